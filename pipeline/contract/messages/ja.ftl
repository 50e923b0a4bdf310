# What findings say, in Japanese. Entries and what is filled in are those of en.ftl; behind them come
# the checks, under the names that their headers give them: the message is the entry, and `.hint`,
# `.title`, `.definition`, `.example` and `.cure` are the lines of the header with these names.
#
# Names of columns, datasets, codes, files and values stay as they are, in backticks. Sentences are
# whole, polite (です・ます) and end with a full stop; examples and titles are no sentences.
#
# accepted            受理
# answer (one cell)   回答値
# cell                セル
# centre              センター
# client              支援先
# column              列
# contract            データ仕様
# cost share          マッチング資金
# dataset             データセット
# ending              拡張子
# engagement          支援案件
# enterprise id       企業識別番号
# extract             提出データ
# fiscal year         会計年度
# funding line        資金明細
# header              見出し行
# held out of totals  合計から除外
# id                  識別番号
# in force            有効
# inbox               受信フォルダー
# office              全国事務局、事務局
# outcome             成果
# outcome measure     成果指標
# period              期間
# programme           事業
# receipt             受付票
# refused             不受理
# register number     登録番号
# released            合計に算入
# response            回答
# row                 行
# sheet               シート
# status              状態
# template            ひな形
# threshold           しきい値
# verification        検証
# warning             警告
# workbook            ブック

## Where a finding is: before its message

at-row-and-column = { $row }行目、`{ $column }`列：{ $message }
at-cell = { $row }行目、`{ $column }`列（セル`{ $cell }`）：{ $message }
at-row = { $row }行目：{ $message }
at-column = `{ $column }`列：{ $message }

## Files and their paths

unreadable-entry = 受信フォルダーに読み取れない項目があります：{ $problem }
    .hint = 名前を英数字、`.`、`_`、`-`だけに変更するか、アクセス権を修正してください。
unreadable-file = ファイルを読み取れません：{ $problem }
    .hint = もう一度書き出してください。
unread-file = ファイルを読み取れません。{ $kind ->
        [link] ファイルではなく、シンボリックリンクです。
        [folder] ファイルではなく、フォルダーです。
        [pipe] ファイルではなく、名前付きパイプです。
        [socket] ファイルではなく、ソケットです。
        [device] ファイルではなく、デバイスです。
        [hard-link] ハードリンクにより、別の場所に別の名前でも存在しています。
        [odd-name] 名前に、表示されない文字が含まれています。
        [too-deep] フォルダーの階層が深すぎます。
        [unreachable] { $problem }
       *[other] ファイルとは別の種類のものです。
    }
    .hint = リンクなどではなく、通常のファイルそのものを置いてください。
empty-file = ファイルが空です。
    .hint = もう一度書き出してください。行のないデータセットの場合は、見出し行だけのファイルにしてください。
no-extract-path = パスが`<センター>/<期間>/<データセット>.csv`の形になっていません。
    .hint = ファイルを該当するセンターと期間のフォルダーに入れてください。データセットごとにシートのあるブックは、`<センター>/<期間>.xlsx`として入れてください。
unknown-centre = この事業には`{ $centre }`というセンターがありません。
    .hint = ファイルを自センターのフォルダーに移してください。センターの一覧は`centres.csv`にあります。
nearly-a-centre = この事業には`{ $centre }`というセンターがありません。
    .hint = `{ $near }`ではありませんか。センターの一覧は`centres.csv`にあります。
unknown-period = この事業の暦には`{ $period }`という期間がありません。
    .hint = 期間の名前は`{ $example }`（{ $days }）のように付けてください。
period-not-begun = 期間`{ $period }`（{ $days }）はまだ始まっていません。
    .hint = 各行が属する期間のフォルダーに提出してください。
centre-not-open = センター`{ $centre }`は、`{ $period }`（{ $days }）には開設されていませんでした。
    .hint = センターが開設されていた期間で提出するか、事務局に`centres.csv`の訂正を依頼してください。
no-such-ending = `{ $file }`の拡張子は、提出データに使えるものではありません。
    .hint = ファイル名を、データセット名に次の拡張子のいずれかを付けたものにしてください：{ $endings }
which-sheet = ブックに複数のシートがありますが、`{ $dataset }`という名前のシートがありません：{ $sheets }
    .hint = 提出するシートの名前を`{ $dataset }`にしてください。
no-sheet = ブックに、データセット名の付いたシートがありません：{ $sheets }
    .hint = 各シートの名前をデータセット名にしてください。データセットの一覧は`counterfoil template`で表示できます。
unknown-dataset = データ仕様には`{ $dataset }`というデータセットがありません。
    .hint = ファイル名をデータセット名にしてください。データセットの一覧は`counterfoil template`で表示できます。
nearly-a-dataset = データ仕様には`{ $dataset }`というデータセットがありません。
    .hint = `{ $near }.csv`ではありませんか。
not-filed-by-office = `{ $dataset }`は全国事務局が提出するものではありません。
    .hint = そのデータが属するセンターのフォルダーに提出してください。
filed-by-office-only = `{ $dataset }`を提出できるのは全国事務局だけです。
    .hint = 全国事務局に送付してください。事務局が`_programme`として提出します。
several-files = `{ $extract }`のファイルが複数あります：{ $paths }
    .hint = 使用しないファイルを削除してください。

## Headers

first-line-blank = 見出し行が空白です。
    .hint = ひな形のとおり、1行目に列名を入れてください。
no-labels = 見出し行が空白です。
    .hint = { template-hint }
header-further-down = 1行目の`{ $value }`は見出し行ではありません。見出し行は{ $header_row }行目にあります。
    .hint = 見出し行より上の行を削除してください。
other-separator = 列の区切りがコンマではなく、{ $separator ->
        [tab] タブ
        [space] 空白
       *[other] `{ $separator }`
    }になっています：`{ $value }`
    .hint = 列の間を`,`で区切ったCSVとして保存してください。
other-dataset = `{ $value }`で始まる見出し行は、`{ $dataset }`のものではなく、`{ $other }`のものです。
    .hint = ファイル名を`{ $other }.csv`にするか、`{ $dataset }`を書き出してください。
no-known-label = 1行目に`{ $dataset }`の列名が一つもありません。1行目は`{ $value }`で始まっています。
    .hint = 1行目に列名を入れてください。{ template-hint }
blank-label = { $number }番目の列に名前がありません。
    .hint = ひな形のとおりに列名を付けるか、その列を削除してください。
duplicate-label = { $first }番目と{ $number }番目の列が同じ名前です。
    .hint = どちらかの列を削除するか、列名を変更してください。
extra-label = この列はデータ仕様にありません。
    .hint = 対応は不要です。この列は読み込まれません。
nearly-a-label = この列はデータ仕様にありません。
    .hint = `{ $near }`のことであれば、列名を変更してください。そうでなければ対応は不要です。この列は読み込まれません。
missing-label = 見出し行にこの列がありません。
    .hint = 列を追加し、値が分からないセルは空にしてください。{ template-hint }
template-hint = 見出し行は`counterfoil template { $dataset }`で表示できます。

## Files as a whole

other-format = ファイルの拡張子は`{ $ending }`ですが、中身は{ $format ->
        [text] 通常のテキストです。
        [xlsx] Excelのブック（`.xlsx`）です。
        [xls] 古い形式のExcelのブック（`.xls`）、またはパスワードの付いたブックです。
        [ods] OpenDocumentの表計算ファイル（`.ods`）です。
        [zip] `zip`アーカイブです。
        [gzip] `gzip`で圧縮されています。
        [bzip2] `bzip2`で圧縮されています。
        [xz] `xz`で圧縮されています。
        [zstd] `zstd`で圧縮されています。
        [sevenzip] `7z`アーカイブです。
        [rar] `RAR`アーカイブです。
        [pdf] PDFです。
        [parquet] `Parquet`ファイルです。
        [arrow] `Arrow`ファイルです。
        [sqlite] `SQLite`データベースです。
        [picture] 画像です。
        [rtf] 書式付きテキスト（`RTF`）です。
        [json] `JSON`です。
        [html] ウェブページ（`HTML`）です。
        [xml] `XML`です。
       *[nul] テキストではなく、`NUL`バイトを含むデータです。
    }
    .hint = { $format ->
        [text] { ending-of-its-own }`.csv`
        [xlsx] { ending-of-its-own }`.xlsx`
        [ods] { ending-of-its-own }`.ods`
        [gzip] { ending-of-its-own }`.csv.gz`
        [parquet] { ending-of-its-own }`.parquet`
        [json] 1行に一つずつオブジェクトを書き、{ ending-of-its-own }`.ndjson`
        [xls] パスワードの付いていないExcelのブック（`.xlsx`）、または`CSV UTF-8`形式で保存してください。
        [zip] { unpack }
        [bzip2] { unpack }
        [xz] { unpack }
        [zstd] { unpack }
        [sevenzip] { unpack }
        [rar] { unpack }
       *[other] `CSV UTF-8`形式、またはExcelのブックとして書き出してください。拡張子を変えるだけでは、どちらの形式にもなりません。
    }
ending-of-its-own = 拡張子を中身に合ったものに変更してください：
unpack = 展開して、中にあるファイルを送付してください。
other-encoding = ファイルの文字コードがUTF-8ではなく、`{ $encoding }`です。
    .hint = { save-as-utf8 }
not-utf8 = ファイルの文字コードがUTF-8ではなく、`{ $encoding }`のようです。該当する最初のセルは`{ $value }`です。
    .hint = { save-as-utf8 }
save-as-utf8 = ファイルを`CSV UTF-8`形式で保存してください。Excelでは、通常のCSVとは別のファイルの種類として選べます。

## Rows

record-without-end = この行から始まるレコードに終わりがありません。ファイルの残りは読み取られていません。
    .hint = この行の二重引用符が閉じられていないと考えられます。閉じるか、文字列に含まれる二重引用符であれば二つ重ねてください。
open-quote = 二重引用符が閉じられないまま、ファイルが終わっています。
    .hint = ファイルが途中で切れていると考えられます。もう一度書き出してください。切れていない場合は、ここで始まっている二重引用符を閉じてください。
damaged = ファイルが壊れているか、拡張子のとおりの形式ではありません。
    .hint = ファイルを開いて保存し直すか、もう一度書き出してください。
bomb = ファイルを展開すると、提出データではあり得ないほど大きくなります。
    .hint = もう一度書き出してください。本当にその大きさであれば、CSVとして送付してください。
too-large = ブックの文字の量が、読み取れる上限を超えています。
    .hint = CSVとして送付してください。
locked = ブックを開くのにパスワードが必要です。
    .hint = パスワードを付けずに保存してください。
merged-cells = セル`{ $range }`が一つに結合されています。
    .hint = セルの結合を解除し、それぞれのセルに値を入力してください。
no-object = この行はJSONのオブジェクトではありません。
    .hint = 1行に一つずつ、`{"{"}"名前": 値, …{"}"}`の形でオブジェクトを書き、その間には何も入れないでください。
name-twice = オブジェクトに`{ $label }`という名前が二度あります。
    .hint = 使用するほうだけを残してください。
miscounted = レコード数が一致しません。セルを読み取って数えると{ $parsed }件、行末で数えると{ $by_lines }件です。
    .hint = すべての文字列を二重引用符で囲んで、もう一度書き出してください。
quote-inside = `{ $value }`の中に二重引用符があります。
    .hint = `"いわゆる""試作品"""`のように、文字列全体を二重引用符で囲み、中の二重引用符は二つ重ねてください。
text-behind-quote = 閉じた二重引用符の後に文字があります：`{ $value }`
    .hint = 二重引用符は文字列の最後で閉じ、文字列に含まれる二重引用符は二つ重ねてください。
repeated-header = この行は見出し行の繰り返しです。
    .hint = 見出し行は1行目だけにしてください。書き出したファイルをつなぎ合わせた場合は、同じ行が二度入っていないか確認してください。
unfinished-line = 最終行の終わりに改行がありません。数字の途中で切れたファイルでも、完全に見えることがあります。
    .hint = 最終行を元のシステムと照合してください。改行で終わるファイルであれば、完全であると分かります。
blank-row = この行は空白のため、読み飛ばされます。
    .hint = 対応は不要です。必要であれば行を削除してください。
rows-separated-otherwise = 見出し行と違い、この行のセルは{ $separator ->
        [tab] タブ
       *[other] `{ $separator }`
    }で区切られています。同じような行は、個別にはお知らせしません。
    .hint = すべての列の間を同じ文字で区切ったCSVとして保存してください。
broken-row = この行は{ $last }行目まで続いています。つなげると、見出し行と同じ{ $expected }個のセルになります。
    .hint = セルの中に改行があります。改行を取り除くか、すべての文字列を二重引用符で囲んで、もう一度書き出してください。
missing-cell = この行のセルは{ $found }個ですが、見出し行の列は{ $expected }個です。
    .hint = 足りないセルを追加してください。値が分からないセルは空にしてください。
missing-name = 最初のオブジェクトにあるこの名前が、このオブジェクトにはありません。
    .hint = この名前を追加し、値が分からない場合は`null`としてください。
extra-cell = { $number }番目のセルに`{ $value }`がありますが、見出し行の列は{ $expected }個です。
    .hint = コンマなど、セルを区切る文字を含む文字列を二重引用符で囲むか、余分なセルを削除してください。

extra-separators = この行のセルは{ $found }個ですが、見出し行の列は{ $expected }個です。余分な区切り文字のために、値がずれている可能性があります。
    .hint = コンマなど、セルを区切る文字を含む文字列を二重引用符で囲むか、行末の余分な区切り文字を削除してください。

## Cells

required = 必須の項目ですが、セルが空です。
    .hint = 「{ $title }」を入力してください。
required-and-missing = 必須の項目ですが、`{ $value }`は値がないことを表しています。
    .hint = 「{ $title }」を入力してください。
error-cell = セルがエラー`{ $value }`になっています。
    .hint = 数式を訂正してください。値が分からない場合は、セルを空にしてください。
no-result = セルに数式がありますが、その計算結果が保存されていません。
    .hint = ブックを開いて計算させてから、保存してください。または、値そのものを入力してください。
long-number = `{ $value }`は、表計算ソフトが保持できる15桁を超えています。末尾の数字は、入力したものと異なっています。
    .hint = 列の表示形式を文字列にしてから、数字を入力し直してください。
nested-value = `{ $value }`は一つの値ではなく、リストなどの構造です。
    .hint = 値を一つだけ書いてください。
date-instead = `{ $value }`は日付または時刻ですが、この列は日付や時刻の列ではありません。
    .hint = 入力したものを、表計算ソフトが日付や時刻とみなしたと考えられます。セルの表示形式を文字列または数値にしてから、値を入力し直してください。
percent-instead = `{ $value }`はパーセント記号付きで表示されていますが、この列はパーセントの列ではありません。
    .hint = セルの表示形式を数値にしてから、値を入力し直してください。
long-text = `{ $value }`は{ $characters }文字で、上限の{ $most }文字を超えています。
    .hint = { $most }文字以内に短くしてください。
short-text = `{ $value }`は{ $characters }文字で、下限の{ $least }文字に足りません。
    .hint = { $least }文字以上で入力してください。
control-character = `{ $value }`に制御文字`{ $code_point }`が含まれています。
    .hint = その文字を取り除くか、文字列を入力し直してください。
unseen-character = `{ $value }`に、文字列には使えない文字`{ $code_point }`が含まれています。
    .hint = その文字を取り除くか、文字列を入力し直してください。
not-an-id = `{ $value }`は識別番号として使えません。
    .hint = 半角の英数字と`.`、`_`、`-`だけを使い、空白を入れずに{ $most }文字以内で入力してください。
not-a-date = `{ $value }`は日付として読み取れません。
    .hint = { date-hint }
no-such-day = `{ $value }`は暦にない日付です。
    .hint = { date-hint }
date-hint = 日付は`2024-03-31`のように、`YYYY-MM-DD`の形で入力してください。
not-yes-or-no = `{ $value }`は「はい」「いいえ」のどちらを表す値でもありません。
    .hint = `{ $yes }`または`{ $no }`と入力してください。分からない場合は、セルを空にしてください。
not-a-number = `{ $value }`は{ noun }として読み取れません。
    .hint = { $mistake ->
        [not-known] 分からない場合はセルを空にし、「ない」と分かっている場合だけ`0`を入力してください。
        [comma] コンマは使えません。小数点は`.`とし、`1234.50`のように桁区切りなしで入力してください。
        [currency] 通貨記号を取り除いてください。
        [spaces] 空白を取り除き、`1234.50`のように桁区切りなしで入力してください。
        [percent] パーセント記号を取り除いてください。
        [exponent] 指数表記を使わず、すべての桁を入力してください。
        [full-width] 全角ではなく、半角の`0`から`9`までの数字で入力してください。
       *[other] { $type ->
            [integer] `12`のように、数字だけで入力してください。
           *[other] 小数点は`.`とし、`1234.50`のように桁区切りなしで入力してください。
        }
    }
many-decimals = `{ $value }`は小数点以下が{ $decimals }桁ありますが、{ noun }は小数点以下{ $scale }桁までです。
    .hint = 元のシステムで小数点以下{ $scale }桁に丸めてください。こちらでは丸めません。
large-number = `{ $value }`は{ noun }として大きすぎます。
    .hint = 小数点より前は{ $digits }桁までです。
noun = { $type ->
        [integer] 整数
        [money] 金額
        [quantity] 数量
       *[percent] パーセントの値
    }
below-minimum = `{ $value }`は最小値の{ $bound }を下回っています。
    .hint = { $bound }以上の値を入力してください。分からない場合は、セルを空にしてください。
above-maximum = `{ $value }`は最大値の{ $bound }を上回っています。
    .hint = { $bound }以下の値を入力してください。分からない場合は、セルを空にしてください。
not-above = `{ $value }`は{ $bound }より大きい値ではありません。
    .hint = { $bound }より大きい値を入力してください。分からない場合は、セルを空にしてください。
not-below = `{ $value }`は{ $bound }より小さい値ではありません。
    .hint = { $bound }より小さい値を入力してください。分からない場合は、セルを空にしてください。
not-allowed = `{ $value }`は使用できる値ではありません。
    .hint = { allowed-hint }
nearly-allowed = `{ $value }`は使用できる値ではありません。
    .hint = `{ $near }`ではありませんか。{ allowed-hint }
allowed-hint = 次のいずれかを使用してください：`{ $allowed }`
not-of-the-pattern = `{ $value }`は「{ $title }」として正しい形ではありません。
    .hint = `{ $example }`のように入力してください。規則は`{ $pattern }`です。
no-register-number = `{ $value }`は登録番号の形になっていません。
    .hint = 登録番号は規則`{ $pattern }`に従います。分からない場合は、セルを空にしてください。

## Keys

repeated-key = `{ $value }`は{ $first_row }行目にすでにあります。
    .hint = 一つのキーに対する行は一つだけにしてください。この行を削除するか、識別番号を訂正してください。
dangling-reference = { $state ->
        [refused] `{ $value }`がある`{ $resource }`の提出データは、不受理となっています。
       *[unknown] `{ $value }`は、このセンターの`{ $resource }`の提出データのどれにもありません。
    }
    .hint = { $state ->
        [refused] 先に`{ $resource }`の提出データを訂正してください。訂正されれば、この行は正しいものとなります。
       *[unknown] `{ $resource }`の提出データに追加するか、識別番号を訂正してください。
    }
orphaned-reference = `{ $value }`は`{ $resource }`の提出データのどれにもなくなりましたが、有効な`{ $dataset }`の{ $references }行から参照されています。
    .hint = 元に戻すか、それを参照している`{ $dataset }`を、該当する行を除いて再提出してもらってください。
rows-lost = このファイルで置き換えられる前のファイルにあった{ $lost }行が、このファイルにありません。最初のものは{ $first }の行です。
    .hint = なくしてよい行であれば、対応は不要です。ファイルは、前のファイル全体に取って代わります。そうでなければ、行を元に戻して再提出してください。

## What the codes mean, for `counterfoil explain`

code-source-error = ファイルを読み取れないか、ファイルが空であるか、ファイルではないものです。
    .example = 0バイトの`{ $dataset }.csv`
    .cure = ファイルをもう一度書き出してください。行のないデータセットの場合は、見出し行だけのファイルにしてください。
code-format-error = ファイルが拡張子のとおりの形式ではないか、完全ではありません。または、CSVで、二重引用符がセル全体を囲んでいないか、行が改行で分断されているか、セルが見出し行と異なる文字で区切られています。
    .example = `.csv`という名前のブック、見出し行の上の表題、結合されたセル、`"Acme" Inc`、閉じられていない二重引用符
    .cure = 文字列を二重引用符で囲んだCSV、または結合されたセルのないExcelのブックとして保存してください。
code-encoding-error = ファイルがUTF-8のテキストではありません。見たところの文字コードとともに、一度だけお知らせします。
    .example = `Windows-1252`で保存された`São Paulo`、`UTF-16`のファイル
    .cure = ファイルを`CSV UTF-8`形式で保存してください。
code-blank-header = 見出し行、または見出し行の中の列名が空白です。
    .example = `{ $id },,{ $column }`
    .cure = ひな形のとおりに列名を付けるか、その列を削除してください。
code-duplicate-label = 二つの列が同じ名前です。
    .example = `{ $id },{ $column },{ $column }`
    .cure = どちらかの列を削除するか、列名を変更してください。
code-missing-label = データ仕様にある列が、見出し行にありません。
    .example = `{ $column }`のない`{ $dataset }.csv`
    .cure = 列を追加してください。値が分からないセルは空のままにしてください。
code-extra-label = データ仕様にない列です。この列は読み込まれません。
    .example = `{ $dataset }.csv`の中の`notes`
    .cure = データ仕様にある列名の書き誤りでなければ、対応は不要です。
code-repeated-header = 行が見出し行の内容を繰り返しています。
    .example = つなぎ合わせた二つの書き出しファイル、列の表題が入った2行目
    .cure = 見出し行は1行目だけにし、同じ行が二度入っていないか確認してください。
code-missing-cell = 行のセルの数が見出し行より少なくなっています。
    .example = `{ $column }`の後で切れた`{ $dataset }.csv`の行
    .cure = 足りないセルを追加してください。値が分からないセルは空にしてください。
code-extra-cell = 行のセルの数が見出し行より多く、値がずれている可能性があります。空のセルも対象です。ただし、すべての行または見出し行の末尾に同じ空のセルがある場合を除きます。
    .example = 二重引用符で囲まれていない`Acme, Inc.`
    .cure = コンマを含む文字列を二重引用符で囲むか、余分なセルを削除してください。
code-blank-row = 値が一つもない行です。読み飛ばされます。
    .example = `,,,,`
    .cure = 対応は不要です。必要であれば行を削除してください。
code-unfinished-line = 最終行の終わりに改行がなく、数字の途中で切れたファイルでも完全に見えることがあります。
    .example = `2500`の後で切れた25000
    .cure = 最終行を元のシステムと照合し、ファイルの最後に改行を入れてください。
code-type-error = セルの値が、その列の型に合っていません。値を丸めたり推測したりすることはありません。
    .example = `1,234`、`N/A`、`31/12/2023`
    .cure = ひな形のとおりに値を入力してください。分からない場合は、セルを空のままにしてください。
code-constraint-error = 値が、必須、最小値、最大値、書式、使用できる値の一覧といった列の規則に反しています。
    .example = 金額の-1、必須の列の空のセル
    .cure = 元のシステムで値を訂正し、もう一度書き出してください。
code-unique-error = 一度しか使えない列に、同じ値が二度あります。
    .example = 同じ`email`を持つ二つの行
    .cure = 誤っている行を削除するか、その値を訂正してください。
code-primary-key = 提出データの二つの行が同じキーを持っています。
    .example = 5行目と19行目の`{ $id }`がどちらも`C-7`
    .cure = 一つのキーに対する行は一つだけにしてください。
code-foreign-key = 行が参照しているものが、このセンターの提出データのどれにもありません。
    .example = このセンターの`{ $dataset }`の提出データにない`C-99`についての行
    .cure = 参照先の提出データに追加するか、識別番号を訂正してください。
code-orphaned-reference = 有効な行から参照されているものが、再提出によってなくなっています。なくなったものと、それを参照するデータセットごとに、1件ずつお知らせします。
    .example = 前の四半期の別の提出データから参照されている`C-7`が、新しい`{ $dataset }.csv`にない場合
    .cure = ファイルに元どおり入れるか、それを参照している提出データを、該当する行を除いて再提出してください。
code-rows-lost = 有効な提出データにある行が、キーで見て、再提出されたファイルにありません。ファイルごとに1件、なくなった行の数と最初の五つをお知らせします。
    .example = 有効な提出データにある`C-7`と`C-9`の行が、新しい`{ $dataset }.csv`にない場合
    .cure = なくしてよい行であれば、対応は不要です。ファイルは、前のファイル全体に取って代わります。そうでなければ、行を元に戻して再提出してください。
code-unknown-centre = パスにあるセンターが、この事業にありません。
    .example = `inbox/casacde/2024Q1/{ $dataset }.csv`
    .cure = ファイルを自センターのフォルダーに移してください。
code-unknown-period = パスにある期間が、この事業の暦にありません。
    .example = `2024-Q1`、四半期ごとに提出する事業での`2024`
    .cure = フォルダーの名前を、`2024Q1`のように、事業での期間の名前にしてください。
code-unknown-dataset = パスにあるデータセットがデータ仕様にないか、パスが`センター/期間/データセット.csv`の形になっていません。
    .example = `{ $dataset }-final.csv`
    .cure = ファイル名をデータセット名にしてください。
code-ambiguous-extract = 同じセンター、期間、データセットのファイルが受信フォルダーに二つあります。どちらも不受理となります。
    .example = `{ $dataset }.csv`と`{ $dataset }.csv.gz`
    .cure = 使用しないほうのファイルを削除してください。
code-period-not-open = 期間がまだ始まっていないか、その期間にセンターが開設されていませんでした。
    .example = `2031Q1`
    .cure = 各行が属する期間のフォルダーに提出してください。
code-wrong-provider = センターだけが提出するものを全国事務局が提出しているか、その逆です。
    .example = 事務局だけが提出するものをセンターが提出した場合
    .cure = 各データセットを提出するのがセンターか、`_programme`としての事務局か、その両方かは、データ仕様に定められています。データ仕様は`counterfoil template --descriptor`で表示できます。

## Checks

check-answer-without-response = `{ $value }`は回答値ですが、状態が`{ $status }`になっています。
    .hint = セルを空にしてください。支援先が実際に回答している場合は、状態を`complete`または`partial`にしてください。
    .title = 回答がないのにある回答値
    .definition = `status`が`refused`、`noncontact`、`ceased_trading`、`ineligible`のいずれかであるのに、`new_sales`から`without_support`までの回答の列に値があります。値のある列ごとに1件お知らせします。
    .example = 状態が`refused`の行にある`new_sales`の5000
check-constraint-error_funding = `{ $value }`は0を下回っていますが、この明細はほかの明細を訂正するものではありません。
    .hint = 訂正の対象となる明細を`adjustment_of`に入力するか、金額を訂正してください。
    .title = ほかの列によって決まる規則
    .definition = `adjustment_of`がないのに、`awarded`または`spent`が0を下回っています。一つの列だけに関する規則は、セルを読み取るときに確認されます。
    .example = どの明細も訂正しない、`awarded`の-50000
check-constraint-error_outcomes = 状態が`{ $status }`の場合、日付は必須です。
    .hint = 回答の対象となった最後の支援案件の最終日を入力してください。
    .title = ほかの列によって決まる規則
    .definition = `status`が`complete`または`partial`であるのに、`service_closed_on`が空です。一つの列だけに関する規則は、セルを読み取るときに確認されます。
    .example = `complete`の回答で空になっている`service_closed_on`
check-contradictory-answer = `{ $value }`は成果のすべてを事業によるものとしていますが、`without_support`は`same`で、事業がなくても同じ成果があったことになります。
    .hint = どちらが正しいかを支援先に確認し、もう一方を訂正してください。回答値は、このままでも集計されます。
    .title = 矛盾する回答値
    .definition = `complete`または`partial`の回答で、`attribution`が100であるのに`without_support`が`same`になっているか、`attribution`が0であるのに`without_support`が`not_at_all`になっています。
    .example = `without_support`が`same`であるのに、`attribution`が100
check-contradictory-answer--none = `{ $value }`は成果をまったく事業によるものとしていませんが、`without_support`は`not_at_all`で、事業がなければ成果はなかったことになります。
    .hint = { check-contradictory-answer.hint }
check-copied-down = { $amounts }個の項目の回答値が、この行から{ $last_row_number }行目まで同じです。
    .hint = 行を下に向かってコピーしたと考えられます。それぞれの支援先の回答を入力してください。実際に同じ回答であれば、対応は不要です。
    .title = 下にコピーされた回答値
    .definition = 5行以上続けて、`new_sales`から`avoided_investment`までのうち同じ三つ以上の列の回答値が同じで、その一つ以上が0ではありません。空のセルは回答値とみなしません。連続する行について1件、その最初の行の、0でない最初の列にお知らせします。
    .example = 14行目から19行目までのどの行も、`new_sales`が120000、`jobs_created`が2、`savings_labour`が8000
check-cost-share-from-national = `{ $value }`となっていますが、`source`が`national`の明細はマッチング資金にはなりません。
    .hint = `cost_share`を`false`にしてください。国の資金でない場合は、`source`を訂正してください。
    .title = マッチング資金とされた国の資金
    .definition = `source`が`national`の明細で、`cost_share`が`true`になっています。全国事務局が支払う資金は、それ自体のマッチング資金にはなりません。
    .example = `source`が`national`の明細で`true`になっている`cost_share`
check-date-order_engagements = `{ $value }`は、`started_on`の{ $started_on }より前です。
    .hint = 二つの日付のうち、誤っているほうを訂正してください。
    .title = 日付の順序の誤り
    .definition = 支援案件の`closed_on`が、`started_on`より前です。
    .example = `started_on`が2023-11-05であるのに、`closed_on`が2023-10-05
check-date-order_outcomes = `{ $value }`は、`surveyed_on`の{ $surveyed_on }より後です。
    .hint = 二つの日付のうち、誤っているほうを訂正してください。
    .title = 日付の順序の誤り
    .definition = 回答の`service_closed_on`が、`surveyed_on`より後です。
    .example = `surveyed_on`が2024-02-05であるのに、`service_closed_on`が2024-03-05
check-digit-heaping = 0より大きい{ $answers }件の値のうち{ $heaped }件は、500000のように0以外の数字が一つだけです。概算の値と思われます。
    .hint = 支援先がそのように回答したのであれば、対応は不要です。可能であれば、帳簿上の数値を支援先に確認してください。
    .title = 丸められた数値
    .definition = ファイルの`complete`と`partial`の回答に、0より大きい`new_sales`が30件以上あり、その60％を超える値で、0以外の数字が一つだけです。
    .example = 30件の回答値のうち25件が100000、500000または2000000
check-extreme-value = { $measure ->
        [new_sales] 「新規売上」
        [retained_sales] 「維持された売上」
        [jobs_created] 「新規雇用」
        [jobs_retained] 「維持された雇用」
        [cost_savings] 「費用の削減」
        [investment] 「投資」
        [avoided_investment] 「回避された投資」
       *[other] `{ $measure }`
    }の`{ $value }`は、事業のしきい値{ $threshold }を超えています。事務局が検証するまで、合計から除外されます。
    .hint = 支援先に値を確認し、誤っていれば訂正してください。正しければ`confirmed`を`true`にしてください。これにより、事務局に検証を依頼することになります。
    .title = 極端な値
    .definition = `complete`または`partial`の回答の成果指標が事業のしきい値を超えており、ちょうどその値についての有効な検証がありません。複数の列を合計する指標では、値のある最初の列に、合計を値としてお知らせします。
    .example = しきい値が10000000であるのに、`new_sales`が25000000
check-id-reused = `{ $value }`は、`{ $other_period }`（{ $days }）の回答の識別番号でもあります。どちらも集計されます。
    .hint = 調査ツールが書き出しのたびに1から番号を付けているのであれば、対応は不要です。もう一方の行の重複であれば、この行を削除してください。
    .title = 別のものを指す識別番号
    .definition = センターの別の期間にある識別番号が、別のものを指しています。以前の期間と同じ`response_id`、支援先が異なる`engagement_id`、`enterprise_id`がどちらも分かっていて異なる`client_id`が対象です。連続する二つの期間のうち後の期間の行にお知らせします。支援案件と支援先では、後の期間が今回の提出に含まれない場合、前の期間の行にお知らせします。
    .example = 1月から3月までの調査にある`S1`が、4月から6月までの調査にもある場合
    .cure = 調査ツールが書き出しのたびに1から番号を付けているのであれば、対応は不要です。支援案件や企業には、それぞれ固有の識別番号を付けてください。
check-id-reused--engagement = `{ $value }`は、`{ $other_period }`（{ $days }）では別の支援先の支援案件です。最後の期間の行だけが集計されます。
    .hint = この支援案件に、これまで使われていない識別番号を付けてください。支援先が誤っている場合は、誤っている箇所を訂正してください。
check-id-reused--client = `{ $value }`は、`{ $other_period }`（{ $days }）では企業識別番号が異なります。同じ支援先として扱われ、最後の企業識別番号が使われます。
    .hint = この企業に、これまで使われていない支援先の識別番号を付けてください。企業識別番号が誤っている場合は、誤っている箇所を訂正してください。
check-id-reused_verified = `{ $value }`は`{ $other_period }`（{ $days }）の回答の識別番号でもあり、事務局はその識別番号の回答を検証しています。この検証は、今後はこの回答についてのものとなります。
    .hint = この回答に固有の識別番号を付けてください。それができない場合は、事務局に連絡してください。事務局が、すでに合計に算入した値を改めて検証します。
    .title = 別のものを指す識別番号（検証済み）
    .definition = センターの以前の期間にもある`response_id`で、後のほうの期間またはその後に事務局が検証したものです。検証は今後は後の回答についてのものとなり、それによって合計に算入されていた前の回答の値は、再び除外されます。
    .example = 1月から3月までの`S2`の値を事務局が5月に合計に算入した後で、4月から6月までの調査にも`S2`がある場合
    .cure = 後の回答に固有の識別番号を付けるか、事務局に前の回答の検証をもう一度依頼してください。
check-jobs-exceed-employees = `{ $value }`は、上限である支援先の従業員数{ $employees }人の{ $employees_share }倍を超えています。新規雇用と維持された雇用は、事務局が検証するまで、合計から除外されます。
    .hint = 支援先に雇用の数を確認し、`clients`のファイルにある従業員数も確認してください。すべて正しければ`confirmed`を`true`にしてください。これにより、事務局に検証を依頼することになります。
    .title = 従業員数を超える維持された雇用
    .definition = `complete`または`partial`の回答の`jobs_retained`が、`surveyed_on`の会計年度における支援先の`employees`に`share_of_client_employees`を掛けた値を超えており、`jobs_created`と`jobs_retained`の少なくとも一方は、ちょうどその値についての検証により合計に算入されていません。`jobs_retained`の列にお知らせします。事業が`share_of_client_employees`を設定していなければ、お知らせしません。
    .example = 従業員数が25人の支援先で、`jobs_retained`が40
check-late-entry = `{ $value }`は、期間の初日{ $period_starts_on }より前です。
    .hint = 日付が正しければ、対応は不要です。支援案件はその日付で集計されます。誤っていれば訂正してください。
    .title = 遅れて入力された案件
    .definition = `closed_on`が期間の初日より前です。支援案件はその日付で集計されます。`date-order`ですでにお知らせしているものは含みません。
    .example = 2023-10-01に始まる期間のファイルで、`closed_on`が2023-09-20
check-no-zeros = { $measure ->
        [new_sales] 「新規売上」
        [retained_sales] 「維持された売上」
        [jobs_created] 「新規雇用」
        [jobs_retained] 「維持された雇用」
        [cost_savings] 「費用の削減」
        [investment] 「投資」
        [avoided_investment] 「回避された投資」
       *[other] `{ $measure }`
    }の回答値は{ $answers }件ありますが、0が一つもありません。空のセルが「なし」を意味している可能性があります。
    .hint = 支援先が「なし」と回答した場合は0を入力し、回答がなかった場合だけセルを空にしてください。
    .title = 0が一つもない
    .definition = ファイルの`complete`と`partial`の回答に、ある成果指標の回答値が20件以上ありますが、0が一つもありません。複数の列を合計する指標では合計で判定し、最初の列にお知らせします。
    .example = `jobs_created`の値が25件あり、0が一つもない場合
check-out-of-period_clients = `{ $value }`は、期間の最終日{ $period_ends_on }より後です。
    .hint = 日付を訂正するか、この行が属する期間のファイルに移してください。
    .title = 期間外の日付
    .definition = `first_served_on`が期間の最終日より後です。
    .example = 2023-12-31に終わる期間のファイルで、`first_served_on`が2024-02-01
check-out-of-period_engagements = `{ $value }`は、期間の最終日{ $period_ends_on }より後です。
    .hint = 日付を訂正するか、この行が属する期間のファイルに移してください。
    .title = 期間外の日付
    .definition = `started_on`または`closed_on`が期間の最終日より後です。
    .example = 2023-12-31に終わる期間のファイルで、`started_on`が2024-02-01
check-out-of-period_outcomes = `{ $value }`は、期間の最終日{ $period_ends_on }より後です。
    .hint = 日付を訂正するか、この行が属する期間のファイルに移してください。
    .title = 期間外の日付
    .definition = `surveyed_on`が期間の外にあります。ファイル全体が`wrong-period`としてお知らせされる場合を除きます。
    .example = 2023-12-31に終わる期間のファイルで、`surveyed_on`が2024-02-01
check-out-of-period_outcomes--early = `{ $value }`は、期間の初日{ $period_starts_on }より前です。
    .hint = { check-out-of-period_outcomes.hint }
check-row-count-jump = このファイルは{ $rows_now }行ですが、{ $previous_ends_on }に終わった前の期間は{ $rows_before }行でした。
    .hint = 正しければ、対応は不要です。書き出しに漏れがなく、この期間のデータだけが含まれていることを確認してください。
    .title = 行数の大きな変動
    .definition = 行数が、センターの同じデータセットの前の期間と比べて、多いほうの半分を超えて変動しています。多いほうが20行以上の場合が対象です。該当なしの提出は0行とします。
    .example = 前の期間に40件あった支援先が12件
check-sales-exceed-turnover = 新規売上と維持された売上の合計は`{ $value }`ですが、上限は支援先の年間売上高{ $annual_sales }の{ $turnover_share }倍です。事務局が検証するまで、合計から除外されます。
    .hint = 支援先に売上を確認し、`clients`のファイルにある年間売上高も確認してください。すべて正しければ`confirmed`を`true`にしてください。これにより、事務局に検証を依頼することになります。
    .title = 支援先の年間売上高を超える売上
    .definition = `complete`または`partial`の回答の`new_sales`と`retained_sales`の合計が、`surveyed_on`の会計年度における支援先の`annual_sales`（分かっていて、0より大きいもの）に`share_of_client_sales`を掛けた値を超えており、少なくとも一方は、ちょうどその値についての検証により合計に算入されていません。二つのうち、値があって合計に算入されていない最初の列に、合計を値としてお知らせします。
    .example = 年間売上高が800000の支援先で、`new_sales`が950000
check-sales-unchecked = 支援先の年間売上高が入力されていないため、売上`{ $value }`を年間売上高と比べることができません。
    .hint = `clients`のファイルに`annual_sales`を入力し、そのファイルを再提出してください。
    .title = 確認できない売上
    .definition = `complete`または`partial`の回答で`new_sales`または`retained_sales`が0より大きく、`surveyed_on`の会計年度における支援先の`annual_sales`が空または0であるため、年間売上高の規則で確認できません。二つのうち0より大きい最初の列に、両方の合計を値としてお知らせします。
    .example = `annual_sales`が空の支援先で、`new_sales`が120000
check-sales-unchecked--zero = 支援先の年間売上高が0であるため、売上`{ $value }`を年間売上高と比べることができません。
    .hint = { check-sales-unchecked.hint }
check-same-enterprise-twice = `{ $value }`は、支援先`{ $other_client }`の企業識別番号でもあります。
    .hint = 一つの企業には支援先の識別番号を一つだけ付け、すべてのファイルでそれを使ってください。別々の企業であれば、企業識別番号を訂正してください。
    .title = 一つの企業に二つの支援先
    .definition = 有効なデータのうち最新の企業識別番号で見て、センターの二つの支援先が同じ番号を持っています。その番号がある今回の行のそれぞれにお知らせします。
    .example = `C-7`と`C-19`の二つの支援先がどちらも`12-3456789`
check-same-enterprise-twice--elsewhere = `{ $value }`は、別のファイルにあるこのセンターの別の支援先の企業識別番号でもあります。
    .hint = { check-same-enterprise-twice.hint }
check-scale-shift_accounts = 0以外の金額{ $amounts }件の中央値は{ $median }ですが、{ $previous_ends_on }に終わった期間の前のファイルでは{ $median_before }でした。
    .hint = 金額が、千を単位とするものや、セントのような小さい単位のものになっていないか確認してください。そうであれば、通貨の基本単位で入力し、ファイルを再提出してください。正しければ、対応は不要です。
    .title = 桁の異なる金額
    .definition = 0以外の`turnover`、`value_added`または`payroll`が20件以上あり、その中央値が、20件以上ある前の期間の中央値の300倍を超えるか、300分の1を下回っています。損失は絶対値で見ます。
    .example = 前の期間の3100000に対して、`turnover`の中央値が3100
check-scale-shift_clients = 0以外の金額{ $amounts }件の中央値は{ $median }ですが、{ $previous_ends_on }に終わった期間の前のファイルでは{ $median_before }でした。
    .hint = 金額が、千を単位とするものや、セントのような小さい単位のものになっていないか確認してください。そうであれば、通貨の基本単位で入力し、ファイルを再提出してください。正しければ、対応は不要です。
    .title = 桁の異なる金額
    .definition = 0以外の`annual_sales`が20件以上あり、その中央値が、20件以上ある前の期間の中央値の300倍を超えるか、300分の1を下回っています。
    .example = 前のファイルの2400000に対して、`annual_sales`の中央値が2400
check-scale-shift_engagements = 0以外の金額{ $amounts }件の中央値は{ $median }ですが、{ $previous_ends_on }に終わった期間の前のファイルでは{ $median_before }でした。
    .hint = 金額が、千を単位とするものや、セントのような小さい単位のものになっていないか確認してください。そうであれば、通貨の基本単位で入力し、ファイルを再提出してください。正しければ、対応は不要です。
    .title = 桁の異なる金額
    .definition = 0以外の`fee`または`subsidy`が20件以上あり、その中央値が、20件以上ある前の期間の中央値の300倍を超えるか、300分の1を下回っています。
    .example = 前の期間の5200に対して、`fee`の中央値が5.2
check-scale-shift_funding = 0以外の金額{ $amounts }件の中央値は{ $median }ですが、{ $previous_ends_on }に終わった期間の前のファイルでは{ $median_before }でした。
    .hint = 金額が、千を単位とするものや、セントのような小さい単位のものになっていないか確認してください。そうであれば、通貨の基本単位で入力し、ファイルを再提出してください。正しければ、対応は不要です。
    .title = 桁の異なる金額
    .definition = 0以外の`awarded`または`spent`が20件以上あり、その中央値が、20件以上ある前の期間の中央値の300倍を超えるか、300分の1を下回っています。訂正の明細は絶対値で見ます。
    .example = 前の期間の61000に対して、`spent`の中央値が61
check-scale-shift_outcomes = 0以外の金額{ $amounts }件の中央値は{ $median }ですが、{ $previous_ends_on }に終わった期間の前のファイルでは{ $median_before }でした。
    .hint = 金額が、千を単位とするものや、セントのような小さい単位のものになっていないか確認してください。そうであれば、通貨の基本単位で入力し、ファイルを再提出してください。正しければ、対応は不要です。
    .title = 桁の異なる金額
    .definition = `new_sales`から`avoided_investment`までの金額の列に0以外の回答値が20件以上あり、その中央値が、20件以上ある前の期間の中央値の300倍を超えるか、300分の1を下回っています。
    .example = 前の期間の250000に対して、`new_sales`の中央値が25000000
check-second-response = 支援先`{ $value }`には、同じ会計年度に{ $other_surveyed_on }に調査した別の行があります。最も良いものだけが集計されます。
    .hint = どちらも正しければ、対応は不要です。もう一方の行の重複であれば、この行を削除してください。
    .title = 同じ年度の二つ目の回答
    .definition = 支援先に、`surveyed_on`が同じ会計年度に入る別の行があります。`ineligible`の行も含みます。`surveyed_on`、次に`response_id`の順で後になる行にお知らせします。
    .example = 5月に`complete`の行がある支援先の、8月の`partial`の行
check-share-not-percent = { $answers }件の値に1を超えるものがなく、最大の値は{ $largest }です。全体を1とする割合のようですが、パーセントの値として扱われます。
    .hint = 半分であれば50のように、0から100までのパーセントの値を入力し、ファイルを再提出してください。成果の1％より多くを事業によるものとした支援先がなければ、対応は不要です。
    .title = パーセントの代わりの割合
    .definition = ファイルの`complete`と`partial`の回答に`attribution`が10件以上あり、1を超えるものがなく、そのすべてが0か1であるというわけでもありません。
    .example = 40件の回答のすべてで、`attribution`が0.5、0.8、1など
check-spent-exceeds-awarded = `{ $value }`は、`awarded`の{ $awarded }を上回っています。
    .hint = 正しければ、対応は不要です。そうでなければ明細を訂正するか、訂正の対象となる明細を`adjustment_of`に入力してください。
    .title = 交付額を上回る支出
    .definition = `adjustment_of`のない明細で、`spent`が`awarded`を上回っています（`fees`の場合は、得た金額を上回っています）。
    .example = `awarded`が33000であるのに、`spent`が35000
check-stale-engagement = この支援案件は終了していませんが、最後に記載された期間は{ $period_ends_on }に終わり、{ $max_open_months }か月を超えています。
    .hint = `closed_on`を入力するか、支援が続いていた各期間のファイルにこの支援案件を記載してください。
    .title = 動きのない支援案件
    .definition = 終了していない支援案件で、最後に記載された期間の終わりから今日までに`max_open_months`か月を超えています。
    .example = `closed_on`がなく、3年間どのファイルにも記載されていない支援案件
check-survey-lag = `{ $value }`は、`service_closed_on`の{ $service_closed_on }から{ $lag_months }か月後（前後3か月以内）ではありません。
    .hint = どちらの日付も正しければ、対応は不要です。そうでなければ、誤っているほうを訂正してください。
    .title = 早すぎる、または遅すぎる調査
    .definition = `complete`または`partial`の回答の`surveyed_on`が、`service_closed_on`から`lag_months`か月の3か月前より早いか、3か月後より遅くなっています。月数は同じ日から同じ日までを数え、その日がない月では月の最終日を同じ日とみなします。`date-order`ですでにお知らせしているものは含みません。
    .example = 支援の終了が2023-01-31で間隔が6か月であるのに、`surveyed_on`が2024-09-20
check-suspicious-enterprise-id = `{ $value }`が、{ $different_names }件の異なる名称に付いています。
    .hint = どの企業の番号かを確認してください。すべて同じ企業であれば、対応は不要です。
    .title = 疑わしい企業識別番号
    .definition = `enterprise_id`が仮の値（すべて同じ数字、`N-A`など）であるため、値がないものとして扱われます。または、センターの今回の提出ファイルで三つ以上の異なる名称に付いています。この場合、番号はそのまま使われます。
    .example = `999999999`、または`Alder Ltd`、`Birch Ltd`、`Cedar Ltd`のすべてに付いた`12-3456789`
    .cure = 番号が分からない場合は、セルを空にしてください。一つの番号が複数の企業に付いている場合は、誤っている箇所を訂正してください。
check-suspicious-enterprise-id--placeholder = `{ $value }`は登録番号ではなく仮の値であるため、値がないものとして扱われます。
    .hint = 番号を入力してください。分からない場合は、セルを空にしてください。
check-unknown-response = センター`{ $verified_centre_id }`には、有効な回答`{ $value }`がありません。
    .hint = `centre_id`または`response_id`を訂正するか、回答が含まれる`outcomes`を先に読み込むか、回答の期間より前にならない期間で検証を提出してください。
    .title = 存在しない回答の検証
    .definition = 検証の対象となる回答が、そのセンターの検証と同じ期間またはそれより前の期間の、有効な`outcomes`の提出データのどれにもありません。
    .example = センター`harbor`の回答`R-99`の検証があるのに、そのセンターの`outcomes`に`R-99`がない場合
check-unknown-response--later = センター`{ $verified_centre_id }`には、検証の期間またはそれより前に、回答`{ $value }`がありません。
    .hint = { check-unknown-response.hint }
check-verification-mismatch = `{ $value }`は回答の値と異なります。回答の`{ $measure }`は`{ $reported }`です。合計には算入されません。
    .hint = ここの値を訂正するか、センターに回答の訂正を依頼してください。回答とまったく同じ値だけが合計に算入されます。
    .title = 別の値の検証
    .definition = 検証の値が、回答のその指標の値と完全には一致しないか、回答でその指標が空になっています。合計には算入されません。対象となる回答は、検証の期間より後でない最後の期間のものです。`cost_savings`と`investment`は、それぞれ五つの列の合計です。
    .example = 回答の`new_sales`が700000であるのに、検証の値が70000
check-verification-mismatch--empty = `{ $value }`は回答の値と異なります。回答の`{ $measure }`は空です。合計には算入されません。
    .hint = { check-verification-mismatch.hint }
check-wrong-period = 日付のある{ $rows_dated }行のうち{ $rows_elsewhere }行の日付が、`{ $other_period }`（{ $days }）のものです。
    .hint = ファイルをその期間のフォルダーに移すか、日付を訂正してください。
    .title = 別の期間のファイル
    .definition = `surveyed_on`のある行が5行以上あり、その80％以上が、同じ一つの別の期間のものです。行ごとの`out-of-period`の代わりに、一度だけお知らせします。
    .example = 1月から3月までのフォルダーに入っている、4月から6月までの調査

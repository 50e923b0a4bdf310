# What findings say, in Japanese: the entries of en.ftl, with the same things filled in. What the checks say,
# and the words that all keep to, stand in sql/words/ja.ftl.

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
period-locked = 期間{ $period }（{ $days }）は`{ $locked_on }`に締め切られました。
    .hint = 事務局に受け付けを依頼してください：`counterfoil unlock { $centre } { $period } --because …`
was-withdrawn = このファイルそのものは取り下げられています。理由：`{ $because }`
    .hint = ファイルを受付フォルダーから取り除くか、訂正したファイルに置き換えてください。
was-returned = このファイルそのものは事務局から差し戻されています。理由：`{ $because }`
    .hint = 訂正したファイルに置き換えてください。同じファイルは再び受け付けられません。
no-such-ending = `{ $file }`の拡張子は、提出データに使えるものではありません。
    .hint = ファイル名を、データセット名に次の拡張子のいずれかを付けたものにしてください：{ $endings }
which-sheet = ブックに複数のシートがありますが、`{ $dataset }`という名前のシートがありません：{ $sheets }
    .hint = 提出するシートの名前を`{ $dataset }`にしてください。
no-sheet = ブックに、データセット名の付いたシートがありません：{ $sheets }
    .hint = 各シートの名前をデータセット名にしてください。データセットの一覧は`counterfoil template`で表示できます。
unknown-dataset = データ仕様には`{ $dataset }`というデータセットがありません。
    .hint = ファイル名をデータセット名にしてください。データセットの一覧は`counterfoil template`で表示できます。
nearly-a-dataset = データ仕様には`{ $dataset }`というデータセットがありません。
    .hint = `{ $near }`ではありませんか。
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
separator-line = 1行目の`{ $value }`はセルの区切りを示す行です。見出し行は2行目にあります。
    .hint = 1行目を削除してください。セルの区切りは、この行がなくても分かります。
other-separator = 列の区切りがコンマではなく、{ $separator ->
        [tab] タブ
        [space] 空白
       *[other] `{ $separator }`
    }になっています：`{ $value }`
    .hint = 列の間を`,`で区切ったCSVとして保存してください。
other-dataset = `{ $value }`で始まる見出し行は、`{ $dataset }`のものではなく、`{ $other }`のものです。
    .hint = ファイル名を`{ $other }.csv`にするか、`{ $dataset }`を書き出してください。
no-known-label = 1行目に`{ $dataset }`の列名が一つもありません。1行目は`{ $value }`で始まっています。
    .hint = 1行目に列名を入れてください。{ template-hint }{ mapping-hint }
blank-label = { $number }番目の列に名前がありません。
    .hint = ひな形のとおりに列名を付けるか、その列を削除してください。
duplicate-label = { $first }番目と{ $number }番目の列が同じ名前です。
    .hint = どちらかの列を削除するか、列名を変更してください。
extra-label = この列はデータ仕様にありません。
    .hint = 対応は不要です。この列は読み込まれません。
nearly-a-label = この列はデータ仕様にありません。
    .hint = `{ $near }`のことであれば、列名を変更してください。そうでなければ対応は不要です。この列は読み込まれません。
missing-label = 見出し行にこの列がありません。
    .hint = 列を追加し、値が分からないセルは空にしてください。{ template-hint }{ mapping-hint }
missing-own-label = 見出し行に、貴センターの対応表が`{ $meant }`として読む列がありません。
    .hint = 列を追加するか、対応表を直してください。
misplaced-label = 見出し行にこの列がありません。この列のあるべき位置には{ $number }番目の`{ $other }`があり、その列のあるべき位置には{ $own }番目の列があります。
    .hint = 両方の列名を、入っている内容に合わせて変更してください。{ template-hint }
other-than-mapped = ファイルの文字コードが、貴センターの対応表にある`{ $encoding }`ではありません。
    .hint = これまでと同じように書き出すか、対応表の`encoding`を直してください。
no-rate = 貴センターの対応表に、`{ $day }`以前の`{ $currency }`の換算率がありません。
    .hint = `[currency.rates]`に追加してください。
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
guessed-encoding = ファイルの文字コードがUTF-8ではないため、`{ $encoding }`として読み取りました。該当する最初のセルは`{ $value }`と読み取られています。
    .hint = 本来の内容と異なる場合は、ファイルを`CSV UTF-8`形式で保存するか、貴センターの対応表に`encoding`を書いてください。
not-decoded = ファイルに、その文字コードでは文字にならないバイトがあります。
    .hint = ファイルが途中で切れていると考えられます。もう一度書き出すか、`CSV UTF-8`形式で保存してください。
save-as-utf8 = ファイルを`CSV UTF-8`形式で保存してください。Excelでは、通常のCSVとは別のファイルの種類として選べます。{ mapping-hint }

## Rows

record-without-end = この行から始まるレコードに終わりがありません。ファイルの残りは読み取られていません。
    .hint = この行の二重引用符が閉じられていないと考えられます。閉じるか、文字列に含まれる二重引用符であれば二つ重ねてください。
open-quote = 二重引用符が閉じられないまま、ファイルが終わっています。
    .hint = ファイルが途中で切れていると考えられます。もう一度書き出してください。切れていない場合は、ここで始まっている二重引用符を閉じてください。
damaged = ファイルが壊れているか、拡張子のとおりの形式ではありません。
    .hint = ファイルを開いて保存し直すか、もう一度書き出してください。
bomb = ファイルを展開すると、提出データではあり得ないほど大きくなります。
    .hint = もう一度書き出してください。本当にその大きさであれば、CSVとして送付してください。
too-large = ファイルに、大きすぎて読み取れない部分があります。
    .hint = CSVとして送付してください。
locked = ブックを開くのにパスワードが必要です。
    .hint = パスワードを付けずに保存してください。
merged-cells = セル`{ $range }`が一つに結合されています。
    .hint = セルの結合を解除し、それぞれのセルに値を入力してください。
no-object = この行はJSONのオブジェクトではありません。
    .hint = 1行に一つずつ、`{"{"}"名前": 値, …{"}"}`の形でオブジェクトを書き、その間には何も入れないでください。
json-not-utf8 = この行の文字コードがUTF-8ではありません。JSONはUTF-8で書く必要があります：`{ $value }`
    .hint = ファイルをUTF-8で書き出してください。
name-twice = オブジェクトに`{ $label }`という名前が二度あります。
    .hint = 使用するほうだけを残してください。
miscounted = レコード数が一致しません。セルを読み取って数えると{ $parsed }件、行末で数えると{ $by_lines }件です。
    .hint = すべての文字列を二重引用符で囲んで、もう一度書き出してください。
quote-inside = `{ $value }`の中に二重引用符があります。
    .hint = `"いわゆる""試作品"""`のように、文字列全体を二重引用符で囲み、中の二重引用符は二つ重ねてください。
text-behind-quote = 閉じた二重引用符の後に文字があります：`{ $value }`
    .hint = 二重引用符は文字列の最後で閉じ、文字列に含まれる二重引用符は二つ重ねてください。
row-in-quotes = `{ $value }`は改行をまたいで続き、1行分の区切り文字を含んでいます。二重引用符の位置が誤っています。
    .hint = 二重引用符は文字列の最後で閉じるか、取り除いてください。本当にそれだけの区切り文字を含む文字列であれば、改行を入れずに書いてください。
repeated-header = この行は見出し行の繰り返しです。
    .hint = 見出し行は1行目だけにしてください。書き出したファイルをつなぎ合わせた場合は、同じ行が二度入っていないか確認してください。
example-row = この行は、`{ $value }`の印が付いた、ひな形の記入例です。
    .hint = 行を削除してください。実際のデータであれば、`{ $value }`の代わりに固有の識別番号や名前を入力してください。
unfinished-line = 最終行の終わりに改行がありません。数字の途中で切れたファイルでも、完全に見えることがあります。
    .hint = 最終行を元のシステムと照合してください。改行で終わるファイルであれば、完全であると分かります。
blank-row = この行は空白のため、読み飛ばされます。
    .hint = 対応は不要です。必要であれば行を削除してください。
blank-rows = { $row }行目から{ $last }行目までは空白のため、読み飛ばされます。
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
long-float = `{ $value }`は、この列の浮動小数点数が保持できる桁数を超えています。末尾の数字は、元の値と異なることがあります。
    .hint = 列を`decimal(18, 2)`などの10進数、または文字列として書き出してください。
nested-value = `{ $value }`は一つの値ではなく、リストなどの構造です。
    .hint = 値を一つだけ書いてください。
half-letter = `{ $value }`は文字列になりません。エスケープの一つが、文字の半分だけを表しています。
    .hint = 文字をそのまま書くか、両方の半分を書いてください。
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
mapping-hint = または、貴センターの書き方のまま、`counterfoil map suggest`で対応表を作ることもできます。
not-a-date = `{ $value }`は日付として読み取れません。
    .hint = { date-hint }{ mapping-hint }
no-such-day = `{ $value }`は暦にない日付です。
    .hint = { date-hint }
date-hint = 日付は`2024-03-31`のように、`YYYY-MM-DD`の形で入力してください。
not-yes-or-no = `{ $value }`は「はい」「いいえ」のどちらを表す値でもありません。
    .hint = `{ $yes }`または`{ $no }`と入力してください。分からない場合は、セルを空にしてください。
not-a-number = `{ $value }`は{ noun }として読み取れません。
    .hint = { $mistake ->
        [not-known] 分からない場合はセルを空にし、「ない」と分かっている場合だけ`0`を入力してください。
        [comma] コンマは使えません。小数点は`.`とし、`1234.50`のように桁区切りなしで入力してください。{ mapping-hint }
        [currency] 通貨記号を取り除いてください。{ mapping-hint }
        [spaces] 空白を取り除き、`1234.50`のように桁区切りなしで入力してください。{ mapping-hint }
        [percent] パーセント記号を取り除いてください。
        [exponent] 指数表記を使わず、すべての桁を入力してください。
        [full-width] 全角ではなく、半角の`0`から`9`までの数字で入力してください。
       *[other] { $type ->
            [integer] `12`のように、数字だけで入力してください。
           *[other] 小数点は`.`とし、`1234.50`のように桁区切りなしで入力してください。{ mapping-hint }
        }
    }
many-decimals = `{ $value }`は小数点以下が{ $decimals }桁ありますが、{ noun }は小数点以下{ $scale }桁までです。
    .hint = 元のシステムで小数点以下{ $scale }桁に丸めてください。こちらでは丸めません。`.`が桁区切りの場合は取り除いてください。{ mapping-hint }
not-of-the-date-form = `{ $value }`は、貴センターの対応表にある形式（{ $form }）の日付ではありません。
    .hint = その形式で入力するか、対応表の`date_format`に形式を追加してください。
not-of-the-number-form = `{ $value }`は、貴センターの対応表にある書き方の数ではありません（小数点は`{ $decimal_mark }`、{ $grouping ->
        [none] 桁区切りなし
        [space] 桁区切りは空白
       *[other] 桁区切りは`{ $grouping }`
    }）。
    .hint = その書き方で入力するか、対応表を直してください。
not-exact = `{ $value }`は、契約の単位に直すと小数点以下が{ $scale }桁を超えます。
    .hint = 元のシステムで丸めるか、対応表の`times`を直してください。
other-parts = `{ $value }`は{ $found }個の部分に分かれ、貴センターの対応表にある数と違います。
    .hint = セルを直すか、対応表の`split`を直してください。
incomplete-parts = 合わせて一つの値になるセルの一部が空です。
    .hint = すべて入力するか、すべて空にしてください。
zero-contradicted = `{ $value }`が入力されていますが、`{ $asked }`は`{ $answer }`で、「ない」という意味です。
    .hint = どちらかを直してください。
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
    .hint = { allowed-hint }{ mapping-hint }
nearly-allowed = `{ $value }`は使用できる値ではありません。
    .hint = `{ $near }`ではありませんか。{ allowed-hint }{ mapping-hint }
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

## Warnings that ask for an answer

asks-answer = 回答してください。ファイルを直して再提出するか、正しい理由を `counterfoil answer` で伝えます。質問の一覧は `counterfoil follow-up` で見られます

## The workbook that comes back with a refused extract

alike = (同様のものがほかに { $count } 件)
to-do = 対応一覧
to-do-cell = セル
to-do-message = 問題点
to-do-hint = 対応方法
to-do-more = ほかの { $count } 件は `findings.csv` にあります

## The workbook to fill in

guide = 記入方法
guide-sheets = 一つのシートが一つのデータセットです。シートと列の名前は変更しないでください。
guide-example = 各シートの2行目は、`{ $mark }`の印が付いた記入例です。削除してください。残っているものは不受理になります。
guide-required = 見出しがこの色の列は、必須です。
guide-optional = 見出しがこの色の列は、空でもかまいません。
guide-empty = 空のセルは「分からない」、0は「ない」という意味です。
guide-notes = 見出しにカーソルを合わせると、その列に何を入力するかが表示されます。下の一覧も同じ内容です。
guide-nothing = 見出しだけのシートは、期間中に何もなかったという報告になります。提出しないデータセットのシートは削除してください。
guide-file = { $days }のブックは、`{ $path }`として提出してください。提出前に`counterfoil check`で問題点を確認できます。
guide-sheet = シート
guide-column = 列
guide-holds = 内容
guide-rules = 規則
guide-this-row = この行は記入例です。削除してください。残っているものは不受理になります。
guide-choose = 一覧から値を選んでください。
rule-type = { $type ->
        [string] 文字列
        [id] 半角の英数字と`.`、`_`、`-`（空白なし）
        [date] 日付（2024-03-31など）
        [integer] 整数
        [boolean] `{ $yes }`または`{ $no }`
        [money] 金額（{ $currency }、小数点以下2桁まで）
        [quantity] 数値（小数点以下2桁まで）
       *[percent] 0から100までのパーセントの値（パーセント記号なし）
    }
rule-required = 必須
rule-optional = 空でもよい
rule-at-least = { $bound }以上
rule-at-most = { $bound }以下
rule-above = { $bound }より大きい値
rule-below = { $bound }より小さい値
rule-shortest = { $least }文字以上
rule-longest = { $most }文字以内
rule-pattern = 規則`{ $pattern }`に従う形
rule-one-of = 次のいずれか：{ $allowed }
rule-once = 同じ値は一度だけ
rule-refers = `{ $resource }`にもある値

## What the codes mean, for `counterfoil explain`

code-source-error = ファイルを読み取れないか、ファイルが空であるか、ファイルではないものです。
    .example = 0バイトの`{ $dataset }.csv`
    .cure = ファイルをもう一度書き出してください。行のないデータセットの場合は、見出し行だけのファイルにしてください。
code-format-error = ファイルが拡張子のとおりの形式ではないか、完全ではありません。または、CSVで、二重引用符がセル全体を囲んでいないか、行が改行で分断されているか、セルが見出し行と異なる文字で区切られています。
    .example = `.csv`という名前のブック、見出し行の上の表題、結合されたセル、`"Acme" Inc`、閉じられていない二重引用符
    .cure = 文字列を二重引用符で囲んだCSV、または結合されたセルのないExcelのブックとして保存してください。
code-encoding-error = ファイルがUTF-8のテキストではありません。見たところの文字コードとともに、一度だけお知らせします。`Windows-1252`として読み取れた場合は警告とし、正しいかどうかを確かめられる最初のセルを示します。
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
code-example-row = 行がひな形の記入例のままです。読み込まれることはありません。
    .example = `{ $id }`に入った`EXAMPLE-1`
    .cure = 行を削除してください。実際のデータであれば、固有の識別番号や名前を入力してください。
code-missing-cell = 行のセルの数が見出し行より少なくなっています。
    .example = `{ $column }`の後で切れた`{ $dataset }.csv`の行
    .cure = 足りないセルを追加してください。値が分からないセルは空にしてください。
code-extra-cell = 行のセルの数が見出し行より多く、値がずれている可能性があります。空のセルも対象です。ただし、すべての行または見出し行の末尾に同じ空のセルがある場合を除きます。
    .example = 二重引用符で囲まれていない`Acme, Inc.`
    .cure = コンマを含む文字列を二重引用符で囲むか、余分なセルを削除してください。
code-blank-row = 値が一つもない行です。読み飛ばされます。シートでは、連続する行をまとめて一度だけお知らせします。
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
code-locked = 期間が締め切られた後に届いたデータです。
    .example = 1年前に終わった四半期の訂正
    .cure = 事務局に受け付けを依頼してください：`counterfoil unlock CENTRE PERIOD --because …`
code-withdrawn = 事務局が取り下げたファイルそのものが、受付フォルダーに残っています。
    .example = 誤ったセンターのファイルを`counterfoil withdraw`で取り下げた後
    .cure = ファイルを受付フォルダーから取り除くか、訂正したファイルに置き換えてください。
code-returned = 事務局が差し戻したファイルそのものが、再び送られています。
    .example = `counterfoil return`の後に、同じファイルをもう一度
    .cure = 事務局が指摘した点を訂正し、訂正したファイルに置き換えてください。
code-wrong-provider = センターだけが提出するものを全国事務局が提出しているか、その逆です。
    .example = 事務局だけが提出するものをセンターが提出した場合
    .cure = 各データセットを提出するのがセンターか、`_programme`としての事務局か、その両方かは、データ仕様に定められています。データ仕様は`counterfoil template --descriptor`で表示できます。

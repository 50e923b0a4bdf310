# What the checks say, in Japanese, under the names that their headers give them: the message is the entry,
# and `.hint`, `.title`, `.definition`, `.example` and `.cure` are the lines of the header.
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
    .definition = 回答の`service_closed_on`が、`surveyed_on`より後か、すでに始まったどの期間の最終日よりも後です（`surveyed_on`がそれより後になることはありません）。
    .example = `surveyed_on`が2024-02-05であるのに、`service_closed_on`が2024-03-05
check-date-order_outcomes--future = `{ $value }`は、すでに始まったどの期間の最終日（{ $last_day }）よりも後です。
    .hint = 日付を訂正してください。
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
    .hint = `centre_id`または`response_id`を訂正するか、回答が含まれる`outcomes`を先に読み込むか、回答の期間より前にならない期間で検証を提出してください。センターの対応表に`restarts`とある場合は、`2024Q1-17`のように、番号の前に期間が付きます。
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

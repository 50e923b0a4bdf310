# What the checks say, in Korean, under the names that their headers give them: the message is the entry,
# and `.hint`, `.title`, `.definition`, `.example` and `.cure` are the lines of the header.
#
# Names of columns, datasets, codes, files and values stay as they are, in backticks. Sentences are
# whole, polite (합니다체) and end with a full stop; examples and titles are no sentences.
#
# accepted            접수
# answer (one cell)   응답값
# cell                셀
# centre              센터
# client              지원 기업
# column              열
# contract            데이터 규격
# cost share          매칭 자금
# dataset             데이터 세트
# ending              확장자
# engagement          지원 건
# enterprise id       기업 식별번호
# extract             제출 자료
# fiscal year         회계연도
# funding line        자금 항목
# header              머리글 행
# held out of totals  합계에서 제외
# id                  식별번호
# in force            유효
# inbox               수신함
# office              중앙 사무국, 사무국
# outcome             성과
# outcome measure     성과 지표
# period              기간
# programme           사업
# receipt             접수 확인서
# refused             반려
# register number     등록번호
# released            합계에 반영
# response            응답
# row                 행
# sheet               시트
# status              상태
# template            서식
# threshold           기준값
# verification        검증
# warning             경고
# workbook            통합 문서

check-answer-without-response = `{ $value }` 값은 응답값이지만 상태가 `{ $status }`입니다.
    .hint = 셀을 비워 주십시오. 지원 기업이 실제로 응답했다면 상태를 `complete` 또는 `partial` 중 하나로 바꿔 주십시오.
    .title = 응답 없이 입력된 응답값
    .definition = `status` 값이 `refused`, `noncontact`, `ceased_trading`, `ineligible` 중 하나인데 `new_sales`부터 `without_support`까지의 응답 열에 값이 있습니다. 값이 있는 열마다 한 건씩 알립니다.
    .example = 상태가 `refused`인 행에 있는 `new_sales` 5000
check-constraint-error_funding = `{ $value }` 값은 0보다 작지만, 이 항목은 다른 항목을 정정하지 않습니다.
    .hint = 정정 대상 항목을 `adjustment_of` 열에 입력하거나 금액을 고쳐 주십시오.
    .title = 다른 열에 따라 정해지는 규칙
    .definition = `adjustment_of` 없이 `awarded` 또는 `spent` 값이 0보다 작습니다. 한 열에만 관한 규칙은 셀을 읽을 때 검사합니다.
    .example = 어느 항목도 정정하지 않는 `awarded` -50000
check-constraint-error_outcomes = 상태가 `{ $status }`이면 날짜가 필수입니다.
    .hint = 응답의 대상이 된 가장 최근 지원 건의 마지막 날을 입력해 주십시오.
    .title = 다른 열에 따라 정해지는 규칙
    .definition = `status` 값이 `complete` 또는 `partial`인데 `service_closed_on` 셀이 비어 있습니다. 한 열에만 관한 규칙은 셀을 읽을 때 검사합니다.
    .example = `complete` 응답에서 비어 있는 `service_closed_on`
check-contradictory-answer = `{ $value }` 값은 성과를 모두 사업의 덕분으로 보지만, `without_support` 값이 `same`이므로 사업이 없었어도 같은 성과가 있었다는 뜻이 됩니다.
    .hint = 둘 중 어느 것이 맞는지 지원 기업에 확인하고 다른 하나를 고쳐 주십시오. 응답값은 지금 그대로 집계됩니다.
    .title = 서로 어긋나는 응답값
    .definition = `complete` 또는 `partial` 응답에서 `attribution` 값이 100인데 `without_support` 값이 `same`이거나, `attribution` 값이 0인데 `without_support` 값이 `not_at_all`입니다.
    .example = `without_support` 값은 `same`인데 `attribution` 값은 100
check-contradictory-answer--none = `{ $value }` 값은 성과를 전혀 사업의 덕분으로 보지 않지만, `without_support` 값이 `not_at_all`이므로 사업이 없었으면 성과가 없었다는 뜻이 됩니다.
    .hint = { check-contradictory-answer.hint }
check-copied-down = { $amounts }개 항목의 응답값이 이 행부터 { $last_row_number }행까지 같습니다.
    .hint = 행을 아래로 복사해 채운 것으로 보입니다. 각 지원 기업의 응답을 입력해 주십시오. 실제로 같은 응답이라면 조치할 필요가 없습니다.
    .title = 아래로 복사된 응답값
    .definition = 연속된 5개 이상의 행에서 `new_sales`부터 `avoided_investment`까지 중 같은 세 개 이상의 열의 응답값이 같고, 그중 하나 이상이 0이 아닙니다. 빈 셀은 응답값으로 보지 않습니다. 연속된 행에 대해 한 건씩, 그 첫 번째 행의 0이 아닌 첫 번째 열에 알립니다.
    .example = 14행부터 19행까지 모두 `new_sales` 120000, `jobs_created` 2, `savings_labour` 8000
check-cost-share-from-national = `{ $value }`이지만, `source` 값이 `national`인 항목은 매칭 자금이 아닙니다.
    .hint = `cost_share` 값을 `false`로 바꾸거나, 국가 자금이 아니라면 `source` 값을 고쳐 주십시오.
    .title = 매칭 자금으로 표시된 국가 자금
    .definition = `source` 값이 `national`인 항목의 `cost_share` 값이 `true`입니다. 중앙 사무국이 지급하는 자금은 그 자체의 매칭 자금이 될 수 없습니다.
    .example = `source` 값이 `national`인 항목에서 `true`로 된 `cost_share`
check-date-order_engagements = `{ $value }` 날짜가 `started_on` 날짜인 { $started_on }보다 앞섭니다.
    .hint = 두 날짜 중 잘못된 것을 고쳐 주십시오.
    .title = 날짜 순서 오류
    .definition = 지원 건의 `closed_on` 날짜가 `started_on` 날짜보다 앞섭니다.
    .example = `started_on` 날짜는 2023-11-05인데 `closed_on` 날짜는 2023-10-05
check-date-order_outcomes = `{ $value }` 날짜가 `surveyed_on` 날짜인 { $surveyed_on }보다 늦습니다.
    .hint = 두 날짜 중 잘못된 것을 고쳐 주십시오.
    .title = 날짜 순서 오류
    .definition = 응답의 `service_closed_on` 날짜가 `surveyed_on` 날짜보다 늦거나, 이미 시작된 모든 기간의 마지막 날보다 늦습니다. `surveyed_on`은 그보다 늦을 수 없습니다.
    .example = `surveyed_on` 날짜는 2024-02-05인데 `service_closed_on` 날짜는 2024-03-05
check-date-order_outcomes--future = `{ $value }` 날짜가 이미 시작된 모든 기간의 마지막 날인 { $last_day }보다 늦습니다.
    .hint = 날짜를 고쳐 주십시오.
check-digit-heaping = 0보다 큰 값 { $answers }건 중 { $heaped }건은 500000처럼 0이 아닌 숫자가 하나뿐입니다. 어림한 값으로 보입니다.
    .hint = 지원 기업이 그렇게 응답했다면 조치할 필요가 없습니다. 가능하면 지원 기업에 장부상의 수치를 확인해 주십시오.
    .title = 어림수
    .definition = 파일의 `complete` 및 `partial` 응답에 0보다 큰 `new_sales` 값이 30건 이상 있고, 그중 60%를 넘는 값에 0이 아닌 숫자가 하나뿐입니다.
    .example = 응답값 30건 중 25건이 100000, 500000 또는 2000000
check-extreme-value = { $measure ->
        [new_sales] ‘신규 매출’
        [retained_sales] ‘유지된 매출’
        [jobs_created] ‘신규 일자리’
        [jobs_retained] ‘유지된 일자리’
        [cost_savings] ‘비용 절감’
        [investment] ‘투자’
        [avoided_investment] ‘회피된 투자’
       *[other] `{ $measure }`
    } 항목의 `{ $value }` 값이 사업의 기준값 { $threshold }보다 큽니다. 사무국이 검증할 때까지 합계에서 제외됩니다.
    .hint = 지원 기업에 값을 확인하고, 잘못되었으면 고쳐 주십시오. 맞으면 `confirmed` 값을 `true`로 바꿔 주십시오. 그러면 사무국에 검증을 요청하게 됩니다.
    .title = 지나치게 큰 값
    .definition = `complete` 또는 `partial` 응답의 성과 지표가 사업의 기준값보다 크고, 정확히 그 값에 대한 유효한 검증이 없습니다. 여러 열을 합하는 지표는 값이 있는 첫 번째 열에 합계를 값으로 알립니다.
    .example = 기준값이 10000000인데 `new_sales` 값이 25000000
check-id-reused = `{ $value }`은(는) `{ $other_period }`({ $days }) 기간에 있는 응답의 식별번호이기도 합니다. 둘 다 집계됩니다.
    .hint = 설문 도구가 내보낼 때마다 1부터 번호를 매긴다면 조치할 필요가 없습니다. 다른 행과 중복된다면 이 행을 삭제해 주십시오.
    .title = 다른 대상을 가리키는 식별번호
    .definition = 센터의 다른 기간에 있는 식별번호가 이제 다른 대상을 가리킵니다. 이전 기간에 있던 `response_id`, 지원 기업이 다른 `engagement_id`, 양쪽 모두 알려진 `enterprise_id`가 서로 다른 `client_id`가 해당합니다. 이어지는 두 기간 중 뒤 기간의 행에 알립니다. 지원 건과 지원 기업은 뒤 기간이 이번 제출에 없으면 앞 기간의 행에 알립니다.
    .example = 1월부터 3월까지의 설문에 있는 `S1`이 4월부터 6월까지의 설문에도 있는 경우
    .cure = 설문 도구가 내보낼 때마다 1부터 번호를 매긴다면 조치할 필요가 없습니다. 지원 건이나 기업에는 각각 고유한 식별번호를 붙여 주십시오.
check-id-reused--engagement = `{ $value }`은(는) `{ $other_period }`({ $days }) 기간에는 다른 지원 기업의 지원 건입니다. 가장 최근 기간의 행만 집계됩니다.
    .hint = 이 지원 건에 다른 지원 건이 쓴 적이 없는 식별번호를 붙여 주십시오. 지원 기업이 잘못되었다면 잘못된 곳을 고쳐 주십시오.
check-id-reused--client = `{ $value }`의 기업 식별번호가 `{ $other_period }`({ $days }) 기간에는 다릅니다. 하나의 지원 기업으로 보며, 가장 최근의 기업 식별번호를 사용합니다.
    .hint = 이 기업에 다른 기업이 쓴 적이 없는 지원 기업 식별번호를 붙여 주십시오. 기업 식별번호가 잘못되었다면 잘못된 곳을 고쳐 주십시오.
check-id-reused_verified = `{ $value }`은(는) `{ $other_period }`({ $days }) 기간에 있는 응답의 식별번호이기도 하며, 사무국이 그 식별번호의 응답을 검증했습니다. 이제 그 검증은 이 응답에 대한 것이 됩니다.
    .hint = 이 응답에 고유한 식별번호를 붙여 주십시오. 그럴 수 없으면 사무국에 알려 주십시오. 사무국이 이미 합계에 반영한 값을 다시 검증합니다.
    .title = 다른 대상을 가리키는 식별번호(검증됨)
    .definition = 센터의 이전 기간에도 있는 `response_id`이며, 뒤 기간 또는 그 이후에 사무국이 검증한 것입니다. 검증은 이제 뒤의 응답에 대한 것이 되고, 그 검증으로 합계에 반영되었던 앞 응답의 값은 다시 제외됩니다.
    .example = 사무국이 1월부터 3월까지의 `S2` 값을 5월에 합계에 반영했는데, 4월부터 6월까지의 설문에 `S2`가 다시 나오는 경우
    .cure = 뒤의 응답에 고유한 식별번호를 붙이거나, 사무국에 앞의 응답을 다시 검증해 달라고 요청해 주십시오.
check-jobs-exceed-employees = `{ $value }` 값은 한도인 지원 기업 종업원 수 { $employees }명의 { $employees_share }배보다 큽니다. 신규 일자리와 유지된 일자리는 사무국이 검증할 때까지 합계에서 제외됩니다.
    .hint = 지원 기업에 일자리 수를 확인하고, `clients` 파일에 있는 종업원 수도 확인해 주십시오. 모두 맞으면 `confirmed` 값을 `true`로 바꿔 주십시오. 그러면 사무국에 검증을 요청하게 됩니다.
    .title = 종업원 수를 넘는 유지된 일자리
    .definition = `complete` 또는 `partial` 응답의 `jobs_retained` 값이 `surveyed_on` 회계연도 기준 지원 기업의 `employees` 값에 `share_of_client_employees`를 곱한 값보다 크고, `jobs_created`와 `jobs_retained` 중 적어도 하나는 정확히 그 값에 대한 검증으로 합계에 반영되지 않았습니다. `jobs_retained` 열에 알립니다. 사업이 `share_of_client_employees` 값을 정하지 않았으면 알리지 않습니다.
    .example = 종업원이 25명인 지원 기업의 `jobs_retained` 40
check-late-entry = `{ $value }` 날짜가 기간의 첫날인 { $period_starts_on }보다 앞섭니다.
    .hint = 날짜가 맞으면 조치할 필요가 없습니다. 지원 건은 그 날짜로 집계됩니다. 틀리면 고쳐 주십시오.
    .title = 늦은 입력
    .definition = `closed_on` 날짜가 기간의 첫날보다 앞섭니다. 지원 건은 그 날짜로 집계됩니다. `date-order` 코드로 이미 알린 것은 제외합니다.
    .example = 2023-10-01에 시작된 기간의 파일에서 `closed_on` 날짜가 2023-09-20
check-no-zeros = { $measure ->
        [new_sales] ‘신규 매출’
        [retained_sales] ‘유지된 매출’
        [jobs_created] ‘신규 일자리’
        [jobs_retained] ‘유지된 일자리’
        [cost_savings] ‘비용 절감’
        [investment] ‘투자’
        [avoided_investment] ‘회피된 투자’
       *[other] `{ $measure }`
    } 항목의 응답값 { $answers }건 중 0이 하나도 없습니다. 빈 셀이 ‘없음’을 뜻할 수 있습니다.
    .hint = 지원 기업이 없다고 응답한 경우에는 0을 입력하고, 응답하지 않은 경우에만 셀을 비워 두십시오.
    .title = 0이 하나도 없음
    .definition = 파일의 `complete` 및 `partial` 응답에 한 성과 지표의 응답값이 20건 이상 있지만 0이 하나도 없습니다. 여러 열을 합하는 지표는 합계로 판단하며, 첫 번째 열에 알립니다.
    .example = `jobs_created` 값이 25건인데 0이 하나도 없는 경우
check-out-of-period_clients = `{ $value }` 날짜가 기간의 마지막 날인 { $period_ends_on }보다 늦습니다.
    .hint = 날짜를 고치거나, 행이 속하는 기간으로 제출해 주십시오.
    .title = 기간을 벗어난 날짜
    .definition = `first_served_on` 날짜가 기간의 마지막 날보다 늦습니다.
    .example = 2023-12-31에 끝난 기간의 파일에서 `first_served_on` 날짜가 2024-02-01
check-out-of-period_engagements = `{ $value }` 날짜가 기간의 마지막 날인 { $period_ends_on }보다 늦습니다.
    .hint = 날짜를 고치거나, 행이 속하는 기간으로 제출해 주십시오.
    .title = 기간을 벗어난 날짜
    .definition = `started_on` 또는 `closed_on` 날짜가 기간의 마지막 날보다 늦습니다.
    .example = 2023-12-31에 끝난 기간의 파일에서 `started_on` 날짜가 2024-02-01
check-out-of-period_outcomes = `{ $value }` 날짜가 기간의 마지막 날인 { $period_ends_on }보다 늦습니다.
    .hint = 날짜를 고치거나, 행이 속하는 기간으로 제출해 주십시오.
    .title = 기간을 벗어난 날짜
    .definition = `surveyed_on` 날짜가 기간을 벗어납니다. `wrong-period` 코드가 파일 전체를 알리는 경우는 제외합니다.
    .example = 2023-12-31에 끝난 기간의 파일에서 `surveyed_on` 날짜가 2024-02-01
check-out-of-period_outcomes--early = `{ $value }` 날짜가 기간의 첫날인 { $period_starts_on }보다 앞섭니다.
    .hint = { check-out-of-period_outcomes.hint }
check-row-count-jump = 이 파일은 { $rows_now }행이지만, { $previous_ends_on }에 끝난 이전 기간은 { $rows_before }행입니다.
    .hint = 맞으면 조치할 필요가 없습니다. 내보내기에 빠진 것이 없고 이 기간의 자료만 들어 있는지 확인해 주십시오.
    .title = 행 수의 급격한 변화
    .definition = 행 수가 센터의 같은 데이터 세트의 이전 기간과 비교하여 둘 중 큰 수의 절반을 넘게 차이 납니다. 큰 수가 20 이상인 경우가 해당합니다. 해당 없음으로 제출한 자료는 0행으로 봅니다.
    .example = 이전 기간에 40곳이던 지원 기업이 12곳
check-sales-exceed-turnover = 신규 매출과 유지된 매출의 합이 `{ $value }`이지만, 한도는 지원 기업의 연간 매출 { $annual_sales }의 { $turnover_share }배입니다. 사무국이 검증할 때까지 합계에서 제외됩니다.
    .hint = 지원 기업에 매출을 확인하고, `clients` 파일에 있는 연간 매출도 확인해 주십시오. 모두 맞으면 `confirmed` 값을 `true`로 바꿔 주십시오. 그러면 사무국에 검증을 요청하게 됩니다.
    .title = 지원 기업의 연간 매출을 넘는 매출
    .definition = `complete` 또는 `partial` 응답의 `new_sales`와 `retained_sales`의 합이 `surveyed_on` 회계연도 기준 지원 기업의 `annual_sales`(알려져 있고 0보다 큰 값)에 `share_of_client_sales`를 곱한 값보다 크고, 둘 중 적어도 하나는 정확히 그 값에 대한 검증으로 합계에 반영되지 않았습니다. 둘 중 값이 있고 합계에 반영되지 않은 첫 번째 열에 합계를 값으로 알립니다.
    .example = 연간 매출이 800000인 지원 기업의 `new_sales` 950000
check-sales-unchecked = 지원 기업의 연간 매출이 없어 매출 `{ $value }` 값을 연간 매출과 비교할 수 없습니다.
    .hint = `clients` 파일에 `annual_sales` 값을 입력하고 그 파일을 다시 제출해 주십시오.
    .title = 확인할 수 없는 매출
    .definition = `complete` 또는 `partial` 응답의 `new_sales` 또는 `retained_sales` 값이 0보다 크지만, `surveyed_on` 회계연도 기준 지원 기업의 `annual_sales` 값이 없거나 0이어서 연간 매출 규칙으로 확인할 수 없습니다. 둘 중 0보다 큰 첫 번째 열에 두 값의 합계를 값으로 알립니다.
    .example = `annual_sales` 셀이 비어 있는 지원 기업의 `new_sales` 120000
check-sales-unchecked--zero = 지원 기업의 연간 매출이 0이어서 매출 `{ $value }` 값을 연간 매출과 비교할 수 없습니다.
    .hint = { check-sales-unchecked.hint }
check-same-enterprise-twice = `{ $value }`은(는) 지원 기업 `{ $other_client }`의 기업 식별번호이기도 합니다.
    .hint = 하나의 기업에는 지원 기업 식별번호를 하나만 붙이고 모든 파일에서 그것을 사용해 주십시오. 서로 다른 기업이라면 기업 식별번호를 고쳐 주십시오.
    .title = 하나의 기업, 두 지원 기업
    .definition = 유효한 자료 중 가장 최근의 기업 식별번호를 기준으로, 센터의 두 지원 기업이 같은 번호를 가지고 있습니다. 이번에 제출된 행 중 그 번호가 있는 행마다 알립니다.
    .example = 지원 기업 `C-7`과 `C-19`의 번호가 모두 `12-3456789`
check-same-enterprise-twice--elsewhere = `{ $value }`은(는) 다른 파일에 있는 이 센터의 다른 지원 기업의 기업 식별번호이기도 합니다.
    .hint = { check-same-enterprise-twice.hint }
check-scale-shift_accounts = 0이 아닌 금액 { $amounts }건의 중앙값은 { $median }이지만, { $previous_ends_on }에 끝난 기간의 이전 파일에서는 { $median_before }입니다.
    .hint = 금액이 천 단위이거나 센트와 같은 작은 단위로 되어 있지 않은지 확인해 주십시오. 그렇다면 통화의 기본 단위로 입력하여 파일을 다시 제출해 주십시오. 맞으면 조치할 필요가 없습니다.
    .title = 자릿수가 다른 금액
    .definition = 0이 아닌 `turnover`, `value_added` 또는 `payroll` 값이 20건 이상 있고, 그 중앙값이 20건 이상인 이전 기간의 중앙값의 300배를 넘거나 300분의 1보다 작습니다. 손실은 절댓값으로 봅니다.
    .example = 이전에는 3100000이던 `turnover` 중앙값이 3100
check-scale-shift_clients = 0이 아닌 금액 { $amounts }건의 중앙값은 { $median }이지만, { $previous_ends_on }에 끝난 기간의 이전 파일에서는 { $median_before }입니다.
    .hint = 금액이 천 단위이거나 센트와 같은 작은 단위로 되어 있지 않은지 확인해 주십시오. 그렇다면 통화의 기본 단위로 입력하여 파일을 다시 제출해 주십시오. 맞으면 조치할 필요가 없습니다.
    .title = 자릿수가 다른 금액
    .definition = 0이 아닌 `annual_sales` 값이 20건 이상 있고, 그 중앙값이 20건 이상인 이전 기간의 중앙값의 300배를 넘거나 300분의 1보다 작습니다.
    .example = 이전 파일에서는 2400000이던 `annual_sales` 중앙값이 2400
check-scale-shift_engagements = 0이 아닌 금액 { $amounts }건의 중앙값은 { $median }이지만, { $previous_ends_on }에 끝난 기간의 이전 파일에서는 { $median_before }입니다.
    .hint = 금액이 천 단위이거나 센트와 같은 작은 단위로 되어 있지 않은지 확인해 주십시오. 그렇다면 통화의 기본 단위로 입력하여 파일을 다시 제출해 주십시오. 맞으면 조치할 필요가 없습니다.
    .title = 자릿수가 다른 금액
    .definition = 0이 아닌 `fee` 또는 `subsidy` 값이 20건 이상 있고, 그 중앙값이 20건 이상인 이전 기간의 중앙값의 300배를 넘거나 300분의 1보다 작습니다.
    .example = 이전에는 5200이던 `fee` 중앙값이 5.2
check-scale-shift_funding = 0이 아닌 금액 { $amounts }건의 중앙값은 { $median }이지만, { $previous_ends_on }에 끝난 기간의 이전 파일에서는 { $median_before }입니다.
    .hint = 금액이 천 단위이거나 센트와 같은 작은 단위로 되어 있지 않은지 확인해 주십시오. 그렇다면 통화의 기본 단위로 입력하여 파일을 다시 제출해 주십시오. 맞으면 조치할 필요가 없습니다.
    .title = 자릿수가 다른 금액
    .definition = 0이 아닌 `awarded` 또는 `spent` 값이 20건 이상 있고, 그 중앙값이 20건 이상인 이전 기간의 중앙값의 300배를 넘거나 300분의 1보다 작습니다. 정정 항목은 절댓값으로 봅니다.
    .example = 이전에는 61000이던 `spent` 중앙값이 61
check-scale-shift_outcomes = 0이 아닌 금액 { $amounts }건의 중앙값은 { $median }이지만, { $previous_ends_on }에 끝난 기간의 이전 파일에서는 { $median_before }입니다.
    .hint = 금액이 천 단위이거나 센트와 같은 작은 단위로 되어 있지 않은지 확인해 주십시오. 그렇다면 통화의 기본 단위로 입력하여 파일을 다시 제출해 주십시오. 맞으면 조치할 필요가 없습니다.
    .title = 자릿수가 다른 금액
    .definition = `new_sales`부터 `avoided_investment`까지의 금액 열에 0이 아닌 응답값이 20건 이상 있고, 그 중앙값이 20건 이상인 이전 기간의 중앙값의 300배를 넘거나 300분의 1보다 작습니다.
    .example = 이전에는 250000이던 `new_sales` 중앙값이 25000000
check-second-response = 지원 기업 `{ $value }`에는 같은 회계연도인 { $other_surveyed_on }에 조사한 다른 행이 있습니다. 그중 가장 좋은 것만 집계됩니다.
    .hint = 둘 다 맞으면 조치할 필요가 없습니다. 다른 행과 중복된다면 이 행을 삭제해 주십시오.
    .title = 같은 연도의 두 번째 응답
    .definition = 지원 기업에 `surveyed_on` 날짜가 같은 회계연도에 드는 다른 행이 있습니다. `ineligible` 행도 포함합니다. `surveyed_on`, 그다음 `response_id` 순서로 뒤에 오는 행에 알립니다.
    .example = 5월에 `complete` 행이 있는 지원 기업의 8월 `partial` 행
check-share-not-percent = 값 { $answers }건 중 1보다 큰 것이 없고, 가장 큰 값은 { $largest }입니다. 전체를 1로 하는 비율로 보이지만 백분율로 처리됩니다.
    .hint = 절반이면 50과 같이 0부터 100까지의 백분율을 입력하여 파일을 다시 제출해 주십시오. 성과의 1%보다 많은 부분을 사업의 덕분으로 본 지원 기업이 없다면 조치할 필요가 없습니다.
    .title = 백분율 대신 입력된 비율
    .definition = 파일의 `complete` 및 `partial` 응답에 `attribution` 값이 10건 이상 있고, 1보다 큰 것이 없으며, 모두가 0 또는 1인 것은 아닙니다.
    .example = 응답 40건 모두에서 `attribution` 값이 0.5, 0.8, 1 등
check-spent-exceeds-awarded = `{ $value }` 값이 `awarded` 값인 { $awarded }보다 큽니다.
    .hint = 맞으면 조치할 필요가 없습니다. 그렇지 않으면 항목을 고치거나, 정정 대상 항목을 `adjustment_of` 열에 입력해 주십시오.
    .title = 교부액을 넘는 지출
    .definition = `adjustment_of` 값이 없는 항목에서 `spent` 값이 `awarded` 값보다 큽니다(`fees`의 경우 벌어들인 금액보다 큽니다).
    .example = `awarded` 값은 33000인데 `spent` 값은 35000
check-stale-engagement = 이 지원 건은 끝나지 않았고, 마지막으로 기재된 기간은 { $period_ends_on }에 끝나 { $max_open_months }개월이 넘게 지났습니다.
    .hint = `closed_on` 날짜를 입력하거나, 지원이 계속된 기간의 파일에 이 지원 건을 기재해 주십시오.
    .title = 오래 멈춘 지원 건
    .definition = 끝나지 않은 지원 건이 마지막으로 기재된 기간이 오늘로부터 `max_open_months`개월보다 더 전에 끝났습니다.
    .example = `closed_on` 날짜가 없고 3년 동안 어느 파일에도 기재되지 않은 지원 건
check-survey-lag = `{ $value }` 날짜가 `service_closed_on` 날짜({ $service_closed_on })에서 { $lag_months }개월 후(앞뒤 3개월 이내)가 아닙니다.
    .hint = 두 날짜가 모두 맞으면 조치할 필요가 없습니다. 그렇지 않으면 잘못된 것을 고쳐 주십시오.
    .title = 너무 이르거나 늦은 조사
    .definition = `complete` 또는 `partial` 응답의 `surveyed_on` 날짜가 `service_closed_on` 날짜로부터 `lag_months` - 3개월보다 이르거나 `lag_months` + 3개월보다 늦습니다. 같은 날짜에서 같은 날짜까지로 개월 수를 세며, 그 날짜가 없는 달은 마지막 날을 같은 날짜로 봅니다. `date-order` 코드로 이미 알린 것은 제외합니다.
    .example = 지원이 2023-01-31에 끝나고 간격이 6개월인데 `surveyed_on` 날짜가 2024-09-20
check-suspicious-enterprise-id = `{ $value }` 값이 서로 다른 이름 { $different_names }개에 붙어 있습니다.
    .hint = 어느 기업의 번호인지 확인해 주십시오. 모두 같은 기업이면 조치할 필요가 없습니다.
    .title = 의심스러운 기업 식별번호
    .definition = `enterprise_id` 값이 임시값(모두 같은 숫자, `N-A` 등)이어서 값이 없는 것으로 처리되거나, 센터가 이번에 제출한 파일에서 서로 다른 이름 세 개 이상에 붙어 있습니다. 뒤의 경우 번호는 그대로 유지됩니다.
    .example = `999999999`, 또는 `Alder Ltd`, `Birch Ltd`, `Cedar Ltd`에 모두 붙은 `12-3456789`
    .cure = 번호를 모르면 셀을 비워 두십시오. 하나의 번호가 여러 기업에 붙어 있으면 잘못된 곳을 고쳐 주십시오.
check-suspicious-enterprise-id--placeholder = `{ $value }` 값은 등록번호가 아니라 임시값이므로 값이 없는 것으로 처리됩니다.
    .hint = 번호를 입력하고, 모르는 경우에는 셀을 비워 두십시오.
check-unknown-response = `{ $verified_centre_id }` 센터에는 유효한 `{ $value }` 응답이 없습니다.
    .hint = `centre_id` 또는 `response_id` 값을 고치거나, 응답이 들어 있는 `outcomes` 자료를 먼저 불러오거나, 응답의 기간보다 앞서지 않는 기간으로 검증을 제출해 주십시오. 센터의 매핑에 `restarts`가 있으면 `2024Q1-17`처럼 번호 앞에 기간이 붙습니다.
    .title = 알 수 없는 응답의 검증
    .definition = 검증 대상 응답이 해당 센터의, 검증과 같은 기간이나 그 이전 기간의 유효한 `outcomes` 제출 자료 어디에도 없습니다.
    .example = `harbor` 센터의 `R-99` 응답에 대한 검증이 있지만 그 센터의 `outcomes` 자료에 `R-99`가 없는 경우
check-unknown-response--later = `{ $verified_centre_id }` 센터에는 검증의 기간이나 그 이전에 `{ $value }` 응답이 없습니다.
    .hint = { check-unknown-response.hint }
check-verification-mismatch = `{ $value }` 값이 응답과 다릅니다. 응답의 `{ $measure }` 값은 `{ $reported }`입니다. 합계에 반영되지 않습니다.
    .hint = 여기의 값을 고치거나, 센터에 응답 수정을 요청해 주십시오. 응답과 정확히 같은 값만 합계에 반영됩니다.
    .title = 다른 값의 검증
    .definition = 검증의 값이 응답에 있는 그 지표의 값과 정확히 같지 않거나, 응답에서 그 지표가 비어 있습니다. 합계에 반영되지 않습니다. 대상 응답은 검증의 기간보다 늦지 않은 가장 최근 기간의 응답입니다. `cost_savings`와 `investment`는 각각 다섯 부분의 합계입니다.
    .example = 응답의 `new_sales` 값은 700000인데 검증된 값은 70000
check-verification-mismatch--empty = `{ $value }` 값이 응답과 다릅니다. 응답의 `{ $measure }` 값이 비어 있습니다. 합계에 반영되지 않습니다.
    .hint = { check-verification-mismatch.hint }
check-wrong-period = 날짜가 있는 { $rows_dated }개 행 중 { $rows_elsewhere }개 행의 날짜가 `{ $other_period }`({ $days }) 기간에 있습니다.
    .hint = 파일을 그 기간의 폴더로 옮기거나 날짜를 고쳐 주십시오.
    .title = 다른 기간의 파일
    .definition = `surveyed_on` 날짜가 있는 행이 5개 이상이고, 그중 80% 이상이 다른 한 기간에 있습니다. 행마다 `out-of-period` 코드로 알리는 대신 한 번만 알립니다.
    .example = 1월부터 3월까지의 폴더에 있는 4월부터 6월까지의 설문

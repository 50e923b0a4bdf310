# What findings say, in Korean. Entries and what is filled in are those of en.ftl; behind them come the
# checks, under the names that their headers give them: the message is the entry, and `.hint`,
# `.title`, `.definition`, `.example` and `.cure` are the lines of the header with these names.
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

## Where a finding is: before its message

at-row-and-column = { $row }행, `{ $column }` 열: { $message }
at-cell = { $row }행, `{ $column }` 열(셀 `{ $cell }`): { $message }
at-row = { $row }행: { $message }
at-column = `{ $column }` 열: { $message }

## Files and their paths

unreadable-entry = 수신함에 읽을 수 없는 항목이 있습니다: { $problem }
    .hint = 이름을 영문자, 숫자, `.`, `_`, `-`만으로 바꾸거나 접근 권한을 고쳐 주십시오.
unreadable-file = 파일을 읽을 수 없습니다: { $problem }
    .hint = 다시 내보내 주십시오.
unread-file = 파일을 읽을 수 없습니다. { $kind ->
        [link] 파일이 아니라 심볼릭 링크입니다.
        [folder] 파일이 아니라 폴더입니다.
        [pipe] 파일이 아니라 명명된 파이프입니다.
        [socket] 파일이 아니라 소켓입니다.
        [device] 파일이 아니라 장치입니다.
        [hard-link] 하드 링크로 다른 곳에 다른 이름이 있습니다.
        [odd-name] 이름에 표시되지 않는 문자가 있습니다.
        [too-deep] 폴더 단계가 너무 깊습니다.
        [unreachable] { $problem }
       *[other] 파일이 아닌 다른 종류의 항목입니다.
    }
    .hint = 링크 등이 아닌 일반 파일 자체를 넣어 주십시오.
empty-file = 파일이 비어 있습니다.
    .hint = 다시 내보내 주십시오. 행이 없는 데이터 세트라면 머리글 행만 있는 파일이어야 합니다.
no-extract-path = 경로가 `<센터>/<기간>/<데이터 세트>.csv` 형태가 아닙니다.
    .hint = 파일을 해당 센터와 기간의 폴더에 넣어 주십시오. 데이터 세트마다 시트가 있는 통합 문서는 `<센터>/<기간>.xlsx`로 넣어 주십시오.
unknown-centre = 이 사업에는 `{ $centre }` 센터가 없습니다.
    .hint = 파일을 소속 센터의 폴더로 옮겨 주십시오. 센터 목록은 `centres.csv`에 있습니다.
nearly-a-centre = 이 사업에는 `{ $centre }` 센터가 없습니다.
    .hint = 혹시 `{ $near }` 센터입니까? 센터 목록은 `centres.csv`에 있습니다.
unknown-period = 이 사업의 일정에는 `{ $period }` 기간이 없습니다.
    .hint = 기간 이름은 `{ $example }`({ $days })와 같은 형태입니다.
period-not-begun = `{ $period }`({ $days }) 기간은 아직 시작되지 않았습니다.
    .hint = 각 행이 속하는 기간으로 제출해 주십시오.
centre-not-open = `{ $centre }` 센터는 `{ $period }`({ $days }) 기간에 운영되지 않았습니다.
    .hint = 센터가 운영되던 기간으로 제출하거나, 사무국에 `centres.csv` 수정을 요청해 주십시오.
no-such-ending = `{ $file }`의 확장자는 제출 자료에 쓸 수 없습니다.
    .hint = 파일 이름을 데이터 세트 이름에 다음 확장자 중 하나를 붙인 것으로 바꿔 주십시오: { $endings }
which-sheet = 통합 문서에 시트가 여러 개 있지만 이름이 `{ $dataset }`인 시트가 없습니다: { $sheets }
    .hint = 제출할 시트의 이름을 `{ $dataset }`(으)로 바꿔 주십시오.
no-sheet = 통합 문서에 데이터 세트 이름의 시트가 없습니다: { $sheets }
    .hint = 각 시트의 이름을 데이터 세트 이름으로 바꿔 주십시오. 데이터 세트 목록은 `counterfoil template` 명령으로 볼 수 있습니다.
unknown-dataset = 데이터 규격에 `{ $dataset }` 데이터 세트가 없습니다.
    .hint = 파일 이름을 데이터 세트 이름으로 바꿔 주십시오. 데이터 세트 목록은 `counterfoil template` 명령으로 볼 수 있습니다.
nearly-a-dataset = 데이터 규격에 `{ $dataset }` 데이터 세트가 없습니다.
    .hint = 혹시 `{ $near }.csv`입니까?
not-filed-by-office = `{ $dataset }`은(는) 중앙 사무국이 제출하는 자료가 아닙니다.
    .hint = 그 자료가 속한 센터의 폴더로 제출해 주십시오.
filed-by-office-only = `{ $dataset }`은(는) 중앙 사무국만 제출할 수 있습니다.
    .hint = 중앙 사무국에 보내 주십시오. 사무국이 `_programme`으로 제출합니다.
several-files = `{ $extract }`에 해당하는 파일이 여러 개 있습니다: { $paths }
    .hint = 사용하지 않는 파일을 삭제해 주십시오.

## Headers

first-line-blank = 머리글 행이 비어 있습니다.
    .hint = 서식과 같이 첫째 줄에 열 이름을 넣어 주십시오.
no-labels = 머리글 행이 비어 있습니다.
    .hint = { template-hint }
header-further-down = 첫째 줄 `{ $value }`은(는) 머리글 행이 아닙니다. 머리글 행은 { $header_row }행에 있습니다.
    .hint = 머리글 행 위의 줄을 삭제해 주십시오.
other-separator = 열이 쉼표가 아니라 { $separator ->
        [tab] 탭
        [space] 공백
       *[other] `{ $separator }`
    } 문자로 구분되어 있습니다: `{ $value }`
    .hint = 열 사이를 `,`로 구분한 CSV로 저장해 주십시오.
other-dataset = `{ $value }`(으)로 시작하는 이 머리글 행은 `{ $dataset }`이(가) 아니라 `{ $other }`의 머리글 행입니다.
    .hint = 파일 이름을 `{ $other }.csv`로 바꾸거나, `{ $dataset }` 자료를 내보내 주십시오.
no-known-label = 첫째 줄에 `{ $dataset }`의 열 이름이 하나도 없습니다. 첫째 줄은 `{ $value }`(으)로 시작합니다.
    .hint = 첫째 줄에 열 이름을 넣어 주십시오. { template-hint }
blank-label = { $number }번째 열에 이름이 없습니다.
    .hint = 서식과 같이 열 이름을 넣거나 그 열을 삭제해 주십시오.
duplicate-label = { $first }번째 열과 { $number }번째 열의 이름이 같습니다.
    .hint = 둘 중 하나를 삭제하거나 이름을 바꿔 주십시오.
extra-label = 데이터 규격에 없는 열입니다.
    .hint = 조치할 필요가 없습니다. 이 열은 불러오지 않습니다.
nearly-a-label = 데이터 규격에 없는 열입니다.
    .hint = `{ $near }` 열을 뜻한다면 이름을 바꿔 주십시오. 그렇지 않으면 조치할 필요가 없습니다. 이 열은 불러오지 않습니다.
missing-label = 머리글 행에 이 열이 없습니다.
    .hint = 열을 추가하고, 값을 모르는 셀은 비워 두십시오. { template-hint }
template-hint = 머리글 행은 `counterfoil template { $dataset }` 명령으로 볼 수 있습니다.

## Files as a whole

other-format = 파일의 확장자는 `{ $ending }`이지만, 실제로는 { $format ->
        [text] 일반 텍스트입니다.
        [xlsx] Excel 통합 문서(`.xlsx`)입니다.
        [xls] 옛 형식의 Excel 통합 문서(`.xls`)이거나 암호가 있는 통합 문서입니다.
        [ods] OpenDocument 스프레드시트(`.ods`)입니다.
        [zip] `zip` 압축 파일입니다.
        [gzip] `gzip`으로 압축되어 있습니다.
        [bzip2] `bzip2`로 압축되어 있습니다.
        [xz] `xz`로 압축되어 있습니다.
        [zstd] `zstd`로 압축되어 있습니다.
        [sevenzip] `7z` 압축 파일입니다.
        [rar] `RAR` 압축 파일입니다.
        [pdf] PDF입니다.
        [parquet] `Parquet` 파일입니다.
        [arrow] `Arrow` 파일입니다.
        [sqlite] `SQLite` 데이터베이스입니다.
        [picture] 그림 파일입니다.
        [rtf] 서식 있는 텍스트(`RTF`)입니다.
        [json] `JSON`입니다.
        [html] 웹 페이지(`HTML`)입니다.
        [xml] `XML`입니다.
       *[nul] 텍스트가 아니라 `NUL` 바이트가 있는 자료입니다.
    }
    .hint = { $format ->
        [text] { ending-of-its-own } `.csv`
        [xlsx] { ending-of-its-own } `.xlsx`
        [ods] { ending-of-its-own } `.ods`
        [gzip] { ending-of-its-own } `.csv.gz`
        [parquet] { ending-of-its-own } `.parquet`
        [json] 한 줄에 객체를 하나씩 쓰고, { ending-of-its-own } `.ndjson`
        [xls] 암호 없는 Excel 통합 문서(`.xlsx`) 또는 `CSV UTF-8` 형식으로 저장해 주십시오.
        [zip] { unpack }
        [bzip2] { unpack }
        [xz] { unpack }
        [zstd] { unpack }
        [sevenzip] { unpack }
        [rar] { unpack }
       *[other] `CSV UTF-8` 형식 또는 Excel 통합 문서로 내보내 주십시오. 확장자만 바꾼다고 그 형식이 되지는 않습니다.
    }
ending-of-its-own = 확장자를 실제 형식에 맞게 바꿔 주십시오:
unpack = 압축을 풀어 안에 있는 파일을 보내 주십시오.
other-encoding = 파일의 인코딩이 UTF-8이 아니라 `{ $encoding }`입니다.
    .hint = { save-as-utf8 }
not-utf8 = 파일의 인코딩이 UTF-8이 아니라 `{ $encoding }`인 것으로 보입니다. 해당하는 첫 번째 셀은 `{ $value }`입니다.
    .hint = { save-as-utf8 }
save-as-utf8 = 파일을 `CSV UTF-8` 형식으로 저장해 주십시오. Excel에서는 별도의 파일 형식으로 선택할 수 있습니다.

## Rows

record-without-end = 이 행에서 시작하는 레코드가 끝나지 않습니다. 파일의 나머지는 읽지 않았습니다.
    .hint = 이 행의 큰따옴표가 닫히지 않은 것으로 보입니다. 큰따옴표를 닫거나, 텍스트에 속하는 큰따옴표라면 두 번 써 주십시오.
open-quote = 큰따옴표가 닫히지 않은 채 파일이 끝납니다.
    .hint = 파일이 중간에 잘린 것으로 보입니다. 다시 내보내 주십시오. 잘리지 않았다면 여기에서 열린 큰따옴표를 닫아 주십시오.
damaged = 파일이 손상되었거나 확장자와 다른 형식입니다.
    .hint = 파일을 열어 다시 저장하거나, 다시 내보내 주십시오.
bomb = 파일의 압축을 풀면 제출 자료로 볼 수 없을 만큼 커집니다.
    .hint = 다시 내보내 주십시오. 정말로 그만큼 크다면 CSV로 보내 주십시오.
too-large = 통합 문서의 텍스트가 읽을 수 있는 양보다 많습니다.
    .hint = CSV로 보내 주십시오.
locked = 통합 문서를 열려면 암호가 필요합니다.
    .hint = 암호 없이 저장해 주십시오.
merged-cells = 셀 `{ $range }` 범위가 하나로 병합되어 있습니다.
    .hint = 셀 병합을 해제하고 각 셀에 값을 입력해 주십시오.
no-object = 이 줄은 JSON 객체가 아닙니다.
    .hint = 한 줄에 객체를 하나씩 `{"{"}"이름": 값, …{"}"}` 형태로 쓰고, 그 사이에는 아무것도 넣지 마십시오.
name-twice = 객체에 `{ $label }` 이름이 두 번 있습니다.
    .hint = 사용할 것 하나만 남겨 주십시오.
miscounted = 레코드 수가 일치하지 않습니다. 셀을 읽어 세면 { $parsed }건, 줄 끝으로 세면 { $by_lines }건입니다.
    .hint = 모든 텍스트를 큰따옴표로 묶어 다시 내보내 주십시오.
quote-inside = `{ $value }` 안에 큰따옴표가 있습니다.
    .hint = `"이른바 ""시제품"""`과 같이 텍스트 전체를 큰따옴표로 묶고, 안에 있는 큰따옴표는 두 번 써 주십시오.
text-behind-quote = 닫는 큰따옴표 뒤에 텍스트가 있습니다: `{ $value }`
    .hint = 큰따옴표는 텍스트 끝에서 닫고, 텍스트에 속하는 큰따옴표는 두 번 써 주십시오.
repeated-header = 이 행은 머리글 행을 반복합니다.
    .hint = 머리글 행은 첫째 줄에만 두십시오. 내보낸 파일을 이어 붙였다면 같은 행이 두 번 들어 있지 않은지 확인해 주십시오.
unfinished-line = 마지막 행 끝에 줄 바꿈이 없습니다. 숫자 중간에서 잘린 파일도 온전해 보일 수 있습니다.
    .hint = 마지막 행을 원래 시스템과 비교해 주십시오. 줄 바꿈으로 끝나는 파일은 온전하다는 것을 알 수 있습니다.
blank-row = 이 행은 비어 있어 건너뜁니다.
    .hint = 조치할 필요가 없습니다. 원하시면 행을 삭제해 주십시오.
rows-separated-otherwise = 머리글 행과 달리 이 행의 셀은 { $separator ->
        [tab] 탭
       *[other] `{ $separator }`
    } 문자로 구분되어 있습니다. 이와 같은 다른 행은 하나하나 알리지 않습니다.
    .hint = 모든 열 사이를 같은 문자로 구분한 CSV로 저장해 주십시오.
broken-row = 이 행은 { $last }행까지 이어집니다. 합치면 머리글 행과 같은 { $expected }개의 셀이 됩니다.
    .hint = 셀 안에 줄 바꿈이 있습니다. 줄 바꿈을 없애거나, 모든 텍스트를 큰따옴표로 묶어 파일을 다시 내보내 주십시오.
missing-cell = 이 행의 셀은 { $found }개이지만 머리글 행의 열은 { $expected }개입니다.
    .hint = 빠진 셀을 추가해 주십시오. 값을 모르는 셀은 비워 두십시오.
missing-name = 첫 번째 객체에 있는 이 이름이 이 객체에는 없습니다.
    .hint = 이름을 추가하고, 값을 모르는 경우에는 `null` 값을 써 주십시오.
extra-cell = { $number }번째 셀에 `{ $value }` 값이 있지만 머리글 행의 열은 { $expected }개입니다.
    .hint = 쉼표와 같이 셀을 구분하는 문자가 있는 텍스트를 큰따옴표로 묶거나, 남는 셀을 삭제해 주십시오.

extra-separators = 이 행의 셀은 { $found }개이지만 머리글 행의 열은 { $expected }개입니다. 남는 구분 문자 때문에 값이 밀렸을 수 있습니다.
    .hint = 쉼표와 같이 셀을 구분하는 문자가 있는 텍스트를 큰따옴표로 묶거나, 행 끝의 남는 구분 문자를 삭제해 주십시오.

## Cells

required = 필수 항목이지만 셀이 비어 있습니다.
    .hint = ‘{ $title }’ 값을 입력해 주십시오.
required-and-missing = 필수 항목이지만 `{ $value }` 표기는 값이 없음을 뜻합니다.
    .hint = ‘{ $title }’ 값을 입력해 주십시오.
error-cell = 셀에 `{ $value }` 오류가 있습니다.
    .hint = 수식을 고치거나, 값을 모르는 경우에는 셀을 비워 두십시오.
no-result = 셀에 수식이 있지만 그 계산 결과가 저장되어 있지 않습니다.
    .hint = 통합 문서를 열어 계산하게 한 뒤 저장해 주십시오. 또는 값 자체를 입력해 주십시오.
long-number = `{ $value }` 값은 스프레드시트 프로그램이 보존하는 15자리를 넘습니다. 끝의 숫자가 입력한 것과 다릅니다.
    .hint = 열의 표시 형식을 텍스트로 바꾸고 숫자를 다시 입력해 주십시오.
nested-value = `{ $value }`은(는) 하나의 값이 아니라 목록 등의 구조입니다.
    .hint = 값을 하나만 써 주십시오.
date-instead = `{ $value }` 값은 날짜 또는 시각이지만, 이 열은 날짜나 시각의 열이 아닙니다.
    .hint = 입력한 것을 스프레드시트 프로그램이 날짜나 시각으로 바꾼 것으로 보입니다. 셀의 표시 형식을 텍스트나 숫자로 바꾸고 값을 다시 입력해 주십시오.
percent-instead = `{ $value }` 값은 백분율 기호와 함께 표시되지만, 이 열은 백분율의 열이 아닙니다.
    .hint = 셀의 표시 형식을 숫자로 바꾸고 값을 다시 입력해 주십시오.
long-text = `{ $value }` 값은 { $characters }자로, 최대 { $most }자를 넘습니다.
    .hint = { $most }자 이내로 줄여 주십시오.
short-text = `{ $value }` 값은 { $characters }자로, 최소 { $least }자에 미치지 못합니다.
    .hint = { $least }자 이상 입력해 주십시오.
control-character = `{ $value }` 값에 제어 문자(`{ $code_point }`)가 있습니다.
    .hint = 그 문자를 없애거나 텍스트를 다시 입력해 주십시오.
unseen-character = `{ $value }` 값에 텍스트에 쓸 수 없는 `{ $code_point }` 문자가 있습니다.
    .hint = 그 문자를 없애거나 텍스트를 다시 입력해 주십시오.
not-an-id = `{ $value }` 값은 식별번호로 쓸 수 없습니다.
    .hint = 영문자, 숫자, `.`, `_`, `-`만 써서 공백 없이 { $most }자 이내로 입력해 주십시오.
not-a-date = `{ $value }` 값은 날짜가 아닙니다.
    .hint = { date-hint }
no-such-day = `{ $value }` 값은 달력에 없는 날짜입니다.
    .hint = { date-hint }
date-hint = 날짜는 `2024-03-31`과 같이 `YYYY-MM-DD` 형태로 입력해 주십시오.
not-yes-or-no = `{ $value }` 값은 ‘예’도 ‘아니요’도 아닙니다.
    .hint = `{ $yes }` 또는 `{ $no }` 중 하나를 입력하고, 모르는 경우에는 셀을 비워 두십시오.
not-a-number = `{ $value }` 값은 { noun } 형식이 아닙니다.
    .hint = { $mistake ->
        [not-known] 모르는 경우에는 셀을 비워 두고, 없는 것이 확실한 경우에만 `0`을 입력해 주십시오.
        [comma] 쉼표는 쓸 수 없습니다. `1234.50`과 같이 소수점은 `.`으로 하고 자릿수 구분 없이 입력해 주십시오.
        [currency] 통화 기호를 없애 주십시오.
        [spaces] 공백을 없애고 `1234.50`과 같이 자릿수 구분 없이 입력해 주십시오.
        [percent] 백분율 기호를 없애 주십시오.
        [exponent] 지수 표기를 쓰지 말고 모든 자릿수를 입력해 주십시오.
        [full-width] 전각이 아닌 반각 숫자 `0`부터 `9`까지로 입력해 주십시오.
       *[other] { $type ->
            [integer] `12`와 같이 숫자만 입력해 주십시오.
           *[other] `1234.50`과 같이 소수점은 `.`으로 하고 자릿수 구분 없이 입력해 주십시오.
        }
    }
many-decimals = `{ $value }` 값은 소수점 아래가 { $decimals }자리이지만, { noun }의 소수점 아래는 { $scale }자리까지입니다.
    .hint = 원래 시스템에서 소수점 아래 { $scale }자리로 반올림해 주십시오. 여기서는 반올림하지 않습니다.
large-number = `{ $value }` 값은 { noun } 형식에 담기에는 너무 큽니다.
    .hint = 소수점 앞은 { $digits }자리까지입니다.
noun = { $type ->
        [integer] 정수
        [money] 금액
        [quantity] 수량
       *[percent] 백분율
    }
below-minimum = `{ $value }` 값은 최솟값 { $bound }보다 작습니다.
    .hint = { $bound } 이상의 값을 입력해 주십시오. 모르는 경우에는 셀을 비워 두십시오.
above-maximum = `{ $value }` 값은 최댓값 { $bound }보다 큽니다.
    .hint = { $bound } 이하의 값을 입력해 주십시오. 모르는 경우에는 셀을 비워 두십시오.
not-above = `{ $value }` 값은 { $bound }보다 크지 않습니다.
    .hint = { $bound }보다 큰 값을 입력해 주십시오. 모르는 경우에는 셀을 비워 두십시오.
not-below = `{ $value }` 값은 { $bound }보다 작지 않습니다.
    .hint = { $bound }보다 작은 값을 입력해 주십시오. 모르는 경우에는 셀을 비워 두십시오.
not-allowed = `{ $value }` 값은 허용된 값이 아닙니다.
    .hint = { allowed-hint }
nearly-allowed = `{ $value }` 값은 허용된 값이 아닙니다.
    .hint = 혹시 `{ $near }`입니까? { allowed-hint }
allowed-hint = 다음 중 하나를 사용해 주십시오: `{ $allowed }`
not-of-the-pattern = `{ $value }` 값은 ‘{ $title }’ 형식에 맞지 않습니다.
    .hint = `{ $example }`과 같은 형태로 입력해 주십시오. 규칙은 `{ $pattern }`입니다.
no-register-number = `{ $value }` 값은 등록번호 형식이 아닙니다.
    .hint = 등록번호는 규칙 `{ $pattern }`에 따릅니다. 모르는 경우에는 셀을 비워 두십시오.

## Keys

repeated-key = `{ $value }` 값은 이미 { $first_row }행에 있습니다.
    .hint = 키마다 한 행만 두십시오. 이 행을 삭제하거나 식별번호를 고쳐 주십시오.
dangling-reference = { $state ->
        [refused] `{ $value }`이(가) 있는 `{ $resource }` 제출 자료가 반려되었습니다.
       *[unknown] `{ $value }`이(가) 이 센터의 어느 `{ $resource }` 제출 자료에도 없습니다.
    }
    .hint = { $state ->
        [refused] 먼저 `{ $resource }` 제출 자료를 고쳐 주십시오. 그러면 이 행은 올바른 것이 됩니다.
       *[unknown] `{ $resource }` 제출 자료에 추가하거나 식별번호를 고쳐 주십시오.
    }
orphaned-reference = `{ $value }`이(가) 어느 `{ $resource }` 제출 자료에도 더는 없지만, 유효한 `{ $dataset }`의 { $references }개 행이 이를 참조합니다.
    .hint = 다시 넣거나, 이를 참조하는 `{ $dataset }` 자료를 해당 행 없이 다시 제출하도록 해 주십시오.
rows-lost = 이 파일로 바뀌기 전의 파일에 있던 { $lost }개 행이 이 파일에 없습니다. 처음 것은 { $first }의 행입니다.
    .hint = 빠져도 되는 행이라면 조치할 필요가 없습니다. 파일은 이전 파일 전체를 대신합니다. 그렇지 않으면 행을 다시 넣어 다시 제출해 주십시오.

## What the codes mean, for `counterfoil explain`

code-source-error = 파일을 읽을 수 없거나, 파일이 비어 있거나, 파일이 아닙니다.
    .example = 0바이트인 `{ $dataset }.csv`
    .cure = 파일을 다시 내보내 주십시오. 행이 없는 데이터 세트라면 머리글 행만 있는 파일이어야 합니다.
code-format-error = 파일이 확장자에 맞는 형식이 아니거나 온전하지 않습니다. 또는 CSV에서 큰따옴표가 셀 전체를 묶지 않았거나, 행이 줄 바꿈으로 끊겼거나, 셀이 머리글 행과 다른 문자로 구분되어 있습니다.
    .example = 이름이 `.csv`인 통합 문서, 머리글 행 위의 제목, 병합된 셀, `"Acme" Inc`, 닫히지 않은 큰따옴표
    .cure = 텍스트를 큰따옴표로 묶은 CSV, 또는 병합된 셀이 없는 Excel 통합 문서로 저장해 주십시오.
code-encoding-error = 파일이 UTF-8 텍스트가 아닙니다. 추정되는 인코딩과 함께 한 번만 알립니다.
    .example = `Windows-1252`로 저장된 `São Paulo`, `UTF-16` 파일
    .cure = 파일을 `CSV UTF-8` 형식으로 저장해 주십시오.
code-blank-header = 머리글 행 또는 그 안의 열 이름이 비어 있습니다.
    .example = `{ $id },,{ $column }`
    .cure = 서식과 같이 열 이름을 넣거나 그 열을 삭제해 주십시오.
code-duplicate-label = 두 열의 이름이 같습니다.
    .example = `{ $id },{ $column },{ $column }`
    .cure = 둘 중 하나를 삭제하거나 이름을 바꿔 주십시오.
code-missing-label = 데이터 규격에 있는 열이 머리글 행에 없습니다.
    .example = `{ $column }` 열이 없는 `{ $dataset }.csv`
    .cure = 열을 추가해 주십시오. 값을 모르는 셀은 비워 두십시오.
code-extra-label = 데이터 규격에 없는 열이 있습니다. 이 열은 불러오지 않습니다.
    .example = `{ $dataset }.csv`의 `notes`
    .cure = 데이터 규격에 있는 열 이름을 잘못 쓴 것이 아니라면 조치할 필요가 없습니다.
code-repeated-header = 행이 열 이름을 다시 한번 나열합니다.
    .example = 이어 붙인 두 내보내기 파일, 열 제목이 있는 둘째 줄
    .cure = 머리글 행은 첫째 줄에만 두고, 같은 행이 두 번 들어 있지 않은지 확인해 주십시오.
code-missing-cell = 행의 셀 수가 머리글 행보다 적습니다.
    .example = `{ $column }` 뒤에서 잘린 `{ $dataset }.csv`의 행
    .cure = 빠진 셀을 추가해 주십시오. 값을 모르는 셀은 비워 두십시오.
code-extra-cell = 행의 셀 수가 머리글 행보다 많아 값이 밀렸을 수 있습니다. 빈 셀도 해당하지만, 모든 행이나 머리글 행의 끝에 같은 빈 셀이 있는 경우는 제외합니다.
    .example = 큰따옴표로 묶지 않은 `Acme, Inc.`
    .cure = 쉼표가 있는 텍스트를 큰따옴표로 묶거나, 남는 셀을 삭제해 주십시오.
code-blank-row = 값이 하나도 없는 행입니다. 이 행은 건너뜁니다.
    .example = `,,,,`
    .cure = 조치할 필요가 없습니다. 원하시면 행을 삭제해 주십시오.
code-unfinished-line = 마지막 행 끝에 줄 바꿈이 없어, 숫자 중간에서 잘린 파일도 온전해 보일 수 있습니다.
    .example = `2500` 뒤에서 잘린 25000
    .cure = 마지막 행을 원래 시스템과 비교하고, 파일을 줄 바꿈으로 끝내 주십시오.
code-type-error = 셀의 값이 열의 유형에 맞지 않습니다. 반올림하거나 추측하지 않습니다.
    .example = `1,234`, `N/A`, `31/12/2023`
    .cure = 서식에 나온 대로 값을 입력하고, 모르는 경우에는 셀을 비워 두십시오.
code-constraint-error = 값이 열의 규칙에 어긋납니다. 규칙에는 필수 여부, 최솟값, 최댓값, 형식, 허용된 값의 목록이 있습니다.
    .example = 금액 -1, 필수 열의 빈 셀
    .cure = 원래 시스템에서 값을 고치고 다시 내보내 주십시오.
code-unique-error = 한 번만 나와야 하는 열에 같은 값이 두 번 있습니다.
    .example = `email` 값이 같은 두 행
    .cure = 잘못된 행을 삭제하거나 그 값을 고쳐 주십시오.
code-primary-key = 한 제출 자료의 두 행이 같은 키를 가지고 있습니다.
    .example = 5행과 19행의 `{ $id }` 값이 모두 `C-7`
    .cure = 키마다 한 행만 두십시오.
code-foreign-key = 행이 참조하는 대상이 이 센터의 어느 제출 자료에도 없습니다.
    .example = 이 센터의 어느 `{ $dataset }` 제출 자료에도 없는 `C-99`에 관한 행
    .cure = 참조하는 제출 자료에 추가하거나 식별번호를 고쳐 주십시오.
code-orphaned-reference = 유효한 행이 아직 참조하는 대상이 다시 제출한 자료에서 빠졌습니다. 빠진 대상과 이를 참조하는 데이터 세트마다 한 건씩 알립니다.
    .example = 지난 분기의 다른 제출 자료가 참조하는 `C-7`이 새 `{ $dataset }.csv`에 없는 경우
    .cure = 파일에 다시 넣거나, 이를 참조하는 제출 자료를 해당 행 없이 다시 제출해 주십시오.
code-rows-lost = 유효한 제출 자료에 있는 행이, 키로 볼 때, 다시 제출한 자료에 없습니다. 파일마다 한 건씩, 빠진 행의 수와 처음 다섯 개를 알립니다.
    .example = 유효한 제출 자료에 있는 `C-7`과 `C-9` 행이 새 `{ $dataset }.csv`에 없는 경우
    .cure = 빠져도 되는 행이라면 조치할 필요가 없습니다. 파일은 이전 파일 전체를 대신합니다. 그렇지 않으면 행을 다시 넣어 다시 제출해 주십시오.
code-unknown-centre = 경로에 있는 센터가 이 사업에 없습니다.
    .example = `inbox/casacde/2024Q1/{ $dataset }.csv`
    .cure = 파일을 소속 센터의 폴더로 옮겨 주십시오.
code-unknown-period = 경로에 있는 기간이 이 사업의 일정에 없습니다.
    .example = `2024-Q1`, 분기별로 제출하는 사업의 `2024`
    .cure = 폴더 이름을 `2024Q1`과 같이 사업에서 쓰는 기간 이름으로 바꿔 주십시오.
code-unknown-dataset = 경로에 있는 데이터 세트가 데이터 규격에 없거나, 경로가 `센터/기간/데이터 세트.csv` 형태가 아닙니다.
    .example = `{ $dataset }-final.csv`
    .cure = 파일 이름을 데이터 세트 이름으로 바꿔 주십시오.
code-ambiguous-extract = 수신함에 같은 센터, 기간, 데이터 세트의 파일이 두 개 있습니다. 둘 다 반려됩니다.
    .example = `{ $dataset }.csv`와 함께 있는 `{ $dataset }.csv.gz`
    .cure = 사용하지 않는 파일을 삭제해 주십시오.
code-period-not-open = 기간이 아직 시작되지 않았거나, 그 기간에 센터가 운영되지 않았습니다.
    .example = `2031Q1`
    .cure = 각 행이 속하는 기간으로 제출해 주십시오.
code-wrong-provider = 센터만 제출하는 자료를 중앙 사무국이 제출했거나, 그 반대입니다.
    .example = 사무국만 제출하는 자료를 센터가 제출한 경우
    .cure = 각 데이터 세트를 누가 제출하는지(센터, `_programme`으로 제출하는 사무국, 또는 둘 다)는 데이터 규격에 정해져 있습니다. 데이터 규격은 `counterfoil template --descriptor` 명령으로 볼 수 있습니다.

## Checks

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
    .definition = 응답의 `service_closed_on` 날짜가 `surveyed_on` 날짜보다 늦습니다.
    .example = `surveyed_on` 날짜는 2024-02-05인데 `service_closed_on` 날짜는 2024-03-05
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
    .hint = `centre_id` 또는 `response_id` 값을 고치거나, 응답이 들어 있는 `outcomes` 자료를 먼저 불러오거나, 응답의 기간보다 앞서지 않는 기간으로 검증을 제출해 주십시오.
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

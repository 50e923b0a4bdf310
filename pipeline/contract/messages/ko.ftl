# What findings say, in Korean: the entries of en.ftl, with the same things filled in. What the checks say,
# and the words that all keep to, stand in sql/words/ko.ftl.

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
period-locked = 기간 { $period }({ $days })은(는) `{ $locked_on }`에 마감되었습니다.
    .hint = 사무국에 접수를 요청해 주십시오: `counterfoil unlock { $centre } { $period } --because …`
was-withdrawn = 바로 이 파일은 철회되었습니다. 사유: `{ $because }`
    .hint = 파일을 접수함에서 빼거나 고친 파일로 바꿔 주십시오.
was-returned = 사무국이 바로 이 파일을 반려했습니다. 사유: `{ $because }`
    .hint = 고친 파일로 바꿔 주십시오. 같은 파일은 다시 받지 않습니다.
no-such-ending = `{ $file }`의 확장자는 제출 자료에 쓸 수 없습니다.
    .hint = 파일 이름을 데이터 세트 이름에 다음 확장자 중 하나를 붙인 것으로 바꿔 주십시오: { $endings }
which-sheet = 통합 문서에 시트가 여러 개 있지만 이름이 `{ $dataset }`인 시트가 없습니다: { $sheets }
    .hint = 제출할 시트의 이름을 `{ $dataset }`(으)로 바꿔 주십시오.
no-sheet = 통합 문서에 데이터 세트 이름의 시트가 없습니다: { $sheets }
    .hint = 각 시트의 이름을 데이터 세트 이름으로 바꿔 주십시오. 데이터 세트 목록은 `counterfoil template` 명령으로 볼 수 있습니다.
unknown-dataset = 데이터 규격에 `{ $dataset }` 데이터 세트가 없습니다.
    .hint = 파일 이름을 데이터 세트 이름으로 바꿔 주십시오. 데이터 세트 목록은 `counterfoil template` 명령으로 볼 수 있습니다.
nearly-a-dataset = 데이터 규격에 `{ $dataset }` 데이터 세트가 없습니다.
    .hint = 혹시 `{ $near }`입니까?
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
separator-line = 첫째 줄 `{ $value }`은(는) 셀을 구분하는 문자를 나타내는 줄입니다. 머리글 행은 2행에 있습니다.
    .hint = 첫째 줄을 삭제해 주십시오. 셀을 구분하는 문자는 이 줄이 없어도 알 수 있습니다.
other-separator = 열이 쉼표가 아니라 { $separator ->
        [tab] 탭
        [space] 공백
       *[other] `{ $separator }`
    } 문자로 구분되어 있습니다: `{ $value }`
    .hint = 열 사이를 `,`로 구분한 CSV로 저장해 주십시오.
other-dataset = `{ $value }`(으)로 시작하는 이 머리글 행은 `{ $dataset }`이(가) 아니라 `{ $other }`의 머리글 행입니다.
    .hint = 파일 이름을 `{ $other }.csv`로 바꾸거나, `{ $dataset }` 자료를 내보내 주십시오.
no-known-label = 첫째 줄에 `{ $dataset }`의 열 이름이 하나도 없습니다. 첫째 줄은 `{ $value }`(으)로 시작합니다.
    .hint = 첫째 줄에 열 이름을 넣어 주십시오. { template-hint } { mapping-hint }
blank-label = { $number }번째 열에 이름이 없습니다.
    .hint = 서식과 같이 열 이름을 넣거나 그 열을 삭제해 주십시오.
duplicate-label = { $first }번째 열과 { $number }번째 열의 이름이 같습니다.
    .hint = 둘 중 하나를 삭제하거나 이름을 바꿔 주십시오.
extra-label = 데이터 규격에 없는 열입니다.
    .hint = 조치할 필요가 없습니다. 이 열은 불러오지 않습니다.
nearly-a-label = 데이터 규격에 없는 열입니다.
    .hint = `{ $near }` 열을 뜻한다면 이름을 바꿔 주십시오. 그렇지 않으면 조치할 필요가 없습니다. 이 열은 불러오지 않습니다.
missing-label = 머리글 행에 이 열이 없습니다.
    .hint = 열을 추가하고, 값을 모르는 셀은 비워 두십시오. { template-hint } { mapping-hint }
missing-own-label = 머리글 행에 센터의 매핑이 `{ $meant }`(으)로 읽는 이 열이 없습니다.
    .hint = 열을 추가하거나 매핑을 고쳐 주십시오.
misplaced-label = 머리글 행에 이 열이 없습니다. 이 열이 있어야 할 자리에는 { $number }번째 열인 `{ $other }`이(가) 있고, 그 열이 있어야 할 자리에는 { $own }번째 열이 있습니다.
    .hint = 두 열의 이름을 담긴 내용에 맞게 바꿔 주십시오. { template-hint }
other-than-mapped = 파일의 인코딩이 센터의 매핑에 있는 `{ $encoding }`이 아닙니다.
    .hint = 이전과 같은 방식으로 내보내거나 매핑의 `encoding`을 고쳐 주십시오.
no-rate = 센터의 매핑에 `{ $day }` 또는 그 이전의 `{ $currency }` 환율이 없습니다.
    .hint = `[currency.rates]`에 추가해 주십시오.
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
guessed-encoding = 파일의 인코딩이 UTF-8이 아니어서 `{ $encoding }`(으)로 읽었습니다. 해당하는 첫 번째 셀은 `{ $value }`(으)로 읽혔습니다.
    .hint = 원래 내용과 다르면 파일을 `CSV UTF-8` 형식으로 저장하거나 센터의 매핑에 `encoding`을 적어 주십시오.
not-decoded = 파일에 그 인코딩으로는 텍스트가 되지 않는 바이트가 있습니다.
    .hint = 파일이 중간에 잘린 것으로 보입니다. 다시 내보내거나 `CSV UTF-8` 형식으로 저장해 주십시오.
save-as-utf8 = 파일을 `CSV UTF-8` 형식으로 저장해 주십시오. Excel에서는 별도의 파일 형식으로 선택할 수 있습니다. { mapping-hint }

## Rows

record-without-end = 이 행에서 시작하는 레코드가 끝나지 않습니다. 파일의 나머지는 읽지 않았습니다.
    .hint = 이 행의 큰따옴표가 닫히지 않은 것으로 보입니다. 큰따옴표를 닫거나, 텍스트에 속하는 큰따옴표라면 두 번 써 주십시오.
open-quote = 큰따옴표가 닫히지 않은 채 파일이 끝납니다.
    .hint = 파일이 중간에 잘린 것으로 보입니다. 다시 내보내 주십시오. 잘리지 않았다면 여기에서 열린 큰따옴표를 닫아 주십시오.
damaged = 파일이 손상되었거나 확장자와 다른 형식입니다.
    .hint = 파일을 열어 다시 저장하거나, 다시 내보내 주십시오.
bomb = 파일의 압축을 풀면 제출 자료로 볼 수 없을 만큼 커집니다.
    .hint = 다시 내보내 주십시오. 정말로 그만큼 크다면 CSV로 보내 주십시오.
too-large = 파일에 너무 커서 읽을 수 없는 부분이 있습니다.
    .hint = CSV로 보내 주십시오.
locked = 통합 문서를 열려면 암호가 필요합니다.
    .hint = 암호 없이 저장해 주십시오.
merged-cells = 셀 `{ $range }` 범위가 하나로 병합되어 있습니다.
    .hint = 셀 병합을 해제하고 각 셀에 값을 입력해 주십시오.
no-object = 이 줄은 JSON 객체가 아닙니다.
    .hint = 한 줄에 객체를 하나씩 `{"{"}"이름": 값, …{"}"}` 형태로 쓰고, 그 사이에는 아무것도 넣지 마십시오.
json-not-utf8 = 이 줄의 인코딩이 UTF-8이 아닙니다. JSON은 UTF-8로 써야 합니다: `{ $value }`
    .hint = 파일을 UTF-8로 내보내 주십시오.
name-twice = 객체에 `{ $label }` 이름이 두 번 있습니다.
    .hint = 사용할 것 하나만 남겨 주십시오.
miscounted = 레코드 수가 일치하지 않습니다. 셀을 읽어 세면 { $parsed }건, 줄 끝으로 세면 { $by_lines }건입니다.
    .hint = 모든 텍스트를 큰따옴표로 묶어 다시 내보내 주십시오.
quote-inside = `{ $value }` 안에 큰따옴표가 있습니다.
    .hint = `"이른바 ""시제품"""`과 같이 텍스트 전체를 큰따옴표로 묶고, 안에 있는 큰따옴표는 두 번 써 주십시오.
text-behind-quote = 닫는 큰따옴표 뒤에 텍스트가 있습니다: `{ $value }`
    .hint = 큰따옴표는 텍스트 끝에서 닫고, 텍스트에 속하는 큰따옴표는 두 번 써 주십시오.
row-in-quotes = `{ $value }` 값이 줄 바꿈을 넘어 이어지고 구분 문자가 한 행만큼 들어 있습니다. 큰따옴표의 위치가 잘못되었습니다.
    .hint = 큰따옴표는 텍스트 끝에서 닫거나 없애 주십시오. 구분 문자가 정말로 그만큼 들어 있는 텍스트라면 줄 바꿈 없이 써 주십시오.
repeated-header = 이 행은 머리글 행을 반복합니다.
    .hint = 머리글 행은 첫째 줄에만 두십시오. 내보낸 파일을 이어 붙였다면 같은 행이 두 번 들어 있지 않은지 확인해 주십시오.
example-row = 이 행은 `{ $value }` 표시가 있는 서식의 작성 예입니다.
    .hint = 행을 삭제해 주십시오. 실제 자료라면 `{ $value }` 대신 고유한 식별번호나 이름을 입력해 주십시오.
unfinished-line = 마지막 행 끝에 줄 바꿈이 없습니다. 숫자 중간에서 잘린 파일도 온전해 보일 수 있습니다.
    .hint = 마지막 행을 원래 시스템과 비교해 주십시오. 줄 바꿈으로 끝나는 파일은 온전하다는 것을 알 수 있습니다.
blank-row = 이 행은 비어 있어 건너뜁니다.
    .hint = 조치할 필요가 없습니다. 원하시면 행을 삭제해 주십시오.
blank-rows = { $row }행부터 { $last }행까지 비어 있어 건너뜁니다.
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
long-float = `{ $value }` 값은 이 열의 부동 소수점 숫자가 보존하는 자릿수를 넘습니다. 끝의 숫자가 원래 값과 다를 수 있습니다.
    .hint = 열을 `decimal(18, 2)` 같은 십진수나 텍스트로 내보내 주십시오.
nested-value = `{ $value }`은(는) 하나의 값이 아니라 목록 등의 구조입니다.
    .hint = 값을 하나만 써 주십시오.
half-letter = `{ $value }` 값은 텍스트가 아닙니다. 이스케이프 하나가 글자의 절반만 나타냅니다.
    .hint = 글자를 그대로 쓰거나 두 절반을 모두 써 주십시오.
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
mapping-hint = 또는 센터의 형식을 그대로 두고 `counterfoil map suggest` 명령으로 매핑을 만들 수 있습니다.
not-a-date = `{ $value }` 값은 날짜가 아닙니다.
    .hint = { date-hint } { mapping-hint }
no-such-day = `{ $value }` 값은 달력에 없는 날짜입니다.
    .hint = { date-hint }
date-hint = 날짜는 `2024-03-31`과 같이 `YYYY-MM-DD` 형태로 입력해 주십시오.
not-yes-or-no = `{ $value }` 값은 ‘예’도 ‘아니요’도 아닙니다.
    .hint = `{ $yes }` 또는 `{ $no }` 중 하나를 입력하고, 모르는 경우에는 셀을 비워 두십시오.
not-a-number = `{ $value }` 값은 { noun } 형식이 아닙니다.
    .hint = { $mistake ->
        [not-known] 모르는 경우에는 셀을 비워 두고, 없는 것이 확실한 경우에만 `0`을 입력해 주십시오.
        [comma] 쉼표는 쓸 수 없습니다. `1234.50`과 같이 소수점은 `.`으로 하고 자릿수 구분 없이 입력해 주십시오. { mapping-hint }
        [currency] 통화 기호를 없애 주십시오. { mapping-hint }
        [spaces] 공백을 없애고 `1234.50`과 같이 자릿수 구분 없이 입력해 주십시오. { mapping-hint }
        [percent] 백분율 기호를 없애 주십시오.
        [exponent] 지수 표기를 쓰지 말고 모든 자릿수를 입력해 주십시오.
        [full-width] 전각이 아닌 반각 숫자 `0`부터 `9`까지로 입력해 주십시오.
       *[other] { $type ->
            [integer] `12`와 같이 숫자만 입력해 주십시오.
           *[other] `1234.50`과 같이 소수점은 `.`으로 하고 자릿수 구분 없이 입력해 주십시오. { mapping-hint }
        }
    }
many-decimals = `{ $value }` 값은 소수점 아래가 { $decimals }자리이지만, { noun }의 소수점 아래는 { $scale }자리까지입니다.
    .hint = 원래 시스템에서 소수점 아래 { $scale }자리로 반올림해 주십시오. 여기서는 반올림하지 않습니다. `.`이 자릿수 구분이면 없애 주십시오. { mapping-hint }
not-of-the-date-form = `{ $value }` 값은 센터의 매핑에 있는 형식({ $form })의 날짜가 아닙니다.
    .hint = 그 형식으로 입력하거나 매핑의 `date_format`에 형식을 추가해 주십시오.
not-of-the-number-form = `{ $value }` 값은 센터의 매핑에 있는 형식의 숫자가 아닙니다(소수점은 `{ $decimal_mark }`, { $grouping ->
        [none] 자릿수 구분 없음
        [space] 자릿수 구분은 공백
       *[other] 자릿수 구분은 `{ $grouping }`
    }).
    .hint = 그 형식으로 입력하거나 매핑을 고쳐 주십시오.
not-exact = `{ $value }` 값은 계약의 단위로 바꾸면 소수점 아래가 { $scale }자리를 넘습니다.
    .hint = 원래 시스템에서 반올림하거나 매핑의 `times`를 고쳐 주십시오.
other-parts = `{ $value }` 값은 { $found }개의 부분으로 나뉘어 센터의 매핑에 있는 수와 다릅니다.
    .hint = 셀을 고치거나 매핑의 `split`을 고쳐 주십시오.
incomplete-parts = 합쳐서 하나의 값이 되는 셀 가운데 일부가 비어 있습니다.
    .hint = 모두 입력하거나 모두 비워 주십시오.
zero-contradicted = `{ $value }` 값이 입력되어 있지만 `{ $asked }`의 답은 `{ $answer }`이며, 이는 없다는 뜻입니다.
    .hint = 둘 중 하나를 고쳐 주십시오.
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
    .hint = { allowed-hint } { mapping-hint }
nearly-allowed = `{ $value }` 값은 허용된 값이 아닙니다.
    .hint = 혹시 `{ $near }`입니까? { allowed-hint } { mapping-hint }
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

## Warnings that ask for an answer

asks-answer = 답변이 필요합니다. 파일을 고쳐 다시 제출하거나, 맞는 이유를 `counterfoil answer`로 알려 주십시오. 질문 목록은 `counterfoil follow-up`에서 볼 수 있습니다

## The workbook that comes back with a refused extract

alike = (같은 유형이 { $count }건 더 있음)
to-do = 조치 목록
to-do-cell = 셀
to-do-message = 문제
to-do-hint = 조치 방법
to-do-more = 나머지 { $count }건은 `findings.csv`에 있습니다

## The workbook to fill in

guide = 작성 방법
guide-sheets = 시트마다 데이터 세트 하나입니다. 시트와 열의 이름은 바꾸지 마십시오.
guide-example = 각 시트의 2행은 `{ $mark }` 표시가 있는 작성 예입니다. 삭제해 주십시오. 남아 있으면 반려됩니다.
guide-required = 머리글이 이 색인 열은 필수입니다.
guide-optional = 머리글이 이 색인 열은 비워 두어도 됩니다.
guide-empty = 빈 셀은 모른다는 뜻이고, 0은 없다는 뜻입니다.
guide-notes = 머리글에 마우스를 올리면 그 아래에 무엇을 입력하는지 볼 수 있습니다. 아래 목록도 같은 내용입니다.
guide-nothing = 머리글만 있는 시트는 그 기간에 아무것도 없었다는 뜻입니다. 제출하지 않는 데이터 세트의 시트는 삭제해 주십시오.
guide-file = { $days } 통합 문서는 `{ $path }`로 제출해 주십시오. 제출하기 전에 `counterfoil check` 명령으로 문제를 확인할 수 있습니다.
guide-sheet = 시트
guide-column = 열
guide-holds = 내용
guide-rules = 규칙
guide-this-row = 이 행은 작성 예입니다. 삭제해 주십시오. 남아 있으면 반려됩니다.
guide-choose = 목록에서 값을 선택해 주십시오.
rule-type = { $type ->
        [string] 텍스트
        [id] 영문자, 숫자, `.`, `_`, `-`(공백 없음)
        [date] 날짜(예: 2024-03-31)
        [integer] 정수
        [boolean] `{ $yes }` 또는 `{ $no }`
        [money] 금액({ $currency }, 소수점 이하 최대 2자리)
        [quantity] 숫자(소수점 이하 최대 2자리)
       *[percent] 0에서 100까지의 백분율(백분율 기호 없음)
    }
rule-required = 필수
rule-optional = 비워 두어도 됨
rule-at-least = { $bound } 이상
rule-at-most = { $bound } 이하
rule-above = { $bound }보다 큰 값
rule-below = { $bound }보다 작은 값
rule-shortest = { $least }자 이상
rule-longest = { $most }자 이내
rule-pattern = 규칙 `{ $pattern }`에 맞는 형태
rule-one-of = 다음 중 하나: { $allowed }
rule-once = 같은 값은 한 번만
rule-refers = `{ $resource }`에도 있는 값

## What the codes mean, for `counterfoil explain`

code-source-error = 파일을 읽을 수 없거나, 파일이 비어 있거나, 파일이 아닙니다.
    .example = 0바이트인 `{ $dataset }.csv`
    .cure = 파일을 다시 내보내 주십시오. 행이 없는 데이터 세트라면 머리글 행만 있는 파일이어야 합니다.
code-format-error = 파일이 확장자에 맞는 형식이 아니거나 온전하지 않습니다. 또는 CSV에서 큰따옴표가 셀 전체를 묶지 않았거나, 행이 줄 바꿈으로 끊겼거나, 셀이 머리글 행과 다른 문자로 구분되어 있습니다.
    .example = 이름이 `.csv`인 통합 문서, 머리글 행 위의 제목, 병합된 셀, `"Acme" Inc`, 닫히지 않은 큰따옴표
    .cure = 텍스트를 큰따옴표로 묶은 CSV, 또는 병합된 셀이 없는 Excel 통합 문서로 저장해 주십시오.
code-encoding-error = 파일이 UTF-8 텍스트가 아닙니다. 추정되는 인코딩과 함께 한 번만 알립니다. `Windows-1252`로 읽을 수 있었다면 경고이며, 맞는지 확인할 수 있는 첫 번째 셀을 보여 줍니다.
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
code-example-row = 행이 서식의 작성 예 그대로입니다. 이 행은 불러오는 일이 없습니다.
    .example = `{ $id }`에 있는 `EXAMPLE-1`
    .cure = 행을 삭제해 주십시오. 실제 자료라면 고유한 식별번호나 이름을 입력해 주십시오.
code-missing-cell = 행의 셀 수가 머리글 행보다 적습니다.
    .example = `{ $column }` 뒤에서 잘린 `{ $dataset }.csv`의 행
    .cure = 빠진 셀을 추가해 주십시오. 값을 모르는 셀은 비워 두십시오.
code-extra-cell = 행의 셀 수가 머리글 행보다 많아 값이 밀렸을 수 있습니다. 빈 셀도 해당하지만, 모든 행이나 머리글 행의 끝에 같은 빈 셀이 있는 경우는 제외합니다.
    .example = 큰따옴표로 묶지 않은 `Acme, Inc.`
    .cure = 쉼표가 있는 텍스트를 큰따옴표로 묶거나, 남는 셀을 삭제해 주십시오.
code-blank-row = 값이 하나도 없는 행입니다. 이 행은 건너뜁니다. 시트에서는 이어진 행을 한 번만 알립니다.
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
code-locked = 기간이 마감된 뒤에 도착한 자료입니다.
    .example = 1년 전에 끝난 분기의 정정
    .cure = 사무국에 접수를 요청해 주십시오: `counterfoil unlock CENTRE PERIOD --because …`
code-withdrawn = 사무국이 철회한 바로 그 파일이 아직 접수함에 있습니다.
    .example = 다른 센터의 파일을 `counterfoil withdraw`로 철회한 뒤
    .cure = 파일을 접수함에서 빼거나 고친 파일로 바꿔 주십시오.
code-returned = 사무국이 반려한 바로 그 파일이 다시 제출되었습니다.
    .example = `counterfoil return` 뒤에 같은 파일을 한 번 더
    .cure = 사무국이 지적한 내용을 고치고, 고친 파일로 바꿔 주십시오.
code-wrong-provider = 센터만 제출하는 자료를 중앙 사무국이 제출했거나, 그 반대입니다.
    .example = 사무국만 제출하는 자료를 센터가 제출한 경우
    .cure = 각 데이터 세트를 누가 제출하는지(센터, `_programme`으로 제출하는 사무국, 또는 둘 다)는 데이터 규격에 정해져 있습니다. 데이터 규격은 `counterfoil template --descriptor` 명령으로 볼 수 있습니다.

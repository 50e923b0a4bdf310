# What findings say, in English. A message is what is wrong, its `.hint` what to do. What a finding
# has is filled in: $value, $row, $column and $path, and the arguments that its place in the code
# gives it. Checks in SQL say theirs in the headers of their files.

## Where a finding is: before its message

at-row-and-column = row { $row }, column `{ $column }`: { $message }
at-cell = row { $row }, column `{ $column }` ({ $cell }): { $message }
at-row = row { $row }: { $message }
at-column = column `{ $column }`: { $message }

## Files and their paths

unreadable-entry = an entry of the inbox cannot be read: { $problem }
    .hint = rename it with letters, digits, `.`, `_` and `-`, or correct its permissions
unreadable-file = the file cannot be read: { $problem }
    .hint = export it again
unread-file = the file cannot be read: { $kind ->
        [link] it is a symbolic link, not a file
        [folder] it is a folder, not a file
        [pipe] it is a named pipe, not a file
        [socket] it is a socket, not a file
        [device] it is a device, not a file
        [hard-link] it has another name elsewhere, by a hard link
        [odd-name] its name has characters that do not show
        [too-deep] it lies too deep
        [unreachable] { $problem }
       *[other] it is something else, not a file
    }
    .hint = put the file itself there, a plain file of its own
empty-file = the file is empty
    .hint = export it again; a dataset without rows is a header line and nothing else
no-extract-path = the path is not `<centre>/<period>/<dataset>.csv`
    .hint = put the file into the folder of its centre and period, or a workbook, with a sheet for each dataset, at `<centre>/<period>.xlsx`
unknown-centre = the programme has no centre `{ $centre }`
    .hint = move the file into the folder of your centre; `centres.csv` names them
nearly-a-centre = the programme has no centre `{ $centre }`
    .hint = did you mean `{ $near }`? `centres.csv` names the centres
unknown-period = the programme's calendar has no period `{ $period }`
    .hint = periods are named like { $example } ({ $days })
period-not-begun = the period { $period } ({ $days }) has not begun
    .hint = file under the period that the rows belong to
centre-not-open = the centre `{ $centre }` was not open in { $period } ({ $days })
    .hint = file under a period in which the centre was open, or have the office correct `centres.csv`
period-locked = the period { $period } ({ $days }) was locked on { $locked_on }
    .hint = ask the office to let it in: `counterfoil unlock { $centre } { $period } --because …`
was-withdrawn = these very bytes were withdrawn: { $because }
    .hint = take the file out of the inbox, or put a corrected one in its place
was-returned = the office returned these very bytes: { $because }
    .hint = put a corrected file in its place; the same one is not accepted again
no-such-ending = `{ $file }` does not end as an extract does
    .hint = name it after its dataset, with one of the endings { $endings }
which-sheet = the workbook has several sheets, and none is named `{ $dataset }`: { $sheets }
    .hint = name the sheet that counts `{ $dataset }`
no-sheet = the workbook has no sheet that is named after a dataset: { $sheets }
    .hint = name each sheet after its dataset; `counterfoil template` lists them
unknown-dataset = the contract has no dataset `{ $dataset }`
    .hint = name the file after its dataset; `counterfoil template` lists them
nearly-a-dataset = the contract has no dataset `{ $dataset }`
    .hint = did you mean `{ $near }`?
not-filed-by-office = the national office does not file `{ $dataset }`
    .hint = file it under the centre that it is of
filed-by-office-only = only the national office files `{ $dataset }`
    .hint = send it to the national office, which files it under `_programme`
several-files = several files for { $extract }: { $paths }
    .hint = remove those that do not count

## Headers

first-line-blank = the header line is blank
    .hint = put the names of the columns on the first line, as the template does
no-labels = the header line is blank
    .hint = { template-hint }
header-further-down = the first line, `{ $value }`, is not the header, which stands in row { $header_row }
    .hint = remove the lines above the header
separator-line = the first line, `{ $value }`, says how cells are separated; the header stands in row 2
    .hint = remove the first line; what separates the cells is found without it
other-separator = the columns are separated by { $separator ->
        [tab] tabs
        [space] spaces
       *[other] `{ $separator }`
    }, not by commas: `{ $value }`
    .hint = save it as CSV with `,` between the columns
other-dataset = the header, which begins with `{ $value }`, is that of `{ $other }`, not of `{ $dataset }`
    .hint = name the file `{ $other }.csv`, or export `{ $dataset }`
no-known-label = the first line names no column of { $dataset }: it begins with `{ $value }`
    .hint = put the names of the columns on the first line; { template-hint }; { mapping-hint }
blank-label = column no. { $number } has no name
    .hint = name the column as the template does, or remove it
duplicate-label = columns no. { $first } and { $number } have the same name
    .hint = remove or rename one of them
extra-label = the contract has no such column
    .hint = nothing; the column is not loaded
nearly-a-label = the contract has no such column
    .hint = if it is meant to be `{ $near }`, rename it; else nothing, it is not loaded
missing-label = the header lacks this column
    .hint = add it, with empty cells where nothing is known; { template-hint }; { mapping-hint }
missing-own-label = the header lacks this column, which the mapping of your centre reads as `{ $meant }`
    .hint = add it, or correct the mapping
misplaced-label = the header lacks this column; where it should stand is `{ $other }`, no. { $number }, and where that one should stand is no. { $own }
    .hint = name both columns after what they hold; { template-hint }
other-than-mapped = the file is not in { $encoding }, as the mapping of your centre says
    .hint = export it as before, or correct `encoding` in the mapping
no-rate = the mapping of your centre has no rate of { $currency } for { $day } or before
    .hint = add one under `[currency.rates]`
template-hint = `counterfoil template { $dataset }` prints the header

## Files as a whole

other-format = the file ends in `{ $ending }`, but it is { $format ->
        [text] plain text
        [xlsx] an Excel workbook (`.xlsx`)
        [xls] an old Excel workbook (`.xls`), or one with a password
        [ods] an OpenDocument spreadsheet (`.ods`)
        [zip] a zip archive
        [gzip] compressed with gzip
        [bzip2] compressed with bzip2
        [xz] compressed with xz
        [zstd] compressed with zstd
        [sevenzip] a 7z archive
        [rar] a RAR archive
        [pdf] a PDF
        [parquet] a Parquet file
        [arrow] an Arrow file
        [sqlite] an SQLite database
        [picture] a picture
        [rtf] a text with formatting (RTF)
        [json] JSON
        [html] a web page (HTML)
        [xml] XML
       *[nul] no text: it has NUL bytes
    }
    .hint = { $format ->
        [text] { ending-of-its-own } `.csv`
        [xlsx] { ending-of-its-own } `.xlsx`
        [ods] { ending-of-its-own } `.ods`
        [gzip] { ending-of-its-own } `.csv.gz`
        [parquet] { ending-of-its-own } `.parquet`
        [json] with an object on each line, { ending-of-its-own } `.ndjson`
        [xls] save it as an Excel workbook (`.xlsx`) without a password, or as `CSV UTF-8`
        [zip] { unpack }
        [bzip2] { unpack }
        [xz] { unpack }
        [zstd] { unpack }
        [sevenzip] { unpack }
        [rar] { unpack }
       *[other] export it as `CSV UTF-8` or as an Excel workbook; another ending makes none of a file
    }
ending-of-its-own = give it the ending of what it is:
unpack = unpack it and send what is in it
other-encoding = the file is in { $encoding }, not in UTF-8
    .hint = { save-as-utf8 }
not-utf8 = the file is not in UTF-8 but looks like { $encoding }; its first such cell is `{ $value }`
    .hint = { save-as-utf8 }
guessed-encoding = the file is not in UTF-8; it was read as { $encoding }, by which its first such cell is `{ $value }`
    .hint = if that is not what it should say, save it as `CSV UTF-8`, or say the `encoding` in a mapping of your centre
not-decoded = the file has bytes that are no text in its encoding
    .hint = most likely it is cut off: export it again, or save it as `CSV UTF-8`
save-as-utf8 = save the file as `CSV UTF-8`, which is a file type of its own in Excel; { mapping-hint }

## Rows

record-without-end = the record has no end; the rest of the file was not read
    .hint = most likely a double quote is not closed in this row: close it, or double a quote that belongs to the text
open-quote = the file ends inside a double quote
    .hint = most likely the file is cut off: export it again; else close the quote that is open here
damaged = the file is damaged, or not what its ending says
    .hint = open it and save it again, or export it again
bomb = the file unpacks to far more than any extract has
    .hint = export it again; if it really is so large, send it as CSV
too-large = the file has parts that are too large to be read
    .hint = send it as CSV
locked = the workbook asks for a password
    .hint = save it without a password
merged-cells = the cells { $range } are merged into one
    .hint = take the cells apart and write the value into each of them
no-object = the line is no JSON object
    .hint = write one object on each line, `{"{"}"name": value, …{"}"}`, and nothing between them
json-not-utf8 = the line is not in UTF-8, in which JSON is written: `{ $value }`
    .hint = write the file in UTF-8
name-twice = the object has the name `{ $label }` twice
    .hint = keep the one that counts
miscounted = the file has { $parsed } records as its cells are read, and { $by_lines } by its line ends
    .hint = export it again, with every text in double quotes
quote-inside = `{ $value }` has a double quote inside
    .hint = put the whole text in double quotes and double those inside, as in `"say ""no"""`
text-behind-quote = text stands behind a closing double quote: `{ $value }`
    .hint = close the quote at the end of the text, and double those that belong to it
row-in-quotes = `{ $value }` goes on over a line break and has as many separators as a row: a double quote is misplaced
    .hint = close the quote at the end of its text, or remove it; a text that really has so many is written without a line break
repeated-header = the row repeats the header
    .hint = keep the header on the first line only; where exports were pasted together, look whether rows stand twice
example-row = the row is the example of the template, marked `{ $value }`
    .hint = delete the row; if it is yours, give it a name of its own in place of `{ $value }`
unfinished-line = the last line has no line end: a file that is cut off in a number looks whole
    .hint = compare the last row with your system; a file that ends in a line break is known to be whole
blank-row = the row is blank and is skipped
    .hint = nothing; remove the row if you like
blank-rows = rows { $row } to { $last } are blank and are skipped
    .hint = nothing; remove the rows if you like
rows-separated-otherwise = this row has { $separator ->
        [tab] tabs
       *[other] `{ $separator }`
    } between its cells, unlike the header; others like it are not named one by one
    .hint = save it as CSV with the same between all columns
broken-row = the row goes on in row { $last }: together they have the { $expected } cells of the header
    .hint = a line break stands in a cell: take it out, or export the file again with every text in double quotes
missing-cell = the row has { $found ->
        [one] one cell
       *[other] { $found } cells
    }, the header { $expected }
    .hint = add the missing cells, empty where nothing is known
missing-name = the object has no such name, the first has
    .hint = add it, with `null` where nothing is known
extra-cell = `{ $value }` stands in cell no. { $number }, the header has { $expected } columns
    .hint = put text that holds what separates cells, such as a comma, in double quotes, or remove the cell

extra-separators = the row has { $found } cells, the header { $expected } columns: a separator too many may have moved its values
    .hint = put text that holds what separates cells, such as a comma, in double quotes, or remove those at the end of the row

## Cells

required = a value is required, the cell is empty
    .hint = fill it in: { $title }
required-and-missing = a value is required, and `{ $value }` stands for none
    .hint = fill it in: { $title }
error-cell = the cell has the error `{ $value }`
    .hint = correct its formula, or leave the cell empty if it is not known
no-result = the cell has a formula whose result was not saved
    .hint = open the workbook, let it calculate, and save it; or write the value itself
long-number = `{ $value }` has more digits than a spreadsheet keeps, which is 15: the last of them are not what was typed
    .hint = format the column as text and type the number again
long-float = `{ $value }` has more digits than the floating-point numbers of its column keep: the last of them may not be what was meant
    .hint = write the column as decimals, such as `decimal(18, 2)`, or as text
nested-value = `{ $value }` is a list or another structure, not a value
    .hint = write one value
half-letter = `{ $value }` is no text: an escape in it is half of a letter
    .hint = write the letter itself, or both halves of it
date-instead = `{ $value }` is a date or a time, which is not what this column has
    .hint = most likely the spreadsheet took what was typed for one: format the cell as text, or as a number, and type the value again
percent-instead = `{ $value }` is shown with a percent sign, which is not what this column has
    .hint = format the cell as a number and type the value again
long-text = `{ $value }` has { $characters } characters, more than { $most }
    .hint = shorten it to { $most } characters
short-text = `{ $value }` has { $characters ->
        [one] one character
       *[other] { $characters } characters
    }, fewer than { $least }
    .hint = write { $least } characters or more
control-character = `{ $value }` has a control character, { $code_point }
    .hint = remove it, or type the text again
unseen-character = `{ $value }` has a character that has no place in a text, { $code_point }
    .hint = remove it, or type the text again
not-an-id = `{ $value }` is not an id
    .hint = use at most { $most } letters, digits, `.`, `_` and `-`, without spaces
mapping-hint = or keep your own way of writing: `counterfoil map suggest` writes a mapping for it
not-a-date = `{ $value }` is not a date
    .hint = { date-hint }; { mapping-hint }
no-such-day = `{ $value }` is not a day of the calendar
    .hint = { date-hint }
date-hint = write the date as YYYY-MM-DD, such as `2024-03-31`
not-yes-or-no = `{ $value }` is neither yes nor no
    .hint = write `{ $yes }` or `{ $no }`, or leave the cell empty if it is not known
not-a-number = `{ $value }` is not { noun }
    .hint = { $mistake ->
        [not-known] leave the cell empty if it is not known, and write `0` only for none
        [comma] write no comma: `.` is the decimal mark and there is no grouping, such as `1234.50`; { mapping-hint }
        [currency] remove the currency sign; { mapping-hint }
        [spaces] remove the spaces: there is no grouping, such as `1234.50`; { mapping-hint }
        [percent] remove the percent sign
        [exponent] write all digits, without an exponent
        [full-width] write the digits as `0` to `9`, not full width
       *[other] { $type ->
            [integer] write digits only, such as `12`
           *[other] write it with `.` as the decimal mark and no grouping, such as `1234.50`; { mapping-hint }
        }
    }
many-decimals = `{ $value }` has { $decimals } decimals, { noun } has at most { $scale }
    .hint = round it to { $scale } decimals in your system; nothing is rounded here; if `.` stands between thousands, remove it; { mapping-hint }
not-of-the-date-form = `{ $value }` is no date written as { $form }, as the mapping of your centre says
    .hint = write it so, or add how it is written to `date_format` in the mapping
not-of-the-number-form = `{ $value }` is no number with `{ $decimal_mark }` before its decimals{ $grouping ->
        [none] {""}
        [space] {" "}and spaces between thousands
       *[other] {" "}and `{ $grouping }` between thousands
    }, as the mapping of your centre says
    .hint = write it so, or correct the mapping
not-exact = `{ $value }` has more than { $scale } decimals once it is in the unit of the contract
    .hint = round it in your system, or correct `times` in the mapping
other-parts = `{ $value }` has { $found } parts, not as many as the mapping of your centre says
    .hint = correct the cell, or `split` in the mapping
incomplete-parts = one of the cells that are one value together is empty
    .hint = fill in all of them or none
zero-contradicted = `{ $value }` is filled in, but `{ $asked }` says `{ $answer }`, which means that there is none
    .hint = correct one of the two
large-number = `{ $value }` is too large for { noun }
    .hint = at most { $digits } digits fit before the decimal mark
noun = { $type ->
        [integer] a whole number
        [money] an amount of money
        [quantity] a quantity
       *[percent] a percentage
    }
below-minimum = `{ $value }` is below the minimum { $bound }
    .hint = enter { $bound } or more; leave the cell empty if it is not known
above-maximum = `{ $value }` is above the maximum { $bound }
    .hint = enter { $bound } or less; leave the cell empty if it is not known
not-above = `{ $value }` is not above { $bound }
    .hint = enter more than { $bound }; leave the cell empty if it is not known
not-below = `{ $value }` is not below { $bound }
    .hint = enter less than { $bound }; leave the cell empty if it is not known
not-allowed = `{ $value }` is not one of the values allowed
    .hint = { allowed-hint }; { mapping-hint }
nearly-allowed = `{ $value }` is not one of the values allowed
    .hint = did you mean `{ $near }`? { allowed-hint }; { mapping-hint }
allowed-hint = use one of: { $allowed }
not-of-the-pattern = `{ $value }` does not fit: { $title }
    .hint = write it like `{ $example }`; the rule is `{ $pattern }`
no-register-number = `{ $value }` is no register number
    .hint = register numbers follow the rule `{ $pattern }`; leave the cell empty if it is not known

## Keys

repeated-key = `{ $value }` stands in row { $first_row } already
    .hint = keep one row a key: remove this row, or correct its id
dangling-reference = `{ $value }` is in { $state ->
        [refused] an extract of `{ $resource }` that is refused
       *[unknown] no extract of `{ $resource }` of the centre
    }
    .hint = { $state ->
        [refused] correct the extract of `{ $resource }` first; then this row is right
       *[unknown] add it to the extract of `{ $resource }`, or correct the id
    }
orphaned-reference = `{ $value }` is no longer in any extract of `{ $resource }`, but { $references ->
        [one] a row of { $dataset } in force refers
       *[other] { $references } rows of { $dataset } in force refer
    } to it
    .hint = put it back, or have the extracts of `{ $dataset }` that name it submitted again without it
rows-lost = { $lost ->
        [one] a row of the file that this one replaces is not in it, that of { $first }
       *[other] { $lost } rows of the file that this one replaces are not in it, first those of { $first }
    }
    .hint = nothing if they are to go, for a file takes the place of all of the one before it; else put them back and submit it again

## Warnings that ask for an answer

asks-answer = answer it: correct the file and submit it again, or say with `counterfoil answer` why it is right; `counterfoil follow-up` lists what is asked

## The workbook that comes back with a refused extract

alike = ({ $count ->
        [one] and one more like it
       *[other] and { $count } more like it
    })
to-do = What to do
to-do-cell = cell
to-do-message = what is wrong
to-do-hint = what to do
to-do-more = { $count } more stand in findings.csv

## The workbook to fill in

guide = How to fill in
guide-sheets = Each sheet is one dataset. Leave the names of the sheets and of the columns as they are.
guide-example = Row 2 of each sheet is an example, marked `{ $mark }`. Delete it: what still has it is refused.
guide-required = A column with a heading of this colour must be filled in.
guide-optional = A column with a heading of this colour may be left empty.
guide-empty = An empty cell means that it is not known; 0 means that there was none.
guide-notes = Point at a heading to read what belongs below it. The list below says the same.
guide-nothing = A sheet with headings only says that there was nothing in the period. Delete the sheets that you do not file.
guide-file = File the workbook for { $days } as `{ $path }`. `counterfoil check` tells you before what is wrong with it.
guide-sheet = sheet
guide-column = column
guide-holds = what it holds
guide-rules = rules
guide-this-row = This row is an example. Delete it: what still has it is refused.
guide-choose = Choose a value of the list.
rule-type = { $type ->
        [string] text
        [id] letters, digits, `.`, `_` and `-`, without spaces
        [date] a date, such as 2024-03-31
        [integer] a whole number
        [boolean] `{ $yes }` or `{ $no }`
        [money] an amount in { $currency }, with at most 2 decimals
        [quantity] a number with at most 2 decimals
       *[percent] a percentage from 0 to 100, without a percent sign
    }
rule-required = required
rule-optional = may be empty
rule-at-least = { $bound } or more
rule-at-most = { $bound } or less
rule-above = more than { $bound }
rule-below = less than { $bound }
rule-shortest = { $least } characters or more
rule-longest = at most { $most } characters
rule-pattern = by the rule `{ $pattern }`
rule-one-of = one of: { $allowed }
rule-once = each value once only
rule-refers = must stand in `{ $resource }` too

## What the codes mean, for `counterfoil explain`

code-source-error = the file cannot be read, is empty, or is not a file
    .example = a 0-byte `{ $dataset }.csv`
    .cure = export the file again; a dataset without rows is a header line and nothing else
code-format-error = the file is not in the format that its ending says, or not whole; or, of CSV, a double quote does not stand around a whole cell, a row is broken by a line break, or its cells are separated by something else than those of the header
    .example = a workbook named `.csv`, a title above the header, merged cells, `"Acme" Inc`, a quote that is never closed
    .cure = save it as CSV, with double quotes around texts, or as an Excel workbook without merged cells
code-encoding-error = the file is not text in UTF-8; it is told once, with what it looks like; where it could be read as Windows-1252 it is a warning, with the first cell by which one can see whether that is right
    .example = `São Paulo` saved as Windows-1252; a file in UTF-16
    .cure = save the file as `CSV UTF-8`
code-blank-header = the header line, or the name of a column in it, is blank
    .example = `{ $id },,{ $column }`
    .cure = name the column as the template does, or remove it
code-duplicate-label = two columns have the same name
    .example = `{ $id },{ $column },{ $column }`
    .cure = remove or rename one of them
code-missing-label = a column of the contract is not in the header
    .example = `{ $dataset }.csv` without `{ $column }`
    .cure = add the column; leave its cells empty where nothing is known
code-extra-label = a column that the contract does not know; it is not loaded
    .example = `notes` in `{ $dataset }.csv`
    .cure = nothing, unless it is a misspelt column of the contract
code-repeated-header = a row says once more what the columns are
    .example = two exports pasted together; a second line with the titles of the columns
    .cure = keep the header on the first line only, and look whether rows stand twice
code-example-row = a row is still the example of the template; it is never loaded
    .example = `EXAMPLE-1` in `{ $id }`
    .cure = delete the row; if it is yours, give it a name of its own
code-missing-cell = a row has fewer cells than the header
    .example = a row of `{ $dataset }.csv` cut off after `{ $column }`
    .cure = add the missing cells, empty where nothing is known
code-extra-cell = a row has more cells than the header, so that its values may have moved; empty ones too, unless every row or the header has them at its end
    .example = `Acme, Inc.` without quotes around it
    .cure = put text that holds a comma in double quotes, or remove the cell
code-blank-row = a row without any value; it is skipped; in a sheet rows behind each other are told once
    .example = `,,,,`
    .cure = nothing; remove the row if you like
code-unfinished-line = the last line has no line end, so that a file cut off in a number looks whole
    .example = 25000 cut off after `2500`
    .cure = compare the last row with your system; end the file with a line break
code-type-error = a cell is not of its column's type; nothing is rounded or guessed
    .example = `1,234`, `N/A`, `31/12/2023`
    .cure = write the value as the template shows, or leave the cell empty if it is not known
code-constraint-error = a value breaks a rule of its column: required, minimum, maximum, pattern, or one of a list
    .example = an amount of -1; nothing in a column that is required
    .cure = correct the value in your system and export again
code-unique-error = a value stands twice in a column where it may stand once
    .example = two rows with one `email`
    .cure = remove the row that is wrong, or correct its value
code-primary-key = two rows of an extract have the same key
    .example = `{ $id }` C-7 in rows 5 and 19
    .cure = keep one row a key
code-foreign-key = a row refers to something that no extract of the centre has
    .example = a row about `C-99`, which no `{ $dataset }` extract of the centre has
    .cure = add it to the extract that it refers to, or correct the id
code-orphaned-reference = a resubmission drops what rows in force still refer to; one finding for each thing dropped and dataset that refers to it
    .example = the new `{ $dataset }.csv` lacks `C-7`, which another extract of last quarter names
    .cure = put it back into the file, or submit the extracts that name it again without it
code-rows-lost = a resubmission lacks rows, by their key, that the extract in force has; one finding for the file, with how many and the first five
    .example = the new `{ $dataset }.csv` has no row for `C-7` and `C-9`, which the one in force has
    .cure = nothing if they are to go, for a file takes the place of all of the one before it; else put them back and submit it again
code-unknown-centre = the path names no centre of the programme
    .example = `inbox/casacde/2024Q1/{ $dataset }.csv`
    .cure = move the file into the folder of your centre
code-unknown-period = the path names no period of the programme's calendar
    .example = `2024-Q1`, or `2024` in a programme that files by quarter
    .cure = name the folder as the programme names the period, such as `2024Q1`
code-unknown-dataset = the path names no dataset of the contract, or is not `centre/period/dataset.csv`
    .example = `{ $dataset }-final.csv`
    .cure = name the file after its dataset
code-ambiguous-extract = two files in the inbox for one centre, period and dataset; both are refused
    .example = `{ $dataset }.csv` beside `{ $dataset }.csv.gz`
    .cure = remove the one that does not count
code-period-not-open = the period has not begun, or the centre was not open in it
    .example = `2031Q1`
    .cure = file under the period that the rows belong to
code-locked = an extract came after its period was locked
    .example = a correction of a quarter that ended a year ago
    .cure = ask the office to let it in: `counterfoil unlock CENTRE PERIOD --because …`
code-withdrawn = the office took an extract with these very bytes out of force, and it lies in the inbox still
    .example = a file that was sent for the wrong centre, after `counterfoil withdraw`
    .cure = take the file out of the inbox, or put a corrected one in its place
code-returned = the office returned an extract with these very bytes, and they have been sent again
    .example = the same file once more, after `counterfoil return`
    .cure = correct what the office says, and put the corrected file in its place
code-wrong-provider = the national office files what only centres do, or the other way round
    .example = what only the office files, from a centre
    .cure = the contract says who files each dataset: centres, the office under `_programme`, or both; `counterfoil template --descriptor` prints it

"""Compare what Counterfoil and frictionless-py find in the same files, by row, column and code.

    differences.py DESCRIPTOR INBOX FINDINGS

FINDINGS is what `counterfoil check --format ndjson` prints. Prints a JSON object: how many
findings both have, how often each difference of the table below occurs, and what none of them
explains. Codes that Frictionless does not know are left out.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from dirty_file import DirtyFile, tidy
from frictionless_findings import CODES, findings_of

OURS, THEIRS = "ours", "theirs"
CELL_CODES = ("type-error", "constraint-error")
KEY_CODES = ("primary-key", "foreign-key")
TABLE = []


def main():
    """Compare every file and print what it comes to."""
    descriptor, inbox = Path(sys.argv[1]), Path(sys.argv[2])
    ours = our_findings(sys.argv[3])
    package = json.loads(descriptor.read_text("utf-8"))
    datasets = {resource["name"]: resource for resource in package["resources"]}
    files, equal, occurrences, unexplained = Counter(), Counter(), Counter(), []
    for path, theirs in findings_of(package, inbox):
        dataset = Path(path).stem
        schema = datasets[dataset]["schema"]
        file = DirtyFile(schema, (inbox / path).read_bytes(), ours[path], theirs)
        files[dataset] += 1
        known = {(row, column, code) for row, column, code in ours[path] if code in CODES}
        equal.update(code for _, _, code in known & theirs)
        for side, only in [(OURS, known - theirs), (THEIRS, theirs - known)]:
            for row, column, code in sorted(only, key=repr):
                name = explanation(file, side, row, column, code)
                occurrences[name] += 1
                if name is None:
                    unexplained.append([path, side, row, column, code, file.cell(row, column)])
    report = {
        "files": files,
        "equal": equal,
        "differences": {name: occurrences[name] for name, *_ in TABLE},
        "unexplained": unexplained,
    }
    json.dump(report, sys.stdout, indent=1)


def our_findings(path):
    """Row, column and code of our findings in each file, of codes that Frictionless knows and
    of the one that stands for a whole row."""
    found = defaultdict(set)
    for text in Path(path).read_text("utf-8").splitlines():
        finding = json.loads(text)
        if finding["code"] in CODES | {"repeated-header"}:
            found[finding["path"]].add((finding["row"], finding["column"], finding["code"]))
    return found


def explanation(file, side, row, column, code):
    """The first difference of the table that a finding of one side only is a case of."""
    for name, sides, codes, applies in TABLE:
        if side in sides and code in codes and applies(file, row, column):
            return name
    return None


def difference(sides, *codes):
    """Put a difference into the table: on which side and with which codes it shows, and whether a
    finding is a case of it. It is called as its function, and its reason is what that says."""

    def put(applies):
        TABLE.append((applies.__name__, sides, codes, applies))
        return applies

    return put


# --- files ---


@difference([THEIRS], "encoding-error")
def other_encodings_are_detected(file, row, column):
    """The descriptor says UTF-8, so they read nothing else; we read Windows-1252 too, for many
    spreadsheets write it."""
    return not file.is_utf8


@difference([OURS], "encoding-error")
def a_detected_encoding_is_warned_of(file, row, column):
    """What is read as Windows-1252 because it looks so is told at its first such cell."""
    return not file.is_utf8


@difference([OURS], "blank-header", "format-error")
def a_first_line_without_labels_is_told(file, row, column):
    """Where the first line is blank or a title we say that; they take it for the header."""
    return row == 1 and not file.has_header


@difference([OURS], *CODES)
def what_stands_below_such_a_line_is_judged(file, row, column):
    """We look for the header below it and read on, so that a centre need not send its file once
    for each fault."""
    return row != 1 and is_without_labels(file)


@difference([THEIRS], *CODES)
def rows_without_labels_are_not_judged(file, row, column):
    """They then compare columns by their order, or say that every one is missing: all of it follows
    from that line."""
    return is_without_labels(file)


@difference([THEIRS], "missing-label", "extra-cell", "missing-cell")
def they_guess_the_separator_by_the_rows(file, row, column):
    """They take commas for the separator where rows are too uneven to show another, and find no
    column at all; we look for that by which the header has the columns of the contract."""
    named = {(1, label, "missing-label") for label in file.labels if label in file.fields}
    return file.separator != "," and bool(named) and named <= file.theirs


# --- labels ---


@difference([THEIRS], "error")
def they_stop_at_duplicate_labels(file, row, column):
    """They match columns by name and stop at a label that stands twice with `error`, which names no
    fault; ours is `duplicate-label`, or `blank-header` where the labels are empty."""
    return file.has_label_twice and bool(file.our_codes(1) & {"duplicate-label", "blank-header"})


@difference([OURS], "duplicate-label")
def duplicate_labels_are_told(file, row, column):
    """The same, seen from our side; we go on behind it, so that a centre need not send its file
    once for each fault."""
    return row == 1 and file.has_label_twice and (None, None, "error") in file.theirs


@difference([OURS], "extra-label")
def extra_labels_are_told(file, row, column):
    """The descriptor allows columns that it does not name, so they are silent; we warn, since a
    label that is misspelt would else be a column that is lost unseen."""
    return row == 1 and column in file.labels and column not in file.fields


@difference([OURS], *CELL_CODES, *KEY_CODES)
def columns_under_another_name_are_judged(file, row, column):
    """A column whose label is nearly right, empty or there twice we find all the same, and judge
    what stands below it; they know columns by their labels alone."""
    is_key = column == file.key[0] and any(is_under_another_name(file, part) for part in file.key)
    return is_key or is_under_another_name(file, column)


@difference([THEIRS], *CELL_CODES)
def a_label_that_stands_twice_names_no_column(file, row, column):
    """Of two columns with one label we name each by what it is in the contract; they name both
    by the label."""
    return row > 1 and file.labels.count(column) > 1


@difference([OURS], "blank-header")
def empty_labels_are_told(file, row, column):
    """Where columns are matched by name, an empty label is one more column to them; we refuse it,
    since nobody can say what stands below it."""
    return row == 1 and "" in file.labels


@difference([OURS, THEIRS], "extra-cell", "missing-cell")
def a_header_does_not_end_in_empty_labels(file, row, column):
    """Empty labels at the end are no columns to us: a value below them is a cell too many, and
    none is missing."""
    record, named = file.record(row), len(file.named_labels)
    return (
        named < len(file.labels)
        and column is None
        and (any(record[named:]) or len(record) < len(file.labels))
    )


# --- rows ---


@difference([THEIRS], "blank-row")
def blank_lines_at_the_end_are_no_rows(file, row, column):
    """Lines without anything behind the last row are how many tools end a file: we pass them
    over."""
    return not any(file.rows[row - 2 :])


@difference([THEIRS], *CELL_CODES, *KEY_CODES, "extra-cell", "missing-cell")
def blank_rows_are_only_blank(file, row, column):
    """Nothing but that it is blank is said of a row that is; to them one without a key is a
    fault of the key, and white space is a value."""
    return file.our_codes(row) == {"blank-row"}


@difference([OURS], "blank-row")
def rows_of_white_space_are_blank(file, row, column):
    """White space is a value to them; nobody sees it, so that such a row is blank to us."""
    record = file.record(row)
    return any(record) and not any(tidy(cell) for cell in record)


@difference([THEIRS], *CELL_CODES, *KEY_CODES, "missing-cell")
def repeated_headers_are_told_once(file, row, column):
    """A row that repeats the header has one cause and one code, `repeated-header`, which they
    do not have; they check its labels as values."""
    return file.our_codes(row) == {"repeated-header"}


@difference([THEIRS], *CELL_CODES, *KEY_CODES, "extra-cell", "missing-cell")
def values_that_have_moved_are_not_judged(file, row, column):
    """A cell too many, or a stray quote where there are not as many cells as labels, moves the
    values behind it into other columns: we say only that, since all else would follow from it.
    Of a cell with a stray quote, too, we say nothing else."""
    if "extra-cell" in file.our_codes(row) or (row, None, "format-error") in file.ours:
        return True
    has_all = len(file.record(row)) == len(file.named_labels)
    return "format-error" in file.our_codes(row, column if has_all else None)


@difference([OURS], "format-error")
def stray_quotes_are_told(file, row, column):
    """Python's reader of CSV guesses what is meant by a quote inside a cell or by text behind
    one; we refuse the row, since no cell may be silently wrong."""
    return file.has_stray_quote(row)


@difference([THEIRS], "missing-cell")
def the_first_of_many_missing_cells_stands_for_all(file, row, column):
    """Where a row has less than half of its cells the first that is missing stands for all: it
    is one cause."""
    is_short = 2 * len(file.record(row)) < len(file.labels)
    return is_short and "missing-cell" in file.our_codes(row)


@difference([THEIRS], "constraint-error")
def missing_cells_are_not_empty_too(file, row, column):
    """Of a cell that is not there they say also that its value is required; it is one cause."""
    return file.cell(row, column) is None and "missing-cell" in file.our_codes(row)


# --- keys ---


@difference([OURS], "primary-key")
def repeated_keys_name_a_column(file, row, column):
    """They name no column where a key is repeated; we name the first of the key."""
    return column == file.key[0] and (row, None, "primary-key") in file.theirs


@difference([THEIRS], "primary-key")
def repeated_keys_name_no_column(file, row, column):
    """The same, seen from their side."""
    return (row, file.key[0], "primary-key") in file.ours


@difference([THEIRS], "primary-key")
def keys_with_an_unknown_part_are_not_compared(file, row, column):
    """A part of the key is missing or cannot be read, which is told of its cell; to them two
    that are missing are the same, and a key without any part is a fault of its own."""
    return any(is_unknown(file, row, part) for part in file.key)


@difference([OURS], "primary-key")
def keys_are_tidied(file, row, column):
    """White space around a key is no part of it to us, so that two that look the same are the
    same."""
    keys = [[file.cell(r, part) for part in file.key] for r in range(2, row + 1)]
    same = [key for key in keys if None not in key and [*map(tidy, key)] == [*map(tidy, keys[-1])]]
    return len(same) > 1 and keys[-1] not in same[:-1]


@difference([THEIRS], "foreign-key")
def references_that_cannot_be_read_are_not_looked_up(file, row, column):
    """What is no id is said to be none, and not also that no client has it."""
    return file.our_codes(row, column) == {"type-error"}


@difference([THEIRS], "foreign-key")
def references_are_tidied(file, row, column):
    """White space around a reference is no part of it to us."""
    return is_tidied(file, row, column)


# --- cells ---


@difference([OURS], "constraint-error")
def white_space_is_no_value(file, row, column):
    """A required cell of white space is empty to us; to them it has a value."""
    cell = file.cell(row, column)
    return bool(file.rules(column).get("required") and cell and not tidy(cell))


@difference([THEIRS], *CELL_CODES)
def white_space_around_a_value_is_no_part_of_it(file, row, column):
    """Nobody sees it, so we leave it out; they do so with numbers only."""
    return is_tidied(file, row, column) and is_right(file, column, tidy(file.cell(row, column)))


@difference([OURS], "type-error")
def the_form_of_a_text_is_its_type(file, row, column):
    """An id, and how long a text may be, are types to us, which Table Schema does not have:
    there they are constraints."""
    return is_text(file, column) and "constraint-error" in file.their_codes(row, column)


@difference([THEIRS], "constraint-error")
def the_form_of_a_text_is_a_constraint(file, row, column):
    """The same, seen from their side."""
    return is_text(file, column) and "type-error" in file.our_codes(row, column)


@difference([OURS], "type-error")
def texts_hide_nothing(file, row, column):
    """Control characters and those that turn what follows around have no place in a text; Table
    Schema has no words for that."""
    return is_text(file, column) and bool(re.search("[\x07\u202e]", file.cell(row, column) or ""))


@difference([OURS], "type-error")
def numbers_have_no_more_decimals_than_their_type(file, row, column):
    """Money and quantities have two decimals, and what has more would be rounded."""
    return is_decimal(file, column) and matches(file, row, column, r"[+-]?\d*\.\d{3,}")


@difference([OURS], "type-error")
def numbers_have_no_more_digits_than_their_type(file, row, column):
    """Decimals and integers of a warehouse have so many digits; those of Python have no end."""
    digits = {"money": 16, "quantity": 10, "percent": 3, "integer": 18}.get(file.type_of(column), 0)
    return digits and matches(file, row, column, rf"[+-]?\d{{{digits + 1},}}(\.\d*)?")


@difference([OURS], "type-error")
def numbers_have_no_exponent(file, row, column):
    """Spreadsheets write `1e3` where digits are lost; Python reads it."""
    return is_decimal(file, column) and matches(file, row, column, r"\d+e\d+")


@difference([OURS], "type-error")
def numbers_are_no_words(file, row, column):
    """`NaN` and `Infinity` are no amounts; Python reads them."""
    return is_decimal(file, column) and file.cell(row, column) in ("NaN", "Infinity")


@difference([OURS], "type-error")
def numbers_have_no_underscores(file, row, column):
    """Python reads `1_000` as programs are written; no centre writes amounts so."""
    return is_number(file, column) and matches(file, row, column, r"\d+_\d+")


@difference([OURS], "type-error")
def numbers_have_plain_digits(file, row, column):
    """Full-width digits are refused, since not every tool reads them; Python does."""
    return is_number(file, column) and matches(file, row, column, "[\uff10-\uff19]+")


@difference([THEIRS], "constraint-error")
def what_is_no_number_has_no_bounds(file, row, column):
    """What Python reads and we do not, we do not compare with a bound too."""
    return is_number(file, column) and "type-error" in file.our_codes(row, column)


@difference([OURS], "type-error")
def dates_have_ten_characters(file, row, column):
    """Python reads `2024-1-5`; a date has one form to us, so that 2024-1-12 cannot be two."""
    return file.type_of(column) == "date" and matches(file, row, column, r"\d{4}-\d{1,2}-\d{1,2}")


@difference([THEIRS], "type-error")
def yes_and_no_have_any_case(file, row, column):
    """A descriptor lists the words one by one; we read them in any case."""
    return (file.cell(row, column) or "").lower() in words_for_yes_and_no(file, column)


@difference([OURS], "constraint-error")
def completed_responses_say_when_the_service_closed(file, row, column):
    """`service_closed_on` is required if `status` says so, which Table Schema has no words for."""
    is_answer = file.cell(row, "status") in ("complete", "partial")
    is_answer = is_answer or is_under_another_name(file, "status")
    return column == "service_closed_on" and is_answer and is_empty(file, row, column)


@difference([OURS], "constraint-error")
def only_adjustments_are_below_zero(file, row, column):
    """An amount of a funding line may be negative if it corrects another line, likewise."""
    is_negative = column in ("awarded", "spent") and matches(file, row, column, "-.*")
    corrects_none = is_empty(file, row, "adjustment_of")
    return is_negative and (corrects_none or is_under_another_name(file, "adjustment_of"))


# --- when they apply ---


def is_without_labels(file):
    """Whether the first line names no column, and we say so."""
    return not file.has_header and bool(file.our_codes(1) & {"blank-header", "format-error"})


def is_under_another_name(file, column):
    """Whether a column does not stand under its own label, or that label stands there twice."""
    return column is not None and (column not in file.fields or file.labels.count(column) != 1)


def is_text(file, column):
    """Whether a column has texts."""
    return file.type_of(column) in ("string", "id")


def is_decimal(file, column):
    """Whether a column has numbers with decimals."""
    return file.type_of(column) in ("money", "quantity", "percent")


def is_number(file, column):
    """Whether a column has numbers."""
    return is_decimal(file, column) or file.type_of(column) == "integer"


def matches(file, row, column, pattern):
    """Whether a cell is of this form."""
    return re.fullmatch(pattern, tidy(file.cell(row, column) or "")) is not None


def is_tidied(file, row, column):
    """Whether a cell has white space around it, or line breaks in it."""
    cell = file.cell(row, column)
    return cell is not None and cell != tidy(cell)


def is_right(file, column, text):
    """Whether a text is of the shape that its column asks for, or there is none."""
    rules, kind = file.rules(column), file.type_of(column)
    if not text:
        return True
    if kind == "boolean":
        return text.lower() in words_for_yes_and_no(file, column)
    if kind == "date":
        return re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None
    is_allowed = text in rules.get("enum", [text])
    return is_allowed and re.fullmatch(rules.get("pattern", ".*"), text) is not None


def words_for_yes_and_no(file, column):
    """The words for yes and no of a column, in lower case."""
    field = file.fields.get(column, {})
    return {word.lower() for word in [*field.get("trueValues", []), *field.get("falseValues", [])]}


def is_empty(file, row, column):
    """Whether a cell is there, with nothing in it."""
    cell = file.cell(row, column)
    return cell is not None and not tidy(cell)


def is_unknown(file, row, column):
    """Whether a cell is missing, empty or not of its type."""
    is_read = bool(tidy(file.cell(row, column) or ""))
    return not is_read or "type-error" in file.our_codes(row, column)


if __name__ == "__main__":
    main()

"""Make small files with faults in them, for every dataset of a descriptor.

    dirty_files.py DESCRIPTOR INBOX

Each dataset gets 200 files, one for each quarter from 1970 on, of a centre of its own whose
name is the dataset's; what only the national office files is filed by `_programme`. A file has
up to ten rows and one to eight faults of random kinds at random places. A centre that refers to
clients has a clean extract of clients in the last quarter of 1969. The seed is fixed: every run
makes the same files.
"""

import json
import random
import sys
from pathlib import Path

FILES = 200
SEED = 20250101
CLIENTS = [f"C-{number:02}" for number in range(1, 13)]
# quarters are those of the fiscal year, which begins in October
CLEAN_QUARTER = "1969Q4"

# texts that are of no type or of the wrong one, some of which one of the two programs reads
BAD = {
    "date": [
        "2024-02-30",
        "03/04/2024",
        "2024-1-5",
        "20240105",
        "soon",
        "2024-01-05 00:00:00",
        "45296",
        "0000-01-01",
    ],
    "integer": [
        "12.0",
        "1e3",
        "many",
        "1,000",
        "１２",
        "1_000",
        "99999999999999999999",
        "--3",
        "N/A",
        "5 000",
    ],
    "number": [
        "few",
        "1e3",
        "NaN",
        "Infinity",
        "1.234",
        "1,234.50",
        "$5",
        "１２",
        "1_000",
        "12 (est.)",
        "5%",
        "1..2",
    ],
    "boolean": ["maybe", "y", "2", "ja", "TrUe", "tRUE"],
    "string": ["a\x07b", "Alder\u202eCLL", "x" * 501],
    "id": ["a b", "Ü-1", "C/7", "x" * 65, "C-1\u200b1", "two\nlines"],
}
# more digits than the type has
LARGE = {"money": "99999999999999999.00", "quantity": "99999999999.5", "percent": "1000"}
# what each type takes though it is written unusually
UNUSUAL = {
    "date": [" 2024-01-05 "],
    "integer": ["+12", "007", " 12 "],
    "number": ["+5", ".5", "5.", "007.10", " 12.50 ", "-0"],
    "boolean": ["YES", "no", "1", "True", " yes"],
    "string": ['São "Paulo", 葛城', " Alder ", "two\nlines", "e\u0301clair", "=1+1", "NULL", "-"],
    "id": [" C-01 ", "C-01\u00a0"],
}
NOTHING = ["", " ", "\u00a0", "\t"]
# the types of the descriptor, each with its own texts
TEXTS = {"id": "id", "money": "number", "quantity": "number", "percent": "number"}


def main():
    """Write the clean clients and the files of every dataset."""
    package = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    inbox = Path(sys.argv[2])
    clients = next(r["schema"] for r in package["resources"] if r["name"] == "clients")
    for resource in package["resources"]:
        dataset, schema = resource["name"], resource["schema"]
        centre = centre_of(resource)
        if schema.get("foreignKeys"):
            clean = File(clients, random.Random(SEED), len(CLIENTS))
            write(inbox / centre / CLEAN_QUARTER / "clients.csv", clean.bytes())
        for number in range(FILES):
            chance = random.Random(f"{SEED} {dataset} {number}")
            file = File(schema, chance, chance.randint(4, 10))
            for _ in range(chance.randint(1, 8)):
                file.spoil()
            write(inbox / centre / quarter(number) / f"{dataset}.csv", file.bytes())


def centre_of(resource):
    """Who files a dataset."""
    is_office = resource["counterfoil:provider"] == "programme"
    return "_programme" if is_office else resource["name"]


def quarter(number):
    """A quarter from 1970 on."""
    return f"{1970 + number // 4}Q{1 + number % 4}"


def write(path, content):
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def type_of(field):
    """The type of a column, in the words of the contract."""
    return field.get("counterfoil:type", field["type"])


def rules(field):
    """The constraints of a column."""
    return field.get("constraints", {})


class File:
    """A file: its header, its rows, and how it is written."""

    def __init__(self, schema, chance, rows):
        self.schema = schema
        self.chance = chance
        self.fields = {field["name"]: field for field in schema["fields"]}
        self.header = list(self.fields)
        self.rows = [[self.good(f, row) for f in schema["fields"]] for row in range(rows)]
        self.line_end = chance.choice(["\n", "\n", "\r\n"])
        self.starts_with_mark = chance.random() < 0.1
        self.separator = chance.choice([";", "\t"]) if chance.random() < 0.02 else ","
        # what is wrong with the file as a whole, seldom
        kinds = ["no bytes", "header only", "title", "blank first line", "Windows-1252"]
        self.whole = chance.choice(kinds) if chance.random() < 0.03 else None

    def good(self, field, row):
        """A value without fault."""
        name, kind, enum = field["name"], type_of(field), rules(field).get("enum")
        if name == "client_id":
            return CLIENTS[row]
        if name in self.schema["primaryKey"]:
            # distinct by the part of the key that is free
            if kind == "integer":
                return str(1990 + row)
            return enum[row % len(enum)] if enum else f"K-{row:02}"
        is_required = rules(field).get("required") or name == "service_closed_on"
        if not is_required and self.chance.random() < 0.3:
            return ""
        if enum:
            return self.chance.choice(enum)
        if kind == "id":
            return f"N{self.chance.randint(100, 999)}.{row}"
        if name == "industry":
            return str(self.chance.randint(10, 999999))
        if kind in ("integer", "percent"):
            least, most = rules(field).get("minimum", "0"), rules(field).get("maximum", "100")
            return str(self.chance.randint(int(least), min(int(most), 2050)))
        if kind in ("money", "quantity"):
            return f"{self.chance.randint(0, 99999999) / 100:.2f}"
        if kind == "boolean":
            return self.chance.choice(["yes", "no", "true", "false", "1", "0"])
        if kind == "date":
            year, month, day = map(self.chance.randint, (1950, 1, 1), (1968, 12, 28))
            return f"{year}-{month:02}-{day:02}"
        return self.chance.choice(["Alder", "Birch, Inc.", "Cedar & Sons", "W-7"])

    def spoil(self):
        """Do something to the file: to a cell or row, or seldom to the labels."""
        kinds = {
            self.bad_type: 8,
            self.missing: 3,
            self.out_of_bounds: 3,
            self.negative_amount: 1,
            self.not_in_list: 2,
            self.broken_pattern: 2,
            self.repeated_key: 3,
            self.unknown_client: 2,
            self.unusual: 3,
            self.blank_row: 2,
            self.extra_cell: 1,
            self.missing_cell: 1,
            self.large_number: 1,
            self.long_text: 1,
            self.header_again: 1,
            self.stray_quote: 1,
        }
        if self.chance.random() < 0.08:
            kinds = {
                self.missing_label: 4,
                self.extra_label: 2,
                self.duplicate_label: 1,
                self.blank_label: 1,
                self.other_label: 1,
                self.other_order: 1,
            }
        if self.rows and self.header:
            (spoil,) = self.chance.choices([*kinds], weights=kinds.values())
            spoil()

    def put(self, fits, value):
        """Put a value for the field into some cell of a column that fits, if there is one."""
        fields = [(at, self.fields.get(label)) for at, label in enumerate(self.header)]
        fields = [(at, field) for at, field in fields if field and fits(field)]
        if fields:
            at, field = self.chance.choice(fields)
            row = self.chance.choice(self.rows)
            if at < len(row):
                row[at] = value(field)

    def pick(self, texts):
        """One of the texts for the type of a field."""
        return lambda field: self.chance.choice(texts[TEXTS.get(type_of(field), type_of(field))])

    def bad_type(self):
        """A text that is not of the type, of each type as often, however many columns it has."""
        kind = self.chance.choice(sorted({type_of(field) for field in self.fields.values()}))
        self.put(lambda field: type_of(field) == kind, self.pick(BAD))

    def unusual(self):
        """A value that is written unusually."""
        self.put(lambda field: True, self.pick(UNUSUAL))

    def missing(self):
        """No value where one is required."""

        def is_required(field):
            return rules(field).get("required") or field["name"] == "service_closed_on"

        self.put(is_required, lambda _: self.chance.choice(NOTHING))

    def out_of_bounds(self):
        """A value below the minimum or above the maximum, and a negative one where there is
        none."""

        def value(field):
            below = ["-1", "-0.01"] if field["type"] == "number" else ["-1", "-7"]
            above = [str(int(rules(field)["maximum"]) + 1)] if "maximum" in rules(field) else []
            return self.chance.choice(below + above * 2)

        self.put(lambda field: "minimum" in rules(field) or type_of(field) == "money", value)

    def negative_amount(self):
        """An amount below 0 in a line that corrects another, none, or one that cannot be read."""
        row = self.chance.choice(self.rows)
        if {"awarded", "adjustment_of"} <= {*self.header} and len(row) >= len(self.header):
            row[self.header.index("awarded")] = self.chance.choice(["-5", "-0.01"])
            row[self.header.index("adjustment_of")] = self.chance.choice(["", "F-1", "F 1"])

    def not_in_list(self):
        """A value that is not among those allowed."""

        def value(field):
            good = self.chance.choice(rules(field)["enum"])
            other = ["none of them", good.upper(), good[:-1], good + " ", "x" * 501]
            return self.chance.choice(other)

        self.put(lambda field: "enum" in rules(field), value)

    def broken_pattern(self):
        """A text of another shape."""

        def value(field):
            shapes = {"id": ["a/b", "(x)", "~"], "string": ["3", "33-27", "1234567", "33271O"]}
            return self.chance.choice(shapes[type_of(field)])

        self.put(lambda field: "pattern" in rules(field), value)

    def large_number(self):
        """A number of more digits than its type has."""
        self.put(lambda field: type_of(field) in LARGE, lambda field: LARGE[type_of(field)])

    def long_text(self):
        """A text as long as it may be, or longer."""
        self.put(
            lambda field: rules(field).get("maxLength") == 500,
            lambda _: "y" * self.chance.choice([500, 501]),
        )

    def repeated_key(self):
        """The key of another row."""
        width = len(self.header)
        rows = [row for row in self.rows if len(row) >= width and row != self.header]
        if len(rows) > 1:
            first, second = self.chance.sample(rows, 2)
            for part in self.schema["primaryKey"]:
                if part in self.header:
                    column = self.header.index(part)
                    second[column] = first[column]

    def unknown_client(self):
        """A client that is not there."""
        unknown = self.chance.choice(["C-99", "c-01", "Z"])
        self.put(lambda field: field["name"] == "client_id", lambda _: unknown)

    def stray_quote(self):
        """A quote where none should be; the last is an inch mark."""
        texts = [Raw(text) for text in ('Al"der', '"Al"der', 'Alder"', '5" pipe')]
        self.put(lambda field: "maxLength" in rules(field), lambda _: self.chance.choice(texts))

    def blank_row(self):
        """A line or row without anything that shows."""
        others = [""] * (len(self.header) - 1)
        blank = self.chance.choice([[], ["", *others], [" ", *others]])
        self.rows.insert(self.chance.randint(0, len(self.rows)), list(blank))

    def header_again(self):
        """The header once more, seldom."""
        if self.chance.random() < 0.3:
            self.rows.insert(self.chance.randint(0, len(self.rows)), list(self.header))

    def extra_cell(self):
        """A row with cells too many, at its end or within."""
        row = self.chance.choice(self.rows)
        if row:
            at = self.chance.choice([len(row), self.chance.randint(0, len(row))])
            row[at:at] = self.chance.choice([["more"], [""], ["", "more"]])

    def missing_cell(self):
        """A row that is cut short, once behind its first cell."""
        row = self.chance.choice(self.rows)
        if len(row) > 1:
            del row[-self.chance.choice([1, 1, 2, len(row) - 1]) :]

    def missing_label(self):
        """A column less."""
        at = self.chance.randrange(len(self.header))
        for cells in [self.header, *self.rows]:
            del cells[at : at + 1]

    def extra_label(self):
        """A column that the contract does not have."""
        label = self.chance.choice(["note", "remark", "Region 2"])
        if label not in self.header:
            self.insert(label)

    def duplicate_label(self):
        """A column whose label another has."""
        self.insert(self.chance.choice(self.header))

    def blank_label(self):
        """A column without a label, one more or one of those that should be there."""
        if self.chance.random() < 0.5:
            self.insert(self.chance.choice(["", " "]))
        else:
            self.header[self.chance.randrange(len(self.header))] = ""

    def insert(self, label):
        """A column of some texts, somewhere."""
        at = self.chance.randint(0, len(self.header))
        self.header.insert(at, label)
        for row in self.rows:
            if row:
                row.insert(at, self.chance.choice(["", "x", "7"]))

    def other_label(self):
        """A label that is nearly right."""
        at = self.chance.randrange(len(self.header))
        label = self.header[at]
        near = [label.upper(), label + " ", label + "s", label.replace("_", " ")]
        self.header[at] = self.chance.choice(near)

    def other_order(self):
        """The columns in another order, which is no fault."""
        order = list(range(len(self.header)))
        self.chance.shuffle(order)
        if all(len(row) == len(order) for row in self.rows if row):
            for cells in [self.header, *self.rows]:
                cells[:] = [cells[i] for i in order] if cells else []

    def bytes(self):
        """The file as it is written."""
        lines = [self.line(cells) for cells in [self.header, *self.rows]]
        if self.whole == "no bytes":
            return b""
        if self.whole == "header only":
            lines = lines[:1]
        if self.whole == "title":
            lines.insert(0, "Extract of the quarter")
        if self.whole == "blank first line":
            lines.insert(0, "")
        text = "".join(line + self.line_end for line in lines)
        if self.whole == "Windows-1252":
            return text.replace("Alder", "Ñandú").encode("cp1252", "replace")
        return (b"\xef\xbb\xbf" if self.starts_with_mark else b"") + text.encode()

    def line(self, cells):
        """A row as it is written, without its line end."""
        return self.separator.join(
            cell if isinstance(cell, Raw) else self.quoted(cell) for cell in cells
        )

    def quoted(self, cell):
        """A cell in quotes, if it needs them."""
        needs_quotes = any(mark in cell for mark in f'{self.separator}"\r\n')
        return '"' + cell.replace('"', '""') + '"' if needs_quotes else cell


class Raw(str):
    """A cell that is written as it stands, with its quotes."""


if __name__ == "__main__":
    main()

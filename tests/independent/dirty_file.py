"""A file as both programs read it, and what each found in it."""

import csv
import re
import unicodedata

# what shows nothing at the ends of a cell, of what the files have
NOTHING = " \t\r\n\u00a0"
# a cell that is quoted as it should be
QUOTED = re.compile('(?<![^,;\t])"(?:[^"]|"")*"(?=[,;\t\r\n])')
# a double quote that is no inch mark
STRAY = re.compile(r'(?<!\d)"|"(?=[^ ,;\t\r\n])')


def tidy(text):
    """A text without what shows nothing at its ends, and its line breaks and tabs as spaces."""
    text = re.sub("\r\n|[\n\r\t]", " ", text.strip(NOTHING))
    return unicodedata.normalize("NFC", text)


class DirtyFile:
    """A file with its labels and rows, and the findings of both programs: row, column and code."""

    def __init__(self, schema, content, ours, theirs):
        self.ours, self.theirs = ours, theirs
        self.fields = {field["name"]: field for field in schema["fields"]}
        self.key = schema["primaryKey"]
        try:
            text, self.is_utf8 = content.decode("utf-8-sig"), True
        except UnicodeDecodeError:
            text, self.is_utf8 = content.decode("cp1252"), False
        self.separator = max(",;\t", key=text.count)
        lines = text.splitlines(keepends=True)
        reader = csv.reader(lines, delimiter=self.separator)
        records, self.texts, start = [], [], 0
        for record in reader:
            records.append(record)
            self.texts.append("".join(lines[start : reader.line_num]))
            start = reader.line_num
        self.labels, self.rows = (
            [tidy(label) for label in records[0]] if records else [],
            records[1:],
        )

    @property
    def has_label_twice(self):
        """Whether two labels are the same."""
        return len(set(self.labels)) < len(self.labels)

    @property
    def has_header(self):
        """Whether the first line names a column of the contract."""
        return any(label in self.fields for label in self.labels)

    @property
    def named_labels(self):
        """The labels without empty ones at their end."""
        names = list(self.labels)
        while names and not names[-1]:
            names.pop()
        return names

    def type_of(self, column):
        """The type of a column in the words of the contract; none if the contract has no such
        column."""
        field = self.fields.get(column, {})
        return field.get("counterfoil:type", field.get("type"))

    def rules(self, column):
        """The constraints of a column."""
        return self.fields.get(column, {}).get("constraints", {})

    def record(self, row):
        """The cells of a row; none if there is no such row below the header."""
        return self.rows[row - 2] if row and 2 <= row < len(self.rows) + 2 else []

    def cell(self, row, column):
        """The text of a cell; none if the row or the header lacks it."""
        if column not in self.labels:
            return None
        record, at = self.record(row), self.labels.index(column)
        return record[at] if at < len(record) else None

    def has_stray_quote(self, row):
        """Whether a double quote stands where none should."""
        return STRAY.search(QUOTED.sub("", self.texts[row - 1])) is not None

    def our_codes(self, row, column=None):
        """Our codes in a row, or in one of its cells."""
        return {code for r, c, code in self.ours if r == row and column in (None, c)}

    def their_codes(self, row, column=None):
        """Their codes in a row, or in one of its cells."""
        return {code for r, c, code in self.theirs if r == row and column in (None, c)}

//! Rows with fewer cells than the header: cut short, or broken over several lines, or with something
//! else than commas between their cells. Each is one cause, and is told once.

use super::reader::Record;
use contract::{Finding, FindingList, Message};

/// What may stand between cells in place of commas, with its name in the catalogue.
const SEPARATORS: [(u8, &str); 4] = [(b';', ";"), (b'\t', "tab"), (b'|', "|"), (b'^', "^")];

/// What a row is, by how many cells it has.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// It has a cell for every column.
    Whole,
    /// It lacks cells, and may be a part of one that is broken: what is found in it is held back.
    Short,
    /// Its values stand in no column of theirs, which has been told.
    Moved,
}

/// What is known of short rows so far.
#[derive(Default)]
pub(super) struct ShortRows {
    /// Rows that may be parts of one.
    parts: Option<Parts>,
    /// Whether a row was told whose cells are separated otherwise.
    has_told_separator: bool,
}

/// Short rows behind each other.
struct Parts {
    /// The row of the first.
    first_row: u64,
    /// How many cells they have together, as one row.
    cells: usize,
    /// What was found in them.
    found: FindingList,
}

impl ShortRows {
    /// Looks at a row below a header with these labels.
    pub(super) fn shape_of(
        &mut self,
        path: &str,
        record: &Record,
        header: &[String],
        findings: &mut FindingList,
    ) -> Shape {
        let (found, expected) = (record.cells.len(), header.len());
        if found >= expected {
            self.tell(findings);
            return Shape::Whole;
        }
        if let Some(separator) = separator_of(record, expected) {
            self.tell(findings);
            if !std::mem::replace(&mut self.has_told_separator, true) {
                let told = Finding::error(path, "format-error", Message::RowsSeparatedOtherwise)
                    .with("separator", separator);
                findings.push(told.at(Some(record.row), None, None));
            }
            return Shape::Moved;
        }
        let cells = self.parts.as_ref().map_or(found, |parts| parts.cells + found - 1);
        if cells > expected {
            self.tell(findings);
        }
        if cells == expected
            && let Some(parts) = self.parts.take()
        {
            let broken = Finding::error(path, "format-error", Message::BrokenRow)
                .with("last", record.row)
                .with("expected", expected);
            findings.push(broken.at(Some(parts.first_row), None, None));
            return Shape::Moved;
        }
        let parts = self.parts.get_or_insert_with(|| Parts {
            first_row: record.row,
            cells: found,
            found: FindingList::default(),
        });
        parts.cells = if cells > expected { found } else { cells };
        for label in header.iter().skip(found) {
            let finding = Finding::error(path, "missing-cell", Message::MissingCell)
                .with("found", found)
                .with("expected", expected);
            parts.found.push(finding.at(Some(record.row), Some(label), None));
        }
        Shape::Short
    }

    /// The list for what is found in a short row.
    pub(super) fn held_back(&mut self) -> Option<&mut FindingList> {
        self.parts.as_mut().map(|parts| &mut parts.found)
    }

    /// Tells of short rows that are no parts of one.
    pub(super) fn tell(&mut self, findings: &mut FindingList) {
        if let Some(parts) = self.parts.take() {
            findings.append(parts.found);
        }
    }
}

/// What else than commas separates the cells of a row, if it then has as many as it should.
fn separator_of(record: &Record, expected: usize) -> Option<&'static str> {
    let separates = |separator: u8| {
        let bytes = record.cells.iter().flatten();
        bytes.filter(|byte| **byte == separator).count() + 1 == expected
    };
    SEPARATORS.iter().find(|(separator, _)| separates(*separator)).map(|(_, name)| *name)
}

//! Rows with fewer cells than the header: cut short, or broken over several lines, or with something
//! else than commas between their cells. Each is one cause, and is told once.

use std::collections::BTreeSet;

use csv::ByteRecord;

use super::reader::Record;
use contract::{Finding, FindingList, Message};

/// What may stand between cells in place of commas, with its name in the catalogue.
const SEPARATORS: [(u8, &str); 4] = [(b';', ";"), (b'\t', "tab"), (b'|', "|"), (b'^', "^")];

/// What is known of short rows so far.
#[derive(Default)]
pub(super) struct ShortRows {
    /// Rows that may be parts of one.
    parts: Option<Parts>,
    /// The separators that were told of.
    told: BTreeSet<&'static str>,
}

/// Short rows behind each other.
struct Parts {
    /// The row of the first.
    first_row: u64,
    /// Their cells as one row, with a space where a line ended.
    joined: ByteRecord,
    /// What was found in them.
    found: FindingList,
}

impl ShortRows {
    /// Whether the cells of a row are separated otherwise than those of a header of so many; the first
    /// such row is told.
    pub(super) fn is_separated_otherwise(
        &mut self,
        path: &str,
        record: &Record,
        expected: usize,
        findings: &mut FindingList,
    ) -> bool {
        let Some(separator) = separator_of(record, expected) else { return false };
        if self.told.insert(separator) {
            let told = Finding::error(path, "format-error", Message::RowsSeparatedOtherwise)
                .with("separator", separator);
            findings.push(told.at(Some(record.row), None, None));
        }
        true
    }

    /// The row that a short one makes with those before it, if it would have so many cells.
    pub(super) fn joined(&self, record: &Record, expected: usize) -> Option<ByteRecord> {
        let joined = join(&self.parts.as_ref()?.joined, &record.cells);
        (joined.len() == expected).then_some(joined)
    }

    /// Tells that a row and those before it are one.
    pub(super) fn tell_broken(
        &mut self,
        path: &str,
        record: &Record,
        expected: usize,
        findings: &mut FindingList,
    ) {
        let first_row = self.parts.take().map_or(record.row, |parts| parts.first_row);
        let broken = Finding::error(path, "format-error", Message::BrokenRow)
            .with("last", record.row)
            .with("expected", expected);
        findings.push(broken.at(Some(first_row), None, None));
    }

    /// Holds back what is wrong with a short row, in case that it is a part; whether it is the first.
    pub(super) fn hold_back(
        &mut self,
        path: &str,
        record: &Record,
        header: &[String],
        findings: &mut FindingList,
    ) -> bool {
        let joined = self.parts.as_ref().map(|parts| join(&parts.joined, &record.cells));
        let goes_on = joined.filter(|joined| joined.len() < header.len());
        let is_first = goes_on.is_none();
        if is_first {
            self.tell(findings);
        }
        let parts = self.parts.get_or_insert_with(|| Parts {
            first_row: record.row,
            joined: record.cells.clone(),
            found: findings.another(),
        });
        if let Some(joined) = goes_on {
            parts.joined = joined;
        }
        let found = record.cells.len();
        // of one that has hardly any cells the first that is missing stands for all
        let told = if 2 * found < header.len() { 1 } else { header.len() };
        for label in header.iter().skip(found).take(told) {
            let finding = Finding::error(path, "missing-cell", Message::MissingCell)
                .with("found", found)
                .with("expected", header.len());
            parts.found.push(finding.at(Some(record.row), Some(label), None));
        }
        is_first
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

/// Two parts of a row as one.
fn join(first: &ByteRecord, second: &ByteRecord) -> ByteRecord {
    let mut cells: Vec<Vec<u8>> = first.iter().map(<[u8]>::to_vec).collect();
    let mut rest = second.iter();
    if let (Some(cell), Some(end)) = (cells.last_mut(), rest.next()) {
        cell.push(b' ');
        cell.extend_from_slice(end);
    }
    cells.extend(rest.map(<[u8]>::to_vec));
    cells.into()
}

/// What else than commas separates the cells of a row, if it then has as many as it should, or one
/// more that is empty.
fn separator_of(record: &Record, expected: usize) -> Option<&'static str> {
    if record.cells.len() >= expected {
        return None;
    }
    let last = record.cells.iter().next_back().and_then(<[u8]>::last);
    let separates = |separator: u8| {
        let bytes = record.cells.iter().flatten();
        let count = bytes.filter(|byte| **byte == separator).count();
        count + 1 == expected || (count == expected && last == Some(&separator))
    };
    SEPARATORS.iter().find(|(separator, _)| separates(*separator)).map(|(_, name)| *name)
}

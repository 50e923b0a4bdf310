//! Rows with fewer cells than the header: cut short, or broken over several lines, or with something
//! else between their cells than the header has. Each is one cause, and is told once.

use std::collections::BTreeSet;

use csv::ByteRecord;

use super::reader::Record;
use contract::{CELLS_FOUND, Finding, FindingList, Message, Value};

/// What may stand between the cells of a row, with its name in the catalogue.
const SEPARATORS: [(u8, &str); 5] =
    [(b',', ","), (b';', ";"), (b'\t', "tab"), (b'|', "|"), (b'^', "^")];
/// The fewest columns of a header that shows what separates the cells of a row.
const FEWEST_COLUMNS: usize = 3;
/// The most lines that a row is looked for in.
const MOST_PARTS: usize = 8;
/// The longest row, in bytes, that may be a part of one.
const LONGEST_PART: usize = 16 << 10;

/// What is known of short rows so far.
#[derive(Default)]
pub(super) struct ShortRows {
    /// Rows that may be parts of one.
    parts: Option<Parts>,
    /// The separators that were told of.
    told: BTreeSet<&'static str>,
}

/// What separates the cells of a row.
pub(super) enum Separated {
    /// What separates those of the header, as far as one can tell.
    AsUsual,
    /// Something else, by which these are its cells.
    By(ByteRecord),
    /// Something else, and by that they are not as many as they should be.
    Unreadably,
}

/// The most rows that are held back because something else stands between their cells.
const MOST_HELD: usize = 1000;

/// Rows with something else between their cells, read by that: held back until a row comes that is as the
/// header. Where none comes, the file is at fault and not its rows, and that is told once.
#[derive(Default)]
pub(super) struct OtherRows {
    /// Whether such a row came.
    is_mixed: bool,
    /// Those held back, each with its number.
    held: Vec<(u64, Vec<Option<Value>>)>,
    /// What was found in them.
    found: Option<FindingList>,
}

impl OtherRows {
    /// Takes a row and what was found in it; the row to be laid down now, if any is.
    pub(super) fn push(
        &mut self,
        (row, values): (u64, Vec<Option<Value>>),
        found: FindingList,
        findings: &mut FindingList,
    ) -> Option<Vec<Option<Value>>> {
        if self.is_mixed {
            findings.append(found);
            return Some(values);
        }
        if self.held.len() == MOST_HELD {
            return Some(values.into_iter().map(|_| None).collect());
        }
        self.held.push((row, values));
        match &mut self.found {
            Some(all) => all.append(found),
            None => self.found = Some(found),
        }
        None
    }

    /// Says that a row came that is as the header; those held back, what was found in them being told.
    pub(super) fn mix(&mut self, findings: &mut FindingList) -> Vec<(u64, Vec<Option<Value>>)> {
        self.is_mixed = true;
        if let Some(found) = self.found.take() {
            findings.append(found);
        }
        std::mem::take(&mut self.held)
    }

    /// Those held back to the end, of which nothing is known then.
    pub(super) fn end(&mut self) -> Vec<(u64, Vec<Option<Value>>)> {
        let mut held = std::mem::take(&mut self.held);
        for (_, values) in &mut held {
            values.fill(None);
        }
        held
    }
}

/// Short rows behind each other.
struct Parts {
    /// The row of the first.
    first_row: u64,
    /// Their cells.
    rows: Vec<ByteRecord>,
    /// How many cells they have as one row.
    cells: usize,
    /// How many of their cells are at fault.
    faults: usize,
    /// What was found in them.
    found: FindingList,
}

impl ShortRows {
    /// Whether the cells of a row are separated otherwise than those of a header of so many, which `usual`
    /// separates; the first such row is told.
    pub(super) fn separated_otherwise(
        &mut self,
        path: &str,
        record: &Record,
        (expected, usual): (usize, Option<u8>),
        findings: &mut FindingList,
    ) -> Separated {
        let Some((separator, name)) = separator_of(record, expected) else {
            return Separated::AsUsual;
        };
        let read = usual.and_then(|usual| read_again(record, expected, (usual, separator)));
        let mut told = Finding::error(path, "format-error", Message::RowsSeparatedOtherwise)
            .with("separator", name);
        if read.is_none() {
            told = told.with(CELLS_FOUND, record.cells.len());
        }
        if self.told.insert(name) {
            findings.push(told.at(Some(record.row), None, None));
        }
        read.map_or(Separated::Unreadably, Separated::By)
    }

    /// The row that a short one makes with those before it, if it would have so many cells, and how
    /// many cells of theirs are at fault.
    pub(super) fn joined(&self, record: &Record, expected: usize) -> Option<(ByteRecord, usize)> {
        let parts = self.parts.as_ref()?;
        if parts.cells + record.cells.len().saturating_sub(1) != expected {
            return None;
        }
        let mut cells: Vec<Vec<u8>> = Vec::with_capacity(expected);
        for row in parts.rows.iter().chain([&record.cells]) {
            let mut rest = row.iter();
            if let (Some(cell), Some(end)) = (cells.last_mut(), rest.next()) {
                // a space where the line ended
                cell.push(b' ');
                cell.extend_from_slice(end);
            } else {
                rest = row.iter();
            }
            cells.extend(rest.map(<[u8]>::to_vec));
        }
        Some((cells.into(), parts.faults))
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

    /// Whether a short row may go on what those before it began.
    pub(super) fn may_go_on(&self, record: &Record, expected: usize) -> bool {
        self.parts.as_ref().is_some_and(|parts| {
            parts.cells + record.cells.len().saturating_sub(1) < expected
                && parts.rows.len() < MOST_PARTS
                && record.cells.as_slice().len() <= LONGEST_PART
        })
    }

    /// Holds back what was found in a short row, so many of whose cells are at fault, in case that it
    /// is a part.
    pub(super) fn hold_back(
        &mut self,
        path: &str,
        record: &Record,
        header: &[&str],
        (faults, found_in_cells): (usize, FindingList),
    ) {
        let found = record.cells.len();
        let mut list = found_in_cells;
        // of one that has hardly any cells the first that is missing stands for all
        let told = if 2 * found < header.len() { 1 } else { header.len() };
        for label in header.iter().skip(found).take(told) {
            let finding = Finding::error(path, "missing-cell", Message::MissingCell)
                .with("found", found)
                .with("expected", header.len());
            list.push(finding.at(Some(record.row), Some(label), None));
        }
        if let Some(parts) = &mut self.parts {
            parts.cells += found.saturating_sub(1);
            parts.faults += faults;
            parts.rows.push(record.cells.clone());
            parts.found.append(list);
        } else {
            let (first_row, rows) = (record.row, vec![record.cells.clone()]);
            self.parts = Some(Parts { first_row, rows, cells: found, faults, found: list });
        }
    }

    /// Tells of short rows that are no parts of one.
    pub(super) fn tell(&mut self, findings: &mut FindingList) {
        if let Some(parts) = self.parts.take() {
            findings.append(parts.found);
        }
    }
}

/// What else than in the header separates the cells of a row, if it then has as many as it should, or one
/// more that is empty.
fn separator_of(record: &Record, expected: usize) -> Option<(u8, &'static str)> {
    if record.cells.len() >= expected || expected < FEWEST_COLUMNS {
        return None;
    }
    let bytes = record.cells.as_slice();
    let separates = |separator: u8| {
        let count = bytes.iter().filter(|byte| **byte == separator).count();
        count + 1 == expected || (count == expected && bytes.last() == Some(&separator))
    };
    SEPARATORS.iter().find(|(separator, _)| separates(*separator)).copied()
}

/// The cells of a row by what separates them instead of the usual, if they are then as many as they should
/// be, but for one more that is empty.
fn read_again(
    record: &Record,
    expected: usize,
    (usual, separator): (u8, u8),
) -> Option<ByteRecord> {
    let line = record.cells.iter().collect::<Vec<_>>().join(&usual);
    // a line break that stood in quotes would make it two rows
    if memchr::memchr2(b'\n', b'\r', &line).is_some() {
        return None;
    }
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).delimiter(separator);
    let mut cells = ByteRecord::new();
    reader.from_reader(line.as_slice()).read_byte_record(&mut cells).ok()?;
    if cells.len() == expected + 1 && cells.get(expected).is_some_and(<[u8]>::is_empty) {
        cells.truncate(expected);
    }
    (cells.len() == expected).then_some(cells)
}

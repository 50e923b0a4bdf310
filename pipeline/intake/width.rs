//! Rows with more cells than the header: a comma too many moves the values behind it, so that they
//! are refused, unless every row has the same empty cells at its end, as spreadsheets write them.

use super::faults;
use super::reader::Record;
use contract::{Finding, FindingList};
use programme::text;

/// What is known of the widths of the rows so far.
pub(super) struct Widths {
    /// Columns of the header that have a name, or others with a name behind them.
    columns: usize,
    /// Cells of the header, with empty ones at its end.
    header_cells: usize,
    /// The cells of every row so far, while all have the same empty ones at their end.
    common: Option<usize>,
    /// Whether there was a row yet.
    has_rows: bool,
    /// Those rows, as first and last of each run, in case that one comes which differs.
    held_back: Vec<(u64, u64)>,
}

impl Widths {
    /// Rows below a header of so many columns and cells.
    pub(super) fn new(columns: usize, header_cells: usize) -> Self {
        Self { columns, header_cells, common: None, has_rows: false, held_back: Vec::new() }
    }

    /// Looks at a row; what is wrong if it has cells that it should not have.
    pub(super) fn too_wide(
        &mut self,
        path: &str,
        record: &Record,
        findings: &mut FindingList,
    ) -> Option<Finding> {
        let found = record.cells.len();
        let is_first = !std::mem::replace(&mut self.has_rows, true);
        let is_wide = found > self.header_cells;
        let is_filled = |cell: &[u8]| !text::trim(&String::from_utf8_lossy(cell)).is_empty();
        if found > self.columns && record.cells.iter().skip(self.columns).any(is_filled) {
            self.tell(path, findings);
            return Some(faults::extra_cell(path, record, self.columns));
        }
        if is_wide && (is_first || self.common == Some(found)) {
            self.common = Some(found);
            match self.held_back.last_mut().filter(|(_, last)| last + 1 == record.row) {
                Some((_, last)) => *last = record.row,
                None => self.held_back.push((record.row, record.row)),
            }
            return None;
        }
        self.tell(path, findings);
        is_wide.then(|| faults::extra_cell(path, record, self.columns))
    }

    /// Says that rows have as many cells as the header has columns.
    pub(super) fn pass(&mut self, path: &str, findings: &mut FindingList) {
        self.has_rows = true;
        self.tell(path, findings);
    }

    /// Not every row has the same empty cells at its end: those that had are told.
    fn tell(&mut self, path: &str, findings: &mut FindingList) {
        let Some(found) = self.common.take() else { return };
        for row in std::mem::take(&mut self.held_back).into_iter().flat_map(|(a, z)| a..=z) {
            findings.push(faults::extra_separators(path, row, found, self.columns));
        }
    }
}

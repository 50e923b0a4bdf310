//! Rows without any value. In a sheet those behind each other are one cause, however many: a cell far
//! below makes blank rows of all above it.

use super::faults;
use contract::FindingList;

/// The blank rows that are not told yet.
#[derive(Default)]
pub(super) struct BlankRows {
    /// Whether those behind each other are told as one.
    are_together: bool,
    /// The first and the last of those that are behind each other.
    run: Option<(u64, u64)>,
}

impl BlankRows {
    /// Those of a sheet, or of a file in which each stands for itself.
    pub(super) fn new(is_sheet: bool) -> Self {
        Self { are_together: is_sheet, run: None }
    }

    /// Notes one.
    pub(super) fn push(&mut self, path: &str, row: u64, findings: &mut FindingList) {
        match &mut self.run {
            Some((_, last)) if self.are_together && *last + 1 == row => *last = row,
            _ => {
                self.end(path, findings);
                self.run = Some((row, row));
            }
        }
    }

    /// Tells of those that are not told yet.
    pub(super) fn end(&mut self, path: &str, findings: &mut FindingList) {
        if let Some((first, last)) = self.run.take() {
            findings.push(faults::blank_rows(path, first, last));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of these rows: the first of each run, and the last where it says that.
    fn told(is_sheet: bool, rows: &[u64]) -> Vec<(u64, Option<String>)> {
        let mut findings = FindingList::default();
        let mut blank = BlankRows::new(is_sheet);
        for row in rows {
            blank.push("p", *row, &mut findings);
        }
        blank.end("p", &mut findings);
        let mut told = Vec::new();
        let table = findings.into_table().unwrap();
        table
            .visit(&mut |finding| {
                told.push((finding.row.unwrap(), finding.arguments.get("last").cloned()));
                Ok(())
            })
            .unwrap();
        told
    }

    #[test]
    fn in_a_sheet_those_behind_each_other_are_told_once() {
        let rows = [3, 4, 5, 7];
        assert_eq!(told(true, &rows), [(3, Some("5".to_owned())), (7, None)]);
        assert_eq!(told(false, &rows), rows.map(|row| (row, None)));
        assert!(told(true, &[]).is_empty());
    }
}

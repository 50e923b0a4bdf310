//! Where the cells of an extract stand in the file that the centre sent, so that findings speak of that
//! file: its own labels, and the names of cells where it has sheets.

use std::collections::BTreeMap;

use super::finding::{Finding, shown};

/// Where the columns of the contract stand in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// The labels of the file's header, in order.
    labels: Vec<String>,
    /// Where each label stands first, by how findings show it.
    shown: BTreeMap<String, usize>,
    /// For each column of the contract that the file has, the place of its cells among the labels.
    columns: BTreeMap<String, usize>,
    /// Whether cells have names, such as `D17`.
    is_sheet: bool,
}

impl Places {
    /// The places of a file with these labels, before it is known which columns they are.
    #[must_use]
    pub fn new(labels: Vec<String>, is_sheet: bool) -> Self {
        let mut places = BTreeMap::new();
        for (place, label) in labels.iter().enumerate() {
            places.entry(shown(label)).or_insert(place);
        }
        Self { labels, shown: places, columns: BTreeMap::new(), is_sheet }
    }

    /// The same with the place of each column of the contract that the file has.
    #[must_use]
    pub fn with_columns(&self, columns: BTreeMap<String, usize>) -> Self {
        Self { columns, ..self.clone() }
    }

    /// The place of a column, as the contract or a finding names it.
    #[must_use]
    pub fn of(&self, column: &str) -> Option<usize> {
        self.columns.get(column).or_else(|| self.shown.get(column)).copied()
    }

    /// Says where a finding is in terms of the file.
    pub fn locate(&self, finding: &mut Finding) {
        let Some(column) = &finding.column else {
            // what has no column stands in a cell of this number
            let number = finding.arguments.get("number").and_then(|n| n.parse::<usize>().ok());
            if let Some((row, number)) = finding.row.zip(number).filter(|_| self.is_sheet) {
                finding.cell = number.checked_sub(1).map(|place| cell_name(place, row));
            }
            return;
        };
        let Some(place) = self.of(column) else { return };
        if let Some(label) = self.labels.get(place) {
            finding.column = Some(shown(label));
        }
        if let Some(row) = finding.row.filter(|_| self.is_sheet) {
            finding.cell = Some(cell_name(place, row));
        }
    }
}

/// The name of a cell in a sheet: its column counted from 0, its row from 1.
#[must_use]
pub fn cell_name(column: usize, row: u64) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.reverse();
    let letters: String = letters.into_iter().collect();
    format!("{letters}{row}")
}

#[cfg(test)]
mod tests {
    use super::super::finding::Severity;
    use super::*;

    #[test]
    fn a_finding_speaks_of_the_centres_own_columns_and_cells() {
        let labels = ["Firma", "Mitarbeiter", "notes"].map(str::to_owned).to_vec();
        let columns = BTreeMap::from([("employees".to_owned(), 1)]);
        let places = Places::new(labels, true).with_columns(columns);
        let finding = Finding::new("p", "c", Severity::Error, "m".to_owned());
        for (column, expected) in [
            ("employees", ("Mitarbeiter", Some("B17"))),
            ("notes", ("notes", Some("C17"))),
            ("absent", ("absent", None)),
        ] {
            let mut finding = finding.clone().at(Some(17), Some(column), None);
            places.locate(&mut finding);
            assert_eq!((finding.column.as_deref().unwrap(), finding.cell.as_deref()), expected);
        }
    }
}

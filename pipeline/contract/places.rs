//! Where the cells of an extract stand in the file that the centre sent, so that findings speak of that
//! file: its own labels, and the names of cells where it has sheets.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Finding, shown};

/// Where the columns of the contract stand in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// The labels of the file's header, in order.
    labels: Vec<String>,
    /// Where each label stands first, by how findings show it.
    shown: BTreeMap<String, usize>,
    /// Labels that stand several times, so that they name no column.
    repeated: BTreeSet<String>,
    /// For each column of the contract that the file has, the place of its cells among the labels.
    columns: BTreeMap<String, usize>,
    /// Columns of the contract that are in no cell: they are the same for all rows.
    constants: BTreeSet<String>,
    /// Whether cells have names, such as `D17`.
    is_sheet: bool,
}

impl Places {
    /// The places of a file with these labels, before it is known which columns they are.
    #[must_use]
    pub fn new(labels: Vec<String>, is_sheet: bool) -> Self {
        let mut places = BTreeMap::new();
        let mut repeated = BTreeSet::new();
        for (place, label) in labels.iter().enumerate() {
            if *places.entry(shown(label)).or_insert(place) != place {
                repeated.insert(label.clone());
            }
        }
        let (columns, constants) = (BTreeMap::new(), BTreeSet::new());
        Self { labels, shown: places, repeated, columns, constants, is_sheet }
    }

    /// The same with each column of the contract that the file has: the place of its cells, or none if it
    /// is the same for all rows.
    #[must_use]
    pub fn with_columns<'c>(
        &self,
        columns: impl IntoIterator<Item = (&'c str, Option<usize>)>,
    ) -> Self {
        let mut places = self.clone();
        for (column, place) in columns {
            match place {
                Some(place) => drop(places.columns.insert(column.to_owned(), place)),
                None => drop(places.constants.insert(column.to_owned())),
            }
        }
        places
    }

    /// Whether the file has a column of the contract, in cells or for all rows.
    #[must_use]
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column) || self.constants.contains(column)
    }

    /// The cells of a column of the contract: how findings name it, and the place of its cells.
    #[must_use]
    pub fn cells_of(&self, column: &str) -> Option<(String, usize)> {
        let place = *self.columns.get(column)?;
        let label = self.label_at(place).map_or_else(|| shown(column), shown);
        Some((label, place))
    }

    /// The same of several columns, those of them that are in cells.
    pub fn cells_of_all<'c>(
        &self,
        columns: impl IntoIterator<Item = &'c String>,
    ) -> impl Iterator<Item = (String, usize)> {
        columns.into_iter().filter_map(|column| self.cells_of(column))
    }

    /// The column of the contract that a finding names by its label in the file; none if it is none.
    #[must_use]
    pub fn column_of(&self, label: &str) -> Option<&str> {
        if self.constants.contains(label) {
            return self.constants.get(label).map(String::as_str);
        }
        let is_it = |column: &str| self.cells_of(column).is_some_and(|(own, _)| own == label);
        let named = self.columns.get_key_value(label).map(|(column, _)| column.as_str());
        let named = named.filter(|column| is_it(column));
        named.or_else(|| self.columns.keys().map(String::as_str).find(|column| is_it(column)))
    }

    /// The label of a place, if it has one of its own.
    fn label_at(&self, place: usize) -> Option<&str> {
        let label = self.labels.get(place).map(String::as_str);
        label.filter(|label| !label.is_empty() && !self.repeated.contains(*label))
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
        // one that has none is named as the contract has it
        if let Some(label) = self.label_at(place) {
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
        let labels = ["Firma", "Mitarbeiter", "notes", ""].map(str::to_owned).to_vec();
        let columns = [("employees", Some(1)), ("rural", Some(3)), ("region", None)];
        let places = Places::new(labels, true).with_columns(columns);
        assert_eq!(places.cells_of("employees"), Some(("Mitarbeiter".to_owned(), 1)));
        assert!(places.has("region") && !places.has("notes") && !places.has("absent"));
        assert_eq!(places.column_of("Mitarbeiter"), Some("employees"));
        assert_eq!(
            (places.column_of("rural"), places.column_of("region")),
            (Some("rural"), Some("region"))
        );
        assert_eq!((places.column_of("employees"), places.column_of("notes")), (None, None));
        let finding = Finding::new("p", "c", Severity::Error, "m".to_owned());
        for (column, expected) in [
            ("employees", ("Mitarbeiter", Some("B17"))),
            ("notes", ("notes", Some("C17"))),
            ("rural", ("rural", Some("D17"))),
            ("absent", ("absent", None)),
        ] {
            let mut finding = finding.clone().at(Some(17), Some(column), None);
            places.locate(&mut finding);
            assert_eq!((finding.column.as_deref().unwrap(), finding.cell.as_deref()), expected);
        }
    }
}

//! Extracts as rows of text, and as files.

use std::fmt::Write as _;

/// The columns of each dataset, in the order of its rows here.
pub(super) const COLUMNS: [(&str, &str); 5] = [
    (
        "clients",
        "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on",
    ),
    (
        "engagements",
        "engagement_id,client_id,service,mode,partner,channel,started_on,closed_on,hours,fee,subsidy",
    ),
    (
        "outcomes",
        "response_id,client_id,surveyed_on,status,service_closed_on,new_sales,retained_sales,jobs_created,jobs_retained,savings_labour,savings_materials,savings_energy,savings_overhead,savings_other,investment_products,investment_plant,investment_it,investment_workforce,investment_other,avoided_investment,more_competitive,recommend,attribution,without_support,confirmed",
    ),
    ("funding", "line_id,award,source,fund,cost_share,awarded,spent,adjustment_of"),
    (
        "verifications",
        "centre_id,response_id,measure,value,verified_by,role,method,verified_on,evidence",
    ),
];

/// One extract.
#[derive(Debug, Clone)]
pub(super) struct Extract {
    /// Whose it is.
    pub(super) centre: String,
    /// The period as the path names it.
    pub(super) label: String,
    /// The dataset.
    pub(super) dataset: &'static str,
    /// Its rows: a cell for each column.
    pub(super) rows: Vec<Vec<String>>,
}

impl Extract {
    /// Its path in the inbox.
    pub(super) fn path(&self) -> String {
        format!("{}/{}/{}.csv", self.centre, self.label, self.dataset)
    }

    /// Its path, dataset and rows.
    pub(super) fn size(&self) -> (String, &'static str, usize) {
        (self.path(), self.dataset, self.rows.len())
    }

    /// Its columns.
    pub(super) fn columns(&self) -> &'static str {
        COLUMNS.iter().find(|(d, _)| *d == self.dataset).map_or("", |(_, columns)| columns)
    }

    /// The file.
    pub(super) fn to_csv(&self) -> Vec<u8> {
        let mut text = String::with_capacity(64 + self.rows.len() * 128);
        text.push_str(self.columns());
        text.push('\n');
        for row in &self.rows {
            push_row(&mut text, row, ',');
        }
        text.into_bytes()
    }
}

/// Writes a row, with this separator between its cells.
pub(super) fn push_row(text: &mut String, cells: &[String], separator: char) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            text.push(separator);
        }
        push_cell(text, cell);
    }
    text.push('\n');
}

/// Writes a cell, in quotes where it needs them.
fn push_cell(text: &mut String, cell: &str) {
    if cell.contains([',', '"', '\n', '\r']) {
        let _ = write!(text, "\"{}\"", cell.replace('"', "\"\""));
    } else {
        text.push_str(cell);
    }
}

/// A finding that `check` must report: the key of a simulation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// The extract, as a path in the inbox.
    pub path: String,
    /// The finding's code.
    pub code: String,
    /// The row, the header being 1; `None` where the finding has none.
    pub row: Option<usize>,
    /// The column; empty where the finding has none.
    pub column: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a finding of a simulation comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The programme has it by itself, as real ones do.
    Simulated,
    /// A fault was planted, and this is it or follows from it.
    Planted,
}

impl Origin {
    /// The word in the key.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simulated => "simulated",
            Self::Planted => "planted",
        }
    }
}

/// A row of the office's verifications.
#[derive(Debug)]
pub(super) struct Verification {
    /// The place of its period among those simulated; none for one before them.
    pub(super) period: Option<usize>,
    /// Its cells.
    pub(super) cells: Vec<String>,
    /// The code and the column of the fault in it, if one is planted.
    pub(super) fault: Option<(&'static str, &'static str)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_the_contracts() {
        let contract = contract::Contract::open(std::path::Path::new("/nowhere")).unwrap();
        for (dataset, columns) in COLUMNS {
            let fields = &contract.dataset(dataset).unwrap().fields;
            let mut names: Vec<&str> = fields.iter().map(|f| f.name.as_str()).collect();
            let mut ours: Vec<&str> = columns.split(',').collect();
            names.sort_unstable();
            ours.sort_unstable();
            assert_eq!(ours, names, "{dataset}");
        }
    }
}

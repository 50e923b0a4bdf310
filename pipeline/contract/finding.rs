//! A finding: one fault in an extract.

use serde::{Deserialize, Serialize};

/// The most characters of a cell that a finding repeats.
const VALUE_CHARS: usize = 80;

/// What a finding does to its extract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The extract is refused.
    Error,
    /// The extract may be accepted; the warning stays on its receipt.
    Warning,
}

impl Severity {
    /// The word that is printed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One fault in an extract: what, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// The object in the inbox.
    pub path: String,
    /// The record's number, the header being 1; none for faults of the whole file.
    pub row: Option<u64>,
    /// The column, as the centre's file calls it.
    pub column: Option<String>,
    /// What kind of fault.
    pub code: String,
    /// Whether it refuses the extract.
    pub severity: Severity,
    /// The cell in a sheet, such as `D17`.
    pub cell: Option<String>,
    /// The offending value, cut at 80 characters.
    pub value: Option<String>,
    /// What is wrong, in the reader's words.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Finding {
    /// A finding about a whole file.
    #[must_use]
    pub fn of_file(
        path: &str,
        code: &str,
        severity: Severity,
        message: String,
        hint: &str,
    ) -> Self {
        Self {
            path: path.to_owned(),
            row: None,
            column: None,
            code: code.to_owned(),
            severity,
            cell: None,
            value: None,
            message,
            hint: hint.to_owned(),
        }
    }

    /// The same finding at a row, a column and a value; the message then opens with the place.
    #[must_use]
    pub fn at(mut self, row: Option<u64>, column: Option<&str>, value: Option<&str>) -> Self {
        let place = match (row, column) {
            (Some(row), Some(column)) => format!("row {row}, column `{column}`: "),
            (Some(row), None) => format!("row {row}: "),
            (None, Some(column)) => format!("column `{column}`: "),
            (None, None) => String::new(),
        };
        self.message.insert_str(0, &place);
        self.row = row;
        self.column = column.map(str::to_owned);
        self.value = value.map(cut);
        self
    }
}

/// The columns of a list of findings.
pub const FINDING_COLUMNS: [&str; 9] =
    ["path", "code", "severity", "row", "column", "cell", "value", "message", "hint"];

impl Finding {
    /// The cells of a finding, in the order of [`FINDING_COLUMNS`].
    #[must_use]
    pub fn cells(&self) -> [Option<String>; 9] {
        [
            Some(self.path.clone()),
            Some(self.code.clone()),
            Some(self.severity.as_str().to_owned()),
            self.row.map(|r| r.to_string()),
            self.column.clone(),
            self.cell.clone(),
            self.value.clone(),
            Some(self.message.clone()),
            Some(self.hint.clone()),
        ]
    }
}

/// Text that a spreadsheet would take for a formula, with `'` before it; numbers stay as they are.
#[must_use]
pub fn guard(text: &str) -> String {
    let is_number = text.parse::<f64>().is_ok();
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The first 80 characters of a value, with `…` when it is longer.
#[must_use]
pub fn cut(value: &str) -> String {
    match value.char_indices().nth(VALUE_CHARS) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_cut_between_characters() {
        let value = "é".repeat(81);
        assert_eq!(cut(&value), format!("{}…", "é".repeat(80)));
        assert_eq!(cut("short"), "short");
    }
}

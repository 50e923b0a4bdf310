//! The finding codes that are about files, headers and cells; those about rows are SQL files under
//! `sql/checks/` and explain themselves in their headers.

use super::finding::Severity;

/// What a finding code means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code, with Frictionless's name where it has one.
    pub name: String,
    /// What it does to the extract.
    pub severity: Severity,
    /// What it means.
    pub meaning: String,
    /// A case of it.
    pub example: String,
    /// What to do.
    pub cure: String,
}

/// Name, severity, meaning, example and cure of every code that is not an SQL file.
const CODES: &[(&str, Severity, &str, &str, &str)] = &[
    (
        "source-error",
        Severity::Error,
        "the file cannot be read, is empty, or is not a file",
        "a 0-byte `clients.csv`",
        "export the file again; a dataset without rows is a header line and nothing else",
    ),
    (
        "format-error",
        Severity::Error,
        "the file is not in a format that is read: comma-separated CSV",
        "columns separated by `;`, a workbook named `.csv`, a quote that is never closed",
        "save it as CSV with `,` between the columns",
    ),
    (
        "encoding-error",
        Severity::Error,
        "a cell is not UTF-8 text",
        "`São Paulo` saved as Windows-1252",
        "save the file as `CSV UTF-8`",
    ),
    (
        "blank-header",
        Severity::Error,
        "the header line, or the name of a column in it, is blank",
        "`client_id,,industry`",
        "name the column as the template does, or remove it",
    ),
    (
        "duplicate-label",
        Severity::Error,
        "two columns have the same name",
        "`fee,subsidy,fee`",
        "remove or rename one of them",
    ),
    (
        "missing-label",
        Severity::Error,
        "a column of the contract is not in the header",
        "`clients.csv` without `industry`",
        "add the column; leave its cells empty where nothing is known",
    ),
    (
        "extra-label",
        Severity::Warning,
        "a column that the contract does not know; it is not loaded",
        "`notes` in `clients.csv`",
        "nothing, unless it is a misspelt column of the contract",
    ),
    (
        "missing-cell",
        Severity::Error,
        "a row has fewer cells than the header",
        "a row cut off after `status`",
        "add the missing cells, empty where nothing is known",
    ),
    (
        "extra-cell",
        Severity::Error,
        "a row has more cells than the header",
        "`Acme, Inc.` without quotes around it",
        "put text that holds a comma in double quotes, or remove the cell",
    ),
    (
        "blank-row",
        Severity::Warning,
        "a row without any value; it is skipped",
        "`,,,,`",
        "nothing; remove the row if you like",
    ),
    (
        "type-error",
        Severity::Error,
        "a cell is not of its column's type; nothing is rounded or guessed",
        "`1,234`, `N/A`, `31/12/2023`",
        "write the value as the template shows, or leave the cell empty if it is not known",
    ),
    (
        "constraint-error",
        Severity::Error,
        "a value breaks a rule of its column: required, minimum, maximum, pattern, or one of a list",
        "`new_sales` of -1; `service_closed_on` empty in a complete response",
        "correct the value in your system and export again",
    ),
    (
        "unique-error",
        Severity::Error,
        "a value stands twice in a column where it may stand once",
        "two rows with one `email`",
        "remove the row that is wrong, or correct its value",
    ),
    (
        "primary-key",
        Severity::Error,
        "two rows of an extract have the same key",
        "`client_id` C-7 in rows 5 and 19",
        "keep one row a key",
    ),
    (
        "foreign-key",
        Severity::Error,
        "a row refers to something that no extract of the centre has",
        "an engagement of client `C-99`, which no clients extract names",
        "add it to the clients extract, or correct the id",
    ),
    (
        "unknown-centre",
        Severity::Error,
        "the path names no centre of the programme",
        "`inbox/casacde/2024Q1/clients.csv`",
        "move the file into the folder of your centre",
    ),
    (
        "unknown-period",
        Severity::Error,
        "the path names no period of the programme's calendar",
        "`2024-Q1`, or `2024` in a programme that files by quarter",
        "name the folder as the programme names the period, such as `2024Q1`",
    ),
    (
        "unknown-dataset",
        Severity::Error,
        "the path names no dataset of the contract, or is not `centre/period/dataset.csv`",
        "`client.csv`",
        "name the file after its dataset",
    ),
    (
        "ambiguous-extract",
        Severity::Error,
        "two files in the inbox for one centre, period and dataset; both are refused",
        "`clients.csv` beside `clients.csv.gz`",
        "remove the one that does not count",
    ),
    (
        "period-not-open",
        Severity::Error,
        "the period has not begun, or the centre was not open in it",
        "`2031Q1`",
        "file under the period that the rows belong to",
    ),
    (
        "wrong-provider",
        Severity::Error,
        "the national office files what only centres do, or the other way round",
        "`verifications` from a centre",
        "centres file clients, engagements, outcomes, activities, accounts and funding; the office files funding and verifications, under `_programme`",
    ),
];

/// Every code that is not an SQL file.
#[must_use]
pub fn built_in() -> Vec<Code> {
    CODES
        .iter()
        .map(|(name, severity, meaning, example, cure)| Code {
            name: (*name).to_owned(),
            severity: *severity,
            meaning: (*meaning).to_owned(),
            example: (*example).to_owned(),
            cure: (*cure).to_owned(),
        })
        .collect()
}

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
    /// What to do about an answer, if its warnings ask for one.
    pub answer: Option<String>,
}

/// Every code that is not an SQL file, and what it does to the extract; what it means stands in the
/// catalogue, under `code-` and its name.
pub const BUILT_IN: &[(&str, Severity)] = &[
    ("source-error", Severity::Error),
    ("format-error", Severity::Error),
    ("encoding-error", Severity::Error),
    ("blank-header", Severity::Error),
    ("duplicate-label", Severity::Error),
    ("missing-label", Severity::Error),
    ("extra-label", Severity::Warning),
    ("repeated-header", Severity::Error),
    ("example-row", Severity::Error),
    ("missing-cell", Severity::Error),
    ("extra-cell", Severity::Error),
    ("blank-row", Severity::Warning),
    ("unfinished-line", Severity::Warning),
    ("type-error", Severity::Error),
    ("constraint-error", Severity::Error),
    ("unique-error", Severity::Error),
    ("primary-key", Severity::Error),
    ("foreign-key", Severity::Error),
    ("orphaned-reference", Severity::Error),
    ("rows-lost", Severity::Warning),
    ("unknown-centre", Severity::Error),
    ("unknown-period", Severity::Error),
    ("unknown-dataset", Severity::Error),
    ("ambiguous-extract", Severity::Error),
    ("period-not-open", Severity::Error),
    ("locked", Severity::Error),
    ("withdrawn", Severity::Error),
    ("returned", Severity::Error),
    ("wrong-provider", Severity::Error),
];

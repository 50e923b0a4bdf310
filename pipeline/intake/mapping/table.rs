//! What a mapping file may say, as it stands there.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How texts are written, for a whole file of mappings, a dataset or a column; what is nearer wins.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Writing {
    /// What stands before decimals.
    pub(super) decimal_mark: Option<String>,
    /// What stands between groups of three digits; empty if nothing does.
    pub(super) grouping: Option<String>,
    /// Signs of units that may stand at a number.
    pub(super) units: Option<Vec<String>>,
    /// How dates are written.
    pub(super) date_format: Option<OneOrMany>,
    /// Texts that mean that nothing is known.
    pub(super) missing: Option<Vec<String>>,
}

/// The keys of [`Writing`].
pub(super) const WRITING: [&str; 5] =
    ["decimal_mark", "grouping", "units", "date_format", "missing"];

impl Writing {
    /// This, and from `outer` what it does not say.
    pub(super) fn within(&self, outer: &Self) -> Self {
        Self {
            decimal_mark: self.decimal_mark.clone().or_else(|| outer.decimal_mark.clone()),
            grouping: self.grouping.clone().or_else(|| outer.grouping.clone()),
            units: self.units.clone().or_else(|| outer.units.clone()),
            date_format: self.date_format.clone().or_else(|| outer.date_format.clone()),
            missing: self.missing.clone().or_else(|| outer.missing.clone()),
        }
    }
}

/// A text or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl OneOrMany {
    /// All of them.
    pub(super) fn all(&self) -> &[String] {
        match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts,
        }
    }
}

/// A column of the contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ColumnTable {
    /// The label of the centre's own column.
    pub(super) column: Option<String>,
    /// Several columns that are one here.
    pub(super) join: Option<JoinTable>,
    /// One column that is several here.
    pub(super) split: Option<SplitTable>,
    /// The same text for every row.
    pub(super) constant: Option<String>,
    /// The centre's own words and the contract's.
    #[serde(default)]
    pub(super) values: BTreeMap<String, String>,
    /// When a blank is zero.
    pub(super) zero_when: Option<ZeroTable>,
    /// What numbers are multiplied by.
    pub(super) times: Option<String>,
    /// What they are divided by, rounded to the decimals of the column.
    pub(super) divided_by: Option<String>,
    /// Whether they are in the centre's own currency, if it has one: all amounts are unless this says not.
    pub(super) in_currency: Option<bool>,
    /// Whether ids begin anew in every export.
    #[serde(default)]
    pub(super) restarts: bool,
    /// How its cells are written.
    #[serde(flatten)]
    pub(super) writing: Writing,
}

/// The keys of [`ColumnTable`] beside those of [`Writing`].
pub(super) const COLUMN: [&str; 10] = [
    "column",
    "join",
    "split",
    "constant",
    "values",
    "zero_when",
    "times",
    "divided_by",
    "in_currency",
    "restarts",
];

/// Several columns that are one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct JoinTable {
    /// Their labels.
    pub(super) columns: Vec<String>,
    /// What is put between them.
    pub(super) with: String,
}

/// A part of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SplitTable {
    /// Its label.
    pub(super) column: String,
    /// What stands between its parts.
    pub(super) at: String,
    /// Which part, from 1.
    pub(super) part: usize,
    /// How many parts there are.
    pub(super) of: usize,
}

/// When a blank is zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ZeroTable {
    /// The column that says so.
    pub(super) column: String,
    /// Its answers.
    pub(super) equals: OneOrMany,
}

/// A currency and what it was worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CurrencyTable {
    /// Its name.
    pub(super) name: String,
    /// One unit of it in the programme's currency, by the day from which on.
    pub(super) rates: BTreeMap<String, String>,
}

/// A dataset.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DatasetTable {
    /// The encoding of CSV, where it is not to be found by looking.
    pub(super) encoding: Option<String>,
    /// Own columns that are not loaded, and of which nothing is to be said.
    #[serde(default)]
    pub(super) ignored: Vec<String>,
    /// The columns of the contract.
    #[serde(default)]
    pub(super) columns: BTreeMap<String, ColumnTable>,
    /// How cells are written.
    #[serde(flatten)]
    pub(super) writing: Writing,
}

/// The keys of [`DatasetTable`] beside those of [`Writing`].
pub(super) const DATASET: [&str; 3] = ["encoding", "ignored", "columns"];

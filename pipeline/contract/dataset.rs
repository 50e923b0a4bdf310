//! Datasets and their columns, as a descriptor has them.

use std::sync::Arc;

use arrow::datatypes::{DataType, Field as ArrowField, Schema};
use serde::Deserialize;

use super::cell_type::CellType;
use super::value::Value;
use programme::Hint;

/// Why a descriptor cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The programme's descriptor cannot be used.
    #[error(transparent)]
    Own(#[from] programme::Error),
    /// It is not a Data Package with Table Schemas.
    #[error("the contract is not a Data Package descriptor")]
    Json(#[source] serde_json::Error),
    /// Its parts contradict each other.
    #[error("the contract is not valid: {0}")]
    Invalid(String),
    /// It states what extracts would not be held to.
    #[error("the contract states what is not enforced: {}", .0.join("; "))]
    NotEnforced(Vec<String>),
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::Own(e) => e.hint(),
            _ => Some(
                "`counterfoil template --descriptor` prints the one built in, to start `contract/datapackage.json` from"
                    .to_owned(),
            ),
        }
    }
}

/// The tag of enterprise ids, which are the same firm in every centre.
pub const ENTERPRISE: &str = "enterprise";

/// Who files a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Provider {
    /// Centres only.
    Centre,
    /// The national office only.
    Programme,
    /// Both.
    Both,
}

/// One kind of extract.
#[derive(Debug, Clone)]
pub struct Dataset {
    /// Its name, as in the inbox path.
    pub name: String,
    /// What it holds, in one line.
    pub description: String,
    /// Who files it.
    pub provider: Provider,
    /// Its columns.
    pub fields: Vec<Field>,
    /// The columns that identify a row within an extract.
    pub primary_key: Vec<String>,
    /// Other columns whose values together may stand in one row only.
    pub unique_keys: Vec<Vec<String>>,
    /// References to other datasets of the same centre.
    pub foreign_keys: Vec<ForeignKey>,
    /// Which fiscal years its rows bear on.
    pub year: Option<YearBasis>,
    /// Which of its columns carries the mark of an example row; none if none can.
    pub mark: Option<usize>,
}

/// Which fiscal years the rows of an extract bear on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum YearBasis {
    /// That of the extract's period only.
    Period,
    /// Any, by the dates of the rows.
    Any,
}

/// What a column is to the denominators that `programme.toml` declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DenominatorPart {
    /// Its values are the `sources` that a denominator may count.
    Sources,
    /// Its values are the `funds` that a denominator may count.
    Funds,
    /// Its name is a `basis`: an amount that a denominator may count.
    Basis,
}

/// Columns whose values must stand together in a row of another dataset.
#[derive(Debug, Clone)]
pub struct ForeignKey {
    /// The dataset referred to.
    pub resource: String,
    /// Each referring column, with the column that it refers to.
    pub columns: Vec<(String, String)>,
}

/// One column.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name in extracts.
    pub name: String,
    /// Its name in the warehouse; another where the extract's would collide with a row's origin.
    pub stored_as: String,
    /// What it holds.
    pub title: String,
    /// What else there is to say of it.
    pub description: String,
    /// What its cells are.
    pub cell_type: CellType,
    /// Whether an empty cell is a fault.
    pub required: bool,
    /// Whether a value may stand once only.
    pub unique: bool,
    /// The least value.
    pub minimum: Option<Value>,
    /// The greatest value.
    pub maximum: Option<Value>,
    /// What every value is above.
    pub exclusive_minimum: Option<Value>,
    /// What every value is below.
    pub exclusive_maximum: Option<Value>,
    /// The fewest characters.
    pub min_length: Option<usize>,
    /// The most characters.
    pub max_length: Option<usize>,
    /// What the whole text must match.
    pub pattern: Option<regex::Regex>,
    /// The values allowed.
    pub allowed: Vec<String>,
    /// Texts that stand for no value, beside the empty one.
    pub missing: Vec<String>,
    /// Words for yes, in any case; the usual ones if there is none here.
    pub true_values: Vec<String>,
    /// Words for no, likewise.
    pub false_values: Vec<String>,
    /// Whether it is a direct identifier, kept under `restricted/` only.
    pub identifier: bool,
    /// The tag under which it is pseudonymised: `client` gives the column `client_key`.
    pub key: Option<String>,
    /// The column that names the centre of the key, where it is not the centre that files.
    pub key_centre: Option<String>,
    /// The column that keeps the order of the ids within an extract, by their bytes, which their
    /// keys lose.
    pub order_column: Option<String>,
    /// What it is to denominators.
    pub denominator: Option<DenominatorPart>,
    /// A value for the template; `{start}`, `{end}` and `{year}` stand for the period's.
    pub example: String,
}

impl Field {
    /// The name of the pseudonymous column, if the field is keyed: the id's name with `_key`.
    #[must_use]
    pub fn key_column(&self) -> Option<String> {
        self.key.as_ref().map(|_| match self.name.strip_suffix("_id") {
            Some(stem) => format!("{stem}_key"),
            None => format!("{}_key", self.name),
        })
    }
}

impl Dataset {
    /// The column of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.name == name)
    }

    /// Whether its rows name the centre that they are about, which need not be the one that files.
    #[must_use]
    pub fn names_centres(&self) -> bool {
        self.fields.iter().any(|f| f.key_centre.is_some())
    }

    /// What may stand in one row of an extract only: the code of the finding else, and the columns.
    pub fn keys(&self) -> impl Iterator<Item = (&'static str, Vec<String>)> {
        let uniques = self.fields.iter().filter(|f| f.unique).map(|f| vec![f.name.clone()]);
        let keys = std::iter::once(("primary-key", self.primary_key.clone()));
        let uniques = uniques.chain(self.unique_keys.iter().cloned());
        keys.chain(uniques.map(|u| ("unique-error", u))).filter(|(_, key)| !key.is_empty())
    }

    /// The columns of the pseudonymised table, without those that say where a row comes from.
    #[must_use]
    pub fn warehouse_columns(&self) -> Vec<ArrowField> {
        let mut columns = Vec::new();
        for f in &self.fields {
            if let Some(name) = f.key_column() {
                columns.push(ArrowField::new(name, DataType::Utf8, true));
            }
            if !f.identifier {
                columns.push(ArrowField::new(&f.stored_as, f.cell_type.arrow(), true));
            }
        }
        let orders = self.fields.iter().filter_map(|f| f.order_column.as_deref());
        columns.extend(orders.map(|o| ArrowField::new(o, DataType::Int64, true)));
        columns
    }

    /// The columns of the table of identities, without those that say where a row comes from.
    #[must_use]
    pub fn identity_columns(&self) -> Vec<ArrowField> {
        let keys = self.fields.iter().filter_map(Field::key_column);
        let raw = self.fields.iter().filter(|f| f.identifier);
        keys.map(|k| ArrowField::new(k, DataType::Utf8, true))
            .chain(raw.map(|f| ArrowField::new(&f.stored_as, DataType::Utf8, true)))
            .collect()
    }

    /// The schema of the pseudonymised table: [`Self::warehouse_columns`] and [`origin_columns`].
    #[must_use]
    pub fn warehouse_schema(&self) -> Arc<Schema> {
        let columns = self.warehouse_columns().into_iter().chain(origin_columns());
        Arc::new(Schema::new(columns.collect::<Vec<_>>()))
    }

    /// The schema of the table of identities.
    #[must_use]
    pub fn identity_schema(&self) -> Arc<Schema> {
        let columns = self.identity_columns().into_iter().chain(origin_columns());
        Arc::new(Schema::new(columns.collect::<Vec<_>>()))
    }
}

/// The columns that say where a row comes from; they close every table.
#[must_use]
pub fn origin_columns() -> Vec<ArrowField> {
    vec![
        ArrowField::new("centre_id", DataType::Utf8, true),
        ArrowField::new("period", DataType::Utf8, true),
        ArrowField::new("fiscal_year", DataType::Int32, true),
        ArrowField::new("load_id", DataType::Utf8, true),
        ArrowField::new("extract_sha256", DataType::Utf8, true),
        ArrowField::new("row_number", DataType::Int64, true),
    ]
}

//! The contract's descriptor: a Frictionless Data Package v2 with a Table Schema per dataset.
//!
//! Properties that start with `counterfoil:` say what Table Schema has no word for: exact decimal
//! types, who files a dataset, which columns are direct identifiers and how they are keyed.

use std::sync::{Arc, LazyLock};

use arrow::datatypes::{DataType, Field as ArrowField, Schema};
use serde::Deserialize;

use super::cell_type::CellType;
use super::cells::Value;
use super::stated;
use super::table_schema::Package;
use crate::Hint;
use crate::programme::Own;

/// The contract that is built in.
const BUILT_IN: &str = include_str!("datapackage.json");
/// Where a programme has its own.
const OWN: Own<'static> = Own { folder: "contract", folders: &[], endings: &["datapackage.json"] };

/// Why a descriptor cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The programme's descriptor cannot be used.
    #[error(transparent)]
    Own(#[from] crate::programme::Error),
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

/// What extracts must look like.
#[derive(Debug, Clone)]
pub struct Contract {
    /// The datasets, in the descriptor's order.
    pub datasets: Vec<Dataset>,
    /// The descriptor's text, kept with every snapshot.
    pub text: String,
}

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

impl Contract {
    /// The programme's contract: its own in `contract/`, else the one built in.
    ///
    /// # Errors
    /// When the programme's own cannot be read or is not valid.
    pub fn open(folder: &std::path::Path) -> Result<Self, Error> {
        let own = OWN.read(folder)?.into_values().next();
        let contract = Self::parse(own.unwrap_or_else(|| BUILT_IN.to_owned()))?;
        stated::refuse_unenforced(&contract)?;
        Ok(contract)
    }

    /// Reads a descriptor, one kept with a snapshot too: what it states beyond what is enforced is
    /// not looked at.
    ///
    /// # Errors
    /// When it is not a Data Package descriptor, or its parts contradict each other.
    pub fn parse(text: String) -> Result<Self, Error> {
        let mut contract = Self::parse_alone(text)?;
        if let Some(built_in) = built_in().filter(|b| b.text != contract.text) {
            contract.complete(built_in);
        }
        contract.refuse_dangling()?;
        Ok(contract)
    }

    /// Reads a descriptor, and nothing beside it.
    fn parse_alone(text: String) -> Result<Self, Error> {
        let package: Package = serde_json::from_str(&text).map_err(Error::Json)?;
        let datasets =
            package.resources.into_iter().map(Dataset::try_from).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { datasets, text })
    }

    /// What this descriptor does not say of a column or dataset that the built-in one has too is as
    /// that one says: a descriptor kept, or copied, before it could be said has it so.
    fn complete(&mut self, built_in: &Self) {
        for dataset in &mut self.datasets {
            let Some(known) = built_in.dataset(&dataset.name) else { continue };
            dataset.year = dataset.year.or(known.year);
            for field in &mut dataset.fields {
                let Some(known) = known.field(&field.name) else { continue };
                field.order_column =
                    field.order_column.take().or_else(|| known.order_column.clone());
                field.denominator = field.denominator.or(known.denominator);
            }
        }
    }

    /// The dataset of this name.
    #[must_use]
    pub fn dataset(&self, name: &str) -> Option<&Dataset> {
        self.datasets.iter().find(|d| d.name == name)
    }

    /// Whether rows of another dataset, or of this one, refer to rows of this.
    #[must_use]
    pub fn is_referred_to(&self, dataset: &str) -> bool {
        self.datasets.iter().flat_map(|d| &d.foreign_keys).any(|fk| fk.resource == dataset)
    }

    /// How many references lie between a dataset and one that refers to no other: those of 0 are
    /// judged first.
    #[must_use]
    pub fn depth(&self, dataset: &str) -> usize {
        self.depth_below(dataset, &mut Vec::new())
    }

    /// The depth of a dataset that is reached through `above`; a circle ends where it closes.
    fn depth_below<'a>(&'a self, dataset: &'a str, above: &mut Vec<&'a str>) -> usize {
        above.push(dataset);
        let keys = self.dataset(dataset).map_or(&[][..], |d| d.foreign_keys.as_slice());
        let mut depth = 0;
        for key in keys {
            if !above.contains(&key.resource.as_str()) {
                depth = depth.max(1 + self.depth_below(&key.resource, above));
            }
        }
        above.pop();
        depth
    }

    /// The columns of a dataset that others refer to, with the centre's own ids.
    #[must_use]
    pub fn referred_columns<'a>(&'a self, dataset: &'a Dataset) -> Vec<&'a Field> {
        let keys = self.datasets.iter().flat_map(|d| &d.foreign_keys);
        let keys = keys.filter(|fk| fk.resource == dataset.name);
        let meant: Vec<&String> = keys.flat_map(|fk| &fk.columns).map(|(_, to)| to).collect();
        let is_meant = |f: &&Field| meant.contains(&&f.name);
        dataset.fields.iter().filter(|f| f.identifier).filter(is_meant).collect()
    }

    /// The columns that are this part of denominators.
    pub fn denominator_columns(&self, part: DenominatorPart) -> impl Iterator<Item = &Field> {
        let fields = self.datasets.iter().flat_map(|d| &d.fields);
        fields.filter(move |f| f.denominator == Some(part))
    }

    /// The built-in contract.
    #[must_use]
    pub fn built_in() -> Option<&'static Self> {
        built_in()
    }

    /// Whether the built-in contract has a dataset of this name, whatever this one has.
    #[must_use]
    pub fn is_built_in(dataset: &str) -> bool {
        built_in().is_some_and(|c| c.dataset(dataset).is_some())
    }

    /// Refuses keys that name no column.
    fn refuse_dangling(&self) -> Result<(), Error> {
        for d in &self.datasets {
            let mut orders = d.fields.iter().filter_map(|f| f.order_column.as_deref());
            if let Some(taken) = orders.find(|o| d.fields.iter().any(|f| f.stored_as == *o)) {
                let problem = format!("`{}.{taken}` is a column, and keeps an order too", d.name);
                return Err(Error::Invalid(problem));
            }
            let missing = d.primary_key.iter().find(|k| d.field(k).is_none());
            if let Some(k) = missing {
                let problem = format!("`{}` has the key `{k}`, which is no column", d.name);
                return Err(Error::Invalid(problem));
            }
            d.foreign_keys.iter().try_for_each(|fk| self.refuse_incomparable(d, fk))?;
            let is_amount = |f: &&Field| f.cell_type.decimal().is_some_and(|(_, scale)| scale == 2);
            let mut bases =
                d.fields.iter().filter(|f| f.denominator == Some(DenominatorPart::Basis));
            if let Some(f) = bases.find(|f| !is_amount(f)) {
                let problem = format!(
                    "`{}.{}` is a `basis` of denominators, and no amount of money or quantity",
                    d.name, f.name
                );
                return Err(Error::Invalid(problem));
            }
        }
        Ok(())
    }

    /// Refuses a reference whose columns cannot be compared: identities only by their keys, others
    /// by values of one type; and at least one is keyed, which says of which centre it is.
    fn refuse_incomparable(&self, d: &Dataset, fk: &ForeignKey) -> Result<(), Error> {
        let invalid = |column: &str, reference: &str, rule: &str| {
            let (from, to) = (&d.name, &fk.resource);
            let problem = format!("`{from}.{column}` refers to `{to}.{reference}`; {rule}");
            Err(Error::Invalid(problem))
        };
        let mut is_any_keyed = false;
        for (column, reference) in &fk.columns {
            let there = self.dataset(&fk.resource).and_then(|r| r.field(reference));
            let (Some(here), Some(there)) = (d.field(column), there) else {
                return invalid(column, reference, "both must be columns");
            };
            is_any_keyed |= here.key.is_some();
            let is_open = !here.identifier && !there.identifier;
            if here.key != there.key || here.key.is_none() && !is_open {
                return invalid(column, reference, "both must have the same `counterfoil:key`");
            }
            if here.cell_type != there.cell_type {
                return invalid(column, reference, "both must be of one type");
            }
        }
        match fk.columns.first() {
            Some((column, reference)) if !is_any_keyed => {
                invalid(column, reference, "both must be columns with `counterfoil:key`")
            }
            _ => Ok(()),
        }
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

/// The built-in contract, read once.
fn built_in() -> Option<&'static Contract> {
    static CONTRACT: LazyLock<Option<Contract>> =
        LazyLock::new(|| Contract::parse_alone(BUILT_IN.to_owned()).ok());
    CONTRACT.as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_contract_has_the_seven_datasets() {
        let contract = Contract::parse(BUILT_IN.to_owned()).unwrap();
        let names: Vec<_> = contract.datasets.iter().map(|d| d.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "clients",
                "engagements",
                "outcomes",
                "funding",
                "verifications",
                "activities",
                "accounts"
            ]
        );
    }

    #[test]
    fn identifiers_never_reach_the_warehouse() {
        let contract = Contract::parse(BUILT_IN.to_owned()).unwrap();
        for d in &contract.datasets {
            for f in d.fields.iter().filter(|f| f.identifier) {
                assert!(
                    d.warehouse_schema().field_with_name(&f.stored_as).is_err(),
                    "{}.{}",
                    d.name,
                    f.name
                );
            }
        }
    }

    #[test]
    fn a_float_column_is_refused() {
        let text =
            r#"{"resources":[{"name":"x","schema":{"fields":[{"name":"a","type":"number"}]}}]}"#;
        assert!(Contract::parse(text.to_owned()).is_err());
    }
}

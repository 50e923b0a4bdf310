//! The contract's descriptor: a Frictionless Data Package v2 with a Table Schema per dataset.
//!
//! Properties that start with `counterfoil:` say what Table Schema has no word for: exact decimal
//! types, who files a dataset, which columns are direct identifiers and how they are keyed.

use std::sync::LazyLock;

use super::dataset::{Dataset, DenominatorPart, Error, Field, ForeignKey};
use super::stated;
use super::table_schema::Package;
use programme::Own;

/// The contract that is built in.
const BUILT_IN: &str = include_str!("datapackage.json");
/// Where a programme has its own.
const OWN: Own<'static> = Own { folder: "contract", folders: &[], endings: &["datapackage.json"] };

/// What extracts must look like.
#[derive(Debug, Clone)]
pub struct Contract {
    /// The datasets, in the descriptor's order.
    pub datasets: Vec<Dataset>,
    /// The descriptor's text, kept with every snapshot.
    pub text: String,
}

impl Contract {
    /// The programme's contract: its own in `contract/`, else the one built in.
    ///
    /// # Errors
    /// When the programme's own cannot be read or is not valid.
    pub fn open(folder: &std::path::Path) -> Result<Self, Error> {
        let own = OWN.read(folder)?.into_values().next();
        let contract = Self::parse(own.unwrap_or_else(|| BUILT_IN.to_owned()))?;
        stated::refuse_unenforced(&contract.text, &contract.datasets)?;
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
        dataset.fields.iter().filter(is_meant).collect()
    }

    /// A dataset for examples, one that others refer to if there is one: its name, the first column of
    /// its key, and another column.
    #[must_use]
    pub fn example(&self) -> [&str; 3] {
        let referred = self.datasets.iter().find(|d| self.is_referred_to(&d.name));
        let Some(dataset) = referred.or(self.datasets.first()) else {
            return ["dataset", "id", "column"];
        };
        let first = dataset.fields.first().map_or("id", |f| f.name.as_str());
        let id = dataset.primary_key.first().map_or(first, String::as_str);
        let other = dataset.fields.iter().map(|f| f.name.as_str()).find(|name| *name != id);
        [&dataset.name, id, other.unwrap_or(id)]
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
        assert_eq!(contract.datasets.len(), 7);
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

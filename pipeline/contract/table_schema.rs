//! The descriptor as JSON has it, and what of it becomes datasets and fields.

use serde::Deserialize;

use super::cell_type::CellType;
use super::cells;
use super::dataset::{Dataset, DenominatorPart, Error, Field, ForeignKey, Provider, YearBasis};
use super::example;
use programme::text;

/// The pattern of every id, as descriptors state it for other tools.
const ID_PATTERN: &str = "[A-Za-z0-9._-]+";

/// The descriptor, as JSON has it.
#[derive(Deserialize)]
pub(super) struct Package {
    /// Its resources, a dataset each.
    pub(super) resources: Vec<Resource>,
}

/// A resource of the descriptor.
#[derive(Deserialize)]
pub(super) struct Resource {
    name: String,
    #[serde(default)]
    description: String,
    #[serde(rename = "counterfoil:provider", default = "centre")]
    provider: Provider,
    #[serde(rename = "counterfoil:year")]
    year: Option<YearBasis>,
    schema: TableSchema,
}

/// Default of `counterfoil:provider`.
fn centre() -> Provider {
    Provider::Centre
}

/// A Table Schema.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct TableSchema {
    fields: Vec<SchemaField>,
    #[serde(default)]
    primary_key: OneOrMany,
    #[serde(default)]
    unique_keys: Vec<Vec<String>>,
    #[serde(default)]
    foreign_keys: Vec<SchemaForeignKey>,
    #[serde(default)]
    missing_values: Vec<MissingValue>,
}

/// A text that stands for no value; it may have a label.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum MissingValue {
    Text(String),
    Labelled { value: String },
}

impl MissingValue {
    /// The texts that stand for no value, without the empty one, which always does.
    fn texts(values: &[Self]) -> Vec<String> {
        let text = |value: &Self| match value {
            Self::Text(text) | Self::Labelled { value: text } => text::tidy(text).into_owned(),
        };
        values.iter().map(text).filter(|t| !t.is_empty()).collect()
    }
}

/// A list that may be written as its only member.
#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl Default for OneOrMany {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl From<OneOrMany> for Vec<String> {
    fn from(value: OneOrMany) -> Self {
        match value {
            OneOrMany::One(one) => vec![one],
            OneOrMany::Many(many) => many,
        }
    }
}

/// A foreign key of a Table Schema.
#[derive(Deserialize)]
struct SchemaForeignKey {
    fields: OneOrMany,
    reference: SchemaReference,
}

/// What a foreign key refers to.
#[derive(Deserialize)]
struct SchemaReference {
    #[serde(default)]
    resource: String,
    fields: OneOrMany,
}

/// A field of a Table Schema.
#[derive(Deserialize)]
struct SchemaField {
    name: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    description: String,
    #[serde(rename = "type", default)]
    field_type: String,
    #[serde(default)]
    constraints: Constraints,
    #[serde(rename = "missingValues")]
    missing_values: Option<Vec<MissingValue>>,
    #[serde(rename = "trueValues", default)]
    true_values: Vec<String>,
    #[serde(rename = "falseValues", default)]
    false_values: Vec<String>,
    #[serde(rename = "counterfoil:type")]
    exact_type: Option<String>,
    #[serde(rename = "counterfoil:identifier", default)]
    identifier: bool,
    #[serde(rename = "counterfoil:key")]
    key: Option<String>,
    #[serde(rename = "counterfoil:keyCentre")]
    key_centre: Option<String>,
    #[serde(rename = "counterfoil:storedAs")]
    stored_as: Option<String>,
    #[serde(rename = "counterfoil:order")]
    order_column: Option<String>,
    #[serde(rename = "counterfoil:denominator")]
    denominator: Option<DenominatorPart>,
    #[serde(rename = "counterfoil:example", default)]
    example: String,
}

/// The constraints of a field.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Constraints {
    required: bool,
    unique: bool,
    minimum: Option<serde_json::Value>,
    maximum: Option<serde_json::Value>,
    exclusive_minimum: Option<serde_json::Value>,
    exclusive_maximum: Option<serde_json::Value>,
    min_length: Option<usize>,
    max_length: Option<usize>,
    pattern: Option<String>,
    #[serde(rename = "enum")]
    allowed: Vec<serde_json::Value>,
}

impl TryFrom<Resource> for Dataset {
    type Error = Error;

    fn try_from(resource: Resource) -> Result<Self, Error> {
        let is_name = !resource.name.is_empty()
            && resource.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        if !is_name {
            let problem = format!("the dataset name `{}` is not of `a-z` and `_`", resource.name);
            return Err(Error::Invalid(problem));
        }
        let schema = resource.schema;
        let primary_key: Vec<String> = schema.primary_key.into();
        let of_all = MissingValue::texts(&schema.missing_values);
        let mut fields = Vec::with_capacity(schema.fields.len());
        for field in schema.fields {
            let own = field.missing_values.as_deref().map(MissingValue::texts);
            let mut field = Field::try_from(field)?;
            field.missing = own.unwrap_or_else(|| of_all.clone());
            // a key without a value is none
            field.required |= primary_key.contains(&field.name);
            fields.push(field);
        }
        let foreign_key = |fk: SchemaForeignKey| {
            let here: Vec<String> = fk.fields.into();
            let there: Vec<String> = fk.reference.fields.into();
            if here.is_empty() || here.len() != there.len() {
                let problem = format!(
                    "a foreign key of `{}` has {} columns here and {} there",
                    resource.name,
                    here.len(),
                    there.len()
                );
                return Err(Error::Invalid(problem));
            }
            let columns = here.into_iter().zip(there).collect();
            // a reference that names no dataset is to its own
            let named = Some(fk.reference.resource).filter(|name| !name.is_empty());
            Ok(ForeignKey { resource: named.unwrap_or_else(|| resource.name.clone()), columns })
        };
        let mark = example::mark_among(&fields, &primary_key);
        let foreign_keys: Result<Vec<_>, _> =
            schema.foreign_keys.into_iter().map(foreign_key).collect();
        Ok(Self {
            foreign_keys: foreign_keys?,
            name: resource.name,
            description: resource.description,
            provider: resource.provider,
            fields,
            primary_key,
            unique_keys: schema.unique_keys,
            year: resource.year,
            mark,
        })
    }
}

impl TryFrom<SchemaField> for Field {
    type Error = Error;

    fn try_from(field: SchemaField) -> Result<Self, Error> {
        let cell_type = match field.exact_type.as_deref().unwrap_or(&field.field_type) {
            "" | "string" => CellType::String,
            "id" => CellType::Id,
            "date" => CellType::Date,
            "integer" => CellType::Integer,
            "boolean" => CellType::Boolean,
            "money" => CellType::Money,
            "quantity" => CellType::Quantity,
            "percent" => CellType::Percent,
            other => {
                let problem = format!(
                    "the column `{}` has the type `{other}`; numbers need `counterfoil:type` money, quantity or percent",
                    field.name
                );
                return Err(Error::Invalid(problem));
            }
        };
        let as_text = |value: &serde_json::Value| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            text::tidy(&text).into_owned()
        };
        let bound = |value: Option<serde_json::Value>| {
            let Some(value) = value else { return Ok(None) };
            let text = as_text(&value);
            cells::parse(&text, cell_type).map(Some).map_err(|_| {
                let of =
                    format!("of the type {} as its column `{}`", cell_type.as_str(), field.name);
                Error::Invalid(format!("the bound `{text}` is not {of}"))
            })
        };
        let pattern = field
            .constraints
            .pattern
            // what every id is like, which its type says better
            .filter(|p| cell_type != CellType::Id || p != ID_PATTERN)
            .map(|p| text::whole(&p))
            .transpose()
            .map_err(|e| Error::Invalid(format!("the pattern of `{}`: {e}", field.name)))?;
        Ok(Self {
            stored_as: field.stored_as.unwrap_or_else(|| field.name.clone()),
            title: field.title,
            description: field.description,
            cell_type,
            required: field.constraints.required,
            unique: field.constraints.unique,
            minimum: bound(field.constraints.minimum)?,
            maximum: bound(field.constraints.maximum)?,
            exclusive_minimum: bound(field.constraints.exclusive_minimum)?,
            exclusive_maximum: bound(field.constraints.exclusive_maximum)?,
            min_length: field.constraints.min_length,
            max_length: field.constraints.max_length,
            pattern,
            allowed: field.constraints.allowed.iter().map(as_text).collect(),
            missing: Vec::new(),
            true_values: field.true_values,
            false_values: field.false_values,
            identifier: field.identifier,
            key: field.key,
            key_centre: field.key_centre,
            order_column: field.order_column,
            denominator: field.denominator,
            example: field.example,
            name: field.name,
        })
    }
}

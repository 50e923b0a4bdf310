//! The columns of a batch as they are built, and the keys among them.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanBuilder, Date32Builder, Decimal128Builder, Int64Builder, StringBuilder,
};
use arrow::datatypes::DataType;

use super::pseudonym::Pseudonymiser;
use contract::{Dataset, Value};
use programme::days_since_1970;

/// A keyed field, and where it stands among the fields.
pub(super) struct Keyed<'a> {
    tag: &'a str,
    id: usize,
    /// Whether the centre is the one that files.
    is_own: bool,
    /// Where the field stands that names another.
    centre: Option<usize>,
}

impl<'a> Keyed<'a> {
    /// The keyed fields of a dataset, in their order.
    pub(super) fn of(dataset: &'a Dataset) -> Vec<Self> {
        let place = |name: &String| dataset.fields.iter().position(|f| f.name == *name);
        let keyed = dataset.fields.iter().enumerate().filter_map(|(id, field)| {
            let tag = field.key.as_deref()?;
            let names_centre = field.key_centre.as_ref();
            let centre = names_centre.and_then(place);
            Some(Self { tag, id, is_own: names_centre.is_none(), centre })
        });
        keyed.collect()
    }

    /// The pseudonym, if the field has a value.
    pub(super) fn key(
        &self,
        pseudonymiser: &Pseudonymiser,
        filed_by: &str,
        values: &[Option<Value>],
    ) -> Option<String> {
        let text_at = |place: usize| match &values[place] {
            Some(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let centre_id = if self.is_own { filed_by } else { text_at(self.centre?)? };
        pseudonymiser.key(self.tag, centre_id, text_at(self.id)?)
    }
}

/// A column as it is built.
pub(super) enum Column {
    Text(StringBuilder),
    Date(Date32Builder),
    Integer(Int64Builder),
    Boolean(BooleanBuilder),
    Decimal(Decimal128Builder),
}

impl Column {
    /// An empty column of this type.
    pub(super) fn new(data_type: &DataType) -> Self {
        match data_type {
            DataType::Date32 => Self::Date(Date32Builder::new()),
            DataType::Int64 => Self::Integer(Int64Builder::new()),
            DataType::Boolean => Self::Boolean(BooleanBuilder::new()),
            DataType::Decimal128(..) => {
                Self::Decimal(Decimal128Builder::new().with_data_type(data_type.clone()))
            }
            _ => Self::Text(StringBuilder::new()),
        }
    }

    /// Appends a value of the column's own type; anything else is null.
    pub(super) fn push(&mut self, value: Option<Value>) {
        match (self, value) {
            (Self::Text(b), Some(Value::Text(v))) => b.append_value(v),
            (Self::Date(b), Some(Value::Date(v))) => b.append_value(days_since_1970(v)),
            (Self::Integer(b), Some(Value::Integer(v))) => b.append_value(v),
            (Self::Boolean(b), Some(Value::Boolean(v))) => b.append_value(v),
            (Self::Decimal(b), Some(Value::Decimal(v))) => b.append_value(v),
            (Self::Text(b), _) => b.append_null(),
            (Self::Date(b), _) => b.append_null(),
            (Self::Integer(b), _) => b.append_null(),
            (Self::Boolean(b), _) => b.append_null(),
            (Self::Decimal(b), _) => b.append_null(),
        }
    }

    /// The array of what was appended.
    pub(super) fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(b) => Arc::new(b.finish()),
            Self::Date(b) => Arc::new(b.finish()),
            Self::Integer(b) => Arc::new(b.finish()),
            Self::Boolean(b) => Arc::new(b.finish()),
            Self::Decimal(b) => Arc::new(b.finish()),
        }
    }
}

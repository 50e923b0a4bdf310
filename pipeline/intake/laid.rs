//! Rows laid down as the columns of a batch.

use std::sync::Arc;

use arrow::array::{ArrayRef, Int32Array, Int64Array, RecordBatch, StringBuilder};
use arrow::datatypes::{DataType, Field as ArrowField, Schema};

use super::columns::{Column, Keyed};
use super::typist::{Typist, Values};
use contract::{Dataset, Field};

/// The first of the columns that say which extract of the batch a row is from.
pub const EXTRACT: &str = "extract";

/// The columns of an incoming table: what the file said, what is keyed, and where it stands.
#[must_use]
pub fn incoming_schema(dataset: &Dataset) -> Arc<Schema> {
    let mut columns: Vec<ArrowField> = dataset
        .fields
        .iter()
        .map(|f| ArrowField::new(&f.stored_as, f.cell_type.arrow(), true))
        .collect();
    let keys = dataset.fields.iter().filter_map(Field::key_column);
    columns.extend(keys.map(|k| ArrowField::new(k, DataType::Utf8, true)));
    columns.extend([
        ArrowField::new(EXTRACT, DataType::Int32, false),
        ArrowField::new("row_number", DataType::Int64, false),
    ]);
    Arc::new(Schema::new(columns))
}

/// Rows that are laid down and wait to be a batch.
pub(super) struct Laid<'a> {
    schema: Arc<Schema>,
    columns: Vec<Column>,
    keys: Vec<StringBuilder>,
    keyed: Vec<Keyed<'a>>,
    row_numbers: Vec<i64>,
}

impl<'a> Laid<'a> {
    /// No rows of a dataset yet.
    pub(super) fn new(dataset: &'a Dataset) -> Self {
        let keyed = Keyed::of(dataset);
        Self {
            schema: incoming_schema(dataset),
            columns: dataset.fields.iter().map(|f| Column::new(&f.cell_type.arrow())).collect(),
            keys: keyed.iter().map(|_| StringBuilder::new()).collect(),
            keyed,
            row_numbers: Vec::new(),
        }
    }

    /// How many rows.
    pub(super) fn len(&self) -> usize {
        self.row_numbers.len()
    }

    /// Lays down a row, by its number.
    pub(super) fn lay(&mut self, typist: &Typist<'_>, row: u64, values: &mut Values) {
        for (column, keyed) in self.keys.iter_mut().zip(&self.keyed) {
            column.append_option(keyed.key(typist.pseudonymiser, typist.centre_id, values));
        }
        for (column, value) in self.columns.iter_mut().zip(values.drain(..)) {
            column.push(value);
        }
        self.row_numbers.push(i64::try_from(row).unwrap_or(i64::MAX));
    }

    /// The rows as a batch of an extract.
    pub(super) fn finish(&mut self, extract: i32) -> RecordBatch {
        let count = self.row_numbers.len();
        let mut arrays: Vec<ArrayRef> = self.columns.iter_mut().map(Column::finish).collect();
        arrays.extend(self.keys.iter_mut().map(|k| Arc::new(k.finish()) as ArrayRef));
        arrays.push(Arc::new(Int32Array::from_value(extract, count)));
        arrays.push(Arc::new(Int64Array::from(std::mem::take(&mut self.row_numbers))));
        #[expect(clippy::expect_used, reason = "the columns are built from this very schema")]
        RecordBatch::try_new(Arc::clone(&self.schema), arrays).expect("columns fit the schema")
    }
}

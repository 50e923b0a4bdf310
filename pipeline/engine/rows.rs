//! Rows in memory, in temporary files and as text.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray as _, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Float64Type};
use arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::datasource::MemTable;
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use super::error::{Error, query_error};
use super::exact::Refusal;
use super::plan::Table;

/// How temporary Parquet files are written: quickly, and with row groups that take little memory to
/// read.
#[must_use]
pub fn temporary_rows() -> WriterProperties {
    WriterProperties::builder()
        .set_max_row_group_row_count(Some(16 << 10))
        // how many rows there are decides which side of a join is kept
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_dictionary_enabled(false)
        .build()
}

/// The bytes that rows take: of what several batches share, each counts its own part.
#[must_use]
pub fn bytes_of(rows: &[RecordBatch]) -> usize {
    let columns = rows.iter().flat_map(RecordBatch::columns);
    let bytes = |column: &ArrayRef| {
        let own = column.to_data().get_slice_memory_size();
        own.unwrap_or_else(|_| column.get_array_memory_size())
    };
    columns.map(bytes).sum()
}

/// A batch as a table.
///
/// # Errors
/// Never for batches of one schema.
pub fn memory_table(batch: RecordBatch) -> Result<Table, Error> {
    let table = MemTable::try_new(batch.schema(), vec![vec![batch]]);
    Ok(Arc::new(table.map_err(|e| query_error("a table in memory", e))?))
}

/// A column as text, whatever its type; decimals without zeros at their end.
///
/// # Errors
/// When the type has no text.
pub fn to_text(column: &ArrayRef) -> Result<StringArray, arrow::error::ArrowError> {
    if column.data_type().is_nested() || column.data_type().is_binary() {
        let options = FormatOptions::default();
        let shown = ArrayFormatter::try_new(column, &options)?;
        let cell = |row| column.is_valid(row).then(|| shown.value(row).to_string());
        return Ok((0..column.len()).map(cell).collect());
    }
    let text = arrow::compute::cast(column, &DataType::Utf8)?;
    let text = text
        .as_any()
        .downcast_ref::<StringArray>()
        .cloned()
        .unwrap_or_else(|| StringArray::new_null(column.len()));
    if !matches!(column.data_type(), DataType::Decimal128(..)) {
        return Ok(text);
    }
    Ok(text
        .iter()
        .map(|v| {
            v.map(|v| match v.contains('.') {
                true => v.trim_end_matches('0').trim_end_matches('.'),
                false => v,
            })
        })
        .collect())
}

/// Columns as text, of the rows of a SQL file, a table or what was asked.
///
/// # Errors
/// When a type has no text.
pub fn to_texts(rows_of: &str, columns: &[ArrayRef]) -> Result<Vec<StringArray>, Error> {
    columns.iter().map(to_text).collect::<Result<_, _>>().map_err(Error::in_rows_of(rows_of))
}

/// Refuses an answer with a double that is no number, or a moment that no calendar has.
pub(super) fn refuse_no_values(rows_of: &str, batch: &RecordBatch) -> Result<(), Error> {
    for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
        let fail = |value: String| Error::Refused {
            query: rows_of.to_owned(),
            source: Refusal::NoValue { column: field.name().clone(), value },
        };
        if let Some(doubles) = column.as_primitive_opt::<Float64Type>()
            && let Some(value) = doubles.iter().flatten().find(|v| !v.is_finite())
        {
            return Err(fail(value.to_string()));
        }
        if column.data_type().is_temporal()
            && let Err(e) = to_text(column)
        {
            return Err(fail(e.to_string()));
        }
    }
    Ok(())
}

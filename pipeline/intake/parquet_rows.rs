//! Parquet as records: its columns are the header, and every value is the text that says it exactly.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray as _, RecordBatch, StringArray};
use arrow::compute::{CastOptions, cast_with_options};
use arrow::datatypes::{DataType, SchemaRef};
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::file::metadata::{ColumnChunkMetaData, RowGroupMetaData};
use parquet::file::reader::ChunkReader;

use super::number;
use super::reader::{Kind, Next, Record, RecordReader, Stop};

/// Rows that are read at once.
const BATCH_ROWS: usize = 1024;
/// The most bytes of the values of a column that are read at once.
const BATCH_BYTES: i64 = 128 << 20;
/// The most bytes that a column of a group of rows may unpack to.
const CHUNK_BYTES: i64 = 256 << 20;
/// The most rows for each byte of a file; a page may say a thousand million of them in ten bytes.
const ROWS_A_BYTE: u64 = 16;
/// The rows that any file may have.
const ALWAYS_FINE: u64 = 1 << 20;

/// Reads rows as records, below a header of the columns' names.
pub(super) struct ParquetReader {
    batches: ParquetRecordBatchReader,
    schema: SchemaRef,
    /// Columns of rows that are read, as text.
    columns: Vec<Column>,
    /// Rows of them that are left.
    rows: VecDeque<usize>,
    next_row: u64,
    /// How many rows there may still be.
    left: u64,
}

/// The values of a column as text.
struct Column {
    texts: StringArray,
    kind: Kind,
    /// The digits that its numbers keep, if they are floating-point ones.
    digits: Option<usize>,
}

impl ParquetReader {
    /// Opens a file.
    ///
    /// # Errors
    /// When it is not whole, or its parts are too large.
    pub(super) fn open(file: impl ChunkReader + 'static) -> Result<Self, Stop> {
        unharmed(move || {
            let left = file.len().saturating_mul(ROWS_A_BYTE).max(ALWAYS_FINE);
            let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(damaged)?;
            let groups = builder.metadata().row_groups();
            let mut chunks = groups.iter().flat_map(RowGroupMetaData::columns);
            if chunks.any(|chunk| chunk.uncompressed_size() > CHUNK_BYTES) {
                return Err(Stop::TooLarge);
            }
            // a value may be as large as all of its column, and stand in every row
            let chunks = groups.iter().flat_map(RowGroupMetaData::columns);
            let largest = chunks.map(ColumnChunkMetaData::uncompressed_size).max().unwrap_or(1);
            let rows = usize::try_from(BATCH_BYTES / largest.max(1)).unwrap_or(BATCH_ROWS);
            let rows = rows.clamp(1, BATCH_ROWS);
            let batches = builder.with_batch_size(rows).build().map_err(damaged)?;
            let schema = arrow::array::RecordBatchReader::schema(&batches);
            let (columns, rows) = (Vec::new(), VecDeque::new());
            Ok(Self { batches, schema, columns, rows, next_row: 1, left })
        })
    }

    /// Reads further rows; whether there are any.
    fn fill(&mut self) -> Result<bool, Stop> {
        let batches = &mut self.batches;
        let read = unharmed(AssertUnwindSafe(|| {
            let Some(batch) = batches.next() else { return Ok(None) };
            let batch: RecordBatch = batch.map_err(damaged)?;
            let columns: Result<Vec<Column>, Stop> =
                batch.columns().iter().map(Column::new).collect();
            Ok(Some((columns?, batch.num_rows())))
        }))?;
        let Some((columns, rows)) = read else { return Ok(false) };
        self.left = self.left.checked_sub(rows as u64).ok_or(Stop::Bomb)?;
        self.columns = columns;
        self.rows = (0..rows).collect();
        Ok(true)
    }
}

impl RecordReader for ParquetReader {
    fn next(&mut self, record: &mut Record) -> Result<Next, Stop> {
        record.clear();
        record.row = self.next_row;
        if self.next_row == 1 {
            self.next_row += 1;
            let names = self.schema.fields().iter().map(|field| field.name().as_bytes());
            names.for_each(|name| record.cells.push_field(name));
            return Ok(if record.cells.is_empty() { Next::End } else { Next::Record });
        }
        while self.rows.is_empty() {
            if !self.fill()? {
                return Ok(Next::End);
            }
        }
        let Some(row) = self.rows.pop_front() else { return Ok(Next::End) };
        for column in &self.columns {
            let (text, kind) = column.cell(row);
            record.cells.push_field(text.as_bytes());
            record.kinds.push(kind);
        }
        self.next_row += 1;
        Ok(Next::Record)
    }

    fn is_unfinished(&self) -> bool {
        false
    }

    fn counted(&self) -> u64 {
        self.next_row - 1
    }
}

impl Column {
    fn new(values: &ArrayRef) -> Result<Self, Stop> {
        let plain = match values.data_type() {
            DataType::Dictionary(_, of) => &**of,
            DataType::RunEndEncoded(_, of) => of.data_type(),
            other => other,
        };
        let kind = match plain {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null
            // texts of writers that do not say so; bytes that are none are refused
            | DataType::Binary | DataType::LargeBinary | DataType::BinaryView => Kind::Text,
            DataType::Boolean => Kind::Boolean,
            of if of.is_temporal() => Kind::Date,
            of if of.is_numeric() => Kind::Number,
            _ => Kind::Nested,
        };
        let texts = if kind == Kind::Nested {
            let shown = (0..values.len()).map(|row| (!values.is_null(row)).then_some("…"));
            Arc::new(shown.collect::<StringArray>())
        } else {
            let strictly = CastOptions { safe: false, ..CastOptions::default() };
            cast_with_options(values, &DataType::Utf8, &strictly).map_err(damaged)?
        };
        let digits = match plain {
            DataType::Float16 => Some(3),
            DataType::Float32 => Some(6),
            DataType::Float64 => Some(number::DIGITS),
            _ => None,
        };
        Ok(Self { texts: texts.as_string().clone(), kind, digits })
    }

    /// What a cell says, and what it is.
    fn cell(&self, row: usize) -> (Cow<'_, str>, Kind) {
        if self.texts.is_null(row) {
            return (Cow::Borrowed(""), Kind::Text);
        }
        let text = self.texts.value(row);
        match self.kind {
            // a day that is kept as a moment
            Kind::Date => {
                let day = text.trim_end_matches('Z').trim_end_matches("T00:00:00");
                (Cow::Borrowed(day), self.kind)
            }
            Kind::Number => match self.digits {
                Some(digits) => of_float(text, digits),
                None => (Cow::Borrowed(text.strip_suffix(".0").unwrap_or(text)), self.kind),
            },
            kind => (Cow::Borrowed(text), kind),
        }
    }
}

/// What a floating-point number says that keeps so many digits: those of a double as a spreadsheet shows
/// them, of a smaller one all, so that one which has more is refused.
fn of_float(text: &str, digits: usize) -> (Cow<'_, str>, Kind) {
    let is_small = digits < number::DIGITS;
    if is_small && number::significant_digits(text).is_some_and(|count| count > digits) {
        return (Cow::Borrowed(text), Kind::LongFloat);
    }
    match number::written_out(text) {
        Some(Ok(written)) => (Cow::Owned(written), Kind::Number),
        Some(Err(_)) => (Cow::Borrowed(text), Kind::LongFloat),
        // `NaN`, and what is too large for any column
        None => (Cow::Borrowed(text), Kind::Number),
    }
}

/// A library that reads what anybody may have written may panic: then what it read is damaged.
fn unharmed<T>(work: impl FnOnce() -> Result<T, Stop>) -> Result<T, Stop> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Stop::Damaged))
}

/// What cannot be read.
fn damaged<E>(_: E) -> Stop {
    Stop::Damaged
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::array::Int32Array;
    use parquet::arrow::ArrowWriter;

    #[test]
    fn rows_without_end_are_stopped() {
        let rows = 1 << 21;
        let same: ArrayRef = Arc::new(Int32Array::from_value(1, rows));
        let batch = RecordBatch::try_from_iter([("same", same)]).unwrap();
        let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        let bytes = bytes::Bytes::from(writer.into_inner().unwrap());
        assert!(bytes.len() < 1 << 16, "{}", bytes.len());
        let mut reader = ParquetReader::open(bytes).unwrap();
        let mut record = Record::default();
        let mut read = 0;
        let stop = loop {
            match reader.next(&mut record) {
                Ok(Next::Record) => read += 1,
                Ok(_) => panic!("all {read} were read"),
                Err(stop) => break stop,
            }
        };
        assert_eq!((read, stop), (1 + ALWAYS_FINE, Stop::Bomb));
    }

    #[test]
    fn a_floating_point_number_is_what_was_meant_or_refused() {
        use Kind::{LongFloat, Number};
        for (text, digits, expected, kind) in [
            ("7.0", 15, "7", Number),
            ("-0.0", 15, "0", Number),
            ("1500000.25", 15, "1500000.25", Number),
            ("0.30000000000000004", 15, "0.3", Number),
            ("1e16", 15, "1e16", LongFloat),
            ("12345678901234.56", 15, "12345678901234.56", LongFloat),
            ("1234567.9", 6, "1234567.9", LongFloat),
            ("1234.56", 6, "1234.56", Number),
            ("250000.0", 6, "250000", Number),
            ("NaN", 6, "NaN", Number),
        ] {
            let (found, found_kind) = of_float(text, digits);
            assert_eq!((&*found, found_kind), (expected, kind), "{text}");
        }
    }
}

//! From records to typed Arrow batches: every cell checked against its column, every fault kept.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanBuilder, Date32Builder, Decimal128Builder, Int32Array, Int64Array,
    Int64Builder, RecordBatch, StringBuilder,
};
use arrow::datatypes::{DataType, Field as ArrowField, Schema};

use super::constraints::broken_constraint;
use super::header::{Plan, header_cells, header_further_down};
use super::pseudonym::Pseudonymiser;
use super::reader::{Next, Record, RecordReader, Stop};
use super::seen::Seen;
use crate::contract::cells::{self, Value};
use crate::contract::{Dataset, Fault, Field, Finding, FindingList, Message};
use crate::programme::days_since_1970;

/// The most rows of a batch.
const BATCH_ROWS: usize = 8192;
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

/// What reading one extract came to, apart from its batches.
#[derive(Debug, Default)]
pub struct Reading {
    /// Rows read, blank ones left out.
    pub rows: u64,
    /// Whether a key may stand in two rows.
    pub may_repeat: bool,
    /// Everything wrong with header, rows and cells.
    pub findings: FindingList,
}

/// Where an extract is from.
pub(super) struct Origin<'a> {
    /// Its path in the inbox.
    pub(super) path: &'a str,
    /// Who files it.
    pub(super) centre_id: &'a str,
    /// Its number in the batch.
    pub(super) extract: i32,
}

/// Reads an extract to its end, handing each batch of typed rows to `sink`.
///
/// What is found is added to `findings`. A cell that is not of its type is null in the batch and
/// stands there. Reading goes on
/// after every fault, unless the rest of the file cannot be read.
pub(super) fn read_extract(
    origin: &Origin<'_>,
    dataset: &Dataset,
    pseudonymiser: &Pseudonymiser,
    reader: &mut dyn RecordReader,
    findings: FindingList,
    mut sink: impl FnMut(RecordBatch),
) -> Reading {
    let Origin { path, centre_id, extract } = *origin;
    let mut reading = Reading { findings, ..Reading::default() };
    let mut record = Record::default();
    let header = match reader.next(&mut record) {
        Ok(Next::Record) => header_cells(path, &record, &mut reading.findings),
        Ok(Next::BlankLine) => {
            let finding = Finding::error(path, "blank-header", Message::FirstLineBlank);
            reading.findings.push(finding.at(Some(1), None, None));
            return reading;
        }
        Ok(Next::End) => {
            reading.findings.push(Finding::error(path, "source-error", Message::EmptyFile));
            return reading;
        }
        Err(stop) => {
            reading.findings.push(stopped(path, &stop));
            return reading;
        }
    };
    if let Some(row) = header_further_down(dataset, &header, reader) {
        let finding = Finding::error(path, "format-error", Message::HeaderFurtherDown)
            .with("header_row", row);
        reading.findings.push(finding.at(Some(1), None, header.first().map(String::as_str)));
        return reading;
    }
    let Some(plan) = Plan::new(path, dataset, &header, &mut reading.findings) else {
        return reading;
    };
    let mut rows = Rows::new(path, dataset, centre_id, extract, pseudonymiser, &plan);
    loop {
        match reader.next(&mut record) {
            Ok(Next::Record) => {
                if rows.push(&record, &mut reading.findings) {
                    reading.rows += 1;
                }
                if rows.len() == BATCH_ROWS {
                    sink(rows.finish());
                }
            }
            Ok(Next::BlankLine) => reading.findings.push(blank_row(path, record.row)),
            Ok(Next::End) => break,
            Err(stop) => {
                reading.findings.push(stopped(path, &stop));
                break;
            }
        }
    }
    if rows.len() > 0 {
        sink(rows.finish());
    }
    reading.may_repeat = rows.seen.may_repeat();
    reading
}

/// A row without any value.
fn blank_row(path: &str, row: u64) -> Finding {
    Finding::warning(path, "blank-row", Message::BlankRow).at(Some(row), None, None)
}

/// The finding for a file that cannot be read to its end.
fn stopped(path: &str, stop: &Stop) -> Finding {
    match stop {
        Stop::TooLong { row } => {
            let finding = Finding::error(path, "format-error", Message::RecordWithoutEnd);
            finding.at(Some(*row), None, None)
        }
        Stop::OpenQuote { row } => {
            let finding = Finding::error(path, "format-error", Message::OpenQuote);
            finding.at(Some(*row), None, None)
        }
        Stop::Unreadable(problem) => {
            let finding = Finding::error(path, "source-error", Message::UnreadableFile);
            finding.with("problem", crate::contract::cut(problem))
        }
    }
}

/// The finding for a cell that is not UTF-8.
pub(super) fn not_utf8(path: &str, row: u64, column: &str, lossy: &str) -> Finding {
    let finding = Finding::error(path, "encoding-error", Message::NotUtf8);
    finding.at(Some(row), Some(column), Some(lossy))
}

/// Whether a cell has nothing but white space.
fn is_blank(cell: &[u8]) -> bool {
    std::str::from_utf8(cell).is_ok_and(|text| text.trim().is_empty())
}

/// The rows of a batch, as they are typed.
struct Rows<'a> {
    path: &'a str,
    dataset: &'a Dataset,
    centre_id: &'a str,
    extract: i32,
    pseudonymiser: &'a Pseudonymiser,
    plan: &'a Plan<'a>,
    columns: Vec<Column>,
    keys: Vec<StringBuilder>,
    row_numbers: Vec<i64>,
    seen: Seen,
}

impl<'a> Rows<'a> {
    fn new(
        path: &'a str,
        dataset: &'a Dataset,
        centre_id: &'a str,
        extract: i32,
        pseudonymiser: &'a Pseudonymiser,
        plan: &'a Plan<'a>,
    ) -> Self {
        let columns = dataset.fields.iter().map(|f| Column::new(&f.cell_type.arrow())).collect();
        let keys = dataset.fields.iter().filter(|f| f.key.is_some());
        let keys = keys.map(|_| StringBuilder::new()).collect();
        Self {
            path,
            dataset,
            centre_id,
            extract,
            pseudonymiser,
            plan,
            columns,
            keys,
            row_numbers: Vec::with_capacity(BATCH_ROWS),
            seen: Seen::new(dataset),
        }
    }

    /// How many rows wait to be finished.
    fn len(&self) -> usize {
        self.row_numbers.len()
    }

    /// Types one record; whether it was a row and not a blank one.
    fn push(&mut self, record: &Record, findings: &mut FindingList) -> bool {
        if record.cells.iter().all(is_blank) {
            findings.push(blank_row(self.path, record.row));
            return false;
        }
        self.check_width(record, findings);
        let mut values: Vec<Option<Value>> = Vec::with_capacity(self.dataset.fields.len());
        for (field, position) in self.dataset.fields.iter().zip(&self.plan.positions) {
            let cell = position.and_then(|p| record.cells.get(p));
            let value = cell.and_then(|c| self.read_cell(record.row, field, c, findings));
            values.push(value);
        }
        self.seen.add(&values);
        let keyed = self.dataset.fields.iter().filter(|f| f.key.is_some());
        let keys: Vec<Option<String>> = keyed.map(|f| self.key_of(f, &values)).collect();
        for (column, key) in self.keys.iter_mut().zip(keys) {
            column.append_option(key);
        }
        for (column, value) in self.columns.iter_mut().zip(values) {
            column.push(value);
        }
        self.row_numbers.push(i64::try_from(record.row).unwrap_or(i64::MAX));
        true
    }

    /// Cells too few or too many.
    fn check_width(&self, record: &Record, findings: &mut FindingList) {
        let expected = self.plan.header.len();
        let found = record.cells.len();
        for label in self.plan.header.iter().skip(found) {
            let finding = Finding::error(self.path, "missing-cell", Message::MissingCell)
                .with("found", found)
                .with("expected", expected);
            findings.push(finding.at(Some(record.row), Some(label), None));
        }
        for (index, cell) in record.cells.iter().enumerate().skip(expected) {
            let text = String::from_utf8_lossy(cell);
            if text.trim().is_empty() {
                continue;
            }
            let finding = Finding::error(self.path, "extra-cell", Message::ExtraCell)
                .with("number", index + 1)
                .with("expected", expected);
            findings.push(finding.at(Some(record.row), None, Some(&text)));
        }
    }

    /// Reads a cell against its field; none if it is empty or at fault.
    fn read_cell(
        &self,
        row: u64,
        field: &Field,
        cell: &[u8],
        findings: &mut FindingList,
    ) -> Option<Value> {
        let Ok(text) = std::str::from_utf8(cell) else {
            findings.push(not_utf8(self.path, row, &field.name, &String::from_utf8_lossy(cell)));
            return None;
        };
        let text = text.trim();
        let mut add = |code: &str, fault: Fault| {
            let value = (!text.is_empty()).then_some(text);
            findings.push(fault.finding(self.path, code).at(Some(row), Some(&field.name), value));
        };
        if text.is_empty() {
            if field.required {
                add("constraint-error", Fault::new(Message::Required).with("title", &field.title));
            }
            return None;
        }
        match cells::parse(text, field.cell_type) {
            Err(f) => {
                add("type-error", f);
                None
            }
            Ok(value) => {
                if let Some(fault) = broken_constraint(field, text, &value) {
                    add("constraint-error", fault);
                }
                let tag = field.key.as_deref().unwrap_or_default();
                if let Some(form) = self.pseudonymiser.missed_form(tag, text) {
                    let fault = Fault::new(Message::NoRegisterNumber).with("pattern", form);
                    add("constraint-error", fault);
                }
                Some(value)
            }
        }
    }

    /// The pseudonym of a keyed field, if it has a value.
    fn key_of(&self, field: &Field, values: &[Option<Value>]) -> Option<String> {
        let tag = field.key.as_deref()?;
        let text_of = |name: &str| {
            let index = self.dataset.fields.iter().position(|f| f.name == name)?;
            match &values[index] {
                Some(Value::Text(text)) => Some(text.as_str()),
                _ => None,
            }
        };
        let id = text_of(&field.name)?;
        let centre_id = match &field.key_centre {
            Some(column) => text_of(column)?,
            None => self.centre_id,
        };
        self.pseudonymiser.key(tag, centre_id, id)
    }

    /// The rows as a batch.
    fn finish(&mut self) -> RecordBatch {
        let count = self.row_numbers.len();
        let mut arrays: Vec<ArrayRef> = self.columns.iter_mut().map(Column::finish).collect();
        arrays.extend(self.keys.iter_mut().map(|k| Arc::new(k.finish()) as ArrayRef));
        arrays.push(Arc::new(Int32Array::from_value(self.extract, count)));
        arrays.push(Arc::new(Int64Array::from(std::mem::take(&mut self.row_numbers))));
        #[expect(clippy::expect_used, reason = "the columns are built from this very schema")]
        RecordBatch::try_new(incoming_schema(self.dataset), arrays).expect("columns fit the schema")
    }
}

/// A column as it is built.
enum Column {
    Text(StringBuilder),
    Date(Date32Builder),
    Integer(Int64Builder),
    Boolean(BooleanBuilder),
    Decimal(Decimal128Builder),
}

impl Column {
    fn new(data_type: &DataType) -> Self {
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
    fn push(&mut self, value: Option<Value>) {
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

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(b) => Arc::new(b.finish()),
            Self::Date(b) => Arc::new(b.finish()),
            Self::Integer(b) => Arc::new(b.finish()),
            Self::Boolean(b) => Arc::new(b.finish()),
            Self::Decimal(b) => Arc::new(b.finish()),
        }
    }
}

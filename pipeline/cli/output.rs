//! Printing: data to stdout, progress and messages to stderr.

use std::io::{IsTerminal as _, Write as _};
use std::sync::{Arc, Mutex};

use arrow::array::{Array, ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, FieldRef, Schema, SchemaRef};
use arrow::error::ArrowError;
use arrow_json::writer::{
    Encoder, EncoderFactory, EncoderOptions, JsonArray, JsonFormat, LineDelimited, NullableEncoder,
};
use comfy_table::{ContentArrangement, Table, presets};
use indicatif::{ProgressBar, ProgressStyle};
use parquet::arrow::ArrowWriter;

use super::args::Format;
use admission::{Checked, GoneSheet};
use contract::guard;
use engine::to_text;

/// The most characters of a cause: an engine's may print a whole plan.
const CAUSE_CHARS: usize = 600;

/// Where things are printed.
pub(super) struct Output {
    /// How rows are printed.
    pub(super) format: Format,
    /// The bar on a terminal, none in a pipe.
    bar: Mutex<Option<ProgressBar>>,
}

impl Output {
    /// Prints rows in this format.
    pub(super) fn new(format: Format) -> Self {
        Self { format, bar: Mutex::new(None) }
    }

    /// Writes bytes to stdout.
    pub(super) fn write(&self, bytes: &[u8]) -> std::io::Result<()> {
        self.clear();
        let mut stdout = std::io::stdout().lock();
        stdout.write_all(bytes)?;
        stdout.flush()
    }

    /// Stdout, for what is printed as it comes.
    pub(super) fn stream(&self) -> std::io::StdoutLock<'static> {
        self.clear();
        std::io::stdout().lock()
    }

    /// Prints a line to stdout.
    pub(super) fn line(&self, text: &str) -> std::io::Result<()> {
        self.write(format!("{text}\n").as_bytes())
    }

    /// Prints a message to stderr.
    pub(super) fn note(&self, text: &str) {
        self.clear();
        let _ = writeln!(std::io::stderr().lock(), "{}", harmless(text));
    }

    /// Says what was not looked at, and why.
    pub(super) fn note_ignored(&self, checked: &Checked) {
        for (path, because) in &checked.ignored {
            self.note(&format!("ignored `{}`: {}", harmless(path), because.as_str()));
        }
        for GoneSheet { workbook, triple } in &checked.gone_sheets {
            self.note(&format!(
                "`{workbook}` has no sheet `{}` any more: what was accepted of it stands; if it \
                 should not, `counterfoil withdraw {triple} --because …`",
                triple.dataset
            ));
        }
    }

    /// Prints which files wait for the next load.
    pub(super) fn note_waiting(&self, paths: &[String]) {
        for path in paths {
            self.note(&format!(
                "`{path}` changed a moment ago and waits for the next load (`settle_seconds`)"
            ));
        }
    }

    /// Prints an error: what failed, what caused it, what to do.
    pub(super) fn error(&self, error: &dyn std::error::Error, hint: Option<&str>) {
        self.clear();
        let mut stderr = std::io::stderr().lock();
        let _ = writeln!(stderr, "error: {}", harmless(&error.to_string()));
        let mut cause = error.source();
        while let Some(source) = cause {
            let text: String = source.to_string().chars().take(CAUSE_CHARS).collect();
            let _ = writeln!(stderr, "  caused by: {}", harmless(&text));
            cause = source.source();
        }
        if let Some(hint) = hint {
            let _ = writeln!(stderr, "hint: {}", harmless(hint));
        }
    }

    /// Shows how far a step is, on a terminal.
    pub(super) fn progress(&self, step: &str, done: usize, total: usize) {
        if !std::io::stderr().is_terminal() {
            return;
        }
        let Ok(mut bar) = self.bar.lock() else { return };
        let bar = bar.get_or_insert_with(|| {
            let style = ProgressStyle::with_template("{msg:>10} {wide_bar} {pos}/{len}");
            ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        bar.set_length(total as u64);
        bar.set_position(done as u64);
        bar.set_message(step.to_owned());
    }

    /// Takes the bar off the terminal.
    fn clear(&self) {
        if let Ok(mut bar) = self.bar.lock()
            && let Some(bar) = bar.take()
        {
            bar.finish_and_clear();
        }
    }

    /// Prints rows in the chosen format; what is missing is empty, or `null` in JSON.
    pub(super) fn rows(
        &self,
        columns: &[Column<'_>],
        rows: &[Vec<Option<String>>],
    ) -> std::io::Result<()> {
        let batch = typed(columns, rows).map_err(std::io::Error::other)?;
        self.batches(&batch.schema(), std::slice::from_ref(&batch))
    }

    /// Prints rows of a list that people need not see when it is empty.
    pub(super) fn listing(
        &self,
        columns: &[Column<'_>],
        rows: &[Vec<Option<String>>],
    ) -> std::io::Result<()> {
        match self.format {
            Format::Table if rows.is_empty() => Ok(()),
            _ => self.rows(columns, rows),
        }
    }

    /// Prints an object as JSON.
    pub(super) fn object(&self, object: &serde_json::Value) -> std::io::Result<()> {
        let text = serde_json::to_string_pretty(object).map_err(std::io::Error::other)?;
        self.line(&text)
    }

    /// Prints the rows of a query.
    pub(super) fn batches(
        &self,
        schema: &SchemaRef,
        batches: &[RecordBatch],
    ) -> std::io::Result<()> {
        let bytes = match self.format {
            Format::Table => for_people(schema, batches),
            Format::Csv => csv_bytes(schema, batches),
            Format::Json => json_bytes::<JsonArray>(batches).map(|bytes| match bytes.is_empty() {
                true => b"[]\n".to_vec(),
                false => [&bytes[..], b"\n"].concat(),
            }),
            Format::Ndjson => json_bytes::<LineDelimited>(batches),
            Format::Parquet => parquet_bytes(schema, batches),
        };
        self.write(&bytes.map_err(std::io::Error::other)?)
    }
}

/// Text that a terminal cannot be steered by.
pub(super) fn harmless(text: &str) -> String {
    // bidirectional overrides can make a line read as another
    let steers = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

/// A column of what a command prints, and what its cells are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Column<'a> {
    /// Text.
    Text(&'a str),
    /// Whole numbers.
    Count(&'a str),
    /// Yes or no.
    Truth(&'a str),
}

impl<'a> Column<'a> {
    /// Columns of text.
    pub(super) fn texts<const N: usize>(names: [&'a str; N]) -> [Self; N] {
        names.map(Self::Text)
    }
}

/// Rows of text as an Arrow batch in which numbers are numbers.
fn typed(columns: &[Column<'_>], rows: &[Vec<Option<String>>]) -> Result<RecordBatch, ArrowError> {
    let arrays = columns.iter().enumerate().map(|(i, column)| {
        let cells = rows.iter().map(|row| row[i].as_deref());
        let (name, array): (&str, ArrayRef) = match column {
            Column::Text(name) => (name, Arc::new(cells.collect::<StringArray>())),
            Column::Count(name) => {
                let numbers = cells.map(|c| c.and_then(|c| c.parse().ok()));
                (name, Arc::new(numbers.collect::<Int64Array>()))
            }
            Column::Truth(name) => {
                let truths = cells.map(|c| c.map(|c| c == "true"));
                (name, Arc::new(truths.collect::<BooleanArray>()))
            }
        };
        (name, array, true)
    });
    RecordBatch::try_from_iter_with_nullable(arrays)
}

/// Rows as a table for people.
fn for_people(schema: &SchemaRef, batches: &[RecordBatch]) -> Result<Vec<u8>, ArrowError> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    if !std::io::stdout().is_terminal() {
        table.set_content_arrangement(ContentArrangement::Disabled);
    }
    table.set_header(schema.fields().iter().map(|f| harmless(f.name())).collect::<Vec<_>>());
    for batch in batches {
        let texts: Vec<StringArray> =
            batch.columns().iter().map(to_text).collect::<Result<_, _>>()?;
        for row in 0..batch.num_rows() {
            let cell = |t: &StringArray| match t.is_valid(row) {
                true => harmless(t.value(row)).replace('\n', " "),
                false => String::new(),
            };
            table.add_row(texts.iter().map(cell).collect::<Vec<_>>());
        }
    }
    Ok(format!("{}\n", table.trim_fmt()).into_bytes())
}

/// Rows as CSV with a header; text that a spreadsheet would run is guarded.
fn csv_bytes(schema: &SchemaRef, batches: &[RecordBatch]) -> Result<Vec<u8>, ArrowError> {
    let mut bytes = Vec::new();
    let mut writer = arrow_csv::WriterBuilder::new().with_header(true).build(&mut bytes);
    // without rows there is still a header
    let empty = [RecordBatch::new_empty(Arc::clone(schema))];
    for batch in if batches.is_empty() { &empty[..] } else { batches } {
        let columns = batch.columns().iter().map(|column| match column.data_type() {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
                let texts = to_text(column)?;
                Ok(Arc::new(texts.iter().map(|t| t.map(guard)).collect::<StringArray>()) as _)
            }
            // a number as people write it, and what CSV has no form for as text
            DataType::Decimal128(..) | DataType::Decimal256(..) => {
                Ok(Arc::new(to_text(column)?) as _)
            }
            t if t.is_nested() || t.is_binary() => Ok(Arc::new(to_text(column)?) as _),
            _ => Ok(Arc::clone(column)),
        });
        let columns = columns.collect::<Result<Vec<ArrayRef>, ArrowError>>()?;
        let fields = schema.fields().iter().zip(&columns);
        let fields = fields.map(|(f, c)| Field::new(f.name(), c.data_type().clone(), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        writer.write(&RecordBatch::try_new(schema, columns)?)?;
    }
    drop(writer);
    Ok(bytes)
}

/// Rows as JSON: numbers are numbers, and one that a reader's float would not hold exactly is text;
/// what is missing is `null`.
fn json_bytes<F: JsonFormat>(batches: &[RecordBatch]) -> Result<Vec<u8>, ArrowError> {
    let builder = arrow_json::WriterBuilder::new()
        .with_explicit_nulls(true)
        .with_encoder_factory(Arc::new(ExactNumbers));
    let mut writer = builder.build::<_, F>(Vec::new());
    for batch in batches {
        writer.write(batch)?;
    }
    writer.finish()?;
    Ok(writer.into_inner())
}

/// Writes a decimal or whole number as a number if a float of 15 digits holds it, else as text.
#[derive(Debug)]
struct ExactNumbers;

impl EncoderFactory for ExactNumbers {
    fn make_default_encoder<'a>(
        &self,
        _: &'a FieldRef,
        array: &'a dyn Array,
        _: &'a EncoderOptions,
    ) -> Result<Option<NullableEncoder<'a>>, ArrowError> {
        let is_exact = matches!(
            array.data_type(),
            DataType::Decimal128(..)
                | DataType::Decimal256(..)
                | DataType::Int64
                | DataType::UInt64
        );
        if !is_exact {
            return Ok(None);
        }
        let texts = to_text(&arrow::array::make_array(array.to_data()))?;
        let encoder = Box::new(DecimalEncoder(texts));
        Ok(Some(NullableEncoder::new(encoder, array.nulls().cloned())))
    }
}

/// The texts of decimals.
struct DecimalEncoder(StringArray);

/// The most digits that every reader's float holds exactly.
const FLOAT_DIGITS: usize = 15;

impl Encoder for DecimalEncoder {
    fn encode(&mut self, row: usize, out: &mut Vec<u8>) {
        let text = self.0.value(row);
        let digits = text.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit);
        let is_exact = digits.count() <= FLOAT_DIGITS;
        let quote: &[u8] = if is_exact { b"" } else { b"\"" };
        for part in [quote, text.as_bytes(), quote] {
            out.extend_from_slice(part);
        }
    }
}

/// Rows as the bytes of a Parquet file.
fn parquet_bytes(schema: &SchemaRef, batches: &[RecordBatch]) -> Result<Vec<u8>, ArrowError> {
    let mut writer = ArrowWriter::try_new(Vec::new(), Arc::clone(schema), None)?;
    for batch in batches {
        writer.write(batch)?;
    }
    Ok(writer.into_inner()?)
}

#[cfg(test)]
mod tests {
    use arrow::array::Decimal128Array;

    use super::*;

    #[test]
    fn decimals_are_numbers_in_json_unless_a_float_would_lose_digits() {
        let units = [Some(150_i128), None, Some(-12_345_678_901_234_567)];
        let units = Decimal128Array::from_iter(units).with_precision_and_scale(20, 2).unwrap();
        let batch =
            RecordBatch::try_from_iter_with_nullable([("v", Arc::new(units) as ArrayRef, true)]);
        let lines = json_bytes::<LineDelimited>(&[batch.unwrap()]).unwrap();
        assert_eq!(
            String::from_utf8(lines).unwrap(),
            "{\"v\":1.5}\n{\"v\":null}\n{\"v\":\"-123456789012345.67\"}\n"
        );
    }

    #[test]
    fn text_that_a_spreadsheet_would_run_is_guarded_and_numbers_are_not() {
        let columns = [Column::Text("t"), Column::Count("n"), Column::Truth("b")];
        let cells = ["=cmd", "-3", "true"].map(|c| Some(c.to_owned())).to_vec();
        let batch = typed(&columns, &[cells]).unwrap();
        let csv = csv_bytes(&batch.schema(), &[batch]).unwrap();
        assert_eq!(String::from_utf8(csv).unwrap(), "t,n,b\n'=cmd,-3,true\n");
    }
}

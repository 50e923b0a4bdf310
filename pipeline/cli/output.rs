//! Printing: data to stdout, progress and messages to stderr.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Mutex;

use arrow::array::{Array as _, RecordBatch, StringArray};
use arrow::datatypes::SchemaRef;
use comfy_table::{ContentArrangement, Table, presets};
use indicatif::{ProgressBar, ProgressStyle};

use super::args::Format;
use crate::contract::guard;
use crate::engine::to_text;

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

    /// Prints rows of text cells in the chosen format; null cells are empty, or `null` in JSON.
    pub(super) fn rows(
        &self,
        columns: &[&str],
        rows: &[Vec<Option<String>>],
    ) -> std::io::Result<()> {
        match self.format {
            Format::Table => self.write(table(columns, rows).as_bytes()),
            Format::Csv => self.write(&csv_rows(columns, rows)?),
            Format::Json | Format::Ndjson => {
                let objects = rows.iter().map(|row| {
                    let cells =
                        columns.iter().zip(row).map(|(c, v)| ((*c).to_owned(), v.clone().into()));
                    serde_json::Value::Object(cells.collect())
                });
                self.objects(&objects.collect::<Vec<_>>())
            }
            Format::Parquet => {
                let batch = text_batch(columns, rows).map_err(std::io::Error::other)?;
                self.write(
                    &parquet_bytes(&batch.schema(), std::slice::from_ref(&batch))
                        .map_err(std::io::Error::other)?,
                )
            }
        }
    }

    /// Prints rows of a list that people need not see when it is empty.
    pub(super) fn listing(
        &self,
        columns: &[&str],
        rows: &[Vec<Option<String>>],
    ) -> std::io::Result<()> {
        match self.format {
            Format::Table if rows.is_empty() => Ok(()),
            _ => self.rows(columns, rows),
        }
    }

    /// Prints objects as JSON, or one a line.
    pub(super) fn objects(&self, objects: &[serde_json::Value]) -> std::io::Result<()> {
        if self.format == Format::Ndjson {
            let mut lines = String::new();
            for object in objects {
                lines.push_str(&format!("{object}\n"));
            }
            return self.write(lines.as_bytes());
        }
        let text = serde_json::to_string_pretty(objects).map_err(std::io::Error::other)?;
        self.line(&text)
    }

    /// Prints the result of a query.
    pub(super) fn batches(
        &self,
        schema: &SchemaRef,
        batches: &[RecordBatch],
    ) -> std::io::Result<()> {
        if self.format == Format::Parquet {
            return self.write(&parquet_bytes(schema, batches).map_err(std::io::Error::other)?);
        }
        let columns: Vec<&str> = schema.fields().iter().map(|f| f.name().as_str()).collect();
        let mut rows = Vec::new();
        for batch in batches {
            let texts: Result<Vec<_>, _> = batch.columns().iter().map(to_text).collect();
            let texts = texts.map_err(std::io::Error::other)?;
            for row in 0..batch.num_rows() {
                let cell = |t: &StringArray| t.is_valid(row).then(|| t.value(row).to_owned());
                rows.push(texts.iter().map(cell).collect());
            }
        }
        self.rows(&columns, &rows)
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

/// Rows as a table for people.
fn table(columns: &[&str], rows: &[Vec<Option<String>>]) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    if !std::io::stdout().is_terminal() {
        table.set_content_arrangement(ContentArrangement::Disabled);
    }
    table.set_header(columns.iter().map(|c| harmless(c)).collect::<Vec<_>>());
    for row in rows {
        let cell = |c: &Option<String>| harmless(c.as_deref().unwrap_or("")).replace('\n', " ");
        table.add_row(row.iter().map(cell).collect::<Vec<_>>());
    }
    format!("{}\n", table.trim_fmt())
}

/// Rows as CSV; cells that a spreadsheet would run are guarded.
fn csv_rows(columns: &[&str], rows: &[Vec<Option<String>>]) -> std::io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns)?;
    for row in rows {
        writer.write_record(row.iter().map(|c| guard(c.as_deref().unwrap_or(""))))?;
    }
    writer.into_inner().map_err(|e| std::io::Error::other(e.to_string()))
}

/// Rows of text as an Arrow batch.
fn text_batch(
    columns: &[&str],
    rows: &[Vec<Option<String>>],
) -> Result<RecordBatch, arrow::error::ArrowError> {
    let arrays = columns.iter().enumerate().map(|(i, name)| {
        let cells: arrow::array::StringArray = rows.iter().map(|r| r[i].as_deref()).collect();
        (*name, std::sync::Arc::new(cells) as arrow::array::ArrayRef, true)
    });
    RecordBatch::try_from_iter_with_nullable(arrays)
}

/// Batches as the bytes of a Parquet file.
fn parquet_bytes(
    schema: &SchemaRef,
    batches: &[RecordBatch],
) -> Result<Vec<u8>, parquet::errors::ParquetError> {
    let schema = std::sync::Arc::clone(schema);
    let mut writer = parquet::arrow::ArrowWriter::try_new(Vec::new(), schema, None)?;
    for batch in batches {
        writer.write(batch)?;
    }
    writer.into_inner()
}

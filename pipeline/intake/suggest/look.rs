//! Looking at a file of a centre's own: its encoding, what separates its cells, its labels and values.

use std::collections::BTreeMap;
use std::sync::Arc;

use encoding_rs::Encoding;

use super::super::dialect;
use super::super::faults;
use super::super::fetched::Fetched;
use super::super::file::File;
use super::super::format::Format;
use super::super::header::SEPARATORS;
use super::super::reader::{CsvReader, Next, Record, RecordReader};
use super::super::sniffer::Nature;
use super::super::spool::Spool;
use super::super::wanted::Wanted;
use contract::{Dataset, Finding, Message};
use programme::text;

/// The most rows that are looked at.
const MOST_ROWS: u64 = 10_000;
/// The most different values of a column that are looked at.
const MOST_VALUES: usize = 5_000;
/// How many records tell what separates their cells.
const RECORDS: usize = 50;

/// A column of the file.
pub(super) struct OwnColumn {
    /// Its label.
    pub(super) label: String,
    /// Its different values as text, without the empty one, each with how often it stands there.
    pub(super) values: BTreeMap<String, u64>,
}

/// What is seen in files of a centre's own.
#[derive(Default)]
pub(super) struct OwnFile {
    /// The encoding, if it cannot be found by looking without a doubt.
    pub(super) encoding: Option<&'static Encoding>,
    /// Its columns that have a label.
    pub(super) columns: Vec<OwnColumn>,
}

impl OwnFile {
    /// Takes together what is seen in another file.
    pub(super) fn add(&mut self, other: Self) {
        self.encoding = self.encoding.or(other.encoding);
        for column in other.columns {
            let same = self.columns.iter_mut().find(|own| own.label == column.label);
            let Some(own) = same else {
                self.columns.push(column);
                continue;
            };
            for (value, count) in column.values {
                *own.values.entry(value).or_default() += count;
            }
        }
    }
}

/// Looks at a file.
pub(super) fn look(fetched: &Fetched, dataset: &Dataset) -> Result<OwnFile, Box<Finding>> {
    let arrival = &fetched.arrival;
    let path = arrival.path.as_str();
    let (Ok(spool), Some(format)) = (&fetched.spool, arrival.format) else {
        let found = arrival.findings.first().cloned();
        let unreadable = || Finding::error(path, "source-error", Message::UnreadableFile);
        return Err(found.unwrap_or_else(unreadable).into());
    };
    let mut file = OwnFile { encoding: None, columns: Vec::new() };
    let mut take = |reader: &mut dyn RecordReader| file.columns = columns(reader);
    if matches!(format, Format::Csv | Format::CsvGzip) {
        if let Some(finding) = faults::of_format(path, format, spool) {
            return Err(finding.into());
        }
        let (encoding, is_stated) = encoding(path, spool, format)?;
        let separator = separator(spool, format, encoding);
        take(&mut CsvReader::new(dialect::text(spool, format, encoding), separator));
        file.encoding = Some(encoding).filter(|_| is_stated);
    } else {
        let opened = File { path, spool, format, sheet: arrival.sheet.as_deref() };
        opened.read(Wanted { dataset, mapping: None }, &mut take)?;
    }
    if file.columns.is_empty() {
        return Err(Finding::error(path, "blank-header", Message::FirstLineBlank).into());
    }
    Ok(file)
}

/// The encoding of CSV, and whether a mapping has to say it.
fn encoding(
    path: &str,
    spool: &Arc<Spool>,
    format: Format,
) -> Result<(&'static Encoding, bool), Box<Finding>> {
    let nature = dialect::nature(spool, format);
    let nature = nature.map_err(|stop| Box::new(faults::stopped(path, &stop)))?;
    let named = |name: &str| {
        let name = name.split_once(" (").map_or(name.to_owned(), |(name, order)| {
            format!("{name}{}", if order.starts_with("little") { "le" } else { "be" })
        });
        Encoding::for_label(name.as_bytes())
    };
    let found = match &nature {
        Nature::Text => Some((encoding_rs::UTF_8, false)),
        Nature::Utf16 { is_little_endian: true } => Some((encoding_rs::UTF_16LE, false)),
        Nature::Utf16 { is_little_endian: false } => Some((encoding_rs::UTF_16BE, false)),
        Nature::Encoded(name) | Nature::NotUtf8(name) => named(name).map(|found| (found, true)),
        Nature::Other(_) => None,
    };
    found.ok_or_else(|| faults::of_nature(path, &nature, format, || None).into())
}

/// What separates the cells of CSV: that by which the first records all have as many cells as the header,
/// and the most of them.
fn separator(spool: &Arc<Spool>, format: Format, encoding: &'static Encoding) -> u8 {
    let shape = |separator: u8| {
        let mut reader = CsvReader::new(dialect::text(spool, format, encoding), separator);
        let mut record = Record::default();
        let (mut width, mut records, mut alike) = (0, 0_usize, 0_usize);
        while records < RECORDS && matches!(reader.next(&mut record), Ok(Next::Record)) {
            if records == 0 {
                width = record.cells.len();
            }
            records += 1;
            alike += usize::from(record.cells.len() == width);
        }
        if width < 2 { (0, 0) } else { (alike * RECORDS / records.max(1), width) }
    };
    let mut all = SEPARATORS.into_iter().chain([b',']);
    let first = all.next().unwrap_or(b',');
    all.fold((shape(first), first), |best, next| best.max((shape(next), next))).1
}

/// The labels and values of a file's columns.
fn columns(reader: &mut dyn RecordReader) -> Vec<OwnColumn> {
    let mut record = Record::default();
    let mut columns: Vec<OwnColumn> = Vec::new();
    while record.row <= MOST_ROWS {
        match reader.next(&mut record) {
            Ok(Next::Record) => {}
            Ok(Next::BlankLine) => continue,
            Ok(Next::End) | Err(_) => break,
        }
        let cells = record.cells.iter().map(String::from_utf8_lossy);
        if columns.is_empty() {
            let column = |label: std::borrow::Cow<'_, str>| OwnColumn {
                label: text::tidy(&label).into_owned(),
                values: BTreeMap::new(),
            };
            columns = cells.map(column).collect();
            continue;
        }
        for (column, cell) in columns.iter_mut().zip(cells) {
            let cell = text::tidy(&cell);
            let cell = cell.as_ref();
            if cell.is_empty() {
                continue;
            }
            if let Some(count) = column.values.get_mut(cell) {
                *count += 1;
            } else if column.values.len() < MOST_VALUES {
                column.values.insert(cell.to_owned(), 1);
            }
        }
    }
    columns.retain(|column| !column.label.is_empty());
    columns
}

//! A file of any format, opened for its records.

use std::io::Read;
use std::sync::Arc;

use super::ahead::Ahead;
use super::dialect::{self, Dialect};
use super::faults;
use super::fetched::Fetched;
use super::format::Format;
use super::ndjson::NdjsonReader;
use super::ods::Ods;
use super::parquet_rows::ParquetReader;
use super::reader::{CsvReader, Next, Record, RecordReader, Stop};
use super::sheet::SheetReader;
use super::spool::{Chunks, Spool};
use super::wanted::Wanted;
use super::xlsx::Xlsx;
use contract::{Contract, Finding};

/// Shows the rows of an extract as texts, the header first, each with its number, as long as `visit` wants
/// more and they can be read.
pub fn visit_rows(
    fetched: &Fetched,
    contract: &Contract,
    visit: &mut dyn FnMut(u64, &[&str]) -> bool,
) {
    let arrival = &fetched.arrival;
    let dataset = arrival.triple.as_ref().and_then(|t| contract.dataset(&t.dataset));
    let (Some(dataset), Some(format), Ok(spool)) = (dataset, arrival.format, &fetched.spool) else {
        return;
    };
    let file = File { path: &arrival.path, spool, format, sheet: arrival.sheet.as_deref() };
    let mut read = |reader: &mut dyn RecordReader| {
        let mut record = Record::default();
        while let Ok(next) = reader.next(&mut record) {
            let cells: Vec<_> = record.cells.iter().map(String::from_utf8_lossy).collect();
            let texts: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
            if next == Next::End || (next == Next::Record && !visit(record.row, &texts)) {
                return;
            }
        }
    };
    // what is wrong with it was told when it was read
    let _ = file.read(Wanted { dataset, mapping: arrival.mapping.as_deref() }, &mut read);
}

/// A file, and where in it the extract is.
pub(super) struct File<'a> {
    /// The extract's path in the inbox.
    pub(super) path: &'a str,
    /// Its bytes.
    pub(super) spool: &'a Arc<Spool>,
    /// Their format.
    pub(super) format: Format,
    /// The sheet, in a workbook.
    pub(super) sheet: Option<&'a str>,
}

impl File<'_> {
    /// Hands the records of the file to `take`; how its text is written down, where there is more than
    /// one way.
    ///
    /// # Errors
    /// With what is wrong, if it cannot even be opened.
    pub(super) fn read(
        &self,
        wanted: Wanted<'_>,
        take: &mut dyn FnMut(&mut dyn RecordReader),
    ) -> Result<Option<Dialect>, Box<Finding>> {
        let Self { path, spool, format, .. } = *self;
        if let Some(finding) = faults::of_format(path, format, spool) {
            return Err(finding.into());
        }
        let stopped = |stop| Box::new(faults::stopped(path, &stop));
        let sheet = self.sheet.unwrap_or_default();
        match format {
            Format::Csv | Format::CsvGzip => {
                let dialect = dialect::find(path, spool, format, wanted)?;
                take(&mut csv_reader(spool, format, &dialect));
                return Ok(Some(dialect));
            }
            Format::Ndjson => {
                dialect::find_utf8(path, spool, format)?;
                take(&mut NdjsonReader::new(spool.open()));
            }
            Format::Parquet => {
                let mut reader = ParquetReader::open(Chunks(Arc::clone(spool))).map_err(stopped)?;
                take(&mut reader);
            }
            Format::Xlsx => {
                let mut workbook = Xlsx::open(spool.open()).map_err(stopped)?;
                let found = workbook.sheets.iter().find(|s| s.name == sheet).cloned();
                let found = found.ok_or(Stop::Damaged).map_err(stopped)?;
                let rows = workbook.rows(&found).map_err(stopped)?;
                std::thread::scope(|scope| {
                    take(&mut SheetReader::new(Ahead::begin(scope, rows)));
                });
            }
            Format::Ods => {
                let mut workbook = Ods::open(spool.open()).map_err(stopped)?;
                let place = workbook.sheets.iter().position(|(name, _)| name == sheet);
                let place = place.ok_or(Stop::Damaged).map_err(stopped)?;
                take(&mut SheetReader::new(workbook.rows(place).map_err(stopped)?));
            }
        }
        Ok(None)
    }

    /// Hands to `take` what can be read, without its letters, of a file in an encoding that is not read, so
    /// that all else that is wrong with it can be told.
    pub(super) fn read_ascii(
        &self,
        wanted: Wanted<'_>,
        take: &mut dyn FnMut(&mut dyn RecordReader),
    ) {
        let Self { path, spool, format, .. } = *self;
        if matches!(format, Format::Csv | Format::CsvGzip)
            && faults::of_format(path, format, spool).is_none()
            && let Some(dialect) = dialect::of_ascii(spool, format, wanted)
        {
            take(&mut csv_reader(spool, format, &dialect));
        }
    }
}

/// Reads CSV that is written down so.
fn csv_reader(
    spool: &Arc<Spool>,
    format: Format,
    &Dialect { encoding, separator, .. }: &Dialect,
) -> CsvReader<Box<dyn Read + Send>> {
    let spool = Arc::clone(spool);
    CsvReader::of_file(move || dialect::text(&spool, format, encoding), separator)
}

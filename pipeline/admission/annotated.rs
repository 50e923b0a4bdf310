//! What a centre gets back of a refused extract: its own rows as a workbook, with each cell that is at
//! fault coloured and what to do beside it, behind a sheet that lists what to do. Corrected in place, it
//! is an extract again.

use std::collections::BTreeMap;
use std::io::Seek as _;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Note, Workbook, Worksheet, XlsxError,
};
use tempfile::SpooledTempFile;

use super::Error;
use contract::{Contract, Finding, FindingTable, Messages, Places, Severity, Worded, cell_name};
use intake::Candidate;

/// The most rows of the extract that are in the workbook.
const MOST_ROWS: u64 = 100_000;
/// The most findings that are listed in it.
const LISTED: u32 = 10_000;
/// The most cells that have a note.
const MOST_NOTES: usize = 5_000;
/// The most characters of a cell and of a note: of any characters, so many fit.
const CELL_CHARS: usize = 16_000;
/// How wide columns are, in characters.
const WIDTH: f64 = 16.0;
/// The columns that a sheet has.
const COLUMNS: u16 = 16_384;
/// The most characters of the name of a sheet.
const NAME_CHARS: usize = 31;
/// The most bytes of a workbook that stays in memory.
const SMALL: usize = 1 << 20;

/// The workbook of a refused extract; none if no row of it can be read.
///
/// # Errors
/// When temporary files cannot be written or read.
pub(super) fn annotated(
    candidate: &Candidate,
    contract: &Contract,
    findings: &FindingTable,
    messages: &Messages,
) -> Result<Option<SpooledTempFile>, Error> {
    let fetched = &candidate.fetched;
    let Some(triple) = &fetched.arrival.triple else { return Ok(None) };
    let places = &candidate.reading.places;
    let mut notes = Notes::default();
    let visited = findings.visit(&mut |finding| {
        notes.add(finding, &messages.word(finding), places);
        Ok(())
    });
    visited.map_err(temporary)?;
    let mut workbook = Workbook::new();
    // the same receipt is the same bytes
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(unwritten)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let to_do = workbook.add_worksheet().set_name(messages.say("to-do", &[])).map_err(unwritten)?;
    list(to_do, findings, messages, places).map_err(unwritten)?;
    let sheet = workbook.add_worksheet_with_constant_memory().map_err(unwritten)?;
    let name: String = triple.dataset.chars().take(NAME_CHARS).collect();
    sheet.set_name(name).map_err(unwritten)?;
    let formats = [Severity::Error, Severity::Warning]
        .map(|severity| Format::new().set_background_color(colour(severity)));
    let header = Format::new().set_bold();
    let mut rows = Rows { sheet, notes, formats, header, written: 0, failed: None };
    rows.begin().map_err(unwritten)?;
    intake::visit_rows(fetched, contract, &mut |row, cells| rows.write(row, cells));
    if let Some(error) = rows.failed {
        return Err(unwritten(error));
    }
    if rows.written == 0 {
        return Ok(None);
    }
    let mut file = SpooledTempFile::new(SMALL);
    workbook.save_to_writer(&mut file).map_err(unwritten)?;
    file.rewind().map_err(temporary)?;
    Ok(Some(file))
}

/// Wraps an error of a temporary file.
fn temporary(error: std::io::Error) -> Error {
    Error::Intake(intake::Error::Temporary(error.into()))
}

/// Why a workbook could not be written.
fn unwritten(error: XlsxError) -> Error {
    Error::Intake(intake::Error::Temporary(error.into()))
}

/// What is said of cells, by row and column, the column counted from 0; of whole rows in their first.
#[derive(Default)]
struct Notes {
    cells: BTreeMap<(u64, usize), (Severity, String)>,
}

impl Notes {
    /// Adds what is said of a cell, or of a row.
    fn add(&mut self, finding: &Finding, worded: &Worded<'_>, places: &Places) {
        let Some(row) = finding.row.filter(|row| *row <= MOST_ROWS) else { return };
        let column = finding.column.as_ref().and_then(|column| places.of(column));
        let number = finding.arguments.get("number").and_then(|n| n.parse::<usize>().ok());
        let column = column.or_else(|| number?.checked_sub(1)).unwrap_or(0);
        let said = format!("{}\n→ {}", worded.message, worded.hint);
        if self.cells.len() >= MOST_NOTES && !self.cells.contains_key(&(row, column)) {
            return;
        }
        let cell = self.cells.entry((row, column)).or_insert((finding.severity, String::new()));
        // errors come before warnings
        cell.0 = cell.0.min(finding.severity);
        if !cell.1.is_empty() {
            cell.1.push('\n');
        }
        cell.1.push_str(&said);
    }
}

/// Lists what was found: where, what is wrong, what to do.
fn list(
    sheet: &mut Worksheet,
    findings: &FindingTable,
    messages: &Messages,
    places: &Places,
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (column, (id, width)) in
        (0..).zip([("to-do-cell", 10.0), ("to-do-message", 70.0), ("to-do-hint", 70.0)])
    {
        sheet.write_string_with_format(0, column, messages.say(id, &[]), &bold)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    let mut row = 0;
    let mut failed = None;
    let visited = findings.visit(&mut |finding| {
        row += 1;
        if row > LISTED || failed.is_some() {
            return Ok(());
        }
        let worded = messages.word(finding);
        // here every cell has a name, whatever the file was
        let place = finding.column.as_deref().and_then(|column| places.of(column));
        let cell = match (worded.cell, worded.row, place) {
            (Some(cell), ..) => cell.to_owned(),
            (None, Some(row), Some(place)) => cell_name(place, row),
            (None, Some(row), None) => row.to_string(),
            (None, None, _) => String::new(),
        };
        let colour = plain.clone().set_background_color(colour(finding.severity));
        failed = sheet
            .write_string_with_format(row, 0, cell, &colour)
            .and_then(|sheet| sheet.write_string_with_format(row, 1, cut(&worded.message), &plain))
            .and_then(|sheet| sheet.write_string_with_format(row, 2, cut(&worded.hint), &plain))
            .err();
        Ok(())
    });
    if let Some(error) = failed.or(visited.err().map(XlsxError::IoError)) {
        return Err(error);
    }
    if row > LISTED {
        let more = [("count", u64::from(row - LISTED))];
        sheet.write_string(LISTED + 1, 1, messages.say("to-do-more", &more))?;
    }
    Ok(())
}

/// The colour of cells at fault.
fn colour(severity: Severity) -> Color {
    match severity {
        Severity::Error => Color::RGB(0x00F8_CBAD),
        Severity::Warning => Color::RGB(0x00FF_E699),
    }
}

/// A text that fits into a cell.
fn cut(text: &str) -> String {
    text.chars().take(CELL_CHARS).collect()
}

/// The rows of the extract as they are written.
struct Rows<'a> {
    sheet: &'a mut Worksheet,
    notes: Notes,
    /// How cells with errors and with warnings look.
    formats: [Format; 2],
    /// How the header looks.
    header: Format,
    /// Rows written.
    written: u64,
    /// Why writing ended.
    failed: Option<XlsxError>,
}

impl Rows<'_> {
    /// Prepares the sheet.
    fn begin(&mut self) -> Result<(), XlsxError> {
        self.sheet.set_freeze_panes(1, 0)?;
        self.sheet.set_landscape().set_print_fit_to_pages(1, 0);
        self.sheet.set_column_range_width(0, COLUMNS - 1, WIDTH)?;
        for ((row, column), (_, said)) in &self.notes.cells {
            let column = u16::try_from(*column).ok().filter(|column| *column < COLUMNS);
            let (Some(row), Some(column)) = (row_of(*row), column) else { continue };
            let note = Note::new(cut(said)).add_author_prefix(false).set_width(360).set_height(120);
            self.sheet.insert_note(row, column, &note)?;
        }
        Ok(())
    }

    /// Writes a row; whether more are wanted.
    fn write(&mut self, row: u64, cells: &[&str]) -> bool {
        let Some(place) = row_of(row).filter(|_| row <= MOST_ROWS) else { return false };
        let written = (0..COLUMNS).zip(cells).try_for_each(|(column, text)| {
            let at_fault = self.notes.cells.get(&(row, usize::from(column)));
            let format = match at_fault {
                Some((Severity::Error, _)) => Some(&self.formats[0]),
                Some((Severity::Warning, _)) => Some(&self.formats[1]),
                None => Some(&self.header).filter(|_| row == 1),
            };
            match format {
                Some(format) if text.is_empty() => self.sheet.write_blank(place, column, format),
                Some(format) => {
                    self.sheet.write_string_with_format(place, column, cut(text), format)
                }
                None if text.is_empty() => return Ok(()),
                None => self.sheet.write_string(place, column, cut(text)),
            }
            .map(drop)
        });
        self.written += 1;
        self.failed = written.err();
        self.failed.is_none()
    }
}

/// The row of a sheet, counted from 0.
fn row_of(row: u64) -> Option<u32> {
    u32::try_from(row).ok()?.checked_sub(1)
}

//! `OpenDocument` spreadsheets: their sheets, and the rows of one as they stand in their XML, which is
//! read as a stream. A number is the text of its cell, and is what its cell shows, as in Excel's.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use jiff::civil::Date;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::cell_place::{MOST_COLUMNS, MOST_ROWS};
use super::number;
use super::reader::{Kind, Stop};
use super::sheet::{SheetCell, SheetRows};
use super::xml::{self, Xml};
use contract::cell_name;

/// How many cells, and bytes of cells, a sheet may have by repeating others.
const MOST_REPETITIONS: usize = 4 << 20;
/// What each cell of a row that is repeated counts among them: it is read, typed and told of anew, and rows
/// of an extract differ, if only in an id.
const REPEATED_CELL: usize = 16;
/// The most sheets that a spreadsheet may have.
const MOST_SHEETS: usize = 500;
/// Where the sheets are.
const CONTENT: &str = "content.xml";
/// Where it says whether something is encrypted.
const MANIFEST: &str = "META-INF/manifest.xml";

/// An `OpenDocument` spreadsheet.
pub(super) struct Ods<R: Read + Seek> {
    zip: ZipArchive<R>,
    /// The name of each sheet, in order, and whether nobody sees it.
    pub(super) sheets: Vec<(String, bool)>,
}

impl<R: Read + Seek> Ods<R> {
    /// Opens a spreadsheet.
    ///
    /// # Errors
    /// When it is none, or not whole.
    pub(super) fn open(bytes: R) -> Result<Self, Stop> {
        let mut zip = xml::archive(bytes)?;
        if let Some(mut manifest) = xml::open(&mut zip, MANIFEST)? {
            loop {
                match manifest.next()? {
                    Event::Start(e) if e.local_name().as_ref() == b"encryption-data" => {
                        return Err(Stop::Locked);
                    }
                    Event::Eof => break,
                    _ => {}
                }
            }
        }
        let sheets = read_sheets(&mut zip)?;
        Ok(Self { zip, sheets })
    }

    /// The rows of a sheet by its place among the sheets.
    ///
    /// # Errors
    /// When it is not there.
    pub(super) fn rows(&mut self, place: usize) -> Result<OdsRows<impl Read + use<'_, R>>, Stop> {
        let mut xml = xml::open(&mut self.zip, CONTENT)?.ok_or(Stop::Damaged)?;
        let mut met = 0;
        loop {
            match xml.next()? {
                Event::Start(e) if e.local_name().as_ref() == b"table" => {
                    if met == place {
                        break;
                    }
                    met += 1;
                    xml.skip()?;
                }
                Event::Start(e) if is_no_sheet(&e) => xml.skip()?,
                Event::Eof => return Err(Stop::Damaged),
                _ => {}
            }
        }
        Ok(OdsRows { xml, row: 0, repeated: None, repetitions: 0, merged: Vec::new() })
    }
}

/// Whether an element has nothing that is in a sheet as it is shown: what was changed, and what was
/// drawn, which may have tables of its own.
fn is_no_sheet(element: &BytesStart<'_>) -> bool {
    matches!(element.local_name().as_ref(), b"tracked-changes" | b"shapes" | b"forms" | b"frame")
}

/// The sheets of a document, and whether they are hidden.
fn read_sheets<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Vec<(String, bool)>, Stop> {
    let mut xml = xml::open(zip, CONTENT)?.ok_or(Stop::Damaged)?;
    let mut sheets = Vec::new();
    let mut style = String::new();
    let mut hidden: BTreeSet<String> = BTreeSet::new();
    let mut is_spreadsheet = false;
    loop {
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                b"style" => style = xml::attribute(&e, "name")?.unwrap_or_default(),
                b"table-properties"
                    if xml::attribute(&e, "display")?.as_deref() == Some("false") =>
                {
                    hidden.insert(style.clone());
                }
                b"spreadsheet" => is_spreadsheet = true,
                b"table" => {
                    let name = xml::attribute(&e, "name")?.ok_or(Stop::Damaged)?;
                    let style = xml::attribute(&e, "style-name")?.unwrap_or_default();
                    sheets.push((name, hidden.contains(&style)));
                    if sheets.len() > MOST_SHEETS {
                        return Err(Stop::TooLarge);
                    }
                    xml.skip()?;
                }
                _ if is_no_sheet(&e) => xml.skip()?,
                _ => {}
            },
            Event::Eof if is_spreadsheet => return Ok(sheets),
            Event::Eof => return Err(Stop::Damaged),
            _ => {}
        }
    }
}

/// The rows of a sheet.
pub(super) struct OdsRows<R> {
    xml: Xml<R>,
    /// The last row.
    row: u64,
    /// A row that stands several times: its cells, and how many times more.
    repeated: Option<(Vec<SheetCell>, u64)>,
    /// Cells, and bytes of cells, that stand there because others are repeated.
    repetitions: usize,
    merged: Vec<String>,
}

/// What the cell is that has just begun, by its attributes.
#[derive(Default)]
struct Begun {
    /// How many cells it is.
    times: usize,
    /// How many columns and rows it covers.
    spans: (usize, u64),
    kind: String,
    value: Option<String>,
    is_formula: bool,
    is_error: bool,
}

impl Begun {
    fn read(element: &BytesStart<'_>) -> Result<Self, Stop> {
        let mut begun = Self { times: 1, spans: (1, 1), ..Self::default() };
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Stop::Damaged)?;
            let value = attribute.unescape_value().map_err(|_| Stop::Damaged)?;
            let count = || value.parse().map_err(|_| Stop::Damaged);
            match attribute.key.as_ref() {
                b"table:number-columns-repeated" => begun.times = count()?,
                b"table:number-columns-spanned" => begun.spans.0 = count()?,
                b"table:number-rows-spanned" => {
                    begun.spans.1 = value.parse().map_err(|_| Stop::Damaged)?;
                }
                b"office:value-type" => begun.kind = value.into_owned(),
                b"office:value"
                | b"office:date-value"
                | b"office:time-value"
                | b"office:boolean-value"
                | b"office:string-value" => {
                    begun.value = Some(value.into_owned());
                }
                b"table:formula" => begun.is_formula = true,
                b"calcext:value-type" => begun.is_error = value == "error",
                _ => {}
            }
        }
        Ok(begun)
    }
}

impl<R: Read> SheetRows for OdsRows<R> {
    fn next_row(&mut self, cells: &mut Vec<SheetCell>) -> Result<Option<u64>, Stop> {
        cells.clear();
        if let Some((again, times)) = &mut self.repeated {
            cells.clone_from(again);
            *times -= 1;
            if *times == 0 {
                self.repeated = None;
            }
            self.row = self.row.saturating_add(1);
            return Ok(Some(self.row));
        }
        let mut times = 1;
        // the next column
        let mut next = 0;
        loop {
            match self.xml.next()? {
                Event::Start(e) => match e.local_name().as_ref() {
                    b"table-row" => {
                        let repeated = xml::attribute(&e, "number-rows-repeated")?;
                        times = match repeated {
                            Some(times) => times.parse().map_err(|_| Stop::Damaged)?,
                            None => 1,
                        };
                        next = 0;
                    }
                    b"table-cell" | b"covered-table-cell" => {
                        let begun = Begun::read(&e)?;
                        if begun.times == 0 {
                            return Err(Stop::Damaged);
                        }
                        if begun.spans != (1, 1) {
                            let is_there = next < MOST_COLUMNS && self.row < MOST_ROWS;
                            let fits = begun.spans.0 <= MOST_COLUMNS && begun.spans.1 <= MOST_ROWS;
                            if !is_there || !fits {
                                return Err(Stop::Damaged);
                            }
                            let last =
                                (next + begun.spans.0.max(1) - 1, self.row + begun.spans.1.max(1));
                            let first = cell_name(next, self.row + 1);
                            self.merged.push(format!("{first}:{}", cell_name(last.0, last.1)));
                        }
                        let last = next.saturating_add(begun.times);
                        if let Some(cell) = self.read_cell(&begun)? {
                            if last > MOST_COLUMNS {
                                return Err(Stop::Damaged);
                            }
                            let bytes =
                                cell.text.len() + cell.shown.as_ref().map_or(0, String::len);
                            self.repeat((begun.times - 1).saturating_mul(bytes.max(1)))?;
                            let at = |column| SheetCell { column, ..cell.clone() };
                            cells.extend((next..last).map(at));
                        }
                        next = last;
                    }
                    _ if is_no_sheet(&e) => self.xml.skip()?,
                    _ => {}
                },
                Event::End(e) => match e.local_name().as_ref() {
                    b"table" => return Ok(None),
                    b"table-row" if cells.is_empty() => {
                        self.row = self.row.saturating_add(times);
                    }
                    b"table-row" => {
                        if times == 0 || times > MOST_ROWS {
                            return Err(Stop::Damaged);
                        }
                        let more = usize::try_from(times - 1).unwrap_or(usize::MAX);
                        self.repeat(more.saturating_mul(cells.len() * REPEATED_CELL))?;
                        if times > 1 {
                            self.repeated = Some((cells.clone(), times - 1));
                        }
                        self.row = self.row.saturating_add(1);
                        return Ok(Some(self.row));
                    }
                    _ => {}
                },
                Event::Eof => return Err(Stop::Damaged),
                _ => {}
            }
        }
    }

    /// None: a day is kept as a day, and from where a document counts others it may say itself.
    fn day_zero(&self) -> Option<Date> {
        None
    }

    fn merged(&self) -> &[String] {
        &self.merged
    }
}

impl<R: Read> OdsRows<R> {
    /// Counts what stands there because something else is repeated, and stops where it is too much.
    fn repeat(&mut self, more: usize) -> Result<(), Stop> {
        self.repetitions = self.repetitions.saturating_add(more);
        if self.repetitions > MOST_REPETITIONS { Err(Stop::Bomb) } else { Ok(()) }
    }

    /// Reads the cell that has just begun to its end; none if there is nothing in it.
    fn read_cell(&mut self, begun: &Begun) -> Result<Option<SheetCell>, Stop> {
        let shown = self.read_shown()?;
        // not every program says that a formula has failed, but all show it
        let shows_error = begun.is_formula && (shown.starts_with('#') || shown.starts_with("Err:"));
        if begun.is_error || shows_error {
            return Ok(Some((shown, Kind::Error).into()));
        }
        let Some(value) = begun.value.as_ref().filter(|_| begun.kind != "string") else {
            let text = match &begun.value {
                Some(text) => text.clone(),
                None => shown,
            };
            return Ok(match text.is_empty() {
                false => Some((text, Kind::Text).into()),
                // the empty text is a result too
                true if begun.is_formula && begun.kind != "string" => {
                    Some((text, Kind::NoResult).into())
                }
                true => None,
            });
        };
        let cell: (String, Kind) = match begun.kind.as_str() {
            "boolean" => (value.to_ascii_lowercase(), Kind::Boolean),
            "date" => (value.trim_end_matches("T00:00:00").to_owned(), Kind::Date),
            "time" => (shown, Kind::Date),
            kind => match number::written_out(value).ok_or(Stop::Damaged)? {
                Err(text) => (text, Kind::LongNumber),
                Ok(text) if kind == "percentage" => {
                    (number::hundredfold(&text).ok_or(Stop::Damaged)?, Kind::Percent)
                }
                Ok(text) => {
                    // shown with zeros before it
                    let is_padded = shown.starts_with('0')
                        && shown.bytes().all(|b| b.is_ascii_digit())
                        && shown.trim_start_matches('0') == text;
                    if is_dressed(&shown, &text) {
                        let cell = SheetCell::from((text, Kind::Dressed));
                        return Ok(Some(SheetCell { shown: Some(shown), ..cell }));
                    }
                    (if is_padded { shown } else { text }, Kind::Number)
                }
            },
        };
        Ok(Some(cell.into()))
    }

    /// The text that a cell shows, its paragraphs on lines of their own, without its notes.
    fn read_shown(&mut self) -> Result<String, Stop> {
        let mut text = String::new();
        let mut paragraphs = 0;
        let mut is_text = false;
        loop {
            match self.xml.next()? {
                Event::Start(e) => match e.local_name().as_ref() {
                    b"annotation" | b"ruby-text" | b"frame" => self.xml.skip()?,
                    b"p" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                        is_text = true;
                    }
                    b"s" => {
                        let count = xml::attribute(&e, "c")?.unwrap_or_else(|| "1".to_owned());
                        let count: usize = count.parse().map_err(|_| Stop::Damaged)?;
                        text.extend(std::iter::repeat_n(' ', count.min(1000)));
                    }
                    b"tab" => text.push('\t'),
                    b"line-break" => text.push('\n'),
                    _ => {}
                },
                Event::End(e) => match e.local_name().as_ref() {
                    b"table-cell" | b"covered-table-cell" => return Ok(text),
                    b"p" => is_text = false,
                    _ => {}
                },
                Event::Eof => return Err(Stop::Damaged),
                event if is_text => xml::push_text(&mut text, &event)?,
                _ => {}
            }
        }
    }
}

/// Whether a whole number is shown with letters or dashes around its digits: 12 as C0012.
fn is_dressed(shown: &str, number: &str) -> bool {
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    number.bytes().all(|b| b.is_ascii_digit())
        && digits.trim_start_matches('0') == number.trim_start_matches('0')
        && shown.chars().any(|c| c.is_alphabetic() || matches!(c, '-' | '_' | '/'))
}

//! Excel workbooks: their sheets, and the rows of one as they stand in its XML.
//!
//! A number is the text of its cell, never a floating-point number, and is what its cell shows: `50%`
//! is 50, `00123` has its zeros, a date is a date. What a formula came to is what its cell has; one
//! without a result, and one that came to an error, are told as such.

use std::io::{Read, Seek};

use jiff::civil::{Date, date};
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::cell_place::place_of;
use super::merged::first_row;
use super::number;
use super::reader::{Kind, Stop};
use super::sheet::{SheetCell, SheetRows, day_of};
use super::xlsx_styles::{Shown, dressed, styles};
use super::xml::{self, Xml};

/// The most bytes of text that the cells of a workbook may share.
const SHARED_BYTES: usize = 128 << 20;

/// The most sheets that a workbook may have.
const MOST_SHEETS: usize = 500;
/// The most parts that a workbook may have.
const MOST_PARTS: usize = 10_000;

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Its name, as its tab shows it.
    pub(super) name: String,
    /// Whether nobody sees it.
    pub(super) is_hidden: bool,
    /// Where it lies in the archive.
    path: String,
}

/// An Excel workbook.
pub(super) struct Xlsx<R: Read + Seek> {
    zip: ZipArchive<R>,
    /// Its sheets, in order.
    pub(super) sheets: Vec<Sheet>,
    /// What it is made of.
    parts: Vec<Part>,
    day_zero: Date,
    /// Whether its formulas were never calculated: what stands for their results is none.
    is_uncalculated: bool,
}

impl<R: Read + Seek> Xlsx<R> {
    /// Opens a workbook.
    ///
    /// # Errors
    /// When it is none, or not whole.
    pub(super) fn open(bytes: R) -> Result<Self, Stop> {
        let mut zip = xml::archive(bytes)?;
        let is_main = |part: &&Part| part.kind.ends_with("/officeDocument");
        let packed = parts_of(&mut zip, "_rels/.rels", "")?;
        let main = packed.iter().find(is_main).ok_or(Stop::Damaged)?.path.clone();
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let parts = parts_of(&mut zip, &format!("{folder}_rels/{name}.rels"), &folder)?;
        let mut workbook = Self {
            zip,
            sheets: Vec::new(),
            parts,
            day_zero: date(1899, 12, 30),
            is_uncalculated: false,
        };
        for (name, is_hidden, id) in workbook.read_main(&main)? {
            // a sheet that is a chart has no rows
            let is_sheet = |part: &&Part| part.id == id && part.kind.ends_with("/worksheet");
            if let Some(part) = workbook.parts.iter().find(is_sheet) {
                workbook.sheets.push(Sheet { name, is_hidden, path: part.path.clone() });
            }
        }
        Ok(workbook)
    }

    /// The path of the part of a kind, if there is one.
    fn part(&self, kind: &str) -> Option<String> {
        self.parts.iter().find(|part| part.kind.ends_with(kind)).map(|part| part.path.clone())
    }

    /// Reads the main part: of each sheet its name, whether it is hidden, and its id.
    fn read_main(&mut self, path: &str) -> Result<Vec<(String, bool, String)>, Stop> {
        let mut sheets = Vec::new();
        let mut counts_from_1904 = false;
        let mut is_uncalculated = false;
        let mut xml = xml::open(&mut self.zip, path)?.ok_or(Stop::Damaged)?;
        loop {
            match xml.next()? {
                Event::Start(e) if e.local_name().as_ref() == b"workbookPr" => {
                    let is_set = xml::attribute(&e, "date1904")?;
                    counts_from_1904 = is_set.is_some_and(|set| set == "1" || set == "true");
                }
                Event::Start(e) if e.local_name().as_ref() == b"sheet" => {
                    let name = xml::attribute(&e, "name")?.ok_or(Stop::Damaged)?;
                    let id = xml::attribute(&e, "id")?.ok_or(Stop::Damaged)?;
                    let state = xml::attribute(&e, "state")?;
                    sheets.push((name, state.is_some_and(|state| state != "visible"), id));
                    if sheets.len() > MOST_SHEETS {
                        return Err(Stop::TooLarge);
                    }
                }
                Event::Start(e) if e.local_name().as_ref() == b"calcPr" => {
                    let is_set = xml::attribute(&e, "fullCalcOnLoad")?;
                    is_uncalculated = is_set.is_some_and(|set| set == "1" || set == "true");
                }
                Event::Eof => break,
                _ => {}
            }
        }
        drop(xml);
        self.is_uncalculated = is_uncalculated;
        if counts_from_1904 {
            self.day_zero = date(1904, 1, 1);
        }
        Ok(sheets)
    }

    /// The rows of a sheet.
    ///
    /// # Errors
    /// When it is not there, or what it needs is not whole.
    pub(super) fn rows(&mut self, sheet: &Sheet) -> Result<XlsxRows<impl Read + use<'_, R>>, Stop> {
        let styles = match self.part("/styles") {
            Some(path) => styles(&mut self.zip, &path)?,
            None => Vec::new(),
        };
        let texts = match self.part("/sharedStrings") {
            Some(path) => Texts::read(&mut self.zip, &path)?,
            None => Texts::default(),
        };
        let merged = merged(&mut self.zip, &sheet.path)?;
        let xml = xml::open(&mut self.zip, &sheet.path)?.ok_or(Stop::Damaged)?;
        Ok(XlsxRows {
            xml,
            styles,
            texts,
            day_zero: self.day_zero,
            is_uncalculated: self.is_uncalculated,
            merged,
            is_inside: false,
            has_ended: false,
            row: 0,
        })
    }
}

/// What says in the XML of a sheet which cells are merged into one, behind its rows.
const MERGED: &str = "mergeCell";

/// The ranges of cells of a sheet that are merged into one, by their first rows. Few sheets have any, so the
/// XML is read for them only if the bytes have their name.
fn merged<R: Read + Seek>(zip: &mut ZipArchive<R>, path: &str) -> Result<Vec<String>, Stop> {
    let mut ranges = Vec::new();
    if !xml::has(zip, path, MERGED)? {
        return Ok(ranges);
    }
    let mut xml = xml::open(zip, path)?.ok_or(Stop::Damaged)?;
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == MERGED.as_bytes() => {
                ranges.push(xml::attribute(&e, "ref")?.ok_or(Stop::Damaged)?);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    ranges.sort_by_cached_key(|range| first_row(range));
    Ok(ranges)
}

/// A part of a workbook.
struct Part {
    id: String,
    /// The address that stands for its kind.
    kind: String,
    /// Where it lies in the archive.
    path: String,
}

/// The parts that a list in an archive names, which lie in a folder unless they say otherwise.
fn parts_of<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    list: &str,
    folder: &str,
) -> Result<Vec<Part>, Stop> {
    let mut parts = Vec::new();
    let Some(mut xml) = xml::open(zip, list)? else { return Ok(parts) };
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == b"Relationship" => {
                let attribute = |name| xml::attribute(&e, name)?.ok_or(Stop::Damaged);
                let target = attribute("Target")?;
                let path = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("{folder}{target}"),
                };
                parts.push(Part { id: attribute("Id")?, kind: attribute("Type")?, path });
                if parts.len() > MOST_PARTS {
                    return Err(Stop::TooLarge);
                }
            }
            Event::Eof => return Ok(parts),
            _ => {}
        }
    }
}

/// The texts that the cells of a workbook share, behind each other.
#[derive(Default)]
struct Texts {
    all: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Texts {
    fn read<R: Read + Seek>(zip: &mut ZipArchive<R>, path: &str) -> Result<Self, Stop> {
        let mut texts = Self::default();
        let Some(mut xml) = xml::open(zip, path)? else { return Ok(texts) };
        loop {
            match xml.next()? {
                Event::Start(e) if e.local_name().as_ref() == b"si" => {
                    read_text(&mut xml, b"si", &mut texts.all)?;
                    texts.ends.push(texts.all.len());
                    if texts.all.len() + texts.ends.len() * size_of::<usize>() > SHARED_BYTES {
                        return Err(Stop::TooLarge);
                    }
                }
                Event::End(e) if e.local_name().as_ref() == b"sst" => return Ok(texts),
                Event::Eof => return Err(Stop::Damaged),
                _ => {}
            }
        }
    }

    fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.all.get(start..end)
    }
}

/// Adds the text of an element that has just begun, without what says how to pronounce it.
fn read_text<R: Read>(xml: &mut Xml<R>, element: &[u8], text: &mut String) -> Result<(), Stop> {
    let from = text.len();
    let mut is_text = false;
    loop {
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                b"t" => is_text = true,
                b"rPh" => xml.skip()?,
                _ => {}
            },
            Event::End(e) => {
                is_text = false;
                if e.local_name().as_ref() == element {
                    break;
                }
            }
            Event::Eof => return Err(Stop::Damaged),
            event if is_text => xml::push_text(text, &event)?,
            _ => {}
        }
    }
    if text[from..].contains("_x") {
        let unescaped = unescaped(&text[from..]);
        text.truncate(from);
        text.push_str(&unescaped);
    }
    Ok(())
}

/// Text with the characters that XML cannot hold, which stand there as `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        if let Some(character) = code.and_then(char::from_u32) {
            plain.push(character);
            rest = &rest[at + 7..];
        } else {
            plain.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    plain.push_str(rest);
    plain
}

/// The rows of a sheet.
pub(super) struct XlsxRows<R> {
    xml: Xml<R>,
    styles: Vec<Shown>,
    texts: Texts,
    day_zero: Date,
    /// Whether formulas have no results.
    is_uncalculated: bool,
    merged: Vec<String>,
    /// Whether rows are being read.
    is_inside: bool,
    /// Whether the sheet has come to its end.
    has_ended: bool,
    /// The last row.
    row: u64,
}

/// What the cell is that has just begun, by its attributes.
#[derive(Default)]
struct Begun {
    column: Option<usize>,
    row: Option<u64>,
    style: usize,
    kind: String,
}

impl Begun {
    fn read(element: &BytesStart<'_>) -> Result<Self, Stop> {
        let mut begun = Self::default();
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Stop::Damaged)?;
            let value = std::str::from_utf8(&attribute.value).map_err(|_| Stop::Damaged)?;
            match attribute.key.as_ref() {
                b"r" => {
                    let (column, row) = place_of(value).ok_or(Stop::Damaged)?;
                    (begun.column, begun.row) = (Some(column), Some(row));
                }
                b"s" => begun.style = value.parse().map_err(|_| Stop::Damaged)?,
                b"t" => value.clone_into(&mut begun.kind),
                _ => {}
            }
        }
        Ok(begun)
    }
}

impl<R: Read> SheetRows for XlsxRows<R> {
    fn next_row(&mut self, cells: &mut Vec<SheetCell>) -> Result<Option<u64>, Stop> {
        cells.clear();
        // the next column, where cells do not say theirs
        let mut next = 0;
        loop {
            match self.xml.next()? {
                Event::Start(e) => match e.local_name().as_ref() {
                    b"sheetData" => self.is_inside = true,
                    b"row" if self.is_inside => {
                        let number = xml::attribute(&e, "r")?;
                        self.row = match number {
                            Some(number) => number.parse().map_err(|_| Stop::Damaged)?,
                            None => self.row.saturating_add(1),
                        };
                        next = 0;
                    }
                    b"c" if self.is_inside => {
                        let begun = Begun::read(&e)?;
                        if begun.row.is_some_and(|row| row != self.row) {
                            return Err(Stop::Damaged);
                        }
                        let column = begun.column.unwrap_or(next);
                        next = column + 1;
                        if let Some(cell) = self.read_cell(&begun)? {
                            cells.push(SheetCell { column, ..cell });
                        }
                    }
                    _ => {}
                },
                Event::End(e) => match e.local_name().as_ref() {
                    b"sheetData" => self.is_inside = false,
                    b"worksheet" => self.has_ended = true,
                    b"row" if !cells.is_empty() => return Ok(Some(self.row)),
                    _ => {}
                },
                // one that is cut off is not whole
                Event::Eof if self.has_ended => return Ok(None),
                Event::Eof => return Err(Stop::Damaged),
                _ => {}
            }
        }
    }

    fn day_zero(&self) -> Option<Date> {
        Some(self.day_zero)
    }

    fn merged(&self) -> &[String] {
        &self.merged
    }
}

impl<R: Read> XlsxRows<R> {
    /// Reads the cell that has just begun to its end; none if there is nothing in it.
    fn read_cell(&mut self, begun: &Begun) -> Result<Option<SheetCell>, Stop> {
        let (mut value, mut inline) = (None, String::new());
        let mut is_formula = false;
        let mut is_value = false;
        loop {
            match self.xml.next()? {
                Event::Start(e) => match e.local_name().as_ref() {
                    b"f" => {
                        is_formula = true;
                        self.xml.skip()?;
                    }
                    b"v" => {
                        is_value = true;
                        value = Some(String::new());
                    }
                    b"is" => read_text(&mut self.xml, b"is", &mut inline)?,
                    _ => {}
                },
                Event::End(e) => match e.local_name().as_ref() {
                    b"c" => break,
                    _ => is_value = false,
                },
                Event::Eof => return Err(Stop::Damaged),
                event => {
                    if let Some(text) = value.as_mut().filter(|_| is_value) {
                        xml::push_text(text, &event)?;
                    }
                }
            }
        }
        self.meant(begun, value, inline, is_formula)
    }

    /// What a cell means by its attributes and what is in it.
    fn meant(
        &self,
        begun: &Begun,
        value: Option<String>,
        inline: String,
        is_formula: bool,
    ) -> Result<Option<SheetCell>, Stop> {
        let no_result = || Ok(Some((String::new(), Kind::NoResult).into()));
        if is_formula && self.is_uncalculated {
            return no_result();
        }
        let is_empty = value.as_ref().is_none_or(String::is_empty);
        if begun.kind == "inlineStr" {
            let cell = (!inline.is_empty()).then(|| (inline, Kind::Text).into());
            return Ok(cell);
        }
        // the empty text is a result too
        let is_text = begun.kind == "str" && value.is_some();
        if is_empty && is_formula && !is_text {
            return no_result();
        }
        let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
        let cell: (String, Kind) = match begun.kind.as_str() {
            "s" => {
                let text = value.trim().parse().ok().and_then(|index| self.texts.get(index));
                let text = text.ok_or(Stop::Damaged)?.to_owned();
                if text.is_empty() {
                    return Ok(None);
                }
                (text, Kind::Text)
            }
            "str" => (unescaped(&value), Kind::Text),
            "b" => match value.trim() {
                "1" | "true" => ("true".to_owned(), Kind::Boolean),
                "0" | "false" => ("false".to_owned(), Kind::Boolean),
                _ => return Err(Stop::Damaged),
            },
            "e" => (value, Kind::Error),
            "d" => (value.trim_end_matches("T00:00:00").to_owned(), Kind::Date),
            "" | "n" => {
                let shown = self.styles.get(begun.style).unwrap_or(&Shown::Plain);
                let cell = shown_number(value.trim(), shown, self.day_zero);
                return cell.map(Some).ok_or(Stop::Damaged);
            }
            _ => return Err(Stop::Damaged),
        };
        Ok(Some(cell.into()))
    }
}

/// A number as it is shown.
fn shown_number(value: &str, shown: &Shown, day_zero: Date) -> Option<SheetCell> {
    let text = match number::written_out(value)? {
        Ok(text) => text,
        Err(text) => return Some((text, Kind::LongNumber).into()),
    };
    let cell: (String, Kind) = match shown {
        Shown::Plain => (text, Kind::Number),
        Shown::Percent => (number::hundredfold(&text)?, Kind::Percent),
        Shown::Date => (day_of(day_zero, &text).unwrap_or(text), Kind::Date),
        Shown::Padded(digits) => {
            let digits = *digits;
            let is_whole = text.bytes().all(|b| b.is_ascii_digit());
            (if is_whole { format!("{text:0>digits$}") } else { text }, Kind::Number)
        }
        Shown::Dressed(pieces) => {
            let shown = dressed(pieces, &text);
            let kind = if shown.is_some() { Kind::Dressed } else { Kind::Number };
            return Some(SheetCell { shown, ..(text, kind).into() });
        }
    };
    Some(cell.into())
}

//! How the text of a CSV file is written down: its encoding, and what separates its cells, each found by
//! looking at the file itself.

use std::io::Read;
use std::sync::Arc;

use encoding_rs::Encoding;
use flate2::read::MultiGzDecoder;

use super::bounded::Bounded;
use super::encoding::{Decoded, looks_like_windows_1252};
use super::faults;
use super::format::Format;
use super::header::{Header, ROWS_ABOVE_HEADER, header_cells, may_be_title, separator_by_header};
use super::reader::{CsvReader, Next, Record, RecordReader, Stop};
use super::sniffer::{Nature, Sniffer};
use super::spool::Spool;
use super::wanted::Wanted;
use contract::{Finding, Message};

/// How many bytes are looked at at once.
const CHUNK: usize = 1 << 16;
/// The longest line, in bytes, by which an encoding is told.
const LONGEST_LINE: usize = 1 << 20;

/// How the text of a file is written down.
#[derive(Debug)]
pub(super) struct Dialect {
    /// What its bytes mean.
    pub(super) encoding: &'static Encoding,
    /// What stands between its cells.
    pub(super) separator: u8,
    /// The warning that its encoding was guessed, where it was.
    pub(super) guess: Option<Box<Finding>>,
}

/// Finds out how the text of a file is written down.
///
/// # Errors
/// With what it is instead, if that is not read, or not surely enough.
pub(super) fn find(
    path: &str,
    spool: &Arc<Spool>,
    format: Format,
    wanted: Wanted<'_>,
) -> Result<Dialect, Box<Finding>> {
    let nature = nature(spool, format).map_err(|stop| Box::new(faults::stopped(path, &stop)))?;
    let is_no_utf8 = |cell: &[u8]| std::str::from_utf8(cell).is_err();
    let encoding = match &nature {
        _ if let Some(own) = own_encoding(wanted) => {
            if !is_surely(own, &nature, spool, format) {
                let finding = Finding::error(path, "encoding-error", Message::OtherThanMapped);
                return Err(finding.with("encoding", own.name()).into());
            }
            own
        }
        Nature::Text => encoding_rs::UTF_8,
        Nature::Utf16 { is_little_endian: true } => encoding_rs::UTF_16LE,
        Nature::Utf16 { is_little_endian: false } => encoding_rs::UTF_16BE,
        Nature::NotUtf8(name) if is_surely_windows_1252(name, spool, format) => {
            encoding_rs::WINDOWS_1252
        }
        other => {
            let first = || {
                let text = text(spool, format, encoding_rs::UTF_8);
                first_cell(&mut CsvReader::new(text, b','), is_no_utf8)
            };
            return Err(faults::of_nature(path, other, format, first).into());
        }
    };
    let separator = separator_of(spool, format, encoding, wanted);
    let is_guess = own_encoding(wanted).is_none() && encoding == encoding_rs::WINDOWS_1252;
    let guess = is_guess.then(|| {
        let mut reader = CsvReader::new(text(spool, format, encoding), separator);
        let first = first_cell(&mut reader, |cell| !cell.is_ascii());
        Box::new(faults::guessed_encoding(path, encoding.name(), first))
    });
    Ok(Dialect { encoding, separator, guess })
}

/// The first cell of a file whose bytes are of a kind: its row, its column and its text as far as it can
/// be read.
fn first_cell(
    reader: &mut dyn RecordReader,
    is_of_kind: impl Fn(&[u8]) -> bool,
) -> Option<(u64, String, String)> {
    let mut record = Record::default();
    let mut header = Vec::new();
    loop {
        match reader.next(&mut record) {
            Ok(Next::Record) => {}
            Ok(Next::BlankLine) => continue,
            Ok(Next::End) | Err(_) => return None,
        }
        if header.is_empty() {
            header = header_cells(&record);
        }
        let mut cells = record.cells.iter().enumerate();
        if let Some((index, cell)) = cells.find(|(_, cell)| is_of_kind(cell)) {
            let label = header.get(index).filter(|label| record.row > 1 && !label.is_empty());
            let column = label.cloned().unwrap_or_else(|| format!("no. {}", index + 1));
            let text = String::from_utf8_lossy(cell.trim_ascii()).into_owned();
            return Some((record.row, column, text));
        }
    }
}

/// What separates the cells of text in this encoding, by its header, which may stand below a title.
fn separator_of(
    spool: &Arc<Spool>,
    format: Format,
    encoding: &'static Encoding,
    wanted: Wanted<'_>,
) -> u8 {
    let mut reader = CsvReader::new(text(spool, format, encoding), b',');
    let mut record = Record::default();
    for _ in 0..=ROWS_ABOVE_HEADER {
        match reader.next(&mut record) {
            Ok(Next::Record) => {
                let header = Header::new(&record);
                if let Some(separator) = separator_by_header(wanted, &header) {
                    return separator;
                }
                if !may_be_title(wanted, &header) {
                    break;
                }
            }
            Ok(Next::BlankLine) => {}
            // what is wrong is told when it is read
            Ok(Next::End) | Err(_) => break,
        }
    }
    b','
}

/// How a file can be read that is text in no encoding that is known for sure, so that more is told of it
/// than that: cells with other letters than those of ASCII are passed over. None if its header has such, or
/// if a mapping says the encoding: then it is read in that or not at all.
pub(super) fn of_ascii(spool: &Arc<Spool>, format: Format, wanted: Wanted<'_>) -> Option<Dialect> {
    let nature = nature(spool, format).ok()?;
    if own_encoding(wanted).is_some() {
        return None;
    }
    let encoding = encoding_rs::UTF_8;
    let separator = separator_of(spool, format, encoding, wanted);
    let mut reader = CsvReader::new(text(spool, format, encoding), separator);
    let mut record = Record::default();
    let mut is_header = false;
    for _ in 0..=ROWS_ABOVE_HEADER {
        let is_there = reader.next(&mut record).is_ok_and(|next| next != Next::End);
        if !is_there || wanted.known(&Header::new(&record).labels) > 0 {
            is_header = is_there && std::str::from_utf8(record.cells.as_slice()).is_ok();
            break;
        }
    }
    (matches!(nature, Nature::NotUtf8(_)) && is_header).then_some(Dialect {
        encoding,
        separator,
        guess: None,
    })
}

/// The encoding that a mapping says, if it is another than UTF-8.
fn own_encoding(wanted: Wanted<'_>) -> Option<&'static Encoding> {
    let said = wanted.mapping.and_then(|mapping| mapping.encoding);
    said.filter(|encoding| *encoding != encoding_rs::UTF_8)
}

/// Refuses a file of a format that is text in UTF-8 and nothing else, if it is not.
///
/// # Errors
/// With what it is instead.
pub(super) fn find_utf8(path: &str, spool: &Spool, format: Format) -> Result<(), Box<Finding>> {
    match &spool.nature {
        // braces are what JSON begins with
        Nature::Text | Nature::Other("json") => Ok(()),
        other => Err(faults::of_nature(path, other, format, || None).into()),
    }
}

/// The text of a file in UTF-8.
pub(super) fn text(
    spool: &Arc<Spool>,
    format: Format,
    encoding: &'static Encoding,
) -> Box<dyn Read + Send> {
    let bytes = spool.open();
    let is_utf8 = encoding == encoding_rs::UTF_8;
    match format {
        Format::CsvGzip => {
            let unpacked = Bounded::new(MultiGzDecoder::new(bytes), spool.bytes);
            match is_utf8 {
                true => Box::new(unpacked),
                false => Box::new(Decoded::new(unpacked, encoding)),
            }
        }
        _ if is_utf8 => Box::new(bytes),
        _ => Box::new(Decoded::new(bytes, encoding)),
    }
}

/// What the text of a file is.
///
/// # Errors
/// When it cannot be unpacked.
pub(super) fn nature(spool: &Arc<Spool>, format: Format) -> Result<Nature, Stop> {
    match format {
        Format::CsvGzip => unpacked_nature(spool),
        _ => Ok(spool.nature.clone()),
    }
}

/// What a file is once it is unpacked.
fn unpacked_nature(spool: &Arc<Spool>) -> Result<Nature, Stop> {
    let mut sniffer = Sniffer::default();
    let mut bytes = text(spool, Format::CsvGzip, encoding_rs::UTF_8);
    let mut chunk = vec![0; CHUNK];
    loop {
        match bytes.read(&mut chunk) {
            Ok(0) => return Ok(sniffer.finish()),
            Ok(count) => sniffer.push(&chunk[..count]),
            Err(e) => return Err(Stop::from(&e)),
        }
    }
}

/// Whether a file is in the encoding that its mapping says: all of it can be read so, and it is not in one
/// that is known by itself.
fn is_surely(
    mut encoding: &'static Encoding,
    nature: &Nature,
    spool: &Arc<Spool>,
    format: Format,
) -> bool {
    match nature {
        Nature::Utf16 { .. } | Nature::Other(_) => return false,
        // where every byte is a letter of ASCII both are the same
        Nature::Text => encoding = encoding_rs::UTF_8,
        _ => {}
    }
    let mut text = text(spool, format, encoding);
    let mut chunk = vec![0; CHUNK];
    loop {
        match text.read(&mut chunk) {
            Ok(0) => return true,
            Ok(count) if *nature == Nature::Text && !chunk[..count].is_ascii() => return false,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

/// Whether a file that looks like Windows-1252 where it first is no UTF-8 does so to its end.
fn is_surely_windows_1252(name: &str, spool: &Arc<Spool>, format: Format) -> bool {
    if name != encoding_rs::WINDOWS_1252.name() {
        return false;
    }
    let mut text = text(spool, format, encoding_rs::WINDOWS_1252);
    let mut chunk = vec![0; CHUNK];
    let mut looked_at: Vec<u8> = Vec::new();
    loop {
        let Ok(count) = text.read(&mut chunk) else { return false };
        looked_at.extend_from_slice(&chunk[..count]);
        // lines are looked at whole
        let end = match count {
            0 => looked_at.len(),
            _ => looked_at.iter().rposition(|b| matches!(b, b'\n' | b'\r')).unwrap_or(0),
        };
        let Ok(lines) = std::str::from_utf8(&looked_at[..end]) else { return false };
        if !looks_like_windows_1252(lines) || looked_at.len() - end > LONGEST_LINE {
            return false;
        }
        if count == 0 {
            return true;
        }
        looked_at.drain(..end);
    }
}

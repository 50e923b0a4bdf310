//! XML inside packed files, read piece by piece within bounds.

use std::io::{BufReader, Read, Seek};

use memchr::memmem::Finder;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::bounded::{Bounded, InPieces};
use super::reader::Stop;

/// The most bytes of a piece of XML that is read whole, such as a list of sheets.
const BUFFER_BYTES: usize = 1 << 16;

/// XML that is read event by event.
pub(super) struct Xml<R> {
    reader: quick_xml::Reader<BufReader<InPieces<Bounded<R>>>>,
    buffer: Vec<u8>,
}

impl<R: Read> Xml<R> {
    /// The XML that so many bytes unpack to.
    fn new(unpacked: R, packed: u64) -> Self {
        let pieces = InPieces::new(Bounded::new(unpacked, packed));
        let buffered = BufReader::with_capacity(BUFFER_BYTES, pieces);
        let mut reader = quick_xml::Reader::from_reader(buffered);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new() }
    }

    /// What comes next.
    ///
    /// # Errors
    /// When it is no XML, or not within bounds.
    pub(super) fn next(&mut self) -> Result<Event<'_>, Stop> {
        self.buffer.clear();
        self.reader.read_event_into(&mut self.buffer).map_err(stop_of)
    }

    /// Passes over what is inside the element that has just begun.
    pub(super) fn skip(&mut self) -> Result<(), Stop> {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.next()? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(Stop::Damaged),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Opens an archive.
///
/// # Errors
/// When it is none, or has a part twice: which counts, is not said.
pub(super) fn archive<R: Read + Seek>(bytes: R) -> Result<ZipArchive<R>, Stop> {
    let zip = ZipArchive::new(bytes).map_err(stop_of_zip)?;
    if zip.has_duplicate_names() { Err(Stop::Damaged) } else { Ok(zip) }
}

/// Opens XML in an archive; none if it is not there.
///
/// # Errors
/// When the archive is damaged or locked.
pub(super) fn open<'a, R: Read + Seek>(
    zip: &'a mut ZipArchive<R>,
    name: &str,
) -> Result<Option<Xml<impl Read + use<'a, R>>>, Stop> {
    match zip.by_name(name) {
        Ok(file) => {
            let packed = file.compressed_size();
            Ok(Some(Xml::new(file, packed)))
        }
        Err(ZipError::FileNotFound) => Ok(None),
        Err(e) => Err(stop_of_zip(e)),
    }
}

/// Whether the bytes of a part of an archive have a name in them.
///
/// # Errors
/// When it cannot be unpacked, or to too much.
pub(super) fn has<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    part: &str,
    name: &str,
) -> Result<bool, Stop> {
    let file = match zip.by_name(part) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(false),
        Err(e) => return Err(stop_of_zip(e)),
    };
    let packed = file.compressed_size();
    let mut bytes = Bounded::new(file, packed);
    let finder = Finder::new(name);
    let mut buffer = vec![0; BUFFER_BYTES];
    // the end of what came before, where the name may begin
    let mut kept = 0;
    loop {
        let count = bytes.read(&mut buffer[kept..]).map_err(|e| Stop::from(&e))?;
        if count == 0 {
            return Ok(false);
        }
        let end = kept + count;
        if finder.find(&buffer[..end]).is_some() {
            return Ok(true);
        }
        kept = end.min(name.len() - 1);
        buffer.copy_within(end - kept..end, 0);
    }
}

/// Adds the text of an event, if it has any.
pub(super) fn push_text(text: &mut String, event: &Event<'_>) -> Result<(), Stop> {
    let damaged = |_| Stop::Damaged;
    match event {
        Event::Text(piece) => text.push_str(&piece.xml10_content().map_err(damaged)?),
        Event::CData(piece) => text.push_str(&piece.xml10_content().map_err(damaged)?),
        Event::GeneralRef(reference) => {
            let character = match reference.resolve_char_ref() {
                Ok(Some(character)) => character,
                Ok(None) => match &reference[..] {
                    b"amp" => '&',
                    b"lt" => '<',
                    b"gt" => '>',
                    b"quot" => '"',
                    b"apos" => '\'',
                    _ => return Err(Stop::Damaged),
                },
                Err(_) => return Err(Stop::Damaged),
            };
            text.push(character);
        }
        _ => {}
    }
    Ok(())
}

/// An attribute of an element by its local name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Stop> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Stop::Damaged)?;
        if attribute.key.local_name().as_ref() == name.as_bytes() {
            let value = attribute.unescape_value().map_err(|_| Stop::Damaged)?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// Why XML could not be read.
fn stop_of(error: quick_xml::Error) -> Stop {
    match error {
        quick_xml::Error::Io(e) => Stop::from(&*e),
        _ => Stop::Damaged,
    }
}

/// Why an archive could not be read.
fn stop_of_zip(error: ZipError) -> Stop {
    match error {
        ZipError::Io(e) => Stop::from(&e),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Stop::Locked,
        _ => Stop::Damaged,
    }
}

//! XML inside packed files, read piece by piece within bounds.

use std::io::{BufReader, Read, Seek};

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
pub(super) fn stop_of_zip(error: ZipError) -> Stop {
    match error {
        ZipError::Io(e) => Stop::from(&e),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Stop::Locked,
        _ => Stop::Damaged,
    }
}

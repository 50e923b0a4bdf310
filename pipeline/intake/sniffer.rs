//! What the bytes of a file are, looked at as they are fetched: text that can be read as CSV, or
//! something else that then is named once.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use memchr::memchr;
use memchr::memmem::find;

use super::utf_7::Utf7;

/// How much of a file's start is looked at for what it is.
const HEAD_BYTES: usize = 4096;
/// How much before and behind the first byte that is not UTF-8 tells what it is.
const FOREIGN_BYTES: usize = 1 << 16;
/// The fewest pairs of bytes that show that a file is in UTF-16.
const FEWEST_PAIRS: usize = 2;

/// What two-byte Japanese begins with in ISO-2022-JP.
const SHIFT: &[u8] = b"\x1b$";

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Nature {
    /// Text in UTF-8.
    #[default]
    Text,
    /// Something else: its name in the catalogue of messages.
    Other(&'static str),
    /// Text in UTF-16 with its mark: whether the lesser byte comes first.
    Utf16 {
        /// Whether it does.
        is_little_endian: bool,
    },
    /// Text in another encoding, by its name.
    Encoded(String),
    /// Bytes that are text in no encoding, or in several; what it looks like.
    NotUtf8(String),
}

/// Looks at the bytes of a file, chunk by chunk.
#[derive(Default)]
pub(super) struct Sniffer {
    /// The first bytes.
    head: Vec<u8>,
    /// The start of a character whose end is not there yet.
    split: Vec<u8>,
    /// Bytes around the first that are not UTF-8.
    foreign: Option<Vec<u8>>,
    /// Whether there is a byte that no text has.
    has_nul: bool,
    /// Whether there is what shifts from Latin letters to Japanese ones, which is ASCII as well.
    has_shifts: bool,
    /// Whether the last byte was the first of such a shift.
    ends_in_escape: bool,
    /// What tells UTF-7, which is ASCII as well.
    utf_7: Utf7,
}

impl Sniffer {
    /// Looks at the next bytes.
    pub(super) fn push(&mut self, chunk: &[u8]) {
        let room = HEAD_BYTES.saturating_sub(self.head.len()).min(chunk.len());
        self.head.extend_from_slice(&chunk[..room]);
        self.has_nul = self.has_nul || memchr(0, chunk).is_some();
        let is_split = self.ends_in_escape && chunk.first() == Some(&SHIFT[1]);
        self.has_shifts = self.has_shifts || is_split || find(chunk, SHIFT).is_some();
        self.ends_in_escape = chunk.last() == Some(&SHIFT[0]);
        self.utf_7.push(chunk);
        if self.foreign.is_none()
            && let Err(at) = self.go_on_in_utf8(chunk)
        {
            let end = chunk.len().min(at + FOREIGN_BYTES);
            self.foreign = Some(chunk[at.saturating_sub(FOREIGN_BYTES)..end].to_vec());
        }
    }

    /// What the file is, now that it has ended.
    pub(super) fn finish(mut self) -> Nature {
        if let Some(encoding) = marked_encoding(&self.head) {
            return Nature::Encoded(encoding.to_owned());
        }
        for (mark, is_little_endian) in [(b"\xff\xfe", true), (b"\xfe\xff", false)] {
            if self.head.starts_with(mark) {
                return Nature::Utf16 { is_little_endian };
            }
        }
        if let Some(format) = format_of(&self.head) {
            return Nature::Other(format);
        }
        // the same bytes stand by chance in what is no text
        if self.has_shifts && !self.has_nul && self.foreign.is_none() {
            return Nature::Encoded("ISO-2022-JP".to_owned());
        }
        if self.has_nul {
            return match unmarked_encoding(&self.head) {
                Some(encoding) => Nature::Encoded(encoding.to_owned()),
                None => Nature::Other("nul"),
            };
        }
        if self.foreign.is_none() && !self.split.is_empty() {
            self.foreign = Some(std::mem::take(&mut self.split));
        }
        match self.foreign {
            Some(bytes) => {
                let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
                detector.feed(&bytes, true);
                Nature::NotUtf8(detector.guess(None, Utf8Detection::Deny).name().to_owned())
            }
            None if self.utf_7.is_sure() => Nature::Encoded("UTF-7".to_owned()),
            None => Nature::Text,
        }
    }

    /// Goes on in UTF-8, or says where in the chunk that ends.
    fn go_on_in_utf8(&mut self, chunk: &[u8]) -> Result<(), usize> {
        let mut at = 0;
        while !self.split.is_empty() && at < chunk.len() {
            self.split.push(chunk[at]);
            match std::str::from_utf8(&self.split) {
                Ok(_) => self.split.clear(),
                Err(e) if e.error_len().is_none() => {}
                Err(_) => return Err(at),
            }
            at += 1;
        }
        match std::str::from_utf8(&chunk[at..]) {
            Ok(_) => {}
            Err(e) if e.error_len().is_none() => {
                self.split.extend_from_slice(&chunk[at + e.valid_up_to()..]);
            }
            Err(e) => return Err(at + e.valid_up_to()),
        }
        Ok(())
    }
}

/// The mark of UTF-7, whose end depends on what follows.
const UTF_7_MARKS: [&[u8]; 4] = [b"+/v8", b"+/v9", b"+/v+", b"+/v/"];

/// An encoding that is not read, with several bytes a letter or of ASCII alone, by its mark.
fn marked_encoding(head: &[u8]) -> Option<&'static str> {
    let marks: [(&[u8], &str); 2] =
        [(b"\xff\xfe\0\0", "UTF-32 (little-endian)"), (b"\0\0\xfe\xff", "UTF-32 (big-endian)")];
    if let Some((_, name)) = marks.iter().find(|(mark, _)| head.starts_with(mark)) {
        return Some(name);
    }
    // UTF-7 has no letters but those of ASCII: its mark, or a `_` in the header as some write it
    let header = head.split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default();
    let is_marked = UTF_7_MARKS.iter().any(|mark| head.starts_with(mark));
    (is_marked || find(header, b"+AF8-").is_some()).then_some("UTF-7")
}

/// The same without a mark, by where the NULs are: beside letters that one byte would do for.
fn unmarked_encoding(head: &[u8]) -> Option<&'static str> {
    let pairs = head.chunks_exact(2);
    let (count, mut first, mut second) = (pairs.len(), 0, 0);
    for pair in pairs {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    match (first, second) {
        (0, n) if n >= FEWEST_PAIRS && 2 * n >= count => Some("UTF-16 (little-endian)"),
        (n, 0) if n >= FEWEST_PAIRS && 2 * n >= count => Some("UTF-16 (big-endian)"),
        _ => None,
    }
}

/// What files begin with that are no CSV, and the name of each in the catalogue of messages.
const FORMATS: [(&[u8], &str); 16] = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "sevenzip"),
    (b"Rar!\x1a", "rar"),
    (b"%PDF-", "pdf"),
    (b"PAR1", "parquet"),
    (b"ARROW1", "arrow"),
    (b"SQLite format 3\0", "sqlite"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"{\\rtf", "rtf"),
    (b"{\"", "json"),
    (b"[{", "json"),
];

/// The format of a file that is not CSV.
fn format_of(head: &[u8]) -> Option<&'static str> {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        let has = |part: &[u8]| find(head, part).is_some();
        return Some(match () {
            () if has(b"opendocument.spreadsheet") => "ods",
            () if has(b"xl/") || has(b"[Content_Types].xml") => "xlsx",
            () => "zip",
        });
    }
    if let Some((_, format)) = FORMATS.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(format);
    }
    let start = head.trim_ascii_start().iter().take(16).map(u8::to_ascii_lowercase);
    let start: Vec<u8> = start.collect();
    let tags: [(&[u8], &str); 4] =
        [(b"<!doctype html", "html"), (b"<html", "html"), (b"<table", "html"), (b"<?xml", "xml")];
    tags.into_iter().find(|(tag, _)| start.starts_with(tag)).map(|(_, format)| format)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nature(bytes: &[u8], step: usize) -> Nature {
        let mut sniffer = Sniffer::default();
        bytes.chunks(step).for_each(|chunk| sniffer.push(chunk));
        sniffer.finish()
    }

    #[test]
    fn text_is_text_wherever_it_is_cut() {
        let text = "\u{feff}client_id,name\nC1,São Paulo 葛城 🏭\n";
        for step in 1..text.len() {
            assert_eq!(nature(text.as_bytes(), step), Nature::Text, "{step}");
        }
        assert_eq!(nature(b"", 1), Nature::Text);
    }

    #[test]
    fn another_encoding_is_named() {
        let text = "client_id,name,industry\nC1,S\u{e3}o Paulo,332710\nC2,Conce\u{ed}\u{e7}\u{e3}o,332710\n";
        let one_byte: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let two_bytes = |to_bytes: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
            format!("{mark}{text}").encode_utf16().flat_map(to_bytes).collect()
        };
        let (little, big) = (u16::to_le_bytes, u16::to_be_bytes);
        let encoded = |name: &str| Nature::Encoded(name.to_owned());
        for (bytes, expected) in [
            (two_bytes(little, "\u{feff}"), Nature::Utf16 { is_little_endian: true }),
            (two_bytes(big, "\u{feff}"), Nature::Utf16 { is_little_endian: false }),
            (two_bytes(little, ""), encoded("UTF-16 (little-endian)")),
            (two_bytes(big, ""), encoded("UTF-16 (big-endian)")),
        ] {
            assert_eq!(nature(&bytes, 7), expected);
        }
        assert_eq!(nature(&one_byte, 7000), Nature::NotUtf8("windows-1252".to_owned()));
        let shifted = b"client_id,name\nC1,\x1b$B7k\x1b(B\n";
        for step in 1..shifted.len() {
            assert_eq!(nature(shifted, step), Nature::Encoded("ISO-2022-JP".to_owned()), "{step}");
        }
        assert_eq!(nature(b"name\nS+AOM-o\n", 3), encoded("UTF-7"));
        // cut off inside a character
        assert!(matches!(nature(b"name\n\xc3", 2), Nature::NotUtf8(_)));
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, expected) in [
            (&b"PK\x03\x04\x14\0\x06\0"[..], "zip"),
            (b"PK\x03\x04\x14\0....xl/workbook.xml", "xlsx"),
            (b"\x1f\x8b\x08\0", "gzip"),
            (b"%PDF-1.7", "pdf"),
            (b"\r\n<!DOCTYPE html>", "html"),
            (b"client_id,name\nC1,a\0b\n", "nul"),
            (b"\x1b$B\0\x01", "nul"),
            (b"[{\"client_id\":1}]", "json"),
        ] {
            assert_eq!(nature(bytes, 3), Nature::Other(expected));
        }
    }
}

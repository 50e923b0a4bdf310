//! Text in other encodings than UTF-8, made UTF-8 as it is read; bytes that are no text in it are an
//! error, never a replacement character.

use std::io::Read;

use encoding_rs::{Decoder, DecoderResult, Encoding};

use super::bounded::Trouble;
use contract::{Fault, Field, broken_constraint, cells};
use programme::text;

/// How many bytes are decoded at once.
const CHUNK: usize = 1 << 14;

/// Reads text in UTF-8 from bytes in another encoding.
pub(super) struct Decoded<R> {
    bytes: R,
    decoder: Decoder,
    /// Bytes that are not decoded yet: those from `at` to `end`.
    raw: Vec<u8>,
    at: usize,
    end: usize,
    /// Text that is not handed over yet: from `taken` on.
    text: Vec<u8>,
    taken: usize,
    has_ended: bool,
}

impl<R: Read> Decoded<R> {
    /// The text of these bytes, without the mark that it may begin with.
    pub(super) fn new(bytes: R, encoding: &'static Encoding) -> Self {
        Self {
            bytes,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; CHUNK],
            at: 0,
            end: 0,
            text: Vec::new(),
            taken: 0,
            has_ended: false,
        }
    }

    /// Decodes what comes next.
    fn fill(&mut self) -> std::io::Result<()> {
        if self.at == self.end {
            self.at = 0;
            self.end = self.bytes.read(&mut self.raw)?;
            self.has_ended = self.end == 0;
        }
        // a unit of any encoding becomes three bytes at most
        self.text.resize(3 * CHUNK + 16, 0);
        self.taken = 0;
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(
            &self.raw[self.at..self.end],
            &mut self.text,
            self.has_ended,
        );
        self.at += read;
        self.text.truncate(written);
        match result {
            DecoderResult::InputEmpty | DecoderResult::OutputFull => Ok(()),
            DecoderResult::Malformed(..) => Err(Trouble::NotDecoded.into()),
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        while self.taken == self.text.len() {
            if self.has_ended {
                return Ok(0);
            }
            self.fill()?;
        }
        let count = buffer.len().min(self.text.len() - self.taken);
        buffer[..count].copy_from_slice(&self.text[self.taken..self.taken + count]);
        self.taken += count;
        Ok(count)
    }
}

/// Encodings in which files come, beside UTF-8; those of one byte a letter of each script that they have.
const ENCODINGS: [&Encoding; 21] = [
    encoding_rs::WINDOWS_1250,
    encoding_rs::WINDOWS_1251,
    encoding_rs::WINDOWS_1252,
    encoding_rs::WINDOWS_1253,
    encoding_rs::WINDOWS_1254,
    encoding_rs::WINDOWS_1255,
    encoding_rs::WINDOWS_1256,
    encoding_rs::WINDOWS_1257,
    encoding_rs::WINDOWS_1258,
    encoding_rs::WINDOWS_874,
    encoding_rs::ISO_8859_2,
    encoding_rs::ISO_8859_5,
    encoding_rs::KOI8_R,
    encoding_rs::IBM866,
    encoding_rs::MACINTOSH,
    encoding_rs::X_MAC_CYRILLIC,
    encoding_rs::SHIFT_JIS,
    encoding_rs::EUC_JP,
    encoding_rs::GB18030,
    encoding_rs::BIG5,
    encoding_rs::EUC_KR,
];

/// What is wrong with a cell that is not in UTF-8, with the code of that, if it is no value of its column
/// in whatever encoding it is.
pub(super) fn fault_in_any(cell: &[u8], field: &Field) -> Option<(&'static str, Fault)> {
    if std::str::from_utf8(cell).is_ok() {
        return None;
    }
    let fault = |text: &str| match cells::parse_as(text, field) {
        Ok(value) => broken_constraint(field, &value).map(|fault| ("constraint-error", fault)),
        Err(fault) => Some(("type-error", fault)),
    };
    let may_be_right = |text: &str| {
        let text = text::trim(text);
        let is_missing = text.is_empty() || field.missing.iter().any(|m| *m == text::tidy(text));
        is_missing || fault(text).is_none()
    };
    // in an encoding that is not known here those at its ends may show nothing, or all if they are alike
    let first = cell.iter().position(u8::is_ascii);
    let last = cell.iter().rposition(u8::is_ascii);
    let shows_something = match first.zip(last) {
        Some((first, last)) => !std::str::from_utf8(&cell[first..=last]).is_ok_and(may_be_right),
        None => cell.iter().any(|byte| *byte != cell[0]),
    };
    let is_right = !shows_something
        || ENCODINGS.iter().any(|encoding| {
            let text = encoding.decode_without_bom_handling_and_without_replacement(cell);
            text.is_some_and(|text| may_be_right(&text))
        });
    match is_right {
        true => None,
        false => fault(text::trim(&String::from_utf8_lossy(cell))),
    }
}

/// Whether text that was read as Windows-1252 looks as if it was written so: what others wrote in
/// another encoding of one byte a letter comes out with signs or capitals inside words, or with letters
/// that hardly any language of Western Europe has.
pub(super) fn looks_like_windows_1252(text: &str) -> bool {
    let mut before = ' ';
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        let after = letters.clone().next().unwrap_or(' ');
        let is_odd = match c {
            // an apostrophe and a dash stand between letters too
            '\0'..='\x7f' | '’' | '–' => false,
            // Turkish and Baltic ones come out as these
            'ð' | 'Ð' | 'þ' | 'Þ' | 'ý' | 'Ý' => true,
            '„' => before.is_alphabetic() || !is_closed(letters.as_str()),
            'ª' | 'º' | '½' | '¼' | '¾' | '…' => after.is_alphabetic(),
            _ if c.is_uppercase() => {
                before.is_lowercase() || (before.is_alphabetic() && after.is_lowercase())
            }
            _ if c.is_alphabetic() => matches!(c, 'ƒ' | 'ˆ'),
            '\u{80}'..='\u{9f}'
            | '¤'
            | '¦'
            | '¨'
            | '¬'
            | '¯'
            | '¶'
            | '¸'
            | '†'
            | '‡'
            | '‰'
            | '˜'
            | '‚'
            | '‹'
            | '›' => true,
            _ => before.is_alphabetic() && after.is_alphabetic(),
        };
        if is_odd {
            return false;
        }
        before = c;
    }
    true
}

/// Whether a quotation that has begun with `„` is closed: in its cell, as far as one can tell, and before
/// another begins.
fn is_closed(rest: &str) -> bool {
    let ends = ['“', '”', '„', '\n', '\r', '\t', ';', '|'];
    rest.chars().find(|c| ends.contains(c)).is_some_and(|end| matches!(end, '“' | '”'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], encoding: &'static Encoding) -> std::io::Result<String> {
        let mut text = String::new();
        Decoded::new(bytes, encoding).read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn text_comes_out_whole_and_what_is_none_is_an_error() {
        let text = "client_id,name\nC1,São Paulo 葛城 🏭\n".repeat(3000);
        for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let marked = format!("\u{feff}{text}");
            let bytes: Vec<u8> = marked.encode_utf16().flat_map(to_bytes).collect();
            let encoding =
                if bytes[0] == 0xff { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
            assert_eq!(decoded(&bytes, encoding).unwrap(), text);
            assert!(decoded(&bytes[..bytes.len() - 1], encoding).is_err());
        }
        assert_eq!(decoded(b"S\xe3o \x80", encoding_rs::WINDOWS_1252).unwrap(), "São €");
        assert!(decoded(&[0x3d, 0xd8, 0x61, 0], encoding_rs::UTF_16LE).is_err());
        assert!(decoded(b"name\n\x83", encoding_rs::SHIFT_JIS).is_err());
    }

    #[test]
    fn what_was_written_otherwise_looks_odd() {
        for (text, expected) in [
            ("Müller & Söhne, São Paulo, 12 €, Peter’s «Café» – 5½ “zoll” N.º 4", true),
            // the same in the encodings of old Macs and of DOS
            ("MŸller & Sšhne", false),
            ("S‹o Paulo", false),
            ("M\u{81}ller", false),
            ("S\u{c6}o Paulo; Concei‡Æo", false),
            ("JosŽ", false),
            ("„u–oa", false),
            ("„Alte, neue Mühle“", true),
            ("„u–oa;„Alte Mühle“", false),
            // in those of Turkey, of the Baltic and of Japan
            ("Iðdýr", false),
            ("Þemaitija", false),
            ("ÅìµþÅÔ", false),
        ] {
            assert_eq!(looks_like_windows_1252(text), expected, "{text}");
        }
    }
}

//! Text in other encodings than UTF-8, made UTF-8 as it is read; bytes that are no text in it are an
//! error, never a replacement character.

use std::io::Read;

use encoding_rs::{Decoder, DecoderResult, Encoding};

use super::bounded::Trouble;

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

//! UTF-7 without its mark: text of nothing but ASCII, in which other letters stand as `+AOM-`.

use memchr::memchr_iter;

/// The bytes of a letter of UTF-7 that stands alone, such as `+AOM-` for `ã`.
const LETTER_BYTES: usize = 5;
/// Letters of Latin and Greek, which stand alone between those of ASCII; what others would begin with begins
/// words too, as in `Strom+Gas-Werke`.
const LONE_LETTERS: std::ops::Range<u32> = 0xa0..0x400;

/// Looks for letters of UTF-7, chunk by chunk.
#[derive(Default)]
pub(super) struct Utf7 {
    /// Whether there is one.
    has_letter: bool,
    /// Whether there is a byte beyond ASCII.
    is_beyond_ascii: bool,
    /// The last bytes, with which a letter may begin.
    last: Vec<u8>,
}

impl Utf7 {
    /// Looks at the next bytes.
    pub(super) fn push(&mut self, chunk: &[u8]) {
        self.is_beyond_ascii = self.is_beyond_ascii || !chunk.is_ascii();
        if self.is_beyond_ascii || self.has_letter {
            return;
        }
        // a letter may begin in one chunk and end in the next
        let most = chunk.len().min(LETTER_BYTES - 1);
        self.last.extend_from_slice(&chunk[..most]);
        self.has_letter = has_letter(&self.last) || has_letter(chunk);
        if chunk.len() > most {
            self.last = chunk[chunk.len() - most..].to_vec();
        }
        let old = self.last.len().saturating_sub(LETTER_BYTES - 1);
        self.last.drain(..old);
    }

    /// Whether all of it is UTF-7.
    pub(super) fn is_sure(&self) -> bool {
        self.has_letter && !self.is_beyond_ascii
    }
}

/// Whether there is a letter as UTF-7 writes one that ASCII does not have: in sixteen bits, written in the
/// letters of base64, and two bits of nothing.
fn has_letter(bytes: &[u8]) -> bool {
    memchr_iter(b'+', bytes).any(|at| {
        let Some([_, digits @ .., b'-']) = bytes.get(at..at + LETTER_BYTES) else { return false };
        let values: Option<Vec<u32>> = digits.iter().map(|digit| base64_value(*digit)).collect();
        let bits = values.map(|values| values.iter().fold(0, |bits, value| (bits << 6) | value));
        let unit = bits.filter(|bits: &u32| bits.is_multiple_of(4)).map(|bits| bits / 4);
        let letter = unit.filter(|unit| LONE_LETTERS.contains(unit)).and_then(char::from_u32);
        letter.is_some_and(char::is_alphabetic)
    })
}

/// What a letter of base64 stands for.
fn base64_value(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_utf_7(text: &str, step: usize) -> bool {
        let mut utf_7 = Utf7::default();
        text.as_bytes().chunks(step).for_each(|chunk| utf_7.push(chunk));
        utf_7.is_sure()
    }

    #[test]
    fn a_letter_is_found_wherever_it_is_cut_and_no_other_text_is_taken_for_one() {
        let text = "id,name\nC1,S+AOM-o Paulo\n";
        for step in 1..=text.len() {
            assert!(is_utf_7(text, step), "{step}");
        }
        for text in
            ["Strom+Gas-Werke", "+49-89-1", "+100-200", "1+AB-", "+AF8-", "+AOM", "+AOM-, ã"]
        {
            assert!((1..=text.len()).all(|step| !is_utf_7(text, step)), "{text}");
        }
    }
}

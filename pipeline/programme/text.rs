//! Text that people type or paste: what of it shows nothing, and what has no place in it.
//!
//! Two texts that look the same should be the same, and a text should look like what it is: a cell
//! that only seems to be filled is empty, and what can turn the rest of a line around is refused.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Characters that nobody types: those that mean nothing yet, marks of a conversion that failed, and
/// fillers that show nothing though Unicode does not say so.
static MEANINGLESS: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the pattern is a constant, which a test compiles")]
    Regex::new(r"[\p{Cn}\x{fff9}-\x{fffd}\x{1d159}\x{16fe4}\x{13430}-\x{13455}]")
        .expect("a pattern")
});

/// A pattern that the whole of a text must match.
///
/// # Errors
/// When it is not a regular expression by itself.
pub fn whole(pattern: &str) -> Result<Regex, regex::Error> {
    Regex::new(pattern)?;
    // one that ends in a comment ends with its line
    Regex::new(&format!("^(?:{pattern})$")).or_else(|_| Regex::new(&format!("^(?:{pattern}\n)$")))
}

/// A pattern as it was before [`whole`] made it one of the whole text.
#[must_use]
pub fn stated(pattern: &Regex) -> &str {
    pattern.as_str().trim_start_matches("^(?:").trim_end_matches(")$")
}

/// Text without what shows nothing at its ends.
#[must_use]
pub fn trim(text: &str) -> &str {
    // most texts need no looking at
    let bytes = text.as_bytes();
    if [bytes.first(), bytes.last()].iter().all(|b| b.is_some_and(u8::is_ascii_graphic)) {
        return text;
    }
    text.trim_matches(shows_nothing)
}

/// Whether a text has printable ASCII only.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' '..=b'~'))
}

/// Trimmed text in its one form: line breaks and tabs are a space each, and it is in NFC.
#[must_use]
pub fn tidy(text: &str) -> Cow<'_, str> {
    let text = trim(text);
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", " ").replace(breaks, " ").nfc().collect())
}

/// A character in its one form: a line break or tab is a space, anything else in NFC.
pub fn in_one_form(c: char) -> impl Iterator<Item = char> {
    std::iter::once(if breaks(c) { ' ' } else { c }).nfc()
}

/// The first character of tidy text that has no place in it: a control character, one that turns
/// the direction of what follows, or one that shows nothing outside of a word.
#[must_use]
pub fn misplaced(text: &str) -> Option<char> {
    if is_plain(text) {
        return None;
    }
    if text.is_ascii() {
        return text.chars().find(char::is_ascii_control);
    }
    if let Some(found) = MEANINGLESS.find(text) {
        return found.as_str().chars().next();
    }
    // marks that stand on nothing
    if text.chars().all(|c| is_combining_mark(c) || c.is_whitespace()) {
        return text.chars().find(|c| !c.is_whitespace());
    }
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let is_misplaced = if c.is_control() || turns(c) {
            true
        } else if selects(c) {
            !before.is_some_and(is_seen)
        } else {
            shows_nothing(c)
                && !c.is_whitespace()
                && !(before.is_some_and(is_in_word)
                    && characters.peek().copied().is_some_and(is_in_word))
        };
        if is_misplaced {
            return Some(c);
        }
        before = Some(c);
    }
    None
}

/// Whether a reader sees a character, or the space that it is.
#[must_use]
pub fn is_seen(c: char) -> bool {
    c == ' ' || !(c.is_control() || shows_nothing(c) || turns(c) || selects(c))
}

/// White space, and characters without width or ink.
fn shows_nothing(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' ' | '\t'..='\r');
    }
    c.is_whitespace() || c == '\u{2800}' || (is_ignorable(c) && !turns(c) && !selects(c))
}

/// Unicode's property `Default_Ignorable_Code_Point`.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Characters that make what follows read in another direction.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters that choose the shape of the one before them, as in Japanese names.
fn selects(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Line breaks and tabs.
fn breaks(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters that make up words of any script.
fn is_in_word(c: char) -> bool {
    !c.is_whitespace() && !c.is_ascii_punctuation() && is_seen(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_nothing_fills_no_cell() {
        for text in ["\u{200b}", "\u{3164}", "\u{2800} \u{a0}", "\u{feff}\t\u{ad}", "\u{2060}"] {
            assert_eq!(trim(text), "", "{text:?}");
        }
        assert_eq!(trim("\u{feff}\u{a0}C-1\u{200b} "), "C-1");
        assert_eq!(tidy("Alder\r\nPrecision\tLLC"), "Alder Precision LLC");
        assert_eq!(tidy(" e\u{301} "), "é");
    }

    #[test]
    fn what_hides_or_turns_text_has_no_place_in_it() {
        for (text, expected) in [
            ("Alder\u{202e}CLL", Some('\u{202e}')),
            ("Alder \u{200b}LLC", Some('\u{200b}')),
            ("Alder\u{3164} LLC", Some('\u{3164}')),
            ("a\u{7}b", Some('\u{7}')),
            ("é\u{9b}b", Some('\u{9b}')),
            ("\u{fe0f}x", Some('\u{fe0f}')),
            ("\u{1d159}", Some('\u{1d159}')),
            ("Caf\u{fffd} GmbH", Some('\u{fffd}')),
            ("\u{fffc}", Some('\u{fffc}')),
            ("\u{ffff}", Some('\u{ffff}')),
            ("x\u{378}", Some('\u{378}')),
            ("\u{300} \u{301}", Some('\u{300}')),
            // Persian and Hindi words, a Japanese name, a space that does not break
            ("می\u{200c}خواهم", None),
            ("क्\u{200d}ष", None),
            ("葛\u{e0100}城", None),
            ("S\u{e3}o\u{a0}Paulo", None),
        ] {
            assert_eq!(misplaced(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_ignorable_characters_are_unicodes() {
        let ignorable = Regex::new(r"^\p{Default_Ignorable_Code_Point}$").unwrap();
        for c in '\0'..=char::MAX {
            assert_eq!(
                is_ignorable(c),
                ignorable.is_match(&c.to_string()),
                "U+{:04X}",
                u32::from(c)
            );
        }
    }
}

//! How the cells of an Excel workbook show their numbers, which says what the numbers are.

use std::collections::BTreeMap;
use std::io::{Read, Seek};
use std::sync::Arc;

use quick_xml::events::Event;
use zip::ZipArchive;

use super::reader::Stop;
use super::xml;

/// The most digits that a format may ask for: Excel's have 255 characters at most, and a value of more than
/// these is too long for any column.
const MOST_DIGITS: usize = 1024;

/// How a number is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is.
    Plain,
    /// As a percentage: 0.5 as 50%.
    Percent,
    /// As a date or a time.
    Date,
    /// With zeros before it, up to so many digits.
    Padded(usize),
    /// Whole, with other characters around or between its digits: 12 as C0012.
    Dressed(Arc<[Piece]>),
}

/// A part of what a whole number shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// A digit of the number, or a zero where it has none.
    Digit,
    /// A digit of the number, if it has one.
    DigitIfAny,
    /// A character that is the same for all numbers.
    Text(char),
}

/// What a number shows that is dressed so; none if it is not whole or below 0.
pub(super) fn dressed(pieces: &[Piece], number: &str) -> Option<String> {
    if !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // zero has no digits of its own
    let mut digits = number.trim_start_matches('0').chars().rev().peekable();
    let first = pieces.iter().position(|piece| !matches!(piece, Piece::Text(_)))?;
    let mut backwards = Vec::new();
    for (place, piece) in pieces.iter().enumerate().rev() {
        match piece {
            Piece::Text(c) => backwards.push(*c),
            Piece::Digit => backwards.push(digits.next().unwrap_or('0')),
            Piece::DigitIfAny => backwards.extend(digits.next()),
        }
        // more digits than there are places for stand before the first
        if place == first {
            backwards.extend(digits.by_ref());
        }
    }
    let shown: String = backwards.into_iter().rev().collect();
    Some(shown.trim().to_owned())
}

/// How cells of each style of a workbook are shown; a workbook without styles has none.
pub(super) fn styles<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    path: &str,
) -> Result<Vec<Shown>, Stop> {
    let Some(mut xml) = xml::open(zip, path)? else { return Ok(Vec::new()) };
    let mut own: BTreeMap<u32, Shown> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut are_cells = false;
    loop {
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                b"numFmt" => {
                    let id = xml::attribute(&e, "numFmtId")?.and_then(|id| id.parse().ok());
                    let code = xml::attribute(&e, "formatCode")?;
                    if let (Some(id), Some(code)) = (id, code) {
                        own.insert(id, shown_by(&code));
                    }
                }
                b"cellXfs" => are_cells = true,
                b"xf" if are_cells => {
                    let id = xml::attribute(&e, "numFmtId")?.and_then(|id| id.parse().ok());
                    let id: u32 = id.unwrap_or(0);
                    styles.push(own.get(&id).cloned().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Event::End(e) if e.local_name().as_ref() == b"cellXfs" => are_cells = false,
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// How the formats that every workbook has show a number: ECMA-376, part 1, 18.8.30, with those for
/// East Asian languages.
fn built_in(id: u32) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Date,
        _ => Shown::Plain,
    }
}

/// How a format code shows a positive number.
fn shown_by(code: &str) -> Shown {
    let mut plain = String::new();
    let mut pieces = Vec::new();
    let (mut has_duration, mut has_condition) = (false, false);
    let mut characters = code.chars();
    while let Some(c) = characters.next() {
        match c {
            // texts, what is as wide as a character, and what fills a cell
            '"' => pieces.extend(characters.by_ref().take_while(|c| *c != '"').map(Piece::Text)),
            '\\' => pieces.extend(characters.next().map(Piece::Text)),
            '_' | '*' => {
                characters.next();
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                has_duration |= ["h", "hh", "m", "mm", "s", "ss"]
                    .contains(&inside.to_ascii_lowercase().as_str());
                has_condition |= inside.starts_with(['<', '>', '=']);
                // a currency, with the language behind it
                let currency = inside.strip_prefix('$').and_then(|c| c.split('-').next());
                pieces.extend(currency.unwrap_or_default().chars().map(Piece::Text));
            }
            ';' => break,
            other => {
                plain.push(other.to_ascii_lowercase());
                pieces.push(match other {
                    '0' => Piece::Digit,
                    '#' => Piece::DigitIfAny,
                    other => Piece::Text(other),
                });
            }
        }
    }
    if plain.trim() == "general" || plain.trim() == "@" {
        return Shown::Plain;
    }
    let without_exponent = plain.replace("e+", "").replace("e-", "");
    if has_duration || without_exponent.contains(['y', 'm', 'd', 'h', 's', 'g', 'b']) {
        return Shown::Date;
    }
    if plain.contains('%') {
        return Shown::Percent;
    }
    match plain.len() {
        digits @ 2.. if pieces.len() == digits && plain.bytes().all(|b| b == b'0') => {
            Shown::Padded(digits.min(MOST_DIGITS))
        }
        _ if !has_condition && pieces.len() <= MOST_DIGITS && is_dress(&plain, &pieces) => {
            Shown::Dressed(pieces.into())
        }
        _ => Shown::Plain,
    }
}

/// Whether these pieces, without texts this, are digits with something around or between them that one
/// sees.
fn is_dress(plain: &str, pieces: &[Piece]) -> bool {
    let is_digit = |c: char| matches!(c, '0' | '#');
    // separators, fractions, exponents and conditions are no dress
    plain.chars().any(is_digit)
        && plain.chars().all(|c| is_digit(c) || matches!(c, ' ' | '-' | '/' | '(' | ')' | ':'))
        && pieces.iter().any(|p| matches!(p, Piece::Text(c) if !c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_what_a_number_is() {
        for (code, expected) in [
            ("General", Shown::Plain),
            ("0.00", Shown::Plain),
            ("#,##0.00\\ \"€\"", Shown::Plain),
            ("_-* #,##0.00\\ [$DM-407]_-;\\-* #,##0.00", Shown::Plain),
            ("0.00E+00", Shown::Plain),
            ("[Red]0", Shown::Plain),
            ("0%", Shown::Percent),
            ("0.0\\ %", Shown::Percent),
            ("yyyy\\-mm\\-dd", Shown::Date),
            ("dd/mm/yyyy;@", Shown::Date),
            ("[$-411]ggge\"年\"m\"月\"d\"日\"", Shown::Date),
            ("[h]:mm", Shown::Date),
            ("mm:ss.0", Shown::Date),
            ("00000", Shown::Padded(5)),
            (&"0".repeat(70_000), Shown::Padded(1024)),
        ] {
            assert_eq!(shown_by(code), expected, "{code}");
        }
    }

    #[test]
    fn a_number_shows_what_is_around_and_between_its_digits() {
        for (code, number, expected) in [
            ("\"C\"0000", "12", Some("C0012")),
            ("\"C\"0000", "12345", Some("C12345")),
            ("\\C0000", "12", Some("C0012")),
            ("00\\-0000000", "123456789", Some("12-3456789")),
            ("00-0000000", "3456789", Some("00-3456789")),
            ("\"days\" #", "0", Some("days")),
            ("_-0\\ \"h\"_-;\\-0", "12", Some("12 h")),
            ("\"C\"0000", "-12", None),
            ("\"C\"0000", "1.5", None),
        ] {
            let Shown::Dressed(pieces) = shown_by(code) else { panic!("{code}") };
            assert_eq!(dressed(&pieces, number).as_deref(), expected, "{code}");
        }
        assert_eq!(shown_by("[>99]\"C\"0000;0"), Shown::Plain);
    }
}

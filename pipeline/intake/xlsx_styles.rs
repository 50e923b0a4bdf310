//! How the cells of an Excel workbook show their numbers, which says what the numbers are.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use quick_xml::events::Event;
use zip::ZipArchive;

use super::reader::Stop;
use super::xml;

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is.
    Plain,
    /// As a percentage: 0.5 as 50%.
    Percent,
    /// As a date or a time.
    Date,
    /// With zeros before it, up to so many digits.
    Padded(usize),
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
                    styles.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
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
    let mut has_duration = false;
    let mut characters = code.chars();
    while let Some(c) = characters.next() {
        match c {
            // texts, what is as wide as a character, and what fills a cell
            '"' => while characters.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => {
                characters.next();
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                has_duration |= ["h", "hh", "m", "mm", "s", "ss"]
                    .contains(&inside.to_ascii_lowercase().as_str());
            }
            ';' => break,
            other => plain.push(other.to_ascii_lowercase()),
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
        digits @ 2.. if plain.bytes().all(|b| b == b'0') => Shown::Padded(digits),
        _ => Shown::Plain,
    }
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
            ("\"days\" 0", Shown::Plain),
            ("[Red]0", Shown::Plain),
            ("0%", Shown::Percent),
            ("0.0\\ %", Shown::Percent),
            ("yyyy\\-mm\\-dd", Shown::Date),
            ("dd/mm/yyyy;@", Shown::Date),
            ("[$-411]ggge\"年\"m\"月\"d\"日\"", Shown::Date),
            ("[h]:mm", Shown::Date),
            ("mm:ss.0", Shown::Date),
            ("00000", Shown::Padded(5)),
        ] {
            assert_eq!(shown_by(code), expected, "{code}");
        }
    }
}

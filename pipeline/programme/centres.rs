//! `centres.csv`: the centres of a programme.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::Error;
use super::calendar::DateSpan;
use super::language::Language;
use super::text;

/// The reserved centre id of the national office.
pub const OFFICE: &str = "_programme";

/// A regional centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Centre {
    /// Its id, `[a-z0-9-]{1,32}`.
    pub centre_id: String,
    /// Its name, as reports print it.
    pub name: String,
    /// Its region, `[A-Za-z0-9-]{1,32}`, unique whatever the case, because it names files.
    pub region: String,
    /// First day.
    pub opened_on: Date,
    /// Last day, if it has closed.
    pub closed_on: Option<Date>,
    /// Where its days begin and end, if not where the programme's do.
    pub timezone: Option<TimeZone>,
    /// The language in which it is told what was found, if not that of the programme.
    pub language: Option<Language>,
}

impl Centre {
    /// Whether the centre was open on any of these days.
    #[must_use]
    pub fn is_open_in(&self, days: DateSpan) -> bool {
        self.opened_on <= days.ends_on && self.closed_on.is_none_or(|c| c >= days.starts_on)
    }
}

/// One line of the file, before its cells are checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    centre_id: String,
    name: String,
    region: String,
    opened_on: String,
    closed_on: String,
    #[serde(default)]
    timezone: String,
    #[serde(default)]
    language: String,
}

/// Reads `centres.csv`, listing every fault.
pub(super) fn parse(file: &str) -> Result<Vec<Centre>, Error> {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file.as_bytes());
    let mut centres: Vec<Centre> = Vec::new();
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    for (index, line) in reader.deserialize::<Line>().enumerate() {
        let row = index + 2;
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                faults.push(format!("row {row}: {error}"));
                continue;
            }
        };
        let mut fault = |problem: String| faults.push(format!("row {row}: {problem}"));
        if !is_name(&line.centre_id) {
            fault(format!("centre_id `{}` is not 1 to 32 of letters, digits, `-`", line.centre_id));
        }
        let same = |id: &String| id != &line.centre_id && id.eq_ignore_ascii_case(&line.centre_id);
        if let Some(other) = ids.iter().find(|id| same(id)) {
            fault(format!("centre_ids `{other}` and `{}` differ in case only", line.centre_id));
        }
        if !ids.insert(line.centre_id.clone()) {
            fault(format!("centre_id `{}` stands twice", line.centre_id));
        }
        if !is_name(&line.region) {
            fault(format!("region `{}` is not 1 to 32 of letters, digits, `-`", line.region));
        }
        if let Some(other) = centres
            .iter()
            .find(|c| c.region != line.region && c.region.eq_ignore_ascii_case(&line.region))
        {
            fault(format!("regions `{}` and `{}` differ in case only", other.region, line.region));
        }
        let opened_on = line.opened_on.parse::<Date>().ok();
        let closed_on = Some(&line.closed_on).filter(|d| !d.is_empty()).map(|d| d.parse::<Date>());
        let (Some(opened_on), Ok(closed_on)) = (opened_on, closed_on.transpose()) else {
            fault("opened_on and closed_on must be dates such as `2020-04-01`".to_owned());
            continue;
        };
        let timezone = match line.timezone.as_str() {
            "" => None,
            name => match super::time_zone(name) {
                Ok(timezone) => Some(timezone),
                Err(problem) => {
                    faults.push(format!("row {row}: timezone {problem}"));
                    continue;
                }
            },
        };
        let language = match line.language.as_str() {
            "" => None,
            tag => match tag.parse() {
                Ok(language) => Some(language),
                Err(problem) => {
                    faults.push(format!("row {row}: language {problem}"));
                    continue;
                }
            },
        };
        let name = text::tidy(&line.name).into_owned();
        if name.is_empty() {
            faults.push(format!("row {row}: the name is empty"));
        }
        if let Some(c) = text::misplaced(&name) {
            let code = u32::from(c);
            faults.push(format!(
                "row {row}: the name has a character that has no place in a text, U+{code:04X}"
            ));
        }
        if closed_on.is_some_and(|c| c < opened_on) {
            faults.push(format!("row {row}: closed_on is before opened_on"));
        }
        centres.push(Centre {
            centre_id: line.centre_id,
            name,
            region: line.region,
            opened_on,
            closed_on,
            timezone,
            language,
        });
    }
    if centres.is_empty() && faults.is_empty() {
        faults.push("it names no centre".to_owned());
    }
    if faults.is_empty() { Ok(centres) } else { Err(Error::Centres(faults)) }
}

/// Whether a text is 1 to 32 of the given letters, digits and `-`.
fn is_name(text: &str) -> bool {
    (1..=32).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_it_looks_like() {
        let with = |name: &str| {
            parse(&format!(
                "centre_id,name,region,opened_on,closed_on\nharbor,{name},west,2020-01-01,\n"
            ))
        };
        assert_eq!(with("\"Harbor\nExtension \u{200b}\"").unwrap()[0].name, "Harbor Extension");
        for name in ["Har\u{1b}[31mbor", "Har\u{202e}bor", "Harbor \u{3164} West", "\u{200b}"] {
            assert!(with(name).is_err(), "{name:?}");
        }
    }

    #[test]
    fn ids_have_letters_of_any_size_and_do_not_differ_in_it_alone() {
        let of = |ids: [&str; 2]| {
            let rows = ids.map(|id| format!("{id},A centre,west,2020-01-01,\n")).concat();
            parse(&format!("centre_id,name,region,opened_on,closed_on\n{rows}"))
        };
        assert!(of(["Harbor-1", "PLAINS"]).is_ok());
        for ids in [["Harbor", "harbor"], ["har bor", "x"], ["", "x"], ["ä", "x"]] {
            assert!(of(ids).is_err(), "{ids:?}");
        }
    }
}

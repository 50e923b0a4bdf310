//! What a mapping does to the cells of a dataset, in words: whoever reads figures must see what a
//! centre's amounts were multiplied by, and at which rate they were converted. What changes amounts
//! comes first. Texts of a centre are shown as messages show them: cut, with what nobody sees named.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;

use super::numbers::with_decimals;
use super::{ColumnMapping, DatasetMapping, NumberForm, Source};
use contract::{Dataset, Field, shown};
use programme::Period;

/// How many columns or texts are named; of more, it is said how many.
const NAMED: usize = 6;
/// The most decimals of a number in a mapping: all of its digits.
const MOST_DECIMALS: u32 = 40;

impl DatasetMapping {
    /// What it does to an extract of a dataset for a period.
    #[must_use]
    pub fn in_words(&self, dataset: &Dataset, period: Option<&Period>) -> Vec<String> {
        let columns: Vec<(&Field, &ColumnMapping)> =
            dataset.fields.iter().zip(&self.columns).collect();
        let mut said = Vec::new();
        let factor = |of: fn(&ColumnMapping) -> Option<&BigRational>| {
            by_text(&columns, |_, c| of(c).map(plain))
        };
        for (times, names) in factor(|c| c.times.as_ref()) {
            said.push(format!("{} multiplied by {times}", listed(&names)));
        }
        for (by, names) in factor(|c| c.divided_by.as_ref()) {
            said.push(format!("{} divided by {by}, rounded", listed(&names)));
        }
        if let Some(currency) = &self.currency {
            let amounts = columns.iter().filter(|(_, c)| c.is_in_currency);
            let amounts: Vec<&str> = amounts.map(|(f, _)| f.name.as_str()).collect();
            let rate = period.and_then(|p| currency.rate_and_day(p.days.ends_on));
            let rate = rate.map_or_else(
                || "a rate that is not known".to_owned(),
                |(day, rate)| format!("{}, the rate from {day} on", plain(rate)),
            );
            let amounts = listed(&amounts);
            said.push(format!("{amounts} converted from {} at {rate}", quoted(&currency.name)));
        }
        for (when, names) in by_text(&columns, |_, c| {
            let when = c.zero_when.as_ref()?;
            let answers: Vec<&String> = when.equals.iter().collect();
            Some(format!("{} says {}", quoted(&when.column), texts(&answers, " or ")))
        }) {
            said.push(format!("a blank in {} is 0 where {when}", listed(&names)));
        }
        for (text, names) in by_text(&columns, |_, c| match &c.source {
            Source::Constant(text) => Some(text.clone()),
            _ => None,
        }) {
            said.push(match text.as_str() {
                "" => format!("{} empty in every row", listed(&names)),
                text => format!("{} is {} in every row", listed(&names), quoted(text)),
            });
        }
        let renamed = columns.iter().filter(|(f, c)| match &c.source {
            Source::Column(label) => *label != f.name,
            _ => false,
        });
        for (count, what) in [
            (renamed.count(), "renamed"),
            (
                count(&columns, |c| matches!(c.source, Source::Joined(..))),
                "put together of several",
            ),
            (count(&columns, |c| matches!(c.source, Source::Part { .. })), "a part of another"),
            (count(&columns, |c| !c.values.is_empty()), "with words of the centre's own"),
            (self.ignored.len(), "of the centre's own passed over"),
        ] {
            match count {
                0 => {}
                1 => said.push(format!("1 column {what}")),
                count => said.push(format!("{count} columns {what}")),
            }
        }
        for (_, names) in by_text(&columns, |_, c| c.restarts.then(String::new)) {
            said.push(format!("ids in {} begin anew each period", listed(&names)));
        }
        for (form, _) in by_text(&columns, |f, c| number_form(f, &c.numbers)) {
            said.push(form);
        }
        let dates = columns.iter().filter(|(f, _)| f.cell_type == contract::CellType::Date);
        let forms = dates.flat_map(|(_, c)| &c.dates).map(|form| &form.text);
        let missing = columns.iter().flat_map(|(_, c)| &c.missing);
        for (what, all) in [
            ("dates written", forms.collect::<Vec<_>>()),
            ("not known where it says", missing.collect()),
        ] {
            let mut once = Vec::new();
            for text in all {
                if !once.contains(&text) {
                    once.push(text);
                }
            }
            if !once.is_empty() {
                said.push(format!("{what} {}", texts(&once, " or ")));
            }
        }
        if let Some(encoding) = self.encoding {
            said.push(format!("encoding {}", encoding.name()));
        }
        if said.is_empty() {
            said.push("nothing: it reads as the contract does".to_owned());
        }
        said
    }
}

/// The columns of which something is said, by what it is, in the order of the first of each.
fn by_text<'a>(
    columns: &[(&'a Field, &ColumnMapping)],
    of: impl Fn(&Field, &ColumnMapping) -> Option<String>,
) -> Vec<(String, Vec<&'a str>)> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut found: Vec<(String, Vec<&str>)> = Vec::new();
    for (field, column) in columns {
        let Some(text) = of(field, column) else { continue };
        let place = *places.entry(text.clone()).or_insert_with(|| {
            found.push((text, Vec::new()));
            found.len() - 1
        });
        if let Some((_, names)) = found.get_mut(place) {
            names.push(&field.name);
        }
    }
    found
}

/// How many columns are so.
fn count(columns: &[(&Field, &ColumnMapping)], is_so: fn(&ColumnMapping) -> bool) -> usize {
    columns.iter().filter(|(_, column)| is_so(column)).count()
}

/// How the numbers of a column are written, if it has numbers and they are not written as the contract
/// has them.
fn number_form(field: &Field, form: &NumberForm) -> Option<String> {
    let is_number =
        field.cell_type == contract::CellType::Integer || field.cell_type.decimal().is_some();
    if !is_number || form.is_plain() {
        return None;
    }
    let mut said =
        format!("numbers with the decimal mark {}", quoted(&form.decimal_mark.to_string()));
    if let Some(grouping) = form.grouping {
        let mark =
            if grouping == ' ' { "a space".to_owned() } else { quoted(&grouping.to_string()) };
        said.push_str(&format!(", grouped by {mark}"));
    }
    if !form.units.is_empty() {
        let units: Vec<&String> = form.units.iter().collect();
        said.push_str(&format!(", with {}", texts(&units, " or ")));
    }
    Some(said)
}

/// A number with as many decimals as it needs.
fn plain(number: &BigRational) -> String {
    let exact = (0..=MOST_DECIMALS).find_map(|decimals| with_decimals(number, decimals, false));
    exact.unwrap_or_else(|| {
        // none that a mapping can say
        let one = BigInt::from(1);
        if *number.denom() == one { number.numer().to_string() } else { number.to_string() }
    })
}

/// A text of a centre in quotes, cut.
fn quoted(text: &str) -> String {
    format!("\u{201c}{}\u{201d}", shown(text))
}

/// Texts of a centre, the first few.
fn texts(all: &[&String], between: &str) -> String {
    let named: Vec<String> = all.iter().take(NAMED).map(|text| quoted(text)).collect();
    with_rest(&named.join(between), all.len())
}

/// The names of columns, the first few.
fn listed(names: &[&str]) -> String {
    let first: Vec<&str> = names.iter().take(NAMED).copied().collect();
    with_rest(&first.join(", "), names.len())
}

/// What names some of so many, and how many more there are.
fn with_rest(named: &str, count: usize) -> String {
    match count.saturating_sub(NAMED) {
        0 => named.to_owned(),
        more => format!("{named} and {more} more"),
    }
}

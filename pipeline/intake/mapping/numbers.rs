//! Numbers as a centre's own system writes them, and what they are multiplied by, exactly.

use num_bigint::BigInt;
use num_rational::BigRational;

/// What may stand between groups of digits where a space does.
const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];
/// What may stand there where an apostrophe does.
const APOSTROPHES: [char; 2] = ['\'', '’'];
/// The most digits of a number that is read.
const MOST_DIGITS: usize = 40;

/// How numbers are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct NumberForm {
    /// What stands before the decimals.
    pub(in super::super) decimal_mark: char,
    /// What stands between groups of three digits, if anything does.
    pub(in super::super) grouping: Option<char>,
    /// Signs of units, which may stand before or behind a number.
    pub(in super::super) units: Vec<String>,
}

impl Default for NumberForm {
    fn default() -> Self {
        Self { decimal_mark: '.', grouping: None, units: Vec::new() }
    }
}

impl NumberForm {
    /// Whether numbers are written as the contract has them.
    pub(in super::super) fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// A number as the contract has it: with `.` before its decimals and nothing between its digits. None
    /// if the text is not written in this form: groups must be whole.
    pub(in super::super) fn plain(&self, text: &str) -> Option<String> {
        let without = self.units.iter().find_map(|unit| {
            text.strip_prefix(unit.as_str()).or_else(|| text.strip_suffix(unit.as_str()))
        });
        let text = without.unwrap_or(text).trim();
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(digits) => ("-", digits),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = match digits.split_once(self.decimal_mark) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (digits, None),
        };
        let whole = self.without_groups(whole)?;
        let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let has_any = !whole.is_empty() || fraction.is_some_and(|f| !f.is_empty());
        if !has_any || !are_digits(&whole) || !fraction.is_none_or(are_digits) {
            return None;
        }
        Some(match fraction {
            Some(fraction) => format!("{sign}{whole}.{fraction}"),
            None => format!("{sign}{whole}"),
        })
    }

    /// The digits of a whole number without what stands between their groups.
    fn without_groups(&self, whole: &str) -> Option<String> {
        let marks: &[char] = match &self.grouping {
            None => return Some(whole.to_owned()),
            Some(' ') => &SPACES,
            Some('\'') => &APOSTROPHES,
            Some(other) => std::slice::from_ref(other),
        };
        let groups: Vec<&str> = whole.split(marks).collect();
        let (first, others) = groups.split_first()?;
        // a number that is grouped does not begin with nothing
        let begins = (1..=3).contains(&first.len()) && !first.starts_with('0');
        let is_whole = others.is_empty() || (begins && others.iter().all(|group| group.len() == 3));
        is_whole.then(|| groups.concat())
    }
}

/// A number in the contract's form as a fraction; none if it is no number.
pub(super) fn exact(text: &str) -> Option<BigRational> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{fraction}");
    if all.is_empty() || all.len() > MOST_DIGITS || !all.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let units: BigInt = all.parse().ok()?;
    let scale = u32::try_from(fraction.len()).ok()?;
    let units = if text.starts_with('-') { -units } else { units };
    Some(BigRational::new(units, BigInt::from(10).pow(scale)))
}

/// A fraction of so many decimals as a text in the contract's form; rounded half away from zero if it has
/// more and may be `rounded`, else none.
pub(super) fn with_decimals(number: &BigRational, decimals: u32, rounded: bool) -> Option<String> {
    let scaled = number * BigRational::from(BigInt::from(10).pow(decimals));
    if !rounded && !scaled.is_integer() {
        return None;
    }
    let units = scaled.round().to_integer().to_string();
    let (sign, digits) = match units.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", units.as_str()),
    };
    let decimals = usize::try_from(decimals).ok()?;
    if decimals == 0 {
        return Some(units);
    }
    let digits = format!("{digits:0>width$}", width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    Some(format!("{sign}{whole}.{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(decimal_mark: char, grouping: Option<char>, units: &[&str]) -> NumberForm {
        NumberForm {
            decimal_mark,
            grouping,
            units: units.iter().map(|u| (*u).to_owned()).collect(),
        }
    }

    #[test]
    fn a_number_is_read_in_its_form_or_not_at_all() {
        let german = form(',', Some('.'), &["€", "EUR"]);
        for (text, expected) in [
            ("1.234,56", Some("1234.56")),
            ("1234,5", Some("1234.5")),
            ("-1.234.567", Some("-1234567")),
            ("12,50 €", Some("12.50")),
            ("EUR 7", Some("7")),
            (",5", Some(".5")),
            ("1.23", None),
            ("0.125", None),
            ("€5€", None),
            ("1.2345,6", None),
            ("1234.567", None),
            ("1,234.56", None),
            ("1,2,3", None),
            ("", None),
            ("-", None),
            (",", None),
            ("12a", None),
            ("1e3", None),
        ] {
            assert_eq!(german.plain(text).as_deref(), expected, "{text}");
        }
        let french = form(',', Some(' '), &[]);
        assert_eq!(french.plain("1\u{202f}234\u{a0}567,8").as_deref(), Some("1234567.8"));
        assert_eq!(form('.', Some('\''), &[]).plain("1’234.5").as_deref(), Some("1234.5"));
        assert_eq!(NumberForm::default().plain("1,234"), None);
    }

    #[test]
    fn arithmetic_is_exact_and_rounds_only_where_it_may() {
        let times = |a: &str, b: &str| exact(a).unwrap() * exact(b).unwrap();
        let thousands = times("12.345", "1000");
        assert_eq!(with_decimals(&thousands, 2, false).as_deref(), Some("12345.00"));
        assert_eq!(with_decimals(&times("-0.005", "1"), 2, true).as_deref(), Some("-0.01"));
        assert_eq!(with_decimals(&times("0.3333", "10"), 2, false), None);
        assert_eq!(with_decimals(&times("9999999999999999.99", "1.0842"), 2, true).as_deref(), {
            Some("10841999999999999.99")
        });
        assert_eq!(with_decimals(&(exact("90").unwrap() / exact("60").unwrap()), 0, true), {
            Some("2".to_owned())
        });
        assert!(["", ".", "-", "1,5", "x"].iter().all(|text| exact(text).is_none()));
    }
}

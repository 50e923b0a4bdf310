//! Numbers for readers: `$3.93 billion` in prose, `3,930,000,000` in tables, and words that agree
//! with them.

use engine::Unit;
use measures::{Derivation, Published, Sign};

/// Where a number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// In a sentence: short, with its unit.
    Prose,
    /// In a table: all digits before the decimal mark.
    Table,
}

/// How the currency of a programme is written before an amount.
#[must_use]
pub(super) fn currency_sign(code: &str) -> String {
    match code {
        "USD" => "$".to_owned(),
        "GBP" => "£".to_owned(),
        "EUR" => "€".to_owned(),
        "JPY" => "¥".to_owned(),
        "BRL" => "R$\u{a0}".to_owned(),
        other => format!("{other}\u{a0}"),
    }
}

/// A true minus sign.
const MINUS: &str = "\u{2212}";
/// What stands for a value that is not there.
const MISSING: &str = "n/a";
/// What stands for a value that this edition may not show.
const CONFIDENTIAL: &str = "[c]";

/// What is printed in place of a value.
#[must_use]
pub(super) fn missing(figure: &Published) -> &'static str {
    if figure.is_confidential() { CONFIDENTIAL } else { MISSING }
}

/// A figure as its reader sees it; what stands for a missing one says why.
#[must_use]
pub(super) fn text(figure: &Published, currency: &str, style: Style) -> String {
    let rounded = |decimals| figure.scaled(0, decimals);
    let is_change = matches!(figure.derivation, Derivation::Change { .. });
    let text = match (figure.unit, style) {
        (Unit::Money, Style::Prose) => short_money(figure, currency),
        (Unit::Fte | Unit::Hours, _) => rounded(1).map(|v| grouped(trimmed(&v))),
        (Unit::Money, Style::Table) | (Unit::Count, _) => rounded(0).map(|v| grouped(&v)),
        (Unit::Ratio, _) if is_change => percent(figure).map(|share| match figure.sign() {
            Some(Sign::Positive) => format!("+{share}"),
            _ => share,
        }),
        (Unit::Ratio, _) => rounded(2).map(|v| grouped(&v)),
        (Unit::Rate, _) => percent(figure),
        (Unit::Points, _) => rounded(1).map(|v| grouped(&v)),
    };
    text.unwrap_or_else(|| missing(figure).to_owned())
}

/// Why a figure has no value, in words.
#[must_use]
pub(super) fn reason_words(reason: &str) -> &'static str {
    match reason {
        "no_responses" => "no client responded",
        "no_answers" => "nobody answered this",
        "all_held" => "every answer is held until it is verified",
        "no_denominator" => "there is nothing to divide by",
        "too_large" => "the answers are too large for it",
        "too_few" => "there are too few answers",
        "confidential" => "it is left out so that no firm can be recognised",
        "no_variation" => "half of the answers or more are the same",
        _ => "it is not available",
    }
}

/// How a change reads: `rose by 12.3%`.
#[must_use]
pub(super) fn movement(change: &Published) -> String {
    let (Some(sign), Some(share)) = (change.sign(), percent(change)) else {
        if change.is_confidential() {
            return "change on the year before not shown".to_owned();
        }
        return "cannot be compared with the year before".to_owned();
    };
    let size = share.trim_start_matches(MINUS);
    match sign {
        Sign::Zero => "did not change".to_owned(),
        _ if size == "0.0%" => "hardly changed".to_owned(),
        Sign::Positive => format!("rose by {size}"),
        Sign::Negative => format!("fell by {size}"),
    }
}

/// A share as a percentage of one decimal.
fn percent(figure: &Published) -> Option<String> {
    figure.scaled(-2, 1).map(|share| format!("{}%", grouped(&share)))
}

/// Money to three digits: `$3.93 billion`, `$120,000`.
fn short_money(figure: &Published, currency: &str) -> Option<String> {
    let size = figure.number()?.abs();
    let (exponent, word) = match size {
        s if s >= 999_500_000.0 => (9, " billion"),
        s if s >= 999_500.0 => (6, " million"),
        _ => (0, ""),
    };
    let decimals = match size / 10_f64.powi(exponent) {
        _ if exponent == 0 => 0,
        s if s < 9.995 => 2,
        s if s < 99.95 => 1,
        _ => 0,
    };
    let digits = figure.scaled(exponent, decimals)?;
    let digits = if exponent == 0 { digits.as_str() } else { trimmed(&digits) };
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |d| (MINUS, d));
    Some(format!("{sign}{currency}{}{word}", grouped(digits)))
}

/// Decimal text without zeros at its end.
fn trimmed(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

/// Decimal text with `,` between thousands and a true minus sign.
#[must_use]
pub(super) fn grouped(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |d| (MINUS, d));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = Vec::new();
    let mut end = whole.len();
    while end > 3 {
        groups.push(&whole[end - 3..end]);
        end -= 3;
    }
    groups.push(&whole[..end]);
    groups.reverse();
    let mark = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{mark}{fraction}", groups.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(units: i64) -> String {
        short_money(&Published::example(Unit::Money, units, 1), "$").unwrap()
    }

    #[test]
    fn money_reads_as_people_write_it() {
        assert_eq!(money(3_930_000_000), "$3.93 billion");
        assert_eq!(money(999_700_000), "$1 billion");
        assert_eq!(money(27_420_000), "$27.4 million");
        assert_eq!(money(120_000), "$120,000");
        assert_eq!(money(-2_000), "\u{2212}$2,000");
        assert_eq!(money(0), "$0");
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped("1234567.50"), "1,234,567.50");
        assert_eq!(grouped("-999"), "\u{2212}999");
    }
}

//! Numbers for readers: `$3.93 billion` in prose, `3,930,000,000` in tables, and words that agree
//! with them.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _, Zero as _};

use crate::engine::Unit;
use crate::measures::{Figure, decimal_text};

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

/// A figure as its reader sees it; what stands for a missing one says why.
#[must_use]
pub(super) fn text(figure: &Figure, currency: &str, style: Style) -> String {
    let Some(value) = &figure.exact else { return "n/a".to_owned() };
    match (figure.unit, style) {
        (Unit::Money, Style::Prose) => short_money(value, currency),
        (Unit::Fte | Unit::Hours, _) => grouped(trimmed(&decimal_text(value, 1))),
        (Unit::Money, Style::Table) | (Unit::Count, _) => grouped(&decimal_text(value, 0)),
        (Unit::Ratio, _) if figure.measure.ends_with("_change") => percent(value, true),
        (Unit::Ratio, _) => grouped(&decimal_text(value, 2)),
        (Unit::Rate, _) => percent(value, false),
        (Unit::Points, _) => grouped(&decimal_text(value, 1)),
    }
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
        _ => "it is not available",
    }
}

/// How a change reads: `rose by 12.3%`.
#[must_use]
pub(super) fn movement(change: &Figure) -> String {
    match &change.exact {
        None => "cannot be compared with the year before".to_owned(),
        Some(value) if value.is_zero() => "did not change".to_owned(),
        Some(value) if percent(&value.abs(), false) == "0.0%" => "hardly changed".to_owned(),
        Some(value) => {
            let word = if value.is_positive() { "rose" } else { "fell" };
            format!("{word} by {}", percent(&value.abs(), false))
        }
    }
}

/// A share as a percentage of one decimal; with its sign if asked.
fn percent(value: &BigRational, signed: bool) -> String {
    let text = decimal_text(&(value * BigRational::from(BigInt::from(100))), 1);
    let sign = if signed && value.is_positive() { "+" } else { "" };
    format!("{sign}{}%", grouped(&text)).replace('-', "\u{2212}")
}

/// Money to three digits: `$3.93 billion`, `$120,000`.
fn short_money(value: &BigRational, currency: &str) -> String {
    let sign = if value.is_negative() { "\u{2212}" } else { "" };
    let value = value.abs();
    let size = value.to_f64().unwrap_or(0.0);
    let (unit, word) = match size {
        s if s >= 999_500_000.0 => (1_000_000_000_i64, " billion"),
        s if s >= 999_500.0 => (1_000_000, " million"),
        _ => (1, ""),
    };
    let scaled = value / BigRational::from(BigInt::from(unit));
    let decimals = match scaled.to_f64().unwrap_or(0.0) {
        _ if unit == 1 => 0,
        s if s < 9.995 => 2,
        s if s < 99.95 => 1,
        _ => 0,
    };
    let digits = decimal_text(&scaled, decimals);
    let digits = if unit == 1 { digits } else { trimmed(&digits).to_owned() };
    format!("{sign}{currency}{}{word}", grouped(&digits))
}

/// Decimal text without zeros at its end.
fn trimmed(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

/// Decimal text with `,` between thousands and a true minus sign.
#[must_use]
pub(super) fn grouped(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |d| ("\u{2212}", d));
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
        short_money(&BigRational::from(BigInt::from(units)), "$")
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

//! What the text of one cell means: strict types, never rounded, never guessed.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;

use super::descriptor::CellType;

/// The longest `string`, in characters.
pub const STRING_CHARS: usize = 500;
/// The longest `id`, in characters.
pub const ID_CHARS: usize = 64;

/// A cell that has been understood.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// `string` and `id`, in NFC.
    Text(String),
    /// `date`.
    Date(Date),
    /// `integer`.
    Integer(i64),
    /// `boolean`.
    Boolean(bool),
    /// `money`, `quantity` and `percent`: units of the type's last decimal.
    Decimal(i128),
}

/// Why a cell is not of its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong, after `row 3, column x: `.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Reads a trimmed, non-empty cell.
///
/// # Errors
/// When the text is not of the type; the fault says what to write instead.
pub fn parse(text: &str, cell_type: CellType) -> Result<Value, Fault> {
    match cell_type {
        CellType::String => string(text),
        CellType::Id => id(text),
        CellType::Date => date(text),
        CellType::Integer => integer(text),
        CellType::Boolean => boolean(text),
        CellType::Money | CellType::Quantity | CellType::Percent => decimal(text, cell_type),
    }
}

/// Text of at most 500 characters without control characters, brought to NFC.
fn string(text: &str) -> Result<Value, Fault> {
    let text: String = if text.is_ascii() { text.to_owned() } else { text.nfc().collect() };
    let count = text.chars().count();
    if count > STRING_CHARS {
        return Err(Fault {
            message: format!("the text has {count} characters, more than {STRING_CHARS}"),
            hint: format!("shorten it to {STRING_CHARS} characters"),
        });
    }
    if let Some(c) = text.chars().find(|c| c.is_control()) {
        return Err(Fault {
            message: format!("the text has a control character (U+{:04X})", u32::from(c)),
            hint: "remove line breaks, tabs and invisible characters from the cell".to_owned(),
        });
    }
    Ok(Value::Text(text))
}

/// An id of at most 64 of `A-Z a-z 0-9 . _ -`.
fn id(text: &str) -> Result<Value, Fault> {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    if text.len() <= ID_CHARS && text.bytes().all(allowed) {
        return Ok(Value::Text(text.to_owned()));
    }
    Err(Fault {
        message: format!("`{}` is not an id", super::finding::cut(text)),
        hint: format!("use at most {ID_CHARS} letters, digits, `.`, `_` and `-`, without spaces"),
    })
}

/// A date written `YYYY-MM-DD` and no other way.
fn date(text: &str) -> Result<Value, Fault> {
    let shape = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    let fault = |message: String| Fault {
        message,
        hint: "write the date as YYYY-MM-DD, such as `2024-03-31`".to_owned(),
    };
    if !shape {
        return Err(fault(format!("`{}` is not a date", super::finding::cut(text))));
    }
    text.parse::<Date>()
        .map(Value::Date)
        .map_err(|_| fault(format!("`{text}` is not a day of the calendar")))
}

/// A whole number, without decimals or grouping.
fn integer(text: &str) -> Result<Value, Fault> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    match text.parse::<i64>() {
        Ok(value) if is_whole => Ok(Value::Integer(value)),
        _ => Err(Fault {
            message: format!("`{}` is not a whole number", super::finding::cut(text)),
            hint: number_hint(text, "write digits only, such as `12`"),
        }),
    }
}

/// `true/false/1/0/yes/no` in any case.
fn boolean(text: &str) -> Result<Value, Fault> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" => Ok(Value::Boolean(true)),
        "false" | "0" | "no" => Ok(Value::Boolean(false)),
        _ => Err(Fault {
            message: format!("`{}` is neither yes nor no", super::finding::cut(text)),
            hint: "write `yes` or `no`, or leave the cell empty if it is not known".to_owned(),
        }),
    }
}

/// An exact decimal number: `.` as the decimal mark, no grouping, no exponent, no more decimals
/// than the type has.
fn decimal(text: &str, cell_type: CellType) -> Result<Value, Fault> {
    let (precision, scale) = cell_type.decimal().unwrap_or((18, 2));
    let name = cell_type.noun();
    let example = "write it with `.` as the decimal mark and no grouping, such as `1234.50`";
    let not_a_number = || Fault {
        message: format!("`{}` is not {name}", super::finding::cut(text)),
        hint: number_hint(text, example),
    };
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
        return Err(not_a_number());
    }
    if fraction.len() > usize::from(scale) {
        return Err(Fault {
            message: format!(
                "`{}` has {} decimals, {name} has at most {scale}",
                super::finding::cut(text),
                fraction.len()
            ),
            hint: format!("round it to {scale} decimals in your system; nothing is rounded here"),
        });
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > usize::from(precision - scale) {
        return Err(Fault {
            message: format!("`{}` is too large for {name}", super::finding::cut(text)),
            hint: format!("at most {} digits fit before the decimal mark", precision - scale),
        });
    }
    let padding = std::iter::repeat_n(b'0', usize::from(scale) - fraction.len());
    let digits = whole.bytes().chain(fraction.bytes()).chain(padding);
    let units = digits.fold(0, |units, digit| units * 10 + i128::from(digit - b'0'));
    Ok(Value::Decimal(if negative { -units } else { units }))
}

/// The cure for a number that is written some usual wrong way.
fn number_hint(text: &str, otherwise: &str) -> String {
    let lower = text.to_lowercase();
    let known: [(&str, bool); 6] = [
        (
            "leave the cell empty if it is not known, and write `0` only for none",
            ["n/a", "na", "nan", "none", "null", "-", "unknown", "tbd", "?", "#n/a"]
                .contains(&lower.as_str()),
        ),
        (
            "remove the comma: `.` is the decimal mark and there is no grouping, such as `1234.50`",
            text.contains(','),
        ),
        ("remove the currency sign", text.contains(['$', '€', '£', '¥', '￥'])),
        ("remove the percent sign", text.contains('%')),
        (
            "write all digits, without an exponent",
            lower.contains('e') && text.contains(|c: char| c.is_ascii_digit()),
        ),
        (
            "write the digits as `0` to `9`, not full width",
            text.chars().any(|c| ('\u{ff10}'..='\u{ff19}').contains(&c)),
        ),
    ];
    known.iter().find(|(_, applies)| *applies).map_or(otherwise, |(hint, _)| hint).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_exact_or_refused() {
        for (text, cents) in [
            ("1.5", 150),
            ("1.50", 150),
            ("+5", 500),
            (".5", 50),
            ("-3", -300),
            ("007", 700),
            ("9999999999999999.99", 999_999_999_999_999_999),
        ] {
            assert_eq!(parse(text, CellType::Money), Ok(Value::Decimal(cents)), "{text}");
        }
        for text in [
            "1,234",
            "1.234",
            "1e3",
            "NaN",
            "$5",
            "N/A",
            "１２",
            "1 000",
            "--1",
            ".",
            "-",
            "99999999999999999",
            "inf",
            "1_000",
        ] {
            assert!(parse(text, CellType::Money).is_err(), "{text}");
        }
    }

    #[test]
    fn the_hint_fits_the_mistake() {
        let hint = |text| parse(text, CellType::Money).unwrap_err().hint;
        assert!(hint("1,234").contains("comma"));
        assert!(hint("N/A").contains("empty"));
        assert!(hint("１２").contains("full width"));
        assert!(hint("1.234").contains("nothing is rounded"));
    }

    #[test]
    fn other_types_are_as_strict() {
        assert_eq!(parse("+12", CellType::Integer), Ok(Value::Integer(12)));
        assert!(parse("12.0", CellType::Integer).is_err());
        assert!(parse("99999999999999999999", CellType::Integer).is_err());
        assert_eq!(parse("YES", CellType::Boolean), Ok(Value::Boolean(true)));
        assert!(parse("y", CellType::Boolean).is_err());
        assert!(parse("2024-02-30", CellType::Date).is_err());
        assert!(parse("24-02-01", CellType::Date).is_err());
        assert!(parse("+024-02-01", CellType::Date).is_err());
        assert!(parse("a b", CellType::Id).is_err());
        assert!(parse("a\u{7}b", CellType::String).is_err());
        assert_eq!(parse("e\u{301}", CellType::String), Ok(Value::Text("é".to_owned())));
    }
}

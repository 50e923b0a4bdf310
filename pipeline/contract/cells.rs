//! What the text of one cell means: strict types, never rounded, never guessed.

use jiff::civil::Date;

use super::cell_type::CellType;
use super::dataset::Field;
use super::finding::Fault;
use super::message::Message;
use super::value::Value;
use programme::text;

/// The longest `string`, in characters.
pub const STRING_CHARS: usize = 500;
/// The longest `id`, in characters.
pub const ID_CHARS: usize = 64;
/// The first year: there is none before it that is 0.
pub const FIRST_YEAR: i16 = 1;

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

/// Reads a trimmed, non-empty cell of a column, which may have words of its own for yes and no.
///
/// # Errors
/// When the text is not of the column's type; the fault says what to write instead.
pub fn parse_as(text: &str, field: &Field) -> Result<Value, Fault> {
    let (yes, no) = (&field.true_values, &field.false_values);
    if field.cell_type != CellType::Boolean || (yes.is_empty() && no.is_empty()) {
        return parse(text, field.cell_type);
    }
    let lower = text.to_lowercase();
    let is_one_of = |words: &[String]| words.iter().any(|w| w.to_lowercase() == lower);
    match (is_one_of(yes), is_one_of(no)) {
        (true, false) => Ok(Value::Boolean(true)),
        (false, true) => Ok(Value::Boolean(false)),
        _ => {
            let first = |words: &[String]| words.first().cloned().unwrap_or_default();
            Err(Fault::new(Message::NotYesOrNo).with("yes", first(yes)).with("no", first(no)))
        }
    }
}

/// Text of at most 500 characters in its one form, without characters that have no place in it.
fn string(text: &str) -> Result<Value, Fault> {
    let text = text::tidy(text);
    let count = if text.is_ascii() { text.len() } else { text.chars().count() };
    if count > STRING_CHARS {
        return Err(Fault::new(Message::LongText)
            .with("characters", count)
            .with("most", STRING_CHARS));
    }
    if let Some(c) = text::misplaced(&text) {
        let message =
            if c.is_control() { Message::ControlCharacter } else { Message::UnseenCharacter };
        return Err(Fault::new(message).with("code_point", format!("U+{:04X}", u32::from(c))));
    }
    Ok(Value::Text(text.into_owned()))
}

/// An id of at most 64 of `A-Z a-z 0-9 . _ -`.
fn id(text: &str) -> Result<Value, Fault> {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    if text.len() <= ID_CHARS && text.bytes().all(allowed) {
        return Ok(Value::Text(text.to_owned()));
    }
    Err(Fault::new(Message::NotAnId).with("most", ID_CHARS))
}

/// A date written `YYYY-MM-DD` and no other way.
fn date(text: &str) -> Result<Value, Fault> {
    let shape = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    if !shape {
        return Err(Fault::new(Message::NotADate));
    }
    let number = |digits: &str| digits.parse().unwrap_or(0_i16);
    let part = |digits: &str| i8::try_from(number(digits)).unwrap_or(0);
    let day = Date::new(number(&text[..4]), part(&text[5..7]), part(&text[8..]));
    let day = day.ok().filter(|day| day.year() >= FIRST_YEAR);
    day.map(Value::Date).ok_or_else(|| Fault::new(Message::NoSuchDay))
}

/// A whole number, without decimals or grouping.
fn integer(text: &str) -> Result<Value, Fault> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    match text.parse::<i64>() {
        Ok(value) if is_whole => Ok(Value::Integer(value)),
        _ => Err(not_a_number(text, CellType::Integer)),
    }
}

/// `true/false/1/0/yes/no` in any case.
fn boolean(text: &str) -> Result<Value, Fault> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" => Ok(Value::Boolean(true)),
        "false" | "0" | "no" => Ok(Value::Boolean(false)),
        _ => Err(Fault::new(Message::NotYesOrNo).with("yes", "yes").with("no", "no")),
    }
}

/// An exact decimal number: `.` as the decimal mark, no grouping, no exponent, no more decimals
/// than the type has.
fn decimal(text: &str, cell_type: CellType) -> Result<Value, Fault> {
    let (precision, scale) = cell_type.decimal().unwrap_or((18, 2));
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
        return Err(not_a_number(text, cell_type));
    }
    if fraction.len() > usize::from(scale) {
        return Err(Fault::new(Message::ManyDecimals)
            .with("type", cell_type.as_str())
            .with("decimals", fraction.len())
            .with("scale", scale));
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > usize::from(precision - scale) {
        return Err(Fault::new(Message::LargeNumber)
            .with("type", cell_type.as_str())
            .with("digits", precision - scale));
    }
    let padding = std::iter::repeat_n(b'0', usize::from(scale) - fraction.len());
    let digits = whole.bytes().chain(fraction.bytes()).chain(padding);
    let units = digits.fold(0, |units, digit| units * 10 + i128::from(digit - b'0'));
    Ok(Value::Decimal(if negative { -units } else { units }))
}

/// The fault of a text that is no number of this type, with the mistake that is usual there.
fn not_a_number(text: &str, cell_type: CellType) -> Fault {
    let lower = text.to_lowercase();
    let known: [(&str, bool); 7] = [
        (
            "not-known",
            ["n/a", "na", "nan", "none", "null", "-", "unknown", "tbd", "?", "#n/a"]
                .contains(&lower.as_str()),
        ),
        ("comma", text.contains(',')),
        ("currency", text.contains(['$', '€', '£', '¥', '￥'])),
        (
            "spaces",
            text.contains(char::is_whitespace)
                && text.chars().all(|c| c.is_whitespace() || c.is_ascii_digit() || c == '.'),
        ),
        ("percent", text.contains('%')),
        ("exponent", lower.contains('e') && lower.parse::<f64>().is_ok()),
        ("full-width", text.chars().any(|c| ('\u{ff10}'..='\u{ff19}').contains(&c))),
    ];
    let mistake = known.iter().find(|(_, applies)| *applies).map_or("other", |(name, _)| name);
    Fault::new(Message::NotANumber).with("type", cell_type.as_str()).with("mistake", mistake)
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
        let fault = |text| parse(text, CellType::Money).unwrap_err();
        let mistake = |text| fault(text).arguments["mistake"].clone();
        assert_eq!(mistake("1,234"), "comma");
        assert_eq!(mistake("N/A"), "not-known");
        assert_eq!(mistake("１２"), "full-width");
        assert_eq!(mistake("1\u{a0}234.50"), "spaces");
        assert_eq!(mistake("1e3"), "exponent");
        assert_eq!(mistake("12 (est.)"), "other");
        assert_eq!(fault("1.234").message, Message::ManyDecimals);
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
        assert_eq!(parse("0000-01-01", CellType::Date), Err(Fault::new(Message::NoSuchDay)));
        assert!(parse("0001-01-01", CellType::Date).is_ok());
        assert!(parse("+024-02-01", CellType::Date).is_err());
        assert!(parse("a b", CellType::Id).is_err());
        assert!(parse("a\u{7}b", CellType::String).is_err());
        let turned = parse("a\u{202e}b", CellType::String).unwrap_err();
        assert_eq!(turned.arguments["code_point"], "U+202E");
        assert_eq!(parse("a\r\nb", CellType::String), Ok(Value::Text("a b".to_owned())));
        assert_eq!(parse("e\u{301}", CellType::String), Ok(Value::Text("é".to_owned())));
    }
}

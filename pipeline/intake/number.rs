//! Numbers as spreadsheets keep them, as the text that says them exactly: no floating-point number is
//! made of them on the way.

/// The digits of a number that a spreadsheet keeps and shows, which are those that a double keeps; those
/// behind are noise of its arithmetic.
pub(super) const DIGITS: usize = 15;
/// The most places by which a point is moved to write out an exponent.
const PLACES: i32 = 40;

/// The digits of a number from the first that is not 0 to the last, and behind how many of them its point is.
struct Digits {
    sign: &'static str,
    significant: String,
    point: i32,
}

impl Digits {
    /// The digits of a number with an exponent or without; none if it is no number, or one too large or
    /// too small to be written out.
    fn of(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (sign, digits) = match mantissa.strip_prefix(['+', '-']) {
            Some(rest) if mantissa.starts_with('-') => ("-", rest),
            Some(rest) => ("", rest),
            None => ("", mantissa),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !are_digits(whole) || !are_digits(fraction)
        {
            return None;
        }
        let point = i32::try_from(whole.len()).ok()?.checked_add(exponent)?;
        let all = format!("{whole}{fraction}");
        let significant = all.trim_start_matches('0');
        let zeros = i32::try_from(all.len() - significant.len()).ok()?;
        // nothing is nothing, wherever its point is
        let point = if significant.is_empty() { 0 } else { point.checked_sub(zeros)? };
        let significant = significant.trim_end_matches('0').to_owned();
        let is_near = significant.is_empty() || (-PLACES..=PLACES).contains(&point);
        is_near.then_some(Self { sign, significant, point })
    }
}

/// How many significant digits a number has; none if it is no number.
pub(super) fn significant_digits(text: &str) -> Option<usize> {
    Digits::of(text).map(|digits| digits.significant.len())
}

/// A number written out: without exponent, of 15 significant digits as spreadsheets show them, and
/// without zeros behind the point. None if it is no number; in `Err` if it has more digits before its
/// point than are kept, so that the last of them are not what was typed.
pub(super) fn written_out(text: &str) -> Option<Result<String, String>> {
    if is_written_out(text) {
        return Some(Ok(text.to_owned()));
    }
    let Digits { sign, significant, point } = Digits::of(text)?;
    if significant.is_empty() {
        return Some(Ok("0".to_owned()));
    }
    // so near the end of what is kept, what is rounded away may have been cents
    let are_cents =
        significant.len() > DIGITS && usize::try_from(point).is_ok_and(|p| p + 2 > DIGITS);
    let (digits, point) = rounded(&significant, point);
    let text = placed(&digits, point);
    let is_long = are_cents || usize::try_from(point).is_ok_and(|point| point > DIGITS);
    let text = format!("{sign}{text}");
    Some(if is_long { Err(text) } else { Ok(text) })
}

/// Whether a number is written out already, as most are.
fn is_written_out(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "1"));
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    text.len() <= DIGITS
        && are_digits(whole)
        && are_digits(fraction)
        && (whole == "0" || !(whole.is_empty() || whole.starts_with('0')))
        && !(fraction.is_empty() || fraction.ends_with('0'))
}

/// Digits, the first of which is not 0, rounded half up to those that are kept; and where their point
/// then is.
fn rounded(digits: &str, point: i32) -> (String, i32) {
    let Some((kept, rest)) = digits.split_at_checked(DIGITS) else {
        return (digits.to_owned(), point);
    };
    let mut kept: Vec<u8> = kept.bytes().collect();
    let mut point = point;
    if rest.bytes().next().is_some_and(|next| next >= b'5') {
        if let Some(last) = kept.iter().rposition(|digit| *digit != b'9') {
            kept[last] += 1;
            kept.truncate(last + 1);
        } else {
            kept = vec![b'1'];
            point += 1;
        }
    }
    let kept: String = kept.into_iter().map(char::from).collect();
    (kept.trim_end_matches('0').to_owned(), point)
}

/// Digits with their point behind so many of them.
fn placed(digits: &str, point: i32) -> String {
    match usize::try_from(point) {
        Err(_) | Ok(0) => {
            let zeros = usize::try_from(-point).unwrap_or(0);
            format!("0.{}{digits}", "0".repeat(zeros))
        }
        Ok(point) if point >= digits.len() => {
            format!("{digits}{}", "0".repeat(point - digits.len()))
        }
        Ok(point) => format!("{}.{}", &digits[..point], &digits[point..]),
    }
}

/// A number a hundred times as large: what is shown of one that is shown as a percentage.
pub(super) fn hundredfold(text: &str) -> Option<String> {
    written_out(&format!("{text}e2"))?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_a_spreadsheet_shows() {
        for (text, expected) in [
            ("12", "12"),
            ("0", "0"),
            ("0.5", "0.5"),
            ("10.0", "10"),
            (".5", "0.5"),
            ("5.", "5"),
            ("0.00", "0"),
            ("-0.0", "0"),
            ("0.00e-2147483648", "0"),
            ("007.50", "7.5"),
            ("1234.56", "1234.56"),
            // one tenth and two tenths, and what else arithmetic makes of cents
            ("0.30000000000000004", "0.3"),
            ("1234.5600000000001", "1234.56"),
            ("1079.9999999999999", "1080"),
            ("33.333333333333336", "33.3333333333333"),
            ("1E-3", "0.001"),
            ("-1.5E+6", "-1500000"),
            ("9999999999999.99", "9999999999999.99"),
            ("123456789012345", "123456789012345"),
        ] {
            let written = written_out(text).unwrap();
            assert_eq!(written.unwrap_or_else(|long| long), expected, "{text}");
        }
        assert_eq!(
            written_out("1.2345678901234568E+17"),
            Some(Err("123456789012346000".to_owned()))
        );
        for text in ["12345678901234.56", "999999999999999.9"] {
            assert!(written_out(text).unwrap().is_err(), "{text}");
        }
        for text in [
            "",
            "-",
            ".",
            "1,5",
            "1e",
            "e5",
            "NaN",
            "1e99999",
            "12a",
            "1e300",
            "--1",
            "0.01e-2147483648",
        ] {
            assert_eq!(written_out(text), None, "{text}");
        }
        for (text, count) in [("1234567.9", 8), ("250000.0", 2), ("0.010", 1), ("1.5e10", 2)] {
            assert_eq!(significant_digits(text), Some(count), "{text}");
        }
        assert_eq!(significant_digits("NaN"), None);
        assert_eq!(hundredfold("0.5").as_deref(), Some("50"));
        assert_eq!(hundredfold("-0.125").as_deref(), Some("-12.5"));
    }
}

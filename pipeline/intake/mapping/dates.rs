//! Dates as a centre's own system writes them.

use std::iter::Peekable;
use std::str::Chars;

use jiff::civil::Date;

use contract::cells::FIRST_YEAR;

/// The century of a year of two digits.
const CENTURY: i16 = 2000;

/// A part of a date as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// So many digits of a unit; or one or two of them.
    Digits(Unit, Option<usize>),
    /// A character that stands for itself.
    Itself(char),
}

/// What digits say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Year,
    Month,
    Day,
    /// Of a time, which says nothing about the day.
    Time,
}

/// How dates are written: `YYYY` or `YY` (of 2000 to 2099), `MM` and `DD` of two digits, `M` and `D` of
/// one or two, `hh`, `mm` and `ss`, and whatever stands between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct DateForm {
    /// As it is said.
    pub(in super::super) text: String,
    parts: Vec<Part>,
}

impl DateForm {
    /// Reads a form; what is wrong with it as a predicate, if it is none.
    pub(in super::super) fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let mut count = 1;
            while matches!(letter, 'Y' | 'M' | 'D' | 'h' | 'm' | 's')
                && letters.peek() == Some(&letter)
            {
                letters.next();
                count += 1;
            }
            parts.push(match (letter, count) {
                ('Y', 4 | 2) => Part::Digits(Unit::Year, Some(count)),
                ('M', 2) => Part::Digits(Unit::Month, Some(2)),
                ('M', 1) => Part::Digits(Unit::Month, None),
                ('D', 2) => Part::Digits(Unit::Day, Some(2)),
                ('D', 1) => Part::Digits(Unit::Day, None),
                ('h' | 'm' | 's', 2) => Part::Digits(Unit::Time, Some(2)),
                ('Y' | 'M' | 'D' | 'h' | 'm' | 's', _) => {
                    return Err(format!("has `{letter}` {count} times"));
                }
                (other, _) => Part::Itself(other),
            });
        }
        let has_once = |unit| {
            let found =
                parts.iter().filter(|part| matches!(part, Part::Digits(u, _) if *u == unit));
            found.count() == 1
        };
        if ![Unit::Year, Unit::Month, Unit::Day].into_iter().all(has_once) {
            return Err("must have a year, a month and a day".to_owned());
        }
        Ok(Self { text: text.to_owned(), parts })
    }

    /// Whether it has digits alone.
    pub(in super::super) fn is_of_digits(&self) -> bool {
        self.parts.iter().all(|part| matches!(part, Part::Digits(..)))
    }

    /// Whether its year has two digits only.
    pub(in super::super) fn has_short_year(&self) -> bool {
        self.parts.contains(&Part::Digits(Unit::Year, Some(2)))
    }

    /// The day that a text is; none if it is not written so, or no calendar has the day.
    pub(in super::super) fn day(&self, text: &str) -> Option<Date> {
        let mut letters = text.chars().peekable();
        let (mut year, mut month, mut day) = (0, 0, 0);
        for part in &self.parts {
            match *part {
                Part::Itself(c) if letters.next() == Some(c) => {}
                Part::Itself(_) => return None,
                Part::Digits(unit, width) => {
                    let number = digits(&mut letters, width)?;
                    match unit {
                        Unit::Year if width == Some(2) => year = CENTURY + number,
                        Unit::Year => year = number,
                        Unit::Month => month = i8::try_from(number).ok()?,
                        Unit::Day => day = i8::try_from(number).ok()?,
                        Unit::Time => {}
                    }
                }
            }
        }
        let read = Date::new(year, month, day).ok();
        read.filter(|day| day.year() >= FIRST_YEAR && letters.next().is_none())
    }
}

/// A number of so many digits, or of one or two.
fn digits(letters: &mut Peekable<Chars<'_>>, width: Option<usize>) -> Option<i16> {
    let mut number = 0;
    let mut count = 0;
    while count < width.unwrap_or(2) {
        let Some(digit) = letters.peek().and_then(|c| c.to_digit(10)) else { break };
        number = number * 10 + i16::try_from(digit).ok()?;
        letters.next();
        count += 1;
    }
    (count > 0 && width.is_none_or(|width| count == width)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_its_form_or_not_at_all() {
        let day = |form: &str, text: &str| {
            DateForm::parse(form).unwrap().day(text).map(|day| day.to_string())
        };
        for (form, text) in [
            ("DD.MM.YYYY", "31.12.2023"),
            ("M/D/YYYY", "12/31/2023"),
            ("YYYYMMDD", "20231231"),
            ("YYYY年M月D日", "2023年12月31日"),
            ("DD.MM.YY", "31.12.23"),
            ("DD/MM/YYYY hh:mm:ss", "31/12/2023 23:59:59"),
        ] {
            assert_eq!(day(form, text).as_deref(), Some("2023-12-31"), "{form}");
        }
        assert_eq!(day("D.M.YYYY", "1.2.2024").as_deref(), Some("2024-02-01"));
        assert_eq!(day("DD.MM.YY", "01.01.00").as_deref(), Some("2000-01-01"));
        for (form, text) in [
            ("DD.MM.YYYY", "1.2.2024"),
            ("DD.MM.YYYY", "30.02.2024"),
            ("DD.MM.YYYY", "31.12.23"),
            ("DD.MM.YYYY", "12.31.2023"),
            ("DD.MM.YYYY", "31.12.2023 "),
            ("M/D/YYYY", "31/12/2023"),
            ("DD.MM.YYYY", "01.01.0000"),
            ("DD.MM.YYYY", "31.12.２０２３"),
        ] {
            assert_eq!(day(form, text), None, "{form} {text}");
        }
        for form in ["DD.MM", "YYYY-MM-DD-DD", "YYY-MM-DD", "DDD.MM.YYYY", ""] {
            assert!(DateForm::parse(form).is_err(), "{form}");
        }
    }
}

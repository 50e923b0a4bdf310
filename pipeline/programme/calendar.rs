//! Fiscal years and periods.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Error;
use super::settings::{Grain, Settings, YearName};

/// The first fiscal year that labels may name.
const FIRST_YEAR: i16 = 1950;
/// The last fiscal year that labels may name.
const LAST_YEAR: i16 = 2100;

/// A range of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateSpan {
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
}

impl DateSpan {
    /// Whether the day lies in the span.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.starts_on <= day && day <= self.ends_on
    }
}

/// A fiscal year or fiscal quarter, as `submission.period` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// `2024` or `2024Q1`.
    pub label: String,
    /// The fiscal year it belongs to.
    pub fiscal_year: i16,
    /// Its days.
    pub days: DateSpan,
}

impl std::fmt::Display for Period {
    /// Prints a period with its dates, as every message does: `2024Q1 (1 Oct to 31 Dec 2023)`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.label, self.days.in_words())
    }
}

impl DateSpan {
    /// The days as any language writes them: `2023-10-01 – 2023-12-31`.
    #[must_use]
    pub fn in_figures(self) -> String {
        format!("{} – {}", self.starts_on, self.ends_on)
    }

    /// The days in words: `1 Oct to 31 Dec 2023`.
    #[must_use]
    pub fn in_words(self) -> String {
        let Self { starts_on, ends_on } = self;
        let first = if starts_on.year() == ends_on.year() { "%-d %b" } else { "%-d %b %Y" };
        format!("{} to {}", starts_on.strftime(first), ends_on.strftime("%-d %b %Y"))
    }
}

/// A programme's fiscal calendar.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// Month and day on which a fiscal year starts.
    starts: (i8, i8),
    /// Whether a fiscal year is named after the calendar year in which it ends.
    named_by_end: bool,
    /// Whether extracts are filed by quarter or by year.
    grain: Grain,
    /// Months between the close of a service and its survey.
    lag_months: i32,
}

impl Calendar {
    /// The calendar that `[programme]`, `[submission]` and `[survey]` describe.
    ///
    /// # Errors
    /// When `fiscal_year_starts` is not a month and day.
    pub fn new(settings: &Settings) -> Result<Self, Error> {
        let text = &settings.programme.fiscal_year_starts;
        let starts = text
            .split_once('-')
            .and_then(|(m, d)| Some((m.parse::<i8>().ok()?, d.parse::<i8>().ok()?)))
            .filter(|(m, d)| (1..=12).contains(m) && (1..=28).contains(d))
            .ok_or_else(|| Error::Value {
                key: "programme.fiscal_year_starts".to_owned(),
                problem: format!("is `{text}`, not a month and day such as `10-01`"),
            })?;
        Ok(Self {
            starts,
            named_by_end: settings.programme.fiscal_year_named_by == YearName::End,
            grain: settings.submission.period,
            lag_months: settings.survey.lag_months,
        })
    }

    /// The days of a fiscal year; `FY2024` of a year that starts on 1 October and is named by its
    /// end is 1 October 2023 to 30 September 2024.
    #[must_use]
    pub fn year(&self, fiscal_year: i16) -> DateSpan {
        let (month, day) = self.starts;
        let is_calendar_year = (month, day) == (1, 1);
        let first =
            if self.named_by_end && !is_calendar_year { fiscal_year - 1 } else { fiscal_year };
        DateSpan {
            starts_on: jiff::civil::date(first, month, day),
            ends_on: jiff::civil::date(first + 1, month, day).saturating_sub(1.day()),
        }
    }

    /// The days on which a service must have closed for its client to be due for survey in the
    /// year: the year moved back by `lag_months`.
    #[must_use]
    pub fn service_window(&self, fiscal_year: i16) -> DateSpan {
        let starts_on = add_months(self.year(fiscal_year).starts_on, -self.lag_months);
        let next = add_months(self.year(fiscal_year + 1).starts_on, -self.lag_months);
        DateSpan { starts_on, ends_on: next.saturating_sub(1.day()) }
    }

    /// The fiscal year that a day lies in.
    #[must_use]
    pub fn year_of(&self, day: Date) -> i16 {
        (day.year() - 1..=day.year() + 1)
            .find(|y| self.year(*y).contains(day))
            .unwrap_or_else(|| day.year())
    }

    /// The period with this label, if the programme's calendar has one.
    #[must_use]
    pub fn period(&self, label: &str) -> Option<Period> {
        let year: i16 = label.get(..4)?.parse().ok()?;
        if !label.as_bytes()[..4].iter().all(u8::is_ascii_digit) {
            return None;
        }
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return None;
        }
        match (self.grain, &label[4..]) {
            (Grain::Year, "") => Some(self.whole_year(year)),
            (Grain::Quarter, "Q1") => Some(self.quarter(year, 1)),
            (Grain::Quarter, "Q2") => Some(self.quarter(year, 2)),
            (Grain::Quarter, "Q3") => Some(self.quarter(year, 3)),
            (Grain::Quarter, "Q4") => Some(self.quarter(year, 4)),
            _ => None,
        }
    }

    /// A fiscal year as a period.
    fn whole_year(&self, fiscal_year: i16) -> Period {
        Period { label: fiscal_year.to_string(), fiscal_year, days: self.year(fiscal_year) }
    }

    /// A quarter, 1 to 4, of a fiscal year.
    fn quarter(&self, fiscal_year: i16, quarter: i32) -> Period {
        let starts_on = self.year(fiscal_year).starts_on;
        let days = DateSpan {
            starts_on: add_months(starts_on, quarter * 3 - 3),
            ends_on: add_months(starts_on, quarter * 3).saturating_sub(1.day()),
        };
        Period { label: format!("{fiscal_year}Q{quarter}"), fiscal_year, days }
    }

    /// The period that a day lies in.
    #[must_use]
    pub fn period_of(&self, day: Date) -> Option<Period> {
        self.periods_of(self.year_of(day)).into_iter().find(|p| p.days.contains(day))
    }

    /// The periods of one fiscal year, in order.
    #[must_use]
    pub fn periods_of(&self, fiscal_year: i16) -> Vec<Period> {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&fiscal_year) {
            return Vec::new();
        }
        match self.grain {
            Grain::Year => vec![self.whole_year(fiscal_year)],
            Grain::Quarter => (1..=4).map(|q| self.quarter(fiscal_year, q)).collect(),
        }
    }

    /// Every period that a label may name, in order.
    pub fn periods(&self) -> impl Iterator<Item = Period> + '_ {
        (FIRST_YEAR..=LAST_YEAR).flat_map(|y| self.periods_of(y))
    }
}

/// The day `months` months later, or earlier if below 0; the month's last day where it is shorter.
#[must_use]
pub fn add_months(day: Date, months: i32) -> Date {
    day.saturating_add(months.months())
}

/// A day as Arrow's `Date32` counts it.
#[must_use]
pub fn days_since_1970(day: Date) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    i32::try_from(day.duration_since(epoch).as_hours() / 24).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(starts: &str, named_by: &str, period: &str) -> Calendar {
        let toml = format!(
            "[programme]\nid='x'\nname='x'\ncurrency='USD'\nfiscal_year_starts='{starts}'\nfiscal_year_named_by='{named_by}'\n[submission]\nperiod='{period}'\n[survey]\nlag_months=6\n"
        );
        Calendar::new(&Settings::parse(&toml).unwrap()).unwrap()
    }

    #[test]
    fn a_us_quarter_prints_with_its_dates() {
        let c = calendar("10-01", "end", "quarter");
        assert_eq!(c.period("2024Q1").unwrap().to_string(), "2024Q1 (1 Oct to 31 Dec 2023)");
        assert!(c.period("2024").is_none() && c.period("2024Q5").is_none());
        assert!(c.period("é024Q1").is_none());
    }

    #[test]
    fn a_japanese_year_is_named_by_its_start() {
        let c = calendar("04-01", "start", "year");
        assert_eq!(c.period("2024").unwrap().to_string(), "2024 (1 Apr 2024 to 31 Mar 2025)");
        assert_eq!(c.year_of(jiff::civil::date(2025, 3, 31)), 2024);
    }

    #[test]
    fn the_service_window_lags_the_year() {
        let w = calendar("10-01", "end", "quarter").service_window(2024);
        assert_eq!(
            (w.starts_on.to_string(), w.ends_on.to_string()),
            ("2023-04-01".into(), "2024-03-31".into())
        );
    }
}

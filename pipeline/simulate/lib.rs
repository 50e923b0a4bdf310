//! Synthetic programmes: seeded, realistic, and labelled as what they are.
//!
//! A centre is simulated by itself, from a stream of randomness that depends on the seed and its
//! place in `centres.csv` alone; so centres are made in parallel, and the same seed gives the same
//! bytes on however many processors of one kind. What a firm is like depends on the seed and its number, which
//! is how two centres agree about a client that they share. Amounts are drawn as floating-point
//! numbers and become exact decimals before they reach an extract.
//!
//! Faults, where they are asked for, are planted in what a centre would have filed: see `faults`.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "what is drawn is small, and exact only once it is in hundredths"
)]

mod centre;
mod chance;
mod extract;
mod faults;
mod firm;
mod money;
mod profile;
mod survey;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::ToSpan as _;
use jiff::civil::Date;
use rayon::prelude::*;

pub use extract::{Expected, Origin};
pub use faults::with_unique_names;
pub use profile::Profile;

use centre::Centre;
use chance::{Chance, hundredths};
use extract::{Extract, Verification};
use programme::{OFFICE, Period, Programme};

/// Why a simulation failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such profile.
    #[error("there is no profile `{0}`")]
    UnknownProfile(String),
    /// A profile is not valid, which is the program's fault.
    #[error("a profile is not valid")]
    Profile(#[from] toml::de::Error),
    /// The contract is not valid, which is the program's fault.
    #[error("the contract is not valid")]
    Contract(#[from] serde_json::Error),
    /// The profile's programme is not valid, which is the program's fault.
    #[error(transparent)]
    Programme(#[from] programme::Error),
    /// The calendar has no such years.
    #[error(
        "the fiscal years {first} to {last} cannot be simulated: all centres are open from {earliest} on, and the calendar ends"
    )]
    Years {
        /// The first year asked for.
        first: i16,
        /// The last year asked for.
        last: i16,
        /// The first year in which all centres are open.
        earliest: i16,
    },
    /// A file cannot be written.
    #[error("cannot write `{path}`")]
    Write {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
}

/// What to simulate.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Where all randomness comes from.
    pub seed: u64,
    /// The first fiscal year.
    pub first_year: i16,
    /// How many fiscal years.
    pub years: i16,
    /// How large a programme, the profile's being 1.
    pub scale: f64,
    /// How many faults, as a share of the extracts asked for; above 0, every kind of fault is planted
    /// once at least.
    pub faults: f64,
}

/// What was simulated.
#[derive(Debug)]
pub struct Simulated {
    /// How many extracts there are.
    pub extracts: usize,
    /// How many rows they have in all.
    pub rows: usize,
    /// The findings that `check` must report, by path, code, row and column.
    pub expected: Vec<Expected>,
    /// The findings on what is submitted again, once all of the inbox is loaded.
    pub expected_again: Vec<Expected>,
    /// How many faults are asked for.
    pub faults_asked: usize,
    /// How many of them are planted; the others found no place.
    pub faults: usize,
    /// The codes that faults are asked for and have no place.
    pub missing: Vec<&'static str>,
}

/// The folder of the extracts.
const INBOX: &str = "inbox";
/// The folder of what is submitted again after a load, if faults are asked for.
pub const RESUBMISSIONS: &str = "resubmissions";
/// How many years before the first one the older extracts lie that faults need.
const OLDER: std::ops::RangeInclusive<i16> = 3..=7;

/// Takes the files of a simulation: a path in the programme's folder, and the bytes.
pub type Sink<'a> = dyn Fn(&str, &[u8]) -> Result<(), Error> + Sync + 'a;

/// Everything that centres are simulated from.
pub struct World {
    seed: u64,
    profile: Profile,
    programme: Programme,
    periods: Vec<Period>,
    /// The part of the programme that each centre is; they add up to the scale.
    shares: Vec<f64>,
    /// How many faults, as a share of the extracts asked for.
    faults: f64,
}

/// Simulates a programme, and hands over the extracts of each centre when they are made.
///
/// # Errors
/// When the sink fails.
pub fn simulate(
    world: &World,
    sink: &Sink<'_>,
    progress: &(dyn Fn(&str, usize, usize) + Sync),
) -> Result<Simulated, Error> {
    let count = world.programme.centres.len();
    let done = AtomicUsize::new(0);
    let made: Vec<_> = (0..count)
        .into_par_iter()
        .map(|index| {
            let made = world.make(index, sink);
            progress("centres", done.fetch_add(1, Ordering::Relaxed) + 1, count);
            made
        })
        .collect();
    let mut simulated = Simulated {
        extracts: 0,
        rows: 0,
        expected: Vec::new(),
        expected_again: Vec::new(),
        faults_asked: faults::asked(world),
        faults: 0,
        missing: Vec::new(),
    };
    let mut verifications = Vec::new();
    let mut planted = BTreeSet::new();
    for part in made {
        let part = part?;
        simulated.extracts += part.extracts;
        simulated.rows += part.rows;
        simulated.expected.extend(part.expected);
        simulated.expected_again.extend(part.expected_again);
        simulated.faults += part.planted.len();
        planted.extend(part.planted);
        verifications.extend(part.verifications);
    }
    if simulated.faults_asked > 0 {
        simulated.missing = faults::missing(&planted);
    }
    let (extracts, expected) = world.office(verifications);
    simulated.expected.extend(expected);
    for extract in extracts {
        simulated.extracts += 1;
        simulated.rows += extract.rows.len();
        sink(&format!("{INBOX}/{}", extract.path()), &extract.to_csv())?;
    }
    simulated.expected.sort();
    simulated.expected_again.sort();
    Ok(simulated)
}

/// What one centre left behind.
struct Part {
    extracts: usize,
    rows: usize,
    expected: Vec<Expected>,
    expected_again: Vec<Expected>,
    verifications: Vec<Verification>,
    /// The codes of the faults planted.
    planted: Vec<&'static str>,
}

impl World {
    /// The world of a plan.
    ///
    /// # Errors
    /// When the programme has not all of the years.
    pub fn new(plan: Plan, profile: Profile) -> Result<Self, Error> {
        let programme = Programme::parse(
            std::path::Path::new(""),
            profile.programme_toml.to_owned(),
            profile.centres_csv.to_owned(),
        )?;
        let last = plan.first_year.saturating_add(plan.years - 1);
        let calendar = &programme.calendar;
        let opened = programme.centres.iter().map(|c| calendar.year_of(c.opened_on)).max();
        let earliest = opened.map_or(plan.first_year, |year| year + 1);
        let has_all = (plan.first_year..=last).all(|y| !calendar.periods_of(y).is_empty());
        if plan.first_year < earliest || !has_all {
            return Err(Error::Years { first: plan.first_year, last, earliest });
        }
        let periods: Vec<Period> =
            (plan.first_year..=last).flat_map(|y| calendar.periods_of(y)).collect();
        let spread = profile.model.reach.centre_spread;
        let weights: Vec<f64> = (0..programme.centres.len())
            .map(|c| Chance::new(plan.seed, [3, c as u64, 0]).factor(spread))
            .collect();
        let sum: f64 = weights.iter().sum();
        let shares = weights.into_iter().map(|w| plan.scale * w / sum).collect();
        let faults = plan.faults;
        Ok(Self { seed: plan.seed, profile, programme, periods, shares, faults })
    }

    /// A day on which `check` finds what the key says: half a year after the last period, before any
    /// engagement that is left open in it is stale.
    #[must_use]
    pub fn checked_on(&self) -> Date {
        let last = self.periods.last().map_or(Date::MAX, |p| p.days.ends_on);
        last.saturating_add(180.days())
    }

    /// Simulates one centre and hands over its extracts.
    fn make(&self, index: usize, sink: &Sink<'_>) -> Result<Part, Error> {
        let filed = Centre::simulate(self, index);
        let kinds = faults::kinds_for(self, index);
        faults::Desk::new(self, index, filed).plant(&kinds).hand_over(sink)
    }

    /// What the office files: its own money, and what it verified; with the findings on it.
    fn office(&self, mut verifications: Vec<Verification>) -> (Vec<Extract>, Vec<Expected>) {
        let mut extracts = Vec::new();
        let mut expected = Vec::new();
        let mut file = |label: &str, dataset, rows| {
            extracts.push(Extract {
                centre: OFFICE.to_owned(),
                label: label.to_owned(),
                dataset,
                rows,
            });
        };
        let mut of_period = |period: Option<usize>, label: &str| -> Vec<Vec<String>> {
            let rows = verifications.extract_if(.., |v| v.period == period);
            let numbered = rows.enumerate().map(|(place, row)| {
                expected.extend(row.fault.map(|(code, column)| Expected {
                    path: format!("{OFFICE}/{label}/verifications.csv"),
                    code: code.to_owned(),
                    row: Some(place + 2),
                    column: column.to_owned(),
                    origin: Origin::Planted,
                }));
                row.cells
            });
            numbered.collect()
        };
        if let Some(older) = self.older().last() {
            let rows = of_period(None, &older.label);
            if !rows.is_empty() {
                file(&older.label, "verifications", rows);
            }
        }
        let mut chance = Chance::new(self.seed, [4, 0, 0]);
        for (place, period) in self.periods.iter().enumerate() {
            file(&period.label, "funding", self.office_funding(place, &mut chance));
            file(&period.label, "verifications", of_period(Some(place), &period.label));
        }
        (extracts, expected)
    }

    /// Periods so long before the first one that what was left open in them is stale.
    fn older(&self) -> Vec<Period> {
        let (first, _) = self.years();
        let opened = self.programme.centres.iter().map(|c| c.opened_on).max();
        OLDER
            .rev()
            .flat_map(|years| self.programme.calendar.periods_of(first - years))
            .filter(|p| opened.is_some_and(|o| o <= p.days.starts_on))
            .collect()
    }

    /// The first and the last fiscal year.
    fn years(&self) -> (i16, i16) {
        let year = |period: Option<&Period>| period.map_or(0, |p| p.fiscal_year);
        (year(self.periods.first()), year(self.periods.last()))
    }

    /// The place of the period of a day, if it is among those simulated.
    fn period_of(&self, day: Date) -> Option<usize> {
        let after = self.periods.partition_point(|p| p.days.ends_on < day);
        self.periods.get(after).filter(|p| p.days.contains(day)).map(|_| after)
    }

    /// The day on which an end is told that is told one period late.
    fn told_late(&self, closed_on: Date) -> Date {
        let period = self.programme.calendar.period_of(closed_on);
        period.map_or(closed_on, |p| p.days.ends_on.tomorrow().unwrap_or(closed_on))
    }

    /// The area that a centre serves, as its clients' region.
    fn area(&self, index: usize) -> String {
        self.programme.centres[index].name.replace(" (simulated)", "")
    }

    /// The programme's threshold for a measure, in hundredths; what is above it is extreme.
    fn threshold(&self, measure: &str) -> Option<i64> {
        let text = self.programme.settings.extreme_values.get(measure)?;
        text.parse().ok().map(hundredths)
    }

    /// The share of what a client sells or employs above which its answers are held.
    fn limit(&self, name: &str) -> Option<f64> {
        self.programme.settings.extreme_values.get(name)?.parse().ok()
    }
}

/// The findings that the sizes of a centre's extracts deserve: `row-count-jump`. The extracts come as
/// path, dataset and rows, period by period.
fn jumps(sizes: impl IntoIterator<Item = (String, &'static str, usize)>) -> Vec<Expected> {
    let mut before: BTreeMap<&str, usize> = BTreeMap::new();
    let mut expected = Vec::new();
    for (path, dataset, now) in sizes {
        let Some(rows) = before.insert(dataset, now) else { continue };
        let larger = rows.max(now);
        if larger >= 20 && 2 * rows.abs_diff(now) > larger {
            expected.push(Expected {
                path,
                code: "row-count-jump".to_owned(),
                row: None,
                column: String::new(),
                origin: Origin::Simulated,
            });
        }
    }
    expected
}

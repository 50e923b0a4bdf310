//! Synthetic programmes: seeded, realistic, and labelled as what they are.
//!
//! A centre is simulated by itself, from a stream of randomness that depends on the seed and its
//! place in `centres.csv` alone; so centres are made in parallel, and the same seed gives the same
//! bytes on however many processors of one kind. What a firm is like depends on the seed and its number, which
//! is how two centres agree about a client that they share. Amounts are drawn as floating-point
//! numbers and become exact decimals before they reach an extract.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "what is drawn is small, and exact only once it is in hundredths"
)]

mod centre;
mod chance;
mod extract;
mod firm;
mod money;
mod profile;
mod survey;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;

pub use extract::Expected;
pub use profile::Profile;

use crate::programme::{OFFICE, Period, Programme};
use centre::{Centre, Filed};
use chance::{Chance, hundredths};
use extract::Extract;

/// Why a simulation failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such profile.
    #[error("there is no profile `{0}`")]
    UnknownProfile(String),
    /// A profile is not valid, which is the program's fault.
    #[error("a profile is not valid")]
    Profile(#[from] toml::de::Error),
    /// The profile's programme is not valid, which is the program's fault.
    #[error(transparent)]
    Programme(#[from] crate::programme::Error),
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
}

/// Takes the files of a simulation: a path in the inbox, and the bytes.
pub type Sink<'a> = dyn Fn(&str, &[u8]) -> Result<(), Error> + Sync + 'a;

/// Everything that centres are simulated from.
pub struct World {
    seed: u64,
    profile: Profile,
    programme: Programme,
    periods: Vec<Period>,
    /// The part of the programme that each centre is; they add up to the scale.
    shares: Vec<f64>,
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
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let made = Mutex::new(BTreeMap::new());
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(count);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= count {
                        break;
                    }
                    let result = world.make(index, sink);
                    progress("centres", done.fetch_add(1, Ordering::Relaxed) + 1, count);
                    made.lock()
                        .unwrap_or_else(std::sync::PoisonError::into_inner)
                        .insert(index, result);
                }
            });
        }
    });
    let made = made.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    let mut simulated = Simulated { extracts: 0, rows: 0, expected: Vec::new() };
    let mut verifications: BTreeMap<usize, Vec<Vec<String>>> = BTreeMap::new();
    for part in made.into_values() {
        let part = part?;
        simulated.extracts += part.extracts;
        simulated.rows += part.rows;
        simulated.expected.extend(part.expected);
        for (period, row) in part.verifications {
            verifications.entry(period).or_default().push(row);
        }
    }
    for extract in world.office(verifications) {
        simulated.extracts += 1;
        simulated.rows += extract.rows.len();
        sink(&extract.path(), &extract.to_csv())?;
    }
    simulated.expected.sort();
    Ok(simulated)
}

/// What one centre left behind.
struct Part {
    extracts: usize,
    rows: usize,
    expected: Vec<Expected>,
    verifications: Vec<(usize, Vec<String>)>,
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
        Ok(Self { seed: plan.seed, profile, programme, periods, shares })
    }

    /// Simulates one centre and hands over its extracts.
    fn make(&self, index: usize, sink: &Sink<'_>) -> Result<Part, Error> {
        let Filed { extracts, mut expected, verifications } = Centre::simulate(self, index);
        expected.extend(jumps(&extracts));
        for extract in &extracts {
            sink(&extract.path(), &extract.to_csv())?;
        }
        let rows = extracts.iter().map(|e| e.rows.len()).sum();
        Ok(Part { extracts: extracts.len(), rows, expected, verifications })
    }

    /// What the office files: its own money, and what it verified.
    fn office(&self, mut verifications: BTreeMap<usize, Vec<Vec<String>>>) -> Vec<Extract> {
        let mut extracts = Vec::new();
        let mut chance = Chance::new(self.seed, [4, 0, 0]);
        for (place, period) in self.periods.iter().enumerate() {
            let mut file = |dataset, rows| {
                extracts.push(Extract {
                    centre: OFFICE.to_owned(),
                    label: period.label.clone(),
                    dataset,
                    rows,
                });
            };
            file("funding", self.office_funding(place, &mut chance));
            file("verifications", verifications.remove(&place).unwrap_or_default());
        }
        extracts
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

    /// What is above the programme's threshold for a measure, in hundredths.
    fn threshold(&self, measure: &str) -> i64 {
        let text = self.programme.settings.extreme_values.get(measure);
        text.and_then(|t| t.parse().ok()).map_or(i64::MAX, hundredths)
    }
}

/// The findings that the sizes of a centre's extracts deserve: `row-count-jump`.
fn jumps(extracts: &[Extract]) -> Vec<Expected> {
    let mut before: BTreeMap<&str, usize> = BTreeMap::new();
    let mut expected = Vec::new();
    for extract in extracts {
        let now = extract.rows.len();
        let Some(rows) = before.insert(extract.dataset, now) else { continue };
        let larger = rows.max(now);
        if larger >= 20 && 2 * rows.abs_diff(now) > larger {
            expected.push(Expected {
                path: extract.path(),
                code: "row-count-jump".to_owned(),
                row: None,
                column: String::new(),
            });
        }
    }
    expected
}

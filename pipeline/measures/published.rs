//! The one gate: what leaves the stage of measures are published values with their status, made
//! for an audience. An exact value is known to nobody outside this stage.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, Zero as _};

use super::Computed;
use super::cleared::{Cleared, Protected};
use super::derivation::Derivation;
use super::figure::{Figure, Scope, decimal_text};
use engine::Unit;

/// Why a figure that an audience may not see has no value.
const CONFIDENTIAL: &str = "confidential";

/// Who reads what is published.
#[derive(Debug, Clone, Copy, Default)]
pub enum Audience<'a> {
    /// The programme's office: every value, rounded to its unit.
    #[default]
    Office,
    /// Everybody: what disclosure control lets through.
    Public(&'a Cleared),
    /// A centre, by its id: its own figures as the office has them, all others as everybody may see them.
    Centre(&'a str, &'a Cleared),
}

/// Who an edition is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Edition {
    /// The programme's office.
    #[default]
    Office,
    /// Everybody.
    Public,
    /// The centre of this id.
    Centre(String),
}

impl Edition {
    /// The word in files and for templates.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Public => "public",
            Self::Centre(_) => "centre",
        }
    }

    /// Whether its readers may see what a centre has filed: how many rows, what was asked, what was said.
    #[must_use]
    pub fn sees_files_of(&self, centre_id: &str) -> bool {
        match self {
            Self::Office => true,
            Self::Public => false,
            Self::Centre(own) => own == centre_id,
        }
    }
}

/// What an audience may see of a figure.
struct Seen {
    status: Status,
    /// Before rounding to its unit, but not finer than the status allows.
    value: Option<BigRational>,
    n: Option<u64>,
    reason: Option<String>,
}

impl Seen {
    /// All of it.
    fn all(figure: &Figure) -> Self {
        Self {
            status: match figure.exact {
                Some(_) => Status::Published,
                None => Status::NotAvailable,
            },
            value: figure.exact.clone(),
            n: figure.n,
            reason: figure.reason.clone(),
        }
    }

    /// What everybody may see of it. How many answers it rests on is a count of its own, which nobody
    /// has judged.
    fn by_everybody(figure: &Figure, cleared: &Cleared) -> Self {
        let all = Self::all(figure);
        match cleared.of(&figure.id()) {
            // why there is no value tells whether anybody answered
            Protected::Published => Self { n: None, reason: None, ..all },
            Protected::Rounded(value) => {
                Self { status: Status::Rounded, value: Some(value), n: None, reason: None }
            }
            Protected::Suppressed => Self {
                status: Status::Suppressed,
                value: None,
                n: None,
                reason: Some(CONFIDENTIAL.to_owned()),
            },
        }
    }
}

impl Audience<'_> {
    /// What it may see of a figure.
    fn sees(self, figure: &Figure) -> Seen {
        match self {
            Self::Office => Seen::all(figure),
            Self::Centre(own, _) if figure.scope.centre_id() == Some(own) => Seen::all(figure),
            Self::Public(cleared) | Self::Centre(_, cleared) => Seen::by_everybody(figure, cleared),
        }
    }

    /// The edition that it reads.
    #[must_use]
    pub fn edition(self) -> Edition {
        match self {
            Self::Office => Edition::Office,
            Self::Public(_) => Edition::Public,
            Self::Centre(own, _) => Edition::Centre(own.to_owned()),
        }
    }
}

/// Whether a figure is published, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// As it is.
    Published,
    /// Its value may not be seen by this audience.
    Suppressed,
    /// Rounded further than its unit is, so that nobody can be told from it.
    Rounded,
    /// There is no value, for the reason that it gives.
    NotAvailable,
}

impl Status {
    /// The word in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Suppressed => "suppressed",
            Self::Rounded => "rounded",
            Self::NotAvailable => "not_available",
        }
    }
}

/// Whether a value is below, at or above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Below.
    Negative,
    /// Zero itself, not only rounded to it.
    Zero,
    /// Above.
    Positive,
}

/// A figure as an audience may see it.
#[derive(Clone)]
pub struct Published {
    /// `<scope>.<measure>.<year>`.
    pub id: String,
    /// The measure's name.
    pub measure: String,
    /// Of what.
    pub scope: Scope,
    /// The fiscal year.
    pub year: i16,
    /// The value as decimal text, rounded half away from zero to the unit's decimals.
    pub value: Option<String>,
    /// Whether there is a value, and how it is published.
    pub status: Status,
    /// Why there is no value.
    pub reason: Option<String>,
    /// How many values it rests on, where the measure says.
    pub n: Option<u64>,
    /// The unit.
    pub unit: Unit,
    /// The declared denominator that it rests on.
    pub denominator: Option<String>,
    /// What it is derived from.
    pub derivation: Derivation,
    /// The SQL file below `sql/`.
    pub sql: String,
    /// What the audience may see, before rounding: rounded shorter from here, never from `value`,
    /// so that nothing is rounded twice.
    seen: Option<BigRational>,
}

impl Published {
    /// A figure as an audience sees it.
    fn of(audience: Audience<'_>, figure: &Figure) -> Self {
        let Seen { status, value: seen, n, reason } = audience.sees(figure);
        Self {
            id: figure.id(),
            measure: figure.measure.clone(),
            scope: figure.scope.clone(),
            year: figure.year,
            value: seen.as_ref().map(|v| decimal_text(v, figure.unit.decimals())),
            status,
            reason,
            n,
            unit: figure.unit,
            denominator: figure.denominator.clone(),
            derivation: figure.derivation.clone(),
            sql: figure.sql.clone(),
            seen,
        }
    }

    /// A figure of the nation with this value, for tests of what prints it.
    #[cfg(any(test, feature = "examples"))]
    #[must_use]
    pub fn example(unit: Unit, numerator: i64, denominator: i64) -> Self {
        let figure = Figure {
            exact: Some(BigRational::new(numerator.into(), denominator.into())),
            unit,
            ..Figure::empty("m", Derivation::Total { of: Vec::new() })
        };
        Self::of(Audience::Office, &figure)
    }

    /// This figure under the name of another measure.
    #[cfg(any(test, feature = "examples"))]
    #[must_use]
    pub fn named(mut self, measure: &str) -> Self {
        measure.clone_into(&mut self.measure);
        self.id = format!("{}.{measure}.{}", self.scope, self.year);
        self
    }

    /// A figure of the nation without a value, for tests of what prints it.
    #[cfg(any(test, feature = "examples"))]
    #[must_use]
    pub fn missing(measure: &str, reason: &str) -> Self {
        let figure = Figure::empty(measure, Derivation::Total { of: Vec::new() });
        Self { reason: Some(reason.to_owned()), ..Self::of(Audience::Office, &figure) }
    }

    /// A figure of the nation that may not be seen, for tests of what prints it.
    #[cfg(any(test, feature = "examples"))]
    #[must_use]
    pub fn confidential(measure: &str) -> Self {
        Self { status: Status::Suppressed, ..Self::missing(measure, CONFIDENTIAL) }
    }

    /// Whether there is a value that this audience may not see.
    #[must_use]
    pub fn is_confidential(&self) -> bool {
        self.status == Status::Suppressed
    }

    /// The value over 10 to the power of `exponent` (6 for millions, -2 for percent), rounded half
    /// away from zero, and never finer than it is published.
    #[must_use]
    pub fn scaled(&self, exponent: i32, decimals: u32) -> Option<String> {
        let value = self.seen.as_ref()?;
        let ten = |power: i32| BigRational::from(BigInt::from(10).pow(power.unsigned_abs()));
        let scaled = if exponent < 0 { value * ten(exponent) } else { value / ten(exponent) };
        let finest = i64::from(self.unit.decimals()) + i64::from(exponent);
        Some(decimal_text(&scaled, decimals.min(u32::try_from(finest).unwrap_or(0))))
    }

    /// The published value as a number to draw with: not to print.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        self.value.as_deref()?.parse().ok()
    }

    /// Whether the value is below, at or above zero.
    #[must_use]
    pub fn sign(&self) -> Option<Sign> {
        self.seen.as_ref().map(|value| match value {
            v if v.is_zero() => Sign::Zero,
            v if v.is_negative() => Sign::Negative,
            _ => Sign::Positive,
        })
    }

    /// The order of two published values; one that is not there comes first.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        number_of(self.value.as_deref()).cmp(&number_of(other.value.as_deref()))
    }

    /// The fiscal years whose extracts it rests on.
    #[must_use]
    pub fn years(&self) -> Vec<i16> {
        match self.derivation {
            Derivation::Change { .. } => vec![self.year - 1, self.year],
            _ => vec![self.year],
        }
    }
}

impl fmt::Debug for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // as it is published
        let Self { id, value, status, n, .. } = self;
        f.debug_struct("Published")
            .field("id", id)
            .field("value", value)
            .field("status", status)
            .field("n", n)
            .finish_non_exhaustive()
    }
}

/// The exact number that decimal text is.
fn number_of(value: Option<&str>) -> Option<BigRational> {
    let (whole, fraction) = value.map(|v| v.split_once('.').unwrap_or((v, "")))?;
    let units: BigInt = format!("{whole}{fraction}").parse().ok()?;
    Some(BigRational::new(units, BigInt::from(10).pow(u32::try_from(fraction.len()).ok()?)))
}

/// What is published together for an audience: figures by id.
#[derive(Debug, Clone, Default)]
pub struct Publication {
    /// Whose it is.
    pub edition: Edition,
    figures: BTreeMap<String, Published>,
}

impl Publication {
    /// Publishes all figures of a year, and those of the whole programme of earlier years.
    #[must_use]
    pub fn of(audience: Audience<'_>, year: &Computed, earlier: &[Computed]) -> Self {
        let of_earlier = earlier.iter().flat_map(|c| c.figures.values());
        let whole = of_earlier.filter(|f| f.scope.is_whole());
        let figures = whole.chain(year.figures.values()).map(|f| Published::of(audience, f));
        let figures = figures.map(|f| (f.id.clone(), f)).collect();
        Self { edition: audience.edition(), figures }
    }

    /// How many rows an extract of a centre has, or warnings, if the audience may see that.
    #[must_use]
    pub fn count_of(&self, centre_id: &str, count: u64) -> Option<u64> {
        self.edition.sees_files_of(centre_id).then_some(count)
    }

    /// The figure of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Published> {
        self.figures.get(id)
    }

    /// Every figure, by id.
    pub fn figures(&self) -> impl Iterator<Item = &Published> {
        self.figures.values()
    }

    /// Figures published, for tests of what prints them.
    #[cfg(any(test, feature = "examples"))]
    #[must_use]
    pub fn example(figures: impl IntoIterator<Item = Published>) -> Self {
        let figures = figures.into_iter().map(|f| (f.id.clone(), f)).collect();
        Self { edition: Edition::default(), figures }
    }

    /// How many figures there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.figures.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_rounded_twice() {
        // 12.345% is 0.1235 in files, and still 12.3% on a page
        let rate = Published::example(Unit::Rate, 12_345, 100_000);
        assert_eq!(rate.value.as_deref(), Some("0.1235"));
        assert_eq!(rate.scaled(-2, 1).as_deref(), Some("12.3"));
    }

    #[test]
    fn nothing_is_finer_than_it_is_published() {
        let third = Published::example(Unit::Count, 1, 3);
        assert_eq!(third.scaled(0, 9).as_deref(), Some("0"));
        assert_eq!(Published::example(Unit::Rate, 1, 3).scaled(-2, 9).as_deref(), Some("33.33"));
        assert_eq!(
            Published::example(Unit::Money, 1_234_567, 1).scaled(6, 2).as_deref(),
            Some("1.23")
        );
    }

    #[test]
    fn values_go_by_size_and_not_by_text() {
        let of = |n| Published::example(Unit::Money, n, 1);
        assert_eq!(of(9).compare(&of(10)), Ordering::Less);
        assert_eq!(of(-9).compare(&of(-10)), Ordering::Greater);
        // what is published alike ranks alike, whatever it was before
        assert_eq!(
            Published::example(Unit::Count, 1, 3).compare(&Published::example(Unit::Count, 0, 1)),
            Ordering::Equal
        );
        let none = Published::of(
            Audience::Office,
            &Figure::empty("m", Derivation::Total { of: Vec::new() }),
        );
        assert_eq!(none.compare(&of(-9)), Ordering::Less);
    }
}

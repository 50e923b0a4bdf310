//! A figure: a measure for one scope and year.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, Zero as _};

use super::contributions::Contributions;
use super::derivation::Derivation;
use engine::{ScopeKinds, ScopeRole, Unit};

/// What part of the programme a figure is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope {
    /// The kind, as a mart `scope_*` declares it.
    pub kind: String,
    /// Which of its kind: the centre's id, the region, the band; for the whole, the kind once more.
    pub name: String,
    /// What its kind is to the core.
    pub role: Option<ScopeRole>,
}

impl Scope {
    /// The scope of this kind and name.
    #[must_use]
    pub fn new(kinds: &ScopeKinds, kind: &str, name: &str) -> Self {
        let role = kinds.get(kind).and_then(|k| k.role);
        Self { kind: kind.to_owned(), name: name.to_owned(), role }
    }

    /// The whole programme.
    #[must_use]
    pub fn whole(kinds: &ScopeKinds) -> Self {
        let kind = kinds.with_role(ScopeRole::Whole);
        Self::new(kinds, kind, kind)
    }

    /// One centre.
    #[must_use]
    pub fn centre(kinds: &ScopeKinds, centre_id: &str) -> Self {
        Self::new(kinds, kinds.with_role(ScopeRole::Centre), centre_id)
    }

    /// Whether it is the whole programme.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.role == Some(ScopeRole::Whole)
    }

    /// The id of the centre that it is, if it is one.
    #[must_use]
    pub fn centre_id(&self) -> Option<&str> {
        (self.role == Some(ScopeRole::Centre)).then_some(self.name.as_str())
    }

    /// The scope in file names: `:` becomes `_`.
    #[must_use]
    pub fn file_stem(&self) -> String {
        self.to_string().replace(':', "_")
    }
}

impl std::fmt::Display for Scope {
    /// The scope as figure ids have it: `national`, `centre:harbor`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.is_whole() {
            true => write!(f, "{}", self.kind),
            false => write!(f, "{}:{}", self.kind, self.name),
        }
    }
}

/// A figure, exactly: known to this stage only, which publishes it.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    /// The measure's name.
    pub(super) measure: String,
    /// Of what.
    pub(super) scope: Scope,
    /// The fiscal year.
    pub(super) year: i16,
    /// The exact value.
    pub(super) exact: Option<BigRational>,
    /// The unit, which says how it is rounded.
    pub(super) unit: Unit,
    /// How many values it rests on, where the measure says.
    pub(super) n: Option<u64>,
    /// Why there is no value.
    pub(super) reason: Option<String>,
    /// The declared denominator that it rests on.
    pub(super) denominator: Option<String>,
    /// What it is derived from.
    pub(super) derivation: Derivation,
    /// Who contributes to it, as far as the measure says.
    pub(super) contributions: Contributions,
    /// The SQL file below `sql/`.
    pub(super) sql: String,
}

impl Figure {
    /// The id: `<scope>.<measure>.<year>`.
    pub(super) fn id(&self) -> String {
        format!("{}.{}.{}", self.scope, self.measure, self.year)
    }

    /// A figure of the nation without a value.
    #[cfg(any(test, feature = "examples"))]
    pub(super) fn empty(measure: &str, derivation: Derivation) -> Self {
        Self {
            measure: measure.to_owned(),
            scope: Scope {
                kind: "national".to_owned(),
                name: "national".to_owned(),
                role: Some(ScopeRole::Whole),
            },
            year: 2024,
            exact: None,
            unit: Unit::Count,
            n: None,
            reason: None,
            denominator: None,
            derivation,
            contributions: Contributions::default(),
            sql: "measures/m.sql".to_owned(),
        }
    }
}

/// A number rounded half away from zero, as decimal text.
#[must_use]
pub fn decimal_text(value: &BigRational, decimals: u32) -> String {
    let one = BigInt::from(10).pow(decimals);
    // half a unit more, then the whole ones: half away from zero
    let units: BigInt = (value.numer().abs() * &one * 2 + value.denom()) / (value.denom() * 2);
    let sign = if value.is_negative() && !units.is_zero() { "-" } else { "" };
    if decimals == 0 {
        return format!("{sign}{units}");
    }
    let (whole, fraction) = (&units / &one, &units % &one);
    format!("{sign}{whole}.{:0>width$}", fraction.to_string(), width = decimals as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_half_away_from_zero() {
        let text = |n: i64, d: i64, decimals| {
            decimal_text(&BigRational::new(n.into(), d.into()), decimals)
        };
        assert_eq!(text(1, 200, 2), "0.01");
        assert_eq!(text(-1, 200, 2), "-0.01");
        assert_eq!(text(-1, 1000, 2), "0.00");
        assert_eq!(text(5, 2, 0), "3");
        assert_eq!(text(-5, 2, 0), "-3");
        assert_eq!(text(2, 3, 4), "0.6667");
        assert_eq!(text(1234, 1, 2), "1234.00");
    }
}

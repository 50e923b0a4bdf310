//! Change on the year before, and the quartiles of centres.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, Zero as _};

use super::Error;
use super::compute::Computed;
use super::contributions::Contributions;
use super::derivation::Derivation;
use super::figure::Figure;
use engine::{ScopeRole, Unit};

/// Adds `<measure>_change` for every total, count and ratio: the value less the year before's, over
/// the absolute value of the year before's, so that a rise is above 0; none where either is missing
/// or the base is 0.
///
/// # Errors
/// When a SQL file returns a measure of that name.
pub fn add_changes(computed: &mut Computed, before: Option<&Computed>) -> Result<(), Error> {
    let changes: Vec<Figure> = computed
        .figures
        .values()
        .filter(|f| has_change(f))
        .map(|f| {
            let base = before.and_then(|b| b.get(&f.scope, &f.measure));
            let base = base.and_then(|b| b.exact.as_ref());
            let (exact, reason) = match (&f.exact, base) {
                (Some(_), Some(base)) if base.is_zero() => (None, Some("no_denominator")),
                (Some(value), Some(base)) => (Some((value - base) / base.abs()), None),
                (None, _) => (None, f.reason.as_deref()),
                (Some(_), None) => (None, Some("no_denominator")),
            };
            let (measure, derivation) = Derivation::change_of(&f.measure);
            Figure {
                measure,
                scope: f.scope.clone(),
                year: f.year,
                exact,
                unit: Unit::Ratio,
                n: None,
                reason: reason.map(str::to_owned),
                denominator: f.denominator.clone(),
                derivation,
                contributions: Contributions::default(),
                sql: f.sql.clone(),
            }
        })
        .collect();
    changes.into_iter().try_for_each(|figure| computed.put(figure))
}

/// Whether a figure has a change: totals, counts and ratios do; rates and points not, nor estimates.
fn has_change(figure: &Figure) -> bool {
    let is_estimate = matches!(figure.derivation, Derivation::Estimate { .. });
    !is_estimate && !matches!(figure.unit, Unit::Rate | Unit::Points)
}

/// Adds `<measure>_centre_q1`, `_q2` and `_q3` of the whole, over the centres with a value: R's type 7,
/// the default of its `quantile` (Hyndman and Fan, 1996). Changes have none.
///
/// # Errors
/// When a SQL file returns a measure of that name.
pub fn add_quartiles(computed: &mut Computed) -> Result<(), Error> {
    let mut by_measure: BTreeMap<String, Vec<&Figure>> = BTreeMap::new();
    let centre = computed.kinds.with_role(ScopeRole::Centre).to_owned();
    let of_centres = computed.figures.values().filter(|f| f.scope.centre_id().is_some());
    let is_change = |f: &Figure| matches!(f.derivation, Derivation::Change { .. });
    for figure in of_centres.filter(|f| !is_change(f)) {
        by_measure.entry(figure.measure.clone()).or_default().push(figure);
    }
    let mut quartiles = Vec::new();
    for (measure, figures) in by_measure {
        let mut sorted: Vec<BigRational> = figures.iter().filter_map(|f| f.exact.clone()).collect();
        sorted.sort();
        for quartile in 1..=3_u32 {
            let exact = quantile(&sorted, quartile);
            let (name, derivation) = Derivation::quartile_of(&measure, quartile, &centre);
            quartiles.push(Figure {
                measure: name,
                scope: computed.whole(),
                year: computed.year,
                reason: if exact.is_none() { figures[0].reason.clone() } else { None },
                exact,
                unit: figures[0].unit,
                n: Some(sorted.len() as u64),
                denominator: figures[0].denominator.clone(),
                derivation,
                contributions: Contributions::default(),
                sql: figures[0].sql.clone(),
            });
        }
    }
    quartiles.into_iter().try_for_each(|figure| computed.put(figure))
}

/// The quartile of sorted values: linear between the two that lie next to (n − 1) × q/4.
fn quantile(sorted: &[BigRational], quartile: u32) -> Option<BigRational> {
    let last = sorted.len().checked_sub(1)?;
    let position = last * quartile as usize;
    let (below, rest) = (position / 4, position % 4);
    let above = (below + 1).min(last);
    let share = BigRational::new(BigInt::from(rest), BigInt::from(4));
    Some(&sorted[below] + (&sorted[above] - &sorted[below]) * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_are_type_7() {
        // R: quantile(c(1, 2, 3, 10), c(.25, .5, .75)) gives 1.75, 2.5, 4.75
        let values: Vec<_> = [1, 2, 3, 10].map(|v| BigRational::from(BigInt::from(v))).into();
        let of = |q| super::super::decimal_text(&quantile(&values, q).unwrap(), 2);
        assert_eq!([of(1), of(2), of(3)], ["1.75", "2.50", "4.75"]);
        assert!(quantile(&[], 2).is_none());
    }
}

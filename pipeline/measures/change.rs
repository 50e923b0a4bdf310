//! Change on the year before, and the quartiles of centres.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero as _;

use super::compute::Computed;
use super::figure::{Figure, Scope};
use crate::engine::Unit;

/// Adds `<measure>_change` for every total, count and ratio: the value less the year before's, over
/// the year before's; none where either is missing or the base is 0.
pub fn add_changes(computed: &mut Computed, before: &Computed) {
    let changes: Vec<Figure> = computed
        .figures
        .values()
        .filter(|f| has_change(f))
        .map(|f| {
            let base = before.get(&f.scope, &f.measure).and_then(|b| b.exact.as_ref());
            let (exact, reason) = match (&f.exact, base) {
                (Some(_), Some(base)) if base.is_zero() => (None, Some("no_denominator")),
                (Some(value), Some(base)) => (Some((value - base) / base), None),
                (None, _) => (None, f.reason.as_deref()),
                (Some(_), None) => (None, Some("no_denominator")),
            };
            Figure {
                measure: format!("{}_change", f.measure),
                scope: f.scope.clone(),
                year: f.year,
                exact,
                unit: Unit::Ratio,
                n: None,
                reason: reason.map(str::to_owned),
                denominator: f.denominator.clone(),
                sql: f.sql.clone(),
            }
        })
        .collect();
    for figure in changes {
        computed.put(figure);
    }
}

/// Whether a figure has a change: totals, counts and ratios do; rates, points and estimates not.
fn has_change(figure: &Figure) -> bool {
    let is_estimate = figure.sql.ends_with("estimates.sql");
    !is_estimate && !matches!(figure.unit, Unit::Rate | Unit::Points)
}

/// Adds `national.<measure>_centre_q1`, `_q2` and `_q3` over the centres with a value: R's type 7,
/// the default of its `quantile` (Hyndman and Fan, 1996).
pub fn add_quartiles(computed: &mut Computed) {
    let mut values: BTreeMap<String, (Vec<BigRational>, Unit, String)> = BTreeMap::new();
    for figure in computed.figures.values().filter(|f| f.scope.kind == "centre") {
        let entry = values
            .entry(figure.measure.clone())
            .or_insert_with(|| (Vec::new(), figure.unit, figure.sql.clone()));
        entry.0.extend(figure.exact.clone());
    }
    for (measure, (mut sorted, unit, sql)) in values {
        sorted.sort();
        for quartile in 1..=3_u32 {
            let exact = quantile(&sorted, quartile);
            computed.put(Figure {
                measure: format!("{measure}_centre_q{quartile}"),
                scope: Scope::national(),
                year: computed.year,
                reason: exact.is_none().then(|| "no_answers".to_owned()),
                exact,
                unit,
                n: Some(sorted.len() as u64),
                denominator: None,
                sql: sql.clone(),
            });
        }
    }
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

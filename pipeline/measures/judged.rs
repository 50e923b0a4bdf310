//! What a figure tells beside its own value: of how many firms the smaller side of a rate is, how large the
//! largest answer is behind an error.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One as _, ToPrimitive as _};

use super::contributed::{Added, Contributed, DECIMALS, amounts, firms, units};
use super::derivation::{Derivation, EstimatePart};
use super::figure::Figure;
use engine::{Library, Unit};

/// How many firms a count or a share is of: of a rate those of the smaller side, if there is anybody on
/// it, as whoever knows the rate and of how many it is knows how many they are.
pub(super) fn fewest(figure: &Figure, added: &[Added]) -> u64 {
    let firms = firms(added).len() as u64;
    let is_own = matches!(&figure.derivation, Derivation::Ratio { of, .. } if of.len() < 2);
    let Some(rate) = figure.exact.as_ref().filter(|_| is_own && figure.unit == Unit::Rate) else {
        return firms;
    };
    let cases: i128 = added.iter().map(|one| one.units).sum();
    let cases = cases / units(&BigRational::one(), DECIMALS);
    let with = (rate * BigRational::from(BigInt::from(cases))).round().to_u64();
    let sides = with.map(|with| [with, u64::try_from(cases).unwrap_or(0).saturating_sub(with)]);
    let smaller = sides.into_iter().flatten().filter(|side| *side > 0).min();
    smaller.map_or(firms, |side| side.min(firms))
}

/// Whether a figure is a share of an amount, whose parts nobody has judged.
pub(super) fn is_share_of_amounts(library: &Library, figure: &Figure) -> bool {
    let is_amount = |name: &String| {
        library
            .measure(name)
            .is_some_and(|(_, m)| matches!(m.unit, Unit::Money | Unit::Fte | Unit::Hours))
    };
    figure.unit == Unit::Rate
        && matches!(&figure.derivation, Derivation::Ratio { of, .. } if of.iter().any(is_amount))
}

/// Whether an error of an estimate tells the largest answer: from their sum and the sum of their
/// squares it is known to lie between Σx² / Σx and √Σx².
pub(super) fn tells_squares(figure: &Figure, contributed: &Contributed, p_percent: f64) -> bool {
    let Derivation::Estimate { of, part } = &figure.derivation else { return false };
    if *part == EstimatePart::Total {
        return false;
    }
    let amounts = amounts(contributed.to(of, &figure.scope), DECIMALS);
    let amounts = || amounts.values().map(|amount| BigInt::from(amount.abs()));
    let squares: BigInt = amounts().map(|amount| &amount * &amount).sum();
    let (sum, largest) = (amounts().sum::<BigInt>(), amounts().max().unwrap_or_default());
    let p = BigInt::from((p_percent * 100.0).round().to_i64().unwrap_or(10_000));
    let hundred = BigInt::from(10_000);
    let above = &largest * (&hundred + &p);
    let is_far_above = &squares * &hundred * &hundred >= &above * &above;
    let is_far_below = &squares * &hundred <= (&hundred - &p) * &largest * &sum;
    !(is_far_above && is_far_below)
}

/// Whether a share is made from counts: from a measure that is one, or from a share of such.
pub(super) fn is_of_counts(library: &Library, figure: &Figure) -> bool {
    let is_count = |name: &String| {
        library.measure(name).is_some_and(|(_, m)| {
            // a rate of its own is one of cases
            matches!(m.unit, Unit::Count | Unit::Rate | Unit::Points)
                || m.of
                    .iter()
                    .any(|of| library.measure(of).is_some_and(|(_, m)| m.unit == Unit::Count))
        })
    };
    match &figure.derivation {
        Derivation::Ratio { of, .. } if of.is_empty() => figure.unit != Unit::Ratio,
        Derivation::Total { of } | Derivation::Ratio { of, .. } => of.iter().any(is_count),
        Derivation::Change { of }
        | Derivation::Quartile { of, .. }
        | Derivation::Estimate { of, .. } => is_count(of),
    }
}

//! What a figure tells beside its own value: of how many firms the smaller side of a rate is, how large the
//! largest answer is behind an error.

use std::collections::{BTreeMap, BTreeSet};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One as _, Signed as _, ToPrimitive as _};

use super::contributed::{Added, Contributed, DECIMALS, amounts, firms, units};
use super::derivation::{Derivation, EstimatePart};
use super::figure::Figure;
use disclosure::Contributor;
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

/// How many firms an error must be of.
const FEWEST_BEHIND_AN_ERROR: usize = 20;

/// What is left of some answers when those of somebody who knows their own are taken out.
#[derive(Debug, Clone, Default)]
struct Left {
    count: usize,
    sum: BigInt,
    squares: BigInt,
    largest: BigInt,
}

impl Left {
    /// All of these.
    fn of<'a>(amounts: impl Iterator<Item = &'a BigInt>) -> Self {
        amounts.fold(Self::default(), |left, amount| Self {
            count: left.count + 1,
            sum: left.sum + amount,
            squares: left.squares + amount * amount,
            largest: left.largest.max(amount.clone()),
        })
    }

    /// Whether the largest is told to within a share of it, in ten thousandths, by how many there are,
    /// their sum S and the sum Q of their squares: it lies between Q / S and
    /// S / n + √((n − 1) / n · (Q − S² / n)) (Samuelson 1968, How Deviant Can You Be?).
    fn tells(&self, share: &BigInt) -> bool {
        let (n, one) = (BigInt::from(self.count), BigInt::from(10_000));
        let beyond = &self.largest * (&one + share) * &n - &self.sum * &one;
        let spread = (&n - 1) * (&n * &self.squares - &self.sum * &self.sum) * &one * &one;
        let is_far_above = beyond.is_negative() || &beyond * &beyond <= spread;
        let is_far_below = &self.squares * &one <= (&one - share) * &self.largest * &self.sum;
        !(is_far_above && is_far_below)
    }
}

/// Whether an error of an estimate tells somebody the largest answer of others: everybody, a firm that
/// knows its own, or a centre that knows those of its firms.
pub(super) fn tells_squares(figure: &Figure, contributed: &Contributed, p_percent: f64) -> bool {
    let Derivation::Estimate { of, part } = &figure.derivation else { return false };
    if *part == EstimatePart::Total {
        return false;
    }
    let added = contributed.to(of, &figure.scope);
    let amounts = amounts(added, DECIMALS);
    let amounts: BTreeMap<_, BigInt> =
        amounts.into_iter().map(|(by, amount)| (by, BigInt::from(amount.abs()))).collect();
    if amounts.len() < FEWEST_BEHIND_AN_ERROR {
        return true;
    }
    let p = BigInt::from((p_percent * 100.0).round().to_i64().unwrap_or(10_000));
    let all = Left::of(amounts.values());
    let second = {
        let mut sizes: Vec<&BigInt> = amounts.values().collect();
        sizes.sort_unstable();
        sizes.into_iter().rev().nth(1).cloned().unwrap_or_default()
    };
    let without = |own: &BigInt| Left {
        count: all.count - 1,
        sum: &all.sum - own,
        squares: &all.squares - own * own,
        largest: if *own == all.largest { second.clone() } else { all.largest.clone() },
    };
    let mut by_centre: BTreeMap<usize, BTreeSet<Contributor>> = BTreeMap::new();
    for one in added {
        by_centre.entry(one.centre.unwrap_or(usize::MAX)).or_default().insert(one.by);
    }
    let others = by_centre.values().map(|own| {
        Left::of(amounts.iter().filter(|(by, _)| !own.contains(by)).map(|(_, amount)| amount))
    });
    // of one firm that is left there is nothing to tell but what the total tells
    all.tells(&p)
        || amounts.values().any(|own| without(own).tells(&p))
        || others.into_iter().any(|left| left.count > 0 && left.tells(&p))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether these answers are told to within 10%.
    fn tells(amounts: &[i32]) -> bool {
        let amounts: Vec<BigInt> = amounts.iter().map(|n| BigInt::from(*n)).collect();
        Left::of(amounts.iter()).tells(&BigInt::from(1_000))
    }

    #[test]
    fn a_sum_of_squares_tells_who_towers_over_the_others() {
        assert!(tells(&[1_000_000, 10, 20, 30]));
        assert!(tells(&[7, 7, 7, 7]));
        assert!(tells(&[5]));
        // many alike in size: the largest may be far from what is known
        let many: Vec<i32> = (1..=40).map(|n| n * 10).collect();
        assert!(!tells(&many));
    }

    #[test]
    fn the_bounds_hold_the_largest() {
        // whatever the answers, what is known of the largest is not wrong
        for seed in 1..200_i32 {
            let amounts: Vec<i32> = (0..7).map(|n| (seed * (n * n + 3) * 791) % 1009).collect();
            let (n, sum) = (7.0, f64::from(amounts.iter().sum::<i32>()));
            let squares: f64 = amounts.iter().map(|a| f64::from(a * a)).sum();
            let largest = f64::from(*amounts.iter().max().unwrap());
            let ceiling = sum / n + ((n - 1.0) / n * (squares - sum * sum / n)).sqrt();
            assert!(squares / sum <= largest + 1e-6 && largest <= ceiling + 1e-6, "{amounts:?}");
            let is_near = squares / sum > 0.9 * largest || ceiling < 1.1 * largest;
            assert_eq!(tells(&amounts), is_near, "{amounts:?}");
        }
    }
}

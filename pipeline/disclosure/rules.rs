//! The primary rules: which cells tell too much of an enterprise, and how far from its value an
//! attacker must be kept.
//!
//! The rules and the protection levels are those of Hundepool et al., Statistical Disclosure Control
//! (2012), chapter 4: a cell fails the p% rule if T − x₁ − x₂ < (p/100)·x₁, and is then protected
//! upwards by (p/100)·x₁ − (T − x₁ − x₂); it fails the (n, k) rule if x₁ + … + xₙ > (k/100)·T, and
//! is then protected by (100/k)·(x₁ + … + xₙ) − T. Downwards it is protected as far.

use std::collections::BTreeSet;

use super::contributions::{Contribution, Contributions, Contributor};
use super::model::Quantity;

/// A share in hundredths of a percent: 1000 is 10%.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BasisPoints(pub u32);

impl BasisPoints {
    /// This share of an amount, rounded up.
    fn of(self, amount: i128) -> i128 {
        (amount * i128::from(self.0) + 9_999).div_euclid(10_000)
    }
}

/// The (n, k) dominance rule: the n largest must not have more than k of the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dominance {
    /// How many of the largest, at least 1.
    pub n: usize,
    /// How much of the total they may have, above 0.
    pub k: BasisPoints,
}

/// The parameters of the rules: confidential, as whoever knows them can reckon from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// A cell has at least so many contributors.
    pub min_contributors: u64,
    /// The dominance rule, if it is asked for.
    pub dominance: Option<Dominance>,
    /// The p of the p% rule, if it is asked for.
    pub p: Option<BasisPoints>,
    /// How far, as a share of its value, one must be kept from a cell that has too few contributors,
    /// or is protected because of another.
    pub interval: BasisPoints,
    /// Whether enterprises may look at tables that they are part of.
    pub contributors_attack: bool,
    /// Whether cells that are suppressed beside each other must be safe as their sum too, which
    /// whoever subtracts the others from the total has.
    pub sums_are_judged: bool,
    /// Up to how many cells that might be suppressed in addition the best choice is looked for by
    /// going through all, as far as [`Self::effort`] allows.
    pub exact_up_to: usize,
    /// How many steps that search may take for a set of linked tables.
    pub effort: usize,
}

impl Rules {
    /// Rules with a least number of contributors and a p, and no dominance rule.
    #[must_use]
    pub fn new(min_contributors: u64, p: BasisPoints) -> Self {
        Self {
            min_contributors,
            dominance: None,
            p: Some(p),
            interval: p,
            contributors_attack: true,
            sums_are_judged: true,
            exact_up_to: 40,
            effort: 400,
        }
    }
}

/// Which rule a cell fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// It has too few contributors.
    FewContributors,
    /// The largest have too much of it.
    Dominance,
    /// The second largest contributor could tell too well what the largest has.
    PPercent,
}

/// How far from its value an attacker must be kept, in units of the last place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Levels {
    /// Downwards.
    pub lower: i128,
    /// Upwards.
    pub upper: i128,
}

impl Levels {
    /// As far on both sides, and by one unit at least.
    pub(crate) fn both(level: i128) -> Self {
        Self { lower: level.max(1), upper: level.max(1) }
    }

    /// What satisfies both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { lower: self.lower.max(other.lower), upper: self.upper.max(other.upper) }
    }
}

impl Rules {
    /// The rule that a cell fails, and how far it must be protected.
    #[must_use]
    pub fn judge(
        &self,
        quantity: Quantity,
        contributions: &Contributions,
        value: i128,
    ) -> Option<(Rule, Levels)> {
        if contributions.count == 0 {
            return None;
        }
        let few = contributions.count < self.min_contributors;
        let few =
            few.then(|| (Rule::FewContributors, self.kept_from(quantity, contributions, value)));
        let magnitude = quantity == Quantity::Magnitude && !contributions.largest.is_empty();
        let magnitude = magnitude.then(|| self.magnitude(contributions, value)).flatten();
        match (few, magnitude) {
            (Some((rule, few)), Some((_, levels))) => Some((rule, few.and(levels))),
            (few, magnitude) => few.or(magnitude),
        }
    }

    /// How far one is kept from a cell that is protected without failing a rule about its largest.
    pub(crate) fn kept_from(
        &self,
        quantity: Quantity,
        contributions: &Contributions,
        value: i128,
    ) -> Levels {
        Levels::both(self.interval.of(match quantity {
            Quantity::Magnitude => contributions.total(value),
            Quantity::Count | Quantity::Share => value.abs(),
        }))
    }

    /// The rules about the largest contributions.
    fn magnitude(&self, contributions: &Contributions, value: i128) -> Option<(Rule, Levels)> {
        let total = contributions.total(value);
        let mut failed: Option<(Rule, Levels)> = None;
        if let Some(Dominance { n, k }) = self.dominance {
            let largest = largest(contributions, n, total);
            // x₁ + … + xₙ > (k / 100) · T
            if largest * 10_000 > i128::from(k.0) * total {
                let needed = (largest * 10_000 + i128::from(k.0) - 1) / i128::from(k.0) - total;
                failed = Some((Rule::Dominance, Levels::both(needed)));
            }
        }
        if let Some(p) = self.p {
            let first = largest(contributions, 1, total);
            let others = total - largest(contributions, 2, total);
            // T − x₁ − x₂ < (p / 100) · x₁, without rounding
            if others * 10_000 < i128::from(p.0) * first {
                let levels = Levels::both(p.of(first) - others);
                let before = failed.map_or(Levels::default(), |(_, levels)| levels);
                failed = Some((Rule::PPercent, levels.and(before)));
            }
        }
        failed
    }

    /// How far somebody must be kept from the value of a cell who is a part of it: so far that they
    /// cannot tell what the largest of the others has. Nothing where there is nobody to protect.
    ///
    /// To the second largest contributor this is the p% rule, word for word. Nobody is protected from
    /// knowing what they have themselves.
    pub(crate) fn kept_from_part(
        &self,
        quantity: Quantity,
        contributions: &Contributions,
        value: i128,
        own: &OwnPart<'_>,
    ) -> Option<Levels> {
        let rest = Self::rest(contributions, value, own);
        if rest.count == 0 {
            return None;
        }
        let total = rest.total(0);
        let few = match own.knows_many {
            true => rest.count < self.min_contributors,
            false => contributions.count < self.min_contributors,
        };
        let few = few.then(|| match quantity {
            Quantity::Magnitude => Levels::both(self.interval.of(total)),
            Quantity::Count | Quantity::Share => self.kept_from(quantity, contributions, value),
        });
        let first = largest(&rest, 1, total);
        let needed = self.p.unwrap_or(self.interval).of(first) - (total - first);
        let largest = (quantity == Quantity::Magnitude && !contributions.largest.is_empty())
            .then(|| (needed > 0).then(|| Levels::both(needed)))
            .flatten();
        match (few, largest) {
            (Some(few), Some(largest)) => Some(few.and(largest)),
            (few, largest) => few.or(largest),
        }
    }

    /// The rule that the rest of a cell fails which somebody sees who knows their part of it.
    pub(crate) fn judge_rest(
        &self,
        quantity: Quantity,
        contributions: &Contributions,
        value: i128,
        own: &OwnPart<'_>,
    ) -> Option<(Rule, Levels)> {
        let rest = Self::rest(contributions, value, own);
        let value = match quantity {
            Quantity::Magnitude => rest.total(0),
            Quantity::Count | Quantity::Share => value,
        };
        self.judge(quantity, &rest, value)
    }

    /// The contributions of the others.
    fn rest(all: &Contributions, value: i128, own: &OwnPart<'_>) -> Contributions {
        let others = |c: &&Contribution| c.by.is_none_or(|by| !own.members.contains(&by));
        let mut largest: Vec<Contribution> = all.largest.iter().filter(others).copied().collect();
        let total = (all.total(value) - own.amount).max(0);
        let count = all.count.saturating_sub(own.contributors);
        // who is not named may be theirs, and of whom is not listed it is known only that he has less
        largest.truncate(usize::try_from(count).unwrap_or(usize::MAX));
        let listed: i128 = largest.iter().map(|c| c.amount).sum();
        let total = total.max(listed);
        if let (true, Some(last)) = (largest.is_empty() && count > 0, all.largest.last()) {
            largest.push(Contribution { by: None, amount: last.amount.min(total) });
        }
        Contributions { count, total: Some(total), largest }
    }
}

/// What somebody has of a cell.
#[derive(Debug, Clone)]
pub(crate) struct OwnPart<'a> {
    /// How much, without signs.
    pub(crate) amount: i128,
    /// How many of the contributors.
    pub(crate) contributors: u64,
    /// Which of them are known by name.
    pub(crate) members: &'a BTreeSet<Contributor>,
    /// Whether it is somebody with many enterprises: then the rest is judged as a cell of its own.
    pub(crate) knows_many: bool,
}

/// The sum of the n largest contributions. Of those that are not listed it is known only that each is
/// no larger than the last that is, and all together no more than the total.
fn largest(contributions: &Contributions, n: usize, total: i128) -> i128 {
    let listed = contributions.largest.iter().take(n).map(|c| c.amount);
    let sum: i128 = listed.sum();
    let there = usize::try_from(contributions.count).unwrap_or(usize::MAX).min(n);
    let missing = there.saturating_sub(contributions.largest.len());
    let last = contributions.largest.last().map_or(total, |c| c.amount);
    (sum + last * missing as i128).min(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        Rules::new(3, BasisPoints(1000))
    }

    fn cell(amounts: &[i128]) -> (Contributions, i128) {
        let all = amounts.iter().zip(1..).map(|(amount, by)| (Contributor(by), *amount));
        (Contributions::listed(all), amounts.iter().sum())
    }

    fn judged(rules: &Rules, amounts: &[i128]) -> Option<(Rule, Levels)> {
        let (contributions, value) = cell(amounts);
        rules.judge(Quantity::Magnitude, &contributions, value)
    }

    #[test]
    fn few_contributors_are_protected() {
        let both = Some((Rule::FewContributors, Levels::both(10)));
        assert_eq!(judged(&rules(), &[100]), both);
        assert_eq!(judged(&rules(), &[60, 40]), both);
        assert_eq!(judged(&rules(), &[]), None);
        // of counts and rates nobody is the largest
        let counted = Contributions::counted(2);
        let few = Some((Rule::FewContributors, Levels::both(1)));
        assert_eq!(rules().judge(Quantity::Count, &counted, 2), few);
        assert_eq!(rules().judge(Quantity::Share, &counted, 0), few);
        assert_eq!(rules().judge(Quantity::Count, &Contributions::counted(3), 3), None);
    }

    #[test]
    fn the_p_rule_is_that_of_the_book() {
        // 100 − … : the second could tell the first to within 9, of which 10 is protected
        assert_eq!(judged(&rules(), &[100, 50, 9]), Some((Rule::PPercent, Levels::both(1))));
        assert_eq!(judged(&rules(), &[100, 50, 4]), Some((Rule::PPercent, Levels::both(6))));
        // exactly p% is not less
        assert_eq!(judged(&rules(), &[100, 50, 10]), None);
        // signs do not count
        let losses = [(Contributor(1), -100), (Contributor(2), 90), (Contributor(3), 4)];
        let losses = Contributions::listed(losses);
        let found = rules().judge(Quantity::Magnitude, &losses, -6);
        assert_eq!(found, Some((Rule::PPercent, Levels::both(6))));
    }

    #[test]
    fn the_dominance_rule_is_that_of_the_book() {
        let dominance = Some(Dominance { n: 2, k: BasisPoints(8_500) });
        let rules = Rules { p: None, dominance, ..rules() };
        assert_eq!(judged(&rules, &[50, 35, 15]), None);
        let failed = judged(&rules, &[50, 36, 14]);
        // 86 / 0.85 = 101.2, of which 100 is there
        assert_eq!(failed, Some((Rule::Dominance, Levels::both(2))));
    }

    #[test]
    fn who_is_not_listed_is_taken_to_be_as_large_as_may_be() {
        let (mut contributions, value) = cell(&[100, 50, 9]);
        contributions.largest.truncate(1);
        contributions.total = Some(value);
        // the second might have 59, and then there is no third
        let found = rules().judge(Quantity::Magnitude, &contributions, value);
        assert_eq!(found, Some((Rule::PPercent, Levels::both(10))));
    }

    #[test]
    fn who_is_a_part_is_kept_from_the_largest_of_the_others() {
        let kept = |amounts: &[i128], who: u128| {
            let (contributions, value) = cell(amounts);
            let members = BTreeSet::from([Contributor(who)]);
            let amount = amounts[usize::try_from(who).unwrap() - 1];
            let own = OwnPart { amount, contributors: 1, members: &members, knows_many: false };
            rules().kept_from_part(Quantity::Magnitude, &contributions, value, &own)
        };
        assert_eq!(kept(&[100, 50, 4], 2), Some(Levels::both(6)));
        // the largest could tell 50 to within 4, and 5 is protected
        assert_eq!(kept(&[100, 50, 4], 1), Some(Levels::both(1)));
        assert_eq!(kept(&[100, 50, 4], 3), None);
        assert_eq!(kept(&[100], 1), None);
        assert_eq!(kept(&[100, 50], 1), Some(Levels::both(5)));
    }

    #[test]
    fn the_rest_of_a_cell_is_judged_like_a_cell() {
        let (contributions, value) = cell(&[100, 50, 40, 30]);
        let members = BTreeSet::from([Contributor(1), Contributor(3)]);
        let own = OwnPart { amount: 140, contributors: 2, members: &members, knows_many: true };
        let rest = rules().judge_rest(Quantity::Magnitude, &contributions, value, &own);
        assert_eq!(rest, Some((Rule::FewContributors, Levels::both(8))));
    }
}

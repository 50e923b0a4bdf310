//! Who contributes to a cell, and how much.

use std::collections::{BTreeMap, BTreeSet};

/// An enterprise that contributes, under a number that says nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Contributor(pub u128);

/// What one enterprise contributes to a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contribution {
    /// Who, where it is known: only then can it be the same as in another cell.
    pub by: Option<Contributor>,
    /// How much, without its sign, in units of the cell's last place.
    pub amount: i128,
}

/// The contributions to a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contributions {
    /// How many enterprises contribute.
    pub count: u64,
    /// The sum of what they contribute, each without its sign; without it, the cell's value without
    /// its sign, which is the same where no contribution is below zero.
    pub total: Option<i128>,
    /// The largest contributions, the largest first: the rules ask for two, or for as many as the
    /// dominance rule has. The more there are, the better it is known who sees through what. Empty
    /// for counts and shares, of which only the number of contributors is judged.
    pub largest: Vec<Contribution>,
}

impl Contributions {
    /// Of so many that nothing else is known of.
    #[must_use]
    pub fn counted(count: u64) -> Self {
        Self { count, ..Self::default() }
    }

    /// Of enterprises all of whom are known.
    #[must_use]
    pub fn listed(all: impl IntoIterator<Item = (Contributor, i128)>) -> Self {
        let mut largest: Vec<Contribution> = all
            .into_iter()
            .map(|(by, amount)| Contribution { by: Some(by), amount: amount.abs() })
            .collect();
        largest.sort_by_key(|c| (-c.amount, c.by));
        let total = Some(largest.iter().map(|c| c.amount).sum());
        Self { count: largest.len() as u64, total, largest }
    }

    /// The sum of the contributions without their signs, of a cell of this value.
    pub(crate) fn total(&self, value: i128) -> i128 {
        self.total.unwrap_or(value.abs())
    }

    /// Whether every contributor is listed.
    pub(crate) fn is_complete(&self) -> bool {
        self.largest.len() as u64 >= self.count
    }

    /// The contributions to several cells together, with their values: who stands in several is one.
    ///
    /// Of whom only some cells tell, the largest contributions come out no larger than they are, and
    /// the number no smaller.
    pub(crate) fn together<'a>(cells: impl IntoIterator<Item = (&'a Self, i128)>) -> Self {
        let (mut count, mut total, mut listed) = (0, 0, 0);
        let mut known: BTreeMap<Contributor, i128> = BTreeMap::new();
        let mut unknown = Vec::new();
        for (contributions, value) in cells {
            count += contributions.count;
            total += contributions.total(value);
            for contribution in &contributions.largest {
                match contribution.by {
                    Some(by) => {
                        *known.entry(by).or_default() += contribution.amount;
                        listed += 1;
                    }
                    None => unknown.push(*contribution),
                }
            }
        }
        count -= listed - known.len() as u64;
        let known = known.into_iter().map(|(by, amount)| Contribution { by: Some(by), amount });
        let mut largest: Vec<Contribution> = known.chain(unknown).collect();
        largest.sort_by_key(|c| (-c.amount, c.by));
        Self { count, total: Some(total), largest }
    }

    /// What cannot be so in a cell of this value, if anything.
    pub(crate) fn problem(&self, value: i128) -> Option<&'static str> {
        let listed: i128 = self.largest.iter().map(|c| c.amount).sum();
        let named: BTreeSet<Contributor> = self.largest.iter().filter_map(|c| c.by).collect();
        let with_name = self.largest.iter().filter(|c| c.by.is_some()).count();
        if self.largest.len() as u64 > self.count {
            Some("more large contributions than contributors")
        } else if self.largest.iter().any(|c| c.amount < 0) {
            Some("a contribution below zero")
        } else if self.largest.is_sorted_by(|a, b| a.amount >= b.amount) {
            match () {
                () if named.len() < with_name => Some("a contributor who stands there twice"),
                () if self.total.is_some_and(|t| t < value.abs()) => {
                    Some("a total of contributions that is smaller than its value")
                }
                () if !self.largest.is_empty() && listed > self.total(value) => {
                    Some("large contributions that are more than all of them")
                }
                () if self.is_complete()
                    && !self.largest.is_empty()
                    && listed < self.total(value) =>
                {
                    Some("contributions that are less than their total")
                }
                () => None,
            }
        } else {
            Some("large contributions that do not stand in order")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stands_in_two_cells_is_one() {
        let (a, b, c) = (Contributor(1), Contributor(2), Contributor(3));
        let first = Contributions::listed([(a, 100), (b, 5)]);
        let second = Contributions::listed([(c, 7), (a, -50)]);
        let together = Contributions::together([(&first, 105), (&second, -43)]);
        assert_eq!(together, Contributions::listed([(a, 150), (c, 7), (b, 5)]));
    }

    #[test]
    fn of_whom_nothing_is_known_is_another() {
        let unnamed = |amount| Contribution { by: None, amount };
        let cell = Contributions { count: 3, total: None, largest: vec![unnamed(5), unnamed(4)] };
        let together = Contributions::together([(&cell, 10), (&cell, 10)]);
        assert_eq!((together.count, together.total), (6, Some(20)));
        assert_eq!(together.largest[0].amount, 5);
    }

    #[test]
    fn contributions_that_cannot_be_are_known() {
        let a = Contributor(1);
        let fine = Contributions::listed([(a, 3), (Contributor(2), 4)]);
        assert_eq!(fine.problem(7), None);
        assert_eq!(fine.problem(-1), None);
        assert!(fine.problem(8).is_some());
        assert!(Contributions { count: 1, ..fine.clone() }.problem(7).is_some());
        assert!(Contributions { total: Some(6), ..fine.clone() }.problem(5).is_some());
        assert!(Contributions { total: Some(8), ..fine }.problem(5).is_some());
        assert!(Contributions::listed([(a, 3), (a, 4)]).problem(7).is_some());
    }
}

//! What may leave the office, as far as a protection was found safe.

use std::collections::{BTreeMap, BTreeSet};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero as _;

use super::links::Link;
use super::protection::Protection;
use disclosure::Decision;

/// What becomes of a figure that leaves the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Protected {
    /// It is published as it is.
    Published,
    /// It is published as this.
    Rounded(BigRational),
    /// It is not published.
    Suppressed,
}

/// What may leave the office: only from a protection that the audit found safe. What it does not name
/// may not.
#[derive(Debug, Clone, Default)]
pub struct Cleared(BTreeMap<String, Protected>);

impl Cleared {
    /// What becomes of a figure.
    pub(super) fn of(&self, figure: &str) -> Protected {
        self.0.get(figure).cloned().unwrap_or(Protected::Suppressed)
    }
}

impl Protection {
    /// What may leave the office; nothing if somebody could find out what is not published.
    #[must_use]
    pub fn cleared(&self) -> Option<Cleared> {
        if !self.verdict.audit.is_safe() {
            return None;
        }
        let mut cleared: BTreeMap<String, Protected> = BTreeMap::new();
        for (id, decimals) in self.figures.iter().filter(|(id, _)| !self.unknown.contains(*id)) {
            let protected = match self.verdict.decisions.get(id) {
                Some(Decision::Published(_)) => Protected::Published,
                Some(Decision::Rounded(units)) => Protected::Rounded(value_of(*units, *decimals)),
                Some(Decision::Suppressed(_) | Decision::Withheld) | None => continue,
            };
            cleared.insert(id.clone(), protected);
        }
        let rates = self.rates.keys().filter_map(|id| Some((id, self.rounded_rate(id)?)));
        cleared.extend(rates.map(|(id, rate)| (id.clone(), Protected::Rounded(rate))));
        for id in self.explained(&cleared) {
            cleared.insert(id, Protected::Published);
        }
        Some(Cleared(cleared))
    }

    /// A rate of two counts that are published rounded, made from these.
    pub(super) fn rounded_rate(&self, id: &str) -> Option<BigRational> {
        let count = |id: &String| match self.verdict.decisions.get(id)? {
            Decision::Rounded(units) => Some(value_of(*units, *self.figures.get(id)?)),
            Decision::Published(_) | Decision::Suppressed(_) | Decision::Withheld => None,
        };
        let [above, below] = self.rates.get(id)?;
        let (above, below) = count(above).zip(count(below))?;
        (!below.is_zero()).then(|| above / below)
    }

    /// Figures without a value of which everybody may know why: nothing that they are made from is kept
    /// from everybody, nor any part of the same answers. That all of them are held says how large they
    /// are.
    fn explained(&self, cleared: &BTreeMap<String, Protected>) -> BTreeSet<String> {
        let known = |id: &&String| !self.unknown.contains(*id);
        let mut explained: BTreeSet<String> =
            self.without_value.iter().filter(known).cloned().collect();
        loop {
            let is_open = |id: &String| {
                let is_there = self.figures.contains_key(id) || self.without_value.contains(id);
                !is_there || cleared.contains_key(id) || explained.contains(id)
            };
            let mut kept: Vec<String> = Vec::new();
            for Link { of, from, is_part } in &self.links {
                if explained.contains(of) && !from.iter().all(is_open) {
                    kept.push(of.clone());
                }
                if *is_part && !is_open(of) {
                    kept.extend(from.iter().filter(|id| explained.contains(*id)).cloned());
                }
            }
            if kept.is_empty() {
                return explained;
            }
            for id in kept {
                explained.remove(&id);
            }
        }
    }
}

/// The value that so many units of so many decimals are.
fn value_of(units: i128, decimals: u32) -> BigRational {
    BigRational::new(units.into(), BigInt::from(10).pow(decimals))
}

#[cfg(test)]
mod tests {
    use super::*;
    use disclosure::{Attacker, Audit, Finding, Reason, Verdict};

    /// A protection in which these things become of figures.
    fn protection(decisions: &[(&str, Decision)], is_safe: bool) -> Protection {
        let finding = Finding {
            cell: "a".to_owned(),
            attacker: Attacker::Everybody,
            lower: Some(7),
            upper: Some(7),
            needed_lower: 6,
            needed_upper: 8,
            safe: is_safe,
            exact: true,
        };
        let decisions: BTreeMap<String, Decision> =
            decisions.iter().map(|(id, d)| ((*id).to_owned(), d.clone())).collect();
        Protection {
            figures: decisions.keys().map(|id| (id.clone(), 0)).collect(),
            verdict: Verdict {
                decisions,
                audit: Audit { findings: vec![finding], no_wiser: 0 },
                cost: 0,
                bounds: Vec::new(),
            },
            unknown: BTreeSet::new(),
            without_value: BTreeSet::new(),
            links: Vec::new(),
            rates: BTreeMap::new(),
        }
    }

    fn suppressed() -> Decision {
        Decision::Suppressed(Reason::Beside)
    }

    #[test]
    fn nothing_leaves_unless_the_audit_found_all_of_it_safe() {
        let decisions = [("a", suppressed()), ("b", Decision::Published(3))];
        assert!(protection(&decisions, false).cleared().is_none());
        let cleared = protection(&decisions, true).cleared().unwrap();
        assert_eq!(cleared.of("a"), Protected::Suppressed);
        assert_eq!(cleared.of("b"), Protected::Published);
        // what nobody has judged
        assert_eq!(cleared.of("c"), Protected::Suppressed);
    }

    #[test]
    fn figures_that_nobody_could_judge_do_not_leave() {
        let mut protection = protection(&[("a", Decision::Published(3))], true);
        protection.unknown.insert("a".to_owned());
        protection.unknown.insert("b".to_owned());
        protection.without_value.insert("b".to_owned());
        let cleared = protection.cleared().unwrap();
        assert_eq!(cleared.of("a"), Protected::Suppressed);
        assert_eq!(cleared.of("b"), Protected::Suppressed);
    }

    #[test]
    fn why_there_is_no_value_is_told_only_where_that_tells_nothing() {
        let decisions = [("held", suppressed()), ("other", Decision::Published(1))];
        let mut protection = protection(&decisions, true);
        for id in ["total", "change of total", "free", "change of free", "of hidden"] {
            protection.without_value.insert(id.to_owned());
        }
        let mut link = |of: &str, from: &str, is_part| {
            protection.links.push(Link { of: of.to_owned(), from: vec![from.to_owned()], is_part });
        };
        // all answers are held, and nobody is told how much that is
        link("held", "total", true);
        link("change of total", "total", false);
        link("other", "free", true);
        link("change of free", "free", false);
        link("of hidden", "held", false);
        let cleared = protection.cleared().unwrap();
        for (id, wanted) in [
            ("total", Protected::Suppressed),
            ("change of total", Protected::Suppressed),
            ("free", Protected::Published),
            ("change of free", Protected::Published),
            ("of hidden", Protected::Suppressed),
        ] {
            assert_eq!(cleared.of(id), wanted, "{id}");
        }
    }

    #[test]
    fn a_rate_is_made_of_counts_as_they_are_printed() {
        let decisions = [
            ("above", Decision::Rounded(15)),
            ("below", Decision::Rounded(20)),
            ("rate", Decision::Withheld),
            ("hidden", suppressed()),
            ("rate of hidden", Decision::Withheld),
        ];
        let mut protection = protection(&decisions, true);
        for (rate, above) in [("rate", "above"), ("rate of hidden", "hidden")] {
            let of = [above.to_owned(), "below".to_owned()];
            protection.rates.insert(rate.to_owned(), of);
        }
        let cleared = protection.cleared().unwrap();
        let three_quarters = BigRational::new(3.into(), 4.into());
        assert_eq!(cleared.of("rate"), Protected::Rounded(three_quarters));
        assert_eq!(cleared.of("rate of hidden"), Protected::Suppressed);
        assert_eq!(cleared.of("above"), Protected::Rounded(BigRational::from(BigInt::from(15))));
    }
}

//! The best choice for small tables, and what cannot be less for others: by implicit hitting sets.
//!
//! A set of cells of which at least one must be hidden is found from a choice that is not safe: all
//! cells are hidden in addition that leave it unsafe, and the others are such a set. The lightest
//! choice that hits all sets found so far is no heavier than the best; if it is safe, it is the best.
//! (The sets are the combinatorial form of the cuts by which Fischetti and Salazar, 2001, solve the
//! problem exactly.)

use super::guard::{Gap, Guard};
use super::lp::lightest_cover;
use super::rules::Rules;
use super::search::{Choice, candidates, cost};
use super::tables::{Component, View};
use super::witness::find;

/// Makes a choice the best, if that is found within the effort; how little can be lost is noted.
pub(crate) fn improve(
    component: &Component,
    guard: &mut Guard<'_>,
    base: &[bool],
    choice: &mut Choice,
    rules: &Rules,
) {
    let candidates = candidates(component, base);
    if candidates.len() > rules.exact_up_to || choice.cost == 0 {
        return;
    }
    let weights: Vec<u64> =
        candidates.iter().map(|c| component.tables.entries[*c].weight).collect();
    let mut sets: Vec<Vec<usize>> = Vec::new();
    let mut hidden = base.to_vec();
    for _ in 0..rules.effort {
        let Some(gap) = guard.first_gap(&hidden) else {
            choice.least_cost = cost(component, base, &hidden);
            if choice.least_cost < choice.cost {
                choice.cost = choice.least_cost;
                choice.hidden = hidden;
            }
            return;
        };
        // sets that have nothing in common are worth the most: after each one, look on beside it
        let mut beside = hidden.clone();
        let mut next = Some(gap);
        while let Some(gap) = next {
            let set = needed_of(component, gap, &beside, &candidates, &weights);
            if set.is_empty() {
                // nothing closes it
                guard.beyond_help.insert(gap);
            }
            for place in &set {
                beside[candidates[*place]] = true;
            }
            sets.push(set);
            next = guard.first_gap(&beside);
        }
        let Some(cover) = lightest_cover(&weights, &sets) else { return };
        hidden.copy_from_slice(base);
        for (cell, is_in) in candidates.iter().zip(&cover) {
            hidden[*cell] |= is_in;
        }
        choice.least_cost = cost(component, base, &hidden);
        if choice.least_cost >= choice.cost {
            choice.least_cost = choice.cost;
            return;
        }
    }
}

/// The places of candidates of which one at least must be hidden to close a gap, as few as are left
/// when all others are hidden that do not close it, the lightest first.
fn needed_of(
    component: &Component,
    gap: Gap,
    hidden: &[bool],
    candidates: &[usize],
    weights: &[u64],
) -> Vec<usize> {
    let tables = &component.tables;
    let cell = component.targets[gap.target].cell;
    let mut with = hidden.to_vec();
    let mut open: Vec<usize> = (0..candidates.len()).filter(|p| !with[candidates[*p]]).collect();
    open.sort_by_key(|p| (weights[*p], *p));
    let mut set = Vec::new();
    for place in open {
        with[candidates[place]] = true;
        let view = View { tables, hidden: &with, attacker: gap.attacker };
        if find(&view, cell, gap.distance, usize::MAX, &|_| 1.0).is_some() {
            with[candidates[place]] = false;
            set.push(place);
        }
    }
    set.sort_unstable();
    set
}

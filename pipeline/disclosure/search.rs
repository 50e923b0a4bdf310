//! What to suppress beside the targets, so that nobody can tell them: for tables of any size.
//!
//! Target by target, the largest first, the attacker who could tell it too well is given another
//! table that fits, made at the least cost: the moves of a linear program whose cost of a cell is
//! what is lost with it, nothing for one that is suppressed already. (Kelly, Golden and Assad, 1992,
//! and Fischetti and Salazar, 2001, call this incremental attacker problems.) As a cell costs once
//! and not by how far it is moved, costs are set anew from the moves and the program is solved again.
//! What turns out not to be needed is published again; then each cell is tried to be replaced.

use super::guard::{Gap, Guard};
use super::rules::Rules;
use super::tables::{Component, View};
use super::witness::{Witness, find};

/// How far from a target cells are looked for, in steps from relation to relation, before one looks
/// further.
const STEPS: [usize; 3] = [2, 4, usize::MAX];
/// How often costs are set anew.
const ROUNDS: usize = 3;
/// What a cell costs that is suppressed already: as little as keeps moves few.
const NEARLY_NOTHING: f64 = 1e-3;

/// Which cells of a component are not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Whether each is hidden.
    pub(crate) hidden: Vec<bool>,
    /// What is lost with those that are hidden in addition.
    pub(crate) cost: u64,
    /// Less than this cannot be lost; 0 if nothing is known.
    pub(crate) least_cost: u64,
    /// What nothing closes.
    pub(crate) beyond_help: Vec<Gap>,
}

/// The cells of a component that may be hidden in addition.
pub(crate) fn candidates(component: &Component, base: &[bool]) -> Vec<usize> {
    let entries = component.tables.entries.iter().enumerate();
    entries.filter(|(c, e)| e.offered && !e.known && !base[*c]).map(|(c, _)| c).collect()
}

/// What is lost with what is hidden beyond the base.
pub(crate) fn cost(component: &Component, base: &[bool], hidden: &[bool]) -> u64 {
    let entries = component.tables.entries.iter().enumerate();
    entries.filter(|(c, _)| hidden[*c] && !base[*c]).map(|(_, e)| e.weight).sum()
}

/// A good choice, and the guard that has proved it.
pub(crate) fn search<'a>(
    component: &'a Component,
    base: &[bool],
    rules: &Rules,
) -> (Choice, Guard<'a>) {
    let mut guard = Guard::new(component);
    let mut largest_first: Vec<usize> = (0..component.targets.len()).collect();
    let level = |t: &usize| component.targets[*t].levels.map_or(0, |l| l.upper.max(l.lower));
    largest_first.sort_by_key(|t| (std::cmp::Reverse(level(t)), *t));
    let mut best: Option<Vec<bool>> = None;
    let smallest_first: Vec<usize> = largest_first.iter().rev().copied().collect();
    for order in [&largest_first, &smallest_first] {
        let mut hidden = base.to_vec();
        grow(component, &mut guard, order, &mut hidden, None);
        tidy(component, &mut guard, base, &mut hidden);
        let costs = |hidden: &Vec<bool>| cost(component, base, hidden);
        if best.as_ref().is_none_or(|best| costs(&hidden) < costs(best)) {
            best = Some(hidden);
        }
    }
    let mut hidden = best.unwrap_or_else(|| base.to_vec());
    replace(component, &mut guard, &largest_first, base, &mut hidden, rules);
    let choice = Choice {
        cost: cost(component, base, &hidden),
        hidden,
        least_cost: 0,
        beyond_help: guard.beyond_help.iter().copied().collect(),
    };
    (choice, guard)
}

/// Hides cells until every target is safe. With a cell that must stay published, it may come to
/// nothing: then false.
fn grow(
    component: &Component,
    guard: &mut Guard<'_>,
    order: &[usize],
    hidden: &mut [bool],
    stays: Option<usize>,
) -> bool {
    for target in order {
        while let Some(gap) = guard.gap(*target, hidden) {
            let closed = close(component, guard, gap, hidden, stays);
            match (closed, stays) {
                (true, _) => {}
                (false, Some(_)) => return false,
                (false, None) => {
                    guard.beyond_help.insert(gap);
                }
            }
        }
    }
    true
}

/// Hides what closes a gap at about the least cost; false if nothing does.
#[expect(clippy::cast_precision_loss, reason = "costs only guide the search")]
fn close(
    component: &Component,
    guard: &mut Guard<'_>,
    gap: Gap,
    hidden: &mut [bool],
    stays: Option<usize>,
) -> bool {
    let tables = &component.tables;
    let cell = component.targets[gap.target].cell;
    let mut all = hidden.to_vec();
    for (other, entry) in tables.entries.iter().enumerate() {
        all[other] |= entry.offered && Some(other) != stays;
    }
    let view = View { tables, hidden: &all, attacker: gap.attacker };
    let newly = |w: &Witness| -> Vec<usize> {
        let beyond = |(other, by): &&(usize, i128)| {
            let (lowest, highest) = tables.entries[*other].published;
            !hidden[*other] && !(lowest..=highest).contains(by)
        };
        w.moves.iter().filter(beyond).map(|(other, _)| *other).collect()
    };
    let weight = |other: usize| match hidden[other] {
        true => NEARLY_NOTHING,
        false => tables.entries[other].weight as f64,
    };
    let first =
        STEPS.iter().find_map(|s| Some((*s, find(&view, cell, gap.distance, *s, &weight)?)));
    let Some((steps, mut witness)) = first else { return false };
    let lost = |cells: &[usize]| cells.iter().map(|c| tables.entries[*c].weight).sum::<u64>();
    let mut best = (newly(&witness), witness.clone());
    for _ in 0..ROUNDS {
        let again = |other: usize| match (hidden[other], witness.of(other)) {
            (true, _) | (false, 0) => weight(other),
            (false, by) => weight(other) * gap.distance.abs() as f64 / by.abs().max(1) as f64,
        };
        let Some(found) = find(&view, cell, gap.distance, steps, &again) else { break };
        let cells = newly(&found);
        let same = found == witness;
        witness = found;
        if lost(&cells) < lost(&best.0) {
            best = (cells, witness.clone());
        } else if same {
            break;
        }
    }
    let (cells, witness) = best;
    for other in cells {
        hidden[other] = true;
    }
    guard.learn(gap.target, witness);
    true
}

/// Publishes again what is not needed, the most that is lost first.
fn tidy(component: &Component, guard: &mut Guard<'_>, base: &[bool], hidden: &mut [bool]) {
    let weight = |c: &usize| component.tables.entries[*c].weight;
    let mut added: Vec<usize> = (0..hidden.len()).filter(|c| hidden[*c] && !base[*c]).collect();
    added.sort_by_key(|c| (std::cmp::Reverse(weight(c)), *c));
    if guard.first_gap(hidden).is_some() {
        return;
    }
    for cell in added {
        hidden[cell] = false;
        hidden[cell] = !guard.can_do_without(cell, hidden);
    }
}

/// Tries to do without each cell that was hidden in addition, whatever else must be hidden for it.
fn replace(
    component: &Component,
    guard: &mut Guard<'_>,
    order: &[usize],
    base: &[bool],
    hidden: &mut Vec<bool>,
    rules: &Rules,
) {
    let weight = |c: &usize| component.tables.entries[*c].weight;
    let mut added: Vec<usize> = (0..hidden.len()).filter(|c| hidden[*c] && !base[*c]).collect();
    added.sort_by_key(|c| (std::cmp::Reverse(weight(c)), *c));
    // large tables take long to try, and have many cells
    let tries = rules.effort * 20 / (component.targets.len() * added.len()).max(1);
    for cell in added.into_iter().take(tries) {
        if !hidden[cell] {
            continue;
        }
        let mut other = hidden.clone();
        other[cell] = false;
        if grow(component, guard, order, &mut other, Some(cell)) {
            tidy(component, guard, base, &mut other);
            if cost(component, base, &other) < cost(component, base, hidden) {
                *hidden = other;
            }
        }
    }
}

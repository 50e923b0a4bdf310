//! From a model to what may be published: rules, closure, and what is suppressed in addition, until
//! nothing more follows; then the audit, which believes none of it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::audit::audit_of;
use super::book::{Book, Compiled};
use super::closure::{Protected, weights};
use super::error::Error;
use super::model::{Model, Standing};
use super::optimum::improve;
use super::rounding::rounded;
use super::rules::Rules;
use super::search::{Choice, search};
use super::sums::add_sums;
use super::tables::{Component, components};
use super::verdict::{Bound, Decision, Reason, Verdict};

/// How often the best choice is looked for anew as more must be protected; after that, what was
/// hidden once stays so, and it comes to an end.
const ANEW: usize = 12;

/// Decides what may be published of all tables of a model at once.
///
/// The same model gives the same verdict, in whatever order it is said and on however many threads.
///
/// # Errors
/// When the model names cells that there are not, or says what cannot be.
pub fn protect(model: &Model, rules: &Rules) -> Result<Verdict, Error> {
    let mut book = Book::new(model)?;
    let mut protected = Protected::primary(&book, rules);
    protected.close(&book, rules, &|_| false);
    let weights = weights(&book);
    let exact_functions: BTreeSet<usize> =
        book.functions.iter().filter(|made| !made.loose).map(|made| made.of).collect();
    let mut stays: BTreeSet<usize> = BTreeSet::new();
    let mut sums = BTreeSet::new();
    let mut solved: BTreeMap<usize, (Component, Vec<bool>, Choice)> = BTreeMap::new();
    for round in 0.. {
        let hidden = hidden(&book, &protected, &solved, &stays);
        let mut more = rules.sums_are_judged
            && add_sums(&mut book, &mut protected, &mut sums, rules, &|c| hidden.contains(&c));
        more |= protected.close(&book, rules, &|c| hidden.contains(&c));
        if round > 0 && !more {
            break;
        }
        if round >= ANEW {
            stays.extend(hidden);
        }
        // what can be made from what is published hides nothing
        let settled: BTreeSet<usize> =
            exact_functions.iter().chain(protected.reasons.keys()).copied().collect();
        let compiled = book.compile(rules, &protected.needs, &weights, &settled);
        let parts = components(&compiled.tables, &compiled.targets);
        solved = parts
            .into_par_iter()
            .map(|component| {
                let base: Vec<bool> = component
                    .cells
                    .iter()
                    .map(|cell| is_hidden(&book, &protected, &stays, *cell))
                    .collect();
                let before = solved.get(&component.cells[0]);
                let same =
                    before.filter(|(other, with, _)| is_same(other, &component) && *with == base);
                let choice = same.map(|(_, _, choice)| choice.clone());
                let choice = choice.unwrap_or_else(|| solve(&component, &base, rules));
                (component.cells[0], (component, base, choice))
            })
            .collect();
    }
    let hidden = hidden(&book, &protected, &solved, &stays);
    let compiled = book.compile(rules, &protected.needs, &weights, &BTreeSet::new());
    Ok(verdict(&book, &protected, &solved, &hidden, &compiled))
}

/// The choice for one component.
fn solve(component: &Component, base: &[bool], rules: &Rules) -> Choice {
    let (mut choice, mut guard) = search(component, base, rules);
    improve(component, &mut guard, base, &mut choice, rules);
    choice
}

/// Whether two components ask the same: then they have the same answer.
fn is_same(a: &Component, b: &Component) -> bool {
    a.cells == b.cells
        && a.targets == b.targets
        && a.tables.entries == b.tables.entries
        && a.tables.rows == b.tables.rows
        && a.tables.knowers == b.tables.knowers
}

/// Whether a cell is not published before anything is chosen.
fn is_hidden(book: &Book, protected: &Protected, stays: &BTreeSet<usize>, cell: usize) -> bool {
    match book.cells[cell].standing {
        Standing::Known => false,
        Standing::Withheld => true,
        Standing::Offered => protected.reasons.contains_key(&cell) || stays.contains(&cell),
    }
}

/// The cells that are not published.
fn hidden(
    book: &Book,
    protected: &Protected,
    solved: &BTreeMap<usize, (Component, Vec<bool>, Choice)>,
    stays: &BTreeSet<usize>,
) -> BTreeSet<usize> {
    let all = 0..book.cells.len();
    let mut hidden: BTreeSet<usize> =
        all.filter(|cell| is_hidden(book, protected, stays, *cell)).collect();
    for (component, _, choice) in solved.values() {
        let cells = component.cells.iter().zip(&choice.hidden);
        hidden.extend(cells.filter(|(_, is_hidden)| **is_hidden).map(|(cell, _)| *cell));
    }
    hidden
}

/// What becomes of each cell, audited.
fn verdict(
    book: &Book,
    protected: &Protected,
    solved: &BTreeMap<usize, (Component, Vec<bool>, Choice)>,
    hidden: &BTreeSet<usize>,
    compiled: &Compiled,
) -> Verdict {
    let mut decisions = BTreeMap::new();
    let mut cost = 0;
    for (place, cell) in book.cells.iter().enumerate().take(book.own) {
        let decision = match (cell.standing, protected.reasons.get(&place)) {
            (Standing::Withheld, _) => Decision::Withheld,
            (Standing::Known, _) => Decision::Published(cell.value),
            (Standing::Offered, Some(reason)) => Decision::Suppressed(reason.clone()),
            (Standing::Offered, None) if hidden.contains(&place) => {
                cost += cell.weight;
                Decision::Suppressed(Reason::Beside)
            }
            (Standing::Offered, None) => match cell.rounding {
                Some(base) => Decision::Rounded(rounded(cell.value, base)),
                None => Decision::Published(cell.value),
            },
        };
        decisions.insert(cell.id.clone(), decision);
    }
    let bounds = solved.values().filter(|(_, _, choice)| choice.cost > 0);
    let bounds = bounds.map(|(component, _, Choice { cost, least_cost, .. })| Bound {
        cells: component.cells.len(),
        cost: *cost,
        least_cost: *least_cost,
    });
    let bounds = bounds.collect();
    Verdict { decisions, audit: audit_of(book, compiled, hidden), cost, bounds }
}

//! The audit: what each attacker can find out of each protected cell, from what is published alone.
//!
//! It starts from the set of cells that are not published and from nothing that was found while they
//! were chosen. The bounds are those of linear programs; that a cell is safe is proved by two whole
//! tables (see `witness`). An integer program could find narrower bounds of counts where relations are
//! no simple sums: safety does not rest on the bounds but on the tables, which are whole.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::book::{Book, Compiled};
use super::closure::Protected;
use super::error::Error;
use super::guard::Guard;
use super::model::{Model, Standing};
use super::range::{Range, range};
use super::rules::Rules;
use super::sums::add_sums;
use super::tables::{Component, Target, View, components};
use super::verdict::{Attacker, Audit, Finding};

/// Audits tables of which these cells are not published, whoever chose them.
///
/// # Errors
/// When the model names cells that there are not, or says what cannot be.
pub fn audit(model: &Model, rules: &Rules, suppressed: &BTreeSet<String>) -> Result<Audit, Error> {
    let mut book = Book::new(model)?;
    let mut protected = Protected::primary(&book, rules);
    protected.close(&book, rules, &|_| false);
    let hidden: BTreeSet<usize> = (0..book.cells.len())
        .filter(|place| match book.cells[*place].standing {
            Standing::Known => false,
            Standing::Withheld => true,
            Standing::Offered => suppressed.contains(&book.cells[*place].id),
        })
        .collect();
    protected.close(&book, rules, &|cell| hidden.contains(&cell));
    let mut sums = BTreeSet::new();
    if rules.sums_are_judged {
        let is_hidden = |cell: usize| hidden.contains(&cell);
        add_sums(&mut book, &mut protected, &mut sums, rules, &is_hidden);
    }
    let made = book.own..book.cells.len();
    let hidden = hidden.into_iter().chain(made).collect();
    let compiled = book.compile(rules, &protected.needs, &[], &BTreeSet::new());
    Ok(audit_of(&book, &compiled, &hidden))
}

/// Audits tables of which these cells are hidden.
pub(crate) fn audit_of(book: &Book, compiled: &Compiled, hidden: &BTreeSet<usize>) -> Audit {
    // only what is hidden, or rounded, links anything
    let mut tables = compiled.tables.clone();
    for (place, entry) in tables.entries.iter_mut().enumerate() {
        entry.known |= !hidden.contains(&place) && entry.published == (0, 0);
    }
    let parts = components(&tables, &compiled.targets);
    let seen: BTreeSet<usize> = parts.iter().flat_map(|part| part.cells.iter().copied()).collect();
    let audited = parts.par_iter().map(|part| {
        let names: Vec<&Attacker> = part.knowers.iter().map(|k| &compiled.attackers[*k]).collect();
        audit_part(book, part, &names, hidden)
    });
    let audited: Vec<(Vec<Finding>, usize)> = audited.collect();
    let no_wiser = audited.iter().map(|(_, no_wiser)| no_wiser).sum();
    let mut findings: Vec<Finding> = audited.into_iter().flat_map(|(f, _)| f).collect();
    // what everybody knows is not safe, whoever should be kept from it
    let known = compiled.targets.iter().filter(|target| !seen.contains(&target.cell));
    findings.extend(known.map(|target| told(book, compiled, target)));
    findings.sort();
    Audit { findings, no_wiser }
}

/// The finding of a target that is published or known.
fn told(book: &Book, compiled: &Compiled, target: &Target) -> Finding {
    let value = book.cells[target.cell].value;
    let levels = compiled.tables.needed(target, None);
    let (mut attacker, mut levels) = (Attacker::Everybody, levels);
    for part in target.parts.keys().filter(|_| target.levels.is_none()) {
        let kept = compiled.tables.needed(target, Some(*part));
        if kept > levels {
            (attacker, levels) = (compiled.attackers[*part].clone(), kept);
        }
    }
    let (needed_lower, needed_upper) = (value - levels.lower, value + levels.upper);
    let safe = levels.lower == 0 && levels.upper == 0;
    let cell = book.cells[target.cell].id.clone();
    let (lower, upper) = (Some(value), Some(value));
    Finding { cell, attacker, lower, upper, needed_lower, needed_upper, safe, exact: true }
}

/// Audits a set of linked cells.
fn audit_part(
    book: &Book,
    part: &Component,
    names: &[&Attacker],
    all_hidden: &BTreeSet<usize>,
) -> (Vec<Finding>, usize) {
    let hidden: Vec<bool> = part.cells.iter().map(|cell| all_hidden.contains(cell)).collect();
    let mut guard = Guard::new(part);
    let (mut findings, mut no_wiser) = (Vec::new(), 0);
    for (place, target) in part.targets.iter().enumerate() {
        let cell = &book.cells[part.cells[target.cell]];
        let mut moved = BTreeSet::new();
        let all = std::iter::once(None).chain((0..names.len()).map(Some));
        for attacker in all {
            let levels = part.tables.needed(target, attacker);
            if levels.lower == 0 && levels.upper == 0 {
                continue;
            }
            let view = View { tables: &part.tables, hidden: &hidden, attacker };
            if let Some(knower) = attacker {
                let knows = &part.tables.knowers[knower].of;
                let has_part = target.parts.contains_key(&knower);
                if !has_part && !moved.iter().any(|cell| knows.contains_key(cell)) {
                    no_wiser += 1;
                    continue;
                }
            }
            let gap = guard.gap_of(place, attacker, &hidden, &mut moved);
            let safe = gap.is_none();
            let is_exact = attacker.is_none() || !safe;
            let bounds = match is_exact {
                true => range(&view, target.cell, levels),
                false => Range { lower: Some(-levels.lower), upper: Some(levels.upper) },
            };
            findings.push(Finding {
                cell: cell.id.clone(),
                attacker: attacker.map_or(Attacker::Everybody, |a| names[a].clone()),
                lower: bounds.lower.map(|by| cell.value + by),
                upper: bounds.upper.map(|by| cell.value + by),
                needed_lower: cell.value - levels.lower,
                needed_upper: cell.value + levels.upper,
                safe,
                exact: is_exact,
            });
        }
    }
    (findings, no_wiser)
}

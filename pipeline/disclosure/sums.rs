//! Suppressed cells that stand beside each other: who subtracts the others from the total has their
//! sum, which must be safe as a cell would be.
//!
//! That is how one large enterprise is told from several cells each of which hides it: what stands
//! beside its cell is its own too, or belongs to somebody who knows it.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Book, Inside, Need};
use super::closure::Protected;
use super::contributions::Contributions;
use super::model::{Quantity, Sense, Standing};
use super::rules::{OwnPart, Rules};

/// Adds the sums of hidden cells that fail a rule; whether there were any that were not there before.
pub(crate) fn add_sums(
    book: &mut Book,
    protected: &mut Protected,
    known: &mut BTreeSet<Vec<usize>>,
    rules: &Rules,
    hidden: &dyn Fn(usize) -> bool,
) -> bool {
    let mut found = Vec::new();
    for (terms, sense) in &book.relations {
        // sums that were made here are judged already
        if *sense != Sense::Zero || terms.iter().any(|(cell, _)| *cell >= book.own) {
            continue;
        }
        let parts: Vec<(usize, i128)> =
            terms.iter().filter(|(cell, _)| hidden(*cell)).copied().collect();
        let judged = |cell: usize| {
            let cell = &book.cells[cell];
            cell.quantity != Quantity::Share && cell.standing == Standing::Offered
        };
        let alike = parts.iter().all(|(_, f)| f.abs() == 1 && f.signum() == parts[0].1.signum());
        if parts.len() < 2 || !alike || !parts.iter().all(|(cell, _)| judged(*cell)) {
            continue;
        }
        let cells: Vec<usize> = parts.iter().map(|(cell, _)| *cell).collect();
        if known.contains(&cells) {
            continue;
        }
        let together = Contributions::together(
            cells.iter().map(|c| (&book.cells[*c].contributions, book.cells[*c].value)),
        );
        let value: i128 = cells.iter().map(|c| book.cells[*c].value).sum();
        let counts = cells.iter().all(|c| book.cells[*c].quantity == Quantity::Count);
        let quantity = if counts { Quantity::Count } else { Quantity::Magnitude };
        let levels = rules.judge(quantity, &together, value).map(|(_, levels)| levels);
        let mut insiders = BTreeMap::new();
        for (place, Inside { members, .. }) in book.insiders.iter().enumerate() {
            let (amount, contributors) = book.part_of(place, &cells);
            if contributors > 0 {
                let own = OwnPart { amount, contributors, members, knows_many: true };
                let rest = rules.judge_rest(quantity, &together, value, &own);
                insiders.extend(rest.map(|(_, levels)| (place, levels)));
            }
        }
        if levels.is_some() || !insiders.is_empty() {
            known.insert(cells.clone());
            found.push((cells, together, Need { levels, insiders }));
        }
    }
    let any = !found.is_empty();
    for (cells, together, need) in found {
        let parts: Vec<(usize, i128)> = cells.into_iter().map(|cell| (cell, 1)).collect();
        let place = book.add_sum(&parts, together);
        protected.needs.insert(place, need);
    }
    any
}

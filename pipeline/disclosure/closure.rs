//! Closure: a protected figure protects every figure that is made from it, and one that is made from
//! others protects one of these.

use std::collections::BTreeMap;

use super::book::{Book, Need};
use super::model::{Cell, Standing};
use super::rules::Rules;
use super::verdict::Reason;

/// Cells that are not published, with why, and the needs of those that must be protected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Protected {
    /// Why each is not published.
    pub(crate) reasons: BTreeMap<usize, Reason>,
    /// What must be protected, and how far.
    pub(crate) needs: BTreeMap<usize, Need>,
}

impl Protected {
    /// What fails a rule by itself, or what is left of it in an insider's eyes.
    pub(crate) fn primary(book: &Book, rules: &Rules) -> Self {
        let mut protected = Self::default();
        for (place, cell) in book.cells.iter().enumerate() {
            let failed = rules.judge(cell.quantity, &cell.contributions, cell.value);
            let mut insiders = BTreeMap::new();
            let mut reason = failed.map(|(rule, _)| Reason::Fails(rule));
            for (insider, inside) in book.insiders.iter().enumerate() {
                if let Some((rule, levels)) = book.rest(rules, place, insider) {
                    insiders.insert(insider, levels);
                    let name = inside.name.clone();
                    reason = reason.or(Some(Reason::RestFails { insider: name, rule }));
                }
            }
            if let Some(reason) = reason {
                let levels = failed.map(|(_, levels)| levels);
                protected.reasons.insert(place, reason);
                protected.needs.insert(place, Need { levels, insiders });
            }
        }
        protected
    }

    /// Adds a cell that must be protected because of others; false if it is already.
    fn add(&mut self, book: &Book, rules: &Rules, cell: usize, reason: Reason) -> bool {
        let need = self.needs.get(&cell);
        if need.is_some_and(|need| need.levels.is_some()) {
            return false;
        }
        let Cell { quantity, contributions, value, .. } = &book.cells[cell];
        let levels = Some(rules.kept_from(*quantity, contributions, *value));
        let insiders = need.map(|need| need.insiders.clone()).unwrap_or_default();
        self.needs.insert(cell, Need { levels, insiders });
        self.reasons.entry(cell).or_insert(reason);
        true
    }

    /// Closes over functions, given what else is not published. Whether anything was added.
    pub(crate) fn close(
        &mut self,
        book: &Book,
        rules: &Rules,
        hidden: &dyn Fn(usize) -> bool,
    ) -> bool {
        let before = (self.reasons.len(), self.needs.clone());
        loop {
            let mut more = false;
            for made in &book.functions {
                // what everybody knows can neither be kept nor tells anything new
                let unknown = |place: &&usize| book.cells[**place].standing != Standing::Known;
                let protects = made.from.iter().filter(unknown).find(|f| self.is_protected(**f));
                if let Some(from) = protects {
                    let reason = Reason::MadeFrom(book.cells[*from].id.clone());
                    // a part of it that nobody has: it goes, for it speaks of the other, and there is
                    // nothing in it to protect
                    let Cell { contributions, value, .. } = &book.cells[made.of];
                    more |= match made.loose && contributions.count == 0 && *value == 0 {
                        true => self.reasons.insert(made.of, reason).is_none(),
                        false => self.add(book, rules, made.of, reason),
                    };
                    continue;
                }
                let covered = |f: &&usize| self.reasons.contains_key(*f) || hidden(**f);
                if let Some(from) = made.from.iter().filter(unknown).find(covered) {
                    let reason = Reason::MadeFrom(book.cells[*from].id.clone());
                    if made.loose {
                        more |= self.reasons.insert(made.of, reason).is_none();
                    } else {
                        more |= self.add(book, rules, made.of, reason);
                    }
                } else if self.is_protected(made.of) && !made.loose {
                    // it could be made from what is published: one of these goes too, the lightest
                    let offered = made.from.iter().filter(|f| {
                        let cell = &book.cells[**f];
                        cell.standing == Standing::Offered && !cell.is_empty()
                    });
                    let lightest = offered.min_by_key(|f| (book.cells[**f].weight, **f));
                    if let Some(lightest) = lightest {
                        let reason = Reason::Makes(book.cells[made.of].id.clone());
                        more |= self.add(book, rules, *lightest, reason);
                    }
                }
            }
            if !more {
                return before != (self.reasons.len(), self.needs.clone());
            }
        }
    }

    /// Whether a cell must be kept from everybody.
    fn is_protected(&self, cell: usize) -> bool {
        self.needs.get(&cell).is_some_and(|need| need.levels.is_some())
    }
}

/// What is lost with each cell and with all that is made from it.
pub(crate) fn weights(book: &Book) -> Vec<u64> {
    let mut made_from: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for made in &book.functions {
        for from in &made.from {
            made_from.entry(*from).or_default().push(made.of);
        }
    }
    let of = |cell: usize| {
        let mut seen = std::collections::BTreeSet::from([cell]);
        let mut open = vec![cell];
        while let Some(from) = open.pop() {
            let more = made_from.get(&from).into_iter().flatten();
            open.extend(more.filter(|of| seen.insert(**of)));
        }
        let offered =
            |place: &&usize| **place == cell || book.cells[**place].standing == Standing::Offered;
        seen.iter().filter(offered).map(|place| book.cells[*place].weight).sum()
    };
    (0..book.cells.len()).map(of).collect()
}

//! Whether targets are safe while some cells are not published, with the proofs found so far.

use std::collections::BTreeSet;

use super::tables::{Component, View};
use super::witness::{Witness, find};

/// How many proofs are kept of each target.
const KEPT: usize = 48;

/// Something that somebody could tell too well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Gap {
    /// The target, by its place.
    pub(crate) target: usize,
    /// Who could tell it.
    pub(crate) attacker: Option<usize>,
    /// How far they must be kept, downwards if that is negative.
    pub(crate) distance: i128,
}

/// Looks at the targets of a component.
#[derive(Debug)]
pub(crate) struct Guard<'a> {
    component: &'a Component,
    /// Tables that fitted once, by target; they fit wherever what they move is not published.
    proofs: Vec<Vec<Witness>>,
    /// The cells that the proofs of each target moved when it was last found safe.
    moved: Vec<BTreeSet<usize>>,
    /// What nothing that may be suppressed closes.
    pub(crate) beyond_help: BTreeSet<Gap>,
}

impl<'a> Guard<'a> {
    /// Nothing has been proved yet.
    pub(crate) fn new(component: &'a Component) -> Self {
        let targets = component.targets.len();
        Self {
            component,
            proofs: vec![Vec::new(); targets],
            moved: vec![BTreeSet::new(); targets],
            beyond_help: BTreeSet::new(),
        }
    }

    /// The first thing that somebody could tell too well of a target, but for what cannot be helped.
    pub(crate) fn gap(&mut self, target: usize, hidden: &[bool]) -> Option<Gap> {
        let mut moved = BTreeSet::new();
        if let Some(gap) = self.gap_of(target, None, hidden, &mut moved) {
            return Some(gap);
        }
        // who knows nothing of the cells that were moved can tell no more than everybody
        let of_cells = moved.iter().flat_map(|cell| &self.component.tables.knowers_of[*cell]);
        let mut knowers: BTreeSet<usize> = of_cells.copied().collect();
        knowers.extend(self.component.targets[target].parts.keys());
        for knower in knowers {
            if let Some(gap) = self.gap_of(target, Some(knower), hidden, &mut moved) {
                return Some(gap);
            }
        }
        self.moved[target] = moved;
        None
    }

    /// Whether all targets that are safe stay so when this cell, which was hidden, no longer is.
    pub(crate) fn can_do_without(&mut self, cell: usize, hidden: &[bool]) -> bool {
        let touched: Vec<usize> =
            (0..self.moved.len()).filter(|target| self.moved[*target].contains(&cell)).collect();
        touched.into_iter().all(|target| self.gap(target, hidden).is_none())
    }

    /// The first target that is not safe.
    pub(crate) fn first_gap(&mut self, hidden: &[bool]) -> Option<Gap> {
        (0..self.component.targets.len()).find_map(|target| self.gap(target, hidden))
    }

    /// Whether one attacker is kept far enough from a target; the cells that are moved to prove it are
    /// noted.
    pub(crate) fn gap_of(
        &mut self,
        target: usize,
        attacker: Option<usize>,
        hidden: &[bool],
        moved: &mut BTreeSet<usize>,
    ) -> Option<Gap> {
        let tables = &self.component.tables;
        let needed = tables.needed(&self.component.targets[target], attacker);
        let view = View { tables, hidden, attacker };
        for distance in [needed.upper, -needed.lower] {
            let gap = Gap { target, attacker, distance };
            if distance == 0 || self.beyond_help.contains(&gap) {
                continue;
            }
            match self.proof(&view, gap) {
                Some(witness) => moved.extend(witness.moves.iter().map(|(cell, _)| *cell)),
                None => return Some(gap),
            }
        }
        None
    }

    /// A table that the attacker cannot tell from the truth, one that is known already if any fits.
    fn proof(&mut self, view: &View<'_>, gap: Gap) -> Option<&Witness> {
        let cell = self.component.targets[gap.target].cell;
        let proofs = &self.proofs[gap.target];
        // relations hold whoever looks, and held when it was found
        let fits = |w: &Witness| w.reaches(cell, gap.distance) && w.is_in_bounds(view);
        if let Some(place) = proofs.iter().position(fits) {
            return self.proofs[gap.target].get(place);
        }
        let opposite = |w: &&Witness| w.reaches(cell, -gap.distance);
        let reversed = proofs.iter().filter(opposite).map(Witness::reversed);
        let reversed = reversed.into_iter().find(|w| w.fits(view));
        let found = reversed.or_else(|| find(view, cell, gap.distance, usize::MAX, &|_| 1.0))?;
        self.learn(gap.target, found);
        self.proofs[gap.target].last()
    }

    /// Keeps a proof that was found elsewhere.
    pub(crate) fn learn(&mut self, target: usize, witness: Witness) {
        let proofs = &mut self.proofs[target];
        if proofs.len() == KEPT {
            proofs.remove(0);
        }
        proofs.push(witness);
    }
}

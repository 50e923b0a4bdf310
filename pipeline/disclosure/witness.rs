//! A table other than the true one that fits everything an attacker knows: the proof that the
//! attacker cannot tell.
//!
//! It is found by a linear program in floating point, rounded to whole units, and then checked in
//! whole numbers against every relation and every bound. Only what passes counts, so that no
//! tolerance of a solver ever makes a cell safe.

use super::lp::{Limit, Linear};
use super::model::Sense;
use super::tables::{FAR, View};

/// How many times as far as the target other cells may be moved. Where relations are sums, no cell
/// needs to be moved further than once.
const FURTHEST: f64 = 64.0;
/// What is less than this part of the distance is not worth a move.
const SMALLEST: f64 = 1e-6;

/// Moves away from the truth, by cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Witness {
    /// The cells that are moved, in order, with how far.
    pub(crate) moves: Vec<(usize, i128)>,
}

impl Witness {
    /// How far a cell is moved.
    pub(crate) fn of(&self, cell: usize) -> i128 {
        let found = self.moves.binary_search_by_key(&cell, |(c, _)| *c);
        found.map_or(0, |place| self.moves[place].1)
    }

    /// The same moves the other way.
    pub(crate) fn reversed(&self) -> Self {
        Self { moves: self.moves.iter().map(|(cell, by)| (*cell, -by)).collect() }
    }

    /// Whether it reaches so far from the truth, upwards if that is positive.
    pub(crate) fn reaches(&self, cell: usize, distance: i128) -> bool {
        let moved = self.of(cell);
        if distance < 0 { moved <= distance } else { moved >= distance }
    }

    /// Whether the attacker cannot tell it from the truth: every relation holds, and no cell is out of
    /// its bounds. In whole numbers.
    pub(crate) fn fits(&self, view: &View<'_>) -> bool {
        self.is_in_bounds(view) && self.keeps_relations(view)
    }

    /// Whether no cell is out of its bounds.
    pub(crate) fn is_in_bounds(&self, view: &View<'_>) -> bool {
        self.moves.iter().all(|(cell, by)| {
            let (lowest, highest) = view.room(*cell);
            (lowest..=highest).contains(by)
        })
    }

    /// Whether every relation holds.
    fn keeps_relations(&self, view: &View<'_>) -> bool {
        let rows = self.moves.iter().flat_map(|(cell, _)| &view.tables.rows_of[*cell]);
        let mut rows: Vec<usize> = rows.copied().collect();
        rows.sort_unstable();
        rows.dedup();
        rows.into_iter().all(|row| {
            let row = &view.tables.rows[row];
            let sum: i128 = row.terms.iter().map(|(cell, factor)| factor * self.of(*cell)).sum();
            match row.sense {
                Sense::Zero => sum == 0,
                Sense::AtMostZero => sum <= row.slack,
            }
        })
    }
}

/// Part of the tables around a target, as a linear program has it.
pub(crate) struct Around {
    /// The cells that can be moved, the target first.
    pub(crate) cells: Vec<usize>,
    /// The rows that have more than one of them.
    pub(crate) rows: Vec<usize>,
    /// The place of each cell, if it is one of them.
    pub(crate) place: Vec<Option<usize>>,
}

/// The cells that can be moved along with the target, within so many steps from row to row; nothing
/// if a relation holds the target where it is.
pub(crate) fn around(view: &View<'_>, target: usize, steps: usize) -> Option<Around> {
    let tables = view.tables;
    let mut place: Vec<Option<usize>> = vec![None; tables.entries.len()];
    let mut seen_rows = vec![false; tables.rows.len()];
    let (mut cells, mut rows, mut from) = (vec![target], Vec::new(), 0);
    place[target] = Some(0);
    for _ in 0..steps {
        let reached = cells.len();
        for at in from..reached {
            for row in &tables.rows_of[cells[at]] {
                if std::mem::replace(&mut seen_rows[*row], true) {
                    continue;
                }
                rows.push(*row);
                for (other, _) in &tables.rows[*row].terms {
                    if place[*other].is_none() && view.is_open(*other) {
                        place[*other] = Some(cells.len());
                        cells.push(*other);
                    }
                }
            }
        }
        if reached == cells.len() {
            break;
        }
        from = reached;
    }
    // what lies further off stays where it is, so that its rows count too
    for cell in &cells[from..] {
        for row in &tables.rows_of[*cell] {
            if !std::mem::replace(&mut seen_rows[*row], true) {
                rows.push(*row);
            }
        }
    }
    hold_still(view, &mut cells, &mut rows, &mut place)?;
    Some(Around { cells, rows, place })
}

/// Takes out cells that some relation holds, as nothing else in it can be moved, and rows without any.
/// Nothing if that is so of the target.
fn hold_still(
    view: &View<'_>,
    cells: &mut Vec<usize>,
    rows: &mut Vec<usize>,
    place: &mut [Option<usize>],
) -> Option<()> {
    let tables = view.tables;
    let target = cells[0];
    let mut count: Vec<usize> = vec![0; tables.rows.len()];
    for row in rows.iter() {
        count[*row] = tables.rows[*row].terms.iter().filter(|(c, _)| place[*c].is_some()).count();
    }
    let alone =
        |row: usize, count: &[usize]| count[row] == 1 && tables.rows[row].sense == Sense::Zero;
    let mut open: Vec<usize> = rows.iter().copied().filter(|r| alone(*r, &count)).collect();
    while let Some(row) = open.pop() {
        let Some((cell, _)) = tables.rows[row].terms.iter().find(|(c, _)| place[*c].is_some())
        else {
            continue;
        };
        if *cell == target {
            return None;
        }
        place[*cell] = None;
        for other in &tables.rows_of[*cell] {
            count[*other] = count[*other].saturating_sub(1);
            if alone(*other, &count) {
                open.push(*other);
            }
        }
    }
    cells.retain(|c| place[*c].is_some());
    rows.retain(|r| count[*r] > 0);
    for (at, cell) in cells.iter().enumerate() {
        place[*cell] = Some(at);
    }
    Some(())
}

/// Looks for a table in which the target is so far from the truth (downwards if that is negative),
/// and of such tables for one of the least Σ cost × distance moved.
///
/// Only cells within so many steps of the target are moved.
#[expect(clippy::cast_precision_loss, reason = "what comes of it is checked in whole numbers")]
#[expect(clippy::cast_possible_truncation, reason = "what comes of it is checked in whole numbers")]
pub(crate) fn find(
    view: &View<'_>,
    target: usize,
    distance: i128,
    steps: usize,
    cost: &dyn Fn(usize) -> f64,
) -> Option<Witness> {
    if distance == 0 {
        return Some(Witness::default());
    }
    let (lowest, highest) = view.room(target);
    if !(lowest..=highest).contains(&distance) {
        return None;
    }
    let around = around(view, target, steps)?;
    if around.rows.is_empty() {
        return Some(Witness { moves: vec![(target, distance)] });
    }
    let unit = distance.abs() as f64;
    let (mut linear, mut column_of) = (Linear::default(), Vec::new());
    for cell in &around.cells {
        let (lowest, highest) = match *cell == target {
            true => (distance.min(0), distance.max(0)),
            false => view.room(*cell),
        };
        let bound = |far: i128| {
            let bound = (far.abs() as f64 / unit).min(FURTHEST);
            if bound < SMALLEST { 0.0 } else { bound }
        };
        let cost = cost(*cell);
        let mut column = |bound: f64| {
            (bound > 0.0).then(|| {
                linear.columns.push((cost, bound));
                linear.columns.len() - 1
            })
        };
        column_of.push((column(bound(highest)), column(bound(lowest))));
    }
    for row in &around.rows {
        let row = &view.tables.rows[*row];
        let mut terms = Vec::new();
        for (cell, factor) in &row.terms {
            let Some(place) = around.place[*cell] else { continue };
            let (up, down) = column_of[place];
            terms.extend(up.map(|column| (column, *factor as f64)));
            terms.extend(down.map(|column| (column, -(*factor as f64))));
        }
        if !terms.is_empty() {
            let is_exact = row.sense == Sense::Zero;
            let right = row.slack.min(FAR) as f64 / unit;
            linear.rows.push(Limit { terms, is_exact, right });
        }
    }
    // the target goes as far as it should
    let (up, down) = column_of[0];
    let goes = if distance > 0 { up } else { down };
    linear.rows.push(Limit { terms: vec![(goes?, 1.0)], is_exact: true, right: 1.0 });
    let found = linear.solve()?;
    let found: Vec<f64> = column_of
        .iter()
        .map(|(up, down)| up.map_or(0.0, |c| found[c]) - down.map_or(0.0, |c| found[c]))
        .collect();
    // whole units; or whole parts of the distance, where relations are no simple sums
    let rounded = |part: i128| {
        let (times, step) = match part {
            0 => (unit, 1),
            part => (part as f64, (distance.abs() + part - 1) / part),
        };
        let moves = around.cells.iter().zip(&found);
        let moves = moves.map(|(cell, by)| (*cell, (by * times).round() as i128 * step));
        let mut moves: Vec<(usize, i128)> = moves.filter(|(_, by)| *by != 0).collect();
        moves.sort_unstable();
        Witness { moves }
    };
    let candidates = [0, 1, 2, 3, 4, 6, 12].into_iter().map(rounded);
    let mut fitting = candidates.filter(|w| w.reaches(target, distance) && w.fits(view));
    fitting.next()
}

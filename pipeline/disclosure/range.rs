//! The least and the greatest value that a cell can have in an attacker's eyes.

use super::lp::{Limit, Linear};
use super::model::Sense;
use super::rules::Levels;
use super::tables::{FAR, View};
use super::witness::{Around, around};

/// Further than so many times as far as an attacker must be kept, it is all the same.
const FAR_ENOUGH: f64 = 1e4;
/// How far other cells may be moved meanwhile.
const FURTHEST: f64 = 1e6;

/// Bounds, as moves from the truth; nothing where there is none that tells anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range {
    /// Downwards.
    pub(crate) lower: Option<i128>,
    /// Upwards.
    pub(crate) upper: Option<i128>,
}

/// The range of a target, by two linear programs. In floating point: rounded to the unit that is
/// nearest, and so no proof of anything.
pub(crate) fn range(view: &View<'_>, target: usize, levels: Levels) -> Range {
    let Some(around) = around(view, target, usize::MAX) else {
        return Range { lower: Some(0), upper: Some(0) };
    };
    let unit = levels.lower.max(levels.upper).max(1);
    Range {
        lower: furthest(view, &around, unit, false),
        upper: furthest(view, &around, unit, true),
    }
}

/// How far the target can be moved in one direction.
#[expect(clippy::cast_precision_loss, reason = "it is rounded, and proves nothing")]
#[expect(clippy::cast_possible_truncation, reason = "it is rounded, and proves nothing")]
fn furthest(view: &View<'_>, around: &Around, unit: i128, upwards: bool) -> Option<i128> {
    let scale = unit as f64;
    let target = around.cells[0];
    let (lowest, highest) = view.room(target);
    let bound = if upwards { highest } else { lowest };
    if around.rows.is_empty() {
        return (bound.abs() < FAR).then_some(bound);
    }
    // each cell from its lowest value up: shifted so that variables begin at zero
    let mut linear = Linear::default();
    let mut lows = Vec::new();
    for cell in &around.cells {
        let (lowest, highest) = view.room(*cell);
        let most = if *cell == target { FAR_ENOUGH } else { FURTHEST };
        let low = (lowest as f64 / scale).max(-most);
        let high = (highest as f64 / scale).min(most);
        let cost = match (*cell == target, upwards) {
            (false, _) => 0.0,
            (true, true) => -1.0,
            (true, false) => 1.0,
        };
        linear.columns.push((cost, high - low));
        lows.push(low);
    }
    for row in &around.rows {
        let row = &view.tables.rows[*row];
        let mut right = row.slack.min(FAR) as f64 / scale;
        let mut terms = Vec::new();
        for (cell, factor) in &row.terms {
            let Some(place) = around.place[*cell] else { continue };
            terms.push((place, *factor as f64));
            right -= *factor as f64 * lows[place];
        }
        linear.rows.push(Limit { terms, is_exact: row.sense == Sense::Zero, right });
    }
    let found = linear.solve();
    let moved = found.map_or(0.0, |found| found[0] + lows[0]);
    if moved.abs() >= FAR_ENOUGH * 0.999 {
        return None;
    }
    let moved = (moved * scale).round() as i128;
    Some(if upwards { moved.clamp(0, highest) } else { moved.clamp(lowest, 0) })
}

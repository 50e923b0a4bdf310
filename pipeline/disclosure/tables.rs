//! Linked tables as numbers: what an attacker may suppose of each cell, seen from its true value.
//!
//! Everything is said as a move away from the true value, so that the truth is 0 in every cell and
//! a table that fits all that is known is a set of moves that keeps every relation.

use std::collections::BTreeMap;

use super::model::Sense;
use super::rules::Levels;

/// Further than anything that can be: no bound. Values are far below it.
pub(crate) const FAR: i128 = 1 << 100;

/// How far a cell may be moved, downwards (0 or below) and upwards (0 or above).
pub(crate) type Room = (i128, i128);

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The true value.
    pub(crate) value: i128,
    /// How far everybody may suppose that it is from it, unpublished.
    pub(crate) unpublished: Room,
    /// The same once it is published: nothing, unless it is rounded.
    pub(crate) published: Room,
    /// Whether it may be suppressed.
    pub(crate) offered: bool,
    /// Whether it is known to everybody, whatever is published.
    pub(crate) known: bool,
    /// What is lost with it.
    pub(crate) weight: u64,
}

/// One relation: Σ factor × move is 0, or at most the slack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Row {
    /// The cells, with what they are multiplied by, by cell.
    pub(crate) terms: Vec<(usize, i128)>,
    /// Whether the sum is zero or bounded.
    pub(crate) sense: Sense,
    /// What is left up to the bound; 0 where the sum is zero.
    pub(crate) slack: i128,
}

/// What an attacker knows of a cell that is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// Its value.
    Exactly,
    /// How far down it can be at most, as a move: their own part is in it.
    NotBelow(i128),
}

/// Somebody who knows more than everybody does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Knower {
    /// What they know, by cell.
    pub(crate) of: BTreeMap<usize, Known>,
}

/// A cell that must be protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    /// Which.
    pub(crate) cell: usize,
    /// How far from its value everybody must be kept; nothing if only some must.
    pub(crate) levels: Option<Levels>,
    /// How far those who are a part of it must be kept, by knower: not at all, where they know it
    /// anyhow or nobody else is in it.
    pub(crate) parts: BTreeMap<usize, Option<Levels>>,
}

/// Cells with what is known of them together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tables {
    /// The cells.
    pub(crate) entries: Vec<Entry>,
    /// What holds between them.
    pub(crate) rows: Vec<Row>,
    /// The rows of each cell.
    pub(crate) rows_of: Vec<Vec<usize>>,
    /// Who knows more.
    pub(crate) knowers: Vec<Knower>,
    /// The knowers of each cell.
    pub(crate) knowers_of: Vec<Vec<usize>>,
}

impl Tables {
    /// Tables of these cells, rows and knowers. Rows are put in order, and each stands once.
    pub(crate) fn new(entries: Vec<Entry>, mut rows: Vec<Row>, knowers: Vec<Knower>) -> Self {
        rows.sort();
        rows.dedup();
        let mut rows_of = vec![Vec::new(); entries.len()];
        for (place, row) in rows.iter().enumerate() {
            for (cell, _) in &row.terms {
                rows_of[*cell].push(place);
            }
        }
        let mut knowers_of = vec![Vec::new(); entries.len()];
        for (place, knower) in knowers.iter().enumerate() {
            for cell in knower.of.keys() {
                knowers_of[*cell].push(place);
            }
        }
        Self { entries, rows, rows_of, knowers, knowers_of }
    }

    /// How far an attacker must be kept from a target, downwards and upwards, as far as what
    /// everybody knows of the cell, and they of their part, leaves it open at all.
    pub(crate) fn needed(&self, target: &Target, attacker: Option<usize>) -> Levels {
        let entry = &self.entries[target.cell];
        let known = attacker.and_then(|a| self.knowers[a].of.get(&target.cell));
        let levels = match attacker.and_then(|a| target.parts.get(&a)) {
            Some(part) => *part,
            None => target.levels,
        };
        let (Some(levels), false) = (levels, matches!(known, Some(Known::Exactly))) else {
            return Levels::default();
        };
        let lowest = match known {
            Some(Known::NotBelow(bound)) => entry.unpublished.0.max(*bound),
            _ => entry.unpublished.0,
        };
        Levels {
            lower: levels.lower.min(-lowest).max(0),
            upper: levels.upper.min(entry.unpublished.1).max(0),
        }
    }
}

/// What one attacker sees of tables of which some cells are not published.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    /// The tables.
    pub(crate) tables: &'a Tables,
    /// Which cells are not published.
    pub(crate) hidden: &'a [bool],
    /// Who looks; everybody, if nobody.
    pub(crate) attacker: Option<usize>,
}

impl View<'_> {
    /// How far the attacker may suppose that a cell is from its value.
    pub(crate) fn room(&self, cell: usize) -> Room {
        let entry = &self.tables.entries[cell];
        if entry.known {
            return (0, 0);
        }
        let (lowest, highest) = match self.hidden[cell] {
            true => entry.unpublished,
            false => entry.published,
        };
        match self.attacker.and_then(|a| self.tables.knowers[a].of.get(&cell)) {
            Some(Known::Exactly) => (0, 0),
            Some(Known::NotBelow(bound)) => (lowest.max(*bound), highest),
            None => (lowest, highest),
        }
    }

    /// Whether a cell may be moved at all.
    pub(crate) fn is_open(&self, cell: usize) -> bool {
        self.room(cell) != (0, 0)
    }
}

/// A set of cells that nothing links to others, with what must be protected in it.
#[derive(Debug, Clone)]
pub(crate) struct Component {
    /// Its cells' places among all.
    pub(crate) cells: Vec<usize>,
    /// Its knowers' places among all.
    pub(crate) knowers: Vec<usize>,
    /// Its own tables.
    pub(crate) tables: Tables,
    /// Its targets.
    pub(crate) targets: Vec<Target>,
}

/// The tables in parts that have nothing to do with each other. Cells that everybody knows link
/// nothing, and parts without a target are left out.
pub(crate) fn components(tables: &Tables, targets: &[Target]) -> Vec<Component> {
    let mut part_of: Vec<Option<usize>> = vec![None; tables.entries.len()];
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut seen_rows = vec![false; tables.rows.len()];
    for target in targets {
        if part_of[target.cell].is_some() || tables.entries[target.cell].known {
            continue;
        }
        let (mut cells, mut open) = (Vec::new(), vec![target.cell]);
        part_of[target.cell] = Some(parts.len());
        while let Some(cell) = open.pop() {
            cells.push(cell);
            for row in &tables.rows_of[cell] {
                if std::mem::replace(&mut seen_rows[*row], true) {
                    continue;
                }
                for (other, _) in &tables.rows[*row].terms {
                    if part_of[*other].is_none() && !tables.entries[*other].known {
                        part_of[*other] = Some(parts.len());
                        open.push(*other);
                    }
                }
            }
        }
        cells.sort_unstable();
        parts.push(cells);
    }
    let mut of_parts: Vec<Vec<&Target>> = vec![Vec::new(); parts.len()];
    for target in targets {
        if let Some(part) = part_of[target.cell] {
            of_parts[part].push(target);
        }
    }
    let parts = parts.into_iter().zip(of_parts);
    // the place of each cell and knower in its part
    let mut places =
        Places { cells: vec![0; tables.entries.len()], knowers: vec![None; tables.knowers.len()] };
    parts.map(|(cells, targets)| component(tables, &targets, cells, &mut places)).collect()
}

/// Where cells and knowers of a part stand in it.
struct Places {
    cells: Vec<usize>,
    knowers: Vec<Option<usize>>,
}

/// The part of the tables that has these cells, in order.
fn component(
    tables: &Tables,
    targets: &[&Target],
    cells: Vec<usize>,
    places: &mut Places,
) -> Component {
    for (place, cell) in cells.iter().enumerate() {
        places.cells[*cell] = place;
    }
    let of_part = |of: &[Vec<usize>]| {
        let mut all: Vec<usize> = cells.iter().flat_map(|c| &of[*c]).copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (rows, knowers) = (of_part(&tables.rows_of), of_part(&tables.knowers_of));
    let is_in = |cell: usize| cells.get(places.cells[cell]) == Some(&cell);
    let rows = rows.into_iter().map(|row| {
        let row = &tables.rows[row];
        // what everybody knows does not move
        let terms = row.terms.iter().filter(|(c, _)| is_in(*c));
        Row { terms: terms.map(|(c, factor)| (places.cells[*c], *factor)).collect(), ..*row }
    });
    let rows = rows.collect();
    let of = |knower: &usize| {
        let of = tables.knowers[*knower].of.iter().filter(|(c, _)| is_in(**c));
        Knower { of: of.map(|(c, known)| (places.cells[*c], *known)).collect() }
    };
    let local_knowers = knowers.iter().map(of).collect();
    for (place, knower) in knowers.iter().enumerate() {
        places.knowers[*knower] = Some(place);
    }
    let targets = targets.iter().map(|target| {
        let parts = target.parts.iter();
        Target {
            cell: places.cells[target.cell],
            levels: target.levels,
            parts: parts.filter_map(|(k, l)| Some((places.knowers[*k]?, *l))).collect(),
        }
    });
    let targets = targets.collect();
    for knower in &knowers {
        places.knowers[*knower] = None;
    }
    let entries = cells.iter().map(|c| tables.entries[*c].clone()).collect();
    let tables = Tables::new(entries, rows, local_knowers);
    Component { cells, knowers, tables, targets }
}

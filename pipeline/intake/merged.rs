//! Cells of a sheet that are merged into one: which of them have nothing of their own, so that what they
//! lack is not told beside the range.

use super::cell_place::place_of;

/// The cells that are covered by others, as far as a sheet was read.
#[derive(Default)]
pub(super) struct Covered {
    /// How many ranges were taken in.
    taken: usize,
    /// For each column, the first and the last row of the cells that are covered there.
    rows: Vec<(u64, u64)>,
}

impl Covered {
    /// Takes in the ranges that begin in a row or above it, of columns up to a width; they come in the order
    /// of their first rows.
    pub(super) fn reach(&mut self, row: u64, ranges: &[String], width: usize) {
        self.rows.resize(width, (1, 0));
        while let Some(range) = ranges.get(self.taken) {
            let corners = corners_of(range);
            if corners.is_some_and(|[(_, first), _]| first > row) {
                return;
            }
            self.taken += 1;
            let Some([(left, first), (right, last)]) = corners else { continue };
            let columns = self.rows.iter_mut().enumerate().take(right + 1).skip(left);
            for (column, rows) in columns {
                // the cell that begins the range has what all of them say
                *rows = (first + u64::from(column == left), last);
            }
        }
    }

    /// Whether a cell, its column counted from 0, is covered by another.
    pub(super) fn has(&self, column: usize, row: u64) -> bool {
        self.rows.get(column).is_some_and(|(first, last)| (*first..=*last).contains(&row))
    }
}

/// The row in which a range begins; that of what is no range is none.
pub(super) fn first_row(range: &str) -> Option<u64> {
    corners_of(range).map(|[(_, row), _]| row)
}

/// The first and the last cell of a range such as `G2:G3`: column from 0, row from 1.
fn corners_of(range: &str) -> Option<[(usize, u64); 2]> {
    let (first, last) = range.split_once(':')?;
    Some([place_of(first)?, place_of(last)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_the_first_cell_of_a_range_are_covered() {
        let ranges = ["B2:C4", "nonsense", "A5:XFD5"].map(str::to_owned);
        let mut covered = Covered::default();
        let mut found = Vec::new();
        for row in 1..=6 {
            covered.reach(row, &ranges, 3);
            found.extend((0..4).filter(|c| covered.has(*c, row)).map(|c| (c, row)));
        }
        assert_eq!(found, [(2, 2), (1, 3), (2, 3), (1, 4), (2, 4), (1, 5), (2, 5)]);
    }
}

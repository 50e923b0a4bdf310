//! Rows with more cells than there should be: how many of the first stand where they should all the same.
//! A comma too many moves what is behind it and nothing before it, and where it can be is told by what the
//! cells would be in the columns that they came from.

use super::reader::Record;

/// The most cells too many with which a row is looked at.
const MOST_TOO_MANY: usize = 8;
/// The most such rows of a file that are looked at: of one that has more, something else is wrong.
const MOST_ROWS: usize = 10_000;

/// Rows of a file whose values may have moved.
#[derive(Default)]
pub(super) struct MovedRows {
    /// How many were looked at.
    looked_at: usize,
}

impl MovedRows {
    /// How many of the first cells of a row stand where they should, whatever moved those behind them. A
    /// row should have so many columns; `faults` says how many faults a text is in one of them.
    pub(super) fn cells_sound(
        &mut self,
        record: &Record,
        columns: usize,
        faults: &dyn Fn(usize, &str) -> usize,
    ) -> usize {
        // up to a quote that stands where none should, what separates cells is known
        let before_quote = record.quote.map_or(usize::MAX, |(cell, _)| cell);
        let Some(surplus) = record.cells.len().checked_sub(columns).filter(|n| *n > 0) else {
            return before_quote.min(record.cells.len());
        };
        if surplus > MOST_TOO_MANY || self.looked_at == MOST_ROWS {
            return 0;
        }
        self.looked_at += 1;
        let cells: Option<Vec<&str>> =
            record.cells.iter().map(|cell| std::str::from_utf8(cell).ok()).collect();
        let Some(cells) = cells else { return 0 };
        Alignment { cells: &cells, columns, surplus, faults }.first_moved().min(before_quote)
    }
}

/// The cells of a row against its columns, some of them too many: cells that belong nowhere, or parts of
/// one that what separates cells stands in.
struct Alignment<'a> {
    cells: &'a [&'a str],
    columns: usize,
    surplus: usize,
    faults: &'a dyn Fn(usize, &str) -> usize,
}

impl Alignment<'_> {
    /// The first column whose value may stand elsewhere than in the cell of its number, in a reading with
    /// as few faults as any.
    fn first_moved(&self) -> usize {
        let behind = self.fewest_behind();
        let (mut first, mut fewest, mut before) = (0, usize::MAX, 0);
        for place in 0..=self.columns {
            // the cell here is one too many, or the first part of one
            let mut here = behind[1][place];
            if place < self.columns {
                here = here.min(self.split(place, 0).saturating_add(behind[1][place + 1]));
            }
            if here.saturating_add(before) < fewest {
                (first, fewest) = (place, here.saturating_add(before));
            }
            if place < self.columns {
                before += (self.faults)(place, self.cells[place]);
            }
        }
        first
    }

    /// The faults of a column whose value is this cell and the next, when so many cells before were too many.
    fn split(&self, column: usize, moved: usize) -> usize {
        let parts = &self.cells[column + moved..];
        (self.faults)(column, &format!("{},{}", parts[0], parts[1]))
    }

    /// The fewest faults of the columns from each on, by how many cells before it were too many.
    fn fewest_behind(&self) -> Vec<Vec<usize>> {
        // behind the last column what is left is too many
        let mut behind = vec![vec![0; self.columns + 1]; self.surplus + 1];
        for moved in (1..=self.surplus).rev() {
            for column in (0..self.columns).rev() {
                let as_it_is = (self.faults)(column, self.cells[column + moved]);
                let mut fewest = as_it_is.saturating_add(behind[moved][column + 1]);
                if moved < self.surplus {
                    let split = self.split(column, moved);
                    fewest = fewest.min(split.saturating_add(behind[moved + 1][column + 1]));
                    fewest = fewest.min(behind[moved + 1][column]);
                }
                behind[moved][column] = fewest;
            }
        }
        behind
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many cells are sound below the columns id, name, count, place.
    fn sound(cells: &[&str]) -> usize {
        let faults = |column: usize, text: &str| {
            let is_id = |c: char| c.is_ascii_alphanumeric() || c == '-';
            let is_right = match column {
                0 => !text.is_empty() && text.chars().all(is_id),
                2 => text.parse::<u32>().is_ok(),
                _ => true,
            };
            usize::from(!is_right)
        };
        let record = Record { row: 2, cells: cells.into(), ..Record::default() };
        MovedRows::default().cells_sound(&record, 4, &faults)
    }

    #[test]
    fn cells_before_the_first_place_of_a_surplus_one_are_sound() {
        // the id could be the second cell, but then no number would be where it should
        assert_eq!(sound(&["E-1", "Acme Ltd", " Inc.", "5", "Kobe"]), 1);
        assert_eq!(sound(&["E-1", "Acme Ltd", "5", "Kobe", ""]), 3);
        assert_eq!(sound(&["E-1", "Acme Co", " Ltd", " Inc.", "5", "Kobe"]), 1);
    }

    #[test]
    fn where_the_first_cell_may_be_the_surplus_one_nothing_is_sound() {
        assert_eq!(sound(&["E-1", "E-2", "Acme", "5", "Kobe"]), 0);
        assert_eq!(sound(&["", "E-2", "Acme", "5", "Kobe"]), 0);
        // nor where all of it may be
        assert_eq!(sound(&["a", "b", "c", "d", "e"]), 0);
    }
}

//! Rows of a sheet that are read on a thread of their own, ahead of who types them: unpacking and marked-up
//! text take as long as typing does.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::Scope;

use jiff::civil::Date;

use super::reader::Stop;
use super::sheet::{SheetCell, SheetRows};

/// How many rows are handed over at once.
const ROWS_AT_ONCE: usize = 256;
/// How often that many may wait.
const MOST_WAITING: usize = 4;

/// A row and its cells.
type Row = (u64, Vec<SheetCell>);

/// Rows of a sheet, all of whose merged cells are known before the first of them.
pub(super) struct Ahead {
    /// What is read: rows, none of them at the end.
    read: Receiver<Result<Vec<Row>, Stop>>,
    /// Rows that were handed over.
    here: std::vec::IntoIter<Row>,
    day_zero: Option<Date>,
    merged: Vec<String>,
}

impl Ahead {
    /// Begins to read rows; it ends with the sheet, or when this goes.
    pub(super) fn begin<'scope, S>(scope: &'scope Scope<'scope, '_>, rows: S) -> Self
    where
        S: SheetRows + Send + 'scope,
    {
        let (day_zero, merged) = (rows.day_zero(), rows.merged().to_vec());
        let (sender, read) = sync_channel(MOST_WAITING);
        scope.spawn(move || {
            let mut rows = rows;
            loop {
                let (batch, stop) = next_rows(&mut rows);
                // a batch without rows is the end of the sheet
                let is_end = batch.is_empty() && stop.is_none();
                let is_part = is_end || !batch.is_empty();
                let parts = is_part.then_some(Ok(batch)).into_iter().chain(stop.map(Err));
                for part in parts {
                    let is_last = is_end || part.is_err();
                    // who has gone wants no more
                    if sender.send(part).is_err() || is_last {
                        return;
                    }
                }
            }
        });
        Self { read, here: Vec::new().into_iter(), day_zero, merged }
    }
}

/// The next rows, none at the end of the sheet, and why there are no more, if they cannot be read.
fn next_rows(rows: &mut impl SheetRows) -> (Vec<Row>, Option<Stop>) {
    let mut batch = Vec::with_capacity(ROWS_AT_ONCE);
    while batch.len() < ROWS_AT_ONCE {
        let mut cells = Vec::new();
        match rows.next_row(&mut cells) {
            Ok(Some(row)) => batch.push((row, cells)),
            Ok(None) => break,
            Err(stop) => return (batch, Some(stop)),
        }
    }
    (batch, None)
}

impl SheetRows for Ahead {
    fn next_row(&mut self, cells: &mut Vec<SheetCell>) -> Result<Option<u64>, Stop> {
        loop {
            if let Some((row, read)) = self.here.next() {
                *cells = read;
                return Ok(Some(row));
            }
            // without a word it does not end
            let batch = self.read.recv().map_err(|_| Stop::Damaged)??;
            if batch.is_empty() {
                return Ok(None);
            }
            self.here = batch.into_iter();
        }
    }

    fn day_zero(&self) -> Option<Date> {
        self.day_zero
    }

    fn merged(&self) -> &[String] {
        &self.merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many rows, and then this.
    struct Rows(u64, Result<Option<u64>, Stop>);

    impl SheetRows for Rows {
        fn next_row(&mut self, cells: &mut Vec<SheetCell>) -> Result<Option<u64>, Stop> {
            if self.0 == 0 {
                return std::mem::replace(&mut self.1, Ok(None));
            }
            self.0 -= 1;
            cells.push(SheetCell { column: 3, ..SheetCell::default() });
            Ok(Some(1000 - self.0))
        }

        fn day_zero(&self) -> Option<Date> {
            None
        }

        fn merged(&self) -> &[String] {
            &[]
        }
    }

    #[test]
    fn all_rows_come_and_then_the_end_or_what_stops_them() {
        for count in [0, 1, 255, 256, 257, 512, 999] {
            for end in [Ok(None), Err(Stop::Damaged)] {
                let expected = if end.is_ok() { Ok(None) } else { Err(Stop::Damaged) };
                std::thread::scope(|scope| {
                    let mut rows = Ahead::begin(scope, Rows(count, end));
                    let mut cells = Vec::new();
                    for row in 0..count {
                        assert_eq!(rows.next_row(&mut cells), Ok(Some(1001 - count + row)));
                        assert_eq!(cells.len(), 1);
                    }
                    assert_eq!(rows.next_row(&mut cells), expected, "{count}");
                });
            }
        }
        // who wants no more does not wait for the rest
        std::thread::scope(|scope| drop(Ahead::begin(scope, Rows(900, Ok(None)))));
    }
}

//! A sheet as records: its rows in order, each as wide as its header.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::cell_place::{MOST_COLUMNS, MOST_ROWS};
use super::merged::Covered;
use super::reader::{Kind, Next, Record, RecordReader, Stop};

/// A cell of a sheet that has something in it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct SheetCell {
    /// Its column, counted from 0.
    pub(super) column: usize,
    /// What it says.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: Kind,
    /// What a number shows that is dressed.
    pub(super) shown: Option<String>,
}

impl From<(String, Kind)> for SheetCell {
    fn from((text, kind): (String, Kind)) -> Self {
        Self { text, kind, ..Self::default() }
    }
}

/// The rows of a sheet that have something in them.
pub(super) trait SheetRows {
    /// Puts the cells of the next such row, in order, into `cells`; its number, the first being 1.
    ///
    /// # Errors
    /// When reading cannot go on.
    fn next_row(&mut self, cells: &mut Vec<SheetCell>) -> Result<Option<u64>, Stop>;

    /// The day from which it counts days that are kept as numbers, if it does.
    fn day_zero(&self) -> Option<Date>;

    /// The ranges of merged cells, by their first rows; those that begin in rows to come may still lack.
    fn merged(&self) -> &[String];
}

/// Reads the rows of a sheet as records.
pub(super) struct SheetReader<S> {
    rows: S,
    /// The row that waits behind blank ones, once it is known.
    waiting: Option<u64>,
    cells: Vec<SheetCell>,
    /// The last row handed over.
    row: u64,
    /// Cells of the header.
    width: Option<usize>,
    /// Rows handed over that are not blank.
    records: u64,
    covered: Covered,
}

impl<S: SheetRows> SheetReader<S> {
    /// The records of these rows.
    pub(super) fn new(rows: S) -> Self {
        Self {
            rows,
            waiting: None,
            cells: Vec::new(),
            row: 0,
            width: None,
            records: 0,
            covered: Covered::default(),
        }
    }
}

impl<S: SheetRows> RecordReader for SheetReader<S> {
    fn next(&mut self, record: &mut Record) -> Result<Next, Stop> {
        record.clear();
        if self.waiting.is_none() {
            self.waiting = self.rows.next_row(&mut self.cells)?;
            // blank rows behind the last are not there
            let Some(row) = self.waiting else { return Ok(Next::End) };
            let is_in_order = self.cells.is_sorted_by(|a, b| a.column < b.column);
            let is_in_bounds = self.cells.last().is_none_or(|c| c.column < MOST_COLUMNS);
            if row <= self.row || row > MOST_ROWS || !is_in_order || !is_in_bounds {
                return Err(Stop::Damaged);
            }
        }
        self.row += 1;
        record.row = self.row;
        if self.waiting.is_some_and(|row| row > self.row) {
            return Ok(Next::BlankLine);
        }
        self.waiting = None;
        for cell in &self.cells {
            while record.cells.len() < cell.column {
                record.cells.push_field(b"");
                record.kinds.push(Kind::Text);
            }
            record.cells.push_field(cell.text.as_bytes());
            record.kinds.push(cell.kind);
            if let Some(shown) = &cell.shown {
                record.shown.push((cell.column, shown.clone()));
            }
        }
        let width = *self.width.get_or_insert(record.cells.len());
        while record.cells.len() < width {
            record.cells.push_field(b"");
        }
        if !self.rows.merged().is_empty() {
            self.covered.reach(self.row, self.rows.merged(), width);
            record.kinds.resize(record.cells.len(), Kind::Text);
            for (column, kind) in record.kinds.iter_mut().enumerate() {
                let is_empty = record.cells.get(column).is_none_or(<[u8]>::is_empty);
                if is_empty && self.covered.has(column, self.row) {
                    *kind = Kind::Covered;
                }
            }
        }
        self.records += 1;
        Ok(Next::Record)
    }

    fn is_unfinished(&self) -> bool {
        false
    }

    fn counted(&self) -> u64 {
        self.records
    }

    fn day_zero(&self) -> Option<Date> {
        self.rows.day_zero()
    }

    fn is_sheet(&self) -> bool {
        true
    }

    fn merged(&self) -> &[String] {
        self.rows.merged()
    }
}

/// The days, as sheets count them from 1900, that a number which is not shown as a day may be: from 1950
/// to 2099. A year, or a price, is none.
const PLAIN_DAYS: std::ops::RangeInclusive<i64> = 18_264..=73_050;

/// The day that a number is which is not shown as one, if it may be one.
pub(super) fn plain_day_of(day_zero: Date, number: &str) -> Option<String> {
    let days = number.parse::<i64>().ok().filter(|days| PLAIN_DAYS.contains(days))?;
    day_of(day_zero, &days.to_string())
}

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The day that a sheet keeps as this number, with its time if it has one.
pub(super) fn day_of(day_zero: Date, number: &str) -> Option<String> {
    let (days, part) = number.split_once('.').unwrap_or((number, ""));
    // before that day of 1900 sheets count a day that there never was
    let days = days.parse::<i64>().ok().filter(|days| (61..3_000_000).contains(days))?;
    let day = day_zero.checked_add(days.days()).ok()?;
    if part.is_empty() {
        return Some(day.to_string());
    }
    let millionths: i64 = format!("{part:0<6.6}").parse().ok()?;
    let seconds = (millionths * DAY + 500_000) / 1_000_000;
    Some(format!("{day} {:02}:{:02}", seconds / 3600, seconds / 60 % 60))
}

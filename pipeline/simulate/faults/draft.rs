//! An extract while faults are planted in it.

use super::super::extract::{Extract, push_row};
use programme::Period;

/// What becomes of an extract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is accepted.
    Accepted,
    /// It is read and refused.
    Refused,
    /// It is refused without its rows being read.
    Unread,
}

/// What the file is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// As it should be.
    Plain,
    /// With another separator than the comma.
    Separated(char),
    /// With a title above the header.
    Titled,
    /// With a blank line above the header.
    HeadBlank,
    /// In Latin-1.
    Latin1,
    /// Cut off in the second cell of its last row, behind a quote.
    Cut,
    /// Without a line break at its end.
    Unfinished,
    /// Without a byte.
    Empty,
}

/// An extract, as a table that may be damaged.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Whose it is, and its rows.
    pub(super) extract: Extract,
    /// Its period.
    pub(super) period: Period,
    /// The place of the period among those simulated; none for one before them.
    pub(super) place: Option<usize>,
    /// Its labels.
    pub(super) header: Vec<String>,
    /// What the file is like.
    pub(super) look: Look,
    /// What becomes of it.
    pub(super) fate: Fate,
    /// Whether it has a fault, or is part of one.
    pub(super) is_taken: bool,
    /// Whether others depend on it, so that it must not be refused.
    pub(super) is_needed: bool,
}

impl Draft {
    /// An extract without faults.
    pub(super) fn new(extract: Extract, period: Period, place: Option<usize>) -> Self {
        let header = extract.columns().split(',').map(str::to_owned).collect();
        Self {
            extract,
            period,
            place,
            header,
            look: Look::Plain,
            fate: Fate::Accepted,
            is_taken: false,
            is_needed: false,
        }
    }

    /// The dataset.
    pub(super) fn dataset(&self) -> &'static str {
        self.extract.dataset
    }

    /// The rows.
    pub(super) fn rows(&self) -> &[Vec<String>] {
        &self.extract.rows
    }

    /// The position of a column; behind the last one, if there is none.
    pub(super) fn column(&self, name: &str) -> usize {
        self.header.iter().position(|h| h == name).unwrap_or(self.header.len())
    }

    /// A cell; empty if there is none.
    pub(super) fn cell(&self, row: usize, column: &str) -> &str {
        let row = self.extract.rows.get(row);
        row.and_then(|r| r.get(self.column(column))).map_or("", String::as_str)
    }

    /// The cells of a column.
    pub(super) fn cells<'a>(&'a self, column: &str) -> impl Iterator<Item = &'a str> {
        let column = self.column(column);
        self.rows().iter().map(move |row| row.get(column).map_or("", String::as_str))
    }

    /// Puts a value into a cell.
    pub(super) fn set(&mut self, row: usize, column: &str, value: impl Into<String>) {
        let column = self.column(column);
        if let Some(cell) = self.extract.rows.get_mut(row).and_then(|r| r.get_mut(column)) {
            *cell = value.into();
        }
    }

    /// Its path, dataset and rows, blank ones left out.
    pub(super) fn size(&self) -> (String, &'static str, usize) {
        let is_filled = |row: &&Vec<String>| row.iter().any(|cell| !cell.is_empty());
        (self.extract.path(), self.dataset(), self.rows().iter().filter(is_filled).count())
    }

    /// The file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let separator = if let Look::Separated(other) = self.look { other } else { ',' };
        let mut text = String::with_capacity(64 + self.rows().len() * 128);
        match self.look {
            Look::Empty => return Vec::new(),
            Look::Titled => {
                text.push_str(&format!("{} {}\n", self.extract.centre, self.extract.label));
            }
            Look::HeadBlank => text.push('\n'),
            _ => {}
        }
        push_row(&mut text, &self.header, separator);
        let (last, others) = match (self.look, self.rows().split_last()) {
            (Look::Cut, Some((last, others))) => (Some(last), others),
            _ => (None, self.rows()),
        };
        for row in others {
            push_row(&mut text, row, separator);
        }
        if let Some(last) = last {
            text.push_str(&format!("{},\"{}", last[0], last[1].get(..4).unwrap_or("")));
        }
        if self.look == Look::Unfinished {
            text.pop();
        }
        match self.look {
            Look::Latin1 => {
                text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
            }
            _ => text.into_bytes(),
        }
    }
}

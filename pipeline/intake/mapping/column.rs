//! One column of the contract: where a centre's own file has it, and how its cells are read.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use num_rational::BigRational;

use super::dates::DateForm;
use super::numbers::{NumberForm, exact, with_decimals};
use contract::{CellType, Fault, Field, Message};
use programme::text;

/// Where a column of the contract comes from, by the labels of the centre's own file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Source {
    /// A column.
    Column(String),
    /// Several columns, with what is put between them.
    Joined(Vec<String>, String),
    /// A part of a column, counted from 1, of so many between separators.
    Part {
        /// The column.
        column: String,
        /// What stands between its parts.
        at: String,
        /// Which part.
        part: usize,
        /// How many there are.
        of: usize,
    },
    /// No column: the same text in every row.
    Constant(String),
}

impl Source {
    /// The labels of the columns that it takes.
    pub(in super::super) fn labels(&self) -> Vec<&str> {
        match self {
            Self::Column(column) | Self::Part { column, .. } => vec![column],
            Self::Joined(columns, _) => columns.iter().map(String::as_str).collect(),
            Self::Constant(_) => Vec::new(),
        }
    }
}

/// A column that says whether an amount is asked for at all, and the answers that mean that it is zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct ZeroWhen {
    /// Its label.
    pub(in super::super) column: String,
    /// The answers, in lower case.
    pub(super) equals: BTreeSet<String>,
}

/// How one column of the contract is read from a centre's own file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct ColumnMapping {
    /// Where it comes from.
    pub(in super::super) source: Source,
    /// What else says that a blank is zero.
    pub(in super::super) zero_when: Option<ZeroWhen>,
    /// The centre's own words, in lower case, and what they are in the contract.
    pub(super) values: BTreeMap<String, String>,
    /// Texts that mean that nothing is known.
    pub(super) missing: BTreeSet<String>,
    /// How numbers are written.
    pub(super) numbers: NumberForm,
    /// How dates are written, if otherwise than in the contract.
    pub(super) dates: Vec<DateForm>,
    /// What numbers are multiplied by, exactly.
    pub(super) times: Option<BigRational>,
    /// What they are then divided by, rounded to the decimals of the column.
    pub(super) divided_by: Option<BigRational>,
    /// Whether amounts are in the centre's own currency.
    pub(super) is_in_currency: bool,
    /// Whether ids begin anew in every export, so that the period belongs to them.
    pub(super) restarts: bool,
}

/// What a cell is read with, beside its text.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Around<'a> {
    /// The label of the period.
    pub(in super::super) period: &'a str,
    /// The text of the cell that says whether a blank is zero.
    pub(in super::super) asked: Option<&'a str>,
    /// One unit of the centre's currency in that of the programme.
    pub(in super::super) rate: Option<&'a BigRational>,
    /// Whether the cell is typed text, not a number or a day that a sheet keeps as such.
    pub(in super::super) is_text: bool,
}

impl ColumnMapping {
    /// Whether some of its dates are written with digits alone, so that a number may be one.
    pub(in super::super) fn has_dates_of_digits(&self) -> bool {
        self.dates.iter().any(DateForm::is_of_digits)
    }

    /// Whether numbers are in another unit than the contract's, or in a currency that has a rate.
    pub(in super::super) fn changes_unit(&self, has_rate: bool) -> bool {
        let is_converted = self.is_in_currency && has_rate;
        self.times.is_some() || self.divided_by.is_some() || is_converted
    }

    /// What a trimmed cell says in the contract's terms; empty if nothing is known.
    ///
    /// # Errors
    /// With what is wrong, if the cell is not written as the mapping says.
    pub(in super::super) fn read<'t>(
        &self,
        cell: &'t str,
        field: &Field,
        around: Around<'_>,
    ) -> Result<Cow<'t, str>, Fault> {
        let tidy = text::tidy(cell);
        if self.missing.contains(tidy.as_ref()) {
            return Ok(Cow::Borrowed(""));
        }
        let is_zero = self.zero_when.as_ref().is_some_and(|when| {
            around
                .asked
                .is_some_and(|asked| when.equals.contains(&text::tidy(asked).to_lowercase()))
        });
        if cell.is_empty() {
            return Ok(Cow::Borrowed(if is_zero { "0" } else { "" }));
        }
        if let Some(value) = self.values.get(&tidy.to_lowercase()) {
            return Ok(Cow::Owned(value.clone()));
        }
        let read = match field.cell_type {
            CellType::Date => self.date(cell, around)?,
            CellType::Integer | CellType::Money | CellType::Quantity | CellType::Percent => {
                self.number(cell, field, around)?
            }
            CellType::Id | CellType::String if self.restarts => {
                Cow::Owned(format!("{}-{tidy}", around.period))
            }
            CellType::Id | CellType::String | CellType::Boolean => Cow::Borrowed(cell),
        };
        match (&self.zero_when, is_zero) {
            (Some(when), true) if exact(&read).is_none_or(|n| n != BigRational::default()) => {
                let asked = contract::shown(around.asked.unwrap_or_default());
                let fault = Fault::new(Message::ZeroContradicted);
                Err(fault.with("asked", contract::shown(&when.column)).with("answer", asked))
            }
            _ => Ok(read),
        }
    }

    /// A day as the contract writes it.
    fn date<'t>(&self, cell: &'t str, around: Around<'_>) -> Result<Cow<'t, str>, Fault> {
        if !around.is_text || self.dates.is_empty() {
            return Ok(Cow::Borrowed(cell));
        }
        let days: BTreeSet<_> = self.dates.iter().filter_map(|form| form.day(cell)).collect();
        if let (Some(day), 1) = (days.first(), days.len()) {
            return Ok(Cow::Owned(day.to_string()));
        }
        let forms: Vec<String> = self.dates.iter().map(|form| format!("`{}`", form.text)).collect();
        Err(Fault::new(Message::NotOfTheDateForm).with("form", forms.join(", ")))
    }

    /// A number as the contract writes it, in its unit and currency.
    fn number<'t>(
        &self,
        cell: &'t str,
        field: &Field,
        around: Around<'_>,
    ) -> Result<Cow<'t, str>, Fault> {
        let mut read = Cow::Borrowed(cell);
        if around.is_text && !self.numbers.is_plain() {
            read = Cow::Owned(self.numbers.plain(cell).ok_or_else(|| {
                Fault::new(Message::NotOfTheNumberForm)
                    .with("decimal_mark", self.numbers.decimal_mark)
                    .with(
                        "grouping",
                        match self.numbers.grouping {
                            None => "none".to_owned(),
                            Some(' ') => "space".to_owned(),
                            Some(other) => other.to_string(),
                        },
                    )
            })?);
        }
        let rate = around.rate.filter(|_| self.is_in_currency);
        if self.times.is_none() && self.divided_by.is_none() && rate.is_none() {
            return Ok(read);
        }
        // what is no number is told as such
        let Some(mut number) = exact(&read) else { return Ok(read) };
        let scale = field.cell_type.decimal().map_or(0, |(_, scale)| u32::from(scale));
        if let Some(times) = &self.times {
            number *= times;
        }
        // only what a division or a rate makes is rounded, never what the centre has written
        let text = with_decimals(&number, scale, false).ok_or_else(|| {
            let fault = Fault::new(Message::NotExact).with("type", field.cell_type.as_str());
            fault.with("scale", scale)
        })?;
        if self.divided_by.is_none() && rate.is_none() {
            return Ok(Cow::Owned(text));
        }
        if let Some(divided_by) = &self.divided_by {
            number /= divided_by;
        }
        if let Some(rate) = rate {
            number *= rate;
        }
        let text = with_decimals(&number, scale, true).unwrap_or(text);
        Ok(Cow::Owned(text))
    }
}

//! What the cells of a row say: each against its column, every fault told.

use std::borrow::Cow;

use jiff::civil::Date;
use num_rational::BigRational;

use super::cell_says::misfit;
use super::encoding::fault_in_any;
use super::header::Plan;
use super::mapping::{Around, ColumnMapping};
use super::pseudonym::Pseudonymiser;
use super::reader::{Kind, Record};
use super::sheet;
use super::wanted::{NoText, Placed};
use contract::{
    CellType, Dataset, Fault, Field, Finding, Message, Value, broken_constraint, cells,
};
use programme::text;

/// The values of a row, one for each field of its dataset; none where a cell is empty or at fault.
pub(super) type Values = Vec<Option<Value>>;

/// Reads cells, and knows what of an extract that takes; any number of threads may read by it.
pub(super) struct Typist<'a> {
    /// The extract's path in the inbox.
    pub(super) path: &'a str,
    /// Its dataset.
    pub(super) dataset: &'a Dataset,
    /// Who files it.
    pub(super) centre_id: &'a str,
    /// Its number in the batch.
    pub(super) extract: i32,
    /// What keys identities.
    pub(super) pseudonymiser: &'a Pseudonymiser,
    /// Which cell is which column.
    pub(super) plan: &'a Plan<'a>,
    /// The label of the period.
    pub(super) period: &'a str,
    /// The day from which a sheet counts days.
    pub(super) day_zero: Option<Date>,
    /// What one unit of the centre's own currency was worth.
    pub(super) rate: Option<&'a BigRational>,
}

impl Typist<'_> {
    /// Reads the cells of a row, each against its field.
    pub(super) fn read_cells(
        &self,
        record: &Record,
        tell: &mut dyn FnMut(&Placed<'_>, Finding),
    ) -> Values {
        let mut values = Values::with_capacity(self.dataset.fields.len());
        self.read_cells_into(&mut values, record, tell);
        values
    }

    /// Reads them in place of what these values were.
    pub(super) fn read_cells_into(
        &self,
        values: &mut Values,
        record: &Record,
        tell: &mut dyn FnMut(&Placed<'_>, Finding),
    ) {
        let (row, cells) = (record.row, &record.cells);
        let columns = self.plan.wanted.columns().zip(&self.plan.placed).zip(&self.plan.asked);
        let read = columns.map(|(((field, mapping), placed), asked)| {
            let placed = placed.as_ref()?;
            let (text, kind) = match placed.text(record, field.cell_type) {
                Ok(found) => found,
                Err(NoText::NoCell) => {
                    // it may be there, in another encoding than all that is read
                    let cell = cells.get(placed.first()?).filter(|_| mapping.is_none())?;
                    if let Some((code, fault)) = fault_in_any(cell, field) {
                        let value = String::from_utf8_lossy(cell);
                        let finding = fault.finding(self.path, code);
                        let value = Some(text::trim(&value));
                        tell(placed, finding.at(Some(row), Some(&field.name), value));
                    }
                    return None;
                }
                Err(problem) => {
                    let cell = placed.first().and_then(|place| cells.get(place));
                    let cell = String::from_utf8_lossy(cell.unwrap_or_default());
                    let fault = match problem {
                        NoText::OtherParts(found) => {
                            Fault::new(Message::OtherParts).with("found", found)
                        }
                        _ => Fault::new(Message::IncompleteParts),
                    };
                    let finding = fault.finding(self.path, "type-error");
                    let value = Some(text::trim(&cell)).filter(|cell| !cell.is_empty());
                    tell(placed, finding.at(Some(row), Some(&field.name), value));
                    return None;
                }
            };
            // what is constant is said in the contract's terms
            let mapping = mapping.filter(|_| !matches!(placed, Placed::Constant(_)));
            let mapped = mapping.map(|mapping| {
                let asked = asked.and_then(|place| std::str::from_utf8(cells.get(place)?).ok());
                (mapping, asked)
            });
            let mut tell = |finding| tell(placed, finding);
            self.read_cell(row, field, mapped, (&text, kind), &mut tell)
        });
        values.clear();
        values.extend(read);
    }

    /// Reads a cell against its field; none if it is empty or at fault.
    pub(super) fn read_cell(
        &self,
        row: u64,
        field: &Field,
        mapped: Option<(&ColumnMapping, Option<&str>)>,
        (cell, kind): (&str, Kind),
        tell: &mut dyn FnMut(Finding),
    ) -> Option<Value> {
        if kind == Kind::Covered {
            return None;
        }
        let day = match kind {
            // a number may be a date that is written with digits alone
            Kind::Number if mapped.is_some_and(|(m, _)| m.has_dates_of_digits()) => None,
            Kind::Number if field.cell_type == CellType::Date => {
                self.day_zero.and_then(|zero| sheet::plain_day_of(zero, cell))
            }
            _ => None,
        };
        let cell = day.as_deref().unwrap_or(cell);
        let mut add = |code: &str, fault: Fault| {
            let value = (!cell.is_empty()).then_some(cell);
            tell(fault.finding(self.path, code).at(Some(row), Some(&field.name), value));
        };
        if let Some((code, message)) = misfit(kind, field.cell_type) {
            add(code, Fault::new(message));
            return None;
        }
        let is_empty = cell.is_empty();
        let is_typed = kind == Kind::Text || field.cell_type == CellType::Date;
        let read = mapped.map(|(mapping, asked)| {
            let is_text = is_typed && kind != Kind::Date && day.is_none();
            mapping.read(
                cell,
                field,
                Around { period: self.period, asked, rate: self.rate, is_text },
            )
        });
        let cell = match read {
            None => Cow::Borrowed(cell),
            Some(Ok(read)) => read,
            Some(Err(fault)) => {
                let is_zero = fault.message == Message::ZeroContradicted;
                add(if is_zero { "constraint-error" } else { "type-error" }, fault);
                return None;
            }
        };
        let cell = cell.as_ref();
        let in_one_form = text::tidy(cell);
        if cell.is_empty() || field.missing.iter().any(|m| *m == in_one_form) {
            if field.required {
                let message = match is_empty {
                    true => Message::Required,
                    false => Message::RequiredAndMissing,
                };
                add("constraint-error", Fault::new(message).with("title", &field.title));
            }
            return None;
        }
        let tag = field.key.as_deref().unwrap_or_default();
        // a register number is judged by its one form, however it is written, and kept as it is
        let plain = self.pseudonymiser.plain_form(tag, &in_one_form);
        match cells::parse_as(plain.as_deref().unwrap_or(cell), field) {
            Err(fault) => {
                add("type-error", fault);
                None
            }
            Ok(value) => {
                if let Some(fault) = broken_constraint(field, &value) {
                    add("constraint-error", fault);
                }
                if let Some(form) = self.pseudonymiser.missed_form(tag, &in_one_form) {
                    let fault = Fault::new(Message::NoRegisterNumber).with("pattern", form);
                    add("constraint-error", fault);
                }
                Some(match plain {
                    Some(_) => Value::Text(in_one_form.into_owned()),
                    None => value,
                })
            }
        }
    }
}

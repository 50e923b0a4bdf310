//! What cells say beside what is read of their text: by what they are, and where their quotes are misplaced.

use super::reader::Kind;
use contract::{CellType, Field, Message, Value, broken_constraint, cells};
use programme::text;

/// What a cell says without the quotes inside it, where that is a day or one of a few words: what has lost
/// a letter to a quote is neither.
pub(super) fn without_quotes(cell: &[u8], field: &Field) -> Option<Value> {
    let says_little = matches!(field.cell_type, CellType::Date | CellType::Boolean);
    let text = std::str::from_utf8(cell).ok()?.replace('"', "");
    let value = cells::parse_as(text::trim(&text), field).ok()?;
    let is_meant = says_little || !field.allowed.is_empty();
    (is_meant && broken_constraint(field, &value).is_none()).then_some(value)
}

/// What is wrong with a cell in a column of a type, by what the cell is.
pub(super) fn misfit(kind: Kind, cell_type: CellType) -> Option<(&'static str, Message)> {
    let message = match kind {
        Kind::Absent => return Some(("missing-cell", Message::MissingName)),
        Kind::Error => Message::ErrorCell,
        Kind::NoResult => Message::NoResult,
        Kind::LongNumber => Message::LongNumber,
        Kind::LongFloat => Message::LongFloat,
        Kind::Nested => Message::NestedValue,
        Kind::HalfLetter => Message::HalfLetter,
        Kind::Date if cell_type != CellType::Date => Message::DateInstead,
        Kind::Percent if cell_type != CellType::Percent => Message::PercentInstead,
        _ => return None,
    };
    Some(("type-error", message))
}

//! The constraints of a column: bounds, lengths, pattern, and the values allowed.

use super::cells;
use super::dataset::Field;
use super::finding::Fault;
use super::message::Message;
use super::value::Value;
use programme::text;

/// Whether a value breaks a bound.
type Breaks = fn(&Value, &Value) -> bool;

/// The first constraint that a value breaks.
#[must_use]
pub fn broken_constraint(field: &Field, value: &Value) -> Option<Fault> {
    out_of_bounds(field, value)
        .or_else(|| none_of_those_allowed(field, value))
        .or_else(|| of_another_shape(field, value))
}

/// A value that is too small or too large.
fn out_of_bounds(field: &Field, value: &Value) -> Option<Fault> {
    let bounds: [(&Option<Value>, Breaks, Message); 4] = [
        (&field.minimum, below, Message::BelowMinimum),
        (&field.maximum, |value, bound| below(bound, value), Message::AboveMaximum),
        (&field.exclusive_minimum, |value, bound| !below(bound, value), Message::NotAbove),
        (&field.exclusive_maximum, |value, bound| !below(value, bound), Message::NotBelow),
    ];
    bounds.into_iter().find_map(|(bound, is_broken, message)| {
        let bound = bound.as_ref().filter(|bound| is_broken(value, bound))?;
        Some(Fault::new(message).with("bound", bound.written(field.cell_type)))
    })
}

/// A value that is not in the list of the column.
fn none_of_those_allowed(field: &Field, value: &Value) -> Option<Fault> {
    let is_allowed = |allowed: &String| match value {
        Value::Text(text) => text == allowed,
        other => cells::parse_as(allowed, field).as_ref() == Ok(other),
    };
    if field.allowed.is_empty() || field.allowed.iter().any(is_allowed) {
        return None;
    }
    let allowed = || field.allowed.iter().map(String::as_str);
    let near = match value {
        Value::Text(text) => programme::keys::nearest(text, allowed()),
        _ => None,
    };
    let fault = match near {
        None => Fault::new(Message::NotAllowed),
        Some(near) => Fault::new(Message::NearlyAllowed).with("near", near),
    };
    Some(fault.with("allowed", field.allowed.join(", ")))
}

/// A text that is too short or too long, or not of the form that the column asks for.
fn of_another_shape(field: &Field, value: &Value) -> Option<Fault> {
    let Value::Text(text) = value else { return None };
    let count = || text.chars().count();
    if let Some(least) = field.min_length.filter(|least| count() < *least) {
        let fault = Fault::new(Message::ShortText).with("characters", count());
        return Some(fault.with("least", least));
    }
    if let Some(most) = field.max_length.filter(|most| text.len() > *most && count() > *most) {
        return Some(Fault::new(Message::LongText).with("characters", count()).with("most", most));
    }
    let pattern = field.pattern.as_ref().filter(|p| !p.is_match(text))?;
    Some(
        Fault::new(Message::NotOfThePattern)
            .with("title", &field.title)
            .with("example", &field.example)
            .with("pattern", text::stated(pattern)),
    )
}

/// Whether a value is less than a bound of the same type.
fn below(value: &Value, bound: &Value) -> bool {
    match (value, bound) {
        (Value::Integer(a), Value::Integer(b)) => a < b,
        (Value::Decimal(a), Value::Decimal(b)) => a < b,
        (Value::Date(a), Value::Date(b)) => a < b,
        _ => false,
    }
}

//! The constraints of a column: minimum, maximum, pattern, and the values allowed.

use crate::contract::cells::Value;
use crate::contract::{Fault, Field, Message};

/// The first constraint that a value breaks.
pub(super) fn broken_constraint(field: &Field, text: &str, value: &Value) -> Option<Fault> {
    if let Some(minimum) = field.minimum.as_ref().filter(|m| below(value, m)) {
        return Some(Fault::new(Message::BelowMinimum).with("bound", show(minimum, field)));
    }
    if let Some(maximum) = field.maximum.as_ref().filter(|m| below(m, value)) {
        return Some(Fault::new(Message::AboveMaximum).with("bound", show(maximum, field)));
    }
    if !field.allowed.is_empty() && !field.allowed.iter().any(|a| a == text) {
        let near = crate::programme::keys::nearest(text, field.allowed.iter().map(String::as_str));
        let fault = match near {
            None => Fault::new(Message::NotAllowed),
            Some(near) => Fault::new(Message::NearlyAllowed).with("near", near),
        };
        return Some(fault.with("allowed", field.allowed.join(", ")));
    }
    if let Some(pattern) = field.pattern.as_ref().filter(|p| !p.is_match(text)) {
        let shape = pattern.as_str().trim_start_matches("^(?:").trim_end_matches(")$").to_owned();
        return Some(
            Fault::new(Message::NotOfThePattern)
                .with("title", &field.title)
                .with("example", &field.example)
                .with("pattern", shape),
        );
    }
    None
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

/// A bound as the reader would write it.
fn show(bound: &Value, field: &Field) -> String {
    match bound {
        Value::Integer(i) => i.to_string(),
        Value::Date(d) => d.to_string(),
        Value::Boolean(b) => b.to_string(),
        Value::Text(t) => t.clone(),
        Value::Decimal(units) => {
            let scale = field.cell_type.decimal().map_or(0, |(_, s)| u32::from(s));
            let one = 10_i128.pow(scale);
            if units % one == 0 {
                (units / one).to_string()
            } else {
                format!("{}.{:02}", units / one, (units % one).abs())
            }
        }
    }
}

//! Aggregates and window functions whose answer would depend on the order in which rows happen to
//! come, and so on threads and memory.

use datafusion::common::Result;
use datafusion::logical_expr::Expr;

use super::refusal::Refusal;

/// Aggregates that take rows in their order.
const ORDERED_AGGREGATES: [&str; 5] =
    ["array_agg", "string_agg", "first_value", "last_value", "nth_value"];
/// Window functions that take rows in their order.
const ORDERED_WINDOWS: [&str; 10] = [
    "row_number",
    "ntile",
    "lag",
    "lead",
    "first_value",
    "last_value",
    "nth_value",
    "array_agg",
    "string_agg",
    "any_value",
];

/// Refuses what depends on an order that is not said, and what only guesses.
pub(super) fn look(expr: &Expr) -> Result<()> {
    match expr {
        Expr::AggregateFunction(call) => {
            let name = call.func.name();
            if name.starts_with("approx_") || name == "any_value" {
                let instead = match name {
                    "approx_distinct" => "write `count(distinct x)`",
                    "approx_median" => "write `median(x)`",
                    "any_value" => "write `min(x)` or `max(x)`",
                    _ => "write `percentile_cont`",
                };
                return Err(Refusal::Unrepeatable { function: name.to_owned(), instead }.into());
            }
            if ORDERED_AGGREGATES.contains(&name) && call.params.order_by.is_empty() {
                return Err(Refusal::Unordered { function: name.to_owned() }.into());
            }
        }
        Expr::WindowFunction(call) => {
            let name = call.fun.name();
            if ORDERED_WINDOWS.contains(&name) && call.params.order_by.is_empty() {
                return Err(Refusal::Unordered { function: name.to_owned() }.into());
            }
        }
        _ => {}
    }
    Ok(())
}

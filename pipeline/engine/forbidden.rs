//! What a SQL file may not call: functions that divide, that calculate with doubles, or that answer
//! otherwise each time.

use std::ops::ControlFlow;

use super::exact::clauses::plain_name;
use datafusion::sql::sqlparser::ast::{BinaryOperator, Expr, Statement, visit_expressions};

/// Functions that divide, by their names' beginnings.
const DIVIDING: [&str; 12] = [
    "avg",
    "mean",
    "stddev",
    "var",
    "corr",
    "covar",
    "median",
    "percentile_",
    "quantile_",
    "regr_",
    "approx_",
    "cosine_distance",
];
/// Functions whose results are doubles.
const INEXACT: [&str; 11] =
    ["power", "pow", "sqrt", "cbrt", "exp", "ln", "log", "log2", "log10", "degrees", "radians"];
/// Functions that answer otherwise each time.
const UNREPEATABLE: [&str; 9] = [
    "now",
    "today",
    "current_date",
    "current_time",
    "current_timestamp",
    "localtimestamp",
    "random",
    "rand",
    "uuid",
];

/// What is wrong with the calls of a query, if anything is.
pub(super) fn problem_in(statement: &Statement) -> Option<String> {
    let visited = visit_expressions(statement, |expr| match problem_of(expr) {
        Some(problem) => ControlFlow::Break(problem),
        None => ControlFlow::Continue(()),
    });
    visited.break_value()
}

/// What is wrong with one expression itself.
fn problem_of(expr: &Expr) -> Option<String> {
    let name = match expr {
        Expr::BinaryOp {
            op: BinaryOperator::Divide | BinaryOperator::DuckIntegerDivide, ..
        } => {
            return Some("SQL does not divide: return numerator and denominator".to_owned());
        }
        Expr::Function(call) => plain_name(&call.name.to_string()),
        _ => return None,
    };
    if DIVIDING.iter().any(|d| name.starts_with(d)) {
        return Some(format!(
            "SQL does not divide, and `{name}` does: return numerator and denominator"
        ));
    }
    if INEXACT.contains(&name.as_str()) {
        return Some(format!("`{name}` is not exact: return sums and counts"));
    }
    UNREPEATABLE
        .contains(&name.as_str())
        .then(|| format!("`{name}` answers otherwise each time; a check may ask for `$now`"))
}

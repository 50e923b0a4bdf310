//! Functions that ask what time it is, or roll dice.

use datafusion::common::tree_node::Transformed;
use datafusion::common::{DFSchema, Result, ScalarValue};
use datafusion::logical_expr::{Expr, ExprSchemable as _, lit};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::refusal::Refusal;
use programme::days_since_1970;

/// Answers what time it is with the time of the run; refuses dice.
pub(super) fn mend(
    expr: Expr,
    schema: &DFSchema,
    now: Option<Timestamp>,
) -> Result<Transformed<Expr>> {
    let Expr::ScalarFunction(call) = &expr else { return Ok(Transformed::no(expr)) };
    let name = call.func.name();
    let refuse = |instead| Refusal::Unrepeatable { function: format!("{name}()"), instead };
    match name {
        "random" | "rand" | "uuid" => {
            return Err(refuse(
                "take a part of the rows that stays the same, as in `where left(md5(client_key), 1) = 'a'`",
            )
            .into());
        }
        "now" | "current_date" | "current_time" => {}
        _ => return Ok(Transformed::no(expr)),
    }
    let now = now.ok_or_else(|| refuse("write the date itself, as in `date '2024-12-31'`"))?;
    let zoned = now.to_zoned(TimeZone::UTC);
    let since_epoch = i64::try_from(now.as_nanosecond()).ok();
    let value = match name {
        "current_date" => ScalarValue::Date32(Some(days_since_1970(zoned.date()))),
        "current_time" => {
            let midnight = zoned.date().at(0, 0, 0, 0).to_zoned(TimeZone::UTC).ok();
            let passed = midnight.map(|m| now.as_nanosecond() - m.timestamp().as_nanosecond());
            ScalarValue::Time64Nanosecond(passed.and_then(|p| i64::try_from(p).ok()))
        }
        _ => ScalarValue::TimestampNanosecond(since_epoch, None),
    };
    let value = value.cast_to(&expr.get_type(schema)?)?;
    Ok(Transformed::yes(lit(value)))
}

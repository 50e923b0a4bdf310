//! What a SQL file of the programme may not do on its way to a figure: calculate with doubles, or cut
//! digits off.

use datafusion::common::tree_node::{TreeNode as _, TreeNodeRecursion};
use datafusion::common::{DFSchema, Result};
use datafusion::logical_expr::utils::merge_schema;
use datafusion::logical_expr::{Cast, Expr, ExprSchemable as _, LogicalPlan};

use super::refusal::Refusal;

/// Refuses a plan, as it is written, that calculates with doubles or cuts digits off.
pub(in super::super) fn refuse(plan: &LogicalPlan) -> Result<()> {
    plan.apply_with_subqueries(|node| {
        let schema = merge_schema(&node.inputs());
        node.apply_expressions(|expr| {
            expr.apply(|expr| {
                look(expr, &schema)?;
                Ok(TreeNodeRecursion::Continue)
            })
        })
    })
    .map(|_| ())
}

/// Looks at one expression.
fn look(expr: &Expr, schema: &DFSchema) -> Result<()> {
    let problem = match expr {
        Expr::TryCast(_) => Some("makes NULL of what it cannot cast"),
        Expr::Cast(Cast { expr: inner, field }) => {
            let (to, from) = (field.data_type(), inner.get_type(schema).ok());
            let scale = |t: &arrow::datatypes::DataType| match t {
                arrow::datatypes::DataType::Decimal128(_, scale) => Some(*scale),
                t if t.is_integer() => Some(0),
                _ => None,
            };
            let is_cut = from.as_ref().and_then(scale).zip(scale(to)).is_some_and(|(f, t)| f > t);
            match to.is_floating() {
                true => Some("calculates with doubles"),
                false => is_cut.then_some("cuts decimals off"),
            }
        }
        Expr::Literal(value, _) if value.data_type().is_floating() => {
            Some("calculates with doubles")
        }
        Expr::ScalarFunction(call) if is_rounding(call.func.name()) => {
            let first = call.args.first().and_then(|a| a.get_type(schema).ok());
            (!first.is_some_and(|t| t.is_integer()) || call.args.len() > 1).then_some("rounds")
        }
        Expr::ScalarFunction(_) | Expr::AggregateFunction(_) | Expr::WindowFunction(_) => {
            let is_double = expr.get_type(schema).is_ok_and(|t| t.is_floating());
            is_double.then_some("calculates with doubles")
        }
        _ => None,
    };
    match problem {
        Some(problem) => {
            Err(Refusal::Loss { expression: expr.human_display().to_string(), problem }.into())
        }
        None => Ok(()),
    }
}

/// Whether a function rounds.
fn is_rounding(name: &str) -> bool {
    matches!(name, "round" | "trunc" | "ceil" | "floor")
}

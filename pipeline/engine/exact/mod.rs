//! Right or refused: what `DataFusion` would answer wrongly without a word is answered rightly here,
//! or not at all.
//!
//! `DataFusion` 55 lets whole numbers and wide decimals wrap around (its issue 17539), forgets the
//! NULLs of a `not in` whose left side is a constant or whose subquery looks at the query around it
//! (25340, 25347, 25480), compares `cast(x as bigint)` as if the cast lost nothing, keeps four digits
//! of a quotient, reads clauses that it then ignores, and reads the clock. The query as it is written
//! is looked at (`clauses`), then its plan before types are made alike (`mixtures`) and after; what
//! cannot be mended is refused, with the expression and another way to write it.

mod arithmetic;
mod casts;
pub(super) mod clauses;
mod clock;
pub(super) mod loss;
mod membership;
mod mixtures;
mod order;
mod refusal;
mod sums;

use std::sync::Arc;

use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::{Transformed, TreeNode as _};
use datafusion::common::{DFSchema, Result};
use datafusion::execution::SessionStateBuilder;
use datafusion::logical_expr::expr_rewriter::NamePreserver;
use datafusion::logical_expr::utils::merge_schema;
use datafusion::logical_expr::{Expr, LogicalPlan};
use datafusion::optimizer::AnalyzerRule;
use datafusion::optimizer::analyzer::Analyzer;
use jiff::Timestamp;

pub use refusal::Refusal;

/// Lets the sessions of this builder answer rightly or refuse; `now` is what their queries are told.
pub(super) fn exactly(builder: SessionStateBuilder, now: Option<Timestamp>) -> SessionStateBuilder {
    let mut rules = Analyzer::new().rules;
    // before types are made alike, and after, when every cast and operation shows
    rules.insert(0, Arc::new(mixtures::NoMixtures));
    rules.push(Arc::new(RightOrRefused { now }));
    let mut builder = builder.with_analyzer_rules(rules);
    builder
        .expr_planners()
        .get_or_insert_default()
        .insert(0, Arc::new(arithmetic::DecimalDivision));
    builder.aggregate_functions().get_or_insert_default().extend(sums::all());
    builder
}

/// The rule over every plan.
#[derive(Debug)]
struct RightOrRefused {
    /// What `now()` answers; without it nothing may ask.
    now: Option<Timestamp>,
}

impl AnalyzerRule for RightOrRefused {
    fn analyze(&self, plan: LogicalPlan, _: &ConfigOptions) -> Result<LogicalPlan> {
        plan.transform_up_with_subqueries(|plan| self.mend(plan)).map(|t| t.data)
    }

    fn name(&self) -> &'static str {
        "right_or_refused"
    }
}

impl RightOrRefused {
    /// Mends one node of a plan; those below it are done.
    fn mend(&self, plan: LogicalPlan) -> Result<Transformed<LogicalPlan>> {
        let schema = merge_schema(&plan.inputs());
        let names = NamePreserver::new(&plan);
        let mended = plan.map_expressions(|expr| {
            let name = names.save(&expr);
            let mended = expr.transform_up(|expr| self.mend_expr(expr, &schema))?;
            Ok(mended.update_data(|expr| name.restore(expr)))
        })?;
        // what is compared moves into subqueries, and is mended before
        let plan = membership::mend(mended.data)?;
        Ok(Transformed::yes(plan.recompute_schema()?))
    }

    /// Mends one expression; those in it are done.
    fn mend_expr(&self, expr: Expr, schema: &DFSchema) -> Result<Transformed<Expr>> {
        match expr {
            Expr::BinaryExpr(_) => arithmetic::mend(expr, schema),
            Expr::Negative(inner) => arithmetic::negated(*inner, schema),
            Expr::Cast(_) | Expr::TryCast(_) => casts::mend(expr, schema),
            Expr::ScalarFunction(_) => clock::mend(expr, schema, self.now),
            Expr::AggregateFunction(_) | Expr::WindowFunction(_) => {
                order::look(&expr)?;
                Ok(Transformed::no(expr))
            }
            other => Ok(Transformed::no(other)),
        }
    }
}

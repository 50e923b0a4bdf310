//! Plans that Rust makes, where what is asked hangs on the contract and no SQL file could say it.

use std::sync::Arc;

use datafusion::catalog::TableProvider;
use datafusion::datasource::{ViewTable, provider_as_source};
use datafusion::logical_expr::{LogicalPlan, LogicalPlanBuilder, UNNAMED_TABLE};

pub use datafusion::common::{Column, JoinType};
pub use datafusion::error::DataFusionError as PlanError;
pub use datafusion::functions_aggregate::expr_fn::{count, sum};
pub use datafusion::functions_window::expr_fn::row_number;
pub use datafusion::logical_expr::{
    Expr, ExprFunctionExt, Operator, binary_expr, cast, ident, lit, when,
};
pub use datafusion::scalar::ScalarValue;

/// What a query comes to: which tables, and what becomes of their rows.
pub type Plan = LogicalPlan;
/// A plan that is being made.
pub type PlanBuilder = LogicalPlanBuilder;
/// A table that can be read, whoever keeps its rows.
pub type Table = Arc<dyn TableProvider>;

/// The beginning of a plan: all rows of a table that no session has.
///
/// # Errors
/// When the table has no columns to show.
pub fn scan(table: Table) -> Result<PlanBuilder, PlanError> {
    PlanBuilder::scan(UNNAMED_TABLE, provider_as_source(table), None)
}

/// The rows of a plan as a table.
#[must_use]
pub fn view(plan: Plan) -> Table {
    Arc::new(ViewTable::new(plan, None))
}

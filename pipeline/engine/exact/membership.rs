//! `in`, `not in` and `exists` with subqueries, by the logic of three values.
//!
//! `x not in (subquery)` is true when no row equals `x`, none is NULL, and `x` is not NULL unless
//! there is no row at all. That is said here with `exists`, which knows two values only and which
//! `DataFusion` gets right.

use std::sync::Arc;

use datafusion::common::tree_node::{Transformed, TreeNode as _, TreeNodeRecursion};
use datafusion::common::{Column, DFSchema, ExprSchema as _, JoinType, Result, ScalarValue};
use datafusion::logical_expr::expr::{Exists, InSubquery};
use datafusion::logical_expr::{
    BinaryExpr, Expr, ExprSchemable as _, Filter, LogicalPlan, LogicalPlanBuilder, Operator,
    Subquery, lit, not, when,
};

use super::refusal::Refusal;

/// Says the memberships of a filter with `exists`; refuses subqueries where they are not answered.
pub(super) fn mend(plan: LogicalPlan) -> Result<LogicalPlan> {
    let LogicalPlan::Filter(filter) = plan else {
        refuse_elsewhere(&plan)?;
        return Ok(plan);
    };
    if !has_subquery(&filter.predicate)? {
        return Ok(LogicalPlan::Filter(filter));
    }
    let schema = Arc::clone(filter.input.schema());
    let predicate = when_true(filter.predicate, &schema)?;
    Ok(LogicalPlan::Filter(Filter::try_new(predicate, filter.input)?))
}

/// Whether an expression has a subquery that is looked into.
fn has_subquery(expr: &Expr) -> Result<bool> {
    expr.exists(|e| Ok(matches!(e, Expr::InSubquery(_) | Expr::Exists(_) | Expr::SetComparison(_))))
}

/// Refuses subqueries outside filters, which `DataFusion` does not answer, in words.
fn refuse_elsewhere(plan: &LogicalPlan) -> Result<()> {
    plan.apply_expressions(|expr| {
        expr.apply(|e| {
            let expression = match e {
                Expr::InSubquery(_) => "in (select …)",
                Expr::Exists(_) => "exists (select …)",
                Expr::SetComparison(_) => "any (select …)",
                _ => return Ok(TreeNodeRecursion::Continue),
            };
            Err(Refusal::Place { expression }.into())
        })
    })?;
    Ok(())
}

/// What is true exactly when this is: NULL may become false.
fn when_true(expr: Expr, schema: &DFSchema) -> Result<Expr> {
    match expr {
        Expr::BinaryExpr(BinaryExpr { left, op, right })
            if matches!(op, Operator::And | Operator::Or) =>
        {
            let (left, right) = (when_true(*left, schema)?, when_true(*right, schema)?);
            Ok(Expr::BinaryExpr(BinaryExpr::new(Box::new(left), op, Box::new(right))))
        }
        Expr::Not(inner) => when_false(*inner, schema),
        Expr::InSubquery(test) if !test.negated => {
            refuse_entangled("in", &test.subquery)?;
            Ok(Expr::InSubquery(test))
        }
        Expr::InSubquery(test) => not_among(&test, schema),
        Expr::Exists(test) => {
            refuse_entangled("exists", &test.subquery)?;
            Ok(Expr::Exists(test))
        }
        other => as_value(other, schema),
    }
}

/// What is true exactly when this is false.
fn when_false(expr: Expr, schema: &DFSchema) -> Result<Expr> {
    match expr {
        Expr::BinaryExpr(BinaryExpr { left, op, right })
            if matches!(op, Operator::And | Operator::Or) =>
        {
            let op = if op == Operator::And { Operator::Or } else { Operator::And };
            let (left, right) = (when_false(*left, schema)?, when_false(*right, schema)?);
            Ok(Expr::BinaryExpr(BinaryExpr::new(Box::new(left), op, Box::new(right))))
        }
        Expr::Not(inner) => when_true(*inner, schema),
        Expr::InSubquery(test) => {
            let negated = !test.negated;
            when_true(Expr::InSubquery(InSubquery { negated, ..test }), schema)
        }
        Expr::Exists(test) => {
            let negated = !test.negated;
            when_true(Expr::Exists(Exists { negated, ..test }), schema)
        }
        other => Ok(not(as_value(other, schema)?)),
    }
}

/// The same value, NULL included, with every membership said by `exists`.
fn as_value(expr: Expr, schema: &DFSchema) -> Result<Expr> {
    let said = expr.transform_up(|e| match e {
        Expr::InSubquery(test) => Ok(Transformed::yes(three_valued(&test, schema)?)),
        Expr::Exists(test) => {
            refuse_entangled("exists", &test.subquery)?;
            Ok(Transformed::no(Expr::Exists(test)))
        }
        other => Ok(Transformed::no(other)),
    })?;
    Ok(said.data)
}

/// The parts of a membership: the value as the subquery sees it, and its one column.
struct Parts<'a> {
    subquery: &'a Subquery,
    value: Expr,
    column: Expr,
    value_may_be_null: bool,
    column_may_be_null: bool,
}

impl<'a> Parts<'a> {
    fn of(test: &'a InSubquery, schema: &DFSchema) -> Result<Self> {
        refuse_entangled("not in", &test.subquery)?;
        let value_may_be_null = match test.expr.as_ref() {
            Expr::Literal(value, _) => value.is_null(),
            other => other.nullable(schema)?,
        };
        let value = seen_from_within(test.expr.as_ref().clone(), schema)?;
        let (qualifier, field) = test.subquery.subquery.schema().qualified_field(0);
        let column = Expr::Column(Column::from((qualifier, field)));
        Ok(Self {
            subquery: &test.subquery,
            value,
            column,
            value_may_be_null,
            column_may_be_null: field.is_nullable(),
        })
    }

    /// Whether a row equals the value.
    fn is_found(&self) -> Result<Expr> {
        self.exists(Some(self.column.clone().eq(self.value.clone())))
    }

    /// Whether a row is NULL, if one can be.
    fn has_null(&self) -> Result<Option<Expr>> {
        let is_null = self.column.clone().is_null();
        self.column_may_be_null.then(|| self.exists(Some(is_null))).transpose()
    }

    /// Whether there is any row.
    fn has_rows(&self) -> Result<Expr> {
        self.exists(None)
    }

    /// Whether the subquery has a row of which this is true.
    fn exists(&self, condition: Option<Expr>) -> Result<Expr> {
        let mut builder = LogicalPlanBuilder::from(self.subquery.subquery.as_ref().clone());
        if let Some(condition) = condition {
            builder = builder.filter(condition)?;
        }
        let outer = builder.plan().all_out_ref_exprs();
        if outer.is_empty() {
            // one row says it all
            builder = builder.limit(0, Some(1))?;
        }
        let subquery = Subquery {
            subquery: Arc::new(builder.build()?),
            outer_ref_columns: outer,
            spans: self.subquery.spans.clone(),
        };
        Ok(Expr::Exists(Exists { subquery, negated: false }))
    }
}

/// True exactly when `x not in (subquery)` is.
fn not_among(test: &InSubquery, schema: &DFSchema) -> Result<Expr> {
    let parts = Parts::of(test, schema)?;
    let mut all = not(parts.is_found()?);
    if let Some(has_null) = parts.has_null()? {
        all = all.and(not(has_null));
    }
    if parts.value_may_be_null {
        let is_known = test.expr.as_ref().clone().is_not_null();
        all = all.and(is_known.or(not(parts.has_rows()?)));
    }
    Ok(all)
}

/// `x in (subquery)` or `x not in (subquery)` as a value: true, false or NULL.
fn three_valued(test: &InSubquery, schema: &DFSchema) -> Result<Expr> {
    let parts = Parts::of(test, schema)?;
    let mut unknown = test.expr.as_ref().clone().is_null().and(parts.has_rows()?);
    if let Some(has_null) = parts.has_null()? {
        unknown = unknown.or(has_null);
    }
    when(parts.is_found()?, lit(!test.negated))
        .when(unknown, lit(ScalarValue::Boolean(None)))
        .otherwise(lit(test.negated))
}

/// An expression as a subquery sees it.
fn seen_from_within(expr: Expr, schema: &DFSchema) -> Result<Expr> {
    let seen = expr.transform_up(|e| match e {
        Expr::Column(column) => {
            let field = Arc::clone(schema.field_from_column(&column)?);
            Ok(Transformed::yes(Expr::OuterReferenceColumn(field, column)))
        }
        other => Ok(Transformed::no(other)),
    });
    Ok(seen?.data)
}

/// Refuses a subquery that looks at the query around it from below a step that cannot be taken apart
/// row by row: `DataFusion` would group, limit or number the rows of all values together.
fn refuse_entangled(expression: &'static str, subquery: &Subquery) -> Result<()> {
    let mut open = vec![subquery.subquery.as_ref()];
    while let Some(plan) = open.pop() {
        if plan.all_out_ref_exprs().is_empty() {
            continue;
        }
        let is_plain = match plan {
            LogicalPlan::Projection(_)
            | LogicalPlan::SubqueryAlias(_)
            | LogicalPlan::Filter(_)
            | LogicalPlan::Sort(_)
            | LogicalPlan::Distinct(_) => true,
            LogicalPlan::Join(join) => join.join_type == JoinType::Inner,
            LogicalPlan::Aggregate(aggregate) => !aggregate.group_expr.is_empty(),
            _ => false,
        };
        if !is_plain {
            let step = plan.display().to_string();
            let step = step.split([':', ' ']).next().unwrap_or_default().to_lowercase();
            return Err(Refusal::Correlated { expression, step }.into());
        }
        open.extend(plan.inputs());
    }
    Ok(())
}

//! Values of different kinds, put together: before types are made alike, so that nothing is made
//! alike that is not.
//!
//! `DataFusion` rounds a text to the digits of the column that it is compared with, cuts doubles to
//! fifteen decimals, takes whole numbers for days, and compares intervals part by part. Here a text
//! that is written out is taken for the number or day that it is, a double makes doubles of what it
//! meets, as in `PostgreSQL`, and everything else is refused.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::{Transformed, TreeNode as _};
use datafusion::common::{DFSchema, Result, ScalarValue};
use datafusion::logical_expr::expr::{
    AggregateFunction, AggregateFunctionParams, ScalarFunction, WindowFunction,
};
use datafusion::logical_expr::expr_rewriter::NamePreserver;
use datafusion::logical_expr::utils::merge_schema;
use datafusion::logical_expr::{
    BinaryExpr, Cast, Expr, ExprSchemable as _, LogicalPlan, Operator, lit,
};
use datafusion::optimizer::AnalyzerRule;
use jiff::civil::Date;

use super::arithmetic::MOST_DIGITS;
use super::refusal::Refusal;

/// Functions whose arguments become one type.
const OF_ONE_KIND: [&str; 6] = ["coalesce", "nullif", "nvl", "ifnull", "greatest", "least"];
/// Functions of one number that a whole number is already.
const WHOLE: [&str; 4] = ["ceil", "floor", "trunc", "round"];
/// Digits of any whole number.
const DIGITS: u8 = 20;

/// The rule over every plan, before types are settled.
#[derive(Debug)]
pub(super) struct NoMixtures;

impl AnalyzerRule for NoMixtures {
    fn analyze(&self, plan: LogicalPlan, _: &ConfigOptions) -> Result<LogicalPlan> {
        plan.transform_up_with_subqueries(look).map(|t| t.data)
    }

    fn name(&self) -> &'static str {
        "no_mixtures"
    }
}

/// What values are, as far as they can be put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// Whole numbers and decimals.
    Exact,
    Double,
    Truth,
    Day,
    Moment,
    TimeOfDay,
    Interval,
    /// Nothing, or what is not put together with anything else.
    Other,
}

impl Kind {
    fn of(data_type: &DataType) -> Self {
        match data_type {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Self::Text,
            DataType::Date32 | DataType::Date64 => Self::Day,
            DataType::Timestamp(..) => Self::Moment,
            DataType::Time32(_) | DataType::Time64(_) => Self::TimeOfDay,
            DataType::Interval(_) | DataType::Duration(_) => Self::Interval,
            DataType::Boolean => Self::Truth,
            t if t.is_floating() => Self::Double,
            t if t.is_integer() || is_decimal(t) => Self::Exact,
            _ => Self::Other,
        }
    }

    /// As a refusal calls it.
    fn word(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Exact => "a number",
            Self::Double => "a double",
            Self::Truth => "a truth value",
            Self::Day => "a day",
            Self::Moment => "a moment",
            Self::TimeOfDay => "a time of day",
            Self::Interval => "an interval",
            Self::Other => "something else",
        }
    }
}

/// Whether this is a decimal.
fn is_decimal(data_type: &DataType) -> bool {
    matches!(
        data_type,
        DataType::Decimal32(..)
            | DataType::Decimal64(..)
            | DataType::Decimal128(..)
            | DataType::Decimal256(..)
    )
}

/// Looks at one node of a plan; those below it are done.
fn look(plan: LogicalPlan) -> Result<Transformed<LogicalPlan>> {
    look_at_columns(&plan)?;
    let schema = merge_schema(&plan.inputs());
    let names = NamePreserver::new(&plan);
    let looked = plan.map_expressions(|expr| {
        let name = names.save(&expr);
        let looked = expr.transform_up(|expr| mend(expr, &schema))?;
        Ok(looked.update_data(|expr| name.restore(expr)))
    })?;
    match looked.transformed {
        true => Ok(Transformed::yes(looked.data.recompute_schema()?)),
        false => Ok(looked),
    }
}

/// Looks at what a plan puts together column by column.
fn look_at_columns(plan: &LogicalPlan) -> Result<()> {
    match plan {
        LogicalPlan::Union(union) => {
            let first = union.inputs.first().map(|p| p.schema().fields().to_vec());
            for input in union.inputs.iter().skip(1) {
                let columns = first.iter().flatten().zip(input.schema().fields());
                for (one, other) in columns {
                    let (one, other) = (one.data_type(), other.data_type());
                    together("union", Kind::of(one), Kind::of(other))?;
                    if Kind::of(one) != Kind::of(other) && is_either(Kind::Double, one, other) {
                        return Err(mixture("union", Kind::of(one), Kind::of(other)).into());
                    }
                }
            }
        }
        LogicalPlan::RecursiveQuery(query) => {
            let (first, next) = (query.static_term.schema(), query.recursive_term.schema());
            for (one, other) in first.fields().iter().zip(next.fields()) {
                let kept = common_scale(one.data_type(), other.data_type());
                if !kept {
                    return Err(Refusal::Mixture {
                        expression: query.name.clone(),
                        problem: format!(
                            "begins with {} and goes on with {}",
                            one.data_type(),
                            other.data_type()
                        ),
                        instead: "cast both terms of `with recursive` to one type, as in `cast(x as decimal(38, 10))`",
                    }
                    .into());
                }
            }
        }
        LogicalPlan::Join(join) => {
            for (left, right) in &join.on {
                let left = left.get_type(join.left.schema());
                let right = right.get_type(join.right.schema());
                if let (Ok(left), Ok(right)) = (left, right) {
                    alike("join", &left, &right)?;
                }
            }
        }
        LogicalPlan::Sort(sort) => {
            let schema = sort.input.schema();
            for order in &sort.expr {
                no_interval("order by", order.expr.get_type(schema).ok().as_ref())?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// Whether the recursive term keeps to the first one's type without losing digits.
fn common_scale(first: &DataType, next: &DataType) -> bool {
    match (first, next) {
        (DataType::Decimal128(_, first), DataType::Decimal128(_, next)) => first >= next,
        (first, DataType::Decimal128(_, next)) if first.is_integer() => *next == 0,
        (first, next) if Kind::of(first) == Kind::Exact => Kind::of(next) != Kind::Double,
        _ => true,
    }
}

/// Whether either type is of a kind.
fn is_either(kind: Kind, one: &DataType, other: &DataType) -> bool {
    Kind::of(one) == kind || Kind::of(other) == kind
}

/// The refusal of two kinds.
fn mixture(expression: &str, one: Kind, other: Kind) -> Refusal {
    Refusal::Mixture {
        expression: expression.to_owned(),
        problem: format!("puts {} and {} together", one.word(), other.word()),
        instead: "cast one of them, as in `cast(x as decimal(18, 2))` or `date '2024-12-31'`",
    }
}

/// Refuses kinds that have no common form; doubles and numbers have one.
fn together(expression: &str, one: Kind, other: Kind) -> Result<()> {
    let is_fine = one == other
        || matches!(
            (one, other),
            (Kind::Other, _)
                | (_, Kind::Other)
                | (Kind::Exact | Kind::Double, Kind::Exact | Kind::Double)
                | (Kind::Day | Kind::Moment, Kind::Day | Kind::Moment)
        );
    if is_fine { Ok(()) } else { Err(mixture(expression, one, other).into()) }
}

/// Refuses types that are not compared as they are.
fn alike(expression: &str, one: &DataType, other: &DataType) -> Result<()> {
    let (one, other) = (Kind::of(one), Kind::of(other));
    together(expression, one, other)?;
    match one != other && (one == Kind::Double || other == Kind::Double) {
        true if one != Kind::Other && other != Kind::Other => {
            Err(mixture(expression, one, other).into())
        }
        _ => Ok(()),
    }
}

/// Refuses an interval where values are put in an order.
fn no_interval(expression: &str, data_type: Option<&DataType>) -> Result<()> {
    if data_type.is_some_and(|t| Kind::of(t) == Kind::Interval) {
        return Err(Refusal::Mixture {
            expression: expression.to_owned(),
            problem: "puts intervals in an order, and a month has no length".to_owned(),
            instead: "compare the days themselves, as in `closed_on > started_on + interval '1 month'`",
        }
        .into());
    }
    Ok(())
}

/// Mends one expression; those in it are done.
fn mend(expr: Expr, schema: &DFSchema) -> Result<Transformed<Expr>> {
    match expr {
        Expr::BinaryExpr(binary) => mend_operation(binary, schema),
        Expr::InList(mut list) => {
            let values = std::iter::once(&*list.expr).chain(&list.list).cloned().collect();
            let text = list.expr.human_display().to_string();
            let mut values = of_one_kind(&format!("{text} in (…)"), values, schema)?.into_iter();
            list.expr = Box::new(values.next().unwrap_or(*list.expr));
            list.list = values.collect();
            Ok(Transformed::yes(Expr::InList(list)))
        }
        Expr::Between(mut between) => {
            let text = format!("{} between …", between.expr.human_display());
            let values = vec![*between.expr, *between.low, *between.high];
            if let Ok([value, low, high]) =
                <[Expr; 3]>::try_from(of_one_kind(&text, values, schema)?)
            {
                between.expr = Box::new(value);
                between.low = Box::new(low);
                between.high = Box::new(high);
                return Ok(Transformed::yes(Expr::Between(between)));
            }
            Err(mixture(&text, Kind::Other, Kind::Other).into())
        }
        Expr::Case(mut case) => {
            if let Some(value) = case.expr.take() {
                let whens = case.when_then_expr.iter().map(|(when, _)| when.as_ref().clone());
                let values = std::iter::once(*value).chain(whens).collect();
                let mut values = of_one_kind("case … when", values, schema)?.into_iter();
                case.expr = values.next().map(Box::new);
                for ((when, _), value) in case.when_then_expr.iter_mut().zip(values) {
                    **when = value;
                }
            }
            let results = case.when_then_expr.iter().map(|(_, then)| then.as_ref().clone());
            let results = results.chain(case.else_expr.iter().map(|e| e.as_ref().clone()));
            let mut results = of_one_kind("case", results.collect(), schema)?.into_iter();
            for ((_, then), result) in case.when_then_expr.iter_mut().zip(results.by_ref()) {
                **then = result;
            }
            if case.else_expr.is_some() {
                case.else_expr = results.next().map(Box::new);
            }
            Ok(Transformed::yes(Expr::Case(case)))
        }
        Expr::InSubquery(test) => {
            let column = test.subquery.subquery.schema().fields().first().cloned();
            if let (Ok(value), Some(column)) = (test.expr.get_type(schema), column) {
                alike("in", &value, column.data_type())?;
            }
            Ok(Transformed::no(Expr::InSubquery(test)))
        }
        Expr::SetComparison(test) => {
            let column = test.subquery.subquery.schema().fields().first().cloned();
            if let (Ok(value), Some(column)) = (test.expr.get_type(schema), column) {
                alike("any or all", &value, column.data_type())?;
            }
            Ok(Transformed::no(Expr::SetComparison(test)))
        }
        Expr::ScalarFunction(call) => mend_call(call, schema),
        Expr::AggregateFunction(call) => mend_aggregate(call, schema),
        Expr::WindowFunction(call) => {
            look_at_window(&call, schema)?;
            Ok(Transformed::no(Expr::WindowFunction(call)))
        }
        other => Ok(Transformed::no(other)),
    }
}

/// Mends an operation with two sides.
fn mend_operation(binary: BinaryExpr, schema: &DFSchema) -> Result<Transformed<Expr>> {
    let BinaryExpr { left, op, right } = binary;
    let again =
        |left, right| Expr::BinaryExpr(BinaryExpr::new(Box::new(left), op, Box::new(right)));
    let (Ok(left_type), Ok(right_type)) = (left.get_type(schema), right.get_type(schema)) else {
        return Ok(Transformed::no(again(*left, *right)));
    };
    let text = || format!("{} {op} {}", left.human_display(), right.human_display());
    let is_compared = op.supports_propagation() && op != Operator::And && op != Operator::Or
        || matches!(op, Operator::IsDistinctFrom | Operator::IsNotDistinctFrom);
    let is_calculated = matches!(
        op,
        Operator::Plus | Operator::Minus | Operator::Multiply | Operator::Divide | Operator::Modulo
    );
    let kinds = (Kind::of(&left_type), Kind::of(&right_type));
    if is_calculated {
        match kinds {
            // the days between them
            (Kind::Day, Kind::Day) if op == Operator::Minus => {
                let days = |e: Expr| Expr::Cast(Cast::new(Box::new(e), DataType::Int32));
                return Ok(Transformed::yes(again(days(*left), days(*right))));
            }
            (Kind::Day, Kind::Interval) if !is_of_days(&right) => return Err(hours(text())),
            (Kind::Interval, Kind::Day) if !is_of_days(&left) => return Err(hours(text())),
            (Kind::Exact | Kind::Double | Kind::Text, Kind::Exact | Kind::Double | Kind::Text) => {}
            _ => return Ok(Transformed::no(again(*left, *right))),
        }
    } else if is_compared {
        if kinds == (Kind::Interval, Kind::Interval) {
            no_interval(&text(), Some(&left_type))?;
        }
    } else {
        return Ok(Transformed::no(again(*left, *right)));
    }
    let text = text();
    let sides = of_one_kind(&text, vec![*left, *right], schema)?;
    match <[Expr; 2]>::try_from(sides) {
        Ok([left, right]) => Ok(Transformed::yes(again(left, right))),
        Err(_) => Err(mixture(&text, kinds.0, kinds.1).into()),
    }
}

/// The refusal of hours that are added to a day.
fn hours(expression: String) -> datafusion::error::DataFusionError {
    Refusal::Mixture {
        expression,
        problem: "adds to a day what may be less than a day".to_owned(),
        instead: "add days, as in `x + interval '7 days'`, or cast the day to `timestamp` first",
    }
    .into()
}

/// Whether an expression is an interval of whole days that is written out.
fn is_of_days(expr: &Expr) -> bool {
    match expr {
        Expr::Literal(ScalarValue::IntervalMonthDayNano(Some(parts)), _) => parts.nanoseconds == 0,
        Expr::Literal(ScalarValue::IntervalDayTime(Some(parts)), _) => parts.milliseconds == 0,
        Expr::Literal(ScalarValue::IntervalYearMonth(Some(_)), _) => true,
        _ => false,
    }
}

/// Values in a form that they have in common: texts that are written out become the numbers or days
/// that they are, and beside a double everything is one.
fn of_one_kind(expression: &str, values: Vec<Expr>, schema: &DFSchema) -> Result<Vec<Expr>> {
    let types: Vec<Option<DataType>> = values.iter().map(|v| v.get_type(schema).ok()).collect();
    let kinds: Vec<Kind> = types.iter().map(|t| t.as_ref().map_or(Kind::Other, Kind::of)).collect();
    let wanted = kinds.iter().copied().find(|k| !matches!(k, Kind::Text | Kind::Other));
    let Some(wanted) = wanted else { return Ok(values) };
    let mut made = Vec::with_capacity(values.len());
    for (value, kind) in values.into_iter().zip(&kinds) {
        let written = match (&value, kind) {
            (Expr::Literal(ScalarValue::Utf8(Some(text)), _), Kind::Text) => Some(text.clone()),
            _ => None,
        };
        if let Some(text) = written {
            made.push(read(expression, &text, wanted)?);
            continue;
        }
        together(expression, wanted, *kind)?;
        made.push(value);
    }
    if kinds.contains(&Kind::Double) && kinds.contains(&Kind::Exact) {
        let double = |(value, kind): (Expr, &Kind)| match kind {
            Kind::Exact => Expr::Cast(Cast::new(Box::new(value), DataType::Float64)),
            _ => value,
        };
        made = made.into_iter().zip(&kinds).map(double).collect();
    }
    Ok(made)
}

/// A text that is written out, as the kind of value that it is put together with.
fn read(expression: &str, text: &str, wanted: Kind) -> Result<Expr> {
    let refuse = || mixture(expression, wanted, Kind::Text);
    match wanted {
        Kind::Exact => Ok(lit(number(text).ok_or_else(refuse)?)),
        Kind::Double => {
            let number: f64 = text.trim().parse().map_err(|_| refuse())?;
            Ok(lit(number))
        }
        Kind::Day => {
            let day: Date = text.parse().map_err(|_| refuse())?;
            match day.to_string() == text {
                true => Ok(lit(ScalarValue::Date32(Some(programme::days_since_1970(day))))),
                false => Err(refuse().into()),
            }
        }
        _ => Ok(lit(text)),
    }
}

/// A number that is written out, with the digits that it has.
fn number(text: &str) -> Option<ScalarValue> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = format!("{whole}{decimals}");
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if !is_number || digits.len() > usize::from(MOST_DIGITS) {
        return None;
    }
    let sign = if text.starts_with('-') { "-" } else { "" };
    if decimals.is_empty()
        && let Ok(number) = format!("{sign}{digits}").parse()
    {
        return Some(ScalarValue::Int64(Some(number)));
    }
    let units = format!("{sign}{digits}").parse().ok()?;
    let scale = i8::try_from(decimals.len()).ok()?;
    Some(ScalarValue::Decimal128(Some(units), MOST_DIGITS, scale))
}

/// Mends the call of a function of a row.
fn mend_call(mut call: ScalarFunction, schema: &DFSchema) -> Result<Transformed<Expr>> {
    let name = call.func.name().to_owned();
    if OF_ONE_KIND.contains(&name.as_str()) {
        let args = std::mem::take(&mut call.args);
        call.args = of_one_kind(&format!("{name}(…)"), args, schema)?;
        return Ok(Transformed::yes(Expr::ScalarFunction(call)));
    }
    let refuse = |problem: &str, instead| -> Result<Transformed<Expr>> {
        let expression = Expr::ScalarFunction(call.clone()).human_display().to_string();
        Err(Refusal::Mixture { expression, problem: problem.to_owned(), instead }.into())
    };
    let type_of = |index: usize| call.args.get(index).and_then(|a| a.get_type(schema).ok());
    let literal = |index: usize| match call.args.get(index) {
        Some(Expr::Literal(ScalarValue::Utf8(Some(text)), _)) => Some(text.to_lowercase()),
        _ => None,
    };
    match name.as_str() {
        "arrow_cast" | "arrow_try_cast" | "arrow_field" => {
            refuse("names a type of Arrow", "write `cast(x as …)` with a type of SQL")
        }
        name if WHOLE.contains(&name)
            && call.args.len() == 1
            && type_of(0).is_some_and(|t| t.is_integer()) =>
        {
            Ok(Transformed::yes(call.args.remove(0)))
        }
        "to_char" | "date_format" if !literal(1).is_some_and(|f| f.contains('%')) => refuse(
            "has a pattern without `%`",
            "write the pattern as `strftime` has it, as in `to_char(x, '%Y-%m')`",
        ),
        "date_part" | "datepart" | "extract"
            if type_of(1).is_some_and(|t| Kind::of(&t) == Kind::Moment)
                && literal(0).is_some_and(|part| part.starts_with("second")) =>
        {
            refuse(
                "drops the parts of a second",
                "take `date_part('millisecond', x)`, or `date_trunc('second', x)` before",
            )
        }
        _ => Ok(Transformed::no(Expr::ScalarFunction(call))),
    }
}

/// Mends an aggregate: the mean of whole numbers is that of decimals, and the middle of two decimals
/// needs a digit more.
fn mend_aggregate(call: AggregateFunction, schema: &DFSchema) -> Result<Transformed<Expr>> {
    let name = call.func.name().to_owned();
    let first = call.params.args.first().and_then(|a| a.get_type(schema).ok());
    let expression = || Expr::AggregateFunction(call.clone()).human_display().to_string();
    if matches!(name.as_str(), "min" | "max") {
        no_interval(&expression(), first.as_ref())?;
    }
    let wanted = match (name.as_str(), first) {
        ("avg" | "median", Some(t)) if t.is_integer() => {
            DataType::Decimal128(DIGITS + 1, i8::from(name == "median"))
        }
        ("median", Some(DataType::Decimal128(precision, scale))) => {
            if precision >= MOST_DIGITS - 1 {
                return Err(Refusal::Digits { expression: expression() }.into());
            }
            DataType::Decimal128(precision + 1, scale + 1)
        }
        _ => return Ok(Transformed::no(Expr::AggregateFunction(call))),
    };
    let AggregateFunction { func, params } = call;
    let AggregateFunctionParams { args, distinct, filter, order_by, null_treatment } = params;
    let args = args.into_iter().map(|a| Expr::Cast(Cast::new(Box::new(a), wanted.clone())));
    let args = args.collect();
    let mended = AggregateFunction::new_udf(
        Arc::clone(&func),
        args,
        distinct,
        filter,
        order_by,
        null_treatment,
    );
    Ok(Transformed::yes(Expr::AggregateFunction(mended)))
}

/// Looks at a function over a window.
fn look_at_window(call: &WindowFunction, schema: &DFSchema) -> Result<()> {
    let name = call.fun.name();
    let first = call.params.args.first().and_then(|a| a.get_type(schema).ok());
    if matches!(name, "min" | "max") {
        no_interval(name, first.as_ref())?;
    }
    let is_whole = first.is_some_and(|t| Kind::of(&t) == Kind::Exact);
    if name == "median" && is_whole {
        return Err(Refusal::Digits { expression: format!("{name} over (…)") }.into());
    }
    let orders = call.params.order_by.iter().map(|o| o.expr.get_type(schema).ok());
    for data_type in orders {
        no_interval("order by", data_type.as_ref())?;
    }
    Ok(())
}

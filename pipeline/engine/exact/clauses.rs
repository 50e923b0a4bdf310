//! What a query is written with: clauses that `DataFusion` reads and then ignores, or takes for
//! something else, are refused before it plans.
//!
//! Every part of a query, a table and a join is named here, so that a clause that a later version of
//! the parser knows does not compile until somebody says what becomes of it.

use std::ops::ControlFlow;

use datafusion::sql::parser::Statement as Parsed;
use datafusion::sql::sqlparser::ast::{
    BinaryOperator, CharacterLength, DataType, ExactNumberInfo, Expr, Function, FunctionArg,
    FunctionArgExpr, FunctionArgumentClause, FunctionArguments, GroupByExpr, GroupByWithModifier,
    Join, JoinConstraint, JoinOperator, LimitClause, NamedWindowExpr, OrderBy, OrderByExpr,
    OrderByKind, Query, Select, SelectItem, SetExpr, SetOperator, SetQuantifier, TableFactor,
    TableWithJoins, UnaryOperator, Value, Visit as _, Visitor, WindowSpec, WindowType,
};

use super::arithmetic::MOST_DIGITS;
use super::refusal::Refusal;

/// Functions that may be asked to pass over NULLs.
const PASS_OVER_NULLS: [&str; 5] = ["lag", "lead", "first_value", "last_value", "nth_value"];

/// Refuses what is not answered as it is written.
pub(in super::super) fn look(statement: &Parsed) -> Result<(), Refusal> {
    match statement {
        Parsed::Statement(statement) => match statement.visit(&mut Clauses) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(refusal) => Err(refusal),
        },
        Parsed::Explain(explain) => look(&explain.statement),
        // refused as no query
        _ => Ok(()),
    }
}

/// Looks at every part of a query.
struct Clauses;

/// Whether a part is answered as it is written.
type Looked = ControlFlow<Refusal>;

/// The refusal of a clause.
fn refuse(clause: &str, instead: &'static str) -> Looked {
    ControlFlow::Break(Refusal::Clause { clause: clause.to_owned(), instead })
}

/// Refuses a clause if it is there.
fn none(is_there: bool, clause: &str) -> Looked {
    match is_there {
        true => refuse(clause, "leave it out, and say the same with `where`, `group by` or a join"),
        false => ControlFlow::Continue(()),
    }
}

impl Visitor for Clauses {
    type Break = Refusal;

    fn pre_visit_query(&mut self, query: &Query) -> Looked {
        let Query {
            with: _,
            body,
            order_by,
            limit_clause,
            fetch,
            locks,
            for_clause,
            settings,
            format_clause,
            pipe_operators,
        } = query;
        if fetch.as_ref().is_some_and(|f| f.with_ties || f.percent) {
            refuse("fetch … with ties", "number the rows with `rank() over (order by …)`")?;
        }
        none(!locks.is_empty() || for_clause.is_some(), "for update")?;
        none(settings.is_some(), "settings")?;
        none(format_clause.is_some(), "format")?;
        none(!pipe_operators.is_empty(), "|>")?;
        if let Some(LimitClause::LimitOffset { limit_by, .. }) = limit_clause {
            none(!limit_by.is_empty(), "limit … by")?;
        }
        set_operations(body)?;
        order_by.iter().try_for_each(|order| ordered(order, body))
    }

    fn pre_visit_select(&mut self, select: &Select) -> Looked {
        let Select {
            select_token: _,
            optimizer_hints: _,
            distinct: _,
            select_modifiers,
            top,
            top_before_distinct: _,
            projection: _,
            exclude: _,
            into: _,
            from,
            lateral_views,
            prewhere,
            selection: _,
            connect_by,
            group_by,
            cluster_by,
            distribute_by,
            sort_by,
            having: _,
            named_window,
            qualify: _,
            window_before_qualify: _,
            value_table_mode,
            flavor: _,
        } = select;
        none(select_modifiers.is_some(), "a modifier of `select`")?;
        none(top.is_some(), "top")?;
        none(!lateral_views.is_empty(), "lateral view")?;
        none(prewhere.is_some(), "prewhere")?;
        none(!connect_by.is_empty(), "connect by")?;
        none(!cluster_by.is_empty(), "cluster by")?;
        none(!distribute_by.is_empty(), "distribute by")?;
        none(!sort_by.is_empty(), "sort by")?;
        none(value_table_mode.is_some(), "as value")?;
        let (GroupByExpr::All(modifiers) | GroupByExpr::Expressions(_, modifiers)) = group_by;
        let is_ignored =
            |m: &GroupByWithModifier| !matches!(m, GroupByWithModifier::GroupingSets(_));
        if modifiers.iter().any(is_ignored) {
            refuse("group by … with", "write `group by rollup (…)` or `cube (…)`")?;
        }
        for window in named_window {
            match &window.1 {
                NamedWindowExpr::WindowSpec(spec) => window_of_its_own(spec)?,
                NamedWindowExpr::NamedWindow(_) => none(true, "a window named after another")?,
            }
        }
        from.iter().try_for_each(joined)
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> Looked {
        match factor {
            TableFactor::Table {
                name,
                alias: _,
                args,
                with_hints,
                version,
                with_ordinality,
                partitions,
                json_path,
                sample,
                index_hints,
            } => {
                none(!with_hints.is_empty() || !index_hints.is_empty(), "a hint")?;
                none(version.is_some(), "a version of a table")?;
                none(*with_ordinality, "with ordinality")?;
                none(!partitions.is_empty(), "partition")?;
                none(json_path.is_some(), "a path in a table")?;
                none(sample.is_some(), "tablesample")?;
                let args = args.as_ref().map_or(&[][..], |a| &a.args[..]);
                literal_arguments(&name.to_string(), args)
            }
            TableFactor::Derived { lateral: _, subquery: _, alias: _, sample } => {
                none(sample.is_some(), "tablesample")
            }
            TableFactor::Function { lateral: _, name, args, with_ordinality, alias: _ } => {
                none(*with_ordinality, "with ordinality")?;
                literal_arguments(&name.to_string(), args)
            }
            TableFactor::UNNEST {
                alias: _,
                array_exprs: _,
                with_offset,
                with_offset_alias: _,
                with_ordinality,
            } => none(*with_offset || *with_ordinality, "with ordinality"),
            TableFactor::NestedJoin { table_with_joins, alias: _ } => joined(table_with_joins),
            TableFactor::TableFunction { .. } => none(true, "table (…)"),
            TableFactor::JsonTable { .. } | TableFactor::OpenJsonTable { .. } => {
                none(true, "json_table")
            }
            TableFactor::Pivot { .. } => none(true, "pivot"),
            TableFactor::Unpivot { .. } => none(true, "unpivot"),
            TableFactor::MatchRecognize { .. } => none(true, "match_recognize"),
            TableFactor::XmlTable { .. } => none(true, "xmltable"),
            TableFactor::SemanticView { .. } => none(true, "semantic_view"),
        }
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> Looked {
        let is_row = |e: &Expr| matches!(e, Expr::Tuple(_));
        let rows = |text: &str| refuse(text, "compare column by column, as in `a = 1 and b = 2`");
        match expr {
            Expr::BinaryOp { op: BinaryOperator::BitwiseXor, .. } => {
                refuse("^", "write `power(x, y)`")
            }
            Expr::BinaryOp { left, right, .. } if is_row(left) || is_row(right) => {
                rows("a comparison of rows")
            }
            Expr::InList { expr, .. }
            | Expr::InSubquery { expr, .. }
            | Expr::Between { expr, .. }
                if is_row(expr) =>
            {
                rows("a comparison of rows")
            }
            Expr::SimilarTo { .. } => refuse("similar to", "write `like`, or `x ~ '^(…)$'`"),
            Expr::AnyOp { right, .. } | Expr::AllOp { right, .. }
                if !matches!(**right, Expr::Subquery(_)) =>
            {
                refuse("any or all of a list", "write `in (…)`, or ask `any` of a subquery")
            }
            Expr::Cast { data_type, .. } => typed(data_type),
            Expr::TypedString(text) => typed(&text.data_type),
            Expr::Convert { .. } => refuse("convert", "write `cast(x as …)`"),
            Expr::Collate { .. } => none(true, "collate"),
            Expr::Value(value) => number(&value.value),
            Expr::Function(call) => called(call),
            _ => ControlFlow::Continue(()),
        }
    }
}

/// Looks at a number as it is written.
fn number(value: &Value) -> Looked {
    let Value::Number(text, _) = value else { return ControlFlow::Continue(()) };
    let digits = text.split(['e', 'E']).next().unwrap_or_default();
    let digits = digits.chars().filter(char::is_ascii_digit).skip_while(|c| *c == '0').count();
    match digits > usize::from(MOST_DIGITS) {
        true => refuse(
            &format!("a number of {digits} digits"),
            "write it with 38 digits at most, or as a double, as in `1e40`",
        ),
        false => ControlFlow::Continue(()),
    }
}

/// Looks at a type that is named.
fn typed(data_type: &DataType) -> Looked {
    let is_cut = |length: &Option<CharacterLength>| {
        matches!(length, Some(CharacterLength::IntegerLength { .. }))
    };
    match data_type {
        DataType::Character(length)
        | DataType::Char(length)
        | DataType::CharacterVarying(length)
        | DataType::CharVarying(length)
        | DataType::Varchar(length)
        | DataType::Nvarchar(length)
            if is_cut(length)
                || matches!(data_type, DataType::Char(_) | DataType::Character(_)) =>
        {
            refuse("a text of a length", "write `varchar`, and cut with `left(x, 3)`")
        }
        DataType::Numeric(info)
        | DataType::Decimal(info)
        | DataType::Dec(info)
        | DataType::BigNumeric(info)
        | DataType::BigDecimal(info) => match info {
            ExactNumberInfo::Precision(precision)
            | ExactNumberInfo::PrecisionAndScale(precision, _)
                if *precision > u64::from(MOST_DIGITS) =>
            {
                refuse(
                    "a decimal of more than 38 digits",
                    "write a type that there is, such as `decimal(38, 4)`",
                )
            }
            ExactNumberInfo::PrecisionAndScale(_, scale) if *scale < 0 => {
                refuse("a decimal of tens", "write one of 0 decimals, such as `decimal(18, 0)`")
            }
            ExactNumberInfo::None => refuse(
                "a decimal without its digits",
                "say how many digits it has, as in `decimal(18, 2)`",
            ),
            _ => ControlFlow::Continue(()),
        },
        DataType::Timestamp(Some(_), _) | DataType::Time(Some(_), _) => refuse(
            "a time with so many digits",
            "write `timestamp`, and cut with `date_trunc('second', x)`",
        ),
        _ => ControlFlow::Continue(()),
    }
}

/// Looks at the call of a function.
fn called(call: &Function) -> Looked {
    let Function {
        name,
        uses_odbc_syntax,
        parameters,
        args,
        filter: _,
        null_treatment,
        over,
        within_group: _,
    } = call;
    let name = plain_name(&name.to_string());
    none(*uses_odbc_syntax, "{fn …}")?;
    none(!matches!(parameters, FunctionArguments::None), "parameters of a function")?;
    let clauses = match args {
        FunctionArguments::List(list) => &list.clauses[..],
        FunctionArguments::None | FunctionArguments::Subquery(_) => &[],
    };
    let mut treats_nulls = null_treatment.is_some();
    for clause in clauses {
        match clause {
            FunctionArgumentClause::IgnoreOrRespectNulls(_) => treats_nulls = true,
            FunctionArgumentClause::OrderBy(order) => order.iter().try_for_each(filled)?,
            _ => none(true, "a clause among the arguments of a function")?,
        }
    }
    none(treats_nulls && !PASS_OVER_NULLS.contains(&name.as_str()), "ignore nulls")?;
    match over {
        Some(WindowType::WindowSpec(spec)) => window_of_its_own(spec),
        Some(WindowType::NamedWindow(_)) | None => ControlFlow::Continue(()),
    }
}

/// The last part of a name, without quotes and in small letters.
pub(in super::super) fn plain_name(name: &str) -> String {
    let last = name.rsplit('.').next().unwrap_or_default();
    last.trim_matches(['"', '`']).to_lowercase()
}

/// Looks at a window that is written out.
fn window_of_its_own(spec: &WindowSpec) -> Looked {
    let WindowSpec { window_name, partition_by: _, order_by, window_frame: _ } = spec;
    if window_name.is_some() {
        refuse("a named window with more in its brackets", "write the whole window out")?;
    }
    order_by.iter().try_for_each(filled)
}

/// Looks at what a table is joined with.
fn joined(tables: &TableWithJoins) -> Looked {
    let TableWithJoins { relation: _, joins } = tables;
    joins.iter().try_for_each(|join| {
        let Join { relation: _, global, join_operator } = join;
        none(*global, "global join")?;
        let (constraint, keeps_the_right) = match join_operator {
            JoinOperator::Join(c)
            | JoinOperator::Inner(c)
            | JoinOperator::Left(c)
            | JoinOperator::LeftOuter(c)
            | JoinOperator::Semi(c)
            | JoinOperator::LeftSemi(c)
            | JoinOperator::RightSemi(c)
            | JoinOperator::Anti(c)
            | JoinOperator::LeftAnti(c)
            | JoinOperator::RightAnti(c) => (c, false),
            JoinOperator::Right(c) | JoinOperator::RightOuter(c) | JoinOperator::FullOuter(c) => {
                (c, true)
            }
            JoinOperator::CrossJoin(JoinConstraint::None) => return ControlFlow::Continue(()),
            JoinOperator::CrossJoin(_) => return none(true, "cross join … on"),
            JoinOperator::CrossApply | JoinOperator::OuterApply => return none(true, "apply"),
            JoinOperator::AsOf { .. } => return none(true, "asof join"),
            JoinOperator::StraightJoin(_) => return none(true, "straight_join"),
            JoinOperator::ArrayJoin
            | JoinOperator::LeftArrayJoin
            | JoinOperator::InnerArrayJoin => return none(true, "array join"),
        };
        match constraint {
            JoinConstraint::On(_) => ControlFlow::Continue(()),
            JoinConstraint::Using(_) | JoinConstraint::Natural if !keeps_the_right => {
                ControlFlow::Continue(())
            }
            JoinConstraint::Using(_) | JoinConstraint::Natural => refuse(
                "using in a right or full join",
                "write `on a.x = b.x`, and `coalesce(a.x, b.x)` for the column",
            ),
            JoinConstraint::None => {
                refuse("a join without `on`", "say `on`, or write `cross join`")
            }
        }
    })
}

/// Looks at how queries are put together.
fn set_operations(body: &SetExpr) -> Looked {
    let SetExpr::SetOperation { left, op, set_quantifier, right } = body else {
        return ControlFlow::Continue(());
    };
    let is_union = matches!(op, SetOperator::Union);
    let keeps_count = matches!(
        set_quantifier,
        SetQuantifier::All | SetQuantifier::AllByName | SetQuantifier::ByName
    );
    if !is_union && keeps_count {
        refuse(
            "except all or intersect all",
            "number the rows with `row_number()` on both sides, and write `except` or `intersect`",
        )?;
    }
    set_operations(left)?;
    set_operations(right)
}

/// Looks at an order: one that calculates with a name that a column of the answer has too would take
/// the answer's column, where the standard takes the table's.
fn ordered(order: &OrderBy, body: &SetExpr) -> Looked {
    let OrderBy { kind, interpolate } = order;
    none(interpolate.is_some(), "interpolate")?;
    let OrderByKind::Expressions(expressions) = kind else {
        return ControlFlow::Continue(());
    };
    let aliases: Vec<&str> = match body {
        SetExpr::Select(select) => select.projection.iter().filter_map(renamed).collect(),
        _ => Vec::new(),
    };
    for one in expressions {
        filled(one)?;
        if matches!(one.expr, Expr::Identifier(_)) {
            continue;
        }
        let mut names = Names { aliases: &aliases };
        if one.expr.visit(&mut names).is_break() {
            refuse(
                "an order by a calculation with the name of a column of the answer",
                "calculate it as a column of its own, and order by that",
            )?;
        }
    }
    ControlFlow::Continue(())
}

/// The name that a column of the answer is given, unless it has it already.
fn renamed(item: &SelectItem) -> Option<&str> {
    let SelectItem::ExprWithAlias { expr, alias } = item else { return None };
    let own = match expr {
        Expr::Identifier(name) => Some(&name.value),
        Expr::CompoundIdentifier(names) => names.last().map(|n| &n.value),
        _ => None,
    };
    (own != Some(&alias.value)).then_some(alias.value.as_str())
}

/// Looks for names in an expression.
struct Names<'a> {
    aliases: &'a [&'a str],
}

impl Visitor for Names<'_> {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        match expr {
            Expr::Identifier(name) if self.aliases.contains(&name.value.as_str()) => {
                ControlFlow::Break(())
            }
            _ => ControlFlow::Continue(()),
        }
    }
}

/// Looks at one expression of an order.
fn filled(order: &OrderByExpr) -> Looked {
    none(order.with_fill.is_some(), "with fill")
}

/// Looks at the arguments of a function that gives rows: they are calculated before anything else is
/// looked at, so they must be written out.
fn literal_arguments(name: &str, args: &[FunctionArg]) -> Looked {
    let is_literal = |arg: &FunctionArg| match arg {
        FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => is_written_out(expr),
        _ => false,
    };
    match args.iter().all(is_literal) {
        true => ControlFlow::Continue(()),
        false => refuse(
            &format!("a calculation among the arguments of `{name}`"),
            "write them out, as in `generate_series(1, 10)`, and calculate with what it gives",
        ),
    }
}

/// Whether an expression is a value that is written out.
fn is_written_out(expr: &Expr) -> bool {
    match expr {
        Expr::Value(_) | Expr::TypedString(_) => true,
        Expr::Interval(interval) => is_written_out(&interval.value),
        Expr::UnaryOp { op: UnaryOperator::Minus | UnaryOperator::Plus, expr } => {
            matches!(**expr, Expr::Value(_))
        }
        _ => false,
    }
}

//! SQL is answered rightly, or refused: what `DataFusion` gets wrong by itself, and queries made up at
//! random, whose answers must be those of `DuckDB` or none.

use engine::{Engine, Resources};
use query::{Rules, View};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _};

use crate::support::{Programme, outside, test_file};

/// What a query came to: its rows as text, sorted, or why there are none.
type Answer = Result<Vec<String>, String>;

/// Runs work on a runtime with stacks as deep as the program's own.
fn on_runtime<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .thread_stack_size(64 << 20)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async { tokio::spawn(work).await.unwrap() })
}

/// The answers to queries over the golden example's first snapshot.
fn answers(programme: &Programme, queries: Vec<String>) -> Vec<Answer> {
    let folder = programme.path().to_owned();
    on_runtime(async move {
        let now = "2024-12-31T12:34:56Z".parse().unwrap();
        let resources = Resources::new(1 << 30).unwrap().at(now);
        let view = View::open(&folder, None, Rules::OfThen, &resources).await.unwrap();
        let session = view.session(2024).unwrap();
        let mut answers = Vec::new();
        for query in queries {
            answers.push(answer(&*session, &query).await);
        }
        answers
    })
}

/// The answer to one query.
async fn answer(engine: &dyn Engine, query: &str) -> Answer {
    let told = |e: engine::Error| {
        let mut told = e.to_string();
        let mut cause = std::error::Error::source(&e);
        while let Some(source) = cause {
            told.push_str(&format!(": {source}"));
            cause = source.source();
        }
        told
    };
    let batches = engine.rows(engine::ASKED, query).await.map_err(told)?;
    let mut rows = Vec::new();
    for batch in batches {
        let texts: Vec<_> = batch.columns().iter().map(|c| engine::to_text(c).unwrap()).collect();
        for row in 0..batch.num_rows() {
            let cells = texts.iter().zip(batch.columns()).map(|(t, c)| {
                match (t.iter().nth(row).unwrap(), c.data_type().is_floating()) {
                    (None, _) => "NULL".to_owned(),
                    (Some(text), true) => short(text.parse().unwrap()),
                    (Some(text), false) => text.to_owned(),
                }
            });
            rows.push(cells.collect::<Vec<_>>().join("|"));
        }
    }
    rows.sort();
    Ok(rows)
}

/// A double with six digits, as Python's `%.6g` has it.
fn short(value: f64) -> String {
    let text = format!("{value:.5e}");
    let (digits, exponent) = text.split_once('e').unwrap();
    let exponent: i32 = exponent.parse().unwrap();
    if !(-4..6).contains(&exponent) {
        let digits = digits.trim_end_matches('0').trim_end_matches('.');
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}e{sign}{:02}", exponent.abs());
    }
    let decimals = usize::try_from(5 - exponent).unwrap();
    let plain = format!("{value:.decimals$}");
    match plain.contains('.') {
        true => plain.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => plain,
    }
}

/// The golden example, loaded.
fn golden() -> Programme {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme
}

#[test]
fn what_does_not_fit_is_refused_with_the_expression() {
    let nines = "cast('99999999999999999999999999999999999999' as decimal(38, 0))";
    let big = "(values (9223372036854775807), (1)) as t (x)";
    let cases = [
        (
            "select 9223372036854775807 + 2".to_owned(),
            "`9223372036854775807 + 2` does not fit into bigint",
        ),
        ("select 4000000000 * 4000000000".to_owned(), "does not fit into bigint"),
        ("select -9223372036854775807 - 2".to_owned(), "does not fit into bigint"),
        (format!("select x + 2 from {big}"), "`t.x + 2` does not fit into bigint"),
        (format!("select sum(x) from {big}"), "`sum(t.x)` does not fit into bigint"),
        (format!("select sum(x) over () from {big}"), "does not fit into bigint"),
        (
            format!(
                "select x % 2, sum(x) from {big} group by x % 2 having sum(x) > 0 or x % 2 < 9"
            ),
            "does not fit into bigint",
        ),
        (format!("select {nines} + 1"), "does not fit into decimal(38,0)"),
        (format!("select {nines} * {nines}"), "does not fit into decimal(38,0)"),
        (
            format!("select sum(x) from (values ({nines}), ({nines})) as t (x)"),
            "does not fit into decimal(38,0)",
        ),
        ("select cast(3000000000 as int)".to_owned(), "`cast(3000000000 as int)` fails"),
        (format!("select cast(x as smallint) from {big}"), "`cast(t.x as smallint)` fails"),
        ("select cast('a firm' as int)".to_owned(), "fails: Cannot cast string 'a firm'"),
        ("select cast(123.45 as decimal(4, 2))".to_owned(), "as decimal(4,2))` fails"),
        ("select 1 / 0".to_owned(), "`1 / 0` divides by zero"),
        ("select 1.5 / 0".to_owned(), "`1.5 / 0` divides by zero"),
        ("select 1 << 70".to_owned(), "shifts bits"),
        ("select random()".to_owned(), "answers otherwise each time"),
        ("select uuid()".to_owned(), "answers otherwise each time"),
        (
            "select approx_distinct(client_key) from dim_client".to_owned(),
            "answers otherwise each time",
        ),
        ("select string_agg(client_key, ',') from dim_client".to_owned(), "order in which rows"),
        ("select row_number() over () from dim_client".to_owned(), "order in which rows"),
    ];
    let given = answers(&golden(), cases.iter().map(|(q, _)| q.clone()).collect());
    for ((query, expected), given) in cases.iter().zip(given) {
        let told = given.expect_err(query);
        assert!(told.contains(expected), "{query}: {told}");
    }
}

#[test]
fn what_fits_is_answered_exactly() {
    let cases = [
        ("select 9223372036854775806 + 1", "9223372036854775807"),
        (
            "select sum(x) from (values (9223372036854775807), (5), (-9)) as t (x)",
            "9223372036854775803",
        ),
        ("select sum(distinct x) from (values (2), (2), (3)) as t (x)", "5"),
        ("select cast(10 as decimal(18, 2)) / cast(3 as decimal(18, 2))", "3.33333333"),
        ("select cast(20 as decimal(18, 2)) / 3", "6.66666667"),
        ("select -1 / cast(3 as decimal(38, 10))", "-0.3333333333333333"),
        ("select avg(x) from (values (1.00), (2.00), (2.00)) as t (x)", "1.66666667"),
        ("select 0.1 + 0.2 = 0.3", "true"),
        ("select cast(3.50 as bigint), cast(-2.5 as bigint), cast(3.49 as int)", "4|-3|3"),
        // a cast that loses something must not move to the other side
        ("select count(*) from (values (3.40), (5.00)) as t (x) where cast(x as bigint) = 3", "1"),
        (
            "select count(*) from (values (3.40), (5.00)) as t (x) where cast(x as decimal(9, 0)) = 3",
            "1",
        ),
        ("select count(*) from (values (7)) as t (x) where cast(x as varchar) = '007'", "0"),
        ("select current_date, today()", "2024-12-31|2024-12-31"),
        (
            "select cast(now() as varchar), cast(current_timestamp as date)",
            "2024-12-31T12:34:56|2024-12-31",
        ),
        ("select cast(current_time as varchar)", "12:34:56"),
        ("select count(*) from dim_client where now() < timestamp '2025-01-01'", "12"),
    ];
    let given = answers(&golden(), cases.iter().map(|(q, _)| (*q).to_owned()).collect());
    for ((query, expected), given) in cases.iter().zip(given) {
        assert_eq!(given.unwrap_or_else(|e| panic!("{query}: {e}")), [*expected], "{query}");
    }
}

#[test]
fn not_in_knows_three_values() {
    let tables = "with o (x, g) as (values (1, 1), (2, 2), (null, 3), (4, 4)), \
                  i (y, g) as (values (1, 1), (null, 2), (5, 4), (4, 9)) ";
    let cases = [
        ("3 not in (select y from i)", "0"),
        ("3 not in (select y from i where y is not null)", "4"),
        ("3 not in (select y from i where i.g = o.g)", "3"),
        ("x not in (select y from i)", "0"),
        ("x not in (select y from i where i.g = o.g)", "2"),
        ("x not in (select y from i where i.g > o.g)", "1"),
        ("x not in (select y from i where y = x)", "2"),
        ("not (x in (select y from i where i.g = o.g))", "2"),
        ("x not in (select y from i where false)", "4"),
        ("(x not in (select y from i)) is null", "2"),
        ("(3 in (select y from i)) is null", "4"),
        ("(x in (select y from i where i.g = o.g)) is not null", "3"),
        ("x <> all (select y from i)", "0"),
        ("x not in (select y from i where y is not null) or g = 3", "2"),
        ("case when x in (select y from i) then true else g = 2 end", "3"),
        ("nullif(x, x) not in (select y from i)", "0"),
    ];
    let queries = cases.iter().map(|(c, _)| format!("{tables} select count(*) from o where {c}"));
    let given = answers(&golden(), queries.collect());
    for ((condition, expected), given) in cases.iter().zip(given) {
        assert_eq!(
            given.unwrap_or_else(|e| panic!("{condition}: {e}")),
            [*expected],
            "{condition}"
        );
    }
}

#[test]
fn a_name_that_is_not_there_is_told_in_one_line_with_the_nearest() {
    let programme = golden();
    for (query, told) in [
        (
            "select new_sale from stg_outcomes",
            "error: the query names `new_sale`, which is no column here; the nearest is `new_sales`\n",
        ),
        (
            "select t.client_kee from stg_clients t",
            "error: the query names `t.client_kee`, which is no column here; the nearest is `client_key`\n",
        ),
        (
            "select * from stg_client",
            "error: the query names `stg_client`, which is no table here; the nearest is `stg_clients`\n",
        ),
        (
            "select localtimestamp",
            "error: the query names `localtimestamp`, which is no column here; the nearest is `current_timestamp`\n",
        ),
    ] {
        let ran = programme.run(&["sql", "-c", query]);
        assert!(ran.stderr.starts_with(told), "{query}: {}", ran.stderr);
        assert_eq!(ran.stderr.lines().count(), 2, "{query}: {}", ran.stderr);
        assert!(ran.stderr.len() < 200, "{query}: {}", ran.stderr);
    }
}

/// Queries made up at random over marts of the golden example and rows of NULLs and extremes.
struct Maker {
    dice: StdRng,
}

/// A table that a query may be of: its name, its columns of numbers, of text and of days.
struct Source {
    name: &'static str,
    numbers: &'static [&'static str],
    texts: &'static [&'static str],
    days: &'static [&'static str],
}

const SOURCES: [Source; 4] = [
    Source {
        name: "fct_response",
        numbers: &["new_sales", "retained_sales", "jobs_created", "recommend"],
        texts: &["client_key", "centre_id", "status"],
        days: &["surveyed_on", "service_closed_on"],
    },
    Source {
        name: "dim_client",
        numbers: &["employees", "annual_sales"],
        texts: &["client_key", "centre_id", "size_band"],
        days: &["first_served_on"],
    },
    Source { name: "odd", numbers: &["a", "b", "c"], texts: &["k", "centre_id"], days: &["d"] },
    Source { name: "even", numbers: &["a", "b", "c"], texts: &["k", "centre_id"], days: &["d"] },
];
const ODD: &str = "with odd (a, b, c, k, centre_id, d) as (values \
    (1, cast(1.50 as decimal(18, 2)), 10, 'x', 'harbor', date '2024-01-31'), \
    (2, null, -3, 'y', null, date '2023-10-01'), \
    (null, cast(-0.05 as decimal(18, 2)), 0, 'x', 'plains', null), \
    (9223372036854775807, cast(9999999999999999.99 as decimal(18, 2)), 7, null, 'harbor', date '2024-02-29')), \
    even (a, b, c, k, centre_id, d) as (values \
    (2, cast(1.50 as decimal(18, 2)), 7, 'x', 'plains', date '2024-01-31'), \
    (null, cast(0.00 as decimal(18, 2)), null, 'z', 'harbor', date '2024-03-01'), \
    (4, cast(2.25 as decimal(18, 2)), 10, 'y', 'valley', date '2023-10-01')) ";

impl Maker {
    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        of.choose(&mut self.dice).unwrap()
    }

    fn source(&mut self) -> &'static Source {
        SOURCES.choose(&mut self.dice).unwrap()
    }

    fn number(&mut self, t: &str, source: &Source, depth: u8) -> String {
        let column = format!("{t}.{}", self.one(source.numbers));
        match self.dice.random_range(0..if depth == 0 { 3 } else { 9 }) {
            0 => ["0", "1", "-3", "2.5", "1000", "null"][self.dice.random_range(0..5)].to_owned(),
            1 | 2 => column,
            3 => format!("({column} + {})", self.number(t, source, depth - 1)),
            4 => format!("({column} - {})", self.number(t, source, depth - 1)),
            5 => format!("({column} * {})", self.number(t, source, depth - 1)),
            6 => format!("coalesce({column}, {})", self.number(t, source, depth - 1)),
            7 => format!(
                "cast({column} as {})",
                self.one(&["bigint", "int", "decimal(20, 1)", "decimal(38, 4)"])
            ),
            _ => format!("(case when {} then {column} end)", self.condition(t, source, depth - 1)),
        }
    }

    fn condition(&mut self, t: &str, source: &Source, depth: u8) -> String {
        let (text, day) =
            (format!("{t}.{}", self.one(source.texts)), format!("{t}.{}", self.one(source.days)));
        match self.dice.random_range(0..if depth == 0 { 5 } else { 12 }) {
            0 => format!(
                "{} {} {}",
                self.number(t, source, 0),
                self.one(&["<", "=", ">=", "<>"]),
                self.number(t, source, 1)
            ),
            1 => format!(
                "{text} {} '{}'",
                self.one(&["=", "<", "<>", "like"]),
                self.one(&["x", "harbor", "%a%", "complete", "20-99"])
            ),
            2 => format!("{text} is {} null", self.one(&["", "not"])),
            3 => format!(
                "{day} {} date '{}'",
                self.one(&["<", ">=", "="]),
                self.one(&["2024-01-31", "2023-10-01"])
            ),
            4 => format!("{text} in ('x', 'harbor', 'partial', null)"),
            5 => format!(
                "({} and {})",
                self.condition(t, source, depth - 1),
                self.condition(t, source, depth - 1)
            ),
            6 => format!(
                "({} or {})",
                self.condition(t, source, depth - 1),
                self.condition(t, source, depth - 1)
            ),
            7 => format!("not ({})", self.condition(t, source, depth - 1)),
            8 => format!(
                "({}) is {} null",
                self.condition(t, source, depth - 1),
                self.one(&["", "not"])
            ),
            9 | 10 => self.membership(t, source, depth),
            _ => self.existence(t, source, depth),
        }
    }

    /// `in` or `not in` with a subquery, of numbers or of text.
    fn membership(&mut self, t: &str, source: &Source, depth: u8) -> String {
        let (inner, s) = (self.source(), format!("{t}{depth}"));
        let not = self.one(&["", "not "]);
        let correlated = self.correlation(t, source, &s, inner);
        let condition = self.condition(&s, inner, depth - 1);
        let (value, column) = match self.dice.random_range(0..3) {
            0 => (self.number(t, source, 1), self.number(&s, inner, 1)),
            1 => ("3".to_owned(), self.number(&s, inner, 1)),
            _ => (
                format!("{t}.{}", self.one(source.texts)),
                format!("{s}.{}", self.one(inner.texts)),
            ),
        };
        format!(
            "{value} {not}in (select {column} from {} as {s} where {condition}{correlated})",
            inner.name
        )
    }

    fn existence(&mut self, t: &str, source: &Source, depth: u8) -> String {
        let (inner, s) = (self.source(), format!("{t}{depth}"));
        let not = self.one(&["", "not "]);
        let correlated = self.correlation(t, source, &s, inner);
        let condition = self.condition(&s, inner, depth - 1);
        format!("{not}exists (select 1 from {} as {s} where {condition}{correlated})", inner.name)
    }

    /// How a subquery looks at the query around it, if it does.
    fn correlation(&mut self, t: &str, source: &Source, s: &str, inner: &Source) -> String {
        match self.dice.random_range(0..4) {
            0 => String::new(),
            1 => format!(" and {s}.{} < {t}.{}", self.one(inner.numbers), self.one(source.numbers)),
            2 => format!(" and {s}.{} = {t}.{}", self.one(inner.numbers), self.one(source.numbers)),
            _ => format!(" and {s}.centre_id = {t}.centre_id"),
        }
    }

    fn query(&mut self) -> String {
        let (source, other) = (self.source(), self.source());
        let condition = self.condition("t", source, 2);
        let select = match self.dice.random_range(0..6) {
            0 => format!(
                "select count(*), count({}), sum({}) from {} as t where {condition}",
                self.number("t", source, 1),
                self.number("t", source, 1),
                source.name
            ),
            1 => format!(
                "select t.centre_id, count(*), sum({}), min({}), max(t.{}) from {} as t where {condition} group by t.centre_id",
                self.number("t", source, 2),
                self.number("t", source, 1),
                self.one(source.days),
                source.name
            ),
            2 => format!(
                "select t.centre_id, {} from {} as t left join {} as u on t.centre_id = u.centre_id and {} where {condition}",
                self.number("u", other, 1),
                source.name,
                other.name,
                self.condition("u", other, 0)
            ),
            3 => format!(
                "select {} as n, t.centre_id from {} as t where {condition} {} select {} as n, u.centre_id from {} as u",
                self.number("t", source, 1),
                source.name,
                self.one(&["union", "union all", "except", "intersect"]),
                self.number("u", other, 1),
                other.name
            ),
            4 => format!(
                "select t.{}, min({}), count(distinct {}) from {} as t where {condition} group by 1",
                self.one(source.texts),
                self.number("t", source, 1),
                self.number("t", source, 1),
                source.name
            ),
            _ => format!(
                "select t.{}, {}, t.{} + interval '3 months' from {} as t where {condition}",
                self.one(source.texts),
                self.number("t", source, 2),
                self.one(source.days),
                source.name
            ),
        };
        format!("{ODD}{select}")
    }
}

/// Queries that this many are made of.
const QUERIES: usize = 300;

#[test]
fn generated_queries_are_answered_as_duckdb_does_or_refused() {
    let programme = golden();
    let mut maker = Maker { dice: StdRng::seed_from_u64(10) };
    let queries: Vec<String> = (0..QUERIES).map(|_| maker.query()).collect();
    let file = programme.path().join("queries.json");
    std::fs::write(&file, serde_json::to_string(&queries).unwrap()).unwrap();
    let warehouse = programme.path().join("warehouse");
    let theirs = outside(
        "python",
        &[
            test_file("independent/queries.py").to_str().unwrap(),
            "--sql",
            concat!(env!("CARGO_MANIFEST_DIR"), "/sql"),
            "--warehouse",
            warehouse.to_str().unwrap(),
            "--snapshot",
            "1",
            "--year",
            "2024",
            file.to_str().unwrap(),
        ],
    );
    let theirs: Vec<Option<Vec<String>>> = serde_json::from_str(&theirs.stdout).unwrap();
    let ours = answers(&programme, queries.clone());
    let (mut same, mut wrong, mut refused) = (0, Vec::new(), Vec::new());
    for ((query, ours), theirs) in queries.iter().zip(ours).zip(theirs) {
        let query = query.strip_prefix(ODD).unwrap();
        match (ours, theirs) {
            (Ok(ours), Some(theirs))
                if ours.iter().map(|r| plain(r)).eq(theirs.iter().map(|r| plain(r))) =>
            {
                same += 1;
            }
            // DuckDB's products of decimals overflow before ours
            (Ok(_), Some(theirs)) if theirs == ["narrow"] => {}
            (Ok(ours), Some(theirs)) => {
                wrong.push(format!("{query}\n  ours   {ours:?}\n  theirs {theirs:?}"));
            }
            (Ok(ours), None) => wrong.push(format!("{query}\n  ours   {ours:?}\n  theirs refused")),
            (Err(told), _) => refused.push(format!("{query}\n  {told}")),
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(same * 10 > QUERIES * 7, "only {same} answered:\n{}", refused.join("\n"));
}

/// A row without what differs by engine: how averages and times are written.
fn plain(row: &str) -> String {
    row.replace("T00:00:00", "").replace(" 00:00:00", "")
}

#[test]
fn a_condition_is_true_false_or_null_for_each_row_and_never_two_of_them() {
    let programme = golden();
    let mut maker = Maker { dice: StdRng::seed_from_u64(11) };
    let mut queries = Vec::new();
    for _ in 0..40 {
        let source = maker.source();
        let condition = maker.condition("t", source, 2);
        for part in [
            "true".to_owned(),
            condition.clone(),
            format!("not ({condition})"),
            format!("({condition}) is null"),
        ] {
            queries.push(format!("{ODD}select count(*) from {} as t where {part}", source.name));
        }
    }
    let given = answers(&programme, queries.clone());
    let mut compared = 0;
    for (queries, given) in queries.chunks(4).zip(given.chunks(4)) {
        let counts: Result<Vec<u64>, _> =
            given.iter().map(|g| g.clone().map(|r| r[0].parse::<u64>().unwrap())).collect();
        let Ok(counts) = counts else { continue };
        assert_eq!(counts[0], counts[1] + counts[2] + counts[3], "{queries:#?}");
        compared += 1;
    }
    assert!(compared > 25, "{compared}");
}

#[test]
fn a_clause_that_would_be_ignored_is_refused() {
    let table = "(values (1, 1.5), (2, 2.5)) as t (x, y)";
    let cases = [
        (
            "select x from dim_centre a right join dim_centre b using (centre_id)",
            "using in a right",
        ),
        (
            "select * from dim_centre natural full join dim_centre b",
            "using in a right or full join",
        ),
        ("select centre_id from dim_centre except all select 'x'", "except all or intersect all"),
        (
            "select centre_id from dim_centre intersect all select 'x'",
            "except all or intersect all",
        ),
        (
            "select sum(x) over (w order by x) from T window w as (partition by y)",
            "a named window with more",
        ),
        (
            "select sum(x) over v from T window w as (partition by y), v as (w order by x)",
            "a named window with more",
        ),
        (
            "select * from generate_series(date '2024-12-01', current_date, interval '1 day')",
            "a calculation among the arguments of `generate_series`",
        ),
        ("select * from generate_series(1, 2 + 2)", "a calculation among the arguments"),
        ("select * from dim_centre tablesample (10 percent)", "`tablesample`"),
        ("select x, count(*) from T group by x with rollup", "`group by … with`"),
        ("select * from dim_centre for update", "`for update`"),
        ("select sum(x) ignore nulls from T", "`ignore nulls`"),
        ("select rank() ignore nulls over (order by x) from T", "`ignore nulls`"),
        ("select count(*) from dim_centre a join dim_centre b", "a join without `on`"),
        ("select 2 ^ 3", "`^`"),
        ("select 'abc' similar to 'a%'", "`similar to`"),
        ("select cast('abcdef' as varchar(3))", "a text of a length"),
        ("select cast('abcdef' as char(3))", "a text of a length"),
        ("select (x, y) < (2, 3) from T", "a comparison of rows"),
        ("select (x, y) in ((1, 2)) from T", "a comparison of rows"),
        ("select 2 = any (array[1, null])", "any or all of a list"),
        ("select -x as x from T order by -x", "a calculation with the name of a column"),
        ("select cast('0.00000000001' as numeric)", "a decimal without its digits"),
        ("select cast(1234567 as decimal(4, -3))", "decimal"),
        ("select cast(1 as decimal(40, 0)) / 3", "more than 38 digits"),
        ("select 100000000000000000000000000000000000000000 / 3", "a number of 42 digits"),
        ("select cast(now() as timestamp(0))", "a time with so many digits"),
        ("select arrow_cast(1.5, 'Int64')", "names a type of Arrow"),
    ];
    let queries = cases.iter().map(|(q, _)| q.replace("from T", &format!("from {table}")));
    let given = answers(&golden(), queries.collect());
    for ((query, expected), given) in cases.iter().zip(given) {
        let told = given.expect_err(query);
        assert!(told.contains(expected), "{query}: {told}");
    }
}

#[test]
fn values_of_different_kinds_are_not_made_alike() {
    let refused = [
        "select count(*) from dim_client where annual_sales = client_key",
        "select count(*) from dim_client where annual_sales = 'much'",
        "select count(*) from stg_engagements where started_on = 2023",
        "select count(*) from stg_engagements where started_on between 0 and 99999",
        "select count(*) from stg_engagements where started_on = '2024-01-01 12:00:00'",
        "select started_on + interval '12 hours' from stg_engagements",
        "select 1 union all select date '2024-01-01'",
        "select case when true then 1 else date '2024-01-01' end",
        "select interval '1 month' < interval '40 days'",
        "select max(x) from (values (interval '1 month'), (interval '40 days')) as t (x)",
        "select x from (values (interval '1 month'), (interval '40 days')) as t (x) order by x",
        "select count(*) from dim_client where annual_sales in (select '2.504')",
        "select coalesce(annual_sales, client_key) from dim_client",
        "select to_char(date '2024-01-01', 'YYYY')",
        "select extract(second from timestamp '2024-01-01 10:00:05.5')",
        "select cast('2024-01-01T23:00:00-05:00' as date)",
        "with recursive r as (select 1.5 as k union all select k * 1.5 from r where k < 9) select max(k) from r",
        "select 1.0 union all select cast(1 as double)",
        "select median(cast(1 as decimal(38, 0)))",
    ];
    let given = answers(&golden(), refused.iter().map(|q| (*q).to_owned()).collect());
    for (query, given) in refused.iter().zip(given) {
        assert!(given.is_err(), "{query}: {given:?}");
    }
    let cases = [
        ("select count(*) from stg_clients where annual_sales = '38000000.504'", "0"),
        ("select count(*) from stg_clients where annual_sales = '38000000.50'", "1"),
        (
            "select count(*) from stg_clients where annual_sales > '38000000.499' and annual_sales < '38000000.501'",
            "1",
        ),
        (
            "select count(*) from stg_clients where annual_sales in ('38000000.504', '38000000.500')",
            "1",
        ),
        (
            "select sum(case when (started_on >= '2024-01-01') = (started_on >= date '2024-01-01') then 0 else 1 end) from stg_engagements",
            "0",
        ),
        ("select cast('1e-20' as double) > 0.0, cast('1e-20' as double) = 0.0", "true|false"),
        ("select cast(0.1 as double) + cast(0.2 as double) = 0.3", "false"),
        ("select coalesce(cast(null as double), 0.25)", "0.25"),
        ("select date '2024-03-01' - date '2024-02-01'", "29"),
        (
            "select count(*) from (values (date '2024-03-01', date '2024-02-01')) as t (a, b) where a - b > 28",
            "1",
        ),
        ("select median(x) from (values (1.00), (2.01)) as t (x)", "1.505"),
        ("select median(x) from (values (0.01), (0.02)) as t (x)", "0.015"),
        ("select median(x) from (values (1), (2)) as t (x)", "1.5"),
        (
            "select avg(x) from (values (9007199254740993), (9007199254740993)) as t (x)",
            "9007199254740993",
        ),
        (
            "select ceil(x), trunc(x) from (values (9007199254740993)) as t (x)",
            "9007199254740993|9007199254740993",
        ),
        ("select -x from (values (9223372036854775807)) as t (x)", "-9223372036854775807"),
        ("select case 2.5 when '2.50' then 'one' else 'other' end", "one"),
        ("select nullif(2.50, '2.504')", "2.5"),
        (
            "with recursive r as (select cast(1 as bigint) as k union all select k + 1 from r where k < 9) select max(k) from r",
            "9",
        ),
    ];
    let given = answers(&golden(), cases.iter().map(|(q, _)| (*q).to_owned()).collect());
    for ((query, expected), given) in cases.iter().zip(given) {
        assert_eq!(given.unwrap_or_else(|e| panic!("{query}: {e}")), [*expected], "{query}");
    }
    let least = answers(
        &golden(),
        vec!["select -x from (values (-9223372036854775807 - 1)) as t (x)".to_owned()],
    );
    assert!(least[0].as_ref().is_err_and(|e| e.contains("does not fit into bigint")), "{least:?}");
}

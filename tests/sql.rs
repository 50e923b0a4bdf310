//! The evaluator's SQL: queries only, within limits, alone or in a shell.

use engine::{Engine, Resources};
use query::{Rules, View};

use crate::support::{Programme, files, fixture, outside};

/// The statements that must be refused: one a line, split at line feeds only.
fn hostile() -> Vec<String> {
    let text = std::fs::read_to_string(fixture("refused-statements.sql")).unwrap();
    text.split('\n').filter(|l| !l.is_empty() && !l.starts_with("--")).map(str::to_owned).collect()
}

#[test]
fn whatever_is_no_query_is_refused_before_it_runs() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let before = files(programme.path());
    let statements = hostile();
    assert!(statements.len() >= 60, "{}", statements.len());
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .thread_stack_size(64 << 20)
        .enable_all()
        .build()
        .unwrap();
    let folder = programme.path().to_owned();
    let accepted = runtime.block_on(async {
        let task = tokio::spawn(async move {
            let resources = Resources::new(1 << 30).unwrap();
            let view = View::open(&folder, None, Rules::OfThen, &resources).await.unwrap();
            let session = view.session(2024).unwrap();
            let tables = "select count(*) from information_schema.tables";
            let count = async |engine: &dyn Engine| {
                let batches = engine.rows("count", tables).await.unwrap();
                engine::to_text(batches[0].column(0)).unwrap().value(0).to_owned()
            };
            let there = count(&*session).await;
            let mut accepted = Vec::new();
            for statement in statements {
                if session.plan("the query", &statement).await.is_ok() {
                    accepted.push(statement);
                }
            }
            assert_eq!(count(&*session).await, there);
            accepted
        });
        task.await.unwrap()
    });
    assert!(accepted.is_empty(), "{accepted:#?}");
    assert_eq!(files(programme.path()), before);
}

#[test]
fn a_refusal_says_what_is_answered() {
    let programme = Programme::from_fixture("michigan");
    programme.ok(&["load"]);
    for (statement, problem) in [
        ("create table t as select 1", "no single query"),
        ("set datafusion.execution.batch_size = 1", "no single query"),
        ("copy (select 1) to 'out.csv'", "no single query"),
        ("explain analyze insert into stg_accounts select * from stg_accounts", "no single query"),
        ("select 1; select 2", "failed"),
        ("select * from '/etc/passwd'", "no table"),
        ("select * from read_csv('/etc/passwd')", "failed"),
    ] {
        let ran = programme.run(&["sql", "-c", statement]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{statement}");
        assert!(ran.stderr.contains(problem), "{statement}: {}", ran.stderr);
    }
    for statement in ["show tables", "describe stg_accounts", "explain select 1", "select 1;"] {
        programme.ok(&["sql", "-c", statement]);
    }
}

#[test]
fn limits_of_time_rows_and_memory_stop_a_query() {
    let programme = Programme::from_fixture("michigan");
    programme.ok(&["load"]);
    let endless = "select sum(a.value * b.value) from generate_series(1, 1000000) a, generate_series(1, 1000000) b";
    let many = "select * from generate_series(1, 1001)";
    let sort = "select cast(value as varchar) || repeat('x', 1000) as t from generate_series(1, 2000000) order by t desc";
    for (query, limit, problem, hint) in [
        (endless, ["--timeout", "2"], "longer than 2 s", "--timeout"),
        (many, ["--max-rows", "1000"], "more than 1000 rows", "--max-rows"),
        (sort, ["--memory", "256MiB"], "more memory", "--memory"),
    ] {
        let started = std::time::Instant::now();
        let ran = programme.run(&["sql", "-c", query, limit[0], limit[1]]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{query}");
        assert!(ran.stderr.contains(problem) && ran.stderr.contains(hint), "{}", ran.stderr);
        assert!(started.elapsed().as_secs() < 60, "{query}");
    }
    // what neither limit can stop ends the process, in words
    let doubling: Vec<String> =
        (1..26).map(|i| format!("c{i} as (select a.x from c{j} a, c{j} b)", j = i - 1)).collect();
    let planning =
        format!("with c0 as (select 1 as x), {} select count(*) from c25", doubling.join(", "));
    let stubborn = "select count(*) from (select levenshtein(repeat('a', 3000), repeat('b', 3000 + value)) as l from generate_series(1, 60000)) where l > 5";
    let deep = format!("select {}1", "1+".repeat(20_000));
    let huge = "select array_length(range(1, 300000000))";
    for (query, more) in [(planning.as_str(), "2"), (stubborn, "2"), (&deep, "2"), (huge, "60")] {
        let started = std::time::Instant::now();
        let ran = programme.run(&["sql", "-c", query, "--timeout", more, "--memory", "256MiB"]);
        let shown = &ran.stderr[..ran.stderr.len().min(300)];
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{}: {shown}", &query[..40]);
        assert!(ran.stderr.contains("hint: "), "{shown}");
        assert!(started.elapsed().as_secs() < 60, "{}", &query[..40]);
    }
    let long = programme.run(&["sql", "-c", &"select 1 ".repeat(10_000)]);
    assert!(long.stderr.contains("more than 65536"), "{}", long.stderr);
    // what needs more memory than there is goes to disk
    let distinct = "select count(distinct t) from (select cast(value as varchar) || repeat('x', 100) as t from generate_series(1, 300000))";
    let ran = programme.ok(&["sql", "-c", distinct, "--memory", "256MiB", "--format", "csv"]);
    assert!(ran.stdout.ends_with("\n300000\n"), "{}", ran.stdout);
}

#[test]
fn figures_are_a_table_too() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let query = "select value from figures where id = 'national.new_sales.2024'";
    programme.ok(&["report", "2024"]);
    let value = programme.ok(&["sql", "-c", query, "--format", "csv"]).stdout;
    assert_eq!(
        value.trim_end(),
        format!("value\n{}", programme.value(2024, "national.new_sales.2024"))
    );
}

#[test]
fn the_shell_remembers_completes_and_goes_on_after_a_mistake() {
    let programme = Programme::from_fixture("michigan");
    programme.ok(&["load"]);
    let script = fixture("../tests/independent/terminal.py");
    let lines = [
        "\\d",
        "\\d stg_acc\t",
        "select count(*) as firms",
        "from stg_accounts;",
        "drop table stg_accounts;",
        "\\describe new_sales",
        "select 41 + 1 as answer;",
        "\\q",
    ];
    let mut args = vec![
        script.to_str().unwrap(),
        env!("CARGO_BIN_EXE_counterfoil"),
        programme.path().to_str().unwrap(),
    ];
    args.extend(lines);
    let shown = outside("python", &args).stdout;
    // answers only: what was typed is shown too
    for part in [
        "stg_funding",
        "first_supported",
        "no single query",
        "as respondents reported",
        "42",
        "(1 row)",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let history = programme.read("state/counterfoil/sql-history");
    assert!(history.contains("select 41 + 1 as answer;"), "{history}");
}

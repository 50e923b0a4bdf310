//! Tables are planned when a query names them and computed when one reads them, within its time.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::support::{Programme, files};

/// A mart and a measure that take forever.
fn with_endless_sql() -> Programme {
    let programme = Programme::from_fixture("michigan");
    programme.write(
        "sql/marts/fct_endless.sql",
        "-- title: Endless\n-- materialised: yes\n-- unit: count\n-- grain: one row\n-- definition: never ends\n-- source: dim_centre\n-- additivity: none\n\nselect sum(a.fiscal_year + b.fiscal_year + c.fiscal_year + d.fiscal_year + e.fiscal_year) as endless\nfrom cfg_calendar as a\ncross join cfg_calendar as b\ncross join cfg_calendar as c\ncross join cfg_calendar as d\ncross join cfg_calendar as e\n",
    );
    programme.write(
        "sql/measures/endless.sql",
        "-- title: Endless\n-- grain: one row\n-- source: fct_endless\n--\n-- measure: endless\n-- title: Endless\n-- unit: count\n-- definition: never ends\n-- source: none\n-- additivity: none\n\nselect 'endless' as measure, 'national' as scope_kind, 'national' as scope, endless as numerator\nfrom fct_endless\n",
    );
    programme.ok(&["load"]);
    programme
}

#[test]
fn a_query_computes_no_mart_but_those_that_it_reads() {
    let programme = with_endless_sql();
    let started = Instant::now();
    let tables = "select table_name from information_schema.tables";
    for (query, answer) in [
        ("select 1 as one", "one\n1\n"),
        ("select count(*) as n from dim_centre", "n\n1\n"),
        (
            &format!(
                "select count(*) as n from ({tables}) where table_name in ('fct_endless', 'figures', 'clients')"
            ),
            "n\n3\n",
        ),
        (
            "select column_name, data_type from information_schema.columns where table_name = 'fct_endless'",
            "column_name,data_type\nendless,Int64\n",
        ),
        (
            "select count(*) as n from information_schema.columns where table_name = 'figures'",
            "n\n10\n",
        ),
    ] {
        let ran = programme.run(&["sql", "--format", "csv", "--timeout", "20", "-c", query]);
        assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (answer, ""), "{query}");
    }
    assert!(programme.ok(&["sql", "-c", "describe fct_endless"]).stdout.contains("endless"));
    assert!(started.elapsed() < Duration::from_mins(2));
}

#[test]
fn the_time_limit_holds_for_all_that_a_query_computes() {
    let programme = with_endless_sql();
    for query in ["select * from fct_endless", "select count(*) from figures"] {
        let started = Instant::now();
        let ran = programme.run(&["sql", "--timeout", "4", "-c", query]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{query}");
        assert!(ran.stderr.contains("longer than 4 s"), "{query}: {}", ran.stderr);
        assert!(started.elapsed() < Duration::from_secs(40), "{query}");
    }
}

#[test]
fn a_fault_below_a_table_names_its_file() {
    let programme = Programme::from_fixture("michigan");
    programme.write(
        "sql/marts/fct_large.sql",
        "-- title: Large\n-- materialised: yes\n-- unit: count\n-- grain: one row\n-- definition: too large\n-- source: none\n-- additivity: none\n\nselect 9223372036854775807 + count(*) as large\nfrom dim_centre\n",
    );
    programme.ok(&["load"]);
    let ran = programme.run(&["sql", "-c", "select large from fct_large"]);
    assert!(
        ran.stderr.starts_with("error: `sql/marts/fct_large.sql` is not answered\n  caused by: `9223372036854775807 + count(*)` does not fit into bigint\nhint: "),
        "{}",
        ran.stderr
    );
}

#[test]
fn data_fusion_is_named_in_the_engines_room_only() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pipeline");
    let rust = files(&folder).into_iter().filter(|(path, _)| path.ends_with(".rs"));
    let naming: Vec<String> = rust
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("datafusion::"))
        .map(|(path, _)| path)
        .collect();
    assert!(!naming.is_empty());
    let elsewhere: Vec<&String> = naming.iter().filter(|p| !p.starts_with("engine/")).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

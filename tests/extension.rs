//! Adding a measure, a check or a report table takes one file.

use crate::support::Programme;

const MEASURE: &str = "-- title: Hours
-- grain: one row per measure and scope of the year
-- source: a test
--
-- measure: longest_engagement
-- title: Longest engagement
-- unit: hours
-- definition: most hours of an engagement closed in the year
-- source: fct_engagement
-- additivity: not additive

select
    'longest_engagement' as measure,
    'national' as scope_kind,
    'national' as scope,
    cast(max(hours) as decimal(38, 4)) as numerator,
    cast(null as decimal(38, 4)) as denominator,
    cast(null as bigint) as n,
    cast(null as varchar) as reason
from fct_engagement
where is_closed
";

const CHECK: &str = "-- title: Free help
-- severity: warning
-- dataset: engagements
-- definition: an engagement without a fee
-- example: fee 0
-- message: the fee is `{value}`
-- hint: enter the fee that was charged, if there was one

select
    extract,
    row_number,
    'fee' as column_name,
    fee as value
from incoming.engagements
where fee = 0
";

const TABLE: &str = "-- title: Hours by centre
-- grain: one row per centre
-- definition: hours of the engagements closed in the year
-- source: dim_centre

with final as (
    select
        name as \"Centre\",
        'centre:' || centre_id || '.engagement_hours.' || $year as \"Hours\"
    from dim_centre
)

select * from final
order by \"Centre\"
";

#[test]
fn each_takes_one_file() {
    let programme = Programme::from_fixture("golden");
    programme.write("sql/measures/hours.sql", MEASURE);
    programme.write("sql/checks/free-help.sql", CHECK);
    programme.write("sql/reports/hours_by_centre.sql", TABLE);

    let checked = programme.run(&["check", "--format", "csv"]).stdout;
    assert!(checked.contains("harbor/2023Q4/engagements.csv,free-help,warning,3,fee,,0,\"row 3, column `fee`: the fee is `0`\""), "{checked}");
    assert!(programme.ok(&["explain", "free-help"]).stdout.contains("an engagement without a fee"));

    programme.run(&["load"]);
    programme.ok(&["report", "2024"]);
    assert_eq!(programme.value(2024, "national.longest_engagement.2024"), "200.00");
    let lineage = programme.read("reports/2024/lineage/national.html").replace("&#x2f;", "/");
    assert!(
        lineage.contains("national.longest_engagement.2024")
            && lineage.contains("sql/measures/hours.sql")
    );

    let page = programme.read("reports/2024/index.html");
    assert!(page.contains("Hours by centre"));
    let rows = programme.read("reports/2024/tables/hours_by_centre.csv");
    let harbor = rows.lines().find(|l| l.starts_with("Harbor")).unwrap();
    let hours = programme.value(2024, "centre:harbor.engagement_hours.2024");
    assert_eq!(harbor.rsplit(',').next(), Some(hours.as_str()), "{rows}");
}

#[test]
fn a_table_prints_figures_and_nothing_else() {
    let header = "-- title: x\n-- grain: x\n-- definition: x\n-- source: x\n";
    let of = |sql: &str| {
        let programme = Programme::from_fixture("golden");
        programme.write("sql/reports/mine.sql", format!("{header}\n{sql}\n"));
        let loaded = programme.run(&["load"]);
        if loaded.code == 2 { loaded.stderr } else { programme.run(&["report", "2024"]).stderr }
    };
    for (sql, problem) in [
        (
            "select mode, count(*) as n from fct_engagement group by mode",
            "may not read `fct_engagement`",
        ),
        ("select industry_prefix, client_key as n from dim_client", "may not read `dim_client`"),
        ("select 'all' as who, count(*) as n from stg_clients", "may not read `stg_clients`"),
        ("select 'all' as who, count(*) as \"N\" from dim_centre", "prints `3` in its column `N`"),
        ("select 'all' as who, 'four' as \"N\" from dim_centre", "prints `four` in its column `N`"),
        (
            "select scope, value as \"V\" from figures where measure = 'new_sales'",
            "in its column `V`",
        ),
    ] {
        let said = of(sql);
        assert!(said.contains(problem), "{sql}: {said}");
    }
}

#[test]
fn a_file_that_breaks_the_rules_of_layers_is_refused() {
    for (file, sql, problem) in [
        ("marts/dim_x.sql", "select * from nowhere", "reads `nowhere`, which no file defines"),
        ("staging/stg_x.sql", "select * from fct_case", "may not read `fct_case`"),
        ("marts/fct_x.sql", "select * from warehouse.clients", "may not read `warehouse.clients`"),
        ("marts/fct_x.sql", "select 1 / 2 as half", "does not divide"),
        ("marts/fct_x.sql", "select 1 as a; select 2 as b", "holds one query"),
        ("marts/fct_x.sql", "create table t as select 1 as a", "holds one query"),
        ("marts/fct_x.sql", "select * from fct_x", "reads itself"),
        ("marts/stg_clients.sql", "select 1 as a", "`sql/staging/stg_clients.sql` is a table of"),
    ] {
        let programme = Programme::from_fixture("golden");
        let header = "-- title: x\n-- materialised: no\n-- unit: none\n-- grain: x\n-- definition: x\n-- source: x\n-- additivity: none\n";
        programme.write(&format!("sql/{file}"), format!("{header}{sql}\n"));
        let ran = programme.run(&["load"]);
        assert_eq!(ran.code, 2, "{sql}");
        assert!(ran.stderr.contains(problem), "{sql}: {}", ran.stderr);
        assert!(ran.stderr.contains(file), "{}", ran.stderr);
    }
    let programme = Programme::from_fixture("golden");
    programme.write("sql/marts/fct_x.sql", "select 1 as a\n");
    assert!(programme.run(&["load"]).stderr.contains("the header lacks `title`"));
}

#[test]
fn a_header_must_declare_what_its_sql_returns() {
    let programme = Programme::from_fixture("golden");
    programme.write("sql/measures/hours.sql", MEASURE.replace("'longest_engagement'", "'another'"));
    programme.run(&["load"]);
    let ran = programme.run(&["report", "2024"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("returns the measure `another`, which its header does not declare"),
        "{}",
        ran.stderr
    );
}

#[test]
fn every_measure_that_a_header_declares_is_returned() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme.ok(&["report", "2023"]);
    let figures = programme.figures(2023);
    let names: Vec<&str> = figures.keys().map(|id| id.rsplit('.').nth(1).unwrap()).collect();
    let described = programme.ok(&["sql", "--describe", "--format", "csv"]).stdout;
    let mut reader = csv::Reader::from_reader(described.as_bytes());
    let mut declared = 0;
    for record in reader.records() {
        let record = record.unwrap();
        let name = &record[0];
        let is_returned = match name.split_once('<') {
            None => names.contains(&name),
            Some((prefix, rest)) => {
                let suffix = rest.split_once('>').unwrap().1;
                names.iter().any(|n| {
                    n.len() > prefix.len() + suffix.len()
                        && n.starts_with(prefix)
                        && n.ends_with(suffix)
                })
            }
        };
        assert!(is_returned, "{name} is declared and never returned");
        assert!(record.iter().all(|cell| !cell.is_empty()), "{name}");
        declared += 1;
    }
    assert!(declared > 80, "{declared} measures");
}

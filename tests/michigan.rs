//! A real firm panel: 157 Michigan manufacturing firms, 1987 to 1989.

use std::collections::BTreeMap;

use crate::support::{Programme, outside};

const QUERY: &str = "
select
    a.year,
    case when a.first_supported <= a.year then 'supported' else 'not' end as supported,
    sum(a.employees) as employees,
    count(a.employees) as firms
from warehouse.accounts as a
inner join warehouse.in_force as f
    on a.centre_id = f.centre_id and a.period = f.period and a.load_id = f.load_id
where f.dataset = 'accounts'
group by 1, 2
order by 1, 2";

const DUCKDB: &str = "
import duckdb, sys
rows = duckdb.sql(f\"\"\"
    select year, case when first_supported <= year then 'supported' else 'not' end as supported,
        avg(employees) as mean
    from read_csv('{sys.argv[1]}/*/accounts.csv', union_by_name = true)
    group by 1, 2 order by 1, 2\"\"\").fetchall()
for row in rows:
    print(*row, sep=',')
";

#[test]
fn mean_employees_by_year_equal_those_of_duckdb_over_the_files() {
    let programme = Programme::from_fixture("michigan");
    let loaded = programme.ok(&["load", "--format", "csv"]);
    // scrap_rate and training_hours are beyond the contract: a warning each, not loaded
    for line in loaded.stdout.lines().skip(1) {
        assert!(line.contains(",accepted,157,0,2,"), "{line}");
    }
    let ours = programme.ok(&["sql", "--format", "csv", "-c", QUERY]).stdout;
    let inbox = programme.path().join("inbox/michigan");
    let theirs = outside("python", &["-c", DUCKDB, inbox.to_str().unwrap()]).stdout;
    let theirs: BTreeMap<(String, String), f64> = theirs
        .lines()
        .map(|l| l.split(',').collect::<Vec<_>>())
        .map(|c| ((c[0].to_owned(), c[1].to_owned()), c[2].parse().unwrap()))
        .collect();
    let mut compared = 0;
    for line in ours.lines().skip(1) {
        let c: Vec<&str> = line.split(',').collect();
        let mean = c[2].parse::<f64>().unwrap() / c[3].parse::<f64>().unwrap();
        let expected = theirs[&(c[0].to_owned(), c[1].to_owned())];
        assert!((mean - expected).abs() < 1e-9, "{line}: DuckDB {expected}");
        compared += 1;
    }
    assert_eq!((compared, theirs.len()), (5, 5));
}

//! Two engines, one set of figures: all SQL runs unchanged in `DuckDB` over the snapshot's Parquet,
//! and the estimates agree with R's `survey`.

use std::collections::BTreeMap;

use crate::support::{Programme, is_estimate, outside, test_file};

fn sql_folder() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/sql").to_owned()
}

/// `DuckDB`'s figures of a year, from the Parquet files of a snapshot; cases for R on the side.
fn duckdb(programme: &Programme, snapshot: u32, year: i32, cases: Option<&str>) -> String {
    let script = test_file("independent/figures.py");
    let warehouse = programme.path().join("warehouse");
    let (snapshot, year) = (snapshot.to_string(), year.to_string());
    let sql = sql_folder();
    let mut args = vec![
        script.to_str().unwrap(),
        "--sql",
        &sql,
        "--warehouse",
        warehouse.to_str().unwrap(),
        "--snapshot",
        &snapshot,
        "--year",
        &year,
    ];
    if let Some(cases) = cases {
        args.extend(["--estimates-cases", cases]);
    }
    outside("python", &args).stdout
}

/// Compares every figure that `DuckDB` gives with `figures.json`; how many there were.
pub(crate) fn assert_attested(
    programme: &Programme,
    snapshot: u32,
    year: i32,
    cases: Option<&str>,
) -> usize {
    programme.ok(&["report", &year.to_string(), "--snapshot", &snapshot.to_string()]);
    let ours = programme.figures(year);
    let mut compared = 0;
    let mut wrong = Vec::new();
    for line in duckdb(programme, snapshot, year, cases).lines() {
        let mut cells = line.split(',');
        let id = cells.next().unwrap();
        let value = cells.next().filter(|v| !v.is_empty());
        let found =
            ours.get(id).unwrap_or_else(|| panic!("{id} is not in figures.json")).value.as_deref();
        let equal = match (found, value) {
            (Some(a), Some(b)) if is_estimate(id) => {
                (a.parse::<f64>().unwrap() - b.parse::<f64>().unwrap()).abs() <= 0.01
            }
            (a, b) => a == b,
        };
        if !equal {
            wrong.push(format!("{id}: DuckDB {value:?}, Counterfoil {found:?}"));
        }
        compared += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // and none is missing there: all but what Rust derives, and the trend of other years
    let derived = |id: &str| {
        let measure = id.rsplit('.').nth(1).unwrap();
        measure.ends_with("_change") || measure.contains("_centre_q")
    };
    let own = ours.keys().filter(|id| id.ends_with(&format!(".{year}")) && !derived(id)).count();
    assert_eq!(compared, own, "figures attested and figures published");
    compared
}

#[test]
fn duckdb_attests_golden() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme.ok(&["load", "--inbox", "inbox-2"]);
    for snapshot in [1, 2] {
        for year in [2023, 2024] {
            assert!(assert_attested(&programme, snapshot, year, None) > 1200);
        }
    }
}

#[test]
fn duckdb_attests_golden_wide_and_r_its_estimates() {
    let programme = Programme::from_fixture("golden-wide");
    programme.ok(&["load"]);
    for year in [2023, 2024] {
        let cases = programme.path().join(format!("cases-{year}.csv"));
        let cases = cases.to_str().unwrap();
        assert!(assert_attested(&programme, 1, year, Some(cases)) > 1500);
        let script = test_file("independent/estimates.R");
        let r = outside("Rscript", &["--vanilla", script.to_str().unwrap(), cases]).stdout;
        let figures = programme.figures(year);
        let mut compared = 0;
        let mut reader = csv::Reader::from_reader(r.as_bytes());
        let header = reader.headers().unwrap().clone();
        for record in reader.records() {
            let row: BTreeMap<String, String> = header
                .iter()
                .map(str::to_owned)
                .zip(record.unwrap().iter().map(str::to_owned))
                .collect();
            for (part, column) in
                [("estimate", "estimate"), ("se", "se"), ("low", "low"), ("high", "high")]
            {
                let id = format!("{}.{}_{part}.{year}", row["scope"], row["measure"]);
                let ours = figures[&id].value.as_deref().map(|v| v.parse::<f64>().unwrap());
                let theirs = row[column].parse::<f64>().ok();
                match (ours, theirs) {
                    (None, None) => {}
                    (Some(a), Some(b)) => {
                        assert!((a - b).abs() <= 0.006 + b.abs() * 1e-9, "{id}: {a}, R {b}");
                        compared += 1;
                    }
                    other => panic!("{id}: {other:?}"),
                }
            }
        }
        assert!(compared > 150, "{compared} estimates compared with R");
    }
}

#[test]
fn checks_run_in_duckdb_and_find_the_same() {
    for (fixture, snapshot) in [("golden", 1), ("golden-wide", 1)] {
        let programme = Programme::from_fixture(fixture);
        // checked before anything is in force, every extract is judged
        let ours = programme.run(&["check", "--format", "csv"]).stdout;
        programme.run(&["load"]);
        let script = test_file("independent/checks.py");
        let (warehouse, restricted) =
            (programme.path().join("warehouse"), programme.path().join("restricted"));
        let found = outside(
            "python",
            &[
                script.to_str().unwrap(),
                "--sql",
                &sql_folder(),
                "--warehouse",
                warehouse.to_str().unwrap(),
                "--restricted",
                restricted.to_str().unwrap(),
                "--snapshot",
                &snapshot.to_string(),
                "--now",
                crate::support::NOW,
            ],
        );
        // what the checks find in the rows in force is what is on the receipts of these extracts
        let mut reader = csv::Reader::from_reader(ours.as_bytes());
        let refused =
            std::fs::read_to_string(crate::support::fixture("golden/refused.txt")).unwrap();
        let mut expected: Vec<String> = reader
            .records()
            .map(|r| r.unwrap())
            .filter(|r| !refused.lines().any(|l| r[0].starts_with(l)))
            .map(|r| [&r[0], &r[1], &r[3], &r[4], &r[6]].join("|"))
            .collect();
        expected.sort();
        let mut theirs: Vec<String> = found.stdout.lines().map(str::to_owned).collect();
        theirs.sort();
        assert!(!expected.is_empty());
        assert_eq!(theirs, expected, "{fixture}");
    }
}

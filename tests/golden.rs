//! The worked examples: every expected line, and the extract that must be refused.

use crate::support::{Programme, differences, fixture};

fn assert_equal(programme: &Programme, year: i32, file: &str) {
    programme.ok(&["report", &year.to_string()]);
    let expected = fixture(file);
    let lines = std::fs::read_to_string(&expected).unwrap().lines().count();
    assert!(lines > 1000, "{file} has {lines} lines");
    let differences = differences(&programme.figures(year), &expected);
    assert!(differences.is_empty(), "{file}:\n{}", differences.join("\n"));
}

#[test]
fn golden_comes_out_right_before_and_after_the_correction() {
    let programme = Programme::from_fixture("golden");
    let loaded = programme.run(&["load"]);
    assert_eq!(loaded.code, 1, "one extract is refused");
    assert_equal(&programme, 2023, "golden/expected-2023-1.csv");
    assert_equal(&programme, 2024, "golden/expected-2024-1.csv");
    programme.ok(&["load", "--inbox", "inbox-2"]);
    assert_equal(&programme, 2023, "golden/expected-2023-2.csv");
    assert_equal(&programme, 2024, "golden/expected-2024-2.csv");
    // the past stays readable
    programme.ok(&["report", "2024", "--snapshot", "1"]);
    let then = differences(&programme.figures(2024), &fixture("golden/expected-2024-1.csv"));
    assert!(then.is_empty(), "{}", then.join("\n"));
}

#[test]
fn golden_wide_comes_out_right() {
    let programme = Programme::from_fixture("golden-wide");
    programme.ok(&["load"]);
    assert_equal(&programme, 2023, "golden-wide/expected-2023.csv");
    assert_equal(&programme, 2024, "golden-wide/expected-2024.csv");
}

#[test]
fn the_refused_extract_has_its_three_errors_on_the_receipt_and_in_check() {
    let programme = Programme::from_fixture("golden");
    let loaded = programme.run(&["load", "--format", "csv"]);
    assert_eq!(loaded.code, 1);
    let refused: Vec<&str> = loaded.stdout.lines().filter(|l| l.contains(",refused,")).collect();
    let expected: Vec<String> = std::fs::read_to_string(fixture("golden/refused.txt"))
        .unwrap()
        .lines()
        .map(|l| format!("{l}.csv,"))
        .collect();
    assert_eq!(refused.len(), expected.len());
    assert!(refused[0].starts_with(&expected[0]), "{refused:?}");
    let folder = refused[0].rsplit(',').next().unwrap();
    let receipt: serde_json::Value =
        serde_json::from_str(&programme.read(&format!("restricted/{folder}/receipt.json")))
            .unwrap();
    assert_eq!((receipt["errors"].as_u64(), receipt["warnings"].as_u64()), (Some(3), Some(0)));

    let codes = |csv: &str| -> Vec<(String, String, String)> {
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        reader
            .records()
            .map(|r| r.unwrap())
            .map(|r| (r[1].to_owned(), r[3].to_owned(), r[4].to_owned()))
            .collect()
    };
    let on_receipt = codes(&programme.read(&format!("restricted/{folder}/findings.csv")));
    let owned = |c: &str, r: &str, k: &str| (c.to_owned(), r.to_owned(), k.to_owned());
    assert_eq!(
        on_receipt,
        [
            owned("answer-without-response", "3", "new_sales"),
            owned("foreign-key", "4", "client_id"),
            owned("constraint-error", "4", "new_sales"),
        ]
    );
    let file = programme.path().join("inbox/plains/2024Q4/outcomes.csv");
    let checked = programme.run(&["check", "--format", "csv", file.to_str().unwrap()]);
    assert_eq!(checked.code, 1);
    assert_eq!(codes(&checked.stdout), on_receipt);
    // none of its rows is in the warehouse
    let rows = programme.ok(&["sql", "--format", "csv", "-c", "select count(*) as n from warehouse.outcomes where centre_id = 'plains' and period = '2024Q4'"]);
    assert_eq!(rows.stdout, "n\n0\n");
}

//! Every finding code: a fixture that triggers it, exactly the findings it should give, and
//! messages that a clerk can act on.

use std::collections::BTreeSet;

use crate::support::{Programme, copy, fixture};

/// The fixture of one code as a programme; with a second inbox, the first is loaded before.
fn programme_for(code: &str) -> (Programme, &'static str) {
    let programme = Programme::empty();
    for file in ["programme.toml", "centres.csv"] {
        std::fs::copy(fixture("findings").join(file), programme.path().join(file)).unwrap();
    }
    copy(&fixture("findings").join(code), programme.path());
    let inbox = if programme.path().join("inbox-2").exists() {
        programme.ok(&["load"]);
        programme.run_commands();
        "inbox-2"
    } else {
        "inbox"
    };
    (programme, inbox)
}

fn codes_with_fixtures() -> Vec<String> {
    let entries = std::fs::read_dir(fixture("findings")).unwrap().map(|e| e.unwrap());
    let folders = entries.filter(|e| e.file_type().unwrap().is_dir());
    let mut codes: Vec<String> =
        folders.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    codes.sort();
    codes
}

#[test]
fn every_fixture_gives_exactly_its_findings() {
    let mut problems = Vec::new();
    for code in codes_with_fixtures() {
        let (programme, inbox) = programme_for(&code);
        let checked = programme.run(&["check", "--inbox", inbox, "--format", "csv"]);
        let mut reader = csv::Reader::from_reader(checked.stdout.as_bytes());
        let cell = |r: &csv::StringRecord, i: usize| r[i].to_owned();
        let mut found: Vec<[String; 6]> = Vec::new();
        for record in reader.records() {
            let r = record.unwrap();
            let (row, column, value) = (cell(&r, 3), cell(&r, 4), cell(&r, 6));
            let (message, hint) = (cell(&r, 7), cell(&r, 8));
            let mut complain = |what: &str| problems.push(format!("{code}: {what}: {message}"));
            if !row.is_empty() && !message.contains(&format!("row {row}")) {
                complain("the row is not named");
            }
            if !column.is_empty() && !message.contains(&format!("`{column}`")) {
                complain("the column is not named");
            }
            if !value.is_empty() && !message.contains(value.trim_start_matches('\'')) {
                complain("the value is not named");
            }
            // so is printed what there is nothing for to fill in
            let is_blank = |t: &str| t.contains("{$") || t.contains("{ $");
            if hint.len() < 8 || is_blank(&hint) || is_blank(&message) {
                complain("there is no cure, or a blank is not filled in");
            }
            found.push([cell(&r, 0), row, column, cell(&r, 1), cell(&r, 2), value]);
        }
        let text =
            std::fs::read_to_string(fixture("findings").join(&code).join("expected.csv")).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let mut expected: Vec<[String; 6]> = reader
            .records()
            .map(|r| r.unwrap())
            .map(|r| std::array::from_fn(|i| cell(&r, i)))
            .collect();
        assert!(expected.iter().any(|e| e[3] == code), "{code} is not expected in its own fixture");
        found.sort();
        expected.sort();
        if found != expected {
            problems.push(format!(
                "{code}:\n  expected {expected:?}\n  found    {found:?}\n{}",
                checked.stderr
            ));
        }
        let has_error = expected.iter().any(|e| e[4] == "error");
        if checked.code != i32::from(has_error) {
            problems.push(format!("{code}: exit status {}", checked.code));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_code_has_a_fixture_and_an_explanation() {
    let programme = Programme::from_fixture("golden");
    let listed = programme.ok(&["explain", "--format", "csv"]).stdout;
    let mut reader = csv::Reader::from_reader(listed.as_bytes());
    let explained: BTreeSet<String> = reader.records().map(|r| r.unwrap()[0].to_owned()).collect();
    let mut tested: BTreeSet<String> = codes_with_fixtures().into_iter().collect();
    // needs a contract of its own, see below
    tested.insert("unique-error".to_owned());
    assert_eq!(explained, tested);
    for code in &explained {
        let text = programme.ok(&["explain", code]).stdout;
        for part in ["what it means", "example", "what to do"] {
            let line = text.lines().find(|l| l.trim_start().starts_with(part)).unwrap();
            assert!(line.trim_start()[part.len()..].trim().len() > 5, "{code}: {part}");
        }
    }
}

#[test]
fn a_value_that_may_stand_once_stands_twice() {
    let (programme, _) = programme_for("primary-key");
    let descriptor = programme.ok(&["template", "--descriptor"]).stdout;
    let mut contract: serde_json::Value = serde_json::from_str(&descriptor).unwrap();
    contract["resources"][0]["schema"]["fields"][1]["constraints"]["unique"] = true.into();
    programme.write("contract/datapackage.json", contract.to_string());
    std::fs::remove_dir_all(programme.path().join("inbox")).unwrap();
    programme.write(
        "inbox/alder/2024Q1/clients.csv",
        "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on\nA,Same,,332710,5,1,WA,no,2023-11-01\nB,Same,,332710,5,1,WA,no,2023-11-01\n",
    );
    let checked = programme.run(&["check", "--format", "ndjson"]);
    assert_eq!(checked.code, 1);
    let finding: serde_json::Value = serde_json::from_str(checked.stdout.trim()).unwrap();
    assert_eq!(finding["code"], "unique-error");
    assert_eq!((finding["row"].as_u64(), finding["column"].as_str()), (Some(3), Some("name")));
    assert!(finding["message"].as_str().unwrap().contains("`Same` stands in row 2 already"));
}

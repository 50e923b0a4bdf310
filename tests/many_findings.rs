//! More findings than fit into memory: the same list in the same order for everybody.

use std::collections::BTreeMap;

use crate::support::{Programme, Ran, fixture};

/// More responses than findings fit into 256 MiB.
const ROWS: usize = 40_000;
const CLIENTS: &str =
    "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on
C1,Ash Works,EIN-101,332710,20,1000000,WA,no,2021-10-04
";
const PATH: &str = "inbox/alder/2024Q3/outcomes.csv";

/// A programme with one client, and many responses with this status and day of closing.
fn programme_with(response: impl Fn(usize) -> (&'static str, &'static str)) -> Programme {
    let programme = Programme::empty();
    for file in ["programme.toml", "centres.csv"] {
        std::fs::copy(fixture("findings").join(file), programme.path().join(file)).unwrap();
    }
    programme.write("inbox/alder/2024Q3/clients.csv", CLIENTS);
    let header = programme.ok(&["template", "outcomes"]).stdout;
    let header = header.lines().next().unwrap();
    let blank = ",".repeat(header.split(',').count() - 5);
    let mut text = format!("{header}\n");
    for i in 0..ROWS {
        let (status, closed_on) = response(i);
        text.push_str(&format!("R{i},C1,2024-05-15,{status},{closed_on}{blank}\n"));
    }
    programme.write(PATH, text);
    programme
}

/// What a load with so much memory leaves: the list of findings and the digest of it.
fn loaded(programme: &Programme, memory: &str) -> (String, String, Ran) {
    let ran = programme.run(&["load", "--memory", memory]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let folder = programme.path().join("restricted/receipts/alder/2024Q3/outcomes");
    let folder = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let receipt = std::fs::read_to_string(folder.join("receipt.json")).unwrap();
    let receipt: serde_json::Value = serde_json::from_str(&receipt).unwrap();
    let digest = receipt["findings_sha256"].as_str().unwrap().to_owned();
    (std::fs::read_to_string(folder.join("findings.csv")).unwrap(), digest, ran)
}

/// How many findings of each code, after their order was looked at.
fn codes_in_order(findings: &str) -> BTreeMap<String, usize> {
    let mut codes = BTreeMap::new();
    let mut row = 0;
    for record in csv::Reader::from_reader(findings.as_bytes()).records() {
        let record = record.unwrap();
        let next: usize = record[3].parse().unwrap();
        assert!(row <= next, "row {next} stands after row {row}");
        row = next;
        *codes.entry(record[1].to_owned()).or_default() += 1;
    }
    codes
}

#[test]
fn the_findings_of_a_large_bad_file_do_not_depend_on_memory() {
    let response = |_| ("complete", "31/12/2023");
    let (small, large) = (programme_with(response), programme_with(response));
    let (few, few_digest, printed) = loaded(&small, "256MiB");
    let (many, many_digest, printed_too) = loaded(&large, "8GiB");
    // a cell that cannot be read has no other finding: none that a date is required, above all
    assert_eq!(codes_in_order(&few), BTreeMap::from([("type-error".to_owned(), ROWS)]));
    assert!(few == many && few_digest == many_digest);
    // each cause once, with how often
    assert!(printed.stderr.contains("(and ") && printed.stderr.contains(" more like it)"));
    assert!(!printed.stderr.contains("row 101, column"), "{}", printed.stderr);
    assert_eq!(printed.stderr, printed_too.stderr);
    let path = small.path().join(PATH);
    let check = ["check", path.to_str().unwrap(), "--format", "csv", "--memory", "256MiB"];
    assert!(small.run(&check).stdout == few);
}

#[test]
fn a_refused_extract_has_no_warning_about_what_is_in_force_however_many_there_are() {
    // every row but the first is a second response, and every one is surveyed too late
    let response = |i| (if i == 7 { "done" } else { "complete" }, "2023-08-14");
    let (small, large) = (programme_with(response), programme_with(response));
    let (few, few_digest, _) = loaded(&small, "256MiB");
    let (many, many_digest, _) = loaded(&large, "8GiB");
    let codes =
        BTreeMap::from([("constraint-error".to_owned(), 1), ("survey-lag".to_owned(), ROWS - 1)]);
    assert_eq!(codes_in_order(&few), codes);
    assert!(few == many && few_digest == many_digest);
}

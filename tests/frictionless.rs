//! Whatever is wrong with a file, Counterfoil finds what frictionless-py finds with the exported
//! descriptor: the same rows, columns and codes, but for the differences that are meant.
//!
//! The files are made by `independent/dirty_files.py`, and compared by `independent/differences.py`,
//! whose table lists each difference with its reason and with the condition under which it is one.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{Programme, fixture, outside, test_file};

/// How many files each dataset has.
const FILES: u64 = 200;
/// The fewest findings that both have.
const FEWEST_EQUAL: u64 = 2000;
/// Codes of which both have findings at the same places.
const CODES: [&str; 8] = [
    "blank-row",
    "constraint-error",
    "extra-cell",
    "foreign-key",
    "missing-cell",
    "missing-label",
    "source-error",
    "type-error",
];
/// The centres: one for each dataset that centres file, of its name.
const CENTRES: [&str; 6] =
    ["clients", "engagements", "outcomes", "funding", "activities", "accounts"];

#[test]
fn frictionless_finds_the_same() {
    let settings = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let programme = Programme::with_settings(&settings);
    let centre = |name: &&str| format!("{name},{name},west,1950-01-01,\n");
    let centres: String = CENTRES.iter().map(centre).collect();
    programme.write("centres.csv", format!("centre_id,name,region,opened_on,closed_on\n{centres}"));
    programme.write("datapackage.json", programme.ok(&["template", "--descriptor"]).stdout);
    let path = |name: &str| programme.path().join(name).to_str().unwrap().to_owned();
    let (descriptor, inbox) = (path("datapackage.json"), path("inbox"));
    let script = |name: &str| test_file(name).to_str().unwrap().to_owned();
    outside("python", &[&script("independent/dirty_files.py"), &descriptor, &inbox]);
    let checked = programme.run(&["check", "--format", "ndjson"]);
    assert_eq!(checked.code, 1, "{}", checked.stderr);
    programme.write("findings.ndjson", checked.stdout);
    let findings = path("findings.ndjson");
    let differences = script("independent/differences.py");
    let ran = outside("python", &[&differences, &descriptor, &inbox, &findings]);
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    let files = counts(&report["files"]);
    assert!(files.len() == 7 && files.values().all(|n| *n == FILES), "{files:?}");
    let unexplained = report["unexplained"].as_array().unwrap();
    let shown: Vec<String> = unexplained.iter().take(40).map(Value::to_string).collect();
    assert!(
        unexplained.is_empty(),
        "{} differences that the table does not explain, each with file, who finds it, row, column, \
         code and cell:\n{}",
        unexplained.len(),
        shown.join("\n")
    );
    let listed = counts(&report["differences"]);
    let gone: Vec<&str> = listed.iter().filter(|(_, n)| **n == 0).map(|(name, _)| *name).collect();
    assert!(gone.is_empty() && !listed.is_empty(), "listed, but there are none: {gone:?}");
    let equal = counts(&report["equal"]);
    assert!(equal.values().sum::<u64>() > FEWEST_EQUAL, "{equal:?}");
    assert!(CODES.iter().all(|code| equal.contains_key(code)), "{equal:?}");
}

/// Numbers by name.
fn counts(of: &Value) -> BTreeMap<&str, u64> {
    let all = of.as_object().unwrap().iter();
    all.map(|(name, count)| (name.as_str(), count.as_u64().unwrap())).collect()
}

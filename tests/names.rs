//! The core knows no programme: no dataset, column, measure or kind of scope of the built-in one
//! stands as a text of its own in the source. Which there are, descriptor and SQL headers say.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use regex::Regex;

use crate::support::files;

/// Words that are the product's own and that a dataset happens to use too, with where they may stand
/// and what they mean there.
const OWN_WORDS: [(&str, &[&str], &str); 22] = [
    ("centre_id", &[""], "where a row comes from"),
    (
        "centre",
        &[
            "admission/near.rs",
            "admission/opened.rs",
            "cli/args_of_filing.rs",
            "contract/",
            "engine/scopes.rs",
            "intake/arrival.rs",
            "measures/published.rs",
        ],
        "who files; a role; who reads",
    ),
    ("value", &["admission/", "contract/", "programme/all_keys.rs"], "of a finding, of a key"),
    ("value", &["measures/", "report/", "cli/"], "of a figure"),
    ("measure", &["measures/", "report/", "cli/", "engine/"], "of a figure; a header key"),
    ("status", &["measures/", "report/", "cli/", "admission/"], "of a figure, of an extract"),
    ("year", &["measures/", "report/", "cli/", "query/", "engine/"], "of a figure; `$year`"),
    ("source", &["engine/", "cli/", "report/"], "a header key; a column of `cfg_denominators`"),
    ("fund", &["engine/config_tables.rs"], "a column of `cfg_denominators`"),
    ("name", &["engine/", "programme/", "upkeep/", "report/"], "of a centre, of a key"),
    ("name", &["contract/stated.rs"], "a property of a descriptor"),
    ("name", &["intake/ods.rs", "intake/xlsx.rs", "cli/sarif.rs"], "an attribute in XML and SARIF"),
    ("national", &["measures/figure.rs"], "a figure that the tests beside the code make"),
    ("region", &["engine/config_tables.rs", "programme/centres.rs"], "a column of centres.csv"),
    ("region", &["store/cloud.rs"], "where a cloud keeps a bucket"),
    ("region", &["cli/sarif.rs"], "a place in a file"),
    ("closed_on", &["engine/config_tables.rs", "programme/centres.rs"], "of centres.csv"),
    ("role", &["engine/scopes.rs"], "a header key"),
    ("hours", &["engine/"], "a unit"),
    ("cases", &["measures/estimate"], "a column that an estimator reads"),
    ("size", &["programme/all_keys.rs"], "a key of `[bands]`"),
    ("enterprise_id", &["programme/all_keys.rs", "programme/keys.rs"], "a table of programme.toml"),
];

fn folder(name: &str) -> Vec<(String, String)> {
    let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// Every name of the built-in programme, with what it is the name of.
fn names() -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut add = |name: &str, what: String| {
        names.entry(name.to_owned()).or_insert(what);
    };
    let contract = include_str!("../pipeline/contract/datapackage.json");
    let contract: serde_json::Value = serde_json::from_str(contract).unwrap();
    for dataset in contract["resources"].as_array().unwrap() {
        let name = dataset["name"].as_str().unwrap();
        add(name, "a dataset".to_owned());
        for field in dataset["schema"]["fields"].as_array().unwrap() {
            add(field["name"].as_str().unwrap(), format!("a column of {name}"));
        }
    }
    for (name, path) in declared() {
        add(&name, format!("declared by sql/{path}"));
    }
    names
}

/// What SQL headers declare, with the file below `sql/`: a measure, a kind of scope, a measure of a
/// family that is written once.
fn declared() -> Vec<(String, String)> {
    let header = Regex::new(r"(?m)^-- (?:measure: (\S+)|scope: (\S+)|\| (\w+) \|.*)$").unwrap();
    let mut declared = Vec::new();
    for (path, text) in folder("sql") {
        for found in header.captures_iter(&text) {
            let name = found.iter().skip(1).flatten().next().unwrap().as_str();
            declared.push((name.to_owned(), path.clone()));
        }
    }
    declared
}

/// The texts in Rust source, comments and tests beside the code left out.
fn texts(source: &str) -> Vec<String> {
    let token = r##"(?s)//[^\n]*|'(?:[^'\\]|\\.)'|r#"(.*?)"#|"((?:[^"\\]|\\.)*)""##;
    let token = Regex::new(token).unwrap();
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap();
    let found = token.captures_iter(code);
    found
        .filter_map(|t| Some(t.get(1).or(t.get(2))?.as_str().trim_matches('"').to_owned()))
        .collect()
}

#[test]
fn no_name_of_the_built_in_programme_is_known_to_the_core() {
    let names = names();
    assert!(names.len() > 100 && names["outcomes"] == "a dataset", "{}", names.len());
    let (mut wrong, mut looked_at) = (Vec::new(), 0);
    for (path, source) in folder("pipeline") {
        if !path.ends_with(".rs") || path.starts_with("simulate/") {
            continue;
        }
        for text in texts(&source) {
            looked_at += 1;
            let is_own = |(word, files, _): &(&str, &[&str], &str)| {
                *word == text && files.iter().any(|f| path.starts_with(f))
            };
            if let Some(what) = names.get(&text).filter(|_| !OWN_WORDS.iter().any(is_own)) {
                wrong.push(format!("{path}: `{text}`, {what}"));
            }
        }
    }
    assert!(looked_at > 2000, "{looked_at}");
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Measures whose names are words of the language: they may be said of other things.
const COMMON_WORDS: [&str; 1] = ["investment"];

#[test]
fn a_plain_search_finds_no_dataset_and_no_measure() {
    let measures = declared().into_iter().filter(|(_, path)| path.starts_with("measures/"));
    let datasets = names().into_iter().filter(|(_, what)| what == "a dataset").map(|(n, _)| n);
    let mut names: BTreeSet<String> = datasets.chain(measures.map(|(name, _)| name)).collect();
    names.retain(|n| !n.contains(['‹', '<']) && !COMMON_WORDS.contains(&n.as_str()));
    assert!(names.len() > 50 && names.contains("new_sales") && names.contains("clients"));
    let word = Regex::new(r"\w+").unwrap();
    let (mut found, mut looked_at) = (Vec::new(), 0);
    for (path, text) in folder("pipeline") {
        // what is simulated is this programme, and its contract is data
        if path.contains("simulate") || path.ends_with("datapackage.json") {
            continue;
        }
        looked_at += 1;
        for (number, line) in text.lines().enumerate() {
            let said = word.find_iter(line).filter(|w| names.contains(w.as_str()));
            found.extend(said.map(|w| format!("{path}:{}: {}", number + 1, w.as_str())));
        }
    }
    assert!(looked_at > 150, "{looked_at}");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_reader_of_texts_sees_what_it_should() {
    let source =
        "let a = \"clients\"; // \"outcomes\"\nlet b = r#\"\"funding\"\"#; '\"'; \"x\\\"y\"";
    assert_eq!(texts(source), ["clients", "funding", "x\\\"y"]);
}

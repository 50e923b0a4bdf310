//! Keys: short ones inside, and all of their digits wherever somebody sees them or does more than
//! compare them.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use regex::Regex;

use engine::{Engine, KeyForm, Resources, Session, by_key_form};
use warehouse::Configuration;

use crate::support::{Programme, files};

/// With staging of its own, word for word as it is but for a remark: what rests on it meets whole keys.
fn with_own_staging(fixture: &str) -> Programme {
    let programme = Programme::from_fixture(fixture);
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql/staging");
    for (name, text) in files(&built_in) {
        programme.write(&format!("sql/staging/{name}"), [&text[..], b"-- ours\n"].concat());
    }
    programme
}

/// The forms in which the files of a programme meet keys.
fn forms(programme: &Programme) -> Vec<&'static str> {
    let opened = programme::Programme::open(programme.path()).unwrap();
    let Configuration { library, contract, .. } = Configuration::current(opened).unwrap();
    let asked = RefCell::new(Vec::new());
    let resources = Resources::new(1 << 30).unwrap();
    let opened = by_key_form(&library, &contract, |keys| {
        asked.borrow_mut().push(match keys {
            KeyForm::Short => "short",
            KeyForm::Whole => "whole",
        });
        Session::new(&resources, 0).map(|session| Arc::new(session) as Arc<dyn Engine>)
    });
    opened.unwrap();
    asked.into_inner()
}

/// The rows of a query about a year, with their header.
fn rows_of(programme: &Programme, year: &str, query: &str) -> Vec<String> {
    let args = ["sql", "--year", year, "--format", "csv", "--max-rows", "100000", "-c", query];
    programme.ok(&args).stdout.lines().map(str::to_owned).collect()
}

/// The same about 2024.
fn rows(programme: &Programme, query: &str) -> Vec<String> {
    rows_of(programme, "2024", query)
}

#[test]
fn figures_and_findings_are_the_same_with_short_keys_and_with_whole_ones() {
    for fixture in ["golden", "golden-wide"] {
        let (short, whole) = (Programme::from_fixture(fixture), with_own_staging(fixture));
        assert_eq!(forms(&short), ["short"]);
        assert_eq!(forms(&whole), ["short", "whole"]);
        let loaded = |programme: &Programme, inbox: &str| {
            let ran = programme.run(&["load", "--format", "ndjson", "--inbox", inbox]);
            (ran.code, ran.stdout)
        };
        let inboxes = ["inbox", "inbox-2"].into_iter();
        for inbox in inboxes.filter(|inbox| short.path().join(inbox).is_dir()) {
            let (code, found) = loaded(&short, inbox);
            assert!(found.lines().count() > 1, "{fixture}: {found}");
            assert_eq!((code, &found), (loaded(&whole, inbox).0, &found));
            let of_whole = programme_findings(&whole);
            assert!(!of_whole.is_empty() || inbox == "inbox-2", "{fixture}");
            assert_eq!(programme_findings(&short), of_whole, "{fixture}: {inbox}");
        }
        for year in ["2023", "2024"] {
            let query = "select * from figures order by measure, scope_kind, scope";
            let figures = rows_of(&short, year, query);
            assert!(figures.len() > 50, "{fixture} {year}: {}", figures.len());
            assert_eq!(figures, rows_of(&whole, year, query), "{fixture} {year}");
        }
    }
}

/// Every list of findings that was kept with a receipt.
fn programme_findings(programme: &Programme) -> Vec<(String, String)> {
    let files = files(&programme.path().join("restricted/receipts"));
    let lists = files.into_iter().filter(|(path, _)| path.ends_with("findings.csv"));
    lists.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn whoever_is_shown_a_key_sees_all_of_its_digits() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme.ok(&["report", "2024"]);
    for table in ["warehouse.clients", "stg_clients", "dim_client_history", "dim_year_client_row"] {
        let keys = rows(&programme, &format!("select distinct client_key from {table}"));
        assert!(keys.len() > 5, "{table}");
        let is_whole = |key: &String| key.len() == 64 && key.bytes().all(|b| b.is_ascii_hexdigit());
        assert!(keys.iter().skip(1).all(is_whole), "{table}: {keys:?}");
    }
    // what is filed and what is computed meet
    let met = "select count(*) as met from dim_year_client_row as c inner join warehouse.clients as w on c.client_key = w.client_key";
    assert_ne!(rows(&programme, met)[1], "0");
}

#[test]
fn files_of_a_programme_meet_whole_keys() {
    let programme = Programme::from_fixture("golden");
    let own = "-- title: Digits\n-- grain: one row\n-- source: stg_clients\n--\n-- measure: digits\n-- title: Digits\n-- unit: count\n-- definition: digits of a key\n-- source: none\n-- additivity: none\n\nselect 'digits' as measure, 'national' as scope_kind, 'national' as scope, cast(min(length(client_key)) as decimal(38, 4)) as numerator from stg_clients";
    programme.write("sql/measures/digits.sql", own);
    let check = "-- title: Letters\n-- severity: warning\n-- dataset: clients\n-- definition: a key\n-- example: a\n-- message: key {key}\n-- cure: nothing\n-- hint: nothing\n\nselect clients.extract, clients.row_number, 'client_id' as column_name, clients.client_id as value, clients.client_key as key from incoming.clients as clients where clients.client_key like '%a%'";
    programme.write("sql/checks/letters.sql", check);
    programme.run(&["load"]);
    let lists = programme_findings(&programme);
    let lines = lists.iter().flat_map(|(_, list)| list.lines());
    let told: Vec<&str> = lines.filter(|line| line.contains("letters")).collect();
    let key = Regex::new("key [0-9a-f]{64}").unwrap();
    assert!(!told.is_empty() && told.iter().all(|line| key.is_match(line)), "{told:?}");
    let digits = "select value from figures where measure = 'digits'";
    assert_eq!(rows(&programme, digits)[1], "64");
}

#[test]
fn rows_are_kept_in_both_forms_beside_each_other() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let kept =
        || files(&programme.path().join("warehouse/derived")).into_keys().collect::<Vec<_>>();
    let shown = "select * from dim_year_client_row order by client_key, centre_id";
    let rows_before = rows(&programme, shown);
    let whole = kept();
    assert!(!whole.is_empty());
    programme.ok(&["report", "2024"]);
    let both = kept();
    assert!(both.len() > whole.len() && whole.iter().all(|path| both.contains(path)));
    assert_eq!(rows(&programme, shown), rows_before);
    assert_eq!(kept(), both);
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
    programme.ok(&["vacuum", "--keep-days", "1", "--now", "2100-01-01"]);
    assert_eq!(kept(), both);
}

#[test]
fn built_in_files_only_compare_keys() {
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql");
    let called = Regex::new(r"(\w+)\s*\([^()]*\b\w+_key\b").unwrap();
    let changed = Regex::new(r"_key\s*(\|\||like\b|::)|\|\|\s*(?:\w+\.)?\w+_key\b").unwrap();
    // functions, and words that a bracket may follow
    let compares = ["min", "max", "count", "coalesce", "lag", "lead", "over", "and", "as"];
    let mut seen = 0;
    for (path, text) in files(&built_in) {
        let text = String::from_utf8(text).unwrap();
        for call in called.captures_iter(&text) {
            assert!(compares.contains(&&call[1]), "{path}: {}", &call[0]);
            seen += 1;
        }
        let found = changed.find(&text).map(|found| found.as_str());
        assert_eq!(found, None, "{path}");
    }
    assert!(seen > 10, "{seen}");
    for text in [
        "substr(client_key, 1)",
        "cast(clients.client_key as varchar)",
        "concat('x', client_key)",
        "length( a.b_key)",
    ] {
        assert!(called.captures(text).is_some_and(|call| !compares.contains(&&call[1])), "{text}");
    }
    for text in ["client_key || 'x'", "'x' || c.client_key", "client_key like 'a%'"] {
        assert!(changed.is_match(text), "{text}");
    }
}

//! Simulated programmes: the same every time, with the findings that their key says, and with
//! figures that another engine and another order of loading agree on.

use std::collections::BTreeSet;

use crate::engines::assert_attested;
use crate::support::{Programme, files};

/// Late enough for the last simulated year, early enough for no engagement to be stale.
const LATER: &str = "2026-06-30";

/// A simulated programme.
fn simulated(args: &[&str]) -> Programme {
    let programme = Programme::empty();
    let folder = programme.path().to_str().unwrap().to_owned();
    programme.ok(&[&["simulate", &folder][..], args].concat());
    programme
}

#[test]
fn a_seed_gives_the_same_bytes_and_another_gives_others() {
    let small = ["--scale", "0.005", "--years", "2", "--seed"];
    let made = |seed| files(simulated(&[&small[..], &[seed]].concat()).path());
    let (first, again, other) = (made("7"), made("7"), made("8"));
    assert!(first == again, "the same seed");
    let path = "inbox/ca/2025Q1/clients.csv";
    assert_ne!(first[path], other[path], "another seed");
    assert_eq!(first.keys().filter(|p| p.starts_with("inbox/")).count(), 2 * 4 * (51 * 4 + 2));
}

#[test]
fn check_finds_what_the_key_says_and_nothing_else() {
    let mut findings = 0;
    for (profile, scale, seed) in
        [("us", "0.05", "1"), ("us", "0.02", "2"), ("jp", "0.05", "3"), ("uk", "0.3", "4")]
    {
        let programme = simulated(&["--profile", profile, "--scale", scale, "--seed", seed]);
        let checked = programme.run(&["check", "--format", "csv", "--now", LATER]);
        assert_eq!(checked.code, 0, "{}", checked.stderr);
        let keys = |csv: &str| -> BTreeSet<[String; 4]> {
            let mut reader = csv::Reader::from_reader(csv.as_bytes());
            let header = reader.headers().unwrap().clone();
            let places = ["path", "code", "row", "column"]
                .map(|name| header.iter().position(|h| h == name).unwrap());
            let records = reader.records().map(Result::unwrap);
            records.map(|r| places.map(|place| r[place].to_owned())).collect()
        };
        let found = keys(&checked.stdout);
        let expected = keys(&programme.read("findings-key.csv"));
        findings += expected.len();
        let differing: Vec<_> = found.symmetric_difference(&expected).collect();
        assert!(differing.is_empty(), "{profile} {seed}: {differing:?}");
    }
    assert!(findings > 20, "{findings}");
}

#[test]
fn each_profile_has_its_own_year_and_currency_on_the_page() {
    for (profile, year, money) in [
        ("jp", "FY2025: surveyed 1 April 2025 to 31 March 2026", "¥"),
        ("br", "FY2025: surveyed 1 January 2025 to 31 December 2025", "R$"),
        ("uk", "FY2025: surveyed 1 April 2025 to 31 March 2026", "£"),
    ] {
        let programme = simulated(&["--profile", profile, "--scale", "0.02", "--years", "2"]);
        let loaded = programme.ok(&["load", "--now", LATER]);
        let reported = programme.ok(&["report", "2025"]);
        for said in [&loaded.stderr, &reported.stderr] {
            assert!(!said.contains("warning"), "{profile}: {said}");
        }
        let page = programme.read("reports/2025/index.html");
        for words in [year, money, "synthetic data"] {
            assert!(page.contains(words), "{profile}: `{words}` is not on the page");
        }
    }
}

#[test]
fn figures_are_those_of_duckdb_and_of_ten_loads_in_random_order() {
    let at_once = simulated(&["--scale", "0.02", "--seed", "5"]);
    at_once.ok(&["load", "--now", LATER]);
    assert!(assert_attested(&at_once, 1, 2025, None) > 5000);

    let by_parts = Programme::empty();
    for file in ["programme.toml", "centres.csv"] {
        by_parts.write(file, at_once.read(file));
    }
    let mut extracts: Vec<_> = files(&at_once.path().join("inbox")).into_iter().collect();
    // an order that looks random and is the same every time
    extracts.sort_by_key(|(path, _)| {
        path.bytes().fold(17_u64, |hash, b| {
            (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3).rotate_left(13)
        })
    });
    for part in extracts.chunks(extracts.len().div_ceil(10)) {
        for (path, bytes) in part {
            by_parts.write(&format!("inbox/{path}"), bytes);
        }
        // what refers to a client that comes later is refused now and accepted then
        assert!(by_parts.run(&["load", "--now", LATER]).code < 2);
    }
    by_parts.ok(&["report", "2025"]);
    assert_eq!(by_parts.figures(2025), at_once.figures(2025));
}

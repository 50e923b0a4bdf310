//! Simulated programmes: the same every time, with the findings that their key says, and with
//! figures that another engine and another order of loading agree on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::disturbed::cases;
use crate::engines::assert_attested;
use crate::support::{Programme, files};

/// Late enough for the last simulated year, early enough for no engagement to be stale.
const LATER: &str = "2026-06-30";

/// A simulated programme.
fn simulated(args: &[&str]) -> Programme {
    simulated_as_told(args).0
}

/// A simulated programme, and what was said of it.
fn simulated_as_told(args: &[&str]) -> (Programme, String) {
    let programme = Programme::empty();
    let folder = programme.path().to_str().unwrap().to_owned();
    let told = programme.ok(&[&["simulate", &folder][..], args].concat()).stderr;
    (programme, told)
}

/// The columns of a CSV with a header, a record each.
fn columns<const N: usize>(csv: &str, names: [&str; N]) -> Vec<[String; N]> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let places = names.map(|name| header.iter().position(|h| h == name).unwrap());
    let records = reader.records().map(Result::unwrap);
    records.map(|r| places.map(|place| r[place].to_owned())).collect()
}

/// Findings, as a key has them, in order.
fn keys(csv: &str) -> Vec<[String; 4]> {
    let mut keys = columns(csv, ["path", "code", "row", "column"]);
    keys.sort();
    keys
}

/// Expects the same findings, each as often.
fn assert_same(found: &[[String; 4]], expected: &[[String; 4]], of: &str) {
    let only = |these: &[[String; 4]], those: &[[String; 4]]| -> Vec<String> {
        let count = |all: &[[String; 4]], one| all.iter().filter(|a| *a == one).count();
        let differing = these.iter().filter(|t| count(these, *t) != count(those, *t));
        differing.map(|t| t.join(",")).collect()
    };
    let (check, key) = (only(found, expected), only(expected, found));
    assert!(check.is_empty() && key.is_empty(), "{of}\ncheck: {check:#?}\nkey: {key:#?}");
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
        let expected = keys(&programme.read("findings-key.csv"));
        findings += expected.len();
        assert_same(&keys(&checked.stdout), &expected, &format!("{profile} {seed}"));
    }
    assert!(findings > 20, "{findings}");
}

/// Every code that `check` may give: those of Rust, and a file each of `sql/checks`.
fn all_codes() -> BTreeSet<String> {
    let explained = Programme::empty().ok(&["explain", "--format", "csv"]);
    let codes: BTreeSet<String> =
        columns(&explained.stdout, ["code"]).into_iter().map(|[code]| code).collect();
    let checks = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sql/checks"));
    assert!(checks.keys().all(|file| codes.contains(file.split('.').next().unwrap())));
    // these are about what an office says, and no fault of a file
    codes
        .into_iter()
        .filter(|code| !["locked", "withdrawn", "returned"].contains(&code.as_str()))
        .collect()
}

#[test]
fn check_finds_every_planted_fault_under_its_code_and_place_and_nothing_else() {
    let all_codes = all_codes();
    let profiles = [("us", "0.02"), ("jp", "0.01"), ("br", "0.01"), ("uk", "0.1")];
    for (seed, (profile, scale)) in (0..cases(4)).zip(profiles.into_iter().cycle()) {
        let (number, years) = (seed.to_string(), if seed % 8 < 4 { "1" } else { "2" });
        let of = format!("--profile {profile} --scale {scale} --years {years} --seed {number}");
        let args: Vec<&str> = of.split(' ').chain(["--faults", "0.1"]).collect();
        let (programme, told) = simulated_as_told(&args);
        let planted = told.lines().find_map(|line| line.strip_prefix("planted "));
        let planted = planted.and_then(|line| line.strip_suffix(" faults")?.split_once(" of "));
        assert!(planted.is_some_and(|(planted, asked)| planted == asked), "{of}: {told}");
        let checked = programme.run(&["check", "--format", "csv", "--now", LATER]);
        assert_eq!(checked.code, 1, "{of}: {}", checked.stderr);
        let key = programme.read("findings-key.csv");
        assert_same(&keys(&checked.stdout), &keys(&key), &of);

        let again = programme.read("resubmissions-key.csv");
        let names = ["origin", "code"];
        let planted: BTreeSet<String> = [columns(&key, names), columns(&again, names)]
            .concat()
            .into_iter()
            .filter(|[origin, _]| origin == "planted")
            .map(|[_, code]| code)
            .collect();
        assert_eq!(planted, all_codes, "{of}");
        let readme = programme.read("README.md");
        assert!(!readme.contains("there was no place"), "{of}");
        // a load takes long
        if !seed.is_multiple_of(5) {
            continue;
        }
        // the day that is told
        let (_, now) = readme.split_once("counterfoil check --now ").unwrap();
        let now = now.lines().next().unwrap();
        assert!(told.contains(&format!(" check --now {now}\n")), "{of}: {told}");
        let checked = programme.run(&["check", "--format", "csv", "--now", now]);
        assert_same(&keys(&checked.stdout), &keys(&key), &of);
        assert_eq!(programme.run(&["load", "--now", LATER]).code, 1, "{of}");
        let inbox = programme.path().join("resubmissions");
        let inbox = inbox.to_str().unwrap();
        let args = ["check", "--inbox", inbox, "--format", "csv", "--now", LATER];
        let checked = programme.run(&args);
        assert_eq!(checked.code, 1, "{of}: {}", checked.stderr);
        assert_same(&keys(&checked.stdout), &keys(&again), &of);
    }
}

#[test]
fn findings_are_planted_or_were_there_without_faults() {
    let small = ["--scale", "0.05", "--seed", "1"];
    let without = simulated(&small).read("findings-key.csv");
    let without: BTreeSet<[String; 4]> = keys(&without).into_iter().collect();
    let key = simulated(&[&small[..], &["--faults", "0.1"]].concat()).read("findings-key.csv");
    let findings = columns(&key, ["path", "code", "row", "column", "origin"]);
    // rows below one that is put between others have moved
    let moved: BTreeMap<&str, usize> = findings
        .iter()
        .filter(|[_, code, ..]| {
            ["blank-row", "repeated-header", "example-row"].contains(&code.as_str())
        })
        .map(|[path, _, row, ..]| (path.as_str(), row.parse().unwrap()))
        .collect();
    // all rows below a title or a blank first line
    let may_be_below: BTreeSet<&str> = findings
        .iter()
        .filter(|[_, code, row, ..]| {
            row == "1" && ["format-error", "blank-header"].contains(&code.as_str())
        })
        .map(|[path, ..]| path.as_str())
        .collect();
    let mut simulated = 0;
    for [path, code, row, column, origin] in &findings {
        let before = match (row.parse::<usize>(), moved.get(path.as_str())) {
            (Ok(row), Some(blank)) if row > *blank => (row - 1).to_string(),
            _ => row.clone(),
        };
        let finding = [path, code, &before, column].map(Clone::clone);
        let mut above = finding.clone();
        above[2] = row.parse::<usize>().map_or_else(|_| row.clone(), |row| (row - 1).to_string());
        let was_there = without.contains(&finding)
            || may_be_below.contains(path.as_str()) && without.contains(&above);
        assert_eq!(was_there, origin == "simulated", "{finding:?} {origin}");
        simulated += usize::from(origin == "simulated");
    }
    assert!(simulated > 5, "{simulated}");
}

#[test]
fn faults_are_the_same_every_time_and_none_leave_every_byte_as_it_is() {
    let made = |args: &[&str]| {
        let small = ["--scale", "0.005", "--seed", "7"];
        files(simulated(&[&small[..], args].concat()).path())
    };
    let (first, again) = (made(&["--faults", "0.5"]), made(&["--faults", "0.5"]));
    assert!(first == again, "the same seed");
    let (none, zero) = (made(&[]), made(&["--faults", "0"]));
    assert!(none == zero, "no faults");
    let damaged = none.iter().filter(|(path, bytes)| first.get(*path) != Some(*bytes)).count();
    assert!(damaged > 200, "{damaged}");
    assert!(first["README.md"].starts_with(b"# Simulated, with faults\n"));

    let refused = Programme::empty().run(&["simulate", "x", "--faults", "2"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("0.02 for one extract in fifty"), "{}", refused.stderr);
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
            // but for those of the extracts that ask their centres
            let mut lines = said.lines().filter(|line| !line.contains(" for an answer; "));
            assert!(!lines.any(|line| line.contains("warning")), "{profile}: {said}");
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

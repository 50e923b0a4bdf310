//! What is found, told in the language of each centre.

use std::collections::BTreeSet;

use regex::Regex;

use crate::support::{Programme, files, fixture};

const LANGUAGES: [&str; 5] = ["en", "ja", "pt-BR", "de", "ko"];

/// Names of formats and programs, which are the same in every language.
const NAMES: &[&str] = &[
    "CSV",
    "UTF",
    "Excel",
    "PDF",
    "OpenDocument",
    "JSON",
    "Parquet",
    "Arrow",
    "SQLite",
    "HTML",
    "XML",
    "RTF",
    "RAR",
    "gzip",
    "bzip2",
    "xz",
    "zstd",
    "zip",
    "ZIP",
    "z",
    "Windows",
    "NUL",
    "LE",
    "BE",
    "Q",
    "ID",
    "U",
    "FFFD",
    "ISO",
    "JP",
    "windows",
    "x",
    "mac",
    "macintosh",
];

/// The inbox of a fixture of findings in a programme whose centres have languages.
fn programme(code: &str, language: &str) -> (Programme, &'static str) {
    let programme = Programme::empty();
    let folder = fixture("findings");
    let settings = std::fs::read_to_string(folder.join("programme.toml")).unwrap();
    let locale = if language.is_empty() { "en" } else { language };
    let said = "locale = \"en\"";
    assert!(settings.contains(said));
    let settings = settings.replace(said, &format!("locale = \"{locale}\""));
    programme.write("programme.toml", settings);
    let centres = std::fs::read_to_string(folder.join("centres.csv")).unwrap();
    let mut lines = centres.lines();
    let header = format!("{},language\n", lines.next().unwrap());
    let rows: String = lines.map(|line| line.to_owned() + "," + language + "\n").collect();
    programme.write("centres.csv", header + &rows);
    crate::support::copy(&folder.join(code), programme.path());
    let has_second = programme.path().join("inbox-2").exists();
    if has_second {
        programme.ok(&["load"]);
        programme.run_commands();
    }
    (programme, if has_second { "inbox-2" } else { "inbox" })
}

fn codes() -> Vec<String> {
    let entries = std::fs::read_dir(fixture("findings")).unwrap().map(|e| e.unwrap());
    let folders = entries.filter(|e| e.file_type().unwrap().is_dir());
    let mut codes: Vec<String> =
        folders.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    codes.sort();
    codes
}

/// The Latin words of a text that are neither in backticks or quotation marks nor names.
fn latin_words(text: &str) -> BTreeSet<String> {
    let quoted = Regex::new("`[^`]*`|「[^」]*」|‘[^’]*’|“[^”]*”").unwrap();
    let text = quoted.replace_all(text, " ");
    let word = Regex::new("[A-Za-z]+").unwrap();
    let words = word.find_iter(&text).map(|w| w.as_str().to_owned());
    words.filter(|word| !NAMES.contains(&word.as_str())).collect()
}

#[test]
fn no_english_is_left_on_a_receipt_but_names_and_codes() {
    let mut left = Vec::new();
    for code in codes() {
        // the others are held to the same entries
        for language in ["ja"] {
            let (programme, inbox) = programme(&code, language);
            programme.run(&["load", "--inbox", inbox]);
            let receipts = files(&programme.path().join("restricted/receipts"));
            for (_, csv) in receipts.into_iter().filter(|(path, _)| path.ends_with("findings.csv"))
            {
                let mut reader = csv::Reader::from_reader(&csv[..]);
                for record in reader.records().map(Result::unwrap) {
                    for text in [&record[7], &record[8]] {
                        let words = latin_words(text);
                        if !words.is_empty() || text.trim().is_empty() {
                            left.push(format!("{code} {language}: {words:?} in {text}"));
                        }
                    }
                }
            }
        }
    }
    left.dedup();
    assert!(left.is_empty(), "{} texts:\n{}", left.len(), left[..left.len().min(40)].join("\n"));
}

#[test]
fn every_check_has_words_in_every_language() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let entry = Regex::new("(?m)^-- (message|hint)(?:\\.(\\w+))?: ").unwrap();
    let mut wanted = BTreeSet::new();
    for (path, text) in files(&root.join("sql/checks")) {
        let text = String::from_utf8(text).unwrap();
        let check = path.trim_end_matches(".sql").replace('.', "_");
        for found in entry.captures_iter(&text).filter(|f| &f[1] == "message") {
            let variant = found.get(2).map_or(String::new(), |v| format!("--{}", v.as_str()));
            wanted.insert(format!("check-{check}{variant}"));
        }
    }
    assert!(wanted.len() > 35, "{}", wanted.len());
    for language in LANGUAGES.iter().filter(|language| **language != "en") {
        let words =
            std::fs::read_to_string(root.join(format!("sql/words/{language}.ftl"))).unwrap();
        let names = words.lines().filter(|line| line.starts_with("check-"));
        let names: BTreeSet<String> =
            names.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect();
        assert_eq!(names, wanted, "{language}");
    }
}

#[test]
fn the_same_is_found_in_every_language_and_said_in_it() {
    let (programme, _) = programme("type-error", "");
    let told = |args: &[&str]| {
        let ran = programme.run(&[&["check", "--format", "csv"], args].concat());
        let mut reader = csv::Reader::from_reader(ran.stdout.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        records
    };
    let english = told(&[]);
    let mut messages = BTreeSet::new();
    for language in LANGUAGES {
        let other = told(&["--lang", language]);
        for (a, b) in english.iter().zip(&other) {
            let facts =
                |r: &csv::StringRecord| r.iter().take(7).map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(facts(a), facts(b));
            assert_eq!(a[9], b[9]);
        }
        assert_eq!(english.len(), other.len());
        messages.insert(other[0][7].to_owned());
    }
    assert_eq!(messages.len(), LANGUAGES.len(), "{messages:?}");
    let wrong = programme.run(&["check", "--lang", "fr"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("not one of en, ja, pt-BR, de, ko"), "{}", wrong.stderr);
    let explained = programme.ok(&["explain", "type-error", "--lang", "ja"]).stdout;
    assert!(latin_words(&explained).len() < 12, "{explained}");
}

#[test]
fn a_check_of_a_programmes_own_says_what_it_says() {
    let (programme, _) = programme("no-zeros", "ja");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sql/checks/no-zeros.sql");
    let text = std::fs::read_to_string(folder).unwrap();
    let message = Regex::new("(?m)^-- message: .*$").unwrap();
    let own = message.replace(&text, "-- message: ours, {answers} times");
    programme.write("sql/checks/no-zeros.sql", own.as_bytes());
    let ran = programme.run(&["check", "--format", "csv"]);
    assert!(ran.stdout.contains("ours, "), "{}", ran.stdout);
}

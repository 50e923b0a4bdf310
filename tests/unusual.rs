//! Unusual answers: the list says of each answer what Python's `statistics` says of it, and the figures
//! are counts and sums of the list.

use std::collections::BTreeMap;

use crate::support::{Programme, files, outside, test_file};

/// Every answer above 0 of a year, as somebody reads them who does not trust the program.
const ANSWERS: &str = "select a.centre_id, c.response_period, a.response_key, a.measure, \
    a.industry_prefix, a.size_band, a.value \
    from fct_answer as a inner join fct_case as c on a.client_key = c.client_key where a.value > 0";

/// The rows of CSV as texts by column.
fn rows(csv: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| {
        header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|r| row(r.unwrap())).collect()
}

/// A value in cents.
fn cents(value: &str) -> u64 {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    format!("{whole}{fraction:0<2}").parse().unwrap()
}

/// What is listed of a year.
fn listed(programme: &Programme, args: &[&str]) -> Vec<BTreeMap<String, String>> {
    let args = [&["unusual", "2024", "--format", "csv"], args].concat();
    rows(&programme.ok(&args).stdout)
}

/// A fixture with another bound, loaded.
fn with_bound(fixture: &str, bound: &str) -> Programme {
    let programme = Programme::from_fixture(fixture);
    let settings = programme.read("programme.toml");
    let key = format!("[checks]\nunusual_score = {bound}\n");
    let settings = match settings.contains("[checks]\n") {
        true => settings.replace("[checks]\n", &key),
        false => format!("{settings}\n{key}"),
    };
    programme.write("programme.toml", settings);
    programme.run(&["load"]);
    programme
}

#[test]
fn the_list_is_what_pythons_statistics_finds() {
    for (bound, at_least) in [("3.5", 5), ("2", 20), ("1", 60)] {
        let programme = with_bound("golden-wide", bound);
        let query = ["sql", "--year", "2024", "--format", "csv", "-c", ANSWERS];
        programme.write("answers.csv", programme.ok(&query).stdout);
        let script = test_file("independent/unusual.py");
        let answers = programme.path().join("answers.csv");
        let args = [script.to_str().unwrap(), answers.to_str().unwrap(), bound];
        let mut theirs: Vec<Vec<String>> = outside("python", &args)
            .stdout
            .lines()
            .map(|line| {
                let mut reader = csv::ReaderBuilder::new();
                let mut reader = reader.has_headers(false).from_reader(line.as_bytes());
                reader.records().next().unwrap().unwrap().iter().map(str::to_owned).collect()
            })
            .collect();
        let mut ours: Vec<Vec<String>> = Vec::new();
        for row in listed(&programme, &[]) {
            let z: f64 = row["z"].parse().unwrap();
            let names = ["measure", "centre_id", "period", "response_key", "compared_with"];
            let cells = names.map(|name| row[name].clone());
            ours.push(cells.into_iter().chain([format!("{z:.4}")]).collect());
        }
        theirs.sort();
        ours.sort();
        assert!(theirs.len() >= at_least, "{bound}: {}", theirs.len());
        assert_eq!(ours, theirs, "{bound}");
    }
}

#[test]
fn figures_are_counts_and_sums_of_the_list() {
    let programme = with_bound("golden-wide", "2");
    programme.ok(&["report", "2024"]);
    let figures = programme.figures(2024);
    let list = listed(&programme, &[]);
    assert!(!list.is_empty());
    let (mut compared, mut found) = (0, 0);
    for (id, figure) in &figures {
        let Some((scope, measure)) = id.strip_suffix(".2024").and_then(|id| id.rsplit_once('.'))
        else {
            continue;
        };
        let parts = ["_unusual", "_unusual_sum", "_unusual_flagged"];
        let Some((part, of)) = parts.iter().find_map(|p| Some((*p, measure.strip_suffix(p)?)))
        else {
            continue;
        };
        let own = list.iter().filter(|row| {
            row["measure"] == of
                && (scope == "national" || scope == format!("centre:{}", row["centre_id"]))
        });
        let own: Vec<_> = own.collect();
        let Some(value) = &figure.value else {
            assert!(own.is_empty(), "{id}");
            continue;
        };
        let expected = match part {
            "_unusual" => own.len().to_string(),
            "_unusual_flagged" => {
                own.iter().filter(|row| row["is_flagged"] == "true").count().to_string()
            }
            _ => {
                let cents: u64 = own.iter().map(|row| cents(&row["value"])).sum();
                format!("{}.{:02}", cents / 100, cents % 100)
            }
        };
        assert_eq!(*value, expected, "{id}");
        compared += 1;
        found += own.len();
    }
    assert!(compared > 60 && found > 60, "{compared} {found}");
    // and the report says how many there are, of which outcome and centre
    let page = programme.read("reports/2024/index.html");
    for part in ["<h3>Unusual answers</h3>", "further than 2 robust", "table-unusual_by_centre"] {
        assert!(page.contains(part), "{part}");
    }
    let table = programme.read("reports/2024/tables/unusual_by_outcome.csv");
    assert_eq!(table.lines().count(), 8, "{table}");
    let centre = programme.read("reports/2024/centres/c00.html");
    assert!(centre.contains("data-figure=\"centre:c00.jobs_created_unusual.2024\""));
}

#[test]
fn a_bound_moves_what_is_unusual_and_nothing_else() {
    let figures = |bound: &str| {
        let programme = with_bound("golden-wide", bound);
        programme.ok(&["report", "2024"]);
        (programme.figures(2024), files(&programme.path().join("reports/2024/tables")))
    };
    let ((wide, wide_tables), (narrow, narrow_tables)) = (figures("100"), figures("1"));
    assert_eq!(wide.keys().collect::<Vec<_>>(), narrow.keys().collect::<Vec<_>>());
    let differ: Vec<&String> = wide.keys().filter(|id| wide[*id] != narrow[*id]).collect();
    assert!(differ.len() > 20 && differ.iter().all(|id| id.contains("_unusual")), "{differ:?}");
    for (name, bytes) in &wide_tables {
        let is_same = *bytes == narrow_tables[name];
        assert!(is_same || name.starts_with("unusual_") || name == "figures.csv", "{name}");
    }
}

#[test]
fn a_centre_a_measure_and_a_snapshot_can_be_asked_for_and_nothing_that_is_not_there() {
    let programme = with_bound("golden-wide", "2");
    let all = listed(&programme, &[]);
    let centre = all[0]["centre_id"].clone();
    let of_centre = listed(&programme, &["--centre", &centre]);
    let expected: Vec<_> = all.iter().filter(|row| row["centre_id"] == centre).cloned().collect();
    assert_eq!(of_centre, expected);
    let of_measure = listed(&programme, &["--measure", "jobs_created"]);
    assert!(!of_measure.is_empty() && of_measure.iter().all(|r| r["measure"] == "jobs_created"));
    // the furthest off first, by keys that `sql` shows too
    let scores: Vec<f64> = all.iter().map(|row| row["z"].parse().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    assert!(all.iter().all(|row| row["response_key"].len() == 64));
    let ran = programme.ok(&["unusual", "2024", "--format", "ndjson"]);
    let first: serde_json::Value =
        serde_json::from_str(ran.stdout.lines().next().unwrap()).unwrap();
    assert!(first["is_held"].is_boolean() && first["is_flagged"].is_boolean(), "{first}");
    assert!(first["z"].is_number() && first["value"].is_number(), "{first}");
    assert!(ran.stderr.contains("answers that were compared are unusual"), "{}", ran.stderr);
    for (args, words) in [
        (&["unusual", "1999"][..], "the snapshot has extracts for: 2023, 2024"),
        (&["unusual", "2024", "--centre", "c0"], "there is no centre with the id `c0`"),
        (&["unusual", "2024", "--measure", "new_sale"], "did you mean `new_sales`?"),
        (&["unusual", "2024", "--snapshot", "9"], "no snapshot 9"),
    ] {
        let ran = programme.run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.stderr.contains(words), "{args:?}: {}", ran.stderr);
    }
}

#[test]
fn a_programme_of_few_answers_says_that_they_are_too_few() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme.ok(&["report", "2024"]);
    assert_eq!(programme.figures(2024)["national.new_sales_unusual.2024"].value, None);
    let page = programme.read("reports/2024/index.html");
    assert!(page.contains("There are too few answers, or too many that are the same"));
    // no table of nothing stands among the further ones
    assert!(!page.contains("Unusual answers by centre"), "{page}");
    assert_eq!(listed(&programme, &[]), []);
}

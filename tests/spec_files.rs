//! The rules of the specification as files that an evaluator can read and write: `tests/spec/README.md`
//! says how. A chapter is a folder, a rule a file: rows that are given, and what must come of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::support::{Programme, test_file};

/// What every rule starts from; a `toml` block says what differs.
const SETTINGS: &str = r#"
[programme]
id = "rule"
name = "A small programme"
currency = "USD"
fiscal_year_starts = "01-01"

[denominators]
headline = "national"
national = { sources = ["national"], funds = ["base", "supplemental"], basis = "awarded" }
"#;
/// The centres of every rule, unless a `csv centres` block names others.
const CENTRES: &str = "centre_id,name,region,opened_on,closed_on
harbor,Harbor,west,2010-01-01,
plains,Plains,east,2010-01-01,
";
/// What stands in a column that a block leaves out; in all others, nothing.
const DEFAULTS: [(&str, &str, &str); 24] = [
    ("clients", "name", "{client_id}"),
    ("clients", "industry", "332710"),
    ("clients", "employees", "10"),
    ("clients", "region", "West"),
    ("clients", "first_served_on", "2020-01-15"),
    ("engagements", "engagement_id", "E-{client_id}"),
    ("engagements", "service", "quality"),
    ("engagements", "mode", "direct"),
    ("engagements", "started_on", "2020-02-15"),
    ("outcomes", "response_id", "{client_id}-{period}"),
    ("outcomes", "surveyed_on", "{middle}"),
    ("outcomes", "status", "complete"),
    ("outcomes", "service_closed_on", "{half a year before}"),
    ("funding", "line_id", "L{row}"),
    ("funding", "source", "national"),
    ("funding", "fund", "base"),
    ("funding", "cost_share", "no"),
    ("funding", "awarded", "0"),
    ("funding", "spent", "0"),
    ("verifications", "verified_by", "The office"),
    ("verifications", "role", "office"),
    ("verifications", "method", "invoices seen"),
    ("verifications", "verified_on", "{middle}"),
    ("activities", "region", "West"),
];

/// A step of a rule, in the order of its file.
enum Step {
    /// Settings that differ.
    Settings(String),
    /// A file of the inbox, or `centres`: its path, and its text; as it is, or to be completed.
    Given { path: String, text: String, as_is: bool },
    /// What is given so far is loaded; what follows comes later.
    Then,
    /// The findings of a check: a line each.
    Findings(Vec<String>),
    /// Figures of a year: a line each.
    Figures { year: String, lines: Vec<String> },
}

/// The columns of each dataset, as the contract has them.
static COLUMNS: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let descriptor = Programme::with_settings(SETTINGS).ok(&["template", "--descriptor"]).stdout;
    let package: serde_json::Value = serde_json::from_str(&descriptor).unwrap();
    let name = |v: &serde_json::Value| v["name"].as_str().unwrap().to_owned();
    let datasets = package["resources"].as_array().unwrap().iter();
    datasets
        .map(|d| (name(d), d["schema"]["fields"].as_array().unwrap().iter().map(name).collect()))
        .collect()
});

/// Reads a rule.
fn steps(text: &str) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim() == "## Then" {
            steps.push(Step::Then);
        }
        let Some(kind) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|l| *l != "```").collect();
        let words: Vec<&str> = kind.split_whitespace().collect();
        // what stands behind # is a remark
        let said = || {
            let said = block.iter().map(|l| l.split(" #").next().unwrap_or_default().trim());
            said.filter(|l| !l.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        let given = |path: &str, as_is| Step::Given {
            path: path.to_owned(),
            text: block.join("\n") + "\n",
            as_is,
        };
        steps.push(match words[..] {
            ["toml"] => Step::Settings(block.join("\n")),
            ["csv", path] => given(path, path == "centres"),
            ["csv", "as-is", path] => given(path, true),
            ["findings"] => Step::Findings(said()),
            ["figures", year] => Step::Figures { year: year.to_owned(), lines: said() },
            _ => return Err(format!("there is no block `{kind}`")),
        });
    }
    let expects = |s: &Step| match s {
        Step::Findings(lines) | Step::Figures { lines, .. } => !lines.is_empty(),
        _ => false,
    };
    if !steps.iter().any(expects) {
        return Err("nothing is expected".to_owned());
    }
    Ok(steps)
}

/// The settings with those of a rule in place of their namesakes.
fn merged(base: &mut toml::Table, other: toml::Table) {
    for (key, value) in other {
        match (base.get_mut(&key), value) {
            (Some(toml::Value::Table(known)), toml::Value::Table(more)) => merged(known, more),
            (_, value) => drop(base.insert(key, value)),
        }
    }
}

/// A block with every column of its dataset, those that it leaves out by default.
fn completed(path: &str, text: &str) -> Result<String, String> {
    let [_, period, dataset] = path.split('/').collect::<Vec<_>>()[..] else {
        return Err(format!("`{path}` is no centre/period/dataset"));
    };
    let columns = COLUMNS.get(dataset).ok_or_else(|| format!("there is no dataset `{dataset}`"))?;
    // the middle of the period, and of the one half a year before
    let quarter: u32 = period.split_once('Q').map_or(2, |(_, q)| q.parse().unwrap_or(2));
    let year: i32 = period.get(..4).and_then(|y| y.parse().ok()).unwrap_or(0);
    let day = |quarter| format!("{:02}-15", 3 * quarter - 1);
    let middle = format!("{year}-{}", day(quarter));
    let before = match quarter {
        3.. => format!("{year}-{}", day(quarter - 2)),
        _ => format!("{}-{}", year - 1, day(quarter + 2)),
    };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|e| e.to_string())?.clone();
    if let Some(unknown) = header.iter().find(|h| !columns.iter().any(|c| c == h)) {
        return Err(format!("`{path}` has the column `{unknown}`, which the contract has not"));
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns).map_err(|e| e.to_string())?;
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|e| format!("`{path}`: {e}"))?;
        let given =
            |column: &str| header.iter().position(|h| h == column).map(|i| record[i].to_owned());
        let filled = |default: &str| {
            default
                .replace("{client_id}", &given("client_id").unwrap_or_default())
                .replace("{period}", period)
                .replace("{middle}", &middle)
                .replace("{half a year before}", &before)
                .replace("{row}", &(row + 2).to_string())
        };
        // who did not answer was asked about no service
        let is_silent = given("status").is_some_and(|s| s != "complete" && s != "partial");
        let cell = |column: &String| {
            let default = DEFAULTS.iter().find(|(d, c, _)| *d == dataset && c == column);
            let default = default.filter(|_| !(is_silent && column == "service_closed_on"));
            given(column).unwrap_or_else(|| default.map_or(String::new(), |(.., d)| filled(d)))
        };
        writer.write_record(columns.iter().map(cell)).map_err(|e| e.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|e| e.to_string())?;
    String::from_utf8(bytes).map_err(|e| e.to_string())
}

/// Runs the steps of a rule; everything that is not as it says.
fn run(text: &str) -> Result<Vec<String>, String> {
    let mut settings: toml::Table = toml::from_str(SETTINGS).map_err(|e| e.to_string())?;
    let programme = Programme::empty();
    programme.write("centres.csv", CENTRES);
    let mut problems = Vec::new();
    let (mut is_new, mut may_refuse) = (false, false);
    let load = |is_new: &mut bool, may_refuse: &mut bool| {
        let loaded = programme.run(&["load"]);
        let is_well = loaded.code == 0 || (loaded.code == 1 && *may_refuse);
        (*is_new, *may_refuse) = (false, false);
        if is_well { Ok(()) } else { Err(format!("{}{}", loaded.stdout, loaded.stderr)) }
    };
    for step in steps(text)? {
        match step {
            Step::Settings(other) => {
                merged(&mut settings, toml::from_str(&other).map_err(|e| e.to_string())?);
            }
            Step::Given { path, text, as_is } => {
                programme.write("programme.toml", settings.to_string());
                let (path, text) = match (path.as_str(), as_is) {
                    ("centres", _) => ("centres.csv".to_owned(), text),
                    (path, true) => (format!("inbox/{path}.csv"), text),
                    (path, false) => (format!("inbox/{path}.csv"), completed(path, &text)?),
                };
                programme.write(&path, text);
                is_new = true;
            }
            Step::Then => {
                if is_new {
                    load(&mut is_new, &mut may_refuse)?;
                }
                let inbox = programme.path().join("inbox");
                std::fs::remove_dir_all(inbox).map_err(|e| e.to_string())?;
            }
            Step::Findings(lines) => {
                let checked = programme.run(&["check", "--format", "csv"]);
                let found = told(&checked.stdout);
                let expected = lines.into_iter().filter(|l| l != "no findings");
                problems.extend(differing(&found, &expected.collect::<Vec<_>>()));
                may_refuse = checked.code == 1;
            }
            Step::Figures { year, lines } => {
                if is_new {
                    load(&mut is_new, &mut may_refuse)?;
                }
                let query = "select id, value, n, reason from figures";
                let args = ["sql", "--year", &year, "--format", "csv", "-c", query];
                let figures = figures(&programme.ok(&args).stdout);
                for line in lines {
                    let (id, said) =
                        line.split_once(" = ").ok_or_else(|| format!("`{line}` has no ` = `"))?;
                    let found = figures.get(&format!("{}.{year}", id.trim()));
                    let found = found.map_or("no such figure", String::as_str);
                    // how many values it rests on may be left out
                    let shown = if said.contains("(n ") { found } else { without_n(found) };
                    if shown != said.trim() {
                        problems.push(format!("{id} ({year}): {said} expected, {found} found"));
                    }
                }
            }
        }
    }
    Ok(problems)
}

/// The lines of `check`, as rules write them.
fn told(csv: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let line = |r: csv::StringRecord| {
        let mut line = format!("{} {}: {}", &r[2], &r[1], r[0].trim_end_matches(".csv"));
        for (before, cell) in [(", row ", &r[3]), (", ", &r[4]), (" = ", &r[6])] {
            if !cell.is_empty() {
                line += &format!("{before}{}", cell.trim_start_matches('\''));
            }
        }
        line
    };
    reader.records().map(|r| line(r.unwrap())).collect()
}

/// Findings that are not expected, and those that are and were not found.
fn differing(found: &[String], expected: &[String]) -> Vec<String> {
    let count = |all: &[String], one: &String| all.iter().filter(|a| *a == one).count();
    let lacks = |these: &[String], those: &[String], what: &str| {
        let lacking = these.iter().filter(|t| count(these, t) > count(those, t));
        lacking.map(|t| format!("{t}: {what}")).collect::<Vec<_>>()
    };
    [lacks(found, expected, "found, not expected"), lacks(expected, found, "expected, not found")]
        .concat()
}

/// The figures by id: the value and the number of values, or none and the reason.
fn figures(csv: &str) -> BTreeMap<String, String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let shown = |r: &csv::StringRecord| match (&r[1], &r[2]) {
        ("", _) => format!("none, {}", &r[3]),
        (value, "") => value.to_owned(),
        (value, n) => format!("{value} (n {n})"),
    };
    reader.records().map(Result::unwrap).map(|r| (r[0].to_owned(), shown(&r))).collect()
}

/// A figure without the number of values that it rests on.
fn without_n(shown: &str) -> &str {
    shown.split(" (n ").next().unwrap_or_default()
}

/// The files of a folder, or the folders, by name.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Holds a chapter's rules.
fn hold(chapter: &str) {
    let mut problems = Vec::new();
    for path in entries(&test_file("spec").join(chapter)) {
        let of = path.strip_prefix(test_file("spec")).unwrap().display().to_string();
        match run(&std::fs::read_to_string(&path).unwrap()) {
            Ok(found) => problems.extend(found.into_iter().map(|p| format!("{of}: {p}"))),
            Err(why) => problems.push(format!("{of}: {why}")),
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// A test for each chapter, and one that none is left out.
macro_rules! chapters {
    ($($chapter:ident),*) => {
        $(#[test]
        fn $chapter() {
            hold(stringify!($chapter));
        })*

        #[test]
        fn every_chapter_is_held() {
            let folders = entries(&test_file("spec"));
            let folders = folders.iter().filter(|p| p.is_dir());
            let names: Vec<_> = folders.map(|p| p.file_name().unwrap().to_string_lossy()).collect();
            let mut held = vec![$(stringify!($chapter)),*];
            held.sort_unstable();
            assert_eq!(names, held);
        }
    };
}

chapters!(absence, change, estimates, findings, funding, outcomes, reach, survey);

#[test]
fn a_rule_that_is_not_as_it_says_fails() {
    let rule = |figures: &str, findings: &str| {
        format!(
            "```csv harbor/2024Q1/clients\nclient_id\nC1\n```\n```findings\n{findings}\n```\n```figures 2024\n{figures}\n```\n"
        )
    };
    let count = |text: &str| run(text).unwrap().len();
    assert_eq!(count(&rule("national.clients_served = 0", "no findings")), 0);
    assert_eq!(count(&rule("national.clients_served = 1", "error x: harbor/2024Q1/clients")), 2);
    for wrong in ["```figure 2024\n```", "Only words.", "```figures 2024\n```", "```csv x\n\n```"] {
        assert!(run(wrong).is_err(), "{wrong}");
    }
}

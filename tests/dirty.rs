//! Files as centres really send them: the corpus of `fixtures/dirty`, a folder for each hazard. Each file
//! is read as it was meant, or refused for the reason and at the place that stand beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use arrow::array::AsArray as _;
use arrow::compute::cast;
use arrow::datatypes::DataType;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;

use crate::support::{Programme, files, fixture, outside};

/// What stands beside the files of a hazard and is none of them.
const BESIDE: [&str; 4] = ["expected.csv", "rows.csv", "receipt.csv", "notes.txt"];
/// The period of all files.
const PERIOD: &str = "2024Q3";
/// So much memory has to do for all of them.
const MEMORY: &str = "256MiB";

/// A line of a table, by the names of its columns.
type Line = BTreeMap<String, String>;

/// A file of the corpus.
struct Dirty {
    /// The folder of its hazard.
    folder: PathBuf,
    /// Its name there.
    name: String,
    /// The centre that sends it: the hazard and the format, so that each format is alone in an inbox.
    centre: String,
}

/// What came of all files: findings and notes of a check, rows of a load, by centre.
struct Came {
    programme: Programme,
    findings: BTreeMap<String, Vec<Line>>,
    notes: String,
    rows: BTreeMap<String, Vec<Line>>,
}

impl Dirty {
    /// Where it lies in an inbox; a workbook of several sheets is named after its period.
    fn path(&self) -> String {
        match self.name.split('.').next() {
            Some(PERIOD) => format!("{}/{}", self.centre, self.name),
            _ => format!("{}/{PERIOD}/{}", self.centre, self.name),
        }
    }

    /// Whether its cells have names.
    fn is_sheet(&self) -> bool {
        [".xlsx", ".ods"].iter().any(|ending| self.name.ends_with(ending))
    }

    /// A table beside it, with the names of its columns.
    fn table(&self, name: &str) -> Option<(Vec<String>, Vec<Line>)> {
        let text = std::fs::read_to_string(self.folder.join(name)).ok()?;
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let line = |record: csv::StringRecord| {
            names.iter().cloned().zip(record.iter().map(str::to_owned)).collect()
        };
        let lines = reader.records().map(|record| line(record.unwrap())).collect();
        Some((names, lines))
    }

    /// The findings that are expected of it, and in which columns they are compared.
    fn expected(&self) -> (Vec<String>, Vec<Line>) {
        let (mut names, mut lines) = self.table("expected.csv").unwrap();
        lines.retain(|line| line.get("file").is_none_or(|file| *file == self.name));
        names.retain(|name| name != "file" && name != "says");
        (names, lines)
    }

    /// How what came of it differs from what must.
    fn differences(&self, came: &Came) -> Vec<String> {
        let mut differences = Vec::new();
        let (names, expected) = self.expected();
        let found = came.findings.get(&self.centre).cloned().unwrap_or_default();
        // of other formats than sheets, no cell is named
        let columns = |line: &Line| -> Vec<String> {
            let is_empty = |name: &String| name == "cell" && !self.is_sheet();
            let cell = |name: &String| if is_empty(name) { "" } else { line[name].as_str() };
            names.iter().map(|name| cell(name).to_owned()).collect()
        };
        let sorted = |lines: &[Line]| {
            let mut lines: Vec<_> = lines.iter().map(columns).collect();
            lines.sort();
            lines
        };
        if sorted(&found) != sorted(&expected) {
            differences.push(format!("expected {:?}\n  {found:?}", sorted(&expected)));
        }
        if !self.is_sheet() && found.iter().any(|line| !line["cell"].is_empty()) {
            differences.push("a cell is named where there is no sheet".to_owned());
        }
        let said = |words: &str| {
            found.iter().any(|line| line["message"].contains(words) || line["hint"].contains(words))
        };
        for words in expected.iter().filter_map(|line| line.get("says")) {
            if !said(words) {
                differences.push(format!("does not say `{words}`: {found:?}"));
            }
        }
        let is_refused = expected.iter().any(|line| line["severity"] == "error");
        let rows = self.table("rows.csv");
        assert_ne!(is_refused, rows.is_some(), "{}: refused, or else read", self.folder.display());
        let (names, rows) = rows.unwrap_or_default();
        let chosen = |rows: &[Line]| -> BTreeSet<Vec<String>> {
            let cells = |row: &Line| names.iter().map(|name| row[name].clone()).collect();
            rows.iter().map(cells).collect()
        };
        let loaded = came.rows.get(&self.centre).cloned().unwrap_or_default();
        if loaded.len() != rows.len() || chosen(&loaded) != chosen(&rows) {
            differences.push(format!("rows {:?}\n  {loaded:?}", chosen(&rows)));
        }
        differences.extend(self.differences_of_receipt(&came.programme));
        let notes = std::fs::read_to_string(self.folder.join("notes.txt")).unwrap_or_default();
        for note in notes.lines() {
            let is_told = |line: &str| line.contains(&self.centre) && line.contains(note);
            if !came.notes.lines().any(is_told) {
                differences.push(format!("not noted: {note}"));
            }
        }
        differences
    }

    /// What its receipt says otherwise than it must.
    fn differences_of_receipt(&self, programme: &Programme) -> Vec<String> {
        let Some((_, expected)) = self.table("receipt.csv") else { return Vec::new() };
        let folder = format!("fetched/{}", self.centre);
        let target = programme.path().join(&folder);
        programme.ok(&["receipts", &self.centre, "--fetch", target.to_str().unwrap()]);
        let fetched = files(&target);
        let receipt = fetched.iter().find(|(path, _)| path.ends_with("receipt.json"));
        let receipt: Value = serde_json::from_slice(receipt.unwrap().1).unwrap();
        let differ = expected.iter().filter(|line| text(&receipt[&line["key"]]) != line["value"]);
        differ.map(|line| format!("receipt: {line:?}, {}", receipt[&line["key"]])).collect()
    }
}

/// A value of JSON as a cell would have it.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Objects a line, by the centre that each is of.
fn by_centre(ndjson: &str, centre: impl Fn(&Line) -> String) -> BTreeMap<String, Vec<Line>> {
    let mut lines: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    for line in ndjson.lines() {
        let object: BTreeMap<String, Value> = serde_json::from_str(line).unwrap();
        let line = object.iter().map(|(name, value)| (name.clone(), text(value))).collect();
        lines.entry(centre(&line)).or_default().push(line);
    }
    lines
}

/// The folders of the corpus.
fn folders() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(fixture("dirty")).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// The files of the corpus.
fn corpus() -> Vec<Dirty> {
    let mut corpus = Vec::new();
    for folder in folders() {
        for name in files(&folder).into_keys().filter(|name| !BESIDE.contains(&name.as_str())) {
            let format = name.split_once('.').unwrap().1.replace('.', "");
            let centre = format!("{}-{format}", name_of(&folder));
            corpus.push(Dirty { folder: folder.clone(), name, centre });
        }
    }
    corpus
}

/// A programme to which these centres belong.
fn programme_of<'a>(centres: impl IntoIterator<Item = &'a str>) -> Programme {
    let programme = Programme::empty();
    let settings = std::fs::read(fixture("dirty/programme.toml")).unwrap();
    programme.write("programme.toml", settings);
    let centres: BTreeSet<&str> = centres.into_iter().collect();
    let lines = centres.iter().map(|centre| format!("{centre},{centre},west,2010-10-01,\n"));
    let header = "centre_id,name,region,opened_on,closed_on\n".to_owned();
    programme.write("centres.csv", header + &lines.collect::<String>());
    programme
}

/// The ids and names of clients, by centre and key: they are kept apart from the tables.
fn identities(programme: &Programme) -> BTreeMap<[String; 2], [String; 2]> {
    let mut identities = BTreeMap::new();
    for (path, bytes) in files(&programme.path().join("restricted/identities/clients")) {
        if !path.ends_with(".parquet") {
            continue;
        }
        let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).unwrap();
        for batch in reader.build().unwrap() {
            let batch = batch.unwrap();
            let columns = ["centre_id", "client_key", "client_id", "name"]
                .map(|name| cast(batch.column_by_name(name).unwrap(), &DataType::Utf8).unwrap());
            for row in 0..batch.num_rows() {
                let [centre, key, id, name] =
                    columns.each_ref().map(|column| column.as_string::<i32>().value(row));
                let owned = |texts: [&str; 2]| texts.map(str::to_owned);
                identities.insert(owned([centre, key]), owned([id, name]));
            }
        }
    }
    identities
}

/// Checks and loads the corpus.
fn came_of(corpus: &[Dirty]) -> Came {
    let programme = programme_of(corpus.iter().map(|file| file.centre.as_str()));
    for file in corpus {
        let bytes = std::fs::read(file.folder.join(&file.name)).unwrap();
        programme.write(&format!("inbox/{}", file.path()), bytes);
    }
    let checked = programme.run(&["check", "--memory", MEMORY, "--format", "ndjson"]);
    assert_eq!(checked.code, 1, "{}", checked.stderr);
    let centre = |line: &Line| line["path"].split('/').next().unwrap().to_owned();
    let findings = by_centre(&checked.stdout, centre);
    let loaded = programme.run(&["load", "--memory", MEMORY]);
    assert_eq!(loaded.code, 1, "{}", loaded.stderr);
    let query = "select * from stg_clients";
    let asked = programme.ok(&["sql", "--format", "ndjson", "-c", query]);
    let mut rows = by_centre(&asked.stdout, |line| line["centre_id"].clone());
    let identities = identities(&programme);
    for row in rows.values_mut().flatten() {
        let [id, name] = &identities[&[row["centre_id"].clone(), row["client_key"].clone()]];
        row.insert("client_id".to_owned(), id.clone());
        row.insert("name".to_owned(), name.clone());
    }
    Came { programme, findings, notes: checked.stderr, rows }
}

#[test]
fn every_hazard_is_read_as_it_was_meant_or_refused_where_it_is() {
    let corpus = corpus();
    let came = came_of(&corpus);
    let problems: Vec<String> = corpus
        .iter()
        .flat_map(|file| {
            let differences = file.differences(&came).into_iter();
            differences.map(|what| format!("{}/{}: {what}", name_of(&file.folder), file.name))
        })
        .collect();
    assert!(problems.is_empty(), "{} differ\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_hazard_has_files_an_expectation_and_a_line_that_explains_it() {
    let with_files: BTreeSet<PathBuf> = corpus().into_iter().map(|file| file.folder).collect();
    let readme = std::fs::read_to_string(fixture("dirty/README.md")).unwrap();
    let described = readme.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    // the files in the folders are described as well
    let described: BTreeSet<String> =
        described.filter(|name| !name.contains('.')).map(str::to_owned).collect();
    let named: BTreeSet<String> = folders().iter().map(|folder| name_of(folder)).collect();
    assert_eq!(described, named);
    let mut bytes = 0;
    for folder in folders() {
        let shown = folder.display();
        assert!(with_files.contains(&folder), "{shown} has no file");
        assert!(folder.join("expected.csv").exists(), "{shown} has no expectation");
        let sizes: Vec<usize> = files(&folder).values().map(Vec::len).collect();
        assert!(sizes.iter().all(|size| *size <= 100_000), "{shown} is large");
        bytes += sizes.iter().sum::<usize>();
    }
    assert!(bytes < 1_000_000, "{bytes}");
}

#[test]
fn what_lies_in_the_inbox_and_is_no_file_at_rest_is_refused_unread() {
    use std::os::unix::fs::symlink;
    let secret = "a word that nobody may see";
    let hazards = ["folder", "link", "dangling-link", "hard-link", "pipe", "device", "growing"];
    let programme = programme_of(hazards);
    programme.write("elsewhere.csv", secret);
    let elsewhere = programme.path().join("elsewhere.csv");
    let place = |hazard: &str| {
        let path = programme.path().join(format!("inbox/{hazard}/{PERIOD}/clients.csv"));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        path
    };
    std::fs::create_dir(place("folder")).unwrap();
    symlink(&elsewhere, place("link")).unwrap();
    symlink("nowhere", place("dangling-link")).unwrap();
    std::fs::hard_link(&elsewhere, place("hard-link")).unwrap();
    outside("mkfifo", &[place("pipe").to_str().unwrap()]);
    symlink("/dev/zero", place("device")).unwrap();
    let mut growing = std::fs::File::create(place("growing")).unwrap();
    // so much that it grows while it is read
    growing.write_all(&vec![b'x'; 64 << 20]).unwrap();
    let is_over = AtomicBool::new(false);
    let checked = std::thread::scope(|scope| {
        scope.spawn(|| {
            // it grows as long as it is looked at, within bounds
            for _ in 0..20_000_000 {
                growing.write_all(b"x").unwrap();
                if is_over.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        let checked = programme.run(&["check", "--format", "ndjson"]);
        is_over.store(true, Ordering::Relaxed);
        checked
    });
    assert_eq!(checked.code, 1, "{}", checked.stderr);
    let centre = |line: &Line| line["path"].split('/').next().unwrap().to_owned();
    let findings = by_centre(&checked.stdout, centre);
    for hazard in hazards {
        let codes: Vec<&str> = findings[hazard].iter().map(|line| line["code"].as_str()).collect();
        assert_eq!(codes, ["source-error"], "{hazard}");
    }
    assert!(!checked.stdout.contains(secret) && !checked.stderr.contains(secret));
}

//! Polluted files: whatever is done to a small clean file of texts, each cell of it is read as it was
//! meant, or the file is refused at the row where it was done. The kinds are those of Pollock (Vitagliano
//! et al., PVLDB 16, 2023); the files are made here, each kind at each row and column.

use std::collections::BTreeMap;

use crate::support::{Programme, fixture};

/// The columns of the dataset, all of them texts.
const COLUMNS: usize = 9;
/// How many quarters of a centre are filled before the next one's.
const QUARTERS: usize = 40;

/// The clean rows: plain, with separators and quotes in them, with signs that look like others, empty.
const CLEAN: [[&str; COLUMNS]; 5] = [
    ["a1", "Alder", "", "332710", "5", "1.50", "WA", "yes", "2011-01-03"],
    ["a2", "Beta, Inc", "x y", "say \"no\"", "-7", "0.10", "O'Neil", "5\" pipe", "03/01/2011"],
    ["a3", "São Paulo", "葛城", "a;b", "12|13", "1e3", "\"", "", "n/a"],
    ["a4", "x", "", "", "", "", "", "", "end"],
    ["a5", "Alder", "b", "c", "d", "e", "f", "g", "h"],
];

/// A file, and what was done to it.
struct Polluted {
    /// The kind of pollution, and its place.
    name: String,
    /// The rows in which it may be told, the header being 1; none if it concerns the whole file.
    rows: Vec<u64>,
    bytes: Vec<u8>,
}

/// How a cell is written.
fn cell(text: &str, all_quoted: bool) -> String {
    match all_quoted || text.contains([',', '"', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

/// The lines of the clean file, each as its cells are written.
fn lines(all_quoted: bool) -> Vec<Vec<String>> {
    let header: Vec<String> = (1..=COLUMNS).map(|c| format!("column_{}", letter(c))).collect();
    let rows = CLEAN.iter().map(|row| row.iter().map(|text| cell(text, all_quoted)).collect());
    std::iter::once(header).chain(rows).collect()
}

fn letter(column: usize) -> char {
    char::from(b'a' + u8::try_from(column - 1).unwrap())
}

fn joined(lines: &[Vec<String>]) -> String {
    lines.iter().map(|cells| cells.join(",") + "\n").collect()
}

/// What may be done to a cell: its name, and what becomes of it.
type Change = (&'static str, fn(&str) -> String);

const CELL_CHANGES: [Change; 12] = [
    ("a separator before it", |c| format!(",{c}")),
    ("a separator behind it", |c| format!("{c},")),
    ("a quote before it", |c| format!("\"{c}")),
    ("a quote behind it", |c| format!("{c}\"")),
    ("a quote inside", |c| inside(c, "\"")),
    ("two quotes inside", |c| inside(c, "\"\"")),
    ("text behind its quotes", |c| format!("\"{}\"x", c.trim_matches('"'))),
    ("a space and quotes", |c| format!(" \"{}\"", c.trim_matches('"'))),
    ("escaped quotes", |c| format!("\"x \\\"{}\\\" y\"", c.trim_matches('"'))),
    ("a line end inside", |c| inside(c, "\n")),
    ("a carriage return inside", |c| inside(c, "\r")),
    ("no quotes", |c| c.trim_matches('"').replace("\"\"", "\"")),
];

/// A cell with something in its middle.
fn inside(cell: &str, what: &str) -> String {
    let middle = cell.char_indices().nth(cell.chars().count() / 2).map_or(0, |(at, _)| at);
    format!("{}{what}{}", &cell[..middle], &cell[middle..])
}

/// Every polluted file.
fn polluted() -> Vec<Polluted> {
    let mut all = Vec::new();
    for all_quoted in [false, true] {
        let clean = lines(all_quoted);
        for row in 0..clean.len() {
            let number = row as u64 + 1;
            let name = |what: &str| format!("{what}, row {number}, quoted {all_quoted}");
            let mut add = |what: &str, lines: &[Vec<String>]| {
                let rows = vec![number, number + 1];
                all.push(Polluted { name: name(what), rows, bytes: joined(lines).into_bytes() });
            };
            for column in 0..COLUMNS {
                for (what, change) in CELL_CHANGES {
                    let mut lines = clean.clone();
                    lines[row][column] = change(&clean[row][column]);
                    add(&format!("{what}, column {column}"), &lines);
                }
                if row + 1 < clean.len() {
                    let mut lines = clean.clone();
                    lines[row][column] = format!("\"{}", clean[row][column]);
                    lines[row + 1][column] += "\"";
                    add(&format!("two quotes that pair, column {column}"), &lines);
                }
                if column + 1 < COLUMNS {
                    for (what, between) in
                        [("no separator", ""), ("a space", " "), (";", ";"), ("a tab", "\t")]
                    {
                        let mut lines = clean.clone();
                        let next = lines[row].remove(column + 1);
                        lines[row][column] += &format!("{between}{next}");
                        add(&format!("{what} behind column {column}"), &lines);
                    }
                }
            }
            for separator in [";", "\t", "|", " ", ", "] {
                let mut lines = clean.clone();
                lines[row] = vec![lines[row].join(separator)];
                add(&format!("`{separator}` between all cells"), &lines);
            }
            let mut lines = clean.clone();
            lines.insert(row, clean[0].clone());
            add("the header once more", &lines);
            let mut lines = clean.clone();
            lines[row].truncate(4);
            add("cut short", &lines);
            let mut lines = clean.clone();
            lines.insert(row, vec![String::new()]);
            add("a blank line before it", &lines);
        }
    }
    let clean = joined(&lines(false));
    let whole =
        |name: &str, bytes: Vec<u8>| Polluted { name: name.to_owned(), rows: Vec::new(), bytes };
    for (name, text) in [
        ("clean", clean.clone()),
        ("line ends of Windows", clean.replace('\n', "\r\n")),
        ("line ends of old Macs", clean.replace('\n', "\r")),
        ("no last line end", clean.trim_end().to_owned()),
        ("blank lines behind", format!("{clean}\n\n")),
        ("a title", format!("Export of today\n{clean}")),
        ("a title and a blank line", format!("Export of today\n\n{clean}")),
        ("a remark behind", format!("{clean}5 rows\n")),
        ("no header", clean.split_once('\n').unwrap().1.to_owned()),
        ("two tables", format!("{clean}\n{clean}")),
        ("apostrophes as quotes", {
            let quoted = |line: &str| format!("'{}'\n", line.replace(',', "','"));
            clean.lines().map(quoted).collect()
        }),
        ("empty cells at the end of each row", clean.replace('\n', ",,\n")),
        ("a mark at the start", format!("\u{feff}{clean}")),
    ] {
        all.push(whole(name, text.into_bytes()));
    }
    let utf16 = format!("\u{feff}{clean}");
    all.push(whole("UTF-16", utf16.encode_utf16().flat_map(u16::to_le_bytes).collect()));
    let one_byte = clean.replace("葛城", "Ñandú");
    all.push(whole("another encoding", encoding_rs::WINDOWS_1252.encode(&one_byte).0.into_owned()));
    for separator in [";", "\t", "|"] {
        let separated = |line: Vec<String>| line.join(separator) + "\n";
        let text: String = lines(true).into_iter().map(separated).collect();
        all.push(whole("another separator", text.into_bytes()));
    }
    for at in 0..clean.len() {
        if clean.is_char_boundary(at) {
            all.push(whole("cut off", clean.as_bytes()[..at].to_vec()));
        }
    }
    all
}

/// A programme with a dataset of nine texts, and centres enough for so many files.
fn programme(files: usize) -> Programme {
    let programme = Programme::empty();
    programme.write("programme.toml", std::fs::read(fixture("golden/programme.toml")).unwrap());
    let centres = (0..=files / QUARTERS).map(|n| format!("z{n:03},Centre {n},west,2010-10-01,\n"));
    let header = "centre_id,name,region,opened_on,closed_on\n".to_owned();
    programme.write("centres.csv", header + &centres.collect::<String>());
    let contract = programme.ok(&["template", "--descriptor"]).stdout;
    let mut contract: serde_json::Value = serde_json::from_str(&contract).unwrap();
    let fields = (1..=COLUMNS)
        .map(|c| serde_json::json!({"name": format!("column_{}", letter(c)), "type": "string"}));
    let fields: Vec<_> = fields.collect();
    let resource = serde_json::json!({
        "name": "texts", "path": "texts.csv", "description": "texts", "schema": {"fields": fields}
    });
    contract["resources"].as_array_mut().unwrap().push(resource);
    programme.write("contract/datapackage.json", contract.to_string());
    let about = "-- title: Texts\n-- unit: none\n-- grain: one row\n-- definition: ours\n-- source: none\n-- additivity: none\n\n";
    programme.write(
        "sql/staging/stg_texts.sql",
        format!("{about}select t.*, t.load_id as loaded from warehouse.texts as t"),
    );
    programme
}

/// The centre and period of a file.
fn place(number: usize) -> (String, String) {
    let quarter = number % QUARTERS;
    (format!("z{:03}", number / QUARTERS), format!("{}Q{}", 2012 + quarter / 4, 1 + quarter % 4))
}

#[test]
fn no_cell_of_a_polluted_file_is_silently_wrong() {
    let files = polluted();
    assert!(files.len() > 1500, "{}", files.len());
    let programme = programme(files.len());
    for (number, file) in files.iter().enumerate() {
        let (centre, period) = place(number);
        programme.write(&format!("inbox/{centre}/{period}/texts.csv"), &file.bytes);
    }
    let told = findings(&programme);
    let ran = programme.run(&["load"]);
    assert!(ran.stderr.contains(" accepted, "), "{}", ran.stderr);
    let loaded = rows(&programme);
    let mut problems = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, file) in files.iter().enumerate() {
        let (centre, period) = place(number);
        let key = format!("{centre}/{period}");
        let none = Vec::new();
        let told = told.get(&key).unwrap_or(&none);
        let errors: Vec<_> = told.iter().filter(|(_, severity, _)| severity == "error").collect();
        if errors.is_empty() {
            *counts.entry("exact").or_default() += 1;
            let is_unfinished = told.iter().any(|(code, ..)| code == "unfinished-line");
            let rows = loaded.get(&key).cloned().unwrap_or_default();
            if let Err(problem) = is_as_meant(file, &rows, is_unfinished) {
                problems.push(format!(
                    "{}: {problem}\n{}",
                    file.name,
                    String::from_utf8_lossy(&file.bytes)
                ));
            }
        } else {
            *counts.entry("refused").or_default() += 1;
            let is_told =
                |row: &Option<u64>| row.is_none_or(|row| row == 1 || file.rows.contains(&row));
            if !file.rows.is_empty() && !errors.iter().any(|(_, _, row)| is_told(row)) {
                problems.push(format!("{}: told elsewhere: {errors:?}", file.name));
            }
        }
    }
    assert!(
        problems.is_empty(),
        "{} of {}:\n{}",
        problems.len(),
        files.len(),
        problems[..problems.len().min(20)].join("\n")
    );
    // both ways are there
    assert!(counts["exact"] > 150 && counts["refused"] > 1000, "{counts:?}");
}

/// Whether the rows that were loaded are those that were meant.
fn is_as_meant(file: &Polluted, rows: &[Vec<String>], is_unfinished: bool) -> Result<(), String> {
    let clean: Vec<Vec<String>> =
        CLEAN.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
    if file.name == "another encoding" {
        let mut meant = clean;
        "Ñandú".clone_into(&mut meant[2][2]);
        return if rows == meant { Ok(()) } else { Err(format!("{rows:?}")) };
    }
    if file.name == "cut off" {
        // whole lines are whole files; a line without its end is told
        let is_start = clean.starts_with(rows);
        let is_told = is_unfinished && clean.starts_with(&rows[..rows.len().saturating_sub(1)]);
        return if is_start || is_told { Ok(()) } else { Err(format!("{rows:?}")) };
    }
    if rows == clean {
        return Ok(());
    }
    // what a change means that leaves the cell a cell: quotes and line ends that belong to it now
    let same = rows.len() == clean.len()
        && rows
            .iter()
            .zip(&clean)
            .flat_map(|(a, b)| a.iter().zip(b))
            .all(|(read, meant)| read == meant || is_still_itself(read, meant));
    if same { Ok(()) } else { Err(format!("{rows:?}")) }
}

/// Whether a cell that was changed reads as what was written into it: with a quote doubled inside quotes,
/// or an inch mark, or a space for a line end inside quotes.
fn is_still_itself(read: &str, meant: &str) -> bool {
    let without = |text: &str| text.replace(['"', ' ', '\\', 'x', 'y'], "");
    without(read) == without(meant)
}

/// What is found in each file: code, severity and row.
fn findings(programme: &Programme) -> BTreeMap<String, Vec<(String, String, Option<u64>)>> {
    let ran = programme.run(&["check", "--format", "ndjson"]);
    let mut found: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for line in ran.stdout.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| finding[key].as_str().unwrap().to_owned();
        let path = text("path");
        let key = path.rsplit_once('/').unwrap().0.to_owned();
        found.entry(key).or_default().push((
            text("code"),
            text("severity"),
            finding["row"].as_u64(),
        ));
    }
    found
}

/// The rows of each file that were loaded, in order.
fn rows(programme: &Programme) -> BTreeMap<String, Vec<Vec<String>>> {
    let names: Vec<String> = (1..=COLUMNS).map(|c| format!("column_{}", letter(c))).collect();
    let query = format!(
        "select centre_id, period, {} from stg_texts order by centre_id, period, row_number",
        names.join(", ")
    );
    let ran = programme.ok(&["sql", "--max-rows", "1000000", "--format", "json", "-c", &query]);
    let mut rows: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let all: Vec<serde_json::Value> = serde_json::from_str(&ran.stdout).unwrap();
    for row in all {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let key = format!("{}/{}", text("centre_id"), text("period"));
        rows.entry(key).or_default().push(names.iter().map(|name| text(name)).collect());
    }
    rows
}

//! One round of corrections is enough: extracts with several faults each, corrected by a program that
//! does only what the findings' places say, are accepted when they come again. No finding hides another.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::planted::{Damaged, Form, Line, Origin, plant};
use crate::support::{Programme, files};

/// Late enough for the last simulated period.
const LATER: &str = "2026-06-30";
/// How many extracts have faults: half of them of centres of which nothing is in force, half of them
/// in place of what is.
const EXTRACTS: usize = 1000;
/// The fewest rows of an extract in which faults are planted.
const FEWEST_ROWS: usize = 5;
/// The fewest of them that are accepted in the second round; 997 are. What is missed is what no reader can
/// know: which id a quote has cut, whether a key stands twice of which one of the two says another one, and
/// whether a row has too few cells where the header has no label for the last.
const ACCEPTED: usize = 995;

/// The errors of each extract, by its path.
type Errors = BTreeMap<String, Vec<Value>>;

#[test]
fn of_1000_extracts_with_faults_995_are_accepted_in_the_second_round() {
    let mut told = Vec::new();
    for (is_in_force, seed) in [(false, 1), (true, 2)] {
        let programme = Programme::empty();
        let folder = programme.path().to_str().unwrap().to_owned();
        programme.ok(&["simulate", &folder, "--scale", "0.05", "--years", "2", "--seed", "5"]);
        if is_in_force {
            programme.ok(&["load", "--now", LATER]);
        }
        let mut extracts = damaged(&programme, seed, is_in_force);
        write(&programme, &extracts);
        let first = errors(&programme);
        refused_are_those_with_faults(&extracts, &first);
        let mut elsewhere = BTreeSet::new();
        for extract in &mut extracts {
            let found = first.get(&extract.path).map(Vec::as_slice).unwrap_or_default();
            Corrector::new(extract, &mut elsewhere).correct(found);
        }
        for (centre, client) in elsewhere {
            for extract in extracts.iter_mut().filter(|e| e.path.starts_with(&format!("{centre}/")))
            {
                put_back(extract, &client);
            }
        }
        write(&programme, &extracts);
        let second = errors(&programme);
        for extract in &extracts {
            if let Some(found) = second.get(&extract.path) {
                let (before, after) = (lines(first.get(&extract.path)), lines(Some(found)));
                told.push(format!(
                    "{}\nplanted: {:?}\nfirst round:\n{before}\nsecond round:\n{after}",
                    extract.path, extract.faults,
                ));
            }
        }
    }
    let accepted = EXTRACTS - told.len();
    assert!(accepted >= ACCEPTED, "{accepted} of {EXTRACTS}\n\n{}", told.join("\n\n"));
}

/// Extracts with faults: whole centres, or of all of them.
fn damaged(programme: &Programme, seed: u64, of_all: bool) -> Vec<Damaged> {
    let contract: Value =
        serde_json::from_str(&programme.ok(&["template", "--descriptor"]).stdout).unwrap();
    let fields = |dataset: &str| {
        let mut resources = contract["resources"].as_array().unwrap().iter();
        let resource = resources.find(|r| r["name"] == dataset).unwrap();
        resource["schema"]["fields"].as_array().unwrap().clone()
    };
    let inbox = files(&programme.path().join("inbox"));
    let large: Vec<_> = inbox
        .into_iter()
        .filter(|(path, _)| !path.starts_with('_'))
        .map(|(path, bytes)| Damaged::new(&path, &String::from_utf8(bytes).unwrap()))
        .filter(|extract| extract.clean.len() >= FEWEST_ROWS)
        .collect();
    let count = EXTRACTS / 2;
    let step = if of_all { large.len() / count } else { 1 };
    let extracts = large.into_iter().step_by(step).take(count).zip(seed * 10_000..);
    let extracts: Vec<_> = extracts
        .map(|(extract, seed)| {
            let dataset = extract.path.rsplit('/').next().unwrap().trim_end_matches(".csv");
            let fields = fields(dataset);
            plant(extract, fields, seed)
        })
        .collect();
    assert_eq!(extracts.len(), count);
    extracts
}

/// Writes the extracts into the inbox.
fn write(programme: &Programme, extracts: &[Damaged]) {
    for extract in extracts {
        programme.write(&format!("inbox/{}", extract.path), extract.bytes());
    }
}

/// Every error that is found, but for that something else is refused.
fn errors(programme: &Programme) -> Errors {
    let ran = programme.run(&["check", "--format", "ndjson", "--now", LATER]);
    let mut errors = Errors::new();
    for line in ran.stdout.lines() {
        let finding: Value = serde_json::from_str(line).unwrap();
        if finding["severity"] == "error" && argument(&finding, "state") != "refused" {
            errors.entry(text(&finding, "path")).or_default().push(finding);
        }
    }
    errors
}

/// Expects faults to be found in every extract that has some, and in no other, but that it refers to one
/// that is refused.
fn refused_are_those_with_faults(extracts: &[Damaged], errors: &Errors) {
    let damaged: BTreeSet<&str> = extracts.iter().map(|e| e.path.as_str()).collect();
    for extract in extracts {
        assert!(errors.contains_key(&extract.path), "{}: {:?}", extract.path, extract.faults);
    }
    let refers = ["foreign-key", "unknown-response"];
    for (path, found) in errors.iter().filter(|(path, _)| !damaged.contains(path.as_str())) {
        let mut others = found.iter().filter(|f| !refers.contains(&text(f, "code").as_str()));
        assert!(others.next().is_none(), "{path}\n{}", lines(Some(found)));
    }
}

/// A text of a finding.
fn text(finding: &Value, key: &str) -> String {
    finding[key].as_str().unwrap_or_default().to_owned()
}

/// What the message of a finding fills in.
fn argument(finding: &Value, name: &str) -> String {
    text(&finding["arguments"], name)
}

/// A number that the message of a finding fills in.
fn number(finding: &Value, name: &str) -> Option<usize> {
    argument(finding, name).parse().ok()
}

/// Findings, a line each.
fn lines(found: Option<&Vec<Value>>) -> String {
    let line = |f: &Value| format!("  {}: {}", text(f, "code"), text(f, "message"));
    found.into_iter().flatten().map(line).collect::<Vec<_>>().join("\n")
}

/// Puts a client's id back where another stands for it.
fn put_back(extract: &mut Damaged, client: &str) {
    let Some(place) = extract.place("client_id").filter(|_| extract.path.ends_with("/clients.csv"))
    else {
        return;
    };
    for line in &mut extract.lines {
        if let Origin::Row(row) = line.origin
            && extract.clean[row][0] == client
        {
            client.clone_into(&mut line.cells[place]);
        }
    }
}

/// Corrects an extract, each finding at the place that it names.
struct Corrector<'a> {
    extract: &'a mut Damaged,
    /// The line of each row, as the file came.
    records: Vec<usize>,
    /// The labels, as the file came.
    labels: Vec<String>,
    /// Lines that are to go.
    removed: BTreeSet<usize>,
    /// Places of columns that are to go.
    left_out: BTreeSet<usize>,
    /// Columns that are to be put in.
    added: BTreeSet<usize>,
    /// Clients of a centre that its extracts of clients lack.
    elsewhere: &'a mut BTreeSet<(String, String)>,
}

impl<'a> Corrector<'a> {
    fn new(extract: &'a mut Damaged, elsewhere: &'a mut BTreeSet<(String, String)>) -> Self {
        let records = extract.records();
        let labels = extract.header_line().cells.clone();
        let (removed, left_out, added) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        Self { extract, records, labels, removed, left_out, added, elsewhere }
    }

    fn correct(mut self, found: &[Value]) {
        // cells that are put in come before what is said of those that are there
        let is_missing = |f: &&Value| f["code"] == "missing-cell";
        let (missing, others): (Vec<_>, Vec<_>) = found.iter().partition(is_missing);
        for finding in missing.into_iter().chain(others) {
            match finding["row"].as_u64() {
                None => self.correct_file(finding),
                Some(row) => self.correct_row(finding, usize::try_from(row).unwrap()),
            }
        }
        self.change_columns();
        for line in self.removed.into_iter().rev() {
            self.extract.lines.remove(line);
        }
    }

    /// A finding on the file as a whole, or on a column.
    fn correct_file(&mut self, finding: &Value) {
        match text(finding, "message_id").as_str() {
            "other-encoding" | "not-utf8" => self.save_as_utf8(),
            "orphaned-reference" => self.look_elsewhere(text(finding, "value")),
            _ => {
                let Some(place) = self.extract.place(&text(finding, "column")) else { return };
                for line in 0..self.extract.lines.len() {
                    self.make_cell_clean(line, place);
                }
            }
        }
    }

    /// A finding on a row, a cell, or the header.
    fn correct_row(&mut self, finding: &Value, row: usize) {
        let line = self.records[row - 1];
        let column = text(finding, "column");
        match text(finding, "message_id").as_str() {
            "not-utf8" => return self.save_as_utf8(),
            "other-separator" => {
                self.extract.separator = ',';
                return;
            }
            "header-further-down" => {
                let header = number(finding, "header_row").unwrap();
                self.removed.extend(&self.records[..header - 1]);
                return;
            }
            "blank-label" => return self.name_again(number(finding, "number")),
            "duplicate-label" => {
                self.name_again(number(finding, "first"));
                let second = number(finding, "number");
                // of two that the contract does not know one may stay
                if let Some(place) = second.map(|number| number - 1)
                    && self.extract.columns[place].is_none()
                {
                    self.left_out.insert(place);
                }
                return self.name_again(second);
            }
            "missing-label" => {
                let column = self.extract.header.iter().position(|c| *c == column).unwrap();
                let place = self.extract.columns.iter().position(|c| *c == Some(column));
                if place.is_none() {
                    self.added.insert(column);
                }
                return self.name_again(place.map(|place| place + 1));
            }
            "misplaced-label" => {
                self.name_again(number(finding, "number"));
                return self.name_again(number(finding, "own"));
            }
            "rows-separated-otherwise" => self.separate_others(line),
            _ => {}
        }
        if self.extract.lines[line].origin == Origin::Inserted {
            self.removed.insert(line);
            return;
        }
        if self.extract.lines[line].origin == Origin::Header {
            for number in 1..=self.extract.columns.len() {
                self.name_again(Some(number));
            }
            self.extract.lines[line].form = Form::Plain;
            return;
        }
        if finding["code"] == "missing-cell" {
            return self.fill_up(line, &column);
        }
        // of a row with other cells beside that one nothing is said but that
        let is_of_row = finding["code"] == "format-error" && !argument(finding, "found").is_empty();
        if column.is_empty() || is_of_row {
            self.extract.lines[line].form = Form::Plain;
            for place in 0..self.extract.columns.len() {
                self.make_cell_clean(line, place);
            }
            return;
        }
        if finding["code"] == "format-error" {
            self.extract.lines[line].form = Form::Plain;
        }
        let Some(place) = self.place_of(&column) else { return };
        let cell = self.extract.lines[line].cells[place].clone();
        if finding["code"] == "foreign-key" && self.clean_cell(line, place) == Some(&cell) {
            return self.look_elsewhere(cell);
        }
        // the cells that its message names beside it
        let named = finding["arguments"].as_object().unwrap().keys();
        let mut places: Vec<usize> = named.filter_map(|name| self.place_of(name)).collect();
        places.push(place);
        let other = number(finding, "first_row").map(|row| self.records[row - 1]);
        for line in [Some(line), other].into_iter().flatten() {
            for place in &places {
                self.make_cell_clean(line, *place);
            }
        }
    }

    /// Where a column stands, by its label in the file or by its own.
    fn place_of(&self, label: &str) -> Option<usize> {
        let mut by_label = (0..self.labels.len()).filter(|place| self.labels[*place] == label);
        // a label that stands twice says nothing, and the contract's name is told
        by_label.next().filter(|_| by_label.next().is_none()).or_else(|| self.extract.place(label))
    }

    /// What a cell was before faults were planted.
    fn clean_cell(&self, line: usize, place: usize) -> Option<&String> {
        let column = self.extract.columns.get(place).copied()??;
        match self.extract.lines[line].origin {
            Origin::Row(row) => Some(&self.extract.clean[row][column]),
            Origin::Header => Some(&self.extract.header[column]),
            Origin::Inserted => None,
        }
    }

    /// Makes a cell what it was; that of a header is not touched by what is found below it.
    fn make_cell_clean(&mut self, line: usize, place: usize) {
        if self.extract.lines[line].origin == Origin::Header {
            return;
        }
        if let Some(clean) = self.clean_cell(line, place).cloned() {
            self.extract.lines[line].cells[place] = clean;
        }
    }

    /// Gives a column, counted from 1, its name, or leaves it out if the contract has none for it.
    fn name_again(&mut self, number: Option<usize>) {
        let Some(place) = number.map(|number| number - 1) else { return };
        match self.extract.columns[place].map(|column| self.extract.header[column].clone()) {
            Some(label) => self.extract.header_line().cells[place] = label,
            // one that the contract does not know may stay
            None if self.extract.header_line().cells[place] == "notes" => {}
            None => drop(self.left_out.insert(place)),
        }
    }

    /// Adds the cells that a row lacks, behind those that it has.
    fn fill_up(&mut self, line: usize, column: &str) {
        let width = self.extract.columns.len();
        let form = std::mem::replace(&mut self.extract.lines[line].form, Form::Plain);
        let cells = &mut self.extract.lines[line].cells;
        match form {
            Form::Without(place) => {
                cells.remove(place);
                cells.push(String::new());
                self.make_cell_clean(line, width - 1);
            }
            Form::Cut(count) => {
                for place in count..width {
                    self.make_cell_clean(line, place);
                }
            }
            _ => {}
        }
        if let Some(place) = self.place_of(column) {
            self.make_cell_clean(line, place);
        }
    }

    /// Puts commas into the rows that are separated like this one.
    fn separate_others(&mut self, line: usize) {
        let form = self.extract.lines[line].form;
        for other in self.extract.lines.iter_mut().filter(|other| other.form == form) {
            other.form = Form::Plain;
        }
    }

    fn save_as_utf8(&mut self) {
        self.extract.encoding = None;
        self.extract.lines.iter_mut().for_each(|line| line.is_windows = false);
    }

    /// A client that the centre's extracts of clients lack.
    fn look_elsewhere(&mut self, client: String) {
        let centre = self.extract.path.split('/').next().unwrap().to_owned();
        self.elsewhere.insert((centre, client));
    }

    /// Takes columns out and puts those in that are missing.
    fn change_columns(&mut self) {
        for place in std::mem::take(&mut self.left_out).into_iter().rev() {
            self.extract.columns.remove(place);
            for line in self.extract.lines.iter_mut().filter(|line| place < line.cells.len()) {
                line.cells.remove(place);
                if line.form.place() == Some(place) {
                    line.form = Form::Plain;
                }
            }
        }
        for column in std::mem::take(&mut self.added) {
            self.extract.columns.push(Some(column));
            for line in self.extract.lines.iter_mut().filter(|line| !line.cells.is_empty()) {
                let cell = clean_of(line, column, &self.extract.header, &self.extract.clean);
                line.cells.push(cell);
            }
        }
    }
}

/// What a line had in a column.
fn clean_of(line: &Line, column: usize, header: &[String], clean: &[Vec<String>]) -> String {
    match line.origin {
        Origin::Header => header[column].clone(),
        Origin::Row(row) => clean[row][column].clone(),
        Origin::Inserted => String::new(),
    }
}

//! What is suggested, as TOML for somebody to look through: what is not sure stands in a comment.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::super::mapping::{DateForm, NumberForm};
use super::Suggestion;
use super::forms::{self, Told};
use super::look::{OwnColumn, OwnFile};
use super::words::{likeness, says_unknown, value_of};
use contract::{CellType, Dataset, Field, broken_constraint, cells};

/// From this on a column of the file is taken for one of the contract.
const SURE: f64 = 0.75;
/// What it counts for that the values of a column are those that the contract allows.
const VALUES_COUNT: f64 = 0.3;
/// The share of its values that must fit for a column to be taken, in percent.
const FIT: u64 = 50;
/// The most values of a column that are listed.
const MOST_VALUES: usize = 60;

/// The columns of a file that are taken for those of the contract: for each field, the place of one.
type Matched = Vec<Option<usize>>;

/// A mapping for a file.
pub(super) fn write(dataset: &Dataset, file: &OwnFile) -> Suggestion {
    let matched = matched(dataset, file);
    let own = |place: Option<usize>| place.map(|place| &file.columns[place]);
    let pairs: Vec<(&Field, Option<&OwnColumn>)> =
        dataset.fields.iter().zip(&matched).map(|(field, place)| (field, own(*place))).collect();
    let mut out = Written { text: String::new(), open: 0, said: 0 };
    out.line(&format!("[{}]", dataset.name));
    if let Some(encoding) = file.encoding {
        out.say(&format!("encoding = {}", quoted(&encoding.name().to_lowercase())));
    }
    out.writing(&pairs);
    let used: BTreeSet<usize> = matched.iter().flatten().copied().collect();
    let others = file.columns.iter().enumerate().filter(|(place, _)| !used.contains(place));
    let others: Vec<String> = others.map(|(_, column)| quoted(&column.label)).collect();
    if !others.is_empty() {
        out.say(&format!("ignored = [{}]   # not loaded", others.join(", ")));
    }
    for (field, column) in &pairs {
        match column {
            Some(column) => out.column(dataset, field, column),
            None if field.required => {
                out.open(&format!(
                    "\n# [{}.columns.{}]   # required: {}; name its column, or say what it always is\n# column = \"\"\n# constant = \"\"",
                    dataset.name, field.name, field.title
                ));
            }
            None => out.say(&format!(
                "\n[{}.columns.{}]\nconstant = \"\"   # not in the file",
                dataset.name, field.name
            )),
        }
    }
    let is_plain = out.said == 0 && out.open == 0;
    Suggestion { dataset: dataset.name.clone(), text: out.text, open: out.open, is_plain }
}

/// Which column of the file is which of the contract: the likeliest pair first.
fn matched(dataset: &Dataset, file: &OwnFile) -> Matched {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (place, column) in file.columns.iter().enumerate() {
        for (number, field) in dataset.fields.iter().enumerate() {
            let score = score(column, field);
            if score >= SURE {
                pairs.push((score, number, place));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let mut matched: Matched = dataset.fields.iter().map(|_| None).collect();
    let mut used = BTreeSet::new();
    for (_, number, place) in pairs {
        if matched[number].is_none() && used.insert(place) {
            matched[number] = Some(place);
        }
    }
    matched
}

/// How sure it is that a column of the file is one of the contract.
fn score(column: &OwnColumn, field: &Field) -> f64 {
    let likeness = likeness(&column.label, field);
    let all: u64 = column.values.values().sum();
    let fit: u64 =
        column.values.iter().filter(|(v, _)| may_be(v, field)).map(|(_, count)| count).sum();
    if fit * 100 < all * FIT {
        return 0.0;
    }
    let is_list = !field.allowed.is_empty() && all > 0 && fit == all;
    if is_list { likeness + VALUES_COUNT } else { likeness }
}

/// Whether a value may be one of a column, in whatever way it is written.
fn may_be(value: &str, field: &Field) -> bool {
    if says_unknown(value) || is_fit(value, field) {
        return true;
    }
    match field.cell_type {
        CellType::Date => value.chars().filter(char::is_ascii_digit).count() >= 5,
        CellType::Integer | CellType::Money | CellType::Quantity | CellType::Percent => {
            value.starts_with(|c: char| c.is_ascii_digit() || "-+€$£¥R￥₩".contains(c))
        }
        CellType::Boolean => value_of(value, field).is_some(),
        CellType::String if !field.allowed.is_empty() => value_of(value, field).is_some(),
        CellType::Id | CellType::String => field.pattern.is_none(),
    }
}

/// Whether the contract takes a value as it is.
fn is_fit(value: &str, field: &Field) -> bool {
    let parsed = cells::parse_as(value, field);
    parsed.is_ok_and(|value| broken_constraint(field, &value).is_none())
}

/// A text as TOML has it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// What has been written.
struct Written {
    text: String,
    /// How much is left to decide.
    open: usize,
    /// How much is said.
    said: usize,
}

impl Written {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.text, "{text}");
    }

    /// Says something that bears on how the file is read.
    fn say(&mut self, text: &str) {
        self.said += 1;
        self.line(text);
    }

    /// Leaves something to be decided.
    fn open(&mut self, text: &str) {
        self.open += 1;
        self.line(text);
    }

    /// How numbers and dates are written, and what means that nothing is known.
    fn writing(&mut self, pairs: &[(&Field, Option<&OwnColumn>)]) {
        let mut numbers: Vec<(&str, CellType)> = Vec::new();
        let mut dates: Vec<&str> = Vec::new();
        let mut unknown: BTreeSet<&str> = BTreeSet::new();
        for (field, column) in pairs {
            let values = column.iter().flat_map(|c| c.values.keys()).map(String::as_str);
            let is_text = field.cell_type == CellType::String || field.cell_type == CellType::Id;
            for value in values {
                if is_text && field.allowed.is_empty() {
                    continue;
                }
                if says_unknown(value) && !is_fit(value, field) {
                    unknown.insert(value);
                    continue;
                }
                match field.cell_type {
                    CellType::Date => dates.push(value),
                    CellType::Integer
                    | CellType::Money
                    | CellType::Quantity
                    | CellType::Percent => {
                        numbers.push((value, field.cell_type));
                    }
                    _ => {}
                }
            }
        }
        match forms::numbers(&numbers) {
            Told::Plain => {}
            Told::So(form) => self.say(&number_lines(&form).join("\n")),
            Told::Unsure(several) => {
                self.line("# how are numbers written? take one:");
                for form in several {
                    self.line(&format!("# {}", number_lines(&form).join("   ")));
                }
                self.open += 1;
            }
        }
        match forms::dates(&dates) {
            Told::Plain => {}
            Told::So(form) => self.say(&date_line(&form)),
            Told::Unsure(several) => {
                self.line("# how are dates written? take one:");
                for form in several {
                    self.line(&format!("# {}", date_line(&form)));
                }
                self.open += 1;
            }
        }
        if !unknown.is_empty() {
            let words: Vec<String> = unknown.into_iter().map(quoted).collect();
            self.say(&format!("missing = [{}]", words.join(", ")));
        }
    }

    /// How one column is read.
    fn column(&mut self, dataset: &Dataset, field: &Field, column: &OwnColumn) {
        let mut lines: Vec<String> = Vec::new();
        if column.label != field.name {
            lines.push(format!("column = {}", quoted(&column.label)));
        }
        let is_amount = field.cell_type.decimal().is_some();
        if let Some(factor) = forms::factor(&column.label).filter(|_| is_amount) {
            lines.push(format!("times = \"{factor}\"   # as its label says"));
        }
        let is_list = field.cell_type == CellType::Boolean || !field.allowed.is_empty();
        let mut words: BTreeMap<&str, Option<String>> = BTreeMap::new();
        if is_list {
            let own = column.values.keys().filter(|v| !is_fit(v, field) && !says_unknown(v));
            words.extend(own.take(MOST_VALUES).map(|v| (v.as_str(), value_of(v, field))));
        }
        let is_sure = words.values().any(Option::is_some);
        if lines.is_empty() && words.is_empty() {
            return;
        }
        let says_something = !lines.is_empty() || is_sure;
        lines.insert(0, format!("\n[{}.columns.{}]", dataset.name, field.name));
        match says_something {
            true => self.say(&lines.join("\n")),
            false => self.line(&lines.join("\n")),
        }
        if words.is_empty() {
            return;
        }
        self.line(&format!("[{}.columns.{}.values]", dataset.name, field.name));
        let allowed = match field.allowed.is_empty() {
            true => "true, false".to_owned(),
            false => field.allowed.join(", "),
        };
        for (word, value) in words {
            match value {
                Some(value) => self.say(&format!("{} = {}", quoted(word), quoted(&value))),
                None => self.open(&format!("# {} = \"\"   # one of: {allowed}", quoted(word))),
            }
        }
    }
}

/// How numbers are written, as TOML.
fn number_lines(form: &NumberForm) -> Vec<String> {
    let mut lines = vec![format!("decimal_mark = {}", quoted(&form.decimal_mark.to_string()))];
    if let Some(grouping) = form.grouping {
        lines.push(format!("grouping = {}", quoted(&grouping.to_string())));
    }
    if !form.units.is_empty() {
        let units: Vec<String> = form.units.iter().map(|unit| quoted(unit)).collect();
        lines.push(format!("units = [{}]", units.join(", ")));
    }
    lines
}

/// How dates are written, as TOML.
fn date_line(form: &DateForm) -> String {
    format!("date_format = {}", quoted(&form.text))
}

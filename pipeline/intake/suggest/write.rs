//! What is suggested, as TOML for somebody to look through: what is not sure stands in a comment.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::super::mapping::{DateForm, NumberForm};
use super::Suggestion;
use super::forms::{self, Told};
use super::look::{OwnColumn, OwnFile};
use super::words::{likeness, says_unknown, value_of};
use contract::{CellType, Dataset, Field, broken_constraint, cells};

/// From this on a column of the file may be one of the contract; it is if it has one of its names.
const LIKELY: f64 = 0.75;
/// The share of its values that must fit for a column to be taken, in percent.
const FIT: u64 = 50;
/// The most values of a column that are listed.
const MOST_VALUES: usize = 60;

/// The columns of a file that are taken for those of the contract: for each field, the place of one.
type Matched = Vec<Option<usize>>;

/// A mapping for a file of a programme with this currency.
pub(super) fn write(dataset: &Dataset, file: &OwnFile, currency: &str) -> Suggestion {
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
    out.currency(&pairs, currency);
    let used: BTreeSet<usize> = matched.iter().flatten().copied().collect();
    let others = file.columns.iter().enumerate().filter(|(place, _)| !used.contains(place));
    let others: Vec<&OwnColumn> = others.map(|(_, column)| column).collect();
    let labels: Vec<String> = others.iter().map(|column| quoted(&column.label)).collect();
    let is_whole = matched.iter().all(Option::is_some);
    match (labels.is_empty(), is_whole) {
        (true, _) => {}
        (false, true) => out.say(&format!("ignored = [{}]   # not loaded", labels.join(", "))),
        // one of them may be what is missing
        (false, false) => out.open(&format!(
            "# ignored = [{}]   # what of this is none of the columns below",
            labels.join(", ")
        )),
    }
    for (field, column) in &pairs {
        let head = format!("[{}.columns.{}]", dataset.name, field.name);
        let likely = others.iter().find(|other| score(other, field) >= LIKELY);
        match (column, likely) {
            (Some(column), _) => out.column(dataset, field, column),
            (None, Some(likely)) => {
                out.open(&format!("\n# {head}\n# column = {}   # is it?", quoted(&likely.label)));
            }
            (None, None) if field.required => out.open(&format!(
                "\n# {head}   # required: {}; name its column, or say what it always is\n# column = \"\"\n# constant = \"\"",
                field.title
            )),
            (None, None) if others.is_empty() => {
                out.say(&format!("\n{head}\nconstant = \"\"   # not in the file"));
            }
            (None, None) => {
                out.line(&format!("\n# {head}\n# constant = \"\"   # if it is not in the file"));
            }
        }
    }
    let is_plain = out.said == 0 && out.open == 0;
    Suggestion { dataset: dataset.name.clone(), text: out.text, open: out.open, is_plain }
}

/// Which column of the file is which of the contract: that which has one of its names, if no other has.
fn matched(dataset: &Dataset, file: &OwnFile) -> Matched {
    let is_it = |place: usize, field: &Field| score(&file.columns[place], field) >= 1.0;
    let only = |field: &Field| {
        let mut places = (0..file.columns.len()).filter(|place| is_it(*place, field));
        // its own name comes before all others
        let own = file.columns.iter().position(|column| column.label == field.name);
        own.or_else(|| places.next().filter(|_| places.next().is_none()))
    };
    let mut matched: Matched = dataset.fields.iter().map(only).collect();
    for place in 0..file.columns.len() {
        let of: Vec<usize> = (0..matched.len()).filter(|n| matched[*n] == Some(place)).collect();
        if of.len() > 1 {
            for number in of {
                matched[number] = None;
            }
        }
    }
    matched
}

/// How sure it is that a column of the file is one of the contract; 1 if it is.
fn score(column: &OwnColumn, field: &Field) -> f64 {
    let likeness = likeness(&column.label, field);
    let all: u64 = column.values.values().sum();
    let fit: u64 =
        column.values.iter().filter(|(v, _)| may_be(v, field)).map(|(_, count)| count).sum();
    if fit * 100 < all * FIT { 0.0 } else { likeness }
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

/// A text as TOML has it, on one line whatever is in it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
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
                self.line("# how are numbers written? decimal_mark, grouping, units; if one of these, which?");
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
                self.line("# how are dates written? date_format; if one of these, which?");
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

    /// Asks about amounts that seem to be in another currency than that of the programme.
    fn currency(&mut self, pairs: &[(&Field, Option<&OwnColumn>)], of_programme: &str) {
        let amounts = pairs.iter().filter(|(field, _)| field.cell_type == CellType::Money);
        let named = amounts.filter_map(|(_, column)| *column).flat_map(|column| {
            let values = column.values.keys().map(String::as_str);
            values.chain([column.label.as_str()]).filter_map(forms::currency_in)
        });
        let others: BTreeSet<&str> = named.filter(|named| *named != of_programme).collect();
        if !others.is_empty() {
            let others: Vec<&str> = others.into_iter().collect();
            self.open(&format!(
                "# are there amounts in {}, not in {of_programme}? then say what it was worth, at the head of the file:\n# [currency]\n# name = {}\n# rates = {{ 2024-01-01 = \"1\" }}",
                others.join(", "),
                quoted(others[0])
            ));
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

//! From the text of a mapping file to how each dataset is read; every fault is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use encoding_rs::Encoding;
use num_rational::BigRational;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use toml::{Table, Value};

use super::column::{ColumnMapping, Source, ZeroWhen};
use super::dates::DateForm;
use super::numbers::{NumberForm, exact};
use super::table::{
    COLUMN, ColumnTable, CurrencyTable, DATASET, DatasetTable, OneOrMany, WRITING, Writing,
};
use super::{Currency, DatasetMapping, Judged};
use contract::{CellType, Contract, Dataset, Field, broken_constraint, cells};
use programme::text;

/// What a file may say of all its datasets, beside how cells are written.
const FILE: [&str; 2] = ["encoding", "currency"];
/// What decimals may stand behind.
const DECIMAL_MARKS: [char; 2] = ['.', ','];
/// What may stand between groups of digits.
const GROUPINGS: [char; 4] = ['.', ',', ' ', '\''];

/// How each dataset of a file is read.
///
/// # Errors
/// With every fault, as a predicate or a sentence of its own.
pub(super) fn read(
    path: &str,
    text: &str,
    contract: &Contract,
    judged: Judged,
) -> Result<BTreeMap<String, Arc<DatasetMapping>>, Vec<String>> {
    let mut table: Table =
        text.parse().map_err(|e: toml::de::Error| vec![e.to_string().trim().replace('\n', " ")])?;
    let mut problems = Problems::default();
    let names: Vec<&str> = contract.datasets.iter().map(|d| d.name.as_str()).collect();
    let known: Vec<&str> = FILE.iter().chain(&WRITING).chain(&names).copied().collect();
    problems.refuse_unknown(&table, &known, "");
    let mut datasets = BTreeMap::new();
    for dataset in &contract.datasets {
        if let Some(own) = table.remove(&dataset.name) {
            datasets.insert(dataset.name.as_str(), own);
        }
    }
    let encoding: Option<String> = problems.take(&mut table, "encoding");
    let currency: Option<CurrencyTable> = problems.take(&mut table, "currency");
    let writing: Writing = problems.part(&table, &WRITING, "");
    problems.refuse_unfit_writing("", &writing);
    let money = currency.as_ref().and_then(|currency| problems.currency(currency));
    let mut read = BTreeMap::new();
    for dataset in &contract.datasets {
        let own = datasets.remove(dataset.name.as_str());
        // what is said of all holds for those of which nothing else is said
        let is_alone = own.is_none() && currency.is_none() && encoding.is_none();
        if is_alone && writing == Writing::default() {
            continue;
        }
        let own = own.unwrap_or_else(|| Value::Table(Table::new()));
        let at = dataset.name.as_str();
        let Value::Table(own) = own else {
            problems.add(at, "is no table");
            continue;
        };
        problems.refuse_unknown(&own, &[&DATASET[..], &WRITING[..]].concat(), at);
        for (name, column) in own.get("columns").and_then(Value::as_table).into_iter().flatten() {
            let at = format!("{at}.columns.{name}");
            match (dataset.field(name), column.as_table()) {
                (None, _) => {
                    let columns = dataset.fields.iter().map(|f| f.name.as_str());
                    let near = programme::keys::nearest(name, columns);
                    let near = near.map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
                    problems.add(&at, &format!("is no column of the contract{near}"));
                }
                (_, None) => problems.add(&at, "is no table"),
                (_, Some(column)) => {
                    problems.refuse_unknown(column, &[&COLUMN[..], &WRITING[..]].concat(), &at);
                }
            }
        }
        let Some(own) = problems.parsed::<DatasetTable>(own, at) else { continue };
        problems.refuse_unfit_writing(at, &own.writing);
        if judged == Judged::Now {
            problems.refuse_words_of_blanks(at, &own);
        }
        let own = DatasetTable {
            encoding: own.encoding.or_else(|| encoding.clone()),
            writing: own.writing.within(&writing),
            ..own
        };
        let columns = problems.columns(dataset, &own, money.is_some(), contract);
        let has_amounts = columns.iter().any(|column| column.is_in_currency);
        let money = money.clone().filter(|_| has_amounts);
        // which rate applies hangs on the period
        let said = serde_json::json!([own, money.as_ref().map(|money| &money.name)]).to_string();
        let mapping = DatasetMapping {
            path: path.to_owned(),
            sha256: hex::encode(Sha256::digest(said)),
            encoding: own.encoding.as_deref().and_then(|name| problems.encoding(at, name)),
            ignored: own.ignored.iter().map(|label| text::tidy(label).into_owned()).collect(),
            columns,
            currency: money,
        };
        read.insert(dataset.name.clone(), Arc::new(mapping));
    }
    if problems.0.is_empty() { Ok(read) } else { Err(problems.0) }
}

/// What is wrong with a file.
#[derive(Default)]
struct Problems(Vec<String>);

impl Problems {
    fn add(&mut self, key: &str, problem: &str) {
        self.0.push(format!("`{key}` {problem}"));
    }

    /// Tells of keys that nobody knows.
    fn refuse_unknown(&mut self, table: &Table, known: &[&str], at: &str) {
        for key in table.keys().filter(|key| !known.contains(&key.as_str())) {
            let place = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
            let near = programme::keys::nearest(key, known.iter().copied());
            let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            self.add(&place, &format!("is not known{near}"));
        }
    }

    /// The value of a key.
    fn take<T: DeserializeOwned>(&mut self, table: &mut Table, key: &str) -> Option<T> {
        let value = table.remove(key)?;
        match value.try_into() {
            Ok(value) => Some(value),
            Err(e) => {
                self.add(key, &format!("is not valid: {}", e.message()));
                None
            }
        }
    }

    /// Some keys of a table.
    fn part<T: DeserializeOwned + Default>(&mut self, table: &Table, keys: &[&str], at: &str) -> T {
        let some = table.iter().filter(|(key, _)| keys.contains(&key.as_str()));
        let some: Table = some.map(|(key, value)| (key.clone(), value.clone())).collect();
        self.parsed(some, at).unwrap_or_default()
    }

    /// A table as what it should be.
    fn parsed<T: DeserializeOwned>(&mut self, table: Table, at: &str) -> Option<T> {
        match table.try_into() {
            Ok(parsed) => Some(parsed),
            Err(e) => {
                self.0.push(match at {
                    "" => e.message().to_owned(),
                    at => format!("`{at}`: {}", e.message()),
                });
                None
            }
        }
    }

    /// The encoding of a name.
    fn encoding(&mut self, at: &str, name: &str) -> Option<&'static Encoding> {
        let encoding = Encoding::for_label(name.as_bytes());
        if encoding.is_none() {
            let example = "such as `shift_jis` or `windows-1252`";
            self.add(&format!("{at}.encoding"), &format!("is `{name}`, no encoding {example}"));
        }
        encoding
    }

    /// A currency with its rates.
    fn currency(&mut self, table: &CurrencyTable) -> Option<Currency> {
        let before = self.0.len();
        let mut rates = BTreeMap::new();
        for (day, rate) in &table.rates {
            let key = format!("currency.rates.{day}");
            let from = cells::parse(day, CellType::Date);
            let number = exact(rate).filter(|rate| *rate > BigRational::default());
            match (from, number) {
                (Ok(contract::Value::Date(from)), Some(number)) => {
                    rates.insert(from, number);
                }
                (_, None) => self.add(&key, &format!("is `{rate}`, not a number above 0")),
                _ => self.add(&key, "is not named after a day such as `2024-10-01`"),
            }
        }
        if rates.is_empty() && self.0.len() == before {
            self.add("currency.rates", "has no rate");
        }
        (self.0.len() == before).then(|| Currency { name: table.name.clone(), rates })
    }

    /// How each column of a dataset is read.
    fn columns(
        &mut self,
        dataset: &Dataset,
        table: &DatasetTable,
        has_currency: bool,
        contract: &Contract,
    ) -> Vec<ColumnMapping> {
        let restarts = may_restart(dataset, contract);
        let nothing = ColumnTable::default();
        let mut named = BTreeMap::new();
        for (name, column) in &table.columns {
            let own = column.column.as_deref().map(|label| text::tidy(label).into_owned());
            let other = own.and_then(|label| named.insert(label, name));
            if let Some(other) = other {
                let at = format!("{}.columns.{name}.column", dataset.name);
                self.add(&at, &format!("is that of `{other}`, too"));
            }
        }
        let columns = dataset.fields.iter().map(|field| {
            let own = table.columns.get(&field.name);
            let at = format!("{}.columns.{}", dataset.name, field.name);
            self.refuse_unfit_writing(&at, &own.unwrap_or(&nothing).writing);
            if own.is_some_and(|own| own.restarts) && !restarts.contains(&&field.name) {
                let problem = "fits ids of a period's own rows only, to which nothing refers";
                self.add(&format!("{at}.restarts"), problem);
            }
            let writing = own.unwrap_or(&nothing).writing.within(&table.writing);
            let own = ColumnTable { writing, ..own.unwrap_or(&nothing).clone() };
            self.column(&at, field, &own, has_currency)
        });
        columns.collect()
    }

    /// How one column is read.
    fn column(
        &mut self,
        at: &str,
        field: &Field,
        own: &ColumnTable,
        has_currency: bool,
    ) -> ColumnMapping {
        let is_number = field.cell_type == CellType::Integer || field.cell_type.decimal().is_some();
        let is_name = matches!(field.cell_type, CellType::Id | CellType::String);
        for (key, is_said, fits) in [
            ("times", own.times.is_some(), is_number),
            ("divided_by", own.divided_by.is_some(), is_number),
            ("zero_when", own.zero_when.is_some(), is_number),
            ("restarts", own.restarts, is_name),
            ("in_currency", own.in_currency.is_some(), field.cell_type == CellType::Money),
        ] {
            if is_said && !fits {
                let kind = field.cell_type.as_str();
                self.add(&format!("{at}.{key}"), &format!("does not fit a column of type {kind}"));
            }
        }
        if own.in_currency == Some(true) && !has_currency {
            self.add(&format!("{at}.in_currency"), "needs `currency` with its rates");
        }
        let mut above_zero = |key: &str, text: &Option<String>| {
            let text = text.as_ref()?;
            let number = exact(text).filter(|n| *n > BigRational::default());
            if number.is_none() {
                self.add(&format!("{at}.{key}"), &format!("is `{text}`, not a number above 0"));
            }
            number
        };
        let times = above_zero("times", &own.times);
        let divided_by = above_zero("divided_by", &own.divided_by);
        let mut values = BTreeMap::new();
        for (word, value) in &own.values {
            let key = format!("{at}.values.{word}");
            self.refuse_unfit(&key, field, value);
            let lower = text::tidy(word).to_lowercase();
            if values.insert(lower, value.clone()).is_some_and(|other| other != *value) {
                self.add(&key, "stands there in another case with another value");
            }
        }
        let zero_when = own.zero_when.as_ref().map(|when| ZeroWhen {
            column: text::tidy(&when.column).into_owned(),
            equals: when.equals.all().iter().map(|t| text::tidy(t).to_lowercase()).collect(),
        });
        let missing = own.writing.missing.iter().flatten();
        ColumnMapping {
            source: self.source(at, field, own),
            zero_when,
            values,
            missing: missing.map(|text| text::tidy(text).into_owned()).collect(),
            numbers: numbers(&own.writing),
            dates: dates(&own.writing),
            times,
            divided_by,
            is_in_currency: has_currency
                && field.cell_type == CellType::Money
                && own.in_currency != Some(false),
            restarts: own.restarts,
        }
    }

    /// Where a column comes from.
    fn source(&mut self, at: &str, field: &Field, own: &ColumnTable) -> Source {
        let tidy = |label: &String| text::tidy(label).into_owned();
        let said =
            [own.column.is_some(), own.join.is_some(), own.split.is_some(), own.constant.is_some()];
        if said.iter().filter(|is_said| **is_said).count() > 1 {
            self.add(at, "has more than one of `column`, `join`, `split` and `constant`");
        }
        if let Some(join) = &own.join {
            if join.columns.len() < 2 {
                self.add(&format!("{at}.join.columns"), "must name two columns or more");
            }
            return Source::Joined(join.columns.iter().map(tidy).collect(), join.with.clone());
        }
        if let Some(split) = &own.split {
            if split.at.is_empty() || split.of < 2 || !(1..=split.of).contains(&split.part) {
                let problem = "needs `at`, and `part` from 1 to `of`, which is 2 or more";
                self.add(&format!("{at}.split"), problem);
            }
            return Source::Part {
                column: tidy(&split.column),
                at: split.at.clone(),
                part: split.part,
                of: split.of,
            };
        }
        if let Some(constant) = &own.constant {
            self.refuse_unfit(&format!("{at}.constant"), field, constant);
            return Source::Constant(constant.clone());
        }
        Source::Column(own.column.as_ref().map_or_else(|| field.name.clone(), tidy))
    }

    /// Refuses words that no cell has: one that shows nothing is a blank, which no word stands for.
    fn refuse_words_of_blanks(&mut self, at: &str, table: &DatasetTable) {
        for (name, column) in &table.columns {
            if column.values.keys().any(|word| text::tidy(word).is_empty()) {
                let at = format!("{at}.columns.{name}.values");
                let instead = "`zero_when` says where a blank is zero, `constant` what is the same in every row";
                self.add(&at, &format!("has a word for a blank, which is never used: {instead}"));
            }
        }
    }

    /// Refuses a value that the contract would refuse.
    fn refuse_unfit(&mut self, key: &str, field: &Field, value: &str) {
        let is_fit = value.is_empty()
            || cells::parse_as(value, field)
                .is_ok_and(|value| broken_constraint(field, &value).is_none());
        if !is_fit {
            let allowed = match field.allowed.is_empty() {
                true => format!("no value of type {}", field.cell_type.as_str()),
                false => format!("none of {}", field.allowed.join(", ")),
            };
            self.add(key, &format!("is `{value}`, {allowed}"));
        }
    }

    /// Refuses ways of writing that are none.
    fn refuse_unfit_writing(&mut self, at: &str, writing: &Writing) {
        let key = |key: &str| if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") };
        let marks = [
            ("decimal_mark", &writing.decimal_mark, &DECIMAL_MARKS[..]),
            ("grouping", &writing.grouping, &GROUPINGS[..]),
        ];
        for (name, text, known) in marks {
            let text = text.as_deref().unwrap_or_default();
            if !text.is_empty() && one_of(text, known).is_none() {
                let known: Vec<String> = known.iter().map(|c| format!("`{c}`")).collect();
                self.add(&key(name), &format!("is `{text}`, none of {}", known.join(" ")));
            }
        }
        if writing.grouping.is_some() && writing.grouping == writing.decimal_mark {
            self.add(&key("grouping"), "is the decimal mark, too");
        }
        let is_part = |c: char| c.is_ascii_digit() || "+-−()[].,' ".contains(c);
        for unit in writing.units.iter().flatten() {
            if unit.is_empty() || unit.contains(is_part) {
                self.add(&key("units"), &format!("has `{unit}`, which may be part of a number"));
            }
        }
        for form in writing.date_format.iter().flat_map(OneOrMany::all) {
            if let Err(problem) = DateForm::parse(form) {
                self.add(&key("date_format"), &format!("is `{form}`, which {problem}"));
            }
        }
    }
}

/// The columns of a dataset that may begin anew in every export: of its key, neither referring to something
/// else nor referred to.
fn may_restart<'d>(dataset: &'d Dataset, contract: &Contract) -> Vec<&'d String> {
    let is_free = |name: &&String| {
        let refers = dataset.foreign_keys.iter().flat_map(|key| &key.columns);
        let all = contract.datasets.iter().flat_map(|d| &d.foreign_keys);
        let referring = all.filter(|key| key.resource == dataset.name).flat_map(|key| &key.columns);
        refers.map(|(own, _)| own).chain(referring.map(|(_, other)| other)).all(|n| n != *name)
    };
    dataset.primary_key.iter().filter(is_free).collect()
}

/// The character that a text is, if it is one of these.
fn one_of(text: &str, known: &[char]) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|c| letters.next().is_none() && known.contains(c))
}

/// How numbers are written: of two marks that are the same, one is said where the other is not.
fn numbers(writing: &Writing) -> NumberForm {
    let mark = |text: &Option<String>, known| one_of(text.as_deref()?, known);
    let grouping = mark(&writing.grouping, &GROUPINGS);
    let decimal_mark = mark(&writing.decimal_mark, &DECIMAL_MARKS);
    let decimal_mark = decimal_mark.unwrap_or(if grouping == Some('.') { ',' } else { '.' });
    NumberForm {
        decimal_mark,
        grouping: grouping.filter(|grouping| *grouping != decimal_mark),
        units: writing.units.clone().unwrap_or_default(),
    }
}

/// How dates are written.
fn dates(writing: &Writing) -> Vec<DateForm> {
    let forms = writing.date_format.iter().flat_map(OneOrMany::all);
    forms.filter_map(|form| DateForm::parse(form).ok()).collect()
}

//! The example row of a template: right in every cell, and marked, so that it is known wherever it
//! stands and is never taken for data.
//!
//! It is made of what the contract says: the examples that it states, and where one is missing or not
//! right, its types, bounds, lists and patterns. A column of the key carries the mark. A dataset none of
//! whose columns can carry it has no example row, for nobody could tell it from a real one.

use jiff::civil::Date;
use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};

use super::cell_type::CellType;
use super::cells;
use super::constraints::broken_constraint;
use super::dataset::{Dataset, ENTERPRISE, Field};
use super::value::Value;
use programme::{Period, Settings, text};

/// What stands in the marked column of an example row; nothing real may be named so.
pub const EXAMPLE_MARK: &str = "EXAMPLE-1";
/// The most characters of a text that is made to match a pattern.
const MOST_CHARS: usize = 500;
/// The digits that such a text has, one after another: a number of digits all alike stands for none.
const DIGITS: &[u8] = b"123456789";

/// Which of these columns carries the mark: one of the key if it can be, best one of its own ids, so
/// that no other row of an extract can have it.
pub(super) fn mark_among(fields: &[Field], primary_key: &[String]) -> Option<usize> {
    let rank = |field: &Field| (!primary_key.contains(&field.name), field.key.is_none());
    let can_be = |field: &Field| {
        let is_text = matches!(field.cell_type, CellType::String | CellType::Id);
        is_text && field.takes_the_mark()
    };
    let marked = fields.iter().enumerate().filter(|(_, field)| can_be(field));
    // the first of those that are as good
    marked.min_by_key(|(_, field)| rank(field)).map(|(place, _)| place)
}

impl Dataset {
    /// The cells of an example row of a period, none of them with another fault than that it is one;
    /// none if nothing could mark it.
    #[must_use]
    pub fn example_row(&self, period: &Period, settings: &Settings) -> Option<Vec<String>> {
        let mark = self.mark?;
        let cell = |(place, field): (usize, &Field)| match place == mark {
            true => EXAMPLE_MARK.to_owned(),
            false => field.example_cell(period, settings),
        };
        Some(self.fields.iter().enumerate().map(cell).collect())
    }
}

impl Field {
    /// The word of a column of yes and no that a template has for one of them.
    #[must_use]
    pub fn word_for(&self, is_yes: bool) -> &str {
        let (usual, own) = match is_yes {
            true => ("yes", &self.true_values),
            false => ("no", &self.false_values),
        };
        match own.first() {
            Some(first) if !self.fits(usual) => first,
            _ => usual,
        }
    }

    /// Whether a text could stand in a cell of the column.
    fn fits(&self, text: &str) -> bool {
        let value = cells::parse_as(text, self).ok();
        !text.is_empty()
            && !self.missing.iter().any(|missing| missing == text)
            && value.is_some_and(|value| broken_constraint(self, &value).is_none())
    }

    /// Whether the mark could stand in the column: register numbers have a form of their own.
    fn takes_the_mark(&self) -> bool {
        self.key.as_deref() != Some(ENTERPRISE) && self.fits(EXAMPLE_MARK)
    }

    /// What an example row has in this column: what the contract states if it is right, else what can be
    /// made of its rules; nothing where nothing is needed or known.
    fn example_cell(&self, period: &Period, settings: &Settings) -> String {
        let days = [period.days.starts_on, period.days.ends_on];
        let [starts_on, ends_on] = days.map(|day| day.to_string());
        let stated = self.example.replace("{start}", &starts_on).replace("{end}", &ends_on);
        let stated = stated.replace("{year}", &period.fiscal_year.to_string());
        let stated = text::tidy(&stated).into_owned();
        if stated.is_empty() && !self.required {
            return stated;
        }
        // what is keyed is of the same example as the rows that it refers to
        if self.key.is_some() && self.takes_the_mark() {
            return EXAMPLE_MARK.to_owned();
        }
        if self.cell_type == CellType::Boolean {
            let is_yes = cells::parse_as(&stated, self) != Ok(Value::Boolean(false));
            let words = [is_yes, !is_yes].map(|is_yes| self.word_for(is_yes));
            let word = words.into_iter().find(|word| self.fits(word));
            return word.unwrap_or_default().to_owned();
        }
        let register = settings.enterprise_id.pattern.as_deref();
        if let Some(pattern) = register.filter(|_| self.key.as_deref() == Some(ENTERPRISE)) {
            let is_right = text::whole(pattern).is_ok_and(|pattern| pattern.is_match(&stated));
            return if is_right { stated } else { matching(pattern).unwrap_or_default() };
        }
        let mut made = std::iter::once(stated).chain(self.made(days));
        made.find(|text| self.fits(text)).unwrap_or_default()
    }

    /// Texts that may be right in the column, the most likely first.
    fn made(&self, days: [Date; 2]) -> impl Iterator<Item = String> {
        let shape = self.pattern.as_ref().and_then(|pattern| matching(text::stated(pattern)));
        let usual: Vec<String> = match self.cell_type {
            CellType::String | CellType::Id => {
                let least = "x".repeat(self.min_length.unwrap_or(1).min(MOST_CHARS));
                vec!["example".to_owned(), least]
            }
            CellType::Date => days.map(|day| day.to_string()).to_vec(),
            CellType::Boolean => Vec::new(),
            _ => ["10", "1", "0"].map(str::to_owned).to_vec(),
        };
        let within = [self.minimum.clone(), self.maximum.clone()];
        let above = self.exclusive_minimum.as_ref().and_then(|bound| beside(bound, 1));
        let below = self.exclusive_maximum.as_ref().and_then(|bound| beside(bound, -1));
        let bounds = within.into_iter().chain([above, below]).flatten();
        let bounds: Vec<String> = bounds.map(|bound| bound.written(self.cell_type)).collect();
        self.allowed.iter().cloned().chain(shape).chain(usual).chain(bounds)
    }
}

/// The value one step above or below another.
fn beside(value: &Value, step: i8) -> Option<Value> {
    match value {
        Value::Integer(number) => number.checked_add(i64::from(step)).map(Value::Integer),
        Value::Decimal(units) => units.checked_add(i128::from(step)).map(Value::Decimal),
        Value::Date(day) if step > 0 => day.tomorrow().ok().map(Value::Date),
        Value::Date(day) => day.yesterday().ok().map(Value::Date),
        Value::Text(_) | Value::Boolean(_) => None,
    }
}

/// A short text that matches a pattern, if one can be made.
fn matching(pattern: &str) -> Option<String> {
    let mut made = String::new();
    write_match(&regex_syntax::parse(pattern).ok()?, &mut made)?;
    text::whole(pattern).is_ok_and(|whole| whole.is_match(&made)).then_some(made)
}

/// Adds the shortest text that a part of a pattern matches, or nearly so; none if it gets too long.
fn write_match(part: &Hir, made: &mut String) -> Option<()> {
    if made.len() > MOST_CHARS {
        return None;
    }
    match part.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(()),
        HirKind::Literal(literal) => {
            made.push_str(std::str::from_utf8(&literal.0).ok()?);
            Some(())
        }
        HirKind::Class(class) => {
            made.push(one_of(class, made.len())?);
            Some(())
        }
        HirKind::Repetition(repetition) => {
            for _ in 0..repetition.min {
                let length = made.len();
                write_match(&repetition.sub, made)?;
                // nothing, however often
                if made.len() == length {
                    break;
                }
            }
            Some(())
        }
        HirKind::Capture(capture) => write_match(&capture.sub, made),
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write_match(part, made)),
        HirKind::Alternation(parts) => write_match(parts.first()?, made),
    }
}

/// A character of a class: a digit if it has the one whose turn it is, a letter, or its first.
fn one_of(class: &Class, place: usize) -> Option<char> {
    let class = match class {
        Class::Unicode(class) => class.clone(),
        Class::Bytes(class) => class.to_unicode_class()?,
    };
    let has = |c: &char| class.ranges().iter().any(|r| (r.start()..=r.end()).contains(c));
    let digit = char::from(DIGITS[place % DIGITS.len()]);
    let first = class.ranges().first().map(ClassUnicodeRange::start);
    [digit, 'A', 'a'].into_iter().find(has).or(first)
}

#[cfg(test)]
mod tests {
    use programme::Calendar;

    use super::super::descriptor::Contract;
    use super::*;

    fn settings(more: &str) -> Settings {
        let toml = "[programme]\nid='x'\nname='x'\ncurrency='USD'\nfiscal_year_starts='10-01'\nfiscal_year_named_by='end'\n";
        Settings::parse(&format!("{toml}{more}")).unwrap()
    }

    /// The example row of the only dataset of a contract with these columns.
    fn row(fields: &str, key: &str, more: &str) -> Option<Vec<String>> {
        let text = format!(
            r#"{{"resources":[{{"name":"visits","schema":{{"fields":[{fields}],"primaryKey":{key}}}}}]}}"#
        );
        let settings = settings(more);
        let period = Calendar::new(&settings).unwrap().period("2024Q1").unwrap();
        Contract::parse(text).unwrap().datasets[0].example_row(&period, &settings)
    }

    #[test]
    fn every_example_of_the_built_in_contract_is_right_and_marked() {
        let settings = settings("");
        let period = Calendar::new(&settings).unwrap().period("2024Q1").unwrap();
        for dataset in &Contract::built_in().unwrap().datasets {
            let row = dataset.example_row(&period, &settings).unwrap();
            let mark = dataset.mark.unwrap();
            assert_eq!(row[mark], EXAMPLE_MARK, "{}", dataset.name);
            assert!(dataset.primary_key.contains(&dataset.fields[mark].name), "{}", dataset.name);
            for (field, cell) in dataset.fields.iter().zip(&row) {
                let is_right = if cell.is_empty() { !field.required } else { field.fits(cell) };
                assert!(is_right, "{}.{}: `{cell}`", dataset.name, field.name);
                let is_stated = field.example.is_empty() == cell.is_empty();
                assert!(is_stated, "{}.{}: `{cell}`", dataset.name, field.name);
            }
        }
    }

    #[test]
    fn an_example_is_made_of_the_rules_where_none_is_stated() {
        let fields = r#"
            {"name":"code","type":"string","constraints":{"pattern":"[A-Z]{2}-[0-9]{3}(x|y)?"}},
            {"name":"note","type":"string","counterfoil:example":"seen"},
            {"name":"kind","type":"string","constraints":{"required":true,"enum":["north","south"]}},
            {"name":"seen_on","type":"date","constraints":{"required":true,"minimum":"2024-06-01"}},
            {"name":"count","type":"integer","constraints":{"required":true,"exclusiveMinimum":70}},
            {"name":"cost","type":"number","counterfoil:type":"money","constraints":{"required":true,"maximum":"0.50"}},
            {"name":"open","type":"boolean","trueValues":["ja"],"falseValues":["nein"],"constraints":{"required":true}},
            {"name":"firm_id","type":"string","counterfoil:type":"id","counterfoil:identifier":true,"counterfoil:key":"enterprise","counterfoil:example":"EIN-1"},
            {"name":"empty","type":"string"}"#;
        let made = row(fields, r#""code""#, "[enterprise_id]\npattern='[0-9]{4}'").unwrap();
        let expected = ["AA-456", "EXAMPLE-1", "north", "2024-06-01", "71", "0", "ja", "1234", ""];
        assert_eq!(made, expected);
    }

    #[test]
    fn a_dataset_whose_columns_cannot_be_marked_has_no_example() {
        let numbers = r#"{"name":"year","type":"integer"},{"name":"kind","type":"string","constraints":{"enum":["a","b"]}}"#;
        assert_eq!(row(numbers, r#""year""#, ""), None);
        let mark = |fields: &str, key: &str| {
            let row = row(fields, key, "").unwrap();
            row.iter().position(|cell| cell == EXAMPLE_MARK)
        };
        let id = r#"{"name":"b","type":"string","counterfoil:type":"id","counterfoil:identifier":true,"counterfoil:key":"b"}"#;
        let texts = format!(r#"{{"name":"a","type":"string"}},{id}"#);
        assert_eq!(mark(&texts, r#"["a","b"]"#), Some(1));
        assert_eq!(mark(&texts, r#""a""#), Some(0));
    }
}

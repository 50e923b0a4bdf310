//! The words of a check in SQL, as the header of its file has them.
//!
//! `message` and `hint` are for every row that the check returns; where a check has several cases,
//! `message.name` and `hint.name` are for the rows that have this name in their column `variant`.
//! `{column}` stands for a column of the row.

use std::collections::{BTreeMap, BTreeSet};

use super::words::Error;

/// The column of a check's rows that says which of its messages fits.
pub const VARIANT: &str = "variant";

/// What is filled in with the days of a period.
const DAYS: &str = "days";

/// The messages and hints of a check.
#[derive(Debug)]
pub struct CheckWords<'a> {
    /// The check.
    check: &'a str,
    /// Message and hint by variant; those without a name are for the other rows.
    texts: BTreeMap<&'a str, (&'a str, &'a str)>,
}

impl<'a> CheckWords<'a> {
    /// Reads a check's header.
    ///
    /// # Errors
    /// When braces enclose what is no name of a column, or a variant has a hint and no message.
    pub fn new(check: &'a str, header: &'a BTreeMap<String, String>) -> Result<Self, Error> {
        let about = |key: &str| header.get(key).map_or("", String::as_str);
        let mut texts = BTreeMap::from([("", (about("message"), about("hint")))]);
        for (key, message) in header {
            if let Some(variant) = key.strip_prefix("message.") {
                let hint = header.get(&format!("hint.{variant}"));
                texts.insert(variant, (message, hint.map_or(about("hint"), String::as_str)));
            }
        }
        for key in header.keys() {
            if let Some(variant) = key.strip_prefix("hint.").filter(|v| !texts.contains_key(v)) {
                let problem = format!("it has `{key}` and no `message.{variant}`");
                return Err(Error::Check { check: check.to_owned(), problem });
            }
        }
        let words = Self { check, texts };
        words.entries()?;
        Ok(words)
    }

    /// The name in the catalogue of the message for rows of this variant, if the header has it.
    #[must_use]
    pub fn message(&self, variant: &str) -> Option<String> {
        // a name has no `.` in a catalogue
        let check = self.check.replace('.', "_");
        self.texts.contains_key(variant).then(|| match variant {
            "" => format!("check-{check}"),
            _ => format!("check-{check}--{variant}"),
        })
    }

    /// The names in the catalogue of all its messages.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.texts.keys().filter_map(|variant| self.message(variant))
    }

    /// The columns that the rows must have for these words: of `{days}`, the first and the last.
    #[must_use]
    pub fn columns(&self) -> BTreeSet<&'a str> {
        let texts = self.texts.values().flat_map(|(message, hint)| [*message, *hint]);
        // braces were looked at when the header was read
        let named = texts.flat_map(|t| t.split(['{', '}']).skip(1).step_by(2));
        let columns = named.flat_map(|name| match name {
            DAYS => vec!["starts_on", "ends_on"],
            name => vec![name],
        });
        columns.chain((self.texts.len() > 1).then_some(VARIANT)).collect()
    }

    /// The entries of a catalogue.
    pub(super) fn entries(&self) -> Result<String, Error> {
        let mut entries = String::new();
        for (variant, (message, hint)) in &self.texts {
            let name = self.message(variant).unwrap_or_default();
            let is_name = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
            if !name.chars().all(is_name) {
                let problem = format!("`{name}` is not of letters, digits, `-`, `_` and `.`");
                return Err(Error::Check { check: self.check.to_owned(), problem });
            }
            let (message, hint) = (self.pattern(message)?, self.pattern(hint)?);
            entries.push_str(&format!("{name} = {message}\n    .hint = {hint}\n"));
        }
        Ok(entries)
    }

    /// A text as a pattern of Fluent: `{column}` becomes `{ $column }`.
    fn pattern(&self, text: &str) -> Result<String, Error> {
        let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let mut pattern = String::new();
        let mut rest = text;
        while let Some(brace) = rest.find(['{', '}']) {
            let name = rest[brace..].strip_prefix('{').and_then(|r| r.split_once('}'));
            let is_name = |name: &str| {
                name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(is_letter)
            };
            let Some((name, behind)) = name.filter(|(name, _)| is_name(name)) else {
                let problem = format!("braces enclose the name of a column in `{text}`");
                return Err(Error::Check { check: self.check.to_owned(), problem });
            };
            pattern.push_str(&format!("{}{{ ${name} }}", &rest[..brace]));
            rest = behind;
        }
        Ok(pattern + rest)
    }
}

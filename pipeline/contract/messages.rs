//! The words of findings: catalogues of messages in Fluent, one a language, filled in at the end.
//!
//! A finding names its message and has its arguments; nothing else in the program makes sentences
//! of findings. `messages/en.ftl` is built in. A check in SQL brings its message and hint in the
//! header of its file, where `{column}` stands for a column of its rows; a catalogue of another
//! language may have them too, under the same names.

use std::borrow::Cow;
use std::collections::BTreeSet;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use serde::Serialize;
use unic_langid::LanguageIdentifier;

use super::check_words::CheckWords;
use super::codes::{BUILT_IN, Code};
use super::finding::{Arguments, Finding, Severity};
use super::words::Error;
use programme::{DateSpan, Language};

/// The catalogue that has every message.
const ENGLISH: &str = include_str!("messages/en.ftl");

/// The catalogue of a language, and what the checks say in it that are built in; in English, they say
/// it themselves.
fn catalogue(language: Language) -> [&'static str; 2] {
    match language {
        Language::English => [ENGLISH, ""],
        Language::Japanese => {
            [include_str!("messages/ja.ftl"), include_str!("../../sql/words/ja.ftl")]
        }
        Language::Portuguese => {
            [include_str!("messages/pt-BR.ftl"), include_str!("../../sql/words/pt-BR.ftl")]
        }
        Language::German => {
            [include_str!("messages/de.ftl"), include_str!("../../sql/words/de.ftl")]
        }
        Language::Korean => {
            [include_str!("messages/ko.ftl"), include_str!("../../sql/words/ko.ftl")]
        }
    }
}
/// The most digits of an argument that is handed on as a number, for the rules of plurals: more
/// are not exact as a floating-point number.
const NUMBER_DIGITS: usize = 15;

/// The columns of a list of findings: what was found, in words, and last what the words are made of,
/// so that the list can be told again in another language.
pub const FINDING_COLUMNS: [&str; 11] = [
    "path",
    "code",
    "severity",
    "row",
    "column",
    "cell",
    "value",
    "message",
    "hint",
    "message_id",
    "arguments",
];

/// A finding with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Worded<'a> {
    /// The object in the inbox.
    pub path: &'a str,
    /// The record's number.
    pub row: Option<u64>,
    /// The column.
    pub column: Option<&'a str>,
    /// What kind of fault.
    pub code: &'a str,
    /// Whether it refuses the extract.
    pub severity: Severity,
    /// The cell in a sheet.
    pub cell: Option<&'a str>,
    /// The offending value.
    pub value: Option<&'a str>,
    /// What is wrong, in the reader's words, and where.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// The name of the message in the catalogue.
    pub message_id: &'a str,
    /// What is filled in.
    pub arguments: &'a Arguments,
}

impl Worded<'_> {
    /// The cells of a finding, in the order of [`FINDING_COLUMNS`].
    #[must_use]
    pub fn cells(&self) -> [Option<String>; 11] {
        [
            Some(self.path.to_owned()),
            Some(self.code.to_owned()),
            Some(self.severity.as_str().to_owned()),
            self.row.map(|r| r.to_string()),
            self.column.map(str::to_owned),
            self.cell.map(str::to_owned),
            self.value.map(str::to_owned),
            Some(self.message.clone()),
            Some(self.hint.clone()),
            Some(self.message_id.to_owned()),
            // a map of texts is JSON
            serde_json::to_string(self.arguments).ok(),
        ]
    }
}

/// Catalogues, the preferred language first; what one lacks is taken from the next.
pub struct Messages {
    bundles: Vec<FluentBundle<FluentResource>>,
    /// Messages of checks that a programme has in place of those built in: no catalogue knows them.
    own: BTreeSet<String>,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.bundles.iter().map(|b| &b.locales)).finish()
    }
}

impl Messages {
    /// The catalogue of a language, with English for what it lacks.
    ///
    /// # Errors
    /// Never, which a test holds.
    pub fn in_language(language: Language) -> Result<Self, Error> {
        let mut bundles = Vec::new();
        for one in BTreeSet::from([language, Language::English]).into_iter().rev() {
            let tag = LanguageIdentifier::from_bytes(one.tag().as_bytes()).unwrap_or_default();
            bundles.push(bundle(&tag, catalogue(one).concat())?);
        }
        Ok(Self { bundles, own: BTreeSet::new() })
    }

    /// The same with a catalogue of another language before it.
    ///
    /// # Errors
    /// When it is no Fluent, or has a name twice.
    pub fn preferring(mut self, language: &LanguageIdentifier, text: &str) -> Result<Self, Error> {
        self.bundles.insert(0, bundle(language, text.to_owned())?);
        Ok(self)
    }

    /// The same with the words of a check. Those of one that is built in come after what the
    /// catalogue of another language has; what a programme says in its own is never said otherwise.
    ///
    /// # Errors
    /// When there are words of a check of this name already.
    pub fn with_check(mut self, words: &CheckWords<'_>, is_own: bool) -> Result<Self, Error> {
        if is_own {
            self.own.extend(words.names());
        }
        if let Some(last) = self.bundles.last_mut() {
            let language = last.locales.first().cloned().unwrap_or_default();
            add(last, &language, words.entries()?)?;
        }
        Ok(self)
    }

    /// A finding with its words.
    #[must_use]
    pub fn word<'a>(&self, finding: &'a Finding) -> Worded<'a> {
        let mut args = FluentArgs::new();
        args.set("path", finding.path.as_str());
        args.set("value", finding.value.as_deref().unwrap_or_default());
        for (name, value) in &finding.arguments {
            args.set(name.as_str(), argument(value));
        }
        if let Some(days) = self.days_of(&finding.arguments) {
            args.set("days", days);
        }
        if let Some(column) = &finding.column {
            args.set("column", column.as_str());
        }
        if let Some(row) = finding.row {
            args.set("row", FluentValue::String(Cow::Owned(row.to_string())));
        }
        let message = self.format(&finding.message, None, &args);
        let message = message.unwrap_or_else(|| finding.message.clone());
        let hint = self.format(&finding.message, Some("hint"), &args).unwrap_or_default();
        if let Some(cell) = &finding.cell {
            args.set("cell", cell.as_str());
        }
        let place = match (finding.row, &finding.column) {
            (Some(_), Some(_)) if finding.cell.is_some() => Some("at-cell"),
            (Some(_), Some(_)) => Some("at-row-and-column"),
            (Some(_), None) => Some("at-row"),
            (None, Some(_)) => Some("at-column"),
            (None, None) => None,
        };
        let placed = place.and_then(|place| {
            args.set("message", message.as_str());
            self.format(place, None, &args)
        });
        Worded {
            path: &finding.path,
            row: finding.row,
            column: finding.column.as_deref(),
            code: &finding.code,
            severity: finding.severity,
            cell: finding.cell.as_deref(),
            value: finding.value.as_deref(),
            message: placed.unwrap_or(message),
            hint,
            message_id: &finding.message,
            arguments: &finding.arguments,
        }
    }

    /// A message that is about no finding, filled in with numbers.
    #[must_use]
    pub fn say(&self, id: &str, numbers: &[(&str, u64)]) -> String {
        let mut args = FluentArgs::new();
        for (name, number) in numbers {
            args.set(*name, *number);
        }
        self.format(id, None, &args).unwrap_or_else(|| id.to_owned())
    }

    /// A message that is about no finding, filled in with texts.
    #[must_use]
    pub fn fill(&self, id: &str, texts: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, text) in texts {
            args.set(*name, *text);
        }
        self.format(id, None, &args).unwrap_or_else(|| id.to_owned())
    }

    /// Days in words in English, in figures else.
    #[must_use]
    pub fn days(&self, days: DateSpan) -> String {
        if self.bundles.len() == 1 { days.in_words() } else { days.in_figures() }
    }

    /// What the codes mean that are not SQL files, with examples of a dataset: its name, the column of
    /// its key, and another column.
    #[must_use]
    pub fn codes(&self, [dataset, id, column]: [&str; 3]) -> Vec<Code> {
        let mut args = FluentArgs::new();
        for (name, value) in [("dataset", dataset), ("id", id), ("column", column)] {
            args.set(name, value);
        }
        let code = |(name, severity): &(&str, Severity)| {
            let id = format!("code-{name}");
            let text = |part| self.format(&id, part, &args).unwrap_or_default();
            Code {
                name: (*name).to_owned(),
                severity: *severity,
                meaning: text(None),
                example: text(Some("example")),
                cure: text(Some("cure")),
                answer: None,
            }
        };
        BUILT_IN.iter().map(code).collect()
    }

    /// The days of the period that a finding is about.
    fn days_of(&self, arguments: &Arguments) -> Option<String> {
        let day = |name: &str| arguments.get(name)?.parse().ok();
        Some(self.days(DateSpan { starts_on: day("starts_on")?, ends_on: day("ends_on")? }))
    }

    /// What the catalogue of another language than English says of a check that is built in: meaning,
    /// example, cure and hint, the last with blanks, as far as it says it.
    #[must_use]
    pub fn about_check(&self, words: &CheckWords<'_>) -> [Option<String>; 4] {
        let id = words.message("").unwrap_or_default();
        let is_translated = self.bundles.len() > 1 && !self.own.contains(&id);
        ["definition", "example", "cure", "hint"].map(|part| {
            let text = self.format(&id, Some(part), &FluentArgs::new());
            text.filter(|_| is_translated)
        })
    }

    /// A message, or a part of it, filled in; from the first catalogue that has it.
    fn format(&self, id: &str, part: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let skipped = if self.own.contains(id) { self.bundles.len() - 1 } else { 0 };
        self.bundles.iter().skip(skipped).find_map(|bundle| {
            let message = bundle.get_message(id)?;
            let pattern = match part {
                None => message.value()?,
                Some(part) => message.get_attribute(part)?.value(),
            };
            // what is not there to be filled in is printed as its name, which tests look for
            let mut missing = Vec::new();
            Some(bundle.format_pattern(pattern, Some(args), &mut missing).into_owned())
        })
    }
}

/// An argument as Fluent takes it: whole numbers as numbers, so that plurals follow their rules.
fn argument(value: &str) -> FluentValue<'_> {
    let is_number = value.bytes().all(|b| b.is_ascii_digit())
        && (1..=NUMBER_DIGITS).contains(&value.len())
        && (value == "0" || !value.starts_with('0'));
    if is_number { FluentValue::try_number(value) } else { FluentValue::from(value) }
}

/// A catalogue of one language.
fn bundle(
    language: &LanguageIdentifier,
    text: String,
) -> Result<FluentBundle<FluentResource>, Error> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.clone()]);
    // marks around what is filled in would stand in files and terminals
    bundle.set_use_isolating(false);
    add(&mut bundle, language, text)?;
    Ok(bundle)
}

/// Adds messages to a catalogue.
fn add(
    bundle: &mut FluentBundle<FluentResource>,
    language: &LanguageIdentifier,
    text: String,
) -> Result<(), Error> {
    let fail = |problem: String| Error::Catalogue { language: language.clone(), problem };
    let resource = FluentResource::try_new(text).map_err(|(_, problems)| {
        fail(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
    })?;
    bundle.add_resource(resource).map_err(|problems: Vec<FluentError>| {
        fail(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use strum::IntoEnumIterator as _;

    use super::super::message::Message;
    use super::*;

    /// Messages that are about no finding.
    const APART: [&str; 35] = [
        "alike",
        "to-do",
        "to-do-cell",
        "to-do-message",
        "to-do-hint",
        "to-do-more",
        "guide",
        "guide-sheets",
        "guide-example",
        "guide-required",
        "guide-optional",
        "guide-empty",
        "guide-notes",
        "guide-nothing",
        "guide-file",
        "guide-sheet",
        "guide-column",
        "guide-holds",
        "guide-rules",
        "guide-this-row",
        "guide-choose",
        "rule-type",
        "rule-required",
        "rule-optional",
        "rule-at-least",
        "rule-at-most",
        "rule-above",
        "rule-below",
        "rule-shortest",
        "rule-longest",
        "rule-pattern",
        "rule-one-of",
        "rule-once",
        "rule-refers",
        // by `explain`
        "asks-answer",
    ];

    /// The names in a catalogue.
    fn names(text: &str) -> BTreeSet<&str> {
        let named = text.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_alphabetic()));
        named.filter_map(|line| line.split_once(" =")).map(|(name, _)| name).collect()
    }

    #[test]
    fn the_catalogue_has_every_message_and_no_other() {
        let messages = Messages::in_language(Language::English).unwrap();
        let codes = BUILT_IN.iter().map(|(name, _)| format!("code-{name}"));
        let places = ["at-cell", "at-row-and-column", "at-row", "at-column"].map(str::to_owned);
        let parts = names(ENGLISH).into_iter().filter(|n| ENGLISH.contains(&format!("{{ {n} }}")));
        let known: BTreeSet<String> = Message::iter()
            .map(|m| m.id().to_owned())
            .chain(codes)
            .chain(places)
            .chain(APART.map(str::to_owned))
            .chain(parts.map(str::to_owned))
            .collect();
        let found: BTreeSet<String> = names(ENGLISH).into_iter().map(str::to_owned).collect();
        assert_eq!(found, known);
        for message in Message::iter() {
            let hint = messages.format(message.id(), Some("hint"), &FluentArgs::new());
            assert!(hint.is_some_and(|h| h.len() > 8), "{}", message.id());
        }
        for code in messages.codes(["visits", "visit_id", "hours"]) {
            assert!(code.meaning.len().min(code.example.len()).min(code.cure.len()) > 3);
        }
    }

    #[test]
    fn every_language_has_every_message_filled_in_with_the_same() {
        let wanted = names(ENGLISH);
        let arguments = |text: &str| -> BTreeSet<String> {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            let named = lines.flat_map(|line| line.split('$').skip(1));
            let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
            named.map(|t| t.chars().take_while(|c| is_letter(*c)).collect()).collect()
        };
        for language in Language::iter() {
            assert_eq!(names(catalogue(language)[0]), wanted, "{}", language.tag());
            assert_eq!(arguments(catalogue(language)[0]), arguments(ENGLISH), "{}", language.tag());
            Messages::in_language(language).unwrap();
        }
    }

    /// A header of a check.
    fn header(lines: &[(&str, &str)]) -> BTreeMap<String, String> {
        lines.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_header_of_a_check_has_entries_of_the_catalogue() {
        let text = "`{value}` of {measure}: \"50 % · .x\" [a] *b; {lines} lines";
        let header_of_far = header(&[
            ("message", text),
            ("hint", "[see] {measure}"),
            ("message.near", "nearly {lines}"),
        ]);
        let words = CheckWords::new("far", &header_of_far).unwrap();
        assert_eq!(words.columns(), BTreeSet::from(["lines", "measure", "value", "variant"]));
        let messages =
            Messages::in_language(Language::English).unwrap().with_check(&words, true).unwrap();
        let far = |variant| {
            Finding::new("p", "far", Severity::Warning, words.message(variant).unwrap())
                .with("measure", "{ $value } = x")
                .with("lines", "1234567")
                .at(None, Some("fee"), Some("007"))
        };
        let (finding, near) = (far(""), far("near"));
        let worded = messages.word(&finding);
        let said = "column `fee`: `007` of { $value } = x: \"50 % · .x\" [a] *b; 1234567 lines";
        assert_eq!((worded.message.as_str(), worded.hint.as_str()), (said, "[see] { $value } = x"));
        let worded = messages.word(&near);
        assert_eq!(worded.message, "column `fee`: nearly 1234567");
        assert_eq!(worded.hint, "[see] { $value } = x");
        assert_eq!(words.message("other"), None);
        for text in ["{a b}", "{", "}", "a } b { c", "{}", "{A}", "{{a}}"] {
            let wrong = header(&[("message", text), ("hint", "h")]);
            assert!(CheckWords::new("far", &wrong).is_err(), "{text}");
        }
        let only_a_hint = header(&[("message", "m"), ("hint", "h"), ("hint.near", "h")]);
        assert!(CheckWords::new("far", &only_a_hint).is_err());
        assert!(CheckWords::new("zu weit", &header(&[("message", "m"), ("hint", "h")])).is_err());
    }

    #[test]
    fn another_language_has_its_own_words_and_rules_of_plurals() {
        let polish = "missing-cell = { $found ->\n    [one] wiersz ma { $found } komórkę\n    \
                      [few] wiersz ma { $found } komórki\n   *[many] wiersz ma { $found } komórek\n\
                      }\n    .hint = dodaj brakujące komórki\n\
                      at-row = wiersz { $row }: { $message }\n\
                      check-far = za daleko o { $days }\n    .hint = popraw\n";
        let far = header(&[("message", "{days} too far"), ("hint", "correct")]);
        let words = CheckWords::new("far", &far).unwrap();
        let messages =
            Messages::in_language(Language::English).unwrap().with_check(&words, false).unwrap();
        let messages = messages.preferring(&"pl".parse().unwrap(), polish).unwrap();
        let word = |finding: &Finding| {
            let worded = messages.word(finding);
            format!("{} / {}", worded.message, worded.hint)
        };
        let short = |found: u64| {
            let finding = Finding::error("p", "missing-cell", Message::MissingCell);
            finding.with("found", found).with("expected", 9).at(Some(3), None, None)
        };
        let cure = "dodaj brakujące komórki";
        assert_eq!(word(&short(1)), format!("wiersz 3: wiersz ma 1 komórkę / {cure}"));
        assert_eq!(word(&short(3)), format!("wiersz 3: wiersz ma 3 komórki / {cure}"));
        assert_eq!(word(&short(5)), format!("wiersz 3: wiersz ma 5 komórek / {cure}"));
        let far = Finding::new("p", "far", Severity::Error, words.message("").unwrap());
        let far = far.with("days", "2");
        assert_eq!(word(&far), "za daleko o 2 / popraw");
        // what it lacks is said in English
        let empty = Finding::error("p", "source-error", Message::EmptyFile);
        assert!(word(&empty).starts_with("the file is empty / export it again"));
    }
}

//! What labels and values of centres' own systems mean: how like they are to those of the contract, and
//! to what such systems are known to say.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use contract::Field;
use programme::{keys, text};

/// What systems call columns and values.
static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../sql/words/labels.toml")).unwrap_or_default()
});

/// From this on a text that is not the same is taken for another.
const LIKE: f64 = 0.92;
/// How much a text that is like another counts for, beside one that is the same.
const LIKE_COUNTS: f64 = 0.9;
/// How much a text counts for that has another in it.
const PART_COUNTS: f64 = 0.85;
/// Units that a label may name in brackets.
const UNITS: [&str; 22] = [
    "€",
    "eur",
    "t€",
    "teur",
    "tsd. €",
    "usd",
    "$",
    "us$",
    "brl",
    "r$",
    "r$ mil",
    "r$ mi",
    "jpy",
    "円",
    "千円",
    "百万円",
    "krw",
    "원",
    "천원",
    "h",
    "fte",
    "人",
];
/// The fewest characters of a text that says something within another.
const FEWEST: usize = 4;

/// What systems call columns and values, by what the contract does.
#[derive(Debug, Default, Deserialize)]
struct Known {
    columns: BTreeMap<String, Vec<String>>,
    values: BTreeMap<String, Vec<String>>,
    unknown: Unknown,
}

/// What stands for a value that is not known.
#[derive(Debug, Default, Deserialize)]
struct Unknown {
    words: Vec<String>,
}

/// A text by its letters and digits alone, in lower case, without a unit that stands in brackets.
fn plain(text: &str) -> String {
    let mut text = text::tidy(text).to_lowercase();
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
        let Some((before, rest)) = text.split_once(open) else { continue };
        let Some((inside, behind)) = rest.split_once(close) else { continue };
        if UNITS.contains(&inside.trim().trim_start_matches("in ")) {
            text = format!("{before} {behind}");
        }
    }
    text.chars().filter(|c| c.is_alphanumeric() || *c == '%').collect()
}

/// How sure it is that a label is that of a column: 1 if it is one of its names, less if it is like one.
pub(super) fn likeness(label: &str, field: &Field) -> f64 {
    let label = plain(label);
    if label.is_empty() {
        return 0.0;
    }
    let known = KNOWN.columns.get(&field.name);
    let all = [&field.name, &field.title].into_iter().chain(known.into_iter().flatten());
    all.map(|other| like(&label, &plain(other))).fold(0.0, f64::max)
}

/// How like two plain texts are.
fn like(one: &str, other: &str) -> f64 {
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    if one == other {
        return 1.0;
    }
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let is_part = short.len() >= FEWEST && long.contains(short);
    // one that is nearly all of the other says more
    let share = [short, long].map(|text| f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX)));
    let part = if is_part { PART_COUNTS * (0.5 + 0.5 * share[0] / share[1]) } else { 0.0 };
    let alike = keys::likeness(one, other);
    if alike > LIKE { part.max(alike * LIKE_COUNTS) } else { part }
}

/// The value of the contract that a centre's own word stands for, if it is known.
pub(super) fn value_of(word: &str, field: &Field) -> Option<String> {
    let word = plain(word);
    let stands_for = |value: &str| {
        let known = KNOWN.values.get(value).into_iter().flatten();
        plain(value) == word || known.into_iter().any(|other| plain(other) == word)
    };
    let yes_and_no = ["true".to_owned(), "false".to_owned()];
    let allowed = if field.allowed.is_empty() { &yes_and_no[..] } else { &field.allowed };
    let mut found = allowed.iter().filter(|value| !word.is_empty() && stands_for(value));
    let first = found.next()?;
    found.next().is_none().then(|| first.clone())
}

/// Whether a text says that nothing is known.
pub(super) fn says_unknown(value: &str) -> bool {
    let value = text::tidy(value).to_lowercase();
    KNOWN.unknown.words.iter().any(|word| word.to_lowercase() == value)
}

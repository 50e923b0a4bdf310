//! A finding: one fault in an extract, as data. Its words are made at the end, by
//! [`Messages`](super::Messages).

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::message::Message;
use programme::text::is_seen;

/// The most characters of a cell or label that a finding repeats.
const VALUE_CHARS: usize = 80;
/// Codes of cells that could not be read; what else is said of such a cell is not the centre's fault.
const UNREAD: [&str; 3] = ["type-error", "encoding-error", "format-error"];
/// Codes of rows whose values may stand in other columns than they should, likewise.
const MOVED: [&str; 2] = ["extra-cell", "format-error"];
/// The code of files whose letters cannot be read.
const LETTERS: &str = "encoding-error";
/// The code of cells that are not there.
const MISSING: &str = "missing-cell";
/// What a finding on one cell fills in if there are more or fewer cells beside it than there should be.
pub const CELLS_FOUND: &str = "found";
/// What a finding on a row whose values may have moved says beside what its message fills in: how many of
/// the first cells stand where they should, whatever has moved those behind them.
pub const CELLS_SOUND: &str = "sound";

/// What a finding does to its extract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The extract is refused.
    Error,
    /// The extract may be accepted; the warning stays on its receipt.
    Warning,
}

impl Severity {
    /// The word that is printed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// What a message fills in, by name: facts, never words of a language.
pub type Arguments = BTreeMap<String, String>;

/// One fault in an extract: what, where, and with what its message is filled in.
///
/// Findings are sorted by path, row, column and code; of one cell, that it could not be read comes
/// first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The object in the inbox.
    pub path: String,
    /// The record's number, the header being 1; none for faults of the whole file.
    pub row: Option<u64>,
    /// The column, as the centre's file calls it.
    pub column: Option<String>,
    /// What kind of fault.
    pub code: String,
    /// Whether it refuses the extract.
    pub severity: Severity,
    /// The cell in a sheet, such as `D17`.
    pub cell: Option<String>,
    /// The offending value, cut at 80 characters.
    pub value: Option<String>,
    /// What its message fills in beside value and place.
    pub arguments: Arguments,
    /// The name of its message in the catalogue.
    pub message: String,
    /// The columns whose cells it rests on, as the centre's file calls them, each with its place there:
    /// where one of them could not be read, it is no fault.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rests_on: BTreeMap<String, usize>,
    /// Whether it rests on these cells and on no others of its row, so that it holds whatever is wrong with
    /// those.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rests_on_no_others: bool,
}

impl Finding {
    /// A finding that refuses the file, about all of it.
    #[must_use]
    pub fn error(path: &str, code: &str, message: Message) -> Self {
        Self::new(path, code, Severity::Error, message.id().to_owned())
    }

    /// A finding that is only a warning, about the whole file.
    #[must_use]
    pub fn warning(path: &str, code: &str, message: Message) -> Self {
        Self::new(path, code, Severity::Warning, message.id().to_owned())
    }

    /// A finding about a whole file with any message of the catalogue.
    #[must_use]
    pub fn new(path: &str, code: &str, severity: Severity, message: String) -> Self {
        Self {
            path: path.to_owned(),
            row: None,
            column: None,
            code: code.to_owned(),
            severity,
            cell: None,
            value: None,
            arguments: Arguments::new(),
            message,
            rests_on: BTreeMap::new(),
            rests_on_no_others: false,
        }
    }

    /// The same finding with something to fill in. What comes from a file is cut by who hands it in.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers and texts alike, as they come")]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.arguments.insert(name.to_owned(), value.to_string());
        self
    }

    /// The same finding, which rests on these cells and no others: the columns of the file with their places.
    #[must_use]
    pub fn resting_on(mut self, cells: impl IntoIterator<Item = (String, usize)>) -> Self {
        self.rests_on = cells.into_iter().collect();
        self.rests_on_no_others = !self.rests_on.is_empty();
        self
    }

    /// The same finding at a row, a column and a value.
    #[must_use]
    pub fn at(mut self, row: Option<u64>, column: Option<&str>, value: Option<&str>) -> Self {
        self.row = row;
        self.column = column.map(shown);
        self.value = value.map(shown);
        self
    }
}

/// What a finding says, in the order in which findings are sorted: path, row, whether its values may
/// have moved, column, whether the cell could be read; code and severity; cell, value and arguments.
type Facts<'a> = (
    (&'a str, Option<u64>, bool, Option<&'a str>, bool),
    (&'a str, Severity),
    (Option<&'a str>, Option<&'a str>, &'a Arguments),
);

impl Finding {
    /// Whether it says that a cell could not be read; a warning says that it was.
    pub(super) fn is_unread(&self) -> bool {
        self.severity == Severity::Error && UNREAD.contains(&self.code.as_str())
    }

    /// Whether it says that a cell is not there.
    pub(super) fn is_missing(&self) -> bool {
        self.code == MISSING
    }

    /// Whether it says that the values of a row may have moved: not if it is about one cell of a row that
    /// has as many as it should, nor if the row was read by what separates its cells instead.
    pub(super) fn is_moved(&self) -> bool {
        let has_as_many = !self.arguments.contains_key(CELLS_FOUND);
        let is_read = self.column.is_some() || self.message == Message::RowsSeparatedOtherwise.id();
        self.row.is_some() && MOVED.contains(&self.code.as_str()) && !(is_read && has_as_many)
    }

    /// How many of the first cells of its row stand where they should, if it says that values may have moved.
    fn cells_sound(&self) -> Option<usize> {
        let sound = self.arguments.get(CELLS_SOUND).filter(|_| self.is_moved());
        self.is_moved().then(|| sound.and_then(|cells| cells.parse().ok()).unwrap_or(0))
    }

    /// Whether it is about the letters of the whole file, of which a cell only is the first that shows it.
    pub(super) fn is_of_letters(&self) -> bool {
        self.code == LETTERS
    }

    /// Whether it says that a cell of its row is not there, or could not be read, on which another finding
    /// on the row rests.
    pub(super) fn unfounds(&self, other: &Self) -> bool {
        let is_missing = self.is_missing();
        // of a row that is cut short not all cells need be told of
        let cells = self.arguments.get(CELLS_FOUND).filter(|_| is_missing);
        let cells = cells.and_then(|cells| cells.parse::<usize>().ok()).or(self.cells_sound());
        let is_gone = |(column, place): (&String, &usize)| {
            let is_told = (is_missing || self.is_unread()) && self.column.as_ref() == Some(column);
            is_told || cells.is_some_and(|cells| cells <= *place)
        };
        other.rests_on.iter().any(is_gone)
    }

    /// What was found, without how it is said.
    pub(super) fn facts(&self) -> Facts<'_> {
        (
            (&self.path, self.row, !self.is_moved(), self.column.as_deref(), !self.is_unread()),
            (&self.code, self.severity),
            (self.cell.as_deref(), self.value.as_deref(), &self.arguments),
        )
    }
}

impl Ord for Finding {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_facts = self.facts().cmp(&other.facts());
        by_facts.then_with(|| self.message.cmp(&other.message))
    }
}

impl PartialOrd for Finding {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What is wrong with a cell: the message, and what it fills in beside the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub message: Message,
    /// What is filled in.
    pub arguments: Arguments,
}

impl Fault {
    /// A fault whose message fills in nothing yet.
    #[must_use]
    pub fn new(message: Message) -> Self {
        Self { message, arguments: Arguments::new() }
    }

    /// The same fault with something to fill in.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers and texts alike, as they come")]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.arguments.insert(name.to_owned(), value.to_string());
        self
    }

    /// The finding that refuses a file for this fault.
    #[must_use]
    pub fn finding(self, path: &str, code: &str) -> Finding {
        Finding { arguments: self.arguments, ..Finding::error(path, code, self.message) }
    }
}

/// Text that a spreadsheet would take for a formula, with `'` before it; numbers stay as they are.
#[must_use]
pub fn guard(text: &str) -> String {
    let is_number = text.parse::<f64>().is_ok();
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// A value as a message shows it: its first 80 characters, with `…` when it is longer, and
/// characters that nobody sees as `⟨U+FEFF⟩`, each of which counts as those it is shown by.
#[must_use]
pub fn shown(value: &str) -> String {
    let mut text = String::with_capacity(value.len().min(VALUE_CHARS));
    let mut room = VALUE_CHARS;
    for c in value.chars() {
        let length = text.len();
        if is_seen(c) {
            text.push(c);
        } else {
            text.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
        }
        let Some(left) = room.checked_sub(text[length..].chars().count()) else {
            text.truncate(length);
            text.push('…');
            break;
        };
        room = left;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_cut_between_characters() {
        let value = "é".repeat(81);
        assert_eq!(shown(&value), format!("{}…", "é".repeat(80)));
        assert_eq!(shown(&"é".repeat(80)), "é".repeat(80));
        assert_eq!(shown("short"), "short");
    }

    #[test]
    fn a_character_that_nobody_sees_is_shown() {
        assert_eq!(shown("\u{feff}C 1\u{a0}\u{202e}\n"), "⟨U+FEFF⟩C 1⟨U+00A0⟩⟨U+202E⟩⟨U+000A⟩");
        assert_eq!(shown(&"\u{200b}".repeat(99)), "⟨U+200B⟩".repeat(10) + "…");
    }
}

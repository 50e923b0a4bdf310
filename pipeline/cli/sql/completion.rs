//! Completion in the shell: keywords, tables, columns, measures and the shell's own commands.

use rustyline::completion::Completer;
use rustyline::hint::HistoryHinter;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Helper, Highlighter, Hinter, Result};

/// Words of a query.
const KEYWORDS: [&str; 34] = [
    "select",
    "from",
    "where",
    "group by",
    "order by",
    "having",
    "limit",
    "with",
    "as",
    "and",
    "or",
    "not",
    "in",
    "is null",
    "is not null",
    "between",
    "like",
    "case",
    "when",
    "then",
    "else",
    "end",
    "inner join",
    "left join",
    "on",
    "union all",
    "distinct",
    "count(*)",
    "sum(",
    "min(",
    "max(",
    "cast(",
    "explain",
    "describe",
];
/// The shell's own commands.
pub(super) const COMMANDS: [(&str, &str); 6] = [
    ("\\d", "list tables, or the columns of one: \\d fct_answer"),
    ("\\describe", "say how a measure is defined, or all of them"),
    ("\\year", "turn to another fiscal year: \\year 2023"),
    ("\\snapshot", "say which snapshot answers"),
    ("\\q", "leave"),
    ("\\?", "list these commands"),
];

/// Helps whoever types.
#[derive(Helper, Hinter, Highlighter)]
pub(super) struct Prompter {
    /// Names that a query may use.
    names: Vec<String>,
    #[rustyline(Hinter)]
    hinter: HistoryHinter,
}

impl Prompter {
    /// Completes these names besides keywords and commands.
    pub(super) fn new(names: Vec<String>) -> Self {
        Self { names, hinter: HistoryHinter::new() }
    }
}

impl Completer for Prompter {
    type Candidate = String;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> Result<(usize, Vec<String>)> {
        let before = &line[..pos];
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '\\');
        let start = before
            .rfind(|c| !is_part(c))
            .map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
        let word = &before[start..];
        let commands = COMMANDS.iter().map(|(command, _)| *command);
        let words =
            KEYWORDS.into_iter().chain(commands).chain(self.names.iter().map(String::as_str));
        let fitting = words.filter(|w| !word.is_empty() && w.starts_with(word));
        let mut candidates: Vec<String> = fitting.map(str::to_owned).collect();
        candidates.sort();
        candidates.dedup();
        Ok((start, candidates))
    }
}

impl Validator for Prompter {
    /// A query ends with `;`, a command with its line.
    fn validate(&self, context: &mut ValidationContext<'_>) -> Result<ValidationResult> {
        let input = context.input().trim();
        let is_whole = input.is_empty() || input.starts_with('\\') || input.ends_with(';');
        Ok(if is_whole { ValidationResult::Valid(None) } else { ValidationResult::Incomplete })
    }
}

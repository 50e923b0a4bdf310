//! What a centre answers to warnings that ask it. An answer releases nothing: what is held stays so until
//! the office has verified it.

use super::Error;
use super::opened::Admission;
use custody::{Answer, Answers, Question, visit_questions};
use intake::Triple;
use warehouse::Snapshot;

/// The most questions that one answer may be to.
pub const MOST_ANSWERED: usize = 10_000;
/// How many open questions an error names.
const NAMED: usize = 10;

/// Which warnings an answer is to.
#[derive(Debug, Clone)]
pub struct Answering {
    /// The extract.
    pub extract: Triple,
    /// Their code.
    pub code: String,
    /// Their row, the header being 1; without it, all rows and the file.
    pub row: Option<u64>,
    /// Their column, as the contract or the centre's file calls it; without it, all.
    pub column: Option<String>,
}

impl Answering {
    /// Whether an answer is to a question.
    fn is_to(&self, question: &Question) -> bool {
        let is_column = |column: &String| {
            [&question.column_name, &question.label].into_iter().flatten().any(|c| c == column)
        };
        self.code == question.code
            && self.row.is_none_or(|row| question.row == Some(row))
            && self.column.as_ref().is_none_or(is_column)
    }
}

/// Keeps an answer for the snapshot that it makes: who says what. What the audit table says that it is
/// about.
pub(super) async fn answer(
    admission: &Admission<'_>,
    next: &Snapshot,
    answering: &Answering,
    (by, text): (&str, &str),
) -> Result<String, Error> {
    let (Some(warehouse), Some(latest)) = (&admission.warehouse, &admission.latest) else {
        return Err(warehouse::Error::NoSnapshot(None).into());
    };
    let extract = &answering.extract;
    let given = Answers::until(warehouse, latest.snapshot).await?;
    let mut questions = Vec::new();
    let (mut open, mut fit) = (Vec::new(), 0_usize);
    let mut more = 0;
    let wanted = |triple: &Triple| triple == extract;
    let resources = admission.load.resources;
    let mut visit = |question: Question| {
        if answering.is_to(&question) {
            fit += 1;
            if fit <= MOST_ANSWERED {
                questions.push(question.id());
            }
        } else if given.to(&question).is_none() {
            match open.len() < NAMED {
                true => open.push(named(&question)),
                false => more += 1,
            }
        }
    };
    // what waits for the office asks too
    let latest = latest.clone().into_draft();
    visit_questions(warehouse, &latest, &wanted, resources, &mut visit).await?;
    if fit > MOST_ANSWERED {
        return Err(Error::TooManyAsked(fit));
    }
    if questions.is_empty() {
        return Err(Error::NothingAsked { extract: extract.to_string(), open, more });
    }
    let about = about(answering, fit);
    let answer = Answer {
        snapshot: next.snapshot,
        load_id: next.load_id.clone(),
        at: admission.load.now,
        by: by.to_owned(),
        text: text.to_owned(),
        extract: extract.clone(),
        questions,
    };
    answer.keep(warehouse).await?;
    Ok(about)
}

/// A question as an answer would name it.
fn named(question: &Question) -> String {
    let row = question.row.map(|row| format!(" --row {row}"));
    let column = question.label.as_ref().map(|column| format!(" --column {column}"));
    [Some(format!("--code {}", question.code)), row, column].into_iter().flatten().collect()
}

/// What an answer is about, without what it says.
fn about(answering: &Answering, questions: usize) -> String {
    let row = answering.row.map(|row| format!(", row {row}"));
    let column = answering.column.as_ref().map(|column| format!(", {}", contract::shown(column)));
    let count = (questions > 1).then(|| format!(", {questions} warnings"));
    [Some(answering.code.clone()), row, column, count].into_iter().flatten().collect()
}

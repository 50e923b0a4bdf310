//! The follow-up queue as pages show it: how much is open by centre and code, and on a centre's own page
//! what it is asked and what it said.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Error, Figures};
use contract::Messages;
use measures::Edition;
use programme::Language;
use query::{FollowUp, Holding, View};

/// The most warnings that a page lists; the command lists all.
const LISTED: usize = 200;

/// The words of findings, if there is any to tell: pages are in English.
pub(super) struct Said(Option<Messages>);

impl Said {
    /// The words of a snapshot's checks.
    pub(super) fn new(view: &View, figures: &Figures) -> Result<Self, Error> {
        if figures.follow_up.is_empty() {
            return Ok(Self(None));
        }
        let messages = view.configuration.messages(Language::English);
        Ok(Self(Some(messages.map_err(query::Error::from)?)))
    }
}

/// Warnings of the year that ask for an answer.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct FollowUpModel {
    /// By centre and code.
    counts: Vec<CountModel>,
    /// One by one, on the page of the centre that is asked.
    list: Vec<AskedModel>,
    /// How many more there are than are listed.
    more: usize,
    /// Whether this edition does not tell.
    is_hidden: bool,
}

/// How much is asked of a centre under one code.
#[derive(Debug, Clone, Serialize)]
struct CountModel {
    centre: String,
    code: String,
    open: u64,
    answered: u64,
    /// Verified by the office without an answer.
    verified: u64,
    held: u64,
    /// The age of the oldest that is open, in days.
    oldest: Option<u64>,
}

/// A warning that asks, and what was said to it.
#[derive(Debug, Clone, Serialize)]
struct AskedModel {
    /// The extract: period and dataset.
    extract: String,
    code: String,
    /// What is asked, in words, with its place.
    question: String,
    state: &'static str,
    holding: Option<&'static str>,
    asked_on: String,
    age: u64,
    answer: Option<String>,
    answered_by: Option<String>,
    answered_on: Option<String>,
}

impl FollowUpModel {
    /// What is asked of all centres, or of one with what it said; nothing of it for those who may not see
    /// single answers.
    pub(super) fn new(said: &Said, figures: &Figures, view: &View, centre: Option<&str>) -> Self {
        let of_centre = |one: &&FollowUp| {
            centre.is_none_or(|centre_id| one.question.extract.centre_id == centre_id)
        };
        let asked: Vec<&FollowUp> = figures.follow_up.iter().filter(of_centre).collect();
        let edition = &figures.published.edition;
        let is_shown =
            *edition == Edition::Office || centre.is_some_and(|c| edition.sees_files_of(c));
        if !is_shown {
            return Self { is_hidden: true, ..Self::default() };
        }
        let shown = if centre.is_some() { LISTED } else { 0 };
        let more = if centre.is_some() { asked.len().saturating_sub(LISTED) } else { 0 };
        let list = asked.iter().take(shown).map(|one| AskedModel::new(said, one, view));
        Self { counts: counts(&asked, view), list: list.collect(), more, is_hidden: false }
    }
}

/// How much is asked, by centre and code.
fn counts(asked: &[&FollowUp], view: &View) -> Vec<CountModel> {
    let programme = &view.configuration.programme;
    let now = view.record.created_at;
    let mut counts: BTreeMap<(String, &str, &str), CountModel> = BTreeMap::new();
    for one in asked {
        let (centre_id, code) =
            (one.question.extract.centre_id.as_str(), one.question.code.as_str());
        let name = programme.centre(centre_id).map_or(centre_id, |centre| centre.name.as_str());
        let count =
            counts.entry((name.to_owned(), centre_id, code)).or_insert_with(|| CountModel {
                centre: name.to_owned(),
                code: code.to_owned(),
                open: 0,
                answered: 0,
                verified: 0,
                held: 0,
                oldest: None,
            });
        match (one.is_open(), &one.answer) {
            (true, _) => {
                count.open += 1;
                count.oldest = count.oldest.max(Some(one.age_days(now)));
            }
            (false, Some(_)) => count.answered += 1,
            (false, None) => count.verified += 1,
        }
        count.held += u64::from(one.holding == Some(Holding::Held));
    }
    counts.into_values().collect()
}

impl AskedModel {
    /// A warning, as of the snapshot.
    fn new(said: &Said, one: &FollowUp, view: &View) -> Self {
        let question = &one.question;
        let day = |at: jiff::Timestamp| at.strftime("%-d %b %Y").to_string();
        let answer = one.answer.as_deref();
        let finding = question.finding();
        Self {
            extract: format!("{}/{}", question.extract.period, question.extract.dataset),
            code: question.code.clone(),
            question: said.0.as_ref().map_or_else(String::new, |m| m.word(&finding).message),
            state: one.state(),
            holding: one.holding.map(Holding::as_str),
            asked_on: day(question.asked_at),
            age: one.age_days(view.record.created_at),
            answer: answer.map(|answer| answer.text.clone()),
            answered_by: answer.map(|answer| answer.by.clone()),
            answered_on: answer.map(|answer| day(answer.at)),
        }
    }
}

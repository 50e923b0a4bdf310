//! The follow-up queue of a snapshot: what is asked, what was answered, and what is held meanwhile.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arrow::array::{Array as _, BooleanArray};

use super::{Error, View};
use contract::CheckWords;
use custody::{Answer, Answers, Question, visit_questions};
use engine::{Layer, ident, lit, query_error, to_texts};
use intake::Triple;

/// The mart that says which answers are flagged, and in which row and column of which extract they stand.
const FLAGGED: &str = "fct_flagged_answer";
/// Of fewer centres than this the rows are looked for.
const FEW_CENTRES: usize = 8;

/// Whether the value that a warning is about counts in totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// It is out of totals until the office has verified it.
    Held,
    /// The office has verified it.
    Released,
}

impl Holding {
    /// The word that is printed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Released => "released",
        }
    }
}

/// A warning that asks for an answer, and what became of it.
#[derive(Debug, Clone)]
pub struct FollowUp {
    /// What is asked.
    pub question: Question,
    /// What the centre says.
    pub answer: Option<Arc<Answer>>,
    /// Whether its value is held; none of what totals do not hang on.
    pub holding: Option<Holding>,
}

impl FollowUp {
    /// Whether somebody has to do something about it: it has no answer, and the office has not verified the
    /// value.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answer.is_none() && self.holding != Some(Holding::Released)
    }

    /// The word for what became of it.
    #[must_use]
    pub fn state(&self) -> &'static str {
        match (&self.answer, self.holding) {
            (Some(_), _) => "answered",
            (None, Some(Holding::Released)) => "verified",
            (None, _) => "open",
        }
    }

    /// For how many whole days it has been asked.
    #[must_use]
    pub fn age_days(&self, now: jiff::Timestamp) -> u64 {
        let hours = now.duration_since(self.question.asked_at).as_hours();
        u64::try_from(hours / 24).unwrap_or(0)
    }
}

/// The flagged answers of some extracts: by centre, period and row, the column of each and whether it is
/// held.
type Flagged = BTreeMap<(String, String, u64), Vec<(String, bool)>>;

impl View {
    /// The warnings of the extracts that are `wanted` which ask for an answer, by centre, period, dataset,
    /// code and row.
    ///
    /// # Errors
    /// When a table or an answer cannot be read, or a query fails.
    pub async fn follow_up(
        &self,
        wanted: &(dyn Fn(&Triple) -> bool + Sync),
    ) -> Result<Vec<FollowUp>, Error> {
        let snapshot = self.snapshot().await?;
        let mut questions = Vec::new();
        let mut visit = |question| questions.push(question);
        let resources = &self.resources;
        visit_questions(&self.warehouse, &snapshot, wanted, resources, &mut visit).await?;
        if questions.is_empty() {
            return Ok(Vec::new());
        }
        let answers = Answers::until(&self.warehouse, snapshot.snapshot).await?;
        let flagged = self.flagged(&questions).await?;
        let holds = self.holds()?;
        let with_all = questions.into_iter().map(|question| FollowUp {
            answer: answers.to(&question).cloned(),
            holding: holding(&question, &flagged, &holds),
            question,
        });
        Ok(with_all.collect())
    }

    /// By message, the columns whose values a check's warnings may hold, where that is not the one that
    /// each is about.
    fn holds(&self) -> Result<BTreeMap<String, Vec<String>>, Error> {
        let mut holds = BTreeMap::new();
        for check in self.configuration.library.layer(Layer::Checks).filter(|c| c.asks()) {
            let columns: Vec<String> = check.holds().map(str::to_owned).collect();
            let words = CheckWords::new(&check.name, &check.header);
            let names: Vec<String> = words.map_err(warehouse::Error::from)?.names().collect();
            holds.extend(names.into_iter().map(|name| (name, columns.clone())));
        }
        Ok(holds)
    }

    /// The answers in the extracts that something is asked of which are flagged, as far as the programme
    /// flags any.
    async fn flagged(&self, questions: &[Question]) -> Result<Flagged, Error> {
        let mut flagged = Flagged::new();
        let library = &self.configuration.library;
        if !library.layer(Layer::Marts).any(|mart| mart.name == FLAGGED) {
            return Ok(flagged);
        }
        let calendar = &self.configuration.programme.calendar;
        let of_rows = || questions.iter().filter(|q| q.row.is_some());
        let centres: BTreeSet<&str> = of_rows().map(|q| q.extract.centre_id.as_str()).collect();
        let years = of_rows().filter_map(|q| calendar.period(&q.extract.period));
        let years: BTreeSet<i16> = years.map(|period| period.fiscal_year).collect();
        for year in years {
            let session = self.session_for_files(year)?;
            let plan = async {
                let mut rows = session.table(FLAGGED).await?;
                if centres.len() < FEW_CENTRES {
                    let few = centres.iter().map(|c| lit(*c)).collect();
                    rows = rows.filter(ident("centre_id").in_list(few, false))?;
                }
                let columns = ["centre_id", "period", "row_number", "column_name", "is_held"];
                rows.project(columns.map(ident))?.build()
            };
            let plan = plan.await.map_err(|e| query_error(FLAGGED, e))?;
            let mut rows = session.stream(FLAGGED, plan).await?;
            while let Some(batch) = rows.next().await? {
                let texts = to_texts(FLAGGED, &batch.columns()[..4])?;
                let held = batch.column(4).as_any().downcast_ref::<BooleanArray>();
                for row in 0..batch.num_rows() {
                    let text = |column: usize| texts[column].value(row).to_owned();
                    let Ok(number) = text(2).parse::<u64>() else { continue };
                    let is_held = held.is_some_and(|held| held.is_valid(row) && held.value(row));
                    let place = (text(0), text(1), number);
                    flagged.entry(place).or_default().push((text(3), is_held));
                }
            }
        }
        Ok(flagged)
    }
}

/// Whether the value that a question is about is held.
fn holding(
    question: &Question,
    flagged: &Flagged,
    holds: &BTreeMap<String, Vec<String>>,
) -> Option<Holding> {
    let Triple { centre_id, period, .. } = &question.extract;
    let in_row = flagged.get(&(centre_id.clone(), period.clone(), question.row?))?;
    let named = holds.get(&question.message).filter(|columns| !columns.is_empty());
    let is_meant = |column: &String| match named {
        Some(columns) => columns.contains(column),
        None => question.column_name.as_ref() == Some(column),
    };
    let mut meant = in_row.iter().filter(|(column, _)| is_meant(column)).peekable();
    meant.peek()?;
    Some(if meant.any(|(_, is_held)| *is_held) { Holding::Held } else { Holding::Released })
}

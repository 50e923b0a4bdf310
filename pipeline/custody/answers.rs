//! What centres answer to questions of the follow-up queue: a record for each answer, below the restricted
//! root, for whoever answers may name a firm. The record of the snapshot that it makes says that, when and
//! by whom; an answer whose snapshot another load has taken was never given.

use std::collections::BTreeMap;
use std::sync::Arc;

use futures::{StreamExt as _, TryStreamExt as _, stream};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Error;
use super::questions::Question;
use intake::Triple;
use warehouse::{Record, Snapshot, Warehouse, from_json, to_json};

/// The folder of answers, below the restricted root.
pub const ANSWERS: &str = "follow_up/answers";
/// How many answers are read at once.
const AT_ONCE: usize = 16;

/// An answer to some questions about an extract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The snapshot that it made.
    pub snapshot: u64,
    /// What made it.
    pub load_id: String,
    /// When.
    pub at: Timestamp,
    /// By whom, as they said.
    pub by: String,
    /// What they said.
    pub text: String,
    /// The extract.
    pub extract: Triple,
    /// The questions.
    pub questions: Vec<String>,
}

impl Record for Answer {
    const FORMAT: u64 = 1;

    fn upgrade(_older: u64, _record: &mut Map<String, Value>) {
        // there is none older
    }
}

impl Answer {
    /// Where it lies.
    #[must_use]
    pub fn path(snapshot: u64, load_id: &str) -> String {
        format!("{ANSWERS}/{snapshot:08}-{load_id}.json")
    }

    /// The snapshot and the load in the name of an answer.
    #[must_use]
    pub fn made_by(path: &str) -> Option<(u64, &str)> {
        let name = path.strip_prefix(ANSWERS)?.strip_prefix('/')?.strip_suffix(".json")?;
        let (snapshot, load_id) = name.split_once('-')?;
        Some((snapshot.parse().ok()?, load_id))
    }

    /// Keeps it, before its snapshot is made.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn keep(&self, warehouse: &Warehouse) -> Result<(), Error> {
        let path = Self::path(self.snapshot, &self.load_id);
        let text = to_json(&path, self)?;
        // nobody else has this name
        warehouse.restricted.create(&path, text).await?;
        Ok(())
    }

    /// Removes one whose snapshot another load has taken.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn forget(warehouse: &Warehouse, snapshot: u64, load_id: &str) -> Result<(), Error> {
        Ok(warehouse.restricted.delete(&Self::path(snapshot, load_id)).await?)
    }
}

/// Answers that were given up to a snapshot, by extract and question: of several the last.
#[derive(Debug, Default)]
pub struct Answers(BTreeMap<(Triple, String), Arc<Answer>>);

impl Answers {
    /// Reads those that were given up to a snapshot.
    ///
    /// # Errors
    /// When an answer is damaged, or the store fails.
    pub async fn until(warehouse: &Warehouse, snapshot: u64) -> Result<Self, Error> {
        let paths = warehouse.restricted.paths(ANSWERS).await?;
        let given = paths
            .into_iter()
            .filter(|path| Answer::made_by(path).is_some_and(|(number, _)| number <= snapshot));
        let reading = stream::iter(given).map(|path| read(warehouse, path)).buffered(AT_ONCE);
        let read: Vec<Option<Answer>> = reading.try_collect().await?;
        let mut answers = BTreeMap::new();
        // their names begin with the snapshot's number
        for answer in read.into_iter().flatten().map(Arc::new) {
            for question in &answer.questions {
                answers.insert((answer.extract.clone(), question.clone()), Arc::clone(&answer));
            }
        }
        Ok(Self(answers))
    }

    /// The answer to a question.
    #[must_use]
    pub fn to(&self, question: &Question) -> Option<&Arc<Answer>> {
        self.0.get(&(question.extract.clone(), question.id()))
    }
}

/// Reads an answer, unless it was never given.
async fn read(warehouse: &Warehouse, path: String) -> Result<Option<Answer>, Error> {
    let Some((number, load_id)) = Answer::made_by(&path) else { return Ok(None) };
    if Snapshot::load_of(warehouse, number).await?.as_deref() != Some(load_id) {
        return Ok(None);
    }
    let Some(bytes) = warehouse.restricted.get(&path).await? else { return Ok(None) };
    Ok(Some(from_json(&path, &bytes)?))
}

//! Acts of the national office: what was let in late, withdrawn or answered, by whom and why. Each makes a snapshot
//! of its own, so that every snapshot answers later as it did then, and the table `audit` lists them all.

use std::sync::Arc;

use arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray, TimestampMicrosecondArray};
use futures::{StreamExt as _, TryStreamExt as _};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Error, Snapshot, Warehouse};
use engine::{Table, memory_table};
use intake::Triple;

/// The table of all acts.
pub const AUDIT: &str = "audit";
/// How many records are read at once.
const AT_ONCE: usize = 32;

/// What the office did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// Let a centre file for a period that was locked.
    Unlock,
    /// Took an extract out of force.
    Withdraw,
    /// Wrote down what a centre answers to warnings that ask it; `because` names these, and the answer
    /// itself is restricted.
    Answer,
    /// Let figures rest on an extract that waited.
    Approve,
    /// Gave an extract that waited back to its centre.
    Return,
}

impl ActKind {
    /// The word that is printed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unlock => "unlock",
            Self::Withdraw => "withdraw",
            Self::Answer => "answer",
            Self::Approve => "approve",
            Self::Return => "return",
        }
    }
}

/// An act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// What was done.
    pub act: ActKind,
    /// When.
    pub at: Timestamp,
    /// By whom, as they said.
    pub by: String,
    /// Why; an approval need not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// Whose extracts it is about.
    pub centre_id: String,
    /// For which period.
    pub period: String,
    /// Which dataset, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset: Option<String>,
    /// Digest of the bytes, if it is about an extract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// A centre and a period for which late extracts are let in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlocked {
    /// The centre.
    pub centre_id: String,
    /// The period.
    pub period: String,
}

/// Bytes that were withdrawn, and do not come back by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// What they were.
    #[serde(flatten)]
    pub triple: Triple,
    /// Their digest.
    pub sha256: String,
    /// Digest of the mapping by which they were read, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mapping: Option<String>,
    /// Why.
    pub because: String,
}

/// Bytes that the office gave back to their centre, which are refused if they come again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// What they were.
    #[serde(flatten)]
    pub triple: Triple,
    /// Their digest.
    pub sha256: String,
    /// Digest of the mapping by which they were read, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mapping: Option<String>,
    /// Why.
    pub because: String,
    /// When the first extract that was accepted for this triple had come.
    pub received_at: Timestamp,
    /// The load whose rows stand instead, if any do: as long as they do, nothing has come since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
}

/// The table of all acts up to a snapshot, in their order.
///
/// # Errors
/// When a record is damaged, or the store fails.
pub async fn audit_table(warehouse: &Warehouse, until: u64) -> Result<Table, Error> {
    let numbers = Snapshot::numbers(warehouse).await?.into_iter().filter(|n| *n <= until);
    let reading = futures::stream::iter(numbers.collect::<Vec<_>>()).map(|number| async move {
        Snapshot::acts_of(warehouse, number).await.map(|a| (number, a))
    });
    let acts: Vec<(u64, Vec<Act>)> = reading.buffered(AT_ONCE).try_collect().await?;
    let acts: Vec<(u64, Act)> =
        acts.into_iter().flat_map(|(n, acts)| acts.into_iter().map(move |a| (n, a))).collect();
    let text = |of: &dyn Fn(&Act) -> Option<String>| -> ArrayRef {
        Arc::new(acts.iter().map(|(_, act)| of(act)).collect::<StringArray>())
    };
    let snapshots = acts.iter().map(|(number, _)| i64::try_from(*number).ok());
    let times = acts.iter().map(|(_, act)| Some(act.at.as_microsecond()));
    let columns: [(&str, ArrayRef); 9] = [
        ("snapshot", Arc::new(snapshots.collect::<Int64Array>())),
        ("at", Arc::new(times.collect::<TimestampMicrosecondArray>())),
        ("act", text(&|act| Some(act.act.as_str().to_owned()))),
        ("acted_by", text(&|act| Some(act.by.clone()))),
        ("because", text(&|act| Some(act.because.clone()).filter(|why| !why.is_empty()))),
        ("centre_id", text(&|act| Some(act.centre_id.clone()))),
        ("period", text(&|act| Some(act.period.clone()))),
        ("dataset", text(&|act| act.dataset.clone())),
        ("extract_sha256", text(&|act| act.sha256.clone())),
    ];
    let columns = columns.into_iter().map(|(name, array)| (name, array, true));
    let batch = RecordBatch::try_from_iter_with_nullable(columns);
    Ok(memory_table(batch.map_err(engine::Error::in_rows_of(AUDIT))?)?)
}

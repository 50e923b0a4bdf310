//! Snapshot records: `snapshots/00000042.json`, each one numbered, consistent state of the whole
//! warehouse. Readers follow these records and nothing else.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::in_force::{InForce, InForceEntry};
use super::record::{self, Record};
use super::{Error, Warehouse};
use crate::intake::Triple;

/// The folder of the records.
const FOLDER: &str = "snapshots";

/// A triple of which nothing is in force, because all that came of it was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// What it would have been.
    #[serde(flatten)]
    pub triple: Triple,
    /// When the first of them arrived, as the inbox said.
    pub received_at: Timestamp,
}

/// A snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Its number, from 1 on.
    pub snapshot: u64,
    /// When its load started.
    pub created_at: Timestamp,
    /// The program that made it.
    pub tool: String,
    /// Digest of the configuration, contract and SQL, which are kept under it.
    pub config_digest: String,
    /// What identifies the pseudonym key.
    pub key_fingerprint: String,
    /// The load that made it.
    pub load_id: String,
    /// The version of every Delta Lake table when the load had written its rows, by place. Readers
    /// take the newest version, which has the rows of all loads; this one it must have reached.
    pub tables: BTreeMap<String, u64>,
    /// The extracts in force.
    pub in_force: Vec<InForceEntry>,
    /// What was refused last and is not in force.
    pub refused: Vec<Refused>,
}

impl Record for Snapshot {
    const FORMAT: u64 = 1;

    fn upgrade(_older: u64, _record: &mut serde_json::Map<String, serde_json::Value>) {
        // format 0 had no number, and the same fields
    }
}

impl Snapshot {
    /// The extracts in force, by triple.
    #[must_use]
    pub fn in_force(&self) -> InForce {
        self.in_force.iter().cloned().collect()
    }

    /// The record's path in the warehouse.
    #[must_use]
    pub fn path(number: u64) -> String {
        format!("{FOLDER}/{number:08}.json")
    }

    /// Reads the snapshot of this number, or the latest; none if the warehouse has none yet.
    ///
    /// # Errors
    /// When the store fails, the record is damaged, or there is none of this number.
    pub async fn read(warehouse: &Warehouse, number: Option<u64>) -> Result<Option<Self>, Error> {
        let path = match number {
            Some(n) => Self::path(n),
            None => match Self::numbers(warehouse).await?.last() {
                Some(latest) => Self::path(*latest),
                None => return Ok(None),
            },
        };
        let Some(bytes) = warehouse.open.get(&path).await? else {
            return Err(Error::NoSnapshot(number));
        };
        record::from_json(&path, &bytes).map(Some)
    }

    /// The numbers of all snapshots, in order.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn numbers(warehouse: &Warehouse) -> Result<Vec<u64>, Error> {
        let paths = warehouse.open.paths(FOLDER).await?;
        Ok(paths.iter().filter_map(|path| number_of(path)).collect())
    }

    /// Writes the record unless another load has taken its number.
    ///
    /// # Errors
    /// When the store fails, or another load was first.
    pub(crate) async fn commit(&self, warehouse: &Warehouse) -> Result<(), Error> {
        let path = Self::path(self.snapshot);
        let text = record::to_json(&path, self)?;
        if warehouse.open.create(&path, text).await? {
            Ok(())
        } else {
            Err(Error::Overtaken(self.snapshot))
        }
    }
}

/// The number of the record at a path; none for something that somebody left there.
fn number_of(path: &str) -> Option<u64> {
    let name = path.rsplit('/').next()?.strip_suffix(".json")?;
    let number = name.parse().ok()?;
    (Snapshot::path(number) == path).then_some(number)
}

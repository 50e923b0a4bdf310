//! Snapshot records: `snapshots/00000042.json`, each one numbered, consistent state of the whole
//! warehouse. Readers follow these records and nothing else.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::in_force::{Filed, InForce, InForceEntry};
use super::record::{self, Record};
use super::{Error, Warehouse};
use intake::Triple;

/// The folder of the records.
const FOLDER: &str = "snapshots";
/// The field of what is in force for each period, the last of those that stand before the long ones.
const PERIODS: &str = "periods";

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
    /// How many extracts are in force for each period, and their rows.
    pub periods: BTreeMap<String, Filed>,
    /// The extracts in force.
    pub in_force: Vec<InForceEntry>,
    /// What was refused last and is not in force.
    pub refused: Vec<Refused>,
}

impl Record for Snapshot {
    const FORMAT: u64 = 2;

    /// Format 0 had no number and the same fields as format 1, which did not count by period.
    fn upgrade(_older: u64, record: &mut Map<String, Value>) {
        let mut periods: BTreeMap<String, Filed> = BTreeMap::new();
        for entry in record.get("in_force").and_then(Value::as_array).into_iter().flatten() {
            let Some(period) = entry.get("period").and_then(Value::as_str) else { continue };
            let rows = entry.get("rows").and_then(Value::as_u64).unwrap_or(0);
            periods.entry(period.to_owned()).or_default().add(rows);
        }
        record.insert(PERIODS.to_owned(), serde_json::json!(periods));
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
        let read = read_bytes(warehouse, number).await?;
        read.map(|(path, bytes)| record::from_json(&path, &bytes)).transpose()
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
    pub async fn commit(&self, warehouse: &Warehouse) -> Result<(), Error> {
        let path = Self::path(self.snapshot);
        let text = record::to_json(&path, self)?;
        if warehouse.open.create(&path, text).await? {
            Ok(())
        } else {
            Err(Error::Overtaken(self.snapshot))
        }
    }
}

/// A snapshot as a reader opens it: what most ask for stands at the beginning of its record; the rest,
/// which is long, is read when somebody asks for it.
#[derive(Debug)]
pub struct SnapshotRecord {
    /// Its number.
    pub number: u64,
    /// When its load started.
    pub created_at: Timestamp,
    /// Digest of the configuration.
    pub config_digest: String,
    /// How many extracts are in force for each period, and their rows.
    pub periods: BTreeMap<String, Filed>,
    /// Where it lies.
    path: String,
    /// All of it.
    bytes: Bytes,
    /// The whole, once somebody has asked for it.
    whole: OnceLock<Arc<Snapshot>>,
}

/// The fields that a record begins with.
#[derive(Deserialize)]
struct Beginning {
    snapshot: u64,
    created_at: Timestamp,
    config_digest: String,
    periods: BTreeMap<String, Filed>,
}

impl SnapshotRecord {
    /// Opens the snapshot of this number, or the latest; none if the warehouse has none yet.
    ///
    /// # Errors
    /// When the store fails, the record is damaged, or there is none of this number.
    pub async fn open(warehouse: &Warehouse, number: Option<u64>) -> Result<Option<Self>, Error> {
        let Some((path, bytes)) = read_bytes(warehouse, number).await? else { return Ok(None) };
        let whole = OnceLock::new();
        let beginning = if record::format_of::<Snapshot>(&path, &bytes)? == Snapshot::FORMAT {
            let names = ["snapshot", "created_at", "config_digest", PERIODS];
            let fields = record::first_fields(&bytes, &names);
            let read = fields.and_then(|fields| serde_json::from_value(Value::Object(fields)));
            read.map_err(|source| Error::Damaged { path: path.clone(), source })?
        } else {
            let snapshot: Snapshot = record::from_json(&path, &bytes)?;
            let whole = whole.get_or_init(|| Arc::new(snapshot));
            let Snapshot { snapshot, created_at, config_digest, periods, .. } = (**whole).clone();
            Beginning { snapshot, created_at, config_digest, periods }
        };
        let Beginning { snapshot: number, created_at, config_digest, periods } = beginning;
        Ok(Some(Self { number, created_at, config_digest, periods, path, bytes, whole }))
    }

    /// The whole snapshot.
    ///
    /// # Errors
    /// When the record is damaged.
    pub fn whole(&self) -> Result<Arc<Snapshot>, Error> {
        if let Some(whole) = self.whole.get() {
            return Ok(Arc::clone(whole));
        }
        let whole = Arc::new(record::from_json(&self.path, &self.bytes)?);
        Ok(Arc::clone(self.whole.get_or_init(|| whole)))
    }
}

/// The path and bytes of the record of this number, or of the latest; none if there is none yet.
async fn read_bytes(
    warehouse: &Warehouse,
    number: Option<u64>,
) -> Result<Option<(String, Bytes)>, Error> {
    let path = match number {
        Some(n) => Snapshot::path(n),
        None => match Snapshot::numbers(warehouse).await?.last() {
            Some(latest) => Snapshot::path(*latest),
            None => return Ok(None),
        },
    };
    match warehouse.open.get(&path).await? {
        Some(bytes) => Ok(Some((path, bytes))),
        None => Err(Error::NoSnapshot(number)),
    }
}

/// The number of the record at a path; none for something that somebody left there.
fn number_of(path: &str) -> Option<u64> {
    let name = path.rsplit('/').next()?.strip_suffix(".json")?;
    let number = name.parse().ok()?;
    (Snapshot::path(number) == path).then_some(number)
}

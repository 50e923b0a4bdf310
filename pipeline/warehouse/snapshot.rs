//! Snapshot records: `snapshots/00000042.json`, each one numbered, consistent state of the whole
//! warehouse. Readers follow these records and nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::sync::OnceCell;

use super::act::{Act, Returned, Unlocked, Withdrawn};
use super::in_force::{self, Filed, InForce, InForceEntry, Inputs};
use super::in_force_file::{self, InForceFile};
use super::record::{self, Record};
use super::{Error, Warehouse};
use intake::Triple;

/// The folder of the records.
const FOLDER: &str = "snapshots";
/// The field of what is in force for each period, the last of those that stand before the long ones.
const PERIODS: &str = "periods";
/// The format from which on a record begins with what most ask for.
const ORDERED: u64 = 1;
/// How much of a record its beginning may take, in bytes: some 500 periods.
const BEGINNING_BYTES: u64 = 1 << 16;

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
    #[serde(default)]
    pub periods: BTreeMap<String, Filed>,
    /// The extracts in force, on which figures rest; a record lists them itself where they are few.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_force: Vec<InForceEntry>,
    /// Extracts that were accepted since and wait for the office's approval; until then their
    /// predecessors are in force. What comes later is judged as if these were. Sorted by triple.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<InForceEntry>,
    /// Where both are listed, if they are many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_file: Option<InForceFile>,
    /// What was refused last and is not in force.
    pub refused: Vec<Refused>,
    /// What the office did by this snapshot.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<Act>,
    /// For whom and when late extracts are let in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unlocked: Vec<Unlocked>,
    /// What was withdrawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<Withdrawn>,
    /// What the office gave back instead of approving it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returned: Vec<Returned>,
}

impl Record for Snapshot {
    const FORMAT: u64 = 4;

    fn upgrade(_older: u64, _record: &mut Map<String, Value>) {
        // format 0 had no number; before format 2 all that was in force stood in the record itself,
        // before 3 nobody withdrew anything, before 4 nobody answered and nothing waited for approval
    }
}

impl Snapshot {
    /// The extracts in force, by triple.
    #[must_use]
    pub fn in_force(&self) -> InForce {
        self.in_force.iter().cloned().collect()
    }

    /// What was accepted last of each triple, by which whatever comes next is judged: what is in force,
    /// or what waits to be.
    #[must_use]
    pub fn accepted(&self) -> InForce {
        self.entries().cloned().collect()
    }

    /// Every extract that it lists: those in force, then those that wait.
    pub fn entries(&self) -> impl Iterator<Item = &InForceEntry> {
        self.in_force.iter().chain(&self.waiting)
    }

    /// The extract that waits for approval of a triple.
    #[must_use]
    pub fn waiting_for(&self, triple: &Triple) -> Option<&InForceEntry> {
        let place = self.waiting.binary_search_by(|entry| entry.triple.cmp(triple)).ok();
        place.map(|place| &self.waiting[place])
    }

    /// The same as a draft has it, as if all that waits were in force.
    #[must_use]
    pub fn into_draft(mut self) -> Self {
        let accepted = self.accepted();
        self.periods = accepted.periods();
        self.in_force = accepted.iter().cloned().collect();
        self
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
        let Some(path) = path_of(warehouse, number).await? else { return Ok(None) };
        read_at(warehouse, &path, number).await.map(Some)
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
        let text = if self.entries().count() < in_force_file::MANY {
            record::to_json(&path, self)?
        } else {
            let (in_force, waiting) = (&self.in_force, &self.waiting);
            let file = InForceFile::create(warehouse, &self.load_id, in_force, waiting).await?;
            record::to_json(&path, &self.without_entries(file))?
        };
        if warehouse.open.create(&path, text).await? {
            Ok(())
        } else {
            // a list that was made for it stays until it is vacuumed
            Err(Error::Overtaken(self.snapshot))
        }
    }

    /// The load that made the snapshot of this number; none if there is no such snapshot.
    ///
    /// # Errors
    /// When the store fails, or the record is damaged.
    pub async fn load_of(warehouse: &Warehouse, number: u64) -> Result<Option<String>, Error> {
        let path = Self::path(number);
        let start = warehouse.open.get_start(&path, BEGINNING_BYTES).await?;
        let Some(start) = start else { return Ok(None) };
        if let Some(maker) = maker_of(&path, &start)? {
            refuse_misplaced(&path, maker.snapshot)?;
            return Ok(Some(maker.load_id));
        }
        let Some(bytes) = warehouse.open.get(&path).await? else { return Ok(None) };
        let record: Self = record::from_json(&path, &bytes)?;
        refuse_misplaced(&path, record.snapshot)?;
        Ok(Some(record.load_id))
    }

    /// What the office did by the snapshot of this number.
    ///
    /// # Errors
    /// When the store fails, or the record is damaged.
    pub(super) async fn acts_of(warehouse: &Warehouse, number: u64) -> Result<Vec<Act>, Error> {
        let path = Self::path(number);
        let Some(bytes) = warehouse.open.get(&path).await? else { return Ok(Vec::new()) };
        Ok(record::from_json::<Self>(&path, &bytes)?.acts)
    }

    /// The snapshot as its record has it, when what is in force is listed elsewhere.
    fn without_entries(&self, file: InForceFile) -> Self {
        Self {
            snapshot: self.snapshot,
            created_at: self.created_at,
            tool: self.tool.clone(),
            config_digest: self.config_digest.clone(),
            key_fingerprint: self.key_fingerprint.clone(),
            load_id: self.load_id.clone(),
            tables: self.tables.clone(),
            periods: self.periods.clone(),
            in_force: Vec::new(),
            waiting: Vec::new(),
            in_force_file: Some(file),
            refused: self.refused.clone(),
            acts: self.acts.clone(),
            unlocked: self.unlocked.clone(),
            withdrawn: self.withdrawn.clone(),
            returned: self.returned.clone(),
        }
    }
}

/// On which extracts a reader's figures rest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Resting {
    /// On those in force: approved ones, where the office approves.
    #[default]
    InForce,
    /// On all that were accepted: a draft.
    Accepted,
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
    /// On which of its extracts figures rest.
    resting: Resting,
    /// The warehouse that it is of.
    warehouse: Warehouse,
    /// The whole, once somebody has asked for it.
    whole: OnceCell<Arc<Snapshot>>,
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
    pub async fn open(
        warehouse: &Warehouse,
        number: Option<u64>,
        resting: Resting,
    ) -> Result<Option<Self>, Error> {
        let Some(path) = path_of(warehouse, number).await? else { return Ok(None) };
        let start = warehouse.open.get_start(&path, BEGINNING_BYTES).await?;
        let start = start.ok_or(Error::NoSnapshot(number))?;
        // the beginning counts what is in force
        let beginning = match resting {
            Resting::InForce => beginning_of(&path, &start)?,
            Resting::Accepted => None,
        };
        let (beginning, whole) = if let Some(beginning) = beginning {
            (beginning, OnceCell::new())
        } else {
            // from before it began with all that, or longer than any that was thought of
            let whole = as_it_rests(read_at(warehouse, &path, number).await?, resting);
            let beginning = Beginning {
                snapshot: whole.snapshot,
                created_at: whole.created_at,
                config_digest: whole.config_digest.clone(),
                periods: whole.periods.clone(),
            };
            (beginning, OnceCell::new_with(Some(Arc::new(whole))))
        };
        let Beginning { snapshot: number, created_at, config_digest, periods } = beginning;
        let warehouse = warehouse.clone();
        Ok(Some(Self { number, created_at, config_digest, periods, resting, warehouse, whole }))
    }

    /// On which extracts figures rest.
    #[must_use]
    pub fn resting(&self) -> Resting {
        self.resting
    }

    /// What tells which rows are in force.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub async fn inputs(&self) -> Result<Inputs, Error> {
        Ok(in_force::inputs(self.whole().await?.in_force.iter()))
    }

    /// The whole snapshot; of a draft, with all that was accepted as if it were in force.
    ///
    /// # Errors
    /// When the store fails, or the record is damaged.
    pub async fn whole(&self) -> Result<Arc<Snapshot>, Error> {
        let path = Snapshot::path(self.number);
        let read = || async {
            let whole = read_at(&self.warehouse, &path, Some(self.number)).await?;
            Ok::<_, Error>(Arc::new(as_it_rests(whole, self.resting)))
        };
        self.whole.get_or_try_init(read).await.cloned()
    }
}

/// What says which load made a record.
#[derive(Deserialize)]
struct Maker {
    snapshot: u64,
    load_id: String,
}

/// What says which load made a record, if its start has it and it is of a format of today.
fn maker_of(path: &str, start: &[u8]) -> Result<Option<Maker>, Error> {
    let names = ["snapshot", "load_id"];
    let Ok(fields) = record::first_fields(start, &names) else { return Ok(None) };
    if fields.len() < names.len() || record::format_of::<Snapshot>(path, start)? < ORDERED {
        return Ok(None);
    }
    Ok(serde_json::from_value(Value::Object(fields)).ok())
}

/// A snapshot as a reader's figures rest on it.
fn as_it_rests(snapshot: Snapshot, resting: Resting) -> Snapshot {
    match resting {
        Resting::InForce => snapshot,
        Resting::Accepted => snapshot.into_draft(),
    }
}

/// The fields that a record begins with, if its start has them and it is of the format of today.
fn beginning_of(path: &str, start: &[u8]) -> Result<Option<Beginning>, Error> {
    let names = ["snapshot", "created_at", "config_digest", PERIODS];
    let Ok(fields) = record::first_fields(start, &names) else { return Ok(None) };
    if fields.len() < names.len() || record::format_of::<Snapshot>(path, start)? < ORDERED {
        return Ok(None);
    }
    let read = serde_json::from_value(Value::Object(fields));
    let beginning: Beginning =
        read.map_err(|source| Error::Damaged { path: path.to_owned(), source })?;
    refuse_misplaced(path, beginning.snapshot)?;
    // nothing is counted, or was when it was made
    Ok(Some(beginning).filter(|b| !b.periods.is_empty()))
}

/// Refuses a record that says another number than its name.
fn refuse_misplaced(path: &str, number: u64) -> Result<(), Error> {
    if number_of(path) == Some(number) {
        return Ok(());
    }
    let problem = format!("it says that it is snapshot {number}");
    Err(Error::Damaged { path: path.to_owned(), source: serde::de::Error::custom(problem) })
}

/// The record at a path.
async fn read_at(
    warehouse: &Warehouse,
    path: &str,
    number: Option<u64>,
) -> Result<Snapshot, Error> {
    let bytes = warehouse.open.get(path).await?.ok_or(Error::NoSnapshot(number))?;
    let mut snapshot: Snapshot = record::from_json(path, &bytes)?;
    refuse_misplaced(path, snapshot.snapshot)?;
    if let Some(file) = &snapshot.in_force_file {
        (snapshot.in_force, snapshot.waiting) = file.read(warehouse).await?;
    }
    if snapshot.periods.is_empty() {
        // a record of before does not count them
        snapshot.periods = snapshot.in_force().periods();
    }
    Ok(snapshot)
}

/// Where the record of this number lies, or that of the latest; none if there is none yet.
async fn path_of(warehouse: &Warehouse, number: Option<u64>) -> Result<Option<String>, Error> {
    match number {
        Some(n) => Ok(Some(Snapshot::path(n))),
        None => {
            Ok(Snapshot::numbers(warehouse).await?.last().map(|latest| Snapshot::path(*latest)))
        }
    }
}

/// The number of the record at a path; none for something that somebody left there.
fn number_of(path: &str) -> Option<u64> {
    let name = path.rsplit('/').next()?.strip_suffix(".json")?;
    let number = name.parse().ok()?;
    (Snapshot::path(number) == path).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beginning(start: &str) -> Result<Option<u64>, Error> {
        beginning_of("snapshots/00000007.json", start.as_bytes()).map(|b| b.map(|b| b.snapshot))
    }

    #[test]
    fn a_record_is_read_as_far_as_it_is_needed() {
        let head = r#"{"format":1,"tool":"counterfoil 0.1.0","snapshot":7,"created_at":"2024-12-31T00:00:00Z","config_digest":"ab","#;
        let periods = r#""periods":{"2024Q1":{"extracts":2,"rows":9}}"#;
        // its end is not there, or is no JSON
        assert_eq!(beginning(&format!("{head}{periods},\"in_force\":[{{\"cen")).unwrap(), Some(7));
        assert_eq!(beginning(&format!("{head}{periods},?")).unwrap(), Some(7));
        // in another order
        let later = format!("{head}\"in_force\":[],\"refused\":[],{periods}}}");
        assert_eq!(beginning(&later).unwrap(), Some(7));
        // from before they were counted, and too long a beginning
        assert_eq!(beginning(&format!("{head}\"in_force\":[]}}")).unwrap(), None);
        assert_eq!(beginning(&head[..90]).unwrap(), None);
        assert_eq!(
            beginning(&format!("{head}{periods}}}").replace("\"format\":1,", "")).unwrap(),
            None
        );
        assert_eq!(beginning(&format!("{head}\"periods\":{{}}")).unwrap(), None);
        // it lies in the place of another
        assert!(
            beginning(&format!("{head}{periods}").replace("\"snapshot\":7", "\"snapshot\":6"))
                .is_err()
        );
        // what it counts is no number
        assert!(beginning(&format!("{head}{periods}}}").replace(":9", ":\"x\"")).is_err());
        let newer = format!("{head}{periods}}}").replace("\"format\":1", "\"format\":5");
        assert!(matches!(beginning(&newer), Err(Error::Newer { format: 5, .. })));
    }
}

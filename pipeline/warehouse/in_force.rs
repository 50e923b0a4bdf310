//! What is in force: the one accepted extract of each centre, period and dataset.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Schema};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use engine::{Table, memory_table};
use intake::Triple;

/// An extract in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InForceEntry {
    /// What it is.
    #[serde(flatten)]
    pub triple: Triple,
    /// Digest of its bytes.
    pub sha256: String,
    /// Digest of the mapping by which it was read, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mapping: Option<String>,
    /// The load that brought its rows.
    pub load_id: String,
    /// The load that first brought rows for this triple; what changed since can be told from them.
    pub first_load_id: String,
    /// Its path in the inbox.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its rows.
    pub rows: u64,
    /// How many warnings are on its receipt.
    pub warnings: u64,
    /// When it arrived, as the inbox says.
    pub received_at: Timestamp,
    /// When the first extract that was accepted for this triple arrived.
    pub first_received_at: Timestamp,
}

impl InForceEntry {
    /// Whether another is the same bytes, read by the same mapping.
    #[must_use]
    pub fn is_read_as(&self, other: &Self) -> bool {
        self.sha256 == other.sha256 && self.mapping == other.mapping
    }
}

/// What tells which rows are in force: a digest by dataset and centre.
pub type Inputs = BTreeMap<String, BTreeMap<String, String>>;

/// What is in force for a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// Extracts.
    pub extracts: u64,
    /// Their rows.
    pub rows: u64,
}

impl Filed {
    /// Counts an extract with its rows.
    pub(super) fn add(&mut self, rows: u64) {
        self.extracts += 1;
        self.rows += rows;
    }
}

/// The extracts in force, by triple.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InForce(BTreeMap<Triple, InForceEntry>);

impl InForce {
    /// The extract in force for a triple.
    #[must_use]
    pub fn get(&self, triple: &Triple) -> Option<&InForceEntry> {
        self.0.get(triple)
    }

    /// Puts an extract in force, in place of its predecessor.
    pub fn put(&mut self, entry: InForceEntry) {
        self.0.insert(entry.triple.clone(), entry);
    }

    /// Takes the extract of a triple out.
    pub fn remove(&mut self, triple: &Triple) {
        self.0.remove(triple);
    }

    /// Lets a load's rows stand for a triple, as if its extract were in force.
    pub fn set_load(&mut self, triple: &Triple, load_id: &str, rows: u64) {
        let entry = self.0.entry(triple.clone()).or_insert_with(|| InForceEntry {
            triple: triple.clone(),
            sha256: String::new(),
            mapping: None,
            load_id: String::new(),
            first_load_id: load_id.to_owned(),
            path: String::new(),
            bytes: 0,
            rows: 0,
            warnings: 0,
            received_at: Timestamp::UNIX_EPOCH,
            first_received_at: Timestamp::UNIX_EPOCH,
        });
        load_id.clone_into(&mut entry.load_id);
        entry.rows = rows;
    }

    /// Every extract in force, by centre, period and dataset.
    pub fn iter(&self) -> impl Iterator<Item = &InForceEntry> {
        self.0.values()
    }

    /// Those of one dataset.
    #[must_use]
    pub fn of_dataset(&self, dataset: &str) -> Self {
        self.iter().filter(|h| h.triple.dataset == dataset).cloned().collect()
    }

    /// How many extracts are in force.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// How many extracts there are for each period, and their rows.
    #[must_use]
    pub fn periods(&self) -> BTreeMap<String, Filed> {
        let mut periods: BTreeMap<String, Filed> = BTreeMap::new();
        for entry in self.0.values() {
            periods.entry(entry.triple.period.clone()).or_default().add(entry.rows);
        }
        periods
    }

    /// Whether nothing is in force.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rows of the table `in_force`: snapshot, centre, period, dataset, load, first load.
    fn batch(&self, snapshot: i64) -> Result<RecordBatch, engine::Error> {
        let text = |of: &dyn Fn(&InForceEntry) -> &str| -> Arc<StringArray> {
            Arc::new(self.0.values().map(|h| Some(of(h))).collect())
        };
        let columns: Vec<(&str, arrow::array::ArrayRef)> = vec![
            ("snapshot", Arc::new(Int64Array::from_value(snapshot, self.0.len()))),
            ("centre_id", text(&|h| &h.triple.centre_id)),
            ("period", text(&|h| &h.triple.period)),
            ("dataset", text(&|h| &h.triple.dataset)),
            ("load_id", text(&|h| &h.load_id)),
            ("first_load_id", text(&|h| &h.first_load_id)),
        ];
        let (names, arrays): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
        let field = |n: &str| {
            Field::new(n, if n == "snapshot" { DataType::Int64 } else { DataType::Utf8 }, true)
        };
        let schema = Schema::new(names.into_iter().map(field).collect::<Vec<_>>());
        let batch = RecordBatch::try_new(Arc::new(schema), arrays);
        batch.map_err(engine::Error::in_rows_of("in_force"))
    }

    /// The table `incoming.in_force` of checks: centre, period, dataset and its rows.
    ///
    /// # Errors
    /// Never, for batches of one schema.
    pub fn rows_table(&self) -> Result<Table, engine::Error> {
        let text = |of: &dyn Fn(&InForceEntry) -> &str| -> ArrayRef {
            Arc::new(self.0.values().map(|h| Some(of(h))).collect::<StringArray>())
        };
        let rows = self.0.values().map(|h| i64::try_from(h.rows).ok());
        let batch = RecordBatch::try_from_iter_with_nullable(vec![
            ("centre_id", text(&|h| &h.triple.centre_id), true),
            ("period", text(&|h| &h.triple.period), true),
            ("dataset", text(&|h| &h.triple.dataset), true),
            ("row_count", Arc::new(rows.collect::<Int64Array>()) as ArrayRef, true),
        ]);
        memory_table(batch.map_err(engine::Error::in_rows_of("incoming.in_force"))?)
    }

    /// The table `in_force` as one snapshot has it.
    ///
    /// # Errors
    /// Never, for batches of one schema.
    pub fn table(&self, snapshot: i64) -> Result<Table, engine::Error> {
        memory_table(self.batch(snapshot)?)
    }
}

/// What tells which rows there are of each dataset and centre: a digest of the loads that brought
/// them, for each period the one in force and the first. Entries come by centre, period and dataset.
pub(super) fn inputs<'a>(entries: impl Iterator<Item = &'a InForceEntry>) -> Inputs {
    let mut hashers: BTreeMap<&str, BTreeMap<&str, Sha256>> = BTreeMap::new();
    for entry in entries {
        let triple = &entry.triple;
        let centres = hashers.entry(&triple.dataset).or_default();
        let hasher = centres.entry(&triple.centre_id).or_default();
        let said = format!("{}\n{}\n{}\n", triple.period, entry.load_id, entry.first_load_id);
        hasher.update(said);
    }
    let digest = |hasher: Sha256| hex::encode(&hasher.finalize()[..16]);
    let of_centres = |centres: BTreeMap<&str, Sha256>| {
        centres.into_iter().map(|(id, hasher)| (id.to_owned(), digest(hasher))).collect()
    };
    let datasets = hashers.into_iter();
    datasets.map(|(name, centres)| (name.to_owned(), of_centres(centres))).collect()
}

impl FromIterator<InForceEntry> for InForce {
    fn from_iter<I: IntoIterator<Item = InForceEntry>>(entry: I) -> Self {
        Self(entry.into_iter().map(|h| (h.triple.clone(), h)).collect())
    }
}

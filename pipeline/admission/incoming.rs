//! The rows of a batch before anything is decided: read, typed and laid down in temporary files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Int32Array, Int64Array, RecordBatch, StringArray,
};
use arrow::datatypes::{DataType, Field as ArrowField, Schema};
use futures::StreamExt as _;
use parquet::arrow::ArrowWriter;

use super::Error;
use contract::{Contract, Dataset, FindingList};
use engine::{Resources, ScratchTable, Table, Tables, memory_table, scratch_table, temporary_rows};
use intake::{Candidate, EXTRACT, Fetched, Pseudonymiser, Triple, incoming_schema};
use programme::days_since_1970;
use store::Unnamed;

/// The word in `load_id` of rows that are not loaded yet.
pub(super) const NOT_LOADED: &str = "incoming";

/// The rows of all extracts of a batch, in temporary files that go when this goes.
pub struct Incoming {
    /// The extracts, by their number in the column `extract`.
    pub candidates: Vec<Candidate>,
    /// A table per dataset with the typed rows.
    pub tables: Tables,
    _files: Vec<ScratchTable>,
}

impl Incoming {
    /// Reads all extracts of a batch, several at a time.
    ///
    /// `done` is called after each extract with how many are read.
    ///
    /// # Errors
    /// When temporary files cannot be written or read.
    pub async fn read(
        fetched: Vec<Fetched>,
        contract: &Contract,
        pseudonymiser: &Pseudonymiser,
        resources: &Resources,
        done: impl Fn(usize),
    ) -> Result<Self, Error> {
        let room = resources.finding_room();
        let row_files = Arc::new(RowFiles::open(contract)?);
        let at_once = resources.read_at_once();
        let contract = Arc::new(contract.clone());
        // each waits for those before it, which are begun before it: in order, by threads in order
        let read_one = |(index, fetched): (usize, Fetched)| {
            let (row_files, contract, pseudonymiser, room) = (
                Arc::clone(&row_files),
                Arc::clone(&contract),
                pseudonymiser.clone(),
                room.clone(),
            );
            tokio::task::spawn_blocking(move || {
                let _turn = EndsTurn(&row_files, index);
                let findings = FindingList::new(&room);
                let lay = |dataset: &str, rows: &RecordBatch| row_files.write(index, dataset, rows);
                Candidate::read(index, fetched, &contract, &pseudonymiser, findings, lay)
            })
        };
        let mut candidates = Vec::with_capacity(fetched.len());
        let mut reading =
            futures::stream::iter(fetched.into_iter().enumerate()).map(read_one).buffered(at_once);
        while let Some(candidate) = reading.next().await {
            candidates.push(candidate.map_err(temporary)??);
            done(candidates.len());
        }
        drop(reading);
        let files = open_tables(row_files.close()?, resources).await?;
        let tables = files.iter().map(|(name, rows)| (name.clone(), Arc::clone(&rows.table)));
        let tables = tables.collect();
        Ok(Self { candidates, tables, _files: files.into_values().collect() })
    }

    /// The table `incoming.extracts`: a row per extract of the batch.
    ///
    /// # Errors
    /// Never, the columns fit.
    pub fn extracts_table(
        &self,
        is_accepted: &dyn Fn(usize) -> bool,
        is_resubmission: &dyn Fn(&Candidate) -> bool,
    ) -> Result<Table, Error> {
        self.some_extracts(&|_| true, is_accepted, is_resubmission)
    }

    /// The same table with these extracts only.
    ///
    /// # Errors
    /// Never, the columns fit.
    pub fn accepted_table(
        &self,
        accepted: &std::collections::BTreeSet<usize>,
    ) -> Result<Table, Error> {
        self.some_extracts(&|i| accepted.contains(&i), &|_| true, &|_| false)
    }

    /// A row for each of the extracts asked for whose path says what it is.
    fn some_extracts(
        &self,
        is_asked_for: &dyn Fn(usize) -> bool,
        is_accepted: &dyn Fn(usize) -> bool,
        is_resubmission: &dyn Fn(&Candidate) -> bool,
    ) -> Result<Table, Error> {
        let asked_for = (0..)
            .zip(self.candidates.iter().enumerate())
            .filter(|(_, (i, c))| is_asked_for(*i) && c.fetched.arrival.triple.is_some());
        let (placed, accepted): (Vec<(i32, &Candidate)>, Vec<Option<bool>>) =
            asked_for.map(|(number, (i, c))| ((number, c), Some(is_accepted(i)))).unzip();
        let text = |of: &dyn Fn(&Candidate) -> Option<String>| -> ArrayRef {
            Arc::new(placed.iter().map(|(_, c)| of(c)).collect::<StringArray>())
        };
        let triple = |part: &dyn Fn(&Triple) -> String| {
            text(&|c| c.fetched.arrival.triple.as_ref().map(part))
        };
        let day = |of: &dyn Fn(&programme::Period) -> jiff::civil::Date| -> ArrayRef {
            let period =
                |c: &Candidate| c.fetched.arrival.period.as_ref().map(|p| days_since_1970(of(p)));
            Arc::new(placed.iter().map(|(_, c)| period(c)).collect::<Date32Array>())
        };
        let year =
            |c: &Candidate| c.fetched.arrival.period.as_ref().map(|p| i32::from(p.fiscal_year));
        let resubmitted: BooleanArray =
            placed.iter().map(|(_, c)| Some(is_resubmission(c))).collect();
        let rows = |c: &Candidate| i64::try_from(c.reading.rows).ok();
        let row_counts: Int64Array = placed.iter().map(|(_, c)| rows(c)).collect();
        let columns: Vec<(&str, DataType, ArrayRef)> = vec![
            (
                EXTRACT,
                DataType::Int32,
                Arc::new(placed.iter().map(|(i, _)| Some(*i)).collect::<Int32Array>()),
            ),
            ("path", DataType::Utf8, text(&|c| Some(c.fetched.arrival.path.clone()))),
            ("sha256", DataType::Utf8, text(&|c| Some(c.fetched.sha256().to_owned()))),
            ("centre_id", DataType::Utf8, triple(&|t| t.centre_id.clone())),
            ("period", DataType::Utf8, triple(&|t| t.period.clone())),
            ("dataset", DataType::Utf8, triple(&|t| t.dataset.clone())),
            (
                "fiscal_year",
                DataType::Int32,
                Arc::new(placed.iter().map(|(_, c)| year(c)).collect::<Int32Array>()),
            ),
            ("period_starts_on", DataType::Date32, day(&|p| p.days.starts_on)),
            ("period_ends_on", DataType::Date32, day(&|p| p.days.ends_on)),
            ("row_count", DataType::Int64, Arc::new(row_counts)),
            ("is_resubmission", DataType::Boolean, Arc::new(resubmitted)),
            ("is_accepted", DataType::Boolean, Arc::new(BooleanArray::from(accepted))),
        ];
        let (fields, arrays): (Vec<_>, Vec<_>) = columns
            .into_iter()
            .map(|(name, data_type, array)| (ArrowField::new(name, data_type, true), array))
            .unzip();
        let batch =
            RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).map_err(temporary)?;
        Ok(memory_table(batch)?)
    }
}

/// The temporary file of each dataset, open for rows, which lie there in the order of the extracts
/// however many are read at once.
struct RowFiles {
    writers: BTreeMap<String, Mutex<ArrowWriter<std::fs::File>>>,
    files: BTreeMap<String, Unnamed>,
    turn: Mutex<Turn>,
    /// Told when it is the turn of another extract.
    next: Condvar,
}

/// Whose turn it is to lay down rows.
#[derive(Default)]
struct Turn {
    extract: usize,
    /// Extracts behind that one that are done already, or lay down nothing.
    done: BTreeSet<usize>,
}

impl RowFiles {
    fn open(contract: &Contract) -> Result<Self, Error> {
        let mut writers = BTreeMap::new();
        let mut files = BTreeMap::new();
        for dataset in &contract.datasets {
            let file = Unnamed::create().map_err(temporary)?;
            writers.insert(dataset.name.clone(), Mutex::new(open_writer(&file, dataset)?));
            files.insert(dataset.name.clone(), file);
        }
        Ok(Self { writers, files, turn: Mutex::default(), next: Condvar::new() })
    }

    /// Lays down rows of an extract, once it is its turn; it stays so until it ends.
    fn write(&self, extract: usize, dataset: &str, batch: &RecordBatch) -> Result<(), Error> {
        let Some(writer) = self.writers.get(dataset) else { return Ok(()) };
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let is_later = |turn: &mut Turn| turn.extract < extract;
        drop(self.next.wait_while(turn, is_later).unwrap_or_else(PoisonError::into_inner));
        let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.write(batch).map_err(temporary)
    }

    /// Ends the turn of an extract; each ends one, with rows or without, now or when it comes to it.
    fn end_turn(&self, extract: usize) {
        let mut turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        turn.done.insert(extract);
        loop {
            let now = turn.extract;
            if !turn.done.remove(&now) {
                break;
            }
            turn.extract += 1;
        }
        drop(turn);
        self.next.notify_all();
    }

    fn close(&self) -> Result<BTreeMap<String, Unnamed>, Error> {
        for writer in self.writers.values() {
            let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
            writer.finish().map_err(temporary)?;
        }
        Ok(self.files.clone())
    }
}

/// Ends an extract's turn, whatever came of it.
struct EndsTurn<'a>(&'a RowFiles, usize);

impl Drop for EndsTurn<'_> {
    fn drop(&mut self) {
        self.0.end_turn(self.1);
    }
}

/// Opens the temporary file of a dataset.
fn open_writer(file: &Unnamed, dataset: &Dataset) -> Result<ArrowWriter<std::fs::File>, Error> {
    let file = file.writer().map_err(temporary)?;
    let schema = incoming_schema(dataset);
    ArrowWriter::try_new(file, schema, Some(temporary_rows())).map_err(temporary)
}

/// Opens the temporary files as tables.
async fn open_tables(
    files: BTreeMap<String, Unnamed>,
    resources: &Resources,
) -> Result<BTreeMap<String, ScratchTable>, Error> {
    let mut tables = BTreeMap::new();
    for (name, file) in files {
        let table = scratch_table(resources, file).await.map_err(temporary)?;
        tables.insert(name, table);
    }
    Ok(tables)
}

/// Wraps an error of a temporary file.
fn temporary(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::Intake(intake::Error::Temporary(error.into()))
}

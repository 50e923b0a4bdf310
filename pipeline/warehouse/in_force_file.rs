//! What is in force of a snapshot that has many extracts, as a file of its own beside the record: a
//! national record of thirty years is 12 MB of JSON, which every command would read and every load
//! write again.
//!
//! It is Parquet with a column for each field of an entry, `snapshots/in_force/<load>.parquet`, created
//! before the record, which names it with the digest of its bytes.

use std::sync::Arc;

use arrow::array::{
    Array as _, ArrayRef, AsArray as _, BooleanArray, Int64Array, RecordBatch, StringArray,
};
use arrow::datatypes::Int64Type;
use bytes::Bytes;
use jiff::Timestamp;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use serde::de::Error as _;
use serde::{Deserialize, Serialize};

use super::in_force::InForceEntry;
use super::{Error, Warehouse};
use intake::Triple;

/// From so many extracts in force on, they are listed in a file of their own.
pub(super) const MANY: usize = 256;
/// The folder of these files.
pub const IN_FORCE_FILES: &str = "snapshots/in_force";

/// Where the list lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InForceFile {
    /// Below the warehouse's root.
    pub path: String,
    /// Digest of its bytes.
    pub sha256: String,
}

/// What is in force, and what waits for approval.
pub(super) type Listed = (Vec<InForceEntry>, Vec<InForceEntry>);

/// A column, and what an entry has in it.
type Column<T> = (&'static str, fn(&InForceEntry) -> T);

/// The texts of an entry, by column.
const TEXTS: [Column<String>; 9] = [
    ("centre_id", |e| e.triple.centre_id.clone()),
    ("period", |e| e.triple.period.clone()),
    ("dataset", |e| e.triple.dataset.clone()),
    ("sha256", |e| e.sha256.clone()),
    ("load_id", |e| e.load_id.clone()),
    ("first_load_id", |e| e.first_load_id.clone()),
    ("path", |e| e.path.clone()),
    ("received_at", |e| e.received_at.to_string()),
    ("first_received_at", |e| e.first_received_at.to_string()),
];
/// The column of the mappings.
const MAPPING: &str = "mapping";
/// The column that says which of them wait for the office's approval.
const WAITS: &str = "waits";
/// The numbers of an entry, by column.
const NUMBERS: [Column<u64>; 3] =
    [("bytes", |e| e.bytes), ("rows", |e| e.rows), ("warnings", |e| e.warnings)];

impl InForceFile {
    /// Creates the file of a load: what is in force, and what waits for approval.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) async fn create(
        warehouse: &Warehouse,
        load_id: &str,
        in_force: &[InForceEntry],
        waiting: &[InForceEntry],
    ) -> Result<Self, Error> {
        let path = format!("{IN_FORCE_FILES}/{load_id}.parquet");
        let bytes = encode(in_force, waiting).map_err(|problem| damaged(&path, &problem))?;
        let digest = |e: std::io::Error| damaged(&path, &e.to_string());
        let sha256 = store::digest(&bytes[..]).map_err(digest)?;
        warehouse.open.create(&path, bytes).await?;
        Ok(Self { path, sha256 })
    }

    /// What is in force and what waits for approval, each in its order.
    ///
    /// # Errors
    /// When the store fails, or the file is gone or damaged.
    pub(super) async fn read(&self, warehouse: &Warehouse) -> Result<Listed, Error> {
        let bytes = warehouse.open.get(&self.path).await?;
        let bytes = bytes.ok_or_else(|| damaged(&self.path, "it is gone"))?;
        if store::digest(&bytes[..]).ok().as_ref() != Some(&self.sha256) {
            return Err(damaged(&self.path, "its bytes are not those of its digest"));
        }
        decode(bytes).map_err(|problem| damaged(&self.path, &problem))
    }
}

/// The error of a file that cannot be used.
fn damaged(path: &str, problem: &str) -> Error {
    Error::Damaged { path: path.to_owned(), source: serde_json::Error::custom(problem) }
}

/// The bytes of a file of these entries.
fn encode(in_force: &[InForceEntry], waiting: &[InForceEntry]) -> Result<Bytes, String> {
    let entries = || in_force.iter().chain(waiting);
    let mut columns: Vec<(&str, ArrayRef)> = Vec::new();
    for (name, of) in TEXTS {
        let texts: StringArray = entries().map(|e| Some(of(e))).collect();
        columns.push((name, Arc::new(texts)));
    }
    for (name, of) in NUMBERS {
        let numbers = entries().map(|e| i64::try_from(of(e)).unwrap_or(i64::MAX));
        columns.push((name, Arc::new(numbers.collect::<Int64Array>())));
    }
    // columns that files have only where they need them
    if entries().any(|e| e.mapping.is_some()) {
        let mappings: StringArray = entries().map(|e| e.mapping.as_deref()).collect();
        columns.push((MAPPING, Arc::new(mappings)));
    }
    if !waiting.is_empty() {
        let waits = entries().enumerate().map(|(place, _)| Some(place >= in_force.len()));
        columns.push((WAITS, Arc::new(waits.collect::<BooleanArray>())));
    }
    let columns = columns.into_iter().map(|(name, array)| (name, array, name == MAPPING));
    let rows = RecordBatch::try_from_iter_with_nullable(columns).map_err(|e| e.to_string())?;
    let zstd = Compression::ZSTD(ZstdLevel::default());
    let properties = WriterProperties::builder().set_compression(zstd).build();
    let write = || {
        let mut writer = ArrowWriter::try_new(Vec::new(), rows.schema(), Some(properties))?;
        writer.write(&rows)?;
        writer.into_inner()
    };
    write().map(Bytes::from).map_err(|e: parquet::errors::ParquetError| e.to_string())
}

/// The entries of a file.
fn decode(bytes: Bytes) -> Result<Listed, String> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(bytes)
        .and_then(ParquetRecordBatchReaderBuilder::build);
    let (mut in_force, mut waiting) = (Vec::new(), Vec::new());
    for batch in reader.map_err(|e| e.to_string())? {
        let batch = batch.map_err(|e| e.to_string())?;
        let column = |name: &str| {
            batch.column_by_name(name).ok_or_else(|| format!("it has no column `{name}`"))
        };
        let mut texts = Vec::new();
        for (name, _) in TEXTS {
            let column = column(name)?.as_string_opt::<i32>();
            texts.push(column.ok_or_else(|| format!("its column `{name}` is no text"))?);
        }
        let mut numbers = Vec::new();
        for (name, _) in NUMBERS {
            let column = column(name)?.as_primitive_opt::<Int64Type>();
            numbers.push(column.ok_or_else(|| format!("its column `{name}` is no number"))?);
        }
        let mappings = batch.column_by_name(MAPPING).and_then(|c| c.as_string_opt::<i32>());
        let waits = batch.column_by_name(WAITS).and_then(|c| c.as_boolean_opt());
        for row in 0..batch.num_rows() {
            let mapping = mappings.filter(|m| m.is_valid(row)).map(|m| m.value(row).to_owned());
            let text = |n: usize| texts[n].value(row).to_owned();
            let number = |n: usize| u64::try_from(numbers[n].value(row)).unwrap_or(0);
            let time = |n: usize| -> Result<Timestamp, String> {
                texts[n].value(row).parse().map_err(|e: jiff::Error| e.to_string())
            };
            let is_waiting = waits.is_some_and(|w| w.value(row));
            let entries = if is_waiting { &mut waiting } else { &mut in_force };
            entries.push(InForceEntry {
                triple: Triple { centre_id: text(0), period: text(1), dataset: text(2) },
                sha256: text(3),
                mapping,
                load_id: text(4),
                first_load_id: text(5),
                path: text(6),
                received_at: time(7)?,
                first_received_at: time(8)?,
                bytes: number(0),
                rows: number(1),
                warnings: number(2),
            });
        }
    }
    Ok((in_force, waiting))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_back_as_they_were() {
        let entry = |n: u64| InForceEntry {
            triple: Triple {
                centre_id: format!("c{}", n % 7),
                period: format!("{n}Q1"),
                dataset: "d".to_owned(),
            },
            sha256: format!("{n:064}"),
            mapping: n.is_multiple_of(2).then(|| n.to_string()),
            load_id: "a".to_owned(),
            first_load_id: "b".to_owned(),
            path: format!("c/é/{n}"),
            bytes: n,
            rows: n * 1000,
            warnings: 3,
            received_at: Timestamp::from_nanosecond(i128::from(n)).unwrap(),
            first_received_at: Timestamp::MIN,
        };
        let entries: Vec<InForceEntry> = (0..3000).map(entry).collect();
        let bytes = encode(&entries, &[]).unwrap();
        assert_eq!(decode(bytes.clone()).unwrap(), (entries.clone(), Vec::new()));
        let (in_force, waiting) = entries.split_at(2000);
        let both = encode(in_force, waiting).unwrap();
        assert_eq!(decode(both).unwrap(), (in_force.to_vec(), waiting.to_vec()));
        assert!(decode(bytes.slice(..bytes.len() / 2)).is_err());
    }
}

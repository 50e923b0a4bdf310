//! Rows that are kept from one command to the next: of which files, what they are made from, and the
//! digests that tell whether they still are what a file would return.
//!
//! A table is computed once for the same SQL over the same inputs. Its rows are found again by a
//! digest of both, so nothing kept is ever out of date: other inputs have another digest.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use arrow::array::RecordBatch;
use arrow::datatypes::Schema;
use arrow::error::ArrowError;
use arrow::row::{RowConverter, SortField};
use async_trait::async_trait;

use super::config_tables;
use super::error::Error;
use super::files::Library;
use super::scopes::UNITED;
use super::sql_file::{SqlFile, is_built_in};
use contract::{Contract, Provider};
use programme::Programme;

/// The parameter that no kept rows may depend on, but through what is in force.
const SNAPSHOT: &str = "$snapshot";
/// The table of what is in force.
const IN_FORCE: &str = "warehouse.in_force";

/// Keeps the rows that SQL files return, for sessions of one snapshot. What cannot be kept, or cannot
/// be read, is computed as if there were no keeper.
#[async_trait]
pub trait Keeper: fmt::Debug + Send + Sync {
    /// The rows of a file in a year's session, or in the one of all years, if all of them are kept.
    async fn find(&self, file: &SqlFile, year: Option<i16>) -> Option<Vec<RecordBatch>>;

    /// The same, after what is missing was computed and kept.
    async fn complete(&self, file: &SqlFile, year: Option<i16>) -> Option<Vec<RecordBatch>>;

    /// Keeps the rows that a file returned.
    async fn keep(&self, file: &SqlFile, year: Option<i16>, rows: &[RecordBatch]);
}

/// What the rows of a file are made from.
#[derive(Debug, Default)]
pub struct MadeFrom<'l> {
    /// The file and those that it reads, down to what is kept or filed; by path.
    pub files: BTreeMap<&'l str, &'l SqlFile>,
    /// The tables of the configuration.
    pub configuration: BTreeSet<&'l str>,
    /// The datasets.
    pub datasets: BTreeSet<&'l str>,
    /// The tables that are kept by centre.
    pub kept: BTreeMap<&'l str, &'l SqlFile>,
}

impl Library {
    /// What the rows of a file are made from; tables that are kept by centre are taken as given, or
    /// followed to what they are made from in turn.
    #[must_use]
    pub fn made_from<'l>(
        &'l self,
        file: &'l SqlFile,
        contract: &Contract,
        follow: bool,
    ) -> MadeFrom<'l> {
        let mut made_from = MadeFrom::default();
        let mut open = vec![file];
        while let Some(file) = open.pop() {
            if made_from.files.insert(&file.path, file).is_some() {
                continue;
            }
            for read in &file.reads {
                match (self.table(read), read.split_once('.')) {
                    (Some(table), _) if !follow && self.is_kept_by_centre(table, contract) => {
                        made_from.kept.insert(&table.name, table);
                    }
                    (Some(table), _) => open.push(table),
                    (None, Some((_, dataset))) => drop(made_from.datasets.insert(dataset)),
                    (None, None) => drop(made_from.configuration.insert(read)),
                }
            }
        }
        // what is in force is told by dataset
        made_from.datasets.remove("in_force");
        made_from
    }

    /// Whether the rows of a mart are kept by centre: its header says so, and all that it rests on is
    /// built in, for of a file that a programme changed nobody knows how far it looks.
    #[must_use]
    pub fn is_kept_by_centre(&self, file: &SqlFile, contract: &Contract) -> bool {
        if !file.says_kept() {
            return false;
        }
        let made_from = self.made_from(file, contract, true);
        let is_of_a_centre = |file: &SqlFile| {
            let is_united = UNITED.iter().any(|u| u.path() == file.path);
            is_united || is_built_in(file)
        };
        let is_about_its_own = |name: &&str| {
            let dataset = contract.dataset(name);
            dataset.is_some_and(|d| d.provider == Provider::Programme || !d.names_centres())
        };
        made_from.files.values().all(|f| is_of_a_centre(f))
            && made_from.datasets.iter().all(is_about_its_own)
    }

    /// Whether the rows that a file returns can be kept: nothing but its inputs decides what they are.
    #[must_use]
    pub fn may_be_kept(&self, file: &SqlFile, contract: &Contract) -> bool {
        let made_from = self.made_from(file, contract, true);
        // those that are built in ask for the rows in force, and for nothing else of a snapshot
        let asks = |f: &SqlFile| f.text.contains(SNAPSHOT) || f.reads.contains(IN_FORCE);
        made_from.files.values().all(|f| is_built_in(f) || !asks(f))
    }
}

/// The digest of each table of the configuration, by name.
///
/// # Errors
/// When the configuration does not fit its tables.
pub fn configuration_digests(
    programme: &Programme,
) -> Result<BTreeMap<&'static str, String>, Error> {
    let digests = config_tables::all(programme).and_then(|tables| {
        let digest = |(name, rows): (_, RecordBatch)| Ok((name, rows_digest(&rows)?));
        tables.into_iter().map(digest).collect()
    });
    digests.map_err(Error::in_rows_of("cfg_*"))
}

/// The digest of columns and values of rows, in whatever order they are.
///
/// # Errors
/// When a column has a type that has no bytes of its own.
pub fn rows_digest(rows: &RecordBatch) -> Result<String, ArrowError> {
    let all = parts_digests(rows, |_| Some(""))?;
    Ok(all.get("").cloned().unwrap_or_else(|| RowsDigest::default().of(&rows.schema())))
}

/// The digest of the rows of each part, as [`rows_digest`] of these alone; `part_of` says which part a
/// row is of.
///
/// # Errors
/// When a column has a type that has no bytes of its own.
pub fn parts_digests<'p>(
    rows: &RecordBatch,
    part_of: impl Fn(usize) -> Option<&'p str>,
) -> Result<BTreeMap<&'p str, String>, ArrowError> {
    let schema = rows.schema();
    let fields = schema.fields().iter().map(|f| SortField::new(f.data_type().clone()));
    let converted = RowConverter::new(fields.collect())?.convert_columns(rows.columns())?;
    let mut parts: BTreeMap<&str, RowsDigest> = BTreeMap::new();
    for (index, row) in converted.iter().enumerate() {
        if let Some(part) = part_of(index) {
            parts.entry(part).or_default().add(row.data());
        }
    }
    Ok(parts.into_iter().map(|(part, digest)| (part, digest.of(&schema))).collect())
}

/// The digest of rows while they come: the sum of the digests of all of them.
#[derive(Debug, Default)]
struct RowsDigest {
    sum: [u64; 4],
    rows: u64,
}

impl RowsDigest {
    fn add(&mut self, row: &[u8]) {
        let digest = blake3::hash(row);
        for (word, bytes) in self.sum.iter_mut().zip(digest.as_bytes().as_chunks::<8>().0) {
            *word = word.wrapping_add(u64::from_le_bytes(*bytes));
        }
        self.rows += 1;
    }

    /// The digest, with that of the columns.
    fn of(&self, schema: &Schema) -> String {
        let mut hasher = blake3::Hasher::new();
        for field in schema.fields() {
            hasher.update(format!("{}\n{}\n", field.name(), field.data_type()).as_bytes());
        }
        hasher.update(&self.rows.to_le_bytes());
        for word in self.sum {
            hasher.update(&word.to_le_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow::array::{ArrayRef, Int64Array, StringArray};

    use super::*;

    fn digest(keys: &[&str], values: &[Option<i64>]) -> String {
        let keys: ArrayRef = Arc::new(StringArray::from(keys.to_vec()));
        let values: ArrayRef = Arc::new(Int64Array::from(values.to_vec()));
        let columns = [("key", keys, true), ("value", values, true)];
        rows_digest(&RecordBatch::try_from_iter_with_nullable(columns).unwrap()).unwrap()
    }

    #[test]
    fn a_digest_is_of_the_rows_and_not_of_their_order() {
        let of = digest(&["a", "b"], &[Some(1), None]);
        assert_eq!(of, digest(&["b", "a"], &[None, Some(1)]));
        for other in [
            digest(&["a", "b"], &[Some(1), Some(0)]),
            digest(&["a", "b"], &[None, Some(1)]),
            digest(&["a", "b", "b"], &[Some(1), None, None]),
            digest(&["a"], &[Some(1)]),
            digest(&[], &[]),
        ] {
            assert_ne!(of, other);
        }
    }
}

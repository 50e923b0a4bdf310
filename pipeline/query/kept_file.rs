//! One file of kept rows: Parquet, named by a digest of its bytes, with what its parts were made from.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::Schema;
use bytes::Bytes;
use futures::{StreamExt as _, TryStreamExt as _, stream};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use serde::{Deserialize, Serialize};
use tracing::debug;

use store::Root;

/// The key of the parts in a file's metadata.
const PARTS: &str = "counterfoil:parts";
/// How the names of files end: they are Parquet, and no part of any table.
const ENDING: &str = ".kept";
/// How many rows are read at once.
const BATCH_ROWS: usize = 8192;
/// How many files are read at once.
const READ_AT_ONCE: usize = 16;

/// A part of the rows of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    /// The digest of what they were made from.
    pub(super) inputs: String,
    /// The digest of the rows, where others rest on them.
    pub(super) content: String,
}

/// A file, read.
#[derive(Debug, Clone)]
pub(super) struct KeptFile {
    /// Its name, which is a digest of its bytes.
    name: String,
    bytes: Bytes,
    /// The rows, of one that was just made.
    made: Option<RecordBatch>,
    /// Its parts, by what they are of.
    pub(super) parts: BTreeMap<String, Part>,
}

impl KeptFile {
    /// The files of a folder that can be read; what cannot is as if it were not there.
    pub(super) async fn all(root: &Root, folder: &str) -> Vec<Self> {
        let paths = root.paths(folder).await.unwrap_or_default();
        let reading = paths.into_iter().map(|path| async move {
            let bytes = root.get(&path).await.ok().flatten()?;
            let name = path.rsplit('/').next()?.strip_suffix(ENDING)?.to_owned();
            Self::read(name, bytes)
        });
        let read = stream::iter(reading.collect::<Vec<_>>()).buffered(READ_AT_ONCE);
        read.filter_map(|file| async { file }).collect().await
    }

    /// A file from its bytes, as far as its parts.
    fn read(name: String, bytes: Bytes) -> Option<Self> {
        let metadata = ArrowReaderMetadata::load(&bytes, ArrowReaderOptions::default()).ok()?;
        let entries = metadata.metadata().file_metadata().key_value_metadata()?;
        let said = entries.iter().find(|entry| entry.key == PARTS)?.value.as_deref()?;
        let parts = serde_json::from_str(said).ok()?;
        Some(Self { name, bytes, made: None, parts })
    }

    /// Whether its bytes are those that it is named by.
    pub(super) fn is_whole(&self) -> bool {
        self.made.is_some() || digest(&self.bytes) == self.name
    }

    /// The rows, if it is whole.
    pub(super) fn rows(&self) -> Option<Vec<RecordBatch>> {
        if let Some(rows) = &self.made {
            return Some(vec![rows.clone()]);
        }
        if !self.is_whole() {
            return None;
        }
        let builder = ParquetRecordBatchReaderBuilder::try_new(self.bytes.clone()).ok()?;
        // the parts are said of the file, not of its columns
        let schema = Arc::new(Schema::new(builder.schema().fields().clone()));
        let mut batches = vec![RecordBatch::new_empty(Arc::clone(&schema))];
        for batch in builder.with_batch_size(BATCH_ROWS).build().ok()? {
            let columns = batch.ok()?.columns().to_vec();
            batches.push(RecordBatch::try_new(Arc::clone(&schema), columns).ok()?);
        }
        Some(batches)
    }

    /// A file of these rows.
    pub(super) fn encode(rows: &RecordBatch, parts: BTreeMap<String, Part>) -> Option<Self> {
        let said = serde_json::to_string(&parts).ok()?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(1).ok()?))
            .set_statistics_enabled(EnabledStatistics::None)
            // most of the bytes are keys, few of which come twice
            .set_dictionary_enabled(false)
            .set_key_value_metadata(Some(vec![KeyValue::new(PARTS.to_owned(), said)]))
            .build();
        let mut writer = ArrowWriter::try_new(Vec::new(), rows.schema(), Some(properties)).ok()?;
        writer.write(rows).ok()?;
        let bytes: Bytes = writer.into_inner().ok()?.into();
        Some(Self { name: digest(&bytes), bytes, made: Some(rows.clone()), parts })
    }

    /// Where it lies.
    pub(super) fn path(&self, folder: &str) -> String {
        format!("{folder}/{}{ENDING}", self.name)
    }

    /// Writes it; who may not write goes on without.
    pub(super) async fn put(&self, root: &Root, folder: &str) {
        let path = self.path(folder);
        if let Err(error) = root.put(&path, self.bytes.clone()).await {
            debug!(%path, %error, "not kept");
        }
    }

    /// Removes a file that is damaged.
    pub(super) async fn remove(&self, root: &Root, folder: &str) {
        if let Err(error) = root.delete(&self.path(folder)).await {
            debug!(%folder, %error, "not removed");
        }
    }

    /// Removes the files of a folder but for these, if there are more than so many: what a reader of
    /// theirs misses it makes again.
    pub(super) async fn supersede(root: &Root, folder: &str, most: usize, used: &[&Self]) {
        let paths = root.paths(folder).await.unwrap_or_default();
        let own: Vec<String> = used.iter().map(|file| file.path(folder)).collect();
        let others: Vec<String> = paths.into_iter().filter(|p| !own.contains(p)).collect();
        if others.len() > most {
            let removing = stream::iter(others).map(Ok);
            let removed = removing.try_for_each(|path| async move { root.delete(&path).await });
            if let Err(error) = removed.await {
                debug!(%folder, %error, "not removed");
            }
        }
    }
}

/// Whether these bytes are those that a file of this name was made with.
pub(super) fn is_named_by(bytes: &[u8], name: &str) -> bool {
    name.strip_suffix(ENDING) == Some(&digest(bytes))
}

/// The digest that a file is named by.
fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}

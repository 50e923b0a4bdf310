//! Packs: the files that a large load keeps below the restricted root, many in one object.
//!
//! A file that lies in a pack has the path that it would have alone, so whoever writes out the rows of
//! all packs has the folder as small loads leave it. A pack is a Parquet file of rows (path, bytes,
//! content), sorted by path and compressed, `packs/<folder>/<load>-<digest of its paths>.parquet`; any
//! program that reads Parquet can read it. It is created whole and lasts through a power loss, before
//! anything refers to it, and never changes: what is purged leaves by a new pack in place of the old one.

use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray as _, BinaryArray, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Int64Type, Schema};
use bytes::Bytes;
use futures::TryStreamExt as _;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder, RowSelection,
    RowSelector,
};
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::{KeyValue, PageIndexPolicy};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use sha2::{Digest as _, Sha256};

use super::Error;
use store::Root;

/// The folder of packs, below the restricted root.
pub const PACKS: &str = "packs";
/// From so many files on, a load keeps them in packs: of fewer each is easier to find alone.
pub const MANY: usize = 256;
/// The most bytes of the files of a pack, but that one file is always taken: what is sent in one go.
pub const PACK_BYTES: u64 = 8 << 20;
/// How many packs are made at once.
const AT_ONCE: usize = 2;
/// The columns of a pack: path, size in bytes, content.
const COLUMNS: [(&str, DataType); 3] =
    [("path", DataType::Utf8), ("bytes", DataType::Int64), ("content", DataType::Binary)];
/// The number of the format of a pack, and its key.
const FORMAT: (&str, u64) = ("counterfoil:format", 1);
/// The key of the program that wrote a pack.
const TOOL: &str = "counterfoil:tool";
/// The most bytes of a page, so that little is read for one file.
const PAGE_BYTES: usize = 32 << 10;
/// How many rows are looked at before a page may end.
const STEP_ROWS: usize = 16;

/// A pack, opened: its bytes are in memory, compressed.
#[derive(Debug)]
pub struct Pack {
    /// Where it lies below the restricted root.
    pub path: String,
    /// The paths and sizes of its files.
    pub files: Vec<(String, u64)>,
    bytes: Bytes,
    metadata: ArrowReaderMetadata,
}

impl Pack {
    /// Where the pack of a load lies that has files of these paths: as packs only ever lose files, no
    /// name comes back for something else.
    fn path_of<'p>(folder: &str, load_id: &str, paths: impl Iterator<Item = &'p str>) -> String {
        let mut hash = Sha256::new();
        paths.for_each(|path| hash.update(format!("{path}\n")));
        let digest = hex::encode(&hash.finalize()[..16]);
        format!("{PACKS}/{folder}/{load_id}-{digest}.parquet")
    }

    /// The load that a path is a pack of.
    #[must_use]
    pub fn load_of(path: &str) -> Option<&str> {
        let name = path.strip_prefix(PACKS)?.rsplit('/').next()?;
        name.split_once('-').map(|(load_id, _)| load_id)
    }

    /// The paths of all packs of files of this folder.
    ///
    /// # Errors
    /// When the store cannot be listed.
    pub async fn paths(root: &Root, folder: &str) -> Result<Vec<String>, Error> {
        let mut paths = root.paths(&format!("{PACKS}/{folder}")).await?;
        paths.retain(|path| path.ends_with(".parquet"));
        Ok(paths)
    }

    /// Opens a pack; none if it is gone.
    ///
    /// # Errors
    /// When the store fails, or the pack is damaged or of a later format.
    pub async fn open(root: &Root, path: &str) -> Result<Option<Self>, Error> {
        let Some(bytes) = root.get(path).await? else { return Ok(None) };
        let options = ArrowReaderOptions::new().with_page_index_policy(PageIndexPolicy::Optional);
        let metadata = ArrowReaderMetadata::load(&bytes, options).map_err(damaged(path))?;
        refuse_newer(path, &metadata)?;
        let mut pack = Self { path: path.to_owned(), files: Vec::new(), bytes, metadata };
        pack.read_files().map_err(damaged(path))?;
        Ok(Some(pack))
    }

    /// Reads what files it has.
    fn read_files(&mut self) -> Result<(), ParquetError> {
        let fields = self.metadata.schema().fields();
        let columns = fields.iter().map(|f| (f.name().as_str(), f.data_type()));
        if !columns.eq(COLUMNS.iter().map(|(name, of)| (*name, of))) {
            return Err(ParquetError::General("its columns are not those of a pack".to_owned()));
        }
        let mut files = Vec::new();
        for batch in self.builder(&[0, 1]).build()? {
            let batch = batch?;
            let paths = batch.column(0).as_string::<i32>().iter();
            let sizes = batch.column(1).as_primitive::<Int64Type>().iter();
            files.extend(paths.zip(sizes).map(|(path, size)| {
                let size = size.and_then(|bytes| u64::try_from(bytes).ok());
                (path.unwrap_or_default().to_owned(), size.unwrap_or(0))
            }));
        }
        // they are written out under these names
        let leads_out = |path: &str| path.split('/').any(|part| ["", ".", ".."].contains(&part));
        if let Some((path, _)) = files.iter().find(|(path, _)| leads_out(path)) {
            return Err(ParquetError::General(format!("`{path}` is no path of a file")));
        }
        self.files = files;
        Ok(())
    }

    /// The content of the file of this number in [`Self::files`].
    ///
    /// # Errors
    /// When the pack is damaged.
    pub fn content(&self, number: usize) -> Result<Bytes, Error> {
        let selection = vec![RowSelector::skip(number), RowSelector::select(1)];
        let rows = self.builder(&[2]).with_row_selection(RowSelection::from(selection));
        let mut contents = Vec::new();
        for batch in rows.build().map_err(damaged(&self.path))? {
            let batch = batch.map_err(|e| damaged(&self.path)(e.into()))?;
            contents
                .extend(batch.column(0).as_binary::<i32>().iter().flatten().map(<[u8]>::to_vec));
        }
        let end = || damaged(&self.path)(ParquetError::EOF("it ends too early".to_owned()));
        contents.pop().map(Bytes::from).ok_or_else(end)
    }

    /// The content of the file at a path, if it has one.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<Result<Bytes, Error>> {
        let number = self.files.binary_search_by(|(at, _)| at.as_str().cmp(path)).ok()?;
        Some(self.content(number))
    }

    /// Every file with its content, in their order.
    ///
    /// # Errors
    /// When the pack is damaged; so may each file be.
    pub fn contents(
        &self,
    ) -> Result<impl Iterator<Item = Result<(String, Bytes), Error>> + '_, Error> {
        let rows = self.builder(&[0, 1, 2]).with_batch_size(STEP_ROWS).build();
        let rows = rows.map_err(damaged(&self.path))?;
        Ok(rows.flat_map(|batch| match batch {
            Ok(batch) => {
                let paths = batch.column(0).as_string::<i32>();
                let contents = batch.column(2).as_binary::<i32>();
                let file = |i| Ok((paths.value(i).to_owned(), contents.value(i).to_vec().into()));
                (0..batch.num_rows()).map(file).collect()
            }
            Err(e) => vec![Err(damaged(&self.path)(e.into()))],
        }))
    }

    /// A reader of these columns.
    fn builder(&self, columns: &[usize]) -> ParquetRecordBatchReaderBuilder<Bytes> {
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(
            self.bytes.clone(),
            self.metadata.clone(),
        );
        let mask = ProjectionMask::roots(builder.parquet_schema(), columns.iter().copied());
        builder.with_projection(mask)
    }
}

/// A file on its way into a pack.
pub struct Loose {
    /// Its path, as if it lay alone.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its content, asked for when its pack is made.
    pub content: Box<dyn FnOnce() -> std::io::Result<Bytes> + Send>,
}

/// Keeps files in packs of a load, as few as may be.
///
/// # Errors
/// When a content cannot be read, or the store fails.
pub async fn keep_in_packs(
    root: &Root,
    folder: &str,
    load_id: &str,
    mut files: Vec<Loose>,
) -> Result<(), Error> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|a, b| a.path == b.path);
    let mut packs: Vec<Vec<Loose>> = Vec::new();
    let mut left = 0;
    for file in files {
        if packs.is_empty() || file.bytes > left {
            packs.push(Vec::new());
            left = PACK_BYTES;
        }
        left = left.saturating_sub(file.bytes);
        if let Some(pack) = packs.last_mut() {
            pack.push(file);
        }
    }
    let making = futures::stream::iter(packs.into_iter().map(Ok));
    let making = making.try_for_each_concurrent(AT_ONCE, |files| async move {
        let path = Pack::path_of(folder, load_id, files.iter().map(|file| file.path.as_str()));
        let made = tokio::task::spawn_blocking(move || {
            let mut packing = Packing::start()?;
            for file in files {
                let content = (file.content)().map_err(|e| packing_failed(e.into()))?;
                packing.add(&file.path, &content)?;
            }
            packing.finish()
        });
        let bytes = made.await.map_err(|e| packing_failed(ParquetError::External(e.into())))??;
        // one with the same files is there if a load has died that had made it
        root.create(&path, bytes).await?;
        Ok(())
    });
    making.await
}

/// A pack as it is filled, in the order of paths.
struct Packing(ArrowWriter<Vec<u8>>);

impl Packing {
    /// A pack without files.
    fn start() -> Result<Self, Error> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_dictionary_enabled(false)
            .set_statistics_enabled(EnabledStatistics::None)
            .set_write_batch_size(STEP_ROWS)
            .set_data_page_size_limit(PAGE_BYTES)
            .set_key_value_metadata(Some(vec![
                KeyValue::new(FORMAT.0.to_owned(), FORMAT.1.to_string()),
                KeyValue::new(TOOL.to_owned(), programme::TOOL.to_owned()),
            ]))
            .build();
        let fields = COLUMNS.into_iter().map(|(name, of)| Field::new(name, of, false));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let writer = ArrowWriter::try_new(Vec::new(), schema, Some(properties));
        writer.map(Self).map_err(packing_failed)
    }

    /// Adds a file.
    fn add(&mut self, path: &str, content: &[u8]) -> Result<(), Error> {
        let size = i64::try_from(content.len()).unwrap_or(i64::MAX);
        let columns: [ArrayRef; 3] = [
            Arc::new(StringArray::from(vec![path])),
            Arc::new(Int64Array::from(vec![size])),
            Arc::new(BinaryArray::from(vec![content])),
        ];
        let row = RecordBatch::try_from_iter(COLUMNS.iter().map(|(name, _)| *name).zip(columns));
        self.0.write(&row.map_err(|e| packing_failed(e.into()))?).map_err(packing_failed)
    }

    /// The bytes of the pack.
    fn finish(self) -> Result<Bytes, Error> {
        self.0.into_inner().map(Bytes::from).map_err(packing_failed)
    }
}

/// Takes files out of the packs of a folder; whether any may be in them still.
///
/// # Errors
/// When the store fails, or a pack is damaged.
pub(super) async fn take_out(
    root: &Root,
    folder: &str,
    is_gone: impl Fn(&str) -> bool,
) -> Result<bool, Error> {
    let mut may_have_more = false;
    for path in Pack::paths(root, folder).await? {
        let Some(pack) = Pack::open(root, &path).await? else {
            // somebody else has made another of it
            may_have_more = true;
            continue;
        };
        if !pack.files.iter().any(|(path, _)| is_gone(path)) {
            continue;
        }
        may_have_more = true;
        let mut packing = Packing::start()?;
        let mut left = Vec::new();
        for file in pack.contents()? {
            let (path, content) = file?;
            if !is_gone(&path) {
                packing.add(&path, &content)?;
                left.push(path);
            }
        }
        if !left.is_empty() {
            let load_id = Pack::load_of(&path).unwrap_or_default();
            let path = Pack::path_of(folder, load_id, left.iter().map(String::as_str));
            root.create(&path, packing.finish()?).await?;
        }
        root.delete(&path).await?;
    }
    Ok(may_have_more)
}

/// Refuses a pack of a format that is not known yet.
fn refuse_newer(path: &str, metadata: &ArrowReaderMetadata) -> Result<(), Error> {
    let said = metadata.metadata().file_metadata().key_value_metadata();
    let said = |key: &str| {
        let entry = said.into_iter().flatten().find(|entry| entry.key == key);
        entry.and_then(|entry| entry.value.clone())
    };
    let format = said(FORMAT.0).and_then(|format| format.parse().ok()).unwrap_or(0);
    if format > FORMAT.1 {
        let needs = said(TOOL).unwrap_or_else(|| "a newer version".to_owned());
        return Err(warehouse::Error::Newer { path: path.to_owned(), format, needs }.into());
    }
    Ok(())
}

/// The error of a pack that cannot be read.
fn damaged(path: &str) -> impl Fn(ParquetError) -> Error + '_ {
    |source| Error::Pack { path: path.to_owned(), source }
}

/// The error of a pack that cannot be made.
fn packing_failed(source: ParquetError) -> Error {
    Error::Packing(source)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files of these paths, each with a content that its path tells.
    fn loose(paths: &[String]) -> Vec<Loose> {
        let file = |path: &String| {
            let content = Bytes::from(path.repeat(2000));
            Loose {
                path: path.clone(),
                bytes: content.len() as u64,
                content: Box::new(move || Ok(content)),
            }
        };
        paths.iter().map(file).collect()
    }

    #[tokio::test]
    async fn each_file_comes_out_as_it_went_in_and_what_is_purged_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::open(folder.path(), "restricted").await.unwrap();
        let mut paths: Vec<String> = (0..2000).map(|n| format!("extracts/{n:04}")).collect();
        keep_in_packs(&root, "extracts", "l", loose(&paths)).await.unwrap();
        let packs = Pack::paths(&root, "extracts").await.unwrap();
        assert_eq!(packs.len(), 7);
        assert_eq!(Pack::load_of(&packs[0]), Some("l"));
        // made again by who pays for a load that died
        keep_in_packs(&root, "extracts", "l", loose(&paths)).await.unwrap();
        let gone = &paths[700].clone();
        for is_gone in [false, true] {
            if is_gone {
                assert!(take_out(&root, "extracts", |path| path == gone).await.unwrap());
                assert!(!take_out(&root, "extracts", |path| path == gone).await.unwrap());
                paths.retain(|path| path != gone);
            }
            let mut found = Vec::new();
            let packs = Pack::paths(&root, "extracts").await.unwrap();
            assert_eq!(packs.len(), 7);
            for path in &packs {
                let pack = Pack::open(&root, path).await.unwrap().unwrap();
                let contents: Vec<_> = pack.contents().unwrap().map(Result::unwrap).collect();
                assert_eq!(pack.files.len(), contents.len());
                for number in [0, 1, contents.len() / 2, contents.len() - 1] {
                    let (path, bytes) = &pack.files[number];
                    let content = pack.content(number).unwrap();
                    assert_eq!(content, path.repeat(2000).as_bytes());
                    assert_eq!(*bytes, content.len() as u64);
                    assert_eq!(pack.find(path).unwrap().unwrap(), content);
                    assert_eq!(contents[number], (path.clone(), content));
                }
                assert!(pack.find("extracts/none").is_none());
                found.extend(contents.into_iter().map(|(path, _)| path));
            }
            found.sort();
            assert_eq!(found, paths);
        }
        take_out(&root, "extracts", |_| true).await.unwrap();
        assert!(Pack::paths(&root, "extracts").await.unwrap().is_empty());
    }
}

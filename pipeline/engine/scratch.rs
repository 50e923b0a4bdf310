//! Scratch space: rows that do not fit into memory, in temporary files without a name.
//!
//! `DataFusion` opens files by address, so each table of scratch rows is a store of one object that
//! the runtime knows as long as the table is used; what operators spill goes the same way.

use std::fmt;
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use datafusion::catalog::TableProvider;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::runtime_env::RuntimeEnv;
use datafusion::execution::spill_file::{SpillFile, SpillWriter, TempFileFactory};
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use futures::stream::{self, BoxStream, Stream};
use futures::{StreamExt as _, TryStreamExt as _};
use object_store::path::Path;
use object_store::{
    CopyOptions, Error as StoreError, GetOptions, GetRange, GetResult, GetResultPayload,
    ListResult, MultipartUpload, ObjectMeta, ObjectStore, PutMultipartOptions, PutOptions,
    PutPayload, PutResult, Result as StoreResult,
};
use url::Url;

use store::Unnamed;

/// The name of the one object of a scratch store.
const ROWS: &str = "rows.parquet";
/// How many bytes of a spilled file are read at once.
const CHUNK_BYTES: usize = 128 << 10;

/// A table in scratch space, which goes when this goes.
pub struct ScratchTable {
    /// Its rows.
    pub table: Arc<dyn TableProvider>,
    _known: Known,
}

impl ScratchTable {
    /// Opens a Parquet file that was written, as a table of every session with this runtime.
    ///
    /// # Errors
    /// When the file is not Parquet, or cannot be read.
    pub async fn open(context: &SessionContext, file: Unnamed) -> Result<Self> {
        let bytes = file.bytes()?;
        let known = Known { runtime: context.runtime_env(), url: random_url()? };
        known.runtime.register_object_store(&known.url, Arc::new(Store { file, bytes }));
        let options = ParquetReadOptions::default();
        let frame = context.read_parquet(format!("{}{ROWS}", known.url), options).await?;
        Ok(Self { table: frame.into_view(), _known: known })
    }
}

/// A store that a runtime knows as long as this is kept.
struct Known {
    runtime: Arc<RuntimeEnv>,
    url: Url,
}

impl Drop for Known {
    fn drop(&mut self) {
        // a store that is gone already takes nothing with it
        let _ = self.runtime.deregister_object_store(&self.url);
    }
}

/// An address that no other scratch table has.
fn random_url() -> Result<Url> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|e| DataFusionError::External(e.to_string().into()))?;
    let url = Url::parse(&format!("scratch://{}/", hex::encode(bytes)));
    url.map_err(|e| DataFusionError::External(e.into()))
}

/// A store that has one file, for reading.
#[derive(Debug)]
struct Store {
    file: Unnamed,
    bytes: u64,
}

impl Store {
    /// What the file is.
    fn about(&self) -> ObjectMeta {
        ObjectMeta {
            location: Path::from(ROWS),
            last_modified: std::time::UNIX_EPOCH.into(),
            size: self.bytes,
            e_tag: None,
            version: None,
        }
    }

    /// The bytes of these ranges.
    async fn read(&self, ranges: &[Range<u64>]) -> StoreResult<Vec<Bytes>> {
        let (file, ranges) = (self.file.clone(), ranges.to_vec());
        let reading = tokio::task::spawn_blocking(move || {
            let read = |range: Range<u64>| {
                let count = usize::try_from(range.end.saturating_sub(range.start));
                file.read_at(range.start, count.unwrap_or(usize::MAX)).map(Bytes::from)
            };
            ranges.into_iter().map(read).collect::<std::io::Result<Vec<_>>>()
        });
        let read = reading.await.map_err(std::io::Error::other).flatten();
        read.map_err(|e| StoreError::Generic { store: "scratch", source: e.into() })
    }
}

impl fmt::Display for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("scratch")
    }
}

/// The error of whatever is not done in scratch space.
fn unsupported<T>(operation: &str) -> StoreResult<T> {
    Err(StoreError::NotImplemented {
        operation: operation.to_owned(),
        implementer: "scratch".to_owned(),
    })
}

#[async_trait]
impl ObjectStore for Store {
    async fn put_opts(&self, _: &Path, _: PutPayload, _: PutOptions) -> StoreResult<PutResult> {
        unsupported("put")
    }

    async fn put_multipart_opts(
        &self,
        _: &Path,
        _: PutMultipartOptions,
    ) -> StoreResult<Box<dyn MultipartUpload>> {
        unsupported("put_multipart")
    }

    async fn get_opts(&self, _: &Path, options: GetOptions) -> StoreResult<GetResult> {
        let range = match options.range {
            None => 0..self.bytes,
            Some(GetRange::Bounded(range)) => range.start..range.end.min(self.bytes),
            Some(GetRange::Offset(start)) => start..self.bytes,
            Some(GetRange::Suffix(count)) => self.bytes.saturating_sub(count)..self.bytes,
        };
        let bytes = match options.head {
            true => Vec::new(),
            false => self.read(std::slice::from_ref(&range)).await?,
        };
        Ok(GetResult {
            payload: GetResultPayload::Stream(stream::iter(bytes.into_iter().map(Ok)).boxed()),
            meta: self.about(),
            range,
            attributes: object_store::Attributes::default(),
        })
    }

    async fn get_ranges(&self, _: &Path, ranges: &[Range<u64>]) -> StoreResult<Vec<Bytes>> {
        self.read(ranges).await
    }

    fn delete_stream(
        &self,
        locations: BoxStream<'static, StoreResult<Path>>,
    ) -> BoxStream<'static, StoreResult<Path>> {
        locations.and_then(|_| async { unsupported("delete") }).boxed()
    }

    fn list(&self, _: Option<&Path>) -> BoxStream<'static, StoreResult<ObjectMeta>> {
        stream::iter([Ok(self.about())]).boxed()
    }

    async fn list_with_delimiter(&self, _: Option<&Path>) -> StoreResult<ListResult> {
        Ok(ListResult { common_prefixes: Vec::new(), objects: vec![self.about()] })
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: CopyOptions) -> StoreResult<()> {
        unsupported("copy")
    }
}

/// Makes the files that operators spill to.
#[derive(Debug)]
pub(super) struct Spills;

impl TempFileFactory for Spills {
    fn create_temp_file(&self, _description: &str) -> Result<Arc<dyn SpillFile>> {
        Ok(Arc::new(Spill(Unnamed::create()?)))
    }
}

/// A file that an operator spills to.
struct Spill(Unnamed);

impl SpillFile for Spill {
    fn size(&self) -> Option<u64> {
        self.0.bytes().ok()
    }

    fn read_stream(&self) -> Result<Pin<Box<dyn Stream<Item = Result<Bytes>> + Send>>> {
        let chunks = stream::try_unfold((self.0.clone(), 0_u64), |(file, at)| async move {
            let reading = tokio::task::spawn_blocking(move || {
                let bytes = file.read_at(at, CHUNK_BYTES)?;
                Ok::<_, std::io::Error>((file, bytes))
            });
            let (file, bytes) = reading.await.map_err(std::io::Error::other).flatten()?;
            let next = at + bytes.len() as u64;
            Ok((!bytes.is_empty()).then(|| (Bytes::from(bytes), (file, next))))
        });
        Ok(chunks.boxed())
    }

    fn open_writer(&self) -> Result<Box<dyn SpillWriter>> {
        Ok(Box::new(Writer(self.0.writer()?)))
    }
}

/// A writer at the end of a spilled file.
struct Writer(std::fs::File);

impl std::io::Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

impl SpillWriter for Writer {
    fn finish(&mut self) -> Result<()> {
        Ok(())
    }
}

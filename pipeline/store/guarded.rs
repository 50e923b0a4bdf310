//! The store that everything goes through: what is created is created once and lasts.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use futures::stream::BoxStream;
use futures::{StreamExt as _, TryFutureExt as _, TryStreamExt as _};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{
    CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta,
    ObjectStore, ObjectStoreExt as _, PutMode, PutMultipartOptions, PutOptions, PutPayload,
    PutResult, RenameOptions, Result, UploadPart,
};

use super::{Lightly, durable, faults};

/// How often an object is tried to be created when no answer says whether it was.
const TRIES: u32 = 5;

/// What kind of store is guarded.
#[derive(Debug)]
pub(super) enum Kind {
    /// A folder; the store says which file a path is.
    Folder(LocalFileSystem),
    /// An object store behind a network.
    Cloud,
}

/// A store with stricter creation than the one inside.
#[derive(Debug)]
pub(super) struct Guarded {
    inner: Arc<dyn ObjectStore>,
    kind: Kind,
}

impl Guarded {
    /// Guards a store.
    pub(super) fn new(inner: Arc<dyn ObjectStore>, kind: Kind) -> Self {
        Self { inner, kind }
    }

    /// Creates an object unless there is one.
    async fn create(
        &self,
        location: &Path,
        payload: PutPayload,
        options: PutOptions,
    ) -> Result<PutResult> {
        match &self.kind {
            Kind::Folder(_) if options.extensions.get::<Lightly>().is_some() => {
                self.inner.put_opts(location, payload, PutMode::Create.into()).await
            }
            Kind::Folder(files) => {
                let path = files.path_to_filesystem(location)?;
                let at = location.to_string();
                let created =
                    tokio::task::spawn_blocking(move || durable::create_durably(&path, &payload));
                let fail = |source: Box<dyn std::error::Error + Send + Sync>| Error::Generic {
                    store: "folder",
                    source,
                };
                match created.await.map_err(|e| fail(e.into()))? {
                    Ok(()) => Ok(PutResult { e_tag: None, version: None }),
                    Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
                        Err(Error::AlreadyExists { path: at, source: e.into() })
                    }
                    Err(e) => Err(fail(e.into())),
                }
            }
            Kind::Cloud => self.create_far_away(location, payload, options).await,
        }
    }
}

impl Guarded {
    /// Creates an object behind a network that may lose the answer, so that neither a failure nor
    /// "there already" says whether it was created. If these very bytes are there, it was us: records
    /// and logs carry random ids, so that nobody else's are the same, but for packs of receipts, which
    /// whoever pays for a dead load writes alike.
    async fn create_far_away(
        &self,
        location: &Path,
        payload: PutPayload,
        options: PutOptions,
    ) -> Result<PutResult> {
        let bytes = Bytes::from(payload.clone());
        let mut tries = 0;
        loop {
            let put = self.inner.put_opts(location, payload.clone(), options.clone()).await;
            let failed = match put {
                Err(e) if !is_refusal(&e) => e,
                other => return other,
            };
            tries += 1;
            match self.inner.get(location).await {
                Ok(found) => {
                    if found.bytes().await? == bytes {
                        return Ok(PutResult { e_tag: None, version: None });
                    }
                    let path = location.to_string();
                    return Err(Error::AlreadyExists { path, source: failed.into() });
                }
                Err(Error::NotFound { .. }) if tries < TRIES => {
                    tokio::time::sleep(std::time::Duration::from_millis(200 << tries)).await;
                }
                // neither that it is there nor that it is not is known
                Err(unknown) => {
                    return Err(match failed {
                        Error::AlreadyExists { .. } => unknown,
                        failed => failed,
                    });
                }
            }
        }
    }
}

/// Whether a store will not have it, however often it is asked.
fn is_refusal(error: &Error) -> bool {
    matches!(
        error,
        Error::PermissionDenied { .. }
            | Error::Unauthenticated { .. }
            | Error::NotImplemented { .. }
            | Error::NotFound { .. }
    )
}

impl fmt::Display for Guarded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

#[async_trait]
impl ObjectStore for Guarded {
    async fn put_opts(
        &self,
        location: &Path,
        payload: PutPayload,
        options: PutOptions,
    ) -> Result<PutResult> {
        let step = faults::step();
        if step.is_torn() && !matches!(options.mode, PutMode::Create) {
            let whole = Bytes::from(payload);
            let half = whole.slice(..whole.len() / 2);
            let _ = self.inner.put_opts(location, half.into(), options).await;
            faults::die();
        }
        step.before();
        let done = match options.mode {
            PutMode::Create => self.create(location, payload, options).await,
            _ => self.inner.put_opts(location, payload, options).await,
        };
        step.after();
        done
    }

    async fn put_multipart_opts(
        &self,
        location: &Path,
        options: PutMultipartOptions,
    ) -> Result<Box<dyn MultipartUpload>> {
        let upload = self.inner.put_multipart_opts(location, options).await?;
        Ok(Box::new(GuardedUpload(upload)))
    }

    async fn get_opts(&self, location: &Path, options: GetOptions) -> Result<GetResult> {
        self.inner.get_opts(location, options).await
    }

    async fn get_ranges(&self, location: &Path, ranges: &[Range<u64>]) -> Result<Vec<Bytes>> {
        self.inner.get_ranges(location, ranges).await
    }

    fn delete_stream(
        &self,
        locations: BoxStream<'static, Result<Path>>,
    ) -> BoxStream<'static, Result<Path>> {
        let locations = locations.inspect_ok(|_| faults::step().before());
        self.inner.delete_stream(locations.boxed())
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.inner.list(prefix)
    }

    fn list_with_offset(
        &self,
        prefix: Option<&Path>,
        offset: &Path,
    ) -> BoxStream<'static, Result<ObjectMeta>> {
        // Delta Lake reads its log in the order of the listing, which a folder's is not
        let listed = self.inner.list_with_offset(prefix, offset).try_collect::<Vec<_>>();
        let sorted = listed.map_ok(|mut objects| {
            objects.sort_by(|a, b| a.location.cmp(&b.location));
            futures::stream::iter(objects.into_iter().map(Ok))
        });
        sorted.try_flatten_stream().boxed()
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.inner.list_with_delimiter(prefix).await
    }

    async fn rename_opts(&self, from: &Path, to: &Path, options: RenameOptions) -> Result<()> {
        let step = faults::step();
        step.before();
        let done = self.inner.rename_opts(from, to, options).await;
        step.after();
        done
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()> {
        self.inner.copy_opts(from, to, options).await
    }
}

/// An upload in parts that can be made to fail at its end.
#[derive(Debug)]
struct GuardedUpload(Box<dyn MultipartUpload>);

#[async_trait]
impl MultipartUpload for GuardedUpload {
    fn put_part(&mut self, data: PutPayload) -> UploadPart {
        self.0.put_part(data)
    }

    async fn complete(&mut self) -> Result<PutResult> {
        let step = faults::step();
        step.before();
        let done = self.0.complete().await;
        step.after();
        done
    }

    async fn abort(&mut self) -> Result<()> {
        self.0.abort().await
    }
}

//! Where things are kept: a folder or an object store, behind one interface.
//!
//! Everything that a programme keeps goes through here, and each of its places may be a folder or
//! an S3, GCS or Azure URL. Nothing else in the pipeline opens files. Two promises hold for every
//! place: an object is there whole or not at all, and what was created with [`Root::create`] is
//! still there after a power loss, with everything that was written before it.

mod advice;
mod cloud;
mod faults;
mod folder;
mod guarded;
mod publish;

use std::io::Read;
use std::path::Path as FsPath;
use std::sync::Arc;

use bytes::Bytes;
use futures::{Stream, StreamExt as _, TryStreamExt as _, stream};
use object_store::path::Path;
use object_store::{
    Error as StoreError, GetOptions, ObjectMeta, ObjectStore, ObjectStoreExt as _, PutMode,
    PutOptions,
};
use url::Url;

pub use advice::advice;
pub use folder::{StrayFile, create_private, open_file, stray_files};

/// How much of an object is asked for at once.
const RANGE_BYTES: u64 = 32 << 20;
/// The most bytes that are read in one go.
const SMALL_BYTES: u64 = 1 << 20;
/// How much of an object is uploaded at once.
const PART_BYTES: usize = 8 << 20;

/// Why something could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The place cannot be made or opened.
    #[error("cannot open the storage `{place}`")]
    Open {
        /// The configured folder or URL.
        place: String,
        /// What the system said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The store answered with an error.
    #[error("the storage `{place}` failed")]
    Store {
        /// The configured folder or URL.
        place: String,
        /// What the store said.
        source: object_store::Error,
    },
    /// Bytes to be kept could not be read.
    #[error("cannot read what is to be kept in the storage `{place}`")]
    Input {
        /// The configured folder or URL.
        place: String,
        /// What the system said.
        source: std::io::Error,
    },
}

/// One of a programme's places: inbox, warehouse, restricted or reports.
#[derive(Debug, Clone)]
pub struct Root {
    /// The store, rooted at the place.
    pub store: Arc<dyn ObjectStore>,
    /// The store, rooted at the bucket or the file system's root, as Delta Lake wants it.
    pub base: Arc<dyn ObjectStore>,
    /// The place as a URL with a closing `/`.
    pub url: Url,
    /// The place as configured, for messages.
    pub place: String,
}

impl Root {
    /// Opens a place; a folder is relative to the programme's and is made if it is not there.
    ///
    /// # Errors
    /// When the folder cannot be made, or the object store does not answer.
    pub async fn open(programme_folder: &FsPath, place: &str) -> Result<Self, Error> {
        if is_url(place) {
            return cloud::open(place).await;
        }
        folder::open(programme_folder, place, false)
    }

    /// Opens a place that only its owner may enter, where the system knows such permissions; an
    /// object store has its own.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_private(programme_folder: &FsPath, place: &str) -> Result<Self, Error> {
        if is_url(place) {
            return cloud::open(place).await;
        }
        folder::open(programme_folder, place, true)
    }

    /// Opens a place if it is there; an object store always is.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_existing(
        programme_folder: &FsPath,
        place: &str,
    ) -> Result<Option<Self>, Error> {
        if is_url(place) || programme_folder.join(place).is_dir() {
            return Self::open(programme_folder, place).await.map(Some);
        }
        Ok(None)
    }

    /// Whether a network lies between.
    #[must_use]
    pub fn is_remote(&self) -> bool {
        self.url.scheme() != "file"
    }

    /// The bytes of an object of this size, piece by piece: from an object store, each is a request
    /// of its own with its own retries, so that a slow network takes longer and does not fail.
    pub fn ranges(&self, path: Path, bytes: u64) -> impl Stream<Item = Result<Bytes, StoreError>> {
        let store = Arc::clone(&self.store);
        let piece = if self.is_remote() { RANGE_BYTES } else { u64::MAX };
        stream::try_unfold((0_u64, None::<String>), move |(from, e_tag)| {
            let (store, path) = (Arc::clone(&store), path.clone());
            async move {
                if from > 0 && from >= bytes {
                    return Ok::<_, StoreError>(None);
                }
                let mut options = GetOptions { if_match: e_tag, ..GetOptions::default() };
                if piece < bytes {
                    options.range = Some((from..bytes.min(from + piece)).into());
                }
                let found = store.get_opts(&path, options).await?;
                let e_tag = found.meta.e_tag.clone();
                // the size may have changed since it was listed
                let next = found.range.end.max(from + 1);
                let whole = piece >= bytes;
                let chunks = match found.range.end - found.range.start {
                    // a file is read in one go, not in pieces of a few kilobytes
                    ..=SMALL_BYTES => stream::once(found.bytes()).left_stream(),
                    _ => found.into_stream().right_stream(),
                };
                Ok(Some((chunks, (if whole { u64::MAX } else { next }, e_tag))))
            }
        })
        .try_flatten()
    }

    /// The folder, unless the place is an object store.
    #[must_use]
    pub fn folder(&self) -> Option<std::path::PathBuf> {
        self.url.to_file_path().ok()
    }

    /// The path of a file or folder below this place, if it is below it; empty for the place itself.
    #[must_use]
    pub fn relative(&self, path: &FsPath) -> Option<String> {
        let absolute = path.canonicalize().ok()?;
        let parts = absolute.strip_prefix(self.folder()?).ok()?;
        let parts: Vec<_> = parts.iter().map(|p| p.to_string_lossy().into_owned()).collect();
        Some(parts.join("/"))
    }

    /// Wraps an error of this store.
    #[must_use]
    pub fn error(&self, source: object_store::Error) -> Error {
        Error::Store { place: self.place.clone(), source }
    }

    /// The bytes of an object, or none if it is not there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn get(&self, path: &str) -> Result<Option<Bytes>, Error> {
        match self.store.get(&as_path(path)).await {
            Ok(found) => Ok(Some(found.bytes().await.map_err(|e| self.error(e))?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(e) => Err(self.error(e)),
        }
    }

    /// Size and time of an object, or none if it is not there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn head(&self, path: &str) -> Result<Option<ObjectMeta>, Error> {
        match self.store.head(&as_path(path)).await {
            Ok(found) => Ok(Some(found)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(e) => Err(self.error(e)),
        }
    }

    /// Writes an object, replacing what is there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn put(&self, path: &str, bytes: impl Into<Bytes>) -> Result<(), Error> {
        let bytes: Bytes = bytes.into();
        self.store.put(&as_path(path), bytes.into()).await.map_err(|e| self.error(e))?;
        Ok(())
    }

    /// Writes an object of any size, replacing what is there, with a few parts in memory.
    ///
    /// # Errors
    /// When the store fails, or the bytes cannot be read.
    pub async fn put_stream(
        &self,
        path: &str,
        mut bytes: Box<dyn Read + Send>,
    ) -> Result<(), Error> {
        let input = |source| Error::Input { place: self.place.clone(), source };
        let first;
        (bytes, first) = read_part(bytes).await.map_err(input)?;
        if first.len() < PART_BYTES {
            return self.put(path, first).await;
        }
        let upload = self.store.put_multipart(&as_path(path)).await;
        let mut upload = upload.map_err(|e| self.error(e))?;
        let mut part = first;
        let uploaded = async {
            while !part.is_empty() {
                upload.put_part(part.into()).await.map_err(|e| self.error(e))?;
                (bytes, part) = read_part(bytes).await.map_err(input)?;
            }
            upload.complete().await.map_err(|e| self.error(e))
        };
        if let Err(error) = uploaded.await {
            // what was uploaded is of no use to anybody
            let _ = upload.abort().await;
            return Err(error);
        }
        Ok(())
    }

    /// Writes an object unless one is there, and keeps it and all before it through a power loss;
    /// whether it was written.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn create(&self, path: &str, bytes: impl Into<Bytes>) -> Result<bool, Error> {
        let bytes: Bytes = bytes.into();
        let options = PutOptions::from(PutMode::Create);
        match self.store.put_opts(&as_path(path), bytes.into(), options).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::AlreadyExists { .. }) => Ok(false),
            Err(e) => Err(self.error(e)),
        }
    }

    /// Makes everything that was written so far last through a power loss.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn make_last(&self) -> Result<(), Error> {
        let Some(folder) = self.folder() else { return Ok(()) };
        let made = tokio::task::spawn_blocking(move || folder::make_last(&folder)).await;
        made.map_err(std::io::Error::other).flatten().map_err(|e| Error::Store {
            place: self.place.clone(),
            source: object_store::Error::Generic { store: "folder", source: e.into() },
        })
    }

    /// Removes an object; one that is gone already is no error.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn delete(&self, path: &str) -> Result<(), Error> {
        match self.store.delete(&as_path(path)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(e) => Err(self.error(e)),
        }
    }

    /// Every object below a prefix, by path.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn list(&self, prefix: &str) -> Result<Vec<ObjectMeta>, Error> {
        let listed = self.store.list(Some(&as_path(prefix))).try_collect().await;
        let mut objects: Vec<ObjectMeta> = listed.map_err(|e| self.error(e))?;
        objects.sort_by(|a, b| a.location.cmp(&b.location));
        Ok(objects)
    }

    /// The paths of all objects below a prefix, sorted.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn paths(&self, prefix: &str) -> Result<Vec<String>, Error> {
        Ok(self.list(prefix).await?.into_iter().map(|o| o.location.to_string()).collect())
    }

    /// Whether any object is below a prefix.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn has_any(&self, prefix: &str) -> Result<bool, Error> {
        let first = self.store.list(Some(&as_path(prefix))).try_next().await;
        first.map(|o| o.is_some()).map_err(|e| self.error(e))
    }
}

/// A path as listings give it; one with odd characters that is not from a listing is encoded.
pub(crate) fn as_path(path: &str) -> Path {
    Path::parse(path).unwrap_or_else(|_| Path::from(path))
}

/// Whether a place is a URL and not a folder.
fn is_url(place: &str) -> bool {
    place.contains("://")
}

/// The next part of a stream, shorter than [`PART_BYTES`] at its end only.
async fn read_part(
    mut bytes: Box<dyn Read + Send>,
) -> std::io::Result<(Box<dyn Read + Send>, Bytes)> {
    let read = tokio::task::spawn_blocking(move || {
        let mut part = Vec::with_capacity(1 << 16);
        let limit = u64::try_from(PART_BYTES).unwrap_or(u64::MAX);
        bytes.by_ref().take(limit).read_to_end(&mut part)?;
        Ok((bytes, Bytes::from(part)))
    });
    read.await.map_err(std::io::Error::other)?
}

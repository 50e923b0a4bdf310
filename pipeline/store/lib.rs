//! Where things are kept: a folder or an object store, behind one interface.
//!
//! Everything that a programme keeps goes through here, and each of its places may be a folder or
//! an S3, GCS or Azure URL. Nothing else in the pipeline opens files. Two promises hold for every
//! place: an object is there whole or not at all, and what was created with [`Root::create`] is
//! still there after a power loss, with everything that was written before it.

mod advice;
mod cloud;
mod durable;
#[cfg(not(unix))]
mod elsewhere;
mod entries;
mod entry;
mod faults;
mod folder;
mod guarded;
mod publish;
#[cfg(unix)]
mod unix;
mod unnamed;

use std::io::Read;
use std::path::Path as FsPath;
use std::sync::Arc;

use bytes::Bytes;
use futures::{Stream, StreamExt as _, TryStreamExt as _, stream};
use object_store::path::Path;
use object_store::{
    Error as StoreError, GetOptions, ObjectMeta, ObjectStore, ObjectStoreExt as _, PutMode,
    PutOptions, UpdateVersion,
};
use sha2::{Digest as _, Sha256};
use url::Url;

pub use advice::advice;
pub use durable::create_private;
pub use entries::{Watched, open_plain};
pub use entry::{Entry, Kind, NotRead, Seen, What};
pub use folder::{StrayFile, stray_files};
pub use unnamed::{Unnamed, UnnamedReader};

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
    /// The place as a URL with a closing `/`, for people and other engines.
    pub url: Url,
    /// The root of the store as a URL that no other place has, for our own engine: names above the
    /// place are not part of it, and may be any.
    pub own_url: Url,
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
    /// A link below the place is that link, not what it leads to.
    #[must_use]
    pub fn relative(&self, path: &FsPath) -> Option<String> {
        let folder = self.folder()?;
        let absolute = std::path::absolute(path).ok()?;
        let is_plain = !path.components().any(|c| c == std::path::Component::ParentDir);
        let above = absolute.ancestors().filter(|_| is_plain);
        let mut above = above.filter(|a| a.canonicalize().is_ok_and(|a| a == folder));
        let below = match above.next() {
            Some(place) => absolute.strip_prefix(place).ok()?.to_owned(),
            None => path.canonicalize().ok()?.strip_prefix(folder).ok()?.to_owned(),
        };
        let name = |part: &std::ffi::OsStr| entry::printed(part.as_encoded_bytes()).0;
        Some(below.iter().map(name).collect::<Vec<_>>().join("/"))
    }

    /// Everything in a folder that others write to, or below these of its entries; a folder that
    /// `is_leaf` takes for a file is told and not entered. None if the place is an object store.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn entries(
        &self,
        only: Option<Vec<String>>,
        is_leaf: fn(&str) -> bool,
    ) -> Result<Option<Vec<Entry>>, Error> {
        let Some(folder) = self.folder() else { return Ok(None) };
        let listing =
            tokio::task::spawn_blocking(move || entries::list(&folder, only.as_deref(), &is_leaf));
        let listed = listing.await.map_err(std::io::Error::other).flatten();
        listed.map(Some).map_err(|e| Error::Open { place: self.place.clone(), source: e.into() })
    }

    /// Opens a file of a folder that others write to, as it was seen.
    ///
    /// # Errors
    /// When it is not as it was seen; also when the place is no folder.
    pub fn open_entry(&self, path: &str, seen: &Seen) -> std::io::Result<Watched> {
        let folder = self.folder().ok_or(std::io::ErrorKind::Unsupported)?;
        entries::open(&folder, path, seen)
    }

    /// A file of a folder as it is at this moment; none if it is not there, or the place is no folder.
    #[must_use]
    pub fn seen(&self, path: &str) -> Option<Seen> {
        entries::see(&self.folder()?, path).ok()
    }

    /// Says of a file of a folder that it was modified long ago, which shows whether the device tells
    /// when it really was; nothing happens where there is no such file.
    pub fn set_back(&self, path: &str) {
        let Some(folder) = self.folder() else { return };
        let _ = entries::set_back(&folder, path);
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

    /// The first bytes of an object, as many or all that it has, or none if it is not there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn get_start(&self, path: &str, bytes: u64) -> Result<Option<Bytes>, Error> {
        let options = GetOptions { range: Some((0..bytes).into()), ..GetOptions::default() };
        match self.store.get_opts(&as_path(path), options).await {
            Ok(found) => Ok(Some(found.bytes().await.map_err(|e| self.error(e))?)),
            Err(StoreError::NotFound { .. }) => Ok(None),
            // an empty object has no first byte
            Err(_) => self.get(path).await,
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

    /// Whether something that is no file stands where an object would: a folder, or a link that leads
    /// nowhere. Never in an object store.
    #[must_use]
    pub fn has_other(&self, path: &str) -> bool {
        let Some(folder) = self.folder() else { return false };
        let about = std::fs::symlink_metadata(folder.join(path));
        about.is_ok_and(|a| !a.is_file() && (a.is_dir() || !folder.join(path).exists()))
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

    /// Writes an object if what is there is still what it was `before`; whether it was written.
    ///
    /// In a folder nothing keeps others from writing between the look and the write.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn replace(
        &self,
        path: &str,
        bytes: impl Into<Bytes>,
        before: Option<&ObjectMeta>,
    ) -> Result<bool, Error> {
        let Some(before) = before else { return self.create(path, bytes).await };
        if !self.is_remote() {
            if self.head(path).await?.as_ref() != Some(before) {
                return Ok(false);
            }
            return self.put(path, bytes).await.map(|()| true);
        }
        let (e_tag, version) = (before.e_tag.clone(), before.version.clone());
        let options = PutOptions::from(PutMode::Update(UpdateVersion { e_tag, version }));
        let bytes: Bytes = bytes.into();
        match self.store.put_opts(&as_path(path), bytes.into(), options).await {
            Ok(_) => Ok(true),
            Err(StoreError::Precondition { .. } | StoreError::NotFound { .. }) => Ok(false),
            Err(e) => Err(self.error(e)),
        }
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

    /// Writes an object unless one is there; whether it was written. It lasts through a power loss
    /// from the next [`Self::make_last`] on.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn create_lightly(&self, path: &str, bytes: impl Into<Bytes>) -> Result<bool, Error> {
        let bytes: Bytes = bytes.into();
        let mut options = PutOptions::from(PutMode::Create);
        options.extensions.insert(Lightly);
        match self.store.put_opts(&as_path(path), bytes.into(), options).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::AlreadyExists { .. }) => Ok(false),
            Err(e) => Err(self.error(e)),
        }
    }

    /// Copies an object unless there is one at its new path, or it is gone; whether it was copied.
    ///
    /// Object stores that copy on their side do not say whether something was there, so one of more
    /// than `PART_BYTES` is looked for before.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn copy_lightly(&self, from: &str, to: &str) -> Result<bool, Error> {
        let Some(about) = self.head(from).await? else { return Ok(false) };
        if about.size <= PART_BYTES as u64 {
            let Some(bytes) = self.get(from).await? else { return Ok(false) };
            return self.create_lightly(to, bytes).await;
        }
        if self.head(to).await?.is_some() {
            return Ok(false);
        }
        self.store.copy(&as_path(from), &as_path(to)).await.map_err(|e| self.error(e))?;
        Ok(true)
    }

    /// The digest of an object, in hexadecimal, or none if it is not there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn digest(&self, path: &str) -> Result<Option<String>, Error> {
        let mut chunks = match self.store.get(&as_path(path)).await {
            Ok(found) => found.into_stream(),
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(e) => return Err(self.error(e)),
        };
        let mut hash = Sha256::new();
        while let Some(chunk) = chunks.try_next().await.map_err(|e| self.error(e))? {
            hash.update(&chunk);
        }
        Ok(Some(hex::encode(hash.finalize())))
    }

    /// Makes everything that was written so far last through a power loss.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn make_last(&self) -> Result<(), Error> {
        let Some(folder) = self.folder() else { return Ok(()) };
        let made = tokio::task::spawn_blocking(move || durable::make_last(&folder)).await;
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
#[must_use]
pub fn as_path(path: &str) -> Path {
    Path::parse(path).unwrap_or_else(|_| Path::from(path))
}

/// Marks a creation that need not last through a power loss yet.
#[derive(Debug, Clone, Copy)]
struct Lightly;

/// The digest of all that a reader has, in hexadecimal.
///
/// # Errors
/// When it cannot be read.
pub fn digest(mut from: impl Read) -> std::io::Result<String> {
    let mut hash = Sha256::new();
    let mut chunk = vec![0; 1 << 16];
    loop {
        match from.read(&mut chunk)? {
            0 => return Ok(hex::encode(hash.finalize())),
            count => hash.update(&chunk[..count]),
        }
    }
}

/// The URL under which our own engine knows a store that is rooted at a place.
fn own_url(place: &Url) -> Url {
    let digest = hex::encode(Sha256::digest(place.as_str()));
    let mut url = place.clone();
    // a host that is the digest and a path that is empty: there is nothing to go wrong
    if let Ok(own) = Url::parse(&format!("place://{}/", &digest[..32])) {
        url = own;
    }
    url
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

//! Where things are kept: a folder or an object store, behind one interface.
//!
//! Everything that a programme keeps goes through here, so that a folder can later be an S3, GCS
//! or Azure URL. Nothing else in the pipeline opens files.

use std::path::Path as FsPath;
use std::sync::Arc;

use bytes::Bytes;
use futures::TryStreamExt as _;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt as _, PutMode, PutOptions};
use url::Url;

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
}

/// One of a programme's places: inbox, warehouse, restricted or reports.
#[derive(Debug, Clone)]
pub struct Root {
    /// The store, rooted at the place.
    pub store: Arc<dyn ObjectStore>,
    /// The place as a URL with a closing `/`.
    pub url: Url,
    /// The place as configured, for messages.
    pub place: String,
}

impl Root {
    /// Opens a place; a folder is relative to the programme's and is made if it is not there.
    ///
    /// # Errors
    /// When the folder cannot be made, or the place is a URL: object stores come later.
    #[expect(clippy::disallowed_methods, reason = "this is the store")]
    pub fn open(programme_folder: &FsPath, place: &str) -> Result<Self, Error> {
        let failed = |source: Box<dyn std::error::Error + Send + Sync>| Error::Open {
            place: place.to_owned(),
            source,
        };
        if place.contains("://") {
            return Err(failed("object stores are not built yet; name a folder".into()));
        }
        let folder = programme_folder.join(place);
        std::fs::create_dir_all(&folder).map_err(|e| failed(e.into()))?;
        let folder = folder.canonicalize().map_err(|e| failed(e.into()))?;
        let store = LocalFileSystem::new_with_prefix(&folder).map_err(|e| failed(e.into()))?;
        let url = Url::from_directory_path(&folder)
            .map_err(|()| failed("the path is not absolute".into()))?;
        Ok(Self { store: Arc::new(store), url, place: place.to_owned() })
    }

    /// Opens a place that only its owner may enter, where the system knows such permissions.
    ///
    /// # Errors
    /// As [`Self::open`].
    #[expect(clippy::disallowed_methods, reason = "this is the store")]
    pub fn open_private(programme_folder: &FsPath, place: &str) -> Result<Self, Error> {
        let is_new = !programme_folder.join(place).exists();
        let root = Self::open(programme_folder, place)?;
        #[cfg(unix)]
        if is_new {
            let private = std::os::unix::fs::PermissionsExt::from_mode(0o700);
            std::fs::set_permissions(programme_folder.join(place), private)
                .map_err(|e| Error::Open { place: place.to_owned(), source: e.into() })?;
        }
        Ok(root)
    }

    /// Whether a place is there already.
    #[must_use]
    pub fn exists(programme_folder: &FsPath, place: &str) -> bool {
        programme_folder.join(place).is_dir()
    }

    /// Opens a place if it is there.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_existing(programme_folder: &FsPath, place: &str) -> Result<Option<Self>, Error> {
        if place.contains("://") || Self::exists(programme_folder, place) {
            return Self::open(programme_folder, place).map(Some);
        }
        Ok(None)
    }

    /// The path of a file or folder below this place, if it is below it; empty for the place itself.
    #[must_use]
    pub fn relative(&self, path: &FsPath) -> Option<String> {
        let root = self.url.to_file_path().ok()?;
        let absolute = path.canonicalize().ok()?;
        let parts = absolute.strip_prefix(root).ok()?;
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
        match self.store.get(&Path::from(path)).await {
            Ok(found) => Ok(Some(found.bytes().await.map_err(|e| self.error(e))?)),
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
        self.store.put(&Path::from(path), bytes.into()).await.map_err(|e| self.error(e))?;
        Ok(())
    }

    /// Writes an object unless one is there; whether it was written.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn put_new(&self, path: &str, bytes: impl Into<Bytes>) -> Result<bool, Error> {
        let bytes: Bytes = bytes.into();
        let options = PutOptions::from(PutMode::Create);
        match self.store.put_opts(&Path::from(path), bytes.into(), options).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::AlreadyExists { .. }) => Ok(false),
            Err(e) => Err(self.error(e)),
        }
    }

    /// The paths of all objects below a prefix, sorted.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn list(&self, prefix: &str) -> Result<Vec<String>, Error> {
        let mut paths: Vec<String> = self
            .store
            .list(Some(&Path::from(prefix)))
            .map_ok(|o| o.location.to_string())
            .try_collect()
            .await
            .map_err(|e| self.error(e))?;
        paths.sort();
        Ok(paths)
    }

    /// Whether any object is below a prefix.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn has_any(&self, prefix: &str) -> Result<bool, Error> {
        let first = self.store.list(Some(&Path::from(prefix))).try_next().await;
        first.map(|o| o.is_some()).map_err(|e| self.error(e))
    }
}

/// Opens a file that the user named, outside of any place.
///
/// # Errors
/// When the system does not open it.
#[expect(clippy::disallowed_methods, reason = "this is the store")]
pub fn open_file(file: &FsPath) -> std::io::Result<std::fs::File> {
    std::fs::File::open(file)
}

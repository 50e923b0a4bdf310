//! Publishing: a set of files that replaces an earlier one.

use std::collections::BTreeSet;

use bytes::Bytes;
use futures::{StreamExt as _, TryStreamExt as _};
use object_store::ObjectStoreExt as _;
use object_store::path::Path;

use super::{Error, Root};

/// Where files wait in a folder until all of them are there.
const WAITING: &str = ".new";
/// How many files are written at once.
const AT_ONCE: usize = 8;

impl Root {
    /// Writes files below a prefix in place of those that an earlier set had.
    ///
    /// In a folder, all files are written aside first, so that a full disk leaves the earlier ones
    /// as they were. The last file comes last. `was_published` says of an object below the prefix
    /// whether it can be of an earlier set and may go; whatever else lies there stays.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn publish(
        &self,
        prefix: &str,
        files: Vec<(String, Bytes)>,
        was_published: impl Fn(&str) -> bool,
    ) -> Result<(), Error> {
        let below = |path: &str| match prefix {
            "" => path.to_owned(),
            _ => format!("{prefix}/{path}"),
        };
        let new: BTreeSet<String> = files.iter().map(|(path, _)| below(path)).collect();
        if self.folder().is_some() {
            let paths: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
            let waiting = |path: &str| below(&format!("{WAITING}/{path}"));
            self.put_all(files.into_iter().map(|(p, b)| (waiting(&p), b)).collect()).await?;
            for path in &paths {
                let (from, to) = (Path::from(waiting(path)), Path::from(below(path)));
                self.store.rename(&from, &to).await.map_err(|e| self.error(e))?;
            }
            self.remove_folder(&below(WAITING));
        } else {
            let mut files = files;
            let last = files.pop();
            self.put_all(files.into_iter().map(|(p, b)| (below(&p), b)).collect()).await?;
            self.put_all(last.into_iter().map(|(p, b)| (below(&p), b)).collect()).await?;
        }
        for path in self.paths(prefix).await?.iter().filter(|p| !new.contains(*p)) {
            let relative = path.strip_prefix(prefix).unwrap_or(path).trim_start_matches('/');
            if was_published(relative) {
                self.delete(path).await?;
            }
        }
        Ok(())
    }

    /// Writes files, several at once.
    async fn put_all(&self, files: Vec<(String, Bytes)>) -> Result<(), Error> {
        futures::stream::iter(files)
            .map(|(path, bytes)| async move { self.put(&path, bytes).await })
            .buffered(AT_ONCE)
            .try_collect()
            .await
    }

    /// Removes the folders that waiting files have left, if the place is a folder.
    #[expect(clippy::disallowed_methods, reason = "this is the store")]
    fn remove_folder(&self, path: &str) {
        if let Some(folder) = self.folder() {
            // they are empty; what a kill left in them is of no use
            let _ = std::fs::remove_dir_all(folder.join(path));
        }
    }
}

//! Publishing: a set of files that replaces an earlier one.

use bytes::Bytes;
use futures::{StreamExt as _, TryStreamExt as _};
use object_store::ObjectStoreExt as _;

use super::{Error, Root, as_path};

/// How many files are written at once.
const AT_ONCE: usize = 8;

impl Root {
    /// Writes files below a prefix, then removes those objects of an earlier set that are `gone`.
    ///
    /// In a folder, all files are written aside first, so that a full disk leaves the earlier ones
    /// as they were. The last file comes last.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn publish(
        &self,
        prefix: &str,
        files: Vec<(String, Bytes)>,
        gone: &[String],
    ) -> Result<(), Error> {
        let below = |path: &str| match prefix {
            "" => path.to_owned(),
            _ => format!("{prefix}/{path}"),
        };
        if self.folder().is_some() {
            let paths: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
            // a name that another report, or anybody else, does not have
            let aside = format!(".new-{}", random()?);
            let waiting = |path: &str| below(&format!("{aside}/{path}"));
            let written = async {
                self.put_all(files.into_iter().map(|(p, b)| (waiting(&p), b)).collect()).await?;
                for path in &paths {
                    let (from, to) = (as_path(&waiting(path)), as_path(&below(path)));
                    self.store.rename(&from, &to).await.map_err(|e| self.error(e))?;
                }
                Ok(())
            };
            let written = written.await;
            self.remove_folder(&below(&aside));
            written?;
        } else {
            let mut files = files;
            let last = files.pop();
            self.put_all(files.into_iter().map(|(p, b)| (below(&p), b)).collect()).await?;
            self.put_all(last.into_iter().map(|(p, b)| (below(&p), b)).collect()).await?;
        }
        for path in gone {
            self.delete(path).await?;
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
    fn remove_folder(&self, path: &str) {
        if let Some(folder) = self.folder() {
            // they are empty, and nobody else's
            let _ = std::fs::remove_dir_all(folder.join(path));
        }
    }
}

/// A name that nothing else has.
fn random() -> Result<String, Error> {
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes).map_err(|e| Error::Open {
        place: "a folder aside".to_owned(),
        source: e.to_string().into(),
    })?;
    Ok(hex::encode(bytes))
}

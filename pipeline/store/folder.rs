//! A place that is a folder.

use std::path::Path as FsPath;
use std::sync::Arc;

use object_store::local::LocalFileSystem;
use url::Url;

use super::guarded::{Guarded, Kind};
use super::{Error, Root};

/// Characters that a URL's path may have and its host may not: Delta Lake, also that of other
/// engines, makes a host of the path.
const NO_HOST_HAS: [(char, &str); 4] = [('[', "%5B"), (']', "%5D"), ('^', "%5E"), ('|', "%7C")];

/// A name by which the store is asked whether it looks where it should.
const PROBE: &str = "snapshots";

/// Opens a folder, making it if it is not there; a private one is entered by its owner only.
#[expect(clippy::disallowed_methods, reason = "this is the store")]
pub(super) fn open(
    programme_folder: &FsPath,
    place: &str,
    is_private: bool,
) -> Result<Root, Error> {
    let failed = |source: Box<dyn std::error::Error + Send + Sync>| Error::Open {
        place: place.to_owned(),
        source,
    };
    let folder = programme_folder.join(place);
    let is_new = !folder.exists();
    std::fs::create_dir_all(&folder).map_err(|e| failed(e.into()))?;
    #[cfg(unix)]
    if is_new && is_private {
        let private = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        std::fs::set_permissions(&folder, private).map_err(|e| failed(e.into()))?;
    }
    let folder = folder.canonicalize().map_err(|e| failed(e.into()))?;
    let url = Url::from_directory_path(&folder);
    let mut url = url.map_err(|()| failed("the path is not absolute".into()))?;
    let path = NO_HOST_HAS.iter().fold(url.path().to_owned(), |path, (character, encoded)| {
        path.replace(*character, encoded)
    });
    url.set_path(&path);
    let store = LocalFileSystem::new_with_prefix(&folder).map_err(|e| failed(e.into()))?;
    let guarded = |store: LocalFileSystem| {
        let files = store.clone();
        Arc::new(Guarded::new(Arc::new(store), Kind::Folder(files)))
    };
    let known = store.path_to_filesystem(&object_store::path::Path::from(PROBE));
    if known.is_ok_and(|found| found == folder.join(PROBE)) && url.to_file_path() == Ok(folder) {
        let own_url = super::own_url(&url);
        return Ok(Root { store: guarded(store), url, own_url, place: place.to_owned() });
    }
    Err(failed("its path has characters that would lead elsewhere; rename the folder".into()))
}

/// A file without a name.
#[derive(Debug, Clone)]
pub struct StrayFile {
    /// Below its place.
    pub path: String,
    /// Its size.
    pub bytes: u64,
}

/// Files without a name that a killed write has left below a place, older than `before`; they are
/// removed if asked for.
///
/// Listings hide them. An object store has none: its own rules end uploads that are not completed.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the store")]
pub fn stray_files(root: &Root, before: jiff::Timestamp, remove: bool) -> Vec<StrayFile> {
    let mut strays = Vec::new();
    let Some(place) = root.folder() else { return strays };
    let mut open = vec![place.clone()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let Ok(about) = entry.metadata() else { continue };
            if about.is_dir() {
                open.push(path);
                continue;
            }
            let name = entry.file_name();
            let staged = name.to_string_lossy().rsplit_once('#').is_some_and(|(_, number)| {
                !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
            });
            let modified = about.modified().ok().and_then(|m| jiff::Timestamp::try_from(m).ok());
            if !staged || modified.is_none_or(|m| m >= before) {
                continue;
            }
            if remove && std::fs::remove_file(&path).is_err() {
                continue;
            }
            let below = path.strip_prefix(&place).unwrap_or(&path).to_string_lossy().into_owned();
            strays.push(StrayFile { path: below, bytes: about.len() });
        }
    }
    strays.sort_by(|a, b| a.path.cmp(&b.path));
    strays
}

//! Folders and files on systems without descriptors of folders: links are told by looking, which
//! somebody quick enough can get around.

use std::fs::File;
use std::io;
use std::path::Path;

use jiff::Timestamp;

use super::entry::{Entry, Kind, NotRead, Seen, What, printed, refused};

/// Lists everything below a folder, or below these of its entries.
#[expect(clippy::disallowed_methods, reason = "this is the store")]
pub(super) fn list(
    folder: &Path,
    only: Option<&[String]>,
    is_leaf: &dyn Fn(&str) -> bool,
) -> io::Result<Vec<Entry>> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, above)) = open.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let (shown, is_name) = printed(entry.file_name().to_string_lossy().as_bytes());
            if above.is_empty() && only.is_some_and(|only| !only.contains(&shown)) {
                continue;
            }
            let path = if above.is_empty() { shown } else { format!("{above}/{shown}") };
            let about = entry.path().symlink_metadata()?;
            let what = match () {
                () if about.is_symlink() => What::Refused(NotRead::NoFile(Kind::Link)),
                () if about.is_dir() && is_name && !is_leaf(&path) => {
                    open.push((entry.path(), path));
                    continue;
                }
                () if about.is_dir() => What::Refused(NotRead::NoFile(Kind::Folder)),
                () if !is_name => What::Refused(NotRead::OddName),
                () => What::File(seen(&about)?),
            };
            found.push(Entry { path, what });
        }
    }
    Ok(found)
}

/// A file as the system tells of it.
fn seen(about: &std::fs::Metadata) -> io::Result<Seen> {
    let modified = Timestamp::try_from(about.modified()?).unwrap_or_default();
    Ok(Seen {
        bytes: about.len(),
        changed_at: modified,
        stamp: [0, 0, modified.as_nanosecond(), 0],
    })
}

/// An opened file as it is now.
pub(super) fn see(file: &File) -> io::Result<Seen> {
    seen(&file.metadata()?)
}

/// Opens a file below a folder.
pub(super) fn open_below(folder: &Path, path: &str) -> io::Result<File> {
    open_plain(&folder.join(path))
}

/// Opens a file by a path of the user's own.
#[expect(clippy::disallowed_methods, reason = "this is the store")]
pub(super) fn open_plain(file: &Path) -> io::Result<File> {
    if !file.symlink_metadata()?.is_file() {
        return Err(refused("a link, a folder or a device"));
    }
    File::open(file)
}

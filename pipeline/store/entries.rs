//! What lies in a folder that others write to: every entry is told, and nothing is opened that is not
//! a plain file of that folder.
//!
//! Centres put files into an inbox over SFTP, and whoever can do that can put anything there: links
//! to other places, pipes that never end, devices. So nothing is followed here, on the way to a
//! file neither; a file with another name elsewhere is not read; and what was listed must be what is
//! read, from its first byte to its last.

use std::io::{self, Read};
use std::path::Path;

use super::entry::{Entry, Seen};
#[cfg(unix)]
use super::unix as system;

#[cfg(not(unix))]
use super::elsewhere as system;

/// Lists everything below a folder, or below these of its entries, and enters whatever is a real
/// folder, but for those that `is_leaf` says are named like files.
///
/// # Errors
/// When the folder itself cannot be read; what cannot be read below it is an entry that says so.
pub(super) fn list(
    folder: &Path,
    only: Option<&[String]>,
    is_leaf: &dyn Fn(&str) -> bool,
) -> io::Result<Vec<Entry>> {
    system::list(folder, only, is_leaf)
}

/// Opens a file below a folder as it was seen.
///
/// # Errors
/// When it is not there any more, is not a file, or is not as it was seen.
pub(super) fn open(folder: &Path, path: &str, seen: &Seen) -> io::Result<Watched> {
    Watched::new(system::open_below(folder, path)?, Some(seen))
}

/// A file below a folder as it is at this moment.
///
/// # Errors
/// When it is not there, or is not a file.
pub(super) fn see(folder: &Path, path: &str) -> io::Result<Seen> {
    system::see(&system::open_below(folder, path)?)
}

/// Says of a file below a folder that it was modified long ago.
///
/// # Errors
/// When it is not there, or is not a file, or is not ours.
pub(super) fn set_back(folder: &Path, path: &str) -> io::Result<()> {
    system::open_below(folder, path)?.set_modified(std::time::UNIX_EPOCH)
}

/// Opens a file that the user named: a plain file, read as it is at this moment.
///
/// # Errors
/// When it is not there, or is anything but a file.
pub fn open_plain(file: &Path) -> io::Result<Watched> {
    Watched::new(system::open_plain(file)?, None)
}

/// A file that is read once, from its first byte to its last, and must not change meanwhile.
#[derive(Debug)]
pub struct Watched {
    file: std::fs::File,
    seen: Seen,
    left: u64,
}

impl Watched {
    /// Watches an opened file, which must be as it was seen.
    fn new(file: std::fs::File, before: Option<&Seen>) -> io::Result<Self> {
        let seen = system::see(&file)?;
        if before.is_some_and(|before| *before != seen) {
            return Err(changed());
        }
        Ok(Self { file, left: seen.bytes, seen })
    }
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let room = usize::try_from(self.left).map_or(buffer.len(), |left| left.min(buffer.len()));
        let count = self.file.read(&mut buffer[..room])?;
        self.left -= count as u64;
        // at its end, or where its end has come too early
        if count == 0
            && !buffer.is_empty()
            && (self.left > 0 || system::see(&self.file)? != self.seen)
        {
            return Err(changed());
        }
        Ok(count)
    }
}

/// The error of a file that is not what it was.
fn changed() -> io::Error {
    io::Error::other("it changed while it was read")
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::super::entry::What;
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a file of the test's own")]
    fn a_file_that_changes_while_it_is_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.csv");
        std::fs::write(&path, "a,b\n1,2\n").unwrap();
        let listed = list(folder.path(), None, &|_| false).unwrap();
        let What::File(seen) = &listed[0].what else { panic!("{listed:?}") };
        let mut text = String::new();
        open(folder.path(), "x.csv", seen).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "a,b\n1,2\n");
        let mut first = [0; 4];
        let mut file = std::fs::File::options().append(true).open(&path).unwrap();
        for more in [true, false] {
            let mut reading = open_plain(&path).unwrap();
            reading.read_exact(&mut first).unwrap();
            match more {
                true => file.write_all(b"3,4\n").unwrap(),
                false => file.set_len(6).unwrap(),
            }
            let error = reading.read_to_end(&mut Vec::new()).unwrap_err();
            assert!(error.to_string().contains("changed"), "{error}");
        }
        // what was listed is not there any more
        assert!(open(folder.path(), "x.csv", seen).is_err());
    }
}

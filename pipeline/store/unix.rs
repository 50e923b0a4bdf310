//! Folders and files by their descriptors: a path that somebody turns into a link on the way leads
//! nowhere.

use std::ffi::CStr;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use jiff::Timestamp;
use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, Stat, fstat, open, openat, statat};
use rustix::io::Errno;

use super::entry::{Entry, Kind, NotRead, Seen, What, printed, refused};

/// How a file is opened: never through a link, and without waiting for whoever writes into a pipe.
const PLAIN: OFlags =
    OFlags::RDONLY.union(OFlags::NOFOLLOW).union(OFlags::NONBLOCK).union(OFlags::CLOEXEC);
/// How a folder is opened.
const FOLDER: OFlags =
    OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);
/// More folders than this inside each other are nobody's extract, and a way to use up descriptors.
const DEEPEST: usize = 32;

/// Lists everything below a folder, or below these of its entries.
pub(super) fn list(
    folder: &Path,
    only: Option<&[String]>,
    is_leaf: &dyn Fn(&str) -> bool,
) -> io::Result<Vec<Entry>> {
    // the place itself may be reached through links: whoever configured it meant that
    let root = open(folder, FOLDER.difference(OFlags::NOFOLLOW), Mode::empty())?;
    let mut walk = Walk { found: Vec::new(), is_leaf };
    match only {
        None => walk.folder(&root, "", 0)?,
        Some(names) => {
            for name in names {
                let name = std::ffi::CString::new(name.as_bytes())?;
                walk.entry(&root, &name, "", 0);
            }
        }
    }
    Ok(walk.found)
}

/// A walk through folders.
struct Walk<'a> {
    found: Vec<Entry>,
    is_leaf: &'a dyn Fn(&str) -> bool,
}

impl Walk<'_> {
    /// Everything in an opened folder.
    fn folder(&mut self, folder: &OwnedFd, path: &str, depth: usize) -> io::Result<()> {
        let mut names = Vec::new();
        for entry in Dir::read_from(folder)? {
            let name = entry?.file_name().to_owned();
            if !matches!(name.to_bytes(), b"." | b"..") {
                names.push(name);
            }
        }
        names.sort();
        for name in names {
            self.entry(folder, &name, path, depth);
        }
        Ok(())
    }

    /// One entry of an opened folder, and what lies in it.
    fn entry(&mut self, folder: &OwnedFd, name: &CStr, above: &str, depth: usize) {
        let (shown, is_name) = printed(name.to_bytes());
        let path = if above.is_empty() { shown } else { format!("{above}/{shown}") };
        let about = match statat(folder, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(about) => about,
            // gone since it was listed
            Err(Errno::NOENT) => return,
            Err(e) => return self.refuse(path, NotRead::Unreachable(e.to_string())),
        };
        let kind = FileType::from_raw_mode(about.st_mode);
        if kind == FileType::Directory && is_name && !(self.is_leaf)(&path) {
            if depth == DEEPEST {
                return self.refuse(path, NotRead::TooDeep);
            }
            let opened = openat(folder, name, FOLDER, Mode::empty()).map_err(io::Error::from);
            let listed = opened.and_then(|opened| self.folder(&opened, &path, depth + 1));
            if let Err(e) = listed {
                self.refuse(path, NotRead::Unreachable(e.to_string()));
            }
            return;
        }
        let what = match kind {
            _ if !is_name => What::Refused(NotRead::OddName),
            FileType::RegularFile if about.st_nlink > 1 => What::Refused(NotRead::HardLink),
            FileType::RegularFile => What::File(seen(&about)),
            other => What::Refused(NotRead::NoFile(kind_of(other))),
        };
        self.found.push(Entry { path, what });
    }

    fn refuse(&mut self, path: String, because: NotRead) {
        self.found.push(Entry { path, what: What::Refused(because) });
    }
}

/// What the system's kind of an entry is.
fn kind_of(kind: FileType) -> Kind {
    match kind {
        FileType::Symlink => Kind::Link,
        FileType::Directory => Kind::Folder,
        FileType::Fifo => Kind::Pipe,
        FileType::Socket => Kind::Socket,
        FileType::CharacterDevice | FileType::BlockDevice => Kind::Device,
        _ => Kind::Other,
    }
}

/// A file as the system tells of it.
fn seen(about: &Stat) -> Seen {
    #[allow(clippy::unnecessary_cast, clippy::cast_lossless, reason = "types differ by system")]
    let time = |seconds: i64, nanoseconds: i128| i128::from(seconds) * 1_000_000_000 + nanoseconds;
    #[allow(clippy::useless_conversion, reason = "types differ by system")]
    let (modified, changed) = (
        time(about.st_mtime.into(), i128::from(about.st_mtime_nsec)),
        time(about.st_ctime.into(), i128::from(about.st_ctime_nsec)),
    );
    Seen {
        bytes: u64::try_from(about.st_size).unwrap_or(0),
        // when its bytes or its name last changed here, which nobody sets: an unpacked file keeps the
        // time at which it was made, and one can be told any other
        changed_at: Timestamp::from_nanosecond(changed).unwrap_or_default(),
        stamp: [i128::from(about.st_dev), i128::from(about.st_ino), modified, changed],
    }
}

/// An opened file as it is now.
pub(super) fn see(file: &File) -> io::Result<Seen> {
    Ok(seen(&fstat(file.as_fd())?))
}

/// Opens a file below a folder, each folder on the way by its own name.
pub(super) fn open_below(folder: &Path, path: &str) -> io::Result<File> {
    let mut at = open(folder, FOLDER.difference(OFlags::NOFOLLOW), Mode::empty())?;
    let mut names = path.split('/').peekable();
    while let Some(name) = names.next() {
        if matches!(name, "" | "." | "..") {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let flags = if names.peek().is_some() { FOLDER } else { PLAIN };
        at = openat(&at, name, flags, Mode::empty()).map_err(told)?;
    }
    let file = plain(at)?;
    if fstat(file.as_fd())?.st_nlink > 1 {
        return Err(io::Error::other("it has another name elsewhere, by a hard link"));
    }
    Ok(file)
}

/// Opens a file by a path of the user's own.
pub(super) fn open_plain(file: &Path) -> io::Result<File> {
    let opened = open(file.as_os_str().as_bytes(), PLAIN, Mode::empty());
    plain(opened.map_err(told)?)
}

/// An opened file, if it is one.
fn plain(opened: OwnedFd) -> io::Result<File> {
    match FileType::from_raw_mode(fstat(&opened)?.st_mode) {
        FileType::RegularFile => Ok(File::from(opened)),
        other => Err(refused(kind_of(other).noun())),
    }
}

/// What an error of opening says.
fn told(error: Errno) -> io::Error {
    match error {
        Errno::LOOP | Errno::MLINK => refused(Kind::Link.noun()),
        // a socket, or a device without a driver
        Errno::NXIO | Errno::NODEV => refused("a socket or a device"),
        other => other.into(),
    }
}

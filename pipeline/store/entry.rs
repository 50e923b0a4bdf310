//! An entry of a folder that others write to, and how it is told of.

use std::io;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// An entry of a place that others write to.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its path below the place; what does not show in a name is shown by its number.
    pub path: String,
    /// What it is.
    pub what: What,
}

/// What an entry is.
#[derive(Debug, Clone)]
pub enum What {
    /// A file that may be read.
    File(Seen),
    /// Something that is not read, and why.
    Refused(NotRead),
}

/// Why an entry is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotRead {
    /// It is no file.
    NoFile(Kind),
    /// It is a file with another name elsewhere.
    HardLink,
    /// Its name has characters that do not show.
    OddName,
    /// It lies below more folders than are looked into.
    TooDeep,
    /// The system does not let it be looked at, and what it says.
    Unreachable(String),
}

/// What an entry is that is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A symbolic link.
    Link,
    /// A folder.
    Folder,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
    /// Something else.
    Other,
}

impl Kind {
    /// What it is called.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Link => "a symbolic link",
            Self::Folder => "a folder",
            Self::Pipe => "a named pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
            Self::Other => "something else",
        }
    }
}

impl NotRead {
    /// A word for it, which findings keep, and what the system says.
    #[must_use]
    pub fn told(&self) -> (&'static str, &str) {
        let word = match self {
            Self::NoFile(Kind::Link) => "link",
            Self::NoFile(Kind::Folder) => "folder",
            Self::NoFile(Kind::Pipe) => "pipe",
            Self::NoFile(Kind::Socket) => "socket",
            Self::NoFile(Kind::Device) => "device",
            Self::NoFile(Kind::Other) => "other",
            Self::HardLink => "hard-link",
            Self::OddName => "odd-name",
            Self::TooDeep => "too-deep",
            Self::Unreachable(problem) => return ("unreachable", problem),
        };
        (word, "")
    }
}

/// A file as it was seen: whoever reads it makes sure that it still is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Its size in bytes.
    pub bytes: u64,
    /// When it came: its bytes or its name changed last.
    pub changed_at: Timestamp,
    /// What the system knows it by: device, number, and both times.
    pub(super) stamp: [i128; 4],
}

/// By how much one change is well before another: times are as coarse as two seconds.
const WELL_BEFORE: SignedDuration = SignedDuration::from_secs(2);

impl Seen {
    /// Whether another file lies on the same device.
    #[must_use]
    pub fn is_beside(&self, other: &Self) -> bool {
        self.stamp[0] == other.stamp[0]
    }

    /// Whether the file had last changed well before another beside it, by the device's own clock.
    #[must_use]
    pub fn is_well_before(&self, other: &Self) -> bool {
        other.changed_at.duration_since(self.changed_at) > WELL_BEFORE
    }

    /// Whether the device tells when a file was changed, whatever the file is told: this one, by
    /// [`super::Root::set_back`], was told another time.
    #[must_use]
    pub fn tells_changes(&self) -> bool {
        let [_, _, modified, changed] = self.stamp;
        cfg!(unix) && modified != changed
    }
}

/// The error of something that is no file.
pub(super) fn refused(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, format!("it is {what}, not a file"))
}

/// A name as it can be printed, and whether that is the name itself.
pub(super) fn printed(name: &[u8]) -> (String, bool) {
    let Ok(text) = std::str::from_utf8(name) else {
        return (name.escape_ascii().to_string(), false);
    };
    if !text.chars().any(is_unseen) {
        return (text.to_owned(), true);
    }
    let shown = |c: char| match is_unseen(c) {
        true => c.escape_unicode().to_string(),
        false => c.to_string(),
    };
    (text.chars().map(shown).collect(), false)
}

/// Whether a character shows nothing, or turns what stands around it.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_as_it_is_or_by_its_numbers() {
        assert_eq!(printed("höhe #1.csv".as_bytes()), ("höhe #1.csv".to_owned(), true));
        assert_eq!(printed("a\u{202e}vsc.\u{1b}".as_bytes()).0, "a\\u{202e}vsc.\\u{1b}");
        assert_eq!(printed(b"\xff.csv"), ("\\xff.csv".to_owned(), false));
    }
}

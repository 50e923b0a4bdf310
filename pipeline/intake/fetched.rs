//! The bytes of an extract, fetched from the inbox.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use futures::StreamExt as _;

use super::arrival::Arrival;
use super::spool::{Room, Spool, Taken};
use programme::Hint;
use store::Root;

/// The digest of no bytes.
const NO_BYTES: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// Why a batch could not be read, apart from what its extracts did wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The inbox failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Rows could not be laid down in a temporary file.
    #[error("cannot write temporary files")]
    Temporary(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::Temporary(_) => Some(
                "temporary files go where `TMPDIR` says: is there room, and may they be written?"
                    .to_owned(),
            ),
            Self::Store(_) => None,
        }
    }
}

/// An extract whose bytes were fetched from the inbox.
pub struct Fetched {
    /// What arrived.
    pub arrival: Arrival,
    /// The bytes, or why they could not be fetched.
    pub spool: Result<Arc<Spool>, String>,
}

impl Fetched {
    /// Digest of the bytes, in hexadecimal; of no bytes, if they could not be fetched.
    #[must_use]
    pub fn sha256(&self) -> &str {
        self.spool.as_ref().map_or(NO_BYTES, |s| &s.sha256)
    }

    /// How many bytes were fetched.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.spool.as_ref().map_or(0, |s| s.bytes)
    }
}

impl std::fmt::Debug for Fetched {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fetched").field("path", &self.arrival.path).finish_non_exhaustive()
    }
}

/// Fetches the bytes of an extract and digests them.
///
/// # Errors
/// When temporary files cannot be written.
pub async fn fetch(inbox: &Root, room: &Room, mut arrival: Arrival) -> Result<Fetched, Error> {
    // a workbook was looked into
    if let Some(spool) = arrival.fetched.take() {
        return Ok(Fetched { arrival, spool: Ok(spool) });
    }
    if let Some(because) = &arrival.unread {
        // why is told by what it is
        let spool = Err(because.told().1.to_owned());
        return Ok(Fetched { arrival, spool });
    }
    if let Some(seen) = arrival.seen {
        let (inbox, room, path) = (inbox.clone(), room.clone(), arrival.path.clone());
        let reading = tokio::task::spawn_blocking(move || match inbox.open_entry(&path, &seen) {
            Ok(file) => Spool::read(&room, file),
            Err(e) => Ok(Err(e.to_string())),
        });
        let spool = reading.await.map_err(temporary)?.map_err(temporary)?;
        return Ok(Fetched { arrival, spool: spool.map(Arc::new) });
    }
    let taken = match object_store::path::Path::parse(&arrival.path) {
        Ok(path) => {
            let ranges = inbox.ranges(path, arrival.bytes);
            Spool::take(room, ranges.boxed()).await.map_err(temporary)?
        }
        Err(e) => Taken::Broken(e.into()),
    };
    match taken {
        Taken::Whole(spool) => Ok(Fetched { arrival, spool: Ok(Arc::new(spool)) }),
        // a network that fails is no fault of the extract; a file that cannot be read is
        Taken::Broken(e) if inbox.is_remote() && !is_gone(&e) => Err(inbox.error(e).into()),
        Taken::Broken(e) => Ok(Fetched { arrival, spool: Err(e.to_string()) }),
    }
}

/// Takes the bytes of a file that is not in the inbox, and digests them.
///
/// # Errors
/// When temporary files cannot be written.
pub fn fetch_file(file: &Path, room: &Room, arrival: Arrival) -> Result<Fetched, Error> {
    let spool = match store::open_plain(file) {
        Ok(opened) => Spool::read(room, opened).map_err(temporary)?.map(Arc::new),
        Err(e) => Err(e.to_string()),
    };
    Ok(Fetched { arrival, spool })
}

/// Takes bytes that are at hand, and digests them.
///
/// # Errors
/// When temporary files cannot be written.
pub fn fetch_bytes(bytes: impl Read, room: &Room, arrival: Arrival) -> Result<Fetched, Error> {
    let spool = Spool::read(room, bytes).map_err(temporary)?.map(Arc::new);
    Ok(Fetched { arrival, spool })
}

/// Whether an object is not there any more, or is another one than was listed.
fn is_gone(error: &object_store::Error) -> bool {
    use object_store::Error as E;
    matches!(error, E::NotFound { .. } | E::Precondition { .. })
}

/// Wraps an error of a temporary file.
pub(super) fn temporary(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::Temporary(error.into())
}

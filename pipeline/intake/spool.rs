//! The bytes of extracts while a batch is read: small ones in memory as long as there is room, the
//! others in temporary files.

use std::io::{Cursor, Read, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use bytes::Bytes;
use futures::{Stream, TryStreamExt as _};
use sha2::{Digest as _, Sha256};

use store::Unnamed;

use super::sniffer::{Nature, Sniffer};

/// The most bytes of an extract that stays in memory.
const SMALL: usize = 1 << 20;

/// The memory that spools share, in bytes.
#[derive(Debug, Clone)]
pub struct Room(Arc<AtomicI64>);

impl Room {
    /// Room for this many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        Self(Arc::new(AtomicI64::new(i64::try_from(bytes).unwrap_or(i64::MAX))))
    }
}

/// The bytes of one extract.
#[derive(Debug)]
pub struct Spool {
    place: Place,
    /// How many bytes.
    pub bytes: u64,
    /// Their digest, in hexadecimal.
    pub sha256: String,
    /// What they are.
    pub nature: Nature,
}

/// Where the bytes are.
#[derive(Debug)]
enum Place {
    /// In memory, taken from a room.
    Memory(Bytes, Room),
    /// In a file without a name, which goes when this goes.
    File(Unnamed),
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Self::Memory(bytes, room) = self {
            room.0.fetch_add(i64::try_from(bytes.len()).unwrap_or(i64::MAX), Ordering::Relaxed);
        }
    }
}

/// What came of taking bytes.
pub(super) enum Taken {
    /// They are here.
    Whole(Spool),
    /// The source failed before its end.
    Broken(object_store::Error),
}

impl Spool {
    /// Takes all bytes of a stream.
    ///
    /// # Errors
    /// When a temporary file cannot be written.
    pub(super) async fn take(
        room: &Room,
        mut chunks: impl Stream<Item = object_store::Result<Bytes>> + Unpin,
    ) -> std::io::Result<Taken> {
        let mut filling = Filling::default();
        loop {
            match chunks.try_next().await {
                Ok(Some(chunk)) => filling.push(room, &chunk)?,
                Ok(None) => return filling.finish(room).map(Taken::Whole),
                Err(e) => return Ok(Taken::Broken(e)),
            }
        }
    }

    /// Takes all bytes of a reader; or why it cannot be read.
    ///
    /// # Errors
    /// When a temporary file cannot be written.
    pub(super) fn read(
        room: &Room,
        mut source: impl Read,
    ) -> std::io::Result<Result<Self, String>> {
        let mut filling = Filling::default();
        let mut chunk = vec![0; 1 << 16];
        loop {
            match source.read(&mut chunk) {
                Ok(0) => return filling.finish(room).map(Ok),
                Ok(count) => filling.push(room, &chunk[..count])?,
                Err(e) => return Ok(Err(e.to_string())),
            }
        }
    }

    /// The bytes from their start.
    ///
    /// # Errors
    /// Never, as it is now.
    pub fn open(&self) -> std::io::Result<Box<dyn Read + Send>> {
        Ok(match &self.place {
            Place::Memory(bytes, _) => Box::new(Cursor::new(bytes.clone())),
            Place::File(file) => Box::new(file.reader()),
        })
    }
}

/// A spool as it is filled.
#[derive(Default)]
struct Filling {
    memory: Vec<u8>,
    file: Option<(Unnamed, std::fs::File)>,
    bytes: u64,
    hash: Sha256,
    sniffer: Sniffer,
}

impl Filling {
    fn push(&mut self, room: &Room, chunk: &[u8]) -> std::io::Result<()> {
        self.hash.update(chunk);
        self.sniffer.push(chunk);
        self.bytes += chunk.len() as u64;
        if self.file.is_none() {
            let would_be = self.memory.len() + chunk.len();
            let left = room.0.load(Ordering::Relaxed);
            if would_be <= SMALL && i64::try_from(would_be).is_ok_and(|b| b <= left) {
                self.memory.extend_from_slice(chunk);
                return Ok(());
            }
            let file = Unnamed::create()?;
            let mut writer = file.writer()?;
            writer.write_all(&self.memory)?;
            self.memory = Vec::new();
            self.file = Some((file, writer));
        }
        self.file.as_mut().map_or(Ok(()), |(_, writer)| writer.write_all(chunk))
    }

    fn finish(self, room: &Room) -> std::io::Result<Spool> {
        let place = if let Some((file, mut writer)) = self.file {
            writer.flush()?;
            Place::File(file)
        } else {
            let taken = i64::try_from(self.memory.len()).unwrap_or(i64::MAX);
            room.0.fetch_sub(taken, Ordering::Relaxed);
            Place::Memory(Bytes::from(self.memory), room.clone())
        };
        let sha256 = hex::encode(self.hash.finalize());
        Ok(Spool { place, bytes: self.bytes, sha256, nature: self.sniffer.finish() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_goes_to_a_file_and_reads_the_same() {
        let room = Room::new(100);
        for size in [0, 60, 60, 5_000_000] {
            let bytes: Vec<u8> = (0..size).map(|i| u8::try_from(i % 251).unwrap()).collect();
            let spool = Spool::read(&room, &bytes[..]).unwrap().unwrap();
            let mut read = Vec::new();
            spool.open().unwrap().read_to_end(&mut read).unwrap();
            assert_eq!(read, bytes);
            assert_eq!(spool.sha256, hex::encode(Sha256::digest(&bytes)));
            assert!(room.0.load(Ordering::Relaxed) >= 0);
        }
        assert_eq!(room.0.load(Ordering::Relaxed), 100);
    }
}

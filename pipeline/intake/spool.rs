//! The bytes of extracts while a batch is read: small ones in memory as long as there is room, and
//! behind each other in a temporary file when there is none; large ones in files of their own.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write as _};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures::{Stream, TryStreamExt as _};
use parquet::errors::ParquetError;
use parquet::file::reader::{ChunkReader, Length};
use sha2::{Digest as _, Sha256};

use store::Unnamed;

use super::sniffer::{Nature, Sniffer};

/// The most bytes of an extract that stays in memory.
const SMALL: usize = 1 << 20;

/// The memory that spools share, and what lies beyond it.
#[derive(Debug, Clone)]
pub struct Room(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// How many bytes of memory are left.
    left: AtomicI64,
    /// The file of small extracts for which there was no memory, once there is one, and where the next
    /// of them goes.
    beyond: Mutex<Option<(Unnamed, u64)>>,
}

impl Room {
    /// Room for this many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        let left = AtomicI64::new(i64::try_from(bytes).unwrap_or(i64::MAX));
        Self(Arc::new(Shared { left, beyond: Mutex::default() }))
    }

    /// A place for the bytes of a small extract.
    fn place(&self, bytes: Vec<u8>) -> std::io::Result<Place> {
        let wanted = signed_length(&bytes);
        let take = |left: i64| (wanted <= left).then(|| left - wanted);
        if self.0.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok() {
            return Ok(Place::Memory(Bytes::from(bytes.into_boxed_slice()), self.clone()));
        }
        let count = bytes.len() as u64;
        let (file, at) = {
            let mut beyond = self.0.beyond.lock().unwrap_or_else(PoisonError::into_inner);
            let (file, next) = match &mut *beyond {
                Some(beyond) => beyond,
                none => none.insert((Unnamed::create()?, 0)),
            };
            let at = *next;
            *next += count;
            (file.clone(), at)
        };
        file.write_all_at(at, &bytes)?;
        Ok(Place::Beyond { file, at })
    }
}

/// How many bytes these are.
fn signed_length(bytes: &[u8]) -> i64 {
    i64::try_from(bytes.len()).unwrap_or(i64::MAX)
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
    /// Among others in a file without a name, which goes with the room.
    Beyond { file: Unnamed, at: u64 },
    /// In a file without a name, which goes when this goes.
    File(Unnamed),
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Self::Memory(bytes, room) = self {
            room.0.left.fetch_add(signed_length(bytes), Ordering::Relaxed);
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
                Ok(Some(chunk)) => filling.push(&chunk)?,
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
                Ok(count) => filling.push(&chunk[..count])?,
                Err(e) => return Ok(Err(e.to_string())),
            }
        }
    }

    /// The bytes from their start; any number of readers may read at once.
    #[must_use]
    pub fn open(self: &Arc<Self>) -> SpoolReader {
        SpoolReader { spool: Arc::clone(self), at: 0 }
    }
}

/// A reader of the bytes of an extract, with a place of its own in them.
#[derive(Debug)]
pub struct SpoolReader {
    spool: Arc<Spool>,
    at: u64,
}

impl Read for SpoolReader {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let left = self.spool.bytes.saturating_sub(self.at);
        let most = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        let buffer = &mut buffer[..most];
        let count = match &self.spool.place {
            _ if buffer.is_empty() => 0,
            Place::Memory(bytes, _) => {
                let at = usize::try_from(self.at).unwrap_or(usize::MAX);
                buffer.copy_from_slice(&bytes[at..at + buffer.len()]);
                buffer.len()
            }
            Place::Beyond { file, at } => file.reader_from(at + self.at).read(buffer)?,
            Place::File(file) => file.reader_from(self.at).read(buffer)?,
        };
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for SpoolReader {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.spool.bytes.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// The bytes of an extract, to be read as Parquet.
#[derive(Debug)]
pub(super) struct Chunks(pub(super) Arc<Spool>);

impl Length for Chunks {
    fn len(&self) -> u64 {
        self.0.bytes
    }
}

impl ChunkReader for Chunks {
    type T = SpoolReader;

    fn get_read(&self, start: u64) -> parquet::errors::Result<SpoolReader> {
        Ok(SpoolReader { spool: Arc::clone(&self.0), at: start })
    }

    fn get_bytes(&self, start: u64, length: usize) -> parquet::errors::Result<Bytes> {
        // no more than there is, whatever is asked for
        let end = start.checked_add(length as u64).filter(|end| *end <= self.0.bytes);
        end.ok_or_else(|| ParquetError::EOF("a part lies behind the end".to_owned()))?;
        let mut bytes = vec![0; length];
        self.get_read(start)?.read_exact(&mut bytes)?;
        Ok(bytes.into())
    }
}

/// A spool as it is filled.
#[derive(Default)]
struct Filling {
    memory: Vec<u8>,
    file: Option<(Unnamed, File)>,
    bytes: u64,
    hash: Sha256,
    sniffer: Sniffer,
}

impl Filling {
    fn push(&mut self, chunk: &[u8]) -> std::io::Result<()> {
        self.hash.update(chunk);
        self.sniffer.push(chunk);
        self.bytes += chunk.len() as u64;
        if self.file.is_none() {
            if self.memory.len() + chunk.len() <= SMALL {
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
            room.place(self.memory)?
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
        let left = || room.0.left.load(Ordering::Relaxed);
        let mut spools = Vec::new();
        for (size, expected) in
            [(0, 100), (60, 40), (70, 40), (80, 40), (5_000_000, 40), (40, 0), (1, 0)]
        {
            let bytes: Vec<u8> =
                (0..size).map(|i| u8::try_from((i + size) % 251).unwrap()).collect();
            spools.push((Arc::new(Spool::read(&room, &bytes[..]).unwrap().unwrap()), bytes));
            assert_eq!(left(), expected, "{size}");
        }
        for (spool, bytes) in &spools {
            let mut read = Vec::new();
            spool.open().read_to_end(&mut read).unwrap();
            assert_eq!(&read, bytes);
            assert_eq!(spool.sha256, hex::encode(Sha256::digest(bytes)));
        }
        drop(spools);
        assert_eq!(left(), 100);
    }

    #[test]
    fn extracts_beyond_the_room_may_come_and_be_read_at_once() {
        let room = Room::new(0);
        std::thread::scope(|scope| {
            for number in 0..8_u8 {
                let room = &room;
                scope.spawn(move || {
                    for size in 1..200 {
                        let bytes = vec![number; size];
                        let spool = Arc::new(Spool::read(room, &bytes[..]).unwrap().unwrap());
                        let mut read = Vec::new();
                        spool.open().read_to_end(&mut read).unwrap();
                        assert_eq!(read, bytes);
                    }
                });
            }
        });
    }
}

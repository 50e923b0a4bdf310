//! Findings beyond memory: sorted runs in one temporary file that a batch shares.
//!
//! The file has no name, so that nothing is left of it when the program dies; it holds what extracts
//! say of firms.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read, Seek as _, SeekFrom, Write as _};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::finding::Finding;

/// How many bytes are written or read at once.
const BLOCK: usize = 1 << 16;

/// How many findings may stay in memory, and the file for the others; shared by the lists of a batch.
#[derive(Debug, Clone)]
pub struct FindingRoom(Arc<Shared>);

/// What the lists of a batch share.
#[derive(Debug)]
struct Shared {
    /// How many findings more may stay in memory; below 0 when lists keep what is too little for a
    /// run.
    left: AtomicI64,
    /// The file, once there is one.
    file: Mutex<Option<File>>,
}

impl FindingRoom {
    /// Room for so many findings.
    #[must_use]
    pub fn new(findings: usize) -> Self {
        let left = AtomicI64::new(i64::try_from(findings).unwrap_or(i64::MAX));
        Self(Arc::new(Shared { left, file: Mutex::new(None) }))
    }

    /// Calls `work` with the file, which is made when there is none yet.
    fn with_file<T>(
        &self,
        work: impl FnOnce(&mut File) -> std::io::Result<T>,
    ) -> std::io::Result<T> {
        let mut file = self.0.file.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *file {
            Some(file) => work(file),
            none => work(none.insert(tempfile::tempfile()?)),
        }
    }
}

/// The part of the room that a list has taken; it is given back when the list goes.
#[derive(Debug)]
pub(super) struct Share {
    /// Where it was taken.
    room: FindingRoom,
    /// How many findings it is for.
    taken: i64,
}

impl Share {
    /// Nothing taken yet.
    pub(super) fn new(room: &FindingRoom) -> Self {
        Self { room: room.clone(), taken: 0 }
    }

    /// The room that it is of.
    pub(super) fn room(&self) -> &FindingRoom {
        &self.room
    }

    /// Takes the room of so many findings; whether there was any left.
    pub(super) fn take(&mut self, findings: usize) -> bool {
        let findings = i64::try_from(findings).unwrap_or(i64::MAX);
        self.taken += findings;
        self.room.0.left.fetch_sub(findings, Ordering::Relaxed) >= findings
    }

    /// Gives all of it back.
    pub(super) fn give_back(&mut self) {
        self.room.0.left.fetch_add(std::mem::take(&mut self.taken), Ordering::Relaxed);
    }
}

impl Clone for Share {
    fn clone(&self) -> Self {
        self.room.0.left.fetch_sub(self.taken, Ordering::Relaxed);
        Self { room: self.room.clone(), taken: self.taken }
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.give_back();
    }
}

/// Findings in their order, in the file.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Whose file it is.
    room: FindingRoom,
    /// Where its blocks start, and how long each is.
    blocks: Vec<(u64, usize)>,
}

impl Run {
    /// Writes findings, which are in order.
    pub(super) fn write(
        room: &FindingRoom,
        findings: impl IntoIterator<Item = std::io::Result<Finding>>,
    ) -> std::io::Result<Self> {
        let mut run = Self { room: room.clone(), blocks: Vec::new() };
        let mut block = Vec::with_capacity(BLOCK);
        for finding in findings {
            serde_json::to_writer(&mut block, &finding?)?;
            block.push(b'\n');
            if block.len() >= BLOCK {
                run.append(&mut block)?;
            }
        }
        run.append(&mut block)?;
        Ok(run)
    }

    /// Writes a block to the end of the file.
    fn append(&mut self, block: &mut Vec<u8>) -> std::io::Result<()> {
        let start = self.room.with_file(|file| {
            let start = file.seek(SeekFrom::End(0))?;
            file.write_all(block)?;
            Ok(start)
        })?;
        self.blocks.push((start, block.len()));
        block.clear();
        Ok(())
    }

    /// The findings, in order.
    pub(super) fn read(&self) -> impl Iterator<Item = std::io::Result<Finding>> + use<> {
        let blocks = Blocks { run: self.clone(), next: 0, done: 0 };
        let lines = BufReader::with_capacity(BLOCK, blocks).lines();
        lines.map(|line| Ok(serde_json::from_str(&line?)?))
    }
}

/// The bytes of a run.
struct Blocks {
    /// The run.
    run: Run,
    /// The block that is read.
    next: usize,
    /// How many bytes of it have been read.
    done: usize,
}

impl Read for Blocks {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let Some((start, length)) = self.run.blocks.get(self.next).copied() else { return Ok(0) };
        let wanted = buffer.len().min(length - self.done);
        let from = start + self.done as u64;
        self.run.room.with_file(|file| {
            file.seek(SeekFrom::Start(from))?;
            file.read_exact(&mut buffer[..wanted])
        })?;
        self.done += wanted;
        if self.done == length {
            self.next += 1;
            self.done = 0;
        }
        Ok(wanted)
    }
}

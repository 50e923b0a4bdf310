//! What a command may use: memory, and temporary files for what does not fit.

use std::num::NonZeroUsize;
use std::sync::Arc;

use datafusion::common::config::{ConfigNonZeroUsize, ConfigOptions};
use datafusion::error::DataFusionError;
use datafusion::execution::disk_manager::DiskManagerBuilder;
use datafusion::execution::memory_pool::TrackConsumersPool;
use datafusion::execution::runtime_env::{RuntimeEnv, RuntimeEnvBuilder};
use jiff::Timestamp;

use super::Error;
use super::pool::HalvingPool;
use super::scratch::Spills;
use contract::FindingRoom;

/// The part of the memory that queries share: one in so many.
const POOL_PART: u64 = 4;
/// The most consumers of memory that an error names.
const NAMED_CONSUMERS: NonZeroUsize = NonZeroUsize::new(3).unwrap();
/// How many spilled files a sort merges at once; without a limit it takes all the memory there is,
/// and whatever runs beside it gets none.
const MERGED_AT_ONCE: usize = 16;
/// What a sort keeps back for merging what it has spilled, in bytes.
const MERGE_BYTES: usize = 1 << 20;
/// Memory for a machine that does not say how much it has, in bytes.
const UNKNOWN_MACHINE: u64 = 4 << 30;
/// Bytes that a row takes in all joins and aggregates of a session together, at most: about twice what
/// simulated programmes of 1 to 30 years were seen to take.
const ROW_BYTES: u64 = 400;
/// Rows of a batch when memory is short: what many sorted files are merged from at once.
const FRUGAL_BATCH_ROWS: usize = 1024;
/// Bytes that a batch of rows takes while it is read, at worst but for the longest texts.
const READER_BYTES: u64 = 16 << 20;
/// How many extracts are being read at once for each processor.
const READERS_PER_PROCESSOR: usize = 4;
/// The most bytes of extracts that stay in memory, however much of it there is.
const MOST_SPOOL_BYTES: u64 = 64 << 20;
/// The most bytes of a session's marts that stay in memory, however much of it there is.
const MOST_MART_BYTES: usize = 160 << 20;
/// The same of its staging.
const MOST_STAGING_BYTES: usize = 96 << 20;
/// Bytes that a finding takes, about.
const FINDING_BYTES: u64 = 1024;

/// What a command may use.
#[derive(Debug, Clone)]
pub struct Resources {
    /// The memory that all queries share; sorts, aggregates and joins beyond it go to disk.
    pub(super) runtime: Arc<RuntimeEnv>,
    /// The memory of the whole command, in bytes.
    pub memory: u64,
    /// The time of the run, which queries are told.
    pub now: Option<Timestamp>,
}

impl Resources {
    /// Shares out this much memory: a quarter to what queries ask for before they take it; the copies
    /// that they make besides, readers, writers and the program itself need the rest.
    ///
    /// # Errors
    /// When there is no place for temporary files.
    pub fn new(memory: u64) -> Result<Self, Error> {
        let pool = HalvingPool::new(to_usize(memory / POOL_PART));
        let disk = DiskManagerBuilder::default()
            .with_max_spill_merge_fan_in(MERGED_AT_ONCE)
            .with_temp_file_factory(Arc::new(Spills));
        let runtime = RuntimeEnvBuilder::new()
            .with_memory_pool(Arc::new(TrackConsumersPool::new(pool, NAMED_CONSUMERS)))
            .with_disk_manager_builder(disk)
            .build_arc()
            .map_err(|source| Error::Query {
                query: "the memory's limit".to_owned(),
                source: Box::new(source),
            })?;
        Ok(Self { runtime, memory, now: None })
    }

    /// The same, with queries that may ask what time it is.
    #[must_use]
    pub fn at(mut self, now: Timestamp) -> Self {
        self.now = Some(now);
        self
    }

    /// Half of the machine's memory, in bytes.
    #[must_use]
    pub fn default_memory() -> u64 {
        #[cfg(target_os = "linux")]
        {
            let machine = rustix::system::sysinfo();
            let bytes = u64::from(machine.mem_unit).saturating_mul(machine.totalram);
            let bytes = bytes.min(container_memory().unwrap_or(u64::MAX));
            if bytes > 0 {
                return bytes / 2;
            }
        }
        UNKNOWN_MACHINE
    }

    /// Whether queries over this many rows fit into memory; those that do not are made with what goes
    /// to disk.
    #[must_use]
    pub fn fits(&self, rows: u64) -> bool {
        rows.saturating_mul(ROW_BYTES) < self.memory / POOL_PART
    }

    /// How many bytes of one side of a join may be kept in memory.
    #[must_use]
    pub(super) fn join_bytes(&self) -> usize {
        to_usize(self.memory / POOL_PART / 4)
    }

    /// Sets a session to work on disk rather than in memory.
    pub(super) fn be_frugal(options: &mut ConfigOptions) -> Result<(), DataFusionError> {
        // a sort that merges the batches it holds needs as much memory again for their keys, just
        // when there is none left; one that sorts them as a whole needs none
        options.execution.sort_in_place_threshold_bytes = usize::MAX;
        options.execution.sort_spill_reservation_bytes = MERGE_BYTES;
        options.execution.batch_size = ConfigNonZeroUsize::try_new(FRUGAL_BATCH_ROWS)?;
        // as many sorts as there are processors would each have so much less
        options.execution.target_partitions = 1;
        Ok(())
    }

    /// How many bytes of extracts may stay in memory at once; more of them gain nothing.
    #[must_use]
    pub fn spool_bytes(&self) -> u64 {
        (self.memory / 16).min(MOST_SPOOL_BYTES)
    }

    /// How many bytes of a session's marts may stay in memory; a report has four sessions at once. More
    /// gain little: what goes to a temporary file is read again from the system's memory.
    #[must_use]
    pub(super) fn mart_bytes(&self) -> usize {
        to_usize(self.memory / 24).min(MOST_MART_BYTES)
    }

    /// The same of its staging.
    #[must_use]
    pub(super) fn staging_bytes(&self) -> usize {
        to_usize(self.memory / 24).min(MOST_STAGING_BYTES)
    }

    /// How many bytes of rows may be held at once to be kept from one command to the next.
    #[must_use]
    pub fn kept_bytes(&self) -> usize {
        to_usize(self.memory / 24)
    }

    /// How many extracts may be read at once: several for each processor, since some wait for their
    /// turn to lay down rows; fewer when memory is short, for each may have a batch of long texts.
    #[must_use]
    pub fn read_at_once(&self) -> usize {
        let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let fit = to_usize(self.memory / 16 / READER_BYTES);
        fit.clamp(1, processors * READERS_PER_PROCESSOR)
    }

    /// The room that the findings on a batch share.
    #[must_use]
    pub fn finding_room(&self) -> FindingRoom {
        FindingRoom::new(to_usize(self.memory / 16 / FINDING_BYTES))
    }
}

/// The memory that a container may use, if it is limited, in bytes.
#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "a file of the system")]
fn container_memory() -> Option<u64> {
    std::fs::read_to_string("/sys/fs/cgroup/memory.max").ok()?.trim().parse().ok()
}

/// A number of bytes as this machine counts them.
fn to_usize(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}

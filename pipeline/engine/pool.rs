//! The memory that all queries of a command share.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use datafusion::error::{DataFusionError, Result};
use datafusion::execution::memory_pool::{MemoryLimit, MemoryPool, MemoryReservation};

/// Gives whatever can spill half of what it has and what is free.
///
/// So there is always something left for the next one, and the first gets more than it would if all
/// that may ever ask had equal shares: most of the sorts of a query do not run at the same time.
#[derive(Debug)]
pub(super) struct HalvingPool {
    /// All there is, in bytes.
    bytes: usize,
    /// What is taken of it.
    used: AtomicUsize,
}

impl HalvingPool {
    /// Shares out this many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        Self { bytes, used: AtomicUsize::new(0) }
    }
}

impl fmt::Display for HalvingPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} bytes", self.reserved(), self.bytes)
    }
}

impl MemoryPool for HalvingPool {
    fn name(&self) -> &'static str {
        "halving"
    }

    fn grow(&self, _: &MemoryReservation, additional: usize) {
        self.used.fetch_add(additional, Ordering::Relaxed);
    }

    fn shrink(&self, _: &MemoryReservation, shrink: usize) {
        self.used.fetch_sub(shrink, Ordering::Relaxed);
    }

    fn try_grow(&self, reservation: &MemoryReservation, additional: usize) -> Result<()> {
        let has = reservation.size();
        let may_take = |used: usize| {
            let free = self.bytes.saturating_sub(used);
            // one that has nothing yet could not even begin to spill
            let is_modest = has == 0
                || !reservation.consumer().can_spill()
                || has + additional <= usize::midpoint(has, free);
            (additional <= free && is_modest).then_some(used + additional)
        };
        let taken = self.used.fetch_update(Ordering::Relaxed, Ordering::Relaxed, may_take);
        taken.map(drop).map_err(|used| {
            DataFusionError::ResourcesExhausted(format!(
                "{} has {has} bytes and needs {additional} more; {} of {} are free",
                reservation.consumer().name(),
                self.bytes.saturating_sub(used),
                self.bytes
            ))
        })
    }

    fn reserved(&self) -> usize {
        self.used.load(Ordering::Relaxed)
    }

    fn memory_limit(&self) -> MemoryLimit {
        MemoryLimit::Finite(self.bytes)
    }
}

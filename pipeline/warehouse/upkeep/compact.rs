//! `compact`: few large files in place of many small ones.
//!
//! The rows stay the same. Snapshots that are there keep the files that they were made with; the
//! next load builds on the compacted ones.

use std::sync::Arc;

use deltalake_core::delta_datafusion::DeltaSessionContext;
use deltalake_core::kernel::transaction::CommitProperties;

use super::{Error, Snapshot, Warehouse, root_of, tables};
use crate::engine::Resources;

/// What became of a table.
#[derive(Debug, Clone)]
pub struct Compacted {
    /// Its place below the root.
    pub table: String,
    /// Small files that were merged.
    pub merged: u64,
    /// Files that hold their rows now.
    pub made: u64,
}

/// Merges the small files of every table.
///
/// # Errors
/// When there is no snapshot yet, or a table cannot be read or written.
pub async fn compact(
    warehouse: &Warehouse,
    resources: &Resources,
    progress: &(dyn Fn(&str, usize, usize) + Sync),
) -> Result<Vec<Compacted>, Error> {
    let latest = Snapshot::read(warehouse, None).await?.ok_or(Error::NoSnapshot(None))?;
    let places = latest.tables.keys().map(String::as_str).chain([tables::IN_FORCE]);
    let places: Vec<&str> = places.collect();
    let mut compacted = Vec::new();
    for (index, place) in places.iter().enumerate() {
        progress("compacting", index + 1, places.len());
        let fail = |e| tables::delta_error(place, e);
        let table = tables::newest(root_of(warehouse, place), place).await?;
        let session = DeltaSessionContext::with_runtime_env(Arc::clone(&resources.runtime));
        // a snapshot may ask for any version there ever was
        let commit = CommitProperties::default().with_cleanup_expired_logs(Some(false));
        let (_, metrics) = table
            .optimize()
            .with_writer_properties(tables::writer_properties())
            .with_commit_properties(commit)
            .with_session_state(Arc::new(session.state()))
            .await
            .map_err(fail)?;
        compacted.push(Compacted {
            table: (*place).to_owned(),
            merged: metrics.num_files_removed,
            made: metrics.num_files_added,
        });
    }
    Ok(compacted)
}

//! `compact`: few large files in place of many small ones.
//!
//! The rows stay the same. Snapshots that are there keep the files that they were made with; the
//! next load builds on the compacted ones.

use deltalake_core::StructField;

use super::{Error, root_of};
use engine::Resources;
use warehouse::{Snapshot, Warehouse};

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
    let latest =
        Snapshot::read(warehouse, None).await?.ok_or(warehouse::Error::NoSnapshot(None))?;
    let places = latest.tables.keys().map(String::as_str).chain([warehouse::IN_FORCE]);
    let places: Vec<&str> = places.collect();
    let mut compacted = Vec::new();
    for (index, place) in places.iter().enumerate() {
        progress("compacting", index + 1, places.len());
        compacted.push(compact_table(warehouse, place, resources).await?);
    }
    Ok(compacted)
}

/// Merges the small files of a table; if a load or another compaction is quicker, once more on what
/// that has left.
async fn compact_table(
    warehouse: &Warehouse,
    place: &str,
    resources: &Resources,
) -> Result<Compacted, Error> {
    let root = root_of(warehouse, place);
    loop {
        let table = warehouse::newest(root, place).await?;
        let version = table.version();
        let schema = table.snapshot().map_err(|e| warehouse::delta_error(place, e))?.schema();
        let properties = warehouse::writer_properties(schema.fields().map(StructField::name));
        let optimized = table
            .optimize()
            .with_writer_properties(properties)
            .with_commit_properties(warehouse::commit_properties())
            .with_session_state(engine::writing_state(resources))
            .await;
        match optimized {
            Ok((_, metrics)) => {
                return Ok(Compacted {
                    table: place.to_owned(),
                    merged: metrics.num_files_removed,
                    made: metrics.num_files_added,
                });
            }
            Err(e) if warehouse::newest(root, place).await?.version() == version => {
                return Err(warehouse::delta_error(place, e).into());
            }
            Err(_) => {}
        }
    }
}

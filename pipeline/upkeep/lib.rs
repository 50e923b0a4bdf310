//! Upkeep: what an office does now and then so that a warehouse stays sound and small.

mod compact;
mod doctor;
mod error;
mod expired;
mod export;
mod vacuum;

use std::collections::BTreeMap;

use deltalake_core::DeltaTable;

pub use compact::{Compacted, compact};
pub use doctor::{Ailment, doctor};
pub use error::Error;
pub use expired::expired;
pub use export::export;
pub use vacuum::{Vacuumed, vacuum};

use custody::{IDENTITIES, QUESTIONS};
use store::Root;
use warehouse::{Snapshot, Warehouse};

/// A data file of a table.
struct DataFile {
    /// Its path below the table's place.
    path: String,
    /// Its size in bytes.
    bytes: u64,
    /// Its URL.
    url: String,
}

/// The data files of a table as it was opened.
fn data_files(root: &Root, place: &str, table: &DeltaTable) -> Result<Vec<DataFile>, Error> {
    let state = table.snapshot().map_err(|e| warehouse::delta_error(place, e))?;
    let url = warehouse::table_url(root, place);
    let files = state.log_data().into_iter().map(|file| {
        let path = file.object_store_path().to_string();
        let url = url.join(&path).map_or_else(|_| path.clone(), |u| u.to_string());
        DataFile { path, bytes: u64::try_from(file.size()).unwrap_or(0), url }
    });
    Ok(files.collect())
}

/// Every snapshot, oldest first.
async fn all_snapshots(warehouse: &Warehouse) -> Result<Vec<Snapshot>, Error> {
    let mut snapshots = Vec::new();
    for number in Snapshot::numbers(warehouse).await? {
        snapshots.extend(Snapshot::read(warehouse, Some(number)).await?);
    }
    Ok(snapshots)
}

/// The root that a table lies in.
fn root_of<'a>(warehouse: &'a Warehouse, place: &str) -> &'a Root {
    match place.starts_with(IDENTITIES) || place == QUESTIONS {
        true => &warehouse.restricted,
        false => &warehouse.open,
    }
}

/// The version that each table must have come to, by the snapshots.
fn versions(snapshots: &[Snapshot]) -> BTreeMap<&str, u64> {
    let mut versions: BTreeMap<&str, u64> = BTreeMap::new();
    for (place, version) in snapshots.iter().flat_map(|s| &s.tables) {
        let least = versions.entry(place.as_str()).or_default();
        *least = (*least).max(*version);
    }
    versions
}

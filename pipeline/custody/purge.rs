//! Retention: raw bytes are kept for a time, and what is purged leaves a tombstone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Error;
use warehouse::{Record, Warehouse, from_json, to_json};

/// The folder of raw bytes, below the restricted root.
pub const EXTRACTS: &str = "extracts";
/// The folder of tombstones, below the warehouse's root: reports read them.
const TOMBSTONES: &str = "tombstones";

/// What is left of purged bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    /// Digest of the bytes.
    pub sha256: String,
    /// When they were purged.
    pub purged_at: Timestamp,
    /// Why.
    pub because: String,
}

impl Record for Tombstone {
    const FORMAT: u64 = 1;

    fn upgrade(_older: u64, _record: &mut serde_json::Map<String, serde_json::Value>) {
        // format 0 had no number, and the same fields
    }
}

/// Every tombstone, by digest.
///
/// # Errors
/// When the store fails, or a tombstone cannot be read.
pub async fn purged(warehouse: &Warehouse) -> Result<BTreeMap<String, Tombstone>, Error> {
    let mut purged = BTreeMap::new();
    for path in warehouse.open.paths(TOMBSTONES).await? {
        let Some(bytes) = warehouse.open.get(&path).await? else { continue };
        let stone: Tombstone = from_json(&path, &bytes)?;
        purged.insert(stone.sha256.clone(), stone);
    }
    Ok(purged)
}

/// The digests of all bytes that were purged.
///
/// # Errors
/// When the store cannot be listed.
pub async fn buried(warehouse: &Warehouse) -> Result<BTreeSet<String>, Error> {
    let paths = warehouse.open.paths(TOMBSTONES).await?.into_iter();
    let name = |path: String| Some(path.rsplit('/').next()?.strip_suffix(".json")?.to_owned());
    Ok(paths.filter_map(name).collect())
}

/// The tombstone of these bytes, if they were purged.
async fn tombstone(warehouse: &Warehouse, sha256: &str) -> Result<Option<Tombstone>, Error> {
    let path = format!("{TOMBSTONES}/{sha256}.json");
    let Some(bytes) = warehouse.open.get(&path).await? else { return Ok(None) };
    Ok(Some(from_json(&path, &bytes)?))
}

/// Makes sure that bytes of this digest are kept, or were purged already.
///
/// # Errors
/// When the store fails, or no such bytes are kept.
pub async fn can_purge(warehouse: &Warehouse, sha256: &str) -> Result<(), Error> {
    let is_digest = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
    if !is_digest {
        return Err(Error::NotKept(sha256.to_owned()));
    }
    let is_kept = warehouse.restricted.head(&format!("{EXTRACTS}/{sha256}")).await?.is_some();
    if is_kept || tombstone(warehouse, sha256).await?.is_some() {
        return Ok(());
    }
    Err(Error::NotKept(sha256.to_owned()))
}

/// Removes the bytes of an extract for good; the tombstone is there before they go.
///
/// # Errors
/// When the store fails.
pub async fn purge(
    warehouse: &Warehouse,
    sha256: &str,
    because: &str,
    now: Timestamp,
) -> Result<Tombstone, Error> {
    let bytes = format!("{EXTRACTS}/{sha256}");
    let path = format!("{TOMBSTONES}/{sha256}.json");
    if let Some(stone) = tombstone(warehouse, sha256).await? {
        // a purge that was killed between the two is finished
        warehouse.restricted.delete(&bytes).await?;
        return Ok(stone);
    }
    let stone =
        Tombstone { sha256: sha256.to_owned(), purged_at: now, because: because.to_owned() };
    let text = to_json(&path, &stone)?;
    warehouse.open.create(&path, text).await?;
    warehouse.restricted.delete(&bytes).await?;
    Ok(stone)
}

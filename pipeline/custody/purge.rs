//! Retention: raw bytes are kept for a time, and what is purged leaves a tombstone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Error;
use super::packs::{Pack, take_out};
use warehouse::{Record, Warehouse, from_json, to_json};

/// The folder of raw bytes, below the restricted root.
pub const EXTRACTS: &str = "extracts";
/// The name of a refused extract as a workbook, in the folder of its receipt.
pub const ANNOTATED: &str = "annotated.xlsx";
/// The folder of receipts, whose folders begin with the first digits of a digest.
const RECEIPTS: &str = "receipts";
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

/// Where raw bytes are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// How many bytes.
    pub bytes: u64,
    /// Whether they lie in a pack.
    pub is_packed: bool,
}

/// All raw bytes that are kept, by digest.
///
/// # Errors
/// When the store fails, or a pack is damaged.
pub async fn kept(warehouse: &Warehouse) -> Result<BTreeMap<String, Kept>, Error> {
    let root = &warehouse.restricted;
    let digest = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let mut kept = BTreeMap::new();
    let mut known = BTreeSet::new();
    loop {
        let mut is_whole = true;
        for path in Pack::paths(root, EXTRACTS).await? {
            if !known.insert(path.clone()) {
                continue;
            }
            // one that a purge has just made another of is in the next listing
            let pack = Pack::open(root, &path).await?;
            is_whole &= pack.is_some();
            for (path, bytes) in pack.into_iter().flat_map(|pack| pack.files) {
                kept.insert(digest(&path), Kept { bytes, is_packed: true });
            }
        }
        if is_whole {
            break;
        }
    }
    for object in root.list(EXTRACTS).await? {
        let one = Kept { bytes: object.size, is_packed: false };
        kept.insert(digest(object.location.as_ref()), one);
    }
    Ok(kept)
}

/// Makes sure that bytes of each of these digests are kept, or were purged already.
///
/// # Errors
/// When the store fails, or no such bytes are kept.
pub async fn refuse_unkept(warehouse: &Warehouse, digests: &[String]) -> Result<(), Error> {
    let (kept, buried) = (kept(warehouse).await?, buried(warehouse).await?);
    let is_digest = |d: &str| d.len() == 64 && d.bytes().all(|b| b.is_ascii_hexdigit());
    let is_known = |d: &String| is_digest(d) && (kept.contains_key(d) || buried.contains(d));
    match digests.iter().find(|d| !is_known(d)) {
        Some(unknown) => Err(Error::NotKept(unknown.clone())),
        None => Ok(()),
    }
}

/// Removes the bytes of extracts for good; the tombstones are there before they go.
///
/// # Errors
/// When the store fails, or a pack is damaged.
pub async fn purge(
    warehouse: &Warehouse,
    digests: &[String],
    because: &str,
    now: Timestamp,
) -> Result<(), Error> {
    for sha256 in digests {
        let path = format!("{TOMBSTONES}/{sha256}.json");
        let because = because.to_owned();
        let stone = Tombstone { sha256: sha256.clone(), purged_at: now, because };
        // one that is there says why they went first
        warehouse.open.create(&path, to_json(&path, &stone)?).await?;
    }
    remove_buried(warehouse, digests).await
}

/// Removes bytes that have tombstones, and whatever else in the same packs has.
///
/// # Errors
/// When the store fails, or a pack is damaged.
pub async fn remove_buried(warehouse: &Warehouse, digests: &[String]) -> Result<(), Error> {
    let root = &warehouse.restricted;
    for sha256 in digests {
        root.delete(&format!("{EXTRACTS}/{sha256}")).await?;
    }
    // what centres got back of refused extracts has their rows too
    for path in root.paths(RECEIPTS).await? {
        let mut parts = path.rsplit('/');
        let is_workbook = parts.next() == Some(ANNOTATED);
        let sha12 = parts.next().and_then(|folder| folder.split('-').next()).unwrap_or_default();
        if is_workbook && digests.iter().any(|digest| digest.starts_with(sha12)) {
            root.delete(&path).await?;
        }
    }
    // another purge may write the same pack again, with what this one has taken out
    loop {
        let buried = buried(warehouse).await?;
        let is_buried = |path: &str| buried.contains(path.rsplit('/').next().unwrap_or_default());
        if !take_out(root, EXTRACTS, is_buried).await? {
            return Ok(());
        }
    }
}

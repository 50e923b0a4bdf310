//! `snapshots export`: what another engine needs to read a snapshot.

use serde_json::{Value, json};

use super::{Error, data_files, root_of};
use custody::{IDENTITIES, QUESTIONS};
use warehouse::{Snapshot, Warehouse};

/// Describes a snapshot's tables: place, version, data files, and the rows that are in force.
///
/// # Errors
/// When a table cannot be read.
pub async fn export(warehouse: &Warehouse, snapshot: &Snapshot) -> Result<Value, Error> {
    let mut tables = Vec::new();
    let in_force = warehouse::newest(&warehouse.open, warehouse::IN_FORCE).await?;
    let all = snapshot.tables.iter().map(|(place, version)| (place.as_str(), Some(*version)));
    for (place, version) in all.chain([(warehouse::IN_FORCE, in_force.version())]) {
        // what centres are asked is no data of theirs
        let Some(version) = version.filter(|_| place != QUESTIONS) else { continue };
        let root = root_of(warehouse, place);
        let table = warehouse::newest_since(root, place, version).await?;
        let version = table.version();
        let files = data_files(root, place, &table)?;
        let dataset = place.rsplit('/').next().unwrap_or(place);
        let rows: u64 = if place == warehouse::IN_FORCE {
            snapshot.in_force.len() as u64
        } else {
            let entries = snapshot.in_force.iter().filter(|h| h.triple.dataset == dataset);
            entries.map(|h| h.rows).sum()
        };
        let is_restricted = place.starts_with(IDENTITIES);
        tables.push(json!({
            "name": place,
            "root": if is_restricted { "restricted" } else { "warehouse" },
            "url": warehouse::table_url(root, place).as_str(),
            "version": version,
            "files": files.into_iter().map(|f| f.url).collect::<Vec<_>>(),
            "rows_in_force": rows,
        }));
    }
    let entries = snapshot.in_force.iter().map(|h| {
        json!({
            "centre_id": h.triple.centre_id,
            "period": h.triple.period,
            "dataset": h.triple.dataset,
            "load_id": h.load_id,
            "rows": h.rows,
            "sha256": h.sha256,
        })
    });
    let mut described = json!({
        "snapshot": snapshot.snapshot,
        "created_at": snapshot.created_at,
        "tool": snapshot.tool,
        "how_to_read": "a row of a table is in force if in_force has its centre_id, period and load_id for the dataset; the Delta Lake table in_force has the same rows, with the snapshot's number",
        "tables": tables,
        "in_force": entries.collect::<Vec<_>>(),
    });
    if !snapshot.waiting.is_empty() {
        described["waiting_for_approval"] = json!(snapshot.waiting.len());
    }
    Ok(described)
}

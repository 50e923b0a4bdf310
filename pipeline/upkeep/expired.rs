//! Retention: which raw bytes are older than the programme keeps them.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::Error;
use admission::receipts;
use custody::EXTRACTS;
use warehouse::Warehouse;

/// The digests of kept bytes whose last decision is longer ago than so many years.
///
/// # Errors
/// When the store fails.
pub async fn expired(
    warehouse: &Warehouse,
    years: u16,
    now: Timestamp,
) -> Result<Vec<String>, Error> {
    let today = now.to_zoned(jiff::tz::TimeZone::UTC);
    let years = jiff::Span::new().years(i64::from(years));
    let before = today.saturating_sub(years).timestamp();
    let mut last: BTreeMap<String, Timestamp> = BTreeMap::new();
    for (_, receipt) in receipts::all(warehouse).await? {
        let at = last.entry(receipt.sha256).or_insert(receipt.decided_at);
        *at = (*at).max(receipt.decided_at);
    }
    let kept = warehouse.restricted.paths(EXTRACTS).await?;
    let digests = kept.iter().filter_map(|path| path.rsplit('/').next());
    let is_expired = |digest: &&str| last.get(*digest).is_some_and(|at| *at < before);
    Ok(digests.filter(is_expired).map(str::to_owned).collect())
}

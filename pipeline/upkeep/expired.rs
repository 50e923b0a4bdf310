//! Retention: which raw bytes are older than the programme keeps them.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::Error;
use admission::receipts;
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
    let kept = custody::kept(warehouse).await?;
    let is_expired = |digest: &String| last.get(digest).is_some_and(|at| *at < before);
    Ok(kept.into_keys().filter(is_expired).collect())
}

//! By which mappings the extracts in force were read, and what these did, as it was kept.

use std::collections::{BTreeMap, BTreeSet};

use super::{Error, View};
use intake::Triple;
use warehouse::{Configuration, InForceEntry, Snapshot, SnapshotRecord, Warehouse};

/// An extract in force that was read with a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadWithMapping {
    /// What it is.
    pub triple: Triple,
    /// Digest of the mapping, as the snapshot has it.
    pub sha256: String,
    /// What the mapping did to it, in words; none if no configuration that is kept has such a mapping.
    pub does: Option<Vec<String>>,
}

/// What a mapping is known by: its digest is over one dataset and the rate of one period.
type Known = BTreeMap<(String, String, String), Vec<String>>;

impl View {
    /// The extracts in force of a year's periods that were read with a mapping, by centre, period and
    /// dataset.
    ///
    /// A snapshot's own configuration has the mapping of most; of an extract that was read with an earlier
    /// one, the configuration of the snapshot in which it came has it.
    ///
    /// # Errors
    /// When the snapshot or its predecessors cannot be read.
    pub async fn mappings_of(&self, year: i16) -> Result<Vec<ReadWithMapping>, Error> {
        let snapshot = self.snapshot().await?;
        let calendar = &self.configuration.programme.calendar;
        let is_of_year = |entry: &&InForceEntry| {
            calendar.period(&entry.triple.period).is_some_and(|p| p.fiscal_year == year)
        };
        let entries = snapshot.in_force.iter().filter(|e| e.mapping.is_some());
        let entries: Vec<&InForceEntry> = entries.filter(is_of_year).collect();
        let mut known = Known::new();
        learn(&mut known, &entries, &self.configuration);
        let mut seen = BTreeSet::new();
        let numbers = match entries.iter().any(|e| !known.contains_key(&key_of(e))) {
            true => Snapshot::numbers(&self.warehouse).await?,
            false => Vec::new(),
        };
        for number in numbers.into_iter().rev().filter(|n| *n <= self.record.number) {
            if entries.iter().all(|e| known.contains_key(&key_of(e))) {
                break;
            }
            let resting = self.record.resting();
            let record = SnapshotRecord::open(&self.warehouse, Some(number), resting).await?;
            let Some(digest) = record.map(|r| r.config_digest) else { continue };
            if seen.insert(digest.clone())
                && let Some(configuration) = self.former(&self.warehouse, &digest).await
            {
                learn(&mut known, &entries, &configuration);
            }
        }
        let read = entries.into_iter().map(|entry| ReadWithMapping {
            triple: entry.triple.clone(),
            sha256: entry.mapping.clone().unwrap_or_default(),
            does: known.get(&key_of(entry)).cloned(),
        });
        Ok(read.collect())
    }

    /// A configuration of before; none if it cannot be used any more, which `doctor` tells.
    async fn former(&self, warehouse: &Warehouse, digest: &str) -> Option<Configuration> {
        let folder = &self.configuration.programme.folder;
        Configuration::of_snapshot(warehouse, digest, folder).await.ok()
    }
}

/// What a mapping of an extract is known by.
fn key_of(entry: &InForceEntry) -> (String, String, String) {
    let Triple { centre_id, dataset, .. } = &entry.triple;
    (centre_id.clone(), dataset.clone(), entry.mapping.clone().unwrap_or_default())
}

/// Adds what a configuration knows of the mappings of extracts.
fn learn(known: &mut Known, entries: &[&InForceEntry], configuration: &Configuration) {
    for entry in entries {
        let key = key_of(entry);
        if known.contains_key(&key) {
            continue;
        }
        let Triple { centre_id, period, dataset } = &entry.triple;
        let period = configuration.programme.calendar.period(period);
        let mapping = configuration.mappings.of(centre_id, dataset, period.as_ref());
        let mapping = mapping.filter(|m| Some(&m.sha256) == entry.mapping.as_ref());
        if let (Some(mapping), Some(dataset)) = (mapping, configuration.contract.dataset(dataset)) {
            known.insert(key, mapping.in_words(dataset, period.as_ref()));
        }
    }
}

//! Receipts: what a centre gets back for every extract, accepted or refused.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bytes::Bytes;
use futures::{StreamExt as _, TryStreamExt as _};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Error;
use super::office::{OfficeSays, office_says};
use super::{Judged, RowChanges};
use contract::Severity;
use custody::Pack;
use intake::{Arrival, Fetched, Reading, Triple};
use warehouse::{Record, Snapshot, Warehouse, from_json};

/// The folder of receipts, below the restricted root.
pub const FOLDER: &str = "receipts";
/// How many receipts are read at once.
const AT_ONCE: usize = 16;
/// What a receipt is called in its folder.
const RECEIPT: &str = "/receipt.json";
/// Where the receipts of files lie whose path says no triple.
pub const UNPLACED: &str = "_unplaced";

/// The extract that another replaces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Superseded {
    /// Digest of its bytes.
    pub sha256: String,
    /// How its rows differ from those that replace it.
    #[serde(flatten)]
    pub rows: RowChanges,
}

/// The mapping by which an extract was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappingUsed {
    /// Its file below the programme's folder; the snapshot's configuration keeps it.
    pub path: String,
    /// Digest of what of it bears on the dataset, in hexadecimal.
    pub sha256: String,
}

/// A receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The object's path in the inbox.
    pub path: String,
    /// What it is, if its path says so.
    pub extract: Option<Triple>,
    /// Digest of its bytes; the bytes are kept under it.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// The format of the file as read.
    pub file_format: String,
    /// The encoding as read; `none` of formats that have one only, and of what was not read.
    pub encoding: String,
    /// What stood between the cells of CSV.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// The sheet of a workbook that it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The mapping by which it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mapping: Option<MappingUsed>,
    /// Its rows, blank ones left out.
    pub rows: u64,
    /// Its records with the header and rows of empty cells, counted by line ends outside quotes, which
    /// agrees with the rows or refuses the extract.
    #[serde(default)]
    pub records: u64,
    /// `accepted` or `refused`.
    pub status: String,
    /// How many errors.
    pub errors: u64,
    /// How many warnings.
    pub warnings: u64,
    /// How many findings of each code.
    pub findings_by_code: BTreeMap<String, u64>,
    /// Digest of what was found, by which an unchanged verdict is known.
    pub findings_sha256: String,
    /// Whether that digest is over the words of the findings, as it was once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub digest_is_of_words: bool,
    /// The extract that it replaces, if it was accepted and replaces one.
    pub supersedes: Option<Superseded>,
    /// When the inbox got it.
    pub received_at: Timestamp,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// The snapshot in which it is first in force, if it was accepted, or from which on it waits.
    pub snapshot: Option<u64>,
    /// Whether it was accepted and waits for the office's approval; whether it still does, the latest
    /// snapshot says.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waits_for_approval: bool,
}

impl Record for Receipt {
    const FORMAT: u64 = 1;

    fn upgrade(_older: u64, record: &mut serde_json::Map<String, serde_json::Value>) {
        // format 0 had no number, and under its key the format of the file; its digest hung on words
        if let Some(format) = record.remove("format") {
            record.insert("file_format".to_owned(), format);
        }
        record.insert("digest_is_of_words".to_owned(), true.into());
    }
}

impl Receipt {
    /// The receipt of a decision, without its snapshot.
    #[must_use]
    pub fn new(
        fetched: &Fetched,
        reading: &Reading,
        verdict: &Judged,
        decided_at: Timestamp,
    ) -> Self {
        let arrival = &fetched.arrival;
        let Judged { accepted, findings } = verdict;
        let name = arrival.path.rsplit('/').next().unwrap_or_default();
        Self {
            path: arrival.path.clone(),
            extract: arrival.triple.clone(),
            sha256: fetched.sha256().to_owned(),
            bytes: fetched.bytes(),
            file_format: match arrival.format {
                Some(format) => format.ending().trim_start_matches('.').to_owned(),
                None => name.split_once('.').map_or("", |(_, ending)| ending).to_owned(),
            },
            encoding: reading.encoding.clone().unwrap_or_else(|| "none".to_owned()),
            separator: reading.separator,
            sheet: arrival.sheet.clone(),
            mapping: arrival.mapping.as_deref().map(|mapping| MappingUsed {
                path: mapping.path.clone(),
                sha256: mapping.sha256.clone(),
            }),
            rows: reading.rows,
            records: reading.records,
            status: if *accepted { "accepted" } else { "refused" }.to_owned(),
            errors: findings.count(Severity::Error),
            warnings: findings.count(Severity::Warning),
            findings_by_code: findings.by_code(),
            findings_sha256: findings.digest().to_owned(),
            digest_is_of_words: false,
            supersedes: None,
            received_at: arrival.received_at,
            decided_at,
            snapshot: None,
            waits_for_approval: false,
        }
    }

    /// What the office says in a snapshot of the bytes that were accepted.
    #[must_use]
    pub fn office_says(&self, snapshot: &Snapshot) -> Option<OfficeSays> {
        let triple = self.extract.as_ref().filter(|_| self.status == "accepted")?;
        let mapping = self.mapping.as_ref().map(|m| m.sha256.as_str());
        office_says(snapshot, triple, &self.sha256, mapping)
    }

    /// Whether it was accepted and waits in a snapshot.
    pub(super) fn waits_in(&self, snapshot: &Snapshot) -> bool {
        self.office_says(snapshot) == Some(OfficeSays::Waits)
    }
}

impl Receipt {
    /// Whether another receipt says the same of the same bytes.
    ///
    /// A digest over words cannot be compared with one that is not; then the same numbers of the same
    /// findings will do, so that a new program does not decide again on everything.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let finds_the_same = if self.digest_is_of_words == other.digest_is_of_words {
            self.findings_sha256 == other.findings_sha256
        } else {
            let counts = |r: &Self| (r.errors, r.warnings);
            counts(self) == counts(other) && self.findings_by_code == other.findings_by_code
        };
        let is_read_the_same = self.mapping == other.mapping;
        self.path == other.path && self.status == other.status && is_read_the_same && finds_the_same
    }
}

/// What a receipt folder's name says: digest and count.
#[derive(Debug, Clone)]
pub struct ReceiptEntry {
    /// The folder.
    pub folder: String,
    /// First 12 digits of the digest.
    pub sha12: String,
    /// How often the triple had been decided then.
    count: u64,
    /// The pack in which it lies and its folder there, unless it lies alone.
    packed: Option<(Arc<Pack>, String)>,
}

/// Every receipt folder, by the place of its extract.
#[derive(Debug, Default)]
pub struct ReceiptIndex(BTreeMap<String, Vec<ReceiptEntry>>);

impl ReceiptIndex {
    /// Lists the receipts, of these centres or of all.
    ///
    /// # Errors
    /// When the store cannot be listed.
    pub async fn open(
        warehouse: &Warehouse,
        centres: Option<&BTreeSet<String>>,
    ) -> Result<Self, Error> {
        let folders = match centres {
            None => vec![FOLDER.to_owned()],
            Some(centres) => centres.iter().map(|c| format!("{FOLDER}/{c}")).collect(),
        };
        let mut paths = Vec::new();
        for folder in folders {
            paths.extend(warehouse.restricted.paths(&folder).await?);
        }
        let mut index = Self::default();
        paths
            .iter()
            .filter_map(|path| path.strip_suffix(RECEIPT))
            .for_each(|f| index.enter(f, None));
        let is_asked = |folder: &str| {
            let centre = folder.split('/').nth(1).unwrap_or_default();
            centres.is_none_or(|asked| asked.contains(centre))
        };
        for path in Pack::paths(&warehouse.restricted, FOLDER).await? {
            let Some(pack) = Pack::open(&warehouse.restricted, &path).await? else { continue };
            let pack = Arc::new(pack);
            let folders = pack.files.iter().filter_map(|(path, _)| path.strip_suffix(RECEIPT));
            for folder in folders.filter(|folder| is_asked(folder)) {
                index.enter(folder, Some(&pack));
            }
        }
        Ok(index)
    }

    /// Enters the folder of a receipt, if it is one. Of two in one folder, alone and in a pack, that
    /// in the pack is as if it were the next.
    fn enter(&mut self, folder: &str, pack: Option<&Arc<Pack>>) {
        let Some((place, name)) = folder.rsplit_once('/') else { return };
        let Some((sha12, count)) = name.split_once('-') else { return };
        let Ok(mut count) = count.parse() else { return };
        let entries = self.0.entry(place.to_owned()).or_default();
        while pack.is_some() && entries.iter().any(|e| e.sha12 == sha12 && e.count == count) {
            count += 1;
        }
        entries.push(ReceiptEntry {
            folder: format!("{place}/{sha12}-{count}"),
            sha12: sha12.to_owned(),
            count,
            packed: pack.map(|pack| (Arc::clone(pack), folder.to_owned())),
        });
    }

    /// The last decision on what this arrival is.
    #[must_use]
    pub fn last(&self, arrival: &Arrival) -> Option<&ReceiptEntry> {
        self.0.get(&place(arrival))?.iter().max_by_key(|e| e.count)
    }

    /// The last decision on these bytes.
    #[must_use]
    pub fn on(&self, triple: &Triple, sha256: &str) -> Option<&ReceiptEntry> {
        let entries = self.0.get(&format!("{FOLDER}/{triple}"))?.iter();
        entries.filter(|e| e.is_on(sha256)).max_by_key(|e| e.count)
    }

    /// Every decision.
    pub fn iter(&self) -> impl Iterator<Item = &ReceiptEntry> {
        self.0.values().flatten()
    }

    /// The first decision on everything that was ever decided, by place.
    pub fn firsts(&self) -> impl Iterator<Item = &ReceiptEntry> {
        self.0.values().filter_map(|entries| entries.iter().min_by_key(|e| e.count))
    }

    /// Every decision on the extracts of a centre, by period and dataset, oldest first.
    #[must_use]
    pub fn of_centre(&self, centre_id: &str) -> Vec<&ReceiptEntry> {
        let below = format!("{FOLDER}/{centre_id}/");
        let places = self.0.iter().filter(|(place, _)| place.starts_with(&below));
        let mut entries: Vec<&ReceiptEntry> = Vec::new();
        for (_, of_place) in places {
            let mut of_place: Vec<&ReceiptEntry> = of_place.iter().collect();
            of_place.sort_by_key(|e| (e.count, &e.folder));
            entries.extend(of_place);
        }
        entries
    }

    /// The folder of the next receipt; `counts` remembers those that this load has taken.
    pub fn next(
        &self,
        arrival: &Arrival,
        sha256: &str,
        counts: &mut BTreeMap<String, u64>,
    ) -> String {
        let place = place(arrival);
        let last = self.last(arrival).map_or(0, |e| e.count);
        let count = counts.entry(place.clone()).or_insert(last);
        *count += 1;
        format!("{place}/{}-{count}", &sha256[..12])
    }
}

impl ReceiptEntry {
    /// The files of the receipt's folder by name: the receipt, its findings, and what was put there.
    ///
    /// # Errors
    /// When the store fails, or its pack is damaged.
    pub async fn files(&self, warehouse: &Warehouse) -> Result<Vec<(String, Bytes)>, Error> {
        let mut files = Vec::new();
        if let Some((pack, folder)) = &self.packed {
            for (number, (path, _)) in pack.files.iter().enumerate() {
                if let Some(name) = path.strip_prefix(folder).and_then(|p| p.strip_prefix('/')) {
                    files.push((name.to_owned(), pack.content(number)?));
                }
            }
            return Ok(files);
        }
        for path in warehouse.restricted.paths(&self.folder).await? {
            let Some(bytes) = warehouse.restricted.get(&path).await? else { continue };
            let name = path.strip_prefix(&self.folder).unwrap_or(&path).trim_start_matches('/');
            files.push((name.to_owned(), bytes));
        }
        Ok(files)
    }

    /// The bytes of the receipt, if it is there.
    async fn bytes(&self, warehouse: &Warehouse) -> Result<Option<Bytes>, Error> {
        let path = |folder: &str| format!("{folder}{RECEIPT}");
        match &self.packed {
            Some((pack, folder)) => pack.find(&path(folder)).transpose().map_err(Error::from),
            None => Ok(warehouse.restricted.get(&path(&self.folder)).await?),
        }
    }

    /// What the decision was on, if its path said so.
    #[must_use]
    pub fn triple(&self) -> Option<Triple> {
        let mut parts = self.folder.strip_prefix(FOLDER)?.trim_start_matches('/').split('/');
        let (centre_id, period, dataset) = (parts.next()?, parts.next()?, parts.next()?);
        if centre_id == UNPLACED {
            return None;
        }
        Some(Triple {
            centre_id: centre_id.to_owned(),
            period: period.to_owned(),
            dataset: dataset.to_owned(),
        })
    }

    /// Whether the decision was on these bytes.
    #[must_use]
    pub fn is_on(&self, sha256: &str) -> bool {
        sha256.starts_with(&self.sha12)
    }
}

/// Where the receipts of an arrival lie.
fn place(arrival: &Arrival) -> String {
    if let Some(triple) = arrival.triple.as_ref().filter(|_| !arrival.is_ambiguous) {
        return format!("{FOLDER}/{triple}");
    }
    // a path that says nothing, or not this alone, is named by its digest
    let digest = hex::encode(Sha256::digest(&arrival.path));
    format!("{FOLDER}/{UNPLACED}/{}", &digest[..12])
}

/// The receipts of a centre, by period and dataset, oldest first.
///
/// # Errors
/// When the store fails.
pub async fn receipts_of(
    warehouse: &Warehouse,
    centre_id: &str,
) -> Result<Vec<(ReceiptEntry, Receipt)>, Error> {
    let centre = BTreeSet::from([centre_id.to_owned()]);
    let index = ReceiptIndex::open(warehouse, Some(&centre)).await?;
    read_all(warehouse, index.of_centre(centre_id)).await
}

/// Every receipt with its folder.
///
/// # Errors
/// When a receipt is damaged, or the store fails.
pub async fn all(warehouse: &Warehouse) -> Result<Vec<(ReceiptEntry, Receipt)>, Error> {
    let index = ReceiptIndex::open(warehouse, None).await?;
    read_all(warehouse, index.iter().collect()).await
}

/// Reads receipts, several at once; those that are not whole are left out.
async fn read_all(
    warehouse: &Warehouse,
    entries: Vec<&ReceiptEntry>,
) -> Result<Vec<(ReceiptEntry, Receipt)>, Error> {
    let entries = entries.into_iter().cloned().collect::<Vec<_>>();
    let reading = futures::stream::iter(entries).map(|entry| async move {
        let receipt = read(warehouse, &entry).await?;
        Ok::<_, Error>(receipt.map(|receipt| (entry, receipt)))
    });
    let receipts: Vec<_> = reading.buffered(AT_ONCE).try_collect().await?;
    Ok(receipts.into_iter().flatten().collect())
}

/// Reads a receipt; none if it is not there, or not whole.
///
/// # Errors
/// When it is damaged, or of a later format, or the store fails.
pub async fn read(warehouse: &Warehouse, entry: &ReceiptEntry) -> Result<Option<Receipt>, Error> {
    let Some(bytes) = entry.bytes(warehouse).await? else { return Ok(None) };
    match from_json(&format!("{}{RECEIPT}", entry.folder), &bytes) {
        // a power loss may have left half of it; then it is owed again
        Err(warehouse::Error::Damaged { .. }) => Ok(None),
        read => Ok(Some(read?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A receipt as the program wrote it before receipts had a format.
    const BEFORE: &str = include_str!("../../fixtures/receipt-0.json");

    #[test]
    fn a_receipt_of_before_says_the_same_if_it_counts_the_same() {
        let before: Receipt = from_json("", BEFORE.as_bytes()).unwrap();
        assert!(before.digest_is_of_words);
        let digest = "0".to_owned();
        let now = Receipt { digest_is_of_words: false, findings_sha256: digest, ..before.clone() };
        assert!(before.says_the_same(&now));
        let other = BTreeMap::from([("foreign-key".to_owned(), 3)]);
        assert!(!before.says_the_same(&Receipt { findings_by_code: other, ..now.clone() }));
        assert!(!before.says_the_same(&Receipt { status: "accepted".to_owned(), ..now.clone() }));
        // of one kind, the digest decides
        let kept: Receipt = from_json("", &warehouse::to_json("", &now).unwrap()).unwrap();
        assert!(kept == now && kept.says_the_same(&now));
        assert!(!kept.says_the_same(&Receipt { findings_sha256: "1".to_owned(), ..now }));
    }
}

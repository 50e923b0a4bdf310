//! Receipts that are due: each is written with its findings where nothing else lies.

use std::collections::BTreeSet;
use std::io::{Read as _, Seek as _};

use bytes::Bytes;
use futures::{StreamExt as _, TryStreamExt as _};
use serde::{Deserialize, Serialize};

use super::Error;
use super::receipts::{FOLDER, Receipt};
use contract::{FindingTable, Messages};
use custody::{ANNOTATED, Loose, PACK_BYTES, Pack};
use warehouse::{Warehouse, from_json, to_json};

/// The folder of dockets and of what waits beside them, below the restricted root.
pub(super) const DOCKETS: &str = "dockets";
/// How many receipts are written at once.
const AT_ONCE: usize = 16;
/// The most bytes of a list of findings that waits in the docket itself.
const SHORT_LIST: u64 = 16 << 10;
/// The most bytes of a list of findings that stays in memory until it is kept.
const SMALL_CSV: usize = 1 << 20;

/// The findings of a receipt that is due, as CSV.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Findings {
    /// Where they belong already: so it was once.
    #[default]
    There,
    /// Here.
    Text(String),
    /// Beside the docket.
    Aside {
        /// Below the restricted root.
        path: String,
        /// Digest of the bytes, in hexadecimal.
        sha256: String,
    },
}

/// A receipt and where it is to lie.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Due {
    /// Its folder below the restricted root.
    pub folder: String,
    /// The receipt.
    #[serde(with = "warehouse::inside")]
    pub receipt: Receipt,
    /// Its findings.
    #[serde(default)]
    pub findings: Findings,
    /// The extract as a workbook with what to do, if it is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annotated: Option<Aside>,
}

/// A file that waits beside the docket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Below the restricted root.
    pub path: String,
    /// Digest of the bytes, in hexadecimal.
    pub sha256: String,
}

/// Findings as they wait for their receipt: a long list is laid aside under the load's name.
pub(crate) async fn lay_aside(
    warehouse: &Warehouse,
    load_id: &str,
    number: usize,
    findings: &FindingTable,
    messages: &Messages,
) -> Result<Findings, Error> {
    let temporary = |e: std::io::Error| Error::from(intake::Error::Temporary(e.into()));
    let mut csv = tempfile::SpooledTempFile::new(SMALL_CSV);
    findings.write_csv(messages, &mut csv).map_err(temporary)?;
    let bytes = csv.stream_position().map_err(temporary)?;
    csv.rewind().map_err(temporary)?;
    if bytes <= SHORT_LIST {
        let mut text = String::new();
        csv.read_to_string(&mut text).map_err(temporary)?;
        return Ok(Findings::Text(text));
    }
    let path = format!("{DOCKETS}/{load_id}/{number}.csv");
    let sha256 = store::digest(&mut csv).map_err(temporary)?;
    csv.rewind().map_err(temporary)?;
    warehouse.restricted.put_stream(&path, Box::new(csv)).await?;
    Ok(Findings::Aside { path, sha256 })
}

/// Lays a workbook aside under the load's name.
pub(crate) async fn lay_workbook_aside(
    warehouse: &Warehouse,
    load_id: &str,
    number: usize,
    mut workbook: tempfile::SpooledTempFile,
) -> Result<Aside, Error> {
    let temporary = |e: std::io::Error| Error::from(intake::Error::Temporary(e.into()));
    let path = format!("{DOCKETS}/{load_id}/{number}.xlsx");
    let sha256 = store::digest(&mut workbook).map_err(temporary)?;
    workbook.rewind().map_err(temporary)?;
    warehouse.restricted.put_stream(&path, Box::new(workbook)).await?;
    Ok(Aside { path, sha256 })
}

/// Removes what was laid aside for these receipts.
pub(crate) async fn drop_findings(warehouse: &Warehouse, due: &[Due]) -> Result<(), Error> {
    for one in due {
        if let Findings::Aside { path, .. } = &one.findings {
            warehouse.restricted.delete(path).await?;
        }
        if let Some(aside) = &one.annotated {
            warehouse.restricted.delete(&aside.path).await?;
        }
    }
    Ok(())
}

/// Writes receipts, several at once; their folders.
pub(crate) async fn write_all(warehouse: &Warehouse, due: &[Due]) -> Result<Vec<String>, Error> {
    futures::stream::iter(due.to_vec())
        .map(|due| async move { write(warehouse, &due).await })
        .buffered(AT_ONCE)
        .try_collect()
        .await
}

/// Writes the receipts of a load that are many: with their findings in packs, but for those whose
/// findings are long or whose folder is taken. Their folders.
pub(crate) async fn write_many(
    warehouse: &Warehouse,
    load_id: &str,
    due: &[Due],
) -> Result<Vec<String>, Error> {
    let root = &warehouse.restricted;
    let taken: BTreeSet<String> = root.paths(FOLDER).await?.into_iter().collect();
    let there = packed_before(warehouse, load_id).await?;
    let mut packs: Vec<Vec<Loose>> = vec![Vec::new()];
    let mut bytes = 0;
    let mut alone = Vec::new();
    let mut folders: Vec<String> = due.iter().map(|one| one.folder.clone()).collect();
    for (index, one) in due.iter().enumerate() {
        let path = |name: &str| format!("{}/{name}", one.folder);
        let [receipt, findings] = [path("receipt.json"), path("findings.csv")];
        match &one.findings {
            _ if there.contains(&receipt) => {}
            Findings::Text(text)
                if one.annotated.is_none()
                    && !taken.contains(&receipt)
                    && !taken.contains(&findings) =>
            {
                let json = to_json(&receipt, &one.receipt)?;
                let both = (text.len() + json.len()) as u64;
                // a receipt lies beside its findings
                if bytes + both > PACK_BYTES {
                    packs.push(Vec::new());
                    bytes = 0;
                }
                bytes += both;
                if let Some(pack) = packs.last_mut() {
                    pack.push(loose(findings, text.clone().into()));
                    pack.push(loose(receipt, json.into()));
                }
            }
            _ => alone.push(index),
        }
    }
    for pack in packs {
        custody::keep_in_packs(root, FOLDER, load_id, pack).await?;
    }
    let others: Vec<Due> = alone.iter().map(|index| due[*index].clone()).collect();
    for (index, folder) in alone.into_iter().zip(write_all(warehouse, &others).await?) {
        folders[index] = folder;
    }
    Ok(folders)
}

/// The paths in the packs of receipts that a load has written before it died.
async fn packed_before(warehouse: &Warehouse, load_id: &str) -> Result<BTreeSet<String>, Error> {
    let root = &warehouse.restricted;
    let mut there = BTreeSet::new();
    for path in Pack::paths(root, FOLDER).await? {
        if Pack::load_of(&path) == Some(load_id) {
            let pack = Pack::open(root, &path).await?;
            there.extend(pack.into_iter().flat_map(|pack| pack.files).map(|(path, _)| path));
        }
    }
    Ok(there)
}

/// A file that is to go into a pack.
fn loose(path: String, content: Bytes) -> Loose {
    Loose { path, bytes: content.len() as u64, content: Box::new(|| Ok(content)) }
}

/// Writes a receipt that is due, its findings first: a receipt that is there is whole. Its folder.
///
/// Nothing that is there is written over: where another load's decision lies already, this one is
/// the next on the same extract.
async fn write(warehouse: &Warehouse, due: &Due) -> Result<String, Error> {
    let mut folder = due.folder.clone();
    while !write_in(warehouse, &folder, due).await? {
        folder = following(&folder);
    }
    Ok(folder)
}

/// Writes a receipt into a folder, unless something else is there; whether it is there now.
async fn write_in(warehouse: &Warehouse, folder: &str, due: &Due) -> Result<bool, Error> {
    let root = &warehouse.restricted;
    let path = format!("{folder}/findings.csv");
    match &due.findings {
        Findings::There => {}
        Findings::Text(text) => {
            if !root.create_lightly(&path, text.clone()).await?
                && root.get(&path).await?.is_none_or(|there| there != text.as_bytes())
            {
                return Ok(false);
            }
        }
        Findings::Aside { path: aside, sha256 } => {
            if !root.copy_lightly(aside, &path).await?
                && root.digest(&path).await?.is_none_or(|there| there != *sha256)
            {
                return Ok(false);
            }
        }
    }
    if let Some(Aside { path: aside, sha256 }) = &due.annotated {
        let path = format!("{folder}/{ANNOTATED}");
        if !root.copy_lightly(aside, &path).await?
            && root.digest(&path).await?.is_none_or(|there| there != *sha256)
        {
            return Ok(false);
        }
    }
    let path = format!("{folder}/receipt.json");
    let json = to_json(&path, &due.receipt)?;
    if root.create_lightly(&path, json.clone()).await? {
        return Ok(true);
    }
    let Some(bytes) = root.get(&path).await? else { return Ok(false) };
    match from_json::<Receipt>(&path, &bytes) {
        Ok(there) => {
            let receipt = &due.receipt;
            Ok(there == *receipt
                || (there.says_the_same(receipt) && there.snapshot == receipt.snapshot))
        }
        // what a power loss has left
        Err(warehouse::Error::Damaged { .. }) => {
            root.put(&path, json).await?;
            Ok(true)
        }
        Err(e) => Err(e.into()),
    }
}

/// The folder of the decision after that of a folder.
fn following(folder: &str) -> String {
    let (before, count) = folder.rsplit_once('-').unwrap_or((folder, "0"));
    format!("{before}-{}", count.parse::<u64>().unwrap_or(0) + 1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::Timestamp;

    use super::*;
    use store::Root;

    /// A receipt that is due on the first decision of an extract.
    fn due(status: &str, findings: Findings) -> Due {
        let receipt = Receipt {
            path: "a/2024Q1/x.csv".to_owned(),
            extract: None,
            sha256: "00".repeat(32),
            bytes: 1,
            file_format: "csv".to_owned(),
            encoding: "utf-8".to_owned(),
            separator: Some(','),
            sheet: None,
            mapping: None,
            rows: 0,
            records: 1,
            status: status.to_owned(),
            errors: 0,
            warnings: 0,
            findings_by_code: BTreeMap::new(),
            findings_sha256: status.to_owned(),
            digest_is_of_words: false,
            supersedes: None,
            received_at: Timestamp::UNIX_EPOCH,
            decided_at: Timestamp::UNIX_EPOCH,
            snapshot: None,
            waits_for_approval: false,
        };
        let folder = "receipts/a/2024Q1/x/000000000000-1".to_owned();
        Due { folder, receipt, findings, annotated: None }
    }

    #[tokio::test]
    async fn nothing_is_written_over_what_another_load_decided() {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::open(folder.path(), "restricted").await.unwrap();
        let warehouse = Warehouse { open: root.clone(), restricted: root.clone() };
        let text = |t: &str| Findings::Text(t.to_owned());
        let winner = due("accepted", text("none\n"));
        let first = write(&warehouse, &winner).await.unwrap();
        // again after a kill: the same place, and nothing new
        assert_eq!(write(&warehouse, &winner).await.unwrap(), first);
        // the findings of one that decided otherwise, short or laid aside
        root.put("aside.csv", "other\n".to_owned()).await.unwrap();
        let sha256 = root.digest("aside.csv").await.unwrap().unwrap();
        let aside = Findings::Aside { path: "aside.csv".to_owned(), sha256 };
        let loser = write(&warehouse, &due("refused", text("some\n"))).await.unwrap();
        let other = write(&warehouse, &due("unheard", aside)).await.unwrap();
        assert!(loser.ends_with("-2") && other.ends_with("-3"), "{loser} {other}");
        for (folder, findings, status) in [
            (first, "none\n", "accepted"),
            (loser, "some\n", "refused"),
            (other, "other\n", "unheard"),
        ] {
            let csv = root.get(&format!("{folder}/findings.csv")).await.unwrap().unwrap();
            assert_eq!(csv, findings.as_bytes());
            let json = root.get(&format!("{folder}/receipt.json")).await.unwrap().unwrap();
            assert_eq!(from_json::<Receipt>("", &json).unwrap().status, status);
        }
    }
}

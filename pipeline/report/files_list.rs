//! The list of what a report wrote, kept beside it: a later report removes and replaces those files,
//! and nothing of anybody else's.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use futures::{StreamExt as _, TryStreamExt as _};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Error;
use measures::Edition;
use store::Root;

/// The list's name in the folder of a report.
const NAME: &str = ".counterfoil-report.json";
/// The format of the list that this program writes, and the newest that it reads.
const FORMAT: u32 = 1;
/// How many files are looked at at once.
const AT_ONCE: usize = 8;

/// What reports wrote below a prefix.
#[derive(Debug, Default, Serialize, Deserialize)]
struct FilesList {
    format: u32,
    tool: String,
    /// Whose edition it is, unless the office's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    /// By path below the prefix: what it may hold. Two while one report replaces another, so that
    /// a report that was interrupted can be written again.
    files: BTreeMap<String, BTreeSet<Written>>,
}

/// A file as a report wrote it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Written {
    bytes: u64,
    sha256: String,
}

impl Written {
    fn of(bytes: &Bytes) -> Self {
        Self { bytes: bytes.len() as u64, sha256: hex::encode(Sha256::digest(bytes)) }
    }
}

/// How a file that is there stands to the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// A report wrote it, and it is as it was.
    Ours,
    /// A report wrote it, and somebody changed it since.
    Changed,
    /// No report wrote it.
    Foreign,
}

/// Writes files below a prefix in place of those that an earlier report wrote there, and says what
/// it left in place.
///
/// A file that is in the way and that no report wrote, or that somebody changed since, is refused
/// before anything is written; so is a folder with another edition, of which nothing may be left. What an earlier report wrote and this one does not is removed, unless
/// somebody changed it. Everything else stays.
///
/// # Errors
/// When something is in the way, or the store fails.
pub(super) async fn publish(
    root: &Root,
    prefix: &str,
    edition: &Edition,
    files: Vec<(String, Bytes)>,
) -> Result<Vec<String>, Error> {
    let below = |path: &str| match prefix {
        "" => path.to_owned(),
        _ => format!("{prefix}/{path}"),
    };
    let new: BTreeMap<String, Written> =
        files.iter().map(|(path, bytes)| (path.clone(), Written::of(bytes))).collect();
    let former = read(root, &below(NAME)).await?;
    // a report of a version that kept no list: its pages are replaced, and none is removed
    let is_older = former.is_none() && is_report(root, &below("figures.json")).await?;
    let edition = match edition {
        Edition::Office => None,
        Edition::Public => Some("public".to_owned()),
        Edition::Centre(id) => Some(format!("centre {id}")),
    };
    let is_other = former.as_ref().is_some_and(|list| list.edition != edition);
    if is_other || is_older && edition.is_some() {
        let other = former.and_then(|list| list.edition).unwrap_or_else(|| "office".to_owned());
        return Err(Error::OtherEdition { place: place(root, prefix), other });
    }
    let former = former.unwrap_or_default();
    let paths: BTreeSet<String> = new.keys().chain(former.files.keys()).cloned().collect();
    let looks = paths.into_iter().map(|path| {
        let (known, at) = (former.files.get(&path).cloned(), below(&path));
        async move {
            let standing = standing(root, &at, known.as_ref()).await?;
            Ok::<_, Error>(standing.map(|standing| (path, standing)))
        }
    });
    let looks: Vec<_> = looks.collect();
    let standings: Vec<Option<(String, Standing)>> =
        futures::stream::iter(looks).buffered(AT_ONCE).try_collect().await?;
    let standings: Vec<(String, Standing)> = standings.into_iter().flatten().collect();
    let of = |wanted: Standing, is_new: bool| -> Vec<String> {
        let found = standings.iter().filter(|(p, s)| *s == wanted && new.contains_key(p) == is_new);
        found.map(|(path, _)| path.clone()).collect()
    };
    let (foreign, changed) = (of(Standing::Foreign, true), of(Standing::Changed, true));
    let place = place(root, prefix);
    let is_no_file = foreign.iter().any(|path| root.has_other(&below(path)));
    if !foreign.is_empty() && (!is_older || is_no_file) {
        return Err(Error::Foreign { place, paths: foreign });
    }
    if !changed.is_empty() {
        return Err(Error::Changed { place, paths: changed });
    }
    let (gone, kept) = (of(Standing::Ours, false), of(Standing::Changed, false));

    let mut list = FilesList {
        format: FORMAT,
        tool: programme::TOOL.to_owned(),
        edition,
        files: former.files,
    };
    for (path, written) in &new {
        list.files.entry(path.clone()).or_default().insert(written.clone());
    }
    write(root, &below(NAME), &list).await?;
    let gone: Vec<String> = gone.iter().map(|path| below(path)).collect();
    root.publish(prefix, files, &gone).await?;
    list.files = new.into_iter().map(|(path, file)| (path, BTreeSet::from([file]))).collect();
    write(root, &below(NAME), &list).await?;
    let left = kept.iter().map(|path| {
        format!("kept `{place}{path}`, which this report has not: it was changed since a report wrote it")
    });
    Ok(left.collect())
}

/// How a file stands to what the list says of it; none if there is no such file.
async fn standing(
    root: &Root,
    path: &str,
    known: Option<&BTreeSet<Written>>,
) -> Result<Option<Standing>, Error> {
    let Some(found) = root.head(path).await? else {
        return Ok(root.has_other(path).then_some(Standing::Foreign));
    };
    let Some(known) = known else { return Ok(Some(Standing::Foreign)) };
    let mut is_ours = known.iter().any(|w| w.bytes == found.size);
    // in an object store the size has to do: a report would be fetched only to be replaced
    if is_ours && !root.is_remote() {
        let bytes = root.get(path).await?.unwrap_or_default();
        is_ours = known.contains(&Written::of(&bytes));
    }
    Ok(Some(if is_ours { Standing::Ours } else { Standing::Changed }))
}

/// What every format of the list has.
#[derive(Deserialize)]
struct Head {
    format: u32,
    tool: String,
}

/// What names the program that wrote a `figures.json`, and its format if it has one.
#[derive(Deserialize)]
struct Signed {
    tool: String,
    format: Option<u32>,
}

/// The list of an earlier report, if there is one.
async fn read(root: &Root, path: &str) -> Result<Option<FilesList>, Error> {
    let Some(bytes) = root.get(path).await? else { return Ok(None) };
    let fail = |source| Error::FilesList { path: path.to_owned(), source };
    let head: Head = serde_json::from_slice(&bytes).map_err(fail)?;
    if head.format > FORMAT {
        return Err(Error::NewerList { path: path.to_owned(), tool: head.tool });
    }
    serde_json::from_slice(&bytes).map(Some).map_err(fail)
}

/// Writes the list.
async fn write(root: &Root, path: &str, list: &FilesList) -> Result<(), Error> {
    let fail = |source| Error::FilesList { path: path.to_owned(), source };
    let text = serde_json::to_vec_pretty(list).map_err(fail)?;
    Ok(root.put(path, text).await?)
}

/// Whether an object is the `figures.json` of a report that kept no list of its files yet.
async fn is_report(root: &Root, path: &str) -> Result<bool, Error> {
    let Some(bytes) = root.get(path).await? else { return Ok(false) };
    let head: Result<Signed, _> = serde_json::from_slice(&bytes);
    Ok(head.is_ok_and(|h| h.tool.starts_with(programme::PROGRAM) && h.format.is_none()))
}

/// The place below which a report lies, for messages.
fn place(root: &Root, prefix: &str) -> String {
    let place = root.place.trim_end_matches('/');
    match prefix {
        "" => format!("{place}/"),
        _ => format!("{place}/{prefix}/"),
    }
}

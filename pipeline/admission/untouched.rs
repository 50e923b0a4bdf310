//! Files of the inbox that nobody has touched: what was read and is in force need not be read again,
//! since the system tells when a file was last changed.
//!
//! A file is trusted to be what it was if it looks as it did when it was read: the same number on the
//! same device, of the same size, changed at the same time. Times are coarse, so it must also have
//! been quiet for a while before it was read. The list itself tells that: a file is entered only if it
//! was changed well before the list was last written, which was before the file was read, and lies on
//! the same device. So no clock is asked but the device's own, and a file is read by two loads before
//! a third believes it. Some devices let the time of a change be set: the list is told a time that is
//! not so, and where that is believed nothing is entered. An inbox that is no folder, or lies on
//! another device than what is restricted, has no such list, and all of it is read.
//!
//! What is decided on again leaves the list before it is decided: what is on the list is what the last
//! receipt is on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Error;
use intake::Arrival;
use store::Seen;
use warehouse::{Record, Warehouse, from_json, to_json};

/// The list, below the restricted root: a cache, which may be deleted.
pub const LIST: &str = "untouched.json";
/// From so many files in an inbox on there is a list: fewer are read in no time.
const MANY: usize = 200;

/// The files that are known to be what they were.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Untouched {
    /// By path in the inbox.
    files: BTreeMap<String, AsRead>,
    /// The list as it was found, if it was there.
    #[serde(skip)]
    found: Option<Seen>,
}

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AsRead {
    /// As it was seen before and after.
    seen: Seen,
    /// Digest of its bytes, in hexadecimal.
    sha256: String,
}

impl Record for Untouched {
    const FORMAT: u64 = 1;

    fn upgrade(_older: u64, _record: &mut Map<String, Value>) {}
}

impl Untouched {
    /// Opens the list; one that is not there, or not whole, is empty.
    pub(super) async fn open(warehouse: &Warehouse) -> Result<Self, Error> {
        let found = warehouse.restricted.seen(LIST);
        if found.is_none() {
            return Ok(Self::default());
        }
        let bytes = warehouse.restricted.get(LIST).await?.unwrap_or_default();
        let list: Self = from_json(LIST, &bytes).unwrap_or_default();
        Ok(Self { found, ..list })
    }

    /// The digest of what an arrival had when it was read, if it looks as it did then.
    pub(super) fn digest_of(&self, arrival: &Arrival) -> Option<&str> {
        let known = self.files.get(&arrival.path)?;
        (arrival.seen == Some(known.seen)).then_some(known.sha256.as_str())
    }

    /// Enters files that were read and turned out to be in force, those that had been quiet for a
    /// while, in place of those that are no longer there as they were.
    ///
    /// `read` are arrivals with their digests, `skipped` those that the list has spared, of so many
    /// that were `listed`.
    pub(super) async fn enter(
        &self,
        warehouse: &Warehouse,
        read: &[(Arrival, String)],
        skipped: &[Arrival],
        listed: usize,
    ) -> Result<(), Error> {
        // a list that is there is kept right, however few files are left
        if warehouse.restricted.is_remote() || (self.found.is_none() && listed < MANY) {
            return Ok(());
        }
        if self.found.is_some_and(|list| !list.tells_changes()) {
            // a load that died may have come no further
            warehouse.restricted.set_back(LIST);
        }
        let known = |a: &Arrival| Some((a.path.clone(), self.files.get(&a.path)?.clone()));
        let mut files: BTreeMap<_, _> = skipped.iter().filter_map(known).collect();
        let mut are_young = self.found.is_none();
        for (arrival, sha256) in read {
            let beside = self.found.as_ref().filter(|list| list.tells_changes());
            let Some((seen, list)) = arrival.seen.zip(beside).filter(|(s, l)| s.is_beside(l))
            else {
                continue;
            };
            if seen.is_well_before(list) {
                files.insert(arrival.path.clone(), AsRead { seen, sha256: sha256.clone() });
            } else {
                are_young = true;
            }
        }
        // written when it says something else, or so that next time it is the older one
        if files == self.files && !are_young {
            return Ok(());
        }
        let list = Self { files, found: None };
        warehouse.restricted.put(LIST, to_json(LIST, &list)?).await?;
        warehouse.restricted.set_back(LIST);
        Ok(())
    }
}

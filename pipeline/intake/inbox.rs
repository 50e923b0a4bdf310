//! The inbox: which extracts have arrived, and what their paths say they are.

use std::collections::{BTreeMap, BTreeSet};

use futures::StreamExt as _;
use jiff::Timestamp;

use super::arrival::{Arrival, Triple, read_path};
use super::fetched::{Error, fetch};
use super::format::Format;
use super::spool::Room;
use super::workbook::{IgnoredAs, Unfolded, unfold};
use contract::{Contract, Finding, Message, shown};
use programme::Programme;
use store::{Entry, Root, What};

/// More entries without a readable name than this, and the store itself is at fault.
const MOST_UNREADABLE: usize = 100_000;
/// How many workbooks are fetched at once.
const WORKBOOKS_AT_ONCE: usize = 4;

/// What lies in the inbox.
#[derive(Debug, Default)]
pub struct Inbox {
    /// Everything that claims to be an extract, by path.
    pub arrivals: Vec<Arrival>,
    /// What is ignored, by path, and why.
    pub ignored: Vec<(String, IgnoredAs)>,
    /// Objects that changed a moment ago, so that somebody may still be writing them.
    pub waiting: Vec<Arrival>,
}

/// Lists an inbox, or the folders of these centres in it, reads every path, and looks into workbooks,
/// whose bytes take up room among the `spools`.
///
/// # Errors
/// When the store does not list, or temporary files cannot be written.
pub async fn list(
    root: &Root,
    programme: &Programme,
    contract: &Contract,
    now: Timestamp,
    centres: Option<&BTreeSet<String>>,
    spools: &Room,
) -> Result<Inbox, Error> {
    let mut inbox = list_objects(root, programme, contract, now, centres).await?;
    inbox.let_wait(now, programme.settings.submission.settle_seconds);
    inbox.unfold(root, contract, spools).await?;
    inbox.arrivals.sort_by(|a, b| a.path.cmp(&b.path));
    inbox.ignored.sort();
    refuse_ambiguous(&mut inbox.arrivals, &inbox.waiting);
    Ok(inbox)
}

/// Lists the objects of an inbox.
async fn list_objects(
    root: &Root,
    programme: &Programme,
    contract: &Contract,
    now: Timestamp,
    centres: Option<&BTreeSet<String>>,
) -> Result<Inbox, store::Error> {
    let only = centres.map(|centres| centres.iter().cloned().collect());
    let mut inbox = Inbox::default();
    if let Some(entries) = root.entries(only, is_named_like_a_file).await? {
        for entry in entries {
            inbox.take(entry, programme, contract, now);
        }
        return Ok(inbox);
    }
    let mut objects = match centres {
        None => root.store.list(None),
        Some(centres) => {
            let folders = centres.iter().map(|c| root.store.list(Some(&store::as_path(c))));
            futures::stream::iter(folders.collect::<Vec<_>>()).flatten().boxed()
        }
    };
    while let Some(listed) = objects.next().await {
        let object = match listed {
            Ok(object) => object,
            // one odd name must not keep everybody else's extracts out
            Err(problem) if inbox.arrivals.len() < MOST_UNREADABLE => {
                inbox.arrivals.push(unreadable(inbox.arrivals.len(), &problem, now));
                continue;
            }
            Err(problem) => return Err(root.error(problem)),
        };
        let path = object.location.to_string();
        if is_ignored(&path) {
            inbox.ignored.push((path, IgnoredAs::File));
            continue;
        }
        let received_at = Timestamp::from_millisecond(object.last_modified.timestamp_millis())
            .unwrap_or(Timestamp::UNIX_EPOCH);
        let arrival = read_path(&path, programme, contract, now);
        let received_at = received_at.min(now);
        inbox.arrivals.push(Arrival { bytes: object.size, received_at, ..arrival });
    }
    Ok(inbox)
}

impl Inbox {
    /// Takes an entry of a folder.
    fn take(&mut self, entry: Entry, programme: &Programme, contract: &Contract, now: Timestamp) {
        if is_ignored(&entry.path) {
            self.ignored.push((entry.path, IgnoredAs::File));
            return;
        }
        let arrival = read_path(&entry.path, programme, contract, now);
        self.arrivals.push(match entry.what {
            What::File(seen) => Arrival {
                bytes: seen.bytes,
                received_at: seen.changed_at.min(now),
                seen: Some(seen),
                ..arrival
            },
            // what else is wrong with its path does not matter
            What::Refused(because) => {
                Arrival { unread: Some(because), findings: Vec::new(), ..arrival }
            }
        });
    }

    /// Lets wait what has just changed.
    fn let_wait(&mut self, now: Timestamp, settle_seconds: u32) {
        // what is refused unread is told at once
        let is_waiting = |a: &Arrival| {
            let changed = a.seen.as_ref().map_or(a.received_at, |seen| seen.changed_at);
            (a.triple.is_some() || a.is_workbook())
                && a.unread.is_none()
                && has_just_changed(changed, now, settle_seconds)
        };
        (self.waiting, self.arrivals) =
            std::mem::take(&mut self.arrivals).into_iter().partition(is_waiting);
    }

    /// Puts the extracts in workbooks in the place of these.
    async fn unfold(
        &mut self,
        root: &Root,
        contract: &Contract,
        spools: &Room,
    ) -> Result<(), Error> {
        let is_to_unfold = |a: &Arrival| a.is_workbook() && a.unread.is_none();
        let (workbooks, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.arrivals).into_iter().partition(is_to_unfold);
        self.arrivals = others;
        let fetching = workbooks.into_iter().map(|workbook| fetch(root, spools, workbook));
        let mut fetching = futures::stream::iter(fetching).buffered(WORKBOOKS_AT_ONCE);
        while let Some(fetched) = fetching.next().await {
            let Unfolded { extracts, ignored } = unfold(fetched?, contract);
            self.ignored.extend(ignored);
            self.arrivals.extend(
                extracts
                    .into_iter()
                    .map(|extract| Arrival { fetched: extract.spool.ok(), ..extract.arrival }),
            );
        }
        Ok(())
    }
}

/// By how many seconds a store's clock may be ahead.
const CLOCKS_DIFFER: u64 = 24 * 60 * 60;

/// Whether a path is that of a temporary or hidden file.
fn is_ignored(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') || part.starts_with("~$"))
}

/// Whether a folder has a name that an extract's file would have.
fn is_named_like_a_file(path: &str) -> bool {
    Format::of(path).is_some()
}

/// Whether something changed within so many seconds before now, or, since the clocks of two machines
/// may differ, within a day after it.
fn has_just_changed(changed: Timestamp, now: Timestamp, seconds: u32) -> bool {
    let since = now.duration_since(changed);
    let seconds = u64::from(seconds);
    let is_ahead = since.is_negative() && since.unsigned_abs().as_secs() < CLOCKS_DIFFER;
    seconds > 0 && (since.unsigned_abs().as_secs() < seconds || is_ahead)
}

/// An entry of the inbox that the store cannot even name.
fn unreadable(number: usize, problem: &object_store::Error, now: Timestamp) -> Arrival {
    let path = format!("(an entry that cannot be read, no. {})", number + 1);
    let text: String = problem.to_string().chars().filter(|c| !c.is_control()).collect();
    let finding = Finding::error(&path, "source-error", Message::UnreadableEntry)
        .with("problem", shown(&text));
    Arrival { findings: vec![finding], ..Arrival::at(&path, now) }
}

/// Refuses all that claims to be the same extract; what waits claims it too.
fn refuse_ambiguous(arrivals: &mut [Arrival], waiting: &[Arrival]) {
    let mut claims: BTreeMap<Triple, Vec<String>> = BTreeMap::new();
    for arrival in arrivals.iter().chain(waiting) {
        if let Some(triple) = &arrival.triple {
            claims.entry(triple.clone()).or_default().push(format!("`{}`", arrival.path));
        }
    }
    for paths in claims.values_mut() {
        paths.sort();
    }
    for arrival in arrivals {
        let Some(triple) = &arrival.triple else { continue };
        if let Some(paths) = claims.get(triple).filter(|paths| paths.len() > 1) {
            let finding = Finding::error(&arrival.path, "ambiguous-extract", Message::SeveralFiles)
                .with("extract", triple)
                .with("paths", paths.join(", "));
            arrival.findings.push(finding);
            arrival.is_ambiguous = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_just_changed_by_its_own_clock_or_another() {
        let now: Timestamp = "2024-12-31T12:00:00Z".parse().unwrap();
        for (changed, seconds, expected) in [
            ("2024-12-31T11:59:30Z", 60, true),
            ("2024-12-31T11:58:30Z", 60, false),
            ("2024-12-31T11:59:30Z", 0, false),
            // a store whose clock is ahead
            ("2024-12-31T12:00:30Z", 60, true),
            ("2024-12-31T14:00:00Z", 60, true),
            ("2024-12-31T14:00:00Z", 0, false),
            // a run that is told an earlier day
            ("2026-01-01T00:00:00Z", 60, false),
        ] {
            let changed = changed.parse().unwrap();
            assert_eq!(has_just_changed(changed, now, seconds), expected, "{changed} {seconds}");
        }
    }
}

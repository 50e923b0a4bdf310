//! The inbox: which extracts have arrived, and what their paths say they are.

use std::collections::{BTreeMap, BTreeSet};

use futures::StreamExt as _;
use jiff::Timestamp;

use contract::{Contract, Finding, Message, Provider, shown};
use programme::{OFFICE, Period, Programme};
use store::{Entry, NotRead, Root, Seen, What};

/// More entries without a readable name than this, and the store itself is at fault.
const MOST_UNREADABLE: usize = 100_000;
/// Endings of file names that a dataset's object may have.
const ENDINGS: [&str; 4] = [".csv", ".csv.gz", ".ndjson", ".parquet"];
/// The ending of a workbook, which has the datasets of a period.
const WORKBOOK: &str = ".xlsx";

/// What an extract is: one dataset of one centre for one period.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Triple {
    /// Who files it.
    pub centre_id: String,
    /// The period's label.
    pub period: String,
    /// The dataset's name.
    pub dataset: String,
}

impl std::fmt::Display for Triple {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{}", self.centre_id, self.period, self.dataset)
    }
}

/// An object in the inbox.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Its path in the inbox.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it came, as the store says, and never later than now.
    pub received_at: Timestamp,
    /// The file as it was listed, if the inbox is a folder.
    pub seen: Option<Seen>,
    /// Why it is not read at all, as a predicate: it is no file, or not one of the inbox alone.
    pub unread: Option<NotRead>,
    /// What it is, if its path says so.
    pub triple: Option<Triple>,
    /// The period with its days, if its path names one.
    pub period: Option<Period>,
    /// Whether the file is in the format that is read.
    pub is_csv: bool,
    /// Whether another object claims to be the same extract.
    pub is_ambiguous: bool,
    /// What is wrong with its path.
    pub findings: Vec<Finding>,
}

/// What lies in the inbox.
#[derive(Debug, Default)]
pub struct Inbox {
    /// Every object that claims to be an extract, by path.
    pub arrivals: Vec<Arrival>,
    /// Paths of temporary and hidden files, which are ignored.
    pub ignored: Vec<String>,
    /// Objects that changed a moment ago, so that somebody may still be writing them.
    pub waiting: Vec<Arrival>,
}

/// Lists an inbox, or the folders of these centres in it, and reads every path.
///
/// # Errors
/// When the store does not list.
pub async fn list(
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
        inbox.close(now, programme.settings.submission.settle_seconds);
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
            inbox.ignored.push(path);
            continue;
        }
        let received_at = Timestamp::from_millisecond(object.last_modified.timestamp_millis())
            .unwrap_or(Timestamp::UNIX_EPOCH);
        let arrival = read_path(&path, programme, contract, now);
        let received_at = received_at.min(now);
        inbox.arrivals.push(Arrival { bytes: object.size, received_at, ..arrival });
    }
    inbox.close(now, programme.settings.submission.settle_seconds);
    Ok(inbox)
}

impl Inbox {
    /// Takes an entry of a folder.
    fn take(&mut self, entry: Entry, programme: &Programme, contract: &Contract, now: Timestamp) {
        if is_ignored(&entry.path) {
            self.ignored.push(entry.path);
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

    /// Puts all into order, refuses what is there twice, and lets wait what has just changed.
    fn close(&mut self, now: Timestamp, settle_seconds: u32) {
        self.arrivals.sort_by(|a, b| a.path.cmp(&b.path));
        self.ignored.sort();
        refuse_ambiguous(&mut self.arrivals);
        // what is refused unread is told at once
        let is_waiting = |a: &Arrival| {
            let changed = a.seen.as_ref().map_or(a.received_at, |seen| seen.changed_at);
            a.triple.is_some()
                && a.unread.is_none()
                && has_just_changed(changed, now, settle_seconds)
        };
        (self.waiting, self.arrivals) =
            std::mem::take(&mut self.arrivals).into_iter().partition(is_waiting);
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
    ENDINGS.iter().chain([&WORKBOOK]).any(|ending| path.ends_with(ending))
}

/// Whether something changed within so many seconds before now, or, since the clocks of two machines
/// may differ, within a day after it.
fn has_just_changed(changed: Timestamp, now: Timestamp, seconds: u32) -> bool {
    let since = now.duration_since(changed);
    let seconds = u64::from(seconds);
    let is_ahead = since.is_negative() && since.unsigned_abs().as_secs() < CLOCKS_DIFFER;
    seconds > 0 && (since.unsigned_abs().as_secs() < seconds || is_ahead)
}

/// A finding about a period, with its days.
fn of_period(finding: Finding, period: &Period) -> Finding {
    let days = period.days;
    finding
        .with("period", &period.label)
        .with("starts_on", days.starts_on)
        .with("ends_on", days.ends_on)
}

/// An entry of the inbox that the store cannot even name.
fn unreadable(number: usize, problem: &object_store::Error, now: Timestamp) -> Arrival {
    let path = format!("(an entry that cannot be read, no. {})", number + 1);
    let text: String = problem.to_string().chars().filter(|c| !c.is_control()).collect();
    let finding = Finding::error(&path, "source-error", Message::UnreadableEntry)
        .with("problem", shown(&text));
    Arrival {
        path,
        bytes: 0,
        received_at: now,
        seen: None,
        unread: None,
        triple: None,
        period: None,
        is_csv: false,
        is_ambiguous: false,
        findings: vec![finding],
    }
}

/// An arrival that the user says what it is of, whatever its path: `check FILE --as TRIPLE`.
#[must_use]
pub fn arrival_as(
    path: &str,
    claimed: &str,
    programme: &Programme,
    contract: &Contract,
    now: Timestamp,
) -> Arrival {
    let claimed = claimed.strip_suffix(".csv").unwrap_or(claimed);
    let mut arrival = read_path(&format!("{claimed}.csv"), programme, contract, now);
    path.clone_into(&mut arrival.path);
    for finding in &mut arrival.findings {
        path.clone_into(&mut finding.path);
    }
    arrival
}

/// Reads what a path says: `<centre>/<period>/<dataset>.<ext>`.
fn read_path(path: &str, programme: &Programme, contract: &Contract, now: Timestamp) -> Arrival {
    let mut arrival = Arrival {
        path: path.to_owned(),
        bytes: 0,
        received_at: now,
        seen: None,
        unread: None,
        triple: None,
        period: None,
        is_csv: false,
        is_ambiguous: false,
        findings: Vec::new(),
    };
    let error = |code: &str, message| Finding::error(path, code, message);
    let parts: Vec<&str> = path.split('/').collect();
    let [centre_id, period, file] = parts[..] else {
        arrival.findings.push(match path.ends_with(WORKBOOK) {
            true => error("format-error", Message::NoWorkbooksYet),
            false => error("unknown-dataset", Message::NoExtractPath),
        });
        return arrival;
    };
    let centre = programme.centre(centre_id);
    if centre.is_none() && centre_id != OFFICE {
        let near = programme::keys::nearest(
            centre_id,
            programme.centres.iter().map(|c| c.centre_id.as_str()),
        );
        let finding = match near {
            None => error("unknown-centre", Message::UnknownCentre),
            Some(near) => error("unknown-centre", Message::NearlyACentre).with("near", near),
        };
        arrival.findings.push(finding.with("centre", shown(centre_id)));
    }
    arrival.period = programme.calendar.period(period);
    match &arrival.period {
        None => {
            let example = programme.calendar.periods_of(2024).into_iter().next();
            let finding = error("unknown-period", Message::UnknownPeriod);
            let finding = match &example {
                Some(example) => of_period(finding, example).with("example", &example.label),
                None => finding,
            };
            arrival.findings.push(finding.with("period", shown(period)));
        }
        Some(period) => {
            let today = programme.day_at(centre_id, now);
            if period.days.starts_on > today {
                let finding = error("period-not-open", Message::PeriodNotBegun);
                arrival.findings.push(of_period(finding, period));
            } else if centre.is_some_and(|c| !c.is_open_in(period.days)) {
                let finding = error("period-not-open", Message::CentreNotOpen);
                arrival.findings.push(of_period(finding, period).with("centre", shown(centre_id)));
            }
        }
    }
    let Some((name, ending)) =
        ENDINGS.iter().find_map(|e| file.strip_suffix(e).map(|name| (name, *e)))
    else {
        arrival.findings.push(error("format-error", Message::NoCsvFile).with("file", shown(file)));
        return arrival;
    };
    arrival.is_csv = ending == ".csv";
    if !arrival.is_csv {
        let finding = error("format-error", Message::EndingNotReadYet);
        arrival.findings.push(finding.with("ending", ending));
    }
    let Some(dataset) = contract.dataset(name) else {
        let near =
            programme::keys::nearest(name, contract.datasets.iter().map(|d| d.name.as_str()));
        let finding = match near {
            None => error("unknown-dataset", Message::UnknownDataset),
            Some(near) => error("unknown-dataset", Message::NearlyADataset).with("near", near),
        };
        arrival.findings.push(finding.with("dataset", shown(name)));
        return arrival;
    };
    let is_office = centre_id == OFFICE;
    let misfiled = match dataset.provider {
        Provider::Both => false,
        Provider::Centre => is_office,
        Provider::Programme => !is_office,
    };
    if misfiled {
        let message =
            if is_office { Message::NotFiledByOffice } else { Message::FiledByOfficeOnly };
        arrival.findings.push(error("wrong-provider", message).with("dataset", shown(name)));
    }
    if arrival.period.is_some() && (centre.is_some() || is_office) {
        arrival.triple = Some(Triple {
            centre_id: centre_id.to_owned(),
            period: period.to_owned(),
            dataset: name.to_owned(),
        });
    }
    arrival
}

/// Refuses all objects of a triple that has several.
fn refuse_ambiguous(arrivals: &mut [Arrival]) {
    let mut by_triple: BTreeMap<Triple, Vec<usize>> = BTreeMap::new();
    for (index, arrival) in arrivals.iter().enumerate() {
        if let Some(triple) = &arrival.triple {
            by_triple.entry(triple.clone()).or_default().push(index);
        }
    }
    for (triple, indices) in by_triple.into_iter().filter(|(_, i)| i.len() > 1) {
        let paths: Vec<String> =
            indices.iter().map(|i| format!("`{}`", arrivals[*i].path)).collect();
        for index in indices {
            let path = &arrivals[index].path;
            let finding = Finding::error(path, "ambiguous-extract", Message::SeveralFiles)
                .with("extract", &triple)
                .with("paths", paths.join(", "));
            arrivals[index].findings.push(finding);
            arrivals[index].is_ambiguous = true;
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

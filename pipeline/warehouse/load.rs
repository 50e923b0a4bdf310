//! `load`: list, read, check, pseudonymise, commit, receipt.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Seek as _, SeekFrom};

use super::desk::Desk;
use super::judge::Verdict;
use super::receipts::{self, Receipt, Superseded};
use super::{Error, Held, Kept, Snapshot, Warehouse, row_changes, tables};
use crate::contract::{Finding, Severity};
use crate::engine::{Session, Sources};
use crate::intake::{self, Arrival, Candidate, Fetched, Inbox, Incoming};
use jiff::Timestamp;

/// What a load or a check works with.
pub struct Load<'a> {
    /// The configuration of today.
    pub kept: &'a Kept,
    /// Another inbox than the configured one.
    pub inbox: Option<String>,
    /// The time of the load.
    pub now: Timestamp,
    /// Whether to stop before anything is written.
    pub dry_run: bool,
    /// Called with what is being done, how far it is and how much there is.
    pub progress: &'a (dyn Fn(&str, usize, usize) + Sync),
}

/// What a decision says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// In force from now on.
    Accepted,
    /// Nothing of it is loaded.
    Refused,
    /// The same bytes with the same verdict as last time: nothing is written.
    Unchanged,
}

/// What came of one extract.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What arrived.
    pub arrival: Arrival,
    /// What was decided.
    pub decision: Decision,
    /// Whether it is, or would be, accepted.
    pub accepted: bool,
    /// Its rows.
    pub rows: u64,
    /// Every finding.
    pub findings: Vec<Finding>,
    /// The folder of its receipt below the restricted root, if it has one.
    pub receipt: Option<String>,
}

/// What came of a load or a check.
#[derive(Debug)]
pub struct Checked {
    /// Every extract that was looked at, by path.
    pub outcomes: Vec<Outcome>,
    /// How many extracts were accepted before, with these very bytes.
    pub known: usize,
    /// Paths of temporary and hidden files.
    pub ignored: Vec<String>,
    /// The snapshot that the load made, if anything was newly accepted.
    pub snapshot: Option<Snapshot>,
}

impl Checked {
    /// Whether any extract has an error.
    #[must_use]
    pub fn has_refused(&self) -> bool {
        self.outcomes.iter().any(|o| !o.accepted)
    }
}

/// A receipt that is owed, and whose it is.
struct Due {
    folder: String,
    receipt: Receipt,
    outcome: usize,
}

/// Loads everything in the inbox that is new.
///
/// # Errors
/// When a storage, a table or a query fails, the key is wrong, or another load was first. What an
/// extract does wrong is no error but stands in its outcome.
pub async fn load(load: &Load<'_>) -> Result<Checked, Error> {
    let desk = Desk::open(load).await?;
    let Inbox { arrivals, ignored } = desk.list_inbox().await?;
    let (fetched, known) = fetch_new(&desk, arrivals).await?;
    let (mut incoming, verdicts) = desk.judge(fetched).await?;

    let mut outcomes = Vec::new();
    let mut due = Vec::new();
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for (candidate, verdict) in incoming.candidates.iter().zip(&verdicts) {
        let (outcome, receipt) = decide(&desk, candidate, verdict, &mut counts).await?;
        if let (Some(receipt), Some(folder)) = (receipt, &outcome.receipt) {
            due.push(Due { folder: folder.clone(), receipt, outcome: outcomes.len() });
        }
        outcomes.push(outcome);
    }
    let mut checked = Checked { outcomes, known, ignored, snapshot: None };
    let Some(warehouse) = desk.warehouse.as_ref().filter(|_| !load.dry_run) else {
        checked.outcomes.iter_mut().for_each(|o| o.receipt = None);
        return Ok(checked);
    };
    if checked.outcomes.is_empty() {
        return Ok(checked);
    }
    keep_bytes(load, warehouse, &mut incoming.candidates).await?;
    let newly: BTreeSet<usize> = (0..verdicts.len())
        .filter(|i| verdicts[*i].accepted && !desk.holds(&incoming.candidates[*i].fetched))
        .collect();
    let changes = row_changes::count(&desk, &incoming, &newly).await?;
    if !newly.is_empty() {
        let commit = Commit { desk: &desk, warehouse };
        checked.snapshot = Some(commit.run(&incoming, &verdicts, &newly).await?);
    }
    let made = checked.snapshot.as_ref().or(desk.latest.as_ref()).map(|s| s.snapshot);
    for Due { folder, mut receipt, outcome } in due {
        let triple = receipt.extract.as_ref().filter(|_| newly.contains(&outcome));
        let replaced = triple.and_then(|t| Some((desk.in_force.get(t)?, changes.get(t)?)));
        receipt.supersedes =
            replaced.map(|(held, rows)| Superseded { sha256: held.sha256.clone(), rows: *rows });
        receipt.snapshot = made.filter(|_| checked.outcomes[outcome].accepted);
        receipts::write(warehouse, &folder, &receipt, &checked.outcomes[outcome].findings).await?;
    }
    Ok(checked)
}

/// What is decided on an extract, and the receipt that is owed for it unless nothing has changed.
async fn decide(
    desk: &Desk<'_>,
    candidate: &Candidate,
    verdict: &Verdict,
    counts: &mut BTreeMap<String, u64>,
) -> Result<(Outcome, Option<Receipt>), Error> {
    let fetched = &candidate.fetched;
    let arrival = &fetched.arrival;
    let rows = candidate.reading.rows;
    let receipt = Receipt::new(fetched, rows, verdict, desk.load.now);
    let last = desk.drawer.last(arrival).filter(|e| e.is_on(&fetched.sha256));
    let last_receipt = match (&desk.warehouse, last) {
        (Some(warehouse), Some(entry)) => receipts::read(warehouse, entry).await?,
        _ => None,
    };
    let is_unchanged = last_receipt.is_some_and(|last| last.says_the_same(&receipt));
    let folder = match last.filter(|_| is_unchanged) {
        Some(entry) => entry.folder.clone(),
        None => desk.drawer.next(arrival, &fetched.sha256, counts),
    };
    let decision = match (is_unchanged, verdict.accepted) {
        (true, _) => Decision::Unchanged,
        (false, true) => Decision::Accepted,
        (false, false) => Decision::Refused,
    };
    let outcome = Outcome {
        arrival: arrival.clone(),
        decision,
        accepted: verdict.accepted,
        rows,
        findings: verdict.findings.clone(),
        receipt: Some(folder),
    };
    Ok((outcome, (!is_unchanged).then_some(receipt)))
}

/// Fetches all arrivals but those that are in force with these very bytes; how many those are.
async fn fetch_new(
    desk: &Desk<'_>,
    arrivals: Vec<Arrival>,
) -> Result<(Vec<Fetched>, usize), Error> {
    let total = arrivals.len();
    let mut fetched = Vec::new();
    let mut known = 0;
    for (index, arrival) in arrivals.into_iter().enumerate() {
        (desk.load.progress)("fetching", index + 1, total);
        let one = desk.fetch(arrival).await?;
        if desk.is_known(&one) {
            known += 1;
        } else {
            fetched.push(one);
        }
    }
    Ok((fetched, known))
}

/// Keeps the bytes of every extract, accepted or refused, under their digest.
async fn keep_bytes(
    load: &Load<'_>,
    warehouse: &Warehouse,
    candidates: &mut [Candidate],
) -> Result<(), Error> {
    let total = candidates.len();
    for (index, candidate) in candidates.iter_mut().enumerate() {
        (load.progress)("keeping", index + 1, total);
        let fetched = &mut candidate.fetched;
        if fetched.unreadable.is_some() {
            continue;
        }
        let mut bytes = Vec::new();
        let read = fetched
            .spool
            .seek(SeekFrom::Start(0))
            .and_then(|_| fetched.spool.read_to_end(&mut bytes));
        read.map_err(|e| intake::Error::Temporary(e.into()))?;
        warehouse.restricted.put_new(&format!("extracts/{}", fetched.sha256), bytes).await?;
    }
    Ok(())
}

/// The commit of a load.
struct Commit<'a> {
    desk: &'a Desk<'a>,
    warehouse: &'a Warehouse,
}

impl Commit<'_> {
    /// Appends the rows of the newly accepted extracts, then makes them visible by one record.
    async fn run(
        &self,
        incoming: &Incoming,
        verdicts: &[Verdict],
        newly: &BTreeSet<usize>,
    ) -> Result<Snapshot, Error> {
        let (load, latest) = (self.desk.load, self.desk.latest.as_ref());
        let kept = load.kept;
        // random, so that rows of a load that was killed can never become visible
        let load_id = random_load_id()?;
        let config_digest = kept.keep(self.warehouse).await?;
        let mut tables = latest.map(|s| s.tables.clone()).unwrap_or_default();
        let mut sources =
            Sources { warehouse: BTreeMap::new(), incoming: incoming.tables.clone(), snapshot: 0 };
        sources.incoming.insert("extracts".to_owned(), incoming.accepted_table(newly)?);
        let session = Session::open(&sources, &kept.programme)?;
        let total = kept.contract.datasets.len();
        for (index, dataset) in kept.contract.datasets.iter().enumerate() {
            (load.progress)("writing", index + 1, total);
            let is_of = |i: &usize| {
                incoming.candidates[*i]
                    .fetched
                    .arrival
                    .triple
                    .as_ref()
                    .is_some_and(|t| t.dataset == dataset.name)
            };
            let has_rows = newly.iter().any(is_of);
            let written =
                tables::append(self.warehouse, &session, dataset, &load_id, has_rows, &tables)
                    .await?;
            tables.extend(written);
        }
        let mut in_force = self.desk.in_force.clone();
        for index in newly {
            let candidate = &incoming.candidates[*index];
            let Some(triple) = candidate.fetched.arrival.triple.clone() else { continue };
            let warnings = &verdicts[*index].findings;
            let first = in_force.get(&triple).map_or(&load_id, |h| &h.first_load_id).clone();
            in_force.put(Held {
                triple,
                first_load_id: first,
                sha256: candidate.fetched.sha256.clone(),
                load_id: load_id.clone(),
                path: candidate.fetched.arrival.path.clone(),
                bytes: candidate.fetched.arrival.bytes,
                rows: candidate.reading.rows,
                warnings: warnings.iter().filter(|f| f.severity == Severity::Warning).count()
                    as u64,
                received_at: candidate.fetched.arrival.received_at,
            });
        }
        let snapshot = Snapshot {
            snapshot: latest.map_or(0, |s| s.snapshot) + 1,
            created_at: load.now,
            tool: crate::TOOL.to_owned(),
            config_digest,
            key_fingerprint: self.desk.pseudonymiser.fingerprint(),
            load_id,
            tables,
            in_force: in_force.iter().cloned().collect(),
        };
        snapshot.commit(self.warehouse).await?;
        tables::append_in_force(self.warehouse, &in_force, snapshot.snapshot).await?;
        Ok(snapshot)
    }
}

/// A name that no other load has.
fn random_load_id() -> Result<String, Error> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|e| intake::Error::Temporary(e.to_string().into()))?;
    Ok(hex::encode(bytes))
}

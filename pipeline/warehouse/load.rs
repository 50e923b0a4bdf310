//! `load`: list, read, check, pseudonymise, commit, receipt. And `check`, which stops before
//! anything is written.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::PathBuf;

use jiff::Timestamp;

use super::judge::{Bench, Verdict, judge};
use super::key::IfMissing;
use super::receipts::{Drawer, Receipt};
use super::{Error, Held, InForce, Kept, Snapshot, Warehouse, key, receipts, tables};
use crate::contract::{Finding, Severity};
use crate::engine::{Session, Sources};
use crate::intake::{self, Arrival, Candidate, Fetched, Inbox, Incoming, Pseudonymiser, Triple};
use crate::programme::OFFICE;
use crate::store::Root;

/// What a load works with.
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
    /// In force from the new snapshot on.
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
    /// The folder of its receipt below the restricted root, if one was written now.
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

/// A batch that has been judged.
struct Judged {
    incoming: Incoming,
    verdicts: Vec<Verdict>,
}

/// Loads everything in the inbox that is new.
///
/// # Errors
/// When a storage, a table or a query fails, the key is wrong, or another load was first. What an
/// extract does wrong is no error but stands in its outcome.
pub async fn load(load: &Load<'_>) -> Result<Checked, Error> {
    let programme = &load.kept.programme;
    let inbox_place = load.inbox.as_deref().unwrap_or(&programme.settings.storage.inbox);
    let inbox_root = Root::open(&programme.folder, inbox_place)?;
    let warehouse = Warehouse::open(programme)?;
    let latest = Snapshot::read(&warehouse, None).await?;
    let if_missing = if load.dry_run { IfMissing::Forget } else { IfMissing::Make };
    let pseudonymiser = key::open(programme, latest.as_ref(), if_missing)?;
    let in_force = latest.as_ref().map(Snapshot::in_force).unwrap_or_default();
    let drawer = Drawer::open(&warehouse).await?;

    let Inbox { arrivals, ignored } =
        intake::list(&inbox_root, programme, &load.kept.contract, load.now).await?;
    let is_known = |f: &Fetched| {
        let held = f.arrival.triple.as_ref().and_then(|t| in_force.get(t));
        let last = drawer.last(&f.arrival);
        f.arrival.findings.is_empty()
            && held.is_some_and(|h| h.sha256 == f.sha256)
            && last.is_some_and(|e| e.is_on(&f.sha256))
    };
    let (fetched, known) = fetch_all(load, &inbox_root, arrivals, &is_known).await?;
    let Judged { mut incoming, verdicts } =
        read_and_judge(load, &warehouse, latest.as_ref(), &in_force, &pseudonymiser, fetched)
            .await?;

    let mut outcomes = Vec::new();
    let mut receipts_due = Vec::new();
    for (candidate, verdict) in incoming.candidates.iter().zip(&verdicts) {
        let fetched = &candidate.fetched;
        let mut receipt = Receipt::new(
            &fetched.arrival,
            &fetched.sha256,
            candidate.reading.rows,
            verdict.accepted,
            &verdict.findings,
            load.now,
        );
        let is_unchanged = match drawer.last(&fetched.arrival) {
            Some(entry) if entry.is_on(&fetched.sha256) => {
                receipts::read(&warehouse, entry).await?.is_some_and(|last| {
                    last.status == receipt.status && last.findings_sha256 == receipt.findings_sha256
                })
            }
            _ => false,
        };
        let folder = (!is_unchanged).then(|| drawer.next(&fetched.arrival, &fetched.sha256));
        let decision = match (is_unchanged, verdict.accepted) {
            (true, _) => Decision::Unchanged,
            (false, true) => Decision::Accepted,
            (false, false) => Decision::Refused,
        };
        if verdict.accepted {
            let held = fetched.arrival.triple.as_ref().and_then(|t| in_force.get(t));
            receipt.supersedes = held.map(|h| h.sha256.clone()).filter(|s| *s != fetched.sha256);
        }
        if let Some(folder) = &folder {
            receipts_due.push((folder.clone(), receipt, outcomes.len()));
        }
        outcomes.push(Outcome {
            arrival: fetched.arrival.clone(),
            decision,
            accepted: verdict.accepted,
            rows: candidate.reading.rows,
            findings: verdict.findings.clone(),
            receipt: folder.filter(|_| !load.dry_run),
        });
    }
    let mut checked = Checked { outcomes, known, ignored, snapshot: None };
    if load.dry_run || checked.outcomes.is_empty() {
        return Ok(checked);
    }
    keep_bytes(load, &warehouse, &mut incoming.candidates).await?;
    let newly: BTreeSet<usize> = (0..verdicts.len())
        .filter(|i| {
            let fetched = &incoming.candidates[*i].fetched;
            let held = fetched.arrival.triple.as_ref().and_then(|t| in_force.get(t));
            verdicts[*i].accepted && held.is_none_or(|h| h.sha256 != fetched.sha256)
        })
        .collect();
    if !newly.is_empty() {
        let commit =
            Commit { load, warehouse: &warehouse, latest: latest.as_ref(), in_force: &in_force };
        let fingerprint = pseudonymiser.fingerprint();
        checked.snapshot = Some(commit.run(&incoming, &verdicts, &newly, fingerprint).await?);
    }
    for (folder, mut receipt, index) in receipts_due {
        receipt.snapshot =
            checked.snapshot.as_ref().filter(|_| newly.contains(&index)).map(|s| s.snapshot);
        receipts::write(&warehouse, &folder, &receipt, &checked.outcomes[index].findings).await?;
    }
    Ok(checked)
}

/// Checks files and folders as a load would, and writes nothing.
///
/// `paths` are files or folders of the inbox; with `claimed`, one file anywhere that is to be read
/// as that extract. Without paths, the whole inbox is checked. What else the centre has in the
/// inbox, and what the warehouse holds, is taken into account but not reported on.
///
/// # Errors
/// As [`load`]; also when a path is not below the inbox and nothing says what it is.
pub async fn check(
    load: &Load<'_>,
    paths: &[PathBuf],
    claimed: Option<&str>,
) -> Result<Checked, Error> {
    let programme = &load.kept.programme;
    let storage = &programme.settings.storage;
    let inbox_place = load.inbox.as_deref().unwrap_or(&storage.inbox);
    let inbox_root = Root::open_existing(&programme.folder, inbox_place)?;
    let has_warehouse = Root::exists(&programme.folder, &storage.warehouse);
    let warehouse = if has_warehouse { Some(Warehouse::open(programme)?) } else { None };
    let latest = match &warehouse {
        Some(warehouse) => Snapshot::read(warehouse, None).await?,
        None => None,
    };
    let pseudonymiser = key::open(programme, latest.as_ref(), IfMissing::Forget)?;
    let in_force = latest.as_ref().map(Snapshot::in_force).unwrap_or_default();

    let mut inbox = match &inbox_root {
        Some(root) => intake::list(root, programme, &load.kept.contract, load.now).await?,
        None => Inbox::default(),
    };
    let wanted = wanted_paths(inbox_root.as_ref(), paths)?;
    let mut fetched = Vec::new();
    let mut claimed_path = None;
    if let (Some(claimed), [path]) = (claimed, paths) {
        let (root, name) = Root::of_file(path)?;
        let arrival = intake::arrival_as(&name, claimed, programme, &load.kept.contract, load.now);
        inbox.arrivals.retain(|a| a.triple.is_none() || a.triple != arrival.triple);
        fetched.push(intake::fetch(&root, arrival).await?);
        claimed_path = Some(name);
    }
    let is_wanted = |path: &str| match &claimed_path {
        Some(claimed) => path == claimed,
        None => wanted.iter().any(|w| is_below(path, w)),
    };
    let centres: BTreeSet<String> = inbox
        .arrivals
        .iter()
        .filter(|a| is_wanted(&a.path))
        .filter_map(|a| a.triple.as_ref())
        .chain(fetched.iter().filter_map(|f| f.arrival.triple.as_ref()))
        .map(|t| t.centre_id.clone())
        .collect();
    // verifications of the office refer to responses of every centre
    let all_centres = centres.contains(OFFICE);
    if let Some(root) = &inbox_root {
        let neighbours = inbox.arrivals.into_iter().filter(|a| {
            let near =
                |t: &Triple| all_centres || t.centre_id == OFFICE || centres.contains(&t.centre_id);
            is_wanted(&a.path) || a.triple.as_ref().is_some_and(near)
        });
        for arrival in neighbours.collect::<Vec<_>>() {
            fetched.push(intake::fetch(root, arrival).await?);
        }
    }
    let judged = match &warehouse {
        Some(w) => {
            read_and_judge(load, w, latest.as_ref(), &in_force, &pseudonymiser, fetched).await?
        }
        None => judge_alone(load, &in_force, &pseudonymiser, fetched).await?,
    };
    let outcomes = judged
        .incoming
        .candidates
        .into_iter()
        .zip(judged.verdicts)
        .filter(|(c, _)| is_wanted(&c.fetched.arrival.path))
        .map(|(candidate, verdict)| Outcome {
            rows: candidate.reading.rows,
            decision: if verdict.accepted { Decision::Accepted } else { Decision::Refused },
            accepted: verdict.accepted,
            findings: verdict.findings,
            arrival: candidate.fetched.arrival,
            receipt: None,
        })
        .collect();
    Ok(Checked { outcomes, known: 0, ignored: inbox.ignored, snapshot: None })
}

/// The paths that the user named, below the inbox; the whole inbox if none.
fn wanted_paths(inbox: Option<&Root>, paths: &[PathBuf]) -> Result<Vec<String>, Error> {
    if paths.is_empty() {
        return Ok(vec![String::new()]);
    }
    let wanted = paths.iter().filter_map(|p| inbox?.relative(p)).collect();
    Ok(wanted)
}

/// Whether a path is this folder or file, or below it.
fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty()
        || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Fetches all arrivals but those that are known; how many those are.
async fn fetch_all(
    load: &Load<'_>,
    inbox: &Root,
    arrivals: Vec<Arrival>,
    is_known: &(dyn Fn(&Fetched) -> bool + Sync),
) -> Result<(Vec<Fetched>, usize), Error> {
    let total = arrivals.len();
    let mut fetched = Vec::new();
    let mut known = 0;
    for (index, arrival) in arrivals.into_iter().enumerate() {
        (load.progress)("fetching", index + 1, total);
        let one = intake::fetch(inbox, arrival).await?;
        if is_known(&one) {
            known += 1;
        } else {
            fetched.push(one);
        }
    }
    Ok((fetched, known))
}

/// Reads a batch and judges it against a warehouse.
async fn read_and_judge(
    load: &Load<'_>,
    warehouse: &Warehouse,
    latest: Option<&Snapshot>,
    in_force: &InForce,
    pseudonymiser: &Pseudonymiser,
    fetched: Vec<Fetched>,
) -> Result<Judged, Error> {
    let held = tables::open_tables(warehouse, &load.kept.contract, latest).await?;
    judge_against(load, &held, in_force, pseudonymiser, fetched).await
}

/// Reads a batch and judges it where there is no warehouse.
async fn judge_alone(
    load: &Load<'_>,
    in_force: &InForce,
    pseudonymiser: &Pseudonymiser,
    fetched: Vec<Fetched>,
) -> Result<Judged, Error> {
    judge_against(load, &BTreeMap::new(), in_force, pseudonymiser, fetched).await
}

/// Reads a batch and judges it against these tables.
async fn judge_against(
    load: &Load<'_>,
    held: &crate::engine::Tables,
    in_force: &InForce,
    pseudonymiser: &Pseudonymiser,
    fetched: Vec<Fetched>,
) -> Result<Judged, Error> {
    let total = fetched.len();
    let incoming = Incoming::read(fetched, &load.kept.contract, pseudonymiser, |done| {
        (load.progress)("reading", done, total);
    })
    .await?;
    if incoming.candidates.is_empty() {
        return Ok(Judged { incoming, verdicts: Vec::new() });
    }
    (load.progress)("checking", 0, 1);
    let bench = Bench {
        programme: &load.kept.programme,
        contract: &load.kept.contract,
        library: &load.kept.library,
        warehouse: held,
        in_force,
        now: load.now,
    };
    let verdicts = judge(&bench, &incoming).await?;
    (load.progress)("checking", 1, 1);
    Ok(Judged { incoming, verdicts })
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
    load: &'a Load<'a>,
    warehouse: &'a Warehouse,
    latest: Option<&'a Snapshot>,
    in_force: &'a InForce,
}

impl Commit<'_> {
    /// Appends the rows of the newly accepted extracts, then makes them visible by one record.
    async fn run(
        &self,
        incoming: &Incoming,
        verdicts: &[Verdict],
        newly: &BTreeSet<usize>,
        key_fingerprint: String,
    ) -> Result<Snapshot, Error> {
        let kept = self.load.kept;
        // random, so that rows of a load that was killed can never become visible
        let load_id = random_load_id()?;
        let config_digest = kept.keep(self.warehouse).await?;
        let mut tables = self.latest.map(|s| s.tables.clone()).unwrap_or_default();
        let mut sources =
            Sources { warehouse: BTreeMap::new(), incoming: incoming.tables.clone(), snapshot: 0 };
        sources.incoming.insert("extracts".to_owned(), incoming.accepted_table(newly)?);
        let session = Session::open(&sources, &kept.programme)?;
        let total = kept.contract.datasets.len();
        for (index, dataset) in kept.contract.datasets.iter().enumerate() {
            (self.load.progress)("writing", index + 1, total);
            let is_of = |i: &usize| {
                incoming.candidates[*i]
                    .fetched
                    .arrival
                    .triple
                    .as_ref()
                    .is_some_and(|t| t.dataset == dataset.name)
            };
            let has_rows = newly.iter().any(is_of);
            tables.extend(
                tables::append(self.warehouse, &session, dataset, &load_id, has_rows).await?,
            );
        }
        let mut in_force = self.in_force.clone();
        for index in newly {
            let candidate = &incoming.candidates[*index];
            let Some(triple) = candidate.fetched.arrival.triple.clone() else { continue };
            let warnings = &verdicts[*index].findings;
            in_force.put(Held {
                triple,
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
            snapshot: self.latest.map_or(0, |s| s.snapshot) + 1,
            created_at: self.load.now,
            tool: concat!("counterfoil ", env!("CARGO_PKG_VERSION")).to_owned(),
            config_digest,
            key_fingerprint,
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

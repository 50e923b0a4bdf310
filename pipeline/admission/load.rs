//! `load`: list, read, check, pseudonymise, commit, receipt.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::pin::pin;

use futures::{StreamExt as _, TryStreamExt as _};
use tracing::{Instrument as _, info_span};

use super::Error;
use super::annotated::annotated;
use super::append::Writing;
use super::approval;
use super::asked::Load;
use super::asking::Asked;
use super::checked::{Checked, Decision, DecisionKind};
use super::docket::{self, Docket};
use super::due::{self, Aside, Due, Findings};
use super::gone_sheets::gone_sheets;
use super::incoming::Incoming;
use super::judge::Judged;
use super::opened::Admission;
use super::receipts::{self, Receipt, Superseded};
use super::row_changes;
use contract::{Messages, Severity};
use custody::{EXTRACTS, Loose, Pack};
use engine::{Session, Sources};
use intake::{Arrival, Candidate, Fetched, Inbox};
use warehouse::{InForce, InForceEntry, Refused, Snapshot, Warehouse};

/// How many objects are written at once.
const AT_ONCE: usize = 16;
/// From this size on, extracts are kept one by one, in bytes.
const LARGE_BYTES: u64 = 1 << 20;

/// Loads everything in the inbox that is new.
///
/// When another load commits first, the batch is judged again against what that load has left, so
/// that both end well.
///
/// # Errors
/// When a storage, a table or a query fails, or the key is wrong. What an extract does wrong is no
/// error but stands in its decision.
pub async fn load(load: &Load<'_>) -> Result<Checked, Error> {
    let mut overtaken_by = Vec::new();
    loop {
        match attempt(load).await {
            Ok(checked) => return Ok(Checked { overtaken_by, ..checked }),
            // somebody else has got on, so this comes to an end
            Err(Error::Warehouse(warehouse::Error::Overtaken(snapshot))) => {
                overtaken_by.push(snapshot);
            }
            Err(e) => return Err(e),
        }
    }
}

/// One attempt to load: ends with a commit, with nothing to commit, or overtaken.
async fn attempt(load: &Load<'_>) -> Result<Checked, Error> {
    let mut admission = Admission::open(load).instrument(info_span!("open")).await?;
    let listing = admission.list_inbox(None).instrument(info_span!("list"));
    let Inbox { arrivals, ignored, waiting } = listing.await?;
    let waiting = waiting.into_iter().map(|a| a.path).collect();
    let gone_sheets = gone_sheets(&admission.in_force, &arrivals);
    let listed = arrivals.len();
    let (untouched, arrivals) = admission.set_aside_untouched(arrivals).await?;
    let fetching = fetch_new(&admission, arrivals).instrument(info_span!("fetch"));
    let (fetched, read_again) = fetching.await?;
    if let Some(warehouse) = admission.warehouse.as_ref().filter(|_| !load.dry_run) {
        admission.untouched.enter(warehouse, &read_again, &untouched, listed).await?;
    }
    let known = untouched.len() + read_again.len();
    let judging = admission.judge(fetched).instrument(info_span!("judge"));
    let (mut incoming, verdicts) = judging.await?;

    let mut decisions = Vec::new();
    let mut decided = Vec::new();
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for (index, (candidate, verdict)) in incoming.candidates.iter_mut().zip(verdicts).enumerate() {
        let (decision, due) = decide(&admission, candidate, verdict, &mut counts).await?;
        decided.extend(due.map(|due| (index, due)));
        decisions.push(decision);
    }
    let mut checked = Checked {
        decisions,
        known,
        ignored,
        gone_sheets,
        waiting,
        snapshot: None,
        instead_of: Vec::new(),
        overtaken_by: Vec::new(),
    };
    let Some(warehouse) = admission.warehouse.as_ref().filter(|_| !load.dry_run) else {
        checked.decisions.iter_mut().for_each(|o| o.receipt = None);
        return Ok(checked);
    };
    let newly: BTreeSet<usize> = (0..checked.decisions.len())
        .filter(|i| {
            checked.decisions[*i].accepted
                && !admission.has_in_force(&incoming.candidates[*i].fetched)
        })
        .collect();
    // random, so that rows of a load that was killed can never become visible
    let load_id = random_load_id()?;
    let batch = Batch { admission: &admission, warehouse, incoming: &incoming, load_id: &load_id };
    let keeping = batch.keep(&checked.decisions, &mut decided, !newly.is_empty());
    keeping.instrument(info_span!("keep")).await?;
    if newly.is_empty() {
        let latest = admission.latest.as_ref().map(|s| s.snapshot);
        // a verdict on what is no longer so is none
        if let Some(now) = Snapshot::numbers(warehouse).await?.last()
            && Some(*now) != latest
        {
            let due: Vec<Due> = decided.into_iter().map(|(_, due)| due).collect();
            due::drop_findings(warehouse, &due).await?;
            return Err(warehouse::Error::Overtaken(*now).into());
        }
        let (indices, mut due): (Vec<usize>, Vec<Due>) = decided.into_iter().unzip();
        for (index, one) in indices.iter().zip(&mut due) {
            one.receipt.snapshot = latest.filter(|_| checked.decisions[*index].accepted);
            let latest = admission.latest.as_ref();
            one.receipt.waits_for_approval = latest.is_some_and(|s| one.receipt.waits_in(s));
        }
        let folders = due::write_all(warehouse, &due).await?;
        due::drop_findings(warehouse, &due).await?;
        checked.name_receipts(&indices, folders);
        return Ok(checked);
    }
    let indices: Vec<usize> = decided.iter().map(|(index, _)| *index).collect();
    let committing = batch.commit(&checked.decisions, decided, &newly);
    let (snapshot, folders) = committing.instrument(info_span!("commit")).await?;
    checked.snapshot = Some(snapshot);
    checked.name_receipts(&indices, folders);
    Ok(checked)
}

/// What is decided on an extract, and the receipt that is owed for it unless nothing has changed.
async fn decide(
    admission: &Admission<'_>,
    candidate: &mut Candidate,
    verdict: Judged,
    counts: &mut BTreeMap<String, u64>,
) -> Result<(Decision, Option<Due>), Error> {
    let rows = candidate.reading.rows;
    let fetched = &mut candidate.fetched;
    let mut receipt = Receipt::new(fetched, &candidate.reading, &verdict, admission.load.now);
    let last = admission.receipts.last(&fetched.arrival).filter(|e| e.is_on(fetched.sha256()));
    let last_receipt = match (&admission.warehouse, last) {
        (Some(warehouse), Some(entry)) => receipts::read(warehouse, entry).await?,
        _ => None,
    };
    // whatever was done to the file since, it came when it was first seen
    if let Some(last) = &last_receipt {
        receipt.received_at = last.received_at.min(receipt.received_at);
        fetched.arrival.received_at = receipt.received_at;
    }
    let arrival = &fetched.arrival;
    let is_unchanged = last_receipt.as_ref().is_some_and(|last| last.says_the_same(&receipt));
    let folder = match last {
        // a receipt that a power loss has damaged is written again
        Some(entry) if is_unchanged || last_receipt.is_none() => entry.folder.clone(),
        _ => admission.receipts.next(arrival, fetched.sha256(), counts),
    };
    let decision = match (is_unchanged, verdict.accepted) {
        (true, _) => DecisionKind::Unchanged,
        (false, true) => DecisionKind::Accepted,
        (false, false) => DecisionKind::Refused,
    };
    let decision = Decision {
        arrival: arrival.clone(),
        decision,
        accepted: verdict.accepted,
        rows,
        findings: verdict.findings,
        receipt: Some(folder.clone()),
    };
    let due = Due { folder, receipt, findings: Findings::default(), annotated: None };
    Ok((decision, (!is_unchanged).then_some(due)))
}

/// Fetches all arrivals but those that are in force with these very bytes, which are told with their
/// digests.
async fn fetch_new(
    admission: &Admission<'_>,
    arrivals: Vec<Arrival>,
) -> Result<(Vec<Fetched>, Vec<(Arrival, String)>), Error> {
    let total = arrivals.len();
    let mut fetching = pin!(admission.fetch(arrivals));
    let mut fetched = Vec::new();
    let mut known = Vec::new();
    while let Some(one) = fetching.try_next().await? {
        if admission.is_known(&one) {
            let sha256 = one.sha256().to_owned();
            known.push((one.arrival, sha256));
        } else {
            fetched.push(one);
        }
        (admission.load.progress)("fetching", fetched.len() + known.len(), total);
    }
    Ok((fetched, known))
}

/// A batch that has been judged, on its way into the warehouse.
struct Batch<'a> {
    admission: &'a Admission<'a>,
    warehouse: &'a Warehouse,
    incoming: &'a Incoming,
    load_id: &'a str,
}

impl Batch<'_> {
    /// Keeps the bytes of every extract that was decided on, those of many in packs if the load is to
    /// come to a commit, and lays its findings aside.
    async fn keep(
        &self,
        decisions: &[Decision],
        decided: &mut [(usize, Due)],
        will_commit: bool,
    ) -> Result<(), Error> {
        let total = decided.len();
        let before = custody::buried(self.warehouse).await?;
        let programme = &self.admission.load.configuration.programme;
        let messages = &self.admission.load.configuration.all_messages()?;
        let is_small =
            |index: &usize| self.incoming.candidates[*index].fetched.bytes() <= LARGE_BYTES;
        let (small, large): (Vec<usize>, Vec<usize>) =
            decided.iter().map(|(index, _)| *index).partition(is_small);
        let kept = self.kept_before(decided).await?;
        let in_packs = will_commit && small.len() >= custody::MANY;
        if in_packs {
            self.keep_in_packs(&small, &before, &kept).await?;
        }
        let mut laid_aside = BTreeMap::new();
        let mut done = 0;
        // large ones one by one: each has several parts in memory
        for (some, at_once, alone) in [(small, AT_ONCE, !in_packs), (large, 1, true)] {
            let (buried, kept) = (&before, &kept);
            let keeping = futures::stream::iter(some).map(|index| async move {
                if alone {
                    self.keep_bytes(index, buried, kept).await?;
                }
                let decision = &decisions[index];
                let messages = &messages[&programme.language_of(decision.centre_id())];
                let findings = &decision.findings;
                let findings =
                    due::lay_aside(self.warehouse, self.load_id, index, findings, messages);
                let findings = findings.await?;
                let annotated = self.annotate(index, decision, messages, buried).await?;
                Ok::<_, Error>((index, (findings, annotated)))
            });
            let mut keeping = keeping.buffer_unordered(at_once);
            while let Some((index, aside)) = keeping.try_next().await? {
                laid_aside.insert(index, aside);
                done += 1;
                (self.admission.load.progress)("keeping", done, total);
            }
        }
        for (index, due) in decided.iter_mut() {
            (due.findings, due.annotated) = laid_aside.remove(index).unwrap_or_default();
        }
        // what was purged while it was written
        let candidates = decided.iter().map(|(index, _)| &self.incoming.candidates[*index]);
        let kept: BTreeSet<&str> = candidates.map(|c| c.fetched.sha256()).collect();
        let mut since = custody::buried(self.warehouse).await?;
        since.retain(|sha256| !before.contains(sha256) && kept.contains(sha256.as_str()));
        if !since.is_empty() {
            let since: Vec<String> = since.into_iter().collect();
            custody::remove_buried(self.warehouse, &since).await?;
        }
        Ok(())
    }

    /// Lays the workbook aside that a centre gets back of a refused extract, unless its bytes were purged.
    async fn annotate(
        &self,
        index: usize,
        decision: &Decision,
        messages: &Messages,
        buried: &BTreeSet<String>,
    ) -> Result<Option<Aside>, Error> {
        let candidate = &self.incoming.candidates[index];
        if decision.accepted || buried.contains(candidate.fetched.sha256()) {
            return Ok(None);
        }
        let contract = &self.admission.load.configuration.contract;
        let workbook = annotated(candidate, contract, &decision.findings, messages)?;
        let Some(workbook) = workbook else { return Ok(None) };
        Ok(Some(due::lay_workbook_aside(self.warehouse, self.load_id, index, workbook).await?))
    }

    /// The bytes that are kept already, as far as receipts vouch for those that were decided on: what
    /// lies there without a receipt a power loss may have left.
    async fn kept_before(&self, decided: &[(usize, Due)]) -> Result<BTreeMap<String, u64>, Error> {
        let has_receipt = |index: &usize| {
            let fetched = &self.incoming.candidates[*index].fetched;
            let triple = fetched.arrival.triple.as_ref();
            triple.is_some_and(|t| self.admission.receipts.on(t, fetched.sha256()).is_some())
        };
        let vouched: Vec<usize> =
            decided.iter().map(|(index, _)| *index).filter(has_receipt).collect();
        if vouched.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut kept = custody::kept(self.warehouse).await?;
        let bytes = vouched.into_iter().filter_map(|index| {
            let sha256 = self.incoming.candidates[index].fetched.sha256();
            Some((sha256.to_owned(), kept.remove(sha256)?.bytes))
        });
        Ok(bytes.collect())
    }

    /// Keeps the bytes of extracts in packs, but for those that were purged or are kept.
    async fn keep_in_packs(
        &self,
        some: &[usize],
        buried: &BTreeSet<String>,
        kept: &BTreeMap<String, u64>,
    ) -> Result<(), Error> {
        let mut loose = Vec::new();
        for index in some {
            let Ok(spool) = &self.incoming.candidates[*index].fetched.spool else { continue };
            if kept.get(&spool.sha256) == Some(&spool.bytes) {
                continue;
            }
            if buried.contains(&spool.sha256) {
                self.remove_leftover(&spool.sha256).await?;
                continue;
            }
            let mut reader = spool.open();
            loose.push(Loose {
                path: format!("{EXTRACTS}/{}", spool.sha256),
                bytes: spool.bytes,
                content: Box::new(move || {
                    let mut content = Vec::new();
                    reader.read_to_end(&mut content)?;
                    Ok(content.into())
                }),
            });
        }
        let root = &self.warehouse.restricted;
        Ok(custody::keep_in_packs(root, EXTRACTS, self.load_id, loose).await?)
    }

    /// Removes the packs of a load that comes to nothing.
    async fn remove_packs(&self) -> Result<(), Error> {
        let root = &self.warehouse.restricted;
        for path in Pack::paths(root, EXTRACTS).await? {
            if Pack::load_of(&path) == Some(self.load_id) {
                root.delete(&path).await?;
            }
        }
        Ok(())
    }

    /// Keeps the bytes of an extract, unless they were purged or are kept.
    async fn keep_bytes(
        &self,
        index: usize,
        buried: &BTreeSet<String>,
        kept: &BTreeMap<String, u64>,
    ) -> Result<(), Error> {
        let Ok(spool) = &self.incoming.candidates[index].fetched.spool else { return Ok(()) };
        if kept.get(&spool.sha256) == Some(&spool.bytes) {
            return Ok(());
        }
        if buried.contains(&spool.sha256) {
            return self.remove_leftover(&spool.sha256).await;
        }
        let path = format!("{EXTRACTS}/{}", spool.sha256);
        Ok(self.warehouse.restricted.put_stream(&path, Box::new(spool.open())).await?)
    }

    /// Removes bytes that a load which died may have written while they were purged.
    async fn remove_leftover(&self, sha256: &str) -> Result<(), Error> {
        Ok(self.warehouse.restricted.delete(&format!("{EXTRACTS}/{sha256}")).await?)
    }

    /// Appends the rows of the newly accepted extracts, makes them visible by one record, and
    /// writes the receipts; the snapshot, and the receipts' folders.
    async fn commit(
        &self,
        decisions: &[Decision],
        decided: Vec<(usize, Due)>,
        newly: &BTreeSet<usize>,
    ) -> Result<(Snapshot, Vec<String>), Error> {
        let (load, latest) = (self.admission.load, self.admission.latest.as_ref());
        let number = latest.map_or(0, |s| s.snapshot) + 1;
        let changes = row_changes::count(self.admission, self.incoming, newly).await?;
        let load_id = self.load_id.to_owned();
        let config_digest = load.configuration.digest();
        if latest.is_none_or(|s| s.config_digest != config_digest) {
            load.configuration.keep(self.warehouse, &config_digest).await?;
        }
        let appending = self.append(&load_id, decisions, newly);
        let tables = appending.instrument(info_span!("append")).await?;
        let accepted = self.accepted(&load_id, decisions, newly);
        let mut snapshot = Snapshot {
            snapshot: number,
            created_at: load.now,
            tool: programme::TOOL.to_owned(),
            config_digest,
            key_fingerprint: self.admission.pseudonymiser.fingerprint(),
            load_id: load_id.clone(),
            tables,
            periods: BTreeMap::new(),
            refused: refused(latest, &accepted, decisions),
            in_force: latest.map(|s| s.in_force.clone()).unwrap_or_default(),
            waiting: latest.map(|s| s.waiting.clone()).unwrap_or_default(),
            in_force_file: None,
            acts: Vec::new(),
            unlocked: latest.map(|s| s.unlocked.clone()).unwrap_or_default(),
            withdrawn: latest.map(|s| s.withdrawn.clone()).unwrap_or_default(),
            returned: latest.map(|s| s.returned.clone()).unwrap_or_default(),
        };
        let entries = accepted.iter().filter(|entry| entry.load_id == load_id).cloned().collect();
        let approval = load.configuration.programme.settings.submission.approval;
        approval::enter(&mut snapshot, entries, approval, load.now);
        let due = decided.into_iter().map(|(index, mut due)| {
            let triple = due.receipt.extract.as_ref().filter(|_| newly.contains(&index));
            let replaced =
                triple.and_then(|t| Some((self.admission.in_force.get(t)?, changes.get(t)?)));
            due.receipt.supersedes = replaced
                .map(|(entry, rows)| Superseded { sha256: entry.sha256.clone(), rows: *rows });
            due.receipt.snapshot = Some(number).filter(|_| decisions[index].accepted);
            due.receipt.waits_for_approval = due.receipt.waits_in(&snapshot);
            due
        });
        let docket = Docket { load_id, snapshot: number, due: due.collect() };
        docket.keep(self.warehouse).await?;
        if let Err(e) = snapshot.commit(self.warehouse).await {
            if matches!(e, warehouse::Error::Overtaken(_)) {
                docket.remove(self.warehouse).await?;
                self.remove_packs().await?;
            }
            return Err(e.into());
        }
        let folders = docket.pay(self.warehouse).await?;
        // now that the number is taken, those who died on their way to it have lost
        docket::settle(self.warehouse).await?;
        warehouse::repeat_in_force(self.warehouse, &snapshot, load.resources).await?;
        Ok((snapshot, folders))
    }

    /// Appends the rows of the newly accepted extracts, and what is asked of them; the versions of all
    /// tables then.
    async fn append(
        &self,
        load_id: &str,
        decisions: &[Decision],
        newly: &BTreeSet<usize>,
    ) -> Result<BTreeMap<String, u64>, Error> {
        let (load, incoming) = (self.admission.load, self.incoming);
        let configuration = load.configuration;
        let mut tables =
            self.admission.latest.as_ref().map(|s| s.tables.clone()).unwrap_or_default();
        let mut sources = Sources {
            warehouse: BTreeMap::new(),
            incoming: incoming.tables.clone(),
            snapshot: 0,
            rows: incoming.candidates.iter().map(|c| c.reading.rows).sum(),
            resources: load.resources.clone(),
        };
        sources.incoming.insert("extracts".to_owned(), incoming.accepted_table(newly)?);
        let session = Session::open(&sources, &configuration.programme)?;
        let total = configuration.contract.datasets.len();
        for (index, dataset) in configuration.contract.datasets.iter().enumerate() {
            (load.progress)("writing", index + 1, total);
            let is_of = |i: &usize| {
                let triple = &incoming.candidates[*i].fetched.arrival.triple;
                triple.as_ref().is_some_and(|t| t.dataset == dataset.name)
            };
            // each is written by one thread, with memory of its own
            let at_once = if load.resources.fits(sources.rows) { 2 } else { 1 };
            let writing = Writing { warehouse: self.warehouse, engine: &session, load_id, at_once };
            let written = writing.append(dataset, newly.iter().any(is_of), &tables).await?;
            tables.extend(written);
        }
        let (admission, warehouse, engine) = (self.admission, self.warehouse, &session);
        let asked = Asked { admission, warehouse, incoming, engine, load_id };
        let findings_of = |index: usize| &decisions[index].findings;
        tables.extend(asked.append(&findings_of, newly).await?);
        Ok(tables)
    }

    /// What was accepted, with the newly accepted extracts.
    fn accepted(&self, load_id: &str, decisions: &[Decision], newly: &BTreeSet<usize>) -> InForce {
        let mut in_force = self.admission.in_force.clone();
        for index in newly {
            let fetched = &self.incoming.candidates[*index].fetched;
            let decision = &decisions[*index];
            let Some(triple) = fetched.arrival.triple.clone() else { continue };
            let before = in_force.get(&triple);
            let received_at = fetched.arrival.received_at;
            in_force.put(InForceEntry {
                first_load_id: before.map_or(load_id, |h| &h.first_load_id).to_owned(),
                first_received_at: before.map_or(received_at, |h| h.first_received_at),
                triple,
                sha256: fetched.sha256().to_owned(),
                mapping: fetched.arrival.mapping_digest().map(str::to_owned),
                load_id: load_id.to_owned(),
                path: fetched.arrival.path.clone(),
                bytes: fetched.bytes(),
                rows: decision.rows,
                warnings: decision.findings.count(Severity::Warning),
                received_at,
            });
        }
        in_force
    }
}

/// What has been refused, before or now, and nothing else is in force for.
fn refused(latest: Option<&Snapshot>, in_force: &InForce, decisions: &[Decision]) -> Vec<Refused> {
    let before = latest.map(|s| s.refused.clone()).unwrap_or_default();
    let now = decisions.iter().filter(|o| !o.accepted).filter_map(|o| {
        let triple = o.arrival.triple.clone()?;
        Some(Refused { triple, received_at: o.arrival.received_at })
    });
    let mut refused: BTreeMap<_, Refused> = BTreeMap::new();
    for one in before.into_iter().chain(now).filter(|r| in_force.get(&r.triple).is_none()) {
        refused.entry(one.triple.clone()).or_insert(one);
    }
    refused.into_values().collect()
}

/// A name that no other load has.
pub(super) fn random_load_id() -> Result<String, Error> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|e| intake::Error::Temporary(e.to_string().into()))?;
    Ok(hex::encode(bytes))
}

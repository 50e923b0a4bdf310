//! What a load and a check have in common: the inbox, the warehouse as it is, and the key, opened.

use std::collections::BTreeSet;

use futures::{Stream, StreamExt as _, stream};
use jiff::ToSpan as _;
use tracing::{Instrument as _, debug_span};

use super::Error;
use super::asked::Load;
use super::docket;
use super::incoming::Incoming;
use super::judge::{Judged, JudgedAgainst, judge};
use super::receipts::{ReceiptIndex, UNPLACED};
use super::untouched::Untouched;
use contract::{Finding, Message, shown};
use custody::{IfMissing, open_identities, open_key};
use engine::Tables;
use intake::{Arrival, Fetched, Inbox, Pseudonymiser, Room};
use programme::OFFICE;
use store::Root;
use warehouse::{InForce, Returned, Snapshot, Unlocked, Warehouse, Withdrawn};

/// Of fewer centres than this the receipts are listed one centre after another.
const FEW_CENTRES: usize = 8;
/// How many extracts are fetched at once.
const FETCHED_AT_ONCE: usize = 16;

/// The inbox, the warehouse as it is, and the key.
pub(super) struct Admission<'a> {
    /// What was asked for.
    pub(super) load: &'a Load<'a>,
    /// The inbox, unless there is none.
    pub(super) inbox: Option<Root>,
    /// The warehouse; when nothing is to be written there may be none.
    pub(super) warehouse: Option<Warehouse>,
    /// The latest snapshot, if there is one yet.
    pub(super) latest: Option<Snapshot>,
    /// What was accepted last of each triple, by which extracts are judged: where the office approves,
    /// some of it waits, and is not in force for figures yet.
    pub(super) in_force: InForce,
    /// The receipts written so far on what is to be read.
    pub(super) receipts: ReceiptIndex,
    /// Files of the inbox that need not be read again.
    pub(super) untouched: Untouched,
    /// What turns identities into keys.
    pub(super) pseudonymiser: Pseudonymiser,
    /// The tables of the latest snapshot.
    pub(super) tables: Tables,
    /// The memory for the bytes of extracts.
    pub(super) room: Room,
}

impl<'a> Admission<'a> {
    /// Opens inbox and warehouse; makes the warehouse unless nothing is to be written.
    pub(super) async fn open(load: &'a Load<'a>) -> Result<Self, Error> {
        let programme = &load.configuration.programme;
        let place = load.inbox.as_deref().unwrap_or(&programme.settings.storage.inbox);
        let inbox = Root::open_existing(&programme.folder, place).await?;
        if inbox.is_none() && (load.inbox.is_some() || !load.dry_run) {
            return Err(Error::NoInbox(place.to_owned()));
        }
        let warehouse = if load.dry_run {
            Warehouse::open_existing(programme).await?
        } else {
            Some(Warehouse::open(programme).await?)
        };
        let latest = match &warehouse {
            Some(warehouse) => Snapshot::read(warehouse, None).await?,
            None => None,
        };
        // after the record was read: whatever it says is in force has its receipts from here on
        if let Some(warehouse) = warehouse.as_ref().filter(|_| !load.dry_run) {
            docket::settle(warehouse).await?;
        }
        if let (Some(warehouse), Some(latest), false) = (&warehouse, &latest, load.dry_run) {
            warehouse::repeat_in_force(warehouse, latest, load.resources).await?;
        }
        let if_missing = if load.dry_run { IfMissing::Forget } else { IfMissing::Make };
        let pseudonymiser = open_key(programme, latest.as_ref(), if_missing)?;
        let contract = &load.configuration.contract;
        let mut tables = Tables::new();
        if let (Some(warehouse), Some(latest)) = (&warehouse, &latest) {
            let opening = warehouse::open_tables(warehouse, contract, latest, load.resources);
            tables = opening.instrument(debug_span!("tables")).await?;
        }
        let in_force = latest.as_ref().map(Snapshot::accepted).unwrap_or_default();
        let untouched = match &warehouse {
            Some(warehouse) => Untouched::open(warehouse).await?,
            None => Untouched::default(),
        };
        Ok(Self {
            load,
            inbox,
            warehouse,
            latest,
            in_force,
            receipts: ReceiptIndex::default(),
            untouched,
            pseudonymiser,
            tables,
            room: Room::new(load.resources.spool_bytes()),
        })
    }

    /// What lies in the inbox, of these centres or of all.
    pub(super) async fn list_inbox(
        &self,
        centres: Option<&BTreeSet<String>>,
    ) -> Result<Inbox, Error> {
        let Some(root) = &self.inbox else { return Ok(Inbox::default()) };
        let configuration = self.load.configuration;
        let mut inbox = intake::list(
            root,
            &configuration.programme,
            &configuration.contract,
            self.load.now,
            centres,
            &self.room,
        )
        .await?;
        inbox.arrivals.iter_mut().chain(&mut inbox.waiting).for_each(|a| self.map(a));
        Ok(inbox)
    }

    /// Says how an arrival is read, if its centre has a mapping for it.
    pub(super) fn map(&self, arrival: &mut Arrival) {
        let triple = arrival.triple.as_ref();
        let mappings = &self.load.configuration.mappings;
        let period = arrival.period.as_ref();
        arrival.mapping = triple.and_then(|t| mappings.of(&t.centre_id, &t.dataset, period));
    }

    /// Takes out of arrivals those that are in force and have not been touched since they were found
    /// to be; lists the receipts on the others.
    pub(super) async fn set_aside_untouched(
        &mut self,
        arrivals: Vec<Arrival>,
    ) -> Result<(Vec<Arrival>, Vec<Arrival>), Error> {
        let (untouched, others): (Vec<_>, Vec<_>) =
            arrivals.into_iter().partition(|a| self.is_untouched(a));
        if let Some(warehouse) = &self.warehouse {
            // the receipts on what has no place of its own, or not alone, lie apart
            let triples = others.iter().filter_map(|a| a.triple.as_ref());
            let mut centres: BTreeSet<String> = triples.map(|t| t.centre_id.clone()).collect();
            if others.iter().any(|a| a.triple.is_none() || a.is_ambiguous) {
                centres.insert(UNPLACED.to_owned());
            }
            // of many all are listed in one go
            let some = Some(&centres).filter(|c| c.len() < FEW_CENTRES);
            self.receipts = ReceiptIndex::open(warehouse, some).await?;
        }
        Ok((untouched, others))
    }

    /// Whether an arrival is in force, and was not touched since it was found to be.
    fn is_untouched(&self, arrival: &Arrival) -> bool {
        let entry = arrival.triple.as_ref().and_then(|t| self.in_force.get(t));
        let digest = self.untouched.digest_of(arrival).filter(|_| !arrival.is_ambiguous);
        entry.zip(digest).is_some_and(|(entry, digest)| {
            entry.sha256 == digest && entry.mapping.as_deref() == arrival.mapping_digest()
        })
    }

    /// The bytes of arrivals in the inbox, several fetched at once, in their order.
    pub(super) fn fetch(
        &self,
        arrivals: impl IntoIterator<Item = Arrival>,
    ) -> impl Stream<Item = Result<Fetched, Error>> {
        stream::iter(arrivals).map(|a| self.fetch_one(a)).buffered(FETCHED_AT_ONCE)
    }

    /// The bytes of an arrival in the inbox.
    async fn fetch_one(&self, arrival: Arrival) -> Result<Fetched, Error> {
        let Some(root) = &self.inbox else { return Err(Error::NoInbox(String::new())) };
        let mut fetched = intake::fetch(root, &self.room, arrival).await?;
        self.stop_late(&mut fetched);
        Ok(fetched)
    }

    /// Says of an extract that is not in force if it may not come in force: its period is locked, or its
    /// bytes were withdrawn or returned.
    pub(super) fn stop_late(&self, fetched: &mut Fetched) {
        let sha256 = fetched.sha256().to_owned();
        let arrival = &mut fetched.arrival;
        let (Some(triple), Some(period)) = (&arrival.triple, &arrival.period) else { return };
        // however they are read now: they came in time
        if self.in_force.get(triple).is_some_and(|entry| entry.sha256 == sha256) {
            return;
        }
        let latest = self.latest.as_ref();
        let withdrawn = latest.and_then(|latest| {
            let is_it = |w: &&Withdrawn| {
                let is_read_so = w.mapping.as_deref() == arrival.mapping_digest();
                w.triple == *triple && w.sha256 == sha256 && is_read_so
            };
            latest.withdrawn.iter().rev().find(is_it)
        });
        if let Some(withdrawn) = withdrawn {
            let finding = Finding::error(&arrival.path, "withdrawn", Message::WasWithdrawn);
            arrival.findings.push(finding.with("because", shown(&withdrawn.because)));
        }
        let returned = latest.and_then(|latest| {
            let is_it = |r: &&Returned| {
                let is_read_so = r.mapping.as_deref() == arrival.mapping_digest();
                r.triple == *triple && r.sha256 == sha256 && is_read_so
            };
            latest.returned.iter().rev().find(is_it)
        });
        if let Some(returned) = returned {
            let finding = Finding::error(&arrival.path, "returned", Message::WasReturned);
            arrival.findings.push(finding.with("because", shown(&returned.because)));
        }
        let programme = &self.load.configuration.programme;
        let Some(days) = programme.settings.submission.lock_after_days else { return };
        let is_unlocked = latest.is_some_and(|latest| {
            let is_it = |u: &Unlocked| u.centre_id == triple.centre_id && u.period == triple.period;
            latest.unlocked.iter().any(is_it)
        });
        let locked_on = period.days.ends_on.saturating_add(i64::from(days).days());
        let came_on = programme.day_at(&triple.centre_id, arrival.received_at);
        // the office locks itself out of nothing
        if triple.centre_id != OFFICE && !is_unlocked && came_on > locked_on {
            let finding = Finding::error(&arrival.path, "locked", Message::PeriodLocked)
                .with("period", &period.label)
                .with("starts_on", period.days.starts_on)
                .with("ends_on", period.days.ends_on)
                .with("locked_on", locked_on)
                .with("centre", &triple.centre_id);
            arrival.findings.push(finding);
        }
    }

    /// Whether these very bytes are in force for their triple, read as they would be now.
    pub(super) fn has_in_force(&self, fetched: &Fetched) -> bool {
        let arrival = &fetched.arrival;
        let entry = arrival.triple.as_ref().and_then(|t| self.in_force.get(t));
        entry.is_some_and(|h| {
            h.sha256 == fetched.sha256() && h.mapping.as_deref() == arrival.mapping_digest()
        })
    }

    /// Whether the last decision on what this is was on these very bytes, and was acceptance.
    pub(super) fn is_known(&self, fetched: &Fetched) -> bool {
        let last = self.receipts.last(&fetched.arrival);
        !fetched.arrival.is_ambiguous
            && self.has_in_force(fetched)
            && last.is_some_and(|e| e.is_on(fetched.sha256()))
    }

    /// The identities of the datasets of which a batch replaces something.
    async fn identities_replaced(&self, incoming: &Incoming) -> Result<Tables, Error> {
        let mut identities = Tables::new();
        let (Some(warehouse), Some(latest)) = (&self.warehouse, &self.latest) else {
            return Ok(identities);
        };
        let triples = incoming.candidates.iter().filter_map(|c| c.fetched.arrival.triple.as_ref());
        let replacing = triples.filter(|t| self.in_force.get(t).is_some());
        let replaced: BTreeSet<&str> = replacing.map(|t| t.dataset.as_str()).collect();
        let datasets = self.load.configuration.contract.datasets.iter();
        for dataset in datasets.filter(|d| replaced.contains(d.name.as_str())) {
            let table = open_identities(warehouse, dataset, latest, self.load.resources).await?;
            identities.insert(dataset.name.clone(), table);
        }
        Ok(identities)
    }

    /// Reads a batch and judges it against what is in force.
    pub(super) async fn judge(
        &self,
        fetched: Vec<Fetched>,
    ) -> Result<(Incoming, Vec<Judged>), Error> {
        let load = self.load;
        let total = fetched.len();
        let done = |done| (load.progress)("reading", done, total);
        let mut incoming = Incoming::read(
            fetched,
            &load.configuration.contract,
            &self.pseudonymiser,
            load.resources,
            done,
        )
        .await?;
        if incoming.candidates.is_empty() {
            return Ok((incoming, Vec::new()));
        }
        (load.progress)("checking", 0, 1);
        let identities = self.identities_replaced(&incoming).await?;
        let against = JudgedAgainst {
            programme: &load.configuration.programme,
            contract: &load.configuration.contract,
            library: &load.configuration.library,
            warehouse: &self.tables,
            identities: &identities,
            in_force: &self.in_force,
            resources: load.resources,
            now: load.now,
        };
        let verdicts = judge(&against, &mut incoming).await?;
        (load.progress)("checking", 1, 1);
        Ok((incoming, verdicts))
    }
}

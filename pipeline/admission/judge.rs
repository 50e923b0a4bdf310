//! The judgement: which extracts of a batch are accepted, and every finding on each.
//!
//! Cells have been checked while they were read. Here rows are checked against each other, against
//! what the warehouse has and against what the batch brings. All extracts are assumed to succeed
//! at first; when one is refused its predecessor stands, and what depends on it is judged again
//! until nothing changes. What others refer to comes first: such an extract, once refused, stays
//! refused, so that the judgement ends.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::{DataType, Field as ArrowField, Schema};
use jiff::Timestamp;

use super::Error;
use super::append::shape_rows;
use super::as_filed::as_filed;
use super::incoming::{Incoming, NOT_LOADED};
use super::near::{self, Near, of_centres};
use contract::{Contract, Dataset, Field, FindingList, FindingRoom, FindingTable, Severity};
use engine::{
    Engine, JoinType, KeyForm, Layer, Library, REPLACED, Resources, ScalarValue, Session, Sources,
    SqlFile, Table, Tables, by_key_form, ident, in_key_form, lit, memory_table, query_error, scan,
    view,
};
use intake::{Candidate, EXTRACT, Triple};
use programme::{Programme, days_since_1970};
use warehouse::InForce;

/// What a batch is judged against.
pub struct JudgedAgainst<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The contract.
    pub contract: &'a Contract,
    /// The SQL.
    pub library: &'a Library,
    /// The warehouse's tables.
    pub warehouse: &'a Tables,
    /// The identities of the datasets of which the batch replaces something.
    pub identities: &'a Tables,
    /// What is in force before the batch.
    pub in_force: &'a InForce,
    /// What queries may use.
    pub resources: &'a Resources,
    /// The time of the load.
    pub now: Timestamp,
}

/// What came of one extract.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Whether it is accepted.
    pub accepted: bool,
    /// Every finding.
    pub findings: FindingTable,
}

/// Findings by extract.
pub(super) type Findings = BTreeMap<usize, FindingList>;

/// Judges every extract of a batch; what was found as they were read becomes part of the verdicts.
///
/// # Errors
/// When a query fails, which is no fault of an extract.
pub async fn judge(
    against: &JudgedAgainst<'_>,
    incoming: &mut Incoming,
) -> Result<Vec<Judged>, Error> {
    // faults that an extract has by itself
    let read = incoming.candidates.iter_mut().map(|c| std::mem::take(&mut c.reading.findings));
    let mut own: Findings = read.enumerate().collect();
    let incoming = &*incoming;
    let (own_checks, cross_checks): (Vec<&SqlFile>, Vec<&SqlFile>) =
        against.library.layer(Layer::Checks).partition(|f| !looks_beyond(against.library, f));
    let judgement = Judgement::open(against, incoming, &cross_checks).await?;
    let everyone: BTreeSet<usize> = (0..incoming.candidates.len()).collect();

    let session = judgement.session(&everyone).await?;
    merge(&mut own, judgement.run_checks(&session, &own_checks).await?);
    merge(&mut own, judgement.repeated_keys(&*session.engine).await?);
    drop(session);
    let own_refused = refused_by(&own);

    // a check that cannot be run is told, whether it is or not
    for file in &cross_checks {
        judgement.refuse_wrong(file)?;
    }
    // warnings refuse nothing: they are looked for once, in what stands in the end
    let (refusing, warning): (Vec<&SqlFile>, Vec<&SqlFile>) =
        cross_checks.into_iter().partition(|f| f.about("severity") != "warning");
    // faults that depend on what else is in force
    let mut referred_refused: BTreeSet<usize> = BTreeSet::new();
    let mut settled = loop {
        let surely: BTreeSet<usize> = own_refused.union(&referred_refused).copied().collect();
        let settled = judgement.settle(&everyone, surely, &refusing).await?;
        let mut newly: Vec<usize> = refused_by(&settled.findings)
            .into_iter()
            .filter(|i| judgement.is_referred_to(*i) && !settled.refused.contains(i))
            .collect();
        // those that refer to none of the others: the rest may be right once their predecessors stand
        let least = newly.iter().map(|i| judgement.depth(*i)).min();
        newly.retain(|i| Some(judgement.depth(*i)) == least);
        if newly.is_empty() {
            break settled;
        }
        for index in newly {
            // once it is refused its predecessor stands and the reason would no longer show
            let reasons = settled.findings.get(&index).cloned().unwrap_or_default();
            let reasons = reasons.into_errors().map_err(temporary)?;
            own.entry(index).or_default().append(reasons);
            referred_refused.insert(index);
        }
    };
    settled.refused.extend(referred_refused);
    let Settled { refused, findings: mut cross, shown } = settled;
    let standing: BTreeSet<usize> = everyone.difference(&refused).copied().collect();
    if !standing.is_empty() {
        let (showing, accepted) = shown;
        let showing = if accepted == standing {
            showing
        } else {
            // what the one keeps is not kept beside the other
            drop(showing);
            judgement.session(&standing).await?
        };
        merge(&mut cross, judgement.run_checks(&showing, &warning).await?);
    }
    merge(&mut cross, judgement.rows_lost(&standing).await?);
    for index in &refused {
        // warnings about rows that are not in force would be about its predecessor's
        if let Some(findings) = cross.remove(index) {
            cross.insert(*index, findings.into_errors().map_err(temporary)?);
        }
    }
    merge(&mut own, cross);
    let verdicts = everyone.into_iter().map(|index| {
        let findings = own.remove(&index).unwrap_or_default().into_table().map_err(temporary)?;
        let candidate = &incoming.candidates[index];
        let findings = as_filed(findings, candidate, against.contract, &judgement.room);
        let findings = findings.map_err(temporary)?;
        let accepted = !refused.contains(&index) && findings.count(Severity::Error) == 0;
        Ok(Judged { accepted, findings })
    });
    verdicts.collect()
}

/// Whether a check looks beyond the incoming extracts, through whatever tables.
fn looks_beyond(library: &Library, check: &SqlFile) -> bool {
    let behind = library.tables_behind(check);
    behind.iter().any(|t| match t.strip_prefix("incoming.") {
        Some(table) => table == "in_force" || table.starts_with(REPLACED),
        None => t.starts_with("warehouse."),
    })
}

/// Adds findings to others.
fn merge(all: &mut Findings, more: Findings) {
    for (index, findings) in more {
        match all.entry(index) {
            Entry::Vacant(place) => drop(place.insert(findings)),
            Entry::Occupied(mut place) => place.get_mut().append(findings),
        }
    }
}

/// The extracts with an error among these findings.
fn refused_by(findings: &Findings) -> BTreeSet<usize> {
    findings.iter().filter(|(_, f)| f.has_error()).map(|(i, _)| *i).collect()
}

/// How many checks are planned at once.
const PLANNED_AT_ONCE: usize = 3;

/// The warehouse as it would be.
pub(super) struct Showing {
    /// What answers.
    pub(super) engine: Arc<dyn Engine>,
    /// How many checks may be planned at once.
    pub(super) at_once: usize,
}

/// What is refused once nothing changes any more.
struct Settled {
    /// The extracts that are refused.
    refused: BTreeSet<usize>,
    /// What refuses them, beside what each has by itself.
    findings: Findings,
    /// The warehouse as it was shown last, with these extracts accepted.
    shown: (Showing, BTreeSet<usize>),
}

/// Wraps an error of a temporary file.
fn temporary(error: std::io::Error) -> Error {
    Error::Intake(intake::Error::Temporary(error.into()))
}

/// The batch and what it is judged against.
pub(super) struct Judgement<'a> {
    /// What the batch is judged against.
    pub(super) against: &'a JudgedAgainst<'a>,
    /// The batch.
    pub(super) incoming: &'a Incoming,
    tables: Tables,
    /// The rows that the warehouse has of the centres that checks can be about, unless they can be
    /// about all of them: read once, however many checks and rounds there are.
    near: Option<Near>,
    today: ScalarValue,
    room: FindingRoom,
}

impl<'a> Judgement<'a> {
    /// Opens a batch that these checks are to look at with all that is beside it.
    async fn open(
        against: &'a JudgedAgainst<'a>,
        incoming: &'a Incoming,
        cross_checks: &[&SqlFile],
    ) -> Result<Self, Error> {
        let day = against.now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let today = ScalarValue::Date32(Some(days_since_1970(day)));
        let mut tables = incoming.tables.clone();
        tables.insert("extracts".to_owned(), incoming.extracts_table(&|_| true, &|_| false)?);
        let room = against.resources.finding_room();
        let mut judgement = Self { against, incoming, tables, near: None, today, room };
        let (contract, in_force) = (against.contract, against.in_force);
        let triples = judgement.triples();
        if let Some(centres) = near::reach(contract, in_force, triples, cross_checks) {
            let session = judgement.incoming_session(&Tables::new())?;
            judgement.near = Some(Near::new(against.warehouse, in_force, &session, centres)?);
        }
        for dataset in contract.datasets.iter().filter(|d| contract.is_referred_to(&d.name)) {
            let referred = contract.referred_columns(dataset);
            let replaced = judgement.replaced(dataset, referred).await?;
            judgement.tables.insert(format!("{REPLACED}{}", dataset.name), replaced);
        }
        Ok(judgement)
    }

    /// What the extracts of the batch are, those whose path says it.
    fn triples(&self) -> impl Iterator<Item = &'a Triple> + Clone {
        self.incoming.candidates.iter().filter_map(|c| c.fetched.arrival.triple.as_ref())
    }

    /// Whether an extract is of this dataset.
    pub(super) fn is_of(&self, index: usize, dataset: &str) -> bool {
        let triple = &self.incoming.candidates[index].fetched.arrival.triple;
        triple.as_ref().is_some_and(|t| t.dataset == dataset)
    }

    /// Whether an extract is of a dataset that others refer to.
    fn is_referred_to(&self, index: usize) -> bool {
        let triple = &self.incoming.candidates[index].fetched.arrival.triple;
        triple.as_ref().is_some_and(|t| self.against.contract.is_referred_to(&t.dataset))
    }

    /// How many references lie between an extract's dataset and one that refers to no other.
    fn depth(&self, index: usize) -> usize {
        let triple = &self.incoming.candidates[index].fetched.arrival.triple;
        triple.as_ref().map_or(0, |t| self.against.contract.depth(&t.dataset))
    }

    /// Judges what depends on what is in force, until the extracts refused are those assumed to be;
    /// extracts that others refer to are taken as given.
    async fn settle(
        &self,
        everyone: &BTreeSet<usize>,
        surely: BTreeSet<usize>,
        checks: &[&SqlFile],
    ) -> Result<Settled, Error> {
        let mut assumed = surely.clone();
        let mut tried: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
        loop {
            let accepted = everyone.difference(&assumed).copied().collect();
            let session = self.session(&accepted).await?;
            let mut cross = self.run_checks(&session, checks).await?;
            merge(&mut cross, self.dangling_references(&*session.engine).await?);
            merge(&mut cross, self.orphaned_references(&*session.engine).await?);
            let mut refused = surely.clone();
            refused.extend(refused_by(&cross).into_iter().filter(|i| !self.is_referred_to(*i)));
            let is_settled = refused == assumed;
            if is_settled || !tried.insert(assumed.clone()) {
                // of two extracts that refuse each other by turns neither is accepted
                refused.extend(assumed);
                return Ok(Settled { refused, findings: cross, shown: (session, accepted) });
            }
            assumed = refused;
        }
    }

    /// A session that shows the warehouse as it would be with these extracts accepted.
    async fn session(&self, accepted: &BTreeSet<usize>) -> Result<Showing, Error> {
        let near = self.near.as_ref();
        let is_in_reach = |centre_id: &str| near.is_none_or(|n| n.centres.contains(centre_id));
        let all = self.against.in_force.iter().cloned();
        let mut in_force: InForce = all.filter(|h| is_in_reach(&h.triple.centre_id)).collect();
        let rows_in_force: u64 = in_force.iter().map(|h| h.rows).sum();
        for index in accepted {
            let candidate = &self.incoming.candidates[*index];
            if let Some(triple) = &candidate.fetched.arrival.triple {
                in_force.set_load(triple, NOT_LOADED, candidate.reading.rows);
            }
        }
        let mut incoming = self.tables.clone();
        let is_resubmission = |c: &Candidate| {
            let triple = c.fetched.arrival.triple.as_ref();
            triple.is_some_and(|t| self.against.in_force.get(t).is_some())
        };
        let extracts =
            self.incoming.extracts_table(&|i| accepted.contains(&i), &is_resubmission)?;
        incoming.insert("extracts".to_owned(), extracts);
        incoming.insert("in_force".to_owned(), in_force.rows_table()?);
        let session = self.incoming_session(&Tables::new())?;
        let mut warehouse = Tables::new();
        for dataset in &self.against.contract.datasets {
            let schema = dataset.warehouse_schema();
            let arriving = shape_rows(&session, dataset, &schema, NOT_LOADED).await?;
            let rows = arriving.build().and_then(|arriving| {
                let all = near.map_or(self.against.warehouse, |n| &n.rows);
                let Some(stored) = all.get(&dataset.name) else { return Ok(arriving) };
                scan(Arc::clone(stored))?.union(arriving)?.build()
            });
            let rows = rows.map_err(|e| query_error("incoming rows", e))?;
            warehouse.insert(dataset.name.clone(), view(rows));
        }
        warehouse.insert("in_force".to_owned(), in_force.table(0)?);
        let sources = self.sources(warehouse, incoming, rows_in_force);
        // those that are planned may begin to run: of what hardly fits into memory, one at a time
        let fit = |queries: usize| {
            self.against.resources.fits(sources.rows.saturating_mul(queries as u64))
        };
        let at_once = if fit(PLANNED_AT_ONCE) { PLANNED_AT_ONCE } else { 1 };
        let keeps_staging = near.is_some() || fit(1);
        let (library, contract) = (self.against.library, self.against.contract);
        let engine = by_key_form(library, contract, |keys| {
            let sources = in_form(sources.clone(), contract, keys)?;
            let session = Session::open(&sources, self.against.programme)?;
            let session = session.bind("now", self.today.clone());
            // made once for all checks, which would each make it anew
            let session = if keeps_staging { session.keeping_staging() } else { session };
            Ok::<_, Error>(Arc::new(session.with_library(library, None)) as Arc<dyn Engine>)
        })?;
        Ok(Showing { engine, at_once })
    }

    /// A session over the incoming rows alone.
    pub(super) fn incoming_session(&self, warehouse: &Tables) -> Result<Session, Error> {
        let rows_in_force = self.against.in_force.iter().map(|h| h.rows).sum();
        let sources = self.sources(warehouse.clone(), self.tables.clone(), rows_in_force);
        Ok(Session::open(&sources, self.against.programme)?)
    }

    /// What a session reads.
    fn sources(&self, warehouse: Tables, incoming: Tables, rows_in_force: u64) -> Sources {
        let arriving: u64 = self.incoming.candidates.iter().map(|c| c.reading.rows).sum();
        Sources {
            warehouse,
            incoming,
            snapshot: 0,
            rows: rows_in_force + arriving,
            resources: self.against.resources.clone(),
        }
    }

    /// A list for the findings on one extract.
    pub(super) fn list(&self, index: usize) -> FindingList {
        let places = &self.incoming.candidates[index].reading.places;
        FindingList::new(&self.room).in_places(places)
    }

    /// The rows of every extract of a dataset that one of the batch would replace: the extract that
    /// replaces it, the row, and of these columns the keys beside the centre's own ids.
    pub(super) async fn replaced(
        &self,
        dataset: &Dataset,
        columns: Vec<&Field>,
    ) -> Result<Table, Error> {
        let mut replaced = InForce::default();
        for candidate in &self.incoming.candidates {
            let triple = candidate.fetched.arrival.triple.as_ref();
            let entry = triple.filter(|t| t.dataset == dataset.name);
            if let Some(entry) = entry.and_then(|t| self.against.in_force.get(t)) {
                replaced.put(entry.clone());
            }
        }
        let keys: Vec<String> = columns.iter().filter_map(|f| f.key_column()).collect();
        // what is no identifier stands with the other rows
        let (identifiers, open): (Vec<&Field>, Vec<&Field>) =
            columns.into_iter().partition(|f| f.identifier);
        let identities = self.against.identities.get(&dataset.name);
        let stored = self.against.warehouse.get(&dataset.name);
        let (Some(identities), Some(stored), false) = (identities, stored, replaced.is_empty())
        else {
            let mut fields = vec![
                ArrowField::new(EXTRACT, DataType::Int32, true),
                ArrowField::new("row_number", DataType::Int64, true),
            ];
            fields.extend(keys.iter().map(|k| ArrowField::new(k, DataType::Utf8, true)));
            let texts = identifiers.iter().map(|f| (f, DataType::Utf8));
            let cells = texts.chain(open.iter().map(|f| (f, f.cell_type.arrow())));
            fields.extend(cells.map(|(f, kind)| ArrowField::new(&f.stored_as, kind, true)));
            let schema = Arc::new(Schema::new(fields));
            return Ok(memory_table(RecordBatch::new_empty(schema))?);
        };
        let session =
            self.incoming_session(&Tables::from([("in_force".to_owned(), replaced.table(0)?)]))?;
        let rows = async {
            let place = vec!["centre_id", "period"];
            let extracts = session
                .table("incoming.extracts")
                .await?
                .filter(ident("dataset").eq(lit(dataset.name.as_str())))?
                .project(vec![
                    ident(EXTRACT),
                    ident("centre_id").alias("by_centre"),
                    ident("period").alias("for_period"),
                ])?
                .build()?;
            let in_force = session.table("warehouse.in_force").await?;
            let loads = vec!["centre_id", "period", "load_id"];
            let shown = [ident(EXTRACT), ident("row_number")]
                .into_iter()
                .chain(keys.iter().map(ident))
                .chain(identifiers.iter().chain(&open).map(|f| ident(&f.stored_as)));
            let filed = (place, vec!["by_centre", "for_period"]);
            let centres: BTreeSet<String> =
                replaced.iter().map(|h| h.triple.centre_id.clone()).collect();
            let mut rows = of_centres(Arc::clone(identities), &centres)?.join(
                in_force.build()?,
                JoinType::LeftSemi,
                (loads.clone(), loads.clone()),
                None,
            )?;
            if !open.is_empty() {
                let origin = ["centre_id", "period", "load_id", "row_number"];
                let there = origin.map(|o| format!("open_{o}"));
                let beside = origin.iter().zip(&there).map(|(o, t)| ident(*o).alias(t));
                let beside = beside.chain(open.iter().map(|f| ident(&f.stored_as)));
                let in_force = session.table("warehouse.in_force").await?.build()?;
                let beside = of_centres(Arc::clone(stored), &centres)?
                    .join(in_force, JoinType::LeftSemi, (loads.clone(), loads.clone()), None)?
                    .project(beside)?
                    .build()?;
                let there = there.iter().map(String::as_str).collect();
                rows = rows.join(beside, JoinType::Inner, (origin.to_vec(), there), None)?;
            }
            rows.join(extracts, JoinType::Inner, filed, None)?.project(shown)?.build()
        };
        Ok(view(rows.await.map_err(|e| query_error("replaced rows", e))?))
    }

    /// Whether the batch has an extract of this dataset in place of one in force.
    pub(super) fn replaces_any(&self, dataset: &str) -> bool {
        self.triples().any(|t| t.dataset == dataset && self.against.in_force.get(t).is_some())
    }
}

/// Sources whose keys have this form.
fn in_form(mut sources: Sources, contract: &Contract, keys: KeyForm) -> Result<Sources, Error> {
    for (name, table) in sources.warehouse.iter_mut().chain(&mut sources.incoming) {
        let dataset = name.strip_prefix(REPLACED).unwrap_or(name);
        if let Some(dataset) = contract.dataset(dataset) {
            let formed = in_key_form(Arc::clone(table), dataset, keys);
            *table = formed.map_err(|e| query_error(name, e))?;
        }
    }
    Ok(sources)
}

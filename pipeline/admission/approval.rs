//! What waits for the office's approval, and what becomes of it: approved, it is in force; returned, it
//! is as if it had not come, and its bytes are refused if they come again.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::Error;
use super::keys::{UNMATCHED, unmatched};
use super::opened::Admission;
use engine::{Session, Sources, Tables, to_texts};
use intake::Triple;
use programme::Approval;
use warehouse::{Act, ActKind, InForce, InForceEntry, Returned, Snapshot};

/// Who is said to have approved what waited when approval is no longer asked for.
const NOBODY: &str = "programme.toml";
/// Why.
const AUTOMATIC: &str = "`submission.approval` is `automatic`";

/// Which of the extracts that wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// These.
    These(Vec<Triple>),
    /// All of a centre, for one period or for all.
    OfCentre {
        /// The centre.
        centre_id: String,
        /// The period, if it is one.
        period: Option<String>,
    },
    /// All.
    All,
}

/// Rows that would refer to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// The extract that they are of.
    pub triple: Triple,
    /// The dataset that they refer to.
    pub resource: String,
    /// How many.
    pub rows: u64,
}

/// Enters newly accepted extracts in a snapshot: in force, or waiting where the office approves. The very
/// bytes that are in force, read the same, are approved already. Where the office no longer approves,
/// what waited is in force from this snapshot on, and the acts say so.
pub(super) fn enter(
    snapshot: &mut Snapshot,
    newly: Vec<InForceEntry>,
    approval: Approval,
    now: Timestamp,
) {
    let mut in_force = snapshot.in_force();
    let mut waiting: InForce = std::mem::take(&mut snapshot.waiting).into_iter().collect();
    for entry in newly {
        waiting.remove(&entry.triple);
        let is_approved = approval == Approval::Automatic
            || in_force.get(&entry.triple).is_some_and(|before| before.is_read_as(&entry));
        if is_approved {
            in_force.put(entry);
        } else {
            waiting.put(entry);
        }
    }
    if approval == Approval::Automatic {
        for entry in waiting.iter() {
            snapshot.acts.push(act(ActKind::Approve, entry, now, NOBODY, AUTOMATIC));
            in_force.put(entry.clone());
        }
        waiting = InForce::default();
    }
    snapshot.periods = in_force.periods();
    snapshot.in_force = in_force.iter().cloned().collect();
    snapshot.waiting = waiting.iter().cloned().collect();
}

/// An act about an extract.
fn act(act: ActKind, entry: &InForceEntry, at: Timestamp, by: &str, because: &str) -> Act {
    Act {
        act,
        at,
        by: by.to_owned(),
        because: because.to_owned(),
        centre_id: entry.triple.centre_id.clone(),
        period: entry.triple.period.clone(),
        dataset: Some(entry.triple.dataset.clone()),
        sha256: Some(entry.sha256.clone()),
    }
}

/// The extracts that wait of those that are asked for; an act that begins anew after another finds those
/// that it saw, or nothing is done: nobody approves bytes that came meanwhile.
pub(super) fn chosen(
    snapshot: &Snapshot,
    which: &Which,
    seen: &mut Option<BTreeMap<Triple, String>>,
) -> Result<Vec<InForceEntry>, Error> {
    let mut chosen: Vec<InForceEntry> = match which {
        Which::These(triples) => {
            let asked: BTreeSet<&Triple> = triples.iter().collect();
            let find = |triple: &Triple| {
                let entry = snapshot.waiting_for(triple).cloned();
                entry.ok_or_else(|| Error::NotWaiting(triple.to_string()))
            };
            asked.into_iter().map(find).collect::<Result<_, _>>()?
        }
        Which::OfCentre { centre_id, period } => {
            let is_asked = |e: &&InForceEntry| {
                let is_of_period = period.as_ref().is_none_or(|p| *p == e.triple.period);
                e.triple.centre_id == *centre_id && is_of_period
            };
            snapshot.waiting.iter().filter(is_asked).cloned().collect()
        }
        Which::All => snapshot.waiting.clone(),
    };
    match seen {
        None => {
            let all = chosen.iter().map(|e| (e.triple.clone(), e.sha256.clone()));
            *seen = Some(all.collect());
        }
        Some(seen) => {
            chosen.retain(|e| seen.contains_key(&e.triple));
            if let Some(other) = chosen.iter().find(|e| seen.get(&e.triple) != Some(&e.sha256)) {
                return Err(Error::Resubmitted(other.triple.to_string()));
            }
        }
    }
    Ok(chosen)
}

/// Puts extracts that waited in force.
pub(super) fn approve(
    snapshot: &mut Snapshot,
    chosen: Vec<InForceEntry>,
    now: Timestamp,
    by: &str,
    because: &str,
) {
    let mut in_force = snapshot.in_force();
    take_out(snapshot, &chosen);
    for entry in chosen {
        snapshot.acts.push(act(ActKind::Approve, &entry, now, by, because));
        in_force.put(entry);
    }
    snapshot.periods = in_force.periods();
    snapshot.in_force = in_force.iter().cloned().collect();
}

/// Gives extracts that waited back.
pub(super) fn give_back(
    snapshot: &mut Snapshot,
    chosen: Vec<InForceEntry>,
    now: Timestamp,
    by: &str,
    because: &str,
) {
    let in_force = snapshot.in_force();
    take_out(snapshot, &chosen);
    for entry in chosen {
        snapshot.acts.push(act(ActKind::Return, &entry, now, by, because));
        snapshot.returned.push(Returned {
            instead: in_force.get(&entry.triple).map(|before| before.load_id.clone()),
            triple: entry.triple,
            sha256: entry.sha256,
            mapping: entry.mapping,
            because: because.to_owned(),
            received_at: entry.first_received_at,
        });
    }
}

/// Takes extracts out of those that wait.
fn take_out(snapshot: &mut Snapshot, chosen: &[InForceEntry]) {
    let taken: BTreeSet<&Triple> = chosen.iter().map(|entry| &entry.triple).collect();
    snapshot.waiting.retain(|entry| !taken.contains(&entry.triple));
}

/// Which rows refer to nothing after an act that referred to something before it, by extract: what is
/// approved or stays accepted holds together, or the act is refused.
pub(super) async fn apart(
    admission: &Admission<'_>,
    before: &InForce,
    after: &InForce,
) -> Result<Vec<Apart>, Error> {
    let load_of = |all: &InForce, t: &Triple| all.get(t).map(|e| e.load_id.clone());
    let differs = |one: &InForce, other: &InForce| -> BTreeSet<String> {
        let entries = one.iter().filter(|e| load_of(other, &e.triple).as_ref() != Some(&e.load_id));
        entries.map(|e| e.triple.dataset.clone()).collect()
    };
    let changed: BTreeSet<String> =
        differs(before, after).union(&differs(after, before)).cloned().collect();
    let now = unmatched_by_extract(admission, after, &changed).await?;
    if now.is_empty() {
        return Ok(Vec::new());
    }
    let then = unmatched_by_extract(admission, before, &changed).await?;
    let newly = now.into_iter().filter(|(of, rows)| then.get(of).is_none_or(|n| n < rows));
    Ok(newly.map(|((triple, resource), rows)| Apart { triple, resource, rows }).collect())
}

/// How many rows of each extract refer to nothing, by what they refer to, if only these were in force;
/// of references from or to these datasets.
async fn unmatched_by_extract(
    admission: &Admission<'_>,
    in_force: &InForce,
    changed: &BTreeSet<String>,
) -> Result<BTreeMap<(Triple, String), u64>, Error> {
    let configuration = admission.load.configuration;
    let mut warehouse = admission.tables.clone();
    warehouse.insert(warehouse::IN_FORCE.to_owned(), in_force.table(0)?);
    let sources = Sources {
        warehouse,
        incoming: Tables::new(),
        snapshot: 0,
        rows: in_force.iter().map(|e| e.rows).sum(),
        resources: admission.load.resources.clone(),
    };
    let session = Session::open(&sources, &configuration.programme)?;
    let mut found = BTreeMap::new();
    for dataset in &configuration.contract.datasets {
        for key in &dataset.foreign_keys {
            if !changed.contains(&dataset.name) && !changed.contains(&key.resource) {
                continue;
            }
            let rows = unmatched(&session, &configuration.contract, dataset, key).await?;
            for batch in rows.collect().await? {
                let texts = to_texts(UNMATCHED, batch.columns())?;
                for row in 0..batch.num_rows() {
                    let text = |c: usize| texts[c].value(row).to_owned();
                    let triple = Triple {
                        centre_id: text(0),
                        period: text(1),
                        dataset: dataset.name.clone(),
                    };
                    let rows: u64 = text(2).parse().unwrap_or(0);
                    *found.entry((triple, key.resource.clone())).or_default() += rows;
                }
            }
        }
    }
    Ok(found)
}

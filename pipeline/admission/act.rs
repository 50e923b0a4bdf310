//! Acts of the national office: letting late extracts in, approving extracts that wait or giving them
//! back, taking extracts out of force, and writing down what a centre answers to warnings.

use std::collections::BTreeMap;

use super::Error;
use super::answer::{Answering, answer};
use super::approval::{self, Apart, Which};
use super::asked::Load;
use super::docket;
use super::load::random_load_id;
use super::opened::Admission;
use contract::FindingTable;
use intake::Triple;
use warehouse::{Act, ActKind, InForceEntry, Snapshot, Unlocked, Withdrawn};

/// An act that is asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What is to be done.
    pub deed: Deed,
    /// By whom.
    pub by: String,
    /// Why; of an answer, what the centre says.
    pub because: String,
}

/// What is to be done.
#[derive(Debug, Clone)]
pub enum Deed {
    /// Let a centre file for a period that is locked.
    Unlock(Unlocked),
    /// Take an extract out of force, and what waits in its place; its bytes do not come back by
    /// themselves.
    Withdraw(Triple),
    /// Let figures rest on extracts that wait.
    Approve(Which),
    /// Give extracts that wait back to their centres; their bytes do not come back by themselves.
    Return(Vec<Triple>),
    /// Write down what a centre says to warnings that ask it.
    Answer(Answering),
}

/// What came of an act.
#[derive(Debug)]
pub enum Acted {
    /// It is done, by this snapshot.
    Done(Box<Snapshot>),
    /// It would leave what is in force in disorder.
    Refused(FindingTable),
    /// It would leave rows that refer to nothing.
    Apart(Vec<Apart>),
    /// Nothing of what was asked for waits.
    NothingWaits,
}

/// What speaks against an act.
enum Against {
    /// Findings on what would be left.
    Findings(FindingTable),
    /// Rows that would refer to nothing.
    Apart(Vec<Apart>),
    /// There is nothing to do.
    NothingWaits,
}

/// Does what is asked: makes the next snapshot, after another that came first if need be.
///
/// # Errors
/// When nothing is loaded yet, the extract is not in force, or a storage fails.
pub async fn act(load: &Load<'_>, asked: &Asked) -> Result<Acted, Error> {
    let mut seen = None;
    loop {
        let admission = Admission::open(load).await?;
        let Some(warehouse) = &admission.warehouse else {
            return Err(warehouse::Error::NoSnapshot(None).into());
        };
        let latest = admission.latest.as_ref();
        let config_digest = load.configuration.digest();
        if latest.is_none_or(|latest| latest.config_digest != config_digest) {
            load.configuration.keep(warehouse, &config_digest).await?;
        }
        let mut next = Snapshot {
            snapshot: latest.map_or(0, |latest| latest.snapshot) + 1,
            created_at: load.now,
            tool: programme::TOOL.to_owned(),
            config_digest,
            key_fingerprint: admission.pseudonymiser.fingerprint(),
            load_id: random_load_id()?,
            tables: latest.map(|latest| latest.tables.clone()).unwrap_or_default(),
            periods: latest.map(|latest| latest.periods.clone()).unwrap_or_default(),
            in_force: latest.map(|latest| latest.in_force.clone()).unwrap_or_default(),
            waiting: latest.map(|latest| latest.waiting.clone()).unwrap_or_default(),
            in_force_file: None,
            refused: latest.map(|latest| latest.refused.clone()).unwrap_or_default(),
            acts: Vec::new(),
            unlocked: latest.map(|latest| latest.unlocked.clone()).unwrap_or_default(),
            withdrawn: latest.map(|latest| latest.withdrawn.clone()).unwrap_or_default(),
            returned: latest.map(|latest| latest.returned.clone()).unwrap_or_default(),
        };
        match enter(&admission, &mut next, asked, &mut seen).await? {
            None => {}
            Some(Against::Findings(findings)) => return Ok(Acted::Refused(findings)),
            Some(Against::Apart(apart)) => return Ok(Acted::Apart(apart)),
            Some(Against::NothingWaits) => return Ok(Acted::NothingWaits),
        }
        let submission = &load.configuration.programme.settings.submission;
        approval::enter(&mut next, Vec::new(), submission.approval, load.now);
        match next.commit(warehouse).await {
            Ok(()) => {
                docket::settle(warehouse).await?;
                warehouse::repeat_in_force(warehouse, &next, load.resources).await?;
                return Ok(Acted::Done(Box::new(next)));
            }
            // somebody else has got on, so this comes to an end
            Err(warehouse::Error::Overtaken(_)) => {
                if matches!(asked.deed, Deed::Answer(_)) {
                    custody::Answer::forget(warehouse, next.snapshot, &next.load_id).await?;
                }
            }
            Err(e) => return Err(e.into()),
        }
    }
}

/// Enters an act in the snapshot that it makes; what speaks against it, if anything does.
async fn enter(
    admission: &Admission<'_>,
    snapshot: &mut Snapshot,
    asked: &Asked,
    seen: &mut Option<BTreeMap<Triple, String>>,
) -> Result<Option<Against>, Error> {
    let act = |act, centre_id: &str, period: &str, because: String| Act {
        act,
        at: admission.load.now,
        by: asked.by.clone(),
        because,
        centre_id: centre_id.to_owned(),
        period: period.to_owned(),
        dataset: None,
        sha256: None,
    };
    match &asked.deed {
        Deed::Unlock(unlocked) => {
            let Unlocked { centre_id, period } = unlocked;
            snapshot.acts.push(act(ActKind::Unlock, centre_id, period, asked.because.clone()));
            if !snapshot.unlocked.contains(unlocked) {
                snapshot.unlocked.push(unlocked.clone());
            }
        }
        Deed::Withdraw(triple) => {
            let entries = snapshot.entries().filter(|e| e.triple == *triple).cloned();
            let entries: Vec<InForceEntry> = entries.collect();
            if entries.is_empty() {
                return Err(Error::NotInForce(triple.to_string()));
            }
            if let Some(findings) = left_without(admission, triple).await? {
                return Ok(Some(Against::Findings(findings)));
            }
            let before = snapshot.in_force();
            snapshot.in_force.retain(|e| e.triple != *triple);
            snapshot.waiting.retain(|e| e.triple != *triple);
            snapshot.periods = snapshot.in_force().periods();
            // what was accepted holds together, but what is approved of it need not
            if !snapshot.waiting.is_empty() {
                let apart = approval::apart(admission, &before, &snapshot.in_force()).await?;
                if !apart.is_empty() {
                    return Ok(Some(Against::Apart(apart)));
                }
            }
            for entry in entries {
                snapshot.acts.push(Act {
                    dataset: Some(triple.dataset.clone()),
                    sha256: Some(entry.sha256.clone()),
                    ..act(
                        ActKind::Withdraw,
                        &triple.centre_id,
                        &triple.period,
                        asked.because.clone(),
                    )
                });
                snapshot.withdrawn.push(Withdrawn {
                    triple: triple.clone(),
                    sha256: entry.sha256,
                    mapping: entry.mapping,
                    because: asked.because.clone(),
                });
            }
        }
        Deed::Approve(which) => {
            let chosen = approval::chosen(snapshot, which, seen)?;
            if chosen.is_empty() {
                return Ok(Some(Against::NothingWaits));
            }
            let before = snapshot.in_force();
            approval::approve(snapshot, chosen, admission.load.now, &asked.by, &asked.because);
            // all that was accepted holds together
            if !snapshot.waiting.is_empty() {
                let apart = approval::apart(admission, &before, &snapshot.in_force()).await?;
                return Ok(Some(apart).filter(|a| !a.is_empty()).map(Against::Apart));
            }
        }
        Deed::Return(triples) => {
            let which = Which::These(triples.clone());
            let chosen = approval::chosen(snapshot, &which, seen)?;
            let before = snapshot.accepted();
            approval::give_back(snapshot, chosen, admission.load.now, &asked.by, &asked.because);
            let apart = approval::apart(admission, &before, &snapshot.accepted()).await?;
            return Ok(Some(apart).filter(|a| !a.is_empty()).map(Against::Apart));
        }
        Deed::Answer(answering) => {
            let triple = &answering.extract;
            let entry = admission.in_force.get(triple);
            let entry = entry.ok_or_else(|| Error::NotInForce(triple.to_string()))?;
            let said = (asked.by.as_str(), asked.because.as_str());
            let about = answer(admission, snapshot, answering, said).await?;
            snapshot.acts.push(Act {
                dataset: Some(triple.dataset.clone()),
                sha256: Some(entry.sha256.clone()),
                ..act(ActKind::Answer, &triple.centre_id, &triple.period, about)
            });
        }
    }
    Ok(None)
}

/// What is wrong with what is in force once an extract is out of it: as if it were sent again without
/// rows. None if nothing is.
async fn left_without(
    admission: &Admission<'_>,
    triple: &Triple,
) -> Result<Option<FindingTable>, Error> {
    let configuration = admission.load.configuration;
    let (programme, contract) = (&configuration.programme, &configuration.contract);
    let Some(dataset) = contract.dataset(&triple.dataset) else { return Ok(None) };
    let labels: Vec<&str> = dataset.fields.iter().map(|f| f.name.as_str()).collect();
    let text = labels.join(",") + "\n";
    let path = triple.to_string();
    let arrival = intake::arrival_as(&path, &path, programme, contract, admission.load.now);
    let fetched = intake::fetch_bytes(text.as_bytes(), &admission.room, arrival)?;
    let (_, verdicts) = admission.judge(vec![fetched]).await?;
    // whether the centre is still there does not matter
    let leaves = |findings: &FindingTable| findings.by_code().contains_key("orphaned-reference");
    let wrong = verdicts.into_iter().next().filter(|verdict| leaves(&verdict.findings));
    Ok(wrong.map(|verdict| verdict.findings))
}

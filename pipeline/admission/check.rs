//! `check`: judges extracts as a load would, and writes nothing.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::pin::pin;

use futures::TryStreamExt as _;
use tracing::{Instrument as _, info_span};

use super::Error;
use super::asked::Load;
use super::checked::{Checked, Decision, DecisionKind};
use super::gone_sheets::gone_sheets;

use super::opened::Admission;
use intake::Arrival;
use programme::OFFICE;
use store::Root;

/// Checks files and folders as a load would.
///
/// `paths` are files or folders of the inbox; with `claimed`, one file anywhere that is to be read
/// as that extract. Without paths, whatever a load would look at is checked. What else the centre
/// has in the inbox, and what the warehouse has, is taken into account but not reported on.
///
/// # Errors
/// As [`super::load()`]; also when a path is not below the inbox and nothing says what it is.
pub async fn check(
    load: &Load<'_>,
    paths: &[PathBuf],
    claimed: Option<&str>,
) -> Result<Checked, Error> {
    let mut admission = Admission::open(load).instrument(info_span!("open")).await?;
    let near = folders_near(admission.inbox.as_ref(), paths, claimed);
    let listing = admission.list_inbox(near.as_ref()).instrument(info_span!("list"));
    let mut inbox = listing.await?;
    if !paths.is_empty() {
        // who asks for a file wants to know of it now
        inbox.arrivals.append(&mut inbox.waiting);
        inbox.arrivals.sort_by(|a, b| a.path.cmp(&b.path));
    }
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    let mut fetched = Vec::new();
    let mut instead_of = Vec::new();
    if let (Some(claimed), [path]) = (claimed, paths) {
        let (programme, contract) = (&load.configuration.programme, &load.configuration.contract);
        let shown = path.display().to_string();
        let arrival = intake::arrival_as(&shown, claimed, programme, contract, load.now);
        let file = intake::fetch_file(path, &admission.room, arrival)?;
        fetched.extend(intake::unfold_file(file, contract));
        for one in &mut fetched {
            admission.map(&mut one.arrival);
            admission.stop_late(one);
            let triple = &one.arrival.triple;
            let is_same = |a: &Arrival| a.triple.is_some() && a.triple == *triple;
            instead_of.extend(inbox.arrivals.iter().filter(|a| is_same(a)).map(|a| a.path.clone()));
            inbox.arrivals.retain(|a| !is_same(a));
            wanted.insert(one.arrival.path.clone());
        }
    } else {
        for path in paths {
            let below = admission.inbox.as_ref().and_then(|root| root.relative(path));
            let below = below.ok_or_else(|| Error::NotInInbox(path.clone()))?;
            let named = inbox.arrivals.iter().filter(|a| is_below(&a.path, &below));
            let before = wanted.len();
            wanted.extend(named.map(|a| a.path.clone()));
            if wanted.len() == before {
                return Err(Error::NotInInbox(path.clone()));
            }
        }
    }
    let asked_for_all = paths.is_empty();
    let named = inbox.arrivals.iter().filter(|a| wanted.contains(&a.path));
    let named = named.chain(fetched.iter().map(|f| &f.arrival));
    let centres: BTreeSet<String> =
        named.filter_map(|a| a.triple.as_ref()).map(|t| t.centre_id.clone()).collect();
    let matters = |arrival: &Arrival| {
        // what the office files refers to rows of every centre
        let is_near = arrival.triple.as_ref().is_some_and(|t| {
            centres.contains(OFFICE) || t.centre_id == OFFICE || centres.contains(&t.centre_id)
        });
        asked_for_all || is_near || wanted.contains(&arrival.path)
    };
    let mut gone_sheets = gone_sheets(&admission.in_force, &inbox.arrivals);
    gone_sheets
        .retain(|gone| asked_for_all || wanted.iter().any(|path| is_below(path, &gone.workbook)));
    let near: Vec<Arrival> = inbox.arrivals.into_iter().filter(matters).collect();
    let (asked_for, beside): (Vec<_>, Vec<_>) =
        near.into_iter().partition(|a| wanted.contains(&a.path));
    let (untouched, beside) = admission.set_aside_untouched(beside).await?;
    let mut known = if asked_for_all { untouched.len() } else { 0 };
    let mut to_read: Vec<Arrival> = asked_for.into_iter().chain(beside).collect();
    to_read.sort_by(|a, b| a.path.cmp(&b.path));
    let mut fetching = pin!(admission.fetch(to_read));
    while let Some(one) = fetching.try_next().await? {
        // what is in force already is not judged again, as in a load, unless it is asked for
        if !wanted.contains(&one.arrival.path) && admission.is_known(&one) {
            known += usize::from(asked_for_all);
        } else {
            fetched.push(one);
        }
    }
    let judging = admission.judge(fetched).instrument(info_span!("judge"));
    let (incoming, verdicts) = judging.await?;
    let decisions = incoming
        .candidates
        .into_iter()
        .zip(verdicts)
        .filter(|(c, _)| asked_for_all || wanted.contains(&c.fetched.arrival.path))
        .map(|(candidate, verdict)| Decision {
            rows: candidate.reading.rows,
            decision: if verdict.accepted { DecisionKind::Accepted } else { DecisionKind::Refused },
            accepted: verdict.accepted,
            findings: verdict.findings,
            arrival: candidate.fetched.arrival,
            receipt: None,
        })
        .collect();
    let ignored = inbox.ignored;
    let waiting = inbox.waiting.into_iter().map(|a| a.path).collect();
    Ok(Checked {
        decisions,
        known,
        ignored,
        gone_sheets,
        waiting,
        snapshot: None,
        instead_of,
        overtaken_by: Vec::new(),
    })
}

/// The folders of the inbox in which what is asked for lies, or is said to, and the office's. None for
/// all of them: without paths, or when the office files, which refers to every centre.
fn folders_near(
    inbox: Option<&Root>,
    paths: &[PathBuf],
    claimed: Option<&str>,
) -> Option<BTreeSet<String>> {
    let mut folders = BTreeSet::new();
    for path in paths {
        let below = match claimed {
            Some(claimed) => claimed.to_owned(),
            None => inbox.and_then(|root| root.relative(path)).unwrap_or_default(),
        };
        let folder = below.split('/').next().unwrap_or_default();
        let is_folder = folder != below || path.is_dir();
        if folder.is_empty() || folder == OFFICE || !is_folder {
            return None;
        }
        folders.insert(folder.to_owned());
    }
    let is_any = !folders.is_empty();
    folders.insert(OFFICE.to_owned());
    is_any.then_some(folders)
}

/// Whether a path is this folder or file, or below it.
fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty()
        || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

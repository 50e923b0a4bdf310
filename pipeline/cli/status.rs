//! `counterfoil status`.

use std::collections::BTreeSet;

use super::args::{By, StatusArgs};
use super::known::refuse_unknown;
use super::output::Column::{Count, Text, Truth};
use super::{Done, Error, Shell};
use admission::{Filing, Sent, State, Triple};
use programme::Programme;
use warehouse::{InForceEntry, Snapshot, Warehouse};

/// Says who has filed what; falls short when anything is missing or refused.
pub(super) async fn run(shell: &Shell, args: &StatusArgs) -> Result<Done, Error> {
    let (filings, waiting) = filings(shell, args).await?;
    if let Some(by) = args.by {
        let named = |f: &Filing| match by {
            By::Centre => f.triple.centre_id.clone(),
            By::Period => f.triple.period.clone(),
        };
        let mut all = admission::punctuality(&filings, named);
        all.sort_by(|a, b| a.name.cmp(&b.name));
        let rows: Vec<Vec<Option<String>>> = all
            .iter()
            .map(|p| {
                let counts = [p.expected, p.actual, p.on_time].map(|n| Some(n.to_string()));
                [Some(p.name.clone())].into_iter().chain(counts).chain([p.rate()]).collect()
            })
            .collect();
        let name = if by == By::Centre { "centre_id" } else { "period" };
        shell.output.rows(
            &[Text(name), Count("expected"), Count("actual"), Count("on_time"), Text("rate")],
            &rows,
        )?;
        return Ok(done(&filings));
    }
    let is_shown = |f: &&Filing| {
        let is_asked = !args.late || f.is_late || is_wanting(f);
        is_asked && (!args.waiting || f.state == State::Waiting)
    };
    let shown = filings.iter().filter(is_shown);
    let mut rows: Vec<Vec<Option<String>>> = shown
        .map(|f| {
            vec![
                Some(f.triple.centre_id.clone()),
                Some(f.triple.period.clone()),
                Some(f.triple.dataset.clone()),
                Some(f.due_on.to_string()),
                Some(f.state.as_str().to_owned()),
                Some(f.is_late.to_string()),
                f.received_at.map(|t| t.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
                f.rows.map(|r| r.to_string()),
            ]
        })
        .collect();
    if args.waiting {
        // what nobody expects waits too
        let expected: BTreeSet<&Triple> = filings.iter().map(|f| &f.triple).collect();
        let others = waiting.iter().filter(|entry| !expected.contains(&entry.triple));
        rows.extend(others.map(|entry| {
            vec![
                Some(entry.triple.centre_id.clone()),
                Some(entry.triple.period.clone()),
                Some(entry.triple.dataset.clone()),
                None,
                Some(State::Waiting.as_str().to_owned()),
                None,
                Some(entry.received_at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
                Some(entry.rows.to_string()),
            ]
        }));
    }
    let columns = [
        Text("centre_id"),
        Text("period"),
        Text("dataset"),
        Text("due_on"),
        Text("state"),
        Truth("late"),
        Text("received_at"),
        Count("rows"),
    ];
    shell.output.rows(&columns, &rows)?;
    let count = |state| filings.iter().filter(|f| f.state == state).count();
    let late = filings.iter().filter(|f| f.is_late).count();
    let mut said = format!(
        "{} accepted, {} nil, {} refused, {} missing, {} not due yet; {late} late",
        count(State::Accepted),
        count(State::Nil),
        count(State::Refused),
        count(State::Missing),
        count(State::Expected),
    );
    if !waiting.is_empty() {
        said.push_str(&format!("; {} wait for approval", waiting.len()));
    }
    match count(State::Returned) {
        0 => {}
        returned => said.push_str(&format!("; {returned} returned")),
    }
    shell.output.note(&said);
    Ok(done(&filings))
}

/// Whether the centre still owes it.
fn is_wanting(filing: &Filing) -> bool {
    matches!(filing.state, State::Missing | State::Refused | State::Returned)
}

/// Short when anything is missing, refused or returned.
fn done(filings: &[Filing]) -> Done {
    if filings.iter().any(is_wanting) { Done::Short } else { Done::Well }
}

/// The filings asked for, and what waits of all that was.
async fn filings(
    shell: &Shell,
    args: &StatusArgs,
) -> Result<(Vec<Filing>, Vec<InForceEntry>), Error> {
    let programme = Programme::open(&shell.folder)?;
    let warehouse = Warehouse::open_existing(&programme).await?;
    let snapshot = match &warehouse {
        Some(warehouse) => Snapshot::read(warehouse, args.snapshot).await?,
        None if args.snapshot.is_some() => {
            return Err(warehouse::Error::NoSnapshot(args.snapshot).into());
        }
        None => None,
    };
    let refused = match (&snapshot, &warehouse) {
        (Some(snapshot), _) if args.snapshot.is_some() => snapshot.refused.clone(),
        (_, Some(warehouse)) => admission::refused_now(warehouse, snapshot.as_ref()).await?,
        (_, None) => Vec::new(),
    };
    let now = match &snapshot {
        Some(snapshot) if args.snapshot.is_some() && !shell.is_now_given => snapshot.created_at,
        _ => shell.now,
    };
    let programme = match &snapshot {
        Some(snapshot) if args.snapshot.is_some() => {
            let warehouse = warehouse.as_ref().ok_or(warehouse::Error::NoSnapshot(None))?;
            let digest = &snapshot.config_digest;
            warehouse::Configuration::of_snapshot(warehouse, digest, &shell.folder).await?.programme
        }
        _ => programme,
    };
    refuse_unknown(&programme, args.centre.as_deref(), args.period.as_deref())?;
    let is_asked = |triple: &Triple| {
        args.centre.as_ref().is_none_or(|c| *c == triple.centre_id)
            && args.period.as_ref().is_none_or(|p| *p == triple.period)
    };
    let sent = Sent::new(snapshot.as_ref(), &refused);
    let mut filings = admission::filings(&programme, &sent, now);
    filings.retain(|f| is_asked(&f.triple));
    let mut waiting = snapshot.map(|snapshot| snapshot.waiting).unwrap_or_default();
    waiting.retain(|entry| is_asked(&entry.triple));
    Ok((filings, waiting))
}

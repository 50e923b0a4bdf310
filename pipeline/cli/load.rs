//! `counterfoil load`.

use super::args::LoadArgs;
use super::output::Column::{Count, Text};
use super::summary::summary;
use super::words::Words;
use super::{Done, Error, Shell, follow_up};
use admission::{Checked, DecisionKind, Load};
use contract::Severity;
use programme::Programme;
use warehouse::Configuration;

/// From so many errors of one extract on it is said where all of them stand.
const MANY: u64 = 10;

/// Loads everything new in the inbox and says what came of it.
pub(super) async fn run(shell: &Shell, args: &LoadArgs) -> Result<Done, Error> {
    let configuration = Configuration::current(Programme::open(&shell.folder)?)?;
    let progress = shell.progress();
    let load = Load {
        inbox: args.inbox.clone(),
        dry_run: args.dry_run,
        ..shell.load(&configuration, &progress)
    };
    let checked = admission::load(&load).await?;
    print(shell, &checked, &Words::new(&configuration, args.lang)?, args.dry_run)?;
    follow_up::note_asked(shell, &configuration, &checked)?;
    Ok(if checked.has_refused() { Done::Short } else { Done::Well })
}

/// Prints a row per extract, the errors, and the sum of it.
fn print(shell: &Shell, checked: &Checked, words: &Words<'_>, dry_run: bool) -> Result<(), Error> {
    let word = |decision, accepted| match (decision, accepted) {
        (DecisionKind::Accepted, _) => "accepted",
        (DecisionKind::Refused, _) => "refused",
        (DecisionKind::Unchanged, true) => "accepted before",
        (DecisionKind::Unchanged, false) => "refused before",
    };
    let rows: Vec<Vec<Option<String>>> = checked
        .decisions
        .iter()
        .map(|o| {
            vec![
                Some(o.arrival.path.clone()),
                Some(word(o.decision, o.accepted).to_owned()),
                Some(o.rows.to_string()),
                Some(o.findings.count(Severity::Error).to_string()),
                Some(o.findings.count(Severity::Warning).to_string()),
                o.receipt.clone(),
            ]
        })
        .collect();
    if !rows.is_empty() {
        let columns = [
            Text("extract"),
            Text("decision"),
            Count("rows"),
            Count("errors"),
            Count("warnings"),
            Text("receipt"),
        ];
        shell.output.rows(&columns, &rows)?;
    }
    for decision in checked.decisions.iter().filter(|o| !o.accepted) {
        let messages = words.of(decision.centre_id());
        let text = summary(&decision.findings, messages, Some(Severity::Error))?;
        shell.output.note(text.trim_end());
        let place = decision.receipt.as_deref().unwrap_or("the receipt");
        if decision.findings.count(Severity::Error) > MANY && decision.receipt.is_some() {
            let centre = decision.centre_id().unwrap_or("CENTRE");
            let copy = format!("`counterfoil receipts {centre} --fetch DIR` copies it");
            shell
                .output
                .note(&format!("  `findings.csv` in `{place}` names every row, and {copy}"));
        }
    }
    for snapshot in &checked.overtaken_by {
        shell.output.note(&format!(
            "another load committed snapshot {snapshot} first; this batch was judged again after it"
        ));
    }
    shell.output.note_ignored(checked);
    shell.output.note_waiting(&checked.waiting);
    let accepted =
        checked.decisions.iter().filter(|o| o.decision == DecisionKind::Accepted).count();
    let refused = checked.decisions.iter().filter(|o| !o.accepted).count();
    let known = checked.known;
    let mut summary = format!("{accepted} accepted, {refused} refused, {known} known before");
    match &checked.snapshot {
        Some(s) => {
            let holds = s.accepted().len();
            summary.push_str(&format!("; snapshot {} holds {holds} extracts", s.snapshot));
            if !s.waiting.is_empty() {
                let waiting = s.waiting.len();
                let where_to = "`counterfoil status --waiting`";
                summary.push_str(&format!(", of which {waiting} wait for approval: {where_to}"));
            }
        }
        None if dry_run => summary.push_str("; dry run, nothing was written"),
        None => summary.push_str("; no new snapshot"),
    }
    shell.output.note(&summary);
    Ok(())
}

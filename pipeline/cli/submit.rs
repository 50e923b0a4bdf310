//! `counterfoil submit`.

use super::args_of_filing::SubmitArgs;
use super::output::Column;
use super::summary::summary;
use super::words::Words;
use super::{Done, Error, Shell, follow_up};
use admission::{Load, OfficeSays, Submitted};
use programme::{Approval, Programme};
use warehouse::Configuration;

/// Checks a file, and puts it into the inbox.
pub(super) async fn run(shell: &Shell, args: &SubmitArgs) -> Result<Done, Error> {
    let configuration = Configuration::current(Programme::open(&shell.folder)?)?;
    let progress = shell.progress();
    let load =
        Load { inbox: args.inbox.clone(), dry_run: true, ..shell.load(&configuration, &progress) };
    let (path, status, receipt) =
        match admission::submit(&load, &args.file, &args.claimed, args.anyway).await? {
            Submitted::Unfit(checked) => {
                let words = Words::new(&configuration, args.lang)?;
                for decision in checked.decisions.iter().filter(|d| !d.accepted) {
                    let messages = words.of(decision.centre_id());
                    shell.output.note(summary(&decision.findings, messages, None)?.trim_end());
                }
                shell.output.note(
                    "nothing was sent: correct the file, or send it as it is with `--anyway`",
                );
                return Ok(Done::Short);
            }
            Submitted::Waiting { path, was_there, checked } => {
                let before = if was_there { "lies there already" } else { "is sent" };
                let submission = &configuration.programme.settings.submission;
                let then = match submission.approval {
                    Approval::Automatic => "",
                    Approval::Office => ", and then for the office's approval",
                };
                shell.output.note(&format!("{path} {before}, and waits for the next load{then}"));
                follow_up::note_asked(shell, &configuration, &checked)?;
                (path, "waiting".to_owned(), None)
            }
            Submitted::Decided { path, receipt, office } => {
                let then = match office {
                    None => String::new(),
                    Some(OfficeSays::Waits) => "; it waits for the office's approval".to_owned(),
                    Some(OfficeSays::Returned(because)) => {
                        format!("; the office returned it: {because}")
                    }
                };
                shell.output.note(&format!(
                    "{path} lies there already, and was {} on {}{then}",
                    receipt.status,
                    receipt.decided_at.strftime("%Y-%m-%d")
                ));
                (path, receipt.status.clone(), Some(receipt))
            }
        };
    let count = |n: Option<u64>| n.map(|n| n.to_string());
    let row = vec![
        Some(path),
        Some(status),
        count(receipt.as_ref().map(|r| r.rows)),
        count(receipt.as_ref().map(|r| r.errors)),
        count(receipt.as_ref().map(|r| r.warnings)),
    ];
    let columns = [
        Column::Text("extract"),
        Column::Text("decision"),
        Column::Count("rows"),
        Column::Count("errors"),
        Column::Count("warnings"),
    ];
    let is_refused = receipt.is_some_and(|receipt| receipt.errors > 0);
    shell.output.rows(&columns, &[row])?;
    Ok(if is_refused { Done::Short } else { Done::Well })
}

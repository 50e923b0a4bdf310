//! `counterfoil check`.

use std::io::Write as _;

use super::args::{CheckArgs, Format};
use super::output::{Column, Output};
use super::summary::summary;
use super::words::Words;
use super::{Done, Error, Shell, sarif};
use admission::{Checked, Load};
use contract::{FINDING_COLUMNS, Worded, guard};
use programme::Programme;
use warehouse::Configuration;

/// Checks extracts and prints every finding.
pub(super) async fn run(shell: &Shell, args: &CheckArgs) -> Result<Done, Error> {
    if args.claimed.is_some() && args.paths.len() != 1 {
        return Err(Error::Usage {
            message: "`--as` says what one file is".to_owned(),
            hint: "name one file: `counterfoil check export.csv --as harbor/2024Q3/DATASET`"
                .to_owned(),
        });
    }
    for path in &args.paths {
        // a link that leads nowhere is there, and is told of
        if path.symlink_metadata().is_err() {
            return Err(Error::Usage {
                message: format!("there is no `{}`", path.display()),
                hint: "name files or folders of the inbox".to_owned(),
            });
        }
    }
    let configuration = Configuration::current(Programme::open(&shell.folder)?)?;
    let progress = shell.progress();
    let load =
        Load { inbox: args.inbox.clone(), dry_run: true, ..shell.load(&configuration, &progress) };
    let checked = admission::check(&load, &args.paths, args.claimed.as_deref()).await?;
    shell.output.note_ignored(&checked);
    shell.output.note_waiting(&checked.waiting);
    if checked.decisions.is_empty() && checked.known == 0 && checked.waiting.is_empty() {
        return Err(Error::Usage {
            message: "there is nothing to check here".to_owned(),
            hint: "name files or folders below the inbox, or say what a file is with `--as centre/period/dataset`".to_owned(),
        });
    }
    let words = Words::new(&configuration, args.lang)?;
    if args.sarif {
        let mut out = std::io::BufWriter::new(shell.output.stream());
        sarif::write(&mut out, &checked, &words)?;
        out.flush()?;
    } else {
        print(&shell.output, &checked, &words)?;
    }
    let refused = checked.decisions.iter().filter(|o| !o.accepted).count();
    let fine = checked.decisions.len() - refused;
    let known = match checked.known {
        0 => String::new(),
        known => format!("; {known} known before, as in force"),
    };
    let looked_at = checked.decisions.len();
    shell.output.note(&format!("{fine} of {looked_at} extracts would be accepted{known}"));
    Ok(if refused > 0 { Done::Short } else { Done::Well })
}

/// Prints every finding as it comes, for a hostile file may have more of them than fit into memory; for
/// people, every cause.
fn print(output: &Output, checked: &Checked, words: &Words<'_>) -> Result<(), Error> {
    let mut out = std::io::BufWriter::new(output.stream());
    let each = |visit: &mut dyn FnMut(&Worded<'_>) -> std::io::Result<()>| {
        checked.decisions.iter().try_for_each(|decision| {
            let messages = words.of(decision.centre_id());
            decision.findings.visit(&mut |finding: &_| visit(&messages.word(finding)))
        })
    };
    match output.format {
        Format::Table => {
            for decision in &checked.decisions {
                let messages = words.of(decision.centre_id());
                out.write_all(summary(&decision.findings, messages, None)?.as_bytes())?;
            }
        }
        Format::Ndjson => each(&mut |finding| {
            serde_json::to_writer(&mut out, finding)?;
            out.write_all(b"\n")
        })?,
        Format::Json => {
            let mut before = "[\n  ";
            each(&mut |finding| {
                out.write_all(before.as_bytes())?;
                before = ",\n  ";
                Ok(serde_json::to_writer(&mut out, finding)?)
            })?;
            out.write_all(if before.starts_with('[') { b"[]\n" } else { b"\n]\n" })?;
        }
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(&mut out);
            writer.write_record(FINDING_COLUMNS).map_err(std::io::Error::from)?;
            each(&mut |finding| {
                Ok(writer.write_record(finding.cells().map(|c| guard(&c.unwrap_or_default())))?)
            })?;
            writer.flush()?;
        }
        Format::Parquet => {
            let mut rows = Vec::new();
            each(&mut |finding| {
                rows.push(finding.cells().to_vec());
                Ok(())
            })?;
            output.rows(&FINDING_COLUMNS.map(column), &rows)?;
        }
    }
    Ok(out.flush()?)
}

/// A column of a list of findings.
fn column(name: &'static str) -> Column<'static> {
    if name == "row" { Column::Count(name) } else { Column::Text(name) }
}

//! `counterfoil check`.

use std::io::Write as _;

use super::args::{CheckArgs, Format};
use super::output::{Column, Output, harmless};
use super::{Done, Error, Shell};
use admission::{Checked, Load};
use contract::{FINDING_COLUMNS, Messages, Worded, guard};
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
    let progress = |step: &str, done, total| shell.output.progress(step, done, total);
    let load = Load {
        configuration: &configuration,
        inbox: args.inbox.clone(),
        now: shell.now,
        dry_run: true,
        resources: &shell.resources,
        progress: &progress,
    };
    let checked = admission::check(&load, &args.paths, args.claimed.as_deref()).await?;
    shell.output.note_ignored(&checked);
    shell.output.note_waiting(&checked.waiting);
    if checked.decisions.is_empty() && checked.known == 0 && checked.waiting.is_empty() {
        return Err(Error::Usage {
            message: "there is nothing to check here".to_owned(),
            hint: "name files or folders below the inbox, or say what a file is with `--as centre/period/dataset`".to_owned(),
        });
    }
    print(&shell.output, &checked, &configuration.messages()?)?;
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

/// Prints every finding as it comes: a hostile file may have more of them than fit into memory.
fn print(output: &Output, checked: &Checked, messages: &Messages) -> Result<(), Error> {
    let mut out = std::io::BufWriter::new(output.stream());
    let each = |visit: &mut dyn FnMut(&Worded<'_>) -> std::io::Result<()>| {
        let mut word = |finding: &_| visit(&messages.word(finding));
        checked.decisions.iter().try_for_each(|o| o.findings.visit(&mut word))
    };
    match output.format {
        Format::Table => {
            let mut path = String::new();
            each(&mut |finding| out.write_all(for_people(finding, &mut path).as_bytes()))?;
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

/// A finding for people: what is wrong, where, and what to do; under its path, when that is new.
pub(super) fn for_people(finding: &Worded<'_>, path: &mut String) -> String {
    let mut text = String::new();
    if finding.path != *path {
        finding.path.clone_into(path);
        text.push_str(&format!("\n{}\n", harmless(path)));
    }
    text.push_str(&format!(
        "  {}[{}] {}\n    {}\n",
        finding.severity.as_str(),
        finding.code,
        harmless(&finding.message).replace('\n', " "),
        harmless(&finding.hint).replace('\n', " ")
    ));
    text
}

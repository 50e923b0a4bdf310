//! `counterfoil check`.

use super::args::{CheckArgs, Format};
use super::output::{Output, harmless};
use super::{Done, Error, Shell};
use crate::contract::{FINDING_COLUMNS, Finding, Severity};
use crate::programme::Programme;
use crate::warehouse::{self, Kept, Load};

/// Checks extracts and prints every finding.
pub(super) async fn run(shell: &Shell, args: &CheckArgs) -> Result<Done, Error> {
    if args.claimed.is_some() && args.paths.len() != 1 {
        return Err(Error::Usage {
            message: "`--as` says what one file is".to_owned(),
            hint: "name one file: `counterfoil check export.csv --as harbor/2024Q3/outcomes`"
                .to_owned(),
        });
    }
    for path in &args.paths {
        if !path.exists() {
            return Err(Error::Usage {
                message: format!("there is no `{}`", path.display()),
                hint: "name files or folders of the inbox".to_owned(),
            });
        }
    }
    let kept = Kept::current(Programme::open(&shell.folder)?)?;
    let progress = |step: &str, done, total| shell.output.progress(step, done, total);
    let load = Load {
        kept: &kept,
        inbox: args.inbox.clone(),
        now: shell.now,
        dry_run: true,
        progress: &progress,
    };
    let checked = warehouse::check(&load, &args.paths, args.claimed.as_deref()).await?;
    if checked.outcomes.is_empty() && checked.known == 0 {
        return Err(Error::Usage {
            message: "there is nothing to check here".to_owned(),
            hint: "name files or folders below the inbox, or say what a file is with `--as centre/period/dataset`".to_owned(),
        });
    }
    let findings: Vec<Finding> = checked.outcomes.iter().flat_map(|o| o.findings.clone()).collect();
    match shell.output.format {
        Format::Table => print_findings(&shell.output, &findings, false),
        Format::Json | Format::Ndjson => {
            let objects: Result<Vec<_>, _> = findings.iter().map(serde_json::to_value).collect();
            shell.output.objects(&objects.map_err(std::io::Error::other)?)?;
        }
        Format::Csv | Format::Parquet => {
            let rows: Vec<_> = findings.iter().map(|f| f.cells().to_vec()).collect();
            shell.output.rows(&FINDING_COLUMNS, &rows)?;
        }
    }
    let refused = checked.outcomes.iter().filter(|o| !o.accepted).count();
    let fine = checked.outcomes.len() - refused;
    let known = match checked.known {
        0 => String::new(),
        known => format!("; {known} known before, as in force"),
    };
    let looked_at = checked.outcomes.len();
    shell.output.note(&format!("{fine} of {looked_at} extracts would be accepted{known}"));
    Ok(if refused > 0 { Done::Short } else { Done::Well })
}

/// Prints findings for people: what is wrong, where, and what to do.
pub(super) fn print_findings(output: &Output, findings: &[Finding], to_stderr: bool) {
    let mut text = String::new();
    let mut path = "";
    for finding in findings {
        if finding.path != path {
            path = &finding.path;
            text.push_str(&format!("\n{}\n", harmless(path)));
        }
        let severity = if finding.severity == Severity::Error { "error" } else { "warning" };
        text.push_str(&format!(
            "  {severity}[{}] {}\n    {}\n",
            finding.code,
            harmless(&finding.message).replace('\n', " "),
            harmless(&finding.hint).replace('\n', " ")
        ));
    }
    if to_stderr {
        output.note(text.trim_end());
    } else {
        let _ = output.write(text.as_bytes());
    }
}

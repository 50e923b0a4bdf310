//! `counterfoil report`.

use super::args::ReportArgs;
use super::sql::open_view;
use super::{Done, Error, Shell};
use crate::report;

/// Writes the reports of a year.
pub(super) async fn run(shell: &Shell, args: &ReportArgs) -> Result<Done, Error> {
    let view = open_view(shell, &args.as_of).await?;
    let progress = |step: &str, done, total| shell.output.progress(step, done, total);
    let out = if let Some(out) = &args.out {
        out.clone()
    } else {
        let reports = &view.kept.programme.settings.storage.reports;
        shell.folder.join(reports).join(args.year.to_string())
    };
    let written = report::write(&view, args.year, &out, &progress).await?;
    shell.output.note(&format!(
        "wrote {} pages and {} figures to `{}`",
        written.pages,
        written.figures,
        out.display()
    ));
    Ok(Done::Well)
}

//! `counterfoil report`.

use super::args::{Only, ReportArgs};
use super::sql::open_view;
use super::{Done, Error, Shell};
use store::Root;

/// Writes the reports of a year.
pub(super) async fn run(shell: &Shell, args: &ReportArgs) -> Result<Done, Error> {
    let view = open_view(shell, &args.as_of).await?;
    let progress = |step: &str, done, total| shell.output.progress(step, done, total);
    let (root, prefix) = if let Some(out) = &args.out {
        (Root::open(std::path::Path::new(""), out).await?, String::new())
    } else {
        let reports = &view.configuration.programme.settings.storage.reports;
        let is_draft = args.as_of.draft && !view.snapshot().await?.waiting.is_empty();
        // a draft never takes the place of a report
        let prefix = if is_draft { format!("{}-draft", args.year) } else { args.year.to_string() };
        (Root::open(&shell.folder, reports).await?, prefix)
    };
    let extent = match args.only {
        None => report::Extent::Whole,
        Some(Only::National) => report::Extent::National,
    };
    let written = report::write(&view, args.year, &root, &prefix, extent, &progress).await?;
    let place = root.folder().map_or_else(
        || format!("{}{prefix}", root.url),
        |folder| folder.join(&prefix).display().to_string(),
    );
    shell.output.note(&format!(
        "wrote {} pages and {} figures to `{place}`",
        written.pages, written.figures
    ));
    for note in &written.notes {
        shell.output.note(note);
    }
    Ok(Done::Well)
}

//! `counterfoil compact` and `counterfoil vacuum`.

use super::args::VacuumArgs;
use super::output::Column::{Count, Text};
use super::{Done, Error, Shell};
use query::{Rules, View};

/// Merges small files.
pub(super) async fn compact(shell: &Shell) -> Result<Done, Error> {
    let (_, warehouse) = shell.warehouse().await?;
    let compacted = upkeep::compact(&warehouse, &shell.resources, &shell.progress()).await?;
    let rows: Vec<Vec<Option<String>>> = compacted
        .iter()
        .map(|c| vec![Some(c.table.clone()), Some(c.merged.to_string()), Some(c.made.to_string())])
        .collect();
    shell.output.rows(&[Text("table"), Count("files_merged"), Count("files_made")], &rows)?;
    shell.output.note(
        "`counterfoil vacuum` removes the files that were merged, once nobody can be reading them",
    );
    Ok(Done::Well)
}

/// Removes what no snapshot needs.
pub(super) async fn vacuum(shell: &Shell, args: &VacuumArgs) -> Result<Done, Error> {
    let (_, warehouse) = shell.warehouse().await?;
    let days = jiff::SignedDuration::from_hours(i64::from(args.keep_days) * 24);
    let before = shell.now.saturating_sub(days).unwrap_or(jiff::Timestamp::MIN);
    // a warehouse whose latest snapshot cannot be opened has none of which anything is kept
    let view = View::open(&shell.folder, None, Rules::OfThen, &shell.resources).await;
    let kept = view.map(|view| view.kept_folders()).unwrap_or_default();
    let vacuuming = upkeep::vacuum(&warehouse, &shell.resources, before, &kept, args.dry_run);
    let removed = vacuuming.await?;
    let rows: Vec<Vec<Option<String>>> = removed
        .iter()
        .map(|v| {
            [v.root.clone(), v.path.clone(), v.bytes.to_string(), v.because.to_owned()]
                .map(Some)
                .to_vec()
        })
        .collect();
    shell.output.listing(&[Text("root"), Text("path"), Count("bytes"), Text("because")], &rows)?;
    let bytes: u64 = removed.iter().map(|v| v.bytes).sum();
    let verb = if args.dry_run { "would remove" } else { "removed" };
    shell.output.note(&format!("{verb} {} files, {bytes} bytes", removed.len()));
    Ok(Done::Well)
}

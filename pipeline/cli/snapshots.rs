//! `counterfoil snapshots`.

use std::collections::{BTreeMap, BTreeSet};

use super::args::{Format, SnapshotsArgs, SnapshotsCommand};
use super::output::Column::{self, Count, Text};
use super::{Done, Error, Shell};
use measures::{Audience, Publication};
use query::{Rules, View};
use warehouse::Snapshot;

/// Lists, compares or describes snapshots.
pub(super) async fn run(shell: &Shell, args: &SnapshotsArgs) -> Result<Done, Error> {
    match args.command {
        SnapshotsCommand::List => list(shell).await,
        SnapshotsCommand::Diff { before, after, year } => diff(shell, before, after, year).await,
        SnapshotsCommand::Export { snapshot } => export(shell, snapshot).await,
    }
}

/// A row for each snapshot.
async fn list(shell: &Shell) -> Result<Done, Error> {
    let (_, warehouse) = shell.warehouse().await?;
    let mut rows = Vec::new();
    // a column for those who need it
    let mut waits = false;
    for number in Snapshot::numbers(&warehouse).await? {
        let Some(s) = Snapshot::read(&warehouse, Some(number)).await? else { continue };
        waits |= !s.waiting.is_empty();
        let new = s.entries().filter(|h| h.load_id == s.load_id).count();
        let rows_in_force: u64 = s.in_force.iter().map(|h| h.rows).sum();
        rows.push(vec![
            Some(number.to_string()),
            Some(s.created_at.to_string()),
            Some(s.in_force.len().to_string()),
            Some(new.to_string()),
            Some(rows_in_force.to_string()),
            Some(s.refused.len().to_string()),
            Some(s.config_digest.chars().take(12).collect()),
            Some(s.tool),
            Some(s.waiting.len().to_string()),
        ]);
    }
    let mut columns = vec![
        Count("snapshot"),
        Text("created_at"),
        Count("extracts"),
        Count("new"),
        Count("rows"),
        Count("refused"),
        Text("config"),
        Text("tool"),
    ];
    if waits {
        columns.push(Count("waiting"));
    } else {
        for row in &mut rows {
            row.pop();
        }
    }
    shell.output.rows(&columns, &rows)?;
    Ok(Done::Well)
}

/// What another engine needs to read a snapshot: JSON, whatever the format.
async fn export(shell: &Shell, number: Option<u64>) -> Result<Done, Error> {
    let (_, warehouse) = shell.warehouse().await?;
    let snapshot = Snapshot::read(&warehouse, number).await?;
    let snapshot = snapshot.ok_or(warehouse::Error::NoSnapshot(number))?;
    let described = upkeep::export(&warehouse, &snapshot).await?;
    shell.output.object(&described)?;
    Ok(Done::Well)
}

/// Rows by centre, period and dataset, and figures, that differ between two snapshots.
async fn diff(shell: &Shell, before: u64, after: u64, year: Option<i16>) -> Result<Done, Error> {
    let (_, warehouse) = shell.warehouse().await?;
    let open = |number| View::open(&shell.folder, Some(number), Rules::OfThen, &shell.resources);
    let (old, new) = (open(before).await?, open(after).await?);
    let (former, latter) = (old.snapshot().await?, new.snapshot().await?);
    let changed =
        admission::between(&warehouse, &new.configuration, &former, &latter, &shell.resources);
    let rows: Vec<Vec<Option<String>>> = changed
        .await?
        .into_iter()
        .map(|(triple, rows)| {
            let counts = [rows.added, rows.removed, rows.changed].map(|n| Some(n.to_string()));
            let place = [triple.centre_id, triple.period, triple.dataset].map(Some);
            place.into_iter().chain(counts).collect()
        })
        .collect();
    let years: BTreeSet<i16> = old.years().into_iter().chain(new.years()).collect();
    let mut figures = Vec::new();
    if let Some(year) = year.filter(|y| !years.contains(y)) {
        return Err(Error::Usage {
            message: format!("neither snapshot has extracts of {year}"),
            hint: format!("they have extracts of {years:?}"),
        });
    }
    for y in years.into_iter().filter(|y| year.is_none_or(|wanted| wanted == *y)) {
        let (a, b) = (values(&old, y).await?, values(&new, y).await?);
        let ids: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
        for id in ids.into_iter().filter(|id| a.get(*id) != b.get(*id)) {
            let value = |of: &BTreeMap<String, Option<String>>| of.get(id).cloned().flatten();
            figures.push(vec![Some(id.clone()), value(&a), value(&b)]);
        }
    }
    let places = [
        Text("centre_id"),
        Text("period"),
        Text("dataset"),
        Count("rows_added"),
        Count("rows_removed"),
        Count("rows_changed"),
    ];
    let ids = [Text("figure"), Text("before"), Text("after")];
    if matches!(shell.output.format, Format::Table) {
        shell.output.rows(&places, &rows)?;
        shell.output.line("")?;
        shell.output.rows(&ids, &figures)?;
    } else {
        // one table, so that a program can read it: a row is about an extract or about a figure
        let columns: Vec<Column<'_>> = places.iter().chain(&ids).copied().collect();
        let of_rows = rows.iter().map(|r| [r.clone(), vec![None; ids.len()]].concat());
        let of_figures = figures.iter().map(|f| [vec![None; places.len()], f.clone()].concat());
        shell.output.rows(&columns, &of_rows.chain(of_figures).collect::<Vec<_>>())?;
    }
    shell.output.note(&format!(
        "{} extracts and {} figures differ between snapshots {before} and {after}",
        rows.len(),
        figures.len()
    ));
    if old.record.config_digest != new.record.config_digest {
        shell
            .output
            .note("the configuration differs too: some figures may have changed by it alone");
    }
    Ok(Done::Well)
}

/// The figures of a year by id; those without a value too.
async fn values(view: &View, year: i16) -> Result<BTreeMap<String, Option<String>>, Error> {
    let computed = measures::complete(view, year).await?;
    let published = Publication::of(Audience::Office, &computed, &[]);
    Ok(published.figures().map(|f| (f.id.clone(), f.value.clone())).collect())
}

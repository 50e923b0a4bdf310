//! `counterfoil doctor`.

use super::args::DoctorArgs;
use super::output::Column;
use super::{Done, Error, Shell};

/// Says what is wrong with the warehouse; falls short when anything grave is.
pub(super) async fn run(shell: &Shell, args: &DoctorArgs) -> Result<Done, Error> {
    let (_, warehouse) = shell.warehouse().await?;
    let progress = shell.progress();
    let found =
        upkeep::doctor(&warehouse, &shell.folder, &shell.resources, args.deep, &progress).await?;
    let rows: Vec<Vec<Option<String>>> = found
        .iter()
        .map(|a| {
            let severity = if a.is_grave { "grave" } else { "owed" };
            [severity, &a.place, &a.problem, a.hint].map(|c| Some(c.to_owned())).to_vec()
        })
        .collect();
    shell.output.listing(&Column::texts(["severity", "place", "problem", "hint"]), &rows)?;
    let grave = found.iter().filter(|a| a.is_grave).count();
    match (grave, found.len()) {
        (0, 0) => shell.output.note("every snapshot is sound"),
        (0, owed) => shell.output.note(&format!("every snapshot is sound; owed: {owed}")),
        (grave, _) => shell.output.note(&format!("wrong: {grave}")),
    }
    Ok(if grave > 0 { Done::Short } else { Done::Well })
}

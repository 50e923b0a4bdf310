//! `counterfoil doctor`.

use super::args::DoctorArgs;
use super::output::Column;
use super::{Done, Error, Shell};
use query::{Rules, Unsound, View};
use upkeep::Ailment;

/// Says what is wrong with the warehouse; falls short when anything grave is.
pub(super) async fn run(shell: &Shell, args: &DoctorArgs) -> Result<Done, Error> {
    let (_, warehouse) = shell.warehouse().await?;
    let progress = shell.progress();
    let found =
        upkeep::doctor(&warehouse, &shell.folder, &shell.resources, args.deep, &progress).await?;
    let mut found = found;
    if !found.iter().any(|a| a.is_grave)
        && let Ok(view) = View::open(&shell.folder, None, Rules::OfThen, &shell.resources).await
    {
        found.extend(view.examine_kept(args.deep).await.into_iter().map(ailment));
    }
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

/// Kept rows that are not what they should be.
fn ailment(unsound: Unsound) -> Ailment {
    let (problem, hint) = match unsound.is_believed {
        true => (
            "kept rows are not what its SQL returns",
            "delete the folder `derived` of the warehouse, and write again what was reported since",
        ),
        false => ("kept rows are damaged", "nothing: whoever needs them computes them"),
    };
    let (place, problem) = (unsound.path, problem.to_owned());
    Ailment { is_grave: unsound.is_believed, place, problem, hint }
}

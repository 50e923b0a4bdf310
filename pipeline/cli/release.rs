//! `counterfoil release`.

use super::args_of_asking::{ReleaseArgs, ReleaseCommand};
use super::sql::open_view;
use super::{Done, Error, Shell};
use measures::Told;

/// What is prepared for readers outside the office.
pub(super) async fn run(shell: &Shell, args: &ReleaseArgs) -> Result<Done, Error> {
    let ReleaseCommand::Audit { year, figure, all, as_of } = &args.command;
    let view = open_view(shell, as_of).await?;
    let years = view.years();
    if !years.contains(year) {
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        return Err(Error::Usage {
            message: format!("there are no extracts of {year}"),
            hint: format!("the snapshot has extracts for: {}", years.join(", ")),
        });
    }
    let Some(protection) = measures::protected(&view, *year).await? else {
        return Err(Error::Usage {
            message: "the SQL of this snapshot does not say who contributes to figures".to_owned(),
            hint: "`--config current` looks at its rows with the SQL of today".to_owned(),
        });
    };
    if let Some(id) = figure.as_deref().filter(|id| !protection.has(id)) {
        return Err(Error::Usage {
            message: format!("there is no figure `{id}` with a value"),
            hint: format!("`counterfoil release audit {year} --all` lists those there are"),
        });
    }
    let told = if *all || figure.is_some() { Told::All } else { Told::Nearest };
    let rows = protection.rows(told, figure.as_deref()).map_err(std::io::Error::other)?;
    shell.output.batches(&rows.schema(), std::slice::from_ref(&rows))?;
    let counts = protection.counts();
    shell.output.note(&format!(
        "{} of {} figures may be published; {} fail a rule, {} are made from such, {} stand beside them, {} are not known to be safe",
        counts.published, counts.figures, counts.failing, counts.made, counts.beside, counts.unknown
    ));
    match counts.unsafe_findings {
        0 => Ok(Done::Well),
        n => {
            shell.output.note(&format!("not safe, whatever is not published: {n}"));
            Ok(Done::Short)
        }
    }
}

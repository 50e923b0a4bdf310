//! `counterfoil unusual`.

use super::args_of_asking::UnusualArgs;
use super::sql::open_view;
use super::{Done, Error, Shell};
use programme::keys::nearest;

/// Lists the answers of a year that are far from others of the same industry and size.
pub(super) async fn run(shell: &Shell, args: &UnusualArgs) -> Result<Done, Error> {
    let view = open_view(shell, &args.as_of).await?;
    let years = view.years();
    if !years.contains(&args.year) {
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        return Err(Error::Usage {
            message: format!("there are no extracts of {}", args.year),
            hint: format!("the snapshot has extracts for: {}", years.join(", ")),
        });
    }
    let Some(answers) = measures::unusual_answers(&view, args.year).await? else {
        return Err(Error::Usage {
            message: "the SQL of this snapshot does not compare answers".to_owned(),
            hint: "`--config current` looks at its rows with the SQL of today".to_owned(),
        });
    };
    let centres = &view.configuration.programme.centres;
    let centres: Vec<&str> = centres.iter().map(|c| c.centre_id.as_str()).collect();
    let measures: Vec<&str> = answers.measures.iter().map(String::as_str).collect();
    refuse_unknown("centre with the id", args.centre.as_deref(), &centres)?;
    refuse_unknown("compared measure", args.measure.as_deref(), &measures)?;
    let (centre, measure) = (args.centre.as_deref(), args.measure.as_deref());
    let rows = answers.rows(centre, measure).map_err(std::io::Error::other)?;
    let looked = answers.looked(centre, measure);
    shell.output.batches(&rows.schema(), std::slice::from_ref(&rows))?;
    let compared = looked.answers - looked.too_few - looked.no_variation;
    shell.output.note(&format!(
        "{} of {compared} answers that were compared are unusual; not compared: {} with too few like them, {} where half or more are the same",
        rows.num_rows(),
        looked.too_few,
        looked.no_variation
    ));
    Ok(Done::Well)
}

/// Refuses a name that is none of those there are.
fn refuse_unknown(what: &str, name: Option<&str>, known: &[&str]) -> Result<(), Error> {
    let Some(name) = name.filter(|name| !known.contains(name)) else { return Ok(()) };
    Err(Error::Usage {
        message: format!("there is no {what} `{name}`"),
        hint: match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are: {}", known.join(", ")),
        },
    })
}

//! `counterfoil report`.

use super::args::{Only, Readers, ReportArgs};
use super::sql::open_view;
use super::{Done, Error, Shell};
use measures::Edition;
use query::View;
use report::Reader;
use store::Root;

/// Writes the reports of a year.
pub(super) async fn run(shell: &Shell, args: &ReportArgs) -> Result<Done, Error> {
    let is_for_office = args.audience == Readers::Office;
    if args.as_of.draft && !is_for_office {
        return Err(Error::Usage {
            message: "a draft is for the office alone".to_owned(),
            hint: "leave out `--draft`, or `--audience`".to_owned(),
        });
    }
    if args.centre.is_some() && args.audience != Readers::Centre {
        return Err(Error::Usage {
            message: "`--centre` says whose edition is written".to_owned(),
            hint: "add `--audience centre`".to_owned(),
        });
    }
    let view = open_view(shell, &args.as_of).await?;
    let progress = |step: &str, done, total| shell.output.progress(step, done, total);
    let is_draft = args.as_of.draft && !view.snapshot().await?.waiting.is_empty();
    let editions = editions(&view, args)?;
    let is_one = editions.len() == 1;
    let prefix_of = |edition: &Edition| match (&args.out, edition) {
        (Some(_), Edition::Centre(id)) if !is_one => id.clone(),
        (Some(_), _) => String::new(),
        // a draft never takes the place of a report
        (None, Edition::Office) if is_draft => format!("{}-draft", args.year),
        (None, Edition::Office) => args.year.to_string(),
        (None, Edition::Public) => format!("{}-public", args.year),
        (None, Edition::Centre(id)) => format!("{}-centre-{id}", args.year),
    };
    let root = if let Some(out) = &args.out {
        Root::open(std::path::Path::new(""), out).await?
    } else {
        let reports = &view.configuration.programme.settings.storage.reports;
        Root::open(&shell.folder, reports).await?
    };
    let readers: Vec<Reader> = editions
        .into_iter()
        .map(|edition| Reader { prefix: prefix_of(&edition), edition })
        .collect();
    let extent = match args.only {
        None => report::Extent::Whole,
        Some(Only::National) => report::Extent::National,
    };
    let written = report::write(&view, args.year, &root, &readers, extent, &progress).await?;
    let place_of = |prefix: &str| {
        root.folder().map_or_else(
            || format!("{}{prefix}", root.url),
            |folder| folder.join(prefix).display().to_string(),
        )
    };
    let places = match readers.as_slice() {
        [one] => format!("`{}`", place_of(&one.prefix)),
        [first, .., last] => format!(
            "{} folders, `{}` to `{}`",
            readers.len(),
            place_of(&first.prefix),
            place_of(&last.prefix)
        ),
        [] => String::new(),
    };
    shell.output.note(&format!(
        "wrote {} pages and {} figures to {places}",
        written.pages, written.figures
    ));
    for note in &written.notes {
        shell.output.note(note);
    }
    Ok(Done::Well)
}

/// The editions that are asked for: for centres, those that are open in the year.
fn editions(view: &View, args: &ReportArgs) -> Result<Vec<Edition>, Error> {
    match args.audience {
        Readers::Office => return Ok(vec![Edition::Office]),
        Readers::Public => return Ok(vec![Edition::Public]),
        Readers::Centre => {}
    }
    let programme = &view.configuration.programme;
    let days = programme.calendar.year(args.year);
    let open = programme.centres.iter().filter(|c| c.is_open_in(days));
    let mut ids: Vec<&str> = open.map(|c| c.centre_id.as_str()).collect();
    ids.sort_unstable();
    if let Some(wanted) = &args.centre {
        if !ids.contains(&wanted.as_str()) {
            return Err(Error::Usage {
                message: format!("there is no centre `{wanted}` that was open in {}", args.year),
                hint: format!("these were: {}", ids.join(", ")),
            });
        }
        ids = vec![wanted];
    }
    if ids.is_empty() {
        return Err(Error::Usage {
            message: format!("no centre was open in {}", args.year),
            hint: "`centres.csv` says when they were".to_owned(),
        });
    }
    Ok(ids.into_iter().map(|id| Edition::Centre(id.to_owned())).collect())
}

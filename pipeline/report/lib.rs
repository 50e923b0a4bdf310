//! Reports: pages, charts, tables and `figures.json`. A report prints figures and computes none.

mod charts;
mod draft;
mod figures_json;
mod files_list;
mod follow_up;
mod lineage;
mod mappings;
mod model;
mod numbers;
mod pages;
mod printer;
mod shown;
mod tables;
mod templates;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::{StreamExt as _, TryStreamExt as _, stream};
use tracing::{Instrument as _, info_span};

use admission::Triple;
use measures::{
    Audience, Cleared, Computed, Edition, Publication, add_changes, add_quartiles, compute,
    compute_in, protect, trend_years,
};
use programme::Hint;
use query::{FollowUp, ReadWithMapping, Resting, View};
use store::Root;
use warehouse::Snapshot;

/// How many of them are computed at once, beside the year itself.
const YEARS_AT_ONCE: usize = 2;

/// The name of the table of mappings that were used, where there are any.
const MAPPINGS_TABLE: &str = "mappings_used";

/// How many files a message names.
const NAMED: usize = 5;

/// Why a report was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The snapshot did not answer.
    #[error(transparent)]
    View(#[from] query::Error),
    /// The figures could not be computed.
    #[error(transparent)]
    Measures(#[from] measures::Error),
    /// A query for a table failed.
    #[error(transparent)]
    Query(#[from] engine::Error),
    /// A template is wrong, or asks for a figure that there is not.
    #[error("the template `{name}` failed")]
    Template {
        /// Below `report-templates/`.
        name: String,
        /// What minijinja said.
        source: Box<minijinja::Error>,
    },
    /// A table names a figure that there is not.
    #[error("`sql/reports/{table}.sql` names the figure `{id}`, which there is not")]
    Table {
        /// The file's name.
        table: String,
        /// The id.
        id: String,
    },
    /// A table prints something that is no figure.
    #[error(
        "`sql/reports/{table}.sql` prints `{cell}` in its column `{column}`, which is no figure"
    )]
    NoFigure {
        /// The file's name.
        table: String,
        /// The column.
        column: String,
        /// What stands in it.
        cell: String,
    },
    /// A chart's file returns what cannot be drawn.
    #[error("`sql/reports/{file}.sql`: {problem}")]
    Chart {
        /// The file's name.
        file: String,
        /// What is wrong.
        problem: String,
    },
    /// The place for reports failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Files are in the way that no report wrote.
    #[error("`{place}` holds files that no report wrote: {}", some_of(.paths))]
    Foreign {
        /// The folder or URL of the report.
        place: String,
        /// The files below it.
        paths: Vec<String>,
    },
    /// What is there was written for other readers.
    #[error("`{place}` holds a report for other readers: the edition `{other}`")]
    OtherEdition {
        /// The folder or URL of the report.
        place: String,
        /// Whose it is.
        other: String,
    },
    /// Files of an earlier report were changed by somebody.
    #[error("somebody changed files in `{place}` since a report wrote them: {}", some_of(.paths))]
    Changed {
        /// The folder or URL of the report.
        place: String,
        /// The files below it.
        paths: Vec<String>,
    },
    /// The list of an earlier report is no such list.
    #[error("`{path}` is not the list of a report's files")]
    FilesList {
        /// Below the place of reports.
        path: String,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// The list of an earlier report is of a newer format than is known.
    #[error("`{path}` was written by {tool}, whose format this version does not know")]
    NewerList {
        /// Below the place of reports.
        path: String,
        /// What wrote it.
        tool: String,
    },
    /// Nobody says who contributes to figures, so that nothing can be protected.
    #[error("the SQL of this snapshot does not say who contributes to figures")]
    NoContributors,
    /// What is left out could be found out.
    #[error("figures of {year} that may not be published could be found out from the others")]
    NotSafe {
        /// The year.
        year: i16,
    },
    /// The snapshot has nothing about the year.
    #[error("there is nothing to report for {year}")]
    EmptyYear {
        /// The year asked for.
        year: i16,
        /// The years that there are.
        years: Vec<i16>,
        /// How many extracts wait for the office's approval, and are left out.
        waiting: usize,
    },
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::View(e) => e.hint(),
            Self::Measures(e) => e.hint(),
            Self::Query(e) => e.hint(),
            Self::NoFigure { .. } => Some(
                "a table names its rows in the first column, and in the others figures by their ids; what is counted or summed is a measure, in `sql/measures/`"
                    .to_owned(),
            ),
            Self::EmptyYear { waiting, .. } if *waiting > 0 => Some(format!(
                "accepted, but not approved yet: {waiting}; `counterfoil status --waiting` lists them, `--draft` reports with them"
            )),
            Self::EmptyYear { years, .. } => {
                let years: Vec<String> = years.iter().map(ToString::to_string).collect();
                Some(format!("the snapshot has extracts for: {}", years.join(", ")))
            }
            Self::NoContributors => {
                Some("`--config current` looks at its rows with the SQL of today".to_owned())
            }
            Self::NotSafe { year } => {
                Some(format!("`counterfoil release audit {year}` lists them, and who could"))
            }
            Self::OtherEdition { .. } => Some(
                "write the report to another folder with `--out`, or delete this one: nothing of it may be left among the other"
                    .to_owned(),
            ),
            Self::Foreign { .. } => Some(
                "write the report to another folder with `--out`, or move them away".to_owned(),
            ),
            Self::Changed { .. } => Some(
                "move them away to keep the changes, or delete them; then write the report again"
                    .to_owned(),
            ),
            Self::FilesList { .. } => Some(
                "delete it to write the report anew: what an earlier one left then stays"
                    .to_owned(),
            ),
            Self::NewerList { tool, .. } => Some(format!("use {tool}, or write to another folder")),
            _ => None,
        }
    }
}

/// The first of some paths, and how many more there are.
fn some_of(paths: &[String]) -> String {
    let named: Vec<String> = paths.iter().take(NAMED).map(|p| format!("`{p}`")).collect();
    let more = match paths.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    named.join(", ") + &more
}

/// What was written.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// HTML pages.
    pub pages: usize,
    /// Figures in `figures.json`.
    pub figures: usize,
    /// What the reader should know of beside that.
    pub notes: Vec<String>,
}

/// Everything that a report prints: the figures published for its audience, and of what they are.
pub(crate) struct Figures {
    /// The reported year and its scopes; its exact values stay with it.
    pub(crate) of_year: Computed,
    /// The years before it that the trend shows, oldest first.
    pub(crate) years_before: Vec<i16>,
    /// All figures of the year with changes and quartiles, and the nation's of the trend years.
    pub(crate) published: Arc<Publication>,
    /// What they rest on.
    pub(crate) snapshot: Arc<Snapshot>,
    /// The warnings of the year's extracts that ask for an answer, by centre.
    pub(crate) follow_up: Vec<FollowUp>,
    /// Which extracts of the year were read with a mapping.
    pub(crate) mappings: Vec<ReadWithMapping>,
    /// Whether they rest on extracts that the office has not approved.
    pub(crate) is_draft: bool,
}

/// Which pages a report has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of them.
    Whole,
    /// Those of the nation, and what they lead to, without those of the centres.
    National,
}

/// The warnings of a year's extracts that ask for an answer.
async fn follow_up(view: &View, year: i16) -> Result<Vec<FollowUp>, Error> {
    let calendar = &view.configuration.programme.calendar;
    let periods = calendar.periods_of(year);
    let wanted = |triple: &Triple| periods.iter().any(|p| p.label == triple.period);
    Ok(view.follow_up(&wanted).await?)
}

/// Who reports are written for, and where below a place.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Whose edition it is.
    pub edition: Edition,
    /// The folder of its files.
    pub prefix: String,
}

/// Writes the reports of a year below a place, an edition after the other, the national report of each
/// last. Nothing is written unless every edition may be.
///
/// # Errors
/// When the snapshot has nothing about the year, a figure cannot be computed, what may not leave the office
/// could be found out, a template is wrong, or a page cannot be written.
pub async fn write(
    view: &View,
    year: i16,
    out: &Root,
    readers: &[Reader],
    extent: Extent,
    progress: &(dyn Fn(&str, usize, usize) + Sync),
) -> Result<Written, Error> {
    let years = view.years();
    if !years.contains(&year) {
        let waiting = match view.record.resting() {
            Resting::InForce => view.snapshot().await?.waiting.len(),
            Resting::Accepted => 0,
        };
        return Err(Error::EmptyYear { year, years, waiting });
    }
    let trend = trend_years(view, year);
    // the year's own session serves its tables as well; the years before come beside it
    let total = trend.len() + 1;
    let done = AtomicUsize::new(0);
    let count = |computed| {
        progress("computing", done.fetch_add(1, Ordering::Relaxed) + 1, total);
        computed
    };
    progress("computing", 0, total);
    let session = view.session_for_files(year)?;
    let rows: u64 = view.record.periods.values().map(|filed| filed.rows).sum();
    let fit = session.resources().fits(rows.saturating_mul(1 + YEARS_AT_ONCE as u64));
    let at_once = if fit { YEARS_AT_ONCE } else { 1 };
    let of_the_year = async {
        let computed = compute_in(&*session, view, year).await?;
        Ok::<_, Error>((session, count(computed)))
    };
    let of_years_before = async {
        let computing: Vec<_> = trend.iter().map(|year| compute(view, *year)).collect();
        let computing = stream::iter(computing).buffered(at_once).map_ok(count);
        Ok::<_, Error>(computing.try_collect::<Vec<_>>().await?)
    };
    let computing = futures::future::try_join(of_the_year, of_years_before);
    let ((session, mut of_year), before) = computing.instrument(info_span!("compute")).await?;
    // what older extracts happen to say of a year that nobody filed is no base
    let year_before = before.last().filter(|c| c.year == year - 1 && years.contains(&c.year));
    add_changes(&mut of_year, year_before)?;
    add_quartiles(&mut of_year)?;
    let cleared = match readers.iter().any(|r| r.edition != Edition::Office) {
        true => Some(cleared(view, &of_year, &before).instrument(info_span!("protect")).await?),
        false => None,
    };
    let snapshot = view.snapshot().await?;
    let mut figures = Figures {
        is_draft: view.record.resting() == Resting::Accepted && !snapshot.waiting.is_empty(),
        years_before: trend,
        published: Arc::default(),
        of_year,
        follow_up: follow_up(view, year).instrument(info_span!("follow-up")).await?,
        mappings: view.mappings_of(year).await?,
        snapshot,
    };
    let mut editions = Vec::with_capacity(readers.len());
    for reader in readers {
        let audience = audience_of(&reader.edition, cleared.as_ref())?;
        figures.published = Arc::new(Publication::of(audience, &figures.of_year, &before));
        let tables = tables::run(view, &*session, &figures).instrument(info_span!("tables"));
        editions.push((&reader.prefix, Arc::clone(&figures.published), tables.await?));
    }
    drop(session);
    view.let_go();

    let mut written = Written::default();
    for (prefix, published, tables) in editions {
        figures.published = published;
        let of_edition = edition(view, &figures, &tables, (out, prefix), extent, progress).await?;
        written.pages += of_edition.pages;
        written.figures += of_edition.figures;
        written.notes.extend(of_edition.notes);
    }
    Ok(written)
}

/// Whoever reads an edition, with what they may see.
fn audience_of<'a>(
    edition: &'a Edition,
    cleared: Option<&'a Cleared>,
) -> Result<Audience<'a>, Error> {
    match edition {
        Edition::Office => Ok(Audience::Office),
        Edition::Public => Ok(Audience::Public(cleared.ok_or(Error::NoContributors)?)),
        Edition::Centre(own) => Ok(Audience::Centre(own, cleared.ok_or(Error::NoContributors)?)),
    }
}

/// What of a year's figures may leave the office.
async fn cleared(view: &View, of_year: &Computed, before: &[Computed]) -> Result<Cleared, Error> {
    let protection = protect(view, of_year, before).await?.ok_or(Error::NoContributors)?;
    protection.cleared().ok_or(Error::NotSafe { year: of_year.year })
}

/// Writes one edition.
async fn edition(
    view: &View,
    figures: &Figures,
    tables: &tables::Tables,
    (out, prefix): (&Root, &str),
    extent: Extent,
    progress: &(dyn Fn(&str, usize, usize) + Sync),
) -> Result<Written, Error> {
    let rendering = info_span!("render").entered();
    let rendered = || {
        pages::render(view, figures, tables, extent, &|done, total| {
            progress("rendering", done, total);
        })
    };
    let (json, pages) = rayon::join(|| figures_json::build(view, figures), rendered);
    rendering.exit();
    let pages = pages?;
    let mut files = vec![("figures.json".to_owned(), json.into())];
    for table in &tables.tables {
        files.push((format!("tables/{}.csv", table.name), tables::csv(table, figures).into()));
    }
    let mut notes = Vec::new();
    let centres = model::open_centres(view, figures.of_year.year);
    let mappings = mappings::models(&figures.mappings, &centres, &figures.published.edition);
    if !mappings.is_empty() {
        let path = format!("tables/{MAPPINGS_TABLE}.csv");
        match files.iter().any(|(other, _)| *other == path) {
            true => notes.push(format!(
                "`{path}` is a table of the programme's own, and not which mappings were used"
            )),
            false => files.push((path, mappings::csv(&mappings, figures.is_draft).into())),
        }
    }
    files.push(("tables/figures.csv".to_owned(), tables::figures_csv(figures).into()));
    let mut written = Written { pages: pages.len(), figures: figures.published.len(), notes };
    files.extend(pages.into_iter().rev().map(|(path, html)| (path, html.into())));
    let publishing = files_list::publish(out, prefix, &figures.published.edition, files);
    written.notes.extend(publishing.instrument(info_span!("publish")).await?);
    Ok(written)
}

//! Reports: pages, charts, tables and `figures.json`. A report prints figures and computes none.

mod chart_set;
mod charts;
mod figures_json;
mod lineage;
mod model;
mod numbers;
mod pages;
mod printer;
mod tables;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use tracing::{Instrument as _, info_span};

use crate::Hint;

use crate::measures::{Computed, Figure, add_changes, add_quartiles, compute, compute_in};
use crate::query::View;
use crate::store::Root;

/// Years before the reported one that the trend shows.
const TREND_YEARS: i16 = 4;

/// The folders of a report, and the ending of what only a report writes there.
const OWN_FOLDERS: [(&str, &str); 3] =
    [("centres", ".html"), ("lineage", ".html"), ("tables", ".csv")];

/// Why a report was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The snapshot did not answer.
    #[error(transparent)]
    View(#[from] crate::query::Error),
    /// The figures could not be computed.
    #[error(transparent)]
    Measures(#[from] crate::measures::Error),
    /// A query for a table failed.
    #[error(transparent)]
    Query(#[from] crate::engine::Error),
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
    /// The place for reports failed.
    #[error(transparent)]
    Store(#[from] crate::store::Error),
    /// The snapshot has nothing about the year.
    #[error("there is nothing to report for {year}")]
    EmptyYear {
        /// The year asked for.
        year: i16,
        /// The years that there are.
        years: Vec<i16>,
    },
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::View(e) => e.hint(),
            Self::Measures(e) => e.hint(),
            Self::Query(e) => e.hint(),
            Self::EmptyYear { years, .. } => {
                let years: Vec<String> = years.iter().map(ToString::to_string).collect();
                Some(format!("the snapshot has extracts for: {}", years.join(", ")))
            }
            _ => None,
        }
    }
}

/// What was written.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// HTML pages.
    pub pages: usize,
    /// Figures in `figures.json`.
    pub figures: usize,
}

/// Everything that a report prints: figures by id, and what they rest on.
pub(crate) struct Figures {
    /// The reported year, with changes and quartiles.
    pub(crate) of_year: Computed,
    /// The years before it that the trend shows, oldest first.
    pub(crate) before: Vec<Computed>,
}

impl Figures {
    /// Every figure by id: all of the year, and the nation's of the trend years.
    pub(crate) fn by_id(&self) -> BTreeMap<String, &Figure> {
        let earlier = self.before.iter().flat_map(|c| c.figures.values());
        let national = earlier.filter(|f| f.scope.is_whole());
        national.chain(self.of_year.figures.values()).map(|f| (f.id(), f)).collect()
    }
}

/// Which pages a report has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of them.
    Whole,
    /// Those of the nation, and what they lead to, without those of the centres.
    National,
}

/// Writes the reports of a year below a prefix of a place, the national report last.
///
/// # Errors
/// When the snapshot has nothing about the year, a figure cannot be computed, a template is wrong,
/// or a page cannot be written.
pub async fn write(
    view: &View,
    year: i16,
    out: &Root,
    prefix: &str,
    extent: Extent,
    progress: &(dyn Fn(&str, usize, usize) + Sync),
) -> Result<Written, Error> {
    let years = view.years();
    if !years.contains(&year) {
        return Err(Error::EmptyYear { year, years });
    }
    let first = years.first().copied().unwrap_or(year);
    let trend: Vec<i16> = (year - TREND_YEARS..year).filter(|y| *y >= first).collect();
    // the year's own session serves its tables as well; the years before come beside it
    let total = trend.len() + 1;
    let done = AtomicUsize::new(0);
    let count = |computed| {
        progress("computing", done.fetch_add(1, Ordering::Relaxed) + 1, total);
        computed
    };
    progress("computing", 0, total);
    let of_the_year = async {
        let session = view.session(year)?;
        let computed = compute_in(&session, view, year).await?;
        Ok::<_, Error>((session, count(computed)))
    };
    let of_years_before = async {
        let mut before = Vec::new();
        for y in &trend {
            before.push(count(compute(view, *y).await?));
        }
        Ok::<_, Error>(before)
    };
    let computing = futures::future::try_join(of_the_year, of_years_before);
    let ((session, mut of_year), before) = computing.instrument(info_span!("compute")).await?;
    // what older extracts happen to say of a year that nobody filed is no base
    let year_before = before.last().filter(|c| c.year == year - 1 && years.contains(&c.year));
    add_changes(&mut of_year, year_before);
    add_quartiles(&mut of_year);
    let figures = Figures { of_year, before };
    let tables = tables::run(view, &session, &figures).instrument(info_span!("tables")).await?;
    drop(session);

    let mut files = vec![("figures.json".to_owned(), figures_json::build(view, &figures).into())];
    for table in &tables {
        files.push((format!("tables/{}.csv", table.name), tables::csv(table, &figures).into()));
    }
    files.push(("tables/figures.csv".to_owned(), tables::figures_csv(&figures).into()));
    let rendering = info_span!("render").entered();
    let pages = pages::render(view, &figures, &tables, extent, &|done, total| {
        progress("rendering", done, total);
    })?;
    rendering.exit();
    let written = Written { pages: pages.len(), figures: figures.by_id().len() };
    files.extend(pages.into_iter().rev().map(|(path, html)| (path, html.into())));
    out.publish(prefix, files, &OWN_FOLDERS).instrument(info_span!("publish")).await?;
    Ok(written)
}

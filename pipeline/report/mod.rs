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
use std::path::{Path, PathBuf};

use crate::measures::{Computed, Figure, add_changes, add_quartiles, compute};
use crate::query::View;

/// Years before the reported one that the trend shows.
const TREND_YEARS: i16 = 4;

/// Why a report was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The figures could not be computed.
    #[error(transparent)]
    Warehouse(#[from] crate::warehouse::Error),
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
    /// A page could not be written.
    #[error("cannot write `{path}`")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The snapshot has nothing about the year.
    #[error("there is nothing to report for {year}")]
    EmptyYear {
        /// The year asked for.
        year: i16,
        /// The years that there are.
        years: Vec<i16>,
    },
}

impl Error {
    /// What the reader can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Warehouse(e) => e.hint(),
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
        let national = earlier.filter(|f| f.scope.kind == "national");
        national.chain(self.of_year.figures.values()).map(|f| (f.id(), f)).collect()
    }
}

/// Writes the reports of a year into a folder.
///
/// # Errors
/// When the snapshot has nothing about the year, a figure cannot be computed, a template is wrong,
/// or a page cannot be written.
pub async fn write(
    view: &View,
    year: i16,
    out: &Path,
    progress: &(dyn Fn(&str, usize, usize) + Sync),
) -> Result<Written, Error> {
    let years = view.years();
    if !years.contains(&year) {
        return Err(Error::EmptyYear { year, years });
    }
    let first = years.first().copied().unwrap_or(year);
    let trend: Vec<i16> = (year - TREND_YEARS..year).filter(|y| *y >= first).collect();
    let mut before = Vec::new();
    for (index, y) in trend.iter().enumerate() {
        progress("computing", index, trend.len() + 1);
        before.push(compute(view, *y).await?);
    }
    progress("computing", trend.len(), trend.len() + 1);
    let mut of_year = compute(view, year).await?;
    // what older extracts happen to say of a year that nobody filed is no base
    let year_before = before.last().filter(|c| c.year == year - 1 && years.contains(&c.year));
    add_changes(&mut of_year, year_before);
    add_quartiles(&mut of_year);
    let figures = Figures { of_year, before };
    let tables = tables::run(view, &figures).await?;

    let site = Site { out };
    site.clear()?;
    let json = figures_json::build(view, &figures);
    site.put("figures.json", json.as_bytes())?;
    for table in &tables {
        site.put(&format!("tables/{}.csv", table.name), &tables::csv(table, &figures))?;
    }
    site.put("tables/figures.csv", &tables::figures_csv(&figures))?;
    let pages =
        pages::render(view, &figures, &tables, &|done, total| progress("rendering", done, total))?;
    for (path, html) in &pages {
        site.put(path, html.as_bytes())?;
    }
    Ok(Written { pages: pages.len(), figures: figures.by_id().len() })
}

/// The folder that a report is written to.
struct Site<'a> {
    out: &'a Path,
}

impl Site<'_> {
    /// Removes what an earlier report left here that this one may not write again.
    #[expect(clippy::disallowed_methods, reason = "a report is written to a folder")]
    fn clear(&self) -> Result<(), Error> {
        for (folder, ending) in [("centres", "html"), ("lineage", "html"), ("tables", "csv")] {
            let folder = self.out.join(folder);
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.extension().is_some_and(|e| e == ending) {
                    let removed = std::fs::remove_file(&path);
                    removed.map_err(|source| Error::Write { path, source })?;
                }
            }
        }
        Ok(())
    }

    /// Writes one file of the site.
    #[expect(
        clippy::disallowed_methods,
        reason = "a report is written to a folder, a store comes with object stores"
    )]
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.out.join(path);
        let fail = |source| Error::Write { path: path.clone(), source };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(fail)?;
        }
        std::fs::write(&path, bytes).map_err(fail)
    }
}

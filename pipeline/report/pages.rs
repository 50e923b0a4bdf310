//! The pages: strict templates, handed figures by id and nothing to compute with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::chart_set::{national_charts, shared_charts};
use super::model::{self, CentrePage, Frame, NationalPage};
use super::printer::{Printer, fill};
use super::tables::Table;
use super::{Error, Extent, Figures, lineage};
use crate::measures::Figure;
use crate::query::View;

/// Paths and texts of pages.
type Pages = Vec<(String, String)>;

/// Renders every page of a report.
pub(super) fn render(
    view: &View,
    figures: &Figures,
    tables: &[Table],
    extent: Extent,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Pages, Error> {
    let texts = &view.configuration.templates;
    let frame = Frame::new(view, figures);
    let by_id = figures.by_id();
    let year = figures.of_year.year;
    let centres = model::open_centres(view, year);
    let with_pages = if extent == Extent::Whole { centres.as_slice() } else { &[] };
    let total = 2 + with_pages.len() + figures.of_year.scopes.len();
    let done = AtomicUsize::new(0);
    let page = |path: String, html: String| {
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
        (path, html)
    };

    let all: Vec<&Figure> = by_id.values().copied().collect();
    let printer = Printer::new(view, &all, "");
    let environment = printer.environment(texts, tables)?;
    let named = named_tables(texts);
    let others: Vec<&str> =
        tables.iter().map(|t| t.name.as_str()).filter(|n| !named.contains(*n)).collect();
    let models: Vec<_> = centres.iter().map(|c| model::centre_model(c)).collect();
    let catalogue = model::catalogue(view);
    let model = NationalPage {
        frame: &frame,
        root: "",
        centres: &models,
        has_centre_pages: extent == Extent::Whole,
        submissions: model::submissions(view, year, &centres),
        catalogue: &catalogue,
        other_tables: others,
        charts: national_charts(figures, &frame, &models, &printer.currency),
    };
    let national = fill(&environment, "national.html", &model)?;
    let status = fill(&environment, "status.html", &model::status_page(view, &frame))?;
    let mut pages =
        vec![page("index.html".to_owned(), national), page("status.html".to_owned(), status)];

    let of_centres = with_pages.par_iter().zip(&models).map(|(centre, centre_model)| {
        // a centre's page is handed its own figures and the nation's, and nothing else
        let scope = figures.of_year.centre(&centre.centre_id);
        let own: Vec<&Figure> =
            by_id.values().copied().filter(|f| f.scope == scope || f.scope.is_whole()).collect();
        let printer = Printer::new(view, &own, "../");
        let environment = printer.environment(texts, &[])?;
        let model = CentrePage {
            frame: &frame,
            root: "../",
            centre: centre_model,
            submissions: model::submissions(view, year, &[*centre]),
            catalogue: &catalogue,
            charts: shared_charts(figures, &scope, &printer.currency),
        };
        let html = fill(&environment, "centre.html", &model)?;
        Ok::<_, Error>(page(format!("centres/{}.html", centre.centre_id), html))
    });
    pages.extend(of_centres.collect::<Result<Pages, _>>()?);
    let of_scopes = figures.of_year.scopes.par_iter().map(|scope| {
        let html = lineage::page(view, &all, &figures.of_year, scope, &frame, texts)?;
        Ok::<_, Error>(page(format!("lineage/{}.html", scope.file_stem()), html))
    });
    pages.extend(of_scopes.collect::<Result<Pages, _>>()?);
    Ok(pages)
}

/// The tables that the national template asks for by name; the others follow at its end.
fn named_tables(texts: &BTreeMap<String, String>) -> BTreeSet<String> {
    let national = texts.get("national.html").map_or("", String::as_str);
    let calls = national.split("table(\"").skip(1);
    calls.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

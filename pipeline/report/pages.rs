//! The pages: strict templates, handed figures by id and nothing to compute with.

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};

use super::chart_set::{national_charts, shared_charts};
use super::model::{self, CentrePage, Frame, NationalPage};
use super::printer::{Printer, fill};
use super::tables::Table;
use super::{Error, Extent, Figures, lineage};
use crate::measures::{Figure, Scope};
use crate::query::View;

/// The templates that are built in.
static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/report-templates");

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
    let texts = templates(view);
    let frame = Frame::new(view, figures);
    let by_id = figures.by_id();
    let year = figures.of_year.year;
    let centres = model::open_centres(view, year);
    let with_pages = if extent == Extent::Whole { centres.as_slice() } else { &[] };
    let total = 2 + with_pages.len() + figures.of_year.scopes.len();
    let mut pages = Pages::new();
    let mut done = 0;
    let mut put = |pages: &mut Pages, path: String, html: String| {
        pages.push((path, html));
        done += 1;
        progress(done, total);
    };

    let all: Vec<&Figure> = by_id.values().copied().collect();
    let printer = Printer::new(view, &all, "");
    let environment = printer.environment(&texts, tables)?;
    let named = named_tables(&texts);
    let others: Vec<&str> =
        tables.iter().map(|t| t.name.as_str()).filter(|n| !named.contains(*n)).collect();
    let models: Vec<_> = centres.iter().map(|c| model::centre_model(c)).collect();
    let catalogue = model::catalogue(view);
    let page = NationalPage {
        frame: &frame,
        root: "",
        centres: &models,
        has_centre_pages: extent == Extent::Whole,
        submissions: model::submissions(view, year, &centres),
        catalogue: &catalogue,
        other_tables: others,
        charts: national_charts(figures, &frame, &models, &printer.currency),
    };
    let html = fill(&environment, "national.html", &page)?;
    put(&mut pages, "index.html".to_owned(), html);

    let html = fill(&environment, "status.html", &model::status_page(view, &frame))?;
    put(&mut pages, "status.html".to_owned(), html);

    for (centre, centre_model) in with_pages.iter().zip(&models) {
        // a centre's page is handed its own figures and the nation's, and nothing else
        let scope = Scope::centre(&centre.centre_id);
        let own: Vec<&Figure> = by_id
            .values()
            .copied()
            .filter(|f| f.scope == scope || f.scope.kind == "national")
            .collect();
        let printer = Printer::new(view, &own, "../");
        let environment = printer.environment(&texts, &[])?;
        let page = CentrePage {
            frame: &frame,
            root: "../",
            centre: centre_model,
            submissions: model::submissions(view, year, &[*centre]),
            catalogue: &catalogue,
            charts: shared_charts(figures, &scope, &printer.currency),
        };
        let html = fill(&environment, "centre.html", &page)?;
        put(&mut pages, format!("centres/{}.html", centre.centre_id), html);
    }
    for scope in &figures.of_year.scopes {
        let html = lineage::page(view, &all, year, scope, &frame, &texts)?;
        put(&mut pages, format!("lineage/{}.html", scope.file_stem()), html);
    }
    Ok(pages)
}

/// The templates: built in, or the programme's own in place of their namesakes.
#[expect(clippy::disallowed_methods, reason = "a programme's own files are local by definition")]
fn templates(view: &View) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BUILT_IN
        .files()
        .map(|f| {
            let name = f.path().to_string_lossy().into_owned();
            (name, f.contents_utf8().unwrap_or_default().to_owned())
        })
        .collect();
    let own = view.kept.programme.folder.join("report-templates");
    for entry in std::fs::read_dir(own).into_iter().flatten().flatten() {
        if let Ok(text) = std::fs::read_to_string(entry.path()) {
            texts.insert(entry.file_name().to_string_lossy().into_owned(), text);
        }
    }
    texts
}

/// The tables that the national template asks for by name; the others follow at its end.
fn named_tables(texts: &BTreeMap<String, String>) -> BTreeSet<String> {
    let national = texts.get("national.html").map_or("", String::as_str);
    let calls = national.split("table(\"").skip(1);
    calls.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

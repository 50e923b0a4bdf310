//! The pages: strict templates, handed figures by id and nothing to compute with.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::draft::{self, ApprovalModel};
use super::follow_up::{FollowUpModel, Said};
use super::lineage::Lineage;
use super::model::{self, CentrePage, Frame, NationalPage};
use super::numbers::currency_sign;
use super::printer::{environment, fill};
use super::shown::Shown;
use super::tables::Tables;
use super::templates::{CENTRE, EXTRACTS, NATIONAL, STATUS};
use super::{Error, Extent, Figures, lineage, mappings};
use measures::Edition;
use query::View;

/// Paths and texts of pages.
type Pages = Vec<(String, String)>;

/// Renders every page of a report.
pub(super) fn render(
    view: &View,
    figures: &Figures,
    tables: &Tables,
    extent: Extent,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Pages, Error> {
    let texts = &view.configuration.templates;
    let frame = Frame::new(view, figures);
    let year = figures.of_year.year;
    let centres = model::open_centres(view, year);
    let mut with_pages = if extent == Extent::Whole { centres.clone() } else { Vec::new() };
    if let Edition::Centre(own) = &figures.published.edition {
        with_pages.retain(|centre| centre.centre_id == *own);
    }
    let total = 2 + with_pages.len() + figures.of_year.scopes.len();
    let done = AtomicUsize::new(0);
    let page = |path: String, html: String| {
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
        (path, html)
    };

    let currency = currency_sign(&view.configuration.programme.settings.programme.currency);
    let shown = Shown::all(&figures.published, year, currency);
    let of_nation = environment(texts, &shown, tables)?;
    let models: Vec<_> = with_pages.iter().map(|c| model::centre_model(c)).collect();
    let catalogue = model::catalogue(view);
    let said = Said::new(view, figures)?;
    let filings = model::filings_of(view, &figures.snapshot, year);
    let model = NationalPage {
        frame: &frame,
        root: "",
        centres: &models,
        has_centre_pages: !with_pages.is_empty(),
        approval: ApprovalModel::new(figures, None),
        submissions: model::submissions(view, figures, &filings, &centres),
        follow_up: FollowUpModel::new(&said, figures, view, None),
        mappings: mappings::models(&figures.mappings, &centres, &figures.published.edition),
        catalogue: &catalogue,
    };
    let national = fill(&of_nation, NATIONAL, &model)?;
    let status = fill(&of_nation, STATUS, &model::status_page(view, figures, &filings, &frame))?;
    let mut pages =
        vec![page("index.html".to_owned(), national), page("status.html".to_owned(), status)];

    let of_centres = with_pages.par_iter().zip(&models).map(|(centre, centre_model)| {
        // a centre's page is handed its own figures and the nation's, and nothing else
        let scope = figures.of_year.centre(&centre.centre_id);
        let environment = environment(texts, &shown.of(&scope), &Tables::default())?;
        let model = CentrePage {
            frame: &frame,
            root: "../",
            centre: centre_model,
            approval: ApprovalModel::new(figures, Some(&centre.centre_id)),
            submissions: model::submissions(view, figures, &filings, &[*centre]),
            follow_up: FollowUpModel::new(&said, figures, view, Some(&centre.centre_id)),
            mappings: mappings::models(&figures.mappings, &[*centre], &figures.published.edition),
            catalogue: &catalogue,
        };
        let html = fill(&environment, CENTRE, &model)?;
        Ok::<_, Error>(page(format!("centres/{}.html", centre.centre_id), html))
    });
    pages.extend(of_centres.collect::<Result<Pages, _>>()?);
    let behind = Lineage::new(view, figures);
    let of_scopes = figures.of_year.scopes.par_iter().map(|scope| {
        let html = lineage::page(view, figures, &behind, scope, &frame, (texts, &shown))?;
        Ok::<_, Error>(page(format!("lineage/{}.html", scope.file_stem()), html))
    });
    pages.extend(of_scopes.collect::<Result<Pages, _>>()?);
    // a configuration of before has no such template
    if texts.contains_key(EXTRACTS) {
        let of_extracts = lineage::extracts_pages(view, figures, &frame, (texts, &shown))?;
        pages.extend(of_extracts.into_iter().map(|(path, html)| page(path, html)));
    }
    if figures.is_draft {
        for (_, html) in &mut pages {
            *html = draft::stamp(html);
        }
    }
    Ok(pages)
}

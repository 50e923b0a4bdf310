//! What templates are handed: typed, ready to print, without anything of other centres on a
//! centre's page.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Figures;
use super::chart_set::ChartModel;
use crate::engine::{Layer, Measure};
use crate::programme::{Centre, OFFICE, Period};
use crate::query::View;

/// What every page knows.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Frame {
    /// The programme, as `programme.toml` describes it.
    pub(super) programme: ProgrammeModel,
    /// The reported year and its days.
    pub(super) year: YearModel,
    /// What the report rests on.
    pub(super) snapshot: SnapshotModel,
    /// Years of the trend, the reported one last.
    pub(super) trend_years: Vec<i16>,
    /// The declared denominators, headline first.
    pub(super) denominators: Vec<DenominatorModel>,
}

/// The programme.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ProgrammeModel {
    pub(super) name: String,
    pub(super) currency: String,
    pub(super) evaluator: String,
    pub(super) funder: String,
    pub(super) classification: String,
    pub(super) recall_months: u16,
}

/// The reported year.
#[derive(Debug, Clone, Serialize)]
pub(super) struct YearModel {
    pub(super) number: i16,
    pub(super) before: i16,
    pub(super) starts: String,
    pub(super) ends: String,
    pub(super) service_starts: String,
    pub(super) service_ends: String,
}

/// The snapshot.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SnapshotModel {
    pub(super) number: u64,
    pub(super) date: String,
    pub(super) tool: String,
    pub(super) extracts: usize,
    pub(super) config_digest: String,
}

/// A declared denominator.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DenominatorModel {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) is_headline: bool,
    pub(super) meaning: String,
}

/// A centre on the national page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CentreModel {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) region: String,
}

/// What a centre has sent for the year.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SubmissionModel {
    pub(super) centre: String,
    /// The year's periods, in order.
    pub(super) periods: Vec<PeriodModel>,
    /// Extracts of datasets that are not expected.
    pub(super) others: usize,
    pub(super) rows: u64,
    pub(super) warnings: u64,
    pub(super) late: usize,
}

/// Extracts of the expected datasets for one period.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PeriodModel {
    pub(super) label: String,
    pub(super) expected: usize,
    pub(super) received: usize,
}

impl Frame {
    /// What every page of this report knows.
    pub(super) fn new(view: &View, figures: &Figures) -> Self {
        let settings = &view.kept.programme.settings;
        let calendar = &view.kept.programme.calendar;
        let number = figures.of_year.year;
        let (days, service) = (calendar.year(number), calendar.service_window(number));
        let long = |d: jiff::civil::Date| d.strftime("%-d %B %Y").to_string();
        let mut denominators: Vec<DenominatorModel> = settings
            .denominators
            .iter()
            .map(|(name, d)| DenominatorModel {
                name: name.clone(),
                title: name.replace('_', " "),
                is_headline: settings.headline.as_ref() == Some(name),
                meaning: format!(
                    "money {} by {}; funds: {}",
                    if d.basis == crate::programme::Basis::Awarded { "awarded" } else { "spent" },
                    d.sources.join(", ").replace('_', " "),
                    d.funds.join(", ")
                ),
            })
            .collect();
        denominators.sort_by_key(|d| !d.is_headline);
        let created = view.snapshot.created_at.to_zoned(jiff::tz::TimeZone::UTC).date();
        let mut trend_years: Vec<i16> = figures.before.iter().map(|c| c.year).collect();
        trend_years.push(number);
        Self {
            programme: ProgrammeModel {
                name: settings.programme.name.clone(),
                currency: settings.programme.currency.clone(),
                evaluator: settings.programme.evaluator.clone(),
                funder: settings.programme.national_funder.clone(),
                classification: settings.programme.industry_classification.clone(),
                recall_months: settings.survey.recall_months,
            },
            year: YearModel {
                number,
                before: number - 1,
                starts: long(days.starts_on),
                ends: long(days.ends_on),
                service_starts: long(service.starts_on),
                service_ends: long(service.ends_on),
            },
            snapshot: SnapshotModel {
                number: view.snapshot.snapshot,
                date: long(created),
                tool: crate::TOOL.to_owned(),
                extracts: view.snapshot.in_force.len(),
                config_digest: view.snapshot.config_digest.clone(),
            },
            trend_years,
            denominators,
        }
    }
}

/// The centres open in the year, by name.
pub(super) fn open_centres(view: &View, year: i16) -> Vec<&Centre> {
    let days = view.kept.programme.calendar.year(year);
    let centres = view.kept.programme.centres.iter();
    let mut open: Vec<&Centre> = centres.filter(|c| c.is_open_in(days)).collect();
    open.sort_by(|a, b| a.name.cmp(&b.name));
    open
}

/// A centre as pages name it.
pub(super) fn centre_model(centre: &Centre) -> CentreModel {
    CentreModel {
        id: centre.centre_id.clone(),
        name: centre.name.clone(),
        region: centre.region.clone(),
    }
}

/// The first day for which extracts are expected: of `submission.first_period`, else of the
/// earliest period with any extract.
fn first_expected(view: &View) -> jiff::civil::Date {
    let calendar = &view.kept.programme.calendar;
    let declared = view.kept.programme.settings.submission.first_period.as_deref();
    let filed = view.snapshot.in_force.iter().map(|h| h.triple.period.as_str());
    let labels: Vec<&str> = declared.map_or_else(|| filed.collect(), |label| vec![label]);
    let days = labels.into_iter().filter_map(|l| calendar.period(l)).map(|p| p.days.starts_on);
    days.min().unwrap_or(jiff::civil::Date::MIN)
}

/// What each of these centres has sent for the year's periods.
pub(super) fn submissions(view: &View, year: i16, centres: &[&Centre]) -> Vec<SubmissionModel> {
    let settings = &view.kept.programme.settings;
    let periods = view.kept.programme.calendar.periods_of(year);
    let today = view.snapshot.created_at.to_zoned(jiff::tz::TimeZone::UTC).date();
    let first = first_expected(view);
    let mut by_centre: BTreeMap<&str, Vec<&crate::warehouse::Held>> = BTreeMap::new();
    for held in &view.snapshot.in_force {
        if held.triple.centre_id != OFFICE && periods.iter().any(|p| p.label == held.triple.period)
        {
            by_centre.entry(&held.triple.centre_id).or_default().push(held);
        }
    }
    let due = |period: &Period| {
        let days = jiff::Span::new().days(i64::from(settings.submission.due_days));
        period.days.ends_on.saturating_add(days)
    };
    centres
        .iter()
        .map(|centre| {
            let held = by_centre.get(centre.centre_id.as_str()).map_or(&[][..], Vec::as_slice);
            let is_expected = |h: &&&crate::warehouse::Held| {
                settings.submission.datasets.contains(&h.triple.dataset)
            };
            let is_late = |h: &&&crate::warehouse::Held| {
                let received = h.received_at.to_zoned(jiff::tz::TimeZone::UTC).date();
                let period = periods.iter().find(|p| p.label == h.triple.period);
                period.is_some_and(|p| received > due(p))
            };
            let is_due = |p: &Period| {
                p.days.ends_on < today && p.days.starts_on >= first && centre.is_open_in(p.days)
            };
            let by_period = periods.iter().map(|p| PeriodModel {
                label: p.label.clone(),
                expected: if is_due(p) { settings.submission.datasets.len() } else { 0 },
                received: held
                    .iter()
                    .filter(|h| h.triple.period == p.label)
                    .filter(is_expected)
                    .count(),
            });
            SubmissionModel {
                centre: centre.name.clone(),
                periods: by_period.collect(),
                others: held.iter().filter(|h| !is_expected(h)).count(),
                rows: held.iter().map(|h| h.rows).sum(),
                warnings: held.iter().map(|h| h.warnings).sum(),
                late: held.iter().filter(is_late).count(),
            }
        })
        .collect()
}

/// A measure as the method annex prints it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CatalogueEntry {
    name: String,
    title: String,
    unit: String,
    definition: String,
    source: String,
    additivity: String,
    sql: String,
}

/// The measure catalogue, from the SQL's headers.
pub(super) fn catalogue(view: &View) -> Vec<CatalogueEntry> {
    let families = view.kept.library.layer(Layer::Measures);
    let measures = families.flat_map(|f| f.measures.iter().map(move |m| (f, m)));
    let entry = |(f, m): (&crate::engine::SqlFile, &Measure)| CatalogueEntry {
        name: m.name.clone(),
        title: m.title.clone(),
        unit: m.unit.as_str().to_owned(),
        definition: m.definition.clone(),
        source: m.source.clone(),
        additivity: m.additivity.clone(),
        sql: format!("sql/{}", f.path),
    };
    measures.map(entry).collect()
}

/// The national page.
#[derive(Debug, Serialize)]
pub(super) struct NationalPage<'a> {
    pub(super) frame: &'a Frame,
    pub(super) root: &'static str,
    pub(super) centres: &'a [CentreModel],
    pub(super) submissions: Vec<SubmissionModel>,
    pub(super) catalogue: &'a [CatalogueEntry],
    pub(super) other_tables: Vec<&'a str>,
    pub(super) charts: BTreeMap<String, ChartModel>,
}

/// A centre's page.
#[derive(Debug, Serialize)]
pub(super) struct CentrePage<'a> {
    pub(super) frame: &'a Frame,
    pub(super) root: &'static str,
    pub(super) centre: &'a CentreModel,
    pub(super) submissions: Vec<SubmissionModel>,
    pub(super) catalogue: &'a [CatalogueEntry],
    pub(super) charts: BTreeMap<String, ChartModel>,
}

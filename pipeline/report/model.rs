//! What templates are handed: typed, ready to print, without anything of other centres on a
//! centre's page.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Figures;
use super::draft::ApprovalModel;
use super::follow_up::FollowUpModel;
use super::mappings::MappingModel;
use admission::{Filing, Punctuality, Sent};
use engine::{Layer, Measure};
use measures::{Edition, Status};
use programme::{Centre, OFFICE};
use query::View;
use warehouse::Snapshot;

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
    /// Who the report is for: `office`, `public` or `centre`.
    pub(super) edition: &'static str,
    /// The name of the centre that it is for.
    pub(super) edition_of: Option<String>,
    /// Whether it has values that are rounded so that nobody can be told from them.
    pub(super) has_rounded: bool,
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
    /// Above which robust score an answer is unusual.
    pub(super) unusual_score: String,
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
    pub(super) extracts: u64,
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
    pub(super) rows: Option<u64>,
    pub(super) warnings: Option<u64>,
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
        let settings = &view.configuration.programme.settings;
        let calendar = &view.configuration.programme.calendar;
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
                    d.basis,
                    d.sources.join(", ").replace('_', " "),
                    d.funds.join(", ")
                ),
            })
            .collect();
        denominators.sort_by_key(|d| !d.is_headline);
        let created = view.record.created_at.to_zoned(jiff::tz::TimeZone::UTC).date();
        let mut trend_years = figures.years_before.clone();
        trend_years.push(number);
        Self {
            programme: ProgrammeModel {
                name: settings.programme.name.clone(),
                currency: settings.programme.currency.clone(),
                evaluator: settings.programme.evaluator.clone(),
                funder: settings.programme.national_funder.clone(),
                classification: settings.programme.industry_classification.clone(),
                recall_months: settings.survey.recall_months,
                unusual_score: settings.checks.unusual_score.to_string(),
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
                number: view.record.number,
                date: long(created),
                tool: programme::TOOL.to_owned(),
                extracts: view.record.periods.values().map(|filed| filed.extracts).sum(),
                config_digest: view.record.config_digest.clone(),
            },
            trend_years,
            denominators,
            edition: figures.published.edition.as_str(),
            edition_of: match &figures.published.edition {
                Edition::Centre(id) => {
                    view.configuration.programme.centre(id).map(|c| c.name.clone())
                }
                Edition::Office | Edition::Public => None,
            },
            has_rounded: figures.published.figures().any(|f| f.status == Status::Rounded),
        }
    }
}

/// The centres open in the year, by name.
pub(super) fn open_centres(view: &View, year: i16) -> Vec<&Centre> {
    let days = view.configuration.programme.calendar.year(year);
    let centres = view.configuration.programme.centres.iter();
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

/// What each of these centres has sent for the year's periods.
pub(super) fn submissions(
    view: &View,
    figures: &Figures,
    filings: &[Filing],
    centres: &[&Centre],
) -> Vec<SubmissionModel> {
    let year = figures.of_year.year;
    let settings = &view.configuration.programme.settings;
    let periods = view.configuration.programme.calendar.periods_of(year);
    let mut by_centre: BTreeMap<&str, Vec<&warehouse::InForceEntry>> = BTreeMap::new();
    for entry in &figures.snapshot.in_force {
        if entry.triple.centre_id != OFFICE
            && periods.iter().any(|p| p.label == entry.triple.period)
        {
            by_centre.entry(&entry.triple.centre_id).or_default().push(entry);
        }
    }
    centres
        .iter()
        .map(|centre| {
            let entries = by_centre.get(centre.centre_id.as_str()).map_or(&[][..], Vec::as_slice);
            let is_expected = |h: &&&warehouse::InForceEntry| {
                settings.submission.datasets.contains(&h.triple.dataset)
            };
            let of_centre = || filings.iter().filter(|f| f.triple.centre_id == centre.centre_id);
            let by_period = periods.iter().map(|p| PeriodModel {
                label: p.label.clone(),
                expected: of_centre().filter(|f| f.triple.period == p.label).count(),
                received: entries
                    .iter()
                    .filter(|h| h.triple.period == p.label)
                    .filter(is_expected)
                    .count(),
            });
            let count_of = |count: &dyn Fn(&warehouse::InForceEntry) -> u64| {
                let count = entries.iter().map(|entry| count(entry)).sum();
                figures.published.count_of(&centre.centre_id, count)
            };
            SubmissionModel {
                centre: centre.name.clone(),
                periods: by_period.collect(),
                others: entries.iter().filter(|h| !is_expected(h)).count(),
                rows: count_of(&|entry| entry.rows),
                warnings: count_of(&|entry| entry.warnings),
                late: of_centre().filter(|f| f.is_late && f.rows.is_some()).count(),
            }
        })
        .collect()
}

/// What is expected for the year, as it was known when the snapshot was made.
pub(super) fn filings_of(view: &View, snapshot: &Snapshot, year: i16) -> Vec<Filing> {
    let programme = &view.configuration.programme;
    let sent = Sent::new(Some(snapshot), &snapshot.refused);
    let mut filings = admission::filings(programme, &sent, snapshot.created_at);
    let is_of_year = |f: &Filing| {
        programme.calendar.period(&f.triple.period).is_some_and(|p| p.fiscal_year == year)
    };
    filings.retain(is_of_year);
    filings
}

/// The filings of one period on the status page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PeriodStatus {
    /// With its days.
    pub(super) period: String,
    pub(super) label: String,
    pub(super) due_on: String,
    pub(super) rows: Vec<CentreStatus>,
}

/// The filings of a centre for a period: a cell for each dataset, in the order of the programme.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CentreStatus {
    pub(super) centre: String,
    pub(super) cells: Vec<CellStatus>,
}

/// One filing.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CellStatus {
    pub(super) state: &'static str,
    pub(super) is_late: bool,
    pub(super) received: Option<String>,
}

/// How punctual a centre is, or all of them for a period.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PunctualityModel {
    pub(super) name: String,
    pub(super) expected: u64,
    pub(super) actual: u64,
    pub(super) on_time: u64,
    pub(super) rate: Option<String>,
}

/// The status page: who has filed what for the year.
#[derive(Debug, Serialize)]
pub(super) struct StatusPage<'a> {
    pub(super) frame: &'a Frame,
    pub(super) root: &'static str,
    pub(super) approval: ApprovalModel,
    pub(super) datasets: Vec<String>,
    pub(super) periods: Vec<PeriodStatus>,
    pub(super) by_centre: Vec<PunctualityModel>,
    pub(super) by_period: Vec<PunctualityModel>,
}

/// The status page of a year.
pub(super) fn status_page<'a>(
    view: &View,
    figures: &Figures,
    filings: &[Filing],
    frame: &'a Frame,
) -> StatusPage<'a> {
    let programme = &view.configuration.programme;
    let name_of = |centre_id: &str| {
        programme.centre(centre_id).map_or_else(|| centre_id.to_owned(), |c| c.name.clone())
    };
    let mut periods: Vec<PeriodStatus> = Vec::new();
    for period in programme.calendar.periods_of(frame.year.number) {
        let mut rows: BTreeMap<&str, CentreStatus> = BTreeMap::new();
        for filing in filings.iter().filter(|f| f.triple.period == period.label) {
            let centre_id = filing.triple.centre_id.as_str();
            let row = rows
                .entry(centre_id)
                .or_insert_with(|| CentreStatus { centre: name_of(centre_id), cells: Vec::new() });
            row.cells.push(CellStatus {
                state: filing.state.as_str(),
                is_late: filing.is_late,
                received: filing.received_on.map(|day| day.strftime("%-d %b %Y").to_string()),
            });
        }
        if !rows.is_empty() {
            periods.push(PeriodStatus {
                due_on: admission::due_on(programme, period.days).strftime("%-d %B %Y").to_string(),
                period: period.to_string(),
                label: period.label,
                rows: rows.into_values().collect(),
            });
        }
    }
    let punctuality = |of: &dyn Fn(&Filing) -> String| -> Vec<PunctualityModel> {
        let all = admission::punctuality(filings, of);
        let model = |p: Punctuality| PunctualityModel {
            rate: p.rate(),
            name: p.name,
            expected: p.expected,
            actual: p.actual,
            on_time: p.on_time,
        };
        all.into_iter().map(model).collect()
    };
    StatusPage {
        frame,
        root: "",
        approval: ApprovalModel::new(figures, None),
        datasets: programme.settings.submission.datasets.clone(),
        periods,
        by_centre: punctuality(&|f| name_of(&f.triple.centre_id)),
        by_period: punctuality(&|f| f.triple.period.clone()),
    }
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
    let families = view.configuration.library.layer(Layer::Measures);
    let measures = families.flat_map(|f| f.measures.iter().map(move |m| (f, m)));
    let entry = |(f, m): (&engine::SqlFile, &Measure)| CatalogueEntry {
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
    pub(super) has_centre_pages: bool,
    pub(super) approval: ApprovalModel,
    pub(super) submissions: Vec<SubmissionModel>,
    pub(super) follow_up: FollowUpModel,
    pub(super) mappings: Vec<MappingModel>,
    pub(super) catalogue: &'a [CatalogueEntry],
}

/// A centre's page.
#[derive(Debug, Serialize)]
pub(super) struct CentrePage<'a> {
    pub(super) frame: &'a Frame,
    pub(super) root: &'static str,
    pub(super) centre: &'a CentreModel,
    pub(super) approval: ApprovalModel,
    pub(super) submissions: Vec<SubmissionModel>,
    pub(super) follow_up: FollowUpModel,
    pub(super) mappings: Vec<MappingModel>,
    pub(super) catalogue: &'a [CatalogueEntry],
}

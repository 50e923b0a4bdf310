//! The charts of the reports: which figures they show, and the sentence that states the finding.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Figures;
use super::charts::{Bar, Chart};
use super::model::{CentreModel, Frame};
use super::numbers::{self, Style};
use crate::measures::Scope;

/// A chart as templates print it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ChartModel {
    name: String,
    title: String,
    finding: String,
    svg: String,
    rows: Vec<(String, String)>,
}

impl ChartModel {
    fn new(chart: &Chart<'_>, currency: &str) -> Self {
        Self {
            name: chart.name.to_owned(),
            title: chart.title.clone(),
            finding: chart.finding.clone(),
            svg: chart.svg(currency),
            rows: chart.bars.iter().map(|b| (b.label.clone(), b.figure.id())).collect(),
        }
    }
}

/// The charts of the national report, by name.
pub(super) fn national_charts(
    figures: &Figures,
    frame: &Frame,
    centres: &[CentreModel],
    currency: &str,
) -> BTreeMap<String, ChartModel> {
    let mut charts = shared_charts(figures, &figures.of_year.whole(), currency);
    let mut bars = Vec::new();
    for computed in figures.before.iter().chain([&figures.of_year]) {
        for (measure, word, series) in [("new_sales", "new", 1), ("retained_sales", "retained", 2)]
        {
            if let Some(figure) = computed.get(&computed.whole(), measure) {
                bars.push(Bar { label: format!("{} {word}", computed.year), figure, series });
            }
        }
    }
    let finding = trend_finding(figures, currency);
    let title = "New and retained sales by year, as reported by respondents".to_owned();
    let chart = Chart { name: "trend", title, finding, bars };
    charts.insert("trend".to_owned(), ChartModel::new(&chart, currency));

    let mut bars: Vec<Bar<'_>> = centres
        .iter()
        .filter_map(|c| {
            let figure = figures.of_year.get(&figures.of_year.centre(&c.id), "sales_total")?;
            Some(Bar { label: c.name.clone(), figure, series: 1 })
        })
        .collect();
    bars.sort_by(|a, b| b.figure.exact.cmp(&a.figure.exact));
    let finding = match (bars.first(), bars.iter().rev().find(|b| b.figure.exact.is_some())) {
        (Some(only), _) if bars.len() == 1 => {
            format!("{}: {}.", only.label, numbers::text(only.figure, currency, Style::Prose))
        }
        (Some(first), Some(last)) if first.figure.exact.is_some() => format!(
            "The largest total comes from {}, {}; the smallest from {}, {}.",
            first.label,
            numbers::text(first.figure, currency, Style::Prose),
            last.label,
            numbers::text(last.figure, currency, Style::Prose)
        ),
        _ => "No centre has a total.".to_owned(),
    };
    let title = "Sales, new and retained, by centre".to_owned();
    let chart = Chart { name: "centres", title, finding, bars };
    charts.insert("centres".to_owned(), ChartModel::new(&chart, currency));
    charts.insert("returns".to_owned(), returns_chart(figures, frame, currency));
    charts
}

/// New sales per unit of funding under every denominator.
fn returns_chart(figures: &Figures, frame: &Frame, currency: &str) -> ChartModel {
    let mut bars = Vec::new();
    for denominator in &frame.denominators {
        let suffix = if denominator.is_headline {
            String::new()
        } else {
            format!("_on_{}", denominator.name)
        };
        let measure = format!("new_sales_per_unit{suffix}");
        if let Some(figure) = figures.of_year.get(&figures.of_year.whole(), &measure) {
            bars.push(Bar {
                label: denominator.title.clone(),
                figure,
                series: if denominator.is_headline { 1 } else { 3 },
            });
        }
    }
    let known: Vec<&Bar<'_>> = bars.iter().filter(|b| b.figure.exact.is_some()).collect();
    let text = |b: &Bar<'_>| numbers::text(b.figure, currency, Style::Prose);
    let low = known.iter().min_by(|a, b| a.figure.exact.cmp(&b.figure.exact));
    let high = known.iter().max_by(|a, b| a.figure.exact.cmp(&b.figure.exact));
    let finding = match (low, high) {
        (Some(only), Some(_)) if known.len() == 1 => {
            format!("New sales come to {} on {}.", text(only), only.label)
        }
        (Some(low), Some(high)) => format!(
            "The same new sales come to {} on {} and to {} on {}.",
            text(low),
            low.label,
            text(high),
            high.label
        ),
        _ => "No ratio is available.".to_owned(),
    };
    let title = "New sales per unit of funding, under each denominator".to_owned();
    ChartModel::new(&Chart { name: "returns", title, finding, bars }, currency)
}

/// The sentence of the trend.
fn trend_finding(figures: &Figures, currency: &str) -> String {
    let year = &figures.of_year;
    if year.get(&year.whole(), "sales_total").is_none_or(|f| f.exact.is_none()) {
        return format!("No sales were reported in {}.", year.year);
    }
    let words = |measure: &str| {
        year.get(&year.whole(), measure)
            .map_or_else(String::new, |f| numbers::text(f, currency, Style::Prose))
    };
    let moved = year
        .get(&year.whole(), "new_sales_change")
        .filter(|f| f.exact.is_some())
        .map_or_else(String::new, |f| format!(" New sales {}.", numbers::movement(f)));
    format!(
        "In {} respondents reported {} of new and {} of retained sales.{moved}",
        year.year,
        words("new_sales"),
        words("retained_sales")
    )
}

/// The chart that both reports have: one cohort followed from due to used.
pub(super) fn shared_charts(
    figures: &Figures,
    scope: &Scope,
    currency: &str,
) -> BTreeMap<String, ChartModel> {
    let steps = [
        ("Due for survey", "survey_due"),
        ("Filed by a centre", "survey_filed"),
        ("Responded", "survey_due_responses"),
        ("Answers used", "survey_due_used"),
    ];
    let bars: Vec<Bar<'_>> = steps
        .iter()
        .filter_map(|(label, measure)| {
            let figure = figures.of_year.get(scope, measure)?;
            Some(Bar { label: (*label).to_owned(), figure, series: 1 })
        })
        .collect();
    let counts: Vec<String> =
        bars.iter().map(|b| numbers::text(b.figure, currency, Style::Prose)).collect();
    let finding = match &counts[..] {
        [due, filed, responded, used] => format!(
            "Clients due: {due}; filed: {filed}; responded: {responded}; with answers that are used: {used}."
        ),
        _ => "The chain is not available.".to_owned(),
    };
    let title = "From clients due to answers used".to_owned();
    let chart = Chart { name: "chain", title, finding, bars };
    BTreeMap::from([("chain".to_owned(), ChartModel::new(&chart, currency))])
}

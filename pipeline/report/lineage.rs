//! What each figure rests on: its SQL, and the extracts behind it; a page for each scope.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Error;
use super::model::Frame;
use super::numbers;
use super::printer::{Printer, anchor, fill};
use crate::contract::{Dataset, YearBasis};
use crate::engine::{Layer, Library, SqlFile};
use crate::measures::{Computed, Figure, Scope, Status};
use crate::programme::OFFICE;
use crate::query::View;
use crate::warehouse::InForceEntry;

/// Which extracts each figure rests on, by the name of the set.
pub(super) struct Lineage<'a> {
    view: &'a View,
    computed: &'a Computed,
    /// The datasets behind each SQL file.
    datasets: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Lineage<'a> {
    /// Follows every measure file down to the datasets it reads.
    pub(super) fn new(view: &'a View, computed: &'a Computed) -> Self {
        let library = &view.configuration.library;
        let measures = library.layer(crate::engine::Layer::Measures);
        let datasets = measures.map(|f| (f.path.clone(), library.datasets_behind(f)));
        Self { view, computed, datasets: datasets.collect() }
    }

    /// The name of the set that a figure rests on: its scope's centres and its datasets.
    pub(super) fn set_of(&self, figure: &Figure) -> String {
        let datasets = self.datasets.get(&figure.sql);
        let names: Vec<&str> = datasets.into_iter().flatten().map(String::as_str).collect();
        let whose = match self.computed.centres.contains_key(&figure.scope) {
            true => figure.scope.to_string(),
            false => self.computed.whole().to_string(),
        };
        format!("{whose}/{}/{}", names.join("+"), figure.year)
    }

    /// The extracts in force that make up a figure's set, by path.
    pub(super) fn extracts_of(&self, figure: &Figure) -> Vec<&'a InForceEntry> {
        let Some(datasets) = self.datasets.get(&figure.sql) else { return Vec::new() };
        let calendar = &self.view.configuration.programme.calendar;
        let dataset = |name: &str| self.view.configuration.contract.dataset(name);
        let is_of_its_period =
            |name: &str| dataset(name).is_some_and(|d| d.year == Some(YearBasis::Period));
        let bears_on_year = |entry: &InForceEntry| match calendar.period(&entry.triple.period) {
            // money and counts belong to the year of their period, everything else may reach on
            Some(p) if is_of_its_period(&entry.triple.dataset) => {
                p.fiscal_year == figure.year
                    || (figure.measure.ends_with("_change") && p.fiscal_year == figure.year - 1)
            }
            _ => true,
        };
        let counts = |entry: &&InForceEntry| {
            let centre_id = entry.triple.centre_id.as_str();
            // what the office verified bears on the centre's figures; its own money does not
            let is_about_centres =
                dataset(&entry.triple.dataset).is_some_and(Dataset::names_centres);
            let by_office = centre_id == OFFICE && is_about_centres;
            let centres = self.computed.centres.get(&figure.scope);
            let of_scope = figure.scope.is_whole() || centres.is_none_or(|c| c.contains(centre_id));
            datasets.contains(&entry.triple.dataset)
                && (of_scope || by_office)
                && bears_on_year(entry)
        };
        self.view.snapshot.in_force.iter().filter(counts).collect()
    }

    /// How many of the extracts that a figure rests on have had their raw bytes purged: their rows
    /// still count, but nobody can compare them with what was received.
    pub(super) fn purged_behind(&self, figure: &Figure) -> usize {
        if self.view.purged.is_empty() {
            return 0;
        }
        let extracts = self.extracts_of(figure).into_iter();
        extracts.filter(|h| self.view.purged.contains_key(&h.sha256)).count()
    }
}

/// A figure on its lineage page.
#[derive(Debug, Clone, Serialize)]
struct LineageEntry {
    id: String,
    anchor: String,
    title: String,
    value: Option<String>,
    unit: String,
    n: Option<u64>,
    status: String,
    reason: Option<String>,
    denominator: Option<String>,
    definition: String,
    source: String,
    additivity: String,
    sql: String,
    family: String,
    set: String,
    parameters: String,
    purged: usize,
}

/// The lineage page of a scope.
#[derive(Debug, Serialize)]
struct LineagePage<'a> {
    frame: &'a Frame,
    root: &'static str,
    scope: String,
    name: String,
    entries: Vec<LineageEntry>,
    families: Vec<FamilyEntry>,
}

/// A family of measures on a lineage page: its SQL, and the extracts behind it.
#[derive(Debug, Clone, Serialize)]
struct FamilyEntry {
    name: String,
    path: String,
    text: String,
    set: String,
    extracts: Vec<ExtractEntry>,
}

/// An extract on a lineage page.
#[derive(Debug, Clone, Serialize)]
struct ExtractEntry {
    path: String,
    sha256: String,
    rows: u64,
    purged: Option<String>,
}

/// The SQL of a family of measures, with that of the marts that it reads.
fn with_marts(library: &Library, file: &SqlFile) -> String {
    let mut text = file.text.clone();
    for mart in library.layer(Layer::Marts).filter(|m| file.reads.contains(&m.name)) {
        text.push_str(&format!("\n-- sql/{}\n{}", mart.path, mart.text));
    }
    text
}

/// What the figures of one scope rest on.
pub(super) fn page(
    view: &View,
    figures: &[&Figure],
    computed: &Computed,
    scope: &Scope,
    frame: &Frame,
    texts: &BTreeMap<String, String>,
) -> Result<String, Error> {
    let lineage = Lineage::new(view, computed);
    let year = computed.year;
    let library = &view.configuration.library;
    let own: Vec<&Figure> = figures.iter().copied().filter(|f| f.scope == *scope).collect();
    let mut families: BTreeMap<String, FamilyEntry> = BTreeMap::new();
    let mut entries = Vec::new();
    for figure in &own {
        let (base, derived) = base_measure(&figure.measure);
        let Some((file, measure)) = library.measure(base).filter(|(f, _)| f.path == figure.sql)
        else {
            continue;
        };
        families.entry(file.name.clone()).or_insert_with(|| FamilyEntry {
            name: file.name.clone(),
            path: format!("sql/{}", file.path),
            text: with_marts(library, file),
            set: lineage.set_of(figure),
            extracts: lineage
                .extracts_of(figure)
                .into_iter()
                .map(|h| ExtractEntry {
                    path: h.path.clone(),
                    sha256: h.sha256.clone(),
                    rows: h.rows,
                    purged: view.purged.get(&h.sha256).map(|stone| {
                        let day = stone.purged_at.strftime("%-d %B %Y");
                        format!("{day}: {}", stone.because)
                    }),
                })
                .collect(),
        });
        let title = measure.title_for(base);
        entries.push(LineageEntry {
            id: figure.id(),
            anchor: anchor(figure, year),
            title: derived.map_or(title.clone(), |d| format!("{title}: {d}")),
            value: figure.value(),
            unit: figure.unit.as_str().to_owned(),
            n: figure.n,
            status: if figure.status() == Status::Published {
                "published"
            } else {
                "not available"
            }
            .to_owned(),
            reason: figure.reason.as_deref().map(|r| numbers::reason_words(r).to_owned()),
            denominator: figure.denominator.clone(),
            definition: measure.definition.clone(),
            source: measure.source.clone(),
            additivity: measure.additivity.clone(),
            sql: format!("sql/{}", file.path),
            family: file.name.clone(),
            parameters: if figure.measure.ends_with("_change") {
                format!("$year = {} and {}", figure.year, figure.year - 1)
            } else {
                format!("$year = {}", figure.year)
            },
            set: lineage.set_of(figure),
            purged: lineage.purged_behind(figure),
        });
    }
    let printer = Printer::new(view, &own, "../");
    let environment = printer.environment(texts, &[])?;
    let name = computed.titles.get(scope).cloned().unwrap_or_else(|| scope.to_string());
    let page = LineagePage {
        frame,
        root: "../",
        scope: scope.to_string(),
        name,
        entries,
        families: families.into_values().collect(),
    };
    fill(&environment, "lineage.html", &page)
}

/// The measure that a derived figure's name is made from, and how it is derived.
fn base_measure(name: &str) -> (&str, Option<&'static str>) {
    const DERIVED: [(&str, &str); 4] = [
        ("_change", "change on the year before, as a share of it"),
        ("_centre_q1", "first quartile of the centres (R's type 7)"),
        ("_centre_q2", "median of the centres (R's type 7)"),
        ("_centre_q3", "third quartile of the centres (R's type 7)"),
    ];
    DERIVED
        .iter()
        .find_map(|(suffix, words)| Some((name.strip_suffix(suffix)?, Some(*words))))
        .unwrap_or((name, None))
}

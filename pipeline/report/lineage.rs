//! What each figure rests on: its SQL, and the extracts behind it; a page for each scope.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::model::Frame;
use super::numbers;
use super::printer::{environment, fill};
use super::shown::{Shown, anchor};
use super::tables::Tables;
use super::templates::LINEAGE;
use super::{Error, Figures};
use contract::{Dataset, YearBasis};
use engine::{Layer, Library, SqlFile};
use measures::{Computed, Publication, Published, Scope};
use programme::OFFICE;
use query::View;
use warehouse::{InForceEntry, Snapshot};

/// Which extracts each figure rests on, by the name of the set.
pub(super) struct Lineage<'a> {
    view: &'a View,
    computed: &'a Computed,
    snapshot: &'a Snapshot,
    /// The datasets behind each SQL file.
    datasets: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Lineage<'a> {
    /// Follows every measure file down to the datasets it reads.
    pub(super) fn new(view: &'a View, figures: &'a Figures) -> Self {
        let library = &view.configuration.library;
        let measures = library.layer(engine::Layer::Measures);
        let datasets = measures.map(|f| (f.path.clone(), library.datasets_behind(f)));
        let (computed, snapshot) = (&figures.of_year, &*figures.snapshot);
        Self { view, computed, snapshot, datasets: datasets.collect() }
    }

    /// Whether the rows of a dataset belong to the year of their period; others may reach on.
    fn is_of_its_period(&self, dataset: &str) -> bool {
        let dataset = self.view.configuration.contract.dataset(dataset);
        dataset.is_some_and(|d| d.year == Some(YearBasis::Period))
    }

    /// The name of the set that a figure rests on: its scope's centres, its datasets, and the years
    /// that it looks at.
    pub(super) fn set_of(&self, figure: &Published) -> String {
        let datasets = self.datasets.get(&figure.sql);
        let names: Vec<&str> = datasets.into_iter().flatten().map(String::as_str).collect();
        let whose = match self.computed.centres.contains_key(&figure.scope) {
            true => figure.scope.to_string(),
            false => self.computed.whole().to_string(),
        };
        // a change rests on two years, but the extracts differ only where they are those of a year
        let years = match names.iter().any(|d| self.is_of_its_period(d)) {
            true => figure.years(),
            false => vec![figure.year],
        };
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        format!("{whose}/{}/{}", names.join("+"), years.join("+"))
    }

    /// The extracts in force that make up a figure's set, by path.
    pub(super) fn extracts_of(&self, figure: &Published) -> Vec<&'a InForceEntry> {
        let Some(datasets) = self.datasets.get(&figure.sql) else { return Vec::new() };
        let calendar = &self.view.configuration.programme.calendar;
        let dataset = |name: &str| self.view.configuration.contract.dataset(name);
        let bears_on_year = |entry: &InForceEntry| match calendar.period(&entry.triple.period) {
            Some(p) if self.is_of_its_period(&entry.triple.dataset) => {
                figure.years().contains(&p.fiscal_year)
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
        self.snapshot.in_force.iter().filter(counts).collect()
    }

    /// How many of the extracts that a figure rests on have had their raw bytes purged: their rows
    /// still count, but nobody can compare them with what was received.
    pub(super) fn purged_behind(&self, figure: &Published) -> usize {
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
    reason: Option<String>,
    denominator: Option<String>,
    definition: String,
    source: String,
    additivity: String,
    sql: String,
    family: String,
    /// The anchor of the extracts that it rests on.
    extracts: String,
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
    /// The sets of extracts that its figures rest on: one, or one a year.
    sets: Vec<SetEntry>,
}

/// A set of extracts on a lineage page.
#[derive(Debug, Clone, Serialize)]
struct SetEntry {
    anchor: String,
    /// Its names: sets of several years may be the same.
    names: Vec<String>,
    extracts: Vec<ExtractEntry>,
}

impl FamilyEntry {
    /// The anchor of the set that a figure rests on, which is added unless it is there.
    fn set(
        &mut self,
        view: &View,
        published: &Publication,
        lineage: &Lineage<'_>,
        figure: &Published,
    ) -> String {
        let name = lineage.set_of(figure);
        if let Some(set) = self.sets.iter().find(|s| s.names.contains(&name)) {
            return set.anchor.clone();
        }
        let extracts = lineage.extracts_of(figure).into_iter();
        let extracts: Vec<ExtractEntry> =
            extracts.map(|h| ExtractEntry::new(view, published, h)).collect();
        if let Some(same) = self.sets.iter_mut().find(|s| s.extracts == extracts) {
            same.names.push(name);
            return same.anchor.clone();
        }
        let anchor = format!("extracts-{}-{}", self.name, self.sets.len() + 1);
        self.sets.push(SetEntry { anchor: anchor.clone(), names: vec![name], extracts });
        anchor
    }
}

/// An extract on a lineage page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct ExtractEntry {
    path: String,
    sha256: String,
    rows: Option<u64>,
    purged: Option<String>,
}

impl ExtractEntry {
    /// An extract in force.
    fn new(view: &View, published: &Publication, entry: &InForceEntry) -> Self {
        Self {
            path: entry.path.clone(),
            sha256: entry.sha256.clone(),
            rows: published.rows(entry.rows),
            purged: view.purged.get(&entry.sha256).map(|stone| {
                let day = stone.purged_at.strftime("%-d %B %Y");
                format!("{day}: {}", stone.because)
            }),
        }
    }
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
    figures: &Figures,
    scope: &Scope,
    frame: &Frame,
    (texts, shown): (&BTreeMap<String, String>, &Shown),
) -> Result<String, Error> {
    let (computed, published) = (&figures.of_year, &*figures.published);
    let lineage = Lineage::new(view, figures);
    let year = computed.year;
    let library = &view.configuration.library;
    let own: Vec<&Published> = published.figures().filter(|f| f.scope == *scope).collect();
    let mut families: BTreeMap<String, FamilyEntry> = BTreeMap::new();
    let mut entries = Vec::new();
    for figure in &own {
        let base = figure.derivation.declared(&figure.measure);
        let Some((file, measure)) = library.measure(base).filter(|(f, _)| f.path == figure.sql)
        else {
            continue;
        };
        let family = families.entry(file.name.clone()).or_insert_with(|| FamilyEntry {
            name: file.name.clone(),
            path: format!("sql/{}", file.path),
            text: with_marts(library, file),
            sets: Vec::new(),
        });
        let set = family.set(view, published, &lineage, figure);
        let title = measure.title_for(base);
        let years: Vec<String> = figure.years().iter().rev().map(ToString::to_string).collect();
        entries.push(LineageEntry {
            id: figure.id.clone(),
            anchor: anchor(figure, year),
            title: match figure.derivation.words() {
                Some(words) => format!("{title}: {words}"),
                None => title,
            },
            value: figure.value.clone(),
            unit: figure.unit.as_str().to_owned(),
            n: figure.n,
            reason: figure.reason.as_deref().map(|r| numbers::reason_words(r).to_owned()),
            denominator: figure.denominator.clone(),
            definition: measure.definition.clone(),
            source: measure.source.clone(),
            additivity: measure.additivity.clone(),
            sql: format!("sql/{}", file.path),
            family: file.name.clone(),
            parameters: format!("$year = {}", years.join(" and ")),
            extracts: set,
            purged: lineage.purged_behind(figure),
        });
    }
    let environment = environment(texts, &shown.of(scope), &Tables::default())?;
    let name = computed.titles.get(scope).cloned().unwrap_or_else(|| scope.to_string());
    let page = LineagePage {
        frame,
        root: "../",
        scope: scope.to_string(),
        name,
        entries,
        families: families.into_values().collect(),
    };
    fill(&environment, LINEAGE, &page)
}

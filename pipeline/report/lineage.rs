//! What each figure rests on: its SQL, and the extracts behind it; a page for each scope.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;

use super::model::Frame;
use super::numbers;
use super::printer::{environment, fill};
use super::shown::{Shown, anchor};
use super::tables::Tables;
use super::templates::{EXTRACTS, LINEAGE};
use super::{Error, Figures};
use contract::{Dataset, YearBasis};
use engine::{Layer, Library, SqlFile};
use measures::{Computed, Publication, Published, Scope};
use programme::OFFICE;
use query::View;
use warehouse::InForceEntry;

/// The folder of the pages of extracts, beside the pages of scopes.
const EXTRACTS_FOLDER: &str = "extracts";

/// Which extracts each figure rests on, by the name of the set.
pub(super) struct Lineage<'a> {
    view: &'a View,
    computed: &'a Computed,
    /// What is in force, by centre, period and dataset.
    entries: &'a [InForceEntry],
    /// Where in it the extracts of a centre and dataset are.
    in_force: BTreeMap<(&'a str, &'a str), Vec<usize>>,
    /// The datasets behind each SQL file.
    datasets: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Lineage<'a> {
    /// Follows every measure file down to the datasets it reads.
    pub(super) fn new(view: &'a View, figures: &'a Figures) -> Self {
        let library = &view.configuration.library;
        let measures = library.layer(engine::Layer::Measures);
        let datasets = measures.map(|f| (f.path.clone(), library.datasets_behind(f)));
        let entries = &figures.snapshot.in_force;
        let mut in_force: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (index, entry) in entries.iter().enumerate() {
            let of = (entry.triple.centre_id.as_str(), entry.triple.dataset.as_str());
            in_force.entry(of).or_default().push(index);
        }
        Self { view, computed: &figures.of_year, entries, in_force, datasets: datasets.collect() }
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
        self.places_of(figure).into_iter().map(|place| &self.entries[place]).collect()
    }

    /// Where among all that is in force the extracts of a figure's set are.
    fn places_of(&self, figure: &Published) -> Vec<usize> {
        let Some(datasets) = self.datasets.get(&figure.sql) else { return Vec::new() };
        let calendar = &self.view.configuration.programme.calendar;
        let dataset = |name: &str| self.view.configuration.contract.dataset(name);
        let bears_on_year = |place: &&usize| {
            let period = calendar.period(&self.entries[**place].triple.period);
            period.is_none_or(|p| figure.years().contains(&p.fiscal_year))
        };
        let centres = self.computed.centres.get(&figure.scope).filter(|_| !figure.scope.is_whole());
        let counts = |centre_id: &str, name: &str| {
            // what the office verified bears on the centre's figures; its own money does not
            let is_about_centres = dataset(name).is_some_and(Dataset::names_centres);
            let by_office = centre_id == OFFICE && is_about_centres;
            let of_scope = centres.is_none_or(|c| c.contains(centre_id));
            datasets.contains(name) && (of_scope || by_office)
        };
        let mut extracts = Vec::new();
        for ((centre_id, name), places) in &self.in_force {
            match counts(centre_id, name) {
                false => {}
                true if self.is_of_its_period(name) => {
                    extracts.extend(places.iter().filter(bears_on_year).copied());
                }
                true => extracts.extend_from_slice(places),
            }
        }
        extracts.sort_unstable();
        extracts
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
    /// What stands in place of a value.
    missing: &'static str,
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
    /// Where the extracts are among all that is in force.
    #[serde(skip)]
    places: Vec<usize>,
    /// How many extracts there are.
    count: usize,
    /// Their datasets.
    datasets: Vec<String>,
    /// Who filed them.
    groups: Vec<GroupEntry>,
    /// Those whose raw bytes are gone.
    purged: Vec<ExtractEntry>,
    /// Each of them, for templates of before centres had pages of their extracts.
    extracts: Vec<ExtractEntry>,
}

/// The extracts of a set that one centre filed.
#[derive(Debug, Clone, Serialize)]
struct GroupEntry {
    centre: String,
    /// The page that lists them.
    href: String,
    /// How many there are of each dataset of the set.
    extracts: Vec<usize>,
    rows: Option<u64>,
}

/// What each centre filed of some extracts, of these datasets.
fn groups(
    view: &View,
    published: &Publication,
    set: &[&InForceEntry],
    datasets: &[String],
) -> Vec<GroupEntry> {
    let mut of_centres: BTreeMap<&str, (Vec<usize>, u64)> = BTreeMap::new();
    for entry in set {
        let of_centre = of_centres.entry(&entry.triple.centre_id);
        let (counts, rows) = of_centre.or_insert_with(|| (vec![0; datasets.len()], 0));
        *rows += entry.rows;
        let at = datasets.iter().position(|d| *d == entry.triple.dataset);
        if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    let group = |(centre_id, (extracts, rows)): (&str, _)| GroupEntry {
        centre: name_of(view, centre_id),
        href: format!("{EXTRACTS_FOLDER}/{centre_id}.html"),
        extracts,
        rows: published.count_of(centre_id, rows),
    };
    of_centres.into_iter().map(group).collect()
}

/// What a page calls a centre or the office.
fn name_of(view: &View, centre_id: &str) -> String {
    let centre = view.configuration.programme.centre(centre_id);
    match centre {
        Some(centre) => centre.name.clone(),
        None if centre_id == OFFICE => "National office".to_owned(),
        None => centre_id.to_owned(),
    }
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
        let places = lineage.places_of(figure);
        if let Some(same) = self.sets.iter_mut().find(|s| s.places == places) {
            same.names.push(name);
            return same.anchor.clone();
        }
        let set: Vec<_> = places.iter().map(|place| &lineage.entries[*place]).collect();
        let anchor = format!("extracts-{}-{}", self.name, self.sets.len() + 1);
        let entry = |e: &&InForceEntry| ExtractEntry::new(view, published, e);
        let is_purged = |e: &&&InForceEntry| view.purged.contains_key(&e.sha256);
        let datasets: BTreeSet<&str> = set.iter().map(|e| e.triple.dataset.as_str()).collect();
        let datasets: Vec<String> = datasets.into_iter().map(str::to_owned).collect();
        self.sets.push(SetEntry {
            anchor: anchor.clone(),
            names: vec![name],
            places,
            count: set.len(),
            groups: groups(view, published, &set, &datasets),
            datasets,
            purged: set.iter().filter(is_purged).map(entry).collect(),
            extracts: match lists_extracts(&view.configuration.templates) {
                true => set.iter().map(entry).collect(),
                false => Vec::new(),
            },
        });
        anchor
    }
}

/// An extract on a lineage page.
#[derive(Debug, Clone, Serialize)]
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
            rows: published.count_of(&entry.triple.centre_id, entry.rows),
            purged: view.purged.get(&entry.sha256).map(|stone| {
                let day = stone.purged_at.strftime("%-d %B %Y");
                // whoever gave the reason wrote for the office, and may have named a firm
                match published.edition.sees_files_of(&entry.triple.centre_id) {
                    true => format!("{day}: {}", stone.because),
                    false => day.to_string(),
                }
            }),
        }
    }
}

/// Whether the page of a scope lists each extract itself, as all did before centres had pages of them.
fn lists_extracts(templates: &BTreeMap<String, String>) -> bool {
    !templates.get(LINEAGE).is_some_and(|text| text.contains(".groups"))
}

/// The page of the extracts in force of a centre.
#[derive(Debug, Serialize)]
struct ExtractsPage<'a> {
    frame: &'a Frame,
    root: &'static str,
    name: String,
    datasets: Vec<DatasetEntry>,
}

/// The extracts of a dataset.
#[derive(Debug, Serialize)]
struct DatasetEntry {
    name: String,
    extracts: Vec<ExtractEntry>,
}

/// The pages of the extracts in force, by path: one for each centre, and one for the office.
pub(super) fn extracts_pages(
    view: &View,
    figures: &Figures,
    frame: &Frame,
    (texts, shown): (&BTreeMap<String, String>, &Shown),
) -> Result<Vec<(String, String)>, Error> {
    let mut by_centre: BTreeMap<&str, BTreeMap<&str, Vec<ExtractEntry>>> = BTreeMap::new();
    for entry in &figures.snapshot.in_force {
        let of_centre = by_centre.entry(&entry.triple.centre_id).or_default();
        let of_dataset = of_centre.entry(&entry.triple.dataset).or_default();
        of_dataset.push(ExtractEntry::new(view, &figures.published, entry));
    }
    let environment = environment(texts, &shown.of(&figures.of_year.whole()), &Tables::default())?;
    let page = |(centre_id, datasets): (&str, BTreeMap<&str, Vec<ExtractEntry>>)| {
        let dataset =
            |(name, extracts): (&str, _)| DatasetEntry { name: name.to_owned(), extracts };
        let page = ExtractsPage {
            frame,
            root: "../../",
            name: name_of(view, centre_id),
            datasets: datasets.into_iter().map(dataset).collect(),
        };
        let path = format!("lineage/{EXTRACTS_FOLDER}/{centre_id}.html");
        Ok((path, fill(&environment, EXTRACTS, &page)?))
    };
    by_centre.into_par_iter().map(page).collect()
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
    lineage: &Lineage<'_>,
    scope: &Scope,
    frame: &Frame,
    (texts, shown): (&BTreeMap<String, String>, &Shown),
) -> Result<String, Error> {
    let (computed, published) = (&figures.of_year, &*figures.published);
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
        let set = family.set(view, published, lineage, figure);
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
            missing: numbers::missing(figure),
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

//! What each figure rests on: the extracts behind a measure for a scope.

use std::collections::{BTreeMap, BTreeSet};

use crate::measures::Figure;
use crate::programme::OFFICE;
use crate::query::View;
use crate::warehouse::Held;

/// Which extracts each figure rests on, by the name of the set.
pub(super) struct Lineage<'a> {
    view: &'a View,
    /// The datasets behind each SQL file.
    datasets: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Lineage<'a> {
    /// Follows every measure file down to the datasets it reads.
    pub(super) fn new(view: &'a View) -> Self {
        let library = &view.kept.library;
        let measures = library.layer(crate::engine::Layer::Measures);
        let datasets = measures.map(|f| (f.path.clone(), library.datasets_behind(f)));
        Self { view, datasets: datasets.collect() }
    }

    /// The name of the set that a figure rests on: its scope's centres and its datasets.
    pub(super) fn set_of(&self, figure: &Figure) -> String {
        let datasets = self.datasets.get(&figure.sql);
        let names: Vec<&str> = datasets.into_iter().flatten().map(String::as_str).collect();
        let whose = match figure.scope.kind.as_str() {
            "centre" | "region" => figure.scope.to_string(),
            _ => "national".to_owned(),
        };
        format!("{whose}/{}", names.join("+"))
    }

    /// The extracts in force that make up a figure's set, by path.
    pub(super) fn extracts_of(&self, figure: &Figure) -> Vec<&'a Held> {
        let Some(datasets) = self.datasets.get(&figure.sql) else { return Vec::new() };
        let counts = |held: &&Held| {
            let centre_id = held.triple.centre_id.as_str();
            // what the office verified bears on the centre's figures; its own money does not
            let by_office = centre_id == OFFICE && held.triple.dataset == "verifications";
            let of_scope = match figure.scope.kind.as_str() {
                "centre" => centre_id == figure.scope.name,
                "region" => self
                    .view
                    .kept
                    .programme
                    .centre(centre_id)
                    .is_some_and(|c| c.region == figure.scope.name),
                _ => true,
            };
            datasets.contains(&held.triple.dataset) && (of_scope || by_office)
        };
        self.view.snapshot.in_force.iter().filter(counts).collect()
    }
}

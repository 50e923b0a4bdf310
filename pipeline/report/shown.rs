//! The figures that one page may show, of those published: others do not exist for it.

use std::sync::Arc;

use measures::{Publication, Published, Scope};

/// The figures of one page.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    published: Arc<Publication>,
    /// The one scope beside the whole programme whose figures are shown; all of them if none.
    only: Option<Scope>,
    /// How the currency is written before an amount.
    pub(super) currency: String,
    /// The way from the page to the report's folder.
    root: &'static str,
    /// The reported year.
    year: i16,
}

impl Shown {
    /// All figures, for a page in the report's folder.
    pub(super) fn all(published: &Arc<Publication>, year: i16, currency: String) -> Self {
        Self { published: Arc::clone(published), only: None, currency, root: "", year }
    }

    /// Those of one scope and of the whole programme, for a page in a folder of its own.
    pub(super) fn of(&self, scope: &Scope) -> Self {
        Self { only: Some(scope.clone()), root: "../", ..self.clone() }
    }

    /// The figure of an id, if the page may show it.
    pub(super) fn get(&self, id: &str) -> Option<&Published> {
        let may = |scope: &Scope| match &self.only {
            Some(only) => scope.is_whole() || scope == only,
            None => true,
        };
        self.published.get(id).filter(|figure| may(&figure.scope))
    }

    /// The address of what a figure rests on, from the page.
    pub(super) fn href(&self, figure: &Published) -> String {
        format!(
            "{}lineage/{}.html#{}",
            self.root,
            figure.scope.file_stem(),
            anchor(figure, self.year)
        )
    }
}

/// The anchor of a figure on its lineage page.
pub(super) fn anchor(figure: &Published, year: i16) -> String {
    if figure.year == year {
        figure.measure.clone()
    } else {
        format!("{}.{}", figure.measure, figure.year)
    }
}

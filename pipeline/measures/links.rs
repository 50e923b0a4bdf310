//! Which figures are made from which.

use super::compute::Computed;
use super::derivation::Derivation;
use super::figure::Figure;

/// That a figure is made from others, whether they have values or not.
#[derive(Debug, Clone)]
pub(super) struct Link {
    /// The figure.
    pub(super) of: String,
    /// Those that it is made from.
    pub(super) from: Vec<String>,
    /// It is a total of the same answers, or of some of them.
    pub(super) is_part: bool,
}

/// Whether a figure is made from others of several years, or of several scopes.
pub(super) fn is_derived(figure: &Figure) -> bool {
    matches!(figure.derivation, Derivation::Change { .. } | Derivation::Quartile { .. })
}

/// The ids of the figures that a figure is made from.
pub(super) fn made_from(computed: &Computed, figure: &Figure) -> Vec<String> {
    let own = |measure: &String| format!("{}.{measure}.{}", figure.scope, figure.year);
    match &figure.derivation {
        Derivation::Total { of } | Derivation::Ratio { of, .. } => of.iter().map(own).collect(),
        Derivation::Estimate { of, .. } => vec![own(of)],
        Derivation::Change { of } => {
            vec![own(of), format!("{}.{of}.{}", figure.scope, figure.year - 1)]
        }
        Derivation::Quartile { of, over, .. } => {
            let of_kind = computed.scopes.iter().filter(|s| s.kind == *over);
            of_kind.map(|scope| format!("{scope}.{of}.{}", figure.year)).collect()
        }
    }
}

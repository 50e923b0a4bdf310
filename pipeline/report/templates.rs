//! The names of the templates that pages are made with.

/// The national report.
pub(super) const NATIONAL: &str = "national.html";
/// A centre's report.
pub(super) const CENTRE: &str = "centre.html";
/// Who has filed what.
pub(super) const STATUS: &str = "status.html";
/// What the figures of a scope rest on.
pub(super) const LINEAGE: &str = "lineage.html";
/// What a centre has in force.
pub(super) const EXTRACTS: &str = "extracts.html";

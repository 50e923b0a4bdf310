//! What an estimator is given.

use arrow::array::RecordBatch;

use super::figure::Scope;
use engine::{ScopeKinds, SqlFile};

/// The rows of a measure file, with the kinds of scopes that they may name.
pub(super) struct Rows<'a> {
    pub(super) batches: &'a [RecordBatch],
    pub(super) kinds: &'a ScopeKinds,
}

/// What an estimator makes figures of.
pub(super) struct Input<'a> {
    /// The file, whose header names the estimator and declares the measures.
    pub(super) file: &'a SqlFile,
    /// What its query returned.
    pub(super) rows: &'a Rows<'a>,
    /// The scopes that the file has figures for.
    pub(super) scopes: &'a [&'a Scope],
    /// The size bands, smallest first.
    pub(super) bands: &'a [String],
    /// The fiscal year.
    pub(super) year: i16,
    /// Above which robust score an answer is unusual.
    pub(super) unusual_score: f64,
}

//! Why a snapshot could not be opened for reading, or did not answer.

use programme::Hint;

/// Why a view failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The programme cannot be used.
    #[error(transparent)]
    Programme(#[from] programme::Error),
    /// The warehouse has no such snapshot, or cannot read it.
    #[error(transparent)]
    Warehouse(#[from] warehouse::Error),
    /// Tombstones cannot be read.
    #[error(transparent)]
    Custody(#[from] custody::Error),
    /// A query failed.
    #[error(transparent)]
    Query(#[from] engine::Error),
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::Programme(e) => e.hint(),
            Self::Warehouse(e) => e.hint(),
            Self::Custody(e) => e.hint(),
            Self::Query(e) => e.hint(),
        }
    }
}

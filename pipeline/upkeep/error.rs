//! Why upkeep could not do what was asked; what it finds wrong is no error.

use programme::Hint;

/// Why upkeep failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The warehouse failed.
    #[error(transparent)]
    Warehouse(#[from] warehouse::Error),
    /// What is restricted failed.
    #[error(transparent)]
    Custody(#[from] custody::Error),
    /// Receipts or dockets failed.
    #[error(transparent)]
    Admission(#[from] admission::Error),
    /// A query failed.
    #[error(transparent)]
    Query(#[from] engine::Error),
    /// A storage failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::Warehouse(e) => e.hint(),
            Self::Custody(e) => e.hint(),
            Self::Admission(e) => e.hint(),
            Self::Query(e) => e.hint(),
            Self::Store(_) => None,
        }
    }
}

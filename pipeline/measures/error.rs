//! Why figures could not be computed.

use programme::Hint;

/// Why measures failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The snapshot did not answer.
    #[error(transparent)]
    View(#[from] query::Error),
    /// A query failed.
    #[error(transparent)]
    Query(#[from] engine::Error),
    /// A measure file returns what it should not.
    #[error(transparent)]
    Sql(#[from] engine::FileError),
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::View(e) => e.hint(),
            Self::Query(e) => e.hint(),
            Self::Sql(e) => e.hint(),
        }
    }
}

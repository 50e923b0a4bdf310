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
    /// The tables of a publication are not what they are said to be.
    #[error("what may be published cannot be decided")]
    Disclosure(#[from] Box<disclosure::Error>),
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::View(e) => e.hint(),
            Self::Query(e) => e.hint(),
            Self::Sql(e) => e.hint(),
            Self::Disclosure(_) => Some(
                "`sql/disclosure/` should say who contributes to each measure, and no more than the measure counts"
                    .to_owned(),
            ),
        }
    }
}

//! Why what is restricted could not be kept, read or removed.

use programme::Hint;

/// Why custody failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A table of identities failed, or a record of what is kept is damaged.
    #[error(transparent)]
    Warehouse(#[from] warehouse::Error),
    /// A storage failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Many files that are kept as one cannot be read.
    #[error("the pack `{path}` is damaged")]
    Pack {
        /// Its path below the restricted root.
        path: String,
        /// What is wrong with it.
        source: parquet::errors::ParquetError,
    },
    /// Many files cannot be made one.
    #[error("the files of the load cannot be packed")]
    Packing(#[source] parquet::errors::ParquetError),
    /// A temporary file failed.
    #[error("a temporary file failed")]
    Temporary(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// No bytes of this digest are kept.
    #[error("no extract with the digest `{0}` is kept")]
    NotKept(String),
    /// The pseudonym key is missing, short or not the one that the warehouse was made with.
    #[error("the pseudonym key {problem}")]
    Key {
        /// What is wrong with it, as a predicate.
        problem: String,
        /// What to do.
        hint: String,
    },
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::Warehouse(e) => e.hint(),
            Self::Store(_) | Self::Packing(_) | Self::Temporary(_) => None,
            Self::Pack { .. } => Some(
                "restore it from a copy of the restricted folder, or move it away: then `counterfoil doctor` lists what is missing"
                    .to_owned(),
            ),
            Self::NotKept(_) => {
                Some("`counterfoil receipts CENTRE` lists the digests, 64 digits each".to_owned())
            }
            Self::Key { hint, .. } => Some(hint.clone()),
        }
    }
}

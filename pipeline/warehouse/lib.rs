//! The warehouse: what was accepted, pseudonymised, numbered as snapshots, and never overwritten.

mod act;
mod configuration;
mod in_force;
mod in_force_file;
mod record;
mod snapshot;
mod tables;
mod templates;
mod vocabulary;

pub use act::{AUDIT, Act, ActKind, Returned, Unlocked, Withdrawn, audit_table};
pub use configuration::Configuration;
pub use in_force::{Filed, InForce, InForceEntry, Inputs};
pub use in_force_file::{IN_FORCE_FILES, InForceFile};
pub use record::{Record, from_json, inside, to_json};
pub use snapshot::{Refused, Resting, Snapshot, SnapshotRecord};
pub use tables::{
    IN_FORCE, PARTITION, at_version, commit_properties, delta_error, in_force_until, newest,
    newest_since, open_named, open_table, open_tables, read_rows, repeat_in_force, table_names,
    table_url, write, writer_properties,
};
pub use vocabulary::vocabulary;

use programme::{Hint, Programme};
use store::Root;

/// The folder of computed rows that are kept beside the tables; whoever misses them computes them.
pub const DERIVED: &str = "derived";

/// Why the warehouse could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A storage failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The contract cannot be used.
    #[error(transparent)]
    Contract(#[from] contract::Error),
    /// The programme cannot be used.
    #[error(transparent)]
    Programme(#[from] programme::Error),
    /// The messages of checks cannot be used.
    #[error(transparent)]
    Messages(#[from] contract::MessagesError),
    /// The SQL cannot be used.
    #[error(transparent)]
    Sql(#[from] engine::FileError),
    /// A query failed.
    #[error(transparent)]
    Query(#[from] engine::Error),
    /// A Delta Lake table failed.
    #[error("the table `{table}` failed")]
    Delta {
        /// Its place below the root.
        table: String,
        /// What Delta Lake said.
        source: Box<deltalake_core::DeltaTableError>,
    },
    /// A record that the warehouse keeps cannot be read.
    #[error("`{path}` is damaged")]
    Damaged {
        /// Below the root.
        path: String,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A record has a format that this program does not know.
    #[error("`{path}` has the format {format}, which this program does not know")]
    Newer {
        /// Below the root.
        path: String,
        /// The number of its format.
        format: u64,
        /// The program that wrote it.
        needs: String,
    },
    /// Something that the warehouse kept is gone.
    #[error("`{0}` is missing from the warehouse")]
    Lost(String),
    /// The warehouse has no snapshot of this number, or none at all.
    #[error("the warehouse has no snapshot{}", .0.map_or_else(String::new, |n| format!(" {n}")))]
    NoSnapshot(Option<u64>),
    /// Another load committed first.
    #[error("another load committed snapshot {0} first; nothing of this load is visible")]
    Overtaken(u64),
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::NoSnapshot(None) => Some("load extracts first: `counterfoil load`".to_owned()),
            Self::NoSnapshot(Some(_)) => Some("`counterfoil snapshots list` shows them".to_owned()),
            Self::Damaged { .. } | Self::Lost(_) => Some(
                "restore it from a backup; `counterfoil doctor` says what else is not sound"
                    .to_owned(),
            ),
            Self::Newer { needs, .. } => {
                Some(format!("it was written by {needs}: use that version or a later one"))
            }
            Self::Contract(e) => e.hint(),
            Self::Programme(e) => e.hint(),
            Self::Sql(e) => e.hint(),
            Self::Query(e) => e.hint(),
            Self::Store(_) | Self::Delta { .. } | Self::Overtaken(_) | Self::Messages(_) => None,
        }
    }
}

/// The roots of a programme's warehouse.
#[derive(Debug, Clone)]
pub struct Warehouse {
    /// Pseudonymised tables, snapshots and configurations.
    pub open: Root,
    /// Identities, raw bytes and receipts.
    pub restricted: Root,
}

impl Warehouse {
    /// Opens the roots if both are there.
    ///
    /// # Errors
    /// When a root cannot be opened.
    pub async fn open_existing(programme: &Programme) -> Result<Option<Self>, Error> {
        let storage = &programme.settings.storage;
        let open = Root::open_existing(&programme.folder, &storage.warehouse).await?;
        let restricted = Root::open_existing(&programme.folder, &storage.restricted).await?;
        Ok(open.zip(restricted).map(|(open, restricted)| Self { open, restricted }))
    }

    /// Opens the roots, making folders that are not there.
    ///
    /// # Errors
    /// When a root cannot be opened.
    pub async fn open(programme: &Programme) -> Result<Self, Error> {
        let storage = &programme.settings.storage;
        Ok(Self {
            open: Root::open(&programme.folder, &storage.warehouse).await?,
            restricted: Root::open_private(&programme.folder, &storage.restricted).await?,
        })
    }
}

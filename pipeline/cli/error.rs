//! Why a command did not do what was asked.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use programme::Hint;

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// The programme cannot be used.
    #[error(transparent)]
    Programme(#[from] programme::Error),
    /// The contract cannot be used.
    #[error(transparent)]
    Contract(#[from] contract::Error),
    /// The warehouse failed.
    #[error(transparent)]
    Warehouse(#[from] warehouse::Error),
    /// What is restricted failed.
    #[error(transparent)]
    Custody(#[from] custody::Error),
    /// A load or a check failed.
    #[error(transparent)]
    Admission(#[from] admission::Error),
    /// Upkeep failed.
    #[error(transparent)]
    Upkeep(#[from] upkeep::Error),
    /// A snapshot cannot be read.
    #[error(transparent)]
    View(#[from] query::Error),
    /// Figures cannot be computed.
    #[error(transparent)]
    Measures(#[from] measures::Error),
    /// The report failed.
    #[error(transparent)]
    Report(#[from] report::Error),
    /// The simulation failed.
    #[error(transparent)]
    Simulate(#[from] simulate::Error),
    /// A storage failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The SQL files cannot be used.
    #[error(transparent)]
    Sql(#[from] engine::FileError),
    /// A query of the user failed.
    #[error(transparent)]
    Query(#[from] engine::Error),
    /// Output could not be written.
    #[error("cannot write the output")]
    Output(#[from] std::io::Error),
    /// A file that the user named cannot be read or written.
    #[error("cannot {doing} `{}`", path.display())]
    File {
        /// `read` or `write`.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The program has a fault.
    #[error("the program has a fault, and stopped{0}")]
    Fault(Fault),
    /// The command was used in a way that makes no sense.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::Programme(e) => e.hint(),
            Self::Contract(e) => e.hint(),
            Self::Warehouse(e) => e.hint(),
            Self::Custody(e) => e.hint(),
            Self::Admission(e) => e.hint(),
            Self::Upkeep(e) => e.hint(),
            Self::View(e) => e.hint(),
            Self::Measures(e) => e.hint(),
            Self::Report(e) => e.hint(),
            Self::Sql(e) => e.hint(),
            Self::Query(e) => e.hint(),
            Self::Usage { hint, .. } => Some(hint.clone()),
            Self::Fault(_) => Some(format!(
                "nothing is lost; please report it, with this text, what was asked, and the version: {}",
                programme::TOOL
            )),
            Self::Simulate(_) | Self::Store(_) | Self::Output(_) | Self::File { .. } => None,
        }
    }
}

/// Where the program had a fault, and what it said.
#[derive(Debug, Default, Clone)]
pub(super) struct Fault {
    /// File and line, if they are known.
    place: Option<String>,
    /// What was said.
    message: Option<String>,
}

/// The first fault of this run.
static FIRST: Mutex<Option<Fault>> = Mutex::new(None);

impl Fault {
    /// Remembers the first fault from now on, and prints none.
    pub(super) fn watch() {
        std::panic::set_hook(Box::new(|info| {
            let payload = info.payload();
            let message = payload
                .downcast_ref::<&str>()
                .map(|text| (*text).to_owned())
                .or_else(|| payload.downcast_ref::<String>().cloned());
            let place = info.location().map(|l| format!("{}:{}", l.file(), l.line()));
            let mut first = FIRST.lock().unwrap_or_else(PoisonError::into_inner);
            first.get_or_insert(Self { place, message });
        }));
    }

    /// The fault of this run, if it had any, on whatever thread.
    pub(super) fn take() -> Option<Self> {
        FIRST.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(place) = &self.place {
            write!(f, " at {place}")?;
        }
        if let Some(message) = &self.message {
            write!(f, ": {message}")?;
        }
        Ok(())
    }
}

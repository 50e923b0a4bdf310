//! Why a load or a check could not do what was asked; what an extract does wrong is no error.

use std::path::PathBuf;

use programme::Hint;

/// Why a batch was not judged, or not committed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The warehouse failed.
    #[error(transparent)]
    Warehouse(#[from] warehouse::Error),
    /// What is restricted failed.
    #[error(transparent)]
    Custody(#[from] custody::Error),
    /// Reading the inbox failed.
    #[error(transparent)]
    Intake(#[from] intake::Error),
    /// A query failed.
    #[error(transparent)]
    Query(#[from] engine::Error),
    /// An SQL file does not return what it must.
    #[error(transparent)]
    File(#[from] engine::FileError),
    /// A storage failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// There is no such inbox.
    #[error("there is no inbox `{0}`")]
    NoInbox(String),
    /// An extract is not in force.
    #[error("nothing is in force for `{0}`")]
    NotInForce(String),
    /// Nobody asks what was to be answered.
    #[error("no warning of `{extract}` that fits asks for an answer")]
    NothingAsked {
        /// The extract.
        extract: String,
        /// What is open there, as its answer would name it.
        open: Vec<String>,
        /// How much more is.
        more: usize,
    },
    /// An answer would be to too many questions at once.
    #[error("{0} warnings fit, which is too many to answer at once")]
    TooManyAsked(usize),
    /// An extract does not wait for approval.
    #[error("`{0}` does not wait for approval")]
    NotWaiting(String),
    /// An extract that was to be approved or returned was replaced meanwhile.
    #[error("`{0}` was sent again meanwhile, and other bytes wait now")]
    Resubmitted(String),
    /// Another object of the inbox is the same extract.
    #[error("`{0}` is in the inbox, and is the same extract in another format")]
    OtherFormat(String),
    /// Somebody else wrote the same object meanwhile.
    #[error("`{0}` was written by somebody else meanwhile")]
    Meanwhile(String),
    /// The bytes of a file cannot be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// A path is not in the inbox.
    #[error("`{}` is not an extract in the inbox", .0.display())]
    NotInInbox(PathBuf),
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::Warehouse(e) => e.hint(),
            Self::Custody(e) => e.hint(),
            Self::Intake(e) => e.hint(),
            Self::Query(e) => e.hint(),
            Self::File(e) => e.hint(),
            Self::Store(_) | Self::Unreadable(_) => None,
            Self::NoInbox(_) => Some(
                "name a folder that is there; `[storage] inbox` or `--inbox` says which".to_owned(),
            ),
            Self::OtherFormat(_) => Some("take it out of the inbox, or send yours in that format".to_owned()),
            Self::Meanwhile(_) => Some("look at what is there, and submit again".to_owned()),
            Self::NothingAsked { open, .. } if open.is_empty() => {
                Some("nothing is open there; `counterfoil follow-up` lists what is elsewhere".to_owned())
            }
            Self::NothingAsked { open, more, .. } => {
                let more = if *more == 0 { String::new() } else { format!(" and {more} more") };
                Some(format!("open there: {}{more}", open.join("; ")))
            }
            Self::TooManyAsked(_) => Some("name a column with `--column` or a row with `--row`".to_owned()),
            Self::NotWaiting(_) => Some(
                "`counterfoil status --waiting` says what does; what is in force is taken out with `counterfoil withdraw`"
                    .to_owned(),
            ),
            Self::Resubmitted(_) => Some("look at it, and say it again".to_owned()),
            Self::NotInForce(_) => Some("`counterfoil status` says what is".to_owned()),
            Self::NotInInbox(_) => Some(
                "name files or folders below the inbox, or say what one file is with `--as centre/period/dataset`".to_owned(),
            ),
        }
    }
}

//! Suggesting a mapping: a file of a centre's own system is compared with the contract, label by label and
//! value by value, and what seems to be meant is written down for somebody to look through.

mod forms;
mod look;
mod words;
mod write;

use super::fetched::Fetched;
use contract::{Dataset, Finding};

/// A mapping that is suggested for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The dataset.
    pub dataset: String,
    /// What the mapping says of it, as TOML.
    pub text: String,
    /// How much is left for somebody who knows to decide.
    pub open: usize,
    /// Whether the file needs no mapping at all.
    pub is_plain: bool,
}

/// Suggests a mapping for files of one dataset, whose labels and values are taken together, in a programme
/// with this currency.
///
/// # Errors
/// With what is wrong with the first of which the rows cannot be read at all.
pub fn suggest(
    files: &[Fetched],
    dataset: &Dataset,
    currency: &str,
) -> Result<Suggestion, Box<Finding>> {
    let mut together = look::OwnFile::default();
    for fetched in files {
        together.add(look::look(fetched, dataset)?);
    }
    Ok(write::write(dataset, &together, currency))
}

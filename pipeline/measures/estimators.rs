//! The estimators that the header of a measure file may name: its rows are then not figures but what
//! the estimator makes figures of.

use super::Error;
use super::estimate;
use super::figure::Figure;
use super::input::Input;
use super::unusual;
use engine::{FileError, SqlFile};
use programme::keys::nearest;

/// The name of the one whose rows are answers, which can be listed too.
pub(super) const UNUSUAL_ANSWERS: &str = "unusual_answers";

/// A pure function from rows to figures.
type Estimator = fn(&Input<'_>) -> Result<Vec<Figure>, Error>;

/// Every estimator, by the name that headers use.
const ESTIMATORS: [(&str, Estimator); 2] =
    [("stratified_total", estimate::figures), (UNUSUAL_ANSWERS, unusual::figures)];

/// The estimator that a file's header names, if it names one.
///
/// # Errors
/// When there is none of that name.
pub(super) fn of_file(file: &SqlFile) -> Result<Option<Estimator>, Error> {
    let Some(name) = file.header.get("estimator") else { return Ok(None) };
    if let Some((_, estimator)) = ESTIMATORS.iter().find(|(known, _)| known == name) {
        return Ok(Some(*estimator));
    }
    let near = nearest(name, ESTIMATORS.iter().map(|(known, _)| *known));
    let near = near.map_or_else(String::new, |n| format!(" (did you mean `{n}`?)"));
    Err(Error::Sql(FileError::File {
        path: file.path.clone(),
        problem: format!("the estimator `{name}` is not known{near}"),
    }))
}

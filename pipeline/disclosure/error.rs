//! What tables cannot be.

/// Why tables cannot be protected: they are not what they are said to be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Two cells have one id.
    #[error("two cells have the id `{0}`")]
    Twice(String),
    /// Something names a cell that there is not.
    #[error("`{by}` names the cell `{cell}`, which there is not")]
    Unknown {
        /// The relation, the function or the insider.
        by: String,
        /// The cell that it names.
        cell: String,
    },
    /// A relation that was declared does not hold.
    #[error("the relation `{relation}` does not hold: it comes to {sum}")]
    Relation {
        /// The relation.
        relation: String,
        /// What its terms come to, in units of the last place.
        sum: i128,
    },
    /// A cell says of itself what cannot be.
    #[error("the cell `{cell}` has {problem}")]
    Cell {
        /// The cell.
        cell: String,
        /// What cannot be.
        problem: &'static str,
    },
}

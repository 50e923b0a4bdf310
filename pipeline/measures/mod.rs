//! Figures: exact sums out of the SQL, divided and rounded here, once, and nowhere else.

mod change;
mod compute;
mod error;
mod estimate;
mod estimators;
mod exactness;
mod figure;
mod table;

pub use change::{add_changes, add_quartiles};
pub use compute::{Computed, complete, compute, compute_in};
pub use error::Error;
pub use figure::{Figure, Scope, Status, decimal_text};
pub use table::figures_table;

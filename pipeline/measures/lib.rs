//! Figures: exact sums out of the SQL, divided and rounded here, once, and nowhere else. What
//! leaves is published for an audience.

mod change;
mod compute;
mod contributions;
mod derivation;
mod error;
mod estimate;
mod estimators;
mod exactness;
mod figure;
mod input;
mod published;
mod table;
mod unusual;
mod unusual_list;

pub use change::{add_changes, add_quartiles};
pub use compute::{Computed, complete, compute, compute_in};
pub use derivation::{Derivation, EstimatePart};
pub use error::Error;
pub use figure::{Scope, decimal_text};
pub use published::{Audience, Publication, Published, Sign, Status};
pub use table::figures_table;
pub use unusual_list::{UnusualAnswers, unusual_answers};

//! Figures: exact sums out of the SQL, divided and rounded here, once, and nowhere else. What
//! leaves is published for an audience.

mod audited;
mod change;
mod cleared;
mod compute;
mod contributed;
mod contributions;
mod derivation;
mod error;
mod estimate;
mod estimators;
mod exactness;
mod figure;
mod input;
mod judged;
mod linked;
mod links;
mod protection;
mod published;
mod table;
mod unusual;
mod unusual_list;

pub use audited::{Counts, Told};
pub use change::{add_changes, add_quartiles};
pub use cleared::Cleared;
pub use compute::{Computed, complete, compute, compute_in};
pub use derivation::{Derivation, EstimatePart};
pub use error::Error;
pub use figure::{Scope, decimal_text};
pub use protection::{Protection, protect, protected, trend_years};
pub use published::{Audience, Edition, Publication, Published, Sign, Status};
pub use table::figures_table;
pub use unusual_list::{UnusualAnswers, unusual_answers};

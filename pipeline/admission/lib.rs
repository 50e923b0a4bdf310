//! Admission: which extracts of a batch are accepted, their rows on the way into the warehouse, and
//! what the centres get back.

mod act;
mod annotated;
mod answer;
mod append;
mod as_filed;
mod asked;
mod asking;
mod check;
mod checks;
pub mod docket;
mod due;
mod error;
mod gone_sheets;
mod incoming;
mod judge;
mod keys;
mod load;
mod lost;
mod map;
mod near;
mod opened;
pub mod receipts;
mod row_changes;
mod status;
mod submit;
mod untouched;

pub use act::{Acted, Asked, Deed, act};
pub use answer::{Answering, MOST_ANSWERED};
pub use asked::Load;
pub use asking::Asking;
pub use check::check;
pub use error::Error;
pub use gone_sheets::GoneSheet;
pub use intake::Triple;
pub use judge::{Judged, JudgedAgainst, judge};
pub use load::{Checked, Decision, DecisionKind, load};
pub use map::{Suggested, suggest};
pub use receipts::{Receipt, Superseded, UNPLACED, receipts_of};
pub use row_changes::{RowChanges, between};
pub use status::{Filing, Punctuality, State, due_on, filings, punctuality, refused_now};
pub use submit::{Submitted, submit};
pub use untouched::LIST as UNTOUCHED;

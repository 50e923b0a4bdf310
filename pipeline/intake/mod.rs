//! Intake: from what lies in the inbox to typed rows with every fault listed.

mod constraints;
mod header;
mod inbox;
mod incoming;
mod pseudonym;
mod reader;
mod seen;
mod spool;
mod typing;

pub use inbox::{Arrival, Inbox, Triple, arrival_as, list};
pub use incoming::{Candidate, Error, Fetched, Incoming, NOT_LOADED, fetch, fetch_file};
pub use pseudonym::{ENTERPRISE, Pseudonymiser};
pub use spool::{Room, Spool};
pub use typing::{EXTRACT, Reading, incoming_schema};

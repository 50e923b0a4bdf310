//! Intake: from what lies in the inbox to typed rows with every fault listed.

mod constraints;
mod faults;
mod header;
mod inbox;
mod incoming;
mod pseudonym;
mod reader;
mod scanner;
mod seen;
mod short_rows;
mod sniffer;
mod spool;
mod typing;
mod width;

pub use inbox::{Arrival, Inbox, Triple, arrival_as, list};
pub use incoming::{Candidate, Error, Fetched, Incoming, NOT_LOADED, fetch, fetch_file};
pub use pseudonym::{ENTERPRISE, Pseudonymiser};
pub use sniffer::Nature;
pub use spool::{Room, Spool};
pub use typing::{EXTRACT, Reading, incoming_schema};

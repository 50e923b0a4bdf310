//! What the office says of an extract that was accepted.

use intake::Triple;
use warehouse::Snapshot;

/// What the office says of an extract that was accepted and is not in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfficeSays {
    /// Nothing yet.
    Waits,
    /// It gave it back, for this reason.
    Returned(String),
}

/// What the office says of accepted bytes, as a snapshot has it; none if there is nothing to say.
#[must_use]
pub fn office_says(
    snapshot: &Snapshot,
    triple: &Triple,
    sha256: &str,
    mapping: Option<&str>,
) -> Option<OfficeSays> {
    let is_it =
        |bytes: &str, read_by: &Option<String>| bytes == sha256 && read_by.as_deref() == mapping;
    if snapshot.waiting_for(triple).is_some_and(|e| is_it(&e.sha256, &e.mapping)) {
        return Some(OfficeSays::Waits);
    }
    let mut returned = snapshot.returned.iter().rev();
    let returned = returned.find(|r| r.triple == *triple && is_it(&r.sha256, &r.mapping));
    returned.map(|r| OfficeSays::Returned(r.because.clone()))
}

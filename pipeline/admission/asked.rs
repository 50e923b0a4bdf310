//! What a load or a check was asked to do.

use jiff::Timestamp;

use engine::Resources;
use warehouse::Configuration;

/// What a load or a check works with.
pub struct Load<'a> {
    /// The configuration of today.
    pub configuration: &'a Configuration,
    /// Another inbox than the configured one.
    pub inbox: Option<String>,
    /// The time of the load.
    pub now: Timestamp,
    /// Whether to stop before anything is written.
    pub dry_run: bool,
    /// What queries may use.
    pub resources: &'a Resources,
    /// Called with what is being done, how far it is and how much there is.
    pub progress: &'a (dyn Fn(&str, usize, usize) + Sync),
}

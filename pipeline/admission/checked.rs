//! What came of a load or a check: a decision for each extract that was looked at.

use super::gone_sheets::GoneSheet;
use contract::FindingTable;
use intake::{Arrival, IgnoredAs};
use warehouse::Snapshot;

/// What a decision says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionKind {
    /// In force from now on.
    Accepted,
    /// Nothing of it is loaded.
    Refused,
    /// The same bytes with the same verdict as last time: nothing is written.
    Unchanged,
}

/// What came of one extract.
#[derive(Debug, Clone)]
pub struct Decision {
    /// What arrived.
    pub arrival: Arrival,
    /// What was decided.
    pub decision: DecisionKind,
    /// Whether it is, or would be, accepted.
    pub accepted: bool,
    /// Its rows.
    pub rows: u64,
    /// Every finding.
    pub findings: FindingTable,
    /// The folder of its receipt below the restricted root, if it has one.
    pub receipt: Option<String>,
}

impl Decision {
    /// In whose folder the extract lies, whether that is a centre's or not.
    #[must_use]
    pub fn centre_id(&self) -> Option<&str> {
        match &self.arrival.triple {
            Some(triple) => Some(&triple.centre_id),
            None => self.arrival.path.split('/').next(),
        }
    }
}

/// What came of a load or a check.
#[derive(Debug)]
pub struct Checked {
    /// Every extract that was looked at, by path.
    pub decisions: Vec<Decision>,
    /// How many extracts were accepted before, with these very bytes.
    pub known: usize,
    /// What was not looked at, by path, and why.
    pub ignored: Vec<(String, IgnoredAs)>,
    /// Sheets that are in force and no longer in their workbooks.
    pub gone_sheets: Vec<GoneSheet>,
    /// Paths of files that changed a moment ago and wait for the next load.
    pub waiting: Vec<String>,
    /// The snapshot that the load made, if anything was newly accepted.
    pub snapshot: Option<Snapshot>,
    /// Paths of objects in the inbox that are the same extract as a file that was checked for them.
    pub instead_of: Vec<String>,
    /// Snapshots of other loads that came first, after each of which the batch was judged again.
    pub overtaken_by: Vec<u64>,
}

impl Checked {
    /// Whether any extract has an error.
    #[must_use]
    pub fn has_refused(&self) -> bool {
        self.decisions.iter().any(|o| !o.accepted)
    }

    /// Says where the receipts of these decisions lie.
    pub(super) fn name_receipts(&mut self, indices: &[usize], folders: Vec<String>) {
        for (index, folder) in indices.iter().zip(folders) {
            self.decisions[*index].receipt = Some(folder);
        }
    }
}

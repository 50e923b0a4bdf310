//! What is submitted again after a load, and should not be as it is.

use std::collections::BTreeSet;

use super::super::extract::{Expected, Origin};
use super::Desk;
use super::draft::{Draft, Fate};
use super::older::OLDER_ROWS;

/// The codes of the faults that need something loaded before.
pub(super) const CODES: [&str; 2] = [ORPHANED, LOST];
/// Something is dropped that others refer to.
pub(super) const ORPHANED: &str = "orphaned-reference";
/// Rows are gone.
pub(super) const LOST: &str = "rows-lost";
/// What refers to clients.
const REFERRING: [&str; 2] = ["engagements", "outcomes"];

impl Desk<'_> {
    /// A clients file without one that is referred to.
    pub(super) fn client_dropped(&mut self) -> Option<()> {
        let free = self.free(&["clients"]);
        let found = free.into_iter().find_map(|d| Some((d, self.row_referred_to(d)?)));
        let (draft, row) = found.or_else(|| {
            let (_, clients) = self.file_older("engagements", OLDER_ROWS)?;
            clients.and_then(|d| Some((d, self.row_referred_to(d)?)))
        })?;
        self.take(draft, Fate::Accepted);
        self.drafts[draft].is_needed = true;
        let mut again = self.drafts[draft].clone();
        let client = again.cell(row, "client_id").to_owned();
        again.extract.rows.remove(row);
        for dataset in REFERRING {
            let refers = |d: &Draft| d.dataset() == dataset && names(d, &client);
            if let Some(place) = self.drafts.iter().position(|d| is_in_force(d) && refers(d)) {
                self.drafts[place].is_needed = true;
                self.expected_again.push(Expected {
                    path: again.extract.path(),
                    code: ORPHANED.to_owned(),
                    row: None,
                    column: "client_id".to_owned(),
                    origin: Origin::Planted,
                });
            }
        }
        self.again.push(again);
        Some(())
    }

    /// A funding file that is cut in half.
    pub(super) fn lines_lost(&mut self) -> Option<()> {
        let free = self.free(&["funding"]);
        let found = free.into_iter().find(|d| self.has_lines_to_lose(*d));
        let draft = found.or_else(|| {
            let (draft, _) = self.file_older("funding", 0)?;
            self.has_lines_to_lose(draft).then_some(draft)
        })?;
        self.take(draft, Fate::Accepted);
        self.drafts[draft].is_needed = true;
        let mut again = self.drafts[draft].clone();
        let half = again.rows().len() / 2;
        again.extract.rows.truncate(half);
        self.expected_again.push(Expected {
            path: again.extract.path(),
            code: LOST.to_owned(),
            row: None,
            column: "line_id".to_owned(),
            origin: Origin::Planted,
        });
        self.again.push(again);
        Some(())
    }

    /// Whether an extract has several rows, and nothing is found in it.
    fn has_lines_to_lose(&self, draft: usize) -> bool {
        let path = self.drafts[draft].extract.path();
        self.drafts[draft].rows().len() > 1 && self.expected.iter().all(|e| e.path != path)
    }

    /// A row of a clients extract whose client no other one has, though something refers to it.
    fn row_referred_to(&self, draft: usize) -> Option<usize> {
        let mut elsewhere: BTreeSet<&str> = BTreeSet::new();
        let mut referred: BTreeSet<&str> = BTreeSet::new();
        for (place, other) in self.drafts.iter().enumerate().filter(|(_, d)| is_in_force(d)) {
            let ids = other.cells("client_id");
            match other.dataset() {
                "clients" if place != draft => elsewhere.extend(ids),
                dataset if REFERRING.contains(&dataset) => referred.extend(ids),
                _ => {}
            }
        }
        let is_only_here = |id: &str| !elsewhere.contains(id) && referred.contains(id);
        self.drafts[draft].cells("client_id").position(is_only_here)
    }
}

/// Whether a draft will be in force after a load.
fn is_in_force(draft: &Draft) -> bool {
    draft.fate == Fate::Accepted
}

/// Whether a draft names a client.
fn names(draft: &Draft, client: &str) -> bool {
    draft.cells("client_id").any(|id| id == client)
}

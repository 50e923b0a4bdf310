//! Where a fault can be planted such that nothing else follows from it.

use std::collections::BTreeSet;

use super::draft::{Draft, Fate};
use super::older::OLDER_ROWS;
use super::{DATASETS, Desk, WARNED_IN_FORCE};

impl Desk<'_> {
    /// A row that fits, of an extract of these datasets that has no fault yet; the extract is taken,
    /// and has this fate. If there is none, the centre files an older period, which may have one.
    pub(super) fn row(
        &mut self,
        datasets: &[&'static str],
        fate: Fate,
        fits: &dyn Fn(&Draft, usize) -> bool,
    ) -> Option<(usize, usize)> {
        if let Some(place) = self.row_there(datasets, fate, fits) {
            return Some(place);
        }
        let dataset = self.one_of(datasets);
        self.file_older(dataset, OLDER_ROWS)?;
        self.row_there(&[dataset], fate, fits)
    }

    /// The same among the extracts that are there.
    fn row_there(
        &mut self,
        datasets: &[&'static str],
        fate: Fate,
        fits: &dyn Fn(&Draft, usize) -> bool,
    ) -> Option<(usize, usize)> {
        for draft in self.free(datasets) {
            let noted = self.noted(draft);
            let of = &self.drafts[draft];
            let fitting = |row: &usize| !noted.contains(row) && fits(of, *row);
            let rows: Vec<usize> = (0..of.rows().len()).filter(fitting).collect();
            if !rows.is_empty() && self.can_have(draft, fate) {
                let row = self.one_of(&rows);
                self.take(draft, fate);
                return Some((draft, row));
            }
        }
        None
    }

    /// An extract that fits, of these datasets, for a fault that is about no row.
    pub(super) fn extract(
        &mut self,
        datasets: &[&'static str],
        fate: Fate,
        fits: &dyn Fn(&Draft) -> bool,
    ) -> Option<usize> {
        let free = self.free(datasets);
        let found = free.into_iter().find(|d| fits(&self.drafts[*d]) && self.can_have(*d, fate));
        let draft = found.or_else(|| {
            let dataset = self.one_of(datasets);
            let (draft, _) = self.file_older(dataset, OLDER_ROWS)?;
            Some(draft).filter(|d| fits(&self.drafts[*d]))
        })?;
        self.take(draft, fate);
        Some(draft)
    }

    /// Any extract with rows.
    pub(super) fn any(&mut self, fate: Fate) -> Option<usize> {
        self.extract(&DATASETS, fate, &|d| !d.rows().is_empty())
    }

    /// The extracts of these datasets without a fault, in random order.
    pub(super) fn free(&mut self, datasets: &[&'static str]) -> Vec<usize> {
        let free = |d: &Draft| datasets.contains(&d.dataset()) && !d.is_taken;
        let chance = &mut self.chance;
        let mut found: Vec<(f64, usize)> = (0..self.drafts.len())
            .filter(|d| free(&self.drafts[*d]))
            .map(|d| (chance.unit(), d))
            .collect();
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        found.into_iter().map(|(_, d)| d).collect()
    }

    /// The rows of an extract that something is found about, or that the office verified.
    pub(super) fn noted(&self, draft: usize) -> BTreeSet<usize> {
        let of = &self.drafts[draft];
        let path = of.extract.path();
        let found = self.expected.iter().filter(|e| e.path == path);
        let mut rows: BTreeSet<usize> =
            found.filter_map(|e| e.row).map(|r| r.saturating_sub(2)).collect();
        if of.dataset() == "outcomes" {
            let verified: BTreeSet<&str> =
                self.verifications.iter().map(|v| v.cells[1].as_str()).collect();
            let responses = of.cells("response_id").enumerate();
            rows.extend(responses.filter(|(_, id)| verified.contains(id)).map(|(row, _)| row));
        }
        rows
    }

    /// Whether an extract may have this fate.
    fn can_have(&self, draft: usize, fate: Fate) -> bool {
        let of = &self.drafts[draft];
        let (_, last) = self.world.years();
        fate == Fate::Accepted
            || !of.is_needed
                && match of.dataset() {
                    "clients" => self.unnamed_elsewhere(draft).is_empty(),
                    // what it closed would be open still, and stale if that is long ago
                    "engagements" => of.place.is_none() || of.period.fiscal_year == last,
                    _ => true,
                }
    }

    /// The clients of an extract that no other one of the year names, and something refers to.
    fn unnamed_elsewhere(&self, draft: usize) -> BTreeSet<&str> {
        let of = &self.drafts[draft];
        if of.place.is_none() {
            // an older extract that is free has been filed by itself
            return BTreeSet::new();
        }
        let mut unnamed: BTreeSet<&str> = of.cells("client_id").collect();
        for other in self.others_of_the_year(draft) {
            for client in self.drafts[other].cells("client_id") {
                unnamed.remove(client);
            }
        }
        unnamed
    }

    /// The other clients extracts of the fiscal year that are accepted.
    fn others_of_the_year(&self, draft: usize) -> Vec<usize> {
        let of = &self.drafts[draft];
        let is_other = |d: &Draft| {
            d.dataset() == "clients"
                && d.fate == Fate::Accepted
                && d.period.fiscal_year == of.period.fiscal_year
        };
        (0..self.drafts.len()).filter(|d| *d != draft && is_other(&self.drafts[*d])).collect()
    }

    /// Takes an extract for a fault. Of one that is refused, only what it is found for by itself stays,
    /// and the office has not verified it; of one that is not read, nothing.
    pub(super) fn take(&mut self, draft: usize, fate: Fate) {
        self.drafts[draft].is_taken = true;
        self.drafts[draft].fate = fate;
        if fate == Fate::Accepted {
            return;
        }
        if self.drafts[draft].dataset() == "clients" {
            for other in self.others_of_the_year(draft) {
                self.drafts[other].is_needed = true;
            }
        }
        let of = &self.drafts[draft];
        let path = of.extract.path();
        self.expected.retain(|e| {
            e.path != path || fate == Fate::Refused && !WARNED_IN_FORCE.contains(&e.code.as_str())
        });
        if of.dataset() == "outcomes" {
            let refused: BTreeSet<&str> = of.cells("response_id").collect();
            self.verifications.retain(|v| !refused.contains(v.cells[1].as_str()));
        }
    }
}

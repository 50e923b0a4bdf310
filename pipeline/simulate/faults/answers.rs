//! Faults of answers: of one against another, and of those that no client gave.

use super::super::chance::decimal;
use super::Desk;
use super::draft::Fate;
use super::older::OLDER_ROWS;
use super::rows::{MANY_ROWS, amount, is_answered};

/// How many rows have the answers of the first of them.
const FILLED_DOWN: usize = 5;

impl Desk<'_> {
    /// All credited to a programme without which the same had come, or nothing to one without which
    /// nothing had.
    pub(super) fn against_itself(&mut self) -> Option<()> {
        let (draft, row) = self.row(&["outcomes"], Fate::Accepted, &is_answered)?;
        let (attribution, without_support) = self.one_of(&[("100", "same"), ("0", "not_at_all")]);
        let of = &mut self.drafts[draft];
        of.set(row, "attribution", attribution);
        of.set(row, "without_support", without_support);
        self.note(draft, "contradictory-answer", Some(row), "attribution");
        Some(())
    }

    /// Shares where percents are asked for.
    pub(super) fn shares_for_percents(&mut self) -> Option<()> {
        let (draft, _) = self.file_older("outcomes", MANY_ROWS)?;
        self.take(draft, Fate::Accepted);
        let of = &mut self.drafts[draft];
        for row in 0..of.rows().len() {
            if let Ok(percent) = of.cell(row, "attribution").parse::<i64>() {
                of.set(row, "attribution", decimal(percent));
            }
        }
        self.note(draft, "share-not-percent", None, "attribution");
        Some(())
    }

    /// A row that was filled down over those below it.
    pub(super) fn filled_down(&mut self) -> Option<()> {
        // there all who sell answer alike, but no five of them follow each other
        let (draft, _) = self.file_older("outcomes", MANY_ROWS)?;
        self.take(draft, Fate::Accepted);
        let of = &self.drafts[draft];
        let begins = |row: &usize| {
            let is_answered_above = *row > 0 && is_answered(of, *row - 1);
            !is_answered_above && is_answered(of, *row) && amount(of, *row, "new_sales") > Some(0)
        };
        let first = (0..=of.rows().len().checked_sub(FILLED_DOWN)?).find(begins)?;
        let from = of.column("status");
        let filled = of.rows()[first].get(from..)?.to_vec();
        for row in &mut self.drafts[draft].extract.rows[first + 1..first + FILLED_DOWN] {
            row.truncate(from);
            row.extend_from_slice(&filled);
        }
        self.note(draft, "copied-down", Some(first), "new_sales");
        Some(())
    }

    /// More jobs kept than the client has employees.
    pub(super) fn more_jobs_than_staff(&mut self) -> Option<()> {
        let free = self.free(&["outcomes"]);
        let found = free.into_iter().find_map(|d| self.row_below_staff(d));
        let (draft, row, jobs) = found.or_else(|| {
            let (draft, _) = self.file_older("outcomes", OLDER_ROWS)?;
            self.row_below_staff(draft)
        })?;
        self.take(draft, Fate::Accepted);
        self.drafts[draft].set(row, "jobs_retained", decimal(jobs));
        self.note(draft, "jobs-exceed-employees", Some(row), "jobs_retained");
        Some(())
    }

    /// A response about which nothing is found, and jobs that are above what its client may have kept
    /// and not above the threshold of any answer.
    fn row_below_staff(&self, draft: usize) -> Option<(usize, usize, i64)> {
        let of = &self.drafts[draft];
        let staff = self.amounts_of_clients(draft, "employees")?;
        let limit = self.world.limit("share_of_client_employees")?;
        let noted = self.noted(draft);
        // an answer more may be one too many without a 0
        let may_be_more = of.cells("jobs_retained").all(str::is_empty);
        (0..of.rows().len()).find_map(|row| {
            let employees = *staff.get(of.cell(row, "client_id"))?;
            // whole ones
            let jobs = (employees as f64 * limit / 100.0).ceil() as i64 * 100 + 100;
            let fits = is_answered(of, row)
                && !noted.contains(&row)
                && (may_be_more || amount(of, row, "jobs_retained") > Some(0))
                && employees > 0
                && self.world.threshold("jobs_retained").is_none_or(|limit| jobs <= limit);
            fits.then_some((draft, row, jobs))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::has_column;

    #[test]
    fn the_columns_are_the_simulators() {
        for column in ["attribution", "without_support", "status", "new_sales", "jobs_retained"] {
            assert!(has_column("outcomes", column), "{column}");
        }
        assert!(has_column("clients", "employees"));
    }
}

//! Faults of funding lines, and of what the office verifies.

use jiff::ToSpan as _;

use super::super::extract::Verification;
use super::Desk;
use super::cells::is_no_adjustment;
use super::draft::{Draft, Fate};
use super::rows::is_answered;
use programme::Period;

/// How many bookings stand for a few lines.
const BOOKINGS: usize = 40;
/// Measures that are one column.
const SINGLE_MEASURES: [&str; 5] =
    ["new_sales", "retained_sales", "jobs_created", "jobs_retained", "avoided_investment"];

impl Desk<'_> {
    /// National money as its own match.
    pub(super) fn national_cost_share(&mut self) -> Option<()> {
        let is_national = |d: &Draft, row: usize| d.cell(row, "source") == "national";
        let (draft, row) = self.row(&["funding"], Fate::Refused, &is_national)?;
        self.drafts[draft].set(row, "cost_share", "true");
        self.note(draft, "cost-share-from-national", Some(row), "cost_share");
        Some(())
    }

    /// More spent than awarded.
    pub(super) fn overspent(&mut self) -> Option<()> {
        let fits = |d: &Draft, row: usize| {
            is_no_adjustment(d, row) && d.cell(row, "awarded").parse::<u64>().is_ok_and(|a| a > 0)
        };
        let (draft, row) = self.row(&["funding"], Fate::Accepted, &fits)?;
        let of = &mut self.drafts[draft];
        let spent = format!("{}.50", of.cell(row, "awarded"));
        of.set(row, "spent", spent);
        self.note(draft, "spent-exceeds-awarded", Some(row), "spent");
        Some(())
    }

    /// Every booking as a line of its own: far more rows than in the period before. The finding is
    /// noted when the rows of all extracts are compared.
    pub(super) fn bookings_for_lines(&mut self) -> Option<()> {
        let follows = |desk: &Self, draft: usize| {
            let place = desk.drafts[draft].place?.checked_sub(1)?;
            desk.drafts.iter().position(|d| {
                d.place == Some(place) && d.dataset() == "funding" && d.fate == Fate::Accepted
            })
        };
        let free = self.free(&["funding"]);
        let found = free.into_iter().find_map(|d| Some((d, follows(self, d)?)));
        // else the period that is compared with an older one has fewer
        let (draft, kept) = found.or_else(|| {
            let first = |d: &Draft| {
                d.dataset() == "funding" && d.place.is_some() && d.fate == Fate::Accepted
            };
            let first = self.drafts.iter().position(first);
            let kept = first.or_else(|| self.file_older("funding", 0).map(|(kept, _)| kept))?;
            self.file_older("funding", 0).map(|(draft, _)| (draft, kept))
        })?;
        self.take(draft, Fate::Accepted);
        self.drafts[draft].is_needed = true;
        self.drafts[kept].is_needed = true;
        let rows = &mut self.drafts[draft].extract.rows;
        for number in 1..=BOOKINGS {
            let id = format!("F{}", 100 + number);
            let cells = [&id, "", "local", "base", "true", "10", "10", ""];
            rows.push(cells.map(str::to_owned).to_vec());
        }
        Some(())
    }

    /// A verification of a response that no file has.
    pub(super) fn verified_nothing(&mut self) -> Option<()> {
        self.invented += 1;
        // no centre has ids like this
        let response = format!("R-X{:06}", self.invented);
        self.verify(None, &response, "new_sales", "70000", ("unknown-response", "response_id"))
    }

    /// A verification with a digit too many.
    pub(super) fn verified_another_value(&mut self) -> Option<()> {
        let told = |d: &Draft, row: usize| {
            let tells = |m: &&str| !d.cell(row, m).is_empty();
            SINGLE_MEASURES.iter().copied().find(tells)
        };
        let (draft, row) = self.row(&["outcomes"], Fate::Accepted, &|d, row| {
            is_answered(d, row) && told(d, row).is_some()
        })?;
        let of = &self.drafts[draft];
        let measure = told(of, row)?;
        let (value, response) =
            (format!("1{}", of.cell(row, measure)), of.cell(row, "response_id").to_owned());
        let last = self.world.periods.len() - 1;
        let period = of.place.map_or(0, |p| p + 1).min(last);
        self.verify(Some(period), &response, measure, &value, ("verification-mismatch", "value"))
    }

    /// Has the office verify a response, with a fault: its code and column; not if it files nothing
    /// then.
    fn verify(
        &mut self,
        period: Option<usize>,
        response: &str,
        measure: &str,
        value: &str,
        fault: (&'static str, &'static str),
    ) -> Option<()> {
        let filed_in = match period {
            Some(place) => self.world.periods.get(place).cloned(),
            None => self.world.older().pop(),
        }?;
        let cells = verification(self.centre_id(), &filed_in, response, measure, value);
        self.verifications.push(Verification { period, cells, fault: Some(fault) });
        Some(())
    }
}

/// The cells of a verification that is filed in a period.
pub(super) fn verification(
    centre: &str,
    period: &Period,
    response: &str,
    measure: &str,
    value: &str,
) -> Vec<String> {
    let verified_on = period.days.starts_on.saturating_add(20.days()).to_string();
    let rest = ["Simulated desk", "office", "books seen", &verified_on, ""];
    [centre, response, measure, value].iter().chain(&rest).map(|cell| (*cell).to_owned()).collect()
}

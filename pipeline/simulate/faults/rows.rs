//! Faults of rows that the SQL checks find, in clients, engagements and outcomes.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::chance::{decimal, hundredths};
use super::super::survey::PARTS;
use super::Desk;
use super::draft::{Draft, Fate};
use super::older::OLDER_ROWS;
use programme::add_months;

/// From so many answers on, `no-zeros` looks for a 0.
const MANY_ANSWERS: usize = 20;
/// So many rows of an older survey that enough of them answer.
pub(super) const MANY_ROWS: usize = 60;
/// What stands where a register number is not known.
const PLACEHOLDERS: [&str; 4] = ["999999999", "00-0000000", "N-A", "unknown"];

/// Whether a response is complete or partial.
pub(super) fn is_answered(draft: &Draft, row: usize) -> bool {
    ["complete", "partial"].contains(&draft.cell(row, "status"))
}

/// A cell that is a date.
fn date(draft: &Draft, row: usize, column: &str) -> Option<Date> {
    draft.cell(row, column).parse().ok()
}

/// A cell that is an amount, in hundredths.
pub(super) fn amount(draft: &Draft, row: usize, column: &str) -> Option<i64> {
    draft.cell(row, column).parse().ok().map(hundredths)
}

impl Desk<'_> {
    /// The same firm entered twice, under two ids.
    pub(super) fn name_twice(&mut self) -> Option<()> {
        let (draft, row) = self.row(&["clients"], Fate::Refused, &|_, row| row > 0)?;
        let name = self.drafts[draft].cell(row - 1, "name").to_owned();
        self.drafts[draft].set(row, "name", name);
        self.note(draft, "unique-error", Some(row), "name");
        Some(())
    }

    /// A row that stands twice.
    pub(super) fn row_twice(&mut self) -> Option<()> {
        // an answer more may be one too many without a 0
        let datasets = ["funding", "engagements", "outcomes"];
        let (draft, row) = self.row(&datasets, Fate::Refused, &|d, row| !is_answered(d, row))?;
        let of = &mut self.drafts[draft];
        let repeated = of.rows()[row].clone();
        of.extract.rows.push(repeated);
        let (last, key) = (of.rows().len() - 1, of.header[0].clone());
        self.note(draft, "primary-key", Some(last), &key);
        Some(())
    }

    /// A letter for a digit in the id of a client.
    pub(super) fn mistyped_client(&mut self) -> Option<()> {
        let (draft, row) = self.row(&["engagements", "outcomes"], Fate::Refused, &|_, _| true)?;
        let mistyped = self.drafts[draft].cell(row, "client_id").replacen("C-", "C-O", 1);
        self.drafts[draft].set(row, "client_id", mistyped);
        self.note(draft, "foreign-key", Some(row), "client_id");
        Some(())
    }

    /// Two clients of a centre with one register number.
    pub(super) fn enterprise_twice(&mut self) -> Option<()> {
        let free = self.free(&["clients"]);
        let found = free.into_iter().find_map(|d| Some((d, self.two_strangers(d)?)));
        let (draft, (first, second)) = found.or_else(|| {
            let (draft, _) = self.file_older("clients", OLDER_ROWS)?;
            Some((draft, self.two_strangers(draft)?))
        })?;
        self.take(draft, Fate::Accepted);
        self.drafts[draft].is_needed = true;
        let number = self.drafts[draft].cell(first, "enterprise_id").to_owned();
        self.drafts[draft].set(second, "enterprise_id", number);
        for row in [first, second] {
            self.note(draft, "same-enterprise-twice", Some(row), "enterprise_id");
        }
        Some(())
    }

    /// Two rows of a clients extract whose clients no other one has, the first with a register number.
    fn two_strangers(&self, draft: usize) -> Option<(usize, usize)> {
        let times = self.times_named("clients");
        let of = &self.drafts[draft];
        let is_stranger = |row: &usize| times.get(of.cell(*row, "client_id")) == Some(&1);
        let strangers: Vec<usize> = (0..of.rows().len()).filter(is_stranger).collect();
        let first = *strangers.iter().find(|r| !of.cell(**r, "enterprise_id").is_empty())?;
        let second = strangers.into_iter().find(|r| *r != first)?;
        Some((first, second))
    }

    /// How often each client is named in the extracts of a dataset.
    fn times_named(&self, dataset: &str) -> BTreeMap<&str, usize> {
        let mut times = BTreeMap::new();
        for of in self.drafts.iter().filter(|d| d.dataset() == dataset) {
            for client in of.cells("client_id") {
                *times.entry(client).or_default() += 1;
            }
        }
        times
    }

    /// A register number that is none.
    pub(super) fn placeholder(&mut self) -> Option<()> {
        let (draft, row) = self.row(&["clients"], Fate::Accepted, &|_, _| true)?;
        let placeholder = self.one_of(&PLACEHOLDERS);
        self.drafts[draft].set(row, "enterprise_id", placeholder);
        self.note(draft, "suspicious-enterprise-id", Some(row), "enterprise_id");
        Some(())
    }

    /// An engagement that is closed before it starts.
    pub(super) fn closed_before_start(&mut self) -> Option<()> {
        let is_closed = |d: &Draft, row: usize| date(d, row, "closed_on").is_some();
        let (draft, row) = self.row(&["engagements"], Fate::Refused, &is_closed)?;
        let started = date(&self.drafts[draft], row, "started_on")?;
        let closed = started.saturating_sub(9.days()).to_string();
        self.drafts[draft].set(row, "closed_on", closed);
        self.note(draft, "date-order", Some(row), "closed_on");
        Some(())
    }

    /// A response about a service that closed after it.
    pub(super) fn asked_before_close(&mut self) -> Option<()> {
        let (draft, row) = self.row(&["outcomes"], Fate::Refused, &is_answered)?;
        let asked = date(&self.drafts[draft], row, "surveyed_on")?;
        let closed = asked.saturating_add(7.days()).to_string();
        self.drafts[draft].set(row, "service_closed_on", closed);
        self.note(draft, "date-order", Some(row), "service_closed_on");
        Some(())
    }

    /// An engagement whose end is told too late.
    pub(super) fn told_late(&mut self) -> Option<()> {
        let fits = |d: &Draft, row: usize| {
            date(d, row, "closed_on").is_some()
                && date(d, row, "started_on").is_some_and(|s| s < d.period.days.starts_on)
        };
        let (draft, row) = self.row(&["engagements"], Fate::Accepted, &fits)?;
        let of = &mut self.drafts[draft];
        let started = date(of, row, "started_on")?;
        let closed = started.max(of.period.days.starts_on.saturating_sub(5.days()));
        of.set(row, "closed_on", closed.to_string());
        self.note(draft, "late-entry", Some(row), "closed_on");
        Some(())
    }

    /// A date after the period: of an end that is planned, of a survey that is to come.
    pub(super) fn later_date(&mut self) -> Option<()> {
        let datasets = ["engagements", "outcomes", "clients"];
        // an answer would come too late after the service as well
        let (draft, row) = self.row(&datasets, Fate::Refused, &|d, row| !is_answered(d, row))?;
        let of = &mut self.drafts[draft];
        let column = match of.dataset() {
            "engagements" => "closed_on",
            "outcomes" => "surveyed_on",
            _ => "first_served_on",
        };
        let later = of.period.days.ends_on.saturating_add(12.days());
        of.set(row, column, later.to_string());
        self.note(draft, "out-of-period", Some(row), column);
        Some(())
    }

    /// An engagement that is open, and never named again.
    pub(super) fn forgotten(&mut self) -> Option<()> {
        let (draft, _) = self.file_older("engagements", OLDER_ROWS)?;
        self.take(draft, Fate::Accepted);
        let row = self.chance.below(self.drafts[draft].rows().len());
        self.drafts[draft].set(row, "closed_on", "");
        self.note(draft, "stale-engagement", Some(row), "closed_on");
        Some(())
    }

    /// Answers of somebody who did not answer.
    pub(super) fn answer_of_nobody(&mut self) -> Option<()> {
        let fits = |d: &Draft, row: usize| !is_answered(d, row);
        let (draft, row) = self.row(&["outcomes"], Fate::Refused, &fits)?;
        for (column, answer) in [("new_sales", "5000"), ("recommend", "8")] {
            self.drafts[draft].set(row, column, answer);
            self.note(draft, "answer-without-response", Some(row), column);
        }
        Some(())
    }

    /// Answers that are all estimated.
    pub(super) fn round_answers(&mut self) -> Option<()> {
        let (draft, _) = self.file_older("outcomes", MANY_ROWS)?;
        self.take(draft, Fate::Accepted);
        let of = &mut self.drafts[draft];
        for row in 0..of.rows().len() {
            let told = of.cell(row, "new_sales");
            if !["", "0"].contains(&told) {
                let round = format!("{}{}", row % 3 + 1, "0".repeat(told.len() - 2));
                of.set(row, "new_sales", round);
            }
        }
        self.note(draft, "digit-heaping", None, "new_sales");
        Some(())
    }

    /// Blanks where clients said that there was none.
    pub(super) fn blanks_for_none(&mut self) -> Option<()> {
        let column = self.one_of(&["jobs_created", "jobs_retained", "avoided_investment"]);
        let many = |d: &Draft, column: &str| {
            d.cells(column).filter(|told| !["", "0"].contains(told)).count() >= MANY_ANSWERS
        };
        let free = self.free(&["outcomes"]);
        let found = free.into_iter().find(|d| many(&self.drafts[*d], column));
        let (draft, column) = match found {
            Some(draft) => (draft, column),
            None => (self.file_older("outcomes", MANY_ROWS)?.0, "jobs_created"),
        };
        self.take(draft, Fate::Accepted);
        let of = &mut self.drafts[draft];
        for row in 0..of.rows().len() {
            if of.cell(row, column) == "0" {
                of.set(row, column, "");
            }
        }
        self.note(draft, "no-zeros", None, column);
        Some(())
    }

    /// An answer with zeros too many.
    pub(super) fn too_many_zeros(&mut self) -> Option<()> {
        let threshold = |measure: &str| self.world.threshold(measure);
        let (jobs, savings) = (threshold("jobs_created"), threshold("cost_savings"));
        let column = |d: &Draft, row: usize| {
            let parts = PARTS[0].1;
            let amounts = parts.map(|part| amount(d, row, part));
            let sum: i64 = amounts.iter().flatten().sum();
            let first = (0..parts.len()).find(|p| amounts[*p].is_some());
            let first = first.filter(|p| amounts[*p] > Some(0));
            let first = first.zip(savings.filter(|limit| sum <= *limit));
            let first = first.map(|(place, limit)| (parts[place], limit));
            let told = amount(d, row, "jobs_created").filter(|a| *a > 0);
            let told = jobs.filter(|limit| told.is_some_and(|a| a <= *limit));
            let told = told.map(|limit| ("jobs_created", limit));
            if row.is_multiple_of(2) { told.or(first) } else { first.or(told) }
        };
        let fits = |d: &Draft, row: usize| is_answered(d, row) && column(d, row).is_some();
        let (draft, row) = self.row(&["outcomes"], Fate::Accepted, &fits)?;
        let of = &mut self.drafts[draft];
        let (column, threshold) = column(of, row)?;
        let mut told = amount(of, row, column)?;
        while told <= threshold {
            told *= 10;
        }
        of.set(row, column, decimal(told));
        self.note(draft, "extreme-value", Some(row), column);
        Some(())
    }

    /// All that a client sells as new.
    pub(super) fn all_sales_as_new(&mut self) -> Option<()> {
        let free = self.free(&["outcomes"]);
        let found = free.into_iter().find_map(|d| self.row_below_turnover(d));
        let (draft, row, sales) = found.or_else(|| {
            let (draft, _) = self.file_older("outcomes", OLDER_ROWS)?;
            self.row_below_turnover(draft)
        })?;
        self.take(draft, Fate::Accepted);
        self.drafts[draft].set(row, "new_sales", decimal(sales));
        self.note(draft, "sales-exceed-turnover", Some(row), "new_sales");
        Some(())
    }

    /// A response that tells new sales, and sales for it that are above the client's turnover and not
    /// above the threshold of any answer.
    fn row_below_turnover(&self, draft: usize) -> Option<(usize, usize, i64)> {
        let of = &self.drafts[draft];
        let turnovers = self.amounts_of_clients(draft, "annual_sales")?;
        let limit = self.world.limit("share_of_client_sales")?;
        let noted = self.noted(draft);
        (0..of.rows().len()).find_map(|row| {
            let turnover = *turnovers.get(of.cell(row, "client_id"))?;
            // in whole units
            let sales = (turnover as f64 * limit * 1.2 / 100.0).ceil() as i64 * 100;
            let fits = is_answered(of, row)
                && !noted.contains(&row)
                && amount(of, row, "new_sales").is_some_and(|a| a > 0)
                && turnover > 0
                && self.world.threshold("new_sales").is_none_or(|limit| sales <= limit);
            fits.then_some((draft, row, sales))
        })
    }

    /// What the clients file beside an extract says of each client, in hundredths.
    pub(super) fn amounts_of_clients(
        &self,
        draft: usize,
        column: &str,
    ) -> Option<BTreeMap<&str, i64>> {
        let label = &self.drafts[draft].extract.label;
        let clients = self.drafts.iter().find(|d| {
            d.dataset() == "clients" && d.extract.label == *label && !d.rows().is_empty()
        })?;
        let told = |row| Some((clients.cell(row, "client_id"), amount(clients, row, column)?));
        Some((0..clients.rows().len()).filter_map(told).collect())
    }

    /// Sales of a client whose turnover no clients file says any more.
    pub(super) fn sales_of_unknown_size(&mut self) -> Option<()> {
        let free = self.free(&["outcomes"]);
        let found = free.into_iter().find_map(|d| Some((d, self.row_with_sales(d)?)));
        let (draft, row) = found.or_else(|| {
            let (draft, _) = self.file_older("outcomes", OLDER_ROWS)?;
            Some((draft, self.row_with_sales(draft)?))
        })?;
        self.take(draft, Fate::Accepted);
        let client = self.drafts[draft].cell(row, "client_id").to_owned();
        let is_read = |d: &&mut Draft| d.dataset() == "clients" && d.fate == Fate::Accepted;
        for clients in self.drafts.iter_mut().filter(is_read) {
            let place = clients.cells("client_id").position(|id| id == client);
            if let Some(place) = place {
                clients.set(place, "annual_sales", "");
            }
        }
        self.note(draft, "sales-unchecked", Some(row), "new_sales");
        Some(())
    }

    /// A response that tells new sales, and is its client's only one.
    fn row_with_sales(&self, draft: usize) -> Option<usize> {
        let times = self.times_named("outcomes");
        let of = &self.drafts[draft];
        let noted = self.noted(draft);
        (0..of.rows().len()).find(|row| {
            !noted.contains(row)
                && is_answered(of, *row)
                && amount(of, *row, "new_sales").is_some_and(|a| a > 0)
                && times.get(of.cell(*row, "client_id")) == Some(&1)
        })
    }

    /// A client who is asked again in the same year.
    pub(super) fn asked_again(&mut self) -> Option<()> {
        let (draft, row) = self.row(&["outcomes"], Fate::Accepted, &|_, _| true)?;
        let of = &mut self.drafts[draft];
        let asked = date(of, row, "surveyed_on")?;
        let again = asked.saturating_add(3.days()).min(of.period.days.ends_on);
        let mut cells = vec![String::new(); of.header.len()];
        cells[0] = of.cell(row, "response_id").replacen("R-", "R-Z", 1);
        of.cell(row, "client_id").clone_into(&mut cells[1]);
        cells[2] = again.to_string();
        "noncontact".clone_into(&mut cells[3]);
        of.extract.rows.push(cells);
        let last = of.rows().len() - 1;
        self.note(draft, "second-response", Some(last), "client_id");
        Some(())
    }

    /// A survey tool that numbers every export from 1: a response has the id of one in an earlier
    /// period.
    pub(super) fn numbered_again(&mut self) -> Option<()> {
        let free = self.free(&["outcomes"]);
        let found = free.into_iter().find_map(|d| self.same_place_before(d));
        let (draft, row, earlier, id) = found.or_else(|| {
            let (draft, _) = self.file_older("outcomes", OLDER_ROWS)?;
            self.file_older("outcomes", OLDER_ROWS)?;
            self.same_place_before(draft)
        })?;
        self.take(draft, Fate::Accepted);
        self.drafts[earlier].is_needed = true;
        self.drafts[draft].set(row, "response_id", id);
        self.note(draft, "id-reused", Some(row), "response_id");
        Some(())
    }

    /// A row about which nothing is found, an accepted extract of an earlier period with such a row
    /// too, and the id there; what the office verified is left alone.
    fn same_place_before(&self, draft: usize) -> Option<(usize, usize, usize, String)> {
        let clean = |d: usize| {
            let noted = self.noted(d);
            (0..self.drafts[d].rows().len()).find(move |row| !noted.contains(row))
        };
        let of = &self.drafts[draft];
        let row = clean(draft)?;
        let is_before = |d: &Draft| {
            d.dataset() == "outcomes"
                && d.fate == Fate::Accepted
                && d.period.days.starts_on < of.period.days.starts_on
        };
        (0..self.drafts.len()).filter(|d| is_before(&self.drafts[*d])).find_map(|earlier| {
            let id = self.drafts[earlier].cell(clean(earlier)?, "response_id").to_owned();
            // an id that has come back already would come back twice
            let is_unique = !self.drafts.iter().any(|d| {
                d.period.days.starts_on > self.drafts[earlier].period.days.starts_on
                    && d.cells("response_id").any(|other| other == id)
            });
            is_unique.then_some((draft, row, earlier, id))
        })
    }

    /// The year before in the date of the service.
    pub(super) fn wrong_year_of_close(&mut self) -> Option<()> {
        let (draft, row) = self.row(&["outcomes"], Fate::Accepted, &is_answered)?;
        let closed = date(&self.drafts[draft], row, "service_closed_on")?;
        self.drafts[draft].set(row, "service_closed_on", add_months(closed, -12).to_string());
        self.note(draft, "survey-lag", Some(row), "surveyed_on");
        Some(())
    }

    /// The survey of the period before in the folder of this one.
    pub(super) fn survey_of_another_period(&mut self) -> Option<()> {
        let fits = |d: &Draft| d.rows().len() >= 5;
        let draft = self.extract(&["outcomes"], Fate::Refused, &fits)?;
        let calendar = &self.world.programme.calendar;
        let of = &mut self.drafts[draft];
        let starts_on = of.period.days.starts_on;
        let before = calendar.period_of(starts_on.yesterday().ok()?)?.days;
        for row in 0..of.rows().len() {
            let asked = date(of, row, "surveyed_on")?;
            let then = before.starts_on.saturating_add(starts_on.until(asked).ok()?);
            let then = then.min(before.ends_on);
            let passed = then.until(asked).ok()?;
            if let Some(closed) = date(of, row, "service_closed_on") {
                of.set(row, "service_closed_on", closed.saturating_sub(passed).to_string());
            }
            of.set(row, "surveyed_on", then.to_string());
        }
        self.note(draft, "wrong-period", None, "surveyed_on");
        Some(())
    }
}

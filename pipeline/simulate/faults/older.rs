//! Extracts of periods before the first one, for faults that have no place in those simulated.

use jiff::ToSpan as _;

use super::super::chance::decimal;
use super::super::extract::Extract;
use super::super::firm::{Firm, FirmId};
use super::Desk;
use super::draft::Draft;
use programme::{Period, add_months};

/// How many rows an older extract has, at least.
pub(super) const OLDER_ROWS: usize = 8;
/// The number of the first client, engagement and response that is invented.
const FIRST: usize = 900_000;

impl Desk<'_> {
    /// Files a dataset of an older period, and the clients that it refers to; says which drafts they
    /// are. It has at least so many rows, and as many as the first extract of the simulated ones.
    pub(super) fn file_older(
        &mut self,
        dataset: &'static str,
        least: usize,
    ) -> Option<(usize, Option<usize>)> {
        let period = self.older.pop()?;
        let first = self.drafts.iter().find(|d| d.dataset() == dataset && d.place == Some(0));
        let count = least.max(first.map_or(0, |d| d.rows().len()));
        let numbers: Vec<usize> = (0..count).map(|i| FIRST + self.invented + i).collect();
        self.invented += count;
        let companion = ["engagements", "outcomes"].contains(&dataset).then(|| {
            let rows = numbers.iter().map(|n| self.client(*n, &period)).collect();
            let clients = self.add("clients", &period, rows);
            self.drafts[clients].is_taken = true;
            self.drafts[clients].is_needed = true;
            clients
        });
        let rows = match dataset {
            "clients" => numbers.iter().map(|n| self.client(*n, &period)).collect(),
            "engagements" => numbers.iter().map(|n| engagement(*n, &period)).collect(),
            "outcomes" => numbers.iter().map(|n| self.response(*n, &period)).collect(),
            _ => self.world.funding(self.index, 0, &mut self.chance),
        };
        Some((self.add(dataset, &period, rows), companion))
    }

    /// Adds an extract.
    fn add(&mut self, dataset: &'static str, period: &Period, rows: Vec<Vec<String>>) -> usize {
        let extract = Extract {
            centre: self.centre_id().to_owned(),
            label: period.label.clone(),
            dataset,
            rows,
        };
        self.drafts.push(Draft::new(extract, period.clone(), None));
        self.drafts.len() - 1
    }

    /// The centre's id.
    pub(super) fn centre_id(&self) -> &str {
        &self.world.programme.centres[self.index].centre_id
    }

    /// The firm of an invented client.
    fn firm(&self, number: usize) -> Firm {
        let id = FirmId { centre: self.index, number };
        Firm::new(self.world.seed, id, &self.world.profile.model)
    }

    /// A client of an older period, whose yearly sales are known.
    fn client(&self, number: usize, period: &Period) -> Vec<String> {
        let firm = self.firm(number);
        vec![
            client_id(number),
            firm.name.clone(),
            firm.enterprise_id.clone(),
            firm.industry.clone(),
            "20".to_owned(),
            decimal(self.yearly_sales()),
            self.world.area(self.index),
            if firm.is_rural { "yes" } else { "no" }.to_owned(),
            period.days.starts_on.to_string(),
        ]
    }

    /// What a firm of twenty sells in a year, in hundredths.
    fn yearly_sales(&self) -> i64 {
        let each = self.world.profile.model.firm.sales_per_employee.median();
        (20.0 * each / 1000.0).round() as i64 * 100_000
    }

    /// A response of an older period: most answer, one in seven with none, one in five refuses.
    fn response(&self, number: usize, period: &Period) -> Vec<String> {
        let asked = period.days.starts_on.saturating_add(30.days());
        let closed = add_months(asked, -self.world.programme.settings.survey.lag_months);
        let is_answered = !number.is_multiple_of(5);
        let some = |amount: i64| match number.is_multiple_of(7) {
            true => "0".to_owned(),
            false => decimal(amount),
        };
        // two digits that are not 0, in units
        let sales = (self.yearly_sales() / 10_000).max(1) * 12;
        let mut cells = vec![
            response_id(number),
            client_id(number),
            asked.to_string(),
            if is_answered { "complete" } else { "refused" }.to_owned(),
            closed.to_string(),
        ];
        cells.resize(25, String::new());
        if is_answered {
            for (place, cell) in [
                (5, some(sales * 100)),
                (7, some(300)),
                (9, some(1_500_000)),
                (20, "yes".to_owned()),
                (21, "9".to_owned()),
                (22, "50".to_owned()),
                (23, "smaller".to_owned()),
            ] {
                cells[place] = cell;
            }
        }
        cells
    }
}

/// An engagement of an older period, begun before and closed in it.
fn engagement(number: usize, period: &Period) -> Vec<String> {
    let started = period.days.starts_on.saturating_sub(100.days()).to_string();
    let closed = period.days.starts_on.saturating_add(20.days()).to_string();
    let (id, client) = (format!("E-{number:06}"), client_id(number));
    [
        &id,
        &client,
        "quality",
        "partner",
        "Tech College",
        "event",
        &started,
        &closed,
        "20",
        "1200",
        "",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// The id of an invented client.
fn client_id(number: usize) -> String {
    format!("C-{number:06}")
}

/// The id of an invented response.
fn response_id(number: usize) -> String {
    format!("R-{number:06}")
}

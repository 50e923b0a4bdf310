//! One centre: its engagements, its survey, its money, as the extracts that it files.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::World;
use super::chance::{Chance, decimal, hundredths};
use super::extract::{Expected, Extract, Origin, Verification};
use super::firm::{Firm, FirmId};
use super::survey::{Answers, MEASURES, PARTS, answers, parts, with_zeros};
use programme::add_months;

/// Years that are simulated before the first one, for what goes on and is surveyed in it.
const YEARS_BEFORE: i16 = 2;
/// A client comes back if it was helped in the last so many of the centre's engagements.
const MEMORY: usize = 1500;
/// How long before or after the survey's lag a client is asked, in days, at most.
const SURVEY_DAYS: i64 = 40;

const SERVICES: [(&str, f64); 12] = [
    ("process_improvement", 30.0),
    ("quality", 14.0),
    ("growth", 13.0),
    ("workforce", 12.0),
    ("technology_adoption", 8.0),
    ("digital", 6.0),
    ("supply_chain", 5.0),
    ("sustainability", 3.0),
    ("innovation", 4.0),
    ("export", 2.0),
    ("finance", 1.0),
    ("consultation", 2.0),
];
const MODES: [(&str, f64); 3] = [("direct", 62.0), ("partner", 32.0), ("referral", 6.0)];
const PARTNERS: [&str; 4] =
    ["Lean Associates", "State University", "Quality Partners", "Tech College"];
const CHANNELS: [(&str, f64); 5] =
    [("referral", 40.0), ("event", 20.0), ("website", 20.0), ("partner", 15.0), ("", 5.0)];

/// A client of the centre.
struct Client {
    firm: Firm,
    first_served_on: Date,
    /// When the survey found that it is no more.
    ceased_on: Option<Date>,
}

/// An engagement.
struct Engagement {
    client: usize,
    started_on: Date,
    closed_on: Date,
    is_told_late: bool,
    /// service, mode, partner, channel.
    words: [String; 4],
    /// In hundredths, when it is closed.
    hours: i64,
    fee: i64,
    subsidy: Option<i64>,
}

/// A row of the survey.
struct Response {
    number: usize,
    client: usize,
    surveyed_on: Date,
    status: String,
    service_closed_on: Date,
    answers: Option<Answers>,
}

/// What came of simulating a centre.
pub(super) struct Filed {
    /// What it files, period by period.
    pub(super) extracts: Vec<Extract>,
    /// The findings that must come of it.
    pub(super) expected: Vec<Expected>,
    /// Rows of the office's verifications.
    pub(super) verifications: Vec<Verification>,
}

/// A centre while it is simulated.
pub(super) struct Centre<'a> {
    world: &'a World,
    /// Its place in `centres.csv`.
    index: usize,
    chance: Chance,
    clients: Vec<Client>,
    engagements: Vec<Engagement>,
    /// By the place of their period.
    responses: BTreeMap<usize, Vec<Response>>,
    filed: Filed,
}

impl<'a> Centre<'a> {
    /// Simulates the centre at this place.
    pub(super) fn simulate(world: &'a World, index: usize) -> Filed {
        let mut centre = Self {
            world,
            index,
            chance: Chance::new(world.seed, [0, index as u64, 0]),
            clients: Vec::new(),
            engagements: Vec::new(),
            responses: BTreeMap::new(),
            filed: Filed { extracts: Vec::new(), expected: Vec::new(), verifications: Vec::new() },
        };
        centre.help();
        centre.survey();
        centre.file();
        centre.filed
    }

    /// Makes clients and engagements, year by year, in the order of their starts.
    fn help(&mut self) {
        let reach = &self.world.profile.model.reach;
        let (first, last) = self.world.years();
        for year in first - YEARS_BEFORE..=last {
            let days = self.world.programme.calendar.year(year);
            let length = days_between(days.starts_on, days.ends_on) + 1;
            let grown = (1.0 + reach.growth_a_year).powi(i32::from(year - first));
            let mean = reach.engagements_a_year * self.world.shares[self.index] * grown;
            let count = self.chance.count(mean);
            let mut starts: Vec<i64> =
                (0..count).map(|_| self.chance.between(0, length - 1)).collect();
            starts.sort_unstable();
            for start in starts {
                self.engage(days.starts_on.saturating_add(start.days()));
            }
        }
    }

    /// Makes an engagement that starts on this day, with a client old or new.
    fn engage(&mut self, started_on: Date) {
        let reach = &self.world.profile.model.reach;
        let recent = self.engagements.len().saturating_sub(MEMORY);
        let is_new = self.engagements.is_empty() || self.chance.happens(reach.new_client_share);
        let mut client = self.clients.len();
        if !is_new {
            let span = self.engagements.len() - recent;
            client = self.engagements[recent + self.chance.below(span)].client;
        }
        if client == self.clients.len() {
            client = self.enrol(started_on);
        }
        let chance = &mut self.chance;
        let duration = chance.skewed(&reach.days_open).max(1.0) as i64;
        let mode = *chance.pick(&MODES);
        let partner = match mode {
            "direct" => "",
            _ => PARTNERS[chance.below(PARTNERS.len())],
        };
        let service = *chance.pick(&SERVICES);
        let channel = *chance.pick(&CHANNELS);
        let hours = (chance.skewed(&reach.hours) * 2.0).round().max(1.0) / 2.0;
        let fee = (hours * chance.skewed(&reach.fee)).round();
        let is_subsidised = chance.happens(reach.subsidised_share);
        self.engagements.push(Engagement {
            client,
            started_on,
            closed_on: started_on.saturating_add(duration.days()),
            is_told_late: chance.happens(reach.late_share),
            words: [service, mode, partner, channel].map(str::to_owned),
            hours: hundredths(hours),
            fee: hundredths(fee),
            subsidy: is_subsidised.then(|| hundredths((fee / 2.0).round())),
        });
    }

    /// Enrols a new client: a firm of its own, or one of the centre before it, if
    /// that has as many clients.
    fn enrol(&mut self, day: Date) -> usize {
        let number = self.clients.len();
        let is_shared = self.chance.happens(self.world.profile.model.reach.shared_share);
        let centre = match is_shared {
            true => (self.index + self.world.shares.len() - 1) % self.world.shares.len(),
            false => self.index,
        };
        let firm = Firm::new(self.world.seed, FirmId { centre, number }, &self.world.profile.model);
        self.clients.push(Client { firm, first_served_on: day, ceased_on: None });
        number
    }

    /// Asks clients some months after an engagement closed, each at most once in a fiscal year.
    fn survey(&mut self) {
        let survey = &self.world.profile.model.survey;
        let lag = self.world.programme.settings.survey.lag_months;
        let mut closings: Vec<(Date, usize)> =
            self.engagements.iter().map(|e| (e.closed_on, e.client)).collect();
        closings.sort_unstable();
        let mut asked: BTreeSet<(usize, i16)> = BTreeSet::new();
        let mut number = 0;
        for (closed_on, client) in closings {
            let jitter = self.chance.between(-SURVEY_DAYS, SURVEY_DAYS);
            let surveyed_on = add_months(closed_on, lag).saturating_add(jitter.days());
            let is_chosen = self.chance.happens(survey.surveyed_share);
            let Some(period) = self.world.period_of(surveyed_on) else { continue };
            let year = self.world.periods[period].fiscal_year;
            if !is_chosen
                || !asked.insert((client, year))
                || self.clients[client].ceased_on.is_some()
            {
                continue;
            }
            let status = self.chance.pick(&survey.status).clone();
            if status == "ceased_trading" {
                self.clients[client].ceased_on = Some(surveyed_on);
            }
            let is_answered = ["complete", "partial"].contains(&status.as_str());
            let firm = &self.clients[client].firm;
            let employees = firm.employees(self.world.seed, year);
            let answers = is_answered.then(|| {
                answers(self.world, &mut self.chance, firm, employees, status == "partial")
            });
            number += 1;
            self.responses.entry(period).or_default().push(Response {
                number,
                client,
                surveyed_on,
                status,
                service_closed_on: closed_on,
                answers,
            });
        }
        let clients = &self.clients;
        self.engagements
            .retain(|e| clients[e.client].ceased_on.is_none_or(|ceased| e.started_on <= ceased));
        for responses in self.responses.values_mut() {
            let mut told: Vec<&mut Answers> =
                responses.iter_mut().filter_map(|r| r.answers.as_mut()).collect();
            with_zeros(&mut told);
        }
    }

    /// Writes down what the centre files, period by period.
    fn file(&mut self) {
        let mut named: Vec<Vec<usize>> = vec![Vec::new(); self.world.periods.len()];
        for (number, engagement) in self.engagements.iter().enumerate() {
            for (place, period) in self.world.periods.iter().enumerate() {
                let told_until = match engagement.is_told_late {
                    true => self.world.told_late(engagement.closed_on),
                    false => engagement.closed_on,
                };
                if engagement.started_on <= period.days.ends_on
                    && told_until >= period.days.starts_on
                {
                    named[place].push(number);
                }
            }
        }
        for (period, numbers) in named.into_iter().enumerate() {
            let responses = self.responses.remove(&period).unwrap_or_default();
            let mut clients: BTreeSet<usize> =
                numbers.iter().map(|n| self.engagements[*n].client).collect();
            clients.extend(responses.iter().map(|r| r.client));
            self.file_clients(period, &clients);
            self.file_engagements(period, &numbers);
            self.file_outcomes(period, &responses);
            let rows = self.world.funding(self.index, period, &mut self.chance);
            self.push(period, "funding", rows);
        }
    }

    /// Adds an extract.
    fn push(&mut self, period: usize, dataset: &'static str, rows: Vec<Vec<String>>) {
        let extract = Extract {
            centre: self.world.programme.centres[self.index].centre_id.clone(),
            label: self.world.periods[period].label.clone(),
            dataset,
            rows,
        };
        self.filed.extracts.push(extract);
    }

    /// Notes a finding that must come of the extract that is about to be added.
    fn note(&mut self, period: usize, dataset: &str, code: &str, row: usize, column: &str) {
        let centre = &self.world.programme.centres[self.index].centre_id;
        self.filed.expected.push(Expected {
            path: format!("{centre}/{}/{dataset}.csv", self.world.periods[period].label),
            code: code.to_owned(),
            row: Some(row),
            column: column.to_owned(),
            origin: Origin::Simulated,
        });
    }

    fn file_clients(&mut self, period: usize, clients: &BTreeSet<usize>) {
        let world = self.world;
        let year = world.periods[period].fiscal_year;
        let area = world.area(self.index);
        let row = |number: &usize| {
            let client = &self.clients[*number];
            let employees = client.firm.employees(world.seed, year);
            vec![
                client_id(*number),
                client.firm.name.clone(),
                client.firm.enterprise_id.clone(),
                client.firm.industry.clone(),
                employees.to_string(),
                client.firm.annual_sales_cell(employees),
                area.clone(),
                if client.firm.is_rural { "yes" } else { "no" }.to_owned(),
                client.first_served_on.to_string(),
            ]
        };
        let rows = clients.iter().map(row).collect();
        self.push(period, "clients", rows);
    }

    fn file_engagements(&mut self, period: usize, numbers: &[usize]) {
        let days = self.world.periods[period].days;
        let mut rows = Vec::with_capacity(numbers.len());
        for (place, number) in numbers.iter().enumerate() {
            let e = &self.engagements[*number];
            let is_in_time = !e.is_told_late || e.closed_on < days.starts_on;
            let is_closed = e.closed_on <= days.ends_on && is_in_time;
            let is_late = e.closed_on < days.starts_on;
            // open ones have had the part of their hours that their time has passed of
            let passed = days_between(e.started_on, days.ends_on) + 1;
            let length = days_between(e.started_on, e.closed_on) + 1;
            let share = (passed as f64 / length as f64).min(1.0);
            let so_far = |amount: i64| match is_closed {
                true => decimal(amount),
                false => decimal((amount as f64 * share / 100.0).floor() as i64 * 100),
            };
            let [service, mode, partner, channel] = e.words.clone();
            rows.push(vec![
                format!("E-{number:06}"),
                client_id(e.client),
                service,
                mode,
                partner,
                channel,
                e.started_on.to_string(),
                if is_closed { e.closed_on.to_string() } else { String::new() },
                so_far(e.hours),
                so_far(e.fee),
                e.subsidy.map_or_else(String::new, so_far),
            ]);
            if is_late {
                self.note(period, "engagements", "late-entry", place + 2, "closed_on");
            }
        }
        self.push(period, "engagements", rows);
    }

    fn file_outcomes(&mut self, period: usize, responses: &[Response]) {
        let mut rows = Vec::with_capacity(responses.len());
        for (place, response) in responses.iter().enumerate() {
            let row = self.outcome_row(period, place + 2, response);
            rows.push(row);
        }
        self.push(period, "outcomes", rows);
    }

    /// One row of outcomes; what it must be found for is noted, what the office verifies kept.
    fn outcome_row(&mut self, period: usize, row: usize, response: &Response) -> Vec<String> {
        let mut cells = vec![
            response_id(response.number),
            client_id(response.client),
            response.surveyed_on.to_string(),
            response.status.clone(),
            response.service_closed_on.to_string(),
        ];
        let Some(answers) = &response.answers else {
            if response.status == "noncontact" {
                cells[4].clear();
            }
            cells.resize(25, String::new());
            return cells;
        };
        let cell = |amount: Option<i64>| amount.map_or_else(String::new, decimal);
        let mut columns = MEASURES.map(str::to_owned);
        for (place, measure) in MEASURES.iter().enumerate() {
            let amount = answers.amounts[place];
            match PARTS.iter().find(|(p, _)| *p == place) {
                None => cells.push(cell(amount)),
                Some((_, names)) => {
                    let parts = parts(&mut self.chance, amount);
                    let first = parts.iter().position(Option::is_some);
                    first.map_or(*measure, |f| names[f]).clone_into(&mut columns[place]);
                    cells.extend(parts.map(cell));
                }
            }
        }
        cells.extend(answers.opinions.clone());
        let [_, _, attribution, without_support] = answers.opinions.each_ref().map(String::as_str);
        if [("100", "same"), ("0", "not_at_all")].contains(&(attribution, without_support)) {
            self.note(period, "outcomes", "contradictory-answer", row, "attribution");
        }
        let is_flagged = self.flag(period, row, response, answers, &columns);
        let is_confirmed = is_flagged && self.chance.happens(0.6);
        cells.push(if is_confirmed { "true" } else { "" }.to_owned());
        cells
    }

    /// Notes what must be found about the amounts of a response, and lets the office verify some.
    fn flag(
        &mut self,
        period: usize,
        row: usize,
        response: &Response,
        answers: &Answers,
        columns: &[String; 7],
    ) -> bool {
        let world = self.world;
        let mut released = [false; 7];
        let is_extreme = |place: usize| {
            let limit = world.threshold(MEASURES[place]);
            answers.amounts[place].zip(limit).is_some_and(|(amount, limit)| amount > limit)
        };
        let year = world.periods[period].fiscal_year;
        let firm = &self.clients[response.client].firm;
        let employees = firm.employees(world.seed, year);
        let turnover = firm.annual_sales(employees);
        let [new, retained] = [answers.amounts[0], answers.amounts[1]];
        let sales = new.unwrap_or(0) + retained.unwrap_or(0);
        let limit = world.limit("share_of_client_sales").unwrap_or(f64::INFINITY);
        let is_over = turnover.is_some_and(|t| t > 0 && sales as f64 > limit * t as f64);
        let limit = world.limit("share_of_client_employees").unwrap_or(f64::INFINITY);
        let is_over_staff =
            answers.amounts[3].is_some_and(|jobs| jobs as f64 > limit * (100 * employees) as f64);
        let mut is_flagged = false;
        for place in 0..MEASURES.len() {
            let is_held_with_others = answers.amounts[place].is_some()
                && (place < 2 && is_over || (2..4).contains(&place) && is_over_staff);
            if !is_extreme(place) && !is_held_with_others {
                continue;
            }
            is_flagged = true;
            // the office calls about half of them, in the period after
            let next = period + 1;
            let is_verified = self.chance.happens(0.5) && next < world.periods.len();
            released[place] = is_verified;
            if is_verified {
                let verified_on = world.periods[next].days.starts_on.saturating_add(20.days());
                let cells = [
                    world.programme.centres[self.index].centre_id.as_str(),
                    &response_id(response.number),
                    MEASURES[place],
                    &answers.amounts[place].map_or_else(String::new, decimal),
                    "Simulated desk",
                    "office",
                    "books seen",
                    &verified_on.to_string(),
                    "",
                ];
                self.filed.verifications.push(Verification {
                    period: Some(next),
                    cells: cells.map(str::to_owned).to_vec(),
                    fault: None,
                });
            }
            if is_extreme(place) && !is_verified {
                self.note(period, "outcomes", "extreme-value", row, &columns[place]);
            }
        }
        let held = (0..2).find(|p| answers.amounts[*p].is_some() && !released[*p]);
        if let Some(place) = held.filter(|_| is_over) {
            self.note(period, "outcomes", "sales-exceed-turnover", row, MEASURES[place]);
        }
        let is_any_held = (2..4).any(|p| answers.amounts[p].is_some() && !released[p]);
        if is_over_staff && is_any_held {
            self.note(period, "outcomes", "jobs-exceed-employees", row, MEASURES[3]);
        }
        let reported = (0..2).find(|p| answers.amounts[*p].is_some_and(|a| a > 0));
        if let Some(place) = reported.filter(|_| turnover.unwrap_or(0) == 0) {
            self.note(period, "outcomes", "sales-unchecked", row, MEASURES[place]);
        }
        is_flagged
    }
}

/// The client's id at the centre.
fn client_id(number: usize) -> String {
    format!("C-{number:06}")
}

/// The response's id at the centre.
fn response_id(number: usize) -> String {
    format!("R-{number:06}")
}

/// Days from one to another.
fn days_between(from: Date, to: Date) -> i64 {
    (programme::days_since_1970(to) - programme::days_since_1970(from)).into()
}

//! Status: who has filed what, as the calendar expects it, and how punctually.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::Error;
use super::receipts;
use super::receipts::ReceiptIndex;
use intake::Triple;
use programme::{DateSpan, Period, Programme};
use warehouse::{InForce, Refused, Snapshot, Warehouse};

/// What has become of an extract that is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// In force, with rows.
    Accepted,
    /// In force, with a header and no rows: nothing happened, and the centre says so.
    Nil,
    /// Accepted, and waits for the office's approval; what was approved before is in force.
    Waiting,
    /// The office gave it back, and nothing has been accepted since.
    Returned,
    /// All that came of it was refused.
    Refused,
    /// Nothing came, though it was due.
    Missing,
    /// Nothing came yet, and it is not due yet.
    Expected,
}

impl State {
    /// The word that is printed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Nil => "nil",
            Self::Waiting => "waiting",
            Self::Returned => "returned",
            Self::Refused => "refused",
            Self::Missing => "missing",
            Self::Expected => "expected",
        }
    }
}

/// An extract that the calendar expects.
#[derive(Debug, Clone)]
pub struct Filing {
    /// What it is.
    pub triple: Triple,
    /// The last day on which it is in time.
    pub due_on: Date,
    /// What has become of it.
    pub state: State,
    /// Whether it came, or is, behind its due date; a correction does not make it late.
    pub is_late: bool,
    /// When the first extract came that was accepted; if none was, the first that was refused.
    pub received_at: Option<Timestamp>,
    /// The day that it then was at the centre.
    pub received_on: Option<Date>,
    /// Whether the day on which it is due is over.
    pub is_due: bool,
    /// Its rows that were accepted.
    pub rows: Option<u64>,
}

/// What centres have sent, as a snapshot has it.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// What was accepted last of each triple.
    accepted: InForce,
    /// Of which the last waits for approval.
    waiting: BTreeSet<Triple>,
    /// Of which the last was given back, with when the first had come.
    returned: BTreeMap<Triple, Timestamp>,
    /// Of which all that came was refused, with when the first came.
    refused: BTreeMap<Triple, Timestamp>,
}

impl Sent {
    /// What a snapshot has, and what was `refused`.
    #[must_use]
    pub fn new(snapshot: Option<&Snapshot>, refused: &[Refused]) -> Self {
        let accepted = snapshot.map(Snapshot::accepted).unwrap_or_default();
        let refused = refused.iter().map(|r| (r.triple.clone(), r.received_at)).collect();
        let Some(snapshot) = snapshot else { return Self { refused, ..Self::default() } };
        let waiting = snapshot.waiting.iter().map(|e| e.triple.clone()).collect();
        // once something else was accepted, or withdrawn, it is over
        let is_last = |triple: &Triple, instead: Option<&String>| {
            accepted.get(triple).map(|e| &e.load_id) == instead
        };
        let returned = snapshot.returned.iter();
        let returned = returned.filter(|r| is_last(&r.triple, r.instead.as_ref()));
        let returned = returned.map(|r| (r.triple.clone(), r.received_at)).collect();
        Self { accepted, waiting, returned, refused }
    }
}

/// How punctual a centre is, or all of them for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Punctuality {
    /// The centre or the period.
    pub name: String,
    /// Extracts that are due or in force.
    pub expected: u64,
    /// Of those, in force.
    pub actual: u64,
    /// Of those, in time.
    pub on_time: u64,
}

impl Punctuality {
    /// On time of expected in percent, with one decimal rounded half up; none if none is expected.
    #[must_use]
    pub fn rate(&self) -> Option<String> {
        let tenths = (self.on_time * 2000 + self.expected).checked_div(self.expected * 2)?;
        Some(format!("{}.{}", tenths / 10, tenths % 10))
    }
}

/// Every extract that the calendar expects by `now`, by centre, period and dataset as configured.
///
/// Expected is each dataset of `[submission] datasets` of each centre open in the period, for every
/// period from `submission.first_period`, or the first of which anything was accepted, to the last
/// that has ended.
#[must_use]
pub fn filings(programme: &Programme, sent: &Sent, now: Timestamp) -> Vec<Filing> {
    let submission = &programme.settings.submission;
    // a misdated file that was refused does not say when the programme began
    let mut seen: Vec<&Triple> = sent.accepted.iter().map(|h| &h.triple).collect();
    if seen.is_empty() {
        seen.extend(sent.refused.keys());
    }
    let periods = begun_periods(programme, seen.into_iter());
    let mut centres: Vec<_> = programme.centres.iter().collect();
    centres.sort_by(|a, b| a.centre_id.cmp(&b.centre_id));
    let mut filings = Vec::new();
    for centre in centres {
        let day = |at| programme.day_at(&centre.centre_id, at);
        let today = day(now);
        let has_ended = |p: &&Period| p.days.ends_on < today;
        for period in periods.iter().filter(has_ended).filter(|p| centre.is_open_in(p.days)) {
            for dataset in &submission.datasets {
                let triple = Triple {
                    centre_id: centre.centre_id.clone(),
                    period: period.label.clone(),
                    dataset: dataset.clone(),
                };
                let due_on = due_on(programme, period.days);
                let entry = sent.accepted.get(&triple);
                let returned = sent.returned.get(&triple).copied();
                let received_at = entry.map(|h| h.first_received_at).or(returned);
                let received_at = received_at.or_else(|| sent.refused.get(&triple).copied());
                let state = match (entry, received_at) {
                    _ if sent.waiting.contains(&triple) => State::Waiting,
                    _ if returned.is_some() => State::Returned,
                    (Some(entry), _) if entry.rows > 0 => State::Accepted,
                    (Some(_), _) => State::Nil,
                    (None, Some(_)) => State::Refused,
                    (None, None) if today > due_on => State::Missing,
                    (None, None) => State::Expected,
                };
                let last = entry.map_or(today, |entry| day(entry.first_received_at));
                filings.push(Filing {
                    triple,
                    due_on,
                    state,
                    is_late: last > due_on,
                    received_at,
                    received_on: received_at.map(day),
                    is_due: due_on < today,
                    rows: entry.map(|h| h.rows),
                });
            }
        }
    }
    filings
}

/// The last day on which an extract of these days is in time.
#[must_use]
pub fn due_on(programme: &Programme, days: DateSpan) -> Date {
    let grace = jiff::Span::new().days(i64::from(programme.settings.submission.due_days));
    days.ends_on.saturating_add(grace)
}

/// The periods of which extracts are expected once they have ended, in order.
fn begun_periods<'a>(programme: &Programme, seen: impl Iterator<Item = &'a Triple>) -> Vec<Period> {
    let calendar = &programme.calendar;
    let first = match &programme.settings.submission.first_period {
        Some(label) => calendar.period(label).map(|p| p.days.starts_on),
        None => seen.filter_map(|t| calendar.period(&t.period)).map(|p| p.days.starts_on).min(),
    };
    let Some(first) = first else { return Vec::new() };
    calendar.periods().filter(|p| p.days.starts_on >= first).collect()
}

/// How punctual these filings are by `name_of`, in the order in which the names come first.
#[must_use]
pub fn punctuality(filings: &[Filing], name_of: impl Fn(&Filing) -> String) -> Vec<Punctuality> {
    let mut all: Vec<Punctuality> = Vec::new();
    for filing in filings {
        let name = name_of(filing);
        let known = all.iter().position(|p| p.name == name);
        let index = known.unwrap_or_else(|| {
            all.push(Punctuality { name, expected: 0, actual: 0, on_time: 0 });
            all.len() - 1
        });
        let came = filing.rows.is_some();
        all[index].expected += u64::from(came || filing.is_due);
        all[index].actual += u64::from(came);
        all[index].on_time += u64::from(came && !filing.is_late);
    }
    all
}

/// What was refused and nothing else is in force for: as the snapshot knows it, and by the receipts
/// since.
///
/// # Errors
/// When the store fails.
pub async fn refused_now(
    warehouse: &Warehouse,
    latest: Option<&Snapshot>,
) -> Result<Vec<Refused>, Error> {
    let in_force = latest.map(Snapshot::accepted).unwrap_or_default();
    let mut refused: BTreeMap<Triple, Refused> = BTreeMap::new();
    for entry in ReceiptIndex::open(warehouse, None).await?.firsts() {
        if entry.triple().is_none_or(|t| in_force.get(&t).is_some()) {
            continue;
        }
        let Some(receipt) = receipts::read(warehouse, entry).await? else { continue };
        if let Some(triple) = receipt.extract {
            let received_at = receipt.received_at;
            refused.insert(triple.clone(), Refused { triple, received_at });
        }
    }
    Ok(refused.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_tenth_is_rounded_up() {
        let rate = |on_time, expected| {
            Punctuality { name: String::new(), expected, actual: 0, on_time }.rate()
        };
        assert_eq!(rate(9, 16).as_deref(), Some("56.3"));
        assert_eq!(rate(2, 3).as_deref(), Some("66.7"));
        assert_eq!((rate(3, 3).as_deref(), rate(0, 7).as_deref()), (Some("100.0"), Some("0.0")));
        assert_eq!(rate(0, 0), None);
    }
}

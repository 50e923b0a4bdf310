//! Faults, planted in what centres would have filed, with a key to them.
//!
//! Each kind of fault is a function that looks for an extract in which a clerk may have made it, makes
//! it, and notes every finding that comes of it. An extract gets one fault at most. Places are chosen
//! such that nothing else follows: a clients extract is refused only if others of the year have all of
//! its clients, an engagements extract only in the last year, so that nothing older is left open, and
//! what the office verified of refused responses is not filed. Where a centre has no place for a fault,
//! it files an older period too, which has. Only how many rows neighbouring periods have, and how large
//! their amounts are, is compared at the end, with the extracts that remain: see [`Desk::hand_over`].

mod answers;
mod cells;
mod draft;
mod files;
mod funding;
mod older;
mod paths;
mod places;
mod resubmitted;
mod rows;
mod scales;

use std::collections::{BTreeMap, BTreeSet};

use super::centre::Filed;
use super::chance::{Chance, whole};
use super::extract::{Expected, Extract, Origin, Verification};
use super::{Error, INBOX, Part, RESUBMISSIONS, Sink, World, jumps};
use draft::{Draft, Fate};
use programme::Period;

/// What the centres of a simulation file.
const DATASETS: [&str; 4] = ["clients", "engagements", "outcomes", "funding"];
/// Warnings that depend on what is in force, and are not given about what is refused.
const WARNED_IN_FORCE: [&str; 4] =
    ["extreme-value", "jobs-exceed-employees", "sales-exceed-turnover", "sales-unchecked"];

/// Plants a fault of one kind; none if there is no place for it.
type Plant = fn(&mut Desk<'_>) -> Option<()>;

/// Every kind of fault, with the code that it is found under.
const KINDS: &[(&str, Plant)] = &[
    ("source-error", |d| d.no_bytes()),
    ("format-error", |d| d.separated()),
    ("format-error", |d| d.titled()),
    ("format-error", |d| d.cut_off()),
    ("format-error", |d| d.workbook()),
    ("encoding-error", |d| d.latin_1()),
    ("blank-header", |d| d.blank_line()),
    ("blank-header", |d| d.spacer()),
    ("duplicate-label", |d| d.column_twice()),
    ("missing-label", |d| d.column_left_out()),
    ("missing-label", |d| d.column_misspelt()),
    ("extra-label", |d| d.notes()),
    ("repeated-header", |d| d.header_again()),
    ("example-row", |d| d.example_left()),
    ("unfinished-line", |d| d.without_line_end()),
    ("missing-cell", |d| d.row_cut_short()),
    ("extra-cell", |d| d.remark()),
    ("blank-row", |d| d.blank_row()),
    ("type-error", |d| d.wrong_type(&cells::STRINGS)),
    ("type-error", |d| d.wrong_type(&cells::IDS)),
    ("type-error", |d| d.wrong_type(&cells::DATES)),
    ("type-error", |d| d.wrong_type(&cells::INTEGERS)),
    ("type-error", |d| d.wrong_type(&cells::BOOLEANS)),
    ("type-error", |d| d.wrong_type(&cells::MONEY)),
    ("type-error", |d| d.wrong_type(&cells::QUANTITIES)),
    ("type-error", |d| d.wrong_type(&cells::PERCENTAGES)),
    ("constraint-error", |d| d.wrong_value(cells::REQUIRED)),
    ("constraint-error", |d| d.wrong_value(cells::BOUNDS)),
    ("constraint-error", |d| d.wrong_value(cells::WORDS)),
    ("constraint-error", |d| d.undated_response()),
    ("constraint-error", |d| d.negative_spending()),
    ("unique-error", |d| d.name_twice()),
    ("primary-key", |d| d.row_twice()),
    ("foreign-key", |d| d.mistyped_client()),
    ("unknown-centre", |d| d.unknown_centre()),
    ("unknown-period", |d| d.unknown_period()),
    ("unknown-dataset", |d| d.unknown_dataset()),
    ("ambiguous-extract", |d| d.two_files()),
    ("period-not-open", |d| d.later_period()),
    ("wrong-provider", |d| d.own_verifications()),
    ("answer-without-response", |d| d.answer_of_nobody()),
    ("contradictory-answer", |d| d.against_itself()),
    ("copied-down", |d| d.filled_down()),
    ("cost-share-from-national", |d| d.national_cost_share()),
    ("date-order", |d| d.closed_before_start()),
    ("date-order", |d| d.asked_before_close()),
    ("digit-heaping", |d| d.round_answers()),
    ("extreme-value", |d| d.too_many_zeros()),
    ("jobs-exceed-employees", |d| d.more_jobs_than_staff()),
    ("late-entry", |d| d.told_late()),
    ("no-zeros", |d| d.blanks_for_none()),
    (resubmitted::ORPHANED, |d| d.client_dropped()),
    (resubmitted::LOST, |d| d.lines_lost()),
    ("out-of-period", |d| d.later_date()),
    ("row-count-jump", |d| d.bookings_for_lines()),
    ("sales-exceed-turnover", |d| d.all_sales_as_new()),
    ("sales-unchecked", |d| d.sales_of_unknown_size()),
    ("same-enterprise-twice", |d| d.enterprise_twice()),
    ("scale-shift", |d| d.in_thousands()),
    ("second-response", |d| d.asked_again()),
    ("share-not-percent", |d| d.shares_for_percents()),
    ("spent-exceeds-awarded", |d| d.overspent()),
    ("stale-engagement", |d| d.forgotten()),
    ("id-reused", |d| d.numbered_again()),
    ("suspicious-enterprise-id", |d| d.placeholder()),
    ("survey-lag", |d| d.wrong_year_of_close()),
    ("wrong-period", |d| d.survey_of_another_period()),
    // these two in what the office files
    ("unknown-response", |d| d.verified_nothing()),
    ("verification-mismatch", |d| d.verified_another_value()),
];

/// A centre's extracts, with the faults that are planted in them, if any.
pub(super) struct Desk<'a> {
    world: &'a World,
    /// The centre's place in `centres.csv`.
    index: usize,
    chance: Chance,
    drafts: Vec<Draft>,
    expected: Vec<Expected>,
    /// The extracts that are larger or smaller than those before them without any fault.
    jumped: BTreeSet<String>,
    verifications: Vec<Verification>,
    /// Files beside the extracts: path and bytes.
    beside: Vec<(String, Vec<u8>)>,
    /// What is submitted again after a load.
    again: Vec<Draft>,
    expected_again: Vec<Expected>,
    /// Periods that nothing is filed for yet.
    older: Vec<Period>,
    /// How many clients, engagements and responses have been invented.
    invented: usize,
    planted: Vec<&'static str>,
}

impl<'a> Desk<'a> {
    /// What a centre would file.
    pub(super) fn new(world: &'a World, index: usize, filed: Filed) -> Self {
        let sizes = filed.extracts.iter().map(Extract::size);
        let jumped = jumps(sizes).into_iter().map(|e| e.path).collect();
        let draft = |extract: Extract| {
            let place = world.periods.iter().position(|p| p.label == extract.label)?;
            Some(Draft::new(extract, world.periods[place].clone(), Some(place)))
        };
        Self {
            world,
            index,
            chance: Chance::new(world.seed, [5, index as u64, 0]),
            drafts: filed.extracts.into_iter().filter_map(draft).collect(),
            expected: filed.expected,
            jumped,
            verifications: filed.verifications,
            beside: Vec::new(),
            again: Vec::new(),
            expected_again: Vec::new(),
            older: world.older(),
            invented: 0,
            planted: Vec::new(),
        }
    }

    /// Plants faults of these kinds, as far as there is a place for each.
    pub(super) fn plant(mut self, kinds: &[usize]) -> Self {
        // what is submitted again depends on what has been accepted
        let (last, first): (Vec<_>, Vec<_>) = kinds
            .iter()
            .map(|k| KINDS[*k])
            .partition(|(code, _)| resubmitted::CODES.contains(code));
        for (code, plant) in first.into_iter().chain(last) {
            if plant(&mut self).is_some() {
                self.planted.push(code);
            }
        }
        self
    }

    /// Hands over every file, and what must be found in it.
    pub(super) fn hand_over(mut self, sink: &Sink<'_>) -> Result<Part, Error> {
        self.drafts.sort_by_key(|d| d.period.days.starts_on);
        let accepted = self.drafts.iter().filter(|d| d.fate == Fate::Accepted);
        for mut jump in jumps(accepted.map(Draft::size)) {
            if !self.jumped.contains(&jump.path) {
                jump.origin = Origin::Planted;
            }
            self.expected.push(jump);
        }
        // amounts that are drawn are all of one scale
        if !self.planted.is_empty() {
            let accepted = self.drafts.iter().filter(|d| d.fate == Fate::Accepted);
            self.expected.extend(scales::shifts(accepted));
        }
        self.expected_again.extend(self.jumps_again());
        for draft in &self.drafts {
            sink(&format!("{INBOX}/{}", draft.extract.path()), &draft.bytes())?;
        }
        for (path, bytes) in &self.beside {
            sink(&format!("{INBOX}/{path}"), bytes)?;
        }
        for draft in &self.again {
            sink(&format!("{RESUBMISSIONS}/{}", draft.extract.path()), &draft.bytes())?;
        }
        Ok(Part {
            extracts: self.drafts.len() + self.beside.len(),
            rows: self.drafts.iter().map(|d| d.rows().len()).sum(),
            expected: self.expected,
            expected_again: self.expected_again,
            verifications: self.verifications,
            planted: self.planted,
        })
    }

    /// The extracts submitted again that are larger or smaller than those before them: one of clients
    /// that is refused keeps what it is warned of.
    fn jumps_again(&self) -> Vec<Expected> {
        let again: BTreeMap<String, &Draft> =
            self.again.iter().map(|d| (d.extract.path(), d)).collect();
        let accepted = self.drafts.iter().filter(|d| d.fate == Fate::Accepted);
        let sizes = accepted.map(|d| again.get(&d.extract.path()).map_or(d, |a| a).size());
        let jumps = jumps(sizes).into_iter().filter(|j| again.contains_key(&j.path));
        jumps.map(|jump| Expected { origin: Origin::Planted, ..jump }).collect()
    }

    /// Notes a finding that comes of a fault: the row as its place in the draft.
    fn note(&mut self, draft: usize, code: &str, row: Option<usize>, column: &str) {
        let path = self.drafts[draft].extract.path();
        self.note_at(path, code, row.map(|r| r + 2), column);
    }

    /// Notes a finding at a path: the row as `check` counts it.
    fn note_at(&mut self, path: String, code: &str, row: Option<usize>, column: &str) {
        let (code, column) = (code.to_owned(), column.to_owned());
        self.expected.push(Expected { path, code, row, column, origin: Origin::Planted });
    }

    /// One of several.
    fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.chance.below(of.len())]
    }
}

/// The contract under which the names of clients may not repeat in a file, so that `unique-error` can
/// be found; the one built in has no such column.
///
/// # Errors
/// When it is no JSON.
pub fn with_unique_names(contract: &str) -> Result<String, Error> {
    let mut package: serde_json::Value = serde_json::from_str(contract)?;
    if let Some(clients) = named(&mut package["resources"], "clients")
        && let Some(name) = named(&mut clients["schema"]["fields"], "name")
    {
        name["constraints"]["unique"] = true.into();
    }
    Ok(serde_json::to_string_pretty(&package)? + "\n")
}

/// The codes that have not been planted.
pub(super) fn missing(planted: &BTreeSet<&'static str>) -> Vec<&'static str> {
    let codes: BTreeSet<&str> = KINDS.iter().map(|(code, _)| *code).collect();
    codes.difference(planted).copied().collect()
}

/// How many faults are asked for: as the rate says, and one of each kind at least.
pub(super) fn asked(world: &World) -> usize {
    let extracts = world.shares.len() * world.periods.len() * DATASETS.len();
    match world.faults > 0.0 {
        true => whole(world.faults * extracts as f64).max(KINDS.len()),
        false => 0,
    }
}

/// The kinds of fault that a centre gets: all kinds go round the centres in an order that the seed
/// decides, as often as the rate says and once at least.
pub(super) fn kinds_for(world: &World, index: usize) -> Vec<usize> {
    let centres = world.shares.len();
    let mut chance = Chance::new(world.seed, [6, 0, 0]);
    let mut places: Vec<(f64, usize)> = (0..centres).map(|c| (chance.unit(), c)).collect();
    places.sort_by(|a, b| a.0.total_cmp(&b.0));
    let turn = places.iter().position(|(_, c)| *c == index).unwrap_or(0);
    let first = chance.below(KINDS.len());
    (turn..asked(world)).step_by(centres).map(|fault| (first + fault) % KINDS.len()).collect()
}

/// What has this name in a list of a descriptor.
fn named<'a>(list: &'a mut serde_json::Value, name: &str) -> Option<&'a mut serde_json::Value> {
    list.as_array_mut()?.iter_mut().find(|v| v["name"] == name)
}

#[cfg(test)]
mod tests {
    use super::super::extract::COLUMNS;

    /// Whether a dataset has a column.
    pub(super) fn has_column(dataset: &str, column: &str) -> bool {
        let mut columns = COLUMNS.iter().filter(|(d, _)| *d == dataset);
        columns.any(|(_, names)| names.split(',').any(|name| name == column))
    }
}

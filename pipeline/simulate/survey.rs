//! What comes of a survey: who answers, and what.

use super::World;
use super::chance::{Chance, hundredths};
use super::firm::Firm;

/// The outcome measures, in the order of the extract.
pub(super) const MEASURES: [&str; 7] = [
    "new_sales",
    "retained_sales",
    "jobs_created",
    "jobs_retained",
    "cost_savings",
    "investment",
    "avoided_investment",
];
/// The parts of the two measures that are sums, by the place of the measure.
pub(super) const PARTS: [(usize, [&str; 5]); 2] = [
    (
        4,
        [
            "savings_labour",
            "savings_materials",
            "savings_energy",
            "savings_overhead",
            "savings_other",
        ],
    ),
    (
        5,
        [
            "investment_products",
            "investment_plant",
            "investment_it",
            "investment_workforce",
            "investment_other",
        ],
    ),
];
/// How often an answer has one, two and three digits that are not 0 at its end.
const DIGITS: [(i32, f64); 3] = [(1, 0.25), (2, 0.45), (3, 0.3)];
/// From so many answers to a measure on, one of them is 0; else `no-zeros` would say that blanks
/// may mean no.
const ANSWERS_WITH_A_ZERO: usize = 20;

/// What a respondent answered.
#[derive(Debug, Clone)]
pub(super) struct Answers {
    /// The measures, in hundredths.
    pub(super) amounts: [Option<i64>; 7],
    /// The cells `more_competitive`, `recommend`, `attribution` and `without_support`.
    pub(super) opinions: [String; 4],
}

/// The answers of a firm with so many employees.
pub(super) fn answers(
    world: &World,
    chance: &mut Chance,
    firm: &Firm,
    employees: usize,
    is_partial: bool,
) -> Answers {
    let sales = firm.annual_sales(employees);
    // who does not tell its sales sells something all the same
    let sales = sales
        .map_or(employees as f64 * world.profile.model.firm.sales_per_employee.median(), |s| {
            s as f64 / 100.0
        });
    let patience = if is_partial { 0.6 } else { 1.0 };
    let amounts = MEASURES.map(|measure| {
        let answer = world.profile.answers.get(measure)?;
        if !chance.happens(answer.answered * patience) {
            return None;
        }
        if !chance.happens(answer.above_zero) {
            return Some(0);
        }
        let share = chance.skewed(&answer.share);
        Some(match measure.starts_with("jobs_") {
            true => told_jobs(chance, share * employees as f64),
            false => told_money(chance, share * sales),
        })
    });
    let recommend = [(10, 66.0), (9, 23.0), (8, 5.0), (7, 2.5), (6, 1.0), (5, 1.5), (0, 1.0)];
    let without = [
        ("not_at_all", 22.0),
        ("smaller", 28.0),
        ("later", 24.0),
        ("elsewhere", 14.0),
        ("same", 12.0),
    ];
    let told = |is_told: bool, cell: String| if is_told { cell } else { String::new() };
    let competitive = if chance.happens(0.82) { "yes" } else { "no" };
    let recommends = chance.pick(&recommend).to_string();
    let attribution = (5 * chance.between(2, 20)).to_string();
    let without = (*chance.pick(&without)).to_owned();
    let opinions = [
        told(chance.happens(0.92 * patience), competitive.to_owned()),
        told(chance.happens(0.95 * patience), recommends),
        told(chance.happens(0.6 * patience), attribution),
        told(chance.happens(0.7 * patience), without),
    ];
    Answers { amounts, opinions }
}

/// Jobs as people tell them: whole ones, or halves of a few.
fn told_jobs(chance: &mut Chance, jobs: f64) -> i64 {
    let halves = if jobs < 5.0 && chance.happens(0.2) { 2.0 } else { 1.0 };
    hundredths((jobs * halves).round() / halves)
}

/// Money as people tell it: a digit or two, then zeros.
fn told_money(chance: &mut Chance, amount: f64) -> i64 {
    if amount < 1.0 {
        return 0;
    }
    let digits = *chance.pick(&DIGITS);
    let unit = 10_f64.powi((amount.log10().floor() - f64::from(digits) + 1.0).max(0.0) as i32);
    hundredths((amount / unit).round().max(1.0) * unit)
}

/// Makes one answer to each measure 0 where there are many and none is.
pub(super) fn with_zeros(answers: &mut [&mut Answers]) {
    for measure in 0..MEASURES.len() {
        let told = answers.iter().filter_map(|a| a.amounts[measure]);
        let (count, zeros) = told.fold((0, 0), |(c, z), a| (c + 1, z + usize::from(a == 0)));
        if count >= ANSWERS_WITH_A_ZERO
            && zeros == 0
            && let Some(first) = answers.iter_mut().find_map(|a| a.amounts[measure].as_mut())
        {
            *first = 0;
        }
    }
}

/// A sum in five parts, most of them empty; the parts add up to it.
pub(super) fn parts(chance: &mut Chance, sum: Option<i64>) -> [Option<i64>; 5] {
    let mut parts = [None; 5];
    let Some(sum) = sum else { return parts };
    let (first, second) = (chance.below(5), chance.below(5));
    // in whole units
    let part = chance.between(0, sum / 100) * 100;
    parts[first] = Some(sum);
    if second != first && part > 0 && part < sum {
        parts[first] = Some(sum - part);
        parts[second] = Some(part);
    }
    parts
}

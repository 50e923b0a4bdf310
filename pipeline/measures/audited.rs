//! What a protection comes to, for those in the office who answer for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray, RecordBatch, StringArray};
use arrow::error::ArrowError;

use super::protection::Protection;
use disclosure::{Attacker, Decision, Finding, Reason, Rule};

/// What is told of a protection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// What may not be published, with the attacker who comes nearest.
    Nearest,
    /// Every figure and every attacker.
    All,
}

/// How many figures there are of a kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All that have a value.
    pub figures: usize,
    /// Those that may be published.
    pub published: usize,
    /// Those that fail a rule, also in the eyes of a centre.
    pub failing: usize,
    /// Those that are made from others that are not published, or tell of them.
    pub made: usize,
    /// Those that only protect others.
    pub beside: usize,
    /// Those that nobody has shown to be safe: it is not known whom they are of, or they tell of the
    /// largest answer, or they are made from such.
    pub unknown: usize,
    /// What somebody can find out in spite of it.
    pub unsafe_findings: usize,
}

/// A row of the table.
struct Row {
    figure: String,
    status: &'static str,
    because: Option<String>,
    finding: Option<Finding>,
}

impl Protection {
    /// Whether a figure is among those that it is about.
    #[must_use]
    pub fn has(&self, figure: &str) -> bool {
        self.figures.contains_key(figure)
    }

    /// How many figures may be published, and why the others may not.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { figures: self.figures.len(), ..Counts::default() };
        for figure in self.figures.keys() {
            let place = match self.verdict.decisions.get(figure) {
                Some(Decision::Published(_) | Decision::Rounded(_)) => &mut counts.published,
                Some(Decision::Suppressed(Reason::Fails(_) | Reason::RestFails { .. })) => {
                    &mut counts.failing
                }
                Some(Decision::Suppressed(Reason::Beside)) => &mut counts.beside,
                Some(Decision::Withheld) if self.rounded_rate(figure).is_some() => {
                    &mut counts.published
                }
                Some(Decision::Suppressed(_) | Decision::Withheld) => &mut counts.made,
                None => &mut counts.unknown,
            };
            *place += 1;
        }
        counts.unsafe_findings = self.verdict.audit.unsafe_findings().count();
        counts
    }

    /// The audit as rows: figure, status, why, the attacker, between what and what they know it to be, how
    /// far down and up they must be kept, and whether they are. What somebody knows of figures together is
    /// a row with ` + ` between their ids.
    ///
    /// # Errors
    /// Never, the columns fit.
    pub fn rows(&self, told: Told, figure: Option<&str>) -> Result<RecordBatch, ArrowError> {
        let mut found: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in &self.verdict.audit.findings {
            found.entry(&finding.cell).or_default().push(finding);
        }
        let ids: BTreeSet<&str> =
            self.figures.keys().map(String::as_str).chain(found.keys().copied()).collect();
        let is_wanted = |id: &&str| figure.is_none_or(|f| id.split(" + ").any(|part| part == f));
        let mut rows = Vec::new();
        for id in ids.into_iter().filter(is_wanted) {
            let (status, because) = self.stands(id);
            let row = |finding: Option<&Finding>| Row {
                figure: id.to_owned(),
                status,
                because: because.clone(),
                finding: finding.cloned(),
            };
            let mut of_figure = found.remove(id).unwrap_or_default();
            // who comes nearest first, and before all others who comes too near
            of_figure.sort_by_key(|f| (f.safe, width(f)));
            if told == Told::Nearest {
                of_figure.truncate(1);
                if of_figure.is_empty() && status == PUBLISHED {
                    continue;
                }
            }
            match of_figure.is_empty() {
                true => rows.push(row(None)),
                false => rows.extend(of_figure.into_iter().map(|f| row(Some(f)))),
            }
        }
        self.table(&rows)
    }

    /// What becomes of a figure, and why.
    fn stands(&self, id: &str) -> (&'static str, Option<String>) {
        if self.unknown.contains(id) {
            return (SUPPRESSED, Some("not known to be safe".to_owned()));
        }
        match self.verdict.decisions.get(id) {
            Some(Decision::Published(_)) => (PUBLISHED, None),
            Some(Decision::Rounded(_)) => (ROUNDED, None),
            Some(Decision::Suppressed(reason)) => (SUPPRESSED, Some(words(reason))),
            Some(Decision::Withheld) if self.rounded_rate(id).is_some() => (ROUNDED, None),
            Some(Decision::Withheld) if self.figures.contains_key(id) => {
                (SUPPRESSED, Some("made from counts that are published rounded".to_owned()))
            }
            Some(Decision::Withheld) | None => ("not a figure", None),
        }
    }

    /// Rows as a table.
    fn table(&self, rows: &[Row]) -> Result<RecordBatch, ArrowError> {
        let text = |of: &dyn Fn(&Row) -> Option<String>| -> ArrayRef {
            Arc::new(rows.iter().map(of).collect::<StringArray>())
        };
        let amount = |of: &dyn Fn(&Finding) -> Option<i128>| {
            text(&|row| {
                let finding = row.finding.as_ref()?;
                let first = row.figure.split(" + ").next().unwrap_or_default();
                let decimals = self.decimals_of(first);
                of(finding).map(|units| decimal(units, decimals))
            })
        };
        let safe = rows.iter().map(|row| row.finding.as_ref().map(|f| f.safe));
        RecordBatch::try_from_iter_with_nullable(vec![
            ("figure", text(&|row| Some(row.figure.clone())), true),
            ("status", text(&|row| Some(row.status.to_owned())), true),
            ("because", text(&|row| row.because.clone()), true),
            ("attacker", text(&|row| row.finding.as_ref().map(|f| name_of(&f.attacker))), true),
            ("at_least", amount(&|f| f.lower), true),
            ("at_most", amount(&|f| f.upper), true),
            ("kept_from_below", amount(&|f| Some(f.needed_lower)), true),
            ("kept_from_above", amount(&|f| Some(f.needed_upper)), true),
            ("is_safe", Arc::new(safe.collect::<BooleanArray>()) as ArrayRef, true),
        ])
    }

    /// The decimals of a figure, or of what is left of one.
    fn decimals_of(&self, id: &str) -> u32 {
        let own = self.figures.get(id);
        let of_rest = || self.figures.get(id.split(' ').next().unwrap_or_default());
        own.or_else(of_rest).copied().unwrap_or_default()
    }
}

/// The status of a figure that may be published.
const PUBLISHED: &str = "published";
/// The status of one that may be, as a multiple of a base.
const ROUNDED: &str = "rounded";
/// The status of one that may not.
const SUPPRESSED: &str = "suppressed";

/// How far apart the bounds are that an attacker knows; those without bounds last.
fn width(finding: &Finding) -> i128 {
    let ends = finding.lower.zip(finding.upper);
    ends.map_or(i128::MAX, |(lower, upper)| upper.saturating_sub(lower))
}

/// Why a figure may not be published.
fn words(reason: &Reason) -> String {
    let rule = |rule: &Rule| match rule {
        Rule::FewContributors => "fewer enterprises than min_clients",
        Rule::Dominance => "the largest have more than dominance_k",
        Rule::PPercent => "one could tell the largest to within p_percent",
    };
    match reason {
        Reason::Fails(failed) => rule(failed).to_owned(),
        Reason::RestFails { insider, rule: failed } => {
            format!("without what {insider} knows: {}", rule(failed))
        }
        Reason::MadeFrom(figure) => format!("made from {figure}"),
        Reason::Makes(figure) => format!("tells {figure}"),
        Reason::Beside => "protects others".to_owned(),
    }
}

/// Who attacks. Enterprises have no names here.
fn name_of(attacker: &Attacker) -> String {
    match attacker {
        Attacker::Everybody => "everybody".to_owned(),
        Attacker::Contributor(_) => "an enterprise of it".to_owned(),
        Attacker::Insider(centre) => format!("centre {centre}"),
    }
}

/// Units of so many decimals as decimal text.
fn decimal(units: i128, decimals: u32) -> String {
    let one = 10_i128.pow(decimals);
    let sign = if units < 0 { "-" } else { "" };
    let (whole, rest) = (units.abs() / one, units.abs() % one);
    match decimals {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{rest:0>width$}", width = decimals as usize),
    }
}

//! What may leave the office of a year and the years beside it: each year by itself, put before
//! [`disclosure`], then what is made from several.

use std::collections::{BTreeMap, BTreeSet};

use num_traits::ToPrimitive as _;

use super::Error;
use super::compute::{Computed, complete, compute};
use super::contributed::{contributed, units};
use super::linked::Tables;
use super::links::{Link, is_derived, made_from};
use disclosure::{BasisPoints, Decision, Dominance, Reason, Rules, Verdict};
use programme::Disclosure;
use query::View;

/// Years before the reported one whose figures of the whole programme are published beside it.
const TREND_YEARS: i16 = 4;

/// What may be published of a year's figures, with the proof.
#[derive(Debug, Clone, Default)]
pub struct Protection {
    /// What becomes of each figure that has a value, and what could be found out.
    pub(super) verdict: Verdict,
    /// Figures that nobody can judge, or that tell of the largest answer, so that they may not be published.
    pub(super) unknown: BTreeSet<String>,
    /// The figures, with the decimals in whose units they are protected.
    pub(super) figures: BTreeMap<String, u32>,
    /// Figures without a value.
    pub(super) without_value: BTreeSet<String>,
    /// What is made from what, values or none.
    pub(super) links: Vec<Link>,
    /// Rates of two counts, above and below the line, where counts are rounded.
    pub(super) rates: BTreeMap<String, [String; 2]>,
}

/// Decides what may be published of a year as its report has it; none if the snapshot's SQL does not say
/// who contributes.
///
/// # Errors
/// As [`protect`].
pub async fn protected(view: &View, year: i16) -> Result<Option<Protection>, Error> {
    let computed = complete(view, year).await?;
    let mut earlier = Vec::new();
    for before in trend_years(view, year) {
        earlier.push(compute(view, before).await?);
    }
    protect(view, &computed, &earlier).await
}

/// The years before the reported one whose figures are published beside it, oldest first.
#[must_use]
pub fn trend_years(view: &View, year: i16) -> Vec<i16> {
    let first = view.years().first().copied().unwrap_or(year);
    (year - TREND_YEARS..year).filter(|y| *y >= first).collect()
}

/// Decides what may be published of all figures of a year, with its changes and quartiles, and of those
/// of earlier years; none if the snapshot's SQL does not say who contributes.
///
/// Each year is decided by itself, and so alike in every edition that has it. A change is published if
/// what it is on and what it is of both are, so that it tells nothing that these do not.
///
/// # Errors
/// When a query fails, or who contributes cannot be so.
pub async fn protect(
    view: &View,
    year: &Computed,
    earlier: &[Computed],
) -> Result<Option<Protection>, Error> {
    let library = &view.configuration.library;
    let settings = &view.configuration.programme.settings.disclosure;
    let mut protection = Protection::default();
    for computed in earlier.iter().chain([year]) {
        let session = view.session_for_files(computed.year)?;
        let found = contributed(&*session, library, &computed.kinds).await?;
        let Some(found) = found else { return Ok(None) };
        let mut tables = Tables::new(library, settings);
        tables.add(computed, &found);
        tables.link();
        let verdict = disclosure::protect(&tables.model, &rules_of(settings)).map_err(Box::new)?;
        protection.add(tables, verdict);
    }
    for computed in earlier.iter().chain([year]) {
        protection.add_derived(computed);
    }
    Ok(Some(protection))
}

impl Protection {
    /// Adds what was decided of a year.
    fn add(&mut self, tables: Tables<'_>, verdict: Verdict) {
        self.verdict.decisions.extend(verdict.decisions);
        self.verdict.audit.findings.extend(verdict.audit.findings);
        self.verdict.audit.no_wiser += verdict.audit.no_wiser;
        self.unknown.extend(tables.unknown);
        self.figures.extend(tables.figures);
        self.without_value.extend(tables.without_value);
        self.links.extend(tables.links);
        self.rates.extend(tables.rates);
    }

    /// Adds changes and quartiles: published if all that they are made from is, as it is.
    fn add_derived(&mut self, computed: &Computed) {
        for figure in computed.figures.values().filter(|f| is_derived(f)) {
            let (id, from) = (figure.id(), made_from(computed, figure));
            self.links.push(Link { of: id.clone(), from: from.clone(), is_part: false });
            let Some(exact) = &figure.exact else {
                self.without_value.insert(id);
                continue;
            };
            let decimals = figure.unit.decimals();
            let is_told = |of: &&String| {
                let is_published =
                    matches!(self.verdict.decisions.get(*of), Some(Decision::Published(_)));
                is_published || self.without_value.contains(*of)
            };
            if from.iter().any(|of| self.unknown.contains(of)) {
                self.unknown.insert(id.clone());
            }
            let decision = match from.iter().find(|of| !is_told(of)) {
                Some(hidden) => Decision::Suppressed(Reason::MadeFrom(hidden.clone())),
                None => Decision::Published(units(exact, decimals)),
            };
            self.verdict.decisions.insert(id.clone(), decision);
            self.figures.insert(id, decimals);
        }
    }
}

/// The rules as a programme sets them.
fn rules_of(settings: &Disclosure) -> Rules {
    let share = |percent: f64| BasisPoints((percent * 100.0).round().to_u32().unwrap_or(u32::MAX));
    let dominance = settings.dominance_n.zip(settings.dominance_k);
    let dominance = dominance.map(|(n, k)| Dominance { n, k: share(k) });
    Rules { dominance, ..Rules::new(settings.min_clients, share(settings.p_percent)) }
}

//! Who contributes to the figures of a year, and how much: the rows that disclosure control rests on.
//! Nobody else sees them.

use std::collections::{BTreeMap, BTreeSet};

use arrow::array::Array as _;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _};

use super::Error;
use super::exactness::{ExactRows, SCALE};
use super::figure::{Figure, Scope};
use disclosure::{Contribution, Contributions, Contributor};
use engine::{Engine, Layer, Library, ScopeKinds, Unit};

/// The most contributions of a cell that the rules are told of: those of the rest are smaller.
const LARGEST: usize = 12;

/// What a firm adds to a figure through a centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Added {
    /// The firm.
    pub(super) by: Contributor,
    /// The centre, by its place among them; none where a firm stands for itself.
    pub(super) centre: Option<usize>,
    /// How much, in units of a figure's last place.
    pub(super) units: i128,
}

/// What all firms add to the figures of a year.
#[derive(Debug, Clone, Default)]
pub(super) struct Contributed {
    /// By measure, by scope.
    by_measure: BTreeMap<String, BTreeMap<(String, String), Vec<Added>>>,
    /// The centres, by their numbers.
    pub(super) centres: Vec<String>,
}

impl Contributed {
    /// Whether it is known who contributes to a measure.
    pub(super) fn knows(&self, measure: &str) -> bool {
        self.by_measure.contains_key(measure)
    }

    /// What is added to a measure of a scope.
    pub(super) fn to(&self, measure: &str, scope: &Scope) -> &[Added] {
        let scopes = self.by_measure.get(measure);
        let added = scopes.and_then(|s| s.get(&(scope.kind.clone(), scope.name.clone())));
        added.map_or(&[], Vec::as_slice)
    }
}

/// Reads who contributes to the figures of a session's year; none if the SQL does not say it.
pub(super) async fn contributed(
    engine: &dyn Engine,
    library: &Library,
    kinds: &ScopeKinds,
) -> Result<Option<Contributed>, Error> {
    let mut all = Contributed::default();
    let mut files = library.layer(Layer::Disclosure).peekable();
    if files.peek().is_none() {
        return Ok(None);
    }
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for file in files {
        for batch in &engine.run(file).await? {
            let rows = ExactRows { file, batch };
            let (measures, of_kind, names) =
                (rows.name("measure")?, rows.name("scope_kind")?, rows.name("scope")?);
            let (keys, centres) = (rows.name("firm_key")?, rows.text("centre_id")?);
            let amounts = rows.decimal("amount")?;
            for row in 0..batch.num_rows() {
                let scope = Scope::new(kinds, of_kind.value(row), names.value(row));
                let scopes = all.by_measure.entry(measures.value(row).to_owned()).or_default();
                let centre = centres.is_valid(row).then(|| {
                    let next = numbers.len();
                    *numbers.entry(centres.value(row).to_owned()).or_insert(next)
                });
                let units = if amounts.is_valid(row) { amounts.value(row) } else { 0 };
                let units = units.saturating_mul(i128::from(UNITS_OF_A_ROW));
                let units = units.clamp(-LARGEST_UNITS, LARGEST_UNITS);
                let added = Added { by: number_of(keys.value(row)), centre, units };
                scopes.entry((scope.kind, scope.name)).or_default().push(added);
            }
        }
    }
    let mut centres: Vec<(usize, String)> = numbers.into_iter().map(|(id, n)| (n, id)).collect();
    centres.sort();
    all.centres = centres.into_iter().map(|(_, id)| id).collect();
    Ok(Some(all))
}

/// Decimals of what is protected: as many as a share of an amount in percent has.
pub(super) const DECIMALS: u32 = SCALE + 2;
/// What one unit of a row is in those.
const UNITS_OF_A_ROW: u32 = 10_u32.pow(DECIMALS - SCALE);

/// The number of a firm, which is the same wherever its key is.
fn number_of(key: &str) -> Contributor {
    // FNV-1a of 128 bits: keys are digests themselves, and so are no two of these alike
    const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    Contributor(key.bytes().fold(START, |n, byte| (n ^ u128::from(byte)).wrapping_mul(PRIME)))
}

/// Beyond so many units nothing is told from anything else, and no sum of them is too large to add up.
const LARGEST_UNITS: i128 = 10_i128.pow(32);

/// Whether a figure, or what firms add to it, is so large that it cannot be protected.
pub(super) fn is_too_large(figure: &Figure, added: &[Added]) -> bool {
    let value = figure.exact.as_ref().map_or(0, |value| units(value, DECIMALS).abs());
    let all: i128 = added.iter().map(|one| one.units.abs()).sum();
    value.max(all) >= LARGEST_UNITS
}

/// A value in units of so many decimals; rounded where it has more, and never beyond the largest.
pub(super) fn units(value: &BigRational, decimals: u32) -> i128 {
    let scaled = value * BigRational::from(BigInt::from(10).pow(decimals));
    let most = if value.is_negative() { -LARGEST_UNITS } else { LARGEST_UNITS };
    scaled.round().to_i128().filter(|units| units.abs() <= LARGEST_UNITS).unwrap_or(most)
}

/// An amount in units of fewer decimals.
pub(super) fn coarser(units: i128, decimals: u32) -> i128 {
    units / 10_i128.pow(DECIMALS - decimals)
}

/// Whether a figure, and what each firm adds to it, has no more than so many decimals.
pub(super) fn is_exact(figure: &Figure, added: &[Added], decimals: u32) -> bool {
    let unit = 10_i128.pow(DECIMALS - decimals.min(DECIMALS));
    let one = BigRational::from(BigInt::from(10).pow(decimals));
    let is_whole = figure.exact.as_ref().is_none_or(|value| (value * &one).is_integer());
    is_whole && added.iter().all(|a| a.units % unit == 0)
}

/// Whether what firms are said to add comes to a total; to a count at least, which may count those of
/// several centres once. Whoever says less leaves somebody unprotected.
pub(super) fn comes_to(added: &[Added], figure: &Figure, decimals: u32) -> bool {
    let Some(exact) = &figure.exact else { return true };
    let sum: i128 = added.iter().map(|one| one.units).sum();
    let off = sum - units(exact, DECIMALS);
    match figure.unit {
        Unit::Count => off >= 0,
        // each was rounded to its last place
        _ => coarser(off.abs(), decimals) <= added.len() as i128,
    }
}

/// What each firm adds, through whatever centre, in units of so many decimals.
pub(super) fn amounts(added: &[Added], decimals: u32) -> BTreeMap<Contributor, i128> {
    let mut amounts: BTreeMap<Contributor, i128> = BTreeMap::new();
    for one in added {
        *amounts.entry(one.by).or_default() += one.units;
    }
    for amount in amounts.values_mut() {
        *amount = coarser(*amount, decimals);
    }
    amounts
}

/// The firms that add something.
pub(super) fn firms(added: &[Added]) -> BTreeSet<Contributor> {
    added.iter().map(|one| one.by).collect()
}

/// The contributions of firms to a value, the largest of them by name.
pub(super) fn contributions(added: &[Added], value: i128, decimals: u32) -> Contributions {
    let all = complete_to(Contributions::listed(amounts(added, decimals)), value);
    let largest: Vec<Contribution> = all.largest.into_iter().take(LARGEST).collect();
    Contributions { largest, ..all }
}

/// Contributions that come to a value at least: each was rounded, the value was not.
pub(super) fn complete_to(mut all: Contributions, value: i128) -> Contributions {
    if all.largest.is_empty() {
        return Contributions::default();
    }
    let missing = value.abs() - all.total.unwrap_or_default();
    if missing > 0
        && let Some(first) = all.largest.first_mut()
    {
        first.amount += missing;
        all.total = Some(value.abs());
    }
    all
}

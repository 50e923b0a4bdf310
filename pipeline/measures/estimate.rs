//! Estimates for all cases: strata of centre and size band, pooled where answers are few.
//!
//! Stratified expansion with finite population correction (Cochran, *Sampling Techniques*, 1977,
//! ch. 5): the estimate is Σ N ȳ, its variance Σ N²(1 − n/N) s²/n, the interval Student's t with
//! Σ(n − 1) degrees of freedom. Σx and Σx² are exact; floats enter with the square root only.

use std::collections::{BTreeMap, BTreeSet};

use arrow::array::{Array as _, StringArray};
use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One as _, ToPrimitive as _, Zero as _};
use rayon::prelude::*;
use statrs::distribution::{Continuous as _, ContinuousCDF as _, StudentsT};

use super::Error;
use super::contributions::Contributions;
use super::derivation::{Derivation, EstimatePart};
use super::exactness::{ExactRows, SCALE};
use super::figure::{Figure, Scope};
use super::input::{Input, Rows};
use engine::{FileError, Measure, ScopeKinds, SqlFile};

/// Fewer observed answers than this and a stratum is pooled.
const FEWEST_ANSWERS: u64 = 5;
/// Fewer answers above zero than this and there is no interval.
const FEWEST_NONZERO: u64 = 20;

/// Units of sums in one, and units of sums of squares in one.
const UNITS: u64 = 10_u64.pow(SCALE);

/// One cell of the SQL: a measure's sums for a scope, centre and size band, in units.
#[derive(Debug, Clone)]
struct Cell {
    measure: String,
    scope: Scope,
    centre_id: String,
    region: String,
    size_band: String,
    /// Cases, released answers left out.
    cases: u64,
    /// Observed answers: not held, not released; who ceased trading counts as 0.
    observed: u64,
    nonzero: u64,
    sum: BigInt,
    sum_of_squares: BigInt,
    released_sum: BigInt,
    /// The largest observed answer.
    largest: BigInt,
}

impl Cell {
    /// Whether the SQL's sum of squares may have outgrown decimal(38,4): n times the largest square.
    fn is_too_large(&self) -> bool {
        let limit = BigInt::from(10).pow(33) * UNITS * UNITS;
        &self.largest * &self.largest * self.observed > limit
    }
}

/// A stratum, or a pool of strata: where it lies and its sums.
///
/// The key is region, centre and size band; a pool lacks the parts that it spans, so that it comes
/// before the strata of its own region or centre.
#[derive(Debug, Clone)]
struct Stratum {
    key: [String; 3],
    cases: u64,
    observed: u64,
    sum: BigInt,
    sum_of_squares: BigInt,
}

impl Stratum {
    fn empty(key: [String; 3]) -> Self {
        Self { key, cases: 0, observed: 0, sum: BigInt::zero(), sum_of_squares: BigInt::zero() }
    }

    fn add(&mut self, other: &Self) {
        self.cases += other.cases;
        self.observed += other.observed;
        self.sum += &other.sum;
        self.sum_of_squares += &other.sum_of_squares;
    }
}

/// What the strata of a scope come to.
struct Expansion {
    total: BigRational,
    variance: BigRational,
    degrees_of_freedom: u64,
}

/// The four figures of an estimate; those that there are too few answers for are none.
#[derive(Debug, Default, PartialEq, Eq)]
struct Estimate {
    total: Option<BigRational>,
    standard_error: Option<BigRational>,
    low: Option<BigRational>,
    high: Option<BigRational>,
}

/// The estimate figures of every scope and measure.
pub(super) fn figures(input: &Input<'_>) -> Result<Vec<Figure>, Error> {
    let Input { file, scopes, bands, year, .. } = *input;
    let cells = read_cells(input.file, input.rows)?;
    let parts = parts_of(file)?;
    let measures: BTreeSet<&str> = parts.iter().map(|p| p.of).collect();
    let mut by_place: BTreeMap<(&Scope, &str), Vec<&Cell>> = BTreeMap::new();
    for cell in &cells {
        by_place.entry((&cell.scope, &cell.measure)).or_default().push(cell);
    }
    let places = scopes.iter().flat_map(|scope| measures.iter().map(move |of| (*scope, *of)));
    let figures = places.collect::<Vec<_>>().into_par_iter().flat_map_iter(|(scope, of)| {
        let own = by_place.get(&(scope, of)).map_or(&[][..], Vec::as_slice);
        let is_too_large = own.iter().any(|c| c.is_too_large());
        let reason = if is_too_large { "too_large" } else { "too_few" };
        let mut estimate = estimate(own, bands);
        if is_too_large {
            estimate = Estimate { total: estimate.total, ..Estimate::default() };
        }
        let own_parts = parts.iter().filter(move |p| p.of == of);
        own_parts.map(move |Part { measure, is: part, .. }| {
            let exact = match part {
                EstimatePart::Total => estimate.total.clone(),
                EstimatePart::StandardError => estimate.standard_error.clone(),
                EstimatePart::Low => estimate.low.clone(),
                EstimatePart::High => estimate.high.clone(),
            };
            Figure {
                measure: measure.name.clone(),
                scope: scope.clone(),
                year,
                reason: exact.is_none().then(|| reason.to_owned()),
                exact,
                unit: measure.unit,
                n: None,
                denominator: None,
                derivation: Derivation::Estimate { of: of.to_owned(), part: *part },
                contributions: Contributions::default(),
                sql: file.path.clone(),
            }
        })
    });
    Ok(figures.collect())
}

/// A measure that is a part of an estimate.
struct Part<'a> {
    measure: &'a Measure,
    /// The measure whose total is estimated.
    of: &'a str,
    is: EstimatePart,
}

/// What the header declares, by the keys `of` and `part`.
fn parts_of(file: &SqlFile) -> Result<Vec<Part<'_>>, Error> {
    let mut parts = Vec::with_capacity(file.measures.len());
    for measure in &file.measures {
        let Measure { name, of, part, .. } = measure;
        let part = part.as_deref().and_then(EstimatePart::parse);
        let ([of], Some(part)) = (&of[..], part) else { return Err(not_of_one(file, name)) };
        parts.push(Part { measure, of, is: part });
    }
    Ok(parts)
}

/// The error of a measure that does not say of what it is which part.
fn not_of_one(file: &SqlFile, name: &str) -> Error {
    Error::Sql(FileError::File {
        path: file.path.clone(),
        problem: format!(
            "the measure `{name}` needs `of`, one measure, and `part`: `total`, `standard error`, `low` or `high`"
        ),
    })
}

/// Reads the cells from which strata are put together.
fn read_cells(file: &SqlFile, rows: &Rows<'_>) -> Result<Vec<Cell>, Error> {
    let mut cells = Vec::new();
    for batch in rows.batches {
        let exact = ExactRows { file, batch };
        let scope_columns = ScopeColumns::of(exact, rows.kinds)?;
        let names = ["measure", "centre_id", "centre_region", "size_band"];
        let texts = names.into_iter().map(|c| exact.text(c)).collect::<Result<Vec<_>, _>>()?;
        let names = ["cases", "observed", "observed_nonzero"];
        let counts = names.into_iter().map(|c| exact.count(c)).collect::<Result<Vec<_>, _>>()?;
        let names = ["observed_sum", "observed_sum_of_squares", "released_sum", "observed_largest"];
        let sums = names.into_iter().map(|c| exact.decimal(c)).collect::<Result<Vec<_>, _>>()?;
        for row in 0..batch.num_rows() {
            let t = |i: usize| match texts[i].is_valid(row) {
                true => texts[i].value(row).to_owned(),
                false => String::new(),
            };
            let c = |i: usize| u64::try_from(counts[i].value(row)).unwrap_or(0);
            let s = |i: usize| BigInt::from(sums[i].value(row));
            for scope in scope_columns.at(row, rows.kinds) {
                cells.push(Cell {
                    measure: t(0),
                    scope,
                    centre_id: t(1),
                    region: t(2),
                    size_band: t(3),
                    cases: c(0),
                    observed: c(1),
                    nonzero: c(2),
                    sum: s(0),
                    sum_of_squares: s(1),
                    released_sum: s(2),
                    largest: s(3),
                });
            }
        }
    }
    Ok(cells)
}

/// The columns that tell the scopes that a cell counts in, with their kinds. A cell names one; in a
/// snapshot of before it names none, and counts in one of each kind that a column of it tells.
enum ScopeColumns<'a> {
    Named(Box<[StringArray; 2]>),
    Former(Vec<(&'a str, StringArray)>),
}

impl<'a> ScopeColumns<'a> {
    fn of(rows: ExactRows<'_>, kinds: &'a ScopeKinds) -> Result<Self, Error> {
        if let (Ok(of_kind), Ok(names)) = (rows.text("scope_kind"), rows.text("scope")) {
            return Ok(Self::Named(Box::new([of_kind, names])));
        }
        let former = kinds.iter().filter_map(|k| Some((k.name.as_str(), k.former_cell.as_ref()?)));
        let former = former.map(|(kind, column)| Ok((kind, rows.text(column)?)));
        Ok(Self::Former(former.collect::<Result<_, Error>>()?))
    }

    fn at(&self, row: usize, kinds: &ScopeKinds) -> Vec<Scope> {
        match self {
            Self::Named(columns) => {
                let [of_kind, names] = columns.as_ref();
                vec![Scope::new(kinds, of_kind.value(row), names.value(row))]
            }
            Self::Former(columns) => {
                let known = columns.iter().filter(|(_, names)| names.is_valid(row));
                let scopes = known.map(|(kind, names)| Scope::new(kinds, kind, names.value(row)));
                std::iter::once(Scope::whole(kinds)).chain(scopes).collect()
            }
        }
    }
}

/// Estimates one measure of one scope.
fn estimate(cells: &[&Cell], bands: &[String]) -> Estimate {
    let released: BigInt = cells.iter().map(|c| &c.released_sum).sum();
    let observed: BigInt = cells.iter().map(|c| &c.sum).sum();
    let nonzero: u64 = cells.iter().map(|c| c.nonzero).sum();
    let expansion = pool(strata(cells, bands)).and_then(|strata| expand(&strata, &released));
    let Some(expansion) = expansion else { return Estimate::default() };
    let total = Some(expansion.total.clone());
    let Some(se) = expansion.variance.to_f64().map(f64::sqrt) else {
        return Estimate { total, ..Estimate::default() };
    };
    let standard_error = BigRational::from_float(se);
    let reach = Some(expansion.degrees_of_freedom)
        .filter(|df| nonzero >= FEWEST_NONZERO && *df > 0)
        .and_then(|df| reach(se, df));
    let least = BigRational::new(observed + released, UNITS.into());
    let low = reach.as_ref().map(|r| plus(&expansion.total, &-r).max(least));
    let high = reach.map(|r| plus(&expansion.total, &r));
    Estimate { total, standard_error, low, high }
}

/// How far an interval reaches to either side: t(0.975) standard errors.
fn reach(se: f64, degrees_of_freedom: u64) -> Option<BigRational> {
    #[expect(clippy::cast_precision_loss, reason = "degrees of freedom are far below 2^52")]
    let student = StudentsT::new(0.0, 1.0, degrees_of_freedom as f64).ok()?;
    let mut t = student.inverse_cdf(0.975);
    // its last digits, by Newton's method: the interval of a large total shows them
    for _ in 0..3 {
        t -= (student.cdf(t) - 0.975) / student.pdf(t);
    }
    BigRational::from_float(t * se)
}

/// The strata of a scope, centre × size band, in the order of their keys.
fn strata(cells: &[&Cell], bands: &[String]) -> Vec<Stratum> {
    let mut strata = BTreeMap::new();
    for cell in cells {
        // bands go by their place, not by their text: 20-99 comes before 100-249
        let band = bands.iter().position(|b| *b == cell.size_band).unwrap_or(bands.len());
        let key = [cell.region.clone(), cell.centre_id.clone(), format!("{band:04}")];
        let stratum = strata.entry(key.clone()).or_insert_with(|| Stratum::empty(key));
        stratum.cases += cell.cases;
        stratum.observed += cell.observed;
        stratum.sum += &cell.sum;
        stratum.sum_of_squares += &cell.sum_of_squares;
    }
    strata.into_values().filter(|s| s.cases > 0).collect()
}

/// Pools strata with too few answers: per centre, per region, nationally; what is then still too
/// small joins the largest. None if nothing can be estimated.
fn pool(strata: Vec<Stratum>) -> Option<Vec<Stratum>> {
    let (mut kept, mut small): (Vec<_>, Vec<_>) =
        strata.into_iter().partition(|s| s.observed >= FEWEST_ANSWERS);
    // how many parts of the key a pool keeps: region and centre, region, none
    for parts in [2, 1, 0] {
        let mut pools = BTreeMap::new();
        for stratum in small {
            let mut key = stratum.key.clone();
            key[parts..].iter_mut().for_each(String::clear);
            pools.entry(key.clone()).or_insert_with(|| Stratum::empty(key)).add(&stratum);
        }
        let (large, rest): (Vec<_>, Vec<_>) =
            pools.into_values().partition(|s| s.observed >= FEWEST_ANSWERS);
        kept.extend(large);
        small = rest;
    }
    for last in small {
        if last.observed >= 2 {
            kept.push(last);
            continue;
        }
        // the most answers, then the most cases, then the first by region, centre and band
        let largest = kept.iter_mut().min_by(|a, b| {
            b.observed.cmp(&a.observed).then(b.cases.cmp(&a.cases)).then_with(|| a.key.cmp(&b.key))
        })?;
        largest.add(&last);
    }
    (!kept.is_empty()).then_some(kept)
}

/// Expands the strata to all cases.
fn expand(strata: &[Stratum], released: &BigInt) -> Option<Expansion> {
    if strata.iter().any(|s| s.observed < 2) {
        return None;
    }
    // over one denominator each, and not in lowest terms: to find those would take most of the time
    let mut total = Sum::default();
    let mut variance = Sum::default();
    total.add(released.clone(), 1);
    for s in strata {
        let (cases, n) = (u128::from(s.cases), u128::from(s.observed));
        total.add(&s.sum * cases, n);
        // N(N − n)/n · s², where s² = (n Σx² − (Σx)²) / n(n − 1); Σx² in units of Σx twice
        let spread = &s.sum_of_squares * UNITS * n - &s.sum * &s.sum;
        variance.add(spread * cases * (BigInt::from(cases) - n), n * n * (n - 1));
    }
    Some(Expansion {
        total: total.over(UNITS),
        variance: variance.over(UNITS * UNITS),
        degrees_of_freedom: strata.iter().map(|s| s.observed - 1).sum(),
    })
}

/// A sum of fractions: numerators by denominator.
#[derive(Default)]
struct Sum(BTreeMap<u128, BigInt>);

impl Sum {
    fn add(&mut self, numerator: BigInt, denominator: u128) {
        *self.0.entry(denominator).or_default() += numerator;
    }

    /// The sum over another number, exactly.
    fn over(&self, number: u64) -> BigRational {
        let common = self.0.keys().fold(BigInt::one(), |c, d| c.lcm(&BigInt::from(*d)));
        let numerators = self.0.iter().map(|(d, numerator)| numerator * (&common / *d));
        BigRational::new_raw(numerators.sum(), common * number)
    }
}

/// The sum of two fractions, not in its lowest terms.
fn plus(a: &BigRational, b: &BigRational) -> BigRational {
    let numerator = a.numer() * b.denom() + b.numer() * a.denom();
    BigRational::new_raw(numerator, a.denom() * b.denom())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(centre: &str, band: &str, cases: u64, values: &[i64]) -> Cell {
        let units = |n: i64| BigInt::from(n) * UNITS;
        let sum: i64 = values.iter().sum();
        let squares: i64 = values.iter().map(|v| v * v).sum();
        Cell {
            measure: "sales".to_owned(),
            scope: Scope::whole(&ScopeKinds::default()),
            centre_id: centre.to_owned(),
            region: "r".to_owned(),
            size_band: band.to_owned(),
            cases,
            observed: values.len() as u64,
            nonzero: values.iter().filter(|v| **v != 0).count() as u64,
            sum: units(sum),
            sum_of_squares: units(squares),
            released_sum: BigInt::zero(),
            largest: units(values.iter().copied().max().unwrap_or(0)),
        }
    }

    const BANDS: [&str; 3] = ["1-19", "20-99", "100-249"];

    fn bands() -> Vec<String> {
        BANDS.map(str::to_owned).into()
    }

    fn whole(n: i64) -> BigRational {
        BigRational::from(BigInt::from(n))
    }

    #[test]
    fn a_census_has_no_error() {
        let a = cell("a", "1-19", 3, &[1, 2, 3]);
        let estimate = estimate(&[&a], &bands());
        assert_eq!((estimate.total, estimate.standard_error), (Some(whole(6)), Some(whole(0))));
    }

    #[test]
    fn one_answer_alone_is_too_few() {
        let a = cell("a", "1-19", 3, &[7]);
        assert_eq!(estimate(&[&a], &bands()), Estimate::default());
    }

    #[test]
    fn a_last_pool_of_one_joins_the_first_of_the_largest_by_band() {
        let big = cell("a", "20-99", 6, &[1, 1, 1, 1, 1]);
        let as_big = cell("a", "100-249", 6, &[100, 100, 100, 100, 100]);
        let lone = cell("a", "1-19", 2, &[10]);
        // joined to 20-99: 8 × 15/6 + 6 × 500/5
        assert_eq!(estimate(&[&big, &as_big, &lone], &bands()).total, Some(whole(620)));
    }

    #[test]
    fn squares_that_may_have_outgrown_their_type_are_known() {
        let mut a = cell("a", "1-19", 9, &[1, 2, 3]);
        assert!(!a.is_too_large());
        a.largest = BigInt::from(10).pow(17) * UNITS;
        assert!(a.is_too_large());
    }
}

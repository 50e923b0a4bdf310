//! Unusual answers: far from the median of others of the same industry and size, on the log scale.
//!
//! Amounts that firms report are spread over several powers of ten, so that distances are taken
//! between logarithms; and what is looked for must not move what it is measured with, so that centre
//! and scale are the median and the median absolute deviation (MAD). An answer x is unusual where
//! |ln x − median| / (1.4826 MAD) is above a bound, 3.5 unless the programme says otherwise: the
//! modified z-score of Iglewicz and Hoaglin, *How to Detect and Handle Outliers* (1993), ch. 3, whose
//! 0.6745 is 1 / 1.4826. Nothing is held for it: it says where to look.
//!
//! Answers are put in order exactly; floats enter with the logarithm, one that every machine
//! computes alike. No answer lies at the bound itself: with decimals, 1.4826 times it is no
//! exponent that makes one ratio of two answers another, unless the ratio is 1 and the MAD 0.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::ToPrimitive as _;

use super::Error;
use super::contributions::Contributions;
use super::derivation::Derivation;
use super::exactness::{ExactRows, exact};
use super::figure::{Figure, Scope};
use super::input::{Input, Rows};
use arrow::array::Array as _;
use engine::{FileError, Measure, SqlFile};

/// Fewer answers than this and a group is compared with a wider one. Of so many values from a normal
/// distribution the MAD is off by a quarter: its standard error is 1.17/√n of it, for its efficiency
/// is 37% (Rousseeuw and Croux, *Alternatives to the Median Absolute Deviation*, 1993). Of ten it
/// would be off by more than a third, and the bound with it.
const FEWEST_ANSWERS: usize = 20;
/// What makes the MAD of a normal distribution its standard deviation.
const CONSISTENT: f64 = 1.4826;

/// An answer above 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// Whose it is: the centre, the period of the response, and its key.
    pub(super) centre_id: String,
    pub(super) period: String,
    pub(super) response_key: String,
    pub(super) measure: String,
    industry: String,
    size_band: String,
    /// The value, in units of its last decimal.
    pub(super) units: i128,
    /// Whether a fixed rule flags it, and whether it is held for that.
    pub(super) is_flagged: bool,
    pub(super) is_held: bool,
}

/// What an answer is compared with: the narrowest that has enough answers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// The answers of one industry and size band.
    IndustryAndSize(String, String),
    /// Those of a size band.
    Size(String),
    /// All.
    All,
}

impl Group {
    /// What an answer may be compared with, the narrowest first.
    fn of(answer: &Answer) -> [Self; 3] {
        let size = answer.size_band.clone();
        [Self::IndustryAndSize(answer.industry.clone(), size.clone()), Self::Size(size), Self::All]
    }
}

impl std::fmt::Display for Group {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let known = |name: &str| if name.is_empty() { "not known" } else { name }.to_owned();
        match self {
            Self::IndustryAndSize(industry, size) => {
                write!(f, "industry {}, size {}", known(industry), known(size))
            }
            Self::Size(size) => write!(f, "size {}", known(size)),
            Self::All => write!(f, "all answers"),
        }
    }
}

/// What the answers of a group are like.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Centre {
    /// How many answers there are.
    pub(super) answers: usize,
    /// The median answer, in units; of an even number the geometric mean of the middle two, rounded down.
    pub(super) median: BigInt,
    /// The median of the logarithms.
    ln: f64,
    /// The median absolute deviation from it.
    mad: f64,
}

/// What an answer comes to beside others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Verdict {
    /// How far off it is, in robust standard deviations.
    Score(f64),
    /// Half of the others or more are the same: there is nothing to measure with.
    NoVariation,
    /// Not even all answers are enough.
    TooFew,
}

/// Answers beside the others of their groups.
pub(super) struct Compared {
    pub(super) answers: Vec<Answer>,
    centres: BTreeMap<(String, Group), Centre>,
    /// Above which score an answer is unusual.
    bound: f64,
}

impl Compared {
    /// Compares answers, each with those to the same measure.
    pub(super) fn new(answers: Vec<Answer>, bound: f64) -> Self {
        let mut groups: BTreeMap<(String, Group), Vec<i128>> = BTreeMap::new();
        for answer in &answers {
            for group in Group::of(answer) {
                groups.entry((answer.measure.clone(), group)).or_default().push(answer.units);
            }
        }
        let enough = groups.into_iter().filter(|(_, values)| values.len() >= FEWEST_ANSWERS);
        let centres = enough.map(|(group, values)| (group, Centre::of(values))).collect();
        Self { answers, centres, bound }
    }

    /// The group that an answer is compared with, if any has enough answers.
    pub(super) fn group(&self, answer: &Answer) -> Option<(&Group, &Centre)> {
        let found = Group::of(answer)
            .into_iter()
            .find_map(|group| self.centres.get_key_value(&(answer.measure.clone(), group)));
        found.map(|((_, group), centre)| (group, centre))
    }

    /// What an answer comes to.
    pub(super) fn verdict(&self, answer: &Answer) -> Verdict {
        let Some((_, centre)) = self.group(answer) else { return Verdict::TooFew };
        match centre.score(answer.units) {
            Some(score) => Verdict::Score(score),
            None => Verdict::NoVariation,
        }
    }

    /// Whether a score is that of an unusual answer: above the bound, not at it.
    pub(super) fn is_unusual(&self, score: f64) -> bool {
        score > self.bound
    }
}

impl Centre {
    /// The centre and scale of some values, of which there is one at least.
    fn of(mut values: Vec<i128>) -> Self {
        values.sort_unstable();
        let [below, above] = middle(values.len()).map(|place| values[place]);
        let logarithms: Vec<f64> = values.iter().map(|units| ln(*units)).collect();
        let ln = median(&logarithms);
        let mut deviations: Vec<f64> = logarithms.iter().map(|x| (x - ln).abs()).collect();
        deviations.sort_unstable_by(f64::total_cmp);
        let product = BigUint::from(below.unsigned_abs()) * above.unsigned_abs();
        Self { answers: values.len(), median: product.sqrt().into(), ln, mad: median(&deviations) }
    }

    /// How far a value is off, in robust standard deviations; none if half of the values or more are the
    /// same.
    fn score(&self, units: i128) -> Option<f64> {
        (self.mad > 0.0).then(|| (ln(units) - self.ln).abs() / (CONSISTENT * self.mad))
    }
}

/// The natural logarithm, the same on every machine; of units, for a factor moves all alike.
fn ln(units: i128) -> f64 {
    libm::log(units.to_f64().unwrap_or(f64::MAX))
}

/// The places of the one or two values in the middle of so many.
fn middle(count: usize) -> [usize; 2] {
    [count.saturating_sub(1) / 2, count / 2]
}

/// The median of sorted values, of which there is one at least.
fn median(sorted: &[f64]) -> f64 {
    let [below, above] = middle(sorted.len()).map(|place| sorted[place]);
    f64::midpoint(below, above)
}

/// What is counted for a scope.
#[derive(Debug, Clone, Default)]
struct Counts {
    answers: u64,
    too_few: u64,
    compared: u64,
    unusual: u64,
    flagged: u64,
    sum: BigInt,
}

impl Counts {
    fn add(&mut self, answer: &Answer, verdict: Verdict, compared: &Compared) {
        self.answers += 1;
        match verdict {
            Verdict::Score(score) => {
                self.compared += 1;
                if compared.is_unusual(score) {
                    self.unusual += 1;
                    self.flagged += u64::from(answer.is_flagged);
                    self.sum += answer.units;
                }
            }
            Verdict::TooFew => self.too_few += 1,
            Verdict::NoVariation => {}
        }
    }

    /// Why nothing can be said, if nothing can.
    fn reason(&self) -> Option<&'static str> {
        match self {
            Self { compared: 1.., .. } => None,
            Self { answers: 0, .. } => Some("no_answers"),
            Self { too_few: 0, .. } => Some("no_variation"),
            _ => Some("too_few"),
        }
    }
}

/// Which figure of unusual answers a measure is.
#[derive(Debug, Clone, Copy)]
enum Part {
    Count,
    Sum,
    Flagged,
}

/// The figures of unusual answers, of the whole programme and of each centre.
pub(super) fn figures(input: &Input<'_>) -> Result<Vec<Figure>, Error> {
    let Input { file, rows, scopes, year, unusual_score, .. } = *input;
    let compared = Compared::new(answers(file, rows)?, unusual_score);
    let mut counts: BTreeMap<(Scope, &str), Counts> = BTreeMap::new();
    for answer in &compared.answers {
        let verdict = compared.verdict(answer);
        for scope in [Scope::whole(rows.kinds), Scope::centre(rows.kinds, &answer.centre_id)] {
            let count = counts.entry((scope, &answer.measure)).or_default();
            count.add(answer, verdict, &compared);
        }
    }
    let mut figures = Vec::new();
    for measure in &file.measures {
        let (of, part) = part_of(file, measure)?;
        for scope in scopes.iter().filter(|s| s.is_whole() || s.centre_id().is_some()) {
            let counted = counts.get(&((*scope).clone(), of)).cloned().unwrap_or_default();
            let reason = counted.reason();
            let (value, n) = match part {
                Part::Count => (whole(counted.unusual), counted.compared),
                Part::Flagged => (whole(counted.flagged), counted.unusual),
                Part::Sum => (BigRational::from(counted.sum) * exact(1), counted.unusual),
            };
            figures.push(Figure {
                measure: measure.name.clone(),
                scope: (*scope).clone(),
                year,
                exact: reason.is_none().then_some(value),
                unit: measure.unit,
                n: Some(n),
                reason: reason.map(str::to_owned),
                denominator: None,
                derivation: Derivation::Total { of: measure.of.clone() },
                contributions: Contributions::default(),
                sql: file.path.clone(),
            });
        }
    }
    Ok(figures)
}

/// A count as a figure has it.
fn whole(count: u64) -> BigRational {
    BigRational::from(BigInt::from(count))
}

/// Of which measure's answers a figure is, and which.
fn part_of<'a>(file: &SqlFile, measure: &'a Measure) -> Result<(&'a str, Part), Error> {
    let part = match measure.part.as_deref() {
        Some("count") => Some(Part::Count),
        Some("sum") => Some(Part::Sum),
        Some("flagged") => Some(Part::Flagged),
        _ => None,
    };
    match (&measure.of[..], part) {
        ([of], Some(part)) => Ok((of, part)),
        _ => Err(Error::Sql(FileError::File {
            path: file.path.clone(),
            problem: format!(
                "the measure `{}` needs `of`, one measure, and `part`: `count`, `sum` or `flagged`",
                measure.name
            ),
        })),
    }
}

/// Reads the answers, in the order of measure, centre, period and key.
pub(super) fn answers(file: &SqlFile, rows: &Rows<'_>) -> Result<Vec<Answer>, Error> {
    let mut answers = Vec::new();
    for batch in rows.batches {
        let exact = ExactRows { file, batch };
        let names = ["centre_id", "response_period", "response_key", "measure"];
        let names = names.map(|c| exact.name(c));
        let [centres, periods, keys, measures] = names;
        let (centres, periods, keys, measures) = (centres?, periods?, keys?, measures?);
        let (industries, bands) = (exact.text("industry_prefix")?, exact.text("size_band")?);
        let (values, flagged, held) =
            (exact.decimal("value")?, exact.count("flagged")?, exact.count("held")?);
        let text = |of: &arrow::array::StringArray, row| match of.is_valid(row) {
            true => of.value(row).to_owned(),
            false => String::new(),
        };
        for row in (0..batch.num_rows()).filter(|row| values.is_valid(*row)) {
            // what is not above 0 has no logarithm
            let units = values.value(row);
            if units <= 0 {
                continue;
            }
            answers.push(Answer {
                centre_id: text(&centres, row),
                period: text(&periods, row),
                response_key: text(&keys, row),
                measure: text(&measures, row),
                industry: text(&industries, row),
                size_band: text(&bands, row),
                units,
                is_flagged: flagged.value(row) > 0,
                is_held: held.value(row) > 0,
            });
        }
    }
    answers.sort_unstable_by(in_order);
    Ok(answers)
}

/// The order of answers.
fn in_order(a: &Answer, b: &Answer) -> Ordering {
    [&a.measure, &a.centre_id, &a.period, &a.response_key].cmp(&[
        &b.measure,
        &b.centre_id,
        &b.period,
        &b.response_key,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: i128 = 10_000;

    fn answer(number: usize, units: i128) -> Answer {
        Answer {
            centre_id: "a".to_owned(),
            period: "2024Q1".to_owned(),
            response_key: format!("{number:03}"),
            measure: "sales".to_owned(),
            industry: "332".to_owned(),
            size_band: "1-19".to_owned(),
            units,
            is_flagged: false,
            is_held: false,
        }
    }

    fn answers(values: impl IntoIterator<Item = i128>) -> Vec<Answer> {
        values.into_iter().enumerate().map(|(number, value)| answer(number, value)).collect()
    }

    /// Values 10, 100 and 1000 in equal parts: the median is 100, the MAD the logarithm of 10.
    fn powers() -> Vec<i128> {
        (0..21).map(|i| 10_i128.pow(1 + i % 3) * UNITS).collect()
    }

    fn compared(values: Vec<i128>) -> Compared {
        Compared::new(answers(values), 3.5)
    }

    #[test]
    fn the_cent_below_the_bound_is_usual_and_the_one_above_is_not() {
        let usual = compared(powers());
        let (_, centre) = usual.group(&usual.answers[0]).unwrap();
        assert_eq!((centre.answers, centre.median.clone()), (21, (100 * UNITS).into()));
        // 100 times 10 to the power of 3.5 × 1.4826 is 15,456,102.884…
        let score = |cents: i128| centre.score(cents * UNITS / 100).unwrap();
        let bound = (1..1_000_000)
            .map(|step| 1_500_000_000 + step * 1_000)
            .find(|cents| usual.is_unusual(score(*cents)))
            .unwrap();
        let cent = (bound - 1_000..=bound).find(|cents| usual.is_unusual(score(*cents))).unwrap();
        let exactly = 10_000.0 * 10_f64.powf(3.5 * 1.4826);
        assert_eq!(cent, exactly.floor().to_i128().unwrap() + 1);
        assert!(!usual.is_unusual(3.5) && usual.is_unusual(3.500_000_1));
    }

    #[test]
    fn a_small_answer_is_as_unusual_as_a_large_one() {
        let usual = compared(powers());
        let (_, centre) = usual.group(&usual.answers[0]).unwrap();
        let (small, large) = (centre.score(UNITS / 1_000), centre.score(10_000_000 * UNITS));
        assert!((small.unwrap() - large.unwrap()).abs() < 1e-12, "{small:?} {large:?}");
    }

    #[test]
    fn the_median_of_an_even_number_lies_between_the_middle_two() {
        let centre = Centre::of(vec![1, 4, 9, 100]);
        assert_eq!(centre.median, 6.into());
        assert!((centre.ln - libm::log(6.0)).abs() < 1e-15);
        // one value is its own median
        assert_eq!(Centre::of(vec![7]).median, 7.into());
    }

    #[test]
    fn where_half_are_the_same_nothing_is_said() {
        let mut values = vec![5 * UNITS; 11];
        values.extend((0..9).map(|i| (1 + i) * 1_000 * UNITS));
        let same = compared(values.clone());
        assert!(same.answers.iter().all(|a| same.verdict(a) == Verdict::NoVariation));
        // of eleven others, the scale is theirs
        values[0] = UNITS;
        values[1] = 2 * UNITS;
        let others = compared(values);
        assert!(others.answers.iter().all(|a| matches!(others.verdict(a), Verdict::Score(_))));
    }

    #[test]
    fn ties_at_the_middle_are_the_middle() {
        let mut values = powers();
        values.extend([100 * UNITS; 4]);
        let tied = compared(values);
        let (_, centre) = tied.group(&tied.answers[0]).unwrap();
        assert_eq!(centre.median, (100 * UNITS).into());
        assert_eq!(centre.score(100 * UNITS), Some(0.0));
    }

    #[test]
    fn few_answers_are_compared_with_more_or_not_at_all() {
        let few = compared(powers()[..19].to_vec());
        assert!(few.answers.iter().all(|a| few.verdict(a) == Verdict::TooFew));
        // of one industry nineteen and of another one: the size band has twenty
        let mut of_two = answers(powers()[..20].to_vec());
        of_two[19].industry = "333".to_owned();
        let of_two = Compared::new(of_two, 3.5);
        let group = |of: &Compared, at: usize| of.group(&of.answers[at]).unwrap().0.clone();
        assert_eq!(group(&of_two, 0), Group::Size("1-19".to_owned()));
        // twenty of one industry, and one that is alone in its band
        let mut of_three = answers(powers());
        of_three[20].size_band = "20-99".to_owned();
        let of_three = Compared::new(of_three, 3.5);
        assert_eq!(group(&of_three, 0).to_string(), "industry 332, size 1-19");
        assert_eq!(group(&of_three, 20).to_string(), "all answers");
        // another measure is another thing
        let mut other = answers(powers());
        other[20].measure = "jobs".to_owned();
        let other = Compared::new(other, 3.5);
        assert_eq!(other.verdict(&other.answers[20]), Verdict::TooFew);
    }
}

//! The unusual answers of a year one by one, for whoever looks into them: what is counted in figures
//! is what stands here, for both are made of the same rows.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray, Decimal128Array, Int64Array, RecordBatch, StringArray};
use arrow::error::ArrowError;
use num_traits::ToPrimitive as _;

use super::Error;
use super::estimators::UNUSUAL_ANSWERS;
use super::exactness::SCALE;
use super::input::Rows;
use super::unusual::{Answer, Compared, Verdict, answers};
use engine::Layer;
use query::View;

/// Decimals of a score.
const SCORE_DECIMALS: i8 = 4;
/// The most digits of a decimal.
const DIGITS: u8 = 38;

/// The answers of a year, each beside others of the same industry and size.
pub struct UnusualAnswers {
    /// The measures that there are answers to, in order.
    pub measures: Vec<String>,
    compared: Compared,
}

/// How many answers were looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Looked {
    /// All above 0.
    pub answers: u64,
    /// Those in groups with too few answers.
    pub too_few: u64,
    /// Those in groups of which half or more are the same.
    pub no_variation: u64,
}

/// Compares the answers of a year, with whole keys; none if the snapshot's SQL does not ask for it.
///
/// # Errors
/// When a query fails.
pub async fn unusual_answers(view: &View, year: i16) -> Result<Option<UnusualAnswers>, Error> {
    let library = &view.configuration.library;
    let mut files = library.layer(Layer::Measures);
    let Some(file) = files.find(|f| f.about("estimator") == UNUSUAL_ANSWERS) else {
        return Ok(None);
    };
    let batches = view.session(year)?.run(file).await?;
    let answers = answers(file, &Rows { batches: &batches, kinds: &library.scopes })?;
    let bound = view.configuration.programme.settings.checks.unusual_score;
    let measures = file.measures.iter().flat_map(|m| m.of.iter().cloned());
    let measures: BTreeSet<String> = measures.collect();
    let compared = Compared::new(answers, bound);
    Ok(Some(UnusualAnswers { measures: measures.into_iter().collect(), compared }))
}

impl UnusualAnswers {
    /// The answers of a centre, or of all, to a measure, or to all.
    fn wanted<'a>(
        &'a self,
        centre_id: Option<&'a str>,
        measure: Option<&'a str>,
    ) -> impl Iterator<Item = &'a Answer> {
        let answers = self.compared.answers.iter();
        let answers = answers.filter(move |a| centre_id.is_none_or(|c| c == a.centre_id));
        answers.filter(move |a| measure.is_none_or(|m| m == a.measure))
    }

    /// How many answers of a centre, or of all, to a measure, or to all, were looked at.
    #[must_use]
    pub fn looked(&self, centre_id: Option<&str>, measure: Option<&str>) -> Looked {
        let mut looked = Looked::default();
        for answer in self.wanted(centre_id, measure) {
            looked.answers += 1;
            match self.compared.verdict(answer) {
                Verdict::TooFew => looked.too_few += 1,
                Verdict::NoVariation => looked.no_variation += 1,
                Verdict::Score(_) => {}
            }
        }
        looked
    }

    /// The unusual ones as rows, the furthest off first: centre, period and key of the response, measure,
    /// value, what it is compared with, how many answers that are and their median, the score, whether a
    /// fixed rule flags it, and whether it is held.
    ///
    /// # Errors
    /// Never, the columns fit.
    pub fn rows(
        &self,
        centre_id: Option<&str>,
        measure: Option<&str>,
    ) -> Result<RecordBatch, ArrowError> {
        let mut found = Vec::new();
        for answer in self.wanted(centre_id, measure) {
            let (Some((group, centre)), Verdict::Score(score)) =
                (self.compared.group(answer), self.compared.verdict(answer))
            else {
                continue;
            };
            if self.compared.is_unusual(score) {
                found.push((answer, group.to_string(), centre, score));
            }
        }
        // of those alike the order of before stays
        found.sort_by(|a, b| b.3.total_cmp(&a.3));
        let text = |of: &dyn Fn(&Answer) -> &str| -> ArrayRef {
            Arc::new(found.iter().map(|f| Some(of(f.0))).collect::<StringArray>())
        };
        let decimal = |of: &dyn Fn(usize) -> Option<i128>, scale| -> Result<ArrayRef, ArrowError> {
            let values: Decimal128Array = (0..found.len()).map(of).collect();
            Ok(Arc::new(values.with_precision_and_scale(DIGITS, scale)?))
        };
        let truth = |of: &dyn Fn(&Answer) -> bool| -> ArrayRef {
            Arc::new(found.iter().map(|f| Some(of(f.0))).collect::<BooleanArray>())
        };
        let groups: StringArray = found.iter().map(|f| Some(f.1.as_str())).collect();
        let counts: Int64Array = found.iter().map(|f| i64::try_from(f.2.answers).ok()).collect();
        let scale = i8::try_from(SCALE).unwrap_or_default();
        let ten = 10_f64.powi(SCORE_DECIMALS.into());
        RecordBatch::try_from_iter_with_nullable(vec![
            ("centre_id", text(&|a| &a.centre_id), true),
            ("period", text(&|a| &a.period), true),
            ("response_key", text(&|a| &a.response_key), true),
            ("measure", text(&|a| &a.measure), true),
            ("value", decimal(&|i| Some(found[i].0.units), scale)?, true),
            ("compared_with", Arc::new(groups) as ArrayRef, true),
            ("answers", Arc::new(counts) as ArrayRef, true),
            ("median", decimal(&|i| found[i].2.median.to_i128(), scale)?, true),
            ("z", decimal(&|i| (found[i].3 * ten).round().to_i128(), SCORE_DECIMALS)?, true),
            ("is_flagged", truth(&|a| a.is_flagged), true),
            ("is_held", truth(&|a| a.is_held), true),
        ])
    }
}

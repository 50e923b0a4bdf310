//! `programme.toml`, checked.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::{Table, Value};

use super::language::Language;
use super::{Error, keys, text};

/// The most characters of an enterprise id.
const LONGEST_ID: usize = 64;

/// What `programme.toml` says, with defaults filled in. `PROGRAMME.md` describes every key.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `[programme]`: identity and fiscal calendar.
    pub programme: Identity,
    /// `[storage]`: where things are kept.
    pub storage: Storage,
    /// `[submission]`: what centres file, and when.
    pub submission: Submission,
    /// `[survey]`: how firms are asked.
    pub survey: Survey,
    /// `[checks]`: limits of checks.
    pub checks: Checks,
    /// `[extreme_values]`: decimal text by name, so that no threshold passes through a float.
    pub extreme_values: BTreeMap<String, String>,
    /// `[bands]`: how figures are broken down.
    pub bands: Bands,
    /// `[enterprise_id]`: how register numbers are normalised.
    pub enterprise_id: EnterpriseId,
    /// `[disclosure]`: what may leave the office.
    pub disclosure: Disclosure,
    /// The declared denominators, by name.
    pub denominators: BTreeMap<String, Denominator>,
    /// The name of the headline denominator, if any is declared.
    pub headline: Option<String>,
}

/// `[programme]`.
#[derive(Debug, Clone, Deserialize)]
pub struct Identity {
    /// Short name.
    pub id: String,
    /// Name in reports.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Language of reports.
    pub locale: String,
    /// `MM-DD`.
    pub fiscal_year_starts: String,
    /// What names a fiscal year.
    pub fiscal_year_named_by: YearName,
    /// Classification of the column `industry`.
    pub industry_classification: String,
    /// Who pays the national money.
    pub national_funder: String,
    /// Who evaluates.
    pub evaluator: String,
}

/// The calendar year that names a fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum YearName {
    /// The one in which it starts.
    Start,
    /// The one in which it ends.
    End,
}

/// `[storage]`: folders, relative to the programme's, or URLs.
#[derive(Debug, Clone, Deserialize)]
pub struct Storage {
    /// Extracts as received.
    pub inbox: String,
    /// Pseudonymised tables and snapshots.
    pub warehouse: String,
    /// Identities, raw bytes and receipts.
    pub restricted: String,
    /// Published reports.
    pub reports: String,
    /// The file of the pseudonym key.
    pub pseudonym_key: String,
    /// Years after which raw bytes may be purged.
    pub retention_years: Option<u16>,
}

/// How often centres file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// Fiscal quarters, `2024Q1`.
    Quarter,
    /// Fiscal years, `2024`.
    Year,
}

/// Who approves an accepted extract before figures rest on it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Approval {
    /// Nobody: what is accepted counts.
    #[default]
    Automatic,
    /// The national office, extract by extract.
    Office,
}

/// `[submission]`.
#[derive(Debug, Clone, Deserialize)]
pub struct Submission {
    /// How often centres file.
    pub period: Grain,
    /// Days after a period's end by which extracts are due.
    pub due_days: u16,
    /// Datasets expected of every centre.
    pub datasets: Vec<String>,
    /// First period for which extracts are expected.
    pub first_period: Option<String>,
    /// The time zone in which days are counted, by its IANA name.
    pub timezone: String,
    /// Days after a period's end from which on centres need the office's leave to file for it.
    pub lock_after_days: Option<u32>,
    /// Who approves what was accepted; nobody did when older configurations were kept.
    #[serde(default)]
    pub approval: Approval,
    /// Seconds for which a file must not have changed before it is loaded.
    pub settle_seconds: u32,
}

/// `[survey]`.
#[derive(Debug, Clone, Deserialize)]
pub struct Survey {
    /// Months that the survey asks about.
    pub recall_months: u16,
    /// Months between the close of a service and its survey.
    pub lag_months: i32,
}

/// `[checks]`.
#[derive(Debug, Clone, Deserialize)]
pub struct Checks {
    /// Months after which an unmentioned open engagement is stale.
    pub max_open_months: i32,
    /// Above which robust score an answer is unusual: a bound of statistics, and no amount.
    pub unusual_score: f64,
}

/// `[bands]`.
#[derive(Debug, Clone, Deserialize)]
pub struct Bands {
    /// Where size bands start, in employees.
    pub size: Vec<i64>,
    /// Leading digits of the industry code.
    pub industry_digits: i64,
}

/// A size band by employees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizeBand {
    /// `1-19`, `20-99`, `250+`.
    pub label: String,
    /// The fewest employees in it.
    pub from: i64,
    /// The fewest employees above it; none for the last band.
    pub below: Option<i64>,
}

/// `[disclosure]`: what may leave the office. Nothing that is published prints it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Disclosure {
    /// The fewest enterprises that a published figure is of.
    pub min_clients: u64,
    /// How near, in percent, one may come to what another contributes.
    pub p_percent: f64,
    /// How many of the largest the rule of dominance looks at.
    pub dominance_n: Option<usize>,
    /// What they may have of a total together, in percent.
    pub dominance_k: Option<f64>,
    /// What counts are published as multiples of.
    pub round_counts_to: Option<u32>,
}

impl Default for Disclosure {
    /// What held before a programme could say it.
    fn default() -> Self {
        Self {
            min_clients: 3,
            p_percent: 10.0,
            dominance_n: None,
            dominance_k: None,
            round_counts_to: None,
        }
    }
}

/// `[enterprise_id]`.
#[derive(Debug, Clone, Deserialize)]
pub struct EnterpriseId {
    /// Characters taken out.
    pub strip: String,
    /// Width to pad to with zeros.
    pub pad: usize,
    /// What the result must look like.
    pub pattern: Option<String>,
}

/// A declared denominator of ratios.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Denominator {
    /// Sources of the lines that count.
    pub sources: Vec<String>,
    /// Funds that count.
    pub funds: Vec<String>,
    /// Which amount counts: the name of its column.
    pub basis: String,
}

/// The parts of the file that serde reads by itself.
#[derive(Deserialize)]
struct File {
    programme: Identity,
    storage: Storage,
    submission: Submission,
    survey: Survey,
    checks: Checks,
    bands: Bands,
    enterprise_id: EnterpriseId,
    // configurations of before have none
    #[serde(default)]
    disclosure: Disclosure,
}

impl Settings {
    /// Reads the text of a `programme.toml`.
    ///
    /// # Errors
    /// When it is not TOML, has an unknown key, or a value of the wrong type or without sense.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let table: Table = text.parse().map_err(toml_error)?;
        keys::refuse_unknown(&table)?;
        let settings = Self::read(table)?;
        settings.refuse_nonsense()?;
        Ok(settings)
    }

    /// Reads the text of a `programme.toml` as a snapshot kept it, with the defaults of then. It was
    /// judged by the rules of then, and is not judged again.
    ///
    /// # Errors
    /// When it is not TOML, or a value has the wrong type.
    pub fn parse_kept(text: &str, defaults: &Table) -> Result<Self, Error> {
        let mut table: Table = text.parse().map_err(toml_error)?;
        keys::fill_in(&mut table, defaults);
        Self::read(table)
    }

    /// Reads the tables of the file, with the defaults of today for what is not said.
    fn read(mut table: Table) -> Result<Self, Error> {
        let (denominators, headline) = denominators(table.remove(keys::DENOMINATORS))?;
        let extreme_values = thresholds(table.remove(keys::THRESHOLDS))?;
        keys::fill_in(&mut table, &keys::defaults());
        let file: File = Value::Table(table).try_into().map_err(toml_error)?;
        Ok(Self {
            programme: file.programme,
            storage: file.storage,
            submission: file.submission,
            survey: file.survey,
            checks: file.checks,
            extreme_values,
            bands: file.bands,
            enterprise_id: file.enterprise_id,
            disclosure: file.disclosure,
            denominators,
            headline,
        })
    }

    /// The size bands, smallest first; the first counts firms without employees too.
    #[must_use]
    pub fn size_bands(&self) -> Vec<SizeBand> {
        let starts = &self.bands.size;
        let mut bands = Vec::new();
        for (i, below) in starts.iter().enumerate() {
            let from = if i == 0 { 0 } else { starts[i - 1] };
            let label = format!("{}-{}", from.max(1), below - 1);
            bands.push(SizeBand { label, from, below: Some(*below) });
        }
        let last = starts.last().copied().unwrap_or(0);
        bands.push(SizeBand { label: format!("{}+", last.max(1)), from: last, below: None });
        bands
    }

    /// Refuses values that no programme can mean.
    fn refuse_nonsense(&self) -> Result<(), Error> {
        let refuse = |key: &str, problem: &str| {
            Err(Error::Value { key: key.to_owned(), problem: problem.to_owned() })
        };
        let sizes = &self.bands.size;
        if sizes.first().is_some_and(|s| *s < 2) || sizes.windows(2).any(|w| w[0] >= w[1]) {
            return refuse("bands.size", "must rise, from 2 employees on");
        }
        if !(1..=6).contains(&self.bands.industry_digits) {
            return refuse("bands.industry_digits", "must be 1 to 6");
        }
        if !(0..=36).contains(&self.survey.lag_months) {
            return refuse("survey.lag_months", "must be 0 to 36");
        }
        // below 1, a third of all answers would be unusual; above 100, none ever
        if !(1.0..=100.0).contains(&self.checks.unusual_score) {
            return refuse("checks.unusual_score", "must be 1 to 100");
        }
        let disclosure = &self.disclosure;
        for (key, is_sound, bounds) in [
            ("min_clients", (2..=100).contains(&disclosure.min_clients), "2 to 100"),
            ("p_percent", (0.0..=100.0).contains(&disclosure.p_percent), "0 to 100"),
            ("dominance_n", disclosure.dominance_n.is_none_or(|n| (1..=5).contains(&n)), "1 to 5"),
            (
                "dominance_k",
                disclosure.dominance_k.is_none_or(|k| (1.0..=100.0).contains(&k)),
                "1 to 100",
            ),
            (
                "round_counts_to",
                disclosure.round_counts_to.is_none_or(|base| (2..=100).contains(&base)),
                "2 to 100",
            ),
        ] {
            if !is_sound {
                return refuse(&format!("disclosure.{key}"), &format!("must be {bounds}"));
            }
        }
        if disclosure.dominance_n.is_some() != disclosure.dominance_k.is_some() {
            return refuse("disclosure", "has `dominance_n` and `dominance_k` together or neither");
        }
        if let Err(problem) = self.programme.locale.parse::<Language>() {
            return refuse("programme.locale", &problem);
        }
        let identity = &self.programme;
        let is_of = |text: &str, allowed: fn(&u8) -> bool| {
            !text.is_empty() && text.len() <= 32 && text.bytes().all(|b| allowed(&b))
        };
        if !is_of(&identity.id, |b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')) {
            return refuse("programme.id", "must be 1 to 32 letters, digits, `-` or `_`");
        }
        if identity.currency.len() != 3 || !is_of(&identity.currency, u8::is_ascii_uppercase) {
            return refuse("programme.currency", "must be an ISO 4217 code such as `USD`");
        }
        for (key, text) in [
            ("programme.id", &identity.id),
            ("programme.name", &identity.name),
            ("programme.currency", &identity.currency),
            ("programme.industry_classification", &identity.industry_classification),
            ("programme.national_funder", &identity.national_funder),
            ("programme.evaluator", &identity.evaluator),
        ] {
            if text::tidy(text).is_empty() {
                return refuse(key, "is empty");
            }
            if let Some(c) = text::misplaced(text) {
                let code = u32::from(c);
                return refuse(
                    key,
                    &format!("has a character that has no place in a text, U+{code:04X}"),
                );
            }
        }
        if self.enterprise_id.pad > LONGEST_ID {
            return refuse("enterprise_id.pad", &format!("must be 0 to {LONGEST_ID}"));
        }
        if let Some(pattern) = &self.enterprise_id.pattern
            && let Err(e) = text::whole(pattern)
        {
            return refuse("enterprise_id.pattern", &format!("is not a regular expression: {e}"));
        }
        Ok(())
    }
}

/// The error of a file that is not TOML, or not of the types that it should have.
#[expect(clippy::needless_pass_by_value, reason = "so that it maps errors")]
fn toml_error(error: toml::de::Error) -> Error {
    Error::Toml(error.to_string().trim().replace("\nin `", " in `"))
}

/// Reads `[denominators]`: `headline` and the declared ones.
fn denominators(
    value: Option<Value>,
) -> Result<(BTreeMap<String, Denominator>, Option<String>), Error> {
    let Some(Value::Table(mut table)) = value else { return Ok((BTreeMap::new(), None)) };
    let refuse = |key: &str, problem: String| Error::Value { key: key.to_owned(), problem };
    let headline = match table.remove("headline") {
        Some(Value::String(name)) => Some(name),
        Some(_) => {
            return Err(refuse("denominators.headline", "must be a name".to_owned()));
        }
        None => None,
    };
    let mut declared = BTreeMap::new();
    for (name, value) in table {
        let key = format!("denominators.{name}");
        if !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
            return Err(refuse(&key, "must be named with `a-z`, `0-9` and `_`".to_owned()));
        }
        let denominator: Denominator =
            value.try_into().map_err(|e: toml::de::Error| refuse(&key, e.message().to_owned()))?;
        // which there are, the contract knows: that is looked at when the configuration is opened
        for (part, names) in [("sources", &denominator.sources), ("funds", &denominator.funds)] {
            if names.is_empty() {
                return Err(refuse(&key, format!("names no {part}")));
            }
            let mut once = BTreeSet::new();
            if let Some(twice) = names.iter().find(|n| !once.insert(*n)) {
                return Err(refuse(&key, format!("has `{twice}` twice in {part}")));
            }
        }
        declared.insert(name, denominator);
    }
    if let Some(name) = &headline
        && !declared.contains_key(name)
    {
        let problem = format!("is `{name}`, which is not declared");
        return Err(refuse("denominators.headline", problem));
    }
    let headline = headline.or_else(|| declared.keys().next().cloned());
    Ok((declared, headline))
}

/// Reads `[extreme_values]` as decimal texts.
fn thresholds(value: Option<Value>) -> Result<BTreeMap<String, String>, Error> {
    let Some(Value::Table(table)) = value else { return Ok(BTreeMap::new()) };
    table
        .into_iter()
        .map(|(name, value)| {
            let text = match value {
                Value::Integer(i) if i >= 0 => i.to_string(),
                // the shortest text that reads back the same is what the file said
                Value::Float(f) if (0.0..1e12).contains(&f) => f.to_string(),
                _ => {
                    return Err(Error::Value {
                        key: format!("extreme_values.{name}"),
                        problem: "must be a number from 0 on".to_owned(),
                    });
                }
            };
            Ok((name, text))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_names_the_nearest_known_one() {
        let error = Settings::parse("[programme]\ncurency = 'USD'\n[bandz]\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "`programme.toml` has unknown keys: `[bandz]` (did you mean `bands`?); `programme.curency` (did you mean `currency`?)"
        );
    }

    #[test]
    fn a_denominator_counts_each_line_once() {
        let with = |sources: &str| {
            let head =
                "[programme]\nid='x'\nname='x'\ncurrency='USD'\nfiscal_year_starts='10-01'\n";
            Settings::parse(&format!(
                "{head}[denominators]\nd = {{ sources = {sources}, funds = ['base'], basis = 'spent' }}\n"
            ))
        };
        assert!(with("['national', 'state']").is_ok());
        for (sources, problem) in [("['national', 'national']", "twice"), ("[]", "names no")] {
            assert!(with(sources).unwrap_err().to_string().contains(problem), "{sources}");
        }
    }

    #[test]
    fn a_bound_of_unusual_answers_is_a_number_that_can_be_meant() {
        let with = |bound: &str| {
            let head =
                "[programme]\nid='x'\nname='x'\ncurrency='USD'\nfiscal_year_starts='10-01'\n";
            Settings::parse(&format!("{head}[checks]\nunusual_score = {bound}\n"))
        };
        for (bound, read) in [("3.5", 3.5), ("4", 4.0), ("1", 1.0), ("100.0", 100.0)] {
            let settings = with(bound).unwrap();
            assert!((settings.checks.unusual_score - read).abs() < f64::EPSILON, "{bound}");
        }
        for bound in ["0", "-3.5", "0.99", "100.1", "nan", "inf", "'3.5'"] {
            let problem = with(bound).unwrap_err().to_string();
            assert!(problem.contains("unusual_score"), "{bound}: {problem}");
        }
    }

    #[test]
    fn bands_are_labelled_as_reports_print_them() {
        let s = Settings::parse(
            "[programme]\nid='x'\nname='x'\ncurrency='USD'\nfiscal_year_starts='10-01'\n",
        )
        .unwrap();
        let labels: Vec<_> = s.size_bands().into_iter().map(|b| b.label).collect();
        assert_eq!(labels, ["1-19", "20-99", "100-249", "250+"]);
    }

    #[test]
    fn what_is_left_out_is_as_the_table_of_keys_says() {
        let s = Settings::parse(
            "[programme]\nid='x'\nname='x'\ncurrency='USD'\nfiscal_year_starts='10-01'\n[bands]\nindustry_digits = 2\n",
        )
        .unwrap();
        assert_eq!((s.programme.locale.as_str(), s.submission.due_days), ("en", 30));
        assert_eq!((s.bands.size, s.bands.industry_digits), (vec![20, 100, 250], 2));
        assert_eq!((s.enterprise_id.strip.as_str(), s.storage.retention_years), ("", None));
        let wrong = "[programme]\nid='x'\nname='x'\ncurrency='USD'\nfiscal_year_starts='10-01'\n[submission]\ndue_days='soon'\n";
        let problem = Settings::parse(wrong).unwrap_err().to_string();
        assert!(problem.contains("in `submission.due_days`"), "{problem}");
    }

    #[test]
    fn a_kept_file_is_read_with_the_defaults_of_then() {
        let text = "[programme]\nid='x'\nname='x'\ncurrency='USD'\nfiscal_year_starts='10-01'\n[survey]\nrecall_months = 3\nformer_key = 1\n[bands]\nindustry_digits = 9\n";
        assert!(Settings::parse(text).is_err());
        let then: Table = "[survey]\nlag_months = 9\nrecall_months = 5".parse().unwrap();
        let kept = Settings::parse_kept(text, &then).unwrap();
        assert_eq!((kept.survey.lag_months, kept.survey.recall_months), (9, 3));
        assert_eq!(kept.bands.industry_digits, 9);
        let today = Settings::parse_kept(text, &Table::new()).unwrap();
        assert_ne!(today.survey.lag_months, 9);
    }

    #[test]
    fn names_are_there_and_codes_are_codes() {
        let with = |id: &str, name: &str, currency: &str| {
            Settings::parse(&format!(
                "[programme]\nid='{id}'\nname='{name}'\ncurrency='{currency}'\nfiscal_year_starts='10-01'\n"
            ))
        };
        assert!(with("mep-us_1", "A Programme", "USD").is_ok());
        for (id, name, currency) in [
            ("", "x", "USD"),
            ("../x", "x", "USD"),
            ("x", "", "USD"),
            ("x", "\u{a0}", "USD"),
            ("x", "\u{2028}", "USD"),
            ("x", "x", "usd"),
            ("x", "x", "US\u{200b}D"),
            ("x", "x", "DOLLAR"),
        ] {
            assert!(with(id, name, currency).is_err(), "{id:?} {name:?} {currency:?}");
        }
    }
}

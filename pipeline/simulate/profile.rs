//! What is simulated: the programmes that `--profile` knows, as files beside this one.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::Error;
use super::chance::Skewed;

/// The files of every profile.
static PROFILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/profiles");
/// What respondents answer, whatever the profile.
const ANSWERS: &str = include_str!("answers.toml");

/// A profile: a programme's two files, and what its centres and firms are like.
#[derive(Debug)]
pub struct Profile {
    /// `programme.toml`.
    pub programme_toml: &'static str,
    /// `centres.csv`.
    pub centres_csv: &'static str,
    /// What its centres and firms are like.
    pub(super) model: Model,
    /// What respondents answer, by measure.
    pub(super) answers: BTreeMap<String, Answer>,
}

/// What centres and firms are like.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Model {
    pub(super) reach: Reach,
    pub(super) survey: Survey,
    pub(super) firm: Firms,
    pub(super) funding: Funding,
    /// Industry codes with their weights.
    pub(super) industries: BTreeMap<String, f64>,
}

/// Engagements.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reach {
    pub(super) engagements_a_year: f64,
    pub(super) growth_a_year: f64,
    pub(super) new_client_share: f64,
    pub(super) shared_share: f64,
    pub(super) centre_spread: f64,
    pub(super) days_open: Skewed,
    pub(super) hours: Skewed,
    /// Per hour.
    pub(super) fee: Skewed,
    pub(super) subsidised_share: f64,
    pub(super) late_share: f64,
}

/// The survey.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Survey {
    /// The share of engagements that are surveyed, unless the client was in the same year.
    pub(super) surveyed_share: f64,
    /// What comes of it, with weights.
    pub(super) status: Vec<(String, f64)>,
}

/// Firms.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Firms {
    pub(super) employees: Skewed,
    pub(super) sales_per_employee: Skewed,
    pub(super) annual_sales_missing: f64,
    pub(super) enterprise_id_missing: f64,
    /// The form of a register number; `#` is a digit.
    pub(super) enterprise_id: String,
    pub(super) rural_share: f64,
    /// Legal forms.
    pub(super) forms: Vec<String>,
}

/// Money of a year, in units of the currency.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Funding {
    pub(super) national: f64,
    pub(super) supplemental: f64,
    /// The part of the national money that the office keeps.
    pub(super) office_share: f64,
    pub(super) state: f64,
    pub(super) local: f64,
    pub(super) industry: f64,
    pub(super) fees: f64,
    pub(super) in_kind: f64,
    pub(super) least_spent: f64,
}

/// What respondents answer about a measure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    /// The share who answer.
    pub(super) answered: f64,
    /// The share of those whose answer is above 0.
    pub(super) above_zero: f64,
    /// The answer as a share of the client's sales or employees.
    pub(super) share: Skewed,
}

impl Profile {
    /// The profile of this name: `us`, `jp`, `br`, `uk`.
    ///
    /// # Errors
    /// When there is none.
    pub fn open(name: &str) -> Result<Self, Error> {
        let text = |file: &str| {
            let file = PROFILES.get_file(format!("{name}/{file}"));
            file.and_then(include_dir::File::contents_utf8)
                .ok_or_else(|| Error::UnknownProfile(name.to_owned()))
        };
        Ok(Self {
            programme_toml: text("programme.toml")?,
            centres_csv: text("centres.csv")?,
            model: toml::from_str(text("model.toml")?)?,
            answers: toml::from_str(ANSWERS)?,
        })
    }
}

//! A programme: the folder that names one national support programme, its centres and its rules.

mod all_keys;
mod calendar;
mod centres;
pub mod keys;
mod language;
mod own;
mod settings;
pub mod text;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

pub use calendar::{Calendar, DateSpan, Period, add_months, days_since_1970};
pub use centres::{Centre, OFFICE};
pub use language::Language;
pub use own::{MAPPINGS, Own, read_plain, refuse_unused};
pub use settings::{Approval, Denominator, Disclosure, Grain, Settings, SizeBand};

/// The time zones that the program brings with it: a machine's own may be older, and count other days.
static TIME_ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The program, as the logs of tables name it.
pub const PROGRAM: &str = "counterfoil";

/// The program and its version, as snapshots, reports and figures name it.
pub const TOOL: &str = concat!("counterfoil ", env!("CARGO_PKG_VERSION"));

/// What the reader can do about an error.
///
/// The three parts of an error are apart: what failed is its [`std::fmt::Display`], what caused it
/// its [`std::error::Error::source`], and what to do its hint. No message repeats another.
pub trait Hint {
    /// What to do, if anything helps.
    fn hint(&self) -> Option<String>;
}

/// Why a programme could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder holds no `programme.toml`, or it cannot be read.
    #[error("cannot read `{path}`")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// `programme.toml` is not TOML, or a value has the wrong type.
    #[error("`programme.toml` is not valid: {0}")]
    Toml(String),
    /// `programme.toml` has keys that Counterfoil does not know, each with the nearest known one.
    #[error("`programme.toml` has unknown keys: {}", .0.join("; "))]
    UnknownKeys(Vec<String>),
    /// A value is of the right type but makes no sense.
    #[error("`{key}` in `programme.toml` {problem}")]
    Value {
        /// The dotted key.
        key: String,
        /// What is wrong with it, as a predicate.
        problem: String,
    },
    /// A file of the programme's own cannot be used.
    #[error("`{path}` {problem}")]
    Own {
        /// Below the programme's folder.
        path: String,
        /// What is wrong with it, as a predicate.
        problem: String,
        /// What to do.
        hint: String,
    },
    /// `centres.csv` breaks its rules, every fault listed.
    #[error("`centres.csv` is not valid: {}", .0.join("; "))]
    Centres(Vec<String>),
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::Read { path, .. } => Some(format!(
                "run this in a programme's folder, name one with `-C DIR`, or make one with `counterfoil new`; `{}` was looked for",
                path.display()
            )),
            Self::UnknownKeys(_) | Self::Toml(_) | Self::Value { .. } => {
                Some("`PROGRAMME.md` describes every key".to_owned())
            }
            Self::Own { hint, .. } => Some(hint.clone()),
            Self::Centres(_) => Some(
                "the columns are centre_id,name,region,opened_on,closed_on, and timezone or language if there are several; dates are YYYY-MM-DD"
                    .to_owned(),
            ),
        }
    }
}

/// An opened programme: its folder and what its two files say.
#[derive(Debug, Clone)]
pub struct Programme {
    /// The folder.
    pub folder: PathBuf,
    /// `programme.toml`, checked.
    pub settings: Settings,
    /// `centres.csv`, in its order.
    pub centres: Vec<Centre>,
    /// Fiscal years and periods.
    pub calendar: Calendar,
    /// Where days begin and end, unless a centre says otherwise.
    pub timezone: TimeZone,
    /// The bytes of `programme.toml`, kept with every snapshot.
    pub programme_toml: String,
    /// The bytes of `centres.csv`, kept with every snapshot.
    pub centres_csv: String,
}

impl Programme {
    /// Opens the programme in `folder`.
    ///
    /// # Errors
    /// When a file is missing, not valid, or has a key that is not known.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let programme_toml = read(folder, "programme.toml")?;
        let centres_csv = read(folder, "centres.csv")?;
        Self::parse(folder, programme_toml, centres_csv)
    }

    /// Builds a programme from the texts of its two files.
    ///
    /// # Errors
    /// When a text is not valid, or has a key that is not known.
    pub fn parse(
        folder: &Path,
        programme_toml: String,
        centres_csv: String,
    ) -> Result<Self, Error> {
        let settings = Settings::parse(&programme_toml)?;
        Self::with_settings(folder, settings, programme_toml, centres_csv)
    }

    /// Builds a programme from the texts of its two files as a snapshot kept them, and the defaults
    /// of then for keys that are not in it.
    ///
    /// # Errors
    /// When a text cannot be read.
    pub fn parse_kept(
        folder: &Path,
        programme_toml: String,
        centres_csv: String,
        defaults: &toml::Table,
    ) -> Result<Self, Error> {
        let settings = Settings::parse_kept(&programme_toml, defaults)?;
        Self::with_settings(folder, settings, programme_toml, centres_csv)
    }

    /// Builds a programme from its settings and the texts of its two files.
    fn with_settings(
        folder: &Path,
        settings: Settings,
        programme_toml: String,
        centres_csv: String,
    ) -> Result<Self, Error> {
        let calendar = Calendar::new(&settings)?;
        if let Some(label) = &settings.submission.first_period
            && calendar.period(label).is_none()
        {
            return Err(Error::Value {
                key: "submission.first_period".to_owned(),
                problem: format!("is `{label}`, which the calendar has not"),
            });
        }
        let timezone = time_zone(&settings.submission.timezone)
            .map_err(|problem| Error::Value { key: "submission.timezone".to_owned(), problem })?;
        let centres = centres::parse(&centres_csv)?;
        Ok(Self {
            timezone,
            folder: folder.to_owned(),
            settings,
            centres,
            calendar,
            programme_toml,
            centres_csv,
        })
    }

    /// The day that it is at a centre, or at the national office.
    #[must_use]
    pub fn day_at(&self, centre_id: &str, at: Timestamp) -> Date {
        let own = self.centre(centre_id).and_then(|c| c.timezone.as_ref());
        at.to_zoned(own.unwrap_or(&self.timezone).clone()).date()
    }

    /// The language in which a centre is told what was found; that of the programme, where there is none.
    #[must_use]
    pub fn language_of(&self, centre_id: Option<&str>) -> Language {
        let own = centre_id.and_then(|id| self.centre(id)).and_then(|c| c.language);
        own.unwrap_or_else(|| self.settings.programme.locale.parse().unwrap_or_default())
    }

    /// The centre with this id; the national office is none.
    #[must_use]
    pub fn centre(&self, centre_id: &str) -> Option<&Centre> {
        self.centres.iter().find(|c| c.centre_id == centre_id)
    }
}

/// The time zone of an IANA name, or what is wrong with the name as a predicate.
fn time_zone(name: &str) -> Result<TimeZone, String> {
    TIME_ZONES.get(name).map_err(|_| {
        let known: Vec<_> = TIME_ZONES.available().map(|known| known.to_string()).collect();
        let near = keys::nearest(name, known.iter().map(String::as_str));
        let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        format!("is `{name}`, not an IANA time zone such as `America/New_York`{near}")
    })
}

/// Reads one text file of the programme's folder.
fn read(folder: &Path, name: &str) -> Result<String, Error> {
    let path = folder.join(name);
    read_plain(&path).map_err(|source| Error::Read { path, source })
}

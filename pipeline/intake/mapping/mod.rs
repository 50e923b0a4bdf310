//! Mappings: how a centre's own system names, writes and codes what the contract asks for, one file
//! `mappings/<centre>.toml` each. They are applied before the contract is checked.

mod column;
mod dates;
mod numbers;
mod reading;
mod table;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use encoding_rs::Encoding;
use jiff::civil::Date;
use num_rational::BigRational;
use sha2::{Digest as _, Sha256};

use contract::Contract;
use programme::{Error, MAPPINGS, OFFICE, Own, Period, Programme};

pub(super) use column::{Around, ColumnMapping, Source};
pub(super) use dates::DateForm;
pub(super) use numbers::NumberForm;

/// The ending of a mapping's file.
const ENDING: &str = ".toml";

/// By the rules of which time a file is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judged {
    /// Today's.
    Now,
    /// Those of when a snapshot kept it: what was in use then must stay readable.
    Then,
}

/// The mappings of a programme.
#[derive(Debug, Clone, Default)]
pub struct Mappings {
    /// Each file, by its name.
    files: BTreeMap<String, String>,
    /// By centre and dataset.
    of: BTreeMap<String, BTreeMap<String, Arc<DatasetMapping>>>,
}

/// How a centre's own files of one dataset are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatasetMapping {
    /// Its file, below the programme's folder.
    pub path: String,
    /// Digest of all that bears on this dataset, in hexadecimal.
    pub sha256: String,
    /// The encoding of CSV, where it is not found by looking.
    pub(super) encoding: Option<&'static Encoding>,
    /// Own columns that are passed over.
    pub(super) ignored: BTreeSet<String>,
    /// How each column of the contract is read, in their order.
    pub(super) columns: Vec<ColumnMapping>,
    /// The centre's own currency.
    pub(super) currency: Option<Currency>,
}

/// A currency, and what it was worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Currency {
    /// Its name.
    pub(super) name: String,
    /// One unit of it in the programme's currency, by the day from which on.
    rates: BTreeMap<Date, BigRational>,
}

impl Currency {
    /// What one unit was worth on a day.
    pub(super) fn rate_on(&self, day: Date) -> Option<&BigRational> {
        self.rate_and_day(day).map(|(_, rate)| rate)
    }

    /// The same with the day from which on it holds.
    fn rate_and_day(&self, day: Date) -> Option<(Date, &BigRational)> {
        self.rates.range(..=day).next_back().map(|(from, rate)| (*from, rate))
    }
}

impl Mappings {
    /// The mappings in a programme's folder.
    ///
    /// # Errors
    /// When a file is not valid, every fault of it listed.
    pub fn open(programme: &Programme, contract: &Contract) -> Result<Self, Error> {
        let own = Own { folder: MAPPINGS, folders: &[], endings: &[ENDING] };
        Self::parse(own.read(&programme.folder)?, programme, contract, Judged::Now)
    }

    /// Mappings from the texts of their files as a snapshot kept them, by name. They were judged by the
    /// rules of then.
    ///
    /// # Errors
    /// When a file is not valid, every fault of it listed.
    pub fn parse_kept(
        files: BTreeMap<String, String>,
        programme: &Programme,
        contract: &Contract,
    ) -> Result<Self, Error> {
        Self::parse(files, programme, contract, Judged::Then)
    }

    /// Mappings from the texts of their files, by name.
    fn parse(
        files: BTreeMap<String, String>,
        programme: &Programme,
        contract: &Contract,
        judged: Judged,
    ) -> Result<Self, Error> {
        let mut of = BTreeMap::new();
        for (name, text) in &files {
            let path = format!("{MAPPINGS}/{name}");
            let centre_id = name.strip_suffix(ENDING).unwrap_or(name);
            let wrong = |problem: String, hint: &str| Error::Own {
                path: path.clone(),
                problem,
                hint: hint.to_owned(),
            };
            if centre_id != OFFICE && programme.centre(centre_id).is_none() {
                let centres = programme.centres.iter().map(|c| c.centre_id.as_str());
                let near = programme::keys::nearest(centre_id, centres);
                let hint = near.map_or_else(
                    || "name it after a centre of `centres.csv`".to_owned(),
                    |near| format!("did you mean `{near}{ENDING}`?"),
                );
                return Err(wrong("is named after no centre".to_owned(), &hint));
            }
            let datasets = reading::read(&path, text, contract, judged).map_err(|problems| {
                let hint = "`counterfoil map --help` says what may stand in a mapping";
                wrong(format!("is not valid: {}", problems.join("; ")), hint)
            })?;
            of.insert(centre_id.to_owned(), datasets);
        }
        Ok(Self { files, of })
    }

    /// How a centre's own files of a dataset are read for a period, if not as the contract has them.
    #[must_use]
    pub fn of(
        &self,
        centre_id: &str,
        dataset: &str,
        period: Option<&Period>,
    ) -> Option<Arc<DatasetMapping>> {
        let own = self.of.get(centre_id)?.get(dataset)?;
        let Some(currency) = &own.currency else { return Some(Arc::clone(own)) };
        // a rate of another period bears on nothing here
        let rate = period.and_then(|period| currency.rate_on(period.days.ends_on));
        let said =
            format!("{}\n{}", own.sha256, rate.map_or_else(String::new, ToString::to_string));
        let sha256 = hex::encode(Sha256::digest(said));
        Some(Arc::new(DatasetMapping { sha256, ..own.as_ref().clone() }))
    }

    /// The texts of the files, by name.
    #[must_use]
    pub fn files(&self) -> &BTreeMap<String, String> {
        &self.files
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

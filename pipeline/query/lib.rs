//! One snapshot opened for reading: its tables, its configuration, and sessions over them.

mod answering;
mod error;
mod follow_up;
mod kept;
mod kept_file;
mod mappings;
mod opened;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use answering::Answering;
use custody::{Tombstone, purged};
use engine::{Engine, KeyForm, Resources, by_key_form};
use opened::Opened;
use programme::Programme;
use warehouse::{Configuration, Snapshot, SnapshotRecord, Warehouse};

pub use warehouse::Resting;

pub use error::Error;
pub use follow_up::{FollowUp, Holding};
pub use kept::Unsound;
pub use mappings::ReadWithMapping;

/// Whose rules answer: which configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rules {
    /// The one that the snapshot was made with.
    #[default]
    OfThen,
    /// The one of today, to see old data under today's rules.
    Current,
}

/// A snapshot opened for reading.
pub struct View {
    /// The snapshot.
    pub record: Arc<SnapshotRecord>,
    /// The configuration that answers.
    pub configuration: Arc<Configuration>,
    /// What is left of extracts whose raw bytes were purged, by digest; as of today, whatever the
    /// snapshot.
    pub purged: BTreeMap<String, Tombstone>,
    /// Where it lies.
    warehouse: Warehouse,
    /// What queries may use.
    resources: Resources,
    /// What answers people.
    for_people: Answering,
    /// What answers files, those that only compare keys and the others.
    short: Answering,
    whole: Answering,
}

impl View {
    /// Opens a snapshot, the latest if no number is given, with figures that rest on what is in force.
    ///
    /// # Errors
    /// As [`Self::open_as`].
    pub async fn open(
        folder: &Path,
        number: Option<u64>,
        rules: Rules,
        resources: &Resources,
    ) -> Result<Self, Error> {
        Self::open_as(folder, number, rules, Resting::InForce, resources).await
    }

    /// The same, saying on what figures rest.
    ///
    /// # Errors
    /// When the warehouse has no such snapshot, or something it kept cannot be read.
    pub async fn open_as(
        folder: &Path,
        number: Option<u64>,
        rules: Rules,
        resting: Resting,
        resources: &Resources,
    ) -> Result<Self, Error> {
        let programme = Programme::open(folder)?;
        let warehouse = Warehouse::open_existing(&programme).await?;
        let warehouse = warehouse.ok_or(warehouse::Error::NoSnapshot(number))?;
        let record = SnapshotRecord::open(&warehouse, number, resting).await?;
        let record = record.ok_or(warehouse::Error::NoSnapshot(number))?;
        let configuration = match rules {
            Rules::Current => Configuration::current(programme)?,
            Rules::OfThen => {
                Configuration::of_snapshot(&warehouse, &record.config_digest, folder).await?
            }
        };
        let purged = purged(&warehouse).await?;
        let opened = Opened::new(&warehouse, record, configuration, resources);
        Ok(Self {
            record: Arc::clone(&opened.record),
            configuration: Arc::clone(&opened.configuration),
            purged,
            warehouse,
            resources: resources.clone(),
            short: Answering::new(opened.for_files(KeyForm::Short)),
            whole: Answering::new(opened.for_files(KeyForm::Whole)),
            for_people: Answering::new(opened),
        })
    }

    /// A session for one fiscal year, `$year`, with staging and marts: each planned when a query names
    /// it, and computed when one reads it.
    ///
    /// # Errors
    /// When the configuration does not fit its tables.
    pub fn session(&self, year: i16) -> Result<Arc<dyn Engine>, Error> {
        self.for_people.session(year)
    }

    /// The same for the library's files, of which those that only compare keys meet short ones.
    ///
    /// # Errors
    /// As [`Self::session`].
    pub fn session_for_files(&self, year: i16) -> Result<Arc<dyn Engine>, Error> {
        let Configuration { library, contract, .. } = &*self.configuration;
        by_key_form(library, contract, |keys| match keys {
            KeyForm::Short => self.short.session(year),
            KeyForm::Whole => self.whole.session(year),
        })
    }

    /// Below which folders of the warehouse what is kept for this configuration lies; nobody needs the
    /// rest of what lies in `derived/`.
    #[must_use]
    pub fn kept_folders(&self) -> BTreeSet<String> {
        let answering = [&self.short, &self.whole];
        answering.into_iter().flat_map(|a| a.keeper.folders()).collect()
    }

    /// Lets go of the rows that files were answered from: nothing more is computed, or little.
    pub fn let_go(&self) {
        self.short.let_go();
        self.whole.let_go();
    }

    /// What is damaged of the rows that are kept; and of a few, or of all, whether they are what would
    /// be computed today.
    pub async fn examine_kept(&self, all: bool) -> Vec<Unsound> {
        let examining = self.whole.keeper.examine(all, &self.short.keeper);
        examining.await.unwrap_or_default()
    }

    /// The snapshot with all that is in force.
    ///
    /// # Errors
    /// When its record cannot be read.
    pub async fn snapshot(&self) -> Result<Arc<Snapshot>, Error> {
        Ok(self.record.whole().await?)
    }

    /// The fiscal years that the extracts in force belong to, in order.
    #[must_use]
    pub fn years(&self) -> Vec<i16> {
        let calendar = &self.configuration.programme.calendar;
        let periods = self.record.periods.keys();
        let years = periods.filter_map(|p| calendar.period(p)).map(|p| p.fiscal_year);
        years.collect::<BTreeSet<_>>().into_iter().collect()
    }
}

//! One snapshot opened for reading: its tables, its configuration, and sessions over them.

mod error;
mod kept;
mod kept_file;
mod opened;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use custody::{Tombstone, purged};
use engine::{Engine, Resources, ScalarValue, Session};
use kept::KeptRows;
use opened::Opened;
use programme::Programme;
use warehouse::{Configuration, Snapshot, SnapshotRecord, Warehouse};

pub use error::Error;
pub use kept::Unsound;

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
    opened: Arc<Opened>,
    /// What keeps rows from one command to the next.
    keeper: Arc<KeptRows>,
    /// The session whose staging and marts are the same in every year, computed once for all.
    lasting: OnceLock<Session>,
}

impl View {
    /// Opens a snapshot, the latest if no number is given.
    ///
    /// # Errors
    /// When the warehouse has no such snapshot, or something it kept cannot be read.
    pub async fn open(
        folder: &Path,
        number: Option<u64>,
        rules: Rules,
        resources: &Resources,
    ) -> Result<Self, Error> {
        let programme = Programme::open(folder)?;
        let warehouse = Warehouse::open_existing(&programme).await?;
        let warehouse = warehouse.ok_or(warehouse::Error::NoSnapshot(number))?;
        let record = SnapshotRecord::open(&warehouse, number).await?;
        let record = record.ok_or(warehouse::Error::NoSnapshot(number))?;
        let configuration = match rules {
            Rules::Current => Configuration::current(programme)?,
            Rules::OfThen => {
                Configuration::of_snapshot(&warehouse, &record.config_digest, folder).await?
            }
        };
        let purged = purged(&warehouse).await?;
        let opened = Arc::new(Opened::new(&warehouse, record, configuration, resources));
        Ok(Self {
            record: Arc::clone(&opened.record),
            configuration: Arc::clone(&opened.configuration),
            purged,
            keeper: Arc::new(KeptRows::new(Arc::clone(&opened))),
            opened,
            lasting: OnceLock::new(),
        })
    }

    /// A session for one fiscal year, `$year`, with staging and marts: each planned when a query names
    /// it, and computed when one reads it.
    ///
    /// # Errors
    /// When the configuration does not fit its tables.
    pub fn session(&self, year: i16) -> Result<Arc<dyn Engine>, Error> {
        let library = &self.configuration.library;
        let lasting = if let Some(lasting) = self.lasting.get() {
            lasting
        } else {
            let session = self.opened.session()?.kept_by(Arc::clone(&self.keeper) as _, None);
            let lasting = session.with_library(library, None);
            self.lasting.get_or_init(|| lasting)
        };
        let session = self.opened.session()?.kept_by(Arc::clone(&self.keeper) as _, Some(year));
        let session = session.bind("year", ScalarValue::Int64(Some(i64::from(year))));
        Ok(Arc::new(session.with_library(library, Some(lasting))))
    }

    /// Below which folders of the warehouse what is kept for this configuration lies; nobody needs the
    /// rest of what lies in `derived/`.
    #[must_use]
    pub fn kept_folders(&self) -> BTreeSet<String> {
        self.keeper.folders()
    }

    /// Lets go of the rows that were needed to make kept ones: nothing more is computed, or little.
    pub fn let_go(&self) {
        self.keeper.let_go();
    }

    /// What is damaged of the rows that are kept; and of a few, or of all, whether they are what would
    /// be computed today.
    pub async fn examine_kept(&self, all: bool) -> Vec<Unsound> {
        self.keeper.examine(all).await.unwrap_or_default()
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

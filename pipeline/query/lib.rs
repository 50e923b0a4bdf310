//! One snapshot opened for reading: its tables, its configuration, and sessions over them.

mod error;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use async_trait::async_trait;

use contract::Contract;
use custody::{Tombstone, purged};
use engine::{Engine, Opener, Resources, ScalarValue, Session, Sources, Table, Tables};
use programme::Programme;
use warehouse::{Configuration, Snapshot, SnapshotRecord, Warehouse, open_named, table_names};

pub use error::Error;

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
    pub configuration: Configuration,
    /// What is left of extracts whose raw bytes were purged, by digest; as of today, whatever the
    /// snapshot.
    pub purged: BTreeMap<String, Tombstone>,
    /// What sessions read, but for the tables.
    sources: Sources,
    /// The tables.
    tables: Arc<SnapshotTables>,
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
        let record = SnapshotRecord::open(&warehouse, number)
            .await?
            .map(Arc::new)
            .ok_or(warehouse::Error::NoSnapshot(number))?;
        let configuration = match rules {
            Rules::Current => Configuration::current(programme)?,
            Rules::OfThen => {
                Configuration::of_snapshot(&warehouse, &record.config_digest, folder).await?
            }
        };
        let contract = configuration.contract.clone();
        let tables = SnapshotTables {
            warehouse: warehouse.clone(),
            contract,
            record: Arc::clone(&record),
            resources: resources.clone(),
        };
        let sources = Sources {
            warehouse: Tables::new(),
            incoming: Tables::new(),
            snapshot: i64::try_from(record.number).unwrap_or(i64::MAX),
            rows: record.periods.values().map(|filed| filed.rows).sum(),
            resources: resources.clone(),
        };
        let purged = purged(&warehouse).await?;
        Ok(Self {
            record,
            configuration,
            purged,
            sources,
            tables: Arc::new(tables),
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
            let lasting = self.bare_session()?.with_library(library, None);
            self.lasting.get_or_init(|| lasting)
        };
        let session = self.bare_session()?;
        let session = session.bind("year", ScalarValue::Int64(Some(i64::from(year))));
        Ok(Arc::new(session.with_library(library, Some(lasting))))
    }

    /// A session with the warehouse's tables only.
    fn bare_session(&self) -> Result<Session, Error> {
        let session = Session::open(&self.sources, &self.configuration.programme)?;
        session.open_later(Arc::clone(&self.tables) as _)?;
        Ok(session)
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
        years.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    }
}

/// The tables of a snapshot, each opened when a query first names it.
#[derive(Debug)]
struct SnapshotTables {
    warehouse: Warehouse,
    contract: Contract,
    record: Arc<SnapshotRecord>,
    resources: Resources,
}

#[async_trait]
impl Opener for SnapshotTables {
    fn names(&self) -> Vec<String> {
        table_names(&self.contract)
    }

    async fn open(&self, name: &str) -> Result<Table, Box<dyn std::error::Error + Send + Sync>> {
        let snapshot = self.record.whole().await?;
        let opened = open_named(&self.warehouse, &self.contract, &snapshot, name, &self.resources);
        Ok(opened.await?)
    }
}

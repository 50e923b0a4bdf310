//! One snapshot opened for reading: its tables, its configuration, and sessions over them.

use std::collections::BTreeMap;
use std::path::Path;

use datafusion::common::ScalarValue;
use tokio::sync::Mutex;

use crate::custody::{Tombstone, purged};
use crate::engine::{CENTRE_SCOPES, Layer, Resources, SCOPES, Session, Sources, SqlFile, Tables};
use crate::programme::Programme;
use crate::warehouse::{Configuration, Error, Snapshot, Warehouse, open_tables};

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
    pub snapshot: Snapshot,
    /// The configuration that answers.
    pub configuration: Configuration,
    /// What is left of extracts whose raw bytes were purged, by digest; as of today, whatever the
    /// snapshot.
    pub purged: BTreeMap<String, Tombstone>,
    /// The tables.
    sources: Sources,
    /// The session whose staging and marts are the same in every year, computed once for all.
    lasting: Mutex<Option<Session>>,
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
        let warehouse = warehouse.ok_or(Error::NoSnapshot(number))?;
        let snapshot =
            Snapshot::read(&warehouse, number).await?.ok_or(Error::NoSnapshot(number))?;
        let configuration = match rules {
            Rules::Current => Configuration::current(programme)?,
            Rules::OfThen => {
                Configuration::of_snapshot(&warehouse, &snapshot.config_digest, folder).await?
            }
        };
        let tables = open_tables(&warehouse, &configuration.contract, &snapshot, resources).await?;
        let sources = Sources {
            warehouse: tables,
            incoming: Tables::new(),
            snapshot: i64::try_from(snapshot.snapshot).unwrap_or(i64::MAX),
            rows: snapshot.in_force.iter().map(|h| h.rows).sum(),
            resources: resources.clone(),
        };
        let purged = purged(&warehouse).await?;
        Ok(Self { snapshot, configuration, purged, sources, lasting: Mutex::default() })
    }

    /// A session for one fiscal year, `$year`, with the tables that these files need, and the scopes.
    ///
    /// # Errors
    /// When a query fails.
    pub async fn session(&self, year: i16, files: &[&SqlFile]) -> Result<Session, Error> {
        let tables = self.configuration.library.needed_for(files, &[SCOPES, CENTRE_SCOPES]);
        self.session_with(year, tables).await
    }

    /// A session for one fiscal year with all of staging and marts, for an evaluator's own SQL.
    ///
    /// # Errors
    /// When a query fails.
    pub async fn full_session(&self, year: i16) -> Result<Session, Error> {
        let tables = self.configuration.library.files.iter();
        let tables = tables.filter(|f| f.layer <= Layer::Marts && !f.is_about_incoming());
        self.session_with(year, tables.collect()).await
    }

    /// A session for one fiscal year with these tables, each after those that it depends on.
    async fn session_with(&self, year: i16, tables: Vec<&SqlFile>) -> Result<Session, Error> {
        let session = self.bare_session()?;
        let session = session.bind("year", ScalarValue::Int64(Some(i64::from(year))));
        let library = &self.configuration.library;
        let (of_the_year, lasting): (Vec<_>, Vec<_>) =
            tables.into_iter().partition(|f| library.is_of_a_year(f));
        {
            let mut shared = self.lasting.lock().await;
            let shared = match &mut *shared {
                Some(shared) => shared,
                none => none.insert(self.bare_session()?),
            };
            session.share(shared, &lasting).await?;
        }
        session.prepare(&of_the_year).await?;
        Ok(session)
    }

    /// A session with the warehouse's tables only.
    fn bare_session(&self) -> Result<Session, Error> {
        Ok(Session::open(&self.sources, &self.configuration.programme)?)
    }

    /// The fiscal years that the extracts in force belong to, in order.
    #[must_use]
    pub fn years(&self) -> Vec<i16> {
        let calendar = &self.configuration.programme.calendar;
        let periods = self.snapshot.in_force.iter();
        let years =
            periods.filter_map(|h| calendar.period(&h.triple.period)).map(|p| p.fiscal_year);
        years.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    }
}

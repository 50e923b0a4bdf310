//! What was opened of a snapshot: its record, its configuration and its tables, whole or of some
//! centres only.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_trait::async_trait;

use super::Error;
use contract::Contract;
use engine::{
    Engine, KeyForm, Library, Opener, Resources, ScalarValue, Session, Sources, Table, Tables,
    ident, in_key_form, lit, scan, view,
};
use store::Root;
use warehouse::{
    AUDIT, Configuration, IN_FORCE, InForce, SnapshotRecord, Warehouse, audit_table, open_named,
    table_names,
};

/// What was opened.
#[derive(Clone)]
pub(super) struct Opened {
    pub(super) record: Arc<SnapshotRecord>,
    pub(super) configuration: Arc<Configuration>,
    tables: Arc<SnapshotTables>,
    /// Whether sessions compute staging once.
    keeps_staging: bool,
}

impl Opened {
    pub(super) fn new(
        warehouse: &Warehouse,
        record: SnapshotRecord,
        configuration: Configuration,
        resources: &Resources,
    ) -> Self {
        let (record, configuration) = (Arc::new(record), Arc::new(configuration));
        let tables = SnapshotTables {
            warehouse: warehouse.clone(),
            contract: configuration.contract.clone(),
            record: Arc::clone(&record),
            resources: resources.clone(),
            keys: KeyForm::Whole,
        };
        Self { record, configuration, tables: Arc::new(tables), keeps_staging: false }
    }

    /// The same for files, which read all rows again and again, where people ask for a few.
    pub(super) fn for_files(&self, keys: KeyForm) -> Self {
        let tables = SnapshotTables { keys, ..(*self.tables).clone() };
        Self { tables: Arc::new(tables), keeps_staging: true, ..self.clone() }
    }

    /// The form of the keys.
    pub(super) fn keys(&self) -> KeyForm {
        self.tables.keys
    }

    pub(super) fn library(&self) -> &Library {
        &self.configuration.library
    }

    pub(super) fn contract(&self) -> &Contract {
        &self.configuration.contract
    }

    /// Where the warehouse lies.
    pub(super) fn root(&self) -> &Root {
        &self.tables.warehouse.open
    }

    /// How many bytes of rows may be held at once.
    pub(super) fn most_bytes(&self) -> usize {
        self.tables.resources.kept_bytes()
    }

    /// A session with the tables only.
    pub(super) fn session(&self) -> Result<Session, Error> {
        let rows = self.record.periods.values().map(|filed| filed.rows).sum();
        self.session_over(rows, Arc::clone(&self.tables) as _)
    }

    /// A session over the tables that these are, which have about so many rows.
    fn session_over(&self, rows: u64, tables: Arc<dyn Opener>) -> Result<Session, Error> {
        let sources = Sources {
            warehouse: Tables::new(),
            incoming: Tables::new(),
            snapshot: self.number(),
            rows,
            resources: self.tables.resources.clone(),
        };
        let session = Session::open(&sources, &self.configuration.programme)?;
        session.open_later(tables)?;
        let keeps_staging = self.keeps_staging && self.tables.resources.fits(rows);
        Ok(if keeps_staging { session.keeping_staging() } else { session })
    }

    /// The number of the snapshot.
    fn number(&self) -> i64 {
        i64::try_from(self.record.number).unwrap_or(i64::MAX)
    }

    /// The rows of these centres only.
    pub(super) async fn narrowed(
        self: &Arc<Self>,
        centres: &BTreeSet<String>,
    ) -> Result<Narrowed, Error> {
        let snapshot = self.record.whole().await?;
        let entries = snapshot.in_force.iter();
        let own = entries.filter(|e| centres.contains(&e.triple.centre_id));
        let in_force: InForce = own.cloned().collect();
        let rows = in_force.iter().map(|entry| entry.rows).sum();
        let is_all = in_force.len() == snapshot.in_force.len();
        let tables = NarrowedTables {
            all: Arc::clone(&self.tables),
            centres: (!is_all).then(|| centres.clone()),
            in_force: in_force.table(self.number())?,
        };
        let tables: Arc<dyn Opener> = Arc::new(tables);
        let lasting = self.session_over(rows, Arc::clone(&tables))?;
        let lasting = lasting.with_library(self.library(), None);
        Ok(Narrowed { opened: Arc::clone(self), rows, tables, lasting })
    }
}

/// The rows of some centres.
pub(super) struct Narrowed {
    opened: Arc<Opened>,
    rows: u64,
    tables: Arc<dyn Opener>,
    /// The session of all years.
    lasting: Session,
}

impl Narrowed {
    /// A session for a year, or the one for all.
    pub(super) fn session(&self, year: Option<i16>) -> Result<Arc<dyn Engine>, Error> {
        let Some(year) = year else { return Ok(Arc::new(self.lasting.clone())) };
        let session = self.opened.session_over(self.rows, Arc::clone(&self.tables))?;
        let session = session.bind("year", ScalarValue::Int64(Some(i64::from(year))));
        Ok(Arc::new(session.with_library(self.opened.library(), Some(&self.lasting))))
    }
}

/// The tables of a snapshot, each opened when a query first names it.
#[derive(Debug, Clone)]
struct SnapshotTables {
    warehouse: Warehouse,
    contract: Contract,
    record: Arc<SnapshotRecord>,
    resources: Resources,
    keys: KeyForm,
}

#[async_trait]
impl Opener for SnapshotTables {
    fn names(&self) -> Vec<String> {
        table_names(&self.contract).into_iter().chain([AUDIT.to_owned()]).collect()
    }

    async fn open(&self, name: &str) -> Result<Table, Box<dyn std::error::Error + Send + Sync>> {
        if name == AUDIT {
            return Ok(audit_table(&self.warehouse, self.record.number).await?);
        }
        let snapshot = self.record.whole().await?;
        let opened = open_named(&self.warehouse, &self.contract, &snapshot, name, &self.resources);
        let table = opened.await?;
        let Some(dataset) = self.contract.dataset(name) else { return Ok(table) };
        Ok(in_key_form(table, dataset, self.keys)?)
    }
}

/// The same tables with the rows of some centres.
#[derive(Debug)]
struct NarrowedTables {
    all: Arc<SnapshotTables>,
    /// The centres, unless they are all that there are.
    centres: Option<BTreeSet<String>>,
    in_force: Table,
}

#[async_trait]
impl Opener for NarrowedTables {
    fn names(&self) -> Vec<String> {
        self.all.names()
    }

    async fn open(&self, name: &str) -> Result<Table, Box<dyn std::error::Error + Send + Sync>> {
        if name == IN_FORCE {
            return Ok(Arc::clone(&self.in_force));
        }
        let table = self.all.open(name).await?;
        let Some(centres) = &self.centres else { return Ok(table) };
        let centres = centres.iter().map(|c| lit(c.as_str())).collect();
        let rows = scan(table)?.filter(ident("centre_id").in_list(centres, false))?;
        Ok(view(rows.build()?))
    }
}

//! The engine that there is: `DataFusion` over the tables of one snapshot, with the SQL files as its
//! views.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use arrow::array::RecordBatch;
use async_trait::async_trait;
use datafusion::catalog::{MemorySchemaProvider, SchemaProvider};
use datafusion::execution::SessionStateBuilder;
use datafusion::physical_plan::execute_stream;
use datafusion::prelude::{SessionConfig, SessionContext};
use futures::{StreamExt as _, TryStreamExt as _};
use tracing::{Instrument as _, debug_span};

use super::config_tables;
use super::error::{Error, planning_error, query_error};
use super::exact::{exactly, loss};
use super::files::Library;
use super::frugal;
use super::interface::{Engine, Rows, run};
use super::kept::Keeper;
use super::lazy::{KeptFor, LibraryTables, OpenedLater, Opener, Parameters, Stays, plan_query};
use super::limits::interruptible;
use super::plan::{Plan, PlanBuilder, PlanError, ScalarValue, Table};
use super::resources::Resources;
use super::sql_file::{Layer, SqlFile};
use programme::Programme;

/// Tables by name.
pub type Tables = BTreeMap<String, Table>;

/// What a session reads.
#[derive(Clone)]
pub struct Sources {
    /// `warehouse.*`: a table per dataset, and `in_force`.
    pub warehouse: Tables,
    /// `incoming.*`, for checks: a table per dataset, and `extracts`.
    pub incoming: Tables,
    /// The number of the snapshot.
    pub snapshot: i64,
    /// How many rows there are in all, about.
    pub rows: u64,
    /// What queries may use.
    pub resources: Resources,
}

/// `DataFusion` with the tables and views of one snapshot, and values for the SQL's parameters.
#[derive(Clone)]
pub struct Session {
    /// The context.
    context: SessionContext,
    /// What queries may use.
    resources: Resources,
    /// What `$name` stands for.
    parameters: Parameters,
    /// Configuration, staging and marts.
    tables: Arc<LibraryTables>,
    /// Whether there are incoming rows.
    has_incoming: bool,
    /// Whether staging is computed once.
    keeps_staging: bool,
    /// What keeps rows from one command to the next, if anything does.
    keeper: Option<KeptFor>,
}

impl Session {
    /// Opens a session over these sources.
    ///
    /// # Errors
    /// When the configuration does not fit its tables.
    pub fn open(sources: &Sources, programme: &Programme) -> Result<Self, Error> {
        let mut session = Self::new(&sources.resources, sources.rows)?;
        session.has_incoming = !sources.incoming.is_empty();
        let snapshot = ("snapshot".to_owned(), ScalarValue::Int64(Some(sources.snapshot)));
        session.parameters.write().unwrap_or_else(PoisonError::into_inner).push(snapshot);
        for (schema, tables) in [("warehouse", &sources.warehouse), ("incoming", &sources.incoming)]
        {
            let provider = MemorySchemaProvider::new();
            for (name, table) in tables {
                let registered = provider.register_table(name.clone(), Arc::clone(table));
                registered.map_err(|e| query_error(name, e))?;
            }
            session.put_schema(schema, Arc::new(provider))?;
        }
        for (name, batch) in config_tables::all(programme).map_err(Error::in_rows_of("cfg_*"))? {
            session.register(name, batch)?;
        }
        Ok(session)
    }

    /// A session without tables, for plans that bring their own; they have about so many rows.
    ///
    /// # Errors
    /// When the memory is too little for any session.
    pub fn new(resources: &Resources, rows: u64) -> Result<Self, Error> {
        let mut config = SessionConfig::new().with_information_schema(true);
        let options = config.options_mut();
        options.sql_parser.map_string_types_to_utf8view = false;
        // `0.1` is a tenth
        options.sql_parser.parse_float_as_decimal = true;
        options.execution.parquet.schema_force_view_types = false;
        let is_large = !resources.fits(rows);
        if is_large {
            Resources::be_frugal(options).map_err(|e| query_error("the memory's limit", e))?;
        }
        let mut builder = SessionStateBuilder::new()
            .with_config(config)
            .with_runtime_env(Arc::clone(&resources.runtime))
            .with_default_features();
        if is_large {
            builder = builder.with_physical_optimizer_rules(frugal::rules(resources.join_bytes()));
        }
        let context = SessionContext::new_with_state(exactly(builder, resources.now).build());
        let parameters = Parameters::default();
        let tables = LibraryTables::new(
            Arc::clone(&parameters),
            resources.mart_bytes(),
            resources.staging_bytes(),
        );
        tables.plan_with(&context);
        let tables = Arc::new(tables);
        let resources = resources.clone();
        let session = Self {
            context,
            resources,
            parameters,
            tables,
            has_incoming: false,
            keeps_staging: false,
            keeper: None,
        };
        session.put_schema("public", Arc::clone(&session.tables) as _)?;
        Ok(session)
    }

    /// Puts a schema in its place.
    fn put_schema(&self, name: &str, schema: Arc<dyn SchemaProvider>) -> Result<(), Error> {
        let Some(catalog) = self.context.catalog("datafusion") else { return Ok(()) };
        let put = catalog.register_schema(name, schema);
        put.map(drop).map_err(|e| query_error(name, e))
    }

    /// Takes the tables `warehouse.*` from what opens each when it is first asked for.
    ///
    /// # Errors
    /// Never, in a session that was opened.
    pub fn open_later(&self, warehouse: Arc<dyn Opener>) -> Result<(), Error> {
        self.put_schema("warehouse", Arc::new(OpenedLater::new(warehouse)))
    }

    /// Binds a parameter for the queries to come.
    #[must_use]
    pub fn bind(self, name: &str, value: ScalarValue) -> Self {
        let mut parameters = self.parameters.write().unwrap_or_else(PoisonError::into_inner);
        parameters.push((name.to_owned(), value));
        drop(parameters);
        self
    }

    /// Lets rows be kept from one command to the next: those of a year's session, or of one for all.
    #[must_use]
    pub fn kept_by(self, keeper: Arc<dyn Keeper>, year: Option<i16>) -> Self {
        let keeper = KeptFor { keeper, year };
        self.tables.keep_with(keeper.clone());
        Self { keeper: Some(keeper), ..self }
    }

    /// Lets the staging of a library that is made available then be computed once and stay as marts do:
    /// for many queries over the same rows.
    #[must_use]
    pub fn keeping_staging(self) -> Self {
        Self { keeps_staging: true, ..self }
    }

    /// Makes staging and marts of the library available: planned when a query names them, computed
    /// when one reads them. Those that no year changes are the ones of `lasting`, if it is given.
    #[must_use]
    pub fn with_library(self, library: &Library, lasting: Option<&Self>) -> Self {
        let tables = library
            .files
            .iter()
            .filter(|f| f.layer <= Layer::Marts && (self.has_incoming || !f.is_about_incoming()));
        let (own, of_other): (Vec<_>, Vec<_>) =
            tables.partition(|f| lasting.is_none() || library.is_of_a_year(f));
        let stays = |f: &SqlFile| match f.is_materialised() {
            true if f.says_kept() => Stays::Kept,
            true => Stays::InSession,
            false if self.keeps_staging && f.layer == Layer::Staging => Stays::InSession,
            false => Stays::Never,
        };
        self.tables.offer(own, of_other, lasting.map(|l| &l.tables), &stays);
        self
    }

    /// The rows of a plan as a table that is computed when a query first reads it, and once; it takes
    /// its part of the memory that this session has for marts.
    #[must_use]
    pub fn computed_once(&self, name: &str, plan: Plan) -> Table {
        self.tables.computed_once(name, plan)
    }

    /// The tables that a query may name.
    fn table_names(&self) -> Vec<String> {
        let mut names = self.tables.table_names();
        for schema in ["warehouse", "incoming"] {
            let provider = self.context.catalog("datafusion").and_then(|c| c.schema(schema));
            let tables = provider.map(|p| p.table_names()).unwrap_or_default();
            names.extend(tables.iter().map(|t| format!("{schema}.{t}")));
        }
        names
    }
}

#[async_trait]
impl Engine for Session {
    fn resources(&self) -> &Resources {
        &self.resources
    }

    fn register(&self, name: &str, rows: RecordBatch) -> Result<(), Error> {
        let before = self.context.deregister_table(name);
        before.map_err(|e| query_error(name, e))?;
        let registered = self.context.register_batch(name, rows);
        registered.map(drop).map_err(|e| query_error(name, e))
    }

    async fn table(&self, name: &str) -> Result<PlanBuilder, PlanError> {
        let frame = self.context.table(name).await?;
        Ok(PlanBuilder::new(frame.into_unoptimized_plan()))
    }

    async fn plan(&self, name: &str, sql: &str) -> Result<Plan, Error> {
        let plan = plan_query(&self.context.state(), sql, &self.parameters).await;
        plan.map_err(|e| planning_error(name, e, &self.table_names()))
    }

    async fn plan_file(&self, file: &SqlFile) -> Result<Plan, Error> {
        let state = self.context.state();
        let planning = plan_query(&state, &file.text, &self.parameters);
        let plan = planning.instrument(debug_span!("plan", file = %file.path)).await;
        let plan = plan.and_then(|plan| loss::refuse(&plan).map(|()| plan));
        plan.map_err(|e| planning_error(&file.path, e, &self.table_names()))
    }

    async fn run(&self, file: &SqlFile) -> Result<Vec<RecordBatch>, Error> {
        let Some(KeptFor { keeper, year }) = &self.keeper else { return run(self, file).await };
        if let Some(rows) = keeper.find(file, *year).await {
            return Ok(rows);
        }
        let rows = run(self, file).await?;
        keeper.keep(file, *year, &rows).await;
        Ok(rows)
    }

    async fn stream(&self, name: &str, plan: Plan) -> Result<Rows, Error> {
        let state = self.context.state();
        let planning = state.create_physical_plan(&plan);
        let planned = planning.instrument(debug_span!("optimise", file = name)).await;
        let planned = planned.and_then(interruptible);
        let stream = planned.and_then(|plan| execute_stream(plan, state.task_ctx()));
        let stream = stream.map_err(|e| query_error(name, e))?;
        let (schema, name) = (stream.schema(), name.to_owned());
        Ok(Rows::new(schema, stream.map_err(move |e| query_error(&name, e)).boxed()))
    }
}

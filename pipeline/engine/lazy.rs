//! Tables that are planned when a query first names them, and computed when a plan first reads them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use arrow::array::RecordBatch;
use arrow::datatypes::{Field, Schema, SchemaRef};
use async_trait::async_trait;
use datafusion::catalog::{MemorySchemaProvider, SchemaProvider, Session, TableProvider};
use datafusion::common::{ParamValues, ScalarValue};
use datafusion::datasource::{MemTable, TableType, ViewTable};
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::context::SQLOptions;
use datafusion::execution::{SendableRecordBatchStream, SessionState};
use datafusion::logical_expr::{Expr, LogicalPlan};
use datafusion::physical_plan::{ExecutionPlan, execute_stream};
use datafusion::prelude::SessionContext;
use futures::TryStreamExt as _;
use parquet::arrow::ArrowWriter;
use tokio::sync::OnceCell;
use tracing::{Instrument as _, debug_span};

use super::error::{InFile, NoQuery};
use super::exact::{clauses, loss};
use super::kept::Keeper;
use super::limits::interruptible;
use super::rows::{bytes_of, temporary_rows};
use super::scratch::ScratchTable;
use super::sql_file::{Layer, SqlFile};
use store::Unnamed;

/// What opens the tables of a schema, each when it is first asked for.
#[async_trait]
pub trait Opener: fmt::Debug + Send + Sync {
    /// The names of the tables.
    fn names(&self) -> Vec<String>;

    /// Opens a table.
    ///
    /// # Errors
    /// When it cannot be opened.
    async fn open(
        &self,
        name: &str,
    ) -> Result<Arc<dyn TableProvider>, Box<dyn std::error::Error + Send + Sync>>;
}

/// A schema whose tables are opened when they are first asked for.
#[derive(Debug)]
pub(super) struct OpenedLater {
    opener: Arc<dyn Opener>,
    tables: BTreeMap<String, OnceCell<Arc<dyn TableProvider>>>,
}

impl OpenedLater {
    /// The tables of an opener.
    pub(super) fn new(opener: Arc<dyn Opener>) -> Self {
        let tables = opener.names().into_iter().map(|n| (n, OnceCell::new())).collect();
        Self { opener, tables }
    }
}

#[async_trait]
impl SchemaProvider for OpenedLater {
    fn table_names(&self) -> Vec<String> {
        self.tables.keys().cloned().collect()
    }

    async fn table(&self, name: &str) -> Result<Option<Arc<dyn TableProvider>>> {
        let Some(place) = self.tables.get(name) else { return Ok(None) };
        let opened = place.get_or_try_init(|| self.opener.open(name)).await;
        opened.cloned().map(Some).map_err(DataFusionError::External)
    }

    async fn table_type(&self, name: &str) -> Result<Option<TableType>> {
        Ok(self.tables.contains_key(name).then_some(TableType::Base))
    }

    fn table_exist(&self, name: &str) -> bool {
        self.tables.contains_key(name)
    }
}

/// How many rows of a table in memory are handed over at once.
const BATCH_ROWS: usize = 8192;

/// Values of the SQL's parameters.
pub(super) type Parameters = Arc<RwLock<Vec<(String, ScalarValue)>>>;

/// The schema `public`: configuration, and the staging and marts of the library.
#[derive(Debug)]
pub(super) struct LibraryTables {
    /// The session that plans, once there is one.
    state: OnceLock<Planner>,
    /// What `$name` stands for.
    parameters: Parameters,
    /// Tables that are simply there.
    beside: MemorySchemaProvider,
    /// Staging and marts.
    files: OnceLock<BTreeMap<String, FileTable>>,
    /// How many more bytes of marts may stay in memory.
    room: Arc<AtomicUsize>,
    /// The same of staging, which comes first and is large.
    staging_room: Arc<AtomicUsize>,
    /// What keeps rows from one command to the next, if anything does.
    keeper: OnceLock<KeptFor>,
}

/// What keeps rows for a session.
#[derive(Debug, Clone)]
pub(super) struct KeptFor {
    pub(super) keeper: Arc<dyn Keeper>,
    /// The session's year, unless it is of all.
    pub(super) year: Option<i16>,
}

/// What plans: the session that the tables are of, as long as it is there.
struct Planner(Box<dyn Fn() -> Option<SessionState> + Send + Sync>);

impl fmt::Debug for Planner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the session")
    }
}

/// The table of a SQL file.
#[derive(Debug)]
enum FileTable {
    /// Made here.
    Own { file: Arc<SqlFile>, stays: Stays, table: OnceCell<Arc<dyn TableProvider>> },
    /// The same as in another session.
    Of(Arc<LibraryTables>),
}

/// How long the rows of a table stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stays {
    /// Each query that reads it computes it.
    Never,
    /// As long as the session.
    InSession,
    /// From one command to the next, if the session has a keeper.
    Kept,
}

impl LibraryTables {
    /// No tables yet; marts and staging may take so many bytes of memory.
    pub(super) fn new(parameters: Parameters, mart_bytes: usize, staging_bytes: usize) -> Self {
        let [room, staging_room] =
            [mart_bytes, staging_bytes].map(|bytes| Arc::new(AtomicUsize::new(bytes)));
        let (state, files) = (OnceLock::new(), OnceLock::new());
        let (beside, keeper) = (MemorySchemaProvider::new(), OnceLock::new());
        Self { state, parameters, beside, files, room, staging_room, keeper }
    }

    /// Lets this session plan.
    pub(super) fn plan_with(&self, context: &SessionContext) {
        // weak, for the session has these tables
        let state = context.state_weak_ref();
        let planner = Planner(Box::new(move || state.upgrade().map(|s| s.read().clone())));
        let _ = self.state.set(planner);
    }

    /// Lets rows be kept from one command to the next.
    pub(super) fn keep_with(&self, keeper: KeptFor) {
        let _ = self.keeper.set(keeper);
    }

    /// Offers the tables of these files: those made here, which stay so long, and those of another
    /// session.
    pub(super) fn offer<'a>(
        &self,
        own: impl IntoIterator<Item = &'a SqlFile>,
        of_other: impl IntoIterator<Item = &'a SqlFile>,
        other: Option<&Arc<Self>>,
        stays: &dyn Fn(&SqlFile) -> Stays,
    ) {
        let own = own.into_iter().map(|f| {
            let (file, stays) = (Arc::new(f.clone()), stays(f));
            (f.name.clone(), FileTable::Own { file, stays, table: OnceCell::new() })
        });
        let of_other = of_other
            .into_iter()
            .filter_map(|f| other.map(|other| (f.name.clone(), FileTable::Of(Arc::clone(other)))));
        let _ = self.files.set(own.chain(of_other).collect());
    }

    /// The table that a file offers.
    fn file(&self, name: &str) -> Option<&FileTable> {
        self.files.get()?.get(name)
    }

    /// Plans a file, unless its rows are there.
    async fn plan(&self, file: &Arc<SqlFile>, stays: Stays) -> Result<Arc<dyn TableProvider>> {
        let kept = self.keeper.get().filter(|_| stays == Stays::Kept);
        if let Some(KeptFor { keeper, year }) = kept
            && let Some(rows) = keeper.find(file, *year).await
            && take(&self.room, bytes_of(&rows))
        {
            return in_memory(&rows);
        }
        let in_file = |source| in_file(&file.path, source);
        let state = self.state.get().and_then(|planner| planner.0());
        let state = state
            .ok_or_else(|| DataFusionError::Internal("a table outlives its session".to_owned()))?;
        let plan = plan_query(&state, &file.text, &self.parameters).await.map_err(in_file)?;
        loss::refuse(&plan).map_err(in_file)?;
        if stays == Stays::Never {
            return Ok(Arc::new(ViewTable::new(plan, None)));
        }
        // with the types that it will have when it runs
        let (rules, options) = (state.analyzer(), state.config_options());
        let analysed = rules.execute_and_check(plan.clone(), options, |_, _| {});
        let analysed = analysed.map_err(in_file)?;
        let columns = analysed.schema().fields().iter();
        let columns: Vec<Field> = columns.map(|f| f.as_ref().clone().with_nullable(true)).collect();
        Ok(Arc::new(Mart {
            name: file.path.clone(),
            schema: Arc::new(Schema::new(columns)),
            plan,
            room: Arc::clone(match file.layer {
                Layer::Staging => &self.staging_room,
                _ => &self.room,
            }),
            keeper: kept.map(|keeper| (keeper.clone(), Arc::clone(file))),
            rows: OnceCell::new(),
        }))
    }

    /// The rows of a plan as a table that is computed once, as marts are and beside them.
    pub(super) fn computed_once(&self, name: &str, plan: LogicalPlan) -> Arc<dyn TableProvider> {
        Arc::new(Mart {
            name: name.to_owned(),
            schema: Arc::clone(plan.schema().inner()),
            plan,
            room: Arc::clone(&self.room),
            keeper: None,
            rows: OnceCell::new(),
        })
    }
}

/// Plans one query with its parameters bound, and nothing that is none.
pub(super) async fn plan_query(
    state: &SessionState,
    sql: &str,
    parameters: &Parameters,
) -> Result<LogicalPlan> {
    let statement = state.sql_to_statement(sql, &state.config_options().sql_parser.dialect)?;
    clauses::look(&statement)?;
    let plan = state.statement_to_plan(statement).await?;
    // queries only: a statement that does something runs as soon as it is a frame
    let read_only =
        SQLOptions::new().with_allow_ddl(false).with_allow_dml(false).with_allow_statements(false);
    read_only.verify_plan(&plan).map_err(|e| DataFusionError::External(Box::new(NoQuery(e))))?;
    let parameters = parameters.read().unwrap_or_else(PoisonError::into_inner).clone();
    let values = parameters.into_iter().map(|(n, v)| (n, v.into()));
    plan.with_param_values(ParamValues::Map(values.collect()))
}

/// An error that names the file it comes from.
fn in_file(path: &str, source: DataFusionError) -> DataFusionError {
    DataFusionError::External(Box::new(InFile { path: path.to_owned(), source }))
}

#[async_trait]
impl SchemaProvider for LibraryTables {
    fn table_names(&self) -> Vec<String> {
        let files = self.files.get().into_iter().flat_map(BTreeMap::keys).cloned();
        self.beside.table_names().into_iter().chain(files).collect()
    }

    async fn table(&self, name: &str) -> Result<Option<Arc<dyn TableProvider>>> {
        match self.file(name) {
            None => self.beside.table(name).await,
            Some(FileTable::Of(other)) => other.table(name).await,
            Some(FileTable::Own { file, stays, table }) => {
                let planned = table.get_or_try_init(|| self.plan(file, *stays)).await?;
                Ok(Some(Arc::clone(planned)))
            }
        }
    }

    async fn table_type(&self, name: &str) -> Result<Option<TableType>> {
        match self.file(name) {
            None => self.beside.table_type(name).await,
            Some(_) => Ok(Some(TableType::View)),
        }
    }

    fn register_table(
        &self,
        name: String,
        table: Arc<dyn TableProvider>,
    ) -> Result<Option<Arc<dyn TableProvider>>> {
        self.beside.register_table(name, table)
    }

    fn deregister_table(&self, name: &str) -> Result<Option<Arc<dyn TableProvider>>> {
        self.beside.deregister_table(name)
    }

    fn table_exist(&self, name: &str) -> bool {
        self.file(name).is_some() || self.beside.table_exist(name)
    }
}

/// Takes so many bytes of the room for marts, if it has them.
fn take(room: &AtomicUsize, bytes: usize) -> bool {
    let take = |room: usize| room.checked_sub(bytes);
    room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok()
}

/// Rows as a table of two parts, for two processors to begin with; there is at least one batch.
fn in_memory(batches: &[RecordBatch]) -> Result<Arc<dyn TableProvider>> {
    let schema = batches.first().map_or_else(|| Schema::empty().into(), RecordBatch::schema);
    let pieces = |batch: &RecordBatch| {
        let starts = (0..batch.num_rows()).step_by(BATCH_ROWS);
        let piece = |from| batch.slice(from, BATCH_ROWS.min(batch.num_rows() - from));
        starts.map(piece).collect::<Vec<_>>()
    };
    let mut batches: Vec<RecordBatch> = batches.iter().flat_map(pieces).collect();
    let rest = batches.split_off(batches.len() / 2);
    Ok(Arc::new(MemTable::try_new(schema, vec![batches, rest])?))
}

/// A mart that is computed once, when a plan first reads it.
#[derive(Debug)]
struct Mart {
    /// What errors call it.
    name: String,
    schema: SchemaRef,
    plan: LogicalPlan,
    /// How many more bytes of marts may stay in memory.
    room: Arc<AtomicUsize>,
    /// What keeps its rows from one command to the next, if anything does, and the file by which.
    keeper: Option<(KeptFor, Arc<SqlFile>)>,
    rows: OnceCell<MartRows>,
}

/// The rows of a mart.
enum MartRows {
    /// In memory.
    InMemory(Arc<dyn TableProvider>),
    /// In scratch space, which goes with them.
    InScratch(ScratchTable),
}

impl fmt::Debug for MartRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the rows of a mart")
    }
}

impl MartRows {
    /// The rows as a table.
    fn table(&self) -> &Arc<dyn TableProvider> {
        match self {
            Self::InMemory(table) => table,
            Self::InScratch(scratch) => &scratch.table,
        }
    }
}

#[async_trait]
impl TableProvider for Mart {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::View
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let path = &self.name;
        let compute = || self.compute(state).instrument(debug_span!("compute", file = %path));
        let computed = self.rows.get_or_try_init(compute).await;
        let rows = computed.map_err(|e| in_file(path, e))?;
        rows.table().scan(state, projection, filters, limit).await
    }
}

impl Mart {
    /// Computes the rows: in memory while there is room, else in a temporary file.
    async fn compute(&self, state: &dyn Session) -> Result<MartRows> {
        if let Some((KeptFor { keeper, year }, file)) = &self.keeper
            && let Some(rows) = keeper.complete(file, *year).await
            && let Ok(rows) = rows.iter().map(|r| self.in_schema(r)).collect::<Result<Vec<_>>>()
        {
            return match take(&self.room, bytes_of(&rows)) {
                true => Ok(MartRows::InMemory(in_memory(&rows)?)),
                false => self.spill(state, rows, None).await,
            };
        }
        let plan = interruptible(state.create_physical_plan(&self.plan).await?)?;
        let mut stream = execute_stream(plan, state.task_ctx())?;
        let mut batches = Vec::new();
        let mut bytes = 0;
        while let Some(batch) = stream.try_next().await? {
            bytes += bytes_of(std::slice::from_ref(&batch));
            batches.push(self.in_schema(&batch)?);
            if bytes > self.room.load(Ordering::Relaxed) {
                return self.spill(state, batches, Some(stream)).await;
            }
        }
        // another mart may have taken the room meanwhile
        if !take(&self.room, bytes) {
            return self.spill(state, batches, None).await;
        }
        batches.push(RecordBatch::new_empty(self.schema()));
        Ok(MartRows::InMemory(in_memory(&batches)?))
    }

    /// A batch with the columns as they were announced.
    fn in_schema(&self, batch: &RecordBatch) -> Result<RecordBatch> {
        Ok(RecordBatch::try_new(self.schema(), batch.columns().to_vec())?)
    }

    /// Writes the rows to a temporary file.
    async fn spill(
        &self,
        state: &dyn Session,
        batches: Vec<RecordBatch>,
        mut rest: Option<SendableRecordBatchStream>,
    ) -> Result<MartRows> {
        let file = Unnamed::create()?;
        let rows = Some(temporary_rows());
        let mut writer = ArrowWriter::try_new(file.writer()?, self.schema(), rows)?;
        for batch in batches {
            writer.write(&batch)?;
        }
        if let Some(rest) = &mut rest {
            while let Some(batch) = rest.try_next().await? {
                writer.write(&self.in_schema(&batch)?)?;
            }
        }
        writer.close()?;
        let (config, runtime) = (state.config().clone(), Arc::clone(state.runtime_env()));
        let context = SessionContext::new_with_config_rt(config, runtime);
        Ok(MartRows::InScratch(ScratchTable::open(&context, file).await?))
    }
}

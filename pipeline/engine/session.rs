//! A session: `DataFusion` over the tables of one snapshot, with the SQL files as its views.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use arrow::array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow::datatypes::DataType;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::catalog::{MemorySchemaProvider, SchemaProvider, TableProvider};
use datafusion::common::ScalarValue;
use datafusion::datasource::MemTable;
use datafusion::error::DataFusionError;
use datafusion::execution::SendableRecordBatchStream;
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::{DataFrame, SessionConfig, SessionContext};
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use super::config_tables;
use super::error::{Error, planning_error, query_error};
use super::exact::exactly;
use super::files::{Layer, Library, SqlFile};
use super::frugal;
use super::lazy::{LibraryTables, OpenedLater, Opener, Parameters, plan_query};
use super::resources::Resources;
use crate::programme::Programme;

/// Tables by name.
pub type Tables = BTreeMap<String, Arc<dyn TableProvider>>;

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
    /// What `$name` stands for.
    parameters: Parameters,
    /// Configuration, staging and marts.
    tables: Arc<LibraryTables>,
    /// Whether there are incoming rows.
    has_incoming: bool,
}

impl Session {
    /// Opens a session over these sources.
    ///
    /// # Errors
    /// When the configuration does not fit its tables.
    pub fn open(sources: &Sources, programme: &Programme) -> Result<Self, Error> {
        let mut config = SessionConfig::new().with_information_schema(true);
        let options = config.options_mut();
        options.sql_parser.map_string_types_to_utf8view = false;
        // `0.1` is a tenth
        options.sql_parser.parse_float_as_decimal = true;
        options.execution.parquet.schema_force_view_types = false;
        let resources = &sources.resources;
        let is_large = !resources.fits(sources.rows);
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
        let snapshot = ("snapshot".to_owned(), ScalarValue::Int64(Some(sources.snapshot)));
        let parameters: Parameters = Arc::new(RwLock::new(vec![snapshot]));
        let tables = LibraryTables::new(Arc::clone(&parameters), resources.mart_bytes());
        tables.plan_with(&context);
        let has_incoming = !sources.incoming.is_empty();
        let session = Self { context, parameters, tables: Arc::new(tables), has_incoming };
        session.put_schema("public", Arc::clone(&session.tables) as _)?;
        for (schema, tables) in [("warehouse", &sources.warehouse), ("incoming", &sources.incoming)]
        {
            let provider = MemorySchemaProvider::new();
            for (name, table) in tables {
                let registered = provider.register_table(name.clone(), Arc::clone(table));
                registered.map_err(|e| query_error(name, e))?;
            }
            session.put_schema(schema, Arc::new(provider))?;
        }
        for (name, batch) in config_tables::all(programme)? {
            session.register(name, batch)?;
        }
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

    /// Makes a batch available as a table.
    ///
    /// # Errors
    /// Never for batches of one schema.
    pub fn register(&self, name: &str, batch: RecordBatch) -> Result<(), Error> {
        let registered = self.context.register_batch(name, batch);
        registered.map(drop).map_err(|e| query_error(name, e))
    }

    /// Puts a batch in place of the table of that name.
    ///
    /// # Errors
    /// Never for batches of one schema.
    pub fn replace(&self, name: &str, batch: RecordBatch) -> Result<(), Error> {
        let before = self.context.deregister_table(name);
        before.map_err(|e| query_error(name, e))?;
        self.register(name, batch)
    }

    /// Binds a parameter for the queries to come.
    #[must_use]
    pub fn bind(self, name: &str, value: ScalarValue) -> Self {
        let mut parameters = self.parameters.write().unwrap_or_else(PoisonError::into_inner);
        parameters.push((name.to_owned(), value));
        drop(parameters);
        self
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
        self.tables.offer(own, of_other, lasting.map(|l| &l.tables));
        self
    }

    /// The rows of a table of the session.
    ///
    /// # Errors
    /// When there is none of that name.
    pub async fn table(&self, name: &str) -> Result<DataFrame, DataFusionError> {
        self.context.table(name).await
    }

    /// The rows of a table from elsewhere.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn frame(&self, table: Arc<dyn TableProvider>) -> Result<DataFrame, DataFusionError> {
        self.context.read_table(table)
    }

    /// Runs a file and hands over its rows as they come.
    ///
    /// # Errors
    /// When the query fails.
    pub async fn stream(&self, file: &SqlFile) -> Result<SendableRecordBatchStream, Error> {
        let frame = self.plan(&file.path, &file.text).await?;
        frame.execute_stream().await.map_err(|e| query_error(&file.path, e))
    }

    /// Runs a file; there is at least one batch, so that the columns are always known.
    ///
    /// # Errors
    /// When the query fails.
    pub async fn run(&self, file: &SqlFile) -> Result<Vec<RecordBatch>, Error> {
        let frame = self.plan(&file.path, &file.text).await?;
        let schema = Arc::clone(frame.schema().inner());
        let mut batches = frame.collect().await.map_err(|e| query_error(&file.path, e))?;
        if batches.is_empty() {
            batches.push(RecordBatch::new_empty(schema));
        }
        Ok(batches)
    }

    /// The rows of a query; `name` is what errors call it.
    ///
    /// # Errors
    /// When the query fails, or is none.
    pub async fn rows(&self, name: &str, sql: &str) -> Result<Vec<RecordBatch>, Error> {
        let frame = self.plan(name, sql).await?;
        frame.collect().await.map_err(|e| query_error(name, e))
    }

    /// Plans a query with its parameters bound; `name` is what errors call it. Anything but one
    /// query is refused before it runs.
    ///
    /// # Errors
    /// When the query is not one.
    pub async fn plan(&self, name: &str, sql: &str) -> Result<DataFrame, Error> {
        let state = self.context.state();
        let plan = plan_query(&state, sql, &self.parameters).await;
        let plan = plan.map_err(|e| planning_error(name, e, &self.table_names()))?;
        Ok(DataFrame::new(state, plan))
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

/// How temporary Parquet files are written: quickly, and with row groups that take little memory to
/// read.
#[must_use]
pub fn temporary_rows() -> WriterProperties {
    WriterProperties::builder()
        .set_max_row_group_row_count(Some(16 << 10))
        // how many rows there are decides which side of a join is kept
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_dictionary_enabled(false)
        .build()
}

/// A batch as a table.
///
/// # Errors
/// Never for batches of one schema.
pub fn memory_table(batch: RecordBatch) -> Result<Arc<dyn TableProvider>, Error> {
    let table = MemTable::try_new(batch.schema(), vec![vec![batch]]);
    Ok(Arc::new(table.map_err(|e| query_error("a table in memory", e))?))
}

/// A column as text, whatever its type; decimals without zeros at their end.
///
/// # Errors
/// When the type has no text.
pub fn to_text(column: &ArrayRef) -> Result<StringArray, arrow::error::ArrowError> {
    if column.data_type().is_nested() || column.data_type().is_binary() {
        let options = FormatOptions::default();
        let shown = ArrayFormatter::try_new(column, &options)?;
        let cell = |row| column.is_valid(row).then(|| shown.value(row).to_string());
        return Ok((0..column.len()).map(cell).collect());
    }
    let text = arrow::compute::cast(column, &DataType::Utf8)?;
    let text = text
        .as_any()
        .downcast_ref::<StringArray>()
        .cloned()
        .unwrap_or_else(|| StringArray::new_null(column.len()));
    if !matches!(column.data_type(), DataType::Decimal128(..)) {
        return Ok(text);
    }
    Ok(text
        .iter()
        .map(|v| {
            v.map(|v| match v.contains('.') {
                true => v.trim_end_matches('0').trim_end_matches('.'),
                false => v,
            })
        })
        .collect())
}

//! A session: `DataFusion` over the tables of one snapshot, with the SQL files as its views.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use arrow::array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow::datatypes::{DataType, SchemaRef};
use arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::catalog::{MemorySchemaProvider, SchemaProvider, TableProvider};
use datafusion::common::{ParamValues, ScalarValue};
use datafusion::datasource::MemTable;
use datafusion::error::DataFusionError;
use datafusion::execution::SendableRecordBatchStream;
use datafusion::execution::SessionStateBuilder;
use datafusion::execution::context::SQLOptions;
use datafusion::prelude::{DataFrame, SessionConfig, SessionContext};
use futures::TryStreamExt as _;
use parquet::arrow::ArrowWriter;
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use super::config_tables;
use super::files::{Layer, Library, SqlFile};
use super::frugal;
use super::resources::Resources;
use super::scratch::ScratchTable;
use crate::programme::Programme;
use crate::store::Unnamed;

/// Why a query did not run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// `DataFusion` refused a query or failed in it.
    #[error("the query `{query}` failed")]
    Query {
        /// The SQL file, or what was asked.
        query: String,
        /// What `DataFusion` said.
        source: Box<DataFusionError>,
    },
    /// A statement is none that only reads.
    #[error("this is no single query, and nothing else is answered here")]
    NoQuery(#[source] Box<DataFusionError>),
    /// A query took too long.
    #[error("the query took longer than {seconds} s and was stopped")]
    TooSlow {
        /// The limit.
        seconds: u64,
    },
    /// An answer has too many rows.
    #[error("the answer has more than {rows} rows; none are shown")]
    TooManyRows {
        /// The limit.
        rows: usize,
    },
    /// A query needs too much memory.
    #[error("the query needs more memory than it may have")]
    TooMuchMemory {
        /// What needed it, unless it is the answer itself.
        source: Option<Box<DataFusionError>>,
    },
    /// The configuration does not fit its tables.
    #[error("the configuration does not fit its tables")]
    Config(#[from] arrow::error::ArrowError),
}

impl Error {
    /// What the reader can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NoQuery(_) => Some(
                "ask with one `select`, `with`, `explain`, `show` or `describe`; nothing here changes data, settings or files",
            ),
            Self::TooSlow { .. } => {
                Some("narrow it down with `where`, or allow more with `--timeout`")
            }
            Self::TooManyRows { .. } => {
                Some("aggregate, add a `limit`, or allow more with `--max-rows`")
            }
            Self::TooMuchMemory { .. } => {
                Some("narrow it down with `where`, or allow more with `--memory`")
            }
            Self::Query { source, .. }
                if matches!(source.find_root(), DataFusionError::ResourcesExhausted(_)) =>
            {
                Some("it needs more memory than it may have: allow more with `--memory`")
            }
            _ => None,
        }
    }
}

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
pub struct Session {
    /// The context.
    pub context: SessionContext,
    /// What `$name` stands for.
    parameters: Vec<(String, ScalarValue)>,
    /// How many more bytes of marts may stay in memory.
    room: AtomicUsize,
    /// Marts that did not fit.
    spilled: Mutex<Vec<ScratchTable>>,
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
        let context = SessionContext::new_with_state(builder.build());
        for (schema, tables) in [("warehouse", &sources.warehouse), ("incoming", &sources.incoming)]
        {
            let provider = MemorySchemaProvider::new();
            for (name, table) in tables {
                let registered = provider.register_table(name.clone(), Arc::clone(table));
                registered.map_err(|e| query_error(name, e))?;
            }
            if let Some(catalog) = context.catalog("datafusion") {
                let registered = catalog.register_schema(schema, Arc::new(provider));
                registered.map_err(|e| query_error(schema, e))?;
            }
        }
        for (name, batch) in config_tables::all(programme)? {
            let registered = context.register_batch(name, batch);
            registered.map_err(|e| query_error(name, e))?;
        }
        let parameters = vec![("snapshot".to_owned(), ScalarValue::Int64(Some(sources.snapshot)))];
        let room = AtomicUsize::new(sources.resources.mart_bytes());
        Ok(Self { context, parameters, room, spilled: Mutex::default() })
    }

    /// Binds a parameter for the queries to come.
    #[must_use]
    pub fn bind(mut self, name: &str, value: ScalarValue) -> Self {
        self.parameters.push((name.to_owned(), value));
        self
    }

    /// Makes these tables of the library available: staging as views, marts computed once.
    ///
    /// # Errors
    /// When a query fails.
    pub async fn prepare(&self, files: &[&SqlFile]) -> Result<(), Error> {
        for file in files {
            let fail = |e| query_error(&file.path, e);
            let frame = self.plan(&file.path, &file.text).await?;
            let table = match file.layer {
                Layer::Marts => self.keep(frame).await.map_err(fail)?,
                _ => frame.into_view(),
            };
            self.context.register_table(file.name.as_str(), table).map_err(fail)?;
        }
        Ok(())
    }

    /// Computes a table once: in memory while there is room, else in a temporary file.
    async fn keep(&self, frame: DataFrame) -> Result<Arc<dyn TableProvider>, DataFusionError> {
        let mut stream = frame.execute_stream().await?;
        let schema = stream.schema();
        let mut batches = Vec::new();
        let mut bytes = 0;
        while let Some(batch) = stream.try_next().await? {
            bytes += batch.get_array_memory_size();
            batches.push(batch);
            if bytes > self.room.load(Ordering::Relaxed) {
                return self.spill(&schema, batches, stream).await;
            }
        }
        self.room.fetch_sub(bytes, Ordering::Relaxed);
        let half = batches.len() / 2;
        let rest = batches.split_off(half);
        Ok(Arc::new(MemTable::try_new(schema, vec![batches, rest])?))
    }

    /// Writes a table to a temporary file that goes with the session.
    async fn spill(
        &self,
        schema: &SchemaRef,
        batches: Vec<RecordBatch>,
        mut rest: SendableRecordBatchStream,
    ) -> Result<Arc<dyn TableProvider>, DataFusionError> {
        let file = Unnamed::create()?;
        let rows = Some(temporary_rows());
        let mut writer = ArrowWriter::try_new(file.writer()?, Arc::clone(schema), rows)?;
        for batch in batches {
            writer.write(&batch)?;
        }
        while let Some(batch) = rest.try_next().await? {
            writer.write(&batch)?;
        }
        writer.close()?;
        let spilled = ScratchTable::open(&self.context, file).await?;
        let table = Arc::clone(&spilled.table);
        self.spilled.lock().unwrap_or_else(PoisonError::into_inner).push(spilled);
        Ok(table)
    }

    /// Makes tables of the library available that another session has, or gets now.
    ///
    /// # Errors
    /// When a query fails.
    pub async fn share(&self, other: &Self, files: &[&SqlFile]) -> Result<(), Error> {
        for file in files {
            let fail = |e| query_error(&file.path, e);
            let name = file.name.as_str();
            if !other.context.table_exist(name).map_err(fail)? {
                other.prepare(&[file]).await?;
            }
            let table = other.context.table_provider(name).await.map_err(fail)?;
            self.context.register_table(name, table).map_err(fail)?;
        }
        Ok(())
    }

    /// Makes the tables that these files need available.
    ///
    /// # Errors
    /// When a query fails.
    pub async fn prepare_for(&self, library: &Library, files: &[&SqlFile]) -> Result<(), Error> {
        self.prepare(&library.needed_by(files)).await
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

    /// Plans a query with its parameters bound; `name` is what errors call it. Anything but one
    /// query is refused before it runs.
    ///
    /// # Errors
    /// When the query is not one.
    pub async fn plan(&self, name: &str, sql: &str) -> Result<DataFrame, Error> {
        let fail = |e| query_error(name, e);
        let state = self.context.state();
        let plan = state.create_logical_plan(sql).await.map_err(fail)?;
        // queries only: a statement that does something runs as soon as it is a frame
        let read_only = SQLOptions::new()
            .with_allow_ddl(false)
            .with_allow_dml(false)
            .with_allow_statements(false);
        read_only.verify_plan(&plan).map_err(|e| Error::NoQuery(Box::new(e)))?;
        let frame = DataFrame::new(state, plan);
        let values = self.parameters.iter().map(|(n, v)| (n.clone(), v.clone().into()));
        frame.with_param_values(ParamValues::Map(values.collect())).map_err(fail)
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

/// Wraps an error of a query.
fn query_error(query: &str, source: DataFusionError) -> Error {
    Error::Query { query: query.to_owned(), source: Box::new(source) }
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

//! What the stages see of an engine: it takes tables, plans queries and runs plans, within limits.

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use async_trait::async_trait;
use futures::TryStreamExt as _;
use futures::stream::BoxStream;

use super::error::Error;
use super::plan::{Plan, PlanBuilder, PlanError};
use super::resources::Resources;
use super::sql_file::SqlFile;

/// What runs SQL over the tables of one snapshot; [`Session`](super::Session) is one, with
/// `DataFusion` in this process.
#[async_trait]
pub trait Engine: Send + Sync {
    /// The memory, the scratch space and the time that queries are given.
    fn resources(&self) -> &Resources;

    /// Makes rows available as a table, in place of the one of that name.
    ///
    /// # Errors
    /// Never for batches of one schema.
    fn register(&self, name: &str, rows: RecordBatch) -> Result<(), Error>;

    /// The beginning of a plan: all rows of a table.
    ///
    /// # Errors
    /// When there is none of that name.
    async fn table(&self, name: &str) -> Result<PlanBuilder, PlanError>;

    /// Plans a query that somebody asks, with its parameters bound; `name` is what errors call it.
    /// Anything but one query is refused before it runs.
    ///
    /// # Errors
    /// When the query is not one, or names what is not there.
    async fn plan(&self, name: &str, sql: &str) -> Result<Plan, Error>;

    /// Plans a file, which figures or findings come from: it may lose nothing on the way.
    ///
    /// # Errors
    /// When it rounds, or calculates with doubles, or names what is not there.
    async fn plan_file(&self, file: &SqlFile) -> Result<Plan, Error>;

    /// Runs a plan and hands over its rows as they come; `name` is what errors call it.
    ///
    /// # Errors
    /// When the plan cannot be run.
    async fn stream(&self, name: &str, plan: Plan) -> Result<Rows, Error>;

    /// Runs a file; there is at least one batch, so that the columns are always known.
    ///
    /// # Errors
    /// When the query fails.
    async fn run(&self, file: &SqlFile) -> Result<Vec<RecordBatch>, Error>;

    /// The rows of a query; `name` is what errors call it.
    ///
    /// # Errors
    /// When the query fails, or is none.
    async fn rows(&self, name: &str, sql: &str) -> Result<Vec<RecordBatch>, Error> {
        let plan = self.plan(name, sql).await?;
        self.stream(name, plan).await?.collect().await
    }
}

/// Runs a file, whatever is kept.
pub(super) async fn run(engine: &dyn Engine, file: &SqlFile) -> Result<Vec<RecordBatch>, Error> {
    let plan = engine.plan_file(file).await?;
    let rows = engine.stream(&file.path, plan).await?;
    let schema = rows.schema();
    let mut batches = rows.collect().await?;
    if batches.is_empty() {
        batches.push(RecordBatch::new_empty(schema));
    }
    Ok(batches)
}

/// The rows of a query, as they come.
pub struct Rows {
    schema: SchemaRef,
    batches: BoxStream<'static, Result<RecordBatch, Error>>,
}

impl Rows {
    /// Rows with these columns.
    pub(super) fn new(
        schema: SchemaRef,
        batches: BoxStream<'static, Result<RecordBatch, Error>>,
    ) -> Self {
        Self { schema, batches }
    }

    /// The columns.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        SchemaRef::clone(&self.schema)
    }

    /// The next batch, if there is one.
    ///
    /// # Errors
    /// When the query fails.
    pub async fn next(&mut self) -> Result<Option<RecordBatch>, Error> {
        self.batches.try_next().await
    }

    /// All of them.
    ///
    /// # Errors
    /// When the query fails.
    pub async fn collect(self) -> Result<Vec<RecordBatch>, Error> {
        self.batches.try_collect().await
    }
}

//! Limits of a query: the time it may take, the rows and the memory of its answer.

use std::sync::Arc;
use std::time::Duration;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use datafusion::common::tree_node::{Transformed, TreeNode as _};
use datafusion::error::DataFusionError;
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::coop::CooperativeExec;

use super::error::{Error, query_error};
use super::interface::{Engine, Rows};
use super::plan::Plan;
use super::rows::refuse_no_values;

/// What a query may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most time.
    pub time: Duration,
    /// The most rows of the answer.
    pub rows: usize,
    /// The most bytes of the answer; what happens on the way has the session's limit.
    pub bytes: usize,
}

impl Limits {
    /// Plans and runs a query within the limits, with all that is computed on the way.
    ///
    /// # Errors
    /// When the query fails, or goes beyond a limit.
    pub async fn run<E: From<Error> + Send + 'static>(
        self,
        engine: Arc<dyn Engine>,
        name: &'static str,
        planned: impl Future<Output = Result<Plan, E>> + Send + 'static,
    ) -> Result<(SchemaRef, Vec<RecordBatch>), E> {
        // on a task of its own: one that never yields must not keep the clock from striking
        let running = tokio::spawn(async move {
            let plan = planned.await?;
            let answer = async { self.collect(name, engine.stream(name, plan).await?).await };
            answer.await.map_err(|e| E::from(out_of_memory(e)))
        });
        let stop = running.abort_handle();
        let answer = tokio::time::timeout(self.time, running).await;
        let Ok(finished) = answer else {
            stop.abort();
            return Err(Error::TooSlow { seconds: self.time.as_secs() }.into());
        };
        finished.map_err(|e| query_error(name, DataFusionError::External(e.into())))?
    }

    /// The columns and rows of a query, unless they are too many.
    async fn collect(
        self,
        name: &str,
        mut answer: Rows,
    ) -> Result<(SchemaRef, Vec<RecordBatch>), Error> {
        let (mut batches, mut rows, mut bytes) = (Vec::new(), 0, 0);
        while let Some(batch) = answer.next().await? {
            rows += batch.num_rows();
            bytes += batch.get_array_memory_size();
            if rows > self.rows {
                return Err(Error::TooManyRows { rows: self.rows });
            }
            if bytes > self.bytes {
                return Err(Error::TooMuchMemory { source: None });
            }
            refuse_no_values(name, &batch)?;
            batches.push(batch);
        }
        Ok((answer.schema(), batches))
    }
}

/// The error of a query that took all the memory it might, said as that.
fn out_of_memory(error: Error) -> Error {
    match error {
        Error::Query { source, .. }
            if matches!(source.find_root(), DataFusionError::ResourcesExhausted(_)) =>
        {
            Error::TooMuchMemory { source: Some(source) }
        }
        other => other,
    }
}

/// A plan whose joins pause now and then: one that makes many rows out of few would else run on
/// whatever the clock says.
pub(super) fn interruptible(
    plan: Arc<dyn ExecutionPlan>,
) -> Result<Arc<dyn ExecutionPlan>, DataFusionError> {
    let pausing = plan.transform_up(|node| {
        if node.name().ends_with("JoinExec") {
            return Ok(Transformed::yes(Arc::new(CooperativeExec::new(node)) as _));
        }
        Ok(Transformed::no(node))
    });
    pausing.map(|t| t.data)
}

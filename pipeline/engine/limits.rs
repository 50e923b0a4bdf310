//! Limits of a query: the time it may take, the rows and the memory of its answer.

use std::sync::Arc;
use std::time::Duration;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use datafusion::common::tree_node::{Transformed, TreeNode as _};
use datafusion::error::DataFusionError;
use datafusion::physical_plan::coop::CooperativeExec;
use datafusion::physical_plan::{ExecutionPlan, execute_stream};
use datafusion::prelude::DataFrame;
use futures::TryStreamExt as _;

use super::error::{Error, query_error};

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
        name: &'static str,
        planned: impl Future<Output = Result<DataFrame, E>> + Send + 'static,
    ) -> Result<(SchemaRef, Vec<RecordBatch>), E> {
        // on a task of its own: one that never yields must not keep the clock from striking
        let running = tokio::spawn(async move {
            let answer = self.collect(planned.await?).await;
            answer.map_err(|stop| E::from(stop.explain(self, &|e| query_error(name, e))))
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
    async fn collect(self, frame: DataFrame) -> Result<(SchemaRef, Vec<RecordBatch>), Stop> {
        let context = Arc::new(frame.task_ctx());
        let plan = frame.create_physical_plan().await.and_then(interruptible);
        let mut stream =
            plan.and_then(|plan| execute_stream(plan, context)).map_err(Stop::Failed)?;
        let schema = stream.schema();
        let (mut batches, mut rows, mut bytes) = (Vec::new(), 0, 0);
        while let Some(batch) = stream.try_next().await.map_err(Stop::Failed)? {
            rows += batch.num_rows();
            bytes += batch.get_array_memory_size();
            if rows > self.rows {
                return Err(Stop::Rows);
            }
            if bytes > self.bytes {
                return Err(Stop::Bytes);
            }
            batches.push(batch);
        }
        Ok((schema, batches))
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

/// Why a query stopped.
enum Stop {
    Failed(DataFusionError),
    Rows,
    Bytes,
}

impl Stop {
    /// The error that says so.
    fn explain(self, limits: Limits, fail: &dyn Fn(DataFusionError) -> Error) -> Error {
        match self {
            Self::Rows => Error::TooManyRows { rows: limits.rows },
            Self::Bytes => Error::TooMuchMemory { source: None },
            Self::Failed(e) if matches!(e.find_root(), DataFusionError::ResourcesExhausted(_)) => {
                Error::TooMuchMemory { source: Some(Box::new(e)) }
            }
            Self::Failed(e) => fail(e),
        }
    }
}

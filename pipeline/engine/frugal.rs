//! Plans for more rows than fit into memory.
//!
//! `DataFusion` spills sorts and aggregates to disk, but not the side of a hash join that it keeps in
//! memory, and its guess of how large that will be is far too low as often as not. Here a join looks
//! at its sides before it decides: one that turns out small is kept, whichever it is; only when
//! neither is are both sorted.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use arrow::array::{Array as _, RecordBatch};
use arrow::compute::SortOptions;
use arrow::datatypes::SchemaRef;
use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::{Transformed, TreeNode as _, TreeNodeRecursion};
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::memory_pool::{MemoryConsumer, MemoryReservation};
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::physical_expr::{
    EquivalenceProperties, LexOrdering, PhysicalExpr, PhysicalSortExpr,
};
use datafusion::physical_optimizer::PhysicalOptimizerRule;
use datafusion::physical_optimizer::optimizer::PhysicalOptimizer;
use datafusion::physical_plan::execution_plan::{
    Boundedness, ChildrenPropertiesMode, EmissionType, ReplaceChildrenOptions,
};
use datafusion::physical_plan::joins::{HashJoinExec, PartitionMode, SortMergeJoinExec};
use datafusion::physical_plan::projection::ProjectionExec;
use datafusion::physical_plan::sorts::sort::SortExec;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::streaming::{PartitionStream, StreamingTableExec};
use datafusion::physical_plan::{
    DisplayAs, DisplayFormatType, Distribution, ExecutionPlan, Partitioning, PlanProperties,
};
use futures::{StreamExt as _, TryStreamExt as _, stream};

/// The rule after which it is settled which joins there are.
const AFTER: &str = "join_selection";

/// Bytes that a row takes in the table of a hash join, at most about.
const HASHED_ROW_BYTES: usize = 40;

/// The usual rules, with joins that look before they decide.
pub(super) fn rules(most_bytes: usize) -> Vec<Arc<dyn PhysicalOptimizerRule + Send + Sync>> {
    let mut rules = PhysicalOptimizer::default().rules;
    let place = rules.iter().position(|r| r.name() == AFTER).map_or(rules.len(), |i| i + 1);
    rules.insert(place, Arc::new(JoinsThatLook { most_bytes }));
    rules
}

/// Puts a [`LookingJoinExec`] in place of each hash join.
#[derive(Debug)]
struct JoinsThatLook {
    /// The most bytes that a join may keep.
    most_bytes: usize,
}

impl PhysicalOptimizerRule for JoinsThatLook {
    fn optimize(
        &self,
        plan: Arc<dyn ExecutionPlan>,
        _: &ConfigOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let replaced = plan.transform_up(|node| {
            let Some(join) = node.downcast_ref::<HashJoinExec>() else {
                return Ok(Transformed::no(node));
            };
            // `not in` cannot be made by sorting
            if join.null_aware {
                return Ok(Transformed::no(node));
            }
            let join = join.builder().with_partition_mode(PartitionMode::CollectLeft).build()?;
            Ok(Transformed::yes(Arc::new(LookingJoinExec::new(join, self.most_bytes)) as _))
        });
        replaced.map(|t| t.data)
    }

    fn name(&self) -> &'static str {
        "joins_that_look"
    }

    fn schema_check(&self) -> bool {
        true
    }
}

/// A join that reads the start of its sides before it decides how to go about it.
#[derive(Debug)]
struct LookingJoinExec {
    join: HashJoinExec,
    /// The most bytes that it may keep.
    most_bytes: usize,
    properties: Arc<PlanProperties>,
}

impl LookingJoinExec {
    fn new(join: HashJoinExec, most_bytes: usize) -> Self {
        // in no order: which one it will be is not known yet
        let properties = PlanProperties::new(
            EquivalenceProperties::new(join.schema()),
            Partitioning::UnknownPartitioning(1),
            EmissionType::Final,
            Boundedness::Bounded,
        );
        Self { join, most_bytes, properties: Arc::new(properties) }
    }
}

impl DisplayAs for LookingJoinExec {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LookingJoinExec: {}, on={:?}", self.join.join_type(), self.join.on())
    }
}

impl ExecutionPlan for LookingJoinExec {
    fn name(&self) -> &'static str {
        "LookingJoinExec"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
    }

    fn required_input_distribution(&self) -> Vec<Distribution> {
        vec![Distribution::SinglePartition; 2]
    }

    fn benefits_from_input_partitioning(&self) -> Vec<bool> {
        vec![false; 2]
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        vec![self.join.left(), self.join.right()]
    }

    fn replace_children(
        self: Arc<Self>,
        children: Vec<Arc<dyn ExecutionPlan>>,
        _: ReplaceChildrenOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let join = self.join.builder().reset_state().with_new_children(children)?.build()?;
        Ok(Arc::new(Self::new(join, self.most_bytes)))
    }

    fn with_new_children(
        self: Arc<Self>,
        children: Vec<Arc<dyn ExecutionPlan>>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let recompute = ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute);
        self.replace_children(children, recompute)
    }

    fn apply_expressions(
        &self,
        f: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        self.join.apply_expressions(f)
    }

    fn execute(
        &self,
        partition: usize,
        context: Arc<TaskContext>,
    ) -> Result<SendableRecordBatchStream> {
        // a plan may run more than once, in a recursive query: nothing is kept of the run before
        let join = self.join.builder().reset_state().build()?;
        let most_bytes = self.most_bytes;
        let decided = async move {
            let plan = decide(&join, most_bytes, &context).await?;
            plan.execute(partition, context)
        };
        let rows = stream::once(decided).try_flatten();
        Ok(Box::pin(RecordBatchStreamAdapter::new(self.schema(), rows)))
    }
}

/// The join by hash with the side kept that is small; by sorting when none is.
async fn decide(
    join: &HashJoinExec,
    most_bytes: usize,
    context: &Arc<TaskContext>,
) -> Result<Arc<dyn ExecutionPlan>> {
    let left = Side::look(join.left(), most_bytes, context).await?;
    if left.is_whole {
        let sides = vec![left.into_plan()?, Arc::clone(join.right())];
        return Ok(Arc::new(join.builder().with_new_children(sides)?.build()?));
    }
    let right = Side::look(join.right(), most_bytes, context).await?;
    let right_is_whole = right.is_whole;
    let sides = vec![left.into_plan()?, right.into_plan()?];
    let join = join.builder().with_new_children(sides)?.build()?;
    if right_is_whole {
        return join.swap_inputs(PartitionMode::CollectLeft);
    }
    by_sorting(&join)
}

/// The join made by sorting both sides.
fn by_sorting(join: &HashJoinExec) -> Result<Arc<dyn ExecutionPlan>> {
    let (left_keys, right_keys): (Vec<_>, Vec<_>) = join.on().iter().cloned().unzip();
    let sorted = SortMergeJoinExec::try_new(
        by_keys(join.left(), left_keys)?,
        by_keys(join.right(), right_keys)?,
        join.on().to_vec(),
        join.filter().cloned(),
        *join.join_type(),
        vec![SortOptions::default(); join.on().len()],
        join.null_equality(),
    )?;
    let sorted: Arc<dyn ExecutionPlan> = Arc::new(sorted);
    let Some(projection) = &join.projection else { return Ok(sorted) };
    let schema = sorted.schema();
    let columns = projection.iter().map(|index| {
        let name = schema.field(*index).name().clone();
        let column = datafusion::physical_expr::expressions::Column::new(&name, *index);
        (Arc::new(column) as _, name)
    });
    Ok(Arc::new(ProjectionExec::try_new(columns.collect::<Vec<_>>(), sorted)?))
}

/// A plan sorted by these keys.
fn by_keys(
    plan: &Arc<dyn ExecutionPlan>,
    keys: Vec<Arc<dyn PhysicalExpr>>,
) -> Result<Arc<dyn ExecutionPlan>> {
    let keys = keys.into_iter().map(|k| PhysicalSortExpr::new(k, SortOptions::default()));
    let order = LexOrdering::new(keys)
        .ok_or_else(|| DataFusionError::Internal("a join on nothing is not sorted".to_owned()))?;
    Ok(Arc::new(SortExec::new(order, Arc::clone(plan))))
}

/// One side of a join, of which the start has been read.
struct Side {
    schema: SchemaRef,
    start: Vec<RecordBatch>,
    rest: SendableRecordBatchStream,
    /// What the start takes.
    taken: MemoryReservation,
    /// Whether the start is all.
    is_whole: bool,
}

impl Side {
    /// Reads a side as far as it may be kept.
    async fn look(
        plan: &Arc<dyn ExecutionPlan>,
        most_bytes: usize,
        context: &Arc<TaskContext>,
    ) -> Result<Self> {
        let taken = MemoryConsumer::new("the side of a join").register(context.memory_pool());
        let rest = plan.execute(0, Arc::clone(context))?;
        let mut side =
            Self { schema: plan.schema(), start: Vec::new(), rest, taken, is_whole: false };
        loop {
            let Some(batch) = side.rest.try_next().await? else {
                side.is_whole = true;
                return Ok(side);
            };
            let bytes = bytes_in_a_join(&batch)?;
            side.start.push(batch);
            if side.taken.size() + bytes > most_bytes || side.taken.try_grow(bytes).is_err() {
                return Ok(side);
            }
        }
    }

    /// The whole side, to be read once.
    fn into_plan(self) -> Result<Arc<dyn ExecutionPlan>> {
        let Self { schema, start, rest, taken, .. } = self;
        // whoever reads the start counts it as its own
        drop(taken);
        let rows = stream::iter(start.into_iter().map(Ok)).chain(rest.fuse());
        let rows = RecordBatchStreamAdapter::new(Arc::clone(&schema), rows);
        let once = Once { schema: Arc::clone(&schema), rows: Mutex::new(Some(Box::pin(rows))) };
        let plan =
            StreamingTableExec::try_new(schema, vec![Arc::new(once)], None, [], false, None)?;
        Ok(Arc::new(plan))
    }
}

/// The bytes that the rows of a batch take in the kept side of a hash join: a copy of them, without
/// what others have in the same buffers, and their places in the hash table.
fn bytes_in_a_join(batch: &RecordBatch) -> Result<usize> {
    let mut bytes = batch.num_rows() * HASHED_ROW_BYTES;
    for column in batch.columns() {
        bytes += 2 * column.to_data().get_slice_memory_size()?;
    }
    Ok(bytes)
}

/// Rows that are read once.
struct Once {
    schema: SchemaRef,
    rows: Mutex<Option<SendableRecordBatchStream>>,
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rows that are read once")
    }
}

impl PartitionStream for Once {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn execute(&self, _: Arc<TaskContext>) -> SendableRecordBatchStream {
        let rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner).take();
        rows.unwrap_or_else(|| {
            let error = DataFusionError::Internal("rows that are read once".to_owned());
            let failed = stream::once(async { Err(error) });
            Box::pin(RecordBatchStreamAdapter::new(Arc::clone(&self.schema), failed))
        })
    }
}

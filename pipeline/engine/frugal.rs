//! Plans for more rows than fit into memory.
//!
//! `DataFusion` spills sorts and aggregates to disk, but not the side of a hash join that it keeps in
//! memory. Here the joins whose kept side is large, or of unknown size, are made by sorting both
//! sides; a join with a small side, which would sort the large one for nothing, stays as it is.

use std::sync::Arc;

use arrow::compute::SortOptions;
use datafusion::common::config::ConfigOptions;
use datafusion::common::stats::Precision;
use datafusion::common::tree_node::{Transformed, TreeNode as _};
use datafusion::error::Result;
use datafusion::physical_optimizer::PhysicalOptimizerRule;
use datafusion::physical_optimizer::optimizer::PhysicalOptimizer;
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::joins::{HashJoinExec, SortMergeJoinExec};
use datafusion::physical_plan::projection::ProjectionExec;
use datafusion::physical_plan::statistics::{StatisticsArgs, StatisticsContext};

/// The rule after which joins are what they will be, but not yet sorted and distributed.
const AFTER: &str = "join_selection";

/// The usual rules, with large joins made by sorting.
pub(super) fn rules(most_rows: usize) -> Vec<Arc<dyn PhysicalOptimizerRule + Send + Sync>> {
    let mut rules = PhysicalOptimizer::default().rules;
    let place = rules.iter().position(|r| r.name() == AFTER).map_or(rules.len(), |i| i + 1);
    rules.insert(place, Arc::new(LargeJoinsBySorting { most_rows }));
    rules
}

/// Makes hash joins into sort-merge joins unless the side that they keep is small.
#[derive(Debug)]
struct LargeJoinsBySorting {
    /// The most rows that a join may keep.
    most_rows: usize,
}

impl LargeJoinsBySorting {
    /// The sort-merge join in place of a hash join, if that keeps too much.
    fn replace(&self, join: &HashJoinExec) -> Result<Option<Arc<dyn ExecutionPlan>>> {
        let is_small = rows_below(join.left())?.is_some_and(|rows| rows <= self.most_rows);
        if is_small || join.null_aware || join.on().is_empty() {
            return Ok(None);
        }
        let sorted = SortMergeJoinExec::try_new(
            Arc::clone(join.left()),
            Arc::clone(join.right()),
            join.on().to_vec(),
            join.filter().cloned(),
            *join.join_type(),
            vec![SortOptions::default(); join.on().len()],
            join.null_equality(),
        )?;
        let sorted: Arc<dyn ExecutionPlan> = Arc::new(sorted);
        let Some(projection) = &join.projection else { return Ok(Some(sorted)) };
        let schema = sorted.schema();
        let columns = projection.iter().map(|index| {
            let name = schema.field(*index).name().clone();
            let column = datafusion::physical_expr::expressions::Column::new(&name, *index);
            (Arc::new(column) as _, name)
        });
        Ok(Some(Arc::new(ProjectionExec::try_new(columns.collect::<Vec<_>>(), sorted)?)))
    }
}

/// The rows that a plan reads, if every table below says how many it has. What filters and groups
/// leave of them is guessed only, and guessed far too low as often as not.
fn rows_below(plan: &Arc<dyn ExecutionPlan>) -> Result<Option<usize>> {
    let below = plan.children();
    if below.is_empty() {
        let read = StatisticsContext::new().compute(plan.as_ref(), &StatisticsArgs::new())?;
        return Ok(match read.num_rows {
            Precision::Exact(rows) => Some(rows),
            Precision::Inexact(_) | Precision::Absent => None,
        });
    }
    let mut sum = Some(0_usize);
    for child in below {
        sum = sum.zip(rows_below(child)?).map(|(a, b)| a.saturating_add(b));
    }
    Ok(sum)
}

impl PhysicalOptimizerRule for LargeJoinsBySorting {
    fn optimize(
        &self,
        plan: Arc<dyn ExecutionPlan>,
        _: &ConfigOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let replaced = plan.transform_up(|node| {
            let join = node.downcast_ref::<HashJoinExec>();
            let replacement = join.map(|join| self.replace(join)).transpose()?.flatten();
            Ok(replacement.map_or_else(|| Transformed::no(node), Transformed::yes))
        });
        replaced.map(|t| t.data)
    }

    fn name(&self) -> &'static str {
        "large_joins_by_sorting"
    }

    fn schema_check(&self) -> bool {
        true
    }
}

//! The figures as a table for SQL.

use std::sync::Arc;

use arrow::array::{ArrayRef, Int32Array, Int64Array, RecordBatch, StringArray};
use arrow::error::ArrowError;

use super::{Publication, Published};

/// The table `figures`: id, measure, scope, year, value as printed, unit, n, status, and why there is
/// none.
///
/// # Errors
/// Never, the columns fit.
pub fn figures_table(publication: &Publication) -> Result<RecordBatch, ArrowError> {
    let rows: Vec<&Published> = publication.figures().collect();
    let text = |of: &dyn Fn(&Published) -> Option<String>| -> ArrayRef {
        Arc::new(rows.iter().map(|f| of(f)).collect::<StringArray>())
    };
    let years: Int32Array = rows.iter().map(|f| Some(i32::from(f.year))).collect();
    let counts: Int64Array = rows.iter().map(|f| f.n.and_then(|n| i64::try_from(n).ok())).collect();
    RecordBatch::try_from_iter_with_nullable(vec![
        ("id", text(&|f| Some(f.id.clone())), true),
        ("measure", text(&|f| Some(f.measure.clone())), true),
        ("scope_kind", text(&|f| Some(f.scope.kind.clone())), true),
        ("scope", text(&|f| Some(f.scope.name.clone())), true),
        ("year", Arc::new(years) as ArrayRef, true),
        ("value", text(&|f| f.value.clone()), true),
        ("unit", text(&|f| Some(f.unit.as_str().to_owned())), true),
        ("n", Arc::new(counts) as ArrayRef, true),
        ("status", text(&|f| Some(f.status.as_str().to_owned())), true),
        ("reason", text(&|f| f.reason.clone()), true),
    ])
}

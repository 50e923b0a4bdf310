//! What Delta Lake tables are opened and written with, and temporary files read.

use std::sync::Arc;

use datafusion::error::Result;
use datafusion::execution::SessionState;
use datafusion::prelude::{SessionConfig, SessionContext};
use deltalake_core::delta_datafusion::DeltaSessionContext;

use super::resources::Resources;
use super::scratch::ScratchTable;
use store::Unnamed;

/// What Delta Lake tables are opened with.
#[must_use]
pub fn reading_state(resources: &Resources) -> Arc<SessionState> {
    Arc::new(plain(resources).state())
}

/// What Delta Lake tables are written with: in one part, so that rows stay in their order.
#[must_use]
pub fn writing_state(resources: &Resources) -> Arc<SessionState> {
    let context = DeltaSessionContext::with_runtime_env(Arc::clone(&resources.runtime));
    let mut state = context.state();
    state.config_mut().options_mut().execution.target_partitions = 1;
    Arc::new(state)
}

/// A Parquet file in scratch space as a table.
///
/// # Errors
/// When the file cannot be read.
pub async fn scratch_table(resources: &Resources, file: Unnamed) -> Result<ScratchTable> {
    ScratchTable::open(&plain(resources), file).await
}

/// A session that reads text as plain `Utf8`, and has no tables.
fn plain(resources: &Resources) -> SessionContext {
    let mut config = SessionConfig::new();
    config.options_mut().execution.parquet.schema_force_view_types = false;
    SessionContext::new_with_config_rt(config, Arc::clone(&resources.runtime))
}

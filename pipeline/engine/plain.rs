//! Sessions without tables of their own: to read a Delta Lake table, to write one, to read a
//! temporary file.

use std::sync::Arc;

use arrow::array::RecordBatch;
use datafusion::catalog::TableProvider;
use datafusion::error::Result;
use datafusion::execution::SessionState;
use datafusion::prelude::{DataFrame, SessionConfig, SessionContext};
use deltalake_core::delta_datafusion::DeltaSessionContext;

use super::resources::Resources;
use super::scratch::ScratchTable;
use crate::store::Unnamed;

/// A session that reads text as plain `Utf8`, and has no tables.
pub(crate) struct Plain(SessionContext);

impl Plain {
    /// A session within these resources.
    pub(crate) fn new(resources: &Resources) -> Self {
        Self(SessionContext::new_with_config_rt(plain_config(), Arc::clone(&resources.runtime)))
    }

    /// What a table is opened with.
    pub(crate) fn state(&self) -> Arc<SessionState> {
        Arc::new(self.0.state())
    }

    /// The rows of a table.
    pub(crate) fn frame(&self, table: Arc<dyn TableProvider>) -> Result<DataFrame> {
        self.0.read_table(table)
    }

    /// The rows of a batch.
    pub(crate) fn batch(&self, batch: RecordBatch) -> Result<DataFrame> {
        self.0.read_batch(batch)
    }
}

/// What Delta Lake tables are written with.
pub(crate) fn writing_state(resources: &Resources) -> Arc<SessionState> {
    Arc::new(DeltaSessionContext::with_runtime_env(Arc::clone(&resources.runtime)).state())
}

/// A Parquet file in scratch space as a table.
pub(crate) async fn scratch_table(resources: &Resources, file: Unnamed) -> Result<ScratchTable> {
    ScratchTable::open(&Plain::new(resources).0, file).await
}

/// Text as plain `Utf8`.
fn plain_config() -> SessionConfig {
    let mut config = SessionConfig::new();
    config.options_mut().execution.parquet.schema_force_view_types = false;
    config
}

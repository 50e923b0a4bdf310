//! An engine that answers each file with keys in the form that the file may meet.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow::array::RecordBatch;
use async_trait::async_trait;

use super::error::Error;
use super::files::Library;
use super::interface::{Engine, Rows};
use super::plan::{Plan, PlanBuilder, PlanError};
use super::resources::Resources;
use super::short_keys::KeyForm;
use super::sql_file::SqlFile;
use contract::Contract;

/// Two engines over the same rows.
struct ByKeyForm {
    short: Arc<dyn Engine>,
    whole: Arc<dyn Engine>,
    /// The paths of the files that meet short keys.
    short_files: BTreeSet<String>,
}

/// What answers the files of a library, each with keys in the form that it may meet, over engines that
/// `open` opens: of both forms only if there are files for both.
///
/// # Errors
/// When an engine cannot be opened.
pub fn by_key_form<E>(
    library: &Library,
    contract: &Contract,
    open: impl Fn(KeyForm) -> Result<Arc<dyn Engine>, E>,
) -> Result<Arc<dyn Engine>, E> {
    let short_files = library.files_with_short_keys(contract);
    if short_files.is_empty() {
        return open(KeyForm::Whole);
    }
    let short = open(KeyForm::Short)?;
    if short_files.len() == library.files.len() {
        return Ok(short);
    }
    Ok(Arc::new(ByKeyForm { short, whole: open(KeyForm::Whole)?, short_files }))
}

impl ByKeyForm {
    /// The engine that answers a file.
    fn of(&self, file: &SqlFile) -> &dyn Engine {
        if self.short_files.contains(&file.path) { &*self.short } else { &*self.whole }
    }
}

#[async_trait]
impl Engine for ByKeyForm {
    fn resources(&self) -> &Resources {
        self.short.resources()
    }

    fn register(&self, name: &str, rows: RecordBatch) -> Result<(), Error> {
        self.whole.register(name, rows.clone())?;
        self.short.register(name, rows)
    }

    // tables are for plans that the program makes itself, which only compare keys
    async fn table(&self, name: &str) -> Result<PlanBuilder, PlanError> {
        self.short.table(name).await
    }

    async fn plan(&self, name: &str, sql: &str) -> Result<Plan, Error> {
        self.whole.plan(name, sql).await
    }

    async fn plan_file(&self, file: &SqlFile) -> Result<Plan, Error> {
        self.of(file).plan_file(file).await
    }

    async fn stream(&self, name: &str, plan: Plan) -> Result<Rows, Error> {
        // a plan brings its tables with it
        self.short.stream(name, plan).await
    }

    async fn run(&self, file: &SqlFile) -> Result<Vec<RecordBatch>, Error> {
        self.of(file).run(file).await
    }
}

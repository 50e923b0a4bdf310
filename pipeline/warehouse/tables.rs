//! The Delta Lake tables: a pseudonymised one per dataset, its identities apart, and `in_force`.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::Schema;
use deltalake_core::kernel::Transaction;
use deltalake_core::kernel::transaction::CommitProperties;
use deltalake_core::logstore::{LogStoreRef, StorageConfig, default_logstore};
use deltalake_core::operations::write::{SchemaMode, WriteBuilder};
use deltalake_core::protocol::SaveMode;
use deltalake_core::{DeltaTable, DeltaTableError};
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;

use super::{Error, Snapshot, Warehouse};
use contract::Contract;
use engine::{
    Plan, PlanBuilder, Resources, ScalarValue, Table, Tables, cast, ident, lit, memory_table,
    reading_state, scan, view, writing_state,
};
use store::Root;

/// The column that every table of rows is partitioned by.
pub const PARTITION: &str = "fiscal_year";
/// The most rows of a row group.
const ROW_GROUP_ROWS: usize = 64 << 10;
/// The most rows of a page. Rows lie by centre and period, so who reads those of one centre, as a check
/// does, reads few others with them.
const PAGE_ROWS: usize = 2 << 10;
/// The table that repeats, for other engines, what each snapshot holds.
pub const IN_FORCE: &str = "in_force";

/// The tables of a snapshot, by dataset, and `in_force`.
///
/// Every dataset of the contract has a table with the contract's columns: one that nobody has filed
/// yet is empty, and a column that came later is missing in older rows.
///
/// # Errors
/// When a table cannot be opened.
pub async fn open_tables(
    warehouse: &Warehouse,
    contract: &Contract,
    snapshot: &Snapshot,
    resources: &Resources,
) -> Result<Tables, Error> {
    let opening = table_names(contract).into_iter().map(|name| async {
        let table = open_named(warehouse, contract, snapshot, &name, resources).await?;
        Ok::<_, Error>((name, table))
    });
    let tables = futures::future::try_join_all(opening).await?;
    Ok(tables.into_iter().collect())
}

/// The names of a snapshot's tables: the datasets, and `in_force`.
#[must_use]
pub fn table_names(contract: &Contract) -> Vec<String> {
    let datasets = contract.datasets.iter().map(|d| d.name.clone());
    datasets.chain([IN_FORCE.to_owned()]).collect()
}

/// One of a snapshot's tables by name.
///
/// # Errors
/// When it cannot be opened, or there is none of that name.
pub async fn open_named(
    warehouse: &Warehouse,
    contract: &Contract,
    snapshot: &Snapshot,
    name: &str,
    resources: &Resources,
) -> Result<Table, Error> {
    if name == IN_FORCE {
        let number = i64::try_from(snapshot.snapshot).unwrap_or(i64::MAX);
        return Ok(snapshot.in_force().table(number)?);
    }
    let dataset = contract.dataset(name).ok_or_else(|| Error::Lost(name.to_owned()))?;
    open_table(&warehouse.open, name, &dataset.warehouse_schema(), snapshot, resources).await
}

/// A table with the columns of `schema`, for a snapshot.
///
/// Of its rows those in force count, which the snapshot's record says; so it is opened as it is now:
/// rows are added and merged into other files, and those of loads that came to nothing go, but what a
/// load committed stays. It must have come as far as the snapshot's load left it.
///
/// # Errors
/// When the table cannot be read, or has lost its end.
pub async fn open_table(
    root: &Root,
    place: &str,
    schema: &Schema,
    snapshot: &Snapshot,
    resources: &Resources,
) -> Result<Table, Error> {
    let fail = |e| delta_error(place, e);
    let Some(version) = snapshot.tables.get(place) else {
        let empty = RecordBatch::new_empty(Arc::new(schema.clone()));
        return Ok(memory_table(empty)?);
    };
    let rows = read_rows(root, place, *version, resources).await?;
    let stored = Arc::clone(rows.schema().inner());
    let columns = schema.fields().iter().map(|f| match stored.field_with_name(f.name()) {
        Ok(_) => ident(f.name()),
        Err(_) => cast(lit(ScalarValue::Null), f.data_type().clone()).alias(f.name()),
    });
    let shaped = rows.project(columns).and_then(PlanBuilder::build);
    Ok(view(shaped.map_err(|e| fail(e.into()))?))
}

/// A plan of all rows of a table, whether in force or not; it has come to this version at least.
///
/// # Errors
/// When the table cannot be read, or has lost its end.
pub async fn read_rows(
    root: &Root,
    place: &str,
    at_least: u64,
    resources: &Resources,
) -> Result<PlanBuilder, Error> {
    let fail = |e| delta_error(place, e);
    let table = newest_since(root, place, at_least).await?;
    let provider = table.table_provider().with_session(reading_state(resources)).await;
    let provider = provider.map_err(|e| fail(e.into()))?;
    scan(provider).map_err(|e| fail(e.into()))
}

/// Repeats, in the table `in_force`, what each snapshot holds that the table has not yet: that of
/// this load, and those of loads that were killed before they came to it.
///
/// # Errors
/// When a record is damaged, or a store fails.
pub async fn repeat_in_force(
    warehouse: &Warehouse,
    latest: &Snapshot,
    resources: &Resources,
) -> Result<(), Error> {
    for number in in_force_until(warehouse).await? + 1..=latest.snapshot {
        let read;
        let snapshot = if number == latest.snapshot {
            latest
        } else {
            read = Snapshot::read(warehouse, Some(number)).await?;
            read.as_ref().ok_or(Error::NoSnapshot(Some(number)))?
        };
        let signed = i64::try_from(number).unwrap_or(i64::MAX);
        let rows = scan(snapshot.in_force().table(signed)?).and_then(PlanBuilder::build);
        let rows = rows.map_err(|e| delta_error(IN_FORCE, e.into()))?;
        let once = Transaction::new(programme::PROGRAM, signed);
        write(&warehouse.open, IN_FORCE, &rows, &[], once, resources).await?;
    }
    Ok(())
}

/// The last snapshot that the table `in_force` repeats; 0 if there is none.
///
/// # Errors
/// When the log of the table cannot be read.
pub async fn in_force_until(warehouse: &Warehouse) -> Result<u64, Error> {
    let table = newest(&warehouse.open, IN_FORCE).await?;
    if table.version().is_none() {
        return Ok(0);
    }
    let until = last_transaction(&table, IN_FORCE, programme::PROGRAM).await?;
    Ok(u64::try_from(until).unwrap_or(0))
}

/// The last transaction of an application that a table's log knows; 0 if there is none.
async fn last_transaction(table: &DeltaTable, place: &str, app_id: &str) -> Result<i64, Error> {
    let log = table.log_store();
    let state = table.snapshot().map_err(|e| delta_error(place, e))?;
    let last = state.transaction_version(log.as_ref(), app_id).await;
    Ok(last.map_err(|e| delta_error(place, e))?.unwrap_or(0))
}

/// Appends rows to a table, making it if it is not there; a version that has them.
///
/// Others may append at the same time, and the answer to our own commit may get lost: what fails is
/// tried again on what is there then, unless the log says that `once` was done.
///
/// # Errors
/// When the rows fail, or the table cannot be written.
pub async fn write(
    root: &Root,
    place: &str,
    rows: &Plan,
    partition: &[&str],
    once: Transaction,
    resources: &Resources,
) -> Result<u64, Error> {
    let mut table = newest(root, place).await?;
    loop {
        if let Some(version) = table.version()
            && last_transaction(&table, place, &once.app_id).await? >= once.version
        {
            return Ok(version);
        }
        let appended = append_once(&table, rows, partition, once.clone(), resources).await;
        let failed = match appended {
            Ok(version) => return Ok(version),
            Err(failed) => failed,
        };
        let now = newest(root, place).await?;
        if now.version() == table.version() {
            return Err(delta_error(place, failed));
        }
        table = now;
    }
}

/// Appends rows to a table as it was opened; its new version.
async fn append_once(
    table: &DeltaTable,
    rows: &Plan,
    partition: &[&str],
    once: Transaction,
    resources: &Resources,
) -> Result<u64, DeltaTableError> {
    let commit = commit_properties().with_application_transaction(once);
    let snapshot = table.snapshot().ok().map(|s| s.snapshot().clone());
    let written: DeltaTable = WriteBuilder::new(table.log_store(), snapshot)
        .with_save_mode(SaveMode::Append)
        .with_schema_mode(SchemaMode::Merge)
        .with_partition_columns(partition.iter().copied())
        .with_configuration([("delta.enableExpiredLogCleanup", Some("false"))])
        .with_writer_properties(writer_properties(rows.schema().fields().iter().map(|f| f.name())))
        .with_commit_properties(commit)
        .with_session_state(writing_state(resources))
        .with_input_plan(rows.clone())
        .await?;
    Ok(written.version().unwrap_or_default())
}

/// How versions are committed: on the version that was read, or not at all, since Delta Lake takes
/// two compactions, or two first versions, to be compatible that are not; and no log is cleaned up,
/// for a snapshot may ask for any version there ever was.
#[must_use]
pub fn commit_properties() -> CommitProperties {
    CommitProperties::default().with_max_retries(0).with_cleanup_expired_logs(Some(false))
}

/// How data files with these columns are written.
pub fn writer_properties<'a>(columns: impl IntoIterator<Item = &'a String>) -> WriterProperties {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_max_row_group_row_count(Some(ROW_GROUP_ROWS))
        .set_data_page_row_count_limit(PAGE_ROWS);
    // nearly every key is another: a dictionary of all, or the least on a page, would only take time
    let keys = columns.into_iter().filter(|c| c.ends_with("_key"));
    keys.fold(properties, |properties, key| {
        let path = ColumnPath::from(key.as_str());
        properties
            .set_column_dictionary_enabled(path.clone(), false)
            .set_column_statistics_enabled(path, EnabledStatistics::None)
    })
    .build()
}

/// A table at a version.
///
/// # Errors
/// When there is no such version, or the log cannot be read.
pub async fn at_version(root: &Root, place: &str, version: u64) -> Result<DeltaTable, Error> {
    let mut table = DeltaTable::new(log_store(root, place));
    table.load_version(version).await.map_err(|e| delta_error(place, e))?;
    Ok(table)
}

/// A table as it is now; without a version if it has not been made yet.
///
/// # Errors
/// When the log cannot be read.
pub async fn newest(root: &Root, place: &str) -> Result<DeltaTable, Error> {
    let mut table = DeltaTable::new(log_store(root, place));
    if root.has_any(&format!("{place}/_delta_log")).await? {
        table.load().await.map_err(|e| delta_error(place, e))?;
    }
    Ok(table)
}

/// A table as it is now, which has come to this version at least: a log that has lost its end would
/// else look like a table with fewer rows.
///
/// # Errors
/// When the log cannot be read, or has lost its end.
pub async fn newest_since(root: &Root, place: &str, at_least: u64) -> Result<DeltaTable, Error> {
    let table = newest(root, place).await?;
    if table.version().is_some_and(|version| version >= at_least) {
        return Ok(table);
    }
    Err(Error::Lost(format!("{place}/_delta_log/{at_least:020}.json")))
}

/// A table's log, over the root's own store.
fn log_store(root: &Root, place: &str) -> LogStoreRef {
    let url = root.own_url.join(&format!("{place}/")).unwrap_or_else(|_| root.own_url.clone());
    let prefixed = Arc::new(PrefixStore::new(Arc::clone(&root.store), Path::from(place)));
    default_logstore(prefixed, Arc::clone(&root.store), &url, &StorageConfig::default())
}

/// A table's URL, for other engines.
#[must_use]
pub fn table_url(root: &Root, place: &str) -> url::Url {
    root.url.join(&format!("{place}/")).unwrap_or_else(|_| root.url.clone())
}

/// Wraps an error of a table.
#[must_use]
pub fn delta_error(table: &str, source: DeltaTableError) -> Error {
    Error::Delta { table: table.to_owned(), source: Box::new(source) }
}

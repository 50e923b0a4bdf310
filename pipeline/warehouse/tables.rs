//! The Delta Lake tables: a pseudonymised one per dataset, its identities apart, and `in_force`.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::{DataType, Schema};
use datafusion::catalog::TableProvider;
use datafusion::common::ScalarValue;
use datafusion::functions_window::expr_fn::row_number;
use datafusion::logical_expr::{ExprFunctionExt as _, cast, ident, lit};
use datafusion::prelude::{DataFrame, SessionConfig, SessionContext};
use deltalake_core::operations::write::{SchemaMode, WriteBuilder};
use deltalake_core::protocol::SaveMode;
use deltalake_core::{DeltaTable, DeltaTableBuilder, DeltaTableError};
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::{Error, InForce, Snapshot, Warehouse};
use crate::contract::{Contract, Dataset, RESPONSE_ORDER};
use crate::engine::{self, Session, Tables, memory_table};
use crate::intake::EXTRACT;
use crate::store::Root;

/// The column that every table of rows is partitioned by.
const PARTITION: &str = "fiscal_year";
/// The folder of the identities, below the restricted root.
const IDENTITIES: &str = "identities";
/// The table that repeats, for other engines, what each snapshot holds.
const IN_FORCE: &str = "in_force";

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
) -> Result<Tables, Error> {
    let mut tables = Tables::new();
    for dataset in &contract.datasets {
        let (place, schema) = (&dataset.name, dataset.warehouse_schema());
        let table = open_table(&warehouse.open, place, &schema, snapshot).await?;
        tables.insert(dataset.name.clone(), table);
    }
    let number = i64::try_from(snapshot.snapshot).unwrap_or(i64::MAX);
    tables.insert(IN_FORCE.to_owned(), snapshot.in_force().table(number)?);
    Ok(tables)
}

/// The identities of a dataset in a snapshot.
///
/// # Errors
/// When the table cannot be opened.
pub(super) async fn open_identities(
    warehouse: &Warehouse,
    dataset: &Dataset,
    snapshot: &Snapshot,
) -> Result<Arc<dyn TableProvider>, Error> {
    let (place, schema) = (identities_of(dataset), dataset.identity_schema());
    open_table(&warehouse.restricted, &place, &schema, snapshot).await
}

/// Where the identities of a dataset lie.
fn identities_of(dataset: &Dataset) -> String {
    format!("{IDENTITIES}/{}", dataset.name)
}

/// A table at the version of a snapshot, with the columns of `schema`.
async fn open_table(
    root: &Root,
    place: &str,
    schema: &Schema,
    snapshot: &Snapshot,
) -> Result<Arc<dyn TableProvider>, Error> {
    let fail = |e| delta_error(place, e);
    let Some(version) = snapshot.tables.get(place) else {
        let empty = RecordBatch::new_empty(Arc::new(schema.clone()));
        return Ok(memory_table(empty)?);
    };
    let builder = DeltaTableBuilder::from_url(table_url(root, place)).map_err(fail)?;
    let table = builder.with_version(*version).load().await.map_err(fail)?;
    let context = plain_session();
    let provider = table.table_provider().with_session(Arc::new(context.state())).await;
    let provider = provider.map_err(|e| fail(e.into()))?;
    let stored = provider.schema();
    let columns = schema.fields().iter().map(|f| match stored.field_with_name(f.name()) {
        Ok(_) => ident(f.name()),
        Err(_) => cast(lit(ScalarValue::Null), f.data_type().clone()).alias(f.name()),
    });
    let frame = context.read_table(provider).and_then(|t| t.select(columns.collect::<Vec<_>>()));
    Ok(frame.map_err(|e| fail(e.into()))?.into_view())
}

/// The rows of the batch's extracts in the shape of a table: with the columns of `schema`, where
/// each comes from, and the load that brings them.
///
/// # Errors
/// When the query cannot be planned.
pub(super) async fn shape_rows(
    session: &Session,
    dataset: &Dataset,
    schema: &Schema,
    load_id: &str,
) -> Result<DataFrame, engine::Error> {
    let shaped = async {
        let origins = session.context.table("incoming.extracts").await?.select(vec![
            ident(EXTRACT).alias("origin_extract"),
            ident("centre_id"),
            ident("period"),
            ident("fiscal_year"),
            ident("sha256").alias("extract_sha256"),
        ])?;
        let mut rows = session.context.table(format!("incoming.{}", dataset.name)).await?;
        if schema.field_with_name(RESPONSE_ORDER).is_ok() {
            // text compares by bytes, so this keeps the order of ids that keys lose
            let order = row_number()
                .partition_by(vec![ident(EXTRACT)])
                .order_by(vec![ident("response_id").sort(true, false)])
                .build()?;
            rows = rows.window(vec![order.alias("byte_order")])?;
        }
        let joined = rows.join(
            origins,
            datafusion::common::JoinType::Inner,
            &[EXTRACT],
            &["origin_extract"],
            None,
        )?;
        let columns = schema.fields().iter().map(|f| match f.name().as_str() {
            "load_id" => lit(load_id).alias("load_id"),
            RESPONSE_ORDER => cast(ident("byte_order"), DataType::Int64).alias(RESPONSE_ORDER),
            name => ident(name),
        });
        joined.select(columns.collect::<Vec<_>>())
    };
    shaped.await.map_err(|source| engine::Error::Query {
        query: format!("rows of {}", dataset.name),
        source: Box::new(source),
    })
}

/// Appends the rows of a load to the tables of a dataset, making those that the snapshot before
/// does not know; the new version of each table written.
pub(super) async fn append(
    warehouse: &Warehouse,
    session: &Session,
    dataset: &Dataset,
    load_id: &str,
    has_rows: bool,
    known: &BTreeMap<String, u64>,
) -> Result<BTreeMap<String, u64>, Error> {
    let mut versions = BTreeMap::new();
    let places = [
        (&warehouse.open, dataset.name.clone(), dataset.warehouse_schema()),
        (
            &warehouse.restricted,
            format!("{IDENTITIES}/{}", dataset.name),
            dataset.identity_schema(),
        ),
    ];
    for (root, place, schema) in places {
        if !has_rows && known.contains_key(&place) {
            continue;
        }
        let rows = shape_rows(session, dataset, &schema, load_id).await?;
        let by_place = ["centre_id", "period", "row_number"].map(|c| ident(c).sort(true, false));
        let rows = rows.sort(by_place.to_vec()).map_err(|e| delta_error(&place, e.into()))?;
        let version = write(root, &place, rows, &[PARTITION]).await?;
        versions.insert(place, version);
    }
    Ok(versions)
}

/// Repeats what a snapshot holds in the table `in_force`.
pub(super) async fn append_in_force(
    warehouse: &Warehouse,
    in_force: &InForce,
    snapshot: u64,
) -> Result<(), Error> {
    let context = plain_session();
    let batch = in_force.batch(i64::try_from(snapshot).unwrap_or(i64::MAX));
    let rows = context.read_batch(batch).map_err(|e| delta_error(IN_FORCE, e.into()))?;
    write(&warehouse.open, IN_FORCE, rows, &[]).await?;
    Ok(())
}

/// Appends rows to a table, making it if it is not there; its new version.
async fn write(
    root: &Root,
    place: &str,
    rows: DataFrame,
    partition: &[&str],
) -> Result<u64, Error> {
    let fail = |e| delta_error(place, e);
    let url = table_url(root, place);
    let mut table =
        DeltaTableBuilder::from_url(url).and_then(DeltaTableBuilder::build).map_err(fail)?;
    if exists(root, place).await? {
        table.load().await.map_err(fail)?;
    }
    let snapshot = table.snapshot().ok().map(|s| s.snapshot().clone());
    let zstd = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .build();
    let written: DeltaTable = WriteBuilder::new(table.log_store(), snapshot)
        .with_save_mode(SaveMode::Append)
        .with_schema_mode(SchemaMode::Merge)
        .with_partition_columns(partition.iter().copied())
        .with_writer_properties(zstd)
        .with_input_plan(rows.logical_plan().clone())
        .await
        .map_err(fail)?;
    Ok(written.version().unwrap_or_default())
}

/// Whether a table has been made.
async fn exists(root: &Root, place: &str) -> Result<bool, Error> {
    Ok(root.has_any(&format!("{place}/_delta_log")).await?)
}

/// A table's URL.
fn table_url(root: &Root, place: &str) -> url::Url {
    root.url.join(&format!("{place}/")).unwrap_or_else(|_| root.url.clone())
}

/// A session that reads text as plain `Utf8`.
fn plain_session() -> SessionContext {
    let mut config = SessionConfig::new();
    config.options_mut().execution.parquet.schema_force_view_types = false;
    SessionContext::new_with_config(config)
}

/// Wraps an error of a table.
fn delta_error(table: &str, source: DeltaTableError) -> Error {
    Error::Delta { table: table.to_owned(), source: Box::new(source) }
}

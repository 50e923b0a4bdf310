//! The Delta Lake tables: a pseudonymised one per dataset, its identities apart, and `in_force`.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::datatypes::{DataType, Schema};
use datafusion::functions_window::expr_fn::row_number;
use datafusion::logical_expr::{ExprFunctionExt as _, cast, ident, lit};
use datafusion::prelude::{DataFrame, SessionConfig, SessionContext};
use deltalake_core::operations::write::WriteBuilder;
use deltalake_core::protocol::SaveMode;
use deltalake_core::{DeltaTable, DeltaTableBuilder, DeltaTableError};
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::{Error, InForce, Snapshot, Warehouse};
use crate::contract::{Contract, Dataset, RESPONSE_ORDER};
use crate::engine::{self, Session, Tables};
use crate::intake::EXTRACT;
use crate::store::Root;

/// The column that every table of rows is partitioned by.
const PARTITION: &str = "fiscal_year";
/// The folder of the identities, below the restricted root.
const IDENTITIES: &str = "identities";
/// The table that repeats, for other engines, what each snapshot holds.
const IN_FORCE: &str = "in_force";

/// The tables of a snapshot, by dataset, and `in_force`; tables that do not exist are left out.
///
/// # Errors
/// When a table cannot be opened.
pub async fn open_tables(
    warehouse: &Warehouse,
    contract: &Contract,
    snapshot: Option<&Snapshot>,
) -> Result<Tables, Error> {
    let mut tables = Tables::new();
    let Some(snapshot) = snapshot else { return Ok(tables) };
    for dataset in &contract.datasets {
        let Some(version) = snapshot.tables.get(&dataset.name) else { continue };
        let fail = |e| delta_error(&dataset.name, e);
        let url = table_url(&warehouse.open, &dataset.name);
        let builder = DeltaTableBuilder::from_url(url).map_err(fail)?.with_version(*version);
        let table = builder.load().await.map_err(fail)?;
        let provider = table.table_provider().with_session(Arc::new(plain_session().state())).await;
        tables.insert(dataset.name.clone(), provider.map_err(|e| fail(e.into()))?);
    }
    let number = i64::try_from(snapshot.snapshot).unwrap_or(i64::MAX);
    tables.insert(IN_FORCE.to_owned(), snapshot.in_force().table(number)?);
    Ok(tables)
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

/// Appends the rows of a load to the tables of a dataset; the new version of each table written.
pub(super) async fn append(
    warehouse: &Warehouse,
    session: &Session,
    dataset: &Dataset,
    load_id: &str,
    has_rows: bool,
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
        if !has_rows && exists(root, &place).await? {
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

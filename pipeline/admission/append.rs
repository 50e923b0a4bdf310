//! The rows of a load, appended to the tables: pseudonymised ones and identities apart.

use std::collections::BTreeMap;

use arrow::datatypes::{DataType, Schema};
use deltalake_core::kernel::Transaction;
use futures::{StreamExt as _, TryStreamExt as _, stream};

use super::Error;
use contract::Dataset;
use custody::identities_of;
use engine::{
    Engine, ExprFunctionExt as _, JoinType, PlanBuilder, cast, ident, lit, query_error, row_number,
};
use intake::EXTRACT;
use warehouse::{PARTITION, Warehouse, delta_error, newest, write};

/// The rows of the batch's extracts in the shape of a table: with the columns of `schema`, where
/// each comes from, and the load that brings them.
///
/// # Errors
/// When the query cannot be planned.
pub(super) async fn shape_rows(
    engine: &dyn Engine,
    dataset: &Dataset,
    schema: &Schema,
    load_id: &str,
) -> Result<PlanBuilder, engine::Error> {
    let shaped = async {
        let origins = engine.table("incoming.extracts").await?.project(vec![
            ident(EXTRACT).alias("origin_extract"),
            ident("centre_id"),
            ident("period"),
            ident("fiscal_year"),
            ident("sha256").alias("extract_sha256"),
        ])?;
        let mut rows = engine.table(&format!("incoming.{}", dataset.name)).await?;
        // text compares by bytes, so this keeps the order of ids that keys lose
        let ordered = dataset.fields.iter().filter_map(|f| Some((f, f.order_column.as_deref()?)));
        let ordered = ordered.filter(|(_, column)| schema.field_with_name(column).is_ok());
        let mut windows = Vec::new();
        for (field, column) in ordered {
            let order = row_number()
                .partition_by(vec![ident(EXTRACT)])
                .order_by(vec![ident(&field.stored_as).sort(true, false)])
                .build()?;
            windows.push(order.alias(column));
        }
        let orders: Vec<String> = windows.iter().map(|w| w.schema_name().to_string()).collect();
        if !windows.is_empty() {
            rows = rows.window(windows)?;
        }
        let on = (vec![EXTRACT], vec!["origin_extract"]);
        let joined = rows.join(origins.build()?, JoinType::Inner, on, None)?;
        let columns = schema.fields().iter().map(|f| match f.name().as_str() {
            "load_id" => lit(load_id).alias("load_id"),
            name if orders.iter().any(|o| o == name) => {
                cast(ident(name), DataType::Int64).alias(name)
            }
            name => ident(name),
        });
        joined.project(columns)
    };
    shaped.await.map_err(|e| query_error(&format!("rows of {}", dataset.name), e))
}

/// What the rows of a load are written with.
pub(super) struct Writing<'a> {
    /// Where to.
    pub(super) warehouse: &'a Warehouse,
    /// An engine with the rows.
    pub(super) engine: &'a dyn Engine,
    /// The load.
    pub(super) load_id: &'a str,
    /// How many tables are written at once.
    pub(super) at_once: usize,
}

impl Writing<'_> {
    /// Appends the rows of a dataset to its tables, making those that are not `known`; the new
    /// version of each table written.
    ///
    /// Rows lie in the order of the extracts, which is that of centres and periods: whoever asks for
    /// those of one centre finds them side by side.
    pub(super) async fn append(
        &self,
        dataset: &Dataset,
        has_rows: bool,
        known: &BTreeMap<String, u64>,
    ) -> Result<BTreeMap<String, u64>, Error> {
        let Warehouse { open, restricted } = self.warehouse;
        let places = [
            (open, dataset.name.clone(), dataset.warehouse_schema()),
            (restricted, identities_of(dataset), dataset.identity_schema()),
        ];
        let appending = places.map(|(root, place, schema)| async move {
            if !has_rows && known.contains_key(&place) {
                // as it is now: it may have been compacted
                return Ok(newest(root, &place).await?.version().map(|v| (place, v)));
            }
            let rows = shape_rows(self.engine, dataset, &schema, self.load_id).await?;
            let rows = rows.build().map_err(|e| delta_error(&place, e.into()))?;
            let once = Transaction::new(self.load_id, 1);
            let version =
                write(root, &place, &rows, &[PARTITION], once, self.engine.resources()).await?;
            Ok::<_, Error>(Some((place, version)))
        });
        let appending = stream::iter(appending).buffered(self.at_once);
        let appended: Vec<_> = appending.try_collect().await?;
        Ok(appended.into_iter().flatten().collect())
    }
}

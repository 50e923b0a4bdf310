//! The keys of incoming rows: each once in its extract, and each reference to one that is in force.

use datafusion::common::JoinType;
use datafusion::execution::SendableRecordBatchStream;
use datafusion::logical_expr::{Expr, ident, lit};
use datafusion::prelude::DataFrame;

use super::Error;
use super::judge::query;
use crate::contract::Dataset;
use crate::engine::Session;
use crate::intake::EXTRACT;

/// The extract, row and key of every row of these extracts that has the whole key, sorted by extract,
/// key and row: one sort, which goes to disk, instead of a table of all keys, which would not.
pub(super) async fn sorted_by_key(
    session: &Session,
    dataset: &Dataset,
    key: &[String],
    extracts: &[i32],
) -> Result<SendableRecordBatchStream, Error> {
    let extracts = extracts.iter().map(|e| lit(*e)).collect();
    let stored =
        |name: &String| dataset.field(name).map_or_else(|| name.clone(), |f| f.stored_as.clone());
    let key: Vec<Expr> = key.iter().map(|k| ident(stored(k))).collect();
    let all_known = key.iter().cloned().map(Expr::is_not_null).reduce(Expr::and);
    let mut columns = vec![ident(EXTRACT), ident("row_number")];
    columns.extend(key.iter().cloned());
    let mut order = vec![ident(EXTRACT)];
    order.extend(key);
    order.push(ident("row_number"));
    let frame = async {
        let table = session.table(&format!("incoming.{}", dataset.name)).await?;
        table
            .filter(ident(EXTRACT).in_list(extracts, false))?
            .filter(all_known.unwrap_or_else(|| lit(true)))?
            .select(columns)?
            .sort(order.into_iter().map(|e| e.sort(true, false)).collect())?
            .execute_stream()
            .await
    };
    frame.await.map_err(|e| query("repeated keys", e))
}

/// Rows of incoming extracts whose key is not among those in force: extract, row, the id, and
/// whether the key is among those that arrive, which are then refused.
pub(super) async fn dangling(
    session: &Session,
    dataset: &str,
    id: &str,
    key: &str,
    resource: &str,
    resource_key: &str,
) -> Result<SendableRecordBatchStream, Error> {
    let frame = async {
        let referring: DataFrame = session
            .table(&format!("incoming.{dataset}"))
            .await?
            .filter(ident(key).is_not_null())?
            .select(vec![
                ident(EXTRACT),
                ident("row_number"),
                ident(id),
                ident(key).alias("referring_key"),
            ])?;
        let in_force = session.table("warehouse.in_force").await?;
        let referred: DataFrame = session
            .table(&format!("warehouse.{resource}"))
            .await?
            .join(
                in_force.filter(ident("dataset").eq(lit(resource)))?,
                JoinType::LeftSemi,
                &["centre_id", "period", "load_id"],
                &["centre_id", "period", "load_id"],
                None,
            )?
            .select(vec![ident(resource_key).alias("referred_key")])?;
        let arriving: DataFrame = session
            .table(&format!("incoming.{resource}"))
            .await?
            .select(vec![ident(resource_key).alias("arriving_key")])?
            .distinct()?;
        referring
            .join(referred, JoinType::LeftAnti, &["referring_key"], &["referred_key"], None)?
            .join(arriving, JoinType::Left, &["referring_key"], &["arriving_key"], None)?
            .select(vec![
                ident(EXTRACT),
                ident("row_number"),
                ident(id),
                ident("arriving_key").is_not_null(),
            ])?
            .execute_stream()
            .await
    };
    frame.await.map_err(|e| query("foreign keys", e))
}

//! The keys of incoming rows: each once in its extract, and each reference to one that is in force.

use super::Error;
use crate::contract::{Contract, Dataset, ForeignKey};
use crate::engine::{Engine, Expr, JoinType, Rows, ident, lit, query_error};
use crate::intake::EXTRACT;

/// What errors call the query that finds repeated keys.
pub(super) const REPEATED: &str = "repeated keys";
/// What errors call the query that finds references to nothing.
pub(super) const REFERENCES: &str = "foreign keys";

/// The extract, row and key of every row of these extracts that has the whole key, sorted by extract,
/// key and row: one sort, which goes to disk, instead of a table of all keys, which would not.
pub(super) async fn sorted_by_key(
    engine: &dyn Engine,
    dataset: &Dataset,
    key: &[String],
    extracts: &[i32],
) -> Result<Rows, Error> {
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
    let plan = async {
        let table = engine.table(&format!("incoming.{}", dataset.name)).await?;
        table
            .filter(ident(EXTRACT).in_list(extracts, false))?
            .filter(all_known.unwrap_or_else(|| lit(true)))?
            .project(columns)?
            .sort(order.into_iter().map(|e| e.sort(true, false)))?
            .build()
    };
    let plan = plan.await.map_err(|e| query_error(REPEATED, e))?;
    Ok(engine.stream(REPEATED, plan).await?)
}

/// Rows of incoming extracts whose key is not among those in force: extract, row, whether the key is
/// among those that arrive, which are then refused, and the cells of the key.
pub(super) async fn dangling(
    engine: &dyn Engine,
    contract: &Contract,
    dataset: &Dataset,
    key: &ForeignKey,
) -> Result<Rows, Error> {
    let ForeignKey { resource, columns } = key;
    let there = contract.dataset(resource);
    // identities are compared by their keys, anything else as it is
    let compared = |dataset: Option<&Dataset>, column: &String| {
        let field = dataset.and_then(|d| d.field(column));
        field.map_or_else(
            || column.clone(),
            |f| f.key_column().unwrap_or_else(|| f.stored_as.clone()),
        )
    };
    let shown = |column: &String| dataset.field(column).map_or(column, |f| &f.stored_as).clone();
    let (mut from, mut to, mut cells) = (Vec::new(), Vec::new(), Vec::new());
    for (column, reference) in columns {
        from.push(compared(Some(dataset), column));
        to.push(compared(there, reference));
        cells.push(shown(column));
    }
    let named = |prefix: &str| -> Vec<String> {
        (0..columns.len()).map(|i| format!("{prefix}_{i}")).collect()
    };
    let (referring_as, referred_as, arriving_as) =
        (named("referring"), named("referred"), named("arriving"));
    let renamed = |names: &[String], aliases: &[String]| -> Vec<Expr> {
        names.iter().zip(aliases).map(|(n, a)| ident(n).alias(a)).collect()
    };
    let plan = async {
        let all_known = from.iter().map(|n| ident(n).is_not_null()).reduce(Expr::and);
        let mut kept = vec![ident(EXTRACT), ident("row_number")];
        kept.extend(cells.iter().map(|c| ident(c).alias(format!("cell_{c}"))));
        kept.extend(renamed(&from, &referring_as));
        let referring = engine
            .table(&format!("incoming.{}", dataset.name))
            .await?
            .filter(all_known.unwrap_or_else(|| lit(true)))?
            .project(kept)?;
        let in_force = engine.table("warehouse.in_force").await?;
        let loads = vec!["centre_id", "period", "load_id"];
        let referred = engine
            .table(&format!("warehouse.{resource}"))
            .await?
            .join(
                in_force.filter(ident("dataset").eq(lit(resource)))?.build()?,
                JoinType::LeftSemi,
                (loads.clone(), loads),
                None,
            )?
            .project(renamed(&to, &referred_as))?
            .build()?;
        let arriving = engine
            .table(&format!("incoming.{resource}"))
            .await?
            .project(renamed(&to, &arriving_as))?
            .distinct()?
            .build()?;
        let mut found =
            vec![ident(EXTRACT), ident("row_number"), ident(&arriving_as[0]).is_not_null()];
        found.extend(cells.iter().map(|c| ident(format!("cell_{c}"))));
        referring
            .join(
                referred,
                JoinType::LeftAnti,
                (as_strs(&referring_as), as_strs(&referred_as)),
                None,
            )?
            .join(arriving, JoinType::Left, (as_strs(&referring_as), as_strs(&arriving_as)), None)?
            .project(found)?
            .build()
    };
    let plan = plan.await.map_err(|e| query_error(REFERENCES, e))?;
    Ok(engine.stream(REFERENCES, plan).await?)
}

/// Names as plans take them.
fn as_strs(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

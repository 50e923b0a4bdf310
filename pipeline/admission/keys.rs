//! What the contract states of keys, over all rows: each once in its extract, each reference to one
//! that is in force, and none in force to one that a resubmission drops; and which of them it drops at
//! all. What no descriptor can state is a check in SQL.

use super::Error;
use contract::{Contract, Dataset, ForeignKey};
use engine::{
    Engine, Expr, JoinType, PlanBuilder, PlanError, REPLACED, Rows, Table, count, ident, lit,
    query_error, scan,
};
use intake::EXTRACT;

/// What errors call the query that finds repeated keys.
pub(super) const REPEATED: &str = "repeated keys";
/// What errors call the query that finds references to nothing.
pub(super) const REFERENCES: &str = "foreign keys";
/// What errors call the query that finds references to what is dropped.
pub(super) const DROPPED: &str = "references to what is dropped";
/// What errors call the query that finds rows that a resubmission lacks.
pub(super) const LOST: &str = "rows that are lost";

/// What errors call the query that finds rows that would refer to nothing.
pub(super) const UNMATCHED: &str = "references to nothing";

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
    let resource = &key.resource;
    let Sides { from, to } = sides(contract, dataset, key);
    let columns = &key.columns;
    let cells: Vec<String> = columns.iter().map(|(c, _)| cell_of(dataset, c)).collect();
    let named = |prefix: &str| numbered(prefix, columns.len());
    let (referring_as, referred_as, arriving_as) =
        (named("referring"), named("referred"), named("arriving"));
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
        let referred =
            rows_in_force(engine, resource).await?.project(renamed(&to, &referred_as))?.build()?;
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

/// How many rows in force refer to nothing that is in force: centre, period, rows.
pub(super) async fn unmatched(
    engine: &dyn Engine,
    contract: &Contract,
    dataset: &Dataset,
    key: &ForeignKey,
) -> Result<Rows, Error> {
    let named = |prefix: &str| numbered(prefix, key.columns.len());
    let (referring_as, referred_as) = (named("referring"), named("referred"));
    let to = sides(contract, dataset, key).to;
    let plan = async {
        let all_known = referring_as.iter().map(|n| ident(n).is_not_null()).reduce(Expr::and);
        let referred = rows_in_force(engine, &key.resource).await?;
        let referred = referred.project(renamed(&to, &referred_as))?.build()?;
        let on = (as_strs(&referring_as), as_strs(&referred_as));
        referring(engine, contract, dataset, key, &referring_as)
            .await?
            .filter(all_known.unwrap_or_else(|| lit(true)))?
            .join(referred, JoinType::LeftAnti, on, None)?
            .aggregate(["by_centre", "for_period"].map(ident), [count(lit(1_i64)).alias("rows")])?
            .build()
    };
    let plan = plan.await.map_err(|e| query_error(UNMATCHED, e))?;
    Ok(engine.stream(UNMATCHED, plan).await?)
}

/// What a resubmission drops although rows in force refer to it: the extract that drops it, how many
/// rows refer to it, and the cells of the key. Rows that the batch brings are not among them: one that
/// names what is not there is at fault itself. `others` are references of the dataset to the same columns:
/// a row that refers to one thing twice is one row.
pub(super) async fn dropped(
    engine: &dyn Engine,
    contract: &Contract,
    dataset: &Dataset,
    key: &ForeignKey,
    others: &[&ForeignKey],
) -> Result<Rows, Error> {
    let resource = &key.resource;
    let columns = key.columns.len();
    let named = |prefix: &str| numbered(prefix, columns);
    let (gone_as, there_as, referring_as, cells_as) =
        (named("gone"), named("there"), named("referring"), named("cell"));
    let to = sides(contract, dataset, key).to;
    let cells = key.columns.iter().map(|(_, reference)| {
        contract.dataset(resource).map_or_else(|| reference.clone(), |d| cell_of(d, reference))
    });
    let cells: Vec<String> = cells.collect();
    let plan = async {
        let replacing = accepted(engine, resource).await?;
        let replacing = replacing.project([ident(EXTRACT).alias("replacing")])?.build()?;
        let there = rows_in_force(engine, resource).await?.project(renamed(&to, &there_as))?;
        let shown = std::iter::once(ident(EXTRACT))
            .chain(renamed(&cells, &cells_as))
            .chain(renamed(&to, &gone_as));
        let gone = engine
            .table(&format!("incoming.{REPLACED}{resource}"))
            .await?
            .join(replacing, JoinType::LeftSemi, (vec![EXTRACT], vec!["replacing"]), None)?
            .project(shown)?
            .distinct()?
            .join(
                there.build()?,
                JoinType::LeftAnti,
                (as_strs(&gone_as), as_strs(&there_as)),
                None,
            )?;
        let mut referring = referring(engine, contract, dataset, key, &referring_as).await?;
        for other in others {
            let other = self::referring(engine, contract, dataset, other, &referring_as).await?;
            referring = referring.union_distinct(other.build()?)?;
        }
        let arriving = accepted(engine, &dataset.name).await?;
        let place = ["centre_id", "period"];
        let arriving = arriving.project(place.map(ident))?.build()?;
        let mut group = vec![ident(EXTRACT)];
        group.extend(cells_as.iter().map(ident));
        let mut found = vec![ident(EXTRACT), ident("references")];
        found.extend(cells_as.iter().map(ident));
        // what is gone is little: first the rows that refer to it, then those that do not arrive
        let keys = (as_strs(&gone_as), as_strs(&referring_as));
        gone.join(referring.build()?, JoinType::Inner, keys, None)?
            .join(
                arriving,
                JoinType::LeftAnti,
                (vec!["by_centre", "for_period"], place.to_vec()),
                None,
            )?
            .aggregate(group, [count(lit(1_i64)).alias("references")])?
            .project(found)?
            .build()
    };
    let plan = plan.await.map_err(|e| query_error(DROPPED, e))?;
    Ok(engine.stream(DROPPED, plan).await?)
}

/// The rows of what extracts of the batch replace whose keys these lack, by extract and row: the
/// extract that lacks it, the row, and the cells of the key.
pub(super) async fn lost(
    engine: &dyn Engine,
    dataset: &Dataset,
    replaced: Table,
) -> Result<Rows, Error> {
    let cells: Vec<String> = dataset.primary_key.iter().map(|c| cell_of(dataset, c)).collect();
    let there_as = numbered("there", cells.len());
    let plan = async {
        let mut kept = vec![ident(EXTRACT).alias("there_in")];
        kept.extend(renamed(&cells, &there_as));
        let there = engine.table(&format!("incoming.{}", dataset.name)).await?.project(kept)?;
        let (mut gone_by, mut there_by) = (vec![EXTRACT], vec!["there_in"]);
        gone_by.extend(as_strs(&cells));
        there_by.extend(as_strs(&there_as));
        let mut found = vec![ident(EXTRACT), ident("row_number")];
        found.extend(cells.iter().map(ident));
        let order = [EXTRACT, "row_number"].map(|c| ident(c).sort(true, false));
        scan(replaced)?
            .join(there.build()?, JoinType::LeftAnti, (gone_by, there_by), None)?
            .project(found)?
            .sort(order)?
            .build()
    };
    let plan = plan.await.map_err(|e| query_error(LOST, e))?;
    Ok(engine.stream(LOST, plan).await?)
}

/// The rows in force that refer to something: where they were filed, and what they refer to.
async fn referring(
    engine: &dyn Engine,
    contract: &Contract,
    dataset: &Dataset,
    key: &ForeignKey,
    names: &[String],
) -> Result<PlanBuilder, PlanError> {
    let place = [("centre_id", "by_centre"), ("period", "for_period"), ("row_number", "in_row")];
    let mut columns: Vec<Expr> = place.map(|(name, as_name)| ident(name).alias(as_name)).into();
    columns.extend(renamed(&sides(contract, dataset, key).from, names));
    rows_in_force(engine, &dataset.name).await?.project(columns)
}

/// The extracts of the batch of a dataset, those that are accepted as the session shows it.
async fn accepted(engine: &dyn Engine, dataset: &str) -> Result<PlanBuilder, PlanError> {
    let is_accepted = ident("dataset").eq(lit(dataset)).and(ident("is_accepted"));
    engine.table("incoming.extracts").await?.filter(is_accepted)
}

/// The columns that a reference is compared by: of the rows that refer, and of those referred to.
struct Sides {
    from: Vec<String>,
    to: Vec<String>,
}

/// The columns that a reference is compared by: identities by their keys, anything else as it is.
fn sides(contract: &Contract, dataset: &Dataset, key: &ForeignKey) -> Sides {
    let there = contract.dataset(&key.resource);
    let compared = |dataset: Option<&Dataset>, column: &String| {
        let field = dataset.and_then(|d| d.field(column));
        field.map_or_else(
            || column.clone(),
            |f| f.key_column().unwrap_or_else(|| f.stored_as.clone()),
        )
    };
    let columns = key.columns.iter();
    let (from, to) = columns.map(|(c, r)| (compared(Some(dataset), c), compared(there, r))).unzip();
    Sides { from, to }
}

/// The column that has a field's cells as they were filed.
fn cell_of(dataset: &Dataset, column: &str) -> String {
    dataset.field(column).map_or_else(|| column.to_owned(), |f| f.stored_as.clone())
}

/// The rows of a dataset that are in force, as the session shows it.
async fn rows_in_force(engine: &dyn Engine, dataset: &str) -> Result<PlanBuilder, PlanError> {
    let in_force = engine.table("warehouse.in_force").await?;
    let in_force = in_force.filter(ident("dataset").eq(lit(dataset)))?.build()?;
    let loads = vec!["centre_id", "period", "load_id"];
    let rows = engine.table(&format!("warehouse.{dataset}")).await?;
    rows.join(in_force, JoinType::LeftSemi, (loads.clone(), loads), None)
}

/// As many names that begin alike.
fn numbered(prefix: &str, how_many: usize) -> Vec<String> {
    (0..how_many).map(|i| format!("{prefix}_{i}")).collect()
}

/// Columns under other names.
fn renamed(names: &[String], aliases: &[String]) -> Vec<Expr> {
    names.iter().zip(aliases).map(|(n, a)| ident(n).alias(a)).collect()
}

/// Names as plans take them.
fn as_strs(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

//! How an extract differs from the one it supersedes, and a snapshot from another: rows added,
//! removed and changed, by key, over all columns that the contract has, identities included.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arrow::array::{Array as _, RecordBatch};
use serde::{Deserialize, Serialize};

use super::Error;
use super::incoming::Incoming;
use super::near::of_centres;
use super::opened::Admission;
use contract::Dataset;
use custody::open_identities;
use engine::{
    Column, Engine, Expr, JoinType, Operator, Plan, PlanBuilder, PlanError, Resources, Session,
    Sources, Table, Tables, binary_expr, ident, lit, query_error, sum, to_texts, view, when,
};
use intake::{EXTRACT, Triple};
use warehouse::{Configuration, InForce, InForceEntry, Snapshot, Warehouse, open_tables};

/// Rows of a resubmission against those of its predecessor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowChanges {
    /// Rows whose key the predecessor has not.
    pub added: u64,
    /// Rows of the predecessor whose key is gone.
    pub removed: u64,
    /// Rows with the same key and another cell.
    pub changed: u64,
}

/// The changes of every accepted extract that has a predecessor in force, by triple.
pub(super) async fn count(
    admission: &Admission<'_>,
    incoming: &Incoming,
    accepted: &BTreeSet<usize>,
) -> Result<BTreeMap<Triple, RowChanges>, Error> {
    let mut counted = BTreeMap::new();
    let (Some(warehouse), Some(latest)) = (&admission.warehouse, &admission.latest) else {
        return Ok(counted);
    };
    let triples =
        accepted.iter().filter_map(|i| incoming.candidates[*i].fetched.arrival.triple.as_ref());
    let replaced: InForce = triples.filter_map(|t| admission.in_force.get(t)).cloned().collect();
    let contract = &admission.load.configuration.contract;
    for dataset in &contract.datasets {
        let before = replaced.of_dataset(&dataset.name);
        let Some(table) = admission.tables.get(&dataset.name).filter(|_| !before.is_empty()) else {
            continue;
        };
        let with_predecessor = accepted.iter().copied().filter(|i| {
            let triple = incoming.candidates[*i].fetched.arrival.triple.as_ref();
            triple.is_some_and(|t| before.get(t).is_some())
        });
        let resources = admission.load.resources;
        let identities = open_identities(warehouse, dataset, latest, resources).await?;
        let centres = before.iter().map(|h| h.triple.centre_id.clone()).collect();
        let mut sources = Sources {
            warehouse: Tables::from([
                ("predecessors".to_owned(), rows_of(Arc::clone(table), &centres)?),
                ("identities".to_owned(), rows_of(identities, &centres)?),
                ("in_force".to_owned(), before.table(0)?),
            ]),
            incoming: incoming.tables.clone(),
            snapshot: 0,
            rows: before.iter().map(|h| h.rows).sum(),
            resources: resources.clone(),
        };
        let extracts = incoming.accepted_table(&with_predecessor.collect())?;
        sources.incoming.insert("extracts".to_owned(), extracts);
        let session = Session::open(&sources, &admission.load.configuration.programme)?;
        let compared = async {
            let old = rows_in_force(&session, dataset, "in_force").await?;
            compare(old, arriving_rows(&session, dataset).await?, dataset)
        };
        read_all(&session, dataset, compared.await, &mut counted).await?;
    }
    Ok(counted)
}

/// The changes between two snapshots, by triple: of every extract that is not the same in both.
///
/// # Errors
/// When a table cannot be read.
pub async fn between(
    warehouse: &Warehouse,
    configuration: &Configuration,
    before: &Snapshot,
    after: &Snapshot,
    resources: &Resources,
) -> Result<BTreeMap<Triple, RowChanges>, Error> {
    let (old, new) = (before.in_force(), after.in_force());
    let load_of = |all: &InForce, triple: &Triple| all.get(triple).map(|h| h.load_id.clone());
    let differing = |one: &InForce, other: &InForce| -> InForce {
        let differs = |h: &&InForceEntry| load_of(other, &h.triple).as_ref() != Some(&h.load_id);
        one.iter().filter(differs).cloned().collect()
    };
    let (old, new) = (differing(&old, &new), differing(&new, &old));
    // rows are only ever added, so the later of two snapshots has those of both
    let latest = if before.snapshot > after.snapshot { before } else { after };
    let tables = open_tables(warehouse, &configuration.contract, latest, resources).await?;
    let mut counted = BTreeMap::new();
    for dataset in &configuration.contract.datasets {
        let (old, new) = (old.of_dataset(&dataset.name), new.of_dataset(&dataset.name));
        let Some(table) = tables.get(&dataset.name).filter(|_| !old.is_empty() || !new.is_empty())
        else {
            continue;
        };
        let identities = open_identities(warehouse, dataset, latest, resources).await?;
        let sources = Sources {
            warehouse: Tables::from([
                ("predecessors".to_owned(), Arc::clone(table)),
                ("identities".to_owned(), identities),
                ("before".to_owned(), old.table(0)?),
                ("after".to_owned(), new.table(0)?),
            ]),
            incoming: Tables::new(),
            snapshot: 0,
            rows: old.iter().chain(new.iter()).map(|h| h.rows).sum(),
            resources: resources.clone(),
        };
        let session = Session::open(&sources, &configuration.programme)?;
        let compared = async {
            let old = rows_in_force(&session, dataset, "before").await?;
            compare(old, rows_in_force(&session, dataset, "after").await?, dataset)
        };
        read_all(&session, dataset, compared.await, &mut counted).await?;
    }
    // an extract without rows has none to compare
    for entry in old.iter().chain(new.iter()) {
        counted.entry(entry.triple.clone()).or_default();
    }
    Ok(counted)
}

/// The rows of a table that these centres filed, as a table.
fn rows_of(table: Table, centres: &BTreeSet<String>) -> Result<Table, Error> {
    let plan = of_centres(table, centres).and_then(PlanBuilder::build);
    Ok(view(plan.map_err(|e| query_error("predecessors", e))?))
}

/// Runs a comparison and reads the counts of a dataset.
async fn read_all(
    engine: &dyn Engine,
    dataset: &Dataset,
    compared: Result<Plan, PlanError>,
    counted: &mut BTreeMap<Triple, RowChanges>,
) -> Result<(), Error> {
    let name = format!("changes of {}", dataset.name);
    let plan = compared.map_err(|e| query_error(&name, e))?;
    let batches = engine.stream(&name, plan).await?.collect().await?;
    batches.iter().try_for_each(|batch| read(batch, dataset, counted))
}

/// The columns of a dataset, as stored.
fn columns(dataset: &Dataset) -> Vec<&str> {
    dataset.fields.iter().map(|f| f.stored_as.as_str()).collect()
}

/// Centre, period, and how many rows are added, removed and changed.
fn compare(old: PlanBuilder, new: PlanBuilder, dataset: &Dataset) -> Result<Plan, PlanError> {
    let (old, new) = (prefixed(old, dataset, "old_")?, prefixed(new, dataset, "new_")?);
    let key = dataset.fields.iter().filter(|f| dataset.primary_key.contains(&f.name));
    let mut on: Vec<String> = key.map(|f| f.stored_as.clone()).collect();
    on.extend(["by_centre".to_owned(), "for_period".to_owned()]);
    let side = |prefix: &str| on.iter().map(|c| format!("{prefix}{c}")).collect::<Vec<_>>();
    let (left, right) = (side("old_"), side("new_"));
    let refs =
        |names: &[String]| names.iter().map(|n| Column::from_name(n.as_str())).collect::<Vec<_>>();
    let pairs = refs(&left).into_iter().zip(refs(&right));
    let pairs = pairs.map(|(l, r)| Expr::Column(l).eq(Expr::Column(r)));
    let joined = old.join_on(new.build()?, JoinType::Full, pairs)?;
    let (is_old, is_new) =
        (ident("old_by_centre").is_not_null(), ident("new_by_centre").is_not_null());
    let differs = columns(dataset)
        .into_iter()
        .map(|c| {
            let (old, new) = (ident(format!("old_{c}")), ident(format!("new_{c}")));
            binary_expr(old, Operator::IsDistinctFrom, new)
        })
        .reduce(Expr::or)
        .unwrap_or_else(|| lit(false));
    let one = |condition: Expr| when(condition, lit(1_i64)).otherwise(lit(0_i64));
    let place = |part: &str| {
        let (old, new) = (ident(format!("old_{part}")), ident(format!("new_{part}")));
        when(old.clone().is_null(), new).otherwise(old)
    };
    let counts = joined.project(vec![
        place("by_centre")?.alias("centre_id"),
        place("for_period")?.alias("period"),
        one(is_new.clone().and(ident("old_by_centre").is_null()))?.alias("added"),
        one(is_old.clone().and(ident("new_by_centre").is_null()))?.alias("removed"),
        one(is_old.and(is_new).and(differs))?.alias("changed"),
    ])?;
    let sums = ["added", "removed", "changed"].map(|c| sum(ident(c)).alias(c));
    counts.aggregate([ident("centre_id"), ident("period")], sums)?.build()
}

/// The rows that these extracts brought, with their identities.
async fn rows_in_force(
    engine: &dyn Engine,
    dataset: &Dataset,
    extracts: &str,
) -> Result<PlanBuilder, PlanError> {
    let loads = vec!["centre_id", "period", "load_id"];
    let in_force = engine.table(&format!("warehouse.{extracts}")).await?;
    let predecessors = engine.table("warehouse.predecessors").await?;
    let on = (loads.clone(), loads);
    let predecessors = predecessors.join(in_force.build()?, JoinType::LeftSemi, on, None)?;
    let origin = ["load_id", "centre_id", "period", "row_number"];
    let identifiers = dataset.fields.iter().filter(|f| f.identifier);
    let mut kept: Vec<Expr> = identifiers.map(|f| ident(&f.stored_as)).collect();
    kept.extend(origin.map(|c| ident(c).alias(format!("identity_{c}"))));
    let identities = engine.table("warehouse.identities").await?.project(kept)?;
    let there = origin.map(|c| format!("identity_{c}"));
    let on = (origin.to_vec(), there.iter().map(String::as_str).collect());
    let joined = predecessors.join(identities.build()?, JoinType::Inner, on, None)?;
    let mut kept: Vec<Expr> = columns(dataset).into_iter().map(ident).collect();
    kept.extend([ident("centre_id").alias("by_centre"), ident("period").alias("for_period")]);
    joined.project(kept)
}

/// The rows of the resubmissions.
async fn arriving_rows(engine: &dyn Engine, dataset: &Dataset) -> Result<PlanBuilder, PlanError> {
    let origins = engine.table("incoming.extracts").await?.project(vec![
        ident(EXTRACT).alias("origin_extract"),
        ident("centre_id").alias("by_centre"),
        ident("period").alias("for_period"),
    ])?;
    let rows = engine.table(&format!("incoming.{}", dataset.name)).await?;
    let on = (vec![EXTRACT], vec!["origin_extract"]);
    let joined = rows.join(origins.build()?, JoinType::Inner, on, None)?;
    let mut kept: Vec<Expr> = columns(dataset).into_iter().map(ident).collect();
    kept.extend([ident("by_centre"), ident("for_period")]);
    joined.project(kept)
}

/// The same rows with a prefix before each column.
fn prefixed(rows: PlanBuilder, dataset: &Dataset, prefix: &str) -> Result<PlanBuilder, PlanError> {
    let names = columns(dataset).into_iter().chain(["by_centre", "for_period"]);
    rows.project(names.map(|c| ident(c).alias(format!("{prefix}{c}"))))
}

/// Reads the counts of a batch.
fn read(
    batch: &RecordBatch,
    dataset: &Dataset,
    counted: &mut BTreeMap<Triple, RowChanges>,
) -> Result<(), Error> {
    let texts = to_texts(&format!("changes of {}", dataset.name), batch.columns())?;
    for row in 0..batch.num_rows() {
        let number = |c: usize| texts[c].value(row).parse().unwrap_or(0);
        debug_assert!(texts[0].is_valid(row));
        let triple = Triple {
            centre_id: texts[0].value(row).to_owned(),
            period: texts[1].value(row).to_owned(),
            dataset: dataset.name.clone(),
        };
        let changes = RowChanges { added: number(2), removed: number(3), changed: number(4) };
        counted.insert(triple, changes);
    }
    Ok(())
}

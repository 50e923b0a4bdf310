//! What checks need of the warehouse when they are about one centre at a time: the rows of the centres
//! of the batch, read once, however many checks and rounds there are.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Error;
use contract::{Contract, Dataset, ENTERPRISE};
use engine::{
    PlanBuilder, PlanError, Session, SqlFile, Table, Tables, ident, lit, query_error, scan, view,
};
use intake::Triple;
use programme::OFFICE;
use warehouse::{InForce, InForceEntry};

/// The rows of a few centres.
pub(super) struct Near {
    /// The centres, and the office.
    pub(super) centres: BTreeSet<String>,
    /// A table per dataset.
    pub(super) rows: Tables,
}

impl Near {
    /// The rows that the warehouse has of these centres, computed with a part of the session's memory.
    pub(super) fn new(
        warehouse: &Tables,
        in_force: &InForce,
        session: &Session,
        centres: BTreeSet<String>,
    ) -> Result<Self, Error> {
        let rows_of = |is_counted: &dyn Fn(&InForceEntry) -> bool| -> u64 {
            in_force.iter().filter(|h| is_counted(h)).map(|h| h.rows).sum()
        };
        let rows_near = rows_of(&|h| centres.contains(&h.triple.centre_id));
        // of most of the warehouse each check reads what it needs instead
        let is_small = rows_near.saturating_mul(2) < rows_of(&|_| true);
        let mut rows = Tables::new();
        for (name, stored) in warehouse {
            let plan = of_centres(Arc::clone(stored), &centres).and_then(PlanBuilder::build);
            let plan = plan.map_err(|e| query_error(name, e))?;
            let table = if is_small { session.computed_once(name, plan) } else { view(plan) };
            rows.insert(name.clone(), table);
        }
        Ok(Self { centres, rows })
    }
}

/// The centres whose rows these checks can be about: those of the batch, which is of these triples,
/// and the office, if every check says that it looks at one centre at a time. None for all of them,
/// as when somebody refers to other centres: the office, or whoever files rows that name their centre
/// themselves.
pub(super) fn reach<'a>(
    contract: &Contract,
    in_force: &InForce,
    mut triples: impl Iterator<Item = &'a Triple> + Clone,
    checks: &[&SqlFile],
) -> Option<BTreeSet<String>> {
    let mut centres: BTreeSet<String> = triples.clone().map(|t| t.centre_id.clone()).collect();
    let are_of_centres = checks.iter().all(|c| c.about("reach") == "centre");
    if !are_of_centres || !centres.insert(OFFICE.to_owned()) {
        return None;
    }
    let names_centres = |t: &Triple| {
        let dataset = contract.dataset(&t.dataset).filter(|_| t.centre_id != OFFICE);
        dataset.is_some_and(Dataset::names_centres)
    };
    let refers_beyond = |d: &Dataset| {
        let columns = d.foreign_keys.iter().flat_map(|fk| &fk.columns);
        let mut fields = columns.filter_map(|(column, _)| d.field(column));
        fields.any(|f| f.key_centre.is_some() || f.key.as_deref() == Some(ENTERPRISE))
    };
    let is_named_in_force = || in_force.iter().any(|h| names_centres(&h.triple));
    if triples.any(names_centres)
        || is_named_in_force()
        || contract.datasets.iter().any(refers_beyond)
    {
        return None;
    }
    let is_beyond = |h: &InForceEntry| !centres.contains(&h.triple.centre_id);
    in_force.iter().any(is_beyond).then_some(centres)
}

/// The rows of a table that these centres filed.
pub(super) fn of_centres(
    table: Table,
    centres: &BTreeSet<String>,
) -> Result<PlanBuilder, PlanError> {
    let centres = centres.iter().map(|c| lit(c.as_str())).collect();
    scan(table)?.filter(ident("centre_id").in_list(centres, false))
}

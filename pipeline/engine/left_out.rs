//! What is not filed is not asked: a SQL file that reads, directly or through others, a dataset that
//! the contract does not have is left out, with all that depends on it.

use std::collections::{BTreeMap, BTreeSet};

use super::scopes::United;
use super::sql_file::{Layer, Measure, REPLACED, SqlFile, code_lines};
use contract::Contract;

/// A file that is left out, and why.
#[derive(Debug, Clone)]
pub struct LeftOut {
    /// The file.
    pub file: SqlFile,
    /// Why, as what follows its name.
    pub because: String,
}

/// The files that the contract's datasets are enough for, and the others. `unions` are the tables
/// that are yet to be made: one of which no part is left is not there.
pub(super) fn leave_out(
    files: Vec<SqlFile>,
    contract: &Contract,
    unions: &[&United],
) -> (Vec<SqlFile>, Vec<LeftOut>) {
    let missing = missing_behind_tables(&files, contract, unions);
    let because_of = |file: &SqlFile| {
        let reads =
            file.reads.iter().filter_map(|t| Some((t, missing_behind(t, contract, &missing)?)));
        let reads: Vec<_> = reads.collect();
        let datasets: BTreeSet<&str> = reads.iter().flat_map(|(_, d)| d).copied().collect();
        reads.first().map(|(table, _)| because(table, &datasets))
    };
    let reasons: Vec<Option<String>> = files.iter().map(because_of).collect();
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    for (file, reason) in files.into_iter().zip(reasons) {
        match reason {
            None => kept.push(file),
            Some(because) => left_out.push(LeftOut { file, because }),
        }
    }
    leave_out_tables_of_nothing(&mut kept, &mut left_out);
    (kept, left_out)
}

/// The datasets that are missing behind each table of staging and marts that lacks one.
fn missing_behind_tables<'a>(
    files: &'a [SqlFile],
    contract: &Contract,
    unions: &[&United],
) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut missing: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let tables = || files.iter().filter(|f| f.layer <= Layer::Marts);
    loop {
        let known: usize = missing.values().map(BTreeSet::len).sum();
        for file in tables() {
            let behind = file.reads.iter().filter_map(|t| missing_behind(t, contract, &missing));
            let behind: BTreeSet<&str> = behind.flatten().collect();
            if !behind.is_empty() {
                missing.insert(&file.name, behind);
            }
        }
        for union in unions {
            let parts = tables().filter(|f| union.takes(f));
            let parts: Option<Vec<_>> = parts.map(|f| missing.get(f.name.as_str())).collect();
            // what any part is left of is there
            if let Some(parts) = parts.filter(|p| !p.is_empty()) {
                let behind = parts.into_iter().flatten().copied().collect();
                missing.insert(union.table, behind);
            }
        }
        if missing.values().map(BTreeSet::len).sum::<usize>() == known {
            return missing;
        }
    }
}

/// The datasets that are missing behind a table that a file reads, if any is.
fn missing_behind<'a>(
    table: &'a str,
    contract: &Contract,
    tables: &BTreeMap<&'a str, BTreeSet<&'a str>>,
) -> Option<BTreeSet<&'a str>> {
    match missing_dataset(table, contract) {
        Some(dataset) => Some(BTreeSet::from([dataset])),
        None => tables.get(table).cloned(),
    }
}

/// Leaves out the tables of a report that name figures, but only such of measures that are left out.
fn leave_out_tables_of_nothing(kept: &mut Vec<SqlFile>, left_out: &mut Vec<LeftOut>) {
    let there = measures_of(kept.iter());
    let gone = measures_of(left_out.iter().map(|l| &l.file));
    let is_of = |all: &[Measure], name: &str| all.iter().any(|m| m.begins_with(name));
    let is_empty = |file: &SqlFile| {
        let named = figures_named(&file.text);
        file.layer == Layer::Reports
            && named.iter().any(|n| is_of(&gone, n))
            && !named.iter().any(|n| is_of(&there, n))
    };
    for file in kept.extract_if(.., |f| is_empty(f)) {
        let because = "prints figures of measures that are left out only".to_owned();
        left_out.push(LeftOut { file, because });
    }
}

/// The measures that these files declare.
fn measures_of<'a>(files: impl Iterator<Item = &'a SqlFile>) -> Vec<Measure> {
    files.flat_map(|f| f.measures.iter().cloned()).collect()
}

/// The names of measures in the ids of figures that a report's SQL puts together, and other words.
fn figures_named(text: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for line in code_lines(text) {
        for literal in line.split('\'').skip(1).step_by(2) {
            // `scope.measure.`, `.measure.`: what follows the scope
            named.extend(literal.split('.').skip(1).filter(|w| !w.is_empty()).map(str::to_owned));
        }
    }
    named
}

/// The dataset behind a table that a file reads, if the contract does not have it but the built-in
/// one does; a name that neither has is a mistake, and found elsewhere.
fn missing_dataset<'a>(table: &'a str, contract: &Contract) -> Option<&'a str> {
    let (schema, name) = table.split_once('.')?;
    let name = match (schema, name.strip_prefix(REPLACED)) {
        ("incoming", Some(dataset)) if !contract.is_referred_to(dataset) => dataset,
        ("incoming" | "warehouse", None) if contract.dataset(name).is_none() => name,
        _ => return None,
    };
    Contract::is_built_in(name).then_some(name)
}

/// Why a file is left out.
fn because(table: &str, datasets: &BTreeSet<&str>) -> String {
    let names: Vec<String> = datasets.iter().map(|d| format!("`{d}`")).collect();
    let noun = if names.len() == 1 { "dataset" } else { "datasets" };
    format!("reads `{table}`; the contract has no {noun} {}", names.join(", "))
}

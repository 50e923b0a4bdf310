//! Findings on files that a mapping makes something else of: they show what stands there. What is found by
//! checks is found in the contract's terms, and a centre looks for it in its own file.

use std::collections::{BTreeMap, BTreeSet};

use contract::{Contract, Finding, FindingList, FindingRoom, FindingTable, Places, shown};
use intake::{Candidate, FiledCell, filed_cells};

/// The most rows of a file that are looked up again; findings on others show what was read.
const MOST_ROWS: usize = 50_000;

/// The findings on an extract, each with what stands in its file.
///
/// # Errors
/// When the temporary file of findings cannot be written or read.
pub(super) fn as_filed(
    findings: FindingTable,
    candidate: &Candidate,
    contract: &Contract,
    room: &FindingRoom,
) -> std::io::Result<FindingTable> {
    let arrival = &candidate.fetched.arrival;
    let dataset = arrival.triple.as_ref().and_then(|t| contract.dataset(&t.dataset));
    let (Some(dataset), Some(_)) = (dataset, &arrival.mapping) else { return Ok(findings) };
    let mut rows = BTreeSet::new();
    findings.visit(&mut |finding| {
        if let Some(row) = finding.row.filter(|_| rows.len() < MOST_ROWS) {
            rows.insert(row);
        }
        Ok(())
    })?;
    let filed = filed_cells(candidate, contract, &rows);
    if filed.values().all(Vec::is_empty) {
        return Ok(findings);
    }
    let mut list = FindingList::new(room);
    findings.visit(&mut |finding| {
        let cells = finding.row.and_then(|row| filed.get(&row)).map_or(&[][..], Vec::as_slice);
        let key = &dataset.primary_key;
        let mut finding = show(finding, cells, &candidate.reading.places, key);
        // what is left out for another finding is left out already
        finding.rests_on_no_others = true;
        list.push(finding);
        Ok(())
    })?;
    list.into_table()
}

/// A finding with what stands in these cells of its row, where it shows what was read of them.
fn show(finding: &Finding, cells: &[FiledCell], places: &Places, key: &[String]) -> Finding {
    let mut finding = finding.clone();
    let by_name: BTreeMap<&str, &FiledCell> =
        cells.iter().map(|cell| (cell.column.as_str(), cell)).collect();
    for (name, argument) in &mut finding.arguments {
        if let Some(cell) = by_name.get(name.as_str()).filter(|cell| says(argument, cell)) {
            *argument = shown(&cell.filed);
        }
    }
    let Some(value) = &finding.value else { return finding };
    let label = |cell: &FiledCell| places.cells_of(&cell.column).map(|(label, _)| label);
    let mut here = cells.iter().filter(|cell| label(cell) == finding.column);
    if let Some(cell) = here.find(|cell| says(value, cell)) {
        finding.value = Some(shown(&cell.filed));
        return finding;
    }
    // a key of several columns is told on the first of them
    let first = key.first().and_then(|first| places.cells_of(first)).map(|(label, _)| label);
    let parts: Vec<&str> = value.split('/').collect();
    if first == finding.column && parts.len() == key.len() {
        let part = |(name, part): (&String, &&str)| {
            let cell = by_name.get(name.as_str()).filter(|cell| says(part, cell));
            cell.map_or_else(|| (*part).to_owned(), |cell| cell.filed.clone())
        };
        let parts: Vec<String> = key.iter().zip(&parts).map(part).collect();
        finding.value = Some(shown(&parts.join("/")));
    }
    finding
}

/// Whether a text is what was read of a cell, decimals with or without zeros at their end.
fn says(text: &str, cell: &FiledCell) -> bool {
    let plain = |text: &str| match text.split_once('.') {
        Some((whole, decimals)) if decimals.bytes().all(|b| b.is_ascii_digit()) => {
            let decimals = decimals.trim_end_matches('0');
            [whole, decimals].join(".").trim_end_matches('.').to_owned()
        }
        _ => text.to_owned(),
    };
    plain(text) == plain(&shown(&cell.read))
}

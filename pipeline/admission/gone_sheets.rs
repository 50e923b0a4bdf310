//! Sheets that a workbook had when it was accepted and has no more. What is absent from the inbox changes
//! nothing; whoever took a sheet out may have meant otherwise, so it is said.

use std::collections::BTreeSet;

use intake::{Arrival, Triple};
use warehouse::InForce;

/// A sheet that is in force and no longer in its workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoneSheet {
    /// The path of the workbook.
    pub workbook: String,
    /// What the sheet was.
    pub triple: Triple,
}

/// The extracts in force that came as a sheet of one of these workbooks, where nothing stands for them in
/// the inbox now.
pub(super) fn gone_sheets(in_force: &InForce, arrivals: &[Arrival]) -> Vec<GoneSheet> {
    let sheets = arrivals.iter().filter(|arrival| arrival.sheet.is_some());
    let workbooks: BTreeSet<&str> =
        sheets.filter_map(|sheet| Some(sheet.path.rsplit_once('/')?.0)).collect();
    let sent: BTreeSet<&Triple> = arrivals.iter().filter_map(|a| a.triple.as_ref()).collect();
    let gone = in_force.iter().filter(|entry| !sent.contains(&entry.triple));
    let gone = gone.filter_map(|entry| {
        let (workbook, _) = entry.path.rsplit_once('/')?;
        let triple = entry.triple.clone();
        workbooks.contains(workbook).then(|| GoneSheet { workbook: workbook.to_owned(), triple })
    });
    gone.collect()
}

//! Workbooks: which of their sheets are extracts.
//!
//! A workbook that is filed under a dataset has one; of one that is filed under a period each sheet that
//! is named after a dataset is an extract of its own, accepted or refused by itself.

use super::arrival::{Arrival, Triple, read_dataset};
use super::faults;
use super::fetched::Fetched;
use super::format::Format;
use super::ods::Ods;
use super::reader::Stop;
use super::xlsx::Xlsx;
use contract::{Contract, Finding, Message, shown};

/// Why something in the inbox is not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IgnoredAs {
    /// A temporary or hidden file.
    File,
    /// A sheet that nobody sees.
    HiddenSheet,
    /// A sheet that is named after no dataset.
    OtherSheet,
}

impl IgnoredAs {
    /// What it is, in words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::File => "a hidden or temporary file",
            Self::HiddenSheet => "a hidden sheet",
            Self::OtherSheet => "a sheet that is named after no dataset",
        }
    }
}

/// What is in a workbook.
pub(super) struct Unfolded {
    /// Its extracts; the workbook itself, if it cannot be opened or has none.
    pub(super) extracts: Vec<Fetched>,
    /// Sheets that are none, by path, and why.
    pub(super) ignored: Vec<(String, IgnoredAs)>,
}

/// Looks into a workbook; what is none stays as it is.
pub(super) fn unfold(fetched: Fetched, contract: &Contract) -> Unfolded {
    let mut unfolded = Unfolded { extracts: Vec::new(), ignored: Vec::new() };
    let path = fetched.arrival.path.clone();
    let (Ok(spool), Some(format)) = (&fetched.spool, fetched.arrival.format) else {
        unfolded.extracts.push(fetched);
        return unfolded;
    };
    if let Some(finding) = faults::of_format(&path, format, spool) {
        unfolded.extracts.push(refused(fetched, finding));
        return unfolded;
    }
    let sheets = match sheets(&fetched) {
        Ok(sheets) => sheets,
        Err(stop) => {
            unfolded.extracts.push(refused(fetched, faults::stopped(&path, &stop)));
            return unfolded;
        }
    };
    let (seen, hidden): (Vec<_>, Vec<_>) = sheets.into_iter().partition(|(_, hidden)| !hidden);
    let ignored = |name: &str, because| (format!("{path}/{}", shown(name)), because);
    unfolded.ignored.extend(hidden.iter().map(|(n, _)| ignored(n, IgnoredAs::HiddenSheet)));
    let names: Vec<String> = seen.into_iter().map(|(name, _)| name).collect();
    let listed = || {
        let names: Vec<String> = names.iter().map(|name| format!("`{}`", shown(name))).collect();
        names.join(", ")
    };
    let (chosen, others): (Vec<&String>, Vec<&String>) = match &fetched.arrival.triple {
        Some(triple) => {
            let is_alone = names.len() == 1;
            names.iter().partition(|name| is_alone || is_named(name, &triple.dataset))
        }
        None => names.iter().partition(|name| {
            contract.datasets.iter().any(|dataset| is_named(name, &dataset.name))
        }),
    };
    let of_a_period = fetched.arrival.triple.is_none();
    for name in others {
        let near = contract.datasets.iter().find(|dataset| is_nearly(name, &dataset.name));
        let Some(near) = near.filter(|_| of_a_period) else {
            unfolded.ignored.push(ignored(name, IgnoredAs::OtherSheet));
            continue;
        };
        // a name that is misspelt is not passed over
        let path = format!("{path}/{}", shown(name));
        let finding = Finding::error(&path, "unknown-dataset", Message::NearlyADataset)
            .with("dataset", shown(name))
            .with("near", &near.name);
        let sheet = Some(name.clone());
        let arrival = fetched.arrival.clone();
        let arrival = Arrival { path, sheet, format: None, findings: vec![finding], ..arrival };
        unfolded.extracts.push(Fetched { arrival, spool: fetched.spool.clone() });
    }
    // a sheet that is misspelt is told already
    if chosen.is_empty() && unfolded.extracts.is_empty() {
        let dataset = fetched.arrival.triple.as_ref().map(|triple| triple.dataset.clone());
        let finding = match dataset {
            Some(dataset) => {
                let finding = Finding::error(&path, "format-error", Message::WhichSheet);
                finding.with("dataset", dataset)
            }
            None => Finding::error(&path, "unknown-dataset", Message::NoSheet),
        };
        let finding = finding.with("sheets", listed());
        unfolded.extracts.push(refused(fetched, finding));
        return unfolded;
    }
    for name in chosen {
        let arrival = extract_of(&fetched.arrival, name, contract);
        unfolded.extracts.push(Fetched { arrival, spool: fetched.spool.clone() });
    }
    unfolded
}

/// A workbook of which nothing is read.
fn refused(mut workbook: Fetched, finding: Finding) -> Fetched {
    workbook.arrival.format = None;
    workbook.arrival.findings.push(finding);
    workbook
}

/// The extracts in a file that is not in the inbox: several, if it is a workbook.
#[must_use]
pub fn unfold_file(fetched: Fetched, contract: &Contract) -> Vec<Fetched> {
    match fetched.arrival.is_workbook() {
        true => unfold(fetched, contract).extracts,
        false => vec![fetched],
    }
}

/// Whether a sheet is named after a dataset, in whatever case.
fn is_named(sheet: &str, dataset: &str) -> bool {
    sheet.trim().eq_ignore_ascii_case(dataset)
}

/// The fewest letters of a name that may be that of a dataset.
const FEWEST_LETTERS: usize = 4;

/// Whether a sheet is named as a dataset but for its end: in the singular, or with `(2)` behind.
fn is_nearly(sheet: &str, dataset: &str) -> bool {
    let name = sheet.trim().to_ascii_lowercase();
    name.len() >= FEWEST_LETTERS && (dataset.starts_with(&name) || name.starts_with(dataset))
}

/// The extract that a sheet of a workbook is.
fn extract_of(workbook: &Arrival, sheet: &str, contract: &Contract) -> Arrival {
    let mut arrival = Arrival { sheet: Some(sheet.to_owned()), ..workbook.clone() };
    if arrival.triple.is_some() {
        return arrival;
    }
    let dataset = sheet.trim().to_ascii_lowercase();
    arrival.path = format!("{}/{dataset}", workbook.path);
    let centre_id = workbook.filed_by.as_deref().unwrap_or_default();
    let (_, finding) = read_dataset(&arrival.path, &dataset, centre_id, contract);
    for finding in &mut arrival.findings {
        finding.path.clone_from(&arrival.path);
    }
    arrival.findings.extend(finding);
    let period = arrival.period.as_ref().filter(|_| workbook.filed_by.is_some());
    arrival.triple = period.map(|period| Triple {
        centre_id: centre_id.to_owned(),
        period: period.label.clone(),
        dataset,
    });
    arrival
}

/// The names of the sheets of a workbook, and whether they are hidden.
fn sheets(workbook: &Fetched) -> Result<Vec<(String, bool)>, Stop> {
    let Ok(spool) = &workbook.spool else { return Ok(Vec::new()) };
    if workbook.arrival.format == Some(Format::Ods) {
        return Ok(Ods::open(spool.open())?.sheets);
    }
    let sheets = Xlsx::open(spool.open())?.sheets;
    Ok(sheets.into_iter().map(|sheet| (sheet.name, sheet.is_hidden)).collect())
}

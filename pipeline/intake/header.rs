//! The header of a file: its labels, matched with the contract, and every fault among them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::reader::{Next, Record, RecordReader};
use super::typing::not_utf8;
use crate::contract::{Dataset, Finding, FindingList, Message};

/// How far down a header is looked for, so that a title above it can be named.
const ROWS_ABOVE_HEADER: usize = 10;

/// Which cell of a record is which column of the contract.
pub(super) struct Plan<'a> {
    /// The labels of the header.
    pub(super) header: &'a [String],
    /// For each field of the dataset, the position of its cell.
    pub(super) positions: Vec<Option<usize>>,
}

impl<'a> Plan<'a> {
    /// Matches the header with the contract; none if no column matches, since then every cell
    /// would be a fault of the header only.
    pub(super) fn new(
        path: &str,
        dataset: &Dataset,
        header: &'a [String],
        findings: &mut FindingList,
    ) -> Option<Self> {
        if header.is_empty() {
            let finding = Finding::error(path, "blank-header", Message::NoLabels);
            findings.push(finding.with("dataset", &dataset.name).at(Some(1), None, None));
            return None;
        }
        if let Some(separator) = other_separator(header, dataset) {
            let finding = Finding::error(path, "format-error", Message::OtherSeparator)
                .with("separator", separator)
                .at(Some(1), None, Some(&header[0]));
            findings.push(finding);
            return None;
        }
        let mut first_at: BTreeMap<&str, usize> = BTreeMap::new();
        let labels: BTreeSet<&str> = header.iter().map(String::as_str).collect();
        let missing: Vec<&str> = dataset
            .fields
            .iter()
            .map(|f| f.name.as_str())
            .filter(|n| !labels.contains(n))
            .collect();
        for (index, label) in header.iter().enumerate() {
            let number = index + 1;
            if label.is_empty() {
                let finding = Finding::error(path, "blank-header", Message::BlankLabel);
                findings.push(finding.with("number", number).at(Some(1), None, None));
                continue;
            }
            if let Some(first) = first_at.get(label.as_str()) {
                let finding = Finding::error(path, "duplicate-label", Message::DuplicateLabel)
                    .with("first", first + 1)
                    .with("number", number)
                    .at(Some(1), Some(label), Some(label));
                findings.push(finding);
                continue;
            }
            first_at.insert(label, index);
            if dataset.field(label).is_none() {
                let near = crate::programme::keys::nearest(label, missing.iter().copied());
                let finding = match near {
                    None => Finding::warning(path, "extra-label", Message::ExtraLabel),
                    Some(near) => Finding::warning(path, "extra-label", Message::NearlyALabel)
                        .with("near", near),
                };
                findings.push(finding.at(Some(1), Some(label), Some(label)));
            }
        }
        let positions: Vec<Option<usize>> =
            dataset.fields.iter().map(|f| first_at.get(f.name.as_str()).copied()).collect();
        let known = positions.iter().flatten().count();
        for (field, position) in dataset.fields.iter().zip(&positions) {
            if position.is_none() {
                let finding = Finding::error(path, "missing-label", Message::MissingLabel)
                    .with("dataset", &dataset.name)
                    .at(Some(1), Some(&field.name), None);
                findings.push(finding);
            }
        }
        (known > 0).then_some(Self { header, positions })
    }
}

/// The name of the separator that the header's only label is full of, if it is another than the
/// comma.
fn other_separator(header: &[String], dataset: &Dataset) -> Option<&'static str> {
    let [only] = header else { return None };
    [(';', "semicolon"), ('\t', "tab"), ('|', "bar")]
        .into_iter()
        .find(|(separator, _)| {
            only.split(*separator).filter(|l| dataset.field(l.trim()).is_some()).count() > 1
        })
        .map(|(_, name)| name)
}

/// The labels of the header line, trimmed; labels that are not text are findings.
pub(super) fn header_cells(path: &str, record: &Record, findings: &mut FindingList) -> Vec<String> {
    let mut labels: Vec<String> = record
        .cells
        .iter()
        .enumerate()
        .map(|(index, cell)| {
            let label = String::from_utf8_lossy(cell);
            if let Cow::Owned(lossy) = &label {
                findings.push(not_utf8(path, 1, &format!("no. {}", index + 1), lossy));
            }
            label.trim().trim_start_matches('\u{feff}').to_owned()
        })
        .collect();
    while labels.last().is_some_and(String::is_empty) {
        labels.pop();
    }
    labels
}

/// The row of the header if it is not the first: where that names no column of the contract, one of
/// the next records does, by half of its columns or more.
pub(super) fn header_further_down(
    dataset: &Dataset,
    header: &[String],
    reader: &mut dyn RecordReader,
) -> Option<u64> {
    if header.iter().any(|label| dataset.field(label).is_some())
        || header.len() == 1 && other_separator(header, dataset).is_some()
    {
        return None;
    }
    let mut record = Record::default();
    for _ in 0..ROWS_ABOVE_HEADER {
        if reader.next(&mut record).ok()? == Next::End {
            return None;
        }
        let known = record
            .cells
            .iter()
            .filter(|c| std::str::from_utf8(c).is_ok_and(|c| dataset.field(c.trim()).is_some()));
        if 2 * known.count() >= dataset.fields.len() {
            return Some(record.row);
        }
    }
    None
}

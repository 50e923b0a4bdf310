//! One extract, read: what arrived, its rows and everything that is wrong with it.

use arrow::array::RecordBatch;

use super::fetched::Fetched;
use super::file::File;
use super::pseudonym::Pseudonymiser;
use super::reader::RecordReader;
use super::typing::{self, Origin, Reading};
use super::wanted::Wanted;
use contract::{Contract, Finding, FindingList, Message};

/// An extract that has been read.
#[derive(Debug)]
pub struct Candidate {
    /// What arrived, with its bytes.
    pub fetched: Fetched,
    /// Rows and faults.
    pub reading: Reading,
}

impl Candidate {
    /// Reads one extract, unless its path already says that it cannot be one; `index` is its number in the
    /// batch. What is found is added to `findings`, and `lay` is handed its rows in batches, with the name of
    /// their dataset.
    ///
    /// # Errors
    /// With that of `lay`, once all is read.
    pub fn read<E>(
        index: usize,
        fetched: Fetched,
        contract: &Contract,
        pseudonymiser: &Pseudonymiser,
        mut findings: FindingList,
        mut lay: impl FnMut(&str, &RecordBatch) -> Result<(), E>,
    ) -> Result<Self, E> {
        let arrival = &fetched.arrival;
        let path = arrival.path.clone();
        findings.extend(arrival.findings.iter().cloned());
        let spool = match &fetched.spool {
            Ok(spool) => spool,
            Err(problem) => {
                let (message, kind) = match &arrival.unread {
                    Some(because) => (Message::UnreadFile, because.told().0),
                    None => (Message::UnreadableFile, ""),
                };
                let mut finding = Finding::error(&path, "source-error", message);
                for (name, value) in [("kind", kind), ("problem", problem.as_str())] {
                    if !value.is_empty() {
                        finding = finding.with(name, contract::shown(value));
                    }
                }
                findings.push(finding);
                return Ok(Self { fetched, reading: Reading { findings, ..Reading::default() } });
            }
        };
        let mut reading = Reading { findings, ..Reading::default() };
        if let (Some(triple), Some(format)) = (&arrival.triple, arrival.format)
            && let Some(dataset) = contract.dataset(&triple.dataset)
        {
            let extract = i32::try_from(index).unwrap_or(i32::MAX);
            let wanted = Wanted { dataset, mapping: arrival.mapping.as_deref() };
            let period = arrival.period.as_ref();
            let origin = Origin { path: &path, centre_id: &triple.centre_id, period, extract };
            let mut failed = None;
            let mut typing = |reader: &mut dyn RecordReader| {
                let findings = std::mem::take(&mut reading.findings);
                let lay = |batch| {
                    if let Err(e) = lay(&dataset.name, &batch) {
                        failed = Some(e);
                    }
                };
                reading = typing::read_extract(
                    &origin,
                    contract,
                    wanted,
                    pseudonymiser,
                    reader,
                    findings,
                    lay,
                );
            };
            let file = File { path: &path, spool, format, sheet: arrival.sheet.as_deref() };
            let read = file.read(wanted, &mut typing);
            match read {
                Ok(Some(dialect)) => {
                    reading.encoding = Some(dialect.encoding.name().to_lowercase());
                    reading.separator = Some(char::from(dialect.separator));
                    reading.findings.extend(dialect.guess.map(|finding| *finding));
                }
                Ok(None) => {}
                Err(finding) => {
                    file.read_ascii(wanted, &mut typing);
                    reading.encoding = finding.arguments.get("encoding").cloned();
                    reading.findings.push(*finding);
                }
            }
            if let Some(error) = failed {
                return Err(error);
            }
        }
        Ok(Self { fetched, reading })
    }
}

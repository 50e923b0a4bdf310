//! From records to typed Arrow batches: every cell checked against its column, every fault kept.

use std::sync::Arc;

use arrow::array::RecordBatch;

use super::crew::{Behind, Crew};
use super::faults;
use super::header::{Plan, read_header};
use super::pseudonym::Pseudonymiser;
use super::reader::{Record, RecordReader};
use super::rows::Rows;
use super::seen::KeyDigests;
use super::typist::Typist;
use super::wanted::Wanted;
use super::width::Widths;
use contract::{Contract, Finding, FindingList, Message, Places, shown};
use programme::Period;

/// How many rows are a batch.
const BATCH_ROWS: usize = 8192;

/// What reading one extract came to, apart from its batches.
#[derive(Debug, Default)]
pub struct Reading {
    /// Rows read, blank ones left out.
    pub rows: u64,
    /// Records by the line ends outside quotes, the header and rows of empty cells among them, blank
    /// lines not.
    pub records: u64,
    /// Whether a key may stand in two rows.
    pub may_repeat: bool,
    /// Where its columns stand in the file.
    pub places: Arc<Places>,
    /// The encoding as read; none where the format has one only.
    pub encoding: Option<String>,
    /// What stands between the cells of CSV.
    pub separator: Option<char>,
    /// Everything wrong with header, rows and cells.
    pub findings: FindingList,
}

/// Where an extract is from.
pub(super) struct Origin<'a> {
    /// Its path in the inbox.
    pub(super) path: &'a str,
    /// Who files it.
    pub(super) centre_id: &'a str,
    /// The period that it is for.
    pub(super) period: Option<&'a Period>,
    /// Its number in the batch.
    pub(super) extract: i32,
}

/// Reads an extract to its end, handing each batch of typed rows to `sink`.
///
/// What is found is added to `findings`. A cell that is not of its type is null in the batch and
/// stands there. Reading goes on
/// after every fault, unless the rest of the file cannot be read.
pub(super) fn read_extract(
    origin: &Origin<'_>,
    contract: &Contract,
    wanted: Wanted<'_>,
    pseudonymiser: &Pseudonymiser,
    reader: &mut dyn RecordReader,
    findings: FindingList,
    mut sink: impl FnMut(RecordBatch),
) -> Reading {
    let (path, dataset) = (origin.path, wanted.dataset);
    let mut reading = Reading { findings, ..Reading::default() };
    let mut record = Record::default();
    let Some(header) = read_header(path, wanted, reader, &mut record, &mut reading.findings) else {
        return reading;
    };
    let header_cells = header.labels.len();
    let header = header.without_blank_end();
    reading.places = Arc::new(Places::new(header.labels.clone(), reader.is_sheet()));
    reading.findings = reading.findings.in_places(&reading.places);
    let Some(plan) = Plan::new(path, contract, wanted, &header, &mut reading.findings) else {
        return reading;
    };
    let placed = dataset.fields.iter().zip(&plan.placed);
    let columns =
        placed.filter_map(|(f, placed)| Some((f.name.as_str(), placed.as_ref()?.first())));
    reading.places = Arc::new(reading.places.with_columns(columns));
    reading.findings = reading.findings.in_places(&reading.places);
    let widths = Widths::new(header.labels.len(), header_cells);
    let mut typist = Typist {
        path,
        dataset,
        centre_id: origin.centre_id,
        extract: origin.extract,
        pseudonymiser,
        plan: &plan,
        period: origin.period.map_or("", |period| &period.label),
        day_zero: reader.day_zero(),
        rate: None,
    };
    if let Some(currency) = wanted.mapping.and_then(|mapping| mapping.currency.as_ref()) {
        let ends_on = origin.period.map(|period| period.days.ends_on);
        typist.rate = ends_on.and_then(|day| currency.rate_on(day));
        if typist.rate.is_none() {
            let finding = Finding::error(path, "format-error", Message::NoRate);
            let day = ends_on.unwrap_or_default();
            reading.findings.push(finding.with("currency", shown(&currency.name)).with("day", day));
        }
    }
    let digests = KeyDigests::of(dataset);
    let mut rows = Rows::new(&typist, &digests, widths, reader);
    std::thread::scope(|scope| {
        let mut crew = Crew::new(scope, &typist, &digests, &reading.findings);
        let findings = &mut reading.findings;
        let mut last_row = header.row;
        let mut is_end = false;
        loop {
            if !is_end {
                let block = crew.read(reader);
                is_end = block.is_last();
                crew.hand_out(block);
            }
            let Some(mut typed) = crew.take(is_end) else {
                match is_end {
                    true => break,
                    false => continue,
                }
            };
            last_row = typed.last_row().unwrap_or(last_row);
            if let Some(done) = typed.rows.take() {
                reading.rows += done.batch.num_rows() as u64;
                rows.pass(done.digests, findings);
                findings.append(done.findings);
                rows.finish(1).into_iter().chain([done.batch]).for_each(&mut sink);
            }
            for record in typed.rest() {
                reading.rows += u64::from(rows.push(record, findings));
                rows.finish(BATCH_ROWS).into_iter().for_each(&mut sink);
            }
            match typed.behind() {
                Some(Behind::BlankLine(row)) => rows.blank.push(path, *row, findings),
                Some(Behind::Stop(stop, _)) => findings.push(faults::stopped(path, stop)),
                Some(Behind::End) if reader.is_unfinished() => {
                    findings.push(faults::unfinished_line(path, last_row));
                }
                Some(Behind::End) | None => {}
            }
            crew.take_back(typed);
        }
    });
    rows.end(&mut reading.findings);
    for range in reader.merged() {
        reading.findings.push(faults::merged_cells(path, range));
    }
    rows.finish(1).into_iter().for_each(sink);
    reading.may_repeat = rows.seen.may_repeat();
    reading.records = reader.counted();
    reading
}

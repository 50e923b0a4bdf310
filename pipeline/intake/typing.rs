//! From records to typed Arrow batches: every cell checked against its column, every fault kept.

use std::borrow::Cow;
use std::sync::Arc;

use arrow::array::{ArrayRef, Int32Array, Int64Array, RecordBatch, StringBuilder};
use arrow::datatypes::{DataType, Field as ArrowField, Schema};
use jiff::civil::Date;
use num_rational::BigRational;

use super::blank_rows::BlankRows;
use super::cell_says::{misfit, without_quotes};
use super::columns::{Column, Keyed};
use super::encoding::fault_in_any;
use super::faults;
use super::header::{Plan, example_mark, is_header_again, read_header};
use super::mapping::{Around, ColumnMapping};
use super::moved::MovedRows;
use super::pseudonym::Pseudonymiser;
use super::reader::{Kind, Next, Record, RecordReader};
use super::scanner::QuoteFault;
use super::seen::Seen;
use super::sheet;
use super::short_rows::{OtherRows, Separated, ShortRows};
use super::wanted::{NoText, Placed, Wanted};
use super::width::Widths;
use contract::{
    CELLS_FOUND, CELLS_SOUND, CellType, Contract, Dataset, Fault, Field, Finding, FindingList,
    Message, Places, Value, broken_constraint, cells, shown,
};
use programme::{Period, text};

/// The most rows of a batch.
const BATCH_ROWS: usize = 8192;
/// The first of the columns that say which extract of the batch a row is from.
pub const EXTRACT: &str = "extract";

/// The columns of an incoming table: what the file said, what is keyed, and where it stands.
#[must_use]
pub fn incoming_schema(dataset: &Dataset) -> Arc<Schema> {
    let mut columns: Vec<ArrowField> = dataset
        .fields
        .iter()
        .map(|f| ArrowField::new(&f.stored_as, f.cell_type.arrow(), true))
        .collect();
    let keys = dataset.fields.iter().filter_map(Field::key_column);
    columns.extend(keys.map(|k| ArrowField::new(k, DataType::Utf8, true)));
    columns.extend([
        ArrowField::new(EXTRACT, DataType::Int32, false),
        ArrowField::new("row_number", DataType::Int64, false),
    ]);
    Arc::new(Schema::new(columns))
}

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
    let mut rows = Rows::new(origin, dataset, pseudonymiser, &plan, widths);
    rows.day_zero = reader.day_zero();
    rows.separator = reader.separator();
    rows.blank = BlankRows::new(reader.is_sheet());
    if let Some(currency) = wanted.mapping.and_then(|mapping| mapping.currency.as_ref()) {
        let ends_on = origin.period.map(|period| period.days.ends_on);
        rows.rate = ends_on.and_then(|day| currency.rate_on(day));
        if rows.rate.is_none() {
            let finding = Finding::error(path, "format-error", Message::NoRate);
            let day = ends_on.unwrap_or_default();
            reading.findings.push(finding.with("currency", shown(&currency.name)).with("day", day));
        }
    }
    let mut last_row = header.row;
    loop {
        match reader.next(&mut record) {
            Ok(Next::Record) => {
                last_row = record.row;
                if rows.push(&record, &mut reading.findings) {
                    reading.rows += 1;
                }
                if record.quote.is_some() {
                    reader.go_back();
                }
                if rows.len() >= BATCH_ROWS {
                    sink(rows.finish());
                }
            }
            Ok(Next::BlankLine) => rows.blank.push(path, record.row, &mut reading.findings),
            Ok(Next::End) => {
                if reader.is_unfinished() {
                    reading.findings.push(faults::unfinished_line(path, last_row));
                }
                break;
            }
            Err(stop) => {
                reading.findings.push(faults::stopped(path, &stop));
                if !reader.resume() {
                    break;
                }
            }
        }
    }
    rows.end_parts(&mut reading.findings);
    for (row, values) in rows.others.end() {
        rows.lay(row, values);
    }
    rows.blank.end(path, &mut reading.findings);
    for range in reader.merged() {
        reading.findings.push(faults::merged_cells(path, range));
    }
    if rows.len() > 0 {
        sink(rows.finish());
    }
    reading.may_repeat = rows.seen.may_repeat();
    reading.records = reader.counted();
    reading
}

/// Whether a row has nothing that shows.
fn is_blank(record: &Record) -> bool {
    let shows_nothing =
        |cell: &[u8]| std::str::from_utf8(cell).is_ok_and(|cell| text::trim(cell).is_empty());
    record.cells.iter().all(shows_nothing) && !record.kinds.contains(&Kind::NoResult)
}

/// The rows of a batch, as they are typed.
struct Rows<'a> {
    path: &'a str,
    dataset: &'a Dataset,
    centre_id: &'a str,
    extract: i32,
    pseudonymiser: &'a Pseudonymiser,
    plan: &'a Plan<'a>,
    columns: Vec<Column>,
    keys: Vec<StringBuilder>,
    keyed: Vec<Keyed<'a>>,
    row_numbers: Vec<i64>,
    /// The label of the period.
    period: &'a str,
    /// The day from which a sheet counts days.
    day_zero: Option<Date>,
    /// What one unit of the centre's own currency was worth.
    rate: Option<&'a BigRational>,
    seen: Seen,
    /// What separates the cells of the file, if it is text.
    separator: Option<u8>,
    widths: Widths,
    moved: MovedRows,
    blank: BlankRows,
    short: ShortRows,
    others: OtherRows,
    /// Short rows that are not laid down yet: each with its number.
    waiting: Vec<(u64, Vec<Option<Value>>)>,
}

impl<'a> Rows<'a> {
    fn new(
        origin: &Origin<'a>,
        dataset: &'a Dataset,
        pseudonymiser: &'a Pseudonymiser,
        plan: &'a Plan<'a>,
        widths: Widths,
    ) -> Self {
        let columns = dataset.fields.iter().map(|f| Column::new(&f.cell_type.arrow())).collect();
        let keyed = Keyed::of(dataset);
        Self {
            path: origin.path,
            dataset,
            centre_id: origin.centre_id,
            extract: origin.extract,
            pseudonymiser,
            plan,
            columns,
            keys: keyed.iter().map(|_| StringBuilder::new()).collect(),
            keyed,
            row_numbers: Vec::with_capacity(BATCH_ROWS),
            period: origin.period.map_or("", |period| &period.label),
            day_zero: None,
            rate: None,
            seen: Seen::new(dataset),
            separator: None,
            widths,
            moved: MovedRows::default(),
            blank: BlankRows::default(),
            short: ShortRows::default(),
            others: OtherRows::default(),
            waiting: Vec::new(),
        }
    }

    /// How many rows wait to be finished.
    fn len(&self) -> usize {
        self.row_numbers.len()
    }

    /// Types one record; whether it was a row: a blank one, the header once more and the example of a
    /// template are none.
    fn push(&mut self, record: &Record, findings: &mut FindingList) -> bool {
        if is_blank(record) {
            self.blank.push(self.path, record.row, findings);
            return false;
        }
        if is_header_again(self.plan, record) {
            self.end_parts(findings);
            findings.push(faults::repeated_header(self.path, record.row));
            return false;
        }
        if let Some(column) = example_mark(self.plan, record) {
            self.end_parts(findings);
            findings.push(faults::example_row(self.path, record.row, column));
            return false;
        }
        let (path, row, header) = (self.path, record.row, self.plan.header);
        // first separators, for quotes then stand around cells that are no cells here
        let usual = (header.len(), self.separator);
        let sound = match self.short.separated_otherwise(path, record, usual, findings) {
            Separated::By(cells) => {
                self.end_parts(findings);
                let separated = Record { row, cells, ..Record::default() };
                let mut found = findings.another();
                let values = self.read_cells(&separated, &mut |_, f| found.push(f));
                if let Some(values) = self.others.push((row, values), found, findings) {
                    self.lay(row, values);
                }
                return true;
            }
            Separated::Unreadably => Some(0),
            Separated::AsUsual => {
                for (row, values) in self.others.mix(findings) {
                    self.lay(row, values);
                }
                self.sound_of_moved(record, findings)
            }
        };
        if let Some(sound) = sound {
            self.end_parts(findings);
            // of a row whose values may have moved nothing is said but of those that have not
            let mut tell = |placed: &Placed<'_>, finding: Finding| {
                if let Some(place) = placed.last().filter(|place| *place < sound) {
                    // it rests on its own place alone, whatever that is called
                    findings.push(finding.resting_on([(String::new(), place)]));
                }
            };
            let values = self.read_cells(record, &mut tell);
            self.lay(row, values);
        } else if record.cells.len() >= header.len() {
            self.end_parts(findings);
            let mut tell = |_: &Placed<'_>, finding| findings.push(finding);
            let mut values = self.read_cells(record, &mut tell);
            if let Some((cell, fault)) = record.quote {
                self.forget(&record.cells, (cell, fault), &mut values);
            }
            self.lay(row, values);
        } else {
            self.push_short(record, findings);
        }
        true
    }

    /// Types a record that has too few cells: it is cut short, or a part of one that is broken.
    fn push_short(&mut self, record: &Record, findings: &mut FindingList) {
        let (path, row, header) = (self.path, record.row, self.plan.header);
        let mut found = findings.another();
        let values = self.read_cells(record, &mut |_, f| found.push(f));
        let faults = found.len();
        if let Some((joined, faults_before)) = self.short.joined(record, header.len()) {
            let mut faults_in_joined = 0;
            let joined = Record { row, cells: joined, ..Record::default() };
            self.read_cells(&joined, &mut |_, _| faults_in_joined += 1);
            // two that are cut short may have as many cells by chance; of one that is broken the cells
            // stand in columns of others
            if faults_in_joined < faults_before + faults {
                self.short.tell_broken(path, record, header.len(), findings);
                // the first stands for the row; the rest are none
                for (place, (row, values)) in
                    std::mem::take(&mut self.waiting).into_iter().enumerate()
                {
                    self.lay(row, if place == 0 { values } else { self.nothing() });
                }
                self.lay(row, self.nothing());
                return;
            }
        }
        if !self.short.may_go_on(record, header.len()) {
            self.end_parts(findings);
        }
        self.short.hold_back(path, record, &self.plan.names, (faults, found));
        self.waiting.push((row, values));
    }

    /// Ends what may be a row that is broken: it is rows that are cut short.
    fn end_parts(&mut self, findings: &mut FindingList) {
        self.short.tell(findings);
        for (row, values) in std::mem::take(&mut self.waiting) {
            self.lay(row, values);
        }
    }

    /// Forgets what is read of a cell that cannot be read for its quotes, unless it can only say one thing.
    fn forget(
        &self,
        cells: &csv::ByteRecord,
        (cell, fault): (usize, QuoteFault),
        values: &mut [Option<Value>],
    ) {
        let places = self.plan.wanted.columns().zip(self.plan.placed.iter().zip(&self.plan.asked));
        for (value, ((field, mapping), (placed, asked))) in values.iter_mut().zip(places) {
            if *asked == Some(cell) || placed.as_ref().is_some_and(|placed| placed.is_in(cell)) {
                let says_one_thing = fault == QuoteFault::Inside && mapping.is_none();
                let text = cells.get(cell).filter(|_| says_one_thing);
                *value = text.and_then(|text| without_quotes(text, field));
            }
        }
    }

    /// The values of a row of which nothing is known.
    fn nothing(&self) -> Vec<Option<Value>> {
        self.dataset.fields.iter().map(|_| None).collect()
    }

    /// Reads the cells of a row, each against its field.
    fn read_cells(
        &self,
        record: &Record,
        tell: &mut dyn FnMut(&Placed<'_>, Finding),
    ) -> Vec<Option<Value>> {
        let (row, cells) = (record.row, &record.cells);
        let columns = self.plan.wanted.columns().zip(&self.plan.placed).zip(&self.plan.asked);
        let read = columns.map(|(((field, mapping), placed), asked)| {
            let placed = placed.as_ref()?;
            let (text, kind) = match placed.text(record, field.cell_type) {
                Ok(found) => found,
                Err(NoText::NoCell) => {
                    // it may be there, in another encoding than all that is read
                    let cell = cells.get(placed.first()?).filter(|_| mapping.is_none())?;
                    if let Some((code, fault)) = fault_in_any(cell, field) {
                        let value = String::from_utf8_lossy(cell);
                        let finding = fault.finding(self.path, code);
                        let value = Some(text::trim(&value));
                        tell(placed, finding.at(Some(row), Some(&field.name), value));
                    }
                    return None;
                }
                Err(problem) => {
                    let cell = placed.first().and_then(|place| cells.get(place));
                    let cell = String::from_utf8_lossy(cell.unwrap_or_default());
                    let fault = match problem {
                        NoText::OtherParts(found) => {
                            Fault::new(Message::OtherParts).with("found", found)
                        }
                        _ => Fault::new(Message::IncompleteParts),
                    };
                    let finding = fault.finding(self.path, "type-error");
                    let value = Some(text::trim(&cell)).filter(|cell| !cell.is_empty());
                    tell(placed, finding.at(Some(row), Some(&field.name), value));
                    return None;
                }
            };
            // what is constant is said in the contract's terms
            let mapping = mapping.filter(|_| !matches!(placed, Placed::Constant(_)));
            let mapped = mapping.map(|mapping| {
                let asked = asked.and_then(|place| std::str::from_utf8(cells.get(place)?).ok());
                (mapping, asked)
            });
            let mut tell = |finding| tell(placed, finding);
            self.read_cell(row, field, mapped, (&text, kind), &mut tell)
        });
        read.collect()
    }

    /// Puts a row into the batch.
    fn lay(&mut self, row: u64, values: Vec<Option<Value>>) {
        self.seen.add(&values);
        for (column, keyed) in self.keys.iter_mut().zip(&self.keyed) {
            column.append_option(keyed.key(self.pseudonymiser, self.centre_id, &values));
        }
        for (column, value) in self.columns.iter_mut().zip(values) {
            column.push(value);
        }
        self.row_numbers.push(i64::try_from(row).unwrap_or(i64::MAX));
    }

    /// If the values of a row may stand in other columns than they should, how many of the first do not:
    /// a quote is misplaced and there are not as many cells as there should be, or there are cells too many.
    fn sound_of_moved(&mut self, record: &Record, findings: &mut FindingList) -> Option<usize> {
        let header = self.plan.header;
        if let Some((cell, fault)) = record.quote {
            let text = record.cells.get(cell).map(String::from_utf8_lossy).unwrap_or_default();
            let column = self.plan.names.get(cell).copied().filter(|name| !name.is_empty());
            let place = (column, text::trim(&text));
            let (found, expected) = (record.cells.len(), header.len());
            let finding = faults::misplaced_quote(self.path, record.row, place, fault);
            if found == expected {
                findings.push(finding);
                return None;
            }
            let finding = finding.with(CELLS_FOUND, found).with("expected", expected);
            return Some(self.tell_moved(record, finding, findings));
        }
        let finding = self.widths.too_wide(self.path, record, findings)?;
        Some(self.tell_moved(record, finding, findings))
    }

    /// Tells that values of a row may have moved; how many of the first have not.
    fn tell_moved(
        &mut self,
        record: &Record,
        finding: Finding,
        findings: &mut FindingList,
    ) -> usize {
        let mut moved = std::mem::take(&mut self.moved);
        let faults = |place: usize, text: &str| {
            let columns = self.plan.wanted.columns().zip(&self.plan.placed);
            let here = columns
                .filter(|(_, placed)| matches!(placed, Some(Placed::At(at)) if *at == place));
            let mut count = 0;
            for ((field, mapping), _) in here {
                let mapped = mapping.map(|mapping| (mapping, None));
                let cell = (text::trim(text), Kind::Text);
                self.read_cell(record.row, field, mapped, cell, &mut |_| count += 1);
            }
            count
        };
        let sound = moved.cells_sound(record, self.plan.header.len(), &faults);
        self.moved = moved;
        findings.push(finding.with(CELLS_SOUND, sound));
        sound
    }

    /// Reads a cell against its field; none if it is empty or at fault.
    fn read_cell(
        &self,
        row: u64,
        field: &Field,
        mapped: Option<(&ColumnMapping, Option<&str>)>,
        (cell, kind): (&str, Kind),
        tell: &mut dyn FnMut(Finding),
    ) -> Option<Value> {
        if kind == Kind::Covered {
            return None;
        }
        let day = match kind {
            // a number may be a date that is written with digits alone
            Kind::Number if mapped.is_some_and(|(m, _)| m.has_dates_of_digits()) => None,
            Kind::Number if field.cell_type == CellType::Date => {
                self.day_zero.and_then(|zero| sheet::plain_day_of(zero, cell))
            }
            _ => None,
        };
        let cell = day.as_deref().unwrap_or(cell);
        let mut add = |code: &str, fault: Fault| {
            let value = (!cell.is_empty()).then_some(cell);
            tell(fault.finding(self.path, code).at(Some(row), Some(&field.name), value));
        };
        if let Some((code, message)) = misfit(kind, field.cell_type) {
            add(code, Fault::new(message));
            return None;
        }
        let is_empty = cell.is_empty();
        let is_typed = kind == Kind::Text || field.cell_type == CellType::Date;
        let read = mapped.map(|(mapping, asked)| {
            let is_text = is_typed && kind != Kind::Date && day.is_none();
            mapping.read(
                cell,
                field,
                Around { period: self.period, asked, rate: self.rate, is_text },
            )
        });
        let cell = match read {
            None => Cow::Borrowed(cell),
            Some(Ok(read)) => read,
            Some(Err(fault)) => {
                let is_zero = fault.message == Message::ZeroContradicted;
                add(if is_zero { "constraint-error" } else { "type-error" }, fault);
                return None;
            }
        };
        let cell = cell.as_ref();
        let in_one_form = text::tidy(cell);
        if cell.is_empty() || field.missing.iter().any(|m| *m == in_one_form) {
            if field.required {
                let message = match is_empty {
                    true => Message::Required,
                    false => Message::RequiredAndMissing,
                };
                add("constraint-error", Fault::new(message).with("title", &field.title));
            }
            return None;
        }
        let tag = field.key.as_deref().unwrap_or_default();
        // a register number is judged by its one form, however it is written, and kept as it is
        let plain = self.pseudonymiser.plain_form(tag, &in_one_form);
        match cells::parse_as(plain.as_deref().unwrap_or(cell), field) {
            Err(fault) => {
                add("type-error", fault);
                None
            }
            Ok(value) => {
                if let Some(fault) = broken_constraint(field, &value) {
                    add("constraint-error", fault);
                }
                if let Some(form) = self.pseudonymiser.missed_form(tag, &in_one_form) {
                    let fault = Fault::new(Message::NoRegisterNumber).with("pattern", form);
                    add("constraint-error", fault);
                }
                Some(match plain {
                    Some(_) => Value::Text(in_one_form.into_owned()),
                    None => value,
                })
            }
        }
    }

    /// The rows as a batch.
    fn finish(&mut self) -> RecordBatch {
        let count = self.row_numbers.len();
        let mut arrays: Vec<ArrayRef> = self.columns.iter_mut().map(Column::finish).collect();
        arrays.extend(self.keys.iter_mut().map(|k| Arc::new(k.finish()) as ArrayRef));
        arrays.push(Arc::new(Int32Array::from_value(self.extract, count)));
        arrays.push(Arc::new(Int64Array::from(std::mem::take(&mut self.row_numbers))));
        #[expect(clippy::expect_used, reason = "the columns are built from this very schema")]
        RecordBatch::try_new(incoming_schema(self.dataset), arrays).expect("columns fit the schema")
    }
}

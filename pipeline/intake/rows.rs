//! The rows of an extract: which of its records are rows, and what those are that are not as they should be.

use arrow::array::RecordBatch;

use super::blank_rows::BlankRows;
use super::cell_says::without_quotes;
use super::faults;
use super::header::{example_mark, is_header_again};
use super::laid::Laid;
use super::moved::MovedRows;
use super::reader::{Kind, Record, RecordReader};
use super::scanner::QuoteFault;
use super::seen::{KeyDigests, Seen};
use super::short_rows::{OtherRows, Separated, ShortRows};
use super::typist::{Typist, Values};
use super::wanted::Placed;
use super::width::Widths;
use contract::{CELLS_FOUND, CELLS_SOUND, Finding, FindingList, Value};
use programme::text;

/// Whether a row has nothing that shows.
pub(super) fn is_blank(record: &Record) -> bool {
    let shows_nothing =
        |cell: &[u8]| std::str::from_utf8(cell).is_ok_and(|cell| text::trim(cell).is_empty());
    record.cells.iter().all(shows_nothing) && !record.kinds.contains(&Kind::NoResult)
}

/// The rows of an extract as they come, one after the other: what a row is may depend on those before it.
pub(super) struct Rows<'a> {
    typist: &'a Typist<'a>,
    digests: &'a KeyDigests,
    /// The rows that are laid down.
    laid: Laid<'a>,
    /// Which keys were seen.
    pub(super) seen: Seen,
    /// What separates the cells of the file, if it is text.
    separator: Option<u8>,
    widths: Widths,
    moved: MovedRows,
    /// Rows without any value.
    pub(super) blank: BlankRows,
    short: ShortRows,
    others: OtherRows,
    /// Short rows that are not laid down yet: each with its number.
    waiting: Vec<(u64, Values)>,
}

impl<'a> Rows<'a> {
    /// No rows yet of an extract that a reader reads.
    pub(super) fn new(
        typist: &'a Typist<'a>,
        digests: &'a KeyDigests,
        widths: Widths,
        reader: &dyn RecordReader,
    ) -> Self {
        Self {
            typist,
            digests,
            laid: Laid::new(typist.dataset),
            seen: Seen::default(),
            separator: reader.separator(),
            widths,
            moved: MovedRows::default(),
            blank: BlankRows::new(reader.is_sheet()),
            short: ShortRows::default(),
            others: OtherRows::default(),
            waiting: Vec::new(),
        }
    }

    /// The rows that are laid down, if there are so many.
    pub(super) fn finish(&mut self, least: usize) -> Option<RecordBatch> {
        (self.laid.len() >= least).then(|| self.laid.finish(self.typist.extract))
    }

    /// Says that rows come that are as they should be, and which keys they have: what is held back because
    /// of others stands for itself.
    pub(super) fn pass(&mut self, digests: Vec<u64>, findings: &mut FindingList) {
        for (row, values) in self.others.mix(findings) {
            self.lay(row, values);
        }
        self.widths.pass(self.typist.path, findings);
        self.end_parts(findings);
        self.seen.add(digests);
    }

    /// Ends the rows: nothing comes that what is held back could be a part of.
    pub(super) fn end(&mut self, findings: &mut FindingList) {
        self.end_parts(findings);
        for (row, values) in self.others.end() {
            self.lay(row, values);
        }
        self.blank.end(self.typist.path, findings);
    }

    /// Types one record; whether it was a row: a blank one, the header once more and the example of a
    /// template are none.
    pub(super) fn push(&mut self, record: &Record, findings: &mut FindingList) -> bool {
        if is_blank(record) {
            self.blank.push(self.typist.path, record.row, findings);
            return false;
        }
        if is_header_again(self.typist.plan, record) {
            self.end_parts(findings);
            findings.push(faults::repeated_header(self.typist.path, record.row));
            return false;
        }
        if let Some(column) = example_mark(self.typist.plan, record) {
            self.end_parts(findings);
            findings.push(faults::example_row(self.typist.path, record.row, column));
            return false;
        }
        let (path, row, header) = (self.typist.path, record.row, self.typist.plan.header);
        // first separators, for quotes then stand around cells that are no cells here
        let usual = (header.len(), self.separator);
        let sound = match self.short.separated_otherwise(path, record, usual, findings) {
            Separated::By(cells) => {
                self.end_parts(findings);
                let separated = Record { row, cells, ..Record::default() };
                let mut found = findings.another();
                let values = self.typist.read_cells(&separated, &mut |_, f| found.push(f));
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
            let values = self.typist.read_cells(record, &mut tell);
            self.lay(row, values);
        } else if record.cells.len() >= header.len() {
            self.end_parts(findings);
            let mut tell = |_: &Placed<'_>, finding| findings.push(finding);
            let mut values = self.typist.read_cells(record, &mut tell);
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
        let (path, row, header) = (self.typist.path, record.row, self.typist.plan.header);
        let mut found = findings.another();
        let values = self.typist.read_cells(record, &mut |_, f| found.push(f));
        let faults = found.len();
        if let Some((joined, faults_before)) = self.short.joined(record, header.len()) {
            let mut faults_in_joined = 0;
            let joined = Record { row, cells: joined, ..Record::default() };
            self.typist.read_cells(&joined, &mut |_, _| faults_in_joined += 1);
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
        self.short.hold_back(path, record, &self.typist.plan.names, (faults, found));
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
        let places = self
            .typist
            .plan
            .wanted
            .columns()
            .zip(self.typist.plan.placed.iter().zip(&self.typist.plan.asked));
        for (value, ((field, mapping), (placed, asked))) in values.iter_mut().zip(places) {
            if *asked == Some(cell) || placed.as_ref().is_some_and(|placed| placed.is_in(cell)) {
                let says_one_thing = fault == QuoteFault::Inside && mapping.is_none();
                let text = cells.get(cell).filter(|_| says_one_thing);
                *value = text.and_then(|text| without_quotes(text, field));
            }
        }
    }

    /// The values of a row of which nothing is known.
    fn nothing(&self) -> Values {
        self.typist.dataset.fields.iter().map(|_| None).collect()
    }

    /// Lays down a row.
    fn lay(&mut self, row: u64, mut values: Values) {
        self.seen.add(self.digests.of_row(&values));
        self.laid.lay(self.typist, row, &mut values);
    }

    /// If the values of a row may stand in other columns than they should, how many of the first do not:
    /// a quote is misplaced and there are not as many cells as there should be, or there are cells too many.
    fn sound_of_moved(&mut self, record: &Record, findings: &mut FindingList) -> Option<usize> {
        let header = self.typist.plan.header;
        if let Some((cell, fault)) = record.quote {
            let text = record.cells.get(cell).map(String::from_utf8_lossy).unwrap_or_default();
            let column = self.typist.plan.names.get(cell).copied().filter(|name| !name.is_empty());
            let place = (column, text::trim(&text));
            let (found, expected) = (record.cells.len(), header.len());
            let finding = faults::misplaced_quote(self.typist.path, record.row, place, fault);
            if found == expected {
                findings.push(finding);
                return None;
            }
            let finding = finding.with(CELLS_FOUND, found).with("expected", expected);
            return Some(self.tell_moved(record, finding, findings));
        }
        let finding = self.widths.too_wide(self.typist.path, record, findings)?;
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
            let columns = self.typist.plan.wanted.columns().zip(&self.typist.plan.placed);
            let here = columns
                .filter(|(_, placed)| matches!(placed, Some(Placed::At(at)) if *at == place));
            let mut count = 0;
            for ((field, mapping), _) in here {
                let mapped = mapping.map(|mapping| (mapping, None));
                let cell = (text::trim(text), Kind::Text);
                self.typist.read_cell(record.row, field, mapped, cell, &mut |_| count += 1);
            }
            count
        };
        let sound = moved.cells_sound(record, self.typist.plan.header.len(), &faults);
        self.moved = moved;
        findings.push(finding.with(CELLS_SOUND, sound));
        sound
    }
}

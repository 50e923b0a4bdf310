//! What holds of any bytes that are read as an extract, for fuzzers and for the test that reads their
//! corpora again.
//!
//! Bytes go the way of `counterfoil check FILE --as TRIPLE`: the ending says the format, workbooks are
//! looked into, records are typed against the contract, and what is wrong is a finding. The first byte of
//! an input says which way it goes, the second which dataset it is filed as; both are letters in
//! the corpora, so that these can be read.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::LazyLock;

use arrow::array::{Array, AsArray as _, RecordBatch};
use arrow::datatypes::{Int32Type, Int64Type};
use contract::codes::BUILT_IN;
use contract::{Contract, Dataset, Finding, FindingList, FindingRoom, Messages, Severity};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use intake::{Candidate, EXTRACT, Fetched, Mappings, Pseudonymiser, Room};
use jiff::Timestamp;
use programme::{Language, Programme};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// The memory that a command may have at least, in bytes; readers must do with it.
pub const MEMORY: usize = 256 << 20;

/// What separates the parts of a workbook in an input.
const BETWEEN_PARTS: u8 = 0x1e;
/// The number of the extract in its batch.
const INDEX: usize = 7;
/// Rows of a batch: those that wait for more are laid down together.
const MOST_BATCH_ROWS: usize = 8192 + 16;
/// The rows of a sheet.
const SHEET_ROWS: u64 = 1 << 20;
/// The columns of a sheet.
const SHEET_COLUMNS: u64 = 1 << 14;
/// The most characters of what a finding shows.
const SHOWN: usize = 81;
/// Findings that are put into words.
const MOST_WORDED: usize = 32;
/// Codes of findings after which nothing can be said of how many rows there are.
const UNREAD: [&str; 3] = ["format-error", "encoding-error", "source-error"];
/// Codes of faults of a header, after which a column may be empty without a further word.
const HEADER: [&str; 3] = ["missing-label", "duplicate-label", "blank-header"];

/// Who files, for whom, and against what.
struct Office {
    programme: Programme,
    contract: Contract,
    mappings: Mappings,
    pseudonymiser: Pseudonymiser,
    messages: Messages,
    now: Timestamp,
}

static OFFICE: LazyLock<Office> = LazyLock::new(|| {
    let programme = Programme::parse(
        Path::new(""),
        include_str!("../fixtures/golden/programme.toml").to_owned(),
        include_str!("../fixtures/golden/centres.csv").to_owned(),
    )
    .expect("the worked example is a programme");
    let contract = Contract::built_in().expect("the built-in contract is one").clone();
    let mapping = ("cascade.toml".to_owned(), include_str!("mapping.toml").to_owned());
    let mappings = Mappings::parse_kept(BTreeMap::from([mapping]), &programme, &contract)
        .unwrap_or_else(|e| panic!("{e:?}"));
    let pseudonymiser = Pseudonymiser::new(b"a key of no programme", &programme.settings);
    let messages = Messages::in_language(Language::English).expect("the catalogue is one");
    let now = "2026-01-01T00:00:00Z".parse().expect("a moment");
    Office { programme, contract, mappings, pseudonymiser, messages, now }
});

/// Bytes, and what they are filed as.
struct Filed<'a> {
    ending: &'a str,
    /// The dataset; of a workbook none, if its sheets are named after theirs.
    dataset: Option<usize>,
    /// Whether the centre has a mapping.
    is_mapped: bool,
    bytes: &'a [u8],
    /// The most rows that it may have, by another count.
    most_rows: u64,
}

/// CSV: as it is (`0`), by a mapping (`1`), packed here so that it says the same as it does plain (`2`),
/// or packed already (`3`).
pub fn csv(input: &[u8]) {
    let Some((way, dataset, bytes)) = chosen(input, 4) else { return };
    let most_rows = most_lines(bytes);
    let plain =
        Filed { ending: ".csv", dataset: Some(dataset), is_mapped: way == 1, bytes, most_rows };
    match way {
        2 => {
            let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
            packed.write_all(bytes).expect("memory takes bytes");
            let packed = packed.finish().expect("memory takes bytes");
            let unpacked = plain.read();
            let read = Filed { ending: ".csv.gz", bytes: &packed, ..plain }.read();
            // nothing at all, and what is no text, is told of the file itself
            if read.iter().chain(&unpacked).all(|one| one.rows > 0) {
                assert_eq!(read, unpacked, "packed and plain differ");
            }
        }
        3 => {
            let mut text = Vec::new();
            // what can be unpacked; what is too much is stopped elsewhere
            let _ = MultiGzDecoder::new(bytes).take(MEMORY as u64 / 4).read_to_end(&mut text);
            let most_rows = most_lines(&text);
            drop(text);
            Filed { ending: ".csv.gz", most_rows, ..plain }.read();
        }
        _ => drop(plain.read()),
    }
}

/// JSON, an object a line; as it is (`0`) or by a mapping (`1`).
pub fn ndjson(input: &[u8]) {
    let Some((way, dataset, bytes)) = chosen(input, 2) else { return };
    let (dataset, most_rows) = (Some(dataset), most_lines(bytes));
    Filed { ending: ".ndjson", dataset, is_mapped: way == 1, bytes, most_rows }.read();
}

/// An Excel workbook: from its parts, filed as a dataset (`0`), for a period (`1`) or packed tighter (`2`),
/// or whole (`3`). The parts are a sheet, shared texts, styles, the workbook and a second sheet, of which
/// any may lack.
pub fn xlsx(input: &[u8]) {
    const PARTS: [&str; 5] = [
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet2.xml",
    ];
    const BESIDE: [(&str, &str); 2] = [
        ("_rels/.rels", include_str!("workbook/package.rels")),
        ("xl/_rels/workbook.xml.rels", include_str!("workbook/workbook.rels")),
    ];
    workbook(input, ".xlsx", &PARTS, &BESIDE, &[(3, include_str!("workbook/workbook.xml"))]);
}

/// An `OpenDocument` spreadsheet, likewise; its parts are the content and what the manifest says.
pub fn ods(input: &[u8]) {
    const PARTS: [&str; 2] = ["content.xml", "META-INF/manifest.xml"];
    const BESIDE: [(&str, &str); 1] =
        [("mimetype", "application/vnd.oasis.opendocument.spreadsheet")];
    workbook(input, ".ods", &PARTS, &BESIDE, &[]);
}

/// Parquet as it is, its first byte being of no account.
pub fn parquet(input: &[u8]) {
    let Some((_, dataset, bytes)) = chosen(input, 1) else { return };
    let filed = Filed {
        ending: ".parquet",
        dataset: Some(dataset),
        is_mapped: false,
        bytes,
        // it counts rows itself, and a column may say a million of them in a byte
        most_rows: u64::from(u32::MAX),
    };
    filed.read();
}

/// The way and the dataset that an input chooses, and what is left of it.
fn chosen(input: &[u8], ways: u8) -> Option<(u8, usize, &[u8])> {
    let (way, rest) = input.split_first()?;
    let (dataset, rest) = rest.split_first()?;
    let dataset = usize::from(dataset.wrapping_sub(b'a')) % OFFICE.contract.datasets.len();
    Some((way.wrapping_sub(b'0') % ways, dataset, rest))
}

/// The most rows that text may have: all ends of lines, a last line without one, and a header of its own.
fn most_lines(text: &[u8]) -> u64 {
    let ends = text.iter().filter(|byte| matches!(byte, b'\n' | b'\r'));
    ends.count() as u64 + 2
}

/// Reads a workbook that is whole, or made of parts.
fn workbook(
    input: &[u8],
    ending: &str,
    parts: &[&str],
    beside: &[(&str, &str)],
    unless_said: &[(usize, &str)],
) {
    let Some((way, dataset, bytes)) = chosen(input, 4) else { return };
    let dataset = Some(dataset).filter(|_| way != 1);
    let filed = Filed { ending, dataset, is_mapped: false, bytes, most_rows: SHEET_ROWS };
    if way == 3 {
        filed.read();
        return;
    }
    let method = match way {
        2 => CompressionMethod::Deflated,
        _ => CompressionMethod::Stored,
    };
    let options = SimpleFileOptions::default().compression_method(method);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut put = |name: &str, content: &[u8]| {
        zip.start_file(name, options).expect("memory takes bytes");
        zip.write_all(content).expect("memory takes bytes");
    };
    for (name, content) in beside {
        put(name, content.as_bytes());
    }
    let said = bytes.split(|byte| *byte == BETWEEN_PARTS).map(Some);
    for (place, (name, content)) in
        parts.iter().zip(said.chain(std::iter::repeat(None))).enumerate()
    {
        let instead =
            unless_said.iter().find(|(p, _)| *p == place).map(|(_, text)| text.as_bytes());
        if let Some(content) = content.filter(|content| !content.is_empty()).or(instead) {
            put(name, content);
        }
    }
    let bytes = zip.finish().expect("memory takes bytes").into_inner();
    Filed { bytes: &bytes, ..filed }.read();
}

/// What came of an extract, as far as it must be the same each time.
#[derive(Debug, PartialEq, Eq)]
struct Came {
    rows: u64,
    records: u64,
    may_repeat: bool,
    encoding: Option<String>,
    separator: Option<char>,
    /// A digest of the typed rows.
    typed: u64,
    /// A digest of the findings, but for their paths.
    found: u64,
}

impl Filed<'_> {
    /// Reads it twice, with room in memory and without; what comes of it is the same, and holds.
    fn read(&self) -> Vec<Came> {
        let read = self.read_within(&Room::new(MEMORY as u64 / 16), MEMORY / 16 / 1024);
        let again = self.read_within(&Room::new(0), 1);
        assert_eq!(read, again, "the second time is another");
        read
    }

    /// Reads it with room for so many findings.
    fn read_within(&self, room: &Room, findings: usize) -> Vec<Came> {
        let Office { programme, contract, now, mappings, .. } = &*OFFICE;
        let centre = if self.is_mapped { "cascade" } else { "harbor" };
        let claimed = match self.dataset {
            Some(dataset) => format!("{centre}/2024Q1/{}", contract.datasets[dataset].name),
            None => format!("{centre}/2024Q1"),
        };
        let path = format!("inbox/extract{}", self.ending);
        let arrival = intake::arrival_as(&path, &claimed, programme, contract, *now);
        let fetched = intake::fetch_bytes(self.bytes, room, arrival).expect("temporary files");
        let findings = FindingRoom::new(findings);
        let extracts = intake::unfold_file(fetched, contract).into_iter().map(|mut fetched| {
            let arrival = &mut fetched.arrival;
            assert!(arrival.path.starts_with(&path), "{}", arrival.path);
            let triple = arrival.triple.as_ref();
            let period = arrival.period.as_ref();
            arrival.mapping = triple.and_then(|t| mappings.of(&t.centre_id, &t.dataset, period));
            self.read_extract(fetched, &findings)
        });
        extracts.collect()
    }

    /// Reads one extract, and looks at what came of it.
    fn read_extract(&self, fetched: Fetched, room: &FindingRoom) -> Came {
        let Office { contract, pseudonymiser, .. } = &*OFFICE;
        let path = fetched.arrival.path.clone();
        let dataset = fetched.arrival.triple.as_ref().and_then(|t| contract.dataset(&t.dataset));
        let shown = Shown::of(&fetched);
        let mut typed = Typed::default();
        let lay = |name: &str, batch: &RecordBatch| {
            let dataset = dataset.filter(|d| d.name == name).expect("rows are of its dataset");
            typed.take(dataset, batch);
            Ok::<(), std::convert::Infallible>(())
        };
        let list = FindingList::new(room);
        let Ok(candidate) = Candidate::read(INDEX, fetched, contract, pseudonymiser, list, lay);
        let reading = candidate.reading;
        assert_eq!(reading.rows, typed.count, "rows that are counted are laid down");
        assert!(typed.last <= self.most_rows, "row {} of {}", typed.last, self.most_rows);
        if typed.count > 0 {
            assert!(typed.count < reading.records, "{} of {}", typed.count, reading.records);
        }

        let table = reading.findings.into_table().expect("temporary files");
        let errors = table.count(Severity::Error);
        let found = Found::in_table(&table, &path, self.most_rows);
        let has = |codes: &[&str]| codes.iter().any(|code| found.errors.contains_key(*code));
        self.bound(dataset, table.len(), reading.records);

        // silence is the enemy: what is not laid down, and what is null in it, is told
        assert!(typed.count > 0 || errors > 0 || shown.filled <= 1, "rows are gone");
        // of a header further down what stands above it is told once
        let below = if found.rows.has(1) { typed.rows.first(|_| true) } else { None }.unwrap_or(0);
        let is_told = |row: u64| row < below || typed.rows.has(row) || found.rows.has(row);
        if let Some(row) = shown.rows.first(|row| !is_told(row)).filter(|_| typed.count > 0) {
            panic!("row {row} is neither typed nor told");
        }
        if !has(&UNREAD) && !has(&HEADER) {
            if let Some(row) = typed.lacking.first(|row| !found.rows.has(row)) {
                panic!("row {row} lacks what it must have, and nothing is told");
            }
            if typed.count > 0 && shown.is_whole {
                assert_eq!(shown.records, reading.records, "two counts of records");
            }
        }
        Came {
            rows: reading.rows,
            records: reading.records,
            may_repeat: reading.may_repeat,
            encoding: reading.encoding,
            separator: reading.separator,
            typed: typed.digest.finish(),
            found: found.digest.finish(),
        }
    }

    /// What is told of a file is bounded by what is in it.
    fn bound(&self, dataset: Option<&Dataset>, findings: u64, records: u64) {
        let columns = dataset.map_or(0, |d| d.fields.len() as u64);
        let bytes = self.bytes.len() as u64;
        let rows = match self.ending {
            ".csv" | ".csv.gz" | ".ndjson" => self.most_rows,
            // blank rows behind each other are told once
            _ => 2 * records,
        };
        let labels = SHEET_COLUMNS.max(bytes);
        let most = 16 + labels + bytes + rows * (2 * columns + 4);
        assert!(findings <= most, "{findings} findings of {bytes} bytes");
    }
}

/// A set of rows.
#[derive(Default)]
struct Rows(Vec<u64>);

impl Rows {
    fn add(&mut self, row: u64) {
        let place = usize::try_from(row / 64).expect("a row that fits into memory");
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        self.0[place] |= 1 << (row % 64);
    }

    fn has(&self, row: u64) -> bool {
        let place = usize::try_from(row / 64).unwrap_or(usize::MAX);
        self.0.get(place).is_some_and(|rows| rows & (1 << (row % 64)) != 0)
    }

    /// The first row of which something holds.
    fn first(&self, holds: impl Fn(u64) -> bool) -> Option<u64> {
        let rows = (0..self.0.len() as u64 * 64).filter(|row| self.has(*row));
        rows.into_iter().find(|row| holds(*row))
    }
}

/// The rows of an extract as texts, read beside those that are typed.
#[derive(Default)]
struct Shown {
    /// Those with something in them that stand below the first such.
    rows: Rows,
    /// How many have something in them.
    filled: u64,
    records: u64,
    /// Whether none was left out.
    is_whole: bool,
}

impl Shown {
    fn of(fetched: &Fetched) -> Self {
        let mut shown = Self { is_whole: true, ..Self::default() };
        let last = Cell::new(0);
        intake::visit_rows(fetched, &OFFICE.contract, &mut |row, cells| {
            assert!(row > last.replace(row), "row {row} comes again");
            shown.records += 1;
            if cells.iter().any(|cell| !programme::text::trim(cell).is_empty()) {
                shown.filled += 1;
                // the first may be the header, or stand above it, which is told
                if shown.filled > 1 {
                    shown.rows.add(row);
                }
            }
            true
        });
        shown
    }
}

/// The typed rows of an extract.
#[derive(Default)]
struct Typed {
    count: u64,
    last: u64,
    rows: Rows,
    /// Rows in which a column is null that must not be.
    lacking: Rows,
    digest: DefaultHasher,
}

impl Typed {
    fn take(&mut self, dataset: &Dataset, batch: &RecordBatch) {
        assert_eq!(batch.schema(), intake::incoming_schema(dataset));
        assert!((1..=MOST_BATCH_ROWS).contains(&batch.num_rows()), "{}", batch.num_rows());
        let column = |name| batch.column_by_name(name).expect("a column of the schema");
        let extracts = column(EXTRACT).as_primitive::<Int32Type>();
        assert!(extracts.values().iter().all(|extract| usize::try_from(*extract) == Ok(INDEX)));
        let numbers = column("row_number").as_primitive::<Int64Type>();
        for number in numbers.values() {
            let row = u64::try_from(*number).expect("rows are counted from 1");
            assert!(row > self.last.max(1), "row {row} behind {}", self.last);
            self.rows.add(row);
            self.last = row;
        }
        for field in dataset.fields.iter().filter(|field| field.required) {
            let cells = column(&field.stored_as);
            let lacking = (0..cells.len()).filter(|place| cells.is_null(*place));
            lacking.for_each(|place| self.lacking.add(self.row(numbers.value(place))));
        }
        for column in batch.columns() {
            let data = column.to_data();
            data.buffers().iter().for_each(|buffer| buffer.as_slice().hash(&mut self.digest));
            let nulls = (0..column.len()).filter(|place| column.is_null(*place));
            nulls.for_each(|place| place.hash(&mut self.digest));
        }
        self.count += batch.num_rows() as u64;
    }

    /// A row's number.
    fn row(&self, number: i64) -> u64 {
        u64::try_from(number).unwrap_or(self.last)
    }
}

/// What was found in an extract.
struct Found {
    rows: Rows,
    /// How many errors, by their codes.
    errors: BTreeMap<String, u64>,
    digest: DefaultHasher,
}

impl Found {
    fn in_table(table: &contract::FindingTable, path: &str, most_rows: u64) -> Self {
        let (rows, errors, digest) = (Rows::default(), BTreeMap::new(), DefaultHasher::new());
        let mut found = Self { rows, errors, digest };
        let mut worded = 0;
        let visited = table.visit(&mut |finding| {
            assert_eq!(finding.path, path);
            if worded < MOST_WORDED {
                worded += 1;
                can_be_said(finding);
            }
            if let Some(row) = finding.row {
                assert!((1..=most_rows).contains(&row), "row {row} of {most_rows}: {finding:?}");
                found.rows.add(row);
            }
            if finding.severity == Severity::Error {
                *found.errors.entry(finding.code.clone()).or_default() += 1;
            }
            let Finding { row, column, code, cell, value, arguments, message, .. } = finding;
            (row, column, code, cell, value, arguments, message).hash(&mut found.digest);
            Ok(())
        });
        visited.expect("temporary files");
        found
    }
}

/// A finding has words, and shows no more than fits on a line.
fn can_be_said(finding: &Finding) {
    assert!(BUILT_IN.iter().any(|(code, _)| *code == finding.code), "no such code: {finding:?}");
    let shown = [&finding.column, &finding.value].into_iter().flatten();
    shown.for_each(|text| assert!(text.chars().count() <= SHOWN, "{finding:?}"));
    let worded = OFFICE.messages.word(finding);
    assert!(!worded.message.is_empty() && worded.message != finding.message, "{finding:?}");
    assert!(!worded.hint.is_empty(), "{finding:?}");
}

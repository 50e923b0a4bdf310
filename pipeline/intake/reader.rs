//! Readers: from the bytes of a file to records of cells, whatever the format: a number becomes the
//! text that says it exactly, and what a cell was beside its text is its [`Kind`].

use std::io::{ErrorKind, Read};

use jiff::civil::Date;
use memchr::{memchr_iter, memchr2};

use super::bounded::Trouble;
use super::scanner::{QuoteFault, Scanner, TOO_LONG};

/// How often reading goes on behind a quote that is never closed: each time all behind it is read again.
const MOST_RESUMED: usize = 8;
/// How much the CSV reader reads at once.
const BUFFER_BYTES: usize = 1 << 16;
/// The fewest separators of a header by which one can tell that a cell has swallowed a row.
const FEWEST_SEPARATORS: usize = 2;

/// What a cell was, in formats whose cells are more than text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    /// Text, to be read as its column says.
    #[default]
    Text,
    /// A number.
    Number,
    /// A number that is shown with more than its digits: 12 as C0012.
    Dressed,
    /// A number that is shown as a percentage: 0.5 as 50%.
    Percent,
    /// A number of more digits than a spreadsheet keeps.
    LongNumber,
    /// A floating-point number of more digits than its type keeps.
    LongFloat,
    /// A date or a time.
    Date,
    /// True or false.
    Boolean,
    /// The error that a formula came to, such as `#N/A`.
    Error,
    /// A formula without its result.
    NoResult,
    /// A list or another structure.
    Nested,
    /// A text with an escape that is half of a letter.
    HalfLetter,
    /// Nothing of its own: a part of cells that are merged into one, which are told as such.
    Covered,
    /// No cell at all, where every row has one.
    Absent,
}

/// One record of a file: its number, the header being 1, and its cells.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// The record's number, which is the row that a spreadsheet shows.
    pub(super) row: u64,
    /// The cells, as bytes; none of a blank line.
    pub(super) cells: csv::ByteRecord,
    /// What the cells are; beyond the last that is listed all are texts.
    pub(super) kinds: Vec<Kind>,
    /// What numbers that are dressed show, each with its cell, counted from 0.
    pub(super) shown: Vec<(usize, String)>,
    /// The first cell with a quote that does not stand as quotes do, counted from 0.
    pub(super) quote: Option<(usize, QuoteFault)>,
}

impl Record {
    /// Empties it for the next row.
    pub(super) fn clear(&mut self) {
        self.cells.clear();
        self.kinds.clear();
        self.shown.clear();
        self.quote = None;
    }
}

/// What comes next in a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A record.
    Record,
    /// A line with nothing on it, not even a separator.
    BlankLine,
    /// No more.
    End,
}

/// Why reading cannot go on.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// A record is longer than any real one: most likely a quote is not closed.
    TooLong {
        /// The row at which it starts.
        row: u64,
    },
    /// The file ends inside a quote: most likely it is cut off.
    OpenQuote {
        /// The last row.
        row: u64,
    },
    /// The two ways of counting records do not agree, so that neither can be trusted.
    Miscounted {
        /// As the parser counts.
        parsed: u64,
        /// By line ends outside quotes.
        by_lines: u64,
    },
    /// The bytes cannot be read.
    Unreadable(String),
    /// What is packed or marked up is not whole, or not as its format wants it.
    Damaged,
    /// It unpacks to so much more than it is that it is no extract.
    Bomb,
    /// A part of it needs more memory than there is for one.
    TooLarge,
    /// It can be opened with a password only.
    Locked,
    /// Bytes are no text in the encoding that the file says it has.
    NotDecoded,
    /// A line of JSON is not in UTF-8.
    NotUtf8 {
        /// The row.
        row: u64,
        /// The name of the first value that is not, if one can be told.
        name: Option<String>,
        /// That value, or all of the line, as far as it can be read.
        text: String,
    },
    /// A line is no object of JSON.
    NoObject {
        /// The row.
        row: u64,
    },
    /// An object has a name twice.
    NameTwice {
        /// The row.
        row: u64,
        /// The name.
        name: String,
    },
}

/// Reads a file record by record.
pub(super) trait RecordReader {
    /// Reads the next record into `record`; a blank line has no cells.
    ///
    /// # Errors
    /// When reading cannot go on.
    fn next(&mut self, record: &mut Record) -> Result<Next, Stop>;

    /// Goes on behind the line in which reading stopped, if that is known.
    fn resume(&mut self) -> bool {
        false
    }

    /// Reads what stands behind the first line of the last record once more, if that has other rows in a
    /// cell.
    fn go_back(&mut self) {}

    /// Whether the last line of the file that has been read has no end.
    fn is_unfinished(&self) -> bool;

    /// How many records the file has so far, the header among them, counted in another way than by
    /// reading their cells.
    fn counted(&self) -> u64;

    /// The first day of the count by which a sheet has dates as numbers: day 0.
    fn day_zero(&self) -> Option<Date> {
        None
    }

    /// What stands between its cells, where they are text and something does.
    fn separator(&self) -> Option<u8> {
        None
    }

    /// Whether its cells have names, such as `D17`.
    fn is_sheet(&self) -> bool {
        false
    }

    /// The ranges of cells that are merged into one, known when all has been read.
    fn merged(&self) -> &[String] {
        &[]
    }
}

/// CSV in UTF-8, with or without BOM, with any line end, quotes doubled.
pub(super) struct CsvReader<R> {
    /// The parser, and what looks at the bytes before it.
    reader: csv::Reader<Scanner<R>>,
    /// What stands between cells.
    separator: u8,
    /// How many of them stand between the labels of the header, once it was read.
    separators: Option<usize>,
    /// The number of the next row.
    next_row: u64,
    /// Records handed over.
    records: u64,
    /// The record that waits behind blank lines.
    waiting: csv::ByteRecord,
    /// Whether there is one.
    is_waiting: bool,
    /// Opens the bytes anew.
    again: Option<Box<dyn Fn() -> R>>,
    /// Where in them those begin that are being read.
    begins_at: u64,
    /// How often reading has gone on behind an open quote.
    resumed: usize,
    /// Where the last record begins, if it has other rows in a cell.
    around: Option<u64>,
}

impl<R: Read> CsvReader<R> {
    /// Reads CSV from these bytes, whose cells are separated so.
    pub(super) fn new(bytes: R, separator: u8) -> Self {
        Self {
            reader: parser(Scanner::new(bytes, separator), separator),
            separators: None,
            next_row: 1,
            records: 0,
            waiting: csv::ByteRecord::new(),
            is_waiting: false,
            again: None,
            begins_at: 0,
            resumed: 0,
            around: None,
            separator,
        }
    }

    /// The first cell that goes on over a line end and has as many separators in it as a row, where
    /// those are enough to tell.
    fn around_row(&mut self, cells: &csv::ByteRecord) -> Option<usize> {
        let Some(expected) = self.separators else {
            let last = cells.iter().rposition(|label| !label.trim_ascii().is_empty());
            self.separators = Some(last.unwrap_or(0));
            return None;
        };
        let is_broken = |bytes: &[u8]| memchr2(b'\n', b'\r', bytes).is_some();
        if expected < FEWEST_SEPARATORS || !is_broken(cells.as_slice()) {
            return None;
        }
        let separators = |cell: &[u8]| memchr_iter(self.separator, cell).count();
        cells.iter().position(|cell| is_broken(cell) && separators(cell) >= expected)
    }

    /// The same of bytes that can be opened again, so that what stands behind a quote that is never closed
    /// is read as well.
    pub(super) fn of_file(open: impl Fn() -> R + 'static, separator: u8) -> Self {
        let bytes = open();
        Self { again: Some(Box::new(open)), ..Self::new(bytes, separator) }
    }
}

/// The parser of bytes whose cells are separated so.
fn parser<R: Read>(bytes: Scanner<R>, separator: u8) -> csv::Reader<Scanner<R>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .buffer_capacity(BUFFER_BYTES)
        .from_reader(bytes)
}

/// Reads past so many bytes, blank lines behind them and a line: how many bytes that is, and the last of
/// them; none if there is no such line.
fn skip_line(bytes: &mut impl Read, before: u64) -> std::io::Result<Option<(u64, u8)>> {
    let mut skipped = std::io::copy(&mut bytes.by_ref().take(before), &mut std::io::sink())?;
    let mut is_begun = false;
    let mut next = [0];
    // one by one: what stands behind the line is not for here
    while bytes.read(&mut next)? == 1 {
        let [byte] = next;
        skipped += 1;
        let is_end = matches!(byte, b'\n' | b'\r');
        if is_begun && is_end {
            return Ok(Some((skipped, byte)));
        }
        is_begun = is_begun || !is_end;
    }
    Ok(None)
}

impl<R: Read> RecordReader for CsvReader<R> {
    fn next(&mut self, record: &mut Record) -> Result<Next, Stop> {
        record.clear();
        if !self.is_waiting {
            match self.reader.read_byte_record(&mut self.waiting) {
                Ok(is_there) => self.is_waiting = is_there,
                Err(e) if e.to_string().contains(TOO_LONG) => {
                    return Err(Stop::TooLong { row: self.next_row });
                }
                Err(e) => return Err(stop_of(e)),
            }
        }
        let scanner = self.reader.get_mut();
        if !self.is_waiting {
            let (parsed, by_lines) = (self.records, scanner.records());
            return match parsed == by_lines {
                true => Ok(Next::End),
                false => Err(Stop::Miscounted { parsed, by_lines }),
            };
        }
        record.row = self.next_row;
        self.next_row += 1;
        // the parser skips blank lines without a word
        if scanner.take_blank(record.row) {
            return Ok(Next::BlankLine);
        }
        if scanner.is_open_in(record.row) {
            return Err(Stop::OpenQuote { row: record.row });
        }
        record.quote = scanner.take_fault(record.row);
        std::mem::swap(&mut record.cells, &mut self.waiting);
        self.is_waiting = false;
        let around_row = self.around_row(&record.cells);
        record.quote = record.quote.or(around_row.map(|cell| (cell, QuoteFault::AroundRow)));
        let begins_at = record.cells.position().map(csv::Position::byte);
        self.around = around_row.and(begins_at);
        self.records += 1;
        Ok(Next::Record)
    }

    fn resume(&mut self) -> bool {
        let stopped_at = self.waiting.position().map(csv::Position::byte);
        let Some(at) = stopped_at.filter(|_| self.is_waiting) else { return false };
        if !self.begin_behind(at, self.records + 1) {
            return false;
        }
        // the line in which it stopped is a record too
        self.records += 1;
        self.is_waiting = false;
        true
    }

    fn go_back(&mut self) {
        if let Some(at) = self.around.take() {
            self.begin_behind(at, self.records);
        }
    }

    fn separator(&self) -> Option<u8> {
        Some(self.separator)
    }

    fn is_unfinished(&self) -> bool {
        self.reader.get_ref().is_unfinished()
    }

    fn counted(&self) -> u64 {
        self.reader.get_ref().records()
    }
}

impl<R: Read> CsvReader<R> {
    /// Begins anew behind the line at a byte, which is the last of so many records; whether it can.
    fn begin_behind(&mut self, at: u64, records: u64) -> bool {
        let Some(open) = self.again.as_ref().filter(|_| self.resumed < MOST_RESUMED) else {
            return false;
        };
        let mut bytes = open();
        let Ok(Some((skipped, end))) = skip_line(&mut bytes, self.begins_at + at) else {
            return false;
        };
        self.begins_at = skipped;
        self.resumed += 1;
        let scanner = Scanner::new(bytes, self.separator);
        let scanner = scanner.behind(self.next_row - 1, records, end);
        self.reader = parser(scanner, self.separator);
        true
    }
}

/// Why bytes could not be read.
fn stop_of(error: csv::Error) -> Stop {
    match error.into_kind() {
        csv::ErrorKind::Io(e) => Stop::from(&e),
        other => Stop::Unreadable(format!("{other:?}")),
    }
}

impl From<&std::io::Error> for Stop {
    fn from(error: &std::io::Error) -> Self {
        match error.get_ref().and_then(|inner| inner.downcast_ref::<Trouble>()) {
            Some(Trouble::Bomb) => Self::Bomb,
            Some(Trouble::TooLong) => Self::TooLarge,
            Some(Trouble::NotDecoded) => Self::NotDecoded,
            // what is packed ends early, or is not what it should be
            None if matches!(
                error.kind(),
                ErrorKind::UnexpectedEof | ErrorKind::InvalidData | ErrorKind::InvalidInput
            ) =>
            {
                Self::Damaged
            }
            None => Self::Unreadable(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, Vec<String>)> {
        let mut reader = CsvReader::new(text.as_bytes(), b',');
        let mut record = Record::default();
        let mut rows = Vec::new();
        loop {
            match reader.next(&mut record).unwrap() {
                Next::Record => rows.push((
                    record.row,
                    record.cells.iter().map(|c| String::from_utf8_lossy(c).into_owned()).collect(),
                )),
                Next::BlankLine => rows.push((0, vec![])),
                Next::End => return rows,
            }
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let lines = ["\u{feff}a,b", "1,\"x", "y\"", "", "", "2,\"say \"\"no\"\"\""];
        let mixed = "\u{feff}a,b\r\n1,\"x\ny\"\n\r\n\n2,\"say \"\"no\"\"\"\r\n".to_owned();
        let ends = ["\n", "\r\n", "\r"].map(|end| lines.join(end));
        for text in ends.into_iter().chain([lines.join("\n") + "\n", mixed]) {
            let rows = read(&text);
            let numbers: Vec<u64> = rows.iter().map(|r| r.0).collect();
            assert_eq!(numbers, [1, 2, 0, 0, 5], "{text:?}");
            assert_eq!(rows[0].1, ["a", "b"]);
            assert_eq!(rows[4].1, ["2", "say \"no\""]);
        }
    }

    #[test]
    fn a_file_that_is_cut_off_inside_a_quote_is_not_taken_for_whole() {
        let mut reader =
            CsvReader::new("a,b\n1,5\" pipe\n2,\"say \"\"no\"\"\"\n3,\"Kan".as_bytes(), b',');
        let mut record = Record::default();
        for _ in 0..3 {
            assert_eq!(reader.next(&mut record), Ok(Next::Record));
        }
        assert_eq!(reader.next(&mut record), Err(Stop::OpenQuote { row: 4 }));
    }

    #[test]
    fn reading_goes_on_behind_a_quote_that_is_never_closed() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "1,\"x", "2,y", "", "4,u", ""].join(end);
            let open = move || std::io::Cursor::new(text.clone().into_bytes());
            let mut reader = CsvReader::of_file(open, b',');
            let mut record = Record::default();
            let mut rows = Vec::new();
            loop {
                match reader.next(&mut record) {
                    Ok(Next::Record) => rows.push((record.row, record.cells.len())),
                    Ok(Next::BlankLine) => rows.push((record.row, 0)),
                    Ok(Next::End) => break,
                    Err(Stop::OpenQuote { row }) if reader.resume() => rows.push((row, 9)),
                    Err(stop) => panic!("{stop:?}"),
                }
            }
            assert_eq!(rows, [(1, 2), (2, 0), (3, 9), (4, 2), (5, 0), (6, 2)], "{end:?}");
            assert_eq!((reader.records, reader.counted()), (4, 4), "{end:?}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_stops_early() {
        let text = format!("a,b\n1,\"{}", "x\n".repeat(8 << 20));
        let mut reader = CsvReader::new(text.as_bytes(), b',');
        let mut record = Record::default();
        assert_eq!(reader.next(&mut record), Ok(Next::Record));
        assert_eq!(reader.next(&mut record), Err(Stop::TooLong { row: 2 }));
    }

    /// The quotes that do not stand as they should: row, cell and fault.
    fn misplaced_quotes(bytes: impl Read) -> Vec<(u64, usize, QuoteFault)> {
        let mut reader = CsvReader::new(bytes, b',');
        let mut record = Record::default();
        let mut faults = Vec::new();
        while reader.next(&mut record).unwrap() != Next::End {
            faults.extend(record.quote.map(|(cell, fault)| (record.row, cell, fault)));
        }
        faults
    }

    /// Hands over one byte at a time.
    struct Dripping<'a>(&'a [u8]);

    impl Read for Dripping<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let count = self.0.len().min(1);
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    #[test]
    fn a_quote_stands_around_a_cell_or_is_an_inch_mark() {
        use QuoteFault::{Inside, TextBehind};
        let text = "a,b\r\"x,\",1\r5\" pipe,12\"\r\"x\" ,\"y\"\n\"Acme\" Inc,1\r\n\n1,\"x\"\"y\"z\n\"a,\"\"b\",say \"no\"\n1, \"x, y\"\n5\"x,1\n";
        let expected = [
            (5, 0, TextBehind),
            (7, 1, TextBehind),
            (8, 1, Inside),
            (9, 1, Inside),
            (10, 0, Inside),
        ];
        assert_eq!(misplaced_quotes(text.as_bytes()), expected);
        assert_eq!(misplaced_quotes(Dripping(text.as_bytes())), expected);
    }

    #[test]
    fn two_quotes_that_pair_over_a_line_end_are_told() {
        let faults = |text: &str| misplaced_quotes(text.as_bytes());
        let told = [(2, 1, QuoteFault::AroundRow)];
        assert_eq!(faults("a,b,c,,\n1,\"x,y\n2,z\",w\n3,\"x\ny\",z\n"), told);
        assert!(faults("a,b,c\n1,\"x,y,z\",w\n2,\"x,\ny\",w\n").is_empty());
        // too few columns to tell
        assert!(faults("a,b\n1,\"x,\ny\"\n").is_empty());
    }

    #[test]
    fn a_line_that_has_no_end_is_known() {
        for (text, expected) in [
            ("a,b\n1,2", true),
            ("a,b\n1,2\n", false),
            ("a,b\r1,2\r", false),
            ("a,b\r\n1,\"2\"", true),
            ("\u{feff}a", true),
            ("\u{feff}", false),
            ("a\n\n\n", false),
        ] {
            let mut reader = CsvReader::new(text.as_bytes(), b',');
            while reader.next(&mut Record::default()).unwrap() != Next::End {}
            assert_eq!(reader.is_unfinished(), expected, "{text:?}");
        }
    }
}

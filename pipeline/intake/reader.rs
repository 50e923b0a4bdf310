//! Readers: from the bytes of a file to records of cells. CSV is the first format; another one is
//! another implementation of [`RecordReader`].

use std::cell::Cell;
use std::io::Read;
use std::rc::Rc;

/// The most bytes that one record may have; a quote that is never closed would else swallow the
/// rest of the file into memory.
const RECORD_BYTES: u64 = 4 << 20;
/// How much the CSV reader reads at once.
const BUFFER_BYTES: usize = 1 << 16;
/// The message of the error that ends a record beyond [`RECORD_BYTES`].
const TOO_LONG: &str = "record too long";

/// One record of a file: its number, the header being 1, and its cells.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// The record's number, which is the row that a spreadsheet shows.
    pub(super) row: u64,
    /// The cells, as bytes.
    pub(super) cells: csv::ByteRecord,
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
    /// The bytes cannot be read.
    Unreadable(String),
}

/// Reads a file record by record.
pub(super) trait RecordReader {
    /// Reads the next record into `record`; of a blank line it sets the row only.
    ///
    /// # Errors
    /// When reading cannot go on.
    fn next(&mut self, record: &mut Record) -> Result<Next, Stop>;
}

/// Comma-separated CSV in UTF-8, with or without BOM, with either line end, quotes doubled.
pub(super) struct CsvReader<R> {
    /// The parser.
    reader: csv::Reader<Metered<R>>,
    /// Bytes read since the last record.
    since_record: Rc<Cell<u64>>,
    /// Where in a record the bytes read so far end.
    place: Rc<Cell<Place>>,
    /// The number of the next record.
    next_row: u64,
    /// Blank lines seen before a record that is already read.
    blanks: u64,
    /// Whether a record waits behind [`Self::blanks`].
    waiting: bool,
}

impl<R: Read> CsvReader<R> {
    /// Reads CSV from these bytes.
    pub(super) fn new(bytes: R) -> Self {
        let since_record = Rc::new(Cell::new(0));
        let place = Rc::new(Cell::new(Place::Start));
        let metered = Metered {
            bytes,
            since_record: Rc::clone(&since_record),
            place: Rc::clone(&place),
            pending_return: false,
            last: None,
        };
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER_BYTES)
            .from_reader(metered);
        Self { reader, since_record, place, next_row: 1, blanks: 0, waiting: false }
    }
}

impl<R: Read> RecordReader for CsvReader<R> {
    fn next(&mut self, record: &mut Record) -> Result<Next, Stop> {
        if self.blanks > 0 {
            self.blanks -= 1;
            record.row = self.next_row;
            self.next_row += 1;
            return Ok(Next::BlankLine);
        }
        if !self.waiting {
            let line_before = self.reader.position().line();
            self.since_record.set(0);
            match self.reader.read_byte_record(&mut record.cells) {
                Ok(true) => {}
                Ok(false) if self.place.get() == Place::Quoted => {
                    return Err(Stop::OpenQuote { row: self.next_row - 1 });
                }
                Ok(false) => return Ok(Next::End),
                Err(e) if e.to_string().contains(TOO_LONG) => {
                    return Err(Stop::TooLong { row: self.next_row });
                }
                Err(e) => return Err(Stop::Unreadable(e.to_string())),
            }
            // the parser skips blank lines silently; its line count gives them away
            let inside = record.cells.as_slice().iter().filter(|b| **b == b'\n').count() as u64;
            let lines = self.reader.position().line() - line_before;
            self.blanks = lines.saturating_sub(inside + 1);
            if self.blanks > 0 {
                self.waiting = true;
                return self.next(record);
            }
        }
        self.waiting = false;
        record.row = self.next_row;
        self.next_row += 1;
        Ok(Next::Record)
    }
}

/// Where in a record a byte stands; a quote opens a quoted cell at its start only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the start of a cell.
    Start,
    /// In a cell without quotes, or behind its closing quote.
    Plain,
    /// Inside quotes.
    Quoted,
    /// Behind a quote inside quotes, which closes the cell unless another quote follows.
    QuoteInQuotes,
}

impl Place {
    /// The place behind one more byte.
    fn after(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Quoted, b'"') => Self::QuoteInQuotes,
            (Self::Quoted, _) | (Self::Start | Self::QuoteInQuotes, b'"') => Self::Quoted,
            (_, b',' | b'\n') => Self::Start,
            _ => Self::Plain,
        }
    }
}

/// Hands bytes to the parser with every line end as `\n`, the last one included, so that its line
/// count is true; counts them, and stops a record that has no end.
struct Metered<R> {
    bytes: R,
    since_record: Rc<Cell<u64>>,
    place: Rc<Cell<Place>>,
    /// A `\r` that may be half of a line end.
    pending_return: bool,
    /// The last byte handed over.
    last: Option<u8>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        // room for a `\r` held back from the last read
        let Some((first, rest)) = buffer.split_first_mut().filter(|(_, rest)| !rest.is_empty())
        else {
            return Err(std::io::Error::other("buffer too small"));
        };
        let count = self.bytes.read(rest)?;
        if count == 0 {
            if self.place.get() == Place::Quoted {
                return Ok(0);
            }
            let is_open = self.pending_return || self.last.is_some_and(|b| b != b'\n');
            self.pending_return = false;
            self.last = None;
            *first = b'\n';
            return Ok(usize::from(is_open));
        }
        let mut kept = 0;
        for index in 1..=count {
            let byte = buffer[index];
            if self.pending_return && byte != b'\n' {
                buffer[kept] = b'\r';
                kept += 1;
            }
            self.pending_return = byte == b'\r';
            if !self.pending_return {
                buffer[kept] = byte;
                kept += 1;
            }
        }
        if kept == 0 {
            return self.read(buffer);
        }
        let place = buffer[..kept].iter().fold(self.place.get(), |place, byte| place.after(*byte));
        self.place.set(place);
        self.last = Some(buffer[kept - 1]);
        // blank lines are no part of a record
        let counted = buffer[..kept].iter().filter(|b| **b != b'\n').count() as u64;
        let total = self.since_record.get() + counted;
        self.since_record.set(total);
        if total > RECORD_BYTES {
            return Err(std::io::Error::other(TOO_LONG));
        }
        Ok(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, Vec<String>)> {
        let mut reader = CsvReader::new(text.as_bytes());
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
        for text in [lines.join("\n"), lines.join("\r\n"), lines.join("\n") + "\n", mixed] {
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
            CsvReader::new("a,b\n1,5\" pipe\n2,\"say \"\"no\"\"\"\n3,\"Kan".as_bytes());
        let mut record = Record::default();
        for _ in 0..4 {
            assert_eq!(reader.next(&mut record), Ok(Next::Record));
        }
        assert_eq!(reader.next(&mut record), Err(Stop::OpenQuote { row: 4 }));
    }

    #[test]
    fn a_quote_that_is_never_closed_stops_early() {
        let text = format!("a,b\n1,\"{}", "x\n".repeat(8 << 20));
        let mut reader = CsvReader::new(text.as_bytes());
        let mut record = Record::default();
        assert_eq!(reader.next(&mut record), Ok(Next::Record));
        assert_eq!(reader.next(&mut record), Err(Stop::TooLong { row: 2 }));
    }
}

//! What the bytes of a CSV file say before they are parsed: where its lines end and how its quotes
//! stand. It counts records in its own way, by line ends outside quotes, so that the parser's count
//! can be held against it.

use std::collections::VecDeque;
use std::io::Read;

use memchr::{memchr, memchr_iter, memchr3};

/// The most bytes that one record may have; a quote that is never closed would else swallow the
/// rest of the file into memory.
const RECORD_BYTES: u64 = 4 << 20;
/// The message of the error that ends a record beyond [`RECORD_BYTES`].
pub(super) const TOO_LONG: &str = "record too long";
/// The mark that a file in UTF-8 may begin with.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A quote that does not stand as quotes do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum QuoteFault {
    /// Inside a cell without quotes, and no inch mark.
    Inside,
    /// Text between a closing quote and the end of the cell.
    TextBehind,
    /// Around a line end and as many separators as a row has: most likely two that open and close nothing.
    AroundRow,
}

/// Hands bytes to the parser as they are, and looks at them on the way.
pub(super) struct Scanner<R> {
    bytes: R,
    /// What stands between cells.
    separator: u8,
    place: Place,
    /// The last byte handed over; a line end at the start.
    before: u8,
    /// Bytes handed over.
    offset: u64,
    /// Where the record began that is being read.
    record_start: u64,
    /// Separators outside quotes in that record, up to where they have been counted.
    separators: usize,
    /// Lines that have ended, blank ones too.
    lines: u64,
    /// Lines that have ended and are not blank.
    records: u64,
    /// Blank lines that nobody has asked for yet: the row of the first, and how many follow on it.
    blanks: VecDeque<(u64, u64)>,
    /// The first fault of each row that nobody has asked for yet: row, cell counted from 0, fault.
    faults: VecDeque<(u64, usize, QuoteFault)>,
    /// Whether the last line has no end.
    is_unfinished: bool,
    /// Whether there are no more bytes.
    has_ended: bool,
}

/// Where a byte stands; a quote opens a quoted cell at its start only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Outside of quotes.
    Plain,
    /// Inside quotes.
    Quoted,
    /// Behind a quote inside quotes, which closes the cell unless another quote follows.
    QuoteInQuotes,
    /// Behind a closing quote and spaces.
    Closed,
    /// Behind a quote that follows a digit in a cell without quotes.
    Inch,
}

impl<R> Scanner<R> {
    /// Looks at these bytes, whose cells are separated so, as they are read.
    pub(super) fn new(bytes: R, separator: u8) -> Self {
        Self {
            bytes,
            separator,
            place: Place::Plain,
            before: b'\n',
            offset: 0,
            record_start: 0,
            separators: 0,
            lines: 0,
            records: 0,
            blanks: VecDeque::new(),
            faults: VecDeque::new(),
            is_unfinished: false,
            has_ended: false,
        }
    }

    /// The same of bytes that stand behind so many lines, so many of them records, the last of which ends
    /// so.
    pub(super) fn behind(mut self, lines: u64, records: u64, end: u8) -> Self {
        (self.lines, self.records, self.before) = (lines, records, end);
        self
    }

    /// Records so far, by line ends outside quotes.
    pub(super) fn records(&self) -> u64 {
        self.records
    }

    /// Whether the file has ended, in a line without an end.
    pub(super) fn is_unfinished(&self) -> bool {
        self.is_unfinished
    }

    /// Whether the file has ended inside quotes, in this row.
    pub(super) fn is_open_in(&self, row: u64) -> bool {
        self.has_ended && self.place == Place::Quoted && row > self.lines
    }

    /// Whether this row is a blank line; asked for row by row.
    pub(super) fn take_blank(&mut self, row: u64) -> bool {
        let Some((first, count)) = self.blanks.front_mut().filter(|(first, _)| *first == row)
        else {
            return false;
        };
        *first += 1;
        *count -= 1;
        if *count == 0 {
            self.blanks.pop_front();
        }
        true
    }

    /// The quote of this row that does not stand as it should, with its cell; asked for row by row.
    pub(super) fn take_fault(&mut self, row: u64) -> Option<(usize, QuoteFault)> {
        let (_, cell, fault) = *self.faults.front().filter(|(at, ..)| *at == row)?;
        self.faults.pop_front();
        Some((cell, fault))
    }

    /// Looks at what is handed over next.
    fn look(&mut self, bytes: &[u8]) {
        let is_marked = self.offset == 0 && bytes.starts_with(BYTE_ORDER_MARK);
        let first = if is_marked { BYTE_ORDER_MARK.len() } else { 0 };
        let mut at = first;
        // up to where separators of the record have been counted
        let mut counted = first;
        while at < bytes.len() {
            let byte = bytes[at];
            match self.place {
                Place::Plain => {
                    let Some(found) = memchr3(b'"', b'\n', b'\r', &bytes[at..]) else { break };
                    at += found;
                    let before = if at > first { bytes[at - 1] } else { self.before };
                    match bytes[at] {
                        b'"' => {
                            self.count_separators(&bytes[counted..at]);
                            counted = at;
                            self.place = match before {
                                b'\n' | b'\r' => Place::Quoted,
                                _ if before == self.separator => Place::Quoted,
                                b'0'..=b'9' => Place::Inch,
                                _ => self.fault(QuoteFault::Inside),
                            };
                        }
                        // the other half of a line end
                        b'\n' if before == b'\r' => self.record_start += 1,
                        _ => {
                            self.end_line(matches!(before, b'\n' | b'\r'));
                            self.record_start = self.offset + at as u64 + 1;
                            counted = at + 1;
                        }
                    }
                    at += 1;
                }
                Place::Quoted => {
                    let Some(found) = memchr(b'"', &bytes[at..]) else { break };
                    at += found + 1;
                    counted = at;
                    self.place = Place::QuoteInQuotes;
                }
                Place::QuoteInQuotes if byte == b'"' => {
                    at += 1;
                    self.place = Place::Quoted;
                }
                Place::QuoteInQuotes | Place::Closed => match byte {
                    b'\n' | b'\r' => self.place = Place::Plain,
                    _ if byte == self.separator => self.place = Place::Plain,
                    b' ' | b'\t' => {
                        at += 1;
                        self.place = Place::Closed;
                    }
                    _ => {
                        self.place = self.fault(QuoteFault::TextBehind);
                        // a quote here opens nothing
                        at += 1;
                    }
                },
                Place::Inch => {
                    self.place = match byte {
                        b' ' | b'\n' | b'\r' => Place::Plain,
                        _ if byte == self.separator => Place::Plain,
                        _ => self.fault(QuoteFault::Inside),
                    };
                }
            }
        }
        if self.place != Place::Quoted {
            self.count_separators(&bytes[counted.min(bytes.len())..]);
        }
        // a file that is a byte-order mark and nothing else has no line
        self.before = if bytes.len() > first { bytes[bytes.len() - 1] } else { self.before };
        self.offset += bytes.len() as u64;
        if is_marked && self.record_start == 0 {
            self.record_start = first as u64;
        }
    }

    /// Notes a fault in the record that is being read, if it is its first; what follows is plain.
    fn fault(&mut self, fault: QuoteFault) -> Place {
        let row = self.lines + 1;
        if self.faults.back().is_none_or(|(last, ..)| *last != row) {
            self.faults.push_back((row, self.separators, fault));
        }
        Place::Plain
    }

    /// Counts separators of the record that is being read.
    fn count_separators(&mut self, bytes: &[u8]) {
        self.separators += memchr_iter(self.separator, bytes).count();
    }

    /// Notes the end of a line.
    fn end_line(&mut self, is_blank: bool) {
        self.lines += 1;
        self.separators = 0;
        if !is_blank {
            self.records += 1;
            return;
        }
        match self.blanks.back_mut().filter(|(first, count)| first + count == self.lines) {
            Some((_, count)) => *count += 1,
            None => self.blanks.push_back((self.lines, 1)),
        }
    }

    /// Notes the end of the file.
    fn end(&mut self) {
        if !self.has_ended && self.offset > self.record_start {
            self.is_unfinished = true;
            self.records += 1;
        }
        self.has_ended = true;
    }
}

impl<R: Read> Read for Scanner<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.bytes.read(buffer)?;
        if count == 0 {
            self.end();
            return Ok(0);
        }
        self.look(&buffer[..count]);
        if self.offset - self.record_start > RECORD_BYTES {
            return Err(std::io::Error::other(TOO_LONG));
        }
        Ok(count)
    }
}

//! JSON, an object a line: the names of the first are the header, and every other has the same, in any
//! order. Numbers are the digits that stand there.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};

use serde::Deserializer as _;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use super::reader::{Kind, Next, Record, RecordReader, Stop};

/// The most bytes of a line.
const LINE_BYTES: u64 = 4 << 20;
/// The mark that a file in UTF-8 may begin with.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads objects as records, the first of which is the header.
pub(super) struct NdjsonReader<R: Read> {
    lines: BufReader<R>,
    line: Vec<u8>,
    /// The places of the names of the first object, once it was read.
    names: Option<BTreeMap<String, usize>>,
    /// The first object, once its names have been handed over as the header.
    first: Option<Vec<(String, Box<RawValue>)>>,
    /// The number of the next row, the header being 1.
    next_row: u64,
    records: u64,
    is_unfinished: bool,
}

impl<R: Read> NdjsonReader<R> {
    /// Reads these bytes.
    pub(super) fn new(bytes: R) -> Self {
        Self {
            lines: BufReader::with_capacity(1 << 16, bytes),
            line: Vec::new(),
            names: None,
            first: None,
            next_row: 1,
            records: 0,
            is_unfinished: false,
        }
    }

    /// Reads the next line; whether there is one.
    fn read_line(&mut self) -> Result<bool, Stop> {
        self.line.clear();
        let mut limited = (&mut self.lines).take(LINE_BYTES);
        limited.read_until(b'\n', &mut self.line).map_err(|e| Stop::from(&e))?;
        if self.line.is_empty() {
            return Ok(false);
        }
        self.is_unfinished = self.line.last() != Some(&b'\n');
        if self.is_unfinished && self.line.len() as u64 == LINE_BYTES {
            return Err(Stop::TooLong { row: self.next_row });
        }
        if self.next_row == 1 && self.line.starts_with(BYTE_ORDER_MARK) {
            self.line.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(true)
    }

    /// The names and values of the line that was read.
    fn object(&self) -> Result<Vec<(String, Box<RawValue>)>, Stop> {
        let row = self.next_row.max(2);
        let Ok(line) = std::str::from_utf8(&self.line) else {
            return Err(not_utf8(&self.line, row));
        };
        let pairs = pairs_of(line).map_err(|_| Stop::NoObject { row })?;
        let mut names: Vec<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        match names.windows(2).find(|two| two[0] == two[1]) {
            Some(two) => Err(Stop::NameTwice { row, name: two[0].to_owned() }),
            None => Ok(pairs),
        }
    }
}

impl<R: Read> RecordReader for NdjsonReader<R> {
    fn next(&mut self, record: &mut Record) -> Result<Next, Stop> {
        record.clear();
        let object = if let Some(first) = self.first.take() {
            first
        } else {
            if !self.read_line()? {
                return Ok(Next::End);
            }
            if self.line.trim_ascii().is_empty() {
                record.row = self.next_row;
                self.next_row += 1;
                return Ok(Next::BlankLine);
            }
            self.object()?
        };
        record.row = self.next_row;
        self.next_row += 1;
        self.records += 1;
        let Some(names) = &self.names else {
            let places = object.iter().enumerate().map(|(place, (name, _))| (name.clone(), place));
            self.names = Some(places.collect());
            for (name, _) in &object {
                record.cells.push_field(name.as_bytes());
            }
            self.first = Some(object);
            return Ok(Next::Record);
        };
        let mut cells = vec![(String::new(), Kind::Absent); names.len()];
        let mut rest = Vec::new();
        for (name, value) in object {
            match names.get(&name) {
                Some(place) => cells[*place] = meant(&value),
                None => rest.push((name, value)),
            }
        }
        // what the first has not is too much, unless it says nothing
        rest.sort_by(|a, b| a.0.cmp(&b.0));
        cells.extend(rest.into_iter().filter_map(|(name, value)| {
            let (text, kind) = meant(&value);
            (!text.is_empty()).then(|| (format!("{name}: {text}"), kind))
        }));
        for (text, kind) in cells {
            record.cells.push_field(text.as_bytes());
            record.kinds.push(kind);
        }
        Ok(Next::Record)
    }

    fn is_unfinished(&self) -> bool {
        // a line that is cut off is no object
        false
    }

    fn counted(&self) -> u64 {
        self.records
    }
}

/// The names and values of a line.
fn pairs_of(line: &str) -> serde_json::Result<Vec<(String, Box<RawValue>)>> {
    let mut json = serde_json::Deserializer::from_str(line);
    let pairs = json.deserialize_map(Pairs)?;
    json.end()?;
    Ok(pairs)
}

/// That a line is not UTF-8, with its first value that is not.
fn not_utf8(line: &[u8], row: u64) -> Stop {
    let line = String::from_utf8_lossy(line);
    let is_broken = |value: &RawValue| value.get().contains(char::REPLACEMENT_CHARACTER);
    let mut pairs = pairs_of(&line).unwrap_or_default().into_iter();
    match pairs.find(|(_, value)| is_broken(value)) {
        Some((name, value)) => Stop::NotUtf8 { row, name: Some(name), text: meant(&value).0 },
        None => Stop::NotUtf8 { row, name: None, text: line.trim_ascii().to_owned() },
    }
}

/// What a value says, and what it is.
fn meant(value: &RawValue) -> (String, Kind) {
    let json = value.get();
    match json.as_bytes().first() {
        Some(b'"') => match serde_json::from_str(json) {
            Ok(text) => (text, Kind::Text),
            Err(_) => (json.to_owned(), Kind::HalfLetter),
        },
        Some(b't' | b'f') => (json.to_owned(), Kind::Boolean),
        Some(b'n') => (String::new(), Kind::Text),
        Some(b'[' | b'{') => (json.to_owned(), Kind::Nested),
        _ => (json.to_owned(), Kind::Number),
    }
}

/// Names and values of an object as they stand, one that comes twice twice.
struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(String, Box<RawValue>)>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of each record, with what they are where that is no text.
    fn read(text: impl AsRef<[u8]>) -> Result<Vec<Vec<String>>, Stop> {
        let mut reader = NdjsonReader::new(text.as_ref());
        let mut record = Record::default();
        let mut rows = Vec::new();
        while reader.next(&mut record)? != Next::End {
            let cells = record.cells.iter().enumerate().map(|(place, cell)| {
                let text = String::from_utf8_lossy(cell);
                match record.kinds.get(place).copied().unwrap_or_default() {
                    Kind::Text => text.into_owned(),
                    kind => format!("{text}:{kind:?}"),
                }
            });
            rows.push(cells.collect());
        }
        Ok(rows)
    }

    #[test]
    fn numbers_are_the_digits_that_stand_there() {
        let text = "\u{feff}{\"a\":\"x\\ny\",\"b\":12345678901234.56}\n\n{\"b\":1e3, \"a\":null}\r\n{\"b\":[1],\"a\":true}";
        let expected: [&[&str]; 5] = [
            &["a", "b"],
            &["x\ny", "12345678901234.56:Number"],
            &[],
            &["", "1e3:Number"],
            &["true:Boolean", "[1]:Nested"],
        ];
        assert_eq!(read(text).unwrap(), expected);
    }

    #[test]
    fn what_is_no_text_is_told() {
        let rows = read("{\"a\":\"\\ud83c\\udfed\"}\n{\"a\":\"\\ud800\"}\n").unwrap();
        assert_eq!(rows[1..], [["🏭"], ["\"\\ud800\":HalfLetter"]]);
        let stop = |name: Option<&str>, text: &str| {
            Err(Stop::NotUtf8 { row: 2, name: name.map(str::to_owned), text: text.to_owned() })
        };
        let told = stop(Some("b"), "S\u{fffd}o Paulo");
        assert_eq!(read(b"{\"a\":1,\"b\":\"S\xe3o Paulo\"}\n"), told);
        assert_eq!(read(b"{\"\xe3\":1}\n"), stop(None, "{\"\u{fffd}\":1}"));
    }

    #[test]
    fn every_object_has_the_names_of_the_first() {
        let rows =
            read("{\"a\":1,\"b\":2}\n{\"b\":2}\n{\"a\":1,\"b\":2,\"c\":3,\"d\":null}\n").unwrap();
        assert_eq!(rows[2], [":Absent", "2:Number"]);
        assert_eq!(rows[3], ["1:Number", "2:Number", "c: 3:Number"]);
        for (text, stop) in [
            ("{\"a\":1}\n{\"a\":1,\"a\":2}\n", Stop::NameTwice { row: 3, name: "a".to_owned() }),
            ("[1]\n", Stop::NoObject { row: 2 }),
            ("{\"a\":1}\n{\"a\":", Stop::NoObject { row: 3 }),
            ("{\"a\":1} {\"a\":2}\n", Stop::NoObject { row: 2 }),
        ] {
            assert_eq!(read(text), Err(stop), "{text}");
        }
    }
}

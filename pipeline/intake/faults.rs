//! The findings on a file and its rows that are about no cell's value.

use super::format::Format;
use super::reader::{Record, Stop};
use super::scanner::QuoteFault;
use super::sniffer::Nature;
use super::spool::Spool;
use contract::{EXAMPLE_MARK, Finding, Message, shown};
use programme::text;

/// The one finding for a file that is not what its ending says; none if it is.
pub(super) fn of_format(path: &str, format: Format, spool: &Spool) -> Option<Finding> {
    if spool.bytes == 0 {
        return Some(Finding::error(path, "source-error", Message::EmptyFile));
    }
    let is_as_named = match (&spool.nature, format) {
        // what text it is is looked at when it is read
        (Nature::Other(found), Format::CsvGzip) => *found == "gzip",
        (Nature::Other(found), Format::Parquet) => *found == "parquet",
        (Nature::Other(found), Format::Xlsx) => matches!(*found, "xlsx" | "zip"),
        (Nature::Other(found), Format::Ods) => matches!(*found, "ods" | "zip"),
        (Nature::Other(found), Format::Ndjson) => *found == "json",
        (Nature::Other(_), Format::Csv) => false,
        (_, Format::Csv | Format::Ndjson) => true,
        _ => false,
    };
    (!is_as_named).then(|| other_format(path, format, &spool.nature))
}

/// A file of another format than its ending says.
fn other_format(path: &str, format: Format, nature: &Nature) -> Finding {
    let found = match nature {
        Nature::Other(found) => found,
        _ => "text",
    };
    Finding::error(path, "format-error", Message::OtherFormat)
        .with("ending", format.ending())
        .with("format", found)
}

/// The one finding for text that is not in an encoding that is read. `first` is the row, column and
/// text of the first cell that cannot be read.
pub(super) fn of_nature(
    path: &str,
    nature: &Nature,
    format: Format,
    first: impl FnOnce() -> Option<(u64, String, String)>,
) -> Finding {
    let other = |encoding: &str| {
        let finding = Finding::error(path, "encoding-error", Message::OtherEncoding);
        finding.with("encoding", encoding)
    };
    match nature {
        Nature::Text | Nature::Other(_) => other_format(path, format, nature),
        Nature::Utf16 { .. } => other("UTF-16"),
        Nature::Encoded(encoding) => other(encoding),
        Nature::NotUtf8(encoding) => match first() {
            Some((row, column, cell)) => Finding::error(path, "encoding-error", Message::NotUtf8)
                .with("encoding", encoding)
                .at(Some(row), Some(&column), Some(&cell)),
            None => other(encoding),
        },
    }
}

/// Text that was read in an encoding that nobody said. `first` is the row, column and text of the first
/// cell by which one can see whether that is right.
pub(super) fn guessed_encoding(
    path: &str,
    encoding: &str,
    first: Option<(u64, String, String)>,
) -> Finding {
    let finding = Finding::warning(path, "encoding-error", Message::GuessedEncoding)
        .with("encoding", encoding.to_lowercase());
    match first {
        Some((row, column, cell)) => finding.at(Some(row), Some(&column), Some(&cell)),
        None => finding,
    }
}

/// Rows without any value, from the first to the last.
pub(super) fn blank_rows(path: &str, first: u64, last: u64) -> Finding {
    let warning = |message| Finding::warning(path, "blank-row", message);
    let finding = match first == last {
        true => warning(Message::BlankRow),
        false => warning(Message::BlankRows).with("last", last),
    };
    finding.at(Some(first), None, None)
}

/// A row that repeats the header.
pub(super) fn repeated_header(path: &str, row: u64) -> Finding {
    Finding::error(path, "repeated-header", Message::RepeatedHeader).at(Some(row), None, None)
}

/// A row that is the example of a template, known by its mark in this column.
pub(super) fn example_row(path: &str, row: u64, column: &str) -> Finding {
    let finding = Finding::error(path, "example-row", Message::ExampleRow);
    finding.at(Some(row), Some(column), Some(EXAMPLE_MARK))
}

/// A header that is not the first line, which begins otherwise.
pub(super) fn header_further_down(path: &str, header_row: u64, first: Option<&str>) -> Finding {
    Finding::error(path, "format-error", Message::HeaderFurtherDown)
        .with("header_row", header_row)
        .at(Some(1), None, first)
}

/// The last row, whose line has no end.
pub(super) fn unfinished_line(path: &str, row: u64) -> Finding {
    Finding::warning(path, "unfinished-line", Message::UnfinishedLine).at(Some(row), None, None)
}

/// A row with more cells than the header.
pub(super) fn extra_cell(path: &str, record: &Record, columns: usize) -> Finding {
    let extra = record.cells.iter().enumerate().skip(columns);
    let mut texts = extra.map(|(index, cell)| (index, String::from_utf8_lossy(cell)));
    match texts.find(|(_, cell)| !text::trim(cell).is_empty()) {
        Some((index, cell)) => Finding::error(path, "extra-cell", Message::ExtraCell)
            .with("number", index + 1)
            .with("expected", columns)
            .at(Some(record.row), None, Some(text::trim(&cell))),
        None => extra_separators(path, record.row, record.cells.len(), columns),
    }
}

/// A row that has more separators than the header, and not every row has.
pub(super) fn extra_separators(path: &str, row: u64, found: usize, columns: usize) -> Finding {
    Finding::error(path, "extra-cell", Message::ExtraSeparators)
        .with("found", found)
        .with("expected", columns)
        .at(Some(row), None, None)
}

/// A quote that does not stand as quotes do, in this column and cell.
pub(super) fn misplaced_quote(
    path: &str,
    row: u64,
    (column, cell): (Option<&str>, &str),
    fault: QuoteFault,
) -> Finding {
    let message = match fault {
        QuoteFault::Inside => Message::QuoteInside,
        QuoteFault::TextBehind => Message::TextBehindQuote,
        QuoteFault::AroundRow => Message::RowInQuotes,
    };
    Finding::error(path, "format-error", message).at(Some(row), column, Some(cell))
}

/// A file that cannot be read to its end.
pub(super) fn stopped(path: &str, stop: &Stop) -> Finding {
    let error = |message| Finding::error(path, "format-error", message);
    match stop {
        Stop::TooLong { row } => error(Message::RecordWithoutEnd).at(Some(*row), None, None),
        Stop::OpenQuote { row } => error(Message::OpenQuote).at(Some(*row), None, None),
        Stop::Miscounted { parsed, by_lines } => {
            error(Message::Miscounted).with("parsed", parsed).with("by_lines", by_lines)
        }
        Stop::Unreadable(problem) => unreadable(path, problem),
        Stop::Damaged => error(Message::Damaged),
        Stop::Bomb => error(Message::Bomb),
        Stop::TooLarge => error(Message::TooLarge),
        Stop::Locked => error(Message::Locked),
        Stop::NotDecoded => Finding::error(path, "encoding-error", Message::NotDecoded),
        Stop::NotUtf8 { row, name, text } => Finding::error(
            path,
            "encoding-error",
            Message::JsonNotUtf8,
        )
        .at(Some(*row), name.as_deref(), Some(text)),
        Stop::NoObject { row } => error(Message::NoObject).at(Some(*row), None, None),
        Stop::NameTwice { row, name } => {
            error(Message::NameTwice).with("label", shown(name)).at(Some(*row), None, None)
        }
    }
}

/// Cells of a sheet that are merged into one.
pub(super) fn merged_cells(path: &str, range: &str) -> Finding {
    let finding = Finding::error(path, "format-error", Message::MergedCells);
    Finding { cell: Some(shown(range)), ..finding.with("range", shown(range)) }
}

/// A file whose bytes cannot be had.
pub(super) fn unreadable(path: &str, problem: &str) -> Finding {
    Finding::error(path, "source-error", Message::UnreadableFile).with("problem", shown(problem))
}

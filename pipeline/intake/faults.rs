//! The findings on a file and its rows that are about no cell's value.

use super::reader::{Record, Stop};
use super::scanner::QuoteFault;
use super::sniffer::Nature;
use contract::{Finding, Message, shown};
use programme::text;

/// The one finding for a file that is no CSV in UTF-8; none if it is. `first` is the row, column
/// and text of the first cell that cannot be read.
pub(super) fn of_nature(
    path: &str,
    nature: &Nature,
    first: impl FnOnce() -> Option<(u64, String, String)>,
) -> Option<Finding> {
    match nature {
        Nature::Text => None,
        Nature::Other(format) => {
            Some(Finding::error(path, "format-error", Message::NoCsv).with("format", format))
        }
        Nature::Encoded(encoding) => {
            let finding = Finding::error(path, "encoding-error", Message::OtherEncoding);
            Some(finding.with("encoding", encoding))
        }
        Nature::NotUtf8(encoding) => Some(match first() {
            Some((row, column, cell)) => Finding::error(path, "encoding-error", Message::NotUtf8)
                .with("encoding", encoding)
                .at(Some(row), Some(&column), Some(&cell)),
            None => Finding::error(path, "encoding-error", Message::OtherEncoding)
                .with("encoding", encoding),
        }),
    }
}

/// A row without any value.
pub(super) fn blank_row(path: &str, row: u64) -> Finding {
    Finding::warning(path, "blank-row", Message::BlankRow).at(Some(row), None, None)
}

/// A row that repeats the header.
pub(super) fn repeated_header(path: &str, row: u64) -> Finding {
    Finding::error(path, "repeated-header", Message::RepeatedHeader).at(Some(row), None, None)
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
    }
}

/// A file whose bytes cannot be had.
pub(super) fn unreadable(path: &str, problem: &str) -> Finding {
    Finding::error(path, "source-error", Message::UnreadableFile).with("problem", shown(problem))
}

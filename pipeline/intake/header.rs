//! The header of a file: its labels, matched with the contract, and every fault among them.

use std::collections::{BTreeMap, BTreeSet};

use super::mapping::ColumnMapping;
use super::reader::{Next, Record, RecordReader};
use super::wanted::{Placed, Wanted, names};
use contract::{Contract, Dataset, EXAMPLE_MARK, Finding, FindingList, Message, shown};
use programme::text;

/// How far down a header is looked for, so that a title above it can be named.
const ROWS_ABOVE_HEADER: usize = 10;

/// What may separate the cells of a file, beside commas.
pub(super) const SEPARATORS: [u8; 3] = [b';', b'\t', b'|'];

/// The first line of a file.
pub(super) struct Header {
    /// Its labels, each in its one form.
    pub(super) labels: Vec<String>,
    /// All of it as it stands, but for its quotes.
    pub(super) line: String,
}

impl Header {
    /// The header that a record is.
    pub(super) fn new(record: &Record) -> Self {
        let cells: Vec<_> = record.cells.iter().map(String::from_utf8_lossy).collect();
        Self { labels: header_cells(record), line: cells.join(",") }
    }
}

/// Which cell of a record is which column of the contract.
pub(super) struct Plan<'a> {
    /// The labels of the header, without empty ones at its end.
    pub(super) header: &'a [String],
    /// What the file should have.
    pub(super) wanted: Wanted<'a>,
    /// For each field of the dataset, where it is.
    pub(super) placed: Vec<Option<Placed<'a>>>,
    /// For each field, the cell that says whether its amount is asked for at all.
    pub(super) asked: Vec<Option<usize>>,
    /// The position of the cell that says of an example row that it is one.
    pub(super) mark: Option<usize>,
}

impl<'a> Plan<'a> {
    /// Matches the header with the contract; none if it is no header of the dataset, since then
    /// every cell would be a fault of the header only.
    pub(super) fn new(
        path: &str,
        contract: &Contract,
        wanted: Wanted<'a>,
        Header { labels: header, line }: &'a Header,
        findings: &mut FindingList,
    ) -> Option<Self> {
        if let Some(finding) = other_header(path, contract, wanted, header, line) {
            let first = header.first().map(String::as_str);
            findings.push(finding.at(Some(1), None, first));
            return None;
        }
        let mut first_at: BTreeMap<&str, usize> = BTreeMap::new();
        let labels: BTreeSet<&str> = header.iter().map(String::as_str).collect();
        let own = wanted.labels();
        let missing: Vec<&str> =
            own.iter().map(|(label, _)| *label).filter(|label| !labels.contains(label)).collect();
        for (index, label) in header.iter().enumerate() {
            let number = index + 1;
            if label.is_empty() {
                let finding = Finding::error(path, "blank-header", Message::BlankLabel);
                findings.push(finding.with("number", number).at(Some(1), None, None));
                continue;
            }
            if let Some(first) = first_at.get(label.as_str()) {
                let finding = Finding::error(path, "duplicate-label", Message::DuplicateLabel)
                    .with("first", first + 1)
                    .with("number", number)
                    .at(Some(1), Some(label), Some(label));
                findings.push(finding);
                continue;
            }
            first_at.insert(label, index);
            if !own.iter().any(|(own, _)| own == label) && !wanted.ignores(label) {
                let near = programme::keys::nearest(label, missing.iter().copied());
                let finding = match near {
                    None => Finding::warning(path, "extra-label", Message::ExtraLabel),
                    Some(near) => Finding::warning(path, "extra-label", Message::NearlyALabel)
                        .with("near", near),
                };
                findings.push(finding.at(Some(1), Some(label), Some(label)));
            }
        }
        let at = |label: &str| first_at.get(label).copied();
        let mut told = BTreeSet::new();
        for (label, field) in &own {
            if at(label).is_some() || !told.insert(*label) {
                continue;
            }
            let message = match wanted.mapping.is_some_and(|_| *label != field.name) {
                true => Message::MissingOwnLabel,
                false => Message::MissingLabel,
            };
            let finding = Finding::error(path, "missing-label", message)
                .with("dataset", &wanted.dataset.name)
                .with("meant", &field.name)
                .at(Some(1), Some(label), None);
            findings.push(finding);
        }
        let asked = |mapping: Option<&ColumnMapping>| at(&mapping?.zero_when.as_ref()?.column);
        let columns = wanted.columns();
        let placed: Vec<Option<Placed<'a>>> =
            columns.map(|(field, mapping)| Placed::find(field, mapping, at)).collect();
        let mark = wanted.dataset.mark.and_then(|place| placed[place].as_ref()?.first());
        let asked = wanted.columns().map(|(_, mapping)| asked(mapping)).collect();
        Some(Self { header, wanted, placed, asked, mark })
    }
}

/// What is wrong with a first line as a whole: it is no header, or that of another dataset, or its
/// columns are separated by something else.
fn other_header(
    path: &str,
    contract: &Contract,
    wanted: Wanted<'_>,
    header: &[String],
    line: &str,
) -> Option<Finding> {
    let dataset = wanted.dataset;
    let error =
        |message| Finding::error(path, "format-error", message).with("dataset", &dataset.name);
    if let Some(separator) = other_separator(line, header, wanted) {
        let name = separator_name(separator);
        return Some(error(Message::OtherSeparator).with("separator", name));
    }
    let known = wanted.known(header);
    let mut others = contract.datasets.iter().filter(|d| d.name != dataset.name);
    let fits = |d: &&Dataset| d.fields.iter().all(|f| header.contains(&f.name));
    if known < wanted.count()
        && let Some(other) = others.find(fits)
    {
        return Some(error(Message::OtherDataset).with("other", &other.name));
    }
    (known == 0).then(|| error(Message::NoKnownLabel))
}

/// What separates the columns of a first line that was read as if commas did, if it is something else
/// and is one of those that are read.
pub(super) fn separator_by_header(wanted: Wanted<'_>, header: &Header) -> Option<u8> {
    let separator = other_separator(&header.line, &header.labels, wanted)?;
    u8::try_from(separator).ok().filter(|separator| SEPARATORS.contains(separator))
}

/// How a separator is named in the catalogue of messages.
fn separator_name(separator: char) -> String {
    match separator {
        '\t' => "tab".to_owned(),
        ' ' => "space".to_owned(),
        other => shown(&other.to_string()),
    }
}

/// What separates the columns, if it is not the comma: that by which the header has more columns of
/// the contract.
fn other_separator(line: &str, header: &[String], wanted: Wanted<'_>) -> Option<char> {
    let is_no_separator = |c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '\'' | ',');
    let candidates: BTreeSet<char> = line.chars().filter(|c| !is_no_separator(*c)).collect();
    let known_by = |separator: char| {
        let label = |part: &str| text::tidy(part.trim_matches(['"', '\''])).into_owned();
        wanted.known(&line.split(separator).map(label).collect::<Vec<_>>())
    };
    let (known, separator) = candidates.into_iter().map(|c| (known_by(c), c)).max()?;
    (known > 1 && known > wanted.known(header)).then_some(separator)
}

/// Whether the columns are separated by something else than the comma.
pub(super) fn is_separated_otherwise(wanted: Wanted<'_>, Header { labels, line }: &Header) -> bool {
    other_separator(line, labels, wanted).is_some()
}

/// The labels of the header line, each in its one form.
pub(super) fn header_cells(record: &Record) -> Vec<String> {
    let label = |cell: &[u8]| text::tidy(&String::from_utf8_lossy(cell)).into_owned();
    record.cells.iter().map(label).collect()
}

/// The row of the header if it is not the first: where that names no column of the contract, one of
/// the next records does, by half of its columns or more.
pub(super) fn header_further_down(
    wanted: Wanted<'_>,
    Header { labels, line }: &Header,
    reader: &mut dyn RecordReader,
) -> Option<u64> {
    if wanted.known(labels) > 0 || other_separator(line, labels, wanted).is_some() {
        return None;
    }
    let mut record = Record::default();
    for _ in 0..ROWS_ABOVE_HEADER {
        if reader.next(&mut record).ok()? == Next::End {
            return None;
        }
        if 2 * wanted.known(&header_cells(&record)) >= wanted.count() {
            return Some(record.row);
        }
    }
    None
}

/// Whether a row says what its columns are: half of those of the contract or more, by their names
/// or their titles.
pub(super) fn is_header_again(plan: &Plan<'_>, record: &Record) -> bool {
    let most = plan.placed.iter().flatten().filter(|placed| placed.first().is_some()).count();
    let (mut others, mut again) = (0, 0);
    for ((field, _), placed) in plan.wanted.columns().zip(&plan.placed) {
        let Some(placed) = placed else { continue };
        let own = placed.first().and_then(|place| plan.header.get(place));
        let labels = [&field.name, &field.title, own.unwrap_or(&field.name)];
        let labels = labels.map(String::as_str);
        let Some(is_again) = names(record, placed, &labels) else { continue };
        again += usize::from(is_again);
        others += usize::from(!is_again);
        // however the rest is
        if 2 * others > most {
            return false;
        }
    }
    again > 0 && again >= others
}

/// The label of the column whose mark says that a row is the example of a template still, if it is.
pub(super) fn example_mark<'p>(plan: &Plan<'p>, record: &Record) -> Option<&'p str> {
    let place = plan.mark?;
    let cell = std::str::from_utf8(record.cells.get(place)?).ok()?;
    let label = plan.header.get(place)?;
    (text::trim(cell) == EXAMPLE_MARK).then_some(label.as_str())
}

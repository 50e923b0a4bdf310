//! The header of a file: its labels, matched with the contract, and every fault among them.

use std::collections::{BTreeMap, BTreeSet};

use super::faults;
use super::mapping::ColumnMapping;
use super::reader::{Next, Record, RecordReader};
use super::scanner::QuoteFault;
use super::wanted::{Placed, Wanted, names};
use contract::{Contract, Dataset, EXAMPLE_MARK, Finding, FindingList, Message, shown};
use programme::text;

/// How far down a header is looked for, so that a title above it can be named.
pub(super) const ROWS_ABOVE_HEADER: usize = 10;

/// What may separate the cells of a file, beside commas.
pub(super) const SEPARATORS: [u8; 3] = [b';', b'\t', b'|'];

/// The line of a file that names its columns, which should be the first.
pub(super) struct Header {
    /// Its row.
    pub(super) row: u64,
    /// Its labels, each in its one form.
    pub(super) labels: Vec<String>,
    /// All of it as it stands, but for its quotes.
    pub(super) line: String,
    /// The first label with a quote that does not stand as quotes do.
    quote: Option<(usize, QuoteFault)>,
}

impl Header {
    /// The header that a record is.
    pub(super) fn new(record: &Record) -> Self {
        let cells: Vec<_> = record.cells.iter().map(String::from_utf8_lossy).collect();
        let (row, labels, quote) = (record.row, header_cells(record), record.quote);
        Self { row, labels, line: cells.join(","), quote }
    }

    /// The same without the empty labels at its end.
    pub(super) fn without_blank_end(mut self) -> Self {
        while self.labels.last().is_some_and(String::is_empty) {
            self.labels.pop();
        }
        self
    }
}

/// The line that names the columns, which is read below a title or a blank line too; what is wrong with it
/// or above it.
pub(super) fn read_header(
    path: &str,
    wanted: Wanted<'_>,
    reader: &mut dyn RecordReader,
    record: &mut Record,
    findings: &mut FindingList,
) -> Option<Header> {
    let mut header = find_header(path, wanted, reader, record, findings)?;
    if let Some((cell, fault)) = header.quote
        && !is_separated_otherwise(wanted, &header)
    {
        let label = header.labels.get(cell).map_or("", String::as_str);
        findings.push(faults::misplaced_quote(path, header.row, (Some(label), label), fault));
        // what it is without the quote is not told again
        let label = label.replace('"', "");
        if !wanted.has(&label) {
            return None;
        }
        header.labels[cell] = label;
    }
    Some(header)
}

/// The line that names the columns; what is wrong with what stands above it.
fn find_header(
    path: &str,
    wanted: Wanted<'_>,
    reader: &mut dyn RecordReader,
    record: &mut Record,
    findings: &mut FindingList,
) -> Option<Header> {
    let blank = |message| Finding::error(path, "blank-header", message).at(Some(1), None, None);
    match reader.next(record) {
        Ok(Next::Record) => {}
        Ok(Next::BlankLine) => {
            let header = header_further_down(wanted, reader);
            findings.push(match &header {
                // there is more above it than one line
                Some(header) if header.row > 2 => {
                    faults::header_further_down(path, header.row, None)
                }
                _ => blank(Message::FirstLineBlank),
            });
            return header;
        }
        Ok(Next::End) => {
            findings.push(Finding::error(path, "source-error", Message::EmptyFile));
            return None;
        }
        Err(stop) => {
            findings.push(faults::stopped(path, &stop));
            return None;
        }
    }
    let header = Header::new(record);
    if header.labels.iter().all(String::is_empty) {
        findings.push(blank(Message::NoLabels).with("dataset", &wanted.dataset.name));
        return header_further_down(wanted, reader);
    }
    if is_separator_line(&header) {
        let finding = Finding::error(path, "format-error", Message::SeparatorLine);
        findings.push(finding.at(Some(1), None, Some(&header.line)));
        return header_further_down(wanted, reader);
    }
    if may_be_title(wanted, &header)
        && let Some(below) = header_further_down(wanted, reader)
    {
        let first = header.labels.first().map(String::as_str);
        findings.push(faults::header_further_down(path, below.row, first));
        return Some(below);
    }
    Some(header)
}

/// Which cell of a record is which column of the contract.
pub(super) struct Plan<'a> {
    /// The labels of the header, without empty ones at its end.
    pub(super) header: &'a [String],
    /// What findings call the columns of the file: by its labels, or by those of the contract where they
    /// have none of their own.
    pub(super) names: Vec<&'a str>,
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
        Header { row, labels: header, line, .. }: &'a Header,
        findings: &mut FindingList,
    ) -> Option<Self> {
        let row = Some(*row);
        if let Some(finding) = other_header(path, contract, wanted, header, line) {
            let first = header.first().map(String::as_str);
            findings.push(finding.at(row, None, first));
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
                findings.push(finding.with("number", number).at(row, None, None));
                continue;
            }
            if let Some(first) = first_at.get(label.as_str()) {
                let finding = Finding::error(path, "duplicate-label", Message::DuplicateLabel)
                    .with("first", first + 1)
                    .with("number", number)
                    .at(row, Some(label), Some(label));
                findings.push(finding);
                continue;
            }
            first_at.insert(label, index);
            if !wanted.has(label) && !wanted.ignores(label) {
                let near = programme::keys::nearest(label, missing.iter().copied());
                let finding = match near {
                    None => Finding::warning(path, "extra-label", Message::ExtraLabel),
                    Some(near) => Finding::warning(path, "extra-label", Message::NearlyALabel)
                        .with("near", near),
                };
                findings.push(finding.at(row, Some(label), Some(label)));
            }
        }
        let misplaced = find_misplaced(wanted, header, &first_at);
        let in_order = wanted.distinct_labels();
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
            let instead = misplaced.iter().find(|(place, _)| in_order[*place] == *label);
            let finding = match instead {
                None => Finding::error(path, "missing-label", message),
                Some((place, own)) => {
                    Finding::error(path, "missing-label", Message::MisplacedLabel)
                        .with("number", place + 1)
                        .with("other", shown(&header[*place]))
                        .with("own", own + 1)
                }
            };
            let finding = finding
                .with("dataset", &wanted.dataset.name)
                .with("meant", &field.name)
                .at(row, Some(label), None);
            findings.push(finding);
        }
        let misnamed = match misplaced.is_empty() {
            true => find_misnamed(wanted, header, &first_at),
            // all columns are in the order of the contract
            false => in_order.iter().copied().zip(0..).collect(),
        };
        let at = |label: &str| misnamed.get(label).copied();
        let is_misplaced = |place: usize| misplaced.iter().any(|(other, _)| *other == place);
        let names = header.iter().enumerate().map(|(place, label)| {
            let mut own = own.iter().filter(|_| label.is_empty() || is_misplaced(place));
            let own = own.find(|(label, _)| at(label) == Some(place));
            own.map_or(label.as_str(), |(_, field)| field.name.as_str())
        });
        let names = names.collect();
        let asked = |mapping: Option<&ColumnMapping>| at(&mapping?.zero_when.as_ref()?.column);
        let columns = wanted.columns();
        let placed: Vec<Option<Placed<'a>>> =
            columns.map(|(field, mapping)| Placed::find(field, mapping, at)).collect();
        let mark = wanted.dataset.mark.and_then(|place| placed[place].as_ref()?.first());
        let asked = wanted.columns().map(|(_, mapping)| asked(mapping)).collect();
        Some(Self { header, names, wanted, placed, asked, mark })
    }
}

/// Labels that stand above the columns of others: the place of each, and that of its own column.
///
/// That is known where there are as many columns as there should be, most of them under their labels and
/// in their order; then each label in another's place, which is missing, belongs where one stands that
/// nobody knows.
fn find_misplaced(
    wanted: Wanted<'_>,
    header: &[String],
    first_at: &BTreeMap<&str, usize>,
) -> Vec<(usize, usize)> {
    let labels = wanted.distinct_labels();
    let other: Vec<usize> = (0..labels.len().min(header.len()))
        .filter(|place| header[*place] != labels[*place])
        .collect();
    if labels.len() != header.len() || 2 * other.len() >= labels.len() {
        return Vec::new();
    }
    let is_known =
        |place: &&usize| wanted.has(&header[**place]) || wanted.ignores(&header[**place]);
    let known: Vec<usize> = other.iter().filter(is_known).copied().collect();
    let own_place = |place: usize| {
        let own = labels.iter().position(|label| *label == header[place])?;
        let is_missing = !first_at.contains_key(labels[place]);
        (is_missing && other.contains(&own) && !known.contains(&own)).then_some((place, own))
    };
    let misplaced: Option<Vec<_>> = known.iter().map(|place| own_place(*place)).collect();
    misplaced.unwrap_or_default()
}

/// Where each label stands that the header should have. Those that are there under no name of theirs are
/// found too: what stands below a label that is misspelt, blank or there twice is checked as well, although
/// the file is refused for the label.
fn find_misnamed<'w>(
    wanted: Wanted<'w>,
    header: &[String],
    first_at: &BTreeMap<&str, usize>,
) -> BTreeMap<&'w str, usize> {
    let labels = wanted.distinct_labels();
    let mut places: Vec<Option<usize>> =
        labels.iter().map(|label| first_at.get(label).copied()).collect();
    let is_unknown = |label: &str| !wanted.has(label) && !wanted.ignores(label);
    find_misspelt(&labels, header, &is_unknown, &mut places);
    for number in 0..labels.len() {
        if places[number].is_some() {
            continue;
        }
        // where it stands in the template: between the same two columns
        let behind = match number.checked_sub(1) {
            Some(before) => places[before].map(|place| place + 1),
            None => Some(0),
        };
        let before = match places.get(number + 1) {
            Some(next) => next.and_then(|place| place.checked_sub(1)),
            None => header.len().checked_sub(1),
        };
        // behind the last there may be columns of the centre's own, unless there are no more
        let is_last = number + 1 == labels.len() && header.len() != labels.len();
        let is_inside = !is_last && behind == before;
        for place in [behind, before].into_iter().flatten().filter(|p| *p < header.len()) {
            let label = &header[place];
            let mut twins = (0..header.len()).filter(|p| *p != place && header[*p] == *label);
            let twin = twins.next().filter(|_| !label.is_empty() && !wanted.ignores(label));
            let holder = places.iter().position(|other| *other == Some(place));
            let is_free = match holder {
                // one of the centre's own stands behind the others as a rule
                None => label.is_empty() || twin.is_some() || (is_unknown(label) && is_inside),
                // a name that is there twice: its own place is the other
                Some(_) => twin.is_some(),
            };
            if is_free {
                if let Some(holder) = holder {
                    places[holder] = twin;
                }
                places[number] = Some(place);
                break;
            }
        }
    }
    let found = labels.into_iter().zip(places);
    found.filter_map(|(label, place)| Some((label, place?))).collect()
}

/// Finds the labels that are missing among those of the header that are nearly the same.
fn find_misspelt(
    labels: &[&str],
    header: &[String],
    is_unknown: &dyn Fn(&str) -> bool,
    places: &mut [Option<usize>],
) {
    let missing: Vec<(usize, String)> = (0..labels.len())
        .filter(|number| places[*number].is_none())
        .map(|number| (number, labels[number].to_lowercase()))
        .collect();
    for (place, label) in header.iter().enumerate() {
        if missing.is_empty() || label.is_empty() || !is_unknown(label) {
            continue;
        }
        let names = missing.iter().map(|(_, name)| name.as_str());
        let near = programme::keys::nearest(&label.to_lowercase(), names);
        let meant = missing.iter().find(|(_, name)| near == Some(name.as_str()));
        if let Some((number, _)) = meant.filter(|(number, _)| places[*number].is_none()) {
            places[*number] = Some(place);
        }
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

/// What the line begins with by which Excel writes down what separates cells, such as `sep=;`.
const SEPARATOR_LINE: &str = "sep=";

/// Whether a first line is no header but says what separates cells.
fn is_separator_line(Header { line, .. }: &Header) -> bool {
    let Some((start, separator)) = line.split_at_checked(SEPARATOR_LINE.len()) else {
        return false;
    };
    start.eq_ignore_ascii_case(SEPARATOR_LINE) && separator.chars().count() == 1
}

/// Whether the columns are separated by something else than the comma.
fn is_separated_otherwise(wanted: Wanted<'_>, header: &Header) -> bool {
    let Header { labels, line, .. } = header;
    other_separator(line, labels, wanted).is_some()
}

/// The labels of the header line, each in its one form.
pub(super) fn header_cells(record: &Record) -> Vec<String> {
    let label = |cell: &[u8]| text::tidy(&String::from_utf8_lossy(cell)).into_owned();
    record.cells.iter().map(label).collect()
}

/// Whether a line may be a title above the header: it names no column of the contract.
pub(super) fn may_be_title(wanted: Wanted<'_>, header: &Header) -> bool {
    wanted.known(&header.labels) == 0 && !is_separated_otherwise(wanted, header)
}

/// The header if it is not the first line: one of the next records names columns of the contract, half
/// of them or more.
fn header_further_down(wanted: Wanted<'_>, reader: &mut dyn RecordReader) -> Option<Header> {
    let mut record = Record::default();
    for _ in 0..ROWS_ABOVE_HEADER {
        if reader.next(&mut record).ok()? == Next::End {
            return None;
        }
        let known = wanted.known(&header_cells(&record));
        if known > 0 && 2 * known >= wanted.count() {
            return Some(Header::new(&record));
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
    // a label may be blank, and its column found all the same
    let label = plan.header.get(place).filter(|label| !label.is_empty());
    let field = plan.wanted.dataset.fields.get(plan.wanted.dataset.mark?)?;
    let label = label.unwrap_or(&field.name);
    (text::trim(cell) == EXAMPLE_MARK).then_some(label.as_str())
}

//! What stands in the file of a centre whose mapping makes something else of it, for whoever has found what
//! was made of it.

use std::collections::{BTreeMap, BTreeSet};

use num_rational::BigRational;

use super::candidate::Candidate;
use super::fetched::Fetched;
use super::file::File;
use super::header::{Header, Plan, read_header};
use super::mapping::Around;
use super::reader::{Kind, Next, Record, RecordReader};
use super::wanted::{Placed, Wanted};
use contract::{CellType, Contract, FindingList, cells};

/// A cell as a file has it, where its mapping makes something else of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledCell {
    /// The column of the contract.
    pub column: String,
    /// What stands there; behind it, where it is an amount in another unit or currency, what that comes to.
    pub filed: String,
    /// What it was read as, as a reader of the contract would write it.
    pub read: String,
}

/// The cells of these rows of an extract that its mapping makes something else of, by row.
#[must_use]
pub fn filed_cells(
    candidate: &Candidate,
    contract: &Contract,
    rows: &BTreeSet<u64>,
) -> BTreeMap<u64, Vec<FiledCell>> {
    let mut filed = BTreeMap::new();
    let Fetched { arrival, spool, .. } = &candidate.fetched;
    let dataset = arrival.triple.as_ref().and_then(|t| contract.dataset(&t.dataset));
    let (Some(dataset), Some(format), Ok(spool), Some(last)) =
        (dataset, arrival.format, spool, rows.last())
    else {
        return filed;
    };
    let wanted = Wanted { dataset, mapping: arrival.mapping.as_deref() };
    let file = File { path: &arrival.path, spool, format, sheet: arrival.sheet.as_deref() };
    let period = arrival.period.as_ref();
    let currency = wanted.mapping.and_then(|mapping| mapping.currency.as_ref());
    let rate = currency.zip(period).and_then(|(c, period)| c.rate_on(period.days.ends_on));
    let around = (period.map_or("", |period| &period.label), rate);
    let mut take = |reader: &mut dyn RecordReader| {
        let mut record = Record::default();
        // what is wrong with it was told when it was read
        let mut told = FindingList::default();
        let header = read_header(&arrival.path, wanted, reader, &mut record, &mut told);
        let Some(header) = header.map(Header::without_blank_end) else { return };
        let plan = Plan::new(&arrival.path, contract, wanted, &header, &mut told);
        let Some(plan) = plan else { return };
        while record.row < *last {
            match reader.next(&mut record) {
                Ok(Next::Record) => {
                    if rows.contains(&record.row) {
                        filed.insert(record.row, changed(&plan, &record, around));
                    }
                    if record.quote.is_some() {
                        reader.go_back();
                    }
                }
                Ok(Next::BlankLine) => {}
                Err(_) if reader.resume() => {}
                Ok(Next::End) | Err(_) => return,
            }
        }
    };
    let _ = file.read(wanted, &mut take);
    filed
}

/// The cells of a row that the mapping makes something else of.
fn changed(
    plan: &Plan<'_>,
    record: &Record,
    (period, rate): (&str, Option<&BigRational>),
) -> Vec<FiledCell> {
    let columns = plan.wanted.columns().zip(plan.placed.iter().zip(&plan.asked));
    let cells = columns.filter_map(|((field, mapping), (placed, asked))| {
        let (placed, mapping) = (placed.as_ref()?, mapping?);
        if matches!(placed, Placed::Constant(_)) {
            return None;
        }
        let (cell, kind) = placed.text(record, field.cell_type).ok()?;
        let is_typed = kind == Kind::Text || field.cell_type == CellType::Date;
        let asked = asked.and_then(|place| std::str::from_utf8(record.cells.get(place)?).ok());
        let is_text = is_typed && kind != Kind::Date;
        let read = mapping.read(&cell, field, Around { period, asked, rate, is_text }).ok()?;
        let value = cells::parse_as(&read, field).ok()?.written(field.cell_type);
        let is_number = field.cell_type == CellType::Integer || field.cell_type.decimal().is_some();
        let filed = match is_number && mapping.changes_unit(rate.is_some()) {
            true => format!("{cell} ({value})"),
            false => cell.into_owned(),
        };
        (filed != value).then(|| FiledCell { column: field.name.clone(), filed, read: value })
    });
    cells.collect()
}

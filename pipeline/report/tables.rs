//! The tables that a report prints: the SQL files under `sql/reports/`, each also a CSV file.

use std::collections::{BTreeMap, BTreeSet};

use arrow::array::{RecordBatch, StringArray};

use super::Error;
use super::Figures;
use crate::contract::guard;
use crate::engine::{self, Layer, ScopeKind, ScopeKinds, ScopeRole, Session, to_text};
use crate::measures::{Figure, Status, figures_table};
use crate::query::View;

/// A table: cells that are ids of figures are printed as those figures.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// The SQL file's name.
    pub(super) name: String,
    /// What it is called.
    pub(super) title: String,
    /// Its column heads.
    pub(super) columns: Vec<String>,
    /// Its cells.
    pub(super) rows: Vec<Vec<String>>,
}

/// Runs every report table.
pub(super) async fn run(
    view: &View,
    session: &Session,
    figures: &Figures,
) -> Result<Vec<Table>, Error> {
    let files = view.configuration.library.layer(Layer::Reports);
    let batch = figures_table(figures.by_id().into_values()).map_err(engine::Error::from)?;
    session.register("figures", batch)?;
    let by_id = figures.by_id();
    let mut tables = Vec::new();
    for file in files {
        let mut columns = Vec::new();
        let mut rows = Vec::new();
        // columns of measures that ask for what is not filed
        let mut not_asked = BTreeSet::new();
        for batch in session.run(file).await? {
            let batch = printed_columns(&batch).map_err(engine::Error::from)?;
            columns = batch.schema().fields().iter().map(|f| f.name().clone()).collect();
            let texts: Result<Vec<StringArray>, _> = batch.columns().iter().map(to_text).collect();
            let texts = texts.map_err(engine::Error::from)?;
            for row in 0..batch.num_rows() {
                let cells: Vec<String> = texts.iter().map(|t| t.value(row).to_owned()).collect();
                let is_unknown = |c: &String| is_unknown(c, &by_id, &figures.of_year.kinds);
                for (index, id) in cells.iter().enumerate().skip(1).filter(|(_, c)| is_unknown(c)) {
                    let measure = id.rsplit('.').nth(1).unwrap_or_default();
                    if view.configuration.library.left_out_measure(measure).is_none() {
                        return Err(Error::Table { table: file.name.clone(), id: id.clone() });
                    }
                    not_asked.insert(index);
                }
                rows.push(cells);
            }
        }
        without(&not_asked, &mut columns);
        for row in &mut rows {
            without(&not_asked, row);
        }
        tables.push(Table {
            name: file.name.clone(),
            title: file.about("title").to_owned(),
            columns,
            rows,
        });
    }
    Ok(tables)
}

/// Takes the cells of these columns out of a row.
fn without(columns: &BTreeSet<usize>, row: &mut Vec<String>) {
    let mut index = 0..;
    row.retain(|_| index.next().is_some_and(|i| !columns.contains(&i)));
}

/// Whether a cell has the form of a figure's id but is none.
fn is_unknown(cell: &str, by_id: &BTreeMap<String, &Figure>, kinds: &ScopeKinds) -> bool {
    let is_year = |y: &str| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit());
    let opens = |k: &ScopeKind| {
        let end = if k.role == Some(ScopeRole::Whole) { '.' } else { ':' };
        cell.strip_prefix(k.name.as_str()).is_some_and(|rest| rest.starts_with(end))
    };
    let has_form = kinds.iter().any(opens)
        && cell.rsplit_once('.').is_some_and(|(rest, year)| is_year(year) && rest.contains('.'));
    has_form && !by_id.contains_key(cell)
}

/// The columns that are printed: those that start with `_` only say how the rows are sorted.
fn printed_columns(batch: &RecordBatch) -> Result<RecordBatch, arrow::error::ArrowError> {
    let schema = batch.schema();
    let names = schema.fields().iter().map(|f| f.name());
    let kept: Vec<usize> =
        names.enumerate().filter(|(_, n)| !n.starts_with('_')).map(|(i, _)| i).collect();
    batch.project(&kept)
}

/// A table as CSV, with the figures' values in place of their ids.
pub(super) fn csv(table: &Table, figures: &Figures) -> Vec<u8> {
    let by_id = figures.by_id();
    let cell = |c: &String| match by_id.get(c) {
        Some(figure) => figure.value().unwrap_or_default(),
        None => c.clone(),
    };
    // the first column names the row, whatever it looks like
    let rows = table.rows.iter().map(|r| {
        r.iter().enumerate().map(|(i, c)| if i == 0 { c.clone() } else { cell(c) }).collect()
    });
    write_csv(&table.columns, rows)
}

/// All figures as CSV.
pub(super) fn figures_csv(figures: &Figures) -> Vec<u8> {
    let columns = ["id", "value", "unit", "n", "status", "reason"].map(str::to_owned);
    let rows = figures.by_id().into_iter().map(|(id, f)| {
        let status = if f.status() == Status::Published { "published" } else { "not_available" };
        vec![
            id,
            f.value().unwrap_or_default(),
            f.unit.as_str().to_owned(),
            f.n.map(|n| n.to_string()).unwrap_or_default(),
            status.to_owned(),
            f.reason.clone().unwrap_or_default(),
        ]
    });
    write_csv(&columns, rows)
}

/// Rows as CSV; cells that a spreadsheet would run are guarded.
fn write_csv(columns: &[String], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // writing to memory does not fail
    let _ = writer.write_record(columns);
    for row in rows {
        let _ = writer.write_record(row.iter().map(|c| guard(c)));
    }
    writer.into_inner().unwrap_or_default()
}

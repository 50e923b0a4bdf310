//! The tables and charts that a report prints: the SQL files under `sql/reports/`. Each table is also
//! a CSV file.

use std::collections::BTreeSet;

use arrow::array::RecordBatch;

use super::charts::{ChartRows, Row, SERIES};
use super::draft::{COLUMN, STAMP};
use super::{Error, Figures};
use contract::guard;
use engine::{Engine, Layer, ScopeKind, ScopeKinds, ScopeRole, SqlFile, to_texts};
use measures::{Publication, figures_table};
use query::View;

/// What stands in a table for a value that this edition may not show, so that nobody takes it for one
/// that is not there, or for zero.
const CONFIDENTIAL: &str = "[c]";
/// The one kind of chart.
const BARS: &str = "bars";
/// The columns that a chart's file returns; `series` may be left out.
const CHART_COLUMNS: [&str; 3] = ["label", "figure", "series"];

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

/// What the SQL files under `sql/reports/` come to.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_field_names, reason = "tables are what it holds")]
pub(super) struct Tables {
    /// The tables.
    pub(super) tables: Vec<Table>,
    /// The charts: files whose header says `chart`.
    pub(super) charts: Vec<ChartRows>,
    /// The names of those that ask for what is not filed.
    pub(super) left_out: BTreeSet<String>,
}

impl Tables {
    /// Whether a table or chart asks for what is not filed, so that there is nothing to print.
    pub(super) fn is_left_out(&self, name: &str) -> bool {
        self.left_out.contains(name)
    }
}

/// Runs every file under `sql/reports/`.
pub(super) async fn run(
    view: &View,
    engine: &dyn Engine,
    figures: &Figures,
) -> Result<Tables, Error> {
    let files = view.configuration.library.layer(Layer::Reports);
    let batch = figures_table(&figures.published).map_err(engine::Error::in_rows_of("figures"))?;
    engine.register("figures", batch)?;
    let left_out = view.configuration.library.left_out.iter().map(|l| &l.file);
    let left_out = left_out.filter(|f| f.layer == Layer::Reports).map(|f| f.name.clone());
    let mut tables = Tables { left_out: left_out.collect(), ..Tables::default() };
    for file in files {
        let mut columns = Vec::new();
        let mut rows = Vec::new();
        // columns of measures that ask for what is not filed
        let mut not_asked = BTreeSet::new();
        for batch in engine.run(file).await? {
            let batch = printed_columns(&batch).map_err(engine::Error::in_rows_of(&file.path))?;
            columns = batch.schema().fields().iter().map(|f| f.name().clone()).collect();
            let texts = to_texts(&file.path, batch.columns())?;
            for row in 0..batch.num_rows() {
                let cells: Vec<String> = texts.iter().map(|t| t.value(row).to_owned()).collect();
                rows.push(cells);
            }
        }
        let (name, title) = (file.name.clone(), file.about("title").to_owned());
        let is_left_out = |id: &str| {
            let measure = id.rsplit('.').nth(1).unwrap_or_default();
            view.configuration.library.left_out_measure(measure).is_some()
        };
        if file.header.contains_key("chart") {
            let rows = chart_rows(file, &columns, &rows, &figures.published, &is_left_out)?;
            let name = name.strip_prefix("chart_").unwrap_or(&name).to_owned();
            tables.charts.push(ChartRows { name, title, rows });
            continue;
        }
        for cells in &rows {
            let cells = cells.iter().enumerate().skip(1);
            let is_figure = |c: &str| c.is_empty() || figures.published.get(c).is_some();
            for (index, cell) in cells.filter(|(_, c)| !is_figure(c)) {
                if is_left_out(cell) {
                    not_asked.insert(index);
                } else if has_form_of_id(cell, &figures.of_year.kinds) {
                    return Err(Error::Table { table: name, id: cell.clone() });
                } else if !view.configuration.prints_data {
                    let (column, cell) = (columns[index].clone(), cell.clone());
                    return Err(Error::NoFigure { table: name, column, cell });
                }
            }
        }
        without(&not_asked, &mut columns);
        for row in &mut rows {
            without(&not_asked, row);
        }
        tables.tables.push(Table { name, title, columns, rows });
    }
    Ok(tables)
}

/// Takes the cells of these columns out of a row.
fn without(columns: &BTreeSet<usize>, row: &mut Vec<String>) {
    let mut index = 0..;
    row.retain(|_| index.next().is_some_and(|i| !columns.contains(&i)));
}

/// The bars that a chart's file returns, but for those of measures that ask for what is not filed.
fn chart_rows(
    file: &SqlFile,
    columns: &[String],
    rows: &[Vec<String>],
    published: &Publication,
    is_left_out: &dyn Fn(&str) -> bool,
) -> Result<Vec<Row>, Error> {
    let fail = |problem: String| Error::Chart { file: file.name.clone(), problem };
    let kind = file.about("chart");
    if kind != BARS {
        return Err(fail(format!("the chart `{kind}` is not known; there is `{BARS}`")));
    }
    if let Some(unknown) = columns.iter().find(|c| !CHART_COLUMNS.contains(&c.as_str())) {
        let problem = format!("a chart has no column `{unknown}`: {}", CHART_COLUMNS.join(", "));
        return Err(fail(problem));
    }
    let place = |name: &str| columns.iter().position(|c| c == name);
    let [label, figure, series] = CHART_COLUMNS.map(place);
    let mut bars = Vec::with_capacity(rows.len());
    for cells in rows {
        let cell =
            |place: Option<usize>| place.and_then(|p| cells.get(p)).map_or("", String::as_str);
        let id = cell(figure);
        if published.get(id).is_none() {
            if is_left_out(id) {
                continue;
            }
            return Err(Error::Table { table: file.name.clone(), id: id.to_owned() });
        }
        let found = match cell(series) {
            "" if series.is_none() => Some(1),
            text => text.parse().ok().filter(|s| (1..=SERIES).contains(s)),
        };
        let series = found.ok_or_else(|| {
            fail(format!("`series` of `{id}` is not a whole number from 1 to {SERIES}"))
        })?;
        bars.push(Row { label: cell(label).to_owned(), figure: id.to_owned(), series });
    }
    Ok(bars)
}

/// Whether a cell has the form of a figure's id.
fn has_form_of_id(cell: &str, kinds: &ScopeKinds) -> bool {
    let is_year = |y: &str| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit());
    let opens = |k: &ScopeKind| {
        let end = if k.role == Some(ScopeRole::Whole) { '.' } else { ':' };
        cell.strip_prefix(k.name.as_str()).is_some_and(|rest| rest.starts_with(end))
    };
    kinds.iter().any(opens)
        && cell.rsplit_once('.').is_some_and(|(rest, year)| is_year(year) && rest.contains('.'))
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
    let cell = |c: &String| match figures.published.get(c) {
        Some(figure) => figure.value.clone().unwrap_or_else(|| match figure.is_confidential() {
            true => CONFIDENTIAL.to_owned(),
            false => String::new(),
        }),
        None => c.clone(),
    };
    // the first column names the row, whatever it looks like
    let rows = table.rows.iter().map(|r| {
        r.iter().enumerate().map(|(i, c)| if i == 0 { c.clone() } else { cell(c) }).collect()
    });
    write_csv(&table.columns, rows, figures.is_draft)
}

/// All figures as CSV.
pub(super) fn figures_csv(figures: &Figures) -> Vec<u8> {
    let columns = ["id", "value", "unit", "n", "status", "reason"].map(str::to_owned);
    let rows = figures.published.figures().map(|f| {
        vec![
            f.id.clone(),
            f.value.clone().unwrap_or_default(),
            f.unit.as_str().to_owned(),
            f.n.map(|n| n.to_string()).unwrap_or_default(),
            f.status.as_str().to_owned(),
            f.reason.clone().unwrap_or_default(),
        ]
    });
    write_csv(&columns, rows, figures.is_draft)
}

/// Rows as CSV; cells that a spreadsheet would run are guarded, and each row of a draft says what it is.
pub(super) fn write_csv(
    columns: &[String],
    rows: impl Iterator<Item = Vec<String>>,
    is_draft: bool,
) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let (label, stamp) = (is_draft.then_some(COLUMN), is_draft.then_some(STAMP));
    // writing to memory does not fail
    let _ = writer.write_record(columns.iter().map(String::as_str).chain(label));
    for row in rows {
        let stamp = stamp.map(guard);
        let _ = writer.write_record(row.iter().map(|c| guard(c)).chain(stamp));
    }
    writer.into_inner().unwrap_or_default()
}

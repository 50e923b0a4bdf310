//! The functions that templates print figures with: they ask by id, and get text, value and the way
//! to its lineage. What HTML there is stands in templates.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, ErrorKind, State, UndefinedBehavior};
use serde::Serialize;

use super::Error;
use super::charts::{self, ChartRows, Row, SERIES};
use super::numbers::{self, Style};
use super::shown::Shown;
use super::tables::{Table, Tables};
use measures::Published;

/// The template of a printed figure.
const FIGURE: &str = "figure.html";
/// The template of a table.
const TABLE: &str = "table.html";

/// A figure as its template prints it.
#[derive(Debug, Serialize)]
struct FigureModel<'a> {
    id: &'a str,
    value: Option<&'a str>,
    text: String,
    reason: Option<&'static str>,
    href: String,
}

/// A table as its template prints it.
#[derive(Debug, Serialize)]
struct TableModel<'a> {
    name: &'a str,
    title: &'a str,
    columns: &'a [String],
    rows: Vec<Vec<CellModel<'a>>>,
}

/// A cell: text, or the id of a figure.
#[derive(Debug, Serialize)]
struct CellModel<'a> {
    text: &'a str,
    is_figure: bool,
}

/// What text of a figure is printed.
type Text = fn(&Published, &str) -> String;

/// The names of what a page has asked for.
type Asked = Arc<Mutex<BTreeSet<String>>>;

/// The templates, with functions that print what a page may show.
pub(super) fn environment(
    texts: &BTreeMap<String, String>,
    shown: &Shown,
    tables: &Tables,
) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|name| match name.rsplit('.').next() {
        Some("html") => AutoEscape::Html,
        _ => AutoEscape::None,
    });
    for (name, text) in texts {
        let fail = |source| Error::Template { name: name.clone(), source: Box::new(source) };
        environment.add_template_owned(name.clone(), text.clone()).map_err(fail)?;
    }
    let (shown, tables) = (Arc::new(shown.clone()), Arc::new(tables.clone()));
    add_figures(&mut environment, &shown);
    add_rows(&mut environment, &shown);
    add_tables(&mut environment, &shown, &tables);
    Ok(environment)
}

/// `fig`, `cell` and `moved` print a figure; `words` and `movement` are its plain text; `has` says
/// whether there is one for this page, `available` whether it has a value to print, `exists` whether it
/// has one, printed or not.
fn add_figures(environment: &mut Environment<'static>, shown: &Arc<Shown>) {
    let prose: Text = |f, currency| numbers::text(f, currency, Style::Prose);
    let table: Text = |f, currency| numbers::text(f, currency, Style::Table);
    let movement: Text = |f, _| numbers::movement(f);
    for (name, text) in [("fig", prose), ("cell", table), ("moved", movement)] {
        let shown = Arc::clone(shown);
        environment.add_function(name, move |state: &State, id: &str| {
            printed(state, &shown, find(&shown, id)?, text)
        });
    }
    for (name, text) in [("words", prose), ("movement", movement)] {
        let shown = Arc::clone(shown);
        environment
            .add_function(name, move |id: &str| find(&shown, id).map(|f| text(f, &shown.currency)));
    }
    let of = Arc::clone(shown);
    environment.add_function("has", move |id: &str| of.get(id).is_some());
    let of = Arc::clone(shown);
    environment.add_function("exists", move |id: &str| {
        of.get(id).is_some_and(|f| f.value.is_some() || f.is_confidential())
    });
    let shown = Arc::clone(shown);
    environment.add_function("available", move |id: &str| {
        shown.get(id).is_some_and(|f| f.value.is_some())
    });
}

/// What says something of the bars of a chart: `only` the one there is, `largest` and `smallest` of
/// those with a value, or none, `some_hidden` whether there are others that this edition may not show. Of values that tie, the last is the largest and the first the
/// smallest, so that both are named.
fn add_rows(environment: &mut Environment<'static>, shown: &Arc<Shown>) {
    environment.add_function("only", |rows: Serde<Vec<Row>>| match rows.0.as_slice() {
        [row] => Value::from(Serde(row)),
        _ => Value::from(()),
    });
    let of = Arc::clone(shown);
    environment.add_function("largest", move |rows: Serde<Vec<Row>>| {
        let largest = known(&of, &rows).into_iter().max_by(|a, b| a.1.compare(b.1));
        largest.map_or(Value::from(()), |(row, _)| Value::from(Serde(row)))
    });
    let of = Arc::clone(shown);
    environment.add_function("smallest", move |rows: Serde<Vec<Row>>| {
        let smallest = known(&of, &rows).into_iter().min_by(|a, b| a.1.compare(b.1));
        smallest.map_or(Value::from(()), |(row, _)| Value::from(Serde(row)))
    });
    let of = Arc::clone(shown);
    environment.add_function("known", move |rows: Serde<Vec<Row>>| {
        let known: Vec<Row> = known(&of, &rows).into_iter().map(|(row, _)| row.clone()).collect();
        Value::from(Serde(known))
    });
    let of = Arc::clone(shown);
    environment.add_function("some_hidden", move |rows: Serde<Vec<Row>>| {
        rows.iter().any(|row| of.get(&row.figure).is_some_and(Published::is_confidential))
    });
    let of = Arc::clone(shown);
    environment.add_function("drawn", move |rows: Serde<Vec<Row>>| {
        for row in rows.iter() {
            find(&of, &row.figure)?;
            if !(1..=SERIES).contains(&row.series) {
                let problem = format!("a chart has the series 1 to {SERIES}, not {}", row.series);
                return Err(minijinja::Error::new(ErrorKind::InvalidOperation, problem));
            }
        }
        Ok(Value::from(Serde(charts::draw(&rows, &of))))
    });
}

/// `table` prints a table and `chart_data` hands over a chart, each of an SQL file, where
/// `has_table` and `has_chart` say that there is one, a chart with bars. `other_tables` and
/// `other_charts` are those that the page has not asked for yet, charts without bars left out.
fn add_tables(environment: &mut Environment<'static>, shown: &Arc<Shown>, tables: &Arc<Tables>) {
    let asked = Asked::default();
    let (of, all, noted) = (Arc::clone(shown), Arc::clone(tables), Arc::clone(&asked));
    environment.add_function("table", move |state: &State, name: &str| {
        let table = all.tables.iter().find(|t| t.name == name);
        let Some(table) = table else {
            return match all.is_left_out(name) {
                true => Ok(Value::from_safe_string(String::new())),
                false => Err(unknown("table", name)),
            };
        };
        note(&noted, name);
        let model = TableModel::new(table, &of);
        let template = state.env().get_template(TABLE)?;
        template.render(Value::from(Serde(model))).map(Value::from_safe_string)
    });
    let (all, noted) = (Arc::clone(tables), Arc::clone(&asked));
    environment.add_function("chart_data", move |name: &str| {
        let chart = all.charts.iter().find(|c| c.name == name);
        let chart = chart.ok_or_else(|| unknown("chart", name))?;
        note(&noted, name);
        Ok::<_, minijinja::Error>(Value::from(Serde(chart.clone())))
    });
    let all = Arc::clone(tables);
    environment
        .add_function("has_table", move |name: &str| all.tables.iter().any(|t| t.name == name));
    let all = Arc::clone(tables);
    environment.add_function("has_chart", move |name: &str| {
        all.charts.iter().any(|c| c.name == name && !c.rows.is_empty())
    });
    let names: Vec<String> = tables.tables.iter().map(|t| t.name.clone()).collect();
    environment.add_global("other_tables", not_asked_for(names, &asked));
    // a chart without bars says nothing of itself
    let with_bars = tables.charts.iter().filter(|c| !c.rows.is_empty());
    let names: Vec<String> = with_bars.map(|c: &ChartRows| c.name.clone()).collect();
    environment.add_global("other_charts", not_asked_for(names, &asked));
}

/// The names that a page has not asked for when it comes to this.
fn not_asked_for(names: Vec<String>, asked: &Asked) -> Value {
    let asked = Arc::clone(asked);
    Value::make_iterable(move || {
        let asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
        let others = names.iter().filter(|name| !asked.contains(*name));
        others.cloned().collect::<Vec<_>>().into_iter()
    })
}

/// Notes that a page asked for something.
fn note(asked: &Asked, name: &str) {
    asked.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
}

/// The bars whose figures have a value.
fn known<'a>(shown: &'a Shown, rows: &'a [Row]) -> Vec<(&'a Row, &'a Published)> {
    let figures = rows.iter().filter_map(|row| Some((row, shown.get(&row.figure)?)));
    figures.filter(|(_, figure)| figure.value.is_some()).collect()
}

/// The figure of an id; asking for one that there is not is an error of the template.
fn find<'a>(shown: &'a Shown, id: &str) -> Result<&'a Published, minijinja::Error> {
    shown.get(id).ok_or_else(|| {
        minijinja::Error::new(
            ErrorKind::UndefinedError,
            format!("there is no figure `{id}` for this page"),
        )
    })
}

/// The error for a name that no file under `sql/reports` has.
fn unknown(what: &str, name: &str) -> minijinja::Error {
    let problem = format!("there is no {what} `{name}` under sql/reports");
    minijinja::Error::new(ErrorKind::UndefinedError, problem)
}

/// A printed figure: its value, its id, and the way to what it rests on.
fn printed(
    state: &State,
    shown: &Shown,
    figure: &Published,
    text: Text,
) -> Result<Value, minijinja::Error> {
    let model = FigureModel {
        id: &figure.id,
        value: figure.value.as_deref(),
        text: text(figure, &shown.currency),
        reason: figure.reason.as_deref().map(numbers::reason_words),
        href: shown.href(figure),
    };
    let template = state.env().get_template(FIGURE)?;
    template.render(Value::from(Serde(model))).map(Value::from_safe_string)
}

impl<'a> TableModel<'a> {
    /// A table in which cells that are ids of figures are printed as those figures.
    fn new(table: &'a Table, shown: &Shown) -> Self {
        let cell = |(index, text): (usize, &'a String)| CellModel {
            text,
            // the first column names the row, whatever it looks like
            is_figure: index > 0 && shown.get(text).is_some(),
        };
        let row = |row: &'a Vec<String>| row.iter().enumerate().map(cell).collect();
        Self {
            name: &table.name,
            title: &table.title,
            columns: &table.columns,
            rows: table.rows.iter().map(row).collect(),
        }
    }
}

/// Fills a template.
pub(super) fn fill(
    environment: &Environment<'_>,
    name: &str,
    page: &impl Serialize,
) -> Result<String, Error> {
    let fail = |source| Error::Template { name: name.to_owned(), source: Box::new(source) };
    environment.get_template(name).and_then(|t| t.render(Value::from(Serde(page)))).map_err(fail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::Unit;
    use measures::Publication;

    /// Two figures with a value and one without.
    fn shown() -> Shown {
        let sales = Published::example(Unit::Money, 3_930_000_000, 1);
        let figures = [
            sales.clone().named("apples"),
            Published::example(Unit::Money, 120_000, 1).named("pears"),
            Published::missing("plums", "no_answers"),
        ];
        Shown::all(&Arc::new(Publication::example(figures)), 2024, "$".to_owned())
    }

    /// The templates of parts of pages.
    fn built_in() -> BTreeMap<String, String> {
        let texts = [
            ("macros.html", include_str!("../../report-templates/macros.html")),
            (super::FIGURE, include_str!("../../report-templates/figure.html")),
            (super::TABLE, include_str!("../../report-templates/table.html")),
        ];
        texts.map(|(name, text)| (name.to_owned(), text.to_owned())).into()
    }

    /// What a part of a page comes to, with a table and a chart of these rows.
    fn part(text: &str, rows: &[(&str, &str)]) -> String {
        let id = |measure: &str| format!("national.{measure}.2024");
        let table = Table {
            name: "sales".to_owned(),
            title: "Sales & more".to_owned(),
            columns: vec!["Of <what>".to_owned(), "Amount".to_owned()],
            rows: rows.iter().map(|(label, m)| vec![(*label).to_owned(), id(m)]).collect(),
        };
        let bar = |(label, m): &(&str, &str)| Row {
            label: (*label).to_owned(),
            figure: id(m),
            series: 1,
        };
        let chart = ChartRows {
            name: "sales".to_owned(),
            title: "Sales & more".to_owned(),
            rows: rows.iter().map(bar).collect(),
        };
        let tables = Tables { tables: vec![table], charts: vec![chart], ..Tables::default() };
        let environment = environment(&built_in(), &shown(), &tables).unwrap();
        let text = format!("{{% from \"macros.html\" import chart, spread %}}{text}");
        let template = environment.template_from_named_str("part.html", &text).unwrap();
        template.render(()).unwrap().trim().to_owned()
    }

    const ROWS: [(&str, &str); 3] =
        [("New <b>", "apples"), ("Retained", "pears"), ("Saved", "plums")];
    const PRINTED: &str = "{{ table(\"sales\") }}";
    const CHART: &str =
        "{% set c = chart_data(\"sales\") %}{{ chart(c.name, c.title, c.rows, spread(c.rows)) }}";

    #[test]
    fn a_table_full_and_empty() {
        insta::assert_snapshot!("table_full", part(PRINTED, &ROWS));
        insta::assert_snapshot!("table_empty", part(PRINTED, &[]));
    }

    #[test]
    fn a_chart_full_and_empty() {
        insta::assert_snapshot!("chart_full", part(CHART, &ROWS));
        insta::assert_snapshot!("chart_empty", part(CHART, &[]));
    }

    #[test]
    fn what_says_something_of_bars() {
        let said = "{% set rows = chart_data(\"sales\").rows %}{{ spread(rows) }} {{ known(rows)|length }} {{ only(rows) is none }}";
        assert_eq!(
            part(said, &ROWS),
            "The largest is New &lt;b&gt;, $3.93 billion; the smallest Retained, $120,000. 2 True"
        );
        assert_eq!(part(said, &ROWS[1..2]), "Retained: $120,000. 1 False");
        assert_eq!(part(said, &ROWS[2..]), "Saved: n&#x2f;a. 0 False");
        // a table that was asked for is none of the others
        let others = "{% for t in other_tables %}{{ t }}{% endfor %}";
        assert_eq!(part(others, &ROWS), "sales");
        assert!(part(&format!("{PRINTED}{others}"), &ROWS).ends_with("</p>"));
    }
}

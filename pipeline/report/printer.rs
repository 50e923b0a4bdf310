//! Printing figures: templates ask for them by id, and get text, value and the way to their lineage.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use serde::Serialize;

use super::Error;
use super::charts::escape;
use super::numbers::{self, Style, currency_sign};
use super::tables::Table;
use crate::engine::Layer;
use crate::measures::Figure;
use crate::query::View;

/// A figure ready to print.
#[derive(Debug, Clone)]
struct Printed {
    value: Option<String>,
    prose: String,
    table: String,
    movement: String,
    reason: Option<&'static str>,
    href: String,
}

/// Prints the figures of one page by their ids; others do not exist for it.
pub(super) struct Printer {
    figures: Arc<BTreeMap<String, Printed>>,
    /// The tables that ask for what is not filed.
    left_out: BTreeSet<String>,
    /// How the currency is written before an amount.
    pub(super) currency: String,
}

impl Printer {
    /// A printer of these figures for a page that lies `root` below the report's folder.
    pub(super) fn new(view: &View, figures: &[&Figure], root: &str) -> Self {
        let currency = currency_sign(&view.configuration.programme.settings.programme.currency);
        let year = figures.iter().map(|f| f.year).max().unwrap_or(0);
        let printed = figures.iter().map(|f| {
            let anchor = anchor(f, year);
            let printed = Printed {
                value: f.value(),
                prose: numbers::text(f, &currency, Style::Prose),
                table: numbers::text(f, &currency, Style::Table),
                movement: numbers::movement(f),
                reason: f.reason.as_deref().map(numbers::reason_words),
                href: format!("{root}lineage/{}.html#{anchor}", f.scope.file_stem()),
            };
            (f.id(), printed)
        });
        let left_out = view.configuration.library.left_out.iter().map(|l| &l.file);
        let left_out = left_out.filter(|f| f.layer == Layer::Reports).map(|f| f.name.clone());
        Self { left_out: left_out.collect(), figures: Arc::new(printed.collect()), currency }
    }

    /// The templates with the functions that print figures.
    pub(super) fn environment(
        &self,
        texts: &BTreeMap<String, String>,
        tables: &[Table],
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
        let figures = Arc::clone(&self.figures);
        environment.add_function("fig", move |id: &str| {
            find(&figures, id).map(|f| Value::from_safe_string(data(id, f, &f.prose)))
        });
        let figures = Arc::clone(&self.figures);
        environment.add_function("cell", move |id: &str| {
            find(&figures, id).map(|f| Value::from_safe_string(data(id, f, &f.table)))
        });
        let figures = Arc::clone(&self.figures);
        environment.add_function("moved", move |id: &str| {
            find(&figures, id).map(|f| Value::from_safe_string(data(id, f, &f.movement)))
        });
        let figures = Arc::clone(&self.figures);
        environment.add_function("has", move |id: &str| figures.contains_key(id));
        let figures = Arc::clone(&self.figures);
        environment.add_function("available", move |id: &str| {
            figures.get(id).is_some_and(|f| f.value.is_some())
        });
        let figures = Arc::clone(&self.figures);
        let tables: BTreeMap<String, Table> =
            tables.iter().map(|t| (t.name.clone(), t.clone())).collect();
        let left_out = self.left_out.clone();
        environment.add_function("table", move |name: &str| match tables.get(name) {
            Some(table) => Ok(Value::from_safe_string(table_html(table, &figures))),
            None if left_out.contains(name) => Ok(Value::from_safe_string(String::new())),
            None => Err(minijinja::Error::new(
                ErrorKind::UndefinedError,
                format!("there is no table `{name}` under sql/reports"),
            )),
        });
        Ok(environment)
    }
}

/// The figure of an id; asking for one that there is not is an error of the template.
fn find<'a>(
    figures: &'a BTreeMap<String, Printed>,
    id: &str,
) -> Result<&'a Printed, minijinja::Error> {
    figures.get(id).ok_or_else(|| {
        minijinja::Error::new(
            ErrorKind::UndefinedError,
            format!("there is no figure `{id}` for this page"),
        )
    })
}

/// A printed figure: its value, its id, and the way to what it rests on.
fn data(id: &str, figure: &Printed, text: &str) -> String {
    let (id, text) = (escape(id), escape(text));
    match (&figure.value, figure.reason) {
        (Some(value), _) => format!(
            "<a class=\"fig\" href=\"{}\"><data class=\"figure\" value=\"{value}\" data-figure=\"{id}\">{text}</data></a>",
            figure.href
        ),
        (None, reason) => format!(
            "<a class=\"fig missing\" href=\"{}\" title=\"not available: {}\"><data class=\"figure\" value=\"\" data-figure=\"{id}\">{text}</data></a>",
            figure.href,
            reason.unwrap_or("it is not available")
        ),
    }
}

/// A table: cells that are ids of figures are printed as those figures.
fn table_html(table: &Table, figures: &BTreeMap<String, Printed>) -> String {
    let mut html = format!(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-{0}\"><table><caption id=\"table-{0}\">{1}</caption><thead><tr>",
        table.name,
        escape(&table.title)
    );
    for column in &table.columns {
        html.push_str(&format!("<th scope=\"col\">{}</th>", escape(column)));
    }
    html.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        html.push_str("<tr>");
        for (index, cell) in row.iter().enumerate() {
            // the first column names the row, whatever it looks like
            let text = match figures.get(cell).filter(|_| index > 0) {
                Some(figure) => data(cell, figure, &figure.table),
                None => escape(cell),
            };
            if index == 0 {
                html.push_str(&format!("<th scope=\"row\">{text}</th>"));
            } else {
                html.push_str(&format!("<td>{text}</td>"));
            }
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table></div>");
    html.push_str(&format!(
        "<p class=\"download\"><a href=\"tables/{}.csv\" download>Download as CSV<span class=\"hidden\">: {}</span></a></p>",
        table.name,
        escape(&table.title)
    ));
    html
}

/// Fills a template.
pub(super) fn fill(
    environment: &Environment<'_>,
    name: &str,
    page: &impl Serialize,
) -> Result<String, Error> {
    let fail = |source| Error::Template { name: name.to_owned(), source: Box::new(source) };
    environment
        .get_template(name)
        .and_then(|t| t.render(Value::from(minijinja::value::Serde(page))))
        .map_err(fail)
}

/// The anchor of a figure on its lineage page.
pub(super) fn anchor(figure: &Figure, year: i16) -> String {
    if figure.year == year {
        figure.measure.clone()
    } else {
        format!("{}.{}", figure.measure, figure.year)
    }
}

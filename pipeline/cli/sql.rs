//! `counterfoil sql`: one read-only query over a snapshot.

use std::io::Read as _;

use super::args::{AsOf, ConfigChoice, SqlArgs};
use super::{Done, Error, Shell};
use crate::engine::Layer;
use crate::query::{Config, View};

/// Runs a query, or describes measures.
pub(super) async fn run(shell: &Shell, args: &SqlArgs) -> Result<Done, Error> {
    let view = open_view(shell, &args.as_of).await?;
    if let Some(measure) = &args.describe {
        return describe(shell, &view, measure);
    }
    let sql = match (&args.command, &args.file) {
        (Some(sql), _) => sql.clone(),
        (None, Some(file)) => read_file(file)?,
        (None, None) => {
            let mut sql = String::new();
            std::io::stdin().read_to_string(&mut sql)?;
            sql
        }
    };
    let year = args.year.or_else(|| view.years().last().copied()).unwrap_or(2000);
    let session = view.full_session(year).await?;
    let frame = session.plan("the query", &sql).await?;
    let fail =
        |e| crate::engine::Error::Query { query: "the query".to_owned(), source: Box::new(e) };
    let schema = std::sync::Arc::clone(frame.schema().inner());
    shell.output.batches(&schema, &frame.collect().await.map_err(fail)?)?;
    Ok(Done::Well)
}

/// Opens the snapshot that the arguments ask for.
pub(super) async fn open_view(shell: &Shell, as_of: &AsOf) -> Result<View, Error> {
    let config = match as_of.config {
        ConfigChoice::Then => Config::OfThen,
        ConfigChoice::Current => Config::Current,
    };
    Ok(View::open(&shell.folder, as_of.snapshot, config, &shell.resources).await?)
}

/// Prints the definitions that the SQL headers give.
fn describe(shell: &Shell, view: &View, measure: &str) -> Result<Done, Error> {
    let library = &view.kept.library;
    let declared =
        library.layer(Layer::Measures).flat_map(|f| f.measures.iter().map(move |m| (f, m)));
    let rows: Vec<Vec<Option<String>>> = declared
        .filter(|(_, m)| measure.is_empty() || m.name == measure || m.matches(measure).is_some())
        .map(|(f, m)| {
            [
                &m.name,
                &m.title,
                m.unit.as_str(),
                &m.definition,
                &m.source,
                &m.additivity,
                &format!("sql/{}", f.path),
            ]
            .map(|c: &str| Some(c.to_owned()))
            .to_vec()
        })
        .collect();
    if rows.is_empty() {
        return Err(Error::Usage {
            message: format!("there is no measure `{measure}`"),
            hint: "`counterfoil sql --describe` lists them all".to_owned(),
        });
    }
    let columns = ["measure", "title", "unit", "definition", "source", "additivity", "sql"];
    shell.output.rows(&columns, &rows)?;
    Ok(Done::Well)
}

/// Reads a file that the user named.
#[expect(clippy::disallowed_methods, reason = "a file of the user, not of the programme")]
fn read_file(file: &std::path::Path) -> Result<String, Error> {
    Ok(std::fs::read_to_string(file)?)
}

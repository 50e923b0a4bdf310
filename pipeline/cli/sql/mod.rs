//! `counterfoil sql`: read-only queries over a snapshot, one by one or in a shell.

mod answerer;
mod completion;
mod repl;
mod watchdog;

use std::io::{IsTerminal as _, Read as _};
use std::sync::Arc;

use super::args::SqlArgs;
use super::args_of_asking::{AsOf, ConfigChoice};
use super::output::Column;
use super::{Done, Error, Shell};
use answerer::Answerer;
use engine::Layer;
use programme::Approval;
use query::{Resting, Rules, View};

/// Runs a query, describes measures, or opens a shell.
pub(super) async fn run(shell: &Shell, args: &SqlArgs) -> Result<Done, Error> {
    let view = Arc::new(open_view(shell, &args.as_of).await?);
    if let Some(measure) = &args.describe {
        describe(shell, &view, measure)?;
        return Ok(Done::Well);
    }
    let sql = match (&args.command, &args.file) {
        (Some(sql), _) => sql.clone(),
        (None, Some(file)) => read_file(file)?,
        (None, None) if std::io::stdin().is_terminal() => {
            let answerer = Answerer::open(shell, &view, args)?;
            return repl::run(shell, &view, answerer).await;
        }
        (None, None) => {
            let mut sql = String::new();
            std::io::stdin().read_to_string(&mut sql)?;
            sql
        }
    };
    let mut answerer = Answerer::open(shell, &view, args)?;
    answerer.print(shell, &sql).await?;
    Ok(Done::Well)
}

/// Opens the snapshot that the arguments ask for.
pub(super) async fn open_view(shell: &Shell, as_of: &AsOf) -> Result<View, Error> {
    let config = match as_of.config {
        ConfigChoice::Then => Rules::OfThen,
        ConfigChoice::Current => Rules::Current,
    };
    let resting = if as_of.draft { Resting::Accepted } else { Resting::InForce };
    let (folder, resources) = (&shell.folder, &shell.resources);
    let view = View::open_as(folder, as_of.snapshot, config, resting, resources).await?;
    let submission = &view.configuration.programme.settings.submission;
    if as_of.draft || submission.approval == Approval::Office {
        match (view.snapshot().await?.waiting.len(), as_of.draft) {
            (0, true) => shell.output.note("nothing waits for approval: this is no draft"),
            (0, false) => {}
            (n, true) => shell.output.note(&format!(
                "draft: includes extracts that the office has not approved, {n} of them"
            )),
            (n, false) => shell.output.note(&format!(
                "accepted, but left out as not approved yet: {n}; `--draft` includes what waits"
            )),
        }
    }
    Ok(view)
}

/// Prints the definitions that the SQL headers give.
fn describe(shell: &Shell, view: &View, measure: &str) -> Result<(), Error> {
    let library = &view.configuration.library;
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
    let left_out = library.left_out.iter().filter(|l| {
        let mut measures = l.file.measures.iter();
        measure.is_empty() || measures.any(|m| m.name == measure || m.matches(measure).is_some())
    });
    let left_out: Vec<String> =
        left_out.map(|l| format!("left out: sql/{} {}", l.file.path, l.because)).collect();
    if rows.is_empty() && left_out.is_empty() {
        return Err(Error::Usage {
            message: format!("there is no measure `{measure}`"),
            hint: "`counterfoil sql --describe` lists them all".to_owned(),
        });
    }
    let columns =
        Column::texts(["measure", "title", "unit", "definition", "source", "additivity", "sql"]);
    shell.output.rows(&columns, &rows)?;
    for line in &left_out {
        shell.output.note(line);
    }
    Ok(())
}

/// Reads a file that the user named.
#[expect(clippy::disallowed_methods, reason = "a file of the user, not of the programme")]
fn read_file(file: &std::path::Path) -> Result<String, Error> {
    std::fs::read_to_string(file).map_err(|source| Error::File {
        doing: "read",
        path: file.to_owned(),
        source,
    })
}

//! What answers an evaluator's queries: a session over one snapshot and year, with limits.

use std::sync::Arc;
use std::time::Duration;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;

use super::super::args::SqlArgs;
use super::super::{Error, Shell};
use super::watchdog::Watchdog;
use engine::{Engine, Limits};
use measures::{Audience, Publication};
use query::View;

/// The longest query, in bytes: the deeper a query, the deeper the stack that plans it.
const LONGEST: usize = 64 << 10;
/// The table that is computed when a query first names it.
const FIGURES: &str = "figures";

/// Whether the answer to a query rests on the figures, and not on their columns only.
fn names_figures(sql: &str) -> bool {
    let is_described = sql.trim_start().to_lowercase().starts_with("describe");
    !is_described && engine::tables_named(sql).contains(FIGURES)
}

/// A session of a year; its table of figures is empty until a query names it.
fn open_session(view: &View, year: i16) -> Result<Arc<dyn Engine>, Error> {
    let session = view.session(year)?;
    let none = measures::figures_table(&Publication::default());
    let none = none.map_err(engine::Error::in_rows_of(FIGURES))?;
    session.register(FIGURES, none)?;
    Ok(session)
}

/// Answers queries.
pub(super) struct Answerer {
    /// The snapshot.
    view: Arc<View>,
    /// The fiscal year of `$year` and of the marts.
    pub(super) year: i16,
    /// Its tables for that year.
    session: Arc<dyn Engine>,
    /// What a query may take.
    limits: Limits,
    /// The memory of the whole command, in bytes.
    memory: u64,
    /// Whether the session has the figures yet.
    has_figures: bool,
}

impl Answerer {
    /// Opens a session for the year asked for, the latest with extracts, or that of today.
    pub(super) fn open(shell: &Shell, view: &Arc<View>, args: &SqlArgs) -> Result<Self, Error> {
        let year = args.year.or_else(|| view.years().last().copied());
        // what the office did can be asked where nothing is in force
        let today = || {
            let own = &view.configuration.programme;
            own.calendar.year_of(own.day_at(programme::OFFICE, shell.now))
        };
        let year = year.unwrap_or_else(today);
        let session = open_session(view, year)?;
        let bytes = usize::try_from(shell.resources.memory / 4).unwrap_or(usize::MAX);
        let time = Duration::from_secs(args.timeout);
        let limits = Limits { time, rows: args.max_rows, bytes };
        let memory = shell.resources.memory;
        let view = Arc::clone(view);
        Ok(Self { view, year, session, limits, memory, has_figures: false })
    }

    /// Answers another year from now on.
    pub(super) fn turn_to(&mut self, year: i16) -> Result<(), Error> {
        self.session = open_session(&self.view, year)?;
        self.year = year;
        self.has_figures = false;
        Ok(())
    }

    /// Answers a query and prints the answer; how many rows it has.
    pub(super) async fn print(&mut self, shell: &Shell, sql: &str) -> Result<usize, Error> {
        let _watchdog = Watchdog::watch(self.limits.time, self.memory);
        let (schema, batches) = self.answer(sql).await?;
        let mut names: Vec<&String> = schema.fields().iter().map(|f| f.name()).collect();
        names.sort();
        if let Some([name, _]) = names.array_windows().find(|[a, b]| a == b) {
            return Err(Error::Usage {
                message: format!("two columns of the answer are called `{name}`"),
                hint: "name one of them otherwise with `as`".to_owned(),
            });
        }
        shell.output.batches(&schema, &batches)?;
        Ok(batches.iter().map(RecordBatch::num_rows).sum())
    }

    /// The columns and rows of a query.
    async fn answer(&mut self, sql: &str) -> Result<(SchemaRef, Vec<RecordBatch>), Error> {
        if sql.len() > LONGEST {
            return Err(Error::Usage {
                message: format!("the query has {} characters, more than {LONGEST}", sql.len()),
                hint: "ask in several steps".to_owned(),
            });
        }
        let (view, year, session) = (Arc::clone(&self.view), self.year, Arc::clone(&self.session));
        let engine = Arc::clone(&session);
        let text = sql.to_owned();
        let asks_for_figures = !self.has_figures && names_figures(sql);
        let planned = async move {
            if asks_for_figures {
                let computed = measures::complete(&view, year).await?;
                let published = Publication::of(Audience::Office, &computed, &[]);
                let table = measures::figures_table(&published);
                session.register(FIGURES, table.map_err(engine::Error::in_rows_of(FIGURES))?)?;
            }
            Ok::<_, Error>(session.plan(engine::ASKED, &text).await?)
        };
        let answer = self.limits.run(engine, engine::ASKED, planned).await?;
        self.has_figures |= asks_for_figures;
        Ok(answer)
    }

    /// Names that a query may use: tables, their columns, and measures.
    pub(super) async fn names(&mut self) -> Result<Vec<String>, Error> {
        let columns = "select distinct name from (select column_name as name from information_schema.columns where table_schema <> 'information_schema' union all select case when table_schema = 'public' then table_name else concat(table_schema, '.', table_name) end from information_schema.tables where table_schema <> 'information_schema') as names order by name";
        let (_, batches) = self.answer(columns).await?;
        let mut names = Vec::new();
        for batch in &batches {
            let texts = engine::to_texts("the names", &batch.columns()[..1])?;
            names.extend(texts.iter().flatten().flatten().map(str::to_owned));
        }
        let families = self.view.configuration.library.layer(engine::Layer::Measures);
        names.extend(families.flat_map(|f| f.measures.iter().map(|m| m.name.clone())));
        Ok(names)
    }
}

//! What answers an evaluator's queries: a session over one snapshot and year, with limits.

use std::time::Duration;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;

use super::super::args::SqlArgs;
use super::super::{Error, Shell};
use super::watchdog::Watchdog;
use crate::engine::{self, Limits, Session};
use crate::measures;
use crate::query::View;

/// The longest query, in bytes: the deeper a query, the deeper the stack that plans it.
const LONGEST: usize = 64 << 10;
/// The table that is computed when a query first names it.
const FIGURES: &str = "figures";

/// Answers queries.
pub(super) struct Answerer<'a> {
    /// The snapshot.
    view: &'a View,
    /// The fiscal year of `$year` and of the marts.
    pub(super) year: i16,
    /// Its tables for that year.
    session: Session,
    /// What a query may take.
    limits: Limits,
    /// The memory of the whole command, in bytes.
    memory: u64,
    /// Whether the session has the figures yet.
    has_figures: bool,
}

impl<'a> Answerer<'a> {
    /// Opens a session for the year asked for, or the latest with extracts.
    pub(super) async fn open(shell: &Shell, view: &'a View, args: &SqlArgs) -> Result<Self, Error> {
        let year = args.year.or_else(|| view.years().last().copied());
        let year = year.ok_or_else(|| Error::Usage {
            message: "the snapshot has no extract of any year".to_owned(),
            hint: "say which fiscal year the marts are of with `--year`".to_owned(),
        })?;
        let session = view.full_session(year).await?;
        let bytes = usize::try_from(shell.resources.memory / 4).unwrap_or(usize::MAX);
        let time = Duration::from_secs(args.timeout);
        let limits = Limits { time, rows: args.max_rows, bytes };
        let memory = shell.resources.memory;
        Ok(Self { view, year, session, limits, memory, has_figures: false })
    }

    /// Answers another year from now on.
    pub(super) async fn turn_to(&mut self, year: i16) -> Result<(), Error> {
        self.session = self.view.full_session(year).await?;
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
        if !self.has_figures && sql.to_lowercase().contains(FIGURES) {
            let computed = measures::complete(self.view, self.year).await?;
            let table = measures::figures_table(computed.figures.values());
            let registered = table
                .map_err(engine::Error::from)
                .map(|batch| self.session.context.register_batch(FIGURES, batch))?;
            registered.map_err(|source| engine::Error::Query {
                query: FIGURES.to_owned(),
                source: Box::new(source),
            })?;
            self.has_figures = true;
        }
        let frame = self.session.plan("the query", sql).await?;
        Ok(self.limits.run("the query", frame).await?)
    }

    /// Names that a query may use: tables, their columns, and measures.
    pub(super) async fn names(&mut self) -> Result<Vec<String>, Error> {
        let columns = "select distinct name from (select column_name as name from information_schema.columns where table_schema <> 'information_schema' union all select case when table_schema = 'public' then table_name else concat(table_schema, '.', table_name) end from information_schema.tables where table_schema <> 'information_schema') as names order by name";
        let (_, batches) = self.answer(columns).await?;
        let mut names = vec![FIGURES.to_owned()];
        for batch in &batches {
            let texts = engine::to_text(batch.column(0)).map_err(engine::Error::from)?;
            names.extend(texts.iter().flatten().map(str::to_owned));
        }
        let families = self.view.configuration.library.layer(engine::Layer::Measures);
        names.extend(families.flat_map(|f| f.measures.iter().map(|m| m.name.clone())));
        Ok(names)
    }
}

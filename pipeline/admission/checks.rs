//! Checks in SQL: each row that one returns is a finding on the extract that the row is of.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::Arc;

use arrow::array::{Array as _, RecordBatch, StringArray};
use arrow::datatypes::Schema;
use futures::{StreamExt as _, stream};
use tracing::{Instrument as _, debug_span};

use super::Error;
use super::judge::{Findings, Judgement, Showing};
use contract::{CheckWords, Contract, Dataset, Finding, Severity, VARIANT, shown};
use engine::{Engine, FileError, Rows, SqlFile, to_texts};
use intake::{Candidate, EXTRACT};

impl Judgement<'_> {
    /// The rows that break each of these checks.
    pub(super) async fn run_checks(
        &self,
        showing: &Showing,
        checks: &[&SqlFile],
    ) -> Result<Findings, Error> {
        let mut findings = Findings::new();
        let planning: Vec<_> = checks
            .iter()
            .map(|file| planned(Arc::clone(&showing.engine), (*file).clone()))
            .collect();
        let mut planned = pin!(stream::iter(planning).buffered(showing.at_once));
        for file in checks {
            let Some(rows) = planned.next().await else { break };
            let check = Check::new(file, self.against.contract)?;
            let mut rows = rows?;
            check.refuse_missing(&rows.schema())?;
            let span = debug_span!("check", file = %file.path);
            while let Some(batch) = rows.next().instrument(span.clone()).await? {
                self.read_rows(&check, &batch, &mut findings)?;
            }
        }
        Ok(findings)
    }

    /// Refuses a check whose header says what cannot be.
    pub(super) fn refuse_wrong(&self, file: &SqlFile) -> Result<(), Error> {
        Check::new(file, self.against.contract).map(drop)
    }

    /// Turns the rows that a check returned into findings.
    fn read_rows(
        &self,
        check: &Check<'_>,
        batch: &RecordBatch,
        findings: &mut Findings,
    ) -> Result<(), Error> {
        let severity = match check.file.about("severity") {
            "warning" => Severity::Warning,
            _ => Severity::Error,
        };
        let schema = batch.schema();
        let texts = to_texts(&check.file.path, batch.columns())?;
        let of_rows = schema.fields().iter().map(|f| f.name().clone());
        let columns: BTreeMap<String, StringArray> = of_rows.zip(texts).collect();
        // the value is the finding's own
        let mut named = check.words.columns();
        named.remove("value");
        for row in 0..batch.num_rows() {
            let cell =
                |name: &str| columns.get(name).filter(|c| c.is_valid(row)).map(|c| c.value(row));
            let index = cell(EXTRACT).and_then(|e| e.parse::<usize>().ok());
            let candidate = index.and_then(|i| Some((i, self.incoming.candidates.get(i)?)));
            let (index, candidate) = candidate.ok_or_else(|| {
                wrong(
                    check.file,
                    format!("it returned a row whose `{EXTRACT}` is none of the batch"),
                )
            })?;
            let Some(rests_on) = check.rests_on(self.against.contract, candidate) else { continue };
            let variant = cell(VARIANT).unwrap_or_default();
            let message = check.words.message(variant).ok_or_else(|| {
                wrong(check.file, format!("its header has no `message.{variant}`"))
            })?;
            let path = &candidate.fetched.arrival.path;
            let mut finding = Finding::new(path, check.file.code(), severity, message);
            finding.rests_on = rests_on;
            for name in &named {
                finding = finding.with(name, shown(cell(name).unwrap_or_default()));
            }
            let row_number = cell("row_number").and_then(|r| r.parse().ok());
            let finding = finding.at(row_number, cell("column_name"), cell("value"));
            findings.entry(index).or_insert_with(|| self.list(index)).push(finding);
        }
        Ok(())
    }
}

/// Plans a check, beside those before it: over few rows most of the time goes into that.
async fn planned(engine: Arc<dyn Engine>, file: SqlFile) -> Result<Rows, Error> {
    let planning = tokio::spawn(async move {
        let plan = engine.plan_file(&file).await?;
        engine.stream(&file.path, plan).await
    });
    match planning.await {
        Ok(rows) => Ok(rows?),
        Err(failed) => match failed.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // the program ends
            Err(_) => std::future::pending().await,
        },
    }
}

/// A check and its words.
struct Check<'a> {
    /// The file.
    file: &'a SqlFile,
    /// What its header says.
    words: CheckWords<'a>,
}

impl<'a> Check<'a> {
    /// A check, unless its header says what cannot be.
    fn new(file: &'a SqlFile, contract: &Contract) -> Result<Self, Error> {
        let words = CheckWords::new(&file.name, &file.header);
        let words = words.map_err(|e| wrong(file, e.to_string()))?;
        let check = Self { file, words };
        check.refuse_unknown(contract)?;
        Ok(check)
    }

    /// The columns whose cells it takes for what they say, empty ones too: what it finds in a row in which
    /// one of them could not be read, or in a file that has not the column, is no fault.
    fn needs(&self) -> impl Iterator<Item = &str> {
        self.file.about("needs").split(',').map(str::trim).filter(|name| !name.is_empty())
    }

    /// Refuses a check that needs what no dataset that it is about has as a column.
    fn refuse_unknown(&self, contract: &Contract) -> Result<(), Error> {
        let about = self.file.about("dataset");
        let datasets: Vec<&Dataset> =
            about.split(',').filter_map(|name| contract.dataset(name.trim())).collect();
        let is_known = |name: &str| datasets.iter().any(|d| d.field(name).is_some());
        match self.needs().find(|name| !is_known(name)) {
            Some(name) => {
                Err(wrong(self.file, format!("it needs `{name}`, which is no column of `{about}`")))
            }
            None => Ok(()),
        }
    }

    /// The cells of a row that a finding rests on; none if the file has not all that is needed.
    fn rests_on(
        &self,
        contract: &Contract,
        candidate: &Candidate,
    ) -> Option<BTreeMap<String, usize>> {
        let triple = candidate.fetched.arrival.triple.as_ref();
        let dataset = triple.and_then(|triple| contract.dataset(&triple.dataset));
        let places = &candidate.reading.places;
        let is_of_dataset = |name: &&str| dataset.is_some_and(|d| d.field(name).is_some());
        let needed: Vec<&str> = self.needs().filter(is_of_dataset).collect();
        let has_all = needed.iter().all(|name| places.has(name));
        has_all.then(|| needed.iter().filter_map(|name| places.cells_of(name)).collect())
    }

    /// Refuses a check whose rows lack a column that its words name: a blank that nobody fills.
    fn refuse_missing(&self, schema: &Schema) -> Result<(), Error> {
        let needed = self.words.columns().into_iter().chain([EXTRACT]);
        let mut missing = needed.filter(|name| schema.column_with_name(name).is_none());
        match missing.next() {
            Some(name) => Err(wrong(self.file, format!("it does not return the column `{name}`"))),
            None => Ok(()),
        }
    }
}

/// What is wrong with a check.
fn wrong(file: &SqlFile, problem: String) -> Error {
    FileError::File { path: file.path.clone(), problem }.into()
}

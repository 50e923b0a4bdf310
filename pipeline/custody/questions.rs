//! The follow-up queue: warnings of extracts in force that ask their centre for an answer.
//!
//! They are rows of a Delta Lake table below the restricted root, each with its load: those of extracts in
//! force are there for a reader, the others are not. The table is restricted because a finding shows cells
//! as the centre's file has them, and a programme's own check may show any: a firm's name is one.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow::array::{Array as _, ArrayRef, Int32Array, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Schema};
use jiff::Timestamp;
use parquet::arrow::ArrowWriter;
use sha2::{Digest as _, Sha256};

use super::Error;
use contract::{Arguments, Finding, Places, Severity};
use engine::{
    Engine as _, JoinType, PlanBuilder, Resources, ScratchTable, Session, ident, lit, query_error,
    scan, scratch_table, temporary_rows, to_texts,
};
use intake::{EXTRACT, Triple};
use store::Unnamed;
use warehouse::{InForce, Snapshot, Warehouse, open_table};

/// The folder of the queue, below the restricted root.
pub const FOLLOW_UP: &str = "follow_up";
/// The table of questions, below the restricted root.
pub const QUESTIONS: &str = "follow_up/questions";
/// How many questions are laid down at once.
const AT_ONCE: usize = 4096;
/// How many centres are named to the store that has the rows; of more all are read.
const FEW_CENTRES: usize = 8;
/// The columns of text that a question is laid down with before it is known what was asked before.
const TEXTS: [&str; 12] = [
    "centre_id",
    "period",
    "dataset",
    "path",
    "code",
    "message",
    "column_name",
    "label",
    "cell",
    "shown_value",
    "arguments",
    "facts",
];
/// The column of the row's key: a pseudonym where the key is one, and empty for what is about a file.
pub const ROW_KEY: &str = "row_key";
/// The columns by which a question is known again in an extract that replaces its own.
pub const SAME: [&str; 5] = ["centre_id", "period", "dataset", "facts", ROW_KEY];
/// The columns that say since when it is asked: the snapshot's number, and its time.
pub const SINCE: [&str; 2] = ["asked_in", "asked_at"];

/// A warning that asks for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The extract.
    pub extract: Triple,
    /// The object in the inbox.
    pub path: String,
    /// The finding's code.
    pub code: String,
    /// The name of its message.
    pub message: String,
    /// The column of the contract that it is about.
    pub column_name: Option<String>,
    /// The column as the centre's file calls it.
    pub label: Option<String>,
    /// The cell in a sheet.
    pub cell: Option<String>,
    /// The record's number, the header being 1; none for what is about a file.
    pub row: Option<u64>,
    /// The value, as findings show it.
    pub value: Option<String>,
    /// What its message fills in.
    pub arguments: Arguments,
    /// Digest of what is asked.
    facts: String,
    /// The key of the row.
    row_key: String,
    /// The snapshot in which it was asked first.
    pub asked_in: u64,
    /// When that was made.
    pub asked_at: Timestamp,
}

impl Question {
    /// What it is known by within its extract, and in those that replace it: what is asked, and of which
    /// row by its key.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}/{}", self.facts, self.row_key)
    }

    /// The finding that asks.
    #[must_use]
    pub fn finding(&self) -> Finding {
        Finding {
            row: self.row,
            column: self.label.clone(),
            cell: self.cell.clone(),
            value: self.value.clone(),
            arguments: self.arguments.clone(),
            ..Finding::new(&self.path, &self.code, Severity::Warning, self.message.clone())
        }
    }
}

/// The columns of the table of questions.
#[must_use]
pub fn questions_schema() -> Schema {
    let texts = TEXTS.into_iter().chain([ROW_KEY, SINCE[1], "load_id"]);
    let numbers = ["row_number", SINCE[0]];
    let texts = texts.map(|name| Field::new(name, DataType::Utf8, true));
    let numbers = numbers.map(|name| Field::new(name, DataType::Int64, true));
    Schema::new(texts.chain(numbers).collect::<Vec<_>>())
}

/// The columns that all questions have when they are laid down.
#[must_use]
pub fn laid_down() -> Vec<&'static str> {
    TEXTS.into_iter().chain(["row_number"]).collect()
}

/// Questions of a load, laid down in a temporary file.
pub struct LaidDown {
    writer: ArrowWriter<std::fs::File>,
    file: Unnamed,
    schema: Arc<Schema>,
    extracts: Vec<i32>,
    row_numbers: Vec<Option<i64>>,
    texts: Vec<[Option<String>; TEXTS.len()]>,
    /// What was laid down last: extract, row and what is asked.
    last: Option<(i32, Option<u64>, String)>,
    /// The datasets that something is asked of.
    datasets: BTreeSet<String>,
}

impl LaidDown {
    /// Nothing yet.
    ///
    /// # Errors
    /// When there is no room for temporary files.
    pub fn open() -> Result<Self, Error> {
        let file = Unnamed::create().map_err(temporary)?;
        let texts = TEXTS.map(|name| Field::new(name, DataType::Utf8, true));
        let mut columns = vec![Field::new(EXTRACT, DataType::Int32, false)];
        columns.push(Field::new("row_number", DataType::Int64, true));
        columns.extend(texts);
        let schema = Arc::new(Schema::new(columns));
        let out = file.writer().map_err(temporary)?;
        let writer = ArrowWriter::try_new(out, Arc::clone(&schema), Some(temporary_rows()));
        Ok(Self {
            writer: writer.map_err(temporary)?,
            file,
            schema,
            extracts: Vec::new(),
            row_numbers: Vec::new(),
            texts: Vec::new(),
            last: None,
            datasets: BTreeSet::new(),
        })
    }

    /// Lays down what a finding on an extract of the load asks, unless the finding before it asks the
    /// same.
    ///
    /// # Errors
    /// When the temporary file cannot be written.
    pub fn push(
        &mut self,
        extract: i32,
        triple: &Triple,
        places: &Places,
        finding: &Finding,
    ) -> std::io::Result<()> {
        let label = finding.column.as_deref();
        // what is in no file keeps the name that it has in the contract
        let column = label.map(|label| places.column_of(label).unwrap_or(label));
        let arguments = serde_json::to_string(&finding.arguments)?;
        let facts = facts(finding, column, &arguments);
        let last = (extract, finding.row, facts.clone());
        if self.last.as_ref() == Some(&last) {
            return Ok(());
        }
        self.last = Some(last);
        self.datasets.insert(triple.dataset.clone());
        self.extracts.push(extract);
        self.row_numbers.push(finding.row.and_then(|row| i64::try_from(row).ok()));
        self.texts.push([
            Some(triple.centre_id.clone()),
            Some(triple.period.clone()),
            Some(triple.dataset.clone()),
            Some(finding.path.clone()),
            Some(finding.code.clone()),
            Some(finding.message.clone()),
            column.map(str::to_owned),
            finding.column.clone(),
            finding.cell.clone(),
            finding.value.clone(),
            Some(arguments),
            Some(facts),
        ]);
        if self.texts.len() < AT_ONCE { Ok(()) } else { self.flush() }
    }

    /// The datasets that something is asked of.
    #[must_use]
    pub fn datasets(&self) -> &BTreeSet<String> {
        &self.datasets
    }

    /// The questions as a table.
    ///
    /// # Errors
    /// When the temporary file cannot be written or read.
    pub async fn table(mut self, resources: &Resources) -> Result<ScratchTable, Error> {
        self.flush().map_err(temporary)?;
        self.writer.close().map_err(temporary)?;
        scratch_table(resources, self.file).await.map_err(temporary)
    }

    /// Writes what is in memory.
    fn flush(&mut self) -> std::io::Result<()> {
        let mut columns: Vec<ArrayRef> =
            vec![Arc::new(Int32Array::from(std::mem::take(&mut self.extracts)))];
        columns.push(Arc::new(Int64Array::from(std::mem::take(&mut self.row_numbers))));
        let texts = std::mem::take(&mut self.texts);
        for column in 0..TEXTS.len() {
            let cells = texts.iter().map(|row| row[column].as_deref());
            columns.push(Arc::new(cells.collect::<StringArray>()));
        }
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns);
        let batch = batch.map_err(std::io::Error::other)?;
        self.writer.write(&batch).map_err(std::io::Error::other)
    }
}

/// A digest of what is asked. Of a row: the code, the column and the value, so that it stays what it is
/// whatever happens around it; of a file, what the message says too.
fn facts(finding: &Finding, column: Option<&str>, arguments: &str) -> String {
    let of_file = if finding.row.is_none() { arguments } else { "" };
    let value = finding.value.as_deref();
    let told = [&finding.code, column.unwrap_or_default(), value.unwrap_or_default(), of_file];
    // no part has a line break but the last: findings show it as what it is
    hex::encode(&Sha256::digest(told.join("\n"))[..16])
}

/// Wraps an error of a temporary file.
fn temporary(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::Temporary(error.into())
}

/// Calls `visit` with every question of the extracts in force in a snapshot that are `wanted`, by centre,
/// period, dataset, code, row and column.
///
/// # Errors
/// When the table cannot be read, or `visit` fails.
pub async fn visit_questions(
    warehouse: &Warehouse,
    snapshot: &Snapshot,
    wanted: &(dyn Fn(&Triple) -> bool + Sync),
    resources: &Resources,
    visit: &mut (dyn FnMut(Question) + Send),
) -> Result<(), Error> {
    let in_force = snapshot.in_force();
    let in_force: InForce = in_force.iter().filter(|e| wanted(&e.triple)).cloned().collect();
    if in_force.is_empty() || !snapshot.tables.contains_key(QUESTIONS) {
        return Ok(());
    }
    let schema = questions_schema();
    let open = open_table(&warehouse.restricted, QUESTIONS, &schema, snapshot, resources).await?;
    let centres: BTreeSet<String> = in_force.iter().map(|e| e.triple.centre_id.clone()).collect();
    let loads = ["centre_id", "period", "dataset", "load_id"];
    let order = ["centre_id", "period", "dataset", "code", "row_number", "column_name", "facts"];
    let names: Vec<&str> = laid_down().into_iter().chain([ROW_KEY]).chain(SINCE).collect();
    let in_force = in_force.table(0).map_err(warehouse::Error::from)?;
    let plan = || {
        let mut rows = scan(open)?;
        if centres.len() < FEW_CENTRES {
            let few = centres.iter().map(|c| lit(c.as_str())).collect();
            rows = rows.filter(ident("centre_id").in_list(few, false))?;
        }
        let theirs = loads.map(|name| format!("in_force_{name}"));
        let renamed = loads.iter().zip(&theirs).map(|(name, other)| ident(*name).alias(other));
        let loaded = scan(in_force)?.project(renamed)?.build()?;
        let on = (loads.to_vec(), theirs.iter().map(String::as_str).collect());
        rows.join(loaded, JoinType::LeftSemi, on, None)?
            .project(names.iter().map(|name| ident(*name)))?
            .sort(order.into_iter().chain([ROW_KEY]).map(|name| ident(name).sort(true, true)))
            .and_then(PlanBuilder::build)
    };
    let plan = plan().map_err(|e| query_error(QUESTIONS, e)).map_err(warehouse::Error::from)?;
    let engine = Session::new(resources, 0).map_err(warehouse::Error::from)?;
    let mut rows = engine.stream(QUESTIONS, plan).await.map_err(warehouse::Error::from)?;
    while let Some(batch) = rows.next().await.map_err(warehouse::Error::from)? {
        read_rows(&batch, &names, visit)?;
    }
    Ok(())
}

/// Reads questions from rows of the table.
fn read_rows(
    batch: &RecordBatch,
    names: &[&str],
    visit: &mut (dyn FnMut(Question) + Send),
) -> Result<(), Error> {
    let texts = to_texts(QUESTIONS, batch.columns()).map_err(warehouse::Error::from)?;
    for row in 0..batch.num_rows() {
        let cell = |name: &str| {
            let column = names.iter().position(|known| *known == name).map(|at| &texts[at]);
            column.filter(|c| c.is_valid(row)).map(|c| c.value(row).to_owned())
        };
        let text = |name: &str| cell(name).unwrap_or_default();
        let damaged = |source| warehouse::Error::Damaged { path: QUESTIONS.to_owned(), source };
        let arguments = serde_json::from_str(&text("arguments")).map_err(damaged)?;
        let asked_at = text(SINCE[1]).parse::<Timestamp>();
        let asked_at = asked_at.map_err(|e| damaged(serde::de::Error::custom(e)))?;
        visit(Question {
            extract: Triple {
                centre_id: text("centre_id"),
                period: text("period"),
                dataset: text("dataset"),
            },
            path: text("path"),
            code: text("code"),
            message: text("message"),
            column_name: cell("column_name"),
            label: cell("label"),
            cell: cell("cell"),
            row: cell("row_number").and_then(|row| row.parse().ok()),
            value: cell("shown_value"),
            arguments,
            facts: text("facts"),
            row_key: text(ROW_KEY),
            asked_in: text(SINCE[0]).parse().unwrap_or(0),
            asked_at,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A finding of a check.
    fn finding(row: Option<u64>, value: &str) -> Finding {
        let finding = Finding::new("p", "odd", Severity::Warning, "check-odd".to_owned());
        finding.with("limit", 9).at(row, Some("Umsatz"), Some(value))
    }

    #[test]
    fn a_row_is_asked_the_same_whatever_is_around_it() {
        let of =
            |finding: &Finding| facts(finding, Some("sales"), &format!("{:?}", finding.arguments));
        let asked = finding(Some(7), "5");
        assert_eq!(of(&asked), of(&finding(Some(8), "5").with("limit", 10)));
        assert_ne!(of(&asked), of(&finding(Some(7), "6")));
        // a file that has other facts is asked anew
        assert_ne!(of(&finding(None, "5")), of(&finding(None, "5").with("limit", 10)));
        assert_ne!(of(&finding(None, "5")), of(&asked));
    }
}

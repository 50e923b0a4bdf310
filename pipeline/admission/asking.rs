//! Warnings that ask for an answer: which ones do, as the headers of checks say, and those of a load on
//! their way into the follow-up queue.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow::datatypes::DataType;
use deltalake_core::kernel::Transaction;

use super::Error;
use super::incoming::Incoming;
use super::opened::Admission;
use contract::{CheckWords, Dataset, Finding, FindingTable};
use custody::{LaidDown, QUESTIONS, ROW_KEY, SAME, SINCE, laid_down, questions_schema};
use engine::{
    Engine, Expr, JoinType, Layer, Library, Operator, Plan, PlanBuilder, PlanError, ScalarValue,
    Table, binary_expr, cast, ident, lit, query_error, scan, when,
};
use intake::EXTRACT;
use warehouse::{InForce, Warehouse, delta_error, open_table, write};

/// The column of the key that a row has in its dataset.
const KEYED: &str = "keyed";
/// What keys and times are compared as.
const TEXT: DataType = DataType::Utf8;

/// Which findings ask for an answer: those of checks that say so.
#[derive(Debug)]
pub struct Asking {
    /// The codes of these checks.
    codes: BTreeSet<String>,
    /// The names of their messages.
    messages: BTreeSet<String>,
}

impl Asking {
    /// What the checks of a library ask.
    ///
    /// # Errors
    /// When the header of a check cannot be used.
    pub fn of(library: &Library) -> Result<Self, Error> {
        let (mut codes, mut messages) = (BTreeSet::new(), BTreeSet::new());
        for check in library.layer(Layer::Checks).filter(|check| check.asks()) {
            let words = CheckWords::new(&check.name, &check.header);
            messages.extend(words.map_err(warehouse::Error::from)?.names());
            codes.insert(check.code().to_owned());
        }
        Ok(Self { codes, messages })
    }

    /// Whether a finding asks for an answer.
    #[must_use]
    pub fn asks(&self, finding: &Finding) -> bool {
        self.messages.contains(&finding.message)
    }

    /// How many of the findings on an extract ask for an answer.
    ///
    /// # Errors
    /// When the temporary file of findings cannot be read.
    pub fn count(&self, findings: &FindingTable) -> std::io::Result<u64> {
        let mut count = 0;
        self.visit(findings, &mut |_| {
            count += 1;
            Ok(())
        })?;
        Ok(count)
    }

    /// Calls `visit` with every finding that asks for an answer.
    fn visit(
        &self,
        findings: &FindingTable,
        visit: &mut dyn FnMut(&Finding) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        if !findings.by_code().keys().any(|code| self.codes.contains(code)) {
            return Ok(());
        }
        findings.visit(&mut |finding| if self.asks(finding) { visit(finding) } else { Ok(()) })
    }
}

/// The questions of a load, on their way into the queue.
pub(super) struct Asked<'a> {
    /// What is loaded, and into what.
    pub(super) admission: &'a Admission<'a>,
    /// Where to.
    pub(super) warehouse: &'a Warehouse,
    /// The rows that are asked about.
    pub(super) incoming: &'a Incoming,
    /// An engine with these rows.
    pub(super) engine: &'a dyn Engine,
    /// The load.
    pub(super) load_id: &'a str,
}

impl Asked<'_> {
    /// Appends what the warnings of newly accepted extracts ask; the new version of the table, if
    /// anything is asked.
    pub(super) async fn append<'f>(
        &self,
        findings_of: &(dyn Fn(usize) -> &'f FindingTable + Sync),
        newly: &BTreeSet<usize>,
    ) -> Result<Option<(String, u64)>, Error> {
        let load = self.admission.load;
        let asking = Asking::of(&load.configuration.library)?;
        let mut laid = LaidDown::open()?;
        for index in newly {
            let candidate = &self.incoming.candidates[*index];
            let Some(triple) = &candidate.fetched.arrival.triple else { continue };
            let extract = i32::try_from(*index).unwrap_or(i32::MAX);
            let places = &candidate.reading.places;
            let laying = asking.visit(findings_of(*index), &mut |finding| {
                laid.push(extract, triple, places, finding)
            });
            laying.map_err(|e| intake::Error::Temporary(e.into()))?;
        }
        if laid.datasets().is_empty() {
            return Ok(None);
        }
        let datasets = load.configuration.contract.datasets.iter();
        let asked_of: Vec<&Dataset> =
            datasets.filter(|d| laid.datasets().contains(&d.name)).collect();
        let laid = laid.table(load.resources).await?;
        let before = self.asked_before(newly).await?;
        let plan = self.plan(&laid.table, &asked_of, before).await;
        let plan = plan.map_err(|e| query_error(QUESTIONS, e))?;
        let once = Transaction::new(self.load_id, 1);
        let root = &self.warehouse.restricted;
        let version = write(root, QUESTIONS, &plan, &[], once, load.resources).await?;
        Ok(Some((QUESTIONS.to_owned(), version)))
    }

    /// The rows to append: of each question the key of its row, and since when it is asked.
    async fn plan(
        &self,
        laid: &Table,
        datasets: &[&Dataset],
        before: Option<PlanBuilder>,
    ) -> Result<Plan, PlanError> {
        let mut all: Option<PlanBuilder> = None;
        for dataset in datasets {
            let of_dataset =
                scan(Arc::clone(laid))?.filter(ident("dataset").eq(lit(dataset.name.as_str())))?;
            let keyed = self.engine.table(&format!("incoming.{}", dataset.name)).await?;
            let keyed = keyed.project([
                ident(EXTRACT).alias("keyed_extract"),
                ident("row_number").alias("keyed_row"),
                key_of(dataset).alias(KEYED),
            ])?;
            let on = (vec![EXTRACT, "row_number"], vec!["keyed_extract", "keyed_row"]);
            let joined = of_dataset.join(keyed.build()?, JoinType::Left, on, None)?;
            // a row whose key is not known is known by its place, a file by nothing else
            let place =
                binary_expr(lit("#"), Operator::StringConcat, cast(ident("row_number"), TEXT));
            let key = when(ident(KEYED).is_not_null(), ident(KEYED))
                .when(ident("row_number").is_not_null(), place)
                .otherwise(lit(""))?;
            let columns = laid_down().into_iter().map(ident);
            let rows = joined.project(columns.chain([key.alias(ROW_KEY)]))?;
            all = Some(match all {
                None => rows,
                Some(others) => others.union(rows.build()?)?,
            });
        }
        let rows = all.ok_or_else(|| PlanError::Internal("nothing is asked".to_owned()))?;
        let latest = self.admission.latest.as_ref();
        let number = latest.map_or(0, |latest| latest.snapshot) + 1;
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let now = self.admission.load.now.to_string();
        let (rows, since) = match before {
            None => (rows, [lit(number), lit(now)]),
            Some(before) => {
                let theirs = SAME.map(theirs_of);
                let on = (SAME.to_vec(), theirs.iter().map(String::as_str).collect());
                let [number, now] =
                    [(SINCE[0], lit(number)), (SINCE[1], lit(now))].map(|(name, else_so)| {
                        let was = ident(theirs_of(name));
                        when(was.clone().is_not_null(), was).otherwise(else_so)
                    });
                (rows.join(before.build()?, JoinType::Left, on, None)?, [number?, now?])
            }
        };
        let [number, now] = since;
        let schema = questions_schema();
        let columns = schema.fields().iter().map(|field| match field.name().as_str() {
            "load_id" => lit(self.load_id).alias("load_id"),
            name if name == SINCE[0] => number.clone().alias(SINCE[0]),
            name if name == SINCE[1] => now.clone().alias(SINCE[1]),
            name => ident(name),
        });
        rows.project(columns)?.build()
    }

    /// What was asked of the extracts that newly accepted ones replace, if anything was.
    async fn asked_before(&self, newly: &BTreeSet<usize>) -> Result<Option<PlanBuilder>, Error> {
        let latest = self.admission.latest.as_ref();
        let Some(latest) = latest.filter(|latest| latest.tables.contains_key(QUESTIONS)) else {
            return Ok(None);
        };
        let mut replaced = InForce::default();
        for index in newly {
            let triple = &self.incoming.candidates[*index].fetched.arrival.triple;
            let entry = triple.as_ref().and_then(|triple| self.admission.in_force.get(triple));
            if let Some(entry) = entry {
                replaced.put(entry.clone());
            }
        }
        if replaced.is_empty() {
            return Ok(None);
        }
        let resources = self.admission.load.resources;
        let root = &self.warehouse.restricted;
        let table = open_table(root, QUESTIONS, &questions_schema(), latest, resources).await?;
        let replaced = replaced.table(0)?;
        let rows = || {
            let loads = ["centre_id", "period", "dataset", "load_id"];
            let named = loads.map(|name| format!("replaced_{name}"));
            let renamed = loads.iter().zip(&named).map(|(name, other)| ident(*name).alias(other));
            let replaced = scan(replaced)?.project(renamed)?.build()?;
            let on = (loads.to_vec(), named.iter().map(String::as_str).collect());
            let theirs = SAME.into_iter().chain([SINCE[1]]);
            let columns = theirs.map(|name| cast(ident(name), TEXT).alias(theirs_of(name)));
            let columns = columns.chain([ident(SINCE[0]).alias(theirs_of(SINCE[0]))]);
            scan(table)?
                .join(replaced, JoinType::LeftSemi, on, None)?
                .project(columns.collect::<Vec<_>>())
        };
        Ok(Some(rows().map_err(|e| delta_error(QUESTIONS, e.into()))?))
    }
}

/// What a column of what was asked before is called beside that of what is asked now.
fn theirs_of(column: &str) -> String {
    format!("before_{column}")
}

/// The key of a row as text, pseudonyms where it has any; none where a part of it is missing.
fn key_of(dataset: &Dataset) -> Expr {
    let fields = dataset.primary_key.iter().filter_map(|name| dataset.field(name));
    let parts = fields.map(|field| {
        let column = field.key_column().unwrap_or_else(|| field.stored_as.clone());
        cast(ident(column), TEXT)
    });
    let joined = parts.reduce(|all, part| {
        let all = binary_expr(all, Operator::StringConcat, lit("/"));
        binary_expr(all, Operator::StringConcat, part)
    });
    joined.unwrap_or_else(|| cast(lit(ScalarValue::Null), TEXT))
}

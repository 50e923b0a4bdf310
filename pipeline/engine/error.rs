//! Why a query did not run.

use std::error::Error as StdError;

use datafusion::common::SchemaError;
use datafusion::error::DataFusionError;

use programme::Hint;

use super::exact::Refusal;

/// What errors call the query of a user.
pub const ASKED: &str = "the query";
/// How alike a name must be to be meant, from 0 to 1.
const ALIKE: f64 = 0.6;

/// Why a query did not run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// `DataFusion` refused a query or failed in it.
    #[error("{} failed", called(query))]
    Query {
        /// The SQL file, or what was asked.
        query: String,
        /// What `DataFusion` said.
        source: Box<DataFusionError>,
    },
    /// A query would be answered wrongly.
    #[error("{} is not answered", called(query))]
    Refused {
        /// The SQL file, or what was asked.
        query: String,
        /// Why not.
        source: Refusal,
    },
    /// A query names a column or table that is not there.
    #[error(
        "{} names `{name}`, which is no {kind} here{}", called(query),
        nearest.as_ref().map_or_else(String::new, |n| format!("; the nearest is `{n}`"))
    )]
    Unknown {
        /// The SQL file, or what was asked.
        query: String,
        /// `column` or `table`.
        kind: &'static str,
        /// The name.
        name: String,
        /// One that is there and much like it.
        nearest: Option<String>,
    },
    /// A statement is none that only reads.
    #[error("this is no single query, and nothing else is answered here")]
    NoQuery(#[source] Box<DataFusionError>),
    /// A query took too long.
    #[error("the query took longer than {seconds} s and was stopped")]
    TooSlow {
        /// The limit.
        seconds: u64,
    },
    /// An answer has too many rows.
    #[error("the answer has more than {rows} rows; none are shown")]
    TooManyRows {
        /// The limit.
        rows: usize,
    },
    /// A query needs too much memory.
    #[error("the query needs more memory than it may have")]
    TooMuchMemory {
        /// What needed it, unless it is the answer itself.
        source: Option<Box<DataFusionError>>,
    },
    /// Rows do not have the columns, or the types, that they should have.
    #[error("the rows of {} are not as they should be", called(rows_of))]
    Rows {
        /// The SQL file, the table or what was asked.
        rows_of: String,
        /// What Arrow said.
        source: arrow::error::ArrowError,
    },
}

impl Error {
    /// What becomes of an Arrow error in the rows of a SQL file, a table, or what was asked.
    pub fn in_rows_of(rows_of: &str) -> impl Fn(arrow::error::ArrowError) -> Self {
        move |source| Self::Rows { rows_of: rows_of.to_owned(), source }
    }
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::NoQuery(_) => Some(
                "ask with one `select`, `with`, `explain`, `show` or `describe`; nothing here changes data, settings or files",
            ),
            Self::TooSlow { .. } => {
                Some("narrow it down with `where`, or allow more with `--timeout`")
            }
            Self::TooManyRows { .. } => {
                Some("aggregate, add a `limit`, or allow more with `--max-rows`")
            }
            Self::TooMuchMemory { .. } => {
                Some("narrow it down with `where`, or allow more with `--memory`")
            }
            Self::Refused { source, .. } => Some(source.hint()),
            Self::Unknown { kind: "table", .. } => Some("`\\d` in the shell lists the tables"),
            Self::Unknown { .. } => Some("`describe` and a table's name lists its columns"),
            Self::Query { source, .. }
                if matches!(source.find_root(), DataFusionError::ResourcesExhausted(_)) =>
            {
                Some("it needs more memory than it may have: allow more with `--memory`")
            }
            _ => None,
        };
        hint.map(str::to_owned)
    }
}

/// What an error calls a query: a file by its path, a user's by no name.
fn called(query: &str) -> String {
    match query {
        ASKED => ASKED.to_owned(),
        file if file.ends_with(".sql") => format!("`sql/{file}`"),
        other => format!("the query `{other}`"),
    }
}

/// An error in a SQL file that another query rests on.
#[derive(Debug, thiserror::Error)]
#[error("`sql/{path}` failed")]
pub(super) struct InFile {
    /// Below `sql/`.
    pub(super) path: String,
    /// What `DataFusion` said.
    pub(super) source: DataFusionError,
}

/// A statement that does something.
#[derive(Debug, thiserror::Error)]
#[error("the statement does something")]
pub(super) struct NoQuery(#[source] pub(super) DataFusionError);

/// The name of a table that a query names and nobody has.
fn unknown_table(error: &DataFusionError) -> Option<String> {
    let DataFusionError::Plan(message) = error.find_root() else { return None };
    let name = message.strip_prefix("table 'datafusion.")?.strip_suffix("' not found")?;
    Some(name.strip_prefix("public.").unwrap_or(name).to_owned())
}

/// The error of a query that could not be planned where these tables are.
pub(super) fn planning_error(query: &str, error: DataFusionError, tables: &[String]) -> Error {
    match error {
        DataFusionError::External(e) if e.is::<NoQuery>() => match e.downcast::<NoQuery>() {
            Ok(no_query) => Error::NoQuery(Box::new(no_query.0)),
            Err(e) => query_error(query, DataFusionError::External(e)),
        },
        error => match (unknown_table(&error), query_error(query, error)) {
            (Some(name), Error::Query { query, .. }) => {
                let nearest = nearest(&name, tables.iter().map(String::as_str));
                Error::Unknown { query, kind: "table", name, nearest }
            }
            (_, error) => error,
        },
    }
}

/// Wraps an error of a query: named by the innermost file that it comes from.
#[must_use]
pub fn query_error(query: &str, source: DataFusionError) -> Error {
    let mut query = query.to_owned();
    let mut found = None;
    let mut cause: Option<&(dyn StdError + 'static)> = Some(&source);
    while let Some(error) = cause {
        if let Some(file) = error.downcast_ref::<InFile>() {
            query.clone_from(&file.path);
        } else if let Some(refusal) = error.downcast_ref::<Refusal>() {
            found = Some(Error::Refused { query: String::new(), source: refusal.clone() });
        } else if let Some(schema) = error.downcast_ref::<SchemaError>() {
            found = unknown_column(schema);
        }
        cause = error.source();
    }
    match found {
        Some(Error::Refused { source, .. }) => Error::Refused { query, source },
        Some(Error::Unknown { kind, name, nearest, .. }) => {
            Error::Unknown { query, kind, name, nearest }
        }
        _ => Error::Query { query, source: Box::new(source) },
    }
}

/// The error of a column that is not there.
fn unknown_column(error: &SchemaError) -> Option<Error> {
    let SchemaError::FieldNotFound { field, valid_fields } = error else { return None };
    let valid: Vec<&str> = valid_fields.iter().map(|f| f.name.as_str()).collect();
    let nearest = match field.name.as_str() {
        "localtimestamp" | "localtime" => Some("current_timestamp".to_owned()),
        name => nearest(name, valid),
    };
    Some(Error::Unknown { query: String::new(), kind: "column", name: field.flat_name(), nearest })
}

/// The name that is most like another, if any is much like it; the first of several by name.
fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let name = name.to_lowercase();
    let mut rated: Vec<(f64, &str)> =
        names.into_iter().map(|n| (strsim::jaro_winkler(&name, &n.to_lowercase()), n)).collect();
    rated.retain(|(likeness, _)| *likeness > ALIKE);
    rated.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    rated.first().map(|(_, n)| (*n).to_owned())
}

//! Why a query is refused rather than answered wrongly.

use arrow::datatypes::DataType;
use datafusion::error::DataFusionError;

/// Why a query is refused rather than answered wrongly.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A value does not fit into the type of an expression.
    #[error("`{expression}` does not fit into {data_type}")]
    Overflow {
        /// As the query has it.
        expression: String,
        /// The SQL name of the type.
        data_type: String,
    },
    /// Something is divided by zero.
    #[error("`{expression}` divides by zero")]
    DivisionByZero {
        /// As the query has it.
        expression: String,
    },
    /// A value cannot be read as another type.
    #[error("`{expression}` fails: {problem}")]
    Cast {
        /// As the query has it.
        expression: String,
        /// What the value is.
        problem: String,
    },
    /// A quotient cannot keep enough digits.
    #[error("`{expression}` cannot keep six digits more than what is divided")]
    Digits {
        /// As the query has it.
        expression: String,
    },
    /// A function answers another time otherwise, or no time is known.
    #[error("`{function}` answers otherwise each time, and is not answered here")]
    Unrepeatable {
        /// As the query has it.
        function: String,
        /// How to write it otherwise.
        instead: &'static str,
    },
    /// A function's answer depends on the order in which rows happen to come.
    #[error("`{function}` depends on the order in which rows happen to come")]
    Unordered {
        /// As the query has it.
        function: String,
    },
    /// An operator that drops bits.
    #[error("`{expression}` shifts bits, some of them out of the number")]
    Shift {
        /// As the query has it.
        expression: String,
    },
    /// A subquery stands where it is not answered.
    #[error("`{expression}` is answered in `where` and `having` only")]
    Place {
        /// What it is.
        expression: &'static str,
    },
    /// An answer has a value that nothing can print.
    #[error("the column `{column}` has a value that is none: {value}")]
    NoValue {
        /// The column.
        column: String,
        /// What it has.
        value: String,
    },
    /// A SQL file calculates in a way that loses something.
    #[error("`{expression}` {problem}")]
    Loss {
        /// As the file has it.
        expression: String,
        /// What it does, as a predicate.
        problem: &'static str,
    },
    /// A clause is not answered as it is written.
    #[error("`{clause}` is not answered here")]
    Clause {
        /// What it is.
        clause: String,
        /// How to write it otherwise.
        instead: &'static str,
    },
    /// Values of kinds are put together that have no common form.
    #[error("`{expression}` {problem}")]
    Mixture {
        /// As the query has it.
        expression: String,
        /// What it does, as a predicate.
        problem: String,
        /// How to write it otherwise.
        instead: &'static str,
    },
    /// A subquery that looks at the query around it groups, limits or numbers its rows.
    #[error("a subquery after `{expression}` looks at the query around it from below `{step}`")]
    Correlated {
        /// `in`, `not in` or `exists`.
        expression: &'static str,
        /// The step that would have to be taken apart.
        step: String,
    },
}

impl Refusal {
    /// How to write it otherwise.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Overflow { .. } => {
                "calculate in a wider type, as in `cast(x as decimal(38, 0)) + y`"
            }
            Self::DivisionByZero { .. } => "leave these rows out, or divide by `nullif(x, 0)`",
            Self::Cast { .. } => "leave these rows out, or write `try_cast`, which makes them NULL",
            Self::Digits { .. } => {
                "cast both sides to fewer decimals, as in `cast(x as decimal(38, 4))`"
            }
            Self::Unrepeatable { instead, .. }
            | Self::Clause { instead, .. }
            | Self::Mixture { instead, .. } => instead,
            Self::Unordered { .. } => {
                "say in which order, as in `string_agg(x, ',' order by x)` or `row_number() over (order by x)`"
            }
            Self::NoValue { .. } => {
                "leave these rows out; a double divided by 0 is no number, and a moment lies between the years 1677 and 2262"
            }
            Self::Loss { .. } => {
                "figures are exact: let SQL files sum and count, in whole numbers and decimals, and return numerator and denominator"
            }
            Self::Shift { .. } => "multiply or divide by a power of two",
            Self::Place { .. } => {
                "put it into `where`, or join with the subquery and look whether a row was found"
            }
            Self::Correlated { .. } => {
                "let the subquery stand alone in `with`, with what it is compared by as a column, and join"
            }
        }
    }
}

impl From<Refusal> for DataFusionError {
    fn from(refusal: Refusal) -> Self {
        Self::External(Box::new(refusal))
    }
}

/// The name that SQL has for a type.
pub(super) fn sql_name(data_type: &DataType) -> String {
    match data_type {
        DataType::Int8 => "tinyint".to_owned(),
        DataType::Int16 => "smallint".to_owned(),
        DataType::Int32 => "int".to_owned(),
        DataType::Int64 => "bigint".to_owned(),
        DataType::Float64 => "double".to_owned(),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => "varchar".to_owned(),
        DataType::Date32 | DataType::Date64 => "date".to_owned(),
        DataType::Boolean => "boolean".to_owned(),
        DataType::Decimal128(precision, scale) => format!("decimal({precision},{scale})"),
        DataType::UInt64 => "bigint unsigned".to_owned(),
        other => other.to_string(),
    }
}

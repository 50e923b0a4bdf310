//! From the rows of the measure files to the figures of a year.

use std::collections::BTreeMap;

use arrow::array::{Array as _, Decimal128Array, Int64Array, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed as _;

use super::estimate::{self, Cell};
use super::figure::{Figure, Scope};
use crate::engine::{self, Layer, Session, SqlFile, to_text};
use crate::query::View;
use crate::warehouse::Error;

/// The family whose rows are cells of strata and not figures.
const ESTIMATES: &str = "estimates";
/// Decimals of numerator and denominator.
pub(super) const SCALE: u32 = 4;

/// The figures of one year, by id.
#[derive(Debug, Clone)]
pub struct Computed {
    /// The fiscal year.
    pub year: i16,
    /// The scopes of the year.
    pub scopes: Vec<Scope>,
    /// Every figure.
    pub figures: BTreeMap<String, Figure>,
}

impl Computed {
    /// The figure of a measure for a scope.
    #[must_use]
    pub fn get(&self, scope: &Scope, measure: &str) -> Option<&Figure> {
        self.figures.get(&format!("{scope}.{measure}.{}", self.year))
    }

    /// Adds a figure that Rust derives.
    pub(super) fn put(&mut self, figure: Figure) {
        self.figures.insert(figure.id(), figure);
    }

    /// Adds a figure that a file returns; two files must not return the same.
    fn put_new(&mut self, file: &SqlFile, figure: Figure) -> Result<(), Error> {
        let id = figure.id();
        if let Some(other) = self.figures.insert(id.clone(), figure) {
            return Err(Error::Sql(engine::FileError::File {
                path: file.path.clone(),
                problem: format!(
                    "it returns the figure `{id}`, which `sql/{}` returns too",
                    other.sql
                ),
            }));
        }
        Ok(())
    }
}

/// Computes every measure for every scope of a year, in one pass over the marts.
///
/// # Errors
/// When a query fails or returns other columns than a measure file should.
pub async fn compute(view: &View, year: i16) -> Result<Computed, Error> {
    let files: Vec<&SqlFile> = view.configuration.library.layer(Layer::Measures).collect();
    let session = view.session(year, &files).await?;
    compute_in(&session, view, year).await
}

/// Computes every figure of a year in a session of that year that has what the measures need.
///
/// # Errors
/// As [`compute`].
pub async fn compute_in(session: &Session, view: &View, year: i16) -> Result<Computed, Error> {
    let files = view.configuration.library.layer(Layer::Measures);
    let scopes = scopes(session).await?;
    let mut computed = Computed { year, scopes, figures: BTreeMap::new() };
    for file in files {
        let batches = session.run(file).await?;
        if file.name == ESTIMATES {
            let cells = read_cells(&batches)?;
            let bands = view.configuration.programme.settings.size_bands();
            let bands: Vec<String> = bands.into_iter().map(|b| b.label).collect();
            for figure in estimate::figures(&cells, &computed.scopes, &bands, year, file) {
                computed.put_new(file, figure)?;
            }
            continue;
        }
        for batch in &batches {
            for figure in read_figures(view, file, batch, year)? {
                computed.put_new(file, figure)?;
            }
        }
    }
    Ok(computed)
}

/// Computes every figure of a year as its report has them: with the changes on the year before, if
/// anybody filed that year, and with quartiles.
///
/// # Errors
/// As [`compute`].
pub async fn complete(view: &View, year: i16) -> Result<Computed, Error> {
    let mut computed = compute(view, year).await?;
    let before = match view.years().contains(&(year - 1)) {
        true => Some(compute(view, year - 1).await?),
        false => None,
    };
    super::add_changes(&mut computed, before.as_ref());
    super::add_quartiles(&mut computed);
    Ok(computed)
}

/// The scopes of the year, nation first.
async fn scopes(session: &Session) -> Result<Vec<Scope>, Error> {
    let batches = session.plan("dim_scope", "select scope_kind, scope from dim_scope").await?;
    let batches = batches
        .collect()
        .await
        .map_err(|e| engine::Error::Query { query: "dim_scope".to_owned(), source: Box::new(e) })?;
    let mut scopes = Vec::new();
    for batch in &batches {
        let (kinds, names) = (text(batch, "scope_kind")?, text(batch, "scope")?);
        for row in 0..batch.num_rows() {
            scopes.push(Scope {
                kind: kinds.value(row).to_owned(),
                name: names.value(row).to_owned(),
            });
        }
    }
    let order = ["national", "centre", "region", "size", "industry"];
    scopes.sort_by_key(|s| (order.iter().position(|k| *k == s.kind), s.name.clone()));
    Ok(scopes)
}

/// Turns the rows of a family into figures: the division and the reasons.
fn read_figures(
    view: &View,
    file: &SqlFile,
    batch: &RecordBatch,
    year: i16,
) -> Result<Vec<Figure>, Error> {
    let (measures, kinds, names) =
        (text(batch, "measure")?, text(batch, "scope_kind")?, text(batch, "scope")?);
    let (numerators, denominators) = (decimal(batch, "numerator")?, decimal(batch, "denominator")?);
    let (counts, reasons) = (integer(batch, "n")?, text(batch, "reason")?);
    let mut figures = Vec::with_capacity(batch.num_rows());
    for row in 0..batch.num_rows() {
        let name = measures.value(row);
        let declared = file
            .measures
            .iter()
            .find(|m| m.name == name)
            .or_else(|| file.measures.iter().find(|m| m.matches(name).is_some()));
        let Some(declared) = declared else {
            return Err(undeclared(file, name));
        };
        let numerator = numerators.is_valid(row).then(|| exact(numerators.value(row)));
        let denominator = denominators.is_valid(row).then(|| exact(denominators.value(row)));
        let stated = reasons.is_valid(row).then(|| reasons.value(row).to_owned());
        let (value, reason) = match (numerator, denominator, stated) {
            (_, _, Some(reason)) => (None, Some(reason)),
            (None, _, None) => (None, Some("no_answers".to_owned())),
            // a ratio to nothing, or to less, says nothing
            (Some(_), Some(d), None) if !d.is_positive() => {
                (None, Some("no_denominator".to_owned()))
            }
            (Some(n), Some(d), None) => (Some(n / d), None),
            (Some(n), None, None) => (Some(n), None),
        };
        let is_return = file.name == "returns";
        let part = declared
            .matches(name)
            .filter(|p| !p.is_empty() && declared.name.contains("<denominator>"));
        let headline =
            view.configuration.programme.settings.headline.as_deref().filter(|_| is_return);
        figures.push(Figure {
            measure: name.to_owned(),
            scope: Scope { kind: kinds.value(row).to_owned(), name: names.value(row).to_owned() },
            year,
            exact: value,
            unit: declared.unit,
            n: counts.is_valid(row).then(|| u64::try_from(counts.value(row)).unwrap_or(0)),
            reason,
            denominator: part.or(headline).map(str::to_owned),
            sql: file.path.clone(),
        });
    }
    Ok(figures)
}

/// The error for a measure that the SQL returns and the header does not declare.
fn undeclared(file: &SqlFile, name: &str) -> Error {
    Error::Sql(engine::FileError::File {
        path: file.path.clone(),
        problem: format!("it returns the measure `{name}`, which its header does not declare"),
    })
}

/// Reads the cells from which strata are put together.
fn read_cells(batches: &[RecordBatch]) -> Result<Vec<Cell>, Error> {
    let mut cells = Vec::new();
    for batch in batches {
        let texts = ["measure", "centre_id", "centre_region", "size_band", "industry_prefix"];
        let texts = texts.map(|c| text(batch, c));
        let counts = ["cases", "observed", "observed_nonzero"].map(|c| integer(batch, c));
        let sums = ["observed_sum", "observed_sum_of_squares", "released_sum", "observed_largest"];
        let sums = sums.map(|c| decimal(batch, c));
        for row in 0..batch.num_rows() {
            let t = |i: usize| {
                Ok::<_, Error>(match &texts[i] {
                    Ok(c) if c.is_valid(row) => c.value(row).to_owned(),
                    Ok(_) => String::new(),
                    Err(_) => return Err(missing_column(batch)),
                })
            };
            let c = |i: usize| match &counts[i] {
                Ok(c) => Ok(u64::try_from(c.value(row)).unwrap_or(0)),
                Err(_) => Err(missing_column(batch)),
            };
            let s = |i: usize| match &sums[i] {
                Ok(c) => Ok(BigInt::from(c.value(row))),
                Err(_) => Err(missing_column(batch)),
            };
            cells.push(Cell {
                measure: t(0)?,
                centre_id: t(1)?,
                region: t(2)?,
                size_band: t(3)?,
                industry: t(4)?,
                cases: c(0)?,
                observed: c(1)?,
                nonzero: c(2)?,
                sum: s(0)?,
                sum_of_squares: s(1)?,
                released_sum: s(2)?,
                largest: s(3)?,
            });
        }
    }
    Ok(cells)
}

/// A number of four decimals, exactly.
fn exact(units: i128) -> BigRational {
    BigRational::new(BigInt::from(units), BigInt::from(10).pow(SCALE))
}

/// A column as text.
fn text(batch: &RecordBatch, name: &str) -> Result<arrow::array::StringArray, Error> {
    let column = batch.column_by_name(name).ok_or_else(|| missing_column(batch))?;
    to_text(column).map_err(|e| engine::Error::Config(e).into())
}

/// A column as decimals of four decimals.
fn decimal(batch: &RecordBatch, name: &str) -> Result<Decimal128Array, Error> {
    let wanted = DataType::Decimal128(38, 4);
    let column = batch.column_by_name(name).ok_or_else(|| missing_column(batch))?;
    let column = cast(column, &wanted).map_err(engine::Error::Config)?;
    let found = column.as_any().downcast_ref::<Decimal128Array>().cloned();
    found.ok_or_else(|| missing_column(batch))
}

/// A column as whole numbers.
fn integer(batch: &RecordBatch, name: &str) -> Result<Int64Array, Error> {
    let column = batch.column_by_name(name).ok_or_else(|| missing_column(batch))?;
    let column = cast(column, &DataType::Int64).map_err(engine::Error::Config)?;
    let found = column.as_any().downcast_ref::<Int64Array>().cloned();
    found.ok_or_else(|| missing_column(batch))
}

/// The error for a measure file that returns other columns than it should.
fn missing_column(batch: &RecordBatch) -> Error {
    let names: Vec<&str> = batch.schema_ref().fields().iter().map(|f| f.name().as_str()).collect();
    let problem = format!("a measure file returns the columns {}", names.join(", "));
    Error::Query(engine::Error::Config(arrow::error::ArrowError::SchemaError(problem)))
}

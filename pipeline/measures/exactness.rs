//! The columns of a measure file, exactly: what a decimal of four digits cannot hold is an error that
//! names the file, and never a figure.

use arrow::array::{Array as _, Decimal128Array, Int64Array, RecordBatch, StringArray};
use arrow::compute::{CastOptions, cast_with_options};
use arrow::datatypes::DataType;
use num_bigint::BigInt;
use num_rational::BigRational;

use super::Error;
use engine::{SqlFile, to_text};

/// Decimals of numerator and denominator.
pub(super) const SCALE: u32 = 4;
/// The most digits of a decimal.
const DIGITS: u8 = 38;

/// The rows that a file returned.
#[derive(Clone, Copy)]
pub(super) struct ExactRows<'a> {
    /// The file.
    pub(super) file: &'a SqlFile,
    /// The rows.
    pub(super) batch: &'a RecordBatch,
}

impl ExactRows<'_> {
    /// A column of text in which every row has one.
    pub(super) fn name(self, column: &str) -> Result<StringArray, Error> {
        let texts = self.text(column)?;
        match texts.null_count() {
            0 => Ok(texts),
            rows => Err(self.problem(format!("its column `{column}` is NULL in {rows} rows"))),
        }
    }

    /// A column of text.
    pub(super) fn text(self, column: &str) -> Result<StringArray, Error> {
        let values = self.batch.column_by_name(column).ok_or_else(|| self.lacks(column))?;
        to_text(values).map_err(|e| engine::Error::in_rows_of(&self.file.path)(e).into())
    }

    /// A column of text that may be left out.
    pub(super) fn text_if_any(self, column: &str) -> Result<StringArray, Error> {
        match self.batch.column_by_name(column) {
            None => Ok(StringArray::new_null(self.batch.num_rows())),
            Some(_) => self.text(column),
        }
    }

    /// A column of exact numbers, as decimals of four digits.
    pub(super) fn decimal(self, column: &str) -> Result<Decimal128Array, Error> {
        let values = self.batch.column_by_name(column).ok_or_else(|| self.lacks(column))?;
        let lost_digits = match values.data_type() {
            DataType::Null => 0,
            t if t.is_integer() => 0,
            DataType::Decimal128(_, scale) => {
                u32::try_from(*scale).unwrap_or(0).saturating_sub(SCALE)
            }
            other => {
                return Err(self.problem(format!(
                    "its column `{column}` is {other}, which is not exact: return sums and counts, as whole numbers or decimals"
                )));
            }
        };
        if let Some(decimals) = values.as_any().downcast_ref::<Decimal128Array>() {
            let unit = 10_i128.pow(lost_digits);
            let is_cut = |row: &usize| decimals.is_valid(*row) && decimals.value(*row) % unit != 0;
            if let Some(row) = (0..decimals.len()).find(is_cut) {
                return Err(self.problem(format!(
                    "its column `{column}` has {}, of which four decimals would be kept: return sums and counts",
                    decimals.value_as_string(row)
                )));
            }
        }
        let scale = i8::try_from(SCALE).unwrap_or_default();
        let wanted = DataType::Decimal128(DIGITS, scale);
        let strict = CastOptions { safe: false, ..CastOptions::default() };
        let cast = cast_with_options(values, &wanted, &strict);
        let decimals = cast.map_err(|e| self.problem(format!("its column `{column}`: {e}")))?;
        let decimals = decimals.as_any().downcast_ref::<Decimal128Array>().cloned();
        decimals.ok_or_else(|| self.lacks(column))
    }

    /// A column of exact numbers that may be left out.
    pub(super) fn decimal_if_any(self, column: &str) -> Result<Decimal128Array, Error> {
        match self.batch.column_by_name(column) {
            None => Ok(Decimal128Array::new_null(self.batch.num_rows())),
            Some(_) => self.decimal(column),
        }
    }

    /// A column of counts.
    pub(super) fn count(self, column: &str) -> Result<Int64Array, Error> {
        let decimals = self.decimal(column)?;
        let unit = 10_i128.pow(SCALE);
        let whole = |units: i128| {
            let is_count = units >= 0 && units % unit == 0;
            let count = i64::try_from(units / unit).ok().filter(|_| is_count);
            count.ok_or_else(|| {
                self.problem(format!("its column `{column}` has a number that counts nothing"))
            })
        };
        decimals.iter().map(|units| units.map(whole).transpose()).collect()
    }

    /// A column of counts that may be left out.
    pub(super) fn count_if_any(self, column: &str) -> Result<Int64Array, Error> {
        match self.batch.column_by_name(column) {
            None => Ok(Int64Array::new_null(self.batch.num_rows())),
            Some(_) => self.count(column),
        }
    }

    /// The error of a file that lacks a column.
    fn lacks(self, column: &str) -> Error {
        let fields = self.batch.schema_ref().fields().iter();
        let names: Vec<&str> = fields.map(|f| f.name().as_str()).collect();
        self.problem(format!("it lacks the column `{column}`; it returns `{}`", names.join("`, `")))
    }

    /// An error in what the file returned.
    fn problem(self, problem: String) -> Error {
        Error::Sql(engine::FileError::File { path: self.file.path.clone(), problem })
    }
}

/// A number of four decimals, exactly.
pub(super) fn exact(units: i128) -> BigRational {
    BigRational::new(BigInt::from(units), BigInt::from(10).pow(SCALE))
}

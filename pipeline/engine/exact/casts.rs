//! Casts that may fail or lose something, checked and rounded as other engines round.
//!
//! A function of our own also keeps `DataFusion` from moving the cast to the other side of a
//! comparison, which is right only if nothing is lost: it finds no 3.40 where `cast(x as bigint) = 3`.

use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray as _, Float64Array, StringArray};
use arrow::compute::{CastOptions, cast_with_options};
use arrow::datatypes::{DataType, Field, FieldRef, Float64Type};
use arrow::error::ArrowError;
use datafusion::common::tree_node::Transformed;
use datafusion::common::{DFSchema, Result, ScalarValue, plan_err};
use datafusion::logical_expr::expr::ScalarFunction;
use datafusion::logical_expr::{
    Cast, ColumnarValue, Expr, ExprSchemable as _, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDF,
    ScalarUDFImpl, Signature, TryCast, Volatility,
};

use super::arithmetic::MOST_DIGITS;
use super::refusal::{Refusal, sql_name};

/// Puts a checked cast in place of one that may fail or lose something.
pub(super) fn mend(expr: Expr, schema: &DFSchema) -> Result<Transformed<Expr>> {
    let (inner, field, is_try) = match &expr {
        Expr::Cast(Cast { expr, field }) => (expr, field, false),
        Expr::TryCast(TryCast { expr, field }) => (expr, field, true),
        _ => return Ok(Transformed::no(expr)),
    };
    let (from, to) = (inner.get_type(schema)?, field.data_type().clone());
    if !may_fail(&from, &to) {
        return Ok(Transformed::no(expr));
    }
    let word = if is_try { "try_cast" } else { "cast" };
    let text = format!("{word}({} as {})", inner.human_display(), sql_name(&to));
    let signature = Signature::any(1, Volatility::Immutable);
    let function = ScalarUDF::new_from_impl(CheckedCast { to, is_try, text, signature });
    let inner = inner.as_ref().clone();
    let call = ScalarFunction::new_udf(Arc::new(function), vec![inner]);
    Ok(Transformed::yes(Expr::ScalarFunction(call)))
}

/// Whether a cast may fail, or lose something that a comparison could see.
fn may_fail(from: &DataType, to: &DataType) -> bool {
    let is_text =
        |t: &DataType| matches!(t, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    let is_number = |t: &DataType| t.is_numeric() || is_decimal(t);
    if from == to || from == &DataType::Null {
        return false;
    }
    if is_text(from) {
        return is_number(to) || matches!(to, DataType::Date32 | DataType::Boolean);
    }
    if !(is_number(from) && is_number(to)) || to.is_floating() {
        return false;
    }
    if from.is_integer() && to.is_integer() {
        return from.is_signed_integer() != to.is_signed_integer()
            || from.primitive_width() > to.primitive_width();
    }
    match (digits(from), digits(to)) {
        (Some((whole, decimals)), Some((whole_to, decimals_to))) => {
            // not every number of as many digits is a whole number of that type
            whole > whole_to - i16::from(to.is_integer()) || decimals > decimals_to
        }
        _ => true,
    }
}

/// Whether this is a decimal.
fn is_decimal(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Decimal128(..) | DataType::Decimal256(..))
}

/// The most digits before and after the point that values of a type have.
fn digits(data_type: &DataType) -> Option<(i16, i16)> {
    Some(match data_type {
        DataType::Int8 | DataType::UInt8 => (3, 0),
        DataType::Int16 | DataType::UInt16 => (5, 0),
        DataType::Int32 | DataType::UInt32 => (10, 0),
        DataType::Int64 => (19, 0),
        DataType::UInt64 => (20, 0),
        DataType::Decimal128(precision, scale) | DataType::Decimal256(precision, scale) => {
            let scale = i16::from(*scale);
            (i16::from(*precision) - scale, scale)
        }
        _ => return None,
    })
}

/// Whether a text is a day and nothing else: of a moment, which day it is hangs on where.
fn is_day(text: &str) -> bool {
    text.trim().len() == "2024-12-31".len()
}

/// Refuses texts that are more than a day.
fn refuse_more_than_a_day(values: &ArrayRef) -> Result<(), ArrowError> {
    let texts = values.as_string_opt::<i32>().into_iter().flatten().flatten();
    match texts.into_iter().find(|text| !is_day(text)) {
        Some(text) => Err(ArrowError::CastError(format!("`{text}` is not a day alone"))),
        None => Ok(()),
    }
}

/// The texts that are a day and nothing else.
fn only_days(values: &ArrayRef) -> ArrayRef {
    match values.as_string_opt::<i32>() {
        Some(texts) => {
            let days = texts.iter().map(|text| text.filter(|t| is_day(t)));
            Arc::new(days.collect::<StringArray>())
        }
        None => Arc::clone(values),
    }
}

/// A cast that fails in words.
#[derive(Debug, PartialEq, Eq, Hash)]
struct CheckedCast {
    to: DataType,
    /// Whether what cannot be cast becomes NULL.
    is_try: bool,
    /// As the query has it.
    text: String,
    signature: Signature,
}

impl CheckedCast {
    /// The values as the other type.
    fn cast(&self, values: &ArrayRef) -> Result<ArrayRef, ArrowError> {
        let options = CastOptions { safe: self.is_try, ..CastOptions::default() };
        let days;
        let values = match self.to {
            DataType::Date32 if !self.is_try => {
                refuse_more_than_a_day(values)?;
                values
            }
            DataType::Date32 => {
                days = only_days(values);
                &days
            }
            _ => values,
        };
        let rounded: Option<ArrayRef> = match values.data_type() {
            // half away from zero, as when decimals lose digits
            DataType::Decimal128(_, scale) if *scale > 0 && self.to.is_integer() => {
                let whole = DataType::Decimal128(MOST_DIGITS, 0);
                Some(cast_with_options(values, &whole, &options)?)
            }
            // halves to the even number, as other engines round doubles
            t if t.is_floating() && self.to.is_integer() => {
                let doubles = cast_with_options(values, &DataType::Float64, &options)?;
                let doubles = doubles.as_primitive::<Float64Type>();
                let rounded: Float64Array = doubles.unary(f64::round_ties_even);
                Some(Arc::new(rounded))
            }
            _ => None,
        };
        cast_with_options(rounded.as_ref().unwrap_or(values), &self.to, &options)
    }
}

impl ScalarUDFImpl for CheckedCast {
    fn name(&self) -> &'static str {
        "checked_cast"
    }

    fn schema_name(&self, args: &[Expr]) -> Result<String> {
        // as a cast is called
        Ok(args.iter().map(|a| a.schema_name().to_string()).collect())
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(self.to.clone())
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs) -> Result<FieldRef> {
        let is_nullable = self.is_try || args.arg_fields.iter().any(|f| f.is_nullable());
        Ok(Arc::new(Field::new(self.name(), self.to.clone(), is_nullable)))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let [value] = &args.args[..] else { return plan_err!("`{}` has one value", self.text) };
        let fail = |e: ArrowError| {
            let problem = match e {
                ArrowError::CastError(m) | ArrowError::InvalidArgumentError(m) => m,
                other => other.to_string(),
            };
            Refusal::Cast { expression: self.text.clone(), problem }
        };
        Ok(match value {
            ColumnarValue::Array(values) => ColumnarValue::Array(self.cast(values).map_err(fail)?),
            ColumnarValue::Scalar(value) => {
                let values = self.cast(&value.to_array()?).map_err(fail)?;
                ColumnarValue::Scalar(ScalarValue::try_from_array(&values, 0)?)
            }
        })
    }
}

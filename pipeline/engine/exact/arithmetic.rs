//! Sums, differences, products and quotients of whole numbers and decimals, checked.

use std::sync::Arc;

use arrow::array::{Array as _, ArrayRef, AsArray as _, Datum, Decimal128Array};
use arrow::compute::kernels::numeric;
use arrow::datatypes::{DataType, Decimal128Type, Field, FieldRef};
use arrow::error::ArrowError;
use datafusion::common::tree_node::Transformed;
use datafusion::common::{DFSchema, Result, ScalarValue, plan_err};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::binary::BinaryTypeCoercer;
use datafusion::logical_expr::expr::ScalarFunction;
use datafusion::logical_expr::planner::{ExprPlanner, PlannerResult, RawBinaryExpr};
use datafusion::logical_expr::{
    BinaryExpr, ColumnarValue, Expr, ExprSchemable as _, Operator, ReturnFieldArgs,
    ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility, lit,
};
use datafusion::physical_expr_common::datum::apply;
use datafusion::sql::sqlparser::ast::BinaryOperator;
use num_bigint::BigInt;
use num_traits::{Signed as _, ToPrimitive as _};

use super::refusal::{Refusal, sql_name};

/// Digits that a quotient has more than what is divided.
const MORE_DIGITS: i8 = 6;
/// The most digits of a decimal.
pub(super) const MOST_DIGITS: u8 = 38;

/// Puts a checked operation in place of one that would wrap around.
pub(super) fn mend(expr: Expr, schema: &DFSchema) -> Result<Transformed<Expr>> {
    let Expr::BinaryExpr(BinaryExpr { left, op, right }) = expr else {
        return Ok(Transformed::no(expr));
    };
    let unchanged =
        |left, right| Ok(Transformed::no(Expr::BinaryExpr(BinaryExpr::new(left, op, right))));
    if matches!(op, Operator::BitwiseShiftLeft | Operator::BitwiseShiftRight) {
        return Err(Refusal::Shift { expression: text_of(&left, op, &right) }.into());
    }
    if !matches!(
        op,
        Operator::Plus | Operator::Minus | Operator::Multiply | Operator::Divide | Operator::Modulo
    ) {
        return unchanged(left, right);
    }
    let (left_type, right_type) = (left.get_type(schema)?, right.get_type(schema)?);
    let is_decimal = matches!(left_type, DataType::Decimal128(..))
        || matches!(right_type, DataType::Decimal128(..));
    let is_whole = left_type.is_integer() && right_type.is_integer();
    // quotients of decimals were planned as such, unless their types were not known then
    if is_decimal && op == Operator::Divide {
        return Err(Refusal::Digits { expression: text_of(&left, op, &right) }.into());
    }
    match is_decimal || is_whole {
        true => Ok(Transformed::yes(checked(*left, op, *right))),
        false => unchanged(left, right),
    }
}

/// A number below zero, checked: the least whole number has no counterpart above.
pub(super) fn negated(inner: Expr, schema: &DFSchema) -> Result<Transformed<Expr>> {
    let data_type = inner.get_type(schema)?;
    if !data_type.is_integer() {
        return Ok(Transformed::no(Expr::Negative(Box::new(inner))));
    }
    let zero = ScalarValue::new_zero(&data_type)?;
    Ok(Transformed::yes(checked(lit(zero), Operator::Minus, inner)))
}

/// Plans a quotient in which a decimal takes part; that of two whole numbers is whole.
#[derive(Debug)]
pub(super) struct DecimalDivision;

impl ExprPlanner for DecimalDivision {
    fn plan_binary_op(
        &self,
        expr: RawBinaryExpr,
        schema: &DFSchema,
    ) -> Result<PlannerResult<RawBinaryExpr>> {
        if expr.op != BinaryOperator::Divide {
            return Ok(PlannerResult::Original(expr));
        }
        let (Ok(left), Ok(right)) = (expr.left.get_type(schema), expr.right.get_type(schema))
        else {
            return Ok(PlannerResult::Original(expr));
        };
        let is_decimal = |t: &DataType| matches!(t, DataType::Decimal128(..));
        let is_exact = |t: &DataType| is_decimal(t) || t.is_integer();
        if !((is_decimal(&left) || is_decimal(&right)) && is_exact(&left) && is_exact(&right)) {
            return Ok(PlannerResult::Original(expr));
        }
        Ok(PlannerResult::Planned(checked(expr.left, Operator::Divide, expr.right)))
    }
}

/// An operation as a query has it.
fn text_of(left: &Expr, op: Operator, right: &Expr) -> String {
    format!("{} {op} {}", left.human_display(), right.human_display())
}

/// A checked operation.
fn checked(left: Expr, op: Operator, right: Expr) -> Expr {
    let text = text_of(&left, op, &right);
    let signature = Signature::user_defined(Volatility::Immutable);
    let function = ScalarUDF::new_from_impl(Checked { op, text, signature });
    Expr::ScalarFunction(ScalarFunction::new_udf(Arc::new(function), vec![left, right]))
}

/// An operation that fails where `DataFusion`'s own would wrap around.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Checked {
    op: Operator,
    /// As the query has it.
    text: String,
    signature: Signature,
}

impl Checked {
    /// The error of a value that does not fit.
    fn overflow(&self, data_type: &DataType) -> DataFusionError {
        Refusal::Overflow { expression: self.text.clone(), data_type: sql_name(data_type) }.into()
    }

    /// Whether the types are those that `DataFusion` would take: all but quotients of decimals.
    fn is_usual(&self, types: &[DataType]) -> bool {
        self.op != Operator::Divide || types.iter().all(DataType::is_integer)
    }

    /// The values, unless one of them fails.
    fn compute(&self, left: &dyn Datum, right: &dyn Datum) -> Result<ArrayRef, ArrowError> {
        let values = match self.op {
            Operator::Plus => numeric::add(left, right),
            Operator::Minus => numeric::sub(left, right),
            Operator::Multiply => numeric::mul(left, right),
            Operator::Modulo => numeric::rem(left, right),
            _ if left.get().0.data_type().is_integer() => numeric::div(left, right),
            _ => divide(left, right),
        }?;
        // Arrow lets a decimal have more digits than its type
        if let (DataType::Decimal128(precision, _), Some(decimals)) =
            (values.data_type(), values.as_primitive_opt::<Decimal128Type>())
        {
            decimals.validate_decimal_precision(*precision)?;
        }
        Ok(values)
    }
}

impl ScalarUDFImpl for Checked {
    fn name(&self) -> &'static str {
        match self.op {
            Operator::Plus => "checked_add",
            Operator::Minus => "checked_subtract",
            Operator::Multiply => "checked_multiply",
            Operator::Modulo => "checked_remainder",
            _ => "checked_divide",
        }
    }

    fn schema_name(&self, args: &[Expr]) -> Result<String> {
        let names: Vec<String> = args.iter().map(|a| a.schema_name().to_string()).collect();
        Ok(names.join(&format!(" {} ", self.op)))
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        if self.is_usual(types) {
            return Ok(types.to_vec());
        }
        types.iter().map(decimal_for).collect()
    }

    fn return_type(&self, types: &[DataType]) -> Result<DataType> {
        let [left, right] = types else { return plan_err!("`{}` has two sides", self.text) };
        if self.is_usual(types) {
            return BinaryTypeCoercer::new(left, &self.op, right).get_result_type();
        }
        let scale = quotient_scale(left, right)
            .filter(|s| i8::try_from(MOST_DIGITS).is_ok_and(|m| *s <= m));
        let scale = scale.ok_or_else(|| Refusal::Digits { expression: self.text.clone() })?;
        Ok(DataType::Decimal128(MOST_DIGITS, scale))
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs) -> Result<FieldRef> {
        let types: Vec<DataType> = args.arg_fields.iter().map(|f| f.data_type().clone()).collect();
        let is_nullable = args.arg_fields.iter().any(|f| f.is_nullable());
        Ok(Arc::new(Field::new(self.name(), self.return_type(&types)?, is_nullable)))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let [left, right] = &args.args[..] else {
            return plan_err!("`{}` has two sides", self.text);
        };
        let found = apply(left, right, |left, right| self.compute(left, right));
        let found = found.map_err(|e| match e.find_root() {
            DataFusionError::ArrowError(e, _) => match **e {
                ArrowError::DivideByZero => {
                    Refusal::DivisionByZero { expression: self.text.clone() }.into()
                }
                _ => self.overflow(args.return_field.data_type()),
            },
            _ => e,
        })?;
        Ok(found)
    }
}

/// The decimal type that holds a whole number or decimal.
fn decimal_for(data_type: &DataType) -> Result<DataType> {
    Ok(match data_type {
        DataType::Decimal128(..) => data_type.clone(),
        DataType::Int8 | DataType::UInt8 => DataType::Decimal128(3, 0),
        DataType::Int16 | DataType::UInt16 => DataType::Decimal128(5, 0),
        DataType::Int32 | DataType::UInt32 => DataType::Decimal128(10, 0),
        DataType::Int64 | DataType::UInt64 | DataType::Null => DataType::Decimal128(20, 0),
        other => return plan_err!("{other} is not divided as a decimal"),
    })
}

/// The decimals of a quotient.
fn quotient_scale(left: &DataType, right: &DataType) -> Option<i8> {
    let (DataType::Decimal128(_, left), DataType::Decimal128(_, right)) = (left, right) else {
        return None;
    };
    (*left).max(*right).max(0).checked_add(MORE_DIGITS)
}

/// The quotients of two columns of decimals.
fn divide(left: &dyn Datum, right: &dyn Datum) -> Result<ArrayRef, ArrowError> {
    let ((left, left_is_one), (right, right_is_one)) = (left.get(), right.get());
    let scale = quotient_scale(left.data_type(), right.data_type());
    let (Some(scale), Some(left), Some(right)) = (
        scale,
        left.as_primitive_opt::<Decimal128Type>(),
        right.as_primitive_opt::<Decimal128Type>(),
    ) else {
        return Err(ArrowError::ComputeError("these are no decimals".to_owned()));
    };
    let shift =
        u32::try_from(i32::from(scale) - i32::from(left.scale()) + i32::from(right.scale()))
            .map_err(|e| ArrowError::ComputeError(e.to_string()))?;
    let rows = if left_is_one { right.len() } else { left.len() };
    let cell = |values: &Decimal128Array, is_one: bool, row: usize| {
        let row = if is_one { 0 } else { row };
        values.is_valid(row).then(|| values.value(row))
    };
    let quotients = (0..rows).map(|row| {
        let sides = cell(left, left_is_one, row).zip(cell(right, right_is_one, row));
        let Some((left, right)) = sides else { return Ok(None) };
        if right == 0 {
            return Err(ArrowError::DivideByZero);
        }
        let too_large = || ArrowError::ArithmeticOverflow("a quotient".to_owned());
        quotient(left, right, shift).map(Some).ok_or_else(too_large)
    });
    let quotients: Decimal128Array = quotients.collect::<Result<_, _>>()?;
    Ok(Arc::new(quotients.with_precision_and_scale(MOST_DIGITS, scale)?))
}

/// A quotient times ten to the power of `shift`, rounded half away from zero, unless it is too large.
pub(super) fn quotient(left: i128, right: i128, shift: u32) -> Option<i128> {
    let shifted = 10_i128.checked_pow(shift).and_then(|ten| left.checked_mul(ten));
    if let Some(left) = shifted {
        let (whole, rest) = (left.checked_div(right)?, left.checked_rem(right)?.unsigned_abs());
        if rest < right.unsigned_abs() - rest {
            return Some(whole);
        }
        return whole.checked_add(if left.is_negative() == right.is_negative() { 1 } else { -1 });
    }
    let (left, right) = (BigInt::from(left) * BigInt::from(10).pow(shift), BigInt::from(right));
    let is_negative = left.is_negative() != right.is_negative();
    let (left, right) = (left.abs(), right.abs());
    let rounded: BigInt = (left * 2 + &right) / (right * 2);
    let rounded = rounded.to_i128()?;
    Some(if is_negative { -rounded } else { rounded })
}

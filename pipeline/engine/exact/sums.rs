//! `sum` and `avg` that cannot wrap around: the sum is kept in a type that holds any number of rows,
//! and must fit into the usual one only at the end.

use std::sync::Arc;

use arrow::array::{Array as _, ArrayRef, AsArray as _, BooleanArray};
use arrow::compute::{CastOptions, cast_with_options};
use arrow::datatypes::{
    DataType, Decimal128Type, Decimal256Type, Field, FieldRef, UInt64Type, i256,
};
use datafusion::common::{Result, ScalarValue, plan_err};
use datafusion::error::DataFusionError;
use datafusion::functions_aggregate::average::avg_udaf;
use datafusion::functions_aggregate::sum::sum_udaf;
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::utils::{AggregateOrderSensitivity, format_state_name};
use datafusion::logical_expr::{
    Accumulator, AggregateUDF, AggregateUDFImpl, EmitTo, GroupsAccumulator, ReversedUDAF, Signature,
};
use num_bigint::BigInt;
use num_traits::{Signed as _, ToPrimitive as _};

use super::arithmetic::MOST_DIGITS;
use super::refusal::{Refusal, sql_name};

/// Digits of the widest decimal.
const WIDEST: u8 = 76;
/// Digits that a sum may have more than its values; fewer than that many rows cannot use them up.
const SUM_DIGITS: u8 = 10;
/// Digits that an average has more than its values.
const MORE_DIGITS: i8 = 6;

/// The aggregates that stand in for their namesakes.
pub(super) fn all() -> [Arc<AggregateUDF>; 2] {
    [
        Arc::new(AggregateUDF::from(Sum { usual: sum_udaf() })),
        Arc::new(AggregateUDF::from(Average { usual: avg_udaf() })),
    ]
}

/// The error of a result that does not fit into its type.
fn overflow(name: &str, data_type: &DataType) -> DataFusionError {
    Refusal::Overflow { expression: name.to_owned(), data_type: sql_name(data_type) }.into()
}

/// `sum`.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Sum {
    /// `DataFusion`'s own, which does the work.
    usual: Arc<AggregateUDF>,
}

/// A sum in a wider type.
#[derive(Debug)]
struct Wide<A> {
    /// The sum.
    sum: A,
    /// The type that it is kept in.
    kept_in: DataType,
    /// The type that the result has.
    data_type: DataType,
    /// As the query has it.
    name: String,
}

/// The type in which a sum of this type is kept, if its own can wrap around.
fn wide_type(sum: &DataType) -> Option<DataType> {
    match sum {
        DataType::Int64 | DataType::UInt64 => Some(DataType::Decimal128(MOST_DIGITS, 0)),
        DataType::Decimal128(MOST_DIGITS, scale) => Some(DataType::Decimal256(WIDEST, *scale)),
        _ => None,
    }
}

/// The type of the sums of values of this type.
fn wide_type_of_values(values: &DataType, sum: &DataType) -> Option<DataType> {
    match values {
        // with ten digits more it cannot
        DataType::Decimal128(precision, _) if precision + SUM_DIGITS <= MOST_DIGITS => None,
        _ => wide_type(sum),
    }
}

impl Sum {
    /// Makes what sums up in a wider type, or `DataFusion`'s own where that is wide enough.
    fn make<A>(
        &self,
        args: AccumulatorArgs,
        make: impl Fn(&AggregateUDF, AccumulatorArgs) -> Result<A>,
        widened: impl Fn(Wide<A>) -> A,
    ) -> Result<A> {
        let data_type = args.return_type().clone();
        let Some(wide) = wide_type_of_values(args.expr_fields[0].data_type(), &data_type) else {
            return make(&self.usual, args);
        };
        let name = args.name.to_owned();
        let return_field =
            Arc::new(args.return_field.as_ref().clone().with_data_type(wide.clone()));
        let values = args.expr_fields[0].as_ref().clone().with_data_type(wide.clone());
        let fields = [Arc::new(values)];
        let args = AccumulatorArgs { return_field, expr_fields: &fields, ..args };
        Ok(widened(Wide { sum: make(&self.usual, args)?, kept_in: wide, data_type, name }))
    }
}

impl AggregateUDFImpl for Sum {
    fn name(&self) -> &'static str {
        "sum"
    }

    fn signature(&self) -> &Signature {
        self.usual.signature()
    }

    fn return_type(&self, types: &[DataType]) -> Result<DataType> {
        self.usual.return_type(types)
    }

    fn accumulator(&self, args: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        self.make(args, AggregateUDF::accumulator, |wide| Box::new(wide))
    }

    fn state_fields(&self, args: StateFieldsArgs) -> Result<Vec<FieldRef>> {
        let sum = args.return_field.data_type();
        let Some(wide) = wide_type_of_values(args.input_fields[0].data_type(), sum) else {
            return self.usual.state_fields(args);
        };
        let return_field = Arc::new(args.return_field.as_ref().clone().with_data_type(wide));
        self.usual.state_fields(StateFieldsArgs { return_field, ..args })
    }

    fn groups_accumulator_supported(&self, args: AccumulatorArgs) -> bool {
        self.usual.groups_accumulator_supported(args)
    }

    fn create_groups_accumulator(
        &self,
        args: AccumulatorArgs,
    ) -> Result<Box<dyn GroupsAccumulator>> {
        self.make(args, AggregateUDF::create_groups_accumulator, |wide| Box::new(wide))
    }

    fn create_sliding_accumulator(&self, args: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        self.make(args, AggregateUDF::create_sliding_accumulator, |wide| Box::new(wide))
    }

    fn reverse_expr(&self) -> ReversedUDAF {
        ReversedUDAF::Identical
    }

    fn order_sensitivity(&self) -> AggregateOrderSensitivity {
        AggregateOrderSensitivity::Insensitive
    }
}

impl<A> Wide<A> {
    /// Values in the wide type.
    fn widen(&self, values: &[ArrayRef]) -> Result<Vec<ArrayRef>> {
        let strict = CastOptions { safe: false, ..CastOptions::default() };
        let wide = values.iter().map(|v| cast_with_options(v, &self.kept_in, &strict));
        Ok(wide.collect::<Result<_, _>>()?)
    }

    /// Sums in the type that they must fit into.
    fn narrow(&self, sums: &ArrayRef) -> Result<ArrayRef> {
        let strict = CastOptions { safe: false, ..CastOptions::default() };
        let narrow = cast_with_options(sums, &self.data_type, &strict);
        narrow.map_err(|_| overflow(&self.name, &self.data_type))
    }
}

impl Accumulator for Wide<Box<dyn Accumulator>> {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let values = self.widen(values)?;
        self.sum.update_batch(&values)
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        let sum = self.sum.evaluate()?.to_array()?;
        ScalarValue::try_from_array(&self.narrow(&sum)?, 0)
    }

    fn size(&self) -> usize {
        self.sum.size() + size_of_val(self)
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        self.sum.state()
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        self.sum.merge_batch(states)
    }

    fn retract_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let values = self.widen(values)?;
        self.sum.retract_batch(&values)
    }

    fn supports_retract_batch(&self) -> bool {
        self.sum.supports_retract_batch()
    }
}

impl GroupsAccumulator for Wide<Box<dyn GroupsAccumulator>> {
    fn update_batch(
        &mut self,
        values: &[ArrayRef],
        groups: &[usize],
        filter: Option<&BooleanArray>,
        total: usize,
    ) -> Result<()> {
        let values = self.widen(values)?;
        self.sum.update_batch(&values, groups, filter, total)
    }

    fn evaluate(&mut self, emit_to: EmitTo) -> Result<ArrayRef> {
        let sums = self.sum.evaluate(emit_to)?;
        self.narrow(&sums)
    }

    fn state(&mut self, emit_to: EmitTo) -> Result<Vec<ArrayRef>> {
        self.sum.state(emit_to)
    }

    fn merge_batch(&mut self, states: &[ArrayRef], groups: &[usize], total: usize) -> Result<()> {
        self.sum.merge_batch(states, groups, total)
    }

    fn convert_to_state(
        &self,
        values: &[ArrayRef],
        filter: Option<&BooleanArray>,
    ) -> Result<Vec<ArrayRef>> {
        self.sum.convert_to_state(&self.widen(values)?, filter)
    }

    fn size(&self) -> usize {
        self.sum.size() + size_of_val(self)
    }
}

/// `avg`; of decimals exactly, with six digits more than they have.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Average {
    /// `DataFusion`'s own, for all but decimals.
    usual: Arc<AggregateUDF>,
}

impl AggregateUDFImpl for Average {
    fn name(&self) -> &'static str {
        "avg"
    }

    fn aliases(&self) -> &[String] {
        self.usual.aliases()
    }

    fn signature(&self) -> &Signature {
        self.usual.signature()
    }

    fn return_type(&self, types: &[DataType]) -> Result<DataType> {
        let [DataType::Decimal128(_, scale)] = types else { return self.usual.return_type(types) };
        let more = scale + MORE_DIGITS;
        if u8::try_from(more).is_ok_and(|more| more <= MOST_DIGITS) {
            return Ok(DataType::Decimal128(MOST_DIGITS, more));
        }
        Err(Refusal::Digits { expression: "avg".to_owned() }.into())
    }

    fn accumulator(&self, args: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        let DataType::Decimal128(_, scale) = args.expr_fields[0].data_type() else {
            return self.usual.accumulator(args);
        };
        if args.is_distinct {
            return plan_err!(
                "write `sum(distinct x) / count(distinct x)` for an average of distinct decimals"
            );
        }
        Ok(Box::new(DecimalAverage {
            sum: i256::ZERO,
            count: 0,
            scale: *scale,
            data_type: args.return_type().clone(),
            name: args.name.to_owned(),
        }))
    }

    fn state_fields(&self, args: StateFieldsArgs) -> Result<Vec<FieldRef>> {
        let DataType::Decimal128(_, scale) = args.input_fields[0].data_type() else {
            return self.usual.state_fields(args);
        };
        let field = |part, data_type| {
            Arc::new(Field::new(format_state_name(args.name, part), data_type, true))
        };
        Ok(vec![
            field("sum", DataType::Decimal256(WIDEST, *scale)),
            field("count", DataType::UInt64),
        ])
    }

    fn groups_accumulator_supported(&self, args: AccumulatorArgs) -> bool {
        let is_decimal = matches!(args.expr_fields[0].data_type(), DataType::Decimal128(..));
        !is_decimal && self.usual.groups_accumulator_supported(args)
    }

    fn create_groups_accumulator(
        &self,
        args: AccumulatorArgs,
    ) -> Result<Box<dyn GroupsAccumulator>> {
        self.usual.create_groups_accumulator(args)
    }

    fn create_sliding_accumulator(&self, args: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        match args.expr_fields[0].data_type() {
            DataType::Decimal128(..) => self.accumulator(args),
            _ => self.usual.create_sliding_accumulator(args),
        }
    }

    fn reverse_expr(&self) -> ReversedUDAF {
        ReversedUDAF::Identical
    }

    fn order_sensitivity(&self) -> AggregateOrderSensitivity {
        AggregateOrderSensitivity::Insensitive
    }
}

/// An average of decimals on its way: their sum, and how many they are.
#[derive(Debug)]
struct DecimalAverage {
    sum: i256,
    count: u64,
    /// Decimals of the values.
    scale: i8,
    data_type: DataType,
    /// As the query has it.
    name: String,
}

impl DecimalAverage {
    /// The sum of a column, and how many values it has; fewer than 10^38 of them cannot outgrow it.
    fn total(values: &ArrayRef) -> (i256, u64) {
        let values = values.as_primitive::<Decimal128Type>().iter().flatten();
        values.fold((i256::ZERO, 0), |(sum, count), v| {
            (sum.wrapping_add(i256::from_i128(v)), count + 1)
        })
    }
}

impl Accumulator for DecimalAverage {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let (sum, count) = Self::total(&values[0]);
        self.sum = self.sum.wrapping_add(sum);
        self.count += count;
        Ok(())
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        let DataType::Decimal128(precision, scale) = self.data_type else {
            return plan_err!("`{}` is no decimal", self.name);
        };
        if self.count == 0 {
            return Ok(ScalarValue::Decimal128(None, precision, scale));
        }
        let sum = BigInt::from_signed_bytes_le(&self.sum.to_le_bytes());
        let shift = u32::try_from(scale - self.scale).unwrap_or_default();
        let (dividend, divisor) =
            (sum.abs() * BigInt::from(10).pow(shift), BigInt::from(self.count));
        // half away from zero
        let rounded: BigInt = (dividend * 2 + &divisor) / (divisor * 2);
        let rounded = if sum.is_negative() { -rounded } else { rounded };
        let fits = rounded.abs() < BigInt::from(10).pow(u32::from(precision));
        let value = rounded.to_i128().filter(|_| fits);
        let value = value.ok_or_else(|| overflow(&self.name, &self.data_type))?;
        Ok(ScalarValue::Decimal128(Some(value), precision, scale))
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.name.capacity()
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        let sum = ScalarValue::Decimal256(Some(self.sum), WIDEST, self.scale);
        Ok(vec![sum, ScalarValue::UInt64(Some(self.count))])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let sums = states[0].as_primitive::<Decimal256Type>();
        let counts = states[1].as_primitive::<UInt64Type>();
        for row in (0..sums.len()).filter(|row| sums.is_valid(*row) && counts.is_valid(*row)) {
            self.sum = self.sum.wrapping_add(sums.value(row));
            self.count += counts.value(row);
        }
        Ok(())
    }

    fn retract_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let (sum, count) = Self::total(&values[0]);
        self.sum = self.sum.wrapping_sub(sum);
        self.count -= count;
        Ok(())
    }

    fn supports_retract_batch(&self) -> bool {
        true
    }
}

//! Pseudonyms as numbers, for the program's own work.
//!
//! A pseudonym has 64 hexadecimal digits, and most of the time of joins and groups over them would go
//! into comparing, copying and hashing texts. Its first 30 digits are as good a key, for two of a
//! keyed digest that agree in 120 bits agree, and they fit a whole number of 38 decimal digits. Their
//! order is that of the texts. Whoever is shown a key sees all of its digits: short ones stay inside.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow::array::{Array as _, ArrayRef, AsArray as _, Decimal128Array, Decimal128Builder};
use arrow::datatypes::DataType;
use datafusion::common::{Result, ScalarValue, exec_err, plan_err};
use datafusion::logical_expr::{
    ColumnarValue, Expr, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
    expr::ScalarFunction,
};

use super::denominators::amounts;
use super::files::Library;
use super::plan::{PlanError, Table, ident, scan, view};
use super::scopes::UNITED;
use super::sql_file::{SqlFile, is_built_in};
use contract::{Contract, Dataset, Field};

/// How many digits a pseudonym has.
const PSEUDONYM_DIGITS: usize = 64;
/// How many of them count.
const DIGITS: usize = 30;
/// How many of them fit one word.
const HIGH_DIGITS: usize = 15;
/// More than any digit's value, in a bit of its own.
const NO_DIGIT: u8 = 16;
/// The type of a short key.
const SHORT: DataType = DataType::Decimal128(38, 0);

/// In what form queries meet keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyForm {
    /// As pseudonyms with all their digits, as whoever is shown them sees them.
    Whole,
    /// As numbers, in queries that only compare them.
    Short,
}

impl Library {
    /// The paths of the files that may meet short keys, for they only compare them: those that are built
    /// in, as is all that they read. None if a column that is a key with us is none in this contract.
    pub(super) fn files_with_short_keys(&self, contract: &Contract) -> BTreeSet<String> {
        let is_keyed_alike = |dataset: &Dataset| {
            let ours = Contract::built_in().and_then(|c| c.dataset(&dataset.name));
            ours.is_none_or(|ours| keys_of(ours).is_subset(&keys_of(dataset)))
        };
        if !contract.datasets.iter().all(is_keyed_alike) {
            return BTreeSet::new();
        }
        let united = UNITED.iter().filter_map(|united| {
            let parts: Vec<&SqlFile> = self.files.iter().filter(|f| united.takes(f)).collect();
            Some((united.path(), united.text(&parts, &self.scopes).ok()?))
        });
        let made: Vec<(String, String)> = united.chain(amounts(contract)).collect();
        let is_ours = |file: &SqlFile| {
            let is_made =
                |(path, text): &(String, String)| *path == file.path && *text == file.text;
            is_built_in(file) || made.iter().any(is_made)
        };
        let mut found = BTreeSet::new();
        // each comes after those that it reads
        for file in self.files.iter().filter(|f| is_ours(f)) {
            let mut read = file.reads.iter().filter_map(|name| self.table(name));
            if read.all(|table| found.contains(&table.path)) {
                found.insert(file.path.clone());
            }
        }
        found
    }
}

/// The columns of a dataset that hold keys.
fn keys_of(dataset: &Dataset) -> BTreeSet<String> {
    dataset.fields.iter().filter_map(Field::key_column).collect()
}

/// A table of a dataset, with keys in this form.
///
/// # Errors
/// When the table has no columns to show.
pub fn in_key_form(table: Table, dataset: &Dataset, keys: KeyForm) -> Result<Table, PlanError> {
    if keys == KeyForm::Whole {
        return Ok(table);
    }
    let keys = keys_of(dataset);
    let function = Arc::new(ScalarUDF::new_from_impl(ShortKey::new()));
    let shorten = |column: Expr| ScalarFunction::new_udf(Arc::clone(&function), vec![column]);
    let schema = table.schema();
    let columns = schema.fields().iter().map(|field| match keys.contains(field.name()) {
        true => Expr::ScalarFunction(shorten(ident(field.name()))).alias(field.name()),
        false => ident(field.name()),
    });
    Ok(view(scan(table)?.project(columns)?.build()?))
}

/// The short form of a pseudonym.
#[derive(Debug, PartialEq, Eq, Hash)]
struct ShortKey {
    signature: Signature,
}

impl ShortKey {
    fn new() -> Self {
        Self { signature: Signature::exact(vec![DataType::Utf8], Volatility::Immutable) }
    }
}

impl ScalarUDFImpl for ShortKey {
    fn name(&self) -> &'static str {
        "short_key"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(SHORT)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        match &args.args[..] {
            [ColumnarValue::Array(keys)] => {
                Ok(ColumnarValue::Array(Arc::new(shorten(keys)?) as ArrayRef))
            }
            [ColumnarValue::Scalar(key)] => {
                let short = shorten(&key.to_array()?)?;
                Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(&short, 0)?))
            }
            _ => plan_err!("a short key is made from one key"),
        }
    }
}

/// The short forms of pseudonyms.
fn shorten(keys: &ArrayRef) -> Result<Decimal128Array> {
    let Some(keys) = keys.as_string_opt::<i32>() else {
        return exec_err!("a pseudonym is a text, not {}", keys.data_type());
    };
    let mut short = Decimal128Builder::with_capacity(keys.len()).with_data_type(SHORT);
    for key in keys {
        match key.map(number) {
            None => short.append_null(),
            Some(Some(number)) => short.append_value(number),
            Some(None) => return exec_err!("a key in the warehouse is no pseudonym"),
        }
    }
    Ok(short.finish())
}

/// The number that the first digits of a pseudonym are.
fn number(key: &str) -> Option<i128> {
    let digits = key.as_bytes().get(..DIGITS).filter(|_| key.len() == PSEUDONYM_DIGITS)?;
    let (high, low) = digits.split_at(HIGH_DIGITS);
    let low_bits = 4 * (DIGITS - HIGH_DIGITS);
    Some(i128::from(word(high)?) << low_bits | i128::from(word(low)?))
}

/// The number that at most 16 digits are.
fn word(digits: &[u8]) -> Option<u64> {
    // one look at the end whether all were digits is quicker than one at each
    let (word, seen) = digits.iter().fold((0, 0), |(word, seen), digit| {
        let value = VALUES[usize::from(*digit)];
        (word << 4 | u64::from(value & 15), seen | value)
    });
    (seen < NO_DIGIT).then_some(word)
}

/// The value of each byte that is a hexadecimal digit.
const VALUES: [u8; 256] = {
    let mut values = [NO_DIGIT; 256];
    let mut value = 0_u8;
    while value < NO_DIGIT {
        values[b"0123456789abcdef"[value as usize] as usize] = value;
        value += 1;
    }
    values
};

#[cfg(test)]
mod tests {
    use arrow::array::StringArray;

    use super::*;

    #[test]
    fn a_short_key_is_the_number_of_the_first_digits_in_the_same_order() {
        let low = "00000000000000000000000000000aff".to_owned() + &"0".repeat(32);
        let high = "ffffffffffffffffffffffffffffff00".to_owned() + &"0".repeat(32);
        let keys: ArrayRef = Arc::new(StringArray::from(vec![Some(&*low), None, Some(&*high)]));
        let short = shorten(&keys).unwrap();
        assert_eq!(short.iter().collect::<Vec<_>>(), [Some(10), None, Some((1 << 120) - 1)]);
        // it fits its type
        short.validate_decimal_precision(38).unwrap();
    }

    #[test]
    fn what_is_no_pseudonym_is_refused() {
        for text in ["", "12", &"F".repeat(64), &"g".repeat(64), &"a".repeat(63)] {
            let keys: ArrayRef = Arc::new(StringArray::from(vec![text]));
            assert!(shorten(&keys).is_err(), "{text}");
        }
    }
}

//! What a value is made of: how many enterprises contribute to it, and how much the largest two.
//! Disclosure control asks for it; nothing prints it.

use arrow::array::{Array as _, Decimal128Array, Int64Array};
use num_rational::BigRational;
use num_traits::Signed as _;

use super::Error;
use super::exactness::{ExactRows, exact};

/// The contributions to a value, by enterprise; what a measure file does not return is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Contributions {
    /// How many enterprises contribute.
    pub(super) contributors: Option<i64>,
    /// The largest contribution of an enterprise.
    pub(super) largest: Option<BigRational>,
    /// The next largest.
    pub(super) second_largest: Option<BigRational>,
}

impl Contributions {
    /// What cannot be so, if anything: a rule that rests on these must not be misled.
    pub(super) fn problem(&self) -> Option<&'static str> {
        let size = |value: &Option<BigRational>| value.as_ref().map(BigRational::abs);
        let (first, second) = (size(&self.largest), size(&self.second_largest));
        match (self.contributors, first, second) {
            (Some(..0), _, _) => Some("`contributors` below 0"),
            (_, None, Some(_)) => Some("a `second_largest` without a `largest`"),
            (_, Some(first), Some(second)) if second > first => {
                Some("a `second_largest` that is larger than its `largest`")
            }
            (Some(0), Some(_), _) => Some("a `largest` of no contributors"),
            (Some(1), _, Some(second)) if second.is_positive() => {
                Some("a `second_largest` of one contributor")
            }
            _ => None,
        }
    }
}

/// The columns of a measure file that say who contributes; each may be left out.
pub(super) struct ContributionColumns {
    contributors: Int64Array,
    largest: Decimal128Array,
    second_largest: Decimal128Array,
}

impl ContributionColumns {
    /// Those of some rows.
    pub(super) fn of(rows: ExactRows<'_>) -> Result<Self, Error> {
        Ok(Self {
            contributors: rows.count_if_any("contributors")?,
            largest: rows.decimal_if_any("largest")?,
            second_largest: rows.decimal_if_any("second_largest")?,
        })
    }

    /// What they say of a row.
    pub(super) fn at(&self, row: usize) -> Contributions {
        let amount =
            |column: &Decimal128Array| column.is_valid(row).then(|| exact(column.value(row)));
        Contributions {
            contributors: self.contributors.is_valid(row).then(|| self.contributors.value(row)),
            largest: amount(&self.largest),
            second_largest: amount(&self.second_largest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contributions_that_cannot_be_are_known() {
        let number = |n: i64| Some(BigRational::from(num_bigint::BigInt::from(n)));
        let of = |contributors, largest: Option<i64>, second: Option<i64>| Contributions {
            contributors,
            largest: largest.and_then(number),
            second_largest: second.and_then(number),
        };
        for fine in [
            of(None, None, None),
            of(Some(3), Some(-50), Some(40)),
            of(Some(1), Some(5), Some(0)),
            of(Some(0), None, None),
        ] {
            assert_eq!(fine.problem(), None, "{fine:?}");
        }
        for wrong in [
            of(Some(3), None, Some(1)),
            of(Some(3), Some(40), Some(-50)),
            of(Some(0), Some(5), None),
            of(Some(1), Some(5), Some(4)),
            of(Some(-1), None, None),
        ] {
            assert!(wrong.problem().is_some(), "{wrong:?}");
        }
    }
}

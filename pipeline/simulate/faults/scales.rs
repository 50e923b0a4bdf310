//! Faults of scale: amounts in thousands, which shows beside those of another period.

use std::collections::BTreeMap;

use super::super::chance::decimal;
use super::super::extract::{Expected, Origin};
use super::Desk;
use super::draft::{Draft, Fate};
use super::rows::{MANY_ROWS, amount};

/// From so many amounts on, `scale-shift` looks at their median.
const MANY_AMOUNTS: usize = 20;
/// How many times another it must be.
const TIMES: i64 = 300;
/// The columns of money.
const MONEY: [(&str, &[&str]); 4] = [
    ("clients", &["annual_sales"]),
    ("engagements", &["fee", "subsidy"]),
    (
        "outcomes",
        &[
            "new_sales",
            "retained_sales",
            "savings_labour",
            "savings_materials",
            "savings_energy",
            "savings_overhead",
            "savings_other",
            "investment_products",
            "investment_plant",
            "investment_it",
            "investment_workforce",
            "investment_other",
            "avoided_investment",
        ],
    ),
    ("funding", &["awarded", "spent"]),
];

impl Desk<'_> {
    /// What clients sell, in thousands. The finding is noted when the amounts of all extracts are
    /// compared.
    pub(super) fn in_thousands(&mut self) -> Option<()> {
        let (draft, _) = self.file_older("clients", MANY_ROWS)?;
        let (before, _) = self.file_older("clients", MANY_ROWS)?;
        for place in [before, draft] {
            self.take(place, Fate::Accepted);
            self.drafts[place].is_needed = true;
        }
        let of = &mut self.drafts[draft];
        for row in 0..of.rows().len() {
            if let Some(sales) = amount(of, row, "annual_sales") {
                of.set(row, "annual_sales", decimal(sales / 1000));
            }
        }
        Some(())
    }
}

/// The findings that the amounts of a centre's extracts deserve beside those of the period before:
/// `scale-shift`, which comes of faults only. The extracts come period by period.
pub(super) fn shifts<'a>(drafts: impl Iterator<Item = &'a Draft>) -> Vec<Expected> {
    let mut medians: BTreeMap<(&str, &str), Option<i64>> = BTreeMap::new();
    let mut expected = Vec::new();
    for draft in drafts {
        let columns = MONEY.iter().filter(|(dataset, _)| *dataset == draft.dataset());
        for column in columns.flat_map(|(_, columns)| *columns) {
            let now = doubled_median(draft, column);
            let before = medians.insert((draft.dataset(), *column), now).flatten();
            let is_shift = |(now, before): (i64, i64)| now > TIMES * before || TIMES * now < before;
            if now.zip(before).is_some_and(is_shift) {
                expected.push(Expected {
                    path: draft.extract.path(),
                    code: "scale-shift".to_owned(),
                    row: None,
                    column: (*column).to_owned(),
                    origin: Origin::Planted,
                });
            }
        }
    }
    expected
}

/// Twice the median of the amounts of a column that are not 0, in hundredths, if there are enough.
fn doubled_median(draft: &Draft, column: &str) -> Option<i64> {
    let amounts = (0..draft.rows().len()).filter_map(|row| amount(draft, row, column));
    let mut amounts: Vec<i64> = amounts.filter(|a| *a != 0).map(i64::abs).collect();
    amounts.sort_unstable();
    let middle = (amounts.len() >= MANY_AMOUNTS).then_some(amounts.len() / 2)?;
    let other = if amounts.len().is_multiple_of(2) { middle - 1 } else { middle };
    Some(amounts[middle] + amounts[other])
}

#[cfg(test)]
mod tests {
    use super::super::tests::has_column;
    use super::*;

    #[test]
    fn the_columns_are_the_simulators() {
        for (dataset, columns) in MONEY {
            assert!(columns.iter().all(|column| has_column(dataset, column)), "{dataset}");
        }
    }
}

//! Faults of single cells.

use super::Desk;
use super::draft::{Draft, Fate};
use super::rows::is_answered;

/// Cells of one type, and what clerks write into them that is not of the type; `{}` is what it was.
pub(super) struct Wrong {
    /// Dataset and column.
    cells: &'static [(&'static str, &'static str)],
    /// What is written.
    values: &'static [&'static str],
}

/// A text: with characters that nobody sees.
pub(super) const STRINGS: Wrong = Wrong {
    cells: &[("engagements", "channel"), ("outcomes", "without_support"), ("clients", "region")],
    values: &["{}\u{7}", "{} \u{200b}(new)", "{}\u{202e}x"],
};
/// An id.
pub(super) const IDS: Wrong = Wrong {
    cells: &[("engagements", "engagement_id"), ("outcomes", "response_id"), ("funding", "line_id")],
    values: &["no. {}", "{} (new)", "{}/2"],
};
/// A date: as people write it, as Excel stores it, and one that there never was.
pub(super) const DATES: Wrong = Wrong {
    cells: &[
        ("engagements", "started_on"),
        ("outcomes", "surveyed_on"),
        ("clients", "first_served_on"),
    ],
    values: &["31/12/2024", "45657", "31.12.2024", "2025-02-30", "Dec 31, 2024", "2025-3-1"],
};
/// A whole number.
pub(super) const INTEGERS: Wrong = Wrong {
    cells: &[("clients", "employees"), ("outcomes", "recommend")],
    values: &["{}.0", "about {}", "1,200", "N/A", "{} to 20", "#REF!"],
};
/// Yes or no.
pub(super) const BOOLEANS: Wrong = Wrong {
    cells: &[("clients", "rural"), ("outcomes", "more_competitive"), ("funding", "cost_share")],
    values: &["y", "n/a", "maybe", "X"],
};
/// Money.
pub(super) const MONEY: Wrong = Wrong {
    cells: &[
        ("engagements", "fee"),
        ("outcomes", "new_sales"),
        ("clients", "annual_sales"),
        ("funding", "awarded"),
    ],
    values: &["1,234", "${}", "N/A", "{}.125", "1.2E+06", "{} k", "１２３４", "1 234"],
};
/// A quantity.
pub(super) const QUANTITIES: Wrong = Wrong {
    cells: &[("engagements", "hours"), ("outcomes", "jobs_created")],
    values: &["{} h", "7,5", "2.125", "~3"],
};
/// A percentage.
pub(super) const PERCENTAGES: Wrong =
    Wrong { cells: &[("outcomes", "attribution")], values: &["{}%", "0,5", "half"] };

/// Dataset, column and a value that breaks a rule of the column.
type Broken = (&'static str, &'static str, &'static str);

/// Values that must be there.
pub(super) const REQUIRED: &[Broken] = &[
    ("clients", "industry", ""),
    ("clients", "first_served_on", ""),
    ("engagements", "service", ""),
    ("outcomes", "client_id", ""),
    ("funding", "source", ""),
];
/// Values below the least and above the greatest.
pub(super) const BOUNDS: &[Broken] = &[
    ("clients", "employees", "-4"),
    ("clients", "employees", "99999999"),
    ("engagements", "fee", "-250"),
    ("outcomes", "recommend", "11"),
    ("outcomes", "attribution", "120"),
];
/// Values that are none of a list, or not of a form.
pub(super) const WORDS: &[Broken] = &[
    ("clients", "industry", "Machinery"),
    ("engagements", "service", "Lean"),
    ("engagements", "mode", "Direct"),
    ("outcomes", "without_support", "don't know"),
    ("funding", "fund", "Base"),
    ("funding", "source", "city"),
];

impl Desk<'_> {
    /// A cell that is not of its type.
    pub(super) fn wrong_type(&mut self, wrong: &Wrong) -> Option<()> {
        let (dataset, column) = self.one_of(wrong.cells);
        let (draft, row) = self.row(&[dataset], Fate::Refused, &has_more_than_0(column))?;
        let value = self.one_of(wrong.values).replace("{}", self.drafts[draft].cell(row, column));
        self.drafts[draft].set(row, column, value);
        self.note(draft, "type-error", Some(row), column);
        Some(())
    }

    /// A cell that breaks a rule of its column.
    pub(super) fn wrong_value(&mut self, broken: &[Broken]) -> Option<()> {
        let (dataset, column, value) = self.one_of(broken);
        let (draft, row) = self.row(&[dataset], Fate::Refused, &has_more_than_0(column))?;
        self.drafts[draft].set(row, column, value);
        self.note(draft, "constraint-error", Some(row), column);
        Some(())
    }

    /// An answer that does not say what service it is about.
    pub(super) fn undated_response(&mut self) -> Option<()> {
        let (draft, row) = self.row(&["outcomes"], Fate::Refused, &is_answered)?;
        self.drafts[draft].set(row, "service_closed_on", "");
        self.note(draft, "constraint-error", Some(row), "service_closed_on");
        Some(())
    }

    /// A reversal that says of no line that it reverses it.
    pub(super) fn negative_spending(&mut self) -> Option<()> {
        let (draft, row) = self.row(&["funding"], Fate::Refused, &is_no_adjustment)?;
        self.drafts[draft].set(row, "spent", "-500");
        self.note(draft, "constraint-error", Some(row), "spent");
        Some(())
    }
}

/// Whether a funding line corrects no other.
pub(super) fn is_no_adjustment(draft: &Draft, row: usize) -> bool {
    draft.cell(row, "adjustment_of").is_empty()
}

/// Whether a cell has a value, and another than 0: a 0 may be the only one among many answers.
fn has_more_than_0(column: &'static str) -> impl Fn(&Draft, usize) -> bool {
    move |draft, row| !["", "0"].contains(&draft.cell(row, column))
}

#[cfg(test)]
mod tests {
    use super::super::tests::has_column;
    use super::*;

    #[test]
    fn the_columns_are_the_simulators() {
        let types = [STRINGS, IDS, DATES, INTEGERS, BOOLEANS, MONEY, QUANTITIES, PERCENTAGES];
        let of_types = types.iter().flat_map(|wrong| wrong.cells).copied();
        let ruled = [REQUIRED, BOUNDS, WORDS].into_iter().flatten().map(|(d, c, _)| (*d, *c));
        for (dataset, column) in of_types.chain(ruled) {
            assert!(has_column(dataset, column), "{dataset} {column}");
        }
    }
}

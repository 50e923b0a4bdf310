//! Findings without those that rest on a cell of their row that is not there or could not be read: it is
//! told of that cell, and whatever follows from it is not the centre's fault.

use std::iter::Peekable;

use super::finding::Finding;

/// The most findings on a row that are held at once: more than a contract has columns. A header may have
/// any number at fault, and nothing rests on those.
const MOST_TOGETHER: usize = 10_000;

/// Findings that are in order, without those that have no ground.
pub(super) struct WellFounded<I: Iterator> {
    /// All of them.
    sorted: Peekable<I>,
    /// Those of a row that are left.
    of_row: std::vec::IntoIter<Finding>,
}

impl<I: Iterator<Item = std::io::Result<Finding>>> WellFounded<I> {
    /// Those of these findings that have ground.
    pub(super) fn new(sorted: I) -> Self {
        Self { sorted: sorted.peekable(), of_row: Vec::new().into_iter() }
    }
}

impl<I: Iterator<Item = std::io::Result<Finding>>> Iterator for WellFounded<I> {
    type Item = std::io::Result<Finding>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(finding) = self.of_row.next() {
                return Some(Ok(finding));
            }
            let first = match self.sorted.next()? {
                Ok(first) if first.row.is_some() => first,
                other => return Some(other),
            };
            let place = (first.path.clone(), first.row);
            let is_beside = |next: &Self::Item| {
                next.as_ref().is_ok_and(|next| next.row == place.1 && next.path == place.0)
            };
            let mut of_row = vec![first];
            while of_row.len() < MOST_TOGETHER
                && let Some(Ok(next)) = self.sorted.next_if(is_beside)
            {
                of_row.push(next);
            }
            self.of_row = with_ground(of_row).into_iter();
        }
    }
}

/// Those of the findings on a row that have ground.
fn with_ground(mut of_row: Vec<Finding>) -> Vec<Finding> {
    let has_none = |finding: &Finding| {
        !finding.rests_on.is_empty() && of_row.iter().any(|other| other.unfounds(finding))
    };
    let mut without = of_row.iter().map(has_none).collect::<Vec<_>>().into_iter();
    of_row.retain(|_| without.next() != Some(true));
    of_row
}

#[cfg(test)]
mod tests {
    use super::super::message::Message;
    use super::*;

    fn finding(code: &str, row: u64, column: &str) -> Finding {
        Finding::error("a/b/c.csv", code, Message::BlankRow).at(Some(row), Some(column), None)
    }

    /// What is left of an amount at fault in this row, beside other findings.
    fn is_left(row: u64, others: &[Finding]) -> bool {
        let amount = Finding {
            rests_on: [("corrects".to_owned(), 4)].into(),
            ..finding("constraint-error", row, "amount")
        };
        let mut all = [others, std::slice::from_ref(&amount)].concat();
        all.sort();
        let left: Vec<Finding> =
            WellFounded::new(all.into_iter().map(Ok)).collect::<std::io::Result<_>>().unwrap();
        assert!(others.iter().all(|other| left.contains(other)));
        left.iter().any(|finding| finding.facts() == amount.facts())
    }

    #[test]
    fn what_rests_on_a_cell_that_could_not_be_read_is_not_told() {
        let cut = |cells: usize| finding("missing-cell", 2, "last").with("found", cells);
        for (other, is_told) in [
            (finding("type-error", 2, "corrects"), false),
            (finding("encoding-error", 2, "corrects"), false),
            (finding("format-error", 2, "corrects"), false),
            (finding("missing-cell", 2, "corrects"), false),
            (cut(4), false),
            (cut(5), true),
            (finding("constraint-error", 2, "corrects"), true),
            (finding("type-error", 2, "note"), true),
            (finding("type-error", 3, "corrects"), true),
        ] {
            assert_eq!(
                is_left(2, &[finding("type-error", 1, "corrects"), other.clone()]),
                is_told,
                "{other:?}"
            );
        }
        assert!(is_left(2, &[]));
    }
}

//! What resubmissions have lost: rows that were in force and have no successor with their key. The
//! file may be whole, or have been cut off on the way, so it is told and refuses nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::Error;
use super::judge::{Findings, Judgement};
use super::keys::{LOST, lost};
use contract::{Finding, Message, shown};
use engine::{Tables, to_texts};

/// How many rows are named.
const NAMED: usize = 5;

/// What one extract lacks.
#[derive(Debug, Default)]
struct Lost {
    /// How many rows.
    rows: u64,
    /// The keys of the first of them.
    first: Vec<String>,
}

impl Judgement<'_> {
    /// The rows that these extracts lack of those they replace: a finding for each extract.
    pub(super) async fn rows_lost(&self, accepted: &BTreeSet<usize>) -> Result<Findings, Error> {
        let mut findings = Findings::new();
        for dataset in &self.against.contract.datasets {
            let Some(column) = dataset.primary_key.first() else { continue };
            if !self.replaces_any(&dataset.name) {
                continue;
            }
            let key = dataset.primary_key.iter().filter_map(|c| dataset.field(c)).collect();
            let replaced = self.replaced(dataset, key).await?;
            let session = self.incoming_session(&Tables::new())?;
            let mut rows = lost(&session, dataset, replaced).await?;
            let mut lost_by: BTreeMap<usize, Lost> = BTreeMap::new();
            while let Some(batch) = rows.next().await? {
                let texts = to_texts(LOST, batch.columns())?;
                for row in 0..batch.num_rows() {
                    let index = texts[0].value(row).parse::<usize>().ok();
                    let Some(index) = index.filter(|i| accepted.contains(i)) else { continue };
                    let lost = lost_by.entry(index).or_default();
                    lost.rows += 1;
                    if lost.first.len() < NAMED {
                        let values: Vec<&str> = texts[2..].iter().map(|t| t.value(row)).collect();
                        lost.first.push(format!("`{}`", shown(&values.join("/"))));
                    }
                }
            }
            for (index, lost) in lost_by {
                let path = &self.incoming.candidates[index].fetched.arrival.path;
                let finding = Finding::warning(path, "rows-lost", Message::RowsLost)
                    .with("lost", lost.rows)
                    .with("first", lost.first.join(", "))
                    .at(None, Some(column), None);
                findings.entry(index).or_insert_with(|| self.list(index)).push(finding);
            }
        }
        Ok(findings)
    }
}

//! The findings on one extract, all of them: sorted by place and code, each once, counted; the same
//! for everybody who reads it and whatever memory there was.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::finding::{Finding, Severity, guard};
use super::finding_spill::{FindingRoom, Run};
use super::messages::{FINDING_COLUMNS, Messages};
use super::well_founded::WellFounded;

/// How many findings there are of each severity and code.
pub(super) type Counts = BTreeMap<(Severity, String), u64>;

/// Where the rows of the table are.
#[derive(Debug, Clone)]
enum Rows {
    /// In memory.
    Kept(Vec<Finding>),
    /// In a temporary file.
    Spilled(Run),
}

/// Findings sorted by path, row, column and code.
#[derive(Debug, Clone)]
pub struct FindingTable {
    /// The findings.
    rows: Rows,
    /// How many of each severity and code.
    counts: Counts,
    /// Digest of what was found.
    digest: String,
}

impl FindingTable {
    /// The table of findings that are in order: each once, of a cell that could not be read
    /// nothing but that, and nothing that rests on such a cell. In the temporary file of `spill`, or in
    /// memory without one.
    pub(super) fn new(
        sorted: impl Iterator<Item = std::io::Result<Finding>>,
        spill: Option<&FindingRoom>,
    ) -> std::io::Result<Self> {
        let mut counts = Counts::new();
        let mut hash = Sha256::new();
        let mut last: Option<Finding> = None;
        // the row and column of a cell that could not be read, which comes first among its findings
        let mut unread: Option<(Option<u64>, Option<String>)> = None;
        // the row whose values may have moved, which is told before all else of it
        let mut moved: Option<Option<u64>> = None;
        let kept = WellFounded::new(sorted).filter_map(|finding| {
            let mut finding = match finding {
                Ok(finding) => finding,
                Err(e) => return Some(Err(e)),
            };
            let has_own_ground = std::mem::take(&mut finding.rests_on_no_others);
            // what is left stands by itself
            finding.rests_on.clear();
            let place = || (finding.row, finding.column.clone());
            if finding.is_moved() {
                moved = Some(finding.row);
            } else if moved.is_some()
                && moved == Some(finding.row)
                && !has_own_ground
                && !finding.is_of_letters()
            {
                return None;
            }
            let is_told = unread
                .as_ref()
                .is_some_and(|(row, column)| *row == finding.row && *column == finding.column);
            // of two columns with one name one may be read and the other not be there
            if finding.row.is_some() && is_told && !finding.is_missing() {
                return None;
            }
            // the first cell in another encoding stands for the file, and may be at fault in any encoding
            if finding.is_unread() && finding.code != "encoding-error" {
                unread = Some(place());
            }
            if last.as_ref() == Some(&finding) {
                return None;
            }
            last = Some(finding.clone());
            *counts.entry((finding.severity, finding.code.clone())).or_default() += 1;
            if let Err(e) = serde_json::to_vec(&finding.facts()).map(|facts| hash.update(facts)) {
                return Some(Err(e.into()));
            }
            hash.update(b"\n");
            Some(Ok(finding))
        });
        let rows = match spill {
            None => Rows::Kept(kept.collect::<std::io::Result<_>>()?),
            Some(room) => Rows::Spilled(Run::write(room, kept)?),
        };
        Ok(Self { rows, counts, digest: hex::encode(hash.finalize()) })
    }

    /// How many findings there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> u64 {
        self.counts.iter().filter(|((s, _), _)| *s == severity).map(|(_, n)| n).sum()
    }

    /// How many findings of each code.
    #[must_use]
    pub fn by_code(&self) -> BTreeMap<String, u64> {
        let mut by_code = BTreeMap::new();
        for ((_, code), count) in &self.counts {
            *by_code.entry(code.clone()).or_default() += count;
        }
        by_code
    }

    /// A digest of what was found: codes, places, values and arguments, whatever their words.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Calls `visit` with every finding, in order.
    ///
    /// # Errors
    /// When the temporary file cannot be read, or `visit` fails.
    pub fn visit(
        &self,
        visit: &mut dyn FnMut(&Finding) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        match &self.rows {
            Rows::Kept(findings) => findings.iter().try_for_each(visit),
            Rows::Spilled(run) => run.read().try_for_each(|finding| visit(&finding?)),
        }
    }

    /// The findings as CSV with a header line; cells that a spreadsheet would run are guarded.
    ///
    /// # Errors
    /// When the temporary file cannot be read, or `out` not be written.
    pub fn write_csv(&self, messages: &Messages, out: impl std::io::Write) -> std::io::Result<()> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(FINDING_COLUMNS)?;
        self.visit(&mut |finding| {
            let cells = messages.word(finding).cells().map(|c| guard(&c.unwrap_or_default()));
            Ok(writer.write_record(&cells)?)
        })?;
        writer.flush()
    }
}

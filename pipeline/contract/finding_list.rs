//! The findings on one extract: counted, and kept in memory up to a limit; a hostile file may have
//! a fault in every cell, so those beyond it go to temporary files. None is dropped.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sha2::{Digest as _, Sha256};
use tempfile::TempPath;

use super::finding::{Finding, Severity, guard};
use super::messages::{FINDING_COLUMNS, Messages};

/// How many findings are written to a temporary file at once.
const CHUNK: usize = 256;
/// How many findings stay in memory unless somebody says otherwise.
const DEFAULT_ROOM: usize = 10_000;

/// How many findings may stay in memory, shared by the lists of a batch.
#[derive(Debug, Clone)]
pub struct FindingRoom(Arc<AtomicUsize>);

impl FindingRoom {
    /// Room for so many findings.
    #[must_use]
    pub fn new(findings: usize) -> Self {
        Self(Arc::new(AtomicUsize::new(findings)))
    }

    /// Takes the room of one finding, if there is any left.
    fn take(&self) -> bool {
        let taken = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1));
        taken.is_ok()
    }
}

/// Findings in the order in which they were found.
#[derive(Debug, Clone)]
pub struct FindingList {
    /// The first ones.
    kept: Vec<Finding>,
    /// Those beyond the limit that no file has yet.
    waiting: Vec<Finding>,
    /// Those beyond the limit, one JSON object a line.
    files: Vec<Arc<TempPath>>,
    /// The memory that is left.
    room: FindingRoom,
    /// The first fault of a temporary file: the list is then not whole.
    fault: Option<Arc<std::io::Error>>,
    /// How many of each severity and code.
    counts: BTreeMap<(Severity, String), u64>,
}

impl Default for FindingList {
    fn default() -> Self {
        Self::new(&FindingRoom::new(DEFAULT_ROOM))
    }
}

impl FindingList {
    /// A list that keeps findings in memory while there is room.
    #[must_use]
    pub fn new(room: &FindingRoom) -> Self {
        Self {
            kept: Vec::new(),
            waiting: Vec::new(),
            files: Vec::new(),
            room: room.clone(),
            fault: None,
            counts: BTreeMap::new(),
        }
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        *self.counts.entry((finding.severity, finding.code.clone())).or_default() += 1;
        if self.room.take() {
            self.kept.push(finding);
            return;
        }
        self.waiting.push(finding);
        if self.waiting.len() >= CHUNK
            && let Err(e) = self.write_waiting()
        {
            self.fault.get_or_insert(Arc::new(e));
        }
    }

    /// Adds all findings of another list.
    pub fn append(&mut self, other: Self) {
        for (key, count) in other.counts {
            *self.counts.entry(key).or_default() += count;
        }
        self.kept.extend(other.kept);
        self.waiting.extend(other.waiting);
        self.files.extend(other.files);
        self.fault = self.fault.take().or(other.fault);
        if self.waiting.len() >= CHUNK
            && let Err(e) = self.write_waiting()
        {
            self.fault.get_or_insert(Arc::new(e));
        }
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

    /// Whether any finding is an error.
    #[must_use]
    pub fn has_error(&self) -> bool {
        self.counts.keys().any(|(severity, _)| *severity == Severity::Error)
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

    /// Those in memory: all of them, unless the limit was reached.
    pub fn in_memory(&self) -> impl Iterator<Item = &Finding> {
        self.kept.iter().chain(&self.waiting)
    }

    /// Calls `visit` with every finding.
    ///
    /// # Errors
    /// When a temporary file cannot be written or read, or `visit` fails.
    pub fn visit(
        &self,
        visit: &mut dyn FnMut(&Finding) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        if let Some(fault) = &self.fault {
            return Err(std::io::Error::new(fault.kind(), fault.to_string()));
        }
        self.kept.iter().try_for_each(&mut *visit)?;
        for file in &self.files {
            for line in BufReader::new(open(file)?).lines() {
                visit(&serde_json::from_str(&line?)?)?;
            }
        }
        self.waiting.iter().try_for_each(visit)
    }

    /// Keeps those in memory of which `keep` holds.
    pub fn retain(&mut self, mut keep: impl FnMut(&Finding) -> bool) {
        let counts = &mut self.counts;
        for list in [&mut self.kept, &mut self.waiting] {
            list.retain(|f| {
                let stays = keep(f);
                if !stays && let Some(n) = counts.get_mut(&(f.severity, f.code.clone())) {
                    *n -= 1;
                }
                stays
            });
        }
        self.counts.retain(|_, n| *n > 0);
    }

    /// Sorts those in memory by row, column and code, each once.
    pub fn sort(&mut self) {
        self.kept.sort();
        let counts = &mut self.counts;
        self.kept.dedup_by(|later, earlier| {
            let is_repeated = later == earlier;
            if is_repeated && let Some(n) = counts.get_mut(&(later.severity, later.code.clone())) {
                *n -= 1;
            }
            is_repeated
        });
    }

    /// A digest of what was found, whatever its order.
    ///
    /// # Errors
    /// When a temporary file cannot be read.
    pub fn digest(&self) -> std::io::Result<String> {
        let mut sum = 0_u128;
        self.visit(&mut |finding| {
            let hash = Sha256::digest(serde_json::to_vec(finding)?);
            let mut first = [0; 16];
            first.copy_from_slice(&hash[..16]);
            sum = sum.wrapping_add(u128::from_be_bytes(first));
            Ok(())
        })?;
        Ok(hex::encode(Sha256::digest(format!("{}:{sum:032x}", self.len()))))
    }

    /// The findings as CSV with a header line; cells that a spreadsheet would run are guarded.
    ///
    /// # Errors
    /// When a temporary file cannot be read, or `out` not be written.
    pub fn write_csv(&self, messages: &Messages, out: impl std::io::Write) -> std::io::Result<()> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(FINDING_COLUMNS)?;
        self.visit(&mut |finding| {
            let cells = messages.word(finding).cells().map(|c| guard(&c.unwrap_or_default()));
            Ok(writer.write_record(&cells)?)
        })?;
        writer.flush()
    }

    /// Moves those that wait to a temporary file.
    #[expect(clippy::disallowed_methods, reason = "a temporary file, not a programme's")]
    fn write_waiting(&mut self) -> std::io::Result<()> {
        // another list may share the last file, which must then not grow
        let own = self.files.last_mut().and_then(Arc::get_mut).map(|path| path.to_path_buf());
        let path = if let Some(path) = own {
            path
        } else {
            let made = tempfile::NamedTempFile::new()?.into_temp_path();
            let path = made.to_path_buf();
            self.files.push(Arc::new(made));
            path
        };
        let mut lines = Vec::new();
        for finding in self.waiting.drain(..) {
            serde_json::to_writer(&mut lines, &finding)?;
            lines.push(b'\n');
        }
        std::fs::OpenOptions::new().append(true).open(path)?.write_all(&lines)
    }
}

/// Opens a temporary file of a list.
#[expect(clippy::disallowed_methods, reason = "a temporary file, not a programme's")]
fn open(path: &TempPath) -> std::io::Result<std::fs::File> {
    std::fs::File::open(path)
}

impl Extend<Finding> for FindingList {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        findings.into_iter().for_each(|f| self.push(f));
    }
}

#[cfg(test)]
mod tests {
    use super::super::message::Message;
    use super::*;

    fn finding(row: u64) -> Finding {
        let finding = Finding::error("a/b/c.csv", "type-error", Message::NotANumber);
        finding.with("type", "money").at(Some(row), Some("fee"), Some("x"))
    }

    fn rows(list: &FindingList) -> Vec<u64> {
        let mut rows = Vec::new();
        list.visit(&mut |f| {
            rows.push(f.row.unwrap());
            Ok(())
        })
        .unwrap();
        rows
    }

    #[test]
    fn nothing_is_dropped_beyond_the_limit() {
        let mut list = FindingList::new(&FindingRoom::new(10));
        list.extend((0..2000).map(finding));
        let copy = list.clone();
        list.extend((2000..3000).map(finding));
        let mut found = rows(&list);
        found.sort_unstable();
        assert_eq!(found, (0..3000).collect::<Vec<_>>());
        assert_eq!((list.len(), copy.len(), rows(&copy).len()), (3000, 2000, 2000));
        let mut both = FindingList::new(&FindingRoom::new(10));
        both.append(copy);
        both.append(list);
        assert_eq!((both.len(), rows(&both).len()), (5000, 5000));
    }

    #[test]
    fn the_digest_knows_what_was_found_and_not_in_which_order() {
        let list = |rows: &[u64], limit| {
            let mut list = FindingList::new(&FindingRoom::new(limit));
            list.extend(rows.iter().map(|r| finding(*r)));
            list.digest().unwrap()
        };
        assert_eq!(list(&[1, 2, 3], 9), list(&[3, 2, 1], 1));
        assert_ne!(list(&[1, 2, 3], 9), list(&[1, 2, 2], 9));
    }
}

//! The findings on one extract as they are found. A hostile file may have a fault in every cell, so
//! those beyond what memory has room for go to a temporary file, in sorted runs; when all are found
//! they become a [`FindingTable`]. None is dropped.

use std::collections::BTreeMap;
use std::sync::Arc;

use itertools::Itertools as _;

use super::finding::{Finding, Severity};
use super::finding_spill::{FindingRoom, Run, Share};
use super::finding_table::{Counts, FindingTable};
use super::places::Places;

/// How many findings stay in memory unless somebody says otherwise.
const DEFAULT_ROOM: usize = 10_000;
/// The fewest findings that are worth a run.
const SHORTEST_RUN: usize = if cfg!(test) { 32 } else { 1024 };
/// How many runs are merged into one.
const MERGED_AT_ONCE: usize = 16;

/// Findings in any order, some of them perhaps found twice.
#[derive(Debug, Clone)]
pub struct FindingList {
    /// Those in memory.
    kept: Vec<Finding>,
    /// Those beyond it, in runs; those of a level are merges of as many as the level before holds.
    runs: Vec<Vec<Run>>,
    /// The memory that is taken.
    share: Share,
    /// The first fault of the temporary file: the list is then not whole.
    fault: Option<Arc<std::io::Error>>,
    /// How many of each severity and code.
    counts: Counts,
    /// Where what is found stands in the centre's file, once that is known.
    places: Option<Arc<Places>>,
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
            runs: Vec::new(),
            share: Share::new(room),
            fault: None,
            counts: BTreeMap::new(),
            places: None,
        }
    }

    /// Another list, of the same room and file.
    #[must_use]
    pub fn another(&self) -> Self {
        Self { places: self.places.clone(), ..Self::new(self.share.room()) }
    }

    /// Says from here on where in the file what is added stands.
    #[must_use]
    pub fn in_places(mut self, places: &Arc<Places>) -> Self {
        self.places = Some(Arc::clone(places));
        self
    }

    /// Adds a finding.
    pub fn push(&mut self, mut finding: Finding) {
        if let Some(places) = &self.places {
            places.locate(&mut finding);
        }
        *self.counts.entry((finding.severity, finding.code.clone())).or_default() += 1;
        self.kept.push(finding);
        if !self.share.take(1) {
            self.make_room();
        }
    }

    /// Adds all findings of another list.
    pub fn append(&mut self, mut other: Self) {
        for (key, count) in std::mem::take(&mut other.counts) {
            *self.counts.entry(key).or_default() += count;
        }
        self.fault = self.fault.take().or(other.fault.take());
        for (level, runs) in std::mem::take(&mut other.runs).into_iter().enumerate() {
            for run in runs {
                let added = self.add_run(level, run);
                self.note(added);
            }
        }
        let kept = std::mem::take(&mut other.kept);
        other.share.give_back();
        let has_room = self.share.take(kept.len());
        self.kept.extend(kept);
        if !has_room {
            self.make_room();
        }
    }

    /// How many there are, each as often as it was added.
    #[must_use]
    pub fn len(&self) -> usize {
        self.counts.values().map(|count| usize::try_from(*count).unwrap_or(usize::MAX)).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Whether any finding is an error.
    #[must_use]
    pub fn has_error(&self) -> bool {
        self.counts.keys().any(|(severity, _)| *severity == Severity::Error)
    }

    /// The errors alone.
    ///
    /// # Errors
    /// When the temporary file cannot be written or read.
    pub fn into_errors(self) -> std::io::Result<Self> {
        if self.counts.keys().all(|(severity, _)| *severity == Severity::Error) {
            return Ok(self);
        }
        let mut errors = Self::new(self.share.room());
        for finding in self.into_sorted()? {
            let finding = finding?;
            if finding.severity == Severity::Error {
                errors.push(finding);
            }
        }
        Ok(errors)
    }

    /// The table of all of them: sorted, each once.
    ///
    /// # Errors
    /// When the temporary file cannot be written or read.
    pub fn into_table(self) -> std::io::Result<FindingTable> {
        let room = self.share.room().clone();
        let fits = self.runs.is_empty();
        FindingTable::new(self.into_sorted()?, (!fits).then_some(&room))
    }

    /// All of them, sorted.
    fn into_sorted(mut self) -> std::io::Result<Sorted> {
        if let Some(fault) = &self.fault {
            return Err(std::io::Error::new(fault.kind(), fault.to_string()));
        }
        let mut kept = std::mem::take(&mut self.kept);
        kept.sort_unstable();
        let runs: Vec<Run> = std::mem::take(&mut self.runs).into_iter().flatten().collect();
        // the room is given back when the last of them has been handed out
        let share = self.share.clone();
        let kept: Sorted = Box::new(kept.into_iter().map(move |finding| {
            let _ = &share;
            Ok(finding)
        }));
        Ok(if runs.is_empty() { kept } else { merged(&runs, kept) })
    }

    /// Moves those in memory to a run, if they are enough for one.
    fn make_room(&mut self) {
        if self.kept.len() < SHORTEST_RUN {
            return;
        }
        self.kept.sort_unstable();
        let written = Run::write(self.share.room(), self.kept.drain(..).map(Ok));
        self.share.give_back();
        let added = written.and_then(|run| self.add_run(0, run));
        self.note(added);
    }

    /// Adds a run to those of its level, which are merged when they are many.
    fn add_run(&mut self, level: usize, run: Run) -> std::io::Result<()> {
        if self.runs.len() <= level {
            self.runs.resize(level + 1, Vec::new());
        }
        self.runs[level].push(run);
        if self.runs[level].len() < MERGED_AT_ONCE {
            return Ok(());
        }
        let runs = std::mem::take(&mut self.runs[level]);
        let run = Run::write(self.share.room(), merged(&runs, Box::new(std::iter::empty())))?;
        self.add_run(level + 1, run)
    }

    /// Keeps the first fault.
    fn note(&mut self, result: std::io::Result<()>) {
        if let Err(e) = result {
            self.fault.get_or_insert(Arc::new(e));
        }
    }
}

impl Extend<Finding> for FindingList {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        findings.into_iter().for_each(|f| self.push(f));
    }
}

/// Findings that are handed out in order.
type Sorted = Box<dyn Iterator<Item = std::io::Result<Finding>>>;

/// Runs, and findings in order, as one in order; a fault comes as soon as it is met.
fn merged(runs: &[Run], more: Sorted) -> Sorted {
    let runs = runs.iter().map(|run| Box::new(run.read()) as Sorted);
    let all: Vec<Sorted> = runs.chain([more]).collect();
    Box::new(all.into_iter().kmerge_by(|a, b| match (a, b) {
        (Ok(a), Ok(b)) => a < b,
        (a, b) => a.is_err() && b.is_ok(),
    }))
}

#[cfg(test)]
mod tests {
    use super::super::message::Message;
    use super::*;

    fn finding(row: u64) -> Finding {
        let finding = Finding::error("a/b/c.csv", "type-error", Message::NotANumber);
        finding.with("type", "money").at(Some(row), Some("fee"), Some("x"))
    }

    fn warning(row: u64, code: &str) -> Finding {
        let finding = Finding::warning("a/b/c.csv", code, Message::BlankRow);
        finding.at(Some(row), Some("fee"), Some("x"))
    }

    fn all(table: &FindingTable) -> Vec<Finding> {
        let mut found = Vec::new();
        table
            .visit(&mut |f| {
                found.push(f.clone());
                Ok(())
            })
            .unwrap();
        found
    }

    /// A list of these findings with this much room.
    fn list(findings: impl IntoIterator<Item = Finding>, room: usize) -> FindingList {
        let mut list = FindingList::new(&FindingRoom::new(room));
        list.extend(findings);
        list
    }

    /// Numbers in no order, each of those below `count` at least once.
    fn shuffled(count: u64) -> impl Iterator<Item = u64> {
        (0..count).map(move |i| i * 1009 % count).chain((0..count).step_by(3))
    }

    #[test]
    fn a_row_that_has_moved_does_not_hide_what_is_wrong_with_the_letters_of_the_file() {
        let letters = Finding::error("a/b/c.csv", "encoding-error", Message::NotUtf8);
        let letters = letters.at(Some(2), Some("fee"), Some("x"));
        let moved = Finding::error("a/b/c.csv", "extra-cell", Message::ExtraCell);
        let moved = moved.at(Some(2), None, None);
        let table = list([finding(2), letters.clone(), moved.clone()], 10).into_table().unwrap();
        assert_eq!(all(&table), [moved, letters]);
    }

    #[test]
    fn the_table_is_the_same_whatever_room_there_is() {
        // enough for runs of several levels
        let count = 4001;
        let tables = [0, 700, 1_000_000].map(|room| {
            let mut first = list(shuffled(count).map(finding), room);
            let second = list((0..count).map(|row| warning(row, "extreme-value")), room);
            let third = list((0..count).map(|row| warning(row + 7, "late-entry")), room);
            first.append(second.clone());
            first.append(third.clone().into_errors().unwrap());
            first.append(third);
            first.into_table().unwrap()
        });
        let rows: Vec<Vec<Finding>> = tables.iter().map(all).collect();
        assert!(rows[0] == rows[1] && rows[1] == rows[2]);
        assert!(rows[0].is_sorted());
        for table in &tables {
            assert_eq!(table.digest(), tables[0].digest());
            // cells that could not be read have no other finding; beyond the last row they can
            let late =
                BTreeMap::from([("type-error".to_owned(), count), ("late-entry".to_owned(), 7)]);
            assert_eq!(table.by_code(), late);
            assert_eq!((table.len(), table.count(Severity::Warning)), (count + 7, 7));
        }
    }

    #[test]
    fn room_is_given_back() {
        let room = FindingRoom::new(300);
        for _ in 0..4 {
            let mut one = FindingList::new(&room);
            one.extend((0..250).map(finding));
            assert!(one.runs.is_empty());
            let table = one.clone().into_table().unwrap();
            assert_eq!(all(&table).len(), 250);
        }
    }

    #[test]
    fn the_digest_knows_what_was_found_and_not_how_it_is_said() {
        let digest = |findings: &[Finding]| {
            list(findings.iter().cloned(), 9).into_table().unwrap().digest().to_owned()
        };
        let (one, two) = (finding(1), finding(2));
        assert_eq!(digest(&[one.clone(), two.clone()]), digest(&[two.clone(), one.clone()]));
        assert_ne!(digest(&[one.clone(), two.clone()]), digest(std::slice::from_ref(&one)));
        let said_otherwise = Finding { message: "another".to_owned(), ..one.clone() };
        assert_eq!(digest(&[said_otherwise]), digest(std::slice::from_ref(&one)));
        for other in [
            one.clone().with("type", "quantity"),
            one.clone().at(Some(1), Some("fee"), Some("y")),
            one.clone().at(Some(1), Some("subsidy"), Some("x")),
            Finding { severity: Severity::Warning, ..one.clone() },
            Finding { code: "constraint-error".to_owned(), ..one.clone() },
        ] {
            assert_ne!(digest(&[other]), digest(std::slice::from_ref(&one)));
        }
    }
}

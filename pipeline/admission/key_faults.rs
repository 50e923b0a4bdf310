//! What is wrong with the keys of a batch: those that repeat, those that refer to nothing, and those that
//! are dropped though others refer to them.

use arrow::array::{Array as _, BooleanArray, Int32Array, Int64Array, RecordBatch};
use arrow::datatypes::DataType;

use super::Error;
use super::judge::{Findings, Judgement};
use super::keys::{DROPPED, REFERENCES, REPEATED, dangling, dropped, sorted_by_key};
use contract::{Finding, ForeignKey, Message, shown};
use engine::{Engine, Rows, to_texts};
use intake::Candidate;

impl Judgement<'_> {
    /// Rows whose key, or whose value in a unique column, stands in an earlier row.
    pub(super) async fn repeated_keys(&self, engine: &dyn Engine) -> Result<Findings, Error> {
        let mut findings = Findings::new();
        for dataset in &self.against.contract.datasets {
            // those that were read without a key twice need not be sorted
            let candidates = self.incoming.candidates.iter().enumerate();
            let may_repeat = |(index, c): &(usize, &Candidate)| {
                c.reading.may_repeat && self.is_of(*index, &dataset.name)
            };
            let suspects = candidates.filter(may_repeat).map(|(index, _)| i32::try_from(index));
            let suspects: Vec<i32> = suspects.filter_map(Result::ok).collect();
            if suspects.is_empty() {
                continue;
            }
            for (code, key) in dataset.keys() {
                let sorted = sorted_by_key(engine, dataset, &key, &suspects).await?;
                self.read_repeated(sorted, code, &key, &mut findings).await?;
            }
        }
        Ok(findings)
    }

    /// Finds, among rows sorted by extract, key and row, those whose key stands in an earlier row.
    async fn read_repeated(
        &self,
        mut rows: Rows,
        code: &str,
        key: &[String],
        findings: &mut Findings,
    ) -> Result<(), Error> {
        // the extract, key and row of the first row with the key that came last
        let mut first: Option<(i32, Vec<String>, i64)> = None;
        while let Some(batch) = rows.next().await? {
            let extracts = column::<Int32Array>(&batch, 0);
            let row_numbers = column::<Int64Array>(&batch, 1);
            let texts = to_texts(REPEATED, &batch.columns()[2..])?;
            for row in 0..batch.num_rows() {
                let (extract, row_number) = (extracts.value(row), row_numbers.value(row));
                let values = || texts.iter().map(|t| t.value(row));
                let first_row = match &first {
                    Some((e, known, r)) if *e == extract && values().eq(known) => *r,
                    _ => {
                        first = Some((extract, values().map(str::to_owned).collect(), row_number));
                        continue;
                    }
                };
                let index = usize::try_from(extract).unwrap_or(0);
                let value = shown(&values().collect::<Vec<_>>().join("/"));
                let candidate = &self.incoming.candidates[index];
                let path = &candidate.fetched.arrival.path;
                let finding = Finding::error(path, code, Message::RepeatedKey);
                let finding = finding.with("first_row", first_row);
                let row_number = u64::try_from(row_number).ok();
                let finding = finding.at(row_number, Some(&key[0]), Some(&value));
                let finding = finding.resting_on(candidate.reading.places.cells_of_all(key));
                findings.entry(index).or_insert_with(|| self.list(index)).push(finding);
            }
        }
        Ok(())
    }

    /// Rows that refer to something that no extract in force, nor any of the batch, has.
    pub(super) async fn dangling_references(&self, engine: &dyn Engine) -> Result<Findings, Error> {
        let mut findings = Findings::new();
        for dataset in &self.against.contract.datasets {
            if !self.has_any(&dataset.name) {
                continue;
            }
            for fk in &dataset.foreign_keys {
                let mut rows = dangling(engine, self.against.contract, dataset, fk).await?;
                while let Some(batch) = rows.next().await? {
                    let extracts = column::<Int32Array>(&batch, 0);
                    let row_numbers = column::<Int64Array>(&batch, 1);
                    let arriving = column::<BooleanArray>(&batch, 2);
                    let texts = to_texts(REFERENCES, &batch.columns()[3..])?;
                    for row in 0..batch.num_rows() {
                        let index = usize::try_from(extracts.value(row)).unwrap_or(0);
                        let values: Vec<&str> = texts.iter().map(|t| t.value(row)).collect();
                        let value = shown(&values.join("/"));
                        let candidate = &self.incoming.candidates[index];
                        let path = &candidate.fetched.arrival.path;
                        let state = if arriving.value(row) { "refused" } else { "unknown" };
                        let finding =
                            Finding::error(path, "foreign-key", Message::DanglingReference)
                                .with("resource", &fk.resource)
                                .with("state", state);
                        let row_number = u64::try_from(row_numbers.value(row)).ok();
                        let finding = finding.at(row_number, Some(&fk.columns[0].0), Some(&value));
                        let cells = fk.columns.iter().map(|(own, _)| own);
                        let cells = candidate.reading.places.cells_of_all(cells);
                        let finding = finding.resting_on(cells);
                        findings.entry(index).or_insert_with(|| self.list(index)).push(finding);
                    }
                }
            }
        }
        Ok(findings)
    }

    /// What extracts of the batch no longer have though rows in force refer to it: a finding for each
    /// and each dataset that refers to it, on the extract that dropped it.
    pub(super) async fn orphaned_references(&self, engine: &dyn Engine) -> Result<Findings, Error> {
        let mut findings = Findings::new();
        for dataset in &self.against.contract.datasets {
            let mut left: Vec<&ForeignKey> = dataset.foreign_keys.iter().collect();
            left.retain(|fk| self.replaces_any(&fk.resource));
            while !left.is_empty() {
                let fk = left.remove(0);
                let to = |fk: &ForeignKey| -> Vec<String> {
                    fk.columns.iter().map(|(_, reference)| reference.clone()).collect()
                };
                let is_alike =
                    |other: &&ForeignKey| other.resource == fk.resource && to(other) == to(fk);
                let (alike, others) = left.into_iter().partition::<Vec<_>, _>(is_alike);
                left = others;
                let mut rows = dropped(engine, self.against.contract, dataset, fk, &alike).await?;
                while let Some(batch) = rows.next().await? {
                    let extracts = column::<Int32Array>(&batch, 0);
                    let references = column::<Int64Array>(&batch, 1);
                    let texts = to_texts(DROPPED, &batch.columns()[2..])?;
                    for row in 0..batch.num_rows() {
                        let index = usize::try_from(extracts.value(row)).unwrap_or(0);
                        let values: Vec<&str> = texts.iter().map(|t| t.value(row)).collect();
                        let value = shown(&values.join("/"));
                        let path = &self.incoming.candidates[index].fetched.arrival.path;
                        let finding =
                            Finding::error(path, "orphaned-reference", Message::OrphanedReference)
                                .with("resource", &fk.resource)
                                .with("dataset", &dataset.name)
                                .with("references", references.value(row));
                        let finding = finding.at(None, Some(&fk.columns[0].1), Some(&value));
                        findings.entry(index).or_insert_with(|| self.list(index)).push(finding);
                    }
                }
            }
        }
        Ok(findings)
    }

    /// Whether the batch has an extract of this dataset.
    fn has_any(&self, dataset: &str) -> bool {
        (0..self.incoming.candidates.len()).any(|index| self.is_of(index, dataset))
    }
}

/// A column of a known type.
fn column<T: arrow::array::Array + Clone + From<arrow::array::ArrayData> + 'static>(
    batch: &RecordBatch,
    index: usize,
) -> T {
    let column = batch.column(index);
    debug_assert_ne!(column.data_type(), &DataType::Null);
    column.as_any().downcast_ref::<T>().cloned().unwrap_or_else(|| T::from(column.to_data()))
}

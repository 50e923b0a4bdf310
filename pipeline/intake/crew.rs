//! Several threads that type the rows of one extract, while another reads them: typing takes far longer.
//! What they are handed comes back in its order. For a file of a few rows no thread begins.

use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Builder, Scope, available_parallelism};

use arrow::array::RecordBatch;

use super::header::{example_mark, is_header_again};
use super::laid::Laid;
use super::reader::{Next, Record, RecordReader, Stop};
use super::rows::is_blank;
use super::seen::KeyDigests;
use super::typist::{Typist, Values};
use contract::FindingList;

/// The most rows of a block.
const BLOCK_ROWS: usize = if cfg!(test) { 16 } else { 2048 };
/// How many bytes of records end a block.
const BLOCK_BYTES: usize = 1 << 20;
/// How many bytes of records may be under way before the next of them is waited for.
const MOST_BYTES: usize = 8 << 20;
/// The longest record, in bytes, whose memory is kept for another.
const KEPT_BYTES: usize = 1 << 10;
/// The fewest rows that are worth handing to another thread.
const FEWEST_ROWS: usize = if cfg!(test) { 4 } else { 256 };
/// How many blocks wait for each thread beside the one that it types.
const WAITING: usize = 2;
/// The most threads for one extract.
const MOST_THREADS: usize = 8;

/// Records behind each other, and what comes behind them.
pub(super) struct Block {
    /// The records; beyond `count` they are left over, to be filled again.
    records: Vec<Record>,
    count: usize,
    /// Bytes of the longest.
    longest: usize,
    /// Bytes of all.
    bytes: usize,
    /// What follows, if that is no record.
    behind: Option<Behind>,
}

impl Block {
    /// Whether nothing comes behind it.
    pub(super) fn is_last(&self) -> bool {
        matches!(self.behind, Some(Behind::End | Behind::Stop(_, false)))
    }
}

/// What comes behind records.
pub(super) enum Behind {
    /// A line with nothing on it, by its number.
    BlankLine(u64),
    /// The end.
    End,
    /// What cannot be read, and whether reading goes on behind it.
    Stop(Stop, bool),
}

/// What became of a block.
pub(super) struct Typed {
    block: Block,
    /// How many of its first records were typed.
    done: usize,
    /// Those, all of them as rows should be but for what their cells say.
    pub(super) rows: Option<TypedRows>,
}

/// Rows that were typed.
pub(super) struct TypedRows {
    /// The rows.
    pub(super) batch: RecordBatch,
    /// Digests of their keys.
    pub(super) digests: Vec<u64>,
    /// What was found in their cells.
    pub(super) findings: FindingList,
}

impl Typed {
    /// The records that were not, because one of them is not as a row should be, or they are few.
    pub(super) fn rest(&self) -> &[Record] {
        &self.block.records[self.done..self.block.count]
    }

    /// What comes behind them.
    pub(super) fn behind(&self) -> Option<&Behind> {
        self.block.behind.as_ref()
    }

    /// The number of the last record.
    pub(super) fn last_row(&self) -> Option<u64> {
        self.block.records[..self.block.count].last().map(|record| record.row)
    }
}

/// A thread, what it is handed and what it hands back.
struct Hand {
    blocks: SyncSender<Block>,
    typed: Receiver<Typed>,
}

/// Where a block is.
enum UnderWay {
    /// With a thread.
    With(usize),
    /// Here, as it is.
    Here(Box<Typed>),
}

/// The threads, which begin with the first block that is worth it.
pub(super) struct Crew<'scope, 'env> {
    scope: &'scope Scope<'scope, 'env>,
    typist: &'scope Typist<'scope>,
    digests: &'scope KeyDigests,
    /// What lists of findings are made like.
    findings: FindingList,
    /// None before there is work for them, and where the system gives no threads.
    hands: Vec<Hand>,
    /// Whether a block was handed out.
    has_begun: bool,
    /// Whether threads were asked for.
    has_hired: bool,
    /// Who is handed the next block.
    next: usize,
    /// Blocks in their order.
    under_way: VecDeque<UnderWay>,
    /// Bytes of their records.
    bytes_under_way: usize,
    /// Records to be filled again.
    spare: Vec<Vec<Record>>,
}

impl<'scope, 'env> Crew<'scope, 'env> {
    /// Nobody at work yet; findings are listed as in `findings`.
    pub(super) fn new(
        scope: &'scope Scope<'scope, 'env>,
        typist: &'scope Typist<'scope>,
        digests: &'scope KeyDigests,
        findings: &FindingList,
    ) -> Self {
        Self {
            scope,
            typist,
            digests,
            findings: findings.another(),
            hands: Vec::new(),
            has_begun: false,
            has_hired: false,
            next: 0,
            under_way: VecDeque::new(),
            bytes_under_way: 0,
            spare: Vec::new(),
        }
    }

    /// Reads the next block.
    pub(super) fn read(&mut self, reader: &mut dyn RecordReader) -> Block {
        let records = self.spare.pop().unwrap_or_default();
        let mut block = Block { records, count: 0, longest: 0, bytes: 0, behind: None };
        while block.count < BLOCK_ROWS && block.bytes < BLOCK_BYTES {
            if block.records.len() == block.count {
                block.records.push(Record::default());
            }
            let record = &mut block.records[block.count];
            block.behind = match reader.next(record) {
                Ok(Next::Record) => {
                    let length = bytes_of(record);
                    block.bytes += length;
                    block.longest = block.longest.max(length);
                    if record.quote.is_some() {
                        reader.go_back();
                    }
                    block.count += 1;
                    continue;
                }
                Ok(Next::BlankLine) => Some(Behind::BlankLine(record.row)),
                Ok(Next::End) => Some(Behind::End),
                Err(stop) => Some(Behind::Stop(stop, reader.resume())),
            };
            break;
        }
        block
    }

    /// Hands out a block.
    pub(super) fn hand_out(&mut self, block: Block) {
        self.bytes_under_way += block.bytes;
        // the first of a file is not worth it, whatever its size
        let is_first = !std::mem::replace(&mut self.has_begun, true);
        let is_worth_it = block.count >= FEWEST_ROWS && !is_first;
        if is_worth_it && !std::mem::replace(&mut self.has_hired, true) {
            let threads = available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
            self.hands = (0..threads).map_while(|_| self.hire()).collect();
        }
        if !is_worth_it || self.hands.is_empty() {
            let untyped = Typed { block, done: 0, rows: None };
            self.under_way.push_back(UnderWay::Here(untyped.into()));
            return;
        }
        let hand = self.next;
        self.next = (hand + 1) % self.hands.len();
        let sent = self.hands[hand].blocks.send(block);
        // who has panicked takes nothing, and that goes on when all are waited for
        self.under_way.extend(sent.ok().map(|()| UnderWay::With(hand)));
    }

    /// The next block in order, once as many are under way as should be, or all that are left are to be had.
    pub(super) fn take(&mut self, is_end: bool) -> Option<Typed> {
        // what is large is not kept waiting beside others
        let is_enough =
            self.under_way.len() > WAITING * self.hands.len() || self.bytes_under_way > MOST_BYTES;
        if !is_end && !is_enough {
            return None;
        }
        match self.under_way.pop_front()? {
            UnderWay::With(hand) => self.hands[hand].typed.recv().ok(),
            UnderWay::Here(typed) => Some(*typed),
        }
    }

    /// Takes back what a block was read into, unless that is large.
    pub(super) fn take_back(&mut self, Typed { block, .. }: Typed) {
        self.bytes_under_way -= block.bytes;
        if block.longest <= KEPT_BYTES {
            self.spare.push(block.records);
        }
    }

    /// A thread more, if the system gives one.
    fn hire(&self) -> Option<Hand> {
        let (blocks, handed_out) = sync_channel::<Block>(WAITING);
        let (done, typed) = sync_channel(WAITING + 1);
        let (typist, digests) = (self.typist, self.digests);
        let findings = self.findings.another();
        let work = move || {
            let mut laid = Laid::new(typist.dataset);
            let mut values = Values::new();
            while let Ok(block) = handed_out.recv() {
                let rows = type_rows(typist, digests, &block, &findings, &mut laid, &mut values);
                // who has gone wants no more
                let typed =
                    Typed { block, done: rows.as_ref().map_or(0, |r| r.batch.num_rows()), rows };
                if done.send(typed).is_err() {
                    break;
                }
            }
        };
        Builder::new().spawn_scoped(self.scope, work).ok()?;
        Some(Hand { blocks, typed })
    }
}

/// How many bytes a record takes: of an empty cell too the place where it ends is kept.
fn bytes_of(record: &Record) -> usize {
    let shown = record.shown.iter().map(|(_, shown)| shown.len() + size_of::<(usize, String)>());
    record.cells.as_slice().len()
        + record.cells.len() * size_of::<usize>()
        + record.kinds.len()
        + shown.sum::<usize>()
}

/// Types the first records of a block, as far as each has the cells that it should have and stands for
/// itself.
fn type_rows(
    typist: &Typist<'_>,
    digests: &KeyDigests,
    block: &Block,
    findings: &FindingList,
    laid: &mut Laid<'_>,
    values: &mut Values,
) -> Option<TypedRows> {
    let records = &block.records[..block.count];
    let is_odd = |record: &Record| {
        record.quote.is_some()
            || record.cells.len() != typist.plan.header.len()
            || is_blank(record)
            || is_header_again(typist.plan, record)
            || example_mark(typist.plan, record).is_some()
    };
    let count = records.iter().position(is_odd).unwrap_or(records.len());
    if count < FEWEST_ROWS {
        return None;
    }
    let mut found = findings.another();
    let mut keys = Vec::with_capacity(count);
    for record in &records[..count] {
        typist.read_cells_into(values, record, &mut |_, finding| found.push(finding));
        keys.extend(digests.of_row(values));
        laid.lay(typist, record.row, values);
    }
    let batch = laid.finish(typist.extract);
    Some(TypedRows { batch, digests: keys, findings: found })
}

#[cfg(test)]
mod tests {
    use arrow::compute::concat_batches;
    use contract::{Contract, FindingTable};
    use programme::Settings;

    use super::super::header::{Plan, read_header};
    use super::super::laid::incoming_schema;
    use super::super::pseudonym::Pseudonymiser;
    use super::super::reader::CsvReader;
    use super::super::rows::Rows;
    use super::super::typing::{Origin, read_extract};
    use super::super::wanted::Wanted;
    use super::super::width::Widths;
    use super::*;

    const HEADER: &str =
        "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on";
    const PATH: &str = "alder/2024Q1/firms.csv";

    /// What reading came to.
    #[derive(Debug, PartialEq)]
    struct Came {
        rows: u64,
        may_repeat: bool,
        batch: RecordBatch,
        findings: Vec<(Option<u64>, String, String)>,
    }

    impl Came {
        fn new(rows: u64, may_repeat: bool, batch: RecordBatch, found: &FindingTable) -> Self {
            let mut findings = Vec::new();
            let visited = found.visit(&mut |f| {
                findings.push((f.row, f.code.clone(), format!("{:?}{:?}", f.column, f.arguments)));
                Ok(())
            });
            visited.unwrap();
            Self { rows, may_repeat, batch, findings }
        }
    }

    /// Reads a file as everybody does.
    fn together(text: &str, contract: &Contract, pseudonymiser: &Pseudonymiser) -> Came {
        let wanted = Wanted { dataset: &contract.datasets[0], mapping: None };
        let origin = Origin { path: PATH, centre_id: "alder", period: None, extract: 3 };
        let mut reader = CsvReader::new(text.as_bytes(), b',');
        let mut batches = Vec::new();
        let findings = FindingList::default();
        let reading = read_extract(
            &origin,
            contract,
            wanted,
            pseudonymiser,
            &mut reader,
            findings,
            |batch| batches.push(batch),
        );
        let batch = concat_batches(&incoming_schema(wanted.dataset), &batches).unwrap();
        let found = reading.findings.into_table().unwrap();
        Came::new(reading.rows, reading.may_repeat, batch, &found)
    }

    /// Does something with what types the rows of a file, once its header is read.
    fn below_header<T>(
        reader: &mut CsvReader<&[u8]>,
        contract: &Contract,
        pseudonymiser: &Pseudonymiser,
        work: impl FnOnce(&mut CsvReader<&[u8]>, &Typist<'_>, &KeyDigests, FindingList) -> T,
    ) -> T {
        let dataset = &contract.datasets[0];
        let wanted = Wanted { dataset, mapping: None };
        let (mut record, mut findings) = (Record::default(), FindingList::default());
        let header = read_header(PATH, wanted, reader, &mut record, &mut findings).unwrap();
        let plan = Plan::new(PATH, contract, wanted, &header, &mut findings).unwrap();
        let typist = Typist {
            path: PATH,
            dataset,
            centre_id: "alder",
            extract: 3,
            pseudonymiser,
            plan: &plan,
            period: "",
            day_zero: None,
            rate: None,
        };
        work(reader, &typist, &KeyDigests::of(dataset), findings)
    }

    /// Reads it row by row.
    fn alone(text: &str, contract: &Contract, pseudonymiser: &Pseudonymiser) -> Came {
        let mut reader = CsvReader::new(text.as_bytes(), b',');
        below_header(
            &mut reader,
            contract,
            pseudonymiser,
            |reader, typist, digests, mut findings| {
                let columns = typist.plan.header.len();
                let mut rows = Rows::new(typist, digests, Widths::new(columns, columns), reader);
                let (mut count, mut record) = (0, Record::default());
                loop {
                    match reader.next(&mut record).unwrap() {
                        Next::Record => count += u64::from(rows.push(&record, &mut findings)),
                        Next::BlankLine => rows.blank.push(PATH, record.row, &mut findings),
                        Next::End => break,
                    }
                }
                rows.end(&mut findings);
                let batch = rows.finish(0).unwrap();
                Came::new(count, rows.seen.may_repeat(), batch, &findings.into_table().unwrap())
            },
        )
    }

    fn pseudonymiser() -> Pseudonymiser {
        let settings = "[programme]\nid='x'\nname='x'\ncurrency='USD'\nfiscal_year_starts='10-01'";
        Pseudonymiser::new(b"key", &Settings::parse(settings).unwrap())
    }

    #[test]
    fn a_block_of_records_of_empty_cells_is_as_small_as_any_other() {
        let line = ",".repeat(BLOCK_BYTES / size_of::<usize>());
        let text = format!("{HEADER}\n") + &format!("{line}\n").repeat(2 * BLOCK_ROWS);
        let mut reader = CsvReader::new(text.as_bytes(), b',');
        let contract = Contract::open(std::path::Path::new("/nowhere")).unwrap();
        below_header(
            &mut reader,
            &contract,
            &pseudonymiser(),
            |reader, typist, digests, findings| {
                std::thread::scope(|scope| {
                    let mut crew = Crew::new(scope, typist, digests, &findings);
                    let block = crew.read(reader);
                    assert_eq!(block.count, 1);
                    crew.hand_out(block);
                    let typed = crew.take(true).unwrap();
                    crew.take_back(typed);
                    // and it is not kept for others
                    assert!(crew.spare.is_empty());
                    assert_eq!(crew.bytes_under_way, 0);
                });
            },
        );
    }

    #[test]
    fn rows_that_several_type_are_those_that_one_types() {
        let contract = Contract::open(std::path::Path::new("/nowhere")).unwrap();
        let pseudonymiser = pseudonymiser();
        let mut state = 7_u64;
        let mut random = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut rows_of_all = 0;
        for file in 0..60_u64 {
            // from files without a fault to those with one in every other row
            let odds = 2 + 2 * (file % 20) * (file % 20);
            let mut lines = vec![HEADER.to_owned()];
            for row in 0..random(300) {
                let id = if random(odds * 20) == 0 { 5 } else { row };
                // of rows at the start all may have a separator too many
                let is_wide = file % 3 == 0 && row < 8 * (file % 5);
                let other = if random(odds) == 0 { random(10) } else { 10 };
                let kind = if is_wide { 9 } else { other };
                lines.push(match kind {
                    0 => format!("C{id},Alder,,332710,many,1.234,north,maybe,2021-11-31"),
                    1 => format!("C{id},Alder"),
                    2 => "Precision,,332710,5,1,north,no,2021-11-01".to_owned(),
                    3 => String::new(),
                    4 => ",,,,,,,,".to_owned(),
                    5 => HEADER.to_owned(),
                    6 => format!("C{id},Alder, Inc,,332710,5,1,north,no,2021-11-01"),
                    7 => format!("C{id},Al\"der,,332710,5,1,north,no,2021-11-01"),
                    8 => format!("C{id};Alder;;332710;5;1;north;no;2021-11-01"),
                    9 => format!("C{id},Alder,,332710,5,1,north,no,2021-11-01,"),
                    _ => format!("C{id},Alder {row},,332710,5,1.50,north,no,2021-11-01"),
                });
            }
            let text = lines.join("\n") + "\n";
            let came = together(&text, &contract, &pseudonymiser);
            assert_eq!(came, alone(&text, &contract, &pseudonymiser), "{text}");
            rows_of_all += came.batch.num_rows();
        }
        assert!(rows_of_all > 5000, "{rows_of_all}");
    }
}

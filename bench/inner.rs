//! The inner loops by themselves: `cargo bench`.
//!
//! What a cell, a key, a small batch of extracts and a small report take. The whole job, beside another
//! tool, is measured by `bench/national.py`.

#![expect(clippy::unwrap_used, reason = "a benchmark may end where it fails")]
#![expect(clippy::disallowed_methods, reason = "the example is copied to a folder of its own")]

use std::path::Path;

use admission::Load;
use contract::CellType;
use contract::{Value, cells};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use engine::Resources;
use intake::Pseudonymiser;
use measures::Edition;
use measures::decimal_text;
use num_bigint::BigInt;
use num_rational::BigRational;
use programme::{Programme, Settings};
use query::{Rules, View};
use report::{Extent, Reader};
use store::Root;
use tempfile::TempDir;
use warehouse::Configuration;

/// The worked example, a programme of three centres.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/golden");
/// A cell of each type, as centres write it.
const CELLS: [(CellType, &str); 7] = [
    (CellType::Id, "C-10452"),
    (CellType::String, "Metal fabrication, welded"),
    (CellType::Date, "2024-03-31"),
    (CellType::Money, "1234567.89"),
    (CellType::Quantity, "12.5"),
    (CellType::Integer, "48"),
    (CellType::Boolean, "yes"),
];

fn main() {
    divan::main();
}

/// One cell from text to value.
#[divan::bench(args = CELLS.map(|(t, _)| t))]
fn parse(bencher: Bencher<'_, '_>, cell_type: CellType) {
    let (_, text) = CELLS.iter().find(|(t, _)| *t == cell_type).unwrap();
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| -> Value { cells::parse(black_box(text), cell_type).unwrap() });
}

/// One id to its key.
#[divan::bench]
fn key(bencher: Bencher<'_, '_>) {
    let settings = Settings::parse(&text("programme.toml")).unwrap();
    let pseudonymiser = Pseudonymiser::new(b"key", &settings);
    bencher
        .counter(ItemsCount::new(1_usize))
        .bench(|| pseudonymiser.key(black_box("client"), black_box("harbor"), black_box("1001")));
}

/// One exact number to a figure's text.
#[divan::bench]
fn figure(bencher: Bencher<'_, '_>) {
    let value = BigRational::new(BigInt::from(123_456_789_123_i64), BigInt::from(7));
    bencher.counter(ItemsCount::new(1_usize)).bench(|| decimal_text(black_box(&value), 2));
}

/// Every check on the worked example: its keys, its references, the SQL.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn check(bencher: Bencher<'_, '_>) {
    let example = Example::new();
    bencher.bench_local(|| assert!(example.check() > 20));
}

/// The report of the worked example, its figures and its pages.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn report(bencher: Bencher<'_, '_>) {
    let example = Example::new();
    example.load();
    bencher.bench_local(|| assert!(example.report() > 10));
}

/// A text of the worked example.
fn text(name: &str) -> String {
    std::fs::read_to_string(Path::new(GOLDEN).join(name)).unwrap()
}

/// The worked example in a folder of its own.
struct Example {
    folder: TempDir,
    configuration: Configuration,
    resources: Resources,
    runtime: tokio::runtime::Runtime,
}

impl Example {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["programme.toml", "centres.csv"] {
            std::fs::write(folder.path().join(name), text(name)).unwrap();
        }
        Self {
            configuration: Configuration::current(Programme::open(folder.path()).unwrap()).unwrap(),
            folder,
            resources: Resources::new(Resources::default_memory()).unwrap(),
            runtime: tokio::runtime::Runtime::new().unwrap(),
        }
    }

    /// What a load or a check works with.
    fn load_of(&self, dry_run: bool) -> Load<'_> {
        Load {
            configuration: &self.configuration,
            inbox: Some(format!("{GOLDEN}/inbox")),
            now: "2025-03-01T00:00:00Z".parse().unwrap(),
            dry_run,
            resources: &self.resources,
            progress: &|_, _, _| {},
        }
    }

    /// How many extracts a check looked at.
    fn check(&self) -> usize {
        let load = self.load_of(true);
        self.runtime.block_on(admission::check(&load, &[], None)).unwrap().decisions.len()
    }

    fn load(&self) {
        self.runtime.block_on(admission::load(&self.load_of(false))).unwrap();
    }

    /// How many pages a report has.
    fn report(&self) -> usize {
        let written = async {
            let folder = self.folder.path();
            let view = View::open(folder, None, Rules::OfThen, &self.resources).await.unwrap();
            let out = Root::open(folder, "reports").await.unwrap();
            let office = Reader { edition: Edition::Office, prefix: "2024".to_owned() };
            report::write(&view, 2024, &out, &[office], Extent::Whole, &|_, _, _| {}).await
        };
        self.runtime.block_on(written).unwrap().pages
    }
}

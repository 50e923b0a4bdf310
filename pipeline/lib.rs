//! Counterfoil: the evaluation warehouse whose every published figure can be re-run by somebody
//! who does not trust the publisher.
//!
//! The folders are the pipeline. Follow an extract through it in this order; a stage knows the
//! stages before it, never those after:
//!
//! 1. [`programme`]: the folder that names a programme, its centres, its calendar and its rules.
//! 2. [`contract`]: what an extract must look like, and the findings when it does not.
//! 3. [`store`] and [`engine`]: where things are kept, and what runs the SQL under `sql/`.
//! 4. [`intake`]: what lies in the inbox, read and typed, every fault listed.
//! 5. [`warehouse`]: numbered snapshots over Delta Lake tables, each with its configuration.
//! 6. [`custody`]: what is restricted: identities, the key, bytes as received, tombstones.
//! 7. [`admission`]: extracts judged, pseudonymised and committed, with a receipt for each.
//! 8. [`upkeep`]: what keeps a warehouse sound and small.
//! 9. [`query`]: one snapshot opened for reading, by measures, reports and evaluators.
//! 10. [`measures`]: figures out of the SQL's exact sums; the one place that divides and rounds.
//! 11. [`report`]: pages, charts, tables and `figures.json`; prints figures, computes none.
//! 12. [`simulate`]: synthetic programmes, to learn from and to measure with.
//! 13. [`cli`]: the commands.

/// The program, as the logs of tables name it.
pub const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// The program and its version, as snapshots, reports and figures name it.
pub const TOOL: &str = concat!("counterfoil ", env!("CARGO_PKG_VERSION"));

/// What the reader can do about an error.
///
/// The three parts of an error are apart: what failed is its [`std::fmt::Display`], what caused it
/// its [`std::error::Error::source`], and what to do its hint. No message repeats another.
pub trait Hint {
    /// What to do, if anything helps.
    fn hint(&self) -> Option<String>;
}

pub mod admission;
pub mod cli;
pub mod contract;
pub mod custody;
pub mod engine;
pub mod intake;
pub mod measures;
pub mod programme;
pub mod query;
pub mod report;
pub mod simulate;
pub mod store;
pub mod upkeep;
pub mod warehouse;

//! Counterfoil: the evaluation warehouse whose every published figure can be re-run by somebody
//! who does not trust the publisher.
//!
//! The folders beside this file are the pipeline, each a crate. Follow an extract through them in
//! this order; a stage knows the stages before it, never those after:
//!
//! 1. [`programme`](../counterfoil_programme): the folder that names a programme, its centres, its
//!    calendar and its rules.
//! 2. [`contract`](../counterfoil_contract): what an extract must look like, and the findings when
//!    it does not.
//! 3. [`store`](../counterfoil_store) and [`engine`](../counterfoil_engine): where things are kept,
//!    and what runs the SQL under `sql/`.
//! 4. [`intake`](../counterfoil_intake): what lies in the inbox, read and typed, every fault listed.
//! 5. [`warehouse`](../counterfoil_warehouse): numbered snapshots over Delta Lake tables, each with
//!    its configuration.
//! 6. [`custody`](../counterfoil_custody): what is restricted: identities, the key, bytes as
//!    received, tombstones.
//! 7. [`admission`](../counterfoil_admission): extracts judged, pseudonymised and committed, with a
//!    receipt for each.
//! 8. [`upkeep`](../counterfoil_upkeep): what keeps a warehouse sound and small.
//! 9. [`query`](../counterfoil_query): one snapshot opened for reading, by measures, reports and
//!    evaluators.
//! 10. [`disclosure`](../counterfoil_disclosure): which cells of linked tables may be published, with
//!     the proof. It is asked by measures, which alone know exact values.
//! 11. [`measures`](../counterfoil_measures): figures out of the SQL's exact sums; the one place
//!     that divides and rounds, and the one gate through which they leave, for the office, for
//!     everybody or for a centre.
//! 12. [`report`](../counterfoil_report): pages, charts, tables and `figures.json`; prints figures,
//!     computes none.
//! 13. [`simulate`](../counterfoil_simulate): synthetic programmes, to learn from and to measure
//!     with.
//! 14. [`cli`]: the commands, of which the program is made.

use std::process::ExitCode;

/// Gives memory back to the system, which the usual allocator keeps after large queries.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    cli::main()
}

//! How long a programme of the size of a nation takes, and what is suppressed in it:
//! `cargo run --release -p counterfoil-disclosure --features examples --example national`.

#![expect(clippy::print_stdout, reason = "it is run to be read")]
#![expect(clippy::unwrap_used, reason = "it may end where it fails")]

use std::time::Instant;

use counterfoil_disclosure::generated::{Size, programme};
use counterfoil_disclosure::{BasisPoints, Rules, protect};

fn main() {
    let argument = |place: usize| std::env::args().nth(place);
    let insiders = argument(1).is_none_or(|a| a != "public");
    let cumulative = argument(2).is_none_or(|a| a != "apart");
    let size = Size { insiders, cumulative, ..Size::NATION };
    let started = Instant::now();
    let model = programme(&size, 1);
    println!(
        "{} cells, {} relations, {} insiders, made in {:.2?}",
        model.cells.len(),
        model.relations.len(),
        model.insiders.len(),
        started.elapsed()
    );
    let effort = argument(3).map_or(400, |a| a.parse().unwrap());
    let rules = Rules { effort, ..Rules::new(5, BasisPoints(1_000)) };
    let started = Instant::now();
    let verdict = protect(&model, &rules).unwrap();
    println!(
        "{:.2?}: {} suppressed, {} of them beside others; safe: {}; {} findings, {} no wiser",
        started.elapsed(),
        verdict.suppressed(),
        verdict.beside(),
        verdict.audit.is_safe(),
        verdict.audit.findings.len(),
        verdict.audit.no_wiser
    );
    let known = verdict.bounds.iter().filter(|b| b.least_cost > 0);
    let (cost, least) = known.fold((0, 0), |(c, l), b| (c + b.cost, l + b.least_cost));
    println!(
        "{} linked tables; where a bound is known: {cost} against {least}",
        verdict.bounds.len()
    );
    for finding in verdict.audit.unsafe_findings().take(10) {
        println!("{finding:?}");
    }
}

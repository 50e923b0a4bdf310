//! One table of centres, regions and nation, by measure and year, with its sums: what is suppressed
//! here, and the table as CSV for `peer.R`, which lets sdcTable do the same:
//! `cargo run --release -p counterfoil-disclosure --features examples --example compare -- 1 > t.csv`.

#![expect(clippy::print_stdout, reason = "it is run to be read")]
#![expect(clippy::print_stderr, reason = "it is run to be read")]
#![expect(clippy::unwrap_used, reason = "it may end where it fails")]

use std::time::Instant;

use counterfoil_disclosure::generated::{Size, programme};
use counterfoil_disclosure::{BasisPoints, Decision, Reason, Rules, protect};

fn main() {
    let number = |place: usize, other| {
        std::env::args().nth(place).map_or(other, |a| a.parse::<u64>().unwrap())
    };
    let size = Size {
        groups: 1,
        insiders: false,
        classes: false,
        centres: usize::try_from(number(2, 51)).unwrap(),
        regions: usize::try_from(number(3, 10)).unwrap(),
        years: usize::try_from(number(4, 5)).unwrap(),
        ..Size::NATION
    };
    let mut model = programme(&size, number(1, 1));
    model.functions.clear();
    model.cells.retain(|cell| cell.id.starts_with('m'));
    let rules = Rules::new(5, BasisPoints(1_000));
    let outside = Rules { contributors_attack: false, sums_are_judged: false, ..rules.clone() };
    let mut fails = Vec::new();
    for (title, rules) in [("everybody", &outside), ("contributors, sums judged", &rules)] {
        let started = Instant::now();
        let verdict = protect(&model, rules).unwrap();
        eprintln!(
            "{title}: {} suppressed, {} beside others, safe: {}, at least {:?}, {:.2?}",
            verdict.suppressed(),
            verdict.beside(),
            verdict.audit.is_safe(),
            verdict.bounds.iter().map(|b| b.least_cost).collect::<Vec<_>>(),
            started.elapsed()
        );
        let beside = Decision::Suppressed(Reason::Beside);
        fails = verdict
            .decisions
            .iter()
            .filter(|(_, d)| matches!(d, Decision::Suppressed(_)) && **d != beside)
            .map(|(id, _)| id.clone())
            .collect();
    }
    println!("measure,year,scope,area,amount,contributors,fails,level");
    for cell in &model.cells {
        let mut parts = cell.id.split('.');
        let [measure, year, scope] = [(); 3].map(|()| parts.next().unwrap().to_owned());
        let place = scope.strip_prefix("place").map(|c| c.parse::<usize>().unwrap());
        let region = place.map_or(String::new(), |c| format!("area{}", c % size.regions));
        let level = rules.judge(cell.quantity, &cell.contributions, cell.value);
        println!(
            "{measure},{year},{scope},{region},{},{},{},{}",
            cell.value,
            cell.contributions.count,
            u8::from(fails.contains(&cell.id)),
            level.map_or(0, |(_, level)| level.upper)
        );
    }
}

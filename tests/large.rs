//! More rows than fit into memory: the same verdict, the same rows, within bounds.

use crate::disturbed::program;
use crate::support::{Programme, fixture, outside};

#[test]
fn an_extract_larger_than_memory_is_judged_and_loaded_within_bounds() {
    let programme = Programme::empty();
    let script = fixture("../bench/large.py");
    let folder = programme.path().to_str().unwrap();
    // from 170,000 rows on, joins and sorts go to disk with so little memory
    let printed = outside(
        "python",
        &[
            script.to_str().unwrap(),
            &program(),
            "--rows",
            "180000",
            "--small",
            "20",
            "--memory",
            "256MiB",
            "--folder",
            folder,
        ],
    )
    .stdout;
    let lines: Vec<&str> = printed.lines().collect();
    assert!(lines[1].contains("exit 0: 21 of 21 extracts would be accepted"), "{printed}");
    assert!(lines[2].contains("exit 0: 21 accepted, 0 refused"), "{printed}");
    for line in &lines[1..] {
        let peak: Vec<&str> = line.split(" MiB peak").collect();
        let peak: f64 = peak[0].rsplit(' ').next().unwrap().parse().unwrap();
        // a debug build is larger by itself
        assert!(peak < 640.0, "{line}");
    }
    assert_eq!(programme.ok(&["doctor"]).stdout, "");
}

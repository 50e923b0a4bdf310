//! More rows than fit into memory: the same verdict, the same rows, within bounds.

use crate::support::program;
use crate::support::{KEY, Programme, fixture, outside};

#[test]
fn an_extract_larger_than_memory_is_judged_and_loaded_within_bounds() {
    let programme = Programme::empty();
    programme.write("secrets/pseudonym.key", KEY);
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
    // a join that looks at its sides does so again in every round of a recursive query
    let rounds = "with recursive r as (select 1 as n union all select r.n + 1 from r inner join (select column1 as a from (values (1), (2), (3)) as v) as e on r.n = e.a) select count(*) as rows_found, max(n) as last from r";
    let ran = programme.ok(&["sql", "--memory", "256MiB", "--format", "csv", "-c", rounds]);
    assert_eq!(ran.stdout, "rows_found,last\n4,4\n");
    // one key twice, far apart, is found all the same, and the rows that are in force are no hindrance
    let path = "inbox/large/2024Q1/clients.csv";
    let mut text = programme.read(path);
    let second = text.lines().nth(1).unwrap().to_owned();
    text.push_str(&format!("{second}\n"));
    programme.write(path, text);
    let path = programme.path().join(path);
    let path = path.to_str().unwrap();
    let ran = programme.run(&["check", path, "--memory", "256MiB", "--format", "csv"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let errors: Vec<&str> = ran.stdout.lines().filter(|l| l.contains(",error,")).collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(errors[0].contains("primary-key") && errors[0].contains("180002"), "{errors:?}");
}

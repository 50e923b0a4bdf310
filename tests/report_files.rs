//! A report replaces and removes what a report wrote, and nothing of anybody else's.

use crate::support::{Programme, files};

/// The list of what a report wrote.
const LIST: &str = "site/.counterfoil-report.json";

#[test]
fn a_report_leaves_alone_what_it_did_not_write() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let site = programme.path().join("site");
    let report = || {
        programme.run(&["report", "2024", "--out", site.to_str().unwrap(), "--config", "current"])
    };
    let own =
        [("site/tables/mine.csv", "mine"), ("site/lineage/notes.html", "my notes"), ("site/x", "")];
    for (path, text) in own {
        programme.write(path, text);
    }
    let own_are_there = || own.iter().all(|(path, text)| programme.read(path) == *text);

    // twice: what the first left is known to the second
    let table = "-- title: x\n-- grain: x\n-- definition: x\n-- source: x\n\nselect name as \"Centre\"\nfrom dim_centre\norder by name\n";
    programme.write("sql/reports/names.sql", table);
    programme.write("sql/reports/others.sql", table);
    assert_eq!(report().code, 0);
    assert!(site.join("tables/names.csv").is_file() && own_are_there());
    std::fs::remove_file(programme.path().join("sql/reports/names.sql")).unwrap();
    std::fs::remove_file(programme.path().join("sql/reports/others.sql")).unwrap();
    programme.write("site/tables/others.csv", "changed by hand");
    let second = report();
    assert_eq!(second.code, 0, "{}", second.stderr);
    assert!(!site.join("tables/names.csv").exists() && own_are_there());
    assert!(
        second.stderr.contains("tables/others.csv`, which this report has not"),
        "{}",
        second.stderr
    );
    assert_eq!(programme.read("site/tables/others.csv"), "changed by hand");

    // a page that somebody changed is not replaced without a word
    let page = programme.read("site/index.html");
    programme.write("site/index.html", "annotated");
    programme.write("site/status.html", "annotated");
    let before = files(&site);
    let refused = report();
    assert_eq!(refused.code, 2);
    assert!(
        refused.stderr.contains("somebody changed files in")
            && refused.stderr.contains("`index.html`, `status.html`"),
        "{}",
        refused.stderr
    );
    assert_eq!(files(&site), before, "nothing was written");
    std::fs::remove_file(site.join("index.html")).unwrap();
    std::fs::remove_file(site.join("status.html")).unwrap();
    assert_eq!(report().code, 0);
    assert_eq!(programme.read("site/index.html"), page);

    // what an interrupted report may have left: some of its files, and a list of both
    let list = programme.read(LIST);
    let stale = list.replace("\"index.html\": [", "\"index.html\": [{\"bytes\": 4, \"sha256\": \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"},");
    programme.write(LIST, stale);
    programme.write("site/index.html", "test");
    assert_eq!(report().code, 0);
    assert_eq!((programme.read("site/index.html"), programme.read(LIST)), (page, list.clone()));

    // a report of a version without a list is known by its figures
    std::fs::remove_file(programme.path().join(LIST)).unwrap();
    let without = report();
    assert_eq!(without.code, 2, "a copy that has lost its list may have been changed since");
    assert!(without.stderr.contains("holds files that no report wrote"), "{}", without.stderr);
    let former = programme.read("site/figures.json").replacen("\"format\": 1,\n", "", 1);
    programme.write("site/figures.json", former);
    assert_eq!(report().code, 0);
    assert!(own_are_there());
    // a list of a newer version is not
    programme.write(
        LIST,
        list.replace("\"format\": 1", "\"format\": 2").replace("counterfoil 0", "counterfoil 9"),
    );
    let newer = report();
    assert_eq!(newer.code, 2);
    assert!(newer.stderr.contains("was written by counterfoil 9"), "{}", newer.stderr);
}

#[test]
fn a_report_does_not_overwrite_the_site_of_somebody_else() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme.write("site/index.html", "my site");
    programme.write("site/figures.json", "{}");
    let site = programme.path().join("site");
    let ran = programme.run(&["report", "2024", "--out", site.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("holds files that no report wrote: `figures.json`, `index.html`"),
        "{}",
        ran.stderr
    );
    assert_eq!(files(&site).len(), 2);
    assert_eq!(programme.read("site/index.html"), "my site");
}

#[test]
fn what_stands_where_a_page_would_and_is_no_file_is_left_alone() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let site = programme.path().join("site");
    let report = || programme.run(&["report", "2024", "--out", site.to_str().unwrap()]);
    std::fs::create_dir_all(site.join("index.html")).unwrap();
    std::os::unix::fs::symlink("nowhere", site.join("figures.json")).unwrap();
    let ran = report();
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("`figures.json`, `index.html`"), "{}", ran.stderr);
    let names = || -> Vec<String> {
        let entries = std::fs::read_dir(&site).unwrap().map(|e| e.unwrap().file_name());
        let mut names: Vec<_> = entries.map(|n| n.into_string().unwrap()).collect();
        names.sort();
        names
    };
    assert_eq!(names(), ["figures.json", "index.html"], "and nothing else is there");
}

#[test]
fn the_demo_loads_on_the_days_when_extracts_are_due() {
    let programme = Programme::empty();
    let dir = programme.path().join("demo");
    let mut demo = std::process::Command::new(env!("CARGO_BIN_EXE_counterfoil"));
    let ran = demo.arg("demo").arg(&dir).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let page = programme.read("demo/reports/2024/status.html");
    assert!(page.contains("accepted") && !page.contains("accepted, late"), "nothing came late");
    // and the inbox is as it was, but for what has arrived
    assert!(dir.join("inbox/harbor/2024Q3/outcomes.csv").is_file());
    assert!(!dir.join("not-yet-sent").exists());
}

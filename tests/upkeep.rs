//! Snapshots compared, described to other engines, purged; disks that fill.

use std::collections::BTreeMap;

use crate::support::{Programme, expected, fixture, outside};

/// Golden with both inboxes loaded: snapshots 1 and 2.
fn golden() -> Programme {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme.run(&["load", "--inbox", "inbox-2"]);
    programme
}

#[test]
fn a_diff_names_the_rows_and_figures_that_differ() {
    let programme = golden();
    let diff = ["snapshots", "diff", "1", "2", "--year", "2024", "--format", "csv"];
    let printed = programme.ok(&diff).stdout;
    let rows: Vec<Vec<&str>> = printed.lines().skip(1).map(|l| l.split(',').collect()).collect();
    // what the worked example says of before and after, computed by somebody else
    let values = |number: u8| -> BTreeMap<String, Option<String>> {
        let lines = expected(&fixture(&format!("golden/expected-2024-{number}.csv")));
        lines.into_iter().map(|(id, value, _)| (id, value)).collect()
    };
    let (before, after) = (values(1), values(2));
    let shown: BTreeMap<&str, (&str, &str)> =
        rows.iter().filter(|r| !r[6].is_empty()).map(|r| (r[6], (r[7], r[8]))).collect();
    let mut differing = 0;
    for id in before.keys().chain(after.keys()) {
        let value = |of: &BTreeMap<String, Option<String>>| {
            of.get(id).cloned().flatten().unwrap_or_default()
        };
        let (a, b) = (value(&before), value(&after));
        if a == b {
            assert!(!shown.contains_key(id.as_str()), "{id}");
        } else {
            assert_eq!(shown.get(id.as_str()), Some(&(a.as_str(), b.as_str())), "{id}");
            differing += 1;
        }
    }
    assert!(differing > 10, "{differing}");
    // and the rows are those of the receipts
    for row in rows.iter().filter(|r| !r[0].is_empty()) {
        let listed = programme.ok(&[
            "receipts",
            row[0],
            "--period",
            row[1],
            "--dataset",
            row[2],
            "--format",
            "csv",
        ]);
        let folder = listed.stdout.lines().last().unwrap().rsplit(',').next().unwrap();
        let receipt = programme.read(&format!("restricted/{folder}/receipt.json"));
        let receipt: serde_json::Value = serde_json::from_str(&receipt).unwrap();
        let counts = match &receipt["supersedes"] {
            serde_json::Value::Null => [receipt["rows"].to_string(), "0".into(), "0".into()],
            s => ["added", "removed", "changed"].map(|c| s[c].to_string()),
        };
        assert_eq!(
            row[3..6].to_vec(),
            counts.iter().map(String::as_str).collect::<Vec<_>>(),
            "{row:?}"
        );
    }
    let nothing = programme.ok(&["snapshots", "diff", "2", "2", "--year", "2024"]);
    assert!(nothing.stderr.contains("0 extracts and 0 figures differ"), "{}", nothing.stderr);
    let listed = programme.ok(&["snapshots", "list", "--format", "csv"]).stdout;
    assert_eq!(listed.lines().count(), 3, "{listed}");
}

#[test]
fn other_engines_read_what_a_snapshot_export_describes() {
    let programme = golden();
    programme.ok(&["compact"]);
    for number in ["1", "2"] {
        let export = programme.ok(&["snapshots", "export", number]).stdout;
        programme.write("export.json", &export);
        let script = fixture("../tests/independent/readers.py");
        let file = programme.path().join("export.json");
        let counts = outside("python", &[script.to_str().unwrap(), file.to_str().unwrap()]).stdout;
        // seven datasets, their identities, and in_force
        assert_eq!(counts.lines().count(), 15, "{counts}");
        assert!(
            counts.lines().any(|l| l.starts_with("outcomes,") && !l.ends_with(",0")),
            "{counts}"
        );
    }
}

#[test]
fn purged_bytes_leave_a_tombstone_and_figures_say_so() {
    let programme = golden();
    let listed = programme.ok(&["receipts", "harbor", "--dataset", "outcomes", "--format", "csv"]);
    let line = listed.stdout.lines().last().unwrap().to_owned();
    let sha256 = line.split(',').nth(8).unwrap();
    let because = ["--because", "names of <b>employees</b>"];
    let dry = programme.ok(&["purge", sha256, because[0], because[1], "--dry-run"]);
    assert!(dry.stderr.contains("would purge raw bytes: 1"), "{}", dry.stderr);
    programme.ok(&["report", "2024"]);
    let before = programme.read("reports/2024/figures.json");
    programme.ok(&["purge", sha256, because[0], because[1]]);
    assert!(!programme.path().join(format!("restricted/extracts/{sha256}")).exists());
    programme.ok(&["purge", sha256, because[0], because[1]]);
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
    programme.ok(&["report", "2024"]);
    let after = programme.read("reports/2024/figures.json");
    let json: serde_json::Value = serde_json::from_str(&after).unwrap();
    let figure = |id: &str| {
        json["figures"].as_array().unwrap().iter().find(|f| f["id"] == id).unwrap().clone()
    };
    assert_eq!(figure("centre:harbor.new_sales.2024")["purged_extracts"], 1);
    assert!(figure("centre:harbor.funding_national.2024")["purged_extracts"].is_null());
    assert!(figure("centre:cascade.new_sales.2024")["purged_extracts"].is_null());
    let page = programme.read("reports/2024/lineage/centre_harbor.html");
    assert!(page.contains("the raw bytes of 1 of them were purged"), "no word on the page");
    assert!(page.contains("names of &lt;b&gt;employees&lt;") && !page.contains("names of <b>"));
    // the figures themselves are the same
    let value = |text: &str| crate::support::figures_in(text);
    assert_eq!(value(&before), value(&after));
    // the same bytes once more do not come back
    programme.run(&["load", "--inbox", "inbox"]);
    programme.run(&["load", "--inbox", "inbox-2"]);
    assert!(!programme.path().join(format!("restricted/extracts/{sha256}")).exists());
    let unknown = programme.run(&["purge", "0".repeat(64).as_str(), because[0], because[1]]);
    assert_eq!((unknown.code, unknown.stderr.contains("no extract with the digest")), (2, true));
}

#[test]
fn retention_says_which_bytes_may_go() {
    let programme = golden();
    let none = programme.run(&["purge", "--expired", "--because", "retention"]);
    assert!(none.stderr.contains("for good"), "{}", none.stderr);
    let settings = programme.read("programme.toml");
    programme.write(
        "programme.toml",
        settings.replace("[storage]\n", "[storage]\nretention_years = 7\n"),
    );
    for (now, purged) in
        [("2031-12-30", "purged raw bytes: 0"), ("2032-01-01", "purged raw bytes: 33")]
    {
        let ran = programme.ok(&["purge", "--expired", "--because", "retention", "--now", now]);
        assert!(ran.stderr.contains(purged), "{now}: {}", ran.stderr);
    }
    assert_eq!(programme.ok(&["doctor"]).stdout, "");
}

#[test]
fn a_disk_that_fills_loses_nothing() {
    let alone = golden();
    alone.ok(&["report", "2024"]);
    let programme = Programme::from_fixture("golden");
    // a disk of its own in a namespace of its own, which goes with the script
    let script = fixture("../tests/independent/full_disk.sh");
    let shown = outside(
        "unshare",
        &[
            "--user",
            "--map-root-user",
            "--mount",
            "bash",
            script.to_str().unwrap(),
            env!("CARGO_BIN_EXE_counterfoil"),
            programme.path().to_str().unwrap(),
            crate::support::KEY,
        ],
    );
    let steps: Vec<&str> = shown.stdout.lines().collect();
    let said = format!("{}\n{}", shown.stdout, shown.stderr);
    for step in
        ["load: 2 full", "report: 2 full, the earlier one stands", "vacuum: done", "doctor: 0"]
    {
        assert!(steps.contains(&step), "{step}: {said}");
    }
    assert_eq!(programme.figures(2024), alone.figures(2024));
}

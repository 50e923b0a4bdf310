//! The words of a programme's own check: cases of its own, and no blank that nobody fills.

use crate::support::{Programme, copy, fixture};

/// A check of engagements with these lines in its header and these columns.
fn programme_with(lines: &str, columns: &str) -> Programme {
    let programme = Programme::empty();
    for file in ["programme.toml", "centres.csv"] {
        std::fs::copy(fixture("findings").join(file), programme.path().join(file)).unwrap();
    }
    copy(&fixture("findings").join("late-entry"), programme.path());
    let header = "-- title: t\n-- severity: warning\n-- dataset: engagements\n-- definition: d\n-- example: e\n";
    programme.write(
        "sql/checks/own.sql",
        format!("{header}{lines}\nselect\n    {columns}\nfrom incoming.engagements\n"),
    );
    programme
}

#[test]
fn a_case_has_its_own_words() {
    let programme = programme_with(
        "-- message: `{value}` by {mode}\n-- message.early: too early, by {mode}\n-- hint: look at it\n-- hint.early: wait\n",
        "extract, row_number, engagement_id as value, mode, case when row_number > 1 then 'early' end as variant",
    );
    let checked = programme.run(&["check", "--format", "ndjson"]).stdout;
    let lines = checked.lines().map(|l| serde_json::from_str(l).unwrap());
    let found: Vec<serde_json::Value> =
        lines.filter(|f: &serde_json::Value| f["code"] == "own").collect();
    assert!(!found.is_empty(), "{checked}");
    for finding in found {
        let row = &finding["row"];
        assert_eq!(finding["message"], format!("row {row}: too early, by direct"));
        assert_eq!(finding["hint"], "wait");
        assert_eq!(finding["message_id"], "check-own--early");
        let arguments = serde_json::json!({ "mode": "direct", "variant": "early" });
        assert_eq!(finding["arguments"], arguments);
    }
}

#[test]
fn words_that_cannot_be_filled_in_are_refused() {
    let all = "extract, row_number, mode as value";
    for (lines, columns, problem) in [
        ("-- message: {fee}\n-- hint: h\n", all, "does not return the column `fee`"),
        ("-- message: m\n-- hint: by {fee}\n", all, "does not return the column `fee`"),
        ("-- message: m\n-- hint: h\n", "row_number", "does not return the column `extract`"),
        ("-- message: m\n-- message.a: n\n-- hint: h\n", all, "the column `variant`"),
        (
            "-- message: m\n-- message.a: n\n-- hint: h\n",
            "extract, 'b' as variant",
            "has no `message.b`",
        ),
        ("-- message: m\n-- hint: h\n", "extract + 1000 as extract", "none of the batch"),
        ("-- message: {Fee}\n-- hint: h\n", all, "braces enclose the name of a column"),
        ("-- message: m\n-- hint: h\n-- hint.a: n\n", all, "`hint.a` and no `message.a`"),
        (
            "-- message: m\n-- hint: h\n-- needs: fee, fees\n",
            all,
            "needs `fees`, which is no column",
        ),
    ] {
        let ran = programme_with(lines, columns).run(&["check"]);
        assert_eq!(ran.code, 2, "{lines}{columns}\n{}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains(problem) && ran.stderr.contains("own"), "{}", ran.stderr);
    }
}

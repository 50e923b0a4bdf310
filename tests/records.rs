//! Records have formats: what older programs kept is read, what newer ones keep is refused in words.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{Programme, differences, files, fixture};

/// A warehouse that the program of before formats had numbers made: golden, both inboxes loaded.
fn warehouse_0() -> Programme {
    Programme::from_fixture("warehouse-0")
}

#[test]
fn a_warehouse_of_before_reports_the_same_figures() {
    let programme = warehouse_0();
    for rules in [&[][..], &["--config", "current"]] {
        for (snapshot, year) in [("1", 2023), ("1", 2024), ("2", 2023), ("2", 2024)] {
            let text = year.to_string();
            let report = ["report", &text, "--snapshot", snapshot, "--only", "national"];
            programme.ok(&[&report, rules].concat());
            let expected = fixture(&format!("warehouse-0/figures/{year}-{snapshot}.csv"));
            let differences = differences(&programme.figures(year), &expected);
            assert!(differences.is_empty(), "{rules:?} {snapshot}\n{}", differences.join("\n"));
        }
    }
}

#[test]
fn a_warehouse_of_before_is_sound_and_loaded_on() {
    let programme = warehouse_0();
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
    let kept = "restricted/receipts/cascade/2024Q3/outcomes/c67d8d61c886-2/receipt.json";
    // its last load was killed when one receipt was owed
    let snapshot: Value =
        serde_json::from_str(&programme.read("warehouse/snapshots/00000002.json")).unwrap();
    let receipt: Value = serde_json::from_str(&programme.read(kept)).unwrap();
    assert!(receipt["format"] == "csv" && snapshot["format"].is_null(), "the fixture is of before");
    let folder = kept.strip_prefix("restricted/").unwrap().strip_suffix("/receipt.json").unwrap();
    let docket = serde_json::json!({
        "load_id": snapshot["load_id"],
        "snapshot": 2,
        "due": [{ "folder": folder, "receipt": receipt }],
    });
    let load_id = snapshot["load_id"].as_str().unwrap();
    programme.write(&format!("restricted/dockets/{load_id}.json"), docket.to_string());
    std::fs::remove_file(programme.path().join(kept)).unwrap();
    // and bytes were purged
    let sha256 = "87173d04b6054627635bd2a50c29e2dca05b36d42c204d4c9b0db06b1cde5817";
    std::fs::remove_file(programme.path().join(format!("restricted/extracts/{sha256}"))).unwrap();
    let stone = serde_json::json!({ "sha256": sha256, "purged_at": "2024-12-31T00:00:00Z", "because": "x" });
    programme.write(&format!("warehouse/tombstones/{sha256}.json"), stone.to_string());

    let more = "line_id,award,source,fund,cost_share,awarded,spent,adjustment_of\nF77,,state,base,yes,5,5,\n";
    programme.write("inbox/harbor/2024Q4/funding.csv", more);
    let loaded = programme.ok(&["load"]);
    assert!(loaded.stderr.contains("1 accepted"), "{}", loaded.stderr);
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
    let paid: Value = serde_json::from_str(&programme.read(kept)).unwrap();
    assert_eq!((&paid["format"], &paid["file_format"]), (&1.into(), &"csv".into()));
    assert_eq!(paid["findings_sha256"], receipt["findings_sha256"]);
    programme.ok(&["report", "2024", "--only", "national"]);
    let before = crate::support::expected(&fixture("warehouse-0/figures/2024-2.csv"));
    let before: BTreeMap<_, _> = before.into_iter().map(|(id, value, _)| (id, value)).collect();
    let after = programme.figures(2024);
    let id = "centre:harbor.clients_served.2024";
    assert_eq!(after[id].value, before[id]);
    // upkeep leaves the past as it was
    programme.ok(&["compact"]);
    programme.ok(&["vacuum", "--keep-days", "1", "--now", "2099-01-01"]);
    programme.ok(&["report", "2024", "--snapshot", "2", "--only", "national"]);
    let expected = fixture("warehouse-0/figures/2024-2.csv");
    let differences = differences(&programme.figures(2024), &expected);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
}

#[test]
fn every_record_has_a_format_and_a_newer_one_is_refused_by_name() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let sha256 = files(&programme.path().join("restricted/extracts")).into_keys().next().unwrap();
    programme.ok(&["purge", &sha256, "--because", "a test"]);
    let all: Vec<String> = files(programme.path()).into_keys().collect();
    let first = |part: &str, end: &str| -> String {
        all.iter().find(|p| p.contains(part) && p.ends_with(end)).unwrap().clone()
    };
    let snapshot = first("warehouse/snapshots/", ".json");
    let configuration = first("warehouse/config/", "/format.json");
    let tombstone = first("warehouse/tombstones/", ".json");
    let receipt = first("restricted/receipts/harbor", "/receipt.json");
    for (path, command) in [
        (&snapshot, &["report", "2024"][..]),
        (&configuration, &["report", "2024"]),
        (&tombstone, &["report", "2024"]),
        (&receipt, &["receipts", "harbor"]),
    ] {
        let text = programme.read(path);
        let mut record: Value = serde_json::from_str(&text).unwrap();
        assert!(record["format"].as_u64().is_some_and(|f| f > 0), "{path}");
        record["format"] = 9.into();
        record["tool"] = "counterfoil 7.8.9".into();
        programme.write(path, record.to_string());
        let ran = programme.run(command);
        assert_eq!(ran.code, 2, "{path}: {}", ran.stdout);
        let is_told = ran.stderr.contains("has the format 9") && ran.stderr.contains("7.8.9");
        assert!(is_told, "{path}: {}", ran.stderr);
        programme.write(path, text);
    }
    programme.ok(&["doctor", "--deep"]);
}

#[test]
fn what_a_report_rests_on_is_kept_and_not_judged_again() {
    let programme = Programme::from_fixture("golden");
    let own = "{% extends \"base.html\" %}{% block body %}as it was{% endblock %}";
    programme.write("report-templates/status.html", own);
    let table = "-- title: Firms\n-- grain: one row\n-- definition: how many\n-- source: clients\n\nselect name as firms from dim_centre\n";
    programme.write("sql/reports/firms.sql", table);
    programme.run(&["load"]);
    std::fs::remove_dir_all(programme.path().join("report-templates")).unwrap();
    std::fs::remove_dir_all(programme.path().join("sql")).unwrap();
    // a rule of headers that is newer than the file that was kept
    let kept = files(&programme.path().join("warehouse/config"));
    let file = kept.keys().find(|p| p.ends_with("sql/reports/firms.sql")).unwrap();
    let bare = table
        .replace("-- definition: how many\n", "")
        .replace("select name", "select name || cast(4 / 2 as varchar)");
    programme.write(&format!("warehouse/config/{file}"), bare);
    programme.ok(&["report", "2024"]);
    assert!(programme.read("reports/2024/status.html").contains("as it was"));
    assert_eq!(programme.read("reports/2024/tables/firms.csv").lines().next(), Some("firms"));
    programme.ok(&["report", "2024", "--config", "current"]);
    assert!(!programme.read("reports/2024/status.html").contains("as it was"));
}

#[test]
fn who_verified_and_where_the_proof_lies_stay_under_restricted() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme.run(&["load", "--inbox", "inbox-2"]);
    let columns = |root: &str| -> Vec<String> {
        let found = files(&programme.path().join(root));
        let tables = found.iter().filter(|(path, _)| path.contains("verifications/fiscal_year"));
        let of = |bytes: &Vec<u8>| {
            let bytes = bytes::Bytes::from(bytes.clone());
            let reader =
                parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder::try_new(bytes);
            let schema = reader.unwrap().schema().clone();
            schema.fields().iter().map(|f| f.name().clone()).collect::<Vec<_>>()
        };
        tables.flat_map(|(_, bytes)| of(bytes)).collect()
    };
    let (open, restricted) = (columns("warehouse"), columns("restricted/identities"));
    for column in ["verified_by", "method", "evidence"] {
        let column = column.to_owned();
        assert!(!open.contains(&column) && restricted.contains(&column), "{column}: {open:?}");
    }
    assert!(open.contains(&"role".to_owned()) && open.contains(&"value".to_owned()), "{open:?}");
}

#[test]
fn the_defaults_of_then_are_part_of_what_is_kept() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let kept = files(&programme.path().join("warehouse/config"));
    let record = kept.into_keys().find(|path| path.ends_with("/format.json")).unwrap();
    let path = format!("warehouse/config/{record}");
    let text = programme.read(&path);
    assert!(text.contains("due_days = ") && text.contains("\"format\": 3"), "{text}");
    assert_eq!(programme.run(&["doctor"]).code, 0);
    programme.write(&path, text.replacen("due_days = ", "due_days = 1", 1));
    let ran = programme.run(&["doctor"]);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    assert!(ran.stdout.contains("config/"), "{}", ran.stdout);
}

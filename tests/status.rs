//! Status: who has filed what, against tables that were worked out by hand.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{Programme, fixture};

/// Lets the records of a snapshot say that extracts arrived at these times: what a load was told by the
/// inbox then, which a test cannot wait for.
fn receive(programme: &Programme, snapshot: u32, received: &str) {
    let list = std::fs::read_to_string(fixture("status").join(received)).unwrap();
    let times: BTreeMap<&str, &str> =
        list.lines().skip(1).map(|line| line.split_once(',').unwrap()).collect();
    let at = |entry: &Value| {
        let part = |name: &str| entry[name].as_str().unwrap().to_owned();
        let path = format!("{}/{}/{}.csv", part("centre_id"), part("period"), part("dataset"));
        times.get(path.as_str()).map(|at| Value::from(*at))
    };
    let path = format!("warehouse/snapshots/{snapshot:08}.json");
    let mut record: Value = serde_json::from_str(&programme.read(&path)).unwrap();
    let now = record["created_at"].clone();
    for entry in record["in_force"].as_array_mut().unwrap() {
        let Some(at) = at(entry).filter(|_| entry["received_at"] == now) else { continue };
        if entry["first_received_at"] == now {
            entry["first_received_at"] = at.clone();
        }
        entry["received_at"] = at;
    }
    for entry in record["refused"].as_array_mut().unwrap() {
        if let Some(at) = at(entry).filter(|_| entry["received_at"] == now) {
            entry["received_at"] = at;
        }
    }
    programme.write(&path, record.to_string());
    for (path, bytes) in crate::support::files(&programme.path().join("restricted/receipts")) {
        if !path.ends_with("/receipt.json") {
            continue;
        }
        let mut receipt: Value = serde_json::from_slice(&bytes).unwrap();
        if let Some(at) = at(&receipt["extract"]).filter(|_| receipt["received_at"] == now) {
            receipt["received_at"] = at;
            programme.write(&format!("restricted/receipts/{path}"), receipt.to_string());
        }
    }
}

/// What `status` prints, without the empty lines and carriage returns of any format.
fn status(programme: &Programme, now: &str, more: &[&str]) -> String {
    let mut args = vec!["status", "--format", "csv", "--now", now];
    args.extend(more);
    programme.run(&args).stdout
}

fn expected(name: &str) -> String {
    std::fs::read_to_string(fixture("status").join(name)).unwrap()
}

#[test]
fn status_equals_the_tables_worked_out_by_hand() {
    let programme = Programme::from_fixture("status");
    for (number, inbox, now, suffix) in
        [(1, "inbox", "2024-07-10", ""), (2, "inbox-2", "2024-08-20", "-2")]
    {
        programme.run(&["load", "--inbox", inbox, "--now", now]);
        receive(&programme, number, &format!("received{suffix}.csv"));
        for (name, more) in [
            ("expected", &[][..]),
            ("expected-centres", &["--by", "centre"]),
            ("expected-periods", &["--by", "period"]),
        ] {
            let expected = expected(&format!("{name}{suffix}.csv"));
            assert_eq!(status(&programme, now, more), expected, "{name}{suffix}");
        }
    }
    // the first snapshot still knows what was known then
    assert_eq!(status(&programme, "2024-07-10", &["--snapshot", "1"]), expected("expected.csv"));
    let ran = programme.run(&["status", "--now", "2024-08-20"]);
    assert_eq!(ran.code, 1, "something is missing");
    assert!(ran.stderr.contains("refused") && ran.stderr.contains("late"), "{}", ran.stderr);
}

#[test]
fn before_any_load_everything_that_is_due_is_missing() {
    let programme = Programme::from_fixture("status");
    let table = status(&programme, "2024-07-10", &[]);
    assert_eq!(table.lines().count(), expected("expected.csv").lines().count());
    assert!(table.contains("alder,2024Q1,clients,2024-01-30,missing,true,,"), "{table}");
    assert!(table.contains("alder,2024Q3,clients,2024-07-30,expected,false,,"), "{table}");
}

#[test]
fn receipts_are_listed_and_fetched() {
    let programme = Programme::from_fixture("status");
    programme.run(&["load", "--now", "2024-07-10"]);
    let listed = programme.ok(&["receipts", "alder", "--format", "csv"]).stdout;
    assert!(listed.lines().any(|l| l.contains(",refused,")), "{listed}");
    let to = programme.path().join("fetched");
    let fetch = ["receipts", "alder", "--period", "2024Q2", "--fetch", to.to_str().unwrap()];
    let ran = programme.ok(&fetch);
    assert!(ran.stderr.contains("copied 4 receipts, 9 files"), "{}", ran.stderr);
    let fetched = crate::support::files(&to);
    assert!(fetched.keys().all(|path| path.starts_with("alder/2024Q2/")), "{fetched:?}");
    let ran = programme.run(&["receipts", "aldr"]);
    assert_eq!((ran.code, ran.stderr.contains("there is no centre `aldr`")), (2, true));
}

#[test]
fn days_are_those_of_the_centre() {
    let programme = Programme::from_fixture("status");
    programme.run(&["load", "--now", "2024-07-10"]);
    receive(&programme, 1, "received.csv");
    let late = |dataset: &str| {
        let table = status(&programme, "2024-07-10", &["--centre", "alder", "--period", "2024Q1"]);
        let line = table.lines().find(|l| l.starts_with(&format!("alder,2024Q1,{dataset},")));
        line.unwrap().split(',').nth(5).unwrap() == "true"
    };
    // due on 30 January: one came a second before midnight in London, one at midnight
    assert_eq!((late("engagements"), late("outcomes")), (false, true));
    let settings = programme.read("programme.toml");
    let zone = |zone: &str| {
        let with = format!("[submission]\ntimezone = \"{zone}\"\n");
        programme.write("programme.toml", settings.replace("[submission]\n", &with));
    };
    zone("Pacific/Honolulu");
    assert_eq!((late("engagements"), late("outcomes")), (false, false));
    zone("Asia/Tokyo");
    assert_eq!((late("engagements"), late("outcomes")), (true, true));
    // a centre's own counts before the programme's
    let centres = programme.read("centres.csv");
    let own = |line: &str| match line.split(',').next() {
        Some("centre_id") => format!("{line},timezone\n"),
        Some("alder") => format!("{line},Pacific/Honolulu\n"),
        _ => format!("{line},\n"),
    };
    programme.write("centres.csv", centres.lines().map(own).collect::<String>());
    assert_eq!((late("engagements"), late("outcomes")), (false, false));
    zone("Asia/Tokio");
    let ran = programme.run(&["status"]);
    assert!(ran.code == 2 && ran.stderr.contains("did you mean `Asia/Tokyo`?"), "{}", ran.stderr);
}

#[test]
fn a_period_begins_when_its_day_does_at_the_centre() {
    let settings = Programme::from_fixture("golden").read("programme.toml");
    for (zone, has_begun) in [("Asia/Tokyo", true), ("UTC", false), ("Pacific/Honolulu", false)] {
        let with = format!("[submission]\ntimezone = \"{zone}\"\n");
        let programme = Programme::with_settings(&settings.replace("[submission]\n", &with));
        programme.write(
            "inbox/harbor/2024Q2/activities.csv",
            "activity,region,cases,participants,hours\n",
        );
        // 1 January in Tokyo
        let ran = programme.run(&["check", "--now", "2023-12-31T20:00:00Z", "--format", "csv"]);
        assert_eq!(ran.stdout.contains("period-not-open"), !has_begun, "{zone}: {}", ran.stdout);
    }
}

//! Status: who has filed what, against tables that were worked out by hand.

use std::time::{Duration, SystemTime};

use crate::support::{Programme, fixture};

/// Gives the files of an inbox the times at which they are to have arrived.
fn receive(programme: &Programme, inbox: &str, received: &str) {
    let list = std::fs::read_to_string(fixture("status").join(received)).unwrap();
    for line in list.lines().skip(1) {
        let (path, at) = line.split_once(',').unwrap();
        let at: jiff::Timestamp = at.parse().unwrap();
        let at = SystemTime::UNIX_EPOCH + Duration::from_secs(at.as_second().try_into().unwrap());
        let file = programme.path().join(inbox).join(path);
        let file = std::fs::File::options().append(true).open(&file).unwrap_or_else(|e| {
            panic!("{}: {e}", file.display());
        });
        file.set_modified(at).unwrap();
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
    receive(&programme, "inbox", "received.csv");
    receive(&programme, "inbox-2", "received-2.csv");
    for (inbox, now, suffix) in [("inbox", "2024-07-10", ""), ("inbox-2", "2024-08-20", "-2")] {
        programme.run(&["load", "--inbox", inbox, "--now", now]);
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
    assert!(ran.stderr.contains("copied 4 receipts, 8 files"), "{}", ran.stderr);
    let fetched = crate::support::files(&to);
    assert!(fetched.keys().all(|path| path.starts_with("alder/2024Q2/")), "{fetched:?}");
    let ran = programme.run(&["receipts", "aldr"]);
    assert_eq!((ran.code, ran.stderr.contains("there is no centre `aldr`")), (2, true));
}

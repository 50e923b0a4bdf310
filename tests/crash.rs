//! Loads that are killed at any moment, and loads at the same time: nothing twice, nothing lost.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};
use std::time::Instant;

use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::disturbed::{Death, Holdings, cases, command, disturb};
use crate::support::{Programme, Ran, copy, files, program};

/// What an undisturbed load leaves: holdings and figures.
struct Undisturbed {
    programme: Programme,
    holdings: Holdings,
    figures: Vec<u8>,
    writes: u64,
    time: std::time::Duration,
}

fn holdings(programme: &Programme) -> Holdings {
    Holdings::read(&files(programme.path()))
}

/// The bytes of `figures.json` of the year.
fn figures(programme: &Programme) -> Vec<u8> {
    let ran = Ran::from(command(programme, &["report", "2024"]).output().unwrap());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    std::fs::read(programme.path().join("reports/2024/figures.json")).unwrap()
}

/// Loads an inbox on top of a copy of what is there.
fn load(from: &Programme, inbox: &str) -> Undisturbed {
    let programme = copied(from);
    let before = files(programme.path()).len();
    let started = Instant::now();
    command(&programme, &["load", "--inbox", inbox]).output().unwrap();
    let time = started.elapsed();
    let writes = (files(programme.path()).len() - before) as u64;
    let holdings = holdings(&programme);
    let figures = figures(&programme);
    std::fs::remove_dir_all(programme.path().join("reports")).unwrap();
    Undisturbed { programme, holdings, figures, writes, time }
}

fn copied(from: &Programme) -> Programme {
    let programme = Programme::empty();
    copy(from.path(), programme.path());
    programme
}

#[test]
fn a_load_may_be_killed_at_any_moment() {
    let empty = Programme::from_fixture("golden");
    let first = load(&empty, "inbox");
    let second = load(&first.programme, "inbox-2");
    let mut died = 0;
    for seed in 0..cases(12) {
        // half of the deaths meet a new warehouse, half one that holds something
        let (from, inbox, wanted) = match seed / 2 % 2 {
            0 => (&empty, "inbox", &first),
            _ => (&first.programme, "inbox-2", &second),
        };
        let death = Death::of_seed(seed, wanted.writes, wanted.time);
        let programme = copied(from);
        died += u64::from(disturb(&programme, &["load", "--inbox", inbox], &[], &death));
        let ran = Ran::from(command(&programme, &["load", "--inbox", inbox]).output().unwrap());
        assert!([0, 1].contains(&ran.code), "seed {seed}, {death:?}: {}", ran.stderr);
        let differences = wanted.holdings.differences(&holdings(&programme));
        assert!(differences.is_empty(), "seed {seed}, {death:?}\n{}", differences.join("\n"));
        let doctor = Ran::from(command(&programme, &["doctor", "--deep"]).output().unwrap());
        assert_eq!((doctor.code, doctor.stdout.as_str()), (0, ""), "seed {seed}, {death:?}");
        assert!(figures(&programme) == wanted.figures, "seed {seed}, {death:?}: other figures");
    }
    // a kill may come when the load is done already, but not every time
    assert!(died * 2 > cases(12), "{died} died");
    eprintln!("{died} of {} loads died", cases(12));
}

/// Runs several loads of one folder at once.
fn at_once(programme: &Programme, count: usize) -> Vec<Ran> {
    let children: Vec<_> = (0..count)
        .map(|_| {
            let mut command = Command::new(program());
            command.env("COUNTERFOIL_KEY", crate::support::KEY);
            command.arg("-C").arg(programme.path()).args(["--now", crate::support::NOW, "load"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    children.into_iter().map(|c| Ran::from(c.wait_with_output().unwrap())).collect()
}

#[test]
fn loads_at_once_end_well_and_say_who_won() {
    let empty = Programme::from_fixture("golden");
    let alone = load(&empty, "inbox");
    for count in [2, 10] {
        let programme = copied(&empty);
        let ran = at_once(&programme, count);
        let said: Vec<&str> = ran.iter().map(|r| r.stderr.as_str()).collect();
        assert!(ran.iter().all(|r| r.code == 1), "one extract is refused: {said:#?}");
        let won = said.iter().filter(|s| s.contains("snapshot 1 holds 30 extracts")).count();
        assert_eq!(won, 1, "{said:#?}");
        for lost in said.iter().filter(|s| !s.contains("snapshot 1 holds")) {
            assert!(lost.contains("30 known before; no new snapshot"), "{lost}");
        }
        let differences = alone.holdings.differences(&holdings(&programme));
        assert!(differences.is_empty(), "{count} at once\n{}", differences.join("\n"));
        assert!(figures(&programme) == alone.figures);
        let doctor = programme.run(&["doctor"]);
        assert_eq!((doctor.code, doctor.stdout.as_str()), (0, ""), "{count} at once");
    }
}

/// The loads that have rows in any data file.
fn loads_with_rows(programme: &Programme) -> BTreeSet<String> {
    let mut loads = BTreeSet::new();
    for (path, bytes) in files(programme.path()) {
        if !path.ends_with(".parquet") || path.contains("/in_force/") {
            continue;
        }
        let Ok(reader) = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)) else {
            // a write that was torn: a load of its own, until it is gone
            loads.insert(path);
            continue;
        };
        for batch in reader.build().unwrap() {
            let column = batch.unwrap().column_by_name("load_id").unwrap().clone();
            let texts = engine::to_text(&column).unwrap();
            loads.extend(texts.iter().flatten().map(str::to_owned));
        }
    }
    loads
}

#[test]
fn what_killed_loads_leave_is_vacuumed_and_nothing_else() {
    let empty = Programme::from_fixture("golden");
    let writes = load(&empty, "inbox").writes;
    let programme = copied(&empty);
    // deaths between the first table and the commit leave rows that nobody ever sees
    for (way, before_the_end) in [("before", 75), ("after", 80), ("torn", 85), ("after", 90)] {
        let death = Death::Fault(format!("{way}:{}", writes - before_the_end));
        assert!(disturb(&programme, &["load"], &[], &death));
        // nothing of them stands where receipts are
        assert!(!programme.path().join("warehouse/snapshots").exists(), "{death:?}");
        assert!(!programme.path().join("restricted/receipts").exists(), "{death:?}");
    }
    programme.run(&["load"]);
    programme.run(&["load", "--inbox", "inbox-2"]);
    let figures_then = figures(&programme);
    let wanted = holdings(&programme);
    let listed = programme.ok(&["vacuum", "--dry-run", "--keep-days", "1", "--now", "2099-01-01"]);
    assert!(
        listed.stderr.contains("would remove") && !listed.stderr.contains("remove 0"),
        "{}",
        listed.stderr
    );
    // what is young stays: a load may be running
    assert!(programme.ok(&["vacuum", "--now", "2000-01-01"]).stderr.contains("removed 0 files"));
    programme.ok(&["compact"]);
    assert!(loads_with_rows(&programme).len() > 2, "rows of dead loads are there, merged or not");
    programme.ok(&["vacuum", "--keep-days", "1", "--now", "2099-01-01"]);
    // not one row of them is left, neither in the open nor under `restricted`
    assert_eq!(loads_with_rows(&programme).len(), 2);
    let again = programme.ok(&["vacuum", "--keep-days", "1", "--now", "2099-01-01"]);
    assert!(again.stderr.contains("removed 0 files"), "{}", again.stdout);
    assert!(wanted.differences(&holdings(&programme)).is_empty());
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
    assert!(figures(&programme) == figures_then);
    programme.ok(&["report", "2024", "--snapshot", "1"]);
    // and the next load builds on the compacted tables
    let path = "inbox/cascade/2024Q1/clients.csv";
    let clients = programme.read(path);
    programme.write(path, clients.replace("4900000", "4900001"));
    programme.run(&["load"]);
    assert_eq!(programme.ok(&["doctor"]).stdout, "");
}

#[test]
fn vacuum_keeps_what_a_killed_load_owes() {
    let empty = Programme::from_fixture("golden");
    let alone = load(&empty, "inbox");
    let programme = copied(&empty);
    // the record is there, most receipts are not
    let death = Death::Fault(format!("before:{}", alone.writes - 50));
    assert!(disturb(&programme, &["load"], &[], &death));
    assert!(programme.path().join("warehouse/snapshots/00000001.json").exists());
    let sick = programme.ok(&["doctor"]);
    assert!(sick.stdout.contains("receipts are owed"), "{}", sick.stdout);
    for _ in 0..2 {
        programme.ok(&["vacuum", "--keep-days", "1", "--now", "2099-01-01"]);
    }
    let sound = programme.ok(&["doctor", "--deep"]);
    assert!(!sound.stdout.contains("receipts"), "{}", sound.stdout);
    programme.run(&["load"]);
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
    let differences = alone.holdings.differences(&holdings(&programme));
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn doctor_finds_what_is_gone_or_changed() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let all: Vec<String> = files(programme.path()).into_keys().collect();
    // the part of a path that names the table, extract or configuration
    let place = |path: &str| path.split('/').nth(1).unwrap().to_owned();
    let first = |part: &str, ending: &str| {
        all.iter().find(|p| p.contains(part) && p.ends_with(ending)).unwrap().clone()
    };
    for (path, problem) in [
        (first("warehouse/outcomes/", ".parquet"), "the data file is gone"),
        (first("warehouse/clients/_delta_log", ".json"), "grave"),
        (first("restricted/extracts/", ""), "the bytes are gone"),
        (first("restricted/receipts/cascade", "receipt.json"), "no whole receipt"),
        (first("warehouse/config/", "programme.toml"), "missing"),
    ] {
        let sick = copied(&programme);
        std::fs::remove_file(sick.path().join(&path)).unwrap();
        let ran = sick.run(&["doctor", "--format", "csv"]);
        let is_told = ran.stdout.lines().any(|l| l.contains(problem) && l.contains(&place(&path)));
        assert!(is_told, "{path}: {}{}", ran.stdout, ran.stderr);
    }
    let sick = copied(&programme);
    let path = first("restricted/extracts/", "");
    let bytes = sick.read(&path);
    sick.write(&path, bytes.replace('1', "2"));
    assert_eq!(sick.ok(&["doctor"]).stdout, "");
    let ran = sick.run(&["doctor", "--deep"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("not those that were received"), "{}", ran.stdout);
}

#[test]
fn a_killed_load_leaves_no_temporary_file() {
    let programme = Programme::from_fixture("golden");
    // more than stays in memory, with a name in every row
    let header = programme.read("inbox/harbor/2024Q1/clients.csv");
    let header = header.lines().next().unwrap();
    let mut rows = String::new();
    for i in 0..30_000 {
        rows.push_str(&format!("N{i},Quince Secret Works {i},,332710,5,1,WA,no,2023-11-01\n"));
    }
    programme.write("inbox/harbor/2024Q1/clients.csv", format!("{header}\n{rows}"));
    let temporary = programme.path().join("temporary");
    std::fs::create_dir(&temporary).unwrap();
    let at = |fault: &str| {
        let env = [("TMPDIR".to_owned(), temporary.to_str().unwrap().to_owned())];
        assert!(disturb(&programme, &["load"], &env, &Death::Fault(fault.to_owned())));
        let left: Vec<String> = files(&temporary).into_keys().collect();
        assert!(left.is_empty(), "{fault}: {left:?}");
    };
    // everything is read and judged by the first write; then rows are on their way
    at("before:1");
    at("before:140");
}

//! The inbox as hostile ground: what is no file of its own is refused unread, and everybody hears of
//! it.

use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{KEY, NOW, Programme, Ran, files, fixture};

const HEADER: &str =
    "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on\n";
/// What nobody outside may ever read.
const SECRET: &str = "0badc0de0badc0de0badc0de0badc0de";

fn programme() -> Programme {
    let golden = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let programme = Programme::with_settings(&golden);
    programme.write("inbox/harbor/2024Q1/clients.csv", HEADER);
    programme
}

/// Makes a folder, and a path in it.
fn below(programme: &Programme, path: &str) -> std::path::PathBuf {
    let path = programme.path().join("inbox").join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    path
}

fn make_pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

/// Runs the program, which must end by itself soon.
fn soon(programme: &Programme, args: &[&str]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_counterfoil"))
        .env("COUNTERFOIL_KEY", KEY)
        .arg("-C")
        .arg(programme.path())
        .args(["--now", NOW])
        .args(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let started = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if started.elapsed() > Duration::from_mins(1) {
            child.kill().unwrap();
            panic!("{args:?} hangs");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ran::from(child.wait_with_output().unwrap())
}

#[test]
fn whatever_is_no_file_of_the_inbox_is_refused_unread() {
    use std::os::unix::fs::symlink;
    let programme = programme();
    let outside = programme.path().join("secrets/pseudonym.key");
    std::fs::create_dir_all(outside.parent().unwrap()).unwrap();
    std::fs::write(&outside, format!("{SECRET}\n")).unwrap();
    std::fs::create_dir_all(programme.path().join("elsewhere/2024Q2")).unwrap();
    std::fs::write(programme.path().join("elsewhere/2024Q2/funding.csv"), SECRET).unwrap();

    symlink(&outside, below(&programme, "harbor/2024Q2/clients.csv")).unwrap();
    symlink("nowhere.csv", below(&programme, "harbor/2024Q2/engagements.csv")).unwrap();
    symlink("outcomes.csv", below(&programme, "harbor/2024Q2/outcomes.csv")).unwrap();
    symlink(programme.path().join("elsewhere"), below(&programme, "harbor/2024Q3")).unwrap();
    symlink("..", below(&programme, "harbor/2023Q4")).unwrap();
    std::fs::hard_link(&outside, below(&programme, "harbor/2024Q1/funding.csv")).unwrap();
    make_pipe(&below(&programme, "harbor/2024Q1/outcomes.csv"));
    let socket = below(&programme, "harbor/2024Q1/accounts.csv");
    let _socket = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    std::fs::create_dir_all(below(&programme, "harbor/2024Q1/engagements.csv/2024")).unwrap();

    let expected = [
        ("harbor/2023Q4", "a symbolic link"),
        ("harbor/2024Q1/accounts.csv", "a socket"),
        ("harbor/2024Q1/engagements.csv", "a folder"),
        ("harbor/2024Q1/funding.csv", "a hard link"),
        ("harbor/2024Q1/outcomes.csv", "a named pipe"),
        ("harbor/2024Q2/clients.csv", "a symbolic link"),
        ("harbor/2024Q2/engagements.csv", "a symbolic link"),
        ("harbor/2024Q2/outcomes.csv", "a symbolic link"),
        ("harbor/2024Q3", "a symbolic link"),
    ];
    let checked = soon(&programme, &["check", "--format", "csv"]);
    for (path, what) in expected {
        let lines: Vec<&str> =
            checked.stdout.lines().filter(|l| l.starts_with(&format!("{path},"))).collect();
        assert_eq!(lines.len(), 1, "one cause, one finding: {path}: {}", checked.stdout);
        assert!(lines[0].contains("source-error") && lines[0].contains(what), "{lines:?}");
    }
    // one that is named is told of as well, link or not
    for path in ["inbox/harbor/2024Q2/clients.csv", "inbox/harbor/2024Q2/engagements.csv"] {
        let path = programme.path().join(path);
        let named = soon(&programme, &["check", path.to_str().unwrap()]);
        assert!(named.stdout.contains("a symbolic link"), "{}{}", named.stdout, named.stderr);
    }

    let loaded = soon(&programme, &["load", "--format", "csv"]);
    assert!(loaded.stdout.contains("harbor/2024Q1/clients.csv,accepted"), "{}", loaded.stdout);
    assert_eq!(loaded.stdout.matches(",refused,").count(), expected.len(), "{}", loaded.stdout);
    for text in [checked.stdout, checked.stderr, loaded.stdout, loaded.stderr] {
        assert!(!text.contains(&SECRET[..8]), "{text}");
    }
    for root in ["warehouse", "restricted"] {
        for (path, bytes) in files(&programme.path().join(root)) {
            assert!(!String::from_utf8_lossy(&bytes).contains(&SECRET[..8]), "{root}/{path}");
        }
    }
}

#[test]
fn a_pipe_or_a_device_given_to_check_is_refused_at_once() {
    let programme = programme();
    let pipe = programme.path().join("pipe.csv");
    make_pipe(&pipe);
    let link = programme.path().join("link.csv");
    std::os::unix::fs::symlink("programme.toml", &link).unwrap();
    let places = [pipe.to_str().unwrap(), "/dev/zero", link.to_str().unwrap(), "/tmp"];
    for (place, what) in
        places.iter().zip(["a named pipe", "a device", "a symbolic link", "a folder"])
    {
        let ran = soon(&programme, &["check", place, "--as", "harbor/2024Q3/clients"]);
        assert_eq!(ran.code, 1, "{place}: {}", ran.stderr);
        assert!(ran.stdout.contains(what), "{place}: {}{}", ran.stdout, ran.stderr);
    }
}

#[test]
fn a_name_that_looks_like_a_half_written_file_is_listed() {
    let programme = programme();
    let names = ["clients.csv#1", "engagements.csv#20", "%2e%2e", "a\\b.csv", "funding%2Ecsv"];
    for name in names {
        programme.write(&format!("inbox/harbor/2024Q2/{name}"), "x");
    }
    let odd = std::ffi::OsStr::from_bytes(b"inbox/harbor/2024Q2/\xff\x1b.csv");
    std::fs::write(programme.path().join(odd), "x").unwrap();
    let ran = programme.run(&["load", "--format", "csv"]);
    for name in names {
        let line = format!("harbor/2024Q2/{name},refused,");
        assert!(ran.stdout.contains(&line), "{name}: {}", ran.stdout);
    }
    assert!(ran.stdout.contains("harbor/2024Q2/\\xff\\x1b.csv,refused,"), "{}", ran.stdout);
}

#[test]
fn an_extract_came_when_it_was_first_seen() {
    let programme = programme();
    let file = programme.path().join("inbox/harbor/2024Q1/clients.csv");
    // an unpacked file keeps the time at which it was made
    let opened = std::fs::File::options().append(true).open(&file).unwrap();
    opened.set_modified(std::time::UNIX_EPOCH + Duration::from_secs(1_700_000_000)).unwrap();
    programme.ok(&["load"]);
    let received = |receipts: &str| {
        let found = files(&programme.path().join(receipts));
        let (_, bytes) = found.iter().find(|(path, _)| path.ends_with("receipt.json")).unwrap();
        let receipt: serde_json::Value = serde_json::from_slice(bytes).unwrap();
        receipt["received_at"].as_str().unwrap().to_owned()
    };
    // never later than now, though this machine's clock is
    assert_eq!(received("restricted/receipts/harbor"), "2024-12-31T00:00:00Z");
    let snapshot = programme.read("warehouse/snapshots/00000001.json");
    assert!(snapshot.contains("\"first_received_at\": \"2024-12-31T00:00:00Z\""), "{snapshot}");
}

#[test]
fn a_file_that_nobody_has_touched_is_not_read_again_and_any_other_is() {
    const LIST: &str = "restricted/untouched.json";
    let programme = programme();
    programme.write(
        "centres.csv",
        "centre_id,name,region,opened_on,closed_on\nharbor,Harbor,west,1945-10-01,\n",
    );
    // nil returns of fifty years, so that there is a list, and one extract with a row
    for year in 1950..2000 {
        for quarter in 1..=4 {
            programme.write(&format!("inbox/harbor/{year}Q{quarter}/clients.csv"), HEADER);
        }
    }
    let row = |region: &str| format!("{HEADER}1001,Acme,,332,10,,{region},,2023-11-01\n");
    let path = "inbox/harbor/2024Q1/clients.csv";
    programme.write(path, row("north"));
    let load = |expected: &str| {
        let ran = programme.run(&["load"]);
        assert!(ran.stderr.contains(expected), "{expected}: {}", ran.stderr);
    };
    load("201 accepted");
    // times are coarse: a file is believed only if it had been quiet before the last list
    std::thread::sleep(Duration::from_millis(2500));
    for _ in 0..2 {
        load("0 accepted, 0 refused, 201 known before");
    }
    let listed = || programme.read(LIST).matches("sha256").count();
    assert_eq!(listed(), 201);
    let before = files(programme.path());
    load("0 accepted, 0 refused, 201 known before");
    assert_eq!(files(programme.path()), before, "a load with nothing new writes nothing");

    // the same size, and the time at which it was changed set back
    let file = programme.path().join(path);
    let modified = std::fs::metadata(&file).unwrap().modified().unwrap();
    std::fs::write(&file, row("south")).unwrap();
    std::fs::File::options().write(true).open(&file).unwrap().set_modified(modified).unwrap();
    load("1 accepted, 0 refused, 200 known before");
    // another file under the old name, as a tool that writes beside and renames
    std::fs::write(file.with_extension("new"), row("north")).unwrap();
    std::fs::rename(file.with_extension("new"), &file).unwrap();
    std::fs::File::options().write(true).open(&file).unwrap().set_modified(modified).unwrap();
    load("1 accepted, 0 refused, 200 known before");
    // a folder that makes way for another and comes back: its files have not changed since, but what
    // the centre was told last is about those that were there meanwhile
    let folder = |name: &str| programme.path().join("inbox/harbor").join(name);
    std::fs::rename(folder("1970Q1"), programme.path().join("aside")).unwrap();
    programme.write("inbox/harbor/1970Q1/clients.csv", "client_id\n");
    load("0 accepted, 1 refused, 200 known before");
    std::fs::remove_dir_all(folder("1970Q1")).unwrap();
    std::fs::rename(programme.path().join("aside"), folder("1970Q1")).unwrap();
    load("1 accepted, 0 refused, 200 known before");
    // two files that claim to be one extract are refused, whatever was known of the first
    programme.write("inbox/harbor/1950Q1/clients.parquet", "");
    load("0 accepted, 2 refused, 200 known before");
    std::fs::remove_file(programme.path().join("inbox/harbor/1950Q1/clients.parquet")).unwrap();
    load("0 accepted, 0 refused, 201 known before");

    // a list that says what is not so of files that look otherwise, and one that is none
    let list = programme.read(LIST);
    programme.write(LIST, list.replace("\"bytes\":", "\"bytes\":1"));
    load("0 accepted, 0 refused, 201 known before");
    for damaged in [&list[..list.len() / 2], "", "[]", "{\"format\":99}"] {
        programme.write(LIST, damaged);
        load("0 accepted, 0 refused, 201 known before");
    }
    // files that are passed over are not looked at: of a receipt that is gone, the doctor tells, and
    // what to do
    programme.write(LIST, &list);
    let receipts =
        || std::fs::read_dir(programme.path().join("restricted/receipts/harbor")).unwrap();
    std::fs::remove_dir_all(programme.path().join("restricted/receipts/harbor/1960Q1")).unwrap();
    load("0 accepted, 0 refused, 201 known before");
    assert_eq!(receipts().count(), 200);
    let doctor = programme.run(&["doctor"]).stdout;
    assert!(doctor.contains("1960Q1") && doctor.contains("delete `untouched.json`"), "{doctor}");
    std::fs::remove_file(programme.path().join(LIST)).unwrap();
    load("1 accepted, 0 refused, 200 known before");
    assert_eq!(receipts().count(), 201);
    // what is in force is asked of the record, not of the list
    programme.write(LIST, list.replace("\"sha256\":\"", "\"sha256\":\"0"));
    load("0 accepted, 0 refused, 201 known before");

    // the list is kept right when few files are left
    programme.write(LIST, &list);
    std::fs::rename(programme.path().join("inbox/harbor"), programme.path().join("aside")).unwrap();
    programme.write("inbox/harbor/1970Q1/clients.csv", "client_id\n");
    load("0 accepted, 1 refused, 0 known before");
    std::fs::remove_dir_all(programme.path().join("inbox/harbor")).unwrap();
    std::fs::rename(programme.path().join("aside"), programme.path().join("inbox/harbor")).unwrap();
    load("1 accepted, 0 refused, 200 known before");
}

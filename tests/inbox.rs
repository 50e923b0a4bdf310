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

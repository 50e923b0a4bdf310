//! The same on an object store: same figures, same messages, same safety.

use std::io::{Read as _, Write as _};
use std::time::Instant;

use crate::cloud::{Cloud, Server};
use crate::disturbed::{Death, Holdings, cases, command, disturb};
use crate::support::{Programme, Ran, differences, figures_in, fixture};

/// Runs the program with this environment.
fn run(programme: &Programme, env: &[(String, String)], args: &[&str]) -> Ran {
    Ran::from(command(programme, args).envs(env.iter().cloned()).output().unwrap())
}

#[test]
fn golden_comes_out_right_with_all_four_roots_on_s3() {
    golden_comes_out_right_on(&Cloud::start());
}

#[test]
fn golden_comes_out_right_with_all_four_roots_on_azure() {
    golden_comes_out_right_on(&Cloud::azure());
}

fn golden_comes_out_right_on(cloud: &Cloud) {
    let env = cloud.env();
    let programme = cloud.programme("golden", "golden");
    let later = cloud.url("golden", "inbox-2");
    for (inbox, number) in [(cloud.url("golden", "inbox"), 1), (later, 2)] {
        let ran = run(&programme, &env, &["load", "--inbox", &inbox]);
        assert!(ran.stderr.contains(&format!("snapshot {number} holds")), "{}", ran.stderr);
        let ran = run(&programme, &env, &["report", "2024"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let reports = cloud.files("golden/reports/2024");
        assert!(reports.contains_key("index.html"));
        let figures = figures_in(std::str::from_utf8(&reports["figures.json"]).unwrap());
        let expected = fixture(&format!("golden/expected-2024-{number}.csv"));
        assert_eq!(differences(&figures, &expected), Vec::<String>::new());
    }
    for args in [
        &["status", "--format", "csv"][..],
        &["receipts", "harbor"],
        &["snapshots", "list"],
        &["snapshots", "diff", "1", "2", "--year", "2024"],
        &["sql", "-c", "select count(*) from stg_clients"],
        &["doctor", "--deep"],
        &["compact"],
        &["vacuum", "--keep-days", "1", "--now", "2099-01-01"],
        &["doctor"],
    ] {
        let ran = run(&programme, &env, args);
        assert!(ran.code < 2, "{args:?}: {}", ran.stderr);
    }
    assert!(!programme.path().join("warehouse").exists(), "nothing lies in the folder");
}

#[test]
fn loads_at_once_on_s3_end_well_and_say_who_won() {
    let cloud = Cloud::start();
    let env = cloud.server.env();
    let alone = cloud.programme("golden", "alone");
    run(&alone, &env, &["load"]);
    let wanted = Holdings::read(&cloud.files("alone"));
    for count in [2, 10] {
        let prefix = format!("at-once-{count}");
        let programme = cloud.programme("golden", &prefix);
        let children: Vec<_> = (0..count)
            .map(|_| command(&programme, &["load"]).envs(env.iter().cloned()).spawn().unwrap())
            .collect();
        let ran: Vec<Ran> =
            children.into_iter().map(|c| Ran::from(c.wait_with_output().unwrap())).collect();
        let said: Vec<&str> = ran.iter().map(|r| r.stderr.as_str()).collect();
        assert!(ran.iter().all(|r| r.code == 1), "{said:#?}");
        let won = said.iter().filter(|s| s.contains("snapshot 1 holds 30 extracts")).count();
        assert_eq!(won, 1, "{said:#?}");
        let differing = wanted.differences(&Holdings::read(&cloud.files(&prefix)));
        assert!(differing.is_empty(), "{count} at once\n{}", differing.join("\n"));
        let doctor = run(&programme, &env, &["doctor"]);
        assert_eq!((doctor.code, doctor.stdout.as_str()), (0, ""), "{}", doctor.stderr);
    }
}

#[test]
fn a_load_may_be_killed_behind_a_network_that_misbehaves() {
    let cloud = Cloud::start();
    let alone = cloud.programme("golden", "alone");
    let started = Instant::now();
    run(&alone, &cloud.server.env(), &["load"]);
    let time = started.elapsed() * 2;
    let objects = cloud.files("alone");
    let wanted = Holdings::read(&objects);
    let writes = objects.keys().filter(|p| !p.starts_with("inbox")).count() as u64;
    let (cases, mut died) = (cases(3), 0);
    for seed in 0..cases {
        let prefix = format!("seed-{seed}");
        let programme = cloud.programme("golden", &prefix);
        let network = cloud.behind(seed);
        let mut env = network.env();
        env.push(("AWS_TIMEOUT".to_owned(), "5s".to_owned()));
        let death = Death::of_seed(seed, writes, time);
        died += u64::from(disturb(&programme, &["load"], &env, &death));
        let ran = run(&programme, &env, &["load"]);
        assert_eq!(ran.code, 1, "seed {seed}, {death:?}: {}", ran.stderr);
        let differing = wanted.differences(&Holdings::read(&cloud.files(&prefix)));
        assert!(differing.is_empty(), "seed {seed}, {death:?}\n{}", differing.join("\n"));
        let doctor = run(&programme, &cloud.server.env(), &["doctor", "--deep"]);
        assert_eq!((doctor.code, doctor.stdout.as_str()), (0, ""), "seed {seed}, {death:?}");
        // the server looks through every object it has for each listing
        cloud.clear(&prefix);
    }
    eprintln!("{died} of {cases} loads died");
}

/// A server that gives every request the same answer.
fn answering(status: &'static str, body: &'static str) -> Vec<(String, String)> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 4096];
            let _ = stream.read(&mut request);
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            );
        }
    });
    vec![
        ("AWS_ENDPOINT_URL".to_owned(), endpoint),
        ("AWS_ACCESS_KEY_ID".to_owned(), "test".to_owned()),
        ("AWS_SECRET_ACCESS_KEY".to_owned(), "test".to_owned()),
        ("AWS_REGION".to_owned(), "us-east-1".to_owned()),
    ]
}

#[test]
fn each_fault_of_an_object_store_has_its_own_advice() {
    let programme = Programme::from_fixture("michigan");
    let inbox = ["load", "--inbox", "s3://somewhere/inbox"];
    for (status, body, advice) in [
        ("403 Forbidden", "<Error><Code>AccessDenied</Code></Error>", "may not do this there"),
        (
            "403 Forbidden",
            "<Error><Code>SignatureDoesNotMatch</Code></Error>",
            "are wrong or have expired",
        ),
        ("403 Forbidden", "<Error><Code>RequestTimeTooSkewed</Code></Error>", "clock is off"),
        ("404 Not Found", "<Error><Code>NoSuchBucket</Code></Error>", "no such bucket"),
    ] {
        let ran = run(&programme, &answering(status, body), &inbox);
        assert_eq!(ran.code, 2, "{body}");
        let hint = ran.stderr.lines().find(|l| l.starts_with("hint: ")).unwrap_or_default();
        assert!(hint.contains(advice), "{body}: {}", ran.stderr);
        assert!(ran.stderr.contains("cannot open the storage `s3://somewhere/inbox`"));
    }
    // nobody listens, and nothing says who one is
    for (env, advice) in [
        (
            vec![
                ("AWS_ENDPOINT_URL", "http://127.0.0.1:9"),
                ("AWS_ACCESS_KEY_ID", "a"),
                ("AWS_SECRET_ACCESS_KEY", "b"),
            ],
            "cannot be reached",
        ),
        (
            vec![("AWS_METADATA_ENDPOINT", "http://127.0.0.1:9"), ("HOME", "/nowhere")],
            "no credentials",
        ),
    ] {
        let env: Vec<_> = env.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let started = Instant::now();
        let ran = run(&programme, &env, &inbox);
        let hint = ran.stderr.lines().find(|l| l.starts_with("hint: ")).unwrap_or_default();
        assert!(hint.contains(advice), "{advice}: {}", ran.stderr);
        assert!(started.elapsed().as_secs() < 60, "{advice}: {:?}", started.elapsed());
    }
    let ran = run(&programme, &[], &["load", "--inbox", "ftp://somewhere/inbox"]);
    assert!(ran.stderr.contains("`ftp://` is not known"), "{}", ran.stderr);
}

#[test]
fn credentials_come_from_the_files_of_aws_too() {
    let cloud = Cloud::start();
    let programme = cloud.programme("michigan", "profile");
    let file = "[default]\naws_access_key_id = wrong\n[office]\naws_access_key_id = test\naws_secret_access_key = test\n";
    let config =
        format!("[profile office]\nregion = us-east-1\nendpoint_url = {}\n", cloud.server.endpoint);
    programme.write(".aws/credentials", file).write(".aws/config", config);
    let env = [
        ("HOME".to_owned(), programme.path().to_str().unwrap().to_owned()),
        ("AWS_PROFILE".to_owned(), "office".to_owned()),
    ];
    let ran = run(&programme, &env, &["load"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

#[test]
fn a_server_that_goes_away_loses_nothing() {
    let cloud = Cloud::start();
    let programme = cloud.programme("michigan", "away");
    let gone = {
        Server::start("faulty_proxy.py", &["--upstream", &cloud.server.endpoint, "--seed", "1"])
            .env()
    };
    let ran = run(&programme, &gone, &["load"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("cannot be reached"), "{}", ran.stderr);
    assert_eq!(run(&programme, &cloud.server.env(), &["load"]).code, 0);
}

#[test]
fn a_file_is_submitted_to_an_object_store() {
    let cloud = Cloud::start();
    let programme = cloud.programme("golden", "submit");
    let path = programme.path().join("inbox-3.csv");
    let text = std::fs::read_to_string(fixture("golden/inbox/cascade/2024Q1/clients.csv")).unwrap();
    std::fs::write(&path, text.replace("Alder", "Elder")).unwrap();
    let args = ["submit", path.to_str().unwrap(), "--as", "cascade/2024Q1/clients"];
    let submit = || run(&programme, &cloud.server.env(), &args);
    let ran = submit();
    assert!(ran.code == 0 && ran.stderr.contains("is sent"), "{}", ran.stderr);
    let ran = submit();
    assert!(ran.code == 0 && ran.stderr.contains("lies there already"), "{}", ran.stderr);
    let ran = run(&programme, &cloud.server.env(), &["load"]);
    assert!(ran.stderr.contains("1 refused"), "{}", ran.stderr);
    let ran = submit();
    assert!(ran.stderr.contains("was accepted on"), "{}", ran.stderr);
}

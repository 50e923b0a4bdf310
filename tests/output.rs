//! What the commands print: on stdout, on stderr, and their exit codes.

#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes them")]

use snapbox::cmd::Command;
use snapbox::str;

use crate::support::{KEY, NOW, Programme};

/// The program on a programme.
fn counterfoil(programme: &Programme, args: &[&str]) -> Command {
    Command::new(env!("CARGO_BIN_EXE_counterfoil"))
        .env("COUNTERFOIL_KEY", KEY)
        .env_remove("RUST_LOG")
        .arg("-C")
        .arg(programme.path())
        .args(["--now", NOW])
        .args(args)
}

/// The worked example, loaded.
fn loaded() -> Programme {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme
}

#[test]
fn numbers_are_numbers_in_json() {
    let programme = loaded();
    let print = |args: &[&str]| counterfoil(&programme, args).assert().code(0);
    print(&["snapshots", "list", "--format", "ndjson"]).stdout_eq(str![[r#"
{"snapshot":1,"created_at":"2024-12-31T00:00:00Z","extracts":30,"new":30,"rows":71,"refused":1,"config":"[..]","tool":"counterfoil 0.1.0"}

"#]]);
    let status = ["status", "--by", "centre", "--format", "ndjson"];
    counterfoil(&programme, &status).assert().stdout_eq(str![[r#"
{"centre_id":"cascade","expected":32,"actual":10,"on_time":0,"rate":"0.0"}
{"centre_id":"harbor","expected":32,"actual":7,"on_time":0,"rate":"0.0"}
{"centre_id":"plains","expected":32,"actual":9,"on_time":0,"rate":"0.0"}

"#]]);
    let query = "select source, count(*) as lines, sum(spent) as spent, bool_and(cost_share) as shared, cast(null as bigint) as nothing from stg_funding where centre_id = 'harbor' group by source order by source";
    print(&["sql", "-c", query, "--format", "ndjson"]).stdout_eq(str![[r#"
{"source":"fees","lines":1,"spent":35000,"shared":true,"nothing":null}
{"source":"in_kind","lines":1,"spent":50000,"shared":true,"nothing":null}
{"source":"industry","lines":1,"spent":80000,"shared":true,"nothing":null}
{"source":"local","lines":1,"spent":140000,"shared":true,"nothing":null}
{"source":"national","lines":2,"spent":810000.1,"shared":false,"nothing":null}

"#]]);
    print(&["sql", "-c", query, "--format", "csv"]).stdout_eq(str![[r#"
source,lines,spent,shared,nothing
fees,1,35000,true,
in_kind,1,50000,true,
industry,1,80000,true,
local,1,140000,true,
national,2,810000.1,false,

"#]]);
    let precise = "select cast('1234567890123456.78' as decimal(20, 2)) as large, cast('0.10' as decimal(5, 2)) as small, date '2024-02-29' as day";
    print(&["sql", "-c", precise, "--format", "json"]).stdout_eq(str![[r#"
[{"large":"1234567890123456.78","small":0.1,"day":"2024-02-29"}]

"#]]);
    let none = "select 1 as one where false";
    print(&["sql", "-c", none, "--format", "json"]).stdout_eq(str![[r#"
[]

"#]]);
    print(&["sql", "-c", none, "--format", "csv"]).stdout_eq(str![[r#"
one

"#]]);
}

#[test]
fn an_error_says_what_failed_what_caused_it_and_what_to_do() {
    let programme = loaded();
    counterfoil(&programme, &["report", "1999"]).assert().code(2).stderr_eq(str![[r#"
error: there is nothing to report for 1999
hint: the snapshot has extracts for: 2023, 2024

"#]]);
    counterfoil(&programme, &["purge", "abc", "--because", "x"]).assert().code(2).stderr_eq(str![
        [r#"
error: no extract with the digest `abc` is kept
hint: `counterfoil receipts CENTRE` lists the digests, 64 digits each

"#]
    ]);
    counterfoil(&programme, &["load", "--inbox", "nowhere"]).assert().code(2).stderr_eq(str![[
        r#"
error: there is no inbox `nowhere`
hint: name a folder that is there; `[storage] inbox` or `--inbox` says which

"#
    ]]);
    counterfoil(&programme, &["load", "--log", "counterfoil=loud"])
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
error: `counterfoil=loud` is no filter of logs: error parsing level filter: expected one of "off", "error", "warn", "info", "debug", "trace", or a number 0-5
hint: write a level such as `info` or `debug`, or `counterfoil=debug,datafusion=warn`

"#]]);
    programme.write("contract/datapackage.json", "{");
    counterfoil(&programme, &["load"]).assert().code(2).stderr_eq(str![[r#"
error: the contract is not a Data Package descriptor
  caused by: EOF while parsing an object at line 1 column 1
hint: `counterfoil template --descriptor` prints the one built in, to start `contract/datapackage.json` from

"#]]);
}

#[test]
fn a_fault_says_where_and_asks_for_a_report() {
    let programme = Programme::from_fixture("golden");
    let load = counterfoil(&programme, &["load"]).env("COUNTERFOIL_FAULT", "panic:3");
    load.assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: the program has a fault, and stopped at pipeline/store/faults.rs:[..]: a fault that was asked for
hint: nothing is lost; please report it, with this text, what was asked, and the version: counterfoil 0.1.0

"#]]);
    // on whatever thread it is, and whatever becomes of the command
    let load = counterfoil(&programme, &["load"]).env("COUNTERFOIL_FAULT", "panic-apart:3");
    load.assert().code(2).stderr_eq(str![[r#"
...
error: the program has a fault, and stopped at pipeline/store/faults.rs:[..]: a fault elsewhere that was asked for
hint: nothing is lost; please report it, with this text, what was asked, and the version: counterfoil 0.1.0

"#]]);
}

#[test]
fn steps_are_logged_when_somebody_asks() {
    let programme = Programme::from_fixture("golden");
    let logged = |args: &[&str]| {
        let ran = counterfoil(&programme, args).output().unwrap();
        String::from_utf8(ran.stderr).unwrap()
    };
    assert!(!logged(&["load", "--dry-run"]).contains("close"));
    let text = logged(&["load", "--dry-run", "--log", "info"]);
    for step in ["open", "list", "fetch", "judge"] {
        assert!(text.lines().any(|l| l.contains(step) && l.contains("close")), "{step}: {text}");
    }
    let json = logged(&["load", "--dry-run", "--log", "counterfoil=info", "--log-format", "json"]);
    let events = json.lines().filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok());
    let judged = events.into_iter().find(|e| e["spans"][0] == "judge").unwrap();
    assert_eq!(judged["fields"]["message"], "close");
    assert!(judged["fields"]["time.busy"].is_string(), "{judged}");
}

#[test]
fn what_is_no_value_is_refused_and_a_long_number_is_told_whole() {
    let programme = loaded();
    for query in [
        "select cast(1 as double) / 0 as x",
        "select cast('1e400' as double) as x",
        "select ln(0) as x",
        "select to_timestamp_seconds(9223372036854775807) as x",
    ] {
        for format in ["ndjson", "csv", "table"] {
            let ran = programme.run(&["sql", "-c", query, "--format", format]);
            assert_eq!(ran.code, 2, "{query} {format}: {}", ran.stdout);
        }
    }
    let long = ["sql", "-c", "select 9007199254740993 as x, 12 as y", "--format", "ndjson"];
    assert_eq!(programme.ok(&long).stdout, "{\"x\":\"9007199254740993\",\"y\":12}\n");
}

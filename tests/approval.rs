//! States that gate: with `submission.approval = "office"` figures rest on what the office has approved,
//! and on nothing else, unless a draft is asked for, which says so wherever it is printed.

use std::process::Child;

use serde_json::Value;

use crate::disturbed::{Death, command, disturb};
use crate::support::{
    Programme, Ran, copy, differences, expected, figures_in, files, fixture, other_reader,
};

const STAMP: &str = "Draft: includes extracts that the office has not approved";
/// The corrections of the worked example.
const CORRECTED: [&str; 2] = ["_programme/2024Q3/verifications", "cascade/2024Q3/outcomes"];
const ITO: [&str; 2] = ["--by", "Ms Ito"];

/// The worked example with an office that approves.
fn golden() -> Programme {
    let programme = Programme::from_fixture("golden");
    set_approval(&programme, "office");
    programme
}

/// Lets the programme say who approves.
fn set_approval(programme: &Programme, approval: &str) {
    let settings = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let said = format!("due_days = 30\napproval = \"{approval}\"");
    programme.write("programme.toml", settings.replace("due_days = 30", &said));
}

/// The rows of a query.
fn rows(programme: &Programme, query: &str, more: &[&str]) -> Vec<String> {
    let args = ["sql", "-c", query, "--format", "csv"];
    let told = programme.ok(&[&args[..], more].concat()).stdout;
    told.lines().skip(1).map(str::to_owned).collect()
}

/// Writes a report of the year and compares its figures with a file of the example.
fn assert_reports(programme: &Programme, more: &[&str], folder: &str, file: &str) {
    programme.ok(&[&["report", "2024"][..], more].concat());
    let figures = figures_in(&programme.read(&format!("reports/{folder}/figures.json")));
    let differences = differences(&figures, &fixture(&format!("golden/{file}")));
    assert!(differences.is_empty(), "{more:?} {file}\n{}", differences.join("\n"));
}

/// The pages of a report, and of how many of them the stamp stands on.
fn stamped(programme: &Programme, folder: &str) -> (usize, usize) {
    let files = files(&programme.path().join("reports").join(folder));
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    let pages: Vec<String> = pages.map(|(_, b)| String::from_utf8(b.clone()).unwrap()).collect();
    let stamp = format!("aria-label=\"Draft\">{STAMP}</aside>");
    (pages.len(), pages.iter().filter(|page| page.contains(&stamp)).count())
}

/// With the corrections of the example waiting: queries answer as approved, or as a draft that says so, and
/// so does every file of a draft that is written.
fn assert_draft_says_so(programme: &Programme) {
    let held = "select id, value from figures where id = 'centre:cascade.new_sales.2024'";
    let of = |file: &str| {
        let all = expected(&fixture(&format!("golden/{file}")));
        let (id, value, _) =
            all.into_iter().find(|(id, _, _)| id == "centre:cascade.new_sales.2024").unwrap();
        format!("{id},{}", value.unwrap())
    };
    assert_ne!(of("expected-2024-1.csv"), of("expected-2024-2.csv"));
    assert_eq!(rows(programme, held, &["--year", "2024"]), [of("expected-2024-1.csv")]);
    assert_eq!(rows(programme, held, &["--year", "2024", "--draft"]), [of("expected-2024-2.csv")]);
    let told = programme.ok(&["sql", "-c", "select 1", "--draft"]).stderr;
    assert!(told.contains("draft: includes extracts that the office has not approved"), "{told}");
    let draft: Value =
        serde_json::from_str(&programme.read("reports/2024-draft/figures.json")).unwrap();
    assert_eq!((&draft["draft"], &draft["waiting_for_approval"]), (&STAMP.into(), &2.into()));
    for (path, bytes) in files(&programme.path().join("reports/2024-draft/tables")) {
        let mut reader = csv::Reader::from_reader(&bytes[..]);
        assert_eq!(reader.headers().unwrap().iter().next_back(), Some("draft"), "{path}");
        assert!(reader.records().all(|r| r.unwrap().iter().next_back() == Some(STAMP)), "{path}");
    }
}

#[test]
fn figures_rest_on_what_the_office_has_approved() {
    let programme = golden();
    let ran = programme.run(&["load"]);
    let waits = "snapshot 1 holds 30 extracts, of which 30 wait for approval";
    assert!(ran.stderr.contains(waits), "{}", ran.stderr);
    assert!(ran.stderr.contains("`counterfoil status --waiting`"), "{}", ran.stderr);

    // nothing is approved yet: there is nothing to report, but a draft
    let ran = programme.run(&["report", "2024"]);
    assert!(ran.code == 2 && ran.stderr.contains("not approved yet: 30"), "{}", ran.stderr);
    assert_eq!(rows(&programme, "select count(*) from stg_clients", &[]), ["0"]);
    assert_reports(&programme, &["--draft"], "2024-draft", "expected-2024-1.csv");
    let (pages, with_stamp) = stamped(&programme, "2024-draft");
    assert!(pages > 8 && pages == with_stamp, "{with_stamp} of {pages}");
    let national = programme.read("reports/2024-draft/index.html");
    assert!(national.contains("30 extracts wait for the office's approval"));
    assert!(!programme.path().join("reports/2024").exists());

    let ran = programme.ok(&[&["approve", "--all"][..], &ITO].concat());
    assert!(ran.stderr.contains("30 approved, 0 wait"), "{}", ran.stderr);
    assert_reports(&programme, &[], "2024", "expected-2024-1.csv");
    assert_eq!(stamped(&programme, "2024").1, 0);
    assert!(!programme.read("reports/2024/index.html").contains("approval"));
    let before = programme.read("reports/2024/figures.json");

    // corrections wait: figures stand as approved, and say what they leave out
    let ran = programme.ok(&["load", "--inbox", "inbox-2"]);
    assert!(ran.stderr.contains("holds 31 extracts, of which 2 wait"), "{}", ran.stderr);
    assert_reports(&programme, &[], "2024", "expected-2024-1.csv");
    let (national, cascade, harbor) = (
        programme.read("reports/2024/index.html"),
        programme.read("reports/2024/centres/cascade.html"),
        programme.read("reports/2024/centres/harbor.html"),
    );
    assert!(national.contains("2 accepted extracts are left out"));
    assert!(cascade.contains("1 accepted extract is left out"));
    assert!(!harbor.contains("left out, waiting"));
    assert_eq!(stamped(&programme, "2024").1, 0);
    let ran = programme.ok(&["snapshots", "diff", "2", "3"]);
    assert!(ran.stderr.contains("0 extracts and 0 figures differ"), "{}", ran.stderr);
    let exported: Value =
        serde_json::from_str(&programme.ok(&["snapshots", "export"]).stdout).unwrap();
    assert_eq!(exported["in_force"].as_array().unwrap().len(), 30);
    assert_eq!(exported["waiting_for_approval"], 2);

    // a draft has them, and what is kept of the one is not taken for the other
    assert_reports(&programme, &["--draft"], "2024-draft", "expected-2024-2.csv");
    assert_reports(&programme, &[], "2024", "expected-2024-1.csv");
    assert_draft_says_so(&programme);

    // returned: the approved ones stand, the bytes do not come back
    let because = ["--because", "sales in thousands"];
    programme.ok(&[&["return"][..], &CORRECTED, &ITO, &because].concat());
    assert_reports(&programme, &[], "2024", "expected-2024-1.csv");
    assert!(!programme.read("reports/2024/index.html").contains("left out, waiting"));
    let ran = programme.run(&["load", "--inbox", "inbox-2"]);
    assert!(ran.stderr.contains("0 accepted, 2 refused"), "{}", ran.stderr);
    assert!(ran.stderr.contains("error[returned]") && ran.stderr.contains("sales in thousands"));
    // what is corrected is accepted, and waits anew
    let path = "inbox-2/cascade/2024Q3/outcomes.csv";
    programme.write(path, programme.read(path).replace("2000000,500000", "2000001,500000"));
    let ran = programme.run(&["load", "--inbox", "inbox-2"]);
    assert!(ran.stderr.contains("1 accepted, 1 refused"), "{}", ran.stderr);
    assert!(ran.stderr.contains("of which 1 wait"), "{}", ran.stderr);

    // as it stood then
    let ran = programme.run(&["report", "2024", "--snapshot", "1"]);
    assert!(ran.code == 2 && ran.stderr.contains("not approved yet: 30"), "{}", ran.stderr);
    assert_reports(&programme, &["--snapshot", "2"], "2024", "expected-2024-1.csv");
    assert_eq!(programme.read("reports/2024/figures.json"), before);
    assert_reports(
        &programme,
        &["--snapshot", "3", "--draft"],
        "2024-draft",
        "expected-2024-2.csv",
    );

    let audit = "select act, acted_by, coalesce(because, 'no reason'), count(*), count(distinct extract_sha256), min(snapshot) from warehouse.audit group by 1, 2, 3 order by 1";
    assert_eq!(
        rows(&programme, audit, &[]),
        ["approve,Ms Ito,no reason,30,30,2", "return,Ms Ito,sales in thousands,2,2,4"]
    );
    let one =
        "select centre_id, period, dataset from warehouse.audit where act = 'return' order by 1";
    let named = CORRECTED.map(|path| path.replace('/', ","));
    assert_eq!(rows(&programme, one, &[]), named);

    // upkeep leaves it so
    programme.ok(&["compact"]);
    programme.ok(&["vacuum", "--keep-days", "1", "--now", "2099-01-01"]);
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
    assert_reports(&programme, &["--snapshot", "3"], "2024", "expected-2024-1.csv");
    assert_reports(
        &programme,
        &["--snapshot", "3", "--draft"],
        "2024-draft",
        "expected-2024-2.csv",
    );
}

#[test]
fn the_table_in_force_has_for_other_engines_what_is_approved() {
    let programme = golden();
    programme.run(&["load"]);
    programme.ok(&[&["approve", "--centre", "harbor"][..], &ITO].concat());
    let table = programme.path().join("warehouse/in_force");
    let script = "rows = deltalake.DeltaTable(sys.argv[1]).to_pyarrow_table().to_pylist()\nprint(sorted({(r['snapshot'], r['centre_id']) for r in rows}))";
    let told = other_reader(script, &table);
    assert_eq!(told.trim(), "[(2, 'harbor')]");
}

#[test]
fn what_is_approved_or_stays_accepted_holds_together() {
    let programme = golden();
    programme.run(&["load"]);
    let run = |args: &[&str]| programme.run(&[args, &ITO].concat());
    let ran = run(&["approve", "harbor/2024Q1/engagements"]);
    let told = "rows would refer to clients that are not there";
    assert!(ran.code == 1 && ran.stderr.contains(told), "{}", ran.stderr);
    assert!(ran.stderr.contains("nothing was approved"), "{}", ran.stderr);
    assert_eq!(rows(&programme, "select count(*) from warehouse.audit", &[]), ["0"]);
    let ran = run(&["return", "harbor/2024Q1/clients", "--because", "x"]);
    assert!(ran.code == 1 && ran.stderr.contains("harbor/2024Q1/engagements"), "{}", ran.stderr);
    for (args, problem) in [
        (&["approve", "harbor/2024Q1/outcomes"][..], "does not wait for approval"),
        (&["approve", "harbor/2024Q1"], "is not centre/period/dataset"),
        (&["approve", "--centre", "harbour"], "no centre `harbour`"),
        (&["approve", "--centre", "harbor", "--period", "2024Q9"], "no period `2024Q9`"),
        (&["approve", "--all", "--because", " "], "`--because` says nothing"),
        (&["return", "harbor/2024Q1/outcomes", "--because", "x"], "does not wait for approval"),
    ] {
        let ran = run(args);
        assert!(ran.code == 2 && ran.stderr.contains(problem), "{args:?}: {}", ran.stderr);
    }
    assert_eq!(run(&["approve"]).code, 2);
    // a quarter whose firms were told of in an earlier one
    let ran = run(&["approve", "--centre", "harbor"]);
    assert!(ran.code == 0 && ran.stderr.contains("7 approved, 23 wait"), "{}", ran.stderr);
    let ran = run(&["approve", "--centre", "harbor"]);
    assert!(ran.code == 0 && ran.stderr.contains("nothing of that waits"), "{}", ran.stderr);
    // what is approved is withdrawn, not returned
    let ran = run(&["return", "harbor/2024Q3/outcomes", "--because", "x"]);
    assert!(ran.code == 2 && ran.stderr.contains("counterfoil withdraw"), "{}", ran.stderr);
    let ran = run(&["withdraw", "harbor/2024Q3/outcomes", "--because", "x"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
}

/// A column of what a command prints as CSV, for the rows with these words.
fn states(told: &str, words: &[&str], column: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(told.as_bytes());
    let place = reader.headers().unwrap().iter().position(|h| h == column).unwrap();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let is_asked = |r: &&csv::StringRecord| words.iter().all(|w| r.iter().any(|cell| cell == *w));
    records.iter().filter(is_asked).map(|r| r[place].to_owned()).collect()
}

#[test]
fn status_receipts_and_submit_tell_what_waits_and_what_was_returned() {
    let programme = golden();
    programme.run(&["load"]);
    let status =
        |more: &[&str]| programme.run(&[&["status", "--format", "csv"][..], more].concat());
    let harbor = ["harbor", "2024Q3", "outcomes"];
    assert_eq!(states(&status(&[]).stdout, &harbor, "state"), ["waiting"]);
    let waiting = status(&["--waiting"]);
    // what nobody expects waits too
    assert_eq!(states(&waiting.stdout, &["waiting"], "state").len(), 30, "{}", waiting.stdout);
    assert_eq!(states(&waiting.stdout, &["_programme"], "dataset").len(), 2);
    assert!(waiting.stderr.contains("30 wait for approval"), "{}", waiting.stderr);
    let receipts = || programme.ok(&["receipts", "harbor", "--format", "csv"]);
    let of = ["2024Q3", "outcomes"];
    assert_eq!(states(&receipts().stdout, &of, "status"), ["waiting"]);
    let folder = states(&receipts().stdout, &of, "receipt").remove(0);
    let receipt: Value =
        serde_json::from_str(&programme.read(&format!("restricted/{folder}/receipt.json")))
            .unwrap();
    assert_eq!(
        (&receipt["status"], &receipt["waits_for_approval"]),
        (&"accepted".into(), &true.into())
    );
    let submit = |file: &str| {
        let file = programme.path().join(file);
        programme.run(&[
            "submit",
            file.to_str().unwrap(),
            "--as",
            "harbor/2024Q3/outcomes",
            "--anyway",
        ])
    };
    let path = "inbox/harbor/2024Q3/outcomes.csv";
    let ran = submit(path);
    assert!(ran.stderr.contains("it waits for the office's approval"), "{}", ran.stderr);

    let returning = ["return", "harbor/2024Q3/outcomes", "--because", "of another year"];
    programme.ok(&[&returning[..], &ITO].concat());
    let told = status(&[]);
    assert_eq!(states(&told.stdout, &harbor, "state"), ["returned"]);
    assert!(told.code == 1 && told.stderr.contains("1 returned"), "{}", told.stderr);
    assert_eq!(states(&status(&["--late"]).stdout, &harbor, "state"), ["returned"]);
    // as it was known before
    assert_eq!(states(&status(&["--snapshot", "1"]).stdout, &harbor, "state"), ["waiting"]);
    let told = receipts();
    assert_eq!(states(&told.stdout, &of, "status"), ["returned"]);
    assert!(told.stderr.contains("was returned: of another year"), "{}", told.stderr);
    let ran = submit(path);
    assert!(ran.stderr.contains("the office returned it: of another year"), "{}", ran.stderr);

    programme.ok(&[&["approve", "--all"][..], &ITO].concat());
    let told = status(&["--waiting"]);
    assert_eq!(told.stdout.lines().count(), 1, "{}", told.stdout);
    let clients = ["harbor", "2024Q1", "clients"];
    assert_eq!(states(&status(&[]).stdout, &clients, "state"), ["accepted"]);
    assert_eq!(states(&receipts().stdout, &["2024Q1", "clients"], "status"), ["accepted"]);
    // a corrected file is sent and waits for both
    programme.write("corrected.csv", programme.read(path).replace(",yes,", ",no,"));
    let ran = submit("corrected.csv");
    assert!(ran.stderr.contains("next load, and then for the office's approval"), "{}", ran.stderr);
    programme.run(&["load"]);
    assert_eq!(states(&status(&[]).stdout, &harbor, "state"), ["waiting"]);
    let listed = programme.ok(&["snapshots", "list", "--format", "csv"]).stdout;
    assert_eq!(states(&listed, &["1"], "waiting")[0], "30");
}

#[test]
fn an_approval_is_of_bytes_as_they_were_read() {
    let programme = golden();
    programme.run(&["load"]);
    programme.ok(&[&["approve", "--all"][..], &ITO].concat());
    let path = "inbox/harbor/2024Q1/clients.csv";
    let clients = programme.read(path);
    programme.write(path, clients.replace("Gale Fittings", "Gale"));
    let ran = programme.run(&["load"]);
    assert!(ran.stderr.contains("of which 1 wait"), "{}", ran.stderr);
    // the approved bytes again are approved already
    programme.write(path, &clients);
    let ran = programme.run(&["load"]);
    assert!(
        ran.stderr.contains("1 accepted") && !ran.stderr.contains("wait for"),
        "{}",
        ran.stderr
    );
    // read by a mapping they are not what was approved
    programme.write("mappings/harbor.toml", "missing = [\"n/a\"]\n");
    let ran = programme.run(&["load"]);
    assert!(ran.stderr.contains("of which 7 wait for approval"), "{}", ran.stderr);
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
}

#[test]
fn without_an_office_that_approves_nothing_is_other_than_before() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let record = programme.read("warehouse/snapshots/00000001.json");
    assert!(!record.contains("waiting") && !record.contains("returned"), "{record}");
    programme.ok(&["report", "2024"]);
    let report = files(&programme.path().join("reports/2024"));
    let ran = programme.ok(&["report", "2024", "--draft"]);
    assert!(ran.stderr.contains("nothing waits for approval: this is no draft"), "{}", ran.stderr);
    assert_eq!(files(&programme.path().join("reports/2024")), report);
    assert!(!programme.path().join("reports/2024-draft").exists());
    for (path, bytes) in report {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(STAMP) && !text.contains("approval"), "{path}");
    }
    let told = programme.run(&["status"]);
    assert!(!told.stderr.contains("approval"), "{}", told.stderr);
    let listed = programme.ok(&["snapshots", "list", "--format", "csv"]).stdout;
    assert!(listed.lines().next().unwrap().ends_with(",config,tool"), "{listed}");
    let ran = programme.ok(&[&["approve", "--all"][..], &ITO].concat());
    assert!(ran.stderr.contains("nothing of that waits"), "{}", ran.stderr);
    assert!(!programme.path().join("warehouse/snapshots/00000002.json").exists());
}

#[test]
fn what_was_in_force_when_the_office_began_to_approve_counts_as_approved() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    set_approval(&programme, "office");
    let ran = programme.ok(&["load", "--inbox", "inbox-2"]);
    assert!(ran.stderr.contains("holds 31 extracts, of which 2 wait"), "{}", ran.stderr);
    assert_reports(&programme, &[], "2024", "expected-2024-1.csv");
    // and once it no longer does, what waited is in force with the next snapshot, which says why
    set_approval(&programme, "automatic");
    assert_reports(&programme, &[], "2024", "expected-2024-1.csv");
    programme.ok(&["unlock", "harbor", "2023Q4", "--because", "x", "--by", "y"]);
    assert_reports(&programme, &[], "2024", "expected-2024-2.csv");
    let audit = "select act, acted_by, because from warehouse.audit order by 1";
    assert_eq!(
        rows(&programme, audit, &[])[..2],
        ["approve,programme.toml,`submission.approval` is `automatic`"; 2]
    );
    assert_reports(&programme, &["--snapshot", "2"], "2024", "expected-2024-1.csv");
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
}

fn copied(from: &Programme) -> Programme {
    let programme = Programme::empty();
    copy(from.path(), programme.path());
    programme
}

#[test]
fn acts_and_loads_at_once_are_all_done_and_each_once() {
    let programme = golden();
    programme.run(&["load"]);
    let approving = ["harbor", "plains", "cascade", "_programme"];
    let mut children: Vec<Child> = approving
        .iter()
        .map(|c| command(&programme, &["approve", "--centre", c, "--by", c]).spawn().unwrap())
        .collect();
    children.push(command(&programme, &["load", "--inbox", "inbox-2"]).spawn().unwrap());
    let ran: Vec<Ran> =
        children.into_iter().map(|c| Ran::from(c.wait_with_output().unwrap())).collect();
    // whoever meets a correction that came meanwhile says so, and approves nothing that it has not seen
    for (who, ran) in approving.iter().zip(&ran) {
        let is_told = ran.stderr.contains("was sent again meanwhile");
        assert!(ran.code == 0 || is_told, "{who}: {}", ran.stderr);
    }
    assert_eq!(ran.last().unwrap().code, 0, "{}", ran.last().unwrap().stderr);
    for (who, ran) in approving.iter().zip(&ran) {
        let audit = format!(
            "select count(*), count(distinct snapshot) from warehouse.audit where acted_by = '{who}'"
        );
        let counted = rows(&programme, &audit, &[]).remove(0);
        assert_eq!(counted.ends_with(",1"), ran.code == 0, "{who}: {counted}");
    }
    programme.ok(&[&["approve", "--all"][..], &ITO].concat());
    assert_reports(&programme, &[], "2024", "expected-2024-2.csv");
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
}

#[test]
fn an_approval_that_is_killed_is_done_or_not() {
    let loaded = golden();
    loaded.run(&["load"]);
    let approve = [&["approve", "--all"][..], &ITO].concat();
    let (mut done, mut died) = (0, 0);
    for fault in 1.. {
        let programme = copied(&loaded);
        if !disturb(&programme, &approve, &[], &Death::Fault(format!("before:{fault}"))) {
            break;
        }
        died += 1;
        let counted = rows(&programme, "select count(*) from warehouse.audit", &[]).remove(0);
        assert!(["0", "30"].contains(&counted.as_str()), "fault {fault}: {counted}");
        let in_force = "select count(*) from warehouse.in_force";
        assert_eq!(rows(&programme, in_force, &[]), [counted.as_str()], "fault {fault}");
        done += u32::from(counted == "30");
        programme.ok(&approve);
        programme.run(&["load"]);
        assert_eq!(rows(&programme, in_force, &[]), ["30"], "fault {fault}");
        assert_eq!(programme.ok(&["doctor"]).stdout, "", "fault {fault}");
    }
    assert!(died >= 2 && done >= 1 && done < died, "{done} of {died}");
}

#[test]
fn many_extracts_wait_in_a_file_of_their_own() {
    let settings = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let settings = settings.replace("due_days = 30", "due_days = 30\napproval = \"office\"");
    let programme = Programme::with_settings(&settings);
    for (dataset, period) in [
        ("clients", "2024Q1"),
        ("engagements", "2024Q1"),
        ("outcomes", "2024Q3"),
        ("funding", "2024Q1"),
        ("activities", "2023Q2"),
    ] {
        let file = fixture(&format!("golden/inbox/plains/{period}/{dataset}.csv"));
        let header = std::fs::read_to_string(file).unwrap().lines().next().unwrap().to_owned();
        for (year, quarter) in (2011..2025).flat_map(|y| (1..5).map(move |q| (y, q))) {
            let path = format!("inbox/harbor/{year}Q{quarter}/{dataset}.csv");
            programme.write(&path, format!("{header}\n"));
        }
    }
    let ran = programme.ok(&["load"]);
    assert!(ran.stderr.contains("holds 280 extracts, of which 280 wait"), "{}", ran.stderr);
    let record = programme.read("warehouse/snapshots/00000001.json");
    assert!(record.contains("in_force_file") && !record.contains("\"waiting\""), "{record}");
    let count = "select count(*) from warehouse.in_force";
    assert_eq!(rows(&programme, count, &[]), ["0"]);
    assert_eq!(rows(&programme, count, &["--draft"]), ["280"]);
    let some = ["approve", "--centre", "harbor", "--period", "2024Q4"];
    let ran = programme.ok(&[&some[..], &ITO].concat());
    assert!(ran.stderr.contains("5 approved, 275 wait"), "{}", ran.stderr);
    let ran = programme.ok(&["load"]);
    assert!(ran.stderr.contains("280 known"), "{}", ran.stderr);
    assert_eq!(rows(&programme, count, &[]), ["5"]);
    assert_eq!(rows(&programme, count, &["--draft"]), ["280"]);
    programme.ok(&[&["approve", "--all"][..], &ITO].concat());
    assert_eq!(rows(&programme, count, &[]), ["280"]);
    assert_eq!(rows(&programme, count, &["--snapshot", "2"]), ["5"]);
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
}

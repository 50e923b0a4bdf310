//! Warnings that ask their centre for an answer: listed, answered, and gone once they are corrected.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::disturbed::command;
use crate::support::{Programme, Ran, copy, files};

const OUTCOMES: &str = "inbox/harbor/2024Q3/outcomes.csv";
const EXTRACT: &str = "harbor/2024Q3/outcomes";
const LOADED: [&str; 2] = ["--now", "2024-07-10"];

/// The programme of the fixture, loaded.
fn loaded() -> Programme {
    let programme = Programme::from_fixture("follow-up");
    let ran = programme.ok(&[&["load"], &LOADED[..]].concat());
    let told = "harbor: 3 warnings ask for an answer; `counterfoil follow-up harbor` lists";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
    programme
}

/// What `follow-up` lists on 20 July 2024.
fn asked(programme: &Programme, args: &[&str]) -> Vec<Value> {
    let now = ["--format", "json", "--now", "2024-07-20"];
    let ran = programme.ok(&[&["follow-up"], args, &now[..]].concat());
    serde_json::from_str::<Value>(&ran.stdout).unwrap().as_array().unwrap().clone()
}

/// The code, row, state, what totals do with it, and the snapshot in which it was asked first, of each.
fn states(programme: &Programme, args: &[&str]) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let of = |one: &Value| {
        ["code", "row", "state", "totals", "asked_in"].map(|name| text(&one[name])).join(" ")
    };
    asked(programme, args).iter().map(of).collect()
}

fn answer(programme: &Programme, args: &[&str]) -> Ran {
    let by = ["--by", "Ms Ito", "--now", "2024-07-15"];
    programme.run(&[&["answer", EXTRACT], args, &by[..]].concat())
}

/// Changes a file of the inbox and loads it on 18 July 2024.
fn resubmit(programme: &Programme, from: &str, to: &str) {
    let text = programme.read(OUTCOMES);
    assert!(text.contains(from), "{text}");
    programme.write(OUTCOMES, text.replace(from, to));
    programme.ok(&["load", "--now", "2024-07-18"]);
}

#[test]
fn what_asks_is_listed_with_its_place_its_age_and_whether_it_is_held() {
    let programme = loaded();
    assert_eq!(
        states(&programme, &[]),
        [
            "extreme-value 2 open held 1",
            "jobs-exceed-employees 4 open held 1",
            "sales-exceed-turnover 3 open held 1"
        ]
    );
    let first = &asked(&programme, &["harbor"])[0];
    for (name, wanted) in [
        ("centre_id", "harbor"),
        ("period", "2024Q3"),
        ("dataset", "outcomes"),
        ("path", "harbor/2024Q3/outcomes.csv"),
        ("column", "new_sales"),
        ("value", "25000000"),
        ("asked_on", "2024-07-10"),
    ] {
        assert_eq!(first[name], wanted, "{name}");
    }
    assert_eq!((&first["age_days"], &first["answer"]), (&10.into(), &Value::Null));
    let words = first["question"].as_str().unwrap();
    assert!(words.contains("row 2") && words.contains("held out of totals"), "{words}");
    let other = asked(&programme, &["--lang", "ja"])[0]["question"].as_str().unwrap().to_owned();
    assert!(other != words && !other.contains("held out"), "{other}");

    assert!(asked(&programme, &["cascade"]).is_empty());
    assert!(asked(&programme, &["--period", "2024Q2"]).is_empty());
    assert_eq!(asked(&programme, &["harbor", "--period", "2024Q3", "--open"]).len(), 3);
    assert!(asked(&programme, &["--answered"]).is_empty());
    for (args, problem) in [
        (&["harbour"][..], "there is no centre `harbour`"),
        (&["--period", "2024Q9"], "there is no period `2024Q9`"),
        (&["--open", "--answered"], "cannot be used with"),
    ] {
        let ran = programme.run(&[&["follow-up"], args].concat());
        assert!(ran.code == 2 && ran.stderr.contains(problem), "{}", ran.stderr);
    }
    let ran = programme.ok(&["follow-up", "harbor"]);
    assert!(ran.stderr.contains("3 open, 0 answered; the values of 3 are held"), "{}", ran.stderr);
    let csv = programme.ok(&["follow-up", "--format", "csv"]).stdout;
    assert!(csv.starts_with("centre_id,period,dataset,code,path,row,column,"), "{csv}");
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
}

#[test]
fn an_answer_is_kept_with_who_gave_it_and_releases_nothing() {
    let programme = loaded();
    let said = "they sold a plant, =1+1 <b>bold</b> & \"more\"";
    let ran = answer(&programme, &["--code", "extreme-value", "--row", "2", "--say", said]);
    assert!(ran.code == 0 && ran.stderr.contains("snapshot 2 says so"), "{}", ran.stderr);
    assert!(ran.stderr.contains("it releases nothing"), "{}", ran.stderr);
    let first = &asked(&programme, &["--answered"])[0];
    let wanted = [("answer", said), ("answered_by", "Ms Ito"), ("answered_on", "2024-07-15")];
    for (name, wanted) in wanted.into_iter().chain([("state", "answered"), ("totals", "held")]) {
        assert_eq!(first[name], wanted, "{name}");
    }
    assert_eq!(asked(&programme, &["--open"]).len(), 2);
    // as it was known before
    assert_eq!(states(&programme, &["--snapshot", "1"])[0], "extreme-value 2 open held 1");
    let ran = programme.ok(&[
        "sql",
        "-c",
        "select count(*) from fct_answer where is_held",
        "--format",
        "csv",
    ]);
    assert_eq!(ran.stdout.lines().nth(1), Some("5"));

    // that it was given stands in the audit table; what was said is nobody's who may not know
    let audit = "select snapshot, act, acted_by, because, dataset from warehouse.audit";
    let ran = programme.ok(&["sql", "-c", audit, "--format", "csv"]);
    let row = ran.stdout.lines().nth(1).unwrap();
    assert_eq!(row, "2,answer,Ms Ito,\"extreme-value, row 2\",outcomes");
    let holds = |path: &str, bytes: &[u8]| {
        path.starts_with("warehouse/") && bytes.windows(11).any(|w| w == b"sold a plan")
    };
    let open = files(programme.path());
    assert!(!open.iter().any(|(path, bytes)| holds(path, bytes)));

    // another answer takes its place; one without a row is to all that have the code
    answer(&programme, &["--code", "extreme-value", "--say", "they bought one"]);
    assert_eq!(asked(&programme, &["--answered"])[0]["answer"], "they bought one");
    assert_eq!(asked(&programme, &["--answered", "--snapshot", "2"])[0]["answer"], said);
    let column = ["--code", "jobs-exceed-employees", "--column", "jobs_retained", "--say", "yes"];
    assert_eq!(answer(&programme, &column).code, 0);
    assert_eq!(asked(&programme, &["--open"]).len(), 1);
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
    let path =
        files(programme.path()).into_keys().find(|p| p.contains("follow_up/answers/00000002"));
    std::fs::remove_file(programme.path().join(path.unwrap())).unwrap();
    assert!(programme.run(&["doctor"]).stdout.contains("the answer is gone"));
}

#[test]
fn an_answer_to_what_nobody_asks_is_refused_with_what_is_open() {
    let programme = loaded();
    let long = "x".repeat(1001);
    for (args, problem) in [
        (
            &["--code", "digit-heaping", "--say", "x"][..],
            "--code extreme-value --row 2 --column new_sales",
        ),
        (
            &["--code", "extreme-value", "--row", "3", "--say", "x"],
            "no warning of `harbor/2024Q3/outcomes`",
        ),
        (&["--code", "extreme-value", "--say", " "], "`--say` says nothing"),
        (&["--code", "extreme-value", "--say", &long], "`--say` has 1001 characters"),
        (&["--code", "extreme-value", "--say", "a\u{202e}b"], "the character U+202E"),
        (&["--code", "extreme-value", "--say", "a\u{1b}[2Jb"], "the character U+001B"),
    ] {
        let ran = answer(&programme, args);
        assert!(ran.code == 2 && ran.stderr.contains(problem), "{args:?}: {}", ran.stderr);
    }
    for (extract, problem) in [
        ("harbor/2024Q3/funding", "nothing is in force"),
        ("harbor/2024Q3", "is not centre/period/dataset"),
        ("cascade/2024Q3/clients", "nothing is open there"),
    ] {
        let args = ["answer", extract, "--code", "extreme-value", "--say", "x", "--by", "y"];
        let ran = programme.run(&args);
        assert!(ran.code == 2 && ran.stderr.contains(problem), "{}", ran.stderr);
    }
    assert_eq!(states(&programme, &["--answered"]).len(), 0);
    assert!(!programme.path().join("restricted/follow_up/answers").exists());
}

#[test]
fn a_row_that_stays_as_it_is_keeps_its_answer_and_its_age() {
    let programme = loaded();
    answer(&programme, &["--code", "extreme-value", "--say", "they sold a plant"]);
    // it stands in another row, and one is corrected
    resubmit(&programme, "R1,", "R0,C1,2024-05-14,noncontact,,,,,,,,,,,,,,,,,,,,,\nR1,");
    resubmit(&programme, "600000,500000", "300000,500000");
    assert_eq!(
        states(&programme, &[]),
        ["extreme-value 3 answered held 1", "jobs-exceed-employees 5 open held 1"]
    );
    assert_eq!(asked(&programme, &[])[0]["age_days"], 10);
    // another value is another question, asked anew
    resubmit(&programme, "25000000", "26000000");
    assert_eq!(states(&programme, &[])[0], "extreme-value 3 open held 5");
    assert_eq!(asked(&programme, &[])[0]["age_days"], 2);
    // and the first one again is the first one again, though its answer was given to it alone
    resubmit(&programme, "26000000", "25000000");
    assert_eq!(states(&programme, &[])[0], "extreme-value 3 answered held 6");
    // the past stays, also when files are merged and rows of nobody removed
    programme.ok(&["compact"]);
    programme.ok(&["vacuum", "--keep-days", "1", "--now", "2099-01-01"]);
    assert_eq!(states(&programme, &["--snapshot", "2"]).len(), 3);
    assert_eq!(states(&programme, &["--snapshot", "5"])[0], "extreme-value 3 open held 5");
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
}

#[test]
fn what_the_office_has_verified_is_released_and_needs_no_answer() {
    let programme = loaded();
    answer(&programme, &["--code", "extreme-value", "--say", "they sold a plant"]);
    let header =
        "centre_id,response_id,measure,value,verified_by,method,role,verified_on,evidence\n";
    let of = |response: &str, measure: &str, value: &str| {
        format!("harbor,{response},{measure},{value},Mr Abe,telephone,office,2024-06-20,\n")
    };
    let rows = [
        of("R1", "new_sales", "25000000"),
        of("R2", "new_sales", "600000"),
        of("R3", "jobs_retained", "40"),
        of("R3", "jobs_created", "2"),
    ];
    programme
        .write("inbox/_programme/2024Q3/verifications.csv", header.to_owned() + &rows.concat());
    programme.ok(&["load", "--now", "2024-07-18"]);
    // of sales above turnover two values are held, one of them still
    assert_eq!(
        states(&programme, &[]),
        [
            "extreme-value 2 answered released 1",
            "jobs-exceed-employees 4 verified released 1",
            "sales-exceed-turnover 3 open held 1"
        ]
    );
    assert_eq!(asked(&programme, &["--open"]).len(), 1);
}

/// A check of clients with these lines in its header, which shows their names.
fn own_check(lines: &str) -> String {
    format!(
        "-- title: t\n{lines}-- dataset: clients\n-- definition: d\n-- example: e\n-- message: is `{{value}}` right?\n-- hint: look\n\nselect\n    extract,\n    row_number,\n    'name' as column_name,\n    name as value\nfrom incoming.clients\nwhere name = 'Ash Works'\n"
    )
}

#[test]
fn a_check_of_a_programmes_own_may_ask_and_one_that_is_built_in_need_not() {
    let programme = Programme::from_fixture("follow-up");
    for (lines, problem) in [
        ("-- severity: warning\n-- asks: perhaps\n", "`asks` is `yes` or `no`, not `perhaps`"),
        ("-- severity: error\n-- asks: yes\n", "an error is corrected, not answered"),
    ] {
        programme.write("sql/checks/own.sql", own_check(lines));
        let ran = programme.run(&["check"]);
        assert!(ran.code == 2 && ran.stderr.contains(problem), "{}", ran.stderr);
    }
    programme.write("sql/checks/own.sql", own_check("-- severity: warning\n-- asks: yes\n"));
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/sql/checks/extreme-value.sql");
    let built_in = std::fs::read_to_string(built_in).unwrap();
    programme.write("sql/checks/extreme-value.sql", built_in.replace("asks: yes", "asks: no"));
    programme.ok(&[&["load"], &LOADED[..]].concat());
    let all = asked(&programme, &[]);
    let codes: Vec<&str> = all.iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["own", "jobs-exceed-employees", "sales-exceed-turnover"]);
    assert_eq!((&all[0]["value"], &all[0]["totals"]), (&"Ash Works".into(), &Value::Null));
    assert_eq!(all[0]["question"], "row 2, column `name`: is `Ash Works` right?");
    // it shows a firm's name, which stays where names are
    let is_told = |path: &str, bytes: &[u8]| {
        path.starts_with("warehouse/")
            && !path.contains("/config/")
            && bytes.windows(9).any(|w| w == b"Ash Works")
    };
    assert!(!files(programme.path()).iter().any(|(path, bytes)| is_told(path, bytes)));
    assert!(programme.ok(&["explain", "own"]).stdout.contains("counterfoil answer"));
}

#[test]
fn pages_tell_what_is_asked_and_answered() {
    let programme = loaded();
    programme.ok(&["report", "2024"]);
    let national = |programme: &Programme| programme.read("reports/2024/index.html");
    let row = "<th scope=\"row\">Harbor Centre</th><td>extreme-value</td><td>1</td><td>0</td><td>0</td><td>1</td><td>0</td>";
    assert!(national(&programme).contains(row), "{}", national(&programme));
    let said = "<script>alert(1)</script> \"they\" sold & bought";
    answer(&programme, &["--code", "extreme-value", "--say", said]);
    programme.ok(&["report", "2024"]);
    let row = "<th scope=\"row\">Harbor Centre</th><td>extreme-value</td><td>0</td><td>1</td><td>0</td><td>1</td><td>n/a</td>";
    assert!(national(&programme).contains(row), "{}", national(&programme));
    assert!(national(&programme).contains(
        "<td>jobs-exceed-employees</td><td>1</td><td>0</td><td>0</td><td>1</td><td>5</td>"
    ));
    let own = programme.read("reports/2024/centres/harbor.html");
    assert!(own.contains("sold &amp; bought") && !own.contains("<script>"), "{own}");
    assert!(own.contains("Ms Ito, 15 Jul 2024") && own.contains("answered, held"), "{own}");
    // what a centre said is on its own page, and what is not asked is said
    let other = programme.read("reports/2024/centres/cascade.html");
    let none = "No warning of the year's extracts asks for an answer.";
    assert!(!other.contains("bought") && other.contains(none), "{other}");
    assert!(!national(&programme).contains("bought"));
    // as it was
    programme.ok(&["report", "2024", "--snapshot", "1"]);
    let own = programme.read("reports/2024/centres/harbor.html");
    assert!(!own.contains("bought") && own.contains("<td>open, held</td>"), "{own}");
    // figures do not hang on answers
    programme.ok(&["report", "2024", "--snapshot", "1"]);
    let before = programme.figures(2024);
    programme.ok(&["report", "2024"]);
    assert_eq!(before, programme.figures(2024));
}

#[test]
fn what_headers_say_of_answers_is_what_is_told() {
    let programme = Programme::empty();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sql/checks");
    let asking = files(&folder)
        .into_iter()
        .filter(|(_, text)| String::from_utf8_lossy(text).contains("\n-- asks: yes\n"));
    let asking: BTreeSet<String> =
        asking.map(|(name, _)| name.split('.').next().unwrap().to_owned()).collect();
    let listed = programme.ok(&["explain", "--format", "json"]).stdout;
    let listed: Vec<Value> = serde_json::from_str(&listed).unwrap();
    let told = listed.iter().filter(|code| code["asks"] == true);
    let told: BTreeSet<String> = told.map(|c| c["code"].as_str().unwrap().to_owned()).collect();
    assert_eq!(asking, told);
    assert_eq!(asking.len(), 6, "{asking:?}");
    // every file of a code says the same
    for (name, text) in files(&folder) {
        let says = String::from_utf8_lossy(&text).contains("\n-- asks: yes\n");
        assert_eq!(says, asking.contains(name.split('.').next().unwrap()), "{name}");
    }
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    let line = readme.lines().find(|line| line.contains("ask for an answer")).unwrap();
    let named: BTreeSet<String> =
        asking.iter().filter(|c| line.contains(&format!("`{c}`"))).cloned().collect();
    assert_eq!(named, asking, "{line}");
    let explained = programme.ok(&["explain", "scale-shift"]).stdout;
    assert!(explained.contains("it asks        answer it"), "{explained}");
    assert!(!programme.ok(&["explain", "late-entry"]).stdout.contains("counterfoil answer"));
    let german = programme.ok(&["explain", "scale-shift", "--lang", "de"]).stdout;
    assert!(german.contains("beantworten"), "{german}");
}

#[test]
fn an_answer_that_is_killed_was_given_whole_or_not_at_all() {
    let programme = loaded();
    let mut given = BTreeSet::new();
    for write in 1..=8 {
        let copied = Programme::empty();
        copy(programme.path(), copied.path());
        let args = ["answer", EXTRACT, "--code", "extreme-value", "--say", "yes", "--by", "y"];
        let fault = format!("before:{write}");
        command(&copied, &args).env("COUNTERFOIL_FAULT", fault).output().unwrap();
        let answered = asked(&copied, &["--answered"]).len();
        let audit = copied.ok(&["sql", "-c", "select act from warehouse.audit", "--format", "csv"]);
        assert_eq!(audit.stdout.lines().count() - 1, answered, "{write}: {}", audit.stdout);
        given.insert(answered);
        // the next one is whole
        assert_eq!(answer(&copied, &["--code", "extreme-value", "--say", "yes, again"]).code, 0);
        assert_eq!(asked(&copied, &["--answered"])[0]["answer"], "yes, again");
        assert_eq!(copied.ok(&["doctor", "--deep"]).stdout, "", "{write}");
        copied.ok(&["vacuum", "--keep-days", "1", "--now", "2099-01-01"]);
        let kept = files(copied.path()).into_keys().filter(|p| p.contains("follow_up/answers/"));
        assert_eq!(kept.count(), 1 + answered, "{write}");
    }
    assert_eq!(given.len(), 2, "{given:?}");
}

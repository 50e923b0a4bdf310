//! Anything a centre can type may be hostile: clear findings, no panic, nothing half-loaded.

use crate::support::{Programme, fixture};

const HEADER: &str =
    "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on";

fn programme() -> Programme {
    let golden = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    Programme::with_settings(&golden)
}

/// Checks one clients file; the codes found, each once, and the exit status.
fn check(bytes: &[u8]) -> (Vec<String>, i32) {
    let programme = programme();
    programme.write("inbox/harbor/2024Q1/clients.csv", bytes);
    let ran = programme.run(&["check", "--format", "ndjson"]);
    // 2 is a failure of the program, 101 a panic
    assert!(ran.code < 2, "{}", ran.stderr);
    let mut codes: Vec<String> = ran
        .stdout
        .lines()
        .map(|l| {
            serde_json::from_str::<serde_json::Value>(l).unwrap()["code"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    codes.sort();
    codes.dedup();
    (codes, ran.code)
}

#[test]
fn files_that_are_no_csv_are_refused_in_words() {
    let long = format!("{HEADER}\n{}", "\"".repeat(9_000_001));
    let cut = format!("{HEADER}\nC1,\"cut o");
    let cases: [(&[u8], &str); 9] = [
        (b"", "source-error"),
        (b"\xef\xbb\xbf", "source-error"),
        (b"\n\n\n", "source-error"),
        (cut.as_bytes(), "format-error"),
        (
            b"Clients of the harbor centre,,\n\nclient_id,name,enterprise_id,industry,employees\n",
            // what the header below lacks is told as well
            "format-error missing-label",
        ),
        (b"\xff\xfe\x00\x00", "encoding-error"),
        (b"PK\x03\x04\x14\x00\x00\x00", "format-error"),
        (b"\x00\x00\x00", "format-error"),
        (long.as_bytes(), "format-error"),
    ];
    for (bytes, code) in cases {
        let (codes, status) = check(bytes);
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(20)]).into_owned();
        assert_eq!(codes.join(" "), code, "{shown:?}");
        assert_eq!(status, 1, "{shown:?}");
    }
}

#[test]
fn every_fault_is_reported_and_none_is_sampled() {
    let mut text = format!("{HEADER}\n");
    for row in 0..5_000 {
        text.push_str(&format!("C{row},Firm,,33,-1,1e9,WA,perhaps,2023-13-01\n"));
    }
    let programme = programme();
    programme.write("inbox/harbor/2024Q1/clients.csv", text);
    let ran = programme.run(&["check", "--format", "ndjson"]);
    let count = |code: &str| ran.stdout.matches(&format!("\"code\":\"{code}\"")).count();
    // employees below the minimum; annual_sales, rural and first_served_on of no such type
    assert_eq!((count("constraint-error"), count("type-error")), (5_000, 15_000));
}

#[test]
fn nothing_a_centre_types_runs_anywhere() {
    let programme = programme();
    let formula = "=cmd|' /C calc'!A0";
    let script = "<script>alert(1)</script>";
    programme.write(
        "inbox/harbor/2024Q1/clients.csv",
        format!("{HEADER}\nC1,\"{formula}\",,332710,5,1,\"{script}\",no,2023-11-01\nC2,x,,{script},5,1,WA,\u{1b}[31m,2023-11-01\n"),
    );
    // a name that the store cannot list stops nobody else
    programme.write("inbox/harbor/2024Q1/\u{1b}[31mevil.csv", "x");
    let ran = programme.run(&["load"]);
    assert_eq!(ran.code, 1);
    for text in [&ran.stdout, &ran.stderr] {
        assert!(!text.contains('\u{1b}'), "a control character reached the terminal: {text:?}");
    }
    for (path, bytes) in crate::support::files(&programme.path().join("restricted/receipts")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.lines().any(|l| l.starts_with('=') || l.contains(",=")), "{path}: {text}");
    }
    // the same names, now acceptable: they reach no page
    let golden = Programme::from_fixture("golden");
    let clients = golden.read("inbox/cascade/2023Q2/clients.csv");
    golden.write(
        "inbox/cascade/2023Q2/clients.csv",
        clients.replace("Alder Precision LLC", script).replace(",WA,", &format!(",{script},")),
    );
    let centres = golden.read("centres.csv");
    golden.write("centres.csv", centres.replace("Harbor Extension Partnership", script));
    golden.run(&["load"]);
    golden.ok(&["report", "2024"]);
    for (path, bytes) in crate::support::files(&golden.path().join("reports/2024")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!path.ends_with(".html") || !text.contains("<script"), "{path}");
    }
}

#[test]
fn odd_things_in_the_inbox_are_named_and_left() {
    let programme = programme();
    programme.write("inbox/harbor/2024Q1/clients.csv", format!("{HEADER}\n"));
    programme.write("inbox/harbor/2024Q1/.DS_Store", "x");
    programme.write("inbox/harbor/2024Q1/~$clients.xlsx", "x");
    programme.write("inbox/harbor/2024Q1.xlsx", "x");
    programme.write("inbox/notes.txt", "x");
    std::fs::create_dir_all(programme.path().join("inbox/harbor/2024Q2/clients.csv")).unwrap();
    let ran = programme.run(&["load", "--format", "csv"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("harbor/2024Q1/clients.csv,accepted,0,"), "{}", ran.stdout);
    assert!(ran.stdout.contains("harbor/2024Q1.xlsx,refused,0,1,"), "{}", ran.stdout);
    assert!(ran.stdout.contains("notes.txt,refused,0,1,"), "{}", ran.stdout);
    assert_eq!(ran.stderr.matches("ignored `").count(), 2, "{}", ran.stderr);
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference() {
    let rows = [HEADER, "C1,\"Two\"\" inches\",EIN-1,332710,5,1.50,WA,YES,2023-11-01"];
    for (end, mark) in [("\n", ""), ("\r\n", ""), ("\r\n", "\u{feff}")] {
        let (codes, status) = check(format!("{mark}{}{end}", rows.join(end)).as_bytes());
        assert_eq!((codes.len(), status), (0, 0), "{end:?} {codes:?}");
    }
}

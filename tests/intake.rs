//! Files as they really come: read as they were meant, or refused in words, once for each cause.

use crate::support::{Programme, fixture};

const HEADER: &str =
    "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on";
const ROW: &str = "C1,Alder,,332710,5,1.50,WA,yes,2011-01-03";

/// A programme of one centre, with more said in `programme.toml`.
fn programme(more: &str) -> Programme {
    let golden = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    Programme::with_settings(&(golden + more))
}

/// What `check` finds in each of these clients files: code, row, column, value, message. Each is of
/// a quarter of its own, since all are checked at once.
fn found_in(programme: &Programme, files: &[impl AsRef<[u8]>]) -> Vec<Vec<[String; 5]>> {
    let quarter = |n: usize| format!("{}Q{}", 2012 + n / 4, 1 + n % 4);
    for (n, bytes) in files.iter().enumerate() {
        programme.write(&format!("inbox/harbor/{}/clients.csv", quarter(n)), bytes);
    }
    let ran = programme.run(&["check", "--format", "ndjson"]);
    let mut found = vec![Vec::new(); files.len()];
    for line in ran.stdout.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| match &finding[key] {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Null => String::new(),
            other => other.to_string(),
        };
        let path = text("path");
        let file = (0..files.len()).find(|n| path.contains(&quarter(*n))).unwrap();
        found[file].push(["code", "row", "column", "value", "message"].map(text));
    }
    assert_eq!(ran.code, i32::from(ran.stdout.contains("\"error\"")), "{}", ran.stderr);
    found
}

/// `code row column` of each finding.
fn places(found: &[[String; 5]]) -> Vec<String> {
    found.iter().map(|[code, row, column, ..]| format!("{code} {row} {column}")).collect()
}

/// Expects exactly these places to be found in each file.
fn assert_places(files: &[(String, &[&str])]) {
    let texts: Vec<&String> = files.iter().map(|(text, _)| text).collect();
    let found = found_in(&programme(""), &texts);
    for ((text, expected), found) in files.iter().zip(found) {
        assert_eq!(places(&found), *expected, "{text:?}");
    }
}

fn with_rows(rows: &[&str]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

/// The row with another cell.
fn row_with(column: usize, cell: &str) -> String {
    let mut cells: Vec<&str> = ROW.split(',').collect();
    cells[column] = cell;
    cells.join(",")
}

#[test]
fn one_cause_is_one_finding() {
    let (sao_paulo, many) = (row_with(1, "São Paulo"), row_with(4, "many"));
    let text = with_rows(&[&sao_paulo, &many]);
    let rows = format!("{sao_paulo}\n{many}");
    let broken = |name: &str| with_rows(&[&row_with(1, name), &row_with(0, "C2")]).into_bytes();
    let utf16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    };
    // ã as old Macs wrote it
    let one_byte = |c: char| if c == 'ã' { 0x8b } else { u8::try_from(u32::from(c)).unwrap() };
    let one_byte = text.chars().map(one_byte).collect();
    let long = "x".repeat(100_000);
    let cases = [
        (utf16(u16::to_le_bytes), "encoding-error", "UTF-16 (little-endian)"),
        (utf16(u16::to_be_bytes), "encoding-error", "UTF-16 (big-endian)"),
        (one_byte, "encoding-error", "S\u{fffd}o Paulo"),
        (text.replace(',', "^").into_bytes(), "format-error", "`^`"),
        // the header was typed, the rows are an export: also with commas in their numbers
        (format!("{HEADER}\n{}\n", rows.replace(',', ";")).into_bytes(), "format-error", "`;`"),
        (
            format!("{HEADER}\n{}\n", rows.replace(',', ";").replace("many", "1,5")).into_bytes(),
            "format-error",
            "`;`",
        ),
        (
            format!(
                "{HEADER}\n{};\n",
                ["C1", "Alder", "", "332710", "5", "1.50", "WA", "yes", ""]
                    .map(|c| format!("\"{c}\""))
                    .join(";")
            )
            .into_bytes(),
            "format-error",
            "`;`",
        ),
        // a line break in a cell without quotes, one or two, in a file of other line ends
        (broken("São\rPaulo"), "format-error", "in row 3"),
        (broken("São\r\nPaulo\r"), "format-error", "in row 4"),
        // with another fault in it
        (
            with_rows(&[&row_with(1, "São\nPaulo").replace("2011-01-03", "03/01/2011")])
                .into_bytes(),
            "format-error",
            "in row 3",
        ),
        (text.replace('_', "+AF8-").replace('ã', "+AOM-").into_bytes(), "encoding-error", "UTF-7"),
        (format!("+/v8-{text}").into_bytes(), "encoding-error", "UTF-7"),
        (text.replace("São", "\x1b$B7k\x1b(B").into_bytes(), "encoding-error", "ISO-2022-JP"),
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml".to_vec(), "format-error", ".xlsx"),
        (b"<html><table>".to_vec(), "format-error", "HTML"),
        (text.replace("Paulo", "Pa\0ulo").into_bytes(), "format-error", "NUL"),
        (format!("a,{long}\n1,2\n").into_bytes(), "format-error", "names no column"),
        (format!("Clients of 2024\n\n{text}").into_bytes(), "format-error", "row 3"),
        (
            b"response_id,centre_id,measure,value,verified_by,role,method,verified_on,evidence\n"
                .to_vec(),
            "format-error",
            "that of `verifications`",
        ),
        (with_rows(&[&row_with(4, &long)]).into_bytes(), "type-error", "…"),
    ];
    let files: Vec<&Vec<u8>> = cases.iter().map(|(bytes, ..)| bytes).collect();
    let found = found_in(&programme(""), &files);
    for ((_, code, words), found) in cases.iter().zip(found) {
        // what stands below a title, and beside letters in another encoding, is told as well
        let is_read = ["S\u{fffd}o Paulo", "row 3"].contains(words);
        assert_eq!(found.len(), if is_read { 3 } else { 1 }, "{words}: {found:?}");
        let [found_code, .., message] = &found[0];
        assert_eq!(found_code, code);
        assert!(message.contains(words) && message.chars().count() < 250, "{words}: {message}");
    }
}

#[test]
fn a_row_whose_values_may_have_moved_is_refused() {
    let (empty, two) = (format!("{ROW},"), ROW.replace("C1,", "C2,"));
    let moved = ROW.replace("Alder,", "Alder, Inc.,");
    assert_places(&[
        // every row has the empty cell at its end, or the header; or not
        (with_rows(&[&empty, &format!("{two},")]), &[]),
        (format!("{HEADER},,\n{ROW},\n{two},,\n"), &[]),
        (with_rows(&[&empty, "", &two]), &["extra-cell 2 ", "blank-row 3 "]),
        (with_rows(&[&two, &empty]), &["extra-cell 3 "]),
        // of such a row nothing else is said
        (with_rows(&[&moved]), &["extra-cell 2 "]),
        (with_rows(&[&row_with(1, "\"Alder\" Inc, of WA")]), &["format-error 2 name"]),
        (with_rows(&[&row_with(1, "the \"best\" works")]), &["format-error 2 name"]),
        (with_rows(&[&row_with(1, "5\" pipe works 3\"")]), &[]),
        // two exports in one file, and a header of two lines
        (with_rows(&[ROW, HEADER]), &["repeated-header 3 "]),
        (with_rows(&[&HEADER.to_uppercase(), ROW]), &["repeated-header 2 "]),
    ]);
}

#[test]
fn rows_that_are_cut_short_are_told_each() {
    let half = "C1,Alder,,332710,5";
    let other = half.replace("C1", "C2").replace(",5", ",many");
    let three = "C1,Alder,";
    let missing = |row: u8, columns: &[&str]| -> Vec<String> {
        columns.iter().map(|c| format!("missing-cell {row} {c}")).collect()
    };
    let rest = ["annual_sales", "region", "rural", "first_served_on"];
    // together they have the cells of a row by chance
    let both = [missing(2, &rest), missing(3, &rest), vec!["type-error 3 employees".to_owned()]];
    // one that has hardly any cells lacks those behind, and is told once; a quote between two parts
    let quoted = row_with(1, "the \"best\" works").replace("C1", "C3");
    let apart = [
        missing(2, &["industry"]),
        vec!["format-error 3 name".to_owned()],
        missing(4, &["industry"]),
    ];
    let cases = [
        (with_rows(&[half, &other]), both.concat()),
        (with_rows(&[three, &quoted, "C4,Birch,"]), apart.concat()),
    ];
    let found = found_in(&programme(""), &cases.each_ref().map(|(text, _)| text.as_bytes()));
    for ((text, expected), found) in cases.iter().zip(found) {
        let (mut found, mut expected) = (places(&found), expected.clone());
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn rows_that_are_cut_short_keep_their_keys() {
    let programme = Programme::from_fixture("golden");
    let clients = "inbox/cascade/2024Q1/clients.csv";
    let lines = programme.read(clients);
    let header = lines.lines().next().unwrap();
    let whole = lines.lines().nth(1).unwrap().replacen("C1,", "Z3,", 1);
    programme.write(clients, format!("{header}\nZ1,A\nZ2,B\nZ1,C\n{whole}\n"));
    let engagements = "inbox/cascade/2024Q1/engagements.csv";
    let line = programme.read(engagements);
    let (header, row) = (line.lines().next().unwrap(), line.lines().nth(1).unwrap());
    let mut cells: Vec<&str> = row.split(',').collect();
    let rows: Vec<String> = ["Z1", "Z2", "Z3"]
        .iter()
        .map(|client| {
            let id = format!("X{client}");
            cells[1] = client;
            let rest = cells[1..].join(",");
            format!("{id},{rest}")
        })
        .collect();
    programme.write(engagements, format!("{header}\n{}\n", rows.join("\n")));
    let checked = programme.run(&["check", "--format", "ndjson"]).stdout;
    // each is in an extract that is refused, not in none
    assert_eq!(
        checked.matches("in an extract of `clients` that is refused").count(),
        3,
        "{checked}"
    );
    assert!(checked.contains("\"primary-key\""), "{checked}");
}

#[test]
fn every_short_row_of_a_long_file_is_told() {
    // more than may be joined with those before them
    let rows = vec!["x".repeat(100); 60_000].join("\n");
    let text = format!("{HEADER}\n{rows}\n");
    let programme = programme("");
    programme.write("inbox/harbor/2024Q1/clients.csv", text);
    let ran = programme.run(&["check", "--memory", "256MiB", "--format", "csv"]);
    assert_eq!(ran.stdout.matches(",missing-cell,error,").count(), 60_000, "{}", ran.stderr);
}

#[test]
fn a_row_that_is_broken_refers_to_nothing() {
    let programme = Programme::from_fixture("golden");
    let path = "inbox/cascade/2023Q2/engagements.csv";
    let engagements = programme.read(path);
    let line = engagements.lines().nth(1).unwrap();
    let mut cells: Vec<&str> = line.split(',').collect();
    cells[4] = "Lean\nAssociates";
    programme.write(path, engagements.replace(line, &cells.join(",")));
    let checked = programme.run(&["check", "--format", "csv"]).stdout;
    let found: Vec<&str> =
        checked.lines().filter(|l| l.starts_with("cascade/2023Q2/engagements.csv")).collect();
    assert_eq!(found.len(), 1, "{checked}");
    assert!(found[0].contains("format-error,error,2,") && found[0].contains("row 3"), "{checked}");
}

#[test]
fn any_line_end_ends_a_record_and_rows_keep_their_numbers() {
    let quoted = row_with(1, "\"Alder,\nInc\"");
    let mut files: Vec<(String, &[&str])> = Vec::new();
    for end in ["\n", "\r\n", "\r"] {
        let text = [HEADER, &quoted, "", &row_with(4, "x").replace("C1", "C2")].join(end);
        files.push((format!("{text}{end}"), &["blank-row 3 ", "type-error 4 employees"]));
        let unfinished: &[&str] = &["blank-row 3 ", "unfinished-line 4 ", "type-error 4 employees"];
        files.push((text, unfinished));
    }
    // a nil return that is cut off
    files.push((HEADER.to_owned(), &["unfinished-line 1 "]));
    assert_places(&files);
}

#[test]
fn text_is_what_it_looks_like() {
    // spreadsheets break lines in a cell, systems pad with what nobody sees
    let row = row_with(1, "\"Alder\r\nPrecision\"").replace("WA", "\u{a0}\u{feff}WA\u{200b}");
    let label = HEADER.replace("client_id", "\u{feff}client_id\u{a0}");
    assert_places(&[(with_rows(&[&row]), &[]), (format!("{label}\n{ROW}\n"), &[])]);
    let cases = [
        (1, "constraint-error 2 name", "\u{3164}", ""),
        (1, "constraint-error 2 name", "\u{200b} \u{2800}", ""),
        (1, "type-error 2 name", "Al\u{202e}der", "Al⟨U+202E⟩der"),
        (1, "type-error 2 name", "Al \u{200b}der", "Al ⟨U+200B⟩der"),
        (0, "type-error 2 client_id", "C\u{feff}1", "C⟨U+FEFF⟩1"),
        (4, "type-error 2 employees", "1\u{a0}200", "1⟨U+00A0⟩200"),
    ];
    let files: Vec<String> =
        cases.iter().map(|(column, _, cell, _)| with_rows(&[&row_with(*column, cell)])).collect();
    let found = found_in(&programme(""), &files);
    for ((_, expected, _, shown), found) in cases.iter().zip(found) {
        assert_eq!(places(&found), [*expected]);
        let [.., value, message] = &found[0];
        assert_eq!(value, shown);
        assert!(message.contains(shown), "{message}");
    }
}

#[test]
fn values_are_compared_in_one_form() {
    let programme = programme("");
    let descriptor = programme.ok(&["template", "--descriptor"]).stdout;
    let mut contract: serde_json::Value = serde_json::from_str(&descriptor).unwrap();
    let fields = &mut contract["resources"][0]["schema"]["fields"];
    fields[6]["constraints"]["enum"] = serde_json::json!(["Québec", "e\u{301}lan"]);
    fields[1]["constraints"]["pattern"] = "[a-z\u{e9}]+".into();
    programme.write("contract/datapackage.json", contract.to_string());
    let row = row_with(6, "Que\u{301}bec").replace("Alder", "cafe\u{301}");
    let other = row_with(6, "élan").replace("Alder", "café").replace("C1", "C2");
    let found = found_in(&programme, &[with_rows(&[&row, &other])]);
    assert!(found[0].is_empty(), "{found:?}");
}

#[test]
fn a_register_number_is_judged_as_it_is_keyed() {
    let programme = programme("\n[enterprise_id]\nstrip = ' -/'\npad = 9\npattern = '[0-9]{9}'\n");
    let rows: Vec<String> = ["98 7654321", "98-7654321", "98/7654321", "4321", "00 0000000"]
        .iter()
        .enumerate()
        .map(|(n, id)| {
            row_with(2, id).replace("C1", &format!("C{n}")).replace("Alder", &format!("Alder {n}"))
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let wrong = with_rows(&[&row_with(2, "98+7654321")]);
    let both = found_in(&programme, &[with_rows(&rows), wrong]);
    let found = &both[0];
    let codes: Vec<_> = found.iter().map(|[code, row, ..]| format!("{code} {row}")).collect();
    // one firm in three spellings, and a placeholder; each as the centre wrote it
    assert!(codes.iter().any(|c| c == "suspicious-enterprise-id 6"), "{found:?}");
    for row in 2..=4 {
        assert!(codes.contains(&format!("same-enterprise-twice {row}")), "{found:?}");
    }
    assert!(codes.iter().all(|c| !c.contains("error")), "{found:?}");
    assert!(found.iter().any(|[.., value, _]| value == "98 7654321"), "{found:?}");
    assert_eq!(both[1][0][0], "type-error");
    assert!(both[1][0][4].contains("`98"), "{both:?}");
}

#[test]
fn what_is_still_being_sent_waits_for_the_next_load() {
    let golden = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let waits = golden.replace("[submission]", "[submission]\nsettle_seconds = 60");
    assert_ne!(waits, golden);
    let programme = Programme::with_settings(&waits);
    programme.write("inbox/harbor/2024Q1/clients.csv", with_rows(&[ROW]));
    let path = programme.path().join("inbox/harbor/2024Q1/clients.csv");
    let now = jiff::Timestamp::now();
    let later = (now + jiff::SignedDuration::from_secs(61)).to_string();
    let now = now.to_string();
    let ran = programme.ok(&["load", "--now", &now]);
    assert!(ran.stderr.contains("waits for the next load"), "{}", ran.stderr);
    assert!(ran.stderr.contains("0 accepted, 0 refused, 0 known"), "{}", ran.stderr);
    // who asks for the file is told of it
    let ran = programme.ok(&["check", path.to_str().unwrap(), "--now", &now]);
    assert!(ran.stderr.contains("1 of 1"), "{}", ran.stderr);
    let ran = programme.ok(&["load", "--now", &later]);
    assert!(ran.stderr.contains("1 accepted"), "{}", ran.stderr);
}

#[test]
fn receipts_say_what_was_read_and_count_it_twice() {
    let programme = programme("");
    let quoted = row_with(1, "\"Alder,\nInc\"");
    programme.write("inbox/harbor/2024Q1/clients.csv", with_rows(&[&quoted, "", ",,,,,,,,"]));
    programme.ok(&["load"]);
    let receipts = crate::support::files(&programme.path().join("restricted/receipts"));
    let (_, receipt) = receipts.iter().find(|(path, _)| path.ends_with("receipt.json")).unwrap();
    let receipt: serde_json::Value = serde_json::from_slice(receipt).unwrap();
    assert_eq!((&receipt["rows"], &receipt["records"]), (&1.into(), &3.into()));
    assert_eq!(receipt["encoding"], "utf-8");
}

#[test]
fn a_contract_is_held_to_all_that_it_states() {
    let programme = programme("");
    let descriptor = programme.ok(&["template", "--descriptor"]).stdout;
    let contract: serde_json::Value = serde_json::from_str(&descriptor).unwrap();
    // what is not enforced is refused when the programme is opened
    let mut more = contract.clone();
    more["resources"][0]["schema"]["fields"][1]["constraints"]["jsonSchema"] =
        serde_json::json!({});
    programme.write("contract/datapackage.json", more.to_string());
    let ran = programme.run(&["check"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("`clients.name` states `jsonSchema`"), "{}", ran.stderr);
    // what is, finds
    let mut own = contract;
    let schema = &mut own["resources"][0]["schema"];
    schema["missingValues"] = serde_json::json!(["", "-99"]);
    schema["uniqueKeys"] = serde_json::json!([["name", "region"]]);
    schema["fields"][1]["constraints"]["minLength"] = 3.into();
    schema["fields"][1]["constraints"]["maxLength"] = 8.into();
    schema["fields"][4]["constraints"]["exclusiveMaximum"] = "100".into();
    schema["fields"][5]["constraints"]["exclusiveMinimum"] = 0.into();
    schema["fields"][7]["trueValues"] = serde_json::json!(["ja"]);
    schema["fields"][7]["falseValues"] = serde_json::json!(["nein"]);
    programme.write("contract/datapackage.json", own.to_string());
    let rows = [
        "C1,Alder,,332710,5,1.50,WA,JA,2011-01-03",
        "C2,Alder,,332710,5,-99,OR,nein,2011-01-03",
        "C3,Alder,,332710,100,0.00,WA,yes,2011-01-03",
        "C4,Al,,332710,-99,0.01,WA,,2011-01-03",
        "C5,Alder Works,,332710,99,0.01,WA,,2011-01-03",
    ];
    let found = found_in(&programme, &[with_rows(&rows)]);
    assert_eq!(
        places(&found[0]),
        [
            "constraint-error 4 annual_sales",
            "constraint-error 4 employees",
            "unique-error 4 name",
            "type-error 4 rural",
            "constraint-error 5 employees",
            "constraint-error 5 name",
            "constraint-error 6 name",
        ]
    );
}

#[test]
fn keys_of_several_columns_are_compared_together() {
    let programme = programme("");
    let descriptor = programme.ok(&["template", "--descriptor"]).stdout;
    let mut contract: serde_json::Value = serde_json::from_str(&descriptor).unwrap();
    // a visit refers to a client in its region; a visit is one a client and day
    let visits = serde_json::json!({
        "name": "visits",
        "schema": {
            "fields": [
                {"name": "client_id", "type": "string", "counterfoil:type": "id", "counterfoil:identifier": true, "counterfoil:key": "client"},
                {"name": "region", "type": "string"},
                {"name": "visited_on", "type": "date"},
            ],
            "primaryKey": ["client_id", "visited_on"],
            "foreignKeys": [{
                "fields": ["client_id", "region"],
                "reference": {"resource": "clients", "fields": ["client_id", "region"]},
            }],
        },
    });
    contract["resources"].as_array_mut().unwrap().push(visits);
    programme.write("contract/datapackage.json", contract.to_string());
    programme.write(
        "inbox/harbor/2012Q1/visits.csv",
        "client_id,region,visited_on\nC1,WA,2023-11-01\nC1,OR,2023-11-02\nC1,,2023-11-03\nC1,WA,2023-11-01\nC1,WA,\n",
    );
    let clients = with_rows(&[ROW, &ROW.replace("C1", "C2").replace("WA", "OR")]);
    let found = found_in(&programme, &[clients]);
    let found: Vec<_> =
        found[0].iter().map(|[code, row, _, value, _]| format!("{code} {row} {value}")).collect();
    assert_eq!(
        found,
        [
            "foreign-key 3 C1/OR",
            "primary-key 5 C1/2023-11-01",
            // a key has no part without a value
            "constraint-error 6 ",
        ]
    );

    // once they are in force, a client may not move to another region while visits name the old one
    let visits = "client_id,region,visited_on\nC1,WA,2023-11-01\nC1,WA,2023-11-02\nC2,,2023-11-03\nC2,OR,2023-11-04\n";
    programme.write("inbox/harbor/2012Q1/visits.csv", visits);
    let twice = visits.replace("2023-11-0", "2023-12-0");
    programme.write("inbox/harbor/2012Q2/visits.csv", twice);
    programme.ok(&["load"]);
    let moved = with_rows(&[&ROW.replace("WA", "CA"), &ROW.replace("C1", "C3")]);
    programme.write("inbox/harbor/2012Q1/clients.csv", moved);
    let checked = programme.run(&["check", "--format", "csv"]).stdout;
    let dropped = |of: &str, rows: u8| {
        format!(
            "orphaned-reference,error,,client_id,,{of},\"column `client_id`: `{of}` is no longer in any extract of `clients`, but {rows} rows of visits in force refer to it"
        )
    };
    assert!(checked.contains(&dropped("C1/WA", 4)), "{checked}");
    assert!(checked.contains(&dropped("C2/OR", 2)), "{checked}");
    assert_eq!(checked.matches(",orphaned-reference,error").count(), 2, "{checked}");
    // what comes again in the same batch is judged by itself
    programme.write("inbox/harbor/2012Q2/visits.csv", "client_id,region,visited_on\n");
    let checked = programme.run(&["check", "--format", "csv"]).stdout;
    assert!(checked.contains(&dropped("C1/WA", 2)), "{checked}");
    assert!(
        checked.contains(
            "`C2/OR` is no longer in any extract of `clients`, but a row of visits in force refers to it"
        ),
        "{checked}"
    );
}

#[test]
fn a_row_that_refers_to_one_thing_twice_is_one_row() {
    let programme = programme("");
    let descriptor = programme.ok(&["template", "--descriptor"]).stdout;
    let mut contract: serde_json::Value = serde_json::from_str(&descriptor).unwrap();
    let id = |name: &str, key: &str| serde_json::json!({"name": name, "type": "string", "counterfoil:type": "id", "counterfoil:identifier": true, "counterfoil:key": key});
    let to_client = |column: &str| serde_json::json!({"fields": [column], "reference": {"resource": "clients", "fields": ["client_id"]}});
    let visits = serde_json::json!({
        "name": "visits",
        "schema": {
            "fields": [id("visit_id", "visit"), id("client_id", "client"), id("guest_id", "client")],
            "primaryKey": ["visit_id"],
            "foreignKeys": [to_client("client_id"), to_client("guest_id")],
        },
    });
    contract["resources"].as_array_mut().unwrap().push(visits);
    programme.write("contract/datapackage.json", contract.to_string());
    let clients = "inbox/harbor/2012Q1/clients.csv";
    programme.write(clients, with_rows(&[ROW, &ROW.replace("C1", "C2")]));
    let visits = "visit_id,client_id,guest_id\nV1,C1,C1\nV2,C2,C1\nV3,C2,\n";
    programme.write("inbox/harbor/2012Q1/visits.csv", visits);
    programme.ok(&["load"]);
    programme.write(clients, with_rows(&[&ROW.replace("C1", "C2")]));
    let checked = programme.run(&["check", "--format", "csv"]).stdout;
    assert_eq!(checked.matches(",orphaned-reference,error").count(), 1, "{checked}");
    assert!(checked.contains("but 2 rows of visits in force refer to it"), "{checked}");
}

#[test]
fn what_a_resubmission_lacks_is_counted_and_the_first_five_are_named() {
    let programme = programme("");
    let path = "inbox/harbor/2012Q1/clients.csv";
    let rows: Vec<String> = (1..=9).map(|n| ROW.replace("C1", &format!("C{n}"))).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    programme.write(path, with_rows(&rows));
    programme.ok(&["load"]);
    for (kept, lost, first, words) in [
        (&rows[7..8], "8", "`C1`, `C2`, `C3`, `C4`, `C5`", "8 rows of the file that this one"),
        (&rows[..8], "1", "`C9`", "a row of the file that this one"),
    ] {
        programme.write(path, with_rows(kept));
        let checked = programme.ok(&["check", "--format", "ndjson"]).stdout;
        let finding: serde_json::Value = serde_json::from_str(checked.trim()).unwrap();
        assert_eq!(finding["code"], "rows-lost");
        assert_eq!(finding["column"], "client_id");
        assert_eq!(finding["arguments"], serde_json::json!({ "lost": lost, "first": first }));
        let message = finding["message"].as_str().unwrap();
        assert!(message.contains(words) && message.ends_with(first), "{message}");
    }
}

#[test]
fn a_missing_value_is_missing_however_its_letters_are_made() {
    let programme = programme("");
    let contract = programme.ok(&["template", "--descriptor"]).stdout;
    let mut contract: serde_json::Value = serde_json::from_str(&contract).unwrap();
    let resources = contract["resources"].as_array_mut().unwrap();
    let clients = resources.iter_mut().find(|r| r["name"] == "clients").unwrap();
    clients["schema"]["missingValues"] = serde_json::json!(["n\u{e9}ant", ""]);
    programme.write("contract/datapackage.json", contract.to_string());
    for (quarter, region) in [("2024Q1", "n\u{e9}ant"), ("2024Q2", "ne\u{301}ant")] {
        let row = ROW.replace(",WA,", &format!(",{region},"));
        programme.write(&format!("inbox/harbor/{quarter}/clients.csv"), with_rows(&[&row]));
    }
    let checked = programme.run(&["check"]).stdout;
    assert_eq!(
        checked.matches("`néant` stands for none").count()
            + checked.matches("`ne\u{301}ant` stands for none").count(),
        2,
        "{checked}"
    );
}

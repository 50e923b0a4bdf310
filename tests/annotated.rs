//! What a centre gets back of a refused extract: a workbook with each fault, which is corrected in place.

use std::io::{Read as _, Write as _};

use crate::support::{Programme, files, fixture};
use crate::written::Written;

const CLIENTS: &str = "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on\nC1,Alder,,332710,12 (est.),1.50,WA,yes,2011-01-03\nC2,Beech & Söhne,,332710,5,1.50,,yes,2011-01-03\nC3,\"=Cedar, Inc\",,332710,7,\"1,234\",WA,maybe,03/01/2011\n";
const PLACE: &str = "inbox/harbor/2012Q1/clients";

/// A programme of one centre, which speaks a language.
fn programme(language: &str) -> Programme {
    let settings = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let programme = Programme::with_settings(&settings);
    let header = "centre_id,name,region,opened_on,closed_on,language\n";
    programme.write("centres.csv", format!("{header}harbor,Harbor,west,2010-10-01,,{language}\n"));
    programme
}

/// The workbook on the last receipt.
fn annotated(programme: &Programme) -> Option<Vec<u8>> {
    let receipts = files(&programme.path().join("restricted/receipts")).into_iter();
    receipts.rev().find(|(path, _)| path.ends_with("/annotated.xlsx")).map(|(_, bytes)| bytes)
}

/// `code row column` of each finding.
fn found(programme: &Programme) -> Vec<String> {
    let ran = programme.run(&["check", "--format", "ndjson"]);
    let findings = ran.stdout.lines().map(|line| {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        format!("{} {} {}", finding["code"], finding["row"], finding["column"])
    });
    findings.collect()
}

/// The parts of a workbook by name.
pub(crate) fn parts(workbook: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let names: Vec<String> =
        (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().unwrap().into_owned()).collect();
    let mut parts = Vec::new();
    for name in names {
        let mut text = String::new();
        zip.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        parts.push((name, text));
    }
    parts
}

/// A workbook with texts in place of others.
fn corrected(workbook: &[u8], texts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let empty = regex::Regex::new("<c r=\"G3\"( s=\"[0-9]+\")?/>").unwrap();
    for (name, mut text) in parts(workbook) {
        if name.ends_with("sheet2.xml") || name.ends_with("sharedStrings.xml") {
            for (wrong, right) in texts {
                text = text.replace(&format!(">{wrong}<"), &format!(">{right}<"));
            }
            // the region that was left empty
            let filled = "<c r=\"G3\" t=\"inlineStr\"><is><t>WA</t></is></c>";
            text = empty.replace(&text, filled).into_owned();
        }
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_refused_extract_comes_back_as_a_workbook_that_is_corrected_in_place() {
    for (language, to_do) in [("en", "What to do"), ("ja", "対応一覧")] {
        for ending in [".csv", ".xlsx", ".ods"] {
            let programme = programme(language);
            let path = format!("{PLACE}{ending}");
            programme.write(&path, Written::from_csv(CLIENTS).bytes(ending, "clients"));
            let wrong = found(&programme);
            assert_eq!(wrong.len(), 5, "{wrong:?}");
            assert_eq!(programme.run(&["load"]).code, 1);
            let workbook = annotated(&programme).unwrap();
            let parts = parts(&workbook);
            let sheets = &parts.iter().find(|(name, _)| name == "xl/workbook.xml").unwrap().1;
            assert!(sheets.contains(to_do) && sheets.contains("\"clients\""), "{sheets}");
            let notes = &parts.iter().find(|(name, _)| name.contains("comments")).unwrap().1;
            for cell in ["E2", "G3", "F4", "H4", "I4"] {
                assert!(notes.contains(&format!("ref=\"{cell}\"")), "{cell} {notes}");
            }
            // what comes back is the extract, as it was
            std::fs::remove_file(programme.path().join(&path)).unwrap();
            programme.write(&format!("{PLACE}.xlsx"), &workbook);
            assert_eq!(found(&programme), wrong);
            let texts = [
                ("12 (est.)", "12"),
                ("1,234", "1234"),
                ("maybe", "no"),
                ("03/01/2011", "2011-01-03"),
            ];
            programme.write(&format!("{PLACE}.xlsx"), corrected(&workbook, &texts));
            let ran = programme.run(&["load"]);
            assert!(ran.stderr.contains("1 accepted"), "{language} {ending}: {}", ran.stderr);
            let query = "select employees, annual_sales, region, rural from stg_clients order by row_number";
            let ran = programme.ok(&["sql", "--format", "csv", "-c", query]);
            let rows: Vec<&str> = ran.stdout.lines().skip(1).collect();
            assert_eq!(rows, ["12,1.5,WA,true", "5,1.5,WA,true", "7,1234,WA,false"]);
        }
    }
}

#[test]
fn the_workbook_is_the_same_again_and_goes_with_the_bytes_that_are_purged() {
    let bytes = |programme: &Programme| {
        programme.write(&format!("{PLACE}.csv"), CLIENTS);
        programme.run(&["load"]);
        annotated(programme).unwrap()
    };
    let (one, other) = (programme("de"), programme("de"));
    assert!(bytes(&one) == bytes(&other));
    // what is accepted, or cannot be read, has none
    let clean = programme("en");
    clean.write(&format!("{PLACE}.csv"), "not a header\n");
    // nor does a file that no sheet could hold keep the others out
    let wide = (0..20_000).map(|n| format!("column_{n}")).collect::<Vec<_>>().join(",");
    let header = CLIENTS.lines().next().unwrap();
    clean.write(
        "inbox/harbor/2012Q3/clients.csv",
        format!("{header},{wide}\nC1{}\n", ",".repeat(9)),
    );
    let long = "x".repeat(40_000);
    clean.write("inbox/harbor/2012Q4/clients.csv", CLIENTS.replace("Alder", &long));
    clean.write("inbox/harbor/2012Q2/clients.csv", CLIENTS.lines().next().unwrap());
    let ran = clean.run(&["load"]);
    assert!(ran.stderr.contains("1 accepted, 3 refused"), "{}", ran.stderr);
    let names = files(&clean.path().join("restricted/receipts"));
    assert!(names.keys().any(|path| path.ends_with("receipt.json")));
    let digest = files(&one.path().join("restricted/extracts")).into_keys().next().unwrap();
    one.ok(&["purge", &digest, "--because", "sent by mistake"]);
    assert!(annotated(&one).is_none());
    assert_eq!(one.ok(&["doctor"]).stdout, "");
}

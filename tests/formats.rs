//! Extracts in every format: the same rows, the same faults in the same places.

use std::collections::BTreeMap;

use crate::support::{Programme, files, fixture};
use crate::written::{ENDINGS, Written, gzip, ods_of, xlsx, xlsx_of};

/// The golden programme without what it has in its inbox.
fn empty_golden() -> Programme {
    let programme = Programme::empty();
    for file in ["programme.toml", "centres.csv"] {
        programme.write(file, std::fs::read(fixture("golden").join(file)).unwrap());
    }
    programme
}

/// A programme of one centre, whose inbox has one clients file.
fn alone(ending: &str, bytes: &[u8]) -> Programme {
    let settings = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let programme = Programme::with_settings(&settings);
    programme.write(&format!("inbox/harbor/2012Q1/clients{ending}"), bytes);
    programme
}

/// The extracts of the golden example by their path without ending, but for the one that is refused.
fn golden_extracts() -> BTreeMap<String, Written> {
    let inbox = files(&fixture("golden").join("inbox")).into_iter();
    let csv = inbox.filter_map(|(path, bytes)| {
        let name = path.strip_suffix(".csv")?.to_owned();
        Some((name, Written::from_csv(&String::from_utf8(bytes).unwrap())))
    });
    csv.collect()
}

/// The figures of 2024.
fn figures(programme: &Programme) -> BTreeMap<String, crate::support::Figure> {
    programme.ok(&["report", "2024", "--only", "national"]);
    programme.figures(2024)
}

#[test]
fn the_golden_example_has_its_figures_in_every_format() {
    let plain = Programme::from_fixture("golden");
    plain.run(&["load"]);
    let expected = figures(&plain);
    assert!(expected.len() > 500);
    for ending in ENDINGS {
        let programme = empty_golden();
        for (path, table) in golden_extracts() {
            // a header without rows is a thing of formats with headers
            let ending = if table.rows.is_empty() && ending == ".ndjson" { ".csv" } else { ending };
            let dataset = path.rsplit('/').next().unwrap();
            programme.write(&format!("inbox/{path}{ending}"), table.bytes(ending, dataset));
        }
        let ran = programme.run(&["load"]);
        assert!(ran.stderr.contains(" 1 refused"), "{ending}: {}", ran.stderr);
        assert!(figures(&programme) == expected, "{ending}");
    }
}

#[test]
fn a_workbook_has_the_extracts_of_a_period() {
    let plain = Programme::from_fixture("golden");
    plain.run(&["load"]);
    let programme = empty_golden();
    let mut workbooks: BTreeMap<String, Vec<(String, Written)>> = BTreeMap::new();
    for (path, table) in golden_extracts() {
        let (period, dataset) = path.rsplit_once('/').unwrap();
        workbooks.entry(period.to_owned()).or_default().push((dataset.to_owned(), table));
    }
    for (period, tables) in &workbooks {
        let notes = Written { header: vec!["whatever".to_owned()], rows: Vec::new() };
        let sheets = tables.iter().map(|(dataset, table)| (dataset.as_str(), table));
        let sheets: Vec<_> = [("Notes", &notes)].into_iter().chain(sheets).collect();
        programme.write(&format!("inbox/{period}.xlsx"), xlsx(&sheets));
    }
    let ran = programme.run(&["load"]);
    assert!(ran.stderr.contains(" 1 refused"), "{}", ran.stderr);
    let note = "ignored `harbor/2024Q1.xlsx/Notes`: a sheet that is named after no dataset";
    assert!(ran.stderr.contains(note), "{}", ran.stderr);
    assert!(figures(&programme) == figures(&plain));
    // the one sheet is refused by itself, and the receipts name the sheets
    let status = |path: &str| {
        let folder = programme.path().join(format!("restricted/receipts/{path}"));
        let receipts =
            files(&folder).into_iter().filter(|(path, _)| path.ends_with("receipt.json"));
        let receipts: Vec<serde_json::Value> =
            receipts.map(|(_, bytes)| serde_json::from_slice(&bytes).unwrap()).collect();
        let last = receipts.last().unwrap();
        format!("{} {} {}", last["status"], last["file_format"], last["sheet"])
    };
    assert_eq!(status("plains/2024Q4/outcomes"), "\"refused\" \"xlsx\" \"outcomes\"");
    assert_eq!(status("plains/2024Q3/outcomes"), "\"accepted\" \"xlsx\" \"outcomes\"");
    // nothing is new, but for what was refused
    let again = programme.run(&["load"]);
    assert!(again.stderr.contains("0 accepted, 1 refused"), "{}", again.stderr);
    // a workbook that comes again without one of its sheets: that stands, and is said to
    let harbor: Vec<(String, Written)> = workbooks["harbor/2024Q1"].clone();
    let without = harbor.iter().filter(|(dataset, _)| dataset != "engagements");
    let without: Vec<_> = without.map(|(dataset, table)| (dataset.as_str(), table)).collect();
    programme.write("inbox/harbor/2024Q1.xlsx", xlsx(&without));
    for command in ["check", "load"] {
        let ran = programme.run(&[command]);
        let note = "`harbor/2024Q1.xlsx` has no sheet `engagements` any more: what was accepted of it stands";
        assert_eq!(ran.stderr.matches(note).count(), 1, "{}", ran.stderr);
    }
    assert!(figures(&programme) == figures(&plain));
    // a sheet whose name is misspelt is refused, not passed over
    let table = Written::from_csv("client_id\nC1\n");
    let misspelt = xlsx(&[("outcome", &table), ("Pivot", &table)]);
    programme.write("inbox/cascade/2023Q3.xlsx", misspelt);
    let ran = programme.run(&["check", "--format", "csv"]);
    assert!(
        ran.stdout.contains("cascade/2023Q3.xlsx/outcome,unknown-dataset,error"),
        "{}",
        ran.stdout
    );
    assert!(ran.stderr.contains("ignored `cascade/2023Q3.xlsx/Pivot`"), "{}", ran.stderr);
    std::fs::remove_file(programme.path().join("inbox/cascade/2023Q3.xlsx")).unwrap();
    // the same extract in a workbook and beside it
    let path = "inbox/harbor/2024Q1/clients.csv";
    programme.write(path, std::fs::read(fixture("golden").join(path)).unwrap());
    let ran = programme.run(&["check", "--format", "csv"]);
    let twice = ran.stdout.lines().filter(|line| line.contains("ambiguous-extract"));
    assert_eq!(twice.count(), 2, "{}", ran.stdout);
}

const HEADER: &str =
    "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on";
const ROW: &str = "C1,Alder,,332710,5,1.50,WA,yes,2011-01-03";

/// What `check` finds in a clients file: code, row, column and cell.
fn found(ending: &str, bytes: &[u8]) -> Vec<[String; 4]> {
    found_in(&[(ending, bytes.to_vec())]).remove(0)
}

/// What `check` finds in each of these, which are of a quarter each.
fn found_in(files: &[(&str, Vec<u8>)]) -> Vec<Vec<[String; 4]>> {
    let settings = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let programme = Programme::with_settings(&settings);
    let quarter = |number: usize| format!("{}Q{}", 2012 + number / 4, 1 + number % 4);
    for (number, (ending, bytes)) in files.iter().enumerate() {
        programme.write(&format!("inbox/harbor/{}/clients{ending}", quarter(number)), bytes);
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
        let file = (0..files.len()).find(|number| path.contains(&quarter(*number))).unwrap();
        found[file].push(["code", "row", "column", "cell"].map(text));
    }
    assert_eq!(ran.code, i32::from(ran.stdout.contains("\"error\"")), "{}", ran.stderr);
    found
}

fn places(found: &[[String; 4]]) -> Vec<String> {
    found.iter().map(|[code, row, column, _]| format!("{code} {row} {column}")).collect()
}

#[test]
fn the_same_fault_has_the_same_code_and_place_in_every_format() {
    let table = |edit: &dyn Fn(&mut Written)| {
        let mut table =
            Written::from_csv(&format!("{HEADER}\n{ROW}\n{}\n", ROW.replace("C1", "C2")));
        edit(&mut table);
        table
    };
    let cell = |column: usize, text: &str| {
        table(&|t: &mut Written| text.clone_into(&mut t.rows[1][column]))
    };
    let cases: [(&str, Written, &[&str]); 12] = [
        ("nothing", table(&|_| ()), &[]),
        ("a date", cell(8, "31.12.2010"), &["type-error 3 first_served_on"]),
        ("words", cell(4, "12 (est.)"), &["type-error 3 employees"]),
        ("grouping", cell(5, "1,234"), &["type-error 3 annual_sales"]),
        ("decimals", cell(5, "1.234"), &["type-error 3 annual_sales"]),
        ("below", cell(4, "-5"), &["constraint-error 3 employees"]),
        ("required", cell(6, ""), &["constraint-error 3 region"]),
        ("pattern", cell(3, "33-27"), &["constraint-error 3 industry"]),
        ("a key", cell(0, "C1"), &["primary-key 3 client_id"]),
        (
            "no column",
            table(&|t: &mut Written| {
                t.header.remove(4);
                t.rows.iter_mut().for_each(|row| drop(row.remove(4)));
            }),
            &["missing-label 1 employees"],
        ),
        (
            "another column",
            table(&|t: &mut Written| {
                t.header.push("notes".to_owned());
                t.rows.iter_mut().for_each(|row| row.push("x".to_owned()));
            }),
            &["extra-label 1 notes"],
        ),
        (
            "the header again",
            table(&|t: &mut Written| t.rows.insert(1, t.header.clone())),
            &["repeated-header 3 "],
        ),
    ];
    for (name, table, expected) in cases {
        let files = ENDINGS.map(|ending| (ending, table.bytes(ending, "clients")));
        for (found, ending) in found_in(&files).iter().zip(ENDINGS) {
            assert_eq!(places(found), expected, "{name} {ending}");
            let has_cells = [".xlsx", ".ods"].contains(&ending);
            for [_, row, column, cell] in found.iter().filter(|f| !f[2].is_empty()) {
                let place = table.header.iter().position(|label| label == column);
                let letter = place.map(|place| char::from(b'A' + u8::try_from(place).unwrap()));
                let expected = letter.filter(|_| has_cells).map(|letter| format!("{letter}{row}"));
                assert_eq!(*cell, expected.unwrap_or_default(), "{name} {ending}");
            }
        }
    }
}

/// The XML of a row of text cells, some of which are something else.
fn xml_row(row: usize, cells: &[&str], others: &[(usize, &str)]) -> String {
    let mut xml = format!("<row r=\"{row}\">");
    for (column, text) in cells.iter().enumerate() {
        let name = format!("{}{row}", char::from(b'A' + u8::try_from(column).unwrap()));
        match others.iter().find(|(other, _)| *other == column) {
            Some((_, other)) => xml += &other.replace('@', &format!("r=\"{name}\"")),
            None if text.is_empty() => {}
            None => xml += &format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        }
    }
    xml + "</row>"
}

/// A workbook of clients with one row, some of whose cells are something else.
fn clients_with(others: &[(usize, &str)], behind: &str) -> Vec<u8> {
    let header: Vec<&str> = HEADER.split(',').collect();
    let cells: Vec<&str> = ROW.split(',').collect();
    let rows = xml_row(1, &header, &[]) + &xml_row(2, &cells, others);
    xlsx_of("clients", &rows, behind)
}

/// A case: its name, cells that are something else, what stands behind the rows, what is found.
type SheetCase<'a> = (&'a str, &'a [(usize, &'a str)], &'a str, &'a [&'a str]);

#[test]
fn a_cell_of_a_workbook_is_what_it_shows_or_is_refused() {
    let cases: [SheetCase; 21] = [
        ("a year", &[(8, "<c @><v>2011</v></c>")], "", &["type-error 2 first_served_on I2"]),
        (
            "cents that are not kept",
            &[(5, "<c @><v>12345678901234.56</v></c>")],
            "",
            &["type-error 2 annual_sales F2"],
        ),
        ("a date", &[(8, "<c @ s=\"2\"><v>40546</v></c>")], "", &[]),
        ("a date as a number", &[(8, "<c @><v>40546</v></c>")], "", &[]),
        ("a day in ISO", &[(8, "<c @ t=\"d\"><v>2011-01-03T00:00:00</v></c>")], "", &[]),
        (
            "a moment",
            &[(8, "<c @ s=\"2\"><v>40546.5</v></c>")],
            "",
            &["type-error 2 first_served_on I2"],
        ),
        (
            "an id that became a date",
            &[(0, "<c @ s=\"2\"><v>40546</v></c>")],
            "",
            &["type-error 2 client_id A2"],
        ),
        (
            "noise of arithmetic",
            &[(5, "<c @><f>0.1+0.2</f><v>0.30000000000000004</v></c>")],
            "",
            &[],
        ),
        (
            "a third",
            &[(5, "<c @><f>1/3</f><v>0.33333333333333331</v></c>")],
            "",
            &["type-error 2 annual_sales F2"],
        ),
        ("no result", &[(5, "<c @><f>A1</f></c>")], "", &["type-error 2 annual_sales F2"]),
        ("an error", &[(5, "<c @ t=\"e\"><v>#N/A</v></c>")], "", &["type-error 2 annual_sales F2"]),
        ("an empty text", &[(5, "<c @ t=\"str\"><f>\"\"</f><v></v></c>")], "", &[]),
        ("a percentage", &[(4, "<c @ s=\"1\"><v>0.5</v></c>")], "", &["type-error 2 employees E2"]),
        ("true", &[(7, "<c @ t=\"b\"><v>1</v></c>")], "", &[]),
        (
            "digits that are not kept",
            &[(2, "<c @><v>1.2345678901234568E+17</v></c>")],
            "",
            &["type-error 2 enterprise_id C2"],
        ),
        (
            "merged",
            &[],
            "<mergeCells count=\"1\"><mergeCell ref=\"A2:B2\"/></mergeCells>",
            &["format-error   A2:B2"],
        ),
        (
            "a cell beyond",
            &[(8, "<c @ t=\"inlineStr\"><is><t>2011-01-03</t></is></c><c r=\"K2\"><v>5</v></c>")],
            "",
            &["extra-cell 2  K2"],
        ),
        ("cells out of order", &[(8, "<c r=\"A2\"><v>5</v></c>")], "", &["format-error   "]),
        (
            "how to say it",
            &[(
                1,
                "<c @ t=\"inlineStr\"><is><r><t>葛城</t></r><rPh sb=\"0\" eb=\"2\"><t>カツラギ</t></rPh></is></c>",
            )],
            "",
            &[],
        ),
        ("a text that is not there", &[(1, "<c @ t=\"s\"><v>7</v></c>")], "", &["format-error   "]),
        ("no number", &[(5, "<c @><v>1,5</v></c>")], "", &["format-error   "]),
    ];
    let files =
        cases.each_ref().map(|(_, others, behind, _)| (".xlsx", clients_with(others, behind)));
    for ((name, _, _, expected), found) in cases.iter().zip(found_in(&files)) {
        let found: Vec<String> = found.iter().map(|f| f.join(" ")).collect();
        assert_eq!(found, *expected, "{name}");
    }
}

/// The first row of a table that was loaded from a file.
fn loaded(ending: &str, bytes: &[u8], columns: &str) -> String {
    let programme = alone(ending, bytes);
    let ran = programme.run(&["load"]);
    assert!(ran.stderr.contains("1 accepted"), "{ending}: {}", ran.stderr);
    let query = format!("select {columns} from stg_clients");
    let ran = programme.ok(&["sql", "--format", "csv", "-c", &query]);
    ran.stdout.lines().nth(1).unwrap().to_owned()
}

#[test]
fn what_is_shown_around_digits_and_sums_of_cents_are_loaded_as_they_are_shown() {
    let others: &[(usize, &str)] = &[
        (3, "<c @ s=\"3\"><v>812</v></c>"),
        (4, "<c @ s=\"4\"><v>5</v></c>"),
        (5, "<c @><f>SUM(A1:A3)</f><v>1234.5600000000001</v></c>"),
        // a text is what one sees, a number what it is
        (6, "<c @ s=\"4\"><v>12</v></c>"),
        (8, "<c @ s=\"2\"><v>40546</v></c>"),
    ];
    let bytes = clients_with(others, "");
    let columns = "industry, employees, annual_sales, region, first_served_on";
    let expected = "00812,5,1234.56,C0012,2011-01-03";
    assert_eq!(loaded(".xlsx", &bytes, columns), expected);
    let cells = ["C1", "Alder", "", "332710", "5", "1.50", "WA", "yes", "2011-01-03"];
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let header: String = HEADER.split(',').map(cell).collect();
    let row: String = cells.iter().enumerate().map(|(column, text)| match column {
        3 => "<table:table-cell office:value-type=\"float\" office:value=\"812\"><text:p>00812</text:p></table:table-cell>".to_owned(),
        5 => "<table:table-cell table:formula=\"of:=1\" office:value-type=\"float\" office:value=\"1234.5600000000001\"><text:p>1.234,56</text:p></table:table-cell>".to_owned(),
        4 => "<table:table-cell office:value-type=\"float\" office:value=\"5\"><text:p>5 FTE</text:p></table:table-cell>".to_owned(),
        6 => "<table:table-cell office:value-type=\"float\" office:value=\"12\"><text:p>C0012</text:p></table:table-cell>".to_owned(),
        8 => "<table:table-cell office:value-type=\"date\" office:date-value=\"2011-01-03\"><office:annotation><text:p>note</text:p></office:annotation><text:p>03/01/11</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16375\"/>".to_owned(),
        _ => cell(text),
    }).collect();
    let table = |rows: &str| {
        format!(
            "<table:table table:name=\"clients\"><table:table-row>{header}</table:table-row>{rows}<table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
        )
    };
    let once = ods_of(&table(&format!("<table:table-row>{row}</table:table-row>")));
    assert_eq!(loaded(".ods", &once, columns), expected);
    // a row that stands three times is three rows
    let three =
        format!("<table:table-row table:number-rows-repeated=\"3\">{row}</table:table-row>");
    let found = places(&found(".ods", &ods_of(&table(&three))));
    assert_eq!(found, ["primary-key 3 client_id", "primary-key 4 client_id"]);
}

#[test]
fn an_encoding_or_separator_that_is_sure_is_read_and_stands_on_the_receipt() {
    let clean = format!("{HEADER}\n{}\n", ROW.replace("Alder", "Möller & Söhne – São Paulo"));
    let expected = loaded(".csv", clean.as_bytes(), "*");
    let one_byte = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let utf16 = |text: &str, little: bool| -> Vec<u8> {
        let units = format!("\u{feff}{text}");
        let units = units.encode_utf16();
        match little {
            true => units.flat_map(u16::to_le_bytes).collect(),
            false => units.flat_map(u16::to_be_bytes).collect(),
        }
    };
    let with = |separator: &str| clean.replace(',', separator);
    let cases: [(&str, Vec<u8>, &str, &str); 7] = [
        (".csv", one_byte(&clean), "windows-1252", ","),
        (".csv", utf16(&clean, true), "utf-16le", ","),
        (".csv", utf16(&with("\t"), false), "utf-16be", "\t"),
        (".csv", with(";").into_bytes(), "utf-8", ";"),
        (".csv", with("|").replace('\n', "\r\n").into_bytes(), "utf-8", "|"),
        (".csv", one_byte(&with(";")), "windows-1252", ";"),
        (".csv.gz", gzip(&one_byte(&with(";"))), "windows-1252", ";"),
    ];
    for (ending, bytes, encoding, separator) in cases {
        let programme = alone(ending, &bytes);
        let ran = programme.run(&["load"]);
        assert!(ran.stderr.contains("1 accepted"), "{encoding} {separator}: {}", ran.stderr);
        let receipts = files(&programme.path().join("restricted/receipts"));
        let receipt = receipts.iter().find(|(path, _)| path.ends_with("receipt.json")).unwrap();
        let receipt: serde_json::Value = serde_json::from_slice(receipt.1).unwrap();
        assert_eq!(receipt["encoding"], encoding);
        assert_eq!(receipt["separator"], separator);
        assert_eq!(receipt["records"], 2);
        // what nobody said is told, though it is read
        let is_guess = encoding == "windows-1252";
        assert_eq!(receipt["warnings"], u64::from(is_guess), "{encoding} {separator}");
        let ran = programme.ok(&["sql", "--format", "csv", "-c", "select * from stg_clients"]);
        let cells = |row: &str| row.split(',').map(str::to_owned).collect::<Vec<_>>();
        let row = cells(ran.stdout.lines().nth(1).unwrap());
        let expected = cells(&expected);
        assert_eq!(row.len(), expected.len());
        // all but the digest of the file
        let differ = row.iter().zip(&expected).filter(|(a, b)| a != b);
        assert!(differ.count() <= 2, "{row:?} {expected:?}");
    }
    // the warning hides nothing that is wrong with its cell
    let wrong = one_byte(&format!("{HEADER}\n{}\n", ROW.replace("332710", "33é")));
    let expected = ["constraint-error 2 industry", "encoding-error 2 industry"];
    assert_eq!(places(&found(".csv", &wrong)), expected);
    // what is not sure is refused, once
    let mac = clean.replace("Möller & Söhne – São Paulo", "M#ller").into_bytes();
    let mac: Vec<u8> = mac.into_iter().map(|b| if b == b'#' { 0x9f } else { b }).collect();
    assert_eq!(places(&found(".csv", &mac)), ["encoding-error 2 name"]);
    let short = with(";").replace(";2011-01-03", "");
    assert_eq!(places(&found(".csv", short.as_bytes())), ["missing-cell 2 first_served_on"]);
    let long = with(";").replace("WA", "WA;");
    assert_eq!(places(&found(".csv", long.as_bytes())), ["extra-cell 2 "]);
}

#[test]
fn what_is_damaged_or_too_much_is_refused_at_once() {
    let row = format!("{ROW}\n");
    let long = "x".repeat(3 << 20);
    let row_of = |n| ROW.replace("C1", &format!("C{n}"));
    let filled: Vec<String> = (0..40).map(|n| format!("{},{long}\n", row_of(n))).collect();
    let bomb = gzip(format!("{HEADER},notes\n{}", filled.concat()).as_bytes());
    let clean = Written::from_csv(&format!("{HEADER}\n{row}"));
    let xlsx_bytes = clean.bytes(".xlsx", "clients");
    let endless = format!(
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{}</t></is></c></row>",
        "x".repeat(20 << 20)
    );
    let many = String::from(
        "<table:table table:name=\"clients\"><table:table-row><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"999999999\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>",
    );
    let shown = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let header: String = HEADER.split(',').map(shown).collect();
    // rows of which each would be read and told anew
    let repeated = format!(
        "<table:table table:name=\"clients\"><table:table-row>{header}</table:table-row><table:table-row table:number-rows-repeated=\"50000\">{}</table:table-row></table:table>",
        shown("x").repeat(9)
    );
    // counts that no computer adds up
    let most = u64::MAX;
    let merged_beyond = format!(
        "<table:table table:name=\"clients\"><table:table-row><table:table-cell table:number-columns-repeated=\"{most}\"/><table:table-cell table:number-columns-spanned=\"{most}\"/></table:table-row></table:table>"
    );
    let flip = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        let at = bytes.len() / 2;
        bytes[at] ^= 0xff;
        bytes
    };
    let gz = gzip(format!("{HEADER}\n{row}").as_bytes());
    let parquet = clean.bytes(".parquet", "clients");
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        (".csv.gz", bomb, "unpacks to far more"),
        (".csv.gz", gz[..gz.len() - 9].to_vec(), "damaged"),
        (".csv.gz", format!("{HEADER}\n{row}").into_bytes(), "it is plain text"),
        (".csv", gz.clone(), "compressed with gzip"),
        (".xlsx", xlsx_bytes[..xlsx_bytes.len() / 2].to_vec(), "damaged"),
        (".xlsx", flip(&xlsx_bytes), "damaged"),
        (".xlsx", xlsx_of("clients", &endless, ""), "too large to be read"),
        (".xlsx", b"PK\x03\x04 and nothing else".to_vec(), "damaged"),
        (".xlsx", gz, "compressed with gzip"),
        (".xlsx", Vec::new(), "empty"),
        (".ods", ods_of(&many), "damaged"),
        (".ods", ods_of(&many.replace("999999999", "0")), "damaged"),
        (".ods", ods_of(&repeated), "unpacks to far more"),
        (".ods", ods_of(&merged_beyond), "damaged"),
        (".ods", xlsx_bytes, "an Excel workbook"),
        (".parquet", parquet[..parquet.len() - 20].to_vec(), "damaged"),
        (".parquet", flip(&parquet), "damaged"),
        (".ndjson", b"{\"client_id\":\"C1\"\n".to_vec(), "no JSON object"),
        (".ndjson", b"[1]\n".to_vec(), "no JSON object"),
        (".csv", clean.bytes(".ods", "clients"), "an OpenDocument spreadsheet"),
    ];
    for (ending, bytes, words) in cases {
        let programme = alone(ending, &bytes);
        let ran = programme.run(&["load"]);
        assert_eq!(ran.code, 1, "{ending} {words}: {}", ran.stderr);
        assert!(ran.stderr.contains(words), "{ending} {words}: {}", ran.stderr);
    }
}

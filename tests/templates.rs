//! Templates: what a centre fills in, and that its example is never taken for data.

use std::collections::BTreeMap;

use regex::Regex;
use serde_json::Value;

use crate::annotated::parts;
use crate::support::Programme;
use crate::written::{ENDINGS, Written};

/// What stands in the marked column of an example.
const MARK: &str = "EXAMPLE-1";
const PERIOD: &str = "2024Q3";

/// The worked example without anything filed.
fn programme() -> Programme {
    let programme = Programme::from_fixture("golden");
    std::fs::remove_dir_all(programme.path().join("inbox")).unwrap();
    std::fs::create_dir(programme.path().join("inbox")).unwrap();
    programme
}

/// The datasets of the programme's contract, as the descriptor has them.
fn datasets(programme: &Programme) -> Vec<Value> {
    let descriptor = programme.ok(&["template", "--descriptor"]).stdout;
    let package: Value = serde_json::from_str(&descriptor).unwrap();
    package["resources"].as_array().unwrap().clone()
}

fn name(value: &Value) -> String {
    value["name"].as_str().unwrap().to_owned()
}

fn fields(dataset: &Value) -> &Vec<Value> {
    dataset["schema"]["fields"].as_array().unwrap()
}

/// The workbook that these arguments give.
fn workbook(programme: &Programme, args: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("template.xlsx");
    let out = ["--xlsx", "--period", PERIOD, "--out", path.to_str().unwrap()];
    let ran = programme.ok(&[&["template"][..], args, &out].concat());
    assert_eq!(ran.stdout, "");
    // what is there is not written over
    let again = programme.run(&[&["template"][..], args, &out].concat());
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("cannot write"), "{}", again.stderr);
    std::fs::read(path).unwrap()
}

/// A workbook's parts by name.
fn opened(workbook: &[u8]) -> BTreeMap<String, String> {
    parts(workbook).into_iter().collect()
}

/// `path code row column cell` of everything that is found.
fn found(programme: &Programme) -> Vec<String> {
    let ran = programme.run(&["check", "--format", "ndjson"]);
    assert!(ran.code < 2, "{}", ran.stderr);
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let mut found: Vec<String> = ran
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .map(|f: Value| {
            ["path", "code", "row", "column", "cell"].map(|part| text(&f[part])).join(" ")
        })
        .collect();
    found.sort();
    found
}

/// The name of a column in a sheet; there are no more than 26 of them here.
fn letter(place: usize) -> char {
    char::from(b'A' + u8::try_from(place).unwrap())
}

/// The format codes of the columns of a sheet.
fn formats(sheet: &str, styles: &str) -> BTreeMap<usize, String> {
    let own = Regex::new(r#"<numFmt numFmtId="(\d+)" formatCode="([^"]*)""#).unwrap();
    let built_in = [("0", ""), ("1", "0"), ("2", "0.00"), ("4", "#,##0.00"), ("49", "@")];
    let built_in = built_in.map(|(id, code)| (id.to_owned(), code.to_owned()));
    let own = own.captures_iter(styles).map(|c| (c[1].to_owned(), c[2].to_owned()));
    let codes: BTreeMap<String, String> = built_in.into_iter().chain(own).collect();
    let cells = styles.split_once("<cellXfs").unwrap().1.split_once("</cellXfs>").unwrap().0;
    let of_style = Regex::new(r#"<xf numFmtId="(\d+)""#).unwrap();
    let of_style: Vec<&str> =
        of_style.captures_iter(cells).map(|c| c.get(1).unwrap().as_str()).collect();
    let columns = Regex::new(r#"<col min="(\d+)" max="(\d+)"[^>]* style="(\d+)""#).unwrap();
    let mut formats = BTreeMap::new();
    for column in columns.captures_iter(sheet) {
        let [min, max, style] = [1, 2, 3].map(|i| column[i].parse::<usize>().unwrap());
        for place in min..=max {
            formats.insert(place - 1, codes[of_style[style]].clone());
        }
    }
    formats
}

/// The list that each column of a sheet offers.
fn lists(sheet: &str) -> BTreeMap<String, String> {
    let rule = r#"<dataValidation type="list"[^>]* sqref="([^"]*)"><formula1>([^<]*)</formula1>"#;
    let rules = Regex::new(rule).unwrap();
    let rules = rules.captures_iter(sheet);
    rules.map(|c| (c[1].to_owned(), c[2].replace("&quot;", "\""))).collect()
}

#[test]
fn a_workbook_has_all_that_the_contract_says_of_every_dataset() {
    let programme = programme();
    let datasets = datasets(&programme);
    let names: Vec<String> = datasets.iter().map(name).collect();
    assert_eq!(names.len(), 7);
    let args: Vec<&str> = names.iter().map(String::as_str).collect();
    let parts = opened(&workbook(&programme, &args));
    let book = &parts["xl/workbook.xml"];
    let sheets = Regex::new("<sheet name=\"([^\"]*)\"").unwrap();
    let sheets: Vec<&str> =
        sheets.captures_iter(book).map(|c| c.get(1).unwrap().as_str()).collect();
    assert_eq!(sheets[0], "How to fill in");
    assert_eq!(sheets[1..], args);
    let texts = &parts["xl/sharedStrings.xml"];
    assert!(texts.contains("2024Q3 (1 Apr to 30 Jun 2024)"), "{texts}");
    let example = Regex::new("ref=\"[A-Z]2\"").unwrap();
    for (number, dataset) in datasets.iter().enumerate() {
        let sheet = &parts[&format!("xl/worksheets/sheet{}.xml", number + 2)];
        let notes = &parts[&format!("xl/comments{}.xml", number + 1)];
        let of = name(dataset);
        assert!(sheet.contains("ySplit=\"1\"") && sheet.contains("state=\"frozen\""), "{of}");
        let (formats, lists) = (formats(sheet, &parts["xl/styles.xml"]), lists(sheet));
        let mut expected = BTreeMap::new();
        for (place, field) in fields(dataset).iter().enumerate() {
            let exact = field["counterfoil:type"].as_str();
            let code = match exact.or(field["type"].as_str()).unwrap() {
                "string" | "id" | "boolean" => "@",
                "date" => "yyyy-mm-dd",
                "integer" => "0",
                "money" => "#,##0.00",
                "quantity" | "percent" => "0.00",
                other => panic!("{other}"),
            };
            assert_eq!(formats[&place], code, "{of}.{}", name(field));
            let column = letter(place);
            let cells = format!("{column}2:{column}1048576");
            if let Some(values) = field["constraints"]["enum"].as_array() {
                let values: Vec<&str> = values.iter().map(|v| v.as_str().unwrap()).collect();
                expected.insert(cells, format!("\"{}\"", values.join(",")));
            } else if field["type"] == "boolean" {
                expected.insert(cells, "\"yes,no\"".to_owned());
            }
            let note = notes.split(&format!("ref=\"{column}1\"")).nth(1).unwrap();
            let note = note.split("</comment>").next().unwrap();
            let title = field["title"].as_str().unwrap().replace('&', "&amp;");
            assert!(note.contains(&title), "{of}.{}: {note}", name(field));
            assert!(texts.contains(&format!(">{}<", name(field))), "{of}.{}", name(field));
        }
        assert_eq!(lists, expected, "{of}");
        assert_eq!(example.find_iter(notes).count(), 1, "{of}: the example has a note");
    }
}

#[test]
fn the_example_is_refused_and_nothing_else_is_wrong_with_a_template() {
    let programme = programme();
    programme.write("inbox/harbor/2024Q3.xlsx", workbook(&programme, &[]));
    let office = ["verifications"];
    programme.write("inbox/_programme/2024Q3.xlsx", workbook(&programme, &office));
    let expected = [
        "_programme/2024Q3.xlsx/verifications example-row 2 response_id B2",
        "harbor/2024Q3.xlsx/clients example-row 2 client_id A2",
        "harbor/2024Q3.xlsx/engagements example-row 2 engagement_id A2",
        "harbor/2024Q3.xlsx/funding example-row 2 line_id A2",
        "harbor/2024Q3.xlsx/outcomes example-row 2 response_id A2",
    ];
    assert_eq!(found(&programme), expected);
    let ran = programme.run(&["check"]);
    let ignored = "ignored `harbor/2024Q3.xlsx/How to fill in`";
    assert!(ran.stderr.contains(ignored), "{}", ran.stderr);
    let ran = programme.run(&["load"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("0 accepted, 5 refused"), "{}", ran.stderr);
    // without it they are nil returns
    let without = workbook(&programme, &["--no-example"]);
    programme.write("inbox/harbor/2024Q3.xlsx", without);
    let without = workbook(&programme, &["verifications", "--no-example"]);
    programme.write("inbox/_programme/2024Q3.xlsx", without);
    assert_eq!(found(&programme), [""; 0]);
    let ran = programme.ok(&["load"]);
    assert!(ran.stderr.contains("5 accepted"), "{}", ran.stderr);
}

#[test]
fn the_example_is_known_in_every_format_wherever_it_stands() {
    for ending in ENDINGS {
        let programme = programme();
        let mut expected = Vec::new();
        for dataset in datasets(&programme) {
            let of = name(&dataset);
            let args = ["template", &of, "--period", PERIOD];
            let csv = programme.ok(&args).stdout;
            let header = programme.ok(&[&args[..], &["--no-example"]].concat()).stdout;
            assert_eq!(csv.lines().next(), header.lines().next());
            assert_eq!((csv.lines().count(), header.lines().count()), (2, 1), "{csv}");
            let mut table = Written::from_csv(&csv);
            let place = table.rows[0].iter().position(|cell| cell == MARK).unwrap();
            let column = table.header[place].clone();
            // once more below a row of the centre's own
            let own: Vec<String> =
                table.rows[0].iter().map(|cell| cell.replace(MARK, "X-1")).collect();
            let example = table.rows[0].clone();
            table.rows = vec![own, example];
            let centre = if of == "verifications" { "_programme" } else { "harbor" };
            let path = format!("{centre}/{PERIOD}/{of}{ending}");
            programme.write(&format!("inbox/{path}"), table.bytes(ending, &of));
            let is_sheet = [".xlsx", ".ods"].contains(&ending);
            let cell = if is_sheet { format!("{}3", letter(place)) } else { "null".to_owned() };
            expected.push(format!("{path} example-row 3 {column} {cell}"));
        }
        expected.sort();
        let found = found(&programme);
        let (examples, others): (Vec<String>, Vec<String>) =
            found.into_iter().partition(|f| f.contains(" example-row "));
        assert_eq!(examples, expected, "{ending}");
        // of the example nothing else is said; other rows may refer to those of a file refused for it
        assert!(others.iter().all(|f| !f.contains(" 3 ")), "{ending}: {others:?}");
    }
}

#[test]
fn a_workbook_is_told_in_the_readers_language_and_is_the_same_again() {
    let programme = programme();
    let [one, again] = [(), ()].map(|()| workbook(&programme, &["--lang", "ja"]));
    assert!(one == again, "the same bytes");
    let parts = opened(&one);
    assert!(parts["xl/workbook.xml"].contains("<sheet name=\"記入方法\""));
    let notes = &parts["xl/comments1.xml"];
    assert!(notes.contains("必須") && notes.contains("この行は記入例です"), "{notes}");
    let texts = &parts["xl/sharedStrings.xml"];
    assert!(texts.contains("2024Q3 (2024-04-01 – 2024-06-30)のブックは"), "{texts}");
    assert!(!texts.contains("guide") && !texts.contains("rule-") && !texts.contains("{$"));
    let mut firsts = std::collections::BTreeSet::new();
    for language in ["en", "ja", "pt-BR", "de", "ko"] {
        let parts = opened(&workbook(&programme, &["--lang", language]));
        let rule = parts["xl/comments1.xml"].clone();
        assert!(!rule.contains("rule-") && !rule.contains("guide-"), "{language}: {rule}");
        firsts.insert(parts["xl/workbook.xml"].clone());
    }
    assert_eq!(firsts.len(), 5);
    programme.write("inbox/harbor/2024Q3.xlsx", one);
    let ran = programme.run(&["check", "--lang", "ja", "--format", "csv"]);
    assert!(ran.stdout.contains("ひな形の記入例です"), "{}", ran.stdout);
    assert_eq!(ran.stdout.matches("example-row").count(), 8, "{}", ran.stdout);
}

#[test]
fn a_programmes_own_datasets_have_templates_too() {
    let programme = programme();
    let descriptor = programme.ok(&["template", "--descriptor"]).stdout;
    let mut contract: Value = serde_json::from_str(&descriptor).unwrap();
    let kinds: Vec<String> = (0..40).map(|n| format!("kind no. {n}, as in the list")).collect();
    let visits = serde_json::json!({
        "name": "visits",
        "description": "visits to firms",
        "schema": {
            "fields": [
                {"name": "code", "type": "string", "constraints": {"pattern": "[A-Z]{2}-[0-9]{3}"}},
                {"name": "note", "type": "string"},
                {"name": "kind", "type": "string", "constraints": {"required": true, "enum": kinds}},
                {"name": "level", "type": "integer", "constraints": {"enum": ["1", "2"]}},
            ],
            "primaryKey": "code",
        },
    });
    // nobody could tell an example of it from a row
    let counts = serde_json::json!({
        "name": "counts",
        "schema": {"fields": [{"name": "year", "type": "integer"}], "primaryKey": "year"},
    });
    contract["resources"].as_array_mut().unwrap().extend([visits, counts]);
    programme.write("contract/datapackage.json", contract.to_string());
    let csv = programme.ok(&["template", "visits"]).stdout;
    assert_eq!(csv, "code,note,kind,level\nAA-456,EXAMPLE-1,\"kind no. 0, as in the list\",\n");
    assert_eq!(programme.ok(&["template", "counts"]).stdout, "year\n");
    let workbook = workbook(&programme, &["visits", "counts", "visits"]);
    let parts = opened(&workbook);
    let hidden = "<sheet name=\"value lists\" sheetId=\"4\" state=\"hidden\"";
    assert!(parts["xl/workbook.xml"].contains(hidden), "{}", parts["xl/workbook.xml"]);
    let lists = lists(&parts["xl/worksheets/sheet2.xml"]);
    let kinds = lists["C2:C1048576"].replace("&apos;", "'");
    assert_eq!(kinds, "'value lists'!$A$1:$A$40");
    assert_eq!(lists["D2:D1048576"], "\"1,2\"");
    programme.write("inbox/harbor/2024Q3.xlsx", workbook);
    assert_eq!(found(&programme), ["harbor/2024Q3.xlsx/visits example-row 2 note B2"]);
}

#[test]
fn what_cannot_be_written_is_told() {
    let programme = programme();
    let told = |args: &[&str], words: &str| {
        let ran = programme.run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.stderr.contains(words), "{args:?}: {}", ran.stderr);
    };
    told(&["template", "clients", "outcomes"], "add `--xlsx`");
    told(&["template", "clients", "outcome", "--xlsx"], "did you mean `outcomes`?");
    told(&["template", "--xlsx", "--period", "2024Q9"], "no period `2024Q9`");
    told(&["template", "clients", "--lang", "ja"], "--xlsx");
    told(&["template", "--descriptor", "--xlsx"], "cannot be used with");
}

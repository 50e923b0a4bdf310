//! The commands, as their users meet them.

use crate::support::{Programme, outside};

#[test]
fn new_makes_a_programme_that_works() {
    let programme = Programme::empty();
    let dir = programme.path().join("mine");
    let ran = programme.ok(&["new", dir.to_str().unwrap(), "--name", "Mine \"&\" yours"]);
    assert!(ran.stderr.contains("next:"), "{}", ran.stderr);
    let again = programme.run(&["new", dir.to_str().unwrap()]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("not empty"), "{}", again.stderr);
    let dir = dir.to_str().unwrap();
    let template = programme.ok(&["-C", dir, "template", "clients", "--period", "2024Q1"]);
    assert!(template.stderr.contains("2024Q1 (1 Oct to 31 Dec 2023)"), "{}", template.stderr);
    assert!(ran.stderr.contains("mkdir -p inbox/harbor/2025Q1"), "{}", ran.stderr);
    // a clerk's own number in place of the example's
    let filled_in = template.stdout.replace("EXAMPLE-1", "C-0117");
    programme.write("mine/inbox/harbor/2024Q1/clients.csv", filled_in);
    programme.ok(&["-C", dir, "check"]);
    programme.ok(&["-C", dir, "load"]);
    programme.ok(&["-C", dir, "report", "2024"]);
    assert!(
        programme.read("mine/reports/2024/index.html").contains("Mine &quot;&amp;&quot; yours")
    );
}

#[test]
fn every_template_passes_its_own_check_once_its_example_is_somebodys() {
    let programme = Programme::from_fixture("golden");
    std::fs::remove_dir_all(programme.path().join("inbox")).unwrap();
    let filled_in = |dataset: &str| {
        let template = programme.ok(&["template", dataset, "--period", "2024Q3"]).stdout;
        assert!(template.contains("EXAMPLE-1"), "{dataset}: {template}");
        template.replace("EXAMPLE-1", "X-0117")
    };
    for dataset in ["clients", "engagements", "outcomes", "funding", "activities", "accounts"] {
        programme.write(&format!("inbox/harbor/2024Q3/{dataset}.csv"), filled_in(dataset));
    }
    let verifications = filled_in("verifications");
    programme.write("inbox/_programme/2024Q3/verifications.csv", verifications);
    let ran = programme.ok(&["check", "--format", "csv"]);
    let lines: Vec<&str> = ran.stdout.lines().skip(1).filter(|l| l.contains(",error,")).collect();
    assert!(lines.is_empty(), "{lines:?}");
}

#[test]
fn the_descriptor_serves_other_tools() {
    let programme = Programme::from_fixture("golden");
    programme.write("datapackage.json", programme.ok(&["template", "--descriptor"]).stdout);
    let script = "
import frictionless, json, pathlib, shutil, sys
folder = pathlib.Path(sys.argv[1])
package = json.loads((folder / 'datapackage.json').read_text())
for centre, period, dataset, expected in [('cascade', '2023Q2', 'clients', True), ('cascade', '2023Q2', 'funding', True),
        ('plains', '2023Q2', 'activities', True), ('cascade', '2023Q4', 'outcomes', True), ('plains', '2024Q4', 'outcomes', False)]:
    resource = next(r for r in package['resources'] if r['name'] == dataset)
    schema = dict(resource['schema']); schema.pop('foreignKeys', None)
    source = folder / 'inbox' / centre / period / (dataset + '.csv')
    report = frictionless.Resource(data=source.read_bytes(), format='csv', schema=frictionless.Schema.from_descriptor(schema)).validate()
    assert report.valid == expected, (str(source), report.flatten(['type', 'rowNumber', 'fieldName', 'note']))
    print(dataset, report.valid)
";
    let ran = outside("python", &["-c", script, programme.path().to_str().unwrap()]);
    assert_eq!(ran.stdout.lines().count(), 5);
}

#[test]
fn check_takes_a_file_from_anywhere() {
    let programme = Programme::from_fixture("golden");
    let export = programme.read("inbox/plains/2024Q4/outcomes.csv");
    programme.write("export.csv", export);
    programme.write("my export #1%20é.txt", programme.read("export.csv"));
    let odd = programme.path().join("my export #1%20é.txt");
    let odd = programme.run(&[
        "check",
        odd.to_str().unwrap(),
        "--as",
        "plains/2024Q4/outcomes",
        "--format",
        "csv",
    ]);
    assert_eq!(odd.stdout.matches(",error,").count(), 3, "{}", odd.stdout);
    let file = programme.path().join("export.csv");
    let file = file.to_str().unwrap();
    let ran = programme.run(&["check", file, "--as", "plains/2024Q4/outcomes", "--format", "csv"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.stdout.lines().filter(|l| l.contains("export.csv,") && l.contains(",error,")).count(),
        3,
        "{}",
        ran.stdout
    );
    let ran = programme.run(&["check", file]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("--as"), "{}", ran.stderr);
    let ran = programme.run(&["check", file, "--as", "plains/2024Q9/outcomes"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("unknown-period"), "{}", ran.stdout);
}

#[test]
fn wrong_usage_says_what_to_do() {
    let programme = Programme::from_fixture("golden");
    let case = |args: &[&str], words: &[&str]| {
        let ran = programme.run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        for word in words {
            assert!(ran.stderr.contains(word), "{args:?}: {}", ran.stderr);
        }
    };
    case(&["report", "2024"], &["no snapshot", "counterfoil load"]);
    case(&["explain", "foreign-kee"], &["did you mean `foreign-key`?"]);
    case(&["template", "client"], &["did you mean `clients`?"]);
    case(&["check", "nowhere"], &["there is no `nowhere`"]);
    case(&["-C", "/nowhere", "load"], &["programme.toml", "counterfoil new"]);
    programme.run(&["load"]);
    case(&["report", "1999"], &["nothing to report for 1999", "2023, 2024"]);
    case(&["report", "2024", "--snapshot", "9"], &["no snapshot 9"]);
    case(&["sql", "-c", "select 1 as a; select 2 as b"], &["failed"]);
    case(&["sql", "-c", "create table t as select 1 as a"], &["DDL not supported"]);
    case(&["sql", "-c", "copy (select 1 as a) to '/tmp/x.csv'"], &["DML not supported"]);
    case(&["sql", "-c", "set datafusion.execution.batch_size = 1"], &["Statement not supported"]);
    let settings = programme.read("programme.toml");
    programme.write("programme.toml", settings.replace("due_days", "due_day"));
    case(&["load"], &["`submission.due_day` (did you mean `due_days`?)", "PROGRAMME.md"]);
}

#[test]
fn rows_come_in_every_format() {
    let programme = Programme::from_fixture("golden");
    let of = |format: &str| programme.ok(&["explain", "--format", format]).stdout;
    let json: serde_json::Value = serde_json::from_str(&of("json")).unwrap();
    let count = json.as_array().unwrap().len();
    assert!(count > 40);
    assert_eq!(of("ndjson").lines().count(), count);
    assert_eq!(of("csv").lines().count(), count + 1);
    assert_eq!(of("table").lines().count(), count + 1);
    let binary = std::process::Command::new(env!("CARGO_BIN_EXE_counterfoil"));
    let mut binary = binary;
    let parquet = binary
        .arg("-C")
        .arg(programme.path())
        .args(["explain", "--format", "parquet"])
        .output()
        .unwrap()
        .stdout;
    assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
}

#[test]
fn a_shell_can_complete_commands() {
    let programme = Programme::empty();
    for shell in ["bash", "zsh", "fish"] {
        let script = programme.ok(&["completions", shell]).stdout;
        assert!(script.contains("counterfoil") && script.contains("report"), "{shell}");
    }
}

#[test]
fn demo_loads_reports_and_says_where_to_look() {
    let programme = Programme::empty();
    let dir = programme.path().join("demo");
    let ran = programme.ok(&["demo", dir.to_str().unwrap()]);
    assert!(
        ran.stderr.contains("reports/2024/index.html") && ran.stderr.contains("look at"),
        "{}",
        ran.stderr
    );
    let figures: serde_json::Value =
        serde_json::from_str(&programme.read("demo/reports/2024/figures.json")).unwrap();
    assert_eq!(figures["snapshot"], 2);
}

#[test]
fn a_check_of_one_centre_says_what_one_beside_all_the_others_says() {
    // a check that looks beyond the files and promises nothing of its reach
    const ANYWHERE: &str = "-- title: None\n-- severity: warning\n-- dataset: clients\n-- definition: none\n-- example: none\n-- message: none\n-- hint: none\n\nselect extract, row_number, 'client_id' as column_name, client_id as value\nfrom incoming.clients\nwhere client_key in (select client_key from stg_clients where centre_id = 'nowhere')\n";
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme.write("inbox/Zürich/2024Q4/clients.csv", "client_id\n");
    // misfiled, and about another centre's response
    let verified = programme.read("inbox-2/_programme/2024Q3/verifications.csv");
    programme.write("inbox/harbor/2024Q4/verifications.csv", verified);
    let said = || {
        ["inbox/plains", "inbox/harbor/2024Q4", "inbox/Zürich", "inbox/_programme"].map(|path| {
            let path = programme.path().join(path);
            let ran = programme.run(&["check", path.to_str().unwrap(), "--format", "csv"]);
            assert!(ran.code < 2, "{}", ran.stderr);
            ran.stdout
        })
    };
    let narrow = said();
    programme.write("sql/checks/anywhere.sql", ANYWHERE);
    assert_eq!(narrow, said());
    assert!(narrow[0].contains(",error,"), "{}", narrow[0]);
    assert!(narrow[1].contains("wrong-provider"), "{}", narrow[1]);
    assert!(!narrow[1].contains("unknown-response"), "{}", narrow[1]);
    assert!(narrow[2].contains("unknown-centre"), "{}", narrow[2]);
}

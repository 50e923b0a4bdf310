//! What the warehouse keeps and what it never does.

use crate::support::{KEY, Programme, files, fixture, other_reader};

#[test]
fn loading_again_changes_nothing() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let before = files(programme.path());
    let again = programme.run(&["load"]);
    assert_eq!(again.code, 1, "the refused extract is still refused");
    assert!(
        again.stderr.contains("0 accepted, 1 refused, 30 known before; no new snapshot"),
        "{}",
        again.stderr
    );
    assert_eq!(files(programme.path()), before);
}

#[test]
fn a_receipt_says_what_a_correction_changed() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let path = "inbox/cascade/2024Q1/clients.csv";
    let clients = programme.read(path);
    // loads, and reads what the new receipt says
    let counts = || {
        let ran = programme.run(&["load", "--format", "csv"]);
        let line = ran.stdout.lines().find(|l| l.contains("2024Q1/clients.csv")).unwrap();
        let folder = line.rsplit(',').next().unwrap();
        let receipt = programme.read(&format!("restricted/{folder}/receipt.json"));
        let receipt: serde_json::Value = serde_json::from_str(&receipt).unwrap();
        ["added", "removed", "changed"].map(|c| receipt["supersedes"][c].as_u64().unwrap())
    };
    // a name corrected, sales corrected, a client added
    let corrected =
        clients.replace("Cedar Foods Co-op", "Cedar Foods").replace("4900000", "4900001");
    programme.write(path, corrected + "C9,New,,332710,5,,WA,,2023-11-01\n");
    assert_eq!(counts(), [1, 0, 2]);
    // and taken back
    programme.write(path, clients);
    assert_eq!(counts(), [0, 1, 2]);
}

#[test]
fn a_dry_run_writes_nothing() {
    let programme = Programme::from_fixture("golden");
    let ran = programme.run(&["load", "--dry-run"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("30 accepted, 1 refused"), "{}", ran.stderr);
    for path in files(programme.path()).keys() {
        assert!(
            !path.starts_with("warehouse")
                && !path.starts_with("restricted")
                && !path.starts_with("secrets"),
            "{path}"
        );
    }
}

#[test]
fn identities_stay_under_restricted() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let script = "
import pathlib
root = pathlib.Path(sys.argv[1])
secrets = ['Alder Precision', 'Birch Castings', 'EIN-101', 'Lean Associates', 'p-01', '70NANB-01/F1']
for log in root.rglob('_delta_log'):
    table = deltalake.DeltaTable(str(log.parent)).to_pyarrow_table()
    cells = {str(v) for column in table.columns for v in column.to_pylist()}
    found = [s for s in secrets if any(s in c for c in cells)]
    print(log.parent.relative_to(root), table.num_rows, found)
";
    let open = other_reader(script, &programme.path().join("warehouse"));
    assert!(open.lines().count() >= 8, "{open}");
    assert!(open.lines().all(|l| l.ends_with("[]")), "{open}");
    let restricted = other_reader(script, &programme.path().join("restricted"));
    assert!(
        restricted.contains("'Alder Precision'") && restricted.contains("'EIN-101'"),
        "{restricted}"
    );
    for (path, bytes) in files(&programme.path().join("warehouse")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("Birch Castings"), "{path}");
    }
}

#[test]
fn the_bytes_are_kept_accepted_or_refused() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let kept = files(&programme.path().join("restricted/extracts"));
    assert_eq!(kept.len(), 31);
    let refused = std::fs::read(fixture("golden/inbox/plains/2024Q4/outcomes.csv")).unwrap();
    assert!(kept.values().any(|bytes| *bytes == refused));
}

#[test]
fn another_key_is_refused_and_a_new_one_is_made() {
    let programme = Programme::from_fixture("golden");
    let run = |key: Option<&str>| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_counterfoil"));
        command.env_remove("COUNTERFOIL_KEY").arg("-C").arg(programme.path()).args([
            "load",
            "--now",
            "2024-12-31",
        ]);
        if let Some(key) = key {
            command.env("COUNTERFOIL_KEY", key);
        }
        crate::support::Ran::from(command.output().unwrap())
    };
    assert_eq!(run(None).code, 1);
    let file = programme.path().join("secrets/pseudonym.key");
    let mode =
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&file).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    let wrong = run(Some(KEY));
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.stderr.contains("is not the one that this warehouse was made with"),
        "{}",
        wrong.stderr
    );
    assert!(run(Some("short")).stderr.contains("16 characters or more"));
    std::fs::remove_file(&file).unwrap();
    assert!(run(None).stderr.contains("the pseudonym key is missing"));
}

#[test]
fn a_load_that_died_before_its_snapshot_leaves_a_warehouse_that_works() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    // a kill just before the commit: rows are there, no snapshot is
    std::fs::remove_dir_all(programme.path().join("warehouse/snapshots")).unwrap();
    programme.write("warehouse/snapshots/README", "not a snapshot");
    programme.run(&["load"]);
    programme.ok(&["report", "2024"]);
    let expected = fixture("golden/expected-2024-1.csv");
    let differences = crate::support::differences(&programme.figures(2024), &expected);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn a_column_may_join_the_contract_later() {
    let programme = Programme::from_fixture("michigan");
    programme.ok(&["load"]);
    let descriptor = programme.ok(&["template", "--descriptor"]).stdout;
    let mut contract: serde_json::Value = serde_json::from_str(&descriptor).unwrap();
    let fields = contract["resources"][6]["schema"]["fields"].as_array_mut().unwrap();
    fields
        .push(serde_json::json!({ "name": "scrap_rate", "title": "scrap rate", "type": "string" }));
    programme.write("contract/datapackage.json", contract.to_string());
    let first = programme.read("inbox/michigan/1988/accounts.csv");
    programme.write(
        "inbox/michigan/1988/accounts.csv",
        first.replace("\n410032,,1988,,131,", "\n410032,,1988,,132,"),
    );
    let ran = programme.ok(&["load"]);
    assert!(ran.stderr.contains("1 accepted, 0 refused, 2 known before"), "{}", ran.stderr);
    let query = "select a.period, count(*) as firms, count(a.scrap_rate) as known from warehouse.accounts a inner join warehouse.in_force f on a.load_id = f.load_id and a.period = f.period group by 1 order by 1";
    let rows = programme.ok(&["sql", "--format", "csv", "-c", query]).stdout;
    assert_eq!(
        rows.lines().map(|l| l.split(',').nth(1).unwrap()).collect::<Vec<_>>(),
        ["firms", "157", "157", "157"]
    );
    assert!(rows.contains("1987,157,0") && !rows.contains("1988,157,0"), "{rows}");
}

#[test]
fn the_order_of_arrival_does_not_matter() {
    let centres = ["cascade", "harbor", "plains", "_programme"];
    let figures = |order: &[&str]| {
        let programme = Programme::from_fixture("golden");
        for centre in order {
            let inbox = format!("arrivals-{centre}");
            let from = programme.path().join("inbox").join(centre);
            crate::support::copy(&from, &programme.path().join(&inbox).join(centre));
            programme.run(&["load", "--inbox", &inbox]);
        }
        programme.ok(&["report", "2024"]);
        programme.figures(2024)
    };
    let backwards: Vec<&str> = centres.iter().rev().copied().collect();
    assert_eq!(figures(&centres), figures(&backwards));
}

#[test]
fn a_refused_resubmission_leaves_its_predecessor_in_force() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let good = programme.read("inbox/harbor/2024Q3/outcomes.csv");
    programme.write("inbox/harbor/2024Q3/outcomes.csv", good.replace(",300000,", ",-5,"));
    let refused = programme.run(&["load"]);
    assert!(refused.stderr.contains("0 accepted, 2 refused"), "{}", refused.stderr);
    programme.ok(&["report", "2024"]);
    assert_eq!(programme.value(2024, "centre:harbor.new_sales.2024"), "420000.00");
    // the old bytes again: accepted, and nothing new to hold
    programme.write("inbox/harbor/2024Q3/outcomes.csv", good);
    let again = programme.run(&["load"]);
    assert!(
        again.stderr.contains("1 accepted, 1 refused") && again.stderr.contains("no new snapshot"),
        "{}",
        again.stderr
    );
}

#[test]
fn what_depends_on_a_refused_extract_is_judged_again() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    // C1 goes from the clients of both periods, though engagements and outcomes refer to it
    for period in ["2023Q2", "2024Q1"] {
        let path = format!("inbox/cascade/{period}/clients.csv");
        let clients = programme.read(&path);
        let kept: Vec<&str> = clients.lines().filter(|l| !l.starts_with("C1,")).collect();
        programme.write(&path, kept.join("\n") + "\n");
    }
    // engagements come again with a fault: refused, so that what they refer to still counts
    let engagements = programme.read("inbox/cascade/2023Q2/engagements.csv");
    programme.write("inbox/cascade/2023Q2/engagements.csv", engagements.replace(",60,", ",sixty,"));
    let ran = programme.run(&["load", "--format", "csv"]);
    assert_eq!(ran.stdout.matches("clients.csv,refused").count(), 2, "{}", ran.stdout);
    assert!(
        ran.stderr.contains("orphaned-reference") && ran.stderr.contains("`C1`"),
        "{}",
        ran.stderr
    );
    let checked = programme.run(&["check", "--format", "csv"]);
    assert_eq!(
        checked.stdout.matches("clients.csv,orphaned-reference").count(),
        4,
        "{}",
        checked.stdout
    );
    programme.write("inbox/cascade/2023Q2/engagements.csv", engagements);
    assert!(ran.stderr.contains("no new snapshot"), "{}", ran.stderr);

    // an engagement of a new client: accepted with the client, refused when the clients are
    let clients = "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on\nN1,New,,332710,EMPLOYEES,1,WA,no,2024-04-02\n";
    let engagements = "engagement_id,client_id,service,mode,partner,channel,started_on,closed_on,hours,fee,subsidy\nE9,N1,quality,direct,,website,2024-04-02,,1,1,\n";
    programme.write("late/cascade/2024Q3/clients.csv", clients.replace("EMPLOYEES", "many"));
    programme.write("late/cascade/2024Q3/engagements.csv", engagements);
    let ran = programme.run(&["load", "--inbox", "late"]);
    assert!(
        ran.stderr.contains("0 accepted, 2 refused") && ran.stderr.contains("foreign-key"),
        "{}",
        ran.stderr
    );
    programme.write("late/cascade/2024Q3/clients.csv", clients.replace("EMPLOYEES", "7"));
    let ran = programme.ok(&["load", "--inbox", "late"]);
    assert!(ran.stderr.contains("2 accepted, 0 refused"), "{}", ran.stderr);
}

#[test]
fn a_snapshot_answers_with_the_configuration_of_then() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let settings = programme.read("programme.toml");
    programme.write("programme.toml", settings.replace("new_sales = 10000000", "new_sales = 100"));
    programme.ok(&["report", "2023"]);
    assert_eq!(programme.value(2023, "national.new_sales_held.2023"), "0.00");
    programme.ok(&["report", "2023", "--config", "current"]);
    assert_ne!(programme.value(2023, "national.new_sales_held.2023"), "0.00");
}

#[test]
fn a_programme_may_lie_in_any_folder() {
    let programme = Programme::empty();
    let folder = programme.path().join("a [b] é ^|# c");
    crate::support::copy(&fixture("michigan"), &folder);
    let at = folder.to_str().unwrap();
    let loaded = programme.ok(&["-C", at, "load"]);
    assert!(loaded.stderr.contains("3 accepted"), "{}", loaded.stderr);
    assert_eq!(programme.ok(&["-C", at, "doctor", "--deep"]).stdout, "");
    programme.ok(&["-C", at, "report", "1988"]);
    assert!(folder.join("reports/1988/index.html").exists());
    // and SQL of its own may have any name
    let own = "-- title: Centres\n-- grain: one row per centre\n-- definition: their names\n-- source: dim_centre\n\nselect name as \"Centre\" from dim_centre\n";
    std::fs::create_dir_all(folder.join("sql/reports")).unwrap();
    std::fs::write(folder.join("sql/reports/höhe.sql"), own).unwrap();
    std::fs::write(folder.join("inbox/michigan/1989/accounts.csv"), "firm_id,client_id,year,first_supported,employees,turnover,value_added,payroll,industry,region\n").unwrap();
    programme.ok(&["-C", at, "load"]);
    programme.ok(&["-C", at, "report", "1988"]);
    assert_eq!(programme.ok(&["-C", at, "doctor"]).stdout, "");
}

//! What the office does by hand: letting late extracts in, taking extracts out of force; all of it in
//! the table `audit`.

use crate::support::{Programme, fixture};

const CLIENTS: &str =
    "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on\n";
const ENGAGEMENTS: &str = "engagement_id,client_id,service,mode,partner,channel,started_on,closed_on,hours,fee,subsidy\nE1,A1,quality,direct,,web,2023-10-05,,1,,\n";

/// A programme of one centre, whose periods are locked after 40 days.
fn programme() -> Programme {
    let settings = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let settings = settings.replace("due_days = 30", "due_days = 30\nlock_after_days = 40");
    let programme = Programme::with_settings(&settings);
    let header = "centre_id,name,region,opened_on,closed_on\n";
    programme.write("centres.csv", format!("{header}harbor,Harbor,west,2010-10-01,\n"));
    let clients = format!("{CLIENTS}A1,Acme,,332710,5,100,WA,no,2023-10-02\n");
    programme.write("inbox/harbor/2024Q1/clients.csv", clients);
    programme.write("inbox/harbor/2024Q1/engagements.csv", ENGAGEMENTS);
    programme
}

/// The rows of a query, with the program's clock at a day.
fn rows(programme: &Programme, query: &str) -> Vec<String> {
    let told = programme.ok(&["sql", "-c", query, "--format", "csv"]).stdout;
    told.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn a_locked_period_is_opened_by_the_office_with_a_reason() {
    let programme = programme();
    // the quarter ends on 31 December, and is locked once 40 days are over
    let (in_time, late) = ("2024-02-09", "2024-02-10");
    // also before anything is in force
    let first = ["unlock", "harbor", "2023Q4", "--because", "x", "--by", "y", "--now", in_time];
    assert!(programme.ok(&first).stderr.contains("snapshot 1 says so"));
    let ran = programme.ok(&["load", "--now", in_time]);
    assert!(ran.stderr.contains("2 accepted"), "{}", ran.stderr);

    // what is in force stays so; what comes late is refused by name
    let ran = programme.ok(&["load", "--now", late]);
    assert!(ran.stderr.contains("0 accepted, 0 refused, 2 known"), "{}", ran.stderr);
    let path = "inbox/harbor/2024Q1/clients.csv";
    programme.write(path, programme.read(path).replace(",5,", ",6,"));
    let ran = programme.run(&["load", "--now", late]);
    assert!(ran.stderr.contains("0 accepted, 1 refused"), "{}", ran.stderr);
    for part in ["error[locked]", "2024-02-09", "counterfoil unlock harbor 2024Q1 --because"] {
        assert!(ran.stderr.contains(part), "{part}: {}", ran.stderr);
    }
    assert_eq!(rows(&programme, "select employees from stg_clients"), ["5"]);

    for (args, problem) in [
        (["harbour", "2024Q1", "late"], "no centre `harbour`"),
        (["harbor", "2024Q9", "late"], "no period `2024Q9`"),
        (["harbor", "2024Q1", " "], "`--because` says nothing"),
    ] {
        let ran = programme.run(&["unlock", args[0], args[1], "--because", args[2], "--by", "y"]);
        assert!(ran.code == 2 && ran.stderr.contains(problem), "{}", ran.stderr);
    }
    let unlock = ["unlock", "harbor", "2024Q1", "--because", "audited in May", "--by", "Ms Ito"];
    let ran = programme.ok(&[&unlock[..], &["--now", late]].concat());
    assert!(ran.stderr.contains("snapshot 3 says so"), "{}", ran.stderr);
    let ran = programme.ok(&["load", "--now", late]);
    assert!(ran.stderr.contains("1 accepted, 0 refused"), "{}", ran.stderr);
    assert_eq!(rows(&programme, "select employees from stg_clients"), ["6"]);
    let audit = "select snapshot, act, acted_by, because, centre_id, period from warehouse.audit";
    assert_eq!(
        rows(&programme, audit),
        ["1,unlock,y,x,harbor,2023Q4", "3,unlock,Ms Ito,audited in May,harbor,2024Q1"]
    );
    let before =
        ["sql", "--snapshot", "2", "-c", "select count(*) from warehouse.audit", "--format", "csv"];
    assert_eq!(programme.ok(&before).stdout.lines().nth(1), Some("1"));
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
}

#[test]
fn an_extract_is_withdrawn_unless_others_refer_to_it() {
    let programme = programme();
    let now = ["--now", "2024-02-01"];
    let ok = |args: &[&str]| programme.ok(&[args, &now[..]].concat());
    let run = |args: &[&str]| programme.run(&[args, &now[..]].concat());
    ok(&["load"]);
    let because = ["--because", "of another centre", "--by", "Ms Ito"];
    let withdraw = |triple: &str| run(&[&["withdraw", triple], &because[..]].concat());
    let ran = withdraw("harbor/2024Q1/outcomes");
    assert!(ran.code == 2 && ran.stderr.contains("nothing is in force"), "{}", ran.stderr);
    let ran = withdraw("harbor/2024Q1/clients");
    assert!(ran.code == 1 && ran.stderr.contains("error[orphaned-reference]"), "{}", ran.stderr);
    assert_eq!(rows(&programme, "select count(*) from stg_clients"), ["1"]);

    assert_eq!(withdraw("harbor/2024Q1/engagements").code, 0);
    assert_eq!(withdraw("harbor/2024Q1/clients").code, 0);
    assert_eq!(rows(&programme, "select count(*) from stg_clients"), ["0"]);
    // as it was before, and why it is not now
    let before =
        ["sql", "--snapshot", "1", "-c", "select count(*) from stg_clients", "--format", "csv"];
    assert_eq!(programme.ok(&before).stdout.lines().nth(1), Some("1"));
    let audit =
        "select snapshot, act, dataset, length(extract_sha256) from warehouse.audit order by 1";
    assert_eq!(rows(&programme, audit), ["2,withdraw,engagements,64", "3,withdraw,clients,64"]);

    // it does not come back by itself; a corrected one does
    let ran = run(&["load"]);
    assert!(ran.stderr.contains("0 accepted, 2 refused"), "{}", ran.stderr);
    assert!(ran.stderr.contains("error[withdrawn]") && ran.stderr.contains("of another centre"));
    let path = "inbox/harbor/2024Q1/clients.csv";
    programme.write(path, programme.read(path).replace("Acme", "Alder"));
    let ran = run(&["load"]);
    assert!(ran.stderr.contains("1 accepted, 1 refused"), "{}", ran.stderr);
    assert_eq!(rows(&programme, "select count(*) from stg_clients"), ["1"]);
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
}

/// Submits a file that lies beside the inbox.
fn submit(programme: &Programme, file: &str, triple: &str, more: &[&str]) -> crate::support::Ran {
    let path = programme.path().join(file);
    let args = ["submit", path.to_str().unwrap(), "--as", triple, "--format", "csv"];
    programme.run(&[&args[..], more, &["--now", "2024-02-01"]].concat())
}

#[test]
fn a_file_that_passes_is_put_into_the_inbox_and_no_other() {
    let programme = programme();
    std::fs::remove_dir_all(programme.path().join("inbox/harbor")).unwrap();
    let good = format!("{CLIENTS}A1,Acme,,332710,5,100,WA,no,2023-10-02\n");
    programme.write("export.csv", &good).write("bad.csv", good.replace(",5,", ",many,"));
    let triple = "harbor/2024Q1/clients";
    let there = programme.path().join("inbox/harbor/2024Q1/clients.csv");

    let ran = submit(&programme, "bad.csv", triple, &[]);
    assert!(ran.code == 1 && ran.stderr.contains("nothing was sent"), "{}", ran.stderr);
    assert!(ran.stderr.contains("error[type-error]") && !there.exists(), "{}", ran.stderr);
    let ran = submit(&programme, "export.csv", triple, &[]);
    assert!(ran.code == 0 && ran.stderr.contains("waits for the next load"), "{}", ran.stderr);
    assert_eq!(ran.stdout.lines().nth(1), Some("harbor/2024Q1/clients.csv,waiting,,,"));
    assert_eq!(std::fs::read_to_string(&there).unwrap(), good);
    programme.ok(&["load", "--now", "2024-02-01"]);
    let ran = submit(&programme, "export.csv", triple, &[]);
    assert_eq!(ran.stdout.lines().nth(1), Some("harbor/2024Q1/clients.csv,accepted,1,0,0"));
    assert!(ran.stderr.contains("was accepted on 2024-02-01"), "{}", ran.stderr);

    // the same extract in another format would make both ambiguous
    programme.write("export.ndjson", "{\"client_id\":\"A1\",\"name\":\"Acme\",\"enterprise_id\":null,\"industry\":\"332710\",\"employees\":6,\"annual_sales\":1,\"region\":\"WA\",\"rural\":false,\"first_served_on\":\"2023-10-02\"}\n");
    let ran = submit(&programme, "export.ndjson", triple, &[]);
    assert!(ran.code == 2 && ran.stderr.contains("another format"), "{}", ran.stderr);
    // who wants it told gets it refused by the next load
    let ran = submit(&programme, "bad.csv", triple, &["--anyway"]);
    assert!(ran.code == 0 && ran.stderr.contains("is sent"), "{}", ran.stderr);
    let ran = programme.run(&["load", "--now", "2024-02-01"]);
    assert!(ran.stderr.contains("0 accepted, 1 refused"), "{}", ran.stderr);
    let ran = submit(&programme, "bad.csv", triple, &["--anyway"]);
    assert!(ran.code == 1 && ran.stderr.contains("was refused on"), "{}", ran.stderr);
    let ran = submit(&programme, "export.csv", "harbor/2024Q1/client", &[]);
    assert!(ran.code == 1 && ran.stderr.contains("did you mean `clients`"), "{}", ran.stderr);
    let ran = submit(&programme, "absent.csv", triple, &[]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    // a workbook, with a sheet for each dataset
    let workbook = crate::written::Written::from_csv(&good).bytes(".xlsx", "clients");
    programme.write("quarter.xlsx", workbook);
    std::fs::remove_dir_all(programme.path().join("inbox/harbor/2024Q1")).unwrap();
    let ran = submit(&programme, "quarter.xlsx", "harbor/2024Q1", &[]);
    assert!(ran.code == 0 && ran.stderr.contains("harbor/2024Q1.xlsx is sent"), "{}", ran.stderr);
}

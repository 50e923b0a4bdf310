//! Programmes of another kind: with other datasets, and with fewer. What is not filed is not asked.

use crate::support::{NOW, Programme, files};

/// A programme whose datasets, scopes, measures, check and table are all its own.
fn foreign() -> Programme {
    Programme::from_fixture("foreign")
}

/// The golden example without the survey.
fn without_survey() -> Programme {
    let programme = Programme::from_fixture("golden");
    let contract = programme.ok(&["template", "--descriptor"]).stdout;
    let mut contract: serde_json::Value = serde_json::from_str(&contract).unwrap();
    let resources = contract["resources"].as_array_mut().unwrap();
    resources.retain(|r| r["name"] != "outcomes" && r["name"] != "verifications");
    programme.write("contract/datapackage.json", contract.to_string());
    let settings = programme.read("programme.toml").replace("\"outcomes\", ", "");
    let settings = settings.split("[extreme_values]").next().unwrap().to_owned()
        + "[bands]"
        + settings.split("[bands]").nth(1).unwrap();
    programme.write("programme.toml", settings);
    programme
}

#[test]
fn a_programme_with_datasets_of_its_own_needs_no_rust() {
    let programme = foreign();
    let checked = programme.ok(&["check", "--format", "csv"]).stdout;
    assert!(checked.contains("north/2024/visits.csv,free-visit,warning,4,charge,,0"), "{checked}");
    programme.ok(&["load", "--now", "2025-06-30"]);
    programme.ok(&["report", "2024", "--now", "2025-06-30"]);
    for (id, value) in [
        ("national.visits_made.2024", "4"),
        ("centre:north.charge_per_visit.2024", "50.17"),
        ("town:Ely.charge_per_visit.2024", "53.50"),
        ("town:Ayr.visits_made.2024", "1"),
        ("national.visits_made_centre_q3.2024", "3"),
    ] {
        assert_eq!(programme.value(2024, id), value, "{id}");
    }
    let figures = programme.figures(2024);
    assert!(figures.keys().all(|id| !id.starts_with("region:")), "`scopes` does not list them");
    assert_eq!(
        programme.read("reports/2024/tables/visits_by_town.csv"),
        "Town,Visits,Charge of a visit\nAyr,1,0.00\nEly,3,53.50\n"
    );
    let page = programme.read("reports/2024/index.html");
    assert!(page.contains("Visits by town"));
    let lineage = programme.read("reports/2024/lineage/town_Ely.html");
    assert!(lineage.contains("town of Ely") && lineage.contains("fct_visit"));
    // no chapter about what nobody files
    for words in ["Return on funding", "survey", "Sales", "Jobs", "of the firms served"] {
        assert!(!page.contains(words), "{words}");
    }
}

#[test]
fn what_others_refer_to_is_judged_first_whatever_it_is() {
    let programme = foreign();
    programme.ok(&["load", "--now", "2025-06-30"]);
    programme.write("inbox/north/2024/sites.csv", "site_id,town\nS-1,Ely\n");
    let checked = programme.run(&["check", "--format", "csv", "--now", "2025-07-01"]).stdout;
    let dropped = "north/2024/sites.csv,orphaned-reference,error,,site_id,,S-2";
    assert_eq!(checked.matches("sites.csv,orphaned-reference").count(), 1, "{checked}");
    assert!(checked.contains(dropped), "{checked}");
    // the visits stand: the sites that they name are still in force
    assert!(!checked.contains("foreign-key"), "{checked}");
    programme
        .write("inbox/north/2024/visits.csv", "visit_id,site_id,purpose,charge\nV-1,S-9,test,1\n");
    let checked = programme.run(&["check", "--format", "csv", "--now", "2025-07-01"]).stdout;
    assert!(
        checked.contains("north/2024/visits.csv,foreign-key,error,2,site_id,,S-9"),
        "{checked}"
    );
}

#[test]
fn what_is_left_out_is_said() {
    let programme = foreign();
    programme.ok(&["load", "--now", "2025-06-30"]);
    let described = programme.ok(&["sql", "--describe"]);
    assert!(described.stdout.contains("visits_made"));
    let because = "left out: sql/measures/reach.sql reads `agg_reach`; the contract has no datasets `clients`, `engagements`";
    assert!(described.stderr.contains(because), "{}", described.stderr);
    let one = programme.ok(&["sql", "--describe", "new_sales"]);
    assert!(one.stderr.contains("left out: sql/measures/outcomes.sql"), "{}", one.stderr);
}

#[test]
fn a_programme_without_a_survey_reports_without_an_empty_chapter() {
    let (programme, whole) = (without_survey(), Programme::from_fixture("golden"));
    programme.run(&["load"]);
    programme.ok(&["report", "2024"]);
    whole.run(&["load"]);
    whole.ok(&["report", "2024"]);
    let (without, with) = (programme.figures(2024), whole.figures(2024));
    for measure in ["clients_served", "engagement_hours", "funding_public", "clients_served_change"]
    {
        for scope in ["national", "centre:harbor", "size:20-99"] {
            let id = format!("{scope}.{measure}.2024");
            assert_eq!(without.get(&id), with.get(&id), "{id}");
        }
    }
    assert!(without.keys().all(|id| !id.contains("sales") && !id.contains("survey")));
    let page = programme.read("reports/2024/index.html");
    assert!(page.contains("Reach by centre") && page.contains("Firms served"));
    for words in ["What it rests on", "New sales", "Results by centre", ">n/a<"] {
        assert!(!page.contains(words), "{words}");
    }
    assert!(programme.read("reports/2024/centres/harbor.html").contains("Firms served"));
}

#[test]
fn a_mistaken_name_is_no_dataset_that_is_not_filed() {
    let programme = foreign();
    let sql =
        programme.read("sql/staging/stg_visits.sql").replace("warehouse.visits", "warehouse.visit");
    programme.write("sql/staging/stg_visits.sql", sql);
    let ran = programme.run(&["check"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("`warehouse.visit` (did you mean `visits`?)"), "{}", ran.stderr);
}

#[test]
fn the_contract_says_what_settings_may_name() {
    let programme = Programme::from_fixture("golden");
    let settings = programme.read("programme.toml");
    let refused = |settings: String, problem: &str| {
        programme.write("programme.toml", settings);
        let ran = programme.run(&["check"]);
        assert_eq!(ran.code, 2, "{problem}");
        assert!(ran.stderr.contains(problem), "{problem}: {}", ran.stderr);
    };
    refused(
        settings.replace("sources = [\"national\"]", "sources = [\"levy\"]"),
        "there are `national`",
    );
    refused(
        settings.replace("basis = \"awarded\"", "basis = \"pledged\""),
        "there are `awarded`, `spent`",
    );
    refused(settings.replace("cost_savings =", "cost_saving ="), "did you mean `cost_savings`?");
    // a source that the contract has is one that can be counted
    let contract = programme.ok(&["template", "--descriptor"]).stdout;
    programme.write(
        "contract/datapackage.json",
        contract.replacen("\"national\",", "\"national\", \"levy\",", 1),
    );
    programme.write(
        "programme.toml",
        settings.replace("sources = [\"national\"]", "sources = [\"national\", \"levy\"]"),
    );
    assert_ne!(programme.run(&["check", "--now", NOW]).code, 2);
}

#[test]
fn an_amount_that_the_contract_marks_is_one_that_denominators_count() {
    let programme = Programme::from_fixture("golden");
    let contract = programme.ok(&["template", "--descriptor"]).stdout;
    let mut contract: serde_json::Value = serde_json::from_str(&contract).unwrap();
    let resources = contract["resources"].as_array_mut().unwrap();
    let funding = resources.iter_mut().find(|r| r["name"] == "funding").unwrap();
    let fields = funding["schema"]["fields"].as_array_mut().unwrap();
    let mut committed = fields.iter().find(|f| f["name"] == "spent").unwrap().clone();
    committed["name"] = "committed".into();
    committed["title"] = "Committed".into();
    fields.push(committed);
    programme.write("contract/datapackage.json", contract.to_string());
    for path in files(&programme.path().join("inbox")).into_keys() {
        if !path.ends_with("funding.csv") {
            continue;
        }
        let path = format!("inbox/{path}");
        let text = programme.read(&path);
        let mut lines = text.lines();
        let head = format!("{},committed\n", lines.next().unwrap());
        let rows: Vec<String> = lines.map(|l| format!("{l},1000")).collect();
        programme.write(&path, head + &rows.join("\n") + "\n");
    }
    let of = "{ sources = [\"national\"], funds = [\"base\"], basis = \"committed\" }";
    let settings = programme
        .read("programme.toml")
        .replace("headline =", &format!("committed = {of}\nheadline ="));
    programme.write("programme.toml", settings);
    programme.run(&["load"]);
    programme.ok(&["report", "2023"]);
    // one line each of three centres and of the office
    assert_eq!(programme.value(2023, "national.funding_committed.2023"), "4000.00");
    assert_eq!(programme.value(2023, "centre:harbor.funding_committed.2023"), "1000.00");
    // 400,000 + 600,000 + 180,000 + 900,000 awarded
    assert_eq!(programme.value(2023, "national.funding_national.2023"), "2080000.00");
    // and a text is no amount
    let text = contract.to_string().replacen(
        "\"counterfoil:denominator\":\"funds\"",
        "\"counterfoil:denominator\":\"basis\"",
        1,
    );
    programme.write("contract/datapackage.json", text);
    let ran = programme.run(&["check"]);
    assert!(ran.stderr.contains("no amount of money or quantity"), "{}", ran.stderr);
}

#[test]
fn an_estimator_that_is_not_known_is_refused() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/sql/measures/estimates.sql");
    let sql = std::fs::read_to_string(path).unwrap();
    programme
        .write("sql/measures/estimates.sql", sql.replace("stratified_total", "stratified_totals"));
    let ran = programme.run(&["report", "2024", "--config", "current"]);
    assert!(ran.stderr.contains("did you mean `stratified_total`?"), "{}", ran.stderr);
    programme.write("sql/measures/estimates.sql", sql.replace("scopes: all", "scopes: nation"));
    let ran = programme.run(&["report", "2024", "--config", "current"]);
    assert!(ran.stderr.contains("did you mean `national`?"), "{}", ran.stderr);
}

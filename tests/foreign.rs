//! Programmes of another kind: with other datasets, and with fewer. What is not filed is not asked.

use crate::support::{NOW, Programme};

/// A programme whose datasets, scopes, measures, check and table are all its own.
fn foreign() -> Programme {
    Programme::from_fixture("foreign")
}

#[test]
fn what_others_refer_to_is_judged_first_whatever_it_is() {
    let programme = foreign();
    programme.ok(&["load", "--now", "2025-06-30"]);
    programme.write("inbox/north/2024/sites.csv", "site_id,town\nS-1,Ely\n");
    let checked = programme.run(&["check", "--format", "csv", "--now", "2025-07-01"]).stdout;
    assert!(checked.contains("north/2024/sites.csv,dropped-site,error,,site_id,,S-2"), "{checked}");
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

//! What Rust derives from the SQL's figures: change, quartiles, and why a figure has no value.

use crate::support::Programme;

fn reported() -> Programme {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme.ok(&["load", "--inbox", "inbox-2"]);
    programme.ok(&["report", "2024"]);
    programme
}

#[test]
fn a_change_is_the_difference_over_the_year_before() {
    let programme = reported();
    let figures = programme.figures(2024);
    let value = |id: &str| figures[id].value.clone();
    // 27,420,000.00 after 5,630,000.10
    assert_eq!(value("national.new_sales_change.2024").as_deref(), Some("3.8703"));
    // 6 firms after 7
    assert_eq!(value("national.clients_served_change.2024").as_deref(), Some("-0.1429"));
    // none without a value in both years, nor on a base of 0
    assert_eq!(value("national.avoided_investment_change.2024"), None);
    assert_eq!(value("national.clients_ceased_change.2024"), None);
    // rates, points, estimates and quartiles have none
    for name in ["response_rate", "nps", "new_sales_estimate", "new_sales_centre_q1"] {
        assert!(!figures.contains_key(&format!("national.{name}_change.2024")), "{name}");
    }
    // nor has the first year that anybody filed
    programme.ok(&["report", "2023"]);
    assert_eq!(programme.figures(2023)["national.clients_served_change.2023"].value, None);
}

#[test]
fn quartiles_are_those_of_the_centres_with_a_value() {
    let programme = reported();
    let figures = programme.figures(2024);
    // firms served by cascade, harbor and plains: 3, 1, 2
    for (quartile, expected) in [("q1", "2"), ("q2", "2"), ("q3", "3")] {
        let figure = &figures[&format!("national.clients_served_centre_{quartile}.2024")];
        // type 7 of 1, 2, 3 is 1.5, 2, 2.5; counts round half away from zero
        assert_eq!((figure.value.as_deref(), figure.n), (Some(expected), Some(3)), "{quartile}");
    }
    // new sales of cascade and harbor, 27,000,000 and 420,000; plains has none
    let figure = &figures["national.new_sales_centre_q1.2024"];
    assert_eq!((figure.value.as_deref(), figure.n), (Some("7065000.00"), Some(2)));
}

#[test]
fn a_figure_without_a_value_says_why() {
    let programme = reported();
    let text = programme.read("reports/2024/figures.json");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let figures = json["figures"].as_array().unwrap();
    let reason = |id: &str| {
        let figure = figures.iter().find(|f| f["id"] == id).unwrap_or_else(|| panic!("{id}"));
        let status = if figure["value"].is_null() { "not_available" } else { "published" };
        assert_eq!(figure["status"], status, "{id}");
        figure["reason"].as_str().map(str::to_owned)
    };
    for (id, expected) in [
        ("centre:plains.new_sales.2024", Some("no_responses")),
        ("centre:plains.response_rate.2024", None),
        ("centre:plains.any_outcome_rate.2024", Some("no_responses")),
        ("centre:harbor.investment.2024", Some("no_answers")),
        ("centre:harbor.retained_sales.2024", Some("all_held")),
        ("centre:harbor.fee_share.2024", None),
        ("centre:plains.fee_share.2024", None),
        ("national.avoided_investment_estimate.2024", Some("too_few")),
        ("industry:333.survey_coverage.2024", Some("no_denominator")),
        ("national.new_sales.2024", None),
    ] {
        assert_eq!(reason(id).as_deref(), expected, "{id}");
    }
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        ["format", "programme", "year", "snapshot", "release", "tool", "figures", "extract_sets"]
    );
    let ids: Vec<&str> = figures.iter().map(|f| f["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted());
    for figure in figures {
        let set = figure["extract_set"].as_str().unwrap();
        assert!(json["extract_sets"].get(set).is_some(), "{set}");
    }
}

#[test]
fn corrections_after_first_acceptance_are_told() {
    let programme = reported();
    // R5 said 0 at first, then 150,000 of retained sales and 2 jobs
    assert_eq!(programme.value(2024, "centre:cascade.responses_revised.2024"), "1");
    assert_eq!(programme.value(2024, "centre:cascade.sales_revised.2024"), "150000.00");
    assert_eq!(programme.value(2024, "centre:cascade.jobs_revised.2024"), "2.00");
    assert_eq!(programme.value(2024, "centre:harbor.responses_revised.2024"), "0");
}

#[test]
fn a_measure_comes_from_one_file() {
    let programme = Programme::from_fixture("golden");
    let own = "-- title: x\n-- grain: x\n-- source: x\n-- measure: clients_served\n-- title: x\n-- unit: count\n-- definition: x\n-- source: x\n-- additivity: x\n\nselect 'clients_served' as measure, 'national' as scope_kind, 'national' as scope, cast(1 as decimal(38, 4)) as numerator, cast(null as decimal(38, 4)) as denominator, cast(null as bigint) as n, cast(null as varchar) as reason\n";
    programme.write("sql/measures/mine.sql", own);
    programme.run(&["load"]);
    let ran = programme.run(&["report", "2024"]);
    assert_eq!(ran.code, 2);
    // whichever of the two years is computed first
    assert!(ran.stderr.contains("the figure `national.clients_served.202"), "{}", ran.stderr);
}

#[test]
fn a_table_that_names_no_figure_fails() {
    let programme = Programme::from_fixture("golden");
    let own = "-- title: x\n-- grain: x\n-- definition: x\n-- source: x\n\nselect name as \"Centre\", 'centre:' || centre_id || '.new_salse.' || $year as \"Sales\"\nfrom dim_centre\norder by name\n";
    programme.write("sql/reports/mine.sql", own);
    programme.run(&["load"]);
    let ran = programme.run(&["report", "2024"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("`centre:cascade.new_salse.2024`, which there is not"),
        "{}",
        ran.stderr
    );
}

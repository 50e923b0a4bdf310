//! Findings show what stands in the centre's file, also where a mapping makes something else of it before
//! checks see it.

use crate::support::{Programme, fixture};

const MAPPING: &str = r#"
decimal_mark = ","
grouping = "."
date_format = "D.M.YYYY"

[currency]
name = "EUR"
rates = { 2023-01-01 = "2" }

[activities.columns.activity]
values = { "Beratung" = "consultation" }

[outcomes.columns.response_id]
column = "Nr."
restarts = true
[outcomes.columns.status]
column = "Stand"
values = { "fertig" = "complete", "verweigert" = "refused" }
[outcomes.columns.surveyed_on]
column = "Befragt am"
"#;

/// What is found in the extracts of a centre with this mapping, as `code row column value: message`.
fn found(programme: &Programme) -> Vec<String> {
    let ran = programme.run(&["check", "--now", "2024-02-01", "--format", "ndjson"]);
    let findings = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap());
    let told = findings.map(|finding: serde_json::Value| {
        let part = |name: &str| match &finding[name] {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let place = ["code", "row", "column", "value"].map(part).join(" ");
        format!("{place}: {}", part("message"))
    });
    told.collect()
}

#[test]
fn what_checks_find_is_told_as_it_stands_in_the_file() {
    let settings = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let programme = Programme::with_settings(&settings);
    programme.write("mappings/harbor.toml", MAPPING);
    let header = "Nr.,client_id,Befragt am,Stand,service_closed_on,new_sales,retained_sales,jobs_created,jobs_retained,savings_labour,savings_materials,savings_energy,savings_overhead,savings_other,investment_products,investment_plant,investment_it,investment_workforce,investment_other,avoided_investment,more_competitive,recommend,attribution,without_support,confirmed\n";
    let row = |id: &str, surveyed: &str, status: &str, closed: &str, sales: &str| {
        format!("{id},C1,{surveyed},{status},{closed},\"{sales}\"{}\n", ",".repeat(19))
    };
    let rows = [
        row("1", "16.11.2023", "fertig", "15.12.2023", ""),
        row("1", "15.11.2024", "verweigert", "", "1.000,50"),
        row("2", "16.11.2023", "fertig", "", ""),
    ];
    programme.write("inbox/harbor/2024Q1/outcomes.csv", header.to_owned() + &rows.concat());
    let activities = "activity,region,cases,participants,hours\n\
        Beratung,west,1,,\nBeratung,west,2,,\n";
    programme.write("inbox/harbor/2024Q1/activities.csv", activities);
    let told = found(&programme);
    let told: Vec<_> = told.iter().filter(|told| !told.starts_with("foreign-key")).collect();
    let mut expected = vec![
        "primary-key 3 activity Beratung/west: row 3, column `activity`: `Beratung/west` stands in row 2 already",
        "date-order 2 service_closed_on 15.12.2023: row 2, column `service_closed_on`: `15.12.2023` is after `surveyed_on`, 16.11.2023",
        "out-of-period 3 Befragt am 15.11.2024: row 3, column `Befragt am`: `15.11.2024` is after the last day of the period, 2023-12-31",
        "primary-key 3 Nr. 1: row 3, column `Nr.`: `1` stands in row 2 already",
        // an amount in another currency, and what the rule sees
        "answer-without-response 3 new_sales 1.000,50 (2001): row 3, column `new_sales`: `1.000,50 (2001)` is an answer, but the status is `verweigert`",
        "constraint-error 4 service_closed_on null: row 4, column `service_closed_on`: a date is required where the status is `fertig`",
    ];
    expected.sort_unstable();
    let mut told: Vec<&str> = told.into_iter().map(String::as_str).collect();
    told.sort_unstable();
    assert_eq!(told, expected);
}

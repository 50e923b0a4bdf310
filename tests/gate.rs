//! What figures are derived from is said by whoever derives them, never told by their names; and what
//! a measure file returns is as meant, or refused.

use crate::support::Programme;

/// A measure of its own, by the name of which one could take it for a change.
const CLIMATE: &str = "-- title: Climate
-- grain: one row per measure and scope of the year
-- source: a test
--
-- measure: climate_change
-- title: Climate projects
-- unit: ratio
-- definition: two of three
-- source: a test
-- additivity: not additive

select
    'climate_change' as measure,
    'national' as scope_kind,
    'national' as scope,
    cast(2 as decimal(38, 4)) as numerator,
    cast(3 as decimal(38, 4)) as denominator,
    cast(null as bigint) as n,
    cast(null as varchar) as reason,
    cast(3 as bigint) as contributors,
    cast(1.5 as decimal(38, 4)) as largest,
    cast(0.5 as decimal(38, 4)) as second_largest
";

/// A table that prints it.
const TABLE: &str = "-- title: Climate
-- grain: one row
-- definition: the measure
-- source: dim_scope

select
    'All' as \"Whose\",
    'national.climate_change.' || $year as \"Climate\"
from dim_scope
where scope_kind = 'national'
";

fn with_measure(text: &str) -> Programme {
    let programme = Programme::from_fixture("golden");
    programme.write("sql/measures/climate.sql", text);
    programme.write("sql/reports/climate.sql", TABLE);
    programme.run(&["load"]);
    programme
}

#[test]
fn a_measure_named_like_a_change_is_an_ordinary_measure() {
    let programme = with_measure(CLIMATE);
    programme.ok(&["report", "2024"]);
    let figures = programme.figures(2024);
    assert_eq!(figures["national.climate_change.2024"].value.as_deref(), Some("0.6667"));
    // and has a change of its own
    assert_eq!(figures["national.climate_change_change.2024"].value.as_deref(), Some("0.0000"));
    let page = programme.read("reports/2024/index.html");
    let printed = "data-figure=\"national.climate_change.2024\">0.67</data>";
    assert!(page.contains(printed), "it is printed as a ratio, not as a percentage");
    let lineage = programme.read("reports/2024/lineage/national.html");
    let row = |id: &str| {
        let start = lineage.find(&format!("<tr id=\"{id}\">")).unwrap();
        lineage[start..].split("</tr>").next().unwrap().to_owned()
    };
    let own = row("climate_change");
    assert!(
        own.contains(">Climate projects<br>") && own.contains("<code>$year = 2024</code>"),
        "{own}"
    );
    let change = row("climate_change_change");
    assert!(change.contains("Climate projects: change on the year before"), "{change}");
    assert!(change.contains("<code>$year = 2024 and 2023</code>"), "{change}");
    // who contributes is for disclosure control, not for print
    assert!(!programme.read("reports/2024/figures.json").contains("largest"));
}

#[test]
fn a_measure_cannot_take_the_name_of_what_is_derived_from_another() {
    let renamed = |text: &str| {
        CLIMATE
            .replace("'climate_change'", &format!("'{text}'"))
            .replace("-- measure: climate_change", &format!("-- measure: {text}"))
    };
    // the change of new_sales, and a quartile of it
    for name in ["new_sales_change", "new_sales_centre_q2"] {
        let programme = with_measure(&renamed(name).replace("/reports", ""));
        std::fs::remove_file(programme.path().join("sql/reports/climate.sql")).unwrap();
        let ran = programme.run(&["report", "2024", "--config", "current"]);
        assert_eq!(ran.code, 2);
        let problem = format!(
            "`sql/measures/climate.sql`: it returns the figure `national.{name}.2024`, which is derived from the measure `new_sales`"
        );
        assert!(ran.stderr.contains(&problem), "{}", ran.stderr);
    }
}

#[test]
fn a_measure_returns_the_columns_of_measures_and_what_can_be() {
    for (own, problem) in [
        (
            CLIMATE.replace("as contributors", "as contributers"),
            "a measure has no column `contributers`",
        ),
        (
            CLIMATE.replace("cast(0.5 as", "cast(-1.6 as"),
            "it returns a `second_largest` that is larger than its `largest`",
        ),
    ] {
        let programme = with_measure(&own);
        let ran = programme.run(&["report", "2024"]);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(problem), "{}", ran.stderr);
        assert!(ran.stderr.contains("sql/measures/climate.sql"), "{}", ran.stderr);
    }
}

#[test]
fn a_figure_leads_to_the_extracts_of_the_years_that_it_rests_on() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme.ok(&["report", "2024"]);
    let text = programme.read("reports/2024/figures.json");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let extracts = |id: &str| -> Vec<String> {
        let mut figures = json["figures"].as_array().unwrap().iter();
        let set = figures.find(|f| f["id"] == id).unwrap()["extract_set"].as_str().unwrap();
        let extracts = json["extract_sets"][set].as_array().unwrap().iter();
        extracts.map(|e| e["path"].as_str().unwrap().to_owned()).collect()
    };
    // money belongs to the year of its period; its change rests on two
    let has = |paths: &[String], year: &str| paths.iter().any(|p| p.contains(&format!("/{year}Q")));
    let funding = extracts("national.funding_public.2024");
    assert!(has(&funding, "2024") && !has(&funding, "2023"), "{funding:?}");
    let change = extracts("national.funding_public_change.2024");
    assert!(has(&change, "2024") && has(&change, "2023"), "{change:?}");
    // and the page of the nation, which has the years before too, leads to each
    let page = programme.read("reports/2024/lineage/national.html").replace("&#x2f;", "/");
    let family = page.split("<section id=\"sql-funding\">").nth(1).unwrap();
    let family = family.split("</section>").next().unwrap();
    for set in ["funding/2023</code>", "funding/2024</code>", "funding/2023+2024</code>"] {
        assert!(family.contains(set), "{set}");
    }
}

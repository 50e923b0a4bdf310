//! What a measure file returns is exact, or an error that names the file.

use crate::support::Programme;

/// The golden example with a measure of its own that returns this as its numerator.
fn with_measure(numerator: &str) -> Programme {
    let programme = Programme::from_fixture("golden");
    programme.write(
        "sql/measures/own.sql",
        format!(
            "-- title: Own\n-- grain: one row\n-- source: fct_response\n--\n-- measure: own\n-- title: Own\n-- unit: ratio\n-- definition: own\n-- source: none\n-- additivity: none\n\nselect 'own' as measure, 'national' as scope_kind, 'national' as scope, {numerator} as numerator\nfrom fct_response\n"
        ),
    );
    programme
}

#[test]
fn what_is_not_exact_is_an_error_that_names_the_file() {
    for (numerator, told) in [
        ("avg(new_sales)", "SQL does not divide, and `avg` does"),
        ("stddev_pop(new_sales)", "SQL does not divide, and `stddev_pop` does"),
        ("sqrt(count(*))", "`sqrt` is not exact"),
        ("count(case when surveyed_on < current_date then 1 end)", "answers otherwise each time"),
        ("cast(count(*) as double)", "Float64, which is not exact"),
        ("max(cast(1.23456 as decimal(38, 6)))", "its column `numerator` has 1.234560"),
        (
            "max(cast('9999999999999999999999999999999999999' as decimal(38, 0)))",
            "its column `numerator`: ",
        ),
        ("sum(9223372036854775807)", "does not fit into bigint"),
        (
            "max(new_sales) * cast('99999999999999999999999999999999999999' as decimal(38, 0))",
            "does not fit into decimal(38,2)",
        ),
        ("1.5 as n, count(*)", "its column `n` has a number that counts nothing"),
    ] {
        let programme = with_measure(numerator);
        let loaded = programme.run(&["load"]);
        let ran = match loaded.code {
            2 => loaded,
            _ => programme.run(&["report", "2024"]),
        };
        assert_eq!(ran.code, 2, "{numerator}: {}", ran.stderr);
        assert!(ran.stderr.contains(told), "{numerator}: {}", ran.stderr);
        assert!(ran.stderr.contains("sql/measures/own.sql"), "{numerator}: {}", ran.stderr);
    }
}

#[test]
fn zeros_beyond_four_decimals_lose_nothing_and_other_columns_may_be_left_out() {
    let programme = with_measure("max(cast(1.234500 as decimal(38, 6)))");
    programme.run(&["load"]);
    programme.ok(&["report", "2024"]);
    assert_eq!(programme.value(2024, "national.own.2024"), "1.2345");
}

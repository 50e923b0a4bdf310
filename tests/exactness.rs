//! What a measure file returns is exact, or an error that names the file.

use crate::support::Programme;

/// The golden example with a measure of its own that returns this as its numerator.
fn with_measure(numerator: &str) -> Programme {
    let programme = Programme::from_fixture("golden");
    programme.write(
        "sql/measures/own.sql",
        format!(
            "-- title: Own\n-- grain: one row\n-- source: fct_response\n--\n-- measure: own\n-- title: Own\n-- unit: ratio\n-- definition: own\n-- source: none\n-- additivity: none\n\nselect 'own' as measure, 'national' as scope_kind, 'national' as scope, {numerator} as numerator, 1 as denominator\nfrom fct_response\n"
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
        ("cast(count(*) as double)", "calculates with doubles"),
        ("cast(sum(cast(new_sales as double) * 0.1) as decimal(18, 4))", "calculates with doubles"),
        (
            "cast(sum(arrow_cast(new_sales, 'Float32')) as decimal(18, 2))",
            "calculates with doubles",
        ),
        ("cast(sum(sin(new_sales)) as decimal(18, 2))", "calculates with doubles"),
        ("sum(round(new_sales, -3))", "rounds"),
        ("sum(cast(new_sales as bigint))", "cuts decimals off"),
        ("sum(try_cast(new_sales as decimal(5, 2)))", "makes NULL of what it cannot cast"),
        ("\"avg\"(new_sales)", "SQL does not divide, and `avg` does"),
        ("count(case when surveyed_on < \"now\"() then 1 end)", "answers otherwise each time"),
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

#[test]
fn a_ratio_without_a_denominator_has_no_value_and_a_count_is_whole() {
    let own = |unit: &str, columns: &str| {
        let programme = Programme::from_fixture("golden");
        programme.write(
            "sql/measures/own.sql",
            format!(
                "-- title: Own\n-- grain: one row\n-- source: fct_response\n--\n-- measure: own\n-- title: Own\n-- unit: {unit}\n-- definition: own\n-- source: none\n-- additivity: none\n\nselect 'own' as measure, scope_kind, scope, {columns}\nfrom dim_scope\nwhere scope_kind in ('national', 'centre')\n"
            ),
        );
        programme.run(&["load"]);
        let ran = programme.run(&["report", "2024"]);
        (programme, ran)
    };
    // of a ratio by its unit, and of one that has a denominator elsewhere
    for (unit, denominator) in [
        ("ratio", "cast(null as bigint)"),
        ("money", "case when scope_kind = 'national' then 2 end"),
    ] {
        let (programme, ran) = own(unit, &format!("7 as numerator, {denominator} as denominator"));
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let figure = &programme.figures(2024)["centre:harbor.own.2024"];
        assert_eq!(figure.value, None, "{unit}");
        let whole = programme.figures(2024)["national.own.2024"].value.clone();
        assert_eq!(whole.as_deref(), (unit == "money").then_some("3.50"));
    }
    for (columns, problem) in [
        ("1.5 as numerator", "counts a part of one"),
        ("1 as numerator, '<b>x</b>' as reason", "a reason is a word"),
        ("1 as numerator, '' as reason", "a reason is a word"),
    ] {
        let (_, ran) = own("count", columns);
        assert!(ran.stderr.contains(problem), "{columns}: {}", ran.stderr);
    }
    let (_, ran) = own(
        "count",
        "1 as numerator\nfrom dim_scope\nunion all\nselect 'own', 'centre', 'nowhere', 1",
    );
    assert!(
        ran.stderr.contains("the scope `centre:nowhere`, which there is not"),
        "{}",
        ran.stderr
    );
}

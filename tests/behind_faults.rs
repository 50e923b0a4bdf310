//! What is wrong behind a fault is told with it: no finding hides another, wherever the cell that it needs
//! is sound; and nothing is told of cells that may stand elsewhere than they should.

use crate::support::{Programme, fixture};

const FUNDING: &str = "line_id,award,source,fund,cost_share,awarded,spent,adjustment_of\n";
const CLIENTS: &str =
    "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on\n";

/// The errors in an extract of 2024Q1, as `code row column value`.
fn errors(dataset: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
    let settings = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let programme = Programme::with_settings(&settings);
    programme.write(&format!("inbox/harbor/2024Q1/{dataset}.csv"), bytes);
    let ran = programme.run(&["check", "--now", "2024-02-01", "--format", "ndjson"]);
    let findings = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap());
    let errors = findings.filter(|finding: &serde_json::Value| finding["severity"] == "error");
    let told = errors.map(|finding| {
        let part = |name: &str| match &finding[name] {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        ["code", "row", "column", "value"].map(part).join(" ")
    });
    told.collect()
}

#[test]
fn a_key_that_stands_twice_is_told_though_a_cell_behind_it_is_one_too_many() {
    let line = |id: &str, award: &str| format!("{id},{award},state,base,no,100,90,\n");
    let first = line("F1", "A 1");
    for (second, expected) in [
        (
            "F1,A 3,state,base,no,100,90,,,\n",
            &["extra-cell 3 null null", "primary-key 3 line_id F1"][..],
        ),
        (
            "F1,A 3, Inc.,state,base,no,100,90,\n",
            &["extra-cell 3 null null", "primary-key 3 line_id F1"],
        ),
        ("F2,A 3, Inc.,state,base,no,100,90,\n", &["extra-cell 3 null null"]),
        // the first cell may be the one too many, or is it
        ("F1,A3, Inc.,state,base,no,100,90,\n", &["extra-cell 3 null null"]),
        ("F1,F2,A 3,state,base,no,100,90,\n", &["extra-cell 3 null null"]),
        // a quote that moves what is behind it
        (
            "F1,A 3,state,\"base\" x,\"no,100\",90\n",
            &["format-error 3 fund base x", "primary-key 3 line_id F1"],
        ),
    ] {
        let told = errors("funding", format!("{FUNDING}{first}{second}"));
        assert_eq!(told, expected, "{second}");
    }
}

#[test]
fn a_row_with_something_else_between_its_cells_is_read_by_that() {
    let text = format!(
        "{FUNDING}F1;A-1;state;base;no;x;90;\nF1,A-1,state,base,no,100,90,\n\
        F2;\"A; 1\";state;base;no;100;90;\nF2,A-1,state,base,no,100,90,\n"
    );
    assert_eq!(
        errors("funding", text),
        [
            "format-error 2 null null",
            "type-error 2 awarded x",
            "primary-key 3 line_id F1",
            "primary-key 5 line_id F2",
        ]
    );
}

#[test]
fn a_quote_inside_a_day_or_a_word_of_a_list_hides_nothing() {
    let rows = "F1,A-1,nati\"onal,base,true,100,90,\nF\"2,A-1,state,base,no,100,90,\nF2,A-1,state,base,no,100,90,\n";
    assert_eq!(
        errors("funding", format!("{FUNDING}{rows}")),
        [
            "cost-share-from-national 2 cost_share true",
            "format-error 2 source nati\"onal",
            // it may be F22 as well
            "format-error 3 line_id F\"2",
        ]
    );
}

#[test]
fn what_is_no_amount_in_any_encoding_is_told_in_a_file_in_another() {
    let text = format!(
        "{FUNDING}F1,A-1,state,base,no,\u{ff11}\u{ff12}\u{ff13},90,\nF2,葛城,state,base,no,100,90,\n\
        F3,A-1,state,base,no,\u{3000}100,90,\n"
    );
    let told = errors("funding", encoding_rs::SHIFT_JIS.encode(&text).0);
    let places: Vec<_> =
        told.iter().map(|t| t.split(' ').take(3).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(places, ["encoding-error 2 awarded", "type-error 2 awarded"], "{told:?}");
}

#[test]
fn of_two_columns_with_one_name_a_cell_that_is_not_there_is_told_beside_one_that_cannot_be_read() {
    let header = CLIENTS.replace('\n', ",rural\n");
    let text = format!("{header}C1,A,,3327,7,100,WA,maybe,2020-01-01\n");
    assert_eq!(
        errors("clients", text),
        ["duplicate-label 1 rural rural", "type-error 2 rural maybe", "missing-cell 2 rural null",]
    );
}

#[test]
fn a_label_in_anothers_place_is_told_where_the_order_of_the_columns_shows_it() {
    let rows = "C1,A,,Machinery,x,100,WA,no,2020-01-01\n";
    let header =
        CLIENTS.replace("industry", "NAME").replace("name", "Umsatz").replace("NAME", "name");
    assert_eq!(
        errors("clients", format!("{header}{rows}")),
        [
            "missing-label 1 industry null",
            "type-error 2 employees x",
            // that of the industry
            "constraint-error 2 name Machinery",
        ]
    );
    // in an order of its own, with a column of its own, it may well be what it says
    let header = header.replace("region,rural", "rural,region");
    let rows = "C1,A,,3327,x,100,no,WA,2020-01-01\n";
    let told = errors("clients", format!("{header}{rows}"));
    assert_eq!(told, ["missing-label 1 industry null", "type-error 2 employees x"]);
    // and so may two that are there in each other's place
    let header = CLIENTS.replace("region,rural", "rural,region");
    assert_eq!(errors("clients", format!("{header}{rows}")), ["type-error 2 employees x"]);
}

#[test]
fn a_service_that_closed_in_the_future_is_told_whatever_day_the_survey_has() {
    let row = |id: &str, surveyed: &str, closed: &str| {
        format!("{id},C1,{surveyed},complete,{closed}{}\n", ",".repeat(20))
    };
    let header = "response_id,client_id,surveyed_on,status,service_closed_on,new_sales,retained_sales,jobs_created,jobs_retained,savings_labour,savings_materials,savings_energy,savings_overhead,savings_other,investment_products,investment_plant,investment_it,investment_workforce,investment_other,avoided_investment,more_competitive,recommend,attribution,without_support,confirmed\n";
    let rows = [
        row("R1", "2031-01-05", "2028-01-01"),
        row("R2", "", "2028-01-01"),
        // that of a later period, which has begun
        row("R3", "2024-02-01", "2024-01-20"),
        row("R4", "2023-11-15", "2023-11-16"),
    ];
    let told = errors("outcomes", header.to_owned() + &rows.concat());
    let told: Vec<_> = told.iter().filter(|t| !t.starts_with("foreign-key")).collect();
    assert_eq!(
        told,
        [
            "date-order 2 service_closed_on 2028-01-01",
            "out-of-period 2 surveyed_on 2031-01-05",
            "date-order 3 service_closed_on 2028-01-01",
            "constraint-error 3 surveyed_on null",
            "out-of-period 4 surveyed_on 2024-02-01",
            "date-order 5 service_closed_on 2023-11-16",
        ]
    );
}

//! Published totals of the US programme give the published ratios, through load and report.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::support::{Programme, fixture};

/// The published values by year and measure.
fn published() -> BTreeMap<(i32, String), f64> {
    let mut reader = csv::Reader::from_path(fixture("published-mep.csv")).unwrap();
    let rows = reader.records().map(|r| r.unwrap());
    rows.map(|r| ((r[0].parse().unwrap(), r[1].to_owned()), r[2].parse().unwrap())).collect()
}

/// One client whose verified answers are the nation's totals of each year.
fn programme() -> Programme {
    let golden = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let programme = Programme::with_settings(&golden.replace("\"golden\"", "\"published\""));
    let published = published();
    programme.write("inbox/harbor/2016Q1/clients.csv", "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on\nNATION,The nation,,332710,500,,US,,2015-10-01\n");
    for year in [2016, 2021, 2023] {
        let of = |measure: &str| format!("{:.0}", published[&(year, measure.to_owned())]);
        let (sales, jobs) = (of("new_sales"), of("jobs_total"));
        let (savings, investment) = (of("cost_savings"), of("investment"));
        programme.write(&format!("inbox/harbor/{year}Q4/outcomes.csv"), format!("response_id,client_id,surveyed_on,status,service_closed_on,new_sales,retained_sales,jobs_created,jobs_retained,savings_labour,savings_materials,savings_energy,savings_overhead,savings_other,investment_products,investment_plant,investment_it,investment_workforce,investment_other,avoided_investment,more_competitive,recommend,attribution,without_support,confirmed\nR{year},NATION,{year}-08-01,complete,{year}-02-01,{sales},,{jobs},,{savings},,,,,,{investment},,,,,,,,,\n"));
        programme.write(&format!("inbox/harbor/{year}Q1/funding.csv"), format!("line_id,award,source,fund,cost_share,awarded,spent,adjustment_of\nF1,,national,base,no,{0},{0},\n", of("funding_national")));
        let mut verifications =
            "centre_id,response_id,measure,value,verified_by,role,method,verified_on,evidence\n"
                .to_owned();
        for (measure, value) in [
            ("new_sales", sales),
            ("jobs_created", jobs),
            ("cost_savings", savings),
            ("investment", investment),
        ] {
            let _ = writeln!(
                verifications,
                "harbor,R{year},{measure},{value},National office,office,published totals,{year}-09-30,published-mep.csv"
            );
        }
        programme.write(&format!("inbox/_programme/{year}Q4/verifications.csv"), verifications);
    }
    programme
}

#[test]
fn published_totals_give_the_published_ratios() {
    let programme = programme();
    programme.ok(&["load"]);
    let published = published();
    let of = |year: i32, measure: &str| published[&(year, measure.to_owned())];
    let mut ours = BTreeMap::new();
    for year in [2016, 2021, 2023] {
        programme.ok(&["report", &year.to_string()]);
        let figures = programme.figures(year);
        for measure in ["new_sales_per_unit", "investment_per_unit", "cost_per_job", "jobs_total"] {
            let value = figures[&format!("national.{measure}.{year}")].value.clone().unwrap();
            ours.insert((year, measure), value.parse::<f64>().unwrap());
        }
    }
    // 17.9 of 2016 rests on unrounded sales: within what "2.3 bn" may stand for
    let low = 2.25e9 / of(2016, "funding_national");
    let high = 2.35e9 / of(2016, "funding_national");
    assert!(
        low < ours[&(2016, "new_sales_per_unit")] && ours[&(2016, "new_sales_per_unit")] < high
    );
    assert!((ours[&(2016, "cost_per_job")] - of(2016, "cost_per_job")).abs() < 0.5);
    for (year, measure) in [
        (2021, "new_sales_per_unit"),
        (2021, "investment_per_unit"),
        (2023, "new_sales_per_unit"),
        (2023, "investment_per_unit"),
    ] {
        assert!(
            (ours[&(year, measure)] - of(year, measure)).abs() < 1e-9,
            "{year} {measure}: {}",
            ours[&(year, measure)]
        );
    }
    assert!((ours[&(2021, "cost_per_job")] - of(2021, "cost_per_job")).abs() < 0.5);
    // 1633 of 2023 rests on "107,100+" jobs: between 107,100 and 107,200
    assert!(ours[&(2023, "cost_per_job")] >= of(2023, "cost_per_job"));
    assert!(
        (ours[&(2023, "cost_per_job")] - of(2023, "cost_per_job")).abs()
            < 175e6 / 107_100.0 - 175e6 / 107_200.0
    );
}

//! The pages: every figure has its id, templates compute nothing, a centre sees no other centre.

use std::collections::BTreeSet;

use crate::support::{Programme, files, test_file};

fn reported(fixture: &str) -> Programme {
    let programme = Programme::from_fixture(fixture);
    programme.run(&["load"]);
    programme.ok(&["report", "2024"]);
    programme
}

/// The ids and values of the figures that a page prints.
fn printed(html: &str) -> Vec<(String, String)> {
    let pattern =
        regex::Regex::new("<data class=\"figure\" value=\"([^\"]*)\" data-figure=\"([^\"]*)\">")
            .unwrap();
    pattern.captures_iter(html).map(|c| (c[2].to_owned(), c[1].to_owned())).collect()
}

#[test]
fn every_printed_figure_is_the_one_of_figures_json() {
    let programme = reported("golden-wide");
    let figures = programme.figures(2024);
    let mut count = 0;
    for (path, bytes) in files(&programme.path().join("reports/2024")) {
        if !path.ends_with(".html") {
            continue;
        }
        for (id, value) in printed(&String::from_utf8(bytes).unwrap()) {
            assert_eq!(figures[&id].value.clone().unwrap_or_default(), value, "{path}: {id}");
            count += 1;
        }
    }
    assert!(count > 1000, "{count} figures printed");
}

#[test]
fn a_centre_sees_nothing_of_another_centre() {
    let programme = reported("golden-wide");
    let figures = programme.figures(2024);
    let keys = programme.ok(&[
        "sql",
        "--format",
        "csv",
        "-c",
        "select distinct client_key from stg_clients",
    ]);
    let keys: BTreeSet<&str> = keys.stdout.lines().skip(1).collect();
    assert!(keys.len() > 300);
    let hex = regex::Regex::new("[0-9a-f]{64}").unwrap();
    for (path, bytes) in files(&programme.path().join("reports/2024")) {
        let text = String::from_utf8_lossy(&bytes);
        let found = hex.find_iter(&text).find(|m| keys.contains(m.as_str()));
        assert!(found.is_none(), "{path} shows a client's key");
    }
    let centres = ["c00", "c01", "c02", "c03", "c04", "c05"];
    for own in centres {
        for page in [format!("centres/{own}.html"), format!("lineage/centre_{own}.html")] {
            let html = programme.read(&format!("reports/2024/{page}")).replace("&#x2f;", "/");
            assert!(html.contains(&format!("centre:{own}")), "{page}");
            for other in centres.into_iter().filter(|c| *c != own) {
                let name = format!("Centre {}", other.to_uppercase());
                for trace in [format!("centre:{other}"), format!("{other}/20"), name] {
                    assert!(!html.contains(&trace), "{page} shows `{trace}`");
                }
                // values that no other scope has: a figure that leaked would show one of them
                let own_values: BTreeSet<&String> = figures
                    .iter()
                    .filter(|(id, _)| {
                        id.starts_with("national.") || id.starts_with(&format!("centre:{own}."))
                    })
                    .filter_map(|(_, f)| f.value.as_ref())
                    .collect();
                let others =
                    figures.iter().filter(|(id, _)| id.starts_with(&format!("centre:{other}.")));
                for (id, figure) in others {
                    if let Some(value) =
                        figure.value.as_ref().filter(|v| v.len() > 6 && !own_values.contains(v))
                    {
                        assert!(!html.contains(value.as_str()), "{page} shows {id} = {value}");
                    }
                }
            }
        }
    }
}

#[test]
fn templates_hold_no_number_that_no_figure_binds() {
    // years and section numbers come from the model; these words may hold digits
    let allowed = ["SHA-256", "h1", "h2", "h3", "FY", "fewer than 20 answers", "utf-8"];
    let code = regex::Regex::new(r"(?s)\{\{.*?\}\}|\{%.*?%\}|<[^>]*>").unwrap();
    let literal =
        regex::Regex::new(r#"(?s)\{[{%][^}%]*?(?:[=(,\[]\s*|\{\s*|")-?\d+(?:\.\d+)?"?\s*[,)\]%}]"#)
            .unwrap();
    for file in [
        "base.html",
        "national.html",
        "centre.html",
        "extracts.html",
        "follow_up.html",
        "lineage.html",
        "macros.html",
        "figure.html",
        "table.html",
    ] {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/report-templates/").to_owned() + file;
        let text = std::fs::read_to_string(path).unwrap();
        let mut words = code.replace_all(&text, " ").into_owned();
        for word in allowed {
            words = words.replace(word, " ");
        }
        // nor does the code set or print one, but to cut a digest short
        let bound = text.replace("[:12]", "");
        assert!(literal.find(&bound).is_none(), "{file}: {:?}", literal.find(&bound));
        let digits: Vec<&str> =
            words.lines().filter(|l| l.contains(|c: char| c.is_ascii_digit())).collect();
        assert!(digits.is_empty(), "{file}: {digits:?}");
    }
}

#[test]
fn a_template_that_asks_for_what_is_not_there_fails() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let own = |text: &str| {
        format!("{{% extends \"base.html\" %}}{{% block body %}}{text}{{% endblock %}}")
    };
    for (text, problem) in [
        ("{{ fig(\"national.nothing.2024\") }}", "there is no figure `national.nothing.2024`"),
        ("{{ frame.nothing }}", "undefined"),
        ("{{ table(\"nothing\") }}", "there is no table `nothing`"),
    ] {
        programme.write("report-templates/national.html", own(text));
        let ran = programme.run(&["report", "2024", "--config", "current"]);
        assert_eq!(ran.code, 2, "{text}");
        assert!(
            ran.stderr.contains(problem) && ran.stderr.contains("national.html"),
            "{}",
            ran.stderr
        );
    }
    // a centre's page cannot reach another centre's figure
    std::fs::remove_file(programme.path().join("report-templates/national.html")).unwrap();
    programme
        .write("report-templates/centre.html", own("{{ fig(\"centre:harbor.new_sales.2024\") }}"));
    let ran = programme.run(&["report", "2024", "--config", "current"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("there is no figure `centre:harbor.new_sales.2024` for this page"),
        "{}",
        ran.stderr
    );
}

#[test]
fn pages_are_valid_and_accessible_in_a_real_browser() {
    for fixture in ["golden", "golden-wide", "michigan"] {
        let programme = Programme::from_fixture(fixture);
        let year = if fixture == "michigan" { "1989" } else { "2024" };
        programme.run(&["load"]);
        programme.ok(&["report", year]);
        let mut sites = vec![year.to_owned()];
        if fixture == "golden" {
            programme.ok(&["report", year, "--audience", "public", "--only", "national"]);
            sites.push(format!("{year}-public"));
        }
        for site in sites {
            let site = programme.path().join("reports").join(site);
            let script = test_file("web/check.mjs");
            let args = [script.to_str().unwrap(), site.to_str().unwrap()];
            let ran = crate::support::outside("node", &args);
            assert!(ran.stdout.trim_end().ends_with(" 0 failed"), "{}", ran.stdout);
        }
    }
}

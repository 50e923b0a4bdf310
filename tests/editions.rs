//! What may leave the office: the public edition and those of centres, and an attack on them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::support::{Programme, copy, files, outside, program, test_file};

/// The figures of an edition as its `figures.json` has them, by id.
fn figures(programme: &Programme, edition: &str) -> BTreeMap<String, Value> {
    let text = programme.read(&format!("reports/{edition}/figures.json"));
    let json: Value = serde_json::from_str(&text).unwrap();
    let figures = json["figures"].as_array().unwrap().iter();
    figures.map(|f| (f["id"].as_str().unwrap().to_owned(), f.clone())).collect()
}

fn golden() -> Programme {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme.ok(&["report", "2024"]);
    programme.ok(&["report", "2024", "--audience", "public"]);
    programme
}

/// What a page prints of figures: value, id and text.
fn printed(html: &str) -> Vec<[String; 3]> {
    let pattern = regex::Regex::new(
        "<data class=\"figure\" value=\"([^\"]*)\" data-figure=\"([^\"]*)\">([^<]*)</data>",
    )
    .unwrap();
    pattern.captures_iter(html).map(|c| [1, 2, 3].map(|n| c[n].to_owned())).collect()
}

#[test]
fn what_could_tell_of_a_firm_is_left_out_and_marked() {
    let programme = golden();
    let (office, public) = (figures(&programme, "2024"), figures(&programme, "2024-public"));
    assert!(office.keys().eq(public.keys()));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, figure) in &public {
        let status = figure["status"].as_str().unwrap();
        *counts.entry(status).or_default() += 1;
        assert_eq!(figure["n"], Value::Null, "{id}");
        match status {
            "published" => assert_eq!(figure["value"], office[id]["value"], "{id}"),
            "suppressed" => {
                assert_eq!(figure["value"], Value::Null, "{id}");
                assert_eq!(figure["reason"], "confidential", "{id}");
            }
            "not_available" => assert_eq!(office[id]["value"], Value::Null, "{id}"),
            other => panic!("{id}: {other}"),
        }
    }
    assert!(counts["published"] > 200 && counts["suppressed"] > 1000, "{counts:?}");
    // three clients of a centre answered, of which two have one large part: and nobody is told which
    assert_eq!(public["centre:harbor.new_sales.2024"]["status"], "suppressed");
    assert_eq!(public["national.funding_national.2024"]["status"], "published");
    let mut hidden = 0;
    for (path, bytes) in files(&programme.path().join("reports/2024-public")) {
        let text = String::from_utf8(bytes).unwrap();
        if !path.ends_with(".html") {
            continue;
        }
        assert!(text.contains("Public edition:") && !text.contains("Restricted edition"), "{path}");
        for [value, id, words] in printed(&text) {
            let figure = &public[&id];
            assert_eq!(figure["value"].as_str().unwrap_or_default(), value, "{path}: {id}");
            if figure["status"] == "suppressed" {
                let is_said = words == "[c]" || words == "change on the year before not shown";
                assert!(is_said, "{path}: {id}: {words}");
                hidden += 1;
            }
        }
    }
    assert!(hidden > 500, "{hidden}");
    // an empty cell is a figure that is not there, and [c] one that is not told
    let table = programme.read("reports/2024-public/tables/outcomes_by_centre.csv");
    assert!(table.contains("Harbor Extension Partnership,[c],[c],[c]"), "{table}");
    // where nobody answered there is no amount to tell; that there is nobody may be left out for others
    assert!(table.contains("Plains Industrial Services,,,,,,,[c],"), "{table}");
    let national = programme.read("reports/2024-public/index.html");
    for word in ["No outcomes were reported", "No sales were reported", "No warning of the year"] {
        assert!(!national.contains(word), "{word}");
    }
    // nor how many rows and warnings a centre has
    let rows = regex::Regex::new("(?s)<caption id=\"table-submissions\">.*?</table>").unwrap();
    let rows = rows.find(&national).unwrap().as_str();
    assert_eq!(rows.matches("<td>[c]</td><td>[c]</td></tr>").count(), 3, "{rows}");
    for parameter in ["min_clients", "p_percent", "dominance"] {
        for (path, bytes) in files(&programme.path().join("reports/2024-public")) {
            assert!(!String::from_utf8_lossy(&bytes).contains(parameter), "{path}: {parameter}");
        }
    }
}

#[test]
fn a_centre_has_its_own_figures_and_what_is_public_of_others() {
    let programme = golden();
    programme.ok(&["report", "2024", "--audience", "centre"]);
    let (office, public) = (figures(&programme, "2024"), figures(&programme, "2024-public"));
    for own in ["cascade", "harbor", "plains"] {
        let edition = format!("2024-centre-{own}");
        for (id, figure) in figures(&programme, &edition) {
            let is_own = id.starts_with(&format!("centre:{own}."));
            let wanted = if is_own { &office[&id] } else { &public[&id] };
            for key in ["value", "n", "status", "reason"] {
                assert_eq!(figure[key], wanted[key], "{id} for {own}");
            }
        }
        let pages = files(&programme.path().join("reports").join(&edition));
        let of_centres: Vec<&String> =
            pages.keys().filter(|path| path.starts_with("centres/")).collect();
        assert_eq!(of_centres, [&format!("centres/{own}.html")]);
        let national = programme.read(&format!("reports/{edition}/index.html"));
        assert!(national.contains("its own figures in full"), "{national}");
    }
    // nothing of one edition is left among another
    let site = programme.path().join("site").display().to_string();
    let out = |args: &[&str]| programme.run(&[&["report", "2024", "--out", &site], args].concat());
    assert_eq!(out(&[]).code, 0);
    let ran = out(&["--audience", "centre", "--centre", "plains"]);
    assert!(ran.code == 2 && ran.stderr.contains("a report for other readers"), "{}", ran.stderr);
    assert_eq!(out(&[]).code, 0);
}

#[test]
fn what_may_not_be_published_is_refused_with_why() {
    let programme = golden();
    // what was kept before SQL said whom figures are of
    let older = Programme::from_fixture("warehouse-0");
    let ran = older.run(&["report", "2024", "--audience", "public"]);
    assert!(ran.code == 2 && ran.stderr.contains("who contributes to figures"), "{}", ran.stderr);
    older.ok(&["report", "2024", "--audience", "public", "--config", "current"]);
    for (args, said) in [
        (&["--audience", "public", "--draft"][..], "a draft is for the office alone"),
        (&["--centre", "plains"], "`--centre` says whose edition is written"),
        (&["--audience", "centre", "--centre", "nowhere"], "these were: cascade, harbor, plains"),
    ] {
        let ran = programme.run(&[&["report", "2024"], args].concat());
        assert_eq!(ran.code, 2, "{}", ran.stderr);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}

#[test]
fn an_audit_says_why_each_figure_is_left_out_and_how_far_it_is_kept() {
    let programme = golden();
    let public = figures(&programme, "2024-public");
    let ran = programme.ok(&["release", "audit", "2024", "--all", "--format", "json"]);
    let rows: Vec<Value> = serde_json::from_str(&ran.stdout).unwrap();
    assert!(ran.stderr.contains("figures may be published"), "{}", ran.stderr);
    let mut told = BTreeSet::new();
    for row in &rows {
        let id = row["figure"].as_str().unwrap();
        if let Some(figure) = public.get(id) {
            assert_eq!(row["status"], figure["status"], "{id}");
            told.insert(id);
        }
        assert_ne!(row["is_safe"], false, "{id}");
        let is_left_out = row["status"] == "suppressed";
        assert_eq!(row["because"] != Value::Null, is_left_out, "{id}");
    }
    for (id, figure) in &public {
        let has_value = figure["value"] != Value::Null;
        assert!(!has_value || told.contains(id.as_str()), "{id}");
    }
    let one = ["release", "audit", "2024", "--figure", "centre:harbor.new_sales.2024"];
    let one = programme.ok(&one).stdout;
    assert!(one.contains("everybody") && one.contains("an enterprise of it"), "{one}");
    let ran = programme.run(&["release", "audit", "2024", "--figure", "nothing"]);
    assert!(ran.code == 2 && ran.stderr.contains("there is no figure"), "{}", ran.stderr);
    let ran = programme.run(&["release", "audit", "1999"]);
    assert!(ran.code == 2 && ran.stderr.contains("2023, 2024"), "{}", ran.stderr);
}

/// What an attack on the files of an edition, and on those of the year before, finds: figures, and the
/// counts.
fn attack(edition: &Path, programme: &Programme, attacker: &str) -> (Vec<Value>, Value) {
    let of = |path: &str| programme.path().join(path).display().to_string();
    let (truth, audit) =
        (format!("{}:{}", of("reports/2025"), of("reports/2024")), of("audit.csv"));
    let edition = format!("{}:{}", edition.display(), of("reports/2024-public"));
    let script = test_file("independent/attack.py");
    let args = [script.to_str().unwrap(), &edition, &truth, &audit, attacker];
    let ran = outside("python", &args);
    let mut found: Vec<Value> =
        ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let counts = found.pop().unwrap();
    (found, counts)
}

/// A synthetic programme of two years with its editions of the last, and the audit of it.
fn simulated(settings: &str) -> Programme {
    let programme = Programme::empty();
    let folder = programme.path().to_str().unwrap();
    let args = ["simulate", folder, "--scale", "0.03", "--years", "2", "--seed", "5"];
    let made = std::process::Command::new(program()).args(args).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    programme.write("programme.toml", programme.read("programme.toml") + settings);
    programme.run(&["load"]);
    for year in ["2024", "2025"] {
        programme.ok(&["report", year]);
        programme.ok(&["report", year, "--audience", "public"]);
    }
    let audit = programme.ok(&["release", "audit", "2025", "--all", "--format", "csv"]);
    programme.write("audit.csv", audit.stdout);
    programme
}

#[test]
fn linear_programs_of_another_solver_find_nothing_out() {
    let programme = simulated("");
    let folder = |edition: &str| programme.path().join("reports").join(edition);
    let (found, counts) = attack(&folder("2025-public"), &programme, "everybody");
    assert!(found.is_empty(), "{found:#?}");
    assert!(counts["looked_at"].as_u64().unwrap() > 1000, "{counts}");
    assert!(counts["sums"].as_u64().unwrap() > 300 && counts["not_solved"] == 0, "{counts}");
    let (_, of_office) = attack(&folder("2025"), &programme, "everybody");
    assert!(of_office["found_out"].as_u64().unwrap() > 1000, "{of_office}");
    // who knows its own figures finds nothing of others
    let mut looked_at = 0;
    for own in ["ca", "tx", "ri"] {
        programme.ok(&["report", "2025", "--audience", "centre", "--centre", own]);
        let edition = folder(&format!("2025-centre-{own}"));
        let (found, counts) = attack(&edition, &programme, &format!("centre {own}"));
        assert!(found.is_empty(), "{found:#?}");
        assert_eq!(counts["not_solved"], 0, "{counts}");
        looked_at += counts["looked_at"].as_u64().unwrap();
    }
    assert!(looked_at > 20, "{looked_at}");
    every_kind_of_figure_must_be_left_out(&programme);
}

/// What is done to a page.
type Change<'a> = &'a dyn Fn(&str) -> String;

/// Publishes what was left out, a kind at a time: the attack must find each.
fn every_kind_of_figure_must_be_left_out(programme: &Programme) {
    let public = programme.path().join("reports/2025-public");
    let office = figures(programme, "2025");
    let mutated = |change: &dyn Fn(&Path)| {
        // the first that is found will do
        let copied = Programme::empty();
        copy(&public, copied.path());
        change(copied.path());
        !attack(copied.path(), programme, "everybody and first").0.is_empty()
    };
    let text = std::fs::read_to_string(public.join("figures.json")).unwrap();
    let pattern = |ends: &str| regex::Regex::new(&format!(r"\.[a-z_]*({ends})\.\d+$")).unwrap();
    let kinds = [
        "new_sales|retained_sales|cost_savings|investment|jobs_created|jobs_retained",
        "sales_total|jobs_total",
        "_estimate",
        "_se|_low|_high",
        "_held",
        "_attributed",
        "_change",
        "_centre_q[123]",
        "_per_unit|_per_unit_on_[a-z_]*|cost_per_job|cost_per_job_on_[a-z_]*",
        "survey_[a-z_]*|clients_[a-z]*|response_rate",
        "engagement_[a-z]*|engagements_closed",
    ];
    for kind in kinds {
        let is_of_kind = pattern(kind);
        let lines = text.lines().map(|line| {
            let parsed = serde_json::from_str::<Value>(line.trim_end_matches(','));
            let Ok(mut figure) = parsed else { return line.to_owned() };
            let Some(id) = figure["id"].as_str().map(str::to_owned) else { return line.to_owned() };
            if figure["status"] != "suppressed" || !is_of_kind.is_match(&id) {
                return line.to_owned();
            }
            figure["value"] = office[&id]["value"].clone();
            figure.to_string() + if line.ends_with(',') { "," } else { "" }
        });
        let lines: Vec<String> = lines.collect();
        let is_found = mutated(&|folder| {
            std::fs::write(folder.join("figures.json"), lines.join("\n")).unwrap();
        });
        assert!(is_found, "{kind} may be published without harm");
    }
    // one place alone that says more: a lineage page, a value, its words, a bar
    let bars = regex::Regex::new(r#"width="0(\.0)?""#).unwrap();
    let rows = regex::Regex::new(r#"<td class="number">\[c\]: [^<]*"#).unwrap();
    let places: [(&str, Change<'_>); 4] = [
        ("lineage/", &|html| {
            rows.replace_all(html, "<td class=\"number\">123456.00 ").into_owned()
        }),
        ("centres/", &|html| html.replace("figure\" value=\"\" ", "figure\" value=\"7.00\" ")),
        ("centres/", &|html| html.replace(">[c]</data>", ">$1,234,567</data>")),
        ("centres/", &|html| bars.replace_all(html, "width=\"50.0\"").into_owned()),
    ];
    for (number, (within, change)) in places.into_iter().enumerate() {
        let is_found = mutated(&|folder| {
            for (path, bytes) in files(folder) {
                if path.starts_with(within) {
                    let before = String::from_utf8(bytes).unwrap();
                    std::fs::write(folder.join(path), change(&before)).unwrap();
                }
            }
        });
        assert!(is_found, "{number}: {within}");
    }
}

#[test]
fn counts_may_be_rounded_instead() {
    let programme = simulated("\n[disclosure]\nround_counts_to = 5\n");
    let public = figures(&programme, "2025-public");
    let rounded: Vec<&Value> = public.values().filter(|f| f["status"] == "rounded").collect();
    for figure in &rounded {
        let value = figure["value"].as_str().unwrap();
        match figure["unit"].as_str().unwrap() {
            "count" => assert_eq!(value.parse::<i64>().unwrap() % 5, 0, "{figure}"),
            // of the two counts as they are printed
            "rate" => {
                let (id, year) = (figure["id"].as_str().unwrap(), &figure["year"]);
                if let Some((scope, _)) = id.split_once(".response_rate.") {
                    let count = |m: &str| -> f64 {
                        let value = &public[&format!("{scope}.{m}.{year}")]["value"];
                        value.as_str().unwrap().parse().unwrap()
                    };
                    let rate = count("survey_responses") / count("survey_eligible");
                    assert!((rate - value.parse::<f64>().unwrap()).abs() < 0.0001, "{figure}");
                }
            }
            other => panic!("{other}: {figure}"),
        }
    }
    assert!(rounded.len() > 500, "{}", rounded.len());
    let exact = public.values().filter(|f| f["unit"] == "count" && f["status"] == "published");
    assert_eq!(exact.count(), 0);
    let edition = programme.path().join("reports/2025-public");
    let (found, counts) = attack(&edition, &programme, "everybody");
    assert!(found.is_empty(), "{found:#?}");
    assert!(counts["looked_at"].as_u64().unwrap() > 500 && counts["not_solved"] == 0, "{counts}");
}

//! Reports name the mappings that extracts were read with, as they were then; and words of blanks are
//! refused.

use crate::mappings::{CLIENTS, MAPPING, OUTCOMES, mapped};
use crate::support::{Programme, files};

/// A page without its HTML entities.
fn page(programme: &Programme, path: &str) -> String {
    let html = programme.read(&format!("reports/2024/{path}"));
    html.replace("&#x2f;", "/").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The part of a page that is about mappings.
fn told(programme: &Programme, path: &str) -> String {
    let html = page(programme, path);
    let part = html.split("<h3>Mappings used</h3>").nth(1).unwrap_or_else(|| panic!("{html}"));
    part.split("</table>").next().unwrap().to_owned()
}

#[test]
fn what_a_mapping_does_to_amounts_stands_in_the_report() {
    let programme = mapped(MAPPING, CLIENTS, OUTCOMES);
    programme.ok(&["load", "--now", "2024-02-01"]);
    programme.ok(&["report", "2024"]);
    for path in ["index.html", "centres/harbor.html"] {
        let told = told(&programme, path);
        for part in [
            "annual_sales multiplied by 1000",
            "annual_sales converted from “EUR” at 1.05, the rate from 2023-01-01 on",
            "jobs_created divided by 3, rounded",
            "jobs_retained multiplied by 0.1",
            "a blank in new_sales is 0 where “Mehr Umsatz?” says “nein”",
            "enterprise_id empty in every row",
            "1 column put together of several",
            "1 column a part of another",
            "5 columns renamed",
            "2 columns with words of the centre's own",
            "1 column of the centre's own passed over",
            "ids in response_id begin anew each period",
            "numbers with the decimal mark “,”, grouped by “.”, with “€”",
            "dates written “D.M.YYYY” or “YYYYMMDD”",
            "“99”",
            "1: 2024Q1",
        ] {
            assert!(told.replace("&#x27;", "'").contains(part), "{path}: {part}\n{told}");
        }
        // an amount that is in the programme's currency already was not converted
        let converted: Vec<&str> =
            told.split("<br>").filter(|d| d.contains(" converted ")).collect();
        assert_eq!(converted.len(), 2, "{told}");
        assert!(converted.iter().all(|d| !d.contains("retained_sales")), "{converted:?}");
    }
    // with its digest, of which the table has all
    let table = programme.read("reports/2024/tables/mappings_used.csv");
    let digest = table.lines().nth(1).unwrap().split(',').nth(4).unwrap();
    assert_eq!((table.lines().count(), digest.len()), (3, 64), "{table}");
    assert!(told(&programme, "index.html").contains(&format!("<code>{}</code>", &digest[..12])));
}

#[test]
fn an_extract_that_was_read_with_an_earlier_mapping_is_told_by_that_one() {
    let programme = mapped(MAPPING, CLIENTS, OUTCOMES);
    programme.ok(&["load", "--now", "2024-02-01"]);
    // the next quarter comes in millions, and the first stays as it was read
    let millions = MAPPING.replace("times = \"1000\"", "times = \"1000000\"");
    programme.write("mappings/harbor.toml", millions);
    let inbox = programme.path().join("inbox/harbor");
    std::fs::rename(inbox.join("2024Q1"), programme.path().join("2024Q1")).unwrap();
    programme.write("inbox/harbor/2024Q2/clients.csv", CLIENTS);
    programme.ok(&["load", "--now", "2024-05-01"]);
    // and then nobody has a mapping any more
    std::fs::remove_file(programme.path().join("mappings/harbor.toml")).unwrap();
    std::fs::remove_file(inbox.join("2024Q2/clients.csv")).unwrap();
    let plain = "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on\n1,A,,332710,5,1,WA,no,2020-02-01\n";
    programme.write("inbox/harbor/2024Q3/clients.csv", plain);
    programme.ok(&["load", "--now", "2024-08-01"]);
    programme.ok(&["report", "2024"]);
    let now = told(&programme, "index.html");
    for part in
        ["multiplied by 1000<br>", "multiplied by 1000000<br>", "at 1.05,", "at 2, the rate"]
    {
        assert!(now.contains(part), "{part}\n{now}");
    }
    assert!(!now.contains("2024Q3") && !now.contains("not kept"), "{now}");
    // as it was known then
    programme.ok(&["report", "2024", "--snapshot", "1"]);
    let then = told(&programme, "index.html");
    assert!(then.contains("multiplied by 1000<br>") && !then.contains("1000000"), "{then}");
    // today's rules read nothing anew
    programme.ok(&["report", "2024", "--config", "current"]);
    assert_eq!(told(&programme, "index.html"), now);
}

#[test]
fn what_a_centre_writes_into_a_mapping_is_text_on_a_page() {
    let script = "<script>alert(1)</script>";
    let long = "x".repeat(500);
    let hostile = format!(
        "[currency]\nname = \"=cmd|' /C calc'!A0 {script}\"\nrates = {{ 2023-01-01 = \"2\" }}\n\
         [clients]\nmissing = [\"{long}\", \"\\u202Eevil\"]\n\
         [clients.columns.enterprise_id]\nconstant = \"\"\n\
         [outcomes.columns.new_sales]\nzero_when = {{ column = \"{script}\", equals = [\"{script}\"] }}\n"
    );
    let clients = "client_id,name,industry,employees,annual_sales,region,rural,first_served_on\n1,A,332710,5,1,WA,no,2020-02-01\n";
    let programme = mapped(&hostile, clients, "");
    programme.ok(&["load", "--now", "2024-02-01"]);
    programme.ok(&["report", "2024"]);
    for path in ["index.html", "centres/harbor.html"] {
        let html = programme.read(&format!("reports/2024/{path}"));
        assert!(html.contains("&lt;script&gt;alert(1)") && !html.contains(script), "{path}");
        assert!(html.contains(&format!("{}…", "x".repeat(80))), "{path}: cut");
        assert!(html.contains("⟨U+202E⟩evil") && !html.contains('\u{202e}'), "{path}");
    }
    let table = programme.read("reports/2024/tables/mappings_used.csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    for cell in
        reader.records().flat_map(|r| r.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
    {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
}

#[test]
fn without_a_mapping_nothing_is_said_of_mappings_and_a_centre_sees_its_own_only() {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    programme.ok(&["report", "2024"]);
    let written = files(&programme.path().join("reports/2024"));
    assert!(!written.contains_key("tables/mappings_used.csv"));
    for (path, bytes) in &written {
        assert!(!String::from_utf8_lossy(bytes).contains("Mappings used"), "{path}");
    }
    // what changes nothing is a mapping all the same
    programme.write("mappings/harbor.toml", "missing = [\"only harbor says so\"]\n");
    programme.run(&["load"]);
    programme.ok(&["report", "2024"]);
    for (path, is_told) in
        [("index.html", true), ("centres/harbor.html", true), ("centres/cascade.html", false)]
    {
        let html = page(&programme, path);
        assert_eq!(html.contains("only harbor says so"), is_told, "{path}");
        assert_eq!(html.contains("Mappings used"), is_told, "{path}");
    }
}

#[test]
fn a_word_for_a_blank_is_refused_by_name_and_stays_readable_where_it_was_kept() {
    for word in ["", " ", "\\u200B"] {
        let mapping = format!("[outcomes.columns.new_sales]\nvalues = {{ \"{word}\" = \"0\" }}\n");
        let ran = mapped(&mapping, CLIENTS, "").run(&["check"]);
        assert_eq!(ran.code, 2, "{word:?}");
        for part in [
            "mappings/harbor.toml",
            "`outcomes.columns.new_sales.values` has a word for a blank, which is never used",
            "`zero_when`",
            "`constant`",
        ] {
            assert!(ran.stderr.contains(part), "{word:?}: {part}\n{}", ran.stderr);
        }
    }
    // a snapshot of before may have one
    let programme = mapped(MAPPING, CLIENTS, OUTCOMES);
    programme.ok(&["load", "--now", "2024-02-01"]);
    let kept = files(&programme.path().join("warehouse/config"));
    let (path, text) = kept.iter().find(|(path, _)| path.ends_with("harbor.toml")).unwrap();
    let text = String::from_utf8(text.clone()).unwrap();
    let with_blank = text.replace("{ \"ja\" = \"yes\",", "{ \"\" = \"no\", \"ja\" = \"yes\",");
    assert_ne!(text, with_blank);
    programme.write(&format!("warehouse/config/{path}"), with_blank);
    let rows = ["sql", "-c", "select count(*) as n from stg_clients", "--format", "csv"];
    assert_eq!(programme.ok(&rows).stdout, "n\n2\n");
}

//! Mappings: a centre sends what its own system writes, and what is loaded is what it means.

use std::collections::BTreeMap;

use contract::{CellType, Contract, Field};
use encoding_rs::WINDOWS_1252;

use crate::support::{Programme, differences, files, fixture};
use crate::written::Written;

/// What a German system calls the columns of the datasets that centres file.
const LABELS: [(&str, &str); 49] = [
    ("client_id", "Kunden-Nr."),
    ("name", "Firma"),
    ("enterprise_id", "Handelsregisternummer"),
    ("industry", "Branche"),
    ("employees", "Mitarbeiter"),
    ("annual_sales", "Jahresumsatz (USD)"),
    ("region", "Bundesland"),
    ("rural", "Ländlich"),
    ("first_served_on", "Kunde seit"),
    ("engagement_id", "Projektnummer"),
    ("service", "Leistung"),
    ("mode", "Durchführung"),
    ("partner", "Kooperationspartner"),
    ("channel", "Kontaktweg"),
    ("started_on", "Projektbeginn"),
    ("closed_on", "Projektende"),
    ("hours", "Stunden"),
    ("fee", "Honorar"),
    ("subsidy", "Zuschuss"),
    ("response_id", "Fragebogennummer"),
    ("surveyed_on", "Befragt am"),
    ("status", "Antwortstatus"),
    ("service_closed_on", "Leistung beendet am"),
    ("new_sales", "Neuer Umsatz"),
    ("retained_sales", "Gesicherter Umsatz"),
    ("jobs_created", "Neue Arbeitsplätze"),
    ("jobs_retained", "Gesicherte Arbeitsplätze"),
    ("savings_labour", "Einsparung Personal"),
    ("savings_materials", "Einsparung Material"),
    ("savings_energy", "Einsparung Energie"),
    ("savings_overhead", "Einsparung Gemeinkosten"),
    ("savings_other", "Sonstige Einsparungen"),
    ("investment_products", "Investition Produkte"),
    ("investment_plant", "Investition Anlagen"),
    ("investment_it", "Investition IT"),
    ("investment_workforce", "Investition Weiterbildung"),
    ("investment_other", "Sonstige Investitionen"),
    ("avoided_investment", "Vermiedene Investitionen"),
    ("more_competitive", "Wettbewerbsfähiger"),
    ("recommend", "Weiterempfehlung"),
    ("attribution", "Zurechnung"),
    ("without_support", "Ohne Förderung"),
    ("confirmed", "Bestätigt"),
    ("award", "Bewilligung"),
    ("source", "Mittelherkunft"),
    ("fund", "Topf"),
    ("cost_share", "Kofinanzierung"),
    ("awarded", "Bewilligter Betrag"),
    ("spent", "Verausgabt"),
];

/// What it writes for the values of lists.
const WORDS: [(&str, &str); 34] = [
    ("complete", "vollständig"),
    ("partial", "teilweise"),
    ("refused", "verweigert"),
    ("noncontact", "nicht erreicht"),
    ("ceased_trading", "Geschäft aufgegeben"),
    ("ineligible", "nicht berechtigt"),
    ("process_improvement", "Prozessoptimierung"),
    ("quality", "Qualität"),
    ("growth", "Wachstum"),
    ("innovation", "Innovation"),
    ("technology_adoption", "Technologieeinführung"),
    ("digital", "Digitalisierung"),
    ("workforce", "Weiterbildung"),
    ("supply_chain", "Lieferkette"),
    ("sustainability", "Nachhaltigkeit"),
    ("export", "Außenhandel"),
    ("finance", "Finanzierung"),
    ("succession", "Unternehmensnachfolge"),
    ("direct", "direkt"),
    ("referral", "Vermittlung"),
    ("national", "Bund"),
    ("state", "Land"),
    ("local", "Kommune"),
    ("fees", "Gebühren"),
    ("in_kind", "Sachleistung"),
    ("base", "Grundförderung"),
    ("supplemental", "Zusatzförderung"),
    ("not_at_all", "gar nicht"),
    ("smaller", "kleiner"),
    ("later", "später"),
    ("elsewhere", "anderswo"),
    ("same", "gleich"),
    ("testing", "Prüfung"),
    ("other", "Sonstiges"),
];

/// A cell as the system writes it.
fn german(field: &Field, cell: &str) -> String {
    if cell.is_empty() {
        return String::new();
    }
    match field.cell_type {
        CellType::Date => {
            let parts: Vec<&str> = cell.split('-').collect();
            format!("{}.{}.{}", parts[2], parts[1], parts[0])
        }
        CellType::Boolean if matches!(cell, "true" | "yes" | "1") => "ja".to_owned(),
        CellType::Boolean => "nein".to_owned(),
        CellType::Integer | CellType::Money | CellType::Quantity | CellType::Percent => {
            let (sign, digits) = cell.split_at(usize::from(cell.starts_with('-')));
            let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
            let mut grouped = String::new();
            for (place, digit) in whole.chars().enumerate() {
                if place > 0 && (whole.len() - place).is_multiple_of(3) {
                    grouped.push('.');
                }
                grouped.push(digit);
            }
            let mark = if fraction.is_empty() { "" } else { "," };
            format!("{sign}{grouped}{mark}{fraction}")
        }
        CellType::String if field.name == "name" => format!("{cell} Söhne"),
        CellType::String if !field.allowed.is_empty() => {
            let word = WORDS.iter().find(|(value, _)| *value == cell);
            word.map_or(cell, |(_, word)| word).to_owned()
        }
        CellType::Id | CellType::String => cell.to_owned(),
    }
}

/// A file of the worked example as the system exports it: `;`, Windows-1252, and a column of its own.
fn exported(dataset: &str, text: &str) -> Vec<u8> {
    let dataset = Contract::built_in().unwrap().dataset(dataset).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let labels: BTreeMap<&str, &str> = LABELS.into_iter().collect();
    let own = |column| labels.get(column).copied().unwrap_or(column);
    let mut lines = vec![header.iter().map(own).chain(["Vermerk"]).collect::<Vec<_>>().join(";")];
    for record in reader.records() {
        let record = record.unwrap();
        let cells = header.iter().zip(&record);
        let cells = cells.map(|(column, cell)| german(dataset.field(column).unwrap(), cell));
        lines.push(cells.chain(["geprüft".to_owned()]).collect::<Vec<_>>().join(";"));
    }
    WINDOWS_1252.encode(&(lines.join("\r\n") + "\r\n")).0.into_owned()
}

/// Puts what a centre's system exports in place of its files; the triples.
fn export(programme: &Programme, centre: &str) -> Vec<String> {
    let mut triples = Vec::new();
    let inbox = format!("inbox/{centre}");
    for (path, bytes) in files(&programme.path().join(&inbox)) {
        let dataset = path.rsplit('/').next().unwrap().trim_end_matches(".csv");
        let text = String::from_utf8(bytes).unwrap();
        programme.write(&format!("{inbox}/{path}"), exported(dataset, &text));
        triples.push(format!("{inbox}/{path}"));
    }
    triples
}

/// What is found, as `code row column value`.
fn found(programme: &Programme, args: &[&str]) -> Vec<String> {
    let args: Vec<&str> = [&["check"], args, &["--format", "ndjson"]].concat();
    let ran = programme.run(&args);
    let findings = ran.stdout.lines().map(|line| {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let part = |name: &str| match &finding[name] {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        ["code", "row", "column", "cell", "value"].map(part).join(" ")
    });
    findings.collect()
}

#[test]
fn what_a_centres_own_system_exports_gives_the_same_figures() {
    let programme = Programme::from_fixture("golden");
    let paths = export(&programme, "cascade");
    // without a mapping all of it is refused, and told where to go
    let inbox = programme.path().join("inbox/cascade");
    let ran = programme.run(&["check", inbox.to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("counterfoil map suggest"), "{}", ran.stdout);
    assert!(ran.stderr.contains(&format!("0 of {} extracts", paths.len())), "{}", ran.stderr);

    // what is suggested for all of them works as it stands
    let all: Vec<_> = paths.iter().map(|path| programme.path().join(path)).collect();
    let all = all.iter().map(|path| path.to_str().unwrap());
    let args: Vec<&str> = ["map", "suggest", "--write"].into_iter().chain(all).collect();
    let ran = programme.ok(&args);
    let decided = ran.stderr.matches("nothing is left open").count();
    assert_eq!(decided, 4, "{}{}", ran.stderr, programme.read("mappings/cascade.toml"));
    let ran = programme.run(&["load", "--now", "2025-01-15"]);
    let mapping = programme.read("mappings/cascade.toml");
    // the one that the worked example has for being refused
    assert!(
        ran.stderr.contains("30 accepted, 1 refused"),
        "{}{}\n{mapping}",
        ran.stdout,
        ran.stderr
    );
    let expected = fixture("golden/expected-2024-1.csv");
    programme.ok(&["report", "2024"]);
    assert_eq!(differences(&programme.figures(2024), &expected), Vec::<String>::new());

    // the receipt names the mapping, and the snapshot keeps it
    let receipts = files(&programme.path().join("restricted/receipts/cascade"));
    let (_, receipt) = receipts.iter().find(|(path, _)| path.ends_with("receipt.json")).unwrap();
    let receipt: serde_json::Value = serde_json::from_slice(receipt).unwrap();
    assert_eq!(receipt["mapping"]["path"], "mappings/cascade.toml");
    assert_eq!(receipt["encoding"], "windows-1252");
    let kept = files(&programme.path().join("warehouse/config"));
    let kept = kept.iter().find(|(path, _)| path.ends_with("mappings/cascade.toml")).unwrap();
    assert_eq!(kept.1, mapping.as_bytes());

    // nothing new is nothing new; another mapping reads the same bytes again
    let ran = programme.run(&["load", "--now", "2025-01-15"]);
    assert!(ran.stderr.contains("no new snapshot"), "{}", ran.stderr);
    let other = mapping.replace("[outcomes]", "[outcomes]\nmissing = [\"?\"]");
    programme.write("mappings/cascade.toml", other);
    let again = programme.run(&["load", "--now", "2025-01-16"]);
    let outcomes = paths.iter().filter(|path| path.contains("outcomes")).count();
    assert!(again.stderr.contains(&format!("{outcomes} accepted")), "{}", again.stderr);
    programme.ok(&["report", "2024"]);
    assert_eq!(differences(&programme.figures(2024), &expected), Vec::<String>::new());
}

/// A programme of one centre with a mapping, whose clients and responses are these.
pub(crate) fn mapped(mapping: &str, clients: &str, outcomes: &str) -> Programme {
    let settings = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let programme = Programme::with_settings(&settings);
    let header = "centre_id,name,region,opened_on,closed_on\n";
    programme.write("centres.csv", format!("{header}harbor,Harbor,west,2010-10-01,\n"));
    programme.write("mappings/harbor.toml", mapping);
    programme.write("inbox/harbor/2024Q1/clients.csv", clients);
    if !outcomes.is_empty() {
        programme.write("inbox/harbor/2024Q1/outcomes.csv", outcomes);
    }
    programme
}

pub(crate) const MAPPING: &str = r#"
decimal_mark = ","
grouping = "."
units = ["€"]
date_format = ["D.M.YYYY", "YYYYMMDD"]
missing = ["k.A."]

[currency]
name = "EUR"
rates = { 2023-01-01 = "1.0500", 2024-01-01 = "2" }

[clients]
ignored = ["Notiz"]
[clients.columns.name]
join = { columns = ["Vorname", "Nachname"], with = " " }
[clients.columns.enterprise_id]
constant = ""
[clients.columns.industry]
split = { column = "Branche", at = " - ", part = 1, of = 2 }
[clients.columns.employees]
column = "Leute"
[clients.columns.annual_sales]
column = "Umsatz (T€)"
times = "1000"
[clients.columns.region]
column = "Ort"
values = { "Übersee" = "WA", "Wald" = "OR" }
[clients.columns.rural]
column = "Land"
values = { "ja" = "yes", "nein" = "no" }
[clients.columns.first_served_on]
column = "seit"

[outcomes.columns.response_id]
restarts = true
[outcomes.columns.new_sales]
zero_when = { column = "Mehr Umsatz?", equals = ["nein", "Nein"] }
[outcomes.columns.retained_sales]
in_currency = false
[outcomes.columns.jobs_created]
divided_by = "3"
[outcomes.columns.jobs_retained]
times = "0.1"
[outcomes.columns.recommend]
missing = ["99"]
"#;

pub(crate) const CLIENTS: &str = "client_id,Vorname,Nachname,Branche,Leute,Umsatz (T€),Ort,Land,seit,Notiz\n\
    1,Anna,Ahorn,332710 - Drehteile,1.200,\"12,5\",Übersee,ja,1.2.2020,x\n\
    2,,Buche,332710 - Drehteile,7,\"1.000 €\",Wald,nein,20200301,\n";

pub(crate) const OUTCOMES: &str = "response_id,client_id,surveyed_on,status,service_closed_on,Mehr Umsatz?,new_sales,retained_sales,jobs_created,jobs_retained,savings_labour,savings_materials,savings_energy,savings_overhead,savings_other,investment_products,investment_plant,investment_it,investment_workforce,investment_other,avoided_investment,more_competitive,recommend,attribution,without_support,confirmed\n\
    1,1,15.11.2023,complete,1.5.2023,ja,\"100,01\",\"7,50\",10,,,,,,,,,,,,,,99,\"12,5\",,\n\
    2,2,15.11.2023,complete,1.5.2023,nein,,,1,,,,,,,,,,,,,,,,,\n\
    3,2,15.11.2023,complete,1.5.2023,ja,,,,,,,,,,,,,,,,,,,,\n";

#[test]
fn every_way_of_writing_comes_to_what_is_meant() {
    let programme = mapped(MAPPING, CLIENTS, OUTCOMES);
    let ran = programme.run(&["load", "--now", "2024-02-01"]);
    assert!(ran.stderr.contains("2 accepted, 0 refused"), "{}{}", ran.stdout, ran.stderr);
    assert!(!ran.stdout.contains("Notiz"), "{}", ran.stdout);
    let rows = |query: &str| programme.ok(&["sql", "-c", query, "--format", "csv"]).stdout;
    let clients = "select industry, employees, annual_sales, region, rural, first_served_on \
        from stg_clients order by row_number";
    assert_eq!(
        rows(clients).lines().skip(1).collect::<Vec<_>>(),
        [
            // 12,500 euros of 2023 are 13,125
            "332710,1200,13125,WA,true,2020-02-01",
            "332710,7,1050000,OR,false,2020-03-01",
        ]
    );
    let outcomes = "select new_sales, retained_sales, jobs_created, attribution, response_key \
        from stg_outcomes order by row_number";
    let outcomes = rows(outcomes);
    let outcomes: Vec<Vec<&str>> =
        outcomes.lines().skip(1).map(|l| l.split(',').collect()).collect();
    assert_eq!(outcomes[0][..4], ["105.01", "7.5", "3.33", "12.5"]);
    assert_eq!(outcomes[1][..4], ["0", "", "0.33", ""], "a blank after no is zero");
    assert_eq!(outcomes[2][..4], ["", "", "", ""], "a blank after yes is not known");
    // the ids of the next export begin anew, and are others
    let next = OUTCOMES.replace("11.2023", "2.2024");
    programme.write("inbox/harbor/2024Q2/outcomes.csv", next);
    let ran = programme.run(&["load", "--now", "2024-05-01"]);
    assert!(ran.stderr.contains("1 accepted"), "{}{}", ran.stdout, ran.stderr);
    assert!(!ran.stdout.contains("id-reused"), "{}", ran.stdout);
    let counted =
        rows("select count(distinct response_key) as n, sum(new_sales) as s from stg_outcomes");
    // 100.01 of the second quarter are at 2
    assert_eq!(counted.lines().nth(1), Some("6,305.03"));
    // as it was then
    let then = programme.ok(&[
        "sql",
        "--snapshot",
        "1",
        "-c",
        "select count(*) from stg_outcomes",
        "--format",
        "csv",
    ]);
    assert_eq!(then.stdout.lines().nth(1), Some("3"));
}

#[test]
fn findings_speak_of_the_centres_own_columns_and_cells() {
    let clients = CLIENTS
        .replace("1.200", "1.20")
        .replace("1.2.2020", "2020-02-01")
        .replace("332710 - Drehteile,7", "332710,7")
        .replace("\"1.000 €\"", "\"1,000 $\"");
    let outcomes = OUTCOMES.replace("nein,,,1,", "nein,\"5,00\",,1,\"1,05\"");
    for ending in [".csv", ".xlsx"] {
        let programme = mapped(MAPPING, "", &outcomes);
        std::fs::remove_file(programme.path().join("inbox/harbor/2024Q1/clients.csv")).unwrap();
        let bytes = Written::from_csv(&clients).bytes(ending, "clients");
        programme.write(&format!("inbox/harbor/2024Q1/clients{ending}"), bytes);
        let told = found(&programme, &["--now", "2024-02-01"]);
        let cell = |name: &'static str| if ending == ".csv" { "null" } else { name };
        let told: Vec<&String> = told.iter().filter(|f| !f.starts_with("foreign-key")).collect();
        assert_eq!(
            told,
            [
                // in a sheet it is a number
                &format!(
                    "type-error 2 Leute {}",
                    if ending == ".csv" { "null 1.20" } else { "E2 1.2" }
                ),
                &format!("type-error 2 seit {} 2020-02-01", cell("I2")),
                &format!("type-error 3 Branche {} 332710", cell("D3")),
                &format!("type-error 3 Umsatz (T€) {} 1,000 $", cell("F3")),
                "type-error 3 jobs_retained null 1,05",
                "constraint-error 3 new_sales null 5,00",
            ],
            "{ending}"
        );
    }
    // a rate that is not there, a label that is not there
    let mapping = MAPPING.replace("2023-01-01", "2023-12-31");
    let programme = mapped(&mapping, &CLIENTS.replace("Leute", "Personen"), "");
    let told = found(&programme, &["--now", "2024-02-01"]);
    assert_eq!(told, ["missing-label 1 Leute null null", "extra-label 1 Personen null Personen"]);
    // what stands below such a label, and below a title, is told as well
    let clients = CLIENTS.replace("Leute", "Personen").replace("1.200", "1.20");
    let programme = mapped(&mapping, &format!("Kundenliste\n{clients}"), "");
    assert_eq!(
        found(&programme, &["--now", "2024-02-01"]),
        [
            "format-error 1 null null Kundenliste",
            "missing-label 2 Leute null null",
            "extra-label 2 Personen null Personen",
            "type-error 3 Personen null 1.20",
        ]
    );
    let programme = mapped(&mapping.replace("2023-12-31", "2024-06-01"), CLIENTS, "");
    assert_eq!(found(&programme, &["--now", "2024-02-01"]), ["format-error null null null null"]);
    // a mapping that is wrong stops everything, by name
    let programme = mapped(&MAPPING.replace("grouping", "groping"), CLIENTS, "");
    let ran = programme.run(&["check"]);
    assert_eq!(ran.code, 2);
    for part in ["mappings/harbor.toml", "`groping` is not known; did you mean `grouping`?"] {
        assert!(ran.stderr.contains(part), "{}", ran.stderr);
    }
}

#[test]
fn an_encoding_that_cannot_be_told_by_looking_is_said_by_the_mapping() {
    let text = "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on\n\
        1,葛城製作所,,332710,5,,東京都,no,2020-02-01\n";
    let japanese = encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
    let programme = mapped("", text, "");
    programme.write("inbox/harbor/2024Q1/clients.csv", &japanese);
    let told = found(&programme, &["--now", "2024-02-01"]);
    assert!(told[0].starts_with("encoding-error"), "{told:?}");
    let path = programme.path().join("inbox/harbor/2024Q1/clients.csv");
    std::fs::remove_file(programme.path().join("mappings/harbor.toml")).unwrap();
    programme.ok(&["map", "suggest", path.to_str().unwrap(), "--write"]);
    assert!(programme.read("mappings/harbor.toml").contains("encoding = \"shift_jis\""));
    assert_eq!(found(&programme, &["--now", "2024-02-01"]), Vec::<String>::new());
    programme.ok(&["load", "--now", "2024-02-01"]);
    let region = programme.ok(&["sql", "-c", "select region from stg_clients", "--format", "csv"]);
    assert_eq!(region.stdout.lines().nth(1), Some("東京都"));
    // the system was changed, and nobody said so
    programme.write("inbox/harbor/2024Q1/clients.csv", text);
    let told = found(&programme, &["--now", "2024-02-01"]);
    assert_eq!(told, ["encoding-error null null null null"]);
    // a file that needs no mapping
    std::fs::remove_file(programme.path().join("mappings/harbor.toml")).unwrap();
    let ran = programme.ok(&["map", "suggest", path.to_str().unwrap()]);
    assert!(ran.stderr.contains("needs no mapping"), "{}", ran.stderr);
}

#[test]
fn every_fault_of_a_mapping_is_told() {
    let mapping = r#"
        decimal_mark = "x"
        colour = "red"
        [currency]
        name = "EUR"
        rates = { 2024-01-01 = "0", tomorrow = "1" }
        [outcomes]
        encoding = "latin-99"
        [outcomes.columns.status]
        values = { "fertig" = "completed" }
        [outcomes.columns.new_sales]
        times = "many"
        column = "a"
        constant = "1"
        [outcomes.columns.surveyed_on]
        date_format = "DD.MM"
        times = "2"
        [outcomes.columns.newsales]
        [clients]
        colums = { }
    "#;
    let told = mapped(mapping, CLIENTS, "").run(&["check"]).stderr;
    for part in [
        "`colour` is not known",
        "`currency.rates.2024-01-01` is `0`",
        "`currency.rates.tomorrow`",
        "`outcomes.encoding` is `latin-99`",
        "`outcomes.columns.status.values.fertig` is `completed`, none of complete",
        "`outcomes.columns.new_sales.times` is `many`",
        "`outcomes.columns.new_sales` has more than one",
        "`outcomes.columns.surveyed_on.date_format` is `DD.MM`",
        "`outcomes.columns.surveyed_on.times` does not fit",
        "`outcomes.columns.newsales` is no column of the contract; did you mean `new_sales`?",
        "`clients.colums` is not known; did you mean `columns`?",
        "`decimal_mark` is `x`",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    assert_eq!(told.matches("decimal_mark").count(), 1, "{told}");
    let programme = mapped("", CLIENTS, "");
    programme.write("mappings/harbour.toml", "");
    let told = programme.run(&["check"]).stderr;
    assert!(told.contains("named after no centre") && told.contains("`harbor.toml`"), "{told}");
}

#[test]
fn the_words_that_systems_use_are_those_of_the_contract() {
    let contract = Contract::built_in().unwrap();
    let fields = || contract.datasets.iter().flat_map(|d| &d.fields);
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let known = std::fs::read_to_string(root.join("sql/words/labels.toml")).unwrap();
    let known: toml::Table = known.parse().unwrap();
    for column in known["columns"].as_table().unwrap().keys() {
        assert!(fields().any(|f| f.name == *column), "{column}");
    }
    for value in known["values"].as_table().unwrap().keys() {
        let is_allowed = fields().any(|f| f.allowed.contains(value));
        assert!(is_allowed || ["true", "false"].contains(&value.as_str()), "{value}");
    }
}

#[test]
fn what_cannot_be_told_is_left_to_who_knows() {
    let text = "利用者番号,企業名,業種,従業員数,年間売上高（千円）,都道府県,農村,初回支援日,担当\n\
        1,葛城製作所,332710,5,\"1,200\",東京都,いいえ,01/02/2020,佐藤\n\
        2,山田精機,332710,7,不明,大阪府,たぶん,03/04/2020,鈴木\n";
    let programme = mapped("", CLIENTS, "");
    programme.write("export.csv", text);
    let path = programme.path().join("export.csv");
    let args = ["map", "suggest", path.to_str().unwrap(), "--as", "harbor/2024Q1/clients"];
    let told = programme.ok(&args).stdout;
    for part in [
        "4 things are left open",
        "grouping = \",\"",
        "# date_format = \"DD/MM/YYYY\"",
        "# date_format = \"MM/DD/YYYY\"",
        "missing = [\"不明\"]",
        "# ignored = [\"担当\"]",
        "[clients.columns.client_id]\ncolumn = \"利用者番号\"",
        "[clients.columns.annual_sales]\ncolumn = \"年間売上高（千円）\"\ntimes = \"1000\"",
        "\"いいえ\" = \"false\"",
        "# \"たぶん\" = \"\"   # one of: true, false",
        "# [clients.columns.enterprise_id]\n# constant = \"\"",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    // with what was open decided, it works
    let decided = told
        .replace("# date_format = \"DD/MM/YYYY\"", "date_format = \"DD/MM/YYYY\"")
        .replace("# \"たぶん\" = \"\"", "\"たぶん\" = \"\"")
        .replace("# ignored", "ignored")
        .replace("# [clients.columns.enterprise_id]\n# ", "[clients.columns.enterprise_id]\n");
    programme.write("mappings/harbor.toml", decided);
    let check = ["check", path.to_str().unwrap(), "--as", "harbor/2024Q1/clients"];
    let ran = programme.run(&check);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
}

#[test]
fn nothing_is_taken_for_something_else_without_a_word() {
    let programme = mapped("", CLIENTS, "");
    let suggest = |dataset: &str, text: &str| {
        programme.write("export.csv", text);
        let path = programme.path().join("export.csv");
        let triple = format!("harbor/2024Q1/{dataset}");
        programme.ok(&["map", "suggest", path.to_str().unwrap(), "--as", &triple]).stdout
    };
    // what stands in brackets tells two columns apart
    let told = suggest("clients", "Client (ID),Client (name)\n1,Acme\n");
    let name = "[clients.columns.name]\ncolumn = \"Client (name)\"";
    assert!(told.contains(name) && told.contains("column = \"Client (ID)\""), "{told}");
    let told = suggest("outcomes", "Investment (plant),Investment (IT),New sales %\n9000,5,7\n");
    let plant = "[outcomes.columns.investment_plant]\ncolumn = \"Investment (plant)\"";
    assert!(told.contains(plant) && !told.contains("\ncolumn = \"New sales %"), "{told}");
    // a column that nobody knows may be the one that is missing
    let told = suggest("outcomes", "response_id,Mehrumsatz\n1,100000\n");
    assert!(
        told.contains("# ignored = [\"Mehrumsatz\"]") && !told.contains("\nconstant"),
        "{told}"
    );
    // several currencies, another than the programme's, years that may be days
    let told = suggest("clients", "client_id,Umsatz\n1,10 EUR\n2,12 JPY\n");
    assert!(!told.contains("\nunits"), "{told}");
    let told = suggest("clients", "client_id,Umsatz\n1,10 EUR\n");
    assert!(told.contains("# are there amounts in EUR, not in USD?"), "{told}");
    let told = suggest("clients", "client_id,Kunde seit\n1,19.01.15\n2,20.12.21\n");
    assert!(!told.contains("\ndate_format"), "{told}");
    // what is typed into a cell stays a text
    let cell = "\"[outcomes.columns.new_sales]\ntimes = \"\"1000\"\"\n#\\\"";
    let told = suggest("clients", &format!("client_id,Ländlich\n1,{cell}\n2,ja\n"));
    let parsed: toml::Table = told.parse().unwrap();
    assert!(parsed.keys().eq(["clients"]), "{told}");

    let refused = |mapping: &str, part: &str| {
        let told = mapped(mapping, CLIENTS, "").run(&["check"]).stderr;
        assert!(told.contains(part), "{part}: {told}");
    };
    refused("units = [\"-\"]", "`units` has `-`");
    refused("[clients.columns.client_id]\nrestarts = true", "fits ids of a period's own rows only");
    let twice = "[outcomes.columns.retained_sales]\ncolumn = \"a\"\n[outcomes.columns.new_sales]\ncolumn = \"a\"";
    refused(twice, "is that of `new_sales`, too");
}

#[test]
fn a_rate_of_another_period_changes_nothing_and_no_decimals_are_rounded_away() {
    let programme = mapped(MAPPING, CLIENTS, "");
    programme.ok(&["load", "--now", "2024-02-01"]);
    let more = MAPPING.replace("2024-01-01 = \"2\"", "2024-01-01 = \"2\", 2024-04-01 = \"3\"");
    programme.write("mappings/harbor.toml", more);
    let ran = programme.ok(&["load", "--now", "2024-05-01"]);
    assert!(ran.stderr.contains("1 known"), "{}", ran.stderr);
    let fewer = MAPPING.replace("1.0500", "1.0600");
    programme.write("mappings/harbor.toml", fewer);
    let ran = programme.ok(&["load", "--now", "2024-05-01"]);
    assert!(ran.stderr.contains("1 accepted"), "{}", ran.stderr);
    let plain = "[currency]\nname = \"EUR\"\nrates = { 2023-01-01 = \"1.05\" }";
    let text = "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on\n1,A,,332710,5,1.234,WA,no,2020-02-01\n";
    let told = found(&mapped(plain, text, ""), &["--now", "2024-02-01"]);
    assert_eq!(told, ["type-error 2 annual_sales null 1.234"]);
}

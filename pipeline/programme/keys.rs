//! Every key of `programme.toml`: the one list behind the reference page, the commented file that
//! `new` writes, and the message for a key that is not known.

use std::fmt::Write as _;

use toml::{Table, Value};

use super::Error;

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The table it stands in.
    pub table: &'static str,
    /// Its name; `*` for names that the programme chooses.
    pub name: &'static str,
    /// What values it takes.
    pub kind: &'static str,
    /// What holds when it is left out; empty if it is required.
    pub default: &'static str,
    /// A value to show.
    pub example: &'static str,
    /// What it does.
    pub meaning: &'static str,
}

/// Shorthand for one row of [`KEYS`].
const fn key(
    table: &'static str,
    name: &'static str,
    kind: &'static str,
    default: &'static str,
    example: &'static str,
    meaning: &'static str,
) -> Key {
    Key { table, name, kind, default, example, meaning }
}

/// Every key, in the order of the file.
pub const KEYS: &[Key] = &[
    key(
        "programme",
        "id",
        "text",
        "",
        r#""example""#,
        "short name of the programme, for file names and figures.json",
    ),
    key(
        "programme",
        "name",
        "text",
        "",
        r#""Example Manufacturing Extension Programme""#,
        "name of the programme, as reports print it",
    ),
    key(
        "programme",
        "currency",
        "ISO 4217 code",
        "",
        r#""USD""#,
        "currency of all money in extracts and reports",
    ),
    key(
        "programme",
        "locale",
        "`en`",
        "`en`",
        r#""en""#,
        "language of the reports; more languages come later",
    ),
    key(
        "programme",
        "fiscal_year_starts",
        "`MM-DD`",
        "",
        r#""10-01""#,
        "month and day on which a fiscal year starts; the day is at most 28",
    ),
    key(
        "programme",
        "fiscal_year_named_by",
        "`start` or `end`",
        "`end`",
        r#""end""#,
        "the calendar year that names a fiscal year: the one in which it starts or ends",
    ),
    key(
        "programme",
        "industry_classification",
        "text",
        "`industry code`",
        r#""NAICS 2022""#,
        "which classification the column industry follows, as reports print it",
    ),
    key(
        "programme",
        "national_funder",
        "text",
        "`the national funder`",
        r#""Department of Industry""#,
        "who pays the national money, as reports print it",
    ),
    key(
        "programme",
        "evaluator",
        "text",
        "`not named`",
        r#""Institute for Independent Evaluation""#,
        "who evaluates, as the cover prints it",
    ),
    key(
        "storage",
        "inbox",
        "folder or URL",
        "`inbox`",
        r#""inbox""#,
        "where extracts arrive, as `<centre>/<period>/<dataset>.csv`; a URL begins with `s3://`, `gs://` or `az://`",
    ),
    key(
        "storage",
        "warehouse",
        "folder or URL",
        "`warehouse`",
        r#""warehouse""#,
        "where the pseudonymised tables and snapshots are kept",
    ),
    key(
        "storage",
        "restricted",
        "folder or URL",
        "`restricted`",
        r#""restricted""#,
        "where identities, raw extracts and receipts are kept; give it its own permissions",
    ),
    key(
        "storage",
        "reports",
        "folder or URL",
        "`reports`",
        r#""reports""#,
        "where reports are written",
    ),
    key(
        "storage",
        "pseudonym_key",
        "file",
        "`secrets/pseudonym.key`",
        r#""secrets/pseudonym.key""#,
        "the key that turns identities into pseudonyms; in production keep it outside this folder, or set `COUNTERFOIL_KEY`",
    ),
    key(
        "storage",
        "retention_years",
        "whole number",
        "for good",
        "7",
        "years for which raw extracts are kept; `counterfoil purge --expired` removes older ones",
    ),
    key(
        "submission",
        "period",
        "`quarter` or `year`",
        "`quarter`",
        r#""quarter""#,
        "how often centres file",
    ),
    key(
        "submission",
        "due_days",
        "whole number",
        "`30`",
        "30",
        "days after a period's end by which its extracts are due",
    ),
    key(
        "submission",
        "datasets",
        "list of datasets",
        "`[]`",
        r#"["clients", "engagements", "outcomes", "funding"]"#,
        "which datasets every centre is expected to file for every period",
    ),
    key(
        "submission",
        "first_period",
        "period",
        "the earliest with any extract",
        r#""2024Q1""#,
        "the first period for which extracts are expected",
    ),
    key(
        "submission",
        "timezone",
        "IANA time zone",
        "`UTC`",
        r#""America/New_York""#,
        "where days begin and end: due days, days of receipt, the day on which a period begins; a centre's own in the column `timezone` of `centres.csv` counts before it",
    ),
    key(
        "survey",
        "recall_months",
        "whole number",
        "`12`",
        "12",
        "months that the survey asks about, as reports print it",
    ),
    key(
        "survey",
        "lag_months",
        "whole number",
        "`6`",
        "6",
        "months between the close of a service and its survey",
    ),
    key(
        "checks",
        "max_open_months",
        "whole number",
        "`24`",
        "24",
        "months after which an open engagement that nobody mentions is stale",
    ),
    key(
        "extreme_values",
        "new_sales",
        "money",
        "no threshold",
        "10000000",
        "a value above it is held until the office has verified it",
    ),
    key("extreme_values", "retained_sales", "money", "no threshold", "10000000", "likewise"),
    key(
        "extreme_values",
        "jobs_created",
        "full-time equivalents",
        "no threshold",
        "250",
        "likewise",
    ),
    key(
        "extreme_values",
        "jobs_retained",
        "full-time equivalents",
        "no threshold",
        "250",
        "likewise",
    ),
    key(
        "extreme_values",
        "cost_savings",
        "money",
        "no threshold",
        "5000000",
        "likewise, for the sum of the five savings",
    ),
    key(
        "extreme_values",
        "investment",
        "money",
        "no threshold",
        "10000000",
        "likewise, for the sum of the five investments",
    ),
    key("extreme_values", "avoided_investment", "money", "no threshold", "5000000", "likewise"),
    key(
        "extreme_values",
        "share_of_client_sales",
        "number",
        "no threshold",
        "1.0",
        "new plus retained sales above this share of the client's annual sales are held",
    ),
    key(
        "bands",
        "size",
        "list of whole numbers",
        "`[20, 100, 250]`",
        "[20, 100, 250]",
        "where size bands start, in employees; the first band is below the first number",
    ),
    key(
        "bands",
        "industry_digits",
        "whole number",
        "`3`",
        "3",
        "leading digits of the industry code by which figures are broken down",
    ),
    key(
        "enterprise_id",
        "strip",
        "text",
        "`\"\"`",
        r#"" -.""#,
        "characters taken out of an enterprise id before it is keyed",
    ),
    key(
        "enterprise_id",
        "pad",
        "whole number",
        "`0`",
        "0",
        "width to which an enterprise id is padded with zeros on the left",
    ),
    key(
        "enterprise_id",
        "pattern",
        "regular expression",
        "any",
        r#""[0-9]{9}""#,
        "what an enterprise id must look like, after strip and pad",
    ),
    key(
        "denominators",
        "headline",
        "name of a denominator",
        "the first by name",
        r#""national""#,
        "which denominator the ratios without a suffix use",
    ),
    key(
        "denominators",
        "*",
        "`{ sources, funds, basis }`",
        "none",
        r#"{ sources = ["national"], funds = ["base", "supplemental"], basis = "awarded" }"#,
        "a denominator: the funding lines of these sources and funds, by `awarded` or `spent`",
    ),
];

/// The names of a denominator's own keys.
const DENOMINATOR_KEYS: [&str; 3] = ["sources", "funds", "basis"];

/// Refuses keys that are not known, naming each with the nearest known one.
pub(super) fn refuse_unknown(table: &Table) -> Result<(), Error> {
    let mut unknown = Vec::new();
    for (table_name, value) in table {
        let known: Vec<&str> =
            KEYS.iter().filter(|k| k.table == table_name).map(|k| k.name).collect();
        if known.is_empty() {
            let mut tables: Vec<&str> = KEYS.iter().map(|k| k.table).collect();
            tables.dedup();
            unknown.push(complain(&format!("[{table_name}]"), table_name, &tables));
            continue;
        }
        let Value::Table(entries) = value else { continue };
        for (name, value) in entries {
            let dotted = format!("{table_name}.{name}");
            if known.contains(&name.as_str()) {
                continue;
            }
            if !known.contains(&"*") {
                unknown.push(complain(&dotted, name, &known));
            } else if let Value::Table(entries) = value {
                for inner in entries.keys().filter(|k| !DENOMINATOR_KEYS.contains(&k.as_str())) {
                    unknown.push(complain(&format!("{dotted}.{inner}"), inner, &DENOMINATOR_KEYS));
                }
            }
        }
    }
    if unknown.is_empty() { Ok(()) } else { Err(Error::UnknownKeys(unknown)) }
}

/// `` `a.b` (did you mean `c`?) ``.
fn complain(shown: &str, name: &str, known: &[&str]) -> String {
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("`{shown}` (did you mean `{near}`?)"),
        None => format!("`{shown}`"),
    }
}

/// The known word nearest to a word, if any is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|k| (strsim::jaro_winkler(word, k), k))
        .filter(|(score, _)| *score > 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, k)| k)
}

/// The reference page of every key, in Markdown.
#[must_use]
pub fn reference_page() -> String {
    let mut page = String::from(
        "# programme.toml\n\nEvery key that `programme.toml` may have. A key that is not here is an error, with the nearest known one named.\nThis page is made from `pipeline/programme/keys.rs`; `counterfoil new DIR` writes a file with all of them.\n",
    );
    let mut table = "";
    for k in KEYS {
        if k.table != table {
            table = k.table;
            let _ = write!(
                page,
                "\n## [{table}]\n\n| key | takes | when left out | what it does | example |\n|---|---|---|---|---|\n"
            );
        }
        let default = if k.default.is_empty() { "**required**" } else { k.default };
        let name = if k.name == "*" { "*any name*".to_owned() } else { format!("`{}`", k.name) };
        let _ =
            writeln!(page, "| {name} | {} | {default} | {} | `{}` |", k.kind, k.meaning, k.example);
    }
    page
}

/// A commented `programme.toml` with every key, for `new`.
#[must_use]
pub fn commented_file(id: &str, name: &str) -> String {
    let mut file = String::from(
        "# A Counterfoil programme. A key behind `# ` is not set; its value is an example.\n",
    );
    let mut table = "";
    for k in KEYS {
        if k.table != table {
            table = k.table;
            let _ = write!(file, "\n[{table}]\n");
        }
        let value = match (k.table, k.name) {
            ("programme", "id") => format!("{id:?}"),
            ("programme", "name") => format!("{name:?}"),
            _ => k.example.to_owned(),
        };
        let key_name = if k.name == "*" { "national" } else { k.name };
        let off = matches!(k.table, "enterprise_id")
            || matches!(k.name, "first_period" | "retention_years");
        let _ = writeln!(
            file,
            "# {}: {}\n{}{key_name} = {value}",
            k.meaning,
            k.kind,
            if off { "# " } else { "" }
        );
    }
    file
}

//! Every key of `programme.toml`: the one table behind what holds when a key is left out, the
//! reference page, the commented file that `new` writes, and the message for a key that is not known.

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
    /// What holds when it is left out: a value in backticks, or words; empty if it is required.
    pub default: &'static str,
    /// A value to show; empty where contract and SQL give it.
    pub example: &'static str,
    /// What it does.
    pub meaning: &'static str,
}

impl Key {
    /// The value that holds when it is left out, if one does.
    fn default_value(&self) -> Option<Value> {
        let value = self.default.strip_prefix('`')?.strip_suffix('`')?;
        // a number, a list or a text in quotes; else a text without them
        let parsed = format!("value = {value}").parse::<Table>();
        let parsed = parsed.ok().and_then(|mut t| t.remove("value"));
        Some(parsed.unwrap_or_else(|| Value::String(value.to_owned())))
    }
}

/// The table of thresholds, by measure.
pub const THRESHOLDS: &str = "extreme_values";
/// The table of denominators, by name.
pub const DENOMINATORS: &str = "denominators";

/// The names that only contract and SQL know, for the reference page and the commented file.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// The measures that may have a threshold.
    pub thresholds: Vec<Threshold>,
    /// The datasets.
    pub datasets: Vec<String>,
    /// The sources, funds and amounts of denominators.
    pub denominators: [Vec<String>; 3],
}

/// A measure that may have a threshold.
#[derive(Debug, Clone)]
pub struct Threshold {
    /// Its name.
    pub name: String,
    /// What reports call it.
    pub title: String,
    /// Its unit.
    pub unit: String,
    /// A threshold to show.
    pub example: String,
}

/// How many datasets the example of those that are expected names.
const EXPECTED_SHOWN: usize = 4;

impl Vocabulary {
    /// The keys with what this vocabulary knows: names and examples that the table leaves open.
    fn keys(&self) -> Vec<ShownKey> {
        let mut shown = Vec::new();
        for key in KEYS {
            let mut one = ShownKey {
                key: *key,
                name: key.name.to_owned(),
                kind: key.kind.to_owned(),
                example: key.example.to_owned(),
                meaning: key.meaning.to_owned(),
            };
            let [sources, funds, bases] = &self.denominators;
            let first = sources.first().map_or("public", String::as_str);
            match (key.table, key.name) {
                (THRESHOLDS, "*") => {
                    shown.extend(self.thresholds.iter().map(|t| ShownKey {
                        name: t.name.clone(),
                        kind: t.unit.clone(),
                        example: t.example.clone(),
                        meaning: format!("{}: {}", t.title.to_lowercase(), key.meaning),
                        ..one.clone()
                    }));
                    continue;
                }
                (DENOMINATORS, "*") => {
                    first.clone_into(&mut one.name);
                    one.example = format!(
                        "{{ sources = [{first:?}], funds = {funds:?}, basis = {:?} }}",
                        bases.first().map_or("", String::as_str)
                    );
                }
                (DENOMINATORS, _) => one.example = format!("{first:?}"),
                (_, "datasets") => {
                    let expected: Vec<&String> =
                        self.datasets.iter().take(EXPECTED_SHOWN).collect();
                    one.example = format!("{expected:?}");
                }
                _ => {}
            }
            shown.push(one);
        }
        shown
    }
}

/// A key as it is shown.
#[derive(Debug, Clone)]
struct ShownKey {
    key: Key,
    name: String,
    kind: String,
    example: String,
    meaning: String,
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
        "`en`, `ja`, `pt-BR`, `de` or `ko`",
        "`en`",
        r#""en""#,
        "language in which findings are told, on receipts too; a centre's own in the column `language` of `centres.csv` counts before it; reports are in English",
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
        "",
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
        "submission",
        "lock_after_days",
        "whole number",
        "never",
        "120",
        "days after a period's end from which on its extracts are refused, unless the office lets a centre in: `counterfoil unlock`",
    ),
    key(
        "submission",
        "approval",
        "`automatic` or `office`",
        "`automatic`",
        r#""automatic""#,
        "whether figures rest on an extract as soon as it is accepted, or once the office has approved it: `counterfoil approve`",
    ),
    key(
        "submission",
        "settle_seconds",
        "whole number",
        "`0`",
        "0",
        "seconds for which a file must not have changed before it is loaded, such as 60 where files come over SFTP, so that one that is still being sent waits for the next load",
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
        "checks",
        "unusual_score",
        "number from 1 to 100",
        "`3.5`",
        "3.5",
        "answers further than so many robust standard deviations from the median of others of the same industry and size, on the log scale, are called unusual in reports and by `counterfoil unusual`; none is held for it",
    ),
    key(
        THRESHOLDS,
        "share_of_client_sales",
        "number",
        "no threshold",
        "1.0",
        "new plus retained sales above this share of the client's annual sales are held",
    ),
    key(
        THRESHOLDS,
        "share_of_client_employees",
        "number",
        "no threshold",
        "1.0",
        "created and retained jobs are held where the retained ones are above this share of the client's employees",
    ),
    key(
        THRESHOLDS,
        "*",
        "the measure's unit",
        "no threshold",
        "",
        "a value above it is held until the office has verified it",
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
        DENOMINATORS,
        "headline",
        "name of a denominator",
        "the first by name",
        "",
        "which denominator the ratios without a suffix use",
    ),
    key(
        DENOMINATORS,
        "*",
        "`{ sources, funds, basis }`",
        "none",
        "",
        "a denominator: the lines of these sources and funds, by the amount that `basis` names",
    ),
];

/// Tables and keys that `new` leaves behind a `# `.
const OFF_TABLES: [&str; 1] = ["enterprise_id"];
const OFF_KEYS: [&str; 3] = ["first_period", "lock_after_days", "retention_years"];

/// The names of a denominator's own keys.
const DENOMINATOR_KEYS: [&str; 3] = ["sources", "funds", "basis"];

/// Puts in what holds where a key is left out.
pub(super) fn fill_in(table: &mut Table, defaults: &Table) {
    for (name, values) in defaults {
        let entries = table.entry(name).or_insert_with(|| Value::Table(Table::new()));
        // a table that is none is found when it is read
        if let (Value::Table(entries), Value::Table(values)) = (entries, values) {
            for (key, value) in values {
                entries.entry(key).or_insert_with(|| value.clone());
            }
        }
    }
}

/// The defaults of today, as the tables of a `programme.toml`.
#[must_use]
pub fn defaults() -> Table {
    let mut defaults = Table::new();
    for key in KEYS {
        let Some(value) = key.default_value() else { continue };
        let entries = defaults.entry(key.table).or_insert_with(|| Value::Table(Table::new()));
        if let Value::Table(entries) = entries {
            entries.insert(key.name.to_owned(), value);
        }
    }
    defaults
}

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
#[must_use]
pub fn complain(shown: &str, name: &str, known: &[&str]) -> String {
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("`{shown}` (did you mean `{near}`?)"),
        None => format!("`{shown}`"),
    }
}

/// How alike two words are, from 0 to 1.
#[must_use]
pub fn likeness(one: &str, other: &str) -> f64 {
    strsim::jaro_winkler(one, other)
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
pub fn reference_page(vocabulary: &Vocabulary) -> String {
    let mut page = String::from(
        "# programme.toml\n\nEvery key that `programme.toml` may have. A key that is not here is an error, with the nearest known one named.\nThis page is made from `pipeline/programme/keys.rs`, the contract and the headers of the SQL; `counterfoil new DIR` writes a file with all of them.\n",
    );
    let mut table = "";
    for shown in vocabulary.keys() {
        let k = shown.key;
        if k.table != table {
            table = k.table;
            let _ = write!(
                page,
                "\n## [{table}]\n\n| key | takes | when left out | what it does | example |\n|---|---|---|---|---|\n"
            );
        }
        let default = if k.default.is_empty() { "**required**" } else { k.default };
        let is_free = k.name == "*" && k.table != THRESHOLDS;
        let name = if is_free { "*any name*".to_owned() } else { format!("`{}`", shown.name) };
        let _ = writeln!(
            page,
            "| {name} | {} | {default} | {} | `{}` |",
            shown.kind, shown.meaning, shown.example
        );
    }
    page
}

/// A commented `programme.toml` with every key, for `new`.
#[must_use]
pub fn commented_file(id: &str, name: &str, vocabulary: &Vocabulary) -> String {
    let mut file = String::from(
        "# A Counterfoil programme. A key behind `# ` is not set; its value is an example.\n",
    );
    let mut table = "";
    for shown in vocabulary.keys() {
        let k = shown.key;
        if k.table != table {
            table = k.table;
            let _ = write!(file, "\n[{table}]\n");
        }
        let value = match (k.table, k.name) {
            ("programme", "id") => format!("{id:?}"),
            ("programme", "name") => format!("{name:?}"),
            _ => shown.example.clone(),
        };
        let off = OFF_TABLES.contains(&k.table) || OFF_KEYS.contains(&k.name);
        let _ = writeln!(
            file,
            "# {}: {}\n{}{} = {value}",
            shown.meaning,
            shown.kind,
            if off { "# " } else { "" },
            shown.name
        );
    }
    file
}

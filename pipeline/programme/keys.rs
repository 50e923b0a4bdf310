//! Every key of `programme.toml`: the one table behind what holds when a key is left out, the
//! reference page, the commented file that `new` writes, and the message for a key that is not known.

use std::fmt::Write as _;

use toml::{Table, Value};

use super::Error;
pub use super::all_keys::{DENOMINATORS, KEYS, Key, THRESHOLDS};

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

/// Tables and keys that `new` leaves behind a `# `.
const OFF_TABLES: [&str; 1] = ["enterprise_id"];
const OFF_KEYS: [&str; 6] = [
    "first_period",
    "lock_after_days",
    "retention_years",
    "dominance_n",
    "dominance_k",
    "round_counts_to",
];

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

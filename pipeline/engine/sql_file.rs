//! One SQL file: its layer, its header, its one query and the tables that this names.

use std::collections::{BTreeMap, BTreeSet};

use datafusion::sql::parser::DFParser;
use datafusion::sql::resolve::resolve_table_references;
use datafusion::sql::sqlparser::ast;
use include_dir::{Dir, include_dir};

use super::families::written_out;
use super::forbidden;
use super::unit::Unit;
use programme::Hint;

/// The SQL that is built in.
static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../sql");

/// Why the SQL cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file of the programme cannot be used.
    #[error(transparent)]
    Own(#[from] programme::Error),
    /// A file breaks the rules of SQL files.
    #[error("`sql/{path}`: {problem}")]
    File {
        /// Below `sql/`.
        path: String,
        /// What is wrong.
        problem: String,
    },
}

impl Hint for Error {
    fn hint(&self) -> Option<String> {
        match self {
            Self::Own(e) => e.hint(),
            Self::File { .. } => Some(
                "`ARCHITECTURE.md` says what a file of each layer holds; those built in are examples"
                    .to_owned(),
            ),
        }
    }
}

/// A layer of the SQL; each may read itself and those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// `stg_*`: the current view of each dataset.
    Staging,
    /// `dim_*`, `fct_*` and `agg_*`, and the kinds of scopes.
    Marts,
    /// Families of measures.
    Measures,
    /// Who contributes to them.
    Disclosure,
    /// Tables that a report prints.
    Reports,
    /// Rows that break a claim.
    Checks,
}

impl Layer {
    /// Every layer, in order.
    pub(super) const ALL: [Self; 6] =
        [Self::Staging, Self::Marts, Self::Measures, Self::Disclosure, Self::Reports, Self::Checks];

    /// The folder below `sql/`.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Staging => "staging",
            Self::Marts => "marts",
            Self::Measures => "measures",
            Self::Disclosure => "disclosure",
            Self::Reports => "reports",
            Self::Checks => "checks",
        }
    }

    /// The keys that a header of this layer must have.
    fn header_keys(self) -> &'static [&'static str] {
        match self {
            Self::Staging => &["title", "unit", "grain", "definition", "source", "additivity"],
            Self::Marts => {
                &["title", MATERIALISED, "unit", "grain", "definition", "source", "additivity"]
            }
            Self::Measures => &["title", "grain", "source"],
            Self::Disclosure | Self::Reports => &["title", "grain", "definition", "source"],
            Self::Checks => {
                &["title", "severity", "dataset", "definition", "example", "message", "hint"]
            }
        }
    }
}

/// How the tables under `incoming` begin that have, of a dataset that others refer to, the rows of
/// the extracts that those of the batch replace.
pub const REPLACED: &str = "replaced_";

/// The keys of headers that came later: a file from before, kept or a programme's own, takes those
/// that it lacks from the built-in file in whose place it stands.
const LATER_KEYS: [&str; 6] = ["estimator", "denominator", "scopes", "thresholds", ASKS, HOLDS];

/// The key of a check's header that says whether its warnings ask the centre for an answer.
const ASKS: &str = "asks";
/// The key of a check's header that names the columns whose values are held out of totals because of it.
const HOLDS: &str = "holds";

/// How the names of staging tables begin that are about incoming rows: checks share them, and nobody
/// else knows them.
pub(super) const ABOUT_INCOMING: &str = "inc_";
/// The key of a mart's header that says whether its rows are computed once and kept.
const MATERIALISED: &str = "materialised";
/// The key of a mart's header that says whether its rows are kept from one command to the next.
const KEPT: &str = "kept";
/// The only way in which they are: those of a centre come from what that centre and the office filed.
const BY_CENTRE: &str = "by centre";
/// The key of a measure's header that says who contributes to it, `none` being all that it may say.
const CONTRIBUTORS: &str = "contributors";
/// The keys that each measure of a family must have.
const MEASURE_KEYS: [&str; 5] = ["title", "unit", "definition", "source", "additivity"];

/// A measure as its family's header declares it.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Its name; a part in `<…>` stands for a name that the programme declares.
    pub name: String,
    /// What reports call it.
    pub title: String,
    /// Its unit.
    pub unit: Unit,
    /// How it is defined.
    pub definition: String,
    /// Where the definition or the data come from.
    pub source: String,
    /// Over what it may be added up.
    pub additivity: String,
    /// The measures whose answers it is made of; none if it has its own.
    pub of: Vec<String>,
    /// What part of an estimate it is, if an estimator makes it.
    pub part: Option<String>,
    /// Whether no enterprise contributes to it: it tells of none.
    pub is_of_nobody: bool,
    /// The measures that it is never more than, in any scope.
    pub within: Vec<Within>,
    /// The measures beside those that it is made of of which it tells something, such as how many cases
    /// an estimate is for.
    pub tells_of: Vec<String>,
}

/// What a measure is never more than: another, or what others leave of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Within {
    /// The other.
    pub whole: String,
    /// What has no part with the measure: `WHOLE less OTHER less OTHER`.
    pub less: Vec<String>,
}

impl Within {
    /// As a header has it.
    fn parse(text: &str) -> Self {
        let mut names = text.split(" less ").map(|name| name.trim().to_owned());
        Self { whole: names.next().unwrap_or_default(), less: names.collect() }
    }
}

impl Measure {
    /// What stands for `<…>` in the name, if this measure is meant; empty for a plain name.
    #[must_use]
    pub fn matches<'a>(&self, name: &'a str) -> Option<&'a str> {
        match self.name.split_once('<') {
            None => (self.name == name).then_some(""),
            Some((prefix, rest)) => {
                let suffix = rest.split_once('>').map_or("", |(_, s)| s);
                name.strip_prefix(prefix)?.strip_suffix(suffix).filter(|m| !m.is_empty())
            }
        }
    }

    /// Whether its name begins so: all of it, or what stands before `<…>`, or a name that it matches.
    #[must_use]
    pub fn begins_with(&self, name: &str) -> bool {
        self.name == name
            || self.matches(name).is_some()
            || self.name.split_once('<').is_some_and(|(prefix, _)| prefix == name)
    }

    /// The title with what stands for `<…>` filled in.
    #[must_use]
    pub fn title_for(&self, name: &str) -> String {
        match (self.matches(name), self.title.split_once('<')) {
            (Some(part), Some((before, rest))) => {
                let after = rest.split_once('>').map_or("", |(_, s)| s);
                format!("{before}{}{after}", part.replace('_', " "))
            }
            _ => self.title.clone(),
        }
    }
}

/// One SQL file.
#[derive(Debug, Clone)]
pub struct SqlFile {
    /// Its layer.
    pub layer: Layer,
    /// Its name without the ending; staging and marts files define the table of that name.
    pub name: String,
    /// Below `sql/`.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// The header's keys before the first measure.
    pub header: BTreeMap<String, String>,
    /// The measures that a family declares.
    pub measures: Vec<Measure>,
    /// The tables it names.
    pub reads: BTreeSet<String>,
}

impl SqlFile {
    /// The code of a check's findings: its name up to the first `.`, for what one code says of several
    /// datasets stands in a file for each.
    #[must_use]
    pub fn code(&self) -> &str {
        self.name.split_once('.').map_or(self.name.as_str(), |(code, _)| code)
    }

    /// A key of the header, or nothing.
    #[must_use]
    pub fn about(&self, key: &str) -> &str {
        self.header.get(key).map_or("", String::as_str)
    }

    /// Whether what a check finds is a warning that asks its centre for an answer.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.layer == Layer::Checks
            && self.about(ASKS) == "yes"
            && self.about("severity") == "warning"
    }

    /// The columns whose values a check's warnings may hold out of totals; none if that is the column
    /// that each is about.
    pub fn holds(&self) -> impl Iterator<Item = &str> {
        self.about(HOLDS).split(',').map(str::trim).filter(|column| !column.is_empty())
    }

    /// The one query, without the header.
    pub(super) fn query(&self) -> &str {
        let mut query = self.text.trim();
        while query.starts_with("--") {
            query = query.split_once('\n').map_or("", |(_, rest)| rest.trim_start());
        }
        query
    }

    /// Whether it is a table about incoming rows, which is there for checks only.
    #[must_use]
    pub fn is_about_incoming(&self) -> bool {
        self.layer == Layer::Staging && self.name.starts_with(ABOUT_INCOMING)
    }

    /// Whether its header says that its rows are kept from one command to the next.
    pub(super) fn says_kept(&self) -> bool {
        self.layer == Layer::Marts && self.about(KEPT) == BY_CENTRE
    }

    /// Whether its rows are computed once and kept, rather than anew for each query that reads them.
    #[must_use]
    pub fn is_materialised(&self) -> bool {
        self.layer == Layer::Marts && self.about(MATERIALISED) == "yes"
    }
}

/// The built-in files, by path.
pub(super) fn built_in_texts() -> BTreeMap<String, (Layer, String)> {
    let mut texts = BTreeMap::new();
    for layer in Layer::ALL {
        let entries = BUILT_IN.get_dir(layer.folder()).map_or(&[][..], |d| d.entries());
        for file in entries.iter().filter_map(|e| e.as_file()) {
            let path = file.path().to_string_lossy().into_owned();
            texts.insert(path, (layer, file.contents_utf8().unwrap_or_default().to_owned()));
        }
    }
    texts
}

impl SqlFile {
    /// Whether it is one that is built in, word for word.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        is_built_in(self)
    }
}

/// Whether a file is one that is built in, word for word.
pub(super) fn is_built_in(file: &SqlFile) -> bool {
    BUILT_IN.get_file(&file.path).and_then(|f| f.contents_utf8()) == Some(file.text.as_str())
}

/// When files are judged by the rules of SQL files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    /// Now, by the rules of today.
    Now,
    /// They were, when a snapshot kept them.
    Then,
}

/// Reads one file: its header, its one query, the tables it names.
pub(super) fn read_file(
    layer: Layer,
    path: String,
    text: String,
    judged: Judged,
) -> Result<SqlFile, Error> {
    let is_judged = judged == Judged::Now;
    let fail = |problem: String| Error::File { path: path.clone(), problem };
    let name =
        path.rsplit('/').next().and_then(|n| n.strip_suffix(".sql")).unwrap_or_default().to_owned();
    let header = written_out(&text).map_err(fail)?;
    let (mut header, mut blocks) = read_header(&header);
    if let Some(problem) = is_judged.then(|| wrong_asking(layer, &header)).flatten() {
        return Err(fail(problem));
    }
    let built_in = BUILT_IN.get_file(&path).and_then(|f| f.contents_utf8());
    if let Some(built_in) = built_in.filter(|b| *b != text) {
        let (former, _) = read_header(built_in);
        for (key, value) in former.into_iter().filter(|(k, _)| LATER_KEYS.contains(&k.as_str())) {
            header.entry(key).or_insert(value);
        }
    }
    if !is_judged && layer == Layer::Marts {
        // all were, before they said so
        header.entry(MATERIALISED.to_owned()).or_insert_with(|| "yes".to_owned());
    }
    if !is_judged && header.contains_key("estimator") {
        former_parts(&mut blocks);
    }
    let missing: Vec<&str> =
        layer.header_keys().iter().copied().filter(|k| !header.contains_key(*k)).collect();
    if is_judged && !missing.is_empty() {
        return Err(fail(format!("the header lacks `{}`", missing.join("`, `"))));
    }
    if is_judged && layer == Layer::Measures && blocks.is_empty() {
        return Err(fail("the header declares no `measure`".to_owned()));
    }
    let measures = blocks
        .into_iter()
        .map(|(name, block)| {
            let needed = if is_judged { &MEASURE_KEYS[..] } else { &["unit"] };
            if let Some(key) = needed.iter().find(|k| !block.contains_key(**k)) {
                return Err(fail(format!("the measure `{name}` lacks `{key}`")));
            }
            let of = |key: &str| block.get(key).cloned().unwrap_or_default();
            let unit = of("unit");
            let unit = Unit::parse(&unit)
                .ok_or_else(|| fail(format!("`{name}` has the unknown unit `{unit}`")))?;
            if let Some(other) = block.get(CONTRIBUTORS).filter(|c| is_judged && *c != "none") {
                return Err(fail(format!("`{CONTRIBUTORS}` of `{name}` is `none`, not `{other}`")));
            }
            let listed = |key: &str| -> Vec<String> {
                let names = of(key);
                let names = names.split(',').map(str::trim).filter(|m| !m.is_empty());
                names.map(str::to_owned).collect()
            };
            Ok(Measure {
                title: of("title"),
                unit,
                of: listed("of"),
                within: listed("within").iter().map(|w| Within::parse(w)).collect(),
                tells_of: listed("tells of"),
                part: block.get("part").cloned(),
                is_of_nobody: of(CONTRIBUTORS) == "none",
                definition: of("definition"),
                source: of("source"),
                additivity: of("additivity"),
                name,
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    let reads = tables_read(&text, is_judged).map_err(fail)?;
    Ok(SqlFile { layer, name, path, text, header, measures, reads })
}

/// What is wrong with what a header says of answers.
fn wrong_asking(layer: Layer, header: &BTreeMap<String, String>) -> Option<String> {
    let asks = header.get(ASKS).map(String::as_str);
    let is_of_check = layer == Layer::Checks;
    match asks {
        Some(_) if !is_of_check => Some(format!("only a check has `{ASKS}` in its header")),
        None if !is_of_check && header.contains_key(HOLDS) => {
            Some(format!("only a check has `{HOLDS}` in its header"))
        }
        Some("yes") if header.get("severity").is_some_and(|s| s != "warning") => {
            Some(format!("`{ASKS}: yes` is for warnings: an error is corrected, not answered"))
        }
        None | Some("yes" | "no") => None,
        Some(other) => Some(format!("`{ASKS}` is `yes` or `no`, not `{other}`")),
    }
}

/// The tables that the one query of a file names.
fn tables_read(text: &str, is_judged: bool) -> Result<BTreeSet<String>, String> {
    let one_query = || "a file holds one query".to_owned();
    let statements = DFParser::parse_sql(text).map_err(|e| e.to_string())?;
    let [statement] = statements.iter().collect::<Vec<_>>()[..] else { return Err(one_query()) };
    let datafusion::sql::parser::Statement::Statement(query) = statement else {
        return Err(one_query());
    };
    if !matches!(**query, ast::Statement::Query(_)) {
        return Err(one_query());
    }
    if let Some(problem) = is_judged.then(|| forbidden::problem_in(query)).flatten() {
        return Err(problem);
    }
    let (tables, _) = resolve_table_references(statement, true).map_err(|e| e.to_string())?;
    Ok(tables.iter().map(ToString::to_string).collect())
}

/// What a file of before says of the parts of estimates: the end of their names.
fn former_parts(blocks: &mut [(String, BTreeMap<String, String>)]) {
    let parts =
        [("_estimate", "total"), ("_se", "standard error"), ("_low", "low"), ("_high", "high")];
    for (name, block) in blocks {
        let part = parts.iter().find_map(|(end, part)| Some((name.strip_suffix(end)?, part)));
        if let Some((of, part)) = part.filter(|_| !block.contains_key("part")) {
            block.insert("of".to_owned(), of.to_owned());
            block.insert("part".to_owned(), (*part).to_owned());
        }
    }
}

/// A header's keys, and a block of keys for each measure it declares.
type HeaderParts = (BTreeMap<String, String>, Vec<(String, BTreeMap<String, String>)>);

/// Reads the `-- key: value` lines that open a file; `-- measure: name` opens a block.
fn read_header(text: &str) -> HeaderParts {
    let mut header = BTreeMap::new();
    let mut blocks: Vec<(String, BTreeMap<String, String>)> = Vec::new();
    for line in text.lines().map_while(|l| l.strip_prefix("--")) {
        let Some((key, value)) = line.trim().split_once(": ") else { continue };
        let (key, value) = (key.trim().to_owned(), value.trim().to_owned());
        match (key.as_str(), blocks.last_mut()) {
            ("measure", _) => blocks.push((value, BTreeMap::new())),
            (_, Some((_, block))) => drop(block.insert(key, value)),
            (_, None) => drop(header.insert(key, value)),
        }
    }
    (header, blocks)
}

/// The lines without comments.
pub(super) fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| line.split("--").next().unwrap_or_default())
}

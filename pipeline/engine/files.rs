//! The SQL files: built in, or the programme's own; their headers and their dependencies.
//!
//! A file is plain SQL without templating. What it depends on is read from the tables it names;
//! a file that names a table of a later layer, or one that nobody defines, is an error.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use datafusion::sql::parser::DFParser;
use datafusion::sql::resolve::resolve_table_references;
use datafusion::sql::sqlparser::ast;
use include_dir::{Dir, include_dir};

use super::denominators::{AMOUNTS, amounts};
use super::families::written_out;
use super::forbidden;
use super::left_out::{LeftOut, leave_out};
use super::scopes::{SCOPES, ScopeKinds, UNITED, United, refuse_unknown_scopes, scope_kinds};
use super::unit::Unit;
use crate::Hint;
use crate::contract::Contract;
use crate::programme::Own;
use crate::programme::keys::nearest;

/// The SQL that is built in.
static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/sql");

/// Why the SQL cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file of the programme cannot be used.
    #[error(transparent)]
    Own(#[from] crate::programme::Error),
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
    /// Tables that a report prints.
    Reports,
    /// Rows that break a claim.
    Checks,
}

impl Layer {
    /// Every layer, in order.
    const ALL: [Self; 5] =
        [Self::Staging, Self::Marts, Self::Measures, Self::Reports, Self::Checks];

    /// The folder below `sql/`.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Staging => "staging",
            Self::Marts => "marts",
            Self::Measures => "measures",
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
            Self::Reports => &["title", "grain", "definition", "source"],
            Self::Checks => {
                &["title", "severity", "dataset", "definition", "example", "message", "hint"]
            }
        }
    }
}

/// The tables beside the datasets that checks find under `incoming`: the extracts of the batch, and
/// what is in force with them.
const INCOMING: [&str; 2] = ["extracts", "in_force"];
/// How the tables under `incoming` begin that have, of a dataset that others refer to, the rows of
/// the extracts that those of the batch replace.
pub const REPLACED: &str = "replaced_";

/// The keys of headers that came later: a file from before, kept or a programme's own, takes those
/// that it lacks from the built-in file in whose place it stands.
const LATER_KEYS: [&str; 4] = ["estimator", "denominator", "scopes", "thresholds"];

/// How the names of staging tables begin that are about incoming rows: checks share them, and nobody
/// else knows them.
const ABOUT_INCOMING: &str = "inc_";
/// The key of a mart's header that says whether reports may read it: it has names, and no data.
pub(super) const FOR_REPORTS: &str = "for reports";
/// The key of a mart's header that says whether its rows are computed once and kept.
const MATERIALISED: &str = "materialised";
/// How the paths of the built-in charts of a report begin.
const CHARTS: &str = "reports/chart_";

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

    /// Whether it is a table about incoming rows, which is there for checks only.
    #[must_use]
    pub fn is_about_incoming(&self) -> bool {
        self.layer == Layer::Staging && self.name.starts_with(ABOUT_INCOMING)
    }

    /// Whether its rows are computed once and kept, rather than anew for each query that reads them.
    #[must_use]
    pub fn is_materialised(&self) -> bool {
        self.layer == Layer::Marts && self.about(MATERIALISED) == "yes"
    }
}

/// All SQL of a programme, each file after those that it depends on.
#[derive(Debug, Clone)]
pub struct Library {
    /// The files.
    pub files: Vec<SqlFile>,
    /// The kinds of scopes that its marts declare.
    pub scopes: ScopeKinds,
    /// The files that ask for what the contract does not have.
    pub left_out: Vec<LeftOut>,
    /// The paths of built-in files that a kept configuration is lent, as it has none of their kind.
    pub lent: BTreeSet<String>,
}

impl Library {
    /// The built-in SQL with the programme's own files in place of their namesakes or beside them.
    ///
    /// # Errors
    /// When a file has no proper header, is not one query, divides, or names a table that is not
    /// defined, or of a later layer.
    pub fn open(programme_folder: &Path, contract: &Contract) -> Result<Self, Error> {
        let mut texts = built_in_texts();
        let folders = Layer::ALL.map(Layer::folder);
        let own = Own { folder: "sql", folders: &folders, endings: &[".sql"] };
        let own = own.read(programme_folder)?;
        // each in place of all that are built in under its name
        let names: Vec<&str> = own.keys().map(|p| p.strip_suffix("sql").unwrap_or(p)).collect();
        texts.retain(|known, _| !names.iter().any(|name| known.starts_with(name)));
        for (path, text) in own {
            let layer = Layer::ALL.into_iter().find(|l| path.split('/').next() == Some(l.folder()));
            texts.extend(layer.map(|layer| (path, (layer, text))));
        }
        if let Some(path) = UNITED.iter().map(United::path).find(|p| texts.contains_key(p)) {
            let problem = "it is made from other marts; add a mart of your own beside those";
            return Err(Error::File { path, problem: problem.to_owned() });
        }
        Self::from_texts(texts, contract, Judged::Now)
    }

    /// The SQL as a snapshot kept it: text by path below `sql/`. It was judged when it was kept, by the
    /// rules of then, and is not judged again.
    ///
    /// # Errors
    /// When a file is not one query, or files read each other in a circle.
    pub fn from_kept(texts: BTreeMap<String, String>, contract: &Contract) -> Result<Self, Error> {
        let layered = texts.into_iter().filter_map(|(path, text)| {
            let layer = Layer::ALL.into_iter().find(|l| path.starts_with(l.folder()))?;
            Some((path, (layer, text)))
        });
        let mut texts: BTreeMap<String, (Layer, String)> = layered.collect();
        let mut lent = BTreeSet::new();
        // charts were no files once: a configuration of then has none
        if !texts.keys().any(|path| path.starts_with(CHARTS)) {
            let charts = built_in_texts().into_iter().filter(|(path, _)| path.starts_with(CHARTS));
            for (path, text) in charts {
                lent.insert(path.clone());
                texts.insert(path, text);
            }
        }
        let library = Self::from_texts(texts, contract, Judged::Then)?;
        Ok(Self { lent, ..library })
    }

    fn from_texts(
        texts: BTreeMap<String, (Layer, String)>,
        contract: &Contract,
        judged: Judged,
    ) -> Result<Self, Error> {
        let files = texts
            .into_iter()
            .filter(|(path, _)| path.ends_with(".sql"))
            .map(|(path, (layer, text))| read_file(layer, path, text, judged))
            .collect::<Result<Vec<_>, _>>()?;
        let is_asked_for = files.iter().any(|f| f.reads.contains(AMOUNTS))
            && files.iter().all(|f| f.name != AMOUNTS);
        let mut files = files;
        if let Some((path, text)) = amounts(contract).filter(|_| is_asked_for) {
            files.push(read_file(Layer::Marts, path, text, judged)?);
        }
        let scopes = scope_kinds(&files)?;
        if judged == Judged::Now {
            files.iter().try_for_each(|f| refuse_unknown_scopes(f, &scopes))?;
        }
        // a snapshot keeps these tables as they were made, or as they were before they were made
        let to_make: Vec<&United> =
            UNITED.iter().filter(|u| files.iter().all(|f| f.name != u.table)).collect();
        let (mut files, left_out) = leave_out(files, contract, &to_make);
        for united in to_make {
            let parts: Vec<&SqlFile> = files.iter().filter(|f| united.takes(f)).collect();
            if !parts.is_empty() {
                let text = united.text(&parts, &scopes)?;
                files.push(read_file(Layer::Marts, united.path(), text, judged)?);
            }
        }
        if judged == Judged::Now {
            refuse_reach(&files, contract)?;
            refuse_unknown_measures(&files)?;
        }
        let files = in_order(files)?;
        Ok(Self { files, scopes, left_out, lent: BTreeSet::new() })
    }

    /// The files of one layer, in order.
    pub fn layer(&self, layer: Layer) -> impl Iterator<Item = &SqlFile> {
        self.files.iter().filter(move |f| f.layer == layer)
    }

    /// The file that defines a staging or mart table.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&SqlFile> {
        self.files.iter().find(|f| f.layer <= Layer::Marts && f.name == name)
    }

    /// Every table that a file rests on, through the tables that it reads.
    #[must_use]
    pub fn tables_behind(&self, file: &SqlFile) -> BTreeSet<String> {
        let mut behind = file.reads.clone();
        let mut open: Vec<String> = behind.iter().cloned().collect();
        while let Some(name) = open.pop() {
            for read in self.table(&name).into_iter().flat_map(|t| &t.reads) {
                if behind.insert(read.clone()) {
                    open.push(read.clone());
                }
            }
        }
        behind
    }

    /// Whether a table is another one in every year: it names `$year`, or reads one that does.
    #[must_use]
    pub fn is_of_a_year(&self, file: &SqlFile) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![file];
        while let Some(file) = open.pop() {
            if file.text.contains("$year") {
                return true;
            }
            let read = file.reads.iter().filter_map(|t| self.table(t));
            open.extend(read.filter(|t| seen.insert(t.name.as_str())));
        }
        false
    }

    /// The datasets that a file rests on, through all the tables that it reads.
    #[must_use]
    pub fn datasets_behind(&self, file: &SqlFile) -> BTreeSet<String> {
        // which scopes there are is no input of a figure's value
        let is_input = |t: &&String| t.as_str() != SCOPES;
        let mut reads: BTreeSet<String> = file.reads.iter().filter(is_input).cloned().collect();
        let mut open: Vec<String> = reads.iter().cloned().collect();
        while let Some(name) = open.pop() {
            for read in self.table(&name).into_iter().flat_map(|t| &t.reads).filter(is_input) {
                if reads.insert(read.clone()) {
                    open.push(read.clone());
                }
            }
        }
        let datasets = reads.iter().filter_map(|r| r.strip_prefix("warehouse."));
        datasets.filter(|d| *d != "in_force").map(str::to_owned).collect()
    }

    /// The file that would return this measure, if it is left out.
    #[must_use]
    pub fn left_out_measure(&self, name: &str) -> Option<&LeftOut> {
        let is_of = |l: &&LeftOut| l.file.measures.iter().any(|m| m.matches(name).is_some());
        self.left_out.iter().find(is_of)
    }

    /// The family and the declaration of a measure.
    #[must_use]
    pub fn measure(&self, name: &str) -> Option<(&SqlFile, &Measure)> {
        let declared =
            || self.layer(Layer::Measures).flat_map(|f| f.measures.iter().map(move |m| (f, m)));
        declared()
            .find(|(_, m)| m.name == name)
            .or_else(|| declared().find(|(_, m)| m.matches(name).is_some()))
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

/// The tables that a statement names; none of one that is no SQL.
#[must_use]
pub fn tables_named(sql: &str) -> BTreeSet<String> {
    let statements = DFParser::parse_sql(sql).unwrap_or_default();
    let named = statements.iter().filter_map(|s| resolve_table_references(s, true).ok());
    named.flat_map(|(tables, _)| tables).map(|t| t.to_string()).collect()
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
            let made_of = of("of");
            let made_of = made_of.split(',').map(str::trim).filter(|m| !m.is_empty());
            Ok(Measure {
                title: of("title"),
                unit,
                of: made_of.map(str::to_owned).collect(),
                part: block.get("part").cloned(),
                definition: of("definition"),
                source: of("source"),
                additivity: of("additivity"),
                name,
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    let statements = DFParser::parse_sql(&text).map_err(|e| fail(e.to_string()))?;
    let [statement] = statements.iter().collect::<Vec<_>>()[..] else {
        return Err(fail("a file holds one query".to_owned()));
    };
    let datafusion::sql::parser::Statement::Statement(query) = statement else {
        return Err(fail("a file holds one query".to_owned()));
    };
    if !matches!(**query, ast::Statement::Query(_)) {
        return Err(fail("a file holds one query".to_owned()));
    }
    if let Some(problem) = is_judged.then(|| forbidden::problem_in(query)).flatten() {
        return Err(fail(problem));
    }
    let (tables, _) = resolve_table_references(statement, true).map_err(|e| fail(e.to_string()))?;
    let reads = tables.iter().map(ToString::to_string).collect();
    Ok(SqlFile { layer, name, path, text, header, measures, reads })
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

/// The layers of the tables that staging and marts define, by name.
fn tables_of(files: &[SqlFile]) -> BTreeMap<String, Layer> {
    let defining = files.iter().filter(|f| f.layer <= Layer::Marts);
    defining.map(|f| (f.name.clone(), f.layer)).collect()
}

/// Refuses files that read unknown tables, or those of later layers.
fn refuse_reach(files: &[SqlFile], contract: &Contract) -> Result<(), Error> {
    let tables = tables_of(files);
    for file in files {
        let fail = |problem: String| Error::File { path: file.path.clone(), problem };
        for table in &file.reads {
            let is_dataset = |name: &str| contract.dataset(name).is_some();
            let allowed = match table.split_once('.') {
                Some(("warehouse", name)) => {
                    file.layer == Layer::Staging && (name == "in_force" || is_dataset(name))
                }
                Some(("incoming", name)) => {
                    let replaced = name.strip_prefix(REPLACED);
                    let is_there = INCOMING.contains(&name)
                        || is_dataset(name)
                        || replaced.is_some_and(|d| contract.is_referred_to(d));
                    (file.layer == Layer::Checks || file.is_about_incoming()) && is_there
                }
                Some(_) => false,
                None if table.starts_with("cfg_") => true,
                None if table == "figures" => file.layer == Layer::Reports,
                None => match tables.get(table) {
                    None => {
                        return Err(fail(format!("it reads `{table}`, which no file defines")));
                    }
                    Some(_) if table.starts_with(ABOUT_INCOMING) => file.layer == Layer::Checks,
                    Some(layer) if file.layer == Layer::Staging => *layer < Layer::Staging,
                    // what a report prints are figures; beside them it reads names only
                    Some(_) if file.layer == Layer::Reports => {
                        files.iter().any(|f| f.name == *table && f.about(FOR_REPORTS) == "yes")
                    }
                    // a check sees the data before any year is chosen
                    Some(layer) => *layer <= file.layer,
                },
            };
            if !allowed {
                let layer = file.layer.folder();
                let dataset = table.split_once('.').map_or("", |(_, name)| name);
                let known = contract.datasets.iter().map(|d| d.name.as_str());
                let near = nearest(dataset, known).filter(|near| *near != dataset);
                let near = near.map_or_else(String::new, |n| format!(" (did you mean `{n}`?)"));
                return Err(fail(format!(
                    "a file of the layer `{layer}` may not read `{table}`{near}"
                )));
            }
        }
    }
    Ok(())
}

/// Refuses measures that are said to be made of what no file declares.
fn refuse_unknown_measures(files: &[SqlFile]) -> Result<(), Error> {
    let declared: Vec<&Measure> = files.iter().flat_map(|f| &f.measures).collect();
    for file in files {
        let mut of = file.measures.iter().flat_map(|m| &m.of);
        let is_unknown =
            |of: &&String| !declared.iter().any(|m| m.matches(of).is_some() || m.name == **of);
        if let Some(unknown) = of.find(is_unknown) {
            let near = nearest(unknown, declared.iter().map(|m| m.name.as_str()));
            let near = near.map_or_else(String::new, |n| format!(" (did you mean `{n}`?)"));
            let problem = format!("`of` names `{unknown}`, which is no measure{near}");
            return Err(Error::File { path: file.path.clone(), problem });
        }
    }
    Ok(())
}

/// Sorts the files by what they read; refuses circles.
fn in_order(files: Vec<SqlFile>) -> Result<Vec<SqlFile>, Error> {
    let tables = tables_of(&files);
    let mut waiting = files;
    waiting.sort_by(|a, b| (a.layer, &a.name).cmp(&(b.layer, &b.name)));
    let mut done: Vec<SqlFile> = Vec::new();
    while !waiting.is_empty() {
        let defined: BTreeSet<String> = done.iter().map(|f| f.name.clone()).collect();
        let is_ready =
            |f: &SqlFile| f.reads.iter().all(|t| !tables.contains_key(t) || defined.contains(t));
        let Some(next) = waiting.iter().position(is_ready) else {
            let problem = "it reads itself through other files".to_owned();
            return Err(Error::File { path: waiting[0].path.clone(), problem });
        };
        done.push(waiting.remove(next));
    }
    Ok(done)
}

//! The SQL files of a programme, built in or its own, and their dependencies.
//!
//! A file is plain SQL without templating. What it depends on is read from the tables it names;
//! a file that names a table of a later layer, or one that nobody defines, is an error.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use datafusion::sql::parser::DFParser;
use datafusion::sql::resolve::resolve_table_references;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::denominators::{AMOUNTS, amounts};
use super::left_out::{LeftOut, leave_out};
use super::scopes::{SCOPES, ScopeKinds, UNITED, United, refuse_unknown_scopes, scope_kinds};
use super::sql_file::{
    ABOUT_INCOMING, Error, Judged, Layer, Measure, REPLACED, SqlFile, built_in_texts, is_built_in,
    read_file,
};
use contract::Contract;
use programme::Own;
use programme::keys::nearest;

/// The tables beside the datasets that checks find under `incoming`: the extracts of the batch, and
/// what is in force with them.
const INCOMING: [&str; 2] = ["extracts", "in_force"];
/// The key of a mart's header that says whether reports may read it: it has names, and no data.
pub(super) const FOR_REPORTS: &str = "for reports";
/// How the paths of the built-in charts of a report begin.
const CHARTS: &str = "reports/chart_";

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
        let texts: Vec<_> = texts.into_iter().filter(|(path, _)| path.ends_with(".sql")).collect();
        let read = texts
            .into_par_iter()
            .map(|(path, (layer, text))| read_file(layer, path, text, judged))
            .collect::<Vec<_>>();
        // the first that is at fault is told, whichever was read first
        let files = read.into_iter().collect::<Result<Vec<_>, _>>()?;
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
            refuse_namesakes(&files)?;
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

/// The tables that a statement names; none of one that is no SQL.
#[must_use]
pub fn tables_named(sql: &str) -> BTreeSet<String> {
    let statements = DFParser::parse_sql(sql).unwrap_or_default();
    let named = statements.iter().filter_map(|s| resolve_table_references(s, true).ok());
    named.flat_map(|(tables, _)| tables).map(|t| t.to_string()).collect()
}

/// The layers of the tables that staging and marts define, by name.
fn tables_of(files: &[SqlFile]) -> BTreeMap<String, Layer> {
    let defining = files.iter().filter(|f| f.layer <= Layer::Marts);
    defining.map(|f| (f.name.clone(), f.layer)).collect()
}

/// Refuses two tables of one name: whoever reads it would be answered by either.
fn refuse_namesakes(files: &[SqlFile]) -> Result<(), Error> {
    let mut tables: BTreeMap<&str, &SqlFile> = BTreeMap::new();
    for file in files.iter().filter(|f| f.layer <= Layer::Marts) {
        if let Some(other) = tables.insert(&file.name, file) {
            let (own, other) = if is_built_in(file) { (other, file) } else { (file, other) };
            let problem = format!(
                "`sql/{}` is a table of that name too: name this one otherwise, or put it in the other's folder to replace it",
                other.path
            );
            return Err(Error::File { path: own.path.clone(), problem });
        }
    }
    Ok(())
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

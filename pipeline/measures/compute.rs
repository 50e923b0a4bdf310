//! From the rows of the measure files to the figures of a year.

use std::collections::{BTreeMap, BTreeSet};

use arrow::array::{Array as _, RecordBatch};
use num_traits::Signed as _;

use super::Error;
use super::contributions::ContributionColumns;
use super::derivation::Derivation;
use super::estimators;
use super::exactness::{ExactRows, exact};
use super::figure::{Figure, Scope};
use super::input::{Input, Rows};
use contract::shown;
use engine::{CENTRE_SCOPES, Engine, Layer, SCOPES, ScopeKinds, SqlFile, Unit, to_text};
use query::View;
use warehouse::Configuration;

/// The columns that a measure file may return; the last three say who contributes.
const COLUMNS: [&str; 10] = [
    "measure",
    "scope_kind",
    "scope",
    "numerator",
    "denominator",
    "n",
    "reason",
    "contributors",
    "largest",
    "second_largest",
];

/// The figures of one year, exactly; [`Publication`](super::Publication) lets them out.
#[derive(Debug, Clone)]
pub struct Computed {
    /// The fiscal year.
    pub year: i16,
    /// The scopes of the year, by kind and name.
    pub scopes: Vec<Scope>,
    /// What pages call each scope.
    pub titles: BTreeMap<Scope, String>,
    /// The centres that each scope is made of, where it is made of centres.
    pub centres: BTreeMap<Scope, BTreeSet<String>>,
    /// The kinds of scopes.
    pub kinds: ScopeKinds,
    /// Every figure, by id.
    pub(super) figures: BTreeMap<String, Figure>,
}

impl Computed {
    /// The scope of the whole programme.
    #[must_use]
    pub fn whole(&self) -> Scope {
        Scope::whole(&self.kinds)
    }

    /// The scope of a centre.
    #[must_use]
    pub fn centre(&self, centre_id: &str) -> Scope {
        Scope::centre(&self.kinds, centre_id)
    }

    /// The figure of a measure for a scope.
    pub(super) fn get(&self, scope: &Scope, measure: &str) -> Option<&Figure> {
        self.figures.get(&format!("{scope}.{measure}.{}", self.year))
    }

    /// Adds a figure that Rust derives; a file must not return one of that name.
    pub(super) fn put(&mut self, figure: Figure) -> Result<(), Error> {
        let id = figure.id();
        let made_from = figure.derivation.declared(&figure.measure).to_owned();
        if let Some(other) = self.figures.insert(id.clone(), figure) {
            return Err(Error::Sql(engine::FileError::File {
                path: other.sql,
                problem: format!(
                    "it returns the figure `{id}`, which is derived from the measure `{made_from}`: give it another name"
                ),
            }));
        }
        Ok(())
    }

    /// Adds a figure that a file returns; two files must not return the same.
    fn put_new(&mut self, file: &SqlFile, figure: Figure) -> Result<(), Error> {
        let id = figure.id();
        if let Some(problem) = figure.contributions.problem() {
            let problem = format!("of the figure `{id}` it returns {problem}");
            return Err(Error::Sql(engine::FileError::File { path: file.path.clone(), problem }));
        }
        if let Some(other) = self.figures.insert(id.clone(), figure) {
            return Err(Error::Sql(engine::FileError::File {
                path: file.path.clone(),
                problem: format!(
                    "it returns the figure `{id}`, which `sql/{}` returns too",
                    other.sql
                ),
            }));
        }
        Ok(())
    }
}

/// Computes every measure for every scope of a year, in one pass over the marts.
///
/// # Errors
/// When a query fails or returns other columns than a measure file should.
pub async fn compute(view: &View, year: i16) -> Result<Computed, Error> {
    compute_in(&*view.session_for_files(year)?, view, year).await
}

/// Computes every figure of a year in a session of that year that has what the measures need.
///
/// # Errors
/// As [`compute`].
pub async fn compute_in(engine: &dyn Engine, view: &View, year: i16) -> Result<Computed, Error> {
    let files = view.configuration.library.layer(Layer::Measures);
    let kinds = view.configuration.library.scopes.clone();
    let titles = scopes(engine, view).await?;
    let mut scopes: Vec<Scope> = titles.keys().cloned().collect();
    scopes.sort_by(|a, b| (kinds.place(&a.kind), &a.name).cmp(&(kinds.place(&b.kind), &b.name)));
    let centres = centres(engine, view).await?;
    let figures = BTreeMap::new();
    let mut computed = Computed { year, scopes, titles, centres, kinds, figures };
    for file in files {
        let batches = engine.run(file).await?;
        if let Some(estimate) = estimators::of_file(file)? {
            let settings = &view.configuration.programme.settings;
            let bands: Vec<String> = settings.size_bands().into_iter().map(|b| b.label).collect();
            let unusual_score = settings.checks.unusual_score;
            let scopes = computed.scopes.iter().filter(|s| file.is_for(&s.kind));
            let scopes: Vec<&Scope> = scopes.collect();
            let rows = Rows { batches: &batches, kinds: &computed.kinds };
            let (rows, scopes, bands) = (&rows, &*scopes, &*bands);
            let input = Input { file, rows, scopes, bands, year, unusual_score };
            for figure in estimate(&input)? {
                computed.put_new(file, figure)?;
            }
            continue;
        }
        let ratios = ratios_in(file, &batches)?;
        for batch in &batches {
            for figure in read_figures(view, file, batch, &ratios, year)? {
                if !computed.titles.contains_key(&figure.scope) {
                    let problem =
                        format!("it returns the scope `{}`, which there is not", figure.scope);
                    return Err(refused(file, problem));
                }
                if file.is_for(&figure.scope.kind) {
                    computed.put_new(file, figure)?;
                }
            }
        }
    }
    Ok(computed)
}

/// Computes every figure of a year as its report has them: with the changes on the year before, if
/// anybody filed that year, and with quartiles.
///
/// # Errors
/// As [`compute`].
pub async fn complete(view: &View, year: i16) -> Result<Computed, Error> {
    let mut computed = compute(view, year).await?;
    let before = match view.years().contains(&(year - 1)) {
        true => Some(compute(view, year - 1).await?),
        false => None,
    };
    super::add_changes(&mut computed, before.as_ref())?;
    super::add_quartiles(&mut computed)?;
    Ok(computed)
}

/// All rows of a table of scopes.
async fn all_of(engine: &dyn Engine, view: &View, table: &str) -> Result<Vec<RecordBatch>, Error> {
    match view.configuration.library.table(table) {
        Some(file) => Ok(engine.run(file).await?),
        None => Ok(engine.rows(table, &format!("select * from {table}")).await?),
    }
}

/// The centres of the scopes that are made of centres, the national office among them.
async fn centres(
    engine: &dyn Engine,
    view: &View,
) -> Result<BTreeMap<Scope, BTreeSet<String>>, Error> {
    let kinds = &view.configuration.library.scopes;
    let mut centres: BTreeMap<Scope, BTreeSet<String>> = BTreeMap::new();
    for batch in &all_of(engine, view, CENTRE_SCOPES).await? {
        let texts = ["centre_id", "scope_kind", "scope"].map(|c| text(CENTRE_SCOPES, batch, c));
        let [ids, of_kind, names] = texts;
        let (ids, of_kind, names) = (ids?, of_kind?, names?);
        for row in 0..batch.num_rows() {
            let scope = Scope::new(kinds, of_kind.value(row), names.value(row));
            centres.entry(scope).or_default().insert(ids.value(row).to_owned());
        }
    }
    Ok(centres)
}

/// The scopes of the year, with what pages call them.
async fn scopes(engine: &dyn Engine, view: &View) -> Result<BTreeMap<Scope, String>, Error> {
    let kinds = &view.configuration.library.scopes;
    let mut scopes = BTreeMap::new();
    for batch in &all_of(engine, view, SCOPES).await? {
        let (of_kind, names) = (text(SCOPES, batch, "scope_kind")?, text(SCOPES, batch, "scope")?);
        // snapshots of before have no titles
        let titles = text(SCOPES, batch, "title").ok();
        for row in 0..batch.num_rows() {
            let (kind, name) = (of_kind.value(row), names.value(row));
            let scope = Scope::new(kinds, kind, name);
            let title = titles.as_ref().map(|t| t.value(row).to_owned());
            let title = title.unwrap_or_else(|| former_title(view, &scope));
            scopes.insert(scope, title);
        }
    }
    Ok(scopes)
}

/// What pages call a scope of a snapshot from before scopes had titles.
fn former_title(view: &View, scope: &Scope) -> String {
    let Configuration { programme, library, .. } = &*view.configuration;
    let centre = scope.centre_id().and_then(|id| programme.centre(id));
    match (centre, library.scopes.get(&scope.kind)) {
        (Some(centre), _) => centre.name.clone(),
        (None, Some(kind)) if scope.is_whole() => format!("the {}", kind.title.to_lowercase()),
        _ => format!("{} {}", scope.kind, scope.name),
    }
}

/// Turns the rows of a family into figures: the division and the reasons.
fn read_figures(
    view: &View,
    file: &SqlFile,
    batch: &RecordBatch,
    ratios: &BTreeSet<String>,
    year: i16,
) -> Result<Vec<Figure>, Error> {
    let rows = ExactRows { file, batch };
    let (measures, kinds, names) =
        (rows.name("measure")?, rows.name("scope_kind")?, rows.name("scope")?);
    let (numerators, denominators) =
        (rows.decimal("numerator")?, rows.decimal_if_any("denominator")?);
    let (counts, reasons) = (rows.count_if_any("n")?, rows.text_if_any("reason")?);
    let contributions = ContributionColumns::of(rows)?;
    let fields = batch.schema_ref().fields().iter();
    if let Some(unknown) = fields.map(|f| f.name()).find(|n| !COLUMNS.contains(&n.as_str())) {
        let problem = format!("a measure has no column `{unknown}`: {}", COLUMNS.join(", "));
        return Err(Error::Sql(engine::FileError::File { path: file.path.clone(), problem }));
    }
    let mut figures = Vec::with_capacity(batch.num_rows());
    for row in 0..batch.num_rows() {
        let name = measures.value(row);
        let declared = file
            .measures
            .iter()
            .find(|m| m.name == name)
            .or_else(|| file.measures.iter().find(|m| m.matches(name).is_some()));
        let Some(declared) = declared else {
            return Err(undeclared(file, name));
        };
        let numerator = numerators.is_valid(row).then(|| exact(numerators.value(row)));
        let denominator = denominators.is_valid(row).then(|| exact(denominators.value(row)));
        let is_ratio = ratios.contains(name)
            || matches!(declared.unit, Unit::Ratio | Unit::Rate | Unit::Points);
        let stated = reasons.is_valid(row).then(|| reasons.value(row).to_owned());
        if let Some(words) = stated.as_deref().filter(|r| !is_reason(r)) {
            let problem = format!("of `{name}` it returns the reason `{}`", shown(words));
            return Err(refused(file, format!("{problem}: a reason is a word of `a-z` and `_`")));
        }
        let (value, reason) = match (numerator, denominator, stated) {
            (_, _, Some(reason)) => (None, Some(reason)),
            (None, _, None) => (None, Some("no_answers".to_owned())),
            // a ratio to nothing, or to less, says nothing
            (Some(_), Some(d), None) if !d.is_positive() => {
                (None, Some("no_denominator".to_owned()))
            }
            (Some(n), Some(d), None) => (Some(n / d), None),
            (Some(_), None, None) if is_ratio => (None, Some("no_denominator".to_owned())),
            (Some(n), None, None) => (Some(n), None),
        };
        if declared.unit == Unit::Count && value.as_ref().is_some_and(|v| !v.is_integer()) {
            return Err(refused(
                file,
                format!("it counts a part of one: `{name}` is no whole number"),
            ));
        }
        let rests_on_headline = file.about("denominator") == "headline";
        let part = declared
            .matches(name)
            .filter(|p| !p.is_empty() && declared.name.contains("<denominator>"));
        let headline =
            view.configuration.programme.settings.headline.as_deref().filter(|_| rests_on_headline);
        let over = part.or(headline).map(str::to_owned);
        figures.push(Figure {
            measure: name.to_owned(),
            scope: scope_of(view, file, kinds.value(row), names.value(row))?,
            year,
            exact: value,
            unit: declared.unit,
            n: counts.is_valid(row).then(|| u64::try_from(counts.value(row)).unwrap_or(0)),
            reason,
            derivation: match is_ratio {
                true => Derivation::Ratio { of: declared.of.clone(), over: over.clone() },
                false => Derivation::Total { of: declared.of.clone() },
            },
            denominator: over,
            contributions: contributions.at(row),
            sql: file.path.clone(),
        });
    }
    Ok(figures)
}

/// The measures of a file that are ratios: those that have a denominator in any row.
fn ratios_in(file: &SqlFile, batches: &[RecordBatch]) -> Result<BTreeSet<String>, Error> {
    let mut ratios = BTreeSet::new();
    for batch in batches {
        let rows = ExactRows { file, batch };
        let (names, denominators) = (rows.name("measure")?, rows.decimal_if_any("denominator")?);
        let with_one = (0..batch.num_rows()).filter(|row| denominators.is_valid(*row));
        ratios.extend(with_one.map(|row| names.value(row).to_owned()));
    }
    Ok(ratios)
}

/// Whether this is a word that says why there is no value.
fn is_reason(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

/// The error of a file that returns what no measure may be.
fn refused(file: &SqlFile, problem: String) -> Error {
    Error::Sql(engine::FileError::File { path: file.path.clone(), problem })
}

/// The scope that a row of a family names.
fn scope_of(view: &View, file: &SqlFile, kind: &str, name: &str) -> Result<Scope, Error> {
    let kinds = &view.configuration.library.scopes;
    if kinds.get(kind).is_some() {
        return Ok(Scope::new(kinds, kind, name));
    }
    Err(Error::Sql(engine::FileError::File {
        path: file.path.clone(),
        problem: format!("it returns the scope kind `{kind}`, which no mart `scope_*` declares"),
    }))
}

/// The error for a measure that the SQL returns and the header does not declare.
fn undeclared(file: &SqlFile, name: &str) -> Error {
    Error::Sql(engine::FileError::File {
        path: file.path.clone(),
        problem: format!("it returns the measure `{name}`, which its header does not declare"),
    })
}

/// A column as text, of the rows of a table or SQL file.
pub(super) fn text(
    rows_of: &str,
    batch: &RecordBatch,
    name: &str,
) -> Result<arrow::array::StringArray, Error> {
    let fail = engine::Error::in_rows_of(rows_of);
    let Some(column) = batch.column_by_name(name) else {
        let names = batch.schema_ref().fields().iter().map(|f| f.name().as_str());
        let names = names.collect::<Vec<_>>().join("`, `");
        let problem = format!("the column `{name}` is not among `{names}`");
        return Err(fail(arrow::error::ArrowError::SchemaError(problem)).into());
    };
    Ok(to_text(column).map_err(fail)?)
}

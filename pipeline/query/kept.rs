//! The rows that a warehouse keeps beside its tables, so that nothing is computed twice:
//! `derived/<file>/<definition>/<year>/<digest>.kept`.
//!
//! A definition is a digest of all SQL and configuration that a file's rows come from; each part of
//! such a file, the rows of a centre or what a measure returned, carries a digest of the inputs that
//! it was computed from. So nothing here is ever out of date, and no two writers can disagree: what
//! is damaged or gone is made again, and who may not write computes for himself.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use arrow::array::{AsArray as _, BooleanArray, RecordBatch, StringArray};
use arrow::compute::{concat_batches, filter_record_batch};
use arrow::datatypes::{Schema, SchemaRef};
use async_trait::async_trait;
use tokio::sync::Mutex as AsyncMutex;
use tracing::debug;

use super::kept_file::{KeptFile, Part, is_named_by};
use super::opened::{Narrowed, Opened};
use engine::{
    Engine, Keeper, KeyForm, SqlFile, bytes_of, configuration_digests, parts_digests, rows_digest,
};
use programme::OFFICE;
use store::Root;
use warehouse::{DERIVED, Inputs};

/// The number of the form of what is kept: another one is not found.
const FORMAT: u32 = 1;
/// The column that says whose rows they are.
const CENTRE: &str = "centre_id";
/// The one part of what is not kept by centre.
const WHOLE: &str = "";
/// How many files the rows of one table and year may lie in; more are put together.
const MOST_FILES: usize = 8;
/// How many tables of a year a doctor computes again unless asked for all, at most.
const SAMPLE: usize = 3;

/// Keeps rows for the sessions of a view.
pub(super) struct KeptRows {
    view: Arc<Opened>,
    /// Digests of the tables of the configuration.
    configuration: OnceLock<BTreeMap<&'static str, String>>,
    /// What tells which rows are in force.
    inputs: tokio::sync::OnceCell<Inputs>,
    /// What was found or made of each table and year; the lock is held while it is made.
    tables: Mutex<BTreeMap<(String, Option<i16>), Place>>,
    /// The session that made rows last, for these centres.
    maker: AsyncMutex<Option<(BTreeSet<String>, Arc<Narrowed>)>>,
}

/// What was found or made of a table.
type Place = Arc<AsyncMutex<Option<Arc<Parts>>>>;

/// The rows of a table by centre.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The digest of the rows of each centre.
    contents: BTreeMap<String, String>,
    /// The files that they lie in, and of which centres each is asked.
    files: Vec<(KeptFile, BTreeSet<String>)>,
}

impl fmt::Debug for KeptRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the rows that are kept")
    }
}

#[async_trait]
impl Keeper for KeptRows {
    async fn find(&self, file: &SqlFile, year: Option<i16>) -> Option<Vec<RecordBatch>> {
        if self.is_by_centre(file) {
            return self.parts(file, year, false).await?.rows();
        }
        let (folder, inputs) = self.whole(file, year).await?;
        let files = KeptFile::all(self.view.root(), &folder).await;
        let found =
            files.iter().find(|f| f.parts.get(WHOLE).is_some_and(|p| p.inputs == inputs))?;
        if !found.is_whole() {
            found.remove(self.view.root(), &folder).await;
        }
        found.rows()
    }

    async fn complete(&self, file: &SqlFile, year: Option<i16>) -> Option<Vec<RecordBatch>> {
        if !self.is_by_centre(file) {
            return None;
        }
        self.parts(file, year, true).await?.rows()
    }

    async fn keep(&self, file: &SqlFile, year: Option<i16>, rows: &[RecordBatch]) {
        let root = self.view.root();
        let Some((folder, inputs)) = self.whole(file, year).await else { return };
        let Some(schema) = rows.first().map(RecordBatch::schema) else { return };
        let Ok(rows) = concat_batches(&schema, rows) else { return };
        let part = Part { inputs, content: String::new() };
        let parts = BTreeMap::from([(WHOLE.to_owned(), part)]);
        let Some(kept) = KeptFile::encode(&rows, parts) else { return };
        kept.put(root, &folder).await;
        KeptFile::supersede(root, &folder, MOST_FILES, &[&kept]).await;
    }
}

/// Something kept that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsound {
    /// Below the warehouse.
    pub path: String,
    /// Whether readers would believe it.
    pub is_believed: bool,
}

impl KeptRows {
    /// Below which folders what is kept for this configuration lies.
    pub(super) fn folders(&self) -> BTreeSet<String> {
        let files = self.view.library().files.iter();
        let folder = |file| self.folder(file, None, self.is_by_centre(file));
        let folders = files.filter_map(folder);
        folders.filter_map(|f| Some(f.rsplit_once('/')?.0.to_owned())).collect()
    }

    /// What is damaged of all that is kept; and what is not what a file returns today, of a few that
    /// are computed again, or of all. What is not kept here is asked of what keeps rows `beside`.
    pub(super) async fn examine(&self, all: bool, beside: &Self) -> Option<Vec<Unsound>> {
        let root = self.view.root();
        let mut found = Vec::new();
        let mut folders: BTreeSet<String> = BTreeSet::new();
        for path in root.paths(DERIVED).await.ok()? {
            let (folder, name) = path.rsplit_once('/').unwrap_or_default();
            match root.get(&path).await {
                Ok(Some(bytes)) if is_named_by(&bytes, name) => {
                    folders.insert(folder.to_owned());
                }
                // somebody has made it anew meanwhile
                Ok(None) => {}
                Ok(Some(_)) | Err(_) => found.push(Unsound { path, is_believed: false }),
            }
        }
        // others another time, for the snapshot has another number then
        let every = if all { 1 } else { folders.len().div_ceil(SAMPLE) };
        let from = usize::try_from(self.view.record.number).unwrap_or(0);
        let asked = |at: usize| (at + from).is_multiple_of(every.max(1));
        for (_, folder) in folders.into_iter().enumerate().filter(|(at, _)| asked(*at)) {
            let of = self
                .view
                .library()
                .files
                .iter()
                .find(|f| folder.split('/').nth(1) == Some(&f.name));
            let (Some(file), Some(year)) = (of, folder.rsplit('/').next()) else { continue };
            let year = year.parse().ok();
            for kept in KeptFile::all(root, &folder).await {
                let agrees = match self.agrees(file, year, &folder, &kept).await {
                    None => beside.agrees(file, year, &folder, &kept).await,
                    agrees => agrees,
                };
                if agrees == Some(false) {
                    found.push(Unsound { path: kept.path(&folder), is_believed: true });
                }
            }
        }
        Some(found)
    }

    /// Whether a file has what would be computed today; nothing if it answers other inputs or another
    /// configuration.
    async fn agrees(
        &self,
        file: &SqlFile,
        year: Option<i16>,
        folder: &str,
        kept: &KeptFile,
    ) -> Option<bool> {
        if !self.is_by_centre(file) {
            // what is of another configuration, or of keys in another form, is not computed for that
            if self.folder(file, year, false)? != folder {
                return None;
            }
            let (_, inputs) = self.whole(file, year).await?;
            if kept.parts.get(WHOLE)?.inputs != inputs {
                return None;
            }
            let everyone = self.everyone().await?;
            let narrowed = self.narrowed(everyone).await?;
            let rows = narrowed.session(year).ok()?.run(file).await.ok()?;
            return Some(digest_of(&rows)? == digest_of(&kept.rows()?)?);
        }
        if self.folder(file, year, true)? != folder {
            return None;
        }
        let wanted = self.wanted(file).await?;
        let is_asked =
            |(centre, part): &(&String, &Part)| wanted.get(*centre) == Some(&part.inputs);
        let asked: Vec<&String> = kept.parts.iter().filter(is_asked).map(|(c, _)| c).collect();
        if asked.is_empty() {
            return None;
        }
        // with the rows of all centres at hand, of which those of each must be the same
        let (rows, _) = self.make(file, year, wanted.clone()).await?;
        let (now, then) = (contents(&[rows])?, contents(&kept.rows()?)?);
        Some(asked.into_iter().all(|centre| now.get(centre) == then.get(centre)))
    }

    /// Sessions over the rows of these centres: those of last time, if they are the same.
    async fn narrowed(&self, centres: BTreeSet<String>) -> Option<Arc<Narrowed>> {
        let mut maker = self.maker.lock().await;
        if let Some((of, narrowed)) = &*maker
            && *of == centres
        {
            return Some(Arc::clone(narrowed));
        }
        let narrowed = Arc::new(self.view.narrowed(&centres).await.ok()?);
        *maker = Some((centres, Arc::clone(&narrowed)));
        Some(narrowed)
    }

    /// All centres, and the office.
    async fn everyone(&self) -> Option<BTreeSet<String>> {
        let centres = self.inputs().await?.values().flat_map(BTreeMap::keys).cloned();
        Some(centres.chain([OFFICE.to_owned()]).collect())
    }

    /// What keeps rows for what was opened.
    pub(super) fn new(view: Arc<Opened>) -> Self {
        Self {
            view,
            configuration: OnceLock::new(),
            inputs: tokio::sync::OnceCell::new(),
            tables: Mutex::default(),
            maker: AsyncMutex::new(None),
        }
    }

    /// Lets go of the rows that were needed to make others.
    pub(super) fn let_go(&self) {
        if let Ok(mut maker) = self.maker.try_lock() {
            *maker = None;
        }
    }

    /// Whether a file's rows are kept by centre.
    fn is_by_centre(&self, file: &SqlFile) -> bool {
        let view = &self.view;
        view.library().is_kept_by_centre(file, view.contract())
    }

    /// The folder of a file's rows in a year.
    fn folder(&self, file: &SqlFile, year: Option<i16>, follow: bool) -> Option<String> {
        let view = &self.view;
        let library = view.library();
        if !library.may_be_kept(file, view.contract()) {
            return None;
        }
        let made_from = library.made_from(file, view.contract(), follow);
        let configuration = if let Some(digests) = self.configuration.get() {
            digests
        } else {
            let digests = configuration_digests(&view.configuration.programme).ok()?;
            self.configuration.get_or_init(|| digests)
        };
        let mut hasher = blake3::Hasher::new();
        let mut say = |text: &str| {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        };
        let keys = match view.keys() {
            KeyForm::Whole => "whole",
            KeyForm::Short => "short",
        };
        say(&format!("{FORMAT} {} {keys}", programme::TOOL));
        for (path, read) in &made_from.files {
            say(path);
            say(&read.text);
        }
        for name in &made_from.configuration {
            say(name);
            say(configuration.get(name)?);
        }
        for name in &made_from.datasets {
            say(name);
            say(&format!("{:?}", view.contract().dataset(name)?.warehouse_schema()));
        }
        let definition = hasher.finalize().to_hex();
        let year = year.map_or_else(|| "all".to_owned(), |y| y.to_string());
        Some(format!("{DERIVED}/{}/{}/{year}", file.name, &definition[..32]))
    }

    /// Which rows are in force.
    async fn inputs(&self) -> Option<&Inputs> {
        self.inputs.get_or_try_init(|| self.view.record.inputs()).await.ok()
    }

    /// The folder and the inputs of what is not kept by centre.
    async fn whole(&self, file: &SqlFile, year: Option<i16>) -> Option<(String, String)> {
        let view = &self.view;
        let folder = self.folder(file, year, false)?;
        let made_from = view.library().made_from(file, view.contract(), false);
        let inputs = self.inputs().await?;
        let mut hasher = blake3::Hasher::new();
        for name in &made_from.datasets {
            let centres = inputs.get(*name);
            hasher.update(format!("{name} {centres:?}\n").as_bytes());
        }
        for (name, table) in &made_from.kept {
            let is_of_a_year = view.library().is_of_a_year(table);
            let parts = self.parts(table, year.filter(|_| is_of_a_year), true).await?;
            hasher.update(format!("{name} {:?}\n", parts.contents).as_bytes());
        }
        Some((folder, hasher.finalize().to_hex().to_string()))
    }

    /// The rows of a table that is kept by centre; none if some are missing, and are not to be made or
    /// cannot be.
    async fn parts(&self, file: &SqlFile, year: Option<i16>, may_make: bool) -> Option<Arc<Parts>> {
        let root = self.view.root();
        let place = {
            let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(tables.entry((file.name.clone(), year)).or_default())
        };
        let mut known = place.lock().await;
        if let Some(parts) = &*known {
            return Some(Arc::clone(parts));
        }
        let folder = self.folder(file, year, true)?;
        let wanted = self.wanted(file).await?;
        let mut files = Vec::new();
        for file in KeptFile::all(root, &folder).await {
            match file.is_whole() {
                true => files.push(file),
                false => file.remove(root, &folder).await,
            }
        }
        let mut parts = Parts::of(files, &wanted);
        let missing: BTreeMap<String, String> =
            wanted.into_iter().filter(|(c, _)| !parts.contents.contains_key(c)).collect();
        if !missing.is_empty() {
            if !may_make {
                return None;
            }
            debug!(file = %file.path, ?year, centres = missing.len(), "made");
            let (rows, made) = self.make(file, year, missing).await?;
            parts.add(root, &folder, &rows, made).await?;
        }
        let parts = Arc::new(parts);
        *known = Some(Arc::clone(&parts));
        Some(parts)
    }

    /// The inputs of each centre that has any: its own, and those of the office.
    async fn wanted(&self, file: &SqlFile) -> Option<BTreeMap<String, String>> {
        let view = &self.view;
        let made_from = view.library().made_from(file, view.contract(), true);
        let inputs = self.inputs().await?;
        let of = |dataset: &str, centre: &str| inputs.get(dataset).and_then(|c| c.get(centre));
        let datasets = || made_from.datasets.iter().copied();
        let centres: BTreeSet<&String> =
            datasets().filter_map(|d| inputs.get(d)).flat_map(BTreeMap::keys).collect();
        let digest = |centre: &&String| {
            let mut hasher = blake3::Hasher::new();
            for name in datasets() {
                let own = of(name, centre);
                let office = of(name, OFFICE);
                hasher.update(format!("{name} {own:?} {office:?}\n").as_bytes());
            }
            ((*centre).clone(), hasher.finalize().to_hex().to_string())
        };
        Some(centres.iter().map(digest).collect())
    }

    /// Computes the rows of these centres, with the digests of the centres'
    /// inputs and rows. None if the query fails, or they are too many to hold.
    async fn make(
        &self,
        file: &SqlFile,
        year: Option<i16>,
        missing: BTreeMap<String, String>,
    ) -> Option<(RecordBatch, BTreeMap<String, Part>)> {
        let mut centres: BTreeSet<String> = missing.keys().cloned().collect();
        centres.insert(OFFICE.to_owned());
        let narrowed = self.narrowed(centres).await?;
        let session = narrowed.session(year).ok()?;
        let rows = rows_of(&*session, file, self.view.most_bytes()).await?;
        let centre_of = rows.column_by_name(CENTRE)?.as_string_opt::<i32>()?;
        // a row of nobody, or of somebody who filed nothing that it could come from, has no place
        let is_known = |c: Option<&str>| c.is_some_and(|c| c == OFFICE || missing.contains_key(c));
        if !centre_of.iter().all(is_known) {
            return None;
        }
        // what the office filed was there for the others
        let asked: BooleanArray =
            centre_of.iter().map(|c| c.map(|c| missing.contains_key(c))).collect();
        let rows = filter_record_batch(&rows, &asked).ok()?;
        let centre_of = rows.column_by_name(CENTRE)?.as_string_opt::<i32>()?;
        let digests = parts_digests(&rows, |row| Some(centre_of.value(row))).ok()?;
        let none = rows_digest(&RecordBatch::new_empty(rows.schema())).ok()?;
        let part = |(centre, inputs): (String, String)| {
            let content = digests.get(centre.as_str()).unwrap_or(&none).clone();
            (centre, Part { inputs, content })
        };
        let made = missing.into_iter().map(part).collect();
        Some((rows, made))
    }
}

/// The digest of the rows of each centre.
fn contents(batches: &[RecordBatch]) -> Option<BTreeMap<String, String>> {
    let rows = concat_batches(&batches.first()?.schema(), batches).ok()?;
    let centre_of = rows.column_by_name(CENTRE)?.as_string_opt::<i32>()?;
    let digests = parts_digests(&rows, |row| Some(centre_of.value(row))).ok()?;
    Some(digests.into_iter().map(|(centre, digest)| (centre.to_owned(), digest)).collect())
}

/// The digest of rows in several batches, whatever is said of their columns.
fn digest_of(batches: &[RecordBatch]) -> Option<String> {
    let schema = columns_of(&batches.first()?.schema());
    let alike = |batch: &RecordBatch| in_columns(&schema, batch);
    let batches: Vec<RecordBatch> = batches.iter().map(alike).collect::<Option<_>>()?;
    rows_digest(&concat_batches(&schema, &batches).ok()?).ok()
}

/// Columns without a word on whether they may be empty, which is not the same in every plan of a file.
fn columns_of(schema: &Schema) -> SchemaRef {
    let fields = schema.fields().iter().map(|f| f.as_ref().clone().with_nullable(true));
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

/// A batch with these columns.
fn in_columns(schema: &SchemaRef, batch: &RecordBatch) -> Option<RecordBatch> {
    RecordBatch::try_new(Arc::clone(schema), batch.columns().to_vec()).ok()
}

/// The rows of a table, unless they take more than so many bytes.
async fn rows_of(engine: &dyn Engine, file: &SqlFile, most_bytes: usize) -> Option<RecordBatch> {
    let query = format!("select * from {}", file.name);
    let plan = engine.plan(&file.path, &query).await.ok()?;
    let mut stream = engine.stream(&file.path, plan).await.ok()?;
    let schema = columns_of(&stream.schema());
    let (mut batches, mut bytes) = (Vec::new(), 0);
    while let Some(batch) = stream.next().await.ok()? {
        bytes += bytes_of(std::slice::from_ref(&batch));
        if bytes > most_bytes {
            return None;
        }
        batches.push(in_columns(&schema, &batch)?);
    }
    concat_batches(&schema, &batches).ok()
}

impl Parts {
    /// What these files have of what is wanted: the largest first.
    fn of(mut files: Vec<KeptFile>, wanted: &BTreeMap<String, String>) -> Self {
        let mut found = Self::default();
        let has = |file: &KeptFile| {
            let is_wanted =
                |(centre, part): &(&String, &Part)| wanted.get(*centre) == Some(&part.inputs);
            file.parts.iter().filter(is_wanted).map(|(c, _)| c.clone()).collect::<BTreeSet<_>>()
        };
        files.sort_by_key(|f| std::cmp::Reverse(has(f).len()));
        for file in files {
            let known: BTreeSet<String> = found.contents.keys().cloned().collect();
            let new: BTreeSet<String> = has(&file).difference(&known).cloned().collect();
            if new.is_empty() {
                continue;
            }
            let contents = new.iter().map(|c| (c.clone(), file.parts[c].content.clone()));
            found.contents.extend(contents);
            found.files.push((file, new));
        }
        found
    }

    /// Adds rows that were made, and keeps them; of many files makes one.
    async fn add(
        &mut self,
        root: &Root,
        folder: &str,
        rows: &RecordBatch,
        made: BTreeMap<String, Part>,
    ) -> Option<()> {
        let centres: BTreeSet<String> = made.keys().cloned().collect();
        self.contents.extend(made.iter().map(|(c, part)| (c.clone(), part.content.clone())));
        if self.files.len() < MOST_FILES {
            let file = KeptFile::encode(rows, made)?;
            file.put(root, folder).await;
            self.files.push((file, centres));
            let used: Vec<&KeptFile> = self.files.iter().map(|(file, _)| file).collect();
            KeptFile::supersede(root, folder, MOST_FILES, &used).await;
            return Some(());
        }
        let mut all = self.rows()?;
        all.push(rows.clone());
        let rows = concat_batches(&rows.schema(), &all).ok()?;
        let mut parts = made;
        for (file, of) in &self.files {
            parts.extend(of.iter().map(|c| (c.clone(), file.parts[c].clone())));
        }
        let file = KeptFile::encode(&rows, parts)?;
        file.put(root, folder).await;
        KeptFile::supersede(root, folder, 0, &[&file]).await;
        self.files = vec![(file, self.contents.keys().cloned().collect())];
        Some(())
    }

    /// The rows; at least one batch, so that the columns are known.
    fn rows(&self) -> Option<Vec<RecordBatch>> {
        let mut batches = Vec::new();
        for (file, centres) in &self.files {
            let is_all = file.parts.keys().all(|c| centres.contains(c));
            for batch in file.rows()? {
                if is_all {
                    batches.push(batch);
                    continue;
                }
                let of: &StringArray = batch.column_by_name(CENTRE)?.as_string_opt()?;
                let is_asked = |c: Option<&str>| c.map(|c| centres.contains(c));
                let mask: BooleanArray = of.iter().map(is_asked).collect();
                batches.push(filter_record_batch(&batch, &mask).ok()?);
            }
        }
        Some(batches).filter(|b| !b.is_empty())
    }
}

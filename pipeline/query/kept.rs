//! The rows that a warehouse keeps beside its tables, so that nothing is computed twice:
//! `derived/<file>/<definition>/<year>/<digest>.parquet`.
//!
//! A definition is a digest of all SQL and configuration that a file's rows come from; each part of
//! such a file, the rows of a centre or what a measure returned, carries a digest of the inputs that
//! it was computed from. So nothing here is ever out of date, and no two writers can disagree: what
//! is damaged or gone is made again, and who may not write computes for himself.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use arrow::array::{AsArray as _, BooleanArray, RecordBatch, StringArray, UInt32Array};
use arrow::compute::{concat_batches, filter_record_batch, take_record_batch};
use arrow::datatypes::Schema;
use async_trait::async_trait;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use tokio::sync::Mutex as AsyncMutex;
use tracing::debug;

use super::kept_file::{KeptFile, Part};
use super::opened::{Narrowed, Opened};
use engine::{Engine, Keeper, SqlFile, configuration_digests, rows_digest};
use programme::OFFICE;
use store::Root;
use warehouse::Inputs;

/// The folder below the warehouse.
pub(super) const FOLDER: &str = "derived";
/// The number of the form of what is kept: another one is not found.
const FORMAT: u32 = 1;
/// The column that says whose rows they are.
const CENTRE: &str = "centre_id";
/// The one part of what is not kept by centre.
const WHOLE: &str = "";
/// How many files the rows of one table and year may lie in; more are put together.
const MOST_FILES: usize = 8;

/// Keeps rows for the sessions of a view.
pub(super) struct KeptRows {
    view: Arc<Opened>,
    /// Digests of the tables of the configuration.
    configuration: OnceLock<BTreeMap<&'static str, String>>,
    /// What tells which rows are in force.
    inputs: tokio::sync::OnceCell<Inputs>,
    /// What was found or made of each table and year; the lock is held while it is made.
    tables: Mutex<BTreeMap<(String, Option<i16>), Arc<AsyncMutex<Option<Arc<Parts>>>>>>,
    /// The session that made rows last, for these centres.
    maker: AsyncMutex<Option<(BTreeSet<String>, Arc<Narrowed>)>>,
}

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
        let found = files.iter().find(|f| f.parts.get(WHOLE).is_some_and(|p| p.inputs == inputs));
        found?.rows()
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
        kept.supersede(root, &folder, MOST_FILES).await;
    }
}

impl KeptRows {
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
        let made_from = library.sources(file, view.contract(), follow);
        let configuration = match self.configuration.get() {
            Some(digests) => digests,
            None => {
                let digests = configuration_digests(&view.configuration.programme).ok()?;
                self.configuration.get_or_init(|| digests)
            }
        };
        let mut hasher = blake3::Hasher::new();
        let mut say = |text: &str| {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        };
        say(&format!("{FORMAT} {}", programme::TOOL));
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
        Some(format!("{FOLDER}/{}/{}/{year}", file.name, &definition[..32]))
    }

    /// Which rows are in force.
    async fn inputs(&self) -> Option<&Inputs> {
        self.inputs.get_or_try_init(|| self.view.record.inputs()).await.ok()
    }

    /// The folder and the inputs of what is not kept by centre.
    async fn whole(&self, file: &SqlFile, year: Option<i16>) -> Option<(String, String)> {
        let view = &self.view;
        let folder = self.folder(file, year, false)?;
        let made_from = view.library().sources(file, view.contract(), false);
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
    async fn parts(&self, file: &SqlFile, year: Option<i16>, make: bool) -> Option<Arc<Parts>> {
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
        let mut parts = Parts::of(KeptFile::all(root, &folder).await, &wanted);
        let missing: BTreeMap<String, String> =
            wanted.into_iter().filter(|(c, _)| !parts.contents.contains_key(c)).collect();
        if !missing.is_empty() {
            if !make {
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
        let made_from = view.library().sources(file, view.contract(), true);
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
        let narrowed = {
            let mut maker = self.maker.lock().await;
            match &*maker {
                Some((of, narrowed)) if *of == centres => Arc::clone(narrowed),
                _ => {
                    let narrowed = Arc::new(self.view.narrowed(&centres).await.ok()?);
                    *maker = Some((centres, Arc::clone(&narrowed)));
                    narrowed
                }
            }
        };
        let session = narrowed.session(year).ok()?;
        let rows = rows_of(&*session, file, self.view.most_bytes()).await?;
        let of_centre = rows.column_by_name(CENTRE)?.as_string_opt::<i32>()?;
        let mut at: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (row, centre) in (0_u32..).zip(of_centre) {
            at.entry(centre?).or_default().push(row);
        }
        let places = |centre: &String| at.get(centre.as_str()).cloned().unwrap_or_default();
        let part = |(centre, inputs): (String, String)| {
            let own = take_record_batch(&rows, &UInt32Array::from(places(&centre))).ok()?;
            let content = rows_digest(&own).ok()?;
            Some((own, (centre, Part { inputs, content })))
        };
        let parts: Option<Vec<_>> = missing.into_par_iter().map(part).collect();
        let (parts, made): (Vec<_>, BTreeMap<_, _>) = parts?.into_iter().unzip();
        Some((concat_batches(&rows.schema(), &parts).ok()?, made))
    }
}

/// The rows of a table, unless they take more than so many bytes.
async fn rows_of(engine: &dyn Engine, file: &SqlFile, most_bytes: usize) -> Option<RecordBatch> {
    let query = format!("select * from {}", file.name);
    let plan = engine.plan(&file.path, &query).await.ok()?;
    let mut stream = engine.stream(&file.path, plan).await.ok()?;
    // whether a column may be empty is not the same in every plan of a file
    let planned = stream.schema();
    let fields = planned.fields().iter().map(|f| f.as_ref().clone().with_nullable(true));
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let (mut batches, mut bytes) = (Vec::new(), 0);
    while let Some(batch) = stream.next().await.ok()? {
        bytes += batch.get_array_memory_size();
        if bytes > most_bytes {
            return None;
        }
        batches.push(RecordBatch::try_new(Arc::clone(&schema), batch.columns().to_vec()).ok()?);
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
            if new.is_empty() || !file.is_whole() {
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
        file.supersede(root, folder, 0).await;
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

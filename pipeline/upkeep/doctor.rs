//! `doctor`: checks every snapshot against the tables, the receipts and the bytes that are kept.

use std::collections::{BTreeMap, BTreeSet};

use arrow::array::{Array as _, Int64Array};

use super::{Error, data_files, root_of, versions};
use admission::receipts::FOLDER as RECEIPTS;
use admission::{docket, receipts};
use custody::{Answer, EXTRACTS, Pack, QUESTIONS, purged};
use engine::{
    Engine as _, PlanBuilder, Resources, Session, count, ident, lit, query_error, to_texts,
};
use intake::Triple;
use programme::Hint as _;
use warehouse::{ActKind, Configuration, Snapshot, Warehouse};

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ailment {
    /// Whether figures are at risk; else the next load puts it right, or nobody needs it.
    pub is_grave: bool,
    /// Where.
    pub place: String,
    /// What is wrong.
    pub problem: String,
    /// What to do.
    pub hint: &'static str,
}

/// What to do when something that was written is gone or changed.
const RESTORE: &str = "restore it from a backup; what depends on it cannot be trusted until then";
/// What is wrong with bytes that have another digest.
const ALTERED: &str = "the bytes are not those that were received";
/// The most characters of a problem: an engine's may print a whole plan.
const PROBLEM_CHARS: usize = 300;
/// What to do when only a receipt or the like is owed.
const NEXT_LOAD: &str = "nothing: the next `counterfoil load` writes it";
/// The same, where a load passes over files that nobody has touched since they were loaded.
const NEXT_FULL_LOAD: &str = "delete `untouched.json` in the restricted folder, so that the next `counterfoil load` looks at all files again and writes it";

/// Everything that is not as it should be; with `deep`, kept bytes are digested again.
///
/// # Errors
/// When a storage fails in another way than by lacking something.
pub async fn doctor(
    warehouse: &Warehouse,
    folder: &std::path::Path,
    resources: &Resources,
    deep: bool,
    progress: &(dyn Fn(&str, usize, usize) + Sync),
) -> Result<Vec<Ailment>, Error> {
    let mut round = Round { warehouse, resources, found: Vec::new() };
    let snapshots = round.records().await?;
    progress("tables", 0, 1);
    round.files(&snapshots).await?;
    round.rows(&snapshots, progress).await?;
    round.configurations(&snapshots, folder).await?;
    round.answers(&snapshots).await?;
    // what cannot be read cannot be counted
    if round.packs(deep).await? {
        round.receipts(&snapshots).await?;
        round.bytes(&snapshots, deep, progress).await?;
    }
    Ok(round.found)
}

/// A doctor's round.
struct Round<'a> {
    warehouse: &'a Warehouse,
    resources: &'a Resources,
    found: Vec<Ailment>,
}

impl Round<'_> {
    /// Notes something grave.
    fn grave(&mut self, place: impl Into<String>, problem: impl Into<String>) {
        let (place, problem) = (place.into(), problem.into());
        self.found.push(Ailment { is_grave: true, place, problem, hint: RESTORE });
    }

    /// Notes something that the next load puts right.
    fn owed(&mut self, place: impl Into<String>, problem: impl Into<String>) {
        let (place, problem) = (place.into(), problem.into());
        self.found.push(Ailment { is_grave: false, place, problem, hint: NEXT_LOAD });
    }

    /// Reads every record; those that cannot be read, and gaps between them, are noted.
    async fn records(&mut self) -> Result<Vec<Snapshot>, Error> {
        let numbers = Snapshot::numbers(self.warehouse).await?;
        let mut snapshots = Vec::new();
        for number in 1..=numbers.last().copied().unwrap_or(0) {
            match Snapshot::read(self.warehouse, Some(number)).await {
                Ok(found) => snapshots.extend(found),
                Err(e @ (warehouse::Error::NoSnapshot(_) | warehouse::Error::Damaged { .. })) => {
                    let why = std::error::Error::source(&e).map(|why| format!(": {why}"));
                    self.grave(Snapshot::path(number), format!("{e}{}", why.unwrap_or_default()));
                }
                Err(e) => return Err(e.into()),
            }
        }
        Ok(snapshots)
    }

    /// Every table has come as far as its snapshots say, and every data file of it is there and of its
    /// size.
    async fn files(&mut self, snapshots: &[Snapshot]) -> Result<(), Error> {
        for (place, version) in versions(snapshots) {
            let root = root_of(self.warehouse, place);
            let there: BTreeMap<String, u64> = root
                .list(place)
                .await?
                .into_iter()
                .map(|o| (o.location.to_string(), o.size))
                .collect();
            let files = match warehouse::newest_since(root, place, version).await {
                Ok(table) => data_files(root, place, &table)?,
                Err(e) => {
                    let problem = lacking(e.into())?;
                    self.grave(format!("{place}, version {version}"), problem);
                    continue;
                }
            };
            for file in files {
                let path = format!("{place}/{}", file.path);
                match there.get(&path) {
                    None => self.grave(path, "the data file is gone"),
                    Some(bytes) if *bytes != file.bytes => {
                        let problem = format!("{bytes} bytes, not {}", file.bytes);
                        self.grave(path, problem);
                    }
                    Some(_) => {}
                }
            }
        }
        Ok(())
    }

    /// Every extract in force of every snapshot has as many rows in its table, and as many
    /// identities, as its record says.
    async fn rows(
        &mut self,
        snapshots: &[Snapshot],
        progress: &(dyn Fn(&str, usize, usize) + Sync),
    ) -> Result<(), Error> {
        // rows of a load that was committed are never taken out: the table now has those of all
        let Some(latest) = snapshots.last() else { return Ok(()) };
        for snapshot in snapshots.iter().filter(|s| s.in_force().periods() != s.periods) {
            self.grave(
                Snapshot::path(snapshot.snapshot),
                "what it counts for each period is not what it lists in force",
            );
        }
        for entry in snapshots.iter().flat_map(Snapshot::entries) {
            if !latest.tables.contains_key(&entry.triple.dataset) {
                self.grave(entry.triple.to_string(), "in force, but its dataset has no table");
            }
        }
        // what centres are asked is counted nowhere
        let tables: Vec<_> =
            latest.tables.iter().filter(|(place, _)| *place != QUESTIONS).collect();
        let total = tables.len();
        for (index, (place, version)) in tables.into_iter().enumerate() {
            progress("rows", index + 1, total);
            let dataset = place.rsplit('/').next().unwrap_or(place);
            let counted = match self.count(place, *version).await {
                Ok(counted) => counted,
                Err(e) => {
                    self.grave(place.clone(), lacking(e)?);
                    continue;
                }
            };
            let mut told: BTreeSet<(&Triple, &str)> = BTreeSet::new();
            for snapshot in snapshots {
                for entry in snapshot.entries().filter(|h| h.triple.dataset == dataset) {
                    let Triple { centre_id, period, .. } = &entry.triple;
                    let key = (centre_id.clone(), period.clone(), entry.load_id.clone());
                    let rows = counted.get(&key).copied().unwrap_or(0);
                    if rows != entry.rows && told.insert((&entry.triple, &entry.load_id)) {
                        let extract = format!("{} in snapshot {}", entry.triple, snapshot.snapshot);
                        let problem = format!("{extract} has {rows} rows, not {}", entry.rows);
                        self.grave(place.clone(), problem);
                    }
                }
            }
        }
        let until = warehouse::in_force_until(self.warehouse).await?;
        if until < latest.snapshot {
            let problem = format!("it repeats snapshots up to {until} only");
            self.owed(warehouse::IN_FORCE, problem);
        }
        Ok(())
    }

    /// Rows of a table by centre, period and load.
    async fn count(
        &self,
        place: &str,
        version: u64,
    ) -> Result<BTreeMap<(String, String, String), u64>, Error> {
        let root = root_of(self.warehouse, place);
        let rows = warehouse::read_rows(root, place, version, self.resources).await?;
        let keys = ["centre_id", "period", "load_id"].map(ident);
        let counted = rows.aggregate(keys, [count(lit(1_i64)).alias("rows")]);
        let name = format!("rows of {place}");
        let plan = counted.and_then(PlanBuilder::build).map_err(|e| query_error(&name, e))?;
        let engine = Session::new(self.resources, 0)?;
        let batches = engine.stream(&name, plan).await?.collect().await?;
        let mut rows = BTreeMap::new();
        for batch in &batches {
            let texts = to_texts(&name, &batch.columns()[..3])?;
            let counts = batch.column(3).as_any().downcast_ref::<Int64Array>();
            for row in 0..batch.num_rows() {
                let text = |c: usize| texts[c].value(row).to_owned();
                let n = counts.filter(|c| c.is_valid(row)).map_or(0, |c| c.value(row));
                rows.insert((text(0), text(1), text(2)), u64::try_from(n).unwrap_or(0));
            }
        }
        Ok(rows)
    }

    /// Every configuration is there as its digest says.
    async fn configurations(
        &mut self,
        snapshots: &[Snapshot],
        folder: &std::path::Path,
    ) -> Result<(), Error> {
        let digests: BTreeSet<&str> = snapshots.iter().map(|s| s.config_digest.as_str()).collect();
        for digest in digests {
            let problem = match Configuration::of_snapshot(self.warehouse, digest, folder).await {
                Ok(configuration) if configuration.digest() == digest => continue,
                Ok(_) => "its files are not those of its digest".to_owned(),
                Err(e) => lacking(e.into())?,
            };
            self.grave(format!("config/{digest}"), problem);
        }
        Ok(())
    }

    /// Every answer that a snapshot tells of is there.
    async fn answers(&mut self, snapshots: &[Snapshot]) -> Result<(), Error> {
        let given = |s: &&Snapshot| s.acts.iter().any(|act| act.act == ActKind::Answer);
        for snapshot in snapshots.iter().filter(given) {
            let path = Answer::path(snapshot.snapshot, &snapshot.load_id);
            if self.warehouse.restricted.head(&path).await?.is_none() {
                self.grave(path, "the answer is gone");
            }
        }
        Ok(())
    }

    /// Every extract that a load accepted has a whole receipt, and no load owes any.
    async fn receipts(&mut self, snapshots: &[Snapshot]) -> Result<(), Error> {
        for (docket, made_by) in docket::all(self.warehouse).await? {
            if made_by.as_ref() == Some(&docket.load_id) {
                let problem = format!("{} receipts are owed", docket.due.len());
                self.owed(format!("snapshot {}", docket.snapshot), problem);
            }
        }
        let receipts = receipts::ReceiptIndex::open(self.warehouse, None).await?;
        let mut told: BTreeSet<(String, String)> = BTreeSet::new();
        // files that nobody has touched are not looked at again
        let hint = match self.warehouse.restricted.head(admission::UNTOUCHED).await? {
            Some(_) => NEXT_FULL_LOAD,
            None => NEXT_LOAD,
        };
        for entry in snapshots.iter().flat_map(Snapshot::entries) {
            if !told.insert((entry.triple.to_string(), entry.sha256.clone())) {
                continue;
            }
            let filed = receipts.on(&entry.triple, &entry.sha256);
            let receipt = match filed {
                Some(entry) => receipts::read(self.warehouse, entry).await?,
                None => None,
            };
            if receipt.is_none_or(|r| r.sha256 != entry.sha256) {
                let problem = format!("no whole receipt for {}", &entry.sha256[..12]);
                let place = format!("receipts/{}", entry.triple);
                self.found.push(Ailment { is_grave: false, place, problem, hint });
            }
        }
        Ok(())
    }

    /// The bytes of every extract are kept, unless they were purged.
    async fn bytes(
        &mut self,
        snapshots: &[Snapshot],
        deep: bool,
        progress: &(dyn Fn(&str, usize, usize) + Sync),
    ) -> Result<(), Error> {
        let purged = purged(self.warehouse).await?;
        let root = &self.warehouse.restricted;
        let there = custody::kept(self.warehouse).await?;
        let all: BTreeMap<&str, u64> = snapshots
            .iter()
            .flat_map(Snapshot::entries)
            .map(|h| (h.sha256.as_str(), h.bytes))
            .collect();
        for sha256 in there.keys().filter(|sha256| purged.contains_key(*sha256)) {
            self.found.push(Ailment {
                is_grave: true,
                place: format!("{EXTRACTS}/{sha256}"),
                problem: "the bytes are there though they were purged".to_owned(),
                hint: "purge them again with `counterfoil purge`",
            });
        }
        let total = all.len();
        for (index, (sha256, bytes)) in all.into_iter().enumerate() {
            let path = format!("extracts/{sha256}");
            match there.get(sha256) {
                None if purged.contains_key(sha256) => {}
                None => self.grave(path, "the bytes are gone, and no tombstone says why"),
                Some(there) if there.bytes != bytes => {
                    self.grave(path, format!("{} bytes, not {bytes}", there.bytes));
                }
                Some(there) if deep && !there.is_packed => {
                    progress("digesting", index + 1, total);
                    if root.digest(&path).await?.as_deref() != Some(sha256) {
                        self.grave(path, ALTERED);
                    }
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// Every pack can be read, with `deep` from end to end, and holds the bytes that were received;
    /// whether all can.
    async fn packs(&mut self, deep: bool) -> Result<bool, Error> {
        let root = &self.warehouse.restricted;
        let mut paths = Pack::paths(root, EXTRACTS).await?;
        paths.extend(Pack::paths(root, RECEIPTS).await?);
        let mut can_be_read = true;
        for path in paths {
            let files = match Pack::open(root, &path).await {
                Ok(pack) => pack.filter(|_| deep).map_or(Ok(Vec::new()), |pack| altered(&pack)),
                Err(e) => Err(e),
            };
            match files {
                Ok(altered) => altered.into_iter().for_each(|path| self.grave(path, ALTERED)),
                Err(
                    e @ (custody::Error::Pack { .. }
                    | custody::Error::Warehouse(warehouse::Error::Newer { .. })),
                ) => {
                    self.grave(path, lacking(e.into())?);
                    can_be_read = false;
                }
                Err(e) => return Err(e.into()),
            }
        }
        Ok(can_be_read)
    }
}

/// The raw bytes of a pack that are not those of their digest.
fn altered(pack: &Pack) -> Result<Vec<String>, custody::Error> {
    let mut altered = Vec::new();
    for file in pack.contents()? {
        let (path, content) = file?;
        let Some(name) = path.strip_prefix(EXTRACTS) else { continue };
        let digest = store::digest(&content[..]).unwrap_or_default();
        if name.trim_start_matches('/') != digest {
            altered.push(path);
        }
    }
    Ok(altered)
}

/// What is wrong with something that is gone or damaged; a network, a permission, a disk or a memory
/// that fails says nothing of it.
fn lacking(error: Error) -> Result<String, Error> {
    let query = match &error {
        Error::Query(e) | Error::Warehouse(warehouse::Error::Query(e)) => e.hint(),
        _ => None,
    };
    if store::advice(&error).is_some() || query.is_some() {
        return Err(error);
    }
    let mut text = error.to_string();
    if let Some(cause) = std::error::Error::source(&error) {
        text = cause.to_string();
    }
    Ok(text.chars().take(PROBLEM_CHARS).collect())
}

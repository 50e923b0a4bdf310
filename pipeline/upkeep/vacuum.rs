//! `vacuum`: removes what no snapshot needs.
//!
//! What a snapshot needs is the rows of its loads, in whatever files they are now, the configuration it
//! was made with, and the receipts and bytes that were decided on. What is young stays in any case: a
//! load that is running has written it and not come to its commit, or a reader has just opened it.

use std::collections::BTreeSet;

use deltalake_core::{DeltaTable, StructField};
use futures::TryStreamExt as _;
use jiff::Timestamp;
use object_store::ObjectMeta;

use super::{Error, all_snapshots, data_files, root_of, versions};
use admission::docket;
use admission::receipts::{FOLDER as RECEIPTS, ReceiptIndex};
use custody::{Answer, EXTRACTS, FOLLOW_UP, PACKS, Pack};
use engine::{Engine as _, PlanBuilder, Resources, Session, ident, lit, query_error};
use store::Root;
use warehouse::{DERIVED, IN_FORCE_FILES, Snapshot, Warehouse};

/// What was removed, or would be.
#[derive(Debug, Clone)]
pub struct Vacuumed {
    /// Which root.
    pub root: String,
    /// Below the root.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// Why nobody needs it.
    pub because: &'static str,
}

/// Removes what no snapshot needs and is older than `before`, and what is kept of computed rows but for
/// the folders of `kept`; with `dry_run`, only tells.
///
/// # Errors
/// When a storage fails, or a snapshot's table cannot be read: what it needs is then not known, and
/// nothing is removed.
pub async fn vacuum(
    warehouse: &Warehouse,
    resources: &Resources,
    before: Timestamp,
    kept: &BTreeSet<String>,
    dry_run: bool,
) -> Result<Vec<Vacuumed>, Error> {
    if !dry_run {
        docket::settle(warehouse).await?;
    }
    let snapshots = all_snapshots(warehouse).await?;
    refuse_gaps(&snapshots)?;
    let mut vacuum = Vacuum { warehouse, resources, before, dry_run, removed: Vec::new() };
    vacuum.tables(&snapshots).await?;
    vacuum.configurations(&snapshots).await?;
    vacuum.in_force_files(&snapshots).await?;
    vacuum.restricted(&snapshots).await?;
    vacuum.computed(kept).await?;
    for root in [&warehouse.open, &warehouse.restricted] {
        vacuum.stray_files(root);
    }
    Ok(vacuum.removed)
}

/// What a record that is gone needs cannot be told, so nothing is removed.
fn refuse_gaps(snapshots: &[Snapshot]) -> Result<(), Error> {
    for (number, snapshot) in (1..).zip(snapshots) {
        if snapshot.snapshot != number {
            return Err(warehouse::Error::Lost(Snapshot::path(number)).into());
        }
    }
    Ok(())
}

/// A vacuum at work.
struct Vacuum<'a> {
    warehouse: &'a Warehouse,
    resources: &'a Resources,
    before: Timestamp,
    dry_run: bool,
    removed: Vec<Vacuumed>,
}

impl Vacuum<'_> {
    /// Removes data files that hold no row that any snapshot needs: those of dead loads, and those whose
    /// rows are in other files now.
    async fn tables(&mut self, snapshots: &[Snapshot]) -> Result<(), Error> {
        let entries = snapshots.iter().flat_map(Snapshot::entries);
        let loads = entries.flat_map(|h| [h.load_id.as_str(), h.first_load_id.as_str()]);
        let loads = loads.chain(snapshots.iter().map(|s| s.load_id.as_str())).collect();
        let in_force = warehouse::newest(&self.warehouse.open, warehouse::IN_FORCE).await?;
        let mut versions = versions(snapshots);
        versions.extend(in_force.version().map(|version| (warehouse::IN_FORCE, version)));
        for (place, version) in versions {
            let root = root_of(self.warehouse, place);
            // what is not whole is not cleaned
            warehouse::newest_since(root, place, version).await?;
            if !self.dry_run && place != warehouse::IN_FORCE {
                self.forget_dead_loads(root, place, &loads).await?;
            }
            let needed = self.needed(root, place).await?;
            let prefix = format!("{place}/");
            for object in root.list(place).await? {
                let path = object.location.to_string();
                let Some(below) = path.strip_prefix(&prefix) else { continue };
                if !below.starts_with('_') && !needed.contains(below) {
                    self.remove(root, &object, "no snapshot has its rows").await?;
                }
            }
        }
        Ok(())
    }

    /// The data files of a table as it is now, and as it was at any time since `before`: whoever has
    /// opened it then may still be reading.
    async fn needed(&self, root: &Root, place: &str) -> Result<BTreeSet<String>, Error> {
        let newest = warehouse::newest(root, place).await?;
        let files = |table: &DeltaTable| data_files(root, place, table);
        let mut needed: BTreeSet<String> = files(&newest)?.into_iter().map(|f| f.path).collect();
        let before = self.before.as_millisecond();
        let mut commits = newest.history(None);
        for version in (0..newest.version().unwrap_or(0)).rev() {
            // the newest commit first: before it, the table was the version before
            let commit = commits.try_next().await.map_err(|e| warehouse::delta_error(place, e))?;
            if commit.and_then(|c| c.timestamp).is_some_and(|at| at < before) {
                break;
            }
            let table = warehouse::at_version(root, place, version).await?;
            needed.extend(files(&table)?.into_iter().map(|f| f.path));
        }
        Ok(needed)
    }

    /// Takes the rows of loads that never came to a commit out of a table.
    async fn forget_dead_loads(
        &self,
        root: &Root,
        place: &str,
        loads: &BTreeSet<&str>,
    ) -> Result<(), Error> {
        let fail = |e| warehouse::delta_error(place, e);
        let table = warehouse::newest(root, place).await?;
        let mut dead: BTreeSet<String> = BTreeSet::new();
        let mut young: BTreeSet<String> = BTreeSet::new();
        let (mut has_merged, mut has_young_merged) = (false, false);
        for file in table.snapshot().map_err(fail)?.log_data() {
            let is_old = file.modification_time() < self.before.as_millisecond();
            match file.stats().as_deref().and_then(load_in) {
                Some(load_id) if loads.contains(load_id.as_str()) => {}
                Some(load_id) if is_old => drop(dead.insert(load_id)),
                Some(load_id) => drop(young.insert(load_id)),
                // merged with others, or nobody says
                None if is_old => has_merged = true,
                None => has_young_merged = true,
            }
        }
        // which loads a merged file has is looked up in its rows, unless a young one may have the same
        if has_merged && !has_young_merged {
            let all = self.loads_of(root, place).await?;
            dead.extend(all.into_iter().filter(|load_id| !loads.contains(load_id.as_str())));
        }
        for load_id in dead.difference(&young) {
            let table = warehouse::newest(root, place).await?;
            let schema = table.snapshot().map_err(fail)?.schema();
            let properties = warehouse::writer_properties(schema.fields().map(StructField::name));
            table
                .delete()
                .with_predicate(ident("load_id").eq(lit(load_id.as_str())))
                .with_writer_properties(properties)
                .with_commit_properties(warehouse::commit_properties())
                .with_session_state(engine::writing_state(self.resources))
                .await
                .map_err(fail)?;
        }
        Ok(())
    }

    /// Every load that has rows in a table.
    async fn loads_of(&self, root: &Root, place: &str) -> Result<BTreeSet<String>, Error> {
        let rows = warehouse::read_rows(root, place, 0, self.resources).await?;
        let loads = rows.project([ident("load_id")]).and_then(PlanBuilder::distinct);
        let name = format!("loads of {place}");
        let plan = loads.and_then(PlanBuilder::build).map_err(|e| query_error(&name, e))?;
        let engine = Session::new(self.resources, 0)?;
        let batches = engine.stream(&name, plan).await?.collect().await?;
        let mut found = BTreeSet::new();
        for batch in &batches {
            let texts = engine::to_texts(&name, &batch.columns()[..1])?;
            found.extend(texts.iter().flatten().flatten().map(str::to_owned));
        }
        Ok(found)
    }

    /// Removes computed rows that were kept for what is not asked any more.
    async fn computed(&mut self, kept: &BTreeSet<String>) -> Result<(), Error> {
        let root = &self.warehouse.open;
        for object in root.list(DERIVED).await? {
            let path = object.location.to_string();
            let of_year = path.rsplit_once('/').and_then(|(folder, _)| folder.rsplit_once('/'));
            if !of_year.is_some_and(|(folder, _)| kept.contains(folder)) {
                self.remove(root, &object, "the latest snapshot has other SQL or settings").await?;
            }
        }
        Ok(())
    }

    /// Removes configurations that no snapshot was made with.
    async fn configurations(&mut self, snapshots: &[Snapshot]) -> Result<(), Error> {
        let root = &self.warehouse.open;
        for object in root.list("config").await? {
            let path = object.location.to_string();
            let is_used = snapshots.iter().any(|s| path.contains(&s.config_digest));
            if !is_used {
                self.remove(root, &object, "no snapshot was made with it").await?;
            }
        }
        Ok(())
    }

    /// Removes lists of what is in force that no record names.
    async fn in_force_files(&mut self, snapshots: &[Snapshot]) -> Result<(), Error> {
        let root = &self.warehouse.open;
        let files = snapshots.iter().filter_map(|s| s.in_force_file.as_ref());
        let named: BTreeSet<&str> = files.map(|file| file.path.as_str()).collect();
        for object in root.list(IN_FORCE_FILES).await? {
            if !named.contains(object.location.as_ref()) {
                self.remove(root, &object, "its load never came to a commit").await?;
            }
        }
        Ok(())
    }

    /// Removes what loads that came to nothing have left below the restricted root: dockets, findings
    /// without a receipt, bytes that nothing was decided on.
    async fn restricted(&mut self, snapshots: &[Snapshot]) -> Result<(), Error> {
        let root = &self.warehouse.restricted;
        // whatever was ever in force is needed, receipt or not
        let entries = snapshots.iter().flat_map(Snapshot::entries);
        let mut awaited: BTreeSet<String> = entries.map(|h| h.sha256.clone()).collect();
        let mut owed: BTreeSet<String> = BTreeSet::new();
        let mut loads: BTreeSet<String> = snapshots.iter().map(|s| s.load_id.clone()).collect();
        for (docket, made_by) in docket::all(self.warehouse).await? {
            if made_by.is_some() {
                owed.insert(docket.path());
            }
            loads.insert(docket.load_id.clone());
            awaited.extend(docket.due.iter().map(|d| d.folder.clone()));
            awaited.extend(docket.due.iter().map(|d| d.receipt.sha256.clone()));
        }
        let objects = root.list("").await?;
        let folder_of = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let paths = objects.iter().map(|o| o.location.to_string());
        let records = paths.filter(|p| p.ends_with("/receipt.json"));
        let decided: BTreeSet<String> = records.filter_map(|p| folder_of(&p)).collect();
        let receipts = ReceiptIndex::open(self.warehouse, None).await?;
        let digests: BTreeSet<&str> = receipts.iter().map(|e| e.sha12.as_str()).collect();
        for object in &objects {
            let path = object.location.to_string();
            let folder = folder_of(&path).unwrap_or_default();
            let name = path.rsplit('/').next().unwrap_or_default();
            let because = match folder.split('/').next() {
                Some("dockets")
                    if !owed.contains(&docket::docket_beside(&path).unwrap_or(path.clone())) =>
                {
                    "its load never came to a commit"
                }
                Some(RECEIPTS) if !decided.contains(&folder) && !awaited.contains(&folder) => {
                    "it has no receipt"
                }
                Some(EXTRACTS)
                    if !awaited.contains(name) && !digests.iter().any(|d| name.starts_with(d)) =>
                {
                    "nothing was decided on it"
                }
                Some(PACKS) if !Pack::load_of(&path).is_some_and(|l| loads.contains(l)) => {
                    "its load never came to a commit"
                }
                Some(FOLLOW_UP)
                    if Answer::made_by(&path).is_some_and(|(_, l)| !loads.contains(l)) =>
                {
                    "its snapshot is another's"
                }
                _ => continue,
            };
            self.remove(root, object, because).await?;
        }
        Ok(())
    }

    /// Removes files without a name that a killed write has left.
    fn stray_files(&mut self, root: &Root) {
        for file in store::stray_files(root, self.before, !self.dry_run) {
            self.removed.push(Vacuumed {
                root: root.place.clone(),
                path: file.path,
                bytes: file.bytes,
                because: "a write was killed",
            });
        }
    }

    /// Removes an object unless it is young.
    async fn remove(
        &mut self,
        root: &Root,
        object: &ObjectMeta,
        because: &'static str,
    ) -> Result<(), Error> {
        if object.last_modified.timestamp_millis() >= self.before.as_millisecond() {
            return Ok(());
        }
        let path = object.location.to_string();
        if !self.dry_run {
            root.delete(&path).await?;
        }
        self.removed.push(Vacuumed { root: root.place.clone(), path, bytes: object.size, because });
        Ok(())
    }
}

/// The one load that a file's statistics name: a load writes files of its own.
fn load_in(stats: &str) -> Option<String> {
    let stats: serde_json::Value = serde_json::from_str(stats).ok()?;
    let bound = |name: &str| stats[name]["load_id"].as_str().map(str::to_owned);
    bound("minValues").filter(|first| bound("maxValues").as_ref() == Some(first))
}

//! Dockets: the receipts that a load owes, kept before its snapshot record is created, so that
//! another load can write them if this one dies.
//!
//! A docket names the snapshot that its load is about to make. Once a record of that number is
//! there, everybody can tell what became of the load: the record names it, and the receipts are
//! owed; or it names another, and nothing was decided.

use futures::{StreamExt as _, TryStreamExt as _};
use serde::{Deserialize, Serialize};

use super::receipts::{self, Receipt};
use crate::warehouse::{Error, Snapshot, Warehouse};

/// The folder of the dockets, below the restricted root.
const FOLDER: &str = "dockets";
/// How many receipts are written at once.
const AT_ONCE: usize = 16;

/// A receipt and where it is to lie.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Due {
    /// Its folder below the restricted root.
    pub(crate) folder: String,
    /// The receipt.
    pub(crate) receipt: Receipt,
}

/// The receipts that a load owes once its snapshot is there.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Docket {
    /// The load.
    pub(crate) load_id: String,
    /// The snapshot that it is about to make.
    pub(crate) snapshot: u64,
    /// What it then owes.
    pub(crate) due: Vec<Due>,
}

impl Docket {
    /// Where it lies.
    pub(crate) fn path(&self) -> String {
        format!("{FOLDER}/{}.json", self.load_id)
    }

    /// Keeps the docket, before the record is created.
    pub(crate) async fn keep(&self, warehouse: &Warehouse) -> Result<(), Error> {
        let path = self.path();
        let text = serde_json::to_vec(self)
            .map_err(|source| Error::Damaged { path: path.clone(), source })?;
        warehouse.restricted.create(&path, text).await?;
        Ok(())
    }

    /// Drops the docket: nothing is owed any more.
    pub(crate) async fn remove(&self, warehouse: &Warehouse) -> Result<(), Error> {
        Ok(warehouse.restricted.delete(&self.path()).await?)
    }

    /// Writes every receipt that is due, then drops the docket.
    pub(crate) async fn pay(&self, warehouse: &Warehouse) -> Result<(), Error> {
        write(warehouse, self.due.clone()).await?;
        warehouse.restricted.make_last().await?;
        self.remove(warehouse).await
    }
}

/// Writes receipts, several at once.
pub(crate) async fn write(warehouse: &Warehouse, due: Vec<Due>) -> Result<(), Error> {
    futures::stream::iter(due)
        .map(|due| async move { receipts::write(warehouse, &due.folder, &due.receipt).await })
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await
}

/// Every docket there is, with the snapshot record of its number if that has been made.
pub(crate) async fn all(warehouse: &Warehouse) -> Result<Vec<(Docket, Option<Snapshot>)>, Error> {
    let mut dockets = Vec::new();
    for path in warehouse.restricted.paths(FOLDER).await? {
        // another load may just have paid it
        let Some(bytes) = warehouse.restricted.get(&path).await? else { continue };
        let docket: Docket =
            serde_json::from_slice(&bytes).map_err(|source| Error::Damaged { path, source })?;
        let record = match Snapshot::read(warehouse, Some(docket.snapshot)).await {
            Err(Error::NoSnapshot(_)) => None,
            other => other?,
        };
        dockets.push((docket, record));
    }
    Ok(dockets)
}

/// Writes the receipts that loads owe which were killed after their commit, and drops the dockets
/// of loads that lost. Those of loads that have not come to their commit stay.
pub(crate) async fn settle(warehouse: &Warehouse) -> Result<(), Error> {
    for (docket, record) in all(warehouse).await? {
        match record {
            Some(record) if record.load_id == docket.load_id => docket.pay(warehouse).await?,
            Some(_) => docket.remove(warehouse).await?,
            None => {}
        }
    }
    Ok(())
}

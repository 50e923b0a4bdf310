//! Dockets: the receipts that a load owes, kept before its snapshot record is created, so that
//! another load can write them if this one dies.
//!
//! A docket names the snapshot that its load is about to make. Once a record of that number is
//! there, everybody can tell what became of the load: the record names it, and the receipts are
//! owed; or it names another, and nothing was decided. Findings wait in the docket, long lists beside
//! it: nothing of a load that loses ever stands where a receipt is.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Error;
use super::due::{self, DOCKETS, Due};
use super::receipts::Receipt;
use warehouse::{Record, Snapshot, Warehouse, from_json, to_json};

/// The receipts that a load owes once its snapshot is there.
#[derive(Debug, Serialize, Deserialize)]
pub struct Docket {
    /// The load.
    pub load_id: String,
    /// The snapshot that it is about to make.
    pub snapshot: u64,
    /// What it then owes.
    pub due: Vec<Due>,
}

impl Record for Docket {
    const FORMAT: u64 = 2;

    fn upgrade(older: u64, record: &mut Map<String, Value>) {
        // the receipts in it were of its own format, and had no number; in format 0 findings lay in
        // their folders before the commit
        for due in record.get_mut("due").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(receipt) = due.get_mut("receipt").and_then(Value::as_object_mut) {
                if older < Receipt::FORMAT {
                    Receipt::upgrade(older, receipt);
                }
                receipt.insert("format".to_owned(), Receipt::FORMAT.into());
            }
        }
    }
}

impl Docket {
    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> String {
        path_of(&self.load_id)
    }

    /// Keeps the docket, before the record is created.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn keep(&self, warehouse: &Warehouse) -> Result<(), Error> {
        let path = self.path();
        let text = to_json(&path, self)?;
        warehouse.restricted.create(&path, text).await?;
        Ok(())
    }

    /// Drops the docket: nothing is owed any more.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn remove(&self, warehouse: &Warehouse) -> Result<(), Error> {
        due::drop_findings(warehouse, &self.due).await?;
        Ok(warehouse.restricted.delete(&self.path()).await?)
    }

    /// Writes every receipt that is due, then drops the docket; the folders of the receipts.
    ///
    /// # Errors
    /// When a store fails; what is written stays, and the docket is still there.
    pub async fn pay(&self, warehouse: &Warehouse) -> Result<Vec<String>, Error> {
        let folders = match self.due.len() >= custody::MANY {
            true => due::write_many(warehouse, &self.load_id, &self.due).await?,
            false => due::write_all(warehouse, &self.due).await?,
        };
        warehouse.restricted.make_last().await?;
        self.remove(warehouse).await?;
        Ok(folders)
    }
}

/// The path of a load's docket.
fn path_of(load_id: &str) -> String {
    format!("{DOCKETS}/{load_id}.json")
}

/// The docket that a list of findings lies beside, if a path is that of one.
#[must_use]
pub fn docket_beside(path: &str) -> Option<String> {
    let (load_id, _) = path.strip_prefix(DOCKETS)?.strip_prefix('/')?.split_once('/')?;
    Some(path_of(load_id))
}

/// Every docket there is, with the load that made the snapshot of its number if that has been made.
///
/// # Errors
/// When a docket is damaged, or a store fails.
pub async fn all(warehouse: &Warehouse) -> Result<Vec<(Docket, Option<String>)>, Error> {
    let mut dockets = Vec::new();
    for path in warehouse.restricted.paths(DOCKETS).await? {
        if docket_beside(&path).is_some() {
            continue;
        }
        // another load may just have paid it
        let Some(bytes) = warehouse.restricted.get(&path).await? else { continue };
        let docket: Docket = from_json(&path, &bytes)?;
        let made_by = Snapshot::load_of(warehouse, docket.snapshot).await?;
        dockets.push((docket, made_by));
    }
    Ok(dockets)
}

/// Writes the receipts that loads owe which were killed after their commit, and drops the dockets
/// of loads that lost. Those of loads that have not come to their commit stay.
///
/// # Errors
/// When a docket is damaged, or a store fails.
pub async fn settle(warehouse: &Warehouse) -> Result<(), Error> {
    for (docket, made_by) in all(warehouse).await? {
        match made_by {
            Some(load_id) if load_id == docket.load_id => {
                docket.pay(warehouse).await?;
            }
            Some(_) => docket.remove(warehouse).await?,
            None => {}
        }
    }
    Ok(())
}

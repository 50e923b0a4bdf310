//! The tables of identities: who a pseudonym stands for, apart from everything else.

use contract::Dataset;
use engine::{Resources, Table};
use warehouse::{Error, Snapshot, Warehouse, open_table};

/// The folder of the identities, below the restricted root.
pub const IDENTITIES: &str = "identities";

/// The identities of a dataset in a snapshot.
///
/// # Errors
/// When the table cannot be opened.
pub async fn open_identities(
    warehouse: &Warehouse,
    dataset: &Dataset,
    snapshot: &Snapshot,
    resources: &Resources,
) -> Result<Table, Error> {
    let (place, schema) = (identities_of(dataset), dataset.identity_schema());
    open_table(&warehouse.restricted, &place, &schema, snapshot, resources).await
}

/// Where the identities of a dataset lie.
#[must_use]
pub fn identities_of(dataset: &Dataset) -> String {
    format!("{IDENTITIES}/{}", dataset.name)
}

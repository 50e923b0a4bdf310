//! `map suggest`: mappings for files of a centre's own system.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Error;
use super::asked::Load;
use contract::Finding;
use intake::{Fetched, Room, Suggestion};
use store::Root;

/// What is suggested for the files and sheets of one dataset.
#[derive(Debug)]
pub struct Suggested {
    /// Their paths.
    pub path: String,
    /// The centre.
    pub centre_id: String,
    /// The mapping, or why it cannot be read at all.
    pub suggestion: Result<Suggestion, Box<Finding>>,
}

/// Suggests mappings for files of the inbox, or for one file anywhere that is `claimed` to be an extract.
///
/// # Errors
/// When a path is not below the inbox and nothing says what it is, or temporary files cannot be written.
pub async fn suggest(
    load: &Load<'_>,
    paths: &[PathBuf],
    claimed: Option<&str>,
) -> Result<Vec<Suggested>, Error> {
    let (programme, contract) = (&load.configuration.programme, &load.configuration.contract);
    let place = load.inbox.as_deref().unwrap_or(&programme.settings.storage.inbox);
    let inbox = Root::open_existing(&programme.folder, place).await?;
    let room = Room::new(load.resources.spool_bytes());
    let mut suggested = Vec::new();
    let mut alike: BTreeMap<(String, String), Vec<Fetched>> = BTreeMap::new();
    for path in paths {
        let below = inbox.as_ref().and_then(|root| root.relative(path));
        let Some(said) = claimed.map(str::to_owned).or(below) else {
            return Err(Error::NotInInbox(path.clone()));
        };
        let shown = path.display().to_string();
        let arrival = intake::arrival_as(&shown, &said, programme, contract, load.now);
        let fetched = intake::fetch_file(path, &room, arrival)?;
        for one in intake::unfold_file(fetched, contract) {
            let arrival = &one.arrival;
            match (&arrival.triple, arrival.findings.first()) {
                (Some(triple), _) => {
                    let key = (triple.centre_id.clone(), triple.dataset.clone());
                    alike.entry(key).or_default().push(one);
                }
                (None, Some(finding)) => {
                    let centre_id = arrival.filed_by.clone().unwrap_or_default();
                    let path = arrival.path.clone();
                    let suggestion = Err(Box::new(finding.clone()));
                    suggested.push(Suggested { path, centre_id, suggestion });
                }
                (None, None) => {}
            }
        }
    }
    for ((centre_id, dataset), files) in alike {
        let Some(dataset) = contract.dataset(&dataset) else { continue };
        let paths: Vec<&str> = files.iter().map(|file| file.arrival.path.as_str()).collect();
        let path = paths.join(", ");
        let suggestion = intake::suggest(&files, dataset, &programme.settings.programme.currency);
        suggested.push(Suggested { path, centre_id, suggestion });
    }
    Ok(suggested)
}

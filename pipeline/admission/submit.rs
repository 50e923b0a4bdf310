//! `submit`: a file that passes its check is put into the inbox, whole and as it was read, or not at all.

use std::io::Read as _;
use std::path::Path;

use super::asked::Load;
use super::check::check;
use super::checked::Checked;
use super::office::OfficeSays;
use super::receipts::{self, Receipt, ReceiptIndex};
use super::{Error, Triple};
use intake::{Fetched, Room};
use store::Root;
use warehouse::{Snapshot, Warehouse};

/// The most bytes that are put in one go, so that nobody else's are written over; larger files are sent in
/// parts.
const ONE_GO_BYTES: u64 = 64 << 20;

/// What came of a file that was to be submitted.
#[derive(Debug)]
pub enum Submitted {
    /// It does not pass, and was not sent.
    Unfit(Box<Checked>),
    /// It lies in the inbox, and waits for the next load.
    Waiting {
        /// Its path there.
        path: String,
        /// Whether these very bytes lay there before.
        was_there: bool,
        /// What was found by its check.
        checked: Box<Checked>,
    },
    /// The last load has decided on these very bytes already.
    Decided {
        /// Its path in the inbox.
        path: String,
        /// What was decided.
        receipt: Box<Receipt>,
        /// What the office says of it, if it was accepted and is not in force.
        office: Option<OfficeSays>,
    },
}

/// Checks a file as a load would, and puts it into the inbox as the extract that it is `claimed` to be;
/// `anyway` sends it with its faults too.
///
/// # Errors
/// When the inbox is not there or fails, somebody else wrote the same object meanwhile, or another object
/// there is the same extract.
pub async fn submit(
    load: &Load<'_>,
    file: &Path,
    claimed: &str,
    anyway: bool,
) -> Result<Submitted, Error> {
    let (programme, contract) = (&load.configuration.programme, &load.configuration.contract);
    let shown = file.display().to_string();
    let arrival = intake::arrival_as(&shown, claimed, programme, contract, load.now);
    let is_placed = arrival.triple.is_some() || arrival.is_workbook_of_a_period();
    let ending = arrival.format.map_or("", intake::Format::ending);
    let path = format!("{}{ending}", claimed.strip_suffix(ending).unwrap_or(claimed));
    let triple = arrival.triple.clone();
    let room = Room::new(load.resources.spool_bytes());
    let fetched = intake::fetch_file(file, &room, arrival.clone())?;
    let checked = check(load, &[file.to_owned()], Some(claimed)).await?;
    // nobody would ever read what lies where no extract does
    if !is_placed || (checked.has_refused() && !anyway) {
        return Ok(Submitted::Unfit(Box::new(checked)));
    }
    // what was checked is what is sent
    if intake::fetch_file(file, &room, arrival)?.sha256() != fetched.sha256() {
        return Err(Error::Unreadable("it changed meanwhile".to_owned()));
    }
    let place = load.inbox.as_deref().unwrap_or(&programme.settings.storage.inbox);
    let inbox = Root::open_existing(&programme.folder, place).await?;
    let inbox = inbox.ok_or_else(|| Error::NoInbox(place.to_owned()))?;
    // what would make both of them ambiguous
    let is_other = |other: &&String| **other != path && !other.starts_with(&format!("{path}/"));
    if let Some(other) = checked.instead_of.iter().find(is_other) {
        return Err(Error::OtherFormat(other.clone()));
    }
    let was_there = inbox.digest(&path).await?.is_some_and(|there| there == fetched.sha256());
    if !was_there {
        send(load, &inbox, &path, &fetched).await?;
    }
    if let Some((receipt, office)) = decided(load, triple.as_ref(), fetched.sha256()).await? {
        return Ok(Submitted::Decided { path, receipt: Box::new(receipt), office });
    }
    Ok(Submitted::Waiting { path, was_there, checked: Box::new(checked) })
}

/// Puts the bytes of a file into the inbox, and reads them again to see that they are there.
async fn send(load: &Load<'_>, inbox: &Root, path: &str, fetched: &Fetched) -> Result<(), Error> {
    let spool = fetched.spool.as_ref().map_err(|problem| Error::Unreadable(problem.clone()))?;
    (load.progress)("sending", 0, 1);
    let before = inbox.head(path).await?;
    if spool.bytes <= ONE_GO_BYTES {
        let mut bytes = Vec::new();
        let read = spool.open().read_to_end(&mut bytes);
        read.map_err(|e| Error::Unreadable(e.to_string()))?;
        if !inbox.replace(path, bytes, before.as_ref()).await? {
            return Err(Error::Meanwhile(path.to_owned()));
        }
    } else {
        inbox.put_stream(path, Box::new(spool.open())).await?;
    }
    if inbox.digest(path).await?.as_deref() != Some(&spool.sha256) {
        return Err(Error::Meanwhile(path.to_owned()));
    }
    (load.progress)("sending", 1, 1);
    Ok(())
}

/// What was decided last on these very bytes, if the last decision on what they are was on them, and what
/// the office says of it.
async fn decided(
    load: &Load<'_>,
    triple: Option<&Triple>,
    sha256: &str,
) -> Result<Option<(Receipt, Option<OfficeSays>)>, Error> {
    let warehouse = Warehouse::open_existing(&load.configuration.programme).await?;
    let (Some(warehouse), Some(triple)) = (warehouse, triple) else { return Ok(None) };
    let centre = [triple.centre_id.clone()].into();
    let index = ReceiptIndex::open(&warehouse, Some(&centre)).await?;
    let mut all = index.of_centre(&triple.centre_id).into_iter();
    let last = all.rfind(|entry| entry.triple().as_ref() == Some(triple));
    let Some(entry) = last.filter(|entry| entry.is_on(sha256)) else { return Ok(None) };
    let Some(receipt) = receipts::read(&warehouse, entry).await? else { return Ok(None) };
    let latest = Snapshot::read(&warehouse, None).await?;
    let office = latest.and_then(|latest| receipt.office_says(&latest));
    Ok(Some((receipt, office)))
}

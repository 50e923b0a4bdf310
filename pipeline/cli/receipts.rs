//! `counterfoil receipts`.

use super::args::ReceiptsArgs;
use super::output::Column::{Count, Text};
use super::{Done, Error, Shell, new};
use admission::{OfficeSays, Receipt, State, UNPLACED, receipts_of};
use programme::OFFICE;
use warehouse::Snapshot;

/// Lists the receipts of a centre, or copies them into a folder.
pub(super) async fn run(shell: &Shell, args: &ReceiptsArgs) -> Result<Done, Error> {
    let (programme, warehouse) = shell.warehouse().await?;
    let is_known = [OFFICE, UNPLACED].contains(&args.centre.as_str());
    if !is_known && programme.centre(&args.centre).is_none() {
        return Err(Error::Usage {
            message: format!("there is no centre `{}`", args.centre),
            hint: format!(
                "`centres.csv` names the centres; the national office is `{OFFICE}`, files whose path says nothing are `{UNPLACED}`"
            ),
        });
    }
    if let Some(period) = args.period.as_ref().filter(|p| programme.calendar.period(p).is_none()) {
        let hint = "periods are named like those in the inbox".to_owned();
        return Err(Error::Usage { message: format!("there is no period `{period}`"), hint });
    }
    let mut receipts = receipts_of(&warehouse, &args.centre).await?;
    receipts.retain(|(_, receipt)| {
        let is = |wanted: &Option<String>, found: &str| wanted.as_ref().is_none_or(|w| w == found);
        match &receipt.extract {
            Some(t) => is(&args.period, &t.period) && is(&args.dataset, &t.dataset),
            None => args.period.is_none() && args.dataset.is_none(),
        }
    });
    if let Some(dir) = &args.fetch {
        let mut files = 0;
        for (entry, _) in &receipts {
            let below = entry.folder.strip_prefix("receipts/").unwrap_or(&entry.folder);
            for (name, bytes) in entry.files(&warehouse).await? {
                let written = new::write(dir, &format!("{below}/{name}"), &bytes);
                written.map_err(|source| Error::File {
                    doing: "write",
                    path: dir.clone(),
                    source,
                })?;
                files += 1;
            }
        }
        let count = receipts.len();
        shell
            .output
            .note(&format!("copied {count} receipts, {files} files, to `{}`", dir.display()));
    }
    let latest = Snapshot::read(&warehouse, None).await?;
    let rows = receipts.iter().map(|(entry, receipt)| {
        let office = latest.as_ref().and_then(|latest| receipt.office_says(latest));
        row(&entry.folder, receipt, office.as_ref())
    });
    let rows: Vec<_> = rows.collect();
    let columns = [
        Text("period"),
        Text("dataset"),
        Text("decided_at"),
        Text("status"),
        Count("rows"),
        Count("errors"),
        Count("warnings"),
        Count("snapshot"),
        Text("sha256"),
        Text("receipt"),
    ];
    shell.output.rows(&columns, &rows)?;
    for (_, receipt) in &receipts {
        let office = latest.as_ref().and_then(|latest| receipt.office_says(latest));
        if let (Some(OfficeSays::Returned(because)), Some(triple)) = (office, &receipt.extract) {
            let sha12 = &receipt.sha256[..12];
            shell.output.note(&format!("{triple}, {sha12}, was returned: {because}"));
        }
    }
    Ok(Done::Well)
}

/// A receipt as a row; of what was accepted, with what the office says of it now.
fn row(folder: &str, receipt: &Receipt, office: Option<&OfficeSays>) -> Vec<Option<String>> {
    let status = match office {
        None => receipt.status.as_str(),
        Some(OfficeSays::Waits) => State::Waiting.as_str(),
        Some(OfficeSays::Returned(_)) => State::Returned.as_str(),
    };
    let triple = receipt.extract.as_ref();
    vec![
        triple.map(|t| t.period.clone()),
        triple.map(|t| t.dataset.clone()),
        Some(receipt.decided_at.to_string()),
        Some(status.to_owned()),
        Some(receipt.rows.to_string()),
        Some(receipt.errors.to_string()),
        Some(receipt.warnings.to_string()),
        receipt.snapshot.map(|s| s.to_string()),
        Some(receipt.sha256.clone()),
        Some(folder.to_owned()),
    ]
}

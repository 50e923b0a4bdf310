//! `counterfoil receipts`.

use super::args::ReceiptsArgs;
use super::output::Column::{Count, Text};
use super::{Done, Error, Shell, new};
use admission::{Receipt, UNPLACED, receipts_of};
use programme::OFFICE;

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
    let rows: Vec<_> =
        receipts.iter().map(|(entry, receipt)| row(&entry.folder, receipt)).collect();
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
    Ok(Done::Well)
}

/// A receipt as a row.
fn row(folder: &str, receipt: &Receipt) -> Vec<Option<String>> {
    let triple = receipt.extract.as_ref();
    vec![
        triple.map(|t| t.period.clone()),
        triple.map(|t| t.dataset.clone()),
        Some(receipt.decided_at.to_string()),
        Some(receipt.status.clone()),
        Some(receipt.rows.to_string()),
        Some(receipt.errors.to_string()),
        Some(receipt.warnings.to_string()),
        receipt.snapshot.map(|s| s.to_string()),
        Some(receipt.sha256.clone()),
        Some(folder.to_owned()),
    ]
}

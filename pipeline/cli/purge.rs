//! `counterfoil purge`.

use super::args::PurgeArgs;
use super::output::Column;
use super::{Done, Error, Shell};

/// Removes raw bytes for good.
pub(super) async fn run(shell: &Shell, args: &PurgeArgs) -> Result<Done, Error> {
    let (programme, warehouse) = shell.warehouse().await?;
    if args.because.trim().is_empty() {
        return Err(Error::Usage {
            message: "`--because` says nothing".to_owned(),
            hint: "say why: the tombstone and every figure that rested on the bytes repeat it"
                .to_owned(),
        });
    }
    let digests = if args.expired {
        let years = programme.settings.storage.retention_years.ok_or_else(|| Error::Usage {
            message: "the programme keeps raw extracts for good".to_owned(),
            hint: "`[storage] retention_years` in `programme.toml` says for how long".to_owned(),
        })?;
        upkeep::expired(&warehouse, years, shell.now).await?
    } else {
        args.sha256.clone()
    };
    // all or none: a digest that is mistyped stops before anything is removed
    custody::refuse_unkept(&warehouse, &digests).await?;
    if !args.dry_run {
        custody::purge(&warehouse, &digests, &args.because, shell.now).await?;
    }
    let row = |sha256: &String| vec![Some(sha256.clone()), Some(args.because.clone())];
    let rows: Vec<_> = digests.iter().map(row).collect();
    shell.output.listing(&Column::texts(["sha256", "because"]), &rows)?;
    let verb = if args.dry_run { "would purge" } else { "purged" };
    shell.output.note(&format!("{verb} raw bytes: {} files", rows.len()));
    Ok(Done::Well)
}

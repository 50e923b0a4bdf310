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
    for sha256 in &digests {
        custody::can_purge(&warehouse, sha256).await?;
    }
    let mut rows = Vec::new();
    for sha256 in &digests {
        if !args.dry_run {
            custody::purge(&warehouse, sha256, &args.because, shell.now).await?;
        }
        rows.push(vec![Some(sha256.clone()), Some(args.because.clone())]);
    }
    shell.output.listing(&Column::texts(["sha256", "because"]), &rows)?;
    let verb = if args.dry_run { "would purge" } else { "purged" };
    shell.output.note(&format!("{verb} raw bytes: {} files", rows.len()));
    Ok(Done::Well)
}

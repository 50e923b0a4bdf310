//! Files that are there whole or not at all, and last through a power loss.

use std::io::Write as _;
use std::path::Path as FsPath;

use object_store::PutPayload;

/// Creates a file that is there whole, or not at all, whatever happens; everything that was written
/// to the file system before is made to last first, so that no record outlives what it speaks of.
pub(super) fn create_durably(path: &FsPath, payload: &PutPayload) -> std::io::Result<()> {
    create(path, payload, 0o666)
}

/// Creates a file outside of any place that only its owner can read, as durably as the store's own.
///
/// # Errors
/// When there is such a file already, or the system does not let it be made.
pub fn create_private(path: &FsPath, bytes: &[u8]) -> std::io::Result<()> {
    create(path, &PutPayload::from(bytes.to_vec()), 0o600)
}

/// Creates a file with these permissions.
#[expect(clippy::disallowed_methods, reason = "this is the store")]
fn create(path: &FsPath, payload: &PutPayload, mode: u32) -> std::io::Result<()> {
    let folder = path.parent().ok_or(std::io::ErrorKind::InvalidInput)?;
    std::fs::create_dir_all(folder)?;
    let opened = std::fs::File::open(folder)?;
    make_everything_last(&opened)?;
    let mut builder = tempfile::Builder::new();
    // names that end in `#` and digits are hidden from listings
    builder.prefix(".new-").suffix("#0");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
    let mut file = builder.tempfile_in(folder)?;
    for chunk in payload {
        file.write_all(chunk)?;
    }
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|e| e.error)?;
    opened.sync_all()
}

/// Makes everything that was written below a folder last.
#[expect(clippy::disallowed_methods, reason = "this is the store")]
pub(super) fn make_last(folder: &FsPath) -> std::io::Result<()> {
    make_everything_last(&std::fs::File::open(folder)?)
}

/// Writes everything that the file system still has in memory.
#[cfg(target_os = "linux")]
fn make_everything_last(anywhere: &std::fs::File) -> std::io::Result<()> {
    Ok(rustix::fs::syncfs(anywhere)?)
}

/// Writes everything that the file systems still have in memory.
#[cfg(all(unix, not(target_os = "linux")))]
#[expect(clippy::unnecessary_wraps, reason = "other systems say whether it worked")]
fn make_everything_last(_anywhere: &std::fs::File) -> std::io::Result<()> {
    rustix::fs::sync();
    Ok(())
}

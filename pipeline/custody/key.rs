//! The pseudonym key: `COUNTERFOIL_KEY`, or a file that is made with a new warehouse.

use std::path::Path;

use super::Error;
use intake::Pseudonymiser;
use programme::{Programme, read_plain};
use warehouse::Snapshot;

/// The environment variable that holds the key, before any file.
const VARIABLE: &str = "COUNTERFOIL_KEY";
/// The fewest characters of a key.
const SHORTEST: usize = 16;

/// What to do when the programme has no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfMissing {
    /// Make one and keep it: a new warehouse.
    Make,
    /// Use one that is forgotten: a check where the centre is.
    Forget,
}

/// The programme's pseudonymiser; with a warehouse, its key must be the one that made it.
///
/// # Errors
/// When the key cannot be read, is none, or is not the one that made the warehouse.
pub fn open_key(
    programme: &Programme,
    latest: Option<&Snapshot>,
    if_missing: IfMissing,
) -> Result<Pseudonymiser, Error> {
    let file = programme.folder.join(&programme.settings.storage.pseudonym_key);
    let place = format!("`{VARIABLE}` or `{}`", programme.settings.storage.pseudonym_key);
    let found = match std::env::var(VARIABLE) {
        Ok(key) => Some(key),
        Err(_) => read(&file)?,
    };
    let key = match (found, latest) {
        (Some(key), _) => key,
        (None, Some(_)) => {
            return Err(Error::Key {
                problem: "is missing".to_owned(),
                hint: format!("put the key that made this warehouse back into {place}"),
            });
        }
        (None, None) => {
            let key = random_key()?;
            match if_missing {
                IfMissing::Make => keep(&file, key)?,
                IfMissing::Forget => key,
            }
        }
    };
    let key = key.trim();
    if key.len() < SHORTEST {
        return Err(Error::Key {
            problem: format!("has {} characters", key.len()),
            hint: format!("{place} must hold {SHORTEST} characters or more, chosen at random"),
        });
    }
    let pseudonymiser = Pseudonymiser::new(key.as_bytes(), &programme.settings);
    if let Some(latest) = latest
        && latest.key_fingerprint != pseudonymiser.fingerprint()
    {
        return Err(Error::Key {
            problem: "is not the one that this warehouse was made with".to_owned(),
            hint: format!(
                "put the right key into {place}; with another key the same client would look like two"
            ),
        });
    }
    Ok(pseudonymiser)
}

/// A fault of the key's file.
fn file_fault(file: &Path, error: &std::io::Error) -> Error {
    Error::Key {
        problem: format!("cannot be kept: {error}"),
        hint: format!("check the folder and the permissions of `{}`", file.display()),
    }
}

/// The text of the key's file, if there is one.
fn read(file: &Path) -> Result<Option<String>, Error> {
    match read_plain(file) {
        Ok(text) => Ok(Some(text)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(file_fault(file, &e)),
    }
}

/// 32 random bytes, in hexadecimal.
fn random_key() -> Result<String, Error> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|e| Error::Key {
        problem: format!("cannot be made: {e}"),
        hint: format!("set `{VARIABLE}`"),
    })?;
    Ok(hex::encode(bytes))
}

/// Keeps a new key in a file that only its owner can read, there whole or not at all and through a
/// power loss; if another load has just made one, that one counts.
fn keep(file: &Path, key: String) -> Result<String, Error> {
    match store::create_private(file, format!("{key}\n").as_bytes()) {
        Ok(()) => Ok(key),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(read(file)?.unwrap_or(key)),
        Err(e) => Err(file_fault(file, &e)),
    }
}

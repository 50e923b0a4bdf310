//! `counterfoil new`.

use std::path::Path;

use super::args::NewArgs;
use super::{Done, Error, Shell};
use contract::Contract;
use engine::Library;
use programme::{Programme, keys};
use warehouse::vocabulary;

/// The centres of a new programme.
const CENTRES: &str = "centre_id,name,region,opened_on,closed_on\nharbor,Harbor Extension Partnership,west,2020-10-01,\nplains,Plains Industrial Services,east,2020-10-01,\n";
/// What git must not keep.
pub(super) const GITIGNORE: &str = "secrets/\nrestricted/\ninbox/\nwarehouse/\nreports/\n";

/// Makes a programme's folder.
pub(super) fn run(shell: &Shell, args: &NewArgs) -> Result<Done, Error> {
    refuse_filled(&args.dir)?;
    let id: String = args
        .dir
        .file_name()
        .map_or_else(|| "programme".to_owned(), |n| n.to_string_lossy().to_lowercase())
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let contract = Contract::open(&args.dir)?;
    let library = Library::open(&args.dir, &contract).map_err(warehouse::Error::from)?;
    let vocabulary = vocabulary(&contract, &library).map_err(warehouse::Error::from)?;
    let file = keys::commented_file(&id, &args.name, &vocabulary);
    write(&args.dir, "programme.toml", file.as_bytes())?;
    write(&args.dir, "centres.csv", CENTRES.as_bytes())?;
    write(&args.dir, ".gitignore", GITIGNORE.as_bytes())?;
    for folder in ["inbox", "contract", "sql", "report-templates"] {
        make(&args.dir.join(folder))?;
    }
    let today = shell.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let period = Programme::open(&args.dir)?.calendar.period_of(today);
    let period = period.map_or_else(String::new, |p| p.label);
    let dataset = contract.datasets.first().map_or("", |d| d.name.as_str());
    let shown = args.dir.display().to_string();
    // as a shell takes it, whatever is in the name
    let dir = format!("'{}'", shown.replace('\'', "'\\''"));
    shell.output.note(&format!(
        "made `{shown}`; next:\n\n  cd {dir}\n  edit programme.toml and centres.csv\n  mkdir -p inbox/harbor/{period}\n  counterfoil template {dataset} --period {period} > inbox/harbor/{period}/{dataset}.csv\n  edit that file: your own rows in place of the example\n  counterfoil check\n  counterfoil load"
    ));
    Ok(Done::Well)
}

/// Refuses a folder that holds something already.
#[expect(clippy::disallowed_methods, reason = "the folder of a programme is local by definition")]
pub(super) fn refuse_filled(dir: &Path) -> Result<(), Error> {
    let is_filled = std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if is_filled || dir.is_file() {
        return Err(Error::Usage {
            message: format!("`{}` is there already and not empty", dir.display()),
            hint: "name another folder, or remove this one".to_owned(),
        });
    }
    Ok(())
}

/// Writes a file of a new programme.
#[expect(clippy::disallowed_methods, reason = "the folder of a programme is local by definition")]
pub(super) fn write(dir: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let path = dir.join(name);
    if let Some(folder) = path.parent() {
        make(folder)?;
    }
    std::fs::write(path, bytes)
}

/// Makes a folder of a new programme.
#[expect(clippy::disallowed_methods, reason = "the folder of a programme is local by definition")]
fn make(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}

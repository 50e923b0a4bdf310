//! `counterfoil map`.

use std::path::Path;

use super::args_of_filing::{MapArgs, MapCommand};
use super::output::Column;
use super::words::Words;
use super::{Done, Error, Shell, args, new};
use admission::{Load, Suggested};
use programme::{MAPPINGS, Programme, read_plain};
use warehouse::Configuration;

/// Suggests mappings, and prints or keeps them.
pub(super) async fn run(shell: &Shell, args: &MapArgs) -> Result<Done, Error> {
    let MapCommand::Suggest { paths, claimed, write } = &args.command;
    if claimed.is_some() && paths.len() != 1 {
        return Err(Error::Usage {
            message: "`--as` says what one file is".to_owned(),
            hint: "name one file".to_owned(),
        });
    }
    let configuration = Configuration::current(Programme::open(&shell.folder)?)?;
    let load = Load { dry_run: true, ..shell.load(&configuration, &|_, _, _| {}) };
    let suggested = admission::suggest(&load, paths, claimed.as_deref()).await?;
    let mut done = Done::Well;
    let mut rows = Vec::new();
    for Suggested { path, centre_id, suggestion } in suggested {
        let suggestion = match suggestion {
            Ok(suggestion) => suggestion,
            Err(finding) => {
                let words = Words::new(&configuration, None)?;
                let worded = words.of(Some(&centre_id)).word(&finding);
                shell.output.note(&format!("{path}: {}\n  {}", worded.message, worded.hint));
                done = Done::Short;
                continue;
            }
        };
        if suggestion.is_plain {
            shell.output.note(&format!("{path} needs no mapping"));
            continue;
        }
        let open = match suggestion.open {
            0 => "nothing is left open".to_owned(),
            1 => "one thing is left open, in a comment".to_owned(),
            open => format!("{open} things are left open, in comments"),
        };
        let file = shell.folder.join(MAPPINGS).join(format!("{centre_id}.toml"));
        if *write {
            keep(&shell.folder, &file, &suggestion.dataset, &suggestion.text)?;
            shell.output.note(&format!(
                "`{}` says how {path} is read: {open}; look it through, then `counterfoil check`",
                file.display()
            ));
        } else if shell.output.format == args::Format::Table {
            let comment = format!("# For `{}`, to be looked through: {open}.\n", file.display());
            shell.output.write(format!("{comment}{}\n", suggestion.text).as_bytes())?;
        }
        let cells =
            [path, centre_id, suggestion.dataset, suggestion.open.to_string(), suggestion.text];
        rows.push(cells.map(Some).to_vec());
    }
    if shell.output.format != args::Format::Table {
        let columns = Column::texts(["path", "filed_by", "dataset", "open", "mapping"]);
        shell.output.rows(&columns, &rows)?;
    }
    Ok(done)
}

/// Adds what is suggested for a dataset to a centre's mapping, unless that says something of it already.
fn keep(folder: &Path, file: &Path, dataset: &str, text: &str) -> Result<(), Error> {
    let before = match read_plain(file) {
        Ok(before) => before,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(source) => return Err(Error::File { doing: "read", path: file.to_owned(), source }),
    };
    let parsed = |text: &str| text.parse::<toml::Table>();
    let is_there = parsed(&before).is_ok_and(|table| table.contains_key(dataset));
    if is_there {
        return Err(Error::Usage {
            message: format!("`{}` says something of `{dataset}` already", file.display()),
            hint: "leave out `--write`, compare, and correct the file by hand".to_owned(),
        });
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let gap = if before.is_empty() { "" } else { "\n" };
    let whole = format!("{before}{gap}{text}");
    if let Err(e) = parsed(&whole) {
        return Err(Error::Usage {
            message: format!("`{}` would not be valid: {}", file.display(), e.message()),
            hint: "leave out `--write`, and correct the file by hand".to_owned(),
        });
    }
    let written = new::write(folder, &format!("{MAPPINGS}/{name}"), whole.as_bytes());
    written.map_err(|source| Error::File { doing: "write", path: file.to_owned(), source })
}

//! What a programme may have of its own beside its two files: SQL, a contract, mappings, templates.
//!
//! A file that is there is used, or said to be of no use: one that were passed over would leave the
//! built-in rule in force without a word.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use super::Error;
use super::keys::nearest;

/// The folders of a programme's own rules.
const FOLDERS: [&str; 4] = ["sql", "contract", "report-templates", MAPPINGS];
/// The folder of the mappings of centres.
pub const MAPPINGS: &str = "mappings";
/// How alike a name must be to one of those to be meant, from 0 to 1.
const NEARLY: f64 = 0.95;

/// What may lie in a folder of the programme's own.
#[derive(Debug, Clone, Copy)]
pub struct Own<'a> {
    /// The folder below the programme's.
    pub folder: &'a str,
    /// The folders that may lie in it; none if the files lie in it themselves.
    pub folders: &'a [&'a str],
    /// The endings, or whole names, of files that are used.
    pub endings: &'a [&'a str],
}

impl Own<'_> {
    /// The text of every file, by its path below the folder; nothing if there is no such folder.
    ///
    /// Hidden files and notes in Markdown are left alone.
    ///
    /// # Errors
    /// When anything cannot be read, is no UTF-8, or lies where nothing is used.
    pub fn read(&self, programme_folder: &Path) -> Result<BTreeMap<String, String>, Error> {
        let mut texts = BTreeMap::new();
        let root = programme_folder.join(self.folder);
        for name in names_in(&root, self.folder)? {
            let path = format!("{}/{name}", self.folder);
            if self.folders.is_empty() {
                texts.insert(name, self.read_file(programme_folder, &path)?);
                continue;
            }
            if !self.folders.contains(&name.as_str()) {
                let near = nearest(&name, self.folders.iter().copied());
                let known = format!("the folders are `{}`", self.folders.join("`, `"));
                let hint = near.map_or(known, |near| format!("did you mean `{near}`?"));
                let hint = format!("{hint}; nothing else in `{}` is used", self.folder);
                return Err(useless(path, "is no folder that is used", hint));
            }
            for file in names_in(&root.join(&name), &path)? {
                let text = self.read_file(programme_folder, &format!("{path}/{file}"))?;
                texts.insert(format!("{name}/{file}"), text);
            }
        }
        Ok(texts)
    }

    /// The text of one file.
    fn read_file(&self, programme_folder: &Path, path: &str) -> Result<String, Error> {
        let is_used = self.endings.iter().any(|ending| match ending.starts_with('.') {
            true => path.ends_with(ending),
            false => path.rsplit('/').next() == Some(ending),
        });
        if !is_used {
            let known = self.endings.join("`, `");
            let hint = format!("what is used there is `{known}`; rename the file, or take it out");
            return Err(useless(path.to_owned(), "is no file that is used", hint));
        }
        let file = programme_folder.join(path);
        let read = read_plain(&file).map_err(|e| unreadable(path, &e))?;
        // what lies elsewhere is none of the programme's rules, and may be its key
        let home = programme_folder.join(self.folder).canonicalize();
        let is_at_home = home.is_ok_and(|h| file.canonicalize().is_ok_and(|f| f.starts_with(h)));
        if !is_at_home {
            let hint = "put the file itself there".to_owned();
            return Err(useless(path.to_owned(), "leads out of its folder", hint));
        }
        Ok(read)
    }
}

/// The text of a plain file: anything else might never come to its end.
///
/// # Errors
/// When it is no plain file, cannot be read, or is not UTF-8.
#[expect(clippy::disallowed_methods, reason = "a programme's own files are local by definition")]
pub fn read_plain(file: &Path) -> std::io::Result<String> {
    let kind = std::fs::metadata(file)?;
    if kind.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() {
        return Err(std::io::Error::other("it is no plain file"));
    }
    std::fs::read_to_string(file)
}

/// What lies in a programme's folder under a name that is nearly one of its own.
///
/// # Errors
/// When there is such a thing, naming it.
#[expect(clippy::disallowed_methods, reason = "a programme's own files are local by definition")]
pub fn refuse_unused(programme_folder: &Path) -> Result<(), Error> {
    for name in names_in(programme_folder, ".")? {
        let folder = programme_folder.join(&name);
        if !folder.is_dir() || FOLDERS.contains(&name.as_str()) {
            continue;
        }
        let is_empty = std::fs::read_dir(&folder).is_ok_and(|mut f| f.next().is_none());
        let near = FOLDERS.into_iter().find(|f| strsim::jaro_winkler(f, &name) > NEARLY);
        if let Some(near) = near.filter(|_| !is_empty) {
            let hint = format!("did you mean `{near}`? rename it");
            return Err(useless(name, "is no folder that is used", hint));
        }
    }
    Ok(())
}

/// The names in a folder, in order, without those that are left alone.
#[expect(clippy::disallowed_methods, reason = "a programme's own files are local by definition")]
fn names_in(folder: &Path, shown: &str) -> Result<Vec<String>, Error> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == ErrorKind::NotFound && !folder.is_symlink() => return Ok(Vec::new()),
        Err(e) => return Err(unreadable(shown, &e)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(|e| unreadable(shown, &e))?.file_name();
        let Ok(name) = name.into_string() else {
            let hint = "rename it with letters, digits, `_` and `-`".to_owned();
            return Err(useless(shown.to_owned(), "has a file whose name is no UTF-8", hint));
        };
        if !name.starts_with('.') && !name.ends_with(".md") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The error of something that cannot be read.
fn unreadable(path: &str, error: &std::io::Error) -> Error {
    let (problem, hint) = match error.kind() {
        ErrorKind::InvalidData => ("is no UTF-8".to_owned(), "save it as UTF-8"),
        ErrorKind::IsADirectory => ("is a folder".to_owned(), "put the file itself there"),
        _ => (format!("cannot be read: {error}"), "correct its permissions, or take it out"),
    };
    Error::Own { path: path.to_owned(), problem, hint: hint.to_owned() }
}

/// The error of something that nobody uses.
fn useless(path: String, problem: &str, hint: String) -> Error {
    Error::Own { path, problem: problem.to_owned(), hint }
}

//! A programme in a temporary folder, and the program run on it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A key, so that two folders have the same pseudonyms.
pub(crate) const KEY: &str = "0123456789abcdef0123456789abcdef";
/// A time after the last period of every fixture.
pub(crate) const NOW: &str = "2024-12-31";

/// A programme in a folder that goes when this goes.
pub(crate) struct Programme {
    folder: TempDir,
}

/// What a run came to.
pub(crate) struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

/// A figure of `figures.json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    pub value: Option<String>,
    pub n: Option<u64>,
}

/// The program: the debug build, or another that `COUNTERFOIL_PROGRAM` names.
pub(crate) fn program() -> String {
    std::env::var("COUNTERFOIL_PROGRAM")
        .unwrap_or_else(|_| env!("CARGO_BIN_EXE_counterfoil").to_owned())
}

impl Programme {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A copy of a fixture.
    pub(crate) fn from_fixture(name: &str) -> Self {
        let programme = Self::empty();
        copy(&fixture(name), programme.path());
        programme
    }

    /// A programme with this `programme.toml`, one centre `harbor` and nothing else.
    pub(crate) fn with_settings(settings: &str) -> Self {
        let programme = Self::empty();
        programme.write("programme.toml", settings);
        programme.write(
            "centres.csv",
            "centre_id,name,region,opened_on,closed_on\nharbor,Harbor,west,2010-10-01,\n",
        );
        programme
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file below the folder.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.path().join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    }

    /// Runs the program in this folder at [`NOW`].
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        let mut command = Command::new(program());
        command.env("COUNTERFOIL_KEY", KEY);
        if !args.contains(&"-C") {
            command.arg("-C").arg(self.path());
        }
        command.args(args);
        if !args.contains(&"--now") {
            command.args(["--now", NOW]);
        }
        Ran::from(command.output().unwrap())
    }

    /// Runs the program and expects it to end well.
    pub(crate) fn ok(&self, args: &[&str]) -> Ran {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}\n{}\n{}", ran.stdout, ran.stderr);
        ran
    }

    /// Runs the commands that a fixture has for between its inboxes, a line each.
    pub(crate) fn run_commands(&self) {
        let commands = std::fs::read_to_string(self.path().join("commands.txt"));
        for command in commands.unwrap_or_default().lines() {
            self.ok(&command.split(' ').collect::<Vec<_>>());
        }
    }

    /// The figures of a report that has been written.
    pub(crate) fn figures(&self, year: i32) -> BTreeMap<String, Figure> {
        figures_in(&self.read(&format!("reports/{year}/figures.json")))
    }

    /// The value of a figure, which must have one.
    pub(crate) fn value(&self, year: i32, id: &str) -> String {
        self.figures(year)[id].value.clone().unwrap_or_else(|| panic!("{id} has no value"))
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code().unwrap_or(-1),
        }
    }
}

/// A folder or file of the fixtures.
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// A file of the tests.
pub(crate) fn test_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file below a folder, by its path in it.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Runs an outside program of the tests; `tests/run` installs them.
pub(crate) fn outside(program: &str, args: &[&str]) -> Ran {
    let python = std::env::var("COUNTERFOIL_PYTHON");
    let program = match program {
        "python" => python.expect("COUNTERFOIL_PYTHON is not set: run the tests with `tests/run`"),
        other => other.to_owned(),
    };
    let output = Command::new(&program)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .args(args)
        .output()
        .unwrap_or_else(|e| panic!("cannot run `{program}`, which `tests/run` installs: {e}"));
    let ran = Ran::from(output);
    assert_eq!(ran.code, 0, "{program} {args:?}\n{}\n{}", ran.stdout, ran.stderr);
    ran
}

/// What a script of Python prints that reads tables with the `deltalake` of other people.
pub(crate) fn other_reader(script: &str, folder: &Path) -> String {
    // threads of pyarrow may outlive the interpreter, which then aborts: it is left without an end
    let script = format!("import deltalake, os, sys\n{script}\nsys.stdout.flush()\nos._exit(0)\n");
    outside("python", &["-c", &script, folder.to_str().unwrap()]).stdout
}

/// The figures of a `figures.json`.
pub(crate) fn figures_in(text: &str) -> BTreeMap<String, Figure> {
    let json: serde_json::Value = serde_json::from_str(text).unwrap();
    let figures = json["figures"].as_array().unwrap().iter();
    figures
        .map(|f| {
            let figure =
                Figure { value: f["value"].as_str().map(str::to_owned), n: f["n"].as_u64() };
            (f["id"].as_str().unwrap().to_owned(), figure)
        })
        .collect()
}

/// The lines of an expected file: id, value, n.
pub(crate) fn expected(file: &Path) -> Vec<(String, Option<String>, Option<u64>)> {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines()
        .map(|line| {
            let mut cells = line.split(',');
            let id = cells.next().unwrap().to_owned();
            let value = cells.next().filter(|v| !v.is_empty()).map(str::to_owned);
            let n = cells.next().filter(|n| !n.is_empty()).map(|n| n.parse().unwrap());
            (id, value, n)
        })
        .collect()
}

/// Whether a figure's value holds to 0.01 only, since it passes through a square root.
pub(crate) fn is_estimate(id: &str) -> bool {
    let measure = id.rsplit('.').nth(1).unwrap();
    ["_estimate", "_se", "_low", "_high"].iter().any(|s| measure.ends_with(s))
}

/// The lines of an expected file that a report does not meet.
pub(crate) fn differences(figures: &BTreeMap<String, Figure>, file: &Path) -> Vec<String> {
    let mut differences = Vec::new();
    for (id, value, n) in expected(file) {
        let Some(figure) = figures.get(&id) else {
            differences.push(format!("{id}: not in figures.json"));
            continue;
        };
        let equal = match (&figure.value, &value) {
            (Some(a), Some(b)) if is_estimate(&id) => {
                (a.parse::<f64>().unwrap() - b.parse::<f64>().unwrap()).abs() <= 0.01
            }
            (a, b) => a == b,
        };
        if !equal || (n.is_some() && figure.n != n) {
            differences.push(format!("{id}: expected {value:?} {n:?}, found {figure:?}"));
        }
    }
    differences
}

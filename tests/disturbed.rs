//! What a warehouse holds, in a form in which two can be compared, and a way to disturb loads.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::Duration;

use arrow::array::AsArray as _;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;

use crate::support::{KEY, NOW, Programme, Ran, program};

/// How many cases a test goes through, such as disturbed loads: few, or as many as
/// `COUNTERFOIL_CASES` says.
pub(crate) fn cases(few: u64) -> u64 {
    std::env::var("COUNTERFOIL_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(few)
}

/// How a load dies.
#[derive(Debug, Clone)]
pub(crate) enum Death {
    /// At one of its own writes: `before:3`, `after:3`, `torn:3`.
    Fault(String),
    /// By a kill from outside, after this time.
    Kill(Duration),
}

impl Death {
    /// The death of a seed, within so many writes or so much time.
    pub(crate) fn of_seed(seed: u64, writes: u64, time: Duration) -> Self {
        // a number that looks random and is the same every time: SplitMix64
        let mut z = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        if seed.is_multiple_of(2) {
            let way = ["before", "after", "torn"][usize::try_from(z % 3).unwrap()];
            return Self::Fault(format!("{way}:{}", 1 + (z / 3) % writes));
        }
        Self::Kill(time / 1000 * u32::try_from(z % 1000).unwrap())
    }
}

/// A command of the program in a programme's folder.
pub(crate) fn command(programme: &Programme, args: &[&str]) -> Command {
    let mut command = Command::new(program());
    // whatever this machine knows of clouds is none of the tests'
    let clouds = std::env::vars_os().map(|(k, _)| k).filter(|k| {
        let name = k.to_string_lossy().to_uppercase();
        ["AWS_", "AZURE_", "GOOGLE_"].iter().any(|p| name.starts_with(p))
            || name.ends_with("_PROXY")
    });
    for name in clouds {
        command.env_remove(name);
    }
    command.env("COUNTERFOIL_KEY", KEY).arg("-C").arg(programme.path()).args(["--now", NOW]);
    command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a load that dies; whether it did.
pub(crate) fn disturb(
    programme: &Programme,
    args: &[&str],
    env: &[(String, String)],
    death: &Death,
) -> bool {
    let mut command = command(programme, args);
    command.envs(env.iter().cloned());
    match death {
        Death::Fault(fault) => {
            let ran = Ran::from(command.env("COUNTERFOIL_FAULT", fault).output().unwrap());
            // an abort is a signal, which has no code
            ran.code == -1
        }
        Death::Kill(after) => {
            let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            std::thread::sleep(*after);
            child.kill().unwrap();
            child.wait().unwrap().code().is_none()
        }
    }
}

/// What a warehouse holds: snapshots, receipts, bytes. What differs between two loads of the same
/// files, such as random ids and the times of files, is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Holdings(BTreeMap<String, String>);

impl Holdings {
    /// Reads them from the files below the roots `warehouse` and `restricted`, those in packs too.
    pub(crate) fn read(files: &BTreeMap<String, Vec<u8>>) -> Self {
        let mut entry = BTreeMap::new();
        let packs = files.iter().filter(|(path, _)| path.starts_with("restricted/packs/"));
        let packed: Vec<_> = packs.flat_map(|(_, bytes)| unpacked(bytes)).collect();
        let packed = packed.iter().map(|(path, bytes)| (path, bytes));
        for (path, bytes) in files.iter().chain(packed) {
            let is_kept = [
                "warehouse/snapshots/",
                "restricted/receipts/",
                "restricted/extracts/",
                "restricted/dockets/",
            ];
            // a file without a name is nobody's
            if !is_kept.iter().any(|k| path.starts_with(k)) || path.contains('#') {
                continue;
            }
            // nor is what lies beside a docket that was never written: it is vacuumed
            let beside = path.strip_prefix("restricted/dockets/").and_then(|p| p.split_once('/'));
            let docket = beside.map(|(load, _)| format!("restricted/dockets/{load}.json"));
            if docket.is_some_and(|docket| !files.contains_key(&docket)) {
                continue;
            }
            // a list that no record names is nobody's either
            if path.starts_with("warehouse/snapshots/in_force/") {
                continue;
            }
            if let Some(list) = list_named_by(bytes) {
                let list = &files[&format!("warehouse/{list}")];
                entry.insert(format!("{path}: in force"), listed(list));
            }
            let shown = match path.ends_with(".json") {
                true => {
                    let mut json: Value = serde_json::from_slice(bytes)
                        .unwrap_or_else(|e| panic!("{path} is damaged: {e}"));
                    forget(&mut json);
                    json.to_string()
                }
                false => String::from_utf8_lossy(bytes).into_owned(),
            };
            let twice = entry.insert(path.clone(), shown);
            assert!(twice.is_none(), "{path} is there twice, alone and in a pack or in two packs");
        }
        Self(entry)
    }

    /// Whether something lies at a path, alone or in a pack.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// What another has that this has not, or otherwise.
    pub(crate) fn differences(&self, other: &Self) -> Vec<String> {
        let paths: std::collections::BTreeSet<_> = self.0.keys().chain(other.0.keys()).collect();
        let differs = paths.into_iter().filter(|p| self.0.get(*p) != other.0.get(*p));
        let cut = |text: Option<&String>| text.map(|t| t.chars().take(600).collect::<String>());
        differs
            .map(|p| format!("{p}:\n  {:?}\n  {:?}", cut(self.0.get(p)), cut(other.0.get(p))))
            .collect()
    }
}

/// The list of what is in force that a record names, if it does.
fn list_named_by(record: &[u8]) -> Option<String> {
    let record: Value = serde_json::from_slice(record).ok()?;
    Some(record["in_force_file"]["path"].as_str()?.to_owned())
}

/// What a list of what is in force says, an extract a line.
fn listed(bytes: &[u8]) -> String {
    let bytes = bytes::Bytes::copy_from_slice(bytes);
    let reader = ParquetRecordBatchReaderBuilder::try_new(bytes).unwrap().build().unwrap();
    let mut lines = String::new();
    for batch in reader.map(Result::unwrap) {
        let fields = batch.schema();
        let columns = fields.fields().iter().zip(batch.columns());
        let columns: Vec<_> = columns
            .filter(|(field, _)| !OWN.contains(&field.name().as_str()))
            .map(|(_, column)| engine::to_text(column).unwrap())
            .collect();
        for row in 0..batch.num_rows() {
            let cells: Vec<&str> = columns.iter().map(|column| column.value(row)).collect();
            lines += &format!("{}\n", cells.join(","));
        }
    }
    lines
}

/// The files of a pack, by the path that each would have alone.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let bytes = bytes::Bytes::copy_from_slice(bytes);
    let reader = ParquetRecordBatchReaderBuilder::try_new(bytes).unwrap().build().unwrap();
    let mut files = Vec::new();
    for batch in reader.map(Result::unwrap) {
        let column = |name: &str| batch.column_by_name(name).unwrap().clone();
        let (paths, contents) = (column("path"), column("content"));
        let (paths, contents) = (paths.as_string::<i32>(), contents.as_binary::<i32>());
        for (path, content) in paths.iter().zip(contents) {
            files.push((format!("restricted/{}", path.unwrap()), content.unwrap().to_vec()));
        }
    }
    files
}

/// What differs between two loads of the same files, and between two programmes by their storage.
const OWN: [&str; 7] = [
    "load_id",
    "first_load_id",
    "tables",
    "received_at",
    "first_received_at",
    "config_digest",
    "in_force_file",
];

/// Takes out what differs between two loads of the same files.
fn forget(json: &mut Value) {
    match json {
        Value::Object(entries) => {
            for key in OWN {
                entries.remove(key);
            }
            entries.values_mut().for_each(forget);
        }
        Value::Array(entries) => entries.iter_mut().for_each(forget),
        _ => {}
    }
}

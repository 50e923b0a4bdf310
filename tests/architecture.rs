//! What the source itself must hold: a stage knows those before it, never those after. Each is a
//! crate, so that the compiler holds what the manifests say, and these say no more than that.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use regex::Regex;

use crate::support::files;

/// The stages, in the order in which an extract comes through them, and the commands last.
const STAGES: [&str; 14] = [
    "programme",
    "contract",
    "store",
    "engine",
    "intake",
    "warehouse",
    "custody",
    "admission",
    "upkeep",
    "query",
    "disclosure",
    "measures",
    "report",
    "cli",
];
/// Synthetic programmes know what they imitate; only the commands know them.
const SIMULATE: &str = "simulate";

#[test]
fn a_stage_knows_only_those_before_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pipeline");
    let manifests: Vec<(String, toml::Table)> = files(&folder)
        .into_iter()
        .filter_map(|(path, bytes)| {
            let stage = path.strip_suffix("/Cargo.toml")?.to_owned();
            Some((stage, String::from_utf8(bytes).unwrap().parse().unwrap()))
        })
        .collect();
    assert_eq!(manifests.len(), STAGES.len() + 1);
    let place = |stage: &str| STAGES.iter().position(|s| *s == stage);
    let mut known = 0;
    for (stage, manifest) in &manifests {
        let own = place(stage);
        assert!(own.is_some() || stage == SIMULATE, "`{stage}` has no place among the stages");
        for (other, wanted) in manifest["dependencies"].as_table().unwrap() {
            let is_before = match (own, place(other)) {
                (Some(own), Some(other)) => other < own,
                (None, Some(other)) => other < STAGES.len() - 1,
                (_, None) => other != SIMULATE || stage == "cli",
            };
            known += usize::from(place(other).is_some());
            assert!(is_before, "{stage} knows {other}");
            // what only tests may make is no part of the program
            assert_eq!(wanted.as_table().unwrap().keys().collect::<Vec<_>>(), ["workspace"]);
        }
    }
    assert!(known > 50, "{known}");
}

/// The Rust files below `pipeline/`, with their stage and their text; tests beside code left out.
fn sources() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pipeline");
    let rust = files(&folder).into_iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.filter_map(|(path, bytes)| {
        let (stage, _) = path.split_once('/')?;
        let text = String::from_utf8(bytes).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
        Some((stage.to_owned(), path, code))
    })
    .collect()
}

/// The names of files of a room that a file knows, by `super::` or `crate::`.
fn known<'a>(code: &str, files: &[&'a str]) -> Vec<&'a str> {
    let comment = Regex::new(r"//[^\n]*").unwrap();
    let named = Regex::new(r"(?:super|crate)::(\w+|\{[^;]*\};)").unwrap();
    let word = Regex::new(r"\w+").unwrap();
    let code = comment.replace_all(code, "");
    let words: Vec<String> = named
        .captures_iter(&code)
        .flat_map(|c| {
            word.find_iter(c.get(1).unwrap().as_str())
                .map(|w| w.as_str().to_owned())
                .collect::<Vec<_>>()
        })
        .collect();
    files.iter().copied().filter(|f| words.iter().any(|w| w == f)).collect()
}

#[test]
fn files_of_a_room_do_not_know_each_other_in_a_circle() {
    let sources = sources();
    let mut pairs = 0;
    let mut circles = Vec::new();
    let rooms: BTreeSet<&String> = sources.iter().map(|(stage, ..)| stage).collect();
    for room in rooms {
        let own: Vec<(&str, &str)> = sources
            .iter()
            .filter(|(stage, ..)| stage == room)
            .filter_map(|(_, path, code)| {
                let (_, file) = path.split_once('/')?;
                let name = file.strip_suffix(".rs").filter(|n| *n != "lib" && !n.contains('/'))?;
                Some((name, code.as_str()))
            })
            .collect();
        let names: Vec<&str> = own.iter().map(|(name, _)| *name).collect();
        let knows: BTreeMap<&str, Vec<&str>> =
            own.iter().map(|(name, code)| (*name, known(code, &names))).collect();
        pairs += knows.values().map(Vec::len).sum::<usize>();
        for start in &names {
            let mut seen = BTreeSet::new();
            let mut open: Vec<&str> = knows[start].iter().copied().filter(|k| k != start).collect();
            while let Some(name) = open.pop() {
                if name == *start {
                    circles.push(format!("{room}/{start}.rs"));
                    break;
                }
                if seen.insert(name) {
                    open.extend(knows[name].iter().copied().filter(|k| *k != name));
                }
            }
        }
    }
    assert!(pairs > 100, "{pairs}");
    assert!(circles.is_empty(), "{circles:#?}");
}

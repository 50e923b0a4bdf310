//! What the source itself must hold. That a stage knows only those before it is held by the
//! compiler: each is a crate.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use regex::Regex;

use crate::support::files;

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

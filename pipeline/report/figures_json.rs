//! `figures.json`: every figure with its unit, its SQL and the extracts it rests on.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

use super::Figures;
use super::draft::STAMP;
use super::lineage::Lineage;
use measures::Edition;
use query::View;
use warehouse::InForceEntry;

/// The number of the file's format; one without a number is of before there was a list of a report's
/// files beside it.
const FORMAT: u32 = 1;

/// An extract that figures rest on.
fn extract(view: &View, figures: &Figures, entry: &InForceEntry) -> Value {
    let centre_id = &entry.triple.centre_id;
    let rows = figures.published.count_of(centre_id, entry.rows);
    let mut said = json!({ "path": entry.path, "sha256": entry.sha256, "rows": rows });
    if let Some(stone) = view.purged.get(&entry.sha256) {
        said["purged_at"] = json!(stone.purged_at);
        if figures.published.edition.sees_files_of(centre_id) {
            said["purged_because"] = json!(stone.because);
        }
    }
    said
}

/// The file, sorted by id; the same bytes for the same figures.
pub(super) fn build(view: &View, figures: &Figures) -> String {
    let lineage = Lineage::new(view, figures);
    let mut sets: BTreeMap<String, String> = BTreeMap::new();
    // an extract stands in many sets, and is the same in all of them
    let mut known: HashMap<&str, String> = HashMap::new();
    let mut rows = Vec::new();
    for figure in figures.published.figures() {
        let set = lineage.set_of(figure);
        sets.entry(set.clone()).or_insert_with(|| {
            let mut list = String::from("[");
            for entry in lineage.extracts_of(figure) {
                if list.len() > 1 {
                    list.push(',');
                }
                let said = || extract(view, figures, entry).to_string();
                list.push_str(known.entry(&entry.path).or_insert_with(said));
            }
            list + "]"
        });
        let purged = lineage.purged_behind(figure);
        rows.push(json!({
            "id": figure.id,
            "measure": figure.measure,
            "scope_kind": figure.scope.kind,
            "scope": figure.scope.name,
            "year": figure.year,
            "value": figure.value,
            "unit": figure.unit.as_str(),
            "n": figure.n,
            "status": figure.status.as_str(),
            "reason": figure.reason,
            "denominator": figure.denominator,
            "sql": format!("sql/{}", figure.sql),
            "extract_set": set,
        }));
        if let Some(row) = rows.last_mut().filter(|_| purged > 0) {
            row["purged_extracts"] = json!(purged);
        }
    }
    let mut head = json!({
        "format": FORMAT,
        "programme": view.configuration.programme.settings.programme.id,
        "year": figures.of_year.year,
        "snapshot": view.record.number,
        "release": null,
        "tool": programme::TOOL,
    });
    if figures.published.edition != Edition::Office {
        head["edition"] = json!(figures.published.edition.as_str());
    }
    if figures.is_draft {
        head["draft"] = json!(STAMP);
    }
    if !figures.snapshot.waiting.is_empty() {
        head["waiting_for_approval"] = json!(figures.snapshot.waiting.len());
    }
    // one figure a line, so that two files can be compared line by line
    let mut text = String::from("{\n");
    for (key, value) in head.as_object().into_iter().flatten() {
        text.push_str(&format!("\"{key}\": {value},\n"));
    }
    text.push_str("\"figures\": [\n");
    let lines: Vec<String> = rows.iter().map(ToString::to_string).collect();
    text.push_str(&lines.join(",\n"));
    text.push_str("\n],\n\"extract_sets\": {\n");
    let lines: Vec<String> =
        sets.iter().map(|(name, extracts)| format!("{}: {extracts}", json!(name))).collect();
    text.push_str(&lines.join(",\n"));
    text.push_str("\n}\n}\n");
    text
}

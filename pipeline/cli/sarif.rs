//! Findings in SARIF 2.1.0, which code hosts and editors show beside the lines of a file.

use std::io::Write;

use serde_json::json;

use super::Error;
use super::words::Words;
use admission::Checked;
use contract::Severity;
use programme::TOOL;

/// The schema that the output keeps to.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes every finding as it comes. A line is the number of a record, the header being 1.
pub(super) fn write(
    out: &mut impl Write,
    checked: &Checked,
    words: &Words<'_>,
) -> Result<(), Error> {
    let (name, version) = TOOL.split_once(' ').unwrap_or((TOOL, ""));
    let driver = json!({ "name": name, "version": version });
    write!(
        out,
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\"columnKind\":\"unicodeCodePoints\",\"results\":["
    )?;
    let mut before = "\n";
    for decision in &checked.decisions {
        let messages = words.of(decision.centre_id());
        decision.findings.visit(&mut |finding| {
            let finding = messages.word(finding);
            let level = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let mut place = json!({ "artifactLocation": { "uri": finding.path } });
            if let Some(row) = finding.row {
                place["region"] = json!({ "startLine": row });
            }
            let mut location = json!({ "physicalLocation": place });
            if let Some(column) = finding.cell.or(finding.column) {
                location["logicalLocations"] = json!([{ "name": column, "kind": "member" }]);
            }
            let result = json!({
                "ruleId": finding.code,
                "level": level,
                "message": { "text": format!("{}\n{}", finding.message, finding.hint) },
                "locations": [location],
            });
            write!(out, "{before}{result}")?;
            before = ",\n";
            Ok(())
        })?;
    }
    Ok(out.write_all(b"\n]}]}\n")?)
}

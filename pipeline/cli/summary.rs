//! What was found in an extract, for people: one line for each cause, however many rows it has.

use std::collections::BTreeMap;

use super::output::harmless;
use contract::{Finding, FindingTable, Messages, Severity};

/// What makes findings alike: severity, code, message and column.
type Cause = (Severity, String, String, Option<String>);

/// Findings that are alike.
struct Group {
    /// The first of them, in their order.
    first: Finding,
    /// How many there are.
    count: u64,
}

/// The causes of what was found in an extract, errors first, each where it is met first; below the path
/// of the extract. Nothing if nothing was found, or nothing as grave as asked for.
///
/// # Errors
/// When the temporary file of findings cannot be read.
pub(super) fn summary(
    findings: &FindingTable,
    messages: &Messages,
    only: Option<Severity>,
) -> std::io::Result<String> {
    let mut groups: BTreeMap<Cause, Group> = BTreeMap::new();
    findings.visit(&mut |finding: &Finding| {
        if only.is_some_and(|only| only != finding.severity) {
            return Ok(());
        }
        let cause = (
            finding.severity,
            finding.code.clone(),
            finding.message.clone(),
            finding.column.clone(),
        );
        let group =
            groups.entry(cause).or_insert_with(|| Group { first: finding.clone(), count: 0 });
        group.count += 1;
        Ok(())
    })?;
    let mut groups: Vec<Group> = groups.into_values().collect();
    groups.sort_by(|a, b| {
        let order = |group: &Group| (group.first.severity, group.first.row);
        order(a).cmp(&order(b))
    });
    let mut text = String::new();
    for (number, group) in groups.iter().enumerate() {
        let finding = messages.word(&group.first);
        if number == 0 {
            text.push_str(&format!("\n{}\n", harmless(finding.path)));
        }
        let more = match group.count {
            1 => String::new(),
            count => format!(" {}", messages.say("alike", &[("count", count - 1)])),
        };
        text.push_str(&format!(
            "  {}[{}] {}{more}\n    {}\n",
            finding.severity.as_str(),
            finding.code,
            harmless(&finding.message).replace('\n', " "),
            harmless(&finding.hint).replace('\n', " ")
        ));
    }
    Ok(text)
}

//! `counterfoil explain`.

use std::collections::BTreeSet;

use super::args::{ExplainArgs, Format};
use super::output::Column;
use super::{Done, Error, Shell};
use contract::codes::Code;
use contract::{CheckWords, Contract, Messages, Severity};
use engine::{Layer, Library};
use programme::keys::nearest;
use programme::{Language, Programme};

/// Says what a finding code means, or lists all.
pub(super) fn run(shell: &Shell, args: &ExplainArgs) -> Result<Done, Error> {
    let codes = all(shell, args.lang)?;
    let Some(name) = &args.code else {
        let rows: Vec<_> = codes
            .iter()
            .map(|c| {
                vec![
                    Some(c.name.clone()),
                    Some(c.severity.as_str().to_owned()),
                    Some(c.meaning.clone()),
                    Some(c.answer.is_some().to_string()),
                ]
            })
            .collect();
        let [code, severity, meaning] = Column::texts(["code", "severity", "meaning"]);
        shell.output.rows(&[code, severity, meaning, Column::Truth("asks")], &rows)?;
        return Ok(Done::Well);
    };
    let found: Vec<&Code> = codes.iter().filter(|c| c.name == *name).collect();
    if found.is_empty() {
        let near = nearest(name, codes.iter().map(|c| c.name.as_str()));
        return Err(Error::Usage {
            message: format!("there is no finding code `{name}`"),
            hint: near.map_or_else(
                || "`counterfoil explain` lists them all".to_owned(),
                |near| format!("did you mean `{near}`?"),
            ),
        });
    }
    if shell.output.format == Format::Table {
        for code in found {
            let answer = code.answer.as_ref().map(|told| format!("  it asks        {told}\n"));
            shell.output.line(&format!(
                "{} ({})\n\n  what it means  {}\n  example        {}\n  what to do     {}\n{}",
                code.name,
                code.severity.as_str(),
                code.meaning,
                code.example,
                code.cure,
                answer.unwrap_or_default()
            ))?;
        }
    } else {
        let columns = Column::texts(["code", "severity", "meaning", "example", "cure", "answer"]);
        let row = |c: &&Code| {
            vec![
                Some(c.name.clone()),
                Some(c.severity.as_str().to_owned()),
                Some(c.meaning.clone()),
                Some(c.example.clone()),
                Some(c.cure.clone()),
                c.answer.clone(),
            ]
        };
        shell.output.rows(&columns, &found.iter().map(row).collect::<Vec<_>>())?;
    }
    Ok(Done::Well)
}

/// Every code: those built in, and those of the SQL checks, the programme's own included.
fn all(shell: &Shell, asked_for: Option<Language>) -> Result<Vec<Code>, Error> {
    // without a programme all is there that is built in
    let language =
        asked_for.or_else(|| Some(Programme::open(&shell.folder).ok()?.language_of(None)));
    let mut messages =
        Messages::in_language(language.unwrap_or_default()).map_err(warehouse::Error::from)?;
    let contract = Contract::open(&shell.folder)?;
    let mut codes = messages.codes(contract.example());
    let library = Library::open(&shell.folder, &contract)?;
    let mut of_checks = BTreeSet::new();
    for check in library.layer(Layer::Checks) {
        // a check may share its code with a rule about cells, as conditional constraints do
        if codes.iter().any(|c| c.name == check.code() && !of_checks.contains(&c.name)) {
            continue;
        }
        let words = CheckWords::new(&check.name, &check.header).map_err(warehouse::Error::from)?;
        messages =
            messages.with_check(&words, !check.is_built_in()).map_err(warehouse::Error::from)?;
        let [definition, example, cure, hint] = messages.about_check(&words);
        let definition = definition.unwrap_or_else(|| check.about("definition").to_owned());
        let example = example.unwrap_or_else(|| check.about("example").to_owned());
        let answer = check.asks().then(|| messages.say("asks-answer", &[]));
        // what one code says of several datasets stands in a file for each
        if let Some(known) = codes.iter_mut().find(|c| c.name == check.code()) {
            known.meaning = format!("{}; {definition}", known.meaning);
            known.example = format!("{}; {example}", known.example);
            known.answer = known.answer.take().or(answer);
            continue;
        }
        of_checks.insert(check.code().to_owned());
        let severity =
            if check.about("severity") == "warning" { Severity::Warning } else { Severity::Error };
        codes.push(Code {
            name: check.code().to_owned(),
            severity,
            meaning: definition,
            example,
            answer,
            cure: cure
                .or_else(|| check.header.get("cure").cloned())
                .unwrap_or_else(|| without_blanks(hint.as_deref().unwrap_or(check.about("hint")))),
        });
    }
    codes.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(codes)
}

/// A hint with `…` where a finding would fill something in.
fn without_blanks(hint: &str) -> String {
    let mut text = String::new();
    for (index, part) in hint.split(['{', '}']).enumerate() {
        text.push_str(if index % 2 == 0 { part } else { "…" });
    }
    text
}

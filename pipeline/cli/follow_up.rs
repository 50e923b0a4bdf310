//! `counterfoil follow-up`, and what `load` and `submit` say of warnings that ask for an answer.

use std::collections::BTreeMap;

use super::args::Format;
use super::args_of_filing::FollowUpArgs;
use super::known::refuse_unknown;
use super::output::Column::{self, Count, Text};
use super::words::Words;
use super::{Done, Error, Shell};
use admission::{Asking, Checked, DecisionKind, Triple};
use query::{FollowUp, Holding, Resting, Rules, View};
use warehouse::Configuration;

/// Of how many centres it is told by name that they are asked something.
const NAMED: usize = 10;
/// Columns that programs read and people do not need.
const LONG: [&str; 9] = [
    "path",
    "row",
    "column",
    "cell",
    "value",
    "asked_on",
    "asked_in",
    "answered_by",
    "answered_on",
];

/// Lists what is asked, and what was answered.
pub(super) async fn run(shell: &Shell, args: &FollowUpArgs) -> Result<Done, Error> {
    let number = args.snapshot;
    // what waits for the office asks too: it is answered before it is approved
    let resting = Resting::Accepted;
    let view =
        View::open_as(&shell.folder, number, Rules::OfThen, resting, &shell.resources).await?;
    let programme = &view.configuration.programme;
    refuse_unknown(programme, args.centre.as_deref(), args.period.as_deref())?;
    let wanted = |triple: &Triple| {
        args.centre.as_ref().is_none_or(|c| *c == triple.centre_id)
            && args.period.as_ref().is_none_or(|p| *p == triple.period)
    };
    let mut all = view.follow_up(&wanted).await?;
    all.retain(|one| (!args.open || one.is_open()) && (!args.answered || one.answer.is_some()));
    let now = match number {
        Some(_) if !shell.is_now_given => view.record.created_at,
        _ => shell.now,
    };
    let words = Words::new(&view.configuration, args.lang)?;
    let rows: Vec<Vec<Option<String>>> = all.iter().map(|one| row(one, &words, now)).collect();
    let columns = [
        Text("centre_id"),
        Text("period"),
        Text("dataset"),
        Text("code"),
        Text("path"),
        Count("row"),
        Text("column"),
        Text("cell"),
        Text("value"),
        Text("question"),
        Text("state"),
        Text("totals"),
        Text("asked_on"),
        Count("asked_in"),
        Count("age_days"),
        Text("answer"),
        Text("answered_by"),
        Text("answered_on"),
    ];
    if shell.output.format == Format::Table {
        // what is asked says row, column and value in words
        let is_seen = |at: &usize| !LONG.contains(&name_of(columns[*at]));
        let seen: Vec<usize> = (0..columns.len()).filter(is_seen).collect();
        let some: Vec<Column<'_>> = seen.iter().map(|at| columns[*at]).collect();
        let cells = |row: &Vec<Option<String>>| seen.iter().map(|at| row[*at].clone()).collect();
        let rows: Vec<Vec<Option<String>>> = rows.iter().map(cells).collect();
        shell.output.listing(&some, &rows)?;
    } else {
        shell.output.rows(&columns, &rows)?;
    }
    let open = all.iter().filter(|one| one.is_open()).count();
    let answered = all.iter().filter(|one| one.answer.is_some()).count();
    let verified = all.len() - open - answered;
    let held = all.iter().filter(|one| one.holding == Some(Holding::Held)).count();
    let mut sum = format!("{open} open, {answered} answered");
    if verified > 0 {
        sum.push_str(&format!(", {verified} verified by the office without an answer"));
    }
    sum.push_str(&format!("; the values of {held} are held out of totals"));
    shell.output.note(&sum);
    Ok(Done::Well)
}

/// The name of a column.
fn name_of(column: Column<'_>) -> &str {
    match column {
        Count(name) | Text(name) | Column::Truth(name) => name,
    }
}

/// What is asked as a row.
fn row(one: &FollowUp, words: &Words<'_>, now: jiff::Timestamp) -> Vec<Option<String>> {
    let question = &one.question;
    let Triple { centre_id, period, dataset } = &question.extract;
    let finding = question.finding();
    let day = |at: jiff::Timestamp| Some(at.strftime("%Y-%m-%d").to_string());
    let answer = one.answer.as_deref();
    vec![
        Some(centre_id.clone()),
        Some(period.clone()),
        Some(dataset.clone()),
        Some(question.code.clone()),
        Some(question.path.clone()),
        question.row.map(|row| row.to_string()),
        question.label.clone(),
        question.cell.clone(),
        question.value.clone(),
        Some(words.of(Some(centre_id)).word(&finding).message),
        Some(one.state().to_owned()),
        one.holding.map(|holding| holding.as_str().to_owned()),
        day(question.asked_at),
        Some(question.asked_in.to_string()),
        Some(one.age_days(now).to_string()),
        answer.map(|answer| answer.text.clone()),
        answer.map(|answer| answer.by.clone()),
        answer.and_then(|answer| day(answer.at)),
    ]
}

/// Says of how many warnings of newly accepted extracts each centre is asked for an answer.
pub(super) fn note_asked(
    shell: &Shell,
    configuration: &Configuration,
    checked: &Checked,
) -> Result<(), Error> {
    let asking = Asking::of(&configuration.library)?;
    let mut by_centre: BTreeMap<&str, u64> = BTreeMap::new();
    for decision in checked.decisions.iter().filter(|d| d.decision == DecisionKind::Accepted) {
        let Some(triple) = &decision.arrival.triple else { continue };
        let asked = asking.count(&decision.findings)?;
        if asked > 0 {
            *by_centre.entry(&triple.centre_id).or_default() += asked;
        }
    }
    for (centre, asked) in by_centre.iter().take(NAMED) {
        let ask = if *asked == 1 { "warning asks" } else { "warnings ask" };
        shell.output.note(&format!(
            "{centre}: {asked} {ask} for an answer; `counterfoil follow-up {centre}` lists what is asked, and what was answered"
        ));
    }
    if by_centre.len() > NAMED {
        let (others, asked) =
            by_centre.iter().skip(NAMED).fold((0, 0), |(n, all), (_, asked)| (n + 1, all + asked));
        shell.output.note(&format!(
            "{others} more centres: {asked} warnings ask for an answer; `counterfoil follow-up` lists all"
        ));
    }
    Ok(())
}

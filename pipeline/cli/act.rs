//! `counterfoil unlock`, `withdraw`, `approve`, `return` and `answer`.

use super::args_of_filing::{
    AnswerArgs, ApproveArgs, Reason, ReturnArgs, UnlockArgs, WithdrawArgs,
};
use super::known::refuse_unknown;
use super::summary::summary;
use super::words::Words;
use super::{Done, Error, Shell};
use admission::{Acted, Answering, Asked, Deed, Triple, Which};
use contract::Severity;
use programme::{OFFICE, Programme, text};
use warehouse::{ActKind, Configuration, Unlocked};

/// The most characters of an answer.
const ANSWER_CHARS: usize = 1_000;
/// The most characters of the name of who gives it.
const NAME_CHARS: usize = 100;

/// Lets a centre file for a period that is locked.
pub(super) async fn unlock(shell: &Shell, args: &UnlockArgs) -> Result<Done, Error> {
    let programme = Programme::open(&shell.folder)?;
    refuse_unknown(&programme, Some(&args.centre), Some(&args.period))?;
    let unlocked = Unlocked { centre_id: args.centre.clone(), period: args.period.clone() };
    let said = format!("{} may file for {}", args.centre, args.period);
    act(shell, programme, &asked(Deed::Unlock(unlocked), &args.reason)?, &said).await
}

/// Takes an extract out of force.
pub(super) async fn withdraw(shell: &Shell, args: &WithdrawArgs) -> Result<Done, Error> {
    let programme = Programme::open(&shell.folder)?;
    let triple = triple(&args.extract)?;
    let said = format!("{} is withdrawn", args.extract);
    act(shell, programme, &asked(Deed::Withdraw(triple), &args.reason)?, &said).await
}

/// Lets figures rest on extracts that wait.
pub(super) async fn approve(shell: &Shell, args: &ApproveArgs) -> Result<Done, Error> {
    let programme = Programme::open(&shell.folder)?;
    let centre = args.centre.as_deref().filter(|centre| *centre != OFFICE);
    refuse_unknown(&programme, centre, args.period.as_deref())?;
    let which = match &args.centre {
        Some(centre_id) => {
            Which::OfCentre { centre_id: centre_id.clone(), period: args.period.clone() }
        }
        None if args.all => Which::All,
        None => Which::These(triples(&args.extracts)?),
    };
    if args.because.as_ref().is_some_and(|because| because.trim().is_empty()) {
        return Err(says_nothing("--because"));
    }
    let (by, because) = (args.by.clone(), args.because.clone().unwrap_or_default());
    act(shell, programme, &Asked { deed: Deed::Approve(which), by, because }, "").await
}

/// Gives extracts that wait back to their centre.
pub(super) async fn give_back(shell: &Shell, args: &ReturnArgs) -> Result<Done, Error> {
    let programme = Programme::open(&shell.folder)?;
    let deed = Deed::Return(triples(&args.extracts)?);
    let said = format!("{} returned", args.extracts.join(", "));
    act(shell, programme, &asked(deed, &args.reason)?, &said).await
}

/// Writes down what a centre answers to warnings that ask it.
pub(super) async fn answer(shell: &Shell, args: &AnswerArgs) -> Result<Done, Error> {
    let programme = Programme::open(&shell.folder)?;
    let because = plain("--say", &args.text, ANSWER_CHARS)?;
    let by = plain("--by", &args.by, NAME_CHARS)?;
    if because.is_empty() {
        return Err(says_nothing("--say"));
    }
    let answering = Answering {
        extract: triple(&args.extract)?,
        code: args.code.clone(),
        row: args.row,
        column: args.column.clone(),
    };
    let said = format!("the answer to `{}` of {} is kept", args.code, args.extract);
    let asked = Asked { deed: Deed::Answer(answering), by, because };
    let done = act(shell, programme, &asked, &said).await?;
    shell
        .output
        .note("it releases nothing: a value that is held stays so until the office verifies it");
    Ok(done)
}

/// Extracts by their names.
fn triples(names: &[String]) -> Result<Vec<Triple>, Error> {
    names.iter().map(|name| triple(name)).collect()
}

/// An extract by its name.
fn triple(name: &str) -> Result<Triple, Error> {
    let mut parts = name.split('/').map(str::to_owned);
    let (Some(centre_id), Some(period), Some(dataset), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Error::Usage {
            message: format!("`{name}` is not centre/period/dataset"),
            hint: "name one extract, as `counterfoil status` lists them".to_owned(),
        });
    };
    Ok(Triple { centre_id, period, dataset })
}

/// A text that others will read, in its one form: not too long, and without what nobody sees.
fn plain(option: &str, said: &str, most: usize) -> Result<String, Error> {
    let said = text::tidy(text::trim(said));
    let length = said.chars().count();
    let problem = match text::misplaced(&said) {
        Some(c) => format!("`{option}` has the character U+{:04X}", u32::from(c)),
        None if length > most => format!("`{option}` has {length} characters"),
        None => return Ok(said.into_owned()),
    };
    let hint = format!("write up to {most} characters that can be read, in one line");
    Err(Error::Usage { message: problem, hint })
}

/// The error of a reason that is none.
fn says_nothing(option: &str) -> Error {
    Error::Usage {
        message: format!("`{option}` says nothing"),
        hint: "it is for those who read it later".to_owned(),
    }
}

/// What is asked for, with a reason.
fn asked(deed: Deed, reason: &Reason) -> Result<Asked, Error> {
    if reason.because.trim().is_empty() {
        return Err(says_nothing("--because"));
    }
    Ok(Asked { deed, by: reason.by.clone(), because: reason.because.clone() })
}

/// Does it, and says what came of it.
async fn act(
    shell: &Shell,
    programme: Programme,
    asked: &Asked,
    said: &str,
) -> Result<Done, Error> {
    if asked.by.trim().is_empty() {
        return Err(says_nothing("--by"));
    }
    let configuration = Configuration::current(programme)?;
    let load = shell.load(&configuration, &|_, _, _| {});
    match admission::act(&load, asked).await? {
        Acted::Done(snapshot) => {
            let approved = snapshot.acts.iter().filter(|a| a.act == ActKind::Approve).count();
            let said = match &asked.deed {
                Deed::Approve(_) => {
                    let left = snapshot.waiting.len();
                    format!("{approved} approved, {left} wait for approval")
                }
                _ => said.to_owned(),
            };
            shell.output.note(&format!("{said}; snapshot {} says so", snapshot.snapshot));
            Ok(Done::Well)
        }
        Acted::NothingWaits => {
            shell.output.note("nothing of that waits for approval");
            Ok(Done::Well)
        }
        Acted::Refused(findings) => {
            let words = Words::new(&configuration, None)?;
            let text = summary(&findings, words.of(None), Some(Severity::Error))?;
            shell.output.note(text.trim_end());
            shell.output.note("nothing was withdrawn: withdraw what refers to it first");
            Ok(Done::Short)
        }
        Acted::Apart(apart) => {
            for one in &apart {
                let (rows, resource) = (one.rows, &one.resource);
                let what =
                    format!("{rows} of its rows would refer to {resource} that are not there");
                shell.output.note(&format!("{}: {what}", one.triple));
            }
            shell.output.note(match &asked.deed {
                Deed::Approve(_) => "nothing was approved: approve what belongs together in one go",
                Deed::Return(_) => "nothing was returned: return what refers to it in one go",
                _ => "nothing was withdrawn: withdraw what refers to it first",
            });
            Ok(Done::Short)
        }
    }
}

//! `counterfoil unlock`, `counterfoil withdraw` and `counterfoil answer`.

use super::args_of_filing::{AnswerArgs, Reason, UnlockArgs, WithdrawArgs};
use super::summary::summary;
use super::words::Words;
use super::{Done, Error, Shell};
use admission::{Acted, Answering, Asked, Deed};
use contract::Severity;
use programme::{Programme, text};
use warehouse::{Configuration, Unlocked};

/// The most characters of an answer.
const ANSWER_CHARS: usize = 1_000;
/// The most characters of the name of who gives it.
const NAME_CHARS: usize = 100;

/// Lets a centre file for a period that is locked.
pub(super) async fn unlock(shell: &Shell, args: &UnlockArgs) -> Result<Done, Error> {
    let programme = Programme::open(&shell.folder)?;
    if programme.centre(&args.centre).is_none() {
        return Err(Error::Usage {
            message: format!("the programme has no centre `{}`", args.centre),
            hint: "`centres.csv` names them".to_owned(),
        });
    }
    if programme.calendar.period(&args.period).is_none() {
        return Err(Error::Usage {
            message: format!("the calendar has no period `{}`", args.period),
            hint: "`counterfoil status` names periods".to_owned(),
        });
    }
    let unlocked = Unlocked { centre_id: args.centre.clone(), period: args.period.clone() };
    let said = format!("{} may file for {}", args.centre, args.period);
    act(shell, programme, Deed::Unlock(unlocked), &args.reason, &said).await
}

/// Takes an extract out of force.
pub(super) async fn withdraw(shell: &Shell, args: &WithdrawArgs) -> Result<Done, Error> {
    let programme = Programme::open(&shell.folder)?;
    let triple = triple_of(&args.extract)?;
    let said = format!("{} is withdrawn", args.extract);
    act(shell, programme, Deed::Withdraw(triple), &args.reason, &said).await
}

/// Writes down what a centre answers to warnings that ask it.
pub(super) async fn answer(shell: &Shell, args: &AnswerArgs) -> Result<Done, Error> {
    let programme = Programme::open(&shell.folder)?;
    let because = plain("--say", &args.text, ANSWER_CHARS)?;
    let by = plain("--by", &args.by, NAME_CHARS)?;
    let answering = Answering {
        extract: triple_of(&args.extract)?,
        code: args.code.clone(),
        row: args.row,
        column: args.column.clone(),
    };
    let said = format!("the answer to `{}` of {} is kept", args.code, args.extract);
    let reason = Reason { because, by };
    let done = act(shell, programme, Deed::Answer(answering), &reason, &said).await?;
    shell
        .output
        .note("it releases nothing: a value that is held stays so until the office verifies it");
    Ok(done)
}

/// The extract that is named.
fn triple_of(extract: &str) -> Result<admission::Triple, Error> {
    let mut parts = extract.split('/').map(str::to_owned);
    let (Some(centre_id), Some(period), Some(dataset), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Error::Usage {
            message: format!("`{extract}` is not centre/period/dataset"),
            hint: "name one extract, as `counterfoil status` lists them".to_owned(),
        });
    };
    Ok(admission::Triple { centre_id, period, dataset })
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

/// Does it, and says what came of it.
async fn act(
    shell: &Shell,
    programme: Programme,
    deed: Deed,
    reason: &Reason,
    said: &str,
) -> Result<Done, Error> {
    let because = if matches!(deed, Deed::Answer(_)) { "--say" } else { "--because" };
    for (option, text) in [(because, &reason.because), ("--by", &reason.by)] {
        if text.trim().is_empty() {
            return Err(Error::Usage {
                message: format!("`{option}` says nothing"),
                hint: "it is for those who read it later".to_owned(),
            });
        }
    }
    let configuration = Configuration::current(programme)?;
    let load = shell.load(&configuration, &|_, _, _| {});
    let asked = Asked { deed, by: reason.by.clone(), because: reason.because.clone() };
    match admission::act(&load, &asked).await? {
        Acted::Done(snapshot) => {
            shell.output.note(&format!("{said}; snapshot {} says so", snapshot.snapshot));
            Ok(Done::Well)
        }
        Acted::Refused(findings) => {
            let words = Words::new(&configuration, None)?;
            let text = summary(&findings, words.of(None), Some(Severity::Error))?;
            shell.output.note(text.trim_end());
            shell.output.note("nothing was withdrawn: withdraw what refers to it first");
            Ok(Done::Short)
        }
    }
}

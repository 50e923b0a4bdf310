//! `counterfoil unlock` and `counterfoil withdraw`.

use super::args_of_filing::{Reason, UnlockArgs, WithdrawArgs};
use super::summary::summary;
use super::words::Words;
use super::{Done, Error, Shell};
use admission::{Acted, Asked, Deed};
use contract::Severity;
use programme::Programme;
use warehouse::{Configuration, Unlocked};

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
    let mut parts = args.extract.split('/').map(str::to_owned);
    let (Some(centre_id), Some(period), Some(dataset), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Error::Usage {
            message: format!("`{}` is not centre/period/dataset", args.extract),
            hint: "name one extract, as `counterfoil status` lists them".to_owned(),
        });
    };
    let triple = admission::Triple { centre_id, period, dataset };
    let said = format!("{} is withdrawn", args.extract);
    act(shell, programme, Deed::Withdraw(triple), &args.reason, &said).await
}

/// Does it, and says what came of it.
async fn act(
    shell: &Shell,
    programme: Programme,
    deed: Deed,
    reason: &Reason,
    said: &str,
) -> Result<Done, Error> {
    for (option, text) in [("--because", &reason.because), ("--by", &reason.by)] {
        if text.trim().is_empty() {
            return Err(Error::Usage {
                message: format!("`{option}` says nothing"),
                hint: "the audit table repeats it".to_owned(),
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

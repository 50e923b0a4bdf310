//! `counterfoil demo`: an example, loaded and reported.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use include_dir::{Dir, DirEntry, include_dir};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::args::{DemoArgs, LoadArgs, Profile, Readers, ReportArgs, SimulateArgs};
use super::args_of_asking::{AsOf, ConfigChoice};
use super::{Done, Error, Shell, new};
use admission::due_on;
use programme::Programme;

/// The worked example.
static GOLDEN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../fixtures/golden");

/// Where extracts arrive.
const INBOX: &str = "inbox";
/// Where those lie that have not arrived yet.
const WAITING: &str = "not-yet-sent";
/// How long after the last period is due corrections arrive.
const LATER: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What the worked example has to be looked at; `{dir}` stands for its folder.
const WHAT_TO_LOOK_AT: &str = include_str!("../../fixtures/demo.txt");

/// The years of the national programme.
const NATIONAL_YEARS: u16 = 5;

/// Makes an example, loads it and writes its report.
pub(super) async fn run(shell: &Shell, args: &DemoArgs) -> Result<Done, Error> {
    if args.national { national(shell, args).await } else { worked_example(shell, args).await }
}

/// Copies the worked example, loads both of its inboxes and writes the report of 2024.
async fn worked_example(shell: &Shell, args: &DemoArgs) -> Result<Done, Error> {
    new::refuse_filled(&args.dir)?;
    copy(&GOLDEN, args)?;
    let dir = args.dir.display();
    shell.output.note(&format!("copied the worked example to `{dir}`; loading what arrived first"));
    let last = load_as_due(shell, args).await?;
    shell.output.note("\nloading what arrived later: a correction, and what the office verified");
    let later = last.checked_add(LATER).unwrap_or(last);
    let inner = inside(shell, args, if shell.is_now_given { last } else { later });
    super::load::run(&inner, &load("inbox-2")).await?;
    super::report::run(&inner, &report(2024)).await?;
    let shown = WHAT_TO_LOOK_AT.replace("{dir}", &dir.to_string());
    shell.output.note(&format!("\n{}", shown.trim_end()));
    Ok(Done::Well)
}

/// Simulates a national programme, loads all of it and writes the report of its last year.
async fn national(shell: &Shell, args: &DemoArgs) -> Result<Done, Error> {
    let simulation = SimulateArgs {
        dir: args.dir.clone(),
        profile: Profile::Us,
        scale: 1.0,
        years: NATIONAL_YEARS,
        first_year: None,
        seed: 1,
        faults: 0.0,
    };
    super::simulate::make(shell, &simulation)?;
    let last = load_as_due(shell, args).await?;
    let inner = inside(shell, args, last);
    super::report::run(&inner, &report(super::simulate::LAST_YEAR)).await?;
    let (dir, year) = (args.dir.display(), super::simulate::LAST_YEAR);
    shell.output.note(&format!(
        "\nopen in a browser:\n  {dir}/reports/{year}/index.html      the national report of a simulated programme\n  {dir}/reports/{year}/centres/ca.html a centre's own"
    ));
    Ok(Done::Well)
}

/// Loads the inbox as it filled: the extracts of each period on the day on which they are due. Loaded
/// all at once today, nearly all of them would be late. When somebody said what time it is, then it
/// is that. The time of the last load.
async fn load_as_due(shell: &Shell, args: &DemoArgs) -> Result<Timestamp, Error> {
    let mut last = shell.now;
    if shell.is_now_given {
        super::load::run(&inside(shell, args, last), &load(INBOX)).await?;
        return Ok(last);
    }
    let programme = Programme::open(&args.dir)?;
    let mut periods: BTreeMap<Date, Vec<PathBuf>> = BTreeMap::new();
    let waiting = args.dir.join(WAITING);
    rename(&args.dir.join(INBOX), &waiting)?;
    for centre in folders(&waiting)? {
        for folder in folders(&centre)? {
            let label = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let period = programme.calendar.period(&label);
            let due = period.map_or(Date::MAX, |p| due_on(&programme, p.days));
            periods.entry(due).or_default().push(folder);
        }
    }
    for (due, arriving) in periods {
        let noon = due.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
        last = noon.map_or(last, |noon| noon.timestamp());
        for folder in arriving {
            let path = folder.strip_prefix(&waiting).unwrap_or(&folder);
            rename(&folder, &args.dir.join(INBOX).join(path))?;
            date(&args.dir.join(INBOX).join(path), last)?;
        }
        shell.output.note(&format!("\nas if on {}:", due.strftime("%-d %B %Y")));
        super::load::run(&inside(shell, args, last), &load(INBOX)).await?;
    }
    remove(&waiting)?;
    Ok(last)
}

/// The folders in a folder, by name.
#[expect(clippy::disallowed_methods, reason = "an example's own folder, not yet a programme's")]
fn folders(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let paths: std::io::Result<Vec<PathBuf>> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect();
    let mut folders: Vec<PathBuf> = paths?.into_iter().filter(|p| p.is_dir()).collect();
    folders.sort();
    Ok(folders)
}

/// Moves a folder to where there is none yet.
#[expect(clippy::disallowed_methods, reason = "an example's own folder, not yet a programme's")]
fn rename(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to.parent().unwrap_or(to))?;
    std::fs::rename(from, to)
}

/// Dates the files of a folder as if they had come at a time.
#[expect(clippy::disallowed_methods, reason = "an example's own folder, not yet a programme's")]
fn date(folder: &Path, time: Timestamp) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        std::fs::File::open(entry?.path())?.set_modified(time.into())?;
    }
    Ok(())
}

/// Removes a folder that only empty folders are left in.
fn remove(folder: &Path) -> std::io::Result<()> {
    for empty in folders(folder)? {
        std::fs::remove_dir(empty)?;
    }
    std::fs::remove_dir(folder)
}

/// What the commands of the example are handed: the example's own folder, and a time.
fn inside(shell: &Shell, args: &DemoArgs, now: Timestamp) -> Shell {
    Shell {
        resources: shell.resources.clone(),
        folder: args.dir.clone(),
        now,
        is_now_given: shell.is_now_given,
        output: super::Output::new(shell.output.format),
    }
}

/// A load of this inbox.
fn load(inbox: &str) -> LoadArgs {
    LoadArgs { inbox: Some(inbox.to_owned()), dry_run: false, lang: None }
}

/// The whole report of a year.
fn report(year: i16) -> ReportArgs {
    let as_of = AsOf { snapshot: None, config: ConfigChoice::Then, draft: false };
    ReportArgs { year, audience: Readers::Office, centre: None, out: None, only: None, as_of }
}

/// Copies an embedded folder, without the notes and expected figures.
fn copy(from: &Dir<'_>, args: &DemoArgs) -> Result<(), Error> {
    for entry in from.entries() {
        match entry {
            DirEntry::Dir(dir) => copy(dir, args)?,
            DirEntry::File(file) => {
                let name = file.path().to_string_lossy();
                if name.starts_with("expected-") || name == "refused.txt" {
                    continue;
                }
                new::write(&args.dir, &name, file.contents())?;
            }
        }
    }
    Ok(())
}

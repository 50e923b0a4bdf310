//! `counterfoil demo`: an example, loaded and reported.

use include_dir::{Dir, DirEntry, include_dir};

use super::args::{AsOf, ConfigChoice, DemoArgs, LoadArgs, Profile, ReportArgs, SimulateArgs};
use super::{Done, Error, Shell, new};

/// The worked example.
static GOLDEN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/fixtures/golden");

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
    let inner = inside(shell, args);
    super::load::run(&inner, &load("inbox")).await?;
    shell.output.note("\nloading what arrived later: a correction and the office's verifications");
    super::load::run(&inner, &load("inbox-2")).await?;
    super::report::run(&inner, &report(2024)).await?;
    shell.output.note(&format!(
        "\nopen in a browser:\n  {dir}/reports/2024/index.html            the national report\n  {dir}/reports/2024/centres/harbor.html   a centre's own\n\nlook at:\n  one extract was refused, with three errors, on purpose: plains/2024Q4/outcomes\n  click any figure of the report: it leads to its SQL and the extracts behind it\n  counterfoil -C {dir} explain answer-without-response\n  counterfoil -C {dir} sql -c 'select * from fct_answer where is_released'"
    ));
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
    let inner = inside(shell, args);
    super::load::run(&inner, &load("inbox")).await?;
    super::report::run(&inner, &report(super::simulate::LAST_YEAR)).await?;
    let (dir, year) = (args.dir.display(), super::simulate::LAST_YEAR);
    shell.output.note(&format!(
        "\nopen in a browser:\n  {dir}/reports/{year}/index.html      the national report of a simulated programme\n  {dir}/reports/{year}/centres/ca.html a centre's own"
    ));
    Ok(Done::Well)
}

/// What the commands of the example are handed: the example's own folder.
fn inside(shell: &Shell, args: &DemoArgs) -> Shell {
    Shell {
        resources: shell.resources.clone(),
        folder: args.dir.clone(),
        now: shell.now,
        is_now_given: shell.is_now_given,
        output: super::Output::new(shell.output.format),
    }
}

/// A load of this inbox.
fn load(inbox: &str) -> LoadArgs {
    LoadArgs { inbox: Some(inbox.to_owned()), dry_run: false }
}

/// The whole report of a year.
fn report(year: i16) -> ReportArgs {
    let as_of = AsOf { snapshot: None, config: ConfigChoice::Then };
    ReportArgs { year, out: None, only: None, as_of }
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

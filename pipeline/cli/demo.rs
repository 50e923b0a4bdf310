//! `counterfoil demo`: the worked example, copied, loaded and reported.

use include_dir::{Dir, DirEntry, include_dir};

use super::args::{AsOf, ConfigChoice, DemoArgs, LoadArgs, ReportArgs};
use super::{Done, Error, Shell, new};

/// The worked example.
static GOLDEN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/fixtures/golden");

/// Copies the worked example, loads both of its inboxes and writes the report of 2024.
pub(super) async fn run(shell: &Shell, args: &DemoArgs) -> Result<Done, Error> {
    new::refuse_filled(&args.dir)?;
    copy(&GOLDEN, args)?;
    let dir = args.dir.display();
    shell.output.note(&format!("copied the worked example to `{dir}`; loading what arrived first"));
    let inner = Shell {
        resources: shell.resources.clone(),
        folder: args.dir.clone(),
        now: shell.now,
        is_now_given: shell.is_now_given,
        output: super::Output::new(shell.output.format),
    };
    let load = |inbox: &str| LoadArgs { inbox: Some(inbox.to_owned()), dry_run: false };
    super::load::run(&inner, &load("inbox")).await?;
    shell.output.note("\nloading what arrived later: a correction and the office's verifications");
    super::load::run(&inner, &load("inbox-2")).await?;
    let as_of = AsOf { snapshot: None, config: ConfigChoice::Then };
    super::report::run(&inner, &ReportArgs { year: 2024, out: None, as_of }).await?;
    shell.output.note(&format!(
        "\nopen in a browser:\n  {dir}/reports/2024/index.html            the national report\n  {dir}/reports/2024/centres/harbor.html   a centre's own\n\nlook at:\n  one extract was refused, with three errors, on purpose: plains/2024Q4/outcomes\n  click any figure of the report: it leads to its SQL and the extracts behind it\n  counterfoil -C {dir} explain answer-without-response\n  counterfoil -C {dir} sql -c 'select * from fct_answer where is_released'"
    ));
    Ok(Done::Well)
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

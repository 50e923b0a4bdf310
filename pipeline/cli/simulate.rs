//! `counterfoil simulate`.

use std::fmt::Write as _;

use super::args::SimulateArgs;
use super::{Done, Error, Shell, new};
use crate::simulate::{self, Expected, Plan, Profile, World};

/// The last fiscal year that is simulated unless another is asked for. It is no clock's: the same
/// seed gives the same bytes tomorrow.
pub(super) const LAST_YEAR: i16 = 2025;
/// What is put beside the extracts, so that nobody takes them for real.
const LABEL: &str = "\
# Simulated

Nothing in this folder is real: no firm, no centre, no amount. `counterfoil simulate` made it.

`findings-key.csv` lists the findings that `counterfoil check` must report here, if it is run (or told
with `--now` that it is run) within two years of the last period; later, open engagements are stale too.
";

/// Simulates a programme into a new folder.
pub(super) fn run(shell: &Shell, args: &SimulateArgs) -> Result<Done, Error> {
    new::refuse_filled(&args.dir)?;
    let profile = Profile::open(args.profile.name())?;
    let (programme_toml, centres_csv) = (profile.programme_toml, profile.centres_csv);
    let years = i16::try_from(args.years).unwrap_or(i16::MAX);
    let plan = Plan {
        seed: args.seed,
        first_year: args.first_year.unwrap_or(LAST_YEAR.saturating_add(1).saturating_sub(years)),
        years,
        scale: args.scale,
    };
    let world = World::new(plan, profile)?;
    new::write(&args.dir, "programme.toml", programme_toml.as_bytes())?;
    new::write(&args.dir, "centres.csv", centres_csv.as_bytes())?;
    new::write(&args.dir, ".gitignore", new::GITIGNORE.as_bytes())?;
    let sink = |path: &str, bytes: &[u8]| {
        let path = format!("inbox/{path}");
        new::write(&args.dir, &path, bytes)
            .map_err(|source| simulate::Error::Write { path, source })
    };
    let simulated = simulate::simulate(&world, &sink, &shell.progress())?;
    new::write(&args.dir, "findings-key.csv", key_file(&simulated.expected).as_bytes())?;
    let asked = format!(
        "\n```\ncounterfoil simulate DIR --profile {} --seed {} --first-year {} --years {} --scale {}\n```\n",
        args.profile.name(),
        args.seed,
        plan.first_year,
        args.years,
        args.scale
    );
    new::write(&args.dir, "README.md", format!("{LABEL}{asked}").as_bytes())?;
    let dir = args.dir.display();
    shell.output.note(&format!(
        "simulated {} extracts with {} rows in `{dir}`; next:\n\n  counterfoil -C {dir} load\n  counterfoil -C {dir} report {}",
        simulated.extracts,
        simulated.rows,
        plan.first_year + years - 1
    ));
    Ok(Done::Well)
}

/// The key as a file.
fn key_file(expected: &[Expected]) -> String {
    let mut text = "path,code,row,column\n".to_owned();
    for e in expected {
        let row = e.row.map_or_else(String::new, |r| r.to_string());
        let _ = writeln!(text, "{},{},{row},{}", e.path, e.code, e.column);
    }
    text
}

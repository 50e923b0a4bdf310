//! `counterfoil simulate`.

use std::fmt::Write as _;

use super::args::SimulateArgs;
use super::{Done, Error, Shell, new};
use contract::Contract;
use simulate::{Expected, Plan, Profile, Simulated, World};

/// The last fiscal year that is simulated unless another is asked for. It is no clock's: the same
/// seed gives the same bytes tomorrow.
pub(super) const LAST_YEAR: i16 = 2025;
/// What is put beside the extracts, so that nobody takes them for real.
const LABEL: &str = "\
# Simulated

Nothing in this folder is real: no firm, no centre, no amount. `counterfoil simulate` made it.

`findings-key.csv` lists the findings that `check` must report here before anything is loaded. Later than
two years after the last period, open engagements are stale too; on this day they are not:
";
/// What is said where faults are planted.
const FAULTS_LABEL: &str = "\
# Simulated, with faults

Nothing in this folder is real: no firm, no centre, no amount. `counterfoil simulate` made it, and planted
faults in it.

`findings-key.csv` lists exactly the findings that `check` must report here before anything is loaded. Later
than a year after the last period, it may find more; on this day it does not:
";
/// What the key with faults says, and where they are.
const FAULTS_KEY: &str = "
| column | says |
|---|---|
| path | the extract, as a path in `inbox/` |
| code | what `check` calls it; `counterfoil explain CODE` says more |
| row | the row, the header being 1; empty where the finding is about the file |
| column | the column; empty where the finding is about no column |
| origin | `planted`: a fault was planted, and this is it or follows from it; `simulated`: the programme has it by itself, as real ones do |

An extract has one fault at most, which may have several findings. Some files lie in periods years before
the others: faults that found no place in the others are in them.

`contract/datapackage.json` is the contract that is built in, but for one rule: the names of firms may not
repeat in a file. Without a column like that, `unique-error` could not be found.
";
/// What is said where something is submitted again.
const AGAIN_LABEL: &str = "
`resubmissions/` holds clients files that drop clients, and funding files that have lost lines. They can be
found at fault only once the rest is loaded, and `resubmissions-key.csv` says how, in the same columns:
";
/// The columns of the key.
const KEY_COLUMNS: &str = "path,code,row,column";

/// Simulates a programme into a new folder.
pub(super) fn run(shell: &Shell, args: &SimulateArgs) -> Result<Done, Error> {
    let next = make(shell, args)?;
    shell.output.note(&next);
    Ok(Done::Well)
}

/// Makes the folder; what one would do with it next.
pub(super) fn make(shell: &Shell, args: &SimulateArgs) -> Result<String, Error> {
    new::refuse_filled(&args.dir)?;
    let profile = Profile::open(args.profile.name())?;
    let (programme_toml, centres_csv) = (profile.programme_toml, profile.centres_csv);
    let years = i16::try_from(args.years).unwrap_or(i16::MAX);
    let plan = Plan {
        seed: args.seed,
        first_year: args.first_year.unwrap_or(LAST_YEAR.saturating_add(1).saturating_sub(years)),
        years,
        scale: args.scale,
        faults: args.faults,
    };
    let world = World::new(plan, profile)?;
    new::write(&args.dir, "programme.toml", programme_toml.as_bytes())?;
    new::write(&args.dir, "centres.csv", centres_csv.as_bytes())?;
    new::write(&args.dir, ".gitignore", new::GITIGNORE.as_bytes())?;
    let sink = |path: &str, bytes: &[u8]| {
        new::write(&args.dir, path, bytes)
            .map_err(|source| simulate::Error::Write { path: path.to_owned(), source })
    };
    let simulated = simulate::simulate(&world, &sink, &shell.progress())?;
    let has_faults = args.faults > 0.0;
    let key = key_file(&simulated.expected, has_faults);
    new::write(&args.dir, "findings-key.csv", key.as_bytes())?;
    let mut asked = format!(
        "counterfoil simulate DIR --profile {} --seed {} --first-year {} --years {} --scale {}",
        args.profile.name(),
        args.seed,
        plan.first_year,
        args.years,
        args.scale
    );
    let mut missing = String::new();
    if has_faults {
        asked.push_str(&format!(" --faults {}", args.faults));
        missing = write_faults(args, &simulated)?;
    }
    let now = world.checked_on();
    let mut readme = if has_faults { FAULTS_LABEL } else { LABEL }.to_owned();
    readme.push_str(&block(&format!("counterfoil check --now {now}")));
    if has_faults {
        readme.push_str(FAULTS_KEY);
    }
    if !simulated.expected_again.is_empty() {
        let again = format!("--now {now} --inbox {}", simulate::RESUBMISSIONS);
        readme.push_str(AGAIN_LABEL);
        readme
            .push_str(&block(&format!("counterfoil load --now {now}\ncounterfoil check {again}")));
    }
    if !missing.is_empty() {
        readme.push_str(&format!("\nNot every code has a fault: {missing}.\n"));
    }
    readme.push_str("\nIt was made by:\n");
    readme.push_str(&block(&asked));
    new::write(&args.dir, "README.md", readme.as_bytes())?;
    if has_faults {
        let (planted, asked) = (simulated.faults, simulated.faults_asked);
        let rest = if planted < asked { "; the others found no place" } else { "" };
        shell.output.note(&format!("planted {planted} of {asked} faults{rest}"));
    }
    if !missing.is_empty() {
        shell.output.note(&missing);
    }
    let dir = args.dir.display();
    shell.output.note(&format!(
        "simulated {} extracts with {} rows in `{dir}`",
        simulated.extracts, simulated.rows
    ));
    Ok(format!(
        "next:\n\n  counterfoil -C {dir} check --now {now}\n  counterfoil -C {dir} load\n  counterfoil -C {dir} report {}",
        plan.first_year + years - 1
    ))
}

/// Writes what only a programme with faults has; says which codes have no fault.
fn write_faults(args: &SimulateArgs, simulated: &Simulated) -> Result<String, Error> {
    let contract = Contract::open(&args.dir)?;
    let contract = simulate::with_unique_names(&contract.text)?;
    new::write(&args.dir, "contract/datapackage.json", contract.as_bytes())?;
    if !simulated.expected_again.is_empty() {
        let key = key_file(&simulated.expected_again, true);
        let name = format!("{}-key.csv", simulate::RESUBMISSIONS);
        new::write(&args.dir, &name, key.as_bytes())?;
    }
    let codes: Vec<String> = simulated.missing.iter().map(|code| format!("`{code}`")).collect();
    Ok(match codes.as_slice() {
        [] => String::new(),
        codes => format!(
            "there was no place for faults of {}: a larger programme, or an earlier or later first year, may have one",
            codes.join(", ")
        ),
    })
}

/// Commands as a block of a README.
fn block(commands: &str) -> String {
    format!("\n```\n{commands}\n```\n")
}

/// A key as a file; where it has faults, it says which findings come of them.
fn key_file(expected: &[Expected], has_faults: bool) -> String {
    let mut text = KEY_COLUMNS.to_owned();
    text.push_str(if has_faults { ",origin\n" } else { "\n" });
    for e in expected {
        let row = e.row.map_or_else(String::new, |r| r.to_string());
        let _ = write!(text, "{},{},{row},{}", e.path, e.code, e.column);
        if has_faults {
            let _ = write!(text, ",{}", e.origin.as_str());
        }
        text.push('\n');
    }
    text
}

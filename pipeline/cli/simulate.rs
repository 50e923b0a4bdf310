//! `counterfoil simulate`.

use std::fmt::Write as _;

use super::args::SimulateArgs;
use super::{Done, Error, Shell, new};
use crate::contract::Contract;
use crate::simulate::{self, Expected, Plan, Profile, Simulated, World};

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

/// What is said where faults are planted.
const FAULTS_LABEL: &str = "\
# Simulated, with faults

Nothing in this folder is real: no firm, no centre, no amount. `counterfoil simulate` made it, and planted
faults in it.

`findings-key.csv` lists exactly the findings that `counterfoil check` must report here, if it is run (or
told with `--now` that it is run) within a year after the last period:

| column | says |
|---|---|
| path | the extract, as a path in `inbox/` |
| code | what `check` calls it; `counterfoil explain CODE` says more |
| row | the row, the header being 1; empty where the finding is about the file |
| column | the column; empty where the finding is about no column |
| origin | `planted`: a fault was planted, and this is it or follows from it; `simulated`: the programme has it by itself, as real ones do |

An extract has one fault at most, which may have several findings. Some files lie in periods years before
the others: faults that found no place in the others are in them.

`resubmissions/` holds clients files that drop clients. They can be found at fault only once the rest is
loaded, and `resubmissions-key.csv` says how, in the same columns:

```
counterfoil load
counterfoil check --inbox resubmissions
```

`contract/datapackage.json` is the contract that is built in, but for one rule: the names of clients may not
repeat in a file. Without a column like that, `unique-error` could not be found.
";
/// The columns of the key.
const KEY_COLUMNS: &str = "path,code,row,column";

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
    let mut label = LABEL;
    let mut missing = String::new();
    if has_faults {
        label = FAULTS_LABEL;
        asked.push_str(&format!(" --faults {}", args.faults));
        missing = write_faults(args, &simulated)?;
    }
    let readme = format!("{label}{missing}\n```\n{asked}\n```\n");
    new::write(&args.dir, "README.md", readme.as_bytes())?;
    if has_faults {
        let (planted, asked) = (simulated.faults, simulated.faults_asked);
        let rest = if planted < asked { "; the others found no place" } else { "" };
        shell.output.note(&format!("planted {planted} of {asked} faults{rest}{missing}"));
    }
    let dir = args.dir.display();
    let first = if has_faults { format!("  counterfoil -C {dir} check\n") } else { String::new() };
    shell.output.note(&format!(
        "simulated {} extracts with {} rows in `{dir}`; next:\n\n{first}  counterfoil -C {dir} load\n  counterfoil -C {dir} report {}",
        simulated.extracts,
        simulated.rows,
        plan.first_year + years - 1
    ));
    Ok(Done::Well)
}

/// Writes what only a programme with faults has; says which codes have no fault.
fn write_faults(args: &SimulateArgs, simulated: &Simulated) -> Result<String, Error> {
    let contract = Contract::open(&args.dir)?;
    let contract = simulate::with_unique_names(&contract.text)?;
    new::write(&args.dir, "contract/datapackage.json", contract.as_bytes())?;
    let key = key_file(&simulated.expected_again, true);
    let name = format!("{}-key.csv", simulate::RESUBMISSIONS);
    new::write(&args.dir, &name, key.as_bytes())?;
    Ok(match simulated.missing.as_slice() {
        [] => String::new(),
        missing => format!(
            "\nThere was no place for faults of these codes: {}. A larger programme, or a later first year, has more.\n",
            missing.join(", ")
        ),
    })
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

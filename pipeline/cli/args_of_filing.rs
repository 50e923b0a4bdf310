//! The arguments of commands by which extracts are filed and held: `submit`, `map`, `unlock`, `withdraw`,
//! `approve`, `return`, `follow-up`, `answer`.

use std::path::PathBuf;

use clap::{ArgGroup, Subcommand};

use programme::Language;

/// `submit`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil submit export.csv --as harbor/2024Q3/DATASET
  counterfoil submit quarter.xlsx --as harbor/2024Q3        a workbook, with a sheet for each dataset
  counterfoil submit export.csv --as harbor/2024Q3/DATASET --anyway")]
pub(super) struct SubmitArgs {
    /// The file
    pub(super) file: PathBuf,
    /// What it is: centre/period/dataset; centre/period of a workbook
    #[arg(long = "as", value_name = "TRIPLE")]
    pub(super) claimed: String,
    /// Send it though it would be refused
    #[arg(long)]
    pub(super) anyway: bool,
    /// Another inbox than the configured one
    #[arg(long)]
    pub(super) inbox: Option<String>,
    /// The language of findings: en, ja, pt-BR, de or ko; without it, that of the centre
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<Language>,
}

/// `unlock`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil unlock harbor 2024Q3 --because 'figures corrected after the audit of 3 May'
  counterfoil sql -c 'select * from warehouse.audit'")]
pub(super) struct UnlockArgs {
    /// The centre
    pub(super) centre: String,
    /// The period
    pub(super) period: String,
    /// Why, and who says so
    #[command(flatten)]
    pub(super) reason: Reason,
}

/// `withdraw`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil withdraw harbor/2024Q3/DATASET --because 'sent for the wrong centre'
  counterfoil sql -c 'select * from warehouse.audit'")]
pub(super) struct WithdrawArgs {
    /// The extract: centre/period/dataset
    #[arg(value_name = "TRIPLE")]
    pub(super) extract: String,
    /// Why, and who says so
    #[command(flatten)]
    pub(super) reason: Reason,
}

/// `follow-up`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil follow-up                           of all centres
  counterfoil follow-up harbor --open             what one centre has not answered yet
  counterfoil follow-up harbor --lang ja --format csv
  counterfoil follow-up --snapshot 3              as it was known then

A check asks if its header says `asks: yes`; `counterfoil explain CODE` says which do. A question goes
when the file is corrected and sent again; that of a row which stays as it is keeps its answer and its
age. `held` values are out of totals until the office has verified them: an answer releases nothing.")]
pub(super) struct FollowUpArgs {
    /// One centre only
    pub(super) centre: Option<String>,
    /// One period only
    #[arg(long)]
    pub(super) period: Option<String>,
    /// Only what has no answer, and whose value the office has not verified
    #[arg(long)]
    pub(super) open: bool,
    /// Only what has an answer
    #[arg(long, conflicts_with = "open")]
    pub(super) answered: bool,
    /// The language of what is asked: en, ja, pt-BR, de or ko; without it, that of each centre
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<Language>,
    /// As it was known when this snapshot was made, at that time unless `--now` says another
    #[arg(long, value_name = "N")]
    pub(super) snapshot: Option<u64>,
}

/// `answer`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil answer harbor/2024Q3/DATASET --code extreme-value --row 12 --say 'confirmed by their books' --by 'Ms Ito'
  counterfoil answer harbor/2024Q3/DATASET --code digit-heaping --say 'asked by telephone, in round figures'
  counterfoil follow-up harbor --answered

An answer releases nothing: a value that is held out of totals stays so until the office verifies it. Its
text stays in the restricted folder; the audit table says that, when and by whom it was given. To answer
again is to put another answer in its place; both stay.")]
pub(super) struct AnswerArgs {
    /// The extract: centre/period/dataset
    #[arg(value_name = "TRIPLE")]
    pub(super) extract: String,
    /// The code of the warnings, as `counterfoil follow-up` lists them
    #[arg(long)]
    pub(super) code: String,
    /// Their row; without it, all rows of the extract
    #[arg(long, value_name = "N")]
    pub(super) row: Option<u64>,
    /// Their column; without it, all columns
    #[arg(long)]
    pub(super) column: Option<String>,
    /// What the centre says, of 1,000 characters at most
    #[arg(long = "say", value_name = "TEXT")]
    pub(super) text: String,
    /// Who says it
    #[arg(long, value_name = "NAME", env = "USER")]
    pub(super) by: String,
}

/// `approve`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil status --waiting                                  what waits
  counterfoil approve harbor/2024Q3/DATASET --by 'Ms Ito'
  counterfoil approve --centre harbor --period 2024Q3 --by 'Ms Ito'
  counterfoil approve --all --by 'Ms Ito' --because 'reviewed on 3 May'
  counterfoil sql -c 'select * from warehouse.audit'")]
#[command(group(ArgGroup::new("which").required(true).args(["extracts", "centre", "all"])))]
pub(super) struct ApproveArgs {
    /// Extracts: centre/period/dataset
    #[arg(value_name = "TRIPLE")]
    pub(super) extracts: Vec<String>,
    /// All that wait of a centre; `_programme` is the national office
    #[arg(long)]
    pub(super) centre: Option<String>,
    /// Of that centre, for one period only
    #[arg(long, requires = "centre")]
    pub(super) period: Option<String>,
    /// All that wait
    #[arg(long)]
    pub(super) all: bool,
    /// Why; the audit table says it
    #[arg(long, value_name = "TEXT")]
    pub(super) because: Option<String>,
    /// Who does it; the audit table says it
    #[arg(long, value_name = "NAME", env = "USER")]
    pub(super) by: String,
}

/// `return`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil return harbor/2024Q3/DATASET --by 'Ms Ito' --because 'sales in thousands'
  counterfoil sql -c 'select * from warehouse.audit'")]
pub(super) struct ReturnArgs {
    /// Extracts that wait: centre/period/dataset
    #[arg(value_name = "TRIPLE", required = true)]
    pub(super) extracts: Vec<String>,
    /// Why, and who says so
    #[command(flatten)]
    pub(super) reason: Reason,
}

/// Why something is done, and who says so.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Reason {
    /// Why; the audit table says it
    #[arg(long, value_name = "TEXT")]
    pub(super) because: String,
    /// Who does it; the audit table says it
    #[arg(long, value_name = "NAME", env = "USER")]
    pub(super) by: String,
}

/// `map`.
#[derive(Debug, clap::Args)]
#[command(after_help = MAP_HELP)]
pub(super) struct MapArgs {
    /// What to do
    #[command(subcommand)]
    pub(super) command: MapCommand,
}

/// What `map` can do.
#[derive(Debug, Subcommand)]
pub(super) enum MapCommand {
    /// Compare a file with the contract, and print the mapping that it seems to need
    Suggest {
        /// Files of a centre's own system
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// What a file outside the inbox is: centre/period/dataset
        #[arg(long = "as", value_name = "TRIPLE")]
        claimed: Option<String>,
        /// Add what is suggested to the centre's file in `mappings/` instead of printing it
        #[arg(long)]
        write: bool,
    },
}

/// What may stand in a mapping.
const MAP_HELP: &str = r#"Examples:
  counterfoil map suggest export.csv --as harbor/2024Q3/DATASET
  counterfoil map suggest export.csv --as harbor/2024Q3/DATASET --write
  counterfoil check export.csv --as harbor/2024Q3/DATASET

What may stand in `mappings/<centre>.toml`; what is nearer to a column wins:

  decimal_mark = ","                # of the file, of a dataset or of a column
  grouping = "."                    # between groups of three digits: "." "," " " "'" or ""
  units = ["EUR"]                   # signs that may stand at a number
  date_format = "DD.MM.YYYY"        # or several: YYYY YY MM M DD D hh mm ss
  missing = ["n/a", "99"]           # what means that nothing is known
  encoding = "shift_jis"            # of the file or of a dataset
  [currency]                        # of all amounts, by the last day of the period
  name = "EUR"
  rates = { 2023-10-01 = "1.0577", 2024-01-01 = "1.0950" }
  [DATASET]
  ignored = ["Notes"]               # own columns of which nothing is to be said
  [DATASET.columns.COLUMN]          # one of:
  column = "Own label"
  join = { columns = ["First", "Last"], with = " " }
  split = { column = "Place", at = "/", part = 2, of = 2 }
  constant = "direct"
  [DATASET.columns.COLUMN]          # and:
  values = { "fertig" = "complete" }
  zero_when = { column = "Any?", equals = "no" }
  times = "1000"                    # exactly, or refused
  divided_by = "60"                 # rounded to the decimals of the column
  in_currency = false               # an amount in the programme's currency already
  restarts = true                   # ids that begin anew in every export: the period goes before them"#;

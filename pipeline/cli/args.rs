//! What the shell may say. These types have no behaviour.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::Timestamp;

use super::args_of_asking::{AsOf, ReleaseArgs, UnusualArgs};
use super::args_of_filing::{
    AnswerArgs, ApproveArgs, FollowUpArgs, MapArgs, ReturnArgs, SubmitArgs, UnlockArgs,
    WithdrawArgs,
};
use programme::Language;

/// The evaluation warehouse whose every published figure can be re-run by somebody who does not
/// trust the publisher.
#[derive(Debug, Parser)]
#[command(
    name = "counterfoil",
    version,
    max_term_width = 100,
    after_help = "\
Examples:
  counterfoil demo demo                      an example programme, loaded and reported
  counterfoil new my-programme               a programme's folder to start from
  counterfoil check inbox/harbor             a centre's extracts, before it sends them
  counterfoil load                           everything new in the inbox
  counterfoil report 2024                    the national report and one for each centre
  counterfoil load --log info                with the steps and how long each takes

Exit status: 0 done, 1 the data or a check fell short, 2 wrong usage or an unexpected fault."
)]
pub(super) struct Args {
    /// The programme's folder
    #[arg(short = 'C', long = "folder", value_name = "DIR", default_value = ".", global = true)]
    pub(super) folder: PathBuf,
    /// How rows are printed
    #[arg(long, value_enum, default_value_t = Format::Table, global = true)]
    pub(super) format: Format,
    /// The time of the run instead of the clock's: a date or a timestamp in UTC
    #[arg(long, value_name = "TIME", value_parser = parse_time, global = true)]
    pub(super) now: Option<Timestamp>,
    /// The most memory to use, such as `512MiB`; without it, half of the machine's
    #[arg(long, value_name = "SIZE", global = true)]
    pub(super) memory: Option<bytesize::ByteSize>,
    /// What to log on stderr: `info` for the steps, `debug` for the SQL files, or a filter such as
    /// `counterfoil=debug,deltalake_core=warn`
    #[arg(long, value_name = "FILTER", env = "RUST_LOG", hide_env_values = true, global = true)]
    pub(super) log: Option<String>,
    /// How it is logged
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = LogFormat::Text, global = true)]
    pub(super) log_format: LogFormat,
    /// What to do
    #[command(subcommand)]
    pub(super) command: Command,
}

/// How events are logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LogFormat {
    /// A line for people
    Text,
    /// A JSON object a line
    Json,
}

/// How rows are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Table,
    /// Comma-separated, with a header
    Csv,
    /// One array of objects; numbers are numbers, those beyond 15 digits are text
    Json,
    /// An object a line, as in `json`
    Ndjson,
    /// Apache Parquet
    Parquet,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a programme's folder to start from
    New(NewArgs),
    /// Copy an example programme, load it, and write its report
    Demo(DemoArgs),
    /// Make a synthetic programme, of a national programme's size
    Simulate(SimulateArgs),
    /// Print what an extract looks like: a CSV or a workbook to fill in, or the whole contract
    Template(TemplateArgs),
    /// Check extracts as a load would, and write nothing
    Check(CheckArgs),
    /// Load everything new in the inbox, whole extract by whole extract
    Load(LoadArgs),
    /// Write the national report and one for each centre
    Report(ReportArgs),
    /// Say who has filed what, who is late, and how punctual everybody is
    Status(StatusArgs),
    /// List or fetch the receipts of a centre
    Receipts(ReceiptsArgs),
    /// List snapshots, compare two, or describe one to another engine
    Snapshots(SnapshotsArgs),
    /// Run a query over a snapshot, or open a shell
    Sql(SqlArgs),
    /// List the answers that are far from those of others of the same industry and size
    Unusual(UnusualArgs),
    /// Decide what may be published, and show what could be found out of the rest
    Release(ReleaseArgs),
    /// Check every snapshot against the tables, receipts and bytes that are kept
    Doctor(DoctorArgs),
    /// Merge small files of the tables into large ones
    #[command(after_help = "Example:\n  counterfoil compact && counterfoil vacuum --dry-run")]
    Compact,
    /// Remove what no snapshot needs
    Vacuum(VacuumArgs),
    /// Remove the raw bytes of extracts for good, and keep a tombstone
    Purge(PurgeArgs),
    /// Check a file, and put it into the inbox
    Submit(SubmitArgs),
    /// Let a centre file for a period that is locked
    Unlock(UnlockArgs),
    /// Take an extract out of force
    Withdraw(WithdrawArgs),
    /// List the warnings that ask their centre for an answer, with the answers
    FollowUp(FollowUpArgs),
    /// Write down what a centre answers to warnings; it releases nothing
    Answer(AnswerArgs),
    /// Let figures rest on accepted extracts that wait for the office
    Approve(ApproveArgs),
    /// Give extracts that wait back to their centre, with a reason
    Return(ReturnArgs),
    /// Let a centre keep the labels, codes and units of its own system
    Map(MapArgs),
    /// Say what a finding code means and what to do about it
    Explain(ExplainArgs),
    /// Print a script that completes commands in a shell
    Completions {
        /// Which shell
        shell: Shell,
    },
}

/// `new`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterfoil new my-programme --name 'My Programme'")]
pub(super) struct NewArgs {
    /// The folder to make
    pub(super) dir: PathBuf,
    /// The programme's name
    #[arg(long, default_value = "Example Manufacturing Extension Programme")]
    pub(super) name: String,
}

/// `demo`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil demo demo && open demo/reports/2024/index.html
  counterfoil demo national --national           five simulated years of a national programme")]
pub(super) struct DemoArgs {
    /// The folder to make
    pub(super) dir: PathBuf,
    /// Five simulated years of a programme of the US size instead of the worked example
    #[arg(long)]
    pub(super) national: bool,
}

/// `simulate`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil simulate year                          a year of a programme of the US size
  counterfoil simulate five --years 5 --seed 7       five years, another throw of the dice
  counterfoil simulate small --scale 0.02 --profile jp
  counterfoil simulate bad --scale 0.05 --faults 0.1   extracts with faults, and a key to them")]
pub(super) struct SimulateArgs {
    /// The folder to make
    pub(super) dir: PathBuf,
    /// The programme that it is like
    #[arg(long, value_enum, default_value_t = Profile::Us)]
    pub(super) profile: Profile,
    /// How large, the programme that it is like being 1
    #[arg(long, default_value_t = 1.0, value_parser = parse_scale)]
    pub(super) scale: f64,
    /// How many fiscal years
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=75))]
    pub(super) years: u16,
    /// The first of them; without it, the last is 2025
    #[arg(long, value_name = "YEAR")]
    pub(super) first_year: Option<i16>,
    /// Where the randomness comes from: the same seed gives the same bytes
    #[arg(long, default_value_t = 1)]
    pub(super) seed: u64,
    /// How many faults, as a share of the extracts asked for, 0 to 1; above 0, there is one of every
    /// kind at least, one that finds no place has an older file added for it, and `findings-key.csv`
    /// says which findings are planted
    #[arg(long, value_name = "RATE", default_value_t = 0.0, value_parser = parse_share)]
    pub(super) faults: f64,
}

/// The programmes that can be simulated.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Profile {
    /// The US Manufacturing Extension Partnership
    Us,
    /// Japan's public testing and research centres
    Jp,
    /// Brasil Mais
    Br,
    /// Made Smarter in the UK
    Uk,
}

impl Profile {
    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Jp => "jp",
            Self::Br => "br",
            Self::Uk => "uk",
        }
    }
}

/// `template`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil template                         the datasets there are
  counterfoil template DATASET > DATASET.csv   a CSV with one example row, to delete
  counterfoil template DATASET --no-example    its header, which by itself is a nil return
  counterfoil template --xlsx --period 2024Q3 --out 2024Q3.xlsx --lang ja
                                               a workbook with a sheet for each dataset
  counterfoil template --descriptor > datapackage.json")]
pub(super) struct TemplateArgs {
    /// The dataset; without it, the datasets are listed. A workbook takes several; without any, it has
    /// those that are expected of centres
    #[arg(value_name = "DATASET")]
    pub(super) datasets: Vec<String>,
    /// The period of the example's dates; without it, today's
    #[arg(long)]
    pub(super) period: Option<String>,
    /// An Excel workbook with a sheet for each dataset: notes, lists of values, formats
    #[arg(long)]
    pub(super) xlsx: bool,
    /// Write the workbook to this file, which must not be there yet, not to stdout
    #[arg(long, value_name = "FILE", requires = "xlsx")]
    pub(super) out: Option<PathBuf>,
    /// Leave out the example row, which a load refuses
    #[arg(long)]
    pub(super) no_example: bool,
    /// The language of the workbook: en, ja, pt-BR, de or ko; without it, that of the programme
    #[arg(long, value_name = "LANG", requires = "xlsx")]
    pub(super) lang: Option<Language>,
    /// Print the contract as a Frictionless Data Package descriptor
    #[arg(long, conflicts_with_all = ["datasets", "xlsx"])]
    pub(super) descriptor: bool,
}

/// `check`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil check                                     the whole inbox
  counterfoil check inbox/harbor/2024Q3                 one centre's quarter
  counterfoil check export.csv --as harbor/2024Q3/DATASET
  counterfoil check --format ndjson | jq .code
  counterfoil check --sarif > findings.sarif
  counterfoil check export.xlsx --as harbor/2024Q3/DATASET --lang ja")]
pub(super) struct CheckArgs {
    /// Files and folders of the inbox; without any, all of it
    pub(super) paths: Vec<PathBuf>,
    /// What a file outside the inbox is: centre/period/dataset
    #[arg(long = "as", value_name = "TRIPLE")]
    pub(super) claimed: Option<String>,
    /// Another inbox than the configured one
    #[arg(long)]
    pub(super) inbox: Option<String>,
    /// Findings in SARIF, which code hosts and editors read
    #[arg(long, conflicts_with = "format")]
    pub(super) sarif: bool,
    /// The language of findings: en, ja, pt-BR, de or ko; without it, that of each centre
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<Language>,
}

/// `load`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil load                  everything new in the inbox
  counterfoil load --dry-run        what would happen, and nothing else
  counterfoil load --inbox late/    another inbox than the configured one")]
pub(super) struct LoadArgs {
    /// Another inbox than the configured one
    #[arg(long)]
    pub(super) inbox: Option<String>,
    /// Stop before anything is written
    #[arg(long)]
    pub(super) dry_run: bool,
    /// The language in which findings are printed; receipts are in that of each centre
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<Language>,
}

/// `report`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil report 2024
  counterfoil report 2024 --out /tmp/site --snapshot 3
  counterfoil report 2024 --audience public      what may leave the office
  counterfoil report 2024 --audience centre      for each centre its own figures, and what is public
  counterfoil report 2024 --only national        in a hurry
  counterfoil report 2024 --draft                with what the office has not approved; stamped, beside the other")]
pub(super) struct ReportArgs {
    /// The fiscal year
    pub(super) year: i16,
    /// Who it is for: all but the office's has no figure that could tell of a firm
    #[arg(long, value_enum, default_value_t = Readers::Office)]
    pub(super) audience: Readers,
    /// With `--audience centre`, for this one alone
    #[arg(long, value_name = "CENTRE")]
    pub(super) centre: Option<String>,
    /// Another folder or URL than the configured one
    #[arg(long, value_name = "PLACE")]
    pub(super) out: Option<String>,
    /// Without the pages of the centres; earlier ones of the year are removed, for they would no longer agree
    #[arg(long, value_enum)]
    pub(super) only: Option<Only>,
    /// Which snapshot and configuration
    #[command(flatten)]
    pub(super) as_of: AsOf,
}

/// Who a report is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Readers {
    /// The programme's office: everything
    Office,
    /// Each centre: its own figures, and what is public of all others
    Centre,
    /// Everybody: under disclosure control
    Public,
}

/// Which pages alone.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Only {
    /// The national report, its tables and its lineage
    National,
}

/// `status`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil status                              every extract that is expected
  counterfoil status --by centre                  how punctual each centre is
  counterfoil status --centre harbor --late       what one centre still owes, or sent late
  counterfoil status --waiting                    what waits for the office's approval
  counterfoil status --snapshot 3 --format csv    as it was known then")]
pub(super) struct StatusArgs {
    /// Sum up by centre or period instead of listing extracts
    #[arg(long, value_enum)]
    pub(super) by: Option<By>,
    /// One centre only
    #[arg(long)]
    pub(super) centre: Option<String>,
    /// One period only
    #[arg(long)]
    pub(super) period: Option<String>,
    /// Only what is missing, refused, returned or late
    #[arg(long, conflicts_with = "by")]
    pub(super) late: bool,
    /// Only what waits for the office's approval, expected or not
    #[arg(long, conflicts_with_all = ["by", "late"])]
    pub(super) waiting: bool,
    /// As it was known when this snapshot was made, at that time unless `--now` says another
    #[arg(long, value_name = "N")]
    pub(super) snapshot: Option<u64>,
}

/// What `status` sums up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    /// Centres
    Centre,
    /// Periods
    Period,
}

/// `receipts`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil receipts harbor
  counterfoil receipts harbor --period 2024Q3 --fetch receipts-for-harbor")]
pub(super) struct ReceiptsArgs {
    /// The centre; `_programme` is the national office
    pub(super) centre: String,
    /// One period only
    #[arg(long)]
    pub(super) period: Option<String>,
    /// One dataset only
    #[arg(long)]
    pub(super) dataset: Option<String>,
    /// Copy the receipts with their findings into this folder
    #[arg(long, value_name = "DIR")]
    pub(super) fetch: Option<PathBuf>,
}

/// `snapshots`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil snapshots list
  counterfoil snapshots diff 3 4                rows and figures that differ
  counterfoil snapshots export 4 > four.json    for DuckDB, Polars, Spark")]
pub(super) struct SnapshotsArgs {
    /// What to do
    #[command(subcommand)]
    pub(super) command: SnapshotsCommand,
}

/// What `snapshots` can do.
#[derive(Debug, Subcommand)]
pub(super) enum SnapshotsCommand {
    /// List all snapshots
    List,
    /// Say which rows and figures differ between two
    Diff {
        /// The earlier one
        before: u64,
        /// The later one
        after: u64,
        /// Figures of this fiscal year only; without it, of every year
        #[arg(long)]
        year: Option<i16>,
    },
    /// Describe one to another engine: places, versions, data files, rows in force
    Export {
        /// Which one; without it, the latest
        snapshot: Option<u64>,
    },
}

/// `doctor`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  counterfoil doctor\n  counterfoil doctor --deep")]
pub(super) struct DoctorArgs {
    /// Digest all kept bytes again
    #[arg(long)]
    pub(super) deep: bool,
}

/// `vacuum`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil vacuum --dry-run          what would go
  counterfoil vacuum --keep-days 30     what is younger stays in any case")]
pub(super) struct VacuumArgs {
    /// Days for which everything stays: longer than any load takes
    #[arg(long, value_name = "DAYS", default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) keep_days: u16,
    /// Tell, and remove nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// `purge`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil purge 16c0…f3 --because 'sent by mistake: names of employees'
  counterfoil purge --expired --because 'retention of 7 years' --dry-run")]
pub(super) struct PurgeArgs {
    /// SHA-256 of the extracts, whole
    #[arg(required_unless_present = "expired", conflicts_with = "expired")]
    pub(super) sha256: Vec<String>,
    /// All that were decided on longer ago than `[storage] retention_years`
    #[arg(long)]
    pub(super) expired: bool,
    /// Why; the tombstone says it
    #[arg(long, value_name = "TEXT")]
    pub(super) because: String,
    /// Tell, and remove nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// `sql`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil sql                                     a shell; \\? lists its commands
  counterfoil sql -c 'select id, value from figures'
  counterfoil sql -f my.sql --year 2024 --format csv
  counterfoil sql --describe                          every measure and how it is defined")]
pub(super) struct SqlArgs {
    /// The query
    #[arg(short = 'c', long = "command", value_name = "SQL", conflicts_with = "file")]
    pub(super) command: Option<String>,
    /// A file with the query
    #[arg(short = 'f', long)]
    pub(super) file: Option<PathBuf>,
    /// Print the definition of a measure, or of all
    #[arg(long, value_name = "MEASURE", num_args = 0..=1, default_missing_value = "")]
    pub(super) describe: Option<String>,
    /// The fiscal year of `$year` and of the marts; without it, the latest with extracts
    #[arg(long)]
    pub(super) year: Option<i16>,
    /// The most seconds that a query may take
    #[arg(long, value_name = "SECONDS", default_value_t = 300, value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) timeout: u64,
    /// The most rows that a query may return
    #[arg(long, value_name = "ROWS", default_value_t = 1_000_000)]
    pub(super) max_rows: usize,
    /// Which snapshot and configuration
    #[command(flatten)]
    pub(super) as_of: AsOf,
}

/// `explain`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  counterfoil explain foreign-key\n  counterfoil explain")]
pub(super) struct ExplainArgs {
    /// The code; without it, all are listed
    pub(super) code: Option<String>,
    /// The language: en, ja, pt-BR, de or ko; without it, that of the programme
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<Language>,
}

/// A size from 0.001 to 20 times a national programme.
fn parse_scale(text: &str) -> Result<f64, String> {
    let scale = text.parse().map_err(|_| "this is no number".to_owned())?;
    if (0.001..=20.0).contains(&scale) { Ok(scale) } else { Err("give 0.001 to 20".to_owned()) }
}

/// Reads a share that can be simulated.
fn parse_share(text: &str) -> Result<f64, String> {
    let share = text.parse().map_err(|_| "this is no number".to_owned())?;
    let hint = "give 0 to 1, such as 0.02 for one extract in fifty";
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err(hint.to_owned()) }
}

/// Reads a date or a timestamp.
fn parse_time(text: &str) -> Result<Timestamp, String> {
    if let Ok(timestamp) = text.parse::<Timestamp>() {
        return Ok(timestamp);
    }
    text.parse::<jiff::civil::Date>()
        .ok()
        .and_then(|d| d.to_zoned(jiff::tz::TimeZone::UTC).ok())
        .map(|z| z.timestamp())
        .ok_or_else(|| "write it as `2024-12-31` or `2024-12-31T08:00:00Z`".to_owned())
}

//! What can be asked of a snapshot beside SQL.

use clap::{Subcommand, ValueEnum};

/// `unusual`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  counterfoil unusual 2024                           the furthest off first
  counterfoil unusual 2024 --centre harbor --format csv
  counterfoil unusual 2024 --measure MEASURE --snapshot 3

An answer is compared with others of the same industry and size band, on the log scale;
`[checks] unusual_score` says how far off is unusual. Nothing is held for it: it says where to look.")]
pub(super) struct UnusualArgs {
    /// The fiscal year
    pub(super) year: i16,
    /// One centre only
    #[arg(long)]
    pub(super) centre: Option<String>,
    /// One measure only
    #[arg(long)]
    pub(super) measure: Option<String>,
    /// Which snapshot and configuration
    #[command(flatten)]
    pub(super) as_of: AsOf,
}

/// `release`.
#[derive(Debug, clap::Args)]
pub(super) struct ReleaseArgs {
    /// What to do
    #[command(subcommand)]
    pub(super) command: ReleaseCommand,
}

/// What `release` can do.
#[derive(Debug, Subcommand)]
pub(super) enum ReleaseCommand {
    /// List the figures of a year that may not be published, with what an attacker could find out
    #[command(after_help = "\
Examples:
  counterfoil release audit 2024                      what may not be published, and how safe it is
  counterfoil release audit 2024 --all --format csv   every figure and every attacker
  counterfoil release audit 2024 --figure ID          one figure, and every attacker

The rules are `[disclosure]` of programme.toml. Each figure that fails one is protected, with all that
is made from it and with as many others as are needed; then linear programs look for what everybody,
each enterprise and each centre could find out. What this prints is confidential: it tells which
figures rest on few.

Exit status: 0 everything protected is safe, 1 something is not, 2 wrong usage or an unexpected fault.")]
    Audit {
        /// The fiscal year
        year: i16,
        /// One figure only, by its id
        #[arg(long, value_name = "ID")]
        figure: Option<String>,
        /// Figures that may be published too, and every attacker instead of the one who comes nearest
        #[arg(long)]
        all: bool,
        /// Which snapshot and configuration
        #[command(flatten)]
        as_of: AsOf,
    },
}

/// Which snapshot answers, with which configuration.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct AsOf {
    /// The snapshot; without it, the latest
    #[arg(long, value_name = "N")]
    pub(super) snapshot: Option<u64>,
    /// The configuration: as it was then, or `current`
    #[arg(long, value_enum, default_value_t = ConfigChoice::Then)]
    pub(super) config: ConfigChoice,
    /// With accepted extracts that the office has not approved
    #[arg(long)]
    pub(super) draft: bool,
}

/// Which configuration answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ConfigChoice {
    /// As it was when the snapshot was made
    Then,
    /// As it is today
    Current,
}

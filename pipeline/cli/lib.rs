//! The commands: what the shell says, resolved once and handed down.

mod act;
mod args;
mod args_of_asking;
mod args_of_filing;
mod check;
mod demo;
mod doctor;
mod error;
mod explain;
mod follow_up;
mod known;
mod load;
mod log_json;
mod logging;
mod map;
mod new;
mod output;
mod purge;
mod receipts;
mod release;
mod report;
mod sarif;
mod simulate;
mod snapshots;
mod sql;
mod status;
mod submit;
mod summary;
mod template;
mod unusual;
mod upkeep;
mod words;
mod workbook;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};
use jiff::Timestamp;

use admission::Load;
use args::{Args, Command};
use engine::Resources;
use error::{Error, Fault};
use output::Output;
use programme::{Hint as _, Programme};
use warehouse::{Configuration, Warehouse};

/// The least memory that anything can be done with, in bytes.
const LEAST_MEMORY: u64 = 256 << 20;

/// What every command is handed.
struct Shell {
    /// The programme's folder.
    folder: PathBuf,
    /// The time of the run.
    now: Timestamp,
    /// Whether somebody said what time it is.
    is_now_given: bool,
    /// Where things are printed.
    output: Output,
    /// What queries may use.
    resources: Resources,
}

impl Shell {
    /// The programme and its warehouse, which must be there.
    async fn warehouse(&self) -> Result<(Programme, Warehouse), Error> {
        let programme = Programme::open(&self.folder)?;
        let warehouse = Warehouse::open_existing(&programme).await?;
        Ok((programme, warehouse.ok_or(warehouse::Error::NoSnapshot(None))?))
    }

    /// What a load or a check of the configured inbox works with, unless it says otherwise: it writes.
    fn load<'a>(
        &'a self,
        configuration: &'a Configuration,
        progress: &'a (dyn Fn(&str, usize, usize) + Sync),
    ) -> Load<'a> {
        Load {
            configuration,
            inbox: None,
            now: self.now,
            dry_run: false,
            resources: &self.resources,
            progress,
        }
    }

    /// Shows how far a step is.
    fn progress(&self) -> impl Fn(&str, usize, usize) + Sync {
        |step: &str, done, total| self.output.progress(step, done, total)
    }
}

/// Whether the data or a check fell short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    /// Everything is in order: exit 0.
    Well,
    /// The data or a check fell short: exit 1.
    Short,
}

/// Runs the program: 0 done, 1 the data or a check fell short, 2 wrong usage or an unexpected fault.
#[must_use]
pub fn main() -> ExitCode {
    let args = Args::parse();
    let output = Output::new(args.format);
    if let Err(e) = logging::start(args.log.as_deref(), args.log_format) {
        return finish(&output, Err(e));
    }
    if let Command::Completions { shell } = args.command {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Args::command(), "counterfoil", &mut script);
        return finish(&output, output.write(&script).map(|()| Done::Well).map_err(Error::from));
    }
    // deep query plans need deep stacks, above all in a debug build
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(256 << 20)
        .build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(e) => return finish(&output, Err(e.into())),
    };
    // a fault is told in words, once, below
    Fault::watch();
    let format = output.format;
    let task = runtime.spawn(run(args, output));
    let code = match runtime.block_on(task) {
        Ok((output, result)) => finish(&output, result),
        Err(_) => finish(&Output::new(format), Err(Error::Fault(Fault::default()))),
    };
    // a query that was stopped need not be waited for
    runtime.shutdown_background();
    code
}

/// Dispatches a command.
async fn run(args: Args, output: Output) -> (Output, Result<Done, Error>) {
    let now = args.now.unwrap_or_else(clock);
    let resources = match resources(args.memory) {
        Ok(resources) => resources,
        Err(e) => return (output, Err(e)),
    };
    let is_now_given = args.now.is_some();
    let resources = resources.at(now);
    let shell = Shell { folder: args.folder, now, is_now_given, output, resources };
    let result = match args.command {
        Command::New(a) => new::run(&shell, &a),
        Command::Demo(a) => demo::run(&shell, &a).await,
        Command::Simulate(a) => simulate::run(&shell, &a),
        Command::Template(a) => template::run(&shell, &a),
        Command::Check(a) => check::run(&shell, &a).await,
        Command::Load(a) => load::run(&shell, &a).await,
        Command::Report(a) => report::run(&shell, &a).await,
        Command::Sql(a) => sql::run(&shell, &a).await,
        Command::Unusual(a) => unusual::run(&shell, &a).await,
        Command::Release(a) => release::run(&shell, &a).await,
        Command::Status(a) => status::run(&shell, &a).await,
        Command::Receipts(a) => receipts::run(&shell, &a).await,
        Command::Snapshots(a) => snapshots::run(&shell, &a).await,
        Command::Doctor(a) => doctor::run(&shell, &a).await,
        Command::Compact => upkeep::compact(&shell).await,
        Command::Vacuum(a) => upkeep::vacuum(&shell, &a).await,
        Command::Purge(a) => purge::run(&shell, &a).await,
        Command::Submit(a) => submit::run(&shell, &a).await,
        Command::Unlock(a) => act::unlock(&shell, &a).await,
        Command::Withdraw(a) => act::withdraw(&shell, &a).await,
        Command::FollowUp(a) => follow_up::run(&shell, &a).await,
        Command::Answer(a) => act::answer(&shell, &a).await,
        Command::Approve(a) => act::approve(&shell, &a).await,
        Command::Return(a) => act::give_back(&shell, &a).await,
        Command::Map(a) => map::run(&shell, &a).await,
        Command::Explain(a) => explain::run(&shell, &a),
        Command::Completions { .. } => Ok(Done::Well),
    };
    (shell.output, result)
}

/// What queries may use: what was asked for, or half of the machine.
fn resources(memory: Option<bytesize::ByteSize>) -> Result<Resources, Error> {
    if let Some(size) = memory.filter(|size| size.as_u64() < LEAST_MEMORY) {
        return Err(Error::Usage {
            message: format!("`--memory {size}` is too little"),
            hint: "256MiB is the least, half of the machine's what is used without it".to_owned(),
        });
    }
    let memory = memory.map_or_else(Resources::default_memory, |size| size.as_u64());
    Ok(Resources::new(memory.max(LEAST_MEMORY))?)
}

/// The clock, read once, at the start.
#[expect(clippy::disallowed_methods, reason = "time enters here and nowhere else")]
fn clock() -> Timestamp {
    Timestamp::now()
}

/// Prints the one error there may be, and the exit code.
fn finish(output: &Output, result: Result<Done, Error>) -> ExitCode {
    // whatever else failed then, failed because of it
    let result = match Fault::take() {
        None => result,
        Some(fault) => Err(Error::Fault(fault)),
    };
    match result {
        Ok(Done::Well) => ExitCode::SUCCESS,
        Ok(Done::Short) => ExitCode::from(1),
        Err(Error::Output(e)) if e.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let hint = error.hint().or_else(|| store::advice(&error));
            output.error(&error, hint.as_deref());
            ExitCode::from(2)
        }
    }
}

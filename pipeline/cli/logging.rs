//! Logging: what a run does, on stderr, when somebody asks for it.

use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use super::Error;
use super::args::LogFormat;

/// Starts logging what the filter lets through; without a filter nothing is logged.
///
/// A step is logged when it ends, with the time that it took.
///
/// # Errors
/// When the filter is none.
pub(super) fn start(filter: Option<&str>, format: LogFormat) -> Result<(), Error> {
    let Some(filter) = filter.filter(|f| !f.is_empty()) else { return Ok(()) };
    let targets: Targets = filter.parse().map_err(|e| Error::Usage {
        message: format!("`{filter}` is no filter of logs: {e}"),
        hint: "write a level such as `info` or `debug`, or `counterfoil=debug,datafusion=warn`"
            .to_owned(),
    })?;
    let lines = tracing_subscriber::fmt::layer()
        .with_span_events(FmtSpan::CLOSE)
        .with_writer(std::io::stderr)
        .with_ansi(false);
    let lines = match format {
        LogFormat::Text => lines.with_filter(targets).boxed(),
        LogFormat::Json => lines.event_format(super::log_json::Json).with_filter(targets).boxed(),
    };
    tracing_subscriber::registry().with(lines).init();
    Ok(())
}

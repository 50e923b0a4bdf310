//! The last resort against a query that neither its time limit nor its memory limit stops: planning
//! that grows without end, a function that never yields, an answer larger than memory. Such a query
//! cannot be taken off its thread, so the process ends.

use std::io::Write as _;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use engine::Error;
use programme::Hint as _;

/// How often the clock and the memory are looked at.
const TICK: Duration = Duration::from_millis(50);
/// How much longer than allowed a query may take to stop by itself.
const GRACE: Duration = Duration::from_secs(3);
/// What the program needs besides the memory that it may use, in bytes.
const PROGRAM_BYTES: u64 = 512 << 20;

/// Watches one query until it is dropped.
pub(super) struct Watchdog {
    /// Its end tells the watching thread that the query is done.
    _leash: Sender<()>,
}

impl Watchdog {
    /// Watches that a query takes no more than this time and the process no more than this memory.
    pub(super) fn watch(time: Duration, memory: u64) -> Self {
        let (leash, done) = channel();
        std::thread::spawn(move || watch(&done, time, memory));
        Self { _leash: leash }
    }
}

/// Looks at the clock and the memory until the query is done.
fn watch(done: &Receiver<()>, time: Duration, memory: u64) {
    let started = Instant::now();
    while done.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
        if started.elapsed() > time + GRACE {
            end(&Error::TooSlow { seconds: time.as_secs() });
        }
        if resident_bytes().is_some_and(|bytes| bytes > memory + PROGRAM_BYTES) {
            end(&Error::TooMuchMemory { source: None });
        }
    }
}

/// Says what went wrong and ends the process, as an unexpected fault.
fn end(error: &Error) -> ! {
    let hint = error.hint().unwrap_or_default();
    let _ = writeln!(std::io::stderr().lock(), "error: {error}\nhint: {hint}");
    std::process::exit(2)
}

/// The memory that the process has now, where the system says so, in bytes.
#[expect(clippy::disallowed_methods, reason = "a file of the system")]
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes << 10)
}

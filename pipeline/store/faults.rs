//! Fail points: a debug build can be told to die at a chosen write, so that tests can show what a
//! kill or a power loss leaves behind.
//!
//! `COUNTERFOIL_FAULT` is `before:N`, `after:N` or `torn:N`: the process aborts before or after its
//! Nth write to any store, or leaves half of it there. Everything that lasts is a write to a store, so
//! these are all the states that a death can leave. `panic:N` is a fault of the program there, and
//! `panic-apart:N` one on a thread of its own. A release build ignores the variable.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// How the process is to die.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The write is not made.
    Before,
    /// The write is made, and nothing else.
    After,
    /// Half of the write is made.
    Torn,
    /// The program has a fault instead.
    Panic,
    /// The program has a fault beside it, on a thread that is waited for.
    PanicApart,
}

/// One write, and whether the process dies at it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step(Option<Way>);

/// The next write.
pub(super) fn step() -> Step {
    static PLAN: OnceLock<Option<(Way, u64)>> = OnceLock::new();
    static WRITES: AtomicU64 = AtomicU64::new(0);
    let Some((way, at)) = PLAN.get_or_init(plan) else { return Step(None) };
    let number = WRITES.fetch_add(1, Ordering::SeqCst) + 1;
    Step((number == *at).then_some(*way))
}

/// What the environment asks for.
fn plan() -> Option<(Way, u64)> {
    if !cfg!(debug_assertions) {
        return None;
    }
    let text = std::env::var("COUNTERFOIL_FAULT").ok()?;
    let (way, number) = text.split_once(':')?;
    let way = match way {
        "before" => Way::Before,
        "after" => Way::After,
        "torn" => Way::Torn,
        "panic" => Way::Panic,
        "panic-apart" => Way::PanicApart,
        _ => return None,
    };
    Some((way, number.parse().ok()?))
}

impl Step {
    /// Whether half of the write is to be left.
    pub(super) fn is_torn(self) -> bool {
        self.0 == Some(Way::Torn)
    }

    /// Dies if this is the write to die before; a write that cannot be torn is not made at all.
    ///
    /// # Panics
    /// When the program was told to have a fault here.
    pub(super) fn before(self) {
        assert!(self.0 != Some(Way::Panic), "a fault that was asked for");
        if self.0 == Some(Way::PanicApart) {
            let apart = std::thread::spawn(|| panic!("a fault elsewhere that was asked for"));
            drop(apart.join());
        }
        if matches!(self.0, Some(Way::Before | Way::Torn)) {
            die();
        }
    }

    /// Dies if this is the write to die after.
    pub(super) fn after(self) {
        if self.0 == Some(Way::After) {
            die();
        }
    }
}

/// Dies as a kill would: nothing is cleaned up.
pub(super) fn die() -> ! {
    std::process::abort()
}

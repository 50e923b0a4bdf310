//! What fuzzers of the readers share: how much memory there is, which panics are none of ours, and what
//! each of them reads.

pub mod extracts;

use std::alloc::System;
use std::panic::PanicHookInfo;

use cap::Cap;

/// What may be had beside what there is when a fuzzer begins is the memory of a command; what asks for more
/// gets none, and ends.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// The fuzzer of one reader.
#[macro_export]
macro_rules! target {
    ($read:ident) => {
        libfuzzer_sys::fuzz_target!(init: $crate::begin(), |bytes: &[u8]| {
            $crate::extracts::$read(bytes);
        });
    };
}

/// Makes ready what all inputs share, and sets the limit.
///
/// # Panics
/// When there is less memory than that.
pub fn begin() {
    extracts::csv(b"0a");
    let limit = ALLOCATOR.allocated() + extracts::MEMORY;
    ALLOCATOR.set_limit(limit).expect("so much is not taken yet");
    let abort = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // the Parquet reader catches what a library lets go; what nobody catches ends the fuzzer too
        if !is_of_a_library(panic) {
            abort(panic);
        }
    }));
}

/// Whether a panic comes out of code that is not of this repository.
fn is_of_a_library(panic: &PanicHookInfo<'_>) -> bool {
    let file = panic.location().map_or("", |location| location.file());
    ["/registry/src/", "/rustc/", "/library/"].iter().any(|folder| file.contains(folder))
}

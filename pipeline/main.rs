//! The program: parse, dispatch, render one error, return an exit code.

use std::process::ExitCode;

/// Gives memory back to the system, which the usual allocator keeps after large queries.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    counterfoil::cli::main()
}

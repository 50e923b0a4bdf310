//! The program: parse, dispatch, render one error, return an exit code.

use std::process::ExitCode;

/// Gives memory back to the system, which the usual allocator keeps after large queries.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    counterfoil::cli::main()
}

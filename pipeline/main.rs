//! The program: parse, dispatch, render one error, return an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    counterfoil::cli::main()
}

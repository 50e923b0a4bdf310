# What one does here; `just` lists it.

default:
    @just --list

# formatting, lints and docs, without warnings
check:
    cargo fmt --check
    cargo clippy --locked --all-targets -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items

# set up what the tests need and run them all
test *arguments:
    tests/run {{arguments}}

# the unit tests of one stage, such as `just stage intake`; beside the program, so that nothing that
# they share is built twice
stage name *arguments:
    cargo test -p counterfoil -p counterfoil-{{name}} --lib {{arguments}}

# the worked example, loaded and reported
demo:
    cargo run -- demo demo

# how fast it is: the inner loops, then a national programme beside DuckDB with Python
bench:
    cargo bench --locked --bench inner
    cargo build --locked --release
    python3 bench/national.py target/release/counterfoil

# bring generated pages up to date
bless:
    BLESS=1 just stage warehouse the_reference_page_is_up_to_date

//! What the specification says, shown by running the program as its users do.
//!
//! Independent computations come from `DuckDB`, R and the golden examples; `tests/run` sets them up.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests fail by panicking"
)]
#![allow(clippy::disallowed_methods, reason = "tests make their own folders")]

mod acts;
mod annotated;
mod approval;
mod architecture;
mod behind_faults;
mod bytes;
mod check_words;
mod cli;
mod cloud;
mod crash;
mod derived;
mod dirty;
mod disturbed;
mod editions;
mod engines;
mod exactness;
mod extension;
mod filed_values;
mod findings;
mod follow_up;
mod foreign;
mod formats;
mod frictionless;
mod fuzzed;
mod gate;
mod golden;
mod hostile;
mod inbox;
mod intake;
mod kept;
mod keys;
mod languages;
mod large;
mod lazy;
mod many_findings;
mod mappings;
mod mappings_used;
mod michigan;
mod names;
mod object_stores;
mod output;
mod own_files;
mod packs;
mod pages;
mod places;
mod planted;
mod polluted;
mod published;
mod records;
mod report_files;
mod right_or_refused;
mod second_round;
mod simulated;
mod spec_files;
mod sql;
mod status;
mod support;
mod templates;
mod unusual;
mod upkeep;
mod warehouse;
mod written;

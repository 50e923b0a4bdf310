//! Any bytes, filed as an extract in this format.
#![no_main]

counterfoil_fuzz::target!(ndjson);

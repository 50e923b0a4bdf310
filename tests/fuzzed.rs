//! What fuzzers of the readers begin from, and what they have found, read again without a fuzzer.

use std::path::Path;

use crate::support::files;

#[path = "../fuzz/extracts.rs"]
mod extracts;

/// What reads the inputs of a fuzzer.
type Read = fn(&[u8]);

#[test]
fn what_fuzzers_begin_from_is_read_or_told() {
    let readers: [(&str, Read); 5] = [
        ("csv", extracts::csv),
        ("ndjson", extracts::ndjson),
        ("xlsx", extracts::xlsx),
        ("ods", extracts::ods),
        ("parquet", extracts::parquet),
    ];
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (reader, read) in readers {
        let inputs = files(&corpora.join(reader));
        assert!(inputs.len() > 10, "{reader}");
        for (name, bytes) in inputs {
            let came = std::panic::catch_unwind(|| read(&bytes));
            assert!(came.is_ok(), "{reader}/{name}");
        }
    }
}

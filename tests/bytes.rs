//! The same job on the same data gives the same bytes.

use crate::support::{Programme, files, fixture};

#[test]
fn two_runs_from_one_inbox_give_the_same_bytes() {
    let inbox = fixture("golden-wide").join("inbox");
    let sites: Vec<_> = [0, 1]
        .map(|_| {
            let programme = Programme::empty();
            for file in ["programme.toml", "centres.csv"] {
                std::fs::copy(fixture("golden-wide").join(file), programme.path().join(file))
                    .unwrap();
            }
            programme.ok(&["load", "--inbox", inbox.to_str().unwrap()]);
            programme.ok(&["report", "2024"]);
            files(&programme.path().join("reports/2024"))
        })
        .into();
    assert!(sites[0].len() > 30);
    assert_eq!(sites[0].keys().collect::<Vec<_>>(), sites[1].keys().collect::<Vec<_>>());
    for (path, bytes) in &sites[0] {
        assert!(*bytes == sites[1][path], "{path} differs");
        assert!(
            !String::from_utf8_lossy(bytes).contains("/tmp/"),
            "{path} names a folder of this machine"
        );
    }
}

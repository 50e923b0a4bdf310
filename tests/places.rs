//! Places whose names mean something to addresses: what is loaded is what is reported.

use crate::support::{Programme, copy, files, fixture};

#[test]
fn a_place_may_have_any_name() {
    let programme = Programme::empty();
    // each of these has been read as something else somewhere
    let folder = programme.path().join("%2e%2e/a%25b/x\\y z?#1/é%");
    copy(&fixture("michigan"), &folder);
    let settings = std::fs::read_to_string(folder.join("programme.toml")).unwrap();
    let odd = settings
        .replace("warehouse = \"warehouse\"", "warehouse = 'ware%2e%2ehouse'")
        .replace("reports = \"reports\"", "reports = 're%25ports'");
    std::fs::write(folder.join("programme.toml"), odd).unwrap();
    let at = folder.to_str().unwrap();
    let loaded = programme.ok(&["-C", at, "load"]);
    assert!(loaded.stderr.contains("3 accepted"), "{}", loaded.stderr);
    assert_eq!(programme.ok(&["-C", at, "doctor", "--deep"]).stdout, "");
    programme.ok(&["-C", at, "compact"]);
    programme.ok(&["-C", at, "vacuum"]);
    programme.ok(&["-C", at, "report", "1988"]);
    let out = programme.path().join("out%25 %2e%2e\\#2");
    programme.ok(&["-C", at, "report", "1988", "--out", out.to_str().unwrap()]);
    let reported = files(&folder.join("re%25ports/1988"));
    assert!(reported.contains_key("index.html"), "{:?}", reported.keys());
    assert_eq!(reported, files(&out));
    // and nothing lies anywhere else
    let above: Vec<String> = files(programme.path()).into_keys().collect();
    let strays: Vec<&String> = above
        .iter()
        .filter(|p| !p.starts_with("%2e%2e/a%25b/x\\y z?#1/é%/") && !p.starts_with("out%25 "))
        .collect();
    assert!(strays.is_empty(), "{strays:?}");
    assert!(folder.join("ware%2e%2ehouse/snapshots/00000001.json").exists());
}

//! A programme's own files: each is used, or said to be of no use.

use crate::support::{KEY, Programme, files, outside};

const CHECK: &str = "-- title: x\n-- severity: warning\n-- dataset: funding\n-- definition: x\n-- example: x\n-- message: x\n-- hint: x\n\nselect extract, row_number, 'spent' as column_name, spent as value from incoming.funding where false\n";

/// What `load` says of a golden programme with something of its own.
fn said<T>(add: impl Fn(&Programme) -> T) -> String {
    let programme = Programme::from_fixture("golden");
    add(&programme);
    let ran = programme.run(&["load", "--dry-run"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    ran.stderr
}

#[test]
fn what_is_not_used_is_said() {
    for (path, problem, hint) in [
        ("sql/check/mine.sql", "`sql/check` is no folder that is used", "did you mean `checks`?"),
        ("sql/mine.sql", "`sql/mine.sql` is no folder that is used", "the folders are"),
        ("sql/checks/mine.SQL", "`sql/checks/mine.SQL` is no file that is used", "`.sql`"),
        ("sql/checks/mine.sql~", "`sql/checks/mine.sql~` is no file that is used", "rename"),
        ("sql/checks/more/mine.sql", "`sql/checks/more` is no file that is used", "`.sql`"),
        ("contract/DataPackage.json", "is no file that is used", "`datapackage.json`"),
        ("report-templates/nationl.html", "is used by no page", "did you mean `national.html`?"),
        ("report-templates/national.htm", "is no file that is used", "`.html`"),
    ] {
        let text = said(|p| p.write(path, CHECK).path().exists());
        assert!(text.contains(problem) && text.contains(hint), "{path}: {text}");
    }
    // notes and hidden files are left alone, and a check that is used is used
    let programme = Programme::from_fixture("golden");
    programme.write("sql/README.md", "x").write("sql/checks/.mine.sql.swp", "x");
    programme.write("sql/checks/mine.sql", CHECK);
    assert_eq!(programme.run(&["load", "--dry-run"]).code, 1);
    assert!(programme.ok(&["explain", "mine"]).stdout.contains('x'));
}

#[test]
fn what_cannot_be_read_is_an_error() {
    for path in ["sql/checks/mine.sql", "contract/datapackage.json", "report-templates/base.html"] {
        let latin = said(|p| p.write(path, b"-- title: caf\xe9\n").path().exists());
        assert!(latin.contains(&format!("`{path}` is no UTF-8")), "{latin}");
        let folder = said(|p| std::fs::create_dir_all(p.path().join(path)).unwrap());
        assert!(folder.contains(&format!("`{path}` is a folder")), "{folder}");
        let gone = said(|p| {
            let link = p.path().join(path);
            std::fs::create_dir_all(link.parent().unwrap()).unwrap();
            std::os::unix::fs::symlink("nowhere", link).unwrap();
        });
        assert!(gone.contains(&format!("`{path}` cannot be read")), "{gone}");
    }
    // a folder that is none
    let text = said(|p| p.write("sql/checks", "x").path().exists());
    assert!(text.contains("`sql/checks` cannot be read"), "{text}");
}

#[test]
fn a_file_of_ones_own_stands_in_place_of_built_in_ones_only() {
    let programme = Programme::from_fixture("golden");
    // the built-in one says the same code of several datasets, each in a file
    for name in ["mine.clients", "mine", "mine.funding", "out-of-period"] {
        programme.write(&format!("sql/checks/{name}.sql"), CHECK);
    }
    programme.run(&["load"]);
    let kept = files(&programme.path().join("warehouse/config"));
    let checks: Vec<&str> =
        kept.keys().filter_map(|p| p.split_once("sql/checks/")).map(|p| p.1).collect();
    for name in ["mine.clients.sql", "mine.sql", "mine.funding.sql", "out-of-period.sql"] {
        assert!(checks.contains(&name), "{name}: {checks:?}");
    }
    assert!(!checks.contains(&"out-of-period.clients.sql"), "{checks:?}");
}

#[test]
fn a_file_that_is_none_is_told_at_once_and_one_that_lies_elsewhere_is_not_read() {
    for path in
        ["programme.toml", "centres.csv", "sql/checks/mine.sql", "contract/datapackage.json"]
    {
        let programme = Programme::from_fixture("golden");
        let file = programme.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        let _ = std::fs::remove_file(&file);
        outside("mkfifo", &[file.to_str().unwrap()]);
        let ran = programme.run(&["load", "--dry-run"]);
        assert_eq!(ran.code, 2, "{path}");
        assert!(ran.stderr.contains("it is no plain file"), "{path}: {}", ran.stderr);
    }
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let key = KEY;
    programme.write("secrets/pseudonym.key", KEY);
    for (path, target) in [
        ("report-templates/national.html", "../secrets/pseudonym.key"),
        ("sql/reports/mine.sql", "../../programme.toml"),
    ] {
        let link = programme.path().join(path);
        std::fs::create_dir_all(link.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, &link).unwrap();
        let ran = programme.run(&["report", "2024", "--config", "current"]);
        assert_eq!(ran.code, 2, "{path}");
        assert!(
            ran.stderr.contains(&format!("`{path}` leads out of its folder")),
            "{}",
            ran.stderr
        );
        assert!(!ran.stderr.contains(key.trim()) && !ran.stdout.contains(key.trim()));
        std::fs::remove_file(link).unwrap();
    }
}

#[test]
fn a_folder_of_rules_that_are_not_used_is_told() {
    for (path, problem) in [
        ("mapping/harbor.toml", "did you mean `mappings`?"),
        ("mappings/harbor.toml", "`mappings/harbor.toml` is not valid"),
        ("mappings/harbor.csv", "is no file that is used"),
        ("report-template/national.html", "did you mean `report-templates`?"),
        ("contracts/datapackage.json", "did you mean `contract`?"),
    ] {
        let programme = Programme::from_fixture("golden");
        programme.write(path, "x");
        let ran = programme.run(&["load", "--dry-run"]);
        assert_eq!(ran.code, 2, "{path}: {}", ran.stderr);
        assert!(ran.stderr.contains(problem), "{path}: {}", ran.stderr);
    }
}

//! Many extracts in one load: their bytes, findings and receipts are kept in few objects, and each is
//! to be had as if it lay alone.

use std::collections::BTreeMap;
use std::time::Instant;

use crate::cloud::Cloud;
use crate::disturbed::{Death, Holdings, command, disturb};
use crate::support::{Programme, Ran, copy, files, fixture, outside};

const HEADER: &str =
    "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on\n";
/// Later than any load.
const LATER: [&str; 4] = ["--keep-days", "1", "--now", "2099-01-01"];

/// 280 extracts of one centre: 278 of one client each, one that is refused for two reasons, and one
/// that is refused for very many.
fn programme() -> Programme {
    let golden = std::fs::read_to_string(fixture("golden/programme.toml")).unwrap();
    let programme = Programme::with_settings(&golden);
    let centres = programme.read("centres.csv").replace("2010", "1940");
    programme.write("centres.csv", centres);
    for (n, year) in (1950..2020).enumerate() {
        for quarter in 1..=4 {
            let rows = match (year, quarter) {
                (1950, 1) => "1,Acme,,332,many,,north,perhaps,2023-11-01\n".to_owned(),
                (1950, 2) => "1,Acme,,332,many,,north,no,2023-11-01\n".repeat(400),
                _ => format!("1,Acme {n},,332,{quarter},,north,no,1949-11-01\n"),
            };
            let path = format!("inbox/harbor/{year}Q{quarter}/clients.csv");
            programme.write(&path, format!("{HEADER}{rows}"));
        }
    }
    programme
}

/// The digests, folders and statuses of the centre's receipts.
fn receipts(programme: &Programme) -> Vec<[String; 3]> {
    let listed = programme.ok(&["receipts", "harbor", "--format", "json"]).stdout;
    let listed: Vec<serde_json::Value> = serde_json::from_str(&listed).unwrap();
    let text = |row: &serde_json::Value, name: &str| row[name].as_str().unwrap().to_owned();
    let columns = ["sha256", "receipt", "status"];
    listed.iter().map(|row| columns.map(|name| text(row, name))).collect()
}

/// The files below the restricted root, but for tables.
fn objects(programme: &Programme) -> Vec<String> {
    let below = files(&programme.path().join("restricted")).into_keys();
    below.filter(|path| !path.starts_with("identities/")).collect()
}

/// Expects the doctor to find nothing, however deep.
fn assert_sound(programme: &Programme) {
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
}

#[test]
fn many_extracts_lie_in_few_objects_and_each_is_to_be_had() {
    let programme = programme();
    let ran = programme.run(&["load"]);
    assert!(ran.stderr.contains("278 accepted, 2 refused"), "{}", ran.stderr);
    let there = objects(&programme);
    assert!(there.len() < 10, "{there:#?}");
    assert_sound(&programme);

    // each receipt with its findings, as a small load would have left it
    let listed = receipts(&programme);
    assert_eq!(listed.len(), 280);
    let fetched = tempfile::tempdir().unwrap();
    programme.ok(&["receipts", "harbor", "--fetch", fetched.path().to_str().unwrap()]);
    let fetched = files(fetched.path());
    // of a refused CSV there is the sheet to correct, too
    let annotated = fetched.keys().filter(|path| path.ends_with("annotated.xlsx")).count();
    assert_eq!((fetched.len(), annotated), (562, 2));
    for [sha256, folder, status] in &listed {
        let file = |name: &str| {
            let path = format!("{}/{name}", folder.strip_prefix("receipts/").unwrap());
            String::from_utf8(fetched[&path].clone()).unwrap()
        };
        let receipt: serde_json::Value = serde_json::from_str(&file("receipt.json")).unwrap();
        assert_eq!(receipt["sha256"].as_str(), Some(sha256.as_str()));
        let findings = file("findings.csv").lines().count() - 1;
        let said = ["errors", "warnings"].map(|n| receipt[n].as_u64().unwrap()).iter().sum::<u64>();
        assert_eq!(findings as u64, said, "{folder}");
        assert_eq!(status == "accepted", receipt["errors"] == 0);
    }
    // any program reads them: the digests are those of the contents
    let pack = there.iter().find(|path| path.starts_with("packs/extracts/")).unwrap();
    let script = "import duckdb, hashlib, sys\n\
        rows = duckdb.sql(f\"select path, bytes, content from '{sys.argv[1]}'\").fetchall()\n\
        assert all(p == 'extracts/' + hashlib.sha256(c).hexdigest() and n == len(c) for p, n, c in rows)\n\
        print(len(rows))";
    let path = programme.path().join("restricted").join(pack);
    assert_eq!(outside("python", &["-c", script, path.to_str().unwrap()]).stdout.trim(), "280");

    // nothing new, and nothing is written; then one again, which lies alone beside the others
    programme.run(&["load"]);
    programme.run(&["load"]);
    assert_eq!(receipts(&programme).len(), 280);
    let again = "inbox/harbor/1960Q1/clients.csv";
    programme.write(again, programme.read(again).replace("Acme", "Emca"));
    let ran = programme.run(&["load"]);
    assert!(ran.stderr.contains("1 accepted, 2 refused"), "{}", ran.stderr);
    let now = receipts(&programme);
    let [sha256, folder, _] = now.iter().find(|r| r[1].ends_with("-2")).unwrap();
    assert!(folder.starts_with("receipts/harbor/1960Q1/clients/") && now.len() == 281, "{folder}");
    assert!(programme.path().join(format!("restricted/extracts/{sha256}")).exists());
    assert!(programme.path().join("restricted").join(folder).join("receipt.json").exists());
    let first = now.iter().find(|r| r[1].contains("/1960Q1/") && r[1].ends_with("-1")).unwrap();
    assert!(listed.contains(first), "what was decided first stays");
    assert_sound(&programme);

    // purged out of a pack and alone; what else is in the pack stays
    let because = ["--because", "asked for"];
    for sha256 in [&listed[7][0], sha256] {
        programme.ok(&["purge", sha256, because[0], because[1]]);
    }
    programme.ok(&["purge", &listed[7][0], because[0], because[1]]);
    let left = Holdings::read(&files(programme.path()));
    let has = |digest: &str| left.has(&format!("restricted/extracts/{digest}"));
    assert!(!has(&listed[7][0]) && !has(sha256) && has(&listed[6][0]) && has(&listed[8][0]));
    assert_sound(&programme);
    // several purges at once
    let purge = |n: usize| {
        let args = ["purge", &listed[n][0], because[0], because[1]];
        (n, command(&programme, &args).spawn().unwrap())
    };
    let purging: Vec<_> = (20..26).map(purge).collect();
    let purged: Vec<_> =
        purging.into_iter().map(|(n, child)| (n, child.wait_with_output().unwrap())).collect();
    let left = Holdings::read(&files(programme.path()));
    for (n, ran) in purged {
        assert!(ran.status.success(), "{}", Ran::from(ran).stderr);
        assert!(!left.has(&format!("restricted/extracts/{}", listed[n][0])));
    }
    assert_sound(&programme);
    // all that a vacuum finds is needed
    let vacuumed = programme.ok(&[&["vacuum"][..], &LATER].concat());
    assert!(vacuumed.stderr.contains("removed 0 files"), "{}", vacuumed.stdout);

    // retention takes the rest in one go
    let settings = programme.read("programme.toml");
    let years = settings.replace("[storage]\n", "[storage]\nretention_years = 7\n");
    assert_ne!(years, settings);
    programme.write("programme.toml", years);
    let expired = ["purge", "--expired", because[0], because[1], "--now", "2099-01-01"];
    let ran = programme.ok(&expired);
    assert!(ran.stderr.contains("purged raw bytes: 273 files"), "{}", ran.stderr);
    assert!(objects(&programme).iter().all(|path| !path.contains("extracts/")));
    assert_sound(&programme);
}

#[test]
fn a_pack_that_is_damaged_is_told_and_stops_what_rests_on_it() {
    let programme = programme();
    programme.run(&["load"]);
    let packs: Vec<String> =
        objects(&programme).into_iter().filter(|p| p.starts_with("packs/")).collect();
    assert_eq!(packs.len(), 2, "{packs:?}");
    for pack in packs {
        let path = programme.path().join("restricted").join(&pack);
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
        let doctor = programme.run(&["doctor", "--format", "csv"]);
        assert_eq!(doctor.code, 1);
        assert!(
            doctor.stdout.contains(&pack) && doctor.stdout.contains("grave"),
            "{}",
            doctor.stdout
        );
        let command = match pack.contains("receipts") {
            true => vec!["receipts", "harbor"],
            false => vec!["purge", "--because", "asked for", "00"],
        };
        let ran = programme.run(&command);
        let error = &ran.stderr;
        assert!(error.contains(&pack) && error.contains("hint"), "{error}");
        std::fs::write(&path, &whole).unwrap();
        assert_sound(&programme);
        if pack.contains("receipts") {
            continue;
        }
        // bytes that are not those of their digest
        let middle = whole.len() / 3;
        let altered: Vec<u8> =
            whole.iter().enumerate().map(|(i, b)| if i == middle { b ^ 1 } else { *b }).collect();
        std::fs::write(&path, altered).unwrap();
        assert_eq!(programme.run(&["doctor", "--deep"]).code, 1, "{pack}");
        std::fs::write(&path, whole).unwrap();
        assert_sound(&programme);
    }
}

#[test]
fn a_list_of_what_is_in_force_that_is_gone_or_changed_is_told() {
    let programme = programme();
    programme.run(&["load"]);
    let folder = "warehouse/snapshots/in_force";
    let list = files(&programme.path().join(folder)).into_keys().next().unwrap();
    let list = programme.path().join(folder).join(list);
    let whole = std::fs::read(&list).unwrap();
    let altered = [&whole[..40], b"?", &whole[41..]].concat();
    for (bytes, problem) in [(None, "it is gone"), (Some(altered), "not those of its digest")] {
        match bytes {
            None => std::fs::remove_file(&list).unwrap(),
            Some(bytes) => std::fs::write(&list, bytes).unwrap(),
        }
        let ran = programme.run(&["sql", "-c", "select count(*) from stg_clients"]);
        assert_ne!(ran.code, 0);
        assert!(ran.stderr.contains("in_force/") && ran.stderr.contains(problem), "{}", ran.stderr);
        let doctor = programme.run(&["doctor", "--format", "csv"]);
        assert_eq!(doctor.code, 1);
        assert!(doctor.stdout.contains("grave") && doctor.stdout.contains(problem));
        let vacuumed = programme.run(&[&["vacuum"][..], &LATER].concat());
        assert_ne!(vacuumed.code, 0, "what it names is not known");
    }
    std::fs::write(&list, whole).unwrap();
    // that of a load that never came to its commit goes
    let other = list.with_file_name("0.parquet");
    std::fs::copy(&list, &other).unwrap();
    programme.ok(&[&["vacuum"][..], &LATER].concat());
    assert!(list.exists() && !other.exists());
    assert_sound(&programme);
}

#[test]
fn a_load_of_many_may_be_killed_at_any_write() {
    let empty = programme();
    let alone = copied(&empty);
    let started = Instant::now();
    alone.run(&["load"]);
    let time = started.elapsed();
    let wanted = Holdings::read(&files(alone.path()));
    let writes = files(alone.path()).len() - files(empty.path()).len();
    // the packs and findings aside; docket, list, record and receipts; and kills from outside
    let faults = (1..=4).chain(writes - 6..=writes + 5).map(|n| {
        let way = ["before", "after", "torn"][n % 3];
        Death::Fault(format!("{way}:{n}"))
    });
    let kills = (1..=2).map(|n| Death::Kill(time / 3 * n));
    let mut died = 0;
    let mut left: BTreeMap<usize, usize> = BTreeMap::new();
    for death in faults.chain(kills) {
        let programme = copied(&empty);
        died += usize::from(disturb(&programme, &["load"], &[], &death));
        let packs = objects(&programme).iter().filter(|p| p.starts_with("packs/")).count();
        *left.entry(packs).or_default() += 1;
        let ran = Ran::from(command(&programme, &["load"]).output().unwrap());
        assert_eq!(ran.code, 1, "{death:?}: {}", ran.stderr);
        assert_sound(&programme);
        // packs and findings of loads that came to nothing go
        programme.ok(&[&["vacuum"][..], &LATER].concat());
        let there = objects(&programme);
        let packs = there.iter().filter(|p| p.starts_with("packs/")).count();
        assert_eq!(packs, 2, "{death:?} {there:#?}");
        let differences = wanted.differences(&Holdings::read(&files(programme.path())));
        assert!(differences.is_empty(), "{death:?}\n{}", differences.join("\n"));
        assert_sound(&programme);
    }
    assert!(died > 11, "{died} died");
    assert!([0, 1, 2].iter().all(|packs| left.contains_key(packs)), "{left:?}");
}

#[test]
fn loads_of_many_at_once_leave_what_one_would() {
    let empty = programme();
    let alone = copied(&empty);
    alone.run(&["load"]);
    let wanted = Holdings::read(&files(alone.path()));
    let programme = copied(&empty);
    let children: Vec<_> =
        (0..4).map(|_| command(&programme, &["load"]).spawn().unwrap()).collect();
    let ran = children.into_iter().map(|c| Ran::from(c.wait_with_output().unwrap()));
    let won = ran.filter(|r| r.stderr.contains("snapshot 1 holds 278 extracts")).count();
    assert_eq!(won, 1);
    let differences = wanted.differences(&Holdings::read(&files(programme.path())));
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert_sound(&programme);
}

#[test]
fn packs_on_an_object_store_behind_a_bad_network_are_as_in_a_folder() {
    let (alone, programme) = (programme(), programme());
    alone.run(&["load"]);
    let wanted = Holdings::read(&files(alone.path()));
    let cloud = Cloud::start();
    let places = ["warehouse", "restricted"].map(|p| format!("{p} = \"{}\"", cloud.url("far", p)));
    let settings = programme.read("programme.toml");
    let far = settings.replace("warehouse = \"warehouse\"", &places.join("\n"));
    assert_ne!(far, settings);
    programme.write("programme.toml", far);
    let network = cloud.behind(11);
    let mut env = network.env();
    env.push(("AWS_TIMEOUT".to_owned(), "5s".to_owned()));
    let run = |args: &[&str]| {
        let ran = command(&programme, args).envs(env.iter().cloned()).output().unwrap();
        Ran::from(ran)
    };
    let ran = run(&["load"]);
    assert!(ran.stderr.contains("278 accepted, 2 refused"), "{}", ran.stderr);
    let there = cloud.files("far");
    let kept = there.keys().filter(|p| p.starts_with("restricted") && !p.contains("identities"));
    assert!(kept.count() < 10);
    let differences = wanted.differences(&Holdings::read(&there));
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    let sha256 = &receipts(&alone)[7][0];
    let ran = run(&["purge", sha256, "--because", "asked for"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let left = Holdings::read(&cloud.files("far"));
    assert!(!left.has(&format!("restricted/extracts/{sha256}")));
    let doctor = run(&["doctor", "--deep"]);
    assert_eq!((doctor.code, doctor.stdout.as_str()), (0, ""), "{}", doctor.stderr);
}

fn copied(from: &Programme) -> Programme {
    let programme = Programme::empty();
    copy(from.path(), programme.path());
    programme
}

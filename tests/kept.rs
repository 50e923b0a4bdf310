//! What is kept from one command to the next equals what a full computation gives, whatever is filed,
//! corrected, lost or changed; and it is only ever a cache.

use std::collections::BTreeMap;
use std::path::Path;

use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::file::properties::WriterProperties;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};

use crate::disturbed::{cases, command};
use crate::support::{Figure, Programme, Ran, copy, figures_in, files};

/// Where kept rows lie.
const KEPT: &str = "warehouse/derived";
/// How many files a folder of kept rows may have: those in use, and some for earlier snapshots.
const MOST_FILES: usize = 17;
/// How many changes are made unless more are asked for.
const CHANGES: u64 = 30;
/// After how many changes all is loaded into a warehouse of its own.
const FRESH_EACH: u64 = 10;
/// After how many changes the report is compared, and not the figures only.
const REPORT_EACH: u64 = 6;
const CENTRES: [&str; 4] = ["cascade", "harbor", "plains", "delta"];
const YEARS: [i32; 3] = [2023, 2024, 2025];

/// A file of an inbox: its header and its rows.
#[derive(Clone)]
struct Extract {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Extract {
    fn read(path: &Path) -> Self {
        let mut reader = csv::Reader::from_path(path).unwrap();
        let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let row = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
        Self { header, rows: reader.records().map(|r| row(r.unwrap())).collect() }
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|h| h == name)
    }

    fn bytes(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&self.header).unwrap();
        for row in &self.rows {
            writer.write_record(row).unwrap();
        }
        writer.into_inner().unwrap()
    }
}

/// A programme whose files change at random.
struct History {
    programme: Programme,
    extracts: BTreeMap<String, Extract>,
    chance: StdRng,
}

impl History {
    fn new(seed: u64) -> Self {
        let programme = Programme::from_fixture("golden");
        copy(&programme.path().join("inbox-2"), &programme.path().join("inbox"));
        let inbox = programme.path().join("inbox");
        // what is refused is another test's
        std::fs::remove_file(inbox.join("plains/2024Q4/outcomes.csv")).unwrap();
        let extracts = files(&inbox)
            .into_keys()
            .filter(|path| path.ends_with(".csv"))
            .map(|path| (path.clone(), Extract::read(&inbox.join(&path))))
            .collect();
        assert!(is_all_accepted(&programme.ok(&["load"])));
        Self { programme, extracts, chance: StdRng::seed_from_u64(seed) }
    }

    /// Takes a change back that was not accepted.
    fn take_back(&mut self, path: &str, before: Option<Extract>) {
        let place = format!("inbox/{path}");
        match before {
            Some(before) => {
                self.programme.write(&place, before.bytes());
                self.extracts.insert(path.to_owned(), before);
            }
            None if self.extracts.remove(path).is_some() => {
                std::fs::remove_file(self.programme.path().join(place)).unwrap();
            }
            None => {}
        }
    }

    /// One of the extracts of a dataset.
    fn any_of(&mut self, dataset: &str) -> String {
        let end = format!("/{dataset}.csv");
        let paths: Vec<&String> = self.extracts.keys().filter(|p| p.ends_with(&end)).collect();
        (*paths.choose(&mut self.chance).unwrap()).clone()
    }

    fn number(&mut self, below: u32) -> String {
        self.chance.random_range(0..below).to_string()
    }

    /// Sets a cell of some row of an extract.
    fn set(&mut self, path: &str, column: &str, value: &str) {
        let extract = self.extracts.get_mut(path).unwrap();
        let Some(column) = extract.column(column) else { return };
        if extract.rows.is_empty() {
            return;
        }
        let row = self.chance.random_range(0..extract.rows.len());
        value.clone_into(&mut extract.rows[row][column]);
    }

    /// Changes something; says what, and what an extract was before.
    fn change(&mut self) -> (String, Option<Extract>) {
        let before = self.extracts.clone();
        let kind = self.chance.random_range(0..12);
        let path = match kind {
            0 | 1 => {
                let path = self.any_of("outcomes");
                let columns =
                    ["new_sales", "retained_sales", "jobs_created", "recommend", "savings_energy"];
                let column = *columns.choose(&mut self.chance).unwrap();
                let below = if column == "recommend" { 11 } else { 40_000_000 };
                let value = match self.chance.random_bool(0.2) {
                    true => String::new(),
                    false => self.number(below),
                };
                self.set(&path, column, &value);
                path
            }
            2 => {
                let path = self.any_of("engagements");
                let hours = self.number(300);
                self.set(&path, "hours", &hours);
                path
            }
            3 => {
                let path = self.any_of("clients");
                let (employees, sales) = (self.number(400), self.number(30_000_000));
                self.set(&path, "employees", &employees);
                self.set(&path, "annual_sales", &sales);
                path
            }
            4 | 5 => {
                // firms that are joined and parted
                let path = self.any_of("clients");
                let id = match self.chance.random_bool(0.3) {
                    true => String::new(),
                    false => format!("EIN-{}", 100 + self.chance.random_range(0..12)),
                };
                self.set(&path, "enterprise_id", &id);
                path
            }
            6 => {
                let path = self.any_of("funding");
                let (awarded, spent) = (self.number(900_000), self.number(900_000));
                self.set(&path, "awarded", &awarded);
                self.set(&path, "spent", &spent);
                path
            }
            7 => {
                // a row is lost
                let dataset = *["outcomes", "engagements", "funding", "clients", "verifications"]
                    .choose(&mut self.chance)
                    .unwrap();
                let path = self.any_of(dataset);
                let rows = &mut self.extracts.get_mut(&path).unwrap().rows;
                if rows.len() > 1 {
                    let row = self.chance.random_range(0..rows.len());
                    rows.remove(row);
                }
                path
            }
            8 | 9 => {
                // an extract is filed for another period too
                let dataset = *["clients", "engagements", "funding", "outcomes"]
                    .choose(&mut self.chance)
                    .unwrap();
                let path = self.any_of(dataset);
                let centre = path.split('/').next().unwrap().to_owned();
                let year = YEARS.choose(&mut self.chance).unwrap();
                let quarter = self.chance.random_range(1..=4);
                let new = format!("{centre}/{year}Q{quarter}/{dataset}.csv");
                let extract = self.extracts[&path].clone();
                self.extracts.insert(new.clone(), extract);
                new
            }
            10 => self.change_settings(),
            _ => self.change_sql(),
        };
        if let Some(extract) = self.extracts.get(&path) {
            self.programme.write(&format!("inbox/{path}"), extract.bytes());
        }
        let before = before.get(&path).cloned();
        (path, before)
    }

    /// Thresholds, bands and centres.
    fn change_settings(&mut self) -> String {
        let path = *["programme.toml", "centres.csv"].choose(&mut self.chance).unwrap();
        let text = self.programme.read(path);
        let changed: Vec<String> = text
            .lines()
            .filter(|line| !line.starts_with("delta"))
            .map(|line| match (path, line.split(['=', ',']).next().unwrap().trim()) {
                ("programme.toml", "new_sales") => {
                    format!("new_sales = {}", self.chance.random_range(100_000..20_000_000))
                }
                ("programme.toml", "size") => {
                    format!("size = [{}, 100, 250]", self.chance.random_range(5..60))
                }
                ("centres.csv", "plains") => {
                    let closed = ["", "2023-12-31", "2022-03-31"].choose(&mut self.chance).unwrap();
                    format!("plains,Plains Industrial Services,east,2015-10-01,{closed}")
                }
                _ => line.to_owned(),
            })
            .collect();
        let mut changed = changed.join("\n") + "\n";
        if path == "centres.csv" && self.chance.random_bool(0.5) {
            changed += "delta,Delta Works,south,2022-10-01,\n";
            let region = *["west", "east"].choose(&mut self.chance).unwrap();
            changed = changed.replace("Partnership,west", &format!("Partnership,{region}"));
        }
        self.programme.write(path, changed);
        path.to_owned()
    }

    /// A measure and a staging table of the programme's own, which come, change and go.
    fn change_sql(&mut self) -> String {
        let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql");
        let path = *["measures/own.sql", "staging/stg_clients.sql", "marts/fct_case.sql"]
            .choose(&mut self.chance)
            .unwrap();
        let place = format!("sql/{path}");
        if self.chance.random_bool(0.4) {
            let _ = std::fs::remove_file(self.programme.path().join(&place));
            return place;
        }
        let text = match path {
            "measures/own.sql" => format!(
                "-- title: Own\n-- grain: one row\n-- source: fct_engagement\n--\n-- measure: own\n-- title: Own\n-- unit: count\n-- definition: some engagements\n-- source: none\n-- additivity: none\n\nselect 'own' as measure, 'national' as scope_kind, 'national' as scope, cast(count(*) as decimal(38, 4)) as numerator from fct_engagement where hours > {}",
                self.chance.random_range(0..100)
            ),
            _ => std::fs::read_to_string(built_in.join(path)).unwrap().replace(
                "select * from final",
                &format!(
                    "select * from final where centre_id <> '{}'",
                    CENTRES.choose(&mut self.chance).unwrap()
                ),
            ),
        };
        self.programme.write(&place, text);
        place
    }
}

/// The figures of a year, with whatever is kept in the folder; none if nobody filed it.
fn figures(programme: &Programme, args: &[&str], year: i32) -> Option<String> {
    let year = year.to_string();
    let query = "select * from figures order by id";
    let asked = ["sql", "--year", &year, "--max-rows", "100000", "--format", "json", "-c", query];
    let ran = programme.run(&[&asked[..], args].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    Some(ran.stdout).filter(|text| text.contains("new_sales"))
}

/// The text of `figures.json` of a year.
fn report(programme: &Programme, args: &[&str], year: i32) -> Option<String> {
    let (year, out) = (year.to_string(), programme.path().join("out"));
    let place = out.to_str().unwrap();
    let report = ["report", year.as_str(), "--only", "national", "--out", place];
    let ran = programme.run(&[&report, args].concat());
    let text = std::fs::read_to_string(out.join("figures.json")).ok().filter(|_| ran.code == 0);
    let _ = std::fs::remove_dir_all(out);
    assert!(text.is_some() || ran.stderr.contains("nothing to report"), "{}", ran.stderr);
    text
}

/// Whether a load refused nothing.
fn is_all_accepted(ran: &Ran) -> bool {
    format!("{}{}", ran.stdout, ran.stderr).contains(" 0 refused")
}

/// A copy of a programme without what it keeps.
fn without_kept(programme: &Programme) -> Programme {
    let copied = Programme::empty();
    copy(programme.path(), copied.path());
    let _ = std::fs::remove_dir_all(copied.path().join(KEPT));
    copied
}

/// The figures that do not hang on what was filed first.
fn by_id(text: &str) -> BTreeMap<String, Figure> {
    let figures = figures_in(text).into_iter();
    figures.filter(|(id, _)| !id.contains("revised")).collect()
}

/// Makes changes, and compares after each what is kept with a full computation.
fn compare(seed: u64, changes: u64) {
    let mut history = History::new(seed);
    let mut told: BTreeMap<(String, i32), String> = BTreeMap::new();
    let (mut compared, mut alike) = (0_u64, 0_u64);
    for number in 1..=changes {
        let (path, before) = history.change();
        let ran = history.programme.run(&["load"]);
        assert!(ran.code < 2, "{number}: {path}: {}", ran.stderr);
        if !is_all_accepted(&ran) {
            history.take_back(&path, before);
        }
        let programme = &history.programme;
        let year = *YEARS.choose(&mut history.chance).unwrap();
        let args: &[&str] = match number % 5 {
            0 => &["--config", "current"],
            _ => &[],
        };
        let of = if number % REPORT_EACH == 0 { report } else { figures };
        let full = of(&without_kept(programme), args, year);
        assert!(of(programme, args, year) == full, "{number}: {path}: {year}");
        compared += u64::from(full.is_some());
        if number % REPORT_EACH == 1
            && args.is_empty()
            && let Some(full) = full
        {
            let snapshots = files(&programme.path().join("warehouse/snapshots"));
            let latest = snapshots.keys().last().unwrap().trim_end_matches(".json");
            told.insert((latest.trim_start_matches('0').to_owned(), year), full);
        }
        if number % FRESH_EACH == 0 {
            let fresh = Programme::empty();
            for (path, bytes) in files(programme.path()) {
                if path.starts_with("inbox/") || path.starts_with("sql/") {
                    fresh.write(&path, bytes);
                }
            }
            for path in ["programme.toml", "centres.csv"] {
                fresh.write(path, programme.read(path));
            }
            // where something is refused, what was filed before may still be in force
            if is_all_accepted(&fresh.run(&["load"])) {
                alike += 1;
                let args = ["--config", "current"];
                let (kept, full) = (report(programme, &args, year), report(&fresh, &args, year));
                assert_eq!(kept.as_deref().map(by_id), full.as_deref().map(by_id), "{number}");
            }
        }
    }
    assert!(compared > changes / 2, "{compared}");
    assert!(alike * FRESH_EACH * 2 > changes, "{alike}");
    // every snapshot answers as it did then
    for ((snapshot, year), then) in &told {
        let now = figures(&history.programme, &["--snapshot", snapshot], *year);
        assert!(now.as_deref() == Some(then.as_str()), "snapshot {snapshot}, {year}");
    }
    assert!(told.len() > 2, "{}", told.len());
    // and what is kept does not grow with every change
    let mut folders: BTreeMap<String, usize> = BTreeMap::new();
    for path in files(&history.programme.path().join(KEPT)).into_keys() {
        *folders.entry(path.rsplit_once('/').unwrap().0.to_owned()).or_default() += 1;
    }
    let most = folders.values().max();
    assert!(most.is_some_and(|most| *most <= MOST_FILES), "{most:?}");
}

#[test]
fn what_is_kept_equals_a_full_computation() {
    compare(1, cases(CHANGES));
}

#[test]
fn so_it_does_whatever_is_filed_first() {
    compare(2, cases(CHANGES));
}

/// The golden programme, loaded, with what a report of two years keeps.
fn kept() -> (Programme, String) {
    let programme = Programme::from_fixture("golden");
    programme.run(&["load"]);
    let figures = report(&programme, &[], 2024).unwrap();
    (programme, figures)
}

#[test]
fn what_is_damaged_or_deleted_is_made_again() {
    let (programme, then) = kept();
    let folder = programme.path().join(KEPT);
    let all = files(&folder);
    assert!(all.len() > 20, "{}", all.len());
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
    for (path, mut bytes) in all.clone() {
        // in the rows, in what is said of them, and cut short
        match path.len() % 3 {
            0 => bytes[10] ^= 1,
            1 => bytes.truncate(100),
            _ => {
                let at = bytes.len() - 40;
                bytes[at] ^= 1;
            }
        }
        std::fs::write(folder.join(&path), bytes).unwrap();
    }
    let told = programme.ok(&["doctor"]).stdout;
    assert_eq!(told.matches("kept rows are damaged").count(), all.len(), "{told}");
    assert!(report(&programme, &[], 2024).as_ref() == Some(&then));
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(report(&programme, &[], 2024).as_ref() == Some(&then));
    assert_eq!(programme.ok(&["doctor", "--deep"]).stdout, "");
    // where nothing can be kept, all is computed
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::write(&folder, "in the way").unwrap();
    assert!(report(&programme, &[], 2024).as_ref() == Some(&then));
}

#[test]
fn a_doctor_finds_kept_rows_that_are_not_what_their_sql_returns() {
    let (programme, _) = kept();
    let folder = programme.path().join(KEPT).join("reach");
    let path = files(&folder).into_keys().find(|p| p.contains("/2024/")).unwrap();
    let bytes = std::fs::read(folder.join(&path)).unwrap();
    let builder = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).unwrap();
    let said = builder.metadata().file_metadata().key_value_metadata().cloned();
    let said = said.map(|said| said.into_iter().filter(|s| s.key != "ARROW:schema").collect());
    let rows = builder.build().unwrap().next().unwrap().unwrap();
    let properties = WriterProperties::builder().set_key_value_metadata(said).build();
    let mut writer = ArrowWriter::try_new(Vec::new(), rows.schema(), Some(properties)).unwrap();
    // a row less
    writer.write(&rows.slice(1, rows.num_rows() - 1)).unwrap();
    let lie = writer.into_inner().unwrap();
    std::fs::remove_file(folder.join(&path)).unwrap();
    let name = format!("{}.kept", &blake3::hash(&lie).to_hex()[..32]);
    std::fs::write(folder.join(&path).with_file_name(&name), lie).unwrap();
    let ran = programme.run(&["doctor", "--deep"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stdout.contains(&name) && ran.stdout.contains("not what its SQL returns"));
}

#[test]
fn a_report_that_dies_leaves_nothing_that_lies() {
    let (programme, then) = kept();
    let mut died = 0;
    for write in [1, 2, 3, 5, 8, 13, 21, 34] {
        let _ = std::fs::remove_dir_all(programme.path().join(KEPT));
        let kind = ["before", "after", "torn"][write % 3];
        let out = programme.path().join("dies");
        let mut report = command(&programme, &["report", "2024", "--out", out.to_str().unwrap()]);
        let ran = report.env("COUNTERFOIL_FAULT", format!("{kind}:{write}")).output().unwrap();
        died += usize::from(!ran.status.success());
        assert!(report_of(&programme) == then, "{kind}:{write}");
    }
    assert!(died > 4, "{died}");
}

fn report_of(programme: &Programme) -> String {
    report(programme, &[], 2024).unwrap()
}

#[test]
fn vacuum_removes_what_is_kept_for_other_settings() {
    let (programme, then) = kept();
    let before = files(&programme.path().join(KEPT));
    programme.ok(&["vacuum", "--keep-days", "1", "--now", "2100-01-01"]);
    assert_eq!(files(&programme.path().join(KEPT)), before);
    let own = "-- title: Own\n-- grain: one row\n-- source: fct_engagement\n--\n-- measure: own\n-- title: Own\n-- unit: count\n-- definition: some\n-- source: none\n-- additivity: none\n\nselect 'own' as measure, 'national' as scope_kind, 'national' as scope, cast(count(*) as decimal(38, 4)) as numerator from fct_engagement";
    programme.write("sql/measures/own.sql", own);
    programme.write("sql/marts/fct_case.sql", {
        let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql/marts/fct_case.sql");
        std::fs::read_to_string(built_in).unwrap() + "-- ours\n"
    });
    programme.run(&["load", "--inbox", "inbox-2"]);
    let now = report_of(&programme);
    let told = programme.ok(&["vacuum", "--keep-days", "1", "--now", "2100-01-01"]).stdout;
    assert!(told.contains("the latest snapshot has other SQL"), "{told}");
    // what does not rest on what was changed is kept
    let after = files(&programme.path().join(KEPT));
    assert!(before.keys().any(|path| after.contains_key(path)));
    assert!(before.keys().any(|path| !after.contains_key(path)));
    assert!(report_of(&programme) == now);
    assert!(report(&programme, &["--snapshot", "1"], 2024) == Some(then));
}

#[test]
fn what_a_programme_computes_in_its_own_way_is_never_out_of_date() {
    let programme = Programme::from_fixture("golden");
    let about = "-- unit: none\n-- grain: one row\n-- definition: ours\n-- source: none\n-- additivity: none\n\n";
    programme.write(
        "sql/staging/stg_filed.sql",
        format!(
            "-- title: Filed\n{about}select centre_id, period, dataset from warehouse.in_force"
        ),
    );
    programme.write(
        "sql/measures/filed.sql",
        "-- title: Filed\n-- grain: one row\n-- source: stg_filed\n--\n-- measure: filed\n-- title: Filed\n-- unit: count\n-- definition: extracts in force\n-- source: none\n-- additivity: none\n\nselect 'filed' as measure, 'national' as scope_kind, 'national' as scope, cast(count(*) as decimal(38, 4)) as numerator from stg_filed",
    );
    // a copy of a mart that is kept by centre, which now looks at all of them
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql/marts/fct_year_engagement.sql");
    let text = std::fs::read_to_string(built_in).unwrap();
    let changed = text.replace(
        "select * from final",
        "select * from final where 2 * hours >= (select max(hours) from fct_engagement_history)",
    );
    assert_ne!(text, changed);
    programme.write("sql/marts/fct_year_engagement.sql", changed);
    programme.run(&["load"]);
    let value = |id: &str| figures_in(&report_of(&programme))[id].value.clone();
    let before = value("national.filed.2024");
    let path = "inbox/plains/2024Q1/engagements.csv";
    let mut extract = Extract::read(&programme.path().join(path));
    let hours = extract.column("hours").unwrap();
    "900".clone_into(&mut extract.rows[0][hours]);
    programme.write(path, extract.bytes());
    programme.run(&["load"]);
    programme.run(&["load", "--inbox", "inbox-2"]);
    let most = "select cast(max(hours) as bigint) from stg_engagements";
    let ran = programme.ok(&["sql", "--format", "csv", "-c", most]);
    assert_eq!(ran.stdout.lines().nth(1), Some("900"));
    let full = report(&without_kept(&programme), &[], 2024);
    assert!(Some(report_of(&programme)) == full);
    assert_ne!(value("national.filed.2024"), before);
}

#[test]
fn a_scope_that_ranks_clients_ranks_all_of_them() {
    let programme = Programme::from_fixture("golden");
    let about = "-- unit: none\n-- grain: one row\n-- definition: ours\n-- source: dim_client\n-- additivity: none\n\n";
    programme.write(
        "sql/marts/scope_top.sql",
        format!("-- title: Largest\n-- scope: top\n-- order: 9\n-- materialised: no\n{about}select 'top' as scope_kind, 'top' as scope, 'the largest' as title from dim_year"),
    );
    programme.write(
        "sql/marts/client_scope_top.sql",
        format!("-- title: Largest\n-- scope: top\n-- materialised: no\n{about}select client_key, 'top' as scope_kind, 'top' as scope from (select client_key, row_number() over (order by annual_sales desc nulls last, client_key) as place from dim_client) as ranked where place <= 5"),
    );
    programme.run(&["load"]);
    let count = |query: &str| {
        let ran = programme.ok(&["sql", "--year", "2024", "--format", "csv", "-c", query]);
        ran.stdout.lines().nth(1).unwrap().to_owned()
    };
    // those of the five that the year is about, and no other in the place of one that it is not
    let wanted = count(
        "select count(*) from dim_client_scope as s inner join dim_year_client as c on s.client_key = c.client_key where s.scope_kind = 'top'",
    );
    let used = count(
        "select count(*) from dim_year_client_scope as s inner join dim_year_client as c on s.client_key = c.client_key where s.scope_kind = 'top'",
    );
    assert_eq!(wanted, used);
    assert_ne!(used, "5");
}

//! The inbox: which extracts have arrived, and what their paths say they are.

use std::collections::{BTreeMap, BTreeSet};

use futures::StreamExt as _;
use jiff::Timestamp;

use crate::contract::{Contract, Finding, Provider, Severity};
use crate::programme::{OFFICE, Period, Programme};
use crate::store::{self, Root};

/// More entries without a readable name than this, and the store itself is at fault.
const MOST_UNREADABLE: usize = 100_000;
/// Endings of file names that a dataset's object may have.
const ENDINGS: [&str; 4] = [".csv", ".csv.gz", ".ndjson", ".parquet"];

/// What an extract is: one dataset of one centre for one period.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Triple {
    /// Who files it.
    pub centre_id: String,
    /// The period's label.
    pub period: String,
    /// The dataset's name.
    pub dataset: String,
}

impl std::fmt::Display for Triple {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{}", self.centre_id, self.period, self.dataset)
    }
}

/// An object in the inbox.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Its path in the inbox.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was last modified, as the store says.
    pub received_at: Timestamp,
    /// What it is, if its path says so.
    pub triple: Option<Triple>,
    /// The period with its days, if its path names one.
    pub period: Option<Period>,
    /// Whether the file is in the format that is read.
    pub is_csv: bool,
    /// Whether another object claims to be the same extract.
    pub is_ambiguous: bool,
    /// What is wrong with its path.
    pub findings: Vec<Finding>,
}

/// What lies in the inbox.
#[derive(Debug, Default)]
pub struct Inbox {
    /// Every object that claims to be an extract, by path.
    pub arrivals: Vec<Arrival>,
    /// Paths of temporary and hidden files, which are ignored.
    pub ignored: Vec<String>,
}

/// Lists an inbox, or the folders of these centres in it, and reads every path.
///
/// # Errors
/// When the store does not list.
pub async fn list(
    root: &Root,
    programme: &Programme,
    contract: &Contract,
    now: Timestamp,
    centres: Option<&BTreeSet<String>>,
) -> Result<Inbox, store::Error> {
    let mut inbox = Inbox::default();
    let mut objects = match centres {
        None => root.store.list(None),
        Some(centres) => {
            let folders = centres.iter().map(|c| root.store.list(Some(&store::as_path(c))));
            futures::stream::iter(folders.collect::<Vec<_>>()).flatten().boxed()
        }
    };
    while let Some(listed) = objects.next().await {
        let object = match listed {
            Ok(object) => object,
            // one odd name must not keep everybody else's extracts out
            Err(problem) if inbox.arrivals.len() < MOST_UNREADABLE => {
                inbox.arrivals.push(unreadable(inbox.arrivals.len(), &problem, now));
                continue;
            }
            Err(problem) => return Err(root.error(problem)),
        };
        let path = object.location.to_string();
        if path.split('/').any(|part| part.starts_with('.') || part.starts_with("~$")) {
            inbox.ignored.push(path);
            continue;
        }
        let received_at = Timestamp::from_millisecond(object.last_modified.timestamp_millis())
            .unwrap_or(Timestamp::UNIX_EPOCH);
        let arrival = read_path(&path, programme, contract, now);
        inbox.arrivals.push(Arrival { bytes: object.size, received_at, ..arrival });
    }
    inbox.arrivals.sort_by(|a, b| a.path.cmp(&b.path));
    inbox.ignored.sort();
    refuse_ambiguous(&mut inbox.arrivals);
    Ok(inbox)
}

/// An entry of the inbox that the store cannot even name.
fn unreadable(number: usize, problem: &object_store::Error, now: Timestamp) -> Arrival {
    let path = format!("(an entry that cannot be read, no. {})", number + 1);
    let text: String = problem.to_string().chars().filter(|c| !c.is_control()).collect();
    let finding = Finding::of_file(
        &path,
        "source-error",
        Severity::Error,
        format!("an entry of the inbox cannot be read: {}", crate::contract::cut(&text)),
        "rename it with letters, digits, `.`, `_` and `-`, or correct its permissions",
    );
    Arrival {
        path,
        bytes: 0,
        received_at: now,
        triple: None,
        period: None,
        is_csv: false,
        is_ambiguous: false,
        findings: vec![finding],
    }
}

/// An arrival that the user says what it is of, whatever its path: `check FILE --as TRIPLE`.
#[must_use]
pub fn arrival_as(
    path: &str,
    claimed: &str,
    programme: &Programme,
    contract: &Contract,
    now: Timestamp,
) -> Arrival {
    let claimed = claimed.strip_suffix(".csv").unwrap_or(claimed);
    let mut arrival = read_path(&format!("{claimed}.csv"), programme, contract, now);
    path.clone_into(&mut arrival.path);
    for finding in &mut arrival.findings {
        path.clone_into(&mut finding.path);
    }
    arrival
}

/// Reads what a path says: `<centre>/<period>/<dataset>.<ext>`.
fn read_path(path: &str, programme: &Programme, contract: &Contract, now: Timestamp) -> Arrival {
    let mut arrival = Arrival {
        path: path.to_owned(),
        bytes: 0,
        received_at: now,
        triple: None,
        period: None,
        is_csv: false,
        is_ambiguous: false,
        findings: Vec::new(),
    };
    let error = |code: &str, message: String, hint: &str| {
        Finding::of_file(path, code, Severity::Error, message, hint)
    };
    let parts: Vec<&str> = path.split('/').collect();
    let [centre_id, period, file] = parts[..] else {
        let (code, message, hint) = if path.ends_with(".xlsx") {
            (
                "format-error",
                "workbooks are not read yet",
                "save each sheet as `<centre>/<period>/<dataset>.csv`",
            )
        } else {
            (
                "unknown-dataset",
                "the path is not `<centre>/<period>/<dataset>.csv`",
                "put the file into the folder of its centre and period",
            )
        };
        arrival.findings.push(error(code, message.to_owned(), hint));
        return arrival;
    };
    let centre = programme.centre(centre_id);
    if centre.is_none() && centre_id != OFFICE {
        let near = crate::programme::keys::nearest(
            centre_id,
            programme.centres.iter().map(|c| c.centre_id.as_str()),
        );
        let hint = near.map_or_else(
            || "move the file into the folder of your centre; `centres.csv` names them".to_owned(),
            |near| format!("did you mean `{near}`? `centres.csv` names the centres"),
        );
        let message = format!("the programme has no centre `{centre_id}`");
        arrival.findings.push(error("unknown-centre", message, &hint));
    }
    arrival.period = programme.calendar.period(period);
    match &arrival.period {
        None => {
            let example = programme.calendar.periods_of(2024).into_iter().next();
            let hint = example.map_or_else(String::new, |p| format!("periods are named like {p}"));
            let message = format!("the programme's calendar has no period `{period}`");
            arrival.findings.push(error("unknown-period", message, &hint));
        }
        Some(period) => {
            let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
            if period.days.starts_on > today {
                let message = format!("the period {period} has not begun");
                let hint = "file under the period that the rows belong to";
                arrival.findings.push(error("period-not-open", message, hint));
            } else if centre.is_some_and(|c| !c.is_open_in(period.days)) {
                let message = format!("the centre `{centre_id}` was not open in {period}");
                let hint = "file under a period in which the centre was open, or have the office correct `centres.csv`";
                arrival.findings.push(error("period-not-open", message, hint));
            }
        }
    }
    let Some((name, ending)) =
        ENDINGS.iter().find_map(|e| file.strip_suffix(e).map(|name| (name, *e)))
    else {
        let message = format!("`{file}` is not a CSV file");
        let hint = "save it as CSV UTF-8, named after its dataset, such as `clients.csv`";
        arrival.findings.push(error("format-error", message, hint));
        return arrival;
    };
    arrival.is_csv = ending == ".csv";
    if !arrival.is_csv {
        let message = format!("`{ending}` files are not read yet");
        arrival.findings.push(error("format-error", message, "save it as `.csv`"));
    }
    let Some(dataset) = contract.dataset(name) else {
        let near = crate::programme::keys::nearest(
            name,
            contract.datasets.iter().map(|d| d.name.as_str()),
        );
        let hint = near.map_or_else(
            || "name the file after its dataset; `counterfoil template` lists them".to_owned(),
            |near| format!("did you mean `{near}.csv`?"),
        );
        let message = format!("the contract has no dataset `{name}`");
        arrival.findings.push(error("unknown-dataset", message, &hint));
        return arrival;
    };
    let is_office = centre_id == OFFICE;
    let misfiled = match dataset.provider {
        Provider::Both => false,
        Provider::Centre => is_office,
        Provider::Programme => !is_office,
    };
    if misfiled {
        let (message, hint) = if is_office {
            (
                format!("the national office does not file `{name}`"),
                "file it under the centre that it is of",
            )
        } else {
            (
                format!("only the national office files `{name}`"),
                "send it to the national office, which files it under `_programme`",
            )
        };
        arrival.findings.push(error("wrong-provider", message, hint));
    }
    if arrival.period.is_some() && (centre.is_some() || is_office) {
        arrival.triple = Some(Triple {
            centre_id: centre_id.to_owned(),
            period: period.to_owned(),
            dataset: name.to_owned(),
        });
    }
    arrival
}

/// Refuses all objects of a triple that has several.
fn refuse_ambiguous(arrivals: &mut [Arrival]) {
    let mut by_triple: BTreeMap<Triple, Vec<usize>> = BTreeMap::new();
    for (index, arrival) in arrivals.iter().enumerate() {
        if let Some(triple) = &arrival.triple {
            by_triple.entry(triple.clone()).or_default().push(index);
        }
    }
    for (triple, indices) in by_triple.into_iter().filter(|(_, i)| i.len() > 1) {
        let paths: Vec<String> =
            indices.iter().map(|i| format!("`{}`", arrivals[*i].path)).collect();
        for index in indices {
            let finding = Finding::of_file(
                &arrivals[index].path,
                "ambiguous-extract",
                Severity::Error,
                format!("several files for {triple}: {}", paths.join(", ")),
                "remove those that do not count",
            );
            arrivals[index].findings.push(finding);
            arrivals[index].is_ambiguous = true;
        }
    }
}

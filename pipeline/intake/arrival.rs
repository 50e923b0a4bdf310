//! What arrives: an extract, and what its path says it is.

use std::sync::Arc;

use jiff::Timestamp;
use strum::IntoEnumIterator as _;

use super::format::Format;
use super::mapping::DatasetMapping;
use super::spool::Spool;
use contract::{Contract, Dataset, Finding, Message, Provider, shown};
use programme::{OFFICE, Period, Programme};
use store::{NotRead, Seen};

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

/// An extract in the inbox: an object, or a sheet of one.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Its path in the inbox; that of a sheet goes on with its name.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it came, as the store says, and never later than now.
    pub received_at: Timestamp,
    /// The file as it was listed, if the inbox is a folder.
    pub seen: Option<Seen>,
    /// Why it is not read at all, as a predicate: it is no file, or not one of the inbox alone.
    pub unread: Option<NotRead>,
    /// Who files it, if its path says that and the programme knows them.
    pub filed_by: Option<String>,
    /// What it is, if its path says so.
    pub triple: Option<Triple>,
    /// The period with its days, if its path names one.
    pub period: Option<Period>,
    /// The format that its path says, if that is one which is read.
    pub format: Option<Format>,
    /// The sheet that it is, in a workbook.
    pub sheet: Option<String>,
    /// How the centre's own files are read, if not as the contract has them.
    pub mapping: Option<Arc<DatasetMapping>>,
    /// The bytes of its object, if they were fetched to see what is in it.
    pub fetched: Option<Arc<Spool>>,
    /// Whether another object claims to be the same extract.
    pub is_ambiguous: bool,
    /// What is wrong with its path.
    pub findings: Vec<Finding>,
}

impl Arrival {
    /// What lies at a path that says nothing yet.
    pub(super) fn at(path: &str, now: Timestamp) -> Self {
        Self {
            path: path.to_owned(),
            bytes: 0,
            received_at: now,
            seen: None,
            unread: None,
            filed_by: None,
            triple: None,
            period: None,
            format: None,
            sheet: None,
            mapping: None,
            fetched: None,
            is_ambiguous: false,
            findings: Vec::new(),
        }
    }

    /// Whether it is a workbook that is filed for a period, not for a dataset of it.
    #[must_use]
    pub fn is_workbook_of_a_period(&self) -> bool {
        self.filed_by.is_some() && self.is_workbook() && self.triple.is_none()
    }

    /// Digest of the mapping by which it is read, if there is one.
    #[must_use]
    pub fn mapping_digest(&self) -> Option<&str> {
        self.mapping.as_deref().map(|mapping| mapping.sha256.as_str())
    }

    /// Whether it is a workbook that has not been looked into.
    pub(super) fn is_workbook(&self) -> bool {
        self.format.is_some_and(Format::is_workbook) && self.sheet.is_none()
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
    let format = Format::of(path).map_or(Format::Csv, |(_, format)| format);
    let ending = format.ending();
    let claimed = claimed.strip_suffix(ending).unwrap_or(claimed);
    let mut arrival = read_path(&format!("{claimed}{ending}"), programme, contract, now);
    path.clone_into(&mut arrival.path);
    for finding in &mut arrival.findings {
        path.clone_into(&mut finding.path);
    }
    arrival
}

/// Reads what a path says: `<centre>/<period>/<dataset>.<ext>`, or `<centre>/<period>.<ext>` of a
/// workbook.
pub(super) fn read_path(
    path: &str,
    programme: &Programme,
    contract: &Contract,
    now: Timestamp,
) -> Arrival {
    let mut arrival = Arrival::at(path, now);
    let error = |code: &str, message| Finding::error(path, code, message);
    let parts: Vec<&str> = path.split('/').collect();
    let workbook = |file| Format::of(file).filter(|(_, format)| format.is_workbook());
    let (centre_id, period, file) = match parts[..] {
        [centre_id, period, file] => (centre_id, period, Some(file)),
        [centre_id, file] if let Some((period, format)) = workbook(file) => {
            arrival.format = Some(format);
            (centre_id, period, None)
        }
        _ => {
            arrival.findings.push(error("unknown-dataset", Message::NoExtractPath));
            return arrival;
        }
    };
    let centre = programme.centre(centre_id);
    if centre.is_none() && centre_id != OFFICE {
        let near = programme::keys::nearest(
            centre_id,
            programme.centres.iter().map(|c| c.centre_id.as_str()),
        );
        let finding = match near {
            None => error("unknown-centre", Message::UnknownCentre),
            Some(near) => error("unknown-centre", Message::NearlyACentre).with("near", near),
        };
        arrival.findings.push(finding.with("centre", shown(centre_id)));
    }
    arrival.period = programme.calendar.period(period);
    match &arrival.period {
        None => {
            let example = programme.calendar.periods_of(2024).into_iter().next();
            let finding = error("unknown-period", Message::UnknownPeriod);
            let finding = match &example {
                Some(example) => of_period(finding, example).with("example", &example.label),
                None => finding,
            };
            arrival.findings.push(finding.with("period", shown(period)));
        }
        Some(period) => {
            let today = programme.day_at(centre_id, now);
            if period.days.starts_on > today {
                let finding = error("period-not-open", Message::PeriodNotBegun);
                arrival.findings.push(of_period(finding, period));
            } else if centre.is_some_and(|c| !c.is_open_in(period.days)) {
                let finding = error("period-not-open", Message::CentreNotOpen);
                arrival.findings.push(of_period(finding, period).with("centre", shown(centre_id)));
            }
        }
    }
    let is_placed = arrival.period.is_some() && (centre.is_some() || centre_id == OFFICE);
    arrival.filed_by = is_placed.then(|| centre_id.to_owned());
    let Some(file) = file else {
        // what is in a workbook nobody's is not looked at
        arrival.format = arrival.format.filter(|_| is_placed);
        return arrival;
    };
    let Some((name, format)) = Format::of(file) else {
        let endings: Vec<String> = Format::iter().map(|f| format!("`{}`", f.ending())).collect();
        let finding = error("format-error", Message::NoSuchEnding).with("file", shown(file));
        arrival.findings.push(finding.with("endings", endings.join(", ")));
        return arrival;
    };
    let (dataset, findings) = read_dataset(path, name, centre_id, contract);
    arrival.findings.extend(findings);
    if dataset.is_some() && is_placed {
        arrival.format = Some(format);
        arrival.triple = Some(Triple {
            centre_id: centre_id.to_owned(),
            period: period.to_owned(),
            dataset: name.to_owned(),
        });
    }
    arrival
}

/// The dataset of a name, and what is wrong with it where a centre files it.
pub(super) fn read_dataset<'c>(
    path: &str,
    name: &str,
    centre_id: &str,
    contract: &'c Contract,
) -> (Option<&'c Dataset>, Option<Finding>) {
    let error = |code: &str, message| Finding::error(path, code, message);
    let Some(dataset) = contract.dataset(name) else {
        let near =
            programme::keys::nearest(name, contract.datasets.iter().map(|d| d.name.as_str()));
        let finding = match near {
            None => error("unknown-dataset", Message::UnknownDataset),
            Some(near) => error("unknown-dataset", Message::NearlyADataset).with("near", near),
        };
        return (None, Some(finding.with("dataset", shown(name))));
    };
    let is_office = centre_id == OFFICE;
    let misfiled = match dataset.provider {
        Provider::Both => false,
        Provider::Centre => is_office,
        Provider::Programme => !is_office,
    };
    let finding = misfiled.then(|| {
        let message =
            if is_office { Message::NotFiledByOffice } else { Message::FiledByOfficeOnly };
        error("wrong-provider", message).with("dataset", shown(name))
    });
    (Some(dataset), finding)
}

/// A finding about a period, with its days.
fn of_period(finding: Finding, period: &Period) -> Finding {
    let days = period.days;
    finding
        .with("period", &period.label)
        .with("starts_on", days.starts_on)
        .with("ends_on", days.ends_on)
}

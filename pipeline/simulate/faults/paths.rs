//! Faults of paths: files beside the extracts.

use super::super::extract::{Extract, push_row};
use super::Desk;
use super::draft::{Draft, Fate};
use super::funding::verification;
use super::rows::is_answered;

/// Years after the last one: a clerk types another decade.
const DECADE: i16 = 10;

impl Desk<'_> {
    /// A workbook of an old kind beside the CSV.
    pub(super) fn workbook(&mut self) -> Option<()> {
        let (label, _) = self.lines()?;
        let path = format!("{}/{label}/funding.xls", self.centre_id());
        self.beside(path.clone(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec())?;
        self.note_at(path, "format-error", None, "");
        Some(())
    }

    /// A folder that is named as the centre is called.
    pub(super) fn unknown_centre(&mut self) -> Option<()> {
        let (label, bytes) = self.lines()?;
        let programme = &self.world.programme;
        let centre = &programme.centres[self.index];
        let called: String = centre
            .name
            .trim_end_matches(" (simulated)")
            .to_ascii_lowercase()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        let folder = [called, format!("{}-centre", centre.centre_id)]
            .into_iter()
            .find(|folder| programme.centre(folder).is_none())?;
        let path = format!("{folder}/{label}/funding.csv");
        self.beside(path.clone(), bytes)?;
        self.note_at(path, "unknown-centre", None, "");
        Some(())
    }

    /// A period in another spelling, or a year for a quarter, or a quarter for a year.
    pub(super) fn unknown_period(&mut self) -> Option<()> {
        let (label, bytes) = self.lines()?;
        let year = label.get(..4)?;
        let labels =
            [format!("{year}-Q1"), format!("FY{year}"), year.to_owned(), format!("{year}Q2")];
        let known = &self.world.programme.calendar;
        let unknown: Vec<&String> = labels.iter().filter(|l| known.period(l).is_none()).collect();
        let label = self.one_of(&unknown);
        let path = format!("{}/{label}/funding.csv", self.centre_id());
        self.beside(path.clone(), bytes)?;
        self.note_at(path, "unknown-period", None, "");
        Some(())
    }

    /// A file that is not named as its dataset, or lies in no folder of a period.
    pub(super) fn unknown_dataset(&mut self) -> Option<()> {
        let (label, bytes) = self.lines()?;
        let name = self.one_of(&["fundings", "money", "Funding 1", "funding-final"]);
        let centre = self.centre_id();
        let path = match name {
            "money" => format!("{centre}/{label}-funding.csv"),
            other => format!("{centre}/{label}/{other}.csv"),
        };
        self.beside(path.clone(), bytes)?;
        self.note_at(path, "unknown-dataset", None, "");
        Some(())
    }

    /// Two files for one extract.
    pub(super) fn two_files(&mut self) -> Option<()> {
        let fits = |d: &Draft| !d.rows().is_empty();
        let datasets = ["funding", "outcomes", "engagements"];
        let draft = self.extract(&datasets, Fate::Refused, &fits)?;
        let of = &self.drafts[draft];
        let mut text = String::new();
        for row in of.rows() {
            let cells = of.header.iter().zip(row);
            let object: serde_json::Map<String, serde_json::Value> =
                cells.map(|(label, cell)| (label.clone(), cell.clone().into())).collect();
            text.push_str(&serde_json::Value::from(object).to_string());
            text.push('\n');
        }
        let path = of.extract.path().replace(".csv", ".ndjson");
        self.beside(path.clone(), text.into_bytes())?;
        self.note(draft, "ambiguous-extract", None, "");
        self.note_at(path, "ambiguous-extract", None, "");
        Some(())
    }

    /// A period that has not begun.
    pub(super) fn later_period(&mut self) -> Option<()> {
        let (_, bytes) = self.lines()?;
        let (_, last) = self.world.years();
        let periods = self.world.programme.calendar.periods_of(last + DECADE);
        let place = self.chance.below(periods.len());
        let label = &periods.get(place)?.label;
        let path = format!("{}/{label}/funding.csv", self.centre_id());
        self.beside(path.clone(), bytes)?;
        self.note_at(path, "period-not-open", None, "");
        Some(())
    }

    /// A centre that verifies its own response.
    pub(super) fn own_verifications(&mut self) -> Option<()> {
        let fits =
            |d: &Draft, row: usize| is_answered(d, row) && !d.cell(row, "new_sales").is_empty();
        let (draft, row) = self.row(&["outcomes"], Fate::Accepted, &fits)?;
        let of = &self.drafts[draft];
        let (response, value) = (of.cell(row, "response_id"), of.cell(row, "new_sales"));
        let rows = vec![verification(self.centre_id(), &of.period, response, "new_sales", value)];
        let (centre, label) = (self.centre_id().to_owned(), of.extract.label.clone());
        let extract = Extract { centre, label, dataset: "verifications", rows };
        let path = extract.path();
        self.beside(path.clone(), extract.to_csv())?;
        self.note_at(path, "wrong-provider", None, "");
        Some(())
    }

    /// The label of a period, and the file of the centre's funding lines in it.
    fn lines(&mut self) -> Option<(String, Vec<u8>)> {
        let lines = |d: &&Draft| d.dataset() == "funding" && d.place.is_some();
        let all: Vec<&Draft> = self.drafts.iter().filter(lines).collect();
        let of = all.get(self.chance.below(all.len()))?;
        let mut text = of.extract.columns().to_owned() + "\n";
        push_row(
            &mut text,
            &["F1", "", "state", "base", "true", "100", "90", ""].map(str::to_owned),
            ',',
        );
        Some((of.extract.label.clone(), text.into_bytes()))
    }

    /// Files something beside the extracts, unless that is there already.
    fn beside(&mut self, path: String, bytes: Vec<u8>) -> Option<()> {
        let is_new = self.beside.iter().all(|(other, _)| *other != path);
        is_new.then(|| self.beside.push((path, bytes)))
    }
}

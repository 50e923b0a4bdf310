//! Which mappings the extracts of a year were read with: what a centre's own files were made of before
//! anything was checked, for whoever doubts an amount.

use std::collections::BTreeMap;

use serde::Serialize;

use super::tables::write_csv;
use measures::Edition;
use programme::Centre;
use query::ReadWithMapping;

/// How many digits of a digest are printed.
const DIGITS: usize = 12;
/// What a table has where this edition's readers may not see what a centre typed.
const NOT_SHOWN: &str = "what it does is not shown in this edition";
/// What a table has where nothing that is kept says what a mapping did.
const NOT_KEPT: &str = "what it does is not kept";

/// The columns of the table as CSV.
const COLUMNS: [&str; 6] = ["centre_id", "dataset", "extracts", "periods", "mapping", "does"];

/// A mapping on a page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MappingModel {
    #[serde(skip)]
    centre_id: String,
    #[serde(skip)]
    sha256: String,
    /// The centre's name.
    pub(super) centre: String,
    dataset: String,
    /// How many extracts were read with it, and for which periods.
    extracts: usize,
    periods: Vec<String>,
    /// The beginning of its digest.
    digest: String,
    /// What it does, in words.
    does: Vec<String>,
}

/// The mappings that the extracts of these centres were read with, by centre as they come, dataset and
/// first period.
pub(super) fn models(
    read: &[ReadWithMapping],
    centres: &[&Centre],
    edition: &Edition,
) -> Vec<MappingModel> {
    let mut models = Vec::new();
    for centre in centres {
        let own = read.iter().filter(|r| r.triple.centre_id == centre.centre_id);
        let mut of_dataset: BTreeMap<&str, Vec<MappingModel>> = BTreeMap::new();
        // extracts come by period
        for one in own {
            let known = of_dataset.entry(&one.triple.dataset).or_default();
            let place = known.iter().position(|m| m.sha256 == one.sha256).unwrap_or_else(|| {
                known.push(MappingModel {
                    centre_id: centre.centre_id.clone(),
                    sha256: one.sha256.clone(),
                    centre: centre.name.clone(),
                    dataset: one.triple.dataset.clone(),
                    extracts: 0,
                    periods: Vec::new(),
                    digest: one.sha256.chars().take(DIGITS).collect(),
                    // columns and constants are a centre's own words
                    does: match edition.sees_files_of(&centre.centre_id) {
                        true => one.does.clone().unwrap_or_else(|| vec![NOT_KEPT.to_owned()]),
                        false => vec![NOT_SHOWN.to_owned()],
                    },
                });
                known.len() - 1
            });
            if let Some(model) = known.get_mut(place) {
                model.extracts += 1;
                model.periods.push(one.triple.period.clone());
            }
        }
        models.extend(of_dataset.into_values().flatten());
    }
    models
}

/// The same as CSV, with whole digests.
pub(super) fn csv(models: &[MappingModel], is_draft: bool) -> Vec<u8> {
    let rows = models.iter().map(|m| {
        vec![
            m.centre_id.clone(),
            m.dataset.clone(),
            m.extracts.to_string(),
            m.periods.join(" "),
            m.sha256.clone(),
            m.does.join("; "),
        ]
    });
    write_csv(&COLUMNS.map(str::to_owned), rows, is_draft)
}

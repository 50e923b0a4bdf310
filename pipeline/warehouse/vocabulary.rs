//! The names in `programme.toml` that only the contract and the SQL know: the sources and funds of
//! denominators, the measures that may have a threshold, the datasets.

use contract::{Contract, DenominatorPart, Field};
use engine::{FileError, Library};
use programme::keys::{KEYS, THRESHOLDS, Threshold, Vocabulary, complain, nearest};
use programme::{Error, Settings};

/// What contract and SQL know, for the reference page and for `new`.
///
/// # Errors
/// When the header of a file lists something that is no measure of it.
pub fn vocabulary(contract: &Contract, library: &Library) -> Result<Vocabulary, FileError> {
    let mut thresholds = Vec::new();
    for file in &library.files {
        thresholds.extend(file.thresholds()?.into_iter().map(|(measure, example)| Threshold {
            name: measure.name.clone(),
            title: measure.title.clone(),
            unit: measure.unit.words().to_owned(),
            example: example.to_owned(),
        }));
    }
    let parts = [DenominatorPart::Sources, DenominatorPart::Funds, DenominatorPart::Basis];
    Ok(Vocabulary {
        thresholds,
        datasets: contract.datasets.iter().map(|d| d.name.clone()).collect(),
        denominators: parts.map(|part| values_of(contract, part).unwrap_or_default()),
    })
}

/// Refuses names in the settings that contract and SQL do not have.
pub(super) fn refuse_unknown_names(
    settings: &Settings,
    contract: &Contract,
    library: &Library,
) -> Result<(), super::Error> {
    let datasets: Vec<&str> = contract.datasets.iter().map(|d| d.name.as_str()).collect();
    let expected = &settings.submission.datasets;
    if let Some(unknown) = expected.iter().find(|d| contract.dataset(d).is_none()) {
        let near = nearest(unknown, datasets.iter().copied());
        let near = near.map_or_else(String::new, |n| format!(" (did you mean `{n}`?)"));
        return Err(refuse(
            "submission.datasets",
            format!("names `{unknown}`, which the contract has not{near}"),
        ));
    }
    for (name, denominator) in &settings.denominators {
        let basis = std::slice::from_ref(&denominator.basis);
        for (part, word, named) in [
            (DenominatorPart::Sources, "sources", denominator.sources.as_slice()),
            (DenominatorPart::Funds, "funds", &denominator.funds),
            (DenominatorPart::Basis, "basis", basis),
        ] {
            let key = format!("denominators.{name}");
            let known = values_of(contract, part).map_err(|problem| refuse(&key, problem))?;
            let unknown = named.iter().find(|n| !known.is_empty() && !known.contains(n));
            if let Some(unknown) = unknown {
                let known = known.join("`, `");
                return Err(refuse(
                    &key,
                    format!("has `{unknown}` in {word}; there are `{known}`"),
                ));
            }
        }
    }
    let vocabulary = vocabulary(contract, library)?;
    let known = vocabulary.thresholds.iter().map(|t| t.name.as_str());
    // and those that are about a share, and not about a measure
    let own = KEYS.iter().filter(|k| k.table == THRESHOLDS && k.name != "*").map(|k| k.name);
    let known: Vec<&str> = known.chain(own).collect();
    let named = settings.extreme_values.keys();
    let unknown = named.filter(|name| !known.contains(&name.as_str())).map(|name| {
        let key = format!("{THRESHOLDS}.{name}");
        match library.left_out_measure(name) {
            Some(left_out) => {
                format!("`{key}` (`sql/{}` {})", left_out.file.path, left_out.because)
            }
            None => complain(&key, name, &known),
        }
    });
    let unknown: Vec<String> = unknown.collect();
    if unknown.is_empty() { Ok(()) } else { Err(Error::UnknownKeys(unknown).into()) }
}

/// The error for a key with a value that makes no sense.
fn refuse(key: &str, problem: String) -> super::Error {
    Error::Value { key: key.to_owned(), problem }.into()
}

/// What this part of a denominator may be; nothing if a column takes any text.
fn values_of(contract: &Contract, part: DenominatorPart) -> Result<Vec<String>, String> {
    let columns: Vec<&Field> = contract.denominator_columns(part).collect();
    if columns.is_empty() {
        return Err(
            "counts money, and no column of the contract is marked with `counterfoil:denominator`"
                .to_owned(),
        );
    }
    if part == DenominatorPart::Basis {
        return Ok(columns.into_iter().map(|f| f.name.clone()).collect());
    }
    if columns.iter().any(|f| f.allowed.is_empty()) {
        return Ok(Vec::new());
    }
    Ok(columns.into_iter().flat_map(|f| f.allowed.clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use programme::keys::{commented_file, reference_page};

    fn built_in() -> Vocabulary {
        let nowhere = std::path::Path::new("/nowhere");
        let contract = Contract::open(nowhere).unwrap();
        let library = Library::open(nowhere, &contract).unwrap();
        vocabulary(&contract, &library).unwrap()
    }

    #[test]
    fn the_file_that_new_writes_is_valid() {
        let nowhere = std::path::Path::new("/nowhere");
        let contract = Contract::open(nowhere).unwrap();
        let library = Library::open(nowhere, &contract).unwrap();
        let file = commented_file("x", "A \"quoted\" name", &built_in());
        let settings = Settings::parse(&file).unwrap();
        refuse_unknown_names(&settings, &contract, &library).unwrap();
        assert!(!settings.denominators.is_empty() && settings.extreme_values.len() > 1);
        // who follows the steps that `new` prints has written the file a moment ago
        assert_eq!(settings.submission.settle_seconds, 0);
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a page of this repository")]
    fn the_reference_page_is_up_to_date() {
        let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../PROGRAMME.md");
        let made = reference_page(&built_in());
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(page, &made).unwrap();
        }
        let found = std::fs::read_to_string(page).unwrap();
        assert!(found == made, "run `just bless` to bring PROGRAMME.md up to date");
    }
}

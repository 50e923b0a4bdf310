//! `counterfoil template`.

use std::io::{IsTerminal as _, Write as _};

use super::args::TemplateArgs;
use super::output::Column;
use super::workbook::Template;
use super::{Done, Error, Shell};
use contract::{Contract, Dataset, Messages, Provider};
use programme::keys::nearest;
use programme::{Period, Programme};

/// The most characters of the name of a sheet.
const NAME_CHARS: usize = 31;

/// Prints the datasets, a CSV or a workbook to fill in, or the whole contract.
pub(super) fn run(shell: &Shell, args: &TemplateArgs) -> Result<Done, Error> {
    let contract = Contract::open(&shell.folder)?;
    if args.descriptor {
        shell.output.write(contract.text.as_bytes())?;
        return Ok(Done::Well);
    }
    if args.datasets.is_empty() && !args.xlsx {
        let rows: Vec<_> = contract
            .datasets
            .iter()
            .map(|d| vec![Some(d.name.clone()), Some(d.description.clone())])
            .collect();
        shell.output.rows(&Column::texts(["dataset", "holds"]), &rows)?;
        return Ok(Done::Well);
    }
    let named = named(&contract, &args.datasets)?;
    let programme = Programme::open(&shell.folder)?;
    let period = period(shell, &programme, args.period.as_deref())?;
    if args.xlsx {
        return workbook(shell, args, &programme, &contract, named, &period);
    }
    let [dataset] = named[..] else {
        return Err(Error::Usage {
            message: "a CSV has one dataset".to_owned(),
            hint: "name one, or add `--xlsx` for a workbook with a sheet for each".to_owned(),
        });
    };
    let example = dataset.example_row(&period, &programme.settings).filter(|_| !args.no_example);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(dataset.fields.iter().map(|f| &f.name)).map_err(std::io::Error::from)?;
    if let Some(row) = &example {
        writer.write_record(row).map_err(std::io::Error::from)?;
    }
    let text = writer.into_inner().map_err(|e| std::io::Error::other(e.to_string()))?;
    shell.output.write(&text)?;
    if example.is_some() {
        shell.output.note(&format!(
            "an example row of {} for {period}; put your own in its place, for a load refuses it",
            dataset.name
        ));
    }
    Ok(Done::Well)
}

/// The datasets of these names, each once.
fn named<'c>(contract: &'c Contract, names: &[String]) -> Result<Vec<&'c Dataset>, Error> {
    let mut found: Vec<&Dataset> = Vec::new();
    for name in names {
        let Some(dataset) = contract.dataset(name) else {
            let near = nearest(name, contract.datasets.iter().map(|d| d.name.as_str()));
            return Err(Error::Usage {
                message: format!("the contract has no dataset `{name}`"),
                hint: near.map_or_else(
                    || "`counterfoil template` lists the datasets".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                ),
            });
        };
        if found.iter().all(|known| known.name != dataset.name) {
            found.push(dataset);
        }
    }
    Ok(found)
}

/// The period that was asked for, or today's.
fn period(shell: &Shell, programme: &Programme, label: Option<&str>) -> Result<Period, Error> {
    let today = shell.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let period = match label {
        None => programme.calendar.period_of(today),
        Some(label) => programme.calendar.period(label),
    };
    period.ok_or_else(|| Error::Usage {
        message: format!("the calendar has no period `{}`", label.unwrap_or("")),
        hint: programme
            .calendar
            .period_of(today)
            .map_or_else(String::new, |p| format!("periods are named like {p}")),
    })
}

/// The datasets that are expected of every centre; all that centres file, if none is.
fn expected<'c>(contract: &'c Contract, programme: &Programme) -> Vec<&'c Dataset> {
    let is_filed = |d: &&Dataset| d.provider != Provider::Programme;
    let filed: Vec<&Dataset> = contract.datasets.iter().filter(is_filed).collect();
    let wanted = &programme.settings.submission.datasets;
    let expected: Vec<&Dataset> =
        filed.iter().copied().filter(|d| wanted.contains(&d.name)).collect();
    if expected.is_empty() { filed } else { expected }
}

/// Writes a workbook to fill in.
fn workbook(
    shell: &Shell,
    args: &TemplateArgs,
    programme: &Programme,
    contract: &Contract,
    named: Vec<&Dataset>,
    period: &Period,
) -> Result<Done, Error> {
    if args.out.is_none() && std::io::stdout().is_terminal() {
        return Err(Error::Usage {
            message: "a workbook is nothing for a terminal".to_owned(),
            hint: format!("say where it goes: `--out {}.xlsx`", period.label),
        });
    }
    let datasets = if named.is_empty() { expected(contract, programme) } else { named };
    if let Some(long) = datasets.iter().find(|d| d.name.len() > NAME_CHARS) {
        return Err(Error::Usage {
            message: format!(
                "no sheet can be named `{}`: a name has {NAME_CHARS} letters at most",
                long.name
            ),
            hint: format!("name the others; `counterfoil template {}` prints it as CSV", long.name),
        });
    }
    let language = args.lang.unwrap_or_else(|| programme.language_of(None));
    let messages = Messages::in_language(language).map_err(warehouse::Error::from)?;
    let template = Template {
        programme,
        contract,
        datasets: &datasets,
        period,
        has_examples: !args.no_example,
        messages: &messages,
    };
    let bytes = template.bytes().map_err(std::io::Error::other)?;
    let Some(path) = &args.out else {
        shell.output.write(&bytes)?;
        return Ok(Done::Well);
    };
    let written = std::fs::File::create_new(path).and_then(|mut file| file.write_all(&bytes));
    written.map_err(|source| Error::File { doing: "write", path: path.clone(), source })?;
    shell.output.note(&format!("wrote `{}` for {period}", path.display()));
    Ok(Done::Well)
}

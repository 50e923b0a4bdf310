//! `counterfoil template`.

use super::args::TemplateArgs;
use super::output::Column;
use super::{Done, Error, Shell};
use contract::Contract;
use programme::Programme;
use programme::keys::nearest;

/// Prints the datasets, a CSV to fill in, or the whole contract.
pub(super) fn run(shell: &Shell, args: &TemplateArgs) -> Result<Done, Error> {
    let contract = Contract::open(&shell.folder)?;
    if args.descriptor {
        shell.output.write(contract.text.as_bytes())?;
        return Ok(Done::Well);
    }
    let Some(name) = &args.dataset else {
        let rows: Vec<_> = contract
            .datasets
            .iter()
            .map(|d| vec![Some(d.name.clone()), Some(d.description.clone())])
            .collect();
        shell.output.rows(&Column::texts(["dataset", "holds"]), &rows)?;
        return Ok(Done::Well);
    };
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
    let programme = Programme::open(&shell.folder)?;
    let today = shell.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let period = match &args.period {
        None => programme.calendar.period_of(today),
        Some(label) => programme.calendar.period(label),
    };
    let Some(period) = period else {
        return Err(Error::Usage {
            message: format!(
                "the calendar has no period `{}`",
                args.period.as_deref().unwrap_or("")
            ),
            hint: programme
                .calendar
                .period_of(today)
                .map_or_else(String::new, |p| format!("periods are named like {p}")),
        });
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(dataset.fields.iter().map(|f| &f.name)).map_err(std::io::Error::from)?;
    let example = |f: &contract::Field| {
        f.example
            .replace("{start}", &period.days.starts_on.to_string())
            .replace("{end}", &period.days.ends_on.to_string())
            .replace("{year}", &period.fiscal_year.to_string())
    };
    writer.write_record(dataset.fields.iter().map(example)).map_err(std::io::Error::from)?;
    let text = writer.into_inner().map_err(|e| std::io::Error::other(e.to_string()))?;
    shell.output.write(&text)?;
    shell.output.note(&format!("an example row of {name} for {period}; replace it with your own"));
    Ok(Done::Well)
}

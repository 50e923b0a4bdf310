//! The mart of the amounts that denominators may count, made of the columns that the contract marks
//! with `counterfoil:denominator`.

use super::sql_file::Layer;
use contract::{Contract, Dataset, DenominatorPart, Field};

/// The mart.
pub(super) const AMOUNTS: &str = "fct_denominator_amount";

/// The path and text of the mart's file: a row for each line of the year and amount. If the contract
/// marks nothing, that of the built-in contract, which is then left out with what it rests on.
pub(super) fn amounts(contract: &Contract) -> Option<(String, String)> {
    let own = selects(contract);
    let selects = match own.is_empty() {
        true => Contract::built_in().map(selects).unwrap_or_default(),
        false => own,
    };
    let text = format!(
        "-- title: Amounts that denominators may count\n-- materialised: no\n-- unit: money\n-- grain: one row per line of the year and amount that it states\n-- definition: every column that the contract marks as a basis of denominators, with its name as `basis`\n-- source: the contract's `counterfoil:denominator`\n-- additivity: additive over centres and years\n\nwith final as (\n{}\n)\n\nselect * from final\n",
        selects.join("\n    union all\n")
    );
    (!selects.is_empty()).then(|| (format!("{}/{AMOUNTS}.sql", Layer::Marts.folder()), text))
}

/// What is selected of each amount, of each dataset that has the three parts of denominators.
fn selects(contract: &Contract) -> Vec<String> {
    let mut selects = Vec::new();
    for dataset in &contract.datasets {
        let part = |part| dataset.fields.iter().find(move |f| f.denominator == Some(part));
        let (Some(sources), Some(funds)) =
            (part(DenominatorPart::Sources), part(DenominatorPart::Funds))
        else {
            continue;
        };
        let is_basis = |f: &&Field| f.denominator == Some(DenominatorPart::Basis);
        for basis in dataset.fields.iter().filter(is_basis) {
            selects.push(select(dataset, sources, funds, basis));
        }
    }
    selects
}

/// What is selected of one amount.
fn select(dataset: &Dataset, sources: &Field, funds: &Field, basis: &Field) -> String {
    format!(
        "    select\n        centre_id,\n        \"{}\" as source,\n        \"{}\" as fund,\n        '{}' as basis,\n        cast(\"{}\" as decimal(20, 2)) as amount\n    from stg_{}\n    where fiscal_year = $year",
        sources.stored_as, funds.stored_as, basis.name, basis.stored_as, dataset.name
    )
}

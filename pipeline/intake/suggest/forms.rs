//! How numbers and dates of a file are written, told from all of them.

use std::collections::BTreeSet;

use super::super::mapping::{DateForm, NumberForm};
use contract::{CellType, cells};

/// The ways to write dates that are tried, the usual first.
const DATES: [&str; 19] = [
    "DD.MM.YYYY",
    "D.M.YYYY",
    "DD/MM/YYYY",
    "MM/DD/YYYY",
    "D/M/YYYY",
    "M/D/YYYY",
    "DD-MM-YYYY",
    "YYYY/MM/DD",
    "YYYY/M/D",
    "YYYY.MM.DD",
    "YYYYMMDD",
    "YYYY年M月D日",
    "YYYY년 M월 D일",
    "DD.MM.YY",
    "YY.MM.DD",
    "DD/MM/YY",
    "MM/DD/YY",
    "YY/MM/DD",
    "YY-MM-DD",
];
/// The marks of decimals and of groups that are tried, the contract's first.
const MARKS: [(char, Option<char>); 6] = [
    ('.', None),
    (',', Some('.')),
    ('.', Some(',')),
    (',', Some(' ')),
    ('.', Some(' ')),
    ('.', Some('\'')),
];
/// Signs of currencies, the longer first, and the currency of each.
const CURRENCIES: [(&str, &str); 16] = [
    ("EUR", "EUR"),
    ("USD", "USD"),
    ("US$", "USD"),
    ("BRL", "BRL"),
    ("JPY", "JPY"),
    ("KRW", "KRW"),
    ("GBP", "GBP"),
    ("R$", "BRL"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("￥", "JPY"),
    ("円", "JPY"),
    ("₩", "KRW"),
    ("원", "KRW"),
    ("$", "USD"),
];
/// The share of values that must be written in a way for it to be that of the file, in percent.
const MOST: usize = 90;

/// What the ways of writing that fit come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Told<F> {
    /// As the contract has it, or there is nothing to tell it from.
    Plain,
    /// In this way.
    So(F),
    /// In one of several ways, each of which means something else, or in none of them.
    Unsure(Vec<F>),
}

/// How numbers are written.
pub(super) fn numbers(values: &[(&str, CellType)]) -> Told<NumberForm> {
    let stands = |sign: &str| values.iter().any(|(v, _)| v.starts_with(sign) || v.ends_with(sign));
    let signs = CURRENCIES.into_iter().filter(|(sign, _)| stands(sign));
    let (units, currencies): (Vec<String>, BTreeSet<&str>) =
        signs.map(|(sign, currency)| (sign.to_owned(), currency)).unzip();
    // what is in several currencies is not added up
    if currencies.len() > 1 {
        return Told::Unsure(Vec::new());
    }
    let forms = MARKS.map(|(decimal_mark, grouping)| NumberForm {
        decimal_mark,
        grouping,
        units: units.clone(),
    });
    let fits = |form: &NumberForm| {
        let is_number = |(value, cell_type): &&(&str, CellType)| {
            form.plain(value).is_some_and(|plain| cells::parse(&plain, *cell_type).is_ok())
        };
        values.iter().filter(is_number).count()
    };
    best(
        &forms,
        fits,
        values.len(),
        |form| values.iter().map(|(value, _)| form.plain(value)).collect::<Vec<_>>(),
        NumberForm::is_plain,
    )
}

/// How dates are written.
pub(super) fn dates(values: &[&str]) -> Told<DateForm> {
    let is_plain = |value: &&&str| cells::parse(value, CellType::Date).is_ok();
    if values.iter().filter(is_plain).count() * 100 >= values.len() * MOST {
        return Told::Plain;
    }
    let forms: Vec<DateForm> = DATES.iter().filter_map(|form| DateForm::parse(form).ok()).collect();
    let fits = |form: &DateForm| values.iter().filter(|value| form.day(value).is_some()).count();
    let days = |form: &DateForm| values.iter().map(|value| form.day(value)).collect::<Vec<_>>();
    match best(&forms, fits, values.len(), days, |_| false) {
        // which of the three is the year is not to be seen
        Told::So(form) if form.has_short_year() => Told::Unsure(vec![form]),
        told => told,
    }
}

/// The form that most values have, if it is most of them; several, if they come to something else.
fn best<F: Clone, R: PartialEq>(
    forms: &[F],
    fits: impl Fn(&F) -> usize,
    values: usize,
    read: impl Fn(&F) -> Vec<R>,
    is_plain: impl Fn(&F) -> bool,
) -> Told<F> {
    let counts: Vec<usize> = forms.iter().map(&fits).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    if values == 0 {
        return Told::Plain;
    }
    if most * 100 < values * MOST {
        return Told::Unsure(Vec::new());
    }
    let fitting: Vec<&F> =
        forms.iter().zip(&counts).filter(|(_, count)| **count == most).map(|(f, _)| f).collect();
    // what is as the contract has it needs no form
    if fitting.iter().any(|form| is_plain(form)) {
        return Told::Plain;
    }
    let mut several: Vec<F> = Vec::new();
    let mut seen: Vec<Vec<R>> = Vec::new();
    for form in fitting {
        let values = read(form);
        if !seen.contains(&values) {
            seen.push(values);
            several.push(form.clone());
        }
    }
    if several.len() == 1 { Told::So(several.remove(0)) } else { Told::Unsure(several) }
}

/// The currency that a label or a value names.
pub(super) fn currency_in(text: &str) -> Option<&'static str> {
    let text = text.to_uppercase();
    CURRENCIES.into_iter().find(|(sign, _)| text.contains(sign)).map(|(_, currency)| currency)
}

/// What a label says that its numbers have to be multiplied by.
pub(super) fn factor(label: &str) -> Option<&'static str> {
    let label = label.to_lowercase();
    let said: [(&str, &[&str]); 4] = [
        ("1000000", &["百万円", "百万", "백만", "mio", "(r$ mi)", "million", "milhões"]),
        ("10000", &["万円", "万元", "만원"]),
        (
            "1000",
            &["千円", "천원", "t€", "teur", "tsd", "(r$ mil)", "thousand", "k€", "'000", "mil r$"],
        ),
        ("100000000", &["億円", "억원"]),
    ];
    let all: BTreeSet<&str> = said
        .iter()
        .filter(|(_, words)| words.iter().any(|word| label.contains(word)))
        .map(|(factor, _)| *factor)
        .collect();
    // the first of those that are in one another
    ["1000000", "100000000", "10000", "1000"].into_iter().find(|factor| all.contains(factor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_that_of_all_values() {
        let money = |values: &[&'static str]| {
            numbers(&values.iter().map(|v| (*v, CellType::Money)).collect::<Vec<_>>())
        };
        let marks = |told: Told<NumberForm>| match told {
            Told::So(form) => Some((form.decimal_mark, form.grouping)),
            _ => None,
        };
        assert_eq!(money(&["12", "1234.5"]), Told::Plain);
        assert_eq!(money(&[]), Told::Plain);
        assert_eq!(marks(money(&["1.234,56", "12"])), Some((',', Some('.'))));
        assert_eq!(marks(money(&["1.234", "12"])), Some((',', Some('.'))));
        assert_eq!(marks(money(&["1,234", "12.5"])), Some(('.', Some(','))));
        assert_eq!(marks(money(&["12,5 €"])), Some((',', Some('.'))));
        assert_eq!(money(&["10 EUR", "12 BRL"]), Told::Unsure(Vec::new()));
        assert!(matches!(dates(&["19.01.15", "20.12.21"]), Told::Unsure(_)));
        assert_eq!(dates(&["5. Jan. 2020"]), Told::Unsure(Vec::new()));
        assert_eq!(dates(&["2023-12-31"]), Told::Plain);
        let form = |values: &[&str]| match dates(values) {
            Told::So(form) => form.text,
            other => format!("{other:?}"),
        };
        assert_eq!(form(&["31.12.2023", "01.02.2024"]), "DD.MM.YYYY");
        assert_eq!(form(&["1.2.2024", "31.12.2023"]), "D.M.YYYY");
        assert_eq!(form(&["12/31/2023", "01/02/2024"]), "MM/DD/YYYY");
        assert_eq!(form(&["2023年12月31日"]), "YYYY年M月D日");
        assert!(matches!(dates(&["01/02/2024"]), Told::Unsure(_)));
        assert_eq!(factor("売上高（百万円）"), Some("1000000"));
        assert_eq!(factor("Umsatz (T€)"), Some("1000"));
        assert_eq!(factor("Umsatz"), None);
    }
}

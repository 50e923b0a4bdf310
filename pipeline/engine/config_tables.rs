//! The configuration as tables: `cfg_programme`, `cfg_thresholds`, `cfg_bands`,
//! `cfg_denominators`, `cfg_centres`, `cfg_calendar`.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Int32Array, Int64Array, RecordBatch,
    StringArray,
};
use arrow::datatypes::{DataType, Field, Schema};
use arrow::error::ArrowError;

use programme::{Programme, days_since_1970};

/// Every configuration table by name.
///
/// # Errors
/// When a threshold does not fit decimal(20,4).
pub(super) fn all(programme: &Programme) -> Result<Vec<(&'static str, RecordBatch)>, ArrowError> {
    Ok(vec![
        ("cfg_programme", cfg_programme(programme)?),
        ("cfg_thresholds", cfg_thresholds(programme)?),
        ("cfg_bands", cfg_bands(programme)?),
        ("cfg_denominators", cfg_denominators(programme)?),
        ("cfg_centres", cfg_centres(programme)?),
        ("cfg_calendar", cfg_calendar(programme)?),
    ])
}

/// A table from its columns.
fn table(columns: Vec<(&str, DataType, ArrayRef)>) -> Result<RecordBatch, ArrowError> {
    let (fields, arrays): (Vec<_>, Vec<_>) = columns
        .into_iter()
        .map(|(name, data_type, array)| (Field::new(name, data_type, true), array))
        .unzip();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
}

/// A column of text.
fn text<'a>(values: impl IntoIterator<Item = Option<&'a str>>) -> ArrayRef {
    Arc::new(values.into_iter().collect::<StringArray>())
}

/// One row: identity and limits.
fn cfg_programme(programme: &Programme) -> Result<RecordBatch, ArrowError> {
    let s = &programme.settings;
    let one = |value: &str| text([Some(value)]);
    let number = |value: i64| Arc::new(Int64Array::from(vec![value])) as ArrayRef;
    table(vec![
        ("id", DataType::Utf8, one(&s.programme.id)),
        ("name", DataType::Utf8, one(&s.programme.name)),
        ("currency", DataType::Utf8, one(&s.programme.currency)),
        ("locale", DataType::Utf8, one(&s.programme.locale)),
        ("national_funder", DataType::Utf8, one(&s.programme.national_funder)),
        ("evaluator", DataType::Utf8, one(&s.programme.evaluator)),
        ("lag_months", DataType::Int64, number(i64::from(s.survey.lag_months))),
        ("recall_months", DataType::Int64, number(i64::from(s.survey.recall_months))),
        ("industry_digits", DataType::Int64, number(s.bands.industry_digits)),
        ("max_open_months", DataType::Int64, number(i64::from(s.checks.max_open_months))),
    ])
}

/// A row per threshold: name, threshold decimal(20,4).
fn cfg_thresholds(programme: &Programme) -> Result<RecordBatch, ArrowError> {
    let thresholds = &programme.settings.extreme_values;
    let units = thresholds
        .values()
        .map(|text| {
            let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
            format!("{whole}{fraction:0<4}")
                .parse::<i128>()
                .ok()
                .filter(|_| fraction.len() <= 4)
                .ok_or_else(|| ArrowError::ParseError(format!("the threshold `{text}`")))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let units = Decimal128Array::from(units).with_precision_and_scale(20, 4)?;
    table(vec![
        ("name", DataType::Utf8, text(thresholds.keys().map(|k| Some(k.as_str())))),
        ("threshold", DataType::Decimal128(20, 4), Arc::new(units)),
    ])
}

/// A row per size band: its label, the fewest employees in it, the fewest above it.
fn cfg_bands(programme: &Programme) -> Result<RecordBatch, ArrowError> {
    let bands = programme.settings.size_bands();
    let from: Int64Array = bands.iter().map(|b| Some(b.from)).collect();
    let below: Int64Array = bands.iter().map(|b| b.below).collect();
    table(vec![
        ("size_band", DataType::Utf8, text(bands.iter().map(|b| Some(b.label.as_str())))),
        ("employees_from", DataType::Int64, Arc::new(from)),
        ("employees_below", DataType::Int64, Arc::new(below)),
    ])
}

/// A row per denominator, source and fund.
fn cfg_denominators(programme: &Programme) -> Result<RecordBatch, ArrowError> {
    let settings = &programme.settings;
    let mut rows = Vec::new();
    for (name, d) in &settings.denominators {
        for source in &d.sources {
            for fund in &d.funds {
                let is_headline = settings.headline.as_ref() == Some(name);
                rows.push((name, source, fund, d.basis.as_str(), is_headline));
            }
        }
    }
    let headline: BooleanArray = rows.iter().map(|r| Some(r.4)).collect();
    table(vec![
        ("denominator", DataType::Utf8, text(rows.iter().map(|r| Some(r.0.as_str())))),
        ("source", DataType::Utf8, text(rows.iter().map(|r| Some(r.1.as_str())))),
        ("fund", DataType::Utf8, text(rows.iter().map(|r| Some(r.2.as_str())))),
        ("basis", DataType::Utf8, text(rows.iter().map(|r| Some(r.3)))),
        ("is_headline", DataType::Boolean, Arc::new(headline)),
    ])
}

/// A row per centre.
fn cfg_centres(programme: &Programme) -> Result<RecordBatch, ArrowError> {
    let centres = &programme.centres;
    let opened: Date32Array = centres.iter().map(|c| Some(days_since_1970(c.opened_on))).collect();
    let closed: Date32Array = centres.iter().map(|c| c.closed_on.map(days_since_1970)).collect();
    table(vec![
        ("centre_id", DataType::Utf8, text(centres.iter().map(|c| Some(c.centre_id.as_str())))),
        ("name", DataType::Utf8, text(centres.iter().map(|c| Some(c.name.as_str())))),
        ("region", DataType::Utf8, text(centres.iter().map(|c| Some(c.region.as_str())))),
        ("opened_on", DataType::Date32, Arc::new(opened)),
        ("closed_on", DataType::Date32, Arc::new(closed)),
    ])
}

/// A row per period, with the days of the period, of its fiscal year and of that year's service
/// window.
fn cfg_calendar(programme: &Programme) -> Result<RecordBatch, ArrowError> {
    let calendar = &programme.calendar;
    let periods: Vec<_> = calendar.periods().collect();
    let days = |day: &dyn Fn(&programme::Period) -> jiff::civil::Date| -> ArrayRef {
        Arc::new(periods.iter().map(|p| Some(days_since_1970(day(p)))).collect::<Date32Array>())
    };
    let years: Int32Array = periods.iter().map(|p| Some(i32::from(p.fiscal_year))).collect();
    let date = DataType::Date32;
    table(vec![
        ("period", DataType::Utf8, text(periods.iter().map(|p| Some(p.label.as_str())))),
        ("period_starts_on", date.clone(), days(&|p| p.days.starts_on)),
        ("period_ends_on", date.clone(), days(&|p| p.days.ends_on)),
        ("fiscal_year", DataType::Int32, Arc::new(years)),
        ("year_starts_on", date.clone(), days(&|p| calendar.year(p.fiscal_year).starts_on)),
        ("year_ends_on", date.clone(), days(&|p| calendar.year(p.fiscal_year).ends_on)),
        (
            "service_starts_on",
            date.clone(),
            days(&|p| calendar.service_window(p.fiscal_year).starts_on),
        ),
        ("service_ends_on", date, days(&|p| calendar.service_window(p.fiscal_year).ends_on)),
    ])
}

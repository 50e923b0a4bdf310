//! Charts of bars: horizontal, from zero, labelled at their ends. Here is where everything lies; the
//! templates draw it. Lengths and words come from published values.

use serde::{Deserialize, Serialize};

use super::numbers::{self, Style};
use super::shown::Shown;
use measures::Published;

/// The most series that a chart tells apart.
pub(super) const SERIES: u8 = 4;

/// A bar as SQL or a template declares it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Row {
    /// What the bar is of.
    pub(super) label: String,
    /// The id of the figure whose value is its length.
    pub(super) figure: String,
    /// Which of at most four series it belongs to, from 1 on.
    #[serde(default = "first_series")]
    pub(super) series: u8,
}

/// The series of a bar that names none.
fn first_series() -> u8 {
    1
}

/// A chart that an SQL file declares.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ChartRows {
    /// Its name, for ids and for templates.
    pub(super) name: String,
    /// What it shows.
    pub(super) title: String,
    /// Its bars, top to bottom.
    pub(super) rows: Vec<Row>,
}

/// Where the parts of a chart lie.
#[derive(Debug, Clone, Copy)]
struct Form {
    /// What templates call it.
    name: &'static str,
    /// Width of the chart in its own units.
    width: f64,
    /// Whether labels stand above their bars and not beside them.
    is_narrow: bool,
    /// Height of a bar.
    bar: f64,
    /// From one bar to the next.
    step: f64,
    /// How many narrow letters of a label there is room for.
    letters: usize,
}

/// Labels beside the bars, for screens and paper.
const WIDE: Form =
    Form { name: "wide", width: 640.0, is_narrow: false, bar: 22.0, step: 34.0, letters: 26 };
/// Labels above the bars, for a telephone.
const NARROW: Form =
    Form { name: "narrow", width: 340.0, is_narrow: true, bar: 18.0, step: 48.0, letters: 38 };

/// Where bars beside their labels start: after the longest label, within these bounds.
const LEFT: (f64, f64) = (64.0, 232.0);
/// Room for a letter of a label.
const LETTER: f64 = 8.0;
/// Room for a letter of a value, which is printed bold.
const BOLD_LETTER: f64 = 8.8;
/// Between a bar, or a label, and what stands beside it.
const GAP: f64 = 8.0;
/// Room for a label above its bar.
const ABOVE: f64 = 18.0;

/// A chart, drawn: numbers are in its own units, as text with one decimal.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Drawn {
    form: &'static str,
    width: String,
    height: String,
    left: String,
    bars: Vec<DrawnBar>,
}

/// A bar, drawn.
#[derive(Debug, Clone, Serialize)]
struct DrawnBar {
    series: u8,
    label: String,
    label_y: String,
    y: String,
    length: String,
    height: String,
    value: String,
    value_x: String,
    value_y: String,
}

/// A chart in each of its forms.
pub(super) fn draw(rows: &[Row], shown: &Shown) -> Vec<Drawn> {
    let bars: Vec<(&Row, Option<&Published>)> =
        rows.iter().map(|row| (row, shown.get(&row.figure))).collect();
    [WIDE, NARROW].iter().map(|form| drawn(*form, &bars, &shown.currency)).collect()
}

/// A chart in one form.
fn drawn(form: Form, bars: &[(&Row, Option<&Published>)], currency: &str) -> Drawn {
    let sizes: Vec<f64> = bars.iter().map(|(_, figure)| size(*figure)).collect();
    let largest = sizes.iter().copied().fold(0.0, f64::max);
    let label = |row: &Row| shorten(&row.label, form.letters);
    let value = |figure: Option<&Published>| {
        figure.map_or_else(String::new, |f| numbers::text(f, currency, Style::Prose))
    };
    let longest = |texts: &mut dyn Iterator<Item = String>, letter: f64| {
        f64::from(texts.map(|t| letters(&t)).max().unwrap_or(0)) * letter + GAP
    };
    let left = match form.is_narrow {
        true => 0.0,
        false => longest(&mut bars.iter().map(|(r, _)| label(r)), LETTER).clamp(LEFT.0, LEFT.1),
    };
    let right = longest(&mut bars.iter().map(|(_, f)| value(*f)), BOLD_LETTER) + GAP;
    // however long its label is, the longest bar is seen
    let room = (form.width - left - right).max(form.width / 8.0);
    let number = |n: f64| format!("{n:.1}");
    let mut drawn = Vec::with_capacity(bars.len());
    let mut top = GAP - 2.0;
    for ((row, figure), size) in bars.iter().zip(&sizes) {
        let y = if form.is_narrow { top + ABOVE } else { top };
        let middle = y + form.bar * 0.7;
        let length = if largest > 0.0 { size / largest * room } else { 0.0 };
        drawn.push(DrawnBar {
            series: row.series,
            label: label(row),
            label_y: number(if form.is_narrow { top + ABOVE - 5.0 } else { middle }),
            y: number(y),
            length: number(length),
            height: number(form.bar),
            value: value(*figure),
            value_x: number(left + length + GAP),
            value_y: number(middle),
        });
        top += form.step;
    }
    Drawn {
        form: form.name,
        width: number(form.width),
        height: number(top + 2.0),
        left: number(left),
        bars: drawn,
    }
}

/// The length of a figure's bar; nothing for a missing or negative one.
fn size(figure: Option<&Published>) -> f64 {
    figure.and_then(Published::number).unwrap_or(0.0).max(0.0)
}

/// How many narrow letters a text is wide: wide ones, as Japanese has, take the room of two.
fn letters(text: &str) -> u32 {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Whether a letter takes the room of two.
fn is_wide(c: char) -> bool {
    c >= '\u{1100}' && !('\u{2000}'..='\u{206f}').contains(&c) && c != '\u{2212}'
}

/// A label that fits its room; the table underneath has all of it.
fn shorten(label: &str, room: usize) -> String {
    let chars = if label.chars().any(is_wide) { room / 2 } else { room };
    match label.char_indices().nth(chars) {
        Some((end, _)) => format!("{}…", label[..end].trim_end()),
        None => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_cut_where_its_room_ends() {
        assert_eq!(shorten("Harbor", 26), "Harbor");
        assert_eq!(shorten("Manufacturing Extension of Harbor", 26), "Manufacturing Extension of…");
        assert_eq!(letters("東京都"), 6);
        assert_eq!(letters("\u{2212}5%"), 3);
    }
}

//! Charts: horizontal bars from zero, labelled at their ends, with a sentence that states the
//! finding and the data as a table underneath.

use std::fmt::Write as _;

use num_traits::ToPrimitive as _;

use super::numbers::{self, Style};
use crate::measures::Figure;

/// Width of a chart in its own units.
const WIDTH: f64 = 640.0;
/// Where bars start: after the longest label, within these bounds.
const LEFT_LEAST: f64 = 64.0;
/// The furthest to the right that bars start.
const LEFT_MOST: f64 = 212.0;
/// Room for a letter of a label.
const LETTER: f64 = 8.0;
/// Room for the label at a bar's end.
const RIGHT: f64 = 120.0;
/// Height of a bar and the gap below it.
const STEP: f64 = 34.0;
/// Height of a bar.
const BAR: f64 = 22.0;

/// A chart of bars.
pub(super) struct Chart<'a> {
    /// Its name, for ids.
    pub(super) name: &'a str,
    /// What it shows.
    pub(super) title: String,
    /// What it says, in one sentence: the text alternative.
    pub(super) finding: String,
    /// Its bars, top to bottom.
    pub(super) bars: Vec<Bar<'a>>,
}

/// A bar.
pub(super) struct Bar<'a> {
    /// What it is of.
    pub(super) label: String,
    /// The figure whose value is its length.
    pub(super) figure: &'a Figure,
    /// Which of at most four series it belongs to, from 1 on.
    pub(super) series: u8,
}

impl Chart<'_> {
    /// The chart as SVG.
    pub(super) fn svg(&self, currency: &str) -> String {
        let sizes: Vec<f64> = self.bars.iter().map(|b| size(b.figure)).collect();
        let largest = sizes.iter().copied().fold(0.0, f64::max);
        #[expect(clippy::cast_precision_loss, reason = "a chart has few bars")]
        let height = STEP * self.bars.len() as f64 + 8.0;
        // wide letters, as Japanese has, take the room of two
        let width = |c: char| if c >= '\u{1100}' { 2 } else { 1 };
        let letters = |b: &Bar<'_>| shorten(&b.label).chars().map(width).sum::<u32>();
        let longest = self.bars.iter().map(letters).max();
        let left = (f64::from(longest.unwrap_or(0)) * LETTER + 12.0).clamp(LEFT_LEAST, LEFT_MOST);
        let name = self.name;
        let mut svg = format!(
            "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"{name}-title {name}-desc\"><title id=\"{name}-title\">{}</title><desc id=\"{name}-desc\">{}</desc>",
            escape(&self.title),
            escape(&self.finding)
        );
        let _ = write!(
            svg,
            "<line class=\"axis\" x1=\"{left}\" x2=\"{left}\" y1=\"0\" y2=\"{height}\"/>"
        );
        for (index, (bar, size)) in self.bars.iter().zip(&sizes).enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a chart has few bars")]
            let top = STEP * index as f64 + 6.0;
            let middle = top + BAR * 0.7;
            let length = if largest > 0.0 { size / largest * (WIDTH - left - RIGHT) } else { 0.0 };
            let text = numbers::text(bar.figure, currency, Style::Prose);
            let _ = write!(
                svg,
                "<text class=\"label\" x=\"0\" y=\"{middle:.1}\">{}</text><rect class=\"series-{}\" x=\"{left}\" y=\"{top:.1}\" width=\"{length:.1}\" height=\"{BAR}\"/><text class=\"value\" x=\"{:.1}\" y=\"{middle:.1}\">{}</text>",
                escape(&shorten(&bar.label)),
                bar.series,
                left + length + 8.0,
                escape(&text)
            );
        }
        svg.push_str("</svg>");
        svg
    }
}

/// The length of a figure's bar; nothing for a missing or negative one.
fn size(figure: &Figure) -> f64 {
    figure.exact.as_ref().and_then(num_rational::BigRational::to_f64).unwrap_or(0.0).max(0.0)
}

/// A label that fits beside a bar; the table underneath has all of it.
fn shorten(label: &str) -> String {
    const CHARS: usize = 26;
    let chars = if label.chars().any(|c| c >= '\u{1100}') { CHARS / 2 } else { CHARS };
    match label.char_indices().nth(chars) {
        Some((end, _)) => format!("{}…", label[..end].trim_end()),
        None => label.to_owned(),
    }
}

/// Text that HTML and SVG take literally.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

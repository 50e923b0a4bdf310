//! Drafts: reports that rest on extracts which the office has not approved, and say so on every page and
//! in every file.

use serde::Serialize;

use super::Figures;
use warehouse::InForceEntry;

/// What stands on everything that a draft is made of.
pub(super) const STAMP: &str = "Draft: includes extracts that the office has not approved";
/// The column of a draft's CSV files that says so in each row, since files are passed on alone.
pub(super) const COLUMN: &str = "draft";

/// What a page says of extracts that were accepted and wait for the office's approval.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ApprovalModel {
    /// Whether the figures rest on them.
    pub(super) is_draft: bool,
    /// How many there are, of all that the page is about.
    pub(super) waiting: usize,
    /// Whether it is a single one, for its words.
    pub(super) is_one: bool,
}

impl ApprovalModel {
    /// Of extracts of a centre, or of all.
    pub(super) fn new(figures: &Figures, centre_id: Option<&str>) -> Self {
        let is_of = |e: &&InForceEntry| centre_id.is_none_or(|c| c == e.triple.centre_id);
        let waiting = figures.snapshot.waiting.iter().filter(is_of).count();
        Self { is_draft: figures.is_draft, waiting, is_one: waiting == 1 }
    }
}

/// Stamps a page, whatever template made it: a programme's own may leave out what it likes. On paper the
/// stamp stands on every sheet.
pub(super) fn stamp(html: &str) -> String {
    let sheets = format!("<style>@page {{ @top-center {{ content: \"{STAMP}\"; }} }}</style>\n");
    let aside = format!("\n<aside class=\"banner draft\" aria-label=\"Draft\">{STAMP}</aside>");
    let head = html.find("</head>");
    let opened = html.find("<body").and_then(|at| Some(at + html[at..].find('>')? + 1));
    let (before, after) = html.split_at(opened.unwrap_or(html.len()));
    match head.filter(|end| *end <= before.len()) {
        Some(end) => format!("{}{sheets}{}{aside}{after}", &before[..end], &before[end..]),
        None => format!("{before}{aside}{after}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_stamped_whatever_its_template() {
        for (html, stamps, around) in [
            (
                "<head></head><body class=\"x\"><p>1</p></body>",
                2,
                ["<body class=\"x\">\n<aside", "</aside><p>"],
            ),
            ("<body><p></head>", 1, ["<body>\n<aside", "</aside><p>"]),
            ("<p>1</p>", 1, ["<p>1</p>\n<aside", "</aside>"]),
        ] {
            let stamped = stamp(html);
            assert!(around.iter().all(|part| stamped.contains(part)), "{stamped}");
            assert_eq!(stamped.matches(STAMP).count(), stamps, "{stamped}");
        }
    }
}

//! Faults of files, headers and the width of rows.

use super::cells::is_no_adjustment;
use super::draft::{Fate, Look};
use super::{DATASETS, Desk};
use contract::EXAMPLE_MARK;

/// Columns that may be left out, misspelt or doubled without breaking another rule.
const HARMLESS: [(&str, &[&str]); 4] = [
    ("clients", &["industry", "employees", "region", "rural"]),
    ("engagements", &["service", "mode", "channel", "hours", "fee"]),
    ("outcomes", &["more_competitive", "recommend", "confirmed"]),
    ("funding", &["award", "fund"]),
];
/// Where a clerk types what the program writes in plain letters; these are letters as old Macs write them,
/// whose bytes mean something else elsewhere.
const ACCENTED: [(&str, &str, &[&str]); 3] = [
    (
        "engagements",
        "partner",
        &["M\u{9f}ller & Co", "Universit\u{8e}s Techniques", "Concei\u{8d}\u{8b}o Engenharia"],
    ),
    (
        "clients",
        "name",
        &["Fundi\u{8d}\u{8b}o Norte (simulated)", "Dubois & M\u{9f}ller (simulated)"],
    ),
    ("funding", "award", &["Num\u{8e}ro 70SIM-01", "70SIM-\u{86}berbr\u{9f}ckung"]),
];

impl Desk<'_> {
    /// A file without a byte: an export that failed.
    pub(super) fn no_bytes(&mut self) -> Option<()> {
        let draft = self.any(Fate::Unread)?;
        self.drafts[draft].look = Look::Empty;
        self.note(draft, "source-error", None, "");
        Some(())
    }

    /// Columns that are separated by something that is not read.
    pub(super) fn separated(&mut self) -> Option<()> {
        let draft = self.any(Fate::Unread)?;
        self.drafts[draft].look = Look::Separated('^');
        self.expect_in_header(draft, "format-error", "");
        Some(())
    }

    /// A title above the header.
    pub(super) fn titled(&mut self) -> Option<()> {
        let draft = self.any(Fate::Refused)?;
        self.drafts[draft].look = Look::Titled;
        self.move_down(draft, 0);
        self.expect_in_header(draft, "format-error", "");
        Some(())
    }

    /// A file that ends inside a quote.
    pub(super) fn cut_off(&mut self) -> Option<()> {
        let fits = |d: &super::Draft| !d.rows().is_empty();
        let draft = self.extract(&["funding", "clients"], Fate::Refused, &fits)?;
        let last = self.drafts[draft].rows().len() - 1;
        self.drafts[draft].look = Look::Cut;
        self.note(draft, "format-error", Some(last), "");
        Some(())
    }

    /// A row that lacks its last cells.
    pub(super) fn row_cut_short(&mut self) -> Option<()> {
        // a correction would not say any more what it corrects
        let (draft, row) = self.row(&DATASETS, Fate::Refused, &is_no_adjustment)?;
        let width = self.drafts[draft].header.len() - 1 - self.chance.below(2);
        self.drafts[draft].extract.rows[row].truncate(width);
        self.expect_missing(draft, row, width);
        Some(())
    }

    /// Notes that a row ends after so many cells.
    fn expect_missing(&mut self, draft: usize, row: usize, width: usize) {
        for column in self.drafts[draft].header.clone().into_iter().skip(width) {
            self.note(draft, "missing-cell", Some(row), &column);
        }
    }

    /// A cell behind the last column.
    pub(super) fn remark(&mut self) -> Option<()> {
        let (draft, row) = self.row(&DATASETS, Fate::Refused, &|_, _| true)?;
        self.drafts[draft].extract.rows[row].push("see e-mail".to_owned());
        self.note(draft, "extra-cell", Some(row), "");
        Some(())
    }

    /// A row of separators, or a blank line, between others.
    pub(super) fn blank_row(&mut self) -> Option<()> {
        let draft = self.any(Fate::Accepted)?;
        let width = self.one_of(&[0, self.drafts[draft].header.len()]);
        let row = self.chance.below(self.drafts[draft].rows().len());
        self.put_between(draft, row, vec![String::new(); width]);
        self.note(draft, "blank-row", Some(row), "");
        Some(())
    }

    /// Text in another encoding, which is told once, at the first cell with such letters.
    pub(super) fn latin_1(&mut self) -> Option<()> {
        let (dataset, column, values) = self.one_of(&ACCENTED);
        let (draft, row) = self.row(&[dataset], Fate::Refused, &|_, _| true)?;
        let value = self.one_of(values);
        self.drafts[draft].set(row, column, value);
        self.drafts[draft].look = Look::Latin1;
        // the names of regions may have such letters too
        let of = &self.drafts[draft];
        let (row, column) = of.rows().iter().enumerate().find_map(|(row, cells)| {
            let mut cells = cells.iter().zip(&of.header);
            cells.find(|(cell, _)| !cell.is_ascii()).map(|(_, column)| (row, column.clone()))
        })?;
        self.note(draft, "encoding-error", Some(row), &column);
        Some(())
    }

    /// Two exports pasted together, with the header of the second between them.
    pub(super) fn header_again(&mut self) -> Option<()> {
        let draft = self.any(Fate::Refused)?;
        let row = self.chance.below(self.drafts[draft].rows().len());
        let header = self.drafts[draft].header.clone();
        self.put_between(draft, row, header);
        self.note(draft, "repeated-header", Some(row), "");
        Some(())
    }

    /// The example of a template above the rows, known by what stands in its first cell.
    pub(super) fn example_left(&mut self) -> Option<()> {
        let draft = self.any(Fate::Refused)?;
        let mut example = vec![String::new(); self.drafts[draft].header.len()];
        EXAMPLE_MARK.clone_into(example.first_mut()?);
        let column = self.drafts[draft].header.first()?.clone();
        self.put_between(draft, 0, example);
        self.note(draft, "example-row", Some(0), &column);
        Some(())
    }

    /// A file that does not end in a line break, and may be cut off.
    pub(super) fn without_line_end(&mut self) -> Option<()> {
        let draft = self.any(Fate::Accepted)?;
        self.drafts[draft].look = Look::Unfinished;
        let last = self.drafts[draft].rows().len() - 1;
        self.note(draft, "unfinished-line", Some(last), "");
        Some(())
    }

    /// Puts a row between others; what is noted on those behind it moves with them.
    fn put_between(&mut self, draft: usize, row: usize, cells: Vec<String>) {
        self.drafts[draft].extract.rows.insert(row, cells);
        self.move_down(draft, row + 2);
    }

    /// Moves what is noted from a row of the file on one down.
    fn move_down(&mut self, draft: usize, first: usize) {
        let path = self.drafts[draft].extract.path();
        for moved in self.expected.iter_mut().filter(|e| e.path == path) {
            moved.row = moved.row.map(|r| if r >= first { r + 1 } else { r });
        }
    }

    /// A blank line above the header.
    pub(super) fn blank_line(&mut self) -> Option<()> {
        let draft = self.any(Fate::Refused)?;
        self.drafts[draft].look = Look::HeadBlank;
        self.move_down(draft, 0);
        self.expect_in_header(draft, "blank-header", "");
        Some(())
    }

    /// A column without a name between others.
    pub(super) fn spacer(&mut self) -> Option<()> {
        let (draft, column) = self.harmless(Fate::Refused)?;
        let of = &mut self.drafts[draft];
        let place = of.column(column);
        of.header.insert(place, String::new());
        for row in &mut of.extract.rows {
            row.insert(place, String::new());
        }
        self.expect_in_header(draft, "blank-header", "");
        Some(())
    }

    /// A column that stands twice.
    pub(super) fn column_twice(&mut self) -> Option<()> {
        let (draft, column) = self.harmless(Fate::Refused)?;
        let of = &mut self.drafts[draft];
        let place = of.column(column);
        of.header.push(column.to_owned());
        for row in &mut of.extract.rows {
            row.push(row[place].clone());
        }
        self.expect_in_header(draft, "duplicate-label", column);
        Some(())
    }

    /// A column that is not there.
    pub(super) fn column_left_out(&mut self) -> Option<()> {
        let (draft, column) = self.harmless(Fate::Refused)?;
        let of = &mut self.drafts[draft];
        let place = of.column(column);
        of.header.remove(place);
        for row in &mut of.extract.rows {
            row.remove(place);
        }
        self.expect_in_header(draft, "missing-label", column);
        Some(())
    }

    /// A column under another name.
    pub(super) fn column_misspelt(&mut self) -> Option<()> {
        let (draft, column) = self.harmless(Fate::Refused)?;
        let misspelt = column.replacen(|c: char| "aeiou".contains(c), "", 1);
        let of = &mut self.drafts[draft];
        let place = of.column(column);
        of.header[place].clone_from(&misspelt);
        self.expect_in_header(draft, "missing-label", column);
        self.expect_in_header(draft, "extra-label", &misspelt);
        Some(())
    }

    /// A column of the centre's own.
    pub(super) fn notes(&mut self) -> Option<()> {
        let draft = self.any(Fate::Accepted)?;
        let label = self.one_of(&["notes", "our_ref", "checked by"]);
        let of = &mut self.drafts[draft];
        of.header.push(label.to_owned());
        for row in &mut of.extract.rows {
            row.push("ok".to_owned());
        }
        self.expect_in_header(draft, "extra-label", label);
        Some(())
    }

    /// An extract, and a column of it that nothing else depends on.
    fn harmless(&mut self, fate: Fate) -> Option<(usize, &'static str)> {
        let draft = self.any(fate)?;
        let dataset = self.drafts[draft].dataset();
        let (_, columns) = HARMLESS.iter().find(|(d, _)| *d == dataset)?;
        Some((draft, self.one_of(columns)))
    }

    /// Notes a finding in the header.
    fn expect_in_header(&mut self, draft: usize, code: &str, column: &str) {
        let path = self.drafts[draft].extract.path();
        self.note_at(path, code, Some(1), column);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::has_column;
    use super::*;

    #[test]
    fn the_columns_are_the_simulators() {
        let harmless =
            HARMLESS.iter().flat_map(|(d, columns)| columns.iter().map(move |c| (*d, *c)));
        for (dataset, column) in harmless.chain(ACCENTED.iter().map(|(d, c, _)| (*d, *c))) {
            assert!(has_column(dataset, column), "{dataset} {column}");
        }
    }

    #[test]
    fn accented_texts_are_latin_1_and_not_ascii() {
        for text in ACCENTED.iter().flat_map(|(_, _, texts)| *texts) {
            assert!(!text.is_ascii(), "{text}");
            assert!(text.chars().all(|c| u8::try_from(u32::from(c)).is_ok()), "{text}");
        }
    }
}

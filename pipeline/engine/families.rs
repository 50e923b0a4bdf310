//! Families of measures in a file's header: measures that differ in a few words are written once.
//!
//! ```text
//! -- each: ‹m› | ‹title› | ‹unit›
//! -- | apples | Apples sold | money
//! -- | pickers | Pickers hired | fte
//! --
//! -- measure: ‹m›_held
//! -- title: ‹title›, held
//! -- unit: ‹unit›
//! ```
//!
//! `each` opens a table: its first line names the columns, and each line after it is a row. A measure
//! with the first column in its name stands for as many measures as there are rows, in which every
//! column is replaced by the row's cell.

/// A table of words that measures differ in.
struct Each<'a> {
    /// Its columns, `‹m›`.
    columns: Vec<&'a str>,
    /// Its rows, each with as many cells.
    rows: Vec<Vec<&'a str>>,
    /// Whether a measure has been made of it.
    is_used: bool,
}

/// The header of a file with each measure of a family written out.
///
/// # Errors
/// In words, when a table does not fit, or is needed and not there, or there and not needed.
pub(super) fn written_out(text: &str) -> Result<String, String> {
    let mut tables: Vec<Each> = Vec::new();
    let mut blocks: Vec<Vec<&str>> = vec![Vec::new()];
    let mut is_table = false;
    for line in text.lines().map_while(|l| l.strip_prefix("--")) {
        let said = line.trim();
        if let Some(columns) = said.strip_prefix("each:") {
            let columns = cells(columns);
            if columns.iter().any(|c| c.is_empty()) {
                return Err(format!("a column of `{said}` has no name"));
            }
            tables.push(Each { columns, rows: Vec::new(), is_used: false });
            is_table = true;
        } else if let (Some(row), true) = (said.strip_prefix('|'), is_table) {
            let (row, table) = (cells(row), tables.last_mut());
            let Some(table) = table.filter(|t| t.columns.len() == row.len()) else {
                return Err(format!("the row `{said}` has not the columns of its `each`"));
            };
            table.rows.push(row);
        } else {
            is_table = false;
            if said.starts_with("measure:") {
                blocks.push(Vec::new());
            }
            if let Some(block) = blocks.last_mut() {
                block.push(said);
            }
        }
    }
    let mut header = String::new();
    for block in blocks {
        let opens = block.first().copied().unwrap_or_default();
        let table = tables.iter_mut().find(|t| opens.contains(t.columns[0]));
        match table.filter(|_| opens.starts_with("measure:")) {
            None => push(&mut header, &block, &[], &[]),
            Some(table) => {
                table.is_used = true;
                for row in &table.rows {
                    push(&mut header, &block, &table.columns, row);
                }
            }
        }
    }
    if let Some(unknown) = header.split('‹').nth(1).and_then(|rest| rest.split('›').next()) {
        return Err(format!("nothing says what `‹{unknown}›` stands for: an `each` is needed"));
    }
    match tables.iter().find(|t| !t.is_used || t.rows.is_empty()) {
        Some(table) => Err(format!("no measure is made of the `each` of `{}`", table.columns[0])),
        None => Ok(header),
    }
}

/// The cells of a line of a table.
fn cells(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

/// Adds a block to a header, with each column replaced by its cell.
fn push(header: &mut String, block: &[&str], columns: &[&str], row: &[&str]) {
    for line in block {
        let filled = columns
            .iter()
            .zip(row)
            .fold((*line).to_owned(), |line, (column, cell)| line.replace(column, cell));
        header.push_str("-- ");
        header.push_str(&filled);
        header.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::written_out;

    #[test]
    fn a_family_is_as_many_measures_as_its_table_has_rows() {
        let text = "-- title: T\n--\n-- each: ‹m› | ‹title›\n-- | a | Apples\n-- | b | Pears\n--\n-- measure: ‹m›_held\n-- title: ‹title› (‹m›)\n-- measure: c\n-- title: All\n\nselect '‹x›'\n";
        let header = written_out(text).unwrap();
        let said: Vec<&str> = header.lines().filter(|l| l.contains(':')).collect();
        assert_eq!(
            said,
            [
                "-- title: T",
                "-- measure: a_held",
                "-- title: Apples (a)",
                "-- measure: b_held",
                "-- title: Pears (b)",
                "-- measure: c",
                "-- title: All",
            ]
        );
    }

    #[test]
    fn a_table_that_does_not_fit_is_refused() {
        for (text, problem) in [
            ("-- measure: ‹m›", "what `‹m›` stands for"),
            ("-- each: ‹m› | ‹t›\n-- | a\n-- measure: ‹m›", "has not the columns"),
            ("-- each: ‹m›\n-- | a\n-- measure: ‹m›\n-- title: ‹t›", "what `‹t›` stands for"),
            ("-- each: ‹m›\n-- | a\n-- measure: b", "no measure is made"),
            ("-- each: ‹m›\n-- measure: ‹m›", "no measure is made"),
            ("-- each: ‹m› |\n-- | a | b\n-- measure: ‹m›", "has no name"),
        ] {
            let refused = written_out(text).unwrap_err();
            assert!(refused.contains(problem), "{text}: {refused}");
        }
    }
}

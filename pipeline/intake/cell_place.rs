//! Where a cell stands in a sheet, by its name, and how many there may be.

/// The rows that a sheet of any program may have.
pub(super) const MOST_ROWS: u64 = 1 << 20;
/// The columns that it may have.
pub(super) const MOST_COLUMNS: usize = 1 << 14;

/// The column, counted from 0, and the row, from 1, of a cell by its name; none if it is no name.
pub(super) fn place_of(name: &str) -> Option<(usize, u64)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    let row = digits.parse().ok().filter(|row| (1..=MOST_ROWS).contains(row))?;
    let mut column = 0_usize;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    for letter in letters.bytes() {
        if !letter.is_ascii_uppercase() {
            return None;
        }
        column = column * 26 + usize::from(letter - b'A') + 1;
    }
    Some((column - 1, row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::cell_name;

    #[test]
    fn cells_have_the_names_that_spreadsheets_show() {
        for (column, row, name) in
            [(0, 1, "A1"), (25, 9, "Z9"), (26, 1, "AA1"), (701, 5, "ZZ5"), (702, 17, "AAA17")]
        {
            assert_eq!(cell_name(column, row), name);
            assert_eq!(place_of(name), Some((column, row)));
        }
        for name in ["", "A", "1", "a1", "A0", "A1B", "ABCD1", "A1048577", "A99999999999999999999"]
        {
            assert_eq!(place_of(name), None, "{name}");
        }
    }
}

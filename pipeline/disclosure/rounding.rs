//! Rounding to a base, and what it leaves open.

/// The multiple of the base that lies nearest, half away from zero.
pub(crate) fn rounded(value: i128, base: i128) -> i128 {
    let away = (value.abs() + base / 2) / base * base;
    if value < 0 { -away } else { away }
}

/// The least and the greatest value that are rounded to the same multiple of the base as this one.
pub(crate) fn left_open(value: i128, base: i128) -> (i128, i128) {
    let multiple = rounded(value, base);
    let (towards_zero, away) = (base / 2, (base - 1) / 2);
    match multiple {
        0 => (-away, away),
        m if m < 0 => (m - away, m + towards_zero),
        m => (m - towards_zero, m + away),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_open_is_what_rounds_alike() {
        for base in 1..=12 {
            for value in -40..=40 {
                let (least, greatest) = left_open(value, base);
                let alike = |v: i128| rounded(v, base) == rounded(value, base);
                assert!((least..=greatest).all(alike), "{value} to base {base}");
                assert!(!alike(least - 1) && !alike(greatest + 1), "{value} to base {base}");
            }
        }
        assert_eq!((rounded(12, 5), rounded(13, 5), rounded(-13, 5)), (10, 15, -15));
        assert_eq!((rounded(5, 10), rounded(-5, 10)), (10, -10));
    }
}

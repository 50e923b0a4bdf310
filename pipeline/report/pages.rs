//! stub
use super::{Error, Figures, tables::Table};
use crate::query::View;
pub(super) fn render(
    _v: &View,
    _f: &Figures,
    _t: &[Table],
    _p: &(dyn Fn(usize, usize) + Sync),
) -> Result<Vec<(String, String)>, Error> {
    Ok(vec![])
}

//! The measures that may have a threshold, as the headers of measure files list them.

use super::sql_file::{Error, Measure, SqlFile};

impl SqlFile {
    /// The measures that `[extreme_values]` may have a threshold for, each with one to show, as the
    /// header lists them: `name = 1000, other = 250`.
    ///
    /// # Errors
    /// When one is no measure of the file, or has nothing to show.
    pub fn thresholds(&self) -> Result<Vec<(&Measure, &str)>, Error> {
        let listed = self.header.get("thresholds").into_iter().flat_map(|l| l.split(','));
        listed
            .map(|one| {
                let (name, shown) = one.split_once('=').unwrap_or((one, ""));
                let measure = self.measures.iter().find(|m| m.name == name.trim());
                measure.map(|m| (m, shown.trim())).filter(|(_, shown)| !shown.is_empty()).ok_or_else(
                    || Error::File {
                        path: self.path.clone(),
                        problem: format!(
                            "`thresholds` lists `{}`; each must be a measure of the file, with a value: `name = 1000`",
                            one.trim()
                        ),
                    },
                )
            })
            .collect()
    }
}

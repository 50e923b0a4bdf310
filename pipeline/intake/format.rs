//! The formats that an extract may have, told by the ending of its file.

/// How an extract is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter)]
pub enum Format {
    /// Separated values, a line each.
    Csv,
    /// The same, compressed with gzip.
    CsvGzip,
    /// A JSON object a line.
    Ndjson,
    /// Apache Parquet.
    Parquet,
    /// An Excel workbook.
    Xlsx,
    /// An `OpenDocument` spreadsheet.
    Ods,
}

impl Format {
    /// The format of a file of this name, and the name without its ending.
    #[must_use]
    pub fn of(name: &str) -> Option<(&str, Self)> {
        use strum::IntoEnumIterator as _;
        Self::iter().find_map(|format| Some((name.strip_suffix(format.ending())?, format)))
    }

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => ".csv",
            Self::CsvGzip => ".csv.gz",
            Self::Ndjson => ".ndjson",
            Self::Parquet => ".parquet",
            Self::Xlsx => ".xlsx",
            Self::Ods => ".ods",
        }
    }

    /// Whether it has sheets.
    #[must_use]
    pub fn is_workbook(self) -> bool {
        matches!(self, Self::Xlsx | Self::Ods)
    }
}

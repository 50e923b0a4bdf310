//! What a figure is derived from: said by whoever derives it, never told by its name.

/// How a figure came to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Derivation {
    /// A sum or a count, as the SQL returns it.
    Total {
        /// The measures whose answers it is made of, as the header says; none if of its own.
        of: Vec<String>,
    },
    /// The SQL's numerator over its denominator.
    Ratio {
        /// The measures that stand above or below the line, as the header says.
        of: Vec<String>,
        /// The denominator that the programme declares, if it is one of those.
        over: Option<String>,
    },
    /// The change of a measure on the year before, as a share of that.
    Change {
        /// The measure.
        of: String,
    },
    /// A quartile of a measure over the scopes of one kind that have a value.
    Quartile {
        /// The measure.
        of: String,
        /// 1, 2 or 3.
        quartile: u32,
        /// The kind of scope.
        over: String,
    },
    /// What the answers of some say of all.
    Estimate {
        /// The measure whose total is estimated.
        of: String,
        /// What of the estimate.
        part: EstimatePart,
    },
}

/// The figures of an estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EstimatePart {
    /// The estimated total.
    Total,
    /// Its standard error.
    StandardError,
    /// The lower end of its interval.
    Low,
    /// The upper end of its interval.
    High,
}

impl EstimatePart {
    /// The part that a header names.
    pub(super) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "total" => Self::Total,
            "standard error" => Self::StandardError,
            "low" => Self::Low,
            "high" => Self::High,
            _ => return None,
        })
    }
}

impl Derivation {
    /// The measure that a SQL file declares for a figure: its own, or the one that it is made from.
    #[must_use]
    pub fn declared<'a>(&'a self, measure: &'a str) -> &'a str {
        match self {
            Self::Change { of } | Self::Quartile { of, .. } => of,
            Self::Total { .. } | Self::Ratio { .. } | Self::Estimate { .. } => measure,
        }
    }

    /// How the figure is made from the declared measure, in words; nothing if it is that measure.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Change { .. } => Some("change on the year before, as a share of it".to_owned()),
            Self::Quartile { quartile, over, .. } => {
                let which = match quartile {
                    1 => "first quartile",
                    2 => "median",
                    _ => "third quartile",
                };
                Some(format!("{which} of the {over}s (R's type 7)"))
            }
            Self::Total { .. } | Self::Ratio { .. } | Self::Estimate { .. } => None,
        }
    }

    /// The name of the measure that a change of this measure is.
    pub(super) fn change_of(measure: &str) -> (String, Self) {
        (format!("{measure}_change"), Self::Change { of: measure.to_owned() })
    }

    /// The name of the measure that a quartile of this measure over the scopes of a kind is.
    pub(super) fn quartile_of(measure: &str, quartile: u32, over: &str) -> (String, Self) {
        let name = format!("{measure}_{over}_q{quartile}");
        (name, Self::Quartile { of: measure.to_owned(), quartile, over: over.to_owned() })
    }
}

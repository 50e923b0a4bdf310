//! The units of measures.

/// The unit of a measure, which says how many decimals it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// The programme's currency.
    Money,
    /// Full-time equivalents.
    Fte,
    /// Hours.
    Hours,
    /// A whole number of things.
    Count,
    /// One amount per other amount.
    Ratio,
    /// A share of 1.
    Rate,
    /// Points from -100 to 100.
    Points,
}

impl Unit {
    /// The unit that a header names.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "money" => Self::Money,
            "fte" => Self::Fte,
            "hours" => Self::Hours,
            "count" => Self::Count,
            "ratio" => Self::Ratio,
            "rate" => Self::Rate,
            "points" => Self::Points,
            _ => return None,
        })
    }

    /// The word in headers and in `figures.json`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Fte => "fte",
            Self::Hours => "hours",
            Self::Count => "count",
            Self::Ratio => "ratio",
            Self::Rate => "rate",
            Self::Points => "points",
        }
    }

    /// What it counts, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Fte => "full-time equivalents",
            other => other.as_str(),
        }
    }

    /// Decimals of a published value.
    #[must_use]
    pub fn decimals(self) -> u32 {
        match self {
            Self::Money | Self::Fte | Self::Hours => 2,
            Self::Count => 0,
            Self::Ratio | Self::Rate => 4,
            Self::Points => 1,
        }
    }
}

//! The types that the cells of a column may have.

use arrow::datatypes::DataType;

/// The type of a column's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellType {
    /// Text of at most 500 characters.
    String,
    /// `[A-Za-z0-9._-]{1,64}`.
    Id,
    /// A day.
    Date,
    /// A whole number.
    Integer,
    /// Yes or no.
    Boolean,
    /// decimal(18,2) in the programme's currency.
    Money,
    /// decimal(12,2): hours, full-time equivalents.
    Quantity,
    /// decimal(5,2).
    Percent,
}

impl CellType {
    /// Precision and scale of a decimal type.
    #[must_use]
    pub fn decimal(self) -> Option<(u8, u8)> {
        match self {
            Self::Money => Some((18, 2)),
            Self::Quantity => Some((12, 2)),
            Self::Percent => Some((5, 2)),
            _ => None,
        }
    }

    /// The type's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Id => "id",
            Self::Date => "date",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::Money => "money",
            Self::Quantity => "quantity",
            Self::Percent => "percent",
        }
    }

    /// The type of the column in the warehouse.
    #[must_use]
    pub fn arrow(self) -> DataType {
        match self {
            Self::String | Self::Id => DataType::Utf8,
            Self::Date => DataType::Date32,
            Self::Integer => DataType::Int64,
            Self::Boolean => DataType::Boolean,
            Self::Money => DataType::Decimal128(18, 2),
            Self::Quantity => DataType::Decimal128(12, 2),
            Self::Percent => DataType::Decimal128(5, 2),
        }
    }
}

//! What a cell comes to.

use jiff::civil::Date;

use super::cell_type::CellType;

/// A cell that has been understood.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// `string` and `id`, in NFC.
    Text(String),
    /// `date`.
    Date(Date),
    /// `integer`.
    Integer(i64),
    /// `boolean`.
    Boolean(bool),
    /// `money`, `quantity` and `percent`: units of the type's last decimal.
    Decimal(i128),
}

impl Value {
    /// The value as a reader would write it in a cell of this type.
    #[must_use]
    pub fn written(&self, cell_type: CellType) -> String {
        match self {
            Self::Integer(i) => i.to_string(),
            Self::Date(d) => d.to_string(),
            Self::Boolean(b) => b.to_string(),
            Self::Text(t) => t.clone(),
            Self::Decimal(units) => {
                let scale = cell_type.decimal().map_or(0, |(_, s)| u32::from(s));
                let one = 10_i128.pow(scale);
                let sign = if *units < 0 { "-" } else { "" };
                let units = units.abs();
                match units % one {
                    0 => format!("{sign}{}", units / one),
                    part => format!("{sign}{}.{part:02}", units / one),
                }
            }
        }
    }
}

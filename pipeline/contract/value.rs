//! What a cell comes to.

use jiff::civil::Date;

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

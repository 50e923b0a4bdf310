//! The contract: what an extract must look like, as data, and the findings when it does not.

mod cell_type;
pub mod cells;
mod check_words;
pub mod codes;
mod constraints;
mod dataset;
mod descriptor;
mod example;
mod finding;
mod finding_list;
mod finding_spill;
mod finding_table;
mod message;
mod messages;
mod places;
mod stated;
mod table_schema;
mod value;
mod well_founded;
mod words;

pub use cell_type::CellType;
pub use check_words::{CheckWords, VARIANT};
pub use constraints::broken_constraint;
pub use dataset::{
    Dataset, DenominatorPart, ENTERPRISE, Error, Field, ForeignKey, Provider, YearBasis,
    origin_columns,
};
pub use descriptor::Contract;
pub use example::EXAMPLE_MARK;
pub use finding::{Arguments, CELLS_FOUND, CELLS_SOUND, Fault, Finding, Severity, guard, shown};
pub use finding_list::FindingList;
pub use finding_spill::FindingRoom;
pub use finding_table::FindingTable;
pub use message::Message;
pub use messages::{FINDING_COLUMNS, Messages, Worded};
pub use places::{Places, cell_name};
pub use value::Value;
pub use words::Error as MessagesError;

//! The engine that every stage stands on: the SQL files, and `DataFusion` sessions that run them.

mod config_tables;
mod families;
mod files;
mod frugal;
mod limits;
mod pool;
mod resources;
mod scratch;
mod session;

pub use files::{Error as FileError, Layer, Library, Measure, SqlFile, Unit};
pub use limits::Limits;
pub use resources::Resources;
pub use scratch::ScratchTable;
pub use session::{Error, Session, Sources, Tables, memory_table, temporary_rows, to_text};

//! The engine that every stage stands on: the SQL files, and `DataFusion` sessions that run them.

mod config_tables;
mod families;
mod files;
mod frugal;
mod left_out;
mod limits;
mod pool;
mod resources;
mod scopes;
mod scratch;
mod session;
mod thresholds;
mod unit;

pub use files::{Error as FileError, Layer, Library, Measure, REPLACED, SqlFile};
pub use left_out::LeftOut;
pub use limits::Limits;
pub use resources::Resources;
pub use scopes::{CENTRE_SCOPES, SCOPES, ScopeKind, ScopeKinds, ScopeRole};
pub use scratch::ScratchTable;
pub use session::{Error, Session, Sources, Tables, memory_table, temporary_rows, to_text};
pub use unit::Unit;

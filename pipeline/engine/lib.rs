//! The engine that every stage stands on: the SQL files, and `DataFusion` sessions that run them.

mod by_key_form;
mod config_tables;
mod denominators;
mod error;
mod exact;
mod families;
mod files;
mod forbidden;
mod frugal;
mod interface;
mod kept;
mod lazy;
mod left_out;
mod limits;
mod plain;
mod plan;
mod pool;
mod resources;
mod rows;
mod scopes;
mod scratch;
mod session;
mod short_keys;
mod sql_file;
mod thresholds;
mod unit;

pub use by_key_form::by_key_form;
pub use error::{ASKED, Error, query_error};
pub use exact::Refusal;
pub use files::{Library, tables_named};
pub use interface::{Engine, Rows};
pub use kept::{Keeper, MadeFrom, configuration_digests, parts_digests, rows_digest};
pub use lazy::Opener;
pub use left_out::LeftOut;
pub use limits::Limits;
pub use plain::{reading_state, scratch_table, writing_state};
pub use plan::{
    Column, Expr, ExprFunctionExt, JoinType, Operator, Plan, PlanBuilder, PlanError, ScalarValue,
    Table, binary_expr, cast, count, ident, lit, row_number, scan, sum, view, when,
};
pub use resources::Resources;
pub use rows::{bytes_of, memory_table, temporary_rows, to_text, to_texts};
pub use scopes::{CENTRE_SCOPES, SCOPES, ScopeKind, ScopeKinds, ScopeRole};
pub use scratch::ScratchTable;
pub use session::{Session, Sources, Tables};
pub use short_keys::{KeyForm, in_key_form};
pub use sql_file::{Error as FileError, Layer, Measure, REPLACED, SqlFile, Within};
pub use unit::Unit;

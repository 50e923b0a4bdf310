//! Custody: what only the national office may see, and how long it is kept.
//!
//! Identities, the key that turns them into pseudonyms, the bytes as received, alone or in packs, the
//! tombstones of those that are gone, and what centres are asked and answer. All of it lies under the restricted root, but for the tombstones, which
//! reports read.

mod answers;
mod error;
mod identities;
mod key;
mod packs;
mod purge;
mod questions;

pub use answers::{ANSWERS, Answer, Answers};
pub use error::Error;
pub use identities::{IDENTITIES, identities_of, open_identities};
pub use key::{IfMissing, open_key};
pub use packs::{Loose, MANY, PACK_BYTES, PACKS, Pack, keep_in_packs};
pub use purge::{
    ANNOTATED, EXTRACTS, Kept, Tombstone, buried, kept, purge, purged, refuse_unkept, remove_buried,
};
pub use questions::{
    FOLLOW_UP, LaidDown, QUESTIONS, Question, ROW_KEY, SAME, SINCE, laid_down, questions_schema,
    visit_questions,
};

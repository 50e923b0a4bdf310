//! Why words of findings cannot be used.

use unic_langid::LanguageIdentifier;

/// Why a catalogue cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The text is no Fluent, or has a name twice.
    #[error("the messages in `{language}` cannot be used: {problem}")]
    Catalogue {
        /// Which catalogue.
        language: LanguageIdentifier,
        /// What is wrong.
        problem: String,
    },
    /// The header of a check has words that cannot be used.
    #[error("the words of the check `{check}` cannot be used: {problem}")]
    Check {
        /// The check.
        check: String,
        /// What is wrong.
        problem: String,
    },
}

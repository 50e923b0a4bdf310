//! In which language findings are told.

use std::collections::BTreeMap;

use super::Error;
use contract::Messages;
use programme::{Language, Programme};
use warehouse::Configuration;

/// The words of findings: in the language that was asked for, or in that of each centre.
pub(super) struct Words<'a> {
    programme: &'a Programme,
    asked_for: Option<Language>,
    all: BTreeMap<Language, Messages>,
}

impl<'a> Words<'a> {
    /// The words of a configuration.
    pub(super) fn new(
        configuration: &'a Configuration,
        asked_for: Option<Language>,
    ) -> Result<Self, Error> {
        let all = match asked_for {
            Some(language) => BTreeMap::from([(language, configuration.messages(language)?)]),
            None => configuration.all_messages()?,
        };
        Ok(Self { programme: &configuration.programme, asked_for, all })
    }

    /// The words for what a centre has filed, or for what nobody has.
    pub(super) fn of(&self, centre_id: Option<&str>) -> &Messages {
        let language = self.asked_for.unwrap_or_else(|| self.programme.language_of(centre_id));
        &self.all[&language]
    }
}

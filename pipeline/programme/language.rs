//! The languages in which centres are told what was found.

use std::str::FromStr;

use strum::IntoEnumIterator as _;

use super::keys::nearest;

/// A language that there are messages in.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, strum::EnumIter, strum::AsRefStr,
)]
pub enum Language {
    /// English.
    #[default]
    #[strum(serialize = "en")]
    English,
    /// Japanese.
    #[strum(serialize = "ja")]
    Japanese,
    /// Portuguese as in Brazil.
    #[strum(serialize = "pt-BR")]
    Portuguese,
    /// German.
    #[strum(serialize = "de")]
    German,
    /// Korean.
    #[strum(serialize = "ko")]
    Korean,
}

impl Language {
    /// Its tag, such as `pt-BR`.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.as_ref()
    }
}

impl FromStr for Language {
    type Err = String;

    /// Reads a tag in whatever case; what is wrong with it, as a predicate.
    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::iter().find(|language| language.tag().eq_ignore_ascii_case(text));
        found.ok_or_else(|| {
            let tags: Vec<String> = Self::iter().map(|l| l.tag().to_owned()).collect();
            let near = nearest(text, tags.iter().map(String::as_str));
            let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            format!("is `{text}`, not one of {}{near}", tags.join(", "))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_goes_by_its_tag() {
        for language in Language::iter() {
            assert_eq!(language.tag().parse(), Ok(language));
        }
        assert_eq!("PT-br".parse(), Ok(Language::Portuguese));
        let told = "pt".parse::<Language>().unwrap_err();
        assert!(told.starts_with("is `pt`, not one of en, ja, pt-BR, de, ko"), "{told}");
    }
}

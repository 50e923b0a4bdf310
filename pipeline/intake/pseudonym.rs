//! Pseudonyms: identities turned into keys that nobody without the programme's key can turn back.

use std::borrow::Cow;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use contract::ENTERPRISE;
use programme::{Settings, text};

/// Bytes of an HMAC-SHA-256.
const DIGEST_BYTES: usize = 32;
/// Words that stand for "not known" where a register number belongs.
const PLACEHOLDERS: [&str; 8] =
    ["na", "none", "null", "nil", "unknown", "tbd", "missing", "pending"];

/// Keys identities by HMAC-SHA-256 under the programme's key.
#[derive(Clone)]
pub struct Pseudonymiser {
    /// The keyed function.
    mac: Hmac<Sha256>,
    /// How register numbers are normalised.
    enterprise: Normaliser,
}

impl Pseudonymiser {
    /// Keys identities under this key.
    ///
    /// # Panics
    /// Never: HMAC takes keys of any length.
    #[must_use]
    pub fn new(key: &[u8], settings: &Settings) -> Self {
        #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
        let mac = Hmac::new_from_slice(key).expect("HMAC takes keys of any length");
        Self { mac, enterprise: Normaliser::new(settings) }
    }

    /// `HMAC(tag:centre/id)` in hexadecimal; an enterprise id is normalised and has no centre, and
    /// a placeholder for one has no key.
    #[must_use]
    pub fn key(&self, tag: &str, centre_id: &str, id: &str) -> Option<String> {
        if tag == ENTERPRISE {
            let id = self.enterprise.normalise(id)?;
            return Some(self.digest(&[tag, ":", &id]));
        }
        Some(self.digest(&[tag, ":", centre_id, "/", id]))
    }

    /// An enterprise id after strip and pad, which is what it is judged by; none of other ids.
    #[must_use]
    pub fn plain_form<'i>(&self, tag: &str, id: &'i str) -> Option<Cow<'i, str>> {
        (tag == ENTERPRISE).then(|| self.enterprise.plain(id))
    }

    /// The form that an enterprise id should have and has not, after strip and pad; a placeholder
    /// is no number at all and has no form.
    #[must_use]
    pub fn missed_form(&self, tag: &str, id: &str) -> Option<&str> {
        let pattern = self.enterprise.pattern.as_ref().filter(|_| tag == ENTERPRISE)?;
        let id = self.enterprise.normalise(id)?;
        (!pattern.is_match(&id)).then(|| text::stated(pattern))
    }

    /// What identifies the key without giving it away.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.digest(&["fingerprint"])[..16].to_owned()
    }

    /// The keyed digest of a text in parts, in hexadecimal.
    fn digest(&self, parts: &[&str]) -> String {
        let mut mac = self.mac.clone();
        for part in parts {
            mac.update(part.as_bytes());
        }
        let mut text = vec![0; 2 * DIGEST_BYTES];
        // there is room, and hexadecimal digits are text
        let _ = hex::encode_to_slice(mac.finalize().into_bytes(), &mut text);
        String::from_utf8(text).unwrap_or_default()
    }
}

/// Brings register numbers to one form, as `[enterprise_id]` says.
#[derive(Clone)]
struct Normaliser {
    strip: String,
    pad: usize,
    pattern: Option<regex::Regex>,
}

impl Normaliser {
    fn new(settings: &Settings) -> Self {
        let rules = &settings.enterprise_id;
        // the settings refuse a pattern that is none
        let pattern = rules.pattern.as_ref().and_then(|p| text::whole(p).ok());
        // ids are in their one form when they are stripped, so these are too
        let tidied = rules.strip.chars().map(text::in_one_form);
        let strip = rules.strip.chars().chain(tidied.flatten()).collect();
        Self { strip, pad: rules.pad, pattern }
    }

    /// The number in its one form, or none for a placeholder.
    fn normalise<'i>(&self, id: &'i str) -> Option<Cow<'i, str>> {
        let stripped = self.stripped(id);
        (!is_placeholder(&stripped)).then(|| self.padded(stripped))
    }

    /// An id after strip and pad, be it a number or not.
    fn plain<'i>(&self, id: &'i str) -> Cow<'i, str> {
        self.padded(self.stripped(id))
    }

    /// An id without the characters that are taken out.
    fn stripped<'i>(&self, id: &'i str) -> Cow<'i, str> {
        match id.contains(|c| self.strip.contains(c)) {
            true => Cow::Owned(id.chars().filter(|c| !self.strip.contains(*c)).collect()),
            false => Cow::Borrowed(id),
        }
    }

    /// An id with zeros before it, as long as numbers are.
    fn padded<'i>(&self, id: Cow<'i, str>) -> Cow<'i, str> {
        match id.chars().count() < self.pad {
            true => Cow::Owned(format!("{id:0>width$}", width = self.pad)),
            false => id,
        }
    }
}

/// Whether an id stands for "not known": digits all alike, or a word such as `N-A`.
fn is_placeholder(id: &str) -> bool {
    let plain = || id.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase());
    let Some(first) = plain().next() else { return true };
    let are_digits_alike = first.is_ascii_digit() && plain().all(|b| b == first);
    (are_digits_alike && (first == b'0' || plain().count() > 2))
        || PLACEHOLDERS.iter().any(|word| plain().eq(word.bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pseudonymiser(rules: &str) -> Pseudonymiser {
        let toml = format!(
            "[programme]\nid='x'\nname='x'\ncurrency='USD'\nfiscal_year_starts='10-01'\n[enterprise_id]\n{rules}"
        );
        Pseudonymiser::new(b"key", &Settings::parse(&toml).unwrap())
    }

    #[test]
    fn a_key_is_hmac_sha_256_of_tag_centre_and_id() {
        // printf 'client:harbor/1001' | openssl dgst -sha256 -hmac key
        let key = pseudonymiser("").key("client", "harbor", "1001").unwrap();
        assert_eq!(key, "5c498c5fa7cbdad61d74781bcb2576164cdd9250e98cefaaf0fda960a333bbe2");
    }

    #[test]
    fn the_same_firm_has_one_key_in_every_centre_and_spelling() {
        let p = pseudonymiser("strip=' -.'\npad=9");
        assert_eq!(p.key("enterprise", "a", "12-345"), p.key("enterprise", "b", "000012345"));
        assert_ne!(p.key("client", "a", "1"), p.key("client", "b", "1"));
        // what is taken out is taken out of the form in which ids are kept
        for (strip, id) in [("\\t", "12\t345"), ("\\n", "12\n345"), ("\\u2000", "12\u{2000}345")] {
            let p = pseudonymiser(&format!("strip=\"{strip}\"\npad=9"));
            let kept = text::tidy(id);
            assert_eq!(
                p.key("enterprise", "a", &kept),
                p.key("enterprise", "b", "12345"),
                "{id:?}"
            );
            assert_eq!(p.plain_form("enterprise", &kept).unwrap(), "000012345", "{id:?}");
        }
        assert_ne!(p.key("client", "a", "1"), p.key("response", "a", "1"));
    }

    #[test]
    fn placeholders_have_no_key() {
        for id in ["N-A", "000000000", "0", "999-999", "none", "-", "Unknown"] {
            assert!(is_placeholder(id), "{id}");
        }
        for id in ["EIN-111", "12", "11", "NAB", "7"] {
            assert!(!is_placeholder(id), "{id}");
        }
    }
}

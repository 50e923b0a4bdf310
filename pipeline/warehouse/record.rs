//! Records: what a warehouse keeps as JSON, each with the number of its format.
//!
//! A warehouse is to be read in twenty years. Whoever changes a record in a way that an older
//! program would misread raises its number and says in [`Record::upgrade`] how the older form becomes
//! the newer one; a program that meets a number above its own says which program is needed.

use std::fmt;

use serde::Serialize;
use serde::de::{DeserializeOwned, Deserializer as _, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::Error;

/// The key of the number.
const FORMAT: &str = "format";
/// The key of the program that wrote the record.
const TOOL: &str = "tool";

/// Something that is kept as JSON.
pub trait Record: Serialize + DeserializeOwned {
    /// The number of the format that is written today. Records without a number have the number 0.
    const FORMAT: u64;

    /// Brings a record of an older format to the form of today.
    fn upgrade(older: u64, record: &mut Map<String, Value>);
}

/// The fields of these names that a record has, read until all of them are there and no further: a
/// record may be long, and what most readers ask for stands first.
///
/// # Errors
/// When it is damaged before that.
pub(super) fn first_fields(bytes: &[u8], names: &[&str]) -> serde_json::Result<Map<String, Value>> {
    let mut reader = Reader { names, fields: Map::new() };
    let read = serde_json::Deserializer::from_slice(bytes).deserialize_map(&mut reader);
    match read {
        // stopped on purpose
        Err(_) if reader.has_all() => Ok(reader.fields),
        read => read.map(|()| reader.fields),
    }
}

/// Reads the first fields of a record.
struct Reader<'n> {
    names: &'n [&'n str],
    fields: Map<String, Value>,
}

impl Reader<'_> {
    fn has_all(&self) -> bool {
        self.fields.len() == self.names.len()
    }
}

impl<'de> Visitor<'de> for &mut Reader<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        while !self.has_all() {
            let Some(key) = fields.next_key::<String>()? else { return Ok(()) };
            if self.names.contains(&key.as_str()) {
                self.fields.insert(key, fields.next_value()?);
            } else {
                fields.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// The format of a record.
///
/// # Errors
/// When it is damaged, or of a later format.
pub(super) fn format_of<R: Record>(path: &str, bytes: &[u8]) -> Result<u64, Error> {
    let head = first_fields(bytes, &[FORMAT, TOOL]);
    let head = head.map_err(|source| Error::Damaged { path: path.to_owned(), source })?;
    let format = head.get(FORMAT).and_then(Value::as_u64).unwrap_or(0);
    if format > R::FORMAT {
        let needs = head.get(TOOL).and_then(Value::as_str).unwrap_or("a newer version").to_owned();
        return Err(Error::Newer { path: path.to_owned(), format, needs });
    }
    Ok(format)
}

/// The JSON of a record, with the number of its format and the program that writes it.
///
/// # Errors
/// When the record is no object.
pub fn to_json<R: Record>(path: &str, record: &R) -> Result<Vec<u8>, Error> {
    let damaged = |source| Error::Damaged { path: path.to_owned(), source };
    let mut kept = Map::new();
    kept.insert(FORMAT.to_owned(), R::FORMAT.into());
    kept.insert(TOOL.to_owned(), programme::TOOL.into());
    kept.extend(fields_of(record).map_err(damaged)?);
    serde_json::to_vec_pretty(&kept).map_err(damaged)
}

/// The fields of a record.
fn fields_of<R: Serialize>(record: &R) -> serde_json::Result<Map<String, Value>> {
    match serde_json::to_value(record)? {
        Value::Object(fields) => Ok(fields),
        _ => Ok(Map::new()),
    }
}

/// A record within another one, with the number of its own format.
pub mod inside {
    use serde::de::Error as _;
    use serde::ser::Error as _;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};
    use serde_json::{Map, Value};

    use super::{FORMAT, Record, fields_of};

    /// Writes it.
    ///
    /// # Errors
    /// When the record is no object.
    pub fn serialize<R: Record, S: Serializer>(
        record: &R,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut fields = fields_of(record).map_err(S::Error::custom)?;
        fields.insert(FORMAT.to_owned(), R::FORMAT.into());
        fields.serialize(serializer)
    }

    /// Reads it, of this format or an older one.
    ///
    /// # Errors
    /// When it is damaged, or of a later format.
    pub fn deserialize<'de, R: Record, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<R, D::Error> {
        let mut fields = Map::deserialize(deserializer)?;
        let format = fields.get(FORMAT).and_then(Value::as_u64).unwrap_or(0);
        match format {
            newer if newer > R::FORMAT => {
                let problem = format!("a record in it has the format {newer}, which is newer");
                return Err(D::Error::custom(problem));
            }
            older if older < R::FORMAT => R::upgrade(older, &mut fields),
            _ => {}
        }
        serde_json::from_value(Value::Object(fields)).map_err(D::Error::custom)
    }
}

/// Reads a record of this format or an older one.
///
/// # Errors
/// When it is damaged, or of a later format.
pub fn from_json<R: Record>(path: &str, bytes: &[u8]) -> Result<R, Error> {
    let damaged = |source| Error::Damaged { path: path.to_owned(), source };
    let format = format_of::<R>(path, bytes)?;
    if format == R::FORMAT {
        return serde_json::from_slice(bytes).map_err(damaged);
    }
    let mut older: Map<String, Value> = serde_json::from_slice(bytes).map_err(damaged)?;
    R::upgrade(format, &mut older);
    serde_json::from_value(Value::Object(older)).map_err(damaged)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use programme::Hint as _;

    /// A record that was called otherwise once.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Thing {
        name: String,
    }

    /// What has such a record in it.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Full {
        #[serde(with = "inside")]
        thing: Thing,
    }

    impl Record for Thing {
        const FORMAT: u64 = 2;

        fn upgrade(_older: u64, record: &mut Map<String, Value>) {
            if let Some(title) = record.remove("title") {
                record.insert("name".to_owned(), title);
            }
        }
    }

    #[test]
    fn older_formats_are_read_and_newer_ones_name_what_they_need() {
        let thing = Thing { name: "x".to_owned() };
        let today = to_json("x.json", &thing).unwrap();
        assert!(
            String::from_utf8_lossy(&today)
                .starts_with("{\n  \"format\": 2,\n  \"tool\": \"counterfoil ")
        );
        assert_eq!(from_json::<Thing>("x.json", &today).unwrap(), thing);
        // a number of its own, none, and a word where the number now is
        for older in
            [r#"{"format":1,"title":"x"}"#, r#"{"title":"x"}"#, r#"{"format":"csv","title":"x"}"#]
        {
            assert_eq!(from_json::<Thing>("x.json", older.as_bytes()).unwrap(), thing);
        }
        let full = Full { thing };
        let kept = serde_json::to_string(&full).unwrap();
        assert_eq!(kept, r#"{"thing":{"name":"x","format":2}}"#);
        for (text, is_read) in [
            (kept.as_str(), true),
            (r#"{"thing":{"format":1,"title":"x"}}"#, true),
            (r#"{"thing":{"title":"x"}}"#, true),
            (r#"{"thing":{"format":3,"name":"x"}}"#, false),
        ] {
            assert_eq!(serde_json::from_str::<Full>(text).ok().as_ref() == Some(&full), is_read);
        }
        let newer = br#"{"format":3,"tool":"counterfoil 9.1.0","names":[]}"#;
        let error = from_json::<Thing>("x.json", newer).unwrap_err();
        assert!(error.to_string().contains("`x.json` has the format 3"), "{error}");
        assert!(error.hint().unwrap().contains("counterfoil 9.1.0"));
    }
}

//! What a descriptor states is what extracts are held to: a constraint, type, format or other rule
//! of Table Schema that is not enforced here is refused by name when the programme is opened, rather
//! than passed over.
//!
//! Descriptors kept with a snapshot are not looked at: they were used as they were.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::cell_type::CellType;
use super::cells::{ID_CHARS, STRING_CHARS};
use super::dataset::{Dataset, Error, Field, origin_columns};
use programme::keys::nearest;
use programme::text;

/// What Counterfoil itself says of a resource or a field.
const OWN: [&str; 10] = [
    "counterfoil:provider",
    "counterfoil:year",
    "counterfoil:order",
    "counterfoil:denominator",
    "counterfoil:type",
    "counterfoil:identifier",
    "counterfoil:key",
    "counterfoil:keyCentre",
    "counterfoil:storedAs",
    "counterfoil:example",
];
/// What a package may say.
const OF_PACKAGES: [&str; 14] = [
    "$schema",
    "name",
    "id",
    "title",
    "description",
    "homepage",
    "version",
    "created",
    "keywords",
    "licenses",
    "contributors",
    "sources",
    "image",
    "resources",
];
/// What a resource may say; some of it in one way only.
const OF_RESOURCES: [&str; 19] = [
    "$schema",
    "name",
    "path",
    "title",
    "description",
    "homepage",
    "licenses",
    "sources",
    "contributors",
    "schema",
    "dialect",
    "type",
    "format",
    "mediatype",
    "encoding",
    "profile",
    "bytes",
    "hash",
    "data",
];
/// What a schema may say.
const OF_SCHEMAS: [&str; 7] = [
    "fields",
    "fieldsMatch",
    "missingValues",
    "primaryKey",
    "uniqueKeys",
    "foreignKeys",
    "$schema",
];
/// What a field may say.
const OF_FIELDS: [&str; 11] = [
    "name",
    "title",
    "description",
    "example",
    "rdfType",
    "type",
    "format",
    "constraints",
    "missingValues",
    "trueValues",
    "falseValues",
];
/// What a field may say in Table Schema, and must not here; the value that changes nothing, if any.
const OF_FIELDS_ELSEWHERE: [(&str, Option<&str>); 8] = [
    ("categories", None),
    ("categoriesOrdered", None),
    ("decimalChar", Some("\".\"")),
    ("groupChar", None),
    ("bareNumber", Some("true")),
    ("delimiter", None),
    ("itemType", None),
    ("jsonSchema", None),
];
/// Constraints of every type.
const OF_ALL: [&str; 3] = ["required", "unique", "enum"];
/// Constraints of texts.
const OF_TEXTS: [&str; 3] = ["minLength", "maxLength", "pattern"];
/// Constraints of numbers and dates.
const OF_NUMBERS: [&str; 4] = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];

/// Refuses a descriptor that states more than extracts are held to.
///
/// # Errors
/// When it does, naming everything.
pub(super) fn refuse_unenforced(text: &str, datasets: &[Dataset]) -> Result<(), Error> {
    let package: Value = serde_json::from_str(text).map_err(Error::Json)?;
    let resources = package["resources"].as_array().map_or(&[][..], Vec::as_slice);
    let mut stated = Stated { place: String::new(), problems: Vec::new() };
    if let Some(properties) = package.as_object() {
        "the package".clone_into(&mut stated.place);
        stated.own(properties);
        stated.of(properties, &OF_PACKAGES);
    }
    let mut names = BTreeSet::new();
    for (dataset, resource) in datasets.iter().zip(resources) {
        stated.place = format!("`{}`", dataset.name);
        if !names.insert(&dataset.name) {
            stated.add("stands twice");
        }
        if let Some(resource) = resource.as_object() {
            stated.resource(resource);
        }
        stated.columns(dataset);
        if let Some(schema) = resource["schema"].as_object() {
            stated.schema(schema);
        }
        if dataset.foreign_keys.iter().any(|fk| fk.resource == dataset.name) {
            stated.add("refers to itself in `foreignKeys`, which is not looked up");
        }
        let fields = resource["schema"]["fields"].as_array().map_or(&[][..], Vec::as_slice);
        for (field, stated_field) in dataset.fields.iter().zip(fields) {
            stated.place = format!("`{}.{}`", dataset.name, field.name);
            if let Some(properties) = stated_field.as_object() {
                stated.field(dataset, field, properties);
            }
        }
    }
    if stated.problems.is_empty() { Ok(()) } else { Err(Error::NotEnforced(stated.problems)) }
}

/// What has been found so far.
struct Stated {
    /// The dataset or column that is looked at.
    place: String,
    problems: Vec<String>,
}

impl Stated {
    /// Adds a problem of the place.
    fn add(&mut self, problem: &str) {
        self.problems.push(format!("{} {problem}", self.place));
    }

    /// Adds a property with a value that is not enforced, and what would be.
    fn refuse(&mut self, property: &str, value: &Value, instead: &str) {
        let value = super::finding::shown(&value.to_string());
        self.add(&format!("states `{property}` {value}; {instead}"));
    }

    /// Refuses a property of Counterfoil's that there is not.
    fn own(&mut self, properties: &Map<String, Value>) {
        let own = properties.keys().filter(|p| p.starts_with("counterfoil:"));
        for property in own.filter(|p| !OWN.contains(&p.as_str())) {
            self.unknown(property, OWN.into_iter());
        }
    }

    /// Adds a property that nobody knows.
    fn unknown<'a>(&mut self, property: &str, known: impl Iterator<Item = &'a str>) {
        let near = nearest(property, known);
        let near = near.map_or(String::new(), |near| format!(" (did you mean `{near}`?)"));
        self.add(&format!("states `{property}`, which is not known{near}"));
    }

    /// Refuses properties that are neither known nor somebody else's, which have a `:`.
    fn of(&mut self, properties: &Map<String, Value>, known: &[&'static str]) {
        for property in properties.keys().filter(|p| !p.contains(':')) {
            if !known.contains(&property.as_str()) {
                self.unknown(property, known.iter().copied());
            }
        }
    }

    /// What a resource says of its file.
    fn resource(&mut self, properties: &Map<String, Value>) {
        self.own(properties);
        self.of(properties, &OF_RESOURCES);
        if let Some(value) = properties.get("data") {
            self.refuse("data", value, "extracts come as files");
        }
        let usual: [(&str, &[&str]); 5] = [
            ("type", &["table"]),
            ("format", &["csv"]),
            ("mediatype", &["text/csv"]),
            ("encoding", &["utf-8", "UTF-8", "utf8"]),
            ("profile", &["tabular-data-resource", "data-resource"]),
        ];
        for (property, values) in usual {
            let stated = properties.get(property);
            let other = stated.filter(|v| !v.as_str().is_some_and(|v| values.contains(&v)));
            if let Some(value) = other {
                self.refuse(property, value, &format!("extracts are read as `{}`", values[0]));
            }
        }
        for property in ["bytes", "hash"] {
            if let Some(value) = properties.get(property) {
                self.refuse(property, value, "every extract has its own");
            }
        }
        let Some(dialect) = properties.get("dialect") else { return };
        if !dialect.is_object() {
            self.refuse("dialect", dialect, "extracts are plain CSV with a header");
        }
        let usual = serde_json::json!({
            "delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "header": true,
            "headerRows": [1], "skipInitialSpace": false, "caseSensitiveHeader": true,
        });
        for (property, value) in dialect.as_object().into_iter().flatten() {
            let is_informal =
                ["lineTerminator", "$schema", "name", "title"].contains(&property.as_str());
            if !is_informal && usual[property] != *value {
                self.refuse(
                    &format!("dialect.{property}"),
                    value,
                    "extracts are plain CSV with a header",
                );
            }
        }
    }

    /// The names of columns, here and in the warehouse.
    fn columns(&mut self, dataset: &Dataset) {
        if dataset.fields.is_empty() {
            self.add("has no columns");
        }
        let mut labels = BTreeSet::new();
        let mut stored: BTreeSet<String> =
            origin_columns().iter().map(|c| c.name().clone()).collect();
        stored.insert("extract".to_owned());
        for field in &dataset.fields {
            let name = &field.name;
            if name.is_empty()
                || text::tidy(name) != name.as_str()
                || text::misplaced(name).is_some()
            {
                self.add(&format!(
                    "has a column `{}`, which no header can name",
                    super::finding::shown(name)
                ));
            }
            if !labels.insert(name) {
                self.add(&format!("has the column `{name}` twice"));
            } else if !stored.insert(field.stored_as.clone()) {
                let problem = format!(
                    "has the column `{name}`, a name that the warehouse has for itself; give it another there with `counterfoil:storedAs`"
                );
                self.add(&problem);
            }
            if let Some(key) = field.key_column().filter(|key| !stored.insert(key.clone())) {
                self.add(&format!("has the column `{key}` beside the keys of `{name}`"));
            }
        }
    }

    /// What a schema says of rows.
    fn schema(&mut self, properties: &Map<String, Value>) {
        self.own(properties);
        self.of(properties, &OF_SCHEMAS);
        for key in properties.get("foreignKeys").and_then(Value::as_array).into_iter().flatten() {
            if let Some(parts) = key.as_object() {
                self.of(parts, &["fields", "reference"]);
            }
            if let Some(parts) = key["reference"].as_object() {
                self.of(parts, &["resource", "fields"]);
            }
        }
        if let Some(value) = properties.get("fieldsMatch").filter(|v| *v != "subset") {
            let instead = "every column must be there and others may be, which is `subset`";
            self.refuse("fieldsMatch", value, instead);
        }
        self.missing_values(properties);
        let columns = |list: &Value| -> Vec<String> {
            let names = list.as_array().into_iter().flatten();
            names.filter_map(|n| n.as_str().map(str::to_owned)).collect()
        };
        let labels: Vec<String> = properties["fields"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|f| f["name"].as_str().map(str::to_owned))
            .collect();
        for key in properties.get("uniqueKeys").and_then(Value::as_array).into_iter().flatten() {
            let names = columns(key);
            if names.is_empty() || names.iter().any(|n| !labels.contains(n)) {
                self.refuse("uniqueKeys", key, "each names columns of the dataset");
            }
        }
    }

    /// What stands for no value: the empty cell always does.
    fn missing_values(&mut self, properties: &Map<String, Value>) {
        let Some(value) = properties.get("missingValues") else { return };
        let is_empty = |v: &Value| *v == "" || v["value"] == "";
        if !value.as_array().is_some_and(|values| values.iter().any(is_empty)) {
            self.refuse(
                "missingValues",
                value,
                "an empty cell is a missing value: list `\"\"` too",
            );
        }
    }

    /// What a field says of its cells.
    fn field(&mut self, dataset: &Dataset, field: &Field, properties: &Map<String, Value>) {
        self.own(properties);
        if field.key_centre.is_some() && field.key.is_none() {
            self.add("states `counterfoil:keyCentre` and no `counterfoil:key`");
        }
        self.missing_values(properties);
        for (property, value) in properties.iter().filter(|(p, _)| !p.contains(':')) {
            let elsewhere = OF_FIELDS_ELSEWHERE.iter().find(|(p, _)| p == property);
            match elsewhere {
                Some((_, harmless)) if harmless.is_none_or(|h| format!("{value}") != *h) => {
                    self.refuse(property, value, "it is not enforced");
                }
                // anybody may add remarks; a misspelt rule is none
                None if !OF_FIELDS.contains(&property.as_str())
                    && nearest(property, OF_FIELDS.into_iter()).is_some() =>
                {
                    self.unknown(property, OF_FIELDS.into_iter());
                }
                _ => {}
            }
        }
        if let Some(value) = properties.get("format").filter(|v| *v != "default") {
            self.refuse("format", value, "only the default format is read");
        }
        self.types(field, properties);
        self.words(field, properties);
        self.keys(dataset, field);
        if let Some(constraints) = properties.get("constraints").and_then(Value::as_object) {
            self.constraints(field, constraints);
        }
    }

    /// Whether the type of Table Schema is that of the cells.
    fn types(&mut self, field: &Field, properties: &Map<String, Value>) {
        let fitting = match field.cell_type {
            CellType::String | CellType::Id => "string",
            CellType::Date => "date",
            CellType::Integer => "integer",
            CellType::Boolean => "boolean",
            CellType::Money | CellType::Quantity | CellType::Percent => "number",
        };
        if let Some(value) = properties.get("type").filter(|v| **v != fitting) {
            self.refuse("type", value, &format!("its cells are of the type `{fitting}`"));
        }
    }

    /// Words for yes and no.
    fn words(&mut self, field: &Field, properties: &Map<String, Value>) {
        for property in ["trueValues", "falseValues"] {
            let Some(value) = properties.get(property) else { continue };
            if field.cell_type != CellType::Boolean {
                self.refuse(property, value, "only booleans have such words");
            } else if value.as_array().is_none_or(Vec::is_empty) {
                self.refuse(property, value, "list at least one word");
            }
        }
        if field.true_values.is_empty() != field.false_values.is_empty() {
            self.add("states only one of `trueValues` and `falseValues`");
        }
        let lower = |words: &[String]| -> BTreeSet<String> {
            words.iter().map(|w| w.to_lowercase()).collect()
        };
        if let Some(both) =
            lower(&field.true_values).intersection(&lower(&field.false_values)).next()
        {
            self.add(&format!("has `{both}` for yes and for no; capitals make no difference"));
        }
    }

    /// What is kept apart is text, and what names a centre is a column.
    fn keys(&mut self, dataset: &Dataset, field: &Field) {
        let is_text = matches!(field.cell_type, CellType::String | CellType::Id);
        if (field.identifier || field.key.is_some()) && !is_text {
            self.add("is an identifier or keyed, which only texts and ids can be");
        }
        let centre = field.key_centre.as_ref();
        if let Some(centre) = centre.filter(|c| dataset.field(c).is_none()) {
            self.add(&format!("has the `counterfoil:keyCentre` `{centre}`, which is no column"));
        }
    }

    /// The constraints of a field.
    fn constraints(&mut self, field: &Field, constraints: &Map<String, Value>) {
        let (fitting, most): (&[&str], usize) = match field.cell_type {
            CellType::String => (&OF_TEXTS, STRING_CHARS),
            CellType::Id => (&OF_TEXTS, ID_CHARS),
            CellType::Boolean => (&[], 0),
            _ => (&OF_NUMBERS, 0),
        };
        let known = || OF_ALL.iter().chain(&OF_TEXTS).chain(&OF_NUMBERS).copied();
        for (constraint, value) in constraints {
            let name = constraint.as_str();
            if name != "jsonSchema" && !known().any(|k| k == name) {
                self.unknown(name, known());
            } else if !OF_ALL.contains(&name) && !fitting.contains(&name) {
                let instead =
                    format!("it is not enforced on the type `{}`", field.cell_type.as_str());
                self.refuse(name, value, &instead);
            }
        }
        if let Some(value) = constraints.get("maxLength").filter(|_| field.max_length > Some(most))
        {
            self.refuse(
                "maxLength",
                value,
                &format!("such a cell holds {most} characters at most"),
            );
        }
        if let Some(value) = constraints.get("enum") {
            let is_allowed = |text: &String| super::cells::parse_as(text, field).is_ok();
            if field.allowed.is_empty() || !field.allowed.iter().all(is_allowed) {
                self.refuse(
                    "enum",
                    value,
                    &format!("each must be of the type `{}`", field.cell_type.as_str()),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::descriptor::Contract;
    use super::*;

    /// A contract of one dataset with one column beside its key, and what is said against it.
    fn against(field: &str, schema: &str, resource: &str) -> String {
        let text = format!(
            r#"{{"resources":[{{"name":"visits","schema":{{"fields":[{{"name":"visit","type":"string"}},{{"name":"a"{field}}}],"primaryKey":"visit"{schema}}}{resource}}}]}}"#
        );
        match Contract::parse(text).and_then(|c| refuse_unenforced(&c.text, &c.datasets)) {
            Ok(()) => String::new(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn what_is_enforced_may_be_stated() {
        let constraints = r#""constraints":{"required":true,"unique":true,"minLength":2,"maxLength":9,"pattern":"[a-z]+","enum":["ab"]}"#;
        assert_eq!(
            against(&format!(r#","type":"string","format":"default",{constraints}"#), "", ""),
            ""
        );
        let numbers = r#","type":"integer","constraints":{"minimum":1,"exclusiveMaximum":"9","enum":[2,"3"]},"missingValues":["","-99"]"#;
        assert_eq!(against(numbers, "", ""), "");
        let words = r#","type":"boolean","trueValues":["ja"],"falseValues":["nein"],"unit":"x""#;
        let keys = r#","uniqueKeys":[["a","visit"]],"missingValues":[{"value":"","label":"none"}],"fieldsMatch":"subset""#;
        assert_eq!(
            against(
                words,
                keys,
                r#","format":"csv","encoding":"utf-8","dialect":{"delimiter":","}"#
            ),
            ""
        );
    }

    #[test]
    fn what_is_not_enforced_is_refused_by_name() {
        for (field, schema, resource, named) in [
            (r#","type":"string""#, r#","counterfoil:yaer":"any""#, "", "`counterfoil:yaer`"),
            (r#","type":"string""#, "", r#","pth":"x.csv""#, "did you mean `path`?"),
            (r#","type":"string""#, "", r#","compression":"gz""#, "`compression`"),
            (r#","type":"string""#, "", r#","data":[]"#, "`data`"),
            (r#","type":"string""#, "", r#","dialect":"tsv""#, "`dialect`"),
            (r#","type":"string","counterfoil:keyCentre":"a""#, "", "", "`counterfoil:keyCentre`"),
            (r#","type":"string","constraints":{"minimum":"1"}"#, "", "", "`minimum`"),
            (r#","type":"integer","constraints":{"maxLength":3}"#, "", "", "`maxLength`"),
            (r#","type":"date","constraints":{"pattern":"x"}"#, "", "", "`pattern`"),
            (r#","type":"string","constraints":{"jsonSchema":{}}"#, "", "", "`jsonSchema`"),
            (
                r#","type":"string","constraints":{"maxlength":3}"#,
                "",
                "",
                "did you mean `maxLength`?",
            ),
            (r#","type":"string","constraints":{"maxLength":501}"#, "", "", "`maxLength`"),
            (r#","type":"integer","constraints":{"enum":["one"]}"#, "", "", "`enum`"),
            (r#","type":"string","constraints":{"enum":[]}"#, "", "", "`enum`"),
            (r#","type":"string","format":"email""#, "", "", "`format`"),
            (r#","type":"date","format":"%d/%m/%Y""#, "", "", "`format`"),
            (r#","type":"datetime""#, "", "", "`datetime`"),
            (r#","type":"number""#, "", "", "`number`"),
            (r#","type":"string","counterfoil:type":"money""#, "", "", "`type`"),
            (r#","type":"string","categories":["x"]"#, "", "", "`categories`"),
            (r#","type":"integer","groupChar":",""#, "", "", "`groupChar`"),
            (r#","type":"string","constrains":{"required":true}"#, "", "", "`constrains`"),
            (r#","type":"string","trueValues":["x"]"#, "", "", "`trueValues`"),
            (
                r#","type":"boolean","trueValues":["x"],"falseValues":["X"]"#,
                "",
                "",
                "for yes and for no",
            ),
            (r#","type":"string","missingValues":["-"]"#, "", "", "`missingValues`"),
            (
                r#","type":"string","counterfoil:identifer":true"#,
                "",
                "",
                "`counterfoil:identifier`",
            ),
            (r#","type":"integer","counterfoil:identifier":true"#, "", "", "identifier"),
            ("", r#","fieldsMatch":"exact""#, "", "`fieldsMatch`"),
            ("", r#","uniqueKeys":[["b"]]"#, "", "`uniqueKeys`"),
            (
                "",
                r#","foreignKeys":[{"fields":"a","reference":{"fields":"visit"}}]"#,
                "",
                "refers to",
            ),
            ("", "", r#","dialect":{"delimiter":";"}"#, "`dialect.delimiter`"),
            ("", "", r#","encoding":"windows-1252""#, "`encoding`"),
        ] {
            let said = against(field, schema, resource);
            assert!(said.contains(named), "{field}{schema}{resource}: {said}");
        }
        let own_names = r#"{"resources":[{"name":"x","schema":{"fields":[{"name":"period"},{"name":"a"},{"name":"a"}]}}]}"#;
        let contract = Contract::parse(own_names.to_owned()).unwrap();
        let said = refuse_unenforced(&contract.text, &contract.datasets).unwrap_err().to_string();
        assert!(said.contains("storedAs") && said.contains("`a` twice"), "{said}");
    }
}

//! The configuration as it was: `config/<digest>/` keeps programme.toml, centres.csv, contract, mappings,
//! SQL and templates, so that a snapshot can answer later as it did then.

use std::collections::{BTreeMap, BTreeSet};

use futures::{StreamExt as _, TryStreamExt as _};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::record::{self, Record};
use super::vocabulary::refuse_unknown_names;
use super::{Error, Warehouse, templates};
use contract::{CheckWords, Contract, Messages};
use engine::{Layer, Library};
use intake::Mappings;
use programme::{Language, MAPPINGS, Programme, keys, refuse_unused};

/// The name of the kept contract.
const CONTRACT: &str = "datapackage.json";
/// The folder of kept templates, and of the programme's own.
const TEMPLATES: &str = "report-templates/";
/// The name of the record that says in which format the rest is kept.
const RECORD: &str = "format.json";

/// The defaults of settings before they were kept.
const FORMER_DEFAULTS: &str = include_str!("former_defaults.toml");

/// How many kept files are read at once.
const READ_AT_ONCE: usize = 32;

/// How a configuration is kept, and what its files do not say.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    /// The defaults of keys that `programme.toml` may leave out, as TOML.
    defaults: String,
    /// Whether tables of reports may print what is no figure, as they once did.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    prints_data: bool,
    /// Whether the defaults are no part of the digest, as they once were not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_loose: bool,
}

impl Record for Kept {
    /// Format 0 has no templates and no record, format 1 no defaults, format 2 none in the digest.
    const FORMAT: u64 = 3;

    fn upgrade(older: u64, record: &mut serde_json::Map<String, serde_json::Value>) {
        record.insert("is_loose".to_owned(), true.into());
        if older < 2 {
            record.insert("defaults".to_owned(), FORMER_DEFAULTS.into());
            record.insert("prints_data".to_owned(), true.into());
        }
    }
}

/// A configuration: what a snapshot was made with.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// Identity, calendar, rules.
    pub programme: Programme,
    /// What extracts look like.
    pub contract: Contract,
    /// How centres' own files become what the contract asks for.
    pub mappings: Mappings,
    /// Checks, staging, marts and measures.
    pub library: Library,
    /// The templates of pages, by name.
    pub templates: BTreeMap<String, String>,
    /// Whether tables of reports may print what is no figure: those of before figures had one way out.
    pub prints_data: bool,
    /// Whether the templates are part of what is kept: they were not always.
    keeps_templates: bool,
    /// The defaults of settings, as far as they are part of the digest: they were not always.
    defaults: Option<String>,
}

impl Configuration {
    /// The configuration of today: the programme's folder and what is built in.
    ///
    /// # Errors
    /// When contract, SQL or messages of checks are not valid.
    pub fn current(programme: Programme) -> Result<Self, Error> {
        refuse_unused(&programme.folder)?;
        let contract = Contract::open(&programme.folder)?;
        let mappings = Mappings::open(&programme, &contract)?;
        let library = Library::open(&programme.folder, &contract)?;
        refuse_unknown_names(&programme.settings, &contract, &library)?;
        let templates = templates::open(&programme.folder)?;
        let configuration = Self {
            programme,
            contract,
            mappings,
            library,
            templates,
            prints_data: false,
            keeps_templates: true,
            defaults: Some(keys::defaults().to_string()),
        };
        configuration.messages(Language::English)?;
        Ok(configuration)
    }

    /// The words of findings in a language: those built in, and those of the checks.
    ///
    /// # Errors
    /// When the header of a check is not fit for it.
    pub fn messages(&self, language: Language) -> Result<Messages, Error> {
        let mut checks = self.library.layer(Layer::Checks);
        let messages = checks.try_fold(Messages::in_language(language)?, |messages, check| {
            let words = CheckWords::new(&check.name, &check.header)?;
            messages.with_check(&words, !check.is_built_in())
        });
        Ok(messages?)
    }

    /// The words of findings in the language of every centre.
    ///
    /// # Errors
    /// As [`Self::messages`].
    pub fn all_messages(&self) -> Result<BTreeMap<Language, Messages>, Error> {
        let own = self.programme.centres.iter().filter_map(|centre| centre.language);
        let languages: BTreeSet<Language> = own.chain([self.programme.language_of(None)]).collect();
        languages.into_iter().map(|language| Ok((language, self.messages(language)?))).collect()
    }

    /// The files to keep, by path.
    fn files(&self) -> BTreeMap<String, &str> {
        let mut files = BTreeMap::from([
            ("programme.toml".to_owned(), self.programme.programme_toml.as_str()),
            ("centres.csv".to_owned(), self.programme.centres_csv.as_str()),
            (CONTRACT.to_owned(), self.contract.text.as_str()),
        ]);
        let left_out = self.library.left_out.iter().map(|l| &l.file);
        let kept = self.library.files.iter().chain(left_out);
        for file in kept.filter(|f| !self.library.lent.contains(&f.path)) {
            files.insert(format!("sql/{}", file.path), &file.text);
        }
        for (name, text) in self.mappings.files() {
            files.insert(format!("{MAPPINGS}/{name}"), text);
        }
        for (name, text) in self.templates.iter().filter(|_| self.keeps_templates) {
            files.insert(format!("{TEMPLATES}{name}"), text);
        }
        files
    }

    /// SHA-256 over the paths and texts of all files and the defaults, in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        let defaults = self.defaults.as_deref().map(|text| (RECORD.to_owned(), text));
        for (path, text) in self.files().into_iter().chain(defaults) {
            // lengths keep one file's end from being read as another's start
            hash.update(format!("{path}\n{}\n", text.len()));
            hash.update(text);
        }
        hex::encode(hash.finalize())
    }

    /// Keeps the files under their digest.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn keep(&self, warehouse: &Warehouse, digest: &str) -> Result<(), Error> {
        for (path, text) in self.files() {
            let path = format!("config/{digest}/{path}");
            warehouse.open.put(&path, text.to_owned().into_bytes()).await?;
        }
        let path = format!("config/{digest}/{RECORD}");
        let kept = Kept {
            defaults: keys::defaults().to_string(),
            prints_data: self.prints_data,
            is_loose: false,
        };
        let text = record::to_json(&path, &kept)?;
        warehouse.open.put(&path, text).await?;
        Ok(())
    }

    /// The configuration that a snapshot was made with.
    ///
    /// # Errors
    /// When a kept file is missing or not valid.
    pub async fn of_snapshot(
        warehouse: &Warehouse,
        digest: &str,
        folder: &std::path::Path,
    ) -> Result<Self, Error> {
        let prefix = format!("config/{digest}/");
        let paths = warehouse.open.paths(&prefix).await?;
        let read = futures::stream::iter(paths).map(|path| async {
            let bytes = warehouse.open.get(&path).await?;
            let bytes = bytes.ok_or_else(|| Error::Lost(path.clone()))?;
            let name = path.strip_prefix(&prefix).unwrap_or(&path).to_owned();
            let text = String::from_utf8(bytes.to_vec()).map_err(|e| Error::Damaged {
                path,
                source: serde::de::Error::custom(e.utf8_error()),
            })?;
            Ok::<_, Error>((name, text))
        });
        let mut texts: BTreeMap<String, String> = read.buffered(READ_AT_ONCE).try_collect().await?;
        let record = texts.remove(RECORD);
        let keeps_templates = record.is_some();
        let kept: Kept = record::from_json(
            &format!("{prefix}{RECORD}"),
            record.as_deref().unwrap_or("{}").as_bytes(),
        )?;
        let defaults: toml::Table = kept.defaults.parse().map_err(|e: toml::de::Error| {
            let path = format!("{prefix}{RECORD}");
            Error::Damaged { path, source: serde::de::Error::custom(e.message()) }
        })?;
        let missing = |name: &str| Error::Lost(format!("{prefix}{name}"));
        let mut take = |name: &str| texts.remove(name).ok_or_else(|| missing(name));
        let toml = take("programme.toml")?;
        let (centres, contract) = (take("centres.csv")?, take(CONTRACT)?);
        let programme = Programme::parse_kept(folder, toml, centres, &defaults)?;
        let contract = Contract::parse(contract)?;
        let of = |folder: &str| -> BTreeMap<String, String> {
            let below =
                texts.iter().filter_map(|(path, text)| Some((path.strip_prefix(folder)?, text)));
            below.map(|(path, text)| (path.to_owned(), text.clone())).collect()
        };
        let mappings = Mappings::parse_kept(of(&format!("{MAPPINGS}/")), &programme, &contract)?;
        let library = Library::from_kept(of("sql/"), &contract)?;
        // before they were kept, a report took those of the day
        let templates =
            if keeps_templates { of(TEMPLATES) } else { templates::open(&programme.folder)? };
        let prints_data = kept.prints_data;
        let defaults = Some(kept.defaults).filter(|_| !kept.is_loose);
        Ok(Self {
            programme,
            contract,
            mappings,
            library,
            templates,
            prints_data,
            keeps_templates,
            defaults,
        })
    }
}

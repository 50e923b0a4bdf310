//! A place that is an object store: S3, Google Cloud Storage or Azure.
//!
//! Credentials come from where each cloud's own tools take them: the environment, the files that
//! those tools keep, or the machine's own identity.

use std::path::PathBuf;
use std::sync::Arc;

use futures::TryStreamExt as _;
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::azure::{AzureConfigKey, MicrosoftAzureBuilder};
use object_store::gcp::{GoogleCloudStorageBuilder, GoogleConfigKey};
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{ClientConfigKey, ObjectStore};
use url::Url;

use super::guarded::{Guarded, Kind};
use super::{Error, Root};

/// How long one request may take, in which a part of a few megabytes goes over a slow network.
const PATIENCE: &str = "120s";

/// Opens an object store and makes sure that it answers.
pub(super) async fn open(place: &str) -> Result<Root, Error> {
    let failed = |source: Box<dyn std::error::Error + Send + Sync>| Error::Open {
        place: place.to_owned(),
        source,
    };
    let closed = format!("{}/", place.trim_end_matches('/'));
    let url = Url::parse(&closed).map_err(|e| failed(e.into()))?;
    let store: Arc<dyn ObjectStore> = match url.scheme() {
        "s3" | "s3a" => Arc::new(s3(place).build().map_err(|e| failed(e.into()))?),
        "gs" => {
            let timeout = GoogleConfigKey::Client(ClientConfigKey::Timeout);
            let builder = GoogleCloudStorageBuilder::from_env().with_url(place);
            let builder = builder.with_config(timeout, PATIENCE);
            Arc::new(builder.build().map_err(|e| failed(e.into()))?)
        }
        "az" | "azure" | "abfs" | "abfss" | "adl" => {
            let timeout = AzureConfigKey::Client(ClientConfigKey::Timeout);
            let builder = MicrosoftAzureBuilder::from_env().with_url(place);
            let builder = builder.with_config(timeout, PATIENCE);
            Arc::new(builder.build().map_err(|e| failed(e.into()))?)
        }
        scheme => {
            let known = "a folder, or a URL that begins with `s3://`, `gs://` or `az://`";
            return Err(failed(format!("`{scheme}://` is not known; name {known}").into()));
        }
    };
    let base: Arc<dyn ObjectStore> = Arc::new(Guarded::new(store, Kind::Cloud));
    let prefix = Path::from_url_path(url.path()).map_err(|e| failed(e.into()))?;
    let store: Arc<dyn ObjectStore> = Arc::new(PrefixStore::new(base, prefix));
    // a bucket that is not there would else look like one that is empty
    store.list(None).try_next().await.map_err(|e| failed(e.into()))?;
    let own_url = super::own_url(&url);
    Ok(Root { store, url, own_url, place: place.to_owned() })
}

/// S3 as its own tools would reach it.
fn s3(place: &str) -> AmazonS3Builder {
    let mut builder = AmazonS3Builder::from_env().with_url(place);
    let mut endpoint = builder.get_config_value(&AmazonS3ConfigKey::Endpoint);
    if builder.get_config_value(&AmazonS3ConfigKey::AccessKeyId).is_none() && !has_other_identity()
    {
        for (key, value) in profile() {
            let known = match key.as_str() {
                "aws_access_key_id" => AmazonS3ConfigKey::AccessKeyId,
                "aws_secret_access_key" => AmazonS3ConfigKey::SecretAccessKey,
                "aws_session_token" => AmazonS3ConfigKey::Token,
                "region" if builder.get_config_value(&AmazonS3ConfigKey::Region).is_none() => {
                    AmazonS3ConfigKey::Region
                }
                "endpoint_url" if endpoint.is_none() => {
                    endpoint = Some(value.clone());
                    AmazonS3ConfigKey::Endpoint
                }
                _ => continue,
            };
            builder = builder.with_config(known, value);
        }
    }
    if endpoint.is_some_and(|e| e.starts_with("http://")) {
        // whoever names such an endpoint means it
        builder =
            builder.with_config(AmazonS3ConfigKey::Client(ClientConfigKey::AllowHttp), "true");
    }
    if std::env::var_os("AWS_TIMEOUT").is_none() {
        builder =
            builder.with_config(AmazonS3ConfigKey::Client(ClientConfigKey::Timeout), PATIENCE);
    }
    builder
}

/// Whether the environment names an identity other than a key.
fn has_other_identity() -> bool {
    [
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ]
    .iter()
    .any(|name| std::env::var_os(name).is_some())
}

/// The settings of the profile that AWS's own tools would use, from their two files.
fn profile() -> Vec<(String, String)> {
    let name = std::env::var("AWS_PROFILE").unwrap_or_else(|_| "default".to_owned());
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let file = |variable: &str, default: &str| {
        std::env::var_os(variable).map_or_else(|| home.join(".aws").join(default), PathBuf::from)
    };
    let places = [
        (file("AWS_SHARED_CREDENTIALS_FILE", "credentials"), name.clone()),
        (file("AWS_CONFIG_FILE", "config"), name.clone()),
        (file("AWS_CONFIG_FILE", "config"), format!("profile {name}")),
    ];
    let mut settings = Vec::new();
    for (path, section) in places {
        let Ok(parsed) = ini::Ini::load_from_file(path) else { continue };
        for (key, value) in parsed.section(Some(section)).into_iter().flat_map(|s| s.iter()) {
            settings.push((key.to_owned(), value.to_owned()));
        }
    }
    settings
}

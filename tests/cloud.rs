//! Object stores on loopback: S3, alone or behind a network that misbehaves, and Azure.

use std::collections::BTreeMap;
use std::io::BufRead as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use futures::TryStreamExt as _;
use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::{ObjectStore, ObjectStoreExt as _};

use crate::support::{Programme, files, fixture};

/// The one bucket.
pub(crate) const BUCKET: &str = "bucket";

/// The key that every emulator of Azure has.
const AZURITE_KEY: &str =
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

/// A server that prints where it listens, and goes when this goes.
pub(crate) struct Server {
    child: Child,
    pub(crate) endpoint: String,
}

impl Server {
    /// Starts a script of `tests/independent`.
    pub(crate) fn start(script: &str, args: &[&str]) -> Self {
        let python = std::env::var("COUNTERFOIL_PYTHON")
            .expect("COUNTERFOIL_PYTHON is not set: run the tests with `tests/run`");
        let mut child = Command::new(python)
            .arg(fixture("../tests/independent").join(script))
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = std::io::BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().unwrap().unwrap();
        let endpoint = line.strip_prefix("listening on ").unwrap().to_owned();
        // what else it says must not fill the pipe
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, endpoint }
    }

    /// What the program needs in its environment to reach it.
    pub(crate) fn env(&self) -> Vec<(String, String)> {
        [
            ("AWS_ENDPOINT_URL", self.endpoint.as_str()),
            ("AWS_ACCESS_KEY_ID", "test"),
            ("AWS_SECRET_ACCESS_KEY", "test"),
            ("AWS_REGION", "us-east-1"),
        ]
        .map(|(k, v)| (k.to_owned(), v.to_owned()))
        .to_vec()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An object store with one bucket.
pub(crate) struct Cloud {
    pub(crate) server: Server,
    scheme: &'static str,
    store: Arc<dyn ObjectStore>,
    runtime: tokio::runtime::Runtime,
}

impl Cloud {
    /// Azure's blob storage.
    pub(crate) fn azure() -> Self {
        let server = Server::start("azure_server.py", &[BUCKET]);
        let store = MicrosoftAzureBuilder::new()
            .with_account("devstoreaccount1")
            .with_access_key(AZURITE_KEY)
            .with_endpoint(format!("{}/devstoreaccount1", server.endpoint))
            .with_allow_http(true)
            .with_container_name(BUCKET)
            .build()
            .unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        Self { server, scheme: "az", store: Arc::new(store), runtime }
    }

    /// What the program needs in its environment to reach it.
    pub(crate) fn env(&self) -> Vec<(String, String)> {
        match self.scheme {
            "s3" => self.server.env(),
            _ => [
                ("AZURE_STORAGE_USE_EMULATOR", "true"),
                ("AZURITE_BLOB_STORAGE_URL", self.server.endpoint.as_str()),
            ]
            .map(|(k, v)| (k.to_owned(), v.to_owned()))
            .to_vec(),
        }
    }

    /// S3.
    pub(crate) fn start() -> Self {
        let server = Server::start("s3_server.py", &[BUCKET]);
        let store = AmazonS3Builder::new()
            .with_bucket_name(BUCKET)
            .with_endpoint(&server.endpoint)
            .with_allow_http(true)
            .with_access_key_id("test")
            .with_secret_access_key("test")
            .build()
            .unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        Self { server, scheme: "s3", store: Arc::new(store), runtime }
    }

    /// A network in front of it that drops, delays, repeats and fails requests.
    pub(crate) fn behind(&self, seed: u64) -> Server {
        let seed = seed.to_string();
        let mut args = vec!["--upstream", &self.server.endpoint, "--seed", &seed];
        args.extend(["--drop", "0.04", "--delay", "0.05", "--repeat", "0.04", "--fail", "0.04"]);
        Server::start("faulty_proxy.py", &args)
    }

    /// A fixture whose four roots, and what arrives later, are below a prefix of the bucket.
    pub(crate) fn programme(&self, name: &str, prefix: &str) -> Programme {
        let programme = Programme::from_fixture(name);
        let settings = programme.read("programme.toml");
        let mut in_storage = false;
        let mut kept: Vec<String> = Vec::new();
        for line in settings.lines() {
            if line.starts_with('[') {
                in_storage = line == "[storage]";
            }
            if !in_storage {
                kept.push(line.to_owned());
            }
        }
        kept.push("[storage]".to_owned());
        for place in ["inbox", "warehouse", "restricted", "reports"] {
            kept.push(format!("{place} = \"{}\"", self.url(prefix, place)));
        }
        programme.write(
            "programme.toml",
            kept.join(
                "
",
            ),
        );
        for inbox in ["inbox", "inbox-2"] {
            let folder = programme.path().join(inbox);
            if folder.is_dir() {
                self.upload(&folder, &format!("{prefix}/{inbox}"));
                std::fs::remove_dir_all(folder).unwrap();
            }
        }
        programme
    }

    /// The URL of a place below a prefix.
    pub(crate) fn url(&self, prefix: &str, place: &str) -> String {
        format!("{}://{BUCKET}/{prefix}/{place}", self.scheme)
    }

    fn upload(&self, folder: &Path, prefix: &str) {
        self.runtime.block_on(async {
            for (path, bytes) in files(folder) {
                let to = object_store::path::Path::from(format!("{prefix}/{path}"));
                self.store.put(&to, bytes.into()).await.unwrap();
            }
        });
    }

    /// Deletes every object below a prefix.
    pub(crate) fn clear(&self, prefix: &str) {
        self.runtime.block_on(async {
            let below = object_store::path::Path::from(prefix);
            let listed: Vec<_> = self.store.list(Some(&below)).try_collect().await.unwrap();
            for object in listed {
                self.store.delete(&object.location).await.unwrap();
            }
        });
    }

    /// Every object below a prefix, by its path there.
    pub(crate) fn files(&self, prefix: &str) -> BTreeMap<String, Vec<u8>> {
        self.runtime.block_on(async {
            let below = object_store::path::Path::from(prefix);
            let listed: Vec<_> = self.store.list(Some(&below)).try_collect().await.unwrap();
            let mut found = BTreeMap::new();
            for object in listed {
                let bytes = self.store.get(&object.location).await.unwrap().bytes().await.unwrap();
                let path = object.location.to_string();
                let path = path.strip_prefix(prefix).unwrap().trim_start_matches('/').to_owned();
                found.insert(path, bytes.to_vec());
            }
            found
        })
    }
}

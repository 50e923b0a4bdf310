//! The keys of an extract as it is read: whether one of them may stand there twice.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, Hash as _, Hasher as _, RandomState};

use contract::{Dataset, Value};

/// The most keys that are remembered; whether more than these repeat is left to who sorts them.
const MOST_KEYS: usize = 1 << 16;

/// Where the keys of a dataset stand in a row, and what makes digests of them.
pub(super) struct KeyDigests {
    /// For each key, the places of its fields.
    places: Vec<Vec<usize>>,
    hasher: RandomState,
}

impl KeyDigests {
    /// Those of this dataset.
    pub(super) fn of(dataset: &Dataset) -> Self {
        let place = |name: &String| dataset.fields.iter().position(|f| f.name == *name);
        let places = dataset.keys().map(|(_, key)| key.iter().filter_map(place).collect());
        Self { places: places.collect(), hasher: RandomState::new() }
    }

    /// The digest of each key of a row; one that lacks a part has none.
    pub(super) fn of_row(&self, row: &[Option<Value>]) -> impl Iterator<Item = u64> {
        let keys = self.places.iter().enumerate();
        keys.filter(|(_, places)| places.iter().all(|place| row[*place].is_some())).map(
            |(number, places)| {
                let mut hasher = self.hasher.build_hasher();
                number.hash(&mut hasher);
                for place in places {
                    row[*place].hash(&mut hasher);
                }
                hasher.finish()
            },
        )
    }
}

/// The digests of the keys that were seen. Two keys with one digest are as rare as they are harmless:
/// whoever is told that a key may repeat looks again.
#[derive(Default)]
pub(super) struct Seen {
    digests: HashSet<u64>,
    may_repeat: bool,
}

impl Seen {
    /// Adds the digests of keys.
    pub(super) fn add(&mut self, digests: impl IntoIterator<Item = u64>) {
        if self.may_repeat {
            return;
        }
        for digest in digests {
            let is_new = self.digests.insert(digest);
            if !is_new || self.digests.len() > MOST_KEYS {
                self.may_repeat = true;
                self.digests = HashSet::new();
                return;
            }
        }
    }

    /// Whether a key may stand in two rows.
    pub(super) fn may_repeat(&self) -> bool {
        self.may_repeat
    }
}

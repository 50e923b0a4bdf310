//! The keys of an extract as it is read: whether one of them may stand there twice.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, Hash as _, Hasher as _, RandomState};

use contract::{Dataset, Value};

/// The most keys that are remembered; whether more than these repeat is left to who sorts them.
const MOST_KEYS: usize = 1 << 16;

/// The digests of the keys that were seen. Two keys with one digest are as rare as they are harmless:
/// whoever is told that a key may repeat looks again.
pub(super) struct Seen {
    /// For each key of the dataset, where its fields stand in a row.
    places: Vec<Vec<usize>>,
    digests: HashSet<u64>,
    hasher: RandomState,
    may_repeat: bool,
}

impl Seen {
    /// Nothing seen yet of an extract of this dataset.
    pub(super) fn new(dataset: &Dataset) -> Self {
        let place = |name: &String| dataset.fields.iter().position(|f| f.name == *name);
        let places = dataset.keys().map(|(_, key)| key.iter().filter_map(place).collect());
        Self {
            places: places.collect(),
            digests: HashSet::new(),
            hasher: RandomState::new(),
            may_repeat: false,
        }
    }

    /// Adds the keys of a row; one that lacks a part is none.
    pub(super) fn add(&mut self, row: &[Option<Value>]) {
        if self.may_repeat {
            return;
        }
        for (number, places) in self.places.iter().enumerate() {
            if places.iter().any(|place| row[*place].is_none()) {
                continue;
            }
            let mut hasher = self.hasher.build_hasher();
            number.hash(&mut hasher);
            for place in places {
                row[*place].hash(&mut hasher);
            }
            let is_new = self.digests.insert(hasher.finish());
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

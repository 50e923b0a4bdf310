//! Randomness that is the same every time: one generator for each seed and each thing it makes.

use rand::distr::weighted::WeightedIndex;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution as _, LogNormal, Poisson};
use serde::Deserialize;

/// A lognormal distribution, cut off.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Skewed {
    /// Its median.
    median: f64,
    /// The standard deviation of its logarithm.
    spread: f64,
    /// The largest value.
    most: f64,
}

impl Skewed {
    /// Its median.
    pub(super) fn median(&self) -> f64 {
        self.median
    }
}

/// A stream of random choices.
pub(super) struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of a seed for one thing, such as the n-th firm of the m-th centre; streams of
    /// different things do not depend on each other.
    pub(super) fn new(seed: u64, thing: [u64; 3]) -> Self {
        let mut bytes = [0; 32];
        for (part, number) in bytes.chunks_exact_mut(8).zip([seed, thing[0], thing[1], thing[2]]) {
            part.copy_from_slice(&number.to_le_bytes());
        }
        Self(ChaCha8Rng::from_seed(bytes))
    }

    /// A number from 0 to below 1.
    pub(super) fn unit(&mut self) -> f64 {
        self.0.random()
    }

    /// Whether something of this probability happens.
    pub(super) fn happens(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A whole number of a range, its end left out; 0 of an empty one.
    pub(super) fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { self.0.random_range(0..end) }
    }

    /// A whole number of a range, both ends included.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        self.0.random_range(least..=most.max(least))
    }

    /// One of several things, each as often as its weight says.
    pub(super) fn pick<'a, T>(&mut self, weighted: &'a [(T, f64)]) -> &'a T {
        let index = WeightedIndex::new(weighted.iter().map(|(_, w)| *w))
            .map_or(0, |weights| weights.sample(&mut self.0));
        &weighted[index].0
    }

    /// A skewed number.
    pub(super) fn skewed(&mut self, of: &Skewed) -> f64 {
        LogNormal::new(of.median.ln(), of.spread)
            .map_or(of.median, |d| d.sample(&mut self.0))
            .min(of.most)
    }

    /// A factor around 1, with this standard deviation of its logarithm.
    pub(super) fn factor(&mut self, spread: f64) -> f64 {
        LogNormal::new(0.0, spread).map_or(1.0, |d| d.sample(&mut self.0))
    }

    /// How many of something happen, if so many do on average.
    pub(super) fn count(&mut self, mean: f64) -> usize {
        let drawn = Poisson::new(mean).map_or(0.0, |d| d.sample(&mut self.0));
        whole(drawn)
    }
}

/// A number that is not negative, as a whole one.
#[expect(clippy::cast_sign_loss, reason = "checked just before")]
pub(super) fn whole(number: f64) -> usize {
    if number.is_finite() && number > 0.0 && number < 1e15 { number.round() as usize } else { 0 }
}

/// An amount in hundredths.
pub(super) fn hundredths(amount: f64) -> i64 {
    if amount.is_finite() && amount.abs() < 1e15 { (amount * 100.0).round() as i64 } else { 0 }
}

/// An amount in hundredths as extracts write it: `12`, `12.50`.
pub(super) fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (units, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    if rest == 0 { format!("{sign}{units}") } else { format!("{sign}{units}.{rest:02}") }
}

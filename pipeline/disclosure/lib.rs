//! Disclosure control: what of a release's tables may be published, so that nobody can tell what one
//! enterprise has.
//!
//! It is reckoning alone: it knows no file, no query, no measure. Whoever publishes says what there is
//! as a [`Model`], asks [`protect()`], and publishes what the [`Verdict`] lets through; [`audit()`] judges
//! a choice that somebody else made.
//!
//! # What is said
//!
//! - A [`Cell`] is a figure with its exact value in whole units of its last place (cents, hundredths,
//!   ones), never a float, and with its [`Contributions`]: how many enterprises, the total without
//!   signs, and the largest of them, each under a number of its own where it is known. Two are enough
//!   for the p% rule; the more are named, the better it is known who sees through what.
//! - A [`Relation`] is what adds up, to the last unit: centres to a region, regions to the nation,
//!   classes to their whole, two measures to their sum, years to what they come to together. One that
//!   does not hold is an error. Of what counts each once, `nation ≤ Σ centres` may be said.
//! - A [`Function`] is a figure made from others otherwise: ratio, change, estimate, error, interval,
//!   quartile, rank. Protection closes over functions, and so over functions of functions.
//! - [`Standing::Known`] is what is known whatever is decided: earlier releases, the programme's own
//!   money. [`Standing::Withheld`] is what nobody publishes and somebody could make: the difference of
//!   two editions (later − earlier − difference = 0, with those who differ as contributors).
//! - An [`Insider`] knows cells and parts of cells: a centre. Enterprises are attackers without being
//!   said: each that is named as a contributor.
//! - `rounding` says that a count is published as a multiple of a base. Everybody then knows an
//!   interval, which is reckoned with. Rates made from rounded counts are no functions of the exact
//!   ones, and are not said to be.
//!
//! # What is done
//!
//! 1. `rules`: cells that fail a rule, with how far from their value an attacker must be kept
//!    (Hundepool et al., Statistical Disclosure Control, 2012). What is left of a cell in a centre's
//!    eyes, once it has taken away its own, is judged as a cell of its own.
//! 2. `closure`: what is made from a protected figure goes too, and must be protected.
//! 3. `tables`: what nothing links is a problem of its own. Cells that everybody knows, and zeros
//!    without contributors, link nothing and hide nothing.
//! 4. `search`: for each gap, the cheapest table that the attacker could not tell from the true one
//!    (linear programs), costs set anew, what is not needed published again, each cell tried to be
//!    replaced. `optimum`: for small problems the best choice, by implicit hitting sets.
//! 5. `sums`: suppressed cells beside each other are judged as their sum, which is known from the
//!    total; one that fails a rule must be protected too. Back to 2 until nothing follows.
//! 6. `audit`: from nothing, for everybody, each enterprise and each insider.
//!
//! # What safe means
//!
//! A cell is safe from an attacker if there are two whole tables that fit all that they know, one in
//! which the cell is as low as the protection level asks, one in which it is as high. `witness` finds
//! them by linear programs in floating point and then checks them in whole numbers, every relation and
//! every bound, without a tolerance. An error of the solver can so make a cell look unsafe, and then
//! more is suppressed; it cannot make one look safe. Bounds in a [`Finding`] that is `exact` are those of
//! linear programs, rounded, and prove nothing.
//!
//! What follows from what is known already cannot be helped: it is suppressed as far as it can be, and
//! the audit says that it is not safe. Whoever publishes has to look at [`Audit::is_safe`].
//!
//! The same model gives the same verdict, in whatever order it is said, on however many threads.
//!
//! # What it is not
//!
//! - Sums are judged relation by relation. A sum that only several relations give together is not, but
//!   that each of its cells is safe from every single attacker is audited over all relations at once.
//! - Attackers do not act together, but for the enterprises of one centre.
//! - Nobody is kept from guessing by which rule a cell was chosen: parameters and [`Reason`]s are
//!   confidential.
//! - No perturbation (Fischetti and Salazar's controlled tabular adjustment, noise), only suppression
//!   and rounding.
//!
//! The solver is `microlp`: in Rust alone, the same result on every machine, and it refuses what it
//! cannot verify. `HiGHS` is faster on large programs; it asks for cmake, libclang and a C++ compiler to
//! build, and the programs here have tens of variables, seldom a thousand.

mod audit;
mod book;
#[cfg(test)]
mod brute_force;
mod closure;
mod contributions;
mod error;
#[cfg(any(test, feature = "examples"))]
pub mod generated;
mod guard;
#[cfg(test)]
mod known_failures;
mod lp;
mod model;
mod optimum;
mod protect;
mod range;
mod rounding;
mod rules;
mod search;
mod sums;
mod tables;
mod verdict;
mod witness;

pub use audit::audit;
pub use contributions::{Contribution, Contributions, Contributor};
pub use error::Error;
pub use model::{Cell, Function, Insider, Model, Part, Quantity, Relation, Sense, Standing};
pub use protect::protect;
pub use rules::{BasisPoints, Dominance, Levels, Rule, Rules};
pub use verdict::{Attacker, Audit, Bound, Decision, Finding, Reason, Verdict};

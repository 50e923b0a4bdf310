//! What becomes of each cell, and what an attacker can find out.

use std::collections::BTreeMap;
use std::fmt;

use super::contributions::Contributor;
use super::rules::Rule;

/// Whether a cell is published, and how. Of one that is suppressed there is no value to mistake for
/// zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// As it is.
    Published(i128),
    /// As the nearest multiple of its base.
    Rounded(i128),
    /// Not at all.
    Suppressed(Reason),
    /// It was not to be published anyhow.
    Withheld,
}

impl Decision {
    /// What is published, in units of the last place.
    #[must_use]
    pub fn published(&self) -> Option<i128> {
        match self {
            Self::Published(value) | Self::Rounded(value) => Some(*value),
            Self::Suppressed(_) | Self::Withheld => None,
        }
    }
}

/// Why a cell is suppressed. Not for print: whoever knows which cells fail a rule knows more of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It fails a rule.
    Fails(Rule),
    /// What is left of it fails a rule in the eyes of an insider who knows their own part.
    RestFails {
        /// The insider.
        insider: String,
        /// The rule.
        rule: Rule,
    },
    /// It is made from a cell that is suppressed.
    MadeFrom(String),
    /// A figure that fails a rule could be made from it.
    Makes(String),
    /// It protects others.
    Beside,
}

/// Who looks at tables.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attacker {
    /// Who knows what is published.
    Everybody,
    /// An enterprise, which knows what it has contributed itself.
    Contributor(Contributor),
    /// An insider of the model, by name.
    Insider(String),
}

impl fmt::Display for Attacker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everybody => write!(f, "everybody"),
            Self::Contributor(Contributor(number)) => write!(f, "contributor {number}"),
            Self::Insider(name) => write!(f, "{name}"),
        }
    }
}

/// What one attacker can find out of one protected cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The cell; of a sum of suppressed cells, their ids with ` + ` between them.
    pub cell: String,
    /// Who.
    pub attacker: Attacker,
    /// It cannot be below this, in units of the last place. Nothing if there is no bound, or one so far
    /// off that it tells nothing.
    pub lower: Option<i128>,
    /// It cannot be above this.
    pub upper: Option<i128>,
    /// The attacker must not be able to tell that it is above this.
    pub needed_lower: i128,
    /// The attacker must not be able to tell that it is below this.
    pub needed_upper: i128,
    /// Whether there are two whole tables that fit all that the attacker knows, in one of which the
    /// cell is as low as it must be, and in the other as high.
    pub safe: bool,
    /// Whether the bounds are the least and the greatest value; else they are values that were proved
    /// to be possible, and the attacker may know even less.
    pub exact: bool,
}

/// What is found out of all protected cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audit {
    /// By cell and attacker.
    pub findings: Vec<Finding>,
    /// How many attackers were looked at beside those found here, who know nothing of the cells that
    /// their targets hide behind, and so no more than everybody.
    pub no_wiser: usize,
}

impl Audit {
    /// Whether every cell is safe from everybody.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.findings.iter().all(|f| f.safe)
    }

    /// What is not safe.
    pub fn unsafe_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| !f.safe)
    }
}

/// What may be published, and the proof.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Every cell of the model, by id.
    pub decisions: BTreeMap<String, Decision>,
    /// What attackers can find out. What is not safe here can be made so by nothing that is still to be
    /// decided: it follows from what is known already.
    pub audit: Audit,
    /// What is lost with the cells that are suppressed only beside others.
    pub cost: u64,
    /// What would be lost at least, for the linked tables in which that was found; there it is the
    /// optimum if both are equal.
    pub bounds: Vec<Bound>,
}

/// What is lost in a set of linked tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// How many cells they have.
    pub cells: usize,
    /// What is lost.
    pub cost: u64,
    /// What is lost at least; 0 where that was not looked for.
    pub least_cost: u64,
}

impl Verdict {
    /// How many cells are suppressed.
    #[must_use]
    pub fn suppressed(&self) -> usize {
        self.decisions.values().filter(|d| matches!(d, Decision::Suppressed(_))).count()
    }

    /// How many of them only beside others.
    #[must_use]
    pub fn beside(&self) -> usize {
        let beside = Decision::Suppressed(Reason::Beside);
        self.decisions.values().filter(|d| **d == beside).count()
    }
}

//! Tables as the rules see them: cells, what they come to together, and who knows what.

use super::contributions::{Contributions, Contributor};

/// What a cell is, which says by what rules it is judged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Quantity {
    /// A sum of what enterprises have: judged by their number and by the largest of them.
    #[default]
    Magnitude,
    /// A number of enterprises or of their answers: judged by the number of contributors.
    Count,
    /// A rate, a ratio, an estimate or the like: judged by the number of contributors, and protected
    /// with what it is made from.
    Share,
}

/// What is to become of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    /// It is to be published if it may be.
    #[default]
    Offered,
    /// It has been published, as it stands, or is known to everybody for another reason: an earlier
    /// release, the money that the programme gave. It can be neither protected nor suppressed.
    Known,
    /// It is not published in any case, but may have to be protected: the difference of two editions,
    /// the part of a scope that is not one centre's.
    Withheld,
}

/// A cell: one figure, or what somebody could make from figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The figure's id.
    pub id: String,
    /// The exact value, in units of the last place in which it is published.
    pub value: i128,
    /// What it is.
    pub quantity: Quantity,
    /// What is to become of it.
    pub standing: Standing,
    /// Who contributes to it.
    pub contributions: Contributions,
    /// What is lost when it is not published, at least 1.
    pub weight: u64,
    /// What everybody knows that it is not below; for what cannot be negative, 0.
    pub lower: Option<i128>,
    /// What everybody knows that it is not above.
    pub upper: Option<i128>,
    /// It is published as a multiple of this, the nearest, in units of the last place.
    pub rounding: Option<i128>,
    /// A zero without contributors protects nothing, as everybody knows that nobody is there. With
    /// this, it may as well be something else to those who do not see it.
    pub may_be_other_than_zero: bool,
}

impl Cell {
    /// A magnitude or count that cannot be below zero, to be published.
    #[must_use]
    pub fn new(id: impl Into<String>, value: i128, contributions: Contributions) -> Self {
        Self { id: id.into(), value, contributions, weight: 1, lower: Some(0), ..Self::default() }
    }

    /// The same cell as a count.
    #[must_use]
    pub fn count(self) -> Self {
        Self { quantity: Quantity::Count, ..self }
    }

    /// The same cell with another standing.
    #[must_use]
    pub fn standing(self, standing: Standing) -> Self {
        Self { standing, ..self }
    }

    /// Whether nobody is there, which everybody knows.
    pub(crate) fn is_empty(&self) -> bool {
        let nobody = self.contributions.count == 0 && self.value == 0;
        nobody && self.standing == Standing::Offered && !self.may_be_other_than_zero
    }
}

/// How the terms of a relation stand to zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sense {
    /// They come to zero: what adds up.
    #[default]
    Zero,
    /// They come to zero or less: what counts enterprises once, so that a whole is not more than its
    /// parts.
    AtMostZero,
}

/// What everybody knows of cells together: Σ factor × value = 0, or at most 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relation {
    /// What it is, for messages.
    pub title: String,
    /// The cells' ids, with what they are multiplied by.
    pub terms: Vec<(String, i64)>,
    /// How they stand to zero.
    pub sense: Sense,
}

impl Relation {
    /// A whole that is the sum of its parts.
    #[must_use]
    pub fn sum<S: Into<String>>(whole: S, parts: impl IntoIterator<Item = S>) -> Self {
        let whole = whole.into();
        let parts = parts.into_iter().map(|part| (part.into(), 1));
        let terms = parts.chain([(whole.clone(), -1)]).collect();
        Self { title: whole, terms, sense: Sense::Zero }
    }
}

/// A figure that is made from others, otherwise than by adding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// The figure.
    pub of: String,
    /// The figures that it is made from. Whoever knows it and all of these but one is taken to know
    /// that one, unless it is [`loose`](Self::loose).
    pub from: Vec<String>,
    /// It tells something of what it is made from and not all: a quartile, a rank, an estimate, a part
    /// of the same answers. It goes with them, but what only stands beside a protected figure, to
    /// protect that, is not told by it.
    pub loose: bool,
}

/// Somebody who knows more than what is published: a centre, which has files of its own.
///
/// Enterprises need not be said: they are those in the cells' contributions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Insider {
    /// Who, for the audit.
    pub name: String,
    /// The cells that they know, published or not.
    pub knows: Vec<String>,
    /// What they know of other cells, which they are a part of.
    pub parts: Vec<Part>,
    /// The enterprises that they know.
    pub members: Vec<Contributor>,
}

/// What an insider knows of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// The cell.
    pub cell: String,
    /// How much of its total is theirs, without signs, in units of its last place.
    pub amount: i128,
    /// How many of its contributors are theirs and nobody else's.
    pub contributors: u64,
}

/// Everything that is published together, and what is known beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Model {
    /// The cells, in any order.
    pub cells: Vec<Cell>,
    /// What they come to.
    pub relations: Vec<Relation>,
    /// What else is made from them.
    pub functions: Vec<Function>,
    /// Who knows more than others.
    pub insiders: Vec<Insider>,
}

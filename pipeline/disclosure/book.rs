//! The model in order: cells by id, everything else by their places, so that nothing depends on the
//! order in which it was said.

use std::collections::{BTreeMap, BTreeSet};

use super::contributions::{Contributions, Contributor};
use super::error::Error;
use super::model::{Cell, Insider, Model, Quantity, Sense, Standing};
use super::rounding::left_open;
use super::rules::{Levels, OwnPart, Rule, Rules};
use super::tables::{Entry, FAR, Knower, Known, Row, Tables, Target};
use super::verdict::Attacker;

/// Values are smaller than this, so that sums of them are exact.
const LARGEST: i128 = 1 << 90;

/// A function by places.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Made {
    /// The figure.
    pub(crate) of: usize,
    /// What it is made from.
    pub(crate) from: Vec<usize>,
    /// Whether it tells only something.
    pub(crate) loose: bool,
}

/// What an insider knows, by places.
#[derive(Debug, Clone)]
pub(crate) struct Inside {
    /// Who.
    pub(crate) name: String,
    /// Cells known.
    pub(crate) knows: BTreeSet<usize>,
    /// Parts known, as amount and number of contributors.
    pub(crate) parts: BTreeMap<usize, (i128, u64)>,
    /// Enterprises known.
    pub(crate) members: BTreeSet<Contributor>,
}

/// Why a cell must be protected, and how far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Need {
    /// How far everybody must be kept; nothing if only insiders must.
    pub(crate) levels: Option<Levels>,
    /// How far insiders must be kept who see through the rest of it, by insider.
    pub(crate) insiders: BTreeMap<usize, Levels>,
}

/// The model in order.
#[derive(Debug, Clone)]
pub(crate) struct Book {
    /// The cells by id, then those that are made on the way.
    pub(crate) cells: Vec<Cell>,
    /// How many of them are the model's.
    pub(crate) own: usize,
    /// What they come to.
    pub(crate) relations: Vec<(Vec<(usize, i128)>, Sense)>,
    /// What is made from them.
    pub(crate) functions: Vec<Made>,
    /// Who knows more.
    pub(crate) insiders: Vec<Inside>,
}

/// What somebody has of a cell.
#[derive(Debug, Clone, Copy, Default)]
struct Stake {
    amount: i128,
    contributors: u64,
}

/// Tables to protect, with who the knowers are.
#[derive(Debug)]
pub(crate) struct Compiled {
    /// The tables.
    pub(crate) tables: Tables,
    /// The targets.
    pub(crate) targets: Vec<Target>,
    /// The knowers' names.
    pub(crate) attackers: Vec<Attacker>,
}

impl Book {
    /// Puts a model in order.
    ///
    /// # Errors
    /// When it names cells that there are not, or says what cannot be.
    pub(crate) fn new(model: &Model) -> Result<Self, Error> {
        let mut cells = model.cells.clone();
        cells.sort_by(|a, b| a.id.cmp(&b.id));
        if let Some(pair) = cells.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(Error::Twice(pair[0].id.clone()));
        }
        for cell in &cells {
            if let Some(problem) = problem(cell) {
                return Err(Error::Cell { cell: cell.id.clone(), problem });
            }
        }
        let places: BTreeMap<&str, usize> =
            cells.iter().zip(0..).map(|(cell, place)| (cell.id.as_str(), place)).collect();
        let place = |by: &str, id: &String| {
            let found = places.get(id.as_str()).copied();
            found.ok_or_else(|| Error::Unknown { by: by.to_owned(), cell: id.clone() })
        };
        let mut relations = Vec::new();
        for relation in &model.relations {
            let mut terms: BTreeMap<usize, i128> = BTreeMap::new();
            for (id, factor) in &relation.terms {
                *terms.entry(place(&relation.title, id)?).or_default() += i128::from(*factor);
            }
            terms.retain(|_, factor| *factor != 0);
            let sum: i128 = terms.iter().map(|(cell, factor)| factor * cells[*cell].value).sum();
            let holds = match relation.sense {
                Sense::Zero => sum == 0,
                Sense::AtMostZero => sum <= 0,
            };
            if !holds {
                return Err(Error::Relation { relation: relation.title.clone(), sum });
            }
            relations.push((terms.into_iter().collect(), relation.sense));
        }
        let mut functions = Vec::new();
        for function in &model.functions {
            let from = function.from.iter().map(|id| place(&function.of, id));
            let from: BTreeSet<usize> = from.collect::<Result<_, _>>()?;
            let of = place(&function.of, &function.of)?;
            let from = from.into_iter().filter(|f| *f != of).collect();
            functions.push(Made { of, from, loose: function.loose });
        }
        functions.sort();
        let mut insiders = Vec::new();
        for Insider { name, knows, parts, members } in &model.insiders {
            let knows = knows.iter().map(|id| place(name, id)).collect::<Result<_, _>>()?;
            let part = |part: &super::model::Part| {
                Ok((place(name, &part.cell)?, (part.amount, part.contributors)))
            };
            let parts = parts.iter().map(part).collect::<Result<_, Error>>()?;
            let members = members.iter().copied().collect();
            insiders.push(Inside { name: name.clone(), knows, parts, members });
        }
        insiders.sort_by(|a: &Inside, b| a.name.cmp(&b.name));
        for inside in &mut insiders {
            know_what_follows(inside, &relations);
        }
        Ok(Self { own: cells.len(), cells, relations, functions, insiders })
    }

    /// How far an insider sees through a cell that they are a part of: the rule that the rest fails.
    pub(crate) fn rest(
        &self,
        rules: &Rules,
        cell: usize,
        insider: usize,
    ) -> Option<(Rule, Levels)> {
        let Cell { quantity, contributions, value, .. } = &self.cells[cell];
        let inside = &self.insiders[insider];
        let (amount, contributors) = *inside.parts.get(&cell)?;
        let members = &inside.members;
        let own = OwnPart { amount, contributors, members, knows_many: true };
        rules.judge_rest(*quantity, contributions, *value, &own)
    }

    /// What an insider has of several cells together, as amount and number of contributors.
    pub(crate) fn part_of(&self, insider: usize, cells: &[usize]) -> (i128, u64) {
        let inside = &self.insiders[insider];
        let parts = cells.iter().map(|place| match inside.knows.contains(place) {
            true => {
                let cell = &self.cells[*place];
                (cell.contributions.total(cell.value), cell.contributions.count)
            }
            false => inside.parts.get(place).copied().unwrap_or_default(),
        });
        parts.fold((0, 0), |(amount, count), (a, c)| (amount + a, count + c))
    }

    /// Adds a cell that nobody publishes and that is a sum of others, all of which have one sign.
    pub(crate) fn add_sum(
        &mut self,
        parts: &[(usize, i128)],
        contributions: Contributions,
    ) -> usize {
        let place = self.cells.len();
        let value = parts.iter().map(|(cell, factor)| factor * self.cells[*cell].value).sum();
        let ids: Vec<&str> = parts.iter().map(|(cell, _)| self.cells[*cell].id.as_str()).collect();
        let quantity = match parts.iter().all(|(c, _)| self.cells[*c].quantity == Quantity::Count) {
            true => Quantity::Count,
            false => Quantity::Magnitude,
        };
        let bounded = parts.iter().all(|(cell, _)| self.cells[*cell].lower.is_some_and(|l| l >= 0));
        self.cells.push(Cell {
            id: ids.join(" + "),
            value,
            quantity,
            standing: Standing::Withheld,
            contributions,
            weight: 1,
            lower: bounded.then_some(0),
            ..Cell::default()
        });
        let terms = parts.iter().copied().chain([(place, -1)]).collect();
        self.relations.push((terms, Sense::Zero));
        // whoever has a part of the parts has it of the sum
        let cells: Vec<usize> = parts.iter().map(|(cell, _)| *cell).collect();
        for insider in 0..self.insiders.len() {
            let (amount, contributors) = self.part_of(insider, &cells);
            if contributors > 0 {
                self.insiders[insider].parts.insert(place, (amount, contributors));
            }
        }
        place
    }

    /// The tables, with what must be protected in them. A cell of `settled` is hidden or published for
    /// other reasons and is no choice.
    pub(crate) fn compile(
        &self,
        rules: &Rules,
        needs: &BTreeMap<usize, Need>,
        weights: &[u64],
        settled: &BTreeSet<usize>,
    ) -> Compiled {
        let entries = self.cells.iter().enumerate().map(|(place, cell)| {
            let room = |cell: &Cell| {
                let lowest = cell.lower.map_or(-FAR, |l| l - cell.value);
                (lowest, cell.upper.map_or(FAR, |u| u - cell.value))
            };
            let unpublished = room(cell);
            let rounding = cell.rounding.filter(|_| cell.standing == Standing::Offered);
            let published = rounding.map_or((0, 0), |base| {
                let (least, greatest) = left_open(cell.value, base);
                let (least, greatest) = (least - cell.value, greatest - cell.value);
                (least.max(unpublished.0), greatest.min(unpublished.1))
            });
            Entry {
                value: cell.value,
                unpublished,
                published,
                offered: cell.standing == Standing::Offered && !settled.contains(&place),
                known: cell.standing == Standing::Known || cell.is_empty(),
                weight: weights.get(place).copied().unwrap_or(1),
            }
        });
        let entries: Vec<Entry> = entries.collect();
        let rows = self.relations.iter().map(|(terms, sense)| {
            let sum: i128 = terms.iter().map(|(c, f)| f * self.cells[*c].value).sum();
            Row { terms: terms.clone(), sense: *sense, slack: -sum }
        });
        let knowers = self.knowers(rules);
        let mut stakes: Vec<Vec<(usize, Stake)>> = vec![Vec::new(); self.cells.len()];
        for (place, (_, _, of)) in knowers.iter().enumerate() {
            for (cell, stake) in of {
                stakes[*cell].push((place, *stake));
            }
        }
        let (attackers, knowers): (Vec<_>, Vec<_>) =
            knowers.into_iter().map(|(who, knower, _)| (who, knower)).unzip();
        let targets = needs
            .iter()
            .map(|(cell, need)| self.target(rules, *cell, need, &stakes[*cell], &attackers));
        let targets = targets.collect();
        Compiled { targets, tables: Tables::new(entries, rows.collect(), knowers), attackers }
    }

    /// Who knows more than others, what, and what they have of cells.
    fn knowers(&self, rules: &Rules) -> Vec<(Attacker, Knower, BTreeMap<usize, Stake>)> {
        let mut contributors: BTreeMap<Contributor, (Knower, BTreeMap<usize, Stake>)> =
            BTreeMap::new();
        for (place, cell) in self.cells.iter().enumerate().filter(|_| rules.contributors_attack) {
            let contributions = &cell.contributions;
            for contribution in &contributions.largest {
                let Some(by) = contribution.by else { continue };
                let (knower, stakes) = contributors.entry(by).or_default();
                stakes.insert(place, Stake { amount: contribution.amount, contributors: 1 });
                if contributions.count == 1 {
                    knower.of.insert(place, Known::Exactly);
                } else if cell.lower.is_some_and(|l| l >= 0) && contribution.amount > 0 {
                    let bound = contribution.amount - cell.value;
                    knower.of.insert(place, Known::NotBelow(bound.min(0)));
                }
            }
        }
        let contributors = contributors
            .into_iter()
            .map(|(by, (knower, stakes))| (Attacker::Contributor(by), knower, stakes));
        let insiders = self.insiders.iter().map(|inside| {
            let mut knower = Knower::default();
            let mut stakes = BTreeMap::new();
            for (place, (amount, contributors)) in &inside.parts {
                stakes.insert(*place, Stake { amount: *amount, contributors: *contributors });
                let cell = &self.cells[*place];
                if cell.lower.is_some_and(|l| l >= 0) && *amount > 0 {
                    let known = Known::NotBelow((amount - cell.value).min(0));
                    knower.of.insert(*place, known);
                }
            }
            knower.of.extend(inside.knows.iter().map(|place| (*place, Known::Exactly)));
            (Attacker::Insider(inside.name.clone()), knower, stakes)
        });
        contributors.chain(insiders).collect()
    }

    /// A target with how far each knower must be kept who has a part of it.
    fn target(
        &self,
        rules: &Rules,
        cell: usize,
        need: &Need,
        stakes: &[(usize, Stake)],
        attackers: &[Attacker],
    ) -> Target {
        let Cell { quantity, contributions, value, .. } = &self.cells[cell];
        let nobody = BTreeSet::new();
        let mut parts = BTreeMap::new();
        for (place, Stake { amount, contributors }) in stakes {
            let (place, amount, contributors) = (*place, *amount, *contributors);
            let one;
            let (members, insider) = match &attackers[place] {
                Attacker::Contributor(by) => {
                    one = BTreeSet::from([*by]);
                    (&one, None)
                }
                Attacker::Insider(name) => {
                    let insider = self.insiders.iter().position(|i| i.name == *name);
                    (insider.map_or(&nobody, |i| &self.insiders[i].members), insider)
                }
                Attacker::Everybody => (&nobody, None),
            };
            let own = OwnPart { amount, contributors, members, knows_many: insider.is_some() };
            let kept = need
                .levels
                .and_then(|_| rules.kept_from_part(*quantity, contributions, *value, &own));
            let rest = insider.and_then(|i| need.insiders.get(&i).copied());
            let kept = match (kept, rest) {
                (Some(kept), Some(rest)) => Some(kept.and(rest)),
                (kept, rest) => kept.or(rest),
            };
            parts.insert(place, kept);
        }
        Target { cell, levels: need.levels, parts }
    }
}

/// Adds what an insider can make of their own cells alone: that is theirs too.
fn know_what_follows(inside: &mut Inside, relations: &[(Vec<(usize, i128)>, Sense)]) {
    loop {
        let before = inside.knows.len();
        for (terms, _) in relations.iter().filter(|(_, sense)| *sense == Sense::Zero) {
            let mut others = terms.iter().filter(|(cell, _)| !inside.knows.contains(cell));
            if let (Some((last, _)), None, true) = (others.next(), others.next(), terms.len() > 1) {
                inside.knows.insert(*last);
            }
        }
        if before == inside.knows.len() {
            return;
        }
    }
}

/// What cannot be so of a cell, if anything.
fn problem(cell: &Cell) -> Option<&'static str> {
    let too_large = |number: i128| number.abs() >= LARGEST;
    if too_large(cell.value)
        || cell.lower.is_some_and(too_large)
        || cell.upper.is_some_and(too_large)
        || cell.contributions.total.is_some_and(too_large)
    {
        return Some("a number that is too large to reckon with");
    }
    if cell.lower.is_some_and(|l| l > cell.value) || cell.upper.is_some_and(|u| u < cell.value) {
        return Some("a value outside its bounds");
    }
    if cell.weight == 0 {
        return Some("no weight");
    }
    if cell.rounding.is_some_and(|base| base < 1) {
        return Some("a base of rounding below 1");
    }
    match cell.quantity {
        Quantity::Magnitude => cell.contributions.problem(cell.value),
        // who is listed of a count or a share is listed for what he knows
        Quantity::Count | Quantity::Share => None,
    }
}

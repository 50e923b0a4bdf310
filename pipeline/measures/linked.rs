//! The figures of a year as the cells of linked tables: what everybody can add up, what is within what, whom
//! each figure is of, and what centres know. What is linked is not told by names: totals by what their SQL
//! declares of adding up, all others by what they are derived from.

use std::collections::{BTreeMap, BTreeSet};

use num_traits::{Signed as _, Zero as _};

use super::compute::Computed;
use super::contributed::{
    Contributed, DECIMALS, amounts, coarser, comes_to, complete_to, contributions, is_exact,
    is_too_large, units,
};
use super::derivation::Derivation;
use super::figure::{Figure, Scope};
use super::judged::{fewest, is_of_counts, is_share_of_amounts, tells_squares};
use super::links::{Link, is_derived, made_from};
use disclosure::{
    Cell, Contributions, Contributor, Function, Insider, Model, Part, Quantity, Relation, Sense,
    Standing,
};
use engine::{Layer, Library, Measure, Unit, Within};
use programme::Disclosure;

/// How the header of a measure begins that adds up over centres and whatever else parts them.
const ADDS_UP: &str = "additive over centres";
/// What is lost with a figure of the whole programme, against one of a scope.
const WEIGHT_OF_WHOLE: u64 = 100;
/// What is lost with a figure of a scope that is no centre, against one of a centre.
const WEIGHT_OF_SCOPE: u64 = 3;

/// The tables of a publication as they are put together.
pub(super) struct Tables<'a> {
    library: &'a Library,
    settings: &'a Disclosure,
    /// What counts are published as multiples of.
    base: Option<i128>,
    pub(super) model: Model,
    pub(super) unknown: BTreeSet<String>,
    /// Measures of a year, none of whose figures can be judged.
    unknown_measures: BTreeSet<(String, i16)>,
    /// The figures among the cells, with their decimals.
    pub(super) figures: BTreeMap<String, u32>,
    insiders: BTreeMap<String, Inside>,
    /// The cells there are, with their values.
    values: BTreeMap<String, i128>,
    functions: Vec<Function>,
    /// How far measures of the year reach, those that have a value anywhere.
    measures: BTreeMap<String, Reach>,
    pub(super) without_value: BTreeSet<String>,
    pub(super) links: Vec<Link>,
    pub(super) rates: BTreeMap<String, [String; 2]>,
}

/// How far the values of a measure reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// All are zero.
    Zero,
    /// Some are not.
    More,
}

/// What a centre knows.
#[derive(Default)]
struct Inside {
    knows: BTreeSet<String>,
    parts: Vec<Part>,
    members: BTreeSet<Contributor>,
}

impl<'a> Tables<'a> {
    /// None yet.
    pub(super) fn new(library: &'a Library, settings: &'a Disclosure) -> Self {
        Self {
            library,
            settings,
            base: settings.round_counts_to.map(i128::from),
            model: Model::default(),
            unknown: BTreeSet::new(),
            unknown_measures: BTreeSet::new(),
            figures: BTreeMap::new(),
            insiders: BTreeMap::new(),
            values: BTreeMap::new(),
            functions: Vec::new(),
            measures: BTreeMap::new(),
            without_value: BTreeSet::new(),
            links: Vec::new(),
            rates: BTreeMap::new(),
        }
    }

    /// Adds the figures of a year.
    pub(super) fn add(&mut self, computed: &Computed, contributed: &Contributed) {
        let figures: Vec<&Figure> =
            computed.figures.values().filter(|figure| !is_derived(figure)).collect();
        let mut decimals: BTreeMap<&str, u32> = BTreeMap::new();
        for figure in &figures {
            let least = decimals.entry(&figure.measure).or_insert(figure.unit.decimals());
            let added = contributed.to(&figure.measure, &figure.scope);
            if self.is_total(figure) && !is_exact(figure, added, *least) {
                *least = DECIMALS;
            }
        }
        self.measures.clear();
        for figure in &figures {
            if let Some(value) = &figure.exact {
                let reach = if value.is_zero() { Reach::Zero } else { Reach::More };
                let known = self.measures.entry(figure.measure.clone()).or_insert(reach);
                *known = reach.max(*known);
            }
        }
        for figure in &figures {
            self.add_cell(figure, contributed, decimals[figure.measure.as_str()]);
        }
        for figure in &figures {
            self.add_made(computed, figure);
        }
        self.add_sums(computed, contributed);
    }

    /// Whether a figure is a sum of what firms add: a total, or what adds up though something is divided,
    /// such as amounts times a percentage.
    fn is_total(&self, figure: &Figure) -> bool {
        match figure.derivation {
            Derivation::Total { .. } => true,
            Derivation::Ratio { .. } => self.adds_up(figure),
            Derivation::Estimate { .. }
            | Derivation::Change { .. }
            | Derivation::Quartile { .. } => false,
        }
    }

    /// Whether its SQL declares of a figure's measure that it adds up.
    fn adds_up(&self, figure: &Figure) -> bool {
        self.declared(figure).is_some_and(|m| m.additivity.starts_with(ADDS_UP))
    }

    /// The declaration of a figure's measure.
    fn declared(&self, figure: &Figure) -> Option<&'a Measure> {
        let name = figure.derivation.declared(&figure.measure);
        let mut measures = self.library.layer(Layer::Measures).flat_map(|f| &f.measures);
        measures.find(|m| m.matches(name).is_some())
    }

    /// Adds a figure as a cell; one without a value is noted.
    fn add_cell(&mut self, figure: &Figure, contributed: &Contributed, decimals: u32) {
        let id = figure.id();
        let declared = self.declared(figure);
        let is_own = declared
            .is_some_and(|m| m.name == figure.measure || m.matches(&figure.measure).is_some());
        let is_of_nobody = declared.is_some_and(|m| m.is_of_nobody);
        let added = contributed.to(&figure.measure, &figure.scope);
        let quantity = match (self.is_total(figure), figure.unit) {
            (true, Unit::Count) => Quantity::Count,
            (true, _) => Quantity::Magnitude,
            (false, _) => Quantity::Share,
        };
        let is_made = match &figure.derivation {
            Derivation::Total { of } | Derivation::Ratio { of, .. } => !of.is_empty(),
            _ => true,
        };
        // what comes to nothing everywhere, and cannot be less, is of nobody, whether anybody says so or not
        let is_none = match self.measures.get(&figure.measure) {
            Some(Reach::Zero) => quantity != Quantity::Share,
            Some(Reach::More) => false,
            None => true,
        };
        let is_told = contributed.knows(&figure.measure)
            && (quantity == Quantity::Share || comes_to(added, figure, decimals));
        let is_unknown = is_own
            && !is_of_nobody
            && (!is_made || quantity != Quantity::Share)
            && !is_told
            && !is_none;
        if is_unknown || !is_of_nobody && is_share_of_amounts(self.library, figure) {
            // all of it: the others would tell it
            self.unknown_measures.insert((figure.measure.clone(), figure.year));
        }
        if tells_squares(figure, contributed, self.settings.p_percent)
            || is_too_large(figure, added)
        {
            self.unknown.insert(id.clone());
        }
        let (is_rounded, is_told_by_count) = match self.base {
            Some(_) if !is_of_nobody => (
                quantity == Quantity::Count,
                quantity == Quantity::Share && is_of_counts(self.library, figure),
            ),
            _ => (false, false),
        };
        let Some(exact) = &figure.exact else {
            self.without_value.insert(id);
            return;
        };
        let value = units(exact, decimals);
        let standing = match () {
            () if is_of_nobody => Standing::Known,
            // what is made from a count as it is tells more than the rounded count
            () if is_told_by_count => Standing::Withheld,
            () => Standing::Offered,
        };
        let contributions = match quantity {
            Quantity::Magnitude => contributions(added, value, decimals),
            _ => Contributions::counted(fewest(figure, added)),
        };
        let weight = match (figure.scope.is_whole(), figure.scope.centre_id()) {
            (true, _) => WEIGHT_OF_WHOLE,
            (false, None) => WEIGHT_OF_SCOPE,
            (false, Some(_)) => 1,
        };
        let lower = (!exact.is_negative() && quantity != Quantity::Share).then_some(0);
        self.tell_insiders(&id, figure, contributed, decimals);
        self.values.insert(id.clone(), value);
        self.figures.insert(id.clone(), decimals);
        self.model.cells.push(Cell {
            rounding: self.base.filter(|_| is_rounded),
            quantity,
            standing,
            weight,
            lower,
            // nothing is no sign that nobody is there, and may be left out to protect others: else what is
            // left out would be told not to be nothing
            may_be_other_than_zero: true,
            ..Cell::new(id, value, contributions)
        });
    }

    /// Notes what centres know of a cell: all of their own, and their part of others.
    fn tell_insiders(
        &mut self,
        id: &str,
        figure: &Figure,
        contributed: &Contributed,
        decimals: u32,
    ) {
        let added = contributed.to(&figure.measure, &figure.scope);
        if let Some(centre) = figure.scope.centre_id() {
            self.insiders.entry(centre.to_owned()).or_default().knows.insert(id.to_owned());
        }
        let mut centres_of: BTreeMap<Contributor, BTreeSet<usize>> = BTreeMap::new();
        let mut amounts: BTreeMap<usize, i128> = BTreeMap::new();
        for one in added {
            if let Some(centre) = one.centre {
                centres_of.entry(one.by).or_default().insert(centre);
                *amounts.entry(centre).or_default() += one.units.abs();
            }
        }
        for (centre, amount) in amounts {
            let name = &contributed.centres[centre];
            let inside = self.insiders.entry(name.clone()).or_default();
            let of_centre = centres_of.iter().filter(|(_, centres)| centres.contains(&centre));
            inside.members.extend(of_centre.map(|(by, _)| *by));
            if figure.scope.centre_id() != Some(name) {
                let alone = centres_of.values().filter(|c| c.len() == 1 && c.contains(&centre));
                let contributors = alone.count() as u64;
                let amount = coarser(amount, decimals);
                inside.parts.push(Part { cell: id.to_owned(), amount, contributors });
            }
        }
    }

    /// Notes what a figure is made from.
    fn add_made(&mut self, computed: &Computed, figure: &Figure) {
        let mut from = made_from(computed, figure);
        let tells_of = self.declared(figure).map(|m| m.tells_of.as_slice()).unwrap_or_default();
        let beside = tells_of.iter().map(|m| format!("{}.{m}.{}", figure.scope, figure.year));
        from.extend(beside);
        // an estimate has more in it than a total, and so has a ratio that names but one of its sides
        let is_ratio = matches!(&figure.derivation, Derivation::Ratio { of, .. } if of.len() > 1);
        let is_loose = !is_ratio || self.is_total(figure);
        if let (Some(_), Unit::Rate, Derivation::Ratio { .. }, [above, below]) =
            (self.base, figure.unit, &figure.derivation, from.as_slice())
        {
            self.rates.insert(figure.id(), [above.clone(), below.clone()]);
        }
        if !from.is_empty() {
            let is_part = self.is_total(figure);
            self.links.push(Link { of: figure.id(), from: from.clone(), is_part });
        }
        if figure.exact.is_some() && !from.is_empty() {
            self.functions.push(Function { of: figure.id(), from, loose: is_loose });
        }
    }

    /// Notes what adds up: the whole from the scopes of each kind, and a total from those that it is made
    /// of.
    fn add_sums(&mut self, computed: &Computed, contributed: &Contributed) {
        let whole = computed.whole();
        let mut totals: BTreeMap<&str, (&Figure, bool)> = BTreeMap::new();
        for figure in computed.figures.values() {
            if figure.scope == whole && self.is_total(figure) {
                let adds_up = self.adds_up(figure);
                totals.insert(&figure.measure, (figure, adds_up));
            }
        }
        let published: Vec<&Scope> = computed.scopes.iter().collect();
        for (measure, (figure, adds_up)) in totals {
            let id = |scope: &Scope| format!("{scope}.{measure}.{}", computed.year);
            for kind in computed.kinds.iter().filter(|k| k.name != whole.kind) {
                let of_kind = published.iter().copied().filter(|s| s.kind == kind.name);
                self.add_sum(
                    &whole,
                    &of_kind.collect::<Vec<_>>(),
                    &id,
                    adds_up,
                    measure,
                    contributed,
                );
            }
            // scopes that are made of centres
            for (scope, centres) in &computed.centres {
                if *scope != whole && scope.centre_id().is_none() {
                    let parts: Vec<Scope> = centres.iter().map(|c| computed.centre(c)).collect();
                    let parts: Vec<&Scope> =
                        parts.iter().filter(|s| published.contains(s)).collect();
                    self.add_sum(scope, &parts, &id, adds_up, measure, contributed);
                }
            }
            let within = self.declared(figure).map(|m| m.within.as_slice()).unwrap_or_default();
            self.add_order(measure, within, &published, computed.year);
            let Derivation::Total { of } = &figure.derivation else { continue };
            self.add_parts(measure, of, &published, computed.year);
        }
    }

    /// Notes that a scope is the sum of others, or no more than that where firms count once in each.
    fn add_sum(
        &mut self,
        whole: &Scope,
        parts: &[&Scope],
        id: &dyn Fn(&Scope) -> String,
        adds_up: bool,
        measure: &str,
        contributed: &Contributed,
    ) {
        let Some(total) = self.values.get(&id(whole)).copied() else { return };
        let there = parts.iter().map(|s| id(s)).filter(|id| self.values.contains_key(id));
        let mut there: Vec<String> = there.collect();
        if there.is_empty() {
            return;
        }
        let sum: i128 = there.iter().map(|id| self.values[id]).sum();
        if !adds_up && sum >= total {
            // how many stand in several may be published, or known to whoever has two of the tables
            let more = format!("{} in more than one of {}", id(whole), parts[0].kind);
            self.model.cells.push(Cell {
                standing: Standing::Known,
                ..Cell::new(&more, sum - total, Contributions::default())
            });
            let relation = Relation::sum(id(whole), there);
            let terms = relation.terms.iter().cloned().chain([(more, -1)]).collect();
            self.model.relations.push(Relation { terms, ..relation });
            return;
        }
        if sum != total {
            // what is in no part is seen by whoever subtracts the parts
            let decimals = self.figures[&id(whole)];
            let of = |scope: &Scope| amounts(contributed.to(measure, scope), decimals);
            let mut rest: BTreeMap<Contributor, i128> = of(whole);
            for part in parts {
                for (by, amount) in of(part) {
                    *rest.entry(by).or_default() -= amount;
                }
            }
            rest.retain(|_, amount| !amount.is_zero());
            let other = format!("{} of none of {} {}", id(whole), parts.len(), parts[0].kind);
            let listed = complete_to(Contributions::listed(rest), total - sum);
            let is_above = total > sum;
            let cell = Cell {
                standing: Standing::Withheld,
                lower: is_above.then_some(0),
                ..Cell::new(&other, total - sum, listed)
            };
            self.values.insert(other.clone(), total - sum);
            self.model.cells.push(cell);
            there.push(other);
        }
        self.model.relations.push(Relation::sum(id(whole), there));
    }

    /// Notes that a measure is the sum of others, if it is in every scope.
    fn add_parts(&mut self, measure: &str, of: &[String], scopes: &[&Scope], year: i16) {
        if of.len() < 2 {
            return;
        }
        let id = |scope: &Scope, measure: &str| format!("{scope}.{measure}.{year}");
        let mut found = Vec::new();
        for scope in scopes {
            let Some(total) = self.values.get(&id(scope, measure)) else { continue };
            let parts = of.iter().map(|m| id(scope, m)).filter(|id| self.values.contains_key(id));
            let parts: Vec<String> = parts.collect();
            let is_alike = |part: &String| self.figures[part] == self.figures[&id(scope, measure)];
            let sum: i128 = parts.iter().map(|id| self.values[id]).sum();
            if sum != *total || !parts.iter().all(is_alike) {
                continue;
            }
            found.push(Relation::sum(id(scope, measure), parts));
        }
        self.model.relations.extend(found);
    }

    /// Notes that a measure is never more than others, or than what these leave of them.
    fn add_order(&mut self, measure: &str, within: &[Within], scopes: &[&Scope], year: i16) {
        for (scope, Within { whole, less }) in
            scopes.iter().flat_map(|s| within.iter().map(move |w| (s, w)))
        {
            let id = |measure: &str| format!("{scope}.{measure}.{year}");
            let more = std::iter::once(measure).chain(less.iter().map(String::as_str));
            let terms: Vec<(String, i64)> =
                more.map(|m| (id(m), 1)).chain([(id(whole), -1)]).collect();
            let values = terms.iter().map(|(id, factor)| {
                let value = self.values.get(id).zip(self.figures.get(id));
                value.map(|(value, decimals)| (value * i128::from(*factor), *decimals))
            });
            let Some(values) = values.collect::<Option<Vec<_>>>() else { continue };
            let is_alike = values.iter().all(|(_, decimals)| *decimals == values[0].1);
            if is_alike && values.iter().map(|(value, _)| value).sum::<i128>() <= 0 {
                let title = format!("{} within {}", id(measure), id(whole));
                self.model.relations.push(Relation { title, terms, sense: Sense::AtMostZero });
            }
        }
    }

    /// Leaves out what nobody can judge: figures of which it is not known whom they are of, and all that
    /// is made from such.
    fn leave_out_unknown(&mut self) {
        for id in self.figures.keys().chain(&self.without_value) {
            let mut parts = id.rsplitn(3, '.');
            let year = parts.next().and_then(|year| year.parse().ok());
            let of = parts.next().map(str::to_owned).zip(year);
            if of.is_some_and(|of| self.unknown_measures.contains(&of)) {
                self.unknown.insert(id.clone());
            }
        }
        loop {
            let made = self.links.iter().filter(|Link { of, from, .. }| {
                !self.unknown.contains(of) && from.iter().any(|id| self.unknown.contains(id))
            });
            let made: Vec<String> = made.map(|link| link.of.clone()).collect();
            if made.is_empty() {
                break;
            }
            self.unknown.extend(made);
        }
        let unknown = &self.unknown;
        self.values.retain(|id, _| !unknown.contains(id));
        self.model.cells.retain(|cell| !unknown.contains(&cell.id));
        self.model.relations.retain(|r| !r.terms.iter().any(|(id, _)| unknown.contains(id)));
        self.functions.retain(|function| !unknown.contains(&function.of));
        for inside in self.insiders.values_mut() {
            inside.knows.retain(|id| !unknown.contains(id));
            inside.parts.retain(|part| !unknown.contains(&part.cell));
        }
    }

    /// Ends the tables: what is made from figures without a value is made from the others.
    pub(super) fn link(&mut self) {
        self.leave_out_unknown();
        for function in std::mem::take(&mut self.functions) {
            let from: Vec<String> =
                function.from.into_iter().filter(|id| self.values.contains_key(id)).collect();
            if !from.is_empty() {
                self.model.functions.push(Function { from, ..function });
            }
        }
        for (name, inside) in std::mem::take(&mut self.insiders) {
            self.model.insiders.push(Insider {
                name,
                knows: inside.knows.into_iter().collect(),
                parts: inside.parts,
                members: inside.members.into_iter().collect(),
            });
        }
    }
}

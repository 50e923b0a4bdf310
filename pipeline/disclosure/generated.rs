//! Tables that nobody published: small ones at random, and a programme of the size of a nation.
//!
//! All of it follows from a seed.

use super::contributions::{Contributions, Contributor};
use super::model::{Cell, Function, Insider, Model, Part, Relation, Standing};

/// Numbers that look like chance and are the same everywhere (`SplitMix64`, Steele et al., 2014).
#[derive(Debug, Clone)]
pub struct Chance(pub u64);

impl Chance {
    /// The next number.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below this.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// An amount as enterprises have them: most small, few very large.
    pub fn amount(&mut self) -> i128 {
        let size = self.below(1 << 12);
        let size = u128::from(size * size) * u128::from(size);
        i128::try_from(size / 100_000 + u128::from(self.below(50_000)) + 100).unwrap_or(1)
    }
}

/// What enterprises have, from which tables are made.
#[derive(Debug, Clone)]
struct Enterprise {
    by: Contributor,
    place: usize,
    band: usize,
    branch: usize,
    amounts: Vec<i128>,
}

/// A programme to make tables of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// How many centres.
    pub centres: usize,
    /// In how many regions.
    pub regions: usize,
    /// How many groups of three measures of which the third is the sum of the first two.
    pub groups: usize,
    /// How many years.
    pub years: usize,
    /// How many enterprises a centre has at most.
    pub enterprises: u64,
    /// Whether the years of each measure are added up too, which links them.
    pub cumulative: bool,
    /// Whether centres are insiders.
    pub insiders: bool,
    /// How many of the largest contributions a cell tells of.
    pub largest: usize,
    /// Whether there are size bands and branches too.
    pub classes: bool,
}

impl Size {
    /// 51 centres, 30 measures, 5 years.
    pub const NATION: Self = Self {
        centres: 51,
        regions: 10,
        groups: 10,
        years: 5,
        enterprises: 60,
        cumulative: true,
        insiders: true,
        largest: 4,
        classes: true,
    };
}

/// Size bands and branches of industry.
const CLASSES: [(&str, usize); 2] = [("band", 4), ("branch", 20)];

/// The tables of a programme: per measure and year the nation, regions, centres, bands and branches;
/// of each group's first measure a ratio to what everybody knows.
#[must_use]
pub fn programme(size: &Size, seed: u64) -> Model {
    let mut chance = Chance(seed);
    let mut model = Model::default();
    let mut insiders: Vec<Insider> = (0..size.centres)
        .map(|centre| Insider { name: format!("centre {centre}"), ..Insider::default() })
        .collect();
    for group in 0..size.groups {
        let mut of_years = Vec::new();
        for year in 0..size.years {
            let enterprises = enterprises(size, group, &mut chance);
            for measure in 0..3 {
                let prefix = format!("m{group}-{measure}.y{year}");
                let scopes = scopes(size, &prefix);
                for (id, is_in) in &scopes {
                    let inside = enterprises.iter().filter(|e| is_in(e));
                    let amounts: Vec<(Contributor, i128)> = inside
                        .map(|e| (e.by, amount(e, measure)))
                        .filter(|(_, amount)| *amount > 0)
                        .collect();
                    let cell = cell(id, &amounts, size.largest);
                    if size.insiders {
                        tell(&mut insiders, &cell.id, &enterprises, measure, is_in.as_ref());
                    }
                    model.cells.push(cell);
                }
                relate(size, &prefix, &mut model);
            }
            for (id, _) in scopes(size, "") {
                let id = |measure: usize| format!("m{group}-{measure}.y{year}{id}");
                model.relations.push(Relation::sum(id(2), [id(0), id(1)]));
            }
            let whole = format!("m{group}-0.y{year}.nation");
            let ratio = format!("r{group}.y{year}.nation");
            let value = 1 + i128::from(chance.below(10_000));
            model.cells.push(Cell::new(&ratio, value, Contributions::counted(1_000)));
            model.functions.push(Function { of: ratio, from: vec![whole], loose: false });
            of_years.push(enterprises);
        }
        if size.cumulative && size.years > 1 {
            add_years(size, group, &of_years, &mut model);
        }
    }
    if size.insiders {
        model.insiders = insiders;
    }
    model
}

/// The enterprises of one group of measures and one year; some are in two centres.
fn enterprises(size: &Size, group: usize, chance: &mut Chance) -> Vec<Enterprise> {
    let mut enterprises = Vec::new();
    for place in 0..size.centres {
        for number in 0..=chance.below(size.enterprises) {
            let shared = chance.below(50) == 0;
            let number =
                if shared { chance.below(20) } else { 1_000 * (1 + place as u64) + number };
            let by = Contributor(u128::from(number) * 100 + group as u128);
            let answers = chance.below(10);
            let mut amount = |does: bool| if does { chance.amount() } else { 0 };
            let amounts = vec![amount(answers > 1), amount(answers < 5)];
            let band = usize::try_from(chance.below(10) * chance.below(10) / 25).unwrap_or(0);
            let branch = usize::try_from(chance.below(21) * chance.below(21) / 21).unwrap_or(0);
            enterprises.push(Enterprise { by, place, band: band.min(3), branch, amounts });
        }
    }
    enterprises
}

/// What an enterprise has of a measure: the third of a group is the sum of the others.
fn amount(enterprise: &Enterprise, measure: usize) -> i128 {
    match enterprise.amounts.get(measure) {
        Some(amount) => *amount,
        None => enterprise.amounts.iter().sum(),
    }
}

/// A cell of these contributions; enterprises that are there twice are one.
fn cell(id: &str, amounts: &[(Contributor, i128)], largest: usize) -> Cell {
    let mut by = std::collections::BTreeMap::new();
    for (who, amount) in amounts {
        *by.entry(*who).or_insert(0) += amount;
    }
    let mut contributions = Contributions::listed(by);
    contributions.largest.truncate(largest);
    let value = contributions.total.unwrap_or(0);
    Cell::new(id, value, contributions)
}

/// Whether an enterprise is in a scope.
type IsIn = Box<dyn Fn(&Enterprise) -> bool>;

/// The scopes of a measure and year, by what their ids end with.
fn scopes(size: &Size, prefix: &str) -> Vec<(String, IsIn)> {
    let mut scopes: Vec<(String, IsIn)> = vec![(format!("{prefix}.nation"), Box::new(|_| true))];
    let regions = size.regions;
    for region in 0..regions {
        let is_in: IsIn = Box::new(move |e| e.place % regions == region);
        scopes.push((format!("{prefix}.area{region}"), is_in));
    }
    for centre in 0..size.centres {
        scopes.push((format!("{prefix}.place{centre}"), Box::new(move |e| e.place == centre)));
    }
    if !size.classes {
        return scopes;
    }
    for band in 0..CLASSES[0].1 {
        scopes.push((format!("{prefix}.band{band}"), Box::new(move |e| e.band == band)));
    }
    for branch in 0..CLASSES[1].1 {
        scopes.push((format!("{prefix}.branch{branch}"), Box::new(move |e| e.branch == branch)));
    }
    scopes
}

/// What the scopes of a measure and year come to.
fn relate(size: &Size, prefix: &str, model: &mut Model) {
    let nation = format!("{prefix}.nation");
    let of = |kind: &str, count: usize| -> Vec<String> {
        (0..count).map(|place| format!("{prefix}.{kind}{place}")).collect()
    };
    model.relations.push(Relation::sum(nation.clone(), of("area", size.regions)));
    for region in 0..size.regions {
        let centres = (region..size.centres).step_by(size.regions);
        let centres = centres.map(|centre| format!("{prefix}.place{centre}"));
        model.relations.push(Relation::sum(format!("{prefix}.area{region}"), centres));
    }
    for (kind, count) in CLASSES.into_iter().filter(|_| size.classes) {
        model.relations.push(Relation::sum(nation.clone(), of(kind, count)));
    }
}

/// What centres know of a cell: their own, and what of others is theirs.
fn tell(
    insiders: &mut [Insider],
    id: &str,
    enterprises: &[Enterprise],
    measure: usize,
    is_in: &dyn Fn(&Enterprise) -> bool,
) {
    for (place, insider) in insiders.iter_mut().enumerate() {
        if id.ends_with(&format!(".place{place}")) {
            insider.knows.push(id.to_owned());
            continue;
        }
        let own = enterprises.iter().filter(|e| e.place == place && is_in(e));
        let own: Vec<&Enterprise> = own.filter(|e| amount(e, measure) > 0).collect();
        if own.is_empty() {
            continue;
        }
        let here = |e: &&&Enterprise| {
            enterprises.iter().all(|o| o.by != e.by || o.place == place || !is_in(o))
        };
        insider.parts.push(Part {
            cell: id.to_owned(),
            amount: own.iter().map(|e| amount(e, measure)).sum(),
            contributors: own.iter().filter(here).count() as u64,
        });
        insider.members.extend(own.iter().map(|e| e.by));
        insider.members.sort_unstable();
        insider.members.dedup();
    }
}

/// The sums over the years of the nation, the regions and the centres.
fn add_years(size: &Size, group: usize, years: &[Vec<Enterprise>], model: &mut Model) {
    for measure in 0..3 {
        let prefix = format!("m{group}-{measure}.all");
        let scopes = scopes(size, "");
        let scopes = scopes.iter().take(1 + size.regions + size.centres);
        for (end, is_in) in scopes {
            let inside = years.iter().flatten().filter(|e| is_in(e));
            let amounts: Vec<(Contributor, i128)> = inside
                .map(|e| (e.by, amount(e, measure)))
                .filter(|(_, amount)| *amount > 0)
                .collect();
            let id = format!("{prefix}{end}");
            model.cells.push(cell(&id, &amounts, size.largest));
            let years = (0..years.len()).map(|y| format!("m{group}-{measure}.y{y}{end}"));
            model.relations.push(Relation::sum(id, years));
        }
    }
}

/// A small table of rows and columns with its sums, at random: so many of each.
#[must_use]
pub fn small_table(rows: usize, columns: usize, seed: u64) -> Model {
    let mut chance = Chance(seed);
    let mut model = Model::default();
    let mut next = 0;
    let all: Vec<Vec<Vec<(Contributor, i128)>>> = (0..rows)
        .map(|_| {
            (0..columns)
                .map(|_| {
                    let count = chance.below(9);
                    let one = |_| {
                        next += 1;
                        (Contributor(next), chance.amount())
                    };
                    (0..count).map(one).collect()
                })
                .collect()
        })
        .collect();
    let name = |row: usize, column: usize| format!("r{row}c{column}");
    for row in 0..=rows {
        for column in 0..=columns {
            let inside = all.iter().enumerate().filter(|(r, _)| row == rows || *r == row);
            let inside = inside.flat_map(|(_, cells)| cells.iter().enumerate());
            let inside = inside.filter(|(c, _)| column == columns || *c == column);
            let amounts: Vec<(Contributor, i128)> = inside.flat_map(|(_, a)| a.clone()).collect();
            let weight = 1 + u64::from(row == rows) + u64::from(column == columns);
            let cell = cell(&name(row, column), &amounts, 3);
            model.cells.push(Cell { weight, ..cell });
        }
    }
    for row in 0..=rows {
        let parts = (0..columns).map(|column| name(row, column));
        model.relations.push(Relation::sum(name(row, columns), parts));
    }
    for column in 0..=columns {
        let parts = (0..rows).map(|row| name(row, column));
        model.relations.push(Relation::sum(name(rows, column), parts));
    }
    model
}

/// The same model said in another order.
#[must_use]
pub fn shuffled(model: &Model, seed: u64) -> Model {
    fn mix<T>(items: &mut [T], chance: &mut Chance) {
        for place in (1..items.len()).rev() {
            let other = usize::try_from(chance.below(place as u64 + 1)).unwrap_or(0);
            items.swap(place, other);
        }
    }
    let mut chance = Chance(seed);
    let mut model = model.clone();
    mix(&mut model.cells, &mut chance);
    mix(&mut model.relations, &mut chance);
    mix(&mut model.functions, &mut chance);
    mix(&mut model.insiders, &mut chance);
    for relation in &mut model.relations {
        mix(&mut relation.terms, &mut chance);
    }
    for insider in &mut model.insiders {
        mix(&mut insider.knows, &mut chance);
        mix(&mut insider.parts, &mut chance);
    }
    model
}

/// A difference of two editions of a figure: the earlier is known, the later offered, and what lies
/// between them is nobody's to publish.
#[must_use]
pub fn two_editions(
    id: &str,
    earlier: &[(Contributor, i128)],
    later: &[(Contributor, i128)],
) -> (Vec<Cell>, Relation) {
    let of = |edition: &str, amounts: &[(Contributor, i128)]| {
        cell(&format!("{id}@{edition}"), amounts, usize::MAX)
    };
    let mut changed = std::collections::BTreeMap::new();
    for (who, amount) in later {
        *changed.entry(*who).or_insert(0) += amount;
    }
    for (who, amount) in earlier {
        *changed.entry(*who).or_insert(0) -= amount;
    }
    changed.retain(|_, amount| *amount != 0);
    let value = changed.values().sum();
    let difference = Cell {
        lower: None,
        standing: Standing::Withheld,
        ..Cell::new(format!("{id}@difference"), value, Contributions::listed(changed))
    };
    let relation = Relation {
        title: format!("{id}: the editions"),
        terms: vec![
            (format!("{id}@later"), 1),
            (format!("{id}@earlier"), -1),
            (format!("{id}@difference"), -1),
        ],
        ..Relation::default()
    };
    let cells =
        vec![of("earlier", earlier).standing(Standing::Known), of("later", later), difference];
    (cells, relation)
}

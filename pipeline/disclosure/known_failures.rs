//! Where other tools are known to fail: each as a small table, with the choice that fails shown to
//! be unsafe, and what is chosen here shown to be safe.

use std::collections::BTreeSet;

use super::generated::two_editions;
use super::{
    Attacker, BasisPoints, Cell, Contribution, Contributions, Contributor, Decision, Function,
    Insider, Model, Part, Reason, Relation, Rule, Rules, Sense, Standing, Verdict, audit, protect,
};

fn rules() -> Rules {
    Rules::new(3, BasisPoints(1_000))
}

/// A magnitude of contributors, each under a number.
fn cell(id: &str, contributions: &[(u128, i128)]) -> Cell {
    let all = contributions.iter().map(|(by, amount)| (Contributor(*by), *amount));
    Cell::new(id, contributions.iter().map(|(_, a)| a).sum(), Contributions::listed(all))
}

/// A magnitude of ten contributors like each other, numbered from here on.
fn broad(id: &str, from: u128, each: i128) -> Cell {
    cell(id, &(from..from + 10).map(|by| (by, each)).collect::<Vec<_>>())
}

/// A whole of these parts.
fn whole(id: &str, parts: &[&Cell]) -> (Cell, Relation) {
    let value = parts.iter().map(|p| p.value).sum();
    let mut by = std::collections::BTreeMap::new();
    for contribution in parts.iter().flat_map(|p| &p.contributions.largest) {
        *by.entry(contribution.by.unwrap()).or_insert(0) += contribution.amount;
    }
    let relation = Relation::sum(id, parts.iter().map(|p| p.id.as_str()));
    (Cell::new(id, value, Contributions::listed(by)), relation)
}

/// A row of parts and their total.
fn row(parts: Vec<Cell>) -> Model {
    let (total, relation) = whole("total", &parts.iter().collect::<Vec<_>>());
    let cells = parts.into_iter().chain([total]).collect();
    Model { cells, relations: vec![relation], ..Model::default() }
}

fn ids(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn suppressed(verdict: &Verdict) -> BTreeSet<String> {
    let decisions = verdict.decisions.iter();
    let suppressed = decisions.filter(|(_, d)| matches!(d, Decision::Suppressed(_)));
    suppressed.map(|(id, _)| id.clone()).collect()
}

/// What is chosen, audited once more from nothing.
fn safe(model: &Model, rules: &Rules) -> BTreeSet<String> {
    let verdict = protect(model, rules).unwrap();
    let unsafe_findings: Vec<_> = verdict.audit.unsafe_findings().collect();
    assert!(unsafe_findings.is_empty(), "{unsafe_findings:#?}");
    let suppressed = suppressed(&verdict);
    assert!(audit(model, rules, &suppressed).unwrap().is_safe());
    suppressed
}

fn is_safe(model: &Model, rules: &Rules, suppressed: &[&str]) -> bool {
    audit(model, rules, &ids(suppressed)).unwrap().is_safe()
}

#[test]
fn tables_that_share_cells_are_protected_together() {
    // two kinds and their sum, of three centres and their nation
    let of = |kind: &str, sole: bool, from: u128| {
        let first = match sole {
            true => cell(&format!("{kind}.c1"), &[(from, 500)]),
            false => broad(&format!("{kind}.c1"), from, 70),
        };
        vec![
            first,
            broad(&format!("{kind}.c2"), from + 10, 80),
            broad(&format!("{kind}.c3"), from + 20, 90),
        ]
    };
    let (a, b) = (of("a", true, 100), of("b", false, 200));
    let mut model = Model::default();
    let sums: Vec<(Cell, Relation)> =
        (0..3).map(|c| whole(&format!("sum.c{}", c + 1), &[&a[c], &b[c]])).collect();
    for (kind, cells) in
        [("a", a.clone()), ("b", b), ("sum", sums.iter().map(|(cell, _)| cell.clone()).collect())]
    {
        let (nation, relation) =
            whole(&format!("{kind}.nation"), &cells.iter().collect::<Vec<_>>());
        model.cells.extend(cells);
        model.cells.push(nation);
        model.relations.push(relation);
    }
    model.relations.extend(sums.into_iter().map(|(_, relation)| relation));
    model.relations.push(Relation::sum("sum.nation", ["a.nation", "b.nation"]));
    // the table of `a` alone looks well protected so
    let alone = Model { cells: [a, vec![model.cells[3].clone()]].concat(), ..Model::default() };
    let alone = Model { relations: vec![model.relations[0].clone()], ..alone };
    assert!(is_safe(&alone, &rules(), &["a.c1", "a.c2"]));
    assert!(!is_safe(&model, &rules(), &["a.c1", "a.c2"]));
    let chosen = safe(&model, &rules());
    // two rows and two columns of the linked tables: no less can do
    assert_eq!(chosen.len(), 4, "{chosen:?}");
}

#[test]
fn a_large_enterprise_is_not_told_from_several_cells_that_hide_it() {
    // the same enterprise is all of `a` and nearly all of `b`
    let model = row(vec![
        cell("a", &[(1, 100)]),
        cell("b", &[(1, 900), (2, 1), (3, 1)]),
        broad("c", 10, 50),
        broad("d", 30, 60),
    ]);
    // each by itself may be anything, but together they are its 1000 within 2
    let apart = Rules { sums_are_judged: false, ..rules() };
    assert!(is_safe(&model, &apart, &["a", "b"]));
    assert!(!is_safe(&model, &rules(), &["a", "b"]));
    let chosen = safe(&model, &rules());
    assert!(chosen.is_superset(&ids(&["a", "b"])) && chosen.len() >= 3, "{chosen:?}");
}

#[test]
fn a_total_of_a_published_and_a_suppressed_part_is_not_published() {
    let model = row(vec![cell("a", &[(1, 100)]), broad("b", 10, 50)]);
    assert!(!is_safe(&model, &rules(), &["a"]));
    let chosen = safe(&model, &rules());
    assert!(chosen == ids(&["a", "total"]) || chosen == ids(&["a", "b"]), "{chosen:?}");
}

#[test]
fn a_part_that_there_is_not_leaves_the_other_and_the_total_the_same() {
    // one part is not available, so it is no term
    let model = row(vec![cell("a", &[(1, 100)])]);
    assert_eq!(safe(&model, &rules()), ids(&["a", "total"]));
}

#[test]
fn a_zero_protects_nothing() {
    let zero = Cell::new("zero", 0, Contributions::default());
    let model = row(vec![cell("a", &[(1, 100)]), zero, broad("c", 10, 50), broad("d", 30, 90)]);
    assert!(!is_safe(&model, &rules(), &["a", "zero"]));
    let chosen = safe(&model, &rules());
    assert!(!chosen.contains("zero") && chosen.len() == 2, "{chosen:?}");
    // and none that may be something else protects upwards, as it cannot be less
    let mut open = model;
    open.cells[1].may_be_other_than_zero = true;
    assert!(!is_safe(&open, &rules(), &["a", "zero"]));
    safe(&open, &rules());
}

#[test]
fn a_suppressed_count_is_nothing_and_not_zero() {
    let count = |id: &str, n: u64| Cell::new(id, i128::from(n), Contributions::counted(n)).count();
    let cells = vec![count("few", 2), count("many", 20), count("others", 30), count("total", 52)];
    let relation = Relation::sum("total", ["few", "many", "others"]);
    let model = Model { cells, relations: vec![relation], ..Model::default() };
    assert!(!is_safe(&model, &rules(), &["few"]));
    let verdict = protect(&model, &rules()).unwrap();
    assert!(verdict.audit.is_safe());
    let few = &verdict.decisions["few"];
    assert_eq!(*few, Decision::Suppressed(Reason::Fails(Rule::FewContributors)));
    assert_eq!(few.published(), None);
    // what is published does not come to the total, by more than the count that is not
    let parts = ["few", "many", "others"].map(|id| verdict.decisions[id].published());
    assert!(parts.iter().filter(|p| p.is_none()).count() == 2, "{parts:?}");
}

#[test]
fn two_releases_that_differ_by_one_enterprise_are_not_both_published() {
    let many: Vec<(Contributor, i128)> = (1..=20).map(|by| (Contributor(by), 100)).collect();
    let one_more: Vec<_> = many.iter().copied().chain([(Contributor(99), 70)]).collect();
    let model = |later: &[(Contributor, i128)]| {
        let (cells, relation) = two_editions("m", &many, later);
        Model { cells, relations: vec![relation], ..Model::default() }
    };
    assert!(!is_safe(&model(&one_more), &rules(), &[]));
    assert_eq!(safe(&model(&one_more), &rules()), ids(&["m@later"]));
    // one who corrects his answer is seen as well
    let mut corrected = many.clone();
    corrected[3].1 = 130;
    assert_eq!(safe(&model(&corrected), &rules()), ids(&["m@later"]));
    let ten_more: Vec<_> =
        many.iter().copied().chain((50..60).map(|by| (Contributor(by), 70))).collect();
    assert!(safe(&model(&ten_more), &rules()).is_empty());
}

#[test]
fn what_was_published_once_stays_known() {
    // the cell was published before it was known that it tells of one enterprise
    let earlier = cell("a", &[(1, 100)]).standing(Standing::Known);
    let model = row(vec![earlier, broad("b", 10, 50)]);
    let verdict = protect(&model, &rules()).unwrap();
    let told: Vec<_> = verdict.audit.unsafe_findings().map(|f| f.cell.as_str()).collect();
    assert_eq!(told, ["a"]);
    assert!(suppressed(&verdict).is_empty());
    // and hides nothing any more
    let known = broad("b", 10, 50).standing(Standing::Known);
    let model = row(vec![cell("a", &[(1, 100)]), known, broad("c", 30, 50)]);
    let chosen = safe(&model, &rules());
    assert!(chosen == ids(&["a", "c"]) || chosen == ids(&["a", "total"]), "{chosen:?}");
}

#[test]
fn nobody_who_is_alone_in_a_cell_can_tell_the_other() {
    let model = row(vec![
        cell("a", &[(1, 100)]),
        cell("b", &[(2, 120)]),
        broad("c", 10, 50),
        broad("d", 30, 50),
    ]);
    let outside = Rules { contributors_attack: false, sums_are_judged: false, ..rules() };
    assert!(is_safe(&model, &outside, &["a", "b"]));
    let inside = Rules { sums_are_judged: false, ..rules() };
    let found = audit(&model, &inside, &ids(&["a", "b"])).unwrap();
    let told: Vec<_> = found.unsafe_findings().map(|f| (&*f.cell, f.attacker.clone())).collect();
    let contributor = |by| Attacker::Contributor(Contributor(by));
    assert_eq!(told, [("a", contributor(2)), ("b", contributor(1))]);
    let first = found.unsafe_findings().next().unwrap();
    assert_eq!((first.lower, first.upper, first.exact), (Some(100), Some(100), true));
    safe(&model, &inside);
    safe(&model, &rules());
}

#[test]
fn who_has_most_of_a_cell_cannot_tell_what_stands_beside_it() {
    // of `b` the second enterprise has all but 4, so that it sees `a` to within 4
    let model = row(vec![
        cell("a", &[(1, 100)]),
        cell("b", &[(2, 1_000), (3, 2), (4, 2)]),
        broad("c", 10, 50),
    ]);
    let inside = Rules { sums_are_judged: false, p: None, ..rules() };
    let found = audit(&model, &inside, &ids(&["a", "b"])).unwrap();
    let told: Vec<_> = found.unsafe_findings().collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].attacker, Attacker::Contributor(Contributor(2)));
    assert_eq!((told[0].lower, told[0].upper), (Some(0), Some(104)));
    safe(&model, &inside);
}

/// A nation of two regions; the first has two centres, of which the second has one enterprise.
fn two_centres() -> Model {
    let centres = [
        broad("c1", 10, 50),
        cell("c2", &[(1, 400)]),
        broad("c3", 30, 60),
        broad("c4", 50, 70),
        broad("c5", 70, 80),
    ];
    let [c1, c2, c3, c4, c5] = &centres;
    let (r1, first) = whole("r1", &[c1, c2]);
    let (r2, second) = whole("r2", &[c3, c4]);
    let (r3, third) = whole("r3", &[c5]);
    let (nation, all) = whole("nation", &[&r1, &r2, &r3]);
    let insiders = centres.iter().map(|own| Insider {
        name: own.id.clone(),
        knows: vec![own.id.clone()],
        parts: ["r1", "r2", "r3", "nation"]
            .iter()
            .filter(|id| match **id {
                "r1" => ["c1", "c2"].contains(&own.id.as_str()),
                "r2" => ["c3", "c4"].contains(&own.id.as_str()),
                "r3" => own.id == "c5",
                _ => true,
            })
            .map(|id| Part {
                cell: (*id).to_owned(),
                amount: own.value,
                contributors: own.contributions.count,
            })
            .collect(),
        members: own.contributions.largest.iter().filter_map(|c| c.by).collect(),
    });
    let insiders = insiders.collect();
    let cells = centres.into_iter().chain([r1, r2, r3, nation]).collect();
    let relations = vec![first, second, third, all];
    Model { cells, relations, insiders, ..Model::default() }
}

#[test]
fn a_centre_cannot_tell_the_other_of_its_region_by_subtracting_itself() {
    let model = two_centres();
    let public = Model { insiders: Vec::new(), ..model.clone() };
    // enough for everybody, and not for the centre that knows its own
    assert!(is_safe(&public, &rules(), &["c1", "c2"]));
    let found = audit(&model, &rules(), &ids(&["c1", "c2"])).unwrap();
    let told: Vec<_> = found.unsafe_findings().map(|f| f.attacker.to_string()).collect();
    assert!(told.contains(&"c1".to_owned()), "{found:#?}");
    let chosen = safe(&model, &rules());
    assert!(chosen.is_superset(&ids(&["c2", "r1"])), "{chosen:?}");
}

#[test]
fn a_centre_cannot_tell_the_rest_of_a_cell_that_no_table_shows() {
    // of a size band one enterprise is another centre's; no table says whose it is
    let mut band = broad("band", 10, 50);
    band.contributions = Contributions::listed(
        (10..20).map(|by| (Contributor(by), 50)).chain([(Contributor(1), 60)]),
    );
    band.value = 560;
    let model = row(vec![band, broad("other", 30, 50), broad("third", 50, 50)]);
    let part = Part { cell: "band".to_owned(), amount: 500, contributors: 10 };
    let members = (10..20).map(Contributor).collect();
    let insider =
        Insider { name: "the office".to_owned(), parts: vec![part], members, ..Insider::default() };
    assert!(safe(&model, &rules()).is_empty());
    let model = Model { insiders: vec![insider], ..model };
    let verdict = protect(&model, &rules()).unwrap();
    assert!(verdict.audit.is_safe());
    let reason =
        Reason::RestFails { insider: "the office".to_owned(), rule: Rule::FewContributors };
    assert_eq!(verdict.decisions["band"], Decision::Suppressed(reason));
    assert_eq!(verdict.suppressed(), 2);
}

#[test]
fn a_centre_cannot_tell_an_enterprise_from_cells_that_hide_it_beside_its_own() {
    // both bands are the centre's but for one enterprise, the same in both; the third hides nothing
    let mixed = |id: &str, from: u128, other: i128| {
        let own = (from..from + 9).map(|by| (Contributor(by), 50));
        let all = Contributions::listed(own.chain([(Contributor(1), other)]));
        Cell::new(id, 450 + other, all)
    };
    let model = row(vec![
        mixed("b1", 100, 60),
        mixed("b2", 200, 70),
        broad("b3", 30, 50),
        broad("b4", 50, 70),
    ]);
    let part = |cell: &str| Part { cell: cell.to_owned(), amount: 450, contributors: 9 };
    let members = (100..109).chain(200..209).map(Contributor).collect();
    let parts = vec![part("b1"), part("b2")];
    let insider = Insider { name: "the office".to_owned(), parts, members, ..Insider::default() };
    let model = Model { insiders: vec![insider], ..model };
    let apart = Rules { sums_are_judged: false, ..rules() };
    assert!(is_safe(&model, &apart, &["b1", "b2"]));
    assert!(!is_safe(&model, &rules(), &["b1", "b2"]));
    let chosen = safe(&model, &rules());
    assert!(chosen.len() > 2, "{chosen:?}");
}

#[test]
fn what_is_made_from_a_suppressed_figure_is_suppressed() {
    let figure = |id: &str, value| Cell::new(id, value, Contributions::counted(50));
    let mut model = row(vec![cell("a", &[(1, 100)]), broad("b", 10, 50), broad("c", 30, 90)]);
    model.cells.push(figure("money", 10).standing(Standing::Known));
    for of in ["a", "b", "c", "total"] {
        model.cells.push(figure(&format!("{of} per unit"), 7));
        model.cells.push(figure(&format!("{of} estimated"), 8));
        let from = vec![of.to_owned(), "money".to_owned()];
        model.functions.push(Function { of: format!("{of} per unit"), from, loose: false });
        let from = vec![format!("{of} per unit")];
        model.functions.push(Function { of: format!("{of} estimated"), from, loose: true });
    }
    let verdict = protect(&model, &rules()).unwrap();
    assert!(verdict.audit.is_safe());
    let chosen = suppressed(&verdict);
    for of in ["a", "b", "c", "total"] {
        let together = [of.to_owned(), format!("{of} per unit"), format!("{of} estimated")];
        let gone = together.iter().filter(|id| chosen.contains(*id)).count();
        assert!(gone == 0 || gone == 3, "{of}: {chosen:?}");
    }
    assert_eq!(chosen.len(), 6, "{chosen:?}");
    let of_a = Decision::Suppressed(Reason::MadeFrom("a".to_owned()));
    assert_eq!(verdict.decisions["a per unit"], of_a);
    assert_eq!(verdict.decisions["money"], Decision::Published(10));
}

#[test]
fn a_figure_that_fails_a_rule_cannot_be_made_from_published_ones() {
    let rate = Cell {
        quantity: super::Quantity::Share,
        ..Cell::new("rate", 3_333, Contributions::counted(2))
    };
    let cells = vec![rate, broad("above", 10, 50), broad("below", 30, 50)];
    let from = vec!["above".to_owned(), "below".to_owned()];
    let functions = vec![Function { of: "rate".to_owned(), from, loose: false }];
    let model = Model { cells, functions, ..Model::default() };
    assert_eq!(safe(&model, &rules()), ids(&["above", "rate"]));
}

#[test]
fn rounded_counts_leave_open_what_they_leave_open() {
    let count = |id: &str, n: u64| Cell {
        rounding: Some(5),
        ..Cell::new(id, i128::from(n), Contributions::counted(n)).count()
    };
    let cells = vec![count("few", 2), count("many", 21), count("others", 33), count("total", 56)];
    let relation = Relation::sum("total", ["few", "many", "others"]);
    let model = Model { cells, relations: vec![relation], ..Model::default() };
    // of 20, 35 and 55 nobody can tell the 2: from 0 to 6
    let verdict = protect(&model, &rules()).unwrap();
    assert!(verdict.audit.is_safe());
    assert_eq!(suppressed(&verdict), ids(&["few"]));
    assert_eq!(verdict.decisions["total"], Decision::Rounded(55));
    let found = verdict.audit.findings.iter().find(|f| f.attacker == Attacker::Everybody).unwrap();
    assert_eq!((found.lower, found.upper), (Some(0), Some(6)));
    // where it must be further off, rounding is not enough
    let wide = Rules { interval: BasisPoints(50_000), ..rules() };
    assert!(safe(&model, &wide).len() > 1);
}

#[test]
fn a_whole_that_counts_each_once_bounds_its_parts() {
    // the enterprises of two centres are at least those of the nation
    let count = |id: &str, n: u64| Cell::new(id, i128::from(n), Contributions::counted(n)).count();
    let cells = vec![count("a", 2), count("b", 20), count("nation", 22)];
    let terms = vec![("nation".to_owned(), 1), ("a".to_owned(), -1), ("b".to_owned(), -1)];
    let relation = Relation { title: "nation".to_owned(), terms, sense: Sense::AtMostZero };
    let model = Model { cells, relations: vec![relation], ..Model::default() };
    // nation 22 and `b` 20: `a` is 2 or more
    assert!(!is_safe(&model, &rules(), &["a"]));
    assert_eq!(safe(&model, &rules()).len(), 2);
}

#[test]
fn what_is_said_and_cannot_be_is_refused() {
    let mut model = row(vec![broad("a", 10, 50), broad("b", 30, 50)]);
    model.cells[0].value += 1;
    model.cells[0].contributions.total = Some(501);
    model.cells[0].contributions.largest.pop();
    let error = protect(&model, &rules()).unwrap_err();
    assert_eq!(error.to_string(), "the relation `total` does not hold: it comes to 1");
    let mut model = row(vec![broad("a", 10, 50)]);
    model.cells.push(model.cells[0].clone());
    assert_eq!(protect(&model, &rules()).unwrap_err().to_string(), "two cells have the id `a`");
    let mut model = row(vec![broad("a", 10, 50)]);
    model.relations[0].terms[0].0 = "z".to_owned();
    let error = protect(&model, &rules()).unwrap_err();
    assert_eq!(error.to_string(), "`total` names the cell `z`, which there is not");
    let mut model = row(vec![broad("a", 10, 50)]);
    model.cells[0].contributions.largest[1] = Contribution { by: None, amount: 60 };
    let error = protect(&model, &rules()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the cell `a` has large contributions that do not stand in order"
    );
}

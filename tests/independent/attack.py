"""What somebody can find out from the files of an edition alone, by linear programs of another solver.

    attack.py EDITION TRUTH AUDIT [ATTACKER]

EDITION is a folder that `report` wrote, or several with `:` between them, the reported year first: all
that the attacker has. TRUTH is the office's of the same years, which is used to know which sums hold, and
how many stand in several parts of a whole (a real attacker would try, or know two of the tables). AUDIT is the table of `release audit --all --format csv`, which says how far ATTACKER
(`everybody`, or `centre ID` for that centre's own edition) must be kept from each figure.

Prints a line of JSON for each figure that is found out, and then one with counts.
"""

import csv
import json
import math
import pathlib
import re
import sys
from collections import defaultdict

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

editions, truths = ([pathlib.Path(p) for p in of.split(":")] for of in sys.argv[1:3])
audit = pathlib.Path(sys.argv[3])
attacker = sys.argv[4] if len(sys.argv) > 4 else "everybody"
# for tests of many editions: one thing found is enough
first_is_enough = attacker.endswith(" and first")
attacker = attacker.removesuffix(" and first")

DECIMALS = {"count": 0, "money": 2, "fte": 2, "hours": 2, "rate": 4, "ratio": 4, "points": 4}
# what may be below zero
SIGNED = ("_revised", "program_income_unspent")


def half_a_unit(figure):
    """How far a value lies at most from what is printed, being rounded."""
    if figure["status"] == "rounded":
        # a rate of two rounded counts tells nothing that these do not
        return base / 2 if figure["unit"] == "count" else np.inf
    return 0.0 if figure["unit"] == "count" else 0.5 * 10.0 ** -DECIMALS[figure["unit"]]


def figures_of(folders):
    figures = {}
    for folder in folders:
        for figure in json.loads((folder / "figures.json").read_text())["figures"]:
            if figures.get(figure["id"], {"value": None})["value"] is None:
                figures[figure["id"]] = figure
    return figures


seen, true = figures_of(editions), figures_of(truths)
rounded = [f for f in seen.values() if f["status"] == "rounded" and f["unit"] == "count"]
base = math.gcd(*(int(f["value"]) for f in rounded)) if rounded else 1
years = sorted({f["year"] for f in seen.values()})
pages = [(path.relative_to(edition).as_posix(), path.read_text())
         for edition in editions for path in sorted(edition.rglob("*.html"))]

# ---- what the files say of values, wherever it stands --------------------------------------------

known = {}  # id -> (least, greatest)


def learn(figure_id, value, how):
    """A value that stands in some file."""
    if figure_id in seen and value not in ("", None):
        exact, slack = float(value), half_a_unit(seen[figure_id])
        known[figure_id] = (exact - slack, exact + slack)
        sources[figure_id].add(how)


sources = defaultdict(set)
for figure in seen.values():
    learn(figure["id"], figure["value"], "figures.json")
for edition in editions:
    with (edition / "tables/figures.csv").open() as rows:
        for row in csv.DictReader(rows):
            learn(row["id"], row["value"], "figures.csv")
PRINTED = re.compile(r'<data class="figure" value="([^"]*)" data-figure="([^"]*)">([^<]*)</data>')
ROW = re.compile(r'<tr id="[^"]*"><th scope="row">.*?<code>([^<]*)</code></th><td class="number">([^ <]*)')
for path, html in pages:
    for value, figure_id, text in PRINTED.findall(html):
        learn(figure_id, value, path)
        if seen[figure_id]["value"] is None and re.search(r"\d", text):
            learn(figure_id, re.sub(r"[^0-9.]", "", text), path + " in words")
    if path.startswith("lineage/"):
        for figure_id, value in ROW.findall(html):
            if re.fullmatch(r"-?[0-9.]+", value):
                learn(figure_id, value, path)

# a bar says what its figure is by its length, against one whose value is known
BARS = re.compile(r'<figure class="plot".*?</figure>', re.S)
BAR = re.compile(r'<rect class="series-\d" [^>]*width="([0-9.]+)"')
LISTED = re.compile(r'<tbody>(.*?)</tbody>', re.S)
for path, html in pages:
    for plot in BARS.findall(html):
        rows = PRINTED.findall(LISTED.search(plot).group(1))
        for svg in re.findall(r"<svg.*?</svg>", plot, re.S):
            widths = [float(w) for w in BAR.findall(svg)]
            scales = [float(v) / w for (v, _, _), w in zip(rows, widths) if v and w > 1 and float(v) > 0]
            for (value, figure_id, _), width in zip(rows, widths):
                if not value and width > 0 and scales:
                    learn(figure_id, str(width * scales[0]), path + " by a bar")

# a measure of which nothing may be told has no number beside its name either
for path in sorted(p for edition in editions for p in (edition / "tables").glob("*.csv")):
    with path.open() as rows:
        printed = {f["value"] for f in seen.values() if f["value"] is not None}
        for row in csv.reader(rows):
            for cell in row[1:]:
                if path.name not in ("figures.csv", "mappings_used.csv"):
                    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell) and cell not in printed:
                        print(json.dumps({"figure": path.name, "found": cell}))

# ---- what everybody can add up -------------------------------------------------------------------

scopes = defaultdict(set)
for figure in seen.values():
    kind = figure["scope_kind"]
    scopes[kind].add("national" if kind == "national" else f"{kind}:{figure['scope']}")
regions = {}
for path, html in pages:
    region = re.search(r"<dt>Region</dt><dd>([^<]*)</dd>", html)
    if region:
        regions["centre:" + pathlib.Path(path).stem] = "region:" + region.group(1)

totals = {}  # id -> place among the unknowns
for figure in seen.values():
    if figure["unit"] not in ("rate", "ratio", "points") and figure["status"] != "not_available":
        totals[figure["id"]] = len(totals)

equal, below = [], []  # ({place: factor}, right side)


def comes_to(terms):
    values = [(true[i]["value"], factor) for i, factor in terms]
    return None if any(v is None for v, _ in values) else sum(float(v) * f for v, f in values)


def say(terms):
    """What parts and a whole come to: nothing, or what the attacker knows of those in several parts."""
    terms = [(i, f) for i, f in terms if i in totals]
    more = comes_to(terms)
    if len(terms) > 1 and more is not None:
        if abs(more) < 0.06:
            equal.append(({totals[i]: f for i, f in terms}, 0.0))
        elif all(true[i]["unit"] == "count" for i, _ in terms):
            equal.append(({totals[i]: f for i, f in terms}, more))


def order(less, more):
    """That one is never more than another."""
    if less in totals and more in totals and comes_to([(less, 1.0), (more, -1.0)]) <= 0:
        below.append(({totals[less]: 1.0, totals[more]: -1.0}, 0.0))


measures = {(f["measure"], f["year"]) for f in seen.values() if f["id"] in totals}
for measure, year in sorted(measures):
    def of(scope):
        return f"{scope}.{measure}.{year}"
    for kind in scopes:
        if kind != "national":
            say([(of("national"), -1.0)] + [(of(s), 1.0) for s in sorted(scopes[kind])])
    for region in scopes["region"]:
        own = [c for c, r in regions.items() if r == region]
        say([(of(region), -1.0)] + [(of(c), 1.0) for c in sorted(own)])
CHAIN = (("survey_filed", "survey_due"), ("survey_due_responses", "survey_filed"),
         ("survey_due_responses", "survey_responses"), ("survey_due_used", "survey_due_responses"),
         ("survey_responses", "survey_eligible"), ("clients_new", "clients_served"))
for scope, year in sorted((s, y) for of_kind in scopes.values() for s in of_kind for y in years):
    ceased, answered, cases = (
        f"{scope}.{m}.{year}" for m in ("clients_ceased", "survey_responses", "survey_eligible"))
    if {ceased, answered, cases} <= totals.keys():
        below.append(({totals[ceased]: 1.0, totals[answered]: 1.0, totals[cases]: -1.0}, 0.0))
    for less, more in CHAIN:
        order(f"{scope}.{less}.{year}", f"{scope}.{more}.{year}")
    for whole, parts in (("sales_total", ("new_sales", "retained_sales")),
                         ("jobs_total", ("jobs_created", "jobs_retained"))):
        say([(f"{scope}.{whole}.{year}", -1.0)] + [(f"{scope}.{p}.{year}", 1.0) for p in parts])

# ratios on money that is published, and changes on a year that is
NUMERATORS = {"new_sales_per_unit": "new_sales", "sales_total_per_unit": "sales_total",
              "investment_per_unit": "investment", "savings_per_unit": "cost_savings"}
for figure in list(seen.values()):
    scope = figure["id"].rsplit(".", 2)[0]
    of = f"{scope}.{{}}.{figure['year']}".format
    if figure["id"] not in known:
        continue
    least, greatest = known[figure["id"]]
    if figure["measure"].endswith("_change"):
        base = f"{scope}.{figure['measure'][:-7]}.{figure['year'] - 1}"
        now = of(figure["measure"][:-7])
        if base in totals and now in totals:
            below.append(({totals[now]: 1.0, totals[base]: -(1 + greatest)}, 0.0))
            below.append(({totals[now]: -1.0, totals[base]: 1 + least}, 0.0))
    elif figure["unit"] in ("ratio", "money") and figure["denominator"]:
        funding = known.get(of("funding_" + figure["denominator"]))
        name = figure["measure"].split("_on_")[0]
        if funding and name in NUMERATORS and of(NUMERATORS[name]) in totals:
            at = totals[of(NUMERATORS[name])]
            below.append(({at: 1.0}, greatest * funding[1]))
            below.append(({at: -1.0}, -least * funding[0]))
        if funding and name == "cost_per_job" and of("jobs_total") in totals and least > 0:
            at = totals[of("jobs_total")]
            below.append(({at: 1.0}, funding[1] / least))
            below.append(({at: -1.0}, -funding[0] / greatest))

# ---- what can be found out -----------------------------------------------------------------------

place_of = {place: figure_id for figure_id, place in totals.items()}
links = defaultdict(list)
for number, (terms, _) in enumerate(equal + below):
    for place in terms:
        links[place].append(number)


def component(start):
    """All that hangs together with an unknown, what is known between them left out."""
    places, rows, open_ = {start}, set(), [start]
    while open_:
        place = open_.pop()
        if place_of[place] in known and place != start:
            continue
        for number in links[place]:
            if number not in rows:
                rows.add(number)
                more = set((equal + below)[number][0]) - places
                places |= more
                open_.extend(more)
    return sorted(places), sorted(rows)


def bounds_of(figure_id):
    if figure_id in known:
        return known[figure_id]
    signed = seen[figure_id]["measure"].endswith(SIGNED)
    return (None if signed else 0.0, None)


def matrix(rows, columns, which):
    data, at, down, right = [], [], [], []
    for row in rows:
        terms, bound = which(row)
        for place, factor in terms.items():
            data.append(factor)
            at.append(columns[place])
            down.append(len(right))
        right.append(bound)
    return csr_matrix((data, (down, at)), shape=(len(right), len(columns))), right


def interval(figure_id):
    """Between what and what a figure can be."""
    if figure_id in known or figure_id not in totals:
        return known.get(figure_id, (-np.inf, np.inf))
    places, rows = component(totals[figure_id])
    columns = {place: n for n, place in enumerate(places)}
    all_rows = equal + below
    sums = [r for r in rows if r < len(equal)]
    others = [r for r in rows if r >= len(equal)]
    a_eq, b_eq = matrix(sums, columns, all_rows.__getitem__)
    a_ub, b_ub = matrix(others, columns, all_rows.__getitem__)
    ends = []
    for sign in (1.0, -1.0):
        cost = np.zeros(len(columns))
        cost[columns[totals[figure_id]]] = sign
        found = linprog(cost, A_eq=a_eq if sums else None, b_eq=b_eq if sums else None,
                        A_ub=a_ub if others else None, b_ub=b_ub if others else None,
                        bounds=[bounds_of(place_of[p]) for p in places], method="highs")
        if found.status == 3:
            ends.append(-np.inf * sign)
        elif found.status == 0:
            ends.append(found.fun * sign)
        else:
            # sums of rounded values need not hold to the last unit: nothing is known then
            ends.append(-np.inf * sign)
            broken.add(figure_id)
    return tuple(ends)


broken = set()
needs = defaultdict(lambda: (np.inf, -np.inf))
with audit.open() as rows:
    for row in csv.DictReader(rows):
        if row["attacker"] == attacker and row["figure"] in true:
            low, high = needs[row["figure"]]
            needs[row["figure"]] = (min(low, float(row["kept_from_below"])),
                                    max(high, float(row["kept_from_above"])))

looked_at, found_out = 0, 0
# a quartile of centres is one of their values, or lies between two: no program is needed for that
for figure_id in sorted(known):
    quartile = re.fullmatch(r"national\.(.*)_centre_q[123]\.(\d+)", figure_id)
    of = quartile and [f"{centre}.{quartile[1]}.{quartile[2]}" for centre in scopes["centre"]]
    hidden = [i for i in of or [] if i in seen and seen[i]["status"] == "suppressed" and i not in known]
    if hidden:
        found_out += 1
        print(json.dumps({"figure": hidden[0], "by": [figure_id]}))
# what stands in a file needs no linear program
# nor for the answers behind a standard error: their number, sum and sum of squares are known by it
for figure_id in sorted(known):
    error = re.fullmatch(r"(.*)\.([a-z_]*)_se\.(\d+)", figure_id)
    of = error and [f"{error[1]}.{m}.{error[3]}" for m in (error[2], error[2] + "_estimate", "survey_eligible")]
    is_own = error and attacker == error[1].replace("centre:", "centre ")
    if of and not is_own and all(i in known and known[i][0] > 0 for i in of):
        total, estimate, cases = (sum(known[i]) / 2 for i in of)
        if 0 < round(cases * total / estimate) < 20:
            found_out += 1
            print(json.dumps({"figure": of[0], "by": [figure_id]}))
for figure_id, (low, high) in sorted(needs.items(), key=lambda need: (need[0] not in known, need[0])):
    least, greatest = interval(figure_id)
    looked_at += 1
    slack = max(2 * half_a_unit(seen[figure_id]), 1e-9 * abs(high), 1e-6)
    if least > low + slack or greatest < high - slack:
        found_out += 1
        print(json.dumps({"figure": figure_id, "least": least, "greatest": greatest,
                          "kept_from": [low, high], "true": true[figure_id]["value"],
                          "by": sorted(sources[figure_id])}))
        if first_is_enough:
            break
print(json.dumps({"attacker": attacker, "looked_at": looked_at, "found_out": found_out,
                  "sums": len(equal), "other_relations": len(below), "not_solved": len(broken)}))

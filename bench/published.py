"""A simulated year beside the published figures: published.py PROGRAM > SIMULATED.md

Simulates one year of a programme of the US size, loads it, and sets its figures beside those of
`fixtures/published-mep.csv`. Ends with an error if one is more than 25% away.
"""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile

# what is compared: the figure, and the fiscal year in which it was published last
COMPARED = [
    ("clients_served", 2010),
    ("survey_eligible", 2010),
    ("survey_responses", 2010),
    ("new_sales", 2023),
    ("sales_total", 2023),
    ("cost_savings", 2023),
    ("investment", 2023),
    ("jobs_total", 2023),
    ("funding_national", 2023),
    ("new_sales_per_unit", 2023),
    ("investment_per_unit", 2023),
    ("cost_per_job", 2023),
    ("nps", 2023),
]
PUBLISHED = pathlib.Path(__file__).parent.parent / "fixtures/published-mep.csv"
HEAD = """# Simulated, beside published

One simulated year of a programme of the US size, `counterfoil simulate DIR`, beside the last published
figure of the real one. Made by `bench/published.py`, which fails if one is more than 25% away. The
published ones and their sources are in `fixtures/published-mep.csv`; the response rate is worked out from two of them.
What the simulation is made of, and what in it is a guess, says `pipeline/simulate/profiles/us/model.toml`.

| figure | published | year | simulated | simulated / published |
|---|---|---|---|---|"""


def simulated(program):
    """The national figures of a simulated year."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder) / "year"
        for args in (["simulate", folder], ["-C", folder, "load"], ["-C", folder, "report", "2025", "--only", "national"]):
            subprocess.run([program, *args], check=True, capture_output=True)
        figures = json.loads((folder / "reports/2025/figures.json").read_text())["figures"]
    national = (f for f in figures if f["scope_kind"] == "national" and f["year"] == 2025)
    return {f["measure"]: float(f["value"]) for f in national if f["value"]}


def main():
    """Prints the page."""
    with PUBLISHED.open() as lines:
        published = {(r["measure"], int(r["fiscal_year"])): float(r["value"]) for r in csv.DictReader(lines)}
    eligible, responses = (published[m, 2010] for m in ("survey_eligible", "survey_responses"))
    published["response_rate", 2010] = responses / eligible
    figures = simulated(sys.argv[1])
    print(HEAD)
    far = []
    for measure, year in [*COMPARED[:3], ("response_rate", 2010), *COMPARED[3:]]:
        there, here = published[measure, year], figures[measure]
        print(f"| {measure} | {there:,.10g} | {year} | {here:,.10g} | {here / there:.2f} |")
        if abs(here / there - 1) > 0.25:
            far.append(measure)
    if far:
        sys.exit(f"more than 25% away: {', '.join(far)}")


if __name__ == "__main__":
    main()

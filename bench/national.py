"""A national programme, beside what a data team would use: national.py PROGRAM [--years 1 10 30]

Simulates so many years of a programme of the US size, and lets Counterfoil and `peer.py` (DuckDB with
Python) load them and write the report of the last year. Prints a table in Markdown: wall time,
processor time and the most memory of each step, and ratios of the two in the same run. Ends with an
error unless both give the same figures, every one of them.

The build must be a release build: cargo build --release. The peer needs bench/requirements.txt.
"""

import argparse
import csv
import dataclasses
import decimal
import json
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
# what the peer runs, which stays as it is, and what we run
PINNED, TODAY = HERE / "peer_sql", HERE.parent / "sql"
LAST_YEAR = 2025
NOW = "2026-06-30"


@dataclasses.dataclass
class Took:
    """What a command took."""

    wall: float
    cpu: float
    peak: float

    def __add__(self, other):
        """Two commands, one after the other."""
        return Took(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


def run(*command):
    """Runs a command that must succeed, and what it took: seconds, seconds, MiB."""
    with tempfile.TemporaryFile("w+") as said:
        started = time.monotonic()
        process = subprocess.Popen([str(c) for c in command], stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        if os.waitstatus_to_exitcode(status) > 1:
            said.seek(0)
            sys.exit(f"{command}\n{said.read()[-3000:]}")
    return Took(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def best(times, *command):
    """The quickest of several runs: short commands are as quick as they can be."""
    return min((run(*command) for _ in range(times)), key=lambda took: took.wall)


def figures(path):
    """The figures of a report by id."""
    entries = json.loads(path.read_text())["figures"]
    return {f["id"]: (f["value"], f.get("n")) for f in entries}


def is_equal(figure, ours, theirs):
    """Whether both say the same: exactly, but for estimates and their quartiles, which hold to 0.01."""
    if ours is None or theirs is None:
        return False
    measure = figure.split(".")[-2]
    is_estimate = any(f"_{part}" in measure for part in ("estimate", "se", "low", "high"))
    if is_estimate and ours[0] and theirs[0]:
        return abs(decimal.Decimal(ours[0]) - decimal.Decimal(theirs[0])) <= decimal.Decimal("0.01")
    return ours == theirs


def compare(ours, theirs):
    """Ends unless both have the same figures."""
    ids = ours.keys() | theirs.keys()
    differing = [i for i in ids if not is_equal(i, ours.get(i), theirs.get(i))]
    for figure in sorted(differing)[:20]:
        print(f"differs: {figure}: {ours.get(figure)} here, {theirs.get(figure)} there")
    if differing:
        sys.exit(f"{len(differing)} of {len(ours)} figures differ")


def is_another(ours, theirs):
    """Whether the peer's SQL is not that of today: any file that both would run differs."""
    layers = [layer.name for layer in theirs.iterdir() if layer.is_dir()]
    def texts(folder):
        paths = [p for layer in layers for p in (folder / layer).glob("*.sql")]
        kept = [p for p in paths if not p.name.startswith(("inc_", "chart_"))]
        return {str(p.relative_to(folder)): p.read_bytes() for p in kept}
    return texts(ours) != texts(theirs)


def correct(path):
    """Changes one answer of an extract, as a centre does that sends it again."""
    with path.open(newline="") as file:
        header, *rows = csv.reader(file)
    column = header.index("new_sales")
    row = next(row for row in rows if row[column])
    row[column] = str(decimal.Decimal(row[column]) + 1)
    with path.open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def measure(program, years, folder):
    """Every step with so many years: our steps by name, the peer's by name, the sizes."""
    base = folder / f"years-{years}"
    ours, theirs = {}, {}
    ours["simulate"] = run(program, "simulate", base, "--years", years)
    head = [program, "-C", base, "--now", NOW]
    ours["load"] = run(*head, "load")
    objects = sum(p.is_file() for kept in ("warehouse", "restricted") for p in (base / kept).rglob("*"))
    ours["report"] = run(*head, "report", LAST_YEAR)
    ours["load, nothing new"] = best(3, *head, "load")
    ours["report --only national"] = run(
        *head, "report", LAST_YEAR, "--only", "national", "--out", base / "national"
    )
    ours["report, nothing new"] = run(*head, "report", LAST_YEAR)
    asked = "sql", "--year", LAST_YEAR, "--max-rows", 1000000, "--format", "csv", "-c"
    ours["figures of a year"] = best(3, *head, *asked, "select * from figures")
    shutil.rmtree(base / "warehouse/derived")
    ours["figures of a year, nothing kept"] = run(*head, *asked, "select * from figures")
    ours["sql -c 'select 1'"] = best(5, *head, "sql", "-c", "select 1")
    ours["check of a quarter"] = best(3, *head, "check", base / f"inbox/oh/{LAST_YEAR}Q4")
    ours["--version"] = best(5, program, "--version")
    # what nothing that reads the same files can be quicker than
    for name, folder in [("inbox", base / "inbox"), ("warehouse's tables", base / "warehouse")]:
        reading = "find \"$0\" -type f -exec cat {} + > /dev/null"
        ours[f"cat of the {name}"] = best(3, "sh", "-c", reading, folder)
    peer = [sys.executable, HERE / "peer.py", base, LAST_YEAR, "--out", base / "peer"]
    theirs["load"] = run(*peer, "--only", "load")
    theirs["report"] = run(*peer, "--only", "report")
    own = figures(base / f"reports/{LAST_YEAR}/figures.json")
    compare(own, figures(base / "peer/figures.json"))
    if is_another(TODAY, PINNED):
        theirs["report, SQL of today"] = run(*peer, "--only", "report", "--sql", TODAY)
        compare(own, figures(base / "peer/figures.json"))
    run(*head, "report", LAST_YEAR)
    correct(base / f"inbox/oh/{LAST_YEAR}Q3/outcomes.csv")
    ours["load of one extract sent again"] = run(*head, "load")
    ours["report after it"] = run(*head, "report", LAST_YEAR)
    for steps in (ours, theirs):
        steps["load + report"] = steps["load"] + steps["report"]
    files = [p for p in (base / "inbox").rglob("*.csv")]
    megabytes = sum(p.stat().st_size for p in files) / 1e6
    size = f"{len(files):,} extracts, {megabytes:,.0f} MB; {objects:,} objects after the load"
    return ours, theirs, size


def table(results):
    """The results in Markdown."""
    lines = [
        "| years | step | wall s | processor s | peak MiB | DuckDB with Python: wall s | processor s | peak MiB | wall, ours / theirs |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for years, (ours, theirs, _) in results.items():
        for step in ours | theirs:
            # what only the peer does stands beside what it does otherwise
            took = ours.get(step) or ours[step.split(",")[0]]
            cells = [str(years), step, f"{took.wall:.2f}", f"{took.cpu:.2f}", f"{took.peak:.0f}"]
            peer = theirs.get(step)
            if peer:
                cells += [f"{peer.wall:.2f}", f"{peer.cpu:.2f}", f"{peer.peak:.0f}", f"{took.wall / peer.wall:.2f}"]
            lines.append("| " + " | ".join(cells + [""] * (9 - len(cells))) + " |")
    return "\n".join(lines)


def growth(results):
    """How time and memory grow from each number of years to the next."""
    lines, years = [], sorted(results)
    for few, many in zip(years, years[1:]):
        small, large = results[few][0]["load + report"], results[many][0]["load + report"]
        lines.append(
            f"From {few} to {many} years: {large.wall / small.wall:.2f} times the time, "
            f"{large.peak / small.peak:.2f} times the memory."
        )
    return "\n".join(lines)


def main():
    """Measures, compares, prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--years", type=int, nargs="+", default=[1, 10, 30])
    parser.add_argument("--folder")
    asked = parser.parse_args()
    program = pathlib.Path(asked.program).resolve()
    folder = pathlib.Path(asked.folder or tempfile.mkdtemp())
    results = {}
    for years in asked.years:
        results[years] = measure(program, years, folder)
        print(f"{years} years: {results[years][2]}", flush=True)
    print(f"\n{platform.system()} {platform.machine()}, {os.cpu_count()} processors\n")
    print(table(results))
    print(growth(results))


if __name__ == "__main__":
    main()

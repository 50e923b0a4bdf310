"""What a good data team would use instead of Counterfoil: the same main job on DuckDB and Jinja2.

    peer.py PROGRAMME_FOLDER YEAR --out DIR [--memory 4GB] [--threads N] [--only load|report]
        [--sql DIR]

`load` reads every extract of the inbox, checks it against the contract, refuses it whole if it has
an error, and writes the accepted rows, pseudonymised, as one Parquet file a dataset, beside
findings.csv and extracts.csv. `report` runs SQL over these files, by default that of peer_sql, which
is Counterfoil's own of 26 November 2026 and stays as it is, so that the peer does; it writes
figures.json, the national page and one for each centre. What each step took is printed as JSON;
`rows` are the accepted ones.

It does what the benchmark compares and no more: one load into an empty folder, UTF-8 files, errors
but no warnings about plausible rows; no snapshots, receipts, kept bytes, identities or lineage.
"""

import argparse
import csv
import datetime
import functools
import hashlib
import json
import math
import os
import re
import resource
import secrets
import sys
import time
import tomllib
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import duckdb
import jinja2

ROOT = Path(__file__).resolve().parent.parent
SQL = ROOT / "bench" / "peer_sql"
sys.path.insert(0, str(ROOT / "tests" / "independent"))

import figures as attested  # noqa: E402
import pooling  # noqa: E402
from programme import create_config_tables  # noqa: E402

OFFICE, LOAD_ID, TREND_YEARS = "_programme", "peer", 4
BLANKS = "".join(map(chr, (*range(9, 14), 32, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B))))
BLANKS += "\u2028\u2029\u202f\u205f\u3000"
ENDINGS = (".csv", ".csv.gz", ".ndjson", ".parquet")
SMALL = 16 << 20
DECIMAL = r"[+-]?([0-9]+\.?[0-9]{0,2}|\.[0-9]{1,2})"
# cell type: its type in DuckDB, and the only form that is cast to it
TYPES = {
    "money": ("decimal(18,2)", DECIMAL),
    "quantity": ("decimal(12,2)", DECIMAL),
    "percent": ("decimal(5,2)", DECIMAL),
    "integer": ("bigint", "[+-]?[0-9]+"),
    "date": ("date", "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "id": ("varchar", "[A-Za-z0-9._-]{1,64}"),
}
PLACEHOLDERS = "0*|[{}]|na|none|null|nil|unknown|tbd|missing|pending"
ANSWERED = "status in ('complete', 'partial')"
SILENT = "status in ('refused', 'noncontact', 'ceased_trading', 'ineligible')"
IN_ORDER = "not coalesce(closed_on < started_on, false)"
# dataset: code, column and condition of each rule about a row
ROW_RULES = {
    "clients": [("out-of-period", "first_served_on", "first_served_on > last_day")],
    "engagements": [
        ("out-of-period", "started_on", "started_on > last_day"),
        ("out-of-period", "closed_on", f"closed_on > last_day and {IN_ORDER}"),
        ("date-order", "closed_on", "closed_on < started_on"),
    ],
    "outcomes": [
        ("out-of-period", "surveyed_on", "surveyed_on not between first_day and last_day"),
        ("date-order", "service_closed_on", "service_closed_on > surveyed_on"),
        ("constraint-error", "service_closed_on", f"{ANSWERED} and service_closed_on is null"),
    ],
    "funding": [
        ("cost-share-from-national", "cost_share", "source = 'national' and cost_share"),
        ("constraint-error", "awarded", "awarded < 0 and adjustment_of is null"),
        ("constraint-error", "spent", "spent < 0 and adjustment_of is null"),
    ],
}
REJECTS = {
    "MISSING COLUMNS": "missing-cell",
    "TOO MANY COLUMNS": "extra-cell",
    "INVALID ENCODING": "encoding-error",
}
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title>
<style>body{font:1rem sans-serif;margin:2rem}td,th{padding:.2rem .6rem;text-align:right}
td:first-child,th:first-child{text-align:left}rect{fill:#26547c}</style></head><body>
<h1>{{ title }}</h1><p>Restricted edition: no disclosure control applied.</p>
{%- for caption, bars in charts %}
{%- set longest = bars | map(attribute=1) | max or 1 %}
<figure><figcaption>{{ caption }}</figcaption>
<svg role="img" aria-label="{{ caption }}" width="700" height="{{ bars | length * 24 }}">
{%- for label, length, text in bars %}
<text x="0" y="{{ loop.index0 * 24 + 16 }}">{{ label }}</text>
<rect x="250" y="{{ loop.index0 * 24 + 4 }}" width="{{ length / longest * 300 }}" height="16"/>
<text x="560" y="{{ loop.index0 * 24 + 16 }}">{{ text }}</text>
{%- endfor %}
</svg></figure>
{%- endfor %}
{%- for caption, labels, rows in tables %}
<table><caption>{{ caption }}</caption>
<thead><tr>{% for label in labels %}<th scope="col">{{ label }}</th>{% endfor %}</tr></thead>
<tbody>
{%- for row in rows %}
<tr>{% for cell in row %}<td>{% if cell in figures %}<data class="figure"
 value="{{ figures[cell].value }}" data-figure="{{ cell }}">{{ figures[cell].shown }}</data>
{%- else %}{{ cell }}{% endif %}</td>{% endfor %}</tr>
{%- endfor %}
</tbody></table>
{%- endfor %}
</body></html>
"""


def main():
    """Run the steps asked for and print what they took."""
    global SQL
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("year", type=int)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--memory", default="4GB")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--only", choices=("load", "report"))
    parser.add_argument("--sql", type=Path, default=SQL)
    asked = parser.parse_args()
    SQL = asked.sql.resolve()
    (asked.out / "centres").mkdir(parents=True, exist_ok=True)
    limits = {"memory_limit": asked.memory, "threads": asked.threads}
    limits["temp_directory"] = str(asked.out / "temporary")
    said = {}
    for name, step in (("load", load), ("report", report)):
        if asked.only in (None, name):
            wall, cpu = time.perf_counter(), time.process_time()
            with duckdb.connect(config=limits) as connection:
                create_config_tables(connection, asked.folder)
                said |= step(connection, asked)
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
            said[name] = {"wall_s": round(wall, 3), "cpu_s": round(cpu, 3)}
    said["peak_mib"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    print(json.dumps(said))


# load: the inbox


@dataclass
class Extract:
    """A file of the inbox and what its path says it is; one that is read has a number."""

    path: str
    centre_id: str
    period: str
    dataset: str
    sha256: str = ""
    columns: tuple = ()
    newline: str = r"\n"
    number: int | None = None
    rows: int = 0


class Findings(list):
    """Everything found; an extract with one error is refused."""

    def __init__(self):
        """Nothing found yet."""
        super().__init__()
        self.refused = set()

    def add(self, path, code, message, row=None, column=None, value=None, severity="error"):
        """Keep one finding."""
        self.append((path, code, severity, row, column, value and value[:80], message))
        if severity == "error":
            self.refused.add(path)


def load(connection, asked):
    """Read, check and keep what lies in the inbox."""
    settings = tomllib.loads((asked.folder / "programme.toml").read_text("utf-8"))
    inbox = asked.folder / settings.get("storage", {}).get("inbox", "inbox")
    contract = asked.folder / "contract" / "datapackage.json"
    if not contract.exists():
        contract = ROOT / "pipeline" / "contract" / "datapackage.json"
    contract = {d["name"]: d for d in json.loads(contract.read_text("utf-8"))["resources"]}
    findings = Findings()
    extracts = list_inbox(connection, inbox, contract, findings)
    with ThreadPoolExecutor(asked.threads) as pool:
        list(pool.map(functools.partial(open_extract, inbox, contract, findings), extracts))
    readable = [extract for extract in extracts if extract.path not in findings.refused]
    number_extracts(connection, readable)
    key_of = pseudonymiser(asked, settings)
    rows = {}
    # clients come first, and outcomes before what verifies them: nothing is judged twice
    for name, dataset in contract.items():
        own = [extract for extract in readable if extract.dataset == name]
        fields = read_fields(dataset, settings)
        read_rows(connection, inbox, own, fields, findings, asked.out)
        check_rows(connection, dataset, fields, findings)
        accepted = [extract.number for extract in own if extract.path not in findings.refused]
        rows[name] = keep_rows(connection, name, fields, accepted, key_of, asked.out)
    # what a rule says of a cell that could not be read is not the centre's fault
    unread = {(f[0], f[3], f[4]) for f in findings if f[1] == "type-error"}
    kept = [f for f in findings if f[1] == "type-error" or (f[0], f[3], f[4]) not in unread]
    kept.sort(key=lambda f: (f[0], f[3] or 0, f[4] or "", f[1]))
    labels = ("path", "code", "severity", "row", "column", "value", "message")
    write_csv(asked.out / "findings.csv", labels, kept)
    verdicts = [
        (e.path, e.sha256, e.rows, "refused" if e.path in findings.refused else "accepted")
        for e in sorted(extracts, key=lambda extract: extract.path)
    ]
    write_csv(asked.out / "extracts.csv", ("path", "sha256", "rows", "verdict"), verdicts)
    verdicts = Counter(verdict for *_, verdict in verdicts)
    counts = {"accepted": verdicts["accepted"], "refused": verdicts["refused"]}
    return {"rows": rows, "extracts": len(extracts), **counts, "findings": len(kept)}


def list_inbox(connection, inbox, contract, findings):
    """Every file of the inbox, with the faults of its path."""
    days = "select period, period_starts_on, period_ends_on from cfg_calendar"
    periods = {period: days for period, *days in connection.execute(days).fetchall()}
    days = "select centre_id, opened_on, closed_on from cfg_centres"
    centres = {centre: days for centre, *days in connection.execute(days).fetchall()}
    centres[OFFICE] = [datetime.date.min, None]
    today, extracts = datetime.date.today(), []
    for folder, _, files in os.walk(inbox):
        for file in files:
            path = os.path.relpath(os.path.join(folder, file), inbox)
            parts = path.split(os.sep)
            if any(part.startswith((".", "~$")) for part in parts):
                continue
            ending = next((ending for ending in ENDINGS if file.endswith(ending)), "")
            centre_id, period = parts[:2] if len(parts) == 3 else ("", "")
            extract = Extract(path, centre_id, period, file.removesuffix(ending))
            extracts.append(extract)
            if len(parts) != 3:
                findings.add(path, "unknown-dataset", "it is not <centre>/<period>/<dataset>.csv")
                continue
            if ending != ".csv":
                findings.add(path, "format-error", "only CSV files are read")
            office = "programme" if centre_id == OFFICE else "centre"
            provider = contract.get(extract.dataset, {}).get("counterfoil:provider")
            if ending and not provider:
                findings.add(path, "unknown-dataset", "the contract has no such dataset")
            elif ending and provider not in ("both", office):
                findings.add(path, "wrong-provider", f"it is for the {provider} to file")
            if centre_id not in centres:
                findings.add(path, "unknown-centre", "the programme has no such centre")
            if period not in periods:
                findings.add(path, "unknown-period", "the calendar has no such period")
            elif centre_id in centres:
                (first, last), (opened, closed) = periods[period], centres[centre_id]
                if first > today or last < opened or first > (closed or first):
                    findings.add(path, "period-not-open", "it has not begun, or no centre was open")
    places = Counter((e.centre_id, e.period, e.dataset) for e in extracts if e.centre_id)
    for extract in extracts:
        if places[extract.centre_id, extract.period, extract.dataset] > 1:
            findings.add(extract.path, "ambiguous-extract", "several files for one extract")
    return extracts


def open_extract(inbox, contract, findings, extract):
    """Take the SHA-256 of a file and look at its header, which must have every column once."""
    with open(inbox / extract.path, "rb") as file:
        line = file.readline(1 << 20)
        file.seek(0)
        extract.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if extract.path in findings.refused:
        return
    # DuckDB loses rows of a file whose line ends it is told wrongly
    extract.newline = r"\r\n" if line.endswith(b"\r\n") else r"\n"
    labels = next(csv.reader([line.decode("utf-8-sig", "replace")]), [])
    labels = [label.strip() for label in labels]
    names = [described["name"] for described in contract[extract.dataset]["schema"]["fields"]]
    if not labels:
        findings.add(extract.path, "source-error", "the file has no header")
    for name in names if labels else ():
        if name not in labels:
            findings.add(extract.path, "missing-label", "the header lacks it", 1, name)
    for label, times in Counter(labels).items():
        if not label:
            findings.add(extract.path, "blank-header", "a column has no name", 1)
        elif times > 1:
            findings.add(extract.path, "duplicate-label", "two columns have this name", 1, label)
        elif label not in names:
            message = "the contract has no such column; it is not loaded"
            findings.add(extract.path, "extra-label", message, 1, label, severity="warning")
    extract.columns = tuple(
        label if label in names else f"extra_{place}" for place, label in enumerate(labels)
    )


def number_extracts(connection, readable):
    """Number the extracts, those read together in a row, and make a table of them."""
    readable.sort(key=lambda e: (e.dataset, e.columns, e.newline, e.path))
    for number, extract in enumerate(readable):
        extract.number = number
    names = ("number", "path", "centre_id", "period", "sha256")
    connection.execute(
        "create table extracts as select listed.*, fiscal_year, period_starts_on as first_day,"
        " period_ends_on as last_day from"
        f" (select {', '.join(f'unnest(${name}) as {name}' for name in names)}) as listed"
        " inner join cfg_calendar using (period)",
        {name: [getattr(extract, name) for extract in readable] for name in names},
    )


# load: cells


def read_fields(dataset, settings):
    """Each field with its stored name, its type, and the SQL of its value and of its fault."""
    fields = []
    for described in dataset["schema"]["fields"]:
        limits = described.get("constraints", {})
        kind = described.get("counterfoil:type", described["type"])
        stored = described.get("counterfoil:storedAs", described["name"])
        raw, typed = f'"{described["name"]}"', f'"{stored}_value"'
        if kind == "boolean":
            sql_type, yes, no = "boolean", "('true', 'yes', '1')", "('false', 'no', '0')"
            value = f"when lower({raw}) in {yes} then true when lower({raw}) in {no} then false"
        elif kind == "string":
            sql_type, control = "varchar", r"[\x00-\x1f\x7f-\x{9f}]"
            value = f"when length({raw}) <= 500 and not regexp_matches({raw}, '{control}')"
            value += f" then nfc_normalize({raw})"
        else:
            sql_type, form = TYPES[kind]
            value = f"when regexp_full_match({raw}, '{form}') then try_cast({raw} as {sql_type})"
        broken = [f"{typed} < {limits['minimum']}"] if "minimum" in limits else []
        broken += [f"{typed} > {limits['maximum']}"] if "maximum" in limits else []
        if "enum" in limits:
            broken.append(f"{raw} not in ({', '.join(map(literal, limits['enum']))})")
        if "pattern" in limits and kind != "id":
            broken.append(f"not regexp_full_match({raw}, {literal(limits['pattern'])})")
        register = settings.get("enterprise_id", {})
        if described.get("counterfoil:key") == "enterprise" and "pattern" in register:
            number = enterprise_number(raw, register)
            broken.append(f"not regexp_full_match({number}, {literal(register['pattern'])})")
        if_empty = "'constraint-error'" if limits.get("required") else "null"
        fault = f"case when {raw} is null then {if_empty} when {typed} is null then 'type-error'"
        fault += f" when {' or '.join(broken)} then 'constraint-error' end" if broken else " end"
        sql = {"stored": stored, "type": sql_type, "value": f"case {value} end", "fault": fault}
        fields.append(described | sql)
    return fields


def literal(text):
    """A text as SQL writes it."""
    return "'" + str(text).replace("'", "''") + "'"


def read_rows(connection, inbox, own, fields, findings, out):
    """Make table `staged`: typed rows of all extracts of a dataset; faulty cells are findings."""
    cells = ", ".join(f'"{f["name"]}"' for f in fields)
    columns = ", ".join(f'"{f["name"]}" varchar' for f in fields)
    connection.execute(f"create or replace table raw (number integer, {columns})")
    groups = defaultdict(list)
    for extract in own:
        groups[extract.columns, extract.newline].append(extract)
    for (labels, newline), group in groups.items():
        columns = dict.fromkeys(labels, "varchar")
        options = "delim = ',', quote = '\"', escape = '\"', auto_detect = false"
        options += f", new_line = '{newline}', columns = "
        # DuckDB takes longer to open a small CSV file than to read it: small ones are read as one
        bulk = out / "bulk.csv"
        lines = write_bulk(inbox, group, bulk)
        connection.execute(
            f"insert into raw select number, {cells} from read_csv($bulk, header = false,"
            f" {options}{ {'number': 'integer'} | columns }, ignore_errors = true)",
            {"bulk": str(bulk)},
        )
        bulk.unlink()
        # one that did not give a row a line is large, or has a fault: it is read by itself
        counts = "select number, count(*) from raw group by all"
        counts = dict(connection.execute(counts).fetchall())
        alone = [e for e in group if counts.get(e.number, 0) != lines.get(e.number)]
        if alone:
            numbers = [extract.number for extract in alone]
            connection.execute("delete from raw where number in $numbers", {"numbers": numbers})
            connection.execute(
                f"insert into raw select $numbers[file_index::bigint + 1], {cells}"
                f" from read_csv($files, header = true, {options}{columns}, store_rejects = true)",
                {"files": [str(inbox / extract.path) for extract in alone], "numbers": numbers},
            )
            rejected = (
                "select file_path, error_type, error_message, line, column_name from reject_errors"
                " inner join reject_scans using (scan_id, file_id)"
            )
            for file, kind, *rest in connection.execute(rejected).fetchall():
                code = REJECTS.get(kind, "format-error")
                findings.add(os.path.relpath(file, inbox), code, *rest)
            connection.execute("drop table reject_errors")
            connection.execute("drop table reject_scans")
    # typed in a second query: it sees full vectors, where a small file would give it a few rows
    trim = "case when regexp_matches({0}, '^[^!-~]|[^!-~]$') then trim({0}, $blanks) else {0} end"
    texts = ", ".join(f"nullif({trim}, '') as {{0}}".format(f'"{f["name"]}"') for f in fields)
    values = ", ".join(f'{f["value"]} as "{f["stored"]}_value"' for f in fields)
    stored = ", ".join(f'"{f["stored"]}_value" as "{f["stored"]}"' for f in fields)
    faults = ", ".join(f["fault"] for f in fields)
    # what the cells said is kept for faulty rows alone
    connection.execute(
        f"create or replace table staged as select number, {stored},"
        f" case when is_faulty then [{faults}] end as faults,"
        f" case when is_faulty then [{cells}] end as cells"
        f" from (select *, coalesce({faults}) is not null as is_faulty"
        f" from (select *, {values} from (select number, {texts} from raw)))",
        {"blanks": BLANKS},
    )
    connection.execute("drop table raw")
    # rows stand in the order of the files, so that an extract's first row numbers all of them
    connection.execute(
        "create or replace table places as select number, min(rowid) - 2 as header_at,"
        " count(*) filter (faults is null or list_aggregate(cells, 'count') > 0) as row_count"
        " from staged group by number"
    )
    counts = dict(connection.execute("select number, row_count from places").fetchall())
    for extract in own:
        extract.rows = counts.get(extract.number, 0)
    faulty = (
        "select path, staged.rowid - header_at, faults, cells from staged inner join places"
        " using (number) inner join extracts using (number) where faults is not null"
    )
    for path, row, codes, cells in connection.execute(faulty).fetchall():
        if not any(cells):
            findings.add(path, "blank-row", "it is skipped", row, severity="warning")
            continue
        for described, code, cell in zip(fields, codes, cells):
            kind = described.get("counterfoil:type", described["type"])
            rule = kind if code == "type-error" else described.get("constraints")
            if code:
                message = f"the column's rule is {rule}"
                findings.add(path, code, message, row, described["name"], cell)
    connection.execute("delete from staged where list_aggregate(cells, 'count') = 0")


def write_bulk(inbox, group, bulk):
    """Write the lines of small files into one, each after its extract's number, and count them."""
    lines = {}
    with open(bulk, "wb") as out:
        for extract in group:
            file = inbox / extract.path
            if file.stat().st_size > SMALL:
                continue
            body = file.read_bytes().partition(b"\n")[2].removesuffix(b"\n")
            lines[extract.number] = body.count(b"\n") + 1 if body else 0
            if body:
                prefix = b"%d," % extract.number
                out.write(prefix + body.replace(b"\n", b"\n" + prefix) + b"\n")
    return lines


# load: rows


def check_rows(connection, dataset, fields, findings):
    """Findings for rows that break a rule, repeat a key, or refer to what nobody accepted has."""
    name, schema = dataset["name"], dataset["schema"]
    stored = {f["name"]: f'"{f["stored"]}"' for f in fields}
    rules = list(ROW_RULES.get(name, ()))
    if name == "outcomes":
        answers = list(stored)[list(stored).index("new_sales") : list(stored).index("confirmed")]
        code = "answer-without-response"
        rules += [(code, answer, f"{SILENT} and {answer} is not null") for answer in answers]
    key = ", ".join(stored[column] for column in schema["primaryKey"])
    repeated = f"select number, {key} from staged group by all having count(*) > 1"
    if connection.execute(f"from ({repeated}) limit 1").fetchone():
        later = f"row_number() over (partition by number, {key} order by rowid) > 1"
        later = f"staged.rowid in (select rowid from staged qualify {later})"
        is_whole = " and ".join(f"{stored[column]} is not null" for column in schema["primaryKey"])
        rules.append(("primary-key", schema["primaryKey"][0], f"{is_whole} and {later}"))
    unknown = (
        "{1} is not null and not exists (select 1 from known_{0} as known"
        " where known.{1} = staged.{1} and known.centre_id = {2})"
    )
    if "foreignKeys" in schema:
        is_unknown = unknown.format("clients", "client_id", "extracts.centre_id")
        rules.append(("foreign-key", "client_id", is_unknown))
    if name == "verifications":
        is_unknown = unknown.format("outcomes", "response_id", "verified_centre_id")
        rules.append(("unknown-response", "response_id", is_unknown))
    for code, column, condition in rules:
        broken = connection.execute(
            f"select path, staged.rowid - header_at, cast(staged.{stored[column]} as varchar)"
            " from staged inner join places using (number) inner join extracts using (number)"
            f" where {condition}"
        )
        for path, row, value in broken.fetchall():
            findings.add(path, code, f"the row breaks a rule about {column}", row, column, value)


def keep_rows(connection, name, fields, accepted, key_of, out):
    """Write the accepted rows of a dataset without its identifiers; how many there are."""
    connection.execute("create or replace table accepted (number integer)")
    connection.execute("insert into accepted select unnest($numbers)", {"numbers": accepted})
    origin = (
        " from staged inner join places using (number) inner join extracts using (number)"
        " semi join accepted using (number)"
    )
    referred = {"clients": "client_id", "outcomes": "response_id"}.get(name)
    if referred:
        known = f"select distinct centre_id, {referred} {origin}"
        connection.execute(f"create table known_{name} as {known}")
    columns = []
    for described in fields:
        if "counterfoil:key" in described:
            key_column = described["name"].removesuffix("_id") + "_key"
            columns.append(f"{key_of(described)} as {key_column}")
        if not described.get("counterfoil:identifier"):
            columns.append(f'staged."{described["stored"]}"')
    if name == "outcomes":
        order = "row_number() over (partition by number order by response_id)"
        columns.append(f"{order} as response_order")
    written = connection.execute(
        f"copy (select {', '.join(columns)}, extracts.centre_id, period, fiscal_year,"
        f" '{LOAD_ID}' as load_id, sha256 as extract_sha256, staged.rowid - header_at as row_number"
        f" {origin}) to {literal(out / f'{name}.parquet')} (format parquet, compression zstd)"
    )
    return written.fetchone()[0]


def pseudonymiser(asked, settings):
    """A function from a field to the SQL of its key: HMAC-SHA-256 of `tag:centre/id`."""
    storage, register = settings.get("storage", {}), settings.get("enterprise_id", {})
    file = asked.folder / storage.get("pseudonym_key", "secrets/pseudonym.key")
    key = os.environ.get("COUNTERFOIL_KEY") or (file.read_text() if file.exists() else None)
    if key is None:
        file = asked.out / "pseudonym.key"
        if not file.exists():
            file.touch(0o600)
            file.write_text(secrets.token_hex(32))
        key = file.read_text()
    key = key.strip().encode()
    block = (hashlib.sha256(key).digest() if len(key) > 64 else key).ljust(64, b"\0")
    inner, outer = (bytes(byte ^ pad for byte in block).hex() for pad in (0x36, 0x5C))

    def key_of(described):
        tag, raw = described["counterfoil:key"], f'staged."{described["stored"]}"'
        # the office files what it verified of a centre
        filed_by_other = "counterfoil:keyCentre" in described
        centre = "staged.verified_centre_id" if filed_by_other else "extracts.centre_id"
        text = f"'{tag}:' || {centre} || '/' || {raw}"
        if tag == "enterprise":
            text = f"'{tag}:' || {enterprise_number(raw, register)}"
        digest = f"sha256(unhex('{inner}') || encode({text}))"
        return f"sha256(unhex('{outer}') || unhex({digest}))"

    return key_of


def enterprise_number(raw, register):
    """A register number in its one form; null for a placeholder such as `N-A` or `000`."""
    number = f"translate({raw}, {literal(register.get('strip', ''))}, '')"
    plain = f"lower(regexp_replace({number}, '[^A-Za-z0-9]', '', 'g'))"
    alike = "|".join(f"{digit}{{3,}}" for digit in range(1, 10))
    is_none = f"regexp_full_match({plain}, '{PLACEHOLDERS.replace('[{}]', alike)}')"
    width = f"greatest({register.get('pad', 0)}, length({number}))::integer"
    return f"case when not {is_none} then lpad({number}, {width}, '0') end"


def write_csv(path, labels, rows):
    """Write rows under a header."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([labels, *rows])


# report: figures


@dataclass
class Figure:
    """One published number, exact until it is printed."""

    measure: str
    scope_kind: str
    scope: str
    year: int
    exact: Fraction | None
    unit: str
    sql: str
    n: int | None = None
    reason: str | None = None

    @functools.cached_property
    def id(self):
        """`<scope>.<measure>.<year>`."""
        return attested.figure_id(self.scope_kind, self.scope, self.measure, self.year)

    @functools.cached_property
    def value(self):
        """The rounded value as text; empty where there is none."""
        return attested.rounded(self.exact, self.unit)

    @functools.cached_property
    def shown(self):
        """The value as a reader sees it."""
        return f"{Decimal(self.value):,}" if self.value else f"not available: {self.reason}"


def report(connection, asked):
    """Compute the figures of the year and write figures.json and the pages."""
    years = open_warehouse(connection, asked.out)
    create_tables(connection, {"snapshot": 1}, of_a_year=False)
    published, year_before = {}, {}
    for year in range(max(asked.year - TREND_YEARS, min(years, default=asked.year)), asked.year):
        # of older years only the nation's figures are printed
        computed = compute(connection, year, is_national_only=year < asked.year - 1)
        published |= {f.id: f for f in computed.values() if f.scope_kind == "national"}
        year_before = computed if year == asked.year - 1 and year in years else {}
    own = compute(connection, asked.year)
    own |= changes(own, year_before)
    own |= quartiles(own)
    published |= {f.id: f for f in own.values()}
    published = dict(sorted(published.items()))
    write_figures(asked, published)
    write_pages(connection, asked, published)
    return {"figures": len(published)}


def open_warehouse(connection, out):
    """Make schema `warehouse` over the Parquet files, and `in_force`; the years that it has."""
    connection.execute("create schema warehouse")
    for file in out.glob("*.parquet"):
        rows = f"from read_parquet({literal(file)})"
        connection.execute(f"create view warehouse.{file.stem} as {rows}")
    connection.execute(
        "create table warehouse.in_force as select 1 as snapshot, parts[1] as centre_id,"
        f" parts[2] as period, parts[3][:-5] as dataset, '{LOAD_ID}' as load_id,"
        " load_id as first_load_id from (select string_split(path, '/') as parts"
        " from read_csv($file, all_varchar = true) where verdict = 'accepted')",
        {"file": str(out / "extracts.csv")},
    )
    years = "from cfg_calendar semi join warehouse.in_force using (period)"
    years = connection.execute(f"select distinct fiscal_year {years}")
    return {year for (year,) in years.fetchall()}


def create_tables(connection, parameters, of_a_year):
    """Make the tables of Counterfoil's staging and marts that name the year, or those that do not."""
    texts = attested.model_texts(SQL)
    yearly = set()
    for name in attested.in_order_of_dependency(texts):
        if "$year" in texts[name] or attested.tables_named(texts[name], texts) & yearly:
            yearly.add(name)
        if (name in yearly) == of_a_year:
            attested.run(connection, texts[name], parameters, f"create or replace table {name} as\n")


def compute(connection, year, is_national_only=False):
    """The figures of a year by scope and measure: one exact division each."""
    create_tables(connection, {"year": year}, of_a_year=True)
    found = []
    for path in sorted((SQL / "measures").glob("*.sql")):
        sql = path.read_text("utf-8")
        unit_of = functools.cache(attested.measure_units(sql))
        if "-- estimator: stratified_total\n" in sql:
            found += estimates(connection, sql, unit_of, year, is_national_only)
            continue
        for row in attested.rows_of(attested.run(connection, sql, {"year": year})):
            if is_national_only and row["scope_kind"] != "national":
                continue
            reason, denominator = row.get("reason"), row.get("denominator")
            if row["numerator"] is None:
                reason = reason or "no_answers"
            elif denominator is not None and denominator <= 0:
                reason = reason or "no_denominator"
            exact = None if reason else attested.quotient(row["numerator"], denominator)
            place = (row["measure"], row["scope_kind"], row["scope"], year)
            found.append(Figure(*place, exact, unit_of(place[0]), path.name, row.get("n"), reason))
    return {(f.scope_kind, f.scope, f.measure): f for f in found}


def estimates(connection, sql, unit_of, year, is_national_only):
    """The four estimate figures of every outcome measure and scope, from the SQL's exact sums."""
    by_scope = defaultdict(list)
    for cell in attested.rows_of(connection.execute(sql)):
        by_scope[cell["scope_kind"], cell["scope"], cell["measure"]].append(cell)
    bands = connection.execute("select size_band from cfg_bands order by employees_from").fetchall()
    positions = {band: position for position, (band,) in enumerate(bands)}
    wanted = connection.execute("select measure, scope_kind, scope from agg_outcome")
    found = []
    for measure, kind, scope in wanted.fetchall():
        if is_national_only and kind != "national":
            continue
        result = pooling.estimate_total(by_scope[kind, scope, measure], positions)
        for part in attested.ESTIMATE_PARTS:
            place, exact = (f"{measure}_{part}", kind, scope, year), getattr(result, part)
            reason = "too_few" if exact is None else None
            unit = unit_of(place[0])
            found.append(Figure(*place, exact, unit, "estimates.sql", None, reason))
    return found


@functools.cache
def t_quantile_975(degrees):
    """The 0.975 quantile of Student's t by Newton's method: many scopes need one each."""
    t, scale = 1.9 + 2.3 / degrees, math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2)
    scale = math.exp(scale) / math.sqrt(degrees * math.pi)
    for _ in range(50):
        density = scale * (1 + t * t / degrees) ** (-(degrees + 1) / 2)
        step = (pooling.two_sided_tail(t, degrees) - 0.05) / (2 * density)
        t += step
        if abs(step) < 1e-12:
            break
    return t


# in place of a hundred halvings
pooling.t_quantile_975 = t_quantile_975


def changes(own, before):
    """`<measure>_change` on the year before, for every total, count and ratio."""
    found = {}
    for (kind, scope, measure), f in own.items():
        if f.sql == "estimates.sql" or f.unit in ("rate", "points"):
            continue
        base, exact, reason = before.get((kind, scope, measure)), None, f.reason
        if f.exact is not None and base and base.exact:
            exact = (f.exact - base.exact) / base.exact
        elif f.exact is not None:
            reason = "no_denominator"
        place = (f"{measure}_change", kind, scope, f.year)
        found[kind, scope, place[0]] = Figure(*place, exact, "ratio", f.sql, None, reason)
    return found


def quartiles(own):
    """`national.<measure>_centre_q1|q2|q3` over the centres with a value: R's type 7."""
    by_measure, found = defaultdict(list), {}
    for f in own.values():
        if f.scope_kind == "centre" and not f.measure.endswith("_change"):
            by_measure[f.measure].append(f)
    for measure, (first, *others) in by_measure.items():
        values = sorted(f.exact for f in (first, *others) if f.exact is not None)
        for quartile in (1, 2, 3):
            below, rest = divmod(max(len(values) - 1, 0) * quartile, 4)
            ends = values[below : below + 2]
            exact = ends[0] + (ends[-1] - ends[0]) * Fraction(rest, 4) if ends else None
            place = (f"{measure}_centre_q{quartile}", "national", "national", first.year)
            reason = None if ends else first.reason
            figure = Figure(*place, exact, first.unit, first.sql, len(values), reason)
            found["national", "national", place[0]] = figure
    return found


# report: files


def write_figures(asked, published):
    """Write figures.json, one figure a line."""
    lines = []
    for f in published.values():
        line = {name: getattr(f, name) for name in ("id", "measure", "scope_kind", "scope", "year")}
        line |= {"value": f.value or None, "unit": f.unit, "n": f.n}
        line["status"] = "published" if f.value else "not_available"
        lines.append(json.dumps(line | {"reason": f.reason, "sql": f"sql/measures/{f.sql}"}))
    text = f'{{"year": {asked.year}, "figures": [\n' + ",\n".join(lines) + "\n]}\n"
    (asked.out / "figures.json").write_text(text, "utf-8")


def report_tables(connection, year, published):
    """The tables of sql/reports: title, labels, and rows with the ids of figures for values."""
    names = ("id", "measure", "scope_kind", "scope", "year", "value")
    columns = {name: [getattr(f, name) for f in published.values()] for name in names}
    select = ", ".join(f"unnest(${name}) as {name}" for name in names)
    connection.execute(f"create table figures as select {select}", columns)
    tables = []
    for path in sorted((SQL / "reports").glob("*.sql")):
        sql = path.read_text("utf-8")
        if re.search(r"^-- chart: ", sql, re.M):
            continue
        result = attested.run(connection, sql, {"year": year})
        labels = [column[0] for column in result.description if not column[0].startswith("_")]
        rows = [[row[label] for label in labels] for row in attested.rows_of(result)]
        tables.append((re.search(r"^-- title: (.*)$", sql, re.M)[1], labels, rows))
    return tables


def write_pages(connection, asked, published):
    """Render the national page and one for each centre open in the year."""
    engine = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    template = engine.from_string(PAGE)
    by_scope = defaultdict(dict)
    for f in published.values():
        if f.year == asked.year:
            by_scope[f.scope_kind, f.scope][f.measure] = f
    centres = connection.execute("select centre_id, name from dim_centre where is_open").fetchall()
    (programme,) = connection.execute("select name from cfg_programme").fetchone()
    national = by_scope["national", "national"]

    def bar(label, figure):
        return label, max(float(figure.value or 0), 0), figure.shown

    def write(file, name, charts, tables):
        page = template.render(
            title=f"{name}, FY{asked.year}", charts=charts, tables=tables, figures=published
        )
        (asked.out / file).write_text(page, "utf-8")

    charts = [
        (f"{caption} by centre", [bar(name, by_scope["centre", c][measure]) for c, name in centres])
        for caption, measure in (("New sales", "new_sales"), ("Firms served", "clients_served"))
    ]
    every = [(m, f.id) for m, f in national.items() if "_centre_q" not in m]
    tables = report_tables(connection, asked.year, published)
    tables.append(("Every national figure", ("Measure", "Value"), every))
    write("index.html", programme, charts, tables)
    labels = ("Measure", "Centre", "Nation", "Lower quartile", "Median", "Upper quartile")
    outcomes = ("new_sales", "retained_sales", "cost_savings", "investment")
    for centre_id, name in centres:
        own, rows = by_scope["centre", centre_id], []
        for measure, f in own.items():
            beside = (measure, *(f"{measure}_centre_q{quartile}" for quartile in (1, 2, 3)))
            rows.append((measure, f.id, *(national[m].id if m in national else "" for m in beside)))
        charts = [("Reported outcomes", [bar(m.replace("_", " "), own[m]) for m in outcomes])]
        write(f"centres/{centre_id}.html", name, charts, [("Every figure", labels, rows)])


if __name__ == "__main__":
    main()

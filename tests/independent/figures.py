"""Counterfoil's figures computed by DuckDB, to be compared with those of the Rust program.

    figures.py --sql SQLDIR --warehouse WAREHOUSEDIR --snapshot N --year Y
               [--estimates-cases FILE.csv] > figures.csv

The SQL is the program's own, run unchanged by another engine; the configuration tables, the
division and rounding, and the pooling of estimates are written again here from the specification.
"""

import argparse
import csv
import json
import re
import sys
from fractions import Fraction
from pathlib import Path
from urllib.parse import unquote

import duckdb

from pooling import estimate_total
from programme import create_config_tables
from unusual import BOUND, with_scores

DATASETS = (
    "clients",
    "engagements",
    "outcomes",
    "funding",
    "verifications",
    "activities",
    "accounts",
)
DECIMALS = {"count": 0, "money": 2, "fte": 2, "hours": 2, "ratio": 4, "rate": 4, "points": 1}
ESTIMATE_PARTS = ("estimate", "se", "low", "high")
# the tables that unite the marts whose names begin alike: columns, and how they are put together
UNITED = {
    "dim_scope": ("scope_", "scope_kind, scope, title", "union"),
    "dim_client_scope": ("client_scope_", "client_key, scope_kind, scope", "union all"),
    "dim_year_client_key": ("year_client_", "client_key", "union"),
    "dim_centre_scope": ("centre_scope_", "centre_id, scope_kind, scope", "union all"),
}
# the scopes of those clients that the year is about, by the same marts
YEAR_CLIENT_SCOPE = """
    select scopes.*
    from dim_client_scope as scopes
    inner join dim_year_client as clients on scopes.client_key = clients.client_key
"""
# made of the columns that the contract marks as amounts of denominators
DENOMINATOR_AMOUNTS = """
    select centre_id, source, fund, basis, amount
    from stg_funding
    unpivot include nulls (amount for basis in (awarded, spent))
    where fiscal_year = $year
"""
DELTA_TYPES = {
    "string": "varchar",
    "long": "bigint",
    "integer": "integer",
    "short": "smallint",
    "byte": "tinyint",
    "float": "float",
    "double": "double",
    "boolean": "boolean",
    "binary": "blob",
    "date": "date",
    "timestamp": "timestamptz",
    "timestamp_ntz": "timestamp",
}
CASES_QUERY = """
    select
        scopes.scope_kind,
        scopes.scope,
        measures.measure,
        cases.centre_id,
        cases.centre_region,
        cases.size_band,
        case
            when cases.status = 'ceased_trading' then 0
            when not answers.is_held and not answers.is_released then answers.value
        end as observed,
        case when answers.is_released then answers.value end as released
    from dim_scope as scopes
    cross join dim_outcome_measure as measures
    inner join fct_case as cases
        on case scopes.scope_kind
            when 'national' then true
            when 'centre' then scopes.scope = cases.centre_id
            when 'region' then scopes.scope = cases.centre_region
            when 'size' then scopes.scope = cases.size_band
            when 'industry' then scopes.scope = cases.industry_prefix
        end
    left join fct_answer as answers
        on cases.client_key = answers.client_key and measures.measure = answers.measure
    order by scopes.scope_kind, scopes.scope, measures.measure, cases.response_key
"""


def main():
    """Open the warehouse, run the SQL, print the figures."""
    arguments = parse_arguments()
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    open_warehouse(connection, arguments.warehouse)
    create_config_tables(connection, config_dir(arguments.warehouse, arguments.snapshot))
    parameters = {"year": arguments.year, "snapshot": arguments.snapshot}
    create_models(connection, arguments.sql, parameters)
    lines = figures(connection, arguments.sql, parameters)
    write_figures(lines, sys.stdout)
    run_reports(connection, arguments.sql, parameters, {line[0]: line[1] for line in lines})
    if arguments.estimates_cases:
        write_cases(connection, arguments.estimates_cases)


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sql", type=Path, required=True)
    parser.add_argument("--warehouse", type=Path, required=True)
    parser.add_argument("--snapshot", type=int, required=True)
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--estimates-cases", type=Path)
    return parser.parse_args()


# the warehouse: Delta Lake tables as a schema of DuckDB


def open_warehouse(connection, warehouse_dir):
    """Make schema `warehouse` with every dataset and `in_force`, from the Delta tables' files."""
    connection.execute("create schema warehouse")
    for table in (*DATASETS, "in_force"):
        create_from_delta(connection, table, Path(warehouse_dir) / table)


def create_from_delta(connection, table, table_dir, schema="warehouse"):
    """Make one table from the live files of a Delta table, or an empty one from its schema."""
    # here and not above: bench/peer.py uses the rest of this module without it
    import deltalake

    delta = deltalake.DeltaTable(str(table_dir))
    types = delta_column_types(delta)
    partitions = delta.metadata().partition_columns
    # Delta gives addresses: a space in the warehouse's path comes as %20
    files = [unquote(uri.removeprefix("file://")) for uri in delta.file_uris()]
    if not files:
        columns = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
        connection.execute(f"create table {schema}.{table} ({columns})")
        return
    hive_types = ", ".join(f"'{name}': {types[name]}" for name in partitions)
    hive = f", hive_partitioning = true, hive_types = {{{hive_types}}}" if partitions else ""
    columns = ", ".join(f'"{name}"' for name in types)
    connection.execute(
        f"create table {schema}.{table} as"
        f" select {columns} from read_parquet($files, union_by_name = true{hive})",
        {"files": files},
    )


def delta_column_types(delta):
    """Column names and their DuckDB types; Delta writes decimals as DuckDB does."""
    fields = json.loads(delta.schema().to_json())["fields"]
    return {field["name"]: DELTA_TYPES.get(field["type"], field["type"]) for field in fields}


def config_dir(warehouse_dir, snapshot):
    """The folder with the configuration that was current at the snapshot."""
    record_file = Path(warehouse_dir) / "snapshots" / f"{snapshot:08d}.json"
    record = json.loads(record_file.read_text("utf-8"))
    return Path(warehouse_dir) / "config" / record["config_digest"]


# the SQL: staging and marts as tables, measures as queries


def create_models(connection, sql_dir, parameters):
    """Create staging and marts as tables, each after the tables that it names."""
    texts = model_texts(sql_dir)
    for name in in_order_of_dependency(texts):
        run(connection, texts[name], parameters, f"create table {name} as\n")


def model_texts(sql_dir, of_incoming=False):
    """The SQL of staging and marts by name, with that of the tables that unite marts; or of the tables
    about incoming rows, which checks share."""
    texts = {
        path.stem: path.read_text("utf-8")
        for layer in ("staging", "marts")
        for path in sorted((Path(sql_dir) / layer).glob("*.sql"))
        if path.stem.startswith("inc_") == of_incoming
    }
    if not of_incoming:
        texts["fct_denominator_amount"] = DENOMINATOR_AMOUNTS
    for table, (prefix, columns, union) in ({} if of_incoming else UNITED).items():
        parts = [name for name in texts if name.startswith(prefix)]
        # SQL of before does not have all of them
        if parts:
            texts[table] = f"\n{union}\n".join(f"select {columns} from {part}" for part in parts)
    if "dim_year_client" in texts:
        texts["dim_year_client_scope"] = YEAR_CLIENT_SCOPE
    return texts


def in_order_of_dependency(texts):
    """The names of `texts`, each after those that its SQL names."""
    ordered = []

    def visit(name, path_so_far):
        if name in path_so_far:
            raise ValueError(f"`{name}` depends on itself: {' -> '.join(path_so_far)}")
        if name in ordered:
            return
        for needed in sorted(tables_named(texts[name], texts)):
            visit(needed, (*path_so_far, name))
        ordered.append(name)

    for name in texts:
        visit(name, ())
    return ordered


def tables_named(sql, texts):
    """Those of `texts` that a query reads, comments aside."""
    read = re.findall(r"\b(?:from|join)\s+(\w+)", without_comments(sql))
    return {name for name in read if name in texts}


def without_comments(sql):
    """The SQL without `--` comments."""
    return re.sub(r"--[^\n]*", "", sql)


def run(connection, sql, parameters, prefix=""):
    """Run a query with those of `parameters` that it uses."""
    used = set(re.findall(r"\$(\w+)", without_comments(sql)))
    return connection.execute(prefix + sql, {name: parameters[name] for name in used})


def rows_of(result):
    """The rows of a result as dicts."""
    names = [column[0] for column in result.description]
    return [dict(zip(names, row)) for row in result.fetchall()]


# the figures: one division and one rounding each


def figures(connection, sql_dir, parameters):
    """Every figure of the year: `(id, value, n)` as text, sorted by id."""
    lines = []
    for path in sorted((Path(sql_dir) / "measures").glob("*.sql")):
        sql = path.read_text("utf-8")
        rows = rows_of(run(connection, sql, parameters))
        units = measure_units(sql)
        if re.search("^-- estimator: stratified_total$", sql, re.M):
            lines += estimate_figures(connection, rows, units, parameters["year"])
        elif re.search("^-- estimator: unusual_answers$", sql, re.M):
            lines += unusual_figures(connection, rows, units, parameters["year"])
        else:
            lines += [measure_figure(row, units, parameters["year"]) for row in rows]
    lines.sort()
    return lines


def run_reports(connection, sql_dir, parameters, values):
    """Run the tables and charts of a report; each must name at least one figure that there is."""
    connection.execute(
        "create table figures (id varchar, measure varchar, scope_kind varchar, scope varchar,"
        " year integer, value varchar)"
    )
    for identity in sorted(values):
        scope, measure, year = identity.rsplit(".", 2)
        kind, _, name = scope.partition(":")
        row = [identity, measure, kind, name or kind, int(year), values[identity] or None]
        connection.execute("insert into figures values ($1, $2, $3, $4, $5, $6)", row)
    for path in sorted((Path(sql_dir) / "reports").glob("*.sql")):
        rows = run(connection, path.read_text("utf-8"), parameters).fetchall()
        if not any(cell in values for row in rows for cell in row):
            raise ValueError(f"{path} names no figure")


def measure_figure(row, units, year):
    """One row of a measure as a figure; denominator, n and reason may be left out."""
    identity = figure_id(row["scope_kind"], row["scope"], row["measure"], year)
    exact = quotient(row["numerator"], row.get("denominator"))
    exact = None if row.get("reason") else exact
    value = rounded(exact, units(row["measure"]))
    return identity, value, "" if row.get("n") is None else str(row["n"])


def quotient(numerator, denominator):
    """The exact value, or None where there is none: a denominator of 0 or less gives no ratio."""
    if numerator is None or (denominator is not None and denominator <= 0):
        return None
    return Fraction(numerator) / (1 if denominator is None else Fraction(denominator))


def figure_id(scope_kind, scope, measure, year):
    """`<scope>.<measure>.<year>`."""
    return f"{scope_name(scope_kind, scope)}.{measure}.{year}"


def scope_name(scope_kind, scope):
    """`national`, or `<kind>:<scope>`."""
    return "national" if scope_kind == "national" else f"{scope_kind}:{scope}"


def rounded(value, unit):
    """The value as text, rounded half away from zero to its unit's decimals; empty for None."""
    if value is None:
        return ""
    decimals = DECIMALS[unit]
    whole = int(abs(value) * 10**decimals + Fraction(1, 2))
    sign = "-" if value < 0 and whole else ""
    digits = str(whole).rjust(decimals + 1, "0")
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def measure_units(sql):
    """A function from a measure's name to the unit that the SQL's header gives it."""
    pattern = r"^-- measure: (\S+)\n(?:-- (?!measure:).*\n)*?-- unit: (\S+)$"
    header = re.findall(pattern, families_written_out(sql), re.M)
    # a declared name goes before a pattern such as `funding_<denominator>`
    patterns = [
        (re.compile(re.sub(r"<\w+>", r"\\w+", name)), unit)
        for name, unit in sorted(header, key=lambda entry: "<" in entry[0])
    ]

    def unit_of(measure):
        for pattern, unit in patterns:
            if pattern.fullmatch(measure):
                return unit
        raise ValueError(f"no `-- measure:` header for `{measure}`")

    return unit_of


def families_written_out(sql):
    """The header with each measure that has a column of an `each:` table in its name written out."""
    tables, blocks = [], [[]]
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        if line.startswith("-- each:"):
            tables.append([cells_of(line.removeprefix("-- each:"))])
        elif line.startswith("-- |"):
            tables[-1].append(cells_of(line.removeprefix("-- |")))
        else:
            if line.startswith("-- measure:"):
                blocks.append([])
            blocks[-1].append(line)
    written = []
    for block in blocks:
        columns, rows = [], [[]]
        for table in tables:
            if block and table[0][0] in block[0]:
                columns, *rows = table
        for row in rows:
            for line in block:
                for column, cell in zip(columns, row):
                    line = line.replace(column, cell)
                written.append(line + "\n")
    return "".join(written)


def cells_of(line):
    """The cells of a line of an `each:` table."""
    return [cell.strip() for cell in line.split("|")]


# the estimates: from cells to one value a scope


def estimate_figures(connection, cells, units, year):
    """The four estimate figures of every outcome measure and scope."""
    scopes = connection.execute("select scope_kind, scope from dim_scope").fetchall()
    measures = connection.execute("select measure from dim_outcome_measure").fetchall()
    bands = connection.execute("select size_band from cfg_bands order by employees_from")
    band_positions = {band: position for position, (band,) in enumerate(bands.fetchall())}
    lines = []
    for scope_kind, scope in scopes:
        of_scope = [cell for cell in cells if is_in_scope(cell, scope_kind, scope)]
        for (measure,) in measures:
            of_measure = [cell for cell in of_scope if cell["measure"] == measure]
            result = estimate_total(of_measure, band_positions)
            for part in ESTIMATE_PARTS:
                name = f"{measure}_{part}"
                value = rounded(getattr(result, part), units(name))
                lines.append((figure_id(scope_kind, scope, name, year), value, ""))
    return lines


def is_in_scope(cell, scope_kind, scope):
    """Whether a row of estimates.sql counts in a scope."""
    return (cell["scope_kind"], cell["scope"]) == (scope_kind, scope)


# unusual answers: from answers to counts and sums of the nation and of each centre


def unusual_figures(connection, answers, units, year):
    """The three figures of every outcome measure, of the nation and of each centre."""
    scored = with_scores(answers)
    scopes = connection.execute("select scope_kind, scope from dim_scope").fetchall()
    measures = connection.execute("select measure from dim_outcome_measure").fetchall()
    lines = []
    for scope_kind, scope in scopes:
        if scope_kind not in ("national", "centre"):
            continue
        of_scope = [s for s in scored if scope_kind == "national" or s[0]["centre_id"] == scope]
        for (measure,) in measures:
            known = [s for s in of_scope if s[0]["measure"] == measure and s[2] is not None]
            found = [answer for answer, _, score in known if score > BOUND]
            flagged = sum(answer["flagged"] for answer in found)
            total = sum(Fraction(answer["value"]) for answer in found)
            for name, value, count in (
                (f"{measure}_unusual", len(found), len(known)),
                (f"{measure}_unusual_flagged", flagged, len(found)),
                (f"{measure}_unusual_sum", total, len(found)),
            ):
                value = rounded(Fraction(value) if known else None, units(name))
                lines.append((figure_id(scope_kind, scope, name, year), value, str(count)))
    return lines


# output


def write_figures(lines, file):
    """Print `id,value`, and `,n` where the measure has one."""
    for identity, value, count in lines:
        file.write(",".join([identity, value] + ([count] if count else [])) + "\n")


def write_cases(connection, path):
    """Write one row per scope, measure and case, for estimates.R."""
    rows = connection.execute(CASES_QUERY).fetchall()
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("scope measure centre region band observed released".split())
        for scope_kind, scope, *rest in rows:
            cells = ["" if cell is None else cell for cell in rest]
            writer.writerow([scope_name(scope_kind, scope), *cells])


if __name__ == "__main__":
    main()

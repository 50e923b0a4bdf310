"""Run the SQL checks in DuckDB over what a snapshot holds, as if it had all just arrived.

Incoming rows are put together again from the pseudonymised tables and the identities. Prints
`path|code|row|column|value` for every finding.
"""

import argparse
import datetime
import json
import sys
from pathlib import Path

import duckdb

from figures import (
    DATASETS,
    config_dir,
    create_from_delta,
    create_models,
    model_texts,
    open_warehouse,
    rows_of,
    run,
)
from programme import create_config_tables

ORIGIN = "centre_id, period, load_id, extract_sha256, row_number"


def main():
    """Open the warehouse, lay out the incoming tables, run every check, print what it finds."""
    arguments = parse_arguments()
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    open_warehouse(connection, arguments.warehouse)
    create_config_tables(connection, config_dir(arguments.warehouse, arguments.snapshot))
    parameters = {
        "snapshot": arguments.snapshot,
        "year": 2000,
        "now": datetime.date.fromisoformat(arguments.now),
    }
    create_models(connection, arguments.sql, parameters)
    create_incoming(connection, arguments)
    for name, sql in model_texts(arguments.sql, of_incoming=True).items():
        run(connection, sql, parameters, f"create table {name} as\n")
    paths = dict(connection.execute("select extract, path from incoming.extracts").fetchall())
    for check in sorted((arguments.sql / "checks").glob("*.sql")):
        for row in rows_of(run(connection, check.read_text("utf-8"), parameters)):
            place = (row["row_number"], row["column_name"], row["value"])
            cells = (paths[row["extract"]], check.stem.split(".")[0], *place)
            print("|".join("" if cell is None else str(cell) for cell in cells))


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sql", type=Path, required=True)
    parser.add_argument("--warehouse", type=Path, required=True)
    parser.add_argument("--restricted", type=Path, required=True)
    parser.add_argument("--snapshot", type=int, required=True)
    parser.add_argument("--now", required=True)
    return parser.parse_args()


def create_incoming(connection, arguments):
    """Make schema `incoming`: the extracts in force, and their rows with the centres' own ids."""
    connection.execute("create schema incoming")
    connection.execute("create schema identities")
    record_file = arguments.warehouse / "snapshots" / f"{arguments.snapshot:08d}.json"
    record = json.loads(record_file.read_text("utf-8"))
    extracts = record.get("in_force", [])
    if "in_force_file" in record:
        listed = connection.read_parquet(str(arguments.warehouse / record["in_force_file"]["path"]))
        extracts = [dict(zip(listed.columns, row)) for row in listed.fetchall()]
    connection.execute(
        "create table incoming.extracts (extract integer, path varchar, sha256 varchar,"
        " centre_id varchar, period varchar, dataset varchar, load_id varchar,"
        " fiscal_year integer, period_starts_on date, period_ends_on date,"
        " row_count bigint, is_resubmission boolean, is_accepted boolean)"
    )
    for number, extract in enumerate(extracts):
        keys = ("path", "sha256", "centre_id", "period", "dataset", "load_id", "rows")
        connection.execute(
            "insert into incoming.extracts select $1, $2, $3, $4, period, $6, $7,"
            " fiscal_year, period_starts_on, period_ends_on, $8, false, true"
            " from cfg_calendar where period = $5",
            [number, *(extract[key] for key in keys)],
        )
    connection.execute(
        "create table incoming.in_force as"
        " select centre_id, period, dataset, row_count from incoming.extracts"
    )
    for dataset in DATASETS:
        create_from_delta(
            connection,
            dataset,
            arguments.restricted / "identities" / dataset,
            schema="identities",
        )
        raw = raw_columns(connection, dataset)
        connection.execute(
            f"create table incoming.{dataset} as"
            f" select stored.* exclude (centre_id, period, fiscal_year, load_id, extract_sha256){raw},"
            " extracts.extract"
            f" from warehouse.{dataset} as stored"
            f" inner join identities.{dataset} as identities using ({ORIGIN})"
            " inner join incoming.extracts as extracts"
            " using (centre_id, period, load_id)"
            f" where extracts.dataset = '{dataset}'"
        )


def raw_columns(connection, dataset):
    """The columns of the identities that the pseudonymised table lacks, ready for a select."""
    def names(schema):
        query = (
            "select column_name from information_schema.columns"
            " where table_schema = $1 and table_name = $2"
        )
        return [name for (name,) in connection.execute(query, [schema, dataset]).fetchall()]

    stored = names("warehouse")
    return "".join(f', identities."{name}"' for name in names("identities") if name not in stored)


if __name__ == "__main__":
    sys.exit(main())

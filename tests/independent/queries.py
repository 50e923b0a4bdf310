"""Answers of DuckDB to queries over a snapshot, to be compared with those of the Rust program.

    queries.py --sql SQLDIR --warehouse WAREHOUSEDIR --snapshot N --year Y QUERIES.json

QUERIES.json is a list of queries; printed is a list of answers: the rows as text, sorted; null
where DuckDB refuses, `narrow` where only its decimals are too narrow.
"""

import argparse
import json
import sys
from decimal import Decimal
from pathlib import Path

import duckdb

from figures import config_dir, create_models, open_warehouse
from programme import create_config_tables


def main():
    """Open the warehouse, run the queries, print the answers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sql", type=Path, required=True)
    parser.add_argument("--warehouse", type=Path, required=True)
    parser.add_argument("--snapshot", type=int, required=True)
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("queries", type=Path)
    arguments = parser.parse_args()
    connection = duckdb.connect()
    connection.execute("set threads = 1")
    open_warehouse(connection, arguments.warehouse)
    create_config_tables(connection, config_dir(arguments.warehouse, arguments.snapshot))
    parameters = {"year": arguments.year, "snapshot": arguments.snapshot}
    create_models(connection, arguments.sql, parameters)
    queries = json.loads(arguments.queries.read_text("utf-8"))
    json.dump([answer(connection, query) for query in queries], sys.stdout)


def answer(connection, query):
    """The rows of a query as text, sorted; none if it is refused."""
    try:
        rows = connection.execute(query).fetchall()
    except (duckdb.OutOfRangeException, duckdb.ConversionException) as refusal:
        # its products of decimals overflow before theirs have 38 digits
        return ["narrow"] if "DECIMAL" in str(refusal) else None
    return sorted("|".join(text(cell) for cell in row) for row in rows)


def text(cell):
    """A cell as text: decimals without zeros at their end."""
    if cell is None:
        return "NULL"
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return f"{cell:.6g}"
    if isinstance(cell, Decimal):
        plain = f"{cell:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return str(cell)


if __name__ == "__main__":
    main()

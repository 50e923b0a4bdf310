"""The configuration tables `cfg_*`, made from programme.toml and centres.csv.

Written from the specification, not from the Rust program, so that a mistake there shows up as a
different figure here.
"""

import calendar
import csv
import datetime
import tomllib
from decimal import Decimal
from pathlib import Path

FIRST_YEAR, LAST_YEAR = 1950, 2100
ONE_DAY = datetime.timedelta(days=1)

CONFIG_TABLES = {
    "cfg_programme": (
        "id varchar, name varchar, currency varchar, locale varchar, national_funder varchar,"
        " evaluator varchar, lag_months integer, recall_months integer, industry_digits integer,"
        " max_open_months integer"
    ),
    "cfg_thresholds": "name varchar, threshold decimal(20,4)",
    "cfg_bands": "size_band varchar, employees_from integer, employees_below integer",
    "cfg_denominators": (
        "denominator varchar, source varchar, fund varchar, basis varchar, is_headline boolean"
    ),
    "cfg_centres": (
        "centre_id varchar, name varchar, region varchar, opened_on date, closed_on date"
    ),
    "cfg_calendar": (
        "period varchar, period_starts_on date, period_ends_on date, fiscal_year integer,"
        " year_starts_on date, year_ends_on date, service_starts_on date, service_ends_on date"
    ),
}


def create_config_tables(connection, config_dir):
    """Create every `cfg_*` table from the two files in `config_dir`."""
    programme_file = Path(config_dir) / "programme.toml"
    # exact decimals: a threshold of 0.1 must not become a float
    settings = tomllib.loads(programme_file.read_text("utf-8"), parse_float=Decimal)
    rows = {
        "cfg_programme": [programme_row(settings)],
        "cfg_thresholds": threshold_rows(settings),
        "cfg_bands": band_rows(settings),
        "cfg_denominators": denominator_rows(settings),
        "cfg_centres": centre_rows(Path(config_dir) / "centres.csv"),
        "cfg_calendar": calendar_rows(settings),
    }
    for table, columns in CONFIG_TABLES.items():
        connection.execute(f"create table {table} ({columns})")
        insert_rows(connection, table, rows[table])


def insert_rows(connection, table, rows):
    """Insert `rows` (tuples) into `table`, many rows a statement: quick enough without pandas."""
    rows = list(rows)
    for start in range(0, len(rows), 200):
        chunk = rows[start : start + 200]
        places = ", ".join("(" + ", ".join("?" * len(row)) + ")" for row in chunk)
        cells = [cell for row in chunk for cell in row]
        connection.execute(f"insert into {table} values {places}", cells)


def programme_row(settings):
    """The one row of `cfg_programme`, with the specification's defaults."""
    programme = settings["programme"]
    survey = settings.get("survey", {})
    names = ("id", "name", "currency", "locale", "national_funder", "evaluator")
    return (
        *(programme.get(name) for name in names),
        survey.get("lag_months", 6),
        survey.get("recall_months", 12),
        settings.get("bands", {}).get("industry_digits", 3),
        settings.get("checks", {}).get("max_open_months", 24),
    )


def threshold_rows(settings):
    """One row per key of `[extreme_values]`."""
    return [(name, Decimal(value)) for name, value in settings.get("extreme_values", {}).items()]


def band_rows(settings):
    """Size bands: `[20, 100]` means 1-19 (0 included), 20-99 and 100+."""
    edges = settings.get("bands", {}).get("size", [20, 100, 250])
    rows = [(f"1-{edges[0] - 1}", 0, edges[0])]
    rows += [(f"{low}-{high - 1}", low, high) for low, high in zip(edges, edges[1:])]
    rows.append((f"{edges[-1]}+", edges[-1], None))
    return rows


def denominator_rows(settings):
    """One row per denominator, source and fund."""
    declared = settings.get("denominators", {})
    headline = declared.get("headline")
    return [
        (name, source, fund, denominator["basis"], name == headline)
        for name, denominator in declared.items()
        if name != "headline"
        for source in denominator["sources"]
        for fund in denominator["funds"]
    ]


def centre_rows(centres_file):
    """The rows of centres.csv, an empty cell being missing."""
    columns = ("centre_id", "name", "region", "opened_on", "closed_on")
    with open(centres_file, encoding="utf-8-sig", newline="") as file:
        return [
            tuple((row[column] or "").strip() or None for column in columns)
            for row in csv.DictReader(file)
        ]


def calendar_rows(settings):
    """Every period of every fiscal year, with its year and the year's service window."""
    programme = settings["programme"]
    lag_months = settings.get("survey", {}).get("lag_months", 6)
    is_quarterly = settings.get("submission", {}).get("period", "quarter") == "quarter"
    rows = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        starts_on = year_start(programme, year)
        next_starts_on = year_start(programme, year + 1)
        of_year = (
            year,
            starts_on,
            next_starts_on - ONE_DAY,
            add_months(starts_on, -lag_months),
            add_months(next_starts_on, -lag_months) - ONE_DAY,
        )
        if is_quarterly:
            for quarter in range(4):
                first = add_months(starts_on, 3 * quarter)
                last = add_months(starts_on, 3 * quarter + 3) - ONE_DAY
                rows.append((f"{year}Q{quarter + 1}", first, last, *of_year))
        else:
            rows.append((f"{year}", starts_on, next_starts_on - ONE_DAY, *of_year))
    return rows


def year_start(programme, year):
    """First day of fiscal year `year`; one that starts on 1 January has its own name either way."""
    month, day = map(int, programme.get("fiscal_year_starts", "01-01").split("-"))
    is_named_by_end = programme.get("fiscal_year_named_by", "end") == "end"
    starts_a_year_early = is_named_by_end and (month, day) != (1, 1)
    return datetime.date(year - 1 if starts_a_year_early else year, month, day)


def add_months(day, months):
    """The same day `months` later (earlier if negative), or that month's last day."""
    years, month_index = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month_index + 1
    return day.replace(
        year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1])
    )

"""One centre's file at its desk: extract.py PROGRAM [--megabytes 1024] [--rows 100000] [--folder DIR]

Checks an outcomes extract of a gigabyte with every rule, beside DuckDB that only reads and types the same
file and makes two keys of each row; a workbook of 100,000 rows; and 100,000 rows of CSV with faults beside
frictionless-py with the exported descriptor, whose verdicts on rows are compared.
Prints wall time, processor time, and the most memory that each process had at once.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import zipfile

SETTINGS = """[programme]
id = "extract"
name = "Extract"
currency = "USD"
fiscal_year_starts = "10-01"
[submission]
period = "quarter"
"""
NOW = "2024-02-01"
CLIENT_HEADER = (
    "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on"
)
OUTCOME_HEADER = (
    "response_id,client_id,surveyed_on,status,service_closed_on,new_sales,retained_sales,"
    "jobs_created,jobs_retained,savings_labour,savings_materials,savings_energy,savings_overhead,"
    "savings_other,investment_products,investment_plant,investment_it,investment_workforce,"
    "investment_other,avoided_investment,more_competitive,recommend,attribution,without_support,"
    "confirmed"
)


def client(i):
    """A row of clients."""
    return (
        f"C{i:08d},Precision Machining {i},,{332710 + i % 7},{1 + i % 900},{40_000_000 + i}.50,"
        f"north-{i % 40},no,2021-11-{1 + i % 28:02d}"
    )


def outcome(i):
    """A row of outcomes."""
    amount = f"{(i * 7919) % 90000}.{i % 100:02d}"
    return (
        f"R{i:09d},C{i:08d},2023-{10 + i % 3}-{1 + i % 28:02d},complete,"
        f"2023-{3 + i % 4:02d}-{1 + i % 28:02d},{amount},{(i * 31) % 7000},{i % 9}.5,{i % 4},"
        f"{(i * 17) % 5000},,{(i * 13) % 900}.25,0,,{amount},0,,{(i * 3) % 800},,"
        f"{(i * 11) % 6000},yes,{i % 11},{i % 101},smaller,"
    )


def write(path, header, row, rows):
    """A CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", buffering=1 << 20) as out:
        out.write(header + "\n")
        for start in range(0, rows, 10_000):
            block = [row(i) for i in range(start, min(start + 10_000, rows))]
            out.write("\n".join(block) + "\n")


def write_workbook(path, header, row, rows):
    """A workbook of one sheet, with numbers as numbers, as programs write them."""
    letters = [chr(65 + i) for i in range(26)]
    sheet = ['<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>']
    for number, line in enumerate([header, *(row(i) for i in range(rows))], start=1):
        cells = []
        for letter, cell in zip(letters, line.split(",")):
            is_number = number > 1 and cell and cell.replace(".", "", 1).isdigit()
            if is_number:
                cells.append(f'<c r="{letter}{number}"><v>{cell}</v></c>')
            elif cell:
                cells.append(f'<c r="{letter}{number}" t="inlineStr"><is><t>{cell}</t></is></c>')
        sheet.append(f'<row r="{number}">{"".join(cells)}</row>')
    sheet.append("</sheetData></worksheet>")
    name = path.name.split(".")[0]
    parts = {
        "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": "".join(sheet),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)


def run(name, command, megabytes, stdout=subprocess.DEVNULL):
    """Runs a command, and prints what it took; its seconds."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE, text=True)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    cpu = used.ru_utime + used.ru_stime
    last = said.strip().splitlines()[-1] if said.strip() else ""
    print(
        f"{name:>22}: {seconds:7.2f} s wall, {cpu:7.2f} s processor, "
        f"{megabytes / seconds:6.1f} MB/s, {used.ru_maxrss / 1024:6.1f} MiB peak: {last}",
        flush=True,
    )
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(said)
    return seconds


def faulty(i):
    """A row of outcomes, of which some have one fault that frictionless knows as well."""
    cells = outcome(i).split(",")
    if i % 10 == 0:
        column, wrong = [(5, "many"), (3, "perhaps"), (21, "11"), (2, ""), (8, "-1")][i // 10 % 5]
        cells[column] = wrong
    return ",".join(cells)


FRICTIONLESS = """
import json, sys
import frictionless
package = json.load(open(sys.argv[1]))
[resource] = [r for r in package["resources"] if r["name"] == "outcomes"]
schema = resource["schema"]
schema.pop("foreignKeys", None)
# without a limit, as each fault is told here
report = frictionless.Resource(
    path=sys.argv[2], format="csv", schema=frictionless.Schema.from_descriptor(schema)
).validate(limit_errors=10**9)
rows = sorted({row for (row,) in report.flatten(["rowNumber"]) if row})
json.dump(rows, open(sys.argv[3], "w"))
"""

# no rule, no check: what it takes a tool that is made for it to have the file typed and its ids keyed
DUCKDB = """
import json, sys
import duckdb
package = json.load(open(sys.argv[1]))
[resource] = [r for r in package["resources"] if r["name"] == "outcomes"]
kinds = {"number": "DECIMAL(18, 2)", "date": "DATE", "integer": "BIGINT", "boolean": "BOOLEAN"}
columns = {f["name"]: kinds.get(f["type"], "VARCHAR") for f in resource["schema"]["fields"]}
keys = "sha256('key' || response_id) as response_key, sha256('key' || client_id) as client_key"
rows = f"read_csv('{sys.argv[2]}', header = true, auto_detect = false, columns = {columns})"
duckdb.sql(f"create table outcomes as select *, {keys} from {rows}")
"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--megabytes", type=int, default=1024)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--folder")
    asked = parser.parse_args()
    program = str(pathlib.Path(asked.program).resolve())
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        os.chdir(folder)
        pathlib.Path("programme.toml").write_text(SETTINGS)
        header = "centre_id,name,region,opened_on,closed_on\n"
        pathlib.Path("centres.csv").write_text(f"{header}alder,Alder,north,2010-10-01,\n")
        inbox = pathlib.Path("inbox/alder/2024Q1")
        check = [program, "check", "--now", NOW, "--format", "ndjson"]
        outcomes = inbox / "outcomes.csv"

        def clients(rows):
            """A client in force for each response: a second one would be a finding."""
            write(inbox / "clients.csv", CLIENT_HEADER, client, rows)
            load = [program, "load", "--now", NOW]
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            subprocess.run(load, check=True, **quiet)
            (inbox / "clients.csv").unlink()

        clients(asked.rows)
        print(f"a workbook of {asked.rows} rows")
        workbook = inbox / "outcomes.xlsx"
        write_workbook(workbook, OUTCOME_HEADER, outcome, asked.rows)
        run("counterfoil check", check, workbook.stat().st_size / 1e6)
        workbook.unlink()

        print(f"{asked.rows} rows of CSV, one in ten with a fault")
        write(outcomes, OUTCOME_HEADER, faulty, asked.rows)
        megabytes = outcomes.stat().st_size / 1e6
        found = pathlib.Path("found.ndjson")
        with found.open("w") as out:
            ours = run("counterfoil check", check, megabytes, out)
        known = {"type-error", "constraint-error"}
        findings = map(json.loads, found.read_text().splitlines())
        rows = sorted({f["row"] for f in findings if f["code"] in known})
        descriptor = subprocess.run(
            [program, "template", "--descriptor"], check=True, capture_output=True, text=True
        )
        pathlib.Path("datapackage.json").write_text(descriptor.stdout)
        arguments = ["datapackage.json", str(outcomes), "rows.json"]
        theirs = run(
            "frictionless", [sys.executable, "-c", FRICTIONLESS, *arguments], megabytes
        )
        same = rows == json.loads(pathlib.Path("rows.json").read_text())
        print(f"frictionless / counterfoil: {theirs / ours:.1f} times; the same rows: {same}")
        outcomes.unlink()

        print(f"an outcomes extract of {asked.megabytes} MB, every rule")
        responses = asked.megabytes * 1_000_000 // (len(outcome(123_456)) + 1)
        clients(responses)
        write(outcomes, OUTCOME_HEADER, outcome, responses)
        megabytes = outcomes.stat().st_size / 1e6
        ours = run("counterfoil check", check, megabytes)
        arguments = ["datapackage.json", str(outcomes)]
        theirs = run("duckdb, types only", [sys.executable, "-c", DUCKDB, *arguments], megabytes)
        print(f"duckdb, types only / counterfoil with every rule: {theirs / ours:.2f}")


if __name__ == "__main__":
    main()

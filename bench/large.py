"""One extract larger than memory: large.py PROGRAM [--rows 30000000] [--memory 512MiB] [--folder DIR]

Writes a programme with one clients extract of 5 GB and 30 million unique keys, beside 10,000 small
extracts if asked for, then checks and loads it, and prints what each step took: wall time, processor
time, and the most memory that the process had at once (its peak resident set, as Linux counts it).
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

SETTINGS = """[programme]
id = "large"
name = "Large"
currency = "USD"
fiscal_year_starts = "10-01"
[submission]
period = "quarter"
"""
HEADER = "client_id,name,enterprise_id,industry,employees,annual_sales,region,rural,first_served_on\n"


def write_large(path, rows):
    """A clients extract with this many rows of about 170 bytes, keys in no order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    filler = "Precision Machining and Castings of the Northern Lakes Region (Incorporated) at Plant Number"
    with path.open("w", buffering=1 << 20) as out:
        out.write(HEADER)
        # a number prime to the rows visits each once, far from the one before
        step = 7_654_321
        for start in range(0, rows, 10_000):
            lines = []
            for i in range(start, min(start + 10_000, rows)):
                key = (i * step) % rows
                lines.append(
                    f"C{key:09d},{filler} {key},E-{key:010d},{332710 + key % 7},{key % 900},"
                    f"{key % 9_000_000}.{key % 100:02d},north-{key % 40},no,2023-11-{1 + key % 28:02d}\n"
                )
            out.writelines(lines)


def write_small(inbox, count):
    """Many small extracts: a client each."""
    for i in range(count):
        centre, period = f"c{i // 100:03d}", f"{1951 + i % 100 // 4}Q{1 + i % 4}"
        path = inbox / centre / period / "clients.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        year = int(period[:4])
        path.write_text(f"{HEADER}S{i},Small {i},,332710,5,1000,north,no,{year - 1}-10-01\n")


def run(command):
    """Runs a command, and prints its last lines and what it took."""
    started = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    cpu = used.ru_utime + used.ru_stime
    print(
        f"{command[-1]:>8}: {seconds:8.1f} s wall, {cpu:8.1f} s processor, "
        f"{used.ru_maxrss / 1024:7.1f} MiB peak, exit {os.waitstatus_to_exitcode(status)}: "
        f"{said.strip().splitlines()[-1] if said.strip() else ''}",
        flush=True,
    )
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(said)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--rows", type=int, default=30_000_000)
    parser.add_argument("--small", type=int, default=0)
    parser.add_argument("--memory", default="512MiB")
    parser.add_argument("--folder")
    asked = parser.parse_args()
    folder = pathlib.Path(asked.folder or tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "programme.toml").write_text(SETTINGS)
    centres = ["large"] + [f"c{i:03d}" for i in range((asked.small + 99) // 100)]
    lines = [f"{c},{c},north,1940-10-01,\n" for c in centres]
    (folder / "centres.csv").write_text("centre_id,name,region,opened_on,closed_on\n" + "".join(lines))
    extract = folder / "inbox/large/2024Q1/clients.csv"
    if not extract.exists():
        write_large(extract, asked.rows)
    write_small(folder / "inbox", asked.small)
    print(f"{extract.stat().st_size / 1e9:.2f} GB, {asked.rows} rows, {asked.small} small extracts")
    head = [asked.program, "-C", str(folder), "--now", "2024-12-31", "--memory", asked.memory]
    for command in ["check", "load"]:
        run([*head, "--format", "csv", command])


if __name__ == "__main__":
    sys.exit(main())

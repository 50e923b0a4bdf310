"""Writes the corpora that fuzzing begins from, out of the files of fixtures/dirty and fixtures/findings.

python3 fuzz/seeds.py; what stands in a corpus beside them, such as an input by which something was
found, stays.
"""

import io
import json
import pathlib
import zipfile

HERE = pathlib.Path(__file__).parent
FIXTURES = HERE.parent / "fixtures"
CORPUS = HERE / "corpus"
DATASETS = ["clients", "engagements", "outcomes", "funding", "verifications", "activities", "accounts"]
# in each corpus so many bytes at most, one input
LARGEST = 4500

CSV = """
all-cells-quoted backslash-before-a-quote bars big5 blank-label blank-line-between brackets-for-minus
byte-order-mark carets columns-in-other-order cut-in-a-letter cut-off-in-quotes decimal-commas doubled-quotes
duplicate-key duplicate-label empty-cells-in-each-row end-of-file-mark exponent fault-behind-newlines
full-width-digits header-in-the-middle header-of-two-lines iso-2022-jp lines-in-quotes mixed-line-ends
newline-without-quotes no-header nul-bytes old-mac-line-ends one-row-of-semicolons only-a-mark quoted-newlines
repeated-header semicolons-in-1252 separator-line short-row spaces-for-columns tabs text-behind-a-quote
title-and-blank-line trailing-empty-columns two-exports-pasted two-open-quotes two-stray-quotes unclosed-quote
unfinished-line unknown-value utf-16-big-endian utf-16-little-endian utf-7 windows-1252
""".split()
PACKED = "gzip-cut-off gzip-in-two-parts gzip-with-rubbish-behind nothing-in-gzip".split()
NDJSON = """
header-in-the-middle json-array json-broken-line json-byte-order-mark json-cut-off json-escapes json-exponent
json-half-a-letter json-in-latin-1 json-list-in-a-cell json-missing-name json-name-twice-escaped
json-names-reordered json-nan json-number-with-point json-two-objects-a-line json-typed-values
json-windows-line-ends missing-column required-missing unknown-column unknown-value
""".split()
XLSX = """
boolean-cells cell-twice dates-since-1904 dates-with-a-time escaped-characters formula-error
formula-without-value hidden-row merged-cells no-places-of-cells percent-sign prefixed-names
shared-texts title-row trailing-empty-cells unknown-value
""".split()
SHEETS = "hidden-sheet sheet-misspelt sheet-of-notes".split()
ODS = """
boolean-cells dates-with-a-time formula-error formula-without-value merged-cells ods-comment-in-a-cell
ods-currency-cell ods-gap-before-a-fault ods-grouped-rows ods-repeated-cells ods-repeated-rows
ods-spaces-as-marks ods-tracked-changes percent-sign title-row unknown-value
""".split()
PARQUET = """
nil-return parquet-brotli parquet-bytes-no-text parquet-cut-off parquet-dictionary parquet-float-money
parquet-gzip parquet-int96 parquet-list parquet-lz4 parquet-many-groups parquet-midnights parquet-none
parquet-typed parquet-zstd unknown-value
""".split()
GERMAN = {
    "clients": "client_id;Vorname;Nachname;Branche;Leute;Umsatz (T€);Ort;Land;seit;Notiz\n"
    "1;Anna;Ahorn;332710 - Drehteile;1.200;12,5;Übersee;ja;1.2.2020;x\n"
    "2;;Buche;332710 - Drehteile;7;1.000 €;Wald;nein;20200301;\n",
    "outcomes": "response_id,client_id,surveyed_on,status,service_closed_on,Mehr Umsatz?,new_sales,"
    "retained_sales,jobs_created,jobs_retained,recommend\n"
    '1,1,15.11.2023,complete,1.5.2023,ja,"100,01","7,50",10,3,99\n'
    "2,1,15.11.2023,partial,1.5.2023,nein,,k.A.,,,4\n",
}
NAMES = {
    ".xlsx": [
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet2.xml",
    ],
    ".ods": ["content.xml", "META-INF/manifest.xml"],
}


def put(target, name, way, dataset, content):
    """An input: the way it goes, the dataset it is filed as, its bytes."""
    content = f"{way}{chr(ord('a') + dataset)}".encode() + content
    if len(content) <= LARGEST:
        folder = CORPUS / target
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def of_hazard(hazard, ending):
    """The files of a hazard with this ending, each with its dataset."""
    for path in sorted((FIXTURES / "dirty" / hazard).glob("*" + ending)):
        name = path.name.removesuffix(ending)
        if name in DATASETS:
            yield DATASETS.index(name), path.read_bytes()
        elif name == "2024Q3":
            yield 0, path.read_bytes()


def parts(path_or_bytes, ending):
    """The parts of a workbook, with what separates them in an input."""
    with zipfile.ZipFile(io.BytesIO(path_or_bytes)) as archive:
        held = set(archive.namelist())
        read = [archive.read(name) if name in held else b"" for name in NAMES[ending]]
    return b"\x1e".join(read).rstrip(b"\x1e")


def main():
    for hazard in CSV:
        for dataset, content in of_hazard(hazard, ".csv"):
            put("csv", hazard, 0, dataset, content)
    for hazard in PACKED:
        for dataset, content in of_hazard(hazard, ".csv.gz"):
            put("csv", hazard, 3, dataset, content)
    # one of each dataset, as the worked example has it
    for dataset, name in enumerate(DATASETS[:4]):
        text = sorted((FIXTURES / "golden/inbox").glob(f"*/*/{name}.csv"))[0].read_bytes()
        text = b"".join(text.splitlines(keepends=True)[:4])
        put("csv", f"golden-{name}", 2, dataset, text)
    for name, text in GERMAN.items():
        dataset = DATASETS.index(name)
        put("csv", f"mapped-{name}", 1, dataset, text.encode())
        rows = [line.split(";" if name == "clients" else ",") for line in text.splitlines()]
        rows = [dict(zip(rows[0], row)) for row in rows[1:]]
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        put("ndjson", f"mapped-{name}", 1, dataset, lines.encode())
    for hazard in NDJSON:
        for dataset, content in of_hazard(hazard, ".ndjson"):
            put("ndjson", hazard, 0, dataset, content)
    for target, ending, hazards in (("xlsx", ".xlsx", XLSX), ("ods", ".ods", ODS)):
        for number, hazard in enumerate(hazards):
            for dataset, content in of_hazard(hazard, ending):
                put(target, hazard, 2 if number % 5 == 4 else 0, dataset, parts(content, ending))
                if hazard in ("title-row", "boolean-cells"):
                    put(target, f"{hazard}-whole", 3, dataset, content)
    for hazard in SHEETS:
        for dataset, content in of_hazard(hazard, ".xlsx"):
            put("xlsx", hazard, 1, dataset, parts(content, ".xlsx"))
    for hazard in PARQUET:
        for dataset, content in of_hazard(hazard, ".parquet"):
            put("parquet", hazard, 0, dataset, content)


main()

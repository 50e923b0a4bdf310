"""What frictionless-py finds in the files of an inbox, with the descriptor as it is exported."""

import csv

import frictionless
from frictionless import errors

from dirty_files import CLEAN_QUARTER

# the codes that frictionless has for tables, headers, rows and cells
CODES = {
    error.type
    for error in vars(errors).values()
    if isinstance(error, type) and issubclass(error, errors.TableError)
} | {"source-error", "format-error", "encoding-error"}


def findings_of(package, inbox):
    """The path of every file but the clean ones, with row, column and code of what is found in it.

    Where frictionless stops at what concerns the whole file it is told that and looks again, so
    that the rest can be compared too: both of what it finds is put together.
    """
    resources = {resource["name"]: resource for resource in package["resources"]}
    for path in sorted(inbox.glob("*/*/*.csv")):
        centre, quarter, _ = path.relative_to(inbox).parts
        if quarter == CLEAN_QUARTER:
            continue
        name = path.relative_to(inbox).as_posix()
        resource = {**resources[path.stem], "path": name}
        # beside it the clients to which it refers
        clients = {**resources["clients"], "path": f"{centre}/{CLEAN_QUARTER}/clients.csv"}
        others = [clients] if resource["schema"].get("foreignKeys") else []

        def find(resource, others=others):
            return validate({**package, "resources": [resource, *others]}, inbox)

        found = find(resource)
        if has(found, "encoding-error"):
            resource["encoding"] = "cp1252"
            found |= find(resource)
        if has(found, "error"):
            copy = path.with_name("distinct.csv")
            copy.write_bytes(with_distinct_labels(path.read_bytes()))
            resource["path"] = copy.relative_to(inbox).as_posix()
            found |= find(resource)
            copy.unlink()
        elif has(found, "missing-label"):
            header = path.read_bytes().partition(b"\n")[0]
            for separator in {";", "\t"} & {*header.decode()}:
                dialect = {**resource["dialect"], "delimiter": separator}
                found |= find({**resource, "dialect": dialect})
        yield name, found


def has(found, code):
    """Whether a code is among what was found."""
    return any(c == code for *_, c in found)


def validate(descriptor, inbox):
    """Row, column and code of what is wrong with the first resource of a package."""
    package = frictionless.Package.from_descriptor(descriptor, basepath=str(inbox))
    report = package.resources[0].validate()
    assert not report.errors, report.errors
    return {triple(error) for task in report.tasks for error in task.errors}


def with_distinct_labels(content):
    """A file whose labels that stand twice have a number behind them."""
    header, line_end, rows = content.removeprefix(b"\xef\xbb\xbf").partition(b"\n")
    header = header.decode().rstrip("\r")
    separator = max(",;\t", key=header.count)
    labels = [label.strip() for label in next(csv.reader([header], delimiter=separator))]
    for at in range(len(labels)):
        if labels[at] in labels[:at]:
            labels[at] += f" no. {at}"
    return separator.join(labels).encode() + line_end + rows


def triple(error):
    """Row, column and code of an error. Labels stand in the first row; a foreign key names its
    column apart."""
    row = getattr(error, "row_number", None)
    if isinstance(error, errors.HeaderError):
        row = 1
    columns = getattr(error, "field_names", None) or [getattr(error, "field_name", None)]
    return row, columns[0] or None, error.type

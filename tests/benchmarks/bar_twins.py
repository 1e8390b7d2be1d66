"""Bar 3 of documents: the demo library's tables under nine formats give the same indicators.

Each table is saved, printed and scanned as its readers would, and read with ``parse``. Every field of
every indicator is compared with what the file of the library gives, which tests hold to its content.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import TypeAlias

from bot.evaluation.report import Figure
from ingest.errors import MissingDependency
from ingest.model import Block, Indicator, Parsed, Slot
from ingest.parse import parse
from samples import build
from samples.building.binary import as_doc, as_xls
from samples.content import city_table, indicators_2025, table_2024
from samples.content.guides import departments, towns
from tests.benchmarks.checks import Check, at_least, holds
from tests.benchmarks.form_writers import ofd_file, printed, scanned, word_file, workbook
from tests.benchmarks.ours import say

DIGITAL = ("docx", "doc", "wps", "pdf", "ofd", "xlsx", "xls", "et")
SCANNED = 0.95
"""The share of the fields of a scan that must be right."""

_SHOWN = 5
# Two forms of one file are converted once.
_DOC, _XLS, _PDF = cache(as_doc), cache(as_xls), cache(printed)

Fields: TypeAlias = dict[str, object]


@dataclass(frozen=True)
class Original:
    """A document of the library as it was written: a "docx" or an "xlsx"."""

    title: str
    kind: str
    data: bytes
    blocks: tuple[Block, ...]
    indicators: tuple[Indicator, ...]


def measure() -> Iterator[Check]:
    """A check for each digital form over all documents, and one for the scans."""
    documents = list(originals())
    for form in (*DIGITAL, "scan"):
        right = total = 0
        started = time.monotonic()
        for original in documents:
            try:
                data = made(original, form)
            except MissingDependency as error:
                say(f"{form}: left out, {error.fields['name']} is absent")
                break
            wrong, all_of_them = compared(original, read(data, form))
            right += all_of_them - len(wrong)
            total += all_of_them
            for difference in wrong[:_SHOWN]:
                say(f"{form}, {original.title}: {difference}")
        else:
            figure = Figure(right / total, right, total)
            say(f"{form}: {time.monotonic() - started:.0f} s")
            if form == "scan":
                yield at_least(f"fields right, {form}", figure, SCANNED)
            else:
                yield holds(f"fields right, {form}", right == total, figure, "all")


def originals() -> Iterator[Original]:
    """Every document of the library that has indicators."""
    for title in (indicators_2025.TITLE, table_2024.TITLE, city_table.TITLE,
                  departments.GUIDE.title, towns.GUIDE.title):  # fmt: skip
        name = next(name for name in build.FILES if name.rpartition(".")[0] == title)
        data = build.table_of_2024() if name.endswith(".xls") else build.FILES[name]()
        kind = "docx" if name.endswith(".docx") else "xlsx"
        yield original_of(title, kind, data)


def original_of(title: str, kind: str, data: bytes) -> Original:
    """The document with what reading it gives."""
    parsed = read(data, kind)
    return Original(title, kind, data, parsed.blocks, parsed.indicators)


def made(original: Original, form: str) -> bytes:
    """The document in another form. Raises ``MissingDependency`` without LibreOffice."""
    match form:
        case "docx" | "doc" | "wps":
            word = original.data
            if original.kind != "docx":
                word = word_file(original.blocks, original.title)
            return word if form == "docx" else _DOC(word)
        case "xlsx" | "xls" | "et":
            book = original.data
            if original.kind != "xlsx":
                book = workbook(original.blocks, original.title)
            return book if form == "xlsx" else _XLS(book)
    pdf = _PDF(original.data, original.kind)
    match form:
        case "ofd":
            return ofd_file(pdf, original.title)
        case "scan":
            return scanned(pdf)
    return pdf


def read(data: bytes, form: str) -> Parsed:
    """The one document of a file, read as the product reads it; its name says nothing but the form."""
    (parsed,) = parse(data, f"表.{'pdf' if form == 'scan' else form}")
    return parsed


def compared(original: Original, parsed: Parsed) -> tuple[list[str], int]:
    """The fields that differ, as a person reads them, and how many were compared."""
    wrong: list[str] = []
    total = 0
    for wanted, found in zip_longest(original.indicators, parsed.indicators):
        expected, got = fields(wanted), fields(found)
        total += len(expected)
        wrong += [
            f"{wanted.number if wanted else None} {name}: {got[name]!r}, not {value!r}"
            for name, value in expected.items()
            if got[name] != value
        ]
    return wrong, total


def fields(indicator: Indicator | None) -> Fields:
    """What is compared: the texts of all fields, of the evidence its entries."""
    slots = ("requirement", "lead", "joint", "deadline", "score", "remark")
    found: Fields = {name: getattr(indicator, name, None) for name in ("number", "groups", "name")}
    found |= {name: _text(getattr(indicator, name, None)) for name in slots}
    evidence: Slot | None = getattr(indicator, "evidence", None)
    return found | {"evidence": evidence and tuple(item.text for item in evidence.items)}


def _text(slot: Slot | None) -> str | None:
    return None if slot is None else slot.text

"""Dates and years that cannot be right: 2月30日, 2024—2024年, a deadline before the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ingest.checking.sheet import Finding
from ingest.model import Indicator, Locator, Parsed, Table

_DATE = re.compile(r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
_YEARS = re.compile(r"((?:19|20)\d{2})\s*年?\s*(?:[-—–－~～]{1,2}|至)\s*((?:19|20)\d{2})\s*年")
_LEAP = 2024
"""The year that days without one are tried in, so that 2月29日 is no fault."""

_MOST = 20
"""Findings told of one document: a table of readings that all went wrong needs no more."""


def doubtful_dates(parsed: Parsed) -> Iterator[Finding]:
    """What is written as a date and is none, and deadlines that were over before they were set."""
    told = 0
    for text, locator in _texts(parsed):
        for finding in (*_impossible(text, locator), *_turned(text, locator)):
            told += 1
            if told <= _MOST:
                yield finding
    yield from _over(parsed)


def _texts(parsed: Parsed) -> Iterator[tuple[str, Locator]]:
    for block in parsed.blocks:
        if not isinstance(block, Table):
            yield block.text, block.locator
            continue
        for cell in block.cells:
            if cell.text:
                yield cell.text, block.locator


def _impossible(text: str, locator: Locator) -> Iterator[Finding]:
    for match in _DATE.finditer(text):
        year, month, day = int(match[1] or _LEAP), int(match[2]), int(match[3])
        if not _exists(year, month, day):
            yield Finding("no_such_date", "look", locator, (("date", match[0]),))


def _turned(text: str, locator: Locator) -> Iterator[Finding]:
    for match in _YEARS.finditer(text):
        if int(match[1]) >= int(match[2]):
            yield Finding("years_doubtful", "look", locator, (("years", match[0]),))


def _over(parsed: Parsed) -> Iterator[Finding]:
    """Deadlines with a year that lie before the day the document was issued."""
    issued = parsed.document.issued
    if issued is None:
        return
    early = [row for row in parsed.indicators if (due := _due(row)) and due < issued]
    if early:
        names = "、".join(row.number or row.name[:12] for row in early[:12])
        fields = (("count", len(early)), ("rows", names), ("issued", issued.isoformat()))
        yield Finding("deadline_over", "look", early[0].locator, fields)


def _due(row: Indicator) -> date | None:
    match = _DATE.search(row.deadline.text) if row.deadline else None
    if not match or not match[1] or not _exists(int(match[1]), int(match[2]), int(match[3])):
        return None
    return date(int(match[1]), int(match[2]), int(match[3]))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True

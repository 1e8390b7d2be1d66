"""The check sheet of a reading: what whoever publishes it should look at first.

It says what was expected and what was found, and names every place where reading may have gone
wrong. It decides nothing, and it is made from the reading alone.
"""

from __future__ import annotations

from ingest.checking.cells import unsplit, without
from ingest.checking.dates import doubtful_dates
from ingest.checking.sheet import Finding, OutlineLine, Sheet, TableSheet, Weight
from ingest.checking.tables import table_sheets
from ingest.model import Heading, Parsed

__all__ = ["Finding", "OutlineLine", "Sheet", "TableSheet", "Weight", "check"]


def check(parsed: Parsed) -> Sheet:
    """The check sheet of one document."""
    tables = table_sheets(parsed)
    findings = [
        *_secrecy(parsed),
        *(finding for table in tables for finding in table.findings),
        *without(parsed),
        *unsplit(parsed),
        *doubtful_dates(parsed),
        *_pages(parsed),
        *(Finding(r.code, "look", r.locator, r.fields, remark=True) for r in parsed.remarks),
    ]
    if not parsed.passages:
        findings.append(Finding("no_passages", "stop"))
    return Sheet(
        document=parsed.document,
        outline=tuple(
            OutlineLine(block.level, block.text, block.locator)
            for block in parsed.blocks
            if isinstance(block, Heading)
        ),
        tables=tables,
        pages=parsed.read,
        passages=len(parsed.passages),
        indicators=len(parsed.indicators),
        amendments=parsed.amendments,
        findings=tuple(sorted(findings, key=lambda finding: _ORDER.index(finding.weight))),
    )


_ORDER: tuple[Weight, ...] = ("stop", "look", "note")


def _secrecy(parsed: Parsed) -> list[Finding]:
    mark = parsed.document.secrecy
    return [Finding("secrecy_mark", "stop", None, (("mark", mark),))] if mark else []


def _pages(parsed: Parsed) -> list[Finding]:
    """That pages were recognised at all; those recognised badly are among the remarks."""
    pages = [page for page in parsed.read if page.confidence is not None]
    return [Finding("recognised", "note", None, (("pages", len(pages)),))] if pages else []

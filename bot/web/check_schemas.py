"""The JSON of check sheets: each finding with its sentence, its place and its weight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Self

from bot.web.schemas import DocumentOut, LocatorOut, Record
from ingest.checking import Finding, Sheet, Weight
from prompts import reply
from vectorstore.drafts import Draft


class FindingOut(Record):
    """One thing to look at. ``stop``: not to be published as it is; ``look``: compare with the
    original; ``note``: to know."""

    code: str
    weight: Weight
    text: str
    locator: LocatorOut | None = None

    @classmethod
    def of_finding(cls, finding: Finding) -> Self:
        """The JSON of a finding."""
        return cls(
            code=finding.code,
            weight=finding.weight,
            text=sentence_of_finding(finding),
            locator=LocatorOut.of(finding.locator) if finding.locator else None,
        )


class OutlineOut(Record):
    """A heading as it was understood; level 0 is the title."""

    level: int
    text: str
    locator: LocatorOut


class ColumnOut(Record):
    """A column: its letter, its header, and what it was taken for."""

    letter: str
    header: str
    meaning: str
    meant: str


class TableSheetOut(Record):
    """An indicator table: what was expected of it and what was found."""

    locator: LocatorOut
    caption: str
    columns: tuple[ColumnOut, ...]
    found: int
    expected: int | None
    missing: tuple[str, ...]
    repeated: tuple[str, ...]


class PageOut(Record):
    """How surely a page was recognised; null where it has a text of its own."""

    number: int
    confidence: float | None


class SheetOut(Record):
    """The check sheet of one document; ``summary`` is its one line."""

    document: DocumentOut
    summary: str
    outline: tuple[OutlineOut, ...]
    tables: tuple[TableSheetOut, ...]
    pages: tuple[PageOut, ...]
    passages: int
    indicators: int
    findings: tuple[FindingOut, ...]

    @classmethod
    def of_sheet(cls, sheet: Sheet) -> Self:
        """The JSON of a check sheet."""
        return cls(
            document=DocumentOut.of(sheet.document),
            summary=summary_of(sheet),
            outline=tuple(OutlineOut.model_validate(line) for line in sheet.outline),
            tables=tuple(
                TableSheetOut(
                    locator=LocatorOut.of(table.locator),
                    caption=table.caption,
                    columns=tuple(
                        ColumnOut(
                            letter=c.letter,
                            header=c.header,
                            meaning=c.meaning,
                            meant=reply(f"meanings.{c.meaning}"),
                        )
                        for c in table.columns
                    ),
                    found=table.found,
                    expected=table.expected,
                    missing=table.missing,
                    repeated=table.repeated,
                )
                for table in sheet.tables
            ),
            pages=tuple(PageOut.model_validate(page) for page in sheet.pages),
            passages=sheet.passages,
            indicators=sheet.indicators,
            findings=tuple(FindingOut.of_finding(finding) for finding in sheet.findings),
        )


class DraftOut(Record):
    """A reading that waits to be checked."""

    id: str
    source: str
    documents: tuple[tuple[str, str], ...]
    size: int
    made_at: datetime
    made_by: str

    @classmethod
    def of(cls, draft: Draft) -> Self:
        """The JSON of a draft."""
        return cls.model_validate(draft)


class DraftsOut(Record):
    """All drafts, the oldest first."""

    drafts: tuple[DraftOut, ...]


class DraftSheetsOut(Record):
    """A draft with the check sheet of each of its documents."""

    draft: DraftOut
    sheets: tuple[SheetOut, ...]


def sentence_of_finding(finding: Finding) -> str:
    """A finding in Chinese: what, where, what to do."""
    section = "remarks" if finding.remark else "findings"
    return reply(f"{section}.{finding.code}", **dict(finding.fields))


def summary_of(sheet: Sheet) -> str:
    """A sheet in one line: 应有100项，读出98项，缺第57、83项；3项无牵头单位."""
    parts = []
    for table in sheet.tables:
        if table.expected is None:
            parts.append(reply("sheet.found", found=table.found))
        else:
            parts.append(reply("sheet.counted", found=table.found, expected=table.expected))
    told = [f for f in sheet.findings if f.weight != "note"]
    parts += [sentence_of_finding(finding) for finding in _once(told)]
    return "；".join(part.rstrip("。") for part in parts) or reply("sheet.nothing")


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """The first finding of each kind."""
    kinds = {finding.code: finding for finding in reversed(findings)}
    return list(reversed(kinds.values()))

"""The values that a check sheet is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ingest.model import Amendment, Document, Locator, ReadPage

Weight: TypeAlias = Literal["stop", "look", "note"]
"""``stop``: not to be published as it is; ``look``: compare with the original; ``note``: to know."""

Fields: TypeAlias = tuple[tuple[str, str | int], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. ``code`` names its sentence (``prompts/replies.toml``), ``fields`` fill
    it. ``remark`` tells that a loader noticed it: its sentences stand in a section of their own."""

    code: str
    weight: Weight
    locator: Locator | None = None
    fields: Fields = ()
    remark: bool = False


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A heading as it was understood; level 0 is the title."""

    level: int
    text: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class ColumnSheet:
    """A column: its letter, its header as the table has it, and what it was taken for.

    ``meaning`` is a name of ``ingest.columns.Columns`` ("evidence", "lead", …) or "other".
    """

    letter: str
    header: str
    meaning: str


@dataclass(frozen=True, slots=True)
class TableSheet:
    """An indicator table, with its continuations: what was expected of it and what was found.

    ``expected`` is how many indicators there should be, by what the document says or by the largest
    number; ``None`` where neither tells.
    """

    locator: Locator
    caption: str
    columns: tuple[ColumnSheet, ...]
    found: int
    expected: int | None
    missing: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The check sheet of one document."""

    document: Document
    outline: tuple[OutlineLine, ...]
    tables: tuple[TableSheet, ...]
    pages: tuple[ReadPage, ...]
    passages: int
    indicators: int
    amendments: tuple[Amendment, ...]
    findings: tuple[Finding, ...]

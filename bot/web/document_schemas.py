"""The JSON of documents as they were understood: blocks, cells, passages."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Self, TypeAlias

from bot.web.indicator_schemas import TableOut
from bot.web.schemas import DocumentOut, LocatorOut, Record
from ingest.model import Block, Heading, Paragraph, Passage


class HeadingOut(Record):
    """A heading; level 0 is the title."""

    kind: Literal["heading"] = "heading"
    text: str
    level: int
    locator: LocatorOut


class ParagraphOut(Record):
    """Running text."""

    kind: Literal["paragraph"] = "paragraph"
    text: str
    role: str
    locator: LocatorOut


class CellOut(Record):
    """A cell; a merged range is one cell."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


class GridOut(Record):
    """A table."""

    kind: Literal["table"] = "table"
    caption: str
    hidden: bool
    cells: tuple[CellOut, ...]
    locator: LocatorOut


BlockOut: TypeAlias = HeadingOut | ParagraphOut | GridOut


def block_out(block: Block) -> BlockOut:
    """The JSON of a block."""
    if isinstance(block, Heading):
        return HeadingOut.model_validate(block)
    if isinstance(block, Paragraph):
        return ParagraphOut.model_validate(block)
    return GridOut.model_validate(block)


class DocumentDetail(DocumentOut):
    """A document with what stands in it."""

    work: str
    part: int
    secrecy: str | None
    blocks: tuple[BlockOut, ...] = ()


class PieceOut(Record):
    """A stretch of a passage."""

    text: str
    label: str
    locator: LocatorOut


class PassageOut(Record):
    """What search finds."""

    id: str
    ordinal: int
    path: tuple[str, ...]
    kind: Literal["prose", "row"]
    text: str
    pieces: tuple[PieceOut, ...]

    @classmethod
    def of(cls, passage: Passage) -> Self:
        """The JSON of a passage."""
        return cls.model_validate(passage)


class DocumentsOut(Record):
    """The documents, in all editions."""

    documents: tuple[DocumentOut, ...]


class PassagesOut(Record):
    """The passages of a document in reading order."""

    passages: tuple[PassageOut, ...]


class LibraryOut(Record):
    """What answers rest on. ``example`` is a number that the main table has."""

    documents: int
    tables: tuple[TableOut, ...]
    example: str | None
    updated_at: datetime | None

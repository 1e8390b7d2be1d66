"""The values that reading a file produces; nothing here knows how or where they are kept.

A file is loaded into *blocks* (headings, paragraphs, tables). The blocks are understood as one or
more *documents*, and each document yields *passages* (what search finds), *indicators* (what a
task table assigns to units) and *amendments* (what one document changes in another).

Positions are 1-based and inclusive: ``text[start - 1 : end]`` is what a locator points at.
"""

from __future__ import annotations

from ingest.model.blocks import (
    Block,
    Cell,
    Heading,
    Loaded,
    Locator,
    Paragraph,
    ReadLine,
    ReadPage,
    Remark,
    Table,
)
from ingest.model.corrections import Correction, CorrectionKind
from ingest.model.documents import Authority, Document, Level, Passage, Piece, Standing, Status
from ingest.model.parsed import FileReading, Parsed
from ingest.model.records import Action, Amendment, Aspect, FieldName, Indicator, Item, Slot

__all__ = [
    "Action",
    "Amendment",
    "Aspect",
    "Authority",
    "Block",
    "Cell",
    "Correction",
    "CorrectionKind",
    "Document",
    "FieldName",
    "FileReading",
    "Heading",
    "Indicator",
    "Item",
    "Level",
    "Loaded",
    "Locator",
    "Paragraph",
    "Parsed",
    "Passage",
    "Piece",
    "ReadLine",
    "ReadPage",
    "Remark",
    "Slot",
    "Standing",
    "Status",
    "Table",
]

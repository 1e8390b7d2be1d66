"""Readings made by hand, and a library that keeps them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ingest.model import (
    Amendment,
    Block,
    Document,
    Heading,
    Indicator,
    Item,
    Locator,
    Paragraph,
    Parsed,
    Passage,
    Piece,
    Slot,
)
from vectorstore.catalog import Catalog
from vectorstore.database import Database
from vectorstore.library import Library
from vectorstore.model import EVERYTHING_OPEN, Scope
from vectorstore.originals import Originals
from vectorstore.vectors import EmbeddingCache

ROOT = "/shared/guidance"
NOON = datetime(2025, 3, 5, 12, tzinfo=UTC)


def reading(
    source: str,
    texts: Sequence[str] = ("申报材料应当真实。",),
    *,
    part: int = 0,
    rows: Sequence[Indicator] = (),
    changes: Sequence[Amendment] = (),
    **attributes: Any,
) -> Parsed:
    """A document with one heading and a passage a text; ``attributes`` are the Document's."""
    title = attributes.pop("title", source.split(".")[0])
    document = Document(
        id=_hash(source, str(part), *texts)[:16],
        work=attributes.pop("work", title),
        source=source,
        title=title,
        part=part,
        **attributes,
    )
    blocks: list[Block] = [Heading("一、总体要求", 1, Locator(1, paragraph=1))]
    found = []
    for n, text in enumerate(texts, 1):
        locator = Locator(n + 1, 1, len(text), paragraph=n + 1)
        blocks.append(Paragraph(text, replace(locator, start=None, end=None)))
        found.append(_passage(document, n, text, locator))
    return Parsed(
        document,
        tuple(blocks),
        tuple(found),
        tuple(replace(r, document=document.id, id=f"{document.id}-{r.row}") for r in rows),
        tuple(
            replace(a, document=document.id, id=f"{document.id}-a{n}")
            for n, a in enumerate(changes, 1)
        ),
    )


def _passage(document: Document, ordinal: int, text: str, locator: Locator) -> Passage:
    return Passage(
        id=_hash(document.id, str(ordinal), text)[:24],
        document=document.id,
        ordinal=ordinal,
        path=("一、总体要求",),
        pieces=(Piece(text, locator),),
        index_text=text,
    )


def slot(text: str, row: int = 2, column: str = "A") -> Slot:
    """A field whose items are separated by ；."""
    locator = Locator(1, table=1, row=row, cell=f"{column}{row}")
    return Slot(text, tuple(Item(part, locator) for part in text.split("；") if part), locator)


def row(number: str | None, name: str, at: int = 2, **fields: str) -> Indicator:
    """A row of a task table; ``fields`` are the texts of its slots."""
    slots: Mapping[str, Slot] = {key: slot(text, at) for key, text in fields.items()}
    locator = Locator(1, table=1, row=at)
    return Indicator("", "", 1, at, number, ("一级", "二级"), name, locator, **slots)


def moved(to: str, number: str | None = None) -> Amendment:
    """A notice's change of a deadline."""
    return Amendment("", "", "replace", "deadline", to, f"调整为{to}", Locator(2), None, number)


class Store:
    """Database, catalog and library of one test."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.originals = Originals(folder)
        self.catalog = Catalog(database)
        self.cache = EmbeddingCache(database)
        self.library = Library(database, self.originals, parser=1, clock=lambda: NOON)

    def put(self, *parsed: Parsed, root: str = ROOT) -> str:
        """Keep the reading of one file; returns the id of its first document."""
        source = parsed[0].document.source
        data = "\n".join(p.text for d in parsed for p in d.passages).encode()
        self.library.put(root, source, _hash(data.decode()), data, parsed)
        return parsed[0].document.id

    def statuses(self) -> dict[str, str]:
        """The status of every open document by its source."""
        return {d.source: d.status for d in self.catalog.documents(EVERYTHING_OPEN)}

    def sources(self, scope: Scope) -> list[str]:
        """The sources of the documents that a scope lists."""
        return sorted(d.source for d in self.catalog.documents(scope))


def on(day: str) -> date:
    """A date from its ISO form."""
    return date.fromisoformat(day)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()

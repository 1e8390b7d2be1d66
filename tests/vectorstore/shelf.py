"""Shelf: a real library on disk, filled with short documents in one call each."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path

from ingest.model import Document, Locator, Paragraph, Parsed, Passage, Piece, Status
from vectorstore.catalog import Catalog
from vectorstore.database import Database
from vectorstore.library import Library
from vectorstore.originals import Originals
from vectorstore.vectors import EmbeddingCache

ROOT = "/shelf"


class Shelf:
    """Database, catalog and library of one test; a document is known by its title."""

    def __init__(self, folder: Path) -> None:
        self.database = Database(f"sqlite:///{folder / 'shelf.sqlite'}")
        self.database.migrate()
        self.catalog = Catalog(self.database)
        self.cache = EmbeddingCache(self.database)
        self.library = Library(self.database, Originals(folder / "originals"), parser=1)

    def put(
        self,
        title: str,
        *texts: str,
        status: Status = "current",
        groups: Collection[str] | None = None,
        path: tuple[str, ...] = (),
    ) -> list[str]:
        """Keep a document of one passage a text; returns the passages' ids."""
        document = Document(
            id=_hash(title, *texts), work=title, source=f"{title}.txt", title=title, status=status
        )
        blocks = tuple(
            Paragraph(text, Locator(block=n, paragraph=n)) for n, text in enumerate(texts, 1)
        )
        passages = tuple(
            Passage(
                id=_hash(document.id, str(n)),
                document=document.id,
                ordinal=n,
                path=path,
                pieces=(Piece(text, Locator(block=n, paragraph=n, start=1, end=len(text))),),
                index_text=text,
            )
            for n, text in enumerate(texts, 1)
        )
        data = "\n".join(texts).encode()
        source = document.source
        parsed = [Parsed(document, blocks, passages)]
        self.library.put(ROOT, source, _hash(*texts), data, parsed)
        if groups is not None:
            self.library.restrict(ROOT, source, groups)
        return [passage.id for passage in passages]

    def withdraw(self, title: str) -> None:
        """Take a document out."""
        self.library.withdraw(ROOT, f"{title}.txt")

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def _hash(*parts: Sequence[str] | str) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:24]

"""Reading what is kept about documents. Every read takes a Scope; writing is ``library``'s."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from ingest.model import Amendment, Block, Document, Indicator, Passage
from vectorstore import codec, generation, rows, visibility
from vectorstore.database import Database
from vectorstore.errors import UnknownDocument
from vectorstore.model import Scope
from vectorstore.tables import (
    amendments,
    documents,
    embeddings,
    files,
    indicators,
    passage_terms,
    passages,
    readings,
    removed_passages,
)
from vectorstore.visibility import IN_FORCE, opened, searched

AT_ONCE = 500
"""Ids in one statement: databases limit the number of parameters."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the library holds: live documents, their passages, with and without a vector."""

    documents: int
    passages: int
    embedded: int
    pending: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What a derived index lacks. Drop ``removed``, then index ``added`` anew.

    ``added`` holds new passages and those whose document changed edition, status or visibility,
    so an index may already know them. ``generation`` is where the next question starts.
    """

    generation: int
    added: tuple[str, ...]
    removed: tuple[str, ...]


class Indexed(NamedTuple):
    """A passage as a lexical index needs it. ``path`` is the headings joined by spaces, ``words``
    and ``grams`` terms joined by spaces. ``groups`` is ``None`` for an open document. ``content``
    is equal for passages of the same wording."""

    passage: str
    document: str
    title: str
    path: str
    words: str
    grams: str
    superseded: bool
    groups: frozenset[str] | None
    content: str
    ordinal: int = 0


class Catalog:
    """The documents, passages, indicators and amendments that a scope may see."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def generation(self) -> int:
        """The number of changes made so far: equal numbers mean that nothing changed."""
        with self._database.connect() as connection:
            return generation.current(connection)

    def changes(self, since: int) -> Changes:
        """What changed after generation ``since``; 0 asks for everything."""
        with self._database.connect() as connection:
            added = sa.select(passages.c.id).where(passages.c.generation > since)
            removed = sa.select(removed_passages.c.passage).where(
                removed_passages.c.generation > since
            )
            return Changes(
                generation.current(connection),
                tuple(connection.scalars(added)),
                tuple(connection.scalars(removed)),
            )

    def documents(self, scope: Scope) -> list[Document]:
        """The live documents, by title and date."""
        query = (
            sa.select(documents)
            .where(searched(scope))
            .order_by(documents.c.title, documents.c.issued, documents.c.source, documents.c.id)
        )
        return [rows.document(row) for row in self._all(query)]

    def document(self, id: str, scope: Scope) -> Document:  # noqa: A002
        """One document; a scope of all editions finds replaced text versions too.

        Raises ``UnknownDocument`` when there is none or the scope may not see it.
        """
        return rows.document(self._one(id, sa.select(documents).where(opened(scope))))

    def visible(self, ids: Collection[str], scope: Scope) -> set[str]:
        """Those of the documents that the scope may open."""
        with self._database.connect() as connection:
            return visibility.visible(connection, ids, scope)

    def groups(self) -> frozenset[str]:
        """Every group that some document is limited to."""
        with self._database.connect() as connection:
            return visibility.groups(connection)

    def original(self, document: str, scope: Scope) -> str:
        """The sha256 of the file that a document was read from. Raises ``UnknownDocument``."""
        query = sa.select(documents.c.sha256).where(opened(scope))
        return str(self._one(document, query).sha256)

    def blocks(self, document: str, scope: Scope, parser: int | None = None) -> tuple[Block, ...]:
        """The blocks as a version of the parser read them, the last one by default.

        Raises ``UnknownDocument`` as ``document`` does, and for a version that never read it.
        """
        version = documents.c.parser if parser is None else parser
        query = (
            sa.select(readings.c.blocks)
            .join(documents, documents.c.id == readings.c.document)
            .where(opened(scope), readings.c.parser == version)
        )
        return codec.loads_blocks(self._one(document, query).blocks)

    def passages(self, ids: Collection[str], scope: Scope) -> dict[str, Passage]:
        """Those of the passages that the scope may see, by id, in the order asked."""
        found = {}
        with self._database.connect() as connection:
            for some in _slices(list(ids)):
                query = _of(passages, scope).where(passages.c.id.in_(some))
                for row in connection.execute(query):
                    found[row.id] = rows.passage(row)
        return {name: found[name] for name in ids if name in found}

    def document_passages(self, document: str, scope: Scope) -> list[Passage]:
        """The passages of one document in reading order; none if the scope may not see it."""
        query = _of(passages, scope).where(passages.c.document == document)
        return [rows.passage(row) for row in self._all(query.order_by(passages.c.ordinal))]

    def indicators(self, scope: Scope) -> list[Indicator]:
        """The indicators of all tables, in the order of their rows."""
        query = _of(indicators, scope).order_by(
            documents.c.title, documents.c.id, indicators.c.table, indicators.c.row
        )
        return [codec.loads(Indicator, row.body) for row in self._all(query)]

    def amendments(self, scope: Scope) -> list[Amendment]:
        """The changes that documents make to others, the earliest document first."""
        query = _of(amendments, scope).add_columns(documents.c.issued)
        found = self._all(query.order_by(documents.c.id, amendments.c.ordinal))
        dated = sorted(found, key=lambda row: (row.issued is not None, row.issued or 0))
        return [codec.loads(Amendment, row.body) for row in dated]

    def indexed(self, ids: Sequence[str] | None = None) -> Iterator[Indexed]:
        """Passages for building a lexical index, all of them by default.

        For indexes only, which separate groups and editions themselves: no scope.
        """
        with self._database.connect() as connection:
            groups = visibility.groups_by_document(connection)
            for some in [None] if ids is None else _slices(ids):
                query = _INDEXED if some is None else _INDEXED.where(passages.c.id.in_(some))
                for row in connection.execute(query):
                    id_, document, title, path, words, grams, restricted, old, *place = row
                    own = groups.get(document, frozenset()) if restricted else None
                    path = " ".join(rows.path(path))
                    yield Indexed(id_, document, title, path, words, grams, bool(old), own, *place)

    def counts(self, model: str | None = None) -> Counts:
        """How much there is, and how much of it has a vector of ``model`` (of any by default)."""
        vector = sa.exists().where(embeddings.c.embedded_text == passages.c.embedded_text)
        if model is not None:
            vector = vector.where(embeddings.c.model == model)
        with self._database.connect() as connection:
            known = sa.select(sa.func.count()).select_from(documents).where(documents.c.live)
            total = sa.select(sa.func.count()).select_from(passages)
            number = connection.scalar(total) or 0
            embedded = connection.scalar(total.where(vector)) or 0
            return Counts(connection.scalar(known) or 0, number, embedded, number - embedded)

    def updated_at(self) -> datetime | None:
        """When a file that is held was last read; ``None`` while nothing is held."""
        query = sa.select(sa.func.max(files.c.read_at)).where(files.c.withdrawn_at.is_(None))
        with self._database.connect() as connection:
            found: datetime | None = connection.scalar(query)
            return found

    def _all(self, query: sa.Select[Any]) -> Sequence[sa.Row[Any]]:
        with self._database.connect() as connection:
            return connection.execute(query).all()

    def _one(self, document: str, query: sa.Select[Any]) -> sa.Row[Any]:
        found = self._all(query.where(documents.c.id == document))
        if not found:
            raise UnknownDocument(id=document)
        return found[0]


_INDEXED: sa.Select[Any] = (
    sa.select(
        passages.c.id,
        passages.c.document,
        documents.c.title,
        passages.c.path,
        passage_terms.c.words,
        passage_terms.c.grams,
        documents.c.restricted,
        documents.c.status.not_in(IN_FORCE),
        passages.c.content,
        passages.c.ordinal,
    )
    .join(documents, documents.c.id == passages.c.document)
    .join(passage_terms, passage_terms.c.passage == passages.c.id)
)


def _of(table: sa.Table, scope: Scope) -> sa.Select[Any]:
    """The rows of a table that belong to live documents of the scope."""
    return (
        sa.select(table).join(documents, documents.c.id == table.c.document).where(searched(scope))
    )


def _slices(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]

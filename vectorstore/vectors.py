"""The embedding cache: what has a vector, what still needs one. The same text is embedded once."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from sys import byteorder
from typing import NamedTuple

import sqlalchemy as sa

from vectorstore import generation, rows
from vectorstore.database import Database
from vectorstore.tables import documents, embeddings, passages
from vectorstore.visibility import IN_FORCE, groups_by_document


class Wanting(NamedTuple):
    """A text without a vector. ``key`` is its hash."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a vector index has come: the generation and the batch of vectors it holds."""

    generation: int = 0
    batch: int = 0


class VectorRow(NamedTuple):
    """A passage with its vector, and what decides where it may be found.

    ``groups`` is ``None`` for an open document. ``content`` is equal for twins.
    """

    passage: str
    document: str
    superseded: bool
    groups: frozenset[str] | None
    content: str
    vector: Sequence[float]


class EmbeddingCache:
    """Vectors in SQL by model and text. ``model`` is an embedder's name, which tells its prompt."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pending(self, model: str, documents: Collection[str] | None = None) -> int:
        """How many passages, of these documents or of all, have no vector of this model."""
        query = sa.select(sa.func.count()).select_from(passages).where(~_embedded(model))
        if documents is not None:
            query = query.where(passages.c.document.in_(list(documents)))
        with self._database.connect() as connection:
            return connection.scalar(query) or 0

    def texts(self, model: str) -> int:
        """How many different texts have no vector of this model."""
        different = sa.func.count(passages.c.embedded_text.distinct())
        with self._database.connect() as connection:
            return connection.scalar(sa.select(different).where(~_embedded(model))) or 0

    def wanting(self, model: str, limit: int) -> list[Wanting]:
        """Up to ``limit`` different texts without a vector, those of the latest changes first."""
        latest = sa.func.max(passages.c.generation)
        query = (
            sa.select(sa.func.min(passages.c.id))
            .where(~_embedded(model))
            .group_by(passages.c.embedded_text)
            .order_by(latest.desc(), passages.c.embedded_text)
            .limit(limit)
        )
        texts = sa.select(passages.c.embedded_text, passages.c.path, passages.c.index_text)
        with self._database.connect() as connection:
            chosen = list(connection.scalars(query))
            found = connection.execute(texts.where(passages.c.id.in_(chosen)))
            return [Wanting(r[0], rows.embedded_text(rows.path(r[1]), r[2])) for r in found]

    def put(self, model: str, vectors: Sequence[tuple[str, Sequence[float]]]) -> None:
        """Keep vectors by text hash; one that another process has made meanwhile is left as is."""
        if not vectors:
            return
        with self._database.begin() as connection:
            batch = generation.count_up(connection, "vectors")
            keys = [key for key, _ in vectors]
            query = sa.select(embeddings.c.embedded_text).where(
                embeddings.c.model == model, embeddings.c.embedded_text.in_(keys)
            )
            known = set(connection.scalars(query))
            fresh = {key: _bytes(vector) for key, vector in vectors if key not in known}
            values = [
                {"model": model, "embedded_text": key, "vector": vector, "batch": batch}
                for key, vector in fresh.items()
            ]
            if values:
                connection.execute(embeddings.insert(), values)

    def since(self, model: str, mark: Mark) -> tuple[Mark, Iterator[VectorRow]]:
        """What a vector index at ``mark`` lacks or must move, and the mark it then has.

        Rows are read as they are taken. Passages that went are ``Catalog.changes``'s to tell.
        """
        with self._database.connect() as connection:
            batch = generation.current(connection, "vectors")
            present = Mark(generation.current(connection), batch)
        return present, self._rows(model, mark)

    def _rows(self, model: str, mark: Mark) -> Iterator[VectorRow]:
        query = (
            sa.select(
                passages.c.id,
                passages.c.document,
                documents.c.status.not_in(IN_FORCE),
                documents.c.restricted,
                passages.c.content,
                embeddings.c.vector,
            )
            .join(documents, documents.c.id == passages.c.document)
            .join(embeddings, embeddings.c.embedded_text == passages.c.embedded_text)
            .where(
                embeddings.c.model == model,
                sa.or_(passages.c.generation > mark.generation, embeddings.c.batch > mark.batch),
            )
        )
        with self._database.connect() as connection:
            groups = groups_by_document(connection)
            for row in connection.execute(query):
                own = groups.get(row[1], frozenset()) if row[3] else None
                yield VectorRow(row[0], row[1], bool(row[2]), own, row[4], _floats(row[5]))


def _embedded(model: str) -> sa.ColumnElement[bool]:
    return sa.exists().where(
        embeddings.c.model == model, embeddings.c.embedded_text == passages.c.embedded_text
    )


def _bytes(vector: Sequence[float]) -> bytes:
    numbers = array("f", vector)
    if byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _floats(data: bytes) -> Sequence[float]:
    numbers = array("f")
    numbers.frombytes(data)
    if byteorder == "big":
        numbers.byteswap()
    return numbers

"""What is held of which file, as far as those who bring files in have to know."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa

from ingest.model import Correction
from vectorstore.corrections import Corrections
from vectorstore.database import Database
from vectorstore.tables import documents, file_documents, files


class Held:
    """Questions about files by root and source."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def fingerprint(self, root: str, source: str) -> str | None:
        """The fingerprint of the last successful reading; ``None`` if the file is not held."""
        query = sa.select(files.c.fingerprint).where(
            files.c.root == root, files.c.source == source, files.c.withdrawn_at.is_(None)
        )
        with self._database.connect() as connection:
            return connection.scalar(query)

    def sources(self, root: str) -> list[str]:
        """The files held of one root, in order."""
        query = sa.select(files.c.source).where(
            files.c.root == root, files.c.withdrawn_at.is_(None)
        )
        with self._database.connect() as connection:
            return sorted(connection.scalars(query))

    def barred(self, root: str, source: str, data: bytes) -> bool:
        """Whether a person took exactly this content of a file out, so that it stays out."""
        query = sa.select(files.c.barred).where(files.c.root == root, files.c.source == source)
        with self._database.connect() as connection:
            held = connection.scalar(query)
        return held is not None and held == hashlib.sha256(data).hexdigest()

    def holding(self, sha256: str) -> list[tuple[str, str]]:
        """The files (root and source) that hold this very content now."""
        mine = sa.and_(files.c.sha256 == sha256, files.c.withdrawn_at.is_(None))
        query = sa.select(files.c.root, files.c.source).where(mine).order_by(files.c.id)
        with self._database.connect() as connection:
            return [(row.root, row.source) for row in connection.execute(query)]

    def taken_out(self, document: str) -> list[tuple[str, str, str]]:
        """The withdrawn files (root, source, hash) that had a document's content when it was read."""
        query = (
            sa.select(files.c.root, files.c.source, files.c.sha256)
            .join(documents, documents.c.sha256 == files.c.sha256)
            .where(documents.c.id == document, files.c.withdrawn_at.is_not(None))
            .order_by(files.c.source != documents.c.source, files.c.id)
        )
        with self._database.connect() as connection:
            return [(row.root, row.source, row.sha256) for row in connection.execute(query)]

    def files_of(self, document: str) -> list[tuple[str, str, str]]:
        """The files (root, source, hash) that hold a document now, the first given first."""
        query = (
            sa.select(files.c.root, files.c.source, files.c.sha256)
            .join(file_documents, file_documents.c.file == files.c.id)
            .where(file_documents.c.document == document, files.c.withdrawn_at.is_(None))
            .order_by(files.c.id)
        )
        with self._database.connect() as connection:
            return [(row.root, row.source, row.sha256) for row in connection.execute(query)]

    def files(self) -> list[tuple[str, str, str]]:
        """All files (root, source, hash) that are held and not withdrawn, in the order given."""
        query = (
            sa.select(files.c.root, files.c.source, files.c.sha256)
            .where(files.c.withdrawn_at.is_(None))
            .order_by(files.c.id)
        )
        with self._database.connect() as connection:
            return [(row.root, row.source, row.sha256) for row in connection.execute(query)]

    def corrections(self, root: str, source: str) -> tuple[Correction, ...]:
        """What a person put right in a file."""
        return Corrections(self._database).of(root, source)

"""One change of the library: what a writing transaction does to the tables of documents."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ingest.model import Document, Parsed, Passage
from vectorstore import codec, rows, visibility
from vectorstore.audit import SYSTEM, Action, Actor, note
from vectorstore.generation import count_up
from vectorstore.settling import repealed_by, settled
from vectorstore.tables import (
    amendments,
    documents,
    file_documents,
    files,
    indicators,
    passage_terms,
    passages,
    readings,
    removed_passages,
)

Terms = Callable[[Passage, Document], tuple[str, str]]
"""The words and the character bigrams of a passage, each joined by spaces."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed document as rows, made before the transaction so that it holds the lock briefly."""

    parsed: Parsed
    parser: int
    blocks: str
    terms: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, parsed: Parsed, parser: int, terms: Terms) -> Reading:
        """The rows of one parsed document."""
        found = tuple(terms(passage, parsed.document) for passage in parsed.passages)
        return cls(parsed, parser, codec.dumps_blocks(parsed.blocks), found)


class Change:
    """Writes within one transaction, under one generation number."""

    def __init__(self, connection: Connection, now: datetime, actor: Actor = SYSTEM) -> None:
        self._connection = connection
        self._now, self._actor = now, actor
        self._generation = count_up(connection)

    @property
    def connection(self) -> Connection:
        """The transaction that the change is made in."""
        return self._connection

    def note(self, action: Action, object: str, **details: object) -> None:  # noqa: A002
        """Log what this change does."""
        note(self._connection, self._now, self._actor, action, object, **details)

    def file(self, root: str, source: str, fingerprint: str, sha256: str, size: int) -> int:
        """Note that a file was read; returns its row's id. Its visibility stays as it was."""
        values = {
            "fingerprint": fingerprint,
            "sha256": sha256,
            "size": size,
            "read_at": self._now,
            "withdrawn_at": None,
            "barred": None,
        }
        row = self.find(root, source)
        if row is not None:
            self._connection.execute(files.update().where(files.c.id == row).values(values))
            return row
        return self._insert_file(root=root, source=source, groups=None, **values)

    def find(self, root: str, source: str) -> int | None:
        """The id of a file's row, also when the file is withdrawn."""
        query = sa.select(files.c.id).where(files.c.root == root, files.c.source == source)
        return self._connection.scalar(query)

    def holding(self, document: str) -> list[tuple[str, str, str]]:
        """The files that hold a document: root, source, hash."""
        held = (
            sa.select(files.c.root, files.c.source, files.c.sha256)
            .join(file_documents, file_documents.c.file == files.c.id)
            .where(file_documents.c.document == document)
        )
        return [(row.root, row.source, row.sha256) for row in self._connection.execute(held)]

    def documents_of(self, file: int) -> set[str]:
        """The documents of the last reading of a file."""
        query = sa.select(file_documents.c.document).where(file_documents.c.file == file)
        return set(self._connection.scalars(query))

    def link(self, file: int, ids: Collection[str]) -> None:
        """Make these the documents of the file; those that no file holds any more go."""
        before = self.documents_of(file)
        beside = repealed_by(self._connection, before.difference(ids))
        self._connection.execute(file_documents.delete().where(file_documents.c.file == file))
        if ids:
            values = [{"file": file, "document": document} for document in sorted(set(ids))]
            self._connection.execute(file_documents.insert(), values)
        for document in sorted(before.difference(ids)):
            held = sa.select(file_documents.c.file).where(file_documents.c.document == document)
            if self._connection.execute(held).first() is None:
                self._retire(document)
        self.settle(before.union(ids), beside)

    def withdraw(self, root: str, source: str, *, barred: str | None = None) -> None:
        """Take a file out: its documents go unless another file holds them too.

        ``barred`` is the hash of the content that is not to come back from this file by itself.
        """
        file = self.find(root, source)
        if file is None:
            return
        gone = sorted(self.documents_of(file))
        self.link(file, [])
        values = {"withdrawn_at": self._now, "barred": barred}
        self._connection.execute(files.update().where(files.c.id == file).values(values))
        self.note("withdrawn", source, root=root, documents=gone)

    def restrict(self, root: str, source: str, groups: str | None) -> None:
        """Set who sees a file, noted also for one that was never read."""
        file = self.find(root, source)
        self.note("restricted", source, root=root, groups=groups)
        if file is None:
            self._insert_file(
                root=root,
                source=source,
                groups=groups,
                fingerprint="",
                sha256="",
                size=0,
                read_at=self._now,
                withdrawn_at=self._now,
            )
            return
        self._connection.execute(files.update().where(files.c.id == file).values(groups=groups))
        self.settle(self.documents_of(file))

    def write(self, reading: Reading, sha256: str) -> None:
        """Write a document with everything read from it, in place of what its id had."""
        document = reading.parsed.document
        values = rows.document_row(document) | {
            "sha256": sha256,
            "parser": reading.parser,
            "live": True,
        }
        mine = documents.c.id == document.id
        if self._connection.scalar(sa.select(documents.c.id).where(mine)) is None:
            values |= {"restricted": False, "added_at": self._now}
            self._connection.execute(documents.insert().values(values))
        else:
            self._connection.execute(documents.update().where(mine).values(values))
        self._write_blocks(reading)
        self._write_passages(reading)
        self._write_records(reading.parsed)

    def settle(self, ids: Collection[str], beside: Collection[str] = ()) -> None:
        """Derive status and visibility of these documents and of what hangs on them.

        ``beside`` are works that documents now gone repealed.
        """
        touched = visibility.settle(self._connection, ids)
        found = settled(self._connection, ids, self._now.date(), beside)
        for document, (kept, status) in found.items():
            if kept != status:
                mine = documents.c.id == document
                self._connection.execute(documents.update().where(mine).values(status=status))
                touched.add(document)
        if touched:
            self._connection.execute(
                passages.update()
                .where(passages.c.document.in_(sorted(touched)))
                .values(generation=self._generation)
            )

    def _insert_file(self, **values: object) -> int:
        self._connection.execute(files.insert().values(values))
        found = self.find(str(values["root"]), str(values["source"]))
        assert found is not None
        return found

    def _write_blocks(self, reading: Reading) -> None:
        key = {"document": reading.parsed.document.id, "parser": reading.parser}
        mine = sa.and_(*(readings.c[name] == value for name, value in key.items()))
        self._connection.execute(readings.delete().where(mine))
        noticed = {
            "pages": codec.dumps_all(reading.parsed.read),
            "remarks": codec.dumps_all(reading.parsed.remarks),
        }
        values = {**key, **noticed, "blocks": reading.blocks}
        self._connection.execute(readings.insert().values(values))

    def _write_passages(self, reading: Reading) -> None:
        document = reading.parsed.document.id
        own = [rows.passage_row(passage, self._generation) for passage in reading.parsed.passages]
        self._remove_passages(document, keep={row["id"] for row in own})
        if not own:
            return
        self._connection.execute(passages.insert(), own)
        terms = [
            {"passage": row["id"], "words": words, "grams": grams}
            for row, (words, grams) in zip(own, reading.terms, strict=True)
        ]
        self._connection.execute(passage_terms.insert(), terms)
        back = sa.select(passages.c.id).where(passages.c.document == document)
        self._connection.execute(
            removed_passages.delete().where(removed_passages.c.passage.in_(back))
        )

    def _remove_passages(self, document: str, keep: Collection[str] = ()) -> None:
        mine = passages.c.document == document
        known = self._connection.scalars(sa.select(passages.c.id).where(mine)).all()
        gone = [
            {"passage": passage, "generation": self._generation}
            for passage in known
            if passage not in keep
        ]
        self._connection.execute(passages.delete().where(mine))
        if gone:
            self._connection.execute(removed_passages.insert(), gone)

    def _write_records(self, parsed: Parsed) -> None:
        self._remove_records(parsed.document.id)
        if parsed.indicators:
            found = [rows.indicator_row(indicator) for indicator in parsed.indicators]
            self._connection.execute(indicators.insert(), found)
        if parsed.amendments:
            found = [rows.amendment_row(a, n) for n, a in enumerate(parsed.amendments, 1)]
            self._connection.execute(amendments.insert(), found)

    def _remove_records(self, document: str) -> None:
        for table in (indicators, amendments):
            self._connection.execute(table.delete().where(table.c.document == document))

    def _retire(self, document: str) -> None:
        """Take a document out of search; its row and blocks stay for the answers that cite it."""
        self._remove_passages(document)
        self._remove_records(document)
        mine = documents.c.id == document
        self._connection.execute(documents.update().where(mine).values(live=False))

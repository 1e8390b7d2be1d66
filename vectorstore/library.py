"""The one write path: a file's reading goes in whole, in one transaction, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ingest.model import Parsed
from vectorstore import drafts, visibility
from vectorstore.audit import SYSTEM, Actor, note
from vectorstore.change import Change, Reading, Terms
from vectorstore.database import Database
from vectorstore.drafts import Draft
from vectorstore.embedder import Embedder
from vectorstore.embedding import embed_missing
from vectorstore.errors import UnknownDraft
from vectorstore.held import Held
from vectorstore.originals import Originals
from vectorstore.rows import passage_terms
from vectorstore.tables import documents
from vectorstore.vectors import EmbeddingCache


class Library(Held):
    """What ``ingest.sync`` writes to. Implements its ``Library`` protocol.

    ``parser`` is the version under which readings are kept, ``ingest.parse.PARSER_VERSION`` by
    default. ``follow`` is called when derived indexes should catch up with new vectors.
    """

    def __init__(
        self,
        database: Database,
        originals: Originals,
        *,
        parser: int | None = None,
        terms: Terms = passage_terms,
        follow: Callable[[], None] = lambda: None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(database)
        self._originals = originals
        self._cache = EmbeddingCache(database)
        self._parser = parser
        self._terms = terms
        self._follow = follow
        self._clock = clock
        self._actor = SYSTEM
        self._beside: Callable[[Connection], None] = _nothing

    def acting(self, actor: Actor, beside: Callable[[Connection], None] | None = None) -> Library:
        """This library as somebody's: the log names them, and each change does ``beside`` too.

        What ``beside`` raises undoes the change.
        """
        found = copy(self)
        found._actor, found._beside = actor, beside or _nothing
        return found

    def put(
        self,
        root: str,
        source: str,
        fingerprint: str,
        data: bytes,
        documents: Sequence[Parsed],
    ) -> None:
        """Replace the last reading of a file by this one.

        Who may see the file stays as it was. Raises ``DatabaseUnavailable`` or
        ``OriginalUnavailable``; then the old reading stands.
        """
        sha256 = self._originals.put(data)
        found = self._readings(documents, self._version())
        with self._change() as change:
            _replace(change, (root, source), fingerprint, (sha256, len(data)), found)

    def draft(
        self,
        root: str,
        source: str,
        fingerprint: str,
        data: bytes,
        documents: Sequence[Parsed],
    ) -> str:
        """Keep a reading to be checked; returns the draft's id. What is published stays."""
        content = (self._originals.put(data), len(data), self._version())
        made = (self._clock(), self._actor.name)
        with self._database.begin() as connection:
            file = (root, source)
            identity = drafts.keep(connection, file, fingerprint, content, documents, made)
            named = {"root": root, "sha256": content[0], "draft": identity}
            note(connection, self._clock(), self._actor, "drafted", source, **named)
            self._beside(connection)
        return identity

    def publish(self, name: str) -> Draft:
        """Let a draft answer, in place of what was published of its file, whole or not at all.

        ``name`` is its id or that of a document in it. Raises ``UnknownDraft``.
        """
        kept = drafts.Drafts(self._database)
        draft = kept.get(name)
        found = self._readings(kept.reading(draft.id), draft.parser)
        with self._change() as change:
            if not drafts.drop(change.connection, draft.id):
                raise UnknownDraft(id=name)  # somebody else was faster
            file, content = (draft.root, draft.source), (draft.sha256, draft.size)
            _replace(change, file, draft.fingerprint, content, found)
        return draft

    def discard(self, name: str) -> Draft:
        """Drop a draft; what is published stays. Raises ``UnknownDraft``."""
        draft = drafts.Drafts(self._database).get(name)
        with self._database.begin() as connection:
            if not drafts.drop(connection, draft.id):
                raise UnknownDraft(id=name)
            note(connection, self._clock(), self._actor, "discarded", draft.source, root=draft.root)
            self._beside(connection)
        return draft

    def withdraw(self, root: str, source: str) -> None:
        """Take a file's documents out of search. Nothing happens if it is not held."""
        if self.fingerprint(root, source) is None:
            return
        with self._change() as change:
            change.withdraw(root, source)

    def take_out(self, document: str) -> list[tuple[str, str]]:
        """Withdraw every file that holds a document, until it has another content; returns them."""
        with self._change() as change:
            gone = change.holding(document)
            for root, source, sha256 in gone:
                change.withdraw(root, source, barred=sha256)
        return [(root, source) for root, source, _ in gone]

    def restrict(self, root: str, source: str, groups: Collection[str] | None) -> None:
        """Let only these groups see what a file holds, now and after it is read again.

        ``None`` opens it to everyone, an empty collection hides it from everyone. A file may be
        restricted before it is first read, so that it is never open.
        """
        with self._change() as change:
            change.restrict(root, source, visibility.groups_text(groups))

    def enter_force(self) -> None:
        """Settle what waited for a day that has come; nothing happens while nothing waits."""
        query = sa.select(documents.c.id).where(documents.c.status == "upcoming")
        with self._database.connect() as connection:
            waiting = list(connection.scalars(query))
        if waiting:
            with self._change() as change:
                change.settle(waiting)

    def pending(self, model: str, documents: Collection[str] | None = None) -> int:
        """How many passages, of these documents or of all, have no vector of this model yet."""
        return self._cache.pending(model, documents)

    def embed_pending(
        self,
        embedder: Embedder,
        on_progress: Callable[[int, int], None] = lambda done, total: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> int:
        """Make the vectors that are missing; returns how many. See ``embedding.embed_missing``."""
        return embed_missing(self._cache, embedder, self._follow, on_progress, stop)

    def _readings(self, documents: Sequence[Parsed], parser: int) -> list[Reading]:
        return [Reading.of(parsed, parser, self._terms) for parsed in documents]

    def _version(self) -> int:
        if self._parser is None:
            from ingest.parse import PARSER_VERSION

            self._parser = PARSER_VERSION
        return self._parser

    @contextmanager
    def _change(self) -> Iterator[Change]:
        with self._database.begin() as connection:
            yield Change(connection, self._clock(), self._actor)
            self._beside(connection)


def _nothing(connection: Connection) -> None:
    """What is done beside a change unless something else is asked for."""


def _replace(
    change: Change,
    file: tuple[str, str],
    fingerprint: str,
    content: tuple[str, int],
    found: Sequence[Reading],
) -> None:
    """Make readings what a file (root, source) holds; ``content`` is its hash and size."""
    sha256, size = content
    row = change.file(*file, fingerprint, sha256, size)
    for reading in found:
        change.write(reading, sha256)
    ids = [reading.parsed.document.id for reading in found]
    change.link(row, ids)
    drafts.drop_of(change.connection, file)
    change.note("published", file[1], root=file[0], sha256=sha256, documents=ids)

"""What keeps documents and finds them again, opened when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cached_property, partial
from pathlib import Path

from bot.assistant import Clock
from bot.ingestion import AT_ONCE, Manner
from bot.settings import Settings
from ingest.apart import read_apart, shared
from ingest.model import Correction, ReadPage, Remark
from ingest.sync import SyncEvent, SyncReport, sync
from vectorstore.audit import COMMAND
from vectorstore.catalog import Catalog, Counts
from vectorstore.database import Database
from vectorstore.dense import DenseIndex
from vectorstore.drafts import Drafts
from vectorstore.embedder import Embedder, open_embedder
from vectorstore.lexical import Lexical
from vectorstore.library import Library
from vectorstore.lock import HomeLock
from vectorstore.originals import Originals
from vectorstore.readings import noticed
from vectorstore.rerank import Reranked, open_scorer
from vectorstore.reviewing import Reviewing
from vectorstore.search import Fused, Retriever
from vectorstore.thesaurus import Thesaurus
from vectorstore.units import Units
from vectorstore.vectors import EmbeddingCache

LOCK_SECONDS = 30.0
"""How long a command waits for another one that is using the same home."""


class Shelf:
    """The library with its indexes; ``close`` closes what was opened.

    A command that only lists documents loads neither a model nor an index.
    """

    def __init__(self, settings: Settings, embedder: Embedder | None, clock: Clock) -> None:
        self.settings, self.clock = settings, clock
        self._embedder = embedder
        self._opened = ExitStack()

    @cached_property
    def database(self) -> Database:
        """The SQL database, migrated to the newest schema."""
        self.settings.make_home()
        database = Database(self.settings.sql_url)
        self._opened.callback(database.close)
        database.migrate()
        return database

    @cached_property
    def catalog(self) -> Catalog:
        """What is kept about documents."""
        return Catalog(self.database)

    @cached_property
    def units(self) -> Units:
        """The units that the administrator entered."""
        return Units(self.database)

    @cached_property
    def thesaurus(self) -> Thesaurus:
        """The synonyms that the administrator entered."""
        return Thesaurus(self.database)

    @cached_property
    def originals(self) -> Originals:
        """The files as they were brought in."""
        return Originals(self.settings.home / "originals")

    @cached_property
    def library(self) -> Library:
        """The one write path."""
        return Library(self.database, self.originals, clock=self.clock, follow=self._follow)

    @cached_property
    def drafts(self) -> Drafts:
        """Readings that wait to be checked."""
        return Drafts(self.database)

    def corrections_of(self, document: str) -> tuple[Correction, ...]:
        """What was put right in the file of a published document."""
        held = self.library.files_of(document)
        return self.library.corrections(*held[0][:2]) if held else ()

    def noticed(self, document: str) -> tuple[tuple[ReadPage, ...], tuple[Remark, ...]]:
        """How a published document's pages were read, and what was remarked."""
        return noticed(self.database, document)

    def draw(self, data: bytes, source: str, number: int) -> bytes:
        """A page of a file as a picture: see ``ingest.drawing``."""
        return shared().draw(data, source, number)

    @cached_property
    def embedder(self) -> Embedder:
        """The embedding model."""
        return self._embedder or open_embedder(self.settings.embedding_model)

    @property
    def _model_name(self) -> str:
        return self._embedder.name if self._embedder else self.settings.embedding_model

    @cached_property
    def lock(self) -> HomeLock:
        """The lock of the home; held by the one process that owns the vector index."""
        return HomeLock(self.settings.home)

    @cached_property
    def lexical(self) -> Lexical:
        """The word index, in memory."""
        return Lexical(self.catalog)

    @cached_property
    def dense(self) -> DenseIndex:
        """The vector index; opening it takes the home for this process. Raises HomeLocked."""
        if not self.lock.held:
            self.settings.make_home()
            self._opened.enter_context(self.lock.acquire(timeout=LOCK_SECONDS))
        dense = DenseIndex(self.settings.home / "chroma", self._model_name)
        self._opened.callback(dense.close)
        return dense

    @cached_property
    def retriever(self) -> Retriever:
        """Words and vectors in one ranking, over what is in force today, read again where a
        cross-encoder is configured."""
        self.library.enter_force()
        self._follow()
        fused = Fused(self.lexical, self.dense, self.embedder)
        model = self.settings.rerank_model
        return Reranked(fused, self.catalog, open_scorer(model)) if model else fused

    def ingest(
        self,
        paths: Sequence[Path],
        on_event: Callable[[SyncEvent], None] = lambda event: None,
        how: Manner = AT_ONCE,
    ) -> SyncReport:
        """Read what is new or changed below ``paths``; answerable by words when this returns,
        unless it is to be checked first."""
        library = self.library.acting(COMMAND)
        reviewing = Reviewing(library, self.drafts)
        return sync(
            paths,
            reviewing if how.review else library,
            read=partial(read_apart, internal=how.internal),
            limit=self.settings.passage_chars,
            max_bytes=self.settings.upload_bytes,
            on_event=on_event,
        )

    def pending(self) -> int:
        """How many passages wait for their vector; asks no model to load."""
        return self.library.pending(self._model_name)

    def counts(self) -> Counts:
        """What the library holds, with and without a vector of the present model."""
        return self.catalog.counts(self._model_name)

    def embed_pending(
        self,
        on_progress: Callable[[int, int], None] = lambda done, total: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> int:
        """Make the vectors that are missing; returns how many were made. None missing loads nothing."""
        if not self.pending():
            if "dense" in self.__dict__:  # what was taken out must leave an open index too
                self._follow()
            return 0
        return self.library.embed_pending(self.embedder, on_progress, stop)

    def _follow(self) -> None:
        self.dense.follow(self.catalog, EmbeddingCache(self.database))

    def close(self) -> None:
        """Close what was opened, the last first."""
        self._opened.close()

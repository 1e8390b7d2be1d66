"""The composition root: settings in, a working application out. The only place that builds things."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.assistant import Assistant, Clock
from bot.desk import Assistant as Answering
from bot.desk import Desk
from bot.ingestion import Step, bring_in
from bot.records.answers import AnswerRecords
from bot.records.conversations import ConversationRecords
from bot.records.feedback import FeedbackRecords
from bot.settings import Settings
from bot.worker import Worker
from bot.worklist.registers import Registers
from bot.worklist.synonyms import expand
from ingest.sync import SyncEvent, SyncReport, sync
from vectorstore.catalog import Catalog, Counts
from vectorstore.database import Database
from vectorstore.dense import DenseIndex
from vectorstore.embedder import Embedder, open_embedder
from vectorstore.lexical import Lexical
from vectorstore.library import Library
from vectorstore.lock import HomeLock
from vectorstore.originals import Originals
from vectorstore.search import Fused
from vectorstore.vectors import EmbeddingCache

if TYPE_CHECKING:
    from fastapi import FastAPI

    from bot.web.app import Channel

LOCK_SECONDS = 30.0
"""How long a command waits for another one that is using the same home."""


class App:
    """Everything one process needs, each part opened when it is first used.

    So a command that only lists documents loads neither a model nor an index. ``close`` closes
    what was opened.
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
    def originals(self) -> Originals:
        """The files as they were brought in."""
        return Originals(self.settings.home / "originals")

    @cached_property
    def library(self) -> Library:
        """The one write path."""
        return Library(self.database, self.originals, clock=self.clock, follow=self._follow)

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
    def retriever(self) -> Fused:
        """Words and vectors in one ranking."""
        self._follow()
        return Fused(self.lexical, self.dense, self.embedder)

    @cached_property
    def registers(self) -> Registers:
        """The indicator tables, ready to be looked up."""
        return Registers(
            self.catalog,
            own_level=self.settings.own_level,
            this_year=lambda: self.clock().year,
            expand=expand,
        )

    @cached_property
    def records(self) -> AnswerRecords:
        """Answers as given."""
        return AnswerRecords(self.database)

    @cached_property
    def feedback(self) -> FeedbackRecords:
        """What people say of answers."""
        return FeedbackRecords(self.database, self.clock)

    @cached_property
    def assistant(self) -> Assistant:
        """THE pipeline."""
        return Assistant(
            registers=self.registers,
            passages=self.catalog,
            retriever=self.retriever,
            weights=self.lexical,
            pending=self.pending,
            records=self.records,
            clock=self.clock,
            timezone=ZoneInfo(self.settings.timezone),
            question_chars=self.settings.question_chars,
        )

    @cached_property
    def desk(self) -> Desk:
        """What chat channels talk to."""
        return self._desk_before(self.assistant)

    def _desk_before(self, assistant: Answering) -> Desk:
        return Desk(assistant, ConversationRecords(self.database, self.clock), self.feedback)

    def ingest(
        self, paths: Sequence[Path], on_event: Callable[[SyncEvent], None] = lambda event: None
    ) -> SyncReport:
        """Read what is new or changed below ``paths``; answerable by words when this returns."""
        return sync(
            paths,
            self.library,
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
            return 0
        return self.library.embed_pending(self.embedder, on_progress, stop)

    def bring_in(self, paths: Sequence[Path], *, wait: bool) -> Iterator[Step]:
        """Read what is new below ``paths``, step by step; ``wait`` makes the vectors too."""
        return bring_in(paths, self.ingest, self.embed_pending if wait else None, self.pending)

    def open_service(self, url: str) -> FastAPI:
        """The web application, holding the home and working in the background until closed."""
        from bot.web.app import web_app
        from bot.web.service import Service

        self.settings.make_home()
        key = secrets.token_urlsafe(32)
        self.lock.acquire(url=url, key=key)
        self._opened.callback(self.lock.release)
        worker = Worker(self.embed_pending, self.catalog.generation)
        service = Service(self, key, worker)
        return web_app(service, list(self._channels(service)))

    def _channels(self, assistant: Answering) -> Iterator[Channel]:
        """The chat channels that are set up."""
        telegram = self.settings.telegram
        if telegram.token and (token := telegram.token.get_secret_value().strip()):
            from bot.channels.telegram import TelegramChannel

            yield TelegramChannel(self._desk_before(assistant), token, telegram.base_url)

    def _follow(self) -> None:
        self.dense.follow(self.catalog, EmbeddingCache(self.database))

    def close(self) -> None:
        """Close what was opened, the last first."""
        self._opened.close()

    def __enter__(self) -> App:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _now() -> datetime:
    return datetime.now(UTC)


def compose(
    settings: Settings, *, embedder: Embedder | None = None, clock: Clock | None = None
) -> App:
    """The application for these settings. Tests pass an embedder that they share, and a clock."""
    return App(settings, embedder, clock or _now)

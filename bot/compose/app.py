"""Everything one process needs: the library, and what answers from it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.answering.approved import Approved
from bot.answering.writing import ProseWriter, Rewriter
from bot.assistant import Assistant, Clock
from bot.compose.helpdesk import HelpdeskShelf
from bot.desk import Assistant as Answering
from bot.desk import Desk
from bot.helpdesk.wordings import KeptWordings
from bot.ingestion import AT_ONCE, Manner, Step, bring_in
from bot.settings import Settings
from bot.worker import Worker
from vectorstore.embedder import Embedder

if TYPE_CHECKING:
    from fastapi import FastAPI

    from bot.answering.llm import ChainedModel, ChatModel
    from bot.web.app import Channel
    from bot.web.service import Service


class App(HelpdeskShelf):
    """A library that answers, on every surface."""

    def __init__(
        self,
        settings: Settings,
        embedder: Embedder | None,
        clock: Clock,
        chat_model: ChatModel | None = None,
    ) -> None:
        super().__init__(settings, embedder, clock)
        self._chat_model = chat_model

    def forget_conversations(self) -> int:
        """Delete the conversations that have been kept for long enough; returns how many."""
        return self.history.forget_older(self.settings.conversation_days, self.clock())

    @cached_property
    def language_model(self) -> ChainedModel | None:
        """The language model; ``None`` without one, and then nothing of it is even loaded."""
        llm = self.settings.llm
        if not llm.base_url and self._chat_model is None:
            return None
        from bot.answering.llm import Endpoint, open_model

        key = llm.api_key.get_secret_value().strip() if llm.api_key else ""
        stated = llm.model_dump(exclude={"base_url", "api_key", "model"})
        endpoint = Endpoint(llm.base_url or "", llm.model or "", key, **stated)
        return open_model(endpoint, self._chat_model)

    @cached_property
    def assistant(self) -> Assistant:
        """THE pipeline."""
        model = self.language_model
        return Assistant(
            registers=self.registers,
            passages=self.catalog,
            retriever=self.retriever,
            words=self.lexical,
            pending=self.pending,
            records=self.records,
            clock=self.clock,
            timezone=ZoneInfo(self.settings.timezone),
            question_chars=self.settings.question_chars,
            conversation_minutes=self.settings.conversation_minutes,
            site=self.settings.public_url or "",
            writer=ProseWriter(model) if model else None,
            rewrite=Rewriter(model) if model else None,
            approved=Approved(self.matching, KeptWordings(self.approved_answers)),
        )

    @cached_property
    def desk(self) -> Desk:
        """What chat channels talk to."""
        return self._desk_before(self.assistant)

    def _desk_before(self, assistant: Answering) -> Desk:
        return Desk(assistant, self.conversations, self.feedback)

    def bring_in(
        self, paths: Sequence[Path], *, wait: bool, how: Manner = AT_ONCE
    ) -> Iterator[Step]:
        """Read what is new below ``paths``, step by step; ``wait`` makes the vectors too."""
        read = partial(self.ingest, how=how)
        return bring_in(paths, read, self.embed_pending if wait else None, self.pending)

    def open_service(self, url: str) -> FastAPI:
        """The web application, holding the home and working in the background until closed."""
        from bot.web.app import web_app
        from bot.web.service import Service

        self.settings.make_home()
        key = secrets.token_urlsafe(32)
        self.lock.acquire(url=url, key=key)
        self._opened.callback(self.lock.release)
        worker = self._worker()
        service = Service(self, key, worker, self.watcher(worker.announce))
        return web_app(service, list(self._channels(service)))

    def _worker(self) -> Worker:
        return Worker(
            self.embed_pending,
            self.catalog.generation,
            self.runner,
            tidy=self.forget_conversations,
            moved_on=self.publishing.review,
        )

    def alone(self) -> Service:
        """The application as routes see it, without a port: for a command that speaks their words."""
        from bot.web.service import Service

        return Service(
            self,
            secrets.token_urlsafe(32),
            self._worker(),
            opened=True,
        )

    def _channels(self, assistant: Answering) -> Iterator[Channel]:
        """The chat channels that are set up."""
        telegram = self.settings.telegram
        if telegram.token and (token := telegram.token.get_secret_value().strip()):
            from bot.channels.telegram import TelegramChannel

            yield TelegramChannel(self._desk_before(assistant), token, telegram.base_url)

    def __enter__(self) -> App:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

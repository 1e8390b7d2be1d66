"""What the routes stand on: the application, opened behind a port that answers at once."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import Annotated, Protocol, cast

from fastapi import Depends, Request

from bot.assistant import Assistant, Clock
from bot.errors import KNOWN
from bot.ingestion import AT_ONCE, Manner, Progress, Step, bring_in
from bot.intake.correcting import Correcting
from bot.intake.submission import Submissions
from bot.model import Answer, Question
from bot.records.access.accounts import Accounts
from bot.records.access.keys import ApiKeys
from bot.records.access.sessions import Sessions
from bot.records.access.sign_ins import SignIns
from bot.records.answers import AnswerRecords
from bot.records.conversations import ConversationRecords
from bot.records.feedback import FeedbackRecords
from bot.records.history import History
from bot.records.privacy import Privacy
from bot.web.helpdesk_parts import HelpdeskParts
from bot.web.provider import Stated
from bot.worker import Worker
from bot.worklist.registers import Registers
from ingest.model import Correction, ReadPage, Remark
from ingest.sync import SyncEvent, SyncReport
from vectorstore.audit import Audit
from vectorstore.catalog import Catalog, Counts
from vectorstore.drafts import Drafts
from vectorstore.jobs import Jobs
from vectorstore.library import Library
from vectorstore.originals import Originals
from vectorstore.search import Retriever

LOOK_SECONDS = 0.5
"""How often a waiting ingest looks how far the worker has come."""

log = logging.getLogger(__name__)


class Knobs(Protocol):
    """The settings that the web layer reads."""

    @property
    def host(self) -> str: ...
    @property
    def question_chars(self) -> int: ...
    @property
    def upload_bytes(self) -> int: ...
    @property
    def timezone(self) -> str: ...
    @property
    def public_url(self) -> str | None: ...
    @property
    def asks_per_minute(self) -> int: ...
    @property
    def anyone_may_ask(self) -> bool: ...
    @property
    def widget_origins(self) -> Sequence[str]: ...
    @property
    def oidc(self) -> Stated: ...


class Application(HelpdeskParts, Protocol):
    """The parts of an application that routes use; opening each may take a while."""

    @property
    def settings(self) -> Knobs: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def assistant(self) -> Assistant: ...
    @property
    def catalog(self) -> Catalog: ...
    @property
    def originals(self) -> Originals: ...
    @property
    def library(self) -> Library: ...
    @property
    def jobs(self) -> Jobs: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def submissions(self) -> Submissions: ...
    @property
    def retriever(self) -> Retriever: ...
    @property
    def registers(self) -> Registers: ...
    @property
    def records(self) -> AnswerRecords: ...
    @property
    def feedback(self) -> FeedbackRecords: ...
    @property
    def conversations(self) -> ConversationRecords: ...
    @property
    def history(self) -> History: ...
    @property
    def privacy(self) -> Privacy: ...
    @property
    def keys(self) -> ApiKeys: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def sessions(self) -> Sessions: ...
    @property
    def sign_ins(self) -> SignIns: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def desk_of_corrections(self) -> Correcting: ...
    def corrections_of(self, document: str) -> tuple[Correction, ...]: ...
    def noticed(self, document: str) -> tuple[tuple[ReadPage, ...], tuple[Remark, ...]]: ...
    def draw(self, data: bytes, source: str, number: int) -> bytes: ...
    def ingest(
        self, paths: Sequence[Path], on_event: Callable[[SyncEvent], None], how: Manner
    ) -> SyncReport: ...
    def pending(self) -> int: ...
    def counts(self) -> Counts: ...


class Background(Protocol):
    """What runs behind the service from ``start`` to ``stop``."""

    def start(self) -> None: ...

    def stop(self) -> None: ...


class Service:
    """An application being served: opened in the background, its vectors made by the worker."""

    def __init__(
        self,
        app: Application,
        key: str,
        worker: Worker,
        watcher: Background | None = None,
        *,
        opened: bool = False,
    ) -> None:
        self.app, self.key = app, key
        self._worker, self._watcher = worker, watcher
        self._catalogued, self._ready, self._tried = Event(), Event(), Event()
        if opened:  # nobody waits for a port: whatever is used opens when it is used
            self._tried.set()
        self._opener = Thread(target=self._open, name="fawen-opener", daemon=True)

    def start(self) -> None:
        """Begin opening; returns at once."""
        self._opener.start()

    def stop(self) -> None:
        """Let what is under way come to its end."""
        self._opener.join()
        if self._watcher:
            self._watcher.stop()
        self._worker.stop()

    @property
    def ready(self) -> bool:
        """Whether words can answer."""
        return self._ready.is_set()

    @property
    def assistant(self) -> Assistant:
        """The pipeline, waited for while it opens; raises why it cannot be opened."""
        self._tried.wait()
        assistant = self.app.assistant
        self._ready.set()
        return assistant

    def ask(self, question: Question) -> Answer:
        """What the pipeline answers, once it is open; chat channels ask here."""
        return self.assistant.ask(question)

    def widget_origins(self) -> frozenset[str]:
        """The origins whose pages may ask: those of the settings, and those of widgets' keys."""
        stated = (origin.rstrip("/") for origin in self.app.settings.widget_origins)
        return frozenset(stated) | self.app.keys.origins()

    def counts(self) -> Counts:
        """What the library holds; nothing as long as it is not open."""
        return self.app.counts() if self._catalogued.is_set() else Counts(0, 0, 0, 0)

    def changed(self) -> None:
        """Say that something in the library or among the jobs is new."""
        self._worker.announce()

    def bring_in(
        self, paths: Sequence[Path], *, wait: bool, how: Manner = AT_ONCE
    ) -> Iterator[Step]:
        """Read what is new below ``paths``; ``wait`` tells how the worker's vectors grow too."""

        def read(paths: Sequence[Path], on_event: Callable[[SyncEvent], None]) -> SyncReport:
            with self._worker.held():
                return self.app.ingest(paths, on_event, how)

        return bring_in(paths, read, self._vectors if wait else None, self.app.pending)

    def _vectors(self, on_progress: Progress) -> int:
        """Wait until the worker has made every vector; raises what stops the worker."""
        total = pending = self.app.pending()
        while pending and not self._worker.ending:
            if self._worker.fault:
                raise self._worker.fault
            on_progress(total - pending, total)
            time.sleep(LOOK_SECONDS)
            pending = self.app.pending()
            total = max(total, pending)
        on_progress(total - pending, total)
        return total - pending

    def _open(self) -> None:
        try:
            self.app.catalog.generation()
            self._catalogued.set()
            _ = self.app.assistant
            self._ready.set()
        except KNOWN as error:  # told to whoever asks; the next question tries again
            log.error("opening failed: %s %s", error.code, error.fields)  # noqa: TRY400
        finally:
            self._tried.set()
        if self._catalogued.is_set():
            self.app.originals.sweep()
            self._worker.start()
            if self._watcher:
                self._watcher.start()


def _service(request: Request) -> Service:
    return cast(Service, request.app.state.service)


Serving = Annotated[Service, Depends(_service)]
"""What a route asks for to get at the service."""
